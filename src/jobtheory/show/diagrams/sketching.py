"""Diagrams as SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jobtheory.errors import InvalidValueError
from jobtheory.show.diagrams.boxes import PAD_Y, abreast, boxed, usual_room, wider_rooms
from jobtheory.show.diagrams.diagram import LinkKind, NodeKind
from jobtheory.show.drawing import theme
from jobtheory.show.drawing.canvas import Canvas
from jobtheory.show.drawing.legend import Entry, legend
from jobtheory.show.drawing.lettering import measured
from jobtheory.show.layered import layout
from jobtheory.show.layered.layout import Size, laid_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.show.diagrams.boxes import Box
    from jobtheory.show.diagrams.diagram import Diagram, Link, Node
    from jobtheory.show.layered.layout import Layout

MOST = 3_000
"""No picture holds more nodes."""

BAND_PAD = 14
LOOP = 26
"""A link from a node to itself takes so much room beside it."""


class Look(NamedTuple):
    """How a line or a frame is drawn, and what it means."""

    colour: str
    thickness: float
    dash: str
    meaning: str
    radius: float = 6


NODES = {
    NodeKind.PLAIN: Look(theme.LINE, 1.2, "", ""),
    NodeKind.OPTIONAL: Look(theme.LINE, 1.2, "5 4", ""),
    NodeKind.ALTERNATIVE: Look(theme.PURPLE, 1.6, "2 3", ""),
    NodeKind.ASKED: Look(theme.INK, 3, "", "the job asked about"),
    NodeKind.SOLUTION: Look(theme.LINE, 1.2, "", "hired for it", radius=99),
    NodeKind.RIVAL: Look(theme.BLUE, 2.4, "", "competes by another way", radius=99),
    NodeKind.TERMINAL: Look(theme.LINE, 1.2, "", "", radius=99),
}

FILLS = {
    NodeKind.SOLUTION: theme.BAND,
    NodeKind.RIVAL: theme.RAMP[0],
    NodeKind.TERMINAL: theme.BAND,
}

LINKS = {
    LinkKind.PLAIN: Look(theme.LINE, 1.5, "", ""),
    LinkKind.OPTIONAL: Look(theme.LINE, 1.5, "6 4", "to or from an optional step"),
    LinkKind.ALTERNATIVE: Look(theme.PURPLE, 1.7, "2 3", "to or from an alternative: one of them is taken"),
    LinkKind.REPEAT: Look(theme.ORANGE, 1.7, "10 3 2 3", "done again"),
    LinkKind.PATH: Look(theme.BLUE, 4, "", "the way to a competitor"),
    LinkKind.HIRED: Look(theme.LINE, 1.2, "1 3", ""),
}


def sketch(diagram: Diagram, width: int) -> Canvas | None:
    """Return a diagram as a picture about so wide; None where there is nothing in it."""
    if not diagram.nodes:
        return None
    if len(diagram.nodes) > MOST:
        raise InvalidValueError(
            f"there are {len(diagram.nodes):,} nodes to draw",
            path=("svg",),
            hint=f"Draw a part of it; {MOST:,} are more than anybody reads.",
            code="JT715",
        )
    lane = max((measured(name, theme.NOTE, bold=True) for name in diagram.bands), default=-BAND_PAD) + BAND_PAD
    room = width - 2 * theme.MARGIN - lane
    boxes = boxed(diagram.nodes, usual_room(room), room)
    most = abreast([box.width for box in boxes], room)
    found = _laid_out(diagram, boxes, most, room)
    for own in wider_rooms(diagram.nodes, boxes, room):
        wider = boxed(diagram.nodes, own, room)
        wide = _laid_out(diagram, wider, most, room)
        if wide.width <= max(room, found.width):
            boxes, found = wider, wide
            break
    entries = [*diagram.legend, *_meanings(diagram)]
    needed = found.width + 2 * theme.MARGIN + lane
    wished = max(
        measured(diagram.title, theme.TITLE, bold=True) + 2 * theme.MARGIN, 480 if entries or diagram.subtitle else 0
    )
    canvas = Canvas(diagram.title, diagram.description, width=max(needed, min(width, wished), theme.NARROWEST))
    top = canvas.heading(diagram.subtitle) + (BAND_PAD if diagram.bands else 4)
    left = theme.MARGIN + lane + (canvas.width - needed) / 2
    _draw_bands(canvas, diagram, found, top)
    _draw_links(canvas, diagram, found, boxes, (left, top))
    for n, node in enumerate(diagram.nodes):
        x, y = found.middles[n]
        _draw_node(canvas, node, boxes[n], (left + x, top + y))
    bottom = top + found.height + (BAND_PAD if diagram.bands else 0) + 14
    canvas.height = legend(canvas, bottom, entries) + theme.MARGIN - (6 if entries else 10)
    return canvas


def _laid_out(diagram: Diagram, boxes: Sequence[Box], most: int, room: float) -> Layout:
    """Return where nodes stand and links run, no more nodes beside each other than so many."""
    place = {node: n for n, node in enumerate(diagram.order)}
    sides = _sides(diagram)
    return laid_out(
        [Size(box.width + 2 * sides.get(n, 0), box.height, sides.get(n, 0)) for n, box in enumerate(boxes)],
        [
            layout.Link(
                link.tail,
                link.head,
                Size(measured(link.label, theme.NOTE) + 8, theme.NOTE * theme.LEADING) if link.label else None,
                aside=link.kind is LinkKind.REPEAT or (not diagram.upwards and place[link.tail] > place[link.head]),
            )
            for link in diagram.links
        ],
        order=diagram.order,
        bands=[node.band for node in diagram.nodes],
        widest=most,
        room=room,
        between_bands=2 * BAND_PAD - 8 if diagram.bands else 0,
        between_layers=max((max(0, 2 * link.thickness - 4) for link in diagram.links if link.label), default=0),
    )


def _sides(diagram: Diagram) -> dict[int, int]:
    """Return how much room nodes leave at each side for links to themselves."""
    loops = (link for link in diagram.links if link.tail == link.head)
    return {link.tail: LOOP + measured(link.label, theme.NOTE) + 8 for link in loops}


def _draw_bands(canvas: Canvas, diagram: Diagram, found: Layout, top: float) -> None:
    for band, name in enumerate(diagram.bands):
        rows = [row for row in found.layers if row.band == band]
        y, end = top + rows[0].top - BAND_PAD, top + rows[-1].bottom + BAND_PAD
        canvas.rect(8, y, canvas.width - 16, end - y, fill=theme.BAND, radius=6)
        middle = (y + end) / 2 - theme.NOTE * theme.LEADING / 2
        canvas.lines(theme.MARGIN, middle, [name], size=theme.NOTE, fill=theme.QUIET, bold=True)


def _draw_links(
    canvas: Canvas, diagram: Diagram, found: Layout, boxes: Sequence[Box], corner: tuple[float, float]
) -> None:
    left, top = corner
    sides = _sides(diagram)
    drawn = sorted(zip(diagram.links, found.routes, strict=True), key=lambda pair: pair[0].kind is LinkKind.PATH)
    for link, route in drawn:
        look = LINKS[link.kind]
        thickness = link.thickness if link.kind is LinkKind.PLAIN else look.thickness
        if link.tail == link.head:
            x, y = found.middles[link.tail]
            right = left + x + boxes[link.tail].width / 2 + sides[link.tail]
            _draw_loop(canvas, link, (right, top + y), thickness)
            continue
        points = [(bend.x + left, bend.top + top, bend.bottom + top) for bend in route.bends]
        _draw_run(canvas, look, thickness, points, leads_up=route.leads_up, arrow=link.kind is not LinkKind.HIRED)
    for link, route in drawn:
        if route.label:
            _draw_label(canvas, link.label, (left + route.label[0], top + route.label[1]))


def _draw_run(
    canvas: Canvas,
    look: Look,
    thickness: float,
    points: list[tuple[float, float, float]],
    *,
    leads_up: bool,
    arrow: bool,
) -> None:
    """Draw a link from the top down: straight through layers, in a curve between them, an arrow at one end."""
    length = 6 + 2 * thickness if arrow else 0
    x, start, end = points[0]
    points[0] = (x, start + (length if leads_up else 0), max(end, start + (length if leads_up else 0)))
    x, start, end = points[-1]
    points[-1] = (x, min(start, end - (0 if leads_up else length)), end - (0 if leads_up else length))
    x, start, end = points[0]
    moves: list[str | float] = ["M", x, start]
    if end > start:
        moves += ["L", x, end]
    for x, start, stop in points[1:]:
        if x == moves[-2]:
            moves += ["L", x, stop]
        else:
            middle = (end + start) / 2
            moves += ["C", moves[-2], middle, x, middle, x, start]
            moves += ["L", x, stop] if stop > start else []
        end = stop
    canvas.path(moves, stroke=look.colour, thickness=thickness, dash=look.dash)
    if arrow:
        x, y = (points[0][0], points[0][1]) if leads_up else (points[-1][0], points[-1][2])
        _draw_arrow(canvas, look.colour, x, y, length if not leads_up else -length, thickness)


def _draw_arrow(canvas: Canvas, colour: str, x: float, y: float, length: float, thickness: float) -> None:
    half = 2.4 + 1.1 * thickness
    canvas.polygon([(x - half, y), (x + half, y), (x, y + length)], fill=colour)


def _draw_loop(canvas: Canvas, link: Link, corner: tuple[float, float], thickness: float) -> None:
    """Draw a link from a node to itself at its right side, its label beside it."""
    label = measured(link.label, theme.NOTE) + 8 if link.label else 8
    right, y = corner
    edge = right - LOOP - label
    look = LINKS[link.kind]
    length = 6 + 2 * thickness
    moves = ("M", edge, y - 8, "C", edge + LOOP, y - 18, edge + LOOP, y + 12, edge + length, y + 8)
    canvas.path(moves, stroke=look.colour, thickness=thickness, dash=look.dash)
    half = 2.4 + 1.1 * thickness
    canvas.polygon([(edge + length, y + 8 - half), (edge + length, y + 8 + half), (edge, y + 8)], fill=look.colour)
    if link.label:
        _draw_label(canvas, link.label, (edge + LOOP + label / 2, y))


def _draw_label(canvas: Canvas, label: str, middle: tuple[float, float]) -> None:
    x, y = middle
    width, height = measured(label, theme.NOTE) + 8, theme.NOTE * theme.LEADING
    with canvas.box():
        canvas.rect(x - width / 2, y - height / 2, width, height, fill=theme.PANEL, radius=3)
        canvas.lines(x, y - height / 2, [label], size=theme.NOTE, anchor="middle")


def _draw_node(canvas: Canvas, node: Node, box: Box, middle: tuple[float, float]) -> None:
    look = NODES[node.kind]
    fill = FILLS.get(node.kind, node.fill)
    ink = theme.ink_on(fill)
    x, y = middle
    y -= box.height / 2
    whole = f"{node.text} ({', '.join(node.notes)})" if node.notes else node.text
    with canvas.box(whole):
        canvas.rect(
            x - box.width / 2,
            y,
            box.width,
            box.height,
            fill=fill,
            stroke=look.colour,
            thickness=look.thickness,
            dash=look.dash,
            radius=min(look.radius, box.height / 2),
        )
        y = canvas.lines(x, y + PAD_Y, box.names, fill=ink, anchor="middle")
        canvas.lines(x, y, box.notes, size=theme.NOTE, fill=ink, anchor="middle")


def _meanings(diagram: Diagram) -> list[Entry]:
    """Return what the kinds of nodes and links in a diagram mean that do not go without saying."""
    nodes = dict.fromkeys(node.kind for node in diagram.nodes)
    links = dict.fromkeys(link.kind for link in diagram.links)
    entries = [
        Entry(look.meaning, FILLS.get(kind, theme.FILL), frame=look.colour)
        for kind, look in NODES.items()
        if kind in nodes and look.meaning
    ]
    return entries + [
        Entry(look.meaning, look.colour, look.thickness, look.dash)
        for kind, look in LINKS.items()
        if kind in links and look.meaning
    ]
