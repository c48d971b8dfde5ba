"""Frames of every library: found by header, read as numbers, refused where they are neither."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

import decimal
import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

import jobtheory as jt
from jobtheory.learn.columns import is_blank
from jobtheory.learn.surveying.sheets import Far, Near, find_column, read_sheet

AT = ("here",)
FRAME = {"Q1": [5, 4, None], "Q2": [1.5, math.nan, 2.0], "who": ["a", None, "b"]}


def made(library: str, frame: Mapping[str, Any]) -> Any:
    if library == "lazy polars":
        return pytest.importorskip("polars").DataFrame(frame).lazy()
    if library == "duckdb":
        table = pytest.importorskip("pyarrow").table(frame)
        return pytest.importorskip("duckdb").from_arrow(table)
    if library == "pyarrow":
        return pytest.importorskip("pyarrow").table(frame)
    if library == "mapping":
        return frame
    return pytest.importorskip(library).DataFrame(frame)


LIBRARIES = ["mapping", "pandas", "polars", "lazy polars", "pyarrow", "duckdb"]


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_column_is_read_alike_whatever_it_comes_from(library: str) -> None:
    sheet = read_sheet(made(library, FRAME), AT)
    assert sheet.names == ("Q1", "Q2", "who")
    assert sheet.counts("Q1") == {5: 1, 4: 1, None: 1}
    assert sheet.counts("Q2") == {1.5: 1, 2: 1, None: 1}
    assert sheet.counts("who") == {"a": 1, "b": 1, None: 1}
    if isinstance(sheet, Far):
        sheet = sheet.here(["Q1", "Q2", "who", "Q1"])
    assert sheet.size == 3
    assert np.array_equal(sheet.numbers("Q1", AT), [5, 4, math.nan], equal_nan=True)
    assert np.array_equal(sheet.numbers("Q2", AT), [1.5, math.nan, 2], equal_nan=True)
    assert sheet.labels("who") == ["a", None, "b"]


@pytest.mark.parametrize("library", LIBRARIES)
def test_values_become_numbers_where_they_lie(library: str) -> None:
    sheet = read_sheet(made(library, FRAME), AT).recoded(
        {"Q1": {5: 1.0, 4: None}, "Q2": {1.5: 1.5, 2: None}, "who": {"a": 3.0, "b": 2.0}}
    )
    if isinstance(sheet, Far):
        sheet = Near({name: sheet.here([name]).columns[name] for name in sheet.names}, 3)
    assert np.array_equal(sheet.numbers("Q1", AT), [1, math.nan, math.nan], equal_nan=True)
    assert np.array_equal(sheet.numbers("who", AT), [3, math.nan, 2], equal_nan=True)
    assert np.array_equal(sheet.numbers("Q2", AT), [1.5, math.nan, math.nan], equal_nan=True)


@pytest.mark.parametrize(
    "column",
    [
        [1, 2.0, decimal.Decimal(3)],
        np.array([1, 2, 3], dtype="uint8"),
        np.array([1, 2, 3], dtype=object),
        np.array([1, 2, 3], dtype="float32"),
        (1, 2, 3),
        range(1, 4),
    ],
)
def test_numbers_of_any_kind_are_numbers(column: Any) -> None:
    sheet = read_sheet({"Q1": column}, AT)
    assert isinstance(sheet, Near)
    assert sheet.numbers("Q1", AT).tolist() == [1, 2, 3]


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
@pytest.mark.parametrize("column", [["4", "5"], [True, False]])
def test_words_and_truths_are_no_numbers(library: str, column: list[Any]) -> None:
    sheet = read_sheet(made(library, {"Q1": column}), AT)
    assert isinstance(sheet, Near)
    with pytest.raises(jt.InvalidTypeError, match=r"here: the column 'Q1' holds .*read_survey.*JT774"):
        sheet.numbers("Q1", AT)


def test_words_elsewhere_are_no_numbers_either() -> None:
    sheet = read_sheet(made("lazy polars", {"Q1": ["4"]}), AT)
    assert isinstance(sheet, Far)
    with pytest.raises(jt.InvalidTypeError, match=r"the column 'Q1' holds a String.*JT774"):
        sheet.number("Q1", AT)


def test_a_header_is_found_as_it_looks_where_no_other_one_looks_the_same() -> None:
    sheet = read_sheet({"Arrive\u00a0soon ": [1], "Spend little": [2]}, AT)
    assert find_column(sheet, "arrive soon", AT) == "Arrive\u00a0soon "
    two = read_sheet({"Arrive\u00a0soon": [1], "Arrive  soon": [2]}, AT)
    assert find_column(two, "Arrive  soon", AT) == "Arrive  soon"
    with pytest.raises(
        jt.UnknownNameError, match=r"Did you mean 'Arrive\\xa0soon' or 'Arrive  soon'\? They look alike\..*JT750"
    ):
        find_column(two, "Arrive soon", AT)
    with pytest.raises(jt.UnknownNameError, match=r"no column 'Spend a little'\. Did you mean 'Spend little'"):
        find_column(sheet, "Spend a little", AT)
    with pytest.raises(jt.UnknownNameError, match=r"It has 'Arrive.*', 'Spend little'\."):
        find_column(sheet, "Q17", AT)
    with pytest.raises(jt.InvalidTypeError, match=r"column is 3, not text.*JT103"):
        find_column(sheet, 3, AT)


def test_two_columns_of_one_header_are_refused() -> None:
    pandas = pytest.importorskip("pandas")
    with pytest.raises(jt.InvalidValueError, match=r"two columns have the header 'Q1'.*JT772"):
        read_sheet(pandas.DataFrame([[1, 2]], columns=["Q1", "Q1"]), AT)


def test_headers_are_text() -> None:
    pandas = pytest.importorskip("pandas")
    with pytest.raises(jt.InvalidTypeError, match=r"the header 0 is no text.*JT103"):
        read_sheet(pandas.DataFrame([[1, 2]]), AT)


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        ([1, 2], r"the frame is a list.*JT103"),
        (None, r"the frame is None.*JT103"),
        ({}, r"there is no column.*JT531"),
        ({"a": [1], "b": [1, 2]}, r"columns have 1, 2 rows.*JT531"),
        ({"a": "12"}, r"the column 'a' is '12'.*JT106"),
        ({"a": 12}, r"the column 'a' is 12.*JT106"),
        ({1: [2]}, r"the header 1 is no text.*JT103"),
    ],
)
def test_what_is_no_frame_is_refused(frame: Any, message: str) -> None:
    with pytest.raises(jt.JobTheoryError, match=message):
        read_sheet(frame, AT)


def test_frames_need_narwhals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "narwhals", None)
    with pytest.raises(jt.MissingExtraError, match=r"narwhals is not installed.*JT520"):
        read_sheet([1], AT)
    assert read_sheet({"a": [1]}, AT).names == ("a",)


def test_what_a_library_has_for_nothing_is_blank() -> None:
    pandas = pytest.importorskip("pandas")
    assert all(map(is_blank, (None, math.nan, np.float64("nan"), pandas.NA, pandas.NaT)))
    assert not any(map(is_blank, (0, "", "nan", False)))


def test_sums_are_asked_some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    nw = pytest.importorskip("narwhals")
    sheet = read_sheet(made("lazy polars", {"x": [1.0, 2.0, None]}), AT)
    assert isinstance(sheet, Far)
    monkeypatch.setattr("jobtheory.learn.surveying.sheets.PAIRS", 2)
    asked = [nw.col("x"), nw.col("x") * 2, nw.col("x") * nw.col("x"), nw.col("x") * 0]
    assert sheet.sums(sheet.frame, asked) == [3, 6, 5, 0]
