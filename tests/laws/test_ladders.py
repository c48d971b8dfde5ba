"""Laws of laddering: what is counted does not depend on the order of interviews, and a higher cut-off shows less."""

from collections import Counter
from itertools import combinations

import hypothesis.strategies as st
from hypothesis import given

from jobtheory.learn import Ladders, ValueMap, read_ladders

SAID = st.lists(
    st.lists(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=6), min_size=1, max_size=3),
    min_size=1,
    max_size=8,
)


def read(said: list[list[list[str]]], count: str = "respondents") -> Ladders:
    return read_ladders({f"r{n}": one for n, one in enumerate(said)}, count=count)  # type: ignore[arg-type]


def edges(drawn: ValueMap) -> set[tuple[str, str]]:
    return {(one.lower, one.upper) for one in drawn.relations}


@given(SAID)
def test_mentions_are_all_pairs_and_respondents_who_tells_any(said: list[list[list[str]]]) -> None:
    each, once = read(said, "mentions").implications, read(said).implications
    assert each.related == Counter(pair for one in said for ladder in one for pair in combinations(ladder, 2))
    assert once.related == Counter(
        pair for one in said for pair in {pair for ladder in one for pair in combinations(ladder, 2)}
    )
    assert all(once.related[pair] <= min(len(said), each.related[pair]) for pair in once.related)
    for pair, count in once.related.items():
        direct, indirect = once.direct.get(pair, 0), once.indirect.get(pair, 0)
        assert max(direct, indirect) <= count <= direct + indirect


@given(SAID, st.randoms(use_true_random=False), st.integers(1, 4))
def test_the_order_of_interviews_changes_nothing(said: list[list[list[str]]], random: object, cutoff: int) -> None:
    other = [list(one) for one in said]
    random.shuffle(other)  # type: ignore[attr-defined]  # hypothesis draws a random.Random
    one, two = read(said).implications, read(other).implications
    assert (one.direct, one.indirect, one.related) == (two.direct, two.indirect, two.related)
    assert one.degrees == two.degrees
    assert one.coverage() == two.coverage()
    assert edges(one.value_map(cutoff=cutoff)) == edges(two.value_map(cutoff=cutoff))


@given(SAID, st.sampled_from(["direct", "total"]))
def test_a_higher_cutoff_covers_less_and_every_relation_is_accounted_for(said: list[list[list[str]]], by: str) -> None:
    matrix = read(said).implications
    maps = [matrix.value_map(cutoff=cutoff, by=by) for cutoff in range(1, 5)]  # type: ignore[arg-type]
    assert [one.share for one in maps] == sorted((one.share for one in maps), reverse=True)
    counts = {p: n for p, n in (matrix.direct if by == "direct" else matrix.related).items() if p[0] != p[1]}
    for one in maps:
        left = {(o.relation.lower, o.relation.upper) for o in one.left_out}
        assert edges(one) | left == {pair for pair, count in counts.items() if count >= one.cutoff}
        assert not edges(one) & left
        levels = one.levels
        assert all(levels[lower] < levels[upper] for lower, upper in edges(one))
        network = one.draft_network()
        assert [job.statement for job in network] == list(one.drawn)
