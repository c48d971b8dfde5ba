"""Strategies for networks of jobs and for what is hired for the jobs in them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import attrs
from hypothesis import strategies as st

from jobtheory.model.job import Job
from jobtheory.model.jobmap import JobMap
from jobtheory.model.network import JobNetwork
from jobtheory.model.purpose import Purpose
from jobtheory.model.serving import Serves
from jobtheory.model.solution import Solution
from jobtheory.testing.competing import NAMES, competitors, evidence
from jobtheory.testing.measuring import COIN, whole
from jobtheory.testing.needing import statement
from jobtheory.testing.working import MOST_EDGES, jobs

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

__all__ = ["attached", "job_networks"]

JOBS = (
    "Send a document",
    "Prove who I am",
    "Open an account",
    "Carry cash",
    "Pay at a counter",
    "Spend money in this country",
)
_JOBS = jobs(max_outcomes=2, max_steps=2)
_EVIDENCE = evidence()


@st.composite
def job_networks(draw: DrawFn, *, min_jobs: int = 0, max_jobs: int = 5, bare: bool = False) -> JobNetwork:
    """Draw networks of jobs: any way in which a few jobs can serve each other, declared in any order.

    Args:
        draw: Given by hypothesis.
        min_jobs: How many jobs there are at least.
        max_jobs: How many there are at most.
        bare: Whether of every job no more than the statement is known, and of every pair no reason.

    Example:
        >>> from hypothesis import find
        >>> len(find(job_networks(max_jobs=2), lambda network: network.serves).serves)
        1
    """
    members = [_draw_job(draw, statement(JOBS, n), bare=bare) for n in range(draw(whole(min_jobs, max_jobs)))]
    keys = [job.key for job in members]
    near = list(pairwise(keys))
    far = [(one, other) for n, one in enumerate(keys) for other in keys[n + 2 :]]
    served = [_draw_pair(draw, *pair, bare=bare) for pair in [*near, *far][:MOST_EDGES] if draw(COIN)]
    for n in range(len(members) - 1):  # declared in any order; the first choice leaves it as it is
        other = draw(whole(n, len(members) - 1))
        members[n], members[other] = members[other], members[n]
    return JobNetwork(members, served)


def _draw_job(draw: DrawFn, text: str, *, bare: bool) -> Job:
    if bare or not draw(COIN):
        return Job(text, Purpose(), JobMap([]))
    return attrs.evolve(draw(_JOBS), statement=text, key="")


def _draw_pair(draw: DrawFn, lower: str, upper: str, *, bare: bool) -> Serves:
    if bare or not draw(COIN):
        return Serves(lower, upper)
    return Serves(lower, upper, reason="so they said" if draw(COIN) else None, evidence=draw(_EVIDENCE | st.none()))


@st.composite
def attached(
    draw: DrawFn, network: JobNetwork, *, max_size: int = 2, nothing: bool = True
) -> dict[str, tuple[Solution, ...]]:
    """Draw solutions to some of the jobs of a network, by the key of the job; one may stand under several jobs.

    Args:
        draw: Given by hypothesis.
        network: The network.
        max_size: How many solutions there are at most to one job.
        nothing: Whether doing nothing may be among them.

    Example:
        >>> from hypothesis import find
        >>> import jobtheory as jt
        >>> network = jt.JobNetwork(["Drive", "Arrive"], [("drive", "arrive")])
        >>> drawn = find(attached(network), lambda solutions: solutions.get("arrive"))
        >>> drawn["arrive"][0].name
        'tram'
    """
    return {job.key: _draw_field(draw, job, max_size, nothing=nothing) for job in network if draw(COIN)}


def _draw_field(draw: DrawFn, job: Job, most: int, *, nothing: bool) -> tuple[Solution, ...]:
    if job.needs and most and draw(COIN):
        return draw(competitors(job, max_size=most, nothing=nothing))
    count = draw(whole(0, most))
    field = [Solution(statement(NAMES, n)) for n in range(count)]
    if nothing and count and draw(COIN):
        field[-1] = Solution.nothing()
    return tuple(field)
