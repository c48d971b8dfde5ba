"""The order of the vertices in each layer: medians of their neighbours, then neighbours exchanged, over and over.

Source:
    Gansner, Koutsofios, North & Vo (1993), A technique for drawing directed graphs, IEEE TSE 19(3):214-230, section 3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.show.layered.crossings import crossings

if TYPE_CHECKING:
    from jobtheory.show.layered.chains import Proper

SWEEPS = 24
"""So many sweeps at most, each from one end to the other."""

LOOKS = 120_000
"""Sweeps look at about so many vertices in all, so that a tangle takes seconds; two are made in any case."""

PATIENCE = 6
"""So many sweeps without a better order, and the best one stays."""

CAREFUL = 400
"""Parts of up to so many vertices are begun more than once, and every vertex is tried everywhere in its layer."""

STARTS = 8
"""So often."""


def arranged(graph: Proper) -> list[list[int]]:
    """Return the layers with their vertices in an order with few crossings, connected parts beside each other."""
    layers: list[list[int]] = [[] for _ in graph.layers]
    place = [0] * len(graph.rank)
    for first, part in graph.parts():
        for rank, layer in enumerate(_arranged(graph, first, part, place), start=first):
            layers[rank] += layer
    return layers


def _arranged(graph: Proper, first: int, part: list[list[int]], place: list[int]) -> list[list[int]]:
    if all(len(layer) < 2 for layer in part):
        return part
    sweeping = _Sweeping(graph, first, part, place)
    careful = sum(map(len, part)) <= CAREFUL
    best: tuple[int, list[list[int]]] | None = None
    for start in range(STARTS if careful else 1):
        sweeping.start(start)
        found = sweeping.improved()
        if found[0] and careful:
            found = sweeping.sifted(found[1])
        if best is None or found[0] < best[0]:
            best = found
        if not best[0]:
            break
    assert best is not None  # noqa: S101  # there is always a start
    return best[1]


class _Sweeping:
    """One part of a graph while its layers are put in order."""

    def __init__(self, graph: Proper, first: int, part: list[list[int]], place: list[int]) -> None:
        self.graph = graph
        self.first = first
        self.part = part
        self.layers: list[list[int]] = []
        self.place = place

    def start(self, number: int) -> None:
        """Order every layer as a breadth-first search finds its vertices: from the top, from the bottom, and so on.

        Later starts take the vertices that a search begins with, and their neighbours, in other orders.
        """
        upwards = bool(number % 2)
        near, far = (self.graph.above, self.graph.below) if upwards else (self.graph.below, self.graph.above)
        ends = [vertex for layer in (self.part[::-1] if upwards else self.part) for vertex in layer if not far[vertex]]
        turn = number // 2
        self.layers = [[] for _ in self.part]
        seen: set[int] = set()
        for end in _turned(ends, turn):
            seen.add(end)
            waiting = [end]
            for vertex in waiting:
                self.layers[self.graph.rank[vertex] - self.first].append(vertex)
                for other in _turned(near[vertex], turn):
                    if other not in seen:
                        seen.add(other)
                        waiting.append(other)
        for layer in self.layers:
            self._number(layer)

    def improved(self) -> tuple[int, list[list[int]]]:
        """Sweep down and up while that helps; return the fewest crossings and the order that has them."""
        self._exchange()
        fewest = crossings(self.graph, self.layers, self.place)
        best = [layer[:] for layer in self.layers]
        idle = 0
        for sweep in range(max(2, min(SWEEPS, LOOKS // sum(map(len, self.part))))):
            if not fewest or idle >= PATIENCE:
                break
            self._sweep(down=sweep % 2 == 0, backwards=sweep % 4 >= 2)
            self._exchange()
            now = crossings(self.graph, self.layers, self.place)
            idle += 1
            if now < fewest:
                fewest, idle = now, 0
                best = [layer[:] for layer in self.layers]
        return fewest, best

    def sifted(self, layers: list[list[int]]) -> tuple[int, list[list[int]]]:
        """Move every vertex to the best place in its layer until none moves (Matuszewski, Schönfeld & Molitor 1999)."""
        self.layers = [layer[:] for layer in layers]
        for layer in self.layers:
            self._number(layer)
        moved = True
        rounds = 0
        while moved and rounds < PATIENCE:
            rounds += 1
            moved = False
            for layer in self.layers:
                for vertex in sorted(layer, key=lambda v: -len(self.graph.above[v]) - len(self.graph.below[v])):
                    moved |= self._sift(layer, vertex)
        return crossings(self.graph, self.layers, self.place), self.layers

    def _sift(self, layer: list[int], vertex: int) -> bool:
        here = self.place[vertex]
        rest = layer[:here] + layer[here + 1 :]
        ends = self._ends(vertex)
        gain, best, at = 0, 0, here
        for n in range(here, len(rest)):  # to the right, past one after another
            other = self._ends(rest[n])
            gain += _crossed(ends, other) - _crossed(other, ends)
            if gain > best:
                best, at = gain, n + 1
        gain = 0
        for n in range(here - 1, -1, -1):
            other = self._ends(rest[n])
            gain += _crossed(other, ends) - _crossed(ends, other)
            if gain > best:
                best, at = gain, n
        if at == here:
            return False
        rest.insert(at, vertex)
        layer[:] = rest
        self._number(layer)
        return True

    def _sweep(self, *, down: bool, backwards: bool) -> None:
        """Order layer after layer by the medians of neighbours in the one before; equals change sides now and then."""
        near = self.graph.above if down else self.graph.below
        for layer in self.layers[1:] if down else self.layers[-2::-1]:
            medians = {vertex: _median(sorted(self.place[other] for other in near[vertex])) for vertex in layer}
            moving = [vertex for vertex in layer if medians[vertex] >= 0]
            if backwards:
                moving.reverse()
            moving.sort(key=medians.__getitem__)
            free = iter(moving)
            layer[:] = [next(free) if medians[vertex] >= 0 else vertex for vertex in layer]
            self._number(layer)

    def _exchange(self) -> None:
        """Exchange neighbours in a layer while that leaves fewer crossings."""
        waiting = set(range(len(self.layers)))
        for _ in range(PATIENCE):
            changed: set[int] = set()
            for n in sorted(waiting):
                if self._exchange_in(self.layers[n]):
                    changed |= {n - 1, n, n + 1}
            waiting = {n for n in changed if 0 <= n < len(self.layers)}
            if not waiting:
                return

    def _exchange_in(self, layer: list[int]) -> bool:
        changed = False
        ends = [self._ends(vertex) for vertex in layer]
        for n in range(len(layer) - 1):
            one, other = ends[n], ends[n + 1]
            if _crossed(one, other) > _crossed(other, one):
                layer[n], layer[n + 1] = layer[n + 1], layer[n]
                ends[n], ends[n + 1] = other, one
                changed = True
        if changed:
            self._number(layer)
        return changed

    def _ends(self, vertex: int) -> tuple[list[int], list[int]]:
        place = self.place
        return (
            sorted([place[other] for other in self.graph.above[vertex]]),
            sorted([place[other] for other in self.graph.below[vertex]]),
        )

    def _number(self, layer: list[int]) -> None:
        for n, vertex in enumerate(layer):
            self.place[vertex] = n


def _turned(vertices: list[int], turn: int) -> list[int]:
    """Return vertices in another order for each turn; the first one leaves them as they are."""
    if not turn:
        return vertices
    return sorted(vertices, key=lambda vertex: (vertex + 1) * 2_654_435_761 * turn % 4_294_967_291)


def _crossed(left: tuple[list[int], list[int]], right: tuple[list[int], list[int]]) -> int:
    """Return how often the links of two vertices cross if they stand in this order; each with its ends above, below."""
    return _passed(left[0], right[0]) + _passed(left[1], right[1])


def _passed(left: list[int], right: list[int]) -> int:
    """Return how many pairs of ends there are of which the left one's lies further right; both ascending."""
    if not left or not right or left[-1] <= right[0]:
        return 0
    if left[0] > right[-1]:
        return len(left) * len(right)
    found = before = 0
    for end in left:
        while before < len(right) and right[before] < end:
            before += 1
        found += before
    return found


def _median(places: list[int]) -> float:
    """Return the weighted median: between the two in the middle, nearer to the side where neighbours stand closer."""
    count = len(places)
    if not count:
        return -1
    middle = count // 2
    if count % 2:
        return places[middle]
    if count == 2:
        return (places[0] + places[1]) / 2
    left, right = places[middle - 1] - places[0], places[-1] - places[middle]
    if left + right == 0:
        return (places[middle - 1] + places[middle]) / 2
    return (places[middle - 1] * right + places[middle] * left) / (left + right)
