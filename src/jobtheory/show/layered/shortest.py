"""The ranks at which links are shortest in all.

Source:
    Gansner, Koutsofios, North & Vo (1993), A technique for drawing directed graphs, IEEE TSE 19(3):214-230, section
    2.3: the network simplex method. A spanning tree of tight links gives the ranks; a tree link that would better be
    longer (its cut value is negative) gives way to the one that stops it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
    incident: list[list[int]] = [[] for _ in range(count)]
    chosen: dict[int, None] = {}
    reached = [False] * count
    for n, pull in enumerate(pulls):
        surplus[pull.upper] += pull.weight
        surplus[pull.lower] -= pull.weight
        incident[pull.upper].append(n)
        incident[pull.lower].append(n)
        if not reached[pull.lower] and ranks[pull.lower] - ranks[pull.upper] == pull.least:
            reached[pull.lower] = True
            chosen[n] = None
    work = WORK
    while work > 0:
        work -= count + len(pulls)
        tree = _rooted(pulls, chosen, count)
        if not _exchanged(pulls, incident, ranks, chosen, tree, _negative(pulls, tree, surplus)):
            return


class _Tree(NamedTuple):
    """A spanning tree, hung up at the top: the link to each node's parent, the nodes in preorder, subtrees' sizes."""

    parent: list[int]
    preorder: list[int]
    size: list[int]


def _rooted(pulls: Sequence[Pull], chosen: Iterable[int], count: int) -> _Tree:
    near: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for n in chosen:
        upper, lower, _, _ = pulls[n]
        near[upper].append((lower, n))
        near[lower].append((upper, n))
    parent, above, size = [-1] * count, [-1] * count, [1] * count
    preorder: list[int] = []
    waiting = [0]
    while waiting:
        node = waiting.pop()
        preorder.append(node)
        for other, n in near[node]:
            if n != parent[node]:
                above[other], parent[other] = node, n
                waiting.append(other)
    for node in reversed(preorder[1:]):
        size[above[node]] += size[node]
    return _Tree(parent, preorder, size)


def _negative(pulls: Sequence[Pull], tree: _Tree, surplus: list[int]) -> list[int]:
    """Return the nodes whose link to their parent has a negative cut value, the most negative first."""
    flow = surplus[:]
    found: list[tuple[int, int]] = []
    for node in reversed(tree.preorder[1:]):
        upper, lower, _, _ = pulls[tree.parent[node]]
        flow[lower if upper == node else upper] += flow[node]
        cut = flow[node] if upper == node else -flow[node]
        if cut < 0:
            found.append((cut, node))
    return [node for _, node in sorted(found)]


def _exchanged(
    pulls: Sequence[Pull],
    incident: list[list[int]],
    ranks: list[int],
    chosen: dict[int, None],
    tree: _Tree,
    leaving: list[int],
) -> bool:
    """Move subtrees until a link stops them, which takes the place of the one to the parent; return whether any was.

    Subtrees that have nothing to do with each other are moved in one go: none is part of another one, and none holds
    the place where another one is hung up now.
    """
    place = [0] * len(ranks)
    for n, node in enumerate(tree.preorder):
        place[node] = n
    taken = bytearray(len(ranks))
    looks = 4 * len(ranks)
    for node in leaving:
        start, end = place[node], place[node] + tree.size[node]
        looks -= end - start
        if looks < 0 and any(taken):
            break
        if any(taken[start:end]):
            continue
        down = pulls[tree.parent[node]].lower == node
        members = tree.preorder[start:end]
        entering, slack = -1, 0
        for n in sorted({n for member in members for n in incident[member]}):
            upper, lower, least, _ = pulls[n]
            leads_out = start <= place[upper] < end
            if leads_out != (start <= place[lower] < end) and leads_out == down:
                room = ranks[lower] - ranks[upper] - least
                if entering < 0 or room < slack:
                    entering, slack = n, room
        for member in members:
            ranks[member] += slack if down else -slack
        del chosen[tree.parent[node]]
        chosen[entering] = None
        taken[start:end] = b"\1" * (end - start)
        upper, lower, _, _ = pulls[entering]
        taken[place[lower if down else upper]] = 1
    return any(taken)
