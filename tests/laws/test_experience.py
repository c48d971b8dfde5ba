"""Experience is the worse of two sides."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import jobtheory as jt
from jobtheory.testing import figures
from tests.laws import oracle
from tests.laws.models import Model, models, with_levels
from tests.shared import shared

SCALE = jt.Measure("share", "1", 0, 1)
JOB = jt.Job(
    "Get across town",
    jt.Purpose(goals=[jt.Goal("Arrive soon", measure=SCALE)]),
    jt.JobMap([jt.Step("Travel", measure=SCALE)]),
)


@given(model=models(known=False, ranges=True) | models())
def test_experience_is_the_worse_side(model: Model) -> None:
    for experience in model.compare().experience.values():
        sides = [side for side in (experience.results, experience.execution) if side is not None]
        assert experience.overall == min(sides)
        assert experience.low <= experience.overall <= experience.high


def test_experience_truth_table() -> None:
    table = json.loads(shared("oracles", "published", "experience_truth_table.json").read_text(encoding="utf-8"))
    levels = {"good": (0.8, 0.9, 1), "bad": (0, 0.5, 0.79), "good_or_exceeds": (0.8, 1, 2)}
    for row in table["rows"]:
        for action in levels[row["action"]]:
            for outcomes in levels[row["outcomes"]]:
                tram = jt.Solution("tram", results={"arrive-soon": outcomes}, steps={"travel": action})
                experience = jt.compare(JOB, [tram]).experience["tram"]
                assert experience.is_good == (row["experience"] == "good"), row
                assert (experience.overall >= 0.8) == (row["experience"] == "good"), row


@given(model=models(job={"min_outcomes": 1, "min_steps": 1}))
def test_an_experience_is_good_where_both_sides_are(model: Model) -> None:
    judged, experience = model.judge(), model.compare().experience
    for name, found in experience.items():
        both = (judged.results[name], judged.execution[name])
        assert found.is_good == all(x is not None and x >= model.setup.good_enough for x in both)


@given(data=st.data())
def test_overall_is_monotone(data: st.DataObject) -> None:
    """One level better, or known at last: no bound and no overall falls."""
    model = data.draw(models(known=False, ranges=True, max_solutions=2))
    solution = data.draw(st.sampled_from(model.solutions))
    assume(not solution.is_nothing)
    groups: dict[str, list[oracle.Need]] = {
        "results": list(model.job.purpose),
        "steps": [s for s in model.job.action.steps if s.key in solution.steps],
    }
    choices = [(group, need) for group, needs in groups.items() for need in needs if getattr(model.solutions[0], group)]
    assume(choices)
    group, need = data.draw(st.sampled_from(choices))
    if isinstance(need, jt.Problem) and need.within is not None:
        better: object = (need.measure.target, need.within.target)
    else:
        better = jt.SPARED if isinstance(need, jt.Step) and data.draw(st.booleans()) else need.measure.target
    improved = with_levels(solution, {group: {**getattr(solution, group), need.key: better}})
    after = model.with_solutions([improved if s is solution else s for s in model.solutions]).compare()
    before = model.compare().experience[solution.name]
    found = after.experience[solution.name]
    assert found.overall >= before.overall
    assert found.high >= before.high


@given(data=st.data())
def test_a_better_figure_never_lowers_overall(data: st.DataObject) -> None:
    model = data.draw(models(max_solutions=2, job={"problems_with_time": False}))
    solution = data.draw(st.sampled_from([s for s in model.solutions if not s.is_nothing]))
    levels = {**solution.results, **solution.steps}
    key = data.draw(st.sampled_from(sorted(levels)))
    assume(levels[key].content not in (jt.SPARED, jt.UNDONE))
    measure = model.job[key].measure
    other = data.draw(figures(measure, beyond=False))
    assume(oracle.value(measure, other) >= oracle.value(measure, levels[key].content))
    group = "results" if key in solution.results else "steps"
    improved = with_levels(solution, {group: {**getattr(solution, group), key: other}})
    try:
        after = model.with_solutions([improved if s is solution else s for s in model.solutions]).compare()
    except jt.InvalidValueError:  # a share or a chance beyond all
        return
    # Of several ways, one that was past a limit may now be free, and the best is taken of those that are.
    if not model.job.action.alternatives:
        before = model.compare().experience[solution.name]
        assert after.experience[solution.name].overall >= before.overall


@pytest.mark.parametrize("side", ["results", "steps"])
@given(data=st.data())
def test_over_delivery_on_one_side_never_raises_overall(side: str, data: st.DataObject) -> None:
    """The better side, whatever it rises to, and any level beyond its target leave the overall where it is."""
    model = data.draw(models(job={"min_outcomes": 1, "min_steps": 1, "limits": False, "problems_with_time": False}))
    solution = data.draw(st.sampled_from([s for s in model.solutions if not s.is_nothing]))

    def beyond(by: Fraction) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, level in getattr(solution, side).items():
            need = model.job[key]
            worst, target = (oracle.number(x, need.measure.unit) for x in (need.measure.worst, need.measure.target))
            bounded = isinstance(need, jt.Problem | jt.Hazard) and (
                need.measure == jt.Problem("Any").measure or getattr(need, "likelihood", None) is not None
            )
            level_beyond = target if bounded else target + by * (target - worst)
            found[key] = level.content if level.content is jt.UNDONE else level_beyond
        return found

    def experience(levels: dict[str, object]) -> jt.Experience:
        changed = with_levels(solution, {side: levels})
        comparison = model.with_solutions([changed if s is solution else s for s in model.solutions]).compare()
        return comparison.experience[solution.name]

    before = model.compare().experience[solution.name]
    at_target, over = experience(beyond(Fraction(0))), experience(beyond(Fraction(data.draw(st.integers(1, 8)), 4)))
    assert over == at_target
    other = before.execution if side == "results" else before.results
    assert other is None or over.overall <= other


def test_those_equal_by_the_worse_side_are_ordered_by_the_other() -> None:
    better = jt.Solution("tram", results={"arrive-soon": 0.9}, steps={"travel": 0.5})
    worse = jt.Solution("walk", results={"arrive-soon": 0.5}, steps={"travel": 0.7})
    also = jt.Solution("taxi", results={"arrive-soon": 0.5}, steps={"travel": 0.9})
    assert jt.compare(JOB, [worse, better]).hired == ("tram",)
    assert jt.compare(JOB, [worse, better, also]).hired == ("tram", "taxi")
