"""What there is to show of the five questions: each with its answer, its figures, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.show.blocks import Block, Bullets, Heading, Paragraph

if TYPE_CHECKING:
    from jobtheory.hiring.questions import FiveQuestions

SHOWN = 8
"""So many lines of evidence are shown; the answer itself holds all of them."""


def questions(value: FiveQuestions) -> list[Block]:
    """Return the five questions with their answers."""
    against = "" if value.against is None else f", against {value.against}"
    blocks: list[Block] = [Heading(f"{value.name}{against}: five questions", level=1)]
    for n, one in enumerate(value.answers, 1):
        blocks += [Heading(f"{n}. {one.question}"), Paragraph(one.answer)]
        if one.figures:
            blocks.append(Paragraph("; ".join(f"{name} {_figure(amount)}" for name, amount in one.figures.items())))
        more = [f"… and {len(one.evidence) - SHOWN} more"] if len(one.evidence) > SHOWN else []
        if one.evidence:
            blocks.append(Bullets([*one.evidence[:SHOWN], *more]))
    return blocks


def _figure(amount: float) -> str:
    return str(amount) if isinstance(amount, int) else f"{amount:.2f}"
