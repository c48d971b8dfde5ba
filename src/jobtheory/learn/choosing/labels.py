"""Columns of labels, which name choosers, people and solutions: whole numbers or texts, as places in a list.

What is long is never turned into a list of Python objects as a whole.
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.learn.columns import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jobtheory.hiring.crowd import Counts, Floats
    from jobtheory.model.values import Path

Label: TypeAlias = "int | str"
"""What a solution, a chooser or a person is called in data."""

Codes: TypeAlias = "npt.NDArray[np.signedinteger[Any]]"
"""Places in a list, in as little room as they need."""

FEW = 32
"""So many different texts are looked for one by one, as columns."""

SHORT = 100_000
"""A column that is no longer is read text by text."""

CHUNK = 65_536
"""So many texts are read at once."""

NAMED = 5
"""So many culprits are named."""


class Labels(NamedTuple):
    """A column of labels: which there are, and the place of each row's among them."""

    known: tuple[Label, ...]
    codes: Codes


def is_text(column: Any) -> bool:
    """Return whether a column that came through narwhals holds texts."""
    return str(column.dtype).partition("(")[0] in {"String", "Categorical", "Enum"}


def is_long_text(column: Any) -> bool:
    """Return whether a column holds so many texts that they are better not all made into Python's at once."""
    return not is_array(column) and len(column) > SHORT and is_text(column)


def is_array(column: Any) -> bool:
    """Return whether a column is an array, and none that came through narwhals."""
    return isinstance(column, np.ndarray)


def labels(column: Any, path: Path) -> Labels:
    """Return a column of labels, which are whole numbers or texts: first the numbers, then the texts, each in order.

    The whole number 1 and the text "1" are two labels.

    Raises:
        InvalidValueError: A label is missing, or is neither.
    """
    if is_long_text(column):
        return _of_few(column, path) or _of_many(column, path)
    if not is_array(column):
        column = column.to_numpy()
    array: npt.NDArray[Any] = np.asarray(column)
    if array.dtype.kind in "iu":
        return _of_whole(array)
    if array.dtype.kind == "f":
        return _of_floats(array, path)
    if array.dtype.kind not in "OU":
        raise InvalidTypeError(
            f"the column holds {array.dtype}", path=path, hint="A label is a whole number or text.", code="JT721"
        )
    return (_of_round(array.tolist()) if len(array) <= SHORT else None) or _of_many(array, path)


def _of_whole(array: npt.NDArray[Any]) -> Labels:
    low, high = int(array.min()), int(array.max())
    if high - low < 4 * len(array) + 1024:
        seen = np.zeros(high - low + 1, dtype=bool)
        places = array if low == 0 and array.dtype.kind == "u" else array.astype(np.int64) - low
        seen[places] = True
        known = np.flatnonzero(seen)
        if len(known) == len(seen):
            return Labels(tuple((known + low).tolist()), np.asarray(places, dtype=np.int64))
        table = np.cumsum(seen) - 1
        return Labels(tuple((known + low).tolist()), table[places])
    distinct, codes = np.unique(array, return_inverse=True)
    return Labels(tuple(distinct.tolist()), codes.reshape(-1).astype(np.int64))


def _of_floats(array: Floats, path: Path) -> Labels:
    """Read labels that are whole numbers stored as floats, as some libraries do beside a missing one."""
    wrong = ~np.isfinite(array)
    wrong |= np.trunc(array) != array
    if wrong.any():
        row = int(np.argmax(wrong))
        _refuse_label(array[row].item(), row, path)
    return _of_whole(array.astype(np.int64))


def _of_few(column: Any, path: Path) -> Labels | None:
    """Read a column of few different texts by looking for each; None where there are too many."""
    import narwhals as nw

    column = column.cast(nw.String) if str(column.dtype) != "String" else column
    if column[:CHUNK].n_unique() > FEW:
        return None
    distinct = column.unique().to_list()
    if len(distinct) > FEW:
        return None
    if column.null_count() or any(not isinstance(text, str) for text in distinct):
        return _of_many(column, path)  # which names the row
    known = tuple(sorted(distinct))
    codes = np.zeros(len(column), dtype=np.int8)
    for code, text in enumerate(known[1:], start=1):
        codes[np.asarray((column == text).to_numpy(), dtype=bool)] = code
    return Labels(known, codes)


def _of_round(listed: list[Any]) -> Labels | None:
    """Read texts that come round again and again in the same order, as solutions do where all have all of them."""
    if not listed or type(listed[0]) is not str:
        return None
    try:
        size = listed.index(listed[0], 1)
    except ValueError:
        size = len(listed)
    one = listed[:size]
    if (
        len(listed) % size
        or set(map(type, one)) != {str}
        or len(set(one)) < size
        or listed != one * (len(listed) // size)
    ):
        return None
    known = tuple(sorted(one))
    return Labels(known, np.tile(np.array([known.index(label) for label in one]), len(listed) // size))


def _of_many(column: Any, path: Path) -> Labels:
    table: dict[Label, int] = {}
    parts: list[Counts] = []
    for start in range(0, len(column), CHUNK):
        part: Any = column[start : start + CHUNK]
        listed: list[Any] = part.tolist() if is_array(part) else part.to_list()
        if not set(map(type, listed)) <= {str, int}:
            listed = [_label(x, start + n, path) for n, x in enumerate(listed)]
        for label in dict.fromkeys(listed):
            table.setdefault(label, len(table))
        parts.append(np.fromiter(map(table.__getitem__, listed), dtype=np.int64, count=len(listed)))
    order = sorted(table, key=_in_order)
    places = np.empty(len(order), dtype=np.int64)
    for place, label in enumerate(order):
        places[table[label]] = place
    codes = np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)
    return Labels(tuple(order), places[codes])


def _in_order(label: Label) -> tuple[bool, Label]:
    return isinstance(label, str), label


def in_order(found: Iterable[Label]) -> tuple[Label, ...]:
    """Return labels in the order in which they are listed: whole numbers, then texts."""
    return tuple(sorted(found, key=_in_order))


def _label(x: Any, row: int, path: Path) -> Label:
    if isinstance(x, str):
        return str.__str__(x)
    whole: Any = x.item() if hasattr(x, "item") else x  # a number of numpy
    if isinstance(whole, (int, float)) and not isinstance(whole, bool) and float(whole).is_integer():
        return int(whole)
    return _refuse_label(x, row, path)


def _refuse_label(x: object, row: int, path: Path) -> Label:
    if is_blank(x):
        raise InvalidValueError(
            f"row {row} has none", path=path, hint="Leave the row out, or say whose it is.", code="JT722"
        )
    raise InvalidTypeError(
        f"row {row} has {shown(x)}", path=path, hint="A label is a whole number or text.", code="JT721"
    )


def some(culprits: Sequence[object], total: int | None = None) -> str:
    """Return the first few culprits as a list in words, and how many more there are."""
    listed = ", ".join(shown(culprit) for culprit in culprits[:NAMED])
    more = (len(culprits) if total is None else total) - NAMED
    return f"{listed} and {more:,} more" if more > 0 else listed
