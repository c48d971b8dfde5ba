"""All of it together: sizes and links in, places and curves out."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from jobtheory.show.layered.chains import Proper
from jobtheory.show.layered.columns import columns
from jobtheory.show.layered.crossings import crossings
from jobtheory.show.layered.ordering import arranged
from jobtheory.show.layered.ranks import Span, ranked
from jobtheory.show.layered.squeezing import squeezed, straightened

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP = 26
"""Between two nodes beside each other, in pixels."""

STEP = 36
"""Between two layers at least; more where links go far to the side."""

SLOPE = 0.16
"""A layer further down for so much of the way to the side, so that links stay apart."""

DEEPEST = 100
"""No two layers are further apart for the sake of links between them."""

BEND = 6
"""A link that passes a layer takes so much room in it."""


ASIDE = 0.25
"""A link that keeps to the side leaves a node so much of its width to the right of the middle."""


class Size(NamedTuple):
    """How large a node or a label is, and how much of its width lies empty at each side, for links to itself."""

    width: float
    height: float
    margin: float = 0


class Link(NamedTuple):
    """A link between two nodes: which, by their numbers, how large its label is, and whether it keeps to the side.

    A link to the side leaves room for another one between the same nodes.
    """

    tail: int
    head: int
    label: Size | None = None
    aside: bool = False


class Bend(NamedTuple):
    """Where a link passes a layer: straight down at ``x`` from one height to another."""

    x: float
    top: float
    bottom: float


class Route(NamedTuple):
    """How a link runs: from the top down through the layers; its arrow is at the top where it leads up.

    A link from a node to itself has no bends.
    """

    bends: tuple[Bend, ...]
    leads_up: bool
    label: tuple[float, float] | None
    """The middle of its label."""


class Layer(NamedTuple):
    """A layer from its top to its bottom, with the band it belongs to."""

    top: float
    bottom: float
    band: int


class Layout(NamedTuple):
    """Where everything stands, in pixels from the left upper corner."""

    middles: tuple[tuple[float, float], ...]
    routes: tuple[Route, ...]
    layers: tuple[Layer, ...]
    width: float
    height: float
    crossings: int


def laid_out(
    sizes: Sequence[Size],
    links: Sequence[Link],
    *,
    order: Sequence[int],
    bands: Sequence[int] | None = None,
    widest: int | None = None,
    room: float | None = None,
    between_bands: float = 0,
    between_layers: float = 0,
) -> Layout:
    """Return where nodes stand and links run.

    Args:
        sizes: How large each node is.
        links: The links.
        order: The nodes in an order that decides which links lead down: those along it. See `ranks.forwards`.
        bands: For each node the band of layers it stands in, never decreasing along ``order``.
        widest: So many nodes at most stand beside each other.
        room: How wide it is to be at most; the widest layer decides where that is not enough.
        between_bands: So much more room is between two bands.
        between_layers: So much more room is between two layers.

    Raises:
        InvalidValueError: Links bend so often that nobody could follow them.
    """
    position = {node: n for n, node in enumerate(order)}
    runs = [n for n, link in enumerate(links) if link.tail != link.head]
    spans = [_span(links[n], position) for n in runs]
    own = [0] * len(sizes) if bands is None else list(bands)
    ranks = ranked(len(sizes), spans, order, own, widest)
    graph = Proper(ranks, spans)
    layers = arranged(graph)
    boxes = [*sizes, *(Size(BEND, 0) for _ in range(len(graph.rank) - len(sizes)))]
    labelled = [links[n].label for n in runs]
    for label, chain in zip(labelled, graph.chains, strict=True):
        if label is not None:
            boxes[_middle(chain)] = label
    widths = [box.width for box in boxes]
    xs = columns(graph, layers, widths, GAP)
    if room is not None and max((x + width / 2 for x, width in zip(xs, widths, strict=True)), default=0) > room:
        xs = squeezed(graph, layers, xs, widths, GAP, room)
    asides = [
        (_aside(boxes[chain[0]]), _aside(boxes[chain[-1]])) if links[n].aside else (0.0, 0.0)
        for n, chain in zip(runs, graph.chains, strict=True)
    ]
    straightened(graph, layers, xs, widths, GAP, asides)
    left = min((x - width / 2 for x, width in zip(xs, widths, strict=True)), default=0)
    xs = [x - left for x in xs]
    rows = _rows(graph, xs, boxes, own, between_bands, between_layers)
    ys = [(rows[rank].top + rows[rank].bottom) / 2 for rank in graph.rank]
    routes = [Route((), leads_up=False, label=None)] * len(links)
    for n, chain, (upper, lower) in zip(runs, graph.chains, asides, strict=True):
        leads_up = links[n].tail != chain[0]
        label_at = None if links[n].label is None else (xs[_middle(chain)], ys[_middle(chain)])
        bends = [Bend(xs[vertex], rows[graph.rank[vertex]].top, rows[graph.rank[vertex]].bottom) for vertex in chain]
        first, last = boxes[chain[0]], boxes[chain[-1]]
        bends[0] = Bend(xs[chain[0]] + upper, ys[chain[0]] + first.height / 2, bends[0].bottom)
        bends[-1] = Bend(xs[chain[-1]] + lower, bends[-1].top, ys[chain[-1]] - last.height / 2)
        routes[n] = Route(tuple(bends), leads_up, label_at)
    place = [0] * len(graph.rank)
    for layer in layers:
        for n, vertex in enumerate(layer):
            place[vertex] = n
    return Layout(
        middles=tuple(zip(xs[: len(sizes)], ys[: len(sizes)], strict=True)),
        routes=tuple(routes),
        layers=tuple(rows),
        width=max((x + box.width / 2 for x, box in zip(xs, boxes, strict=True)), default=0),
        height=rows[-1].bottom if rows else 0,
        crossings=crossings(graph, layers, place),
    )


def _span(link: Link, position: dict[int, int]) -> Span:
    upper, lower = sorted((link.tail, link.head), key=position.__getitem__)
    return Span(upper, lower, 1 if link.label is None else 2)


def _aside(box: Size) -> float:
    return ASIDE * (box.width - 2 * box.margin)


def _middle(chain: Sequence[int]) -> int:
    """Return the bend of a chain that holds its label."""
    return chain[len(chain) // 2]


def _rows(
    graph: Proper,
    xs: Sequence[float],
    boxes: Sequence[Size],
    bands: Sequence[int],
    between_bands: float,
    between_layers: float,
) -> list[Layer]:
    """Return the layers with room between them: more where links go far to the side, and between bands."""
    count = len(graph.layers)
    sideways, heights, held = [0.0] * count, [0.0] * count, [-1] * count
    for chain in graph.chains:
        for one, other in pairwise(chain):
            sideways[graph.rank[one]] = max(sideways[graph.rank[one]], abs(xs[one] - xs[other]))
    for vertex, rank in enumerate(graph.rank):
        heights[rank] = max(heights[rank], boxes[vertex].height)
        if vertex < graph.nodes:
            held[rank] = bands[vertex]
    rows: list[Layer] = []
    y = 0.0
    for rank in range(count):
        band = held[rank] if held[rank] >= 0 else rows[-1].band
        if rows:
            least = STEP if held[rank] >= 0 and held[rank - 1] >= 0 else STEP * 0.75
            y += between_layers + max(least, min(DEEPEST, sideways[rank - 1] * SLOPE))
            y += between_bands if band != rows[-1].band else 0
        rows.append(Layer(y, y + heights[rank], band))
        y += heights[rank]
    return rows
