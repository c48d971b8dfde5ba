"""How good the rules are on statements that they were not made with."""

from collections import Counter
from pathlib import Path

import pytest

import jobtheory as jt
from tests.checks.statements import KEPT, RIGHT, SEEN, Row, found

ROOT = Path(__file__).parents[2]


def is_caught(row: Row) -> bool:
    """Return whether an error or a warning names the right reason."""
    return any(f.code in RIGHT[row["reason"]] for f in found(row) if f.severity >= jt.Severity.WARNING)


def rates(rows: list[Row]) -> tuple[float, float, float]:
    """Return the shares of sound statements without an error and without a warning, and of faulty ones caught."""
    sound, faulty = [r for r in rows if not r["reason"]], [r for r in rows if r["reason"]]
    gravest = [max((f.severity for f in found(row)), default=jt.Severity.ADVICE) for row in sound]
    return (
        sum(severity < jt.Severity.ERROR for severity in gravest) / len(sound),
        sum(severity < jt.Severity.WARNING for severity in gravest) / len(sound),
        sum(map(is_caught, faulty)) / len(faulty),
    )


def test_there_are_enough_of_them_from_many_trades() -> None:
    for rows in (KEPT, SEEN):
        assert sum(not row["reason"] for row in rows) >= 75
        assert sum(bool(row["reason"]) for row in rows) >= 75
        assert len({row["domain"] for row in rows}) >= 14
    assert len({row["statement"] for row in [*KEPT, *SEEN]}) >= 300


def test_on_statements_never_looked_at() -> None:
    """Precision before number: 0.95 and 0.90 of the sound ones pass, 0.90 of the faulty ones are caught."""
    without_error, without_warning, caught = rates(KEPT)
    assert without_error >= 0.95
    assert without_warning >= 0.90
    assert caught >= 0.90


def test_on_statements_that_the_rules_were_made_with() -> None:
    without_error, without_warning, caught = rates(SEEN)
    assert without_error >= 0.99
    assert without_warning >= 0.97
    assert caught >= 0.90


@pytest.mark.parametrize(
    "statement",
    [
        "Minimize the cost of reaching the airport",
        "Minimize the effort required to compare offers",
        "Reduce the risk of double-booking a room when two people plan at once",
        "Increase the accuracy of the invoice total",
    ],
)
def test_sound_statements_that_others_flag(statement: str) -> None:
    job = jt.Job("Get it done", jt.Purpose(goals=[statement]), jt.JobMap.chain("Begin", "Do the work", "Finish"))
    assert not [finding for finding in jt.check(job) if finding.text == statement]


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("find and compare flights", "JT813"),
        ("use Jira", "JT811"),
        ("make it seamless", "JT814"),
        ("Minimize the time and cost of boarding", "JT812"),
    ],
)
@pytest.mark.parametrize("kind", ["goal", "job"])
def test_faulty_statements_that_others_pass(statement: str, code: str, kind: str) -> None:
    goals = [statement if kind == "goal" else "Arrive soon"]
    action = jt.JobMap.chain("Begin", "Do the work", "Finish")
    report = jt.check(jt.Job(statement if kind == "job" else "Get it done", jt.Purpose(goals=goals), action))
    codes = {f.code for f in report if f.text == statement and f.severity >= jt.Severity.WARNING}
    assert code in codes
    assert codes <= {code, "JT819"}  # an outcome is no job besides


def test_every_fault_of_a_statement_is_found() -> None:
    statement = "Minimize the time and cost of the turnkey ledger in Jira and reduce anxiety"
    job = jt.Job("Get it done", jt.Purpose(goals=[statement]), jt.JobMap.chain("Begin", "Do the work", "Finish"))
    spans = {f.code: statement[slice(*f.span)] for f in jt.check(job) if f.text == statement and f.span}
    assert spans == {
        "JT811": "Jira",
        "JT812": "and cost",
        "JT813": "and reduce",
        "JT817": "anxiety",
        "JT818": "turnkey",
    }


def test_the_documentation_gives_the_figures_that_come_out() -> None:
    from tests.checks.figures import table

    page = (ROOT / "docs" / "howto" / "checks.md").read_text(encoding="utf-8")
    assert table() in page, f"the page should hold:\n{table()}"


def test_reasons_are_spread() -> None:
    counts = Counter(row["reason"] for row in KEPT if row["reason"])
    assert set(counts) == set(RIGHT)
