"""K-means, many runs at once: people in groups, each near the mean of its group (Lloyd 1982; MacQueen 1967).

Starts are drawn as in Arthur & Vassilvitskii 2007, k-means++: the advantages of careful seeding. An answer that
somebody left out counts neither in a distance nor in a mean: distances are those of what was answered, scaled to all
(Chi, Chi & Baraniuk 2016, k-POD: a method for k-means clustering of missing data, The American Statistician 70:91-99).
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from jobtheory.hiring.crowd import Counts, Floats

MOST_ROUNDS = 60
"""After so many rounds a run is as good as still."""


class Points(NamedTuple):
    """What people answered, with zeros where they did not, and where they did."""

    values: Floats
    told: Floats
    """1 where there is an answer, else 0."""
    share: Floats
    """What a distance is multiplied with, by person, for what was left out."""

    @classmethod
    def of(cls, scores: Floats) -> Points:
        """Return scores, NaN where somebody has none, as points."""
        told = (~np.isnan(scores)).astype(float)
        return cls(np.nan_to_num(scores), told, scores.shape[1] / np.maximum(told.sum(axis=1), 1))


class Runs(NamedTuple):
    """How some runs of k-means ended."""

    labels: Counts
    """The group of each person, by run and person."""
    centres: Floats
    """By run, group and outcome."""
    within: Floats
    """The sum of squared distances to the centres, by run."""


def k_means(points: Points, weights: Floats, groups: int, rng: np.random.Generator) -> Runs:
    """Return groups of people, for each run with weights of its own.

    Args:
        points: What people answered.
        weights: How often each person counts, by run and person.
        groups: How many groups there are.
        rng: Draws the starts.
    """
    centres = _starts(points, weights, groups, rng)
    runs = len(weights)
    labels = np.full((runs, len(points.values)), -1)
    active = np.arange(runs)
    for _ in range(MOST_ROUNDS):
        found, _ = _nearest(points, centres[active])
        moving = (found != labels[active]).any(axis=1)
        labels[active] = found
        active = active[moving]
        if not len(active):
            break
        centres[active] = _means(points, weights[active], labels[active], centres[active])
    labels, away = _nearest(points, centres)
    return Runs(labels, centres, (away * weights).sum(axis=1))


def best_of(runs: Runs, starts: int) -> Runs:
    """Return of every so many runs that belong together the one whose people lie nearest to their centres."""
    within = runs.within.reshape(-1, starts)
    chosen = within.argmin(axis=1) + np.arange(len(within)) * starts
    return Runs(runs.labels[chosen], runs.centres[chosen], runs.within[chosen])


def agreement(one: Counts, other: Counts) -> float:
    """Return the adjusted Rand index of two groupings of the same people: 1 for the same groups, 0 as good as chance.

    Hubert & Arabie 1985, Comparing partitions, Journal of Classification 2:193-218.

    Example:
        >>> agreement(np.array([0, 0, 1, 1]), np.array([1, 1, 0, 0]))
        1.0
    """
    wide = int(np.max(other)) + 1
    table = np.bincount(one * wide + other, minlength=(int(np.max(one)) + 1) * wide).reshape(-1, wide).astype(float)
    pairs = [float((x * (x - 1)).sum()) / 2 for x in (table, table.sum(axis=1), table.sum(axis=0))]
    people = len(one)
    chance = pairs[1] * pairs[2] / (people * (people - 1) / 2)
    most = (pairs[1] + pairs[2]) / 2
    return 1.0 if most == chance else (pairs[0] - chance) / (most - chance)


def _nearest(points: Points, centres: Floats) -> tuple[Counts, Floats]:
    """Return the nearest centre of each person and how far it is, by run and person."""
    away = _distances(points, centres)
    labels: Counts = away.argmin(axis=2)
    return labels, np.take_along_axis(away, labels[:, :, None], axis=2)[:, :, 0]


def _distances(points: Points, centres: Floats) -> Floats:
    """Return squared distances by run, person and centre."""
    runs, groups, wide = centres.shape
    flat = centres.reshape(-1, wide).T
    squares = (points.values * points.values).sum(axis=1)[:, None]
    away = squares - 2 * points.values @ flat + points.told @ (flat * flat)
    scaled: Floats = np.maximum(away, 0) * points.share[:, None]
    by_run: Floats = scaled.reshape(-1, runs, groups).transpose(1, 0, 2)
    return by_run


def _starts(points: Points, weights: Floats, groups: int, rng: np.random.Generator) -> Floats:
    """Return first centres: people drawn the likelier the further they are from those drawn before."""
    runs, people = weights.shape
    filled = _filled(points)
    chance = weights.astype(float)
    centres = np.empty((runs, groups, filled.shape[1]))
    nearest = np.full((runs, people), np.inf)
    for n in range(groups):
        total = chance.cumsum(axis=1)
        # Where everybody lies on a centre already any of those who count will do.
        total = np.where(total[:, -1:] > 0, total, weights.cumsum(axis=1))
        drawn = (total <= rng.random((runs, 1)) * total[:, -1:]).sum(axis=1)
        centres[:, n] = filled[np.minimum(drawn, people - 1)]
        nearest = np.minimum(nearest, _distances(points, centres[:, n : n + 1])[:, :, 0])
        chance = nearest * weights
    return centres


def _filled(points: Points) -> Floats:
    """Return the points with what was left out at the mean of the others."""
    means = points.values.sum(axis=0) / np.maximum(points.told.sum(axis=0), 1)
    filled: Floats = points.values + (1 - points.told) * means
    return filled


def _means(points: Points, weights: Floats, labels: Counts, centres: Floats) -> Floats:
    """Return the means of the groups; a group that nobody is left in stays where it was."""
    found = np.empty_like(centres)
    for n in range(centres.shape[1]):
        own = weights * (labels == n)
        sums, counts = own @ points.values, own @ points.told
        found[:, n] = np.divide(sums, counts, out=centres[:, n].copy(), where=counts > 0)
    return found
