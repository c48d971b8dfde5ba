"""The same columns from every library of dataframes read alike; run by ``nox -s frames``, which says what it needs."""

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module as library
from typing import Any

import numpy as np
import pytest

import jobtheory as jt
from jobtheory import learn

pytestmark = [
    pytest.mark.skipif("JOBTHEORY_FRAMES" not in os.environ, reason="needs every library of frames: nox -s frames"),
    pytest.mark.filterwarnings("ignore"),  # the libraries' own
]

Columns = Mapping[str, list[Any]]
LIBRARIES = ["pandas", "polars", "polars-lazy", "pyarrow", "modin", "dask", "duckdb", "ibis", "pyspark"]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    os.environ |= {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    sql = pytest.importorskip("pyspark.sql")
    session = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


@pytest.fixture(params=LIBRARIES)
def made(request: pytest.FixtureRequest) -> Callable[[Columns], Any]:
    """What makes a frame of some library of columns."""

    def of_spark(columns: Columns) -> Any:
        rows = list(zip(*columns.values(), strict=True))
        return request.getfixturevalue("spark").createDataFrame(rows, list(columns))

    makers: dict[str, Callable[[Columns], Any]] = {
        "pandas": lambda columns: library("pandas").DataFrame(columns),
        "polars": lambda columns: library("polars").DataFrame(columns),
        "polars-lazy": lambda columns: library("polars").LazyFrame(columns),
        "pyarrow": lambda columns: library("pyarrow").table(columns),
        "modin": lambda columns: library("modin.pandas").DataFrame(columns),
        "dask": lambda columns: library("dask.dataframe").from_pandas(makers["pandas"](columns), npartitions=2),
        "duckdb": lambda columns: library("duckdb").from_arrow(makers["pyarrow"](columns)),
        "ibis": lambda columns: library("ibis").memtable(makers["polars"](columns)),
        "pyspark": of_spark,
    }
    return makers[request.param]


def test_choices(made: Callable[[Columns], Any]) -> None:
    rows = jt.datasets.travel_mode()
    columns = {name: [getattr(row, name) for row in rows] for name in ("individual", "mode", "choice", "gc", "ttme")}
    asked: dict[str, Any] = {"chooser": "individual", "solution": "mode", "hired": "choice"}
    wanted: dict[str, Any] = {"needs": ["gc", "ttme"], "constants": "car"}
    expected = learn.fit_choices(learn.ChoiceData.from_frame(columns, **asked), **wanted)
    found = learn.fit_choices(learn.ChoiceData.from_frame(made(columns), **asked), **wanted)
    assert dict(found.coefficients) == pytest.approx(dict(expected.coefficients), rel=1e-9)
    assert found.observed_shares == expected.observed_shares


def test_wide_choices(made: Callable[[Columns], Any]) -> None:
    columns: Columns = {"hired": ["a", "b", "a", "b"], "a_cost": [1.0, 2.0, 3.0, 4.0], "b_cost": [2.0, 1.0, 2.0, 5.0]}
    asked: dict[str, Any] = {"hired": "hired", "levels": {"cost": "{}_cost"}, "solutions": ["a", "b"]}
    expected = learn.fit_choices(learn.ChoiceData.from_wide(columns, **asked), ["cost"])
    found = learn.fit_choices(learn.ChoiceData.from_wide(made(columns), **asked), ["cost"])
    assert dict(found.coefficients) == pytest.approx(dict(expected.coefficients), rel=1e-9)


SURVEY: Columns = {
    "i1": [5, 4, 5, None, 3, 5, 2, 4],
    "s1": [2, 3, 1, 4, 2, 2, 5, None],
    "i2": [1, 2, 5, 4, 3, 3, 2, 1],
    "s2": [5, 5, 4, 3, 2, 1, 4, 5],
    "city": ["Bern", "Basel", "Bern", "Bern", "Basel", "Basel", "Bern", "Basel"],
    "overall": [2, 3, 1, 3, 2, 1, 5, 4],
}
SIDES: dict[str, Any] = {"importance": {"a": "i1", "b": "i2"}, "satisfaction": {"a": "s1", "b": "s2"}}


@pytest.mark.parametrize("by", [None, "city"])
def test_surveys(made: Callable[[Columns], Any], by: str | None) -> None:
    asked: dict[str, Any] = {**SIDES, "by": by, "scheme": learn.Means(scale=(1, 5)), "missing": "pairs"}
    asked = {name: value for name, value in asked.items() if value is not None}
    expected, found = (learn.opportunity(frame, **asked) for frame in (SURVEY, made(SURVEY)))
    assert str(found) == str(expected)


def test_what_is_derived_and_gaps(made: Callable[[Columns], Any]) -> None:
    satisfaction = SIDES["satisfaction"]
    assert str(learn.gaps(made(SURVEY), **SIDES)) == str(learn.gaps(SURVEY, **SIDES))
    expected, found = (learn.derived_importance(frame, "overall", satisfaction) for frame in (SURVEY, made(SURVEY)))
    assert str(found) == str(expected)


LOG: Columns = {
    "case": ["x", "x", "x", "y", "y", "z", "z", "z"],
    "activity": ["ask", "wait", "get", "ask", "get", "ask", "wait", "wait"],
    "timestamp": [dt.datetime(2026, 1, day, 9) for day in (1, 2, 4, 1, 3, 1, 2, 9)],  # noqa: DTZ001  # as logs have it
}


@pytest.mark.parametrize("variants", [True, False])
def test_logs(made: Callable[[Columns], Any], *, variants: bool) -> None:
    expected, found = (learn.discover(frame, variants=variants) for frame in (LOG, made(LOG)))
    assert found.directly_follows == expected.directly_follows
    assert (found.starts, found.ends, found.variants) == (expected.starts, expected.ends, expected.variants)
    for pair, took in expected.between.items():
        assert float(found.between[pair].mean.exact_in("s")) == pytest.approx(float(took.mean.exact_in("s")))


def test_ladders(made: Callable[[Columns], Any]) -> None:
    columns: Columns = {
        "respondent": [1, 1, 1, 2, 2],
        "answer": ["quick", "on time", "calm", "quick", "calm"],
        "order": [1, 2, 3, 1, 2],
    }
    told = {"1": ["quick", "on time", "calm"], "2": ["quick", "calm"]}
    assert learn.read_ladders(made(columns)).implications == learn.read_ladders(told).implications


def test_people(made: Callable[[Columns], Any]) -> None:
    job = jt.Job("Get there", jt.Purpose(goals=[jt.Goal("Soon", importance=2), jt.Goal("Cheap")]), jt.JobMap([]))
    levels = {"bus": {"soon": 4, "cheap": 8}, "cab": {"soon": 9, "cheap": 2}}
    solutions = [jt.Solution(name, results=results) for name, results in levels.items()]
    columns: Columns = {"soon": [1, 2, 3, 4], "cheap": [4, 3, 2, 1]}
    arrays = {name: np.array(column) for name, column in columns.items()}
    expected, found = (learn.compare_many(job, solutions, importances=given) for given in (arrays, made(columns)))
    assert found.hired == expected.hired
    assert found.shares == expected.shares
