"""Verdicts of many people at once, in floats, and for whom rounding could turn them.

The rules are those of `hiring.judging` and `hiring.completions`, on arrays whose first axis runs over people. A verdict
is only kept where no figure that decides lies nearer to another than rounding reaches; the rest is settled exactly.
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from jobtheory.hiring.crowd import TIE, Found, Nets, Weights, Worths, bar, find, judge, lead, product
from jobtheory.hiring.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.hiring.crowd import Bools, Counts, Floats, Rule

NEAR = 4 * TIE
"""Figures that lie nearer to each other, or forces that do so in proportion to their size, are compared exactly."""

BENT = 1e-6
"""A difference in value below this is raised to a power only where it is exact."""

CODES = {verdict: code for code, verdict in enumerate(Verdict)}
"""The number that stands for each verdict."""

RANK = (Verdict.REJECT, Verdict.NOT_YET, Verdict.HIRE)
"""From the worst that can become of a challenger to the best."""


class Ends(NamedTuple):
    """What everything is worth with all that is open at its worst, at its likely value and at its best."""

    low: Worths
    likely: Worths
    high: Worths


class Weighed(NamedTuple):
    """How people weigh: for the job, and whoever's consent a hire needs."""

    own: Weights
    voices: tuple[Weights, ...]
    concerned: tuple[Bools, ...]
    """For each voice, whom it concerns; the others' hires do not need it."""


class Stood(NamedTuple):
    """What is found of people."""

    codes: Counts
    """The number of each verdict, by person and solution."""
    is_near: Bools
    """Whether rounding could turn a verdict, by person."""
    against: tuple[Bools, ...]
    """For each voice, whether it stands against a solution, by person and solution."""


def stand(rule: Rule, weighed: Weighed, ends: Ends, count: int) -> Stood:
    """Judge so many people."""
    likely = _found(rule, weighed, ends.likely, ends.likely, count)
    codes, near = _codes(rule, likely, count), is_near(rule, likely) | _bent(rule, ends)
    against = _against(rule, likely)
    unsettled = _open(ends, count)
    some_open: Bools = np.asarray(unsettled.any(axis=1))
    if not some_open.any():
        return Stood(codes, near, against)
    low = _found(rule, weighed, ends.low, ends.high, count)
    high = _found(rule, weighed, ends.high, ends.low, count)
    settled = codes.copy()
    for n in range(codes.shape[1]):
        worst, near_worst = _with(rule, low, high, n, count)
        best, near_best = _with(rule, high, low, n, count)
        doubtful = near_worst | near_best
        if rule.seat is not None and rule.seat != n:
            seated = unsettled[:, rule.seat]
            if seated.any():
                least, most, open_near = _against_open(rule, rule.seat, weighed, ends, (low, high), n)
                worst, best = np.where(seated, least, worst), np.where(seated, most, best)
                doubtful = np.where(seated, open_near, doubtful)
        settled[:, n] = np.where(worst == best, worst, CODES[Verdict.NOT_YET])
        near = near | (some_open & doubtful)
    return Stood(np.where(some_open[:, None], settled, codes), near, against)


def _bent(rule: Rule, ends: Ends) -> Bools:
    """Return for whom a power makes much of a difference that rounding alone may make."""
    if rule.curvature == 1 or rule.seat is None:
        return np.zeros(1, dtype=bool)
    bent: Bools = np.zeros(1, dtype=bool)
    for one in ends:
        for other in ends:
            for new, old in ((one.results, other.results), (one.execution, other.execution)):
                difference = np.abs(new - old[:, rule.seat : rule.seat + 1])
                bent = bent | np.asarray(((difference > 0) & (difference < BENT)).any(axis=(1, 2)))
    return bent


def _found(rule: Rule, weighed: Weighed, worths: Worths, seat: Worths, count: int) -> Found:
    """Return what is found of everybody, every array of full length."""
    found = find(rule, weighed.own, weighed.voices, worths, seat)
    shape = (count, found.worse.shape[1])

    def full(nets: Nets) -> Nets:
        return Nets(*(np.broadcast_to(array, shape) for array in nets))

    voices = [
        Nets(
            *(
                np.where(concerned[:, None], array, idle)
                for array, idle in zip(full(nets), (1.0, 1.0, 0.0), strict=True)
            )
        )
        for nets, concerned in zip(found.voices, weighed.concerned, strict=False)
    ]
    return Found(
        np.broadcast_to(found.worse, shape),
        np.broadcast_to(found.better, shape),
        np.broadcast_to(found.out, shape),
        None if found.nets is None else full(found.nets),
        tuple(voices),
    )


def _codes(rule: Rule, found: Found, count: int) -> Counts:
    judged = judge(rule, found)
    codes = np.full((count, found.worse.shape[1]), CODES[Verdict.REJECT], dtype=np.int64)
    codes[judged.not_yet] = CODES[Verdict.NOT_YET]
    codes[judged.hired] = CODES[Verdict.HIRE]
    if rule.seat is not None:
        codes[:, rule.seat] = np.where(judged.kept, CODES[Verdict.KEEP], CODES[Verdict.FIRE])
    return codes


def _against(rule: Rule, found: Found) -> tuple[Bools, ...]:
    if rule.seat is None:
        return ()
    against: list[Bools] = []
    for voice in found.voices:
        stands: Bools = (voice.net <= 0) & ~found.out[:, rule.seat : rule.seat + 1]
        stands[:, rule.seat] = False
        against.append(stands)
    return tuple(against)


def _open(ends: Ends, count: int) -> Bools:
    """Return about which solutions anything is still to be found out, by person."""
    low, high = ends.low, ends.high
    differs: Bools = low.out != high.out
    for one, other in zip((*low[:3], *low.claims), (*high[:3], *high.claims), strict=True):
        differs = differs | (one != other).any(axis=2)
    return np.broadcast_to(differs, (count, differs.shape[1]))


def _with(rule: Rule, own: Found, rivals: Found, n: int, count: int) -> tuple[Counts, Bools]:
    """Return what becomes of one solution at one end, its rivals at the other, and for whom rounding could turn it.

    Where it is the incumbent, the rivals' forces are already those against this end of it.
    """
    mixed = _mixed(own, rivals, n)
    return _codes(rule, mixed, count)[:, n], is_near(rule, mixed)


def _mixed(own: Found, rivals: Found, n: int) -> Found:
    def mix(mine: Floats, theirs: Floats) -> Floats:
        mixed = theirs.copy()
        mixed[:, n] = mine[:, n]
        return mixed

    def nets(mine: Nets, theirs: Nets) -> Nets:
        return Nets(*(mix(one, other) for one, other in zip(mine, theirs, strict=True)))

    out = rivals.out.copy()
    out[:, n] = own.out[:, n]
    return Found(
        mix(own.worse, rivals.worse),
        mix(own.better, rivals.better),
        out,
        None if own.nets is None or rivals.nets is None else nets(own.nets, rivals.nets),
        tuple(nets(one, other) for one, other in zip(own.voices, rivals.voices, strict=True)),
    )


def is_near(rule: Rule, found: Found) -> Bools:
    """Return for whom two figures that decide lie so near to each other that rounding could turn a verdict."""
    considered = ~found.out
    worse = np.where(considered, found.worse, -np.inf)
    contested: Bools = (worse >= worse.max(axis=1, keepdims=True) - NEAR).sum(axis=1) > 1
    contested &= considered.any(axis=1)
    if rule.seat is None or found.nets is None:
        return contested
    net, in_full, size = found.nets
    reach = NEAR * (1 + size)
    others = considered.copy()
    others[:, rule.seat] = False
    floor = bar(rule, found.worse, rule.seat)
    hopeful = others & (in_full > -reach)
    doubtful = hopeful & (np.abs(found.worse - floor) <= NEAR)
    hopeful &= found.worse >= floor - NEAR
    doubtful |= hopeful & (size > 0) & ((np.abs(net) <= reach) | (np.abs(in_full) <= reach))
    willing = hopeful & (net > 0)
    for voice in found.voices:
        edge = NEAR * (1 + voice.size)
        near = (voice.size > 0) & ((np.abs(voice.net) <= edge) | (np.abs(voice.in_full) <= edge))
        near[:, rule.seat] = False
        doubtful |= near
        willing &= voice.net > 0
    nets = np.where(willing, net, -np.inf)
    leader = nets.argmax(axis=1)
    best = np.take_along_axis(nets, leader[:, None], axis=1)
    width = np.where(hopeful, reach, 0).max(axis=1, keepdims=True) * 2
    close = hopeful & ((net >= best - width) & (net <= best + width) | (np.abs(in_full - best) <= width))
    close[np.arange(len(close)), leader] = False
    close &= np.isfinite(best)
    seated = considered[:, rule.seat]
    mostly: Bools = np.where(seated, (doubtful | close).any(axis=1), contested)
    return mostly


def _against_open(
    rule: Rule, seat: int, weighed: Weighed, ends: Ends, found: tuple[Found, Found], n: int
) -> tuple[Counts, Counts, Bools]:
    """Return the worst and the best that can become of a challenger while the incumbent is open too."""
    low, high = found
    count = len(low.worse)
    worst: Counts = np.full(count, len(RANK))
    best: Counts = np.full(count, -1)
    near = np.zeros(count, dtype=bool)
    for own, rivals in ((low, high), (high, low)):
        mixed = _mixed(own, rivals, n)
        gone = mixed.out.copy()
        gone[:, seat] = True
        alone = mixed._replace(out=gone)
        first = np.where(lead(alone.worse, alone.better, ~gone)[:, n], 2, 0)
        may_go = np.broadcast_to(ends.low.out, gone.shape)[:, seat]
        worst, best = np.where(may_go, np.minimum(worst, first), worst), np.where(may_go, np.maximum(best, first), best)
        near |= may_go & is_near(rule._replace(seat=None), alone)
    may_stay = ~np.broadcast_to(ends.high.out, low.out.shape)[:, seat]
    for favourable in (False, True):
        rank, doubtful = _bound(rule, seat, weighed, ends, found, n, favourable=favourable)
        worst = np.where(may_stay, np.minimum(worst, rank), worst)
        best = np.where(may_stay, np.maximum(best, rank), best)
        near |= may_stay & doubtful
    codes = np.array([CODES[verdict] for verdict in RANK])
    return codes[worst], codes[best], near


def _bound(
    rule: Rule, seat: int, weighed: Weighed, ends: Ends, found: tuple[Found, Found], n: int, *, favourable: bool
) -> tuple[Counts, Bools]:
    """Return a bound on what becomes of a challenger over all values the incumbent may turn out to have."""
    own, rivals = (found[1], found[0]) if favourable else (found[0], found[1])
    own_at, rivals_at = (ends.high, ends.low) if favourable else (ends.low, ends.high)
    # A challenger's forces are found against the opposite end of the incumbent, but its bar is set by that end too.
    seat_worse = rivals.worse[:, seat : seat + 1]
    floor = np.minimum(rule.good, seat_worse - rule.slack)
    other_floor = np.minimum(rule.good, own.worse[:, seat : seat + 1] - rule.slack)
    empty = np.zeros(len(own.worse), dtype=np.int64)
    if own.nets is None:
        return empty, empty > 0
    tolerable = ~own.out[:, n] & (own.worse[:, n] >= floor[:, 0] - TIE)
    near = np.abs(own.worse[:, n] - floor[:, 0]) <= NEAR
    verdicts: list[Bools] = []
    for in_full in (False, True):
        nets = own.nets.in_full if in_full else own.nets.net
        wins = tolerable & (nets[:, n] > TIE)
        near |= (np.abs(nets[:, n]) <= NEAR * (1 + own.nets.size[:, n])) & (own.nets.size[:, n] > 0)
        for voice in own.voices:
            agreed = voice.in_full if in_full else voice.net
            wins &= agreed[:, n] > TIE
            near |= (np.abs(agreed[:, n]) <= NEAR * (1 + voice.size[:, n])) & (voice.size[:, n] > 0)
        for m in range(own.worse.shape[1]):
            if m in {n, seat}:
                continue
            strong = ~rivals.out[:, m] & (rivals.worse[:, m] >= other_floor[:, 0] - TIE)
            near |= np.abs(rivals.worse[:, m] - other_floor[:, 0]) <= NEAR
            for voice in rivals.voices:
                strong &= voice.net[:, m] > TIE
                near |= (np.abs(voice.net[:, m]) <= NEAR * (1 + voice.size[:, m])) & (voice.size[:, m] > 0)
            ahead, size = _lead(
                rule, seat, weighed.own, (rivals_at, m), (own_at, n), ends, in_full=in_full, most=not favourable
            )
            wins &= ~(strong & (ahead > TIE))
            near |= np.abs(ahead) <= NEAR * (1 + size)
        verdicts.append(wins)
    return np.where(verdicts[0], 2, np.where(verdicts[1], 1, 0)), near


def _lead(
    rule: Rule,
    seat: int,
    weights: Weights,
    rival: tuple[Worths, int],
    own: tuple[Worths, int],
    ends: Ends,
    *,
    in_full: bool,
    most: bool,
) -> tuple[Floats, Floats]:
    """Return the most, or least, by which a rival's net can exceed one's own, over the incumbent's values."""
    total: Floats = np.zeros(1)
    size: Floats = np.zeros(1)
    share = weights.share
    for side, (weight, part) in enumerate(((weights.results, share), (weights.execution, 1 - share))):
        (theirs, ours), (low, high) = (
            [(worths.results, worths.execution)[side][:, n] for worths, n in pairs]
            for pairs in ((rival, own), ((ends.low, seat), (ends.high, seat)))
        )
        one = np.where(rival[0].claims[side][:, rival[1]], rule.supported, 1.0)
        two = np.where(own[0].claims[side][:, own[1]], 1.0 if in_full else rule.supported, 1.0)
        leads = [
            _felt(rule, one, theirs, at) - _felt(rule, two, ours, at)
            for at in _candidates(rule, (theirs, one), (ours, two), low, high)
        ]
        stacked = np.stack(np.broadcast_arrays(*leads))
        picked = stacked.max(axis=0) if most else stacked.min(axis=0)
        total = total + part * product(weight, picked[:, None])[:, 0]
        size = size + part * product(weight, np.abs(picked)[:, None])[:, 0]
    price = (1 - own[0].adoption[:, own[1]]) / 2
    their_price = (1 - rival[0].adoption[:, rival[1]]) / 2
    return total + product(weights.adoption, (price - their_price)[:, None])[:, 0], size + 1


def _felt(rule: Rule, gain: Floats, value: Floats, seat: Floats) -> Floats:
    difference = value - seat
    force = np.abs(difference) ** rule.curvature
    felt: Floats = np.where(difference > 0, gain * force, -rule.loss_aversion * force)
    return felt


def _candidates(
    rule: Rule, one: tuple[Floats, Floats], two: tuple[Floats, Floats], low: Floats, high: Floats
) -> Sequence[Floats]:
    """Return the incumbent's values at which the lead of one over the other can be greatest or least."""
    inside: list[Floats] = [low, high, np.clip(one[0], low, high), np.clip(two[0], low, high)]
    if rule.curvature == 1:
        return inside
    first = one[0] >= two[0]
    upper, lower = np.where(first, one[0], two[0]), np.where(first, two[0], one[0])
    gain, other = np.where(first, one[1], two[1]), np.where(first, two[1], one[1])
    with np.errstate(all="ignore"):
        for right, sign in ((other, -1.0), (np.full_like(gain, rule.loss_aversion), 1.0)):
            ratio = (right / gain) ** (1 / (rule.curvature - 1))
            at = (upper + sign * ratio * lower) / (1 + sign * ratio)
            inside.append(np.where(np.isfinite(at), np.clip(at, low, high), low))
    return inside
