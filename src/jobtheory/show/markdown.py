"""Blocks as Markdown: tables and headings as GitHub reads them, and nothing in a name that could become more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jobtheory.errors import visible
from jobtheory.show.blocks import Block, Bullets, Heading, Paragraph, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable

_ACTIVE = re.compile(r"([\\`*_{}\[\]|<>&~$^@]|^[#+\-=!]|^\d+[.)]|:(?=[\w+-]|//)|\.(?=[^\W\d])|(?<=[-=+!])[-=+!])")
"""What can become markup: anywhere, at the head of a line, between words as an address, or doubled."""


def written(blocks: Iterable[Block]) -> str:
    """Return blocks as Markdown."""
    return "\n\n".join(_block(block) for block in blocks) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {escaped(block.text)}"
    if isinstance(block, Paragraph):
        return escaped(block.text)
    if isinstance(block, Bullets):
        return "\n".join(f"- {escaped(item)}" for item in block.items)
    if isinstance(block, Tree):
        return "\n".join(f"{'  ' * depth}- {escaped(text)}" for depth, text in block.lines)
    rows = [
        [escaped(column.title) for column in block.columns],
        ["---:" if column.is_figure else "---" for column in block.columns],
        *([escaped(cell) for cell in row] for row in block.rows),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is, on one line."""
    return _ACTIVE.sub(lambda found: found[0][:-1] + "\\" + found[0][-1], " ".join(visible(text).split()))
