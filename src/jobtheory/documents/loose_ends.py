"""Keys that one part of a document gives to another: each that leads nowhere is a fault of its own.

The model refuses the first of them; a document is told of all. They are looked up among the keys as they are written,
so that a step with a fault of another kind still counts as there. Where some keys cannot be told, nothing is said.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from jobtheory.documents.safe_json import Json, Object
from jobtheory.errors import did_you_mean, shown
from jobtheory.model.keys import refuse_unknown, slug
from jobtheory.model.needs import bound
from jobtheory.model.wiring import read_edges, read_groups, read_repeats

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jobtheory.documents.place import Place
    from jobtheory.model.job import Need
    from jobtheory.model.jobmap import JobMap
    from jobtheory.model.performer import Performer
    from jobtheory.model.purpose import Purpose

_OUTCOMES = {"goals": "goal", "hazards": "hazard", "problems": "problem"}

_WAYS: dict[str, Callable[..., object]] = {
    "edges": read_edges,
    "alternatives": read_groups,
    "repeats": partial(read_repeats, edges=set()),
}

_JOB = ("purpose", "action", "circumstance", "performers", "progress", "adoption")
_NEED = ("statement", "key", "measure", "importance", "dimension", "step", "likelihood", "within", "stage", "optional")
_NAMES = frozenset((*_JOB, *_NEED, *_OUTCOMES, "steps", *_WAYS))
"""No slip of the pen: what a job, a purpose, a job map or a need may hold."""


def report_wiring(place: Place) -> None:
    """Report every edge, alternative and repeat of a job map that cannot be, as far as each of them alone shows it."""
    index = _keys(place.value, "steps", "step")
    if index is None:
        return
    for name, read in _WAYS.items():
        for n, way in enumerate(_list(place.value, name)):
            keys = [key for key in way if isinstance(key, str)] if isinstance(way, list) else []
            if not isinstance(way, list) or len(keys) < len(way):
                continue  # a fault already
            for m, key in enumerate(keys):
                _look_up(place, (f"{name}[{n}][{m}]",), key, index, "unknown step", "JT203")
            if all(key in index for key in keys):
                place.faults.attempt((*place.path, f"{name}[{n}]"), read, [keys], index)


def report_loose_ends(place: Place) -> None:
    """Report every key in a job that names a step or a need which is not there."""
    purpose, job = _member(place.value, "purpose"), place.value
    steps = _keys(_member(job, "action"), "steps", "step")
    adoption = _keys(job, "adoption", "adoption")
    sides = [_keys(purpose, name, noun) for name, noun in _OUTCOMES.items()]
    outcomes = None if None in sides else {key: n for side in sides for key, n in (side or {}).items()}
    if steps is not None:
        for name in _OUTCOMES:
            for n, outcome in enumerate(_list(purpose, name)):
                step = _member(outcome, "step")
                if isinstance(step, str):
                    _look_up(place, ("purpose", f"{name}[{n}]", "step"), step, steps, "unknown step", "JT302")
    if outcomes is not None and steps is not None and adoption is not None:
        needs = outcomes | steps | adoption
        for path, key in _weighed(job):
            _look_up(place, path, key, needs, "unknown need", "JT301")
    if outcomes is not None:
        for n, shift in enumerate(_list(job, "progress")):
            for m, shown_by in enumerate(_list(shift, "outcomes")):
                if isinstance(shown_by, str):
                    path = (f"progress[{n}]", f"outcomes[{m}]")
                    _look_up(place, path, shown_by, outcomes, "unknown outcome", "JT303")


def report_serves(place: Place) -> None:
    """Report every key in a network that names a job which is not there."""
    index = _job_keys(place.value)
    for n, one in enumerate(_list(place.value, "serves") if index is not None else ()):
        at = f"serves[{n}]"
        ends: dict[tuple[str, ...], Json] = {(at, name): _member(one, name) for name in ("lower", "upper")}
        ends |= {(f"{at}[{m}]",): end for m, end in enumerate(one)} if isinstance(one, list) else {}
        for path, key in ends.items():
            if isinstance(key, str):
                _look_up(place, path, key, index or {}, "unknown job", "JT230")


def report_attached(place: Place) -> None:
    """Report every key under which solutions stand that names a job which is not there."""
    index, given = _job_keys(_member(place.value, "network")), _member(place.value, "solutions")
    for key in given if index is not None and isinstance(given, Object) else ():
        _look_up(place, (f"solutions[{shown(key)}]",), key, index or {}, "unknown job", "JT230")


def report_limits(whole: Mapping[str, Any], place: Place) -> None:
    """Report every limit of a performer that cannot be one of its need."""
    purpose: Purpose | None = whole.get("purpose")
    action: JobMap | None = whole.get("action")
    needs: dict[str, Need] = {
        need.key: need for need in (*(purpose or ()), *(action or ()), *whole.get("adoption", ()))
    }
    performers: list[Performer] = whole.get("performers", [])
    for n, performer in enumerate(performers):
        for key, limit in performer.limits.items():
            if key in needs:
                path = (*place.path, f"performers[{n}]", f"limits[{shown(key)}]")
                place.faults.attempt(path, bound, needs[key], limit.level)


def _weighed(job: Json) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the keys that performers weigh or limit, each with its path within the job."""
    for n, performer in enumerate(_list(job, "performers")):
        for name in ("importances", "limits"):
            given = _member(performer, name)
            for key in given if isinstance(given, Object) else ():
                yield (f"performers[{n}]", f"{name}[{shown(key)}]"), key


def _keys(owner: Json, name: str, noun: str) -> dict[str, int] | None:
    """Return the keys of steps or outcomes with their places, or None where some cannot be told."""
    if not isinstance(owner, Object) or not (isinstance(owner.get(name), list) or _is_left_out(name, owner)):
        return None
    keys: dict[str, int] = {}
    for n, need in enumerate(_list(owner, name)):
        key, statement = _member(need, "key"), _member(need, "statement")
        if isinstance(key, str):
            keys[key] = n
        elif isinstance(need, Object) and isinstance(statement, str) and _is_left_out("key", need):
            keys[slug(statement) or f"{noun}-{n + 1}"] = n
        else:
            return None
    return keys


def _job_keys(network: Json) -> dict[str, int] | None:
    """Return the keys of the jobs in a network with their places, or None where some cannot be told."""
    if not isinstance(network, Object) or not isinstance(network.get("jobs"), list):
        return None
    keys: dict[str, int] = {}
    for n, job in enumerate(_list(network, "jobs")):
        key, statement = _member(job, "key"), _member(job, "statement")
        if isinstance(job, str):
            keys[slug(job) or f"job-{n + 1}"] = n
        elif isinstance(key, str):
            keys[key] = n
        elif isinstance(job, Object) and isinstance(statement, str) and _is_left_out("key", job):
            keys[slug(statement) or "job"] = n
        else:
            return None
    return keys


def _is_left_out(name: str, owner: Object) -> bool:
    """Return whether a name is not there, nor meant by another that nobody knows."""
    return name not in owner and not did_you_mean(name, [key for key in owner if key not in _NAMES][:20])


def _member(owner: Json, name: str) -> Json:
    return owner.get(name) if isinstance(owner, Object) else None


def _list(owner: Json, name: str) -> list[Json]:
    given = _member(owner, name)
    return given if isinstance(given, list) else []


def _look_up(place: Place, path: tuple[str, ...], key: str, known: dict[str, int], what: str, code: str) -> None:
    if key not in known:
        place.faults.refuse((*place.path, *path), refuse_unknown, key, known, (), what, code)
