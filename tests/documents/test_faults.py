"""Every kind of fault, each with its path, all of them at once."""

import copy
import json
from typing import Any

import pytest

import jobtheory as jt
from jobtheory.errors import DocumentError, InvalidTypeError, JobTheoryError, visible
from tests.documents.again import again

PURPOSE: dict[str, Any] = {"goals": [{"statement": "Wake up"}]}
ACTION: dict[str, Any] = {"steps": [{"statement": "Lie down"}, {"statement": "Sleep"}]}


def whole(**job: Any) -> dict[str, Any]:
    return {"jobtheory": 1, "job": {"statement": "Rest", "purpose": PURPOSE, "action": ACTION} | job}


def top(**parts: Any) -> dict[str, Any]:
    return whole() | parts


def solution(**parts: Any) -> dict[str, Any]:
    return whole() | {"solutions": [{"name": "bed", **parts}]}


def purpose(**parts: Any) -> dict[str, Any]:
    return whole(purpose=parts)


def goal(**parts: Any) -> dict[str, Any]:
    return purpose(goals=[{"statement": "Wake up", **parts}])


def step(**parts: Any) -> dict[str, Any]:
    return whole(action={"steps": [{"statement": "Lie down", **parts}]})


def action(**parts: Any) -> dict[str, Any]:
    return whole(action=ACTION | parts)


def measure(**parts: Any) -> dict[str, Any]:
    return step(measure={"name": "time", "unit": "min", "worst": 30, "target": 0} | parts)


def level(given: Any) -> dict[str, Any]:
    return solution(results={"wake-up": given})


def tried(**parts: Any) -> dict[str, Any]:
    return solution(evidence={"kind": "trial", "source": "x"} | parts)


def performer(**parts: Any) -> dict[str, Any]:
    return whole(performers=[{"role": "buyer", "name": "Kim"} | parts])


def faults(document: Any) -> list[JobTheoryError]:
    text = document if isinstance(document, (str, bytes)) else json.dumps(document)
    with pytest.raises(DocumentError, match=r"the document cannot be loaded: .* faults?\. Mend .* \[JT600\]") as caught:
        jt.loads(text)
    error = caught.value
    assert error.code == "JT600"
    assert error.total >= len(error.faults)
    assert [visible(line) for line in str(error).split("\n")] == str(error).split("\n")
    assert str(copy.copy(error)) == str(error)
    for fault in error.faults:
        assert fault.hint
        assert fault.hint.endswith((".", "?"))
    return list(error.faults)


def fault(document: Any) -> JobTheoryError:
    (only,) = faults(document)
    return only


def test_the_documents_that_faults_are_put_into_have_none() -> None:
    for document in (whole(), solution(), goal(), step(), action(), measure(), level(1)):
        jt.loads(json.dumps(document))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "the document is empty"),
        (" \n", "the document is empty"),
        ("\ufeff", "the document is empty"),
        ("{", "not JSON: expecting property name enclosed in double quotes"),
        ('{"jobtheory": 1', "not JSON: expecting ',' delimiter"),
        ('{"jobtheory": "1', "not JSON: unterminated string starting at"),
        ('{"jobtheory": 01}', "not JSON: expecting ',' delimiter"),
        ("{'jobtheory': 1}", "not JSON: expecting property name enclosed in double quotes"),
        ('{"jobtheory": "\n"}', "not JSON: invalid control character at"),
        ('{"jobtheory": "\\x"}', "not JSON: invalid \\\\escape"),
        ("]", "not JSON: expecting value"),
        ("{} {}", "more follows the end of the document"),
        ('{"jobtheory": 1,}', "a comma stands before a closing bracket"),
        ('{"jobtheory": [1, 2 ,\n]}', "a comma stands before a closing bracket"),
        ("job.json", "'job.json' is the name of a document, not its text"),
    ],
)
def test_what_is_not_json_is_said_so_with_its_place(text: str, problem: str) -> None:
    found = fault(text)
    assert found.code == "JT601"
    assert found.problem.startswith(problem.replace("\\\\", "\\"))
    if text.strip("\ufeff \n"):
        line, column = found.path
        assert line.startswith("line ")
        assert column.startswith("column ")


def test_a_fault_of_syntax_is_where_it_is() -> None:
    assert fault('{\n  "jobtheory": 1\n  "job": 2}').path == ("line 3", "column 3")


def test_a_byte_order_mark_is_passed_over() -> None:
    text = again(json.dumps(whole()))
    assert jt.loads("\ufeff" + text) == jt.loads(text)
    assert jt.loads(b"\xef\xbb\xbf" + text.encode()) == jt.loads(text)


@pytest.mark.parametrize(
    ("content", "path"),
    [
        (json.dumps(whole()).encode("utf-16"), ("byte 0",)),
        (json.dumps(whole()).encode("utf-16-le"), ()),
        (json.dumps(whole()).encode("utf-16-be"), ()),
        (json.dumps(whole()).encode("utf-32-le"), ()),
        ('{"é": 1}'.encode("latin-1"), ("byte 2",)),
        (b'{"jobtheory": "\xc0\xaf"}', ("byte 15",)),
        (b'{"jobtheory": "\xed\xa0\x80"}', ("byte 15",)),
    ],
)
def test_only_utf8_is_read(content: bytes, path: tuple[str, ...]) -> None:
    found = fault(content)
    assert found.code == "JT602"
    assert found.path == path
    assert "not UTF-8" in found.problem


@pytest.mark.parametrize(
    "text", ["null", "true", "1", '"jobtheory"', "[]", "[1]", "{}", '{"job": {}}', '[{"jobtheory": 1}]']
)
def test_what_is_no_document_is_said_so(text: str) -> None:
    found = fault(text)
    assert found.code == "JT604"
    assert found.problem == "this is no jobtheory document"


@pytest.mark.parametrize("version", [2, 7, 999])
def test_a_newer_document_asks_for_a_newer_library(version: int) -> None:
    found = fault({"jobtheory": version, "nouns": "that are not known yet"})
    assert found.code == "JT605"
    assert found.path == ("jobtheory",)
    assert "written by a newer jobtheory" in found.problem
    assert "pip install --upgrade jobtheory" in found.hint


@pytest.mark.parametrize(
    ("version", "seen"),
    [
        ("0", "0"),
        ("-1", "-1"),
        ("1.5", "1.5"),
        ("true", "true"),
        ("null", "null"),
        ('"1"', "'1'"),
        ("[1]", "a list"),
        ("{}", "an object"),
        ("1e999", "a number that cannot be kept"),
        ("NaN", "a number that cannot be kept"),
    ],
)
def test_a_version_that_is_none_is_said_so(version: str, seen: str) -> None:
    found = fault(f'{{"jobtheory": {version}, "job": 5}}')
    assert found.code == "JT605"
    assert found.problem == f"the version of the format is {seen}"


@pytest.mark.parametrize(
    ("document", "path", "problem"),
    [
        (top(job=[]), "job", "a list is not an object"),
        (top(solutions={}), "solutions", "an object is not a list"),
        (top(solutions="bed"), "solutions", "'bed' is not a list"),
        (top(solutions=["bed"]), "solutions[0]", "'bed' is not an object"),
        (whole(statement=None), "job.statement", "null is not text"),
        (whole(statement=5), "job.statement", "5 is not text"),
        (whole(statement={"a": [1]}), "job.statement", "an object is not text"),
        (whole(key=None), "job.key", "null is not text"),
        (whole(purpose=None), "job.purpose", "null is not an object"),
        (purpose(goals="Wake up"), "job.purpose.goals", "'Wake up' is not a list"),
        (purpose(goals=None), "job.purpose.goals", "null is not a list"),
        (purpose(goals=["Wake up"]), "job.purpose.goals[0]", "'Wake up' is not an object"),
        (goal(importance="2"), "job.purpose.goals[0].importance", "'2' is not a number"),
        (goal(importance="٣"), "job.purpose.goals[0].importance", "'٣' is not a number"),
        (goal(importance=True), "job.purpose.goals[0].importance", "true is not a number"),
        (goal(importance=[1]), "job.purpose.goals[0].importance", "a list is not a number"),
        (goal(dimension=["social"]), "job.purpose.goals[0].dimension", "a list is not text"),
        (goal(measure="min"), "job.purpose.goals[0].measure", "'min' is not an object"),
        (step(optional="false"), "job.action.steps[0].optional", "'false' is not true or false"),
        (step(optional=0), "job.action.steps[0].optional", "0 is not true or false"),
        (step(optional=None), "job.action.steps[0].optional", "null is not true or false"),
        (step(optional=[]), "job.action.steps[0].optional", "a list is not true or false"),
        (measure(worst=None), "job.action.steps[0].measure.worst", "null is not a level"),
        (measure(limit=False), "job.action.steps[0].measure.limit", "false is not a level"),
        (measure(unit=60), "job.action.steps[0].measure.unit", "60 is not text"),
        (action(edges=[["lie-down", 5]]), "job.action.edges[0][1]", "5 is not text"),
        (action(edges=[5]), "job.action.edges[0]", "5 is not a list"),
        (action(edges={"lie-down": "sleep"}), "job.action.edges", "an object is not a list"),
        (solution(results=[1]), "solutions[0].results", "a list is not an object"),
        (level(None), "solutions[0].results['wake-up']", "null is not a level"),
        (level(given=True), "solutions[0].results['wake-up']", "true is not a level"),
        (level([1, None]), "solutions[0].results['wake-up'][1]", "null is not a level"),
        (level([1, [2]]), "solutions[0].results['wake-up'][1]", "a list is not a level"),
        (level({"between": 5}), "solutions[0].results['wake-up'].between", "5 is not a list"),
        (tried(sample="7"), "solutions[0].evidence.sample", "'7' is not a number"),
        (tried(date=20260301), "solutions[0].evidence.date", "20260301 is not text"),
    ],
)
def test_a_value_of_another_type_is_never_made_to_fit(document: Any, path: str, problem: str) -> None:
    found = fault(document)
    assert found.code == "JT606"
    assert isinstance(found, InvalidTypeError)
    assert found.path == tuple(path.split("."))
    assert found.problem == problem
    assert ("Leave the key out" in found.hint) == problem.startswith("null")


@pytest.mark.parametrize(
    ("document", "path", "key", "hint"),
    [
        (top(solution=[]), "", "solution", "Did you mean 'solutions'?"),
        (whole(adoptions=[]), "job", "adoptions", "Did you mean 'adoption'?"),
        (goal(imprtance=2), "job.purpose.goals[0]", "imprtance", "Did you mean 'importance'?"),
        (goal(likelihood=0.5), "job.purpose.goals[0]", "likelihood", "Known are statement, key, measure, importance,"),
        (step(stge="execute"), "job.action.steps[0]", "stge", "Did you mean 'stage'?"),
        (measure(unti="min"), "job.action.steps[0].measure", "unti", "Did you mean 'unit'?"),
        (top(__proto__={}), "", "__proto__", "Known are jobtheory, job, solutions."),
        (top(**{"\x1b[2J": 1}), "", r"\x1b[2J", "Known are"),
        (
            level({"between": [1, 2], "likeli": 1}),
            "solutions[0].results['wake-up']",
            "likeli",
            "Did you mean 'likely'?",
        ),
    ],
)
def test_a_key_that_nobody_knows_is_never_passed_over(document: Any, path: str, key: str, hint: str) -> None:
    found = fault(document)
    assert found.code == "JT607"
    assert ".".join(found.path) == path
    assert found.problem == f"unknown key '{key}'"
    assert found.hint.startswith(hint)


@pytest.mark.parametrize(
    ("document", "path", "key"),
    [
        ({"jobtheory": 1}, "", "job"),
        ({"jobtheory": 1, "job": {"purpose": PURPOSE, "action": ACTION}}, "job", "statement"),
        ({"jobtheory": 1, "job": {"statement": "Rest", "purpose": PURPOSE}}, "job", "action"),
        (whole(action={}), "job.action", "steps"),
        (purpose(goals=[{}]), "job.purpose.goals[0]", "statement"),
        (whole(performers=[{"name": "Kim"}]), "job.performers[0]", "role"),
        (whole(progress=[{"from": "a", "dimension": "social"}]), "job.progress[0]", "to"),
        (solution(evidence={"kind": "trial"}), "solutions[0].evidence", "source"),
        (level({"level": 1}), "solutions[0].results['wake-up']", "evidence"),
        (level({"likely": 1}), "solutions[0].results['wake-up']", "between"),
    ],
)
def test_a_key_that_is_missing_is_named(document: Any, path: str, key: str) -> None:
    found = fault(document)
    assert found.code == "JT608"
    assert ".".join(found.path) == path
    assert found.problem == f"the key '{key}' is missing"


def test_a_misspelt_key_is_one_fault_and_not_two() -> None:
    assert fault(purpose(goals=[{"sttement": "Wake up"}])).code == "JT607"
    assert [f.code for f in faults(purpose(goals=[{"xyz": "Wake up"}]))] == ["JT607", "JT608"]


def test_a_key_given_twice_is_a_fault() -> None:
    text = (
        json.dumps(solution(results={"a": 1, "b": 2}))
        .replace('"b"', '"a"')
        .replace('"name"', '"kind": "habit", "name"')
    )
    twice = text.replace('"jobtheory": 1', '"jobtheory": 1, "jobtheory": 1').replace('"kind"', '"name": "x", "kind"')
    assert [(f.code, f.path, f.problem) for f in faults(twice)] == [
        ("JT609", (), "the key 'jobtheory' is given twice"),
        ("JT609", ("solutions[0]",), "the key 'name' is given twice"),
        ("JT609", ("solutions[0]", "results"), "the key 'a' is given twice"),
    ]


@pytest.mark.parametrize(
    ("written", "code", "problem"),
    [
        ("NaN", "JT610", "NaN is no number that JSON has"),
        ("Infinity", "JT610", "Infinity is no number that JSON has"),
        ("-Infinity", "JT610", "-Infinity is no number that JSON has"),
        ("1e400", "JT123", "1E+400 is too large"),
        ("-1e400", "JT123", "-1E+400 is too large"),
        ("1e-999", "JT123", "1E-999 is too large, too small"),
        ("1e999999999", "JT610", "the number 1e999999999 is too long"),
        ("1e99999999999999999999", "JT610", "the number 1e99999999999999999999 is too long"),
        ("0." + "1" * 400, "JT610", "the number 0.111"),
        ("1" * 401, "JT610", "the number 111"),
        ("1" * 399, "JT123", "111"),
        ("1" * 310, "JT123", "a whole number of about 308 digits is too large"),
    ],
)
@pytest.mark.parametrize(
    ("document", "path"),
    [
        (level("?"), ("solutions[0]", "results['wake-up']")),
        (goal(importance="?"), ("job", "purpose", "goals[0]", "importance")),
        (step(optional="?"), ("job", "action", "steps[0]", "optional")),
    ],
)
def test_a_number_that_cannot_be_kept_is_said_so_wherever_it_is(
    document: Any, path: tuple[str, ...], written: str, code: str, problem: str
) -> None:
    found = fault(json.dumps(document).replace('"?"', written))
    assert found.code == code
    assert found.path == path
    assert found.problem.startswith(problem)


@pytest.mark.parametrize(
    ("given", "code", "problem"),
    [
        ({}, "JT611", "the object is neither a range nor a level with evidence"),
        ({"value": 1}, "JT611", "the object is neither a range nor a level with evidence"),
        ({"between": [1]}, "JT611", "'between' holds 1, not two figures"),
        ({"between": [1, 2, 3]}, "JT611", "'between' holds 3, not two figures"),
        ({"between": [2, 1]}, "JT141", "the low end is above the high end"),
        ({"between": [1, "2 min"]}, "JT140", "one end has a unit and another has none"),
        ({"between": ["1 AUD", "2 min"]}, "JT132", "'AUD' does not convert into 'min'"),
        ({"between": [1, 2], "likely": 3}, "JT142", "the likely value 3 lies outside"),
        ([1, 2, 3], "JT143", "a level of 3 parts"),
        ([], "JT143", "a level of 0 parts"),
        ("45", "JT130", "'45' has no unit"),
        ("45 minuttes", "JT125", "unknown unit 'minuttes'"),
        ("1,5 m", "JT120", "'1,5' is not a number"),
        ("1/0", "JT120", "'1/0' is not a number"),
        ("sparred", "JT131", "'sparred' is not a number with a unit"),
    ],
)
def test_a_level_that_makes_no_sense_says_why(given: Any, code: str, problem: str) -> None:
    found = fault(level(given))
    assert found.code == code
    assert found.path[:2] == ("solutions[0]", "results['wake-up']")
    assert found.problem.startswith(problem)


@pytest.mark.parametrize(
    ("document", "code", "path"),
    [
        (whole(statement=" "), "JT104", "job.statement"),
        (whole(statement="x" * 2001), "JT104", "job.statement"),
        (whole(statement="\ud800"), "JT104", "job.statement"),
        (whole(key=""), "JT104", "job.key"),
        (goal(importance=-1), "JT108", "job.purpose.goals[0].importance"),
        (goal(dimension="sozial"), "JT105", "job.purpose.goals[0].dimension"),
        (goal(importance=0), "JT109", "job.Job 'Rest'"),
        (purpose(goals=[{"statement": "A"}, {"statement": "a"}]), "JT112", "job.purpose.Purpose"),
        (purpose(hazards=[{"statement": "A", "likelihood": 2}]), "JT150", "job.purpose.hazards[0].Hazard 'A'"),
        (measure(unit="minutos"), "JT125", "job.action.steps[0].measure.unit"),
        (measure(target=30), "JT111", "job.action.steps[0].measure.Measure 'time'"),
        (measure(target="1 AUD"), "JT132", "job.action.steps[0].measure.Measure 'time'.target"),
        (step(stage="exekute"), "JT105", "job.action.steps[0].stage"),
        (action(edges=[["lie-down", "sleep"], ["sleep", "lie-down"]]), "JT205", "job.action.JobMap"),
        (tried(date="1 May"), "JT110", "solutions[0].evidence.Evidence 'x'"),
        (tried(sample=0), "JT108", "solutions[0].evidence.Evidence 'x'"),
        (tried(sample=1.5), "JT103", "solutions[0].evidence.Evidence 'x'"),
        (solution(results={"": 1}), "JT104", "solutions[0].results['']"),
        (performer(role="payer"), "JT105", "job.performers[0].role"),
        (performer(importances={"sleep": -1}), "JT108", "job.performers[0].importances['sleep']"),
        (whole(adoption=[{"statement": "Sleep"}]), "JT112", "job.Job 'Rest'"),
    ],
)
def test_what_the_model_refuses_is_told_in_its_words_with_the_path(document: Any, code: str, path: str) -> None:
    found = fault(document)
    assert found.code == code
    assert ".".join(found.path) == path


def test_every_loose_end_is_told() -> None:
    document = whole(
        purpose={
            "goals": [{"statement": "A", "step": "slep"}, {"statement": "B", "step": "sleep"}],
            "hazards": [{"statement": "C", "step": "lie"}],
            "problems": [{"statement": "D", "step": "zzz"}],
        },
        performers=[
            {"role": "buyer", "name": "Kim", "importances": {"a": 1, "e": 2}, "limits": {"f": 1, "a": "3 AUD", "b": 2}}
        ],
        progress=[{"from": "x", "to": "y", "dimension": "social", "outcomes": ["a", "sleep"]}],
        adoption=[{"statement": "Buy it"}],
    )
    assert [(f.code, ".".join(f.path)) for f in faults(document)] == [
        ("JT302", "job.purpose.goals[0].step"),
        ("JT302", "job.purpose.hazards[0].step"),
        ("JT302", "job.purpose.problems[0].step"),
        ("JT301", "job.performers[0].importances['e']"),
        ("JT301", "job.performers[0].limits['f']"),
        ("JT303", "job.progress[0].outcomes[1]"),
        ("JT132", "job.performers[0].limits['a'].Measure 'rating'"),
    ]


def test_every_fault_of_a_job_map_is_told() -> None:
    document = action(
        edges=[["lie-down", "slep"], ["lie", "down"], ["sleep", "sleep"], ["sleep"], ["lie-down", "sleep"]],
        alternatives=[["sleep"], ["sleep", "nap"]],
        repeats=[["sleep"], ["sleep", "wake"], ["sleep", "sleep"]],
    )
    assert [(f.code, ".".join(f.path)) for f in faults(document)] == [
        ("JT203", "job.action.edges[0][1]"),
        ("JT203", "job.action.edges[1][0]"),
        ("JT203", "job.action.edges[1][1]"),
        ("JT205", "job.action.edges[2].JobMap.step 'sleep'"),
        ("JT201", "job.action.edges[3].JobMap"),
        ("JT204", "job.action.alternatives[0].JobMap"),
        ("JT203", "job.action.alternatives[1][1]"),
        ("JT208", "job.action.repeats[0].JobMap"),
        ("JT203", "job.action.repeats[1][1]"),
    ]


def test_a_step_with_a_fault_of_another_kind_still_counts_as_there() -> None:
    document = whole(
        purpose={"goals": [{"statement": 5, "key": "a"}, {"statement": "?", "step": "nowhere"}]},
        action={"steps": [{"statement": "Sleep", "importance": -1}], "edges": [["sleep", "wake"]]},
        performers=[{"role": "payer", "name": "Kim", "importances": {"a": 1, "goal-2": 2, "b": 3}}],
        adoption=[{"statement": "!"}],
        progress=[{"from": "x", "to": "y", "dimension": 5, "outcomes": ["a", "z", 6]}],
    )
    assert [".".join(f.path) for f in faults(document)] == [
        "job.purpose.goals[0].statement",
        "job.action.steps[0].importance",
        "job.action.edges[0][1]",
        "job.performers[0].role",
        "job.progress[0].dimension",
        "job.progress[0].outcomes[2]",
        "job.purpose.goals[1].step",
        "job.performers[0].importances['b']",
        "job.progress[0].outcomes[1]",
    ]


@pytest.mark.parametrize(
    "purpose",
    [
        {"goals": [{"statement": 5}]},
        {"goals": [5]},
        {"goals": [{"statement": "A", "kye": "b"}]},
        {"goals": [{"statement": "A", "key": 5}]},
        {"gaols": []},
        {"goals": "A"},
        "A",
    ],
)
def test_where_keys_cannot_be_told_nothing_is_said_of_those_who_name_them(purpose: Any) -> None:
    document = whole(
        purpose=purpose,
        performers=[{"role": "buyer", "name": "Kim", "importances": {"a": 1}, "limits": {"a": 1}}],
        progress=[{"from": "x", "to": "y", "dimension": "social", "outcomes": ["a"]}],
    )
    assert fault(document).path[:2] == ("job", "purpose")


@pytest.mark.parametrize("steps", [[{"statement": 5}], [{"key": None, "statement": "A"}], {}, None])
def test_where_steps_cannot_be_told_no_edge_is_judged(steps: Any) -> None:
    ways = {"edges": [["a", "b"]], "alternatives": [["a", "b"]], "repeats": [["b", "a"]]}
    document = whole(
        purpose={"goals": [{"statement": "A", "step": "a"}]},
        action={"steps": steps, **ways},
        performers=[{"role": "buyer", "name": "Kim", "importances": {"a": 1}}],
    )
    assert fault(document).path[:2] == ("job", "action")


def test_where_adoption_cannot_be_told_no_performer_is_judged() -> None:
    document = whole(
        adoption=[{"statement": ["Buy it"]}],
        performers=[{"role": "buyer", "name": "Kim", "importances": {"buy-it": 1}}],
    )
    assert fault(document).path == ("job", "adoption[0]", "statement")


def test_all_faults_are_told_at_once_each_with_its_path() -> None:
    document = {
        "jobtheory": 1,
        "job": {
            "statement": "",
            "purpose": {
                "goals": [{"statement": "A"}, {"statement": "B", "importance": -1, "dimension": "x"}, {"key": "c"}],
                "hazards": "none",
            },
            "action": {"steps": [{"statement": "Sleep", "optional": 1}], "edges": None},
            "circumstance": {"situation": "late", "constraints": ["", "rain", 5]},
        },
        "solutions": [
            {"name": "bed", "results": {"z": 1, "a": "5 minuttes", "b": {"between": [2, 1]}, "c": 5}},
            {"name": "bed", "changes": "sleep", "evidence": {"kind": "hearsay", "source": "x"}},
        ],
        "note": "",
    }
    assert [".".join(f.path) for f in faults(document)] == [
        "",
        "job.statement",
        "job.purpose.goals[1].importance",
        "job.purpose.goals[1].dimension",
        "job.purpose.goals[2]",
        "job.purpose.hazards",
        "job.action.steps[0].optional",
        "job.action.edges",
        "job.circumstance.constraints[0]",
        "job.circumstance.constraints[2]",
        "solutions[0].results['a']",
        "solutions[0].results['b'].between(2, 1)",
        "solutions[1].changes",
        "solutions[1].evidence.kind",
    ]


def test_twenty_faults_are_told_and_all_are_counted() -> None:
    document = purpose(goals=[{"statement": n} for n in range(50)])
    with pytest.raises(DocumentError, match=r"50 faults\. Mend .*(?s:.*)… and 30 more") as caught:
        jt.loads(json.dumps(document))
    assert caught.value.total == 50
    assert [f.path[-2] for f in caught.value.faults] == [f"goals[{n}]" for n in range(20)]


@pytest.mark.parametrize(
    "bad",
    [
        {"importance": "x"},
        {"statement": " "},
        {"dimension": "x"},
        {"impotance": 1},
        {"measure": {"name": "x", "unit": "x y", "worst": 0, "target": 1}},
        {"step": "nowhere"},
        {"key": "b", "statement": "B", "importance": -1},
        {"key": None},
    ],
)
def test_what_is_not_told_is_counted_all_the_same(bad: dict[str, Any]) -> None:
    goals = [{"statement": f"A {n}", **bad} for n in range(40)]
    with pytest.raises(DocumentError, match="40 faults") as caught:
        jt.loads(json.dumps(purpose(goals=goals)))
    assert caught.value.total == 40


def test_missing_keys_are_counted_past_twenty() -> None:
    document = purpose(goals=[{"key": "x"}] * 30 + [{"sttement": "x"}] * 30)
    with pytest.raises(DocumentError, match="60 faults"):
        jt.loads(json.dumps(document))


def test_unreadable_figures_are_tried_so_often_and_no_oftener() -> None:
    levels = {f"{n}": f"{n} x{n}" for n in range(300)}
    with pytest.raises(DocumentError, match="at least 201 faults") as caught:
        jt.loads(json.dumps(solution(results=levels | {"more": "0 x0"}, steps={"a": "1 y"}, adoption={"b": 1})))
    assert caught.value.total == 201


@pytest.mark.parametrize("given", [None, 5, ["{}"], bytearray(b"{}"), {"jobtheory": 1}])
def test_only_text_and_bytes_are_taken(given: Any) -> None:
    with pytest.raises(InvalidTypeError, match=r"the document is .*, not text.*\[JT612\]"):
        jt.loads(given)


@pytest.mark.parametrize(
    ("job", "solutions", "message"),
    [
        ("Rest", (), r"job is 'Rest', not a Job\. .*\[JT103\]"),
        (jt.loads(json.dumps(whole())), (), r"job is a Document, not a Job"),
        (jt.loads(json.dumps(whole())).job, "bed", r"solutions is 'bed'\. .*\[JT106\]"),
        (jt.loads(json.dumps(whole())).job, jt.Solution("bed"), r"solutions is a Solution\. "),
        (
            jt.loads(json.dumps(whole())).job,
            [jt.Solution("bed"), "walk"],
            r"solutions\[1\] is 'walk', not a Solution\.",
        ),
    ],
)
def test_only_a_job_and_solutions_are_written(job: Any, solutions: Any, message: str) -> None:
    with pytest.raises(InvalidTypeError, match=message):
        jt.dumps(job, solutions)
