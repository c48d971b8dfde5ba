"""What is told apart, and the ranks that follow from it."""

from fractions import Fraction

import numpy as np
import pytest

from jobtheory.learn.surveying.ranking import holm, places, stand


def apart(pairs: set[tuple[int, int]], outcomes: int) -> np.ndarray:
    adjusted = np.ones((outcomes, outcomes))
    for one, other in pairs:
        adjusted[one, other] = adjusted[other, one] = 0.01
    return adjusted


def test_p_values_are_adjusted_as_holm_does() -> None:
    # R 4.2.2: p.adjust(c(.01, .02, .03, .04, .05), "holm"); and Holm's steps never go down.
    assert holm([0.01, 0.02, 0.03, 0.04, 0.05]) == pytest.approx([0.05, 0.08, 0.09, 0.09, 0.09])
    assert holm([0.03, 0.01, 0.02]) == pytest.approx([0.04, 0.03, 0.04])
    assert holm([0.9, 0.6]) == [1, 1]
    assert holm([]) == []


def test_a_chain_that_cannot_be_told_apart_link_by_link_is_one_rank() -> None:
    # The first and the last differ; the middle one differs from neither.
    scores = [Fraction(3), Fraction(2), Fraction(1)]
    ranks = stand(scores, apart({(0, 2)}, 3), 0.95)
    assert ranks.rank.tolist() == [1, 1, 1]
    assert ranks.place.tolist() == [1, 2, 3]
    assert list(zip(ranks.best.tolist(), ranks.worst.tolist(), strict=True)) == [(1, 2), (1, 3), (2, 3)]


def test_a_rank_ends_where_all_above_differ_from_all_below() -> None:
    scores = [Fraction(n) for n in (1, 9, 8, 2)]
    ranks = stand(scores, apart({(1, 0), (1, 3), (2, 0), (2, 3)}, 4), 0.95)
    assert ranks.rank.tolist() == [3, 1, 1, 3]
    assert ranks.best.tolist() == [3, 1, 1, 3]
    assert ranks.worst.tolist() == [4, 2, 2, 4]


def test_exact_ties_share_a_place() -> None:
    ranks = stand([Fraction(1, 3), Fraction(2, 3), Fraction(1, 3)], np.ones((3, 3)), 0.95)
    assert ranks.place.tolist() == [2, 1, 2]


def test_every_draw_has_every_place_once() -> None:
    assert places(np.array([[1.0, 3.0, 2.0], [5.0, 4.0, 6.0]])).tolist() == [[3, 1, 2], [2, 3, 1]]
