"""What people do, as far as a picture holds it: the most frequent of it, and how much that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.model.durations import read_count
from jobtheory.show.diagrams.flows import Activity, Flow, Follows, flow
from jobtheory.show.speaking import time_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jobtheory.model.activities import Activity as Name
    from jobtheory.model.durations import Durations
    from jobtheory.model.process import Process
    from jobtheory.show.diagrams.diagram import Diagram

ACTIVITIES, LINKS = 20, 40
"""So many of the most frequent are drawn where nothing else is asked for."""

AT = ("picture of a Process",)


def process(value: Process, *, activities: int = ACTIVITIES, links: int = LINKS) -> Diagram:
    """Return a process as a diagram: its most frequent activities, and the most frequent links between them.

    The most frequent link to each activity and from it is always there, so that nothing hangs in the air.
    """
    most = read_count(activities, (*AT, "activities"), "activities")
    room = read_count(links, (*AT, "links"), "links")
    names = _frequent(value.activities, most)
    number = {name: n for n, name in enumerate(names)}
    start, end = len(names), len(names) + 1
    seen = [
        (number[a], number[b], times) for (a, b), times in value.directly_follows.items() if {a, b} <= number.keys()
    ]
    seen += [(start, number[name], times) for name, times in value.starts.items() if name in number]
    seen += [(number[name], end, times) for name, times in value.ends.items() if name in number]
    kept = _frequent_links(seen, room)
    follows = [
        Follows(first, then, times, _median(value.between.get((names[first], names[then]))))
        for first, then, times in kept
        if start not in {first, then} and end not in {first, then}
    ]
    done = [Activity(str(name), value.activities[name], _waits(value, name)) for name in names]
    starts = [(then, times) for first, then, times in kept if first == start]
    ends = [(first, times) for first, then, times in kept if then == end]
    title = f"What is done in {value.cases:,} case{'' if value.cases == 1 else 's'}"
    return flow(Flow(title, done, follows, starts, ends, _subtitle(value, names, kept)))


def _frequent(counts: Mapping[Name, int], most: int) -> list[Name]:
    """Return the most frequent names, in the order in which they stand."""
    places = {name: n for n, name in enumerate(counts)}
    chosen = sorted(counts, key=lambda name: (-counts[name], places[name]))[:most]
    return sorted(chosen, key=places.__getitem__)


def _frequent_links(seen: Sequence[tuple[int, int, int]], room: int) -> list[tuple[int, int, int]]:
    """Return the most frequent links: first the most frequent one to and from each activity, then others."""
    ranked = sorted(range(len(seen)), key=lambda n: (-seen[n][2], n))
    reached: set[int] = set()
    left: set[int] = set()
    needed: set[int] = set()
    for n in ranked:
        first, then, _ = seen[n]
        if first != then and (then not in reached or first not in left):
            needed.add(n)
            reached.add(then)
            left.add(first)
    others = [n for n in ranked if n not in needed][: max(0, room - len(needed))]
    return [seen[n] for n in sorted([*needed, *others])]


def _subtitle(value: Process, names: Sequence[Name], kept: Sequence[tuple[int, int, int]]) -> str:
    known = any(times.median is not None for times in value.between.values())
    told = ["On links: how often, and the median time"] if known else []
    parts = [(len(names), len(value.activities), "activities")]
    parts.append((len(kept), len(value.directly_follows) + len(value.starts) + len(value.ends), "links"))
    cut = [f"{shown:,} of {all_:,} {what}" for shown, all_, what in parts if shown < all_]
    if cut:
        share = sum(times for _, _, times in kept) / (value.events + value.cases)
        told.append(f"The most frequent {' and '.join(cut)}: {_share(share)} of all that happens")
    return ". ".join(told)


def _share(share: float) -> str:
    return "less than 1 %" if share < 0.01 else f"{int(100 * share)} %"


def _median(times: Durations | None) -> str:
    return "" if times is None or times.median is None else time_in_words(times.median)


def _waits(value: Process, name: Name) -> tuple[str, ...]:
    """Return how long an activity takes, where that is not said of the links to it."""
    times = value.waits.get(name)
    if times is None or times.median is None or any(then == name for _, then in value.between):
        return ()
    return (time_in_words(times.median),)
