"""Where labels stand beside crowded points: none over another one, over a point or beyond the edge."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jobtheory.show.drawing.canvas import Canvas

DOT = 6
"""The radius of a point with its rim."""

GAP = 2
"""Between two labels, and between a label and a point."""

REACHES = (3, 8, 14, 22, 32, 44, 58, 74, 92, 112, 136, 164, 196, 232, 272, 320)
"""How far from its point a label may stand; the nearest where it has room is taken."""

FEW = 20
"""Up to so many labels are set in the order of how little room each has."""

NEAR = 7
"""So many of these are near enough to go there for a place that hides nothing."""

DIRECTIONS = (
    (1, 0),
    (-1, 0),
    (0, -1),
    (0, 1),
    (0.75, -0.75),
    (0.75, 0.75),
    (-0.75, -0.75),
    (-0.75, 0.75),
    (0.9, -0.4),
    (0.9, 0.4),
    (-0.9, -0.4),
    (-0.9, 0.4),
    (0.4, -0.9),
    (0.4, 0.9),
    (-0.4, -0.9),
    (-0.4, 0.9),
)

LED = 10
"""A label that stands further from its point than this has a line to it."""


class Box(NamedTuple):
    """An upright rectangle, by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Return whether two boxes have a place in common."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        """Return whether the other box lies inside."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """Return the place of the box that is nearest to a point."""
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)


def place(
    points: Sequence[tuple[float, float]],
    sizes: Sequence[tuple[float, float]],
    room: Box,
    taken: Iterable[Box] = (),
    better_free: Iterable[Box] = (),
    own: Sequence[Box] = (),
) -> list[Box] | None:
    """Return where the label of each point stands, the first point first served; None where one finds no room.

    Args:
        points: The points.
        sizes: The width and the height of each label.
        room: Where labels may stand.
        taken: What labels must not hide.
        better_free: What they should not hide, unless they would stand far from their points.
        own: Where each label stands if it finds room there near to its point; anywhere if left out.

    Example:
        >>> place([(50, 50), (54, 50)], [(40, 16), (40, 16)], Box(0, 0, 200, 100))
        [Box(left=1.0, top=42.0, right=41.0, bottom=58.0), Box(left=63.0, top=42.0, right=103.0, bottom=58.0)]
    """
    dots = [Box(x - DOT, y - DOT, x + DOT, y + DOT) for x, y in points]
    spared = [*dots, *better_free]
    found = [_wider(box) for box in taken]
    placed: dict[int, Box] = {}

    def ways(n: int) -> int:
        """Return how many places near to its point a label has where it should stand."""
        near = _around(points[n], sizes[n], own[n], REACHES[:NEAR])
        return sum(not any(box.meets(other) for other in (*found, *spared)) for box in near)

    order: Sequence[int] = range(len(points))
    if own and len(points) <= FEW:
        order = sorted(order, key=[ways(n) for n in order].__getitem__)  # whoever has least room chooses first
    for n in order:
        point, size = points[n], sizes[n]
        box = None
        for near in (*own[n : n + 1], room):
            box = box or _free(_around(point, size, near, REACHES[:NEAR]), [*found, *spared])
        box = box or _free(_around(point, size, room, REACHES), [*found, *dots])
        if box is None:
            return None
        placed[n] = box
        found.append(_wider(box))
    return [placed[n] for n in range(len(points))]


def quadrant(room: Box, cross: tuple[float, float], point: tuple[float, float]) -> Box:
    """Return the part of a room in which a point lies, where two lines part it, without the lines.

    Example:
        >>> quadrant(Box(0, 0, 100, 100), (40, 50), (10, 90))
        Box(left=0, top=52, right=38, bottom=100)
    """
    (x, y), (across, down) = cross, point
    left, right = (room.left, x - GAP) if across <= x else (x + GAP, room.right)
    top, bottom = (room.top, y - GAP) if down <= y else (y + GAP, room.bottom)
    return Box(left, top, right, bottom)


def _free(boxes: Iterator[Box], others: Sequence[Box]) -> Box | None:
    return next((box for box in boxes if not any(box.meets(other) for other in others)), None)


def _around(
    point: tuple[float, float], size: tuple[float, float], room: Box, reaches: Sequence[float]
) -> Iterator[Box]:
    """Yield the places of a label, the nearest first."""
    for reach in reaches:
        for direction in DIRECTIONS:
            box = _at(*point, direction, reach, size)
            if room.holds(box):
                yield box


def lead(canvas: Canvas, x: float, y: float, box: Box, colour: str) -> None:
    """Draw a line from a point to its label, where it stands so far away that the eye would not find it."""
    right, down = box.nearest(x, y)
    if (right - x) ** 2 + (down - y) ** 2 > (DOT + LED) ** 2:
        canvas.line(x, y, right, down, stroke=colour)


def _at(x: float, y: float, direction: tuple[float, float], reach: float, size: tuple[float, float]) -> Box:
    across, down = direction
    width, height = size
    middle = x + across * (DOT + reach) + _side(across) * width / 2
    centre = y + down * (DOT + reach) + _side(down) * height / 2
    return Box(middle - width / 2, centre - height / 2, middle + width / 2, centre + height / 2)


def _side(part: float) -> float:
    return 1.0 if part > 0 else -1.0 if part < 0 else 0.0


def _wider(box: Box) -> Box:
    return Box(box.left - GAP, box.top - GAP, box.right + GAP, box.bottom + GAP)
