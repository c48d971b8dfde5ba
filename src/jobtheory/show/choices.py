"""What there is to show of choices: the table of a fit, forecasts, trade-offs and how well choices were foreseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.show.blocks import Block, Column, Heading, Paragraph, Table

if TYPE_CHECKING:
    from jobtheory.learn.choosing.choice_data import ChoiceData
    from jobtheory.learn.choosing.choice_fit import ChoiceFit
    from jobtheory.learn.choosing.evaluation import Evaluation
    from jobtheory.learn.choosing.forecast import Forecast
    from jobtheory.learn.choosing.trade_off import TradeOff

MANY = 40
"""So many solutions are shown of data."""


def data(value: ChoiceData) -> list[Block]:
    """Return how many choices there are, of what, and who hired what."""
    import numpy as np

    sizes = value.choices.sets.sizes
    few, many = int(np.min(sizes)), int(np.max(sizes))
    sets = f"{few}" if few == many else f"{few} to {many}"
    blocks: list[Block] = [
        Heading(f"{len(value):,} choosers, {value.rows:,} rows", level=1),
        Paragraph(f"Each had {sets} solutions. Columns: {', '.join(value.columns[:MANY])}."),
    ]
    if value.knows_hired:
        shown = list(value.shares.items())[:MANY]
        columns = (Column("solution"), Column("hired by", is_figure=True))
        blocks.append(Table(columns, [(str(label), f"{share:.1%}") for label, share in shown]))
    return blocks


def fit(value: ChoiceFit) -> list[Block]:
    """Return the coefficients with their errors, and how well they fit."""
    intervals, p_values = value.intervals(), value.p_values
    errors = value.standard_errors if value.panel is None else value.robust_standard_errors
    columns = (
        Column("coefficient"),
        *(Column(title, is_figure=True) for title in ("estimate", "s.e.", "robust s.e.", "z", "p", "95% interval")),
    )
    rows = [
        (
            name,
            f"{estimate:.6g}",
            f"{value.standard_errors[name]:.4g}",
            f"{value.robust_standard_errors[name]:.4g}",
            f"{(estimate - value.neutral(name)) / errors[name]:.2f}",
            _p(p_values[name]),
            f"{intervals[name][0]:.4g} to {intervals[name][1]:.4g}",
        )
        for name, estimate in value.coefficients.items()
    ]
    return [
        Heading(f"What {value.source} say", level=1),
        Table(columns, rows),
        Table((Column("fit"), Column("", is_figure=True)), _figures(value)),
        Paragraph(_terms(value)),
    ]


def _figures(value: ChoiceFit) -> list[tuple[str, str]]:
    count = len(value.coefficients)
    rows = [
        ("log-likelihood", f"{value.log_likelihood:.4f}"),
        ("of equal shares", f"{value.null_log_likelihood:.4f}"),
        ("McFadden's rho²", f"{value.rho_squared:.4f}"),
        ("adjusted rho²", f"{value.adjusted_rho_squared:.4f}"),
        ("AIC", f"{value.aic:.2f}"),
        ("BIC", f"{value.bic:.2f}"),
        ("choosers", f"{value.choosers[0]:,}"),
    ]
    if value.choosers[0] != value.choosers[1]:
        rows.append(("of them with a choice", f"{value.choosers[1]:,}"))
    if value.people is not None:
        rows.append((f"people ({value.panel})", f"{value.people:,}"))
    rows.append(("coefficients", f"{count}"))
    return rows


def _terms(value: ChoiceFit) -> str:
    model = value.learned.model
    parts = [] if model.utility.base is None else [f"Constants stand against {model.utility.base}."]
    parts.append(
        "z, p and intervals by the classical standard errors."
        if value.panel is None
        else f"z, p and intervals by the robust standard errors, clustered by {value.panel}."
    )
    if value.nests and value.plain is not None:
        test = value.against(value.plain)
        nests = "; ".join(f"{name}: {', '.join(map(str, labels))}" for name, labels in value.nests.items())
        parts.append(
            f"Nests: {nests}. The z and p of a nest's scale are against 1. Against the plain logit: "
            f"χ² {test.statistic:.2f} on {test.degrees}, p {_p(test.p)}."
        )
        intervals = value.intervals()
        for name in value.nests:
            low, high = intervals[f"nest:{name}"]
            if value.coefficients[f"nest:{name}"] > 1:
                sure = "and so is its interval" if low > 1 else f"though 1 is in its interval, {low:.3g} to {high:.3g}"
                parts.append(
                    f"The scale of {name} is above 1, {sure}: nobody who takes what is best for him chooses so, at all "
                    "levels. Its solutions are no close substitutes; nest otherwise."
                )
    if value.tolerance:
        parts.append(f"Updated by sums: within about {value.tolerance:.2g} standard errors of all choices at once.")
    return " ".join(parts)


def _p(p: float) -> str:
    return "< 0.0001" if p < 0.0001 else f"{p:.4f}"


def forecast(value: Forecast) -> list[Block]:
    """Return the shares there would be, beside those there are."""
    intervals, change, grown = value.intervals(), value.change, value.change_intervals()
    columns = [Column("solution")]
    columns += [Column("before", is_figure=True)] if value.before else []
    columns += [Column("share", is_figure=True), Column("95% interval", is_figure=True)]
    columns += [Column("change", is_figure=True), Column("95% interval", is_figure=True)] if value.before else []
    rows: list[list[str]] = []
    for label in dict.fromkeys((*value.shares, *value.before)):
        share = value.shares.get(label)
        row = [str(label)]
        if value.before:
            row.append(f"{value.before[label]:.2%}" if label in value.before else "new")
        row.append("withdrawn" if share is None else f"{share:.2%}")
        low, high = intervals.get(label, (0.0, 0.0))
        row.append("" if share is None else f"{low:.2%} to {high:.2%}")
        if value.before:
            low, high = grown[label]
            row += [f"{change[label]:+.2%}", f"{low:+.2%} to {high:+.2%}"]
        rows.append(row)
    return [Heading("Forecast", level=1), Table(columns, rows), Paragraph(_counted(value))]


def _counted(value: Forecast) -> str:
    """Return whose shares they are, and what intervals count."""
    if not value.population:
        return (
            "Shares of these very choosers. Intervals count that coefficients are "
            "uncertain, and not that others might have been drawn."
        )
    if value.is_fixed:
        return (
            "Shares of the population. Intervals count that others might have been drawn, and that the other "
            "coefficients are uncertain: constants are fixed by the shares given."
        )
    return (
        "Shares of the population. Intervals count that coefficients are uncertain, and that others might have been "
        "drawn."
    )


def trade_off(value: TradeOff) -> list[Block]:
    """Return what one unit more is worth."""
    against = "" if " units of " in value.text else f" of {value.against}"
    return [Paragraph(f"One unit more of {value.of} is as good as {value.text}{against}.")]


def evaluation(value: Evaluation) -> list[Block]:
    """Return how well choices were foreseen, and how often what was foreseen came about."""
    figures = [
        ("hit rate", f"{value.hit_rate:.1%}"),
        ("log loss", f"{value.log_loss:.4f}"),
        ("log loss of equal shares", f"{value.null_log_loss:.4f}"),
        ("calibration error", f"{value.calibration_error:.4f}"),
    ]
    bins = [
        (f"{one.low:.0%} to {one.high:.0%}", f"{one.rows:,}", f"{one.foreseen:.1%}", f"{one.observed:.1%}")
        for one in value.calibration
    ]
    columns = (Column("foreseen"), *(Column(title, is_figure=True) for title in ("rows", "on average", "hired")))
    return [
        Heading(f"{value.choosers:,} choosers foreseen", level=1),
        Table((Column("figure"), Column("", is_figure=True)), figures),
        Heading("Calibration"),
        Table(columns, bins),
    ]
