"""What a user can do who knows that customers decide by another rule: the same comparator, set up otherwise.

Everything is known here, so that what is left is how far the setup fits the rule.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from simulation.analysts import figure, knows_all
from simulation.records import forecast

import jobtheory as jt

if TYPE_CHECKING:
    from collections.abc import Callable

    from simulation.markets import Market

NEUTRAL = jt.SwitchingModel.neutral()
STEEP = 10
"""How much a need outweighs the next for customers who look at one after another."""


class Remedy(NamedTuple):
    """A setup for one kind of customers."""

    kind: str
    what: str
    compare: Callable[[Market], jt.Comparison]

    def foreseen(self, market: Market) -> int:
        """Return whom the comparison says is given the job."""
        return forecast(self.compare(market))


def no_screen(market: Market) -> jt.Comparison:
    """Compare without asking for an experience as good as the incumbent's."""
    return knows_all(market).compare(NEUTRAL, slack=1)


def worse_side(market: Market) -> jt.Comparison:
    """Compare as if nobody held the job: by the worse side, changing over left out."""
    known = knows_all(market)
    return jt.compare(known.job, known.solutions)


def one_after_another(market: Market) -> jt.Comparison:
    """Compare with weights so steep that a need decides before the next one counts."""
    order = sorted(range(len(market.keys)), key=lambda need: -market.weights[need])
    steep = [float(STEEP ** (len(order) - order.index(need))) for need in range(len(order))]
    outcomes = len(market.kinds)
    parts = (steep[:outcomes], steep[outcomes:])
    return jt.compare(
        market.job(parts),
        knows_all(market).solutions,
        incumbent="incumbent",
        balance=sum(parts[0]) / sum(steep),
        slack=1,
        hire="little",
    )


def least_levels(market: Market) -> jt.Comparison:
    """Compare with a limit, halfway between worst and target, on each of the three most important needs."""
    important = sorted(range(len(market.keys)), key=lambda need: -market.weights[need])[:3]
    keys = [market.keys[need] for need in important]
    performer = jt.Performer("buyer", "all of them", limits={k: figure(k, Fraction(1, 2)) for k in keys}, veto=True)
    job = market.job(market.importances, [performer])
    return jt.compare(job, knows_all(market).solutions, incumbent="incumbent", hire="little")


REMEDIES = (
    Remedy("additive", "`slack=1`", no_screen),
    Remedy("by the worse side", "no incumbent", worse_side),
    Remedy("lexicographic, notice 0.1", "importances in powers of ten", one_after_another),
    Remedy("satisficing if discontent", "limits halfway on the three most important needs", least_levels),
)
