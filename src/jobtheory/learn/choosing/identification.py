"""Whether data can tell coefficients at all, and if not, whose fault it is."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from jobtheory.errors import InvalidValueError, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.hiring.crowd import Floats
    from jobtheory.learn.choosing.differences import Differences
    from jobtheory.model.values import Path

ROUNDING = 8 * float(np.finfo(float).eps)
"""A column varies where it does so by more than this share of its levels."""

ALIKE = 1e-12
"""The least share of the variance of scaled columns, in any direction, that is taken for information."""


def separation(culprits: Sequence[str], *, is_complete: bool, at: Path) -> InvalidValueError:
    """Return the error about columns that tell what is hired perfectly."""
    alone = len(culprits) == 1
    never = [name.removeprefix("constant:") for name in culprits if name.startswith("constant:")]
    if alone and never:
        hint = (
            f"Next to others, {never[0]} was always hired or never: leave it out of the data, or out of the constants."
        )
    else:
        hint = "No finite coefficient fits this best: leave it out, or gather choices that go the other way."
    told = "alone tells " if alone else "together tell "
    told += "what everybody hired" if is_complete else "some choices perfectly, and nothing against any"
    return InvalidValueError(
        f"{_listed(culprits)} {told}",
        path=at,
        hint=hint,
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
    names = differences[0].names
    size = differences[0].sizes
    for part in differences[1:]:
        size = np.maximum(size, part.sizes)
    idle = ~(np.maximum(high, -low) > ROUNDING * size)
    if idle.any():
        culprits = [names[k] for k in np.flatnonzero(idle).tolist()]
        raise InvalidValueError(
            f"{_listed(culprits)} {'does' if len(culprits) == 1 else 'do'} not differ within any choice set",
            path=at,
            hint="What is the same for all that a chooser could hire tells nothing; "
            "what is true of choosers counts for some solutions: by_solution={'income': ['air']}.",
            code="JT727",
        )
    one_way = ((low >= 0) | (high <= 0)).nonzero()[0].tolist()
    if one_way:
        complete = bool(low[one_way[0]] > 0 or high[one_way[0]] < 0)
        raise separation([names[one_way[0]]], is_complete=complete, at=at)


def refuse_collinear(differences: Sequence[Differences], information: Floats, at: Path) -> None:
    """Refuse terms of which one is made up of others, within every choice set.

    Args:
        differences: The data.
        information: The information where all solutions are equally likely.
        at: Where it is.

    Raises:
        InvalidValueError: The columns are named.
    """
    names = differences[0].names
    # Levels far from 0 hold their differences less exactly.
    blur = max(float(np.max(ROUNDING / 8 * part.sizes / part.scales)) for part in differences)
    refuse_tied(names, information, ALIKE + 16 * len(names) * blur**2, at)


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
    null = vectors[:, values <= max(least, values[0])]
    told = [_listed([names[k] for k in group]) for group in _dependencies(null)]
    raise InvalidValueError(
        f"{'; '.join(told)} cannot be told apart: one is made up of the others within every choice set",
        path=at,
        hint="Leave one of them out. Of what is true of choosers, one solution is left out.",
        code="JT728",
    )


def _dependencies(null: Floats) -> list[list[int]]:
    """Return the sparse groups of columns that a null space ties together: its reduced echelon form, row by row."""
    rows = null.T.copy()
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
