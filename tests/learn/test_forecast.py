"""What shares follow: against print, with samples drawn by choice, new solutions and errors by simulation."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

import pickle
from collections.abc import Callable
from typing import Any

import numpy as np
import polars as pl
import pytest

import jobtheory as jt
from jobtheory.learn import ChoiceData, Forecast, fit_choices
from tests.learn.choices import CANADA, HEATING, TRAVEL, columns, learn, of, oracle, read, simulate


def test_trains_a_fifth_faster_as_in_print() -> None:
    """Croissant (2020), J. Stat. Softw. 95(11), section 3."""
    printed = oracle(CANADA)["published"]["scenario_train_time_x0_8_mean_probabilities"]
    fit, data = learn(CANADA), read(CANADA)
    with pytest.warns(jt.SampleSharesWarning, match="the constants are those of the sample"):
        found = fit.forecast(data.with_levels({("train", "time"): lambda time: 0.8 * time}))
    assert {label: round(share, 7) for label, share in found.shares.items()} == printed
    assert dict(found.before) == pytest.approx(oracle(CANADA)["published"]["mean_probabilities"], abs=5e-8)
    assert not found.population


def test_the_new_heating_system_and_the_rebate_as_in_print() -> None:
    """Train & Croissant, Multinomial logit model, exercises 1.7 and 1.8 of the mlogit vignettes.

    The new system costs 200 more to install than the electric central one and a quarter less to run, and shares its
    constant; the rebate takes a tenth off the heat pump.
    """
    fit, data = learn(HEATING), read(HEATING)
    levels: dict[str, Callable[[Any], Any]] = {"ic": lambda cost: cost + 200, "oc": lambda cost: 0.75 * cost}
    new = data.with_solution("new", like="ec", levels=levels)
    found = fit.forecast(new, population_shares="sample")
    printed = [0.06311578, 0.08347713, 0.57145108, 0.12855080, 0.04977350, 0.10363170]
    assert list(found.shares.values()) == pytest.approx(printed, abs=1e-8)
    assert tuple(found.shares) == ("ec", "er", "gc", "gr", "hp", "new")
    assert found.change["new"] == found.shares["new"]
    rebate = fit.forecast(data.with_levels({("hp", "ic"): lambda cost: 0.9 * cost}), population_shares="sample")
    assert round(rebate.shares["hp"], 4) == 0.0645


def test_a_frame_of_the_same_form_is_taken_too() -> None:
    frame = columns(CANADA)
    fit = fit_choices(read(CANADA), **CANADA.asked)
    frame["time"] = np.where(frame["alt"] == "train", 0.8, 1) * frame["time"]
    found = fit.forecast(
        {name: column for name, column in frame.items() if name != "choice"}, population_shares="sample"
    )
    assert round(found.shares["train"], 7) == 0.2635801
    assert fit.evaluate(frame).choosers == 2769
    alone = fit.without_data()
    with pytest.raises(jt.InvalidTypeError, match=r"the choices are a dict\. Give ChoiceData.*JT103"):
        alone.evaluate(frame)


@pytest.mark.parametrize(
    ("levels", "available"), [({1: "x1", 2: "x2"}, {2: "open2"}), ("x{}", None), ("x{}", "open{}")]
)
def test_a_wide_frame_of_the_same_form_is_taken_too(levels: Any, available: Any) -> None:
    wide = {"choice": [1, 2, 1, 1], "x1": [1, 2, 3, 4], "x2": [2, 1, 4, 3], "open1": [1] * 4, "open2": [1, 1, 1, 0]}
    asked: dict[str, Any] = {"hired": "choice", "levels": {"x": levels}, "solutions": [1, 2], "available": available}
    data = ChoiceData.from_wide(wide, **asked)
    fit = fit_choices(data, constants=1)
    other = {**wide, "choice": [2, 1, 1, 1]}
    assert fit.evaluate(other) == fit.evaluate(ChoiceData.from_wide(other, **asked))
    scenario = {name: column for name, column in wide.items() if name != "choice"}
    told = fit.forecast(data.with_levels({(1, "x"): lambda x: x}), population_shares="sample")
    assert fit.forecast(scenario, population_shares="sample").shares == told.shares
    assert pickle.loads(pickle.dumps(fit)).evaluate(other) == fit.evaluate(other)  # noqa: S301  # our own


def test_a_solution_may_be_withdrawn_and_its_share_goes_to_the_others() -> None:
    fit, data = learn(TRAVEL), read(TRAVEL)
    found = fit.forecast(data.without("air"), population_shares="sample")
    assert sum(found.shares.values()) == pytest.approx(1)
    assert found.change["air"] == pytest.approx(-data.shares["air"])
    assert "withdrawn" in str(found)
    p = fit.probabilities().reshape(210, 4)[:, [1, 2, 3]]  # rows stand as air, train, bus, car
    expected = (p / p.sum(axis=1, keepdims=True)).mean(axis=0)
    assert [found.shares[label] for label in ("train", "bus", "car")] == pytest.approx(expected.tolist())


def test_what_a_new_solution_is_like_has_to_be_said_where_it_matters() -> None:
    frame = simulate({"time": -1.0}, choosers=80, seed=1, sizes=(3,))
    data = of(frame)
    fit = fit_choices(data, ["time"], constants=0)
    changed = {**frame, "alt": np.where(frame["alt"] == 2, 9, frame["alt"])}
    with pytest.raises(jt.InvalidValueError, match=r"nothing is known of 9.*like=\{9: 0\}.*JT734"):
        fit.forecast(changed, population_shares="sample")
    like = fit.forecast(changed, population_shares="sample", like={9: 2})
    assert like.shares[9] == pytest.approx(fit.shares()[2])
    none = fit.forecast(changed, population_shares="sample", like={9: None})
    base = fit.forecast(changed, population_shares="sample", like={9: 0})
    assert dict(none.shares) == pytest.approx(dict(base.shares))
    with pytest.raises(jt.InvalidValueError, match=r"7 was not learned from.*It is one of 0, 1, 2\..*JT734"):
        fit.forecast(changed, population_shares="sample", like={9: 7})
    assert fit_choices(data, ["time"]).forecast(changed).shares[9] > 0  # generic: nothing tells solutions apart
    assert fit.evaluate(changed, like={9: 2}).hit_rate == fit.evaluate(frame).hit_rate


# --- samples drawn by choice


def population(count: int, seed: int) -> dict[str, Any]:
    return simulate({"time": -1.0}, choosers=count, seed=seed, sizes=(3,), constants=(0.0, -1.0, -3.0, 0.0))


def drawn_by_choice(frame: dict[str, Any], each: int) -> ChoiceData:
    """Return as many choosers of each solution, as a survey at stations, stops and car parks does."""
    hired = frame["alt"][frame["hired"] == 1]
    kept = np.concatenate([np.flatnonzero(hired == label)[:each] for label in range(3)])
    return of(frame).only(kept)


def test_the_shares_of_the_population_come_back() -> None:
    data = drawn_by_choice(population(40_000, 1), 700)
    truth = {0: 0.6, 1: 0.3, 2: 0.1}
    fit = fit_choices(data, ["time"], constants=0)
    found = fit.forecast(population_shares=truth)
    assert dict(found.shares) == pytest.approx(truth, abs=1e-9)
    assert dict(found.before) == pytest.approx(truth, abs=1e-9)
    assert found.population
    assert "Shares of the population." in str(found)


def test_a_scenario_is_that_of_the_population_and_not_of_the_sample() -> None:
    """Against the truth: the same change, made for all whom the sample was drawn from."""
    frame = population(60_000, 2)
    everybody = of(frame)
    data = drawn_by_choice(frame, 1200)
    fit = fit_choices(data, ["time"], constants=0)
    change: dict[Any, Callable[[Any], Any]] = {(2, "time"): lambda time: time - 2}
    found = fit.forecast(data.with_levels(change), population_shares=dict(everybody.shares))
    truth = fit_choices(everybody, ["time"], constants=0).forecast(
        everybody.with_levels(change), population_shares="sample"
    )
    assert dict(found.shares) == pytest.approx(dict(truth.shares), abs=0.015)
    with pytest.warns(jt.SampleSharesWarning):
        naive = fit.forecast(data.with_levels(change))
    assert abs(naive.shares[2] - truth.shares[2]) > 0.2
    # Others who were not drawn by choice stand for the population themselves.
    renamed = of({**frame, "case": frame["case"] + 10**6}).with_levels(change)
    others = fit.forecast(renamed, population_shares=dict(everybody.shares), at_random=True)
    with pytest.warns(jt.SampleSharesWarning, match=r"choosers are not those learned from, and are taken to be d"):
        assert fit.forecast(renamed, population_shares=dict(everybody.shares)) == others
    assert dict(others.shares) == pytest.approx(dict(truth.shares), abs=0.015)
    part = data.only(np.arange(1500)).with_levels(change)
    assert fit.forecast(part, population_shares=dict(everybody.shares)).shares[0] > 0
    mixed = of(frame).only(np.arange(6000)).with_levels(change)
    with pytest.raises(jt.InvalidValueError, match=r"were learned from and .* were not.*JT735"):
        fit.forecast(mixed, population_shares=dict(everybody.shares))


def test_choosers_without_names_go_by_their_numbers() -> None:
    frame = population(3000, 5)
    table: dict[str, Any] = {f"time{place}": frame["time"][frame["alt"] == place] for place in range(3)}
    table["choice"] = frame["alt"][frame["hired"] == 1]
    data = ChoiceData.from_wide(table, hired="choice", levels={"time": "time{}"}, solutions=[0, 1, 2])
    fit = fit_choices(data, ["time"], constants=0)
    truth = {0: 0.5, 1: 0.3, 2: 0.2}
    same: dict[Any, Callable[[Any], Any]] = {(0, "time"): lambda time: time}
    assert dict(fit.forecast(data.with_levels(same), population_shares=truth).shares) == pytest.approx(truth)


def test_choosers_of_two_columns_are_found_again() -> None:
    frame = population(2000, 6)
    frame["task"], frame["person"] = frame["case"] % 2, frame["case"] // 2
    data = of(frame, chooser=["person", "task"])
    fit = fit_choices(data, ["time"], constants=0)
    truth = {0: 0.5, 1: 0.3, 2: 0.2}
    half = data.only(np.arange(0, 2000, 2))
    assert sum(fit.forecast(half, population_shares=truth).shares.values()) == pytest.approx(1)
    assert fit.forecast(half, population_shares=truth) != fit.forecast(half, population_shares="sample")


@pytest.mark.parametrize(
    ("shares", "message"),
    [
        ({"air": 0.1, "bus": 0.1, "car": 0.7}, r"'train' has no share above 0\..*JT735"),
        ({"air": 0.1, "bus": 0.1, "car": 0.7, "train": 0}, r"'train' has no share above 0\..*JT735"),
        ({"air": 0.1, "bus": 0.1, "car": 0.7, "train": 0.3}, r"they add up to 1\.2\..*JT735"),
        ({"air": 0.1, "bus": 0.1, "car": 0.7, "rail": 0.1}, r"no solution is labelled 'rail'.*JT731"),
        ("all", r"they are 'all'\. .*JT735"),
        (np.array([0.1, 0.1, 0.7, 0.1]), r"they are an? .*array.* Give a mapping .*JT735"),
        (pl.Series([0.1, 0.1, 0.7, 0.1]), r"they are an? .*Series.* Give a mapping .*JT735"),
    ],
)
def test_shares_that_are_none_are_refused(shares: Any, message: str) -> None:
    with pytest.raises(jt.JobTheoryError, match=message):
        learn(TRAVEL).forecast(population_shares=shares)


def test_a_series_with_labels_is_a_mapping() -> None:
    pandas = pytest.importorskip("pandas")
    shares = {"air": 0.14, "train": 0.13, "bus": 0.09, "car": 0.64}
    fit = learn(TRAVEL)
    assert fit.forecast(population_shares=pandas.Series(shares)) == fit.forecast(population_shares=shares)
    with pytest.raises(jt.InvalidValueError, match=r"they are an? .*DataFrame.* Give a mapping .*JT735"):
        fit.forecast(population_shares=pandas.DataFrame({"air": [0.1]}))


def test_without_constants_nothing_is_corrected_and_nothing_warned_of() -> None:
    data = read(HEATING)
    fit = fit_choices(data, ["ic", "oc"])
    assert isinstance(fit.forecast(), Forecast)
    with pytest.raises(jt.InvalidValueError, match=r"the model has no constants.*JT735"):
        fit.forecast(population_shares=dict(data.shares))


# --- errors


def test_standard_errors_are_those_of_simulated_coefficients() -> None:
    frame = simulate({"time": -1.0, "cost": 0.5}, choosers=300, seed=3, sizes=(3,))
    data = of(frame)
    fit = fit_choices(data, ["time", "cost"], constants=0)
    changed = data.with_levels({(1, "time"): lambda time: time - 1})
    with pytest.warns(jt.SampleSharesWarning):
        found = fit.forecast(changed)
    names = tuple(fit.coefficients)
    covariance = np.array([[fit.covariance[a][b] for a in names] for b in names])
    draws = np.random.default_rng(1).multivariate_normal(list(fit.coefficients.values()), covariance, 4000)
    x = np.stack(
        [changed.level(n) if n in {"time", "cost"} else (changed.level("alt") == int(n[-1])) for n in names], axis=1
    ).astype(float)
    p = np.exp(draws @ x.T).reshape(4000, 300, 3)
    p /= p.sum(axis=2, keepdims=True)
    simulated = p.mean(axis=1).std(axis=0)
    assert list(found.standard_errors.values()) == pytest.approx(simulated.tolist(), rel=0.06)
    low, high = found.intervals()[1]
    assert high - low == pytest.approx(2 * 1.96 * found.standard_errors[1], rel=1e-3)
    assert found.to_frame("polars").shape == (3, 10)
    assert "<table" in found.to_html()
    assert repr(found).startswith("<Forecast: 0: ")


def test_intervals_stay_between_0_and_1() -> None:
    frame = simulate({"time": -4.0}, choosers=30, seed=3, sizes=(2,))
    data = of(frame)
    fit = fit_choices(data, ["time"])
    found = fit.forecast(data.with_levels({(0, "time"): lambda time: time - 3}))
    assert all(0 <= low <= high <= 1 for low, high in found.intervals(0.9999).values())


def test_probabilities_of_a_set_of_one_are_1() -> None:
    frame = simulate({"time": -1.0}, choosers=50, seed=3, sizes=(1, 2))
    fit = fit_choices(of(frame), ["time"])
    alone = np.isin(frame["case"], np.flatnonzero(np.bincount(frame["case"]) == 1))
    assert set(fit.probabilities()[alone].tolist()) == {1.0}
    assert np.bincount(frame["case"], weights=fit.probabilities()).tolist() == pytest.approx([1.0] * 50)


def test_percentages_are_told_as_such() -> None:
    given = {"air": 14.0, "train": 13.0, "bus": 9, "car": 64}
    expected = (
        r"they add up to 100, as percentages do\. Give shares.*: \{'air': 0\.14, 'train': 0\.13, 'bus': 0\.09.*JT735"
    )
    with pytest.raises(jt.InvalidValueError, match=expected):
        learn(TRAVEL).forecast(population_shares=given)
    many = dict.fromkeys(("ec", "er", "gc", "gr", "hp"), 20.0)
    with pytest.raises(jt.InvalidValueError, match=r"'gr': 0\.2, …\}\..*JT735"):
        learn(HEATING).forecast(population_shares=many)
    with pytest.raises(jt.InvalidValueError, match=r"they add up to 3\. Give every.*JT735"):
        learn(TRAVEL).forecast(population_shares={"air": 1.5, "train": 0.5, "bus": 0.5, "car": 0.5})


def test_what_is_like_what_is_a_mapping() -> None:
    data = read(TRAVEL)
    fit = learn(TRAVEL)
    given: Any = 3
    for ask in (fit.forecast, fit.probabilities, fit.evaluate):
        with pytest.raises(jt.InvalidTypeError, match=r"like= is 3\. Give by new solution .*JT106"):
            ask(data, like=given)


def test_a_change_is_surer_than_the_shares_that_it_is_between() -> None:
    """Against coefficients drawn from their distribution: what moves both shares alike does not count."""
    frame = simulate({"time": -1.0, "cost": 0.5}, choosers=300, seed=3, sizes=(3,))
    data = of(frame)
    fit = fit_choices(data, ["time", "cost"], constants=0)
    changed = data.with_levels({(1, "time"): lambda time: time - 0.3})
    with pytest.warns(jt.SampleSharesWarning):
        found = fit.forecast(changed)
    names = tuple(fit.coefficients)
    covariance = np.array([[fit.covariance[a][b] for a in names] for b in names])
    draws = np.random.default_rng(1).multivariate_normal(list(fit.coefficients.values()), covariance, 4000)

    def shares(of_data: ChoiceData) -> Any:
        x = np.stack(
            [of_data.level(n) if n in {"time", "cost"} else (of_data.level("alt") == int(n[-1])) for n in names], axis=1
        ).astype(float)
        p = np.exp(draws @ x.T).reshape(4000, 300, 3)
        return (p / p.sum(axis=2, keepdims=True)).mean(axis=1)

    simulated = (shares(changed) - shares(data)).std(axis=0)
    assert list(found.change_standard_errors.values()) == pytest.approx(simulated.tolist(), rel=0.06)
    assert all(found.change_standard_errors[label] < found.standard_errors[label] / 3 for label in found.shares)
    low, high = found.change_intervals(0.9)[1]
    assert (low + high) / 2 == pytest.approx(found.change[1])
    assert high - low == pytest.approx(2 * 1.644854 * found.change_standard_errors[1], rel=1e-6)
    assert set(fit.forecast(population_shares="sample").change_standard_errors.values()) == {0.0}
    assert f"{found.change[1]:+.2%}" in str(found)
    with pytest.raises(jt.InvalidValueError, match=r"change_intervals: the level is 95.*JT501"):
        found.change_intervals(95)


def test_what_is_new_does_not_fall_and_what_is_gone_does_not_grow() -> None:
    frame = simulate({"time": -1.0}, choosers=25, seed=3, sizes=(3,))
    data = of(frame)
    fit = fit_choices(data, ["time"], constants=0)
    changed = data.with_solution(9, like=1, levels={"time": lambda time: time + 2}).without(2)
    found = fit.forecast(changed, population_shares="sample")
    assert found.change[9] == found.shares[9] > 0 > found.change[2] == -found.before[2]
    wide = found.change_intervals(1 - 1e-15)
    assert wide[9][0] == 0
    assert wide[2][1] == 0
    assert found.change_standard_errors[9] == pytest.approx(found.standard_errors[9])
    kept = fit.without_data().forecast(changed, population_shares="sample")
    assert (dict(kept.change_standard_errors), dict(kept.change_intervals())) == ({}, {})
    assert kept.to_frame("polars")["change"].to_list() == [None] * 3


COVERED = {"time": -1.0, "cost": 0.5}
CONSTANTS = (0.0, -1.0, -2.0, 0.0)
SOONER: dict[Any, Callable[[Any], Any]] = {(2, "time"): lambda time: time - 1}


def truly(frame: dict[str, Any], sooner: float) -> Any:
    """Return the shares that the choosers of `simulate` have, by the weights that they were made with."""
    v = np.array(CONSTANTS)[frame["alt"]] + sum(weight * frame[name] for name, weight in COVERED.items())
    p = np.exp(v + COVERED["time"] * -sooner * (frame["alt"] == 2)).reshape(-1, 3)
    return (p / p.sum(axis=1, keepdims=True)).mean(axis=0)


def test_intervals_of_change_hold_the_truth_as_often_as_they_say() -> None:
    held = np.zeros(3)
    for seed in range(200):
        frame = simulate(COVERED, choosers=300, seed=seed, sizes=(3,), constants=CONSTANTS)
        data = of(frame)
        found = fit_choices(data, list(COVERED), constants=0).forecast(
            data.with_levels(SOONER), population_shares="sample"
        )
        truth = truly(frame, 1) - truly(frame, 0)
        held += [low <= truth[label] <= high for label, (low, high) in found.change_intervals().items()]
    assert held / 200 == pytest.approx(0.95, abs=0.045)  # three standard errors of such a share


def test_shares_that_are_given_are_facts_and_intervals_still_hold_the_truth() -> None:
    """Samples drawn by choice: constants are fixed by the shares, so that the other coefficients alone are unsure."""
    everybody = simulate(COVERED, choosers=100_000, seed=10**6, sizes=(3,), constants=CONSTANTS)
    shares: dict[Any, float] = dict(enumerate(truly(everybody, 0).tolist()))
    truth = truly(everybody, 1)
    held, widths = np.zeros(3), np.zeros(2)
    texts: set[str] = set()
    for seed in range(200):
        frame = simulate(COVERED, choosers=3000, seed=seed, sizes=(3,), constants=CONSTANTS)
        data = drawn_by_choice(frame, 100)
        fit = fit_choices(data, list(COVERED), constants=0)
        found = fit.forecast(data.with_levels(SOONER), population_shares=shares)
        held += [low <= truth[label] <= high for label, (low, high) in found.intervals().items()]
        today = fit.forecast(population_shares=shares)
        assert max(today.standard_errors.values()) < 1e-9
        naive = fit.forecast(data.with_levels(SOONER), population_shares="sample")
        widths += [found.standard_errors[2], naive.standard_errors[2]]
        texts.add(str(found).partition("Intervals")[2])
    assert held / 200 == pytest.approx(0.95, abs=0.045)
    assert widths[0] < 0.7 * widths[1]
    assert "constants are fixed by the shares given" in " ".join(texts.pop().split())


def test_where_nothing_but_constants_was_learned_shares_that_are_given_leave_nothing_unsure() -> None:
    data = of(simulate({"time": 0.0}, choosers=60, seed=3, sizes=(3,)))
    fit = fit_choices(data, constants=0)
    found = fit.forecast(data.without(1), population_shares={0: 0.5, 1: 0.3, 2: 0.2})
    assert dict(found.shares) == pytest.approx({0: 5 / 7, 2: 2 / 7})
    assert max(*found.standard_errors.values(), *found.change_standard_errors.values()) < 1e-12


def test_a_part_of_the_choosers_is_set_against_itself() -> None:
    frame = simulate({"time": -1.0}, choosers=400, seed=3, sizes=(2, 3))
    data = of(frame)
    fit = fit_choices(data, ["time"], constants=0)
    three = data.only(data.choices.sets.sizes == 3)
    found = fit.forecast(three, population_shares="sample")
    assert found.before[2] == pytest.approx(found.shares[2])
    assert max(map(abs, found.change.values())) < 1e-12
    assert max(found.change_standard_errors.values()) < 1e-9
    shares = {0: 0.5, 1: 0.3, 2: 0.2}
    fixed = fit.forecast(three, population_shares=shares)
    assert dict(fixed.before) == pytest.approx(dict(fixed.shares))
    others = of({**frame, "case": frame["case"] + 10**6}).only(np.arange(100))
    apart = fit.forecast(others, population_shares="sample")
    assert dict(apart.before) == pytest.approx(dict(fit.shares()))
    assert apart.change[2] != 0


def test_choosers_without_names_are_foretold_all_or_as_a_sample() -> None:
    frame = population(600, 5)
    table: dict[str, Any] = {f"time{place}": frame["time"][frame["alt"] == place] for place in range(3)}
    table["choice"] = frame["alt"][frame["hired"] == 1]
    data = ChoiceData.from_wide(table, hired="choice", levels={"time": "time{}"}, solutions=[0, 1, 2])
    fit = fit_choices(data, ["time"], constants=0)
    half = data.only(np.arange(300, 600))
    with pytest.raises(jt.InvalidValueError, match=r"choosers have no names.*Name them by chooser=.*JT735"):
        fit.forecast(half, population_shares={0: 0.5, 1: 0.3, 2: 0.2})
    assert dict(fit.forecast(half, population_shares="sample").before) == pytest.approx(dict(fit.shares()))


# --- the population that choosers were drawn from


def by_label(fit: Any, data: ChoiceData) -> Any:
    """Return how likely each chooser of three or four solutions hires each."""
    return fit.probabilities(data).reshape(len(data), -1)


def test_a_population_counts_the_variance_of_the_mean_over_choosers() -> None:
    data = of(simulate(COVERED, choosers=300, seed=3, sizes=(3,)))
    fit = fit_choices(data, list(COVERED), constants=0)
    new = data.with_solution(9, like=1, levels={"time": lambda time: time + 1})
    with pytest.warns(jt.SampleSharesWarning):
        these = fit.forecast(new)
    found = fit.forecast(new, population_shares="sample")
    assert found.shares == these.shares
    now, before = by_label(fit, new), by_label(fit, data)
    grown = now - np.column_stack([before, np.zeros(300)])
    for errors, alone, moved in (
        (found.standard_errors, these.standard_errors, now),
        (found.change_standard_errors, these.change_standard_errors, grown),
    ):
        drawn = np.array(list(errors.values())) ** 2 - np.array(list(alone.values())) ** 2
        assert drawn == pytest.approx(moved.var(axis=0, ddof=1) / 300, rel=1e-9)
    assert "Shares of these very choosers." in str(these)
    assert "that others might have been drawn" in " ".join(str(found).split())
    # Of others, the mean over them is uncertain, and that over us.
    others = of({**simulate(COVERED, choosers=50, seed=4, sizes=(3,))})
    others = of({"case": others.level("case") + 1000, **{n: others.level(n) for n in ("alt", "hired", *COVERED)}})
    with pytest.warns(jt.SampleSharesWarning):
        these = fit.forecast(others)
    found = fit.forecast(others, population_shares="sample")
    theirs = by_label(fit, others).var(axis=0) / 50 + before.var(axis=0) / 300
    grown = [found.change_standard_errors[n] ** 2 - these.change_standard_errors[n] ** 2 for n in range(3)]
    assert grown == pytest.approx(theirs.tolist(), rel=0.01)


def test_people_who_chose_several_times_were_drawn_once() -> None:
    frame = simulate(COVERED, choosers=300, seed=3, sizes=(3,))
    frame["person"] = frame["case"] // 3
    data = of(frame)
    fit = fit_choices(data, list(COVERED), constants=0, panel="person")
    changed = data.with_levels(SOONER)
    with pytest.warns(jt.SampleSharesWarning):
        these = fit.forecast(changed)
    found = fit.forecast(changed, population_shares="sample")
    moved = by_label(fit, changed)
    sums = (moved - moved.mean(axis=0)).reshape(100, 3, 3).sum(axis=1)
    drawn = [found.standard_errors[n] ** 2 - these.standard_errors[n] ** 2 for n in range(3)]
    assert drawn == pytest.approx((sums**2).sum(axis=0) * (100 / 99) / 300**2, rel=1e-9)
    # In a frame that does not say who chose, every chooser is somebody else.
    unsaid = of({**{n: column for n, column in frame.items() if n != "person"}, "case": frame["case"] + 1000})
    with pytest.warns(jt.SampleSharesWarning):
        these = fit.forecast(unsaid)
    found = fit.forecast(unsaid, population_shares="sample")
    drawn = [found.standard_errors[n] ** 2 - these.standard_errors[n] ** 2 for n in range(3)]
    assert drawn == pytest.approx((by_label(fit, data).var(axis=0) / 300).tolist(), rel=0.01)


@pytest.mark.parametrize("is_by_choice", [False, True])
def test_intervals_of_a_new_solution_hold_the_truth_of_the_population(*, is_by_choice: bool) -> None:
    everybody = simulate(COVERED, choosers=100_000, seed=10**6, sizes=(3,), constants=CONSTANTS)
    v = (np.array(CONSTANTS)[everybody["alt"]] + sum(w * everybody[n] for n, w in COVERED.items())).reshape(-1, 3)
    p = np.exp(np.column_stack([v, v[:, 1] - 1]))
    truth = (p / p.sum(axis=1, keepdims=True)).mean(axis=0)
    shares: dict[Any, float] = dict(enumerate(truly(everybody, 0).tolist()))
    held, held_change = np.zeros(4), np.zeros(4)
    for seed in range(200):
        frame = simulate(COVERED, choosers=3000 if is_by_choice else 400, seed=seed, sizes=(3,), constants=CONSTANTS)
        data = drawn_by_choice(frame, 100) if is_by_choice else of(frame)
        new = data.with_solution(9, like=1, levels={"time": lambda time: time + 1})
        found = fit_choices(data, list(COVERED), constants=0).forecast(
            new, population_shares=shares if is_by_choice else "sample"
        )
        grown = truth - np.append(list(shares.values()), 0)
        held += [low <= true <= high for (low, high), true in zip(found.intervals().values(), truth, strict=True)]
        changes = found.change_intervals().values()
        held_change += [low <= true <= high for (low, high), true in zip(changes, grown, strict=True)]
    assert held / 200 == pytest.approx(0.95, abs=0.045)
    assert held_change / 200 == pytest.approx(0.95, abs=0.045)


def test_one_more_chooser_is_drawn_from_no_population_that_anybody_sees() -> None:
    data = of(simulate(COVERED, choosers=100, seed=3, sizes=(3,)))
    fit = fit_choices(data, list(COVERED), constants=0)
    one = of({**simulate(COVERED, choosers=1, seed=4, sizes=(3,)), "case": np.full(3, 1000)})
    gone = fit.without_data()
    with pytest.warns(jt.SampleSharesWarning):
        these = gone.forecast(one)
    assert gone.forecast(one, population_shares="sample").standard_errors == these.standard_errors
    given = gone.forecast(one, population_shares={0: 0.5, 1: 0.3, 2: 0.2}, at_random=True)
    assert given.population
    assert sum(given.shares.values()) == pytest.approx(1)
