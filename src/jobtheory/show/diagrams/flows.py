"""Processes as diagrams: what follows what, how often; lines are as thick as they are frequent."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jobtheory.show.diagrams.diagram import Diagram, Link, Node, NodeKind
from jobtheory.show.layered.ranks import forwards

if TYPE_CHECKING:
    from collections.abc import Sequence

THINNEST, THICKEST = 1.2, 9.0


class Activity(NamedTuple):
    """Something that is done: its name, how often, and what more there is to say, such as how long it takes."""

    name: str
    times: int
    notes: tuple[str, ...] = ()


class Follows(NamedTuple):
    """One activity directly follows another, by their numbers, so many times."""

    first: int
    then: int
    times: int


class Flow(NamedTuple):
    """A process as far as it is drawn: activities, what follows what, and where cases begin and end, with counts."""

    title: str
    activities: Sequence[Activity]
    follows: Sequence[Follows]
    starts: Sequence[tuple[int, int]] = ()
    ends: Sequence[tuple[int, int]] = ()


def flow(value: Flow) -> Diagram:
    """Return a process as a diagram.

    Example:
        >>> diagram = flow(
        ...     Flow("Lunch", [Activity("Queue", 3), Activity("Eat", 2)], [Follows(0, 1, 2)], [(0, 3)], [(1, 2)])
        ... )
        >>> [node.text for node in diagram.nodes], [link.label for link in diagram.links]
        (['Queue', 'Eat', 'start', 'end'], ['2', '3', '2'])
    """
    most = max([1, *(one.times for one in value.follows), *(count for _, count in (*value.starts, *value.ends))])

    def link(tail: int, head: int, count: int) -> Link:
        return Link(tail, head, label=f"{count:,}", thickness=THINNEST + (THICKEST - THINNEST) * count / most)

    nodes = [Node(one.name, (f"{one.times:,} ×", *one.notes)) for one in value.activities]
    links = [link(*one) for one in value.follows]
    order = forwards(len(nodes), [(one.first, one.then) for one in value.follows])
    if value.starts:
        links += [link(len(nodes), node, count) for node, count in value.starts]
        order = [len(nodes), *order]
        nodes.append(Node("start", kind=NodeKind.TERMINAL))
    if value.ends:
        links += [link(node, len(nodes), count) for node, count in value.ends]
        order.append(len(nodes))
        nodes.append(Node("end", kind=NodeKind.TERMINAL))
    return Diagram(value.title, nodes, links, order, verb="is followed by")
