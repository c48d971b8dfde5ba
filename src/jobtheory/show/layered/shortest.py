"""The ranks at which links are shortest in all.

Source:
    Gansner, Koutsofios, North & Vo (1993), A technique for drawing directed graphs, IEEE TSE 19(3):214-230, section
    2.3: the network simplex method. A spanning tree of tight links gives the ranks; a tree link that would better be
    longer (its cut value is negative) gives way to the one that stops it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

WORK = 1_500_000
"""Exchanges stop after about so many looks at a node or a link; what is left is correct, and longer than need be."""


class Pull(NamedTuple):
    """A link as ranks feel it: the lower end at least so far below the upper one, and drawn to it by a weight."""

    upper: int
    lower: int
    least: int
    weight: int


def shortened(pulls: Sequence[Pull], ranks: list[int]) -> None:
    """Change ranks so that links are as short as they can be, weighted, in all.

    Args:
        pulls: The links. From node 0, the top, a way leads to every other node.
        ranks: The length of the longest way from the top to each node.
    """
    count = len(ranks)
    surplus = [0] * count
    tree: list[int] = [-1] * count  # the link to each node's parent
    for n, pull in enumerate(pulls):
        surplus[pull.upper] += pull.weight
        surplus[pull.lower] -= pull.weight
        if tree[pull.lower] < 0 and ranks[pull.lower] - ranks[pull.upper] == pull.least:
            tree[pull.lower] = n
    chosen = {n for n in tree if n >= 0}
    for _ in range(WORK // (count + len(pulls))):
        parent, preorder, size = _rooted(pulls, chosen, count)
        leaving = _worst(pulls, parent, preorder, surplus)
        if leaving is None:
            return
        node, link = leaving
        start = preorder.index(node)
        inside = [False] * count
        for member in preorder[start : start + size[node]]:
            inside[member] = True
        entering, slack = _stopping(pulls, ranks, inside, down=pulls[link].lower == node)
        shift = slack if pulls[link].lower == node else -slack
        for member in preorder[start : start + size[node]]:
            ranks[member] += shift
        chosen.remove(link)
        chosen.add(entering)


def _rooted(pulls: Sequence[Pull], chosen: set[int], count: int) -> tuple[list[int], list[int], list[int]]:
    """Return the link to each node's parent, the nodes in preorder, and how many are in each one's subtree."""
    near: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for n in sorted(chosen):
        near[pulls[n].upper].append((pulls[n].lower, n))
        near[pulls[n].lower].append((pulls[n].upper, n))
    parent = [-1] * count
    preorder: list[int] = []
    waiting = [(0, -1)]
    above = [-1] * count
    while waiting:
        node, link = waiting.pop()
        parent[node] = link
        preorder.append(node)
        for other, n in near[node]:
            if n != link:
                above[other] = node
                waiting.append((other, n))
    size = [1] * count
    for node in reversed(preorder[1:]):
        size[above[node]] += size[node]
    return parent, preorder, size


def _worst(pulls: Sequence[Pull], parent: list[int], preorder: list[int], surplus: list[int]) -> tuple[int, int] | None:
    """Return the tree link with the most negative cut value, with its lower end in the tree."""
    flow = surplus[:]
    worst, found = 0, None
    for node in reversed(preorder[1:]):
        pull = pulls[parent[node]]
        outside = pull.lower if pull.upper == node else pull.upper
        flow[outside] += flow[node]
        cut = flow[node] if pull.upper == node else -flow[node]
        if cut < worst:
            worst, found = cut, (node, parent[node])
    return found


def _stopping(pulls: Sequence[Pull], ranks: list[int], inside: list[bool], *, down: bool) -> tuple[int, int]:
    """Return the link that is first tight as the nodes inside move away, and how far they can move."""
    entering, least = -1, -1
    for n, (upper, lower, length, _) in enumerate(pulls):
        if inside[upper] != inside[lower] and inside[upper] == down:
            slack = ranks[lower] - ranks[upper] - length
            if least < 0 or slack < least:
                entering, least = n, slack
    return entering, least
