"""The cheapest pair of moves where no single one turns a verdict."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from jobtheory.hiring.bars import Bar, Held, Slot, all_closed, least, least_by_halving, lift, to_be_hired

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from jobtheory.hiring.bars import Parts
    from jobtheory.hiring.judging import Setting
    from jobtheory.hiring.weighing import Felt, Point, Weighing

PAIRED = 48
"""Pairs are sought among so many moves, those that gain most."""

THIRDS = 40
"""Where several bars are missed, the cheapest division between two moves is searched by so many thirds."""


class Option(NamedTuple):
    """A move that may be one of a pair."""

    place: object
    """What it is about, handed back as it was given."""
    slot: Slot
    held: Held
    seat: Parts | None
    lowest: Parts
    """From where it may go: today's value, or a limit that it has to meet."""
    most: Parts
    whole: Parts
    """The value of going the whole way from worst to target, in which its size is counted."""
    is_proof: bool
    """Whether it proves a claim, and the value stays."""

    def size(self, value: Parts) -> float:
        """Return how far a value is from today's, as a share of the scale."""
        return 0.0 if self.is_proof else float((value - self.held.value) / self.whole)

    def lift(self, bar: Bar, value: Parts) -> Felt:
        """Return by how much more a bar is cleared at a value."""
        other = Held(value, self.held.is_claim and not self.is_proof)
        return lift(bar, self.slot, self.held, other, self.seat)

    @property
    def kinks(self) -> list[Parts]:
        """The values at which its gaps may bend."""
        inside = [] if self.seat is None else [self.seat]
        return [self.lowest, *(k for k in inside if self.lowest < k < self.most), self.most]


Found = tuple[float, tuple[Option, "Parts"], tuple[Option, "Parts"]]


def cheapest(
    setting: Setting,
    points: Sequence[Point],
    n: int,
    options: Sequence[Option],
    needed: AbstractSet[Slot] = frozenset(),
) -> tuple[tuple[Option, Parts], tuple[Option, Parts]] | None:
    """Return the two moves that together clear all bars with the least way to go, each with its value; or None.

    Only pairs that move everything ``needed`` are taken.
    """
    bars_of: dict[tuple[int, ...], list[Bar]] = {
        sides: to_be_hired(setting, points, n, sides) for sides in ((0,), (1,), (2,), (0, 1), (0, 2), (1, 2))
    }
    nets = [bar for bar in bars_of[0, 1] if bar.side is None] or bars_of[0, 1]

    def rank(option: Option) -> tuple[bool, float]:
        return option.slot not in needed, -sum(float(option.lift(bar, option.most)) for bar in nets)

    best: Found | None = None
    for one, other in combinations(sorted(options, key=rank)[:PAIRED], 2):
        if one.slot != other.slot and needed <= {one.slot, other.slot}:
            sides = tuple(sorted({one.slot.side, other.slot.side}))
            for found in _Division(setting.weighing, bars_of[sides], one, other).all():
                if best is None or found[0] < best[0]:
                    best = found
    return None if best is None else best[1:]


class _Division:
    """How two moves share the way to go."""

    def __init__(self, weighing: Weighing, bars: Sequence[Bar], one: Option, other: Option) -> None:
        self.weighing = weighing
        self.bars = bars
        self.strict = [bar.strict for bar in bars]
        self.one = one
        self.other = other

    def all(self) -> Iterator[Found]:
        """Yield the divisions among which the cheapest is."""
        if not all(bar.is_cleared(more) for bar, more in zip(self.bars, self._both(self.one.most), strict=True)):
            return
        for value in self.one.kinks:
            yield from self._with(self.one, value, self.other)
        for value in self.other.kinks:
            yield from self._with(self.other, value, self.one)
        if sum(not bar.is_cleared() for bar in self.bars) > 1 and self.one.lowest < self.one.most:
            low, high = float(self.one.lowest), float(self.one.most)
            for _ in range(THIRDS):
                third = (high - low) / 3
                left, right = (self._total(low + third), self._total(high - third))
                low, high = (low, high - third) if left <= right else (low + third, high)
            yield from self._with(self.one, high, self.other)

    def _both(self, value: Parts) -> list[Felt]:
        return [self.one.lift(bar, value) + self.other.lift(bar, self.other.most) for bar in self.bars]

    def _total(self, value: Parts) -> float:
        return next((found[0] for found in self._with(self.one, value, self.other)), float("inf"))

    def _with(self, fixed: Option, value: Parts, free: Option) -> Iterator[Found]:
        """Yield the division in which one move goes so far and the other as far as it then has to."""
        gaps = [bar.gap + fixed.lift(bar, value) for bar in self.bars]

        def gaps_at(place: Parts) -> list[Felt]:
            return [gap + free.lift(bar, place) for gap, bar in zip(gaps, self.bars, strict=True)]

        if free.is_proof:
            reached: Parts | None = free.most if all_closed(gaps_at(free.most), self.strict) else None
        elif self.weighing.is_exact:
            reached = least(int(free.most), free.kinks, gaps_at, self.strict)
        else:
            reached = least_by_halving(int(free.most), lambda place: all_closed(gaps_at(place), self.strict))
        if reached is not None:
            settled = max(reached, free.lowest)
            yield fixed.size(value) + free.size(settled), (fixed, value), (free, settled)
