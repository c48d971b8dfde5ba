"""How much room a text takes in a terminal, where an East Asian character fills two cells and a combining one none."""

from __future__ import annotations

import unicodedata

JOINER = "\u200d"


def width(text: str) -> int:
    """Return how many cells a text fills.

    Example:
        >>> width("café"), width("日本")
        (4, 4)
    """
    return len(text) if text.isascii() else sum(_cells(c) for c in text)


def pad(text: str, room: int, *, right: bool = False) -> str:
    """Return a text filled up with spaces to a width, on its left where it is to stand on the right."""
    space = " " * max(0, room - width(text))
    return space + text if right else text + space


def wrap(text: str, room: int) -> list[str]:
    """Return a text as lines no wider than a room, broken between words and, where one is too long, at its hyphens.

    Where it has none, it is broken anywhere.

    Example:
        >>> wrap("arrive sooner than the others", 12)
        ['arrive', 'sooner than', 'the others']
        >>> wrap("arrive-sooner", 8)
        ['arrive-', 'sooner']
    """
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        for piece in _pieces(word, room):
            joined = f"{line} {piece}" if line else piece
            if line and width(joined) > room:
                lines.append(line)
                line = piece
            else:
                line = joined
    return [*lines, line]


def _pieces(word: str, room: int) -> list[str]:
    pieces = [""]
    taken = 0
    for c in word:
        cells = _cells(c)
        if taken + cells > room and pieces[-1]:
            cut = pieces[-1].rfind("-") + 1 or len(pieces[-1])  # a key is broken between its words
            pieces.append(pieces[-1][cut:])
            pieces[-2] = pieces[-2][:cut]
            taken = width(pieces[-1])
        pieces[-1] += c
        taken += cells
    return pieces


def _cells(c: str) -> int:
    if c == JOINER or unicodedata.combining(c) or unicodedata.category(c) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(c) in {"W", "F"} else 1
