"""Columns of a dataframe as arrays: labels as codes, levels as numbers, and who was hired as a mark.

Columns come through narwhals. What is long is never turned into a list of Python objects as a whole.
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, cast

import numpy as np
import numpy.typing as npt

from jobtheory.errors import (
    InvalidTypeError,
    InvalidValueError,
    MissingExtraError,
    UnknownNameError,
    did_you_mean,
    shown,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jobtheory.hiring.crowd import Bools, Counts, Floats
    from jobtheory.model.values import Path

Label: TypeAlias = "int | str"
"""What a solution, a chooser or a person is called in data."""

FEW = 32
"""So many different texts are looked for one by one, as columns."""

SHORT = 100_000
"""A column that is no longer is read text by text."""

CHUNK = 65_536
"""So many texts are read at once."""

NAMED = 5
"""So many culprits are named."""


Codes: TypeAlias = "npt.NDArray[np.signedinteger[Any]]"
"""Places in a list, in as little room as they need."""


class Labels(NamedTuple):
    """A column of labels: which there are, and the place of each row's among them."""

    known: tuple[Label, ...]
    codes: Codes


class Table:
    """A frame of any library that narwhals knows, or a mapping of name to array; columns are fetched when needed.

    Columns of numbers, and short ones, are asked of pandas and polars themselves, which takes a tenth of the time.
    """

    def __init__(self, frame: object, path: Path) -> None:
        self._path = path
        self._read: dict[str, npt.NDArray[Any]] = {}
        self._arrays: dict[str, npt.NDArray[Any]] = {}
        self._native: Any = None
        self._frame: Any = None
        library = type(frame).__module__.partition(".")[0]
        if isinstance(frame, Mapping):
            given = cast("Mapping[object, object]", frame)
            self._arrays = {str(name): _of_array(column, (*path, str(name))) for name, column in given.items()}
            self.names: tuple[str, ...] = tuple(self._arrays)
            lengths = {len(column) for column in self._arrays.values()}
            if len(lengths) > 1:
                raise InvalidValueError(
                    f"columns have {', '.join(f'{n:,}' for n in sorted(lengths))} rows",
                    path=path,
                    hint="Give a value in every column for every row.",
                    code="JT721",
                )
            self.length: int = lengths.pop() if lengths else 0
            return
        native: Any = frame
        if type(frame).__name__ == "DataFrame" and library in {"pandas", "polars"}:
            # A copy that is shallow, so that a column exchanged later is none of ours.
            self._native = native.copy(deep=False) if library == "pandas" else native
            self.names = tuple(native.columns)
            twice = [name for n, name in enumerate(self.names) if name in self.names[:n]]
            if twice:
                raise InvalidValueError(
                    f"two columns are called {shown(twice[0])}", path=path, hint="Rename one of them.", code="JT721"
                )
        else:
            self._frame = _read_frame(frame, path)
            self.names = tuple(self._frame.columns)
        self.length = len(native if self._frame is None else self._frame)

    def __contains__(self, name: object) -> bool:
        return name in self.names

    def __getitem__(self, name: str) -> Any:
        if name in self._arrays:
            return self._arrays[name]
        if self._native is not None:
            column: Any = self._native[name]
            if self.length <= SHORT or getattr(column.dtype, "kind", "") in set("iufb") or _is_numeric(column.dtype):
                held: Any = column.values if hasattr(column, "values") else None  # of pandas: no copy, and no detour
                return held if is_array(held) else np.asarray(column.to_numpy())
        if self._frame is None:
            self._frame = _read_frame(self._native, self._path)
        return self._frame.get_column(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def numbers(self, name: str, path: Path) -> npt.NDArray[Any]:
        """Return a column of numbers, which is read once and cannot be written to."""
        if name not in self._read:
            found = numbers(self[name], path).view()
            found.setflags(write=False)
            self._read[name] = found
        return self._read[name]


class Part(NamedTuple):
    """A table, and which of its rows each row of the data reads; all in order where that is None."""

    table: Table | Mapping[str, Any]
    rows: Counts | None


class Columns:
    """The columns of data: of what comes first where two tables have one name."""

    def __init__(self, *parts: Part) -> None:
        self.parts = parts

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(name for part in self.parts for name in part.table))

    def __contains__(self, name: object) -> bool:
        return any(name in part.table for part in self.parts)

    def __getitem__(self, name: str) -> Column:
        part = next(part for part in self.parts if name in part.table)
        return Column(part.table[name], part.rows)

    def numbers(self, name: str, path: Path) -> npt.NDArray[Any]:
        """Return a column of numbers for the rows of the data."""
        part = next(part for part in self.parts if name in part.table)
        found = part.table.numbers(name, path) if isinstance(part.table, Table) else numbers(part.table[name], path)
        return found if part.rows is None else found[part.rows]

    def only(self, rows: Counts) -> Columns:
        """Return the columns for some of the rows."""
        return Columns(*(part._replace(rows=rows if part.rows is None else part.rows[rows]) for part in self.parts))

    def replaced(self, changed: Mapping[str, Any]) -> Columns:
        """Return the columns with others in place of some."""
        return Columns(Part(dict(changed), None), *self.parts) if changed else self


class Column(NamedTuple):
    """A column as it came, and which of its rows each row of the data reads."""

    source: Any
    rows: Counts | None


class Roles(NamedTuple):
    """Which columns said what, so that another frame of the same form can be read."""

    chooser: tuple[str, ...]
    solution: str | None
    hired: str | None


def _read_frame(frame: object, path: Path) -> Any:
    """Return a frame through narwhals; what is computed later is computed now."""
    try:
        import narwhals as nw
    except ImportError:
        raise MissingExtraError(
            "narwhals is not installed", path=path, hint="Install jobtheory[learn].", code="JT520"
        ) from None
    through: Any = nw  # whose overloads do not fit a frame of any library
    held: Any = through.from_native(frame, pass_through=True)
    if isinstance(held, through.LazyFrame):
        held = held.collect()
    if not isinstance(held, through.DataFrame):
        raise InvalidTypeError(
            f"the data is {shown(frame)}",
            path=path,
            hint="Give a dataframe of a library that narwhals knows, or a mapping of name to array.",
            code="JT103",
        )
    return held


def _is_numeric(dtype: Any) -> bool:
    """Return whether a type of polars is one of numbers."""
    return hasattr(dtype, "is_numeric") and bool(dtype.is_numeric())


def _of_array(column: object, path: Path) -> npt.NDArray[Any]:
    array: npt.NDArray[Any] = np.asarray(column)
    if array.ndim != 1:
        raise InvalidTypeError(
            f"the column has the shape {array.shape}", path=path, hint="Give one value for every row.", code="JT721"
        )
    if array.dtype.kind == "U":  # so that what is text is of one kind
        return array.astype(object)
    return array


def column_of(columns: Table | Columns, name: object, path: Path, role: str) -> Any:
    """Return a column by its name.

    Raises:
        UnknownNameError: There is no such column.
    """
    return columns[require_column(columns, name, path, role)]


def require_column(columns: Table | Columns, name: object, path: Path, role: str) -> str:
    """Return the name of a column that is there.

    Raises:
        UnknownNameError: There is no such column.
    """
    if isinstance(name, str) and name in columns:
        return name
    known = [str(column) for column in columns]
    close = did_you_mean(name, known) if isinstance(name, str) else ""
    listed = ", ".join(shown(column) for column in known[:12]) + (", …" if len(known) > 12 else "")
    raise UnknownNameError(
        f"the data has no column {shown(name)} for {role}",
        path=path,
        hint=close or (f"It has {listed}." if known else "It has no columns at all."),
        code="JT720",
    )


def numbers(column: Any, path: Path) -> npt.NDArray[Any]:
    """Return a column of numbers as it is stored, or as floats where something is missing: NaN then stands for it.

    Raises:
        InvalidTypeError: The column holds no numbers.
    """
    array: npt.NDArray[Any] = np.asarray(column if is_array(column) else column.to_numpy())
    if array.dtype.kind in "iufb":
        return array
    if array.dtype.kind == "O":
        try:
            return _as_floats(array)
        except (TypeError, ValueError):
            pass
    raise InvalidTypeError(
        f"the column holds {_kind(column)}, not numbers",
        path=path,
        hint="Turn it into numbers first: a time into minutes, yes and no into 1 and 0, kinds such as brands into a "
        "column of 1 and 0 for each but one.",
        code="JT721",
    )


def read_whole(given: object, path: Path, what: str) -> int:
    """Return a whole number, of numpy or not.

    Raises:
        InvalidTypeError: It is none.
    """
    if isinstance(given, bool) or not isinstance(given, (int, np.integer)):
        raise InvalidTypeError(
            f"{what} is {shown(given)}", path=path, hint="Give a whole number, such as 1.", code="JT103"
        )
    return int(cast("int", given))


def is_text(column: Any) -> bool:
    """Return whether a column that came through narwhals holds texts."""
    return str(column.dtype).partition("(")[0] in {"String", "Categorical", "Enum"}


def is_long_text(column: Any) -> bool:
    """Return whether a column holds so many texts that they are better not all made into Python's at once."""
    return not is_array(column) and len(column) > SHORT and is_text(column)


def is_array(column: Any) -> bool:
    """Return whether a column is an array, and none that came through narwhals."""
    return isinstance(column, np.ndarray)


def _as_floats(objects: npt.NDArray[Any]) -> Floats:
    """Return numbers that are stored as objects, such as decimals, as floats; a text is none, whatever it says."""
    listed: list[Any] = objects.tolist()
    if any(isinstance(x, (str, bytes)) for x in listed):
        raise TypeError
    return np.array([np.nan if _is_missing(x) else float(x) for x in listed])


def _is_missing(x: Any) -> bool:
    return x is None or type(x).__name__ in {"NAType", "NaTType"}


def _kind(column: Any) -> str:
    if is_array(column) and column.dtype.kind == "O":
        return "text" if any(isinstance(x, str) for x in column[:CHUNK].tolist()) else "objects"
    dtype = str(column.dtype).partition("(")[0]
    return {"String": "text", "object": "objects", "Object": "objects", "Categorical": "text", "Enum": "text"}.get(
        dtype, dtype
    )


def marks(column: Any, path: Path) -> Bools:
    """Return a column that says of each row whether the solution was hired.

    Raises:
        InvalidValueError: It holds anything besides 0 and 1, or something is missing.
        InvalidTypeError: It holds no numbers.
    """
    array = numbers(column, path)
    marked: Bools = np.asarray(array == 1, dtype=np.bool_)
    if np.count_nonzero(array) != np.count_nonzero(marked):
        row = int(np.argmax((array != 0) & ~marked))
        raise InvalidValueError(
            f"row {row} says {shown(array[row].item())}",
            path=path,
            hint="Say 1 or True of the solution that was hired, 0 or False of all others.",
            code="JT721",
        )
    return marked


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
    if _is_missing(x) or (isinstance(x, float) and math.isnan(x)):
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
