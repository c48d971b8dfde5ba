"""Completions as dials: every open level is a dial, turned from its worst end to its best."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from jobtheory.hiring.weighing import Point

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from jobtheory.hiring.profile import Profile
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
    limit: Fraction
    """How far it has to be turned until it is past no limit any more."""
    past_low: bool
    past_high: bool
    about: Literal["unknown", "range"]

    def is_past(self, turn: int) -> bool:
        """Return whether the level is past a limit."""
        return self.past_high or turn < self.limit * FULL_TURN or (turn == 0 and self.past_low)


class Panel(NamedTuple):
    """The dials of all solutions."""

    corners: Sequence[Corners]
    dials: tuple[Dial, ...]
    names: tuple[str, ...]

    @classmethod
    def of(cls, profiles: Sequence[Profile], corners: Sequence[Corners]) -> Panel:
        """Return the dials in an order of their own, so that no other order decides anything."""
        dials: list[Dial] = []
        for n, profile in enumerate(profiles):
            for side, entries in enumerate((profile.results, profile.execution, profile.adoption)):
                for place, entry in enumerate(entries):
                    if not entry.is_open:
                        continue
                    about: Literal["unknown", "range"] = "unknown" if entry.level is None else "range"
                    score = entry.score
                    dials.append(Dial(n, side, place, entry.key, entry.limit, score.past_low, score.past_high, about))
        names = tuple(profile.solution.name for profile in profiles)
        return cls(corners, tuple(sorted(dials, key=lambda d: (names[d.solution], d.side, d.key))), names)

    def points(self, turns: Turns) -> list[Point]:
        """Return all solutions as the dials stand."""
        return [self.point(n, turns) for n in range(len(self.corners))]

    def point(self, n: int, turns: Turns) -> Point:
        """Return one solution as the dials stand."""
        low, likely, high = self.corners[n]
        values = [list(side) for side in likely.sides]
        claims = [list(side) for side in likely.claims]
        out = high.out
        for dial, turn in zip(self.dials, turns, strict=True):
            if dial.solution != n:
                continue
            least, most = low.sides[dial.side][dial.place], high.sides[dial.side][dial.place]
            values[dial.side][dial.place] = least + (most - least) * turn // FULL_TURN
            if dial.side < len(claims) and turn in {0, FULL_TURN}:
                claims[dial.side][dial.place] = (high if turn else low).claims[dial.side][dial.place]
            out = out or dial.is_past(turn)
        return Point(tuple(values[0]), tuple(values[1]), tuple(values[2]), (tuple(claims[0]), tuple(claims[1])), out)

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
