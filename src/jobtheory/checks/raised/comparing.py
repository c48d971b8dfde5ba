"""What raises the errors about comparisons, and how it is mended."""

from __future__ import annotations

from jobtheory.checks.raised.example import Example, job, pair

EXAMPLES: dict[str, Example] = {
    "JT401": job(
        'jt.compare(job, [jt.Solution("tram", results={"travel": 8})])',
        'jt.compare(job, [jt.Solution("tram", steps={"travel": 8})])',
    ),
    "JT501": job(
        'jt.compare(job, [jt.Solution("tram", results={"arrive-soon": 8})], good_enough=80)',
        'jt.compare(job, [jt.Solution("tram", results={"arrive-soon": 8})], good_enough=0.8)',
    ),
    "JT502": job(
        'jt.compare(job, [jt.Solution("tram")])',
        'jt.compare(job, [jt.Solution("tram", results={"arrive-soon": 8})])',
    ),
    "JT503": job(
        'jt.compare(job, [jt.Solution("tram", results={"arrive-soon": 8})], incumbent="trams")',
        'jt.compare(job, [jt.Solution("tram", results={"arrive-soon": 8})], incumbent="tram")',
    ),
    "JT504": job(
        'jt.compare(job, [jt.Solution("tram", results={"arrive-soon": n}) for n in (7, 8)])',
        'jt.compare(job, [jt.Solution(f"tram {n}", results={"arrive-soon": n}) for n in (7, 8)])',
    ),
    "JT505": job(
        'jt.compare(job, [jt.Solution("tram", results={"arrive-soon": 8})], performer="Ben")',
        'jt.compare(job, [jt.Solution("tram", results={"arrive-soon": 8})])',
    ),
    "JT506": job(
        'jt.compare(job, [jt.Solution(name, results={"arrive-soon": 8}) for name in ("tram", "walk")]).grid("tram")',
        """
solutions = [jt.Solution(name, results={"arrive-soon": 8}) for name in ("tram", "walk")]
jt.compare(job, solutions, incumbent="walk").grid("tram")
""",
    ),
    "JT510": pair("jt.SwitchingModel(optimism=0.5)", "jt.SwitchingModel(optimism=1.5)"),
    "JT514": job(
        """
solutions = [jt.Solution(name, steps={"travel": 8}) for name in ("tram", "walk")]
jt.compare(job, solutions, incumbent="walk").grid("tram")
""",
        """
solutions = [jt.Solution(name, results={"arrive-soon": 8}, steps={"travel": 8}) for name in ("tram", "walk")]
jt.compare(job, solutions, incumbent="walk").grid("tram")
""",
    ),
    "JT515": pair("jt.Forces.stated(push=3, anxiety=-2)", "jt.Forces.stated(push=3, anxiety=2)"),
    "JT516": pair("jt.Forces.from_quotes([])", 'jt.Forces.from_quotes([("push", jt.Evidence("stated", "Ann"))])'),
    "JT520": job(
        """
tram = jt.Solution("tram", results={"arrive-soon": jt.between(6, 8)})
jt.compare(job, [tram]).robustness(100)
""",
        """
# after: pip install 'jobtheory[learn]'
tram = jt.Solution("tram", results={"arrive-soon": jt.between(6, 8)})
jt.compare(job, [tram]).robustness(100)
""",
        without=("numpy",),
    ),
    "JT521": job(
        'jt.compare(job, [jt.Solution("tram", results={"arrive-soon": 8})]).robustness(0)',
        'jt.compare(job, [jt.Solution("tram", results={"arrive-soon": 8})]).robustness(100)',
    ),
    "JT522": job(
        'jt.compare(job, [jt.Solution("tram", steps={"travel": 8})]).robustness(100, weights={"travel": (3, 1)})',
        'jt.compare(job, [jt.Solution("tram", steps={"travel": 8})]).robustness(100, weights={"travel": (1, 3)})',
    ),
    "JT530": job(
        """
tram = jt.Solution("tram", steps={"travel": 8})
jt.learn.compare_many(job, [tram], importances={"travel": ["much", "little"]})
""",
        """
tram = jt.Solution("tram", steps={"travel": 8})
jt.learn.compare_many(job, [tram], importances={"travel": [3, 1]})
""",
    ),
    "JT531": job(
        """
tram = jt.Solution("tram", steps={"travel": 8})
jt.learn.compare_many(job, [tram], importances={"travel": [3, 1], "set-out": [1, 1, 2]})
""",
        """
tram = jt.Solution("tram", steps={"travel": 8})
jt.learn.compare_many(job, [tram], importances={"travel": [3, 1, 1], "set-out": [1, 1, 2]})
""",
    ),
    "JT532": job(
        """
tram = jt.Solution("tram", steps={"travel": 8})
jt.learn.compare_many(job, [tram], importances={"travel": [3, -1]})
""",
        """
tram = jt.Solution("tram", steps={"travel": 8})
jt.learn.compare_many(job, [tram], importances={"travel": [3, 1]})
""",
    ),
}
