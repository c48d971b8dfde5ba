"""The tables of surveys: how they are read, how unmet outcomes are, gaps, quadrants, derived importances."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jobtheory.show.tables.listing import NUMBER, TEXT, WHOLE, columns, tabled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jobtheory.learn.surveying.drivers import DerivedImportance
    from jobtheory.learn.surveying.landscape import Landscape
    from jobtheory.learn.surveying.paired import GapAnalysis
    from jobtheory.learn.surveying.quadrants import Quadrants
    from jobtheory.learn.surveying.segments import Segments
    from jobtheory.learn.surveying.survey import Survey
    from jobtheory.show.tables.listing import Listing

COLUMNS = columns(key=TEXT, side=TEXT, header=TEXT, how=TEXT, answers=WHOLE, blank=WHOLE, off=WHOLE, note=TEXT)
DOUBTS = columns(about=TEXT, problem=TEXT, proposal=TEXT)
UNREAD = columns(header=TEXT, reason=TEXT)
SCORES = columns(
    key=TEXT,
    statement=TEXT,
    importance=NUMBER,
    satisfaction=NUMBER,
    opportunity=NUMBER,
    low=NUMBER,
    high=NUMBER,
    n=WHOLE,
    band=TEXT,
    place=WHOLE,
    rank=WHOLE,
    stability=NUMBER,
    importance_low=NUMBER,
    importance_high=NUMBER,
    satisfaction_low=NUMBER,
    satisfaction_high=NUMBER,
    best=WHOLE,
    worst=WHOLE,
)
PLACED = columns(key=TEXT, statement=TEXT, importance=NUMBER, satisfaction=NUMBER, quadrant=TEXT, share=NUMBER)
GAPS = columns(
    key=TEXT,
    statement=TEXT,
    n=WHOLE,
    importance=NUMBER,
    satisfaction=NUMBER,
    gap=NUMBER,
    error=NUMBER,
    t=NUMBER,
    df=WHOLE,
    p=NUMBER,
    adjusted=NUMBER,
    low=NUMBER,
    high=NUMBER,
)
SEGMENTS = columns(segment=WHOLE, people=WHOLE, share=NUMBER)
CANDIDATES = columns(
    number=WHOLE,
    stability=NUMBER,
    expected=NUMBER,
    corrected=NUMBER,
    closeness=NUMBER,
    between=NUMBER,
    strength=NUMBER,
)
PEOPLE = columns(person=WHOLE, segment=WHOLE)
DRIVERS = columns(
    key=TEXT,
    statement=TEXT,
    importance=NUMBER,
    error=NUMBER,
    low=NUMBER,
    high=NUMBER,
    classical_error=NUMBER,
    n=WHOLE,
)


def survey(value: Survey) -> Listing:
    """Return a row for every column that is read."""
    rows = (
        (
            one.key,
            one.side,
            one.header,
            one.how,
            sum(one.answers.values()),
            one.blank,
            sum(one.off.values()),
            one.note or None,
        )
        for one in value.columns
    )
    return tabled(COLUMNS, rows)


def doubts(value: Survey) -> Listing:
    """Return what is in doubt."""
    return tabled(DOUBTS, ((one.about, one.problem, one.proposal) for one in value.doubts))


def unread(value: Survey) -> Listing:
    """Return the columns that are not read."""
    return tabled(UNREAD, value.unread.items())


def landscape(value: Landscape) -> Listing:
    """Return a row for every outcome, in declared order; groups follow below each other.

    The first column is then named like the one that tells the groups apart. It is None for everybody, and an empty text
    for the group of people of whom the column says nothing.
    """
    if value.by is None:
        return tabled(SCORES, _scores(value))
    by = f"group: {value.by}" if value.by in SCORES else value.by
    rows = [(None, *row) for row in _scores(value)]
    rows += [("" if label is None else str(label), *row) for label, own in value.groups.items() for row in _scores(own)]
    return tabled({by: TEXT, **SCORES}, rows)


def _scores(value: Landscape) -> Iterator[tuple[Any, ...]]:
    for one in value.scores:
        yield (
            one.key,
            value.statements[one.key],
            one.importance,
            one.satisfaction,
            one.opportunity,
            one.low,
            one.high,
            one.n,
            one.band,
            one.place,
            one.rank,
            one.stability,
            *one.importance_range,
            *one.satisfaction_range,
            *one.ranks,
        )


def segments(value: Segments) -> Listing:
    """Return a row for every outcome, with its key and its opportunity for everybody and in each segment by number."""
    kinds = columns(key=TEXT, everybody=NUMBER, **{f"segment_{own.number}": NUMBER for own in value.segments})
    scores = [{one.key: one.opportunity for one in own.landscape} for own in value.segments]
    rows = ((one.key, one.opportunity, *(own.get(one.key) for own in scores)) for one in value.whole)
    return tabled(kinds, rows)


def sizes(value: Segments) -> Listing:
    """Return a row for every segment, the largest first."""
    return tabled(SEGMENTS, ((one.number, one.people, one.share) for one in value))


def candidates(value: Segments) -> Listing:
    """Return how each number of segments stands up."""
    return tabled(CANDIDATES, ([getattr(one, name) for name in CANDIDATES] for one in value.candidates))


def members(value: Segments) -> Listing:
    """Return the segment of each person, 0 for whoever is in none; people are numbered from 1, as they are asked."""
    labels: list[int] = value.labels.tolist()
    return tabled(PEOPLE, enumerate(labels, start=1))


def quadrants(value: Quadrants) -> Listing:
    """Return a row for every outcome."""
    told = value.statements
    rows = ((one.key, told[one.key], one.importance, one.satisfaction, one.quadrant, one.share) for one in value)
    return tabled(PLACED, rows)


def gaps(value: GapAnalysis) -> Listing:
    """Return a row for every outcome."""
    return tabled(GAPS, _stated(GAPS, value.statements, value))


def drivers(value: DerivedImportance) -> Listing:
    """Return a row for every outcome."""
    return tabled(DRIVERS, _stated(DRIVERS, value.statements, value.drivers))


def _stated(names: Iterable[str], statements: Mapping[str, str], found: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield what is found of each outcome, with its statement."""
    for one in found:
        yield [statements[one.key] if name == "statement" else getattr(one, name) for name in names]
