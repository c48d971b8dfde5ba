"""What raises the errors about learning from choices, and how it is mended."""

from __future__ import annotations

from jobtheory.checks.raised.example import Example, job, pair

FRAME = """import jobtheory as jt
frame = {"case": [1, 1, 2, 2], "alt": ["bus", "car"] * 2, "hired": [1, 0, 0, 1], "minutes": [10, 30, 15, 20]}
"""
READ = 'data = jt.learn.ChoiceData.from_frame(frame, chooser="case", solution="alt", hired="hired")\n'
FIT = 'fit = jt.learn.fit_choices(data, needs=["minutes"])\n'
TRAVEL = """import jobtheory as jt
frame = jt.datasets.travel_mode().to_frame("polars")
data = jt.learn.ChoiceData.from_frame(frame, chooser="individual", solution="mode", hired="choice")
"""


def read(failing: str, mended: str) -> Example:
    """Return snippets that change a frame, read it and learn from it."""
    return Example(f"{FRAME}{failing}\n{READ}{FIT}", f"{FRAME}{mended}\n{READ}{FIT}")


def learned(failing: str, mended: str) -> Example:
    """Return snippets that do something with a fit."""
    return pair(failing, mended, f"{FRAME}{READ}{FIT}")


def travelled(failing: str, mended: str) -> Example:
    """Return snippets that do something with the travel data."""
    return pair(failing, mended, TRAVEL)


EXAMPLES: dict[str, Example] = {
    "JT721": read('frame["minutes"] = ["10 min", "30 min", "15 min", "20 min"]', 'frame["minutes"] = [10, 30, 15, 20]'),
    "JT722": read('frame["minutes"][3] = float("nan")', 'frame["minutes"][3] = 18'),
    "JT723": read('frame["hired"] = [1, 0, 0, 0]', 'frame["hired"] = [1, 0, 0, 1]'),
    "JT724": read('frame["hired"] = [1, 1, 0, 1]', 'frame["hired"] = [1, 0, 0, 1]'),
    "JT725": read('frame["alt"] = ["bus", "bus", "bus", "car"]', 'frame["alt"] = ["bus", "train", "bus", "car"]'),
    "JT726": travelled("jt.learn.fit_choices(data)", 'jt.learn.fit_choices(data, needs=["gc"])'),
    "JT727": travelled(
        'jt.learn.fit_choices(data, needs=["gc", "hinc"])',
        'jt.learn.fit_choices(data, needs=["gc"], by_solution={"hinc": ["air"]})',
    ),
    "JT728": travelled(
        'jt.learn.fit_choices(data, needs=["gc"], by_solution={"hinc": ["air", "bus", "car", "train"]})',
        'jt.learn.fit_choices(data, needs=["gc"], by_solution={"hinc": ["air", "bus", "train"]})',
    ),
    "JT729": read('frame["minutes"] = [10, 30, 25, 20]', 'frame["minutes"] = [10, 30, 15, 20]'),
    "JT730": travelled(
        'jt.learn.fit_choices(data, needs=["invt"], nests={"road": ["bus", "car"]})',
        'jt.learn.fit_choices(data, needs=["invt"], nests={"on land": ["bus", "car", "train"]})',
    ),
    "JT731": travelled(
        'jt.learn.fit_choices(data, needs=["gc"], constants="cars")',
        'jt.learn.fit_choices(data, needs=["gc"], constants="car")',
    ),
    "JT732": travelled(
        'jt.learn.fit_choices(data, needs=["gc", "gc"])',
        'jt.learn.fit_choices(data, needs=["gc", "ttme"])',
    ),
    "JT733": travelled(
        'jt.learn.fit_choices(data, needs=["gc", "ttme"]).trade_off("ttme", "cost")',
        'jt.learn.fit_choices(data, needs=["gc", "ttme"]).trade_off("ttme", "gc")',
    ),
    "JT734": travelled(
        """
fit = jt.learn.fit_choices(data, needs=["gc", "ttme"], constants="car")
tram = {"case": [1], "alt": ["tram"], "gc": [9], "ttme": [5]}
other = jt.learn.ChoiceData.from_frame(tram, chooser="case", solution="alt")
fit.forecast(other, population_shares="sample")
""",
        """
fit = jt.learn.fit_choices(data, needs=["gc", "ttme"], constants="car")
tram = {"case": [1], "alt": ["tram"], "gc": [9], "ttme": [5]}
other = jt.learn.ChoiceData.from_frame(tram, chooser="case", solution="alt")
fit.forecast(other, population_shares="sample", like={"tram": "train"})
""",
    ),
    "JT735": travelled(
        """
fit = jt.learn.fit_choices(data, needs=["gc", "ttme"], constants="car")
fit.forecast(population_shares={"car": 0.64})
""",
        """
fit = jt.learn.fit_choices(data, needs=["gc", "ttme"], constants="car")
fit.forecast(population_shares={"air": 0.14, "train": 0.13, "bus": 0.09, "car": 0.64})
""",
    ),
    "JT736": learned('fit.evaluate(data.with_solution("tram", like="bus"))', "fit.evaluate(data)"),
    "JT737": learned("fit.without_data().shares()", "fit.shares()"),
    "JT738": learned(
        """
late = jt.Goal("Take my time", measure=jt.Measure("way", "min", worst=10, target=60))
jt.Job("Get home", jt.Purpose(goals=[late]), jt.JobMap([])).with_importances(fit, {"take-my-time": "minutes"})
""",
        """
soon = jt.Goal("Arrive soon", measure=jt.Measure("way", "min", worst=60, target=10))
jt.Job("Get home", jt.Purpose(goals=[soon]), jt.JobMap([])).with_importances(fit, {"arrive-soon": "minutes"})
""",
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
    "JT740": travelled(
        'jt.learn.fit_choices(data, needs=["gc"], nests={"alone": ["car"]})',
        'jt.learn.fit_choices(data, needs=["gc", "ttme"], nests={"land": ["car", "bus", "train"]})',
    ),
    "JT742": travelled(
        'jt.learn.fit_choices(data, needs=["gc", "ttme", "invc", "invt"], constants="car", panel="psize")',
        'jt.learn.fit_choices(data, needs=["gc", "ttme", "invc", "invt"], constants="car", panel="individual")',
    ),
    "JT743": learned("data.chooser(360)", "data.chooser(1)"),
    "JT741": learned('data.without("bus", "car")', 'data.without("bus")'),
}
