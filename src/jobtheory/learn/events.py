"""Event logs: a case, an activity and a time in every row, brought into sequences."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import numpy as np

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.learn.columns import Label, columns_of, open_frame, read_labels, read_runs, refuse_missing
from jobtheory.learn.sequences import Sequences
from jobtheory.learn.times import read_times

if TYPE_CHECKING:
    from fractions import Fraction

    from jobtheory.hiring.crowd import Counts

AT = ("discover",)


class Events(NamedTuple):
    """The events of a log, case by case, each case in the order of its times."""

    sequences: Sequences
    labels: tuple[Label, ...]
    ticks: Counts
    tick: Fraction
    """How many seconds one tick lasts."""


def open_log(given: object, columns: Mapping[str, str]) -> Any:
    """Return the columns of a log that are needed: of a frame that may be lazy, or of a mapping of columns."""
    if isinstance(given, Mapping):
        table = cast("Mapping[str, Any]", given)
        refuse_missing(list(table), columns, AT)
        lengths = {argument: len(table[name]) for argument, name in columns.items()}
        if len(set(lengths.values())) > 1:
            told = ", ".join(f"{argument} {length:,}" for argument, length in lengths.items())
            raise InvalidValueError(
                f"the columns differ in length: {told}", path=AT, hint="Give a row for every event.", code="JT531"
            )
        return {name: table[name] for name in columns.values()}
    frame = open_frame(given, AT)
    if frame is None:
        raise InvalidTypeError(
            f"the log is {shown(given)}",
            path=AT,
            hint="Give a dataframe with a row for every event, or a dict of columns.",
            code="JT106",
        )
    refuse_missing(columns_of(frame), columns, AT)
    return frame.select(*dict.fromkeys(columns.values()))


def read_events(log: Any, columns: Mapping[str, str], unit: str | None, *, has_order: bool) -> Events:
    """Read the events of a log that is not lazy.

    Args:
        log: The columns.
        columns: The name of each column, by the argument that names it.
        unit: The unit of times that are numbers.
        has_order: Whether the rows stand in an order of their own, which decides between equal times.
    """
    case, activity, time = columns["case"], columns["activity"], columns["time"]
    order = columns.get("order")
    done = read_labels(log[activity], (*AT, f"activity {shown(activity)}"), "JT756")
    if not len(done.codes):
        raise no_events()
    cases = read_runs(log[case], (*AT, f"case {shown(case)}"), "JT756")
    ticks, tick = read_times(log[time], unit, (*AT, f"time {shown(time)}"))
    codes, size = done.codes, len(done.labels)
    told = Sequences(codes, np.append(cases.heads, cases.size), size)
    if order is None and has_order and cases.are_whole and _is_in_order(told, ticks):
        return Events(told, done.labels, ticks, tick)
    names = cases.by_row()
    sides = [ticks, names]
    if order is not None:
        sides.insert(0, read_times(log[order], unit or "s", (*AT, f"order {shown(order)}")).ticks)
    rows = np.lexsort(sides)
    if order is not None or not has_order:
        _refuse_ties([side[rows] for side in sides], has_column=order is not None)
    bounds = np.append(np.flatnonzero(np.diff(names[rows], prepend=-1)), len(rows))
    return Events(Sequences(codes[rows], bounds, size), done.labels, ticks[rows], tick)


def no_events() -> InvalidValueError:
    """Return the error for a log without events."""
    return InvalidValueError("the log has no events", path=AT, hint="Give one row at least.", code="JT755")


def _is_in_order(told: Sequences, ticks: Counts) -> bool:
    """Return whether no event of any sequence comes before the one in front of it."""
    return all(
        bool((np.diff(ticks[place : place + len(block.codes)])[block.inner()] >= 0).all())
        for place, block in told.blocks()
    )


def _refuse_ties(places: list[Counts], *, has_column: bool) -> None:
    same = np.ones(max(0, len(places[0]) - 1), dtype=bool)
    for one in places:
        same &= np.diff(one) == 0
    if same.any():
        raise undecided(has_column=has_column)


def undecided(*, has_column: bool) -> InvalidValueError:
    """Return the error for events of equal time where nothing orders them."""
    why = (
        "the same place in the column order" if has_column else "the rows of this frame stand in no order of their own"
    )
    return InvalidValueError(
        f"some events of one case have the same time, and {why}",
        path=AT,
        hint="Name with order= a column of numbers that orders them.",
        code="JT760",
    )
