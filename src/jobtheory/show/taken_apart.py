"""Blocks as plain Python: texts, lists, and rows by column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.errors import visible
from jobtheory.show.blocks import Block, Bullets, Heading, Paragraph, Table, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def taken_apart(blocks: Iterable[Block]) -> Iterator[tuple[str | None, object]]:
    """Yield each block under the heading above it.

    Example:
        >>> from jobtheory.show.blocks import Column
        >>> table = Table([Column("key"), Column("note")], [("pour", "")])
        >>> list(taken_apart([Heading("Tea", 1), Heading("Steps"), table]))
        [(None, 'Tea'), ('steps', [{'key': 'pour'}])]
    """
    name: str | None = None
    for block in blocks:
        if not isinstance(block, Heading):
            yield name, _told(block)
            name = None
        elif block.level == 1:
            yield None, block.text
        else:
            name = visible(block.text).lower().replace(" ", "_")


def _told(block: Paragraph | Bullets | Tree | Table) -> object:
    if isinstance(block, Paragraph):
        return block.text
    if isinstance(block, Bullets):
        return list(block.items)
    if isinstance(block, Tree):
        return [f"{'  ' * depth}{text}" for depth, text in block.lines]
    titles = [column.title for column in block.columns]
    return [{title: cell for title, cell in zip(titles, row, strict=True) if cell} for row in block.rows]
