"""Regions of the plane of importance and satisfaction: bands of opportunity, what is over-served, quadrants.

An opportunity of t is a line: importance + max(importance - satisfaction, 0) = t. Below the diagonal it is satisfaction
= 2 * importance - t, above it importance = t.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from jobtheory.show.charts.marks import LINE
from jobtheory.show.charts.placing import Box
from jobtheory.show.drawing import theme
from jobtheory.show.drawing.legend import Entry
from jobtheory.show.drawing.lettering import lettered, measured, room_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.learn.surveying.bands import Band
    from jobtheory.show.charts.scales import Scale
    from jobtheory.show.drawing.canvas import Canvas

WASH = ("#eef4fb", "#dbe8f5", "#c3d9ef", "#a8c8e6", "#8bb5db")
"""From a low opportunity to a high one; light enough for what stands on them, a line between each two."""

OVERSERVED = "#f3ece4"


class Edges(NamedTuple):
    """The scales of a plane: importance to the right, satisfaction upwards."""

    across: Scale
    up: Scale


def draw_bands(canvas: Canvas, plane: Edges, bands: Sequence[Band]) -> tuple[list[Box], list[Entry]]:
    """Draw the regions of bands and the diagonal; return the room that their figures take, and what they mean."""
    across, up = plane
    low, high = across.low, across.high
    limits = sorted(
        {float(limit) for band in bands for limit in (band.least, band.over, band.below) if limit is not None}
    )
    limits = [limit for limit in limits if low < limit < 2 * high - low][: len(WASH)]
    if any(band.overserved for band in bands):
        corners = [(low, low), (high, high), (low, high)]
        canvas.polygon([(across.at(x), up.at(y)) for x, y in corners], fill=OVERSERVED)
    taken: list[Box] = []
    lines = [border(limit, low, high) for limit in limits]
    for line, fill in zip(lines, WASH, strict=False):
        area = [*line, *([(high, high)] if line[-1][1] >= high else []), (high, low)]
        canvas.polygon([(across.at(x), up.at(y)) for x, y in area], fill=fill)
    canvas.line(across.at(low), up.at(low), across.at(high), up.at(high), stroke=theme.LINE, dash="6 4")
    for limit, line in zip(limits, lines, strict=True):
        for (x, y), (right, top) in pairwise(line):
            canvas.line(across.at(x), up.at(y), across.at(right), up.at(top), stroke=theme.LINE)
        taken.append(_figure(canvas, plane, limit, line[-1]))
    for band in bands:
        if band.importance is not None or band.satisfaction is not None:
            _corner(canvas, plane, band)
    return taken, [_entry(band, limits) for band in bands] + [
        Entry("as satisfied as it is important", theme.LINE, 1, "6 4")
    ]


def draw_lines(
    canvas: Canvas, plane: Edges, cross: tuple[float, float], names: Sequence[str], *, washed: int = 3
) -> list[Box]:
    """Draw two lines that cross and the names of what lies between them, one washed; return the room of the names."""
    across, up = plane
    x, y = across.at(cross[0]), up.at(cross[1])
    left, right = (x, across.end) if washed % 2 else (across.start, x)
    top, bottom = (y, up.start) if washed >= 2 else (up.end, y)
    canvas.rect(left, top, right - left, bottom - top, fill=WASH[1])
    canvas.line(x, up.start, x, up.end, stroke=theme.INK, thickness=1.5)
    canvas.line(across.start, y, across.end, y, stroke=theme.INK, thickness=1.5)
    taken: list[Box] = []
    for n, name in enumerate(names):
        is_right, is_low = n % 2 == 1, n >= 2
        room = (across.end - x if is_right else x - across.start) - 12
        height = up.start - y if is_low else y - up.end
        lines = lettered(name, int(room), theme.NOTE, bold=True, most=3) if room > 70 else []
        tall = len(lines) * LINE
        if not lines or tall + 6 > height:
            continue
        top = up.start - tall - 4 if is_low else up.end + 4
        side = across.end - 6 if is_right else across.start + 6
        canvas.lines(
            side, top, lines, size=theme.NOTE, fill=theme.QUIET, bold=True, anchor="end" if is_right else "start"
        )
        long = room_of(lines, theme.NOTE, bold=True)
        taken.append(Box(side - long if is_right else side, top, side if is_right else side + long, top + tall))
    return taken


def border(limit: float, low: float, high: float) -> list[tuple[float, float]]:
    """Return the corners of the line on which the opportunity is a limit, from the bottom up, on a square plane.

    Example:
        >>> border(12, 0, 10), border(8, 0, 10)
        ([(6.0, 0), (10, 8)], [(4.0, 0), (8, 8), (8, 10)])
    """
    start = ((limit + low) / 2, low)
    if limit >= high:
        return [start, (high, 2 * high - limit)]
    return [start, (limit, limit), (limit, high)]


def _figure(canvas: Canvas, plane: Edges, limit: float, end: tuple[float, float]) -> Box:
    """Write the opportunity of a line at its end, on a patch of its own."""
    text = f"{limit:g}"
    width = measured(text, theme.NOTE) + 6
    x, y = plane.across.at(end[0]), plane.up.at(end[1])
    left = x - width - 3 if end[0] >= plane.across.high else x - width / 2
    top = min(max(y + 3, plane.up.end + 3), plane.up.start - LINE - 3)
    canvas.rect(left, top, width, LINE, fill=theme.PANEL, stroke=theme.LINE, radius=3)
    canvas.lines(left + width / 2, top, [text], size=theme.NOTE, anchor="middle")
    return Box(left, top, left + width, top + LINE)


def _corner(canvas: Canvas, plane: Edges, band: Band) -> None:
    x = plane.across.at(float(band.importance) if band.importance is not None else plane.across.low)
    y = plane.up.at(float(band.satisfaction) if band.satisfaction is not None else plane.up.low)
    canvas.line(x, y, x, plane.up.end, stroke=theme.PURPLE, thickness=1.6, dash="2 3")
    canvas.line(x, y, plane.across.end, y, stroke=theme.PURPLE, thickness=1.6, dash="2 3")


def _entry(band: Band, limits: Sequence[float]) -> Entry:
    terms: list[str] = []
    if band.least is not None:
        terms.append(f"{float(band.least):g} or more")
    if band.over is not None:
        terms.append(f"more than {float(band.over):g}")
    if band.below is not None:
        terms.append(f"less than {float(band.below):g}")
    if band.importance is not None:
        terms.append(f"importance from {float(band.importance):g}")
    if band.satisfaction is not None:
        terms.append(f"satisfaction from {float(band.satisfaction):g}")
    if band.overserved:
        terms.append("more satisfied than it is important")
    text = f"{band.label}: {', '.join(terms)}" if terms else f"{band.label}: the rest"
    if band.importance is not None or band.satisfaction is not None:
        return Entry(text, theme.PURPLE, 1.6, "2 3")
    if band.overserved:
        return Entry(text, OVERSERVED)
    limit = band.least if band.least is not None else band.over
    return Entry(
        text, WASH[limits.index(float(limit))] if limit is not None and float(limit) in limits else theme.PANEL
    )
