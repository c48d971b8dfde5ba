"""Rules about the people in a job: who does it, who pays, and what they want of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.checks.family import CALM, START, STEPS, Family
from jobtheory.checks.finding import Severity
from jobtheory.checks.rule import Hit
from jobtheory.errors import shown
from jobtheory.model.performer import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobtheory.checks.rule import Case

ROLES = Family("roles")


def _people(*performers: str) -> str:
    listed = ", ".join(performers)
    return (
        f'{START}job = jt.Job(\n    "Get across town",\n    jt.Purpose(goals=["Arrive soon", {CALM}]),\n'
        f"    {STEPS},\n    performers=[{listed}],\n)\nprint(jt.check(job))\n"
    )


BOTH = _people('jt.Performer("executor", "Ann")', 'jt.Performer("buyer", "Ben", importances={"arrive-soon": 2})')


@ROLES.rule("JT880", "no-executor", Severity.WARNING,
      failing=_people('jt.Performer("buyer", "Ben", importances={"arrive-soon": 2})'), mended=BOTH)  # fmt: skip
def no_executor(case: Case) -> Iterator[Hit]:
    """A job is done by somebody. Where only those who pay or contribute are named, their wishes pass for his."""
    performers = case.job.performers
    if performers and not any(performer.role is Role.EXECUTOR for performer in performers):
        yield Hit((*case.at, "performers"), "nobody does the job", "Name the executor.")


@ROLES.rule("JT881", "buyer-without-a-need", Severity.ADVICE,
      failing=_people('jt.Performer("executor", "Ann")', 'jt.Performer("buyer", "Ben")'), mended=BOTH)  # fmt: skip
def buyer_without_a_need(case: Case) -> Iterator[Hit]:
    """Whoever pays has needs of his own, such as what it costs and who answers for it; without them he has no say."""
    for performer in case.job.performers:
        if performer.role is Role.BUYER and not performer.importances and not performer.limits:
            path = (*case.at, f"Performer {shown(performer.name)}")
            yield Hit(path, "the buyer has no importances and no limits", "Ask what he weighs, and where he says no.")
