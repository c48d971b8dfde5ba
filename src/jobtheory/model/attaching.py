"""Which solutions are hired for which job of a network: given by the key of the job."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from jobtheory.errors import InvalidValueError, shown
from jobtheory.model.keys import refuse_unknown
from jobtheory.model.solution import Solution
from jobtheory.model.values import Path, read_instance, read_items, read_mapping

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


HINT = "Give a dict of lists by the key of the job, as in {'get-across-town': [tram, walk]}."


def read_attached(jobs: Collection[str], given: object, path: Path) -> dict[str, tuple[Solution, ...]]:
    """Read solutions by the key of the job that they are hired for, of the keys that there are."""
    attached: dict[str, tuple[Solution, ...]] = {}
    for key, some in read_mapping(given, path, "solutions", hint=HINT).items():
        refuse_unknown(key, jobs, (*path, "solutions"), "unknown job", "JT230")
        where = (*path, f"solutions[{shown(key)}]")
        members = tuple(read_instance(Solution, s, where, "solution") for s in read_items(some, where, "solutions"))
        refuse_one_name(members, where)
        attached[key] = members
    return attached


def refuse_one_name(solutions: Iterable[Solution], path: Path) -> None:
    """Refuse two solutions to one job that are called the same."""
    for name, count in Counter(solution.name for solution in solutions).items():
        if count > 1:
            raise InvalidValueError(
                f"{count} solutions are called {shown(name)}",
                path=path,
                hint="Give each a name of its own.",
                code="JT235",
            )
