"""Graphs of networkx, and job maps from them. The one module that imports networkx, when a graph is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.model.step import Step
from jobtheory.model.values import MAX_ITEMS, inside

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx

    Graph = nx.DiGraph[str]

AT = ("JobMap.from_graph",)

READ = ("statement", "stage", "measure", "importance", "optional")
"""The node attributes that become the parts of a step; a ``step`` attribute that holds a `Step` comes before them."""


def to_graph(
    steps: Iterable[Step],
    edges: Iterable[tuple[str, str]],
    alternatives: tuple[tuple[str, ...], ...],
    repeats: tuple[tuple[str, ...], ...],
) -> Graph:
    """Return a fresh frozen graph: nodes are keys, each with its `Step` under ``step`` and its statement and stage."""
    import networkx as nx

    graph: Graph = nx.DiGraph(alternatives=alternatives, repeats=repeats)
    for step in steps:
        stage = None if step.stage is None else step.stage.value
        graph.add_node(step.key, step=step, statement=step.statement, stage=stage, optional=step.optional)
    graph.add_edges_from(edges)
    return cast("Graph", cast("Any", nx).freeze(graph))


def ground(nodes: Mapping[str, Mapping[str, object]], edges: Iterable[tuple[str, str]]) -> Graph:
    """Return a fresh frozen graph of named nodes with attributes."""
    import networkx as nx

    graph: Graph = nx.DiGraph()
    for name, attributes in nodes.items():
        graph.add_node(name, **attributes)
    graph.add_edges_from(edges)
    return cast("Graph", cast("Any", nx).freeze(graph))


def from_graph(
    given: object,
) -> tuple[list[Step], list[tuple[str, str]], Iterable[Iterable[str]], Iterable[Iterable[str]]]:
    """Return the steps, edges, alternatives and repeats of a directed graph, which is left as it is."""
    import networkx as nx

    picture = shown(given)
    if not isinstance(given, nx.DiGraph) or given.is_multigraph():
        raise InvalidTypeError(
            f"the graph is {picture}, not a networkx DiGraph", path=AT, hint="Build an nx.DiGraph.", code="JT210"
        )
    graph = cast("nx.DiGraph[Any]", given)
    if graph.number_of_nodes() > MAX_ITEMS:
        raise InvalidValueError(
            f"the graph has {graph.number_of_nodes():,} nodes",
            path=AT,
            hint=f"A job map holds at most {MAX_ITEMS:,} steps; nobody acts on so many.",
            code="JT107",
        )
    names: dict[Any, str] = {node: _name(node) for node in graph}
    steps = [_step(names[node], attributes) for node, attributes in graph.nodes(data=True)]
    edges = [(names[before], names[after]) for before, after in graph.edges()]
    return steps, edges, graph.graph.get("alternatives", ()), graph.graph.get("repeats", ())


def _name(node: object) -> str:
    if isinstance(node, Step):
        return node.key
    if isinstance(node, str) and node.strip():
        return node
    if isinstance(node, int) and not isinstance(node, bool):
        return str(node)
    raise InvalidTypeError(
        f"a node is {shown(node)}",
        path=AT,
        hint="Name every node with text that is not empty, a whole number or a Step.",
        code="JT211",
    )


def _step(name: str, attributes: dict[str, Any]) -> Step:
    given = attributes.get("step")
    with inside((*AT, f"node {shown(name)}")):
        if isinstance(given, Step):
            if given.key != name:
                raise InvalidValueError(
                    f"the node holds a step with another key, {shown(given.key)}",
                    hint="Name the node by the key of its step.",
                    code="JT212",
                )
            return given
        parts = {part: attributes[part] for part in READ if part in attributes}
        return Step(parts.pop("statement", name), key=name, **parts)
