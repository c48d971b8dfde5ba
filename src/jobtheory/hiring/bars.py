"""The bars that a solution has to clear for a verdict, and how one of its levels moves it towards them.

A challenger is hired where it clears every bar; an incumbent stays where every challenger misses one. A gap to a bar
only grows with the solution's own value on a need, so that one value parts what falls short from what is beyond. With
a curvature of 1 a gap is linear but for one kink, where two solutions are level on the need, and that value is exact.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, cast

from jobtheory.hiring.judging import experience, find, is_tolerable, tolerable_from

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jobtheory.hiring.judging import Pulls, Setting, Sides
    from jobtheory.hiring.weighing import Felt, Point, Weighing

HALVINGS = 60
"""A curved gap is searched by so many halvings of the scale."""

ANY = -1
"""Said in place of a value where any value will do."""

NO_SIDE = -1
"""The side of a bar that no level moves."""

Parts: TypeAlias = "int | Fraction | float"
"""A value in parts of ``one``."""


class Slot(NamedTuple):
    """A place among the values of a solution."""

    side: int
    """0 for outcomes, 1 for steps, 2 for adoption steps."""
    place: int


class Held(NamedTuple):
    """A value at a slot, and whether it rests on a claim."""

    value: Parts
    is_claim: bool


class Bar(NamedTuple):
    """How far a solution is above what it has to reach; below 0 it misses it."""

    gap: Felt
    strict: bool
    """Whether it has to be above, and not only level."""
    side: int | None
    """The side of the coin that has to reach it, or None where a net force has to."""
    weighing: Weighing

    def is_cleared(self, more: Felt = 0) -> bool:
        """Return whether it is cleared with so much more."""
        return is_closed(self.gap + more, self.strict)


def to_be_hired(setting: Setting, points: Sequence[Point], n: int, moved: Sequence[int]) -> list[Bar]:
    """Return the bars between a challenger and the hire, but for what rules it out, where some of its sides move."""
    incumbent = setting.incumbent
    if incumbent is None or points[incumbent].out:
        return _to_be_first(setting.weighing, points, n, moved)
    seat = points[incumbent]
    bars = to_take_over(setting, points[n], seat)
    rivals = [p for m, p in enumerate(points) if m not in (n, incumbent) and not p.out]
    best = max((net for p in rivals if (net := _winning_net(setting, p, seat)) is not None), default=None)
    if best is not None:
        own = next(bar.gap for bar in bars if bar.side is None)
        bars.append(Bar(own - best, strict=False, side=None, weighing=setting.weighing))
    return bars


def to_take_over(setting: Setting, challenger: Point, seat: Point) -> list[Bar]:
    """Return the bars between a challenger and a switch: an experience that is tolerable, and nets above 0."""
    weighing = setting.weighing
    found, held = find(setting, challenger, seat), experience(weighing, seat)
    tolerable = tolerable_from(weighing, held)
    bars = [
        Bar(reached - tolerable, strict=False, side=side, weighing=weighing)
        for side, reached in enumerate(found.sides)
        if reached is not None
    ]
    weighings = (weighing, *(voice.weighing for voice in setting.voices))
    pulls = (cast("Pulls", found.pulls), *found.voices)  # against somebody there always are forces
    return bars + [
        Bar(pull.net, strict=True, side=None, weighing=own) for own, pull in zip(weighings, pulls, strict=True)
    ]


def is_had(setting: Setting, points: Sequence[Point], n: int, moved: Sequence[int]) -> bool:
    """Return whether a challenger is hired, or the incumbent stays, but for what rules it out."""
    if n != setting.incumbent:
        return all(bar.is_cleared() for bar in to_be_hired(setting, points, n, moved))
    rivals = [point for m, point in enumerate(points) if m != n and not point.out]
    return not any(all(bar.is_cleared() for bar in to_take_over(setting, p, points[n])) for p in rivals)


def lift(bar: Bar, slot: Slot, old: Held, new: Held, seat: Parts | None) -> Felt:
    """Return by how much more a challenger clears a bar where one of its values becomes another."""
    if bar.side is not None:
        if bar.side != slot.side:
            return 0
        weights = (bar.weighing.results, bar.weighing.execution)[slot.side]
        gained: Any = new.value - old.value  # exact or not, the operators are the same
        raised: Felt = weights[slot.place] * gained
        return raised
    return swing(bar.weighing, slot, new, seat) - swing(bar.weighing, slot, old, seat)


def swing(weighing: Weighing, slot: Slot, held: Held, seat: Parts | None) -> Felt:
    """Return what one value of a challenger adds to its net force, against the incumbent's value."""
    value: Any = held.value
    if slot.side == 2:  # the cost of changing over
        short = weighing.adoption[slot.place] * (weighing.one - value) * weighing.share_of_results.denominator
        exact: Felt = -short * weighing.scale / Fraction(2)
        return exact if weighing.is_exact else -short / (2 * weighing.one * weighing.whole)
    force = weighing.force(weighing.sway[slot.side][slot.place], value - seat)
    if value < seat:
        return -weighing.loss_aversion * force
    return weighing.supported * force if held.is_claim else force


def least(
    one: int, kinks: Sequence[Parts], gaps_at: Callable[[Parts], Sequence[Felt]], strict: Sequence[bool]
) -> Parts | None:
    """Return the value beyond which every gap is closed, exact where gaps are linear between kinks.

    Below 0 where they are closed at the worst already, None where some gap is open even at the target.
    """
    places = sorted({0, one, *(kink for kink in kinks if 0 < kink < one)})
    rows = [gaps_at(place) for place in places]
    found: Parts = ANY
    for n, must_exceed in enumerate(strict):
        gaps = [row[n] for row in rows]
        if not is_closed(gaps[-1], must_exceed):
            return None
        spans = zip(places, places[1:], gaps, gaps[1:], strict=False)
        for low, high, under, over in spans:
            if not is_closed(under, must_exceed) and is_closed(over, must_exceed):
                share: Any = Fraction(-under) / Fraction(over - under)
                found = max(found, low + share * (high - low))
    return found


def least_by_halving(one: int, is_cleared: Callable[[float], bool], *, halvings: int = HALVINGS) -> float | None:
    """Return the value beyond which something is cleared, found by halving the scale; below 0 or None as `least`."""
    if not is_cleared(float(one)):
        return None
    low, high = 0.0, float(one)
    if is_cleared(low):
        return ANY
    for _ in range(halvings):
        middle = (low + high) / 2
        low, high = (low, middle) if is_cleared(middle) else (middle, high)
    return high


def is_closed(gap: Felt, must_exceed: bool) -> bool:  # noqa: FBT001  # a gap and its bar's strictness go in pairs
    """Return whether a gap is closed: above 0, or level where that suffices."""
    return gap > 0 or (gap == 0 and not must_exceed)


def all_closed(gaps: Sequence[Felt], strict: Sequence[bool]) -> bool:
    """Return whether every gap is closed."""
    return all(map(is_closed, gaps, strict))


def _winning_net(setting: Setting, rival: Point, seat: Point) -> Felt | None:
    """Return a rival's net where it is worth a switch to all, else None."""
    found = find(setting, rival, seat)
    if found.pulls is None or not found.consent or found.pulls.net <= 0:
        return None
    may = is_tolerable(setting.weighing, found.sides, experience(setting.weighing, seat))
    return found.pulls.net if may else None


def _to_be_first(weighing: Weighing, points: Sequence[Point], n: int, moved: Sequence[int]) -> list[Bar]:
    """Return the bars of a competition without an incumbent: the best rival's worse side, or the other where level."""
    rivals: list[Sides] = [experience(weighing, p) for m, p in enumerate(points) if m != n and not p.out]
    if not rivals:
        return []
    best = max(rival.ranked for rival in rivals)
    own = experience(weighing, points[n])
    if all(own[side] is None for side in moved if side < len(own)):  # only adoption moves, which is no experience
        return [Bar(0 if own.ranked >= best else -1, strict=False, side=NO_SIDE, weighing=weighing)]
    bars: list[Bar] = []
    for side, value in enumerate(own):
        if value is not None:
            others = [reached for m, reached in enumerate(own) if m != side and reached is not None]
            alone = list(moved) == [side]
            goal = best[-1] if others == [best[0]] and alone else best[0]
            level_suffices = not others or goal != best[0] or (alone and others[0] >= best[-1])
            strict = side in moved and not level_suffices
            bars.append(Bar(value - goal, strict=strict, side=side, weighing=weighing))
    return bars
