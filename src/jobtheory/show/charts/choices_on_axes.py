"""What choices say, on axes of matplotlib: coefficients with their intervals, and shares beside those of today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jobtheory.show.charts.choices import SURE, distances, measured_in
from jobtheory.show.charts.fitting import entitle, legend, name_below, name_rows, named, tall_enough
from jobtheory.show.drawing import theme

if TYPE_CHECKING:
    from jobtheory.learn.choosing.choice_fit import ChoiceFit
    from jobtheory.learn.choosing.forecast import Forecast


def fit(value: ChoiceFit, ax: Any) -> None:
    """Draw the coefficients, each in its own standard errors; an empty dot is not told apart from nothing."""
    found = distances(value)
    rows = named(ax, found)
    tall_enough(ax, rows)
    ax.axvline(0, color=theme.INK, linewidth=1)
    for row, distance in enumerate(found.values()):
        fill = theme.BLUE if abs(distance) > SURE else theme.PANEL
        look = {"fmt": "o", "color": theme.BLUE, "markerfacecolor": fill, "ecolor": theme.INK, "capsize": 4}
        ax.errorbar([distance], [row], xerr=[[SURE], [SURE]], **look)
    name_rows(ax, rows)
    name_below(ax, f"{measured_in(value)}, with intervals of 95 %")
    entitle(ax, f"What {value.source} say")


def forecast(value: Forecast, ax: Any) -> None:
    """Draw the share of each solution with its interval, and below it the share today."""
    names = dict.fromkeys((*value.shares, *value.before))
    rows = named(ax, map(str, names))
    tall_enough(ax, rows, spare=40)
    intervals = value.intervals()
    after = [(row, name) for row, name in enumerate(names) if name in value.shares]
    shares = [100 * value.shares[name] for _, name in after]
    ends = [intervals[name] for _, name in after]
    errors = [
        [share - 100 * low for share, (low, _) in zip(shares, ends, strict=True)],
        [100 * high - share for share, (_, high) in zip(shares, ends, strict=True)],
    ]
    look = {"height": 0.36, "color": theme.BLUE, "ecolor": theme.INK, "capsize": 4, "label": "share"}
    ax.barh([row - 0.2 for row, _ in after], shares, xerr=errors, **look)
    if value.before:
        today = [(row, 100 * value.before[name]) for row, name in enumerate(names) if name in value.before]
        look = {"height": 0.36, "color": theme.PANEL, "edgecolor": theme.LINE, "hatch": "///", "label": "today"}
        ax.barh([row + 0.2 for row, _ in today], [share for _, share in today], **look)
    name_rows(ax, rows)
    ax.set_xlim(left=0)
    name_below(ax, "share, %, with intervals of 95 %")
    legend(ax, 2)
    entitle(ax, "What share would hire each solution")
