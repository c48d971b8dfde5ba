"""Mends that are mechanical: they never change what a job means, nor the keys that levels are given by."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import attrs

from jobtheory.checks.rule import name_of
from jobtheory.errors import shown
from jobtheory.model.needs import Goal, Hazard, Problem
from jobtheory.model.purpose import Purpose
from jobtheory.model.step import Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jobtheory.checks.finding import Finding
    from jobtheory.model.job import Job

N = TypeVar("N", Goal, Hazard, Problem, Step)


def restated(write: Callable[[Finding], str]) -> Callable[[Job, Sequence[Finding]], Job]:
    """Return a mend that writes statements anew, and leaves their keys as they are."""

    def mend(job: Job, findings: Sequence[Finding]) -> Job:
        texts = {(finding.path[1:], finding.text): write(finding) for finding in findings}

        def again(needs: Iterable[N]) -> list[N]:
            return [_restated(need, texts.get(((name_of(need),), need.statement))) for need in needs]

        purpose = Purpose(again(job.purpose.goals), again(job.purpose.hazards), again(job.purpose.problems))
        action = attrs.evolve(job.action, steps=again(job.action.steps))
        statement = texts.get(((), job.statement), job.statement)
        return attrs.evolve(job, statement=statement, purpose=purpose, action=action)

    return mend


def without_edges(job: Job, findings: Sequence[Finding]) -> Job:
    """Return a job whose map lacks the edges that findings are about."""
    gone = {finding.path[-1] for finding in findings}
    edges = [edge for edge in job.action.edges if edge_text(edge) not in gone]
    return attrs.evolve(job, action=attrs.evolve(job.action, edges=edges))


def edge_text(edge: tuple[str, str]) -> str:
    """Return how an edge stands in a path."""
    return f"edge {shown(edge[0])} -> {shown(edge[1])}"


def _restated(need: N, text: str | None) -> N:
    return need if text is None else attrs.evolve(need, statement=text)
