"""How far the importances would have to move until a verdict turns: for each need the nearest ones below and above.

Every force, and every side of an experience, is a weighted mean. Times the sum of the weights of its side it is linear
in each single importance, so that what decides a verdict changes sign at most once for each pair of solutions, at a
weight that two values give exactly.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise, product
from typing import TYPE_CHECKING, Any, NamedTuple, final

import attrs

from jobtheory.hiring.completions import stand
from jobtheory.hiring.judging import Found, Setting, find, judge
from jobtheory.hiring.verdict import Verdict
from jobtheory.model.values import FrozenMap, Shown, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jobtheory.hiring.performers import View
    from jobtheory.hiring.weighing import Corners, Weighing

__all__ = ["Tipping", "TippingPoint", "Tippings"]

HALVINGS = 50
"""Where the incumbent is open, a tipping point is searched by so many halvings."""


@final
@attrs.frozen
class TippingPoint(Value):
    """An importance beyond which some verdict turns.

    Attributes:
        importance: The importance, all others as they are.
        share: The same as a share of what its side weighs, from 0 to 1.
        turns: The verdicts that turn, by the name of the solution.
    """

    importance: float
    share: float
    turns: FrozenMap[str, Verdict]


@final
@attrs.frozen
class Tipping(Value):
    """How far the importance of one need may move before a verdict turns.

    Attributes:
        key: The need.
        importance: Its importance today.
        share: The same as a share of what its side weighs.
        below: The nearest lower importance at which a verdict turns, or None where none does down to 0.
        above: The nearest higher one, or None.
        statement: The need in words.
    """

    key: str
    importance: float
    share: float
    below: TippingPoint | None
    above: TippingPoint | None
    statement: str

    @property
    def room(self) -> float:
        """How far the share may move until a verdict turns, in the nearer direction; infinite where none does."""
        points = (point for point in (self.below, self.above) if point is not None)
        return min((abs(point.share - self.share) for point in points), default=float("inf"))


@final
class Tippings(tuple[Tipping, ...], Shown):
    """How far each importance may move before a verdict turns: a tuple of `Tipping` that shows itself; ``print`` it.

    Tables:
        - ``weights``, a row for every importance, the nearest to a turn first: ``key``, ``statement``,
          ``importance``, ``share``, ``below``, ``below_share``, ``above``, ``above_share``.
        - ``turns``, which verdict turns at which importance: ``key``, ``importance``, ``share``, ``solution``,
          ``verdict``.
    """

    __slots__ = ()


class Weight(NamedTuple):
    """The importance of one need, and what all others on its side sum to."""

    key: str
    statement: str
    now: Fraction
    rest: Fraction

    def share(self, importance: Fraction) -> float:
        """Return an importance as a share of its side."""
        return float(importance / (importance + self.rest))


def weights(view: View) -> Iterator[Weight]:
    """Yield the importances that may move: the job's own, where anything else on their side weighs something."""
    job = view.job
    for side in (tuple(job.purpose), job.action.steps, job.adoption):
        total = sum((view.importance(need) for need in side), Fraction(0))
        for need in side:
            now = view.importance(need)
            if total > now:
                yield Weight(need.key, need.statement, now, total - now)


class Tips:
    """The search for the importances at which verdicts turn."""

    def __init__(
        self,
        names: Sequence[str],
        corners: Sequence[Corners],
        setting_at: Callable[[str, Fraction], Setting],
        only: str | None,
    ) -> None:
        self.names = names
        self.corners = corners
        self.setting_at = setting_at
        self.only = only

    def of(self, weight: Weight) -> Tipping:
        """Return how far one importance may move."""
        now = self._verdicts(weight, weight.now)
        roots = sorted({root for root in self._roots(weight) if root > 0 and root != weight.now})
        below = [root for root in reversed(roots) if root < weight.now]
        above = [root for root in roots if root > weight.now]
        far = (above[-1] if above else weight.now + weight.rest) * 2 + 1
        return Tipping(
            weight.key,
            float(weight.now),
            weight.share(weight.now),
            self._first(weight, now, [weight.now, *below, Fraction(0)] if weight.now else []),
            self._first(weight, now, [weight.now, *above, far]),
            weight.statement,
        )

    def _first(self, weight: Weight, now: tuple[Verdict, ...], roots: Sequence[Fraction]) -> TippingPoint | None:
        """Return the first of several importances, from today's away, beyond which a verdict is another."""
        same = weight.now
        for root, further in pairwise(roots):
            beyond = (root + further) / 2
            if (turned := self._verdicts(weight, beyond)) != now:
                place = (
                    root if self._parts(weight, now, root, same, beyond) else self._halved(weight, now, same, beyond)
                )
                turns = {n: v for n, v, old in zip(self.names, turned, now, strict=True) if v is not old}
                return TippingPoint(float(place), weight.share(place), FrozenMap(turns))
            same = beyond
        return None

    def _parts(self, weight: Weight, now: tuple[Verdict, ...], root: Fraction, same: Fraction, other: Fraction) -> bool:
        """Return whether verdicts turn exactly at an importance."""
        near, far = root + (same - root) / 10**6, root + (other - root) / 10**6
        return self._verdicts(weight, near) == now != self._verdicts(weight, far)

    def _halved(self, weight: Weight, now: tuple[Verdict, ...], same: Fraction, other: Fraction) -> Fraction:
        for _ in range(HALVINGS):
            middle = (same + other) / 2
            same, other = (middle, other) if self._verdicts(weight, middle) == now else (same, middle)
        return other

    def _verdicts(self, weight: Weight, importance: Fraction) -> tuple[Verdict, ...]:
        setting = self.setting_at(weight.key, importance)
        found = stand(setting, self.corners, judge(setting, [corner.likely for corner in self.corners]).verdicts)
        return tuple(
            v if self.only in {None, name} else Verdict.REJECT for name, v in zip(self.names, found, strict=True)
        )

    def _roots(self, weight: Weight) -> Iterator[Fraction]:
        """Yield the importances at which anything that may decide a verdict changes sign."""
        first = weight.now or Fraction(1)
        second = 2 * first + weight.rest
        rows = [self._deciding(self.setting_at(weight.key, w), w + weight.rest) for w in (first, second)]
        for one, other in zip(*rows, strict=True):
            if one != other:
                yield first - one * (second - first) / (other - one)

    def _deciding(self, setting: Setting, total: Fraction) -> list[Fraction]:
        """Return what decides verdicts at the corners, so scaled that it is linear in the importance."""
        incumbent = setting.incumbent
        seats = (None,) if incumbent is None else tuple(dict.fromkeys(self.corners[incumbent]))
        values: list[Fraction] = []
        for seat in seats:
            found = [
                [find(setting, point, seat) for point in dict.fromkeys(corner)]
                for n, corner in enumerate(self.corners)
                if n != incumbent
            ]
            flat = [one for several in found for one in several]
            for one in flat:
                values += _alone(setting, one, None if seat is None else find(setting, seat, None))
            for several, others in product(found, found):
                if several is not others:
                    values += [
                        value for one, other in product(several, others) for value in _against(setting, one, other)
                    ]
        return [value * total for value in values]


def _alone(setting: Setting, one: Found, seat: Found | None) -> list[Fraction]:
    """Return what decides whether a solution may take over."""
    weighing = setting.weighing
    sides = _shares(weighing, one)
    values = [a - b for a in sides for b in sides]
    if seat is not None and one.pulls is not None:
        good, slack = Fraction(weighing.good, weighing.one), Fraction(weighing.slack, weighing.one)
        values += [a - good for a in sides]
        values += [a - b + slack for a in sides for b in _shares(weighing, seat)]
        for own, pulls in zip((weighing, *(v.weighing for v in setting.voices)), (one.pulls, *one.voices), strict=True):
            values += [_part(own, pulls.net), _part(own, pulls.net) + _part(own, pulls.unsupported)]
    return values


def _against(setting: Setting, one: Found, other: Found) -> list[Fraction]:
    """Return what decides between two solutions."""
    weighing = setting.weighing
    if one.pulls is None or other.pulls is None:
        return [a - b for a in _shares(weighing, one) for b in _shares(weighing, other)]
    ours, theirs = _part(weighing, one.pulls.net), _part(weighing, other.pulls.net)
    return [ours - theirs, ours + _part(weighing, one.pulls.unsupported) - theirs]


def _shares(weighing: Weighing, found: Found) -> list[Fraction]:
    return [Fraction(side, weighing.one * weighing.whole) for side in found.sides if side is not None]


def _part(weighing: Weighing, force: Any) -> Fraction:
    return Fraction(force) / Fraction(weighing.unit)
