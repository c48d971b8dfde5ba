"""How the rules of one family are written down: a decorator that collects functions, and the jobs of their examples."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

from jobtheory.checks.rule import Case, Hit, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jobtheory.checks.finding import Finding, Severity
    from jobtheory.model.job import Job

START = "import jobtheory as jt\n"
CHECK = "\nprint(jt.check(job))\n"
CHECK_SOLUTIONS = "\nprint(jt.check(job, solutions=solutions))\n"
CALM = 'jt.Goal("Feel calm on the way", dimension="emotional", importance=2)'
PURPOSE = f'jt.Purpose(goals=["Arrive soon", {CALM}])'
STEPS = 'jt.JobMap.chain("Choose a route", "Travel to the place", "Confirm the arrival")'


class Family(list[Rule]):
    """The rules of one family, in the order of their codes."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def rule(
        self,
        code: str,
        name: str,
        severity: Severity,
        *,
        failing: str,
        mended: str,
        mend: Callable[[Job, Sequence[Finding]], Job] | None = None,
    ) -> Callable[[Callable[[Case], Iterable[Hit]]], Callable[[Case], Iterable[Hit]]]:
        """Make a rule of a function, whose docstring says why; collect it and leave the function as it is."""

        def collect(find: Callable[[Case], Iterable[Hit]]) -> Callable[[Case], Iterable[Hit]]:
            why = inspect.cleandoc(find.__doc__ or "")
            self.append(Rule(code, name, severity, self.name, why, failing, mended, find, mend))
            return find

        return collect


def a_job(statement: str) -> str:
    """Return the code of a job with this statement."""
    return _job(statement=statement)


def a_goal(statement: str, more: str = "") -> str:
    """Return the code of a job with this goal."""
    return _job(purpose=f'jt.Purpose(goals=[jt.Goal("{statement}"{more}), {CALM}])')


def an_outcome(code: str) -> str:
    """Return the code of a job with this beside its goals, such as ``hazards=["…"]``."""
    return _job(purpose=f'jt.Purpose(goals=["Arrive soon", {CALM}], {code})')


def a_purpose(code: str) -> str:
    """Return the code of a job with this purpose."""
    return _job(purpose=code)


def a_step(statement: str) -> str:
    """Return the code of a job with this step."""
    return _job(action=f'jt.JobMap.chain("Choose a route", "{statement}", "Confirm the arrival")')


def a_map(code: str) -> str:
    """Return the code of a job with this job map."""
    return _job(action=code)


def a_competition(solutions: str) -> str:
    """Return the code of a job and of the solutions that compete for it."""
    soon = 'jt.Goal("Arrive soon", measure=jt.Measure("door to door", "min", 120, 30, baseline=120))'
    return _job(purpose=f"jt.Purpose(goals=[{soon}, {CALM}])", check=f"solutions = {solutions}{CHECK_SOLUTIONS}")


def a_network(jobs: Sequence[str], *pairs: str, before: str = "") -> str:
    """Return the code of a network of jobs, by statement or by name, and of pairs such as ``"lower > upper"``."""
    members = ", ".join(job if job.isidentifier() and job in before else f'"{job}"' for job in jobs)
    served = "".join(f'        ("{lower}", "{upper}"),\n' for lower, upper in (pair.split(" > ") for pair in pairs))
    made = f"network = jt.JobNetwork(\n    [{members}],\n    [\n{served}    ],\n)\n"
    return f"{START}{before}{made}print(jt.check(network))\n"


def _job(statement: str = "Get across town", purpose: str = PURPOSE, action: str = STEPS, check: str = CHECK) -> str:
    return f'{START}job = jt.Job(\n    "{statement}",\n    {purpose},\n    {action},\n)\n{check.lstrip()}'
