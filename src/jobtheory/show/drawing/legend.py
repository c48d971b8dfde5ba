"""What colours, lines and shapes mean, written below a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jobtheory.show.drawing import theme
from jobtheory.show.drawing.lettering import lettered, measured
from jobtheory.show.drawing.marks import diamond, hatch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.show.drawing.canvas import Canvas

SAMPLE = 30
"""A sample is so wide."""

ROW = 22


class Entry(NamedTuple):
    """One sample with its meaning: a patch of a colour, a line where there is a thickness, or a shape that is named."""

    text: str
    colour: str
    thickness: float = 0
    dash: str = ""
    frame: str = theme.LINE
    hatching: str = ""
    """The colour of slanting lines over the patch."""
    shape: str = ""
    """``"diamond"``, ``"dot"``, or ``"range"``: a patch with a light and a dark end below it."""


def legend(canvas: Canvas, top: float, entries: Sequence[Entry]) -> float:
    """Write a legend below ``top``, as many entries beside each other as there is room for; return where it ends."""
    left, right = theme.MARGIN, canvas.width - theme.MARGIN
    x = float(left)
    y = top
    room = int(right - left) - SAMPLE - 8
    for entry in entries:
        lines = lettered(entry.text, room, theme.NOTE)
        needed = SAMPLE + 8 + max(measured(line, theme.NOTE) for line in lines)
        if x > left and x + needed > right:
            x, y = float(left), y + ROW
        middle = y + ROW / 2
        if entry.thickness:
            canvas.line(x, middle, x + SAMPLE, middle, stroke=entry.colour, thickness=entry.thickness, dash=entry.dash)
        else:
            _patch(canvas, entry, x, middle)
        bottom = canvas.lines(x + SAMPLE + 8, y + 2, lines, size=theme.NOTE)
        y = max(y, bottom - ROW + 2)
        x += needed + 22
    return y + ROW if entries else top


def _patch(canvas: Canvas, entry: Entry, x: float, y: float) -> None:
    if entry.shape == "diamond":
        diamond(canvas, x + SAMPLE / 2, y, fill=entry.colour)
    elif entry.shape == "dot":
        canvas.circle(x + SAMPLE / 2, y, 6, fill=entry.colour, stroke=entry.frame, thickness=1.5)
    else:
        canvas.rect(x + 6, y - 7, SAMPLE - 12, 14, fill=entry.colour, stroke=entry.frame, dash=entry.dash, radius=2)
        if entry.shape == "range":
            for n, colour in enumerate((theme.RAMP[1], theme.RAMP[-1])):
                canvas.rect(x + 6 + n * (SAMPLE / 2 - 6), y + 1, SAMPLE / 2 - 6, 6, fill=colour, stroke=theme.PANEL)
        if entry.hatching:
            hatch(canvas, x + 6, y - 7, SAMPLE - 12, 14, stroke=entry.hatching)
