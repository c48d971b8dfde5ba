"""Experience: good results with bad execution are a bad experience, and so is the reverse; the worse side counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

import attrs

from jobtheory.hiring.judging import experience
from jobtheory.model.values import Value

if TYPE_CHECKING:
    from jobtheory.hiring.weighing import Corners, Weighing
    from jobtheory.model.purpose import Purpose

__all__ = ["Experience"]


@final
@attrs.frozen
class Experience(Value):
    """How good a solution is at the job: two sides of one coin, of which the worse one counts.

    Attributes:
        results: The weighted value of the outcomes, from 0 to 1; None where no solution has any data on them.
        execution: The weighted value of the steps taken, from 0 to 1; None where no solution has any data on them.
        overall: The worse of the two. Unknown levels count at their worst, ranges at their likely value.
        is_good: Whether both sides reach what is good enough.
        low: The least the overall can turn out to be, once what is open is known.
        high: The most it can turn out to be.
        goals: The weighted value of the goals alone; None where there are none that matter.
        hazards: The same of the hazards.
        problems: The same of the problems.

    Example:
        >>> import jobtheory as jt
        >>> job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap.chain("Travel"))
        >>> tram = jt.Solution("tram", results={"arrive-soon": 9}, steps={"travel": 7})
        >>> jt.compare(job, [tram]).experience["tram"].overall
        0.7
    """

    results: float | None
    execution: float | None
    overall: float
    is_good: bool
    low: float
    high: float
    goals: float | None
    hazards: float | None
    problems: float | None

    @classmethod
    def of(cls, weighing: Weighing, purpose: Purpose, corners: Corners) -> Experience:
        """Return the experience that a settled profile comes to."""
        sides = experience(weighing, corners.likely)
        low, high = (experience(weighing, point).overall for point in (corners.low, corners.high))
        goals, hazards, problems = len(purpose.goals), len(purpose.hazards), len(purpose.problems)
        return cls(
            None if sides.results is None else weighing.as_float(sides.results),
            None if sides.execution is None else weighing.as_float(sides.execution),
            weighing.as_float(sides.overall),
            sides.overall >= weighing.good * weighing.whole,
            weighing.as_float(low),
            weighing.as_float(high),
            _of_kind(weighing, corners, 0, goals),
            _of_kind(weighing, corners, goals, goals + hazards),
            _of_kind(weighing, corners, goals + hazards, goals + hazards + problems),
        )


def _of_kind(weighing: Weighing, corners: Corners, start: int, stop: int) -> float | None:
    """Return the weighted value of the outcomes of one kind, their weights scaled to sum to 1."""
    weights, values = weighing.results[start:stop], corners.likely.results[start:stop]
    if not weighing.has_results or not sum(weights):
        return None
    return sum(w * v for w, v in zip(weights, values, strict=True)) / (weighing.one * sum(weights))
