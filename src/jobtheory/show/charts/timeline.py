"""The way of one person to a switch: every stage from its day to that of the next, and what they used since."""

from __future__ import annotations

import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from jobtheory.model.timeline import SwitchStage
from jobtheory.show.charts.marks import LINE
from jobtheory.show.charts.scales import Scale, draw_grid, write_ticks
from jobtheory.show.drawing import theme
from jobtheory.show.drawing.canvas import Canvas
from jobtheory.show.drawing.legend import Entry, legend
from jobtheory.show.drawing.lettering import measured
from jobtheory.show.drawing.marks import diamond, hatch
from jobtheory.show.interviews import switched

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.model.timeline import SwitchTimeline

BAR = 20
STEPS = (1, 2, 7, 14, 28)
MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 600)
"""From one date on the axis to the next: days, or where that is too many months."""


class Stretch(NamedTuple):
    """A stage with its days; the last one is open where nobody knows how it ends."""

    name: str
    start: datetime.date
    end: datetime.date
    is_open: bool
    is_hire: bool


def timeline(value: SwitchTimeline, *, width: int) -> Canvas:
    """Return how one person came to hire a solution."""
    switch = switched(value)
    found = stretches(value)
    canvas = Canvas(f"{value.name}: {switch}" if switch else f"{value.name}: a switch", _told(value), width=width)
    y = canvas.heading(_state(value))
    names = [stretch.name for stretch in found] + (["little hires"] if value.little_hires else [])
    left = theme.MARGIN + max(measured(name, theme.TEXT) for name in names) + 14.0
    first, last = found[0].start, max(value.last_day, found[0].start + datetime.timedelta(days=1))
    scale = Scale(first.toordinal(), last.toordinal(), left, width - theme.MARGIN - 40.0)
    marks = [(scale.at(day.toordinal()), day.isoformat()) for day in days(first, last, int(scale.end - left))]
    y = write_ticks(canvas, marks, y) + 4
    end = y + len(names) * (BAR + 10)
    draw_grid(canvas, marks, y, end)
    for stretch in found:
        _stretch(canvas, y, stretch, scale)
        y += BAR + 10
    if value.little_hires:
        canvas.lines(theme.MARGIN, y, ["little hires"])
        for day in value.little_hires:
            diamond(canvas, scale.at(day.toordinal()), y + BAR / 2, 6, fill=theme.GREEN)
        y += BAR + 10
    if value.gave_up is not None:
        x = scale.at(value.gave_up.toordinal())
        canvas.line(x, end - len(names) * (BAR + 10) - 2, x, end, stroke=theme.ORANGE, thickness=2, dash="6 4")
    canvas.height = legend(canvas, y + 4, _entries(value, found)) + theme.MARGIN - 6
    return canvas


def stretches(value: SwitchTimeline) -> list[Stretch]:
    """Return the stages with their days, in order."""
    events = list(value.events.items())
    found = [
        Stretch(stage.value, day, after, is_open=False, is_hire=stage is SwitchStage.BIG_HIRE)
        for (stage, day), (_, after) in pairwise(events)
    ]
    stage, day = events[-1]
    end = value.gave_up or value.last_day
    return [*found, Stretch(stage.value, day, end, value.gave_up is None, stage is SwitchStage.BIG_HIRE)]


def days(first: datetime.date, last: datetime.date, room: int) -> list[datetime.date]:
    """Return round dates between two days, no more than there is room for.

    Example:
        >>> import datetime
        >>> [str(day) for day in days(datetime.date(2026, 1, 10), datetime.date(2026, 6, 1), 300)]
        ['2026-03-01', '2026-05-01']
    """
    most = max(2, min(7, room // (measured("2026-01-01", theme.NOTE) + 16)))
    span = (last - first).days
    for step in STEPS:
        if span // step < most:
            found = [first + datetime.timedelta(days=n * step) for n in range(span // step + 1)]
            return found if len(found) > 1 else [first, last]
    start, stop = first.year * 12 + first.month - 1 + (first.day > 1), last.year * 12 + last.month - 1
    for step in MONTHS:
        months = [month for month in range(start, stop + 1) if month % step == 0]
        if len(months) <= most:
            found = [datetime.date(month // 12, month % 12 + 1, 1) for month in months]
            return found if len(found) > 1 else [first, last]
    return [first, last]


def _stretch(canvas: Canvas, y: float, stretch: Stretch, scale: Scale) -> None:
    canvas.lines(theme.MARGIN, y, [stretch.name], bold=stretch.is_hire)
    start, end = scale.at(stretch.start.toordinal()), scale.at(stretch.end.toordinal())
    fill = theme.GREEN if stretch.is_hire else theme.RAMP[2]
    text = f"{'so far ' if stretch.is_open else ''}{spell((stretch.end - stretch.start).days)}"
    with canvas.box(f"{stretch.name}: from {stretch.start.isoformat()}, {text}"):
        canvas.rect(start - 1, y, max(end - start, 0) + 2, BAR, fill=fill, stroke=theme.LINE)
        if stretch.is_open:
            hatch(canvas, start, y, end - start, BAR, stroke=theme.PANEL)
    room = measured(text, theme.NOTE) + 8
    top = y + (BAR - LINE) / 2
    if end + room < canvas.width - theme.MARGIN:
        _patch(canvas, end + 4, top, room, text)
    elif start - room > scale.start:
        _patch(canvas, start - room - 4, top, room, text)
    else:
        _patch(canvas, (start + end - room) / 2, top, room, text)


def _patch(canvas: Canvas, x: float, y: float, room: float, text: str) -> None:
    canvas.rect(x, y, room, LINE, fill=theme.PANEL, radius=3)
    canvas.lines(x + room / 2, y, [text], size=theme.NOTE, anchor="middle")


def spell(count: int) -> str:
    """Return a number of days in words.

    Example:
        >>> spell(1), spell(30)
        ('1 day', '30 days')
    """
    return f"{count:,} day{'' if count == 1 else 's'}"


def _state(value: SwitchTimeline) -> str:
    start = next(iter(value.events.values()))
    text = f"{spell((value.last_day - start).days)}, from {start.isoformat()} to {value.last_day.isoformat()}"
    if value.gave_up is not None:
        return f"{text}; gave up on {value.gave_up.isoformat()}."
    return f"{text}; still under way." if value.is_under_way else f"{text}."


def _entries(value: SwitchTimeline, found: Sequence[Stretch]) -> list[Entry]:
    entries = [Entry("a stage, from its day to that of the next", theme.RAMP[2])]
    if any(stretch.is_hire for stretch in found):
        entries.append(Entry("the big hire", theme.GREEN))
    if found[-1].is_open:
        entries.append(Entry("as far as anybody knows", theme.RAMP[2], hatching=theme.PANEL))
    if value.little_hires:
        entries.append(Entry("a little hire", theme.GREEN, shape="diamond"))
    if value.gave_up is not None:
        entries.append(Entry("gave up", theme.ORANGE, 2, "6 4"))
    return entries


def _told(value: SwitchTimeline) -> str:
    told = [
        f"{one.name} from {one.start.isoformat()}, {spell((one.end - one.start).days)}." for one in stretches(value)
    ]
    uses = [f"{len(value.little_hires)} little hires."] if value.little_hires else []
    return " ".join([_state(value), *told, *uses])
