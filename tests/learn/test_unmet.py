"""Scoring a survey: against R's answers, whatever is missing, wherever it lies, and on surveys never seen."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

import json
import math
from typing import Any

import numpy as np
import pytest

import jobtheory as jt
from tests.learn.test_sheets import LIBRARIES, made
from tests.shared import shared

learn = jt.learn
NAN = math.nan
MANY = 23
IMPORTANCE = {str(n): f"e{n}" for n in range(1, MANY + 1)}
SATISFACTION = {str(n): f"s{n}" for n in range(1, MANY + 1)}
TENTH = learn.Means(scale=(1, 100), onto=(0.1, 10))
"""The average of answers from 1 to 100, divided by ten."""


def airline() -> Any:
    polars = pytest.importorskip("polars")
    return polars.read_csv(shared("oracles", "survey_airlinesat", "data.csv"), null_values=["", "NA"])


def answers_of_r() -> Any:
    return json.loads(shared("oracles", "survey_airlinesat", "oracle.json").read_text(encoding="utf-8"))


def scored(importance: list[Any], satisfaction: list[Any], **options: Any) -> jt.learn.OpportunityScore:
    frame = {"imp": importance, "sat": satisfaction}
    return learn.opportunity(frame, {"it": "imp"}, {"it": "sat"}, **options)["it"]


@pytest.mark.parametrize("lazy", [False, True])
def test_scores_places_bands_and_quadrants_are_those_of_r(*, lazy: bool) -> None:
    frame, oracle = airline(), answers_of_r()
    scheme = learn.Means(scale=(1, 100), onto=(0.1, 10), bands=learn.Bands.published("odi-functions"))
    found = learn.opportunity(frame.lazy() if lazy else frame, IMPORTANCE, SATISFACTION, scheme=scheme)
    assert [one.opportunity for one in found] == pytest.approx(oracle["opportunity_on_means_div10"], abs=1e-9)
    assert [one.place for one in found] == oracle["opportunity_rank"]
    assert [one.band for one in found] == oracle["category"]
    for one, item in zip(found, oracle["items"], strict=True):
        assert one.n == item["n_pair"]
        assert one.importance * 10 == pytest.approx(item["pair_exp_mean"], abs=1e-9)
        assert one.satisfaction * 10 == pytest.approx(item["pair_sat_mean"], abs=1e-9)
    drawn = found.quadrants()
    assert [one.quadrant.value if one.quadrant else None for one in drawn] == oracle["ipa_quadrant"]
    cross = oracle["ipa_cross"]
    assert drawn.cross == pytest.approx((cross["importance"], cross["satisfaction"]), abs=1e-9)


@pytest.mark.parametrize("missing", ["pairs", "available", "complete"])
@pytest.mark.parametrize("scheme", [TENTH, learn.Individual(scale=(1, 100)), learn.TopTwoBox(scale=(1, 100), boxes=20)])
def test_it_makes_no_difference_where_the_answers_lie(missing: Any, scheme: Any) -> None:
    frame = airline()
    own, sat = dict(list(IMPORTANCE.items())[:5]), dict(list(SATISFACTION.items())[:5])
    here, there = (
        learn.opportunity(one, own, sat, scheme=scheme, missing=missing, by="flight_class")
        for one in (frame, frame.lazy())
    )
    assert list(here.groups) == list(there.groups) == ["Business", "Economy", "First"]
    for one, other in ((here, there), *zip(here.groups.values(), there.groups.values(), strict=True)):
        assert (one.people, one.counted, one.method) == (other.people, other.counted, other.method)
        for a, b in zip(one, other, strict=True):
            assert (a.key, a.n, a.importance, a.opportunity, a.rank, a.ranks) == (
                (b.key, b.n, b.importance, b.opportunity, b.rank, b.ranks)
            )
            assert (a.low, a.high) == pytest.approx((b.low, b.high), abs=1e-9)


@pytest.mark.parametrize("library", LIBRARIES)
def test_every_library_gives_the_same_scores(library: str) -> None:
    frame = {"imp": [5.0, 4.0, None, 2.0], "sat": [2, 3, 3, None], "plan": ["a", "b", None, "a"]}
    found = learn.opportunity(made(library, frame), {"it": "imp"}, {"it": "sat"}, by="plan")
    assert (found["it"].importance, found["it"].satisfaction, found["it"].n) == (10, 0, 2)
    assert {label: own.people for label, own in found.groups.items()} == {"a": 2, "b": 1, None: 1}
    assert found.groups[None].unanswered == ("it",)


def test_the_policy_on_what_is_missing_is_what_it_says() -> None:
    importance, satisfaction = [5, 4, 1, NAN, 5, NAN], [1, NAN, 5, 5, 5, NAN]
    frame = {"imp": importance, "sat": satisfaction, "more": [1, 1, NAN, 1, 1, 1], "had": [1] * 6}
    imp, sat = {"it": "imp", "more": "more"}, {"it": "sat", "more": "had"}

    def with_(missing: Any) -> tuple[float, ...]:
        found = learn.opportunity(frame, imp, sat, missing=missing)
        return found["it"].importance, found["it"].satisfaction, found["it"].n, found.counted

    assert with_("pairs") == pytest.approx((20 / 3, 20 / 3, 3, 6))
    assert with_("available") == (7.5, 7.5, 4, 6)
    assert with_("complete") == (10, 5, 2, 2)
    with pytest.raises(jt.InvalidValueError, match=r"opportunity > 'it': 3 of 6 people left out an answer.*JT775"):
        with_("refuse")
    assert scored([5, 1], [1, 5], missing="refuse").n == 2
    with pytest.raises(jt.InvalidValueError, match=r"missing is 'drop'. Give 'pairs', 'available'.*JT784"):
        with_("drop")


def test_unlike_samples_have_an_interval_that_says_so() -> None:
    frame = {"imp": [5, 4, 5, NAN] * 20, "sat": [NAN, 1, 2, 4] * 20}
    found = learn.opportunity(frame, {"it": "imp"}, {"it": "sat"}, missing="available")
    assert found.method == "score, recovered for unlike samples"
    alike = learn.opportunity(frame, {"it": "imp"}, {"it": "sat"}, missing="available", scheme=learn.Individual())
    assert (alike.method, alike["it"].n) == ("score", 40), "an individual opportunity always needs both answers"
    # Where everybody gave both, the interval that is recovered is near the direct one.
    whole = {"imp": [5, 4, 3, 2] * 50, "sat": [3, 1, 2, 4] * 50}
    near, direct = (
        learn.opportunity(whole, {"it": "imp"}, {"it": "sat"}, missing=m)["it"] for m in ("available", "pairs")
    )
    assert (near.low, near.high) == pytest.approx((direct.low, direct.high), abs=0.05)


def test_codes_off_the_scale_are_never_counted() -> None:
    with pytest.raises(
        jt.InvalidValueError,
        match=r"satisfaction\['it'\]: answers are off the scale from 1 to 5: 0 \(2 times\) and 6 \(1 time\)\. .*JT773",
    ):
        scored([5, 4, 3], [0, 0, 6])
    with pytest.raises(jt.InvalidValueError, match=r"importance\['it'\]: answers .*: 3\.5 \(1 time\)\..*JT773"):
        scored([3.5, 4, 3], [1, 1, 1])
    assert scored([3.5, 4, 3], [1, 1, 1], scheme=learn.Means()).importance == 3.5


def test_exact_ties_share_a_place_and_a_rank() -> None:
    # 0.7 + (0.7 - 0.1), 0.65 + 0.65 and a third of 3.9 are 1.3 alike, and none of them is as a float.
    frame = {"a": [0.7], "a had": [0.1], "b": [0.65], "b had": [0.0], "c": [1.3], "c had": [1.3]}
    found = learn.opportunity(
        frame, {k: k for k in "abc"}, {k: f"{k} had" for k in "abc"}, scheme=learn.Means(scale=(0, 10))
    )
    assert [one.opportunity for one in found] == [1.3, 1.3, 1.3]
    assert [one.place for one in found] == [1, 1, 1]
    assert [(one.rank, one.ranks) for one in found] == [(1, (1, 3))] * 3
    assert [one.key for one in found.ranked] == ["a", "b", "c"]
    assert found.told_apart("a", "b").p == 1


def test_what_cannot_be_told_apart_shares_a_rank_and_what_can_does_not() -> None:
    rng = np.random.default_rng(1)
    frame: dict[str, Any] = {}
    for key, top, had in (("a", 0.88, 0.1), ("b", 0.87, 0.1), ("c", 0.3, 0.8)):
        frame[key] = np.where(rng.random(300) < top, 5, 2)
        frame[f"{key} had"] = np.where(rng.random(300) < had, 4, 1)
    found = learn.opportunity(frame, {k: k for k in "abc"}, {k: f"{k} had" for k in "abc"})
    assert [(one.rank, one.ranks) for one in found] == [(1, (1, 2)), (1, (1, 2)), (3, (3, 3))]
    near, far = found.told_apart("a", "b"), found.told_apart("a", "c")
    assert (near.apart, far.apart) == (False, True)
    assert near.difference == pytest.approx(found["a"].opportunity - found["b"].opportunity)
    assert near.low <= near.difference <= near.high
    assert near.low < 0 < far.low
    assert far.p <= far.adjusted <= 1e-9
    assert near.p <= near.adjusted
    back = found.told_apart("b", "a")
    assert (back.low, back.high, back.p) == pytest.approx((-near.high, -near.low, near.p))
    itself = found.told_apart("a", "a")
    assert (itself.difference, itself.p, itself.apart) == (0, 1, False)
    assert found.top(1)["c"] == 0
    assert found.top(2) == {"a": 1, "b": 1, "c": 0}
    assert found["c"].stability == 1
    assert found["a"].stability == found.top(1)["a"]


def test_pairs_of_answers_count_not_only_their_averages() -> None:
    # The same averages: where everybody's answers go together the difference is far surer.
    high, low = [5, 1] * 50, [4, 2] * 50
    frame = {"a": high, "b": low, "c": low[1:] + low[:1], "had": [5] * 100, "had b": [5] * 100, "had c": [5] * 100}
    found = learn.opportunity(
        frame,
        {"a": "a", "b": "b", "c": "c"},
        {"a": "had", "b": "had b", "c": "had c"},
        scheme=learn.Means(),
    )
    together, against = found.told_apart("a", "b"), found.told_apart("a", "c")
    assert together.high - together.low < against.high - against.low


def test_of_one_person_nothing_can_be_told() -> None:
    frame = {"a": [5], "b": [1], "x": [1], "y": [1]}
    found = learn.opportunity(frame, {"a": "a", "b": "b"}, {"a": "x", "b": "y"})
    assert [one.rank for one in found] == [1, 1]
    assert found["a"].ranks == (1, 2)
    apart = found.told_apart("a", "b")
    assert (apart.p, apart.low, apart.high, apart.apart) == (1, -math.inf, math.inf, False)
    assert found["a"].low < 20 == found["a"].high


def test_where_all_say_the_same_the_interval_is_not_a_point() -> None:
    one = scored([5] * 40, [1] * 40)
    assert one.opportunity == one.high == 20
    assert 17 < one.low < 20
    assert one.importance_range == pytest.approx((10 * 40 / (40 + 1.959964**2), 10))


def test_groups_come_in_order_and_stand_for_themselves() -> None:
    frame = {"imp": [5, 1, 5, 5, 1, 5], "sat": [1, 1, 1, 5, 1, 5], "age": [40, 9, 40, 100, 9, None]}
    found = learn.opportunity(frame, {"it": "imp"}, {"it": "sat"}, by="age")
    assert list(found.groups) == [9, 40, 100, None]
    assert [own["it"].opportunity for own in found.groups.values()] == [0, 20, 10, 10]
    assert found.groups[40]["it"].n == 2
    assert found.groups[40].groups == {}
    assert (found.by, found.groups[40].by) == ("age", None)
    whole = found.to_frame("polars")
    assert whole.columns[0] == "age"
    assert whole["age"].to_list() == [None, "9", "40", "100", ""]


def test_a_group_that_answered_nothing_has_no_scores() -> None:
    frame = {"imp": [5, NAN], "sat": [1, 3], "who": ["a", "b"]}
    found = learn.opportunity(frame, {"it": "imp"}, {"it": "sat"}, by="who")
    empty = found.groups["b"]
    assert (len(empty), empty.unanswered, empty.people) == (0, ("it",), 1)
    assert empty.top(1) == {}
    assert str(empty).startswith("0 outcomes, 1 person\n")
    assert "b (1)" in str(found)
    with pytest.raises(jt.InvalidValueError, match=r"no outcome is scored.*JT776"):
        empty.quadrants()


def test_an_outcome_too_few_answered_is_named_and_not_scored() -> None:
    frame = {"a": [5, 4], "b": [NAN, NAN], "x": [1, 2], "y": [1, 2]}
    found = learn.opportunity(frame, {"a": "a", "b": "b"}, {"a": "x", "b": "y"})
    assert [one.key for one in found] == ["a"]
    assert found.unanswered == ("b",)
    assert "Not scored, since too few answered: b." in str(found)
    for missing in ("available", "pairs"):
        with pytest.raises(jt.InvalidValueError, match=r"nobody gave both answers about any outcome.*JT776"):
            learn.opportunity(frame, {"b": "b"}, {"b": "y"}, missing=missing)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"importance": {"it": "imq"}},
            r"importance\['it'\]: the data has no column 'imq'\. Did you mean 'imp'.*JT750",
        ),
        ({"importance": {"its": "imp"}}, r"'its' has no column of satisfaction\. Did you mean 'it'.*JT771"),
        ({"satisfaction": {"it": "sat", "other": "who"}}, r"'other' has no column of importance.*JT771"),
        ({"importance": None}, r"importance names no column.*JT771"),
        ({"importance": {}}, r"importance names no column.*JT771"),
        ({"importance": ["imp"]}, r"importance is a list.*JT106"),
        ({"satisfaction": {"it": "imp"}}, r"'imp' is named for the importance of 'it' and for the satis.*JT772"),
        ({"satisfaction": {"it": "who"}}, r"the column 'who' holds 'a'.*JT774"),
        ({"scheme": "means"}, r"scheme is 'means'\. Give one such as TopTwoBox.*JT103"),
        ({"by": "whom"}, r"by: the data has no column 'whom'\. Did you mean 'who'.*JT750"),
        ({"confidence": 95}, r"confidence is 95.*JT783"),
        ({"confidence": "high"}, r"confidence is 'high'.*JT103"),
        ({"seed": -1}, r"seed is -1.*JT521"),
        ({"seed": 1.5}, r"seed is 1\.5.*JT103"),
    ],
)
def test_what_cannot_be_scored_is_refused(options: dict[str, Any], message: str) -> None:
    frame = {"imp": [5, 4], "sat": [1, 2], "who": ["a", "b"]}
    given: dict[str, Any] = {"importance": {"it": "imp"}, "satisfaction": {"it": "sat"}, **options}
    with pytest.raises(jt.JobTheoryError, match=message):
        learn.opportunity(frame, **given)


def test_an_unknown_outcome_is_named() -> None:
    found = learn.opportunity({"imp": [5, 4], "sat": [1, 2]}, {"it": "imp"}, {"it": "sat"})
    with pytest.raises(jt.UnknownNameError, match=r"no outcome is called 'its'\. Did you mean 'it'.*JT301"):
        _ = found["its"]
    with pytest.raises(jt.UnknownNameError, match="JT301"):
        found.told_apart("it", "its")
    with pytest.raises(jt.InvalidValueError, match=r"count is 0.*JT521"):
        found.top(0)


def test_the_seed_is_all_that_is_drawn() -> None:
    rng = np.random.default_rng(3)
    frame = {f"{what}{n}": rng.integers(1, 6, 50) for n in range(4) for what in "is"}
    sides = ({str(n): f"i{n}" for n in range(4)}, {str(n): f"s{n}" for n in range(4)})
    one, same, other = (learn.opportunity(frame, *sides, seed=seed) for seed in (1, 1, 2))
    assert one.scores == same.scores
    assert one.scores != other.scores
    assert [(a.low, a.high, a.rank) for a in one] == [(a.low, a.high, a.rank) for a in other]


def test_it_shows_itself() -> None:
    found = learn.opportunity({"imp": [5, 4], "sat": [1, 2]}, {"it": "imp"}, {"it": "sat"})
    assert str(found).startswith("1 outcome, 2 people: most unmet is it\n")
    assert "<table" in found.to_html()
    assert repr(found) == "<Landscape of 2 people: 'it': 20.0>"
    frame = found.to_frame("polars")
    assert frame.shape == (1, 18)
    assert {"importance_low", "best", "worst", "statement", "band"} <= set(frame.columns)
    many = {f"{what}{n}": [5, 4] for n in range(14) for what in "is"}
    wide = learn.opportunity(many, {str(n): f"i{n}" for n in range(14)}, {str(n): f"s{n}" for n in range(14)})
    assert repr(wide).endswith("… 2 more>")


def test_answers_between_the_points_of_a_scale_are_no_boxes_and_may_have_a_mean() -> None:
    survey = learn.read_survey({"imp a": [4, 3, 5, 2], "sat a": [2.5, 1, 3, 2]}, scale=(1, 5))
    message = (
        r"satisfaction\['a'\]: answers lie between the points of the scale from 1 to 5: 2\.5 \(1 time\)\. "
        r"Top boxes count whole points; scheme=Means\(scale=\(1, 5\)\) takes any answer between\. \[JT773\]"
    )
    with pytest.raises(jt.InvalidValueError, match=message):
        learn.opportunity(survey)
    assert learn.opportunity(survey, scheme=learn.Means(scale=(1, 5)))["a"].satisfaction == 2.125
    with pytest.raises(jt.InvalidValueError, match=r"are off the scale from 1 to 4: 5 \(1 time\)\. Read.*JT773"):
        learn.opportunity(survey, scheme=learn.TopTwoBox(scale=(1, 4)))
