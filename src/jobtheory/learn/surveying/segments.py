"""Segments of people by what is unmet for them, and how each number of segments stands up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, final

import attrs
import numpy as np
import numpy.typing as npt

from jobtheory.errors import InvalidValueError
from jobtheory.learn.arguments import read_count
from jobtheory.learn.surveying.describing import Attribute, describe
from jobtheory.learn.surveying.landscape import Landscape
from jobtheory.learn.surveying.sheets import Near, find_column
from jobtheory.model.values import FrozenMap, Shown, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobtheory.model.values import Path

__all__ = ["Candidate", "Segment", "Segments"]

Left: TypeAlias = Literal["complete", "available"]


@final
@attrs.frozen
class Candidate(Value):
    """How a number of segments stands up.

    Attributes:
        number: How many segments.
        stability: How well two groupings agree that are made of people drawn anew: the adjusted Rand index, 1 for the
            same groups, 0 as good as chance.
        expected: The same on average for made-up people who answer alike and fall into no groups.
        corrected: How much of the way from there to a stability of 1 it comes. The number with the most is chosen.
        closeness: How near people lie to the middle of their segment, as a share of what is expected of such people.
        between: How densely people lie between a segment and the next one, as a share of the same.
        strength: How far stability, closeness and between go beyond what is expected, together, in standard deviations.
    """

    number: int
    stability: float
    expected: float
    corrected: float
    closeness: float
    between: float
    strength: float


@final
@attrs.frozen(eq=False, repr=False)
class Segment(Value):
    """People for whom the same is unmet.

    Attributes:
        number: 1 for the largest segment.
        people: How many there are.
        share: Their share of all who were grouped.
        landscape: How unmet each outcome is for them. Its intervals say how sure the scores of these people are; that
            the same answers put them together is left out, so they hold less often what new people would say.
        profile: By outcome, how much more unmet it is for them than for everybody who was grouped, the most first.
    """

    number: int
    people: int
    share: float
    landscape: Landscape
    profile: FrozenMap[str, float]

    def __repr__(self) -> str:
        first = ", ".join(f"{key!r}: {more:+.1f}" for key, more in list(self.profile.items())[:3])
        return f"<Segment {self.number} of {self.people:,} people: {first}>"


@final
@attrs.frozen(eq=False, repr=False)
class Segments(Shown):
    """Segments of people by what is unmet for them, or none; made by `segments`.

    Attributes:
        segments: The segments, the largest first; empty where there are none.
        candidates: How each number of segments stands up.
        p: How likely any number would go as far beyond what is expected where there are no segments.
        confidence: What p is held against.
        labels: The number of the segment of each person, 0 for whoever is in none, as an array; people are rows.
        whole: The landscape of everybody who was grouped.
        people: How many people were asked.
        grouped: How many of them were grouped: the others left too much out.
        missing: What became of people who left something out.
        asked: The number of segments that was asked for; None where it was left to the data.
        seed: The seed of what is drawn.

    Tables:
        - ``outcomes``, a row for every outcome, with its key and its opportunity for everybody and in each segment by
          number.
        - ``segments``, a row for every segment, the largest first: ``segment``, ``people``, ``share``.
        - ``candidates``, how each number of segments stands up: ``number``, ``stability``, ``expected``, ``corrected``,
          ``closeness``, ``between``, ``strength``.
        - ``people``, the segment of each person, 0 for whoever is in none; people are numbered from 1, as they are
          asked: ``person``, ``segment``.
    """

    segments: tuple[Segment, ...]
    candidates: tuple[Candidate, ...]
    p: float
    confidence: float
    labels: npt.NDArray[np.int64]
    whole: Landscape
    people: int
    grouped: int
    missing: Left
    asked: int | None
    seed: int
    _sheet: Near = attrs.field(alias="sheet")

    def __len__(self) -> int:
        return len(self.segments)

    def __iter__(self) -> Iterator[Segment]:
        return iter(self.segments)

    def __getitem__(self, number: int) -> Segment:
        self._refuse_none(("Segments",))
        return self.segments[read_count(number, ("Segments",), "number", 1, len(self.segments)) - 1]

    @property
    def are_found(self) -> bool:
        """Whether the data has segments, whatever number was asked for."""
        return self.p <= 1 - self.confidence

    def describe(self, *columns: str) -> tuple[Attribute, ...]:
        """Say who the people of each segment are, after they have been formed.

        Args:
            columns: The headers of columns that say something of people, such as their age or plan.

        Raises:
            UnknownNameError: There is no such column.
            InvalidValueError: There are no segments.
        """
        at = ("Segments.describe",)
        self._refuse_none(at)
        names = [find_column(self._sheet, name, at) for name in columns]
        return describe({name: self._sheet.labels(name) for name in names}, self.labels, self.seed)

    def _refuse_none(self, at: Path) -> None:
        if not self.segments:
            raise InvalidValueError(
                "there are no segments", path=at, hint="Give number= to form some all the same.", code="JT786"
            )

    def __repr__(self) -> str:
        told = ", ".join(f"{one.people:,}" for one in self.segments) or "no segments"
        return f"<Segments of {self.grouped:,} people: {told}>"
