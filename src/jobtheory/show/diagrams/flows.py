"""Processes as diagrams: what follows what, how often; lines are as thick as they are frequent."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from jobtheory.show.diagrams.diagram import Diagram, Link, Node, NodeKind
from jobtheory.show.drawing import theme
from jobtheory.show.drawing.legend import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

THINNEST, THICKEST = 1.2, 9.0


class Activity(NamedTuple):
    """Something that is done: its name, how often, and what more there is to say, such as how long it takes."""

    name: str
    times: int
    notes: tuple[str, ...] = ()


class Follows(NamedTuple):
    """One activity directly follows another, by their numbers, so many times, and how long that takes."""

    first: int
    then: int
    times: int
    takes: str = ""


class Flow(NamedTuple):
    """A process as far as it is drawn: activities, what follows what, and where cases begin and end, with counts."""

    title: str
    activities: Sequence[Activity]
    follows: Sequence[Follows]
    starts: Sequence[tuple[int, int]] = ()
    ends: Sequence[tuple[int, int]] = ()
    subtitle: str = ""


def flow(value: Flow) -> Diagram:
    """Return a process as a diagram.

    Example:
        >>> diagram = flow(
        ...     Flow(
        ...         "Lunch", [Activity("Queue", 3), Activity("Eat", 2)], [Follows(0, 1, 2, "5 min")], [(0, 3)], [(1, 2)]
        ...     )
        ... )
        >>> [node.text for node in diagram.nodes], [link.label for link in diagram.links]
        (['Queue', 'Eat', 'start', 'end'], ['2 · 5 min', '3', '2'])
    """
    counts = [*(one.times for one in value.follows), *(count for _, count in (*value.starts, *value.ends))]
    most = max(counts, default=1)

    def thick(count: int) -> float:
        return THINNEST + (THICKEST - THINNEST) * count / most

    def link(tail: int, head: int, count: int, takes: str = "") -> Link:
        label = f"{count:,} · {takes}" if takes else f"{count:,}"
        return Link(tail, head, label=label, thickness=thick(count))

    nodes = [Node(one.name, (f"{one.times:,} ×", *one.notes)) for one in value.activities]
    links = [link(*one) for one in value.follows]
    order = onwards(len(nodes), value.follows)
    if value.starts:
        links += [link(len(nodes), node, count) for node, count in value.starts]
        order = [len(nodes), *order]
        nodes.append(Node("start", kind=NodeKind.TERMINAL))
    if value.ends:
        links += [link(node, len(nodes), count) for node, count in value.ends]
        order.append(len(nodes))
        nodes.append(Node("end", kind=NodeKind.TERMINAL))
    scale = [Entry(f"{count:,} ×", theme.LINE, thick(count)) for count in sorted({min(counts, default=1), most})]
    return Diagram(
        value.title,
        nodes,
        links,
        order,
        verb="is followed by",
        legend=scale if len(scale) > 1 else [],
        subtitle=value.subtitle,
    )


def onwards(count: int, follows: Sequence[Follows]) -> list[int]:
    """Return activities in an order which little goes against: what comes more often before others stands above them.

    What nothing leads to any more comes first, then what leads on more often than it is led to (after Eades, Lin and
    Smyth 1993, Information Processing Letters 47, p. 320).

    Example:
        >>> onwards(3, [Follows(2, 1, 9), Follows(1, 0, 8), Follows(0, 1, 2)])
        [2, 1, 0]
    """
    entered, left = [0] * count, [0] * count
    after: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for one in follows:
        if one.first != one.then:
            after[one.first].append((one.then, one.times))
            left[one.first] += one.times
            entered[one.then] += one.times
    before: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for first, heads in enumerate(after):
        for then, times in heads:
            before[then].append((first, times))

    def place(node: int) -> tuple[bool, int, int]:
        return entered[node] > 0, entered[node] - left[node], node

    waiting = [place(node) for node in range(count)]
    heapify(waiting)
    found: dict[int, None] = {}
    while waiting:
        node = heappop(waiting)[-1]
        if node in found:
            continue
        found[node] = None
        for others, passed in ((after[node], entered), (before[node], left)):
            for other, times in others:
                if other not in found:
                    passed[other] -= times
                    heappush(waiting, place(other))
    return list(found)
