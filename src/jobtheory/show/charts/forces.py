"""Forces in the balance: anxiety and habit to the left, push and pull to the right, and the net of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jobtheory.show.charts.coin import objections
from jobtheory.show.charts.marks import LINES, WIDE, beside, chip, chip_room, nothing
from jobtheory.show.charts.scales import Scale, draw_grid, marked, reaching, write_ticks
from jobtheory.show.comparisons import how_open, in_order
from jobtheory.show.drawing import theme
from jobtheory.show.drawing.canvas import Canvas
from jobtheory.show.drawing.legend import Entry, legend
from jobtheory.show.drawing.lettering import lettered, measured
from jobtheory.show.drawing.marks import diamond, hatch

if TYPE_CHECKING:
    from jobtheory.hiring.comparison import Comparison
    from jobtheory.hiring.forces import Forces

BAR = 26


class Force(NamedTuple):
    """How a force is drawn, and what it is."""

    name: str
    fill: str
    is_hatched: bool
    meaning: str


FOR = (
    Force("push", theme.SERIES[0], is_hatched=False, meaning="push: what is not good enough today"),
    Force("pull", theme.SERIES[4], is_hatched=True, meaning="pull: what is better than good enough"),
)
AGAINST = (
    Force("habit", theme.SERIES[5], is_hatched=False, meaning="habit: losses, and the cost of changing over"),
    Force("anxiety", theme.SERIES[1], is_hatched=True, meaning="anxiety: hazards, and claims without support"),
)
"""From the middle outwards: what moves people, and what holds them back."""


def forces(value: Comparison, *, width: int) -> Canvas:
    """Return the forces of every challenger."""
    names = challengers(value)
    title = f"{value.job.statement}: what moves people, and what holds them back"
    canvas = Canvas(title, _told(value, names), width=width)
    told = [
        f"Against {value.incumbent}, which has the job today. A force of 1 is all that both sides of the job weigh."
    ]
    y = canvas.heading(" ".join([*told, *how_open(value)]))
    left, right = float(theme.MARGIN), width - float(theme.MARGIN)
    if width >= WIDE:
        left += max(beside(names, width), *(chip_room(value.verdicts[name]) for name in names)) + 20
    scale = Scale(*ends([value.forces[name] for name in names]), left + 12, right - 12)
    marks = marked(scale, signs=True)
    zero = scale.at(0)
    canvas.lines(zero - 8, y, ["← holds back"], anchor="end", bold=True)
    y = canvas.lines(zero + 8, y, ["moves →"], bold=True)
    y = write_ticks(canvas, marks, y) + 2
    for name in names:
        top, bottom = _name(canvas, y, value, name, left)
        draw_grid(canvas, marks, top - 4, top + BAR + 4)
        _bars(canvas, top, value.forces[name], scale)
        lines = _lines(value.forces[name], int(right - left) - 4)
        end = canvas.lines(left + 4, top + BAR + 5, lines, size=theme.NOTE)
        for text in objections(value, name):
            out = lettered(text, int(right - left) - 4, theme.NOTE, most=2)
            end = canvas.lines(left + 4, end, out, size=theme.NOTE, fill=theme.ORANGE)
        y = max(bottom, end) + 12
    entries = [
        Entry(force.meaning, force.fill, hatching=theme.PANEL if force.is_hatched else "") for force in (*FOR, *AGAINST)
    ]
    canvas.height = legend(canvas, y, [*entries, Entry("net", theme.INK, shape="diamond")]) + theme.MARGIN - 6
    return canvas


def challengers(value: Comparison) -> list[str]:
    """Return the names of those that forces are known of, in the order in which they are shown.

    Raises:
        InvalidValueError: There are none.
    """
    if value.incumbent is None:
        raise nothing(value, "nobody has the job today", "Name the incumbent; forces work between it and a challenger.")
    names = [name for name in in_order(value) if name in value.forces]
    if not names:
        why = "the incumbent is ruled out" if len(value.solutions) > 1 else "nothing challenges the incumbent"
        raise nothing(value, why, "Forces work between a challenger and an incumbent that is considered.")
    return names


def ends(found: list[Forces]) -> tuple[float, float]:
    """Return round ends of a scale that holds all forces."""
    most = max((max(one.push + one.pull, one.net) for one in found), default=0.0)
    least = max((max(one.anxiety + one.habit, -one.net) for one in found), default=0.0)
    return reaching(-max(least, 0.01, most / 4), max(most, 0.01, least / 4))


def _name(canvas: Canvas, y: float, value: Comparison, name: str, left: float) -> tuple[float, float]:
    """Write a name with its verdict; return where the bar begins, and where what is written ends."""
    verdict = value.verdicts[name]
    is_beside = left > theme.MARGIN
    room = left - theme.MARGIN - 16 if is_beside else canvas.width - 2 * theme.MARGIN - chip_room(verdict) - 12
    lines = lettered(name, int(room), theme.TEXT, most=LINES)
    with canvas.box(name):
        end = y + len(lines) * theme.TEXT * theme.LEADING
        canvas.rect(theme.MARGIN - 4, y - 1, room + 8, end - y + 3, fill=theme.PANEL)
        canvas.lines(theme.MARGIN, y, lines)
    if is_beside:
        chip(canvas, theme.MARGIN, end + 3, verdict)
        return y + 2, end + 26
    chip(canvas, canvas.width - theme.MARGIN - chip_room(verdict), y, verdict)
    return max(end, y + 22) + 6, 0


def _bars(canvas: Canvas, y: float, found: Forces, scale: Scale) -> None:
    for direction, kinds in ((1, FOR), (-1, AGAINST)):
        so_far = 0.0
        for force in kinds:
            size: float = getattr(found, force.name)
            start, end = sorted((scale.at(direction * so_far), scale.at(direction * (so_far + size))))
            so_far += size
            if size > 0:
                with canvas.box(f"{force.name} {size:.3f}"):
                    canvas.rect(start, y, end - start, BAR, fill=force.fill, stroke=theme.PANEL)
                    if force.is_hatched:
                        hatch(canvas, start, y, end - start, BAR, stroke=theme.PANEL)
    zero = scale.at(0)
    canvas.line(zero, y - 5, zero, y + BAR + 5, stroke=theme.INK, thickness=2)
    diamond(canvas, scale.at(found.net), y + BAR / 2)


def _lines(found: Forces, room: int) -> list[str]:
    """Return the sum as one line, or where there is no room as several that do not break between name and figure."""
    whole = " ".join(_sum(found))
    return [whole] if measured(whole, theme.NOTE) <= room else [f"{_sum(found)[0]} {_sum(found)[1]}", *_sum(found)[2:]]


def _sum(found: Forces) -> list[str]:
    terms = (f"push {found.push:.3f}", f"+ pull {found.pull:.3f}")
    against = (f"− anxiety {found.anxiety:.3f} − habit {found.habit:.3f}", f"= net {found.net:+.3f}".replace("-", "−"))
    return [*terms, *against]


def _told(value: Comparison, names: list[str]) -> str:
    sums = (f"{name}: {'; '.join([' '.join(_sum(value.forces[name])), *objections(value, name)])}." for name in names)
    return " ".join([*sums, *how_open(value)])
