"""What follows what in many sequences: the rungs of ladders, the events of cases.

The labels of all sequences stand behind one another in one array of whole numbers, and everything is counted on it at
once.
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobtheory.hiring.crowd import Counts

DENSE = 1 << 22
"""Up to so many possible pairs each has a place of its own in an array; beyond, only those that occur."""


class Sequences(NamedTuple):
    """Sequences of labels behind one another, none of them empty."""

    codes: Counts
    """The labels, each as its number."""
    bounds: Counts
    """Where each sequence begins, and behind them where the last one ends."""
    size: int
    """How many labels there are."""

    @property
    def lengths(self) -> Counts:
        """How many labels each sequence has."""
        return np.diff(self.bounds)

    @property
    def first(self) -> Counts:
        """The place where each sequence begins."""
        return self.bounds[:-1]

    @property
    def last(self) -> Counts:
        """The place of the last label of each sequence."""
        return self.bounds[1:] - 1

    @property
    def owners(self) -> Counts:
        """The number of the sequence of each place."""
        return np.repeat(np.arange(len(self.bounds) - 1), self.lengths)

    def places(self) -> Counts:
        """Return the places that have another one of the same sequence directly behind them."""
        inner = np.ones(len(self.codes), dtype=bool)
        inner[self.last] = False
        return np.flatnonzero(inner)

    def pairs(self, places: Counts, apart: int = 1) -> Counts:
        """Return each place and the one so far behind it as one number: ``size`` times the one, plus the other."""
        return self.codes[places] * self.size + self.codes[places + apart]

    def apart(self) -> Iterator[tuple[int, Counts]]:
        """Yield 1, 2, 3 … and the places that have another one of the same sequence so far behind them."""
        places, room = self.places(), 1
        ends = np.repeat(self.bounds[1:], self.lengths)
        while len(places):
            yield room, places
            room += 1
            places = places[places + room < ends[places]]


def counted(numbers: Counts, size: int) -> tuple[Counts, Counts]:
    """Return which of the numbers below ``size`` occur, in order, and how often each of them does."""
    if size <= max(DENSE, 4 * len(numbers)):
        times = np.bincount(numbers, minlength=1)
        found = np.flatnonzero(times)
        return found, times[found]
    return np.unique(numbers, return_counts=True)


def counted_once(numbers: Counts, owners: Counts, size: int) -> tuple[Counts, Counts]:
    """Return which of the numbers below ``size`` occur, in order, and for how many owners each of them does."""
    return counted(np.unique(owners * size + numbers) % size, size)
