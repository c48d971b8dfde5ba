"""What there is to show of a message: whether it names the job, what its words speak of, and how to say it instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.show.blocks import Block, Column, Heading, Paragraph, Table

if TYPE_CHECKING:
    from jobtheory.checks.messages import Message


def message(value: Message) -> list[Block]:
    """Return whether a message names the job, and why."""
    names = "names the job" if value.names_the_job else "does not name the job"
    share = "" if value.share is None else f" ({value.share:.0%} of the words that speak of anything)"
    blocks: list[Block] = [Heading(f"The message {names}{share}", level=1), Paragraph(value.text)]
    if value.spans:
        rows = [(span.role, span.text) for span in value.spans]
        blocks.append(Table((Column("speaks of"), Column("words")), rows))
    return [*blocks, Paragraph(value.hint)] if value.hint else blocks
