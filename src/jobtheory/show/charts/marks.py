"""What several charts hold: the words of verdicts in a frame, room for names, the error where there is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jobtheory.errors import InvalidValueError, shown
from jobtheory.hiring.verdict import Verdict
from jobtheory.show.drawing import theme
from jobtheory.show.drawing.lettering import lettered, measured, room_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jobtheory.show.drawing.canvas import Canvas

WIDE = 640
"""From this width on names stand beside what they name; in narrower pictures above it."""

LINES = 4
"""A name is cut after so many lines; the whole of it is the title of its group."""

SPARE = 12
"""Words are measured one by one and rounded up: a line of them needs a little more room than the line as a whole."""

LINE = theme.NOTE * theme.LEADING
"""The height of a line of notes."""


class Look(NamedTuple):
    """How the word of a verdict is framed."""

    fill: str
    frame: str
    dash: str = ""


VERDICTS = {
    Verdict.HIRE: Look(theme.BLUE, theme.BLUE),
    Verdict.KEEP: Look(theme.GREEN, theme.GREEN),
    Verdict.NOT_YET: Look(theme.PANEL, theme.INK, "4 3"),
    Verdict.FIRE: Look(theme.PANEL, theme.ORANGE),
    Verdict.REJECT: Look(theme.BAND, theme.FRAME),
}


def nothing(value: object, why: str, hint: str) -> InvalidValueError:
    """Return the error of whoever asks for a picture of what is not there."""
    return InvalidValueError(
        f"there is nothing to draw in {shown(value)}: {why}", path=("svg",), hint=hint, code="JT714"
    )


def word(verdict: Verdict) -> str:
    """Return a verdict as it is written in a picture.

    Example:
        >>> word(Verdict.NOT_YET)
        'NOT YET'
    """
    return verdict.value.upper()


def chip_room(verdict: Verdict, *, is_tight: bool = False) -> int:
    """Return how wide the word of a verdict is with its frame, in thin letters where there is little room."""
    return measured(word(verdict), theme.NOTE, bold=not is_tight) + (6 if is_tight else 12)


def chip(canvas: Canvas, x: float, y: float, verdict: Verdict, *, is_tight: bool = False) -> None:
    """Draw the word of a verdict in its frame, by its left upper corner; it is 20 pixels high."""
    look, room = VERDICTS[verdict], chip_room(verdict, is_tight=is_tight)
    with canvas.box():
        canvas.rect(x, y, room, 20, fill=look.fill, stroke=look.frame, thickness=1.4, dash=look.dash, radius=4)
        ink = theme.ink_on(look.fill)
        told = [word(verdict)]
        canvas.lines(x + room / 2, y + 1.6, told, size=theme.NOTE, fill=ink, anchor="middle", bold=not is_tight)


def beside(names: Iterable[str], room: float, *, size: int = theme.TEXT, share: float = 0.3) -> int:
    """Return how much room names need beside a chart, no more than a share of what there is."""
    most = int(room * share)
    return min(most, max((room_of(lettered(name, most, size), size) for name in names), default=0) + SPARE)


def inside(
    canvas: Canvas, place: tuple[float, float, float, float], text: str, fill: str, *, is_hatched: bool = False
) -> None:
    """Write a short text into the middle of a bar, where it has room; on a patch of its own where it is hatched."""
    x, y, width, height = place
    room = measured(text, theme.NOTE) + 6
    if room <= width:
        middle, top = x + width / 2, y + (height - LINE) / 2
        if is_hatched:
            canvas.rect(middle - room / 2, top, room, LINE, fill=fill, radius=3)
        canvas.lines(middle, top, [text], size=theme.NOTE, fill=theme.ink_on(fill), anchor="middle")
