"""Strategies for what people do and tell: processes, and timelines of switches."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from jobtheory.model.durations import Durations
from jobtheory.model.process import Process
from jobtheory.model.quantity import Quantity
from jobtheory.model.timeline import SwitchStage, SwitchTimeline
from jobtheory.testing.competing import evidence
from jobtheory.testing.measuring import COIN, whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn

    from jobtheory.model.activities import Activity

__all__ = ["processes", "switch_timelines"]

ACTIVITIES: tuple[Activity, ...] = ("ask", "quote", "sign", "pay", "call", 7)
UNITS = ("min", "h", "day")
SHARES = (0.5, 0.9, 1.0)
STAGES = tuple(SwitchStage)
FIRST = datetime.date(2026, 1, 1)
LONGEST = 60
"""A stage takes at most so many days."""
_EVIDENCE = evidence()


@st.composite
def processes(draw: DrawFn, *, max_ways: int = 3, max_length: int = 4, times: bool = True) -> Process:
    """Draw processes: a few ways through a few activities, some gone more than once, some timed.

    Args:
        draw: Given by hypothesis.
        max_ways: How many ways there are at most.
        max_length: How many activities a way has at most.
        times: Whether it may be told how long anything takes.

    Example:
        >>> from hypothesis import find
        >>> dict(find(processes(), lambda process: process.rework).variants)
        {('ask', 'ask'): 1}
    """
    ways: dict[tuple[Activity, ...], int] = {}
    for _ in range(draw(whole(1, max_ways))):
        way = tuple(_draw_activity(draw, ACTIVITIES) for _ in range(draw(whole(1, max_length))))
        ways[way] = draw(whole(1, 3))
    plain = Process(ways)
    done, pairs = tuple(plain.activities), tuple(plain.directly_follows)
    return Process(
        ways,
        duration=_draw_durations(draw) if times and draw(COIN) else None,
        waits={_draw_activity(draw, done): _draw_durations(draw)} if times and draw(COIN) else None,
        between={pairs[draw(whole(0, len(pairs) - 1))]: _draw_durations(draw)}
        if times and pairs and draw(COIN)
        else None,
        evidence=draw(_EVIDENCE) if draw(COIN) else None,
    )


def _draw_activity(draw: DrawFn, known: Sequence[Activity]) -> Activity:
    return known[draw(whole(0, len(known) - 1))]


def _draw_durations(draw: DrawFn) -> Durations:
    unit = UNITS[draw(whole(0, len(UNITS) - 1))]
    mean = Quantity(draw(whole(0, 9)), unit)
    shares = [share for share in SHARES if draw(COIN)]
    return Durations(
        mean, {share: Quantity(n + draw(whole(0, 9)), unit) for n, share in enumerate(shares)}, count=draw(whole(1, 9))
    )


@st.composite
def switch_timelines(draw: DrawFn, *, finished: bool | None = None) -> SwitchTimeline:
    """Draw what somebody tells of a switch: some of the stages, one after another, until ongoing use or not.

    Args:
        draw: Given by hypothesis.
        finished: Whether they came to ongoing use; either where left out.

    Example:
        >>> from hypothesis import find
        >>> find(switch_timelines(finished=True), lambda told: True).stage.value
        'ongoing use'
    """
    ends = draw(COIN) if finished is None else finished
    first = draw(whole(0, len(STAGES) - 2))
    told = [STAGES[first], *(stage for stage in STAGES[first + 1 : -1] if draw(COIN)), *(STAGES[-1:] if ends else ())]
    day = FIRST
    events: dict[SwitchStage, datetime.date] = {}
    for stage in told:
        events[stage] = day
        day += datetime.timedelta(draw(whole(0, LONGEST)))
    hired = told[-1] >= SwitchStage.BIG_HIRE
    uses = [day + datetime.timedelta(n) for n in range(draw(whole(0, 2)))] if hired else []
    until = day + datetime.timedelta(2 + draw(whole(0, LONGEST)))
    return SwitchTimeline(
        "Kim",
        events,
        little_hires=uses,
        until=None if ends and draw(COIN) else until,
        gave_up=day if not ends and draw(COIN) else None,
        hired="folding bike" if draw(COIN) else "",
        fired="bus" if draw(COIN) else "",
        evidence=draw(_EVIDENCE) if draw(COIN) else None,
    )
