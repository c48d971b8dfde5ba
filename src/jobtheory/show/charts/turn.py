"""What it would take: from today's level to the one beyond which the verdict turns, on the measure's own scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.model.level import figure_text
from jobtheory.show.charts.marks import LINE, LINES, WIDE, beside
from jobtheory.show.charts.scales import Scale
from jobtheory.show.drawing import theme
from jobtheory.show.drawing.canvas import Canvas
from jobtheory.show.drawing.legend import Entry, legend
from jobtheory.show.drawing.lettering import lettered, measured
from jobtheory.show.drawing.marks import diamond, hatch
from jobtheory.show.turning import level_text, titled, way_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jobtheory.hiring.moves import Move, Turn

TRACK = 10
LISTED = 40
"""So many needs that turn nothing are named; the rest are counted."""

COLUMN = 290
"""Such needs stand beside each other where a column has so much room."""

NEVER = {True: "No level of these alone loses it", False: "No level of these alone turns it"}

TODAY, TURNED = theme.ORANGE, theme.BLUE


def turn(value: Turn, *, width: int) -> Canvas:
    """Return every move that turns the verdict, the smallest first, and the needs that turn nothing."""
    canvas = Canvas(titled(value), _told(value), width=width)
    y = canvas.heading(asked(value))
    moves = [move for move in value.moves if move.level is not None]
    if moves:
        y = _rows(canvas, y, value, moves)
    if value.pair is not None:
        y = canvas.lines(theme.MARGIN, y, ["Both of these together:"], bold=True) + 6
        y = _rows(canvas, y, value, value.pair)
    idle = list(dict.fromkeys(move.statement for move in value.moves if move.level is None))
    if idle:
        y = _idle(canvas, y, value, idle)
    drawn = [*moves, *(value.pair or ())]
    canvas.height = (legend(canvas, y + 4, _entries(value, drawn)) if drawn else y) + theme.MARGIN - 6
    return canvas


def asked(value: Turn) -> str:
    """Return what is asked of each move, or that none suffices."""
    if not any(move.level is not None for move in value.moves):
        if value.pair is not None:
            return "No single move suffices; the cheapest pair of moves does."
        return "Nothing loses it." if value.is_so else "No single move and no pair of moves turns the verdict."
    return "Each alone, all else as it is, the smallest way first."


def _rows(canvas: Canvas, y: float, value: Turn, moves: Sequence[Move]) -> float:
    left, right = float(theme.MARGIN), canvas.width - theme.MARGIN
    is_wide = canvas.width >= WIDE
    if is_wide:
        left += beside((move.statement for move in moves), canvas.width, share=0.36) + 20
    ends = [(figure_text(move.worst, move.unit), figure_text(move.target, move.unit)) for move in moves]
    start = left + max(measured(worst, theme.NOTE) for worst, _ in ends) + 18
    end = right - max(measured(target, theme.NOTE) for _, target in ends) - 18
    y = canvas.lines(start, y, ["worst"], size=theme.NOTE, fill=theme.QUIET)
    canvas.lines(end, y - LINE, ["target"], size=theme.NOTE, fill=theme.QUIET, anchor="end")
    for move, (worst, target) in zip(moves, ends, strict=True):
        room = int(left - theme.MARGIN - 20 if is_wide else right - left)
        lines = lettered(move.statement, room, theme.TEXT, most=LINES)
        tall = len(lines) * theme.TEXT * theme.LEADING
        at = y + max(LINE + 3, tall / 2 - TRACK / 2) if is_wide else y + tall + LINE + 5
        above = at + (TRACK - tall) / 2 if is_wide else y
        with canvas.box(move.statement):
            canvas.rect(theme.MARGIN - 4, above - 1, room + 8, tall + 3, fill=theme.PANEL)
            canvas.lines(theme.MARGIN, above, lines)
        top = at + TRACK / 2 - LINE / 2
        canvas.lines(start - 16, top, [worst], size=theme.NOTE, fill=theme.QUIET, anchor="end")
        canvas.lines(end + 16, top, [target], size=theme.NOTE, fill=theme.QUIET)
        _way(canvas, value, move, Scale(move.worst, move.target, start, end), (left, at))
        y = max(at + TRACK + LINE + 3, above + tall) + 12
    return y


def _way(canvas: Canvas, value: Turn, move: Move, scale: Scale, corner: tuple[float, float]) -> None:
    """Draw one scale: the track, where the level is today, where it has to be, and an arrow between them."""
    left, y = corner
    middle = y + TRACK / 2
    canvas.rect(scale.start, y, scale.end - scale.start, TRACK, fill=theme.BAND, stroke=theme.FRAME, radius=TRACK / 2)
    to = scale.at(move.level or 0)
    today = None if move.today is None else scale.at(move.today)
    if today is None:
        hatch(canvas, scale.start, y, scale.end - scale.start, TRACK)
    if move.about in {"evidence", "limit"}:
        canvas.circle(to, middle, 8, fill=theme.PANEL, stroke=TODAY, thickness=3)
        diamond(canvas, to, middle, 5, fill=TURNED)
    else:
        _arrow(canvas, scale.start if today is None else today, to, middle)
        if today is not None:
            canvas.circle(today, middle, 6, fill=theme.PANEL, stroke=TODAY, thickness=3)
    ends = left, canvas.width - theme.MARGIN
    asked = goal(value, move)
    if measured(asked, theme.NOTE, bold=True) > ends[1] - ends[0]:
        asked = goal(value, move, briefly=True)
    _beside(canvas, to, y - LINE - 3, asked, ends, is_bold=True)
    _beside(canvas, scale.start if today is None else today, y + TRACK + 3, f"today {move.now}", ends)


def _arrow(canvas: Canvas, start: float, end: float, y: float) -> None:
    """Draw an arrow whose tip is where it leads to."""
    back = 12 if end >= start else -12
    if abs(end - start) > abs(back):
        canvas.line(start, y, end - back, y, stroke=TURNED, thickness=4)
    canvas.polygon([(end, y), (end - back, y - 8), (end - back, y + 8)], fill=TURNED)


def _beside(canvas: Canvas, x: float, y: float, text: str, ends: tuple[float, float], *, is_bold: bool = False) -> None:
    """Write a text as near to a place as it can stand between two ends; cut where it is longer than that."""
    (line,) = lettered(text, int(ends[1] - ends[0]), theme.NOTE, bold=is_bold, most=1)
    half = measured(line, theme.NOTE, bold=is_bold) / 2
    x = min(max(x, ends[0] + half), ends[1] - half)
    ink = TURNED if is_bold else theme.INK
    canvas.lines(x, y, [line], size=theme.NOTE, anchor="middle", bold=is_bold, fill=ink)


def goal(value: Turn, move: Move, *, briefly: bool = False) -> str:
    """Return what a move asks for, and how far that is, unless there is no room for it."""
    text = level_text(move)
    if move.about in {"evidence", "limit"}:
        return text
    asked = f"{'no worse than' if value.is_so else 'beyond'} {text}"
    return asked if briefly else f"{asked} ({way_text(move)} of the scale)"


def _idle(canvas: Canvas, y: float, value: Turn, idle: Sequence[str]) -> float:
    y = canvas.lines(theme.MARGIN, y + 2, [NEVER[value.is_so]], bold=True)
    more = [f"… and {len(idle) - LISTED} more"] if len(idle) > LISTED else []
    told = [*idle[:LISTED], *more]
    count = min(len(told), max(1, int(canvas.width - 2 * theme.MARGIN) // COLUMN))
    room = (canvas.width - 2 * theme.MARGIN) / count
    for start in range(0, len(told), count):
        row = [lettered(text, int(room) - 24, theme.NOTE, most=2) for text in told[start : start + count]]
        for n, lines in enumerate(row):
            canvas.lines(theme.MARGIN + n * room, y, ["·"], size=theme.NOTE)
            canvas.lines(theme.MARGIN + n * room + 12, y, lines, size=theme.NOTE)
        y += max(map(len, row)) * LINE
    return y + 4


def _entries(value: Turn, moves: Iterable[Move]) -> list[Entry]:
    kinds = {move.about for move in moves}
    entries = [Entry("today", theme.PANEL, shape="dot", frame=TODAY)]
    if kinds & {"level", "share", "time"}:
        entries.append(Entry("how far it may slip" if value.is_so else "how far it has to go", TURNED, 4))
    if "evidence" in kinds:
        entries.append(Entry("the same level, proven by a trial", TURNED, shape="diamond"))
    if "limit" in kinds:
        entries.append(Entry("a limit that gives way", TURNED, shape="diamond"))
    if any(move.today is None for move in moves):
        entries.append(Entry("unknown, or no figure", theme.BAND, hatching=theme.LINE))
    return entries


def _told(value: Turn) -> str:
    texts = [
        f"{move.statement}: today {move.now}, {goal(value, move)}." for move in value.moves if move.level is not None
    ]
    if value.pair is not None:
        texts.append(
            "Together: " + " and ".join(f"{m.statement}, today {m.now}, {goal(value, m)}" for m in value.pair) + "."
        )
    idle = list(dict.fromkeys(move.statement for move in value.moves if move.level is None))
    return " ".join([asked(value), *texts, *([f"{NEVER[value.is_so]}: {'; '.join(idle)}."] if idle else [])])
