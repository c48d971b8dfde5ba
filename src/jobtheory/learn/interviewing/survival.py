"""How long something takes while not everybody has been watched to the end, and some give up before it happens.

Where nobody gives up this is the estimate of Kaplan & Meier 1958, Nonparametric estimation from incomplete
observations, JASA 53:457-481, with the variance of Greenwood 1926. Giving up is a competing event: whoever gave up will
not go on, however long they might be watched, so the share to whom it happens is the cumulative incidence (Aalen &
Johansen 1978, An empirical transition matrix for non-homogeneous Markov chains based on censored observations,
Scandinavian Journal of Statistics 5:141-150; Kalbfleisch & Prentice 2002, The Statistical Analysis of Failure Time
Data, section 8.2). Its variance is that of the delta method (Marubini & Valsecchi 1995, Analysing Survival Data from
Clinical Trials and Observational Studies, section 10.3), which is Greenwood's where nobody gives up, and that of a
share without censoring; Allignol, Schumacher & Beyersmann 2010, A note on variance estimation of the Aalen-Johansen
estimator of the cumulative incidence function in competing risks, Biometrical Journal 52:126-137, recommend it.

Once nobody is left it takes for certain what the last ones did, though each stands for many who were not watched so
long. What is missing is added here: the greatest variance that a yes or no can have, a quarter (Popoviciu 1935), over
as few as they are, less the same over as many as they stand for. Without censoring that is nothing; and it never makes
the last ones tell less than they do where it has happened to all. How much more often intervals then hold the truth is
measured in docs/explanation/intervals.md.

Intervals are those of a share of as many people as would make that variance (Rothman 1978, Estimation of
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
ROUNDING = 1e-12
"""A share that is one half in whole numbers may come out so much greater."""
MOST_SPREAD = 0.25
"""The variance of yes or no where both are as likely."""


class Watched(NamedTuple):
    """How long somebody was watched, and whether it happened then."""

    time: float
    happened: bool
    gave_up: bool = False
    """Whether they gave up then, so that it will not happen."""


class Step(NamedTuple):
    """How many it has not happened to, at a time."""

    time: float
    at_risk: int
    """How many were watched up to this time, to whom nothing had happened before."""
    happened: int
    """To how many of them it happened then; 0 where some gave up only."""
    left: float
    """The share to whom it has not happened up to and including this time."""
    stopped: float
    """The share that has given up; it is part of those who are left."""
    effective: float
    """So many people, all watched to the end, would tell as much of the share."""


class Curve(NamedTuple):
    """The share of people to whom something has not happened, by time."""

    changes: tuple[Step, ...]
    """The times at which it happened to somebody, or somebody gave up."""
    people: tuple[Watched, ...]
    confidence: float

    @classmethod
    def of(cls, people: Sequence[Watched], confidence: float) -> Curve:
        """Return the curve of some people.

        Example:
            >>> curve = Curve.of([Watched(3, True), Watched(5, False), Watched(8, True)], 0.95)
            >>> [(step.time, round(step.left, 3)) for step in curve.steps]
            [(3, 0.667), (8, 0.0)]
            >>> stopped = Curve.of([Watched(3, True), Watched(5, False, gave_up=True), Watched(8, True)], 0.95)
            >>> [(step.time, round(step.left, 3)) for step in stopped.steps]
            [(3, 0.667), (8, 0.333)]
        """
        happened = Counter(one.time for one in people if one.happened)
        gave_up = Counter(one.time for one in people if one.gave_up)
        gone = Counter(one.time for one in people)
        steps: list[Step] = []
        spread = _Spread()
        at_risk, open_, stopped = len(people), 1.0, 0.0
        for time in sorted(gone):
            count, other = happened[time], gave_up[time]
            if count or other:
                effective = alone = at_risk / open_  # where it has happened to all, or to nobody yet
                lacking = _lacking(at_risk, count, open_, len(people)) if at_risk == count + other else 0.0
                spread.add(at_risk, count, other, open_)
                stopped += open_ * other / at_risk
                open_ = open_ * (1 - (count + other) / at_risk) if at_risk > count + other else 0.0
                left = open_ + stopped
                if spread.incidence > 0 and left > 0:
                    told = left * spread.incidence
                    effective = told / spread.variance
                    if lacking:
                        effective = min(effective, max(told / (spread.variance + lacking), alone))
                steps.append(Step(time, at_risk, count, left, stopped, effective))
            at_risk -= gone[time]
        return cls(tuple(steps), tuple(people), confidence)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The times at which it happened to somebody."""
        return tuple(step for step in self.changes if step.happened)

    def left_at(self, time: float) -> tuple[float, float, float]:
        """Return the share to whom it has not happened by a time, and both ends of its interval."""
        before = [step for step in self.changes if step.time <= time]
        known = sum(one.time >= time or one.gave_up for one in self.people)
        if not any(step.happened for step in before):
            left, effective, stopped = 1.0, float(known), before[-1].stopped if before else 0.0
        else:
            left, effective, stopped = before[-1].left, before[-1].effective, before[-1].stopped
        low, high = interval(left, effective, self.confidence)
        if not any(one.time >= time for one in self.people):
            # Where nobody was watched for so long it may have happened to all who were left and had not given up.
            low = min(low, interval(min(stopped, left), effective, self.confidence)[0])
        return left, low, high

    @property
    def median(self) -> tuple[float | None, float | None, float | None]:
        """The time by which it has happened to half, and both ends of its interval; None where nobody can say."""
        miss = (1 - self.confidence) / 2
        return (
            next((step.time for step in self.steps if step.left <= 0.5 + ROUNDING), None),
            next((step.time for step in self.steps if _as_many(0.5, step.left, step.effective) >= miss), None),
            next((step.time for step in self.steps if _as_many(0.5, 1 - step.left, step.effective) < miss), None),
        )


class _Spread:
    """The variance of the cumulative incidence, step by step: three sums tell it at every time."""

    def __init__(self) -> None:
        self.incidence = 0.0
        self._both = self._both_once = self._both_twice = self._own = self._shared = self._shared_once = 0.0

    def add(self, at_risk: int, count: int, other: int, open_: float) -> None:
        """Add a time at which it happened to some, and others gave up, of those to whom neither had happened before."""
        self.incidence += open_ * count / at_risk
        ended = count + other
        # Where nobody is left the incidence rises no more, and the first part of the sum is none.
        both = ended / (at_risk * (at_risk - ended)) if at_risk > ended else 0.0
        shared = open_ * count / at_risk**2
        self._both += both
        self._both_once += both * self.incidence
        self._both_twice += both * self.incidence**2
        self._own += open_**2 * (at_risk - count) * count / at_risk**3
        self._shared += shared
        self._shared_once += shared * self.incidence

    @property
    def variance(self) -> float:
        """The variance of the incidence at the time added last."""
        now = self.incidence
        risen = now**2 * self._both - 2 * now * self._both_once + self._both_twice
        return risen + self._own - 2 * (now * self._shared - self._shared_once)


def _lacking(at_risk: int, count: int, open_: float, people: int) -> float:
    """Return the variance that the last ones lack, for whom they stand: it happened to some of them, or to none."""
    share = count / at_risk
    return (MOST_SPREAD - share * (1 - share)) * (open_**2 / at_risk - open_ / people)


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
