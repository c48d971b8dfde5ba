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
