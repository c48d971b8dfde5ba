"""Laws of networks of jobs, against networkx and against a search over every path."""

from __future__ import annotations

from functools import reduce
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import networkx as nx
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import jobtheory as jt
from jobtheory.testing import attached, job_networks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

NETWORKS = job_networks(max_jobs=7)
SHAPES = job_networks(max_jobs=8, bare=True)
SHAPES_WITH_JOBS = job_networks(min_jobs=1, max_jobs=8, bare=True)

NX: Any = nx
"""What of it the stubs leave open."""


def keys(network: jt.JobNetwork) -> list[str]:
    return [job.key for job in network]


def pairs(network: jt.JobNetwork) -> set[tuple[str, str]]:
    return {(one.lower, one.upper) for one in network.serves}


def parts(network: jt.JobNetwork) -> tuple[frozenset[jt.Job], frozenset[jt.Serves]]:
    """Return what a network holds, in no order."""
    return frozenset(network.jobs), frozenset(network.serves)


def graph_of(network: jt.JobNetwork) -> nx.DiGraph[str]:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(keys(network))
    graph.add_edges_from(pairs(network))
    return graph


def reshuffled(data: st.DataObject, network: jt.JobNetwork) -> jt.JobNetwork:
    jobs = data.draw(st.permutations(network.jobs))
    return jt.JobNetwork(jobs, data.draw(st.permutations(network.serves)))


# --- who competes


class Found(NamedTuple):
    """What a search over all paths says of one solution to one job: how near, and how short the way."""

    distance: int
    length: int


def ways(edges: Mapping[str, Sequence[str]], start: str) -> Iterator[tuple[str, ...]]:
    """Yield every path from a job along edges, the one of no step included."""
    yield (start,)
    for ahead in edges[start]:
        yield from ((start, *rest) for rest in ways(edges, ahead))


def by_brute_force(
    network: jt.JobNetwork, job: str, solutions: Mapping[str, Sequence[jt.Solution]]
) -> dict[tuple[jt.Solution, str], Found]:
    """Go every path up from the job, and from its end every path down, and keep what is nearest."""
    up = {key: [s.upper for s in network.serves if s.lower == key] for key in keys(network)}
    down = {key: [s.lower for s in network.serves if s.upper == key] for key in keys(network)}
    above = {way[-1] for way in ways(up, job)}
    nearest: dict[tuple[jt.Solution, str], Found] = {}
    for climb in ways(up, job):
        for fall in ways(down, climb[-1]):
            key = fall[-1]
            there = list(solutions.get(key, ()))
            if key in above and not any(solution.is_nothing for solution in there):
                there.append(jt.Solution.nothing())
            found = Found(len(climb) - 1, len(climb) + len(fall) - 2)
            for solution in there:
                nearest[solution, key] = min(found, nearest.get((solution, key), found))
    return nearest


@given(data=st.data())
def test_competitors_are_those_that_a_search_over_every_path_finds(data: st.DataObject) -> None:
    network = data.draw(SHAPES_WITH_JOBS)
    solutions = data.draw(attached(network))
    job = data.draw(st.sampled_from(keys(network)))
    found = network.competitors(job, solutions)
    told = {(c.solution, c.job): Found(c.distance, len(c.path) - 1) for c in found}
    assert told == by_brute_force(network, job, solutions)
    assert len(told) == len(found), "each is told once"


@given(data=st.data())
def test_a_path_leads_up_to_what_both_are_for_and_down(data: st.DataObject) -> None:
    network = data.draw(SHAPES_WITH_JOBS)
    job = data.draw(st.sampled_from(keys(network)))
    served = pairs(network)
    for c in network.competitors(job, data.draw(attached(network))):
        assert (c.path[0], c.path[-1], c.path[c.distance]) == (job, c.job, c.shared)
        up, down = c.path[: c.distance + 1], c.path[c.distance :]
        assert all(pair in served for pair in pairwise(up))
        assert all((lower, upper) in served for upper, lower in pairwise(down))
        assert c.is_part == network.reaches(c.job, job)
        assert c.bypasses == (c.distance > 0)
        assert jt.Competitor(c.solution, c.job, c.distance, c.path) == c


@given(data=st.data())
def test_the_nearest_come_first_and_equals_as_declared(data: st.DataObject) -> None:
    network = data.draw(SHAPES_WITH_JOBS)
    solutions = data.draw(attached(network))
    found = network.competitors(data.draw(st.sampled_from(keys(network))), solutions)
    place = {key: n for n, key in enumerate(keys(network))}

    def rank(c: jt.Competitor) -> tuple[int, int, int, int]:
        there = solutions.get(c.job, ())
        return c.distance, len(c.path), place[c.job], there.index(c.solution) if c.solution in there else len(there)

    assert list(found) == sorted(found, key=rank)


@given(data=st.data())
def test_doing_nothing_stands_at_every_job_from_this_one_up(data: st.DataObject) -> None:
    network = data.draw(SHAPES_WITH_JOBS)
    job = data.draw(st.sampled_from(keys(network)))
    found = network.competitors(job, data.draw(attached(network, nothing=False)))
    idle = [c.job for c in found if c.solution.is_nothing]
    assert set(idle) == set(keys(network.up_from(job)))
    assert len(idle) == len(set(idle))


@given(data=st.data())
def test_the_order_in_which_jobs_are_declared_changes_no_distance(data: st.DataObject) -> None:
    network = data.draw(SHAPES_WITH_JOBS)
    solutions = data.draw(attached(network))
    job = data.draw(st.sampled_from(keys(network)))
    other = reshuffled(data, network)
    assert {(c.solution, c.job, c.distance, len(c.path)) for c in network.competitors(job, solutions)} == {
        (c.solution, c.job, c.distance, len(c.path)) for c in other.competitors(job, solutions)
    }
    for key in keys(network):
        assert set(network.why(key)) == set(other.why(key))
        assert set(network.how(key)) == set(other.how(key))
        assert [set(rung) for rung in network.ladder(key)] == [set(rung) for rung in other.ladder(key)]
    assert [set(rung) for rung in network.levels] == [set(rung) for rung in other.levels]


@given(data=st.data())
def test_a_job_elsewhere_changes_nobodys_distance(data: st.DataObject) -> None:
    """Elsewhere is where it makes no new way up: below, beside, or on top of what had nothing above it."""
    network = data.draw(SHAPES_WITH_JOBS)
    solutions = data.draw(attached(network))
    job = data.draw(st.sampled_from(keys(network)))
    below = data.draw(st.lists(st.sampled_from(keys(network)), unique=True))
    roots = data.draw(st.lists(st.sampled_from(network.roots), unique=True))
    added = [("new-below", key) for key in below] + [(key, "new-above") for key in roots]
    more = jt.JobNetwork([*network.jobs, "New below", "New above"], [*network.serves, *added])
    before = {(c.solution, c.job): c.distance for c in network.competitors(job, solutions)}
    after = {(c.solution, c.job): c.distance for c in more.competitors(job, solutions)}
    assert {who: after[who] for who in before} == before


@given(data=st.data())
def test_at_the_top_only_the_job_and_its_parts_compete(data: st.DataObject) -> None:
    network = data.draw(SHAPES_WITH_JOBS)
    root = data.draw(st.sampled_from(network.roots))
    found = network.competitors(root, data.draw(attached(network)))
    assert {c.distance for c in found} == {0}
    assert {c.job for c in found} <= set(keys(network.down_from(root)))


# --- the network itself


@given(network=SHAPES)
def test_reaching_is_the_transitive_closure_of_networkx(network: jt.JobNetwork) -> None:
    closure: nx.DiGraph[str] = nx.transitive_closure_dag(graph_of(network))
    reached = {(one, other) for one in network for other in network if network.reaches(one, other)}
    assert {(one.key, other.key) for one, other in reached} == set(closure.edges)


@given(data=st.data())
def test_slices_are_the_ancestors_and_descendants_of_networkx(data: st.DataObject) -> None:
    network = data.draw(NETWORKS)
    assume(len(network))
    graph = graph_of(network)
    key = data.draw(st.sampled_from(keys(network)))
    for part, members in (
        (network.up_from(key), NX.descendants(graph, key) | {key}),
        (network.down_from(key), NX.ancestors(graph, key) | {key}),
    ):
        assert list(part) == [job for job in network if job.key in members]
        assert list(part.serves) == [one for one in network.serves if {one.lower, one.upper} <= members]


@given(data=st.data())
def test_some_jobs_serve_each_other_as_they_did_through_the_others(data: st.DataObject) -> None:
    network = data.draw(NETWORKS)
    assume(len(network))
    chosen = set(data.draw(st.lists(st.sampled_from(keys(network)), unique=True)))
    part = network.only(*chosen)
    assert list(part) == [job for job in network if job.key in chosen]
    closure = nx.transitive_closure_dag(graph_of(network)).subgraph(chosen)
    assert set(nx.transitive_closure_dag(graph_of(part)).edges) == set(closure.edges)
    declared = {(one.lower, one.upper): one for one in network.serves}
    for one in part.serves:
        through = list(nx.all_simple_paths(graph_of(network), one.lower, one.upper))
        assert any(chosen.isdisjoint(way[1:-1]) for way in through), "another kept job stands on every way"
        assert one == declared.get((one.lower, one.upper), jt.Serves(one.lower, one.upper))
    assert set(part.serves) >= {one for one in network.serves if {one.lower, one.upper} <= chosen}


@given(network=SHAPES)
def test_levels_are_the_generations_of_networkx_from_the_top(network: jt.JobNetwork) -> None:
    generations = nx.topological_generations(graph_of(network).reverse())
    assert [set(rung) for rung in network.levels] == [set(rung) for rung in generations]
    assert set(network.roots) == {key for key, ups in graph_of(network).out_degree() if not ups}
    for rung in (*network.levels, network.roots):
        assert list(rung) == [key for key in keys(network) if key in rung]


@given(data=st.data())
def test_a_ladder_has_the_shortest_ways_of_networkx(data: st.DataObject) -> None:
    network = data.draw(SHAPES_WITH_JOBS)
    key = data.draw(st.sampled_from(keys(network)))
    away = nx.single_source_shortest_path_length(graph_of(network), key)
    told = {above: n for n, rung in enumerate(network.ladder(key)) for above in rung}
    assert told == dict(away)


@given(network=SHAPES)
def test_why_and_how_are_each_others_inverse(network: jt.JobNetwork) -> None:
    whys = {(job.key, above) for job in network for above in network.why(job)}
    hows = {(below, job.key) for job in network for below in network.how(job)}
    assert whys == hows == pairs(network)


@given(network=NETWORKS)
def test_a_network_is_the_network_of_its_graph(network: jt.JobNetwork) -> None:
    graph = network.graph
    assert jt.JobNetwork.from_graph(graph) == network
    assert NX.utils.graphs_equal(jt.JobNetwork.from_graph(graph).graph, graph)


@given(network=NETWORKS)
def test_slices_that_cover_everything_merge_into_the_network(network: jt.JobNetwork) -> None:
    assume(len(network))
    leaves = [job.key for job in network if not network.how(job)]
    from_above = reduce(jt.JobNetwork.merge, map(network.down_from, network.roots))
    from_below = reduce(jt.JobNetwork.merge, map(network.up_from, leaves))
    assert parts(from_above) == parts(from_below) == parts(network)


@given(network=NETWORKS)
def test_merging_a_network_with_itself_or_with_what_is_known_less_of_changes_nothing(network: jt.JobNetwork) -> None:
    sketch = jt.JobNetwork(
        [jt.Job(job.statement, jt.Purpose(), jt.JobMap([]), key=job.key) for job in network],
        [one.without_grounds() for one in network.serves],
    )
    assert network.merge(network) == network.merge(sketch) == sketch.merge(network) == network


@given(data=st.data())
def test_merging_is_the_same_either_way_round(data: st.DataObject) -> None:
    network = data.draw(NETWORKS)
    assume(len(network))
    one, other = (
        network.only(*data.draw(st.lists(st.sampled_from(keys(network)), min_size=1, unique=True))) for _ in range(2)
    )
    assert parts(one.merge(other)) == parts(other.merge(one))
    assert {job.key for job in one.merge(other)} == {*keys(one), *keys(other)}


@given(data=st.data())
def test_a_circle_is_named_in_order(data: st.DataObject) -> None:
    network = data.draw(job_networks(min_jobs=2, max_jobs=8, bare=True))
    closed = [(one.key, other.key) for one in network for other in network if network.reaches(one, other)]
    assume(closed)
    lower, upper = data.draw(st.sampled_from(closed))
    served = [*pairs(network), (upper, lower)]
    with pytest.raises(jt.CycleError, match="in a circle") as caught:
        jt.JobNetwork(network.jobs, served)
    cycle = caught.value.cycle
    assert cycle[0] == cycle[-1]
    assert all(pair in served for pair in pairwise(cycle))
