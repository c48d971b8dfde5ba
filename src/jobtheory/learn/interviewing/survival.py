"""How long something takes while not everybody has been watched to the end: the estimate of Kaplan & Meier.

Kaplan & Meier 1958, Nonparametric estimation from incomplete observations, JASA 53:457-481; variance after Greenwood
1926. Intervals are those of a share of as many people as would make that variance (Rothman 1978, Estimation of
confidence limits for the cumulative probability of survival in life table analysis, Journal of Chronic Diseases
31:557-560; Anderson, Bernstein & Pike 1982, Approximate confidence intervals for probabilities of survival and
quantiles in life-table analysis, Biometrics 38:407-416, find them the most even of few people), here exact with the
mid-P of Lancaster 1961, which holds where nearly everybody or nearly nobody has gone as well. That of the median holds
the times at which half may have gone (Brookmeyer & Crowley 1982, A confidence interval for the median survival time,
Biometrics 38:29-41).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from jobtheory.learn.student import incomplete_beta

if TYPE_CHECKING:
    from collections.abc import Sequence

HALVINGS = 50


class Watched(NamedTuple):
    """How long somebody was watched, and whether it happened then."""

    time: float
    happened: bool


class Step(NamedTuple):
    """How many it has not happened to yet, at a time."""

    time: float
    at_risk: int
    """How many were watched up to this time, to whom it had not happened before."""
    left: float
    """The share to whom it has not happened up to and including this time."""
    effective: float
    """So many people, all watched to the end, would tell as much of the share."""


class Curve(NamedTuple):
    """The share of people to whom something has not happened yet, by time."""

    steps: tuple[Step, ...]
    """The times at which it happened to somebody."""
    people: tuple[Watched, ...]
    confidence: float

    @classmethod
    def of(cls, people: Sequence[Watched], confidence: float) -> Curve:
        """Return the curve of some people.

        Example:
            >>> curve = Curve.of([Watched(3, True), Watched(5, False), Watched(8, True)], 0.95)
            >>> [(step.time, round(step.left, 3)) for step in curve.steps]
            [(3, 0.667), (8, 0.0)]
        """
        happened = Counter(one.time for one in people if one.happened)
        gone = Counter(one.time for one in people)
        steps: list[Step] = []
        at_risk, left, spread = len(people), 1.0, 0.0
        for time in sorted(gone):
            if count := happened[time]:
                effective = at_risk / left
                if at_risk > count:
                    left *= 1 - count / at_risk
                    spread += count / (at_risk * (at_risk - count))
                    effective = (1 - left) / (left * spread)
                else:
                    left = 0.0
                steps.append(Step(time, at_risk, left, effective))
            at_risk -= gone[time]
        return cls(tuple(steps), tuple(people), confidence)

    def left_at(self, time: float) -> tuple[float, float, float]:
        """Return the share to whom it has not happened by a time, and both ends of its interval."""
        before = [step for step in self.steps if step.time <= time]
        watched = sum(one.time >= time for one in self.people)
        left, effective = (before[-1].left, before[-1].effective) if before else (1.0, float(watched))
        low, high = interval(left, effective, self.confidence)
        # Where nobody was watched for so long it may have happened to any of those who were left.
        return left, low if watched else 0.0, high

    @property
    def median(self) -> tuple[float | None, float | None, float | None]:
        """The time by which it has happened to half, and both ends of its interval; None where nobody can say."""
        miss = (1 - self.confidence) / 2
        return (
            next((step.time for step in self.steps if step.left <= 0.5), None),
            next((step.time for step in self.steps if _as_many(0.5, step.left, step.effective) >= miss), None),
            next((step.time for step in self.steps if _as_many(0.5, 1 - step.left, step.effective) < miss), None),
        )


def interval(share: float, people: float, confidence: float) -> tuple[float, float]:
    """Return the exact interval of a share of some people, who may be no whole number, with the mid-P.

    Example:
        >>> [round(end, 4) for end in interval(0.5, 10, 0.95)]
        [0.212, 0.788]
    """
    if not people:
        return 0.0, 1.0
    return _lower_end(share, people, confidence), 1 - _lower_end(1 - share, people, confidence)


def _lower_end(share: float, people: float, confidence: float) -> float:
    """Return the least true share with which as many, or more, are not too unlikely."""
    if share * people <= 0:
        return 0.0
    miss = (1 - confidence) / 2
    low, high = 0.0, share
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _as_many(middle, share, people) < miss else (low, middle)
    return (low + high) / 2


def _as_many(true: float, share: float, people: float) -> float:
    """Return how likely a share as great or greater is, half of those who are just as many counted."""
    hits = share * people
    if hits <= 0:
        return 1 - float((1 - true) ** people) / 2
    more = 0.0 if share >= 1 else incomplete_beta(true, hits + 1, people - hits)
    return (incomplete_beta(true, hits, people - hits + 1) + more) / 2
