"""Blocks as plain Python: texts, lists, and rows by column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.errors import visible
from jobtheory.show.blocks import Block, Bullets, Heading, Paragraph, Table, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def taken_apart(blocks: Iterable[Block]) -> Iterator[tuple[str | None, object]]:
    """Yield each block: under the heading above it where that makes a name, else all that is under it in a dict.

    Example:
        >>> from jobtheory.show.blocks import Column
        >>> table = Table([Column("key"), Column("note")], [("pour", "")])
        >>> list(taken_apart([Heading("Tea", 1), Heading("Steps"), table, Heading("And milk?"), Paragraph("No.")]))
        [(None, 'Tea'), ('steps', [{'key': 'pour'}]), (None, {'And milk?': 'No.'})]
    """
    heading: str | None = None
    under: list[object] = []
    for block in blocks:
        if isinstance(block, Heading):
            yield from _section(heading, under)
            heading = block.text if block.level > 1 else None
            under = [] if block.level > 1 else [block.text]
        else:
            under.append(_told(block))
    yield from _section(heading, under)


def _section(heading: str | None, under: list[object]) -> Iterator[tuple[str | None, object]]:
    """Yield what stands under one heading."""
    if heading is None:
        yield from ((None, one) for one in under)
        return
    name = visible(heading).lower().replace(" ", "_")
    if name.isidentifier():
        yield from ((None if n else name, one) for n, one in enumerate(under))
    else:
        yield None, {heading: under[0] if len(under) == 1 else under}


def _told(block: Paragraph | Bullets | Tree | Table) -> object:
    if isinstance(block, Paragraph):
        return block.text
    if isinstance(block, Bullets):
        return list(block.items)
    if isinstance(block, Tree):
        return [f"{'  ' * depth}{text}" for depth, text in block.lines]
    titles = [column.title for column in block.columns]
    return [{title: cell for title, cell in zip(titles, row, strict=True) if cell} for row in block.rows]
