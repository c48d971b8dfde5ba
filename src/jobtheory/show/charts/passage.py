"""How people go on from each stage of a switch: a curve a stage, who was watched no longer, the median."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jobtheory.show.charts.marks import LINE
from jobtheory.show.charts.scales import Scale, draw_grid, marked, reaching, write_ticks
from jobtheory.show.charts.timeline import spell
from jobtheory.show.drawing import theme
from jobtheory.show.drawing.canvas import Canvas
from jobtheory.show.drawing.legend import Entry, legend
from jobtheory.show.drawing.lettering import lettered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.learn.interviewing.interviews import StagePassage, Switching
    from jobtheory.model.quantity import Quantity
    from jobtheory.model.timeline import SwitchStage

PANEL = 300
"""A curve has at least so much room."""

TALL = 150
GUTTER = 46


class Step(NamedTuple):
    """The share that has not gone on from a time on, and both ends of its interval."""

    time: float
    left: float
    low: float
    high: float


def passage(value: Switching, *, width: int) -> Canvas:
    """Return a curve for every stage that anybody entered."""
    stages = [(one.stage, one) for one in value if one.stage is not None]
    people = f"{value.people:,} {'person' if value.people == 1 else 'people'}"
    canvas = Canvas(f"{people} on the way to a switch", _told(value), width=width)
    worst = value.stalls
    stalled = f" Most are lost at {worst.stage.value}." if worst.stage is not None and worst.lost > 0 else ""
    y = canvas.heading(f"The share that has not gone on from each stage, by days since entering it.{stalled}")
    count = max(1, min(len(stages), (width - 2 * theme.MARGIN) // PANEL))
    room = (width - 2 * theme.MARGIN) / count
    for start in range(0, len(stages), count):
        row = stages[start : start + count]
        heads = [_head(one, stage, int(room) - 24) for stage, one in row]
        tall = max(map(len, heads)) * LINE + 6
        for n, ((stage, _), lines) in enumerate(zip(row, heads, strict=True)):
            _panel(canvas, (theme.MARGIN + n * room, y, room - 14, tall), value, stage, lines)
        y += tall + TALL + 2 * LINE + 22
    canvas.height = legend(canvas, y - 4, _entries(value)) + theme.MARGIN - 6
    return canvas


def steps(value: Switching, stage: SwitchStage) -> list[Step]:
    """Return how the share falls, from the beginning to the last time at which anybody was watched."""
    times = [0.0, *(_days(time) for time, _ in value.left(stage))]
    end = max(_days(time) for time, _ in value.watched(stage))
    found = [Step(time, *value.share_left(stage, time)) for time in dict.fromkeys(times)]
    return [*found, found[-1]._replace(time=end)] if end > found[-1].time else found


def _head(one: StagePassage, stage: SwitchStage, room: int) -> list[str]:
    went = f"{stage.value}: {one.moved_on} of {one.entered} went on"
    more = [f"{one.under_way} still there"] if one.under_way else []
    more += [f"{one.gave_up} gave up"] if one.gave_up else []
    return [
        *lettered(went, room, theme.NOTE, bold=True, most=2),
        *lettered(", ".join([_median(one), *more]), room, theme.NOTE, most=3),
    ]


def _median(one: StagePassage) -> str:
    if one.median is None:
        return "no median: fewer than half went on"
    ends = [one.median_low, one.median_high]
    told = [f"{_days(end):g}" if end is not None else "no end known" for end in ends]
    between = f" ({told[0]} to {told[1]})" if any(end is not None for end in ends) else ""
    return f"median {_spell(_days(one.median))}{between}"


def _panel(
    canvas: Canvas,
    place: tuple[float, float, float, float],
    value: Switching,
    stage: SwitchStage,
    head: Sequence[str],
) -> None:
    x, y, room, tall = place
    canvas.lines(x, y, head[:1], size=theme.NOTE, bold=True)
    canvas.lines(x, y + LINE, head[1:], size=theme.NOTE)
    found = steps(value, stage)
    top = y + tall
    across = Scale(*reaching(0, max(found[-1].time, 1.0), 5), x + GUTTER, x + room - 8)
    up = Scale(0, 1, top + TALL, top)
    canvas.rect(x + GUTTER, top, across.end - across.start, TALL, fill=theme.PANEL, stroke=theme.FRAME)
    marks = marked(across)
    draw_grid(canvas, marks, top, top + TALL)
    for share in (0.0, 0.5, 1.0):
        at = up.at(share)
        canvas.line(across.start, at, across.end, at, stroke=theme.FRAME)
        text = f"{share:.0%}".replace("%", " %")
        canvas.lines(across.start - 6, at - LINE / 2, [text], size=theme.NOTE, fill=theme.QUIET, anchor="end")
    end = write_ticks(canvas, marks, top + TALL + 3)
    canvas.lines(across.end, end - 2, ["days"], size=theme.NOTE, fill=theme.QUIET, anchor="end")
    _band(canvas, found, across, up)
    canvas.path(_staircase([(step.time, step.left) for step in found], across, up), stroke=theme.BLUE, thickness=2.4)
    for time in value.under_way(stage):
        at, mark = across.at(_days(time)), up.at(value.share_left(stage, time)[0])
        canvas.line(at, mark - 6, at, mark + 6, stroke=theme.INK, thickness=1.6)
    median = value[stage].median
    if median is not None:
        at = across.at(_days(median))
        canvas.line(across.start, up.at(0.5), at, up.at(0.5), stroke=theme.ORANGE, thickness=1.6, dash="4 3")
        canvas.line(at, up.at(0.5), at, up.start, stroke=theme.ORANGE, thickness=1.6, dash="4 3")


def _band(canvas: Canvas, found: Sequence[Step], across: Scale, up: Scale) -> None:
    upper = _corners([(step.time, step.high) for step in found])
    lower = _corners([(step.time, step.low) for step in found])
    points = [(across.at(time), up.at(share)) for time, share in (*upper, *reversed(lower))]
    canvas.polygon(points, fill=theme.RAMP[1])


def _staircase(shares: Sequence[tuple[float, float]], across: Scale, up: Scale) -> list[str | float]:
    moves: list[str | float] = []
    for time, share in _corners(shares):
        moves += ["L" if moves else "M", across.at(time), up.at(share)]
    return moves


def _corners(shares: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the corners of a staircase: each share holds until the next time."""
    corners = [shares[0]]
    for time, share in shares[1:]:
        corners += [(time, corners[-1][1]), (time, share)]
    return corners


def _entries(value: Switching) -> list[Entry]:
    return [
        Entry("not gone on yet", theme.BLUE, 2.4),
        Entry(f"where that may truly be ({value.confidence:.0%})", theme.RAMP[1]),
        Entry("still there, watched no longer than this (upright mark)", theme.INK, 1.6),
        Entry("median: half have gone on", theme.ORANGE, 1.6, "4 3"),
    ]


def _days(time: Quantity) -> float:
    return float(time.exact_in("day"))


def _spell(days: float) -> str:
    return spell(int(days)) if days == int(days) else f"{days:g} days"


def _told(value: Switching) -> str:
    return " ".join(
        f"{one.stage.value}: {one.moved_on} of {one.entered} went on, {_median(one)}; "
        f"within {_spell(_days(one.horizon))} {one.conversion:.0%} ({one.low:.0%} to {one.high:.0%})."
        for one in value
        if one.stage is not None
    )
