"""Laws of what is learned from choices, over drawn choosers, levels, availability and choices."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import jobtheory as jt
from jobtheory.learn import ChoiceData, ChoiceFit, fit_choices

NEEDS = ("a", "b")


def read(frame: dict[str, Any]) -> ChoiceData:
    return ChoiceData.from_frame(frame, chooser="case", solution="alt", hired="hired")


@st.composite
def frames(draw: st.DrawFn) -> dict[str, Any]:
    """Choices that follow some weights, with availability that varies, sets of one among them."""
    seed = draw(st.integers(0, 2**32 - 1))
    random = np.random.default_rng(seed)
    choosers = draw(st.integers(30, 80))
    there = random.random((choosers, 3)) < draw(st.sampled_from([0.5, 0.8, 1.0]))
    there[np.arange(choosers), random.integers(0, 3, choosers)] = True
    case, alt = np.nonzero(there)
    levels = {name: random.integers(-3, 4, len(case)) / 2 for name in NEEDS}
    weights = [draw(st.sampled_from([-1.0, 0.0, 0.7])) for _ in NEEDS]
    utility = sum(w * levels[name] for w, name in zip(weights, NEEDS, strict=True)) + random.gumbel(size=len(case))
    best = np.full(choosers, -np.inf)
    np.maximum.at(best, case, utility)
    return {"case": case, "alt": alt, "hired": (utility == best[case]).astype(int), **levels}


def learned(frame: dict[str, Any], **more: Any) -> ChoiceFit:
    """Return what is learned from a frame."""
    return learned_of(read(frame), **more)


def or_why_not(fit: ChoiceFit, more: ChoiceData) -> ChoiceFit | None:
    """Return an updated fit, or None where it says why not."""
    try:
        return fit.update(more)
    except jt.InvalidValueError as error:
        if error.code != "JT737":
            raise
        return None


def learned_of(data: ChoiceData, **more: Any) -> ChoiceFit:
    """Return what is learned; data from which nothing can be learned is none of these laws' concern."""
    try:
        asked: Any = {"needs": list(NEEDS), "constants": 0, **more}
        return fit_choices(data, **asked)
    except jt.InvalidValueError as error:
        assume(error.code not in {"JT726", "JT727", "JT728", "JT729"})
        raise


def apart(one: ChoiceFit, other: ChoiceFit, scales: dict[str, float] | None = None) -> float:
    """Return how far the estimates of two fits are from each other, in standard errors."""
    factors = scales or {}
    return max(
        abs(one.coefficients[name] * factors.get(name, 1) - x) / other.standard_errors[name]
        for name, x in other.coefficients.items()
    )


@given(frames())
def test_constants_reproduce_the_observed_shares(frame: dict[str, Any]) -> None:
    fit = learned(frame)
    assert dict(fit.shares()) == pytest.approx(dict(fit.observed_shares), abs=1e-7)


@given(frames(), st.floats(1e-9, 1e9), st.floats(-1e3, 1e3))
def test_scaling_and_moving_a_column_scales_its_coefficient(frame: dict[str, Any], scale: float, offset: float) -> None:
    fit = learned(frame)
    other = learned({**frame, "a": (frame["a"] + offset) * scale})
    assert apart(other, fit, {"a": scale}) < 1e-6
    assert other.log_likelihood == pytest.approx(fit.log_likelihood, rel=1e-9)
    assert other.standard_errors["a"] * scale == pytest.approx(fit.standard_errors["a"], rel=1e-6)


@given(frames())
def test_every_chooser_twice_doubles_the_likelihood_and_keeps_the_coefficients(frame: dict[str, Any]) -> None:
    fit = learned(frame)
    twice = {name: np.concatenate([column, column]) for name, column in frame.items()}
    twice["case"] = np.concatenate([frame["case"], frame["case"] + 1000])
    twice["who"] = twice["case"] % 1000
    double = learned(twice)
    assert double.log_likelihood == pytest.approx(2 * fit.log_likelihood, rel=1e-10)
    assert double.null_log_likelihood == pytest.approx(2 * fit.null_log_likelihood)
    assert apart(double, fit) < 1e-6
    for name, error in fit.standard_errors.items():
        assert double.standard_errors[name] * 2**0.5 == pytest.approx(error, rel=1e-6)
    # A panel knows that nobody is new: its errors are those of each once.
    clustered = learned(twice, panel="who")
    assert dict(clustered.robust_standard_errors) == pytest.approx(dict(fit.robust_standard_errors), rel=1e-6)


@given(frames(), st.integers(0, 2**32 - 1))
def test_the_order_of_rows_changes_nothing(frame: dict[str, Any], seed: int) -> None:
    fit = learned(frame)
    order = np.random.default_rng(seed).permutation(len(frame["case"]))
    other = learned({name: column[order] for name, column in frame.items()})
    assert other.solutions == fit.solutions
    assert apart(other, fit) < 1e-7
    assert other.log_likelihood == pytest.approx(fit.log_likelihood, rel=1e-12)


@given(frames())
def test_what_choosers_are_called_and_the_base_change_nothing(frame: dict[str, Any]) -> None:
    fit = learned(frame)
    renamed = learned({**frame, "case": [f"c{-7 * case}" for case in frame["case"].tolist()]})
    assert apart(renamed, fit) < 1e-7
    other = learned(frame, constants=2)
    assert other.log_likelihood == pytest.approx(fit.log_likelihood, rel=1e-10)
    assert other.coefficients["a"] == pytest.approx(fit.coefficients["a"], abs=1e-6 * fit.standard_errors["a"])
    moved = fit.coefficients["constant:1"] - fit.coefficients["constant:2"]
    assert other.coefficients["constant:1"] == pytest.approx(moved, abs=1e-6 * other.standard_errors["constant:1"])


@given(frames(), st.floats(-2, 2))
def test_what_is_the_same_for_all_of_a_set_changes_nothing(frame: dict[str, Any], size: float) -> None:
    fit = learned(frame)
    other = learned({**frame, "b": frame["b"] + size * np.sin(frame["case"])})
    assert apart(other, fit) < 1e-6


@given(frames(), st.integers(0, 5))
def test_learning_in_two_goes_is_learning_at_once(frame: dict[str, Any], seed: int) -> None:
    data = read(frame)
    first, second = data.split(0.6, seed=seed)
    fit = learned(frame)
    before = learned_of(first)
    assert apart(before.update(second), fit) < 1e-6
    by_sums = or_why_not(before.without_data(), second)
    assert by_sums is None or apart(by_sums, fit) <= max(by_sums.tolerance, 1e-6)


@given(frames(), st.lists(st.floats(0.05, 1), min_size=3, max_size=3))
def test_a_sample_drawn_by_choice_comes_back_to_the_populations_shares(
    frame: dict[str, Any], parts: list[float]
) -> None:
    fit = learned(frame)
    assume(all(fit.observed_shares.values()))
    population = {label: part / sum(parts) for label, part in enumerate(parts)}
    assert dict(fit.forecast(population_shares=population).shares) == pytest.approx(population, abs=1e-6)


@settings(max_examples=5)
@given(st.integers(0, 2**32 - 1), st.sampled_from([None, "who"]))
def test_known_weights_are_within_their_intervals_at_the_nominal_rate(seed: int, panel: str | None) -> None:
    """Of 200 samples of 250 choosers; so many outside have a chance below one in ten thousand."""
    random = np.random.default_rng(seed)
    truth = {"a": -0.8, "b": 0.5, "constant:1": 0.6, "constant:2": -0.4}
    case, alt = np.repeat(np.arange(250), 3), np.tile(np.arange(3), 250)
    inside = dict.fromkeys(truth, 0)
    for _ in range(200):
        frame: dict[str, Any] = {"case": case, "alt": alt, "who": case // 2}
        frame |= {name: random.normal(size=750) for name in NEEDS}
        utility = -0.8 * frame["a"] + 0.5 * frame["b"] + np.array([0, 0.6, -0.4])[alt] + random.gumbel(size=750)
        frame["hired"] = (utility == np.repeat(utility.reshape(250, 3).max(axis=1), 3)).astype(int)
        intervals = fit_choices(read(frame), NEEDS, constants=0, panel=panel).intervals(0.9)
        for name, weight in truth.items():
            inside[name] += intervals[name][0] < weight < intervals[name][1]
    assert all(160 <= count <= 196 for count in inside.values()), inside
