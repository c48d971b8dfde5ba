"""More choices: equal to all at once where the data is at hand, and near it where sums stand for the data."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

import pickle
from typing import Any

import numpy as np
import pytest

import jobtheory as jt
from jobtheory.learn import ChoiceFit, fit_choices
from jobtheory.learn.choosing import kept
from tests.learn.choices import MODELS, SWISS, TRAVEL, Model, of, read, simulate

EACH = pytest.mark.parametrize("model", [pytest.param(m, id=m.folder) for m in MODELS])


def apart(one: ChoiceFit, other: ChoiceFit) -> float:
    """Return how far the estimates of two fits are from each other, in standard errors."""
    return max(abs(one.coefficients[k] - x) / other.standard_errors[k] for k, x in other.coefficients.items())


@EACH
@pytest.mark.parametrize("panel", [None, "case"])
def test_with_the_data_at_hand_it_is_all_at_once(model: Model, panel: str | None) -> None:
    data = read(model)
    panel = model.roles["chooser"] if panel else None
    first, second = data.split(0.5, seed=3)
    whole = fit_choices(data, **model.asked, panel=panel)
    found = fit_choices(first, **model.asked, panel=panel).update(second)
    assert apart(found, whole) < 1e-9
    assert found.log_likelihood == pytest.approx(whole.log_likelihood, abs=1e-9)
    assert dict(found.robust_standard_errors) == pytest.approx(dict(whole.robust_standard_errors), rel=1e-9)
    assert (found.tolerance, found.choosers, found.people) == (0, whole.choosers, whole.people)
    assert dict(found.shares()) == pytest.approx(dict(whole.shares()))


@EACH
@pytest.mark.parametrize("share", [0.5, 0.8])
@pytest.mark.parametrize("seed", range(3))
def test_by_its_sums_it_is_as_near_as_it_says(model: Model, share: float, seed: int) -> None:
    data = read(model)
    first, second = data.split(share, seed=seed)
    whole = fit_choices(data, **model.asked)
    found = fit_choices(first, **model.asked).without_data().update(second)
    assert apart(found, whole) < found.tolerance < 0.05
    assert found.log_likelihood == pytest.approx(whole.log_likelihood, abs=5e-4)
    assert found.null_log_likelihood == pytest.approx(whole.null_log_likelihood)
    assert dict(found.standard_errors) == pytest.approx(dict(whole.standard_errors), rel=3e-3)
    assert dict(found.robust_standard_errors) == pytest.approx(dict(whole.robust_standard_errors), rel=0.06)
    assert found.choosers == whole.choosers
    assert dict(found.observed_shares) == pytest.approx(dict(whole.observed_shares))


def test_week_after_week() -> None:
    data = read(SWISS)
    order = np.random.default_rng(1).permutation(len(data))
    weeks = [data.only(np.sort(order[n::12])) for n in range(12)]
    found = fit_choices(weeks[0], **SWISS.asked).without_data()
    for week in weeks[1:]:
        found = pickle.loads(pickle.dumps(found.update(week)))  # noqa: S301  # our own bytes
    whole = fit_choices(data, **SWISS.asked)
    assert apart(found, whole) < found.tolerance < 0.1
    assert "Updated by sums: within about" in " ".join(str(found).split())
    assert len(pickle.dumps(found)) < 20_000  # and no more after any number of weeks


def test_sums_are_derivatives() -> None:
    """Against differences of the likelihood, along a line through the estimates."""
    data = read(TRAVEL)
    fit = fit_choices(data, **TRAVEL.asked).without_data()
    sums = fit.learned.kept
    assert sums is not None
    whole = fit_choices(data, **TRAVEL.asked)
    way = 0.3 / np.sqrt(np.diag(np.linalg.inv(whole.learned.classical)))

    def likelihood(t: float) -> float:
        from jobtheory.learn.choosing.choices import hired_of
        from jobtheory.learn.choosing.differences import Differences
        from jobtheory.learn.choosing.likelihood import add_up

        part = Differences(data.choices, whole.learned.model.utility, hired_of(data.choices, ()), ())
        return add_up([part], whole.learned.theta + t * way).log_likelihood

    for t in (-0.5, 0.5):
        error = {
            n: abs(sums.near((whole.learned.theta + t * way) * sums.scales, order=n)[0] - likelihood(t))
            for n in (2, 3, 4)
        }
        assert error[4] < error[3] < error[2]
        assert error[4] < 0.02 * error[2]


def test_panels_are_counted_on() -> None:
    frame = simulate({"time": -1.0}, choosers=400, seed=1, people=40)
    data = of(frame)
    first, second = data.split(0.5, seed=1, panel="person")
    found = fit_choices(first, ["time"], panel="person").without_data().update(second)
    whole = fit_choices(data, ["time"], panel="person")
    assert found.people == 40
    assert found.robust_standard_errors["time"] == pytest.approx(whole.robust_standard_errors["time"], rel=0.05)


def test_many_coefficients_keep_the_third_order_only(monkeypatch: pytest.MonkeyPatch) -> None:
    data = read(TRAVEL)
    first, second = data.split(0.8, seed=0)
    monkeypatch.setattr(kept, "MOST", 3)
    fit = fit_choices(first, **TRAVEL.asked).without_data()
    assert fit.learned.kept is not None
    assert fit.learned.kept.fourth is None
    found = fit.update(second, tolerance=1)
    assert apart(found, fit_choices(data, **TRAVEL.asked)) < found.tolerance


def test_where_sums_are_not_enough_it_says_why() -> None:
    frame = simulate({"time": -1.0}, choosers=60, seed=1, sizes=(3,))
    fit = fit_choices(of(frame), ["time"], constants=0).without_data()
    other = simulate({"time": 3.0}, choosers=600, seed=2, sizes=(3,))
    with pytest.raises(jt.InvalidValueError, match=r"the (estimates|new choices) move.*Learn from the old and.*JT737"):
        fit.update(of(other))
    near = simulate({"time": -1.3}, choosers=60, seed=3, sizes=(3,))
    with pytest.raises(
        jt.InvalidValueError, match=r"may be .* standard errors from those of all.*above tolerance=1e-09.*JT737"
    ):
        fit.update(of(near), tolerance=1e-9)
    four = simulate({"time": -1.0}, choosers=60, seed=3, sizes=(4,))
    with pytest.raises(jt.InvalidValueError, match=r"the sums know nothing of 3, which constants tell apart.*JT737"):
        fit.update(of(four))
    generic = fit_choices(of(frame), ["time"]).without_data().update(of(four))
    assert (generic.solutions, generic.choosers) == ((0, 1, 2, 3), (120, 120))


def test_without_its_data_a_fit_foretells_others_only() -> None:
    data = read(TRAVEL)
    fit: Any = fit_choices(data, **TRAVEL.asked)
    alone = fit.without_data()
    assert alone.without_data() is alone
    assert dict(alone.coefficients) == dict(fit.coefficients)
    assert alone.evaluate(data) == fit.evaluate(data)
    found = alone.forecast(data, population_shares="sample")
    assert dict(found.before) == dict(found.change) == {}
    assert "change" not in str(found)
    population = {"air": 0.14, "train": 0.13, "bus": 0.09, "car": 0.64}
    with pytest.warns(jt.SampleSharesWarning, match=r"choosers are not known to be those learned from"):
        assert alone.forecast(data, population_shares=population).shares["car"] > found.shares["car"]
    for ask in (alone.shares, alone.forecast, alone.probabilities):
        with pytest.raises(jt.InvalidValueError, match=r"the data learned from was let go of.*JT737"):
            ask()
    with pytest.raises(jt.InvalidTypeError, match=r"the choices are a dict.*JT103"):
        alone.evaluate({})


@pytest.mark.parametrize("is_kept", [False, True])
def test_a_tolerance_is_a_number_from_0(*, is_kept: bool) -> None:
    data = of(simulate({"time": -1.0}, choosers=200, seed=1))
    fit = fit_choices(data, ["time"])
    fit = fit.without_data() if is_kept else fit
    for wrong in ("x", None, True):
        given: Any = wrong
        with pytest.raises(jt.InvalidTypeError, match=r"update: tolerance= is .*JT103"):
            fit.update(data, tolerance=given)
    for below in (-1, float("nan")):
        with pytest.raises(jt.InvalidValueError, match=r"update: tolerance= is .* 0 or more.*JT743"):
            fit.update(data, tolerance=below)


def test_sums_do_not_stand_for_columns_that_tell_nearly_the_same() -> None:
    frame = simulate({"a": -1.0, "b": 0.5}, choosers=200, seed=1)
    frame["near"] = frame["a"] + 1e-6 * frame["b"]
    fit = fit_choices(of(frame), ["a", "near"])
    with pytest.raises(jt.InvalidValueError, match=r"without_data: some columns tell so nearly the same.*JT737"):
        fit.without_data()
