"""The five questions of whoever markets a solution, answered from a comparison, each with what the answer rests on."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, final

import attrs

from jobtheory.checks.messages import Message, read_message
from jobtheory.errors import shown
from jobtheory.hiring.judging import differences, experience, force_as_float
from jobtheory.hiring.reasons import effect_of
from jobtheory.model.evidence import EvidenceKind
from jobtheory.model.keys import refuse_unknown
from jobtheory.model.level import Mark
from jobtheory.model.needs import Hazard, Problem
from jobtheory.model.step import Step
from jobtheory.model.units import unit
from jobtheory.model.values import FrozenMap, Shown, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jobtheory.hiring.comparison import Comparison
    from jobtheory.hiring.profile import Entry
    from jobtheory.hiring.reasons import Case
    from jobtheory.model.job import Need
    from jobtheory.model.measure import Measure

__all__ = ["Answer", "FiveQuestions"]

AT = ("Comparison.five_questions",)

BETTER = ("faster", "safer", "easier", "more reliable", "otherwise better")
"""The ways in which a solution may be better, in the order they are told."""

TOLD = 2
"""An answer names so many needs or solutions; the evidence names them all."""

TIME, SPEED = unit("min").dimension, unit("km/h").dimension

SHARES = frozenset({"%", "1", "ppm"})
"""Units of how often something turns out well."""


@final
@attrs.frozen
class Answer(Value):
    """An answer to one of the five questions.

    Attributes:
        question: The question.
        answer: The answer in a sentence or a few.
        evidence: What it rests on, each a line: a need with levels in their own units and what they rest on, a
            solution with its figures, or words of the message.
        figures: The figures in it, by name.
    """

    question: str
    answer: str
    evidence: tuple[str, ...]
    figures: FrozenMap[str, float]


@final
@attrs.frozen
class FiveQuestions(Value, Shown):
    """The five questions of whoever markets a solution, answered; made by `Comparison.five_questions`.

    Attributes:
        name: The solution.
        against: What has the job today; None where nothing has it, or the solution itself.
        helps: Does it consistently help? Figures: ``results``, ``execution`` where there is data, ``overall``,
            ``low``, ``high``, and how many needs are ``unknown``.
        better: Is it faster, safer, easier or more reliable than what people have today? Figures: what each of these
            counts in the net, so far as anything does.
        anxieties: Which anxieties stand in the way? Figures: ``losses`` on hazards, the gains that rest on
            ``claims``, how many hazards are ``unknown``.
        rivals: Who does the job better, directly or indirectly? Figures: the overall of each of them, by name.
        message: Does the message name the job? Figures: ``share`` where the message has one.

    Tables:
        - ``answers``, the five questions with their answers: ``number``, ``question``, ``answer``.
        - ``figures``, the figures in each answer: ``number``, ``name``, ``figure``.
        - ``evidence``, what each answer rests on, a line a row: ``number``, ``evidence``.

    Example:
        >>> import jobtheory as jt
        >>> job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap.chain("Set out", "Travel"))
        >>> tram = jt.Solution("tram", results={"arrive-soon": 9}, steps={"set-out": 8, "travel": 8})
        >>> walk = jt.Solution("walk", results={"arrive-soon": 3}, steps={"set-out": 10, "travel": 6})
        >>> asked = jt.compare(job, [tram, walk], incumbent="walk").five_questions(
        ...     "tram", "Arrive soon, and dry, before the meeting."
        ... )
        >>> print(asked.rivals.answer, asked.message.answer)
        Not the one it is compared with. Yes, with 'Arrive soon' and 'before the meeting'.
    """

    name: str
    against: str | None
    helps: Answer
    better: Answer
    anxieties: Answer
    rivals: Answer
    message: Answer

    @property
    def answers(self) -> tuple[Answer, ...]:
        """All five, in order."""
        return self.helps, self.better, self.anxieties, self.rivals, self.message


def answer(comparison: Comparison, name: str, message: str | Message | None) -> FiveQuestions:
    """Answer the five questions for one of the solutions compared."""
    names = [solution.name for solution in comparison.solutions]
    refuse_unknown(name, names, AT, "no solution is called", "JT503")
    case = comparison.case
    n, seat = names.index(name), case.setting.incumbent
    gains = [] if seat is None or seat == n else list(_gains(case, n, seat))
    against = None if seat is None or seat == n else names[seat]
    return FiveQuestions(
        name,
        against,
        _helps(comparison, case, n),
        _better(case, gains, n, seat),
        _anxieties(case, gains, n, seat),
        _rivals(comparison, case, n),
        _message(comparison, name, message),
    )


class _Gain(NamedTuple):
    """What one need, known of both, speaks for a solution or below 0 against it."""

    need: Need
    entry: Entry
    other: Entry
    effect: float
    """What it counts in the net."""
    claimed: float
    """What the gain would count if the claim it rests on held in full; 0 where it rests on none."""

    @property
    def line(self) -> str:
        told = f"{self.need.statement}: {self.entry.text} against {self.other.text}"
        return f"{told} (counts {self.effect:+.3f}; {_rests_on(self.entry)})"

    @property
    def clause(self) -> str:
        return f"{shown(self.need.statement)} ({self.entry.text}, not {self.other.text})"


def _gains(case: Case, n: int, seat: int) -> Iterator[_Gain]:
    weighing = case.setting.weighing
    ours, theirs = case.profiles[n], case.profiles[seat]
    entries = zip((*ours.results, *ours.execution), (*theirs.results, *theirs.execution), strict=True)
    found = differences(weighing, case.corners[n].likely, case.corners[seat].likely)
    for (entry, other), difference in zip(entries, found, strict=True):
        if difference.gain and not (entry.is_unknown or other.is_unknown):
            claimed = force_as_float(weighing, difference.gain) if difference.is_claim else 0.0
            yield _Gain(case.job[entry.key], entry, other, effect_of(weighing, difference)[0], max(claimed, 0.0))


def _helps(comparison: Comparison, case: Case, n: int) -> Answer:
    name, weighing, corners = case.name(n), case.setting.weighing, case.corners[n]
    found = comparison.experience[case.profiles[n].solution.name]
    good = weighing.good * weighing.whole
    low, high = (experience(weighing, point).overall >= good for point in (corners.low, corners.high))
    entries = _weighed(case, n)
    unknown = sum(entry.is_unknown for entry in entries)
    kinds = Counter(entry.evidence for entry in entries if not entry.is_unknown)
    if objections := comparison.objections.get(case.profiles[n].solution.name):
        said = f"No: {name} is ruled out, since {objections[0]}."
    elif low:
        said = f"Yes: the experience is good even at its low end ({found.low:.2f})."
    elif found.is_good:
        said = (
            f"Not for sure: the experience is good ({found.overall:.2f}), but can turn out as low as {found.low:.2f}."
        )
    elif high:
        said = f"Not so far as is known: the experience is {found.overall:.2f}, and at best {found.high:.2f}."
    else:
        said = f"No: the experience is {found.overall:.2f}, and good only from {float(comparison.good_enough):.2f}."
    sides = {"results": found.results, "execution": found.execution}
    figures = {side: value for side, value in sides.items() if value is not None}
    return Answer(
        "Does it consistently help?",
        f"{said} {_basis(kinds, unknown)}",
        tuple(f"{case.job[entry.key].statement}: {entry.text} ({_rests_on(entry)})" for entry in entries),
        FrozenMap({**figures, "overall": found.overall, "low": found.low, "high": found.high, "unknown": unknown}),
    )


def _basis(kinds: Counter[EvidenceKind], unknown: int) -> str:
    """Return how many needs rest on what."""
    if not kinds:
        return "Nothing of it is known."
    if len(kinds) == 1 and not unknown:
        return f"All of it rests on {_KINDS[next(iter(kinds))]}."
    rests = [
        f"{count} rest{'s' if count == 1 else ''} on {_KINDS[kind]}"
        for kind, count in sorted(kinds.items(), key=lambda item: -item[0].rank)
    ]
    rests += [f"{unknown} {'is' if unknown == 1 else 'are'} unknown"] if unknown else []
    return f"Of {kinds.total() + unknown} needs {', '.join(rests)}."


def _better(case: Case, gains: Sequence[_Gain], n: int, seat: int | None) -> Answer:
    question = "Is it faster, safer, easier or more reliable than what people have today?"
    if seat is None or seat == n:
        said = "Nothing has the job today." if seat is None else f"{case.name(n)} is what people have today."
        return Answer(question, said, (), FrozenMap())
    ways: dict[str, list[_Gain]] = {way: [] for way in BETTER}
    for gain in gains:
        if gain.effect > 0:
            ways[_way(gain)].append(gain)
    told = [f"{way}: {_cut([g.clause for g in _ranked(found)])}" for way, found in ways.items() if found]
    worse = _ranked([gain for gain in gains if gain.effect < 0])
    said = (
        f"{_capital('; '.join(told))}." if told else f"No: nothing known of it is better than with {case.name(seat)}."
    )
    said += f" Worse: {_cut([gain.clause for gain in worse])}." if worse else ""
    open_ = sum(entry.is_unknown for entry in _weighed(case, n))
    said += f" Not known of {_counted(open_, 'need')}." if open_ else ""
    return Answer(
        question,
        said,
        tuple(f"{way}: {gain.line}" for way, found in ways.items() for gain in _ranked(found)),
        FrozenMap({way: sum(gain.effect for gain in found) for way, found in ways.items() if found}),
    )


def _anxieties(case: Case, gains: Sequence[_Gain], n: int, seat: int | None) -> Answer:
    dangers = [gain for gain in gains if gain.effect < 0 and isinstance(gain.need, Hazard)]
    claims = [gain for gain in gains if gain.claimed]
    hazards = [entry for entry in _weighed(case, n) if isinstance(case.job[entry.key], Hazard)]
    unknown = [case.job[entry.key].statement for entry in hazards if entry.is_unknown]
    told = [f"more danger than today: {_cut([gain.clause for gain in _ranked(dangers)])}"] if dangers else []
    told += [f"a seller's word for {_cut([shown(g.need.statement) for g in _ranked(claims)])}"] if claims else []
    told += [f"nobody knows how likely it is: {_cut([shown(text) for text in unknown])}"] if unknown else []
    said = f"{_capital('; '.join(told))}." if told else "None that is known."
    if seat is None and not told:
        said = "None that is known; nothing has the job today that it could be more dangerous than."
    lines = [gain.line for gain in (*_ranked(dangers), *_ranked(claims))]
    return Answer(
        "Which anxieties stand in the way?",
        said,
        (*lines, *(f"{text}: unknown" for text in unknown)),
        FrozenMap(
            {
                "losses": float(sum(-gain.effect for gain in dangers)),
                "claims": float(sum(gain.claimed for gain in claims)),
                "unknown": len(unknown),
            }
        ),
    )


def _rivals(comparison: Comparison, case: Case, n: int) -> Answer:
    sides, weighing = case.judgement.sides, case.setting.weighing
    rivals = [m for m in range(len(sides)) if m != n and case.judgement.considered[m]]
    better = sorted((m for m in rivals if sides[m].overall > sides[n].overall), key=lambda m: -sides[m].overall)
    low = experience(weighing, case.corners[n].low).overall
    perhaps = [m for m in rivals if m not in better and experience(weighing, case.corners[m].high).overall > low]
    own = case.profiles[n].solution.kind
    told = {
        m: f"{case.name(m)} ({'directly' if case.profiles[m].solution.kind is own else 'indirectly'})" for m in rivals
    }
    said = f"Better: {_listed([told[m] for m in better])}." if better else _nobody(len(sides) - 1)
    said += f" As far as is known, perhaps {_listed([told[m] for m in perhaps])}." if perhaps else ""
    names = [profile.solution.name for profile in case.profiles]
    mine = f"{case.overall(n):.2f}"
    lines = (
        f"{told[m]}, {case.profiles[m].solution.kind.value}: overall {case.overall(m):.2f} against {mine}"
        for m in better
    )
    return Answer(
        "Who does the job better, directly or indirectly?",
        said,
        tuple(lines),
        FrozenMap({names[m]: comparison.experience[names[m]].overall for m in better}),
    )


def _message(comparison: Comparison, name: str, message: str | Message | None) -> Answer:
    question = "Does the message name the job?"
    if message is None:
        return Answer(question, "No message was given.", (), FrozenMap())
    others = [solution for solution in comparison.solutions if solution.name != name]
    read = message if isinstance(message, Message) else read_message(message, job=comparison.job, solutions=others)
    spoken = _listed([shown(words) for words in read.of("job")[:TOLD]])
    said = f"Yes, with {spoken}." if read.names_the_job else "No."
    return Answer(
        question,
        f"{said} {read.hint}".strip(),
        tuple(f"{span.role}: {span.text}" for span in read.spans),
        FrozenMap({} if read.share is None else {"share": read.share}),
    )


def _weighed(case: Case, n: int) -> list[Entry]:
    """Return what is known or unknown of one solution on every need that counts."""
    weighing, profile = case.setting.weighing, case.profiles[n]
    sides = [(weighing.results, profile.results)] if weighing.has_results else []
    sides += [(weighing.execution, profile.execution)] if weighing.has_execution else []
    return [entry for weights, entries in sides for weight, entry in zip(weights, entries, strict=True) if weight]


def _way(gain: _Gain) -> str:
    """Return in which way a gain makes a solution better, by the kind of the need and of what it is measured in."""
    need = gain.need
    if isinstance(need, Hazard):
        return "safer"
    if isinstance(need, Problem):
        return "more reliable"
    if gain.entry.level is not Mark.SPARED and _is_haste(need.measure):
        return "faster"
    if isinstance(need, Step):
        return "easier"
    return "more reliable" if need.measure.unit in SHARES else "otherwise better"


def _is_haste(measure: Measure) -> bool:
    """Whether a measure is of time that is to be short, in all or for each of something, or of speed."""
    spent = measure.unit.partition("/")[0] if "{" not in measure.unit else measure.unit
    if measure.less_is_better:
        return TIME in (unit(measure.unit).dimension, unit(spent).dimension)
    return unit(measure.unit).dimension == SPEED


def _ranked(gains: Sequence[_Gain]) -> list[_Gain]:
    return sorted(gains, key=lambda gain: -abs(gain.effect))


def _cut(texts: Sequence[str]) -> str:
    """Return the first few in a sentence, and how many more there are."""
    more = len(texts) - TOLD
    return _listed(texts) if more <= 0 else f"{', '.join(texts[:TOLD])} and {more} more"


def _rests_on(entry: Entry) -> str:
    return "nobody knows" if entry.is_unknown else f"{entry.evidence.value}: {entry.source}"


def _listed(texts: Sequence[str]) -> str:
    return " and ".join(texts)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_KINDS = {
    EvidenceKind.CLAIM: "a claim",
    EvidenceKind.STATED: "what customers say",
    EvidenceKind.TRIAL: "a trial",
    EvidenceKind.OBSERVED: "observation",
    EvidenceKind.REPEATED: "repeated hiring",
}


def _nobody(others: int) -> str:
    return "Not the one it is compared with." if others == 1 else f"None of the {others} it is compared with."
