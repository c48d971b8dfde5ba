"""The comparator and its plain re-implementation agree wherever everything is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

import jobtheory as jt
from tests.laws.models import models

if TYPE_CHECKING:
    from tests.laws.models import Model

FEW = {"grain": 2}
"""Three places on each scale: many ties."""


def agree(model: Model) -> None:
    ours, theirs = model.judge(), model.compare()
    assert theirs.considered == ours.considered
    for name, experience in theirs.experience.items():
        goals, hazards, problems = ours.by_kind[name]
        for found, expected in (
            (experience.results, ours.results[name]),
            (experience.execution, ours.execution[name]),
            (experience.overall, ours.overall[name]),
            (experience.low, ours.overall[name]),
            (experience.high, ours.overall[name]),
            (experience.goals, goals),
            (experience.hazards, hazards),
            (experience.problems, problems),
        ):
            assert found == (None if expected is None else pytest.approx(float(expected), abs=1e-12)), name
        assert experience.is_good == ours.is_good[name]
    assert theirs.struggle == (None if ours.struggle is None else pytest.approx(float(ours.struggle), abs=1e-12))
    assert set(theirs.forces) == set(ours.forces)
    for name, forces in theirs.forces.items():
        for part in ("push", "pull", "anxiety", "habit", "net"):
            force = float(getattr(ours.forces[name], part))
            assert getattr(forces, part) == pytest.approx(force, abs=1e-11), (name, part)
    if ours.is_close:
        event("too close for rounded forces")
        return
    for verdict in set(ours.verdicts.values()):
        event(f"{verdict.name}{' with an incumbent' if model.setup.incumbent else ''}")
    assert dict(theirs.verdicts) == ours.verdicts
    assert theirs.hired == ours.named(jt.Verdict.HIRE)
    assert theirs.fired == ours.named(jt.Verdict.FIRE)


def variants() -> list[Any]:
    return [
        pytest.param({"incumbents": False}, id="nobody has the job"),
        pytest.param({"incumbents": True, "min_solutions": 2}, id="somebody has the job"),
        pytest.param(
            {
                "incumbents": True,
                "min_solutions": 3,
                "max_solutions": 4,
                "field": FEW,
                "job": {"max_outcomes": 2, "max_steps": 2, "limits": False},
            },
            id="ties",
        ),
        pytest.param(
            {"min_solutions": 2, "field": {**FEW, "evidence": False}, "model": {"curvature": False}}, id="exact forces"
        ),
    ]


@pytest.mark.parametrize("kind", variants())
@given(data=st.data())
def test_comparator_agrees_with_the_oracle(kind: dict[str, Any], data: st.DataObject) -> None:
    agree(data.draw(models(**kind)))
