"""Importances learned from what people did: as swing weights, with their origin, beside what was stated."""

import pickle
from fractions import Fraction
from typing import Any

import attrs
import polars as pl
import pytest
from hypothesis import given

import jobtheory as jt
from jobtheory.learn import ChoiceData, ChoiceFit, fit_choices
from jobtheory.testing import jobs

COST = jt.Measure("generalised cost", "AUD", worst=200, target=0)
WAIT = jt.Measure("at the terminal", "min", worst=90, target=0)


def travel(**more: Any) -> jt.Job:
    goals = [
        jt.Goal("Spend little", measure=COST, importance=3, key="gc"),
        jt.Goal("Wait little", measure=WAIT, importance=1, key="ttme"),
    ]
    return jt.Job("Travel", jt.Purpose([*goals, *more.pop("goals", [])]), jt.JobMap(more.pop("steps", [])), **more)


@pytest.fixture(scope="module")
def fit() -> ChoiceFit:
    frame = jt.datasets.travel_mode().to_frame("polars")
    data = ChoiceData.from_frame(frame, chooser="individual", solution="mode", hired="choice")
    return fit_choices(data, ["gc", "ttme"], constants="car", by_solution={"hinc": ["air"]})


def total(job: jt.Job) -> float:
    return sum(float(need.importance) for need in job.outcomes)


def share_by_hand(fit: ChoiceFit, others: float) -> tuple[float, float]:
    """Return the interval of a/(a + b + others), a the swing of the cost and b of the wait, by the delta method."""
    a, b = -200 * fit.coefficients["gc"], -90 * fit.coefficients["ttme"]
    whole = a + b + others
    slope_a, slope_b = -200 * (b + others) / whole**2, 90 * a / whole**2
    c = fit.covariance
    variance = slope_a**2 * c["gc"]["gc"] + 2 * slope_a * slope_b * c["gc"]["ttme"] + slope_b**2 * c["ttme"]["ttme"]
    return a / whole - 1.959964 * variance**0.5, a / whole + 1.959964 * variance**0.5


def test_a_coefficient_becomes_a_swing_weight(fit: ChoiceFit) -> None:
    """β·|target - worst|, by Greene's estimates: .015501 · 200 and .096125 · 90."""
    job = travel().with_importances(fit)
    assert float(job["gc"].importance) == pytest.approx(0.0155015 * 200, rel=1e-5)
    assert float(job["ttme"].importance) == pytest.approx(0.0961248 * 90, rel=1e-5)
    weight = job.weights["gc"]
    assert (weight.origin, weight.stated, weight.source) == (jt.Origin.ESTIMATED, 3, "210 choices")
    low, high = share_by_hand(fit, 0)
    assert [float(weight.low or 0), float(weight.high or 0)] == pytest.approx([low * total(job), high * total(job)])
    assert job.origin("gc") is jt.Origin.ESTIMATED
    assert travel().origin("gc") is jt.Origin.STATED
    assert job.with_importances(fit) == job  # what was stated stays what was stated


def test_a_declared_unit_is_that_of_the_coefficient() -> None:
    """One more minute is worth the same, however long a way from worst to target is written."""
    frame = jt.datasets.travel_mode().to_frame("polars")
    roles: dict[str, Any] = {"chooser": "individual", "solution": "mode", "hired": "choice"}
    data = ChoiceData.from_frame(frame, **roles, units={"gc": "AUD", "ttme": "min"})
    learned = fit_choices(data, ["gc", "ttme"], constants="car")
    assert (learned.unit_of("ttme"), learned.unit_of("constant:air")) == ("min", None)
    plain = float(travel().with_importances(learned)["ttme"].importance)
    hours = jt.Goal("Wait little", measure=jt.Measure("wait", "h", worst=1.5, target=0), key="hours")
    job = jt.Job("Wait", jt.Purpose(goals=[hours]), jt.JobMap([]))
    assert float(job.with_importances(learned, {"hours": "ttme"})["hours"].importance) == pytest.approx(plain)
    with pytest.raises(jt.UnitError, match=r"hours.*JT1"):
        job.with_importances(learned, {"hours": "gc"})
    with pytest.raises(jt.UnknownNameError, match=r"no coefficient is called 'wait'.*JT733"):
        learned.unit_of("wait")


def test_names_may_differ_and_a_target_above_is_a_gain(fit: ChoiceFit) -> None:
    job = jt.Job("Travel", jt.Purpose(goals=[jt.Goal("Be quick", measure=WAIT, key="quick")]), jt.JobMap([]))
    assert float(job.with_importances(fit, {"quick": "ttme"})["quick"].importance) == pytest.approx(8.6512, abs=1e-4)
    backwards = attrs.evolve(WAIT, worst=0, target=90)
    job = jt.Job("Linger", jt.Purpose(goals=[jt.Goal("Wait long", measure=backwards, key="ttme")]), jt.JobMap([]))
    with pytest.raises(
        jt.InvalidValueError,
        match=r"'at the terminal' more is better, but people hired less of it: 'ttme' is -0.09612.*JT738",
    ):
        job.with_importances(fit)


def test_more_of_what_people_hired_is_a_gain() -> None:
    frame = jt.datasets.travel_mode().to_frame("polars").with_columns(early=-pl.col("ttme"))
    data = ChoiceData.from_frame(frame, chooser="individual", solution="mode", hired="choice")
    fit = fit_choices(data, ["gc", "early"], constants="car")
    more = attrs.evolve(WAIT, worst=0, target=90)
    job = jt.Job("Rise", jt.Purpose(goals=[jt.Goal("Be early", measure=more, key="early")]), jt.JobMap([]))
    assert float(job.with_importances(fit)["early"].importance) == pytest.approx(90 * fit.coefficients["early"])
    job = jt.Job("Rise", jt.Purpose(goals=[jt.Goal("Sleep", measure=WAIT, key="early")]), jt.JobMap([]))
    with pytest.raises(jt.InvalidValueError, match=r"less is better, but people hired more of it.*JT738"):
        job.with_importances(fit)


@pytest.mark.parametrize("name", ["constant:air", "hinc:air"])
def test_what_counts_for_one_solution_is_the_worth_of_no_level(fit: ChoiceFit, name: str) -> None:
    expected = (
        rf"'gc': '{name}' is not what a level is worth, whatever solution has it\. .*There is 'gc', 'ttme'\..*JT733"
    )
    with pytest.raises(jt.InvalidValueError, match=expected):
        travel().with_importances(fit, {"gc": name})


def test_where_no_level_was_learned_the_error_says_how() -> None:
    frame = jt.datasets.travel_mode().to_frame("polars")
    data = ChoiceData.from_frame(frame, chooser="individual", solution="mode", hired="choice")
    with pytest.raises(jt.InvalidValueError, match=r"nor the scale of a nest\. Learn it with needs=\..*JT733"):
        travel().with_importances(fit_choices(data, constants="car"), {"gc": "constant:air"})


def test_a_share_that_is_a_fact_has_no_interval(fit: ChoiceFit) -> None:
    """Of one need learned, scaled to what was stated of it, or alone on its side, the share says nothing of choices."""
    job = travel(steps=[jt.Step("Wait", measure=WAIT, key="wait")])
    found = job.with_importances(fit, {"gc": "gc", "wait": "ttme"}, scale="stated")
    assert [(found.weights[key].low, found.weights[key].high) for key in ("gc", "wait")] == [(None, None)] * 2
    (line,) = (line.split() for line in str(found).splitlines() if line.split()[2:4] == ["(gc)", "estimated"])
    assert line[2:] == ["(gc)", "estimated", "75%", "75%", "210", "choices"]
    with pytest.warns(jt.MixedWeightsWarning):
        beside = job.with_importances(fit, {"gc": "gc", "wait": "ttme"})
    assert beside.weights["gc"].low is not None  # of the goal stated beside it
    assert beside.weights["wait"].low is None


def test_the_interval_of_a_share_ends_at_nothing_and_at_all(fit: ChoiceFit) -> None:
    goals = [
        jt.Goal("Spend little", measure=attrs.evolve(COST, worst=1), key="gc"),
        jt.Goal("Wait little", measure=WAIT, key="ttme"),
    ]
    frame = jt.datasets.travel_mode().to_frame("polars").head(4 * 20)
    data = ChoiceData.from_frame(frame, chooser="individual", solution="mode", hired="choice")
    unsure = fit_choices(data, ["gc", "ttme"])
    job = jt.Job("Travel", jt.Purpose(goals), jt.JobMap([])).with_importances(unsure)
    assert float(job.weights["gc"].low or 0) == 0
    assert float(job.weights["ttme"].high or 0) == pytest.approx(total(job))
    assert "to 100%" in str(job)
    assert fit.needs == ("gc", "ttme")


def test_importances_of_two_origins_on_one_side_warn(fit: ChoiceFit) -> None:
    job = travel(goals=[jt.Goal("Arrive rested", importance=2), jt.Goal("Nothing", importance=0)], steps=["Pack"])
    with pytest.warns(jt.MixedWeightsWarning, match=r"importances of 'arrive-rested' stay in other units"):
        mixed = job.with_importances(fit)
    assert mixed["arrive-rested"].importance == 2
    scaled = job.with_importances(fit, scale="stated")
    learned = [float(scaled[key].importance) for key in ("gc", "ttme")]
    assert sum(learned) == pytest.approx(4)
    assert learned[0] / learned[1] == pytest.approx(float(mixed["gc"].importance) / float(mixed["ttme"].importance))
    low, high = scaled.weights["gc"].low or 0, scaled.weights["gc"].high or 0
    assert float(low) < learned[0] < float(high)
    assert [float(low) / 4, float(high) / 4] == pytest.approx(list(share_by_hand(fit, 0)))
    low, high = mixed.weights["gc"].low or 0, mixed.weights["gc"].high or 0
    assert [float(end) / total(mixed) for end in (low, high)] == pytest.approx(list(share_by_hand(fit, 2)))
    # In two goes, of which the second completes the side, nothing is mixed in the end.
    with pytest.warns(jt.MixedWeightsWarning):
        half = travel().with_importances(fit, {"gc": "gc"})
    both = half.with_importances(fit, {"ttme": "ttme"})
    assert [need.importance for need in both.needs] == [
        need.importance for need in travel().with_importances(fit).needs
    ]


def test_what_was_stated_as_nothing_is_not_scaled_to_nothing(fit: ChoiceFit) -> None:
    needs = [jt.Goal("Wait little", measure=WAIT, importance=0, key="ttme"), jt.Goal("Rest")]
    job = jt.Job("Travel", jt.Purpose(needs), jt.JobMap([]))
    assert float(job.with_importances(fit, scale="stated")["ttme"].importance) == pytest.approx(8.6512, abs=1e-4)


def test_steps_and_adoption_take_weights_too(fit: ChoiceFit) -> None:
    job = jt.Job(
        "Travel",
        jt.Purpose([jt.Goal("Spend little", measure=COST, key="gc")]),
        jt.JobMap.chain(jt.Step("Wait", measure=WAIT, key="ttme")),
        adoption=[jt.Step("Pay", measure=COST, key="pay")],
    )
    found = job.with_importances(fit, {"gc": "gc", "ttme": "ttme", "pay": "gc"})
    assert [float(found[key].importance) for key in ("gc", "ttme", "pay")] == pytest.approx(
        [3.1003, 8.6512, 3.1003], abs=1e-4
    )
    tram = jt.Solution("tram", results={"gc": 50}, steps={"ttme": 10})
    assert jt.compare(found, [tram, jt.Solution("bus", results={"gc": 60}, steps={"ttme": 5})]).hired


def test_what_is_wrong_is_said(fit: ChoiceFit) -> None:
    with pytest.raises(jt.UnknownNameError, match=r"unknown need 'cost'.*JT301"):
        travel().with_importances(fit, {"cost": "gc"})
    with pytest.raises(jt.UnknownNameError, match=r"no coefficient is called 'gcc'\. Did you mean 'gc'\?.*JT733"):
        travel().with_importances(fit, {"gc": "gcc"})
    with pytest.raises(jt.UnknownNameError, match=r"no coefficient is called 5\. There is 'gc', .*JT733"):
        travel().with_importances(fit, {"gc": 5})  # type: ignore[dict-item]
    with pytest.raises(jt.InvalidValueError, match=r"no need is named.*JT733"):
        jt.Job("Rest", jt.Purpose(["Sleep"]), jt.JobMap([])).with_importances(fit)
    with pytest.raises(jt.InvalidValueError, match=r"scale is 'all'\. Give scale=.*JT733"):
        travel().with_importances(fit, scale="all")


def test_a_job_shows_what_was_stated_beside_what_was_learned(fit: ChoiceFit) -> None:
    text = str(travel(steps=["Pack"]).with_importances(fit))
    assert "Where importances come from" in text
    (line,) = (line.split() for line in text.splitlines() if "estimated" in line and "(gc)" in line)
    assert line[2:] == ["(gc)", "estimated", "75%", "26%", "15%", "to", "38%", "210", "choices"]
    assert "Where importances come from" not in str(travel())
    scored = {"gc": jt.Weight(3, "scored"), "ttme": jt.Weight(1, "scored", low=0.5)}
    assert "scored" in str(attrs.evolve(travel(), weights=scored))


def test_a_weight_is_that_of_its_need() -> None:
    with pytest.raises(
        jt.InvalidValueError, match=r"weights\['gc'\]: the weight is 4, but the importance of the need 3.*JT739"
    ):
        travel(weights={"gc": jt.Weight(4, "scored")})
    with pytest.raises(jt.UnknownNameError, match=r"weights: unknown need 'cost'.*JT301"):
        travel(weights={"cost": jt.Weight(4, "scored")})
    with pytest.raises(jt.InvalidTypeError, match=r"weight 'gc' is 'scored'.*JT103"):
        travel(weights={"gc": "scored"})
    assert travel(weights={"gc": jt.Weight(Fraction(3), "stated")}).weights["gc"].importance == 3


@pytest.mark.parametrize("ends", [{"low": 4}, {"high": 2}])
def test_an_interval_holds_its_weight(ends: dict[str, float]) -> None:
    with pytest.raises(jt.InvalidValueError, match=r"the importance 3 lies outside its interval.*JT739"):
        jt.Weight(3, "scored", **ends)  # type: ignore[arg-type]


def test_an_origin_is_one_of_three() -> None:
    with pytest.raises(jt.UnknownNameError, match=r"unknown origin 'guessed'.*JT105"):
        jt.Weight(3, "guessed")
    with pytest.raises(jt.InvalidValueError, match=r"importance -3 is negative.*JT108"):
        jt.Weight(-3, "scored")


def test_documents_keep_weights(fit: ChoiceFit) -> None:
    job = travel().with_importances(fit)
    assert jt.loads(jt.dumps(job)).job == job
    text = jt.dumps(job).replace('"estimated"', '"guessed"', 1)
    with pytest.raises(jt.DocumentError, match=r"job > weights\['?gc'?\]? ?.*guessed"):
        jt.loads(text)


def test_what_was_not_learned_gives_no_importances(fit: ChoiceFit) -> None:
    given: Any = fit.learned.data
    with pytest.raises(
        jt.InvalidTypeError, match=r"with_importances: what was learned is a Choices\. Give a fit.*JT103"
    ):
        travel().with_importances(given)
    given = fit.coefficients
    with pytest.raises(jt.InvalidTypeError, match=r"Give the fit itself: its intervals and units.*JT103"):
        travel().with_importances(given)
    given = ["stated"]
    with pytest.raises(jt.InvalidValueError, match=r"with_importances: scale is a list.*JT733"):
        travel().with_importances(fit, scale=given)


def test_a_job_shows_one_weight_for_a_need(fit: ChoiceFit) -> None:
    """Both tables count the share of all needs of the side, though another need was not learned."""
    goals = [jt.Goal("Look well", importance=4)]
    with pytest.warns(jt.MixedWeightsWarning):
        job = travel(goals=goals).with_importances(fit)
    share = float(job["gc"].importance) / sum(float(need.importance) for need in job.outcomes)
    lines = [line.split() for line in str(job).splitlines() if line.split()[2:3] == ["(gc)"]]
    assert lines[0][3] == f"{share:.0%}"
    assert lines[1][3:6] == ["estimated", "38%", f"{share:.0%}"]  # 3 of 3 + 1 + 4 was stated
    again = str(job.with_importances(fit, {"gc": "gc"}, scale="stated"))
    (line,) = (line.split() for line in again.splitlines() if "estimated" in line and "(gc)" in line)
    assert line[4] == "38%"


@given(jobs(weights=True))
def test_where_importances_come_from_is_kept_and_shown(job: jt.Job) -> None:
    assert jt.loads(jt.dumps(job)).job == job
    assert pickle.loads(pickle.dumps(job)) == job  # noqa: S301  # our own bytes
    assert ("Where importances come from" in str(job)) == bool(job.weights)
    assert all(job.origin(key) is weight.origin for key, weight in job.weights.items())
    jt.check(job).fix()
