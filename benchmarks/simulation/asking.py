"""Made-up populations that are asked about needs, of which everything is known, and how well surveys of them do."""

from __future__ import annotations

from functools import cache
from statistics import NormalDist
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

import jobtheory as jt

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

NORMAL = NormalDist()
SCALE = (1, 5)
ANSWERS = np.arange(1.0, 6.0)

SHAPES = {
    "even": (0.1, 0.3, 0.7, 0.9),
    "flat": (0.2, 0.4, 0.6, 0.8),
    "high": (0.02, 0.06, 0.18, 0.5),
    "nearly as high": (0.03, 0.08, 0.23, 0.57),
    "very high": (0.01, 0.02, 0.06, 0.25),
    "low": (0.4, 0.7, 0.9, 0.97),
}
"""What share of people answers 1, at most 2, at most 3 and at most 4."""


class Need(NamedTuple):
    """How people answer about one need, and how much that goes with what people have in common."""

    importance: str
    satisfaction: str
    importance_load: float = 0.6
    satisfaction_load: float = 0.5


NEEDS = (
    Need("even", "even"),
    Need("high", "high"),
    Need("very high", "very high"),
    Need("high", "nearly as high"),
    Need("nearly as high", "high"),
    Need("high", "even"),
    Need("even", "high"),
    Need("very high", "low"),
    Need("low", "low"),
    Need("flat", "even", 0.6, -0.5),
    Need("high", "high", 0.0, 0.0),
    Need("nearly as high", "flat", 0.8, 0.8),
)


def answered(shape: str, load: float, common: Floats) -> Floats:
    """Return the shares of people who give each answer, by what they have in common."""
    cuts = np.array([NORMAL.inv_cdf(share) for share in SHAPES[shape]])
    spread = (1 - load * load) ** 0.5
    below = _cdf((cuts[None, :] - load * common[:, None]) / spread)
    edges = np.concatenate([np.zeros((len(common), 1)), below, np.ones((len(common), 1))], axis=1)
    shares: Floats = np.diff(edges, axis=1)
    return shares


def _cdf(x: Floats) -> Floats:
    found: Floats = np.vectorize(NORMAL.cdf)(x)
    return found


@cache
def population(need: Need) -> Floats:
    """Return the true share of people with each pair of answers, importance by satisfaction."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(80)
    one = answered(need.importance, need.importance_load, nodes)
    other = answered(need.satisfaction, need.satisfaction_load, nodes)
    cells: Floats = np.einsum("f,fx,fy->xy", weights / weights.sum(), one, other)
    return cells


def draw(needs: Sequence[Need], people: int, rng: np.random.Generator, gone: float = 0.0) -> dict[str, Floats]:
    """Return a survey: a column for each question, a share of answers left out."""
    common = rng.standard_normal(people)
    columns: dict[str, Floats] = {}
    for n, need in enumerate(needs):
        for what, shape, load in (
            ("i", need.importance, need.importance_load),
            ("s", need.satisfaction, need.satisfaction_load),
        ):
            latent = load * common + (1 - load * load) ** 0.5 * rng.standard_normal(people)
            cuts = [NORMAL.inv_cdf(share) for share in SHAPES[shape]]
            column = np.searchsorted(cuts, latent) + 1.0
            column[rng.random(people) < gone] = np.nan
            columns[f"{what}{n}"] = column
    return columns


def sides(needs: Sequence[Need]) -> tuple[dict[str, str], dict[str, str]]:
    """Return which columns ask what."""
    return {str(n): f"i{n}" for n in range(len(needs))}, {str(n): f"s{n}" for n in range(len(needs))}


def scheme(name: str) -> jt.learn.TopTwoBox | jt.learn.Means | jt.learn.Individual:
    """Return a scheme by what it is called here."""
    if name == "top two boxes":
        return jt.learn.TopTwoBox(scale=SCALE)
    return jt.learn.Means(scale=SCALE) if name == "means" else jt.learn.Individual(scale=SCALE)


def truth(need: Need, name: str) -> float:
    """Return the true opportunity of a need."""
    cells = population(need)
    if name == "individual":
        own = ANSWERS[:, None] + np.maximum(ANSWERS[:, None] - ANSWERS[None, :], 0)
        return float((cells * own).sum())
    rates = 10.0 * (ANSWERS >= 4) if name == "top two boxes" else ANSWERS
    wanted, had = float(cells.sum(axis=1) @ rates), float(cells.sum(axis=0) @ rates)
    return wanted + max(wanted - had, 0)


def cover_scores(name: str, missing: str, people: int, surveys: int, *, seed: int) -> list[float]:
    """Return for each need in what share of surveys the interval of its opportunity holds the truth."""
    rng = np.random.default_rng([seed, people])
    true = [truth(need, name) for need in NEEDS]
    wanted, had = sides(NEEDS)
    hits = np.zeros(len(NEEDS))
    for _ in range(surveys):
        frame = draw(NEEDS, people, rng, 0.15 if missing == "available" else 0.0)
        found = jt.learn.opportunity(frame, wanted, had, scheme=scheme(name), missing=missing)
        hits += [one.low - 1e-9 <= x <= one.high + 1e-9 for one, x in zip(found, true, strict=True)]
    shares: list[float] = (hits / surveys).tolist()
    return shares


EQUALS = (Need("high", "even"), Need("even", "even"), Need("high", "nearly as high"), Need("very high", "high"))


def tell_apart(name: str, people: int, surveys: int, *, seed: int) -> tuple[list[float], list[float]]:
    """Return by kind of need in what share of surveys any of six equal needs are told apart, and two picked before."""
    rng = np.random.default_rng([seed, people])
    any_pair: list[float] = []
    one_pair: list[float] = []
    for need in EQUALS:
        needs = [need] * 6
        wanted, had = sides(needs)
        apart = early = 0
        for _ in range(surveys):
            found = jt.learn.opportunity(draw(needs, people, rng), wanted, had, scheme=scheme(name))
            apart += any(one.rank > 1 or one.ranks != (1, 6) for one in found)
            early += found.told_apart("0", "1").p <= 0.05
        any_pair.append(apart / surveys)
        one_pair.append(early / surveys)
    return any_pair, one_pair


RATED = ("even", "high", "low", "very high", "flat")
PULL = (0.8, 0.5, 0.3, 0.2, 0.0)


def rated(people: int, rng: np.random.Generator) -> dict[str, Floats]:
    """Return ratings of five needs and an overall one that is less sure the further it is from the middle."""
    common = rng.standard_normal(people)
    columns: dict[str, Floats] = {}
    lean = np.zeros(people)
    for n, shape in enumerate(RATED):
        latent = 0.5 * common + 0.75**0.5 * rng.standard_normal(people)
        columns[f"s{n}"] = np.searchsorted([NORMAL.inv_cdf(share) for share in SHAPES[shape]], latent) + 1.0
        lean += PULL[n] * (columns[f"s{n}"] - 3)
    unsure = (0.6 + 0.2 * np.abs(lean)) * rng.standard_normal(people)
    columns["all"] = np.clip(np.round(3 + lean / 1.5 + unsure), 1, 5)
    return columns


@cache
def drivers_of_all(method: str) -> tuple[float, ...]:
    """Return the true importances, from half a million people."""
    everybody = rated(500_000, np.random.default_rng(99))
    columns = {str(n): f"s{n}" for n in range(len(RATED))}
    found = jt.learn.derived_importance(everybody, "all", columns, method=method)
    return tuple(one.importance for one in found)


def cover_drivers(method: str, people: int, surveys: int, *, seed: int) -> list[float]:
    """Return for each need in what share of surveys the interval of its derived importance holds the truth."""
    rng = np.random.default_rng([seed, people])
    true = drivers_of_all(method)
    columns = {str(n): f"s{n}" for n in range(len(RATED))}
    hits = np.zeros(len(RATED))
    for _ in range(surveys):
        found = jt.learn.derived_importance(rated(people, rng), "all", columns, method=method)
        hits += [one.low <= x <= one.high for one, x in zip(found, true, strict=True)]
    shares: list[float] = (hits / surveys).tolist()
    return shares
