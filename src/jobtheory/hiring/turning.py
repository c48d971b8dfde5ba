"""What would it take: for every need of a solution, the level beyond which its verdict turns, all else equal.

All that is open elsewhere stays open: what counts is the verdict that no completion turns, so that a level beyond the
one told wins the hire however the rest turns out. Where the incumbent is open too, or several ways lead through one
place, the comparison itself is asked again for one level after another.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast

from jobtheory.hiring.bars import (
    ANY,
    Bar,
    Held,
    Slot,
    is_had,
    least,
    least_by_halving,
    lift,
    swing,
    to_be_hired,
    to_take_over,
)
from jobtheory.hiring.completions import is_open, opposite
from jobtheory.hiring.judging import experience
from jobtheory.hiring.moves import Move, Turn, outward, ranked
from jobtheory.hiring.obstacles import Blocked, obstacles
from jobtheory.hiring.pairs import Option, cheapest
from jobtheory.hiring.verdict import Verdict
from jobtheory.hiring.weighing import Point
from jobtheory.model.level import Content, Mark, Range, content_text, in_unit
from jobtheory.model.needs import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jobtheory.hiring.bars import Parts
    from jobtheory.hiring.judging import Setting
    from jobtheory.hiring.performers import View
    from jobtheory.hiring.profile import Entry, Profile, Scope
    from jobtheory.hiring.weighing import Corners, Felt
    from jobtheory.model.job import Need
    from jobtheory.model.measure import Measure

GROUPS = ("results", "steps", "adoption")


class Field(NamedTuple):
    """All that a search draws on."""

    view: View
    profiles: Sequence[Profile]
    setting: Setting
    corners: Sequence[Corners]
    verdicts: Sequence[Verdict]
    counts: Scope
    retry: Callable[[int, str, str, Content, bool], Verdict]
    """The verdict of a solution, by its number, with another level: under results, steps or adoption, its key, the
    content, and whether a trial proves it."""


class Place(NamedTuple):
    """A need at which a solution could have another level."""

    need: Need
    slot: Slot
    entry: Entry
    about: Literal["level", "share", "time"]
    measure: Measure
    other: Fraction
    """What the other part of a problem's pair leaves of the value; 1 elsewhere."""
    content: Content | None
    """The level today, or the part of it that this is about; None where nobody knows it."""
    is_alone: bool
    """Whether no other way leads through the place."""


class Search:
    """The search for what would give a solution a verdict: HIRE, or for the incumbent KEEP."""

    field: Field
    n: int
    setting: Setting
    one: int
    incumbent: int | None
    toward: Verdict
    points: list[Point]
    own: Point
    seat_is_open: bool
    limits: dict[str, list[tuple[str, Fraction]]]
    out: set[Slot]
    """The places at which something may rule the solution out."""

    def __init__(self, field: Field, n: int) -> None:
        self.field = field
        self.n = n
        self.setting = field.setting
        self.one = field.setting.weighing.one
        self.incumbent = field.setting.incumbent
        self.toward = Verdict.KEEP if n == self.incumbent else Verdict.HIRE
        self.points = opposite(field.corners, n, high=False)
        self.own = self.points[n]
        self.seat_is_open = self.incumbent not in {None, n} and is_open(field.corners[self.incumbent or 0])
        self.limits = field.view.limits()
        profile = field.profiles[n]
        self.out = {
            Slot(side, place)
            for side, entries in enumerate(profile.sides)
            for place, entry in enumerate(entries)
            if entry.blocks or entry.score.past_low
        }

    def turn(self) -> Turn:
        """Return what it takes."""
        is_so = self.field.verdicts[self.n] is self.toward
        places = list(self._places())
        moves = [self._move(place, is_so=is_so) for place in places]
        if not is_so:
            moves += [move for place in places if (move := self._proof(place)) is not None]
            moves += [move for place in places if (move := self._concession(place)) is not None]
        alone = is_so or any(move.level is not None for move in moves)
        pair = None if alone or self.toward is Verdict.KEEP else self._pair(places)
        found = () if alone else obstacles(self._blocked(places, is_paired=pair is not None))
        job = self.field.view.job
        in_order = ranked(moves, (need.key for need in (*job.needs, *job.adoption)))
        return Turn(self.field.profiles[self.n].solution.name, self.toward, is_so, in_order, pair, found)

    def _blocked(self, places: Iterable[Place], *, is_paired: bool) -> Blocked:
        """Return what keeps any single move from turning the verdict is to be found in."""
        most: dict[Slot, Parts] = {}
        for place in places:
            if not self._is_pair_unknown(place):
                most[place.slot] = max(most.get(place.slot, 0), place.other * self.one)
        field, out = self.field, frozenset(self.out)
        return Blocked(
            field.view, field.profiles, self.setting, field.corners, self.n, self.points, out, most, is_paired
        )

    def _places(self) -> Iterator[Place]:
        """Yield every need on a side that counts; a problem with a time for each part of its level."""
        job, profile, counts = self.field.view.job, self.field.profiles[self.n], self.field.counts
        sides: tuple[tuple[bool, Sequence[Entry], Sequence[Sequence[Need]]], ...] = (
            (counts.results, profile.results, [(need,) for need in job.purpose]),
            (counts.execution, profile.execution, job.action.choices),
            (counts.adoption and self.toward is Verdict.HIRE, profile.adoption, [(step,) for step in job.adoption]),
        )
        for side, (is_counted, entries, slots) in enumerate(sides):
            if is_counted:
                for place, (entry, members) in enumerate(zip(entries, slots, strict=True)):
                    for need in members:
                        yield from self._parts_of(need, Slot(side, place), entry, is_alone=len(members) == 1)

    def _parts_of(self, need: Need, slot: Slot, entry: Entry, *, is_alone: bool) -> Iterator[Place]:
        solution = self.field.profiles[self.n].solution
        given = (solution.results, solution.steps, solution.adoption)[slot.side].get(need.key)
        content = None if given is None else given.content
        if isinstance(need, Problem) and need.within is not None and isinstance(content, tuple):
            share, time = content
            left, soon = need.measure.score(share), need.within.score(time)
            kept = Fraction(0) if soon.past_low else soon.low
            yield Place(need, slot, entry, "share", need.measure, kept, share, is_alone)
            yield Place(need, slot, entry, "time", need.within, left.low, time, is_alone)
        else:
            yield Place(need, slot, entry, "level", need.measure, Fraction(1), content, is_alone)

    # the level of one need

    def _move(self, place: Place, *, is_so: bool) -> Move:
        value = self._value(place)
        level: float | None = None
        size = float("inf")
        if value is not None:
            bounds = self._bounds(place) if place.is_alone else []
            whole = _within(bounds, place.measure.exact_at(max(Fraction(0), value)), place.measure)
            if value >= 0 or bounds or not is_so:
                level = outward(whole, place.measure)
                size = abs(float(place.measure.exact_value(whole) - self._today(place)))
        now = place.entry.text if place.is_alone else self._taken(place)
        return self._told(place, place.about, level, now, size)

    def _taken(self, place: Place) -> str:
        """Return the level of one of several ways, as people write it."""
        return "not taken" if place.content is None else content_text(place.content, (place.measure.unit,))

    def _value(self, place: Place) -> Fraction | None:
        """Return the value beyond which the verdict turns, below 0 where any turns it, None where none does."""
        if self._is_out_elsewhere(place) or self._is_pair_unknown(place):
            return None
        if self.seat_is_open or not place.is_alone:
            return self._by_asking(place)
        if not place.other:
            return Fraction(ANY) if self._has_it(place, 0) else None
        if self.setting.weighing.is_exact:
            found = self._stay(place) if self.toward is Verdict.KEEP else self._win(place)
        else:
            found = least_by_halving(self.one, lambda value: self._has_it(place, value))
        if found is None:
            return None
        value = Fraction(ANY) if found < 0 else Fraction(found) / self.one / place.other
        return value if value <= 1 else None

    def _win(self, place: Place) -> Parts | None:
        gaps_at, strict, kinks = self._gaps(place, (place.slot.side,))
        return least(self.one, kinks, gaps_at, strict)

    def _has_it(self, place: Place, value: Parts) -> bool:
        """Return whether the verdict is had at a value of one need, judged anew."""
        points = list(self.points)
        points[self.n] = _with(self.own, place.slot, value)
        return is_had(self.setting, points, self.n, (place.slot.side,))

    def _gaps(
        self, place: Place, moved: Sequence[int]
    ) -> tuple[Callable[[Parts], list[Felt]], list[bool], list[Parts]]:
        """Return how far each bar is cleared at a value of one need, which bars are strict, and where gaps bend."""
        bars = to_be_hired(self.setting, self.points, self.n, moved)
        held, seat = self._held(place), self._seat(place.slot)

        def gaps_at(value: Parts) -> list[Felt]:
            other = Held(value, held.is_claim)
            return [bar.gap + lift(bar, place.slot, held, other, seat) for bar in bars]

        return gaps_at, [bar.strict for bar in bars], [] if seat is None else [seat]

    def _stay(self, place: Place) -> Parts | None:
        """Return the incumbent's value beyond which every challenger misses some bar."""
        needed: Parts = ANY
        for m, point in enumerate(self.points):
            if m == self.n or point.out:
                continue
            bars = [bar for bar in to_take_over(self.setting, point, self.own) if bar.side is None]
            theirs = _held(point, place.slot)
            roots = [self._miss(bar, place.slot, theirs) for bar in bars]
            found = [root for root in (*roots, self._outshine(place.slot, m)) if root is not None]
            if not found:
                return None
            needed = max(needed, min(found))
        return needed

    def _miss(self, bar: Bar, slot: Slot, challenger: Held) -> Parts | None:
        """Return the incumbent's value beyond which a switch is worth nothing to somebody."""
        now = swing(bar.weighing, slot, challenger, self.own.sides[slot.side][slot.place])

        def missed_by(value: Parts) -> list[Felt]:
            return [-(bar.gap + swing(bar.weighing, slot, challenger, value) - now)]

        return least(self.one, [challenger.value], missed_by, [False])

    def _outshine(self, slot: Slot, m: int) -> Parts | None:
        """Return the incumbent's value beyond which a challenger's experience is too bad for a switch."""
        weighing = self.setting.weighing
        theirs = experience(weighing, self.points[m]).overall
        if theirs >= weighing.good * weighing.whole:
            return None
        sides = experience(weighing, self.own)
        needed = theirs + weighing.slack * weighing.whole
        others = [reached for side, reached in enumerate(sides) if side != slot.side and reached is not None]
        weight = (weighing.results, weighing.execution)[slot.side][slot.place]
        reached = sides[slot.side]
        if any(other <= needed for other in others) or not weight or reached is None:
            return None
        root = self.own.sides[slot.side][slot.place] + Fraction(needed - reached, weight)
        return None if root >= self.one else root if root >= 0 else ANY

    def _by_asking(self, place: Place) -> Fraction | None:
        """Return the value by asking the comparison for one level after another."""

        def is_turned(value: float) -> bool:
            level = place.measure.exact_at(Fraction(value) / self.one)
            bounds = self._bounds(place) if place.is_alone else []
            if any(place.measure.is_past(bound, level) for bound in bounds):
                level = min(bounds) if place.measure.less_is_better else max(bounds)
            return self._asked(place, level, proven=False)

        found = least_by_halving(self.one, is_turned, halvings=30)
        return None if found is None else Fraction(ANY) if found < 0 else Fraction(found) / self.one

    def _asked(self, place: Place, level: Content, *, proven: bool) -> bool:
        solution = self.field.profiles[self.n].solution
        given = (solution.results, solution.steps, solution.adoption)[place.slot.side].get(place.need.key)
        if place.about != "level" and given is not None and isinstance(given.content, tuple):
            share, time = given.content
            part = cast("Any", level)
            level = (part, time) if place.about == "share" else (share, part)
        group = GROUPS[place.slot.side]
        return self.field.retry(self.n, group, place.need.key, level, proven) is self.toward

    # other moves

    def _proof(self, place: Place) -> Move | None:
        """Return the trial that alone would turn the verdict, if it proves the level as it is claimed."""
        content = place.content
        if self.setting.weighing.supported == 1 or self.incumbent is None:  # a claim counts in full
            return None
        if content is None or isinstance(content, Mark) or place.slot.side == 2 or place.about == "time":
            return None
        claimed = any(way.key == place.need.key and way.is_claim() for way in place.entry.ways or (place.entry,))
        if not claimed or not self._asked(place, content, proven=True):
            return None
        return self._told(place, "evidence", float(self._worse_end(place)), place.entry.text, 0.0)

    def _concession(self, place: Place) -> Move | None:
        """Return how far a limit has to give way, where it alone keeps the solution from the verdict."""
        entry = place.entry
        if not (entry.score.past_low and place.is_alone and place.content is not None) or place.about == "time":
            return None
        if self.seat_is_open or self._is_out_elsewhere(place) or not self._bounds(place):
            return None
        held = self._held(place)
        if not self._has_it(place, held.value):
            return None
        return self._told(place, "limit", float(self._worse_end(place)), entry.text, 0.0)

    def _pair(self, places: Sequence[Place]) -> tuple[Move, Move] | None:
        """Return the two moves that together turn it with the least way to go."""
        if self.seat_is_open:
            return None
        options = [
            option
            for place in places
            if place.is_alone
            and place.other
            and not self._is_pair_unknown(place)
            and not self._other_part_is_past(place)
            for option in self._options(place)
            if not (option.is_proof and place.slot in self.out)
        ]
        found = cheapest(self.setting, self.points, self.n, options, self.out)
        if found is None:
            return None
        return cast("tuple[Move, Move]", tuple(self._settled(option, value) for option, value in found))

    def _options(self, place: Place) -> Iterator[Option]:
        held, seat = self._held(place), self._seat(place.slot)
        most = whole = int(place.other * self.one)
        lowest = held.value
        bounds = self._bounds(place)
        if bounds:
            bar = min(bounds) if place.measure.less_is_better else max(bounds)
            lowest = max(lowest, int(place.measure.exact_value(bar) * place.other * self.one))
        yield Option(place, place.slot, held, seat, lowest, most, whole, is_proof=False)
        if (
            held.is_claim
            and place.content is not None
            and place.about != "time"
            and not isinstance(place.content, Mark)
        ):
            yield Option(place, place.slot, held, seat, held.value, held.value, whole, is_proof=True)

    def _settled(self, option: Option, value: Parts) -> Move:
        place = cast("Place", option.place)
        if option.is_proof:
            level: float = float(self._worse_end(place))
            about: Literal["level", "share", "time", "evidence"] = "evidence"
            size = 0.0
        else:
            whole = place.measure.exact_at(min(Fraction(1), Fraction(value) / self.one / place.other))
            whole = _within(self._bounds(place), whole, place.measure)
            level, about = outward(whole, place.measure), place.about
            size = abs(float(place.measure.exact_value(whole) - self._today(place)))
        return self._told(place, about, level, place.entry.text, size)

    def _told(
        self,
        place: Place,
        about: Literal["level", "share", "time", "limit", "evidence"],
        level: float | None,
        now: str,
        size: float,
    ) -> Move:
        need, measure = place.need, place.measure
        known = place.content is not None and not isinstance(place.content, (Mark, tuple))
        today = float(self._worse_end(place)) if known else None
        ends = float(measure.worst), float(measure.target)
        return Move(need.key, need.statement, about, level, measure.unit, now, size, *ends, today)

    # what the search asks of a place

    def _held(self, place: Place) -> Held:
        return _held(self.own, place.slot)

    def _seat(self, slot: Slot) -> Parts | None:
        if self.incumbent is None or slot.side == 2:
            return None
        return self.points[self.incumbent].sides[slot.side][slot.place]

    def _today(self, place: Place) -> Fraction:
        """Return the value of today's level, at its worst end; 0 where nobody knows it."""
        if place.content is None or place.content is Mark.UNDONE:
            return Fraction(0)
        return Fraction(1) if isinstance(place.content, Mark) else place.measure.score(place.content).low

    def _bounds(self, place: Place) -> list[Fraction]:
        """Return the limits on a level; doing nothing is never past one."""
        if self.field.profiles[self.n].solution.is_nothing:
            return []
        own = [] if place.measure.exact_limit is None else [place.measure.exact_limit]
        return own if place.about == "time" else [*own, *(end for _, end in self.limits.get(place.need.key, ()))]

    def _worse_end(self, place: Place) -> Fraction:
        content = cast("Any", place.content)
        ends = [content.low, content.high] if isinstance(content, Range) else [content]
        levels = [in_unit(end, place.measure.unit) for end in ends]
        return max(levels) if place.measure.less_is_better else min(levels)

    def _is_pair_unknown(self, place: Place) -> bool:
        """Whether a level would need two parts of which neither is known."""
        return isinstance(place.need, Problem) and place.need.within is not None and place.about == "level"

    def _is_out_elsewhere(self, place: Place) -> bool:
        """Whether something else than this level may rule the solution out."""
        if self.field.profiles[self.n].solution.is_nothing:
            return False
        return bool(self.out - {place.slot}) or self._other_part_is_past(place)

    def _other_part_is_past(self, place: Place) -> bool:
        """Whether the time of a problem's pair is past its limit, where this is about the share, or the reverse."""
        need, level = place.need, place.entry.level
        if place.about == "level" or not isinstance(level, tuple) or not isinstance(need, Problem):
            return False
        if place.about == "share":
            return need.within is not None and need.within.score(level[1]).past_low
        return need.measure.score(level[0], *(end for _, end in self.limits.get(need.key, ()))).past_low


def _held(point: Point, slot: Slot) -> Held:
    side, n = slot
    return Held(point.sides[side][n], side < 2 and point.claims[side][n])


def _within(bounds: Sequence[Fraction], level: Fraction, measure: Measure) -> Fraction:
    """Return a level, or the strictest limit where the level is past one."""
    return min((level, *bounds)) if measure.less_is_better else max((level, *bounds))


def _with(point: Point, slot: Slot, value: Parts) -> Point:
    """Return a solution with another value of one need."""
    sides: list[Any] = [list(side) for side in point.sides]
    sides[slot.side][slot.place] = value
    return Point(tuple(sides[0]), tuple(sides[1]), tuple(sides[2]), point.claims, point.out)
