"""Gourville's grid on axes of matplotlib."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jobtheory.show.charts.fitting import entitle
from jobtheory.show.charts.grid import AXES, CELLS, cells_of, challengers
from jobtheory.show.charts.points import name_points
from jobtheory.show.drawing import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.hiring.comparison import Comparison
    from jobtheory.hiring.grid import Placement


def grid(value: Comparison, ax: Any) -> None:
    """Draw where every challenger stands, and where it may turn out to stand."""
    _draw(ax, challengers(value), f"{value.job.statement}: in place of {value.incumbent}")


def placement(value: Placement, ax: Any) -> None:
    """Draw where one challenger stands, and where it may turn out to stand."""
    _draw(ax, [value], f"{value.name} in place of {value.incumbent}: {cells_of(value)}")


def _draw(ax: Any, found: Sequence[Placement], title: str) -> None:
    ax.axvline(float(found[0].behaviour_threshold), color=theme.INK, linewidth=1)
    ax.axhline(float(found[0].product_threshold), color=theme.INK, linewidth=1)
    for one in found:
        x, y = one.behaviour_change, one.product_change
        across = [[x - one.behaviour_low], [one.behaviour_high - x]]
        up = [[y - one.product_low], [one.product_high - y]]
        ax.errorbar([x], [y], xerr=across, yerr=up, fmt="o", color=theme.INK, ecolor=theme.LINE, clip_on=False)
    ax.set_xlim(0, 1)
    ax.set_ylim(0, 1)
    ax.set_xlabel(AXES[0])
    ax.set_ylabel(AXES[1])
    entitle(ax, title)
    points = [(one.behaviour_change, one.product_change) for one in found]
    reaches = [
        reach
        for one, (x, y) in zip(found, points, strict=True)
        for reach in (
            ((one.behaviour_low, y), (one.behaviour_high, y)),
            ((x, one.product_low), (x, one.product_high)),
        )
        if reach[0] != reach[1]
    ]
    names, corners = [one.name for one in found], [cell.value for cell in CELLS]
    cross = float(found[0].behaviour_threshold), float(found[0].product_threshold)
    name_points(ax, names, points, corners, reaches=reaches, cross=cross)
