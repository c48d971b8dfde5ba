"""What raises the errors about interviews and logs, and how it is mended."""

from __future__ import annotations

from jobtheory.checks.raised.example import Example, pair

START = """import jobtheory as jt
said = [["large bottle", "lasts long", "save money"], ["large bottle", "save money"]]
"""
ROWS = """import jobtheory as jt
import polars as pl
"""

LOG = """import jobtheory as jt
log = {"case": [1, 1], "activity": ["ask", "sign"], "timestamp": ["2026-03-01T09:00", "2026-03-02T10:00"]}
"""
OFFER = """import jobtheory as jt
offer = jt.Process([["ask", "quote", "sign"]], waits={"quote": "3 day"})
job_map = jt.JobMap.chain("Ask", jt.Step("Compare", measure=jt.Measure("time", "day", worst=10, target=0)))
"""

COMPARED = """import jobtheory as jt
job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap.chain("Set out", "Travel"))
walk = jt.Solution("walk", results={"arrive-soon": 3}, steps={"set-out": 9, "travel": 6})
rides = jt.Process([["go", "ride"]])
"""

EXAMPLES: dict[str, Example] = {
    "JT750": pair(
        """
frame = pl.DataFrame({"respondent": ["Ann", "Ann"], "answers": ["large bottle", "save money"], "order": [1, 2]})
jt.learn.read_ladders(frame)
""",
        """
frame = pl.DataFrame({"respondent": ["Ann", "Ann"], "answers": ["large bottle", "save money"], "order": [1, 2]})
jt.learn.read_ladders(frame, answer="answers")
""",
        ROWS,
    ),
    "JT751": pair("jt.learn.read_ladders([[]])", 'jt.learn.read_ladders([["large bottle", "save money"]])'),
    "JT752": pair(
        'jt.learn.read_ladders({"Ann": ["large bottle", None, "save money"]})',
        'jt.learn.read_ladders({"Ann": ["large bottle", "save money"]})',
    ),
    "JT753": pair(
        "jt.learn.read_ladders(said).value_map(cutoff=0.05)", "jt.learn.read_ladders(said).value_map(cutoff=2)", START
    ),
    "JT754": pair(
        'jt.learn.read_ladders(said).implications.cell("big bottle", "save money")',
        'jt.learn.read_ladders(said).implications.cell("large bottle", "save money")',
        START,
    ),
    "JT755": pair('jt.learn.discover({"case": [], "activity": [], "timestamp": []})', "jt.learn.discover(log)", LOG),
    "JT756": pair('jt.learn.discover({**log, "case": [1, None]})', 'jt.learn.discover({**log, "case": [1, 2]})', LOG),
    "JT757": pair(
        'jt.learn.discover({**log, "timestamp": ["01/03/2026", "02/03/2026"]})',
        'jt.learn.discover({**log, "timestamp": ["2026-03-01", "2026-03-02"]})',
        LOG,
    ),
    "JT758": pair(
        'jt.learn.discover({**log, "timestamp": ["2026-03-01T09:00", "2026-03-02T10:00Z"]})',
        'jt.learn.discover({**log, "timestamp": ["2026-03-01T09:00Z", "2026-03-02T10:00Z"]})',
        LOG,
    ),
    "JT759": pair(
        'jt.learn.discover({**log, "timestamp": [0, 3600]})',
        'jt.learn.discover({**log, "timestamp": [0, 3600]}, unit="s")',
        LOG,
    ),
    "JT760": pair(
        'jt.learn.discover({**log, "timestamp": ["2026-03-01"] * 2, "number": [1, 1]}, order="number")',
        'jt.learn.discover({**log, "timestamp": ["2026-03-01"] * 2, "number": [1, 2]}, order="number")',
        LOG,
    ),
    "JT761": pair('offer.outlook(finished=["signs"])', 'offer.outlook(finished=["sign"])', OFFER),
    "JT762": pair("jt.Process([])", 'jt.Process([["ask", "quote", "sign"]])'),
    "JT763": pair(
        'jt.learn.discover(log, variants=False).conformance(jt.JobMap.chain("Ask"), {"ask": "ask"})',
        'jt.learn.discover(log).conformance(jt.JobMap.chain("Ask"), {"ask": "ask"})',
        LOG,
    ),
    "JT764": pair(
        'jt.Solution.from_process("sales desk", offer, job_map, {"quote": "ask"})',
        'jt.Solution.from_process("sales desk", offer, job_map, {"quote": "compare"})',
        OFFER,
    ),
    "JT765": pair(
        "jt.learn.opportunities(job)",
        'jt.learn.opportunities(job, comparison=jt.compare(job, [walk], incumbent="walk"))',
        COMPARED,
    ),
    "JT766": pair(
        """
later = jt.Job("Get across the river", job.purpose, job.action)
jt.learn.opportunities(later, comparison=jt.compare(job, [walk], incumbent="walk"))
""",
        """
later = jt.Job("Get across the river", job.purpose, job.action)
jt.learn.opportunities(later, comparison=jt.compare(later, [walk], incumbent="walk"))
""",
        COMPARED,
    ),
    "JT767": pair(
        "jt.learn.opportunities(job, process=rides)",
        'jt.learn.opportunities(job, process=rides, mapping={"go": "set-out", "ride": "travel"})',
        COMPARED,
    ),
}
