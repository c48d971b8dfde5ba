"""What `compare` is given, read one by one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, TypedDict, TypeVar

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.model.keys import refuse_unknown
from jobtheory.model.solution import Solution
from jobtheory.model.values import read_number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from jobtheory.hiring.switching import SwitchingModel
    from jobtheory.model.number import Number
    from jobtheory.model.values import Path

C = TypeVar("C", bound=str)
AT = ("compare",)


class Settings(TypedDict, total=False):
    """How to compare, as `compare` takes it beside the job, what competes for it and the incumbent."""

    model: SwitchingModel
    hire: Literal["big", "little"]
    good_enough: float | Fraction
    balance: float | Fraction
    slack: float | Fraction
    unknown: Literal["bounds", "worst"]
    performer: str | None


def read_share(given: object, path: Path, what: str) -> Number:
    """Read a number from 0 to 1."""
    value = read_number(given, path, what)
    if not 0 <= value <= 1:
        raise InvalidValueError(f"{what} is {shown(value)}", path=path, hint="Give a number from 0 to 1.", code="JT501")
    return value


def read_incumbent(given: object, solutions: Sequence[Solution]) -> str | None:
    """Read who has the job today: a solution that is compared, or its name."""
    name = given.name if isinstance(given, Solution) else given
    if name is None:
        return None
    if not isinstance(name, str):
        raise InvalidTypeError(
            f"incumbent is {shown(name)}", path=AT, hint="Give the name of a solution, or the solution.", code="JT103"
        )
    refuse_unknown(name, [s.name for s in solutions], AT, "the incumbent is no solution compared here:", "JT503")
    return name


def read_choice(given: object, choices: tuple[C, ...], what: str) -> C:
    """Read one of several words."""
    for choice in choices:
        if given == choice:
            return choice
    raise InvalidValueError(
        f"{what} is {shown(given)}", path=AT, hint=f"Give {' or '.join(map(repr, choices))}.", code="JT501"
    )


def refuse_duplicates(solutions: Sequence[Solution]) -> None:
    """Refuse two solutions of one name, which verdicts could not tell apart."""
    for name, count in Counter(solution.name for solution in solutions).items():
        if count > 1:
            raise InvalidValueError(
                f"{count} solutions are called {shown(name)}",
                path=AT,
                hint="Give each a name of its own.",
                code="JT504",
            )
