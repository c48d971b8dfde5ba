"""What there is to show of a report of checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.show.blocks import Block, Column, Heading, Paragraph, Table

if TYPE_CHECKING:
    from jobtheory.checks.finding import Finding
    from jobtheory.checks.report import Findings, NetworkReport, Report

SHOWN = 100
"""A page shows so many findings; the report itself holds all of them."""


def report(value: Report) -> list[Block]:
    """Return the findings in a job, the gravest first, with where they are and how to mend them."""
    return _blocks(value, value.job.statement, 1)


def network_report(value: NetworkReport) -> list[Block]:
    """Return the findings in a network, the gravest first, each with the job it is about."""
    count = len(value.network)
    return _blocks(value, f"Network of {count:,} job{'' if count == 1 else 's'}", 0)


def _blocks(value: Findings, title: str, outer: int) -> list[Block]:
    """Return findings whose paths begin behind the first parts."""
    counts = ", ".join(_counted(count, name) for name, count in value.counts.items() if count)
    blocks: list[Block] = [Heading(f"{title}: {counts or 'nothing found'}", level=1)]
    if value.findings:
        columns = (Column("code"), Column("severity"), Column("where"), Column("what"), Column("how to mend"))
        rows = [(f.code, f.severity.value, _where(f, outer), f.message, f.hint) for f in value.findings[:SHOWN]]
        blocks.append(Table(columns, rows))
    if len(value) > SHOWN:
        blocks.append(Paragraph(f"… and {len(value) - SHOWN} more."))
    return blocks


def _where(finding: Finding, outer: int) -> str:
    return " > ".join(finding.path[outer:]) or "the job"


def _counted(count: int, name: str) -> str:
    return f"{count} {name}" + ("" if count == 1 or name == "advice" else "s")
