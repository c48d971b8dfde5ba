"""Columns that tell nearly the same, turned into sums of them that do not.

Newton's method squares differences, and what is a share x of its column is a share x² of its square: below x = 1e-8
squares say nothing any more, though the columns themselves tell it with eight digits to spare. Turned by what is known
so far, columns stand apart, and are squared then; what is found is turned back.
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from jobtheory.learn.choosing.differences import SINGLE
from jobtheory.learn.choosing.identification import refuse_null
from jobtheory.learn.choosing.likelihood import add_up

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from jobtheory.hiring.crowd import Floats
    from jobtheory.learn.choosing.differences import Block, Differences
    from jobtheory.model.values import Path

APART = 1e-7
"""The least share of the variance of scaled columns, in any direction, that leaves nine digits of what is squared."""

ROUNDS = 4
"""Every round tells directions that are a hundred-millionth of those before; doubles hold two such."""

ROUNDED = 8
"""So many roundings of its parts are nothing that a sum tells."""

EPS = float(np.finfo(float).eps)


class Turned:
    """Differences in other directions than those of the columns."""

    def __init__(self, part: Differences, turn: Floats) -> None:
        self.choosers: int = part.choosers
        self.reach: npt.NDArray[np.float64] = np.abs(turn).T @ part.reach
        self._part, self._turn = part, turn

    def __iter__(self) -> Iterator[Block]:
        for block in self._part:
            yield block._replace(z=np.tensordot(self._turn.T, block.z, 1))


def turn_of(differences: Sequence[Differences], information: Floats, at: Path) -> Floats | None:
    """Return directions in which columns stand apart, by column and direction; None where they do by themselves.

    Args:
        differences: The data.
        information: The information where all solutions are equally likely.
        at: Where it is.

    Raises:
        InvalidValueError: Some column is made up of others, so far as numbers tell; the columns are named.
    """
    width = len(information)
    root = np.sqrt(information.diagonal())
    least = float(np.linalg.eigvalsh(information / (root[:, None] * root))[0])
    # Levels far from 0 hold their differences less exactly, and so do numbers of 32 bits.
    worst = SINGLE * max(float(np.max(part.sizes / part.scales)) for part in differences)
    if least > max(APART, 16 * width * worst**2):
        return None
    blur = differences[0].blur
    for part in differences[1:]:
        blur = np.maximum(blur, part.blur)
    if least > max(APART, 16 * width * float(np.max(blur)) ** 2):
        return None
    turn = _whitened(information)[1]
    turned, rounds = _turned(differences, turn), 1
    values, step = _whitened(turned)
    while values[0] <= APART and rounds < ROUNDS:
        turn = turn @ step
        turned, rounds = _turned(differences, turn), rounds + 1
        values, step = _whitened(turned)
    choosers = sum(part.choosers for part in differences)
    told = np.sqrt(np.maximum(np.diag(turned), 0) / choosers)
    noise = ROUNDED * (np.abs(turn).T @ (blur + EPS))
    refuse_null(differences[0].names, turn[:, told <= noise] * root[:, None], at)
    return turn @ step


def _turned(differences: Sequence[Differences], turn: Floats) -> Floats:
    """Return the information where all solutions are equally likely, in other directions."""
    return add_up([Turned(part, turn) for part in differences], np.zeros(len(turn))).information


def _whitened(information: Floats) -> tuple[Floats, Floats]:
    """Return the eigenvalues of a scaled information, and what turns it into one with none but 1, so far as told."""
    root = np.sqrt(np.maximum(np.diag(information), np.finfo(float).tiny))
    values, vectors = np.linalg.eigh(information / (root[:, None] * root))
    least = EPS * len(values)
    step: Floats = vectors / np.sqrt(np.maximum(values, least)) / root[:, None]
    return values, step * np.sqrt(float(np.mean(np.diag(information))))
