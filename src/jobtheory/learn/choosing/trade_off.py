"""What one thing is worth in units of another, by what people did."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, final

import attrs

from jobtheory.errors import UnitError
from jobtheory.learn.choosing.statistics import quantile
from jobtheory.model.quantity import Quantity
from jobtheory.model.values import Shown, Value

if TYPE_CHECKING:
    from jobtheory.model.values import Path

__all__ = ["TradeOff"]


@final
@attrs.frozen(repr=False)
class TradeOff(Value, Shown):
    """How many units of one thing are as good as one unit more of another; made by `ChoiceFit.trade_off`.

    Attributes:
        of: The coefficient of what one unit more is given of.
        against: The coefficient of what it is counted in.
        value: The ratio of the coefficients, a quantity of the unit of the one by the unit of the other. A column of
            which no unit is known is a unit of its own.
        low: The low end of the interval, a number in the same unit; minus infinity where there is none.
        high: The high end; infinity where there is none.
        standard_error: The standard error by the delta method.
        level: How often such intervals hold the truth. They are Fieller's, which hold it as often as they say where the
            denominator is near 0 too (Fieller 1954, J. R. Stat. Soc. B 16:175-185); there they have no ends.

    Tables:
        - ``ratio``, the trade-off in one row: ``of``, ``against``, ``ratio``, ``unit``, ``low``, ``high``,
          ``standard_error``, ``level``.
    """

    of: str
    against: str
    value: Quantity
    low: float
    high: float
    standard_error: float
    level: float

    def __repr__(self) -> str:
        return f"<TradeOff of {self.of!r} against {self.against!r}: {self.text}>"

    @property
    def text(self) -> str:
        """The quantity with its interval, as text."""
        magnitude = float(self.value.magnitude)
        interval = "no finite interval" if math.isinf(self.low) else f"{self.low:.4g} to {self.high:.4g}"
        unit = "" if self.value.unit == "1" else f" {_spoken(self.value.unit)}"
        return f"{magnitude:.4g}{unit} ({interval})"


def fieller(a: float, b: float, va: float, vb: float, cab: float, z: float) -> tuple[float, float]:
    """Return the ends of Fieller's interval for the ratio a/b; infinite where b cannot be told from 0.

    Example:
        >>> [round(end, 3) for end in fieller(1.0, 2.0, 0.01, 0.04, 0.0, 1.96)]
        [0.377, 0.663]
    """
    square = b * b - z * z * vb
    if square <= 0:
        return -math.inf, math.inf
    half = a * b - z * z * cab
    root = math.sqrt(max(half * half - square * (a * a - z * z * va), 0))
    return (half - root) / square, (half + root) / square


def trade_off(
    names: tuple[str, str],
    estimates: tuple[float, float],
    covariance: tuple[float, float, float],
    units: tuple[str, str],
    level: float,
    at: Path,
) -> TradeOff:
    """Return the ratio of two estimates.

    Args:
        names: What they are called.
        estimates: The coefficients.
        covariance: Their variances, and the covariance.
        units: The units of what they multiply.
        level: How often the interval holds the truth.
        at: Where it is.
    """
    (a, b), (va, vb, cab) = estimates, covariance
    low, high = fieller(a, b, va, vb, cab, quantile(level, at))
    ratio = a / b
    error = math.sqrt(max(va - 2 * ratio * cab + ratio * ratio * vb, 0)) / abs(b)
    of, against = units
    return TradeOff(names[0], names[1], Quantity(ratio, _ratio(against, of)), low, high, error, level)


def _ratio(above: str, below: str) -> str:
    """Return one unit by another, which has no parentheses to be written in."""
    text = above
    for sign, factor in re.findall(r"([*/]?)((?:\{[^{}]*\}|\*\*|[^*/])+)", below):
        text += ("*" if sign == "/" else "/") + factor
    return text


def _spoken(unit: str) -> str:
    """Return a unit as people say it where it is by one that a column has for its own."""
    per = re.sub(r"/\{([^{}]+)\}$", r" per unit of \1", unit)
    return re.sub(r"^\{([^{}]+)\}(?:/(?=[^/]+$)|(?= per |$))", _units_of, per)


def _units_of(found: re.Match[str]) -> str:
    return f"units of {found[1]}{' per ' if found[0].endswith('/') else ''}"


def own_unit(name: str) -> str:
    """Return a unit of its own for a column of which none is known."""
    text = re.sub(r"[^\w .-]", " ", name).strip()
    try:
        return Quantity(1, f"{{{text}}}").unit
    except UnitError:
        return "{unit}"
