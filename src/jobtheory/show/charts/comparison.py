"""A comparison: the experience of every solution, and needs against solutions with the levels in their own units."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jobtheory.hiring.profile import UNKNOWN
from jobtheory.model.level import Mark
from jobtheory.show.charts import coin
from jobtheory.show.charts.marks import LINE, LINES, WIDE, chip, chip_room
from jobtheory.show.comparisons import answered, in_order
from jobtheory.show.drawing import theme
from jobtheory.show.drawing.canvas import Canvas
from jobtheory.show.drawing.legend import Entry, legend
from jobtheory.show.drawing.lettering import lettered, longest, measured, room_of
from jobtheory.show.drawing.marks import HATCH, hatch
from jobtheory.show.levels import NOT_TAKEN, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.hiring.comparison import Comparison
    from jobtheory.hiring.profile import Entry as Held
    from jobtheory.model.job import Need

CELL = (64, 132)
"""A cell is at least so wide, and at most as wide as that for the sake of a level that does not break."""

LABEL = (150, 300)
"""Room for needs beside their cells; where there is less, they stand above them."""

TIGHT = 64
"""A cell that is narrower keeps its words less far from its edges, and its verdict in thinner letters."""

LEVEL_LINES = 8
"""A level is cut after so many lines."""

PAD, TIGHT_PAD = 5, 2
STRIP = 6
"""So high is the strip with the ends of what is not known exactly."""

RANGES = "a range: its likely level, and below it its worst and its best end"


class Cell(NamedTuple):
    """A solution on a need: what it is worth, the level as people write it, and what is wrong with it."""

    text: str
    worth: float | None
    """None where nobody knows it, it is not taken or it weighs nothing."""
    is_unknown: bool = False
    ends: tuple[float, float] | None = None
    """What it is worth at worst and at best, where it is known and not exactly."""
    fault: str = ""
    """Why nothing else counts: past a limit, or it cannot be done."""


class Row(NamedTuple):
    """A need with its cells, in the order of the solutions."""

    need: Need
    cells: Sequence[Cell]


class Part(NamedTuple):
    """Needs under a heading."""

    title: str
    rows: Sequence[Row]


def comparison(value: Comparison, *, width: int) -> Canvas:
    """Return the whole picture: who is hired, the experience, and needs against solutions."""
    canvas = Canvas(f"{value.job.statement}: {answered(value)}", coin.told(value), width=_needed(value, width))
    y = coin.draw(canvas, canvas.heading(), value)
    canvas.height = draw(canvas, y + 14, value) + theme.MARGIN - 6
    return canvas


def levels(value: Comparison, *, width: int) -> Canvas:
    """Return needs against solutions alone."""
    canvas = Canvas(f"{value.job.statement}: the level on each need", _told(value), width=_needed(value, width))
    canvas.height = draw(canvas, canvas.heading(), value) + theme.MARGIN - 6
    return canvas


def parts(value: Comparison) -> list[Part]:
    """Return all needs that anything is at stake on, with their cells."""
    profiles = {profile.solution.name: profile for profile in value.case.profiles}
    names = in_order(value)
    weighing = value.case.setting.weighing
    job, texts = value.job, written(value)
    held: list[dict[str, Held]] = [{entry.key: entry for entry in profiles[name].entries} for name in names]

    def part(title: str, needs: Sequence[Need], *, counts: bool) -> Part:
        rows = [
            [
                _cell(one.get(need.key), texts[name].get(need.key, NOT_TAKEN), counts=counts)
                for name, one in zip(names, held, strict=True)
            ]
            for need in needs
        ]
        return Part(title, [Row(need, row) for need, row in zip(needs, rows, strict=True)])

    found = [
        part("Goals", job.purpose.goals, counts=weighing.has_results),
        part("Hazards", job.purpose.hazards, counts=weighing.has_results),
        part("Problems", job.purpose.problems, counts=weighing.has_results),
        part("Steps", job.action.steps, counts=weighing.has_execution),
        part("Changing over", job.adoption if value.hire == "big" else (), counts=True),
    ]
    return [one for one in found if one.rows]


def draw(canvas: Canvas, top: float, value: Comparison) -> float:
    """Draw needs against solutions, from a place downwards; return where they end."""
    names, found = in_order(value), parts(value)
    label = _label(value, int(canvas.width))
    left = theme.MARGIN + label
    column = (canvas.width - theme.MARGIN - left) / len(names)
    y = _heads(canvas, top, value, names, (left, column))
    for part in found:
        y = canvas.lines(theme.MARGIN, y + 6, [part.title], size=theme.NOTE, fill=theme.QUIET, bold=True) + 3
        for row in part.rows:
            y = _row(canvas, y, row, names, (left, column), label)
    return legend(canvas, y + 8, _entries(found))


def _cell(held: Held | None, text: str, *, counts: bool) -> Cell:
    if held is None:
        return Cell(text, None)
    if held.told == UNKNOWN:
        fault = "past the limit at worst" if held.score.past_likely else ""
        return Cell("?", None, is_unknown=True, fault=fault)
    fault = "past the limit" if held.score.past_likely else ""
    if held.level is Mark.UNDONE:
        return Cell("cannot be done", 0.0, fault="ruled out" if held.blocks else "")
    score = held.score
    ends = (float(score.low), float(score.high)) if counts and score.low != score.high else None
    return Cell(text, float(score.likely) if counts else None, ends=ends, fault=fault)


def _heads(canvas: Canvas, y: float, value: Comparison, names: Sequence[str], columns: tuple[float, float]) -> float:
    left, column = columns
    told = [lettered(name, int(column) - 3 - 2 * _pad(column), theme.TEXT, most=LINES + 1) for name in names]
    height = max(map(len, told)) * theme.TEXT * theme.LEADING
    for n, (name, lines) in enumerate(zip(names, told, strict=True)):
        x = left + n * column
        with canvas.box(name):
            canvas.rect(x, y, column - 3, height + 4, fill=theme.PANEL)
            start = y + height - len(lines) * theme.TEXT * theme.LEADING
            canvas.lines(x + (column - 3) / 2, start, lines, anchor="middle")
        verdict = value.verdicts[name]
        is_tight = chip_room(verdict) > column - 3
        room = chip_room(verdict, is_tight=is_tight)
        chip(canvas, x + (column - 3 - room) / 2, y + height + 5, verdict, is_tight=is_tight)
    return y + height + 30


def _row(canvas: Canvas, y: float, row: Row, names: Sequence[str], columns: tuple[float, float], label: int) -> float:
    left, column = columns
    room = label - 10 if label else int(canvas.width) - 2 * theme.MARGIN
    lines = lettered(row.need.statement, room, theme.TEXT, most=LINES)
    tall = len(lines) * theme.TEXT * theme.LEADING
    texts = [_lines(cell, column - 3) for cell in row.cells]
    strips = [STRIP if cell.ends else 0 for cell in row.cells]
    needed = max(len(told) * LINE + strip for told, strip in zip(texts, strips, strict=True))
    height = max(needed + 2 * PAD, tall + 2 if label else 0, 28)
    with canvas.box(row.need.statement):
        at = y + (height - tall) / 2 if label else y
        canvas.rect(theme.MARGIN - 2, at, room + 4, tall + 2, fill=theme.PANEL)
        canvas.lines(theme.MARGIN, at, lines)
    y += 0 if label else tall + 3
    for n, (name, cell, told) in enumerate(zip(names, row.cells, texts, strict=True)):
        _draw_cell(canvas, (left + n * column, y, column - 3, height), cell, told, f"{row.need.statement}, {name}")
    return y + height + (3 if label else 7)


def _draw_cell(
    canvas: Canvas, place: tuple[float, float, float, float], cell: Cell, told: Sequence[str], what: str
) -> None:
    x, y, width, height = place
    fill = theme.PANEL if cell.worth is None else theme.ramped(cell.worth)
    title = ", ".join([what, "unknown" if cell.is_unknown else cell.text, *([cell.fault] if cell.fault else [])])
    with canvas.box(title):
        canvas.rect(x, y, width, height, fill=fill, stroke=theme.FRAME)
        top = y + (height - (STRIP if cell.ends else 0) - len(told) * LINE) / 2
        if cell.ends is not None:
            _strip(canvas, (x, y + height - STRIP, width, STRIP), cell.ends)
        if cell.is_unknown:
            hatch(canvas, x, y, width, height)
            room = room_of(list(told), theme.NOTE, bold=True) + 8
            canvas.rect(x + (width - room) / 2, top - 1, room, len(told) * LINE + 2, fill=theme.PANEL, radius=3)
        if cell.fault:
            canvas.rect(x + 1.5, y + 1.5, width - 3, height - 3, stroke=theme.ORANGE, thickness=3)
        ink = theme.QUIET if cell.text == NOT_TAKEN else theme.ink_on(fill)
        canvas.lines(x + width / 2, top, told, size=theme.NOTE, fill=ink, anchor="middle", bold=bool(cell.fault))


def _strip(canvas: Canvas, place: tuple[float, float, float, float], ends: tuple[float, float]) -> None:
    """Draw what a level is worth at worst and at best, to the left and to the right."""
    x, y, width, height = place
    for n, end in enumerate(ends):
        canvas.rect(x + n * width / 2, y, width / 2, height, fill=theme.ramped(end), stroke=theme.PANEL)


def _pad(width: float) -> int:
    return PAD if width >= TIGHT else TIGHT_PAD


def _lines(cell: Cell, width: float) -> list[str]:
    room = int(width) - 2 * _pad(width)
    lines = lettered(cell.text, room, theme.NOTE, bold=bool(cell.fault), most=LEVEL_LINES)
    return [*lines, *lettered(cell.fault, room, theme.NOTE, bold=True, most=3)] if cell.fault else lines


def _entries(found: Sequence[Part]) -> list[Entry]:
    cells = [cell for part in found for row in part.rows for cell in row.cells]
    entries: list[Entry] = []
    if any(cell.worth is not None for cell in cells):
        ends = [
            "worth 0 to 0.2 (0: the worst level)",
            "0.2 to 0.4",
            "0.4 to 0.6",
            "0.6 to 0.8",
            "0.8 to 1 (1: the target)",
        ]
        entries = [Entry(text, colour) for text, colour in zip(ends, theme.RAMP, strict=True)]
    if any(cell.ends for cell in cells):
        entries.append(Entry(RANGES, theme.RAMP[2], shape="range"))
    if any(cell.is_unknown for cell in cells):
        entries.append(Entry("?: nobody knows it", theme.PANEL, hatching=HATCH))
    if any(cell.fault for cell in cells):
        entries.append(Entry("rules the solution out", theme.PANEL, frame=theme.ORANGE))
    return entries


def _needed(value: Comparison, width: int) -> int:
    """Return how wide the picture has to be, which is wider than asked only where narrow cells do not fit either."""
    return _fitted(value, width)[0]


def _fitted(value: Comparison, width: int) -> tuple[int, int]:
    """Return the width of the picture and of a cell: rather narrow cells than needs above them, if it is wide."""
    room, count = width - 2 * theme.MARGIN, len(value.solutions)
    cells = _column(value), _column(value, is_tight=True)
    label = LABEL[0] if width >= WIDE else 0
    for beside in (label, 0):
        for cell in cells:
            if beside + count * cell <= room:
                return width, cell
    return 2 * theme.MARGIN + label + count * cells[1], cells[1]


def _column(value: Comparison, *, is_tight: bool = False) -> int:
    """Return how wide a cell has to be so that no level, no name and no verdict breaks inside a word, if it may be."""
    cells = [cell for part in parts(value) for row in part.rows for cell in row.cells]
    words = [longest(cell.text, theme.NOTE, bold=bool(cell.fault) or not is_tight) for cell in cells]
    names = [longest(name, theme.TEXT) for name in value.verdicts]
    chips = [chip_room(verdict, is_tight=is_tight) for verdict in value.verdicts.values()]
    widest = max(*words, *names, 0) + 2 * (TIGHT_PAD if is_tight else PAD)
    return max(min(CELL[1], widest), *chips, 0 if is_tight else CELL[0]) + 3


def _label(value: Comparison, width: int) -> int:
    """Return the room for needs beside their cells; none where they stand above them."""
    room = width - 2 * theme.MARGIN - len(value.solutions) * _fitted(value, width)[1]
    needs = [row.need.statement for part in parts(value) for row in part.rows]
    wished = max((measured(need, theme.TEXT) for need in needs), default=0) + 12
    return 0 if room < LABEL[0] else min(room, LABEL[1], max(LABEL[0], wished))


def _told(value: Comparison) -> str:
    names = in_order(value)
    return " ".join(
        f"{row.need.statement}: "
        + ", ".join(
            f"{name} {'unknown' if cell.is_unknown else cell.text}{f' ({cell.fault})' if cell.fault else ''}"
            for name, cell in zip(names, row.cells, strict=True)
        )
        + "."
        for part in parts(value)
        for row in part.rows
    )
