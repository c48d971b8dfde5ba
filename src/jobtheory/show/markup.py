"""Blocks as an HTML fragment: escaped, inline styles only, plain tags that survive in a notebook nobody trusts."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from jobtheory.errors import visible
from jobtheory.show.blocks import Block, Bullets, Heading, Paragraph, Table, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable

CELL = "padding:2px 10px 2px 0;vertical-align:top;text-align:"
LINE = ";border-bottom:1px solid #999999"
GRID = "border-collapse:collapse;margin:0.4em 0"
LIST = "list-style:disc;padding-left:1.5em;margin:"
HEADINGS = {1: ("h3", "1.3em"), 2: ("h4", "1.1em")}
"""Tags and sizes; some notebooks take the looks of headings, lists and tables away, so all are said."""


def markup(blocks: Iterable[Block], picture: str = "") -> str:
    """Return blocks as an HTML fragment, a picture below them.

    The classes keep a notebook from reading formulas into names that hold dollar signs.
    """
    body = "".join(_block(block) for block in blocks)
    return f'<div class="tex2jax_ignore mathjax_ignore">{body}{picture}</div>'


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        tag, size = HEADINGS[block.level]
        style = f"font-size:{size};font-weight:600;line-height:1.3;margin:0.6em 0 0.3em 0"
        return f'<{tag} style="{style}">{_safe(block.text)}</{tag}>'
    if isinstance(block, Paragraph):
        return f'<p style="margin:0.3em 0">{_safe(block.text)}</p>'
    if isinstance(block, Bullets):
        items = "".join(f"<li>{_safe(item)}</li>" for item in block.items)
        return f'<ul style="{LIST}0.3em 0">{items}</ul>'
    return _tree(block) if isinstance(block, Tree) else _table(block)


def _tree(tree: Tree) -> str:
    """Return lists in lists; a text of greater depth begins one inside the item before it."""
    marks = ""
    before = -1
    for depth, text in tree.lines:
        marks += f'<ul style="{LIST}0">' if depth > before else "</li></ul>" * (before - depth) + "</li>"
        marks += f"<li>{_safe(text)}"
        before = depth
    return marks + "</li></ul>" * (before + 1)


def _table(table: Table) -> str:
    aligned = ["right" if column.is_figure else "left" for column in table.columns]
    head = "".join(
        f'<th style="{CELL}{align}{LINE}">{_safe(column.title)}</th>'
        for column, align in zip(table.columns, aligned, strict=True)
    )
    rows = "".join(
        "<tr>"
        + "".join(f'<td style="{CELL}{align}">{_safe(cell)}</td>' for cell, align in zip(row, aligned, strict=True))
        + "</tr>"
        for row in table.rows
    )
    return f'<table style="{GRID}"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _safe(text: str) -> str:
    return html.escape(visible(text), quote=True)
