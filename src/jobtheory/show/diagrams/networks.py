"""Networks of jobs as diagrams: what it is all for on top, solutions where they are hired, the ways of competitors."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jobtheory.errors import InvalidValueError
from jobtheory.model.attaching import read_attached
from jobtheory.show.diagrams.diagram import Diagram, Link, LinkKind, Node, NodeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jobtheory.model.job import Job
    from jobtheory.model.network import JobNetwork
    from jobtheory.model.solution import Solution

AT = ("picture of a JobNetwork",)


def network(
    value: JobNetwork,
    *,
    job: str | Job | None = None,
    solutions: Mapping[str, Iterable[Solution]] | None = None,
) -> Diagram:
    """Return a network of jobs as a diagram; the ways to the competitors of a job stand out where one is named."""
    if job is not None and solutions is None:
        raise InvalidValueError(
            "a job is named, but nothing that competes for it",
            path=AT,
            hint="Give solutions= by the key of the job that they are hired for.",
            code="JT718",
        )
    index = {one.key: n for n, one in enumerate(value.jobs)}
    asked = None if job is None else value[job if isinstance(job, str) else job.key].key
    hired = read_attached(index, solutions or {}, AT)
    trodden: set[tuple[int, int]] = set()
    rivals: set[tuple[str, str]] = set()
    if asked is not None:
        for rival in value.competitors(asked, hired):
            if rival.distance and not rival.solution.is_nothing:
                rivals.add((rival.job, rival.solution.name))
                trodden |= {(index[one], index[other]) for one, other in pairwise(rival.path)}
    nodes = [Node(one.statement, kind=NodeKind.ASKED if one.key == asked else NodeKind.PLAIN) for one in value.jobs]
    links = [
        Link(lower, upper, LinkKind.PATH if {(lower, upper), (upper, lower)} & trodden else LinkKind.PLAIN)
        for lower, upper in ((index[one.lower], index[one.upper]) for one in value.serves)
    ]
    for key, members in hired.items():
        for solution in members:
            is_rival = (key, solution.name) in rivals
            links.append(Link(len(nodes), index[key], LinkKind.HIRED))
            nodes.append(Node(solution.name, kind=NodeKind.RIVAL if is_rival else NodeKind.SOLUTION))
    levels = [index[key] for level in value.levels for key in level]
    order = levels + list(range(len(value.jobs), len(nodes)))
    count = len(value)
    title = f"Why {count} job{' is' if count == 1 else 's are'} done"
    subtitle = ""
    if asked is not None:
        title = f"Who competes for: {value[asked].statement}"
        subtitle = "The way goes up to what both are for, and down to the competitor's own job"
    return Diagram(title, nodes, links, order, upwards=True, verb="serves", subtitle=subtitle)
