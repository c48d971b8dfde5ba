"""Relations that people or logs tell, some of them in circles, brought into an order: the most told win, ties do not.

Nodes are numbers, relations pairs (lower, upper) with how often they are told. Sets of nodes are whole numbers whose
bits are the members. Nothing here enumerates paths or cycles, and no result depends on the order of the relations.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from jobtheory.model.orders import members

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Pair: TypeAlias = tuple[int, int]


class Untangled(NamedTuple):
    """Relations without a circle, and those that would close one."""

    kept: tuple[Pair, ...]
    """The relations that stay, as they were given."""
    against: dict[Pair, tuple[int, ...]]
    """For each relation that runs against ones that are told more often, the way those go: from its upper to its lower.
    """
    tied: dict[Pair, tuple[int, ...]]
    """For each relation in a circle of relations of which none is told least, the rest of the circle."""


class Order:
    """A partial order that grows by one relation after the other, with all that follows from them."""

    def __init__(self, size: int) -> None:
        """Begin with nodes of which none lies above another."""
        self.above: list[int] = [0] * size
        """For each node the set of those above it."""
        self.below: list[int] = [0] * size
        """For each node the set of those below it."""
        self.relations: list[Pair] = []
        """The relations that were added."""

    def implies_none_of(self, refused: Sequence[int], lower: int, upper: int) -> bool:
        """Return whether a relation would put none above another one that refuses it there, be it through others.

        Args:
            refused: For each node the set of those that must not come to lie above it.
            lower: The one end of the relation.
            upper: The other end.
        """
        tops = self.above[upper] | 1 << upper
        return not any(refused[node] & tops for node in members(self.below[lower] | 1 << lower))

    def add(self, lower: int, upper: int) -> None:
        """Add a relation that closes no circle, and what follows from it."""
        self.relations.append((lower, upper))
        if self.above[lower] >> upper & 1:
            return
        tops, bottoms = self.above[upper] | 1 << upper, self.below[lower] | 1 << lower
        for node in members(bottoms):
            self.above[node] |= tops
        for node in members(tops):
            self.below[node] |= bottoms


def untangle(size: int, told: Mapping[Pair, int]) -> Untangled:
    """Return the relations without circles: each stays unless it closes one with relations told more often.

    Relations told equally often have equal rights: where only together they close a circle, all of them that lie on it
    are left out.

    Args:
        size: How many nodes there are.
        told: How often each relation is told; none leads from a node to itself.
    """
    order = Order(size)
    against: dict[Pair, tuple[int, ...]] = {}
    tied: dict[Pair, tuple[int, ...]] = {}
    after: list[list[int]] = [[] for _ in range(size)]
    for equals in _by_count(told):
        open_ = [pair for pair in equals if not order.above[pair[1]] >> pair[0] & 1]
        for lower, upper in set(equals).difference(open_):
            against[lower, upper] = _way(after, upper, lower)
        for lower, upper in open_:
            after[lower].append(upper)
        place = _components(after)
        circular = [pair for pair in open_ if place[pair[0]] == place[pair[1]]]
        for lower, upper in circular:
            tied[lower, upper] = _way(after, upper, lower)
        for lower, upper in circular:
            after[lower].remove(upper)
        for lower, upper in set(open_).difference(circular):
            order.add(lower, upper)
    kept = set(order.relations)
    return Untangled(tuple(pair for pair in told if pair in kept), against, tied)


def implied(size: int, relations: Sequence[Pair]) -> dict[Pair, tuple[int, ...]]:
    """Return the relations without circles that a way through others implies, each with such a way, its ends included.

    Without them the relations imply the same, and none of the rest is implied by others: the transitive reduction (Aho,
    Garey & Ullman 1972).
    """
    order = Order(size)
    after: list[list[int]] = [[] for _ in range(size)]
    for lower, upper in relations:
        after[lower].append(upper)
        order.add(lower, upper)
    short = {(a, b) for a, b in relations if any(order.above[c] >> b & 1 for c in after[a])}
    rest = [[b for b in after[a] if (a, b) not in short] for a in range(size)]
    return {(a, b): _way(rest, a, b) for a, b in relations if (a, b) in short}


def _by_count(told: Mapping[Pair, int]) -> Iterable[list[Pair]]:
    groups: dict[int, list[Pair]] = {}
    for pair, count in told.items():
        groups.setdefault(count, []).append(pair)
    return (groups[count] for count in sorted(groups, reverse=True))


def _way(after: Sequence[Sequence[int]], start: int, goal: int) -> tuple[int, ...]:
    """Return a shortest way along edges, both ends included; there is one."""
    back = {start: start}
    waiting = deque([start])
    while goal not in back:
        node = waiting.popleft()
        for other in after[node]:
            if other not in back:
                back[other] = node
                waiting.append(other)
    way = [goal]
    while way[-1] != start:
        way.append(back[way[-1]])
    return tuple(reversed(way))


def _components(after: Sequence[Sequence[int]]) -> list[int]:
    """Return for each node the number of its strongly connected component (Kosaraju's two passes, not recursive)."""
    finished: list[int] = []
    seen = [False] * len(after)
    for start in range(len(after)):
        if seen[start]:
            continue
        seen[start] = True
        stack = [(start, iter(after[start]))]
        while stack:
            node, others = stack[-1]
            other = next((o for o in others if not seen[o]), None)
            if other is None:
                finished.append(node)
                stack.pop()
            else:
                seen[other] = True
                stack.append((other, iter(after[other])))
    before: list[list[int]] = [[] for _ in after]
    for node, targets in enumerate(after):
        for other in targets:
            before[other].append(node)
    place = [-1] * len(after)
    for number, start in enumerate(reversed(finished)):
        if place[start] >= 0:
            continue
        place[start] = number
        heap = [start]
        while heap:
            for other in before[heap.pop()]:
                if place[other] < 0:
                    place[other] = number
                    heap.append(other)
    return place
