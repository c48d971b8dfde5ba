"""What there is to show of segments: what is unmet for whom, and how each number of segments stands up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.show.blocks import Block, Column, Heading, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.learn.surveying.describing import Attribute
    from jobtheory.learn.surveying.segments import Segments

SHOWN = 60
"""So many outcomes are shown; the value itself holds all of them."""

MANY = 8
"""The scores of so many segments stand beside each other."""

TOGETHER = (
    "These people were put together because they answer so: a segment's scores and their intervals leave that out. Ask "
    "new people before much depends on them."
)


def attributes(value: Sequence[Attribute]) -> list[Block]:
    """Return what columns say of the people of each segment, one table for each."""
    blocks: list[Block] = []
    for one in value[:SHOWN]:
        columns = (
            Column("label"),
            Column("everybody", is_figure=True),
            *(Column(f"segment {n}", is_figure=True) for n in range(1, len(one.segments) + 1)),
        )
        rows = [
            (str(label), f"{share:.0%}", *(f"{own.get(label, 0.0):.0%}" for own in one.segments))
            for label, share in one.everybody.items()
        ]
        strength = f"Strength {one.strength:.2f} (Cramer's V), p = {one.p:.3f}"
        adjusted = f", {one.adjusted:.3f} adjusted for all columns looked at" if one.adjusted != one.p else ""
        blocks += [
            Heading(f"{one.name}, {one.people:,} people of the segments", level=1),
            Table(columns, rows),
            Paragraph(f"{strength}{adjusted}."),
        ]
    return blocks


def segments(value: Segments) -> list[Block]:
    """Return what is unmet for each segment beside everybody, and how each number of segments stands up."""
    found = f"{len(value)} segments" if value.segments else "No segments"
    left = value.people - value.grouped
    blocks: list[Block] = [Heading(f"{found}, {value.grouped:,} people", level=1), Paragraph(_verdict(value))]
    if value.segments:
        shown = value.segments[:MANY]
        columns = [
            Column("opportunity"),
            Column("everybody", is_figure=True),
            *(Column(f"segment {one.number} ({one.people:,}, {one.share:.0%})", is_figure=True) for one in shown),
        ]
        scores = [{score.key: score.opportunity for score in one.landscape} for one in shown]
        rows = [
            (
                value.whole.statements[one.key],
                f"{one.opportunity:.1f}",
                *(f"{own[one.key]:.1f}" if one.key in own else "" for own in scores),
            )
            for one in value.whole.ranked[:SHOWN]
        ]
        blocks += [Table(columns, rows), Paragraph(TOGETHER)]
    titles = [
        Column(what, is_figure=True)
        for what in ("segments", "stability", "without any", "corrected", "closeness", "between")
    ]
    stand = [
        (
            str(one.number),
            f"{one.stability:.2f}",
            f"{one.expected:.2f}",
            f"{one.corrected:+.2f}",
            f"{one.closeness:.2f}",
            f"{one.between:.2f}",
        )
        for one in value.candidates
    ]
    told = (
        "Stability is 1 where people drawn anew fall into the same segments, and without any is what it would be then; "
        "corrected is how much of the way from there to 1 it comes. Closeness is how far people lie from the middle of "
        "their segment, and between how many lie on the way to the next, each beside the same."
    )
    blocks += [Heading("How each number stands up"), Table(titles, stand), Paragraph(told)]
    if left:
        blocks.append(Paragraph(f"{left:,} of {value.people:,} people answered too little to be in a segment."))
    return blocks


def _verdict(value: Segments) -> str:
    chance = f"p = {value.p:.3f}"
    if not value.are_found:
        asked = "" if value.asked is None else " Formed all the same, since a number was asked for."
        return f"People without segments who answer alike would look the same ({chance}).{asked}"
    return f"They go beyond what people without segments who answer alike would show ({chance})."
