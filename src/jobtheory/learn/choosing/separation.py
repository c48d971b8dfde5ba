"""Whether data is separated: whether along some direction nothing speaks against what anybody hired.

Then no finite coefficients are best (Albert & Anderson 1984, Biometrika 71:1-10).
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from jobtheory.learn.choosing.identification import separation, unhired_base
from jobtheory.learn.choosing.likelihood import add_up, step_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jobtheory.errors import InvalidValueError
    from jobtheory.hiring.crowd import Floats
    from jobtheory.learn.choosing.differences import Block, Differences
    from jobtheory.learn.choosing.likelihood import Parts
    from jobtheory.model.values import Path

TOLERATED = 1e-7
"""What adds up to less than this share of its parts is taken for 0."""

NOISE = 1e-6
"""Parts of a direction that are smaller, beside the largest, are left out of it."""

FEW = 4_000_000
"""The fewest columns are looked for among so many differences; among more, only some that are enough are named."""

LONGEST = 40
"""So many steps are taken to find whether some columns separate."""


class Separated(NamedTuple):
    """A direction in which coefficients grow for ever: along it nothing speaks against what anybody hired."""

    direction: Floats
    is_complete: bool
    """Whether it speaks for what was hired in every comparison, and is neutral in none."""

    def error(self, differences: Sequence[Differences], at: Path) -> InvalidValueError:
        """Return the error that names the columns."""
        places = np.flatnonzero(self.direction).tolist()
        culprits = [differences[0].terms[k] for k in places]
        grows = bool(self.direction[places[0]] > 0)
        if all(term.column is None for term in culprits):
            unhired = [label for label in differences[0].without_constant if label in differences[0].never_hired]
            if grows and unhired:
                return unhired_base(unhired[0], at)
        return separation(culprits, grows=grows, is_complete=self.is_complete, at=at)


class Some:
    """The differences of some terms."""

    def __init__(self, part: Differences, terms: list[int]) -> None:
        self.choosers: int = part.choosers
        self.reach: npt.NDArray[np.float64] = part.reach[terms]
        self._part, self._terms = part, terms

    def __iter__(self) -> Iterator[Block]:
        for block in self._part:
            yield block._replace(z=block.z[self._terms])


def separated(differences: Sequence[Differences], direction: Floats) -> Separated | None:
    """Return the fewest columns that separate, or None where a direction does not.

    Steps of Newton's method that never get shorter turn into a direction that separates, so that it is enough to look
    at the last one: whether it separates is then proven by every comparison.
    """
    kept = np.where(np.abs(direction) > NOISE * np.abs(direction).max(), direction, 0)
    if not separates(differences, kept):
        return None
    is_small = sum(part.pairs for part in differences) * len(direction) <= FEW
    for k in np.argsort(np.abs(kept)).tolist():
        trial = kept.copy()
        trial[k] = 0
        if not trial.any():
            continue
        if separates(differences, trial):
            kept = trial
        elif is_small:
            found = _sought(differences, np.flatnonzero(trial).tolist())
            if found is not None:
                kept = np.zeros_like(kept)
                kept[np.flatnonzero(trial)] = found
    gains, sizes = zip(*_gains(differences, kept), strict=True)
    complete = all(bool((gain > TOLERATED * size).all()) for gain, size in zip(gains, sizes, strict=True))
    return Separated(kept, complete)


def _sought(differences: Sequence[Differences], terms: list[int]) -> Floats | None:
    """Return a direction in which some terms separate, or None where there is none."""
    some = [Some(part, terms) for part in differences]
    beta = np.zeros(len(terms))
    for n in range(LONGEST):
        sums = add_up(some, beta)
        step = step_of(sums)
        if step is None:
            return beta if separates(some, beta) else None
        if n > 2 and separates(some, step):
            return step
        if float(np.abs(step).sum()) < 1e-6:
            return None
        share = 1.0
        while share > 1e-4 and add_up(some, beta + share * step).log_likelihood < sums.log_likelihood:
            share /= 2
        beta = beta + share * step
    return None


def separates(differences: Sequence[Parts], direction: Floats) -> bool:
    """Return whether along a direction nothing speaks against what anybody hired, and something for it."""
    speaks = False
    for gain, size in _gains(differences, direction):
        if bool((gain < -TOLERATED * size).any()):
            return False
        speaks = speaks or bool((gain > TOLERATED * size).any())
    return speaks


def _gains(differences: Sequence[Parts], direction: Floats) -> Iterator[tuple[Floats, Floats]]:
    """Yield how much a direction speaks for what was hired in each comparison, and of how large parts that is made."""
    for part in differences:
        for _, z in part:
            yield -np.tensordot(direction, z, 1), np.tensordot(np.abs(direction), np.abs(z), 1)
