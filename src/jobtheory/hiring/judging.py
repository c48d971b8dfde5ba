"""The verdict on solutions whose levels are all settled: experience, forces, and who is given the job.

This is the theory itself in a page. Everything else in this package asks it: once for what is known, and again for the
ways in which what is open could turn out.
"""

from __future__ import annotations

from fractions import Fraction
from operator import mul
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from jobtheory.hiring.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.hiring.weighing import Felt, Point, Weighing


class Sides(NamedTuple):
    """The two sides of the coin as weighted sums of values; a side without any data is None."""

    results: int | None
    execution: int | None

    @property
    def ranked(self) -> tuple[int, ...]:
        """The worse side first; solutions compare by it (leximin)."""
        return tuple(sorted(side for side in self if side is not None))

    @property
    def overall(self) -> int:
        """The worse side: experience does not compensate."""
        return min(side for side in self if side is not None)


class Pulls(NamedTuple):
    """The forces of a challenger, and what its net would gain if its claims held in full."""

    push: Felt
    pull: Felt
    anxiety: Felt
    habit: Felt
    net: Felt
    unsupported: Felt


class Voice(NamedTuple):
    """Somebody without whose consent nothing is hired, and how he weighs."""

    name: str
    weighing: Weighing


class Found(NamedTuple):
    """What is found of one solution against the incumbent."""

    sides: Sides
    pulls: Pulls | None
    voices: tuple[Pulls, ...]
    """The forces as each voice weighs them; none without an incumbent."""

    @property
    def consent(self) -> bool:
        """Whether a switch is worth it to everybody whose consent it needs."""
        return all(pulls.net > 0 for pulls in self.voices)

    @property
    def consent_in_full(self) -> bool:
        """The same if all claims hold."""
        return all(pulls.net + pulls.unsupported > 0 for pulls in self.voices)


class Judgement(NamedTuple):
    """What becomes of every solution, in the order they were given."""

    found: tuple[Found, ...]
    considered: tuple[bool, ...]
    verdicts: tuple[Verdict, ...]

    @property
    def sides(self) -> tuple[Sides, ...]:
        """Both sides of every solution."""
        return tuple(one.sides for one in self.found)

    @property
    def pulls(self) -> tuple[Pulls | None, ...]:
        """The forces of every challenger."""
        return tuple(one.pulls for one in self.found)


class Setting(NamedTuple):
    """What stays the same however the open levels turn out."""

    weighing: Weighing
    incumbent: int | None
    voices: tuple[Voice, ...] = ()
    """Those whose consent a switch needs, beside what the job itself weighs."""


Memory: TypeAlias = "dict[tuple[int, Point, Point | None], Found]"
"""What has been found of a solution against an incumbent, for whoever judges many times over."""


def judge(setting: Setting, points: Sequence[Point], memory: Memory | None = None) -> Judgement:
    """Judge solutions whose levels are all settled."""
    considered = tuple(not point.out for point in points)
    incumbent = setting.incumbent if setting.incumbent is not None and considered[setting.incumbent] else None
    found: list[Found] = []
    for n, point in enumerate(points):
        against = None if incumbent is None or n == incumbent else points[incumbent]
        known = None if memory is None else memory.get((n, point, against))
        if known is None:
            known = find(setting, point, against)
            if memory is not None:
                memory[n, point, against] = known
        found.append(known)
    if incumbent is None:
        verdicts = _first(setting.incumbent, [one.sides for one in found], considered)
    else:
        verdicts = _switch(setting.weighing, incumbent, found, considered)
    return Judgement(tuple(found), considered, verdicts)


def find(setting: Setting, point: Point, against: Point | None) -> Found:
    """Return the experience of a solution and, against an incumbent, the forces as everybody weighs them."""
    sides = experience(setting.weighing, point)
    if against is None:
        return Found(sides, None, ())
    voices = tuple(forces(voice.weighing, point, against) for voice in setting.voices)
    return Found(sides, forces(setting.weighing, point, against), voices)


def experience(weighing: Weighing, point: Point) -> Sides:
    """Return the weighted value of both sides."""
    return Sides(
        sum(map(mul, weighing.results, point.results)) if weighing.has_results else None,
        sum(map(mul, weighing.execution, point.execution)) if weighing.has_execution else None,
    )


def forces(weighing: Weighing, challenger: Point, incumbent: Point) -> Pulls:
    """Return what speaks for and against a challenger: every difference from the incumbent, summed by force."""
    push: list[Felt] = []
    pull: list[Felt] = []
    gains: list[Felt] = []
    doubted = 1 - weighing.supported
    doubts: list[Felt] = []
    dangers: list[Felt] = []
    losses: list[Felt] = [changing_over(weighing, challenger)]
    for gain, below, is_claim, is_hazard in differences(weighing, challenger, incumbent):
        if gain < 0:
            (dangers if is_hazard else losses).append(weighing.times(weighing.loss_aversion, -gain))
            continue
        push.append(below)
        pull.append(gain - below)
        gains.append(gain)
        if is_claim:
            doubts.append(weighing.times(doubted, gain))
    anxiety, habit = [*dangers, *doubts], losses
    net = weighing.total([*gains, *(-force for force in (*anxiety, *habit))])  # at once: equals stay equal in floats
    total = weighing.total
    return Pulls(total(push), total(pull), total(anxiety), total(habit), net, total(doubts))


class Difference(NamedTuple):
    """What one need speaks for a challenger, or below 0 against it, not yet multiplied by loss aversion."""

    gain: Felt
    below: Felt
    """The part of a gain that lies below what is good enough."""
    is_claim: bool
    is_hazard: bool


def differences(weighing: Weighing, challenger: Point, incumbent: Point) -> list[Difference]:
    """Return the differences of a challenger from the incumbent, outcomes first, then steps."""
    good = weighing.good
    found: list[Difference] = []
    for sways, new, old, claims, hazards in (
        (weighing.sway[0], challenger.results, incumbent.results, challenger.claims[0], weighing.hazards),
        (weighing.sway[1], challenger.execution, incumbent.execution, challenger.claims[1], weighing.no_hazards),
    ):
        for sway, ours, theirs, is_claim, is_hazard in zip(sways, new, old, claims, hazards, strict=True):
            gain = ours - theirs
            force = weighing.force(sway, gain)
            if gain <= 0:
                found.append(Difference(-force, 0, False, is_hazard))  # noqa: FBT003  # no claim is made of a loss
            elif good <= theirs:
                found.append(Difference(force, 0, is_claim, is_hazard))
            else:
                reached = min(gain, good - theirs)
                below = sway * reached if not isinstance(force, float) else force * (reached / gain)
                found.append(Difference(force, below, is_claim, is_hazard))
    return found


def changing_over(weighing: Weighing, challenger: Point) -> Felt:
    """Return the cost of changing over: half the weighted shortfall from target over the adoption steps."""
    short = sum(weight * (weighing.one - v) for weight, v in zip(weighing.adoption, challenger.adoption, strict=True))
    if weighing.is_exact:
        return short * weighing.share_of_results.denominator * weighing.scale // 2
    return short * weighing.share_of_results.denominator / (2 * weighing.one * weighing.whole)


def force_as_float(weighing: Weighing, force: Felt) -> float:
    """Return a force as a share of what both sides weigh together."""
    return force / weighing.unit if isinstance(force, float) else float(Fraction(force) / weighing.unit)


def is_tolerable(weighing: Weighing, sides: Sides, incumbent: Sides) -> bool:
    """Return whether an experience is good, or at most the slack below the incumbent's."""
    return sides.overall >= tolerable_from(weighing, incumbent)


def tolerable_from(weighing: Weighing, incumbent: Sides) -> int:
    """Return from where on an experience allows a switch."""
    return min(weighing.good * weighing.whole, incumbent.overall - weighing.slack * weighing.whole)


def _first(incumbent: int | None, sides: Sequence[Sides], considered: Sequence[bool]) -> tuple[Verdict, ...]:
    """Nobody holds the job, or nobody who may keep it: the first by leximin is hired."""
    best = max((side.ranked for side, taken in zip(sides, considered, strict=True) if taken), default=None)
    return tuple(
        Verdict.FIRE if n == incumbent else Verdict.HIRE if considered[n] and side.ranked == best else Verdict.REJECT
        for n, side in enumerate(sides)
    )


def _switch(
    weighing: Weighing, incumbent: int, found: Sequence[Found], considered: Sequence[bool]
) -> tuple[Verdict, ...]:
    """Somebody holds the job: the challenger with the greatest net is hired, if that is worth a switch to all."""
    seat = found[incumbent].sides
    tolerable = {
        n: one.pulls
        for n, one in enumerate(found)
        if one.pulls is not None and considered[n] and is_tolerable(weighing, one.sides, seat)
    }
    best = max((pull.net for n, pull in tolerable.items() if pull.net > 0 and found[n].consent), default=None)

    def verdict(n: int) -> Verdict:
        if n == incumbent:
            return Verdict.KEEP if best is None else Verdict.FIRE
        if n not in tolerable:
            return Verdict.REJECT
        net, in_full = tolerable[n].net, tolerable[n].net + tolerable[n].unsupported
        if best is not None and net >= best and found[n].consent:
            return Verdict.HIRE
        would_win = in_full > 0 and (best is None or in_full >= best) and found[n].consent_in_full
        return Verdict.NOT_YET if would_win else Verdict.REJECT

    return tuple(verdict(n) for n in range(len(found)))
