"""A canvas: shapes and words go on, SVG comes out.

What is written holds shapes and text only: no script, link, foreign object, event, style sheet or image, no identifier
that could meet another one on a page, nothing from a name that is not escaped. It is the same, byte for byte, on every
version of Python.
"""

from __future__ import annotations

import html
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, TypeAlias

from jobtheory.errors import visible
from jobtheory.show.drawing import theme
from jobtheory.show.drawing.lettering import lettered

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

Anchor: TypeAlias = Literal["start", "middle", "end"]

DESCRIBED = 1_500
"""A text alternative is cut after so many characters; whoever listens to a picture is not helped by more."""

TITLED = 12
"""A title is cut after so many lines: it ends with what a picture says, a verdict for one."""

FIRST_LINE = 1.05
"""From the top of a line to where its letters stand, in heights of letters."""


class Canvas:
    """A picture while it is drawn, from the back to the front; x goes right and y goes down, in pixels.

    Set `width`, `height` and `description`, the text for whoever cannot see the picture, before it is written.

    Example:
        >>> canvas = Canvas("One step", "A box that says pour.")
        >>> with canvas.box("Pour the water"):
        ...     canvas.rect(20, 20, 120, 40, radius=6, stroke=theme.LINE)
        ...     canvas.text(80, 45, "Pour", anchor="middle")
        >>> canvas.width, canvas.height = 160, 80
        >>> print(canvas.written())  # doctest: +ELLIPSIS
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 80" width="160" height="80" role="img" ...
    """

    def __init__(self, title: str, description: str = "", *, width: float = theme.WIDTH) -> None:
        self.title = title
        self.description = description
        self.width = width
        self.height: float = 0
        self._parts: list[str] = []

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = "none",
        stroke: str = "none",
        thickness: float = 1,
        dash: str = "",
        radius: float = 0,
    ) -> None:
        """Draw a rectangle by its left upper corner."""
        rounded = f' rx="{_number(radius)}"' if radius else ""
        where = f'x="{_number(x)}" y="{_number(y)}" width="{_number(width)}" height="{_number(height)}"'
        self._parts.append(f"<rect {where}{rounded}{_paint(fill, stroke, thickness, dash)}/>")

    def circle(
        self, x: float, y: float, radius: float, *, fill: str = "none", stroke: str = "none", thickness: float = 1
    ) -> None:
        """Draw a circle by its centre."""
        where = f'cx="{_number(x)}" cy="{_number(y)}" r="{_number(radius)}"'
        self._parts.append(f"<circle {where}{_paint(fill, stroke, thickness, '')}/>")

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        stroke: str = theme.LINE,
        thickness: float = 1,
        dash: str = "",
    ) -> None:
        """Draw a straight line."""
        where = f'x1="{_number(x1)}" y1="{_number(y1)}" x2="{_number(x2)}" y2="{_number(y2)}"'
        self._parts.append(f"<line {where}{_paint('', stroke, thickness, dash)}/>")

    def polygon(
        self,
        points: Iterable[tuple[float, float]],
        *,
        fill: str = "none",
        stroke: str = "none",
        thickness: float = 1,
    ) -> None:
        """Draw a closed shape through points."""
        where = " ".join(f"{_number(x)},{_number(y)}" for x, y in points)
        self._parts.append(f'<polygon points="{where}"{_paint(fill, stroke, thickness, "")}/>')

    def path(
        self,
        moves: Iterable[str | float],
        *,
        fill: str = "none",
        stroke: str = theme.LINE,
        thickness: float = 1,
        dash: str = "",
    ) -> None:
        """Draw a path: SVG's letters with their numbers, such as ``("M", 0, 0, "L", 10, 10)``."""
        where = " ".join(move if isinstance(move, str) else _number(move) for move in moves)
        self._parts.append(f'<path d="{where}"{_paint(fill, stroke, thickness, dash)}/>')

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: int = theme.TEXT,
        fill: str = theme.INK,
        anchor: Anchor = "start",
        bold: bool = False,
    ) -> None:
        """Write one line of text that stands on ``y``."""
        weight = ' font-weight="bold"' if bold else ""
        side = "" if anchor == "start" else f' text-anchor="{anchor}"'
        where = f'x="{_number(x)}" y="{_number(y)}" font-size="{size}"{weight}{side} fill="{fill}"'
        self._parts.append(f"<text {where}>{safe(text)}</text>")

    def lines(
        self,
        x: float,
        top: float,
        lines: Iterable[str],
        *,
        size: int = theme.TEXT,
        fill: str = theme.INK,
        anchor: Anchor = "start",
        bold: bool = False,
    ) -> float:
        """Write lines of text below each other, the first one below ``top``; return where they end."""
        for line in lines:
            self.text(x, top + FIRST_LINE * size, line, size=size, fill=fill, anchor=anchor, bold=bold)
            top += theme.LEADING * size
        return top

    def heading(self, more: str = "") -> float:
        """Write the title over the width of the picture, and what more there is to say; return where they end."""
        room = int(self.width) - 2 * theme.MARGIN
        titles = lettered(self.title, room, theme.TITLE, bold=True, most=TITLED)
        y = self.lines(theme.MARGIN, theme.MARGIN - 4, titles, size=theme.TITLE, bold=True)
        if more:
            y = self.lines(theme.MARGIN, y + 2, lettered(more, room, theme.NOTE), size=theme.NOTE, fill=theme.QUIET)
        return y + 10

    @contextmanager
    def box(self, title: str = "") -> Generator[None]:
        """Group what belongs together, the shape that holds the texts first, and say what it is.

        Whoever tests pictures holds every text in a box against the box's first shape.
        """
        self._parts.append('<g class="box">' + (f"<title>{safe(title)}</title>" if title else ""))
        yield
        self._parts.append("</g>")

    @property
    def alternative(self) -> str:
        """What stands in for the picture where it is not seen."""
        text = f"{self.title}. {self.description}" if self.description else self.title
        return text if len(text) <= DESCRIBED else text[: DESCRIBED - 1] + "…"

    def written(self) -> str:
        """Return the picture as SVG, with a title and a description for whoever cannot see it."""
        width, height = _number(self.width), _number(self.height)
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
            f'height="{height}" role="img" aria-label="{safe(self.title)}" font-family="{theme.FONT}" '
            f'text-rendering="geometricPrecision">'
        )
        told = f"<title>{safe(self.title)}</title><desc>{safe(self.alternative)}</desc>"
        panel = (
            f'<rect x="0.5" y="0.5" width="{_number(self.width - 1)}" height="{_number(self.height - 1)}" '
            f'rx="8" fill="{theme.PANEL}" stroke="{theme.FRAME}"/>'
        )
        return "\n".join([head, told, panel, *self._parts, "</svg>\n"])


def safe(text: str) -> str:
    """Return a text as XML holds it: nothing in it is markup, steers anything or is forbidden in a document."""
    return html.escape(visible(text), quote=True).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


def _paint(fill: str, stroke: str, thickness: float, dash: str) -> str:
    painted = f' fill="{fill}"' if fill else ""
    if stroke != "none":
        painted += f' stroke="{stroke}"'
        painted += f' stroke-width="{_number(thickness)}"' if thickness != 1 else ""
        painted += f' stroke-dasharray="{dash}"' if dash else ""
    return painted


def _number(value: float) -> str:
    """Return a coordinate to a tenth of a pixel, without needless digits."""
    whole = round(value * 10)
    return str(whole // 10) if whole % 10 == 0 else f"{whole / 10:.1f}"
