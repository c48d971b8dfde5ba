"""What is still open, and whether it could turn a verdict.

A *completion* settles every unknown level and every range. A verdict stands where no completion turns it. Standing
rises with a solution's own values and falls with its rivals', so that the two opposite corners decide, without trying
the corners one by one; only the incumbent's own values work both ways, and are bounded need by need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jobtheory.hiring.judging import Setting, changing_over, experience, find, forces, is_tolerable, judge
from jobtheory.hiring.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.hiring.weighing import Corners, Felt, Point, Weighing

RANK = {Verdict.REJECT: 0, Verdict.NOT_YET: 1, Verdict.HIRE: 2}


def stand(setting: Setting, corners: Sequence[Corners], likely: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
    """Return the verdicts that no completion turns, and NOT_YET for those that some completion does.

    ``likely`` are the verdicts with everything open at its likely value.
    """
    if not any(is_open(corner) for corner in corners):
        return likely
    return tuple(_stands(setting, corners, n) for n in range(len(corners)))


def stands(setting: Setting, corners: Sequence[Corners], n: int) -> Verdict:
    """Return the verdict of one solution, as `stand` returns those of all."""
    if not any(is_open(corner) for corner in corners):
        return judge(setting, [corner.likely for corner in corners]).verdicts[n]
    return _stands(setting, corners, n)


def is_open(corner: Corners) -> bool:
    """Return whether anything about a solution is still to be found out."""
    return corner.low != corner.high


def opposite(corners: Sequence[Corners], n: int, *, high: bool) -> list[Point]:
    """Return the completion that is best, or worst, for one solution."""
    return [corner.high if (m == n) == high else corner.low for m, corner in enumerate(corners)]


def _stands(setting: Setting, corners: Sequence[Corners], n: int) -> Verdict:
    incumbent = setting.incumbent
    if incumbent is None or incumbent == n or not is_open(corners[incumbent]):
        worst, best = (judge(setting, opposite(corners, n, high=high)).verdicts[n] for high in (False, True))
    else:
        worst, best = _against_open_incumbent(setting, corners, n, incumbent)
    return worst if worst is best else Verdict.NOT_YET


def _against_open_incumbent(
    setting: Setting, corners: Sequence[Corners], n: int, incumbent: int
) -> tuple[Verdict, Verdict]:
    """Return the worst and the best that can become of a challenger while the incumbent is open too."""
    seats = corners[incumbent]
    found: list[Verdict] = []
    if seats.low.out:  # the incumbent may turn out to be past a limit, and the rest compete as without one
        for high in (False, True):
            points = opposite(corners, n, high=high)
            points[incumbent] = seats.low
            found.append(judge(setting, points).verdicts[n])
    if not seats.high.out:
        for high in (False, True):
            points = opposite(corners, n, high=high)
            rivals = [m for m in range(len(corners)) if m not in (n, incumbent) and not points[m].out]
            found.append(_bound(setting, points, n, rivals, seats, favourable=high))
    return min(found, key=RANK.__getitem__), max(found, key=RANK.__getitem__)


def _bound(
    setting: Setting, points: Sequence[Point], n: int, rivals: Sequence[int], seats: Corners, *, favourable: bool
) -> Verdict:
    """Return a bound on what becomes of a challenger over all values the incumbent may turn out to have."""
    weighing, own = setting.weighing, points[n]
    seat = seats.low if favourable else seats.high
    other_seat = seats.high if favourable else seats.low
    found = find(setting, own, seat)
    if own.out or found.pulls is None or not _is_tolerable(weighing, own, seat):
        return Verdict.REJECT
    pulls = found.pulls
    strong = [m for m in rivals if _may_take_over(setting, points[m], other_seat)]
    for verdict, net, consent, in_full in (
        (Verdict.HIRE, pulls.net, found.consent, False),
        (Verdict.NOT_YET, pulls.net + pulls.unsupported, found.consent_in_full, True),
    ):
        beaten = any(_lead(weighing, points[m], own, seats, in_full=in_full, most=not favourable) > 0 for m in strong)
        if net > 0 and consent and not beaten:
            return verdict
    return Verdict.REJECT


def _may_take_over(setting: Setting, point: Point, seat: Point) -> bool:
    """Return whether a switch is allowed and consented to; whoever leads a net above 0 has one above 0 too."""
    consent = all(forces(voice.weighing, point, seat).net > 0 for voice in setting.voices)
    return consent and _is_tolerable(setting.weighing, point, seat)


def _is_tolerable(weighing: Weighing, point: Point, seat: Point) -> bool:
    return is_tolerable(weighing, experience(weighing, point), experience(weighing, seat))


class _Slope(NamedTuple):
    """How one solution's net answers to the incumbent's value on one need."""

    value: int
    gain: Felt
    loss: Felt

    def worth(self, weighing: Weighing, sway: Felt, seat: Felt) -> Felt:
        """Return what the need adds to the net where the incumbent has a value."""
        difference = self.value - seat
        force = weighing.force(sway, difference)
        return self.gain * force if difference > 0 else -self.loss * force


def _lead(weighing: Weighing, rival: Point, own: Point, seats: Corners, *, in_full: bool, most: bool) -> Felt:
    """Return the most, or least, by which a rival's net can exceed one's own, over the incumbent's values."""
    pick = max if most else min
    parts: list[Felt] = []
    for side, sways in enumerate(weighing.sway):
        rows = zip(
            sways,
            rival.sides[side],
            own.sides[side],
            seats.low.sides[side],
            seats.high.sides[side],
            rival.claims[side],
            own.claims[side],
            strict=True,
        )
        for sway, theirs, ours, low, high, their_claim, our_claim in rows:
            one = _Slope(theirs, weighing.supported if their_claim else 1, weighing.loss_aversion)
            two = _Slope(ours, weighing.supported if our_claim and not in_full else 1, weighing.loss_aversion)
            parts.append(
                pick(
                    one.worth(weighing, sway, seat) - two.worth(weighing, sway, seat)
                    for seat in _candidates(weighing.curvature, one, two, low, high)
                )
            )
    return weighing.total(parts) + changing_over(weighing, own) - changing_over(weighing, rival)


def _candidates(curvature: float, one: _Slope, two: _Slope, low: int, high: int) -> set[Felt]:
    """Return the incumbent's values at which the lead of one over the other can be greatest or least.

    Between its kinks the lead is a difference of two powers, which turns at most once, where their slopes are equal.
    """
    inside: list[Felt] = [low, high, one.value, two.value]
    if curvature != 1:
        (upper, lower) = (one, two) if one.value >= two.value else (two, one)
        ratios = [(upper.gain, lower.gain, -1), (upper.gain, lower.loss, 1)]
        for left, right, sign in ratios:
            if left > 0 and right > 0:
                ratio = float(right / left) ** (1 / (curvature - 1))
                if 1 + sign * ratio:
                    inside.append((upper.value + sign * ratio * lower.value) / (1 + sign * ratio))
    return {seat for seat in inside if low <= seat <= high}
