"""Breakfast on a commute: what the seller says is not enough, a trial is."""

import runpy
from pathlib import Path
from typing import Any

import pytest

import jobtheory as jt

EXAMPLE = Path(__file__).parents[2] / "examples" / "commute.py"


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    return runpy.run_path(str(EXAMPLE))


def test_a_trial_turns_a_not_yet_into_a_hire(example: dict[str, Any]) -> None:
    before = example["compare"](example["MILKSHAKE"])
    assert before.verdicts["milkshake"] is jt.Verdict.NOT_YET
    assert before.hired == before.fired == ()
    assert {question.about for question in before.leaning["milkshake"].find_out} == {"claim"}
    after = example["compare"](example["after_a_trial"](example["MILKSHAKE"]))
    assert (after.hired, after.fired) == (("milkshake",), ("banana",))


def test_it_shows_every_part_of_a_job(example: dict[str, Any]) -> None:
    job = example["JOB"]
    assert job.purpose.hazards
    assert job.purpose.problems
    assert job.adoption
    assert all(hazard.likelihood is not None for hazard in job.purpose.hazards)


def test_what_is_printed_fits_a_terminal(example: dict[str, Any]) -> None:
    comparison = example["compare"](example["MILKSHAKE"])
    for value in (example["JOB"], comparison, *map(comparison.why, comparison.verdicts)):
        assert max(len(line) for line in str(value).splitlines()) <= 100
