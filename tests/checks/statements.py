"""Statements of people in many trades, sound and faulty, written without sight of the rules.

``kept.jsonl`` was written last, and scored unread when the rules were done; it says how good they are on statements
they have not seen. ``seen.jsonl`` is what they were made with.
"""

import json
from pathlib import Path
from typing import Any

import jobtheory as jt

HERE = Path(__file__).parent

Row = dict[str, Any]


def read(name: str) -> list[Row]:
    """Return the statements of a file."""
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


KEPT, SEEN = read("kept"), read("seen")
ALL = [*KEPT, *SEEN]

RIGHT = {
    "two-needs": {"JT812", "JT813"},
    "two-metrics": {"JT812", "JT813"},
    "two-actions": {"JT840"},
    "solution": {"JT810", "JT811"},
    "vague": {"JT814"},
    "no-direction": {"JT815"},
    "jargon": {"JT811", "JT818"},
    "vague-event": {"JT816"},
    "emotion": {"JT817"},
    "wrong-kind": {"JT821", "JT822", "JT826"},
    "consumption": {"JT841"},
    "not-a-job": {"JT819"},
}
"""For each fault, the rules that name the right reason."""


def found(row: Row) -> list[jt.Finding]:
    """Return what is found wrong with a statement, in a job as it would stand in."""
    text, kind = row["statement"], row["kind"]
    goals: list[Any] = [jt.Goal(text, dimension=row["dimension"])] if kind == "goal" else ["Arrive soon"]
    steps = ["Begin", text if kind == "step" else "Do the work", "Finish"]
    job = jt.Job(
        text if kind == "job" else row["job"],
        jt.Purpose(goals, [text] if kind == "hazard" else [], [text] if kind == "problem" else []),
        jt.JobMap.chain(*steps),
    )
    report = jt.check(job, solutions=[jt.Solution(name) for name in row["solutions"]])
    return [finding for finding in report if finding.text == text]
