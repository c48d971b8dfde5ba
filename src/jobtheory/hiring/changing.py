"""How much a challenger changes: the product people get, and what they have to do otherwise.

Both are sums over the values and weights that a verdict rests on, counted in the same parts. How a change is felt (loss
aversion, curvature, what a claim counts) is no part of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jobtheory.model.level import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.hiring.pairing import Pair
    from jobtheory.hiring.profile import Entry
    from jobtheory.hiring.weighing import Point
    from jobtheory.model.solution import Solution
    from jobtheory.model.step import Step


class Doing(NamedTuple):
    """Whether a step, or the one taken of a group of alternatives, is done differently than today."""

    surely: bool
    likely: bool
    """So far as is known; at worst, where nobody knows which of several is taken."""
    perhaps: bool
    is_settled: bool
    """Whether it is known which step is taken."""


def doings(pair: Pair) -> tuple[Doing, ...]:
    """Return for each step whether the challenger has it done differently than today."""
    rows = zip(pair.job.action.choices, pair.challenger.execution, strict=True)
    return tuple(_doing(pair.challenger.solution, slot, entry) for slot, entry in rows)


def gains(pair: Pair, ours: Point, theirs: Point) -> list[int]:
    """Return what the challenger gains on each outcome, weighted; ``one`` times ``whole`` parts are all there is."""
    rows = zip(pair.weighing.results, ours.results, theirs.results, strict=True)
    return [weight * max(0, new - old) for weight, new, old in rows]


def efforts(pair: Pair, ours: Point, theirs: Point, differently: Sequence[bool]) -> list[int]:
    """Return what each step and then each adoption step asks people to change, weighted, in halves of a part.

    A step counts once: all of its weight where it is done differently, and elsewhere what is lost on it. The price of
    changing over is paid once and not at each use, so it counts half, as it does among the forces.
    """
    weighing = pair.weighing
    rows = zip(weighing.execution, ours.execution, theirs.execution, differently, strict=True)
    steps = [2 * w * (weighing.one if changed else max(0, old - new)) for w, new, old, changed in rows]
    return [*steps, *(w * (weighing.one - v) for w, v in zip(weighing.adoption, ours.adoption, strict=True))]


def is_spared(entry: Entry) -> bool:
    """Return whether nobody has to do a step any more, so that nothing about it is to be learnt."""
    return entry.level is Mark.SPARED or (entry.level is None and not entry.is_unknown)


def _doing(solution: Solution, slot: Sequence[Step], entry: Entry) -> Doing:
    if entry.ways:
        surely = max((way.score.low for way in entry.ways if not way.score.past_low), default=entry.score.low)
        able = [way for way in entry.ways if way.score.high >= surely and not way.score.past_high] or entry.ways
        found = [way.key in solution.changes and not is_spared(way) for way in able]
        return Doing(all(found), entry.key in solution.changes and not is_spared(entry), any(found), is_settled=True)
    if entry.is_unknown and len(slot) > 1:
        found = [step.key in solution.changes for step in slot if step.key not in solution.steps]
        likely = any(found)
        return Doing(all(found) if entry.is_open else likely, likely, likely, is_settled=False)
    changed = entry.key in solution.changes and not is_spared(entry)
    return Doing(changed, changed, changed, is_settled=True)
