"""What to find out, and by which kind of test: a proof of concept on the customer's own data outranks any statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

import attrs

from jobtheory.hiring.leaning import Question
from jobtheory.model.evidence import EvidenceKind
from jobtheory.model.needs import Dimension
from jobtheory.model.values import Shown, Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jobtheory.hiring.leaning import Leaning
    from jobtheory.model.job import Job
    from jobtheory.model.solution import Solution

__all__ = ["Inquiries", "Inquiry"]

HOW = {
    EvidenceKind.STATED: "Ask people who use it what it was like, one at a time.",
    EvidenceKind.TRIAL: "Run a proof of concept on the customer's own data, in a sandbox.",
    EvidenceKind.OBSERVED: "Watch or log how it goes today; nothing has to be bought for that.",
}


@final
@attrs.frozen
class Inquiry(Value):
    """One thing to find out, and the cheapest kind of test that settles it.

    What is in use today is observed. How something feels, or is seen by others, can only be asked. All else about a
    challenger takes a trial on the customer's own data: it outranks any statement, and a seller's claim most of all.

    Attributes:
        question: What to find out.
        kind: The kind of evidence that settles it.
        how: How to get it.
        verdicts: The names of the solutions whose verdict is open for it.
        statement: The need in words.
    """

    question: Question
    kind: EvidenceKind
    how: str
    verdicts: tuple[str, ...]
    statement: str


@final
class Inquiries(tuple[Inquiry, ...], Shown):
    """What to find out, the most decisive first: a tuple of `Inquiry` that shows itself; ``print`` it.

    Tables:
        - ``inquiries``, a row for everything to find out: ``solution``, ``key``, ``statement``, ``about``, ``share``,
          ``kind``, ``how``, ``verdicts``.

    Example:
        >>> import jobtheory as jt
        >>> job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon", "Spend little"]), jt.JobMap([]))
        >>> tram = jt.Solution("tram", results={"arrive-soon": 8})
        >>> walk = jt.Solution("walk", results={"arrive-soon": 3, "spend-little": 10})
        >>> print(jt.compare(job, [tram, walk], incumbent="walk").not_yet())
        1 thing to find out
        <BLANKLINE>
          find out      of    known today  decides  found by  open
          Spend little  tram  nothing         100%  trial     tram, walk
        <BLANKLINE>
        Trial: run a proof of concept on the customer's own data, in a sandbox.
    """

    __slots__ = ()


def inquiries(
    job: Job, solutions: Iterable[Solution], incumbent: str | None, leanings: Iterable[tuple[str, Leaning]]
) -> Inquiries:
    """Return what to find out, the most decisive first."""
    by_name = {solution.name: solution for solution in solutions}
    asked: dict[tuple[str, str, str], list[tuple[str, Question]]] = {}
    for name, leaning in leanings:
        for question in leaning.find_out:
            asked.setdefault((question.solution, question.key, question.about), []).append((name, question))
    found: list[Inquiry] = []
    for several in asked.values():
        question = max((one for _, one in several), key=lambda one: one.share)
        kind = _kind(job, by_name[question.solution], incumbent, question)
        names = tuple(dict.fromkeys(name for name, _ in several))
        found.append(Inquiry(question, kind, HOW[kind], names, job[question.key].statement))
    return Inquiries(sorted(found, key=_rank))


def _rank(inquiry: Inquiry) -> tuple[float, str, str]:
    return -inquiry.question.share, inquiry.question.solution, inquiry.question.key


def _kind(job: Job, solution: Solution, incumbent: str | None, question: Question) -> EvidenceKind:
    if solution.is_nothing or solution.name == incumbent:
        return EvidenceKind.OBSERVED
    dimension = getattr(job[question.key], "dimension", Dimension.FUNCTIONAL)
    return EvidenceKind.TRIAL if dimension is Dimension.FUNCTIONAL or question.about == "claim" else EvidenceKind.STATED
