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
    least = int(canvas.width * SMALLEST / theme.TEXT)
    style = f"width:{int(canvas.width)}px;max-width:100%;min-width:{least}px;height:auto"
    picture = f'<img src="data:image/svg+xml;base64,{data}" alt="{safe(canvas.alternative)}" style="{style}">'
    return f'<div style="overflow-x:auto;margin:0.6em 0">{picture}</div>'
