"""What there is to show of laddering interviews: ladders, how often one answer leads to another, and the map of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.show.blocks import Block, Bullets, Column, Heading, Paragraph, Table

if TYPE_CHECKING:
    from jobtheory.learn.implications import ImplicationMatrix
    from jobtheory.learn.ladders import Ladders
    from jobtheory.learn.value_map import LeftOut, ValueMap

SHOWN = 30
"""So many ladders, relations or answers are shown; the value itself holds all of them."""

WIDE = 10
"""Up to so many answers a matrix is shown as one; beyond, as its greatest cells."""

WHY = {
    "implied": "implied by",
    "against": "against what is told more often,",
    "tied": "in a circle with what is told no less often,",
}


def ladders(value: Ladders) -> list[Block]:
    """Return the ladders, each from its lowest answer up."""
    count, people = len(value), len(value.respondents)
    rows = [(one.respondent, " → ".join(one.answers)) for one in value.ladders[:SHOWN]]
    title = f"{count:,} ladder{'' if count == 1 else 's'} of {people:,} respondent{'' if people == 1 else 's'}"
    blocks: list[Block] = [Heading(title, level=1), Table((Column("respondent"), Column("ladder")), rows)]
    return [*blocks, Paragraph(f"… and {count - SHOWN:,} more.")] if count > SHOWN else blocks


def matrix(value: ImplicationMatrix) -> list[Block]:
    """Return the cells, direct before the point and indirect behind it, and how each answer stands."""
    blocks: list[Block] = [
        Heading(f"{len(value.related):,} relations between {len(value.answers):,} answers", level=1),
        _cells(value) if len(value.answers) <= WIDE else _greatest(value),
        Paragraph(f"Each cell: direct.indirect, counted by {value.counted}. Rows lead to columns."),
    ]
    degrees = sorted(value.degrees.items(), key=lambda item: -item[1].centrality)
    rows = [
        (
            answer,
            str(d.outs),
            str(d.ins),
            "" if d.abstractness is None else f"{d.abstractness:.2f}",
            f"{d.centrality:.2f}",
            f"{d.prestige:.2f}",
        )
        for answer, d in degrees[:SHOWN]
    ]
    titles = ("leads on", "is led to", "abstractness", "centrality", "prestige")
    blocks += [
        Heading("Answers"),
        Table((Column("answer"), *(Column(title, is_figure=True) for title in titles)), rows),
    ]
    left = [(str(c.cutoff), str(c.cells), f"{c.cells_share:.0%}", f"{c.share:.0%}") for c in value.coverage()[:SHOWN]]
    shares = ("cut-off", "cells", "of all cells", "of all relations")
    return [*blocks, Heading("Cut-offs"), Table([Column(title, is_figure=True) for title in shares], left)]


def value_map(value: ValueMap) -> list[Block]:
    """Return what is drawn, the most concrete first, and what is not."""
    levels = value.levels
    drawn = sorted(value.relations, key=lambda one: (levels[one.lower], levels[one.upper]))
    columns = (Column("rung", is_figure=True), Column("answer"), Column("leads to"), Column("told", is_figure=True))
    rows = [(str(levels[r.lower]), r.lower, r.upper, f"{r.direct}.{r.indirect:02}") for r in drawn[:SHOWN]]
    title = f"Value map at a cut-off of {value.cutoff}: {value.share:.0%} of all relations"
    blocks: list[Block] = [Heading(title, level=1)]
    blocks.append(Table(columns, rows) if rows else Paragraph("Nothing is told so often that it is drawn."))
    if len(drawn) > SHOWN:
        blocks.append(Paragraph(f"… and {len(drawn) - SHOWN:,} more."))
    missing = [answer for answer in value.answers if answer not in levels]
    if missing:
        more = f" and {len(missing) - SHOWN} more" if len(missing) > SHOWN else ""
        blocks.append(Paragraph(f"Not on the map: {', '.join(missing[:SHOWN])}{more}."))
    if value.left_out:
        told = [_left_out(one) for one in value.left_out[:SHOWN]]
        more_ = [f"… and {len(value.left_out) - SHOWN} more"] if len(value.left_out) > SHOWN else []
        blocks += [Heading("Reaches the cut-off and is not drawn"), Bullets([*told, *more_])]
    return blocks


def _left_out(one: LeftOut) -> str:
    r = one.relation
    return f"{r.lower} → {r.upper} ({r.direct}.{r.indirect:02}): {WHY[one.why.value]} {' → '.join(one.way)}"


def _cells(value: ImplicationMatrix) -> Table:
    numbers = [str(n) for n in range(1, len(value.answers) + 1)]
    rows = [
        [f"{number} {lower}", *(value.cell(lower, upper) for upper in value.answers)]
        for number, lower in zip(numbers, value.answers, strict=True)
    ]
    return Table([Column(""), *(Column(number, is_figure=True) for number in numbers)], rows)


def _greatest(value: ImplicationMatrix) -> Table:
    pairs = sorted(value.related, key=lambda pair: -value.related[pair])[:SHOWN]
    rows = [(lower, upper, value.cell(lower, upper)) for lower, upper in pairs]
    return Table((Column("answer"), Column("leads to"), Column("told", is_figure=True)), rows)
