"""Columns of a dataframe of any library that narwhals knows, as arrays of numbers, each fault with where it is."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import math
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, cast

import numpy as np

from jobtheory.errors import (
    InvalidTypeError,
    InvalidValueError,
    JobTheoryError,
    MissingExtraError,
    UnknownNameError,
    did_you_mean,
    shown,
)
from jobtheory.model.values import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy.typing as npt

    from jobtheory.hiring.crowd import Counts
    from jobtheory.model.values import Path

DENSE = 1 << 20
"""Whole numbers that lie so far apart at most are numbered by a table."""

Label: TypeAlias = "str | int"
"""What stands in a column of names: text, or a whole number that stands for one."""


class Coded(NamedTuple):
    """A column of labels: each label once, in the order in which they turn up, and for each row its number."""

    codes: Counts
    labels: tuple[Label, ...]


def narwhals(path: Path) -> Any:
    """Return narwhals, or say politely that it is missing."""
    try:
        import narwhals as nw
    except ImportError:
        raise MissingExtraError(
            "narwhals is not installed", path=path, hint="Install jobtheory[learn].", code="JT520"
        ) from None
    return nw


def open_frame(given: object, path: Path) -> Any:
    """Return a dataframe, lazy or not, as narwhals sees it; None where it is none."""
    nw = narwhals(path)
    frame = nw.from_native(given, pass_through=True)
    return frame if isinstance(frame, (nw.DataFrame, nw.LazyFrame)) else None


def collected(frame: Any, path: Path) -> Any:
    """Return a frame that may be lazy as one that is not."""
    if not hasattr(frame, "collect"):
        return frame
    try:
        return frame.collect()
    except ImportError as error:  # DuckDB and Ibis hand out their rows through pyarrow
        missing = error.name or "a library"
        raise MissingExtraError(
            f"{missing} is not installed, which the frame needs to hand out its rows",
            path=path,
            hint=f"Install {missing}.",
            code="JT520",
        ) from None


def is_blank(value: object) -> bool:
    """Return whether a cell is empty: None, NaN, or what pandas has for a missing value."""
    if value is None:
        return True
    if isinstance(value, float):
        return math.isnan(value)
    return type(value).__name__ in {"NAType", "NaTType"}


def columns_of(frame: Any) -> list[str]:
    """Return the names of the columns of a frame that may be lazy."""
    return list(frame.collect_schema().names())


def refuse_missing(known: Sequence[object], wanted: Mapping[str, object], path: Path) -> None:
    """Refuse a name that is no column, and suggest the nearest one.

    Args:
        known: The names of the columns.
        wanted: The name that is asked for, by the argument that asks for it.
        path: Where the frame is read.
    """
    for argument, name in wanted.items():
        if not isinstance(name, str):
            raise InvalidTypeError(
                f"{argument} is {shown(name)}", path=path, hint="Name a column of the frame, a str.", code="JT103"
            )
        if name not in known:
            raise no_column(name, known, path, f"{argument}=")


def no_column(name: object, known: Sequence[object], path: Path, role: str = "", *, hint: str = "") -> UnknownNameError:
    """Return the error about a column that is not there, with the nearest one that is.

    Args:
        name: What was asked for.
        known: The names of the columns.
        path: Where the data is read.
        role: What the column is for, in words or as the argument that names it.
        hint: What helps more than the nearest name.
    """
    names = [str(column) for column in known]
    close = did_you_mean(name, names) if isinstance(name, str) else ""
    listed = ", ".join(shown(column) for column in names[:12]) + (", …" if len(names) > 12 else "")
    return UnknownNameError(
        f"the data has no column {shown(name)}{f' for {role}' if role else ''}",
        path=path,
        hint=hint or close or (f"It has {listed}." if names else "It has no columns at all."),
        code="JT750",
    )


def read_labels(series: Any, path: Path, code: str) -> Coded:
    """Read a column of labels: text or whole numbers, none of them missing.

    Args:
        series: A narwhals series, or a sequence of Python objects.
        path: Where it is read.
        code: The code of the error where a label is missing, blank or of another type.
    """
    if hasattr(series, "is_null"):
        _refuse_missing(series, path, code)
    codes, values = _coded(series)
    labels = values()
    for n, label in enumerate(labels):
        found = _label(label)
        if found is None:
            row = int(np.argmax(codes == n))
            raise _not_a_label(label, (*path, f"row {row}"), code)
        labels[n] = read_text(found, path, "label") if isinstance(found, str) else found
    return Coded(codes, tuple(cast("list[Label]", labels)))


class Runs(NamedTuple):
    """A column of names that do not matter, as runs of rows of one name."""

    heads: Counts
    """The row where each run begins."""
    codes: Counts
    """The number of the name of each run, in the order in which they turn up."""
    size: int
    """How many rows there are."""

    @property
    def are_whole(self) -> bool:
        """Whether all rows of a name lie together."""
        return not len(self.codes) or int(self.codes[-1]) == len(self.codes) - 1 == int(np.max(self.codes))

    def by_row(self) -> Counts:
        """Return the number of the name of each row."""
        return np.repeat(self.codes, np.diff(self.heads, append=self.size))


def read_runs(series: Any, path: Path, code: str) -> Runs:
    """Read a column of names that do not matter, none of them missing; only the first row of each run is looked up."""
    if not hasattr(series, "is_null"):
        return _runs(read_labels(series, path, code).codes)
    _refuse_missing(series, path, code)
    heads = _heads(series)
    if 2 * len(heads) > len(series):
        return _runs(_coded(series)[0])
    return Runs(heads, _coded(series[heads])[0], len(series))


def _runs(codes: Counts) -> Runs:
    heads = np.flatnonzero(np.diff(codes, prepend=-1))
    return Runs(heads, codes[heads], len(codes))


def _heads(series: Any) -> Counts:
    """Return the rows that differ from the row before them, the first one included."""
    native = series.to_native()
    if type(native).__module__.partition(".")[0] == "pandas":
        # Texts kept as Python's are compared as such: nothing is missing here, which pandas would look for again.
        is_plain = getattr(native.dtype, "storage", "") == "python"
        values = native.to_numpy() if is_plain else native.array
        differs = np.asarray(values[1:] != values[:-1], dtype=bool)
    else:
        differs = np.asarray((series != series.shift(1)).to_numpy())[1:].astype(bool)
    return np.append(0, np.flatnonzero(differs) + 1) if len(series) else np.zeros(0, dtype=np.int64)


def _refuse_missing(series: Any, path: Path, code: str) -> None:
    missing = np.asarray(series.is_null().to_numpy())
    if missing.any():
        raise _not_a_label(None, (*path, f"row {int(np.argmax(missing))}"), code)


def _coded(series: Any) -> tuple[Counts, Callable[[], list[Any]]]:
    """Return the number of each value, and what returns the values, by what is fastest for the library of a column."""
    native = series.to_native() if hasattr(series, "to_native") else series
    library = type(native).__module__.partition(".")[0]
    if library == "pandas":
        with suppress(TypeError):  # something that cannot be hashed is no label; it is found where labels are read
            codes, values = native.factorize()
            return codes.astype(np.int64, copy=False), values.tolist
    if library == "pyarrow":
        encoded = native.combine_chunks().dictionary_encode()
        return encoded.indices.to_numpy().astype(np.int64), encoded.dictionary.to_pylist
    if library == "polars" and (native.dtype.is_integer() or str(native.dtype) == "String"):
        if not native.dtype.is_integer():
            native = series.cast(narwhals(()).Categorical).to_native().to_physical()
        codes, places = in_order(native.to_numpy())
        return codes, lambda: [series[place] for place in places.tolist()]
    return _coded_one_by_one(native.to_list() if hasattr(native, "to_list") else native)


class _Numbering(dict[Any, int]):
    """Gives every new key the next number."""

    def __missing__(self, key: Any) -> int:
        number = self[key] = len(self)
        return number


def _coded_one_by_one(values: Sequence[Any]) -> tuple[Counts, Callable[[], list[Any]]]:
    numbers = _Numbering()
    try:
        codes = np.fromiter(map(numbers.__getitem__, values), dtype=np.int64, count=len(values))
    except TypeError:  # so here
        return np.arange(len(values)), lambda: list(values)
    return codes, lambda: list(numbers)


def in_order(numbers: npt.NDArray[Any]) -> tuple[Counts, Counts]:
    """Return whole numbers numbered anew as they turn up, and the place where each turns up first."""
    if not len(numbers):
        return numbers.astype(np.int64), numbers.astype(np.int64)
    low, high = int(np.min(numbers)), int(np.max(numbers))
    if high - low > 4 * len(numbers) + DENSE:
        _, places, codes = np.unique(numbers, return_index=True, return_inverse=True)
        turn = np.argsort(places)
        again = np.empty(len(turn), dtype=np.int64)
        again[turn] = np.arange(len(turn))
        return again[codes.reshape(-1)], places[turn]
    near = (numbers - low).astype(np.int64, copy=False)
    first = np.full(high - low + 1, -1)
    first[near[::-1]] = np.arange(len(near))[::-1]  # of several writes to one place the last one stays
    found = np.flatnonzero(first >= 0)
    found = found[np.argsort(first[found])]
    again = np.empty(len(first), dtype=np.int64)
    again[found] = np.arange(len(found))
    return again[near], first[found]


def _label(value: object) -> Label | None:
    """Return a value as a label, or None where it is none."""
    if isinstance(value, (bool, np.bool_)):
        return None
    if isinstance(value, (int, np.integer)):
        return int(cast("int", value))
    if isinstance(value, str) and value.strip():
        return str.__str__(value)
    return None


def _not_a_label(value: object, path: Path, code: str) -> JobTheoryError:
    missing = value is None or str(value) in {"nan", "NaT", "<NA>"}
    if missing or (isinstance(value, str) and not value.strip()):
        return InvalidValueError(
            "the cell is empty" if missing else "the text is blank",
            path=path,
            hint="Fill it in, or leave the row out before reading.",
            code=code,
        )
    return InvalidTypeError(
        f"{shown(value)} is no label", path=path, hint="Labels are text or whole numbers; cast the column.", code=code
    )


def read_label(value: object, path: Path, code: str) -> str:
    """Read one label as text."""
    label = _label(value)
    if label is None:
        raise _not_a_label(value, path, code)
    return read_text(str(label), path, "label")
