"""The tables of choices: who hired what, what was learned from it, forecasts, trade-offs, and how well they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.show.tables.listing import NUMBER, TEXT, WHOLE, columns, tabled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jobtheory.datasets.travel_mode import TravelMode
    from jobtheory.learn.choosing.choice_data import ChoiceData
    from jobtheory.learn.choosing.choice_fit import ChoiceFit
    from jobtheory.learn.choosing.evaluation import Evaluation
    from jobtheory.learn.choosing.forecast import Forecast
    from jobtheory.learn.choosing.labels import Label
    from jobtheory.learn.choosing.trade_off import TradeOff
    from jobtheory.show.tables.listing import Kind, Listing

COEFFICIENTS = columns(
    name=TEXT,
    coefficient=NUMBER,
    standard_error=NUMBER,
    robust_standard_error=NUMBER,
    p=NUMBER,
    low=NUMBER,
    high=NUMBER,
)
FIGURES = columns(
    choosers=WHOLE,
    with_choice=WHOLE,
    log_likelihood=NUMBER,
    null_log_likelihood=NUMBER,
    rho_squared=NUMBER,
    adjusted_rho_squared=NUMBER,
    aic=NUMBER,
    bic=NUMBER,
    coefficients=WHOLE,
)
TRADE_OFF = columns(
    of=TEXT, against=TEXT, ratio=NUMBER, unit=TEXT, low=NUMBER, high=NUMBER, standard_error=NUMBER, level=NUMBER
)
CALIBRATION = columns(low=NUMBER, high=NUMBER, rows=WHOLE, foreseen=NUMBER, observed=NUMBER)
QUALITY = columns(choosers=WHOLE, hit_rate=NUMBER, log_loss=NUMBER, null_log_loss=NUMBER, calibration_error=NUMBER)


def data(value: ChoiceData) -> Listing:
    """Return a row for every solution, with the share of choosers who hired it, where that is known."""
    rows = ((label, value.shares[label] if value.knows_hired else None) for label in value.solutions)
    return tabled(columns(solution=_labels(value.solutions), share=NUMBER), rows)


def fit(value: ChoiceFit) -> Listing:
    """Return a row for every coefficient."""
    intervals, p_values = value.intervals(), value.p_values
    rows = (
        (
            name,
            coefficient,
            value.standard_errors[name],
            value.robust_standard_errors[name],
            p_values[name],
            *intervals[name],
        )
        for name, coefficient in value.coefficients.items()
    )
    return tabled(COEFFICIENTS, rows)


def figures(value: ChoiceFit) -> Listing:
    """Return how well the fit does, in one row."""
    row = (
        *value.choosers,
        value.log_likelihood,
        value.null_log_likelihood,
        value.rho_squared,
        value.adjusted_rho_squared,
        value.aic,
        value.bic,
        len(value.coefficients),
    )
    return tabled(FIGURES, [row])


def forecast(value: Forecast) -> Listing:
    """Return a row for every solution."""
    intervals, change, grown = value.intervals(), value.change, value.change_intervals()
    kinds = columns(
        solution=_labels(value.shares),
        before=NUMBER,
        share=NUMBER,
        standard_error=NUMBER,
        low=NUMBER,
        high=NUMBER,
        change=NUMBER,
        change_standard_error=NUMBER,
        change_low=NUMBER,
        change_high=NUMBER,
    )
    rows = (
        (
            label,
            value.before.get(label),
            share,
            value.standard_errors[label],
            *intervals[label],
            change.get(label),
            value.change_standard_errors.get(label),
            *grown.get(label, (None, None)),
        )
        for label, share in value.shares.items()
    )
    return tabled(kinds, rows)


def trade_off(value: TradeOff) -> Listing:
    """Return the trade-off in one row."""
    ratio = value.value
    row = (
        value.of,
        value.against,
        ratio.magnitude,
        ratio.unit,
        value.low,
        value.high,
        value.standard_error,
        value.level,
    )
    return tabled(TRADE_OFF, [row])


def calibration(value: Evaluation) -> Listing:
    """Return what was foreseen about equally likely, and how often it was hired."""
    return tabled(CALIBRATION, value.calibration)


def foreseen(value: Evaluation) -> Listing:
    """Return the foreseen share of every solution beside the observed one."""
    kinds = columns(solution=_labels(value.shares), foreseen=NUMBER, observed=NUMBER)
    rows = ((label, share, value.observed_shares.get(label, 0.0)) for label, share in value.shares.items())
    return tabled(kinds, rows)


def quality(value: Evaluation) -> Listing:
    """Return how well choices are foreseen, in one row."""
    row = (value.choosers, value.hit_rate, value.log_loss, value.null_log_loss, value.calibration_error)
    return tabled(QUALITY, [row])


def travel_mode(value: TravelMode) -> Listing:
    """Return the rows of the data as they are."""
    names = type(value[0])._fields
    return tabled({name: TEXT if name == "mode" else WHOLE for name in names}, value)


def _labels(labels: Iterable[Label]) -> Kind:
    """Return what a column of labels holds: whole numbers, or texts as soon as one of them is."""
    return WHOLE if all(isinstance(label, int) for label in labels) else TEXT
