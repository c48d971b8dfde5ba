"""A picture inside a page: an image that holds itself, which also a notebook that nobody trusts yet leaves in."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from jobtheory.show.drawing import theme
from jobtheory.show.drawing.canvas import safe

if TYPE_CHECKING:
    from jobtheory.show.drawing.canvas import Canvas

SMALLEST = 10
"""Where a page is narrow a picture shrinks until its names are so many pixels high; then the page scrolls."""


def image(canvas: Canvas) -> str:
    """Return a picture as an HTML image in a box that scrolls."""
    data = base64.b64encode(canvas.written().encode()).decode()
    alternative = safe(canvas.alternative)
    picture = f'<img src="data:image/svg+xml;base64,{data}" alt="{alternative}" style="{style(canvas.width)}">'
    return f'<div style="overflow-x:auto;margin:0.6em 0">{picture}</div>'


def style(width: float) -> str:
    """Return how a picture of some width fits a page: as wide as it is, narrower where need be, never too small."""
    return f"width:{int(width)}px;max-width:100%;min-width:{int(width * SMALLEST / theme.TEXT)}px;height:auto"
