"""Layers, orders, columns and curves: laws over drawn graphs, and crossings beside those of Graphviz."""

import itertools
import json
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jobtheory as jt
from jobtheory.show.layered import layout
from jobtheory.show.layered.chains import Proper
from jobtheory.show.layered.crossings import crossed
from jobtheory.show.layered.layout import Layout, Link, Size, laid_out
from jobtheory.show.layered.ranks import Span, forwards, ranked
from jobtheory.show.layered.squeezing import _pooled
from tests.shared import shared
from tests.timing import quick

DOT: dict[str, Any] = json.loads(Path(__file__).with_name("dot.json").read_text(encoding="utf-8"))


@st.composite
def graphs(draw: st.DrawFn, *, most: int = 12, rings: bool = True) -> tuple[int, list[tuple[int, int]]]:
    count = draw(st.integers(1, most))
    node = st.integers(0, count - 1)
    pairs = draw(st.lists(st.tuples(node, node), max_size=2 * most, unique=True))
    return count, pairs if rings else [(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]]


def laid(count: int, links: list[tuple[int, int]], **more: Any) -> Layout:
    sizes = [Size(60 + 17 * (n % 4), 30 + 11 * (n % 3)) for n in range(count)]
    return laid_out(sizes, [Link(*link) for link in links], order=forwards(count, links), **more)


@given(graphs())
def test_only_links_that_close_a_ring_lead_back(graph: tuple[int, list[tuple[int, int]]]) -> None:
    count, links = graph
    order = forwards(count, links)
    assert sorted(order) == list(range(count))
    place = {node: n for n, node in enumerate(order)}
    back = [link for link in links if place[link[0]] > place[link[1]]]
    rest = [link for link in links if link[0] != link[1] and link not in back]
    for tail, head in back:  # each closes a ring with links that lead on
        reached = {head}
        for _ in range(count):
            reached |= {other for one, other in rest if one in reached}
        assert tail in reached
    assert forwards(3, [(0, 1), (0, 2)]) == [0, 1, 2]


def length(ranks: list[int] | tuple[int, ...], spans: list[Span]) -> int:
    return sum(ranks[span.lower] - ranks[span.upper] for span in spans)


@given(graphs(most=5, rings=False), st.lists(st.integers(1, 2), min_size=10, max_size=10))
def test_links_are_as_short_as_any_ranks_make_them(graph: tuple[int, list[tuple[int, int]]], least: list[int]) -> None:
    count, links = graph
    spans = [Span(*link, least[n]) for n, link in enumerate(dict.fromkeys(links))][:10]
    ranks = ranked(count, spans, range(count), [0] * count, None)
    assert all(ranks[span.lower] - ranks[span.upper] >= span.least for span in spans)
    assert min(ranks) == 0
    possible = itertools.product(range(6), repeat=count)
    fitting = (r for r in possible if all(r[span.lower] - r[span.upper] >= span.least for span in spans))
    assert length(ranks, spans) == min((length(r, spans) for r in fitting), default=length(ranks, spans))


@given(graphs(rings=False), st.data())
def test_bands_lie_below_each_other_and_no_layer_is_too_wide(
    graph: tuple[int, list[tuple[int, int]]], data: st.DataObject
) -> None:
    count, links = graph
    bands = sorted(data.draw(st.lists(st.integers(0, 3), min_size=count, max_size=count)))
    widest = data.draw(st.sampled_from([None, 1, 2, 3]))
    spans = [Span(*link) for link in dict.fromkeys(links)]
    ranks = ranked(count, spans, range(count), bands, widest)
    assert all(ranks[span.upper] < ranks[span.lower] for span in spans)
    held: dict[int, set[int]] = {}
    for node, rank in enumerate(ranks):
        held.setdefault(rank, set()).add(bands[node])
    assert all(len(inside) == 1 for inside in held.values())
    assert [min(held[rank]) for rank in sorted(held)] == sorted(min(held[rank]) for rank in held)
    assert set(ranks) == set(range(max(ranks) + 1))
    if widest is not None:
        assert max(ranks.count(rank) for rank in ranks) <= widest


@given(st.lists(st.lists(st.integers(0, 9), max_size=4).map(sorted), max_size=10))
def test_crossings_are_those_that_pairs_of_lines_have(ends: list[list[int]]) -> None:
    lines = [(n, end) for n, places in enumerate(ends) for end in places]
    pairs = sum((one[0] - other[0]) * (one[1] - other[1]) < 0 for one, other in itertools.combinations(lines, 2))
    assert crossed(ends, 10) == pairs


def test_two_rows_that_are_all_linked_cross_as_often_as_they_must() -> None:
    links = [(one, 4 + other) for one in range(4) for other in range(4)]
    assert laid(8, links).crossings == 36  # (4 choose 2) squared, as for any order


def boxes(found: Layout, count: int) -> list[tuple[float, float, float, float]]:
    return [
        (
            x - (60 + 17 * (n % 4)) / 2,
            y - (30 + 11 * (n % 3)) / 2,
            x + (60 + 17 * (n % 4)) / 2,
            y + (30 + 11 * (n % 3)) / 2,
        )
        for n, (x, y) in enumerate(found.middles[:count])
    ]


def passed(route: layout.Route) -> list[tuple[float, float]]:
    """Return points on a route, between those where it leaves and enters its nodes."""
    points: list[tuple[float, float]] = []
    for one, other in itertools.pairwise(route.bends):
        middle = (one.bottom + other.top) / 2
        for n in range(13):
            t = n / 12
            u = 1 - t
            x = u**3 * one.x + 3 * u * u * t * one.x + 3 * u * t * t * other.x + t**3 * other.x
            y = u**3 * one.bottom + 3 * u * u * t * middle + 3 * u * t * t * middle + t**3 * other.top
            points.append((x, y))
    for bend in route.bends[1:-1]:
        points += [(bend.x, bend.top), (bend.x, (bend.top + bend.bottom) / 2), (bend.x, bend.bottom)]
    return points


@settings(max_examples=150)
@given(graphs(), st.sampled_from([None, 1, 2, 4]), st.sampled_from([None, 100, 400]))
def test_nodes_stand_apart_and_no_link_runs_through_one(
    graph: tuple[int, list[tuple[int, int]]], widest: int | None, room: float | None
) -> None:
    count, links = graph
    found = laid(count, links, widest=widest, room=room)
    held = boxes(found, count)
    assert all(left >= -0.01 and right <= found.width + 0.01 for left, _, right, _ in held)
    assert all(top >= -0.01 and bottom <= found.height + 0.01 for _, top, _, bottom in held)
    for one, other in itertools.combinations(held, 2):
        across = max(one[0], other[0]) - min(one[2], other[2])
        along = max(one[1], other[1]) - min(one[3], other[3])
        assert max(across, along) >= layout.GAP - 0.01
    for route in found.routes:
        for x, y in passed(route):
            assert not any(
                left + 0.01 < x < right - 0.01 and top + 0.01 < y < bottom - 0.01 for left, top, right, bottom in held
            )


@given(graphs())
def test_routes_begin_and_end_at_their_nodes(graph: tuple[int, list[tuple[int, int]]]) -> None:
    count, links = graph
    found = laid(count, links)
    held = boxes(found, count)
    for (tail, head), route in zip(links, found.routes, strict=True):
        if tail == head:
            assert route.bends == ()
            continue
        upper, lower = (head, tail) if route.leads_up else (tail, head)
        assert (route.bends[0].x, route.bends[0].top) == pytest.approx((found.middles[upper][0], held[upper][3]))
        assert (route.bends[-1].x, route.bends[-1].bottom) == pytest.approx((found.middles[lower][0], held[lower][1]))


@given(graphs())
def test_labels_stand_apart_from_nodes_and_from_each_other(graph: tuple[int, list[tuple[int, int]]]) -> None:
    count, links = graph
    given_ = [Link(*link, label=Size(30 + 9 * n % 40, 16)) for n, link in enumerate(links)]
    sizes = [Size(60, 30)] * count
    found = laid_out(sizes, given_, order=forwards(count, links))
    held = [(x - 30, y - 15, x + 30, y + 15) for x, y in found.middles]
    for link, route in zip(given_, found.routes, strict=True):
        if route.label is not None and link.label is not None:
            x, y, half = *route.label, link.label.width / 2
            held.append((x - half, y - 8, x + half, y + 8))
    for one, other in itertools.combinations(held, 2):
        across = max(one[0], other[0]) - min(one[2], other[2])
        along = max(one[1], other[1]) - min(one[3], other[3])
        assert max(across, along) > 0


def test_a_picture_of_nothing_has_no_size() -> None:
    found = laid(0, [])
    assert (found.width, found.height, found.crossings, found.routes) == (0, 0, 0, ())


def test_a_long_link_runs_straight_where_there_is_room() -> None:
    found = laid(6, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (0, 5)])
    (long,) = (route for route in found.routes if len(route.bends) > 2)
    assert len({bend.x for bend in long.bends[1:-1]}) == 1
    chain = [found.middles[n][0] for n in range(1, 5)]
    assert max(chain) - min(chain) < 0.01


def test_what_is_too_wide_is_squeezed_into_its_room() -> None:
    links = [(n, n + 1 + m) for n in range(0, 40, 2) for m in range(2) if n + 1 + m < 40]
    free, tight = laid(40, links, widest=3), laid(40, links, widest=3, room=340)
    assert tight.width <= 340.01 <= free.width + 1_000
    assert tight.crossings == free.crossings


def test_pooling_gives_the_nearest_ascending_places() -> None:
    """Worked by hand: 4, 2 and 0 of weights 1, 1 and 2 are pooled to (4 + 2 + 0) / 4."""
    assert _pooled([(4, 1), (2, 1), (0, 2), (7, 1)]) == [1.5, 1.5, 1.5, 7.0]


def test_far_too_many_bends_are_refused_at_once() -> None:
    count = 3_000
    links = [(n, n + 1) for n in range(count - 1)] + [(0, n) for n in range(2, count)]
    with quick(2), pytest.raises(jt.InvalidValueError, match=r"the links bend 4,\d+,\d+ times .*\[JT715\]"):
        laid(count, links)


def test_parts_stand_beside_each_other() -> None:
    graph = Proper([0, 1, 0, 1, 0], [Span(0, 1), Span(2, 3)])
    assert graph.parts() == [(0, [[0], [1]]), (0, [[2], [3]]), (0, [[4]])]
    found = laid(4, [(0, 1), (2, 3)])
    assert found.middles[1][0] < found.middles[2][0]


def test_links_cross_no_more_often_than_with_graphviz_on_processes() -> None:
    """The process graphs of the BPMN interchange tests; Graphviz's own count of its crossings is in dot.json."""
    data = json.loads(shared("oracles", "bpmn_miwg", "data.json").read_text(encoding="utf-8"))
    mine: list[int] = []
    for graph in data["graphs"]:
        index = {node["id"]: n for n, node in enumerate(graph["nodes"])}
        links = list(dict.fromkeys((index[tail], index[head]) for tail, head in graph["edges"]))
        mine.append(laid(len(index), links).crossings)
    theirs = [DOT["processes"][graph["id"]] for graph in data["graphs"]]
    assert len(mine) == 79
    assert median(mine) <= median(theirs)
    assert sum(mine) <= sum(theirs)


def test_links_cross_no_more_often_than_with_graphviz_on_tangles() -> None:
    mine = [laid(one["nodes"], [(a, b) for a, b in one["links"]]).crossings for one in DOT["tangled"]]
    theirs = [one["crossings"] for one in DOT["tangled"]]
    assert len(mine) == 60
    assert median(mine) <= median(theirs)
    assert sum(mine) <= 1.03 * sum(theirs)
