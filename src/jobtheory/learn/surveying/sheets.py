"""The columns of a dataframe of whichever library: found by name, read as numbers, left where they lie.

Frames come through narwhals, or as a mapping of name to array. A lazy frame is never collected whole: it is counted
where it lies, and only small tables come back.
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import math
import numbers
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias, cast, final

import numpy as np

from jobtheory.errors import (
    InvalidTypeError,
    InvalidValueError,
    did_you_mean,
    shown,
)
from jobtheory.learn.columns import collected, is_blank, narwhals, no_column, open_frame
from jobtheory.model.values import read_mapping, read_text

if TYPE_CHECKING:
    import numpy.typing as npt

    from jobtheory.hiring.crowd import Floats
    from jobtheory.model.values import Path

Sheet: TypeAlias = "Near | Far"
"""A frame whose rows are here, or one that is counted where it lies."""

AT = ("frame",)

PAIRS = 400
"""So many sums are asked of a lazy frame at once."""


@final
class Near:
    """A frame whose rows are in memory."""

    def __init__(self, columns: Mapping[str, Any], size: int) -> None:
        self.columns: Mapping[str, Any] = columns
        self.size: int = size

    @property
    def names(self) -> tuple[str, ...]:
        """The headers, as they are."""
        return tuple(self.columns)

    def numbers(self, name: str, at: Path) -> Floats:
        """Return a column as floats, NaN where there is no answer.

        Raises:
            InvalidTypeError: It holds anything but numbers.
        """
        return as_numbers(self.columns[name], name, at)

    def labels(self, name: str) -> list[Any]:
        """Return a column as Python values, None where there is none."""
        column = self.columns[name]
        given = column.to_list() if hasattr(column, "to_list") else np.asarray(column, dtype=object).tolist()
        return [None if is_blank(value) else value for value in given]

    def counts(self, name: str) -> dict[Any, int]:
        """Return how often each value of a column is there, None for no value."""
        return dict(Counter(self.labels(name)))

    def recoded(self, meanings: Mapping[str, Mapping[Any, float | None]]) -> Near:
        """Return the same frame with the values of some columns, all of which are given, taken for numbers."""
        columns = dict(self.columns)
        for name, meant in meanings.items():
            columns[name] = np.array(
                [math.nan if (number := meant.get(value)) is None else number for value in self.labels(name)]
            )
        return Near(columns, self.size)


@final
class Far:
    """A frame whose rows are elsewhere, or not yet made."""

    def __init__(self, frame: Any, schema: Mapping[str, Any]) -> None:
        self.frame: Any = frame
        self.schema: Mapping[str, Any] = schema

    @property
    def names(self) -> tuple[str, ...]:
        """The headers, as they are."""
        return tuple(self.schema)

    def number(self, name: str, at: Path) -> Any:
        """Return a column of numbers as an expression, null where there is no answer.

        Raises:
            InvalidTypeError: It holds anything but numbers.
        """
        import narwhals as nw

        if not self.schema[name].is_numeric():
            raise _no_numbers(name, f"a {self.schema[name]}", at)
        floats: Any = nw.col(name).cast(nw.Float64)
        return nw.when(~floats.is_nan()).then(floats)

    def counts(self, name: str) -> dict[Any, int]:
        """Return how often each value of a column is there, None for no value."""
        found: dict[Any, int] = {}
        for value, count in self.grouped([name]):
            key = None if is_blank(value) else value
            found[key] = found.get(key, 0) + int(count)
        return found

    def here(self, names: Sequence[str]) -> Near:
        """Return some columns with their rows."""
        whole = collected(self.frame.select(*dict.fromkeys(names)), AT)
        return Near({name: whole.get_column(name) for name in dict.fromkeys(names)}, len(whole))

    def recoded(self, meanings: Mapping[str, Mapping[Any, float | None]]) -> Far:
        """Return the same frame with the values of some columns, all of which are given, taken for numbers."""
        import narwhals as nw

        columns: dict[str, Any] = {}
        for name, meant in meanings.items():
            column: Any = nw.col(name)
            is_numeric = self.schema[name].is_numeric()
            number: Any = column.cast(nw.Float64) if is_numeric else nw.lit(None, dtype=nw.Float64)
            for value, stands_for in meant.items():
                if value is not None and stands_for != (value if is_numeric else None):
                    number = nw.when(column == value).then(nw.lit(stands_for, dtype=nw.Float64)).otherwise(number)
            columns[name] = number
        return Far(self.frame.with_columns(**columns), {**self.schema, **dict.fromkeys(columns, nw.Float64())})

    def grouped(self, names: Sequence[str], frame: Any = None) -> list[tuple[Any, ...]]:
        """Return the different rows of some columns, each with how often it is there."""
        import narwhals as nw

        lazy = self.frame if frame is None else frame
        rows: list[tuple[Any, ...]] = collected(lazy.group_by(list(names)).agg(nw.len().alias("how often")), AT).rows()
        return rows

    def sums(self, frame: Any, expressions: Sequence[Any]) -> list[float]:
        """Return the sums of some expressions over all rows, some hundreds at a time."""
        found: list[float] = []
        for start in range(0, len(expressions), PAIRS):
            asked = [one.sum().alias(f"s{n}") for n, one in enumerate(expressions[start : start + PAIRS])]
            (row,) = collected(frame.select(*asked), AT).rows()
            found += [0.0 if value is None else float(value) for value in row]
        return found


def read_sheet(given: object, at: Path) -> Sheet:
    """Read a frame of any library that narwhals knows, or a mapping of name to array.

    Raises:
        MissingExtraError: narwhals is not installed.
        InvalidTypeError: It is no frame, or a header is no text.
        InvalidValueError: Two columns have one name, or columns differ in length.
    """
    if isinstance(given, Mapping):
        return _of_mapping(cast("Mapping[object, object]", given), at)
    nw = narwhals(at)
    try:
        frame = open_frame(given, at)
        schema: Mapping[Any, Any] = {} if frame is None else dict(frame.collect_schema())
    except nw.exceptions.DuplicateError as error:
        raise _twice(str(error).partition("'")[2].partition("'")[0], at) from None
    if frame is None:
        raise InvalidTypeError(
            f"the frame is {shown(given)}",
            path=at,
            hint="Give a dataframe with a row for everybody who was asked, or a mapping of name to array.",
            code="JT103",
        )
    for header in schema:
        _read_header(header, at)
    if isinstance(frame, nw.LazyFrame):
        return Far(frame, schema)
    return Near({header: frame.get_column(header) for header in schema}, len(frame))


def _twice(header: str, at: Path) -> InvalidValueError:
    return InvalidValueError(
        f"two columns have the header {shown(header)}",
        path=at,
        hint="Give every column a header of its own, so that it can be named.",
        code="JT772",
    )


def _read_header(name: object, at: Path) -> str:
    if not isinstance(name, str):
        raise InvalidTypeError(
            f"the header {shown(name)} is no text", path=at, hint="Give every column a name in words.", code="JT103"
        )
    return name


def _of_mapping(given: Mapping[object, object], at: Path) -> Near:
    columns: dict[str, Any] = {}
    for name, column in given.items():
        header = _read_header(name, at)
        if isinstance(column, (str, bytes)) or not isinstance(column, Iterable):
            raise InvalidTypeError(
                f"the column {shown(header)} is {shown(column)}",
                path=at,
                hint="Give a list or an array, with a value for everybody who was asked.",
                code="JT106",
            )
        columns[header] = column if isinstance(column, np.ndarray) else list(cast("Iterable[object]", column))
    lengths = {len(column) for column in columns.values()}
    if len(lengths) != 1:
        told = f"columns have {', '.join(f'{n:,}' for n in sorted(lengths))} rows" if lengths else "there is no column"
        raise InvalidValueError(
            told, path=at, hint="Give columns with a value for everybody who was asked.", code="JT531"
        )
    return Near(columns, lengths.pop())


def find_column(sheet: Sheet, name: object, at: Path) -> str:
    """Return the header of a column that is named, as it is or as it looks where no other one looks the same.

    Raises:
        UnknownNameError: There is none, or several look alike; the hint says what cannot be seen of them.
        InvalidTypeError: The name is no text.
    """
    wanted = read_text(name, at, "column")
    if wanted in sheet.names:
        return wanted
    alike = [header for header in sheet.names if plainly(header) == plainly(wanted)]
    if len(alike) == 1:
        return alike[0]
    hint = f"Did you mean {' or '.join(f'{one!a}' for one in alike[:3])}? They look alike." if alike else ""
    raise no_column(wanted, sheet.names, at, hint=hint)


def plainly(text: str) -> str:
    """Return a header as it looks: any run of blanks as one space, none at the ends, in lower case."""
    return " ".join(text.split()).casefold()


def read_columns(sheet: Sheet, given: object, what: str, at: Path) -> dict[str, str]:
    """Read which column holds the answers about which outcome.

    Raises:
        InvalidTypeError: It is no mapping of key to header.
        InvalidValueError: It is empty.
        UnknownNameError: The frame has no such column.
    """
    columns = {
        key: find_column(sheet, name, (*at, f"{what}[{shown(key)}]"))
        for key, name in read_mapping({} if given is None else given, at, what).items()
    }
    if not columns:
        raise InvalidValueError(
            f"{what} names no column", path=at, hint="Give a dict such as {'arrive-soon': 'Q1'}.", code="JT771"
        )
    return columns


def refuse_shared(named: Mapping[str, Mapping[str, str]], at: Path) -> None:
    """Refuse a column that is named for two questions, by what is asked and key.

    Raises:
        InvalidValueError: There is one.
    """
    seen: dict[str, str] = {}
    for what, columns in named.items():
        for key, header in columns.items():
            asked = f"the {what} of {shown(key)}"
            if header in seen:
                raise InvalidValueError(
                    f"the column {shown(header)} is named for {seen[header]} and for {asked}",
                    path=at,
                    hint="Give every question a column of its own.",
                    code="JT772",
                )
            seen[header] = asked


def read_sides(sheet: Sheet, importance: object, satisfaction: object, at: Path) -> dict[str, tuple[str, str]]:
    """Read which two columns hold the answers about which outcome, importance first.

    Raises:
        InvalidValueError: An outcome has one of them only, or a column stands for two questions.
        InvalidTypeError, UnknownNameError: A column cannot be found.
    """
    wanted = read_columns(sheet, importance, "importance", at)
    had = read_columns(sheet, satisfaction, "satisfaction", at)
    refuse_shared({"importance": wanted, "satisfaction": had}, at)
    for one, other, what in ((wanted, had, "satisfaction"), (had, wanted, "importance")):
        for key in one:
            if key not in other:
                raise InvalidValueError(
                    f"{shown(key)} has no column of {what}",
                    path=at,
                    hint=did_you_mean(key, other) or "Name the same outcomes on both sides.",
                    code="JT771",
                )
    return {key: (wanted[key], had[key]) for key in wanted}


def as_numbers(column: Any, name: str, at: Path) -> Floats:
    """Return a column as floats, NaN where there is no answer.

    Raises:
        InvalidTypeError: It holds anything but numbers.
    """
    if hasattr(column, "dtype") and not isinstance(column, np.ndarray):  # a series of narwhals
        import narwhals as nw

        if column.dtype.is_numeric():
            floats: Floats = np.asarray(column.cast(nw.Float64).to_numpy(), dtype=float)
            return floats
        column = column.to_list()
    if isinstance(column, np.ndarray):
        array = cast("npt.NDArray[Any]", column)
        if array.dtype.kind in "iuf" and array.ndim == 1:
            return array.astype(float)
    values = list(cast("Iterable[Any]", column))
    for value in values:
        if not is_blank(value) and not is_number(value):
            raise _no_numbers(name, shown(value), at)
    return np.array([math.nan if is_blank(value) else float(value) for value in values])


def is_number(value: object) -> bool:
    """Return whether a cell holds a number; True and False are none."""
    return type(value) is not bool and isinstance(value, (numbers.Real, Decimal))


def _no_numbers(name: str, found: str, at: Path) -> InvalidTypeError:
    return InvalidTypeError(
        f"the column {shown(name)} holds {found}, and answers are numbers",
        path=at,
        hint="Read the frame with learn.read_survey, which shows how words and codes are read.",
        code="JT774",
    )
