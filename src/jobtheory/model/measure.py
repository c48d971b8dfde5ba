"""The scale on which a need is judged: a unit, two anchors of its value, and a limit past which nothing is good."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import Literal, NamedTuple, final

import attrs

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.model.level import Content, Figure, FigureLike, Mark, Range, in_unit, read_figure
from jobtheory.model.number import Number, exact, plain
from jobtheory.model.units import unit as read_unit
from jobtheory.model.values import Path, Value, inside, read_flag, read_text

__all__ = ["Limit", "Measure", "Score"]

ZERO, ONE = Fraction(0), Fraction(1)


class Score(NamedTuple):
    """What a level is worth, as exact values from 0 (worst) to 1 (target), and whether it passes the limit.

    ``low``, ``likely`` and ``high`` are the same for a figure, and differ for a range or where nothing is known.
    """

    low: Fraction
    likely: Fraction
    high: Fraction
    past_low: bool = False
    past_likely: bool = False
    past_high: bool = False

    @property
    def is_certain(self) -> bool:
        """Whether one figure is known, so that nothing is left to find out."""
        return self.low == self.high and self.past_low == self.past_high

    def worth(self, end: Literal[0, 1, 2]) -> Fraction:
        """Return the value at worst, likely or at best."""
        return (self.low, self.likely, self.high)[end]

    def times(self, other: Score) -> Score:
        """Return the score of two levels that must both be good: values multiply, either limit counts."""
        return Score(
            self.low * other.low,
            self.likely * other.likely,
            self.high * other.high,
            self.past_low or other.past_low,
            self.past_likely or other.past_likely,
            self.past_high or other.past_high,
        )


FULL = Score(ONE, ONE, ONE)
NONE = Score(ZERO, ZERO, ZERO)


@final
@attrs.frozen(init=False)
class Limit(Value):
    """The level past which nothing is acceptable, however good the rest.

    Args:
        level: A number in the measure's unit, or text or a quantity with a unit.
        assumed: True where people only take the limit for fixed, so that it is worth questioning.

    Example:
        >>> Limit("3 h", assumed=True)
        Limit(level=Quantity(3, 'h'), assumed=True)
    """

    level: Figure
    assumed: bool = False

    def __init__(self, level: FigureLike, assumed: bool = False) -> None:  # noqa: FBT001, FBT002  # read as Limit(x, assumed=True)
        at = (f"Limit {shown(level)}",)
        self.__attrs_init__(read_figure(level, at), read_flag(assumed, at, "assumed"))


@final
@attrs.frozen(init=False)
class Measure(Value):
    """The scale on which a need is judged.

    The direction follows from worst to target. Both anchors belong to the measure and never to the set of solutions, so
    adding a solution never changes what another one is worth. The importance of a need is a *swing weight*: the worth
    of going from ``worst`` to ``target`` (von Winterfeldt & Edwards 1986, Decision Analysis and Behavioral Research,
    ch. 8). Moving an anchor therefore changes what the importance means.

    Args:
        name: What is measured, such as ``"door to door"``.
        unit: A physical unit (``"min"``, ``"km/h"``, ``"%"``), a currency code (``"AUD"``), a common count
            (``"call"``), or a unit of your own in braces (``"{stock-out}"``). ``"1"`` is a pure number.
        worst: The level worth nothing: a number in the unit, or text or a quantity in a unit that converts.
        target: The level worth everything; more is over-delivery and adds nothing.
        limit: The level past which a solution is not acceptable; a figure or a `Limit`.
        baseline: The level when nothing is hired.

    Raises:
        InvalidValueError: Worst and target are the same.
        UnitError: The unit is unknown or a figure does not convert to it.
        InvalidTypeError: An argument is of a type that is not taken.

    Example:
        >>> ride = Measure("ride", "min", worst="2 h", target=30)
        >>> ride.value(75), ride.value("45 min"), ride.surplus("20 min")
        (0.5, 0.8333333333333334, 10)
    """

    name: str
    unit: str
    worst: Number
    target: Number
    limit: Limit | None = None
    baseline: Number | None = None

    def __init__(
        self,
        name: str,
        unit: str,
        worst: FigureLike,
        target: FigureLike,
        limit: FigureLike | Limit | None = None,
        baseline: FigureLike | None = None,
    ) -> None:
        at = (f"Measure {shown(name)}",)
        name = read_text(name, at, "name")
        with inside((*at, "unit")):
            unit = read_unit(unit).name
        low, high = (_anchor(x, unit, at, what) for x, what in ((worst, "worst"), (target, "target")))
        if low == high:
            raise InvalidValueError(
                f"worst and target are both {shown(low)}",
                path=at,
                hint="Set them apart: the direction and the value of a level follow from the way between them.",
                code="JT111",
            )
        if limit is not None:
            given = limit if isinstance(limit, Limit) else Limit(limit)
            limit = Limit(_anchor(given.level, unit, at, "limit"), given.assumed)
        self.__attrs_init__(
            name, unit, low, high, limit, None if baseline is None else _anchor(baseline, unit, at, "baseline")
        )

    @classmethod
    def rating(cls) -> Measure:
        """Return the measure of a need that declares none: a rating from 0 to 10, at 0 when nothing is hired."""
        return _RATING

    @property
    def less_is_better(self) -> bool:
        """Whether the target lies below the worst level."""
        return exact(self.target) < exact(self.worst)

    def value(self, level: FigureLike) -> float:
        """Return what a level is worth: 0 at the worst level or beyond, 1 at the target or beyond, linear between.

        Args:
            level: A number in the measure's unit, or text or a quantity in a unit that converts to it.

        Raises:
            UnitError: The level's unit does not convert.
        """
        return float(self.exact_value(self.figure(level)))

    def level(self, value: float | Fraction) -> Number:
        """Return the level that is worth a value, in the measure's unit: the inverse of `value` between the anchors.

        Example:
            >>> Measure("ride", "min", worst=120, target=30).level(0.5)
            75
        """
        return plain(self.exact_at(exact(value)))

    def surplus(self, level: FigureLike) -> Number:
        """Return how far a level lies beyond the target, in the measure's unit; 0 where it does not."""
        beyond = (self.figure(level) - exact(self.target)) * (-1 if self.less_is_better else 1)
        return plain(max(ZERO, beyond))

    def figure(self, level: FigureLike) -> Fraction:
        """Return a level as an exact number of the measure's unit."""
        at = (f"Measure {shown(self.name)}",)
        figure = read_figure(level, at)
        with inside(at):
            return in_unit(figure, self.unit)

    def exact_value(self, level: Fraction) -> Fraction:
        """Return the value (level - worst)/(target - worst) of an exact number of the unit, without rounding."""
        (worst, worst_parts), (span, span_parts) = self._scale
        count = (level.numerator * worst_parts - worst * level.denominator) * span_parts
        whole = level.denominator * worst_parts * span
        if whole < 0:
            count, whole = -count, -whole
        return ZERO if count <= 0 else ONE if count >= whole else Fraction(count, whole)

    def exact_at(self, value: Fraction) -> Fraction:
        """Return the level that is worth an exact value, as an exact number of the unit."""
        return exact(self.worst) + (exact(self.target) - exact(self.worst)) * value

    def is_past(self, limit: Fraction | None, level: Fraction) -> bool:
        """Return whether a level is worse than a limit, both exact numbers of the unit."""
        if limit is None:
            return False
        return level > limit if self.less_is_better else level < limit

    @property
    def exact_limit(self) -> Fraction | None:
        """The limit as an exact number of the unit, or None."""
        return None if self.limit is None else in_unit(self.limit.level, self.unit)

    def score(self, content: Content, *limits: Fraction | None) -> Score:
        """Return what a figure or a range is worth, past its own limit or one of ``limits`` or not.

        Raises:
            InvalidTypeError: The level is a mark or a pair, which this measure cannot judge.
            UnitError: The level's unit does not convert to the measure's.
        """
        if isinstance(content, (Mark, tuple)):
            what = "a pair" if isinstance(content, tuple) else content.name
            hint = (
                "A pair (share, time) is the level of a problem that declares within=."
                if isinstance(content, tuple)
                else "SPARED and UNDONE are said of steps only; give a figure."
            )
            raise InvalidTypeError(f"the level is {what}", hint=hint, code="JT145")
        figures = self.figures(content)
        values = [self.exact_value(x) for x in figures]
        bounds = [b for b in (self.exact_limit, *limits) if b is not None]
        past = [any(self.is_past(b, x) for b in bounds) for x in figures] if bounds else [False] * len(figures)
        if len(figures) == 1:
            return Score(values[0], values[0], values[0], past[0], past[0], past[0])
        return Score(min(values), values[1], max(values), any(past), past[1], all(past))

    def unknown(self, *limits: Fraction | None) -> Score:
        """Return the score of a level nobody knows: anything from worst to target, perhaps past a limit."""
        past = self.limit is not None or any(limit is not None for limit in limits)
        return Score(ZERO, ZERO, ONE, past_low=past)

    def figures(self, content: Figure | Range) -> list[Fraction]:
        """Return a figure as an exact number of the unit, or a range as its low end, likely value and high end."""
        if not isinstance(content, Range):
            return [in_unit(content, self.unit)]
        low, high = in_unit(content.low, self.unit), in_unit(content.high, self.unit)
        likely = (low + high) / 2 if content.likely is None else in_unit(content.likely, self.unit)
        return [low, likely, high]

    @cached_property
    def _scale(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """The worst level, and the way from it to the target, as whole numbers over whole numbers."""
        worst = exact(self.worst)
        return worst.as_integer_ratio(), (exact(self.target) - worst).as_integer_ratio()


def _anchor(level: object, unit: str, path: Path, what: str) -> Number:
    figure = read_figure(level, (*path, what))
    with inside((*path, what)):
        return plain(in_unit(figure, unit))


_RATING = Measure("rating", "point", 0, 10, baseline=0)
