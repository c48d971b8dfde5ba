"""Columns of times as whole numbers of ticks, each fault with where it is."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import datetime
import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import numpy as np

from jobtheory.errors import InvalidTypeError, InvalidValueError, JobTheoryError, shown
from jobtheory.model.units import convert

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from jobtheory.hiring.crowd import Bools, Counts
    from jobtheory.model.values import Path

EPOCH = datetime.datetime(1970, 1, 1)  # noqa: DTZ001  # times without a zone are counted without one
UTC_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
MICRO = Fraction(1, 10**6)
MICROSECOND = datetime.timedelta(microseconds=1)
ISO = r"^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$"
"""What is read as a time in a column of text: anything else could be read in more than one way."""


class Times(NamedTuple):
    """Times as whole numbers, counted from some beginning."""

    ticks: Counts
    tick: Fraction
    """How many seconds one tick lasts."""


def read_times(series: Any, unit: str | None, path: Path) -> Times:
    """Read a column of times: datetimes, dates, ISO 8601 texts, or with a unit numbers.

    Args:
        series: A narwhals series, or a sequence of Python objects.
        unit: The unit of numbers, such as ``"s"``.
        path: Where it is read.

    Raises:
        InvalidValueError: A time is missing or cannot be read, some have a time zone and others none, or numbers have
            no unit.
        InvalidTypeError: The column holds no times.
    """
    if not hasattr(series, "dtype") or not hasattr(series, "to_native"):
        return _one_by_one(_as_list(series), unit, path)
    missing = np.asarray(series.is_null().to_numpy())
    if series.dtype.is_float():
        missing = missing | np.isnan(series.to_numpy())
    _refuse_missing(missing, path)
    kind = str(series.dtype)
    if kind.startswith("Datetime"):
        digits = getattr(series.dtype, "time_unit", "us")
        digits = digits if digits in {"ns", "us", "ms"} else "us"
        ticks = np.asarray(series.dt.timestamp(digits).to_numpy()).astype(np.int64, copy=False)
        return Times(ticks, Fraction(1, {"ns": 10**9, "us": 10**6, "ms": 10**3}[digits]))
    if series.dtype.is_numeric():
        return _of_numbers(series.to_numpy(), unit, path)
    if kind == "String":
        found = _of_texts(series)
        if found is not None:
            return Times(found, MICRO)
    return _one_by_one(series.to_list(), unit, path)


def _as_list(column: object) -> list[Any]:
    if isinstance(column, np.ndarray):
        array = cast("npt.NDArray[Any]", column)
        values: list[Any] = (array.astype("datetime64[us]") if array.dtype.kind == "M" else array).tolist()
        return values
    return list(cast("Iterable[Any]", column))


def _refuse_missing(missing: Bools, path: Path) -> None:
    if missing.any():
        raise _is_empty((*path, f"row {int(np.argmax(missing))}"))


def _is_empty(path: Path) -> InvalidValueError:
    return InvalidValueError(
        "the cell is empty", path=path, hint="Fill the time in, or leave the event out before reading.", code="JT757"
    )


def _of_texts(series: Any) -> Counts | None:
    """Return the microseconds of a column of texts that are all of one form; None where they must be read singly."""
    if not series.str.contains(ISO).all():
        return None
    try:
        times = series.str.to_datetime()
        found = np.asarray(times.dt.timestamp("us").to_numpy())
    except Exception:  # noqa: BLE001  # every library has errors of its own; the slow way says what is wrong
        return None
    return None if found.dtype.kind != "i" else found.astype(np.int64, copy=False)


def _of_numbers(values: Any, unit: str | None, path: Path) -> Times:
    if unit is None:
        raise InvalidValueError(
            "the times are numbers, and nobody knows of what",
            path=path,
            hint='Say it with unit=, as in unit="s", or give datetimes.',
            code="JT759",
        )
    length = _seconds(unit, path)
    if values.dtype.kind in "iu":
        return Times(values.astype(np.int64), length)
    endless = ~np.isfinite(values)
    if endless.any():
        row = int(np.argmax(endless))
        raise _unreadable(float(values[row]), (*path, f"row {row}"))
    ticks = np.rint(values * float(length * 1_000_000))
    if np.max(np.abs(ticks), initial=0.0) >= 2.0**62:
        raise InvalidValueError(
            "the times are out of range", path=path, hint="Give a larger unit than microseconds needs.", code="JT757"
        )
    return Times(ticks.astype(np.int64), MICRO)


def _seconds(unit: str, path: Path) -> Fraction:
    try:
        return convert(Fraction(1), unit, "s")
    except JobTheoryError as error:
        raise error.within(*path, "unit") from None


def _one_by_one(values: list[Any], unit: str | None, path: Path) -> Times:
    """Read times of any kind, each by itself."""
    if values and all(isinstance(x, (int, float)) and not isinstance(x, bool) for x in values):
        _refuse_missing(np.array([isinstance(x, float) and math.isnan(x) for x in values]), path)
        return _of_numbers(np.array(values), unit, path)
    ticks = np.empty(len(values), dtype=np.int64)
    zoned: bool | None = None
    for row, value in enumerate(values):
        at = (*path, f"row {row}")
        time = _read_time(value, at)
        if zoned is not None and zoned != (time.tzinfo is not None):
            raise InvalidValueError(
                f"the time {shown(str(time))} has {'a' if time.tzinfo else 'no'} time zone, "
                f"those before it have {'none' if time.tzinfo else 'one'}",
                path=at,
                hint="Give every time its zone, or none.",
                code="JT758",
            )
        zoned = time.tzinfo is not None
        ticks[row] = (time - (UTC_EPOCH if zoned else EPOCH)) // MICROSECOND
    return Times(ticks, MICRO)


def _read_time(value: object, path: Path) -> datetime.datetime:
    if value is None or str(value) in {"NaT", "<NA>", "nan", ""}:
        raise _is_empty(path)
    if isinstance(value, datetime.datetime):
        return value
    if isinstance(value, datetime.date):
        return datetime.datetime(value.year, value.month, value.day)  # noqa: DTZ001  # a date has no zone
    if isinstance(value, np.datetime64):
        return cast("datetime.datetime", value.astype("datetime64[us]").item())
    if isinstance(value, str):
        try:
            return datetime.datetime.fromisoformat(value.strip())
        except ValueError:
            raise _unreadable(value, path) from None
    raise InvalidTypeError(
        f"{shown(value)} is no time",
        path=path,
        hint="Give datetimes, dates, ISO 8601 texts such as '2026-03-01T09:30', or numbers with unit=.",
        code="JT757",
    )


def _unreadable(value: object, path: Path) -> InvalidValueError:
    return InvalidValueError(
        f"the time {shown(value)} cannot be read",
        path=path,
        hint="Write it as ISO 8601 has it, such as '2026-03-01T09:30'; day and month are not guessed.",
        code="JT757",
    )
