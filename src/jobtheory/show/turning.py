"""What there is to show of what it would take: from today's level to the one beyond which the verdict turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.hiring.verdict import Verdict
from jobtheory.model.level import figure_text
from jobtheory.show.blocks import Block, Bullets, Column, Heading, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.hiring.moves import Move, Obstacle, Turn
    from jobtheory.hiring.tipping import TippingPoint, Tippings

SHOWN = 40
"""So many importances are shown; the value itself holds all of them."""

NAMED = 12
"""So many levels that are in the way are shown; ``obstacles`` holds them all."""

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
    if value.obstacles:
        blocks += [Heading("In the way"), _obstacles(value.obstacles), *_ways_round(value)]
    if idle:
        alone = "Cannot lose it alone" if value.is_so else "Turn nothing alone"
        blocks.append(Paragraph(f"{alone}: {'; '.join(dict.fromkeys(idle))}."))
    return blocks


def _obstacles(found: Sequence[Obstacle]) -> Table:
    """Return the levels that are in the way, so far as a page holds them."""
    rows = [(one.solution, one.statement, one.now, one.why) for one in found[:NAMED]]
    more = [("", f"… and {len(found) - NAMED} more", "", "")] if len(found) > NAMED else []
    return Table((Column("solution"), Column("need"), Column("today"), Column("why")), [*rows, *more])


def _ways_round(value: Turn) -> list[Block]:
    """Return what is to be done about what is in the way."""
    own = [one for one in value.obstacles if one.solution == value.name]
    rivals = list(dict.fromkeys(one.solution for one in value.obstacles if one.solution != value.name))
    told: list[str] = []
    if sum(one.about == "undone" or one.level is not None for one in own) > 1:
        told.append("What rules it out, or could, has to be mended first, and all of it.")
    if any(one.about in {"unknown", "range"} and one.level is None for one in own):
        told.append(f"Find out what is open of {value.name}: it wins if all of that turns out well.")
    if any(one.about == "claim" for one in own):
        told.append("A trial that proves what is claimed counts the gains in full.")
    if rivals:
        best = "it" if len(rivals) == 1 else "one of them"
        told.append(f"Find out what is open of {', '.join(rivals)}: no move is enough while {best} may be at its best.")
    return [Paragraph(" ".join(told))] if told else []


def titled(value: Turn) -> str:
    """Return what is asked."""
    done = DONE[value.toward]
    return (
        f"How far {value.name} may slip and {done}" if value.is_so else f"What it would take for {value.name} to {done}"
    )


def level_text(move: Move) -> str:
    """Return what a move asks for, as people write it."""
    level = figure_text(move.level or 0, move.unit)
    if move.about == "evidence":
        return f"a trial that proves {level}"
    if move.about == "limit":
        return f"a limit that lets {level} pass"
    return f"{level} (the {move.about})" if move.about in {"share", "time"} else level


def way_text(move: Move) -> str:
    """Return how far a move goes, as a share of the scale."""
    return "" if move.about in {"evidence", "limit"} else f"{move.size:.0%}"


def tippings(value: Tippings) -> list[Block]:
    """Return the importances, the one nearest to a turn first, and those that turn nothing."""
    blocks: list[Block] = [Heading("How far importances may move before a verdict turns", level=1)]
    moving = [one for one in value if one.below is not None or one.above is not None]
    idle = [one.statement for one in value if one.below is None and one.above is None]
    if moving:
        columns = (Column("need"), Column("weighs", is_figure=True), Column("turns below"), Column("turns above"))
        rows = [(m.statement, f"{m.share:.0%}", _point(m.below), _point(m.above)) for m in moving[:SHOWN]]
        blocks += [Table(columns, rows), Paragraph("Weights are shares of a side, all other importances as they are.")]
    if len(moving) > SHOWN:
        blocks.append(Paragraph(f"… and {len(moving) - SHOWN:,} more."))
    if idle:
        blocks.append(Paragraph(f"Turn nothing however much they weigh: {'; '.join(idle)}."))
    return blocks if value else [*blocks, Paragraph("There are no importances that could move.")]


def _point(point: TippingPoint | None) -> str:
    if point is None:
        return "nothing"
    turned = ", ".join(f"{name}: {verdict.name.replace('_', ' ')}" for name, verdict in point.turns.items())
    return f"{point.share:.1%} ({turned})"
