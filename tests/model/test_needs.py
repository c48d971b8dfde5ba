import re
from fractions import Fraction
from typing import Any

import attrs
import pytest

import jobtheory as jt
from jobtheory.errors import InvalidTypeError, InvalidValueError, UnitError
from jobtheory.model.measure import NONE, Score

HALF = Fraction(1, 2)
KINDS: list[Any] = [jt.Goal, jt.Hazard, jt.Problem]


@pytest.mark.parametrize("kind", KINDS)
def test_kind_and_dimension_are_independent(kind: Any) -> None:
    assert kind("a").dimension is jt.Dimension.FUNCTIONAL
    for dimension in jt.Dimension:
        assert kind("a", dimension=dimension).dimension is dimension
        assert kind("a", dimension=dimension.value) == kind("a", dimension=dimension)


@pytest.mark.parametrize("kind", KINDS)
def test_any_measure_is_legal_on_any_kind(kind: Any) -> None:
    measure = jt.Measure("ride", "min", 60, 20)
    assert kind("a", measure=measure).measure == measure
    assert kind("a", measure=measure).score(40) == Score(HALF, HALF, HALF)
    assert kind("a", measure=measure).at_baseline() is None


def test_kinds_with_the_same_parts_are_not_equal() -> None:
    rating = jt.Measure.rating()
    assert len({jt.Goal("a", measure=rating), jt.Hazard("a", measure=rating), jt.Problem("a", measure=rating)}) == 3


@pytest.mark.parametrize("kind", KINDS)
def test_step_names_where_an_outcome_is_decided(kind: Any) -> None:
    assert kind("a").step is None
    assert kind("a", step="pour").step == "pour"


@pytest.mark.parametrize("kind", [jt.Goal, jt.Hazard])
def test_a_need_without_a_measure_is_rated_from_0_to_10(kind: Any) -> None:
    need = kind("a")
    assert need.measure == jt.Measure.rating()
    assert need.score(5) == Score(HALF, HALF, HALF)
    assert need.score(jt.between(0, 10, 5)) == need.unknown()._replace(likely=HALF)
    assert need.at_baseline() == NONE
    assert need.score(5, Fraction(6)).past_likely
    assert need.unknown(Fraction(6)).past_low
    with pytest.raises(InvalidTypeError, match=r"the level is UNDONE.*\[JT145\]$"):
        need.score(jt.UNDONE)


# --- hazards


@pytest.mark.parametrize(
    ("likelihood", "unit", "worst", "same"),
    [
        (0.05, "1", 0.05, Fraction(1, 20)),
        (1, "1", 1, "1 1"),
        ("5 %", "%", 5, jt.Quantity(5, "percent")),
        ("100 ppm", "ppm", 100, "0.01 %"),
    ],
)
def test_a_likelihood_makes_the_measure(likelihood: Any, unit: str, worst: Any, same: Any) -> None:
    hazard = jt.Hazard("Spill", likelihood=likelihood)
    assert hazard.measure == jt.Measure("likelihood", unit, worst=worst, target=0, baseline=worst)
    assert hazard.at_baseline() == NONE
    assert jt.Hazard("Spill", likelihood=same).measure.value("0 1") == 1
    assert hazard.likelihood is not None


def test_the_value_of_a_level_is_the_share_of_the_likelihood_it_takes_away() -> None:
    for hazard, level in (
        (jt.Hazard("Spill", likelihood=0.05), 0.005),
        (jt.Hazard("Spill", likelihood="5 %"), 0.5),
    ):
        assert hazard.score(level).likely == Fraction(9, 10)
        assert hazard.score(jt.Quantity(0.5, "%")).likely == Fraction(9, 10)
        assert hazard.score(jt.Quantity(5000, "ppm")).likely == Fraction(9, 10)
        assert hazard.score(jt.Quantity(6, "%")).likely == 0  # worse than doing nothing
        assert hazard.score(0).likely == 1
        assert hazard.score(jt.between("0 %", "2.5 %")) == Score(HALF, Fraction(3, 4), Fraction(1))


def test_equal_likelihoods_in_equal_form_are_equal() -> None:
    assert jt.Hazard("a", likelihood=0.05) == jt.Hazard("a", likelihood=Fraction(1, 20))
    assert jt.Hazard("a", likelihood="5 %") == jt.Hazard("a", likelihood=jt.Quantity(5, "percent"))


@pytest.mark.parametrize(
    ("likelihood", "said"),
    [(0, "0"), (-0.1, "-0.1"), (1.5, "1.5"), (5, "5"), ("0 %", "'0 %'"), ("150 %", "'150 %'"), (Fraction(4, 3), "4/3")],
)
def test_what_is_no_chance_is_refused(likelihood: Any, said: str) -> None:
    message = f"^Hazard 'a': likelihood {re.escape(said)} is not a chance above 0\\. Give a number .*\\[JT150\\]$"
    with pytest.raises(InvalidValueError, match=message):
        jt.Hazard("a", likelihood=likelihood)


@pytest.mark.parametrize(
    ("likelihood", "error", "code"),
    [
        ("5 min", UnitError, "JT132"),
        ("5", UnitError, "JT130"),
        ("often", UnitError, "JT131"),
        (True, InvalidTypeError, "JT121"),
        (float("nan"), InvalidValueError, "JT122"),
        (jt.between(0, 1), InvalidTypeError, "JT121"),
    ],
)
def test_what_cannot_be_read_as_a_chance_is_refused(likelihood: Any, error: Any, code: str) -> None:
    with pytest.raises(error, match=rf"^Hazard 'a' > likelihood: .*\[{code}\]$"):
        jt.Hazard("a", likelihood=likelihood)


@pytest.mark.parametrize("level", [-0.01, 1.01, "101 %", "-1 %", jt.between(0, 2), jt.between("-1 %", "5 %")])
def test_a_level_beyond_all_and_nothing_is_no_likelihood(level: Any) -> None:
    content = jt.Level(level).content
    with pytest.raises(
        InvalidValueError, match=r"^a likelihood of .* is not possible\. Give one from 0 to 1.*\[JT147\]$"
    ):
        jt.Hazard("a", likelihood=0.05).score(content)
    with pytest.raises(InvalidValueError, match=r"counted in '%', or text with %\. \[JT147\]$"):
        jt.Hazard("a", likelihood="5 %").score(101)


def test_an_impossible_level_is_shown_short() -> None:
    with pytest.raises(InvalidValueError, match=r"\[JT147\]$") as caught:
        jt.Hazard("a", likelihood=0.05).score(Fraction(-1, 3**500))
    assert len(str(caught.value)) < 200


def test_a_mark_is_no_likelihood() -> None:
    with pytest.raises(InvalidTypeError, match=r"^the level is SPARED.*\[JT145\]$"):
        jt.Hazard("a", likelihood=0.05).score(jt.SPARED)


def test_likelihood_and_measure_may_not_contradict_each_other() -> None:
    measure = jt.Measure("spills", "event/year", worst=12, target=0)
    message = r"^Hazard 'a': the likelihood and the measure contradict each other\. Give one of them; .*\[JT151\]$"
    with pytest.raises(InvalidValueError, match=message):
        jt.Hazard("a", likelihood=0.05, measure=measure)
    assert jt.Hazard("a", measure=measure).likelihood is None
    hazard = jt.Hazard("a", likelihood=0.05)
    assert jt.Hazard("a", likelihood=0.05, measure=hazard.measure) == hazard


def test_a_hazard_changes_by_copy() -> None:
    hazard = jt.Hazard("Spill", likelihood=0.05, importance=2)
    assert attrs.evolve(hazard, importance=3).likelihood == 0.05
    with pytest.raises(InvalidValueError, match=r"measure=None makes the measure anew.*\[JT151\]$"):
        attrs.evolve(hazard, likelihood=0.1)
    changed = attrs.evolve(hazard, likelihood=0.1, measure=None)
    assert changed.measure.worst == 0.1
    assert attrs.evolve(hazard, likelihood=None, measure=None).measure == jt.Measure.rating()


# --- problems


def test_a_problem_is_judged_by_the_share_resolved() -> None:
    problem = jt.Problem("A tyre goes flat")
    assert problem.measure == jt.Measure("share resolved", "%", worst=0, target=100, baseline=0)
    assert problem.within is None
    assert problem.score(50) == problem.score(jt.Quantity(0.5, "1")) == Score(HALF, HALF, HALF)
    assert problem.unknown() == Score(Fraction(0), Fraction(0), Fraction(1))
    assert problem.at_baseline() == NONE
    with pytest.raises(InvalidTypeError, match=r"^the level is a pair\..*\[JT145\]$"):
        problem.score((80, 30))


BACK = jt.Measure("back on the road", "min", worst=60, target=0)


@pytest.mark.parametrize(
    ("level", "value"),
    [
        ((100, 0), 1),
        ((80, 30), 0.4),
        ((80, "0.5 h"), 0.4),
        (("0.8 1", "30 min"), 0.4),
        ((0, 0), 0),
        ((100, 60), 0),
        ((100, 90), 0),
    ],
)
def test_with_a_time_the_value_is_the_share_times_the_value_of_the_time(level: Any, value: float) -> None:
    problem = jt.Problem("A tyre goes flat", within=BACK)
    score = problem.score(jt.Level(level).content)
    assert float(score.likely) == value
    assert score.is_certain


def test_ranges_of_share_and_time_multiply() -> None:
    problem = jt.Problem("A tyre goes flat", within=BACK)
    content = jt.Level((jt.between(50, 100), jt.between("15 min", "45 min"))).content
    assert problem.score(content) == Score(Fraction(1, 8), Fraction(3, 8), Fraction(3, 4))


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        (
            80,
            InvalidTypeError,
            r"^the level is one figure, but the problem counts how soon .*pair \(share, time\).*\[JT146\]$",
        ),
        (jt.between(70, 80), InvalidTypeError, r"\[JT146\]$"),
        (jt.SPARED, InvalidTypeError, r"^the level is SPARED.*\[JT145\]$"),
        ((101, 30), InvalidValueError, r"^a share of 101 % is not possible\. Give one from 0 to 100, .*\[JT147\]$"),
        ((jt.between(-1, 30), 30), InvalidValueError, r"^a share of -1 % is not possible"),
        ((80, jt.Quantity(1, "km")), UnitError, r"'km' does not convert into 'min'"),
        ((jt.Quantity(30, "min"), jt.Quantity(80, "%")), UnitError, r"'min' does not convert into '%'"),
    ],
)
def test_a_level_that_a_problem_with_a_time_cannot_judge_is_refused(content: Any, error: Any, message: str) -> None:
    with pytest.raises(error, match=message):
        jt.Problem("a", within=BACK).score(content)


@pytest.mark.parametrize("level", [-1, 101, "1.01 1"])
def test_a_share_beyond_all_and_nothing_is_refused_without_a_time_too(level: Any) -> None:
    with pytest.raises(InvalidValueError, match=r"^a share of .* is not possible.*\[JT147\]$"):
        jt.Problem("a").score(jt.Level(level).content)


def test_a_problem_with_a_measure_of_its_own_may_go_beyond_its_anchors() -> None:
    complaints = jt.Measure("complaints", "complaint/week", worst=10, target=0)
    assert jt.Problem("a", measure=complaints).score(20).likely == 0
    assert jt.Problem("a", measure=complaints, within=BACK).score((5, 30)).likely == Fraction(1, 4)


@pytest.mark.parametrize(
    ("share_baseline", "time_baseline", "want"),
    [
        (0, None, NONE),  # nothing resolved: then the time does not matter
        (50, None, None),
        (50, 30, Score(Fraction(1, 4), Fraction(1, 4), Fraction(1, 4))),
        (None, 30, None),
        (0, 30, NONE),
    ],
)
def test_doing_nothing_about_a_problem_with_a_time(share_baseline: Any, time_baseline: Any, want: object) -> None:
    problem = jt.Problem(
        "a",
        measure=jt.Measure("share", "%", 0, 100, baseline=share_baseline),
        within=jt.Measure("time", "min", 60, 0, baseline=time_baseline),
    )
    assert problem.at_baseline() == want


def test_limits_on_a_problem_count_on_the_share_and_on_the_time() -> None:
    problem = jt.Problem("a", within=jt.Measure("time", "min", 60, 0, limit="1 h"))
    assert not problem.score((80, 60)).past_likely
    assert problem.score((80, 61)).past_likely
    assert problem.score((80, 30), Fraction(90)).past_likely
    assert problem.unknown().past_low
    assert not jt.Problem("a", within=BACK).unknown().past_low
    assert jt.Problem("a").unknown(Fraction(90)).past_low


@pytest.mark.parametrize("unit", ["km", "%", "min**2", "Hz", "AUD"])
def test_within_is_a_measure_of_time(unit: str) -> None:
    message = f"Problem 'a': within is measured in '{unit}', which is no time. Measure it in a unit of time"
    with pytest.raises(InvalidValueError, match=f"^{re.escape(message)}.*JT152"):
        jt.Problem("a", within=jt.Measure("x", unit, 1, 0))
    assert jt.Problem("a", within=jt.Measure("x", "week", 1, 0)).within is not None


# --- purpose


def test_a_purpose_iterates_over_its_outcomes_in_declared_order() -> None:
    goals, hazards, problems = ["b", "a"], ["d", "c"], ["f", "e"]
    purpose = jt.Purpose(goals, hazards, problems)
    assert [o.key for o in purpose] == ["b", "a", "d", "c", "f", "e"]
    assert len(purpose) == 6
    assert [type(o) for o in purpose] == [jt.Goal, jt.Goal, jt.Hazard, jt.Hazard, jt.Problem, jt.Problem]
    assert jt.Goal("a") in purpose
    assert jt.Hazard("a") not in purpose
    assert purpose == jt.Purpose(map(jt.Goal, goals), map(jt.Hazard, hazards), map(jt.Problem, problems))
    assert purpose != jt.Purpose(goals[::-1], hazards, problems)
    assert list(jt.Purpose()) == []
    assert len(jt.Purpose()) == 0


def test_reprs_of_a_purpose_name_only_what_is_there() -> None:
    assert repr(jt.Purpose()) == "Purpose()"
    assert repr(jt.Purpose(hazards=["a"])) == f"Purpose(hazards=({jt.Hazard('a')!r},))"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"goals": [jt.Hazard("a")]}, "Purpose: goal is a Hazard, not a Goal. Give a Goal. [JT103]"),
        ({"hazards": [jt.Goal("a")]}, "Purpose: hazard is a Goal, not a Hazard. Give a Hazard. [JT103]"),
        ({"problems": [jt.Step("a")]}, "Purpose: problem is a Step, not a Problem. Give a Problem. [JT103]"),
        ({"goals": ["ok", ""]}, "Purpose > Goal '': statement is empty. Say it in words. [JT104]"),
    ],
)
def test_an_outcome_of_another_kind_is_refused(arguments: Any, message: str) -> None:
    with pytest.raises((InvalidTypeError, InvalidValueError), match=f"^{re.escape(message)}$"):
        jt.Purpose(**arguments)
