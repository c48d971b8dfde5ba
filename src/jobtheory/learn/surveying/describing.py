"""Who the people of each segment are, looked at after the segments have been formed.

Whether a label goes with the segments is judged beside labels dealt out at random to the same people, as many of each:
Pearson's chi-square over all such tables (Patefield 1981, An efficient method of generating random R x C tables with
given row and column totals, Applied Statistics 30:91-97, draws them too). How much it does is Cramer's V.
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, TypeAlias, final

import attrs
import numpy as np

from jobtheory.learn.surveying.answers import in_order
from jobtheory.learn.surveying.ranking import holm
from jobtheory.learn.surveying.sheets import is_number
from jobtheory.model.values import FrozenMap, Value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jobtheory.hiring.crowd import Counts, Floats

__all__ = ["Attribute"]

DEALS = 999
"""So often labels are dealt out at random."""

SINGLE = 8
"""Numbers of which there are more different ones are put into quarters of the people."""

LISTED = 12
"""So many labels are told apart, the most frequent ones; the others are taken together."""

OTHERS = "others"

Label: TypeAlias = "str | int | float"


@final
@attrs.frozen(repr=False)
class Attribute(Value):
    """What a column says of the people of each segment.

    Attributes:
        name: The header of the column.
        people: How many people of the segments it says something of.
        everybody: The share of them with each label; numbers of which there are many are put into quarters.
        segments: The same in each segment, the first one first.
        strength: How much labels and segments go together, from 0 to 1 (Cramer's V).
        p: How likely they would go together as much if labels were dealt out at random.
        adjusted: The same, adjusted for all columns that were looked at together (Holm 1979).
    """

    name: str
    people: int
    everybody: FrozenMap[Any, float]
    segments: tuple[FrozenMap[Any, float], ...]
    strength: float
    p: float
    adjusted: float

    def __repr__(self) -> str:
        most = [max(one.items(), key=lambda item: item[1], default=("nobody", 0.0)) for one in self.segments]
        told = ", ".join(f"{n}: {label} {share:.0%}" for n, (label, share) in enumerate(most, start=1))
        return f"<Attribute {self.name!r}: most in segment {told}; strength {self.strength:.2f}, p {self.adjusted:.3f}>"


def describe(columns: Mapping[str, Sequence[Any]], labels: Counts, seed: int) -> tuple[Attribute, ...]:
    """Return what some columns say of the people of each segment.

    Args:
        columns: What each column says of each person; None where it says nothing.
        labels: The segment of each person, 0 for none.
        seed: The seed of what is dealt out.
    """
    rng = np.random.default_rng(seed)
    many = int(np.max(labels))
    found = [_described(name, told, labels, many, rng) for name, told in columns.items()]
    adjusted = holm([one.p for one in found])
    return tuple(attrs.evolve(one, adjusted=p) for one, p in zip(found, adjusted, strict=True))


def _described(name: str, told: Sequence[Any], labels: Counts, many: int, rng: np.random.Generator) -> Attribute:
    rows = [row for row in np.flatnonzero(labels).tolist() if told[row] is not None]
    names, said = _labelled([told[row] for row in rows])
    table = np.zeros((len(names), many), dtype=np.int64)
    np.add.at(table, (said, labels[rows] - 1), 1)
    chance, dealt = _chi_squares(np.concatenate([table[None], _deal(table, rng)]))
    degrees = min((table.sum(axis=axis) > 0).sum() for axis in (0, 1)) - 1
    own = table / np.maximum(table.sum(axis=0), 1)
    everybody = table.sum(axis=1) / max(len(rows), 1)
    p = (1 + int((dealt >= chance - 1e-9).sum())) / (1 + DEALS)
    return Attribute(
        name,
        len(rows),
        _shares(names, everybody),
        tuple(_shares(names, column) for column in own.T),
        float(np.sqrt(chance / (len(rows) * degrees))) if degrees > 0 else 0.0,
        p,
        p,
    )


def _shares(names: Sequence[Any], shares: Floats) -> FrozenMap[Any, float]:
    return FrozenMap(dict(zip(names, shares.tolist(), strict=False)))


def _labelled(said: Sequence[Any]) -> tuple[list[Label], Counts]:
    """Return labels, few enough to be told apart, and which of them each person has."""
    counts = Counter(said)
    if len(counts) > SINGLE and all(is_number(value) for value in counts):
        return _quartered(np.array([float(value) for value in said]))
    most = LISTED if len(counts) <= LISTED else LISTED - 1
    names: list[Any] = sorted((label for label, _ in counts.most_common(most)), key=in_order)
    turn = {label: n for n, label in enumerate(names)}
    labels: Counts = np.array([turn.get(value, len(names)) for value in said], dtype=np.int64)
    return [*names, *([OTHERS] if len(counts) > most else [])], labels


def _quartered(numbers: Floats) -> tuple[list[Label], Counts]:
    """Return which quarter of the people each number lies in, named by its least and greatest number."""
    cuts = np.quantile(numbers, [0.25, 0.5, 0.75])
    _, quarter = np.unique(np.searchsorted(cuts, numbers), return_inverse=True)
    parts = [numbers[quarter == n] for n in range(int(np.max(quarter)) + 1)]
    return [f"{np.min(part):g} to {np.max(part):g}" for part in parts], quarter


def _chi_squares(tables: Counts) -> tuple[float, Floats]:
    """Return Pearson's chi-square of a first table of counts, and of others with the same totals."""
    rows, columns = tables[0].sum(axis=1), tables[0].sum(axis=0)
    expected = np.outer(rows, columns) / max(int(rows.sum()), 1)
    squares = (tables - expected) ** 2 / np.where(expected > 0, expected, 1.0)
    found: Floats = squares.sum(axis=(1, 2))
    return float(found[0]), found[1:]


def _deal(table: Counts, rng: np.random.Generator) -> Counts:
    """Return tables of the same totals, one after another, as they come about when labels are dealt out at random."""
    left = np.tile(table.sum(axis=0), (DEALS, 1))
    dealt = np.zeros((DEALS, *table.shape), dtype=np.int64)
    for n, total in enumerate(table.sum(axis=1).tolist()):
        for deal in range(DEALS):
            dealt[deal, n] = rng.multivariate_hypergeometric(left[deal], total, method="marginals")
        left -= dealt[:, n]
    return dealt
