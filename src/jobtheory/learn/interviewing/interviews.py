"""Many switch interviews together: how many go on from each stage, how long it takes them, and where they stall.

Whoever is still under way counts as long as they have been watched and is never left out (Kaplan & Meier 1958). Whoever
gave up counts as not having gone on, then and ever after, however soon the interview was: giving up is an event that
competes with going on (Aalen & Johansen 1978), and lowers the share that goes on instead of hiding those who would not.
"""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, final

import attrs

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.learn.arguments import read_confidence
from jobtheory.learn.interviewing.survival import Curve, Watched
from jobtheory.model import exits
from jobtheory.model.quantity import Quantity
from jobtheory.model.timeline import SwitchStage, SwitchTimeline
from jobtheory.model.values import FrozenMap, Shown, Value, read_instance, read_items, read_member

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence

    from jobtheory.model.values import Path

__all__ = ["StagePassage", "Switching", "switching"]

AT = ("switching",)
WATCHED = 0.25
"""The share that has gone on is told for as long as this share of people was watched,"""
FEWEST = 5
"""and so many of them."""
NAMED = 5
"""So many timelines that are given more than once are named."""


@final
@attrs.frozen
class StagePassage(Value):
    """How people go on from one stage.

    Attributes:
        stage: The stage; None for the whole way from the first stage told to the big hire.
        entered: How many people entered it.
        moved_on: How many of them went on so far.
        under_way: How many are still in it.
        gave_up: How many gave up in it.
        conversion: The share that has gone on within the horizon, by the estimate of Aalen & Johansen; where nobody
            gave up that is Kaplan & Meier's.
        low: The lower end of its interval.
        high: The upper end.
        horizon: How long after entering the share is told.
        median: The time by which half of those who entered have gone on; None where fewer do as far as anybody watched.
        median_low: The lower end of its interval; None where nobody can say.
        median_high: The upper end.
        lost: The share of all people interviewed that enters the stage and does not go on within the horizon.
    """

    stage: SwitchStage | None
    entered: int
    moved_on: int
    under_way: int
    gave_up: int
    conversion: float
    low: float
    high: float
    horizon: Quantity
    median: Quantity | None
    median_low: Quantity | None
    median_high: Quantity | None
    lost: float


@final
@attrs.frozen(repr=False)
class Switching(Value, Shown):
    """How many people go on from stage to stage of a switch, and how long it takes; made by `switching`.

    Attributes:
        passages: The stages that anybody entered, in order, up to the last one that anybody tells of after the hire.
        to_hire: The whole way from the first stage told to the big hire; None where everybody's first stage is later.
        people: How many people were interviewed.
        in_use: How many of them have come to ongoing use.
        confidence: How sure the intervals are.

    Tables:
        - ``stages``, a row for every stage, times in days: ``stage``, ``entered``, ``moved_on``, ``under_way``,
          ``gave_up``, ``conversion``, ``low``, ``high``, ``lost``, ``horizon_days``, ``median_days``,
          ``median_low_days``, ``median_high_days``.

    Example:
        >>> import jobtheory as jt
        >>> told = [
        ...     jt.SwitchTimeline("Ann", {"first thought": "2026-01-10", "big hire": "2026-02-09"}, until="2026-03-01"),
        ...     jt.SwitchTimeline("Ben", {"first thought": "2026-01-01"}, until="2026-03-01"),
        ...     jt.SwitchTimeline(
        ...         "Cleo", {"first thought": "2026-01-20", "big hire": "2026-01-30"}, until="2026-03-01"
        ...     ),
        ... ]
        >>> first = jt.learn.switching(told)["first thought"]
        >>> first.entered, first.moved_on, first.under_way, round(first.conversion, 2), str(first.median)
        (3, 2, 1, 0.67, '30 day')
    """

    passages: tuple[StagePassage, ...]
    to_hire: StagePassage | None
    people: int
    in_use: int
    confidence: float
    _curves: FrozenMap[SwitchStage | None, Curve] = attrs.field(alias="curves", eq=False)

    def __getitem__(self, stage: SwitchStage | str) -> StagePassage:
        wanted = read_member(SwitchStage, stage, ("Switching",), "stage")
        found = next((one for one in self.passages if one.stage is wanted), None)
        if found is None:
            raise InvalidValueError(
                f"nobody entered {shown(wanted.value)} from which to go on",
                path=("Switching",),
                hint=f"Told are {', '.join(shown(one.stage.value) for one in self.passages if one.stage)}.",
                code="JT793",
            )
        return found

    def __iter__(self) -> Iterator[StagePassage]:
        return iter(self.passages)

    def __len__(self) -> int:
        return len(self.passages)

    @property
    def stalls(self) -> StagePassage:
        """The stage at which most of all people are lost."""
        return max(self.passages, key=lambda one: one.lost)

    def left(self, stage: SwitchStage | str) -> tuple[tuple[Quantity, float], ...]:
        """Return the share that has not gone on from a stage after each time at which somebody did.

        Raises:
            UnknownNameError: There is no such stage.
            InvalidValueError: Nobody entered it.
        """
        curve = self._curves[self[stage].stage]
        return tuple((Quantity(step.time, "day"), step.left) for step in curve.steps)

    def share_left(self, stage: SwitchStage | str, time: Quantity | str | float) -> tuple[float, float, float]:
        """Return the share that has not gone on from a stage by a time, and both ends of its interval.

        Args:
            stage: The stage.
            time: How long after entering it: a quantity, text such as ``"90 day"``, or days.

        Raises:
            UnknownNameError: There is no such stage.
            InvalidValueError: Nobody entered it, or the time is none.
            InvalidTypeError: The time is of a type that is not taken.
            UnitError: The time cannot be read.
        """
        return self._curves[self[stage].stage].left_at(_read_days(time, "time"))

    def watched(self, stage: SwitchStage | str) -> tuple[tuple[Quantity, bool], ...]:
        """Return how long each person was in a stage as far as anybody knows, and whether they went on then.

        Whoever did not go on gave up then, or is still under way: `under_way` tells of those.

        Raises:
            UnknownNameError: There is no such stage.
            InvalidValueError: Nobody entered it.
        """
        people = self._curves[self[stage].stage].people
        return tuple((Quantity(one.time, "day"), one.happened) for one in people)

    def under_way(self, stage: SwitchStage | str) -> tuple[Quantity, ...]:
        """Return how long each person was watched who is still in a stage: neither went on nor gave up.

        Raises:
            UnknownNameError: There is no such stage.
            InvalidValueError: Nobody entered it.
        """
        people = self._curves[self[stage].stage].people
        return tuple(Quantity(one.time, "day") for one in people if not one.happened and not one.gave_up)

    def to_svg(self, *, width: int = 960) -> str:
        """Return for each stage the share that has not gone on, by time, as SVG: a curve a stage.

        Args:
            width: How wide the picture is to be, in pixels; what cannot be that narrow is wider.

        Raises:
            InvalidValueError: The width makes no sense.

        Example:
            >>> import jobtheory as jt
            >>> told = [
            ...     jt.SwitchTimeline(
            ...         f"#{n}", {"deciding": "2026-01-01", "big hire": f"2026-01-{n + 2:02}"}, until="2026-03-01"
            ...     )
            ...     for n in range(8)
            ... ]
            >>> "median 4 days" in jt.learn.switching(told).to_svg()
            True
        """
        return exits.svg(self, width)

    def __repr__(self) -> str:
        told = ", ".join(f"{one.stage.value} {one.conversion:.0%}" for one in self.passages if one.stage)
        return f"<Switching of {self.people:,} people: {told}>"


def switching(
    timelines: Iterable[SwitchTimeline], *, horizon: Quantity | str | float | None = None, confidence: float = 0.95
) -> Switching:
    """Say how many people go on from each stage of a switch, how long it takes them, and where they stall.

    Args:
        timelines: What each person told. Each counts as a person of its own, also where names repeat; copies are
            refused, since intervals would take them for so many people more.
        horizon: How long after entering a stage the share that has gone on is told: a quantity, text such as
            ``"90 day"``, or days. Where left out, as long as a quarter of those who entered, and at least 5 of them,
            were watched.
        confidence: How sure the intervals shall be.

    Raises:
        InvalidTypeError: An argument is of a type that is not taken.
        InvalidValueError: There is no timeline, one is a copy of another, or the horizon is no time.
        UnitError: The horizon cannot be read.

    Example:
        >>> import jobtheory as jt
        >>> told = [
        ...     jt.SwitchTimeline(
        ...         f"#{n}", {"deciding": "2026-01-01", "big hire": f"2026-01-{n + 2:02}"}, until="2026-03-01"
        ...     )
        ...     for n in range(8)
        ... ]
        >>> found = jt.learn.switching(told, horizon="7 day")
        >>> found["deciding"].conversion
        0.875
    """
    told = read_timelines(timelines, AT)
    if not told:
        raise InvalidValueError("there is no timeline", path=AT, hint="Give at least one.", code="JT793")
    sure = read_confidence(confidence, AT)
    days = None if horizon is None else _read_days(horizon)
    passages: list[StagePassage] = []
    curves: dict[SwitchStage | None, Curve] = {}
    end = max(SwitchStage.BIG_HIRE, *(one.stage for one in told))  # beyond it nobody was asked
    for stage in (stage for stage in SwitchStage if stage < end):
        ways = [_way(one, stage) for one in told if stage in one.events]
        if ways:
            passage, curves[stage] = _passage(stage, ways, len(told), days, sure)
            passages.append(passage)
    if not passages:
        raise InvalidValueError(
            f"nobody tells of anything before {shown(end.value)}",
            path=AT,
            hint="Give the days of earlier stages as well.",
            code="JT793",
        )
    whole = [_to_hire(one) for one in told if next(iter(one.events)) < SwitchStage.BIG_HIRE]
    return Switching(
        tuple(passages),
        _passage(None, whole, len(told), days, sure)[0] if whole else None,
        len(told),
        sum(one.stage is SwitchStage.ONGOING_USE for one in told),
        sure,
        curves=FrozenMap(curves),
    )


def read_timelines(given: object, path: Path) -> list[SwitchTimeline]:
    """Read timelines of as many people: none of them is a copy of another."""
    told = [read_instance(SwitchTimeline, one, path, "timeline") for one in read_items(given, path, "timelines")]
    copied = [one.name for one, times in Counter(told).items() if times > 1]
    if copied:
        more = f" and {len(copied) - NAMED} more" if len(copied) > NAMED else ""
        raise InvalidValueError(
            f"given more than once: {', '.join(map(shown, copied[:NAMED]))}{more}",
            path=path,
            hint="Leave copies out: each counts as a person more. People who told the very same take a name each.",
            code="JT795",
        )
    return told


class _Way(NamedTuple):
    """How far somebody got from a stage."""

    watched: Watched
    possible: int
    """For how many days they were or could have been watched."""


def _way(one: SwitchTimeline, stage: SwitchStage) -> _Way:
    after = next((later for earlier, later in pairwise(one.events) if earlier is stage), None)
    return _until(one, one.events[stage], None if after is None else one.events[after])


def _to_hire(one: SwitchTimeline) -> _Way:
    start = next(iter(one.events.values()))
    hired = next((day for stage, day in one.events.items() if stage >= SwitchStage.BIG_HIRE), None)
    return _until(one, start, hired)


def _until(one: SwitchTimeline, start: datetime.date, end: datetime.date | None) -> _Way:
    possible = (one.last_day - start).days
    if end is not None:
        return _Way(Watched((end - start).days, happened=True), possible)
    if one.gave_up is not None:
        return _Way(Watched((one.gave_up - start).days, happened=False, gave_up=True), possible)
    return _Way(Watched(possible, happened=False), possible)


def _passage(
    stage: SwitchStage | None, ways: Sequence[_Way], people: int, horizon: float | None, confidence: float
) -> tuple[StagePassage, Curve]:
    curve = Curve.of([way.watched for way in ways], confidence)
    longest = sorted((way.possible for way in ways), reverse=True)
    told = min(max(FEWEST, math.ceil(WATCHED * len(ways))), len(ways))
    end = float(longest[told - 1]) if horizon is None else horizon
    left, low, high = curve.left_at(end)
    moved = sum(way.watched.happened for way in ways)
    stopped = sum(way.watched.gave_up for way in ways)
    median, first, last = (None if day is None else Quantity(day, "day") for day in curve.median)
    passage = StagePassage(
        stage,
        len(ways),
        moved,
        len(ways) - moved - stopped,
        stopped,
        1 - left,
        1 - high,
        1 - low,
        Quantity(end, "day"),
        median,
        first,
        last,
        len(ways) / people * left,
    )
    return passage, curve


def _read_days(given: object, what: str = "horizon") -> float:
    quantity = given if isinstance(given, Quantity) else None
    if isinstance(given, str):
        quantity = Quantity.parse(given)
    if quantity is None and (isinstance(given, bool) or not isinstance(given, (int, float))):
        raise InvalidTypeError(
            f"{what} is {shown(given)}", path=AT, hint="Give a time such as '90 day', or days.", code="JT103"
        )
    days = float(quantity.exact_in("day")) if quantity is not None else float(given)  # type: ignore[arg-type]
    if not days >= 0 or math.isinf(days):
        raise InvalidValueError(f"{what} is {shown(given)}", path=AT, hint="Give a time of 0 or more.", code="JT793")
    return days
