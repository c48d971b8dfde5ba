"""How answers to two questions go together: correlations of a table of counts, with their intervals.

Intervals are taken on Fisher's scale, where none can pass 1 or -1, and need no normal distribution. Those of the rank
correlations follow from how much one more answer in each cell of the table would move them (the delta method; Brown &
Benedetti 1977, Sampling behavior of tests for correlation in two-way contingency tables, JASA 72:309-315), that of
Pearson's r from leaving out one person after another (the jackknife).
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

import numpy as np

from jobtheory.learn.student import t_width

if TYPE_CHECKING:
    from jobtheory.hiring.crowd import Floats
    from jobtheory.learn.surveying.answers import Pairs

Correlation: TypeAlias = Literal["pearson", "spearman", "kendall"]


TINY = 1e-12
FEWEST = 4
"""Of fewer people nothing can be told."""


class Associated(NamedTuple):
    """A correlation, with its standard error and its interval."""

    value: float
    error: float
    low: float
    high: float


class _Table(NamedTuple):
    shares: Floats
    """By value of the one answer and of the other."""
    ones: Floats
    others: Floats


def associate(both: Pairs, kind: Correlation, confidence: float) -> Associated | None:
    """Return how two answers go together; None where either of them is the same for everybody.

    Args:
        both: How often each pair of answers was given.
        kind: Pearson's r, Spearman's rho, or Kendall's tau-b.
        confidence: How sure the interval shall be.
    """
    n = both.size
    table = _table(both)
    if min(table.shares.shape) < 2:
        return None
    if kind == "pearson":
        value = _pearson(table)
        spread = _jackknife(table, value, n)
    else:
        value, pull = (_kendall if kind == "kendall" else _spearman)(table)
        spread = float((table.shares * pull * pull).sum()) / (n - 1) / max(1 - value * value, TINY) ** 2
    if abs(value) > 1 - TINY or n < FEWEST:
        sign = math.copysign(1.0, value)
        return Associated(value, math.nan, -1.0, 1.0) if n < FEWEST else Associated(sign, 0.0, sign, sign)
    error = math.sqrt(spread)
    way = t_width(confidence, n - 1) * error
    centre = math.atanh(value)
    return Associated(value, error * (1 - value * value), math.tanh(centre - way), math.tanh(centre + way))


def _table(both: Pairs) -> _Table:
    ones, one = np.unique(both.importance, return_inverse=True)
    others, other = np.unique(both.satisfaction, return_inverse=True)
    cells = np.zeros((len(ones), len(others)))
    np.add.at(cells, (one.reshape(-1), other.reshape(-1)), both.counts)
    return _Table(cells / cells.sum(), ones, others)


def _pearson(table: _Table) -> float:
    wide, high = table.shares.sum(axis=1), table.shares.sum(axis=0)
    one, other = table.ones - wide @ table.ones, table.others - high @ table.others
    return float(one @ table.shares @ other) / math.sqrt(float(wide @ (one * one)) * float(high @ (other * other)))


def _jackknife(table: _Table, r: float, n: int) -> float:
    """Return the variance of Fisher's z of Pearson's r, leaving out one person after another.

    Where the two answers may well have nothing to do with each other it is not believed to be less than 1/(n - 3),
    which it then is whatever their distributions: a few people who answer otherwise than all others make it too small.
    """
    wide, high = table.shares.sum(axis=1), table.shares.sum(axis=0)
    one, other = (table.ones - wide @ table.ones)[:, None], (table.others - high @ table.others)[None, :]
    parts = one * one, other * other, one * other
    sums = [n * float((table.shares * part).sum()) for part in parts]
    # Without one person the sums of squares lose n/(n - 1) of what the person adds.
    rest = [total - n / (n - 1) * part for total, part in zip(sums, parts, strict=True)]
    scale = np.sqrt(np.maximum(rest[0], 0) * np.maximum(rest[1], 0))
    without = np.divide(rest[2], scale, out=np.zeros_like(scale), where=scale > TINY)
    z = math.atanh(max(min(r, 1 - TINY), TINY - 1))
    moved = np.arctanh(without.clip(TINY - 1, 1 - TINY)) - z
    found = (n - 1) * float((table.shares * moved * moved).sum())
    return found + max(1 / max(n - 3, 1) - found, 0) * math.exp(-n * z * z / 2)


def _spearman(table: _Table) -> tuple[float, Floats]:
    """Return the correlation of the ranks, ties at the middle of theirs; one more answer moves the ranks as well."""
    wide, high = table.shares.sum(axis=1), table.shares.sum(axis=0)
    below, left = _halves(len(wide)), _halves(len(high))
    one, other = wide @ below - 0.5, high @ left - 0.5
    spread = float(wide @ (one * one)), float(high @ (other * other))
    together = float(one @ table.shares @ other)
    scale = math.sqrt(spread[0] * spread[1])
    # One more answer lifts the ranks of whatever lies above it, and by half of whatever ties with it.
    pull = (
        np.outer(one, other)
        + (below @ (table.shares @ other))[:, None]
        + (left @ (table.shares.T @ one))[None, :]
        - 3 * together
    )
    widths = one * one + 2 * below @ (wide * one) - 3 * spread[0]
    heights = other * other + 2 * left @ (high * other) - 3 * spread[1]
    rho = together / scale
    return rho, pull / scale - rho / 2 * (widths[:, None] / spread[0] + heights[None, :] / spread[1])


def _kendall(table: _Table) -> tuple[float, Floats]:
    """Return tau-b, and by cell how much one more answer there would move it."""
    wide, high = table.shares.sum(axis=1), table.shares.sum(axis=0)
    before, under = (
        np.sign(np.subtract.outer(table.ones, table.ones)),
        np.sign(np.subtract.outer(table.others, table.others)),
    )
    agreeing = before @ table.shares @ under.T
    together = float((table.shares * agreeing).sum())
    untied = 1 - float(wide @ wide), 1 - float(high @ high)
    scale = math.sqrt(untied[0] * untied[1])
    tau = together / scale
    pull = 2 * (agreeing - together) / scale
    widths = 2 * (float(wide @ wide) - wide) / untied[0]
    heights = 2 * (float(high @ high) - high) / untied[1]
    return tau, pull - tau / 2 * (widths[:, None] + heights[None, :])


def _halves(size: int) -> Floats:
    """Return for each pair of places 1 where the first lies before the second, and a half on the diagonal."""
    halves: Floats = np.triu(np.ones((size, size)), 1) + np.eye(size) / 2
    return halves
