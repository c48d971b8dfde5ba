"""What a document holds: a job or a network of jobs and what competes, a process, or timelines of switches."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from jobtheory.model.solution import Solution
from jobtheory.model.values import FrozenMap, read_instance, read_items

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jobtheory.model.job import Job
    from jobtheory.model.network import JobNetwork
    from jobtheory.model.process import Process
    from jobtheory.model.timeline import SwitchTimeline


class Document(NamedTuple):
    """A job and what competes for it, as `loads` returns them.

    Example:
        >>> from jobtheory import Job, JobMap, Purpose
        >>> job, solutions = Document(Job("Rest", Purpose(), JobMap([])))
        >>> job.key, solutions
        ('rest', ())
    """

    job: Job
    """The job."""
    solutions: tuple[Solution, ...] = ()
    """What competes for it."""


class NetworkDocument(NamedTuple):
    """A network of jobs and what competes in it, as `loads` returns them.

    Example:
        >>> from jobtheory import JobNetwork
        >>> network, solutions = NetworkDocument(JobNetwork(["Drive", "Arrive"], [("drive", "arrive")]))
        >>> network.roots, dict(solutions)
        (('arrive',), {})
    """

    network: JobNetwork
    """The network."""
    solutions: Mapping[str, tuple[Solution, ...]] = FrozenMap()
    """What competes, by the key of the job that it is hired for."""


class ProcessDocument(NamedTuple):
    """A process, as `loads` returns it.

    Example:
        >>> from jobtheory import Process
        >>> (process,) = ProcessDocument(Process([["Ask", "Sign"]]))
        >>> process.cases
        1
    """

    process: Process
    """The process."""


class TimelinesDocument(NamedTuple):
    """What people told of how they came to switch, as `loads` returns it.

    Example:
        >>> from jobtheory import SwitchTimeline
        >>> (told,) = TimelinesDocument((SwitchTimeline("Ann", {"ongoing use": "2026-02-09"}),))
        >>> [one.name for one in told]
        ['Ann']
    """

    timelines: tuple[SwitchTimeline, ...]
    """A timeline for each person."""


AnyDocument: TypeAlias = "Document | NetworkDocument | ProcessDocument | TimelinesDocument"


def read_solutions(given: object) -> tuple[Solution, ...]:
    """Return solutions as a document holds them."""
    return tuple(
        read_instance(Solution, solution, (), f"solutions[{n}]")
        for n, solution in enumerate(read_items(given, (), "solutions"))
    )
