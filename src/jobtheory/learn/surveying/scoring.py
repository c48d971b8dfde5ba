"""From counts to scores: exact figures, their intervals, and how they vary together.

An opportunity is the greater of two averages, the importance and twice the importance less the satisfaction. Its
interval runs from the greater of their lower ends to the greater of their upper ends: that covers as it should on
either side of the kink, where importance and satisfaction are equal, and at it, where neither average alone would do.
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from jobtheory.learn.student import normal_width
from jobtheory.learn.surveying.averages import Asked, average, score_intervals, tally
from jobtheory.learn.surveying.schemes import Individual

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.hiring.crowd import Floats
    from jobtheory.learn.surveying.answers import Answers, Missing, Pairs
    from jobtheory.learn.surveying.schemes import Scheme


class Exact(NamedTuple):
    """The scores of one outcome, exactly."""

    importance: Fraction
    satisfaction: Fraction
    opportunity: Fraction


class Ends(NamedTuple):
    """Both ends of the intervals of some figures."""

    low: Floats
    high: Floats


class Intervals(NamedTuple):
    """The intervals of the scores of all outcomes."""

    importance: Ends
    satisfaction: Ends
    opportunity: Ends
    method: str
    """How those of the opportunities come about."""


class Joint(NamedTuple):
    """How the averages vary together from sample to sample, as far as this one shows."""

    averages: Floats
    """On the scale of the scores: of importance and satisfaction in turn, or of individual opportunities."""
    covariance: Floats
    branches: Floats
    """The averages of which the greatest is an opportunity, as weights of those averages: by outcome and branch."""
    df: int
    """How many people less one: fewer than one and nothing can be told of the variance."""

    def opportunities(self, averages: Floats) -> Floats:
        """Return the opportunities that averages come to, along the last axis."""
        found: Floats = np.einsum("...c,kbc->...kb", averages, self.branches).max(axis=-1)
        return found


def usable(pairs: Sequence[Pairs], scheme: Scheme, missing: Missing) -> list[int]:
    """Return which outcomes have answers enough to be scored at all."""
    if takes_halves(scheme, missing):
        return [n for n, one in enumerate(pairs) if all(half.size for half in one.halves)]
    return [n for n, one in enumerate(pairs) if one.both.size]


def takes_halves(scheme: Scheme, missing: Missing) -> bool:
    """Return whether an answer counts without the other one; an individual opportunity always needs both."""
    return missing == "available" and not isinstance(scheme, Individual)


def score(one: Pairs, scheme: Scheme, missing: Missing) -> Exact:
    """Return the exact scores of one outcome."""
    wanted, had = one.halves if takes_halves(scheme, missing) else (one.both, one.both)
    importance = _scaled(scheme, average(scheme.rates(wanted.importance), wanted.counts))
    satisfaction = _scaled(scheme, average(scheme.rates(had.satisfaction), had.counts))
    if isinstance(scheme, Individual):
        own = average(_opportunities(one.both), one.both.counts)
        return Exact(importance, satisfaction, _scaled(scheme, own))
    return Exact(importance, satisfaction, importance + max(importance - satisfaction, Fraction(0)))


def intervals(pairs: Sequence[Pairs], scheme: Scheme, missing: Missing, joint: Joint, confidence: float) -> Intervals:
    """Return the intervals of the scores of outcomes that can all be scored."""
    low, high = scheme.ends
    halves = [one.halves if takes_halves(scheme, missing) else (one.both, one.both) for one in pairs]
    asked = [
        *(Asked(tally(scheme.rates(one.importance), one.counts), low, high) for one, _ in halves),
        *(Asked(tally(scheme.rates(other.satisfaction), other.counts), low, high) for _, other in halves),
    ]
    if isinstance(scheme, Individual):
        asked += [Asked(tally(_opportunities(one.both), one.both.counts), low, 2 * high - low) for one in pairs]
    elif not takes_halves(scheme, missing):
        asked += [
            Asked(
                tally(2 * scheme.rates(both.importance) - scheme.rates(both.satisfaction), both.counts),
                2 * low - high,
                2 * high - low,
            )
            for both, _ in halves
        ]
    lows, highs = score_intervals(asked, normal_width(confidence))
    factor, start = float(scheme.factor), float(scheme.start)
    found = [
        Ends(lows[at : at + len(pairs)] * factor + start, highs[at : at + len(pairs)] * factor + start)
        for at in range(0, len(asked), len(pairs))
    ]
    wanted, had = found[:2]
    if isinstance(scheme, Individual):
        return Intervals(wanted, had, found[2], "score")
    unlike = takes_halves(scheme, missing)
    twice = _recovered(wanted, had, joint) if unlike else found[2]
    greater = Ends(np.maximum(wanted.low, twice.low), np.maximum(wanted.high, twice.high))
    return Intervals(wanted, had, greater, "score, recovered for unlike samples" if unlike else "score")


def join(answers: Answers, pairs: Sequence[Pairs], places: Sequence[int], scheme: Scheme, missing: Missing) -> Joint:
    """Return how the averages of some outcomes vary together.

    Args:
        answers: The answers that are counted.
        pairs: The counts of all outcomes.
        places: Which of them are scored.
        scheme: How answers are scored.
        missing: What becomes of answers of people who left something out.
    """
    by_halves = takes_halves(scheme, missing)
    alone = isinstance(scheme, Individual)
    centres: list[float] = []
    sizes: list[float] = []
    for one in pairs:
        wanted, had = one.halves if by_halves else (one.both, one.both)
        if alone:
            counted = [(_opportunities(one.both), one.both.counts)]
        else:
            counted = [
                (scheme.rates(wanted.importance), wanted.counts),
                (scheme.rates(had.satisfaction), had.counts),
            ]
        for rates, counts in counted:
            total = float(counts.sum())
            centres.append(float((rates * counts).sum()) / total if total else 0.0)
            sizes.append(total)
    columns = len(centres) // len(pairs)
    chosen = [n * columns + side for n in places for side in range(columns)]
    products = answers.products(scheme, np.array(centres), paired=not by_halves)[np.ix_(chosen, chosen)]
    size = np.array(sizes)[chosen]
    df = int(size.min()) - 1
    factor, start = float(scheme.factor), float(scheme.start)
    covariance = products / np.outer(size, size) * (factor * factor * (df + 1) / max(df, 1))
    averages = np.array(centres)[chosen] * factor + start
    return Joint(averages, covariance, _branches(len(places), alone=alone), df)


def _branches(outcomes: int, *, alone: bool) -> Floats:
    """Return the averages whose greatest is an opportunity: the importance, and twice it less the satisfaction."""
    if alone:
        return np.eye(outcomes)[:, None, :]
    branches = np.zeros((outcomes, 2, 2 * outcomes))
    for n in range(outcomes):
        branches[n, 0, 2 * n] = 1
        branches[n, 1, 2 * n : 2 * n + 2] = 2, -1
    return branches


def _recovered(wanted: Ends, had: Ends, joint: Joint) -> Ends:
    """Return the intervals of twice the importance less the satisfaction from those of the two.

    Zou & Donner 2008, Construction of confidence limits about effect measures, Statistics in Medicine 27:1693-1702.
    """
    importance, satisfaction = joint.averages[::2], joint.averages[1::2]
    variance = np.diag(joint.covariance)
    spread = np.sqrt(variance[::2] * variance[1::2])
    together = np.divide(np.diag(joint.covariance, 1)[::2], spread, out=np.zeros_like(spread), where=spread > 0).clip(
        -1, 1
    )
    average = 2 * importance - satisfaction

    def way(one: Floats, other: Floats) -> Floats:
        apart: Floats = np.sqrt(np.maximum(one * one + other * other - 2 * together * one * other, 0))
        return apart

    return Ends(
        average - way(2 * (importance - wanted.low), had.high - satisfaction),
        average + way(2 * (wanted.high - importance), satisfaction - had.low),
    )


def _opportunities(both: Pairs) -> Floats:
    own: Floats = both.importance + np.maximum(both.importance - both.satisfaction, 0)
    return own


def _scaled(scheme: Scheme, average: Fraction) -> Fraction:
    return average * scheme.factor + scheme.start
