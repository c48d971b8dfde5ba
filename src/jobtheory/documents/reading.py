"""From JSON to the model: what each object of a document holds, in one table for each class.

Old documents load forever. A change of the format adds a version to `VERSIONS`, with tables of its own where they
differ; what is there for a version that has been released stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.documents.document import (
    Document,
    NetworkDocument,
    ProcessDocument,
    TimelinesDocument,
    read_solutions,
)
from jobtheory.documents.grounds import evidence
from jobtheory.documents.loose_ends import (
    report_attached,
    report_limits,
    report_loose_ends,
    report_serves,
    report_wiring,
)
from jobtheory.documents.place import (
    Place,
    by_key,
    described,
    figure,
    flag,
    member,
    note,
    number,
    parts,
    record,
    several,
    text,
    word,
)
from jobtheory.documents.safe_json import Json, Object
from jobtheory.documents.timelines import timelines
from jobtheory.documents.ways import process
from jobtheory.errors import InvalidValueError
from jobtheory.model.attaching import read_attached, refuse_one_name
from jobtheory.model.circumstance import Circumstance, Progress
from jobtheory.model.job import Job
from jobtheory.model.jobmap import JobMap
from jobtheory.model.level import Figure, Level, Mark, Range
from jobtheory.model.measure import Limit, Measure
from jobtheory.model.needs import Dimension, Goal, Hazard, Problem
from jobtheory.model.network import JobNetwork
from jobtheory.model.performer import Performer, Role
from jobtheory.model.purpose import Purpose
from jobtheory.model.serving import Serves
from jobtheory.model.solution import Solution, SolutionKind
from jobtheory.model.step import Stage, Step
from jobtheory.model.units import unit as read_unit
from jobtheory.model.values import FrozenMap, read_importance
from jobtheory.model.weight import Origin, Weight

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jobtheory.documents.document import AnyDocument
    from jobtheory.documents.faults import Faults
    from jobtheory.documents.place import Read
    from jobtheory.model.number import Number
    from jobtheory.model.process import Process
    from jobtheory.model.timeline import SwitchTimeline

FORMAT = 1
"""The version of the format that is written."""

VERSIONS = (1,)
"""The versions that are read."""


def document(value: Json, faults: Faults) -> AnyDocument | None:
    """Return the document that a JSON value is, by what is in it, or None where it has faults."""
    place = _of_known_version(value, faults)
    if place is None:
        return None
    kinds: dict[str, Read[AnyDocument]] = {
        "network": _network_document,
        "process": _process_document,
        "timelines": _timelines_document,
    }
    read = next((kinds[key] for key in kinds if isinstance(value, Object) and key in value), _document)
    return read(place)


def _of_known_version(value: Json, faults: Faults) -> Place | None:
    hint = 'A document is an object that begins with "jobtheory": 1; jobtheory.dumps writes one.'
    if not isinstance(value, Object) or "jobtheory" not in value:
        faults.keep(InvalidValueError("this is no jobtheory document", hint=hint, code="JT604"))
        return None
    version = value["jobtheory"]
    if not isinstance(version, int) or isinstance(version, bool) or version not in VERSIONS:  # True is 1 as well
        faults.keep(_unknown_version(version))
        return None
    return Place(value, (), faults)


def _unknown_version(version: Json) -> InvalidValueError:
    if isinstance(version, int) and not isinstance(version, bool) and version > FORMAT:
        return InvalidValueError(
            f"the document was written by a newer jobtheory, in format {version}; this one reads up to {FORMAT}",
            path=("jobtheory",),
            hint="Upgrade it: pip install --upgrade jobtheory.",
            code="JT605",
        )
    return InvalidValueError(
        f"the version of the format is {described(version)}",
        path=("jobtheory",),
        hint=f"This jobtheory reads {', '.join(map(str, VERSIONS))}.",
        code="JT605",
    )


def _unit(place: Place) -> str | None:
    given = word(place)
    return None if given is None else place.faults.attempt_text(place.path, _unit_name, given)


def _unit_name(given: str) -> str:
    return read_unit(given).name


def _importance(place: Place) -> Number | None:
    given = number(place)
    return None if given is None else place.attempt(read_importance, given, ())


def _limit(place: Place) -> Figure | Limit | None:
    return _declared_limit(place) if isinstance(place.value, Object) else figure(place)


def _figure_or_range(place: Place) -> Figure | Range | None:
    return _range(place) if isinstance(place.value, Object) else figure(place)


def _between(between: list[Figure], likely: Figure | None = None) -> Range:
    if len(between) != 2:
        raise InvalidValueError(
            f"'between' holds {len(between)}, not two figures", hint="Write the low and the high one.", code="JT611"
        )
    return Range(between[0], between[1], likely)


def _neither() -> InvalidValueError:
    return InvalidValueError(
        "the object is neither a range nor a level with evidence",
        hint='Write {"between": [low, high]} or {"level": …, "evidence": …}.',
        code="JT611",
    )


def _content(place: Place) -> object:
    if isinstance(place.value, list):
        return _figures(place)
    if isinstance(place.value, str) and place.value in _MARKS:
        return _MARKS[place.value]
    return _figure_or_range(place)


def _level(place: Place) -> Level | None:
    if isinstance(place.value, Object):
        if "level" in place.value or "evidence" in place.value:
            return _level_with_others(place) if "others" in place.value else _declared_level(place)
        if "between" not in place.value and "likely" not in place.value:
            place.faults.add(_neither, place.path)
            return None
    content = _content(place)
    return None if content is None else place.attempt(Level, content)


def _job_map(place: Place) -> JobMap | None:
    before = place.faults.total
    whole, sound = parts(place, {"steps": several(_step)}, {"edges": _ways, "alternatives": _ways, "repeats": _ways})
    report_wiring(place)
    return place.attempt(JobMap, **whole) if sound and place.faults.total == before else None


def _job(place: Place) -> Job | None:
    before = place.faults.total
    whole, sound = parts(
        place,
        {"statement": text, "purpose": _purpose, "action": _job_map},
        {
            "key": text,
            "circumstance": _circumstance,
            "performers": several(_performer),
            "progress": several(_progress),
            "adoption": several(_step),
            "weights": by_key(_weight),
        },
    )
    report_loose_ends(place)
    report_limits(whole, place)
    return place.attempt(Job, **whole) if sound and place.faults.total == before else None


def _serves(place: Place) -> Serves | None:
    if isinstance(place.value, Object):
        return _told_serves(place)
    ends = _pair(place)
    return None if ends is None else place.attempt(_two_ends, ends)


def _two_ends(ends: list[str]) -> Serves:
    if len(ends) != 2:
        raise InvalidValueError(
            f"a pair of serves has {len(ends)} ends",
            hint='Write ["lower", "upper"], or {"lower": …, "upper": …, "reason": …}.',
            code="JT233",
        )
    return Serves(ends[0], ends[1])


def _field(place: Place) -> list[Solution] | None:
    drawn = _solutions(place)
    if drawn is not None:
        place.attempt(refuse_one_name, drawn, ())
    return drawn


def _job_or_statement(place: Place) -> Job | str | None:
    return text(place) if isinstance(place.value, str) else _job(place)


def _network(place: Place) -> JobNetwork | None:
    before = place.faults.total
    whole, sound = parts(place, {"jobs": several(_job_or_statement)}, {"serves": several(_serves)})
    report_serves(place)
    return place.attempt(JobNetwork, **whole) if sound and place.faults.total == before else None


def _network_document(place: Place) -> NetworkDocument | None:
    before = place.faults.total
    whole, sound = parts(place, {"jobtheory": number, "network": _network}, {"solutions": by_key(_field)})
    report_attached(place)
    if not sound or place.faults.total > before:
        return None
    network: JobNetwork = whole["network"]
    attached = place.attempt(read_attached, dict.fromkeys(job.key for job in network), whole.get("solutions", {}), ())
    return None if attached is None else NetworkDocument(network, FrozenMap(attached))


def _held(job: Job, solutions: Iterable[Solution] = (), **_version: Number) -> Document:
    return Document(job, read_solutions(solutions))


def _held_process(process: Process, **_version: Number) -> ProcessDocument:
    return ProcessDocument(process)


def _held_timelines(timelines: Iterable[SwitchTimeline], **_version: Number) -> TimelinesDocument:
    return TimelinesDocument(tuple(timelines))


_MARKS = {mark.value: mark for mark in Mark}
_ways = several(several(word))

_declared_limit = record(Limit, {"level": figure}, {"assumed": flag})
_measure = record(
    Measure,
    {"name": text, "unit": _unit, "worst": figure, "target": figure},
    {"limit": _limit, "baseline": figure},
)

_range = record(_between, {"between": several(figure)}, {"likely": figure})
_figures = several(_figure_or_range)
_declared_level = record(Level, {"level": _content, "evidence": evidence}, names={"level": "content"})
_level_with_others = record(
    Level,
    {"level": _content, "others": several(_declared_level)},
    {"evidence": evidence},
    names={"level": "content"},
)
_levels = by_key(_level)

_need = {"key": text, "measure": _measure, "importance": _importance}
_outcome = {**_need, "dimension": member(Dimension), "step": text}
_goal = record(Goal, {"statement": text}, _outcome)
_hazard = record(Hazard, {"statement": text}, {"likelihood": figure, **_outcome})
_problem = record(Problem, {"statement": text}, {"within": _measure, **_outcome})
_purpose = record(Purpose, {}, {"goals": several(_goal), "hazards": several(_hazard), "problems": several(_problem)})
_step = record(Step, {"statement": text}, {**_need, "stage": member(Stage), "optional": flag})

_circumstance = record(Circumstance, {"situation": text}, {"trigger": text, "constraints": several(text)})
_performer = record(
    Performer,
    {"role": member(Role), "name": text},
    {"importances": by_key(_importance), "limits": by_key(_limit), "veto": flag},
)
_weight = record(
    Weight,
    {"importance": _importance, "origin": member(Origin)},
    {"low": number, "high": number, "stated": _importance, "source": note},
)
_progress = record(
    Progress,
    {"from": text, "to": text, "dimension": member(Dimension)},
    {"outcomes": several(text)},
    names={"from": "from_"},
)
_solution = record(
    Solution,
    {"name": text},
    {
        "kind": member(SolutionKind),
        "results": _levels,
        "steps": _levels,
        "adoption": _levels,
        "changes": several(text),
        "evidence": evidence,
    },
)
_solutions = several(_solution)
_document = record(
    _held,
    {"jobtheory": number, "job": _job},
    {"solutions": _solutions},
)

_process_document = record(_held_process, {"jobtheory": number, "process": process})
_timelines_document = record(_held_timelines, {"jobtheory": number, "timelines": timelines})

_told_serves = record(Serves, {"lower": word, "upper": word}, {"reason": text, "evidence": evidence})
_pair = several(word)
