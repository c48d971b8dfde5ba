"""Scales: where a value stands between two edges, and round numbers to write beside them."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from jobtheory.show.drawing import theme
from jobtheory.show.drawing.lettering import measured

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.show.drawing.canvas import Canvas

ROUND = (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5), Fraction(10), Fraction(20))
"""A step from one tick to the next is one of these times a power of ten."""

SLACK = Fraction(1, 10**9)
"""A number that misses an end by so small a part of the whole is taken to be there: floats add up to no more."""


class Scale(NamedTuple):
    """Values from one end to the other, and the pixels of these ends; either may run backwards."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return where a value stands, no further out than the ends.

        Example:
            >>> Scale(0, 10, 100, 300).at(5), Scale(0, 10, 100, 300).at(99)
            (200.0, 300.0)
        """
        share = (value - self.low) / (self.high - self.low)
        return self.start + min(1.0, max(0.0, share)) * (self.end - self.start)


def ticks(low: float, high: float, most: int = 6) -> list[float]:
    """Return round numbers between two ends, at most so many.

    Example:
        >>> ticks(0, 1), ticks(-3, 12, most=4)
        ([0.0, 0.2, 0.4, 0.6, 0.8, 1.0], [0.0, 5.0, 10.0])
    """
    step = _step(low, high, most)
    first, last = _whole(low, high, step)
    return [float(n * step) for n in range(first, last + 1)]


def reaching(low: float, high: float, most: int = 6) -> tuple[float, float]:
    """Return ends that are round numbers and hold two values.

    Example:
        >>> reaching(-0.13, 0.42)
        (-0.2, 0.5)
    """
    step = _step(low, high, most)
    first, last = _whole(low, high, step)
    slack = SLACK * (Fraction(high) - Fraction(low))
    return (
        float((first - (first * step > Fraction(low) + slack)) * step),
        float((last + (last * step < Fraction(high) - slack)) * step),
    )


def _step(low: float, high: float, most: int) -> Fraction:
    """Return the smallest round step of which there are no more between two ends."""
    size = Fraction(10) ** math.floor(math.log10((high - low) / most))
    for factor in ROUND:
        first, last = _whole(low, high, size * factor)
        if last - first < most:
            return size * factor
    return size * ROUND[-1]


def _whole(low: float, high: float, step: Fraction) -> tuple[int, int]:
    """Return the first and the last multiple of a step between two ends, or so near to one that it is meant."""
    slack = SLACK * (Fraction(high) - Fraction(low))
    return math.ceil((Fraction(low) - slack) / step), math.floor((Fraction(high) + slack) / step)


def marked(scale: Scale, *, signs: bool = False) -> list[tuple[float, str]]:
    """Return where ticks stand and what is written there, no more than there is room for."""
    room = abs(scale.end - scale.start)
    widest = max(measured(_figure(value, signs=signs), theme.NOTE) for value in ticks(scale.low, scale.high))
    found = ticks(scale.low, scale.high, most=max(2, min(6, int(room / (widest + 14)))))
    return [(scale.at(value), _figure(value, signs=signs)) for value in found]


def write_ticks(canvas: Canvas, marks: Sequence[tuple[float, str]], top: float) -> float:
    """Write the numbers of ticks; return where they end."""
    for x, text in marks:
        canvas.lines(x, top, [text], size=theme.NOTE, fill=theme.QUIET, anchor="middle")
    return top + theme.NOTE * theme.LEADING


def draw_grid(canvas: Canvas, marks: Sequence[tuple[float, str]], top: float, bottom: float) -> None:
    """Draw an upright line for every tick."""
    for x, _ in marks:
        canvas.line(x, top, x, bottom, stroke=theme.FRAME)


def _figure(value: float, *, signs: bool) -> str:
    return (f"{value:+,g}" if signs and value else f"{value:,g}").replace("-", "−")
