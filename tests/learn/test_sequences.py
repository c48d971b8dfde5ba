"""What follows what, counted at once, as a loop counts it."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from collections import Counter
from itertools import accumulate

import hypothesis.strategies as st
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given

from jobtheory.learn import sequences
from jobtheory.learn.sequences import Sequences, counted, counted_once, distinct

SAID = [[0, 1, 2, 1], [2], [1, 1], [0, 1]]
TOLD = Sequences(np.array([code for one in SAID for code in one]), np.array([0, 4, 5, 7, 9]), 3)


def test_neighbours_stay_within_their_sequence() -> None:
    pairs = TOLD.pairs(TOLD.places())
    assert pairs.tolist() == [0 * 3 + 1, 1 * 3 + 2, 2 * 3 + 1, 1 * 3 + 1, 0 * 3 + 1]
    assert [(apart, len(places)) for apart, places in TOLD.apart()] == [(1, 5), (2, 2), (3, 1)]
    assert TOLD.lengths.tolist() == [4, 1, 2, 2]
    assert TOLD.owners.tolist() == [0, 0, 0, 0, 1, 2, 2, 3, 3]
    assert (TOLD.first.tolist(), TOLD.last.tolist()) == ([0, 4, 5, 7], [3, 4, 6, 8])


@pytest.mark.parametrize("size", [10, 10_000])
def test_counts_are_those_of_a_loop_with_few_labels_and_with_many(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sequences, "DENSE", 10)
    numbers = np.array([5, 3, 5, 5, 9])
    owners = np.array([0, 0, 0, 1, 1])
    found, times = counted(numbers, size)
    assert dict(zip(found.tolist(), times.tolist(), strict=True)) == Counter(numbers.tolist())
    found, times = counted_once(numbers, owners, size)
    assert dict(zip(found.tolist(), times.tolist(), strict=True)) == {3: 1, 5: 2, 9: 1}


def told(said: list[list[int]]) -> Sequences:
    bounds = np.array([0, *accumulate(map(len, said))])
    return Sequences(np.array([code for one in said for code in one]), bounds, 3)


def kinds(said: list[list[int]]) -> dict[tuple[int, ...], int]:
    examples, times = distinct(told(said))
    pairs: list[tuple[int, int]] = list(zip(examples.tolist(), times.tolist(), strict=True))
    return {tuple(said[n]): count for n, count in pairs}


@given(st.lists(st.lists(st.integers(0, 2), min_size=1, max_size=4), min_size=1, max_size=12))
def test_sequences_are_told_apart_as_tuples_are(said: list[list[int]]) -> None:
    assert kinds(said) == Counter(map(tuple, said))


def test_no_hash_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    # With a hash that is the same for all, one kind is told apart at each turn.
    said = [[0, 1], [1], [0, 1], [1, 0], [2], [1]]

    def alike(told: Sequences, _salt: int) -> npt.NDArray[np.uint64]:
        return np.zeros(len(told.first), dtype=np.uint64)

    monkeypatch.setattr(sequences, "_hashes", alike)
    assert kinds(said) == Counter(map(tuple, said))


@given(st.lists(st.lists(st.integers(0, 2), min_size=1, max_size=9), min_size=1, max_size=12), st.integers(1, 12))
def test_blocks_are_the_whole(said: list[list[int]], size: int) -> None:
    whole = told(said)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sequences, "BLOCK", size)
        blocks = list(whole.blocks())
        assert kinds(said) == Counter(map(tuple, said))
    assert [code for _, block in blocks for code in block.codes.tolist()] == whole.codes.tolist()
    assert [length for _, block in blocks for length in block.lengths.tolist()] == [len(one) for one in said]
    assert [place for place, _ in blocks] == [0, *accumulate(len(block.codes) for _, block in blocks[:-1])]
    assert all(len(block.codes) <= size or len(block.first) == 1 for _, block in blocks)
    assert whole.only(np.array([len(said) - 1, 0])).codes.tolist() == [*said[-1], *said[0]]
