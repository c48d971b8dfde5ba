"""Columns for a picture that would be too wide: every vertex near its neighbours, within a room, none too near another.

Layer after layer the places are found that are nearest to the mean of the neighbours, by least squares under the order
of the layer: pooling adjacent violators (Ayer, Brunk, Ewing, Reid & Silverman 1955, Ann. Math. Statist. 26(4):641-647).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jobtheory.show.layered.columns import apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.show.layered.chains import Proper

SWEEPS = 16
"""Down and up in turn; more move nothing that anybody sees."""

STRAIGHT = 8
"""A piece between two bends pulls so many times as hard as one at a node, so that long links run straight."""


SNAP = 12
"""What stands so near to its only neighbour's column moves into it."""


def squeezed(
    graph: Proper,
    layers: Sequence[Sequence[int]],
    start: Sequence[float],
    widths: Sequence[float],
    gap: float,
    room: float,
) -> list[float]:
    """Return where the middle of each vertex stands, all within a room, or in what the widest layer needs.

    Args:
        graph: The graph.
        layers: Its vertices from left to right, layer by layer from the top down.
        start: Where they would stand if there were room.
        widths: How wide each vertex is.
        gap: The least room between two nodes beside each other.
        room: How wide all of it may be.
    """
    offsets = [_offsets(graph, layer, widths, gap) for layer in layers]
    for layer, own in zip(layers, offsets, strict=True):
        if layer:
            room = max(room, own[-1] + widths[layer[-1]] / 2)
    scale = room / max(start[v] + widths[v] / 2 for layer in layers for v in layer)
    xs = [x * scale for x in start]
    for sweep in range(SWEEPS):
        rows = range(len(layers)) if sweep % 2 == 0 else range(len(layers) - 1, -1, -1)
        both = sweep >= SWEEPS // 2
        for rank in rows:
            if not layers[rank]:
                continue
            near = (graph.above, graph.below) if both else (graph.above if sweep % 2 == 0 else graph.below,)
            pulls = [_pull(graph, vertex, near, xs) for vertex in layers[rank]]
            wanted = [(x - offset, weight) for (x, weight), offset in zip(pulls, offsets[rank], strict=True)]
            end = room - offsets[rank][-1] - widths[layers[rank][-1]] / 2
            for vertex, offset, x in zip(layers[rank], offsets[rank], _pooled(wanted), strict=True):
                xs[vertex] = offset + min(max(x, 0), end)
    return xs


def straightened(
    graph: Proper,
    layers: Sequence[Sequence[int]],
    xs: list[float],
    widths: Sequence[float],
    gap: float,
    asides: Sequence[tuple[float, float]],
) -> None:
    """Move what is nearly in a column into it, and the bends of each link below each other where there is room.

    Args:
        graph: The graph.
        layers: Its vertices from left to right, layer by layer from the top down.
        xs: Where the middle of each vertex stands; changed.
        widths: How wide each vertex is.
        gap: The least room between two nodes beside each other.
        asides: How far to the right of the middle each link leaves its upper node, and its lower one.
    """
    place = [0] * len(xs)
    for layer in layers:
        for n, vertex in enumerate(layer):
            place[vertex] = n
    end = max((x + width / 2 for x, width in zip(xs, widths, strict=True)), default=0)

    def free(vertex: int) -> tuple[float, float]:
        layer, n = layers[graph.rank[vertex]], place[vertex]
        last = n + 1 == len(layer)
        left = xs[layer[n - 1]] + apart(graph, layer[n - 1], vertex, widths, gap) if n else widths[vertex] / 2
        right = end - widths[vertex] / 2 if last else xs[layer[n + 1]] - apart(graph, vertex, layer[n + 1], widths, gap)
        return min(left, xs[vertex]), max(right, xs[vertex])

    for rows, near in ((layers, graph.above), (layers[::-1], graph.below)):
        for vertex in (vertex for layer in rows for vertex in layer if len(set(near[vertex])) == 1):
            low, high = free(vertex)
            wanted = xs[near[vertex][0]]
            if low <= wanted <= high and abs(wanted - xs[vertex]) <= SNAP:
                xs[vertex] = wanted
    for chain, (upper, lower) in zip(graph.chains, asides, strict=True):
        first, last = xs[chain[0]] + upper, xs[chain[-1]] + lower
        begin = 1
        while begin < len(chain) - 1:
            low, high = free(chain[begin])
            stop = begin + 1
            while stop < len(chain) - 1:
                left, right = free(chain[stop])
                if max(low, left) > min(high, right):
                    break
                low, high = max(low, left), min(high, right)
                stop += 1
            ends = [first] * (begin == 1) + [last] * (stop == len(chain) - 1)
            below = [x for x in ends if low <= x <= high]
            middle = sorted(xs[vertex] for vertex in chain[begin:stop])[(stop - begin) // 2]
            for vertex in chain[begin:stop]:
                xs[vertex] = below[-1] if below else min(max(middle, low), high)
            begin = stop


def _offsets(graph: Proper, layer: Sequence[int], widths: Sequence[float], gap: float) -> list[float]:
    """Return how far right the middle of each vertex of a layer stands at least."""
    if not layer:
        return []
    offsets = [widths[layer[0]] / 2]
    for one, other in pairwise(layer):
        offsets.append(offsets[-1] + apart(graph, one, other, widths, gap))
    return offsets


def _pull(graph: Proper, vertex: int, near: Sequence[list[list[int]]], xs: list[float]) -> tuple[float, float]:
    """Return where its neighbours draw a vertex, and how hard; where there are none it rests, lightly."""
    total, weight = 0.0, 0.0
    for side in near:
        for other in side[vertex]:
            pull = STRAIGHT if vertex >= graph.nodes and other >= graph.nodes else 1
            total += pull * xs[other]
            weight += pull
    return (total / weight, weight) if weight else (xs[vertex], 0.1)


def _pooled(wanted: Sequence[tuple[float, float]]) -> list[float]:
    """Return the ascending places nearest to those wanted, by weighted least squares.

    Example:
        >>> _pooled([(3, 1), (1, 1), (5, 1)])
        [2.0, 2.0, 5.0]
    """
    pools: list[tuple[float, float, int]] = []
    for x, weight in wanted:
        pool = (x * weight, weight, 1)
        while pools and pools[-1][0] * pool[1] >= pool[0] * pools[-1][1]:
            last = pools.pop()
            pool = (last[0] + pool[0], last[1] + pool[1], last[2] + pool[2])
        pools.append(pool)
    return [total / weight for total, weight, count in pools for _ in range(count)]
