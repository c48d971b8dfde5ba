"""Which layer a node stands in: below all that lead to it, with short links, and no more nodes beside it than asked."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from jobtheory.show.layered.shortest import Pull, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence


class Span(NamedTuple):
    """A link as layers see it: from the upper node to the lower one, at least so many layers apart."""

    upper: int
    lower: int
    least: int = 1


def forwards(count: int, links: Sequence[tuple[int, int]]) -> list[int]:
    """Return the nodes in an order which all links follow but those that close a ring.

    A depth-first search in declared order finds the links that lead back to a node that is still open; without them the
    earliest declared node comes first wherever several could.
    """
    after: list[list[int]] = [[] for _ in range(count)]
    entered = [0] * count
    for tail, head in links:
        if tail != head:
            after[tail].append(head)
            entered[head] += 1
    onwards: list[list[int]] = [[] for _ in range(count)]
    waits = [0] * count
    state = [0] * count  # 0 not seen, 1 open, 2 done
    for start in (*(node for node in range(count) if not entered[node]), *range(count)):
        if state[start]:
            continue
        state[start] = 1
        way = [(start, iter(after[start]))]
        while way:
            node, heads = way[-1]
            for head in heads:
                if state[head] != 1:
                    onwards[node].append(head)
                    waits[head] += 1
                if not state[head]:
                    state[head] = 1
                    way.append((head, iter(after[head])))
                    break
            else:
                state[node] = 2
                way.pop()
    ready = [node for node in range(count) if not waits[node]]
    order: list[int] = []
    while ready:
        node = heappop(ready)
        order.append(node)
        for head in onwards[node]:
            waits[head] -= 1
            if not waits[head]:
                heappush(ready, head)
    return order


def ranked(
    count: int, spans: Sequence[Span], order: Sequence[int], bands: Sequence[int], widest: int | None
) -> list[int]:
    """Return the layer of each node, counted from 0 at the top.

    Args:
        count: How many nodes there are.
        spans: The links, all along ``order``.
        order: The nodes in an order in which every span leads from an earlier one to a later one.
        bands: The band of each node, which never decreases along a span; a layer holds nodes of one band only.
        widest: No layer holds more nodes, where given.
    """
    above: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    below: list[list[int]] = [[] for _ in range(count)]
    for upper, lower, least in spans:
        above[lower].append((upper, least))
        below[upper].append(lower)
    ranks = [0] * count
    members: dict[int, list[int]] = {}
    for node in order:
        members.setdefault(bands[node], []).append(node)
    first = 0
    for band in sorted(members):
        inside = members[band]
        _stack(inside, ranks, above, below, first)
        if widest is not None:
            _spread(inside, ranks, above, widest)
        first = max(ranks[node] for node in inside) + 1
    return _packed(ranks, spans)


def _stack(
    inside: list[int], ranks: list[int], above: list[list[tuple[int, int]]], below: list[list[int]], first: int
) -> None:
    """Rank the nodes of a band from its first layer on; links to other bands pull to its top or its bottom."""
    index = {node: n for n, node in enumerate(inside, start=1)}
    bottom = len(inside) + 1
    pulls: list[Pull] = []
    far = [0] * (bottom + 1)
    for node, n in index.items():
        outside, least = 0, 0
        for other, length in above[node]:
            if other in index:
                pulls.append(Pull(index[other], n, length, 1))
                far[n] = max(far[n], far[index[other]] + length)
            else:
                outside += 1
                least = max(least, ranks[other] + length - first)
        far[n] = max(far[n], least)
        pulls.append(Pull(0, n, least, outside))
        leaving = sum(other not in index for other in below[node])
        if leaving:
            pulls.append(Pull(n, bottom, 1, leaving))
            far[bottom] = max(far[bottom], far[n] + 1)
    if not far[bottom]:
        far.pop()
    shortened(pulls, far)
    for node, n in index.items():
        ranks[node] = first + far[n]


def _spread(inside: list[int], ranks: list[int], above: list[list[tuple[int, int]]], widest: int) -> None:
    """Move nodes down from layers that hold too many, those that nothing waits for last."""
    crowded: dict[int, int] = {}
    for node in inside:
        crowded[ranks[node]] = crowded.get(ranks[node], 0) + 1
    place = {node: n for n, node in enumerate(inside)}
    held: dict[int, int] = {}
    for node in sorted(inside, key=lambda node: (ranks[node], place[node])):
        rows = -(-crowded[ranks[node]] // widest)
        fair = -(-crowded[ranks[node]] // rows)
        rank = max([ranks[node], *(ranks[other] + least for other, least in above[node])])
        while held.get(rank, 0) >= fair:
            rank += 1
        ranks[node] = rank
        held[rank] = held.get(rank, 0) + 1


def _packed(ranks: list[int], spans: Sequence[Span]) -> list[int]:
    """Return the ranks without empty layers, which only links that need room for a label keep."""
    if any(span.least > 1 for span in spans):
        return ranks
    used = {rank: n for n, rank in enumerate(sorted(set(ranks)))}
    return [used[rank] for rank in ranks]
