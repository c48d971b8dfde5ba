"""The interval of an average answer: which true averages go with the answers that were given.

A score interval: an average is refused where the answers lie further from it than so many standard errors, the standard
error taken as it would be if that average were the true one, the shares of the answers as likely as they can be given
it (Owen 1988, Empirical likelihood ratio confidence intervals for a single functional, Biometrika 75:237-249, has these
shares). With two possible answers it is the interval of Wilson 1927, Probable inference, the law of succession, and
statistical inference, JASA 22:209-212. An answer that nobody gave may still be given: the next one beyond those seen,
as far as the scale goes, and every one of the scale where all answers are the same.
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from jobtheory.model.number import exact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.hiring.crowd import Floats

HALVINGS = 48
"""So often a bracket is halved: what is left of it is less than a float shows."""


class Tally(NamedTuple):
    """How often each answer was given."""

    values: Floats
    """Different numbers, the least first."""
    counts: Floats

    @property
    def size(self) -> float:
        """How many answers there are."""
        return float(self.counts.sum())


def tally(values: Floats, counts: Floats) -> Tally:
    """Return how often each answer was given, alike ones put together."""
    distinct, back = np.unique(values, return_inverse=True)
    return Tally(distinct, np.bincount(back.reshape(-1), weights=counts, minlength=len(distinct)).astype(float))


def average(values: Floats, counts: Floats) -> Fraction:
    """Return an average exactly, values taken as the decimals they are written as."""
    once = tally(values, counts)
    pairs = list(zip(once.values.tolist(), map(int, once.counts.tolist()), strict=True))
    return sum((exact(value) * count for value, count in pairs), Fraction(0)) / sum(count for _, count in pairs)


class Asked(NamedTuple):
    """A tally, and between which numbers its answers can lie."""

    tally: Tally
    low: float
    high: float


def score_intervals(asked: Sequence[Asked], width: float) -> tuple[Floats, Floats]:
    """Return the ends of the intervals of the averages of some tallies.

    Args:
        asked: How often each answer was given; no tally is empty.
        width: How many standard errors from an average the answers may lie.

    Example:
        >>> counted = Tally(np.array([0.0, 1.0]), np.array([3.0, 57.0]))
        >>> ends = score_intervals([Asked(counted, 0, 1)], 1.959964)
        >>> [round(float(end[0]), 4) for end in ends]  # Wilson's, of 57 of 60
        [0.863, 0.9829]
    """
    below = [_with_next(one, low, high) for one, low, high in asked]
    above = [_with_next(Tally(-one.values[::-1], one.counts[::-1]), -high, -low) for one, low, high in asked]
    ends = _lower_ends([*below, *above], width)
    return ends[: len(asked)], -ends[len(asked) :]


def _with_next(one: Tally, low: float, high: float) -> Tally:
    """Put below the answers the next one that could be given."""
    values = one.values
    if len(values) == 1:
        values = np.unique([low, *values.tolist(), high])
    else:
        whole = bool((values % 1 == 0).all())
        step = 1.0 if whole else float(np.min(np.diff(values)))
        values = np.unique([max(low, float(values[0]) - step), *values.tolist()])
    counts = np.zeros(len(values))
    counts[np.searchsorted(values, one.values)] = one.counts
    return Tally(values, counts)


def _lower_ends(tallies: Sequence[Tally], width: float) -> Floats:
    """Return the least true averages that go with the answers, all tallies at once.

    The shares of answers that are most likely given an average are proportional to count / (s + distance from the least
    answer), for an s from infinity, where the average is that of the answers, to 0; where nobody gave the least answer
    it takes over from there, as a share of all.
    """
    longest = max(len(one.values) for one in tallies)
    values, counts = np.empty((len(tallies), longest)), np.zeros((len(tallies), longest))
    for n, one in enumerate(tallies):
        values[n] = one.values[-1]
        values[n, : len(one.values)], counts[n, : len(one.counts)] = one.values, one.counts
    size = counts.sum(axis=1)
    average = (counts * values).sum(axis=1) / size
    least = np.zeros(len(values))
    most = np.where(counts[:, 0] > 0, 1.0, 2.0)
    for _ in range(HALVINGS):
        middle = (least + most) / 2
        centre, spread = _tilted(values, counts, middle)
        near = size * (average - centre) ** 2 <= width * width * spread
        least, most = np.where(near, middle, least), np.where(near, most, middle)
    centre, _ = _tilted(values, counts, (least + most) / 2)
    ends: Floats = np.minimum(centre, average)
    return ends


def _tilted(values: Floats, counts: Floats, way: Floats) -> tuple[Floats, Floats]:
    """Return the average and the variance of answers a part of the way down to the least one.

    Up to 1 the shares are tilted, from 1 to 2 the least answer takes them over.
    """
    tilt = np.clip(way, 0, 1)[:, None]
    distance = values - values[:, :1]
    length = distance[:, -1:]
    weight = length * (1 - tilt) + tilt * distance
    shares = np.divide(counts, weight, out=np.zeros_like(counts), where=(counts > 0) & (weight > 0))
    shares /= shares.sum(axis=1, keepdims=True)
    taken = np.clip(way - 1, 0, 1)[:, None]
    shares = shares * (1 - taken)
    shares[:, :1] += taken
    centre = (shares * values).sum(axis=1)
    spread = (shares * (values - centre[:, None]) ** 2).sum(axis=1)
    return centre, spread
