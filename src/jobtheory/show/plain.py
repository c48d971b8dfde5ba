"""Blocks as text for a terminal: aligned, at most a hundred columns wide, free of control characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.errors import visible
from jobtheory.show.blocks import Block, Bullets, Heading, Table, Tree
from jobtheory.show.width import pad, width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ROOM = 100
"""No line is wider."""

NARROWEST = 8
"""A column of words is not squeezed below this."""

WORD = 16
"""No column is squeezed below its longest word where that is no longer than this, as long as another one can be."""

GAP = "  "


def plain(blocks: Iterable[Block]) -> str:
    """Return blocks as text."""
    text = ""
    gap = ""
    for block in blocks:
        text += gap + "\n".join(_lines(block))
        gap = "\n" if isinstance(block, Heading) and block.level > 1 else "\n\n"
    return text


def _lines(block: Block) -> list[str]:
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Bullets):
        return [
            ("    " if n else "  · ") + line
            for item in block.items
            for n, line in enumerate(wrap(visible(item), ROOM - 4))
        ]
    if isinstance(block, Tree):
        return [line for depth, text in block.lines for line in _branch(depth, text)]
    return wrap(visible(block.text), ROOM)


def _branch(depth: int, text: str) -> list[str]:
    head = f"{GAP * (depth + 1)}· "
    lines = wrap(visible(text), ROOM - len(head))
    return [(" " * len(head) if n else head) + line for n, line in enumerate(lines)]


def _table(table: Table) -> list[str]:
    titles = [column.title for column in table.columns]
    cells = [[visible(cell) for cell in row] for row in (titles, *table.rows)]
    rooms = _rooms(cells, [column.is_figure for column in table.columns])
    lines: list[str] = []
    for row in cells:
        wrapped = [wrap(cell, room) for cell, room in zip(row, rooms, strict=True)]
        for n in range(max(len(lines_) for lines_ in wrapped)):
            parts = [
                pad(lines_[n] if n < len(lines_) else "", room, right=column.is_figure)
                for lines_, room, column in zip(wrapped, rooms, table.columns, strict=True)
            ]
            lines.append((GAP + GAP.join(parts)).rstrip())
    return lines


def _rooms(cells: Sequence[Sequence[str]], figures: Sequence[bool]) -> list[int]:
    """Return the width of each column, the widest columns of words squeezed until all fit."""
    rooms = [max(width(row[n]) for row in cells) for n in range(len(figures))]
    least = [max(NARROWEST, _longest(row[n] for row in cells)) for n in range(len(figures))]
    spare = sum(rooms) + len(GAP) * (len(rooms)) - ROOM
    while spare > 0:
        whole = [n for n, room in enumerate(rooms) if room > least[n]]
        words = [n for n in whole or range(len(rooms)) if not figures[n] and rooms[n] > NARROWEST]
        squeezable = words or whole or [n for n, room in enumerate(rooms) if room > 1]
        widest = max(squeezable, key=lambda n: rooms[n])
        rooms[widest] -= 1
        spare -= 1
    return rooms


def _longest(cells: Iterable[str]) -> int:
    """Return the width of the longest word that a column does not break; longer ones are broken anyway."""
    words = (width(word) for cell in cells for word in cell.split())
    return max((room for room in words if room <= WORD), default=0)
