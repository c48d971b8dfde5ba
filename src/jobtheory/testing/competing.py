"""Strategies for what competes for a job: levels, evidence, solutions, how people switch, and whole comparisons."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple

import attrs
from hypothesis import strategies as st

from jobtheory.hiring.comparison import Comparison
from jobtheory.hiring.switching import SwitchingModel
from jobtheory.model.evidence import Evidence, EvidenceKind
from jobtheory.model.level import SPARED, UNDONE, Content, Figure, Level, Range
from jobtheory.model.needs import Problem
from jobtheory.model.number import plain
from jobtheory.model.solution import Solution, SolutionKind
from jobtheory.model.step import Step
from jobtheory.testing.measuring import COIN, GRAIN, Possible, draw_figure, draw_range, whole
from jobtheory.testing.needing import possible, statement
from jobtheory.testing.working import jobs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

    from jobtheory.model.job import Job, Need
    from jobtheory.model.measure import Measure

__all__ = ["comparisons", "competitors", "evidence", "levels", "solutions", "switching_models"]

NAMES = ("tram", "walk", "taxi", "bicycle", "ferry", "bus", "car")
SOURCES = ("the seller", "a survey", "a week of commuting")
KINDS = tuple(EvidenceKind)
_MARKED = whole(0, 8)
THINGS = [kind for kind in SolutionKind if kind is not SolutionKind.NONCONSUMPTION]


def evidence(*, kinds: Sequence[EvidenceKind] = tuple(EvidenceKind)) -> SearchStrategy[Evidence]:
    """Draw evidence.

    Args:
        kinds: The kinds to draw from.

    Example:
        >>> from hypothesis import find
        >>> find(evidence(), lambda e: True)
        Evidence(kind=<EvidenceKind.CLAIM: 'claim'>, source='the seller', date=None, sample=None, note='')
    """
    return st.builds(
        Evidence,
        st.sampled_from(list(kinds)),
        st.sampled_from(SOURCES),
        date=st.none() | st.dates(),
        sample=st.none() | st.integers(1, 1000),
        note=st.sampled_from(("", "as they put it")),
    )


@st.composite
def levels(
    draw: DrawFn,
    need: Need | None = None,
    *,
    ranges: bool = True,
    marks: bool = True,
    evidence: bool = True,
    quantities: bool = True,
    beyond: bool = True,
    grain: int = GRAIN,
) -> Level:
    """Draw levels that a need can be given.

    Args:
        draw: Given by hypothesis.
        need: The outcome or step; a step rated from 0 to 10 where left out.
        ranges: Whether some are ranges.
        marks: Whether some of a step say that it is spared or cannot be done.
        evidence: Whether some bring evidence of their own.
        quantities: Whether some figures bring their unit.
        beyond: Whether some lie beyond worst or target.
        grain: Into how many even parts the way from worst to target is cut; few make ties common.

    Example:
        >>> from hypothesis import find
        >>> find(levels(Step("Travel")), lambda level: level.content is SPARED)
        Level(content=<Mark.SPARED: 'spared'>, evidence=None)
    """
    return _draw_level(
        draw,
        Step("Travel") if need is None else need,
        Levels(ranges=ranges, marks=marks, evidence=evidence, quantities=quantities, beyond=beyond, grain=grain),
    )


class Levels(NamedTuple):
    """What levels are drawn."""

    ranges: bool
    marks: bool
    evidence: bool
    quantities: bool
    grain: int
    beyond: bool = True


def _draw_level(draw: DrawFn, need: Need, how: Levels) -> Level:
    content: Content
    if isinstance(need, Problem) and need.within is not None:
        content = (_draw_amount(draw, need.measure, how, possible(need)), _draw_amount(draw, need.within, how))
    elif isinstance(need, Step) and how.marks and (n := draw(_MARKED)) > 6:
        content = (SPARED, UNDONE)[n - 7]
    else:
        content = _draw_amount(draw, need.measure, how, possible(need))
    return Level(content, _draw_evidence(draw) if how.evidence and draw(COIN) else None)


def _draw_amount(draw: DrawFn, measure: Measure, how: Levels, possible: Possible = (None, None)) -> Figure | Range:
    if how.ranges and draw(COIN):
        return draw_range(
            draw, measure, beyond=how.beyond, quantities=how.quantities, grain=how.grain, possible=possible
        )
    return draw_figure(draw, measure, beyond=how.beyond, quantities=how.quantities, grain=how.grain, possible=possible)


@st.composite
def solutions(
    draw: DrawFn,
    job: Job | None = None,
    *,
    name: str | None = None,
    known: bool = False,
    ranges: bool = True,
    marks: bool = True,
    evidence: bool = True,
    quantities: bool = True,
    grain: int = GRAIN,
) -> Solution:
    """Draw solutions that compete for a job.

    Args:
        draw: Given by hypothesis.
        job: The job; any where left out.
        name: What the solution is called.
        known: Whether every outcome, every step taken and every step of adoption has a level. Otherwise any of them
            may be unknown.
        ranges: Whether some levels are ranges.
        marks: Whether some steps are spared or cannot be done.
        evidence: Whether some levels, or all of them, say what they rest on.
        quantities: Whether some figures bring their unit.
        grain: Into how many even parts the way from worst to target is cut; few make ties common.

    Example:
        >>> from hypothesis import find
        >>> import jobtheory as jt
        >>> job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap.chain("Travel"))
        >>> tram = find(solutions(job, known=True), lambda solution: solution.steps["travel"].content is SPARED)
        >>> tram.name, str(tram.results["arrive-soon"])
        ('tram', '0')
    """
    wanted = draw(_JOBS) if job is None else job
    called = NAMES[draw(whole(0, len(NAMES) - 1))] if name is None else name
    how = Levels(ranges=ranges, marks=marks, evidence=evidence, quantities=quantities, grain=grain)
    return _draw_solution(draw, wanted, called, how, known=known)


def _draw_solution(draw: DrawFn, job: Job, name: str, how: Levels, *, known: bool) -> Solution:
    taken: list[Step] = []
    for slot in job.action.choices:
        if len(slot) == 1:
            taken += slot if known or draw(COIN) else ()
        else:
            picked = [step for step in slot if draw(COIN)]
            taken += picked or (slot[:1] if known else ())
    levels = {step.key: _draw_level(draw, step, how) for step in taken}
    for slot in job.action.choices if known else ():
        if all(levels[step.key].content is UNDONE for step in slot if step.key in levels):
            levels |= {step.key: _draw_level(draw, step, how) for step in slot if step.key not in levels}
    return Solution(
        name,
        kind=THINGS[draw(whole(0, len(THINGS) - 1))],
        results={need.key: _draw_level(draw, need, how) for need in job.purpose if known or draw(COIN)},
        steps=levels,
        adoption={need.key: _draw_level(draw, need, how) for need in job.adoption if known or draw(COIN)},
        changes=[step.key for step in taken[:1] if draw(COIN)],
        evidence=_draw_evidence(draw) if how.evidence and draw(COIN) else None,
    )


@st.composite
def competitors(
    draw: DrawFn,
    job: Job,
    *,
    min_size: int = 1,
    max_size: int = 3,
    known: bool = False,
    ranges: bool = True,
    marks: bool = True,
    evidence: bool = True,
    quantities: bool = True,
    nothing: bool = True,
    grain: int = GRAIN,
) -> tuple[Solution, ...]:
    """Draw solutions that compete for one job, each with a name of its own; at least one states a level.

    Args:
        draw: Given by hypothesis.
        job: The job.
        min_size: How many solutions there are at least.
        max_size: How many there are at most.
        known: As of `solutions`; what doing nothing implies is known too.
        ranges: As of `solutions`.
        marks: As of `solutions`.
        evidence: As of `solutions`.
        quantities: As of `solutions`.
        nothing: Whether doing nothing may be among them, and never the only one.
        grain: As of `solutions`.

    Example:
        >>> from hypothesis import find
        >>> import jobtheory as jt
        >>> job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap.chain("Travel"))
        >>> [solution.name for solution in find(competitors(job), lambda field: len(field) == 2)]
        ['tram', 'walk']
    """
    how = Levels(ranges=ranges, marks=marks, evidence=evidence, quantities=quantities, grain=grain)
    count = draw(whole(min_size, max_size))
    field = [_draw_solution(draw, job, statement(NAMES, n), how, known=known) for n in range(count)]
    if nothing and count > 1 and draw(COIN):
        unstated = [outcome for outcome in job.purpose if known and outcome.at_baseline() is None]
        results = {outcome.key: _draw_level(draw, outcome, how) for outcome in unstated}
        field[-1] = Solution("nothing", kind=SolutionKind.NONCONSUMPTION, results=results)
    if not any(_says_something(solution) for solution in field):
        need = job.needs[0]
        stated = {need.key: _draw_level(draw, need, how._replace(marks=False))}
        first = field[0]
        field[0] = (
            attrs.evolve(first, steps={**first.steps, **stated})
            if isinstance(need, Step)
            else attrs.evolve(first, results={**first.results, **stated})
        )
    return tuple(field)


def switching_models(*, presets: bool = True, curvature: bool = True) -> SearchStrategy[SwitchingModel]:
    """Draw ways in which people weigh a change: the three that have a name, and others.

    Args:
        presets: Whether those that have a name are drawn.
        curvature: Whether the curvature may be other than 1, so that forces are rounded.

    Example:
        >>> from hypothesis import find
        >>> find(switching_models(), lambda model: model.optimism > 1)
        SwitchingModel(loss_aversion=3, curvature=1, optimism=3)
    """
    named = [SwitchingModel.neutral(), SwitchingModel.gourville()]
    curves = [1, plain(Fraction(1, 2)), 2, plain(Fraction(22, 25))] if curvature else [1]
    others = st.builds(
        SwitchingModel,
        st.sampled_from((1, 2, 3, plain(Fraction(9, 4)), plain(Fraction(1, 2)))),
        st.sampled_from(curves),
        st.sampled_from((1, 2, 3, plain(Fraction(3, 2)))),
    )
    if not presets:
        return others
    return st.sampled_from(named + ([SwitchingModel.prospect()] if curvature else [])) | others


@st.composite
def comparisons(
    draw: DrawFn,
    job: Job | None = None,
    *,
    known: bool = False,
    ranges: bool = True,
    incumbents: bool = True,
    max_solutions: int = 3,
) -> Comparison:
    """Draw comparisons of one to three solutions on a job, with any settings.

    Args:
        draw: Given by hypothesis.
        job: The job; any where left out.
        known: As of `solutions`.
        ranges: As of `solutions`; with every level known and no ranges nothing is open.
        incumbents: Whether one of them may have the job today.
        max_solutions: How many solutions compete at most.

    Example:
        >>> from hypothesis import find
        >>> find(comparisons(incumbents=False), lambda comparison: comparison.hired)
        <Comparison on 'Get across town': 'tram': HIRE>
    """
    wanted = draw(_JOBS) if job is None else job
    field = draw(competitors(wanted, max_size=max_solutions, known=known, ranges=ranges))
    names = [solution.name for solution in field]
    hires: list[Literal["big", "little"]] = ["big", "little"]
    unknowns: list[Literal["bounds", "worst"]] = ["bounds", "worst"]
    return Comparison(
        wanted,
        field,
        incumbent=draw(st.none() | st.sampled_from(names)) if incumbents else None,
        model=draw(_MODELS),
        hire=draw(st.sampled_from(hires)),
        good_enough=plain(Fraction(draw(whole(0, 10)), 10)),
        balance=plain(Fraction(draw(whole(0, 4)), 4)),
        slack=plain(Fraction(draw(whole(0, 10)), 20)),
        unknown=draw(st.sampled_from(unknowns)),
    )


_JOBS = jobs()
_MODELS = switching_models()


def _says_something(solution: Solution) -> bool:
    """Return whether a solution states a level; that one of several ways cannot be taken leaves the rest unknown."""
    return bool(solution.results) or any(level.content is not UNDONE for level in solution.steps.values())


def _draw_evidence(draw: DrawFn) -> Evidence:
    return Evidence(KINDS[draw(whole(0, len(KINDS) - 1))], SOURCES[0])
