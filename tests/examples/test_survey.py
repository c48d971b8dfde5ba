"""Freelancers: the export is read with its doubts, and what the average puts first is first for nobody."""

import runpy
from pathlib import Path
from typing import Any

import pytest

import jobtheory as jt

EXAMPLE = Path(__file__).parents[2] / "examples" / "survey.py"


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    return runpy.run_path(str(EXAMPLE))


def test_the_export_has_the_faults_that_exports_have(example: dict[str, Any]) -> None:
    answers = example["export"]()
    found = jt.learn.read_survey(answers, example["NEEDS"])
    problems = " ".join(doubt.problem for doubt in found.doubts)
    assert "nobody knows what 'Neither nor'" in problems
    assert "0 (" in problems
    assert any("\u00a0" in header for header in answers)
    assert example["read"](answers).is_settled


def test_what_the_average_puts_first_is_first_for_nobody(example: dict[str, Any]) -> None:
    survey = example["read"](example["export"]())
    everybody = jt.learn.opportunity(survey)
    assert example["firsts"](everybody) == ["look"]
    found = jt.learn.segments(survey, references=19, most=3)
    assert found.are_found
    firsts = [set(example["firsts"](one.landscape)) for one in found]
    assert firsts == [set(example["UNMET"]["many small"]), set(example["UNMET"]["few large"])]


def test_it_runs_and_decides(example: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    example["main"]()
    shown = capsys.readouterr().out
    assert "By the average of everybody we would begin with: look professional" in shown
    assert "Customers go with the segments (p = 0.002), age does not" in shown
    assert "Decision: " in shown
