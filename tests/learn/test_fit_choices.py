"""Coefficients, errors and likelihoods against other programs and print; and what cannot be learned."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

import math
import pickle
from typing import Any

import numpy as np
import pytest

import jobtheory as jt
from jobtheory.learn import ChoiceFit, fit_choices
from jobtheory.learn.choosing import differences as blocks
from jobtheory.learn.choosing import logit, separation
from jobtheory.learn.choosing.choices import hired_of
from jobtheory.learn.choosing.likelihood import add_up, step_of
from jobtheory.learn.choosing.terms import read_utility
from tests.learn.choices import CANADA, HEATING, MODELS, SWISS, TRAVEL, Model, learn, of, oracle, read, simulate

NAMES = {"constant:CAR": "ASC_CAR", "constant:TRAIN": "ASC_TRAIN", "tt": "B_TIME", "cost": "B_COST"}


def renamed(name: str, model: Model) -> str:
    return NAMES[name] if model is SWISS else name.replace("constant:", "asc:")


@pytest.mark.parametrize("model", [pytest.param(m, id=m.folder) for m in MODELS])
def test_estimates_are_those_of_r(model: Model) -> None:
    """R's survival::clogit, which mlogit, statsmodels and xlogit agree with."""
    peer = oracle(model)["reference"]
    fit = learn(model)
    assert {renamed(name, model) for name in fit.coefficients} == set(peer["coef"])
    assert fit.log_likelihood == pytest.approx(peer["loglik"], abs=1e-6)
    assert fit.null_log_likelihood == pytest.approx(oracle(model)["loglik_null_equal_shares"], abs=1e-8)
    for name, estimate in fit.coefficients.items():
        error = peer["se"][renamed(name, model)]
        assert estimate == pytest.approx(peer["coef"][renamed(name, model)], abs=1e-6 * error)
        assert fit.standard_errors[name] == pytest.approx(error, rel=1e-6)
    assert fit.converged
    assert fit.choosers[0] == oracle(model)["n_choices"]


def test_heating_without_constants() -> None:
    peer = oracle(HEATING)["second_model"]["peers"]["R_survival_clogit"]
    fit = learn(HEATING, constants=None)
    assert fit.log_likelihood == pytest.approx(peer["loglik"], abs=1e-6)
    assert list(fit.coefficients.values()) == pytest.approx(peer["coef"], rel=1e-7)
    assert list(fit.standard_errors.values()) == pytest.approx(peer["se"], rel=1e-6)


def test_the_travellers_that_ship_give_the_printed_figures() -> None:
    """Greene, Econometric Analysis, table 21.11."""
    data = jt.learn.ChoiceData.from_frame(
        jt.datasets.travel_mode().to_frame("polars"), chooser="individual", solution="mode", hired="choice"
    )
    fit = fit_choices(data, ["gc", "ttme"], constants="car", by_solution={"hinc": ["air"]})
    printed = {
        "gc": (-0.015501, 0.004408),
        "ttme": (-0.096125, 0.010440),
        "constant:air": (5.207443, 0.779055),
        "constant:train": (3.869043, 0.443127),
        "constant:bus": (3.163194, 0.450266),
        "hinc:air": (0.013287, 0.010262),
    }
    assert fit.log_likelihood == pytest.approx(-199.128369, abs=5e-7)
    assert set(fit.coefficients) == set(printed)
    for name, (estimate, error) in printed.items():  # some digits in print are cut, not rounded
        assert fit.coefficients[name] == pytest.approx(estimate, abs=1e-6)
        assert fit.standard_errors[name] == pytest.approx(error, abs=1e-6)
    shares = {label: round(share, 3) for label, share in fit.shares().items()}
    assert shares == {"air": 0.276, "bus": 0.143, "car": 0.281, "train": 0.3}


def test_mcfaddens_index_and_the_fitted_probabilities_are_those_in_print() -> None:
    """Croissant (2020), J. Stat. Softw. 95(11): against constants only, 0.31221, and the outcomes of six travellers."""
    printed = oracle(CANADA)["published"]
    data = read(CANADA)
    fit, constants = learn(CANADA), fit_choices(data, constants="car")
    assert 1 - fit.log_likelihood / constants.log_likelihood == pytest.approx(printed["mcfadden_r2"], abs=5e-6)
    assert fit.against(constants).statistic == pytest.approx(printed["lr_chisq"], abs=0.05)
    assert fit.rho_squared == pytest.approx(1 - fit.log_likelihood / fit.null_log_likelihood)
    hired = data.level("choice") == 1
    assert fit.probabilities()[hired][:6].tolist() == pytest.approx(
        printed["fitted_outcome_first6_cases_109_114"], abs=5e-8
    )
    assert dict(fit.shares()) == pytest.approx(printed["mean_probabilities"], abs=5e-8)


def sandwich(fit: ChoiceFit, frame: dict[str, Any], people: Any) -> Any:
    """The robust covariance from the definition, chooser by chooser, with no code of the library's."""
    x = np.stack([frame[name] for name in fit.coefficients], axis=1)
    beta = np.array(list(fit.coefficients.values()))
    information = np.zeros((len(beta), len(beta)))
    scores: dict[Any, Any] = {}
    for case in np.unique(frame["case"]):
        rows = frame["case"] == case
        p = np.exp(x[rows] @ beta)
        p /= p.sum()
        mean = p @ x[rows]
        information += (x[rows] - mean).T @ np.diag(p) @ (x[rows] - mean)
        who = people[rows][0]
        scores[who] = scores.get(who, 0) + x[rows][frame["hired"][rows] == 1][0] - mean
    bread = np.linalg.inv(information)
    return bread @ sum(np.outer(s, s) for s in scores.values()) @ bread


@pytest.mark.parametrize("panel", [None, "person"])
def test_robust_errors_are_the_sandwich_by_its_definition(panel: str | None) -> None:
    frame = simulate({"time": -1.0, "cost": -0.5}, choosers=300, seed=4, people=40)
    fit = fit_choices(of(frame), ["time", "cost"], panel=panel)
    expected = np.sqrt(np.diag(sandwich(fit, frame, frame[panel or "case"])))
    assert list(fit.robust_standard_errors.values()) == pytest.approx(expected, rel=1e-9)
    assert (fit.people, fit.panel) == ((40, "person") if panel else (None, None))
    robust = fit.robust_covariance["time"]["cost"]
    assert robust == pytest.approx(sandwich(fit, frame, frame[panel or "case"])[0, 1], rel=1e-9)
    errors = fit.standard_errors if panel is None else fit.robust_standard_errors
    low, high = fit.intervals()["time"]
    assert high - low == pytest.approx(2 * 1.959963985 * errors["time"])


def test_people_who_stand_far_apart_are_put_together_too() -> None:
    frame = simulate({"time": -1.0}, choosers=60, seed=4)
    frame["person"] = (frame["case"] % 3) * 10**6
    fit = fit_choices(of(frame), ["time"], panel="person")
    expected = math.sqrt(sandwich(fit, frame, frame["person"])[0, 0])
    assert fit.robust_standard_errors["time"] == pytest.approx(expected)
    assert fit.people == 3


def test_people_all_over_the_data_are_put_together_too(monkeypatch: pytest.MonkeyPatch) -> None:
    frame = simulate({"time": -1.0}, choosers=900, seed=4)
    frame["person"] = np.random.default_rng(1).permutation(900)[frame["case"]] // 2
    monkeypatch.setattr(blocks, "CELLS", 12)
    fit = fit_choices(of(frame), ["time"], panel="person")
    expected = math.sqrt(sandwich(fit, frame, frame["person"])[0, 0])
    assert fit.robust_standard_errors["time"] == pytest.approx(expected)


def test_a_step_that_is_too_long_is_cut_short() -> None:
    data = of(simulate({"time": -1.0}, choosers=60, seed=4)).choices
    part = blocks.Differences(data, read_utility(data, ["time"], None, {}, ()), hired_of(data, ()), ())
    start = np.zeros(1)
    sums = add_up([part], start)
    step = step_of(sums)
    assert step is not None
    gain = float(sums.gradient @ step)
    beta, new = logit._climb([part], start, 100 * step, sums, 100 * gain, people=None, meat=False)
    assert new.log_likelihood > sums.log_likelihood
    assert abs(float(beta[0])) < 10 * abs(float(step[0]))


def test_who_climbs_for_too_long_gives_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logit, "LONGEST", 2)
    with pytest.raises(jt.InvalidValueError, match=r"no maximum was found in 2 steps.*JT730"):
        fit_choices(of(simulate({"time": -1.0}, choosers=60, seed=4)), ["time"])


def test_biogemes_robust_errors() -> None:
    """Biogeme's example 01logit prints robust errors of .0582, .0826, .104 and .0682."""
    errors = learn(SWISS).robust_standard_errors
    printed = {"constant:CAR": 0.0582, "constant:TRAIN": 0.0826, "tt": 0.104, "cost": 0.0682}
    assert dict(errors) == pytest.approx(printed, rel=5e-3)


@pytest.mark.parametrize("scale", [1e-9, 1e-3, 1e9])
@pytest.mark.parametrize("offset", [0.0, 1e4])
def test_any_scale_fits_alike(scale: float, offset: float) -> None:
    frame = simulate({"time": -1.0, "cost": -0.5}, choosers=200, seed=1)
    plain = fit_choices(of(frame), ["time", "cost"])
    frame["time"] = (frame["time"] + offset) * scale
    scaled = fit_choices(of(frame), ["time", "cost"])
    assert scaled.coefficients["time"] * scale == pytest.approx(plain.coefficients["time"], rel=1e-8)
    assert scaled.standard_errors["time"] * scale == pytest.approx(plain.standard_errors["time"], rel=1e-8)
    assert scaled.coefficients["cost"] == pytest.approx(plain.coefficients["cost"], rel=1e-8)
    assert scaled.log_likelihood == pytest.approx(plain.log_likelihood, abs=1e-9)


def test_utilities_that_would_overflow_do_not() -> None:
    frame = {
        "case": np.repeat(np.arange(8), 2),
        "alt": [1, 2] * 8,
        "hired": [1, 0] * 7 + [0, 1],
        "x": np.array([0, 1e6, 0, 1e6, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1.0]),
    }
    fit = fit_choices(of(frame), ["x"])
    # What is settled at any coefficient near counts for nothing: five hired 0 rather than 1, and one the reverse.
    assert fit.coefficients["x"] == pytest.approx(-math.log(5), rel=1e-9)
    assert fit.log_likelihood == pytest.approx(5 * math.log(5 / 6) + math.log(1 / 6), rel=1e-12)


def test_a_set_of_one_tells_nothing_and_does_no_harm() -> None:
    frame = simulate({"time": -1.0}, choosers=100, seed=2, sizes=(1, 2, 3))
    sizes = np.bincount(frame["case"])
    chosen = np.isin(frame["case"], np.flatnonzero(sizes > 1))
    fit = fit_choices(of(frame), ["time"])
    without = fit_choices(of({name: column[chosen] for name, column in frame.items()}), ["time"])
    assert fit.log_likelihood == pytest.approx(without.log_likelihood)
    assert fit.coefficients["time"] == pytest.approx(without.coefficients["time"])
    assert fit.choosers == (100, int((sizes > 1).sum()))


def test_sets_of_every_size_and_unlabelled_ones() -> None:
    frame = simulate({"time": -1.0, "cost": 0.7}, choosers=400, seed=5, sizes=(2, 3, 4, 1))
    labelled = fit_choices(of(frame), ["time", "cost"])
    unlabelled = fit_choices(of(frame, solution=None), ["time", "cost"])
    assert dict(unlabelled.coefficients) == pytest.approx(dict(labelled.coefficients), rel=1e-12)


def no_room(*_: object) -> int:
    return 0


def test_differences_are_computed_again_where_they_take_much_room(monkeypatch: pytest.MonkeyPatch) -> None:
    frame = simulate({"time": -1.0, "cost": 0.7}, choosers=300, seed=5, constants=(0, 1, 0, 0))
    kept = fit_choices(of(frame), ["time"], constants=0, by_solution={"cost": [0, 1, 2, 3]})
    monkeypatch.setattr(blocks, "KEPT", 0)
    monkeypatch.setattr(blocks, "CELLS", 200)
    monkeypatch.setattr(blocks, "_bytes", no_room)
    again = fit_choices(of(frame), ["time"], constants=0, by_solution={"cost": [0, 1, 2, 3]})
    assert dict(again.coefficients) == pytest.approx(dict(kept.coefficients), rel=1e-9)
    assert dict(again.robust_standard_errors) == pytest.approx(dict(kept.robust_standard_errors), rel=1e-9)


def test_a_column_that_holds_a_colon_is_no_collision() -> None:
    frame = simulate({"hinc:air": -1.0, "hinc": 0.5}, choosers=200, seed=3)
    fit = fit_choices(of(frame), ["hinc:air"], by_solution={"hinc": [1]})
    assert tuple(fit.coefficients) == ("hinc:air", "hinc:1")
    frame["hinc:1"] = frame["hinc:air"]
    with pytest.raises(jt.InvalidValueError, match=r"two coefficients would be called 'hinc:1'.*JT732"):
        fit_choices(of(frame), ["hinc:1"], by_solution={"hinc": [1]})
    frame["constant:1"] = frame["hinc:air"]
    with pytest.raises(jt.InvalidValueError, match=r"would be called 'constant:1'.*JT732"):
        fit_choices(of(frame), ["constant:1"], constants=0)
    with pytest.raises(jt.InvalidValueError, match=r"'hinc' is asked for twice.*JT732"):
        fit_choices(of(frame), ["hinc", "hinc"])
    frame["nest:rail"] = frame["hinc:air"]
    with pytest.raises(jt.InvalidValueError, match=r"would be called 'nest:rail'.*JT732"):
        fit_choices(of(frame), ["nest:rail"], nests={"rail": [0, 1]})


# --- what cannot be learned


def small(**columns: Any) -> Any:
    count = len(next(iter(columns.values()))) // 2
    return {"case": np.repeat(np.arange(count), 2), "alt": ["bus", "car"] * count, **columns}


HIRED = [1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1]
MINUTES = [10, 30, 15, 20, 30, 25, 20, 25, 10, 15, 30, 20]


def test_what_separates_alone_is_named() -> None:
    with pytest.raises(jt.InvalidValueError, match=r"'x' alone tells what everybody hired\. .*JT729"):
        fit_choices(of(small(hired=HIRED, x=HIRED, y=MINUTES)), ["x", "y"])
    some = [1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]
    with pytest.raises(jt.InvalidValueError, match=r"'x' alone tells some choices perfectly.*JT729"):
        fit_choices(of(small(hired=HIRED, x=some, y=MINUTES)), ["x", "y"])


def test_what_separates_together_is_named_and_nothing_else() -> None:
    frame = small(
        hired=[1, 0] * 6,
        a=[1, 0, 0, 1, 2, 0, 0, 1, 1, 0, 0, 2.0],
        b=[0, 1, 2, 0, 0, 1, 2, 0, 0, 0, 3, 0.0],
        c=[1, 0, 0, 1, 0, 1, 1, 0, 2, 0, 0, 3.0],
    )
    with pytest.raises(jt.InvalidValueError, match=r"'a' and 'b' together tell what everybody hired\. .*JT729"):
        fit_choices(of(frame), ["a", "b", "c"])


def test_among_very_many_comparisons_columns_that_are_enough_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(separation, "FEW", 0)
    frame = simulate({"a": -1.0, "b": 0.4}, choosers=50, seed=1, sizes=(3,))
    frame["c"] = frame["hired"] - frame["a"]
    with pytest.raises(jt.InvalidValueError, match=r"'a' and 'c' together tell what everybody hired.*JT729"):
        fit_choices(of(frame), ["a", "b", "c"])


def test_a_solution_that_is_never_hired_is_named() -> None:
    frame = simulate({"time": -1.0}, choosers=100, seed=2, sizes=(3,))
    never = {name: column[frame["alt"] < 3] for name, column in frame.items()}
    chosen = {int(case) for case in never["case"][(never["alt"] == 2) & (never["hired"] == 1)]}
    keep = ~np.isin(never["case"], list(chosen))
    data = of({name: column[keep] for name, column in never.items()})
    with pytest.raises(
        jt.InvalidValueError, match=r"'constant:2' alone tells.*Nobody hired 2 who could have: leave its rows.*JT729"
    ):
        fit_choices(data, ["time"], constants=0)


def test_nearly_separated_data_is_no_separation() -> None:
    x = [1, 0] * 30 + [0, 1]
    fit = fit_choices(of(small(hired=[1, 0] * 31, x=x)), ["x"])
    assert fit.coefficients["x"] == pytest.approx(math.log(30), rel=1e-9)


def test_columns_that_cannot_be_told_apart_are_named_and_no_others() -> None:
    frame = simulate({"a": -1.0, "b": 0.5, "c": 0.2}, choosers=80, seed=2)
    frame["d"] = 2 * frame["a"] - frame["b"] + 3 * frame["case"]  # but for what is the same within each set
    with pytest.raises(jt.InvalidValueError, match=r"fit_choices: 'a', 'b' and 'd' cannot be told apart.*JT728"):
        fit_choices(of(frame), ["a", "b", "c", "d"])
    frame["e"] = 7 - frame["c"]
    with pytest.raises(jt.InvalidValueError, match=r"fit_choices: 'a', 'b' and 'd'; 'c' and 'e' cannot be.*JT728"):
        fit_choices(of(frame), ["a", "b", "c", "d", "e"])
    frame["income"] = 10.0 + frame["case"]
    with pytest.raises(jt.InvalidValueError, match=r"'income:0', 'income:1', 'income:2' and 'income:3' cannot.*JT728"):
        fit_choices(of(frame), ["a"], by_solution={"income": [0, 1, 2, 3]})
    frame["near"] = frame["a"] + 1e-4 * frame["b"]  # near, but not the same
    assert fit_choices(of(frame), ["a", "near"]).converged


def test_a_column_that_does_not_vary_within_sets_is_named() -> None:
    frame = simulate({"a": -1.0}, choosers=80, seed=2)
    frame["income"], frame["zero"] = frame["case"] * 1.1, frame["a"] * 0
    with pytest.raises(jt.InvalidValueError, match=r"'income' and 'zero' do not differ within any choice set.*JT727"):
        fit_choices(of(frame), ["a", "income", "zero"])
    with pytest.raises(jt.InvalidValueError, match=r"'income' does not differ.*by_solution=.*JT727"):
        fit_choices(of(frame), ["income"])


@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_a_missing_level_names_column_and_chooser(bad: float) -> None:
    frame = simulate({"a": -1.0, "b": 1.0}, choosers=30, seed=2)
    at = [3, 4, 20]
    frame["b"][at] = bad
    names = ", ".join(str(case) for case in np.unique(frame["case"][at]))
    with pytest.raises(
        jt.InvalidValueError, match=rf"'b' is missing or infinite in 3 rows, of chooser {names}\..*JT722"
    ):
        fit_choices(of(frame), ["a", "b"])
    assert fit_choices(of(frame), ["a"]).converged


def test_a_level_may_be_missing_where_it_does_not_count() -> None:
    frame = simulate({"a": -1.0, "b": 1.0}, choosers=60, seed=2)
    whole = fit_choices(of(frame), ["a"], by_solution={"b": [1, 2]})
    frame["b"][frame["alt"] == 3] = np.nan
    frame["b"][frame["alt"] == 0] = np.inf
    assert dict(fit_choices(of(frame), ["a"], by_solution={"b": [1, 2]}).coefficients) == dict(whole.coefficients)
    with pytest.raises(jt.InvalidValueError, match=r"'b' is missing or infinite.*JT722"):
        fit_choices(of(frame), ["a"], by_solution={"b": [1, 3]})


def test_nobody_had_a_choice() -> None:
    frame = simulate({"a": -1.0}, choosers=5, seed=2, sizes=(1,))
    with pytest.raises(jt.InvalidValueError, match=r"every chooser has one solution.*JT726"):
        fit_choices(of(frame), ["a"])


def test_wrong_arguments_say_what_is_wrong() -> None:
    data = of(small(hired=HIRED, x=MINUTES))
    with pytest.raises(
        jt.UnknownNameError, match=r"no column 'y' for a level\. It has 'case', 'alt', 'hired', 'x'\. \[JT750\]"
    ):
        fit_choices(data, ["y"])
    with pytest.raises(jt.InvalidTypeError, match=r"needs is 'x'.*JT106"):
        fit_choices(data, "x")
    with pytest.raises(jt.InvalidTypeError, match=r"a column is called 5.*JT103"):
        fit_choices(data, [5])  # type: ignore[list-item]
    with pytest.raises(jt.InvalidTypeError, match=r"by_solution is 'x'.*JT106"):
        fit_choices(data, by_solution="x")  # type: ignore[arg-type]
    with pytest.raises(
        jt.UnknownNameError, match=r"no solution is labelled 'tram'\. There is 'bus', 'car'\. \[JT731\]"
    ):
        fit_choices(data, ["x"], constants="tram")
    with pytest.raises(jt.UnknownNameError, match=r"no solution is labelled 1\. .*JT731"):
        fit_choices(data, ["x"], by_solution={"x": [1]})
    with pytest.raises(jt.InvalidValueError, match=r"nothing is to be learned.*JT726"):
        fit_choices(data)
    with pytest.raises(jt.InvalidTypeError, match=r"data is.*not a ChoiceData.*JT103"):
        fit_choices(small(hired=HIRED), ["x"])
    with pytest.raises(jt.InvalidTypeError, match=r"the column holds .*, not numbers.*JT721"):
        fit_choices(data, ["alt"])
    with pytest.raises(jt.InvalidValueError, match=r"nobody knows what was hired.*JT736"):
        fit_choices(of(small(x=MINUTES), hired=None), ["x"])


def test_the_number_1_and_the_text_1_are_two_labels() -> None:
    numbers = of({**small(hired=HIRED, x=MINUTES), "alt": [1, 2] * 6})
    texts = of({**small(hired=HIRED, x=MINUTES), "alt": ["1", "2"] * 6})
    assert tuple(fit_choices(numbers, ["x"], constants=1).coefficients) == ("x", "constant:2")
    assert tuple(fit_choices(texts, ["x"], constants="1").coefficients) == ("x", "constant:2")
    with pytest.raises(jt.UnknownNameError, match=r"labelled '1'\. The data has 1, which is another label\. \[JT731\]"):
        fit_choices(numbers, ["x"], constants="1")
    with pytest.raises(jt.UnknownNameError, match=r"labelled 1\. The data has '1', which is another label\. \[JT731\]"):
        fit_choices(texts, ["x"], constants=1)
    both = of({**small(hired=HIRED, x=MINUTES), "alt": np.array([1, "1"] * 6, dtype=object)})
    assert both.solutions == (1, "1")
    assert tuple(fit_choices(both, ["x"], constants=1).coefficients) == ("x", "constant:1")


# --- the result


def test_p_values_are_normal() -> None:
    fit = learn(TRAVEL)
    z = fit.coefficients["hinc:air"] / fit.standard_errors["hinc:air"]
    assert fit.p_values["hinc:air"] == pytest.approx(0.1954, abs=5e-5)  # z = 1.2947, from tables of the normal
    assert round(z, 4) == 1.2947
    assert fit.covariance["gc"]["gc"] == pytest.approx(fit.standard_errors["gc"] ** 2)
    assert fit.covariance["gc"]["ttme"] == fit.covariance["ttme"]["gc"]
    with pytest.raises(jt.InvalidValueError, match=r"the level is 95.*JT501"):
        fit.intervals(95)


def test_the_table_is_what_a_statistician_expects() -> None:
    data = read(TRAVEL)
    fit = fit_choices(data, **TRAVEL.asked)
    text = str(fit)
    for piece in ("estimate", "s.e.", "robust s.e.", "95% interval", "hinc:air", "-199.1284", "-291.1218", "0.3160"):
        assert piece in text
    assert "Constants stand against car." in text
    assert max(map(len, text.splitlines())) <= 100
    assert "<table" in fit.to_html()
    assert "<table" in fit._repr_mimebundle_()["text/html"]
    assert repr(fit) == (
        "<ChoiceFit of 210 choices: gc: -0.0155, ttme: -0.09612, constant:air: 5.207, constant:bus: 3.163, "
        "constant:train: 3.869, hinc:air: 0.01329>"
    )
    assert fit.to_frame("polars").shape == (6, 7)
    panel = str(fit_choices(data, **TRAVEL.asked, panel="individual"))
    assert "clustered by individual" in " ".join(panel.split())
    assert "people (individual)" in panel


def test_a_fit_is_pickled_whole() -> None:
    fit = fit_choices(of(simulate({"a": -1.0}, choosers=40, seed=2, sizes=(1, 2))), ["a"])
    again = pickle.loads(pickle.dumps(fit))  # noqa: S301  # our own bytes
    assert again.coefficients == fit.coefficients
    assert again.shares() == fit.shares()
    assert "of them with a choice" in str(again)


def test_a_larger_model_is_tested_against_a_smaller_one() -> None:
    data = of(simulate({"a": -1.0, "b": 0.0}, choosers=200, seed=2))
    large, little = fit_choices(data, ["a", "b"]), fit_choices(data, ["a"])
    test = large.against(little)
    assert test.statistic == pytest.approx(2 * (large.log_likelihood - little.log_likelihood))
    assert test.degrees == 1
    assert test.p == pytest.approx(math.erfc(math.sqrt(test.statistic / 2)))
    with pytest.raises(jt.InvalidValueError, match=r"the other is no smaller.*JT733"):
        little.against(large)
    with pytest.raises(jt.InvalidValueError, match=r"not learned from the same choices.*JT733"):
        large.against(fit_choices(data.only(np.arange(150)), ["a"]))


@pytest.mark.parametrize(
    ("x", "degrees", "p"),
    [
        (0.0, 1, 1.0),
        (3.841459, 1, 0.05),
        (5.991465, 2, 0.05),
        (7.814728, 3, 0.05),
        (18.307038, 10, 0.05),
        (30.0, 7, 9.5e-5),
    ],
)
def test_chi_squared_is_that_of_the_tables(x: float, degrees: int, p: float) -> None:
    from jobtheory.learn.choosing.statistics import exceeded

    assert exceeded(x, degrees) == pytest.approx(p, rel=5e-3)


def test_errors_by_person_need_more_people_than_coefficients() -> None:
    frame = simulate({"time": -1.0, "cost": -0.5}, choosers=60, seed=1)
    data = of({**frame, "person": frame["case"] % 2})
    with pytest.raises(jt.InvalidValueError, match=r"panel: 'person' names 2 people, and 2 coefficients are.*JT742"):
        fit_choices(data, ["time", "cost"], panel="person")
    assert fit_choices(data, ["time"], panel="person").people == 2


def test_a_model_is_tested_against_one_that_it_contains() -> None:
    frame = simulate({"time": -1.0, "cost": -0.5}, choosers=200, seed=1)
    data = of(frame)
    both, one = fit_choices(data, ["time", "cost"]), fit_choices(data, ["time"])
    frame["noise"] = np.random.default_rng(1).normal(size=len(frame["case"]))
    other = fit_choices(of(frame), ["noise"])
    assert both.against(one).statistic == pytest.approx(2 * (both.log_likelihood - one.log_likelihood))
    with pytest.raises(jt.InvalidValueError, match=r"against: this has no coefficient 'noise'\..*JT733"):
        both.against(other)
    with pytest.raises(jt.InvalidTypeError, match=r"smaller fit is 3.*JT103"):
        both.against(3)  # type: ignore[arg-type]


def test_a_solution_that_is_always_hired_is_told_from_one_that_never_is() -> None:
    frame = small(hired=HIRED, x=MINUTES, alt=["bus" if hired else "car" for hired in HIRED])
    with pytest.raises(jt.InvalidValueError, match=r"Whoever could hire bus or something else hired bus.*JT729"):
        fit_choices(of(frame), ["x"], constants="car")
    with pytest.raises(jt.InvalidValueError, match=r"Nobody hired car who could have.*JT729"):
        fit_choices(of(frame), ["x"], constants="bus")


def test_what_does_not_differ_is_told_with_names_of_the_data() -> None:
    frame = small(hired=HIRED, x=MINUTES, wage=[n // 2 for n in range(12)])
    with pytest.raises(jt.InvalidValueError, match=r"by_solution=\{'wage': \['bus'\]\}\. \[JT727\]"):
        fit_choices(of(frame), ["x", "wage"], constants="car")
    with pytest.raises(jt.InvalidValueError, match=r"by_solution=\{'wage': \['car'\]\}\. \[JT727\]"):
        fit_choices(of(frame), ["x", "wage"])
    with pytest.raises(jt.InvalidValueError, match=r"'wage' does not.*: leave it out, or multiply it by a.*JT727"):
        fit_choices(of(frame, solution=None), ["x", "wage"])
    lone: dict[str, Any] = {name: [*column, column[-1]] for name, column in frame.items()}
    lone["case"][-1], lone["alt"][-1], lone["hired"][-1] = 99, "tram", 1
    with pytest.raises(jt.InvalidValueError, match=r"'constant:tram' does not.*Nobody could hire tram or some.*JT727"):
        fit_choices(of(lone), ["x"], constants="car")


@pytest.mark.parametrize("power", [-320, -300, -200, 200, 300])
def test_what_no_number_holds_is_told_so(power: int) -> None:
    frame = simulate({"a": -1.0, "b": 0.5}, choosers=60, seed=2)
    frame["far"] = frame["a"] * 10.0**power
    with pytest.raises(jt.InvalidValueError, match=r"'far' .*which no number holds once.* another unit.*JT743"):
        fit_choices(of(frame), ["far", "b"])


@pytest.mark.parametrize("power", [-130, 130])
def test_what_numbers_just_hold_is_learned(power: int) -> None:
    frame = simulate({"a": -1.0, "b": 0.5}, choosers=60, seed=2)
    plain = fit_choices(of(frame), ["a", "b"])
    frame["a"] *= 10.0**power
    far = fit_choices(of(frame), ["a", "b"])
    assert far.standard_errors["a"] * 10.0**power == pytest.approx(plain.standard_errors["a"])
    assert far.robust_standard_errors["a"] * 10.0**power == pytest.approx(plain.robust_standard_errors["a"])


def test_nothing_neutral_is_known_of_what_was_not_learned() -> None:
    fit = fit_choices(of(small(hired=HIRED, x=MINUTES)), ["x"])
    assert fit.neutral("x") == 0
    with pytest.raises(jt.UnknownNameError, match=r"neutral: no coefficient is called 'y'\. There is 'x'\. \[JT733\]"):
        fit.neutral("y")


# --- other data


def test_other_data_is_read_in_the_units_learned_from() -> None:
    frame = simulate({"time": -1.0, "cost": -0.5}, choosers=200, seed=1, sizes=(3,))
    data = of(frame, units={"time": "h", "cost": "AUD"})
    fit = fit_choices(data, ["time"], constants=0, by_solution={"cost": [1]})
    minutes = {**frame, "time": frame["time"] * 60}
    same = of(minutes, units={"time": "min", "cost": "AUD"})
    assert fit.probabilities(same) == pytest.approx(fit.probabilities(), rel=1e-12)
    assert fit.evaluate(same).log_loss == pytest.approx(fit.evaluate(data).log_loss)
    ours, theirs = (fit.forecast(one, population_shares="sample") for one in (data, same))
    assert dict(theirs.shares) == pytest.approx(dict(ours.shares))
    assert fit.update(same).coefficients["time"] == pytest.approx(fit.coefficients["time"])
    kept = fit.without_data().update(same, tolerance=1)
    assert kept.coefficients["time"] == pytest.approx(fit.coefficients["time"])
    assert fit.probabilities(of(frame)) == pytest.approx(fit.probabilities())  # of no declared unit: the same
    for ask in (fit.probabilities, fit.forecast, fit.evaluate, fit.update, fit.without_data().update):
        with pytest.raises(jt.UnitError, match=r"ChoiceFit > .* > 'time': 'kg' does not convert into 'h'.*JT132"):
            ask(of(frame, units={"time": "kg"}))
    assert fit.evaluate(of({**frame, "person": frame["case"]}, units={"person": "kg"})).choosers == 200


def test_temperatures_are_turned_with_their_offset() -> None:
    frame = simulate({"warmth": -0.5}, choosers=100, seed=1)
    fit = fit_choices(of(frame, units={"warmth": "degC"}), ["warmth"])
    warm = of({**frame, "warmth": frame["warmth"] * 1.8 + 32}, units={"warmth": "degF"})
    assert fit.probabilities(warm) == pytest.approx(fit.probabilities(), rel=1e-9)


def test_criteria_are_those_that_biogeme_prints() -> None:
    """Biogeme, example 01logit: Akaike 10670.50, Bayesian 10697.78, rho-square-bar for the null model 0.234."""
    fit = learn(SWISS)
    assert round(fit.aic, 2) == 10670.50
    assert round(fit.bic, 2) == 10697.78
    assert round(fit.adjusted_rho_squared, 3) == 0.234
    text = str(fit)
    for piece in ("10670.50", "10697.78", "McFadden's rho²", "0.2345"):
        assert piece in text


def test_who_had_no_choice_does_not_count_for_a_criterion() -> None:
    frame = simulate({"time": -1.0}, choosers=100, seed=2, sizes=(1, 2))
    chosen = np.isin(frame["case"], np.flatnonzero(np.bincount(frame["case"]) > 1))
    every, some = (fit_choices(of(rows), ["time"]) for rows in (frame, {k: x[chosen] for k, x in frame.items()}))
    assert (every.aic, every.bic) == pytest.approx((some.aic, some.bic))


@pytest.mark.parametrize("noise", [1e-5, 1e-7, 1e-9, 1e-11])
@pytest.mark.parametrize("offset", [0.0, 10.0])
def test_a_copy_with_a_little_noise_is_told_from_what_it_copies(noise: float, offset: float) -> None:
    """The copy says what the noise alone would say, in a unit so much smaller."""
    frame = simulate({"a": -1.0, "b": 0.5}, choosers=300, seed=2)
    frame["noise"] = np.random.default_rng(1).normal(size=len(frame["a"]))
    plain = fit_choices(of(frame), ["a", "noise", "b"], constants=0)
    frame["a"] = frame["a"] + offset
    frame["near"] = frame["a"] + noise * frame["noise"]
    fit = fit_choices(of(frame), ["a", "near", "b"], constants=0)
    digits = max(1e-9, 1e-15 / noise * (1 + offset))
    assert fit.standard_errors["near"] * noise == pytest.approx(plain.standard_errors["noise"], rel=digits)
    robust = plain.robust_standard_errors["noise"]
    assert fit.robust_standard_errors["near"] * noise == pytest.approx(robust, rel=10 * digits)
    error = plain.standard_errors["noise"]
    assert fit.coefficients["near"] * noise == pytest.approx(plain.coefficients["noise"], abs=10 * digits * error)
    assert fit.standard_errors["b"] == pytest.approx(plain.standard_errors["b"], rel=digits)
    assert fit.log_likelihood == pytest.approx(plain.log_likelihood, abs=10 * digits)


def test_what_is_but_rounding_is_told_for_what_it_is() -> None:
    frame = simulate({"a": -1.0, "b": 0.5}, choosers=300, seed=2)
    frame["single"] = frame["a"].astype(np.float32)
    frame["other"] = 1.1 * frame["a"] - 1e4
    frame["total"] = (frame["a"] + frame["b"]) / 3
    for needs, told in (
        (["a", "single"], "'a' and 'single'"),
        (["b", "a", "other"], "'a' and 'other'"),
        (["a", "b", "total"], "'a', 'b' and 'total'"),
    ):
        with pytest.raises(jt.InvalidValueError, match=rf"fit_choices: {told} cannot be told apart.*JT728"):
            fit_choices(of(frame), needs)
    data = of(frame).choices
    parts = [
        blocks.Differences(data, read_utility(data, ["b", "a", "other"], None, {}, ()), hired_of(data, ()), ())
        for _ in range(2)
    ]
    with pytest.raises(jt.InvalidValueError, match=r"'a' and 'other' cannot be told apart.*JT728"):
        logit.maximise(parts, ())


def test_columns_that_nearly_separate_together_are_named_though_they_are_alike() -> None:
    frame = simulate({"a": -1.0, "b": 0.5}, choosers=60, seed=2)
    frame["near"] = frame["a"] + 1e-5 * frame["hired"]
    with pytest.raises(jt.InvalidValueError, match=r"'a' and 'near' together tell what everybody hired.*JT729"):
        fit_choices(of(frame), ["a", "near", "b"])


def test_a_base_that_nobody_hired_is_named() -> None:
    frame = simulate({"x": -1.0}, choosers=90, seed=1, sizes=(3,))
    first = frame["hired"][frame["alt"] == 0] == 1
    data = of(frame).only(~first)
    expected = r"nobody hired 0, the base that constants stand against\. .*name another base in constants=.*JT729"
    with pytest.raises(jt.InvalidValueError, match=expected):
        fit_choices(data, ["x"], constants=0)


def test_a_test_is_told_in_words() -> None:
    data = of(simulate({"a": -1.0, "b": 0.0}, choosers=200, seed=4))
    small = fit_choices(data, ["b"])
    test = fit_choices(data, ["a", "b"]).against(small)
    assert str(test) == f"χ² = {test.statistic:.2f} on 1 degree of freedom, p < 0.0001"
    other = fit_choices(of(simulate({"a": -1.0}, choosers=200, seed=4)), ["a"], constants=0).against(
        fit_choices(of(simulate({"a": -1.0}, choosers=200, seed=4)), ["a"])
    )
    assert str(other) == f"χ² = {other.statistic:.2f} on 3 degrees of freedom, p = {other.p:.4f}"


def test_the_covariance_of_two_estimates_is_the_one_of_intervals() -> None:
    data = of(simulate({"a": -1.0, "b": 0.5}, choosers=200, seed=4, people=60))
    plain, people = fit_choices(data, ["a", "b"]), fit_choices(data, ["a", "b"], panel="person")
    assert plain.covariance_of("a", "b") == plain.covariance["a"]["b"]
    assert people.covariance_of("a", "b") == people.robust_covariance["a"]["b"]
    with pytest.raises(jt.UnknownNameError, match=r"covariance_of: no coefficient is called 'c'.*JT733"):
        plain.covariance_of("a", "c")
