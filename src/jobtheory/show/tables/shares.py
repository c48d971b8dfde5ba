"""The tables of shares: over draws of what is open, and over people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.hiring.verdict import Verdict
from jobtheory.show.tables.listing import FLAG, NUMBER, TEXT, WHOLE, columns, tabled

if TYPE_CHECKING:
    from jobtheory.hiring.robustness import Robustness
    from jobtheory.learn.many import Many
    from jobtheory.show.tables.listing import Listing

SOLUTIONS = columns(
    solution=TEXT, hired=NUMBER, first=NUMBER, ruled_out=NUMBER, confidence=NUMBER, is_incumbent=FLAG, kept=NUMBER
)
RANKS = columns(solution=TEXT, rank=WHOLE, share=NUMBER)
WEIGHTS = columns(solution=TEXT, key=TEXT, weight=NUMBER)
LESSONS = columns(solution=TEXT, key=TEXT, about=TEXT, gain=NUMBER, error=NUMBER)
VERDICTS = columns(solution=TEXT, **{verdict.value.replace(" ", "_"): NUMBER for verdict in Verdict})
BLOCKED = columns(solution=TEXT, performer=TEXT, share=NUMBER)


def robustness(value: Robustness) -> Listing:
    """Return a row for every solution: the share of draws in which it is hired, first, ruled out or kept."""
    incumbent = value.comparison.incumbent
    rows = (
        (
            name,
            hired,
            value.acceptability[name][0],
            value.ruled_out[name],
            value.confidence[name],
            name == incumbent,
            value.kept if name == incumbent else None,
        )
        for name, hired in value.hired.items()
    )
    return tabled(SOLUTIONS, rows)


def ranks(value: Robustness) -> Listing:
    """Return the share of draws in which each solution has each rank."""
    rows = ((name, rank, share) for name, shares in value.acceptability.items() for rank, share in enumerate(shares, 1))
    return tabled(RANKS, rows)


def weights(value: Robustness) -> Listing:
    """Return with which weights a solution is first, on average; no row for one that never is."""
    rows = (
        (name, key, weight)
        for name, weights in value.central_weights.items()
        if weights is not None
        for key, weight in weights.items()
    )
    return tabled(WEIGHTS, rows)


def lessons(value: Robustness) -> Listing:
    """Return what is worth finding out, the greatest gain first."""
    return tabled(LESSONS, ((one.solution, one.key, one.about, one.gain, one.error) for one in value.matters))


def people(value: Many) -> Listing:
    """Return a row for every person, with a column of verdicts for every solution."""
    return tabled(dict.fromkeys(value.names, TEXT), value.verdicts.tolist())


def verdicts(value: Many) -> Listing:
    """Return for every solution the share of people with each verdict on it."""
    shares = [value.share_of(verdict) for verdict in Verdict]
    return tabled(VERDICTS, ((name, *(share[name] for share in shares)) for name in value.names))


def blocked(value: Many) -> Listing:
    """Return who stands against which solution, and for what share of people."""
    rows = ((name, who, share) for name, by in value.blocked.items() for who, share in by.items())
    return tabled(BLOCKED, rows)
