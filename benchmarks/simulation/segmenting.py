"""Made-up people who fall into groups or not, and how often segments of them are found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

import jobtheory as jt

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NEEDS = 9
IMPORTANCE = {f"need-{n}": f"i{n}" for n in range(NEEDS)}
SATISFACTION = {f"need-{n}": f"s{n}" for n in range(NEEDS)}
CUTS = {"even": (-1.28, -0.52, 0.52, 1.28), "high": (-2.05, -1.55, -0.92, 0.0)}


class Population(NamedTuple):
    """How people answer, importances first, and into how many groups they fall: 1 is none."""

    groups: int
    draw: Callable[[np.random.Generator, int], np.ndarray]


def picked(*shares: float) -> Callable[[np.random.Generator, int], np.ndarray]:
    """Return answers from 1 to 5 that have nothing to do with each other."""
    return lambda rng, people: rng.choice(5, (people, 2 * NEEDS), p=shares) + 1.0


def leaning(cuts: str, *, skewed: bool = False) -> Callable[[np.random.Generator, int], np.ndarray]:
    """Return answers of people some of whom find everything important: a long heap, and no groups."""

    def draw(rng: np.random.Generator, people: int) -> np.ndarray:
        lean = rng.gamma(1.0, size=(people, 1)) - 1 if skewed else rng.standard_normal((people, 1))
        content = rng.standard_normal((people, 1))
        wanted = 0.7 * lean + 0.7 * rng.standard_normal((people, NEEDS))
        had = 0.5 * content - 0.3 * lean + 0.8 * rng.standard_normal((people, NEEDS))
        return np.hstack([np.searchsorted(CUTS[cuts], wanted), np.searchsorted(CUTS["even"], had)]) + 1.0

    return draw


def grouped(groups: int, apart: float) -> Callable[[np.random.Generator, int], np.ndarray]:
    """Return answers of people in groups, for each of which some needs of its own are unmet."""

    def draw(rng: np.random.Generator, people: int) -> np.ndarray:
        return answers_of(rng.integers(0, groups, people), groups, apart, rng)

    return draw


def answers_of(theirs: np.ndarray, groups: int, apart: float, rng: np.random.Generator) -> np.ndarray:
    """Return answers of people whose groups are known."""
    own = np.arange(NEEDS) % groups == theirs[:, None]
    answers = np.hstack([3.2 + own * apart / 2, 3.3 - own * apart])
    return np.clip(np.round(answers + rng.standard_normal(answers.shape)), 1, 5)


POPULATIONS: Mapping[str, Population] = {
    "no groups, answers even": Population(1, picked(0.2, 0.2, 0.2, 0.2, 0.2)),
    "no groups, answers at the ends": Population(1, picked(0.4, 0.08, 0.04, 0.08, 0.4)),
    "no groups, some find all important": Population(1, leaning("even")),
    "no groups, most find all important": Population(1, leaning("high")),
    "no groups, a few find all important": Population(1, leaning("even", skewed=True)),
    "two groups, near": Population(2, grouped(2, 1.5)),
    "two groups, far": Population(2, grouped(2, 2.5)),
    "three groups, near": Population(3, grouped(3, 1.5)),
    "three groups, far": Population(3, grouped(3, 2.5)),
    "four groups, far": Population(4, grouped(4, 2.5)),
}


def find_segments(name: str, people: int, surveys: int, *, seed: int) -> tuple[float, float]:
    """Return in what share of surveys segments are found, and in what share of those as many as there are groups."""
    population = POPULATIONS[name]
    rng = np.random.default_rng([seed, people])
    found = right = 0
    for turn in range(surveys):
        answers = population.draw(rng, people)
        segments = jt.learn.segments(framed(answers), IMPORTANCE, SATISFACTION, most=5, references=19, seed=turn)
        found += segments.are_found
        right += segments.are_found and len(segments) == population.groups
    return found / surveys, right / max(found, 1)


def framed(answers: np.ndarray) -> dict[str, np.ndarray]:
    """Return answers by column."""
    return {column: answers[:, n] for n, column in enumerate([*IMPORTANCE.values(), *SATISFACTION.values()])}


APART = {"two groups, near": (2, 1.5), "two groups, far": (2, 2.5), "three groups, near": (3, 1.5)}
"""Groups whose people may answer alike, or hardly ever do."""


def cover_groups(name: str, people: int, surveys: int, *, seed: int) -> tuple[float, float]:
    """Return how often intervals of what is unmet hold the truth of a group: within its segment, and of its people.

    The segment of a group is the one in which its own needs are the most unmet. Of its people nobody knows in a survey.
    """
    groups, apart = APART[name]
    rng = np.random.default_rng([seed, people])
    many = jt.learn.opportunity(framed(answers_of(np.zeros(200_000), groups, apart, rng)), IMPORTANCE, SATISFACTION)
    truth = [many[need].opportunity for need in IMPORTANCE]
    segment_hits: list[bool] = []
    group_hits: list[bool] = []
    for turn in range(surveys):
        theirs = rng.integers(0, groups, people)
        answers = answers_of(theirs, groups, apart, rng)
        found = jt.learn.segments(framed(answers), IMPORTANCE, SATISFACTION, number=groups, references=19, seed=turn)
        first = max(found, key=lambda one: sum(one.profile[f"need-{n}"] for n in range(0, NEEDS, groups)))
        its_own = jt.learn.opportunity(framed(answers[theirs == 0]), IMPORTANCE, SATISFACTION)
        for need, true in zip(IMPORTANCE, truth, strict=True):
            for score, hits in ((first.landscape[need], segment_hits), (its_own[need], group_hits)):
                hits.append(score.low <= true <= score.high)
    return sum(segment_hits) / len(segment_hits), sum(group_hits) / len(group_hits)
