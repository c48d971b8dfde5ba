"""Whether an enhancement is progress: what a new version serves, what it costs, and what of it is mere friction.

A change that serves no need is no progress: whoever has the job has to do, learn or pay more, and has nothing of it.
Two versions of one solution are therefore weighed as a switch from the old to the new one, by the same arithmetic
(`compare`), with the price of adopting them counted only so far as it differs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, final

import attrs

from jobtheory.errors import shown
from jobtheory.hiring.comparing import compare
from jobtheory.hiring.experience import Experience
from jobtheory.hiring.judging import changing_over, differences, force_as_float, forces
from jobtheory.hiring.reasons import Reason, effect_of
from jobtheory.hiring.switching import SwitchingModel
from jobtheory.model.level import Mark
from jobtheory.model.solution import Solution
from jobtheory.model.values import Shown, Value, read_instance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from fractions import Fraction

    from jobtheory.hiring.profile import Entry
    from jobtheory.hiring.reasons import Case
    from jobtheory.hiring.weighing import Point
    from jobtheory.model.job import Job

__all__ = ["Enhancement", "enhancement"]

AT = ("enhancement",)

NEUTRAL = SwitchingModel.neutral()

TOLD = 2
"""A headline names so many needs."""


@final
@attrs.frozen
class Enhancement(Value, Shown):
    """Two versions of a solution compared on a job; made by `enhancement`, and ``print`` shows it.

    In every reason ``level`` is the new version's, ``other`` the old one's, and ``effect`` what it adds to the net.

    Attributes:
        before: The old version.
        after: The new version.
        is_progress: Whether the net is above 0, the experience is no worse, and nothing rules the new version out.
        headline: The answer in a sentence or two.
        net: What the new version gains less what it costs; what is unknown counts neither way.
        serves: The needs, and adoption steps, that it serves better, the greatest gain first; the note tells which
            change does it, where that is known.
        costs: Those that it makes worse.
        effort: What it adds to what people do or learn: steps done differently or for the first time, and adoption
            steps that got harder or are new.
        friction: What of this serves nothing.
        unknown: The needs of which nobody knows the level before, after, or both.
        experience_before: How good the old version is at the job.
        experience_after: How good the new one is.
        objections: What rules the new version out.

    Tables:
        - ``reasons``, a row for every need that a new version serves better or worse, and for all it asks people to do:
          ``part``, ``key``, ``statement``, ``effect``, ``level``, ``other``, ``evidence``, ``source``, ``note``.
    """

    before: str
    after: str
    is_progress: bool
    headline: str
    net: float
    serves: tuple[Reason, ...]
    costs: tuple[Reason, ...]
    effort: tuple[Reason, ...]
    friction: tuple[Reason, ...]
    unknown: tuple[Reason, ...]
    experience_before: Experience
    experience_after: Experience
    objections: tuple[str, ...]


def enhancement(
    job: Job,
    before: Solution,
    after: Solution,
    *,
    model: SwitchingModel = NEUTRAL,
    hire: Literal["big", "little"] = "big",
    good_enough: float | Fraction = 0.8,
    balance: float | Fraction = 0.5,
    slack: float | Fraction = 0,
    unknown: Literal["bounds", "worst"] = "bounds",
    performer: str | None = None,
) -> Enhancement:
    """Compare two versions of a solution on a job: which changes serve which need, and which are friction.

    Added effort is a step in ``after.changes`` that is not in ``before.changes``, a step that only ``after`` has a
    level on, or an adoption step that got worse or is new. A changed step serves its own need where its level got
    better, and the outcomes that got better and name it as their ``step``; an outcome that got better and names no
    step may be served by any. A change that serves none of these is friction; where nothing got better, so is all
    that got worse.

    Args:
        job: The job.
        before: The version people have.
        after: The new one; it may have the same name.
        model: How people weigh a change; `SwitchingModel.neutral` where left out.
        hire: ``"big"`` counts what adopting the new version takes more than the old one, ``"little"`` does not.
        good_enough: The value from which a side satisfies, from 0 to 1.
        balance: How much results weigh in the net, from 0 to 1; the execution weighs the rest.
        slack: How far below the old version's the new one's experience may be and still be no worse, from 0 to 1.
        unknown: ``"bounds"`` lets what nobody knows of either version count neither way in the net; ``"worst"`` takes
            it at its worst.
        performer: The name of a performer of the job, to compare as he alone sees it.

    Raises:
        InvalidTypeError, InvalidValueError, UnitError, UnknownNameError: An argument is not what `compare` takes.

    Example:
        >>> import jobtheory as jt
        >>> job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap.chain("Pay", "Travel"))
        >>> old = jt.Solution("tram", results={"arrive-soon": 6}, steps={"pay": 8, "travel": 6})
        >>> new = jt.Solution("tram", results={"arrive-soon": 6}, steps={"pay": 7, "travel": 6}, changes=["pay"])
        >>> jt.enhancement(job, old, new).headline
        "tram (new) is friction: nothing gets better, and 'Pay' gets worse."
    """
    old, new = _named_apart(read_instance(Solution, before, AT, "before"), read_instance(Solution, after, AT, "after"))
    comparison = compare(
        job,
        [old, new],
        model=model,
        hire=hire,
        good_enough=good_enough,
        balance=balance,
        slack=slack,
        unknown=unknown,
        performer=performer,
    )
    case = comparison.case
    weighing, judgement = case.setting.weighing, case.judgement
    pair = _settled(case)
    net = forces(weighing, pair.new, pair.old).net + changing_over(weighing, pair.old)
    changes = _changes(case, pair)
    serves = _ordered(_with_cause(case, reason, changes) for reason in changes.values() if reason.effect > 0)
    costs = _ordered(reason for reason in changes.values() if reason.effect < 0)
    effort = _ordered([*_changed_steps(case, changes), *_learning(case, costs)])
    idle = {reason.key: reason for reason in (*(() if serves else costs), *_idle(case, effort, serves))}
    was, now = (sides.overall for sides in judgement.sides)
    is_worse = now < was - weighing.slack * weighing.whole
    found = Enhancement(
        old.name,
        new.name,
        net > 0 and not is_worse and judgement.considered[1],
        "",
        force_as_float(weighing, net),
        serves,
        costs,
        effort,
        _ordered(idle.values()),
        pair.unknown,
        comparison.experience[old.name],
        comparison.experience[new.name],
        comparison.objections.get(new.name, ()),
    )
    return attrs.evolve(found, headline=_headline(found, is_worse=is_worse))


def _named_apart(before: Solution, after: Solution) -> tuple[Solution, Solution]:
    """Return two versions under names that tell them apart."""
    if before.name != after.name:
        return before, after
    return attrs.evolve(before, name=f"{before.name} (old)"), attrs.evolve(after, name=f"{after.name} (new)")


class _Pair(NamedTuple):
    """Both versions with their levels settled, so that what nobody knows of either makes no difference."""

    old: Point
    new: Point
    unknown: tuple[Reason, ...]


def _settled(case: Case) -> _Pair:
    weighing, (was, now) = case.setting.weighing, case.profiles
    old, new = (corners.likely for corners in case.corners)
    values: list[tuple[list[int], list[int]]] = []
    unknown: list[Reason] = []
    for side, (weights, theirs, ours) in enumerate(
        (
            (weighing.results, was.results, now.results),
            (weighing.execution, was.execution, now.execution),
            (weighing.adoption, was.adoption, now.adoption),
        )
    ):
        before, after = list(old.sides[side]), list(new.sides[side])
        for n, (weight, other, entry) in enumerate(zip(weights, theirs, ours, strict=True)):
            if ours is now.adoption and other.is_unknown and not entry.is_unknown:
                before[n] = weighing.one  # it did not have to be done at all
            elif _is_open(other) or _is_open(entry):
                before[n] = after[n] = 0
                if weight:
                    which = "both" if _is_open(other) and _is_open(entry) else "after" if _is_open(entry) else "before"
                    unknown.append(_reason(case, entry, other.text, 0.0, f"unknown {which}"))
        values.append((before, after))
    sides = [tuple(tuple(side[end]) for side in values) for end in (0, 1)]
    return _Pair(_at(old, sides[0]), _at(new, sides[1]), tuple(unknown))


def _at(point: Point, sides: Sequence[tuple[int, ...]]) -> Point:
    return point._replace(results=sides[0], execution=sides[1], adoption=sides[2])


def _is_open(entry: Entry) -> bool:
    """Whether nobody knows a level that counts."""
    return entry.is_unknown and not entry.score.is_certain


def _changes(case: Case, pair: _Pair) -> dict[str, Reason]:
    """Return what every need and adoption step adds to the net, by key; the effects add up to it."""
    weighing, (was, now) = case.setting.weighing, case.profiles
    found: dict[str, Reason] = {}
    entries = zip((*was.results, *was.execution), (*now.results, *now.execution), strict=True)
    for (other, entry), difference in zip(entries, differences(weighing, pair.new, pair.old), strict=True):
        effect, note = effect_of(weighing, difference)
        instead = f"instead of {shown(case.job[other.key].statement)}" if other.key != entry.key else ""
        found[entry.key] = _reason(case, entry, other.text, effect, _joined(instead, note))
    unit = 2 * weighing.one * weighing.whole
    for n, (other, entry) in enumerate(zip(was.adoption, now.adoption, strict=True)):
        effect = weighing.adoption[n] * (pair.new.adoption[n] - pair.old.adoption[n]) / unit
        is_new = other.is_unknown and not entry.is_unknown
        told = "not needed" if is_new else other.text
        note = "" if not effect else "new to adopt" if is_new else f"{'easier' if effect > 0 else 'harder'} to adopt"
        found[entry.key] = _reason(case, entry, told, effect, note)
    return found


def _changed_steps(case: Case, changes: Mapping[str, Reason]) -> Iterator[Reason]:
    """Yield the steps of the new version that are done differently than in the old one, or for the first time."""
    was, now = (profile.solution for profile in case.profiles)
    for entry in case.profiles[1].execution:
        is_first = entry.key in now.steps and entry.key not in was.steps
        is_changed = entry.key in now.changes and entry.key not in was.changes
        if (is_first or is_changed) and entry.level is not Mark.SPARED:
            note = "done for the first time" if is_first else "done differently"
            reason = changes[entry.key]
            yield attrs.evolve(reason, note=_joined(note, reason.note))


def _learning(case: Case, costs: Iterable[Reason]) -> Iterator[Reason]:
    adoption = {step.key for step in case.job.adoption}
    return (reason for reason in costs if reason.key in adoption)


def _idle(case: Case, effort: Iterable[Reason], serves: Sequence[Reason]) -> Iterator[Reason]:
    """Yield the changed steps that serve nothing, and where nothing is served the new things to learn."""
    better = {reason.key for reason in serves}
    served = better | {need.step for need in case.job.purpose if need.key in better}
    steps = {step.key for step in case.job.action.steps}
    for reason in effort:
        serves_any = None in served if reason.key in steps else bool(serves)
        if reason.key not in served and not serves_any:
            yield reason


def _with_cause(case: Case, reason: Reason, changes: Mapping[str, Reason]) -> Reason:
    """Return a gain with the change that it comes by, where that is known."""
    changed = {step.key: step.note for step in _changed_steps(case, changes)}
    if reason.key in changed:
        return attrs.evolve(reason, note=changed[reason.key])
    step = next((need.step for need in case.job.purpose if need.key == reason.key), None)
    if step not in changed:
        return reason
    return attrs.evolve(reason, note=_joined(f"by the change of {shown(case.job[step].statement)}", reason.note))


def _headline(found: Enhancement, *, is_worse: bool) -> str:
    old, new, net = found.before, found.after, f"(net {found.net:+.3f})"
    served, price, idle = (_needs(reasons) for reasons in (found.serves, found.costs, found.friction))
    if found.objections:
        return f"{new} is no progress over {old}: it is ruled out, since {found.objections[0]}."
    if not found.serves:
        adds = f"{idle} only add{'s' if len(found.friction) == 1 else ''} effort"
        worse = f"{price} {_gets(found.costs)} worse" if found.costs else adds
        if found.friction:
            return f"{new} is friction: nothing gets better, and {worse}."
        return f"{new} changes nothing for which both levels are known." if found.unknown else f"{new} changes nothing."
    if found.is_progress:
        at_a_price = f", at the price of {price}" if found.costs else ""
        thing = "it" if len(found.friction) == 1 else "them"
        friction = f" {idle} {_is(found.friction)} friction: nothing is better for {thing}." if found.friction else ""
        return f"{new} is progress over {old} {net}: it serves {served} better{at_a_price}.{friction}"
    if is_worse:
        overall = f"{found.experience_after.overall:.2f} against {found.experience_before.overall:.2f}"
        return f"{new} is no progress over {old}: it serves {served} better, but the experience is worse ({overall})."
    return (
        f"{new} is no progress over {old} {net}: {price} {_gets(found.costs)} worse, which {served} does not outweigh."
    )


def _needs(reasons: Sequence[Reason]) -> str:
    named = [shown(reason.statement) for reason in reasons[:TOLD]]
    more = len(reasons) - len(named)
    return " and ".join([", ".join(named), f"{more} more"] if more else named)


def _gets(reasons: Sequence[Reason]) -> str:
    return "gets" if len(reasons) == 1 else "get"


def _is(reasons: Sequence[Reason]) -> str:
    return "is" if len(reasons) == 1 else "are"


def _reason(case: Case, entry: Entry, other: str, effect: float, note: str) -> Reason:
    evidence, source = (None, "") if entry.is_unknown else (entry.evidence, entry.source)
    return Reason(entry.key, case.job[entry.key].statement, entry.text, other, effect, evidence, source, note)


def _joined(*notes: str) -> str:
    return "; ".join(note for note in notes if note)


def _ordered(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    return tuple(sorted(reasons, key=lambda reason: -abs(reason.effect)))
