"""Jobs next to a job: what it is done for, what is done for it, and what else is done for the same end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from jobtheory.errors import InvalidValueError
from jobtheory.hiring.comparing import compare
from jobtheory.learn.seeking.opportunity import Opportunity, OpportunityKind, SizeKind
from jobtheory.learn.seeking.telling import listed, quoted, what_it_rests_on
from jobtheory.model.measure import ONE, ZERO
from jobtheory.model.number import exact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from fractions import Fraction

    from jobtheory.hiring.comparison import Comparison
    from jobtheory.hiring.profile import Entry, Profile
    from jobtheory.hiring.weighing import Weighing
    from jobtheory.model.job import Job
    from jobtheory.model.network import JobNetwork
    from jobtheory.model.number import Number
    from jobtheory.model.solution import Solution


class Neighbour(NamedTuple):
    """A job next to another one, and how it stands to it."""

    job: Job
    relation: str


class Offer(NamedTuple):
    """How good a solution is at its job: at worst, as far as is known, and at best."""

    solution: Solution
    low: Fraction
    likely: Fraction
    high: Fraction


def neighbours(network: JobNetwork, key: str) -> tuple[Neighbour, ...]:
    """Return the jobs next to a job: those above it, those below it, and those that serve the same job as it does."""
    above, below = network.why(key), network.how(key)
    found = {one: Neighbour(network[one], "which this job is done for") for one in above}
    found |= {one: Neighbour(network[one], "which is done for this job") for one in below}
    for upper in above:
        for one in network.how(upper):
            if one != key and one not in found:
                found[one] = Neighbour(network[one], f"which is done for {quoted(network[upper].statement)} too")
    return tuple(found.values())


def badly_served(
    network: JobNetwork,
    near: Neighbour,
    hired: Mapping[str, tuple[Solution, ...]],
    comparison: Comparison | None,
    good_enough: Number,
) -> Opportunity | str:
    """Return the opportunity that a neighbour is, what is not known of it, or an empty text where it is well served.

    Args:
        network: Which jobs serve which.
        near: The neighbour.
        hired: The solutions by the key of the job that they are hired for.
        comparison: What competes for the neighbour, where that is given so.
        good_enough: From where on an experience is good, where no comparison says it.
    """
    if comparison is None:
        job, entrants, silent = network.at(near.job, hired)
        own = {one.name for one in hired.get(near.job.key, ()) if not one.is_nothing}
        mute = [name for name in silent if name in own]
        if mute:
            return f"nobody knows what {listed(mute)} delivers"
        try:
            comparison = compare(job, entrants, good_enough=good_enough)
        except InvalidValueError as error:
            if error.code != "JT502":
                raise
            return "no solution is given that says what it delivers"
    offers = [one for one in _offers(attrs.evolve(comparison, unknown="bounds")) if not one.solution.is_nothing]
    if not offers:
        return "no solution is given that says what it delivers"
    good = exact(comparison.good_enough)
    reached = max(one.likely for one in offers)
    if reached >= good:
        return ""
    best = sorted((one.solution for one in offers if one.likely == reached), key=lambda one: one.name)
    low, high = max(one.low for one in offers), max(one.high for one in offers)
    names = listed([one.name for one in best])
    told = f"{names}, comes" if len(best) == 1 else f"{names}, come"
    return Opportunity(
        OpportunityKind.ADJACENT,
        (near.job.key,),
        float(good - reached),
        means=SizeKind.BEST_ON_OFFER,
        unit="1",
        interval=None if low == high else (float(max(ZERO, good - high)), float(good - low)),
        reason=f"{quoted(near.job.statement)}, {near.relation}, is badly served: the best on offer, {told} to an "
        f"experience of {float(reached):.2f}, and {float(good):.2f} is good enough.",
        rests_on="network",
        evidence=tuple(dict.fromkeys(e for one in best for e in what_it_rests_on(one, near.job.keys()))),
    )


def _offers(comparison: Comparison) -> Iterator[Offer]:
    """Yield how good each solution is; what nobody knows is taken at its best, as far as anybody knows."""
    case = comparison.case
    weighing = case.setting.weighing
    for profile in case.profiles:
        is_out = any(not e.is_unknown and (e.blocks or e.score.past_likely) for e in profile.entries)
        yield Offer(
            profile.solution,
            ZERO if profile.out_low else _overall(weighing, profile, lambda e: e.score.low),
            ZERO if is_out else _overall(weighing, profile, lambda e: ONE if e.is_unknown else e.score.likely),
            ZERO if profile.out_high else _overall(weighing, profile, lambda e: e.score.high),
        )


def _overall(weighing: Weighing, profile: Profile, worth: Callable[[Entry], Fraction]) -> Fraction:
    """Return the worse of the two sides, its needs worth what is said."""
    sides = [
        sum((w * worth(e) for w, e in zip(weights, entries, strict=True)), ZERO) / weighing.whole
        for counts, weights, entries in (
            (weighing.has_results, weighing.results, profile.results),
            (weighing.has_execution, weighing.execution, profile.execution),
        )
        if counts
    ]
    return min(sides)
