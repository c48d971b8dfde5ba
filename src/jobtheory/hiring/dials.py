"""Completions as dials: every open level is a dial, turned from its worst end to its best."""

from __future__ import annotations

import random
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from jobtheory.hiring.weighing import Point, parts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from jobtheory.hiring.profile import Entry, Profile
    from jobtheory.hiring.weighing import Corners

FULL_TURN = 1 << 12
"""A dial stands between 0, its worst end, and this, its best."""

Turns: TypeAlias = "tuple[int, ...]"
"""A completion: how far each dial is turned."""


class Dial(NamedTuple):
    """One open level of one solution."""

    solution: int
    side: int
    place: int
    key: str
    least: int
    most: int
    """Its value at its worst and at its best, in parts."""
    limit: Fraction
    """How far it has to be turned until it is past no limit any more."""
    past_low: bool
    past_high: bool
    about: Literal["unknown", "range"]

    def value(self, turn: int) -> int:
        """Return the value of the level, in parts."""
        return self.least + (self.most - self.least) * turn // FULL_TURN

    def is_past(self, turn: int) -> bool:
        """Return whether the level is past a limit."""
        return self.past_high or turn < self.limit * FULL_TURN or (turn == 0 and self.past_low)


class Way(NamedTuple):
    """One of several ways that may be taken, of which at least one is open."""

    dial: int | None
    """The dial its level hangs on, or None where it is known."""
    value: int
    is_past: bool
    rank: int
    key: str
    is_claim: bool


class Fork(NamedTuple):
    """A place where it is open which of several ways is taken."""

    side: int
    place: int
    ways: tuple[Way, ...]


class Panel(NamedTuple):
    """The dials of all solutions."""

    corners: Sequence[Corners]
    dials: tuple[Dial, ...]
    alone: tuple[tuple[int, ...], ...]
    """For each solution, the dials that stand in no fork, by number."""
    forks: tuple[tuple[Fork, ...], ...]
    names: tuple[str, ...]

    @classmethod
    def of(cls, one: int, profiles: Sequence[Profile], corners: Sequence[Corners]) -> Panel:
        """Return the dials in an order of their own, so that no other order decides anything."""
        open_places = [
            (n, side, place, entry)
            for n, profile in enumerate(profiles)
            if corners[n].low != corners[n].high
            for side, entries in enumerate(profile.sides)
            for place, entry in enumerate(entries)
            if entry.is_open
        ]
        dials = [
            _dial(one, n, side, place, way)
            for n, side, place, entry in open_places
            for way in (filter(_is_open, entry.ways) if entry.ways else (entry,))
        ]
        names = tuple(profile.solution.name for profile in profiles)
        dials.sort(key=lambda d: (names[d.solution], d.side, d.key))
        numbers = {(dial.solution, dial.key): number for number, dial in enumerate(dials)}
        parted = {(n, side, place) for n, side, place, entry in open_places if entry.ways}
        alone: list[list[int]] = [[] for _ in profiles]
        for number, dial in enumerate(dials):
            if (dial.solution, dial.side, dial.place) not in parted:
                alone[dial.solution].append(number)
        forks: list[list[Fork]] = [[] for _ in profiles]
        for n, side, place, entry in open_places:
            if entry.ways:
                ways = tuple(_way(one, way, numbers.get((n, way.key))) for way in entry.ways)
                forks[n].append(Fork(side, place, ways))
        return cls(corners, tuple(dials), tuple(map(tuple, alone)), tuple(map(tuple, forks)), names)

    def points(self, turns: Turns) -> list[Point]:
        """Return all solutions as the dials stand."""
        return [self.point(n, turns) for n in range(len(self.corners))]

    def point(self, n: int, turns: Turns) -> Point:
        """Return one solution as the dials stand."""
        likely = self.corners[n].likely
        values = [list(side) for side in likely.sides]
        claims = [list(side) for side in likely.claims]
        out = self.corners[n].high.out
        for number in self.alone[n]:
            dial, turn = self.dials[number], turns[number]
            values[dial.side][dial.place] = dial.value(turn)
            out = out or dial.is_past(turn)
        for fork in self.forks[n]:
            taken = max((self._settled(way, turns) for way in fork.ways), key=_standing)
            values[fork.side][fork.place] = taken.value
            claims[fork.side][fork.place] = taken.is_claim
            out = out or taken.is_past
        return Point(tuple(values[0]), tuple(values[1]), tuple(values[2]), (tuple(claims[0]), tuple(claims[1])), out)

    def _settled(self, way: Way, turns: Turns) -> Way:
        if way.dial is None:
            return way
        dial, turn = self.dials[way.dial], turns[way.dial]
        return way._replace(value=dial.value(turn), is_past=dial.is_past(turn))

    def draw(self, count: int) -> list[Turns]:
        """Return completions drawn evenly; every dial has a stream of its own, so that no order changes anything."""
        streams = [
            random.Random(f"{self.names[dial.solution]}\0{dial.side}\0{dial.key}")  # noqa: S311  # nothing secret
            for dial in self.dials
        ]
        return [tuple(1 + int((FULL_TURN - 1) * s.random()) for s in streams) for _ in range(count if streams else 1)]

    def best_for(self, n: int) -> Turns:
        """Return the completion that is best for one solution and worst for its rivals."""
        return tuple(FULL_TURN if dial.solution == n else 0 for dial in self.dials)

    def worst_for(self, n: int) -> Turns:
        """Return the completion that is worst for one solution and best for its rivals."""
        return tuple(0 if dial.solution == n else FULL_TURN for dial in self.dials)


def turned(turns: Turns, dial: int, turn: int) -> Turns:
    """Return a completion with one dial turned otherwise."""
    return (*turns[:dial], turn, *turns[dial + 1 :])


_is_open = attrgetter("is_open")


def _dial(one: int, n: int, side: int, place: int, entry: Entry) -> Dial:
    score = entry.score
    about: Literal["unknown", "range"] = "unknown" if entry.level is None else "range"
    least, most = parts(one, score.low), parts(one, score.high)
    return Dial(n, side, place, entry.key, least, most, entry.limit, score.past_low, score.past_high, about)


def _way(one: int, entry: Entry, dial: int | None) -> Way:
    score = entry.score
    return Way(dial, parts(one, score.likely), score.past_likely, entry.evidence.rank, entry.key, entry.is_claim())


def _standing(way: Way) -> tuple[bool, int, int, str]:
    """Return what decides which way is taken: its worth, and among equals how well it is proven."""
    return not way.is_past, way.value, way.rank, way.key
