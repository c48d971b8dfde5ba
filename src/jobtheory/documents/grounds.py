"""What several kinds of documents hold: evidence, days, whole numbers, and objects without what holds nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.documents.place import Place, member, note, number, record, text, word
from jobtheory.model.evidence import Evidence, EvidenceKind, read_date
from jobtheory.model.number import Number, exact

if TYPE_CHECKING:
    import datetime

    from jobtheory.documents.place import Read
    from jobtheory.documents.safe_json import Tree


def whole(place: Place) -> Number | None:
    """Read a number, as a whole one where it is one."""
    given = number(place)
    # From 10**15 on the model keeps whole numbers in other forms too; a count is an int.
    return int(given) if given is not None and exact(given).denominator == 1 else given


def day(place: Place) -> datetime.date | None:
    """Read a day."""
    given = word(place)
    return None if given is None else place.attempt(read_date, given, (), "the day")


evidence: Read[Evidence] = record(
    Evidence,
    {"kind": member(EvidenceKind), "source": text},
    {"date": word, "sample": whole, "note": note},
)


def evidence_tree(held: Evidence | None) -> Tree | None:
    """Return evidence as what is written."""
    if held is None:
        return None
    return object_tree(
        kind=held.kind.value,
        source=held.source,
        date=None if held.date is None else held.date.isoformat(),
        sample=held.sample,
        note=held.note or None,
    )


def object_tree(**members: Tree | None) -> dict[str, Tree]:
    """Return an object without the members that hold nothing."""
    return {key: value for key, value in members.items() if value is not None and value not in ([], {})}
