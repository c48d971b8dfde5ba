"""What there is to show of who could take a job away: each challenger, what it reaches, and what it would take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.model.level import figure_text
from jobtheory.show.blocks import Block, Bullets, Column, Heading, Paragraph, Table
from jobtheory.show.turning import level_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobtheory.hiring.disruption import Bypass, Disruption
    from jobtheory.hiring.leaning import Question
    from jobtheory.hiring.moves import Move

LONGEST = 12
"""Of a longer path the middle is left out."""


def disruption(value: Disruption) -> list[Block]:
    """Return the challengers that reach what a job is for without doing it."""
    count = len({one.name for one in value})
    found = "Nothing reaches" if not count else "1 challenger reaches" if count == 1 else f"{count} challengers reach"
    title = f"{found} what {value.job} is for by another way than {value.incumbent}"
    if not count:
        return [Heading(title, level=1)]
    columns = (
        Column("challenger"),
        Column("whys up", is_figure=True),
        Column("reaches"),
        Column("verdict there"),
        Column("experience", is_figure=True),
        Column("to good enough", is_figure=True),
    )
    blocks: list[Block] = [Heading(title, level=1), Table(columns, [_row(one) for one in value])]
    for one in value:
        blocks += [Heading(f"{one.name}: {way(one.competitor.path, one.competitor.distance)}"), *_told(one)]
    return blocks


def way(path: tuple[str, ...], distance: int) -> str:
    """Return a path as people read it: up to what both are for, and down to the other job; a long one in short."""
    parts = [f"{'→' if n <= distance else '←'} {key}" for n, key in enumerate(path)]
    shown = parts if len(parts) <= LONGEST else [*parts[: LONGEST // 2], "…", *parts[-(LONGEST // 2) :]]
    return " ".join(shown)[2:]


def _row(one: Bypass) -> tuple[str, ...]:
    said = (
        ("says nothing", "", "")
        if one.verdict is None or one.experience is None or one.shortfall is None
        else (one.verdict.value, f"{one.experience.overall:.2f}", f"{one.shortfall:.2f}" if one.shortfall else "is")
    )
    return one.name, str(one.competitor.distance), one.reached, *said


def _told(one: Bypass) -> Iterator[Block]:
    if one.turn is None:
        yield Paragraph(f"It gives no level for any outcome of {one.reached}: find out what it delivers there.")
        return
    if one.gaps:
        yield Bullets(
            [f"{gap.statement}: {gap.now}, good enough from {figure_text(gap.enough, gap.unit)}" for gap in one.gaps]
        )
    if one.open:
        yield Paragraph(f"Not yet: find out {'; '.join(_asked(one, question) for question in one.open)}.")
    if one.turn.is_so:
        yield Paragraph(f"It is hired at {one.reached} today.")
    elif one.turn.smallest is not None:
        yield Paragraph(f"What it would take to be hired: {_move(one.turn.smallest)}.")
    elif one.turn.pair is not None:
        yield Paragraph(f"What it would take to be hired: {' and '.join(_move(move) for move in one.turn.pair)}.")
    elif not one.open:
        yield Paragraph("No single level and no pair of levels would have it hired.")


def _asked(one: Bypass, question: Question) -> str:
    what = {"unknown": "", "range": " within its range", "claim": " in a trial"}[question.about]
    need = question.key if one.comparison is None else one.comparison.job[question.key].statement
    return f"{need} of {question.solution}{what}"


def _move(move: Move) -> str:
    beyond = "beyond " if move.about == "level" else ""
    return f"{move.statement}: {beyond}{level_text(move)} (today {move.now})"
