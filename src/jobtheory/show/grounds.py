"""What there is to show of what a comparison rests on: sources, what would fall with them, contradictions, coverage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.show.blocks import Block, Bullets, Column, Heading, Table

if TYPE_CHECKING:
    from jobtheory.hiring.grounds import Grounds, Source
    from jobtheory.model.evidence import Evidence


def grounds(value: Grounds) -> list[Block]:
    """Return the sources first, then what they do not cover and where they disagree."""
    columns = (Column("source"), Column("kind"), Column("carries", is_figure=True), Column("without it"))
    rows = [(_who(s.evidence), s.evidence.kind.value, _share(s.share), _without(s)) for s in value.sources]
    blocks: list[Block] = [Heading("What the verdicts rest on", level=1), Table(columns, rows)]
    covered = [f"{name}: {share:.0%} of the weight of its needs has a level" for name, share in value.coverage.items()]
    blocks += [Heading("Coverage"), Bullets(covered)]
    if value.contradictions:
        told = [
            f"{c.solution}, {c.statement}: {_said(*c.counts)} against {_said(*c.other)}" for c in value.contradictions
        ]
        blocks += [Heading("Contradictions"), Bullets(told)]
    return blocks


def _share(share: float) -> str:
    return "<1%" if 0 < share < 0.005 else f"{share:.0%}"


def _said(level: str, evidence: Evidence) -> str:
    return f"{level} ({_who(evidence)})"


def _who(evidence: Evidence) -> str:
    more = [evidence.date.isoformat()] if evidence.date is not None else []
    more += [f"n = {evidence.sample}"] if evidence.sample is not None else []
    return f"{evidence.source} ({', '.join(more)})" if more else evidence.source


def _without(source: Source) -> str:
    turned = [f"{name}: {verdict.name.replace('_', ' ')}" for name, verdict in source.withdrawn.items()]
    return "; ".join(turned) or "nothing turns"
