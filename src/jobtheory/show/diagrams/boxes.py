"""How large nodes are: as wide as their longest words need, else as wide as each other, tall enough for their names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jobtheory.show.diagrams.diagram import NodeKind
from jobtheory.show.drawing import theme
from jobtheory.show.drawing.lettering import lettered, longest, room_of
from jobtheory.show.layered.layout import GAP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.show.diagrams.diagram import Node

USUAL = (92, 150)
"""Names are given at least and at most so much room, in pixels, where nothing asks for more."""

WIDER = (240, 195, 150, 120)
"""Names that would be long and narrow are given so much room, where the picture has it."""

WORD = 520
"""A word that is longer is broken also where there is room for it."""

TALL = 3
"""A name of more lines would rather be wider."""

LINES = 9
"""A name is cut after so many lines; the whole of it is the node's title."""

LEAST = 60

PAD_X, PAD_Y = 12, 9

OVER = 1.3
"""A picture may be so many times as wide as asked for the sake of two nodes beside each other, and nodes so many times
as wide as the room of their names for the sake of some that are."""

WEIGHED = 200
"""In a diagram of more nodes names have the usual room; there are too many to draw it twice."""


class Box(NamedTuple):
    """The lines of a node, and how large it is."""

    names: list[str]
    notes: list[str]
    width: int
    height: int


def usual_room(room: float) -> int:
    """Return how much room names are given in a picture so wide."""
    return int(min(USUAL[1], max(USUAL[0], (room - 2 * GAP) / 3 - 2 * PAD_X)))


def wider_rooms(nodes: Sequence[Node], boxes: Sequence[Box], room: float) -> list[int]:
    """Return what more room names could be given, the most of it first, where it would do them good."""
    if len(nodes) > WEIGHED or all(len(box.names) <= TALL for box in boxes):
        return []
    return [own for own in WIDER if usual_room(room) < own <= room - 2 * PAD_X]


def boxed(nodes: Sequence[Node], own: int, room: float) -> list[Box]:
    """Return how large nodes are whose names are given some room, in a picture that has so much.

    They are as wide as each other, unless fewer would stand beside each other for the sake of some long words, or these
    are far longer than the rest.
    """
    most = max(min(int(room) - 2 * PAD_X, WORD), own)
    texts = [_lines(node, own, most) for node in nodes]
    words = [max(room_of(names, theme.TEXT), room_of(notes, theme.NOTE)) for names, notes in texts]
    is_alike = [node.kind not in {NodeKind.SOLUTION, NodeKind.RIVAL, NodeKind.TERMINAL} for node in nodes]
    alike = [width for width, is_ in zip(words, is_alike, strict=True) if is_]
    usual = max([LEAST, *(width for width in alike if width <= own)])
    widest = min(max([LEAST, *alike]), max(usual, int(OVER * own)))
    even = [max(width, widest) + 2 * PAD_X for width in alike]
    if abreast(even, room) >= abreast([max(width, usual) + 2 * PAD_X for width in alike], room):
        usual = widest
    return [
        Box(
            names,
            notes,
            (max(width, usual) if is_ else width + 8) + 2 * PAD_X,
            round(2 * PAD_Y + theme.LEADING * (len(names) * theme.TEXT + len(notes) * theme.NOTE)),
        )
        for (names, notes), width, is_ in zip(texts, words, is_alike, strict=True)
    ]


def abreast(widths: Sequence[int], room: float) -> int:
    """Return how many nodes may stand beside each other, whichever they are: two also where that is a little wide.

    Example:
        >>> abreast([100, 100, 100, 100], 360), abreast([100, 100, 200], 360), abreast([200, 200], 360)
        (3, 2, 2)
    """
    taken, count = 0.0, 0
    for width in sorted(widths, reverse=True):
        taken += width + (GAP if count else 0)
        if taken > (room * OVER if count == 1 else room):
            break
        count += 1
    return max(1, count)


def _lines(node: Node, own: int, most: int) -> tuple[list[str], list[str]]:
    """Return a name and its notes as lines; no word is broken for which there is room in the picture."""
    words = [longest(node.text, theme.TEXT), *(longest(note, theme.NOTE) for note in node.notes)]
    own = max([own, *(word for word in words if word <= most)])
    names = lettered(node.text, own, theme.TEXT, most=LINES)
    return names, [line for note in node.notes for line in lettered(note, own, theme.NOTE, most=2)]
