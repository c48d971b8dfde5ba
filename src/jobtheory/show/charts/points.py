"""Names beside points on axes of matplotlib, none over another one where there is room, and in the corners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from jobtheory.show.charts.fitting import INCH, LINE, LINES, NAMES, PLAIN, SMALL, is_new, room_in
from jobtheory.show.charts.placing import DOT, LED, Box, place, quadrant
from jobtheory.show.drawing import theme
from jobtheory.show.drawing.lettering import lettered, measured, room_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Reach: TypeAlias = "tuple[tuple[float, float], tuple[float, float]]"
"""A line, from one point to another."""

CORNERS = ((0, 1, "left", "top"), (1, 1, "right", "top"), (0, 0, "left", "bottom"), (1, 0, "right", "bottom"))
"""The corners from the left to the right, from the top down."""


def name_points(
    ax: Any,
    names: Sequence[str],
    points: Sequence[tuple[float, float]],
    corners: Sequence[str] = (),
    *,
    reaches: Sequence[Reach] = (),
    cross: tuple[float, float] | None = None,
) -> None:
    """Name points, and the corners of the axes, once their limits are set.

    Args:
        ax: The axes.
        names: The names.
        points: Where the points are.
        corners: What the corners are called.
        reaches: The lines that points reach over, which names should not hide.
        cross: Where two lines cross; a name stands in the quadrant of its point if there is room.
    """
    for name, (right, top, ha, va) in zip(corners, CORNERS, strict=False):
        mild: dict[str, Any] = {
            "xytext": (5 - 10 * right, 5 - 10 * top),
            "color": theme.QUIET,
            "fontsize": "small",
            "ha": ha,
            "va": va,
        }
        at_corner = ax.annotate(name, (right, top), xycoords="axes fraction", textcoords="offset points", **mild)
        at_corner.set_in_layout(False)
    if is_new(ax):
        ax.figure.draw_without_rendering()  # which lays it out
    extent, scale = ax.get_window_extent(), INCH / ax.figure.dpi
    room = Box(0, 0, extent.width * scale, extent.height * scale)

    def shown(at: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
        return [((x - extent.x0) * scale, (extent.y1 - y) * scale) for x, y in map(ax.transData.transform, at)]

    found = shown(points)
    own = [quadrant(room, shown([cross])[0], point) for point in found] if cross is not None else []
    spans = [_around(*shown(reach)) for reach in reaches]
    texts = [lettered(name, int(min(NAMES, 0.4 * room_in(ax))), SMALL, most=LINES) for name in names]
    sizes = [(room_of(lines, SMALL) + 4.0, len(lines) * LINE + 2.0) for lines in texts]
    named = [_corner(room, *one) for one in zip(corners, CORNERS, strict=False)]
    boxes = place(found, sizes, room, named, spans, own)
    if boxes is None:  # more than there is room for: above each, to the side where there is more
        boxes = [_above(room, point, size) for point, size in zip(found, sizes, strict=True)]
    for lines, at, (x, y), box in zip(texts, points, found, boxes, strict=True):
        near = box.nearest(x, y)
        is_far = (near[0] - x) ** 2 + (near[1] - y) ** 2 > (DOT + LED) ** 2
        look: dict[str, Any] = {
            "xytext": ((box.left + box.right) / 2 - x, y - (box.top + box.bottom) / 2),
            "arrowprops": {"arrowstyle": "-", "color": theme.LINE} if is_far else None,
            "ha": "center",
            "va": "center",
            "fontsize": "small",
            "bbox": {"facecolor": theme.PANEL, "edgecolor": "none", "pad": 1, "alpha": 0.8},
            **PLAIN,
        }
        ax.annotate("\n".join(lines), at, textcoords="offset points", **look).set_in_layout(False)


def _around(start: tuple[float, float], end: tuple[float, float]) -> Box:
    """Return the room of a line."""
    (left, right), (top, bottom) = (sorted(ends) for ends in zip(start, end, strict=True))
    return Box(left - 1, top - 1, right + 1, bottom + 1)


def _corner(room: Box, name: str, corner: tuple[int, int, str, str]) -> Box:
    wide, tall = measured(name, SMALL) + 10, LINE + 8
    x, y = corner[:2]
    left, top = x * (room.right - wide), (1 - y) * (room.bottom - tall)
    return Box(left, top, left + wide, top + tall)


def _above(room: Box, point: tuple[float, float], size: tuple[float, float]) -> Box:
    (x, y), (wide, tall) = point, size
    left = x + 4 if x < 0.6 * room.right else x - 4 - wide
    return Box(left, y - 4 - tall, left + wide, y - 4)
