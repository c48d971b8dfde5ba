"""Ranks of many cases at once against a plain count of who is ahead of whom."""

from typing import Any

import numpy as np
import pytest

from jobtheory.hiring.ranking import FEW, rank


def counted(worse: Any, better: Any, considered: Any) -> tuple[list[list[int]], list[list[int]]]:
    """Return the counts of ranks, and who is first, one pair at a time."""
    count = worse.shape[1]
    counts, first = [[0] * count for _ in range(count)], [[0] * count for _ in worse]
    for case, sides in enumerate(zip(worse.tolist(), better.tolist(), strict=True)):
        taken = [n for n in range(count) if considered[case][n]]
        for own in taken:
            place = sum((sides[0][n], sides[1][n]) > (sides[0][own], sides[1][own]) for n in taken)
            counts[own][place] += 1
            first[case][own] = int(place == 0)
    return counts, first


@pytest.mark.parametrize("count", [1, 2, 3, FEW, FEW + 1, 40])
@pytest.mark.parametrize("levels", [2, 50, 10**6])
@pytest.mark.parametrize("ruled_out", [0.0, 0.3, 1.0])
def test_ranks_are_counted_as_one_would_by_hand(count: int, levels: int, ruled_out: float) -> None:
    chance = np.random.default_rng(count)
    worse, better = (chance.integers(0, levels, (200, count)) / levels for _ in range(2))
    considered = chance.random((200, count)) >= ruled_out
    counts, first = counted(worse, better, considered)
    found = rank(worse, better, considered)
    assert found.counts.tolist() == counts
    assert found.first.tolist() == first


@pytest.mark.parametrize("count", [3, FEW + 1])
def test_those_who_are_ruled_out_in_all_cases_are_said_once(count: int) -> None:
    chance = np.random.default_rng(count)
    worse, better = (chance.integers(0, 5, (100, count)) / 5 for _ in range(2))
    alike = np.arange(count)[None] != 1
    once, each = rank(worse, better, alike), rank(worse, better, alike.repeat(100, axis=0))
    assert once.counts.tolist() == each.counts.tolist()
    assert once.first.tolist() == each.first.tolist()
    assert not once.counts[1].any()


@pytest.mark.parametrize("count", [3, FEW + 1])
def test_what_rounding_makes_of_equals_does_not_part_them(count: int) -> None:
    # All are equal but for less than a tie: on the worse side, and then on the better one too.
    worse = np.array([[0.5 + 1e-13 * n for n in range(count)]])
    better = np.full((1, count), 0.75)
    better[0, 0] += 0.01
    assert rank(worse, better, np.ones((1, count), dtype=bool)).first.tolist() == [[1] + [0] * (count - 1)]
    better[0, 0] = 0.75 - 1e-13
    ranks = rank(worse, better, np.ones((1, count), dtype=bool))
    assert ranks.first.tolist() == [[1] * count]
    assert ranks.counts[:, 0].tolist() == [1] * count
