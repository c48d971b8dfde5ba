import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pint
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import jobtheory as jt
from jobtheory.errors import InvalidTypeError, InvalidValueError, UnitError
from jobtheory.model.measure import FULL, NONE, Score

PINT: Any = pint  # typed in part
FOREIGN = PINT.UnitRegistry()
RIDE = jt.Measure("ride", "min", worst="2 h", target=30)
PAY = jt.Measure("pay", "AUD", worst=10, target=50)
HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    ("measure", "level", "value"),
    [
        (RIDE, 120, 0),
        (RIDE, 75, 0.5),
        (RIDE, "45 min", 5 / 6),
        (RIDE, "0.75 h", 5 / 6),
        (RIDE, jt.Quantity(2700, "s"), 5 / 6),
        (RIDE, FOREIGN.Quantity(0.75, "hour"), 5 / 6),
        (RIDE, 30, 1),
        (RIDE, 20, 1),
        (RIDE, -5, 1),
        (RIDE, 500, 0),
        (PAY, 30, 0.5),
        (PAY, 60, 1),
        (PAY, 0, 0),
        (PAY, Decimal("14.0"), 0.1),
        (jt.Measure("room", "degC", worst=10, target=20), "59 degF", 0.5),
        (jt.Measure("room", "degC", worst="283.15 K", target=20), 15, 0.5),
        (jt.Measure("share", "%", worst=0, target=100), "0.25 1", 0.25),
        (jt.Measure("deficit", "point", worst=-10, target=-5), -7.5, 0.5),
    ],
)
def test_value_runs_from_0_at_worst_to_1_at_target(measure: jt.Measure, level: Any, value: float) -> None:
    assert measure.value(level) == pytest.approx(value, abs=1e-15)
    assert isinstance(measure.value(level), float)


def test_value_is_clipped_and_surplus_is_what_lies_beyond_the_target() -> None:
    assert [RIDE.surplus(x) for x in (31, 30, "20 min", "0 h")] == [0, 0, 10, 30]
    assert [PAY.surplus(x) for x in (49, 50, 50.1, "61 AUD")] == [0, 0, 0.1, 11]
    assert RIDE.less_is_better
    assert not PAY.less_is_better


figures = st.fractions(-1000, 1000, max_denominator=100)


@given(figures, figures, figures, figures)
def test_value_is_the_clipped_share_of_the_way(
    worst: Fraction, target: Fraction, level: Fraction, more: Fraction
) -> None:
    assume(worst != target)
    measure = jt.Measure("m", "min", worst, target)
    share = (level - worst) / (target - worst)
    clipped = min(max(share, Fraction(0)), Fraction(1))
    assert measure.exact_value(level) == clipped
    assert measure.value(level) == float(clipped)
    assert (measure.surplus(level) > 0) == (share > 1)
    assert measure.less_is_better == (target < worst)
    assert measure.value(jt.Quantity(level, "min").to("h")) == measure.value(level)
    better = level + abs(more) * (1 if target > worst else -1)
    assert measure.exact_value(better) >= measure.exact_value(level)
    assert measure.surplus(better) >= measure.surplus(level)


def test_anchors_in_any_unit_are_kept_in_the_measures_own() -> None:
    one = jt.Measure("ride", "minutes", worst="2 h", target=jt.Quantity(0.5, "h"), limit="3 h", baseline="5400 s")
    assert (one.unit, one.worst, one.target, one.baseline) == ("min", 120, 30, 90)
    assert one.limit == jt.Limit(180)
    assert one.exact_limit == 180
    assert one == jt.Measure("ride", "min", 120, 30, 180, 90)
    assert one == jt.Measure("ride", "min", worst=120, target=30, limit=jt.Limit("180 min"), baseline="1.5 h")
    assert one != jt.Measure("ride", "min", worst=120, target=30, limit=jt.Limit(180, assumed=True), baseline=90)
    assert RIDE.exact_limit is None
    assert RIDE.baseline is None
    assert attrs.evolve(one, unit="h", worst=2, target="30 min").target == 0.5


def test_a_rating_is_judged_from_0_to_10_and_is_0_without_any_hire() -> None:
    rating = jt.Measure.rating()
    assert rating == jt.Measure("rating", "point", 0, 10, baseline=0)
    assert rating is jt.Goal("a").measure is jt.Step("a").measure is jt.Hazard("a").measure


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (("ride", "min", 60, "1 h"), InvalidValueError, "Measure 'ride': worst and target are both 60. Set them apart"),
        (("x", "h", "1/3 h", "20 min"), InvalidValueError, "Measure 'x': worst and target are both 1/3."),
        (("x", "degC", 25, "77 degF"), InvalidValueError, "Measure 'x': worst and target are both 25."),
        (("x", "minits", 1, 2), UnitError, "Measure 'x' > unit: unknown unit 'minits'. Did you mean"),
        (("x", "", 1, 2), UnitError, "Measure 'x' > unit: the unit is empty."),
        (("x", None, 1, 2), InvalidTypeError, "Measure 'x' > unit: None is not a unit. Write it as text"),
        (("x", "min", "1 km", 2), UnitError, "Measure 'x' > worst: 'km' does not convert into 'min'."),
        (("x", "AUD", 1, "2 EUR"), UnitError, "Measure 'x' > target: 'EUR' does not convert into 'AUD'."),
        (("x", "min", 1, 2, "1 km"), UnitError, "Measure 'x' > limit: 'km' does not convert into 'min'."),
        (("x", "min", 1, 2, None, "1 km"), UnitError, "Measure 'x' > baseline: 'km' does not convert"),
        (("x", "min", None, 2), InvalidTypeError, "Measure 'x' > worst: None is not a number."),
        (("x", "min", 1, True), InvalidTypeError, "Measure 'x' > target: True is not a number."),
        (("x", "min", float("nan"), 2), InvalidValueError, "Measure 'x' > worst: nan is not a finite number."),
        (("x", "min", 1, 2, float("inf")), InvalidValueError, "Limit inf: inf is not a finite number."),
        (("x", "min", 1, 2, jt.between(1, 2)), InvalidTypeError, "Limit a Range: a Range is not a number."),
        (("x", "min", jt.SPARED, 2), InvalidTypeError, "Measure 'x' > worst: a Mark is not a number."),
    ],
    ids=lambda x: None if isinstance(x, type) else str(x)[:40],
)
def test_a_measure_that_makes_no_sense_is_refused(arguments: Any, error: Any, message: str) -> None:
    with pytest.raises(error, match=f"^{re.escape(message)}"):
        jt.Measure(*arguments)


def test_a_limit_says_whether_people_only_assume_it() -> None:
    assert jt.Limit("3 h", assumed=True) == jt.Limit("180 min", True)  # noqa: FBT003
    assert jt.Limit(5).assumed is False
    measure = jt.Measure("ride", "min", 120, 30, limit=jt.Limit("3 h", assumed=True))
    assert measure.limit == jt.Limit(180, assumed=True)


@pytest.mark.parametrize("level", ["20 km", "20 AUD", jt.Quantity(1, "1")])
def test_a_level_that_does_not_convert_is_refused(level: Any) -> None:
    for ask in (RIDE.value, RIDE.surplus, RIDE.figure):
        with pytest.raises(UnitError, match=r"^Measure 'ride': .* does not convert into 'min'\. .*\[JT132\]$"):
            ask(level)


# --- scores


def test_the_score_of_a_figure_is_certain() -> None:
    score = RIDE.score(75)
    assert score == Score(HALF, HALF, HALF)
    assert score.is_certain
    assert RIDE.score(jt.Quantity(1.25, "h")) == score


def test_the_score_of_a_range_is_ordered_by_value_whatever_the_direction() -> None:
    less = RIDE.score(jt.between(30, 120, likely=75))
    assert less == Score(Fraction(0), HALF, Fraction(1))
    assert not less.is_certain
    assert PAY.score(jt.between(10, 50)) == Score(Fraction(0), HALF, Fraction(1))  # the middle where nothing is likely
    assert PAY.score(jt.between(10, 50, 20)).likely == Fraction(1, 4)
    assert RIDE.score(jt.between("0.5 h", "2 h")).likely == HALF


@pytest.mark.parametrize(
    ("limits", "level", "past"),
    [
        ((), 180, (False, False, False)),  # at the limit is not past it
        ((), 181, (True, True, True)),
        ((), jt.between(60, 181, 100), (True, False, False)),
        ((), jt.between(60, 300, 200), (True, True, False)),
        ((), jt.between(190, 200), (True, True, True)),
        ((Fraction(50),), 51, (True, True, True)),
        ((Fraction(50), None), 50, (False, False, False)),
        ((None,), 51, (False, False, False)),
    ],
)
def test_a_level_past_the_measures_limit_or_another_is_told(limits: Any, level: Any, past: Any) -> None:
    measure = jt.Measure("ride", "min", worst=120, target=30, limit="3 h")
    score = measure.score(level, *limits)
    assert (score.past_low, score.past_likely, score.past_high) == past


def test_where_more_is_better_a_level_below_the_limit_is_past_it() -> None:
    measure = jt.Measure("pay", "AUD", worst=10, target=50, limit=5)
    assert not measure.score(5).past_low
    assert measure.score(4.99).past_low
    assert measure.score(jt.between(4, 6)) == Score(Fraction(0), Fraction(0), Fraction(0), past_low=True)
    assert not measure.score(jt.between(4, 6)).is_certain
    assert not measure.is_past(None, Fraction(-100))


def test_what_nobody_knows_is_anything_from_worst_to_target() -> None:
    assert RIDE.unknown() == Score(Fraction(0), Fraction(0), Fraction(1))
    assert RIDE.unknown(None, Fraction(5)).past_low
    assert jt.Measure("ride", "min", 120, 30, limit=180).unknown().past_low
    assert not jt.Measure("ride", "min", 120, 30, limit=180).unknown().past_high


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (jt.SPARED, "the level is SPARED. SPARED and UNDONE are said of steps only; give a figure. [JT145]"),
        (jt.UNDONE, "the level is UNDONE. SPARED and UNDONE are said of steps only; give a figure. [JT145]"),
        (
            (80, 30),
            "the level is a pair. A pair (share, time) is the level of a problem that declares within=. [JT145]",
        ),
    ],
)
def test_marks_and_pairs_are_no_levels_of_a_measure(content: Any, message: str) -> None:
    with pytest.raises(InvalidTypeError, match=f"^{re.escape(message)}$"):
        RIDE.score(content)


def test_two_scores_that_must_both_be_good_multiply_and_either_limit_counts() -> None:
    one = Score(Fraction(0), HALF, Fraction(1), past_low=True)
    other = Score(HALF, HALF, HALF, past_low=False, past_likely=True)
    assert one.times(other) == Score(Fraction(0), Fraction(1, 4), HALF, past_low=True, past_likely=True)
    assert FULL.times(one) == one
    assert NONE.times(FULL) == NONE
