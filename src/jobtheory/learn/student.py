"""Student's t distribution: how surprising a difference is, and how wide an interval has to be.

The tail is the incomplete beta function of Abramowitz & Stegun 1964, Handbook of Mathematical Functions, 26.7.1, worked
out by the continued fraction 26.5.8; it keeps its relative accuracy however small it is.
"""

from __future__ import annotations

import math
from functools import lru_cache
from statistics import NormalDist

TINY = 1e-300
STEPS = 500
LARGE = 30
"""From here on the asymptotic series of a ratio of gamma functions is exact to the last digit."""


@lru_cache
def normal_width(confidence: float) -> float:
    """Return how many standard errors of a normal estimate lie between it and the end of its interval.

    Example:
        >>> round(normal_width(0.95), 6)
        1.959964
    """
    return NormalDist().inv_cdf((1 + confidence) / 2)


def two_sided(t: float, df: float) -> float:
    """Return how likely a t as far from 0, or farther, is where there is no difference.

    Example:
        >>> round(two_sided(2.228, 10), 4)  # Student's table
        0.05
    """
    if math.isinf(t):
        return 0.0
    square = t * t / df
    if square > 3 / df:
        return _beta(df / 2, 0.5, -math.log1p(square), math.log(square) - math.log1p(square))
    if not square:
        return 1.0
    return 1 - _beta(0.5, df / 2, math.log(square) - math.log1p(square), -math.log1p(square))


@lru_cache(maxsize=4096)
def t_width(confidence: float, df: float) -> float:
    """Return how many estimated standard errors lie between an estimate and the end of its interval.

    Example:
        >>> round(t_width(0.95, 10), 4)
        2.2281
    """
    miss = 1 - confidence
    low, high = 0.0, 2.0
    while two_sided(high, df) > miss:
        high *= 2
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if two_sided(middle, df) > miss else (low, middle)
    return (low + high) / 2


def incomplete_beta(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function: how likely a proportion is at most x.

    Example:
        >>> round(incomplete_beta(0.5, 2, 3), 4)  # of 4 tosses at least 2 heads
        0.6875
    """
    if x <= 0 or x >= 1:
        return float(x >= 1)
    log_front = a * math.log(x) + b * math.log1p(-x) + math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    if x < (a + 1) / (a + b + 2):
        return math.exp(log_front) * _fraction(a, b, x) / a
    return 1 - math.exp(log_front) * _fraction(b, a, 1 - x) / b


def _beta(a: float, b: float, log_x: float, log_rest: float) -> float:
    """Return the regularised incomplete beta function of x, given the logarithms of x and of 1 - x."""
    front = math.exp(a * log_x + b * log_rest + _log_ratio(max(a, b)) - math.log(math.pi) / 2)
    return front * _fraction(a, b, math.exp(log_x)) / a


def _log_ratio(a: float) -> float:
    """Return the logarithm of gamma(a + 1/2) / gamma(a)."""
    if a < LARGE:
        return math.lgamma(a + 0.5) - math.lgamma(a)
    square = 1 / (a * a)
    return math.log(a) / 2 - (1 / 8 - square * (1 / 192 - square * (1 / 640 - square * 17 / 14336))) / a


def _fraction(a: float, b: float, x: float) -> float:
    """Return the continued fraction of the incomplete beta function (Lentz's method)."""
    c, d = 1.0, 1 / _not_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, STEPS):
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _not_zero(1 + term * d)
            c = _not_zero(1 + term / c)
            value *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return value


def _not_zero(x: float) -> float:
    return x if abs(x) > TINY else TINY
