"""Segments of people by what is unmet for them; or the answer that there are none.

People are grouped by their own opportunities and by nothing else (outcome-based segmentation: Ulwick 2005, What Customers
Want, ch. 4). Who they are is looked at afterwards: what age or plan says of needs is learned, and never put in.
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias, final

import attrs
import numpy as np

from jobtheory.errors import InvalidValueError, shown
from jobtheory.learn.answers import Here, read_answers, refuse_strays
from jobtheory.learn.arguments import read_confidence, read_count, read_word
from jobtheory.learn.clusters import Points, best_of, k_means
from jobtheory.learn.describing import Attribute, describe
from jobtheory.learn.landscape import Landscape
from jobtheory.learn.schemes import Individual, Scheme, TopTwoBox, read_scheme
from jobtheory.learn.sheets import Far, Near, find_column
from jobtheory.learn.stability import Found, judge, opportunities
from jobtheory.learn.unmet import landscape_of
from jobtheory.model import exits
from jobtheory.model.keys import refuse_unknown
from jobtheory.model.values import FrozenMap, Shown, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jobtheory.hiring.crowd import Bools, Counts, Floats

__all__ = ["Candidate", "Segment", "Segments", "segments"]

AT = ("segments",)
Left: TypeAlias = Literal["complete", "available"]
LEFT: tuple[Left, ...] = ("complete", "available")

FEWEST = 20
"""Of fewer people no segments are formed."""

SMALLEST = 5
"""So many people each segment must have on average, or fewer numbers are tried."""

ENOUGH = 0.5
"""Whoever answered less than this share is left out."""

STARTS = 30


@final
@attrs.frozen
class Candidate(Value):
    """How a number of segments stands up.

    Attributes:
        number: How many segments.
        stability: How well two groupings agree that are made of people drawn anew: the adjusted Rand index, 1 for the
            same groups, 0 as good as chance.
        expected: The same on average for made-up people who answer alike and fall into no groups.
        closeness: How near people lie to the middle of their segment, as a share of what is expected of such people.
        strength: How far stability and closeness go beyond what is expected, together, in standard deviations.
    """

    number: int
    stability: float
    expected: float
    closeness: float
    strength: float


@final
@attrs.frozen(eq=False, repr=False)
class Segment(Value):
    """People for whom the same is unmet.

    Attributes:
        number: 1 for the largest segment.
        people: How many there are.
        share: Their share of all who were grouped.
        landscape: How unmet each outcome is for them.
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
    """

    segments: tuple[Segment, ...]
    candidates: tuple[Candidate, ...]
    p: float
    confidence: float
    labels: Counts
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
        chosen = read_count(number, ("Segments",), "number", 1, max(len(self.segments), 1))
        if not self.segments:
            raise InvalidValueError(
                "there are no segments", path=("Segments",), hint="Give number= to form some all the same.", code="JT786"
            )
        return self.segments[chosen - 1]

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
        if not self.segments:
            raise InvalidValueError(
                "there are no segments", path=at, hint="Give number= to form some all the same.", code="JT786"
            )
        names = [find_column(self._sheet, name, at) for name in columns]
        rows = np.flatnonzero(self.labels)
        groups = self.labels[rows] - 1
        return tuple(
            describe(name, [self._sheet.labels(name)[row] for row in rows.tolist()], groups, len(self), self.seed)
            for name in names
        )

    def to_frame(self, backend: str | None = None) -> Any:
        """Return a dataframe with a row for every outcome and the opportunity in each segment beside it.

        Args:
            backend: ``"pandas"``, ``"polars"`` or ``"pyarrow"``; the first of them that is installed where left out.

        Raises:
            MissingExtraError: narwhals or the dataframe library is not installed.
        """
        rows: list[dict[str, Any]] = []
        for one in self.whole:
            row: dict[str, Any] = {"key": one.key, "everybody": one.opportunity}
            for own in self.segments:
                scores = {score.key: score.opportunity for score in own.landscape}
                row[f"segment {own.number}"] = scores.get(one.key)
            rows.append(row)
        return exits.frame(rows, backend)

    def to_html(self) -> str:
        """Return the segments as an HTML fragment, escaped and with inline styles only."""
        return exits.html(self)

    def __repr__(self) -> str:
        told = ", ".join(f"{one.people:,}" for one in self.segments) or "no segments"
        return f"<Segments of {self.grouped:,} people: {told}>"


def segments(
    frame: object,
    importance: Mapping[str, str] | None = None,
    satisfaction: Mapping[str, str] | None = None,
    *,
    scheme: Scheme | None = None,
    number: int | None = None,
    most: int = 6,
    missing: Left = "complete",
    references: int = 39,
    confidence: float = 0.95,
    seed: int = 0,
) -> Segments:
    """Group people by what is unmet for them, or say that they fall into no groups.

    Everybody's own opportunities, importance + max(importance - satisfaction, 0), are grouped by k-means. How many
    groups there are is judged by their stability when people are drawn anew, and by how closely people lie together,
    both beside made-up people who answer each question and any two together alike, but fall into no groups. Where no
    number of groups goes beyond those there are no segments. The rows of a lazy frame are fetched: segments are of
    people.

    Args:
        frame: A frame, a mapping of header to array, or a survey that is read already; see `opportunity`.
        importance: The column that asks for the importance of each outcome, by its key.
        satisfaction: The column that asks for the satisfaction with it.
        scheme: How the outcomes of each segment are scored afterwards; the top two boxes of the scale where left out.
            Its scale is that of the answers.
        number: How many segments to form, whether the data has them or not; left to the data where left out.
        most: The greatest number that is tried.
        missing: What becomes of people who left something out: ``"complete"`` leaves them out, ``"available"`` groups
            whoever answered half by what they answered.
        references: How often people without groups are made up; 39 are enough to judge at 95 %.
        confidence: How sure it shall be that there are segments before any are formed.
        seed: The seed of all that is drawn.

    Raises:
        MissingExtraError: narwhals is not installed.
        InvalidTypeError: A column holds no numbers, or an argument is of a type that is not taken.
        InvalidValueError: Answers are off the scale, there are too few people, or an argument makes no sense.
        UnknownNameError: There is no column of a name that is given.

    Example:
        >>> import jobtheory as jt
        >>> frame = {"a": [5, 1] * 20, "b": [1, 5] * 20, "a had": [1, 3, 2, 3] * 10, "b had": [3, 1, 3, 2] * 10}
        >>> found = jt.learn.segments(frame, {"a": "a", "b": "b"}, {"a": "a had", "b": "b had"})
        >>> [(one.people, next(iter(one.profile))) for one in found]
        [(20, 'a'), (20, 'b')]
    """
    read = read_answers(frame, importance, satisfaction, AT)
    chosen = TopTwoBox(scale=read.scale) if scheme is None else read_scheme(scheme, AT)
    terms = _Terms(
        chosen,
        None if number is None else read_count(number, AT, "number", 2),
        read_count(most, AT, "most", 2, 50),
        read_word(missing, LEFT, AT, "missing"),
        read_count(references, AT, "references", 19, 9999),
        read_confidence(confidence, AT),
        read_count(seed, AT, "seed", 0),
    )
    sheet = read.sheet
    if isinstance(sheet, Far):
        sheet = sheet.here(list(sheet.names))
    answers = read.answers if isinstance(read.answers, Here) else read.answers.here(sheet)
    refuse_strays(answers.pairs(), Individual(scale=chosen.scale), AT)
    return _segmented(answers, sheet, terms, read.statements)
