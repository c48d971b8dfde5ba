"""Gaps by paired t-tests: R's figures, and what has none."""

import math
from typing import Any

import pytest

import jobtheory as jt
from tests.learn.test_unmet import IMPORTANCE, SATISFACTION, airline, answers_of_r

NAN = math.nan


def gap(importance: list[Any], satisfaction: list[Any], **options: Any) -> jt.learn.NeedGap:
    return jt.learn.gaps({"imp": importance, "sat": satisfaction}, {"it": "imp"}, {"it": "sat"}, **options)["it"]


@pytest.mark.parametrize("lazy", [False, True])
def test_gaps_are_those_of_r(*, lazy: bool) -> None:
    frame = airline()
    found = jt.learn.gaps(frame.lazy() if lazy else frame, IMPORTANCE, SATISFACTION)
    for one, item in zip(found, answers_of_r()["items"], strict=True):
        assert (one.n, one.df) == (item["n_pair"], item["n_pair"] - 1)
        assert one.importance == pytest.approx(item["pair_exp_mean"], abs=1e-9)
        assert one.satisfaction == pytest.approx(item["pair_sat_mean"], abs=1e-9)
        assert one.gap == pytest.approx(item["gap_mean"], abs=1e-9)
        assert one.t == pytest.approx(item["gap_t"], abs=1e-9)
        assert one.p == pytest.approx(item["gap_p"], rel=1e-9)


def test_students_own_data() -> None:
    # Student 1908, The probable error of a mean: hours of sleep gained with two drugs. R's t.test(paired = TRUE):
    # t = 4.0621, df = 9, p = 0.002833, 95 % interval 0.7001142 to 2.4598858.
    one = gap(
        [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4], [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
    )
    assert (one.gap, one.df) == (1.58, 9)
    assert one.t == pytest.approx(4.0621, abs=5e-5)
    assert one.p == pytest.approx(0.002833, abs=5e-7)
    assert (one.low, one.high) == pytest.approx((0.7001142, 2.4598858), abs=5e-8)


def test_only_who_gave_both_answers_counts() -> None:
    one = gap([5, 5, NAN, 2], [2, NAN, 3, 4])
    assert (one.n, one.importance, one.gap) == (2, 3.5, 0.5)


def test_where_nothing_varies_there_is_no_t_or_it_is_infinite() -> None:
    same, all_alike, alone = gap([3, 4, 5], [3, 4, 5]), gap([3, 4, 5], [2, 3, 4]), gap([5], [1])
    assert (same.gap, same.error, same.t, same.p, same.adjusted) == (0, 0, None, None, None)
    assert (all_alike.t, all_alike.p, all_alike.low) == (math.inf, 0, 1)
    assert (alone.gap, alone.error, alone.t, alone.p, alone.low) == (4, None, None, None, None)
    assert "+4.00" in str(jt.learn.gaps({"a": [5], "b": [1]}, {"it": "a"}, {"it": "b"}))


def test_tests_are_adjusted_for_each_other() -> None:
    frame = {"a": [5, 4, 5, 3, 5, 4], "b": [3, 4, 3, 4, 3, 4], "x": [1, 2, 3, 1, 2, 2], "y": [3, 3, 4, 4, 3, 3]}
    first, second = jt.learn.gaps(frame, {"a": "a", "b": "b"}, {"a": "x", "b": "y"})
    assert first.p is not None
    assert first.adjusted == 2 * first.p
    assert second.adjusted == second.p


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"missing": "available"}, r"missing is 'available'\. Give 'pairs', 'complete', 'refuse'.*JT784"),
        ({"missing": "refuse"}, r"1 of 2 people left out an answer.*JT775"),
        ({"scale": (1, 4)}, r"off the scale from 1 to 4: 5 \(1 time\).*JT773"),
        ({"scale": (4, 1)}, r"JT777"),
        ({"confidence": 0}, r"JT783"),
    ],
)
def test_what_cannot_be_tested_is_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(jt.JobTheoryError, match=message):
        gap([5, NAN], [1, 2], **options)


def test_nobody_is_told_so() -> None:
    frame = {"a": [5, 4], "b": [NAN, NAN], "x": [1, 1], "y": [1, 1]}
    found = jt.learn.gaps(frame, {"a": "a", "b": "b"}, {"a": "x", "b": "y"}, missing="pairs")
    assert found.unanswered == ("b",)
    with pytest.raises(jt.InvalidValueError, match=r"nobody gave both answers.*JT776"):
        jt.learn.gaps(frame, {"b": "b"}, {"b": "y"})
    with pytest.raises(jt.UnknownNameError, match=r"JT301"):
        _ = found["b"]


def test_they_show_themselves() -> None:
    frame = {f"{what}{n}": [5, 4, 1] for n in range(14) for what in "i"} | {f"s{n}": [1, 2, 2] for n in range(14)}
    found = jt.learn.gaps(frame, {str(n): f"i{n}" for n in range(14)}, {str(n): f"s{n}" for n in range(14)})
    assert str(found).startswith("Gaps of 3 people\n")
    assert "<table" in found.to_html()
    assert found.to_frame("polars").shape == (14, 13)
    assert repr(found).startswith("<GapAnalysis of 3 people: '0': +1.67, ")
    assert repr(found).endswith("… 2 more>")
    assert len(found) == 14
    tiny = gap([5, 4] * 400, [1, 2] * 400)
    assert tiny.p is not None
    assert tiny.p < 0.001


def test_two_scales_are_stretched_and_it_says_so() -> None:
    frame = {"imp a": [1, 3, 5, 4], "sat a": [0, 5, 10, 2], "all": [1, 2, 5, 2]}
    scales = {"importance": (1, 5), "satisfaction": (0, 10)}
    survey = jt.learn.read_survey(frame, scale=scales)
    found, derived = jt.learn.gaps(survey), jt.learn.derived_importance(survey, "all")
    assert found["a"].importance == (0 + 5 + 10 + 7.5) / 4
    told = "Answers on importance from 1 to 5 and satisfaction from 0 to 10, stretched onto 0 to 10."
    for one in (found, derived):
        assert (one.scale, dict(one.scales)) == ((0, 10), scales)
        assert told in " ".join(str(one).split())
        assert told in one.to_html()
    one_scale = jt.learn.read_survey(frame, scale=(0, 10))
    direct = jt.learn.gaps(frame, {"a": "imp a"}, {"a": "sat a"})
    for one in (jt.learn.gaps(one_scale), direct, jt.learn.derived_importance(one_scale, "all")):
        assert one.scale is None
        assert one.scales == {}
        assert "stretched" not in str(one)
