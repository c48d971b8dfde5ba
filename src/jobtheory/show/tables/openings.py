"""The tables of opportunities: what is found, what could not be judged, and what nobody looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.show.tables.listing import NUMBER, TEXT, columns, tabled

if TYPE_CHECKING:
    from jobtheory.learn.seeking.opportunity import Opportunities
    from jobtheory.show.tables.listing import Listing

FOUND = columns(
    kind=TEXT,
    keys=TEXT,
    size=NUMBER,
    unit=TEXT,
    means=TEXT,
    low=NUMBER,
    high=NUMBER,
    breakdown=TEXT,
    reason=TEXT,
    rests_on=TEXT,
)
UNKNOWN = columns(key=TEXT, lacking=TEXT)
NOT_LOOKED_FOR = columns(kind=TEXT, needed=TEXT)


def found(value: Opportunities) -> Listing:
    """Return a row for every opportunity; what it is about stands in one cell, parted by commas."""
    rows = (
        (
            one.kind,
            ", ".join(one.keys),
            one.size,
            one.unit,
            one.means,
            *((None, None) if one.interval is None else one.interval),
            one.breakdown,
            one.reason,
            one.rests_on,
        )
        for one in value
    )
    return tabled(FOUND, rows)


def unknown(value: Opportunities) -> Listing:
    """Return what could not be judged, and what nobody knows of it."""
    return tabled(UNKNOWN, value.unknown.items())


def not_looked_for(value: Opportunities) -> Listing:
    """Return the kinds that nobody looked for, and what to give for that."""
    return tabled(NOT_LOOKED_FOR, value.not_looked_for.items())
