"""Strategies for measures and what stands on them: figures, ranges, limits, quantities and importances."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from hypothesis import strategies as st

from jobtheory.model.level import Figure, Range, between
from jobtheory.model.measure import Limit, Measure
from jobtheory.model.number import Number, exact, plain
from jobtheory.model.quantity import Quantity
from jobtheory.model.units import convert

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

__all__ = ["figures", "importances", "limits", "measures", "quantities", "ranges"]

SCALES = (
    ("rating", "point"),
    ("duration", "min"),
    ("share", "%"),
    ("distance", "m"),
    ("weight", "kg"),
    ("fare", "AUD"),
    ("effort", "call"),
)

SISTERS = {
    "min": ("min", "h", "s"),
    "%": ("%", "1"),
    "1": ("1", "%"),
    "m": ("m", "km", "cm"),
    "kg": ("kg", "g"),
}
"""Units in which a figure of each unit can be written instead; for any other unit only itself."""

Possible: TypeAlias = "tuple[int | None, int | None]"
"""The least and the greatest number that a level may be at all, such as 0 and 100 for a share in per cent."""

GRAIN = 4
"""A figure stands at one of so many even parts of the way from worst to target: few places, so that ties are common."""


COIN = st.booleans()


@cache
def whole(least: int, most: int) -> SearchStrategy[int]:
    """Draw whole numbers; made once for each pair of ends, since making a strategy costs more than drawing from it."""
    return st.integers(least, most)


def quantities(*, units: SearchStrategy[str] | None = None) -> SearchStrategy[Quantity]:
    """Draw quantities.

    Args:
        units: What to draw units from; times, lengths, money and the like where left out.

    Example:
        >>> from hypothesis import find
        >>> find(quantities(), lambda q: q.magnitude > 3)
        Quantity(4, 'point')
    """
    chosen = st.sampled_from([unit for _, unit in SCALES]) if units is None else units
    return st.builds(Quantity, numbers(), chosen)


def numbers() -> SearchStrategy[Number]:
    """Draw numbers in the form we keep: small whole numbers first, then decimals and fractions."""
    return st.one_of(whole(-1000, 1000), st.builds(_part, whole(-1000, 1000), st.sampled_from((10, 100, 3, 7))))


def importances(*, zero: bool = True, largest: int = 4) -> SearchStrategy[int]:
    """Draw swing weights: small whole numbers, so that many are alike.

    Args:
        zero: Whether 0 may be drawn; at least one need of a job must weigh more.
        largest: The largest weight.

    Example:
        >>> from hypothesis import find
        >>> find(importances(), lambda weight: True)
        1
    """
    return whole(1, largest + 1).map(lambda n: 0 if n > largest else n) if zero else whole(1, largest)


@st.composite
def measures(draw: DrawFn, *, limits: bool = True, baselines: bool = True, unit: str | None = None) -> Measure:
    """Draw measures of either direction in common units, with small whole anchors.

    Args:
        draw: Given by hypothesis.
        limits: Whether some have a limit: on the scale or beyond an end of it.
        baselines: Whether some have a baseline.
        unit: The unit; any of some common ones where left out.

    Example:
        >>> from hypothesis import find
        >>> find(measures(), lambda measure: True)
        Measure(name='rating', unit='point', worst=0, target=1, limit=None, baseline=None)
    """
    return draw_measure(draw, limits=limits, baselines=baselines, unit=unit)


def draw_measure(draw: DrawFn, *, limits: bool, baselines: bool, unit: str | None = None) -> Measure:
    """Draw one measure."""
    name, chosen = SCALES[draw(whole(0, len(SCALES) - 1))] if unit is None else ("amount", unit)
    worst = draw(whole(0, 12))
    span = draw(whole(1, 12))
    bare = Measure(name, chosen, worst, worst - span if draw(COIN) else worst + span)
    limit = draw_limit(draw, bare) if limits and draw(COIN) else None
    baseline = None
    if baselines and draw(COIN):
        baseline = draw_figure(draw, bare, quantities=False) if draw(COIN) else worst
    return Measure(name, chosen, bare.worst, bare.target, limit, baseline)


@st.composite
def figures(
    draw: DrawFn,
    measure: Measure | None = None,
    *,
    beyond: bool = True,
    quantities: bool = True,
    grain: int = GRAIN,
) -> Figure:
    """Draw figures on a measure: numbers in its unit, or quantities in it or another one that converts.

    Args:
        draw: Given by hypothesis.
        measure: The measure; a rating from 0 to 10 where left out.
        beyond: Whether some lie beyond worst or target.
        quantities: Whether some bring their unit.
        grain: Into how many even parts the way from worst to target is cut; a figure stands at the end of one. Few
            parts make ties common.

    Example:
        >>> from hypothesis import find
        >>> ride = Measure("ride", "min", worst=60, target=20)
        >>> find(figures(ride), lambda figure: ride.value(figure) > 0.4)
        40
    """
    scale = Measure.rating() if measure is None else measure
    return draw_figure(draw, scale, beyond=beyond, quantities=quantities, grain=grain)


def draw_figure(
    draw: DrawFn,
    measure: Measure,
    *,
    beyond: bool = True,
    quantities: bool = True,
    grain: int = GRAIN,
    possible: Possible = (None, None),
) -> Figure:
    """Draw one figure."""
    level = _draw_number(draw, measure, beyond, grain, possible)
    return _written(level, measure.unit, _draw_unit(draw, measure.unit) if quantities else None)


@st.composite
def ranges(
    draw: DrawFn, measure: Measure | None = None, *, beyond: bool = True, quantities: bool = True, grain: int = GRAIN
) -> Range:
    """Draw ranges of figures on a measure, with or without a likely one, of no width now and then.

    Args:
        draw: Given by hypothesis.
        measure: The measure; a rating from 0 to 10 where left out.
        beyond: Whether some reach beyond worst or target.
        quantities: Whether some bring their unit.
        grain: As of `figures`.

    Example:
        >>> from hypothesis import find
        >>> ride = Measure("ride", "min", worst=60, target=20)
        >>> print(find(ranges(ride), lambda r: r.low != r.high))
        50 to 60
    """
    scale = Measure.rating() if measure is None else measure
    return draw_range(draw, scale, beyond=beyond, quantities=quantities, grain=grain)


def draw_range(
    draw: DrawFn,
    measure: Measure,
    *,
    beyond: bool = True,
    quantities: bool = True,
    grain: int = GRAIN,
    possible: Possible = (None, None),
) -> Range:
    """Draw one range."""
    count = 3 if draw(COIN) else 2
    ends = sorted(_draw_number(draw, measure, beyond, grain, possible) for _ in range(count))
    unit = _draw_unit(draw, measure.unit) if quantities else None
    written = [_written(end, measure.unit, unit) for end in ends]
    return between(written[0], written[-1], written[1] if count == 3 else None)


@st.composite
def limits(draw: DrawFn, measure: Measure | None = None) -> Limit:
    """Draw limits on a measure, some of them only assumed to be fixed.

    Args:
        draw: Given by hypothesis.
        measure: The measure; a rating from 0 to 10 where left out.

    Example:
        >>> from hypothesis import find
        >>> find(limits(), lambda limit: True)
        Limit(level=0, assumed=False)
    """
    return draw_limit(draw, Measure.rating() if measure is None else measure)


def draw_limit(draw: DrawFn, measure: Measure) -> Limit:
    """Draw one limit."""
    return Limit(draw_figure(draw, measure), draw(COIN))


def _draw_number(draw: DrawFn, measure: Measure, beyond: bool, grain: int, possible: Possible) -> Fraction:  # noqa: FBT001  # private
    """Draw a figure as a number of the measure's unit: on the scale first, beyond its ends now and then."""
    part = draw(whole(0, 2 * grain if beyond else grain))
    part = part if part <= grain else (part if part % 2 else grain - part)
    worst, target = exact(measure.worst), exact(measure.target)
    level = worst + (target - worst) * Fraction(part, grain)
    least, most = possible
    level = level if least is None else max(level, Fraction(least))
    return level if most is None else min(level, Fraction(most))


def _draw_unit(draw: DrawFn, unit: str) -> str | None:
    """Draw a unit that converts to another one, or none, so that a bare number is written."""
    sisters = SISTERS.get(unit, (unit,))
    n = draw(whole(0, 2 * len(sisters)))
    return sisters[n - len(sisters) - 1] if n > len(sisters) else None


def _written(level: Fraction, own: str, unit: str | None) -> Figure:
    return plain(level) if unit is None else Quantity(plain(convert(level, own, unit)), unit)


def _part(n: int, parts: int) -> Number:
    return plain(Fraction(n, parts))
