"""For every code that the library raises, a snippet that raises it, and the same one mended.

The tests execute both, and the documentation shows them, so they are short and say one thing each.
"""

from __future__ import annotations

from typing import NamedTuple


class Example(NamedTuple):
    """How one error comes about, and how it is mended."""

    failing: str
    mended: str
    without: tuple[str, ...] = ()
    """Packages that are not installed where the first one fails."""


def caught(code: str) -> str:
    """Return a snippet that raises as one that shows what is raised."""
    start, _, rest = code.partition("\n")
    body = "".join(f"    {line}\n" if line else "\n" for line in rest.strip("\n").split("\n"))
    return f"{start}\ntry:\n{body}except jt.JobTheoryError as error:\n    print(error)\n"


_JOB = """import jobtheory as jt
job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap.chain("Set out", "Travel"))
"""


_LOADS = """jt.loads('{"jobtheory": 1, "job": {"statement": "Wait", "purpose": {}, %s}}')"""
_LEVELS = """
jt.loads('''{"jobtheory": 1,
  "job": {"statement": "Wait", "purpose": {"goals": [{"statement": "Rest"}]}, "action": {"steps": []}},
  "solutions": [{"name": "bench", "results": {"rest": %s}}]}''')
"""


def _pair(
    failing: str, mended: str, start: str = "import jobtheory as jt\n", *, without: tuple[str, ...] = ()
) -> Example:
    return Example(f"{start}{failing.strip()}\n", f"{start}{mended.strip()}\n", without)


def _job(failing: str, mended: str, *, without: tuple[str, ...] = ()) -> Example:
    return _pair(failing, mended, _JOB, without=without)


def _document(failing: str, mended: str) -> Example:
    return _pair(_LOADS % failing, _LOADS % mended)


def _levels(failing: str, mended: str) -> Example:
    return _pair(_LEVELS % failing, _LEVELS % mended)


EXAMPLES: dict[str, Example] = {
    # values
    "JT101": _pair(
        "class Wish(jt.Goal): ...",
        """
class Wish:
    def __init__(self, goal: jt.Goal) -> None:
        self.goal = goal
""",
    ),
    "JT102": _pair(
        """
tram = jt.Solution("tram", results={"arrive-soon": 8})
tram.results.comment = "fast"
""",
        """
tram = jt.Solution("tram", results={"arrive-soon": jt.Level(8, jt.Evidence("stated", "fast, riders say"))})
""",
    ),
    "JT103": _pair('jt.Step("Pour", optional="no")', 'jt.Step("Pour", optional=False)'),
    "JT104": _pair('jt.Goal("")', 'jt.Goal("Arrive soon")'),
    "JT105": _pair('jt.Step("Pour", stage="exekute")', 'jt.Step("Pour", stage="execute")'),
    "JT106": _pair('jt.Purpose(goals="Arrive soon")', 'jt.Purpose(goals=["Arrive soon"])'),
    "JT107": _pair(
        """
from itertools import count
jt.JobMap(f"Step {n}" for n in count())
""",
        'jt.JobMap(f"Step {n}" for n in range(12))',
    ),
    "JT108": _pair('jt.Goal("Arrive soon", importance=-1)', 'jt.Goal("Arrive soon", importance=0)'),
    "JT109": _pair(
        'jt.Job("Get there", jt.Purpose(goals=[jt.Goal("Arrive soon", importance=0)]), jt.JobMap(["Go"]))',
        'jt.Job("Get there", jt.Purpose(goals=[jt.Goal("Arrive soon", importance=2)]), jt.JobMap(["Go"]))',
    ),
    "JT110": _pair(
        'jt.Evidence("trial", "our own office", date="1 March 2026")',
        'jt.Evidence("trial", "our own office", date="2026-03-01")',
    ),
    "JT111": _pair(
        'jt.Measure("ride", "min", worst=60, target="1 h")',
        'jt.Measure("ride", "min", worst=60, target="20 min")',
    ),
    "JT112": _pair(
        'jt.JobMap(["Check in", "Check-in"])',
        'jt.JobMap(["Check in", jt.Step("Check-in", key="check-in-again")])',
    ),
    # numbers, units and quantities
    "JT120": _pair('jt.Level("1,5 h")', 'jt.Level("1.5 h")'),
    "JT121": _pair('jt.Goal("Arrive soon", importance="2")', 'jt.Goal("Arrive soon", importance=2)'),
    "JT122": _pair(
        'jt.Solution("tram", results={"arrive-soon": float("nan")})',
        'jt.Solution("tram")  # what is left out is unknown',
    ),
    "JT123": _pair("jt.Level(10**400)", "jt.Level(10**40)"),
    "JT124": _pair('jt.Quantity(5, "really" * 20)', 'jt.Quantity(5, "{really}")'),
    "JT125": _pair('jt.Measure("ride", "minits", 60, 20)', 'jt.Measure("ride", "min", 60, 20)'),
    "JT126": _pair('jt.Quantity(5, "kg*(m/s)")', 'jt.Quantity(5, "kg*m/s")'),
    "JT127": _pair('jt.Quantity(2, "degC/h")', 'jt.Quantity(2, "K/h")'),
    "JT128": _pair('jt.Quantity(2, "{}")', 'jt.Quantity(2, "{stock-out}")'),
    "JT129": _pair("jt.Quantity(2, None)", 'jt.Quantity(2, "1")'),
    "JT130": _pair('jt.Level("45")', 'jt.Level("45 min")'),
    "JT131": _pair('jt.Level("about 45 min")', 'jt.Level("45 min")'),
    "JT132": _pair(
        'jt.Measure("ride", "min", worst="60 km", target=20)',
        'jt.Measure("ride", "min", worst="1 h", target=20)',
    ),
    "JT133": _pair('jt.Quantity(1e300, "m")', 'jt.Quantity(1e200, "m")'),
    "JT134": _pair('jt.Quantity(5, "m**9")', 'jt.Quantity(5, "m**3")'),
    "JT135": _pair("jt.Quantity.from_pint(45)", 'jt.Quantity(45, "min")'),
    "JT136": _pair(
        """
import pint
jt.Quantity(3, "AUD").to_pint(pint.UnitRegistry())
""",
        """
import pint
registry = pint.UnitRegistry()
registry.define("AUD = [AUD]")
jt.Quantity(3, "AUD").to_pint(registry)
""",
    ),
    "JT137": _pair(
        """
import pint
jt.Level(pint.UnitRegistry().Quantity(3, "parsec"))
""",
        """
import pint
jt.Level(pint.UnitRegistry().Quantity(3, "parsec").to("light_year"))
""",
    ),
    "JT138": _pair(
        'jt.Quantity(45, "min").to_pint("registry")',
        """
import pint
jt.Quantity(45, "min").to_pint(pint.UnitRegistry())
""",
    ),
    "JT139": _pair('jt.Quantity(45, "min") < 60', 'jt.Quantity(45, "min") < jt.Quantity(60, "min")'),
    # levels
    "JT140": _pair('jt.between(20, "40 min")', 'jt.between("20 min", "40 min")'),
    "JT141": _pair('jt.between("1 h", "20 min")', 'jt.between("20 min", "1 h")'),
    "JT142": _pair("jt.between(20, 40, likely=50)", "jt.between(20, 40, likely=30)"),
    "JT143": _pair('jt.Level((80, "30 min", 5))', 'jt.Level((80, "30 min"))'),
    "JT144": _pair('jt.Solution("tram", results={"arrive-soon": None})', 'jt.Solution("tram", results={})'),
    "JT145": _job(
        'jt.compare(job, [jt.Solution("tram", results={"arrive-soon": jt.SPARED})])',
        'jt.compare(job, [jt.Solution("tram", results={"arrive-soon": 8}, steps={"set-out": jt.SPARED})])',
    ),
    "JT146": _pair(
        """
flat = jt.Problem("A tyre goes flat", within=jt.Measure("back on the road", "min", worst=60, target=0))
job = jt.Job("Ride to work", jt.Purpose(problems=[flat]), jt.JobMap.chain("Ride"))
jt.compare(job, [jt.Solution("bicycle", results={"a-tyre-goes-flat": 80})])
""",
        """
flat = jt.Problem("A tyre goes flat", within=jt.Measure("back on the road", "min", worst=60, target=0))
job = jt.Job("Ride to work", jt.Purpose(problems=[flat]), jt.JobMap.chain("Ride"))
jt.compare(job, [jt.Solution("bicycle", results={"a-tyre-goes-flat": (80, "30 min")})])
""",
    ),
    "JT147": _pair(
        """
spill = jt.Hazard("Spill on the shirt", likelihood=0.05)
job = jt.Job("Eat on the way", jt.Purpose(hazards=[spill]), jt.JobMap.chain("Eat"))
jt.compare(job, [jt.Solution("milkshake", results={"spill-on-the-shirt": 2})])
""",
        """
spill = jt.Hazard("Spill on the shirt", likelihood=0.05)
job = jt.Job("Eat on the way", jt.Purpose(hazards=[spill]), jt.JobMap.chain("Eat"))
jt.compare(job, [jt.Solution("milkshake", results={"spill-on-the-shirt": "2 %"})])
""",
    ),
    "JT148": _pair(
        "jt.Level(8, others=[jt.Level(9)])",
        'jt.Level(8, others=[jt.Level(9, jt.Evidence("claim", "the seller"))])',
    ),
    "JT150": _pair(
        'jt.Hazard("Spill on the shirt", likelihood=5)',
        'jt.Hazard("Spill on the shirt", likelihood="5 %")',
    ),
    "JT151": _pair(
        'jt.Hazard("Spill", likelihood="5 %", measure=jt.Measure("spills", "event/year", worst=12, target=0))',
        'jt.Hazard("Spill", measure=jt.Measure("spills", "event/year", worst=12, target=0))',
    ),
    "JT152": _pair(
        'jt.Problem("A tyre goes flat", within=jt.Measure("walk home", "km", worst=5, target=0))',
        'jt.Problem("A tyre goes flat", within=jt.Measure("walk home", "min", worst=60, target=0))',
    ),
    # the job map
    "JT201": _pair(
        'jt.JobMap(["grind", "pour"], [("grind", "pour", "then")])',
        'jt.JobMap(["grind", "pour"], [("grind", "pour")])',
    ),
    "JT202": _pair(
        'jt.JobMap(["grind", "pour"], [("grind", "pour"), ("grind", "pour")])',
        'jt.JobMap(["grind", "pour"], [("grind", "pour")])',
    ),
    "JT203": _pair(
        'jt.JobMap(["grind", "pour"], [("gring", "pour")])',
        'jt.JobMap(["grind", "pour"], [("grind", "pour")])',
    ),
    "JT204": _pair(
        'jt.JobMap(["pay cash", "pay by card"], alternatives=[["pay-cash"]])',
        'jt.JobMap(["pay cash", "pay by card"], alternatives=[["pay-cash", "pay-by-card"]])',
    ),
    "JT205": _pair(
        'jt.JobMap(["taste", "season"], [("taste", "season"), ("season", "taste")])',
        'jt.JobMap(["taste", "season"], [("taste", "season")], repeats=[("season", "taste")])',
    ),
    "JT206": _pair(
        'jt.JobMap(["cash", "card", "voucher"], alternatives=[["cash", "card"], ["card", "voucher"]])',
        'jt.JobMap(["cash", "card", "voucher"], alternatives=[["cash", "card", "voucher"]])',
    ),
    "JT207": _pair(
        'jt.JobMap(["grind", "pour", "taste"], [("pour", "taste")], repeats=[("taste", "grind")])',
        'jt.JobMap(["grind", "pour", "taste"], [("pour", "taste")], repeats=[("taste", "pour")])',
    ),
    "JT208": _pair(
        'jt.JobMap.chain("pour", "taste", repeats=[["taste"]])',
        'jt.JobMap.chain("pour", "taste", repeats=[["taste", "pour"]])',
    ),
    "JT209": _pair(
        'jt.JobMap.chain("pour", "taste", repeats=[("pour", "taste")])',
        'jt.JobMap.chain("pour", "taste", repeats=[("taste", "pour")])',
    ),
    "JT210": _pair(
        """
import networkx as nx
jt.JobMap.from_graph(nx.Graph([("grind", "pour")]))
""",
        """
import networkx as nx
jt.JobMap.from_graph(nx.DiGraph([("grind", "pour")]))
""",
    ),
    "JT211": _pair(
        """
import networkx as nx
jt.JobMap.from_graph(nx.DiGraph([(("grind", 1), "pour")]))
""",
        """
import networkx as nx
jt.JobMap.from_graph(nx.DiGraph([("grind 1", "pour")]))
""",
    ),
    "JT212": _pair(
        """
import networkx as nx
graph = nx.DiGraph()
graph.add_node("grind", step=jt.Step("Grind the beans"))
jt.JobMap.from_graph(graph)
""",
        """
import networkx as nx
graph = nx.DiGraph()
graph.add_node("grind", step=jt.Step("Grind the beans", key="grind"))
jt.JobMap.from_graph(graph)
""",
    ),
    "JT220": _pair(
        'jt.JobMap.chain("grind", "pour").critical_path({"grind": 1, "pour": "2 min"})',
        'jt.JobMap.chain("grind", "pour").critical_path({"grind": "1 min", "pour": "2 min"})',
    ),
    "JT221": _pair(
        'jt.JobMap.chain("pour").critical_path({"pour": "-2 min"})',
        'jt.JobMap.chain("pour").critical_path({"pour": "2 min"})',
    ),
    "JT222": _pair(
        'jt.JobMap.chain("grind", "pour").critical_path({"pour": "2 min"})',
        'jt.JobMap.chain(jt.Step("grind", optional=True), "pour").critical_path({"pour": "2 min"})',
    ),
    # the job
    "JT301": _job('job["arive-soon"]', 'job["arrive-soon"]'),
    "JT302": _pair(
        'jt.Job("Eat", jt.Purpose(goals=[jt.Goal("Stay full", step="chew")]), jt.JobMap.chain("Swallow"))',
        'jt.Job("Eat", jt.Purpose(goals=[jt.Goal("Stay full", step="chew")]), jt.JobMap.chain("Chew", "Swallow"))',
    ),
    "JT303": _pair(
        """
shift = jt.Progress("hungry by ten", "last until lunch", "functional", outcomes=["stay-ful"])
jt.Job("Eat", jt.Purpose(goals=["Stay full"]), jt.JobMap.chain("Chew"), progress=[shift])
""",
        """
shift = jt.Progress("hungry by ten", "last until lunch", "functional", outcomes=["stay-full"])
jt.Job("Eat", jt.Purpose(goals=["Stay full"]), jt.JobMap.chain("Chew"), progress=[shift])
""",
    ),
    "JT304": _pair(
        """
people = [jt.Performer("buyer", "Ben") for _ in range(2)]
jt.Job("Eat", jt.Purpose(goals=["Stay full"]), jt.JobMap.chain("Chew"), performers=people)
""",
        """
people = [jt.Performer("buyer", "Ben"), jt.Performer("buyer", "Ann")]
jt.Job("Eat", jt.Purpose(goals=["Stay full"]), jt.JobMap.chain("Chew"), performers=people)
""",
    ),
    # hiring
    "JT401": _job(
        'jt.compare(job, [jt.Solution("tram", results={"travel": 8})])',
        'jt.compare(job, [jt.Solution("tram", steps={"travel": 8})])',
    ),
    "JT501": _job(
        'jt.compare(job, [jt.Solution("tram", results={"arrive-soon": 8})], good_enough=80)',
        'jt.compare(job, [jt.Solution("tram", results={"arrive-soon": 8})], good_enough=0.8)',
    ),
    "JT502": _job(
        'jt.compare(job, [jt.Solution("tram")])',
        'jt.compare(job, [jt.Solution("tram", results={"arrive-soon": 8})])',
    ),
    "JT503": _job(
        'jt.compare(job, [jt.Solution("tram", results={"arrive-soon": 8})], incumbent="trams")',
        'jt.compare(job, [jt.Solution("tram", results={"arrive-soon": 8})], incumbent="tram")',
    ),
    "JT504": _job(
        'jt.compare(job, [jt.Solution("tram", results={"arrive-soon": n}) for n in (7, 8)])',
        'jt.compare(job, [jt.Solution(f"tram {n}", results={"arrive-soon": n}) for n in (7, 8)])',
    ),
    "JT505": _job(
        'jt.compare(job, [jt.Solution("tram", results={"arrive-soon": 8})], performer="Ben")',
        'jt.compare(job, [jt.Solution("tram", results={"arrive-soon": 8})])',
    ),
    "JT506": _job(
        'jt.compare(job, [jt.Solution(name, results={"arrive-soon": 8}) for name in ("tram", "walk")]).grid("tram")',
        """
solutions = [jt.Solution(name, results={"arrive-soon": 8}) for name in ("tram", "walk")]
jt.compare(job, solutions, incumbent="walk").grid("tram")
""",
    ),
    "JT510": _pair("jt.SwitchingModel(optimism=0.5)", "jt.SwitchingModel(optimism=1.5)"),
    "JT514": _job(
        """
solutions = [jt.Solution(name, steps={"travel": 8}) for name in ("tram", "walk")]
jt.compare(job, solutions, incumbent="walk").grid("tram")
""",
        """
solutions = [jt.Solution(name, results={"arrive-soon": 8}, steps={"travel": 8}) for name in ("tram", "walk")]
jt.compare(job, solutions, incumbent="walk").grid("tram")
""",
    ),
    "JT515": _pair("jt.Forces.stated(push=3, anxiety=-2)", "jt.Forces.stated(push=3, anxiety=2)"),
    "JT516": _pair("jt.Forces.from_quotes([])", 'jt.Forces.from_quotes([("push", jt.Evidence("stated", "Ann"))])'),
    "JT520": _job(
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
    "JT521": _job(
        'jt.compare(job, [jt.Solution("tram", results={"arrive-soon": 8})]).robustness(0)',
        'jt.compare(job, [jt.Solution("tram", results={"arrive-soon": 8})]).robustness(100)',
    ),
    "JT522": _job(
        'jt.compare(job, [jt.Solution("tram", steps={"travel": 8})]).robustness(100, weights={"travel": (3, 1)})',
        'jt.compare(job, [jt.Solution("tram", steps={"travel": 8})]).robustness(100, weights={"travel": (1, 3)})',
    ),
    "JT530": _job(
        """
tram = jt.Solution("tram", steps={"travel": 8})
jt.learn.compare_many(job, [tram], importances={"travel": ["much", "little"]})
""",
        """
tram = jt.Solution("tram", steps={"travel": 8})
jt.learn.compare_many(job, [tram], importances={"travel": [3, 1]})
""",
    ),
    "JT531": _job(
        """
tram = jt.Solution("tram", steps={"travel": 8})
jt.learn.compare_many(job, [tram], importances={"travel": [3, 1], "set-out": [1, 1, 2]})
""",
        """
tram = jt.Solution("tram", steps={"travel": 8})
jt.learn.compare_many(job, [tram], importances={"travel": [3, 1, 1], "set-out": [1, 1, 2]})
""",
    ),
    "JT532": _job(
        """
tram = jt.Solution("tram", steps={"travel": 8})
jt.learn.compare_many(job, [tram], importances={"travel": [3, -1]})
""",
        """
tram = jt.Solution("tram", steps={"travel": 8})
jt.learn.compare_many(job, [tram], importances={"travel": [3, 1]})
""",
    ),
    # documents
    "JT600": _document('"action": {}', '"action": {"steps": []}'),
    "JT601": _document('"action": {"steps": [],}', '"action": {"steps": []}'),
    "JT602": _pair(
        """
document = jt.dumps(jt.Job("Hören", jt.Purpose(), jt.JobMap([])))
jt.loads(document.encode("utf-16"))
""",
        """
document = jt.dumps(jt.Job("Hören", jt.Purpose(), jt.JobMap([])))
jt.loads(document.encode("utf-8"))
""",
    ),
    "JT603": _pair('jt.loads("[" * 100_000)', _LOADS % '"action": {"steps": []}'),
    "JT604": _pair('jt.loads(\'{"statement": "Wait"}\')', _LOADS % '"action": {"steps": []}'),
    "JT605": _pair(
        (_LOADS % '"action": {"steps": []}').replace('"jobtheory": 1', '"jobtheory": "1.0"'),
        _LOADS % '"action": {"steps": []}',
    ),
    "JT606": _document('"action": {"steps": [5]}', '"action": {"steps": [{"statement": "5"}]}'),
    "JT607": _document('"action": {"stepps": []}', '"action": {"steps": []}'),
    "JT608": _document('"action": {"steps": [{}]}', '"action": {"steps": [{"statement": "Sit"}]}'),
    "JT609": _document('"action": {"steps": [], "steps": []}', '"action": {"steps": []}'),
    "JT610": _levels("NaN", "5"),
    "JT611": _levels('{"between": [5]}', '{"between": [5, 6]}'),
    "JT612": _pair("jt.loads(5)", _LOADS % '"action": {"steps": []}'),
    "JT613": _pair(
        """
job = jt.Job("Wait", jt.Purpose(["Rest"]), jt.JobMap([]))
note = "They said so. " * 140
jt.dumps(job, [jt.Solution(f"{n}", evidence=jt.Evidence("stated", note, note=note)) for n in range(3_000)])
""",
        """
job = jt.Job("Wait", jt.Purpose(["Rest"]), jt.JobMap([]))
note = "They said so. " * 140
jt.dumps(job, [jt.Solution(f"{n}", evidence=jt.Evidence("stated", note, note=note)) for n in range(30)])
""",
    ),
    # showing
    "JT700": _job(
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
    "JT701": _job(
        """
tram = jt.Solution("tram", results={"arrive-soon": 8})
jt.compare(job, [tram]).to_frame("excel")
""",
        """
tram = jt.Solution("tram", results={"arrive-soon": 8})
jt.compare(job, [tram]).to_frame("polars")
""",
    ),
    "JT710": _pair(
        """
from jobtheory import show
show.html("Get across town")
""",
        """
from jobtheory import show
show.html(jt.Job("Get across town", jt.Purpose(), jt.JobMap([])))
""",
    ),
    # checks
    "JT801": _pair(
        'jt.checks.Lexicon.english().extended("brands", "Acme")',
        'jt.checks.Lexicon.english().extended("products.brands", "Acme")',
    ),
    "JT802": _job('jt.check(job, select="two-nedes")', 'jt.check(job, select="two-needs")'),
    "JT803": _pair('jt.checks.explain("JT81")', 'jt.checks.explain("JT813")'),
    "JT901": _pair(
        "import jobtheory.testing",
        """
# after: pip install 'jobtheory[testing]'
import jobtheory.testing
""",
        without=("hypothesis",),
    ),
}
