"""How many groups people fall into, judged by whether the same ones come out again; and whether they fall into any.

Groups are formed of people drawn anew, twice, and everybody is assigned to the nearest group of either: how well the
two agree is the stability of that number of groups (Dolnicar & Leisch 2010, Evaluation of structure and reproducibility
of cluster solutions using the bootstrap, Marketing Letters 21:83-101). K-means splits anything, and a long heap of
people falls into the same halves again and again. So stabilities are set beside those of people who answer alike but
fall into no groups. Groups far apart are no more stable than two halves of a long heap; but people lie closer together
in them (after Liu, Hayes, Nobel & Marron 2008, Statistical significance of clustering for high-dimension, low-sample
size data, JASA 103:1281-1293), and fewer between them. Only what goes beyond people without groups in all three, taken
together, counts.
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from jobtheory.learn.surveying.clusters import Points, Runs, agreement, best_of, k_means
from jobtheory.learn.surveying.structureless import Structureless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.hiring.crowd import Floats

PAIRS = 8
"""So many pairs of samples are drawn anew."""

STARTS = 2
"""So many starts each of them has,"""
WHOLE_STARTS = 6
"""and so many everybody together."""

GRID = 81
LEAST = 1e-3
TINY = 1e-9

JUDGED = 600
"""On at most so many people, drawn at random, the number of groups is judged."""


class Found(NamedTuple):
    """How stable each number of groups is, and how stable it would be without any."""

    stability: Floats
    """By number."""
    expected: Floats
    """The same on average for people who fall into no groups."""
    corrected: Floats
    """How much of the way from there to a stability of 1 each number comes; below 0 where it falls short of it."""
    closeness: Floats
    """How far people lie from the middle of their group, as a share of what is expected without groups."""
    between: Floats
    """How densely people lie between a group and the next one, as a share of what is expected without groups."""
    strength: Floats
    """How many standard deviations all three lie beyond what is expected, together."""
    p: float
    """How likely any number goes as far beyond it where there are no groups."""


def judge(answers: Floats, numbers: Sequence[int], references: int, rng: np.random.Generator) -> Found:
    """Return how stable some numbers of groups are.

    Args:
        answers: What people answered, importances first, then satisfactions; NaN where somebody did not.
        numbers: The numbers of groups to try.
        references: How many times people without groups are made up.
        rng: Draws all that is drawn.
    """
    if len(answers) > JUDGED:
        answers = answers[np.sort(rng.choice(len(answers), JUDGED, replace=False))]
    made = Structureless(answers, rng)
    everybody = [answers, *(made.draw(rng) for _ in range(references))]
    tables = np.array([[_of_number(one, number, rng) for number in numbers] for one in everybody])
    stability = tables[:, :, 0]
    spread, between = (np.log(np.maximum(tables[:, :, n], TINY)) for n in (1, 2))
    # All rows are treated alike, so that without groups each is as likely as any other to go furthest.
    strength = _beyond(stability) - _beyond(spread) - _beyond(between)
    furthest = strength.max(axis=1)
    p = (1 + int((furthest[1:] >= furthest[0]).sum())) / (1 + references)
    expected = stability[1:].mean(axis=0)
    corrected: Floats = (stability[0] - expected) / np.maximum(1 - expected, TINY)
    closeness, thinness = (np.exp(one[0] - one[1:].mean(axis=0)) for one in (spread, between))
    return Found(stability[0], expected, corrected, closeness, thinness, strength[0], p)


def opportunities(importance: Floats, satisfaction: Floats) -> Floats:
    """Return everybody's own opportunities."""
    own: Floats = importance + np.maximum(importance - satisfaction, 0)
    return own


def _beyond(table: Floats) -> Floats:
    beyond: Floats = (table - table.mean(axis=0)) / np.maximum(table.std(axis=0), LEAST)
    return beyond


def _of_number(answers: Floats, number: int, rng: np.random.Generator) -> tuple[float, float, float]:
    """Return how stable a number of groups is, how far people lie from the middle of theirs, and how many between."""
    points = Points.of(opportunities(*np.split(answers, 2, axis=1)))
    people = len(answers)
    weights = rng.multinomial(people, np.full(people, 1 / people), size=2 * PAIRS).astype(float)
    labels = best_of(k_means(points, np.repeat(weights, STARTS, axis=0), number, rng), STARTS).labels
    stability = float(np.mean([agreement(labels[n], labels[n + 1]) for n in range(0, 2 * PAIRS, 2)]))
    whole = best_of(k_means(points, np.ones((WHOLE_STARTS, people)), number, rng), WHOLE_STARTS)
    return stability, float(whole.within[0]), _between(points, whole)


def _between(points: Points, whole: Runs) -> float:
    """Return how densely people lie between a group and the nearest other one, on average.

    It is the density at the thinnest place between the middles of the two, as a share of the lower of the peaks on
    either side of it.
    """
    labels, centres = whole.labels[0], whole.centres[0]
    filled = np.where(points.told > 0, points.values, centres[labels])
    found: list[float] = []
    for n, centre in enumerate(centres):
        away = ((centres - centre) ** 2).sum(axis=1)
        away[n] = np.inf
        other = int(np.argmin(away))
        if 0 < away[other] < np.inf:
            own = filled[(labels == n) | (labels == other)] - centre
            found.append(_thinnest(own @ (centres[other] - centre) / away[other]))
    return sum(found) / len(found) if found else 1.0


def _thinnest(places: Floats) -> float:
    """Return the least density of people between 0 and 1, as a share of the lower of the peaks on either side of it.

    Example:
        >>> rng = np.random.default_rng(0)
        >>> one, two = rng.normal(0.5, 0.5, 500), np.concatenate([rng.normal(at, 0.2, 250) for at in (0, 1)])
        >>> _thinnest(one) > 0.8 > 0.3 > _thinnest(two)
        True
    """
    width = 0.9 * float(places.std()) * len(places) ** -0.2  # Silverman's rule of thumb
    grid = np.linspace(-0.5, 1.5, GRID)
    density = np.exp(-(((grid[:, None] - places) / max(width, LEAST)) ** 2) / 2).sum(axis=1)
    middle = (grid >= 0) & (grid <= 1)
    thinnest = int(np.argmin(np.where(middle, density, np.inf)))
    peak = min(float(np.max(density[: thinnest + 1])), float(np.max(density[thinnest:])))
    return float(density[thinnest]) / peak if peak else 1.0
