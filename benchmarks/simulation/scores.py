"""Shares with intervals, and how well a stated confidence fits what came true."""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Z = 1.959963984540054
"""The normal quantile of a 95 % interval."""

RESAMPLES = 200
BINS = (0.5, 0.6, 0.7, 0.8, 0.9)
"""Where the bins of a confidence begin; it is never below one half."""


class Share(NamedTuple):
    """So many of so many."""

    hits: int
    of: int

    @classmethod
    def among(cls, found: Iterable[bool]) -> Share:
        """Count what is true."""
        listed = list(found)
        return cls(sum(listed), len(listed))

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % score interval (Wilson 1927, Journal of the American Statistical Association 22:209-212)."""
        if not self.of:
            return 0.0, 1.0
        p, n = self.hits / self.of, self.of
        middle = p + Z * Z / (2 * n)
        half = Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
        return max(0.0, (middle - half) / (1 + Z * Z / n)), min(1.0, (middle + half) / (1 + Z * Z / n))

    def __str__(self) -> str:
        return per_cent(self.hits / self.of, self.interval) if self.of else "–"


class Said(NamedTuple):
    """A confidence, and whether what it was given to came true."""

    share: float
    came_true: bool


def frequency(said: Sequence[Said]) -> float:
    """Return how often it came true."""
    return sum(one.came_true for one in said) / len(said)


def confidence(said: Sequence[Said]) -> float:
    """Return the mean confidence."""
    return math.fsum(one.share for one in said) / len(said)


def brier(said: Sequence[Said]) -> float:
    """Return the mean squared error (Brier 1950, Monthly Weather Review 78:1-3); always saying one half gives 0.25."""
    return math.fsum((one.share - one.came_true) ** 2 for one in said) / len(said)


def bins(said: Iterable[Said]) -> list[list[Said]]:
    """Return what was said, by confidence."""
    found: list[list[Said]] = [[] for _ in BINS]
    for one in said:
        found[sum(one.share >= start for start in BINS[1:])].append(one)
    return found


def calibration_error(said: Sequence[Said]) -> float:
    """Return the expected calibration error: how far confidence and frequency lie apart, on average over the bins.

    Naeini, Cooper & Hauskrecht 2015, AAAI 29:2901-2907. Chance alone makes it a little above 0.
    """
    apart = (len(part) * abs(frequency(part) - confidence(part)) for part in bins(said) if part)
    return math.fsum(apart) / len(said)


def bootstrapped(
    clusters: Sequence[Sequence[Said]], score: Callable[[Sequence[Said]], float]
) -> tuple[float, tuple[float, float]] | None:
    """Return a score and its 95 % percentile interval, markets drawn anew; None where nothing was said.

    Drawing anew adds chance of its own to a calibration error, so that its interval lies rather high; it is widened to
    hold the score itself.
    """
    told = [cluster for cluster in clusters if cluster]
    if not told:
        return None
    draw = random.Random("bootstrap")  # noqa: S311  # nothing secret
    again = sorted(
        score([one for cluster in draw.choices(told, k=len(told)) for one in cluster]) for _ in range(RESAMPLES)
    )
    tail = RESAMPLES // 40
    value = score([one for cluster in told for one in cluster])
    return value, (min(value, again[tail]), max(value, again[-1 - tail]))


def per_cent(value: float, interval: tuple[float, float]) -> str:
    """Return a share with its interval as text."""
    return f"{100 * value:.0f} ({100 * interval[0]:.0f}–{100 * interval[1]:.0f})"


def as_text(found: tuple[float, tuple[float, float]] | None, *, decimals: bool = False) -> str:
    """Return a score with its interval as text, in per cent or as it is."""
    if found is None:
        return "–"
    value, interval = found
    return f"{value:.2f} ({interval[0]:.2f}–{interval[1]:.2f})" if decimals else per_cent(value, interval)
