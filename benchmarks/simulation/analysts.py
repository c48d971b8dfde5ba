"""What an analyst knows of a market: all of it, or what analysts usually know."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from simulation.markets import LEVELS, RISK, Market, in_hundredths

import jobtheory as jt

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

CLAIMED, RANGE, UNKNOWN = 0.4, 0.12, 0.12
"""How often a challenger's level is a seller's claim, a range, or not known at all; the others were seen in a trial."""

OPEN_TODAY = 0.05
"""How often a level of the incumbent is a range, and how often it is not known; all others were observed."""

EXAGGERATION = 0.5
"""A claim lies up to this part of the way from the truth to the target beyond the truth."""

ERROR = 0.4
"""The standard deviation of the logarithm of a stated importance around the true one."""

TRIED = jt.Evidence("trial", "seen in a trial")
CLAIM = jt.Evidence("claim", "the seller")


class Report(NamedTuple):
    """What is known of one value: it lies between two ends, which are the same where it is known."""

    low: Fraction
    high: Fraction
    is_claim: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it is still to be found out."""
        return self.low != self.high

    @property
    def is_unknown(self) -> bool:
        """Whether nobody knows anything about it."""
        return self.low == 0 and self.high == 1

    @property
    def middle(self) -> Fraction:
        """The middle of what it may be."""
        return (self.low + self.high) / 2


class Known(NamedTuple):
    """What an analyst knows of a market."""

    market: Market
    importances: tuple[tuple[int, ...], tuple[int, ...]]
    reports: tuple[tuple[Report, ...], ...]
    """For every offer: on outcomes, on steps, and last on changing over."""

    @property
    def job(self) -> jt.Job:
        """The job with the importances that were stated."""
        return self.market.job(self.importances)

    @property
    def solutions(self) -> list[jt.Solution]:
        """The solutions as the analyst writes them down."""
        keys = (*self.market.keys, "change-over")
        outcomes = len(self.market.kinds)
        solutions: list[jt.Solution] = []
        for offer, reports in zip(self.market.offers, self.reports, strict=True):
            levels = {
                key: level(key, report) for key, report in zip(keys, reports, strict=True) if not report.is_unknown
            }
            solutions.append(
                jt.Solution(
                    offer.name,
                    results={key: levels[key] for key in keys[:outcomes] if key in levels},
                    steps={key: levels[key] for key in keys[outcomes:-1] if key in levels},
                    adoption={key: levels[key] for key in keys[-1:] if key in levels and offer.name != "incumbent"},
                    evidence=TRIED,
                )
            )
        return solutions

    def best_sum(self, *, less_cost: bool) -> int:
        """Return who has the best weighted sum, claims taken at their word and what is open at its middle."""
        weights = [Fraction(w, 2 * sum(side)) for side in self.importances for w in side]
        sums = [
            sum(w * r.middle for w, r in zip(weights, reports, strict=False)) - less_cost * (1 - reports[-1].middle) / 2
            for reports in self.reports
        ]
        return sums.index(max(sums))

    def compare(self, model: jt.SwitchingModel, **setup: Any) -> jt.Comparison:
        """Compare the solutions as the analyst knows them."""
        return jt.compare(self.job, self.solutions, incumbent="incumbent", model=model, **setup)

    def revealed(self) -> Known:
        """Return the same with all that is open found out; claims stay claims."""
        return self._settled(lambda _, truth: truth)

    def proven(self) -> Known:
        """Return the same with all levels found out and all claims put to a trial; importances stay as stated."""
        return self._replace(reports=knows_all(self.market).reports)

    def drawn(self, draw: random.Random) -> Known:
        """Return the same with all that is open turning out as a leaning presumes: evenly between its ends."""
        return self._settled(lambda report, _: in_hundredths(draw.uniform(float(report.low), float(report.high))))

    def _settled(self, find_out: Callable[[Report, Fraction], Fraction]) -> Known:
        rows = zip(self.reports, self.market.offers, strict=True)
        return self._replace(
            reports=tuple(
                tuple(
                    _is(find_out(report, truth)) if report.is_open else report
                    for report, truth in zip(reports, (*offer.values, offer.adoption), strict=True)
                )
                for reports, offer in rows
            )
        )


def figure(key: str, value: Fraction) -> float:
    """Return a value as a figure on the scale of its need."""
    if key.startswith("hazard"):
        return float(RISK * (1 - value))
    return float(value * (100 if key.startswith("problem") else 10))


def level(key: str, report: Report) -> jt.Level:
    """Return a report as a level."""
    ends = sorted((figure(key, report.low), figure(key, report.high)))
    return jt.Level(jt.between(*ends) if report.is_open else ends[0], CLAIM if report.is_claim else None)


def knows_all(market: Market) -> Known:
    """Return the knowledge of whoever knows all importances and all levels."""
    reports = tuple(tuple(map(_is, (*offer.values, offer.adoption))) for offer in market.offers)
    return Known(market, market.importances, reports)


def knows_some(market: Market) -> Known:
    """Return the knowledge that analysts usually have: stated importances, claims, ranges, and gaps."""
    draw = market.draw("analyst")
    outcomes, steps = (
        tuple(min(10, max(1, round(w * draw.lognormvariate(0, ERROR)))) for w in side) for side in market.importances
    )
    reports: list[tuple[Report, ...]] = []
    for n, offer in enumerate(market.offers):
        chances = (0.0, OPEN_TODAY, OPEN_TODAY) if n == 0 else (CLAIMED, RANGE, UNKNOWN)
        seen = [_report(draw, value, *chances) for value in offer.values]
        reports.append((*seen, _is(offer.adoption) if n == 0 else _report(draw, offer.adoption, 0.0, RANGE, UNKNOWN)))
    return Known(market, (outcomes, steps), tuple(reports))


def _report(draw: random.Random, truth: Fraction, claimed: float, between: float, unknown: float) -> Report:
    chance = draw.random()
    if chance < unknown:
        return Report(Fraction(0), Fraction(1))
    if chance < unknown + between:
        low = in_hundredths(float(truth) - draw.uniform(0.05, 0.2))
        return Report(low, in_hundredths(float(truth) + draw.uniform(0.05, 0.2)))
    if chance < unknown + between + claimed:
        claim = in_hundredths(float(truth) + draw.uniform(0, EXAGGERATION) * (1 - float(truth)))
        return Report(claim, claim, is_claim=True)
    return _is(truth)


def _is(value: Fraction) -> Report:
    assert value * LEVELS == int(value * LEVELS)
    return Report(value, value)
