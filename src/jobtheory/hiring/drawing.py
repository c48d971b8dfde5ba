"""Draws of everything that is open about a comparison: levels between their ends, and weights.

Every level is drawn evenly by value between its worst and its best end, as `dials` does. Solutions and needs are taken
in the order of their names and keys, and levels and each side's weights have a stream of their own, so that neither the
order in which they were given nor the size of a batch changes a draw.
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jobtheory.hiring.crowd import Weights, Worths
from jobtheory.hiring.weights import drawer, is_drawn
from jobtheory.model.values import FrozenMap

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np

    from jobtheory.hiring.crowd import Floats
    from jobtheory.hiring.layout import Layout, Turned
    from jobtheory.hiring.weights import Spread
    from jobtheory.model.values import Path

BATCH = 4 << 20
MOST_ROWS = 1 << 10
"""A batch takes about so many bytes, twice as many where turns are kept, and no more draws than that.

It stays in the caches, its pieces too small to be handed back to the system each time, the whole under 64 MiB.
"""


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
    """Draws of all that is open about a comparison."""

    layout: Layout
    spread: Spread
    """What is known of the weights."""

    def __init__(self, layout: Layout, spread: Spread, seed: int, path: Path) -> None:
        self.layout, self.spread = layout, spread
        self._seed, self._path = seed, path

    @property
    def is_weighed(self) -> bool:
        """Whether the weights are drawn too."""
        return any(map(is_drawn, self.layout.sides, self._spreads))

    def batches(self, count: int, *, keep: bool = False) -> Iterator[Batch]:
        """Yield so many draws, each batch in the room of the last; turns are used up on the way unless kept."""
        import numpy as np

        layout, streams = self.layout, self._streams()
        draw = [
            drawer(side, spread, stream, self._path)
            for side, spread, stream in zip(layout.sides, self._spreads, streams[3:], strict=True)
        ]
        share = np.array([float(layout.found.setting.weighing.share_of_results)])
        size = min(count, self._rows(keep=keep))
        room = [np.empty((size, len(columns))) for columns in layout.placed.columns]
        for start in range(0, count, size):
            rows = min(size, count - start)
            results, execution, adoption = (
                stream.random(out=own[:rows]) for stream, own in zip(streams, room, strict=False)
            )
            turns = (results, execution, adoption)
            weights = Weights(draw[0](rows), draw[1](rows), draw[2](rows), share)
            yield Batch(rows, turns, weights, layout.worths(turns, keep=keep))

    def _rows(self, *, keep: bool) -> int:
        """Return how many draws a batch has."""
        layout = self.layout
        needs, competing = sum(map(len, layout.sides)), len(layout.solutions)
        forces = 1 if layout.rule.seat is None else 4
        columns = len(layout.dials)
        dense = competing * needs * forces if columns else 0
        return max(1, min(MOST_ROWS, BATCH * (1 + keep) // (8 * (dense + 2 * columns + 4 * needs + 16 * competing))))

    def _streams(self) -> list[np.random.Generator]:
        import numpy as np

        return [np.random.Generator(np.random.SFC64(s)) for s in np.random.SeedSequence(self._seed).spawn(6)]

    @property
    def _spreads(self) -> tuple[Spread, Spread, Spread]:
        """What is known of the weights of each side."""
        return self.spread, self.spread, self.spread if isinstance(self.spread, FrozenMap) else "given"
