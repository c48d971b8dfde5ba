"""What can be told apart: paired comparisons of all outcomes with each other, and the ranks that follow.

Two opportunities are compared by the averages of which they are the greater: one is greater where one of its averages
exceeds both of the other's. P-values are adjusted by the method of Holm 1979, A simple sequentially rejective multiple
test procedure, Scandinavian Journal of Statistics 6:65-70, over all pairs of outcomes, so that any two equal outcomes
at all are told apart in at most 5 % of surveys. The ranks an outcome may truly have follow from the same comparisons
(Mogstad, Romano, Shaikh & Wilhelm 2024, Inference for ranks, Review of Economic Studies 91:476-518).
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from jobtheory.learn.student import t_width, two_sided

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from jobtheory.hiring.crowd import Bools, Counts, Floats
    from jobtheory.learn.surveying.scoring import Joint

REDRAWS = 1000
"""So often the scores are drawn again."""


class Comparisons(NamedTuple):
    """All outcomes compared with each other, by outcome and outcome."""

    difference: Floats
    low: Floats
    high: Floats
    p: Floats
    adjusted: Floats
    """The same, adjusted for all the comparisons that are made."""


class Ranks(NamedTuple):
    """Where each outcome stands, 1 the most unmet."""

    place: Counts
    """By the scores as they are; exact ties share a place."""
    rank: Counts
    """Shared by whatever cannot be told apart, directly or through others between."""
    best: Counts
    worst: Counts
    """Between these its true place lies, for all outcomes at once."""


def compare_all(joint: Joint, exact: Sequence[Fraction], confidence: float) -> Comparisons:
    """Compare every outcome with every other one, from the same people.

    The error of a difference is taken as it would be if there were none, and judged by Student's t. That is a little
    stricter than a paired t-test, by so much as skewed answers of few people take that beyond what it promises.
    """
    outcomes, branches, _ = joint.branches.shape
    flat = joint.branches.reshape(outcomes * branches, -1)
    values = flat @ joint.averages
    covariance = flat @ joint.covariance @ flat.T
    variance = np.diag(covariance)
    apart = values[:, None] - values[None, :]
    spread = np.maximum(variance[:, None] + variance[None, :] - 2 * covariance, 0)
    noise = 1e-12 * (variance[:, None] + variance[None, :])  # rounding leaves a little where there is no variance
    error = np.sqrt(np.where(spread > noise, spread, 0))
    equal = np.abs(apart) <= 1e-12 * (np.abs(values[:, None]) + np.abs(values[None, :]))
    n = joint.df + 1
    null = np.sqrt(error * error * (n - 1) / n + apart * apart / n)
    t = np.divide(apart, null, out=np.zeros_like(apart), where=~equal & (null > 0))
    four = (outcomes, branches, outcomes, branches)
    most = _greatest_of_least(t.reshape(four))
    p = np.ones((outcomes, outcomes))
    wide = np.full_like(error, np.inf)  # of one person nothing can be told
    if joint.df >= 1:
        width = t_width(confidence, joint.df)
        if n > width * width:
            wide = width * error * math.sqrt((n - 1) / (n - width * width))
        for one in range(outcomes):
            for other in range(one):
                if exact[one] != exact[other]:
                    farthest = max(float(most[one, other]), float(most[other, one]), 0.0)
                    p[one, other] = p[other, one] = two_sided(farthest, joint.df)
    scores = [float(x) for x in exact]
    low = _greatest_of_least((apart - wide).reshape(four))
    return Comparisons(np.subtract.outer(scores, scores), low, -low.T, p, _of_pairs(p))


def stand(exact: Sequence[Fraction], adjusted: Floats, confidence: float) -> Ranks:
    """Return where outcomes stand, given their scores and which of them are told apart."""
    outcomes = len(exact)
    place = np.array([1 + sum(other > own for other in exact) for own in exact])
    greater = np.array([[one > other for other in exact] for one in exact]).reshape(outcomes, outcomes)
    apart: Bools = adjusted <= 1 - confidence
    above = apart & greater
    best = 1 + above.sum(axis=0)
    worst = outcomes - above.sum(axis=1)
    order = sorted(range(outcomes), key=lambda n: (place[n], n))
    rank = np.empty(outcomes, dtype=int)
    first = 0
    for at in range(1, outcomes + 1):
        # A rank ends where everything above is told apart from everything below.
        if at == outcomes or apart[np.ix_(order[first:at], order[at:])].all():
            rank[order[first:at]] = first + 1
            first = at
    return Ranks(place, rank, best, worst)


def redraw(joint: Joint, seed: int) -> Floats:
    """Return opportunities drawn again and again from what the averages may be, by draw and outcome."""
    return joint.opportunities(redrawn(joint, seed))


def redrawn(joint: Joint, seed: int) -> Floats:
    """Return averages drawn again and again, as they may be in other samples of as many people."""
    values, vectors = np.linalg.eigh(joint.covariance)
    root = vectors * np.sqrt(np.maximum(values, 0))
    normal = np.random.default_rng(seed).standard_normal((REDRAWS, len(values)))
    drawn: Floats = joint.averages + normal @ root.T
    return drawn


def places(opportunities: Floats) -> Counts:
    """Return the place of each outcome in each draw."""
    order = np.argsort(-opportunities, axis=1, kind="stable")
    return 1 + np.argsort(order, axis=1, kind="stable")


def _greatest_of_least(four: Floats) -> Floats:
    """Return for outcomes and branches by outcomes and branches the greatest over the own, the least over the other."""
    found: Floats = four.min(axis=3).max(axis=1)
    return found


def holm(p: Sequence[float]) -> list[float]:
    """Return p-values adjusted for all of them at once (Holm 1979).

    Example:
        >>> holm([0.01, 0.04, 0.03])
        [0.03, 0.06, 0.06]
    """
    single = np.array(p)
    order = np.argsort(single, kind="stable")
    adjusted = np.empty_like(single)
    adjusted[order] = np.minimum(np.maximum.accumulate(single[order] * np.arange(len(single), 0, -1)), 1)
    listed: list[float] = adjusted.tolist()
    return listed


def _of_pairs(p: Floats) -> Floats:
    """Return the p-values of outcomes by outcomes adjusted for all pairs at once."""
    above = np.triu_indices(len(p), 1)
    whole = np.ones_like(p)
    whole[above] = holm(p[above].tolist())
    return np.minimum(whole, whole.T)
