"""The five questions tell of a comparison what it holds, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.laws.models import Model, models


@given(model=models(known=False, ranges=True, min_solutions=2))
def test_rivals_are_better_and_whoever_helps_is_good_at_the_low_end(model: Model) -> None:
    comparison = model.compare()
    for name, own in comparison.experience.items():
        asked = comparison.five_questions(name)
        assert all(overall >= own.overall for overall in asked.rivals.figures.values())
        assert set(asked.rivals.figures) <= set(comparison.considered) - {name}
        if asked.helps.answer.startswith("Yes"):
            assert own.low >= float(comparison.good_enough) - 1e-12
        assert asked.helps.figures["overall"] == own.overall


@given(model=models(incumbents=True, min_solutions=2, field={"nothing": False}))
def test_with_all_known_nothing_better_means_no_force_for_a_switch(model: Model) -> None:
    comparison = model.compare()
    for name, forces in comparison.forces.items():
        asked = comparison.five_questions(name)
        gains = forces.push + forces.pull
        supported = 1 - 1 / float(model.setup.model.optimism)
        doubted = supported * asked.anxieties.figures["claims"]
        assert sum(asked.better.figures.values()) == pytest.approx(gains - doubted, abs=1e-9)
        assert asked.anxieties.figures["losses"] + doubted == pytest.approx(forces.anxiety, abs=1e-9)
        assert asked.anxieties.figures["unknown"] == 0
