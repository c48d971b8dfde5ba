"""Forces: push of the present and pull of the new against anxiety about the new and habit of the present."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, final

import attrs

from jobtheory.hiring.judging import Pulls, force_as_float
from jobtheory.model.values import Value

if TYPE_CHECKING:
    from jobtheory.hiring.weighing import Point, Weighing

__all__ = ["Forces"]


@final
@attrs.frozen
class Forces(Value):
    """What moves people to a challenger and what holds them back; 1 is all that both sides weigh together.

    Attributes:
        push: The gains that mend what is not good enough today.
        pull: The gains beyond what is good enough.
        anxiety: The losses on hazards, and the gains that rest on a claim, so far as it is not supported.
        habit: All other losses, and the cost of changing over.
        net: push + pull - anxiety - habit.

    Example:
        >>> import jobtheory as jt
        >>> job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap.chain("Travel"))
        >>> tram = jt.Solution("tram", results={"arrive-soon": 9}, steps={"travel": 7})
        >>> walk = jt.Solution("walk", results={"arrive-soon": 3}, steps={"travel": 8})
        >>> jt.compare(job, [tram, walk], incumbent="walk").forces["tram"]
        Forces(push=0.25, pull=0.05, anxiety=0.0, habit=0.05, net=0.25)
    """

    push: float
    pull: float
    anxiety: float
    habit: float
    net: float

    @classmethod
    def of(cls, weighing: Weighing, pulls: Pulls) -> Forces:
        """Return forces as shares of what both sides weigh together."""
        return cls(*(force_as_float(weighing, force) for force in pulls[:5]))


def shortfall(weighing: Weighing, point: Point) -> float:
    """Return how far a solution falls short of good enough, weighted over both sides."""
    share = weighing.share_of_results
    missing = [
        part * sum(w * max(0, weighing.good - v) for w, v in zip(weights, values, strict=True))
        for part, weights, values in (
            (share, weighing.results, point.results),
            (1 - share, weighing.execution, point.execution),
        )
    ]
    return float(sum(missing, Fraction(0)) / (weighing.one * weighing.whole))
