"""Nests against Biogeme, against the plain logit, and what cannot be nested."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from typing import Any

import numpy as np
import pytest

import jobtheory as jt
from jobtheory.learn import ChoiceFit, fit_choices
from tests.learn.choices import SWISS, TRAVEL, learn, of, read, simulate, some

NESTS: Any = {"existing": ["TRAIN", "CAR"]}


@pytest.fixture(scope="module")
def swiss() -> ChoiceFit:
    return learn(SWISS, nests=NESTS)


def test_swissmetro_as_biogeme_prints_it(swiss: ChoiceFit) -> None:
    """Biogeme, example 09nested: MU 2.05 is 1/0.4868; its coefficients are printed to three digits."""
    assert round(swiss.log_likelihood, 3) == -5236.900
    assert 1 / swiss.coefficients["nest:existing"] == pytest.approx(2.05, abs=0.005)
    printed = {"constant:CAR": -0.167, "constant:TRAIN": -0.512, "tt": -0.899, "cost": -0.857}
    assert {name: round(swiss.coefficients[name], 3) for name in printed} == printed
    robust = {"constant:CAR": 0.0545, "constant:TRAIN": 0.0791, "tt": 0.107, "cost": 0.0600}
    assert {name: swiss.robust_standard_errors[name] for name in robust} == pytest.approx(robust, rel=5e-3)


def test_it_is_tested_against_the_plain_one(swiss: ChoiceFit) -> None:
    assert swiss.plain is not None
    assert swiss.plain.log_likelihood == pytest.approx(-5331.252, abs=5e-4)
    test = swiss.against(swiss.plain)
    assert (test.degrees, round(test.statistic, 1)) == (1, 188.7)
    assert test.p < 1e-40
    text = " ".join(str(swiss).split())
    assert "Nests: existing: TRAIN, CAR." in text or "Nests: existing: CAR, TRAIN." in text
    assert "Against the plain logit: χ² 188.70 on 1, p < 0.0001." in text
    # The test of a nest's scale is against 1, not 0.
    z = (swiss.coefficients["nest:existing"] - 1) / swiss.standard_errors["nest:existing"]
    assert f"{z:.2f}" in text
    assert swiss.p_values["nest:existing"] < 1e-10


def nested(choosers: int, scale: float, seed: int) -> dict[str, Any]:
    """Return choices between two in a nest and one outside, by the probabilities of the definition."""
    draw = np.random.default_rng(seed)
    x = draw.normal(size=(choosers, 3))
    v = -x
    inside = np.log(np.exp(v[:, :2] / scale).sum(axis=1))
    nest = np.exp(scale * inside)
    p_nest = nest / (nest + np.exp(v[:, 2]))
    p = np.column_stack([p_nest[:, None] * np.exp(v[:, :2] / scale - inside[:, None]), 1 - p_nest])
    hired = (draw.random(choosers)[:, None] > p.cumsum(axis=1)).sum(axis=1)
    return {
        "case": np.repeat(np.arange(choosers), 3),
        "alt": np.tile([0, 1, 2], choosers),
        "x": x.ravel(),
        "hired": (np.tile([0, 1, 2], choosers) == np.repeat(hired, 3)).astype(int),
        "p": p.ravel(),
    }


@pytest.mark.parametrize("scale", [0.4, 0.8])
def test_known_scales_and_weights_are_recovered(scale: float) -> None:
    fit = fit_choices(of(nested(6000, scale, 1)), ["x"], nests={"pair": [0, 1]})
    for name, truth in (("x", -1.0), ("nest:pair", scale)):
        low, high = fit.intervals(0.99)[name]
        assert low < truth < high


def test_probabilities_are_those_of_the_definition() -> None:
    frame = nested(50, 0.5, 2)
    data = of(frame)
    fit = fit_choices(of(nested(2000, 0.5, 3)), ["x"], nests={"pair": [0, 1]})
    beta, scale = fit.coefficients["x"], fit.coefficients["nest:pair"]
    v = (beta * frame["x"]).reshape(-1, 3)
    inside = np.exp(v[:, :2] / scale).sum(axis=1)
    nest = inside**scale / (inside**scale + np.exp(v[:, 2]))
    expected = np.column_stack([nest[:, None] * np.exp(v[:, :2] / scale) / inside[:, None], 1 - nest])
    assert fit.probabilities(data) == pytest.approx(expected.ravel(), rel=1e-12)
    hired = np.log(fit.probabilities(data))[frame["hired"] == 1]
    assert fit.evaluate(data).log_loss == pytest.approx(-hired.mean())
    found = fit.forecast(data.with_solution("new", like=0), population_shares="sample")
    assert sum(found.shares.values()) == pytest.approx(1)
    assert found.standard_errors["new"] > 0
    with pytest.raises(jt.InvalidValueError, match=r"constants or nests tell solutions apart.*JT734"):
        fit.probabilities(of({**frame, "alt": frame["alt"] + 5}))


def test_likelihood_and_errors_are_those_of_the_definition() -> None:
    frame = nested(400, 0.6, 4)
    fit = fit_choices(of(frame), ["x"], nests={"pair": [0, 1]})

    def loss(beta: float, scale: float) -> float:
        v = (beta * frame["x"]).reshape(-1, 3)
        inside = np.exp(v[:, :2] / scale).sum(axis=1)
        nest = inside**scale / (inside**scale + np.exp(v[:, 2]))
        p = np.column_stack([nest[:, None] * np.exp(v[:, :2] / scale) / inside[:, None], 1 - nest])
        return float(np.log(p.ravel()[frame["hired"] == 1]).sum())

    at = (fit.coefficients["x"], fit.coefficients["nest:pair"])
    assert fit.log_likelihood == pytest.approx(loss(*at), rel=1e-12)
    step, hessian = 1e-4, np.empty((2, 2))
    for i in range(2):
        for j in range(2):
            ends = [
                s * t * loss(*(np.array(at) + step * (s * np.eye(2)[i] + t * np.eye(2)[j])))
                for s in (1, -1)
                for t in (1, -1)
            ]
            hessian[i, j] = -sum(ends) / (4 * step**2)
    errors = np.sqrt(np.diag(np.linalg.inv(hessian)))
    assert list(fit.standard_errors.values()) == pytest.approx(errors.tolist(), rel=1e-4)


def test_panels_cluster_here_too(swiss: ChoiceFit) -> None:
    clustered = learn(SWISS, nests=NESTS, panel="person")
    assert clustered.people == 752
    assert dict(clustered.coefficients) == pytest.approx(dict(swiss.coefficients))
    assert clustered.robust_standard_errors["tt"] > 1.5 * swiss.robust_standard_errors["tt"]


def test_what_is_no_nest_is_refused() -> None:
    data = of(nested(100, 0.6, 4))
    with pytest.raises(jt.InvalidValueError, match=r"1 is in two nests.*JT740"):
        fit_choices(data, ["x"], nests={"a": [0, 1], "b": [1, 2]})
    with pytest.raises(jt.InvalidValueError, match=r"the nest 'a' has less than two solutions.*JT740"):
        fit_choices(data, ["x"], nests={"a": [0, 0]})
    with pytest.raises(jt.UnknownNameError, match=r"no solution is labelled 5.*JT731"):
        fit_choices(data, ["x"], nests={"a": [0, 5]})
    with pytest.raises(jt.InvalidTypeError, match=r"nests are a list.*JT106"):
        fit_choices(data, ["x"], nests=[[0, 1]])  # type: ignore[arg-type]
    with pytest.raises(jt.InvalidTypeError, match=r"nests are a dict.*JT106"):
        fit_choices(data, ["x"], nests={1: [0, 1]})  # type: ignore[dict-item]


def test_a_nest_of_which_one_is_ever_available_is_named() -> None:
    whole = nested(200, 0.6, 4)
    frame = some(whole, (whole["alt"] == 2) | (whole["alt"] == whole["case"] % 2))
    chosen = np.bincount(frame["case"], weights=frame["hired"], minlength=200) == 1
    data = of(some(frame, chosen[frame["case"]]))
    with pytest.raises(jt.InvalidValueError, match=r"could choose between two solutions of 'pair'.*JT740"):
        fit_choices(data, ["x"], nests={"pair": [0, 1]})


def test_scales_without_a_maximum_are_named() -> None:
    travellers = jt.datasets.travel_mode().to_frame("polars")
    data = of(travellers, chooser="individual", solution="mode", hired="choice")
    with pytest.raises(jt.InvalidValueError, match=r"the scale of 'road' falls towards 0.*JT730"):
        fit_choices(data, ["invt"], nests={"road": ["bus", "car"]})
    with pytest.raises(jt.InvalidValueError, match=r"the scale of 'n' grows without end.*JT730"):
        fit_choices(data, ["gc"], constants="car", nests={"n": ["air", "car"]})


def test_nests_have_no_sums_and_no_correction(swiss: ChoiceFit) -> None:
    with pytest.raises(jt.InvalidValueError, match=r"a nested logit has no sums.*JT737"):
        swiss.without_data()
    with pytest.raises(jt.InvalidValueError, match=r"the model has nests.*JT735"):
        swiss.forecast(population_shares={"CAR": 0.3, "SM": 0.3, "TRAIN": 0.4})
    with pytest.raises(jt.InvalidValueError, match=r"leave nests= out, or forecast by \.plain\."):
        swiss.forecast(population_shares={"CAR": 0.3, "SM": 0.3, "TRAIN": 0.4})


def test_more_choices_update_nests_while_the_data_is_there() -> None:
    data = of(nested(400, 0.6, 4))
    first, second = data.only(np.arange(300)), data.only(np.arange(300, 400))
    whole = fit_choices(data, ["x"], nests={"pair": [0, 1]})
    found = fit_choices(first, ["x"], nests={"pair": [0, 1]}).update(second)
    assert dict(found.coefficients) == pytest.approx(dict(whole.coefficients), rel=1e-9)


def test_availability_may_vary_among_nests() -> None:
    frame = simulate({"x": -1.0}, choosers=600, seed=3, sizes=(2, 3, 4))
    fit = fit_choices(of(frame), ["x"], nests={"a": [0, 1], "b": [2, 3]})
    assert fit.log_likelihood >= (fit.plain.log_likelihood if fit.plain else 0)
    for name in ("nest:a", "nest:b"):
        low, high = fit.intervals(0.999)[name]
        assert low < 1 < high


def test_a_nest_of_all_solutions_tells_nothing() -> None:
    frame = simulate({"time": -1.0}, choosers=200, seed=1, sizes=(3,))
    with pytest.raises(jt.InvalidValueError, match=r"nests: the nest 'all' holds all solutions.*JT740"):
        fit_choices(of(frame), ["time"], nests={"all": [0, 1, 2]})
    lone: dict[str, Any] = {name: np.append(column, 0) for name, column in frame.items()}
    lone["case"][-1], lone["alt"][-1], lone["hired"][-1] = 999, 9, 1  # who had no choice tells nothing either
    with pytest.raises(jt.InvalidValueError, match=r"nests: the nest 'all' holds all solutions.*JT740"):
        fit_choices(of(lone), ["time"], nests={"all": [0, 1, 2]})


def test_a_scale_above_1_is_remarked_upon() -> None:
    """Travellers by air and train: the scale is 2.45, with an interval from 1.49."""
    data = read(TRAVEL)
    asked: Any = {"needs": ["invt", "invc", "ttme"], "constants": "car"}
    with pytest.warns(jt.NestScaleWarning, match=r"the scale of nest 'fast' \(2\.45\) is surely above 1"):
        fast = fit_choices(data, **asked, nests={"fast": ["air", "train"]})
    assert "The scale of fast is above 1, and so is its interval" in " ".join(str(fast).split())
    unsure = fit_choices(of(nested(300, 1.1, 5)), ["x"], nests={"pair": [0, 1]})
    low, high = unsure.intervals()["nest:pair"]
    assert low < 1 < unsure.coefficients["nest:pair"]
    told = f"The scale of pair is above 1, though 1 is in its interval, {low:.3g} to {high:.3g}"
    assert told in " ".join(str(unsure).split())
    land = fit_choices(data, **asked, nests={"on land": ["bus", "car", "train"]})
    assert "above 1" not in str(land)
