"""Limits that people only assume to be fixed, and what they keep out: each is taken away, and everybody judged anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

import attrs

from jobtheory.hiring.assessing import view_of
from jobtheory.hiring.judging import experience, find, force_as_float
from jobtheory.hiring.verdict import Verdict
from jobtheory.learn.seeking.opportunity import Opportunity, OpportunityKind, SizeKind
from jobtheory.learn.seeking.telling import listed, quoted, what_it_rests_on
from jobtheory.model.level import figure_text
from jobtheory.model.needs import Goal, Hazard, Problem, bound
from jobtheory.model.purpose import Purpose
from jobtheory.model.step import Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jobtheory.hiring.comparison import Comparison
    from jobtheory.hiring.judging import Pulls
    from jobtheory.hiring.profile import Entry, Profile
    from jobtheory.hiring.weighing import Point, Weighing
    from jobtheory.model.job import Job, Need
    from jobtheory.model.level import Content
    from jobtheory.model.measure import Limit, Measure
    from jobtheory.model.performer import Performer

N = TypeVar("N", Goal, Hazard, Problem, Step)


class Hold(NamedTuple):
    """One limit that a solution is past."""

    key: str
    is_of_time: bool
    """Whether it is on how soon a problem is resolved."""
    performer: Performer | None
    """Whose it is; None where it is the need's own."""
    limit: Limit
    unit: str


def binding(comparison: Comparison) -> Iterator[Opportunity]:
    """Yield the limits, only assumed to be fixed, without which somebody else would be hired, or could be."""
    before = attrs.evolve(comparison, unknown="bounds")
    kept_out: dict[frozenset[Hold], list[Profile]] = {}
    for profile in before.case.profiles:
        name = profile.solution.name
        if name != before.incumbent and profile.objections and before.verdicts[name] is Verdict.REJECT:
            holds = _holds(before, profile)
            if holds is not None and all(hold.limit.assumed for hold in holds):
                kept_out.setdefault(holds, []).append(profile)
    order = before.job.keys()
    for holds, profiles in sorted(kept_out.items(), key=lambda item: sorted(_place(hold, order) for hold in item[0])):
        after = attrs.evolve(before, job=without(before.job, holds))
        freed = [one for one in _by_name(profiles) if _may_be_hired(after, one.solution.name)]
        best = max((_gain(before, after, one) for one in freed), default=None)
        if best is not None:
            yield _told(before, after, holds, freed, best)


def without(job: Job, holds: Iterable[Hold]) -> Job:
    """Return a job without some limits."""
    own = {(hold.key, hold.is_of_time) for hold in holds if hold.performer is None}
    others = {(hold.performer, hold.key) for hold in holds}

    def freed(needs: Iterable[N]) -> list[N]:
        return [_without_limits(need, own) for need in needs]

    purpose = job.purpose
    return attrs.evolve(
        job,
        purpose=Purpose(freed(purpose.goals), freed(purpose.hazards), freed(purpose.problems)),
        action=attrs.evolve(job.action, steps=freed(job.action.steps)),
        adoption=freed(job.adoption),
        performers=[
            attrs.evolve(p, limits={key: limit for key, limit in p.limits.items() if (p, key) not in others})
            for p in job.performers
        ],
    )


class Gain(NamedTuple):
    """What is gained with a solution in place of what is hired now: proven, and if all that it claims holds."""

    low: float
    high: float
    means: SizeKind


def _without_limits(need: N, own: set[tuple[str, bool]]) -> N:
    changes: dict[str, Any] = {}
    if (need.key, False) in own:
        changes["measure"] = attrs.evolve(need.measure, limit=None)
    if (need.key, True) in own:
        within: Measure = getattr(need, "within")  # noqa: B009  # only problems have one
        changes["within"] = attrs.evolve(within, limit=None)
    return attrs.evolve(need, **changes) if changes else need


def _holds(comparison: Comparison, profile: Profile) -> frozenset[Hold] | None:
    """Return the limits that rule a solution out, or None where something else does too."""
    view = view_of(comparison)
    everybody = [p for p in view.job.performers if p.veto] if view.performer is None else [view.performer]
    found: set[Hold] = set()
    for entry in profile.entries:
        if entry.blocks:
            return None
        if entry.score.past_likely:
            need = view.job[entry.key]
            found.update(_past(need, entry, everybody))
    return frozenset(found)


def _past(need: Need, entry: Entry, performers: Iterable[Performer]) -> Iterator[Hold]:
    """Yield the limits that a known level is past."""
    content = cast("Content", entry.level)  # what nobody knows is past no limit
    share, time = content if isinstance(content, tuple) else (content, content)
    measure, within = need.measure, getattr(need, "within", None)
    if measure.limit is not None and measure.score(share).past_likely:
        yield Hold(need.key, is_of_time=False, performer=None, limit=measure.limit, unit=measure.unit)
    if within is not None and within.limit is not None and within.score(time).past_likely:
        yield Hold(need.key, is_of_time=True, performer=None, limit=within.limit, unit=within.unit)
    free: Measure = attrs.evolve(measure, limit=None)
    for performer in performers:
        limit = performer.limits.get(need.key)
        if limit is not None and free.score(share, bound(need, limit.level)).past_likely:
            yield Hold(need.key, is_of_time=False, performer=performer, limit=limit, unit=measure.unit)


def _may_be_hired(comparison: Comparison, name: str) -> bool:
    """Return whether a solution is hired however what nobody knows turns out, be it that its claims hold."""
    if comparison.verdicts[name] is Verdict.NOT_YET:
        questions = comparison.leaning[name].find_out
        return bool(questions) and all(question.about == "claim" for question in questions)
    return comparison.verdicts[name] is Verdict.HIRE


def _gain(before: Comparison, after: Comparison, profile: Profile) -> Gain:
    """Return what is gained; what nobody knows counts at its worst for the solution, at its best for all others."""
    name = profile.solution.name
    case = after.case
    weighing = case.setting.weighing
    n = [one.name for one in after.solutions].index(name)
    own = case.corners[n].likely
    others = {
        one.solution.name: _at_best(weighing, one, corners.likely)
        for one, corners in zip(case.profiles, case.corners, strict=True)
        if one.solution.name in before.considered
    }
    seat = others.pop(before.incumbent, None) if before.incumbent is not None else None
    if seat is None:
        best = max((experience(weighing, point).overall for point in others.values()), default=0)
        gained = weighing.as_float(experience(weighing, own).overall - best)
        return Gain(max(0.0, gained), max(0.0, gained), SizeKind.EXPERIENCE)
    rivals = [
        find(case.setting, point, seat).pulls
        for one, point in others.items()
        if before.verdicts[one] is not Verdict.REJECT
    ]
    nets: list[Any] = [pulls.net for pulls in rivals if pulls is not None]
    pulls = cast("Pulls", find(case.setting, own, seat).pulls)  # against somebody there always are forces
    low = force_as_float(weighing, pulls.net - max([0, *nets]))
    high = low + force_as_float(weighing, pulls.unsupported)
    return Gain(max(0.0, low), max(0.0, high), SizeKind.NET)


def _at_best(weighing: Weighing, profile: Profile, point: Point) -> Point:
    """Return a solution with what nobody knows of it at its best."""

    def lifted(values: Sequence[int], entries: Sequence[Entry]) -> tuple[int, ...]:
        return tuple(weighing.one if e.is_unknown else v for v, e in zip(values, entries, strict=True))

    return point._replace(
        results=lifted(point.results, profile.results),
        execution=lifted(point.execution, profile.execution),
        adoption=lifted(point.adoption, profile.adoption),
    )


def _told(
    before: Comparison, after: Comparison, holds: frozenset[Hold], freed: Sequence[Profile], gain: Gain
) -> Opportunity:
    order = after.job.keys()
    ordered = sorted(holds, key=lambda hold: _place(hold, order))
    names = [one.solution.name for one in freed]
    hired = [name for name in names if after.verdicts[name] is Verdict.HIRE]
    gone = after.fired or sorted(name for name in before.hired if name not in after.hired)
    if hired:
        beside = sorted(name for name in after.hired if name in before.hired)
        whose = f" in place of {listed(gone)}" if gone else f" as well as {listed(beside)}" if beside else ""
        change = f"{listed(hired)} would be hired{whose}"
    else:
        change = (
            f"{listed(names)} would not be ruled out, and a trial of what is claimed of it settles whether it is hired"
        )
    limits = [
        f"{_whose(hold)}limit of {figure_text(hold.limit.level, hold.unit)} on {quoted(after.job[hold.key].statement)}"
        for hold in ordered
    ]
    only = "is" if len(limits) == 1 else "are"
    told = f"{' and '.join(limits)} {only} only assumed to be fixed"
    keys = tuple(dict.fromkeys(hold.key for hold in ordered))
    return Opportunity(
        OpportunityKind.ASSUMED,
        keys,
        gain.low,
        means=gain.means,
        unit="1",
        interval=(gain.low, gain.high) if gain.high > gain.low else None,
        reason=f"{told[0].upper()}{told[1:]}; without {'it' if len(limits) == 1 else 'them'} {change}.",
        rests_on="comparison",
        evidence=tuple(dict.fromkeys(e for one in freed for e in what_it_rests_on(one.solution, keys))),
    )


def _place(hold: Hold, order: Sequence[str]) -> tuple[int, bool, str]:
    return order.index(hold.key), hold.is_of_time, _whose(hold)


def _by_name(profiles: Iterable[Profile]) -> list[Profile]:
    return sorted(profiles, key=lambda profile: profile.solution.name)


def _whose(hold: Hold) -> str:
    return "the " if hold.performer is None else f"{listed([hold.performer.name])}'s "
