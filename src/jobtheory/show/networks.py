"""What there is to show of a network of jobs, from what it is all for down, and of whoever competes in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.show.blocks import Block, Column, Heading, Paragraph, Table, Tree
from jobtheory.show.bypasses import way
from jobtheory.show.naming import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.model.covering import Coverages
    from jobtheory.model.network import JobNetwork
    from jobtheory.model.reaching import Competitor
    from jobtheory.model.serving import Serves

SHOWN = 40
"""So many lines of a network, or competitors, are shown; the value itself holds all of them."""

FEW = 6
"""So many keys are named in one place; the rest is counted."""

DEEPEST = 8
"""So many times asking how is shown; what is below is counted."""


def network(value: JobNetwork) -> list[Block]:
    """Return the jobs as a tree, the roots first and under each job what serves it; what stands twice is told once."""
    count, rungs = len(value), len(value.levels)
    if not count:
        return [Heading("Network of no jobs", level=1)]
    title = f"Network of {count:,} job{'' if count == 1 else 's'} on {rungs:,} level{'' if rungs == 1 else 's'}"
    grounds = {(one.lower, one.upper): _grounds(one) for one in value.serves}
    lines: list[tuple[int, str]] = []
    told: set[str] = set()
    waiting = [(0, key, "") for key in reversed(value.roots)]
    while waiting and len(lines) < SHOWN:
        depth, key, why = waiting.pop()
        below = value.how(key)
        text = named(value[key]) + why
        if key in told:
            lines.append((depth, f"{text}, as above"))
            continue
        told.add(key)
        if below and depth == DEEPEST:
            text += " …"
        else:
            waiting += [(depth + 1, lower, grounds[lower, key]) for lower in reversed(below)]
        lines.append((depth, text))
    blocks: list[Block] = [Heading(title, level=1)]
    if lines:
        blocks.append(Tree(lines))
    if len(told) < count:
        blocks.append(Paragraph(f"… and {count - len(told):,} more."))
    return blocks


def competitor(value: Competitor) -> list[Block]:
    """Return one competitor in a line: how near it is, and the way to it."""
    part = ", a part of it" if value.is_part else ""
    return [Paragraph(f"{_distance(value)}: {way(value.path, value.distance)}: {value.solution.name}{part}")]


def competitors(value: Sequence[Competitor]) -> list[Block]:
    """Return who competes for a job as one table, in the order in which they were found."""
    count = len(value)
    rows = [
        (
            str(one.distance),
            one.solution.name,
            way(one.path, one.distance),
            "a part" if one.is_part else "",
        )
        for one in value[:SHOWN]
    ]
    columns = (Column("whys up", is_figure=True), Column("solution"), Column("way"), Column(""))
    used = 4 if any(row[3] for row in rows) else 3
    title = f"{count:,} competitor{'' if count == 1 else 's'}, the nearest first"
    blocks: list[Block] = [Heading(title, level=1), Table(columns[:used], [row[:used] for row in rows])]
    return [*blocks, Paragraph(f"… and {count - SHOWN:,} more.")] if count > SHOWN else blocks


def _distance(value: Competitor) -> str:
    return f"{value.distance:,} why{'' if value.distance == 1 else 's'} up"


def _grounds(one: Serves) -> str:
    evidence = None if one.evidence is None else f"{one.evidence.kind.value}: {one.evidence.source}"
    told = [part for part in (one.reason, evidence) if part is not None]
    return f" ({'; '.join(told)})" if told else ""


def coverages(value: Coverages) -> list[Block]:
    """Return how much of a job each solution covers, and what it leaves out."""
    count = len(value)
    title = f"What {count:,} solution{'' if count == 1 else 's'} cover{'s' if count == 1 else ''} of the job"
    blocks: list[Block] = [Heading(title, level=1)]
    if not value:
        return [*blocks, Paragraph("No solution is hired for it, or for a job that serves it.")]
    columns = (Column("solution"), Column("covers", is_figure=True), Column("leaves out"), Column("hired for"))
    rows = [
        (one.solution, f"{one.share:.0%}", _few(one.missing), _few((*one.jobs, *one.elsewhere)))
        for one in value[:SHOWN]
    ]
    blocks.append(Table(columns, rows))
    return [*blocks, Paragraph(f"… and {count - SHOWN:,} more.")] if count > SHOWN else blocks


def _few(keys: Sequence[str]) -> str:
    more = f" and {len(keys) - FEW:,} more" if len(keys) > FEW else ""
    return f"{', '.join(keys[:FEW])}{more}"
