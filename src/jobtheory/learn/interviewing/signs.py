"""Evidence of demand: how many people say that they would, answer an offer, pay, and come back.

Each sign is stronger than the one before, as what people do is better evidence than what they say; how many are left
from one to the next shows what the weaker ones are worth.
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias, cast, final

import attrs

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.learn.arguments import read_confidence, read_count
from jobtheory.learn.columns import is_blank
from jobtheory.learn.interviewing.interviews import read_timelines
from jobtheory.learn.interviewing.survival import interval
from jobtheory.model.demand import DemandSign
from jobtheory.model.evidence import Evidence
from jobtheory.model.timeline import SwitchStage, SwitchTimeline
from jobtheory.model.values import Shown, Value, read_member, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jobtheory.model.values import Path

__all__ = ["Demand", "DemandRung", "demand"]

AT = ("demand",)
People: TypeAlias = "int | Iterable[Any]"
"""How many people, or for each of them whether they did."""


@final
@attrs.frozen
class DemandRung(Value):
    """How many people showed one sign of demand.

    Attributes:
        sign: The sign.
        people: How many showed it, or a stronger one.
        share: Their share of all who were asked.
        low: The lower end of its interval.
        high: The upper end.
        kept: Their share of those who showed the sign before; None for the first.
        kept_low: The lower end of its interval.
        kept_high: The upper end.
    """

    sign: DemandSign
    people: int
    share: float
    low: float
    high: float
    kept: float | None
    kept_low: float | None
    kept_high: float | None


@final
@attrs.frozen(repr=False)
class Demand(Value, Shown):
    """How many people showed which signs of demand; made by `demand`.

    Attributes:
        asked: How many were asked.
        rungs: The signs that were looked for, the weakest first.
        confidence: How sure the intervals are.
        source: Where the figures come from.
        under_way: How many had neither hired nor given up when they were last asked, and count as not having paid; None
            where nobody knows.

    Tables:
        - ``signs``, a row for every sign, the weakest first: ``sign``, ``evidence``, ``people``, ``share``, ``low``,
          ``high``, ``kept``, ``kept_low``, ``kept_high``.

    Example:
        >>> import jobtheory as jt
        >>> found = jt.learn.demand(asked=200, said=120, answered=30, paid=6, source="the landing page in May")
        >>> found["paid"].share, found["paid"].kept
        (0.03, 0.2)
        >>> found.strongest, found.evidence().kind
        (<DemandSign.PAID: 'paid'>, <EvidenceKind.OBSERVED: 'observed'>)
    """

    asked: int
    rungs: tuple[DemandRung, ...]
    confidence: float
    source: str
    under_way: int | None = None

    @classmethod
    def of_timelines(
        cls, timelines: Iterable[SwitchTimeline], *, source: str = "switch interviews", confidence: float = 0.95
    ) -> Demand:
        """Return what switch timelines show: who hired has paid, who used it after that day came back.

        Whether people came back is left out where no timeline tells a little hire: nobody asked for them then.

        Shares are of all people and of what they have done so far. Whoever is still under way counts as not having
        paid, and whoever has only just hired as not having come back, so that shares are the least that can come of
        them; ``under_way`` says how many they are. `switching` says how many go on within some time.

        Raises:
            InvalidTypeError, InvalidValueError: There is no timeline, one of them is none, or one is a copy of another.

        Example:
            >>> import jobtheory as jt
            >>> ann = jt.SwitchTimeline(
            ...     "Ann", {"big hire": "2026-02-09"}, little_hires=["2026-02-11"], until="2026-03-01"
            ... )
            >>> print(jt.learn.Demand.of_timelines([ann])["came back"].people)
            1
        """
        at = ("Demand.of_timelines",)
        told = read_timelines(timelines, at)
        found = demand(
            asked=len(told),
            paid=[one.has_hired for one in told],
            came_back=[_came_back(one) for one in told] if any(one.little_hires for one in told) else None,
            source=source,
            confidence=confidence,
        )
        return attrs.evolve(found, under_way=sum(one.is_under_way and not one.has_hired for one in told))

    def __getitem__(self, sign: DemandSign | str) -> DemandRung:
        wanted = read_member(DemandSign, sign, ("Demand",), "sign")
        found = next((one for one in self.rungs if one.sign is wanted), None)
        if found is None:
            raise InvalidValueError(
                f"nobody looked for {shown(wanted.value)}",
                path=("Demand",),
                hint=f"Looked for were {', '.join(shown(one.sign.value) for one in self.rungs)}.",
                code="JT794",
            )
        return found

    def __iter__(self) -> Iterator[DemandRung]:
        return iter(self.rungs)

    def __len__(self) -> int:
        return len(self.rungs)

    @property
    def strongest(self) -> DemandSign | None:
        """The strongest sign that anybody showed; None where nobody showed any."""
        return max((one.sign for one in self.rungs if one.people), default=None)

    def evidence(self, sign: DemandSign | str | None = None) -> Evidence:
        """Return a sign as evidence that a level can rest on.

        Args:
            sign: The sign; the strongest that anybody showed where left out.

        Raises:
            InvalidValueError: Nobody showed it.
            UnknownNameError: There is no such sign.
        """
        chosen = self.strongest if sign is None else self[sign].sign
        if chosen is None or not self[chosen].people:
            raise InvalidValueError(
                "nobody showed " + ("any sign of demand" if chosen is None else shown(chosen.value)),
                path=("Demand",),
                hint="What nobody did is no evidence of demand.",
                code="JT794",
            )
        one = self[chosen]
        return Evidence(
            chosen.evidence,
            self.source or "signs of demand",
            sample=self.asked,
            note=f"{one.people:,} of {self.asked:,} {chosen.value}",
        )

    def __repr__(self) -> str:
        told = ", ".join(f"{one.people:,} {one.sign.value}" for one in self.rungs)
        return f"<Demand of {self.asked:,} people: {told}>"


def demand(
    *,
    asked: int | None = None,
    said: People | None = None,
    answered: People | None = None,
    paid: People | None = None,
    came_back: People | None = None,
    source: str = "",
    confidence: float = 0.95,
) -> Demand:
    """Say how strong the evidence of demand is: from saying, through answering an offer, to paying and coming back.

    Signs are given as counts, or for each person asked whether they showed it (True, False, 0, 1; nothing is no). Who
    shows a stronger sign counts for the weaker ones as well. What nobody looked for is left out.

    Args:
        asked: How many people were asked or shown the offer; the number of rows where people are given one by one.
        said: Who says that they would.
        answered: Who answered an offer that was put to them: left an address, an hour, a signature.
        paid: Who paid, or gave up what they had.
        came_back: Who used or paid for it again.
        source: Where the figures come from.
        confidence: How sure the intervals shall be.

    Raises:
        InvalidTypeError: Signs are neither counts nor one for each person, or a mix of both.
        InvalidValueError: No sign is given, more people show a stronger sign than a weaker one, or rows differ.

    Example:
        >>> import jobtheory as jt
        >>> found = jt.learn.demand(said=[True, True, False, True], paid=[False, True, False, False])
        >>> [(one.sign.value, one.people) for one in found]
        [('said', 3), ('paid', 1)]
    """
    given = {
        sign: people
        for sign, people in zip(DemandSign, (said, answered, paid, came_back), strict=True)
        if people is not None
    }
    if not given:
        raise InvalidValueError("no sign is given", path=AT, hint="Give at least one, such as paid=12.", code="JT794")
    sure = read_confidence(confidence, AT)
    name = read_text(source, AT, "source", empty=True)
    if all(isinstance(people, int) for people in given.values()):
        counts = {sign: read_count(people, AT, _argument(sign), 0) for sign, people in given.items()}
        if asked is None:
            raise InvalidValueError(
                "nobody knows of how many", path=AT, hint="Give asked= how many people were asked.", code="JT794"
            )
        base = read_count(asked, AT, "asked", 1)
    else:
        columns = {sign: _read_people(people, (*AT, _argument(sign))) for sign, people in given.items()}
        base, counts = _counted(columns, asked)
    _refuse_growth(counts, base)
    return Demand(base, tuple(_rungs(counts, base, sure)), sure, name)


def _argument(sign: DemandSign) -> str:
    return sign.value.replace(" ", "_")


def _read_people(given: object, at: Path) -> list[bool]:
    if isinstance(given, (str, bytes, int)) or not isinstance(given, Iterable):
        raise InvalidTypeError(
            f"it is {shown(given)}, and other signs are given person by person",
            path=at,
            hint="Give counts for all signs, or for each whether a person showed it.",
            code="JT106",
        )
    found: list[bool] = []
    for row, value in enumerate(cast("Iterable[object]", given)):
        if is_blank(value):
            found.append(False)
        elif value in (0, 1):  # True and False are these, numpy's as well
            found.append(bool(value))
        else:
            raise InvalidTypeError(
                f"{shown(value)} says neither yes nor no",
                path=(*at, f"row {row}"),
                hint="Give True or False, or 1 or 0.",
                code="JT103",
            )
    return found


def _counted(columns: dict[DemandSign, list[bool]], asked: int | None) -> tuple[int, dict[DemandSign, int]]:
    lengths = {len(column) for column in columns.values()}
    if len(lengths) > 1:
        raise InvalidValueError(
            f"signs are given of {', '.join(f'{n:,}' for n in sorted(lengths))} people",
            path=AT,
            hint="Give each sign for the same people.",
            code="JT531",
        )
    (rows,) = lengths
    base = read_count(rows if asked is None else asked, AT, "asked", max(rows, 1))
    counts: dict[DemandSign, int] = {}
    for sign in columns:
        stronger = [column for other, column in columns.items() if other >= sign]
        counts[sign] = sum(any(row) for row in zip(*stronger, strict=True))
    return base, counts


def _refuse_growth(counts: dict[DemandSign, int], asked: int) -> None:
    told: list[tuple[str, int]] = [("asked", asked), *((_argument(sign), count) for sign, count in counts.items())]
    for (weaker, more), (stronger, fewer) in pairwise(told):
        if fewer > more:
            raise InvalidValueError(
                f"{fewer:,} {stronger} and only {more:,} {weaker}",
                path=AT,
                hint="Whoever shows a stronger sign counts for the weaker ones as well.",
                code="JT794",
            )


def _rungs(counts: dict[DemandSign, int], asked: int, confidence: float) -> Sequence[DemandRung]:
    rungs: list[DemandRung] = []
    before: int | None = None
    for sign, people in counts.items():
        low, high = interval(people / asked, asked, confidence)
        kept = kept_low = kept_high = None
        if before:
            kept = people / before
            kept_low, kept_high = interval(kept, before, confidence)
        rungs.append(DemandRung(sign, people, people / asked, low, high, kept, kept_low, kept_high))
        before = people
    return rungs


def _came_back(one: SwitchTimeline) -> bool:
    """Return whether somebody used what they hired on a day after they hired it."""
    hired = next((day for stage, day in one.events.items() if stage >= SwitchStage.BIG_HIRE), None)
    return hired is not None and any(day > hired for day in one.little_hires)
