"""Solutions to different jobs, on the outcomes of a job that all of them serve."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from jobtheory.errors import InvalidValueError, UnknownNameError, did_you_mean, shown
from jobtheory.model.solution import Solution
from jobtheory.model.values import FrozenMap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jobtheory.model.job import Job
    from jobtheory.model.level import Level, Levels
    from jobtheory.model.values import Path

__all__ = ["Contest"]


class Contest(NamedTuple):
    """What competes for a job, whichever way it serves it; `JobNetwork.at` makes it.

    Example:
        >>> from jobtheory import Goal, Job, JobMap, JobNetwork, Purpose, compare
        >>> visit = Job("Be with someone far away", Purpose(goals=["Feel close"]), JobMap([]))
        >>> network = JobNetwork(["Fly", "Talk", visit], [("fly", visit), ("talk", visit)])
        >>> job, solutions, silent = network.at(
        ...     visit,
        ...     {
        ...         "fly": [Solution("airline", results={"feel-close": 9})],
        ...         "talk": [Solution("video call", results={"feel-close": 6}), Solution("letter")],
        ...     },
        ... )
        >>> compare(job, solutions).hired, silent
        (('airline',), ('letter',))
    """

    job: Job
    """The job that all of them serve."""
    solutions: tuple[Solution, ...]
    """What says what it delivers for this job, with the levels that are about it; doing nothing is among them."""
    silent: tuple[str, ...]
    """The names of those that serve the job and say nothing of what they deliver for it."""


class Entrant(NamedTuple):
    """A solution, and the jobs of which it may give levels."""

    solution: Solution
    job: Job
    ladder: Callable[[], Iterable[Job]]
    """Looks up its own job and all that this serves."""


def contest(job: Job, entrants: Iterable[Entrant], path: Path) -> Contest:
    """Return what the entrants deliver for a job that all of them serve.

    Where all are solutions to this very job, they keep all they say. Where one comes from another job, with a job map
    of its own, they are told by the outcomes of this one, which they share.
    """
    given = [one for one in entrants if not one.solution.is_nothing or one.job.key == job.key]
    for entrant in given:
        _refuse_strangers(job, entrant, path)
    outcomes = _keys(job, "results")
    shares = any(one.job.key != job.key and not outcomes.isdisjoint(one.solution.results) for one in given)
    merged: dict[str, Solution] = {}
    for entrant in given:
        solution = _about(job, entrant.solution, outcomes_only=shares)
        known = merged.get(solution.name)
        merged[solution.name] = solution if known is None else _joined(known, solution, path)
    telling = [s for s in merged.values() if s.is_nothing or s.results or s.steps]
    if not any(solution.is_nothing for solution in telling):
        telling.append(Solution.nothing())
    names = {solution.name for solution in telling}
    return Contest(job, tuple(telling), tuple(name for name in merged if name not in names))


def _about(job: Job, solution: Solution, *, outcomes_only: bool) -> Solution:
    """Return a solution with what it says of a job, and nothing else."""
    steps = set[str]() if outcomes_only else _keys(job, "steps")
    return attrs.evolve(
        solution,
        results=_only(solution.results, _keys(job, "results")),
        steps=_only(solution.steps, steps),
        adoption=_only(solution.adoption, _keys(job, "adoption")),
        changes=tuple(key for key in solution.changes if key in steps),
    )


def _only(levels: Levels, keys: set[str]) -> Levels:
    return FrozenMap({key: level for key, level in levels.items() if key in keys})


def _joined(one: Solution, other: Solution, path: Path) -> Solution:
    """Return what a solution to several jobs says of this one, all told."""
    return attrs.evolve(
        one,
        results=_both(one.name, one.results, other.results, path),
        steps=_both(one.name, one.steps, other.steps, path),
        adoption=_both(one.name, one.adoption, other.adoption, path),
        changes=tuple(dict.fromkeys((*one.changes, *other.changes))),
        evidence=one.evidence or other.evidence,
    )


def _both(name: str, mine: Levels, theirs: Levels, path: Path) -> dict[str, Level]:
    for key in mine:
        if key in theirs and mine[key] != theirs[key]:
            raise InvalidValueError(
                f"{shown(name)} gives {shown(key)} as {mine[key]} for one job and as {theirs[key]} for another",
                path=path,
                hint="Give one level for each need, or each solution a name of its own.",
                code="JT236",
            )
    return {**mine, **theirs}


def _refuse_strangers(job: Job, entrant: Entrant, path: Path) -> None:
    """Refuse a level that is about none of the jobs which a solution serves."""
    solution = entrant.solution
    for group, levels in (("results", solution.results), ("steps", solution.steps), ("adoption", solution.adoption)):
        near = _keys(job, group) | _keys(entrant.job, group)
        if near.issuperset(levels):
            continue
        known = near.union(*(_keys(above, group) for above in entrant.ladder()))
        for key in levels:
            if key not in known:
                raise UnknownNameError(
                    f"no job that it serves has {shown(key)} under {group}",
                    path=(*path, f"Solution {shown(solution.name)}"),
                    hint=did_you_mean(key, sorted(known)) or "Give levels for its own job and the jobs above it.",
                    code="JT401",
                )


def _keys(job: Job, group: str) -> set[str]:
    needs = {"results": tuple(job.purpose), "steps": job.action.steps, "adoption": job.adoption}[group]
    return {need.key for need in needs}
