"""What a document holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jobtheory.model.solution import Solution
from jobtheory.model.values import read_instance, read_items

if TYPE_CHECKING:
    from jobtheory.model.job import Job


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


def read_solutions(given: object) -> tuple[Solution, ...]:
    """Return solutions as a document holds them."""
    return tuple(
        read_instance(Solution, solution, (), f"solutions[{n}]")
        for n, solution in enumerate(read_items(given, (), "solutions"))
    )
