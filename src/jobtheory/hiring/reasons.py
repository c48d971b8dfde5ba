"""Why a solution has its verdict: which needs decided, in their own units, and on what evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, final

import attrs

from jobtheory.errors import shown
from jobtheory.hiring.completions import is_open, opposite
from jobtheory.hiring.judging import (
    Difference,
    Judgement,
    Setting,
    differences,
    force_as_float,
    is_tolerable,
    judge,
)
from jobtheory.hiring.verdict import Verdict
from jobtheory.model.evidence import EvidenceKind
from jobtheory.model.values import FrozenMap, Shown, Value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jobtheory.hiring.leaning import Leaning, Question
    from jobtheory.hiring.profile import Entry, Objection, Profile
    from jobtheory.hiring.weighing import Corners, Weighing
    from jobtheory.model.job import Job

__all__ = ["Reason", "Reasons"]


@final
@attrs.frozen
class Reason(Value):
    """What one need speaks for or against a solution.

    Attributes:
        key: The need.
        statement: The need in words.
        level: The solution's level, in its own unit.
        other: The level of the solution it is compared with.
        effect: How much it counts: above 0 for the solution, below 0 against it. Against an incumbent the effects add
            up to the net force; elsewhere to the lead on the side that decides.
        evidence: What the solution's level rests on; None where nobody knows the level.
        source: Who or what says so; empty where nobody knows the level.
        note: What else there is to say, such as that a claimed gain counts only in part.
    """

    key: str
    statement: str
    level: str
    other: str
    effect: float
    evidence: EvidenceKind | None
    source: str
    note: str = ""


@final
@attrs.frozen
class Reasons(Value, Shown):
    """Why a solution has its verdict; ``print`` it.

    Attributes:
        name: The solution.
        verdict: Its verdict.
        headline: The answer in a sentence or two.
        against: The name of the solution it is compared with, or None.
        reasons: What each need speaks, the most telling first.

    Tables:
        - ``reasons``, a row for every need that speaks for or against a solution, the most telling first: ``key``,
          ``statement``, ``effect``, ``level``, ``other``, ``evidence``, ``source``, ``note``.
    """

    name: str
    verdict: Verdict
    headline: str
    against: str | None
    reasons: tuple[Reason, ...]

    @property
    def pro(self) -> tuple[Reason, ...]:
        """What speaks for it, the most telling first."""
        return tuple(reason for reason in self.reasons if reason.effect > 0)

    @property
    def contra(self) -> tuple[Reason, ...]:
        """What speaks against it, the most telling first."""
        return tuple(reason for reason in self.reasons if reason.effect < 0)


class Case(NamedTuple):
    """All that an explanation draws on."""

    job: Job
    profiles: Sequence[Profile]
    setting: Setting
    corners: Sequence[Corners]
    judgement: Judgement
    verdicts: Sequence[Verdict]
    leaning: FrozenMap[str, Leaning]

    def name(self, n: int) -> str:
        """Return what a sentence calls a solution."""
        solution = self.profiles[n].solution
        return "doing nothing" if solution.is_nothing and solution.name == "nothing" else solution.name

    def names(self, verdict: Verdict) -> str:
        """Return the names of those with a verdict, as a sentence lists them."""
        found = [self.name(n) for n, given in enumerate(self.verdicts) if given is verdict]
        return " and ".join(found)

    def blockers(self, n: int) -> list[str]:
        """Return who stands against a challenger, each with what a switch is worth to him."""
        pairs = zip(self.setting.voices, self.judgement.found[n].voices, strict=False)
        return [
            f"{voice.name} stands against it (own net {force_as_float(voice.weighing, pulls.net):+.3f})"
            for voice, pulls in pairs
            if pulls.net <= 0
        ]

    def net(self, n: int) -> float:
        """Return a challenger's net force."""
        pulls = self.judgement.pulls[n]
        return 0.0 if pulls is None else force_as_float(self.setting.weighing, pulls.net)

    def overall(self, n: int) -> float:
        """Return a solution's overall experience."""
        return self.setting.weighing.as_float(self.judgement.sides[n].overall)


def explain(case: Case, n: int) -> Reasons:
    """Return why the n-th solution has its verdict."""
    verdict = case.verdicts[n]
    own = case.profiles[n].solution.name
    if not case.judgement.considered[n]:
        texts = "; ".join(_objection(case, objection) for objection in case.profiles[n].objections)
        gone = "loses the job" if verdict is Verdict.FIRE else "is ruled out"
        if verdict is Verdict.NOT_YET:
            gone += " so far as is known, but not for sure"
        return Reasons(own, verdict, f"{case.name(n)} {gone}: {texts}.", None, ())
    incumbent = case.setting.incumbent
    if incumbent is None or not case.judgement.considered[incumbent]:
        return _without_incumbent(case, n)
    if n == incumbent:
        return _incumbent(case, n)
    headline = _challenger_headline(case, n, incumbent)
    return Reasons(own, verdict, headline, case.name(incumbent), _switch(case, n, incumbent))


def _objection(case: Case, objection: Objection) -> str:
    statement = shown(case.job[objection.key].statement)
    return objection.text if statement in objection.text else f"{objection.text} ({statement})"


def _challenger_headline(case: Case, n: int, incumbent: int) -> str:
    name, other, net = case.name(n), case.name(incumbent), case.net(n)
    verdict = case.verdicts[n]
    if verdict is Verdict.NOT_YET:
        return _not_yet(case, n)
    if verdict is Verdict.HIRE:
        tied = case.names(Verdict.HIRE)
        tie = f" It ties: {tied} are worth the same." if " and " in tied else ""
        return f"{name} is hired in place of {other}: what it gains outweighs what it costs (net {net:+.3f}).{tie}"
    if not any(map(is_open, case.corners)):
        return f"{name} is not hired: {_refusal(case, n, incumbent)}."
    best = case._replace(judgement=judge(case.setting, opposite(case.corners, n, high=True)))
    return f"{name} is not hired, even if all that is open turns out well for it: {_refusal(best, n, incumbent)}."


def _refusal(case: Case, n: int, incumbent: int) -> str:
    """Return what keeps a challenger from the job."""
    weighing, sides = case.setting.weighing, case.judgement.sides
    other, net = case.name(incumbent), case.net(n)
    if against := case.blockers(n):
        return f"{_listed(against)}, and a hire needs all of them"
    if not is_tolerable(weighing, sides[n], sides[incumbent]):
        return (
            f"its experience of {case.overall(n):.2f} is not good ({weighing.good / weighing.one:.2f}), and more than "
            f"{weighing.slack / weighing.one:.2f} below the {case.overall(incumbent):.2f} of {other}"
        )
    if net > 0:
        better = case.names(Verdict.HIRE) or "another challenger"
        return f"it would be worth a switch from {other} (net {net:+.3f}), but {better} is worth more"
    return f"what it gains over {other} does not outweigh what it costs (net {net:+.3f})"


def _not_yet(case: Case, n: int) -> str:
    name = case.name(n)
    leaning = case.leaning[case.profiles[n].solution.name]
    questions = leaning.find_out
    first = "; ".join(question_text(case.job, q) for q in questions[:2])
    if questions and all(q.about == "claim" for q in questions):
        return (
            f"{name}: not yet. What is proven so far does not win the job (net {case.net(n):+.3f}); "
            f"if its claims hold, it does. Find out {first}."
        )
    share = "over 99%" if leaning.share >= 0.995 else f"{leaning.share:.0%}"
    leans = f"{name}: not yet. It leans to {leaning.verdict.value} ({share} of the ways it can turn out)."
    return f"{leans} Find out {first}." if first else leans


def question_text(job: Job, question: Question) -> str:
    """Return a question as a clause that follows "find out"."""
    what = f"{shown(job[question.key].statement)} with {question.solution}"
    if question.about == "claim":
        return f"in a trial whether the claim holds on {what}"
    return f"more exactly {what}" if question.about == "range" else f"the level of {what}"


def _incumbent(case: Case, n: int) -> Reasons:
    name, own = case.name(n), case.profiles[n].solution.name
    verdict = case.verdicts[n]
    sides = case.judgement.sides
    rivals = [m for m, pulls in enumerate(case.judgement.pulls) if pulls is not None and case.judgement.considered[m]]
    if not rivals:
        alone = f"{name} stays: nothing else may take the job."
        return Reasons(own, verdict, _not_yet(case, n) if verdict is Verdict.NOT_YET else alone, None, ())
    hired = [m for m in rivals if case.verdicts[m] is Verdict.HIRE]
    tolerable = [m for m in rivals if is_tolerable(case.setting.weighing, sides[m], sides[n])]
    rival = max(hired or tolerable, key=case.net) if hired or tolerable else max(rivals, key=lambda m: sides[m].ranked)
    against = case.name(rival)
    if verdict is Verdict.NOT_YET:
        headline = _not_yet(case, n)
    elif verdict is Verdict.FIRE:
        winners = case.names(Verdict.HIRE) or f"a challenger, and {against} leads"
        headline = (
            f"{name} loses the job to {winners}: a switch is worth more than it costs (net {case.net(rival):+.3f})."
        )
    elif tolerable:
        headline = (
            f"{name} stays: no challenger is worth a switch; {against} comes closest (net {case.net(rival):+.3f})."
        )
    else:
        headline = (
            f"{name} stays: the experience with every challenger is bad, and worse than with it; {against} comes "
            "closest."
        )
    theirs, ours = ((*case.profiles[m].results, *case.profiles[m].execution) for m in (rival, n))
    facing = {entry.key: other for entry, other in zip(theirs, ours, strict=True)}
    return Reasons(own, verdict, headline, against, tuple(_turned(r, facing) for r in _switch(case, rival, n)))


def _switch(case: Case, n: int, incumbent: int) -> tuple[Reason, ...]:
    """Return what each need speaks for a switch; the effects add up to the net force."""
    weighing = case.setting.weighing
    ours, theirs = case.profiles[n], case.profiles[incumbent]
    found = differences(weighing, case.corners[n].likely, case.corners[incumbent].likely)
    reasons: list[Reason] = []
    pairs = zip((*ours.results, *ours.execution), (*theirs.results, *theirs.execution), found, strict=True)
    for entry, other, difference in pairs:
        reasons.append(reason_of(case.job, entry, other.text, *effect_of(weighing, difference)))
    unit = 2 * weighing.one * weighing.whole
    for weight, entry, value in zip(weighing.adoption, ours.adoption, case.corners[n].likely.adoption, strict=True):
        cost = weight * (weighing.one - value) / unit
        reasons.append(reason_of(case.job, entry, "no change", -cost, "the price of changing over"))
    return most_telling(reasons)


def effect_of(weighing: Weighing, difference: Difference) -> tuple[float, str]:
    """Return how much one need counts in a net, and what is to be said of it."""
    if difference.gain < 0:
        return force_as_float(weighing, difference.gain * weighing.loss_aversion), ""
    if difference.gain > 0 and difference.is_claim and weighing.supported < 1:
        note = f"a claim: only 1/{float(1 / weighing.supported):g} of the gain counts until it is proven"
        return force_as_float(weighing, difference.gain * weighing.supported), note
    return force_as_float(weighing, difference.gain), ""


def _without_incumbent(case: Case, n: int) -> Reasons:
    name, verdict, own = case.name(n), case.verdicts[n], case.profiles[n].solution.name
    sides, considered = case.judgement.sides, case.judgement.considered
    others = [m for m in range(len(sides)) if considered[m] and m != n]
    if not others:
        weighing = case.setting.weighing
        good = weighing.good / weighing.one
        poor = f", though its experience of {case.overall(n):.2f} is not good ({good:.2f})" * (case.overall(n) < good)
        alone = f"{name} is hired: nothing else may take the job{poor}."
        return Reasons(own, verdict, _not_yet(case, n) if verdict is Verdict.NOT_YET else alone, None, ())
    rival = max(others, key=lambda m: sides[m].ranked)
    side = _deciding(case, n, rival)
    mine, yours = _worse_side(case, n), f"{case.name(rival)} ({_worse_side(case, rival)})"
    level = sides[n].overall == sides[rival].overall
    if verdict is Verdict.NOT_YET:
        headline = _not_yet(case, n)
    elif sides[n].ranked == sides[rival].ranked:
        headline = f"{name} is hired, and ties with {case.name(rival)}: both sides are worth the same."
    elif verdict is Verdict.HIRE:
        headline = f"{name} is hired: " + (
            f"its worse side ({mine}) is as good as that of {yours}, and its other side is better."
            if level
            else f"its worse side ({mine}) is better than that of {yours}, the next best."
        )
    else:
        headline = f"{name} is not hired: " + (
            f"its worse side ({mine}) is as good as that of {yours}, but its other side is not."
            if level
            else f"its worse side ({mine}) is not as good as that of {yours}."
        )
    return Reasons(own, verdict, headline, case.name(rival), _lead(case, n, rival, side))


def _worse_side(case: Case, n: int) -> str:
    results, execution = case.judgement.sides[n]
    weighing = case.setting.weighing
    if execution is None or (results is not None and results <= execution):
        return f"results {weighing.as_float(results or 0):.2f}"
    return f"execution {weighing.as_float(execution):.2f}"


def _deciding(case: Case, n: int, rival: int) -> Literal["results", "execution"]:
    """Return the side that decides between two: the loser's worse side, or where they tie on it, the other one."""
    sides = case.judgement.sides
    loser, winner = sorted((n, rival), key=lambda m: sides[m].ranked)
    results, execution = sides[loser]
    if results is None or execution is None:
        return "execution" if results is None else "results"
    worse: Literal["results", "execution"] = "results" if results <= execution else "execution"
    if getattr(sides[winner], worse) > getattr(sides[loser], worse):
        return worse
    return "execution" if worse == "results" else "results"


def _lead(case: Case, n: int, rival: int, side: Literal["results", "execution"]) -> tuple[Reason, ...]:
    """Return what each need of one side speaks for a solution against another; the effects add up to the lead."""
    weighing = case.setting.weighing
    weights: tuple[int, ...] = getattr(weighing, side)
    ours, theirs = (getattr(case.corners[m].likely, side) for m in (n, rival))
    entries, others = getattr(case.profiles[n], side), getattr(case.profiles[rival], side)
    return most_telling(
        [
            reason_of(case.job, entry, other.text, weighing.as_float(weight * (our - their)), "")
            for weight, our, their, entry, other in zip(weights, ours, theirs, entries, others, strict=True)
        ]
    )


def reason_of(job: Job, entry: Entry, other: str, effect: float, note: str = "") -> Reason:
    """Return what a need of a solution counts, against the level of another as it is written."""
    evidence, source = (None, "") if entry.is_unknown else (entry.evidence, entry.source)
    return Reason(entry.key, job[entry.key].statement, entry.text, other, effect, evidence, source, note)


def _turned(reason: Reason, facing: Mapping[str, Entry]) -> Reason:
    """Return a challenger's reason as the incumbent's, on what its own level rests; adoption is done already."""
    turned = attrs.evolve(reason, level=reason.other, other=reason.level, effect=-reason.effect)
    entry = facing.get(reason.key)
    if entry is None:
        return turned
    evidence, source = (None, "") if entry.is_unknown else (entry.evidence, entry.source)
    note = f"against {reason.note}" if reason.note else ""
    return attrs.evolve(turned, evidence=evidence, source=source, note=note)


def _listed(texts: Sequence[str]) -> str:
    return " and ".join(texts)


def most_telling(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """Return the reasons that count anything, the most telling first."""
    told = [reason for reason in reasons if reason.effect]
    return tuple(sorted(told, key=lambda reason: -abs(reason.effect)))
