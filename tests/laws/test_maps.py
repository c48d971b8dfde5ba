"""Laws of job maps, against networkx and against plain search."""

from __future__ import annotations

from itertools import pairwise, product

import attrs
import networkx as nx
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import jobtheory as jt
from jobtheory.testing import job_maps

MAPS = job_maps(max_steps=6)
MAPS_WITH_STEPS = job_maps(min_steps=1, max_steps=6)


def precedes(action: jt.JobMap) -> set[tuple[str, str]]:
    """Return which step comes before which, by trying every step in between."""
    keys = [step.key for step in action.steps]
    pairs = set(action.edges)
    for between, one, other in product(keys, repeat=3):
        if (one, between) in pairs and (between, other) in pairs:
            pairs.add((one, other))
    return pairs


@given(action=MAPS)
def test_order_respects_edges(action: jt.JobMap) -> None:
    order = action.order
    assert sorted(order) == sorted(step.key for step in action.steps)
    assert all(order.index(earlier) < order.index(later) for earlier, later in action.edges)
    assert tuple(step.key for step in action) == order


@given(action=MAPS)
def test_reachability_is_the_transitive_closure(action: jt.JobMap) -> None:
    pairs = precedes(action)
    for one, other in product(action.order, repeat=2):
        assert action.reaches(one, other) == ((one, other) in pairs)
    for key in action.order:
        assert action.ancestors(key) == tuple(k for k in action.order if (k, key) in pairs)
        assert action.descendants(key) == tuple(k for k in action.order if (key, k) in pairs)


@given(data=st.data())
def test_a_part_of_a_map_keeps_the_order_relation(data: st.DataObject) -> None:
    action = data.draw(MAPS_WITH_STEPS)
    pairs = precedes(action)
    key = data.draw(st.sampled_from(action.order))
    chosen = data.draw(st.lists(st.sampled_from(action.order), unique=True))
    before = {one for one, other in pairs if other == key}
    after = {other for one, other in pairs if one == key}
    for part, members in (
        (action.before(key), before),
        (action.after(key), after),
        (action.only(*chosen), set(chosen)),
    ):
        assert {step.key for step in part.steps} == members
        assert [s for s in action.steps if s.key in members] == list(part.steps)
        assert precedes(part) == {pair for pair in pairs if members.issuperset(pair)}


@given(action=MAPS)
def test_dominators_are_those_of_networkx(action: jt.JobMap) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph(action.graph)
    graph.add_node("")
    graph.add_edges_from(("", key) for key in action.order if not graph.in_degree(key))
    immediate = nx.immediate_dominators(graph, "")
    for key in action.order:
        expected = {key}
        above = immediate[key]
        while above:
            expected.add(above)
            above = immediate[above]
        assert set(action.dominators(key)) == expected


@given(data=st.data())
def test_the_critical_path_is_the_longest_of_networkx(data: st.DataObject) -> None:
    action = data.draw(MAPS_WITH_STEPS)
    durations = {key: data.draw(st.integers(0, 9)) for key in action.order}
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from([*action.order, "begin"])
    graph.add_edges_from((one, other, {"weight": durations[other]}) for one, other in action.edges)
    graph.add_edges_from(("begin", key, {"weight": durations[key]}) for key in action.order)
    longest = nx.dag_longest_path_length(graph)
    found = action.critical_path(durations)
    assert found.duration == longest == sum(durations[key] for key in found.keys)
    assert all(pair in set(action.edges) for pair in pairwise(found.keys))
    minutes = action.critical_path({key: f"{x} min" for key, x in durations.items()})
    assert minutes == attrs.evolve(found, duration=jt.Quantity(longest, "min"))


@given(action=MAPS)
def test_a_map_is_the_map_of_its_graph(action: jt.JobMap) -> None:
    assert jt.JobMap.from_graph(action.graph) == action
    assert set(action.graph.edges) == set(action.edges)


@given(data=st.data())
def test_a_cycle_is_named_in_order(data: st.DataObject) -> None:
    action = data.draw(job_maps(min_steps=2, repeats=False, alternatives=False))
    pairs = precedes(action)
    assume(pairs)
    earlier, later = data.draw(st.sampled_from(sorted(pairs)))
    edges = [*action.edges, (later, earlier)]
    with pytest.raises(jt.CycleError, match="wait for each other") as caught:
        jt.JobMap(action.steps, edges)
    cycle = caught.value.cycle
    assert cycle[0] == cycle[-1]
    assert all(pair in edges for pair in pairwise(cycle))
