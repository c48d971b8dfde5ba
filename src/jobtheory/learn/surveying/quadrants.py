"""Importance and performance: in which of four quadrants each outcome lies, and how sure that is.

Martilla & James 1977, Importance-performance analysis, Journal of Marketing 41(1):77-79.
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import enum
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, final

import attrs
import numpy as np

from jobtheory.errors import InvalidValueError
from jobtheory.learn.arguments import read_word
from jobtheory.learn.surveying.ranking import redrawn
from jobtheory.model import exits
from jobtheory.model.keys import refuse_unknown
from jobtheory.model.number import exact
from jobtheory.model.values import FrozenMap, Shown, Value, read_items, read_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jobtheory.hiring.crowd import Floats
    from jobtheory.learn.surveying.schemes import Scheme
    from jobtheory.learn.surveying.scoring import Exact, Joint

__all__ = ["Placed", "Quadrant", "Quadrants"]

Cross: TypeAlias = Literal["means", "medians", "middle"] | tuple[float, float]
"""Where the lines cross: at the means or medians of the outcomes, in the middle of the scale, or at a point."""

WORDS: tuple[Literal["means", "medians", "middle"], ...] = ("means", "medians", "middle")
AT = ("Landscape.quadrants",)


@final
class Quadrant(enum.Enum):
    """The four quadrants of Martilla & James."""

    CONCENTRATE_HERE = "concentrate here"
    """Important and not well done."""
    KEEP_UP = "keep up the good work"
    """Important and well done."""
    LOW_PRIORITY = "low priority"
    """Neither important nor well done."""
    OVERKILL = "possible overkill"
    """Well done and not important."""


ORDER = tuple(Quadrant)


@final
@attrs.frozen
class Placed(Value):
    """Where one outcome lies.

    Attributes:
        key: The outcome.
        importance: Its importance.
        satisfaction: The satisfaction with it.
        quadrant: Its quadrant; None on a line, which belongs to neither side.
        share: In what share of other samples like this one it would lie in that quadrant, the lines drawn anew; None on
            a line.
    """

    key: str
    importance: float
    satisfaction: float
    quadrant: Quadrant | None
    share: float | None


@final
@attrs.frozen(repr=False)
class Quadrants(Value, Shown):
    """In which quadrant each outcome lies; made by `Landscape.quadrants`.

    Attributes:
        cross: The importance and the satisfaction where the lines cross.
        drawn: How that was chosen.
        outcomes: The outcomes, in declared order.
        statements: The statements of the outcomes, by key.

    Tables:
        - ``outcomes``, a row for every outcome: ``key``, ``statement``, ``importance``, ``satisfaction``, ``quadrant``,
          ``share``.

    Example:
        >>> import jobtheory as jt
        >>> frame = {"soon": [5, 4, 5, 4], "cheap": [2, 3, 3, 1], "soon, had": [2, 1, 3, 2], "cheap, had": [4, 5, 4, 5]}
        >>> found = jt.learn.opportunity(
        ...     frame,
        ...     importance={"soon": "soon", "cheap": "cheap"},
        ...     satisfaction={"soon": "soon, had", "cheap": "cheap, had"},
        ... )
        >>> found.quadrants()["soon"].quadrant
        <Quadrant.CONCENTRATE_HERE: 'concentrate here'>
    """

    cross: tuple[float, float]
    drawn: str
    outcomes: tuple[Placed, ...]
    statements: FrozenMap[str, str]

    def __getitem__(self, key: str) -> Placed:
        refuse_unknown(key, [one.key for one in self.outcomes], ("Quadrants",), "no outcome is called", "JT301")
        return next(one for one in self.outcomes if one.key == key)

    def __iter__(self) -> Iterator[Placed]:
        return iter(self.outcomes)

    def __len__(self) -> int:
        return len(self.outcomes)

    def of(self, quadrant: Quadrant | None) -> tuple[str, ...]:
        """Return the keys of the outcomes in a quadrant, or of those on a line."""
        return tuple(one.key for one in self.outcomes if one.quadrant is quadrant)

    def to_svg(self, *, width: int = 960) -> str:
        """Return the quadrants with the outcomes in them as SVG.

        Args:
            width: How wide the picture is to be, in pixels; what cannot be that narrow is wider.

        Raises:
            InvalidValueError: The width makes no sense.

        Example:
            >>> import jobtheory as jt
            >>> frame = {"soon": [5, 4, 5, 4], "soon, had": [2, 1, 3, 2]}
            >>> found = jt.learn.opportunity(frame, importance={"soon": "soon"}, satisfaction={"soon": "soon, had"})
            >>> "concentrate here" in found.quadrants("middle").to_svg()
            True
        """
        return exits.svg(self, width)

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(self.of(one))} {one.value}" for one in Quadrant if self.of(one))
        return f"<Quadrants of {len(self)} outcomes: {counts or 'all on a line'}>"


def place_in_quadrants(
    statements: FrozenMap[str, str],
    exact_scores: Sequence[Exact],
    sides: Joint,
    scheme: Scheme,
    cross: object,
    seed: int,
) -> Quadrants:
    """Return in which quadrant each outcome lies.

    Raises:
        InvalidValueError: The cross is none of the words and no point.
        InvalidTypeError: The cross is of a type that is not taken.
    """
    chosen = _read_cross(cross)
    if not statements:
        raise InvalidValueError(
            "no outcome is scored", path=AT, hint="Look at what learn.read_survey makes of the frame.", code="JT776"
        )
    points = [(one.importance, one.satisfaction) for one in exact_scores]
    lines = _lines(chosen, points, scheme)
    found = [_quadrant(point, lines) for point in points]
    drawn = redrawn(sides, seed)
    wanted, had = drawn[:, ::2], drawn[:, 1::2]
    across, up = (
        np.mean(part, axis=1, keepdims=True)
        if chosen == "means"
        else np.median(part, axis=1, keepdims=True)
        if chosen == "medians"
        else np.full((len(part), 1), float(line))
        for part, line in zip((wanted, had), lines, strict=True)
    )
    placed = _places(wanted - across, had - up)
    return Quadrants(
        (float(lines[0]), float(lines[1])),
        chosen if isinstance(chosen, str) else "given",
        tuple(
            Placed(
                key,
                float(x),
                float(y),
                quadrant,
                None if quadrant is None else float((placed[:, n] == ORDER.index(quadrant)).mean()),
            )
            for n, (key, (x, y), quadrant) in enumerate(zip(statements, points, found, strict=True))
        ),
        statements,
    )


def _read_cross(given: object) -> Cross:
    if isinstance(given, str):
        return read_word(given, WORDS, AT, "cross")
    ends = [float(read_number(x, AT, "cross")) for x in read_items(given, AT, "cross")]
    if len(ends) != 2:
        raise InvalidValueError(
            f"cross has {len(ends)} numbers", path=AT, hint="Give an importance and a satisfaction.", code="JT777"
        )
    return ends[0], ends[1]


def _lines(cross: Cross, points: Sequence[tuple[Fraction, Fraction]], scheme: Scheme) -> tuple[Fraction, Fraction]:
    if not isinstance(cross, str):
        return exact(cross[0]), exact(cross[1])
    if cross == "middle":
        low, high = (exact(end) * scheme.factor + scheme.start for end in scheme.ends)
        return (low + high) / 2, (low + high) / 2
    wanted, had = ([point[side] for point in points] for side in (0, 1))
    return (_mean(wanted), _mean(had)) if cross == "means" else (_median(wanted), _median(had))


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _median(values: Sequence[Fraction]) -> Fraction:
    ordered = sorted(values)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def _quadrant(point: tuple[Fraction, Fraction], lines: tuple[Fraction, Fraction]) -> Quadrant | None:
    across, up = point[0] - lines[0], point[1] - lines[1]
    if not across or not up:
        return None
    if across > 0:
        return Quadrant.KEEP_UP if up > 0 else Quadrant.CONCENTRATE_HERE
    return Quadrant.OVERKILL if up > 0 else Quadrant.LOW_PRIORITY


def _places(across: Floats, up: Floats) -> Any:
    """Return the quadrant of each outcome in each draw, as its place among the members."""
    return np.where(across > 0, np.where(up > 0, 1, 0), np.where(up > 0, 3, 2))
