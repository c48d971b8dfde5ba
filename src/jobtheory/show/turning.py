"""What there is to show of what it would take: from today's level to the one beyond which the verdict turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.hiring.verdict import Verdict
from jobtheory.model.level import figure_text
from jobtheory.show.blocks import Block, Bullets, Column, Heading, Paragraph, Table

if TYPE_CHECKING:
    from jobtheory.hiring.moves import Move, Turn

LARGE = 10_000
"""From here on a level is written without a fraction."""

DONE = {Verdict.HIRE: "be hired", Verdict.KEEP: "keep the job"}


def turn(value: Turn) -> list[Block]:
    """Return the moves, the smallest first, and the needs that turn nothing."""
    blocks: list[Block] = [Heading(titled(value), level=1)]
    moves = [move for move in value.moves if move.level is not None]
    idle = [move.statement for move in value.moves if move.level is None]
    if moves:
        asked = "no worse than" if value.is_so else "beyond"
        columns = (Column("need"), Column("today"), Column(asked), Column("way to go", is_figure=True))
        blocks.append(Table(columns, [(m.statement, m.now, level_text(m), way_text(m)) for m in moves]))
    if value.pair is not None:
        blocks.append(Paragraph("No single move suffices. The cheapest pair of moves, both together:"))
        blocks.append(Bullets([f"{m.statement}: {level_text(m)} (today {m.now})" for m in value.pair]))
    elif not moves and not value.is_so:
        blocks.append(Paragraph("No single move and no pair of moves turns the verdict."))
    if idle:
        alone = "Cannot lose it alone" if value.is_so else "Turn nothing alone"
        blocks.append(Paragraph(f"{alone}: {'; '.join(dict.fromkeys(idle))}."))
    return blocks


def titled(value: Turn) -> str:
    """Return what is asked."""
    done = DONE[value.toward]
    return (
        f"How far {value.name} may slip and {done}" if value.is_so else f"What it would take for {value.name} to {done}"
    )


def level_text(move: Move) -> str:
    """Return what a move asks for, as people write it."""
    level = brief(move.level or 0, move.unit)
    if move.about == "evidence":
        return f"a trial that proves {level}"
    if move.about == "limit":
        return f"a limit that lets {level} pass"
    return f"{level} (the {move.about})" if move.about in {"share", "time"} else level


def brief(figure: float, unit: str) -> str:
    """Return a figure to four digits, a large one without a fraction, as levels are written everywhere.

    Example:
        >>> brief(62940.4, "EUR"), brief(7.25149, "min")
        ('62,940 EUR', '7.251 min')
    """
    return figure_text(float(f"{figure:.0f}" if abs(figure) >= LARGE else f"{figure:.4g}"), unit)


def way_text(move: Move) -> str:
    """Return how far a move goes, as a share of the scale."""
    return "" if move.about in {"evidence", "limit"} else f"{move.size:.0%}"
