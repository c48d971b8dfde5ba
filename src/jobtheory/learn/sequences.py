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
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from jobtheory.hiring.crowd import Bools, Counts

DENSE = 1 << 22
"""Up to so many possible pairs each has a place of its own in an array; beyond, only those that occur."""

BLOCK = 1 << 18
"""About so many labels are worked on at once, so that they stay in the processor's cache."""


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

    def blocks(self) -> Iterator[tuple[int, Sequences]]:
        """Yield the sequences some at a time, and before each block the place where it begins."""
        begin = 0
        while begin < len(self.bounds) - 1:
            place = int(self.bounds[begin])
            end = max(begin + 1, int(np.searchsorted(self.bounds, place + BLOCK, side="right")) - 1)
            codes = self.codes[place : int(self.bounds[end])]
            yield place, Sequences(codes, self.bounds[begin : end + 1] - place, self.size)
            begin = end

    def only(self, some: Counts) -> Sequences:
        """Return some of the sequences."""
        lengths = self.lengths[some]
        bounds = np.append(0, np.cumsum(lengths))
        places = np.arange(int(bounds[-1])) + np.repeat(self.first[some] - bounds[:-1], lengths)
        return Sequences(self.codes[places], bounds, self.size)

    def inner(self) -> Bools:
        """Return of each place but the last whether the one behind it belongs to the same sequence."""
        inner = np.ones(max(0, len(self.codes) - 1), dtype=bool)
        inner[self.last[:-1]] = False
        return inner

    def places(self) -> Counts:
        """Return the places that have another one of the same sequence directly behind them."""
        return np.flatnonzero(self.inner())

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


def combined(parts: Sequence[tuple[Counts, Counts]]) -> tuple[Counts, Counts]:
    """Return which numbers occur in any of the parts, in order, and how often each does in all of them."""
    if len(parts) == 1:
        return parts[0]
    found, places = np.unique(np.concatenate([numbers for numbers, _ in parts]), return_inverse=True)
    times = np.zeros(len(found), dtype=np.int64)
    np.add.at(times, places.reshape(-1), np.concatenate([times for _, times in parts]))
    return found, times


def counted_once(numbers: Counts, owners: Counts, size: int) -> tuple[Counts, Counts]:
    """Return which of the numbers below ``size`` occur, in order, and for how many owners each of them does."""
    return counted(np.unique(owners * size + numbers) % size, size)


def distinct(told: Sequences, salt: int = 0) -> tuple[Counts, Counts]:
    """Return a sequence of each kind that there is, by its number, and how many there are of the kind.

    Sequences with the same hash are compared label by label, and those that differ nevertheless are hashed anew: no
    hash decides.
    """
    hashes = np.concatenate([_hashes(block, salt) for _, block in told.blocks()])
    _, examples, kinds = np.unique(hashes, return_index=True, return_inverse=True)
    kinds = kinds.reshape(-1)
    same = _same(told, examples[kinds])
    times = np.bincount(kinds[same], minlength=len(examples))
    if same.all():
        return examples, times
    rest = np.flatnonzero(~same)
    others, more = distinct(told.only(rest), salt + 1)
    return np.concatenate([examples, rest[others]]), np.concatenate([times, more])


def _hashes(told: Sequences, salt: int) -> npt.NDArray[np.uint64]:
    """Return a number for each sequence, which hardly any two different ones share."""
    turns = np.arange(len(told.codes)) - np.repeat(told.first, told.lengths)
    mixed = (told.codes + (turns << 32)).view(np.uint64)
    mixed += np.uint64(salt * 0x9E3779B97F4A7C15 % 2**64)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):  # splitmix64 (Steele et al. 2014)
        mixed ^= mixed >> np.uint64(shift)
        mixed *= np.uint64(factor)
    mixed ^= mixed >> np.uint64(31)
    hashes: npt.NDArray[np.uint64] = np.add.reduceat(mixed, told.first)
    return hashes


def _same(told: Sequences, others: Counts) -> Bools:
    """Return which sequences are the same as the one whose number stands beside each."""
    narrow = told.codes.astype(np.min_scalar_type(told.size))  # so that as much as possible stays in the cache
    same: Bools = told.lengths == told.lengths[others]
    shifts = told.first[others] - told.first
    begin = 0
    for place, block in told.blocks():
        end = begin + len(block.first)
        there = np.arange(place, place + len(block.codes)) + np.repeat(shifts[begin:end], block.lengths)
        np.minimum(there, len(narrow) - 1, out=there)  # those of another length differ, whatever stands there
        agree = narrow[place : place + len(block.codes)] == narrow[there]
        same[begin:end] &= np.logical_and.reduceat(agree, block.first)
        begin = end
    return same
