"""Made-up people who go on from a stage or not, and how well interviews of some of them tell."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

import jobtheory as jt
from jobtheory.learn.interviewing.survival import Curve, Watched

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

START = datetime.date(2026, 1, 1)


class Way(NamedTuple):
    """How long people need to go on, how many do at all, and how long they are watched; all in days."""

    need: Callable[[np.random.Generator, int], np.ndarray]
    goes_on: float
    watched: tuple[float, float]
    gives_up: float | None = None
    """The mean time until somebody gives up who has not gone on before; None where nobody does."""


WAYS: Mapping[str, Way] = {
    "all go on in time": Way(lambda rng, n: rng.exponential(30, n), 1.0, (30, 180)),
    "many still under way": Way(lambda rng, n: 40 * rng.weibull(0.7, n), 1.0, (5, 60)),
    "few leave early, most late": Way(lambda rng, n: rng.lognormal(3.5, 0.8, n), 1.0, (20, 90)),
    "two of five never do": Way(lambda rng, n: rng.exponential(20, n), 0.6, (30, 200)),
    "most never do": Way(lambda rng, n: rng.exponential(20, n), 0.3, (30, 200)),
    "a third give up": Way(lambda rng, n: rng.exponential(20, n), 1.0, (5, 90), gives_up=40),
    "nearly all go on, few give up": Way(lambda rng, n: rng.exponential(15, n), 1.0, (10, 90), gives_up=100),
    "most give up soon": Way(lambda rng, n: rng.exponential(20, n), 1.0, (5, 90), gives_up=8),
}


def days(way: Way, people: int, rng: np.random.Generator) -> np.ndarray:
    """Return how many days people need, rounded up as dates do; infinitely many where they never go on."""
    need = np.ceil(way.need(rng, people))
    return np.where(rng.random(people) < way.goes_on, need, np.inf)


def giving_up(way: Way, need: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return the days that people need, infinitely many where they give up before, and the day on which they do."""
    if way.gives_up is None:
        return need, np.full(len(need), np.inf)
    stop = np.ceil(rng.exponential(way.gives_up, len(need)))
    return np.where(stop < need, np.inf, need), np.where(stop < need, stop, np.inf)


def cover_stages(name: str, people: int, surveys: int, *, seed: int) -> tuple[float, float]:
    """Return in what share of rounds the intervals of the share that goes on, and of the median, hold the truth."""
    way = WAYS[name]
    rng = np.random.default_rng([seed, people])
    everybody = np.sort(giving_up(way, days(way, 400_000, rng), rng)[0])
    median = float(everybody[len(everybody) // 2 - 1])
    hits = middle = 0
    for _ in range(surveys):
        need, watched = days(way, people, rng), np.ceil(rng.uniform(*way.watched, people))
        need, stop = giving_up(way, need, rng)
        found = jt.learn.switching(
            [told(n, *one) for n, one in enumerate(zip(need.tolist(), watched.tolist(), stop.tolist(), strict=True))]
        )
        passage = found["deciding"]
        within = float(passage.horizon.exact_in("day"))
        truth = float(np.searchsorted(everybody, within, side="right")) / len(everybody)
        hits += passage.low - 1e-9 <= truth <= passage.high + 1e-9
        low, high = (
            None if end is None else float(end.exact_in("day")) for end in (passage.median_low, passage.median_high)
        )
        # An end that nobody can tell lies beyond what anybody was watched for.
        middle += (median > watched.max() if low is None else low <= median) and (high is None or median <= high)
    return hits / surveys, middle / surveys


def told(n: int, need: float, watched: float, stop: float) -> jt.SwitchTimeline:
    """Return what somebody tells who needs so many days, is watched for so many and gives up after so many."""
    events = {"deciding": START}
    if need <= watched:
        events["big hire"] = START + datetime.timedelta(need)
    gave_up = START + datetime.timedelta(stop) if stop <= watched else None
    return jt.SwitchTimeline(f"#{n}", events, until=START + datetime.timedelta(watched), gave_up=gave_up)


HORIZON = 100
"""The share that goes on within so many days."""
MIDDLE, HIGH = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8), (0.9, 0.925, 0.95, 0.97, 0.98, 0.99)
"""The shares that would go on within them if nobody gave up: of a number of people a share can only be so much, and so
how often an interval holds the truth swings with the truth."""


class Setting(NamedTuple):
    """How long people are watched, and how many give up."""

    watched: tuple[float, float]
    gives_up: float
    """How many give up, over the horizon, for each of those who have neither gone on nor given up; a rate."""


SETTINGS: Mapping[str, Setting] = {
    "all watched to the end": Setting((HORIZON, HORIZON), 0),
    "watched for unlike times": Setting((20, 130), 0),
    "all watched to the end, some give up": Setting((HORIZON, HORIZON), 0.15),
    "watched for unlike times, some give up": Setting((20, 130), 0.15),
}


def cover_shares(name: str, people: int, rounds: int, *, seed: int) -> tuple[list[float], list[float]]:
    """Return how often the interval of a share holds it, for each of the middle shares and of the high ones."""
    rng = np.random.default_rng([seed, people])
    middle, high = (
        [cover_share(SETTINGS[name], share, people, rounds, rng) for share in some] for some in (MIDDLE, HIGH)
    )
    return middle, high


def cover_share(setting: Setting, share: float, people: int, rounds: int, rng: np.random.Generator) -> float:
    """Return in what share of rounds the interval of the share that goes on holds it."""
    rate = -float(np.log1p(-share))
    ends = rate + setting.gives_up
    truth = rate / ends * -float(np.expm1(-ends))
    hits = 0
    for _ in range(rounds):
        # Whichever comes first is as likely on every day, so it is drawn which it was; days are whole, as dates are.
        end = np.ceil(rng.exponential(HORIZON / ends, people))
        goes_on = rng.random(people) < rate / ends
        watched = np.ceil(rng.uniform(*setting.watched, people))
        seen = end <= watched
        each = zip(
            np.minimum(end, watched).tolist(), (seen & goes_on).tolist(), (seen & ~goes_on).tolist(), strict=True
        )
        _, low, high = Curve.of([Watched(*one) for one in each], 0.95).left_at(HORIZON)
        hits += low - 1e-9 <= 1 - truth <= high + 1e-9
    return hits / rounds
