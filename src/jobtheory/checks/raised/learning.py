"""What raises the errors about interviews and logs, and how it is mended."""

from __future__ import annotations

from jobtheory.checks.raised.example import Example, pair

START = """import jobtheory as jt
said = [["large bottle", "lasts long", "save money"], ["large bottle", "save money"]]
"""
ROWS = """import jobtheory as jt
import polars as pl
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
}
