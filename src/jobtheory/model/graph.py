"""Graphs of networkx, and what stands in them. The one module that imports networkx, when a graph is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.model.step import Step
from jobtheory.model.values import MAX_ITEMS, Path, inside

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from jobtheory.model.keys import Keyed

    Graph = nx.DiGraph[str]

AT = ("JobMap.from_graph",)

READ = ("statement", "stage", "measure", "importance", "optional")
"""The node attributes that become the parts of a step; a ``step`` attribute that holds a `Step` comes before them."""


def build(
    nodes: Iterable[tuple[str, dict[str, Any]]],
    edges: Iterable[tuple[str, str] | tuple[str, str, dict[str, Any]]],
    **attributes: object,
) -> Graph:
    """Return a fresh frozen graph of named nodes, edges and the graph itself, each with attributes."""
    import networkx as nx

    graph: Graph = nx.DiGraph()
    graph.graph.update(attributes)
    graph.add_nodes_from(nodes)
    graph.add_edges_from(edges)
    return cast("Graph", cast("Any", nx).freeze(graph))


def to_graph(
    steps: Iterable[Step],
    edges: Iterable[tuple[str, str]],
    alternatives: tuple[tuple[str, ...], ...],
    repeats: tuple[tuple[str, ...], ...],
) -> Graph:
    """Return a fresh frozen graph: nodes are keys, each with its `Step` under ``step`` and its statement and stage."""
    nodes = (
        (
            step.key,
            {
                "step": step,
                "statement": step.statement,
                "stage": None if step.stage is None else step.stage.value,
                "optional": step.optional,
            },
        )
        for step in steps
    )
    return build(nodes, edges, alternatives=alternatives, repeats=repeats)


def from_graph(
    given: object,
) -> tuple[list[Step], list[tuple[str, str]], Iterable[Iterable[str]], Iterable[Iterable[str]]]:
    """Return the steps, edges, alternatives and repeats of a directed graph, which is left as it is."""
    graph = directed(given, AT, "job map", "steps")
    names: dict[Any, str] = {node: name(node, AT, Step) for node in graph}
    steps = [_step(names[node], attributes) for node, attributes in graph.nodes(data=True)]
    edges = [(names[before], names[after]) for before, after in graph.edges()]
    return steps, edges, graph.graph.get("alternatives", ()), graph.graph.get("repeats", ())


def directed(given: object, path: Path, what: str, members: str) -> nx.DiGraph[Any]:
    """Read a directed graph of bounded size."""
    import networkx as nx

    picture = shown(given)
    if not isinstance(given, nx.DiGraph) or given.is_multigraph():
        raise InvalidTypeError(
            f"the graph is {picture}, not a networkx DiGraph", path=path, hint="Build an nx.DiGraph.", code="JT210"
        )
    graph = cast("nx.DiGraph[Any]", given)
    if graph.number_of_nodes() > MAX_ITEMS:
        raise InvalidValueError(
            f"the graph has {graph.number_of_nodes():,} nodes",
            path=path,
            hint=f"A {what} holds at most {MAX_ITEMS:,} {members}; nobody acts on so many.",
            code="JT107",
        )
    return graph


def name(node: object, path: Path, kind: type[Keyed]) -> str:
    """Return the key that a node stands for: text, a whole number, or a value with a key of its own."""
    if isinstance(node, kind):
        return node.key
    if isinstance(node, str) and node.strip():
        return node
    if isinstance(node, int) and not isinstance(node, bool):
        return str(node)
    raise InvalidTypeError(
        f"a node is {shown(node)}",
        path=path,
        hint=f"Name every node with text that is not empty, a whole number or a {kind.__name__}.",
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
