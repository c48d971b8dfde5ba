"""The tables of what would turn a comparison: importances that move, and what to find out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.show.tables.listing import NUMBER, TEXT, columns, tabled

if TYPE_CHECKING:
    from jobtheory.hiring.inquiries import Inquiries
    from jobtheory.hiring.tipping import TippingPoint, Tippings
    from jobtheory.show.tables.listing import Listing

WEIGHTS = columns(
    key=TEXT,
    statement=TEXT,
    importance=NUMBER,
    share=NUMBER,
    below=NUMBER,
    below_share=NUMBER,
    above=NUMBER,
    above_share=NUMBER,
)
TURNS = columns(key=TEXT, importance=NUMBER, share=NUMBER, solution=TEXT, verdict=TEXT)
INQUIRIES = columns(
    solution=TEXT, key=TEXT, statement=TEXT, about=TEXT, share=NUMBER, kind=TEXT, how=TEXT, verdicts=TEXT
)


def tippings(value: Tippings) -> Listing:
    """Return a row for every importance, the nearest to a turn first."""
    rows = (
        (one.key, one.statement, one.importance, one.share, *_place(one.below), *_place(one.above)) for one in value
    )
    return tabled(WEIGHTS, rows)


def _place(point: TippingPoint | None) -> tuple[float | None, float | None]:
    return (None, None) if point is None else (point.importance, point.share)


def turns(value: Tippings) -> Listing:
    """Return which verdict turns at which importance."""
    rows = (
        (one.key, point.importance, point.share, name, verdict)
        for one in value
        for point in (one.below, one.above)
        if point is not None
        for name, verdict in point.turns.items()
    )
    return tabled(TURNS, rows)


def inquiries(value: Inquiries) -> Listing:
    """Return a row for everything to find out, the most decisive first."""
    rows = (
        (
            one.question.solution,
            one.question.key,
            one.statement,
            one.question.about,
            one.question.share,
            one.kind,
            one.how,
            "; ".join(one.verdicts),
        )
        for one in value
    )
    return tabled(INQUIRIES, rows)
