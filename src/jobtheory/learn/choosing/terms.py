"""What a utility is made of: one coefficient for each term, and the name each goes by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, cast

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.learn.choosing.columns import require_column
from jobtheory.learn.choosing.scenarios import code_of
from jobtheory.model.values import read_items

if TYPE_CHECKING:
    from jobtheory.learn.choosing.choices import Choices
    from jobtheory.learn.choosing.labels import Label
    from jobtheory.model.values import Path


class Term(NamedTuple):
    """What a coefficient multiplies."""

    name: str
    column: str | None
    """None for a constant, which multiplies 1."""
    solution: Label | None
    """The only solution it counts for; None where it counts for all."""


class Utility(NamedTuple):
    """The terms of a utility, and the solution that has no constant."""

    terms: tuple[Term, ...]
    base: Label | None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the coefficients."""
        return tuple(term.name for term in self.terms)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are read."""
        return tuple(dict.fromkeys(term.column for term in self.terms if term.column is not None))

    @property
    def told_apart(self) -> frozenset[Label]:
        """The solutions that a term tells from others."""
        return frozenset(term.solution for term in self.terms if term.solution is not None)


def read_utility(data: Choices, needs: object, constants: object, by_solution: object, at: Path) -> Utility:
    """Return the terms that are asked for.

    Raises:
        UnknownNameError: There is no such column or solution.
        InvalidValueError: Two terms would have one name, or there are none.
        InvalidTypeError: An argument is of a type that is not taken.
    """
    columns = [_text(name, (*at, "needs")) for name in read_items(needs, at, "needs")]
    terms = [Term(name, name, None) for name in columns]
    base: Label | None = None
    if constants is not None:
        base = data.solutions[code_of(data.solutions, constants, (*at, "constants"))]
        terms += [Term(f"constant:{label}", None, label) for label in data.solutions if label != base]
    if not isinstance(by_solution, Mapping):
        raise InvalidTypeError(
            f"by_solution is {shown(by_solution)}",
            path=at,
            hint="Give a mapping of column to solutions, as in {'income': ['air']}.",
            code="JT106",
        )
    for name, given in cast("Mapping[object, object]", by_solution).items():
        column = _text(name, (*at, "by_solution"))
        for label in read_items(given, (*at, "by_solution"), shown(column), ordered=False):
            known = data.solutions[code_of(data.solutions, label, (*at, f"by_solution[{shown(column)}]"))]
            terms.append(Term(f"{column}:{known}", column, known))
    _refuse_collision(terms, at)
    for column in {term.column for term in terms if term.column is not None}:
        require_column(data.columns, column, at, "a level")
    if not terms:
        raise InvalidValueError(
            "nothing is to be learned", path=at, hint="Name columns in needs=, or the base of constants=.", code="JT726"
        )
    return Utility(tuple(terms), base)


def _text(name: object, at: Path) -> str:
    if not isinstance(name, str):
        raise InvalidTypeError(
            f"a column is called {shown(name)}", path=at, hint="Give its name as text.", code="JT103"
        )
    return name


def _refuse_collision(terms: list[Term], at: Path) -> None:
    seen: dict[str, Term] = {}
    for term in terms:
        other = seen.setdefault(term.name, term)
        if other is not term:
            same = other[1:] == term[1:]
            raise InvalidValueError(
                f"{shown(term.name)} is asked for twice"
                if same
                else f"two coefficients would be called {shown(term.name)}",
                path=at,
                hint="Name it once." if same else "Give the column, or the solution, another name.",
                code="JT732",
            )
