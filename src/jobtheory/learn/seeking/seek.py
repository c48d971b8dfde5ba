"""`opportunities`, the verb: what all that is known of a job says could be done better."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.hiring.comparison import Comparison
from jobtheory.learn.arguments import read_confidence
from jobtheory.learn.seeking.asking import greatest_importance, overserved, unanswered, underserved
from jobtheory.learn.seeking.assuming import binding
from jobtheory.learn.seeking.breaking import breakdowns, idle, read_seen
from jobtheory.learn.seeking.neighbours import badly_served, neighbours
from jobtheory.learn.seeking.opportunity import KINDS, Opportunities, OpportunityKind, SizeKind, in_order
from jobtheory.learn.seeking.serving import overdone, seat_of, unknown_needs, unmet_needs
from jobtheory.learn.surveying.landscape import Landscape
from jobtheory.model.attaching import read_attached
from jobtheory.model.job import Job
from jobtheory.model.keys import refuse_unknown, slug
from jobtheory.model.network import JobNetwork
from jobtheory.model.values import FrozenMap, read_instance, read_mapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from jobtheory.learn.seeking.opportunity import Opportunity
    from jobtheory.model.conformance import Conformance
    from jobtheory.model.number import Number
    from jobtheory.model.process import Process
    from jobtheory.model.solution import Solution

__all__ = ["opportunities"]

OPPOSITE = {
    SizeKind.SCORE: (False, "it is badly served"),
    SizeKind.SHORTFALL: (False, "it is badly served today"),
    SizeKind.OVERSERVED: (True, "it is better served than it matters"),
    SizeKind.SURPLUS: (True, "it is beyond the target"),
}
"""What sizes say of a need: whether it is served too well, and in words."""

AT = ("opportunities",)

GOOD_ENOUGH = 0.8
"""From where on an experience is good, where no comparison says it; as `compare` has it."""

TO_GIVE = {
    OpportunityKind.UNMET: "give survey=, or comparison= with an incumbent",
    OpportunityKind.ADJACENT: "give network= and solutions=",
    OpportunityKind.SIMPLIFY: "give survey=, process=, or comparison= with an incumbent",
    OpportunityKind.ASSUMED: "give comparison=",
    OpportunityKind.BREAKDOWN: "give process= and mapping=",
}


def opportunities(
    job: Job,
    *,
    comparison: Comparison | None = None,
    survey: Landscape | None = None,
    process: Process | Conformance | None = None,
    mapping: Mapping[Any, str | Iterable[str] | None] | None = None,
    network: JobNetwork | None = None,
    solutions: Mapping[str, Iterable[Solution] | Comparison] | None = None,
    confidence: float = 0.95,
) -> Opportunities:
    """Find what could be done better about a job: the opportunities of five kinds, each with its size and its reason.

    Give what there is; each kind is looked for in what it can be read off. What nobody knows never makes an
    opportunity: it is named under ``unknown``.

    - *unmet*: by the survey, outcomes whose opportunity is as great as the greatest importance there is (10 of 20), or
      greater; by the comparison, needs on which the incumbent is not good enough.
    - *adjacent*: jobs one "why?" or "how?" away, or done for the same job, of which the best solution on offer is not a
      good experience. Doing nothing is no solution on offer.
    - *simplify*: by the survey, outcomes better served than they matter; by the comparison, levels of the incumbent
      beyond the target while people pay, in money, time or a step, more than is good enough; by the process, activities
      that serve no step, or steps on which no outcome hangs, and what is done again.
    - *assumed*: limits that are only assumed to be fixed, and without which a solution that is past them would be
      hired, or would be if its claims hold.
    - *breakdown*: where the job breaks down by the process: steps skipped, repeated, out of order, or stopped at.

    Args:
        job: The job.
        comparison: What competes for it.
        survey: How unmet its outcomes are, as `opportunity` finds it. Where it tells groups of people apart, what is
            found is of all of them together, and what the survey says of each group stands in ``groups``; give the
            landscape of one group to hold that against the other data.
        process: How it is done today, or how that fits the job map.
        mapping: The step that each activity of the process serves; see `Process.conformance`.
        network: Which jobs serve which.
        solutions: What is on offer for the other jobs of the network, by the key of the job: solutions, or their
            comparison.
        confidence: How sure the intervals of shares of cases shall be; those of a survey have its own.

    Raises:
        InvalidValueError: Nothing is given to look in, or something is missing that goes with it, or the comparison,
            the process or the network is about another job.
        UnknownNameError: The survey is about an outcome that the job does not have, the network does not hold the job,
            or the mapping names what is not there.
        InvalidTypeError: An argument is of a type that is not taken.

    Example:
        >>> import jobtheory as jt
        >>> job = jt.Job(
        ...     "Get across town", jt.Purpose(goals=["Arrive soon", "Spend little"]), jt.JobMap.chain("Travel")
        ... )
        >>> walk = jt.Solution("walk", results={"arrive-soon": 3, "spend-little": 10}, steps={"travel": 9})
        >>> found = jt.learn.opportunities(job, comparison=jt.compare(job, [walk], incumbent="walk"))
        >>> [(one.kind.value, one.key, one.size) for one in found]
        [('unmet', 'arrive-soon', 0.125)]
        >>> print(found[0].reason)
        “Arrive soon” is badly served today: “walk” is at 3 points, and good enough begins at 8 points.
        >>> [kind.value for kind in found.not_looked_for]
        ['adjacent', 'breakdown']
    """
    read_instance(Job, job, AT, "job")
    sure = read_confidence(confidence, AT)
    if all(one is None for one in (comparison, survey, process, network)):
        raise InvalidValueError(
            "there is nothing to look in",
            path=AT,
            hint="Give a survey=, a comparison=, a process= with its mapping=, or a network= with solutions=.",
            code="JT765",
        )
    parts = [
        _asked(job, survey),
        _compared(job, comparison),
        _around(job, network, solutions, GOOD_ENOUGH if comparison is None else comparison.good_enough),
        _done(job, process, mapping, sure),
    ]
    line = 0.0 if survey is None else greatest_importance(survey.scheme)
    looked = {kind for part in parts for kind in part.looked_for}
    missing: dict[OpportunityKind, str] = {}
    for part in parts:
        missing |= part.not_looked_for
    unknown: dict[str, str] = {}
    for part in parts:
        for key, told in part.unknown.items():
            unknown[key] = f"{unknown[key]}; {told}" if key in unknown else told
    return Opportunities(
        job,
        in_order(_disagreeing([one for part in parts for one in part.found], line)),
        FrozenMap({kind: missing.get(kind, TO_GIVE[kind]) for kind in KINDS if kind not in looked}),
        FrozenMap(unknown),
        None if survey is None else survey.by,
        FrozenMap({} if survey is None else {name: _in_group(job, own) for name, own in survey.groups.items()}),
    )


def _disagreeing(found: Sequence[Opportunity], line: float) -> list[Opportunity]:
    """Say of each opportunity on a need where other data say the opposite: served too little, and too well.

    They do so where neither may be none by its interval.
    """
    opposed = {(one.keys, str(one.rests_on)): one for one in found if one.means in OPPOSITE}
    told: list[Opportunity] = []
    for one in found:
        whose = "comparison" if one.rests_on == "survey" else "survey"
        other = opposed.get((one.keys, whose))
        if one.means in OPPOSITE and other is not None and OPPOSITE[other.means][0] != OPPOSITE[one.means][0]:
            doubt, words = _doubt(other, line), OPPOSITE[other.means][1]
            if doubt:
                clause = f"By the {whose} {words}, but that may be none: {doubt}."
            elif _doubt(one, line):
                clause = f"By the {whose} {words}."
            else:
                clause = f"The {whose} says the opposite: {words}."
            told.append(attrs.evolve(one, reason=f"{one.reason} {clause}"))
        else:
            told.append(one)
    return told


def _doubt(one: Opportunity, line: float) -> str:
    """Return why an opportunity may be none by its interval; empty where it may not."""
    if one.interval is None:
        return ""
    if one.means is SizeKind.SCORE:
        return f"the interval begins below {line:g}" if one.interval[0] < line else ""
    return "the interval holds 0" if one.interval[0] <= 0 else ""


class _Part(NamedTuple):
    """What one kind of data tells."""

    found: list[Opportunity] = []  # noqa: RUF012  # never changed
    looked_for: tuple[OpportunityKind, ...] = ()
    not_looked_for: Mapping[OpportunityKind, str] = FrozenMap()
    unknown: Mapping[str, str] = FrozenMap()


def _asked(job: Job, survey: object) -> _Part:
    """Look in a survey."""
    if survey is None:
        return _Part()
    if not isinstance(survey, Landscape):
        raise InvalidTypeError(
            f"survey is {shown(survey)}, not a Landscape",
            path=AT,
            hint="Give what jobtheory.learn.opportunity returns: the survey, scored by a scheme.",
            code="JT103",
        )
    for key in (*(one.key for one in survey.scores), *survey.unanswered):
        refuse_unknown(key, [need.key for need in job.needs], (*AT, "survey"), "the job has no need", "JT301")
    return _Part(
        [*underserved(job, survey), *overserved(job, survey)],
        (OpportunityKind.UNMET, OpportunityKind.SIMPLIFY),
        unknown=unanswered(survey),
    )


def _in_group(job: Job, survey: Landscape) -> tuple[Opportunity, ...]:
    """Return what a survey says of one group of people."""
    return in_order([*underserved(job, survey), *overserved(job, survey)])


def _compared(job: Job, comparison: object) -> _Part:
    """Look in a comparison."""
    if comparison is None:
        return _Part()
    given = read_instance(Comparison, comparison, AT, "comparison")
    if given.job != job:
        raise _another_job("comparison", given.job, job)
    known = attrs.evolve(given, unknown="bounds")
    limits = list(binding(known))
    seat = seat_of(known)
    if seat is None:
        told = "the comparison has no incumbent, so that nobody knows how the job is done today"
        return _Part(
            limits,
            (OpportunityKind.ASSUMED,),
            {OpportunityKind.UNMET: told, OpportunityKind.SIMPLIFY: told},
        )
    return _Part(
        [*unmet_needs(seat), *overdone(seat), *limits],
        (OpportunityKind.UNMET, OpportunityKind.SIMPLIFY, OpportunityKind.ASSUMED),
        unknown=unknown_needs(seat),
    )


def _around(job: Job, network: object, solutions: object, good_enough: Number) -> _Part:
    """Look at the jobs next to the job."""
    if network is None:
        if solutions is None:
            return _Part()
        raise InvalidValueError(
            "solutions are given without a network",
            path=AT,
            hint="Give network= too: it says which jobs are next to this one.",
            code="JT767",
        )
    given = read_instance(JobNetwork, network, AT, "network")
    own = given[job.key]
    if own != job and not (own.is_bare and slug(own.statement) == slug(job.statement)):
        raise _another_job("network", own, job)
    if solutions is None:
        raise InvalidValueError(
            "a network is given without solutions",
            path=AT,
            hint="Give solutions= by the key of the job, as in {'open-an-account': [bank]}.",
            code="JT767",
        )
    compared, hired = _read_hired(given, solutions)
    found: list[Opportunity] = []
    unknown: dict[str, str] = {}
    for near in neighbours(given, job.key):
        told = badly_served(given, near, hired, compared.get(near.job.key), good_enough)
        if isinstance(told, str):
            unknown |= {near.job.key: told} if told else {}
        else:
            found.append(told)
    return _Part(found, (OpportunityKind.ADJACENT,), unknown=unknown)


def _read_hired(
    network: JobNetwork, solutions: object
) -> tuple[dict[str, Comparison], dict[str, tuple[Solution, ...]]]:
    """Read what is on offer for the jobs of a network, by key: solutions, or their comparison."""
    given = read_mapping(solutions, AT, "solutions", hint="Give a dict by the key of the job.")
    compared = {key: some for key, some in given.items() if isinstance(some, Comparison)}
    for key, one in compared.items():
        if one.job != network[key]:
            raise _another_job(f"solutions[{shown(key)}]", one.job, network[key])
    listed = {key: one.solutions if isinstance(one, Comparison) else one for key, one in given.items()}
    return compared, read_attached([one.key for one in network], listed, AT)


def _done(job: Job, process: object, mapping: object, confidence: float) -> _Part:
    """Look at what people do."""
    if process is None:
        if mapping is None:
            return _Part()
        raise InvalidValueError(
            "a mapping is given without a process",
            path=AT,
            hint="Give process= too: its activities are what the mapping is of.",
            code="JT767",
        )
    seen, fit = read_seen(job, process, mapping, confidence, AT)
    if fit is None:
        told = "the process holds no variants, so that nobody knows what happened in a case: discover it with them"
        return _Part(list(idle(seen)), (OpportunityKind.SIMPLIFY,), {OpportunityKind.BREAKDOWN: told})
    return _Part([*idle(seen), *breakdowns(fit, seen)], (OpportunityKind.SIMPLIFY, OpportunityKind.BREAKDOWN))


def _another_job(what: str, its: Job, job: Job) -> InvalidValueError:
    known = f"about {shown(its.key)}" if its.key != job.key else "about another version of it"
    return InvalidValueError(
        f"the {what} is {known}, and not about the job {shown(job.key)}",
        path=AT,
        hint="Give all of them about the very same Job.",
        code="JT766",
    )
