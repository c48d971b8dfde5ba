"""The tables of a network of jobs, of whoever competes in it, and of who could take a job away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.show.tables.jobs import GROUNDS, grounds
from jobtheory.show.tables.listing import FLAG, NUMBER, TEXT, WHOLE, columns, tabled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.hiring.disruption import Disruption
    from jobtheory.model.covering import Coverages
    from jobtheory.model.network import JobNetwork
    from jobtheory.model.reaching import Competitor
    from jobtheory.show.tables.listing import Listing

JOBS = columns(key=TEXT, statement=TEXT, level=WHOLE, serves=WHOLE, served_by=WHOLE, outcomes=WHOLE, steps=WHOLE)
SERVES = columns(lower=TEXT, upper=TEXT, reason=TEXT, **GROUNDS)
COMPETITORS = columns(solution=TEXT, kind=TEXT, job=TEXT, distance=WHOLE, shared=TEXT, way=TEXT, is_part=FLAG)
BYPASSES = columns(
    challenger=TEXT, job=TEXT, distance=WHOLE, way=TEXT, reached=TEXT, verdict=TEXT, overall=NUMBER, shortfall=NUMBER
)
COVERAGE = columns(solution=TEXT, share=NUMBER, is_whole=FLAG, is_platform=FLAG, covered=WHOLE, missing=WHOLE)
COVERED = columns(solution=TEXT, key=TEXT, is_covered=FLAG)
HIRED = columns(solution=TEXT, job=TEXT, serves_this=FLAG)
GAPS = columns(challenger=TEXT, reached=TEXT, key=TEXT, statement=TEXT, now=TEXT, enough=NUMBER, unit=TEXT)

ARROW = " → "
"""Between the members of a way, which are told in one cell."""


def jobs(value: JobNetwork) -> Listing:
    """Return a row for every job."""
    level = {key: n for n, keys in enumerate(value.levels) for key in keys}
    rows = (
        (
            job.key,
            job.statement,
            level[job.key],
            len(value.why(job.key)),
            len(value.how(job.key)),
            len(job.outcomes),
            len(job.action),
        )
        for job in value
    )
    return tabled(JOBS, rows)


def serves(value: JobNetwork) -> Listing:
    """Return which job serves which, and why."""
    return tabled(SERVES, ((one.lower, one.upper, one.reason, *grounds(one.evidence)) for one in value.serves))


def competitor(value: Competitor) -> Listing:
    """Return one competitor."""
    return competitors([value])


def competitors(value: Sequence[Competitor]) -> Listing:
    """Return a row for every competitor, in the order in which they were found."""
    rows = (
        (
            one.solution.name,
            one.solution.kind,
            one.job,
            one.distance,
            one.shared,
            ARROW.join(one.path),
            one.is_part,
        )
        for one in value
    )
    return tabled(COMPETITORS, rows)


def bypasses(value: Disruption) -> Listing:
    """Return a row for every challenger and job that it reaches."""
    rows = (
        (
            one.name,
            one.competitor.job,
            one.competitor.distance,
            ARROW.join(one.competitor.path),
            one.reached,
            one.verdict,
            None if one.experience is None else one.experience.overall,
            one.shortfall,
        )
        for one in value
    )
    return tabled(BYPASSES, rows)


def gaps(value: Disruption) -> Listing:
    """Return the outcomes on which challengers are not good enough, or of which nobody knows."""
    rows = (
        (one.name, one.reached, gap.key, gap.statement, gap.now, gap.enough, gap.unit)
        for one in value
        for gap in one.gaps
    )
    return tabled(GAPS, rows)


def coverages(value: Coverages) -> Listing:
    """Return how much of a job each solution covers."""
    rows = (
        (one.solution, one.share, one.is_whole, one.is_platform, len(one.covered), len(one.missing)) for one in value
    )
    return tabled(COVERAGE, rows)


def covered(value: Coverages) -> Listing:
    """Return which needs of the job each solution covers, and which not."""
    rows = (
        (one.solution, key, is_covered)
        for one in value
        for keys, is_covered in ((one.covered, True), (one.missing, False))
        for key in keys
    )
    return tabled(COVERED, rows)


def hired_for(value: Coverages) -> Listing:
    """Return the jobs that each solution is hired for, and whether they serve this one."""
    rows = (
        (one.solution, key, serves)
        for one in value
        for keys, serves in ((one.jobs, True), (one.elsewhere, False))
        for key in keys
    )
    return tabled(HIRED, rows)
