"""The tables of a switch: where a challenger stands on the grid, and what people say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.hiring.forces import FORCES as NAMES
from jobtheory.show.tables.comparisons import EFFECTS, reason
from jobtheory.show.tables.listing import FLAG, NUMBER, TEXT, WHOLE, columns, tabled

if TYPE_CHECKING:
    from jobtheory.hiring.beside import Beside
    from jobtheory.hiring.forces import Forces
    from jobtheory.hiring.grid import Placement
    from jobtheory.show.tables.listing import Listing

CHANGES = columns(change=TEXT, amount=NUMBER, low=NUMBER, high=NUMBER, threshold=NUMBER, is_great=FLAG)
SHIFTS = columns(
    cell=TEXT,
    way=WHOLE,
    key=TEXT,
    statement=TEXT,
    about=TEXT,
    level=TEXT,
    needed=TEXT,
    figure=NUMBER,
    time_figure=NUMBER,
    size=NUMBER,
)
FORCES = columns(force=TEXT, computed=NUMBER, stated=NUMBER, difference=NUMBER, agrees=FLAG)
QUOTES = columns(force=TEXT, quote=TEXT, evidence=TEXT, source=TEXT)

SIZES = columns(force=TEXT, size=NUMBER)


def changes(value: Placement) -> Listing:
    """Return both coordinates on the grid, and where each begins to be great."""
    rows = (
        (
            "product",
            value.product_change,
            value.product_low,
            value.product_high,
            value.product_threshold,
            value.cell.product,
        ),
        (
            "behaviour",
            value.behaviour_change,
            value.behaviour_low,
            value.behaviour_high,
            value.behaviour_threshold,
            value.cell.behaviour,
        ),
    )
    return tabled(CHANGES, rows)


def effects(value: Placement) -> Listing:
    """Return what makes up each coordinate, need by need."""
    parts = (("product", value.gains), ("behaviour", value.efforts))
    return tabled(EFFECTS, ((part, *reason(one)) for part, reasons in parts for one in reasons))


def shifts(value: Placement) -> Listing:
    """Return the ways into the neighbouring cells, a row for every shift on a way."""
    rows = (
        (
            cell,
            number,
            one.key,
            one.statement,
            one.about,
            one.level,
            one.needed,
            *(one.figure if isinstance(one.figure, tuple) else (one.figure, None)),
            one.size,
        )
        for cell, ways in value.shifts.items()
        for number, way in enumerate(ways, start=1)
        for one in way
    )
    return tabled(SHIFTS, rows)


def forces(value: Beside) -> Listing:
    """Return a row for every force, computed and stated."""
    rows = ((one.force, one.computed, one.stated, one.difference, one.agrees) for one in value.forces.values())
    return tabled(FORCES, rows)


def needs(value: Beside) -> Listing:
    """Return what each computed force comes from, need by need."""
    return tabled(EFFECTS, ((pair.force, *reason(one)) for pair in value.forces.values() for one in pair.needs))


def quotes(value: Beside) -> Listing:
    """Return what each stated force rests on."""
    rows = (
        (pair.force, one.note or None, one.kind, one.source) for pair in value.forces.values() for one in pair.quotes
    )
    return tabled(QUOTES, rows)


def sizes(value: Forces) -> Listing:
    """Return the four forces and their net."""
    return tabled(SIZES, ((name, getattr(value, name)) for name in (*NAMES, "net")))


def said(value: Forces) -> Listing:
    """Return what stated forces rest on."""
    rows = ((name, one.note or None, one.kind, one.source) for name, said in value.evidence.items() for one in said)
    return tabled(QUOTES, rows)
