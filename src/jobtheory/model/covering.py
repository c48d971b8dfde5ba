"""How much of a job a solution covers: a part of it, the whole, or several jobs at once, as a platform does."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

import attrs

from jobtheory.model.level import UNDONE
from jobtheory.model.values import Shown, Value, repr_items

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jobtheory.model.job import Job, Need
    from jobtheory.model.solution import Solution

__all__ = ["Coverage", "Coverages"]


@final
@attrs.frozen
class Coverage(Value):
    """How much of a job one solution covers; `JobNetwork.coverage` tells it of each.

    A need is covered where a level is known and the step is not `UNDONE`. Of a group of alternatives one is enough, and
    an optional step need not be.

    Attributes:
        solution: The name of the solution.
        jobs: The keys of the jobs for which it is hired, among this one and those that serve it.
        covered: The keys of the needs of this job that it covers, in declared order.
        missing: The keys of those that it does not; of alternatives, the first.
        elsewhere: The keys of the jobs for which it is hired that do not serve this one.

    Example:
        >>> from jobtheory import Job, JobMap, JobNetwork, Purpose, Solution
        >>> pay = Job("Pay abroad", Purpose(goals=["Pay little for it"]), JobMap.chain("Change money", "Pay"))
        >>> network = JobNetwork([pay, "Change money well"], [("change-money-well", "pay-abroad")])
        >>> card = Solution("card", results={"pay-little-for-it": 7}, steps={"change-money": 9, "pay": 9})
        >>> booth = Solution("booth", steps={"change-money": 3})
        >>> for c in network.coverage("pay-abroad", {"pay-abroad": [card], "change-money-well": [booth]}):
        ...     print(c.solution, c.share, c.is_whole, c.missing)
        card 1.0 True ()
        booth 0.3333333333333333 False ('pay-little-for-it', 'pay')
    """

    solution: str
    jobs: tuple[str, ...] = attrs.field(repr=repr_items)
    covered: tuple[str, ...] = attrs.field(repr=repr_items)
    missing: tuple[str, ...] = attrs.field(repr=repr_items)
    elsewhere: tuple[str, ...] = attrs.field(default=(), repr=repr_items)

    @property
    def share(self) -> float:
        """The share of the job's needs that it covers, each counting alike; 0 where the job tells none."""
        return len(self.covered) / (len(self.covered) + len(self.missing)) if self.covered else 0.0

    @property
    def is_whole(self) -> bool:
        """Whether it covers all that the job needs."""
        return bool(self.covered) and not self.missing

    @property
    def is_platform(self) -> bool:
        """Whether it is hired for several jobs."""
        return len(self.jobs) + len(self.elsewhere) > 1


@final
class Coverages(tuple[Coverage, ...], Shown):
    """How much of a job each solution covers: a tuple of `Coverage` that shows itself; ``print`` it.

    Tables:
        - ``coverage``, a row for every solution: ``solution``, ``share``, ``is_whole``, ``is_platform``, ``covered``,
          ``missing``.
        - ``needs``, a row for every solution and need: ``solution``, ``key``, ``is_covered``.
        - ``jobs``, a row for every job that a solution is hired for: ``solution``, ``job``, ``serves_this``.
    """

    __slots__ = ()


def cover(job: Job, solutions: Iterable[Solution], jobs: Iterable[str], elsewhere: Iterable[str]) -> Coverage:
    """Return how much of a job a solution covers, told by one value of it or by one for each job it is hired for."""
    told = list(solutions)
    known = {
        key
        for solution in told
        for levels in (solution.results, solution.steps)
        for key, level in levels.items()
        if level.content is not UNDONE
    }
    slots: list[tuple[Need, ...]] = [(outcome,) for outcome in job.purpose]
    slots += [slot for slot in job.action.choices if not all(step.optional for step in slot)]
    covered = [next((need.key for need in slot if need.key in known), None) for slot in slots]
    missing = tuple(slot[0].key for slot, key in zip(slots, covered, strict=True) if key is None)
    return Coverage(
        told[0].name, tuple(jobs), tuple(key for key in covered if key is not None), missing, tuple(elsewhere)
    )
