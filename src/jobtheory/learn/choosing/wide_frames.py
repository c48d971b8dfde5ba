"""Choices from a wide frame, which has a row for every choice and columns of their own for the solutions' levels."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import numpy as np

from jobtheory.errors import InvalidTypeError, InvalidValueError, UnknownNameError, shown
from jobtheory.learn.choosing.choice_sets import Sets, group, smallest
from jobtheory.learn.choosing.columns import Table, column_of
from jobtheory.learn.choosing.figures import AVAILABLE, marks, numbers
from jobtheory.learn.choosing.labels import in_order, labels, some
from jobtheory.learn.columns import no_column
from jobtheory.model.values import read_items, read_mapping

if TYPE_CHECKING:
    from jobtheory.hiring.crowd import Bools, Counts, Floats
    from jobtheory.learn.choosing.labels import Codes, Label
    from jobtheory.model.values import Path


class Wide(NamedTuple):
    """What a wide frame holds."""

    solutions: tuple[Label, ...]
    sets: Sets
    codes: Codes
    hired: Counts | None
    of_rows: Counts
    """The row of the frame that each row of a set comes from."""
    table: Table
    levels: Mapping[str, Floats]


def read(
    frame: object,
    hired: str | None,
    levels: Mapping[str, Mapping[Label, str | float] | str],
    solutions: Sequence[Label] | None,
    available: Mapping[Label, str] | str | None,
    chooser: str | None,
    *,
    at: Path,
) -> Wide:
    """Read a wide frame."""
    table = Table(frame, at)
    count = table.length
    if not count:
        raise InvalidValueError("the data has no rows", path=at, hint="Give a row for every choice.", code="JT726")
    known = _solutions(solutions, levels, at)
    mask = _availability(table, known, available, count, at)
    named = None if chooser is None else column_of(table, chooser, at, "chooser=")
    if named is not None and len(group([named], [cast("str", chooser)], at)) < count:
        raise InvalidValueError(
            f"{shown(chooser)} names some choices alike",
            path=at,
            hint="Every row is a choice of its own; who made several is told by panel=.",
            code="JT724",
        )
    cells = np.flatnonzero(mask)  # of choices by solutions, row after row
    starts = np.zeros(count + 1, dtype=np.int64)
    np.cumsum(mask.sum(axis=1), out=starts[1:])
    empty = np.flatnonzero(np.diff(starts) == 0)
    if len(empty):
        raise InvalidValueError(
            f"nothing is available in row {some(empty.tolist())}",
            path=at,
            hint="Leave such rows out, or let something be available.",
            code="JT723",
        )
    read_levels = {
        name: _level(table, name, by, known, count, at).reshape(-1)[cells]
        for name, by in read_mapping(levels, at, "levels").items()
    }
    rows = None if hired is None else _hired(table, hired, known, mask, starts, at)
    return Wide(
        known,
        Sets(starts, None),
        smallest(cells % len(known), len(known)),
        rows,
        cells // len(known),
        table,
        read_levels,
    )


def _solutions(
    given: Sequence[Label] | None, levels: Mapping[str, Mapping[Label, str | float] | str], at: Path
) -> tuple[Label, ...]:
    if given is not None:
        listed = cast("tuple[Label, ...]", read_items(given, at, "solutions"))
    else:
        listed = tuple(label for by in levels.values() if isinstance(by, Mapping) for label in by)
    for label in listed:
        if isinstance(label, bool) or not isinstance(cast("object", label), (int, str)):
            raise InvalidTypeError(
                f"a solution is called {shown(label)}",
                path=at,
                hint="A label is a whole number or text.",
                code="JT721",
            )
    if not listed:
        raise InvalidValueError(
            "nothing says which solutions there are",
            path=at,
            hint="Give solutions=, or levels by solution, as in {'time': {'train': 'train_time'}}.",
            code="JT726",
        )
    return in_order(set(listed))


def _availability(
    table: Table,
    known: tuple[Label, ...],
    given: Mapping[Label, str] | str | None,
    count: int,
    at: Path,
) -> Bools:
    mask = np.ones((count, len(known)), dtype=bool)
    if given is not None and not isinstance(cast("object", given), (Mapping, str)):
        raise InvalidTypeError(
            f"available= is {shown(given)}",
            path=at,
            hint="Give a mapping of solution to column, or a text with {} such as '{}_runs'.",
            code="JT106",
        )
    by: Mapping[Label, Any] = {} if given is None else _filled(given, known)
    for label, name in by.items():
        _refuse_unknown(label, known, at)
        column = column_of(table, name, at, "available=")
        mask[:, known.index(label)] = marks(column, (*at, str(name)), AVAILABLE)
    return mask


def _filled(by: Mapping[Label, Any] | str, known: tuple[Label, ...]) -> Mapping[Label, Any]:
    return {label: by.replace("{}", str(label)) for label in known} if isinstance(by, str) else by


def _level(table: Table, name: str, by: Any, known: tuple[Label, ...], count: int, at: Path) -> Floats:
    """Return a level by choice and solution; NaN where a solution has none."""
    where = (*at, f"levels[{shown(name)}]")
    if not isinstance(by, Mapping) and not (isinstance(by, str) and "{}" in by):
        raise InvalidTypeError(
            f"the level is {shown(by)}",
            path=where,
            hint="Give a mapping of solution to column, or a text with {} such as '{}_time'.",
            code="JT721",
        )
    found = np.full((count, len(known)), np.nan)
    for label, source in _filled(cast("Mapping[Label, Any] | str", by), known).items():
        _refuse_unknown(label, known, where)
        if isinstance(source, (int, float)):
            found[:, known.index(label)] = source
        elif isinstance(by, str) and source not in table:
            raise no_column(
                source,
                list(table),
                where,
                shown(label),
                hint="Where not all solutions have one, give a mapping of solution to column or number: "
                f"{{{label!r}: 0, …}}.",
            )
        else:
            column = column_of(table, source, where, shown(label))
            found[:, known.index(label)] = numbers(column, (*where, str(source)))
    return found


def _refuse_unknown(label: object, known: tuple[Label, ...], at: Path) -> None:
    if label not in known:
        raise unknown_solution(label, known, at)


def unknown_solution(label: object, known: Sequence[Label], at: Path) -> UnknownNameError:
    """Return the error about a label that is no solution's."""
    twin: Label | None = None
    if isinstance(label, str) and label.lstrip("-").isdigit() and int(label) in known:
        twin = int(label)
    elif isinstance(label, int) and str(label) in known:
        twin = str(label)
    told = f"The data has {shown(twin)}, which is another label." if twin is not None else f"There is {some(known)}."
    return UnknownNameError(f"no solution is labelled {shown(label)}", path=at, hint=told, code="JT731")


def _hired(table: Table, hired: str, known: tuple[Label, ...], mask: Bools, starts: Counts, at: Path) -> Counts:
    found = labels(column_of(table, hired, at, "hired="), (*at, hired))
    for label in found.known:
        _refuse_unknown(label, known, (*at, hired))
    codes = np.array([known.index(label) for label in found.known], dtype=np.int64)[found.codes]
    rows = np.arange(len(mask))
    missing = ~mask[rows, codes]
    if missing.any():
        row = int(np.argmax(missing))
        raise InvalidValueError(
            f"row {row} hired {shown(known[int(codes[row])])}, which was not available",
            path=at,
            hint="Let it be available there, or leave the row out.",
            code="JT723",
        )
    before = np.cumsum(mask, axis=1)[rows, codes] - 1  # so many of the available ones stand before it
    return np.asarray(starts[:-1] + before)
