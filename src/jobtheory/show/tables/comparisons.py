"""The tables of a comparison, and of what is asked of it: reasons, what it would take, what it rests on."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import attrs

from jobtheory.hiring.assessing import view_of
from jobtheory.hiring.experience import Experience
from jobtheory.hiring.forces import FORCES
from jobtheory.hiring.profile import UNKNOWN
from jobtheory.model.measure import FULL
from jobtheory.model.needs import Problem
from jobtheory.model.step import Step
from jobtheory.show.levels import NOT_TAKEN, content_of
from jobtheory.show.tables.jobs import FIGURES, GROUNDS, figures
from jobtheory.show.tables.listing import FLAG, NUMBER, TEXT, WHOLE, columns, tabled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobtheory.hiring.comparison import Comparison
    from jobtheory.hiring.enhancement import Enhancement
    from jobtheory.hiring.grounds import Grounds
    from jobtheory.hiring.moves import Move, Turn
    from jobtheory.hiring.questions import FiveQuestions
    from jobtheory.hiring.reasons import Reason, Reasons
    from jobtheory.model.measure import Score
    from jobtheory.show.tables.listing import Listing

EXPERIENCE = columns(
    results=NUMBER,
    execution=NUMBER,
    overall=NUMBER,
    is_good=FLAG,
    low=NUMBER,
    high=NUMBER,
    goals=NUMBER,
    hazards=NUMBER,
    problems=NUMBER,
)
PULLS = columns(push=NUMBER, pull=NUMBER, anxiety=NUMBER, habit=NUMBER, net=NUMBER)
SOLUTIONS = columns(solution=TEXT, verdict=TEXT, **EXPERIENCE, **PULLS, reason=TEXT)
LEVELS = columns(solution=TEXT, key=TEXT, statement=TEXT, text=TEXT, **FIGURES, value=NUMBER, is_past_limit=FLAG)
QUESTIONS = columns(open=TEXT, solution=TEXT, key=TEXT, about=TEXT, share=NUMBER)
REASON = columns(key=TEXT, statement=TEXT, effect=NUMBER, level=TEXT, other=TEXT, evidence=TEXT, source=TEXT, note=TEXT)
EFFECTS = columns(part=TEXT, **REASON)
MOVES = columns(key=TEXT, statement=TEXT, about=TEXT, level=NUMBER, unit=TEXT, size=NUMBER, now=TEXT, in_pair=FLAG)
OBSTACLES = columns(
    solution=TEXT, key=TEXT, statement=TEXT, about=TEXT, now=TEXT, level=NUMBER, unit=TEXT, who=TEXT, why=TEXT
)
SOURCES = columns(
    source=TEXT,
    kind=TEXT,
    date=GROUNDS["date"],
    sample=GROUNDS["sample"],
    note=TEXT,
    levels=WHOLE,
    share=NUMBER,
    is_decisive=FLAG,
)
RESTS = columns(source=TEXT, kind=TEXT, solution=TEXT, key=TEXT)
TURNED = columns(source=TEXT, kind=TEXT, solution=TEXT, verdict=TEXT, without=TEXT)
COVERAGE = columns(solution=TEXT, share=NUMBER)
CONTRADICTIONS = columns(solution=TEXT, key=TEXT, level=TEXT, source=TEXT, other=TEXT, other_source=TEXT, apart=NUMBER)
ANSWERS = columns(number=WHOLE, question=TEXT, answer=TEXT)
ANSWER_FIGURES = columns(number=WHOLE, name=TEXT, figure=NUMBER)
ANSWER_EVIDENCE = columns(number=WHOLE, evidence=TEXT)

PARTS = ("serves", "costs", "effort", "friction", "unknown")


def solutions(value: Comparison) -> Listing:
    """Return a row for every solution: verdict, experience, forces and the reason in words."""
    names = [field.name for field in attrs.fields(Experience)]
    rows = (
        (
            solution.name,
            value.verdicts[solution.name],
            *(getattr(value.experience[solution.name], name) for name in names),
            *(getattr(value.forces.get(solution.name), name, None) for name in (*FORCES, "net")),
            value.why(solution.name).headline,
        )
        for solution in value.solutions
    )
    return tabled(SOLUTIONS, rows)


def levels(value: Comparison) -> Listing:
    """Return a row for every solution and need, with the level as people write it and as numbers."""
    return tabled(LEVELS, _levels(value))


def _levels(value: Comparison) -> Iterator[tuple[Any, ...]]:
    limits = view_of(value).limits()
    for solution in value.solutions:
        texts = value.levels[solution.name]
        for need in (*value.job.needs, *value.job.adoption):
            within = need.within if isinstance(need, Problem) else None
            units = (need.measure.unit,) if within is None else (need.measure.unit, within.unit)
            content = content_of(solution, need)
            numbers = figures(content, units)
            text = texts.get(need.key, NOT_TAKEN)
            is_told = need.key in {**solution.results, **solution.steps, **solution.adoption}
            is_done = solution.name == value.incumbent and need in value.job.adoption
            score: Score | None = None
            if is_told and content is not None and not is_done:
                score = need.score(content, *(end for _, end in limits.get(need.key, ())))
            elif solution.is_nothing and not isinstance(need, Step):
                score = need.at_baseline()
            elif text not in {UNKNOWN, NOT_TAKEN}:  # spared by doing nothing, or done already
                score = FULL
            worth = None if score is None else score.likely
            is_past = score is not None and score.past_likely and not solution.is_nothing
            yield solution.name, need.key, need.statement, text, *numbers, worth, is_past


def questions(value: Comparison) -> Listing:
    """Return what to find out, for each solution whose verdict is open, the most decisive first."""
    rows = (
        (name, one.solution, one.key, one.about, one.share)
        for name, leaning in value.leaning.items()
        for one in leaning.find_out
    )
    return tabled(QUESTIONS, rows)


def reason(one: Reason) -> tuple[Any, ...]:
    """Return the cells of a reason."""
    return (
        one.key,
        one.statement,
        one.effect,
        one.level,
        one.other,
        one.evidence,
        one.source or None,
        one.note or None,
    )


def reasons(value: Reasons) -> Listing:
    """Return a row for every need that speaks for or against a solution, the most telling first."""
    return tabled(REASON, map(reason, value.reasons))


def enhancement(value: Enhancement) -> Listing:
    """Return a row for every need that a new version serves better or worse, and for all it asks people to do."""
    return tabled(EFFECTS, ((part, *reason(one)) for part in PARTS for one in getattr(value, part)))


def moves(value: Turn) -> Listing:
    """Return a row for every move, the smallest first; then, where it takes two together, those two."""
    pair = () if value.pair is None else value.pair
    rows = [*(_move(one, in_pair=False) for one in value.moves), *(_move(one, in_pair=True) for one in pair)]
    return tabled(MOVES, rows)


def _move(one: Move, *, in_pair: bool) -> tuple[Any, ...]:
    size = one.size if math.isfinite(one.size) else None
    return one.key, one.statement, one.about, one.level, one.unit, size, one.now, in_pair


def obstacles(value: Turn) -> Listing:
    """Return a row for every level that keeps any single move from turning the verdict."""
    rows = (
        (one.solution, one.key, one.statement, one.about, one.now, one.level, one.unit or None, one.who, one.why)
        for one in value.obstacles
    )
    return tabled(OBSTACLES, rows)


def sources(value: Grounds) -> Listing:
    """Return a row for every source, the one that most weight rests on first."""
    rows = (
        (
            one.evidence.source,
            one.evidence.kind,
            one.evidence.date,
            one.evidence.sample,
            one.evidence.note or None,
            len(one.levels),
            one.share,
            one.is_decisive,
        )
        for one in value.sources
    )
    return tabled(SOURCES, rows)


def rests(value: Grounds) -> Listing:
    """Return which level rests on which source."""
    rows = ((one.evidence.source, one.evidence.kind, *level) for one in value.sources for level in one.levels)
    return tabled(RESTS, rows)


def turned(value: Grounds) -> Listing:
    """Return which verdict turns without which source."""
    rows = (
        (one.evidence.source, one.evidence.kind, name, value.verdicts[name], verdict)
        for one in value.sources
        for name, verdict in one.withdrawn.items()
    )
    return tabled(TURNED, rows)


def coverage(value: Grounds) -> Listing:
    """Return for each solution what part of the weight of its needs has a level."""
    return tabled(COVERAGE, value.coverage.items())


def contradictions(value: Grounds) -> Listing:
    """Return where two sources say different things of one level."""
    rows = (
        (one.solution, one.key, one.counts[0], one.counts[1].source, one.other[0], one.other[1].source, one.apart)
        for one in value.contradictions
    )
    return tabled(CONTRADICTIONS, rows)


def answers(value: FiveQuestions) -> Listing:
    """Return the five questions with their answers."""
    return tabled(ANSWERS, ((n, one.question, one.answer) for n, one in enumerate(value.answers, start=1)))


def answer_figures(value: FiveQuestions) -> Listing:
    """Return the figures in each answer."""
    numbered = enumerate(value.answers, start=1)
    rows = ((n, name, figure) for n, one in numbered for name, figure in one.figures.items())
    return tabled(ANSWER_FIGURES, rows)


def answer_evidence(value: FiveQuestions) -> Listing:
    """Return what each answer rests on, a line a row."""
    numbered = enumerate(value.answers, start=1)
    return tabled(ANSWER_EVIDENCE, ((n, line) for n, one in numbered for line in one.evidence))
