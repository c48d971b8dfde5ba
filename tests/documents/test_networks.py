"""Documents of networks: read back as they were, the same bytes, every fault at once with its path."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import jobtheory as jt
from jobtheory.errors import (
    DocumentError,
    InvalidTypeError,
    InvalidValueError,
    JobTheoryError,
    UnknownNameError,
    visible,
)
from jobtheory.testing import attached, job_networks
from tests.documents.again import again
from tests.documents.drawn import jobs, solutions
from tests.documents.golden_values import GOLDEN, NETWORKS
from tests.documents.test_hostile import damaged
from tests.timing import quick

FOLDER = Path(__file__).parent / "golden"


@st.composite
def documents(draw: st.DrawFn) -> jt.NetworkDocument:
    """Draw networks of a few jobs with texts and levels of every kind, or of many plain ones."""
    if draw(st.booleans()):
        network = draw(job_networks())
        return jt.NetworkDocument(network, draw(attached(network)))
    drawn = {job.key: job for job in draw(st.lists(jobs() | st.builds(bare, st.text(min_size=1)), max_size=3))}
    keys = [key for key in drawn if len(key) <= 2_000]
    pairs = [(one, other) for n, one in enumerate(keys) for other in keys[n + 1 :]]
    served = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    fields = st.lists(solutions, max_size=2, unique_by=lambda solution: solution.name).map(tuple)
    return jt.NetworkDocument(
        jt.JobNetwork(drawn.values(), served), {key: draw(fields) for key in keys if draw(st.booleans())}
    )


def bare(statement: str) -> jt.Job:
    return jt.Job(statement if statement.strip() else "!", jt.Purpose(), jt.JobMap([]))


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents())
def test_every_network_is_read_back_as_it_was(document: jt.NetworkDocument) -> None:
    text = jt.dumps(*document)
    back = jt.loads(text)
    assert back == document
    assert jt.loads(text.encode()) == document
    assert again(text) == text
    assert jt.dumps(document.network, dict([*document.solutions.items()][::-1])) == text
    assert json.loads(text)["jobtheory"] == 1


@pytest.mark.parametrize("name", NETWORKS)
def test_golden_networks_load_forever(name: str) -> None:
    content = (FOLDER / f"{name}.json").read_bytes()
    assert jt.loads(content) == NETWORKS[name]
    assert again(content).encode() == content
    assert jt.dumps(*NETWORKS[name]).encode() == content


def test_what_is_read_is_a_value() -> None:
    document = held(jt.dumps(*NETWORKS["network"]))
    assert hash(document) == hash(jt.loads(jt.dumps(*NETWORKS["network"])))
    assert document.solutions["rest"] == ()
    assert held(jt.dumps(document.network)).solutions == {}


def test_files(tmp_path: Path) -> None:
    network, given_ = NETWORKS["network"]
    path = tmp_path / "network.json"
    jt.dump(network, path, given_)
    assert path.read_text(encoding="utf-8") == jt.dumps(network, given_)
    assert jt.load(path) == jt.load(io.BytesIO(path.read_bytes())) == NETWORKS["network"]
    with path.open(encoding="utf-8") as file:
        assert jt.load(file) == NETWORKS["network"]


def test_a_job_of_which_nothing_is_known_is_its_statement() -> None:
    drive = jt.Job("Drive", jt.Purpose(), jt.JobMap([]))
    written = json.loads(jt.dumps(jt.JobNetwork([drive, "Arrive"], [(drive, "arrive")])))
    assert written == {"jobtheory": 1, "network": {"jobs": ["Drive", "Arrive"], "serves": [["drive", "arrive"]]}}
    assert json.loads(jt.dumps(jt.JobNetwork([]))) == {"jobtheory": 1, "network": {"jobs": []}}
    named = jt.JobNetwork([jt.Job("Drive", jt.Purpose(), jt.JobMap([]), key="go")])
    assert json.loads(jt.dumps(named))["network"]["jobs"][0]["key"] == "go"


def test_every_part_of_a_job_keeps_it_from_being_bare() -> None:
    empty: dict[str, Any] = {"purpose": jt.Purpose(), "action": jt.JobMap([])}
    assert jt.Job("Drive", **empty, key="go").is_bare
    parts: list[dict[str, Any]] = [
        {"purpose": jt.Purpose(["Arrive"])},
        {"action": jt.JobMap(["Set out"])},
        {"circumstance": jt.Circumstance("it rains")},
        {"performers": [jt.Performer("buyer", "Kim")]},
        {"progress": [jt.Progress("late", "in time", "functional")]},
        {"adoption": ["Pay"]},
    ]
    for part in parts:
        assert not jt.Job("Drive", **(empty | part)).is_bare


# --- faults


def held(text: str) -> jt.NetworkDocument:
    document = jt.loads(text)
    assert isinstance(document, jt.NetworkDocument)
    return document


def whole(**parts: Any) -> dict[str, Any]:
    network = {"jobs": ["Drive", "Ride", "Arrive"], "serves": [["drive", "arrive"], ["ride", "arrive"]]}
    return {"jobtheory": 1, "network": network | parts}


def faults(document: Any) -> list[tuple[str, str, str]]:
    text = document if isinstance(document, str) else json.dumps(document)
    with pytest.raises(DocumentError, match=r"the document cannot be loaded: .* faults?\. Mend .* \[JT600\]") as caught:
        jt.loads(text)
    assert caught.value.total == len(caught.value.faults)
    assert [visible(line) for line in str(caught.value).split("\n")] == str(caught.value).split("\n")
    return [(" > ".join(fault.path), fault.problem, fault.code) for fault in caught.value.faults]


def test_the_document_that_faults_are_put_into_has_none() -> None:
    assert len(held(json.dumps(whole())).network) == 3


FAULTY: list[tuple[Any, list[tuple[str, str, str]]]] = [
    ({"jobtheory": 1}, [("", "the key 'job' is missing", "JT608")]),
    ({"jobtheory": 1, "network": []}, [("network", "a list is not an object", "JT606")]),
    ({"jobtheory": 1, "network": {}}, [("network", "the key 'jobs' is missing", "JT608")]),
    (whole() | {"job": {}}, [("", "unknown key 'job'", "JT607")]),
    (whole(serve=[]), [("network", "unknown key 'serve'", "JT607")]),
    (whole(jobs="Drive"), [("network > jobs", "'Drive' is not a list", "JT606")]),
    (whole(jobs=[5]), [("network > jobs[0]", "5 is not an object", "JT606")]),
    (whole(jobs=["Drive", "Ride", " "], serves=[]), [("network > jobs[2]", "the text is empty", "JT104")]),
    (
        whole(jobs=["Drive", {"statement": "Arrive"}], serves=[]),
        [
            ("network > jobs[1]", "the key 'purpose' is missing", "JT608"),
            ("network > jobs[1]", "the key 'action' is missing", "JT608"),
        ],
    ),
    (whole(serves={"drive": "arrive"}), [("network > serves", "an object is not a list", "JT606")]),
    (whole(serves=["drive"]), [("network > serves[0]", "'drive' is not a list", "JT606")]),
    (whole(serves=[["drive", 5]]), [("network > serves[0][1]", "5 is not text", "JT606")]),
    (whole(serves=[["drive"]]), [("network > serves[0]", "a pair of serves has 1 ends", "JT233")]),
    (
        whole(serves=[["ride", "ride"]]),
        [("network > serves[0] > Serves 'ride' → 'ride'", "a job serves itself", "JT231")],
    ),
    (whole(serves=[{"lower": "ride"}]), [("network > serves[0]", "the key 'upper' is missing", "JT608")]),
    (
        whole(serves=[{"lower": "ride", "upper": "ariv", "why": "x", "reason": 5}, ["walk", "arrive"]]),
        [
            ("network > serves[0]", "unknown key 'why'", "JT607"),
            ("network > serves[0] > reason", "5 is not text", "JT606"),
            ("network > serves[0] > upper", "unknown job 'ariv'", "JT230"),
            ("network > serves[1][0]", "unknown job 'walk'", "JT230"),
        ],
    ),
    (
        whole(serves=[["drive", "arrive"], ["drive", "arrive"]]),
        [("network > JobNetwork", "that 'drive' serves 'arrive' is given 2 times", "JT232")],
    ),
    (
        whole(serves=[["drive", "arrive"], ["arrive", "drive"]]),
        [("network > JobNetwork", "jobs serve each other in a circle: 'drive' → 'arrive' → 'drive'", "JT231")],
    ),
    (
        whole(jobs=["Drive", "drive", "Ride", "Arrive"]),
        [("network > JobNetwork", "two jobs have the key 'drive': 'Drive' and 'drive'", "JT112")],
    ),
    (whole() | {"solutions": []}, [("solutions", "a list is not an object", "JT606")]),
    (
        whole() | {"solutions": {"drve": [{"name": "car"}], "ride": [{}], "fly": [], "drive": {"name": "car"}}},
        [
            ("solutions['ride'][0]", "the key 'name' is missing", "JT608"),
            ("solutions['drive']", "an object is not a list", "JT606"),
            ("solutions['drve']", "unknown job 'drve'", "JT230"),
            ("solutions['fly']", "unknown job 'fly'", "JT230"),
        ],
    ),
    (
        whole() | {"solutions": {key: [{"name": "car"}, {"name": "car"}] for key in ("drive", "ride")}},
        [(f"solutions['{key}']", "2 solutions are called 'car'", "JT235") for key in ("drive", "ride")],
    ),
]


@pytest.mark.parametrize(("document", "found"), FAULTY)
def test_every_fault_is_told_at_once_with_its_path(document: Any, found: list[tuple[str, str, str]]) -> None:
    assert faults(document) == found


def test_a_fault_in_a_job_does_not_hide_that_the_job_is_there() -> None:
    job: dict[str, Any] = {"statement": "Arrive", "purpose": {"goals": [{}]}, "action": {"steps": []}}
    document = whole(
        jobs=["Drive", "Ride", "...", job], serves=[["drive", "arrive"], ["job-3", "ride"], ["rid", "drive"]]
    )
    assert faults(document | {"solutions": {"arrive": []}}) == [
        ("network > jobs[3] > purpose > goals[0]", "the key 'statement' is missing", "JT608"),
        ("network > serves[2][0]", "unknown job 'rid'", "JT230"),
    ]


@pytest.mark.parametrize("job", [5, {"key": 5}, {"sttement": "Arrive"}, {"statement": "Arrive", "kye": "there"}])
def test_where_the_key_of_a_job_cannot_be_told_no_pair_is_blamed(job: Any) -> None:
    solutions_: dict[str, Any] = {"there": []}
    document = whole(jobs=["Drive", job], serves=[["drive", "there"]]) | {"solutions": solutions_}
    assert all(code != "JT230" for _, _, code in faults(document))


def test_the_document_says_what_there_will_be() -> None:
    assert isinstance(jt.loads(jt.dumps(*NETWORKS["network"])), jt.NetworkDocument)
    assert isinstance(jt.loads(jt.dumps(*GOLDEN["job"])), jt.Document)
    both = json.loads(jt.dumps(*GOLDEN["job"])) | {"network": {"jobs": []}}
    with pytest.raises(DocumentError, match=r"unknown key 'job'(?s:.*)JT607"):
        jt.loads(json.dumps(both))


@pytest.mark.parametrize("text", ["", "[]", '{"jobtheory": 2, "network": {}}', '{"jobtheory": true, "network": {}}'])
def test_what_is_no_document_is_no_network_either(text: str) -> None:
    ((_, _, code),) = faults(text)
    assert code in {"JT601", "JT604", "JT605"}


@given(st.sampled_from([*NETWORKS]), st.data())
def test_whatever_is_damaged_is_told_or_does_not_matter(name: str, data: st.DataObject) -> None:
    document = damaged(json.loads(jt.dumps(*NETWORKS[name])), data.draw)
    found = read(json.dumps(document))
    if isinstance(found, DocumentError):
        assert found.total == len(found.faults) > 0
        assert [visible(line) for line in str(found).split("\n")] == str(found).split("\n")
    else:
        assert jt.loads(jt.dumps(*found)) == found


def read(text: str) -> jt.NetworkDocument | DocumentError:
    try:
        return held(text)
    except DocumentError as error:
        return error


# --- size


def test_a_large_network_is_written_and_read_in_time() -> None:
    jobs_ = [f"j{n}" for n in range(10_000)]
    served = [(f"j{n}", f"j{n + up}") for up in (1, 2) for n in range(10_000 - up)]
    network = jt.JobNetwork(jobs_, served)
    with quick(5):
        assert held(jt.dumps(network)).network == network


def test_a_network_that_does_not_fit_is_not_written() -> None:
    note = jt.Evidence("claim", "y" * 2_000, note="y" * 2_000)
    crowd = [jt.Solution(f"s{n}", evidence=note) for n in range(3_000)]
    with pytest.raises(DocumentError, match=r"the network and its solutions do not fit into one document.*\[JT613\]"):
        jt.dumps(jt.JobNetwork(["Drive"]), {"drive": crowd})


def test_thousands_of_pairs_that_lead_nowhere_are_counted() -> None:
    document = whole(serves=[[f"x{n}", "arrive"] for n in range(20_000)])
    with quick(2), pytest.raises(DocumentError, match=r"20,000 faults") as caught:
        jt.loads(json.dumps(document))
    assert len(caught.value.faults) == 20


# --- what is not written

NETWORK = jt.JobNetwork(["Drive", "Arrive"], [("drive", "arrive")])


@pytest.mark.parametrize(
    ("given_", "kind", "message"),
    [
        ([], InvalidTypeError, r"^solutions is a list\. .*\[JT106\]$"),
        (None, InvalidTypeError, r"^solutions is None\. .*\[JT106\]$"),
        ({"fly": []}, UnknownNameError, r"^solutions: unknown job 'fly'\. .*\[JT230\]$"),
        ({"drive": ["car"]}, InvalidTypeError, r"^solutions\['drive'\]: solution is 'car', not a Solution\. .*103\]$"),
        (
            {"drive": [jt.Solution("car"), jt.Solution("car")]},
            InvalidValueError,
            r"^solutions\['drive'\]: 2 solutions are called 'car'\. .*\[JT235\]$",
        ),
    ],
)
def test_solutions_that_are_none_are_not_written(given_: Any, kind: type[JobTheoryError], message: str) -> None:
    with pytest.raises(kind, match=message):
        jt.dumps(NETWORK, given_)


def test_solutions_of_a_network_do_not_go_with_a_job() -> None:
    with pytest.raises(InvalidTypeError, match=r"^solutions is a dict\. .*\[JT106\]$"):
        jt.dumps(jt.Job("Drive", jt.Purpose(), jt.JobMap([])), {"drive": []})  # type: ignore[dict-item]
