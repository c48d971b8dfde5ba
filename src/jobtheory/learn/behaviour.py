"""What people really do: a process discovered from an event log."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from jobtheory.learn.columns import collected
from jobtheory.learn.events import AT, open_log, read_events
from jobtheory.learn.reducing import QUANTILES, has_row_order, observed, reduce
from jobtheory.learn.sequences import Sequences, combined, counted, distinct
from jobtheory.model.counting import ProcessCounts
from jobtheory.model.durations import Durations, seen_durations
from jobtheory.model.evidence import Evidence
from jobtheory.model.process import Process, seen_process
from jobtheory.model.values import FrozenMap, read_flag, read_instance

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from jobtheory.hiring.crowd import Counts, Floats
    from jobtheory.learn.columns import Label
    from jobtheory.learn.events import Events

__all__ = ["discover"]

MANY = 4096
"""From so many groups on sorting all of them at once is faster than each by itself."""


def discover(
    frame: Any,
    case: str = "case",
    activity: str = "activity",
    time: str = "timestamp",
    *,
    order: str | None = None,
    unit: str | None = None,
    variants: bool = True,
    evidence: Evidence | None = None,
) -> Process:
    """Return the process that an event log shows: what follows what, how long it takes, where people drop off.

    A log says when something was done, not that nothing more will be: a case that is still running when the log ends
    counts as one that ends there. Leave out all cases that began too late to have ended; see `Process.outlook`.

    Args:
        frame: A row for every event: a dataframe of any library that narwhals knows, or a dict of columns.
        case: The column that says in which case something was done: an order, a visit, a person.
        activity: The column that says what was done, as text or whole numbers.
        time: The column that says when: datetimes, dates, ISO 8601 texts, or numbers with ``unit``. Events of a case
            stand in the order of their times; where two are equal, in the order of the rows.
        order: A column of numbers or times that orders events of equal time in place of the order of the rows. A table
            of a database has no order of rows, so that equal times are refused there without one.
        unit: The unit of times that are numbers, such as ``"s"``.
        variants: Whether to keep which ways were gone and how often. With them the columns named here are collected
            from wherever they lie. Without them a table of a database is reduced where it lies, where narwhals can do
            that (DuckDB), so that only counts and durations come back; `Process.conformance` and `Process.draft` then
            have nothing to go by.
        evidence: What the process rests on; where left out, that it was observed in so many cases.

    Raises:
        MissingExtraError: For a dataframe narwhals is not installed.
        UnknownNameError: The frame has no such column; the hint names the nearest.
        InvalidValueError: There is no event, a cell is empty, a time cannot be read, some times have a zone and others
            none, numbers have no unit, or nothing orders events of equal time.
        InvalidTypeError: A column holds something else.

    Example:
        >>> log = {
        ...     "case": [1, 1, 1, 2, 2],
        ...     "activity": ["ask", "quote", "sign", "ask", "quote"],
        ...     "timestamp": ["2026-03-02", "2026-03-04", "2026-03-05", "2026-03-02", "2026-03-03"],
        ... }
        >>> process = discover(log)
        >>> process.directly_follows["ask", "quote"], process.ends["quote"], process.between["ask", "quote"].mean
        (2, 1, Quantity(129600, 's'))
    """
    read_flag(variants, AT, "variants")
    if evidence is not None:
        read_instance(Evidence, evidence, AT, "evidence")
    columns = {"case": case, "activity": activity, "time": time, **({} if order is None else {"order": order})}
    log = open_log(frame, columns)
    has_order = True
    if hasattr(log, "collect"):
        has_order = has_row_order(log)
        reduced = None if variants or has_order else reduce(log, columns, evidence)
        if reduced is not None:
            return reduced
        log = collected(log, AT)
    return _discovered(read_events(log, columns, unit, has_order=has_order), evidence, has_variants=variants)


def _discovered(events: Events, evidence: Evidence | None, *, has_variants: bool) -> Process:
    told, labels = events.sequences, events.labels
    size = told.size
    parts = [_count(block, events.ticks[place : place + len(block.codes)]) for place, block in told.blocks()]
    moves = combined([part.moves for part in parts])
    counts = ProcessCounts(
        cases=len(told.lengths),
        activities=_by_label(counted(told.codes, size), labels),
        reached=_by_label(combined([part.reached for part in parts]), labels),
        rework=_by_label(combined([part.rework for part in parts]), labels),
        directly_follows=FrozenMap({(labels[p // size], labels[p % size]): n for p, n in _pairs(moves)}),
        starts=_by_label(counted(told.codes[told.first], size), labels),
        ends=_by_label(counted(told.codes[told.last], size), labels),
    )
    whole = events.ticks[told.last] - events.ticks[told.first]
    waits = _summaries([part.waits for part in parts], events.tick)
    between = _summaries([part.between for part in parts], events.tick)
    return seen_process(
        _variants(told, labels) if has_variants else FrozenMap(),
        counts,
        duration=_summaries([_gathered(np.zeros(len(whole), dtype=np.int64), whole)], events.tick)[0][1],
        waits=FrozenMap({labels[code]: found for code, found in waits}),
        between=FrozenMap({(labels[p // size], labels[p % size]): found for p, found in between}),
        evidence=observed(counts.cases) if evidence is None else evidence,
    )


class Gathered(NamedTuple):
    """Durations group by group."""

    groups: Counts
    """The groups that there are, in order."""
    starts: Counts
    """Where each begins."""
    ticks: Counts
    """The durations."""


class Part(NamedTuple):
    """What is counted of some cases: numbers, and how often each occurs."""

    reached: tuple[Counts, Counts]
    rework: tuple[Counts, Counts]
    moves: tuple[Counts, Counts]
    waits: Gathered
    between: Gathered


def _count(told: Sequences, ticks: Counts) -> Part:
    each, times = counted(told.owners * told.size + told.codes, len(told.lengths) * told.size)
    inner = told.inner()
    took = np.diff(ticks)[inner]
    pairs = (told.codes[:-1] * told.size + told.codes[1:])[inner]
    return Part(
        counted(each % told.size, told.size),
        counted(each[times > 1] % told.size, told.size),
        counted(pairs, told.size**2),
        _gathered(told.codes[1:][inner], took),
        _gathered(pairs, took),
    )


def _by_label(found: tuple[Counts, Counts], labels: Sequence[Label]) -> FrozenMap[Label, int]:
    return FrozenMap({labels[code]: times for code, times in _pairs(found)})


def _pairs(found: tuple[Counts, Counts]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = np.stack(found, axis=1).tolist()
    return pairs


def _variants(told: Sequences, labels: Sequence[Label]) -> FrozenMap[tuple[Label, ...], int]:
    """Return how many cases went each way, the most frequent first."""
    examples, times = distinct(told)
    turn = np.argsort(-times, kind="stable")
    examples, times = examples[turn], times[turn]
    lengths = told.lengths[examples]
    ends = np.cumsum(lengths)
    places: Counts = np.arange(int(ends[-1])) + np.repeat(told.first[examples] - (ends - lengths), lengths)
    names = np.empty(len(labels), dtype=object)
    names[:] = labels
    said: tuple[Label, ...] = tuple(names[told.codes[places]].tolist())
    ways = map(said.__getitem__, map(slice, (ends - lengths).tolist(), ends.tolist()))
    return FrozenMap(zip(ways, times.tolist(), strict=True))


def _gathered(groups: Counts, ticks: Counts) -> Gathered:
    """Return durations group by group."""
    if not len(groups):
        return Gathered(groups, groups, ticks)
    # Short numbers are put in order digit by digit, in time proportional to how many there are.
    top = int(np.max(groups))
    rows = np.argsort(groups.astype(np.min_scalar_type(top)) if top < 1 << 16 else groups, kind="stable")
    ordered = groups[rows]
    starts = np.flatnonzero(np.diff(ordered, prepend=-1))
    return Gathered(ordered[starts], starts, ticks[rows])


def _summaries(parts: Sequence[Gathered], tick: Fraction) -> list[tuple[int, Durations]]:
    """Return the durations of each group, gathered in parts."""
    whole = _joined(parts)
    if not len(whole.groups):
        return []
    counts = np.diff(whole.starts, append=len(whole.ticks))
    # Sums of whole numbers are exact as long as they fit.
    exact = int(np.max(whole.ticks)) < 2**62 // len(whole.ticks)
    sums = np.add.reduceat(whole.ticks if exact else whole.ticks.astype(float), whole.starts)
    means: list[float] = _seconds(sums / counts, tick).tolist()
    rows: list[list[float]] = _seconds(_quantiles(whole, counts), tick).tolist()
    return [
        (group, seen_durations(mean, dict(zip(QUANTILES, row, strict=True)), count))
        for group, mean, row, count in zip(whole.groups.tolist(), means, rows, counts.tolist(), strict=True)
    ]


def _joined(parts: Sequence[Gathered]) -> Gathered:
    """Return the durations of all parts, group by group."""
    if len(parts) == 1:
        return parts[0]
    groups = np.concatenate([part.groups for part in parts])
    lengths = np.concatenate([np.diff(part.starts, append=len(part.ticks)) for part in parts])
    pieces = [
        part.ticks[start:end]
        for part in parts
        for start, end in pairwise([*part.starts.tolist(), len(part.ticks)])
        if end > start
    ]
    turn = np.argsort(groups, kind="stable")
    places: list[int] = turn.tolist()
    ticks: Counts = np.concatenate([pieces[n] for n in places]) if pieces else parts[0].ticks
    heads = np.flatnonzero(np.diff(groups[turn], prepend=-1))
    starts = (np.cumsum(lengths[turn]) - lengths[turn])[heads]
    return Gathered(groups[turn][heads], starts, ticks)


def _quantiles(whole: Gathered, counts: Counts) -> Floats:
    """Return the quantiles of each group, linear between the two nearest (Hyndman & Fan 1996, definition 7)."""
    last = counts[:, np.newaxis] - 1
    place = last * np.array(QUANTILES)
    below = np.floor(place).astype(np.int64)
    above = np.minimum(below + 1, last)
    if len(counts) > MANY:
        ordered = whole.ticks[np.lexsort((whole.ticks, np.repeat(np.arange(len(counts)), counts)))]
    else:
        ordered = whole.ticks  # nobody else holds it
        wanted = np.concatenate([below, above], axis=1)
        for start, count, some in zip(whole.starts.tolist(), counts.tolist(), wanted, strict=True):
            ordered[start : start + count].partition(some)
    first = whole.starts[:, np.newaxis]
    low, high = ordered[first + below], ordered[first + above]
    found: Floats = np.asarray(low + (place - below) * (high - low), dtype=float)
    return found


def _seconds(ticks: Floats, tick: Fraction) -> Floats:
    # A division by ten to some power rounds once, where a product with its inverse would round twice.
    found: Floats = ticks * tick.numerator / tick.denominator
    return found
