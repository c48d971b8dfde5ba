"""How well choices are foreseen: by hand, and with ties, surprises and sets of one."""

import math

import numpy as np
import pytest

import jobtheory as jt
from jobtheory.learn import Bin, evaluate, fit_choices
from tests.learn.choices import TRAVEL, of, read, simulate

FRAME = {
    "case": [1, 1, 2, 2, 2, 3, 4, 4],
    "alt": ["tram", "walk", "walk", "tram", "bike", "tram", "tram", "walk"],
    "hired": [1, 0, 0, 0, 1, 1, 0, 1],
}
LIKELY = [0.8, 0.2, 0.3, 0.35, 0.35, 1.0, 0.5, 0.5]


def test_figures_are_those_by_hand() -> None:
    found = evaluate(of(FRAME), LIKELY)
    assert found.choosers == 3  # the third had no choice
    assert found.hit_rate == pytest.approx((1 + 1 / 2 + 1 / 2) / 3)
    assert found.log_loss == pytest.approx(-math.log(0.8 * 0.35 * 0.5) / 3)
    assert found.null_log_loss == pytest.approx(math.log(2 * 3 * 2) / 3)
    bins = [
        Bin(0.2, 0.3, 1, 0.2, 0),
        Bin(0.3, 0.4, 3, 1 / 3, 1 / 3),
        Bin(0.5, 0.6, 2, 0.5, 0.5),
        Bin(0.8, 0.9, 1, 0.8, 1),
    ]
    assert [tuple(one) for one in found.calibration] == [pytest.approx(tuple(one)) for one in bins]
    assert found.calibration_error == pytest.approx((0.2 + 0.2) / 7)
    assert dict(found.observed_shares) == {"bike": 0.25, "tram": 0.5, "walk": 0.25}
    assert dict(found.shares) == pytest.approx({"bike": 0.0875, "tram": 0.6625, "walk": 0.25})
    assert repr(found) == "<Evaluation: 3 choosers, hit rate 66.7%, log loss 0.6554>"
    assert "80% to 90%" in str(found)
    assert "<table" in found.to_html()


def test_what_was_held_impossible_costs_everything() -> None:
    assert evaluate(of(FRAME), [0, 1, 0, 0, 1, 1, 0, 1]).log_loss == math.inf


@pytest.mark.parametrize("likely", [[0.5], [0.5] * 8, [-0.8, 1.8, *LIKELY[2:]]])
def test_what_are_no_probabilities_is_refused(likely: list[float]) -> None:
    with pytest.raises(jt.InvalidValueError, match=r"these are no probabilities of the rows.*JT736"):
        evaluate(of(FRAME), likely)


def test_nobody_had_a_choice() -> None:
    with pytest.raises(jt.InvalidValueError, match=r"nobody had a choice.*JT726"):
        evaluate(of({"case": [1], "alt": [1], "hired": [1]}), [1.0])


def test_a_fit_foresees_others_as_well_as_it_says() -> None:
    frame = simulate({"time": -1.5}, choosers=6000, seed=2)
    first, second = of(frame).split(0.5, seed=1)
    fit = fit_choices(first, ["time"])
    found = fit.evaluate(second)
    assert found.log_loss < found.null_log_loss
    assert found.calibration_error < 0.02
    by_hand = -np.log(fit.probabilities(second)[second.level("hired") == 1]).mean()
    assert found.log_loss == pytest.approx(by_hand)


def test_on_what_was_learned_the_loss_is_the_likelihood() -> None:
    fit = fit_choices(read(TRAVEL), **TRAVEL.asked)
    assert fit.evaluate(read(TRAVEL)).log_loss == pytest.approx(-fit.log_likelihood / 210)
    with pytest.raises(jt.InvalidValueError, match=r"nobody knows what was hired.*JT736"):
        fit.evaluate(read(TRAVEL).without("air"))


def test_what_is_judged_has_to_be_choices_and_numbers() -> None:
    data = of(simulate({"time": -1.0}, choosers=20, seed=1))
    with pytest.raises(jt.InvalidTypeError, match=r"evaluate: what is likely is 'x'\. Give a number for every.*JT103"):
        evaluate(data, "x")
    with pytest.raises(jt.InvalidTypeError, match=r"evaluate: data is None, not a ChoiceData.*JT103"):
        evaluate(None, [1.0])  # type: ignore[arg-type]
