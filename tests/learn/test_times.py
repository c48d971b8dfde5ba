"""Columns of times: what is read, what is refused, and nothing is guessed."""

import datetime
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

import jobtheory as jt
from jobtheory.learn.columns import open_frame
from jobtheory.learn.times import read_times

AT = ("here",)
UTC = datetime.UTC
EAST = datetime.timezone(datetime.timedelta(hours=2))


def elapsed(given: Any, unit: str | None = None) -> list[float]:
    times = read_times(given, unit, AT)
    return [float((int(tick) - int(times.ticks[0])) * times.tick) for tick in times.ticks]


def series(library: str, values: Any) -> Any:
    frames = pytest.importorskip(library)
    return open_frame(frames.table({"x": values}) if library == "pyarrow" else frames.DataFrame({"x": values}), AT)["x"]


HOUR = [0.0, 3600.0]


@pytest.mark.parametrize("library", ["list", "pandas", "polars", "pyarrow"])
@pytest.mark.parametrize(
    "values",
    [
        ["2026-03-01T09:00", "2026-03-01T10:00"],
        ["2026-03-01 09:00:00", "2026-03-01 10:00:00"],
        ["2026-03-01T09:00:00Z", "2026-03-01T10:00:00Z"],
        ["2026-03-01T09:00:00.000000Z", "2026-03-01T10:00:00.000000Z"],
        ["2026-03-01T09:00:00+02:00", "2026-03-01T10:00:00+02:00"],
        ["2026-03-01T09:00:00Z", "2026-03-01T12:00:00+02:00"],
        [datetime.datetime(2026, 3, 1, 9), datetime.datetime(2026, 3, 1, 10)],  # noqa: DTZ001  # no zone is meant
        [datetime.datetime(2026, 3, 1, 9, tzinfo=UTC), datetime.datetime(2026, 3, 1, 10, tzinfo=UTC)],
    ],
)
def test_times_are_read_from_every_library(library: str, values: list[Any]) -> None:
    assert elapsed(values if library == "list" else series(library, values)) == HOUR


@pytest.mark.parametrize("digits", ["s", "ms", "us", "ns"])
def test_every_precision_of_a_frame_is_read(digits: str) -> None:
    values = np.array(["2026-03-01T09:00", "2026-03-01T10:00"], dtype=f"datetime64[{digits}]")
    assert elapsed(series("pandas", values)) == HOUR
    assert elapsed(values) == elapsed(list(values)) == HOUR


def test_dates_are_times_too() -> None:
    days = [datetime.date(2026, 3, 1), datetime.date(2026, 3, 2)]
    assert elapsed(days) == [0, 86_400]
    assert elapsed(series("polars", days)) == [0, 86_400]
    assert elapsed(["2026-03-01", "2026-03-02"]) == [0, 86_400]
    assert elapsed(series("polars", ["2026-03-01", "2026-03-02"])) == [0, 86_400]


def test_zones_of_their_own_are_brought_together() -> None:
    values = [datetime.datetime(2026, 3, 1, 9, tzinfo=UTC), datetime.datetime(2026, 3, 1, 12, tzinfo=EAST)]
    assert elapsed(values) == HOUR
    pandas = pytest.importorskip("pandas")
    assert elapsed(series("pandas", pandas.Series(values, dtype=object))) == HOUR
    assert (
        elapsed(series("pandas", pandas.Series(pandas.to_datetime(values, utc=True)).dt.tz_convert("Europe/Berlin")))
        == HOUR
    )


def test_numbers_need_their_unit() -> None:
    assert elapsed([1, 2], "h") == HOUR
    assert elapsed([0.5, 1.5], "h") == HOUR
    assert elapsed(np.array([1, 2]), "hours") == HOUR
    assert read_times(series("polars", [1, 2]), "day", AT).tick == Fraction(86_400)
    for given in ([1, 2], series("polars", [1, 2]), series("pandas", [1.5, 2.5])):
        with pytest.raises(
            jt.InvalidValueError, match=r"here: the times are numbers, and nobody knows of what\..*JT759"
        ):
            read_times(given, None, AT)
    with pytest.raises(jt.UnitError, match=r"here > unit: "):
        read_times([1, 2], "km", AT)


@pytest.mark.parametrize("value", [None, float("nan"), ""])
def test_an_empty_cell_is_told_with_its_row(value: Any) -> None:
    with pytest.raises(jt.InvalidValueError, match=r"here > row 1: the cell is empty\. Fill the time in.*JT757"):
        read_times(["2026-03-01", value], None, AT)
    if value != "":
        with pytest.raises(jt.InvalidValueError, match=r"row 1: the cell is empty\..*JT757"):
            read_times([1.5, value] if value is not None else ["2026-03-01", None], "s", AT)
        with pytest.raises(jt.InvalidValueError, match=r"row 1: the cell is empty\..*JT757"):
            read_times(series("polars", [1.5, value]), "s", AT)


@pytest.mark.parametrize("library", ["list", "pandas", "polars"])
@pytest.mark.parametrize("value", ["01/03/2026", "1 March 2026", "soon", "2026-13-01", "2026-03-01T25:00"])
def test_what_can_be_read_in_two_ways_or_none_is_refused(library: str, value: str) -> None:
    values = ["2026-03-01", value]
    with pytest.raises(jt.InvalidValueError, match=r"here > row 1: the time '.*' cannot be read\..*not guessed.*JT757"):
        read_times(values if library == "list" else series(library, values), None, AT)


def test_mixed_forms_are_read_one_by_one() -> None:
    values = ["2026-03-01", "2026-03-01T01:00", "20260301T020000"]
    for given in (values, series("polars", values), series("pandas", values)):
        assert elapsed(given) == [0, 3600, 7200]


@pytest.mark.parametrize("library", ["list", "pandas", "polars"])
def test_times_with_and_without_a_zone_are_refused(library: str) -> None:
    values = ["2026-03-01T09:00:00", "2026-03-01T10:00:00Z"]
    with pytest.raises(
        jt.InvalidValueError, match=r"row 1: the time .* has a time zone, those before it have none.*JT758"
    ):
        read_times(values if library == "list" else series(library, values), None, AT)
    with pytest.raises(jt.InvalidValueError, match=r"has no time zone, those before it have one.*JT758"):
        read_times(values[::-1], None, AT)


@pytest.mark.parametrize("value", [True, b"2026", [1], object()])
def test_what_is_no_time_is_refused(value: Any) -> None:
    with pytest.raises(jt.InvalidTypeError, match=r"here > row 1: .* is no time\. Give datetimes, dates.*JT757"):
        read_times(["2026-03-01", value], None, AT)


def test_endless_times_are_refused() -> None:
    with pytest.raises(jt.InvalidValueError, match=r"row 1: the time inf cannot be read\..*JT757"):
        read_times([1.5, float("inf")], "s", AT)
    with pytest.raises(jt.InvalidValueError, match=r"the times are out of range\..*JT757"):
        read_times([1.5, 1e300], "s", AT)
    with pytest.raises(jt.InvalidTypeError, match=r"row 1: a whole number of about .* is no time.*JT757|out of range"):
        read_times(["2026-03-01", 10**400], "s", AT)
