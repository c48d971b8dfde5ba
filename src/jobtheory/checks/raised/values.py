"""What raises the errors about what values, numbers, units, quantities and levels are given, and how it is mended."""

from __future__ import annotations

from jobtheory.checks.raised.example import Example, job, pair

EXAMPLES: dict[str, Example] = {
    "JT101": pair(
        "class Wish(jt.Goal): ...",
        """
class Wish:
    def __init__(self, goal: jt.Goal) -> None:
        self.goal = goal
""",
    ),
    "JT102": pair(
        """
tram = jt.Solution("tram", results={"arrive-soon": 8})
tram.results.comment = "fast"
""",
        """
tram = jt.Solution("tram", results={"arrive-soon": jt.Level(8, jt.Evidence("stated", "fast, riders say"))})
""",
    ),
    "JT103": pair('jt.Step("Pour", optional="no")', 'jt.Step("Pour", optional=False)'),
    "JT104": pair('jt.Goal("")', 'jt.Goal("Arrive soon")'),
    "JT105": pair('jt.Step("Pour", stage="exekute")', 'jt.Step("Pour", stage="execute")'),
    "JT106": pair('jt.Purpose(goals="Arrive soon")', 'jt.Purpose(goals=["Arrive soon"])'),
    "JT107": pair(
        """
from itertools import count
jt.JobMap(f"Step {n}" for n in count())
""",
        'jt.JobMap(f"Step {n}" for n in range(12))',
    ),
    "JT108": pair('jt.Goal("Arrive soon", importance=-1)', 'jt.Goal("Arrive soon", importance=0)'),
    "JT109": pair(
        'jt.Job("Get there", jt.Purpose(goals=[jt.Goal("Arrive soon", importance=0)]), jt.JobMap(["Go"]))',
        'jt.Job("Get there", jt.Purpose(goals=[jt.Goal("Arrive soon", importance=2)]), jt.JobMap(["Go"]))',
    ),
    "JT110": pair(
        'jt.Evidence("trial", "our own office", date="1 March 2026")',
        'jt.Evidence("trial", "our own office", date="2026-03-01")',
    ),
    "JT111": pair(
        'jt.Measure("ride", "min", worst=60, target="1 h")',
        'jt.Measure("ride", "min", worst=60, target="20 min")',
    ),
    "JT112": pair(
        'jt.JobMap(["Check in", "Check-in"])',
        'jt.JobMap(["Check in", jt.Step("Check-in", key="check-in-again")])',
    ),
    "JT120": pair('jt.Level("1,5 h")', 'jt.Level("1.5 h")'),
    "JT121": pair('jt.Goal("Arrive soon", importance="2")', 'jt.Goal("Arrive soon", importance=2)'),
    "JT122": pair(
        'jt.Solution("tram", results={"arrive-soon": float("nan")})',
        'jt.Solution("tram")  # what is left out is unknown',
    ),
    "JT123": pair("jt.Level(10**400)", "jt.Level(10**40)"),
    "JT124": pair('jt.Quantity(5, "really" * 20)', 'jt.Quantity(5, "{really}")'),
    "JT125": pair('jt.Measure("ride", "minits", 60, 20)', 'jt.Measure("ride", "min", 60, 20)'),
    "JT126": pair('jt.Quantity(5, "kg*(m/s)")', 'jt.Quantity(5, "kg*m/s")'),
    "JT127": pair('jt.Quantity(2, "degC/h")', 'jt.Quantity(2, "K/h")'),
    "JT128": pair('jt.Quantity(2, "{}")', 'jt.Quantity(2, "{stock-out}")'),
    "JT129": pair("jt.Quantity(2, None)", 'jt.Quantity(2, "1")'),
    "JT130": pair('jt.Level("45")', 'jt.Level("45 min")'),
    "JT131": pair('jt.Level("about 45 min")', 'jt.Level("45 min")'),
    "JT132": pair(
        'jt.Measure("ride", "min", worst="60 km", target=20)',
        'jt.Measure("ride", "min", worst="1 h", target=20)',
    ),
    "JT133": pair('jt.Quantity(1e300, "m")', 'jt.Quantity(1e200, "m")'),
    "JT134": pair('jt.Quantity(5, "m**9")', 'jt.Quantity(5, "m**3")'),
    "JT135": pair("jt.Quantity.from_pint(45)", 'jt.Quantity(45, "min")'),
    "JT136": pair(
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
    "JT137": pair(
        """
import pint
jt.Level(pint.UnitRegistry().Quantity(3, "parsec"))
""",
        """
import pint
jt.Level(pint.UnitRegistry().Quantity(3, "parsec").to("light_year"))
""",
    ),
    "JT138": pair(
        'jt.Quantity(45, "min").to_pint("registry")',
        """
import pint
jt.Quantity(45, "min").to_pint(pint.UnitRegistry())
""",
    ),
    "JT139": pair('jt.Quantity(45, "min") < 60', 'jt.Quantity(45, "min") < jt.Quantity(60, "min")'),
    "JT140": pair('jt.between(20, "40 min")', 'jt.between("20 min", "40 min")'),
    "JT141": pair('jt.between("1 h", "20 min")', 'jt.between("20 min", "1 h")'),
    "JT142": pair("jt.between(20, 40, likely=50)", "jt.between(20, 40, likely=30)"),
    "JT143": pair('jt.Level((80, "30 min", 5))', 'jt.Level((80, "30 min"))'),
    "JT144": pair('jt.Solution("tram", results={"arrive-soon": None})', 'jt.Solution("tram", results={})'),
    "JT145": job(
        'jt.compare(job, [jt.Solution("tram", results={"arrive-soon": jt.SPARED})])',
        'jt.compare(job, [jt.Solution("tram", results={"arrive-soon": 8}, steps={"set-out": jt.SPARED})])',
    ),
    "JT146": pair(
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
    "JT147": pair(
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
    "JT148": pair(
        "jt.Level(8, others=[jt.Level(9)])",
        'jt.Level(8, others=[jt.Level(9, jt.Evidence("claim", "the seller"))])',
    ),
    "JT150": pair(
        'jt.Hazard("Spill on the shirt", likelihood=5)',
        'jt.Hazard("Spill on the shirt", likelihood="5 %")',
    ),
    "JT151": pair(
        'jt.Hazard("Spill", likelihood="5 %", measure=jt.Measure("spills", "event/year", worst=12, target=0))',
        'jt.Hazard("Spill", measure=jt.Measure("spills", "event/year", worst=12, target=0))',
    ),
    "JT152": pair(
        'jt.Problem("A tyre goes flat", within=jt.Measure("walk home", "km", worst=5, target=0))',
        'jt.Problem("A tyre goes flat", within=jt.Measure("walk home", "min", worst=60, target=0))',
    ),
}
