"""A process in a document: the ways that are gone and how often, and how long what takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from jobtheory.documents.grounds import evidence, evidence_tree, object_tree, whole
from jobtheory.documents.place import Place, figure, number, record, several, text
from jobtheory.documents.safe_json import Object
from jobtheory.errors import InvalidValueError, shown
from jobtheory.model.activities import Activity, Way, named, read_activity
from jobtheory.model.durations import Durations, read_count, read_durations
from jobtheory.model.process import Process

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jobtheory.documents.place import Read
    from jobtheory.documents.safe_json import Tree
    from jobtheory.model.evidence import Evidence
    from jobtheory.model.level import Figure

K = TypeVar("K")
V = TypeVar("V")


def tree(process: Process) -> Tree:
    """Return a process as what is written.

    Raises:
        InvalidValueError: Its ways were not kept.
    """
    if not process.variants:
        raise InvalidValueError(
            "the ways of the process were not kept, and a document holds ways",
            path=("process",),
            hint="Discover it with variants=True.",
            code="JT763",
        )
    ways: dict[str, Tree] = {
        "ways": [_way_tree(way, process.variants[way]) for way in sorted(process.variants, key=_order)]
    }
    return ways | object_tree(
        duration=None if process.duration is None else _durations_tree(process.duration),
        waits=[
            {"activity": one, "took": _durations_tree(process.waits[one])}
            for one in sorted(process.waits, key=lambda one: _order((one,)))
        ],
        between=[
            {"earlier": pair[0], "later": pair[1], "took": _durations_tree(process.between[pair])}
            for pair in sorted(process.between, key=_order)
        ],
        evidence=evidence_tree(process.evidence),
    )


def _order(way: Iterable[Activity]) -> tuple[tuple[bool, Any], ...]:
    """Return what ways are sorted by: names that are numbers come before those that are texts."""
    return tuple((isinstance(one, str), one) for one in way)


def _way_tree(way: Way, cases: int) -> Tree:
    listed: list[Tree] = [*way]
    return listed if cases == 1 else {"way": listed, "cases": cases}


def _durations_tree(took: Durations) -> Tree:
    mean = str(took.mean)
    quantiles: list[Tree] = [{"share": share, "time": str(took.quantiles[share])} for share in sorted(took.quantiles)]
    if took.count == 1 and quantiles == [{"share": 0.5, "time": mean}]:
        return mean
    always: dict[str, Tree] = {"mean": mean}
    return always | object_tree(quantiles=quantiles, count=None if took.count == 1 else took.count)


def _activity(place: Place) -> Activity | None:
    if isinstance(place.value, str):
        return text(place)
    given = whole(place)
    return None if given is None else place.attempt(read_activity, given, ())


def _count(place: Place) -> int | None:
    given = whole(place)
    return None if given is None else place.attempt(read_count, given, (), "the count")


def _way(place: Place) -> tuple[Way, int] | None:
    if isinstance(place.value, Object):
        return _counted_way(place)
    given = _activities(place)
    return None if given is None else (tuple(given), 1)


def _times(way: list[Activity], cases: int = 1) -> tuple[Way, int]:
    return tuple(way), cases


def _durations(place: Place) -> Durations | None:
    if isinstance(place.value, Object):
        return _told_durations(place)
    given = figure(place)
    return None if given is None else place.attempt(read_durations, given, ())


def _told(mean: Figure, quantiles: Iterable[tuple[Any, Figure]] = (), count: int = 1) -> Durations:
    return Durations(mean, _once(quantiles, "the share"), count=count)


def _share(share: Any, time: Figure) -> tuple[Any, Figure]:
    return share, time


def _wait(activity: Activity, took: Durations) -> tuple[Activity, Durations]:
    return activity, took


def _between(earlier: Activity, later: Activity, took: Durations) -> tuple[tuple[Activity, Activity], Durations]:
    return (earlier, later), took


def _once(pairs: Iterable[tuple[K, V]], what: str) -> dict[K, V]:
    found: dict[K, V] = {}
    for key, value in pairs:
        if key in found:
            said = shown(named(cast("object", key)) if isinstance(key, tuple) else key)
            raise InvalidValueError(f"{what} {said} is given twice", hint="Keep one of them.", code="JT609")
        found[key] = value
    return found


def _process(
    ways: Iterable[tuple[Way, int]],
    duration: Durations | None = None,
    waits: Iterable[tuple[Activity, Durations]] = (),
    between: Iterable[tuple[tuple[Activity, Activity], Durations]] = (),
    evidence: Evidence | None = None,
) -> Process:
    cases: dict[Way, int] = {}
    for way, times in ways:
        cases[way] = cases.get(way, 0) + times
    return Process(
        cases,
        duration=duration,
        waits=_once(waits, "the time of"),
        between=_once(between, "the time of"),
        evidence=evidence,
    )


_activities: Read[list[Activity]] = several(_activity)
_counted_way = record(_times, {"way": _activities, "cases": _count})
_told_durations = record(
    _told, {"mean": figure}, {"quantiles": several(record(_share, {"share": number, "time": figure})), "count": _count}
)
process: Read[Process] = record(
    _process,
    {"ways": several(_way)},
    {
        "duration": _durations,
        "waits": several(record(_wait, {"activity": _activity, "took": _durations})),
        "between": several(record(_between, {"earlier": _activity, "later": _activity, "took": _durations})),
        "evidence": evidence,
    },
)
