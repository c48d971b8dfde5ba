"""Where everything stands that is open about a comparison, in arrays, and what everything is worth as dials stand.

Solutions and needs are taken in the order of their names and keys, whatever order they were given in.
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from jobtheory.hiring.crowd import Rule, Weights, Worths
from jobtheory.hiring.dials import Panel
from jobtheory.hiring.weights import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.hiring.assessing import Assessment
    from jobtheory.hiring.crowd import Bools, Floats
    from jobtheory.hiring.dials import Dial, Fork
    from jobtheory.hiring.performers import View
    from jobtheory.hiring.weighing import Weighing
    from jobtheory.hiring.weights import Place

Turned: TypeAlias = "tuple[Floats, Floats, Floats]"
"""How far each dial is turned, from 0 to 1: by side, draw and dial."""


class Layout:
    """All that draws of a comparison start from, whatever is known of the weights."""

    found: Assessment
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
    dials: Sequence[Dial]
    """What is open, in the order of the columns of turns."""

    def __init__(self, view: View, found: Assessment) -> None:
        import numpy as np

        self.found = found
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
        self.dials = [self.panel.dials[n] for side in self.placed.columns for n in side]

    @property
    def keys(self) -> list[tuple[int, str]]:
        """The key of everything whose weight counts, and its column among those of both sides."""
        results, execution = self.sides[:2]
        counts = [self.rule.has_results] * len(results) + [self.rule.has_execution] * len(execution)
        return [(n, key) for n, place in enumerate((*results, *execution)) if counts[n] for key in place.keys]

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


def _placed(layout: Layout) -> _Placed:
    import numpy as np

    panel, one = layout.panel, layout.found.setting.weighing.one
    rank = {n: place for place, n in enumerate(layout.solutions)}
    place_of = [{n: at for at, n in enumerate(order)} for order in layout.order]
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
        [rank[d.solution] * len(layout.order[side]) + place_of[side][d.place] for d in (dials[side][c] for c in own)]
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
        alone,
        flat,
        [np.array([d.least / one for d in side]) for side in dials],
        [np.array([(d.most - d.least) / one for d in side]) for side in dials],
        limited,
        [(rank[n], fork) for n, forks in enumerate(panel.forks) for fork in forks],
    )
