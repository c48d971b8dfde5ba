"""The plane of importance and satisfaction: outcomes with their intervals, regions, and labels that keep apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jobtheory.show.charts.marks import LINE, WIDE, nothing
from jobtheory.show.charts.placing import Box, lead, place, quadrant
from jobtheory.show.charts.regions import Edges, draw_bands, draw_lines
from jobtheory.show.charts.scales import Scale, draw_grid, marked, write_ticks
from jobtheory.show.drawing import theme
from jobtheory.show.drawing.canvas import Canvas
from jobtheory.show.drawing.legend import Entry, legend
from jobtheory.show.drawing.lettering import lettered, measured, room_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jobtheory.learn.surveying.landscape import Landscape, OpportunityScore
    from jobtheory.learn.surveying.quadrants import Quadrants

TALL = 560
"""A plane is at most so high."""

NAMED = 14
"""Up to so many outcomes have their names beside their points; more have numbers, and the names below."""

NAME = 180
"""So much room a name has beside its point."""

KEYED = 120
"""So many outcomes are named in a key."""

COLUMN = 290
"""A column of the key has at least so much room."""

QUADRANTS = ("possible overkill", "keep up the good work", "low priority", "concentrate here")
"""The quadrants as they are read: from the left to the right, from the top down."""


class Spot(NamedTuple):
    """An outcome on the plane."""

    name: str
    importance: float
    satisfaction: float
    note: str
    across: tuple[float, float] | None = None
    """Both ends of the interval of its importance."""
    up: tuple[float, float] | None = None
    """The same of its satisfaction."""


def landscape(value: Landscape, *, width: int) -> Canvas:
    """Return all outcomes of a survey, the most unmet with the lowest number."""
    if not len(value):
        raise nothing(value, "no outcome is scored", "Look at what learn.read_survey makes of the frame.")
    spots = [_spot(value, one) for one in value.ranked]
    first = value.statements[value.ranked[0].key]
    count = f"{len(value)} outcome{'' if len(value) == 1 else 's'}"
    canvas = Canvas(
        f"{count}, {value.people:,} people: most unmet is {first}", _told(spots), width=max(width, narrowest(spots))
    )
    text = f"Opportunity, {value.scheme}, with intervals of {value.confidence:.0%}."
    bands = value.scheme.bands
    y = canvas.heading(text if bands is None else f"{text} Regions as in {bands.name}.")
    low, high = _ends(value)
    plane = draw_plane(canvas, y, (low, high))
    taken, entries = draw_bands(canvas, plane, () if bands is None else bands.bands)
    entries.append(Entry(f"an outcome, and where it may truly lie ({value.confidence:.0%})", theme.INK, shape="dot"))
    canvas.height = draw_spots(canvas, plane, spots, taken, entries) + theme.MARGIN - 6
    return canvas


def quadrants(value: Quadrants, *, width: int) -> Canvas:
    """Return the quadrants of importance and satisfaction, and the outcomes in them."""
    spots = [
        Spot(
            value.statements[one.key],
            one.importance,
            one.satisfaction,
            "on a line" if one.share is None else f"sure {one.share:.0%}",
        )
        for one in value
    ]
    canvas = Canvas("Importance and satisfaction", _told(spots), width=max(width, narrowest(spots)))
    x, y = value.cross
    top = canvas.heading(f"The lines cross at an importance of {x:.2f} and a satisfaction of {y:.2f} ({value.drawn}).")
    figures = [figure for one in spots for figure in (one.importance, one.satisfaction)] + [x, y]
    spare = max(max(figures) - min(figures), 0.01) * 0.08
    plane = draw_plane(canvas, top, (min(figures) - spare, max(figures) + spare))
    taken = draw_lines(canvas, plane, value.cross, QUADRANTS)
    canvas.height = draw_spots(canvas, plane, spots, taken, (), value.cross) + theme.MARGIN - 6
    return canvas


def narrowest(spots: Sequence[Spot]) -> int:
    """Return how wide a picture has to be so that the numbers of its outcomes find room beside their points."""
    return min(620, 300 + 5 * len(spots))


def _spot(value: Landscape, one: OpportunityScore) -> Spot:
    note = f"{one.opportunity:.1f} ({one.low:.1f} to {one.high:.1f}), rank {one.rank}"
    name = value.statements[one.key]
    return Spot(name, one.importance, one.satisfaction, note, one.importance_range, one.satisfaction_range)


def _ends(value: Landscape) -> tuple[float, float]:
    """Return the least and the most that importance and satisfaction can be."""
    scheme = value.scheme
    low, high = (float(end) * float(scheme.factor) + float(scheme.start) for end in scheme.ends)
    return low, high


def draw_plane(
    canvas: Canvas, y: float, ends: tuple[float, float], names: tuple[str, str] = ("importance", "satisfaction")
) -> Edges:
    """Draw the axes with the names of what runs to the right and upwards; return the scales between them."""
    low, high = ends
    y = canvas.lines(theme.MARGIN, y, [f"↑ {names[1]}"], size=theme.NOTE, bold=True) + 4
    left, right = theme.MARGIN + 34.0, canvas.width - theme.MARGIN - 8
    bottom = y + min(float(TALL), 0.9 * (right - left))
    across, up = Scale(low, high, left, right), Scale(low, high, bottom, y)
    canvas.rect(left, y, right - left, bottom - y, fill=theme.PANEL, stroke=theme.FRAME)
    marks = marked(across)
    draw_grid(canvas, marks, y, bottom)
    for at, text in marked(up):
        canvas.line(left, at, right, at, stroke=theme.FRAME)
        canvas.lines(left - 6, at - LINE / 2, [text], size=theme.NOTE, fill=theme.QUIET, anchor="end")
    end = write_ticks(canvas, marks, bottom + 3)
    canvas.lines(right, end, [f"{names[0]} →"], size=theme.NOTE, anchor="end", bold=True)
    return Edges(across, up)


def draw_spots(
    canvas: Canvas,
    plane: Edges,
    spots: Sequence[Spot],
    taken: Sequence[Box],
    entries: Sequence[Entry],
    cross: tuple[float, float] | None = None,
) -> float:
    """Draw what stands on a plane with its labels, and what it means; return where everything below it ends.

    Where lines cross on the plane, a label stands in the quadrant of its point if there is room.
    """
    across, up = plane
    room = Box(across.start + 2, up.end + 2, across.end - 2, up.start - 2)
    points = [(across.at(spot.importance), up.at(spot.satisfaction)) for spot in spots]
    reaches = [box for spot, (x, y) in zip(spots, points, strict=True) for box in _reaches(plane, spot, x, y)]
    labels = _labels(canvas, spots)
    middle = None if cross is None else (across.at(cross[0]), up.at(cross[1]))
    own = [] if middle is None else [quadrant(room, middle, point) for point in points]
    found = place(points, _sizes(labels), room, taken, reaches, own)
    is_named = found is not None and len(spots) <= NAMED and canvas.width >= WIDE
    if not is_named:
        labels = [[str(n + 1)] for n in range(min(len(spots), KEYED))]
        found = place(points[: len(labels)], _sizes(labels), room, taken, reaches, own)
    colour = theme.LINE if len(spots) <= NAMED else PALE
    for box, (x, y) in zip(found or (), points, strict=False):  # below all labels, so that none is crossed out
        lead(canvas, x, y, box, theme.LINE)
    for box in found or ():  # below the intervals, so that no end of one is hidden
        canvas.rect(*box[:2], box.right - box.left, box.bottom - box.top, fill=theme.PANEL, radius=3)
    for left, top, right, bottom in reaches:
        canvas.line(left, top, right, bottom, stroke=colour, thickness=1.4)
    for n, (spot, (x, y)) in enumerate(zip(spots, points, strict=True), start=1):
        with canvas.box(f"{n}. {spot.name}: {spot.note}"):
            canvas.circle(x, y, 5, fill=theme.INK, stroke=theme.PANEL, thickness=1.5)
    for box, lines, spot in zip(found or (), labels, spots, strict=False):
        with canvas.box(spot.name):
            canvas.lines((box.left + box.right) / 2, box.top + 1, lines, size=theme.NOTE, anchor="middle")
    bottom = legend(canvas, up.start + 3 + 2 * LINE + 6, entries)
    return bottom if is_named else _key(canvas, bottom + 10, spots)


def _labels(canvas: Canvas, spots: Sequence[Spot]) -> list[list[str]]:
    """Return the names of outcomes with their figures, as they stand beside their points."""
    if len(spots) > NAMED or canvas.width < WIDE:
        return [[str(n + 1)] for n in range(len(spots))]
    return [
        [*lettered(spot.name, NAME, theme.NOTE, most=3), *lettered(spot.note, NAME, theme.NOTE, most=2)]
        for spot in spots
    ]


def _sizes(labels: Iterable[Sequence[str]]) -> list[tuple[float, float]]:
    return [(room_of(list(lines), theme.NOTE) + 6, len(lines) * LINE + 2) for lines in labels]


def _reaches(plane: Edges, spot: Spot, x: float, y: float) -> list[Box]:
    """Return the lines of the intervals of an outcome, as boxes without a width or without a height."""
    across, up = plane
    lines: list[Box] = []
    if spot.across is not None:
        lines.append(Box(across.at(spot.across[0]), y, across.at(spot.across[1]), y))
    if spot.up is not None:
        lines.append(Box(x, up.at(spot.up[1]), x, up.at(spot.up[0])))
    return lines


PALE = "#8d97a3"
"""Intervals of many outcomes, which would hide the points if they were dark."""


def _key(canvas: Canvas, y: float, spots: Sequence[Spot]) -> float:
    """Write the numbers with their names, from the top down, in as many columns as there is room for."""
    shown_ = spots[:KEYED]
    whole = int(canvas.width) - 2 * theme.MARGIN
    count = max(1, min(whole // COLUMN, -(-len(shown_) // 4)))
    room = whole // count
    gutter = measured(str(len(shown_)), theme.NOTE, bold=True) + 8
    rows = -(-len(shown_) // count)
    end = y
    for column in range(count):
        at = y
        for n in range(column * rows, min((column + 1) * rows, len(shown_))):
            lines = lettered(shown_[n].name, room - gutter - 20, theme.NOTE, most=2)
            notes = lettered(shown_[n].note, room - gutter - 20, theme.NOTE, most=2)
            x = theme.MARGIN + column * room
            canvas.lines(x + gutter - 8, at, [str(n + 1)], size=theme.NOTE, anchor="end", bold=True)
            at = canvas.lines(x + gutter, at, lines, size=theme.NOTE)
            at = canvas.lines(x + gutter, at, notes, size=theme.NOTE, fill=theme.QUIET) + 4
        end = max(end, at)
    if len(spots) > KEYED:
        more = f"… and {len(spots) - KEYED} more, less unmet, as points without a number"
        end = canvas.lines(theme.MARGIN, end, lettered(more, whole, theme.NOTE), size=theme.NOTE) + 4
    return end


def _told(spots: Sequence[Spot]) -> str:
    return " ".join(
        f"{n}. {spot.name}: importance {spot.importance:.1f}, satisfaction {spot.satisfaction:.1f}, {spot.note}."
        for n, spot in enumerate(spots, start=1)
    )
