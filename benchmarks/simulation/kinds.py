"""How often kinds of intervals of a share hold it, worked out exactly: nobody is drawn.

Each takes how many of how many people did something. Of a share that is known, how likely each number is, is known too.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from jobtheory.learn.interviewing.survival import interval
from jobtheory.learn.student import incomplete_beta, normal_width

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Ends = tuple[float, float]
Z = normal_width(0.95)
MISS = 0.025
POINTS = 400
"""So many true shares of a band are looked at."""


def mid_p(hits: int, people: int) -> Ends:
    """Return the exact interval with the mid-P (Lancaster 1961): the one in use."""
    return interval(hits / people, people, 0.95)


def clopper_pearson(hits: int, people: int) -> Ends:
    """Return the exact interval of Clopper & Pearson 1934."""
    low = quantile(MISS, hits, people - hits + 1) if hits else 0.0
    return low, quantile(1 - MISS, hits + 1, people - hits) if hits < people else 1.0


def jeffreys(hits: int, people: int) -> Ends:
    """Return Jeffreys' interval, as Brown, Cai & DasGupta 2001, Statistical Science 16:101-133, take it."""
    low = quantile(MISS, hits + 0.5, people - hits + 0.5) if hits else 0.0
    return low, quantile(1 - MISS, hits + 0.5, people - hits + 0.5) if hits < people else 1.0


def wilson(hits: int, people: int) -> Ends:
    """Return the score interval of Wilson 1927."""
    middle = (hits + Z**2 / 2) / (people + Z**2)
    half = Z * math.sqrt(hits * (people - hits) / people + Z**2 / 4) / (people + Z**2)
    return middle - half, middle + half


def arcsine(hits: int, people: int) -> Ends:
    """Return the interval on the scale of the arcsine (Anscombe 1948, Biometrika 35:246-254)."""
    middle = math.asin(math.sqrt((hits + 3 / 8) / (people + 3 / 4)))
    half = Z / 2 / math.sqrt(people + 0.5)
    return math.sin(max(middle - half, 0)) ** 2, math.sin(min(middle + half, math.pi / 2)) ** 2


def log_log(hits: int, people: int) -> Ends:
    """Return the interval on the scale of log(-log(share left)) (Kalbfleisch & Prentice 1980), else with the mid-P."""
    if hits in (0, people):
        return mid_p(hits, people)
    left = 1 - hits / people
    half = Z * math.sqrt((1 - left) / (people * left)) / abs(math.log(left))
    low, high = (math.exp(-math.exp(math.log(-math.log(left)) + side * half)) for side in (1, -1))
    return 1 - high, 1 - low


KINDS: Mapping[str, Callable[[int, int], Ends]] = {
    "exact with the mid-P": mid_p,
    "exact (Clopper & Pearson)": clopper_pearson,
    "Jeffreys": jeffreys,
    "score (Wilson)": wilson,
    "arcsine": arcsine,
    "log-log": log_log,
}


def cover_kind(name: str, people: int, band: Ends) -> Sequence[float]:
    """Return how likely a kind of interval holds a true share, for shares all over a band."""
    ends = [KINDS[name](hits, people) for hits in range(people + 1)]
    return [_likely(_share_of(band, n), ends) for n in range(POINTS)]


def _share_of(band: Ends, n: int) -> float:
    """Return a share of a band."""
    return band[0] + (band[1] - band[0]) * (n + 0.5) / POINTS


def _likely(true: float, ends: Sequence[Ends]) -> float:
    people = len(ends) - 1
    held = (n for n, (low, high) in enumerate(ends) if low <= true <= high)
    return math.fsum(math.comb(people, n) * true**n * (1 - true) ** (people - n) for n in held)


def quantile(p: float, a: float, b: float) -> float:
    """Return the quantile of a beta distribution."""
    low, high = 0.0, 1.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if incomplete_beta(middle, a, b) < p else (low, middle)
    return (low + high) / 2
