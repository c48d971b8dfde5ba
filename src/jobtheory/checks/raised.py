"""For every code that the library raises, why, a snippet that raises it, and the same one mended.

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
    "JT510": _pair("jt.SwitchingModel(optimism=0.5)", "jt.SwitchingModel(optimism=1.5)"),
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


WHY: dict[str, tuple[str, str]] = {
    "JT101": (
        "closed-class",
        "A value is what its fields say; a subclass could say more and still be equal, or compare unequal to itself.",
    ),
    "JT102": ("frozen", "A value never changes, so that it can be hashed, shared between threads, and trusted."),
    "JT103": (
        "wrong-type",
        "Every argument has the types its documentation names; nothing is guessed from another one.",
    ),
    "JT104": ("empty-text", "What has no words cannot be told apart from anything else."),
    "JT105": ("unknown-member", "The text names no member of the enumeration."),
    "JT106": ("not-a-collection", "A text is a collection of letters to Python; what is meant is a list or a tuple."),
    "JT107": ("too-many", "Collections have a limit, so that hostile input is refused in bounded time."),
    "JT108": (
        "negative-importance",
        "A swing weight is the worth of going from worst to target; less than nothing turns the scale round.",
    ),
    "JT109": ("nothing-matters", "Where no need weighs anything nothing can be compared."),
    "JT110": ("unreadable-date", "Dates are written as ISO 8601 has them, so that day and month are never exchanged."),
    "JT111": (
        "no-scale",
        "The direction and the value of a level follow from the way between worst and target; there is none.",
    ),
    "JT112": ("same-key", "Levels are given by key; two needs of one key could not be told apart."),
    "JT120": (
        "unreadable-number",
        "The text is no number as Python writes numbers; a comma is not guessed to be a decimal point.",
    ),
    "JT121": ("not-a-number", "A number is given as one; text is read only where it has a unit."),
    "JT122": ("not-finite", "NaN and infinity compare with nothing, so that no verdict could stand on them."),
    "JT123": ("inexact-number", "The number is too large, too small or too fine to be kept exactly."),
    "JT124": ("too-long", "Units and quantities have a limit, so that hostile input is refused in bounded time."),
    "JT125": ("unknown-unit", "The unit is not in the list of those that are read."),
    "JT126": ("unreadable-unit", "The unit does not follow the grammar: names joined with * and /, raised with **."),
    "JT127": ("offset-unit", "A temperature scale with an offset has no product: twice 20 degrees Celsius is not 40."),
    "JT128": ("unreadable-own-unit", "A unit of your own stands in braces and is visible."),
    "JT129": ("not-a-text", "A text is needed here."),
    "JT130": ("no-unit", "A text that is a number alone leaves open what it counts."),
    "JT131": ("unreadable-quantity", "The text is not one number and one unit."),
    "JT132": ("does-not-convert", "The two units measure different things."),
    "JT133": ("magnitude-out-of-range", "The magnitude is beyond what converts without loss."),
    "JT134": ("exponent-out-of-range", "Units of such powers measure nothing, and slow down whoever reads them."),
    "JT135": ("not-a-pint-quantity", "Only quantities of a pint registry come in this way."),
    "JT136": (
        "unit-undefined-in-registry",
        "The other registry does not know the unit, so that the quantity would change its meaning.",
    ),
    "JT137": ("pint-unit-unknown", "The unit of the pint quantity is none of those that are read here."),
    "JT138": ("not-a-registry", "Quantities go out into a pint registry only."),
    "JT139": ("not-comparable", "A quantity and a bare number have no order."),
    "JT140": ("mixed-ends", "One end of the range has a unit and another has none."),
    "JT141": ("reversed-range", "The low end of a range lies above its high end."),
    "JT142": ("likely-outside", "The likely value lies outside the range."),
    "JT143": ("not-a-pair", "A level is one figure, or for a problem a pair."),
    "JT144": ("level-is-none", "What is not known is left out, so that it is unknown and not empty."),
    "JT145": ("level-does-not-fit", "The need cannot be judged by such a level."),
    "JT146": ("pair-needed", "A problem with a time is judged by how much is resolved and how soon."),
    "JT147": ("impossible-share", "No share and no chance is below nothing or above all."),
    "JT150": ("not-a-chance", "A likelihood is above 0 and at most 1."),
    "JT151": ("two-scales", "The likelihood makes a measure of its own, and another one is given."),
    "JT152": ("not-a-time", "How soon a problem is resolved is measured in time."),
    "JT201": ("not-an-edge", "An edge leads from one step to one other."),
    "JT202": ("edge-twice", "An edge that is given twice says nothing more, and often stands for another one."),
    "JT203": ("unknown-step", "The map has no such step."),
    "JT204": ("no-choice", "Of one step no other can be taken."),
    "JT205": ("cycle", "Steps that wait for each other can never begin; what is done again is a declared repeat."),
    "JT206": ("in-two-groups", "A step is taken or not in one group only."),
    "JT207": ("repeat-forward", "A repeat leads back."),
    "JT208": ("no-way-back", "A repeat has a beginning and an end."),
    "JT209": ("repeat-is-an-edge", "One way cannot lead forward and back."),
    "JT210": ("not-a-digraph", "A job map is made of a directed graph."),
    "JT211": ("node-without-a-name", "Nodes become keys, so that they need names that can be written."),
    "JT212": ("node-with-another-key", "The node and the step it holds have different keys."),
    "JT220": ("mixed-durations", "Numbers and quantities cannot be added."),
    "JT221": ("negative-duration", "Nothing takes less than no time."),
    "JT222": ("duration-missing", "Without the duration of a required step nobody knows how long the whole takes."),
    "JT301": ("unknown-need", "The job has no need of that key."),
    "JT302": ("decided-nowhere", "An outcome is decided at a step of the map."),
    "JT303": ("shown-by-nothing", "Progress is shown by outcomes of the job."),
    "JT401": ("level-for-nothing", "A level is given for a key that the job does not have."),
    "JT501": ("not-a-share", "The argument is a share from 0 to 1."),
    "JT502": ("nothing-to-compare", "No solution has any level."),
    "JT503": ("unknown-solution", "Nothing that is compared has that name."),
    "JT504": ("same-name", "Verdicts are told by name; two solutions of one name could not be told apart."),
    "JT510": ("model-out-of-range", "The factor is outside the range in which the model means anything."),
    "JT600": ("document-has-faults", "The document cannot be loaded; all its faults are told at once."),
    "JT601": ("not-json", "The text is not JSON."),
    "JT602": ("not-utf-8", "Documents are written in UTF-8."),
    "JT603": ("too-deep", "Documents have limits, so that hostile input is refused in bounded time and memory."),
    "JT604": ("no-document", "JSON, but no document of this library."),
    "JT605": ("unknown-version", "The document is of a format that this version does not read."),
    "JT606": ("wrong-kind-of-value", "The value is of another kind than the format has there."),
    "JT607": ("unknown-key", "The format has no such key; it may be a slip of the pen."),
    "JT608": ("missing-key", "The format needs the key."),
    "JT609": ("key-twice", "Of a key that is given twice nobody knows which one is meant."),
    "JT610": ("number-json-lacks", "JSON has no NaN and no infinity."),
    "JT611": ("unreadable-level", "The level does not follow the format."),
    "JT612": ("not-a-document", "A document is text."),
    "JT613": ("document-too-large", "Documents have a limit, so that whatever is written can be read."),
    "JT700": ("no-dataframe-library", "Frames need narwhals and a dataframe library."),
    "JT701": ("unknown-backend", "No such dataframe library is known."),
    "JT710": ("does-not-show", "The value has no picture of its own."),
    "JT801": ("unknown-list", "The lexicon has no such list."),
    "JT802": ("unknown-rule", "No rule has that code, name or family."),
    "JT803": ("unknown-code", "No rule and no error has that code."),
    "JT901": ("no-hypothesis", "The strategies need hypothesis."),
}
"""The short name of each code, and what it means."""
