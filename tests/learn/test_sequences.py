"""What follows what, counted at once, as a loop counts it."""

from collections import Counter

import numpy as np
import pytest

from jobtheory.learn import sequences
from jobtheory.learn.sequences import Sequences, counted, counted_once

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
