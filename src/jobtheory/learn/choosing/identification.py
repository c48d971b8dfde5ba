"""Whether data can tell coefficients at all, and if not, whose fault it is."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from jobtheory.errors import InvalidValueError, shown
from jobtheory.learn.choosing.differences import LARGEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.hiring.crowd import Floats
    from jobtheory.learn.choosing.differences import Differences
    from jobtheory.learn.choosing.labels import Label
    from jobtheory.learn.choosing.terms import Term
    from jobtheory.model.values import Path

ROUNDING = 8 * float(np.finfo(float).eps)
"""A column varies where it does so by more than this share of its levels."""


def separation(culprits: Sequence[Term], *, grows: bool, is_complete: bool, at: Path) -> InvalidValueError:
    """Return the error about columns that tell what is hired perfectly.

    Args:
        culprits: Their terms.
        grows: Whether the coefficient of the first would grow for ever, or else fall.
        is_complete: Whether they tell what everybody hired.
        at: Where it is.
    """
    alone = len(culprits) == 1
    if alone and culprits[0].column is None:
        label = culprits[0].solution
        hint = (
            f"Whoever could hire {label} or something else hired {label}: leave these choosers out of the data."
            if grows
            else f"Nobody hired {label} who could have: leave its rows out of the data."
        )
    else:
        hint = "No finite coefficient fits this best: leave it out, or gather choices that go the other way."
    told = "alone tells " if alone else "together tell "
    told += "what everybody hired" if is_complete else "some choices perfectly, and nothing against any"
    return InvalidValueError(
        f"{_listed([term.name for term in culprits])} {told}",
        path=at,
        hint=hint,
        code="JT729",
    )


def unhired_base(label: Label, at: Path) -> InvalidValueError:
    """Return the error about a base that all constants stand against, and that nobody hired."""
    return InvalidValueError(
        f"nobody hired {shown(label)}, the base that constants stand against",
        path=at,
        hint="Leave its rows out of the data, and name another base in constants=.",
        code="JT729",
    )


def refuse_lone(differences: Sequence[Differences], at: Path) -> None:
    """Refuse data in which nobody had a choice.

    Raises:
        InvalidValueError: Every choice set has one solution, or there is none.
    """
    if not any(part.has_choices for part in differences):
        raise InvalidValueError(
            "nobody had a choice: every chooser has one solution",
            path=at,
            hint="Give a row for every solution that was available, not for the one hired only.",
            code="JT726",
        )


def refuse_idle(differences: Sequence[Differences], low: Floats, high: Floats, at: Path) -> None:
    """Refuse terms that never differ within a choice set, or that separate alone.

    Args:
        differences: The data.
        low: The least difference of each term from what was hired.
        high: The greatest.
        at: Where it is.

    Raises:
        InvalidValueError: The columns are named.
    """
    names, terms = differences[0].names, differences[0].terms
    size = differences[0].sizes
    for part in differences[1:]:
        size = np.maximum(size, part.sizes)
    largest = np.maximum(high, -low)
    idle = ~(largest > ROUNDING * size)
    if idle.any():
        culprits = [terms[k] for k in np.flatnonzero(idle).tolist()]
        raise InvalidValueError(
            f"{_listed([term.name for term in culprits])} {'does' if len(culprits) == 1 else 'do'} not differ within "
            "any choice set",
            path=at,
            hint=_hint_of_idle(culprits[0], differences[0]),
            code="JT727",
        )
    least = float(np.min(largest))
    if least < 1 / LARGEST:
        name = names[int(np.argmin(largest))]
        raise InvalidValueError(
            f"{shown(name)} differs within choice sets by no more than {least:.3g}, which no number holds once "
            "it is squared",
            path=at,
            hint=f"Count it in another unit: levels may differ by {1 / LARGEST:g} to {LARGEST:g}.",
            code="JT743",
        )
    one_way = ((low >= 0) | (high <= 0)).nonzero()[0].tolist()
    if one_way:
        complete = bool(low[one_way[0]] > 0 or high[one_way[0]] < 0)
        raise separation([terms[one_way[0]]], grows=bool(high[one_way[0]] <= 0), is_complete=complete, at=at)


def _hint_of_idle(term: Term, part: Differences) -> str:
    told = "What is the same for all that a chooser could hire tells nothing"
    if term.solution is not None:
        return f"Nobody could hire {term.solution} or something else where it counts: leave it out."
    if part.is_unlabelled:
        return f"{told}: leave it out, or multiply it by a column that differs, to see for whom that counts more."
    constants = [one.solution for one in part.terms if one.column is None]
    label = constants[0] if constants else part.solutions[-1]
    return f"{told}; what is true of choosers counts for some solutions: by_solution={{{term.column!r}: [{label!r}]}}."


def refuse_tied(names: Sequence[str], information: Floats, least: float, at: Path) -> None:
    """Refuse coefficients that can change together while nothing else does.

    Args:
        names: What they are called.
        information: Their information.
        least: The share of it in some direction that is none any more.
        at: Where it is.

    Raises:
        InvalidValueError: The coefficients are named.
    """
    root = np.sqrt(information.diagonal())
    scaled = information / (root[:, None] * root)
    if bool(np.linalg.eigvalsh(scaled)[0] > least):
        return
    values, vectors = np.linalg.eigh(scaled)
    refuse_null(names, vectors[:, values <= max(least, values[0])], at)


def refuse_null(names: Sequence[str], null: Floats, at: Path) -> None:
    """Refuse directions, by coefficient and direction, in which nothing changes; there may be none.

    Raises:
        InvalidValueError: The coefficients are named.
    """
    if not null.shape[1]:
        return
    told = [_listed([names[k] for k in group]) for group in _dependencies(null)]
    raise InvalidValueError(
        f"{'; '.join(told)} cannot be told apart: one is made up of the others within every choice set",
        path=at,
        hint="Leave one of them out. Of what is true of choosers, one solution is left out.",
        code="JT728",
    )


def _dependencies(null: Floats) -> list[list[int]]:
    """Return the sparse groups of columns that a null space ties together: its reduced echelon form, row by row."""
    rows = (null / np.sqrt((null * null).sum(axis=0))).T
    done = 0
    for column in range(rows.shape[1]):
        if done == len(rows):
            break
        pivot = done + int(np.argmax(np.abs(rows[done:, column])))
        if abs(rows[pivot, column]) < 1e-4:
            continue
        rows[[done, pivot]] = rows[[pivot, done]]
        rows[done] /= rows[done, column]
        for other in range(len(rows)):
            if other != done:
                rows[other] -= rows[other, column] * rows[done]
        done += 1
    return [np.flatnonzero(np.abs(row) > 1e-4 * np.abs(row).max()).tolist() for row in rows]


def _listed(names: Sequence[str]) -> str:
    texts = [shown(name) for name in names]
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} and {texts[-1]}"
