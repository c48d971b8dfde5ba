"""Tables: every class has them, and they hold what its docstring says, in every form."""

import datetime
import importlib
import inspect
import io
import pkgutil
import re
from pathlib import Path
from typing import Any

import pytest

import jobtheory as jt
from jobtheory import show
from jobtheory.model.values import Shown, Tabled
from jobtheory.show.tables import TABLES, frames, listing
from jobtheory.show.tables.listing import DATE, FLAG, NUMBER, TEXT, WHOLE, WHOLE_OR_NONE, Kind, Listing
from tests.shared import hostile_cases
from tests.show import tables_of

VALUES = tables_of.values("Arrive soon")
TRIED = [*VALUES, *tables_of.empty()]
EACH = [(type(one).__name__, table) for one in VALUES for table in TABLES[type(one).__name__]]
HELD: dict[Kind, Any] = {
    TEXT: (str, type(None)),
    NUMBER: (float, type(None)),
    WHOLE: int,
    WHOLE_OR_NONE: (int, type(None)),
    FLAG: bool,
    DATE: (datetime.date, type(None)),
}
UNLIKE_OTHERS = {("Many", "people"), ("Segments", "outcomes"), ("Landscape", "outcomes")}
"""Tables of which some columns are named by what is in the value."""


def closed(kind: type) -> set[type]:
    """Return all classes below a class that have none below them: those of which there are values."""
    below: list[type] = kind.__subclasses__()
    return {one for each in below for one in closed(each)} if below else {kind}


def test_every_class_with_a_table_is_tried() -> None:
    for module in pkgutil.walk_packages(jt.__path__, "jobtheory."):
        importlib.import_module(module.name)
    ours = {kind for kind in closed(Tabled) if kind.__module__.startswith("jobtheory.")}
    assert {kind.__name__ for kind in ours} == set(TABLES), "give it a table in jobtheory.show.tables"
    assert {type(one) for one in VALUES} == ours, "try it in tests.show.tables_of"
    assert {kind.__name__ for kind in ours if issubclass(kind, Shown)} == set(show._RENDERERS)


def test_nothing_makes_frames_shows_itself_or_writes_tables_in_another_way() -> None:
    modules = [importlib.import_module(one.name) for one in pkgutil.walk_packages(jt.__path__, "jobtheory.")]
    classes = {one for module in modules for one in vars(module).values() if inspect.isclass(one)}
    ours = {one for one in classes if one.__module__.startswith("jobtheory.")}
    for method in ("to_frame", "to_csv", "to_markdown", "_repr_mimebundle_", "_repr_html_"):
        makers = {one for one in ours if hasattr(one, method)}
        assert makers == {one for one in makers if issubclass(one, Tabled)}
        assert {one for one in makers if method in vars(one)} <= {Tabled, Shown}


@pytest.mark.parametrize("name", TABLES)
def test_a_class_says_which_tables_it_holds_and_their_columns(name: str) -> None:
    said = re.search(r"\nTables:\n((?:    .*(?:\n|$))+)", inspect.cleandoc(first_of(name).__doc__ or ""))
    assert said, f"{name} has no section Tables"
    told = [
        (table, re.findall(r"``(\w+)``", rest.rpartition(": ")[2]))
        for table, rest in re.findall(r"- ``(\w+)``,((?:(?!\n    - )[\s\S])+)", said[1])
    ]
    assert [table for table, _ in told] == list(TABLES[name])
    for table, columns in told:
        if name == "Landscape" or (name, table) not in UNLIKE_OTHERS:
            assert columns == list(listing(first_of(name), table).columns)


def first_of(name: str) -> Any:
    """Return a value of a class."""
    return next(one for one in VALUES if type(one).__name__ == name)


@pytest.mark.parametrize("value", TRIED, ids=lambda one: type(one).__name__)
def test_cells_are_of_the_kind_of_their_column(value: Any) -> None:
    for table in TABLES[type(value).__name__]:
        found = listing(value, table)
        if (type(value).__name__, table) not in UNLIKE_OTHERS:
            assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", name) for name in found.columns)
        for row in found.rows:
            assert list(row) == list(found.columns)
            for name, kind in found.columns.items():
                assert isinstance(row[name], HELD[kind]), (table, name, row[name])
                assert type(row[name]) in {str, float, int, bool, datetime.date, type(None)}
        assert show.rows(value, table) == list(found.rows)


def test_every_table_has_rows_somewhere() -> None:
    held = [(one, table) for one in VALUES for table in TABLES[type(one).__name__]]
    full = {(type(one).__name__, table) for one, table in held if show.rows(one, table)}
    assert set(EACH) == full


@pytest.mark.parametrize("library", frames.BACKENDS)
@pytest.mark.parametrize("value", TRIED, ids=lambda one: type(one).__name__)
def test_a_frame_of_any_library_holds_the_same(value: Any, library: str) -> None:
    pytest.importorskip("narwhals")
    pytest.importorskip(library)
    for table in TABLES[type(value).__name__]:
        found = listing(value, table)
        frame = value.to_frame(library, table=table)
        assert cells(frame, library) == [tuple(row.values()) for row in found.rows]
        assert types(frame, library) == types(frames.frame(Listing(found.columns, ()), library), library)
        assert [str(name) for name in types(frame, library)] == list(found.columns)


def cells(frame: Any, library: str) -> list[tuple[Any, ...]]:
    """Return the rows of a frame, what is missing as None and days as days."""
    if library == "polars":
        return list(frame.iter_rows())
    if library == "pyarrow":
        return [tuple(row.values()) for row in frame.to_pylist()]
    plain = frame.astype(object).where(frame.notna(), None)
    return [
        tuple(cell.date() if isinstance(cell, datetime.datetime) else cell for cell in row)
        for row in plain.itertuples(index=False, name=None)
    ]


def types(frame: Any, library: str) -> dict[str, str]:
    if library == "pyarrow":
        return {name: str(kind) for name, kind in zip(frame.schema.names, frame.schema.types, strict=True)}
    pairs = frame.schema.items() if library == "polars" else frame.dtypes.items()
    return {name: str(kind) for name, kind in pairs}


@pytest.mark.parametrize("major", [2, 3])
def test_what_is_missing_is_no_word_in_a_frame_of_any_pandas(major: int, monkeypatch: pytest.MonkeyPatch) -> None:
    pandas = pytest.importorskip("pandas")
    if pandas.__version__.startswith("2") and major == 3:
        pytest.skip("this is pandas 2")
    monkeypatch.setattr(pandas, "__version__", f"{major}.0.0")
    frame = jt.Job("Rest", jt.Purpose(goals=["Sleep"]), jt.JobMap([])).to_frame("pandas")
    assert frame["step"].isna().tolist() == [True]
    assert frame["limit"].isna().tolist() == [True]


@pytest.mark.parametrize("case", hostile_cases("text"))
def test_hostile_names_harm_no_table(case: dict[str, Any], escaped: Any) -> None:
    name = case.get("input")
    if not isinstance(name, str):
        return
    for value in tables_of.values(name):
        for table in TABLES[type(value).__name__]:
            written = value.to_csv(table=table)
            assert not escaped.csv_ok(written, name)
            assert not escaped.terminal_ok(written.replace("\r\n", "\n"))
            found = listing(value, table)
            lines = list(io.StringIO(written.replace("\r\n", "\n"), newline=""))
            assert len(lines) >= len(found.rows) + 1
        if isinstance(value, Shown):
            markdown = value.to_markdown()
            assert not escaped.terminal_ok(markdown)
            for grid in re.findall(r"(?:^\|.*\n)+", markdown, re.MULTILINE):
                columns = grid.splitlines()[1].count("|") - 1
                assert not escaped.markdown_table_ok(grid, name, columns)
            assert not escaped.markdown_table_ok(re.sub(r"^\|.*", "", markdown, flags=re.MULTILINE), name, 0)


def test_markdown_is_what_the_place_writes() -> None:
    for value in TRIED:
        if isinstance(value, Shown):
            assert value.to_markdown() == show.markdown(value)
            assert value.to_html() == show.html(value)


def test_a_job_tells_its_scales_as_numbers_beside_their_unit() -> None:
    ride = jt.Measure("ride", "min", worst="2 h", target=15, limit=jt.Limit(90, assumed=True), baseline=60)
    job = jt.Job(
        "Get across town",
        jt.Purpose(
            goals=[jt.Goal("Arrive soon", measure=ride, importance=3, step="ride")],
            hazards=[jt.Hazard("Miss the train", likelihood="5 %", dimension="emotional")],
            problems=[jt.Problem("Get lost", within=jt.Measure("found", "min", worst=60, target=0))],
        ),
        jt.JobMap([jt.Step("Ride", stage="execute")]),
        adoption=[jt.Step("Buy a ticket")],
    )
    soon, train, lost, step, ticket = show.rows(job)
    assert soon == {
        "key": "arrive-soon", "statement": "Arrive soon", "side": "outcomes", "kind": "goal",
        "dimension": "functional", "step": "ride", "importance": 3.0, "share": 0.6, "origin": "stated",
        "importance_low": None, "importance_high": None, "importance_stated": None, "source": None,
        "measure": "ride", "unit": "min", "worst": 120.0, "target": 15.0, "limit": 90.0, "limit_kind": "assumed",
        "baseline": 60.0, "likelihood": None, "time_unit": None, "time_worst": None, "time_target": None,
    }  # fmt: skip
    assert (train["kind"], train["dimension"], train["likelihood"]) == ("hazard", "emotional", 0.05)
    assert (lost["time_unit"], lost["time_worst"], lost["time_target"]) == ("min", 60.0, 0.0)
    assert (step["side"], step["kind"], step["dimension"], step["share"]) == ("steps", "step", None, 1.0)
    assert (ticket["side"], ticket["share"]) == ("adoption", 1.0)
    assert show.rows(job, "steps") == show.rows(job.action)


def test_weights_that_were_learned_stand_beside_those_that_were_stated() -> None:
    soon = jt.Goal("Arrive soon", importance=3)
    weight = jt.Weight(3, "estimated", low=2, high=4, stated=5, source="840 choices")
    (row,) = show.rows(jt.Job("Go", jt.Purpose([soon]), jt.JobMap([]), weights={"arrive-soon": weight}))
    assert [row[name] for name in ("origin", "importance_low", "importance_high", "importance_stated", "source")] == [
        "estimated", 2.0, 4.0, 5.0, "840 choices",
    ]  # fmt: skip


def test_levels_are_numbers_and_a_range_has_its_ends() -> None:
    tram = jt.Solution(
        "tram",
        results={
            "soon": "45 min",
            "dry": jt.between("20 min", "1 h"),
            "lost": (jt.between(40, 60, likely=55), "5 min"),
        },
        steps={"ride": jt.SPARED, "board": jt.Level(4, jt.Evidence("trial", "a week", date="2026-03-01", sample=12))},
        evidence=jt.Evidence("claim", "the operator"),
    )
    said = ("mark", "level", "low", "high", "unit", "time", "time_low", "time_high", "time_unit")
    assert [tuple(row[name] for name in said) for row in show.rows(tram)] == [
        (None, 45.0, 45.0, 45.0, "min", None, None, None, None),
        (None, 40.0, 20.0, 60.0, "min", None, None, None, None),
        (None, 55.0, 40.0, 60.0, None, 5.0, 5.0, 5.0, "min"),
        ("spared", None, None, None, None, None, None, None, None),
        (None, 4.0, 4.0, 4.0, None, None, None, None, None),
    ]
    assert [row["source"] for row in show.rows(tram)] == ["the operator"] * 4 + ["a week"]
    assert (show.rows(tram)[-1]["date"], show.rows(tram)[-1]["sample"]) == (datetime.date(2026, 3, 1), 12)


def test_a_comparison_tells_levels_in_the_unit_of_the_need() -> None:
    soon = jt.Goal("Arrive soon", measure=jt.Measure("ride", "min", worst=120, target=15, baseline=60))
    job = jt.Job("Go", jt.Purpose(goals=[soon]), jt.JobMap.chain("Ride"))
    found = jt.compare(job, [jt.Solution("tram", results={"arrive-soon": "1/2 h"}), jt.Solution.nothing()])
    assert [(row["text"], row["level"], row["unit"]) for row in show.rows(found, "levels")] == [
        ("0.5 h", 30.0, "min"),
        ("unknown", None, None),
        ("60 min", 60.0, "min"),
        ("spared", None, None),
    ]


def test_competitors_are_one_table() -> None:
    found = [one for one in VALUES if isinstance(one, jt.Competitor)]
    assert show.rows(found) == [show.rows(one)[0] for one in found]
    assert show.csv(tuple(found)) is not None


def test_a_table_is_written_to_a_path_or_an_open_file(tmp_path: Path) -> None:
    job_map = jt.JobMap.chain("Koche Wasser, schön heiß", "Pour")
    written = job_map.to_csv()
    path = tmp_path / "steps.csv"
    job_map.to_csv(path)
    assert path.read_bytes().decode() == written
    with path.open("w", encoding="utf-8", newline="") as file:
        job_map.to_csv(file, table="edges")
    assert path.read_bytes().decode() == job_map.to_csv(table="edges")
    assert "\ufeff" not in written
    for wrong in (5, io.BytesIO()):
        with pytest.raises(jt.InvalidTypeError, match=r"to_csv: the file is .* open for text.* \[JT704\]"):
            job_map.to_csv(wrong)  # type: ignore[call-overload]


def test_what_holds_no_such_table_says_which_there_are() -> None:
    job_map = jt.JobMap.chain("Pour")
    with pytest.raises(jt.UnknownNameError, match=r"has no table 'edge'\. Did you mean 'edges'\? \[JT703\]"):
        job_map.to_frame(table="edge")
    with pytest.raises(jt.UnknownNameError, match=r"has no table 5\. Name one of steps, edges, .* \[JT703\]"):
        job_map.to_csv(table=5)  # type: ignore[call-overload]

    class Job:
        pass

    for wrong in (5, [], (), Job(), [Job()], [job_map, 5], [job_map]):
        with pytest.raises(jt.InvalidTypeError, match=r"holds no table\. Give one of Job, JobMap.* \[JT702\]"):
            show.rows(wrong)


def test_groups_of_a_landscape_are_told_apart_whatever_their_column_is_called() -> None:
    asked = {"key": ["a", "b", "a", "b"], "i": [5, 4, 5, 4], "s": [1, 2, 1, 2]}
    found = jt.learn.opportunity(asked, importance={"soon": "i"}, satisfaction={"soon": "s"}, by="key")
    assert [(row["group: key"], row["key"]) for row in show.rows(found)] == [
        (None, "soon"),
        ("a", "soon"),
        ("b", "soon"),
    ]


def test_a_comparison_tells_what_a_level_is_worth_and_why_a_verdict_is_as_it_is() -> None:
    fare = jt.Measure("fare", "AUD", worst=10, target=0, limit=8, baseline=0)
    job = jt.Job(
        "Get across town",
        jt.Purpose(goals=[jt.Goal("Spend little", measure=fare), jt.Goal("Arrive soon", measure=jt.Measure.rating())]),
        jt.JobMap(["Ride", "Walk"], alternatives=[("ride", "walk")]),
        adoption=["Buy a pass"],
        performers=[jt.Performer("buyer", "Ann", limits={"arrive-soon": 4}, veto=True)],
    )
    tram = jt.Solution(
        "tram", results={"spend-little": 9, "arrive-soon": 3}, steps={"ride": 8}, adoption={"buy-a-pass": 2}
    )
    taxi = jt.Solution("taxi", results={"spend-little": jt.between(2, 9)}, steps={"ride": jt.SPARED})
    nothing = jt.Solution("stay", kind="non-consumption", results={"arrive-soon": 2})
    comparison = jt.compare(job, [tram, taxi, nothing], incumbent="tram")
    told = {
        (row["solution"], row["key"]): (row["value"], row["is_past_limit"]) for row in show.rows(comparison, "levels")
    }
    assert told == {
        ("tram", "spend-little"): (pytest.approx(0.1), True),
        ("tram", "arrive-soon"): (0.3, True),
        ("tram", "ride"): (0.8, False),
        ("tram", "walk"): (None, False),
        ("tram", "buy-a-pass"): (1, False),  # whoever has the job has done it
        ("taxi", "spend-little"): (0.45, False),
        ("taxi", "arrive-soon"): (None, False),
        ("taxi", "ride"): (1, False),
        ("taxi", "walk"): (None, False),
        ("taxi", "buy-a-pass"): (None, False),
        ("stay", "spend-little"): (1, False),
        ("stay", "arrive-soon"): (0.2, False),  # doing nothing is never past a limit
        ("stay", "ride"): (1, False),
        ("stay", "walk"): (None, False),
        ("stay", "buy-a-pass"): (1, False),
    }
    assert [row["reason"] for row in show.rows(comparison)] == [
        comparison.why(name).headline for name in comparison.verdicts
    ]
