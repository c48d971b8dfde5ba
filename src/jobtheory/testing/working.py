"""Strategies for jobs and job maps, and for those who have a part in them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from jobtheory.model.circumstance import Circumstance, Progress
from jobtheory.model.job import Job, Need
from jobtheory.model.jobmap import JobMap
from jobtheory.model.performer import Performer, Role
from jobtheory.model.weight import Origin, Weight
from jobtheory.testing.measuring import COIN, draw_figure, importances, whole
from jobtheory.testing.needing import ADOPTION, DIMENSIONS, STEPS, draw_purpose, draw_steps, possible, scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn

    from jobtheory.model.number import Number
    from jobtheory.testing.needing import Scale

__all__ = ["circumstances", "job_maps", "jobs", "performers", "progress"]

MOST_EDGES = 40
"""Pairs of steps beyond so many get no edge, so that large maps are drawn fast."""

SITUATIONS = ("I have to be across town by nine", "it rains", "I travel with children")
PEOPLE = ("Kim", "Alex", "Procurement")
ROLES = tuple(Role)
ORIGINS = tuple(Origin)
WEIGHTS = importances()


@st.composite
def job_maps(
    draw: DrawFn, *, min_steps: int = 0, max_steps: int = 4, alternatives: bool = True, repeats: bool = True
) -> JobMap:
    """Draw job maps: any partial order of a few steps, declared in any order.

    Args:
        draw: Given by hypothesis.
        min_steps: How many steps there are at least.
        max_steps: How many there are at most.
        alternatives: Whether some steps may be alternatives of one another.
        repeats: Whether some steps may lead back.

    Example:
        >>> from hypothesis import find
        >>> len(find(job_maps(), lambda map_: map_.edges).edges)
        1
    """
    return _draw_map(draw, min_steps, max_steps, scale(), alternatives=alternatives, repeats=repeats)


def _draw_map(draw: DrawFn, fewest: int, most: int, scale: Scale, *, alternatives: bool, repeats: bool) -> JobMap:
    steps = draw_steps(draw, STEPS, fewest, most, scale)
    keys = [step.key for step in steps]
    near = list(pairwise(keys))
    far = [(one, other) for n, one in enumerate(keys) for other in keys[n + 2 :]]
    edges = [pair for pair in [*near, *far][:MOST_EDGES] if draw(COIN)]
    groups: list[list[str]] = []
    if alternatives and len(keys) > 1 and draw(COIN):
        first = draw(whole(0, len(keys) - 2))
        cut = draw(whole(first + 2, len(keys)))
        groups.append(keys[first:cut])
        if len(keys) - cut > 1 and draw(COIN):
            groups.append(keys[cut:])
    back = [(later, earlier) for earlier, later in edges if repeats and draw(COIN)]
    for n in range(len(steps) - 1):  # declared in any order; the first choice leaves it as it is
        other = draw(whole(n, len(steps) - 1))
        steps[n], steps[other] = steps[other], steps[n]
    return JobMap(steps, edges, alternatives=groups, repeats=back)


@st.composite
def circumstances(draw: DrawFn) -> Circumstance:
    """Draw circumstances.

    Example:
        >>> from hypothesis import find
        >>> find(circumstances(), lambda circumstance: True).situation
        'I have to be across town by nine'
    """
    return _draw_circumstance(draw)


def _draw_circumstance(draw: DrawFn) -> Circumstance:
    return Circumstance(
        SITUATIONS[draw(whole(0, len(SITUATIONS) - 1))],
        trigger="the car does not start" if draw(COIN) else None,
        constraints=["no car"] if draw(COIN) else [],
    )


@st.composite
def progress(draw: DrawFn, outcomes: Sequence[str] = ()) -> Progress:
    """Draw shifts that a person is after.

    Args:
        draw: Given by hypothesis.
        outcomes: The keys of outcomes that may show it.

    Example:
        >>> from hypothesis import find
        >>> find(progress(), lambda shift: True).to
        'be there in time'
    """
    return _draw_progress(draw, outcomes)


def _draw_progress(draw: DrawFn, outcomes: Sequence[str]) -> Progress:
    dimension = DIMENSIONS[draw(whole(0, len(DIMENSIONS) - 1))]
    return Progress("always late", "be there in time", dimension, [key for key in outcomes if draw(COIN)])


@st.composite
def performers(draw: DrawFn, needs: Sequence[Need] = (), *, limits: bool = True) -> Performer:
    """Draw somebody who has a part in a job, with weights and limits of their own, now and then with a veto.

    Args:
        draw: Given by hypothesis.
        needs: The needs, and adoption steps, that they may weigh and limit.
        limits: Whether they may have limits.

    Example:
        >>> from hypothesis import find
        >>> find(performers(), lambda performer: True)
        Performer(role=<Role.EXECUTOR: 'executor'>, name='Kim', importances={}, limits={}, veto=False)
    """
    return _draw_performer(draw, needs, limits=limits)


def _draw_performer(draw: DrawFn, needs: Sequence[Need], *, limits: bool) -> Performer:
    chosen = (
        {need.key: need for need in (needs[draw(whole(0, len(needs) - 1))] for _ in range(2)) if draw(COIN)}
        if needs
        else {}
    )
    return Performer(
        ROLES[draw(whole(0, len(ROLES) - 1))],
        PEOPLE[draw(whole(0, len(PEOPLE) - 1))],
        importances={key: draw(WEIGHTS) for key in chosen if draw(COIN)},
        limits={
            key: draw_figure(draw, need.measure, possible=possible(need)) for key, need in chosen.items() if limits
        },
        veto=draw(COIN),
    )


@st.composite
def jobs(
    draw: DrawFn,
    *,
    min_outcomes: int = 0,
    max_outcomes: int = 3,
    min_steps: int = 0,
    max_steps: int = 3,
    alternatives: bool = True,
    adoption: bool = True,
    problems_with_time: bool = True,
    limits: bool = True,
    baselines: bool = True,
    weights: bool = False,
) -> Job:
    """Draw jobs: a few outcomes and steps on scales of several kinds, at least one outcome or step.

    Args:
        draw: Given by hypothesis.
        min_outcomes: How many outcomes there are at least.
        max_outcomes: How many there are at most.
        min_steps: How many steps there are at least.
        max_steps: How many there are at most.
        alternatives: Whether some steps may be alternatives of one another.
        adoption: Whether there may be steps of adoption.
        problems_with_time: Whether for some problems it counts too how soon they are resolved.
        limits: Whether there may be limits, of measures and of performers who have a veto.
        baselines: Whether declared measures may have a baseline.
        weights: Whether of some importances it may be told where they come from. What is told is told of the importance
            that the need has, so that whoever gives such a job other importances gives ``weights={}`` too.

    Example:
        >>> from hypothesis import find
        >>> find(jobs(), lambda job: len(job.outcomes) == 2 and len(job.action) == 1)
        <Job 'Get across town': 2 goals, 1 step>
    """
    scales = scale(limits=limits, baselines=baselines)
    purpose = draw_purpose(draw, min_outcomes, max_outcomes, scales, with_time=problems_with_time, limits=limits)
    fewest = max(min_steps, 0 if len(purpose) else 1)
    action = _draw_map(draw, fewest, max(fewest, max_steps), scales, alternatives=alternatives, repeats=False)
    price = draw_steps(draw, ADOPTION, 0, 2, scales) if adoption else []
    needs = (*purpose, *action.steps, *price)
    drawn = [_draw_performer(draw, needs, limits=limits) for _ in range(draw(whole(0, 2)))] if limits else []
    people = {(person.name, person.role): person for person in drawn}.values()
    return Job(
        "Get across town",
        purpose,
        action,
        circumstance=_draw_circumstance(draw) if draw(COIN) else None,
        performers=people,
        progress=[_draw_progress(draw, [outcome.key for outcome in purpose])] if draw(COIN) else [],
        adoption=price,
        weights=_draw_weights(draw, needs) if weights and draw(COIN) else None,
    )


def _draw_weights(draw: DrawFn, needs: Sequence[Need]) -> dict[str, Weight]:
    """Draw where the importances of one need or two come from."""
    chosen = {need.key: need for need in (needs[draw(whole(0, len(needs) - 1))] for _ in range(2))}
    return {key: _draw_weight(draw, need.importance) for key, need in chosen.items()}


def _draw_weight(draw: DrawFn, importance: Number) -> Weight:
    return Weight(
        importance,
        ORIGINS[draw(whole(0, len(ORIGINS) - 1))],
        low=importance - draw(WEIGHTS) if draw(COIN) else None,
        high=importance + draw(WEIGHTS) if draw(COIN) else None,
        stated=draw(WEIGHTS) if draw(COIN) else None,
        source="840 choices" if draw(COIN) else "",
    )
