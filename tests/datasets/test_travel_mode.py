from importlib import import_module
from typing import Any

import pytest

import jobtheory as jt


def test_every_traveller_has_four_ways_and_took_one() -> None:
    data = jt.datasets.travel_mode()
    travellers = list(data.travellers())
    assert len(travellers) == 210
    for options in travellers:
        assert [option.mode for option in options] == ["air", "train", "bus", "car"]
        assert sum(option.choice for option in options) == 1


def test_observed_shares_are_those_in_print() -> None:
    # Greene, Econometric Analysis, table 21.11: air .276, train .300, bus .143, car .281
    data = jt.datasets.travel_mode()
    shares = {
        mode: round(sum(row.choice for row in data if row.mode == mode) / 210, 3)
        for mode in ("air", "train", "bus", "car")
    }
    assert shares == {"air": 0.276, "train": 0.3, "bus": 0.143, "car": 0.281}


def test_rows_are_plain_and_the_source_is_named() -> None:
    data = jt.datasets.travel_mode()
    assert data is jt.datasets.travel_mode()
    assert repr(data) == "<TravelMode: 210 travellers, 840 rows>"
    assert data[0]._asdict() == {
        "individual": 1,
        "mode": "air",
        "choice": 0,
        "ttme": 69,
        "invc": 59,
        "invt": 100,
        "gc": 70,
        "hinc": 35,
        "psize": 1,
    }
    assert len(data[:8]) == 8
    assert "Greene" in data.source
    assert data.licence == "Public domain."


def test_a_frame_has_the_columns_of_the_rows() -> None:
    frame = jt.datasets.travel_mode().to_frame("polars")
    assert frame.shape == (840, 9)
    assert frame["choice"].sum() == 210


def test_the_first_library_installed_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = ["polars"]

    def find_spec(name: str) -> str | None:
        return name if name in installed else None

    monkeypatch.setattr("importlib.util.find_spec", find_spec)
    assert type(jt.datasets.travel_mode().to_frame()).__module__.startswith("polars")
    installed.clear()
    with pytest.raises(jt.MissingExtraError, match=r"no dataframe library is installed. Install one of pandas, polars"):
        jt.datasets.travel_mode().to_frame()


@pytest.mark.parametrize("missing", ["narwhals", "polars"])
def test_a_missing_library_is_named(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str) -> Any:
        if name == missing:
            raise ImportError(name)
        return import_module(name)

    monkeypatch.setattr("jobtheory.show.tables.frames.import_module", load)
    hint = "jobtheory\\[learn\\]" if missing == "narwhals" else "Install polars"
    with pytest.raises(jt.MissingExtraError, match=rf"to_frame: {missing} is not installed. .*{hint}.* \[JT700\]"):
        jt.datasets.travel_mode().to_frame("polars")


def test_an_unknown_backend_is_refused() -> None:
    with pytest.raises(
        jt.UnknownNameError, match=r"unknown backend 'excel'. One of pandas, polars, pyarrow\. A table .*JT701"
    ):
        jt.datasets.travel_mode().to_frame("excel")
