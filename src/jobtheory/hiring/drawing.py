"""Draws of everything that is open about a comparison: levels between their ends, and weights.

Every level is drawn evenly by value between its worst and its best end, as `dials` does. Solutions and needs are taken
in the order of their names and keys, and levels and each side's weights have a stream of their own, so that neither the
order in which they were given nor the size of a batch changes a draw.
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from jobtheory.hiring.crowd import Rule, Weights, Worths
from jobtheory.hiring.dials import Panel
from jobtheory.hiring.weights import drawer, is_drawn, places
from jobtheory.model.values import FrozenMap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np

    from jobtheory.hiring.assessing import Assessment
    from jobtheory.hiring.crowd import Bools, Floats
    from jobtheory.hiring.dials import Dial, Fork
    from jobtheory.hiring.performers import View
    from jobtheory.hiring.weighing import Weighing
    from jobtheory.hiring.weights import Place, Spread
    from jobtheory.model.values import Path

Turned: TypeAlias = "tuple[Floats, Floats, Floats]"
"""How far each dial is turned, from 0 to 1: by side, draw and dial."""

BATCH = 8 << 20
MOST_ROWS = 1 << 10
"""A batch takes about so many bytes and no more draws than that: it stays in the caches, the whole under 64 MiB."""


class Batch(NamedTuple):
    """Some draws."""

    size: int
    turns: Turned
    weights: Weights
    worths: Worths

    @property
    def all_turns(self) -> Floats:
        """How far every dial is turned, those of all sides in one."""
        import numpy as np

        return np.concatenate(self.turns, axis=1)


class Draws:
    """What is open about a comparison, and how it is drawn."""

    view: View
    found: Assessment
    spread: Spread
    seed: int
    path: Path
    panel: Panel
    rule: Rule
    voices: tuple[Weights, ...]
    solutions: list[int]
    """The solutions in the order of their names."""
    names: tuple[str, ...]
    order: list[list[int]]
    """The places of each side in the order of their keys."""
    sides: list[list[Place]]
    known: list[Floats]
    """The values on each side, what is open at its likely value."""
    claims: list[Bools]
    out: Bools
    placed: _Placed

    def __init__(self, view: View, found: Assessment, spread: Spread, seed: int, path: Path) -> None:
        import numpy as np

        self.view, self.found, self.seed, self.path = view, found, seed, path
        self.spread = spread
        weighing = found.setting.weighing
        self.panel = Panel.of(weighing.one, found.profiles, found.corners)
        names = self.panel.names
        self.solutions = sorted(range(len(names)), key=names.__getitem__)
        self.names = tuple(names[n] for n in self.solutions)
        job = view.job
        declared = [
            places(view, [(need,) for need in job.purpose]),
            places(view, job.action.choices),
            places(view, [(step,) for step in job.adoption]),
        ]
        self.order = [sorted(range(len(side)), key=lambda n, side=side: side[n].keys) for side in declared]  # type: ignore[misc]  # each its own side
        self.sides = [[side[n] for n in order] for side, order in zip(declared, self.order, strict=True)]
        seat = found.setting.incumbent
        self.rule = Rule.of(found.setting, None if seat is None else self.solutions.index(seat))
        self.voices = tuple(self._fixed(voice.weighing) for voice in found.setting.voices)
        points = [found.corners[n].likely for n in self.solutions]
        values = zip(*(point.sides for point in points), strict=True)
        claims = zip(*(point.claims for point in points), strict=True)
        self.known = [  # column by column: weights are then multiplied with them twice as fast
            np.asfortranarray(np.array([[n / weighing.one for n in own] for own in side])[:, order])
            for side, order in zip(values, self.order, strict=True)
        ]
        self.claims = [np.array(side, dtype=bool)[:, order] for side, order in zip(claims, self.order[:2], strict=True)]
        self.out = np.array([found.corners[n].high.out for n in self.solutions], dtype=bool)
        self.placed = _placed(self)

    @property
    def dials(self) -> Sequence[Dial]:
        """What is open, in the order of the columns of turns."""
        return [self.panel.dials[n] for side in self.placed.columns for n in side]

    @property
    def is_weighed(self) -> bool:
        """Whether the weights are drawn too."""
        return any(map(is_drawn, self.sides, self._spreads))

    @property
    def keys(self) -> list[tuple[int, str]]:
        """The key of everything whose weight counts, and its column among those of both sides."""
        results, execution = self.sides[:2]
        counts = [self.rule.has_results] * len(results) + [self.rule.has_execution] * len(execution)
        return [(n, key) for n, place in enumerate((*results, *execution)) if counts[n] for key in place.keys]

    def batches(self, count: int, *, keep: bool = False) -> Iterator[Batch]:
        """Yield so many draws, each batch in the room of the last; turns are used up on the way unless kept."""
        import numpy as np

        streams = self._streams()
        draw = [
            drawer(side, spread, stream, self.path)
            for side, spread, stream in zip(self.sides, self._spreads, streams[3:], strict=True)
        ]
        share = np.array([float(self.found.setting.weighing.share_of_results)])
        size = min(count, self.batch)
        room = [np.empty((size, len(columns))) for columns in self.placed.columns]
        for start in range(0, count, size):
            rows = min(size, count - start)
            results, execution, adoption = (
                stream.random(out=own[:rows]) for stream, own in zip(streams, room, strict=False)
            )
            turns = (results, execution, adoption)
            weights = Weights(draw[0](rows), draw[1](rows), draw[2](rows), share)
            yield Batch(rows, turns, weights, self.worths(turns, keep=keep))

    @property
    def batch(self) -> int:
        """How many draws a batch has."""
        needs, competing = sum(map(len, self.sides)), len(self.solutions)
        forces = 1 if self.rule.seat is None else 4
        columns = self.placed.ends[-1]
        dense = competing * needs * forces if columns else 0
        return max(1, min(MOST_ROWS, BATCH // (8 * (dense + 2 * columns + 4 * needs + 16 * competing))))

    def worths(self, turns: Turned, *, keep: bool = True) -> Worths:
        """Return what everything is worth as the dials stand; unless turns are kept they are used up."""
        import numpy as np

        p, rows = self.placed, len(turns[0])
        out = self.out[None]
        if p.limited or p.forks:
            out = np.repeat(out, rows, axis=0)
        for side, column, solution, limit in p.limited:
            out[:, solution] |= turns[side][:, column] < limit
        taken = [(n, fork, self._taken(fork, turns[fork.side])) for n, fork in p.forks]
        results, execution, adoption = (self._filled(side, turns[side], keep=keep) for side in range(3))
        values = (results, execution, adoption)
        claims = [claim[None] for claim in self.claims]
        for n, fork, (value, past, claim) in taken:
            at = self.order[fork.side].index(fork.place)
            values[fork.side][:, n, at] = value
            out[:, n] |= past
            if len(claims[fork.side]) == 1:
                claims[fork.side] = np.repeat(claims[fork.side], rows, axis=0)
            claims[fork.side][:, n, at] = claim
        return Worths(results, execution, adoption, (claims[0], claims[1]), out)

    def _filled(self, side: int, turns: Floats, *, keep: bool) -> Floats:
        """Return the values of one side, those of forks left at their likely value."""
        import numpy as np

        known, rows, p = self.known[side], len(turns), self.placed
        if not turns.shape[1]:
            return known[None]
        drawn = turns.copy() if keep else turns
        drawn *= p.spans[side]
        drawn += p.lows[side]
        if len(p.flat[side]) == known.size:  # everything is open, and stands where it belongs
            return drawn.reshape(rows, *known.shape)
        filled = np.empty((rows, known.size))
        filled[:] = known.reshape(1, -1)
        filled[:, p.flat[side]] = drawn[:, p.alone[side]]
        return filled.reshape(rows, *known.shape)

    def _taken(self, fork: Fork, turns: Floats) -> tuple[Floats, Bools, Bools]:
        """Return the value of the way that is taken, whether it is past a limit and whether it is a claim."""
        import numpy as np

        one, rows = self.found.setting.weighing.one, len(turns)
        value, past, claim = np.full(rows, -1.0), np.ones(rows, dtype=bool), np.zeros(rows, dtype=bool)
        for way in sorted(fork.ways, key=lambda way: (way.rank, way.key)):  # the last of equals is taken
            if way.dial is None:
                its_value, its_past = np.full(rows, way.value / one), np.full(rows, way.is_past)
            else:
                dial = self.panel.dials[way.dial]
                turned = turns[:, self.placed.columns[fork.side].index(way.dial)]
                its_value = dial.least / one + (dial.most - dial.least) / one * turned
                its_past = dial.past_high | (turned < float(dial.limit))
            better = (past & ~its_past) | ((past == its_past) & (its_value >= value))
            value, past = np.where(better, its_value, value), np.where(better, its_past, past)
            claim = np.where(better, way.is_claim, claim)
        return value, past, claim

    def _streams(self) -> list[np.random.Generator]:
        import numpy as np

        return [np.random.Generator(np.random.SFC64(s)) for s in np.random.SeedSequence(self.seed).spawn(6)]

    @property
    def _spreads(self) -> tuple[Spread, Spread, Spread]:
        """What is known of the weights of each side."""
        return self.spread, self.spread, self.spread if isinstance(self.spread, FrozenMap) else "given"

    def _fixed(self, weighing: Weighing) -> Weights:
        """Return the weights of somebody who weighs as he says."""
        import numpy as np

        def scaled(side: int, weights: Sequence[int]) -> Floats:
            return np.array([[weights[n] / weighing.whole for n in self.order[side]]]).reshape(1, len(weights))

        return Weights(
            scaled(0, weighing.results),
            scaled(1, weighing.execution),
            scaled(2, weighing.adoption),
            np.array([float(weighing.share_of_results)]),
        )


class _Placed(NamedTuple):
    """Where the dials stand; every list has one for each side."""

    columns: list[list[int]]
    """The dials by number, in the order of solutions and needs."""
    ends: list[int]
    """How many dials the sides before have, and last how many there are."""
    alone: list[list[int]]
    """Those columns that stand in no fork."""
    flat: list[list[int]]
    """For each of these, where its value stands among those of all solutions on all needs of the side."""
    lows: list[Floats]
    spans: list[Floats]
    limited: list[tuple[int, int, int, float]]
    """The side, column, solution and limit of each dial that stands in no fork and may be past a limit."""
    forks: list[tuple[int, Fork]]
    """The solution of each fork, and the fork."""


def _placed(draws: Draws) -> _Placed:
    import numpy as np

    panel, one = draws.panel, draws.found.setting.weighing.one
    rank = {n: place for place, n in enumerate(draws.solutions)}
    place_of = [{n: at for at, n in enumerate(order)} for order in draws.order]
    forked = {way.dial for forks in panel.forks for fork in forks for way in fork.ways}

    def place(number: int) -> tuple[int, int, str]:
        dial = panel.dials[number]
        return rank[dial.solution], place_of[dial.side][dial.place], dial.key

    columns: list[list[int]] = [
        sorted((n for n, dial in enumerate(panel.dials) if dial.side == side), key=place) for side in range(3)
    ]
    dials = [[panel.dials[n] for n in side] for side in columns]
    alone = [[c for c, n in enumerate(side) if n not in forked] for side in columns]
    flat = [
        [rank[d.solution] * len(draws.order[side]) + place_of[side][d.place] for d in (dials[side][c] for c in own)]
        for side, own in enumerate(alone)
    ]
    limited = [
        (side, c, rank[dials[side][c].solution], float(dials[side][c].limit))
        for side, own in enumerate(alone)
        for c in own
        if dials[side][c].limit
    ]
    return _Placed(
        columns,
        [0, *accumulate(map(len, columns))],
        alone,
        flat,
        [np.array([d.least / one for d in side]) for side in dials],
        [np.array([(d.most - d.least) / one for d in side]) for side in dials],
        limited,
        [(rank[n], fork) for n, forks in enumerate(panel.forks) for fork in forks],
    )
