"""A solution read against a job: what its levels are worth, what they rest on, and what rules the solution out."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple

from jobtheory.errors import JobTheoryError, shown
from jobtheory.model.evidence import Evidence, EvidenceKind
from jobtheory.model.fitting import strangers
from jobtheory.model.level import Content, Level, Mark, content_text
from jobtheory.model.measure import FULL, NONE, ONE, ZERO, Measure, Score
from jobtheory.model.needs import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jobtheory.hiring.performers import View
    from jobtheory.model.solution import Solution
    from jobtheory.model.step import Step
    from jobtheory.model.values import Path


UNKNOWN = "unknown"
"""What is said of a level that nobody knows."""


class Entry(NamedTuple):
    """What one solution brings on one need, or on the one it takes of a group of alternatives."""

    key: str
    level: Content | None
    """None where nobody knows it, or where doing nothing implies it."""
    units: tuple[str, ...]
    """The units of bare numbers in the level."""
    told: str
    """What is said where there is no level."""
    score: Score
    evidence: EvidenceKind
    source: str
    blocks: bool = False
    """Whether it is a required step that cannot be done."""
    limit: Fraction = Fraction(0)
    """Where the level is open and may be past a limit, how far from its worst to its best end it is."""
    ways: tuple[Entry, ...] = ()
    """Where it is open which of several ways is taken: all of them."""

    @property
    def text(self) -> str:
        """The level as people write it."""
        return self.told if self.level is None else content_text(self.level, self.units)

    @property
    def is_unknown(self) -> bool:
        """Whether nobody knows the level, and nothing implies it."""
        return self.told == UNKNOWN

    @property
    def is_open(self) -> bool:
        """Whether anything about it is still to be found out."""
        return not self.score.is_certain or bool(self.ways)

    def is_claim(self, end: Literal[0, 1, 2] = 1) -> bool:
        """Return whether the level rests on a seller's claim: at worst, likely or at best."""
        if not self.ways or end == 1:
            return self.evidence is EvidenceKind.CLAIM
        surely = max((way.score.low for way in self.ways if not way.score.past_low), default=Fraction(0))
        claims = [way.is_claim() for way in self.ways if way.score.high >= surely and not way.score.past_high]
        return any(claims) if end == 0 else bool(claims) and all(claims)


class Objection(NamedTuple):
    """What rules a solution out before it is compared."""

    key: str
    text: str


class Profile(NamedTuple):
    """A solution read against a job."""

    solution: Solution
    results: tuple[Entry, ...]
    execution: tuple[Entry, ...]
    adoption: tuple[Entry, ...]
    objections: tuple[Objection, ...]
    """What rules it out as far as is known."""
    out_low: bool
    """Whether it could turn out to be ruled out."""
    out_high: bool
    """Whether it is ruled out however what is open turns out."""

    @property
    def sides(self) -> tuple[tuple[Entry, ...], tuple[Entry, ...], tuple[Entry, ...]]:
        """The entries of results, execution and adoption."""
        return self.results, self.execution, self.adoption

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The same one after another."""
        return *self.results, *self.execution, *self.adoption


class Scope(NamedTuple):
    """What counts in a comparison: not a side on which no solution states any level, nor adoption once it is paid."""

    results: bool
    execution: bool
    adoption: bool


def scope(view: View, solutions: Iterable[Solution], *, big: bool) -> Scope:
    """Return what counts; what doing nothing implies is no statement, and what weighs nothing does not count."""
    given = list(solutions)
    results = view.weighs_results and any(s.results for s in given)
    return Scope(results, view.weighs_execution and any(s.steps for s in given), big)


def read_profile(view: View, solution: Solution, counts: Scope, *, is_incumbent: bool, worst: bool) -> Profile:
    """Read a solution against a job.

    Args:
        view: The job, as somebody sees it.
        solution: The solution.
        counts: What counts; elsewhere nothing is weighed, nothing is open and nothing rules out.
        is_incumbent: Whether its levels were observed where nothing else is said.
        worst: Whether what nobody knows is taken to be at its worst, past its limits.

    Raises:
        UnknownNameError: A level is given for a key that the job does not have.
        UnitError, InvalidTypeError, InvalidValueError: A level does not fit its need.
    """
    at = (f"Solution {shown(solution.name)}",)
    job = view.job
    for error in strangers(job, solution, at):
        raise error
    reader = _Reader(view, solution, at, is_incumbent=is_incumbent, worst=worst)
    results = _within(counts.results, (reader.outcome(n) for n in range(len(job.purpose))))
    execution = _within(counts.execution, (reader.choice(slot) for slot in job.action.choices))
    adoption = _within(counts.adoption, (reader.adoption(step) for step in job.adoption))
    if solution.is_nothing:
        return Profile(solution, _free(results), _free(execution), _free(adoption), (), out_low=False, out_high=False)
    entries = (*results, *execution, *adoption)
    blocked = [Objection(e.key, f"{shown(job[e.key].statement)} cannot be done with it") for e in entries if e.blocks]
    past = [Objection(e.key, reader.past_text(e)) for e in entries if e.score.past_likely]
    return Profile(
        solution,
        results,
        execution,
        adoption,
        (*blocked, *past),
        out_low=bool(blocked) or any(e.score.past_low for e in entries),
        out_high=bool(blocked) or any(e.score.past_high for e in entries),
    )


def _within(counts: bool, entries: Iterable[Entry]) -> tuple[Entry, ...]:  # noqa: FBT001  # private
    """Return entries as they are where they count, and with nothing to weigh, find out or object to where not."""
    return tuple(e if counts else e._replace(score=FULL, blocks=False) for e in entries)


def _free(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries that rule nothing out: doing nothing is always possible, whatever its levels are."""
    return tuple(
        e._replace(score=e.score._replace(past_low=False, past_likely=False, past_high=False), blocks=False)
        for e in entries
    )


def presumed_kind(solution: Solution, *, is_incumbent: bool) -> EvidenceKind:
    """Return what the levels of a solution rest on where nothing is said."""
    return EvidenceKind.OBSERVED if is_incumbent or solution.is_nothing else EvidenceKind.CLAIM


class _Reader:
    def __init__(self, view: View, solution: Solution, at: Path, *, is_incumbent: bool, worst: bool) -> None:
        job = view.job
        self.job = job
        self.solution = solution
        self.at = at
        self.is_incumbent = is_incumbent
        self.worst = worst
        presumed = presumed_kind(solution, is_incumbent=is_incumbent)
        self.default = solution.evidence or Evidence(presumed, "no source named")
        self.outcomes = tuple(job.purpose)
        self.limits = view.limits()
        self.is_own = view.performer is not None

    def outcome(self, n: int) -> Entry:
        need = self.outcomes[n]
        level = self.solution.results.get(need.key)
        if level is not None:
            units: tuple[str, ...] = (need.measure.unit,)
            if isinstance(need, Problem) and need.within is not None:
                units = (*units, need.within.unit)
            return self._known(need.key, level, need.score, "results", units)
        if self.solution.is_nothing and (score := need.at_baseline()) is not None:
            return self._implied(need.key, _baseline_text(need.measure), score)
        return self._unknown(need.key, need.unknown(*self._bounds(need.key)))

    def choice(self, slot: Sequence[Step]) -> Entry:
        """Read a step, or the best of those alternatives that have a level."""
        given = [step for step in slot if step.key in self.solution.steps]
        doable = [step for step in given if self.solution.steps[step.key].content is not Mark.UNDONE]
        if not doable and len(given) < len(slot):
            return self._untaken([step for step in slot if step.key not in self.solution.steps])
        required = not all(step.optional for step in slot)
        entries = [
            self._step(step, self.solution.steps[step.key], "steps", required=required) for step in doable or given
        ]
        if len(entries) == 1:
            return entries[0]
        best = max(entries, key=_standing)
        if not any(entry.is_open for entry in entries):
            return best
        return best._replace(score=_best_of([entry.score for entry in entries]), ways=tuple(entries))

    def _untaken(self, steps: Sequence[Step]) -> Entry:
        """Read steps of which nobody knows which one is taken, or how it goes."""
        first = min(steps, key=lambda step: step.key)
        if self.solution.is_nothing:
            return self._implied(first.key, "spared", FULL)
        entries = [self._unknown(step.key, step.unknown(*self._bounds(step.key))) for step in steps]
        limited = [entry for entry in entries if entry.score.past_low]
        if not limited:
            return next(entry for entry in entries if entry.key == first.key)
        return min(limited, key=lambda entry: entry.key)

    def adoption(self, step: Step) -> Entry:
        if self.is_incumbent:
            return self._implied(step.key, "done already", FULL)
        level = self.solution.adoption.get(step.key)
        if level is not None:
            return self._step(step, level, "adoption", required=not step.optional)
        if self.solution.is_nothing:
            return self._implied(step.key, "spared", FULL)
        return self._unknown(step.key, step.unknown(*self._bounds(step.key)))

    def past_text(self, entry: Entry) -> str:
        measure = self.job[entry.key].measure
        if entry.level is None:
            return f"{shown(self.job[entry.key].statement)} is unknown, taken at its worst, and has a limit"
        own = measure.limit
        if own is not None and measure.score(_share(entry.level)).past_likely:
            return f"{entry.text} is past the limit of {content_text(own.level, (measure.unit,))}" + (
                ", which is only assumed to be fixed" if own.assumed else ""
            )
        for name, end in self.limits.get(entry.key, ()):
            if measure.score(_share(entry.level), end).past_likely:
                return f"{entry.text} is past the limit of {name}" + ("" if self.is_own else ", who has a veto")
        return f"{entry.text} is past its limit"

    def _step(self, step: Step, level: Level, group: str, *, required: bool) -> Entry:  # private
        entry = self._known(step.key, level, step.score, group, (step.measure.unit,))
        return entry._replace(blocks=required and level.content is Mark.UNDONE)

    def _known(self, key: str, level: Level, score: Callable[..., Score], group: str, units: tuple[str, ...]) -> Entry:
        try:
            worth = score(level.content, *self._bounds(key))
            for other in level.others:
                score(other.content)
        except JobTheoryError as error:
            raise error.within(*self.at, f"{group}[{shown(key)}]") from None
        evidence = level.evidence or self.default
        limit = self._limit(key, worth, level.content)
        return Entry(key, level.content, units, "", worth, evidence.kind, evidence.source, limit=limit)

    def _implied(self, key: str, text: str, score: Score) -> Entry:
        return Entry(key, None, (), text, score, EvidenceKind.OBSERVED, "doing nothing")

    def _unknown(self, key: str, score: Score) -> Entry:
        if self.worst:
            score = NONE._replace(past_low=score.past_low, past_likely=score.past_low, past_high=score.past_low)
        kind, source = self.default.kind, self.default.source
        return Entry(key, None, (), UNKNOWN, score, kind, source, limit=self._limit(key, score, None))

    def _limit(self, key: str, score: Score, content: Content | None) -> Fraction:
        """Return how far from its worst to its best end an open level is past a limit."""
        if score.past_low == score.past_high:
            return ZERO
        measure = self.job[key].measure
        own = measure.exact_limit
        bounds = [measure.exact_value(b) for b in (*self._bounds(key), *(() if own is None else (own,)))]
        ends = NONE._replace(high=ONE) if content is None else measure.score(_share(content))
        if not bounds or ends.low == ends.high:
            return Fraction(1, 2)  # the time's limit, or ends that are worth the same: as likely past it as not
        return min(ONE, max(ZERO, (max(bounds) - ends.low) / (ends.high - ends.low)))

    def _bounds(self, key: str) -> list[Fraction]:
        return [end for _, end in self.limits.get(key, ())]


def _standing(entry: Entry) -> tuple[bool, Fraction, Fraction, Fraction, int, str]:
    """Return what decides which of several ways is taken: its worth, and among equals how well it is proven."""
    score = entry.score
    return not score.past_likely, score.likely, score.low, score.high, entry.evidence.rank, entry.key


def _best_of(scores: Sequence[Score]) -> Score:
    """Return the score of whoever may take the best of several ways, those past a limit only where all are."""

    def best(values: list[Fraction], past: list[bool]) -> Fraction:
        return max((v for v, p in zip(values, past, strict=True) if not p), default=max(values))

    return Score(
        best([s.low for s in scores], [s.past_low for s in scores]),
        best([s.likely for s in scores], [s.past_likely for s in scores]),
        best([s.high for s in scores], [s.past_high for s in scores]),
        all(s.past_low for s in scores),
        all(s.past_likely for s in scores),
        all(s.past_high for s in scores),
    )


def _share(content: Content) -> Content:
    return content[0] if isinstance(content, tuple) else content


def _baseline_text(measure: Measure) -> str:
    return content_text(measure.baseline, (measure.unit,)) if measure.baseline is not None else "unknown"
