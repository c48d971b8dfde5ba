"""What raises the errors about learning from choices, and how it is mended."""

from __future__ import annotations

from jobtheory.checks.raised.example import Example, job, pair

CHOICES = """import jobtheory as jt
frame = {
    "case": [n // 2 for n in range(12)],
    "alt": ["tram", "walk"] * 6,
    "hired": [1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1],
    "minutes": [10, 30, 30, 15, 20, 25, 25, 20, 40, 30, 15, 20],
}
"""
READ = 'data = jt.learn.ChoiceData.from_frame(frame, chooser="case", solution="alt", hired="hired")\n'
FIT = 'fit = jt.learn.fit_choices(data, needs=["minutes"])\n'
CONSTANT = 'fit = jt.learn.fit_choices(data, needs=["minutes"], constants="walk")\n'


def read(failing: str, mended: str) -> Example:
    """Return snippets that change a frame, read it and learn from it."""
    return Example(f"{CHOICES}{failing}\n{READ}{FIT}", f"{CHOICES}{mended}\n{READ}{FIT}")


def learned(failing: str, mended: str, *, fit: str = "") -> Example:
    """Return snippets that do something with data, or with a fit."""
    return pair(failing, mended, f"{CHOICES}{READ}{fit}")


EXAMPLES: dict[str, Example] = {
    "JT720": learned(
        'jt.learn.fit_choices(data, needs=["minute"])',
        'jt.learn.fit_choices(data, needs=["minutes"])',
    ),
    "JT721": read(
        'frame["minutes"] = [f"{m} min" for m in frame["minutes"]]',
        'frame["minutes"] = [float(m) for m in frame["minutes"]]',
    ),
    "JT722": read('frame["minutes"][3] = float("nan")', 'frame["minutes"][3] = 15'),
    "JT723": read('frame["hired"][1:4] = [0, 0, 0]', 'frame["hired"][1:4] = [0, 0, 1]'),
    "JT724": read('frame["hired"][0:2] = [1, 1]', 'frame["hired"][0:2] = [1, 0]'),
    "JT725": read('frame["alt"][1] = "tram"', 'frame["alt"][1] = "walk"'),
    "JT726": learned("jt.learn.fit_choices(data)", 'jt.learn.fit_choices(data, needs=["minutes"])'),
    "JT727": read(
        'frame["minutes"] = [10, 10, 20, 20, 15, 15, 30, 30, 25, 25, 5, 5]',
        'frame["minutes"] = [10, 12, 20, 20, 15, 15, 30, 30, 24, 25, 5, 5]',
    ),
    "JT728": learned(
        """
frame["hours"] = [m / 60 for m in frame["minutes"]]
data = jt.learn.ChoiceData.from_frame(frame, chooser="case", solution="alt", hired="hired")
jt.learn.fit_choices(data, needs=["minutes", "hours"])
""",
        'jt.learn.fit_choices(data, needs=["minutes"])',
    ),
    "JT729": read(
        'frame["minutes"] = [10 if hired else 20 for hired in frame["hired"]]',
        'frame["minutes"] = [10, 20, 20, 10, 10, 20, 10, 20, 20, 10, 10, 20]',
    ),
    "JT730": learned(
        """
import jobtheory.learn.logit as logit
logit.LONGEST = 1
try:
    jt.learn.fit_choices(data, needs=["minutes"])
finally:
    logit.LONGEST = 60
""",
        'jt.learn.fit_choices(data, needs=["minutes"])',
    ),
    "JT731": learned(
        'jt.learn.fit_choices(data, needs=["minutes"], constants="car")',
        'jt.learn.fit_choices(data, needs=["minutes"], constants="walk")',
    ),
    "JT732": learned(
        'jt.learn.fit_choices(data, needs=["minutes", "minutes"])',
        'jt.learn.fit_choices(data, needs=["minutes"])',
    ),
    "JT733": learned('fit.trade_off("minutes", "fare")', 'fit.trade_off("minutes", "minutes")', fit=FIT),
    "JT734": learned(
        """
changed = {**frame, "alt": ["bike" if alt == "tram" else alt for alt in frame["alt"]]}
fit.forecast(changed, population_shares="sample")
""",
        """
changed = {**frame, "alt": ["bike" if alt == "tram" else alt for alt in frame["alt"]]}
fit.forecast(changed, like={"bike": "tram"}, population_shares="sample")
""",
        fit=CONSTANT,
    ),
    "JT735": learned(
        'fit.forecast(population_shares={"tram": 0.2})',
        'fit.forecast(population_shares={"tram": 0.2, "walk": 0.8})',
        fit=CONSTANT,
    ),
    "JT736": learned('fit.evaluate(data.without("walk"))', "fit.evaluate(data)", fit=FIT),
    "JT737": learned("fit.without_data().shares()", "fit.shares()", fit=FIT),
    "JT738": learned(
        """
slow = jt.Goal("Take my time", measure=jt.Measure("way", "min", worst=10, target=60))
jt.Job("Get home", jt.Purpose(goals=[slow]), jt.JobMap([])).with_importances(fit, {"take-my-time": "minutes"})
""",
        """
soon = jt.Goal("Arrive soon", measure=jt.Measure("way", "min", worst=60, target=10))
jt.Job("Get home", jt.Purpose(goals=[soon]), jt.JobMap([])).with_importances(fit, {"arrive-soon": "minutes"})
""",
        fit=FIT,
    ),
    "JT739": job(
        """
import attrs
attrs.evolve(job, weights={"arrive-soon": jt.Weight(3, "scored")})
""",
        """
import attrs
attrs.evolve(job, weights={"arrive-soon": jt.Weight(1, "scored")})
""",
    ),
    "JT740": learned(
        'jt.learn.fit_choices(data, needs=["minutes"], nests={"foot": ["walk"]})',
        'jt.learn.fit_choices(data, needs=["minutes"])',
    ),
    "JT741": learned('data.without("tram", "walk")', 'data.without("tram")'),
}
