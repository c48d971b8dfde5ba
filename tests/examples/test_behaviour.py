"""Opening an account: where the job breaks down is read off a log, and a claim is not yet worth a switch."""

import runpy
from pathlib import Path
from typing import Any

import pytest

import jobtheory as jt

EXAMPLE = Path(__file__).parents[2] / "examples" / "behaviour.py"


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    return runpy.run_path(str(EXAMPLE))


def test_the_log_says_where_people_stop(example: dict[str, Any]) -> None:
    log = example["event_log"]()
    process = jt.learn.discover(log)
    fit = process.conformance(example["JOB"].action, example["SERVES"])
    assert sum(step.stopped for step in fit.steps.values()) == sum(
        cases for way, cases in process.variants.items() if way[-1] != example["DONE"]
    )
    assert set(fit.strangers) == {"call the hotline"}
    assert process.outlook(finished=[example["DONE"]]).completion == pytest.approx(fit.steps["pay-in"].done / fit.cases)


def test_what_could_be_done_better_is_to_prove_who_one_is(example: dict[str, Any]) -> None:
    found = example["openings"](example["event_log"]())
    unmet, *_ = found.of("unmet")
    assert unmet.key == "give-up-half-way"
    slowest, *_ = found.of("simplify")
    assert (slowest.key, slowest.unit) == ("prove", "h")
    assert found.about("call the hotline")
    stopped = found.of("breakdown")
    assert {one.breakdown for one in stopped} == {jt.BreakdownKind.STOPPED}
    assert [one.key for one in stopped] == ["say", "prove", "agree"]


def test_a_claim_is_not_yet_worth_it_and_a_trial_is(example: dict[str, Any]) -> None:
    log = example["event_log"]()
    before = example["decide"](log, example["CLAIM"])
    assert before.verdicts["video call"] is jt.Verdict.NOT_YET
    after = example["decide"](log, example["TRIAL"])
    assert (after.hired, after.fired) == (("video call",), ("documents by post",))
    levels = example["by_post"](log).steps
    assert {level.evidence.kind for level in levels.values()} == {jt.EvidenceKind.OBSERVED}
    assert set(levels) == set(example["JOB"].action.order)
