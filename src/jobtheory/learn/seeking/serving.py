"""What the solution that has the job today leaves to be wished, and where it does more than anybody values."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from jobtheory.learn.seeking.opportunity import Opportunity, OpportunityKind, SizeKind
from jobtheory.learn.seeking.telling import quoted, what_it_rests_on
from jobtheory.model.level import Mark, Range, figure_text
from jobtheory.model.measure import ONE, ZERO
from jobtheory.model.number import exact, plain
from jobtheory.model.unit_names import CURRENCIES
from jobtheory.model.units import unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobtheory.hiring.comparison import Comparison
    from jobtheory.hiring.profile import Entry
    from jobtheory.model.job import Need
    from jobtheory.model.solution import Solution

TIME = unit("s").dimension
MONEY = frozenset(CURRENCIES.split())


class Seat(NamedTuple):
    """The solution that has the job today, need by need."""

    comparison: Comparison
    solution: Solution
    met: tuple[tuple[Need, Entry, Fraction], ...]
    """Each need that counts, what the solution brings on it, and what part of both sides it weighs."""

    @property
    def good(self) -> Fraction:
        """The value from which a need is met well enough."""
        return exact(self.comparison.good_enough)


def seat_of(comparison: Comparison) -> Seat | None:
    """Return the solution that has the job today, or None where nobody has it."""
    case = comparison.case
    weighing, n = case.setting.weighing, case.setting.incumbent
    if n is None:
        return None
    share = weighing.share_of_results
    profile = case.profiles[n]
    met = [
        (case.job[entry.key], entry, part * Fraction(weight, weighing.whole))
        for counts, part, weights, entries in (
            (weighing.has_results, share, weighing.results, profile.results),
            (weighing.has_execution, ONE - share, weighing.execution, profile.execution),
        )
        if counts
        for weight, entry in zip(weights, entries, strict=True)
    ]
    return Seat(comparison, profile.solution, tuple(met))


def unknown_needs(seat: Seat) -> dict[str, str]:
    """Return the needs of which nobody knows how the solution that has the job meets them."""
    told = f"nobody knows the level of {quoted(seat.solution.name)}"
    return {need.key: told for need, entry, weight in seat.met if entry.is_unknown and weight}


def unmet_needs(seat: Seat) -> Iterator[Opportunity]:
    """Yield the needs on which the solution that has the job today is not good enough, as far as is known."""
    for need, entry, weight in seat.met:
        best, likely, worst = (
            float(weight * max(ZERO, seat.good - value))
            for value in (entry.score.high, entry.score.likely, entry.score.low)
        )
        if entry.is_unknown or not likely:
            continue
        yield Opportunity(
            OpportunityKind.UNMET,
            (need.key,),
            likely,
            means=SizeKind.SHORTFALL,
            unit="1",
            interval=(best, worst) if entry.is_open else None,
            reason=f"{quoted(need.statement)} is badly served today: {quoted(seat.solution.name)} is at {entry.text}, "
            f"{_enough(seat, need)}.",
            rests_on="comparison",
            evidence=what_it_rests_on(seat.solution, (need.key,)),
        )


def overdone(seat: Seat) -> Iterator[Opportunity]:
    """Yield the needs on which the solution that has the job goes beyond the target, while something is paid for it."""
    paid = [(need, entry) for need, entry, _ in seat.met if _is_paid(seat, need, entry)]
    for need, entry, _ in seat.met:
        prices = [(other, price) for other, price in paid if other.key != need.key]
        if not prices or entry.level is None or isinstance(entry.level, (Mark, tuple)):
            continue
        measure = need.measure
        beyond = [float(exact(measure.surplus(plain(x)))) for x in measure.figures(entry.level)]
        size = beyond[len(beyond) // 2]
        if not size:
            continue
        told = ", ".join(f"{quoted(other.statement)} is at {price.text}" for other, price in prices)
        yield Opportunity(
            OpportunityKind.SIMPLIFY,
            (need.key,),
            size,
            means=SizeKind.SURPLUS,
            unit=measure.unit,
            interval=(min(beyond), max(beyond)) if isinstance(entry.level, Range) else None,
            reason=f"With {quoted(seat.solution.name)}, {quoted(need.statement)} is at {entry.text}, beyond the target "
            f"of {figure_text(measure.target, measure.unit)}, which adds nothing; meanwhile people pay elsewhere: "
            f"{told}.",
            rests_on="comparison",
            evidence=what_it_rests_on(seat.solution, (need.key, *(other.key for other, _ in prices))),
        )


def _enough(seat: Seat, need: Need) -> str:
    """Return from where on a need is met well enough, in its own unit where it has one scale."""
    if getattr(need, "within", None) is not None:
        return f"and good enough is {float(seat.good):.0%} of what could be had"
    return f"and good enough begins at {figure_text(need.measure.level(seat.good), need.measure.unit)}"


def _is_paid(seat: Seat, need: Need, entry: Entry) -> bool:
    """Return whether a need is one in which people pay, in money, time or effort, and more than is good enough."""
    if entry.is_unknown or entry.score.likely >= seat.good:
        return False
    if need in seat.comparison.job.action.steps:
        return True
    per_what = need.measure.unit.partition("/")[0]
    if not need.measure.less_is_better or "{" in per_what:  # a unit of one's own is neither money nor time
        return False
    first = unit(per_what)
    return first.dimension == TIME or any(name in MONEY for name, _ in first.dimension)
