"""Choices from a long frame, which has a row for every solution that a chooser could have hired."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from jobtheory.errors import InvalidValueError
from jobtheory.learn.choosing.choice_sets import Sets, find_hired, group, refuse_twice, smallest
from jobtheory.learn.choosing.columns import Table, column_of
from jobtheory.learn.choosing.figures import marks
from jobtheory.learn.choosing.labels import labels

if TYPE_CHECKING:
    from collections.abc import Callable

    from jobtheory.hiring.crowd import Counts
    from jobtheory.learn.choosing.labels import Codes, Label
    from jobtheory.model.values import Path


class Long(NamedTuple):
    """What a long frame holds."""

    solutions: tuple[Label, ...]
    sets: Sets
    codes: Codes
    hired: Counts | None
    table: Table


def read(frame: object, chooser: tuple[str, ...], solution: str | None, hired: str | None, at: Path) -> Long:
    """Read a long frame."""
    table = Table(frame, at)
    keys = [column_of(table, name, at, "chooser=") for name in chooser]
    if not keys or not table.length:
        raise InvalidValueError(
            "no column says who chooses" if not keys else "the data has no rows",
            path=at,
            hint="Give a row for every solution that each chooser could have hired, and the column chooser=.",
            code="JT726",
        )
    sets = group(keys, chooser, at)
    name = _namer(sets, keys)
    if solution is None:
        places = np.arange(int(sets.starts[-1]), dtype=np.int64) - np.repeat(sets.starts[:-1], sets.sizes)
        known: tuple[Label, ...] = tuple(range(1, int(np.max(sets.sizes)) + 1))
        codes = smallest(places, len(known))
    else:
        found = labels(column_of(table, solution, at, "solution="), (*at, solution))
        known, codes = found.known, smallest(found.codes, len(found.known))
        codes = codes if sets.order is None else codes[sets.order]
        refuse_twice(sets, codes, known, name, _mender(table, sets, chooser, hired, at), at)
    rows = None
    if hired is not None:
        marked = marks(column_of(table, hired, at, "hired="), (*at, hired))
        rows = find_hired(sets, marked if sets.order is None else marked[sets.order], name, at)
    return Long(known, sets, codes, rows, table)


def _namer(sets: Sets, keys: list[Any]) -> Callable[[int], object]:
    def name(n: int) -> object:
        row = sets.row(int(sets.starts[n]))
        parts: list[Any] = [key[row] for key in keys]
        plain: list[object] = [part.item() if hasattr(part, "item") else part for part in parts]
        return plain[0] if len(plain) == 1 else ", ".join(str(part) for part in plain)

    return name


def _mender(
    table: Table, sets: Sets, chooser: tuple[str, ...], hired: str | None, at: Path
) -> Callable[[int, int], str]:
    """Return what says how two rows of one solution in one set are mended: it depends on how they came about."""
    finer = [*chooser, "task" if "task" not in chooser else "round"]

    def mend(one: int, other: int) -> str:
        first, second = sorted((sets.row(one), sets.row(other)))
        if all(_is_same(table[name][first], table[name][second]) for name in table):
            return f"Row {second} is a copy of row {first}: leave copies out."
        place = int(np.searchsorted(sets.starts, one, side="right")) - 1
        if hired is not None:
            marked = marks(column_of(table, hired, at, "hired="), (*at, hired))
            rows = range(int(sets.starts[place]), int(sets.starts[place + 1]))
            if sum(bool(marked[sets.row(row)]) for row in rows) > 1:
                return (
                    f"Something was hired more than once: tell choices apart by a column more, as in "
                    f"chooser={finer!r}, and say who chose by panel={chooser[0]!r}."
                )
        return (
            "Two offers that differ take a label each, or no solution= at all where offers have no names; rows of "
            f"another choice take a column more, as in chooser={finer!r}."
        )

    return mend


def _is_same(one: Any, other: Any) -> bool:
    return bool(one == other) or bool(one != one and other != other)  # noqa: PLR0124  # what is missing twice is the same
