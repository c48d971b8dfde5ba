"""What there is to show of a report of checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.show.blocks import Block, Column, Heading, Paragraph, Table

if TYPE_CHECKING:
    from jobtheory.checks.finding import Finding
    from jobtheory.checks.report import Report

SHOWN = 100
"""A page shows so many findings; the report itself holds all of them."""


def report(value: Report) -> list[Block]:
    """Return the findings, the gravest first, with where they are and how to mend them."""
    counts = ", ".join(_counted(count, name) for name, count in value.counts.items() if count)
    blocks: list[Block] = [Heading(f"{value.job.statement}: {counts or 'nothing found'}", level=1)]
    if value.findings:
        columns = (Column("code"), Column("severity"), Column("where"), Column("what"), Column("how to mend"))
        rows = [(f.code, f.severity.value, _where(f), f.message, f.hint) for f in value.findings[:SHOWN]]
        blocks.append(Table(columns, rows))
    if len(value) > SHOWN:
        blocks.append(Paragraph(f"… and {len(value) - SHOWN} more."))
    return blocks


def _where(finding: Finding) -> str:
    return " > ".join(finding.path[1:]) or "the job"


def _counted(count: int, name: str) -> str:
    return f"{count} {name}" + ("" if count == 1 or name == "advice" else "s")
