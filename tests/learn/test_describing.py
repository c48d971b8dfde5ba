"""What columns say of segments: shares, strengths and chances, by hand and by enumeration."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

import math
from typing import Any

import numpy as np
import pytest

import jobtheory as jt
from jobtheory.learn.surveying.describing import describe

LABELS = np.array([1, 1, 1, 1, 2, 2, 2, 2, 0])


def test_shares_and_strength_by_hand() -> None:
    (told,) = describe({"plan": ["a", "a", "a", "b", "b", "b", "b", None, "a"]}, LABELS, 0)
    assert told.people == 7
    assert told.everybody == {"a": 3 / 7, "b": 4 / 7}
    assert [dict(own) for own in told.segments] == [{"a": 3 / 4, "b": 1 / 4}, {"a": 0, "b": 1}]
    # The table 3 1 / 0 3: chi-square 7 (3 x 3 - 1 x 0)^2 / (4 x 3 x 3 x 4) and phi its root over 7.
    assert told.strength == pytest.approx(math.sqrt(81 / 144))
    # Of all 35 deals 4 are as unlike, and 1 more so the other way round: Fisher's exact test.
    assert told.p == pytest.approx(4 / 35 + 1 / 35, abs=0.04)


@pytest.mark.parametrize("column", [["x"] * 9, [None] * 8 + ["x"]])
def test_what_does_not_differ_goes_with_nothing(column: list[Any]) -> None:
    (told,) = describe({"plan": column}, LABELS, 0)
    assert (told.strength, told.p, told.adjusted) == (0, 1, 1)
    assert told.people in {0, 8}


def test_a_few_numbers_are_labels_and_many_are_put_into_quarters() -> None:
    labels = np.repeat([1, 2], 50)
    few, many = describe({"kids": [0, 1] * 50, "age": list(range(3, 103))}, labels, 0)
    assert dict(few.everybody) == {0: 0.5, 1: 0.5}
    assert dict(many.everybody) == {"3 to 27": 0.25, "28 to 52": 0.25, "53 to 77": 0.25, "78 to 102": 0.25}
    assert list(many.everybody) == ["3 to 27", "28 to 52", "53 to 77", "78 to 102"]
    assert many.segments[0]["3 to 27"] == 0.5
    assert many.strength == 1
    assert many.adjusted == 2 * many.p == 0.002


def test_rare_labels_are_taken_together() -> None:
    names = [f"town {n}" for n in range(30)] + ["city"] * 30
    (told,) = describe({"lives in": names}, np.repeat([1, 2], 30), 0)
    assert len(told.everybody) == 12
    assert list(told.everybody)[-1] == "others"
    assert told.everybody["city"] == 0.5
    assert told.everybody["others"] == pytest.approx(20 / 60)


def test_labels_that_are_dealt_at_random_seem_to_go_with_segments_as_often_as_they_should() -> None:
    rng = np.random.default_rng(1)
    labels = rng.integers(1, 4, 90)
    columns = {f"c{n}": rng.integers(0, 3, 90).tolist() for n in range(40)}
    low = sum(one.p <= 0.1 for one in describe(columns, labels, 0))
    assert low <= 10


def test_it_shows_itself() -> None:
    found = describe({"mode": ["car"] * 4 + ["tram"] * 5, "age": [1, 2, 3, 4, 5, 6, 7, 8, 9]}, LABELS, 1)
    text = jt.show.text(found)
    assert text.startswith("mode, 8 people of the segments")
    assert "tram" in text
    assert "Strength 1.00 (Cramer's V), p = " in text
    assert "age, 8 people" in text
    assert jt.show.text(found[:1]) in text
    assert repr(found[0]).startswith(
        "<Attribute 'mode': most in segment 1: car 100%, 2: tram 100%; strength 1.00, p 0."
    )
