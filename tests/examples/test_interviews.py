"""A folding bike: where people stall for sure, and what gets them over."""

import runpy
from pathlib import Path
from typing import Any

import pytest

import jobtheory as jt

EXAMPLE = Path(__file__).parents[2] / "examples" / "interviews.py"


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    return runpy.run_path(str(EXAMPLE))


def test_people_stall_where_they_were_made_to(example: dict[str, Any]) -> None:
    found = jt.learn.switching(example["interviews"]())
    stall = example["clear_stall"](found)
    assert stall.stage is jt.SwitchStage.DECIDING
    assert stall.low <= example["STAGES"]["deciding"][1] <= stall.high
    for one in found:
        assert one.stage is not None
        _, goes_on = example["STAGES"][one.stage.value]
        assert one.low <= goes_on <= one.high
        assert one.under_way + one.gave_up + one.moved_on == one.entered


def test_trying_it_gets_them_over_and_the_claim_does_not(example: dict[str, Any]) -> None:
    today = example["offers"](2, example["CLAIM"])
    assert today.verdicts["folding bike"] is jt.Verdict.REJECT
    lent = example["offers"](9, example["TRIAL"])
    assert (lent.hired, lent.fired) == (("folding bike",), ("bus",))
    # Neither to be believed nor to be easy to try is enough alone.
    assert example["offers"](2, example["TRIAL"]).verdicts["folding bike"] is jt.Verdict.REJECT
    assert example["offers"](9, example["CLAIM"]).verdicts["folding bike"] is jt.Verdict.NOT_YET


def test_it_runs_and_decides(example: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    example["main"]()
    shown = capsys.readouterr().out
    assert "Of those deciding 37% go on (25% to 51%), surely fewer than from any other." in shown
    assert "Decision: lend it for a week." in shown
    assert max(len(line) for line in shown.splitlines()) <= 110
