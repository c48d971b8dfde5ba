"""Documents of processes and of timelines: read back as they were, the same bytes, every fault with its path."""

import io
import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import jobtheory as jt
from jobtheory.errors import DocumentError, InvalidTypeError, InvalidValueError, JobTheoryError, visible
from jobtheory.model.counting import count
from jobtheory.model.values import FrozenMap
from jobtheory.testing import processes, switch_timelines
from tests.documents.again import again
from tests.documents.golden_values import EVERYWHERE, GOLDEN, PROCESSES, TIMELINES
from tests.documents.test_hostile import damaged
from tests.timing import quick

FOLDER = Path(__file__).parent / "golden"
HELD: dict[str, Any] = {**PROCESSES, **TIMELINES}


@given(processes())
def test_every_process_is_read_back_as_it_was(process: jt.Process) -> None:
    text = jt.dumps(process)
    assert jt.loads(text) == jt.ProcessDocument(process)
    assert again(text.encode()) == text
    turned = FrozenMap([*process.variants.items()][::-1])
    assert jt.dumps(attrs.evolve(process, variants=turned)) == text
    assert json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n" == text


@given(st.lists(switch_timelines(), max_size=3))
def test_timelines_are_read_back_as_they_were(told: list[jt.SwitchTimeline]) -> None:
    text = jt.dumps(told)
    back = jt.loads(text)
    assert back == jt.TimelinesDocument(tuple(told))
    assert repr(back) == repr(jt.TimelinesDocument(tuple(told)))
    assert again(text.encode()) == text
    assert json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n" == text


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip), st.integers(), st.integers(1))
def test_any_name_of_an_activity_and_any_count_is_kept(name: str, number: int, times: int) -> None:
    process = jt.Process({(name, number): times, (str(number),): 1}, waits={number: "1 day", str(number): "2 day"})
    assert read(jt.dumps(process)).process == process


@pytest.mark.parametrize("name", HELD)
def test_golden_documents_load_forever(name: str) -> None:
    content = (FOLDER / f"{name}.json").read_bytes()
    assert jt.loads(content) == HELD[name]
    assert again(content).encode() == content
    assert jt.dumps(*HELD[name]).encode() == content


def test_what_is_discovered_is_kept() -> None:
    log: dict[str, list[Any]] = {
        "case": [1, 1, 1, 2],
        "activity": ["ask", "quote", "ask", "ask"],
        "timestamp": ["2026-03-02", "2026-03-02T04:00:00.1", "2026-03-05", "2026-03-02"],
    }
    process = jt.learn.discover(log)
    back: jt.Process = read(jt.dumps(process)).process
    assert back == process
    assert back.waits["quote"].mean == process.waits["quote"].mean
    assert back.rework == process.rework


def test_one_timeline_is_written_like_a_list_of_one(tmp_path: Path) -> None:
    (told, *_) = TIMELINES["switch_timeline"].timelines
    path = tmp_path / "told.json"
    jt.dump(told, path)
    assert path.read_text(encoding="utf-8") == jt.dumps([told]) == jt.dumps((told,))
    assert jt.load(path) == jt.load(io.BytesIO(path.read_bytes())) == ((told,),)
    assert jt.loads(jt.dumps([])) == ((),)


def test_short_forms_are_those_that_people_write() -> None:
    text = '"ways": [["a", "b"], ["a", "b"], [1.0]], "waits": [{"activity": 1, "took": "1 h"}]'
    found = read(f'{{"jobtheory": 1, "process": {{{text}}}}}').process
    assert found == jt.Process({("a", "b"): 2, (1,): 1}, waits={1: "1 h"})
    assert json.loads(jt.dumps(jt.Process([["a"]]))) == {"jobtheory": 1, "process": {"ways": [["a"]]}}
    bare = jt.SwitchTimeline("Ann", {"ongoing use": "2026-02-01"})
    written = {"name": "Ann", "events": {"ongoing use": "2026-02-01"}}
    assert json.loads(jt.dumps(bare)) == {"jobtheory": 1, "timelines": [written]}


def test_a_mean_and_a_median_in_two_units_keep_both() -> None:
    process = jt.Process([["a"]], duration=jt.Durations("60 min", quantiles={0.5: "1 h"}))
    assert json.loads(jt.dumps(process))["process"]["duration"]["quantiles"] == [{"share": 0.5, "time": "1 h"}]


# --- faults


def faults(document: Any) -> list[tuple[str, str, str]]:
    with pytest.raises(DocumentError, match=r"the document cannot be loaded: .* faults?\. Mend .* \[JT600\]") as caught:
        jt.loads(json.dumps(document))
    return [(" > ".join(fault.path), fault.problem, fault.code) for fault in caught.value.faults]


def ways(*given_: Any, **parts: Any) -> dict[str, Any]:
    return {"jobtheory": 1, "process": {"ways": [*given_], **parts}}


def told(*given_: Any) -> dict[str, Any]:
    return {"jobtheory": 1, "timelines": [*given_]}


WAIT = {"activity": "a", "took": "1 h"}
PAIR = {"earlier": "a", "later": "b", "took": "1 h"}
ANN = {"name": "Ann", "events": {"deciding": "2026-01-01"}, "until": "2026-02-01"}

FAULTY: list[tuple[Any, list[tuple[str, str, str]]]] = [
    ({"jobtheory": 1, "process": []}, [("process", "a list is not an object", "JT606")]),
    ({"jobtheory": 1, "process": {}}, [("process", "the key 'ways' is missing", "JT608")]),
    (ways(), [("process > Process", "there is no way through it", "JT762")]),
    (ways(["a"]) | {"solutions": []}, [("", "unknown key 'solutions'", "JT607")]),
    (ways(["a"], counts={}), [("process", "unknown key 'counts'", "JT607")]),
    (
        ways([], "a", ["a", True, 0.5, " "], {"way": ["a"]}, {"way": ["a"], "cases": 0.5}, {"way": [None], "cases": 0}),
        [
            ("process > ways[1]", "'a' is not a list", "JT606"),
            ("process > ways[2][1]", "true is not a number", "JT606"),
            ("process > ways[2][2]", "activity is 0.5, not text", "JT103"),
            ("process > ways[2][3]", "the text is empty", "JT104"),
            ("process > ways[3]", "the key 'cases' is missing", "JT608"),
            ("process > ways[4] > cases", "the count is 0.5", "JT103"),
            ("process > ways[5] > way[0]", "null is not a number", "JT606"),
            ("process > ways[5] > cases", "the count is 0", "JT108"),
        ],
    ),
    (ways(["a"], []), [("process > Process > way 2", "the way is empty", "JT762")]),
    (
        ways(["a", "b"], duration=5, waits=[WAIT, {"activity": "a"}], between=[PAIR | {"took": {"mean": "-1 h"}}]),
        [
            ("process > duration", "the duration 5 has no unit", "JT130"),
            ("process > waits[1]", "the key 'took' is missing", "JT608"),
            ("process > between[0] > took > Durations > mean", "the duration -1 h is negative", "JT221"),
        ],
    ),
    (ways(["a", "b"], waits=[WAIT, WAIT]), [("process", "the time of 'a' is given twice", "JT609")]),
    (ways(["a", "b"], between=[PAIR, PAIR]), [("process", "the time of 'a → b' is given twice", "JT609")]),
    (ways(["b"], waits=[WAIT]), [("process > Process > waits", "nothing like 'a' is done", "JT761")]),
    (
        ways(["a"], duration={"mean": "1 h", "quantiles": [{"share": 0.5, "time": "1 h"}] * 2, "count": "3"}),
        [("process > duration > count", "'3' is not a number", "JT606")],
    ),
    (
        ways(["a"], duration={"mean": "1 h", "quantiles": [{"share": 0.5, "time": "1 h"}] * 2}),
        [("process > duration", "the share 0.5 is given twice", "JT609")],
    ),
    (
        ways(["a"], duration={"mean": "1 h", "quantiles": [{"share": 2, "time": "1 h"}]}),
        [("process > duration > Durations", "the share is 2", "JT501")],
    ),
    ({"jobtheory": 1, "timelines": ANN}, [("timelines", "an object is not a list", "JT606")]),
    (
        told(5, {"name": "", "events": []}, {"nme": "Ann"}),
        [
            ("timelines[0]", "5 is not an object", "JT606"),
            ("timelines[1] > name", "the text is empty", "JT104"),
            ("timelines[1] > events", "a list is not an object", "JT606"),
            ("timelines[2]", "unknown key 'nme'", "JT607"),
            ("timelines[2]", "the key 'events' is missing", "JT608"),
        ],
    ),
    (
        told(ANN | {"events": {"decide": "2026-01-01", "big hire": "soon", "onboarding": 5}, "little_hires": [5]}),
        [
            ("timelines[0] > events['decide']", "unknown stage 'decide'", "JT105"),
            ("timelines[0] > events['big hire']", "the day 'soon' cannot be read", "JT110"),
            ("timelines[0] > events['onboarding']", "5 is not text", "JT606"),
            ("timelines[0] > little_hires[0]", "5 is not text", "JT606"),
        ],
    ),
    (
        told(ANN, ANN | {"until": "2025-02-01"}),
        [
            (
                "timelines[1] > SwitchTimeline 'Ann'",
                "until on 2025-02-01 comes before deciding on 2026-01-01",
                "JT790",
            )
        ],
    ),
    (
        told({"name": "Ann", "events": {}}),
        [("timelines[0] > SwitchTimeline 'Ann'", "nothing is dated", "JT791")],
    ),
]


@pytest.mark.parametrize(("document", "found"), FAULTY)
def test_every_fault_is_told_at_once_with_its_path(document: Any, found: list[tuple[str, str, str]]) -> None:
    assert faults(document) == found


def test_a_stage_given_twice_is_a_fault() -> None:
    text = json.dumps(told(ANN)).replace('"deciding"', '"deciding": "2026-01-02", "deciding"')
    with pytest.raises(DocumentError, match=r"the key 'deciding' is given twice(?s:.*)JT609"):
        jt.loads(text)


@given(st.sampled_from([*HELD]), st.data())
def test_whatever_is_damaged_is_told_or_does_not_matter(name: str, data: st.DataObject) -> None:
    document = damaged(json.loads(jt.dumps(*HELD[name])), data.draw)
    found = read(json.dumps(document))
    if isinstance(found, DocumentError):
        assert found.total == len(found.faults) > 0
        assert [visible(line) for line in str(found).split("\n")] == str(found).split("\n")
    else:
        assert jt.loads(jt.dumps(*found)) == found


def read(text: str) -> Any:
    try:
        return jt.loads(text)
    except DocumentError as error:
        return error


# --- size


def test_large_ones_are_written_and_read_in_time() -> None:
    process = jt.Process({("ask", n, "sign"): n + 1 for n in range(5_000)}, waits=dict.fromkeys(range(5_000), "1 day"))
    many = [jt.SwitchTimeline(f"#{n}", {"ongoing use": "2026-02-01"}) for n in range(5_000)]
    with quick(5):
        assert read(jt.dumps(process)).process == process
        assert read(jt.dumps(many)).timelines == tuple(many)


def test_thousands_of_unknown_stages_are_counted() -> None:
    events = {f"stage {n}": "soon" for n in range(20_000)}
    with quick(3), pytest.raises(DocumentError, match=r"40,000 faults") as caught:
        jt.loads(json.dumps(told({"name": "Ann", "events": events})))
    assert len(caught.value.faults) == 20


def test_what_does_not_fit_is_not_written() -> None:
    long = [f"{n:04}" * 500 for n in range(2_000)]
    with pytest.raises(DocumentError, match=r"the ways of the process do not fit into one document.*\[JT613\]"):
        jt.dumps(jt.Process([long, long[::-1], long[1:]]))
    person = jt.SwitchTimeline("y" * 2_000, {"ongoing use": "2026-02-01"}, hired="y" * 2_000)
    with pytest.raises(DocumentError, match=r"the timelines do not fit into one document.*\[JT613\]"):
        jt.dumps([person] * 3_000)


# --- what is not written

PROCESS = jt.Process([["a"]])
PERSON = jt.SwitchTimeline(EVERYWHERE, {"ongoing use": "2026-02-01"})


@pytest.mark.parametrize(
    ("given_", "solutions", "kind", "message"),
    [
        (
            PROCESS,
            [],
            InvalidTypeError,
            r"^solutions is a list, and nothing competes for a process\. Leave.*\[JT103\]$",
        ),
        (PERSON, {}, InvalidTypeError, r"^solutions is a dict, and nothing competes for what people told\. .*103\]$"),
        ([PERSON, 5], (), InvalidTypeError, r"^timelines\[1\] is 5, not a SwitchTimeline\. .*\[JT103\]$"),
        ([5], (), InvalidTypeError, r"^job is a list, not a Job\. .*\[JT103\]$"),
        (TIMELINES["switch_timeline"], (), InvalidTypeError, r"^job is a TimelinesDocument, not a Job\. .*103\]$"),
        (
            jt.Process((), counts=count({("a",): 1})),
            (),
            InvalidValueError,
            r"^process: the ways of the process were not kept, .*Discover it with variants=True\. \[JT763\]$",
        ),
    ],
)
def test_what_no_document_holds_is_not_written(
    given_: Any, solutions: Any, kind: type[JobTheoryError], message: str
) -> None:
    with pytest.raises(kind, match=message):
        jt.dumps(given_, solutions)


def test_a_document_holds_one_thing() -> None:
    both = json.loads(jt.dumps(PROCESS)) | json.loads(jt.dumps(*GOLDEN["job"]))
    with pytest.raises(DocumentError, match=r"unknown key 'job'(?s:.*)JT607"):
        jt.loads(json.dumps(both))
    assert isinstance(jt.loads(jt.dumps(PROCESS)), jt.ProcessDocument)
    assert isinstance(jt.loads(jt.dumps(PERSON)), jt.TimelinesDocument)
