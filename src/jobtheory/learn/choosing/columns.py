"""The columns of a dataframe, fetched when they are needed and not before."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import numpy as np

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.learn.choosing.figures import numbers
from jobtheory.learn.choosing.labels import SHORT, is_array
from jobtheory.learn.columns import collected, no_column, open_frame

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from jobtheory.hiring.crowd import Counts
    from jobtheory.learn.choosing.labels import Label
    from jobtheory.model.values import FrozenMap, Path


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

    @property
    def in_index(self) -> list[object]:
        """The names in the index of a frame of pandas, which are no columns."""
        return list(getattr(getattr(self._native, "index", None), "names", ()))

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


class LongRoles(NamedTuple):
    """Which columns of a long frame said what, so that another of the same form can be read."""

    chooser: tuple[str, ...]
    solution: str | None
    hired: str | None


class WideRoles(NamedTuple):
    """Which columns of a wide frame said what, so that another of the same form can be read."""

    hired: str | None
    levels: FrozenMap[str, FrozenMap[Label, str | float] | str]
    solutions: tuple[Label, ...]
    available: FrozenMap[Label, str] | str | None
    chooser: str | None


def _read_frame(frame: object, path: Path) -> Any:
    """Return a frame through narwhals; what is computed later is computed now."""
    held = open_frame(frame, path)
    if held is None:
        raise InvalidTypeError(
            f"the data is {shown(frame)}",
            path=path,
            hint="Give a dataframe of a library that narwhals knows, or a mapping of name to array.",
            code="JT103",
        )
    return collected(held, path)


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
    is_in_index = isinstance(columns, Table) and name in columns.in_index
    raise no_column(
        name, list(columns), path, role, hint="It is in the index: call reset_index() first." if is_in_index else ""
    )
