"""How somebody came to hire a solution: dated events from the first thought to ongoing use."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias, cast, final

import attrs

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.model import exits
from jobtheory.model.evidence import Evidence, read_date
from jobtheory.model.quantity import Quantity
from jobtheory.model.values import (
    FrozenMap,
    Path,
    Shown,
    Value,
    read_instance,
    read_items,
    read_member,
    read_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["SwitchStage", "SwitchTimeline"]

DateLike: TypeAlias = "datetime.date | str"
"""A day: a date, or text such as ``"2026-03-01"``."""

Days: TypeAlias = "Mapping[str, DateLike] | Mapping[SwitchStage, DateLike] | Mapping[SwitchStage | str, DateLike]"
"""The day on which each stage began; type checkers tell the three apart, nobody else has to."""


@final
class SwitchStage(enum.Enum):
    """The stages of a switch in their order, each from the day on which it begins.

    After the timeline of the switch interview: Moesta & Engle 2020, Demand-Side Sales 101, ch. 4. They compare in that
    order.

    Example:
        >>> SwitchStage.PASSIVE_LOOKING < SwitchStage.BIG_HIRE
        True
    """

    FIRST_THOUGHT = "first thought"
    """It first occurs to somebody that what they have is not good enough."""
    PASSIVE_LOOKING = "passive looking"
    """They notice what else there is, without doing anything about it."""
    ACTIVE_LOOKING = "active looking"
    """They look for something else."""
    DECIDING = "deciding"
    """They weigh what they have found."""
    BIG_HIRE = "big hire"
    """They buy or adopt one: the incumbent is fired."""
    ONBOARDING = "onboarding"
    """They set it up and learn it."""
    ONGOING_USE = "ongoing use"
    """They use it: every use is a little hire."""

    @property
    def rank(self) -> int:
        """0 for the first stage, 6 for the last."""
        return tuple(SwitchStage).index(self)

    def __lt__(self, other: Any) -> bool:
        return self.rank < other.rank if isinstance(other, SwitchStage) else NotImplemented

    def __le__(self, other: Any) -> bool:
        return self.rank <= other.rank if isinstance(other, SwitchStage) else NotImplemented

    def __gt__(self, other: Any) -> bool:
        return self.rank > other.rank if isinstance(other, SwitchStage) else NotImplemented

    def __ge__(self, other: Any) -> bool:
        return self.rank >= other.rank if isinstance(other, SwitchStage) else NotImplemented


@final
@attrs.frozen(init=False, repr=False)
class SwitchTimeline(Value, Shown):
    """How one person came to hire a solution, as a switch interview tells it.

    A stage lasts from the day on which it begins to the day on which the next one that is told begins; a stage that is
    left out was skipped.

    Args:
        name: Who was interviewed.
        events: The day on which each stage began, by `SwitchStage` or its text.
        little_hires: The days on which what was hired was used; they come after the big hire.
        until: The last day of which anything is known: that of the interview. It is needed where ongoing use has not
            begun, so that whoever is still under way counts for as long as they have been watched.
        gave_up: The day on which they stopped and stayed with what they had; None where they did not.
        hired: What they hired, or are about to.
        fired: What had the job before.
        evidence: What the timeline rests on.

    Raises:
        InvalidTypeError: An argument is of a type that is not taken.
        InvalidValueError: A date cannot be read, nothing is dated, days are out of order, or ``until`` is missing.
        UnknownNameError: There is no such stage.

    Tables:
        - ``stages``, a row for every stage that is told: when it began, and how long it lasted: ``stage``, ``date``,
          ``days``.
        - ``little_hires``, the days on which what was hired was used: ``date``.

    Example:
        >>> ann = SwitchTimeline(
        ...     "Ann",
        ...     {"first thought": "2026-01-10", "active looking": "2026-02-09", "big hire": "2026-02-12"},
        ...     until="2026-03-01",
        ... )
        >>> print(ann.duration("first thought"), ann.duration("big hire"), ann.stage.value)
        30 day None big hire
    """

    name: str
    events: FrozenMap[SwitchStage, datetime.date] = attrs.field(kw_only=True)
    little_hires: tuple[datetime.date, ...] = attrs.field(kw_only=True)
    until: datetime.date | None = attrs.field(kw_only=True)
    gave_up: datetime.date | None = attrs.field(kw_only=True)
    hired: str = attrs.field(kw_only=True)
    fired: str = attrs.field(kw_only=True)
    evidence: Evidence | None = attrs.field(kw_only=True)

    def __init__(
        self,
        name: str,
        events: Days,
        *,
        little_hires: Iterable[DateLike] = (),
        until: DateLike | None = None,
        gave_up: DateLike | None = None,
        hired: str = "",
        fired: str = "",
        evidence: Evidence | None = None,
    ) -> None:
        at = (f"SwitchTimeline {shown(name)}",)
        read = _read_events(events, at)
        uses = [read_date(day, at, "little hire") for day in read_items(little_hires, at, "little_hires")]
        stopped = None if gave_up is None else read_date(gave_up, at, "gave_up")
        last = None if until is None else read_date(until, at, "until")
        _refuse_disorder(read, uses, stopped, last, at)
        self.__attrs_init__(
            read_text(name, at, "name"),
            events=FrozenMap(read),
            little_hires=tuple(sorted(uses)),
            until=last,
            gave_up=stopped,
            hired=read_text(hired, at, "hired", empty=True),
            fired=read_text(fired, at, "fired", empty=True),
            evidence=None if evidence is None else read_instance(Evidence, evidence, at, "evidence"),
        )

    @property
    def stage(self) -> SwitchStage:
        """The last stage that is told."""
        return tuple(self.events)[-1]

    @property
    def has_hired(self) -> bool:
        """Whether they hired something: the big hire or anything after it is told."""
        return self.stage >= SwitchStage.BIG_HIRE

    @property
    def is_under_way(self) -> bool:
        """Whether they may still go on: ongoing use has not begun, and they have not given up."""
        return self.stage is not SwitchStage.ONGOING_USE and self.gave_up is None

    @property
    def last_day(self) -> datetime.date:
        """The last day of which anything is known."""
        return max(
            day for day in (*self.events.values(), *self.little_hires, self.gave_up, self.until) if day is not None
        )

    @property
    def durations(self) -> FrozenMap[SwitchStage, Quantity]:
        """How long each stage lasted that has ended."""
        return FrozenMap(
            {stage: _days(self.events[stage], self.events[after]) for stage, after in pairwise(self.events)}
        )

    def duration(self, stage: SwitchStage | str) -> Quantity | None:
        """Return how long a stage lasted; None where it is not told, or has not ended.

        Raises:
            UnknownNameError: There is no such stage.
        """
        return self.durations.get(read_member(SwitchStage, stage, self._at, "stage"))

    def elapsed(self, start: SwitchStage | str, end: SwitchStage | str) -> Quantity | None:
        """Return how long it took from the beginning of one stage to that of another; None where either is not told.

        Raises:
            UnknownNameError: There is no such stage.
            InvalidValueError: The second stage comes before the first.

        Example:
            >>> ann = SwitchTimeline("Ann", {"first thought": "2026-01-10", "ongoing use": "2026-02-09"})
            >>> print(ann.elapsed("first thought", "ongoing use"))
            30 day
        """
        first, last = (read_member(SwitchStage, one, self._at, "stage") for one in (start, end))
        if last < first:
            raise InvalidValueError(
                f"{shown(last.value)} comes before {shown(first.value)}",
                path=self._at,
                hint="Give the earlier stage first.",
                code="JT790",
            )
        if first not in self.events or last not in self.events:
            return None
        return _days(self.events[first], self.events[last])

    def to_svg(self, *, width: int = 960) -> str:
        """Return the timeline as SVG: every stage from its day to that of the next.

        Args:
            width: How wide the picture is to be, in pixels; what cannot be that narrow is wider.

        Raises:
            InvalidValueError: The width makes no sense.

        Example:
            >>> ann = SwitchTimeline("Ann", {"first thought": "2026-01-10", "ongoing use": "2026-02-09"})
            >>> "30 days" in ann.to_svg()
            True
        """
        return exits.svg(self, width)

    def __repr__(self) -> str:
        state = "under way" if self.is_under_way else "gave up" if self.gave_up is not None else "in use"
        told = ", ".join(f"{stage.value} {day}" for stage, day in self.events.items())
        return f"<SwitchTimeline {self.name!r}: {told}; {state}>"

    @property
    def _at(self) -> Path:
        return (f"SwitchTimeline {shown(self.name)}",)


def _read_events(given: object, at: Path) -> dict[SwitchStage, datetime.date]:
    """Read which stage began when, in the order of the stages."""
    if not isinstance(given, Mapping):
        raise InvalidTypeError(
            f"events is {shown(given)}",
            path=at,
            hint="Give a dict of stage to day, as in {'first thought': '2026-01-10'}.",
            code="JT106",
        )
    found: dict[SwitchStage, datetime.date] = {}
    for stage, day in cast("Mapping[object, object]", given).items():
        read = read_member(SwitchStage, stage, at, "stage")
        if read in found:
            raise InvalidValueError(
                f"{shown(read.value)} is told twice", path=at, hint="Give each stage one day.", code="JT791"
            )
        found[read] = read_date(day, at, read.value)
    if not found:
        raise InvalidValueError("nothing is dated", path=at, hint="Give the day of at least one stage.", code="JT791")
    return {stage: found[stage] for stage in SwitchStage if stage in found}


def _refuse_disorder(
    events: Mapping[SwitchStage, datetime.date],
    uses: list[datetime.date],
    gave_up: datetime.date | None,
    until: datetime.date | None,
    at: Path,
) -> None:
    """Refuse days that cannot follow each other."""
    for before, after in pairwise(events):
        if events[after] < events[before]:
            raise _out_of_order(after.value, events[after], before.value, events[before], at)
    last = tuple(events)[-1]
    hired = next((stage for stage in events if stage >= SwitchStage.BIG_HIRE), None)
    if uses and hired is None:
        raise InvalidValueError(
            "something is used that was never hired", path=at, hint="Give the day of the big hire.", code="JT790"
        )
    if uses and hired is not None and min(uses) < events[hired]:
        raise _out_of_order("a little hire", min(uses), hired.value, events[hired], at)
    if gave_up is not None and gave_up < events[last]:
        raise _out_of_order("gave up", gave_up, last.value, events[last], at)
    for what, day in ((last.value, events[last]), ("a little hire", max(uses, default=None)), ("gave up", gave_up)):
        if until is not None and day is not None and until < day:
            raise _out_of_order("until", until, what, day, at)
    if until is None and last is not SwitchStage.ONGOING_USE:
        raise InvalidValueError(
            f"{shown(last.value)} is the last stage told, and nobody knows until when",
            path=at,
            hint="Give until= the day of the interview: whoever is still under way counts until then.",
            code="JT792",
        )


def _out_of_order(what: str, day: datetime.date, other: str, before: datetime.date, at: Path) -> InvalidValueError:
    return InvalidValueError(
        f"{what} on {day} comes before {other} on {before}",
        path=at,
        hint="Days follow each other in the order of the stages; leave out a stage that was skipped.",
        code="JT790",
    )


def _days(start: datetime.date, end: datetime.date) -> Quantity:
    return Quantity((end - start).days, "day")
