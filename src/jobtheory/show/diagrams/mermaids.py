"""Diagrams as Mermaid text, which wikis and issue trackers draw.

Nodes have opaque names, and of a name only letters, digits and spaces are written as they are: whatever else it holds
is a numbered character, which no parser reads as anything else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.errors import InvalidValueError, visible
from jobtheory.show.diagrams.diagram import LinkKind, NodeKind

if TYPE_CHECKING:
    from jobtheory.show.diagrams.diagram import Diagram, Link, Node

LINKS, LENGTH = 500, 50_000
"""Mermaid itself takes no more links and no more characters unless it is told to."""

CUT = 160
"""A name is cut after so many characters."""

ARROWS = {
    LinkKind.PLAIN: "-->",
    LinkKind.OPTIONAL: "-.->",
    LinkKind.ALTERNATIVE: '-->|"or"|',
    LinkKind.REPEAT: '-.->|"again"|',
    LinkKind.PATH: "==>",
    LinkKind.HIRED: "---",
}

ROUND = {NodeKind.OPTIONAL, NodeKind.SOLUTION, NodeKind.RIVAL, NodeKind.TERMINAL}

CLASSES = {
    NodeKind.OPTIONAL: ("optional", "stroke-dasharray:5 4"),
    NodeKind.ALTERNATIVE: ("alternative", "stroke-dasharray:2 3"),
    NodeKind.ASKED: ("asked", "stroke-width:4px"),
    NodeKind.RIVAL: ("rival", "stroke-width:3px"),
}


def mermaid(diagram: Diagram) -> str:
    """Return a diagram as a Mermaid flowchart."""
    lines = [f"flowchart {'BT' if diagram.upwards else 'TB'}"]
    if diagram.bands:
        for band, name in enumerate(diagram.bands):
            lines.append(f'    subgraph g{band}["{_escaped(name)}"]')
            lines += [f"        {_node(n, node)}" for n, node in enumerate(diagram.nodes) if node.band == band]
            lines.append("    end")
    else:
        lines += [f"    {_node(n, node)}" for n, node in enumerate(diagram.nodes)]
    lines += [f"    {_link(link)}" for link in diagram.links]
    lines += _thicknesses(diagram)
    for kind, (name, style) in CLASSES.items():
        members = [f"n{n}" for n, node in enumerate(diagram.nodes) if node.kind is kind]
        if members:
            lines += [f"    classDef {name} {style}", f"    class {','.join(members)} {name}"]
    text = "\n".join([*lines, ""])
    length = len(text.encode("utf-16-le")) // 2  # as JavaScript counts
    if len(diagram.links) > LINKS or length > LENGTH:
        raise InvalidValueError(
            f"{len(diagram.links):,} links and {length:,} characters are more than Mermaid takes",
            path=("mermaid",),
            hint=f"Write a part of it: {LINKS} links and {LENGTH:,} characters at most. DOT and SVG take more.",
            code="JT719",
        )
    return text


def _node(n: int, node: Node) -> str:
    text = f"{node.text} ({', '.join(node.notes)})" if node.notes else node.text
    left, right = ("(", ")") if node.kind in ROUND else ("[", "]")
    return f'n{n}{left}"{_escaped(text)}"{right}'


def _link(link: Link) -> str:
    arrow = f'-->|"{_escaped(link.label)}"|' if link.label else ARROWS[link.kind]
    return f"n{link.tail} {arrow} n{link.head}"


def _thicknesses(diagram: Diagram) -> list[str]:
    """Return how thick lines are, where they are as thick as something is frequent."""
    thick: dict[int, list[str]] = {}
    for n, link in enumerate(diagram.links):
        if link.label:
            thick.setdefault(round(link.thickness), []).append(str(n))
    return [f"    linkStyle {','.join(links)} stroke-width:{pixels}px" for pixels, links in sorted(thick.items())]


def _escaped(text: str) -> str:
    shown = " ".join(visible(text).split())
    if len(shown) > CUT:
        shown = shown[: CUT - 1] + "…"
    return "".join(c if c.isalnum() or c == " " or (ord(c) > 0x2000) else f"#{ord(c)};" for c in shown)
