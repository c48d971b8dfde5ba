"""Circles among relations are opened, and what others imply is found, as brute force has it."""

from itertools import pairwise, permutations

import hypothesis.strategies as st
import networkx as nx
from hypothesis import given

from jobtheory.model.untangling import implied, untangle
from tests.timing import quick

SIZE = 6
RELATIONS = st.dictionaries(
    st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)).filter(lambda pair: pair[0] != pair[1]),
    st.integers(1, 4),
)


@given(RELATIONS)
def test_what_is_kept_has_no_circle_and_what_is_not_says_why(told: dict[tuple[int, int], int]) -> None:
    found = untangle(SIZE, told)
    kept: nx.DiGraph[int] = nx.DiGraph(found.kept)
    assert nx.is_directed_acyclic_graph(kept)
    assert {*found.kept, *found.against, *found.tied} == set(told)
    assert len(found.kept) + len(found.against) + len(found.tied) == len(told)
    for (lower, upper), way in found.against.items():
        assert (way[0], way[-1]) == (upper, lower)
        assert all(pair in found.kept and told[pair] > told[lower, upper] for pair in pairwise(way))
    for (lower, upper), way in found.tied.items():
        assert (way[0], way[-1]) == (upper, lower)
        assert all(told[pair] >= told[lower, upper] for pair in pairwise(way))
        assert any(told[pair] == told[lower, upper] and pair in found.tied for pair in pairwise(way))


@given(RELATIONS, st.randoms(use_true_random=False), st.permutations(range(SIZE)))
def test_neither_order_nor_numbering_matters(
    told: dict[tuple[int, int], int], random: object, renamed: list[int]
) -> None:
    found = untangle(SIZE, told)
    items = list(told.items())
    random.shuffle(items)  # type: ignore[attr-defined]  # hypothesis draws a random.Random
    other = untangle(SIZE, {(renamed[a], renamed[b]): count for (a, b), count in items})
    assert set(other.kept) == {(renamed[a], renamed[b]) for a, b in found.kept}
    assert set(other.tied) == {(renamed[a], renamed[b]) for a, b in found.tied}


@given(RELATIONS)
def test_the_greatest_of_a_circle_is_never_against(told: dict[tuple[int, int], int]) -> None:
    found = untangle(SIZE, told)
    if told:
        greatest = max(told.values())
        assert all(told[pair] < greatest for pair in found.against)
    for (lower, upper), count in told.items():
        if (upper, lower) in found.kept and count < told[upper, lower]:
            assert (lower, upper) in found.against


@given(RELATIONS)
def test_what_is_implied_is_what_the_transitive_reduction_leaves_out(told: dict[tuple[int, int], int]) -> None:
    kept = untangle(SIZE, told).kept
    short = implied(SIZE, kept)
    reduced = nx.transitive_reduction(nx.DiGraph(kept))
    assert set(kept).difference(short) == set(reduced.edges)
    for (lower, upper), way in short.items():
        assert (way[0], way[-1]) == (lower, upper)
        assert len(way) > 2
        assert all(pair in reduced.edges for pair in pairwise(way))


def test_many_relations_that_all_tie_take_no_time() -> None:
    everything = dict.fromkeys(permutations(range(120), 2), 1)
    with quick():
        assert len(untangle(120, everything).tied) == len(everything)
    chain = {(a, b): 1 for a in range(150) for b in range(a + 1, 150)}
    with quick():
        kept = untangle(150, chain).kept
        assert len(implied(150, kept)) == len(chain) - 149
