"""Linear passes over a partial order given as lists of predecessors: plain loops over plain lists, no recursion.

Nodes are numbers in declaration order. Sets of nodes are whole numbers whose bits are the members, so that a union over
ten thousand nodes is one machine instruction for every 64 of them. Nothing here enumerates paths, orders or cycles.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from fractions import Fraction

Neighbours = Sequence[Sequence[int]]
"""For each node, the nodes next to it on one side."""


def order(before: Neighbours, after: Neighbours) -> list[int]:
    """Return the nodes in an order that respects the edges, the earliest declared first wherever several could come.

    Nodes on a cycle, and those behind one, are left out.
    """
    waiting = [len(p) for p in before]
    ready = [node for node, count in enumerate(waiting) if not count]
    done: list[int] = []
    while ready:
        node = heapq.heappop(ready)
        done.append(node)
        for successor in after[node]:
            waiting[successor] -= 1
            if not waiting[successor]:
                heapq.heappush(ready, successor)
    return done


def cycle(before: Neighbours, ordered: Sequence[int]) -> list[int]:
    """Return one cycle among the nodes an order left out, along the edges, its start not repeated."""
    stuck = set(range(len(before))) - set(ordered)
    node = min(stuck)
    seen: dict[int, int] = {}
    trail: list[int] = []
    while node not in seen:  # every stuck node has a stuck predecessor, so walking back must come round
        seen[node] = len(trail)
        trail.append(node)
        node = min(p for p in before[node] if p in stuck)
    ring = trail[seen[node] :][::-1]
    start = ring.index(min(ring))
    return ring[start:] + ring[:start]


def closure(before: Neighbours, ordered: Sequence[int]) -> list[int]:
    """Return for each node the set of all nodes before it."""
    sets = [0] * len(before)
    for node in ordered:
        for p in before[node]:
            sets[node] |= sets[p] | 1 << p
    return sets


def dominators(before: Neighbours, ordered: Sequence[int]) -> list[int]:
    """Return for each node the set of nodes on every way to it from the beginning, itself included."""
    sets = [0] * len(before)
    for node in ordered:
        shared = -1
        for p in before[node]:
            shared &= sets[p]
        sets[node] = (shared if before[node] else 0) | 1 << node
    return sets


def contract(before: Neighbours, ordered: Sequence[int], kept: int) -> list[int]:
    """Return for each kept node the nearest kept nodes before it, through those that are not kept."""
    sets = [0] * len(before)
    for node in ordered:
        for p in before[node]:
            sets[node] |= 1 << p if kept >> p & 1 else sets[p]
    return sets


def longest(before: Neighbours, ordered: Sequence[int], weight: Sequence[Fraction]) -> tuple[list[int], Fraction]:
    """Return the heaviest way through the order and its weight; the earliest declared wins a tie."""
    total = [Fraction(0)] * len(before)
    back = [-1] * len(before)
    for node in ordered:
        for p in before[node]:
            if back[node] < 0 or (total[p], -p) > (total[back[node]], -back[node]):
                back[node] = p
        total[node] = weight[node] + (total[back[node]] if back[node] >= 0 else 0)
    if not total:
        return [], Fraction(0)
    node = max(range(len(before)), key=lambda n: (total[n], -n))
    weightiest = total[node]
    way: list[int] = []
    while node >= 0:
        way.append(node)
        node = back[node]
    return way[::-1], weightiest


def members(bits: int) -> Iterator[int]:
    """Yield the members of a set in declaration order."""
    digits = bin(bits)[:1:-1]
    position = digits.find("1")
    while position >= 0:
        yield position
        position = digits.find("1", position + 1)
