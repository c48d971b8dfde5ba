"""What raises the errors about what shows itself, checks and extras, and how it is mended."""

from __future__ import annotations

from jobtheory.checks.raised.example import Example, job, pair

EXAMPLES: dict[str, Example] = {
    "JT700": job(
        """
tram = jt.Solution("tram", results={"arrive-soon": 8})
jt.compare(job, [tram]).to_frame()
""",
        """
# after: pip install narwhals polars
tram = jt.Solution("tram", results={"arrive-soon": 8})
jt.compare(job, [tram]).to_frame()
""",
        without=("narwhals", "pandas", "polars", "pyarrow"),
    ),
    "JT701": job(
        """
tram = jt.Solution("tram", results={"arrive-soon": 8})
jt.compare(job, [tram]).to_frame("excel")
""",
        """
tram = jt.Solution("tram", results={"arrive-soon": 8})
jt.compare(job, [tram]).to_frame("polars")
""",
    ),
    "JT702": pair(
        """
from jobtheory import show
show.csv("Get across town")
""",
        """
from jobtheory import show
show.csv(jt.Job("Get across town", jt.Purpose(), jt.JobMap([])))
""",
    ),
    "JT703": pair(
        'jt.JobMap.chain("Boil water", "Pour").to_csv(table="edge")',
        'jt.JobMap.chain("Boil water", "Pour").to_csv(table="edges")',
    ),
    "JT704": pair(
        """
import io
jt.JobMap.chain("Pour").to_csv(io.BytesIO())
""",
        """
import io
jt.JobMap.chain("Pour").to_csv(io.StringIO())
""",
    ),
    "JT705": pair(
        'jt.JobMap.chain("Pour").to_svg("pour.svg")',
        """
from pathlib import Path
Path("pour.svg").write_text(jt.JobMap.chain("Pour").to_svg(), encoding="utf-8")
""",
    ),
    "JT710": pair(
        """
from jobtheory import show
show.html("Get across town")
""",
        """
from jobtheory import show
show.html(jt.Job("Get across town", jt.Purpose(), jt.JobMap([])))
""",
    ),
    "JT711": pair('jt.JobMap.chain("Pour").to_svg(width=10)', 'jt.JobMap.chain("Pour").to_svg(width=640)'),
    "JT712": pair(
        'jt.show.svg(jt.JobMap.chain("Pour"), "forces")',
        'jt.show.svg(jt.JobMap.chain("Pour"))',
    ),
    "JT713": pair(
        'jt.show.svg(jt.JobMap.chain("Pour"), colours={"pour": 1})',
        'jt.show.svg(jt.JobMap.chain("Pour"), values={"pour": 1})',
    ),
    "JT714": pair("jt.JobMap([]).to_svg()", 'jt.JobMap.chain("Pour").to_svg()'),
    "JT715": pair(
        """
steps = jt.JobMap([f"Do {n}" for n in range(5000)])
steps.to_svg()
""",
        """
steps = jt.JobMap([f"Do {n}" for n in range(5000)])
steps.only("do-1", "do-2").to_svg()
""",
    ),
    "JT716": pair(
        'jt.JobMap.chain("Pour").to_svg(values={"pour": 7})', 'jt.JobMap.chain("Pour").to_svg(values={"pour": 0.7})'
    ),
    "JT717": pair(
        'jt.JobMap.chain("Pour").to_svg(values={"pour": 1}, durations={"pour": "3 min"})',
        'jt.JobMap.chain("Pour").to_svg(durations={"pour": "3 min"})',
    ),
    "JT718": pair(
        """
jobs = jt.JobNetwork(["Post", "Bank"], [("post", "bank")])
jobs.to_svg(job="post")
""",
        """
jobs = jt.JobNetwork(["Post", "Bank"], [("post", "bank")])
jobs.to_svg(job="post", solutions={"bank": [jt.Solution("branch")]})
""",
    ),
    "JT719": pair(
        """
steps = jt.JobMap.chain(*(f"Do {n}" for n in range(900)))
steps.to_mermaid()
""",
        """
steps = jt.JobMap.chain(*(f"Do {n}" for n in range(900)))
steps.before("do-9").to_mermaid()
""",
    ),
    "JT720": pair(
        'jt.JobMap.chain("Pour").to_svg(solution=jt.Solution("French press", steps={"pour-water": 7}))',
        'jt.JobMap.chain("Pour").to_svg(solution=jt.Solution("French press", steps={"pour": 7}))',
    ),
    "JT801": pair(
        'jt.checks.Lexicon.english().extended("brands", "Acme")',
        'jt.checks.Lexicon.english().extended("products.brands", "Acme")',
    ),
    "JT802": job('jt.check(job, select="two-nedes")', 'jt.check(job, select="two-needs")'),
    "JT803": pair('jt.checks.explain("JT81")', 'jt.checks.explain("JT813")'),
    "JT901": pair(
        "import jobtheory.testing",
        """
# after: pip install 'jobtheory[testing]'
import jobtheory.testing
""",
        without=("hypothesis",),
    ),
}
