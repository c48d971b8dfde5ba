"""How far to the right each vertex stands: links straight where they can be, nodes near their neighbours.

Source:
    Brandes & Köpf (2002), Fast and simple horizontal coordinate assignment, GD 2001, LNCS 2265:31-44. Four of them,
    aligned with neighbours above or below and packed to the left or to the right, are averaged. Blocks are packed by
    longest paths in the graph of blocks beside each other, which is free of the fault in the published packing
    (Brandes, Walter & Zink 2020).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.show.layered.chains import Proper


def columns(graph: Proper, layers: Sequence[Sequence[int]], widths: Sequence[float], gap: float) -> list[float]:
    """Return where the middle of each vertex stands, the leftmost edge of all at 0.

    Args:
        graph: The graph.
        layers: Its vertices from left to right, layer by layer from the top down.
        widths: How wide each vertex is.
        gap: The least room between two nodes beside each other; bends come nearer.
    """
    found = [
        _assigned(graph, layers, widths, gap, from_top=from_top, from_left=from_left)
        for from_top in (True, False)
        for from_left in (True, False)
    ]
    if not widths:
        return []
    _lined_up(found, widths)
    middles = [sorted(xs[vertex] for xs in found) for vertex in range(len(widths))]
    xs = [(two + three) / 2 for _, two, three, _ in middles]
    left = min(x - width / 2 for x, width in zip(xs, widths, strict=True))
    return [x - left for x in xs]


def apart(graph: Proper, one: int, other: int, widths: Sequence[float], gap: float) -> float:
    """Return how far the middles of two vertices beside each other are apart at least."""
    bends = (one >= graph.nodes) + (other >= graph.nodes)
    return (widths[one] + widths[other]) / 2 + gap * (1, 0.75, 0.6)[bends]


def _lined_up(found: list[list[float]], widths: Sequence[float]) -> None:
    """Shift the four assignments onto the narrowest, those packed to the left by their left ends."""

    def ends(xs: list[float]) -> tuple[float, float]:
        return (
            min(x - width / 2 for x, width in zip(xs, widths, strict=True)),
            max(x + width / 2 for x, width in zip(xs, widths, strict=True)),
        )

    reached = [ends(xs) for xs in found]
    left, right = min(reached, key=lambda pair: pair[1] - pair[0])
    for n, xs in enumerate(found):
        shift = left - reached[n][0] if n % 2 == 0 else right - reached[n][1]
        found[n] = [x + shift for x in xs]


def _assigned(
    graph: Proper,
    layers: Sequence[Sequence[int]],
    widths: Sequence[float],
    gap: float,
    *,
    from_top: bool,
    from_left: bool,
) -> list[float]:
    turned = [list(layer) if from_left else list(layer[::-1]) for layer in (layers if from_top else layers[::-1])]
    place = [0] * len(widths)
    for layer in turned:
        for n, vertex in enumerate(layer):
            place[vertex] = n
    near = graph.above if from_top else graph.below
    root = _aligned(graph, turned, near, place)
    xs = _packed(graph, turned, root, widths, gap)
    return xs if from_left else [-x for x in xs]


def _aligned(graph: Proper, layers: list[list[int]], near: list[list[int]], place: list[int]) -> list[int]:
    """Return the block of each vertex: vertices below each other that share a column, named by the first."""
    root = list(range(len(place)))
    align = root[:]
    bends = graph.nodes
    for upper, layer in pairwise(layers):
        inner = _inner(upper, layer, near, place, bends)
        reached = -1
        for vertex in layer:
            ends = sorted(near[vertex], key=place.__getitem__)
            count = len(ends)
            for middle in sorted({(count - 1) // 2, count // 2}) if count else ():
                end = ends[middle]
                straight = vertex >= bends and end >= bends
                free = straight or not _crosses(inner, vertex, end, place)
                if align[vertex] == vertex and reached < place[end] and free:
                    align[end] = vertex
                    root[vertex] = root[end]
                    align[vertex] = root[vertex]
                    reached = place[end]
    return root


def _inner(
    upper: list[int], layer: list[int], near: list[list[int]], place: list[int], bends: int
) -> tuple[list[int], list[int]]:
    """Return, for each place in a layer, how far the pieces between two bends reach above it, on either side.

    A piece between two bends goes straight down before any other does: what crosses it gives way.
    """
    from_left, from_right = [-1] * len(layer), [len(upper)] * len(layer)
    furthest = -1
    for n, vertex in enumerate(layer):
        from_left[n] = furthest
        if vertex >= bends and near[vertex] and near[vertex][0] >= bends:
            furthest = max(furthest, place[near[vertex][0]])
    furthest = len(upper)
    for n in range(len(layer) - 1, -1, -1):
        from_right[n] = furthest
        vertex = layer[n]
        if vertex >= bends and near[vertex] and near[vertex][0] >= bends:
            furthest = min(furthest, place[near[vertex][0]])
    return from_left, from_right


def _crosses(inner: tuple[list[int], list[int]], vertex: int, end: int, place: list[int]) -> bool:
    here, there = place[vertex], place[end]
    return there < inner[0][here] or there > inner[1][here]


def _packed(
    graph: Proper, layers: list[list[int]], root: list[int], widths: Sequence[float], gap: float
) -> list[float]:
    """Return where each vertex stands: every block as far left as it can be, then pulled right as far as it may."""
    count = len(root)
    right: list[dict[int, float]] = [{} for _ in range(count)]
    waits = [0] * count
    for layer in layers:
        for one, other in pairwise(layer):
            block, beside = root[one], root[other]
            room = apart(graph, one, other, widths, gap)
            if beside not in right[block]:
                waits[beside] += 1
            right[block][beside] = max(right[block].get(beside, 0), room)
    order = [vertex for vertex in range(count) if root[vertex] == vertex and not waits[vertex]]
    at = [0.0] * count
    for block in order:
        for beside, room in right[block].items():
            at[beside] = max(at[beside], at[block] + room)
            waits[beside] -= 1
            if not waits[beside]:
                order.append(beside)
    for block in reversed(order):
        if right[block]:
            at[block] = max(at[block], min(at[beside] - room for beside, room in right[block].items()))
    return [at[root[vertex]] for vertex in range(count)]
