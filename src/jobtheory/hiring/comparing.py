"""`compare`, the verb: who is hired, who is fired, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from jobtheory.hiring.comparison import NEUTRAL, Comparison

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from jobtheory.hiring.switching import SwitchingModel
    from jobtheory.model.job import Job
    from jobtheory.model.solution import Solution

__all__ = ["compare"]


def compare(
    job: Job,
    solutions: Iterable[Solution],
    *,
    incumbent: str | Solution | None = None,
    model: SwitchingModel = NEUTRAL,
    hire: Literal["big", "little"] = "big",
    good_enough: float | Fraction = 0.8,
    balance: float | Fraction = 0.5,
    slack: float | Fraction = 0.05,
    unknown: Literal["bounds", "worst"] = "bounds",
    performer: str | None = None,
) -> Comparison:
    """Compare the solutions that compete for a job: who is hired, who is fired, and why.

    A solution past a limit, with a required step that cannot be done, or against a veto is ruled out; doing nothing
    never is. With an incumbent, the challenger with the greatest net force above 0 is hired, if its experience is good
    or at most ``slack`` below the incumbent's. Without one, or where it is ruled out itself, whoever has the best
    experience by its worse side is hired. Equals are equal: several may be hired.

    Args:
        job: The job they compete for.
        solutions: What competes; `Solution.nothing` is an ordinary competitor.
        incumbent: The name of the solution that has the job today, or the solution itself.
        model: How people weigh a change; `SwitchingModel.neutral` where left out.
        hire: ``"big"``, adopting it, or ``"little"``, the next use with adoption already paid.
        good_enough: The value from which a side satisfies, from 0 to 1.
        balance: How much results weigh in the forces, from 0 to 1; the execution weighs the rest.
        slack: How far below the incumbent's the experience of a challenger may be, from 0 to 1.
        unknown: ``"bounds"`` lets what is open keep a verdict open; ``"worst"`` takes what nobody knows at its worst.
        performer: The name of a performer of the job, to compare as he alone sees it; as all do where left out: then a
            hire needs the net of executors with importances of their own to be above 0, and that of whoever has a veto.

    Returns:
        The comparison; ``print`` it, or ask it ``.verdicts``, ``.hired``, ``.forces`` and ``.why(name)``.

    Raises:
        UnknownNameError: A level is given for a key the job does not have, or the incumbent is no solution.
        InvalidValueError: Two solutions have one name, or none has any level.
        InvalidTypeError, UnitError: A level does not fit the need it is given for.

    Example:
        >>> import jobtheory as jt
        >>> job = jt.Job(
        ...     "Keep the grass short",
        ...     jt.Purpose(goals=[jt.Goal("Have the weekend free", measure=jt.Measure("mowing", "h/week", 3, 0))]),
        ...     jt.JobMap.chain("Cut the grass", "Clear the clippings"),
        ... )
        >>> mower = jt.Solution(
        ...     "mower",
        ...     results={"have-the-weekend-free": "2 h/week"},
        ...     steps={"cut-the-grass": 6, "clear-the-clippings": 5},
        ... )
        >>> robot = jt.Solution(
        ...     "robot",
        ...     results={"have-the-weekend-free": "0.2 h/week"},
        ...     steps={"cut-the-grass": jt.SPARED, "clear-the-clippings": jt.SPARED},
        ... )
        >>> jt.compare(job, [mower, robot], incumbent="mower").hired
        ('robot',)
    """
    return Comparison(
        job,
        solutions,
        incumbent=incumbent,
        model=model,
        hire=hire,
        good_enough=good_enough,
        balance=balance,
        slack=slack,
        unknown=unknown,
        performer=performer,
    )
