"""How often links cross, counted without looking at every pair of them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.show.layered.chains import Proper


def crossings(graph: Proper, layers: Sequence[Sequence[int]], place: Sequence[int]) -> int:
    """Return how often links cross.

    Args:
        graph: The graph.
        layers: Vertices of it, layer by layer, from left to right.
        place: Where in its layer each vertex stands.

    Source:
        Barth, Jünger & Mutzel (2002), Simple and efficient bilayer cross counting, GD 2002: an accumulator tree over
        the lower layer, O(E log V).
    """
    return sum(
        crossed([sorted(place[other] for other in graph.below[vertex]) for vertex in upper], len(lower))
        for upper, lower in pairwise(layers)
    )


def crossed(ends: Sequence[Sequence[int]], width: int) -> int:
    """Return how often lines cross between two rows.

    Args:
        ends: For each point of the upper row, from left to right, the places of its ends in the lower one, ascending.
        width: How many places the lower row has.

    Example:
        >>> crossed([[1], [0]], 2), crossed([[0, 1], [0, 1]], 2), crossed([[0], [1]], 2)
        (1, 1, 0)
    """
    first = 1
    while first < width:
        first *= 2
    tree = [0] * (2 * first)
    found = 0
    for places in ends:
        for end in places:
            node = end + first
            while node > 1:
                if not node & 1:
                    found += tree[node + 1]  # whatever ended further right before
                node >>= 1
        for end in places:
            node = end + first
            while node:
                tree[node] += 1
                node >>= 1
    return found
