"""What there is to show of an enhancement: what it serves, what it costs, what is friction, what nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.show.blocks import Block, Column, Heading, Paragraph, Table

if TYPE_CHECKING:
    from jobtheory.hiring.enhancement import Enhancement


def enhancement(value: Enhancement) -> list[Block]:
    """Return whether an enhancement is progress, and what of it is."""
    before, after = value.experience_before, value.experience_after
    blocks: list[Block] = [
        Heading(value.headline, level=1),
        Paragraph(f"Net {value.net:+.3f}; experience {before.overall:.2f} before, {after.overall:.2f} after."),
    ]
    for title, reasons in (
        ("Serves better", value.serves),
        ("Makes worse", value.costs),
        ("To do or learn anew", value.effort),
        ("Friction", value.friction),
        ("Unknown", value.unknown),
    ):
        if reasons:
            rows = [(f"{r.effect:+.3f}", r.statement, r.other, r.level, r.note) for r in reasons]
            columns = (
                Column("counts", is_figure=True),
                Column("need"),
                Column(value.before),
                Column(value.after),
                Column("note"),
            )
            blocks += [Heading(title), Table(columns, rows)]
    return blocks
