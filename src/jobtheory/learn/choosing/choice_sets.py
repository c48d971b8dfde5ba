"""The rows of choices put together into sets: what one chooser could have hired at one time, and what was hired."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, final

import attrs
import numpy as np
import numpy.typing as npt

from jobtheory.errors import InvalidValueError, shown
from jobtheory.learn.choosing.labels import NAMED, is_array, is_long_text, labels, some

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jobtheory.hiring.crowd import Bools, Counts
    from jobtheory.learn.choosing.labels import Codes, Label
    from jobtheory.model.values import Path


@final
@attrs.frozen(eq=False)
class Sets:
    """Which rows belong together."""

    starts: npt.NDArray[np.int64]
    """The first row of each set, in the order of the sets; one more at the end, for the number of rows."""
    order: npt.NDArray[np.int64] | None
    """The order in which rows are read so that those of a set stand together; None where they do already."""

    def __len__(self) -> int:
        return len(self.starts) - 1

    @cached_property
    def sizes(self) -> npt.NDArray[np.int64]:
        """How many rows each set has."""
        return self.starts[1:] - self.starts[:-1]

    @cached_property
    def even(self) -> int:
        """How many rows every set has; 0 where they differ."""
        first = int(self.sizes[0]) if len(self) else 0
        return first if bool((self.sizes == first).all()) else 0

    @property
    def of_rows(self) -> Counts:
        """The set of each row, as rows are read."""
        return np.repeat(np.arange(len(self), dtype=np.int64), self.sizes)

    def row(self, n: int) -> int:
        """Return where a row that is read as the nth stands in the data."""
        return int(n if self.order is None else self.order[n])


def smallest(codes: Codes, count: int) -> Codes:
    """Return codes in as little room as so many different ones need."""
    found: Codes = codes.astype(np.min_scalar_type(-max(count, 1)), copy=False)
    return found


def group(columns: Sequence[Any], names: Sequence[str], path: Path) -> Sets:
    """Put the rows of each chooser together, in the order of the data where they stand together already."""
    keys = [_key(column, (*path, name)) for column, name in zip(columns, names, strict=True)]
    count = len(keys[0])
    changes = np.zeros(count, dtype=bool)
    changes[0] = True
    for key in keys:
        changes[1:] |= key[1:] != key[:-1]
    starts = np.append(np.flatnonzero(changes), count)
    if _differ([key[starts[:-1]] for key in keys]):
        return Sets(starts, None)
    order = np.lexsort(keys[::-1])
    changes[1:] = False
    for key in keys:
        ordered = key[order]
        changes[1:] |= ordered[1:] != ordered[:-1]
    return Sets(np.append(np.flatnonzero(changes), count), order)


def _key(column: Any, path: Path) -> npt.NDArray[Any]:
    """Return numbers that differ where the labels of a column do."""
    if is_long_text(column):
        return labels(column, path).codes
    array: npt.NDArray[Any] = np.asarray(column if is_array(column) else column.to_numpy())
    return array if array.dtype.kind in "iu" else labels(array, path).codes


def _differ(keys: Sequence[npt.NDArray[Any]]) -> bool:
    """Return whether no two sets have one name."""
    if len(keys) == 1:
        key = keys[0]
        if bool((key[1:] > key[:-1]).all()):
            return True
        return len(np.unique(key)) == len(key)
    order = np.lexsort(list(keys)[::-1])
    same = np.ones(len(order) - 1, dtype=bool)
    for key in keys:
        ordered = key[order]
        same &= ordered[1:] == ordered[:-1]
    return not same.any()


def find_hired(sets: Sets, marked: Bools, name: Any, path: Path) -> Counts:
    """Return the row of what was hired in each set.

    Raises:
        InvalidValueError: In some set nothing is marked, or more than one.
    """
    hired = np.flatnonzero(marked)
    starts = sets.starts
    if len(hired) == len(sets) and bool(((hired >= starts[:-1]) & (hired < starts[1:])).all()):
        return hired
    counts = np.add.reduceat(marked.astype(np.int64), starts[:-1])
    for wrong, what, hint, code in (
        (
            counts == 0,
            "nothing was hired by",
            "Leave such choosers out, or give what they hired a row of its own; hiring nothing at all can be one.",
            "JT723",
        ),
        (
            counts > 1,
            "more than one solution was hired by",
            "Give each choice a chooser= of its own, such as ['person', 'task'], and say who chose by panel=.",
            "JT724",
        ),
    ):
        if wrong.any():
            culprits = [name(int(n)) for n in np.flatnonzero(wrong)[:NAMED]]
            raise InvalidValueError(
                f"{what} chooser {some(culprits, int(wrong.sum()))}",
                path=path,
                hint=hint,
                code=code,
            )
    raise AssertionError  # one in every set, and as many as there are sets, each inside its own


def refuse_twice(
    sets: Sets, codes: Codes, known: Sequence[Label], name: Any, mend: Callable[[int, int], str], path: Path
) -> None:
    """Refuse a set that lists a solution twice, where solutions have names.

    Args:
        sets: The sets.
        codes: The solution of each row.
        known: What solutions are called.
        name: What a set is called.
        mend: How two rows of one solution are mended, by where they are read.
        path: Where errors say that they are.

    Raises:
        InvalidValueError: Some chooser has two rows for one solution.
    """
    of_rows = sets.of_rows
    if len(sets) * len(known) <= 16 * len(codes) + 1024:
        seen = np.zeros(len(sets) * len(known), dtype=bool)
        seen[of_rows * len(known) + codes] = True
        if int(seen.sum()) == len(codes):
            return
    order = np.lexsort((codes, of_rows))
    twice = (of_rows[order][1:] == of_rows[order][:-1]) & (codes[order][1:] == codes[order][:-1])
    if twice.any():
        place = int(np.argmax(twice))
        at, again = int(order[place]), int(order[place + 1])
        raise InvalidValueError(
            f"{shown(known[int(codes[at])])} is listed twice for {shown(name(int(of_rows[at])))}",
            path=path,
            hint=mend(at, again),
            code="JT725",
        )
