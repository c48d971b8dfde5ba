"""What holds of shares over draws, and that every draw is judged as `compare` judges it."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

import jobtheory as jt
from jobtheory.hiring import crowd, drawing, judging
from jobtheory.hiring.dials import FULL_TURN
from jobtheory.hiring.robustness import AT
from jobtheory.testing import comparisons
from tests.laws.models import Model, models, with_levels

if TYPE_CHECKING:
    from jobtheory.hiring.drawing import Batch, Draws
    from jobtheory.hiring.layout import Layout
    from jobtheory.hiring.weighing import Point

DRAWN = 60
SPREADS: st.SearchStrategy[Any] = st.sampled_from(["uniform", "ordinal", "given"])


def mixed(comparison: jt.Comparison, seed: int) -> jt.Comparison:
    """Return the same comparison, solutions and needs in another order."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    job = comparison.job

    def shuffled(items: Any) -> list[Any]:
        return chance.sample(list(items), len(items))

    purpose = jt.Purpose(*(shuffled(kind) for kind in (job.purpose.goals, job.purpose.hazards, job.purpose.problems)))
    action = attrs.evolve(job.action, steps=shuffled(job.action.steps))
    other = attrs.evolve(job, purpose=purpose, action=action, adoption=shuffled(job.adoption))
    return attrs.evolve(comparison, job=other, solutions=shuffled(comparison.solutions))


@given(comparison=comparisons(), weights=SPREADS)
def test_shares_sum_to_one(comparison: jt.Comparison, weights: Any) -> None:
    found = comparison.robustness(DRAWN, weights=weights)
    for name, shares in found.acceptability.items():
        assert len(shares) == len(comparison.solutions)
        assert sum(shares) + found.ruled_out[name] == pytest.approx(1)
        assert all(0 <= share <= 1 for share in (*shares, found.hired[name]))
        assert (found.central_weights[name] is None) == (shares[0] == 0) == (found.confidence[name] is None)
        if comparison.incumbent is None:
            assert found.hired[name] == shares[0]
    if comparison.incumbent is None:
        assert found.kept is None
    else:
        hired = sum(found.hired.values())
        assert found.kept is not None
        assert found.kept + hired + found.ruled_out[comparison.incumbent] >= 1 - 1e-9


@given(model=models())
def test_with_nothing_open_and_the_weights_given_one_draw_says_it_all(model: Model) -> None:
    comparison = model.compare()
    found = comparison.robustness(7, weights="given")
    for name, verdict in comparison.verdicts.items():
        assert found.hired[name] == (verdict is jt.Verdict.HIRE)
        assert found.confidence[name] in {None, 1.0}
    assert found.kept == (None if comparison.incumbent is None else jt.Verdict.KEEP in comparison.verdicts.values())
    assert found.matters == ()


@given(comparison=comparisons(), weights=SPREADS, seed=st.integers(0, 9))
def test_order_changes_nothing(comparison: jt.Comparison, weights: Any, seed: int) -> None:
    found = comparison.robustness(DRAWN, seed=seed, weights=weights)
    other = mixed(comparison, seed).robustness(DRAWN, seed=seed, weights=weights)
    for field in ("acceptability", "ruled_out", "central_weights", "hired", "kept", "confidence", "matters"):
        assert getattr(found, field) == getattr(other, field), field


@given(model=models(incumbents=False, job={"limits": False}), weights=SPREADS)
def test_a_dominated_solution_is_never_first(model: Model, weights: Any) -> None:
    """The same solution with all outcomes at their worst: whatever the weights, it is behind."""
    best = model.solutions[0]
    figures = {key: level for key, level in best.results.items() if isinstance(model.job[key], jt.Goal | jt.Hazard)}
    assume(figures)
    worse = {key: jt.Level(model.job[key].measure.worst, level.evidence) for key, level in figures.items()}
    other = attrs.evolve(best, name="worse", results={**best.results, **worse})
    comparison = model.with_solutions([*model.solutions, other]).compare()
    found = comparison.robustness(DRAWN, weights=weights)
    is_worse = (comparison.experience["worse"].results or 0) < (comparison.experience[best.name].results or 0)
    event("told apart" if is_worse else "equal")
    if is_worse:
        assert found.acceptability["worse"][0] == found.hired["worse"] == 0
    else:
        assert found.acceptability["worse"] == found.acceptability[best.name]


def points(layout: Layout, turned: Any, row: int) -> list[Point]:
    """Return one draw as settled solutions, in parts, in the order in which the solutions were given."""
    turns = [0] * len(layout.panel.dials)
    for numbers, own in zip(layout.placed.columns, turned, strict=True):
        for column, number in enumerate(numbers):
            turns[number] = round(own[row, column] * FULL_TURN)
    return layout.panel.points(tuple(turns))


def on_the_grid(layout: Layout, count: int, seed: int) -> Any:
    """Return turns at which dials can stand exactly; never at an end, as no draw does."""
    import numpy as np

    chance = np.random.default_rng(seed)
    return tuple(chance.integers(1, FULL_TURN, (count, len(side))) / FULL_TURN for side in layout.placed.columns)


@given(comparison=comparisons(), seed=st.integers(0, 99))
def test_every_draw_is_judged_as_the_comparison_judges_it(comparison: jt.Comparison, seed: int) -> None:
    """Levels on the grid of the dials are drawn, settled exactly, and judged by the theory itself."""
    layout = comparison._layout
    (batch,) = drawing.Draws(layout, "given", 0, AT).batches(8)
    turns = on_the_grid(layout, 8, seed)
    found = crowd.find(layout.rule, batch.weights, layout.voices, worths := layout.worths(turns))
    judged = crowd.judge(layout.rule, found)
    hired, not_yet, kept = (a if len(a) == 8 else a.repeat(8, axis=0) for a in judged)
    exact = float(comparison.model.curvature) == 1
    event("forks" if layout.placed.forks else "no forks")
    for row in range(8):
        settled = points(layout, turns, row)
        verdicts = judging.judge(layout.found.setting, settled).verdicts
        if not exact and near(layout, batch, worths):
            return
        mine = [
            "hire" if hired[row, n] else "not yet" if not_yet[row, n] else "other" for n in range(len(layout.solutions))
        ]
        told = [verdicts[n].value if verdicts[n].value in {"hire", "not yet"} else "other" for n in layout.solutions]
        assert mine == told
        assert kept[row] == (jt.Verdict.KEEP in verdicts)


def near(layout: Layout, batch: Batch, worths: Any) -> bool:
    """Return whether rounding could turn a draw: real powers, and nets that lie close to 0 or to each other."""
    nets = crowd.find(layout.rule, batch.weights, layout.voices, worths).nets
    if nets is None:
        return False
    figures = sorted({0.0, *nets.net.ravel().tolist(), *nets.in_full.ravel().tolist()})
    return any(0 < b - a < 1e-8 for a, b in pairwise(figures))


@given(data=st.data())
def test_draws_turned_into_levels_get_the_verdicts_of_compare(data: st.DataObject) -> None:
    """Draw, write the levels down in their own units and the weights as importances, and compare anew."""
    model = data.draw(
        models(known=False, ranges=True, job={"problems_with_time": False, "limits": False, "alternatives": False})
    )
    comparison = model.compare()
    weights = data.draw(SPREADS)
    layout = comparison._layout
    draws = drawing.Draws(layout, weights, 3, AT)
    (batch,) = draws.batches(3, keep=True)
    found = crowd.find(layout.rule, batch.weights, layout.voices, layout.worths(batch.turns))
    judged = crowd.judge(layout.rule, found)
    for row in range(3):
        solutions = {s.name: s for s in comparison.solutions}
        for column, dial in enumerate(layout.dials):
            name, need = layout.panel.names[dial.solution], comparison.job[dial.key]
            one = layout.found.setting.weighing.one
            turn = Fraction(float(batch.all_turns[row, column])).limit_denominator(10**6)
            worth = Fraction(dial.least, one) + Fraction(dial.most - dial.least, one) * turn
            worst, target = (Fraction(repr(x) if isinstance(x, float) else x) for x in need_ends(need))
            group = ("results", "steps", "adoption")[dial.side]
            levels = getattr(solutions[name], group)
            kept = levels[dial.key].evidence if dial.key in levels else None
            level = jt.Level(worst + worth * (target - worst), kept)
            solutions[name] = with_levels(solutions[name], {group: {**levels, dial.key: level}})
        job = weighed(comparison.job, draws, batch, row)
        again = attrs.evolve(comparison, job=job, solutions=list(solutions.values()))
        told = [again.verdicts[name] for name in layout.names]
        hired = judged.hired[row if len(judged.hired) > 1 else 0]
        if near(layout, batch, layout.worths(batch.turns)):
            return
        assert [verdict is jt.Verdict.HIRE for verdict in told] == hired.tolist()


def need_ends(need: Any) -> tuple[Any, Any]:
    return need.measure.worst, need.measure.target


def weighed(job: jt.Job, draws: Draws, batch: Batch, row: int) -> jt.Job:
    """Return the job with the weights of one draw as its importances."""
    drawn: dict[str, Fraction] = {}
    for side, weights in zip(draws.layout.sides, batch.weights[:3], strict=False):
        own = weights[row if len(weights) > 1 else 0]
        drawn |= {
            place.keys[0]: Fraction(float(w)).limit_denominator(10**9) for place, w in zip(side, own, strict=True)
        }
    if not any(drawn[s.key] for s in job.action.steps) or not any(drawn[o.key] for o in job.purpose):
        return job if draws.spread == "given" else _only(job, drawn)
    return _only(job, drawn)


def _only(job: jt.Job, drawn: dict[str, Fraction]) -> jt.Job:
    def own(needs: Any) -> list[Any]:
        return [attrs.evolve(need, importance=drawn[need.key]) for need in needs]

    purpose = jt.Purpose(own(job.purpose.goals), own(job.purpose.hazards), own(job.purpose.problems))
    return attrs.evolve(
        job, purpose=purpose, action=attrs.evolve(job.action, steps=own(job.action.steps)), adoption=own(job.adoption)
    )
