"""How answers become scores: the worked numbers from print, and what is wrong in print."""

import json
from typing import Any

import numpy as np
import pytest

import jobtheory as jt
from tests.shared import shared

NAN = float("nan")
learn: Any = jt.learn
"""As callers without a type checker see it."""


def cases() -> list[dict[str, Any]]:
    path = shared("oracles", "published", "opportunity_worked_examples.json")
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cases"]
    return found


def test_the_formula_gives_the_worked_numbers_exactly() -> None:
    for case in cases():
        score = jt.learn.opportunity_score(case["importance"], case["satisfaction"])
        assert score == pytest.approx(case["formula_value"], abs=1e-12), case["source"]
        assert (abs(score - case["opportunity"]) < 0.05) is case["agrees"]


@pytest.mark.parametrize(
    ("importance", "satisfaction", "right", "printed"), [(3, -1, 7, 3), (8.7, 3.8, 13.6, 13.5), (8.6, 4.1, 13.1, 13)]
)
def test_what_is_wrong_in_print_does_not_come_out(
    importance: float, satisfaction: float, right: float, printed: float
) -> None:
    assert jt.learn.opportunity_score(importance, satisfaction) == right != printed


def test_the_invariants_hold_where_floats_would_miss_them() -> None:
    assert jt.learn.opportunity_score(9, 3) == 15
    assert jt.learn.opportunity_score(8.4, 6.7) == 10.1
    assert jt.learn.opportunity_score(6.7, 8.4) == 6.7
    assert jt.learn.opportunity_score(8.57, 7.22) == 9.92
    assert jt.learn.opportunity_score(9.2, 3.4) == 15.0
    assert jt.learn.opportunity_score(5, 1) == 9, "ratings from 1 to 5 peak at 9"


def test_counted_top_boxes_give_the_published_scores() -> None:
    for case in cases():
        if "counts" in case:
            n, top, had = (case["counts"][name] for name in ("n", "imp_top2", "sat_top2"))
            frame = {"imp": [5] * top + [3] * (n - top), "sat": [1] * (n - had) + [4] * had}
            (found,) = jt.learn.opportunity(frame, {"it": "imp"}, {"it": "sat"})
            assert round(found.importance, 1) == case["importance"]
            assert round(found.satisfaction, 1) == case["satisfaction"]
            assert found.opportunity == pytest.approx(case.get("unrounded_opportunity", case["opportunity"]), abs=1e-12)


def test_a_five_counts_like_a_four_and_a_three_like_a_one() -> None:
    # Wrong in print: that "it treats 5 the same as 3".
    rates = jt.learn.TopTwoBox().rates(np.array([1, 2, 3, 4, 5, NAN]))
    assert rates.tolist()[:5] == [0, 0, 0, 1, 1]
    assert np.isnan(rates[5])


def test_boxes_are_counted_from_the_top_of_any_scale() -> None:
    assert jt.learn.TopTwoBox(scale=(0, 10)).cut == 9
    assert jt.learn.TopTwoBox(scale=(1, 7), boxes=3).cut == 5
    assert jt.learn.TopTwoBox(scale=(0, 1), boxes=1).cut == 1


@pytest.mark.parametrize("kind", [jt.learn.Means, jt.learn.Individual])
def test_a_scale_is_laid_onto_another_one(kind: Any) -> None:
    scheme = kind(scale=(1, 5), onto=(0, 10))
    assert [float(scheme.factor * x + scheme.start) for x in (1, 3, 5)] == [0, 5, 10]
    assert scheme.strays(np.array([0.9, 1, 3.5, 5, 5.1, NAN])).tolist() == [True, False, False, False, True, False]
    assert str(scheme).endswith("1 to 5 as 0 to 10")


def test_between_boxes_there_is_no_answer() -> None:
    strays = jt.learn.TopTwoBox().strays(np.array([0, 1, 3.5, 5, 6, NAN]))
    assert strays.tolist() == [True, False, True, False, True, False]


def test_individual_scores_do_not_make_up_for_each_other() -> None:
    frame = {"imp": [5, 1], "sat": [1, 5]}
    sides = ({"it": "imp"}, {"it": "sat"})
    assert jt.learn.opportunity(frame, *sides, scheme=jt.learn.Means())["it"].opportunity == 3
    assert jt.learn.opportunity(frame, *sides, scheme=jt.learn.Individual())["it"].opportunity == 5


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: learn.TopTwoBox(scale=(5, 1)), r"the scale is \(5, 1\).*JT777"),
        (lambda: learn.TopTwoBox(scale=(1, 2, 3)), r"the scale is \(1, 2, 3\).*JT777"),
        (lambda: learn.TopTwoBox(scale=(0, 0.5)), r"from 0 to 0\.5\. Boxes are whole numbers.*JT777"),
        (lambda: learn.TopTwoBox(scale=(1, 2)), r"2 boxes are top on a scale from 1 to 2.*JT777"),
        (lambda: learn.TopTwoBox(boxes=0), r"boxes is 0.*JT521"),
        (lambda: learn.TopTwoBox(boxes=1.5), r"boxes is 1\.5.*JT103"),
        (lambda: learn.TopTwoBox(scale=5), r"scale is 5.*JT106"),
        (lambda: learn.Means(scale=("1", 5)), r"JT121"),
        (lambda: learn.Means(scale=(1, 5), onto=(3, 3)), r"the scale is \(3, 3\).*JT777"),
        (
            lambda: learn.Individual(bands=learn.Bands.published("singh")),
            r"the bands 'singh' are for importances up to 10, and these go up to 5.*JT778",
        ),
        (lambda: learn.Means(bands="singh"), r"bands is 'singh'.*JT103"),
        (lambda: learn.opportunity_score("8", 1), r"importance.*JT121"),
        (lambda: learn.opportunity_score(8, NAN), r"satisfaction.*JT122"),
    ],
)
def test_what_makes_no_score_is_refused(make: Any, message: str) -> None:
    with pytest.raises(jt.JobTheoryError, match=message):
        make()


def test_schemes_say_what_they_are() -> None:
    assert str(jt.learn.TopTwoBox()) == "top 2 of 1 to 5, times 10"
    assert str(jt.learn.Means()) == "mean of 1 to 5"
    assert jt.learn.Means() == jt.learn.Means(scale=[1, 5])
    assert learn.Means() != learn.Individual()
