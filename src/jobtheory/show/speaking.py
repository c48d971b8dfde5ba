"""Figures as people say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.model.unit_names import spoken

if TYPE_CHECKING:
    from jobtheory.model.quantity import Quantity

UNITS = (("day", 86400), ("h", 3600), ("min", 60), ("s", 1))


def time_in_words(time: Quantity) -> str:
    """Return a time in the largest unit of which it has one, as people say it.

    Example:
        >>> from jobtheory import Quantity
        >>> time_in_words(Quantity(90, "s")), time_in_words(Quantity(24, "h"))
        ('1.5 min', '1 day')
    """
    seconds = float(time.exact_in("s"))
    unit, length = next((pair for pair in UNITS if seconds >= pair[1]), UNITS[-1])
    figure = f"{seconds / length:.3g}" if seconds / length < 1000 else f"{seconds / length:,.0f}"
    return f"{figure} {spoken(unit, one=figure == '1')}"
