"""Links cut into pieces from layer to layer: a node where a link begins or ends, a bend where it passes by."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jobtheory.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.show.layered.ranks import Span

MOST = 30_000
"""Links that bend more often in all are a black patch on any screen."""


class Proper:
    """A graph whose links all lead from one layer to the next: vertices are nodes, then bends.

    Attributes:
        nodes: How many of the vertices are nodes; every vertex from this one on is a bend.
        rank: The layer of each vertex.
        chains: For each link its vertices from the top down.
        above: The neighbours of each vertex in the layer above.
        below: Those in the layer below.
        layers: The vertices of each layer, in some order.
    """

    def __init__(self, ranks: Sequence[int], spans: Sequence[Span]) -> None:
        bends = sum(max(0, ranks[span.lower] - ranks[span.upper] - 1) for span in spans)
        if bends > MOST:
            raise InvalidValueError(
                f"the links bend {bends:,} times on their way past other layers",
                hint="Draw a part of it; nobody can follow so many lines.",
                code="JT715",
            )
        self.nodes: int = len(ranks)
        self.rank: list[int] = list(ranks)
        self.chains: list[list[int]] = []
        self.above: list[list[int]] = [[] for _ in range(self.nodes + bends)]
        self.below: list[list[int]] = [[] for _ in range(self.nodes + bends)]
        self.layers: list[list[int]] = [[] for _ in range(max(ranks, default=-1) + 1)]
        for node, rank in enumerate(ranks):
            self.layers[rank].append(node)
        for span in spans:
            chain = [span.upper]
            for rank in range(ranks[span.upper] + 1, ranks[span.lower]):
                chain.append(len(self.rank))
                self.layers[rank].append(len(self.rank))
                self.rank.append(rank)
            chain.append(span.lower)
            self.chains.append(chain)
            for one, other in pairwise(chain):
                self.below[one].append(other)
                self.above[other].append(one)

    def parts(self) -> list[tuple[int, list[list[int]]]]:
        """Return the first rank and the layers of each connected part, the parts by their first node."""
        part = [-1] * len(self.rank)
        found: list[tuple[int, list[list[int]]]] = []
        for start in range(self.nodes):
            if part[start] >= 0:
                continue
            part[start] = len(found)
            members = [start]
            for vertex in members:
                for other in (*self.above[vertex], *self.below[vertex]):
                    if part[other] < 0:
                        part[other] = len(found)
                        members.append(other)
            first = min(self.rank[vertex] for vertex in members)
            layers: list[list[int]] = [[] for _ in range(max(self.rank[vertex] for vertex in members) - first + 1)]
            for vertex in sorted(members):
                layers[self.rank[vertex] - first].append(vertex)
            found.append((first, layers))
        return found
