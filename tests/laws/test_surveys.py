"""Laws of surveys: what the scores can be, and what makes no difference to them."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jobtheory as jt

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

learn = jt.learn
SCHEMES = [learn.TopTwoBox(), learn.Means(), learn.Individual(), learn.Means(onto=(0, 10)), learn.TopTwoBox(boxes=1)]
POLICIES = ["pairs", "available", "complete"]


class Asked(NamedTuple):
    """A survey of a few people about a few outcomes, and how it is scored."""

    frame: dict[str, list[Any]]
    keys: list[str]
    scheme: Any
    missing: Any

    @property
    def sides(self) -> tuple[dict[str, str], dict[str, str]]:
        return {key: f"i{key}" for key in self.keys}, {key: f"s{key}" for key in self.keys}

    def score(self, frame: Any = None, keys: list[str] | None = None) -> jt.learn.Landscape:
        asked = self if keys is None else self._replace(keys=keys)
        return learn.opportunity(
            self.frame if frame is None else frame, *asked.sides, scheme=self.scheme, missing=self.missing
        )


@st.composite
def surveys(draw: DrawFn) -> Asked:
    people = draw(st.integers(1, 12))
    keys = [str(n) for n in range(draw(st.integers(1, 4)))]
    answers = st.lists(st.sampled_from([1, 2, 3, 4, 5, None]), min_size=people, max_size=people)
    frame = {f"{side}{key}": draw(answers) for key in keys for side in "is"}
    frame["i0"][0] = frame["s0"][0] = draw(st.integers(1, 5))
    missing = draw(st.sampled_from(POLICIES))
    if missing == "complete":  # somebody has left nothing out
        for column in frame.values():
            column[0] = column[0] or 3
    return Asked(frame, keys, draw(st.sampled_from(SCHEMES)), missing)


@given(surveys())
def test_an_opportunity_is_at_least_the_importance_and_at_most_twice_as_much(asked: Asked) -> None:
    low, high = asked.scheme.ends
    start, factor = float(asked.scheme.start), float(asked.scheme.factor)
    for one in asked.score():
        assert one.importance - 1e-12 <= one.opportunity
        least = low * factor + start
        assert one.opportunity <= 2 * one.importance - least + 1e-9, "twice the way from the least score"
        if not isinstance(asked.scheme, learn.Individual):
            gap = max(Fraction(one.importance) - Fraction(one.satisfaction), Fraction(0))
            assert one.opportunity == pytest.approx(one.importance + float(gap))
            assert (one.opportunity == one.importance) is (one.satisfaction >= one.importance)
        assert one.low <= one.opportunity <= one.high
        assert least - 1e-9 <= one.importance_range[0] <= one.importance <= one.importance_range[1] + 1e-9
        assert one.importance_range[1] <= high * factor + start + 1e-9
        assert one.satisfaction_range[0] - 1e-9 <= one.satisfaction <= one.satisfaction_range[1] + 1e-9


@given(surveys())
def test_ranks_hold_together(asked: Asked) -> None:
    found = asked.score()
    for one in found:
        best, worst = one.ranks
        assert 1 <= best <= worst <= len(found)
        assert one.rank <= best, "whatever has a better rank is told apart"
        assert one.rank <= one.place
        assert 0 <= one.stability <= 1
        for other in found:
            apart = found.told_apart(one.key, other.key)
            if one.rank != other.rank:
                assert apart.apart
                assert (one.rank < other.rank) is (one.opportunity > other.opportunity)
            if one.place == other.place:
                assert not apart.apart
                assert one.rank == other.rank
            assert (one.place < other.place) is (apart.difference > 0)
            assert apart.p <= apart.adjusted
    assert min(one.place for one in found) == min(one.rank for one in found) == 1
    assert sum(found.top(1).values()) == pytest.approx(1)


@given(surveys(), st.randoms(use_true_random=False))
def test_the_order_of_people_and_of_outcomes_makes_no_difference(asked: Asked, random: Any) -> None:
    rows = list(range(len(asked.frame["i0"])))
    random.shuffle(rows)
    shuffled = {name: [column[row] for row in rows] for name, column in asked.frame.items()}
    one, other = asked.score(), asked.score(shuffled)
    keys = list(asked.keys)
    random.shuffle(keys)
    third = asked.score(keys=keys)
    for score in one:
        for again in (other[score.key], third[score.key]):
            assert (again.importance, again.opportunity, again.place) == (
                score.importance,
                score.opportunity,
                score.place,
            )
            assert (again.rank, again.ranks, again.n) == (score.rank, score.ranks, score.n)
            assert (again.low, again.high) == pytest.approx((score.low, score.high), abs=1e-9)


@given(surveys(), st.integers(2, 5))
def test_more_people_who_answer_the_same_change_no_score_and_narrow_every_interval(asked: Asked, times: int) -> None:
    once, often = asked.score(), asked.score({name: column * times for name, column in asked.frame.items()})
    for one, many in zip(once, often, strict=True):
        assert (one.importance, one.opportunity, one.place) == (many.importance, many.opportunity, many.place)
        assert many.n == times * one.n
        assert many.importance_range[1] - many.importance_range[0] < one.importance_range[1] - one.importance_range[0]


@given(surveys())
def test_where_the_answers_lie_makes_no_difference(asked: Asked) -> None:
    polars = pytest.importorskip("polars")
    lazy = polars.DataFrame(asked.frame, schema=dict.fromkeys(asked.frame, polars.Int8)).lazy()
    here, there = asked.score(), asked.score(lazy)
    assert here.unanswered == there.unanswered
    for one, other in zip(here, there, strict=True):
        assert (one.opportunity, one.rank, one.ranks) == (other.opportunity, other.rank, other.ranks)
        assert (one.low, one.high) == pytest.approx((other.low, other.high), abs=1e-9)


@given(surveys())
def test_another_scale_of_scores_is_another_unit(asked: Asked) -> None:
    own, tens = (
        learn.opportunity(asked.frame, *asked.sides, scheme=scheme, missing=asked.missing)
        for scheme in (learn.Means(), learn.Means(onto=(0, 10)))
    )
    for one, ten in zip(own, tens, strict=True):
        # Opportunities are sums of two scores, so that the start of the scale counts once: 2i - s less one start.
        assert ten.opportunity == pytest.approx((one.opportunity - 1) * 2.5)
        assert (ten.low, ten.high) == pytest.approx(((one.low - 1) * 2.5, (one.high - 1) * 2.5))
        assert (ten.place, ten.rank, ten.ranks) == (one.place, one.rank, one.ranks)


@given(surveys())
def test_groups_are_the_surveys_of_their_people(asked: Asked) -> None:
    people = len(asked.frame["i0"])
    group = [n % 2 for n in range(people)]
    found = learn.opportunity(
        {**asked.frame, "who": group}, *asked.sides, scheme=asked.scheme, missing=asked.missing, by="who"
    )
    for label, own in found.groups.items():
        frame = {
            name: [x for x, g in zip(column, group, strict=True) if g == label] for name, column in asked.frame.items()
        }
        if not len(own):
            with pytest.raises(jt.InvalidValueError, match="nobody gave both answers"):
                asked.score(frame)
            continue
        alone = asked.score(frame)
        assert own.scores == alone.scores
        assert own.unanswered == alone.unanswered


@given(surveys())
def test_gaps_are_importance_less_satisfaction(asked: Asked) -> None:
    found = learn.gaps(asked.frame, *asked.sides)
    turned = learn.gaps(asked.frame, asked.sides[1], asked.sides[0])
    for one, other in zip(found, turned, strict=True):
        assert one.gap == pytest.approx(one.importance - one.satisfaction)
        assert (other.gap, other.p, other.adjusted) == (-one.gap, one.p, one.adjusted)
        if one.low is not None and one.high is not None and one.p is not None:
            assert one.low <= one.gap <= one.high
            assert (one.p < 0.05) is (one.low > 0 or one.high < 0) or math.isclose(one.p, 0.05)
