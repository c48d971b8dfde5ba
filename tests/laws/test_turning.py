"""What would it take: strictly beyond the level told the verdict is had, short of it it is not."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

import jobtheory as jt
from jobtheory import Verdict
from tests.laws.models import Model, models

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = [
    pytest.param({"model": {"curvature": False}}, id="piecewise linear"),
    pytest.param({}, id="any curvature"),
]

FEW = settings(max_examples=max(5, settings().max_examples // 2))


def asked(model: Model, name: str, move: jt.Move, level: object, *, proven: bool = False) -> Verdict:
    """Return the verdict of a solution with another level of one need."""
    (one,) = (s for s in model.solutions if s.name == name)
    group = next(
        group
        for group, needs in (
            ("results", model.job.purpose),
            ("steps", model.job.action.steps),
            ("adoption", model.job.adoption),
        )
        if any(need.key == move.key for need in needs)
    )
    levels = getattr(one, group)
    known = levels.get(move.key)
    content: Any = level
    if move.about in {"share", "time"}:
        share, time = known.content
        content = (level, time) if move.about == "share" else (share, level)
    evidence = jt.Evidence("trial", "a trial") if proven else None if known is None else known.evidence
    changes: dict[str, Any] = {group: {**levels, move.key: jt.Level(content, evidence)}}
    changed = attrs.evolve(one, **changes)
    return model.with_solutions([changed if s.name == name else s for s in model.solutions]).compare().verdicts[name]


def measure_of(model: Model, move: jt.Move) -> jt.Measure:
    """Return the scale that a move is on."""
    need: Any = model.job[move.key]
    measure: jt.Measure = need.within if move.about == "time" else need.measure
    return measure


def turns(model: Model) -> Iterator[tuple[str, jt.Turn]]:
    """Yield what it would take for each solution that has an answer."""
    comparison = model.compare()
    for solution in model.solutions:
        yield solution.name, comparison.what_would_it_take(solution.name)


def step(measure: jt.Measure) -> Fraction:
    """Return a small way towards the target."""
    return (Fraction(measure.target) - Fraction(measure.worst)) / 10**7


@pytest.mark.parametrize("kind", KINDS)
@FEW
@given(data=st.data())
def test_beyond_the_level_the_verdict_turns_and_short_of_it_it_does_not(
    kind: dict[str, Any], data: st.DataObject
) -> None:
    model = data.draw(models(known=False, ranges=True, **kind))
    for name, turn in turns(model):
        for move in turn.moves:
            if move.about not in {"level", "share", "time"}:
                continue
            measure = measure_of(model, move)
            if is_pair(model, move) or has_limit_past_target(model, move):
                continue
            if move.level is None:
                event("no level turns it")
                end = measure.worst if turn.is_so else measure.target
                assert (asked(model, name, move, end) is turn.toward) is turn.is_so, (name, move)
                continue
            event("a level turns it")
            beyond, short = Fraction(move.level) + step(measure), Fraction(move.level) - step(measure)
            if 0 <= measure.value(beyond) < 1 or not is_bounded(model, move):
                assert asked(model, name, move, beyond) is turn.toward, (name, move)
            if measure.value(short) > 0:
                assert asked(model, name, move, short) is not turn.toward, (name, move)


def is_pair(model: Model, move: jt.Move) -> bool:
    """Return whether a level would need two parts of which neither is known."""
    return move.about == "level" and getattr(model.job[move.key], "within", None) is not None


def has_limit_past_target(model: Model, move: jt.Move) -> bool:
    """Return whether a limit lies past the target, where no level on the scale is acceptable (JT862)."""
    measure = measure_of(model, move)
    own = () if move.about == "time" else model.job.performers  # a performer's limit on a problem is one of the share
    limits = [measure.limit, *(p.limits.get(move.key) for p in own)]
    return any(x is not None and measure.is_past(measure.figure(x.level), Fraction(measure.target)) for x in limits)


def is_bounded(model: Model, move: jt.Move) -> bool:
    """Return whether a level beyond the target is impossible: a chance or a share."""
    return measure_of(model, move).unit in {"%", "1"}


@FEW
@given(models(known=False, ranges=True))
def test_a_proof_and_a_pair_do_what_they_say(model: Model) -> None:
    for name, turn in turns(model):
        for move in turn.moves:
            if move.about == "evidence":
                event("a proof turns it")
                (one,) = (s for s in model.solutions if s.name == name)
                given_ = {**one.results, **one.steps}[move.key]
                assert asked(model, name, attrs.evolve(move, about="level"), given_.content, proven=True) is turn.toward
        if turn.pair is not None:
            event("a pair turns it")
            changed = model
            for move in turn.pair:
                (one,) = (s for s in changed.solutions if s.name == name)
                changed = changed.with_solutions(
                    [moved(changed, one, move) if s.name == name else s for s in changed.solutions]
                )
            assert changed.compare().verdicts[name] is turn.toward, (name, turn.pair)


@FEW
@given(models(known=False, ranges=True))
def test_what_is_in_the_way_is_named_only_where_no_single_move_turns_it(model: Model) -> None:
    for name, turn in turns(model):
        if turn.is_so or turn.smallest is not None:
            assert turn.obstacles == ()
        for one in turn.obstacles:
            event(f"{one.about} of {'its own' if one.solution == name else 'a rival'}")
            assert one.solution == name or one.about in {"unknown", "range"}
            assert (one.now == "unknown") is (one.about == "unknown")
            assert one.statement == model.job[one.key].statement


@FEW
@given(models())
def test_nothing_open_is_in_the_way_where_everything_is_known(model: Model) -> None:
    for name, turn in turns(model):
        assert {one.about for one in turn.obstacles} <= {"limit", "undone", "claim"}
        assert {one.solution for one in turn.obstacles} <= {name}


def moved(model: Model, one: jt.Solution, move: jt.Move) -> jt.Solution:
    """Return a solution a little beyond a move."""
    group = (
        "results"
        if any(need.key == move.key for need in model.job.purpose)
        else ("steps" if any(need.key == move.key for need in model.job.action.steps) else "adoption")
    )
    levels = getattr(one, group)
    known = levels.get(move.key)
    content: Any = known.content if known else None
    evidence = None if known is None else known.evidence
    if move.about == "evidence":
        evidence = jt.Evidence("trial", "a trial")
    else:
        assert move.level is not None
        measure = measure_of(model, move)
        level = Fraction(move.level)
        if measure.value(level + step(measure)) < 1:
            level += step(measure)
        if move.about == "level":
            content = level
        else:
            content = (level, content[1]) if move.about == "share" else (content[0], level)
    changes: dict[str, Any] = {group: {**levels, move.key: jt.Level(content, evidence)}}
    return attrs.evolve(one, **changes)
