"""The arithmetic of one comparison: values and weights as whole numbers of one common part, so that ties are exact.

Every value of every level is a fraction. Written over one common denominator they become whole numbers, and so do the
importances once both sides are scaled to the same whole. Sums, differences and comparisons are then exact, fast, and
the same in any unit and in any order; a result becomes a float only when it is shown. A curvature other than 1 needs
real powers: the forces are then floats, summed without regard to order, and all else stays exact.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from jobtheory.model.needs import Hazard
from jobtheory.model.number import exact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.hiring.performers import View
    from jobtheory.hiring.profile import Profile
    from jobtheory.hiring.switching import SwitchingModel

Felt: TypeAlias = "int | Fraction | float"
"""A force: exact where the curvature is 1, a float elsewhere."""

FINE = 1 << 12
"""Values are counted at least this finely, so that levels drawn between two ends are not coarse."""


class Point(NamedTuple):
    """A solution with every level settled, its values in parts."""

    results: tuple[int, ...]
    execution: tuple[int, ...]
    adoption: tuple[int, ...]
    claims: tuple[tuple[bool, ...], tuple[bool, ...]]
    """For each outcome, and for each step, whether its level rests on a seller's claim."""
    out: bool

    @property
    def sides(self) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
        """The values of outcomes, steps and adoption steps."""
        return self.results, self.execution, self.adoption


class Corners(NamedTuple):
    """A solution with everything open settled in one of three ways."""

    low: Point
    likely: Point
    high: Point


class Weighing(NamedTuple):
    """What one comparison weighs with. Weights of a side sum to ``whole``; the value 1 is ``one`` parts."""

    one: int
    whole: int
    results: tuple[int, ...]
    execution: tuple[int, ...]
    adoption: tuple[int, ...]
    hazards: tuple[bool, ...]
    """For each outcome, whether it is a hazard."""
    no_hazards: tuple[bool, ...]
    """The same for each step."""
    good: int
    slack: int
    share_of_results: Fraction
    """How much of a net the results weigh; the execution weighs the rest."""
    has_results: bool
    has_execution: bool
    loss_aversion: Fraction
    curvature: float
    supported: Fraction
    """The part of a claimed gain that counts: one over the seller's optimism."""

    is_exact: bool
    """Whether the forces are exact too: where the curvature is 1."""
    sway: tuple[tuple[Felt, ...], tuple[Felt, ...]]
    """How much a difference of one part on each outcome, and on each step, weighs in a force."""
    scale: int
    """Forces are counted so finely that half of one, and one times any factor of the model, is a whole number too."""

    @property
    def unit(self) -> int:
        """The force of a difference of 1 on a need that carries the whole weight."""
        return self.share_of_results.denominator * (self.one * self.whole * self.scale if self.is_exact else 1)

    def times(self, factor: Fraction, force: Felt) -> Felt:
        """Return a force multiplied by a factor of the model, exactly where it is exact."""
        if isinstance(force, int):
            return force * factor.numerator // factor.denominator
        return factor * force

    def force(self, sway: Felt, difference: Felt) -> Felt:
        """Return w·|d|^α: how much a difference in value weighs, its sign left off."""
        size: Any = abs(difference)  # exact or not, the operators are the same
        force: Felt = sway * size if self.is_exact else sway * (size / self.one) ** self.curvature
        return force

    def total(self, forces: Sequence[Felt]) -> Felt:
        """Return a sum that does not depend on the order."""
        return sum(forces) if self.is_exact else math.fsum(forces)

    def as_float(self, parts: int) -> float:
        """Return a weighted sum of values as a float."""
        return parts / (self.one * self.whole)


def weigh(
    view: View,
    profiles: Sequence[Profile],
    model: SwitchingModel,
    *,
    good_enough: Fraction,
    balance: Fraction,
    slack: Fraction,
    has_results: bool,
    has_execution: bool,
) -> Weighing:
    """Set up the arithmetic of one comparison."""
    scores = [entry.score for profile in profiles for entry in profile.entries]
    denominators = {v.denominator for score in scores for v in score[:3]}
    one = FINE * math.lcm(good_enough.denominator, slack.denominator, *denominators)
    job = view.job
    sides = [
        [view.importance(need) for need in job.purpose],
        [sum(map(view.importance, slot), Fraction(0)) for slot in job.action.choices],
        [view.importance(step) for step in job.adoption],
    ]
    whole, (results, execution, adoption) = _to_one_whole(sides)
    share = balance if has_results and has_execution else Fraction(int(has_results))
    is_exact = exact(model.curvature) == 1
    loss_aversion, supported = exact(model.loss_aversion), 1 / exact(model.optimism)
    scale = math.lcm(2, loss_aversion.denominator, supported.denominator)
    weights = (share.numerator, share.denominator - share.numerator)
    return Weighing(
        one=one,
        whole=whole,
        results=results,
        execution=execution,
        adoption=adoption,
        hazards=tuple(isinstance(need, Hazard) for need in job.purpose),
        no_hazards=(False,) * len(execution),
        good=int(good_enough * one),
        slack=int(slack * one),
        share_of_results=share,
        has_results=has_results,
        has_execution=has_execution,
        loss_aversion=loss_aversion,
        curvature=float(model.curvature),
        supported=supported,
        is_exact=is_exact,
        sway=(
            tuple(weights[0] * (w * scale if is_exact else w / whole) for w in results),
            tuple(weights[1] * (w * scale if is_exact else w / whole) for w in execution),
        ),
        scale=scale,
    )


def settle(weighing: Weighing, profile: Profile) -> Corners:
    """Return a profile with everything open at its worst, at its likely value and at its best."""
    sides = profile.sides

    def point(end: Literal[0, 1, 2], *, out: bool) -> Point:
        values = [tuple(parts(weighing.one, entry.score.worth(end)) for entry in side) for side in sides]
        claims = [tuple(entry.is_claim(end) for entry in side) for side in sides[:2]]
        return Point(values[0], values[1], values[2], (claims[0], claims[1]), out)

    likely = point(1, out=bool(profile.objections))
    if not any(entry.is_open for side in sides for entry in side):
        return Corners(likely, likely, likely)
    return Corners(point(0, out=profile.out_low), likely, point(2, out=profile.out_high))


def parts(one: int, value: Fraction) -> int:
    """Return a value counted in parts of 1."""
    return value.numerator * (one // value.denominator)


def _to_one_whole(sides: Sequence[Sequence[Fraction]]) -> tuple[int, list[tuple[int, ...]]]:
    """Return weights as whole numbers that sum to the same whole on every side that has any."""
    counts: list[list[int]] = []
    for side in sides:
        common = math.lcm(*(w.denominator for w in side))
        numbers = [w.numerator * (common // w.denominator) for w in side]
        shared = math.gcd(*numbers) or 1
        counts.append([n // shared for n in numbers])
    whole = math.lcm(*(sum(numbers) or 1 for numbers in counts))
    return whole, [tuple(n * (whole // (sum(numbers) or 1)) for n in numbers) for numbers in counts]
