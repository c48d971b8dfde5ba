"""What keeps any single move from turning a verdict: limits, what nobody knows, claims, and rivals that are open.

What is open of a rival stays open, so that a move has to win however well the rival turns out. A rival is in the way
where, of the two alone, no move wins while the rival is at its best, and one does while it is at its worst.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from jobtheory.hiring.bars import Slot, is_had
from jobtheory.hiring.completions import is_open
from jobtheory.hiring.judging import experience
from jobtheory.hiring.moves import Obstacle, outward
from jobtheory.model.needs import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from jobtheory.hiring.bars import Parts
    from jobtheory.hiring.judging import Setting
    from jobtheory.hiring.performers import View
    from jobtheory.hiring.profile import Entry, Profile
    from jobtheory.hiring.weighing import Corners, Point

NAMED = 12
"""So many open rivals are looked at, those that could turn out best."""

PAIRED = 16
"""Two moves at once are tried among so many places, those that weigh most."""

NO_LIMIT = (None, "", None)

About = Literal["limit", "undone", "unknown", "range", "claim"]


class Blocked(NamedTuple):
    """A verdict that no single move turns."""

    view: View
    profiles: Sequence[Profile]
    setting: Setting
    corners: Sequence[Corners]
    n: int
    points: Sequence[Point]
    """What is open at its best for the rivals, and at its worst for the solution itself."""
    out: frozenset[Slot]
    """The places at which something may rule the solution out."""
    most: Mapping[Slot, Parts]
    """The value that each place could have by one move."""
    is_paired: bool
    """Whether two moves together turn it."""


def obstacles(blocked: Blocked) -> tuple[Obstacle, ...]:
    """Return what is in the way: the solution's own levels first, then those of rivals."""
    own = [*_ruling_out(blocked), *_to_be_settled(blocked)]
    theirs = [
        _obstacle(blocked, m, entry, _open(entry)) for m in _rivals(blocked) for _, entry in _open_levels(blocked, m)
    ]
    return (*own, *theirs)


def _ruling_out(blocked: Blocked) -> Iterator[Obstacle]:
    """Yield the levels that rule the solution out, or could."""
    sides = blocked.profiles[blocked.n].sides
    for slot in sorted(blocked.out):
        entry = sides[slot.side][slot.place]
        if entry.blocks:
            yield _obstacle(blocked, blocked.n, entry, "undone")
        else:
            about: About = "limit" if entry.score.past_high and not entry.is_unknown else _open(entry)
            yield _obstacle(blocked, blocked.n, entry, about, _bound(blocked.view, entry))


def _bound(view: View, entry: Entry) -> tuple[float, str, str | None]:
    """Return the limit that a level is past by most, its unit, and the performer whose it is."""
    need = view.job[entry.key]
    bounds: list[tuple[Fraction, str | None]] = [(end, who) for who, end in view.limits().get(entry.key, ())]
    measure, content = need.measure, entry.level
    if isinstance(content, tuple):  # of a problem with a time, where either part may be past a limit
        share, time = content
        within = need.within if isinstance(need, Problem) else None
        is_past = need.measure.score(share, *(end for end, _ in bounds)).past_low
        if within is not None and not is_past:
            measure, content, bounds = within, time, []
    elif isinstance(need, Problem) and need.within is not None and not bounds and measure.exact_limit is None:
        measure = need.within
    if measure.exact_limit is not None:
        bounds.append((measure.exact_limit, None))
    strictest, who = max(bounds, key=lambda one: measure.exact_value(one[0]))
    return outward(strictest, measure), measure.unit, who


def _to_be_settled(blocked: Blocked) -> Iterator[Obstacle]:
    """Yield what is unknown or only claimed of the solution, where it would win if all of that turned out well."""
    n = blocked.n
    best: Any = blocked.corners[n].high
    proven = best._replace(claims=tuple((False,) * len(side) for side in best.claims))
    if _is_had(blocked, best):
        is_claimed = False
    elif _is_had(blocked, proven):
        is_claimed = True
    else:
        return
    for slot, entry in _open_levels(blocked, n):
        if slot not in blocked.out:
            yield _obstacle(blocked, n, entry, _open(entry))
    incumbent = blocked.setting.incumbent
    if is_claimed and incumbent is not None:
        seat = blocked.points[incumbent]
        for side, entries in enumerate(blocked.profiles[n].sides[:2]):
            for place, entry in enumerate(entries):
                is_told = best.claims[side][place] and not entry.is_unknown
                if is_told and best.sides[side][place] > seat.sides[side][place]:
                    yield _obstacle(blocked, n, entry, "claim")


def _rivals(blocked: Blocked) -> list[int]:
    """Return the rivals that are in the way by what is open of them."""
    corners, weighing = blocked.corners, blocked.setting.weighing
    could = [m for m, p in enumerate(blocked.points) if m != blocked.n and not p.out and is_open(corners[m])]
    could = sorted(could, key=lambda m: experience(weighing, corners[m].high).ranked, reverse=True)[:NAMED]
    for moves in (1, 2) if not blocked.is_paired else (1,):
        found = [
            m
            for m in could
            if _suffice(blocked, _duel(blocked, m, corners[m].low), moves)
            and not _suffice(blocked, _duel(blocked, m, corners[m].high), moves)
        ]
        if found:
            return sorted(found)
    return []


def _duel(blocked: Blocked, m: int, rival: Point) -> list[Point]:
    """Return a competition in which nobody else takes part but the incumbent."""
    there = (blocked.n, m, blocked.setting.incumbent)
    points = [point if k in there else point._replace(out=True) for k, point in enumerate(blocked.points)]
    points[m] = rival
    return points


def _suffice(blocked: Blocked, points: Sequence[Point], moves: int) -> bool:
    """Return whether so many moves, or none, give the solution the verdict."""
    own: Any = points[blocked.n]
    if not blocked.out and is_had(blocked.setting, points, blocked.n, (0, 1)):
        return True
    weights = (blocked.setting.weighing.results, blocked.setting.weighing.execution, blocked.setting.weighing.adoption)
    slots = sorted(blocked.most, key=lambda slot: (slot not in blocked.out, -weights[slot.side][slot.place], slot))
    for chosen in combinations(slots if moves == 1 else slots[:PAIRED], moves):
        if blocked.out <= {*chosen}:
            sides = [list(side) for side in own.sides]
            for slot in chosen:
                sides[slot.side][slot.place] = blocked.most[slot]
            results, execution, adoption = map(tuple, sides)
            better = own._replace(results=results, execution=execution, adoption=adoption)
            if _is_had(blocked, better, points, tuple({slot.side for slot in chosen})):
                return True
    return False


def _is_had(blocked: Blocked, own: Point, points: Sequence[Point] | None = None, moved: Sequence[int] = (0, 1)) -> bool:
    changed = list(blocked.points if points is None else points)
    changed[blocked.n] = own
    return is_had(blocked.setting, changed, blocked.n, moved)


def _open_levels(blocked: Blocked, n: int) -> Iterator[tuple[Slot, Entry]]:
    """Yield what is open of a solution and weighs anything."""
    weighing = blocked.setting.weighing
    for side, weights in enumerate((weighing.results, weighing.execution, weighing.adoption)):
        for place, (weight, entry) in enumerate(zip(weights, blocked.profiles[n].sides[side], strict=True)):
            if entry.is_open and (weight or entry.score.past_low):
                yield Slot(side, place), entry


def _open(entry: Entry) -> About:
    return "unknown" if entry.is_unknown else "range"


def _obstacle(
    blocked: Blocked, n: int, entry: Entry, about: About, limit: tuple[float | None, str, str | None] = NO_LIMIT
) -> Obstacle:
    name, statement = blocked.profiles[n].solution.name, blocked.view.job[entry.key].statement
    return Obstacle(name, entry.key, statement, about, entry.text, *limit)
