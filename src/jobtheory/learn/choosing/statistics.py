"""The distributions that intervals and tests need, from the standard library alone."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import cast, final

import attrs

from jobtheory.errors import InvalidValueError, shown
from jobtheory.model.values import Path, Value

_NORMAL = NormalDist()


def quantile(level: float, path: Path) -> float:
    """Return how many standard errors an interval of some level reaches to either side.

    Raises:
        InvalidValueError: The level is no share between 0 and 1.

    Example:
        >>> round(quantile(0.95, ()), 3)
        1.96
    """
    if not isinstance(cast("object", level), (int, float)) or not 0 < level < 1:
        raise InvalidValueError(
            f"the level is {shown(level)}", path=path, hint="Give a share between 0 and 1, such as 0.95.", code="JT501"
        )
    return _NORMAL.inv_cdf((1 + level) / 2)


def two_sided(z: float) -> float:
    """Return how often a normal figure lies as far from 0, either side.

    Example:
        >>> round(two_sided(1.96), 3)
        0.05
    """
    return math.erfc(abs(z) / math.sqrt(2))


def exceeded(x: float, degrees: int) -> float:
    """Return how often a chi-squared figure of some degrees of freedom is above x (Abramowitz & Stegun 1964, 26.4.4-5).

    Example:
        >>> round(exceeded(3.841, 1), 3), round(exceeded(5.991, 2), 3)
        (0.05, 0.05)
    """
    if x <= 0:
        return 1.0
    term = math.exp(-x / 2) * (math.sqrt(2 * x / math.pi) if degrees % 2 else 1)
    total = math.erfc(math.sqrt(x / 2)) if degrees % 2 else 0.0
    for k in range(3 if degrees % 2 else 2, degrees + 1, 2):
        total += term
        term *= x / k
    return total


@final
@attrs.frozen
class RatioTest(Value):
    """Whether a model fits better than a smaller one that it contains, by the ratio of their likelihoods.

    Attributes:
        statistic: Twice the difference of the log-likelihoods.
        degrees: By how many coefficients they differ.
        p: How often so great a difference comes about where the smaller one is true (Wilks 1938).
    """

    statistic: float
    degrees: int
    p: float

    def __str__(self) -> str:
        """Return the test as it is written in a text."""
        p = "p < 0.0001" if self.p < 0.0001 else f"p = {self.p:.4f}"
        return f"χ² = {self.statistic:.2f} on {self.degrees} degree{'' if self.degrees == 1 else 's'} of freedom, {p}"
