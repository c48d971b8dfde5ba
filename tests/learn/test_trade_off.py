"""Trade-offs: against print, with units, and with Fieller's interval from its definition."""

import math

import pytest

import jobtheory as jt
from jobtheory.learn import fit_choices
from jobtheory.learn.choosing.trade_off import fieller
from tests.learn.choices import CANADA, columns, learn, of, oracle, read, simulate


@pytest.mark.parametrize("mode", ["car", "train", "air"])
def test_values_of_time_are_those_in_print(mode: str) -> None:
    """Croissant (2020), J. Stat. Softw. 95(11), in Canadian dollars an hour."""
    found = learn(CANADA).trade_off(f"time:{mode}", "cost")
    printed = oracle(CANADA)["published"]["value_of_time_per_hour"][mode]
    assert 60 * float(found.value.magnitude) == pytest.approx(printed, abs=5e-6)
    assert found.low < float(found.value.magnitude) < found.high


def test_units_are_those_of_the_columns() -> None:
    data = jt.learn.ChoiceData.from_frame(columns(CANADA), **CANADA.roles, units={"cost": "CAD", "time": "min"})
    fit = fit_choices(data, **CANADA.asked)
    hour = fit.trade_off("time:car", "cost").value
    assert hour.unit == "CAD/min"
    assert float(hour.to("CAD/h").magnitude) == pytest.approx(29.52728, abs=5e-6)
    assert fit.trade_off("constant:air", "cost").value.unit == "CAD"
    assert fit.trade_off("cost", "constant:air").value.unit == "1/CAD"
    assert fit.trade_off("freq", "cost").value.unit == "CAD/{freq}"
    assert " CAD per unit of freq (" in str(fit.trade_off("freq", "cost"))
    assert " units of freq per CAD (" in fit.trade_off("cost", "freq").text
    assert fit.trade_off("time:car", "time:air").value.unit == "1"
    text = str(fit.trade_off("time:car", "cost"))
    assert text.startswith("One unit more of time:car is as good as 0.4921 CAD/min (0.2816 to 1.04) of cost.")
    assert repr(fit.trade_off("time:car", "cost")) == (
        "<TradeOff of 'time:car' against 'cost': 0.4921 CAD/min (0.2816 to 1.04)>"
    )
    assert "0.4921" in fit.trade_off("time:car", "cost").to_html()
    assert "(1 to 1)" in str(fit.trade_off("cost", "cost"))


@pytest.mark.parametrize(
    ("units", "unit"), [({"a": "km/h", "b": "AUD"}, "AUD*h/km"), ({"a": "m**2", "b": "AUD"}, "AUD/m**2")]
)
def test_units_of_quotients(units: dict[str, str], unit: str) -> None:
    fit = fit_choices(of(simulate({"a": -1.0, "b": 1.0}, choosers=100, seed=1), units=units), ["a", "b"])
    assert fit.trade_off("a", "b").value.unit == unit


def test_names_that_are_no_units_become_some() -> None:
    frame = simulate(
        {"a {cost} in $ of the year nineteen hundred and eighty-seven": -1.0, "…": 1.0}, choosers=90, seed=1
    )
    names = [name for name in frame if name not in {"case", "alt", "hired", "person"}]
    fit = fit_choices(of(frame), names)
    assert fit.trade_off(names[0], names[1]).value.unit
    assert fit.trade_off(names[1], names[0]).value.unit


def test_fiellers_interval_is_where_the_ratio_is_not_refuted() -> None:
    a, b, va, vb, cab, z = 1.2, -0.8, 0.09, 0.02, -0.01, 1.96
    low, high = fieller(a, b, va, vb, cab, z)
    for end in (low, high):
        assert abs(a - end * b) / math.sqrt(va - 2 * end * cab + end * end * vb) == pytest.approx(z)
    assert low < a / b < high
    assert fieller(1.0, 0.1, 0.01, 0.01, 0.0, 1.96) == (-math.inf, math.inf)


def test_where_the_denominator_may_be_0_there_is_no_finite_interval() -> None:
    fit = fit_choices(of(simulate({"a": -1.0, "b": 0.0}, choosers=60, seed=4)), ["a", "b"])
    found = fit.trade_off("a", "b")
    assert (found.low, found.high) == (-math.inf, math.inf)
    assert "no finite interval" in repr(found)
    assert found.standard_error > 0


def test_the_delta_methods_error_is_that_of_its_formula() -> None:
    fit = learn(CANADA)
    a, b = fit.coefficients["time:car"], fit.coefficients["cost"]
    v = fit.covariance
    variance = v["time:car"]["time:car"] / b**2 + a**2 * v["cost"]["cost"] / b**4 - 2 * a * v["time:car"]["cost"] / b**3
    assert fit.trade_off("time:car", "cost").standard_error == pytest.approx(math.sqrt(variance))


def test_unknown_coefficients_are_named() -> None:
    fit = learn(CANADA)
    with pytest.raises(jt.UnknownNameError, match=r"no coefficient is called 'costs'\. Did you mean 'cost'\?.*JT733"):
        fit.trade_off("costs", "freq")
    with pytest.raises(jt.UnknownNameError, match=r"no coefficient is called 5\. There is 'cost', 'freq'.*JT733"):
        fit.trade_off("cost", 5)  # type: ignore[arg-type]
    with pytest.raises(jt.InvalidValueError, match=r"the level is 2.*JT501"):
        fit.trade_off("cost", "freq", level=2)
    assert read(CANADA).units == {}
