"""Experience as the two sides of a coin: results to the left, execution to the right, the worse one marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jobtheory.errors import shown
from jobtheory.hiring.judging import experience as weighed
from jobtheory.show.charts.marks import LINE, LINES, WIDE, beside, chip, chip_room
from jobtheory.show.charts.scales import Scale
from jobtheory.show.comparisons import in_order
from jobtheory.show.drawing import theme
from jobtheory.show.drawing.canvas import Canvas
from jobtheory.show.drawing.legend import Entry, legend
from jobtheory.show.drawing.lettering import lettered, measured
from jobtheory.show.drawing.marks import hatch, whisker

if TYPE_CHECKING:
    from jobtheory.hiring.comparison import Comparison
    from jobtheory.show.drawing.canvas import Anchor

RESULTS, EXECUTION = theme.SERIES[0], theme.SERIES[1]
BAR = 22
OBJECTIONS = 3
"""So many things that rule a solution out are told."""

NO_DATA = "no data"
GUTTER = measured(NO_DATA, theme.NOTE, bold=True) + 10
"""So much room the figures of a side have."""


class Side(NamedTuple):
    """One side of the coin."""

    value: float | None
    counts: bool
    """Whether it is the worse one; both are where they are equal."""
    low: float = 0
    """The least it can turn out to be, once what is open is known."""
    high: float = 0
    """The most it can turn out to be."""


def sides(value: Comparison, name: str) -> tuple[Side, Side]:
    """Return results and execution of a solution, which of them counts, and what each may turn out to be."""
    weighing = value.case.setting.weighing
    corners = value.case.corners[list(value.verdicts).index(name)]
    low, likely, high = (weighed(weighing, point) for point in corners)

    def side(ends: tuple[int | None, int | None, int | None]) -> Side:
        least, own, most = (None if end is None else weighing.as_float(end) for end in ends)
        return Side(own, ends[1] == likely.overall, least or 0, most or 0)

    return (
        side((low.results, likely.results, high.results)),
        side((low.execution, likely.execution, high.execution)),
    )


def experience(value: Comparison, *, width: int) -> Canvas:
    """Return how good each solution is at the job, with its verdict."""
    canvas = Canvas(f"{value.job.statement}: how good the experience is", told(value), width=width)
    y = canvas.heading(
        "The worse side counts: good results with bad execution are a bad experience, and so is the reverse."
    )
    canvas.height = draw(canvas, y, value) + theme.MARGIN - 6
    return canvas


def told(value: Comparison) -> str:
    """Return the experiences in words."""
    texts: list[str] = []
    for name in in_order(value):
        found = value.experience[name]
        ends = "" if found.low == found.high else f" ({found.low:.2f} to {found.high:.2f})"
        texts.append(
            f"{name}: {value.verdicts[name].value}, results {_figure(found.results)}, "
            f"execution {_figure(found.execution)}, overall {found.overall:.2f}{ends}."
        )
    return " ".join(texts)


def draw(canvas: Canvas, top: float, value: Comparison) -> float:
    """Draw a row for every solution, from a place downwards; return where they end."""
    names = in_order(value)
    left, right = theme.MARGIN, canvas.width - theme.MARGIN
    if canvas.width >= WIDE:
        chips = max(chip_room(value.verdicts[name]) for name in names)
        left += max(beside(names, canvas.width), chips) + 16
    middle = (left + right) / 2
    results = Scale(0, 1, middle - 1, left + GUTTER)
    execution = Scale(0, 1, middle + 1, right - GUTTER)
    y = _head(canvas, top, (results, execution))
    for name in names:
        y = _row(canvas, y, value, name, (results, execution))
    entries = [
        Entry("framed: the worse side, which counts", theme.PANEL, frame=theme.INK),
        Entry(f"good enough from {float(value.good_enough):g}", theme.INK, 1.4, "5 4"),
    ]
    if any(side.low != side.high for name in names for side in sides(value, name)):
        entries.append(Entry("what the side may turn out to be once what is open is known", theme.INK, 2))
    return legend(canvas, y + 4, entries)


def _head(canvas: Canvas, y: float, scales: tuple[Scale, Scale]) -> float:
    results, execution = scales
    canvas.lines(results.start - 7, y, ["results"], fill=theme.INK, anchor="end", bold=True)
    y = canvas.lines(execution.start + 7, y, ["execution"], fill=theme.INK, bold=True)
    for scale in scales:
        written = [0.0, 1.0] if abs(scale.end - scale.start) < 150 else [0.0, 0.5, 1.0]
        for value in written:
            if value or scale is results:
                x = scale.at(value) if value else (results.start + execution.start) / 2
                canvas.lines(x, y, [f"{value:g}"], size=theme.NOTE, fill=theme.QUIET, anchor="middle")
    return y + LINE + 4


def _row(canvas: Canvas, y: float, value: Comparison, name: str, scales: tuple[Scale, Scale]) -> float:
    found, verdict = value.experience[name], value.verdicts[name]
    is_wide = canvas.width >= WIDE
    room = (
        scales[0].end - GUTTER - theme.MARGIN - 16
        if is_wide
        else canvas.width - 2 * theme.MARGIN - chip_room(verdict) - 12
    )
    with canvas.box(f"{name}: {verdict.value}, overall {found.overall:.2f}"):
        lines = lettered(name, int(room), theme.TEXT, most=LINES)
        end = y + len(lines) * theme.TEXT * theme.LEADING
        canvas.rect(theme.MARGIN - 4, y - 1, room + 8, end - y + 3, fill=theme.PANEL)
        canvas.lines(theme.MARGIN, y, lines, bold=False)
    if is_wide:
        chip(canvas, theme.MARGIN, end + 3, verdict)
        bottom = end + 26
        at = y + max(2.0, (bottom - y - BAR) / 2 - 2)
    else:
        chip(canvas, canvas.width - theme.MARGIN - chip_room(verdict), y, verdict)
        at = max(end, y + 22) + 5
        bottom = at + BAR + 4
    for side, scale, fill in zip(sides(value, name), scales, (RESULTS, EXECUTION), strict=True):
        _bar(canvas, at, side, scale, fill)
        if side.low != side.high:
            whisker(canvas, scale.at(side.low), scale.at(side.high), at + BAR / 2)
    for scale in scales:
        x = scale.at(float(value.good_enough))
        canvas.line(x, at - 4, x, at + BAR + 4, stroke=theme.PANEL, thickness=3)
        canvas.line(x, at - 4, x, at + BAR + 4, stroke=theme.INK, thickness=1.4, dash="5 4")
    y = max(bottom, at + BAR + 4) + 4
    room = int(canvas.width) - 2 * theme.MARGIN
    for text in objections(value, name):
        y = canvas.lines(theme.MARGIN, y, lettered(text, room, theme.NOTE, most=2), size=theme.NOTE, fill=theme.ORANGE)
    return y + 8


def objections(value: Comparison, name: str) -> list[str]:
    """Return what rules a solution out, the first few of it."""
    (profile,) = (one for one in value.case.profiles if one.solution.name == name)
    told: list[str] = []
    for objection in profile.objections:
        statement = value.job[objection.key].statement
        known = objection.text.startswith(shown(statement))
        told.append(f"ruled out: {objection.text}" if known else f"ruled out: {statement}, {objection.text}")
    more = [f"… and {len(told) - OBJECTIONS} more"] if len(told) > OBJECTIONS else []
    return [*told[:OBJECTIONS], *more]


def _bar(canvas: Canvas, y: float, side: Side, scale: Scale, fill: str) -> None:
    start, end = sorted((scale.start, scale.end))
    canvas.rect(start, y, end - start, BAR, fill=theme.BAND)
    outside = scale.end + (8 if scale.end > scale.start else -8)
    anchor: Anchor = "start" if scale.end > scale.start else "end"
    if side.value is None:
        hatch(canvas, start, y, end - start, BAR)
    elif side.value > 0:
        reach = scale.at(side.value)
        canvas.rect(
            min(scale.start, reach),
            y,
            abs(reach - scale.start),
            BAR,
            fill=fill,
            stroke=theme.INK if side.counts else "none",
            thickness=2.5,
        )
    top = y + (BAR - theme.NOTE * theme.LEADING) / 2
    canvas.lines(outside, top, [_figure(side.value)], size=theme.NOTE, anchor=anchor, bold=side.counts)


def _figure(value: float | None) -> str:
    return NO_DATA if value is None else f"{value:.2f}"
