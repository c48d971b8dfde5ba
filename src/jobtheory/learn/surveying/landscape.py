"""The opportunity landscape of a survey: how unmet each outcome is, how sure that is, and what can be told apart."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, final

import attrs

from jobtheory.learn.arguments import read_count
from jobtheory.learn.surveying.answers import Missing
from jobtheory.learn.surveying.quadrants import Cross, Quadrants, place_in_quadrants
from jobtheory.learn.surveying.ranking import Comparisons, places, redraw
from jobtheory.learn.surveying.schemes import Scheme
from jobtheory.learn.surveying.scoring import Exact, Joint
from jobtheory.model import exits
from jobtheory.model.keys import refuse_unknown
from jobtheory.model.values import FrozenMap, Shown, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobtheory.hiring.crowd import Counts

__all__ = ["Difference", "Landscape", "OpportunityScore"]


@final
@attrs.frozen
class OpportunityScore(Value):
    """How unmet one outcome is.

    Attributes:
        key: The outcome.
        importance: Its importance.
        satisfaction: The satisfaction with it.
        opportunity: Its opportunity: importance + max(importance - satisfaction, 0).
        low: The lower end of the interval of the opportunity.
        high: The upper end.
        importance_range: Both ends of the interval of the importance.
        satisfaction_range: Both ends of the interval of the satisfaction.
        n: How many people it rests on: those with both answers, or the fewer of either where each side takes its own.
        band: What such scores are called; None where the scheme has no bands, or none of them holds.
        place: Its place by the score as it is, 1 the most unmet; exact ties share a place.
        rank: Its rank: outcomes that cannot be told apart share it, so that a better rank has been shown.
        ranks: The best and the worst place that it may truly have, for all outcomes at once.
        stability: In what share of other samples like this one it would have the same place.
    """

    key: str
    importance: float
    satisfaction: float
    opportunity: float
    low: float
    high: float
    importance_range: tuple[float, float]
    satisfaction_range: tuple[float, float]
    n: int
    band: str | None
    place: int
    rank: int
    ranks: tuple[int, int]
    stability: float


@final
@attrs.frozen
class Difference(Value):
    """How much more unmet one outcome is than another one, from the same people.

    Attributes:
        first: The one outcome.
        second: The other.
        difference: The opportunity of the first less that of the second.
        low: The lower end of its interval, which holds for this pair alone.
        high: The upper end.
        p: How likely as great a difference is where there is none, for a pair picked before looking.
        adjusted: The same, adjusted for all pairs (Holm 1979): what counts for a pair picked because it stands out.
        apart: Whether the two can be told apart, by the adjusted figure.
    """

    first: str
    second: str
    difference: float
    low: float
    high: float
    p: float
    adjusted: float
    apart: bool


@final
@attrs.frozen(eq=False, repr=False)
class Landscape(Shown):
    """How unmet each outcome is; made by `opportunity`.

    Attributes:
        scores: The outcomes, in declared order.
        scheme: How answers became scores.
        missing: What became of answers of people who left something out.
        confidence: How sure the intervals and the ranks are.
        method: How the intervals of the opportunities come about: ``"score"``, from how often each answer was given; or
            ``"score, recovered for unlike samples"``, where each side takes the answers it has.
        people: How many people were asked.
        counted: How many of them are left under the policy on what is missing.
        unanswered: The outcomes with too few answers to be scored at all.
        statements: The statements of the outcomes, by key.
        seed: The seed of what is drawn.
        by: The column that says what group people belong to; None where they are not told apart.
        groups: The landscape of each group, by what the column says.

    Tables:
        - ``outcomes``, a row for every outcome, in declared order; groups follow below each other: ``key``,
          ``statement``, ``importance``, ``satisfaction``, ``opportunity``, ``low``, ``high``, ``n``, ``band``,
          ``place``, ``rank``, ``stability``, ``importance_low``, ``importance_high``, ``satisfaction_low``,
          ``satisfaction_high``, ``best``, ``worst``.
    """

    scores: tuple[OpportunityScore, ...]
    scheme: Scheme
    missing: Missing
    confidence: float
    method: str
    people: int
    counted: int
    unanswered: tuple[str, ...]
    statements: FrozenMap[str, str]
    seed: int
    by: str | None
    groups: FrozenMap[Any, Landscape]
    _exact: tuple[Exact, ...] = attrs.field(alias="exact")
    _joint: Joint = attrs.field(alias="joint")
    _sides: Joint = attrs.field(alias="sides")
    _compared: Comparisons = attrs.field(alias="compared")

    def __getitem__(self, key: str) -> OpportunityScore:
        return self.scores[self._at(key)]

    def __iter__(self) -> Iterator[OpportunityScore]:
        return iter(self.scores)

    def __len__(self) -> int:
        return len(self.scores)

    @cached_property
    def ranked(self) -> tuple[OpportunityScore, ...]:
        """The outcomes, the most unmet first; ties in declared order."""
        return tuple(sorted(self.scores, key=lambda one: one.place))

    def told_apart(self, first: str, second: str) -> Difference:
        """Return how much more unmet one outcome is than another one, and whether that can be told.

        Raises:
            UnknownNameError: There is no such outcome.
        """
        one, other = self._at(first), self._at(second)
        found = self._compared
        adjusted = float(found.adjusted[one, other])
        return Difference(
            first,
            second,
            float(self._exact[one].opportunity - self._exact[other].opportunity),
            float(found.low[one, other]),
            float(found.high[one, other]),
            float(found.p[one, other]),
            adjusted,
            one != other and adjusted <= 1 - self.confidence,
        )

    def top(self, count: int) -> FrozenMap[str, float]:
        """Return by outcome in what share of other samples like this one it would be among the most unmet.

        Args:
            count: How many are the most unmet.

        Raises:
            InvalidTypeError, InvalidValueError: The count is no whole number of 1 or more.
        """
        most = read_count(count, ("Landscape.top",), "count", 1)
        shares: list[float] = (self._redrawn <= most).mean(axis=0).tolist()
        return FrozenMap({one.key: share for one, share in zip(self.scores, shares, strict=True)})

    def quadrants(self, cross: Cross = "means") -> Quadrants:
        """Return in which quadrant of importance and satisfaction each outcome lies (Martilla & James 1977).

        Args:
            cross: Where the lines cross: at the ``"means"`` or the ``"medians"`` of the outcomes, in the ``"middle"``
                of the scale, or at a point, importance first.

        Raises:
            InvalidTypeError, InvalidValueError: It is none of these, or no outcome is scored.
        """
        statements = FrozenMap({one.key: self.statements[one.key] for one in self.scores})
        return place_in_quadrants(statements, self._exact, self._sides, self.scheme, cross, self.seed)

    def to_svg(self, *, width: int = 960) -> str:
        """Return the plane of importance and satisfaction as SVG: outcomes, their intervals, the regions of the bands.

        Args:
            width: How wide the picture is to be, in pixels; what cannot be that narrow is wider.

        Raises:
            InvalidValueError: The width makes no sense, or no outcome is scored.

        Example:
            >>> import jobtheory as jt
            >>> frame = {"soon": [5, 4, 5, 4], "soon, had": [2, 1, 3, 2]}
            >>> found = jt.learn.opportunity(frame, importance={"soon": "soon"}, satisfaction={"soon": "soon, had"})
            >>> found.to_svg().startswith("<svg")
            True
        """
        return exits.svg(self, width)

    def __repr__(self) -> str:
        listed = ", ".join(f"{one.key!r}: {one.opportunity:.1f}" for one in self.ranked[:12])
        more = f", … {len(self) - 12} more" if len(self) > 12 else ""
        return f"<Landscape of {self.counted:,} people: {listed}{more}>"

    @cached_property
    def _redrawn(self) -> Counts:
        return places(redraw(self._joint, self.seed))

    def _at(self, key: str) -> int:
        keys = [one.key for one in self.scores]
        refuse_unknown(key, keys, ("Landscape",), "no outcome is called", "JT301")
        return keys.index(key)
