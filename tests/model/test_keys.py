import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jobtheory as jt
from jobtheory.errors import InvalidTypeError, InvalidValueError, UnknownNameError
from jobtheory.model.keys import refuse_unknown, slug


@pytest.mark.parametrize(
    ("statement", "key"),
    [
        ("Arrive soon", "arrive-soon"),
        ("  Arrive -- soon!  ", "arrive-soon"),
        ("Don't spill", "dont-spill"),
        ("Don\u2019t spill", "dont-spill"),
        ("snake_case", "snake-case"),
        ("Route 66", "route-66"),
        ("CAFÉ", "café"),
        ("cafe\u0301", "café"),  # composed: one spelling, one key
        ("Straße", "straße"),
        ("İstanbul", "i\u0307stanbul"),  # lower case of a dotted capital I; one word
        ("日本語を話す", "日本語を話す"),
        ("पानी उबालें", "पानी-उबालें"),  # vowels are marks on letters
        ("ต้มน้ำ", "ต้มน้ำ"),
        ("½ litre", "½-litre"),
        ("a\nb\x1b[2Jc", "a-b-2jc"),
        ("!!! ???", ""),
        ("🚀", ""),
    ],
)
def test_a_slug_is_lower_case_with_words_joined_by_hyphens(statement: str, key: str) -> None:
    assert slug(statement) == key


@given(st.text())
def test_a_slug_is_its_own_slug_and_needs_no_escape(statement: str) -> None:
    key = slug(statement)
    assert slug(key) == key
    assert key == key.strip("-")
    assert "--" not in key
    assert not set(key) & set(" \t\n'\"<>&|[](){}\\/\x1b\u202e_")


@pytest.mark.parametrize("kind", [jt.Goal, jt.Hazard, jt.Problem, jt.Step])
def test_a_key_is_the_slug_unless_one_is_given(kind: Any) -> None:
    assert kind("Arrive soon").key == "arrive-soon"
    assert kind("Arrive soon", key="Any Text!").key == "Any Text!"
    assert kind("Arrive soon", key="").key == "arrive-soon"
    with pytest.raises(InvalidValueError, match=r"'Arrive soon': key is empty\. .*\[JT104\]$"):
        kind("Arrive soon", key=" ")


def test_where_nothing_is_left_of_a_statement_the_key_is_an_ordinal() -> None:
    assert [o.key for o in jt.Purpose(["Go", "!!!"], ["???"], ["...", "--"])] == [
        "go",
        "goal-2",
        "hazard-1",
        "problem-1",
        "problem-2",
    ]
    assert jt.JobMap(["...", "Go", "!!"]).order == ("step-1", "go", "step-3")
    assert jt.JobMap.chain("...", "!!").edges == (("step-1", "step-2"),)
    job = jt.Job("🚀", jt.Purpose(), jt.JobMap([]), adoption=["$"])
    assert job.key == "job"
    assert job.keys() == ("adoption-1",)


def test_an_ordinal_that_is_taken_already_is_a_duplicate() -> None:
    with pytest.raises(InvalidValueError, match=r"two steps have the key 'step-2'.*\[JT112\]$"):
        jt.JobMap([jt.Step("x", key="step-2"), "!!"])


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (
            lambda: jt.JobMap(["Check in", "Check-in"]),
            "JobMap: two steps have the key 'check-in': 'Check in' and 'Check-in'",
        ),
        (lambda: jt.JobMap.chain("a", "b", "a"), "JobMap: two steps have the key 'a': 'a' and 'a'"),
        (lambda: jt.Purpose(["a"], ["A"]), "Purpose: two outcomes have the key 'a': 'a' and 'A'"),
        (
            lambda: jt.Job("j", jt.Purpose(["a"]), jt.JobMap(["A"])),
            "Job 'j': two needs have the key 'a': 'a' and 'A'",
        ),
        (
            lambda: jt.Job("j", jt.Purpose(), jt.JobMap(["Pay"]), adoption=["pay"]),
            "Job 'j': two needs have the key 'pay': 'Pay' and 'pay'",
        ),
        (
            lambda: jt.Job("j", jt.Purpose(), jt.JobMap([]), adoption=["pay", "pay"]),
            "Job 'j': two needs have the key 'pay': 'pay' and 'pay'",
        ),
    ],
)
def test_keys_are_unique_within_a_job(build: Any, message: str) -> None:
    with pytest.raises(
        InvalidValueError, match=f"^{re.escape(message)}\\. Give one of them a key= of its own\\. \\[JT112\\]$"
    ):
        build()


def test_an_unknown_key_is_answered_with_the_nearest_or_with_what_there_is() -> None:
    def refuse(key: object, known: list[str]) -> None:
        refuse_unknown(key, known, ("here",), "unknown thing", "JT999")

    refuse("a", ["a"])
    with pytest.raises(UnknownNameError, match=r"^here: unknown thing 'gring'\. Did you mean 'grind'\? \[JT999\]$"):
        refuse("gring", ["boil", "grind"])
    with pytest.raises(UnknownNameError, match=r"^here: unknown thing 'x'\. Known are 'boil', 'grind'\. \[JT999\]$"):
        refuse("x", ["boil", "grind"])
    with pytest.raises(UnknownNameError, match=r"Known are 'k0', 'k1', 'k2', 'k3', 'k4', 'k5', …\. \[JT999\]$"):
        refuse("zzz", [f"k{n}" for n in range(9)])
    with pytest.raises(UnknownNameError, match=r"^here: unknown thing 'x'\. There are none\. \[JT999\]$"):
        refuse("x", [])
    with pytest.raises(InvalidTypeError, match=r"^here: unknown thing 0\. Name it by its key, a str\. \[JT103\]$"):
        refuse(0, ["a"])
    with pytest.raises(InvalidTypeError, match=r"^here: unknown thing a list\. "):
        refuse([], ["a"])
