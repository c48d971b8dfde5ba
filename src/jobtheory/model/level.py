"""What a solution delivers on one need: a figure, a range, or that a step is spared or cannot be done."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, cast, final

import attrs

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.model.evidence import Evidence
from jobtheory.model.number import Number, exact, number
from jobtheory.model.number import text as number_text
from jobtheory.model.quantity import Quantity, is_pint_quantity
from jobtheory.model.unit_names import spoken
from jobtheory.model.values import FrozenMap, Path, Value, inside, read_instance, read_items, read_mapping

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal
    from fractions import Fraction

__all__ = ["SPARED", "UNDONE", "Level", "Levels", "Mark", "Range", "between"]


DIGITS = 4
"""So many digits are shown of what was computed."""

WRITTEN = 12
"""What takes at most so many characters was written by somebody, and is shown in full."""

SHARE = 7
"""The same of a fraction below 1, such as 1/3; nobody writes 26/3."""


class PintQuantity(Protocol):
    """A quantity of any pint registry, which the library takes wherever it takes a figure."""

    @property
    def magnitude(self) -> Any: ...
    @property
    def units(self) -> Any: ...


Figure: TypeAlias = "Number | Quantity"
"""A number in its measure's own unit, or a quantity that brings its unit."""

FigureLike: TypeAlias = "float | Fraction | Decimal | str | Quantity | PintQuantity"
"""What is taken as a figure; text is a number and a unit, such as ``"45 min"``."""


@final
class Mark(enum.Enum):
    """What can be said of a step beside a level."""

    SPARED = "spared"
    """The solution does away with the step: nobody has to do it any more."""
    UNDONE = "undone"
    """The step cannot be done with the solution."""


SPARED = Mark.SPARED
UNDONE = Mark.UNDONE


@final
@attrs.frozen(init=False)
class Range(Value):
    """A level known only between two figures; made by `between`."""

    low: Figure
    high: Figure
    likely: Figure | None = None

    def __init__(self, low: FigureLike, high: FigureLike, likely: FigureLike | None = None) -> None:
        at = (f"between({_brief(low)}, {_brief(high)})",)
        ends = [read_figure(low, at), read_figure(high, at)]
        if likely is not None:
            ends.append(read_figure(likely, at))
        if len({isinstance(end, Quantity) for end in ends}) > 1:
            raise InvalidTypeError(
                "one end has a unit and another has none",
                path=at,
                hint="Write every end with its unit, or every end as a number in the measure's unit.",
                code="JT140",
            )
        with inside(at):
            low_, high_ = ends[0], ends[1]
            likely_ = ends[2] if likely is not None else None
            if _above(low_, high_):
                raise InvalidValueError("the low end is above the high end", hint="Exchange them.", code="JT141")
            if likely_ is not None and (_above(low_, likely_) or _above(likely_, high_)):
                raise InvalidValueError(
                    f"the likely value {_brief(likely)} lies outside",
                    hint="Move it between the ends, or widen the range.",
                    code="JT142",
                )
        self.__attrs_init__(low_, high_, likely_)

    def __str__(self) -> str:
        """Return the range as people write it."""
        return content_text(self)


def between(low: FigureLike, high: FigureLike, likely: FigureLike | None = None) -> Range:
    """Return a level that is known only to lie between two figures.

    Args:
        low: The smaller figure: a number in the measure's unit, text such as ``"20 min"``, or a quantity.
        high: The larger figure, of the same form.
        likely: The best guess; where it is left out the middle of the two is taken.

    Raises:
        InvalidValueError: The ends are the wrong way round, or the likely value lies outside them.
        InvalidTypeError: One figure has a unit and another has none.
        UnitError: A figure cannot be read, or the ends do not convert into each other.

    Example:
        >>> print(between("20 min", "1 h", likely="25 min"))
        20 min to 1 h, likely 25 min
    """
    return Range(low, high, likely)


Content: TypeAlias = "Figure | Range | Mark | tuple[Figure | Range, Figure | Range]"
"""What a level says: a figure, a range, a mark on a step, or for a problem the share resolved and the time it takes."""

ContentLike: TypeAlias = "FigureLike | Range | Mark | tuple[FigureLike | Range, FigureLike | Range]"


@final
@attrs.frozen(init=False, repr=False)
class Level(Value):
    """One level with evidence of its own, where it differs from that of the solution.

    What other sources say of the same is kept beside it and counts for nothing, until the source of the level itself is
    withdrawn: a seller's claim is discounted, and never forgotten.

    Args:
        content: A number in the measure's unit, text such as ``"45 min"``, a pint quantity, `between`, for a step
            `SPARED` or `UNDONE`, for a problem with a time a pair ``(share, time)``.
        evidence: What this level rests on; where it is left out, what the solution rests on.
        others: Levels that other sources give for the same, each with its evidence, the next best first.

    Raises:
        InvalidTypeError, InvalidValueError, UnitError: The content cannot be read, or one of the others has no
            evidence.

    Example:
        >>> from jobtheory import Evidence
        >>> Level("45 min", evidence=Evidence("trial", "a week of commuting")).content
        Quantity(45, 'min')
    """

    content: Content
    evidence: Evidence | None = None
    others: tuple[Level, ...] = ()

    def __init__(self, content: ContentLike, evidence: Evidence | None = None, *, others: Iterable[Level] = ()) -> None:
        at = (f"Level {_brief(content)}",)
        if evidence is not None:
            evidence = read_instance(Evidence, evidence, at, "evidence")
        beside = tuple(read_instance(Level, other, at, "other") for other in read_items(others, at, "others"))
        if any(other.evidence is None or other.others for other in beside):
            raise InvalidValueError(
                "one of the others has no evidence, or others of its own",
                path=at,
                hint="Give each its evidence=, and all of them in one list.",
                code="JT148",
            )
        self.__attrs_init__(read_content(content, ()), evidence, beside)

    def __repr__(self) -> str:
        others = f", others={self.others!r}" if self.others else ""
        return f"Level(content={self.content!r}, evidence={self.evidence!r}{others})"

    def __str__(self) -> str:
        """Return the level as people write it, without its evidence."""
        return content_text(self.content)


LevelLike: TypeAlias = "ContentLike | Level"
"""What is taken as a level."""

Levels: TypeAlias = FrozenMap[str, Level]


def read_figure(value: object, path: Path) -> Figure:
    """Read a number, a text with a unit, a quantity of ours or one of any pint registry."""
    with inside(path):
        if isinstance(value, Quantity):
            return value
        if isinstance(value, str):
            return Quantity.parse(value)
        if is_pint_quantity(value):
            return Quantity.from_pint(value)
        return number(value)


def read_content(value: object, path: Path) -> Content:
    """Read what a level says."""
    if isinstance(value, (Range, Mark)):
        return value
    if isinstance(value, (tuple, list)):
        parts = cast("tuple[object, ...] | list[object]", value)
        if len(parts) != 2:
            raise InvalidValueError(
                f"a level of {len(parts)} parts",
                path=path,
                hint="Give one figure, or for a problem the pair (share, time).",
                code="JT143",
            )
        share, time = (part if isinstance(part, Range) else _read_part(part, path) for part in parts)
        return share, time
    return _read_part(value, path)


def _read_part(value: object, path: Path) -> Figure:
    if value is None:
        raise InvalidTypeError(
            "the level is None", path=path, hint="Leave the key out: what is left out is unknown.", code="JT144"
        )
    return read_figure(value, path)


def read_levels(value: object, path: Path, what: str) -> Levels:
    """Read a mapping from key to level."""
    levels: dict[str, Level] = {}
    for key, given in read_mapping(value, path, what).items():
        if isinstance(given, Level):
            levels[key] = given
        else:
            with inside((*path, f"{what}[{shown(key)}]")):
                levels[key] = Level(cast("ContentLike", given))
    return FrozenMap(levels)


def in_unit(figure: Figure, unit: str) -> Fraction:
    """Return a figure as an exact number of a unit; a bare number is one of that unit already."""
    return figure.exact_in(unit) if isinstance(figure, Quantity) else exact(figure)


def figure_text(figure: Figure, unit: str = "") -> str:
    """Return a figure as people write it, a bare number with the unit given; what was computed, to four digits.

    Example:
        >>> from fractions import Fraction
        >>> figure_text(86000, "EUR"), figure_text(8.25, "day"), figure_text(Fraction(26, 3), "min")
        ('86,000 EUR', '8.25 days', '8.667 min')
    """
    if isinstance(figure, Quantity):
        return figure_text(figure.magnitude, figure.unit)
    told = _told(figure)
    return told if unit in {"", "1"} else f"{told} {spoken(unit, one=figure == 1)}"


def _low_text(ends: Range) -> str:
    """Return the low end of a range, with its unit only where the high end has another."""
    low, high = ends.low, ends.high
    if isinstance(low, Quantity) and isinstance(high, Quantity):
        return figure_text(low.magnitude if low.unit == high.unit else low)
    return figure_text(low)


def _told(n: Number) -> str:
    """Return a number with its thousands apart: as it was written, or what was computed to a few digits."""
    value, text = number(n), number_text(n)
    is_whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    nearest = float(value)
    size = abs(nearest)
    if is_whole or len(text) <= (WRITTEN if "/" not in text else SHARE if size < 1 else 0):
        return _grouped(text)
    short = f"{nearest:.0f}" if 10 ** (DIGITS - 1) <= size < 10**15 else f"{nearest:.{DIGITS}g}"
    return _grouped(short if len(short) < len(text) or size >= 1 else text)


def _grouped(text: str) -> str:
    """Return the text of a number with its thousands apart; a fraction and a power of ten stay as they are."""
    whole, point, part = text.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{int(digits):,}{point}{part}" if digits.isdigit() else text


def content_text(content: Content, units: tuple[str, ...] = ()) -> str:
    """Return a level as people write it; ``units`` are those of bare numbers, the share's and then the time's."""
    first = units[0] if units else ""
    if isinstance(content, Mark):
        return content.value
    if isinstance(content, tuple):
        share, time = content
        return f"{content_text(share, units[:1])} in {content_text(time, units[1:2])}"
    if isinstance(content, Range):
        text = f"{_low_text(content)} to {figure_text(content.high, first)}"
        return text if content.likely is None else f"{text}, likely {figure_text(content.likely, first)}"
    return figure_text(content, first)


def _above(one: Figure, other: Figure) -> bool:
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return one > other
    return exact(cast("Number", one)) > exact(cast("Number", other))


def _brief(value: object) -> str:
    return value if isinstance(value, str) and len(value) <= 20 and value.isprintable() else shown(value)
