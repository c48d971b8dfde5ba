"""Importance derived from an overall rating: R's figures, raters, and what tells nothing."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

import jobtheory as jt
from jobtheory.learn.surveying.answers import Pairs
from jobtheory.learn.surveying.association import associate
from tests.learn.test_sheets import LIBRARIES, made
from tests.learn.test_unmet import SATISFACTION, airline, answers_of_r
from tests.shared import shared

if TYPE_CHECKING:
    from jobtheory.hiring.crowd import Floats

NEEDS = {name: name for name in ("taste", "speed", "value", "variety", "clean", "conv", "healthy")}
NAN = math.nan


def fastfood() -> tuple[Any, Any]:
    polars = pytest.importorskip("polars")
    folder = shared("oracles", "solutions_fastfood")
    return polars.read_csv(folder / "data.csv"), json.loads((folder / "oracle.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lazy", [False, True])
def test_coefficients_are_those_of_r(*, lazy: bool) -> None:
    frame, oracle = fastfood()
    frame = frame.lazy() if lazy else frame
    pooled = jt.learn.derived_importance(frame, "pref", NEEDS)
    model = oracle["lm_pooled"]
    for one in pooled:
        assert one.importance == pytest.approx(model["coef"][one.key], abs=1e-9)
        assert one.classical_error == pytest.approx(model["se"][one.key], abs=1e-9)
    assert pooled.r2 == pytest.approx(model["r2"], abs=1e-9)
    assert pooled.intercept == pytest.approx(model["coef"]["(Intercept)"], abs=1e-9)
    within = jt.learn.derived_importance(frame, "pref", NEEDS, rater="id", within=True)
    model = oracle["lm_within_rater"]
    for one in within:
        assert one.importance == pytest.approx(model["coef"][one.key], abs=1e-9)
        assert one.classical_error == pytest.approx(model["se"][one.key], abs=1e-9)
    assert within.intercept is None


@pytest.mark.parametrize("lazy", [False, True])
@pytest.mark.parametrize(("method", "name"), [("pearson", "cor"), ("spearman", "spearman"), ("kendall", "kendall")])
def test_correlations_are_those_of_r(method: Any, name: str, *, lazy: bool) -> None:
    frame = airline()
    found = jt.learn.derived_importance(
        frame.lazy() if lazy else frame, "overall_sat", SATISFACTION, method=method, missing="pairs"
    )
    for one, item in zip(found, answers_of_r()["items"], strict=True):
        assert one.importance == pytest.approx(item[f"{name}_sat_overall"], abs=1e-9)
        assert one.low < one.importance < one.high
        assert one.classical_error is None


def test_raters_who_rated_often_are_taken_together() -> None:
    frame, _ = fastfood()
    alone, together = (jt.learn.derived_importance(frame, "pref", NEEDS, rater=rater) for rater in (None, "id"))
    assert [one.importance for one in alone] == [one.importance for one in together]
    assert together["taste"].error > alone["taste"].error
    assert alone.interval == "jackknife over rows (HC3)"
    assert together.interval == "jackknife over raters (CR3)"
    # Where everybody rated once the two are the same.
    rows = frame.with_row_index("row")
    own = jt.learn.derived_importance(rows, "pref", NEEDS, rater="row")
    assert [one.error for one in own] == pytest.approx([one.error for one in alone])


def jackknifed(x: Floats, y: Floats, groups: Any) -> Floats:
    """Leave out one group after another and fit anew."""
    design = np.column_stack([np.ones(len(y)), x])
    whole = np.linalg.lstsq(design, y, rcond=None)[0]
    many = len(set(groups.tolist()))
    moved = [
        np.linalg.lstsq(design[groups != g], y[groups != g], rcond=None)[0] - whole
        for g in sorted(set(groups.tolist()))
    ]
    spread = np.array(moved).T @ np.array(moved) * (many - 1) / many
    errors: Floats = np.sqrt(np.diag(spread))[1:]
    return errors


@pytest.mark.parametrize("size", [1, 4])
def test_robust_errors_are_those_of_leaving_out_one_rater_after_another(size: int) -> None:
    rng = np.random.default_rng(2)
    x = rng.integers(1, 6, (40, 2)).astype(float)
    groups = np.arange(40) // size
    y = x @ [0.5, 0.2] + rng.standard_normal(40) * x[:, 0] + rng.standard_normal(40 // size)[groups]
    frame = {"a": x[:, 0], "b": x[:, 1], "all": y, "who": groups}
    found = jt.learn.derived_importance(frame, "all", {"a": "a", "b": "b"}, rater="who" if size > 1 else None)
    assert [one.error for one in found] == pytest.approx(jackknifed(x, y, groups).tolist(), rel=1e-9)


@pytest.mark.parametrize("kind", ["pearson", "spearman", "kendall"])
def test_rank_correlations_move_as_the_counts_do(kind: Any) -> None:
    rng = np.random.default_rng(4)
    x = rng.integers(1, 6, 400).astype(float)
    y: Floats = np.clip(x + rng.integers(-2, 3, 400), 1, 5).astype(float)
    once = associate(Pairs("it", x, y, np.ones(400)), kind, 0.95)
    twice = associate(Pairs("it", x, y, np.full(400, 4.0)), kind, 0.95)
    assert once is not None
    assert twice is not None
    assert twice.value == pytest.approx(once.value)
    assert twice.error == pytest.approx(once.error / 2, rel=5e-3), "four times the people, half the error"
    back = associate(Pairs("it", x, 6 - y, np.ones(400)), kind, 0.95)
    assert back is not None
    assert (back.value, back.low, back.high) == pytest.approx((-once.value, -once.high, -once.low))


def test_what_a_correlation_cannot_be_told_of() -> None:
    frame = {"same": [3, 3, 3, 3, 3], "a": [1, 2, 3, 4, 5], "few": [1, 2, NAN, NAN, 3], "all": [1, 2, 3, 4, 5]}
    needs = {"same": "same", "a": "a", "few": "few"}
    found = jt.learn.derived_importance(frame, "all", needs, method="spearman", missing="pairs")
    assert found.unclear == ("same",)
    assert (found["a"].importance, found["a"].low, found["a"].high, found["a"].error) == (1, 1, 1, 0)
    assert (found["few"].low, found["few"].high, found["few"].n) == (-1, 1, 3), "of three people nothing can be told"
    assert "Nothing can be told of same" in str(found)
    assert jt.learn.derived_importance(frame, "all", needs, method="pearson").unclear == ("same",)
    gone = {"a": [NAN, 1], "all": [1, NAN]}
    assert jt.learn.derived_importance(gone, "all", {"a": "a"}, method="kendall", missing="pairs").unclear == ("a",)


def test_one_person_who_differs_does_not_make_a_correlation_sure() -> None:
    x, y = [5.0] * 59 + [1.0], [4.0] * 30 + [5.0] * 30
    found = associate(Pairs("it", np.array(x), np.array(y), np.ones(60)), "pearson", 0.95)
    assert found is not None
    assert found.high - found.low > 0.4


def test_rows_that_lack_an_answer_are_left_out_or_refused() -> None:
    frame: dict[str, list[Any]] = {
        "a": [1, 2, 3, 4, NAN, 5],
        "all": [1, 3, 3, 4, 5, NAN],
        "who": ["x", "y", "z", "x", "y", None],
    }
    found = jt.learn.derived_importance(frame, "all", {"a": "a"})
    assert (found.rows, found["a"].n) == (6, 4)
    frame["a"][5] = 5
    frame["all"][5] = 5
    assert jt.learn.derived_importance(frame, "all", {"a": "a"}, rater="who")["a"].n == 4, "nobody is no rater"
    with pytest.raises(jt.InvalidValueError, match=r"1 of 6 rows lack an answer.*JT775"):
        jt.learn.derived_importance(frame, "all", {"a": "a"}, missing="refuse")


@pytest.mark.parametrize(
    ("frame", "options", "message"),
    [
        ({"a": [2, 2, 2, 2, 2]}, {}, r"the ratings of 'a' do not differ.*JT780"),
        (
            {"a": [1, 2, 3, 4, 5], "b": [5, 1, 2, 2, 1], "c": [7, 5, 8, 10, 11]},
            {},
            r"the ratings of 'c' follow from those of 'a', 'b'\. Leave one.*JT780",
        ),
        (
            {"a": [1, 2, 3, 4, 6], "b": [5, 1, 2, 2, 1], "c": [2, 4, 6, 8, 12]},
            {},
            r"'c' follow from those of 'a'\. .*JT780",
        ),
        (
            {"a": [1, 2, 3, 4, 5], "b": [5, 1, 2, 2, 1], "c": [1, 1, 2, 2, 3], "d": [3, 1, 1, 2, 2]},
            {},
            r"too few.*JT781",
        ),
        ({"a": [1, 2, 3, 4, 5]}, {"rater": "who"}, r"5 ratings of 2 raters are too few for 1 outcomes.*JT781"),
        ({"a": [1, 2, 3, 4, 5]}, {"within": True}, r"no rater is named.*JT784"),
        ({"a": [1, 2, 3, 4, 5]}, {"method": "pearson", "rater": "who"}, r"in a regression only.*JT784"),
        ({"a": [1, 2, 3, 4, 5]}, {"method": "shapley"}, r"method is 'shapley'.*JT784"),
        ({"a": [1, 2, 3, 4, 5]}, {"missing": "pairs"}, r"missing is 'pairs'\. Give 'complete', 'refuse'.*JT784"),
        ({"a": [1, 2, 3, 4, 5]}, {"within": 1}, r"within is 1.*JT103"),
        ({"a": [1, 2, 3, 4, 5]}, {"overall": "al"}, r"overall: the data has no column 'al'\. Did.*JT750"),
        (
            {"a": [1, 2, 3, 4, 5]},
            {"overall": "a"},
            r"'a' is named for the satisfaction of 'a' and for the rating.*JT772",
        ),
        ({"a": ["x"] * 5}, {}, r"the column 'a' holds 'x'.*JT774"),
    ],
)
def test_what_tells_nothing_is_refused(frame: dict[str, Any], options: dict[str, Any], message: str) -> None:
    whole = {**frame, "all": [1, 2, 2, 4, 5], "who": ["x", "x", "y", "y", "y"]}
    given: dict[str, Any] = {"overall": "all", **options}
    with pytest.raises(jt.JobTheoryError, match=message):
        jt.learn.derived_importance(whole, satisfaction={name: name for name in frame}, **given)


def test_a_perfect_rating_and_a_row_that_decides_alone() -> None:
    exact = jt.learn.derived_importance({"a": [1, 2, 3, 4], "all": [2, 4, 6, 8]}, "all", {"a": "a"})
    assert exact["a"].importance == pytest.approx(2)
    assert exact.r2 == pytest.approx(1)
    flat = jt.learn.derived_importance({"a": [1, 2, 3, 4], "all": [3, 3, 3, 3]}, "all", {"a": "a"})
    assert flat["a"].importance == pytest.approx(0)
    assert flat.r2 == 0
    lever = jt.learn.derived_importance({"a": [1, 1, 1, 1, 5], "all": [1, 2, 1, 2, 5]}, "all", {"a": "a"})
    assert math.isfinite(lever["a"].error)


def test_they_show_themselves() -> None:
    rng = np.random.default_rng(1)
    frame = {f"s{n}": rng.integers(1, 6, 60) for n in range(14)} | {"all": rng.integers(1, 6, 60)}
    found = jt.learn.derived_importance(frame, "all", {f"s{n}": f"s{n}" for n in range(14)})
    assert "of the variance of the overall rating" in str(found)
    assert "<table" in found.to_html()
    assert found.to_frame("polars").shape == (14, 8)
    assert repr(found).startswith("<DerivedImportance (regression) from 60 rows: 's0': ")
    assert repr(found).endswith("… 2 more>")
    assert len(found) == 14
    with pytest.raises(jt.UnknownNameError, match="JT301"):
        _ = found["s14"]


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize(
    "said", [{"blank": [99]}, {"recode": {99: None}}, {"recode": {"Overall": {99: None}}}], ids=["blank", "all", "one"]
)
def test_what_is_said_of_a_survey_counts_in_the_overall_rating(library: str, said: dict[str, Any]) -> None:
    ratings = [1, 2, 3, 4, 5] * 4
    overall: list[int | None] = [99 if n % 10 == 0 else x for n, x in enumerate([2, 1, 3, 5, 4] * 4)]
    frame = made(library, {"imp a": ratings, "sat a": ratings, "Overall": overall})
    survey = jt.learn.read_survey(frame, scale=(1, 5), **said)
    without = {"sat a": ratings, "Overall": [None if x == 99 else x for x in overall]}
    methods: tuple[Any, ...] = ("regression", "pearson", "spearman", "kendall")
    for method in methods:
        found = jt.learn.derived_importance(survey, "Overall", method=method)
        assert found["a"].n == 18
        assert found.drivers == jt.learn.derived_importance(without, "Overall", {"a": "sat a"}, method=method).drivers


@pytest.mark.parametrize("library", LIBRARIES)
def test_words_in_the_overall_rating_are_refused_until_it_is_said_what_they_mean(library: str) -> None:
    words = ["Very satisfied", "meh", "n/a", "5 - good", "3", " 4 "] * 2
    ratings = [5, 2, 3, 5, 3, 4] * 2
    survey = jt.learn.read_survey(
        made(library, {"imp a": ratings, "sat a": ratings, "Overall": words, "who": words}), scale=(1, 5)
    )
    message = (
        r"overall: the column 'Overall' holds '5 - good' \(2 times\), 'Very satisfied' \(2 times\), 'meh' \(2 times\) "
        r"and 'n/a' \(2 times\), and answers are numbers\. Say what they mean: survey\.override\(recode=\{'Overall': "
        r"\{'5 - good': 5, 'Very satisfied': …, 'meh': …, 'n/a': None\}\}\); None is no answer\. \[JT774\]"
    )
    with pytest.raises(jt.InvalidTypeError, match=message):
        jt.learn.derived_importance(survey, "Overall")
    said = survey.override(recode={"Overall": {"5 - good": 5, "very satisfied": 5, "meh": 2, "n/a": None}})
    found = jt.learn.derived_importance(said, "Overall")
    assert found["a"].n == 10
    assert found["a"].importance == pytest.approx(1)
    assert found.r2 == pytest.approx(1)


def test_the_overall_rating_may_be_one_of_the_answers() -> None:
    survey = jt.learn.read_survey({"imp a": [5, 4, 0, 1, 2, 3], "sat a": [4, 5, 3, 1, 2, 2]}, scale=(1, 5), blank=[0])
    assert jt.learn.derived_importance(survey, "imp a")["a"].n == 5
