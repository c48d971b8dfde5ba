"""How customers decide. Each rule sees every offer as it truly is, and returns the number of the one it gives the job.

The first of these is the library's rule, written anew in a few lines of plain arithmetic; the others are people who do
not follow it.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial
from typing import Any, NamedTuple, TypeAlias

from simulation.markets import Market, Offer

GOOD, SLACK = Fraction(4, 5), Fraction(1, 20)
"""The library's defaults for ``good_enough`` and ``slack``."""

OTHERS = 15
"""How many others of the same kind are asked in the same market."""

Rule: TypeAlias = Callable[[Market, random.Random], int]
Weights: TypeAlias = Sequence[Any]
"""Exact where they are the market's, floats where they are a person's own."""


class Kind(NamedTuple):
    """A kind of customers."""

    name: str
    decide: Rule
    differ: bool = False
    """Whether two of them may decide differently in one market."""

    def choice(self, market: Market) -> int:
        """Return what one customer of this kind does."""
        return self.decide(market, market.draw(self.name))

    def others(self, market: Market) -> int:
        """Return what most of some others of this kind do."""
        if not self.differ:
            return self.choice(market)
        draw = market.draw(f"others/{self.name}")
        counts = Counter(self.decide(market, draw) for _ in range(OTHERS))
        return max(sorted(counts), key=counts.__getitem__)


def first_best(scores: Sequence[Any]) -> int:
    """Return the number of the best; of equals the first, which is the incumbent where it is among them."""
    return scores.index(max(scores))


def cost(offer: Offer) -> Fraction:
    """Return what changing over costs: half the shortfall."""
    return (1 - offer.adoption) / 2


def sides(market: Market, offer: Offer, weights: Weights) -> tuple[Any, Any]:
    """Return results and execution, from 0 to 1."""
    felt = [2 * w * v for w, v in zip(weights, offer.values, strict=True)]
    outcomes = len(market.kinds)
    return sum(felt[:outcomes]), sum(felt[outcomes:])


def ours(market: Market, _: random.Random, *, aversion: float = 1, curvature: float = 1, weights: Weights = ()) -> int:
    """Switch as the library says: the greatest net above 0, unless the experience is worse and not good."""
    weights = weights or market.weights
    seat = market.offers[0]
    least = min(GOOD, min(sides(market, seat, weights)) - SLACK)
    nets: list[Any] = [0]
    for offer in market.offers[1:]:
        net: Any = -cost(offer)
        for w, new, old in zip(weights, offer.values, seat.values, strict=True):
            felt = w * abs(new - old) ** curvature
            net += felt if new > old else -aversion * felt
        nets.append(net if min(sides(market, offer, weights)) >= least else -1)
    return first_best(nets)


def worth(market: Market) -> list[float]:
    """Return what each offer is worth to people who add everything up, changing over included."""
    return [
        float(sum(w * v for w, v in zip(market.weights, offer.values, strict=True)) - cost(offer))
        for offer in market.offers
    ]


def additive(market: Market, _: random.Random) -> int:
    """Add everything up: a strength makes up for any weakness, and a loss is no more than a gain missed."""
    return first_best(worth(market))


def lexicographic(market: Market, _: random.Random, *, notice: float) -> int:
    """Go by the most important need, then by the next; on each, all that are hardly worse than the best stay in."""
    weights = market.weights
    left = list(range(len(market.offers)))
    for need in sorted(range(len(weights)), key=lambda need: -weights[need]):
        best = max(market.offers[n].values[need] for n in left)
        left = [n for n in left if best - market.offers[n].values[need] <= notice]
    return left[0]


def satisficing(market: Market, draw: random.Random, *, content: bool, needs: int = 3) -> int:
    """Take the first that is acceptable on the important needs, in the order one happens to meet them; else stay.

    Whoever is content with an acceptable incumbent does not look around at all.
    """
    weights = market.weights
    important = sorted(range(len(weights)), key=lambda need: -weights[need])[:needs]
    least = draw.uniform(0.4, 0.6)
    acceptable = [n for n, offer in enumerate(market.offers) if all(offer.values[k] >= least for k in important)]
    if content and 0 in acceptable:
        return 0
    order = draw.sample(range(1, len(market.offers)), len(market.offers) - 1)
    return next((n for n in order if n in acceptable), 0)


def noisy(market: Market, draw: random.Random, *, scale: float, shared: bool) -> int:
    """Add everything up, and much that no list of needs holds; offers of one category may share most of that."""

    def gumbel() -> float:
        return -math.log(-math.log(draw.random() or 0.5))

    common = [gumbel(), gumbel()]
    scores: list[float] = []
    for offer, value in zip(market.offers, worth(market), strict=True):
        felt = math.sqrt(0.7) * common[offer.category] + math.sqrt(0.3) * gumbel() if shared else gumbel()
        scores.append(value + scale * felt)
    return first_best(scores)


def one_side(market: Market, _: random.Random, *, pick: Callable[[tuple[Any, Any]], Any]) -> int:
    """Judge an offer by its better side, or by its worse one, less half of what changing over costs."""
    return first_best([pick(sides(market, o, market.weights)) - cost(o) for o in market.offers])


def of_their_own(market: Market, draw: random.Random, *, likeness: float) -> int:
    """Switch as the library says, on weights of one's own, drawn around those of all (Dirichlet, on each side)."""
    weights: list[float] = []
    for side in market.importances:
        drawn = [draw.gammavariate(likeness * w / sum(side), 1) for w in side]
        weights += [w / (2 * sum(drawn)) for w in drawn]
    return ours(market, draw, weights=weights)


KINDS = (
    Kind("our rule, neutral", ours),
    Kind("our rule, gourville", partial(ours, aversion=3)),
    Kind("our rule, prospect", partial(ours, aversion=2.25, curvature=0.88)),
    Kind("our rule, λ 1.5, α 0.6", partial(ours, aversion=1.5, curvature=0.6)),
    Kind("our rule, λ 4, α 0.7", partial(ours, aversion=4, curvature=0.7)),
    Kind("own weights, alike (50)", partial(of_their_own, likeness=50), differ=True),
    Kind("own weights, unlike (10)", partial(of_their_own, likeness=10), differ=True),
    Kind("additive", additive),
    *(
        Kind(f"additive, {what} {scale:.2f}", partial(noisy, scale=scale, shared=shared), differ=True)
        for what, shared in (("noise", False), ("shared noise", True))
        for scale in (0.02, 0.05, 0.1)
    ),
    Kind("by the worse side", partial(one_side, pick=min)),
    Kind("by the better side", partial(one_side, pick=max)),
    Kind("lexicographic, notice 0.1", partial(lexicographic, notice=0.1)),
    Kind("satisficing", partial(satisficing, content=False), differ=True),
    Kind("satisficing if discontent", partial(satisficing, content=True), differ=True),
)
