"""Whether the levels of a solution are levels of a job: known keys, in the right place, on the right scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.errors import JobTheoryError, UnknownNameError, did_you_mean, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jobtheory.model.job import Job
    from jobtheory.model.level import Levels
    from jobtheory.model.needs import Goal, Hazard, Problem
    from jobtheory.model.solution import Solution
    from jobtheory.model.step import Step
    from jobtheory.model.values import Path

NOUNS = {"results": "an outcome", "steps": "a step", "adoption": "an adoption step"}


def strangers(job: Job, solution: Solution, at: Path, above: Iterable[Job] = ()) -> Iterator[UnknownNameError]:
    """Yield an error for each level whose key the job, and those above it, do not have, or have elsewhere."""
    jobs = (job, *above)
    homes = {
        "results": {need.key for one in jobs for need in one.purpose},
        "steps": {step.key for one in jobs for step in one.action.steps},
        "adoption": {step.key for one in jobs for step in one.adoption},
    }
    for group, levels in _levels(solution):
        for key in levels:
            if key not in homes[group]:
                yield _stranger(key, group, homes, (*at, group))
    for key in solution.changes:
        if key not in homes["steps"]:
            yield _stranger(key, "steps", homes, (*at, "changes"))


def misfits(job: Job, solution: Solution, at: Path) -> Iterator[JobTheoryError]:
    """Yield an error for each level that does not fit the need it is given for."""
    homes: dict[str, Iterable[Goal | Hazard | Problem | Step]] = {
        "results": job.purpose,
        "steps": job.action.steps,
        "adoption": job.adoption,
    }
    for group, levels in _levels(solution):
        needs = {need.key: need for need in homes[group]}
        for key, level in levels.items():
            try:
                for one in (level, *level.others) if key in needs else ():
                    needs[key].score(one.content)
            except JobTheoryError as error:
                yield error.within(*at, f"{group}[{shown(key)}]")


def _levels(solution: Solution) -> tuple[tuple[str, Levels], ...]:
    return ("results", solution.results), ("steps", solution.steps), ("adoption", solution.adoption)


def _stranger(key: str, group: str, homes: dict[str, set[str]], at: Path) -> UnknownNameError:
    other = next((name for name, keys in homes.items() if key in keys), None)
    if other is not None:
        hint = f"It is {NOUNS[other]}: give it under {other}=."
    else:
        known = sorted(homes[group])
        hint = did_you_mean(key, known) or (f"Known are {', '.join(known[:6])}." if known else "There are none.")
    noun = NOUNS[group].partition(" ")[2]
    return UnknownNameError(f"the job has no {noun} {shown(key)}", path=at, hint=hint, code="JT401")
