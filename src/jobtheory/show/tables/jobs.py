"""The tables of a job, a job map and a solution."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from jobtheory.model.job import Job
from jobtheory.model.level import Mark, Range, in_unit
from jobtheory.model.needs import Hazard, Problem
from jobtheory.model.number import exact
from jobtheory.model.quantity import Quantity
from jobtheory.model.step import Step
from jobtheory.show.tables.listing import DATE, FLAG, NUMBER, TEXT, WHOLE, WHOLE_OR_NONE, columns, tabled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jobtheory.model.evidence import Evidence
    from jobtheory.model.job import Need
    from jobtheory.model.jobmap import CriticalPath, JobMap
    from jobtheory.model.level import Content, Figure
    from jobtheory.model.measure import Measure
    from jobtheory.model.solution import Solution
    from jobtheory.show.tables.listing import Listing

MEASURE = columns(measure=TEXT, unit=TEXT, worst=NUMBER, target=NUMBER, limit=NUMBER, limit_kind=TEXT, baseline=NUMBER)

NEEDS = columns(
    key=TEXT,
    statement=TEXT,
    side=TEXT,
    kind=TEXT,
    dimension=TEXT,
    step=TEXT,
    importance=NUMBER,
    share=NUMBER,
    origin=TEXT,
    importance_low=NUMBER,
    importance_high=NUMBER,
    importance_stated=NUMBER,
    source=TEXT,
    **MEASURE,
    likelihood=NUMBER,
    time_unit=TEXT,
    time_worst=NUMBER,
    time_target=NUMBER,
)
STEPS = columns(
    number=WHOLE, key=TEXT, statement=TEXT, stage=TEXT, optional=FLAG, importance=NUMBER, share=NUMBER, **MEASURE
)
EDGES = columns(earlier=TEXT, later=TEXT)
ALTERNATIVES = columns(group=WHOLE, key=TEXT)
ON_PATH = columns(place=WHOLE, key=TEXT)
REPEATS = columns(repeat=WHOLE, place=WHOLE, key=TEXT)
FIGURES = columns(
    level=NUMBER, low=NUMBER, high=NUMBER, unit=TEXT, time=NUMBER, time_low=NUMBER, time_high=NUMBER, time_unit=TEXT
)
GROUNDS = columns(evidence=TEXT, source=TEXT, date=DATE, sample=WHOLE_OR_NONE)
LEVELS = columns(side=TEXT, key=TEXT, mark=TEXT, **FIGURES, **GROUNDS)

SIDES = ("results", "steps", "adoption")


def needs(value: Job) -> Listing:
    """Return a row for every outcome, step and step of adoption, with its scale and its importance."""
    return tabled(NEEDS, _needs(value))


def _needs(value: Job) -> Iterator[tuple[Any, ...]]:
    for side, members in (("outcomes", value.outcomes), ("steps", value.action.steps), ("adoption", value.adoption)):
        shares = _shares(members)
        for need, share in zip(members, shares, strict=True):
            weight = value.weights.get(need.key)
            learned = (
                (None, None, None, None)
                if weight is None
                else (weight.low, weight.high, weight.stated, weight.source or None)
            )
            within = need.within if isinstance(need, Problem) else None
            yield (
                need.key,
                need.statement,
                side,
                type(need).__name__.lower(),
                None if isinstance(need, Step) else need.dimension,
                None if isinstance(need, Step) else need.step,
                exact(need.importance),
                share,
                value.origin(need.key),
                *learned,
                *_measure(need.measure),
                _likelihood(need),
                *((None, None, None) if within is None else (within.unit, exact(within.worst), exact(within.target))),
            )


def steps(value: Job | JobMap) -> Listing:
    """Return the steps in an order in which they can be done."""
    job_map = value.action if isinstance(value, Job) else value
    ordered = list(job_map)
    shares = dict(zip((step.key for step in job_map.steps), _shares(job_map.steps), strict=True))
    rows = (
        (
            number,
            step.key,
            step.statement,
            step.stage,
            step.optional,
            exact(step.importance),
            shares[step.key],
            *_measure(step.measure),
        )
        for number, step in enumerate(ordered, start=1)
    )
    return tabled(STEPS, rows)


def edges(value: JobMap) -> Listing:
    """Return which step must come before which."""
    return tabled(EDGES, value.edges)


def alternatives(value: JobMap) -> Listing:
    """Return the groups of steps of which one is taken, a row for every member."""
    groups = enumerate(value.alternatives, start=1)
    return tabled(ALTERNATIVES, ((number, key) for number, group in groups for key in group))


def repeats(value: JobMap) -> Listing:
    """Return the declared repeats, a row for every step along the way back."""
    loops = enumerate(value.repeats, start=1)
    return tabled(REPEATS, ((n, place, key) for n, loop in loops for place, key in enumerate(loop, start=1)))


def levels(value: Solution) -> Listing:
    """Return a row for every level, with what it rests on."""
    rows = (
        (
            side,
            key,
            level.content.value if isinstance(level.content, Mark) else None,
            *figures(level.content, ()),
            *grounds(level.evidence or value.evidence),
        )
        for side in SIDES
        for key, level in getattr(value, side).items()
    )
    return tabled(LEVELS, rows)


def figures(content: Content | None, units: Sequence[str]) -> tuple[Any, ...]:
    """Return a level as numbers in the units given, or in its own: what is likely, and both ends, of it and its time.

    Of a range that does not say what is likely it is the middle; of a bare number without a unit nobody knows the unit.
    """
    if isinstance(content, tuple):
        return *_ends(content[0], units[:1]), *_ends(content[1], units[1:])
    return *_ends(content, units[:1]), None, None, None, None


def _ends(content: Figure | Range | Mark | None, units: Sequence[str]) -> tuple[Any, ...]:
    if content is None or isinstance(content, Mark):
        return None, None, None, None
    ends = (content.low, content.likely, content.high) if isinstance(content, Range) else (content,) * 3
    unit = units[0] if units else next((end.unit for end in ends if isinstance(end, Quantity)), None)
    low, likely, high = (None if end is None else _in(end, unit) for end in ends)
    middle = (low + high) / 2 if likely is None and low is not None and high is not None else likely
    return middle, low, high, unit


def _in(figure: Figure, unit: str | None) -> Fraction:
    return in_unit(figure, unit or "1")


def grounds(evidence: Evidence | None) -> tuple[Any, ...]:
    """Return what something rests on."""
    if evidence is None:
        return None, None, None, None
    return evidence.kind, evidence.source, evidence.date, evidence.sample


def _shares(members: Iterable[Need]) -> list[Fraction]:
    importances = [exact(need.importance) for need in members]
    total = sum(importances, Fraction(0)) or Fraction(1)
    return [importance / total for importance in importances]


def _measure(measure: Measure) -> tuple[Any, ...]:
    limit = measure.limit
    return (
        measure.name,
        measure.unit,
        exact(measure.worst),
        exact(measure.target),
        *((None, None) if limit is None else (in_unit(limit.level, measure.unit), _limit_kind(assumed=limit.assumed))),
        None if measure.baseline is None else exact(measure.baseline),
    )


def _limit_kind(*, assumed: bool) -> str:
    return "assumed" if assumed else "fixed"


def _likelihood(need: Need) -> Fraction | None:
    return None if not isinstance(need, Hazard) or need.likelihood is None else in_unit(need.likelihood, "1")


def critical_path(value: CriticalPath) -> Listing:
    """Return the steps that decide how long the whole takes, first to last."""
    return tabled(ON_PATH, enumerate(value.keys, start=1))
