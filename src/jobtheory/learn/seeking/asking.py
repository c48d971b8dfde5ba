"""What a survey says is unmet, and what it says is served beyond need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.learn.seeking.opportunity import Opportunity, OpportunityKind, SizeKind
from jobtheory.learn.seeking.telling import listed, quoted
from jobtheory.model.evidence import Evidence, EvidenceKind
from jobtheory.model.number import exact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobtheory.learn.surveying.landscape import Landscape, OpportunityScore
    from jobtheory.learn.surveying.schemes import Scheme
    from jobtheory.model.job import Job

NAMED = 5
"""So many outcomes that cannot be told apart are named."""


def underserved(job: Job, survey: Landscape) -> Iterator[Opportunity]:
    """Yield the outcomes whose opportunity is as great as the greatest importance there is, or greater.

    That is the line of 10 of 20 in most published schemes (Ulwick 2005, What Customers Want, ch. 3), on any scale: no
    importance alone gets there. Where satisfaction reaches importance nothing is unmet.
    """
    top = greatest_importance(survey.scheme)
    for one in survey.scores:
        if one.opportunity < top or one.opportunity <= one.importance:
            continue
        unsure = "" if one.low >= top else f", which may be below {_points(top)} as well"
        called = "" if one.band is None else f" ({one.band})"
        yield Opportunity(
            OpportunityKind.UNMET,
            (one.key,),
            one.opportunity,
            means=SizeKind.SCORE,
            unit="point",
            interval=(one.low, one.high),
            reason=f"{quoted(job[one.key].statement)} matters ({_points(one.importance)} of {_points(top)}) and is "
            f"badly served ({_points(one.satisfaction)}): an opportunity of {_points(one.opportunity)}{called}, "
            f"{_points(one.low)} to {_points(one.high)} with {survey.confidence:.0%} confidence{unsure}. "
            f"{_rank(job, survey, one)}",
            rests_on="survey",
            evidence=_evidence(one),
        )


def overserved(job: Job, survey: Landscape) -> Iterator[Opportunity]:
    """Yield the outcomes with which people are more satisfied than they are important to them.

    The interval is that of two figures whatever goes with what: as wide as both of theirs together, so that it holds at
    least as often as they do.
    """
    for one in survey.scores:
        size = float(exact(one.satisfaction) - exact(one.importance))
        if size <= 0:
            continue
        (least, most), (worst, best) = one.importance_range, one.satisfaction_range
        low, high = float(exact(worst) - exact(most)), float(exact(best) - exact(least))
        unsure = "" if low > 0 else " It may be none: the interval holds 0."
        yield Opportunity(
            OpportunityKind.SIMPLIFY,
            (one.key,),
            size,
            means=SizeKind.OVERSERVED,
            unit="point",
            interval=(low, high),
            reason=f"{quoted(job[one.key].statement)} is better served ({_points(one.satisfaction)}) than it matters "
            f"({_points(one.importance)}): what goes into it could be simpler or cheaper.{unsure}",
            rests_on="survey",
            evidence=_evidence(one),
        )


def unanswered(survey: Landscape) -> dict[str, str]:
    """Return the outcomes about which too few people answered."""
    return dict.fromkeys(survey.unanswered, "too few people answered about it")


def greatest_importance(scheme: Scheme) -> float:
    """Return the greatest importance that a scheme has."""
    return float(exact(scheme.ends[1]) * scheme.factor + scheme.start)


def _rank(job: Job, survey: Landscape, one: OpportunityScore) -> str:
    """Return the rank of an outcome, and with which others it shares it since they cannot be told apart."""
    among = [other.key for other in survey.ranked if other.rank == one.rank and other.key != one.key]
    place = f"Rank {one.rank} of {len(survey)}"
    if not among:
        return f"{place}."
    more = f" and {len(among) - NAMED} more" if len(among) > NAMED else ""
    named = [quoted(job[key].statement) for key in among[:NAMED]]
    return f"{place}, shared with {', '.join(named) + more if more else listed(named)}: they cannot be told apart."


def _evidence(one: OpportunityScore) -> tuple[Evidence, ...]:
    return (Evidence(EvidenceKind.STATED, "survey", sample=one.n),)


def _points(figure: float) -> str:
    return f"{figure:.1f}".removesuffix(".0")
