"""Columns of any dataframe library as arrays of numbers."""

import sys
from typing import Any

import numpy as np
import pytest

import jobtheory as jt
from jobtheory.learn.columns import collected, in_order, open_frame, read_labels

AT = ("here",)


def series(library: str, values: list[Any]) -> Any:
    frames = pytest.importorskip(library)
    frame = frames.table({"x": values}) if library == "pyarrow" else frames.DataFrame({"x": values})
    return open_frame(frame, AT)["x"]


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
@pytest.mark.parametrize("values", [["b", "a", "b", "c"], [7, -1, 7, 5]])
def test_labels_are_numbered_as_they_turn_up(library: str, values: list[Any]) -> None:
    found = read_labels(series(library, values), AT, "JT752")
    assert found.codes.tolist() == [0, 1, 0, 2]
    assert found.codes.dtype == np.int64
    assert found.labels == tuple(dict.fromkeys(values))


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_categories_are_labels_too(library: str) -> None:
    frames = pytest.importorskip(library)
    frame = frames.DataFrame({"x": ["b", "a", "b"]})
    frame = frame.astype("category") if library == "pandas" else frame.cast(frames.Categorical)
    found = read_labels(open_frame(frame, AT)["x"], AT, "JT752")
    assert (found.codes.tolist(), found.labels) == ([0, 1, 0], ("b", "a"))


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_a_missing_label_is_told_with_its_row(library: str) -> None:
    with pytest.raises(jt.InvalidValueError, match=r"here > row 1: the cell is empty\..*JT752"):
        read_labels(series(library, ["a", None]), AT, "JT752")


@pytest.mark.parametrize("value", [[1], {}, b"x", True, 1.5])
def test_what_is_no_label_is_told_with_its_row(value: Any) -> None:
    with pytest.raises(jt.InvalidTypeError, match=r"here > row 2: .* is no label\..*JT752"):
        read_labels(["a", "b", value], AT, "JT752")
    frames = pytest.importorskip("pandas")
    frame = frames.DataFrame({"x": frames.Series(["a", "b", value], dtype=object)})
    with pytest.raises(jt.InvalidTypeError, match=r"here > row 2: .* is no label\..*JT752"):
        read_labels(open_frame(frame, AT)["x"], AT, "JT752")


def test_labels_that_no_file_can_store_are_refused() -> None:
    with pytest.raises(jt.InvalidValueError, match=r"half a character.*JT104"):
        read_labels(["a", "\ud800"], AT, "JT752")


def test_whole_numbers_of_numpy_are_numbers() -> None:
    found = read_labels([np.int64(3), 3, 4], AT, "JT752")
    assert found.labels == (3, 4)
    assert type(found.labels[0]) is int


def test_numbers_are_numbered_anew_in_order() -> None:
    codes, places = in_order(np.array([9, 4, 9, 0]))
    assert (codes.tolist(), places.tolist()) == ([0, 1, 0, 2], [0, 1, 3])
    assert len(in_order(np.zeros(0, dtype=np.int64))[0]) == 0


def test_numbers_far_apart_are_numbered_too() -> None:
    codes, places = in_order(np.array([10**12, -5, 10**12, 0]))
    assert (codes.tolist(), places.tolist()) == ([0, 1, 0, 2], [0, 1, 3])


def test_what_a_frame_needs_to_hand_out_its_rows_is_named() -> None:
    class Lazy:
        def collect(self) -> None:
            raise ModuleNotFoundError("no rows", name="pyarrow")

    with pytest.raises(jt.MissingExtraError, match=r"here: pyarrow is not installed, .*Install pyarrow\. \[JT520\]"):
        collected(Lazy(), AT)


def test_without_narwhals_a_frame_is_refused_politely(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "narwhals", None)
    with pytest.raises(jt.MissingExtraError, match=r"narwhals is not installed\. Install jobtheory\[learn\].*JT520"):
        jt.learn.read_ladders(object())
