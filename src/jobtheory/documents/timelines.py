"""Timelines of switches in a document: what each person told, with its days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.documents.grounds import day, evidence, evidence_tree, object_tree
from jobtheory.documents.place import Place, note, record, several, text
from jobtheory.model.timeline import SwitchStage, SwitchTimeline
from jobtheory.model.values import read_member

if TYPE_CHECKING:
    import datetime

    from jobtheory.documents.place import Read
    from jobtheory.documents.safe_json import Tree

_STAGES = {stage.value: stage for stage in SwitchStage}


def tree(told: SwitchTimeline) -> Tree:
    """Return a timeline as what is written; the stages stand in their order."""
    events: dict[str, Tree] = {stage.value: began.isoformat() for stage, began in told.events.items()}
    start: dict[str, Tree] = {"name": told.name, "events": events}
    return start | object_tree(
        little_hires=[used.isoformat() for used in told.little_hires],
        until=None if told.until is None else told.until.isoformat(),
        gave_up=None if told.gave_up is None else told.gave_up.isoformat(),
        hired=told.hired or None,
        fired=told.fired or None,
        evidence=evidence_tree(told.evidence),
    )


def _events(place: Place) -> dict[SwitchStage, datetime.date] | None:
    before = place.faults.total
    given = place.entries()
    whole: dict[SwitchStage, datetime.date] = {}
    for key, item in given or ():
        if key not in _STAGES:
            place.faults.refuse(item.path, read_member, SwitchStage, key, (), "stage")
        began = day(item)
        if key in _STAGES and began is not None:
            whole[_STAGES[key]] = began
    return whole if place.faults.total == before else None


timelines: Read[list[SwitchTimeline]] = several(
    record(
        SwitchTimeline,
        {"name": text, "events": _events},
        {
            "little_hires": several(day),
            "until": day,
            "gave_up": day,
            "hired": note,
            "fired": note,
            "evidence": evidence,
        },
    )
)
