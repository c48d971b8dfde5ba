"""Strategies for what a job needs: outcomes of the three kinds, purposes and steps."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

import attrs
from hypothesis import strategies as st

from jobtheory.model.needs import Dimension, Goal, Hazard, Outcome, Problem
from jobtheory.model.number import plain
from jobtheory.model.purpose import Purpose
from jobtheory.model.quantity import Quantity
from jobtheory.model.step import Stage, Step
from jobtheory.testing.measuring import COIN, draw_measure, importances, whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DrawFn, SearchStrategy

    from jobtheory.model.job import Need
    from jobtheory.model.measure import Measure
    from jobtheory.testing.measuring import Possible

__all__ = ["goals", "hazards", "outcomes", "problems", "purposes", "steps"]

GOALS = ("Arrive soon", "Stay rested", "Spend little", "Look competent", "Feel at ease")
HAZARDS = ("Miss the train", "Get wet", "Lose the luggage", "Be overcharged")
PROBLEMS = ("A strike is called", "A tyre goes flat", "The road is closed")
STEPS = ("Choose a route", "Set out", "Travel", "Change over", "Find the door", "Settle in")
ADOPTION = ("Pay", "Install", "Learn", "Move over")

LIKELIHOODS = (plain(Fraction(1, 20)), plain(Fraction(1, 2)), Quantity(20, "%"))
RESOLVED = Problem(PROBLEMS[0]).measure
DIMENSIONS = tuple(Dimension)
STAGES = (None, *Stage)
WEIGHTS = importances()

Scale: TypeAlias = "Callable[[DrawFn], Measure | None]"
"""Draws a measure, or None for the default one."""


def statement(words: tuple[str, ...], n: int) -> str:
    """Return the n-th of some statements, numbered where there are no more."""
    again, place = divmod(n, len(words))
    return f"{words[place]} {again + 1}" if again else words[place]


def possible(need: Need) -> Possible:
    """Return the least and the greatest number that a level of a need may be at all, in its unit."""
    if isinstance(need, Hazard) and need.likelihood is not None:
        return 0, 100 if need.measure.unit == "%" else 1
    if isinstance(need, Problem) and need.measure == RESOLVED:
        return 0, 100
    return None, None


def scale(*, limits: bool = True, baselines: bool = True) -> Scale:
    """Return what draws the default measure now and then, and others."""
    return lambda draw: draw_measure(draw, limits=limits, baselines=baselines) if draw(COIN) else None


@st.composite
def goals(draw: DrawFn, *, statement: str | None = None, measures: SearchStrategy[Measure] | None = None) -> Goal:
    """Draw goals, half of them rated from 0 to 10.

    Args:
        draw: Given by hypothesis.
        statement: The statement, where it is not drawn.
        measures: What to draw measures from.

    Example:
        >>> from hypothesis import find
        >>> find(goals(), lambda goal: True).statement
        'Arrive soon'
    """
    return draw_goal(draw, _words(draw, statement, GOALS), _scale_of(measures))


def draw_goal(draw: DrawFn, text: str, scale: Scale) -> Goal:
    """Draw one goal."""
    return Goal(text, measure=scale(draw), importance=draw(WEIGHTS), dimension=_dimension(draw))


@st.composite
def hazards(draw: DrawFn, *, statement: str | None = None, measures: SearchStrategy[Measure] | None = None) -> Hazard:
    """Draw hazards: some with a likelihood, as a number or in per cent, some with a measure of another kind.

    Args:
        draw: Given by hypothesis.
        statement: The statement, where it is not drawn.
        measures: What to draw measures from, where no likelihood is drawn.

    Example:
        >>> from hypothesis import find
        >>> find(hazards(), lambda hazard: hazard.likelihood is not None).likelihood
        0.05
    """
    return draw_hazard(draw, _words(draw, statement, HAZARDS), _scale_of(measures))


def draw_hazard(draw: DrawFn, text: str, scale: Scale) -> Hazard:
    """Draw one hazard."""
    likelihood = LIKELIHOODS[draw(whole(0, len(LIKELIHOODS) - 1))] if draw(COIN) else None
    return Hazard(
        text,
        likelihood=likelihood,
        measure=scale(draw) if likelihood is None else None,
        importance=draw(WEIGHTS),
        dimension=_dimension(draw),
    )


@st.composite
def problems(
    draw: DrawFn,
    *,
    statement: str | None = None,
    measures: SearchStrategy[Measure] | None = None,
    with_time: bool = True,
) -> Problem:
    """Draw problems, half of them judged by the share that is resolved, in per cent.

    Args:
        draw: Given by hypothesis.
        statement: The statement, where it is not drawn.
        measures: What to draw measures of the share from.
        with_time: Whether for some it counts too how soon they are resolved, so that a level is a pair.

    Example:
        >>> from hypothesis import find
        >>> find(problems(), lambda problem: True).measure.unit
        '%'
    """
    return draw_problem(draw, _words(draw, statement, PROBLEMS), _scale_of(measures), with_time=with_time)


def draw_problem(draw: DrawFn, text: str, scale: Scale, *, with_time: bool, limits: bool = True) -> Problem:
    """Draw one problem."""
    timed = with_time and draw(COIN)
    return Problem(
        text,
        within=draw_measure(draw, limits=limits, baselines=limits, unit="min") if timed else None,
        measure=scale(draw),
        importance=draw(WEIGHTS),
        dimension=_dimension(draw),
    )


def outcomes(*, with_time: bool = True) -> SearchStrategy[Outcome]:
    """Draw success outcomes of any kind.

    Args:
        with_time: Whether for some problems it counts too how soon they are resolved.

    Example:
        >>> from hypothesis import find
        >>> find(outcomes(), lambda outcome: isinstance(outcome, Problem)).statement
        'A strike is called'
    """
    return st.one_of(goals(), hazards(), problems(with_time=with_time))


@st.composite
def purposes(draw: DrawFn, *, min_outcomes: int = 0, max_outcomes: int = 4, with_time: bool = True) -> Purpose:
    """Draw purposes: goals, hazards and problems, no two alike, not all of them without weight.

    Args:
        draw: Given by hypothesis.
        min_outcomes: How many outcomes there are at least.
        max_outcomes: How many there are at most.
        with_time: Whether for some problems it counts too how soon they are resolved.

    Example:
        >>> from hypothesis import find
        >>> [goal.key for goal in find(purposes(), lambda purpose: len(purpose) == 2)]
        ['arrive-soon', 'stay-rested']
    """
    return draw_purpose(draw, min_outcomes, max_outcomes, scale(), with_time=with_time)


def draw_purpose(
    draw: DrawFn, fewest: int, most: int, scale: Scale, *, with_time: bool, limits: bool = True
) -> Purpose:
    """Draw one purpose."""
    kinds = sorted(draw(whole(0, 2)) for _ in range(draw(whole(fewest, most))))
    drawn: list[Outcome] = []
    for n, kind in enumerate(kinds):
        place = n - kinds.index(kind)
        if kind == 0:
            drawn.append(draw_goal(draw, statement(GOALS, place), scale))
        elif kind == 1:
            drawn.append(draw_hazard(draw, statement(HAZARDS, place), scale))
        else:
            drawn.append(draw_problem(draw, statement(PROBLEMS, place), scale, with_time=with_time, limits=limits))
    if drawn and not any(outcome.importance for outcome in drawn):
        drawn[0] = attrs.evolve(drawn[0], importance=1)
    return Purpose(
        [outcome for outcome in drawn if isinstance(outcome, Goal)],
        [outcome for outcome in drawn if isinstance(outcome, Hazard)],
        [outcome for outcome in drawn if isinstance(outcome, Problem)],
    )


@st.composite
def steps(draw: DrawFn, *, statement: str | None = None, measures: SearchStrategy[Measure] | None = None) -> Step:
    """Draw steps, some of them optional.

    Args:
        draw: Given by hypothesis.
        statement: The statement, where it is not drawn.
        measures: What to draw measures from.

    Example:
        >>> from hypothesis import find
        >>> find(steps(), lambda step: True).statement
        'Choose a route'
    """
    return draw_step(draw, _words(draw, statement, STEPS), _scale_of(measures))


def draw_step(draw: DrawFn, text: str, scale: Scale) -> Step:
    """Draw one step."""
    return Step(
        text,
        stage=STAGES[draw(whole(0, len(STAGES) - 1))],
        measure=scale(draw),
        importance=draw(WEIGHTS),
        optional=draw(COIN),
    )


def draw_steps(draw: DrawFn, words: tuple[str, ...], fewest: int, most: int, scale: Scale) -> list[Step]:
    """Draw steps with a statement each of its own, not all of them without weight."""
    drawn = [draw_step(draw, statement(words, n), scale) for n in range(draw(whole(fewest, most)))]
    if drawn and not any(step.importance for step in drawn):
        drawn[0] = attrs.evolve(drawn[0], importance=1)
    return drawn


def _words(draw: DrawFn, given: str | None, words: tuple[str, ...]) -> str:
    return words[draw(whole(0, len(words) - 1))] if given is None else given


def _scale_of(measures: SearchStrategy[Measure] | None) -> Scale:
    return scale() if measures is None else lambda draw: draw(measures)


def _dimension(draw: DrawFn) -> Dimension:
    return DIMENSIONS[draw(whole(0, len(DIMENSIONS) - 1))]
