"""What choices say: coefficients with their intervals, and the shares there would be beside those there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jobtheory.show.charts.marks import LINES, WIDE, beside
from jobtheory.show.charts.scales import Scale, draw_grid, marked, reaching, write_ticks
from jobtheory.show.drawing import theme
from jobtheory.show.drawing.canvas import Canvas
from jobtheory.show.drawing.legend import Entry, legend
from jobtheory.show.drawing.lettering import lettered, room_of
from jobtheory.show.drawing.marks import hatch, whisker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jobtheory.learn.choosing.choice_fit import ChoiceFit
    from jobtheory.learn.choosing.forecast import Forecast

BAR = 16
TALL = 2 * BAR + 2
SURE = 1.96
"""So many standard errors to either side hold the truth 95 times of 100."""

FARTHEST = 12.0
"""Coefficients that are further from nothing than so many standard errors are drawn at the edge, as an arrow."""


class Row(NamedTuple):
    """A name with its figures, and what draws it."""

    name: str
    figures: Sequence[str]
    draw: Callable[[Canvas, Scale, float], None]


def fit(value: ChoiceFit, *, width: int) -> Canvas:
    """Return the coefficients, each in its own standard errors, so that they stand on one scale."""
    intervals = value.intervals()
    apart = distances(value)
    rows: list[Row] = []
    farthest = 2 * SURE
    for name, estimate in value.coefficients.items():
        farthest = max(farthest, min(abs(apart[name]) + SURE, FARTHEST))
        low, high = intervals[name]
        unit = f" per {value.unit_of(name)}" if value.unit_of(name) else ""
        figures = [f"{estimate:.4g}{unit}".replace("-", "−", 1), f"{low:.3g} to {high:.3g}".replace("-", "−")]
        rows.append(Row(name, figures, _point(apart[name])))
    canvas = Canvas(f"What {value.source} say", _told(rows), width=width)
    y = canvas.heading(f"Coefficients in {measured_in(value)}, with intervals of 95 %; rho² {value.rho_squared:.3f}.")
    y = _draw(canvas, y, rows, reaching(-farthest, farthest), signs=True)
    entries = [
        Entry("told apart from nothing", theme.BLUE, shape="dot", frame=theme.BLUE),
        Entry("not told apart", theme.PANEL, shape="dot", frame=theme.INK),
        Entry("interval (95 %)", theme.INK, 2),
    ]
    canvas.height = legend(canvas, y, entries) + theme.MARGIN - 6
    return canvas


def distances(value: ChoiceFit) -> dict[str, float]:
    """Return how many standard errors each coefficient is from what would say nothing."""
    errors = value.standard_errors if value.panel is None else value.robust_standard_errors
    return {name: (one - value.neutral(name)) / errors[name] for name, one in value.coefficients.items()}


def measured_in(value: ChoiceFit) -> str:
    """Return what coefficients are drawn in."""
    return f"standard errors from {'what would say nothing' if value.nests else 'nothing'}"


def forecast(value: Forecast, *, width: int) -> Canvas:
    """Return the share of each solution, with its interval, and the share today."""
    intervals = value.intervals()
    rows: list[Row] = []
    most = 0.01
    for label in dict.fromkeys((*value.shares, *value.before)):
        share, before = value.shares.get(label), value.before.get(label)
        ends = intervals.get(label)
        most = max(most, before or 0.0, ends[1] if ends else 0.0)
        figures = ["withdrawn" if share is None or ends is None else f"{share:.1%} ({ends[0]:.1%} to {ends[1]:.1%})"]
        if value.before:
            change = f", {value.change[label]:+.1%}".replace("-", "−")
            figures.append("new" if before is None else f"today {before:.1%}{change}")
        rows.append(Row(str(label), figures, _bars(share, before, ends)))
    canvas = Canvas("What share would hire each solution", _told(rows), width=width)
    whose = "the population" if value.population else "these very choosers"
    counted = "of the coefficients and of who was drawn" if value.population else "of the coefficients"
    y = canvas.heading(f"Shares of {whose}, in %; intervals of 95 % for what is uncertain {counted}.")
    y = _draw(canvas, y, rows, (0.0, min(100.0, reaching(0, 100 * most)[1])))
    entries = [Entry("share", theme.BLUE), Entry("interval (95 %)", theme.INK, 2)]
    if value.before:
        entries.insert(1, Entry("today", theme.PANEL, hatching=theme.LINE))
    canvas.height = legend(canvas, y, entries) + theme.MARGIN - 6
    return canvas


def _draw(canvas: Canvas, y: float, rows: Sequence[Row], ends: tuple[float, float], *, signs: bool = False) -> float:
    """Draw names, scales and figures beside each other, or where there is little room the names above."""
    is_wide = canvas.width >= WIDE
    figures = room_of([text for row in rows for text in row.figures], theme.NOTE) + 16
    left, right = float(theme.MARGIN), canvas.width - theme.MARGIN - figures
    if is_wide:
        left += beside((row.name for row in rows), canvas.width) + 16
    scale = Scale(*ends, left + 8, right)
    marks = marked(scale, signs=signs)
    y = write_ticks(canvas, marks, y) + 4
    for row in rows:
        room = left - theme.MARGIN - 12 if is_wide else canvas.width - 2 * theme.MARGIN
        lines = lettered(row.name, int(room), theme.TEXT, most=LINES)
        tall = len(lines) * theme.TEXT * theme.LEADING
        at = y + max(0.0, (tall - TALL) / 2) if is_wide else y + tall + 3
        above = at + (TALL - tall) / 2 if is_wide else y
        with canvas.box(f"{row.name}: {', '.join(row.figures)}"):
            canvas.rect(theme.MARGIN - 4, above - 1, room + 8, tall + 3, fill=theme.PANEL)
            canvas.lines(theme.MARGIN, above, lines)
        draw_grid(canvas, marks, at - 3, at + TALL + 3)
        if scale.low < 0 < scale.high:
            canvas.line(scale.at(0), at - 3, scale.at(0), at + TALL + 3, stroke=theme.INK, thickness=1.6)
        row.draw(canvas, scale, at)
        canvas.lines(right + 12, at, row.figures, size=theme.NOTE)
        y = max(at + TALL, above + tall) + 10
    return y


def _point(distance: float) -> Callable[[Canvas, Scale, float], None]:
    def draw(canvas: Canvas, scale: Scale, y: float) -> None:
        middle, x = y + TALL / 2, scale.at(distance)
        is_apart = abs(distance) > SURE
        if not scale.low <= distance <= scale.high:
            way = 12 if distance < 0 else -12
            corners = [(x, middle), (x + way, middle - 7), (x + way, middle + 7)]
            canvas.polygon(corners, fill=theme.BLUE)
            return
        whisker(canvas, scale.at(distance - SURE), scale.at(distance + SURE), middle)
        fill, frame = (theme.BLUE, theme.BLUE) if is_apart else (theme.PANEL, theme.INK)
        canvas.circle(x, middle, 6, fill=fill, stroke=frame, thickness=2)

    return draw


def _bars(
    share: float | None, before: float | None, ends: tuple[float, float] | None
) -> Callable[[Canvas, Scale, float], None]:
    def draw(canvas: Canvas, scale: Scale, y: float) -> None:
        if share is not None and ends is not None:
            canvas.rect(scale.start, y, scale.at(100 * share) - scale.start, BAR, fill=theme.BLUE)
            whisker(canvas, scale.at(100 * ends[0]), scale.at(100 * ends[1]), y + BAR / 2)
        if before is not None:
            room = scale.at(100 * before) - scale.start
            canvas.rect(scale.start, y + BAR + 2, room, BAR, fill=theme.PANEL, stroke=theme.LINE)
            hatch(canvas, scale.start, y + BAR + 2, room, BAR, stroke=theme.LINE)

    return draw


def _told(rows: Sequence[Row]) -> str:
    return " ".join(f"{row.name}: {', '.join(row.figures)}." for row in rows)
