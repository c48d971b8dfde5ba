"""How large a document may be, told before it is parsed; and what may be large."""

import json

import pytest

import jobtheory as jt
from jobtheory.documents import safe_json
from jobtheory.errors import DocumentError, JobTheoryError
from tests.timing import quick

JOB = jt.Job("Rest", jt.Purpose(), jt.JobMap([]))


def excess(text: str | bytes) -> JobTheoryError:
    with quick(1), pytest.raises(DocumentError, match=r"\[JT603\]") as caught:
        jt.loads(text)
    (found,) = caught.value.faults
    return found


@pytest.mark.parametrize(
    ("text", "path", "problem"),
    [
        (" " * 10_000_001, (), "the document has 10,000,001 characters, and at most 10,000,000 are taken"),
        (b" " * 40_000_001, (), "the document has 40,000,001 bytes, and at most 10,000,000 characters are taken"),
        ("\n" + "[" * 65, ("line 2",), "lists and objects are nested too deep, and at most 64 are taken"),
        ('{"x":' * 65, ("line 1",), "lists and objects are nested too deep, and at most 64 are taken"),
        ("[" + "[]," * 200_000, ("line 1",), "there are too many lists and objects, and at most 200,000 are taken"),
        (
            "[" + "0,\n" * 500_001,
            ("line 500001",),
            "lists and objects have too many members, and at most 500,000 are taken",
        ),
        ('["' + "x" * 24_001 + '"]', ("line 1",), "a text has 24,001 characters, and at most 24,000 are taken"),
        ('["' + "\\n" * 12_001 + '"]', ("line 1",), "a text has 24,002 characters, and at most 24,000 are taken"),
    ],
)
def test_what_is_too_large_is_refused_at_once(text: str | bytes, path: tuple[str, ...], problem: str) -> None:
    found = excess(text)
    assert found.path == path
    assert found.problem == problem


def test_a_text_without_an_end_is_looked_through_once() -> None:
    with quick(1), pytest.raises(DocumentError, match=r"unterminated string starting at.*\[JT601\]"):
        jt.loads('["' + '\\"' * 4_000_000)


def test_the_limits_themselves_are_within() -> None:
    for text in (
        "[" * 64 + "]" * 64,
        "[" + "[]," * 199_998 + "[]]",
        "[" + "0," * 500_000 + "0]",
        '["' + "x" * 24_000 + '"]',
        " " * 9_999_999 + "0",
        '"[[[{{{,,,"',
    ):
        safe_json.read(text)


def test_the_longest_text_of_the_model_is_taken_however_it_is_escaped() -> None:
    job = jt.Job("\U0001f600" * 2000, jt.Purpose(), jt.JobMap([]))
    escaped = json.dumps(json.loads(jt.dumps(job)), ensure_ascii=True)
    assert len(escaped) > 24_000
    assert jt.loads(escaped).job == job


def test_what_does_not_fit_is_not_written() -> None:
    solutions = [jt.Solution("bed", changes=["y" * 2000] * 1000)] * 6
    with pytest.raises(DocumentError, match=r"do not fit into one document.*\[JT613\](?s:.*)characters.*\[JT603\]"):
        jt.dumps(JOB, solutions)


def test_a_large_job_is_written_and_read_in_time() -> None:
    keys = [f"step-{n}" for n in range(1000)]
    job = jt.Job("Rest", jt.Purpose(goals=[f"Goal {n}" for n in range(1000)]), jt.JobMap.chain(*keys))
    solutions = [jt.Solution(f"s{n}", results={f"goal-{m}": m / 8 for m in range(1000)}) for n in range(5)]
    with quick(2):
        assert jt.loads(jt.dumps(job, solutions)) == (job, tuple(solutions))
