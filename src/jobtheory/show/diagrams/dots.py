"""Diagrams as DOT text, which Graphviz and many others read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.errors import visible
from jobtheory.show.diagrams.diagram import LinkKind, NodeKind

if TYPE_CHECKING:
    from jobtheory.show.diagrams.diagram import Diagram, Link, Node

LINKS: dict[LinkKind, list[str]] = {
    LinkKind.PLAIN: [],
    LinkKind.OPTIONAL: ["style=dashed"],
    LinkKind.ALTERNATIVE: ["style=dotted"],
    LinkKind.REPEAT: ["style=dashed", "constraint=false"],
    LinkKind.PATH: ["style=bold"],
    LinkKind.HIRED: ["style=dotted", "dir=none"],
}

NODES: dict[NodeKind, list[str]] = {
    NodeKind.PLAIN: [],
    NodeKind.OPTIONAL: ["style=dashed"],
    NodeKind.ALTERNATIVE: ["style=dotted"],
    NodeKind.ASKED: ["style=bold"],
    NodeKind.SOLUTION: ["style=rounded"],
    NodeKind.RIVAL: ['style="rounded,bold"'],
    NodeKind.TERMINAL: ["shape=ellipse"],
}


def dot(diagram: Diagram) -> str:
    """Return a diagram as a directed graph of Graphviz."""
    lines = ["digraph {", f"    rankdir={'BT' if diagram.upwards else 'TB'};", "    node [shape=box];"]
    if diagram.bands:
        for band, name in enumerate(diagram.bands):
            lines += [f"    subgraph cluster_{band} {{", f"        label={_quoted(name)};"]
            lines += [f"        {_node(n, node)}" for n, node in enumerate(diagram.nodes) if node.band == band]
            lines.append("    }")
    else:
        lines += [f"    {_node(n, node)}" for n, node in enumerate(diagram.nodes)]
    most = max((link.thickness for link in diagram.links), default=1)
    lines += [f"    {_link(link, most)}" for link in diagram.links]
    return "\n".join([*lines, "}", ""])


def _node(n: int, node: Node) -> str:
    text = f"{node.text} ({', '.join(node.notes)})" if node.notes else node.text
    return f"n{n} [{', '.join([f'label={_quoted(text)}', *NODES[node.kind]])}];"


def _link(link: Link, most: float) -> str:
    parts = list(LINKS[link.kind])
    if link.label:
        parts = [f"label={_quoted(link.label)}", f'style="setlinewidth({max(1, round(6 * link.thickness / most))})"']
    told = f" [{', '.join(parts)}]" if parts else ""
    return f"n{link.tail} -> n{link.head}{told};"


def _quoted(text: str) -> str:
    """Return a text in quotes: no escape, no entity and no markup of Graphviz is read into it."""
    escaped = " ".join(visible(text).split()).replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return f'"{escaped}"'
