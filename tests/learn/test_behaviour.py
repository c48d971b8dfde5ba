"""Event logs: what pm4py counts is counted, whatever library the frame is of, and bad rows are told."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

import csv
import datetime
import json
from typing import Any

import numpy as np
import pytest

import jobtheory as jt
from jobtheory.learn import behaviour, discover, sequences
from tests.shared import shared
from tests.timing import quick

LOGS = ("running_example", "receipt", "repair")
NAMES = ("case", "activity", "timestamp")

LOG: dict[str, Any] = {
    "case": [1, 1, 1, 2, 2],
    "activity": ["ask", "quote", "sign", "ask", "quote"],
    "timestamp": ["2026-03-02", "2026-03-04", "2026-03-05", "2026-03-02", "2026-03-03"],
}


def columns(name: str) -> dict[str, list[str]]:
    with shared("oracles", f"log_{name}", "data.csv").open(encoding="utf-8", newline="") as rows:
        read = list(csv.DictReader(rows))
    return {name: [row[name] for row in read] for name in NAMES}


def oracle(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(shared("oracles", f"log_{name}", "oracle.json").read_text(encoding="utf-8"))
    return found


def frame(library: str, given: dict[str, Any]) -> Any:
    frames = pytest.importorskip(library)
    return frames.table(given) if library == "pyarrow" else frames.DataFrame(given)


def seconds(time: jt.Quantity | None) -> float:
    assert time is not None
    return float(time.exact_in("s"))


@pytest.mark.parametrize("name", LOGS)
@pytest.mark.parametrize("library", ["dict", "pandas", "polars", "pyarrow"])
def test_counts_variants_and_durations_are_those_of_pm4py(name: str, library: str) -> None:
    given = columns(name)
    process = discover(given if library == "dict" else frame(library, given))
    found = oracle(name)
    assert (process.cases, process.events) == (found["cases"], found["events"])
    assert process.activities == found["activity_counts"]
    assert process.directly_follows == {(a, b): n for a, b, n in found["dfg"]}
    assert process.starts == found["start_activities"]
    assert process.ends == found["end_activities"]
    assert process.variants == {tuple(way): n for way, n in found["variants"]}
    assert process.rework == found["rework_cases_per_activity"]
    assert process.evidence == jt.Evidence("observed", "event log", sample=found["cases"])
    assert len(process.between) == len(found["performance_dfg_mean_seconds"])
    for a, b, mean, median in found["performance_dfg_mean_seconds"]:
        took = process.between[a, b]
        assert seconds(took.mean) == pytest.approx(mean, abs=1e-3)
        assert seconds(took.median) == pytest.approx(median, abs=1e-3)
        assert took.count == process.directly_follows[a, b]


@pytest.mark.parametrize("name", LOGS)
def test_what_is_discovered_is_what_is_counted_by_hand(name: str) -> None:
    process = discover(columns(name))
    by_hand = jt.Process(process.variants)
    for part in (
        "cases",
        "events",
        "activities",
        "reached",
        "directly_follows",
        "starts",
        "ends",
        "rework",
        "drop_off",
    ):
        assert getattr(process, part) == getattr(by_hand, part)
    without = discover(columns(name), variants=False)
    assert without.variants == {}
    assert without.between == process.between


@pytest.mark.parametrize("name", LOGS)
def test_rows_in_any_order_give_the_same_where_no_times_are_equal(name: str) -> None:
    given = columns(name)
    stir: list[int] = np.random.default_rng(0).random(len(given["case"])).argsort().tolist()
    whole: dict[str, list[Any]] = {**given, "number": list(range(len(stir)))}
    mixed = {key: [column[n] for n in stir] for key, column in whole.items()}
    assert discover(mixed, order="number") == discover(given)


@pytest.mark.parametrize("name", LOGS)
def test_in_blocks_or_as_one_it_is_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given = columns(name)
    whole = discover(given)
    monkeypatch.setattr(sequences, "BLOCK", 50)
    assert discover(given) == whole
    assert discover({key: column[::-1] for key, column in LOG.items()}).cases == 2
    monkeypatch.setattr(behaviour, "MANY", 1)
    assert discover(given) == whole


def test_blocks_of_single_events_have_nothing_between(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sequences, "BLOCK", 1)
    process = discover({"case": [1, 2], "activity": ["a", "b"], "timestamp": ["2026-03-02", "2026-03-05"]})
    assert not process.between
    assert process.starts == {"a": 1, "b": 1}


def test_events_of_equal_time_keep_the_order_of_rows() -> None:
    log = {"case": ["x"] * 3, "activity": ["b", "a", "c"], "timestamp": ["2026-03-02"] * 3}
    assert discover(log).variants == {("b", "a", "c"): 1}
    assert discover({**log, "n": [2, 1, 3]}, order="n").variants == {("a", "b", "c"): 1}
    late = {**log, "timestamp": ["2026-03-03", "2026-03-02", "2026-03-02"]}
    assert discover(late).variants == {("a", "c", "b"): 1}
    mixed = {"case": ["x", "y", "x", "y"], "activity": list("abcd"), "timestamp": ["2026-03-02"] * 4}
    assert discover(mixed).variants == {("a", "c"): 1, ("b", "d"): 1}


def test_durations_by_hand() -> None:
    process = discover(LOG)
    day = 86_400
    assert process.duration is not None
    assert (process.duration.mean, process.duration.count) == (jt.Quantity(2, "day"), 2)
    assert {share: seconds(took) for share, took in process.duration.quantiles.items()} == pytest.approx(
        {share: (1 + 2 * share) * day for share in (0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0)}
    )
    assert set(process.waits) == {"quote", "sign"}
    assert process.waits["quote"].mean == jt.Quantity(1.5, "day")
    assert process.between["quote", "sign"].median == jt.Quantity(1, "day")


def test_cases_of_one_event_take_no_time() -> None:
    process = discover({"case": [1, 2], "activity": ["a", "a"], "timestamp": ["2026-03-02", "2026-03-05"]})
    assert process.variants == {("a",): 2}
    assert not process.directly_follows
    assert not process.waits
    assert not process.between
    assert process.duration is not None
    assert process.duration.mean == jt.Quantity(0, "s")
    assert process.drop_off == {"a": 1}


def test_durations_too_long_for_one_number_are_sorted_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    log = {"case": [0, 0, 0, 1, 1], "activity": list("abcab"), "at": [0, 2**61 + 4, 2**61 + 5, 0, 2]}
    process = discover(log, time="at", unit="s")
    assert process.between["a", "b"].count == 2
    assert seconds(process.between["a", "b"].mean) == pytest.approx((2**61 + 6) / 2)
    assert seconds(process.between["a", "b"].quantiles[0]) == 2
    assert seconds(process.between["b", "c"].mean) == 1


def test_labels_are_numbers_too() -> None:
    process = discover({**LOG, "activity": [7, 3, 5, 7, 3]})
    assert process.directly_follows == {(7, 3): 2, (3, 5): 1}
    assert "7" in str(process)


def test_columns_have_any_name() -> None:
    log = {"id": LOG["case"], "did": LOG["activity"], "at": LOG["timestamp"], "more": [None] * 5}
    assert discover(log, case="id", activity="did", time="at") == discover(LOG)


def test_lazy_frames_are_collected_or_reduced() -> None:
    polars = pytest.importorskip("polars")
    lazy = polars.DataFrame(LOG).lazy()
    assert discover(lazy) == discover(LOG)
    assert discover(lazy, variants=False) == discover(LOG, variants=False)  # text is no time where it lies
    timed = lazy.with_columns(polars.col("timestamp").str.to_datetime())
    assert discover(timed) == discover(LOG)
    assert discover(timed, variants=False) == discover(LOG, variants=False)


@pytest.mark.parametrize("name", LOGS)
def test_a_database_is_reduced_where_it_lies(name: str) -> None:
    duckdb = pytest.importorskip("duckdb")
    pandas = pytest.importorskip("pandas")
    log = pandas.DataFrame(columns(name) | {"number": range(len(columns(name)["case"]))})
    log["timestamp"] = pandas.to_datetime(log["timestamp"])
    table = duckdb.sql("select * from log")
    one, other = discover(log, variants=False), discover(table, variants=False, order="number")
    assert discover(table, order="number") == discover(log)
    for part in ("cases", "events", "activities", "reached", "directly_follows", "starts", "ends", "rework"):
        assert getattr(one, part) == getattr(other, part)
    for pair, took in one.between.items():
        there = other.between[pair]
        assert there.count == took.count
        assert seconds(there.mean) == pytest.approx(seconds(took.mean), abs=1e-5)
        assert all(
            seconds(there.quantiles[q]) == pytest.approx(seconds(x), abs=1e-5) for q, x in took.quantiles.items()
        )
    if name == "repair":  # some events of a case have the same time
        for variants in (True, False):
            with pytest.raises(jt.InvalidValueError, match=r"rows of this frame stand in no order.*JT760"):
                discover(table, variants=variants)
    empty = duckdb.sql("select * from log where activity = 'nothing'")
    with pytest.raises(jt.InvalidValueError, match=r"the log has no events\..*JT755"):
        discover(empty, variants=False)
    gaps = duckdb.sql(
        "select case when activity like '%e%' then null else activity end as activity, \"case\", timestamp from log"
    )
    with pytest.raises(
        jt.InvalidValueError, match=r"discover > activity: [\d,]+ cells of the column are empty\..*JT756"
    ):
        discover(gaps, variants=False)


def test_evidence_of_ones_own_is_kept() -> None:
    own = jt.Evidence("observed", "a week at the counter", sample=2)
    assert discover(LOG, evidence=own).evidence == own


@pytest.mark.parametrize(
    ("changed", "options", "said"),
    [
        (
            {"case": [], "activity": [], "timestamp": []},
            {},
            r"the log has no events\. Give one row at least\. \[JT755\]",
        ),
        (
            {},
            {"case": "cases"},
            r"no column 'cases' for case=\. Did you mean 'case'\? \[JT750\]",
        ),
        ({}, {"time": "when"}, r"no column 'when' for time=\. It has 'case', 'activity', 'timestamp'\..*JT750"),
        ({}, {"time": None}, r"time is None\. Name a column of the frame.*JT103"),
        ({"case": [1]}, {}, r"the columns differ in length: case 1, activity 5, time 5\..*JT531"),
        ({"case": [1, 1, 1, None, 2]}, {}, r"case 'case' > row 3: the cell is empty\..*JT756"),
        (
            {"activity": ["a", "b", float("nan"), "a", "b"]},
            {},
            r"activity 'activity' > row 2: the cell is empty.*JT756",
        ),
        ({"activity": ["a", "b", " ", "a", "b"]}, {}, r"row 2: the text is blank\..*JT756"),
        ({"activity": ["a", "b", 1.5, "a", "b"]}, {}, r"row 2: 1.5 is no label\. Labels are text or whole.*JT756"),
        ({}, {"variants": 1}, r"variants is 1, not True or False\..*JT103"),
        ({}, {"evidence": "log"}, r"evidence is 'log', not an Evidence\..*JT103"),
        (
            {"n": [1, 1, 1, 1, 1], "timestamp": ["2026-03-02"] * 5},
            {"order": "n"},
            r"the same place in the column.*JT760",
        ),
    ],
)
def test_a_log_that_cannot_be_read_is_refused(changed: dict[str, Any], options: dict[str, Any], said: str) -> None:
    with pytest.raises(jt.JobTheoryError, match=said):
        discover({**LOG, **changed}, **options)


@pytest.mark.parametrize("library", ["pandas", "polars"])
@pytest.mark.parametrize("column", NAMES)
def test_an_empty_cell_of_a_frame_is_told_with_its_row(library: str, column: str) -> None:
    cells = ["2026-03-02", None, "2026-03-02", "2026-03-02", "2026-03-02"]
    with pytest.raises(jt.InvalidValueError, match=r"row 1: the cell is empty\..*JT75[67]"):
        discover(frame(library, {**LOG, column: cells}))


def test_what_is_no_log_is_refused() -> None:
    with pytest.raises(jt.InvalidTypeError, match=r"the log is 5\. Give a dataframe with a row for every event.*JT106"):
        discover(5)
    with pytest.raises(jt.InvalidTypeError, match=r"the log is a list\..*JT106"):
        discover([LOG])


def test_a_million_events_take_no_loop() -> None:
    rng = np.random.default_rng(0)
    size = 200_000
    case = np.arange(size) // 4
    log = {
        "case": case,
        "activity": rng.integers(0, 9, size),
        "timestamp": rng.integers(0, 10**9, size // 4)[case] + np.arange(size) % 4,
    }
    polars = pytest.importorskip("polars")
    table = polars.DataFrame(log)
    with quick():
        process = discover(table, unit="s")
    assert process.events == size
    assert sum(process.variants.values()) == process.cases == size // 4


def test_dates_and_times_of_every_kind_are_read_alike() -> None:
    days = [datetime.date(2026, 3, day) for day in (2, 4, 5, 2, 3)]
    moments = [datetime.datetime(2026, 3, day) for day in (2, 4, 5, 2, 3)]  # noqa: DTZ001  # no zone is meant
    expected = discover(LOG)
    for times in (days, moments, np.array(moments, dtype="datetime64[ns]"), [d.isoformat() for d in moments]):
        assert discover({**LOG, "timestamp": times}) == expected
    assert behaviour.discover is discover


def test_cases_that_began_too_late_to_have_ended_are_left_out_to_be_told_the_truth() -> None:
    # Everybody finishes, case n beginning on day n; the quick ones take 3 days, the slow ones 30, and the log is cut.
    events = [
        (n, activity, n + days * step / 3)
        for n in range(90)
        for days in [30 if n % 3 == 0 else 3]
        for step, activity in enumerate("abcd")
    ]
    seen = [event for event in events if event[2] <= 60]

    def outlook(rows: list[tuple[int, str, float]]) -> jt.Outlook:
        log = dict(zip(("case", "activity", "timestamp"), map(list, zip(*rows, strict=True)), strict=True))
        return jt.learn.discover(log, unit="day").outlook(finished=["d"])

    def days(found: jt.Outlook) -> float:
        assert found.time is not None
        return float(found.time.exact_in("day"))

    truth, cut = outlook(events), outlook(seen)
    assert (truth.completion, days(truth)) == pytest.approx((1, 12))
    # Of 61 that began, 38 took 3 days and 11 took 30; the others are seen for 2, 1, 3 · 20, 3 · 10 and 4 · 0 days.
    assert (cut.completion, days(cut)) == pytest.approx((49 / 61, 537 / 61))
    began: dict[int, float] = {}
    for case, _, day in seen:
        began[case] = min(day, began.get(case, day))
    early = outlook([event for event in seen if began[event[0]] <= 60 - 30])
    assert (early.completion, days(early)) == pytest.approx((1, 12), rel=0.05)
    # Leaving out only what has not ended keeps the quick ones, and says too little.
    ended = {case for case, activity, _ in seen if activity == "d"}
    assert days(outlook([event for event in seen if event[0] in ended])) < 10
