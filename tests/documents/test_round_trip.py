"""What is written is read back as it was, and the bytes depend on nothing but the values."""

import enum
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import jobtheory as jt
from jobtheory.documents import Document
from jobtheory.model.values import FrozenMap, Value
from tests.documents.again import again
from tests.documents.drawn import documents, solutions
from tests.documents.golden_values import GOLDEN, NETWORKS, PROCESSES, TIMELINES

FOLDER = Path(__file__).parent / "golden"

competing = st.builds(Document, st.just(GOLDEN["job"].job), st.lists(solutions, max_size=2).map(tuple))

RESULTS = {
    "Breakdown",
    "BreakdownKind",
    "Competitor",
    "Conformance",
    "Coverage",
    "CriticalPath",
    "Draft",
    "Omission",
    "Outlook",
    "ProcessCounts",
    "StepFit",
    "DemandSign",
    "WhyOmitted",
}
"""What the model is asked for, and no document holds."""

SCRIPT = """
import sys
from tests.documents.golden_values import GOLDEN, NETWORKS, PROCESSES, TIMELINES
import jobtheory as jt
for document in (*GOLDEN.values(), *NETWORKS.values(), *PROCESSES.values(), *TIMELINES.values()):
    sys.stdout.buffer.write(jt.dumps(*document).encode())
"""


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents)
def test_every_document_is_read_back_as_it_was(document: Document) -> None:
    text = jt.dumps(*document)
    back = jt.loads(text)
    assert back == document
    assert repr(back) == repr(Document(back.job, back.solutions))
    assert jt.loads(text.encode()) == document
    assert again(text) == text


@given(st.sampled_from([*GOLDEN.values()]) | competing)
def test_the_text_is_what_any_writer_of_json_makes_of_it(document: Document) -> None:
    text = jt.dumps(*document)
    read = json.loads(text, parse_float="<{}>".format, parse_int="<{}>".format)  # numbers as they are written
    again = json.dumps(read, indent=2, ensure_ascii=False) + "\n"
    assert again.replace('"<', "").replace('>"', "") == text.replace('"<', "").replace('>"', "")


@given(competing)
def test_the_order_of_a_mapping_leaves_no_trace(document: Document) -> None:
    turned = [
        attrs.evolve(solution, results=FrozenMap([*solution.results.items()][::-1])) for solution in document.solutions
    ]
    assert jt.dumps(document.job, turned) == jt.dumps(*document)


@pytest.mark.parametrize("name", GOLDEN)
def test_golden_documents_load_forever(name: str) -> None:
    content = (FOLDER / f"{name}.json").read_bytes()
    assert jt.loads(content) == GOLDEN[name]
    assert again(content).encode() == content
    assert jt.dumps(*GOLDEN[name]).encode() == content


def test_every_golden_document_is_known() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {*GOLDEN, *NETWORKS, *PROCESSES, *TIMELINES}


def test_every_class_and_every_member_of_the_model_is_in_a_golden_document() -> None:
    classes: set[type] = set()
    members: set[Any] = set()
    for document in (*GOLDEN.values(), *NETWORKS.values(), *PROCESSES.values(), *TIMELINES.values()):
        _walk(document, classes, members)
    nouns = {getattr(jt, name) for name in set(jt.__all__) - RESULTS}
    model = {noun for noun in nouns if isinstance(noun, type) and noun.__module__.startswith("jobtheory.model.")}
    assert {cls for cls in model if issubclass(cls, Value)} <= classes
    assert {member for cls in model for member in getattr(cls, "__members__", {}).values()} <= members
    assert {jt.SPARED, jt.UNDONE} <= members


def _walk(value: Any, classes: set[type], members: set[Any]) -> None:
    kind: Any = value.__class__
    classes.add(kind)
    parts: list[Any] = []
    if issubclass(kind, enum.Enum):
        members.add(value)
    elif attrs.has(kind):
        parts = [getattr(value, field.name) for field in attrs.fields(kind)]
    elif issubclass(kind, (FrozenMap, dict)):
        parts = [*value, *value.values()]
    elif issubclass(kind, tuple):
        parts = [*value]
    for part in parts:
        _walk(part, classes, members)


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_the_bytes_are_the_same_whatever_the_hash_seed(seed: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=True,
    )
    names = (*GOLDEN, *NETWORKS, *PROCESSES, *TIMELINES)
    assert run.stdout == b"".join((FOLDER / f"{name}.json").read_bytes() for name in names)


def test_equal_quantities_keep_the_unit_they_were_written_in() -> None:
    hours, minutes = (jt.Solution("s", results={"x": text}) for text in ("1.1 h", "66 min"))
    job = jt.Job("Rest", jt.Purpose(), jt.JobMap([]))
    assert hours == minutes
    assert '"1.1 h"' in jt.dumps(job, [hours])
    assert '"66 min"' in jt.dumps(job, [minutes])


def test_what_equals_its_default_is_left_out() -> None:
    job = jt.Job(
        "Rest",
        jt.Purpose(goals=[jt.Goal("Wake up", measure=jt.Measure("rating", "points", "0 point", 10.0, baseline=0))]),
        jt.JobMap([]),
        key="rest",
    )
    assert json.loads(jt.dumps(job)) == {
        "jobtheory": 1,
        "job": {"statement": "Rest", "purpose": {"goals": [{"statement": "Wake up"}]}, "action": {"steps": []}},
    }


def test_a_key_that_another_version_of_unicode_might_derive_otherwise_is_written() -> None:
    job = jt.Job("Überall ruhen", jt.Purpose(), jt.JobMap([]))
    assert json.loads(jt.dumps(job))["job"]["key"] == "überall-ruhen"


def test_a_derived_key_too_long_to_be_given_is_derived_again() -> None:
    job = jt.Job("\ufb2c" * 2000, jt.Purpose(), jt.JobMap([]))
    assert len(job.key) > 2000
    assert "key" not in json.loads(jt.dumps(job))["job"]
    assert jt.loads(jt.dumps(job)).job == job


def test_levels_may_be_written_in_units_that_the_measure_converts() -> None:
    text = """{"jobtheory": 1, "job": {"statement": "Rest", "purpose": {}, "action": {"steps": [{"statement": "Sleep",
        "measure": {"name": "time", "unit": "hours", "worst": "0 min", "target": "480 min", "limit": "1/3"}}]}}}"""
    assert jt.loads(text).job.action["sleep"].measure == jt.Measure("time", "h", 0, 8, limit="20 min")


@pytest.mark.parametrize(
    ("written", "kept"),
    [("1.0", "1"), ("-0.0", "0"), ("1e2", "100"), ("1E-7", "1e-07"), ('"2/4"', "0.5"), ("0.30000000000000000", "0.3")],
)
def test_a_number_has_one_form(written: str, kept: str) -> None:
    text = '{"jobtheory": 1, "job": {"statement": "R", "purpose": {}, "action": {"steps": []}}, "solutions": [%s]}'
    assert f'"x": {kept}\n' in again(text % f'{{"name": "s", "results": {{"x": {written}}}}}')
