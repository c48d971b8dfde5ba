"""Nodes and links with what they mean, before it is known how they are drawn."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, NamedTuple

from jobtheory.show.drawing import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.show.drawing.legend import Entry


class NodeKind(enum.Enum):
    """What a node stands for, as far as it looks different."""

    PLAIN = enum.auto()
    OPTIONAL = enum.auto()
    ALTERNATIVE = enum.auto()
    ASKED = enum.auto()
    """What a question is about."""
    SOLUTION = enum.auto()
    RIVAL = enum.auto()
    """A solution that competes by another way."""
    TERMINAL = enum.auto()
    """Where something begins or ends."""


class LinkKind(enum.Enum):
    """What a link stands for, as far as it looks different."""

    PLAIN = enum.auto()
    OPTIONAL = enum.auto()
    ALTERNATIVE = enum.auto()
    REPEAT = enum.auto()
    PATH = enum.auto()
    """Part of a way that is pointed out."""
    HIRED = enum.auto()
    """A solution and what it is hired for; it leads nowhere."""


class Node(NamedTuple):
    """A node: its name, what more there is to say, its kind, its colour and its band."""

    text: str
    notes: tuple[str, ...] = ()
    kind: NodeKind = NodeKind.PLAIN
    fill: str = theme.FILL
    band: int = 0


class Link(NamedTuple):
    """A link from a node to another one, by their numbers."""

    tail: int
    head: int
    kind: LinkKind = LinkKind.PLAIN
    label: str = ""
    thickness: float = 1.5


class Diagram(NamedTuple):
    """Nodes and links.

    Attributes:
        title: What it shows.
        nodes: The nodes.
        links: The links.
        order: The nodes in an order that decides which links lead back: those against it.
        bands: The names of bands from the top down; none where there is one only.
        upwards: Whether links lead up, so that what they lead to stands on top.
        verb: What a link says: one node *leads to* another.
        legend: What its colours mean; the kinds that it holds explain themselves.
        subtitle: What more there is to say than the title does.
    """

    title: str
    nodes: Sequence[Node]
    links: Sequence[Link]
    order: Sequence[int]
    bands: Sequence[str] = ()
    upwards: bool = False
    verb: str = "leads to"
    legend: Sequence[Entry] = ()
    subtitle: str = ""

    @property
    def description(self) -> str:
        """The diagram in words."""
        heads: dict[int, list[str]] = {}
        for link in self.links:
            if link.kind is not LinkKind.HIRED:
                label = f" ({link.label})" if link.label else " (again)" if link.kind is LinkKind.REPEAT else ""
                heads.setdefault(link.tail, []).append(self.nodes[link.head].text + label)
            else:
                heads.setdefault(link.tail, []).append(f"is hired for {self.nodes[link.head].text}")
        told: list[str] = [self.subtitle] if self.subtitle else []
        for n in self.order:
            node = self.nodes[n]
            name = f"{node.text} ({', '.join(node.notes)})" if node.notes else node.text
            if n not in heads:
                told.append(f"{name}.")
            elif node.kind in {NodeKind.SOLUTION, NodeKind.RIVAL}:
                told.append(f"{name} {' and '.join(heads[n])}.")
            else:
                told.append(f"{name} {self.verb} {', '.join(heads[n])}.")
        return " ".join(told)
