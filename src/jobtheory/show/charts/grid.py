"""Gourville's grid: how much a challenger changes the product, against how much it asks people to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.hiring.grid import Cell
from jobtheory.show.charts.landscape import Spot, draw_plane, draw_spots, narrowest
from jobtheory.show.charts.marks import nothing
from jobtheory.show.charts.regions import draw_lines
from jobtheory.show.drawing import theme
from jobtheory.show.drawing.canvas import Canvas
from jobtheory.show.drawing.legend import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.hiring.comparison import Comparison
    from jobtheory.hiring.grid import Placement

CELLS = (Cell.SMASH_HIT, Cell.LONG_HAUL, Cell.EASY_SELL, Cell.SURE_FAILURE)
"""The cells as they are read: from the left to the right, from the top down."""

AXES = ("change of behaviour", "change of the product")


def placement(value: Placement, *, width: int) -> Canvas:
    """Return where one challenger stands."""
    return _drawn(f"{value.name} in place of {value.incumbent}: {cells_of(value)}", [value], width)


def grid(value: Comparison, *, width: int) -> Canvas:
    """Return where every challenger stands."""
    return _drawn(f"{value.job.statement}: in place of {value.incumbent}", challengers(value), width)


def challengers(value: Comparison) -> list[Placement]:
    """Return where all challengers stand.

    Raises:
        InvalidValueError: There are none, or nobody knows what they change.
    """
    if value.incumbent is None:
        raise nothing(value, "nobody has the job today", "Name the incumbent; a challenger changes what is done today.")
    found = list(value.grid().values())
    if not found:
        raise nothing(value, "nothing challenges the incumbent", "Compare it with another solution.")
    return found


def cells_of(value: Placement) -> str:
    """Return the cell of a challenger, and those that it may turn out to stand in."""
    return " or ".join(cell.value for cell in (value.cell, *(one for one in value.cells if one is not value.cell)))


def parted(value: Placement) -> str:
    """Return where the grid is parted."""
    product, behaviour = float(value.product_threshold), float(value.behaviour_threshold)
    return f"Much for the product is from {product:.2f}, much for behaviour above {behaviour:.2f}."


def _drawn(title: str, found: Sequence[Placement], width: int) -> Canvas:
    spots = [_spot(one) for one in found]
    canvas = Canvas(title, _told(found), width=max(width, narrowest(spots)))
    y = canvas.heading(parted(found[0]))
    plane = draw_plane(canvas, y, (0.0, 1.0), AXES)
    cross = float(found[0].behaviour_threshold), float(found[0].product_threshold)
    taken = draw_lines(canvas, plane, cross, [cell.value for cell in CELLS], washed=0)
    is_open = any(spot.across or spot.up for spot in spots)
    entries = [Entry("a challenger", theme.INK, shape="dot")]
    if is_open:
        entries.append(Entry("where it may turn out to stand once what is open is known", theme.LINE, 1.4))
    canvas.height = draw_spots(canvas, plane, spots, taken, entries, cross) + theme.MARGIN - 6
    return canvas


def _spot(value: Placement) -> Spot:
    across, up = (value.behaviour_low, value.behaviour_high), (value.product_low, value.product_high)
    return Spot(
        value.name,
        value.behaviour_change,
        value.product_change,
        cells_of(value),
        across if across[0] < across[1] else None,
        up if up[0] < up[1] else None,
    )


def _told(found: Sequence[Placement]) -> str:
    return " ".join(
        f"{one.name}: {cells_of(one)}; the product changes by "
        f"{_figure(one.product_change, one.product_low, one.product_high)}, behaviour by "
        f"{_figure(one.behaviour_change, one.behaviour_low, one.behaviour_high)}."
        for one in found
    )


def _figure(now: float, low: float, high: float) -> str:
    return f"{now:.2f}" if low == high else f"{now:.2f} ({low:.2f} to {high:.2f})"
