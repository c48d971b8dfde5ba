"""What would move a challenger on Gourville's grid: one need brought to another level, or one step done otherwise."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, final

import attrs

from jobtheory.errors import InvalidValueError
from jobtheory.hiring.changing import is_spared
from jobtheory.model.level import content_text
from jobtheory.model.needs import Problem
from jobtheory.model.number import Number, exact, plain
from jobtheory.model.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jobtheory.hiring.changing import Doing
    from jobtheory.hiring.pairing import Pair
    from jobtheory.hiring.profile import Entry
    from jobtheory.model.job import Need
    from jobtheory.model.measure import Measure

__all__ = ["Shift"]

FINE = 3
"""A level is written to about a thousandth of the way from worst to target; ``figure`` is exact."""

NEAR = 6
"""Nearer to an end than that, it is written with so many digits."""


@final
@attrs.frozen
class Shift(Value):
    """One need of a challenger altered, all else equal.

    Attributes:
        key: The need.
        statement: The need in words.
        about: ``"level"`` where it is the level that is altered, ``"change"`` whether the step is done as today.
        level: How it is now.
        needed: How it has to be, in the need's own unit, rounded to the safe side.
        figure: The level where the cell changes, an exact number in the measure's unit; of a problem with a time the
            pair ``(share, time)``; None for a step done otherwise. Where ``needed`` says "worse than", it is beyond.
        size: How far that is on the need's own way from worst to target, from 0 to 1.
    """

    key: str
    statement: str
    about: Literal["level", "change"]
    level: str
    needed: str
    figure: Number | tuple[Number, Number] | None
    size: float


Ways: TypeAlias = "tuple[tuple[Shift, ...], ...]"
"""What would do, the smallest first: each one shift, or the fewest that do together."""


class Lever(NamedTuple):
    """One thing that can be altered about a challenger, and how far it moves a coordinate."""

    need: Need
    entry: Entry
    sign: Literal[1, -1]
    """1 where the level is to become better, -1 where worse."""
    weight: int
    """How far one part of value moves the coordinate."""
    start: int
    """The value from which the coordinate begins to move, in parts."""
    now: int
    """The value as it is, in parts."""
    reach: int
    """How far the coordinate moves at the most."""
    one: int
    is_change: bool = False
    """Whether a step is to be done as today, or differently, while its level stays."""

    def does(self, gap: Fraction, *, beyond: bool) -> bool:
        """Return whether it alone crosses a gap; ``beyond`` where it has to go further than its end."""
        return self.reach > gap or (self.reach == gap and not beyond)

    def size(self, gap: Fraction) -> Fraction:
        """Return how far it is moved on the need's own scale to cross a gap."""
        if self.is_change:
            return Fraction(self.reach, self.weight * self.one)
        return abs(self._value(gap) - Fraction(self.now, self.one))

    def shift(self, gap: Fraction, *, beyond: bool) -> Shift:
        """Return what it takes to cross a gap."""
        need, entry, size = self.need, self.entry, float(self.size(gap))
        if self.is_change:
            now, needed = ("done differently than today", "done as today")[:: self.sign]
            return Shift(need.key, need.statement, "change", now, needed, None, size)
        value = self._value(gap)
        if isinstance(need, Problem) and need.within is not None:
            share, time = _pair(need, need.within, entry, value)
            figure: Number | tuple[Number, Number] = _number(share), _number(time)
            ends = _rounded(need.measure, share, self.sign), _rounded(need.within, time, self.sign)
            text = content_text(ends, (need.measure.unit, need.within.unit))
        else:
            level = _level(need.measure, value)
            figure = _number(level)
            text = content_text(_rounded(need.measure, level, self.sign), (need.measure.unit,))
        better = f"{text} or {'better' if self.sign > 0 else 'worse'}"
        needed = f"worse than {text}" if beyond else better
        return Shift(need.key, need.statement, "level", entry.text, needed, figure, size)

    def _value(self, gap: Fraction) -> Fraction:
        return (self.start + self.sign * gap / self.weight) / self.one


def product_levers(pair: Pair, *, up: bool) -> list[Lever]:
    """Return what can be altered about the gains on outcomes."""
    one = pair.weighing.one
    rows = zip(
        pair.weighing.results,
        pair.challenger.results,
        pair.ours.likely.results,
        pair.theirs.likely.results,
        strict=True,
    )
    return [
        Lever(pair.job[entry.key], entry, 1, w, max(new, old), new, w * (one - max(new, old)), one)
        if up
        else Lever(pair.job[entry.key], entry, -1, w, new, new, w * max(0, new - old), one)
        for w, entry, new, old in rows
    ]


def behaviour_levers(pair: Pair, doings: Sequence[Doing], *, up: bool) -> list[Lever]:
    """Return what can be altered about what people have to do otherwise."""
    found = list(_step_levers(pair, doings, up=up))
    if pair.is_adopted:
        one, job = pair.weighing.one, pair.job
        rows = zip(pair.weighing.adoption, pair.challenger.adoption, pair.ours.likely.adoption, strict=True)
        found += [
            Lever(job[entry.key], entry, -1, w, v, v, w * v, one)
            if up
            else Lever(job[entry.key], entry, 1, w, v, v, w * (one - v), one)
            for w, entry, v in rows
        ]
    return found


def _step_levers(pair: Pair, doings: Sequence[Doing], *, up: bool) -> Iterator[Lever]:
    weighing, one = pair.weighing, pair.weighing.one
    rows = zip(
        pair.job.action.choices,
        weighing.execution,
        pair.challenger.execution,
        pair.ours.likely.execution,
        pair.theirs.likely.execution,
        doings,
        strict=True,
    )
    levels = pair.challenger.solution.steps
    for slot, w, entry, new, old, doing in rows:
        if not doing.is_settled:
            continue  # once it is known which of several steps is taken, all of this is another matter
        need, weight, loss = pair.job[entry.key], 2 * w, max(0, old - new)
        change = Lever(need, entry, 1, weight, new, new, weight * (one - loss), one, is_change=True)
        if not up and doing.likely:
            yield change
        elif not up and weighing.has_execution:
            yield Lever(need, entry, 1, weight, new, new, weight * loss, one)
        elif up and not doing.likely:
            if not is_spared(entry):
                yield change._replace(sign=-1)
            # Of several ways the best is taken, so that making one of them worse may change nothing; and what is
            # spared but would be done differently is no longer as today at any level.
            is_one = sum(step.key in levels for step in slot) < 2
            if weighing.has_execution and is_one and entry.key not in pair.challenger.solution.changes:
                start = min(old, new)
                yield Lever(need, entry, -1, weight, start, new, weight * start, one)


def ways(levers: Iterable[Lever], gap: Fraction, *, beyond: bool) -> Ways:
    """Return what crosses a gap: every lever that does so alone, or the fewest that do together, or nothing."""
    able = [lever for lever in levers if lever.reach]
    alone = [lever for lever in able if lever.does(gap, beyond=beyond)]
    if alone:
        alone.sort(key=lambda lever: (lever.size(gap), lever.need.key, lever.is_change))
        return tuple((lever.shift(gap, beyond=beyond),) for lever in alone)
    able.sort(key=lambda lever: (-lever.reach, lever.need.key, not lever.is_change))
    taken: dict[str, Shift] = {}
    for lever in able:
        if lever.need.key in taken:
            continue  # the same step, done differently already
        if lever.does(gap, beyond=beyond):
            return ((*taken.values(), lever.shift(gap, beyond=beyond)),)
        taken[lever.need.key] = lever.shift(Fraction(lever.reach), beyond=False)
        gap -= lever.reach
    return ()


def _level(measure: Measure, value: Fraction) -> Fraction:
    """Return the level that is worth so much, as an exact number of the measure's unit."""
    worst = exact(measure.worst)
    return worst + value * (exact(measure.target) - worst)


def _pair(need: Problem, within: Measure, entry: Entry, value: Fraction) -> tuple[Fraction, Fraction]:
    """Return a share and a time that are together worth so much: the time as it is, where the share can do it."""
    time = within.score(entry.level[1]).likely if isinstance(entry.level, tuple) else Fraction(1)
    share = value / time if value < time else Fraction(1)
    return _level(need.measure, share), _level(within, max(value, time))


def _number(level: Fraction) -> Number:
    """Return a level as a number, rounded only where no number of ours holds it."""
    try:
        return plain(level)
    except InvalidValueError:
        return float(level)


def _rounded(measure: Measure, level: Fraction, sign: Literal[1, -1]) -> Number:
    """Return a level cut to a few digits, in the direction in which it is to be altered."""
    worst, target = exact(measure.worst), exact(measure.target)
    way = abs(target - worst)
    magnitude = (way.numerator.bit_length() - way.denominator.bit_length()) * math.log10(2)
    step = Fraction(10) ** (math.floor(magnitude) - FINE)
    rises = (target > worst) == (sign > 0)
    cut = step * (math.ceil(level / step) if rises else math.floor(level / step))
    if min(worst, target) <= cut <= max(worst, target) and cut != worst:
        return _number(cut)
    return measure.target if sign > 0 else float(f"{float(level):.{NEAR}g}")
