"""What a canvas has no single shape for: slanting lines over an area, a line with caps, a diamond."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.show.drawing import theme

if TYPE_CHECKING:
    from jobtheory.show.drawing.canvas import Canvas

HATCH = "#a9b1bb"
"""Light enough that a text may stand on it, on a patch of its own."""


def hatch(canvas: Canvas, x: float, y: float, width: float, height: float, *, stroke: str = HATCH) -> None:
    """Draw slanting lines over a rectangle: what nobody knows, or a series that colour alone would not tell apart."""
    moves: list[str | float] = []
    slant = 7.0
    while slant < width + height - 0.01:  # a corner that is met to the last digit has no line on any machine
        right, left = min(slant, width), max(0.0, slant - height)
        moves += ["M", x + left, y + slant - left, "L", x + right, y + slant - right]
        slant += 7
    if moves:
        canvas.path(moves, stroke=stroke)


def whisker(canvas: Canvas, start: float, end: float, y: float, *, cap: float = 5) -> None:
    """Draw a line with caps from one place to another, light around it so that it shows on any fill."""
    for stroke, thickness in ((theme.PANEL, 5.0), (theme.INK, 2.0)):
        canvas.line(start, y, end, y, stroke=stroke, thickness=thickness)
        for x in (start, end):
            canvas.line(x, y - cap, x, y + cap, stroke=stroke, thickness=thickness)


def diamond(canvas: Canvas, x: float, y: float, size: float = 7, *, fill: str = theme.INK) -> None:
    """Draw a diamond by its centre."""
    corners = [(x, y - size), (x + size, y), (x, y + size), (x - size, y)]
    canvas.polygon(corners, fill=fill, stroke=theme.PANEL, thickness=1.5)
