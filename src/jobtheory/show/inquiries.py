"""What there is to show of what to find out: the most decisive first, and by which kind of test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.show.blocks import Block, Column, Heading, Paragraph, Table

if TYPE_CHECKING:
    from jobtheory.hiring.inquiries import Inquiries

SHOWN = 20
"""So much to find out is shown; the value itself holds all of it."""

KNOWN = {"unknown": "nothing", "range": "a range", "claim": "a claim"}


def inquiries(value: Inquiries) -> list[Block]:
    """Return what to find out, and how each kind of test is done."""
    count = len(value)
    title = f"{count:,} thing{'' if count == 1 else 's'} to find out" if count else "Nothing to find out"
    blocks: list[Block] = [Heading(title, level=1)]
    if not value:
        return [*blocks, Paragraph("No verdict is open.")]
    columns = (
        Column("find out"),
        Column("of"),
        Column("known today"),
        Column("decides", is_figure=True),
        Column("found by"),
        Column("open"),
    )
    rows = [
        (
            one.statement,
            one.question.solution,
            KNOWN[one.question.about],
            f"{one.question.share:.0%}",
            one.kind.value,
            ", ".join(one.verdicts),
        )
        for one in value[:SHOWN]
    ]
    blocks.append(Table(columns, rows))
    if count > SHOWN:
        blocks.append(Paragraph(f"… and {count - SHOWN:,} more."))
    ways = dict.fromkeys((one.kind.value, one.how) for one in value)
    return [*blocks, *(Paragraph(f"{kind.capitalize()}: {how[:1].lower()}{how[1:]}") for kind, how in ways)]
