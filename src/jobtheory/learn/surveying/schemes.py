"""How answers become scores: the schemes in use, each an explicit object, and the formula that all of them share.

Opportunity = importance + max(importance - satisfaction, 0) (Ulwick 2002, Turn Customer Input into Innovation, Harvard
Business Review 80(1):91-97; Ulwick 2005, What Customers Want, ch. 3).
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias, final

import attrs
import numpy as np

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.learn.arguments import read_count
from jobtheory.learn.surveying.bands import Bands
from jobtheory.model.number import Number, exact
from jobtheory.model.values import Value, read_instance, read_items, read_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jobtheory.hiring.crowd import Bools, Floats
    from jobtheory.model.values import Path

__all__ = ["Individual", "Means", "Scheme", "TopTwoBox", "opportunity_score", "read_scale"]

Scale: TypeAlias = tuple[Number, Number]
"""The least and the greatest answer that can be given."""


def opportunity_score(importance: float | Fraction, satisfaction: float | Fraction) -> float:
    """Return importance + max(importance - satisfaction, 0), numbers taken as they are written in decimals.

    It is never less than the importance, equals it where the satisfaction reaches it, and is at most twice the
    importance where the satisfaction is not negative.

    Args:
        importance: The importance of an outcome.
        satisfaction: The satisfaction with it, on the same scale.

    Raises:
        InvalidTypeError, InvalidValueError: One of them is no finite number.

    Example:
        >>> opportunity_score(8.4, 6.7), opportunity_score(6.7, 8.4)
        (10.1, 6.7)
    """
    wanted = exact(read_number(importance, ("opportunity_score",), "importance"))
    had = exact(read_number(satisfaction, ("opportunity_score",), "satisfaction"))
    return float(wanted + max(wanted - had, Fraction(0)))


@final
@attrs.frozen(init=False)
class TopTwoBox(Value):
    """Ten times the share of people who gave one of the top answers: "very" or "extremely", 4 or 5 of 5.

    Scores run from 0 to 10, opportunities to 20. A 5 counts like a 4, and a 3 like a 1.

    Args:
        scale: The least and the greatest answer, whole numbers.
        boxes: How many answers count as top.
        bands: What scores are called; None where they are not called anything.

    Raises:
        InvalidValueError: The scale has fewer answers than that, or none that is whole.
        InvalidTypeError: An argument is of a type that is not taken.

    Example:
        >>> TopTwoBox(scale=(1, 7), boxes=3).cut
        5
    """

    scale: Scale = attrs.field(kw_only=True)
    boxes: int = attrs.field(kw_only=True)
    bands: Bands | None = attrs.field(kw_only=True)

    def __init__(self, *, scale: Iterable[Number] = (1, 5), boxes: int = 2, bands: Bands | None = None) -> None:
        at = ("TopTwoBox",)
        low, high = read_scale(scale, at)
        if not all(isinstance(end, int) for end in (low, high)):
            raise InvalidValueError(
                f"the scale runs from {shown(low)} to {shown(high)}",
                path=at,
                hint="Boxes are whole numbers; take Means for a scale without.",
                code="JT777",
            )
        many = read_count(boxes, at, "boxes", 1)
        if many > high - low:
            raise InvalidValueError(
                f"{many} boxes are top on a scale from {low} to {high}",
                path=at,
                hint="At least one answer is top and at least one is not.",
                code="JT777",
            )
        self.__attrs_init__(scale=(low, high), boxes=many, bands=_read_bands(bands, 10, at))

    @property
    def cut(self) -> int:
        """The least answer that counts as top."""
        return int(self.scale[1]) - self.boxes + 1

    @property
    def factor(self) -> Fraction:
        """By what an average of rates is multiplied."""
        return Fraction(10)

    @property
    def start(self) -> Fraction:
        """What is added to it then."""
        return Fraction(0)

    @property
    def ends(self) -> tuple[float, float]:
        """The least and the most that an answer counts before it is scaled."""
        return 0.0, 1.0

    def rates(self, answers: Floats) -> Floats:
        """Return what answers count before they are scaled."""
        rated: Floats = (answers >= self.cut).astype(float)
        rated[np.isnan(answers)] = np.nan
        return rated

    def rate(self, answer: Any) -> Any:
        """Return the same as an expression of narwhals."""
        import narwhals as nw

        return nw.when(answer >= self.cut).then(nw.lit(1.0)).otherwise(nw.lit(0.0))

    def strays(self, answers: Floats) -> Bools:
        """Return which answers cannot be given on the scale."""
        low, high = (float(end) for end in self.scale)
        strays: Bools = (answers < low) | (answers > high) | (np.floor(answers) != answers) & ~np.isnan(answers)
        return strays

    def __str__(self) -> str:
        return f"top {self.boxes} of {_ends(self.scale)}, times 10"


class Rated:
    """Mixed into the schemes that take an answer as the number it is."""

    __slots__ = ()

    if TYPE_CHECKING:  # whatever it is mixed into has these
        scale: Scale
        onto: Scale

    @property
    def factor(self) -> Fraction:
        """By what an average of answers is multiplied."""
        (low, high), (first, last) = (tuple(map(exact, ends)) for ends in (self.scale, self.onto))
        return (last - first) / (high - low)

    @property
    def start(self) -> Fraction:
        """What is added to it then."""
        return exact(self.onto[0]) - self.factor * exact(self.scale[0])

    @property
    def ends(self) -> tuple[float, float]:
        """The least and the most that an answer counts before it is scaled."""
        return float(self.scale[0]), float(self.scale[1])

    def rates(self, answers: Floats) -> Floats:
        """Return what answers count before they are scaled."""
        return answers

    def rate(self, answer: Any) -> Any:
        """Return the same as an expression of narwhals."""
        return answer

    def strays(self, answers: Floats) -> Bools:
        """Return which answers cannot be given on the scale."""
        low, high = (float(end) for end in self.scale)
        return np.asarray((answers < low) | (answers > high))


@final
@attrs.frozen(init=False)
class Means(Value, Rated):
    """The average answer.

    Args:
        scale: The least and the greatest answer; any number between counts.
        onto: The same two on the scale of the scores, such as ``(0, 10)``; the answers' own where left out. Ratings
            from 1 to 5 then peak at 9.
        bands: What scores are called; None where they are not called anything.

    Raises:
        InvalidValueError: A scale has no length, or bands are given where importances do not run up to 10.
        InvalidTypeError: An argument is of a type that is not taken.

    Example:
        >>> str(Means(scale=(1, 7), onto=(0, 10)))
        'mean of 1 to 7 as 0 to 10'
    """

    scale: Scale = attrs.field(kw_only=True)
    onto: Scale = attrs.field(kw_only=True)
    bands: Bands | None = attrs.field(kw_only=True)

    def __init__(
        self,
        *,
        scale: Iterable[Number] = (1, 5),
        onto: Iterable[Number] | None = None,
        bands: Bands | None = None,
    ) -> None:
        at = ("Means",)
        read = read_scale(scale, at)
        target = read if onto is None else read_scale(onto, at)
        self.__attrs_init__(scale=read, onto=target, bands=_read_bands(bands, target[1], at))

    def __str__(self) -> str:
        return f"mean of {_ends(self.scale)}{_mapped(self.scale, self.onto)}"


@final
@attrs.frozen(init=False)
class Individual(Value, Rated):
    """The average of everybody's own opportunity: importance + max(importance - satisfaction, 0) of each person.

    It is at least the opportunity of the averages: whoever is satisfied beyond need does not make up for others.

    Args:
        scale: The least and the greatest answer; any number between counts.
        onto: The same two on the scale of the scores, such as ``(0, 10)``; the answers' own where left out.
        bands: What scores are called; None where they are not called anything.

    Raises:
        InvalidValueError: A scale has no length, or bands are given where importances do not run up to 10.
        InvalidTypeError: An argument is of a type that is not taken.

    Example:
        >>> str(Individual())
        'mean of individual opportunities, 1 to 5'
    """

    scale: Scale = attrs.field(kw_only=True)
    onto: Scale = attrs.field(kw_only=True)
    bands: Bands | None = attrs.field(kw_only=True)

    def __init__(
        self,
        *,
        scale: Iterable[Number] = (1, 5),
        onto: Iterable[Number] | None = None,
        bands: Bands | None = None,
    ) -> None:
        at = ("Individual",)
        read = read_scale(scale, at)
        target = read if onto is None else read_scale(onto, at)
        self.__attrs_init__(scale=read, onto=target, bands=_read_bands(bands, target[1], at))

    def __str__(self) -> str:
        return f"mean of individual opportunities, {_ends(self.scale)}{_mapped(self.scale, self.onto)}"


Scheme: TypeAlias = "TopTwoBox | Means | Individual"
"""How answers become scores."""


def read_scheme(given: object, at: Path) -> Scheme:
    """Read a scheme.

    Raises:
        InvalidTypeError: It is none.
    """
    if isinstance(given, (TopTwoBox, Means, Individual)):
        return given
    raise InvalidTypeError(
        f"scheme is {shown(given)}",
        path=at,
        hint="Give one such as TopTwoBox(scale=(1, 5)), Means(scale=(1, 7)) or Individual().",
        code="JT103",
    )


def read_scale(given: object, at: Path) -> Scale:
    """Read the least and the greatest answer.

    Raises:
        InvalidTypeError: It is no pair of numbers.
        InvalidValueError: It has no length.
    """
    ends = [read_number(end, at, "scale") for end in read_items(given, at, "scale")]
    if len(ends) != 2 or ends[0] >= ends[1]:
        raise InvalidValueError(
            f"the scale is ({', '.join(map(shown, ends[:6]))})",
            path=at,
            hint="Give the least and the greatest answer, as in (1, 5).",
            code="JT777",
        )
    return ends[0], ends[1]


def _read_bands(given: object, top: Number, at: Path) -> Bands | None:
    if given is None:
        return None
    bands = read_instance(Bands, given, at, "bands")
    if top != 10:
        raise InvalidValueError(
            f"the bands {shown(bands.name)} are for importances up to 10, and these go up to {shown(top)}",
            path=at,
            hint="Give onto=(0, 10), or leave the bands out.",
            code="JT778",
        )
    return bands


def _ends(scale: Scale) -> str:
    return f"{scale[0]} to {scale[1]}"


def _mapped(scale: Scale, onto: Scale) -> str:
    return "" if scale == onto else f" as {_ends(onto)}"
