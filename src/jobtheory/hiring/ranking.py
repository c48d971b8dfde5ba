"""Ranking the solutions of many settled cases at once, by leximin: the worse side first, then the other."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jobtheory.hiring.crowd import TIE, each

if TYPE_CHECKING:
    from jobtheory.hiring.crowd import Bools, Counts, Floats

FEW = 16
"""So many solutions are ranked faster in pairs than by sorting, and their pairs can be counted in a byte."""


class Ranks(NamedTuple):
    """The ranks of all solutions, counted over the cases."""

    counts: Counts
    """How often each solution has each rank, the first rank first; ruled out it has none."""
    first: Floats
    """1 where a solution is first, by case and solution."""


def rank(worse: Floats, better: Floats, considered: Bools) -> Ranks:
    """Rank by leximin; equals share the better rank, and whoever is ruled out counts nowhere."""
    import numpy as np

    count = worse.shape[1]
    if not considered.all():
        behind = -1.0 - np.arange(count, dtype=np.int64)  # all others, and tying with nobody
        worse = np.where(considered, worse, behind)
    counts, first = (_in_pairs if count <= FEW else _in_order)(worse, better, considered)
    return Ranks(counts.reshape(count, count), first)


def _in_pairs(worse: Floats, better: Floats, considered: Bools) -> tuple[Counts, Floats]:
    """Rank by counting those ahead of each solution."""
    import numpy as np

    count = worse.shape[1]
    one = np.ascontiguousarray(worse.T)
    ahead = (one[:, None] > one + TIE).view(np.int8).sum(axis=0, dtype=np.int8)
    tied: Counts = np.flatnonzero(ahead.sum(axis=0, dtype=np.int8) < count * (count - 1) // 2)
    if len(tied):
        ahead[:, tied] = _ahead(worse[tied], better[tied]).T
    own = np.arange(count, dtype=np.int64)[:, None] * count
    cells: Counts = np.add(own, ahead, dtype=np.int64)
    first: Bools = np.equal(ahead, 0)
    if not considered.all():
        taken = each(considered, len(worse)).T
        cells, first = cells[taken], first & taken
    return np.bincount(cells.ravel(), minlength=count * count), first.T.astype(np.float64)


def _in_order(worse: Floats, better: Floats, considered: Bools) -> tuple[Counts, Floats]:
    """Rank by sorting."""
    import numpy as np

    count = worse.shape[1]
    numbers = np.arange(count, dtype=np.int64)
    # Floats of one sign sort as their bits do; the last bits, far below a tie, give way to the number of the solution.
    last = (1 << (count - 1).bit_length()) - 1
    packed = worse.view(np.int64) & ~last | numbers
    packed.sort(axis=1)
    ordered = (packed & ~last).view(np.float64)
    order: Counts = packed & last
    cells: Counts = order * count + numbers[::-1]
    first = np.zeros(worse.shape)
    first[np.arange(len(first)), order[:, -1]] = 1
    counted: Bools = np.less_equal(0, ordered)
    tied: Counts = np.flatnonzero(((ordered[:, 1:] - ordered[:, :-1] <= TIE) & counted[:, 1:]).any(axis=1))
    if len(tied):
        counted[tied] = False
    counts = np.bincount(cells.ravel() if counted.all() else cells[counted], minlength=count * count)
    if len(tied):
        ahead = _ahead(worse[tied], better[tied])
        counts += np.bincount((numbers * count + ahead)[each(considered, len(worse))[tied]], minlength=count * count)
        first[tied] = ahead == 0
    return counts, first * considered


def _ahead(worse: Floats, better: Floats) -> Counts:
    """Return how many are ahead of each solution by leximin."""
    import numpy as np

    ahead = np.zeros(worse.shape, dtype=np.int64)
    for n in range(worse.shape[1]):
        mine, more = worse[:, n : n + 1], better[:, n : n + 1]
        ahead += (mine > worse + TIE) | ((np.abs(mine - worse) <= TIE) & (more > better + TIE))
    return ahead
