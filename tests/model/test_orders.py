from fractions import Fraction
from itertools import pairwise
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobtheory.model import orders
from tests.timing import quick

NX: Any = nx  # typed in part

Edges = list[tuple[int, int]]


@st.composite
def graphs(draw: st.DrawFn, *, cyclic: bool = False) -> tuple[int, Edges]:
    """Nodes in declaration order that has nothing to do with the order of the edges."""
    count = draw(st.integers(1, 12))
    place = draw(st.permutations(range(count)))
    pairs = [(a, b) for a in range(count) for b in range(count) if a != b and (cyclic or place[a] < place[b])]
    return count, draw(st.lists(st.sampled_from(pairs), unique=True, max_size=30)) if pairs else []


def sides(count: int, edges: Edges) -> tuple[list[list[int]], list[list[int]]]:
    before: list[list[int]] = [[] for _ in range(count)]
    after: list[list[int]] = [[] for _ in range(count)]
    for a, b in edges:
        before[b].append(a)
        after[a].append(b)
    return before, after


def peer(count: int, edges: Edges) -> "nx.DiGraph[int]":
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(edges)
    return graph


def bits(sets: list[int]) -> list[set[int]]:
    return [set(orders.members(s)) for s in sets]


@given(graphs())
def test_orders_agree_with_networkx(given_: tuple[int, Edges]) -> None:
    before, after = sides(*given_)
    graph = peer(*given_)
    ordered = orders.order(before, after)
    assert ordered == list(nx.lexicographical_topological_sort(graph))
    assert bits(orders.closure(before, ordered)) == [NX.ancestors(graph, n) for n in graph]
    assert bits(orders.closure(after, ordered[::-1])) == [NX.descendants(graph, n) for n in graph]


@given(graphs())
def test_dominators_agree_with_networkx(given_: tuple[int, Edges]) -> None:
    before, after = sides(*given_)
    graph = peer(*given_)
    graph.add_edges_from([(-1, n) for n in range(given_[0]) if not before[n]])
    immediate = nx.immediate_dominators(graph, -1)
    for node, found in enumerate(bits(orders.dominators(before, orders.order(before, after)))):
        want, at = set[int](), node
        while at != -1:
            want.add(at)
            at = immediate[at]
        assert found == want


@given(graphs(), st.lists(st.fractions(0, 100, max_denominator=9), min_size=12, max_size=12))
def test_the_heaviest_way_agrees_with_networkx(given_: tuple[int, Edges], weights: list[Fraction]) -> None:
    before, after = sides(*given_)
    way, total = orders.longest(before, orders.order(before, after), weights)
    graph = peer(*given_)
    assert sum(weights[n] for n in way) == total
    assert all(graph.has_edge(a, b) for a, b in pairwise(way))
    for a, b in graph.edges:
        graph.edges[a, b]["weight"] = weights[b]
    graph.add_edges_from((-1, n, {"weight": weights[n]}) for n in range(given_[0]))
    assert total == nx.dag_longest_path_length(graph)


def test_the_earliest_declared_wins_a_tie() -> None:
    before, after = sides(4, [(0, 2), (1, 2), (1, 3)])
    assert orders.longest(before, orders.order(before, after), [Fraction(1)] * 4) == ([0, 2], Fraction(2))
    assert orders.longest([], [], []) == ([], Fraction(0))


@given(graphs(), st.integers(0, 2**12 - 1))
def test_what_is_kept_is_ordered_as_before_and_by_nothing_else(given_: tuple[int, Edges], kept: int) -> None:
    count, _ = given_
    kept &= 2**count - 1
    before, after = sides(*given_)
    near = bits(orders.contract(before, orders.order(before, after), kept))
    graph = peer(*given_)
    slim: nx.DiGraph[int] = nx.DiGraph()
    nodes = set(orders.members(kept))
    slim.add_nodes_from(nodes)
    slim.add_edges_from((p, n) for n in nodes for p in near[n])
    assert set(slim) == nodes
    for node in nodes:
        assert NX.ancestors(slim, node) == NX.ancestors(graph, node) & nodes


@given(graphs(cyclic=True))
def test_a_cycle_is_found_where_there_is_one_and_runs_along_the_edges(given_: tuple[int, Edges]) -> None:
    before, after = sides(*given_)
    graph = peer(*given_)
    ordered = orders.order(before, after)
    assert (len(ordered) == given_[0]) == nx.is_directed_acyclic_graph(graph)
    if len(ordered) < given_[0]:
        ring = orders.cycle(before, ordered)
        assert len(set(ring)) == len(ring) > 1
        assert ring[0] == min(ring)
        assert all(graph.has_edge(a, b) for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))


@given(st.sets(st.integers(0, 300)))
def test_members_of_a_set_come_in_declaration_order(members: set[int]) -> None:
    assert list(orders.members(sum(1 << n for n in members))) == sorted(members)


@pytest.mark.parametrize("step", [1, -1])
def test_passes_over_ten_thousand_nodes_are_quick_and_do_not_recurse(step: int) -> None:
    count = 10_000
    edges = list(pairwise(range(count)[::step]))
    before, after = sides(count, edges)
    with quick():
        ordered = orders.order(before, after)
        orders.closure(before, ordered)
        orders.dominators(before, ordered)
        orders.contract(before, ordered, (1 << count) - 1)
        assert orders.longest(before, ordered, [Fraction(1)] * count)[1] == count
