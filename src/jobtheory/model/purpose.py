"""Why a job is done: its success outcomes, one side of the coin."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, final

import attrs

from jobtheory.model.keys import number_unnamed, refuse_duplicates
from jobtheory.model.needs import Goal, Hazard, Outcome, Problem
from jobtheory.model.values import Path, Value, inside, read_instance, read_items, repr_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Purpose"]

K = TypeVar("K", Goal, Hazard, Problem)


@final
@attrs.frozen(init=False, repr=False)
class Purpose(Value):
    """Why: the success outcomes of a job. Iterating gives goals, hazards and problems in declared order.

    Args:
        goals: What to achieve; `Goal` values, or texts that become goals rated from 0 to 10.
        hazards: What to avoid; `Hazard` values or texts.
        problems: What to resolve; `Problem` values or texts.

    Raises:
        InvalidValueError: Two outcomes have one key.
        InvalidTypeError: An argument is not a collection of outcomes.

    Example:
        >>> [outcome.key for outcome in Purpose(goals=["Arrive soon"], hazards=["Miss the train"])]
        ['arrive-soon', 'miss-the-train']
    """

    goals: tuple[Goal, ...] = ()
    hazards: tuple[Hazard, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __init__(
        self,
        goals: Iterable[Goal | str] = (),
        hazards: Iterable[Hazard | str] = (),
        problems: Iterable[Problem | str] = (),
    ) -> None:
        at = ("Purpose",)
        sides = (
            _read_outcomes(Goal, goals, at, "goal"),
            _read_outcomes(Hazard, hazards, at, "hazard"),
            _read_outcomes(Problem, problems, at, "problem"),
        )
        outcomes: list[Outcome] = [*sides[0], *sides[1], *sides[2]]
        refuse_duplicates(outcomes, at, "outcomes")
        self.__attrs_init__(*sides)

    def __iter__(self) -> Iterator[Outcome]:
        yield from self.goals
        yield from self.hazards
        yield from self.problems

    def __len__(self) -> int:
        return len(self.goals) + len(self.hazards) + len(self.problems)

    def __repr__(self) -> str:
        parts = [
            f"{name}={repr_items(items)}"
            for name, items in (("goals", self.goals), ("hazards", self.hazards), ("problems", self.problems))
            if items
        ]
        return f"Purpose({', '.join(parts)})"


def _read_outcomes(kind: type[K], given: object, path: Path, noun: str) -> tuple[K, ...]:
    outcomes: list[K] = []
    for outcome in read_items(given, path, f"{noun}s"):
        if isinstance(outcome, str):
            with inside(path):
                outcomes.append(kind(outcome))
        else:
            outcomes.append(read_instance(kind, outcome, path, noun))
    return number_unnamed(outcomes, noun)
