"""Two versions are weighed as a switch is, and a change that serves nothing is never progress."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import assume, event, given

import jobtheory as jt
from tests.laws.models import Model, models

PAIRS: dict[str, Any] = {"incumbents": True, "min_solutions": 2, "max_solutions": 2}
KNOWN: dict[str, Any] = {**PAIRS, "field": {"nothing": False}}
OPEN: dict[str, Any] = {**PAIRS, "known": False, "ranges": True}


def versions(drawn: Model, **options: Any) -> jt.Enhancement:
    """Return the second solution of a model weighed as a new version of the first."""
    before, after = drawn.solutions
    terms: dict[str, Any] = {
        key: value for key, value in drawn.setup._asdict().items() if key not in {"incumbent", "slack"}
    }
    return jt.enhancement(drawn.job, before, after, **{**terms, **options})


@given(model=models(**KNOWN))
def test_with_all_known_and_adoption_paid_the_net_is_that_of_a_switch(model: Model) -> None:
    before, after = model.solutions
    switch = model._replace(setup=model.setup._replace(incumbent=before.name, hire="little")).compare()
    assume(after.name in switch.forces)
    found = versions(model, hire="little")
    event(f"is progress: {found.is_progress}")
    assert found.net == pytest.approx(switch.forces[after.name].net, abs=1e-12)
    assert found.unknown == ()


@given(model=models(**OPEN))
def test_the_effects_add_up_to_the_net(model: Model) -> None:
    found = versions(model)
    assert sum(reason.effect for reason in (*found.serves, *found.costs)) == pytest.approx(found.net, abs=1e-9)
    assert all(reason.effect == 0 for reason in found.unknown)


@given(model=models(**OPEN))
def test_friction_serves_nothing_and_progress_serves_something(model: Model) -> None:
    found = versions(model)
    event(f"is progress: {found.is_progress}; friction: {bool(found.friction)}")
    assert all(reason.effect <= 0 for reason in found.friction)
    if found.is_progress:
        assert found.net > 0
        assert found.serves
        assert not found.objections
        assert found.experience_after.overall >= found.experience_before.overall
    if not found.serves:
        assert {reason.key for reason in (*found.costs, *found.effort)} == {reason.key for reason in found.friction}


@given(model=models(**OPEN))
def test_a_version_is_no_progress_over_itself(model: Model) -> None:
    before = model.solutions[0]
    assume(before.results or before.steps)
    found = versions(model._replace(solutions=(before, attrs.evolve(before, name="again"))))
    assert (found.net, found.serves, found.costs, found.effort, found.friction) == (0, (), (), (), ())
    assert not found.is_progress


@given(model=models(**KNOWN))
def test_what_one_way_is_gained_the_other_way_is_lost(model: Model) -> None:
    """By their merits alone, with all known and no word taken for less than it says."""
    there = versions(model, model=jt.SwitchingModel.neutral())
    back = versions(model._replace(solutions=model.solutions[::-1]), model=jt.SwitchingModel.neutral())
    assert there.net == pytest.approx(-back.net, abs=1e-12)
    assert len(there.serves) == len(back.costs)
