"""Intervals of averages: Wilson's where there are two answers, and what must hold where there are more."""

import math

import numpy as np
import pytest

from jobtheory.learn.surveying.averages import Asked, Tally, average, score_intervals, tally

WIDTH = 1.959963984540054


def ends(
    values: list[float], counts: list[float], low: float, high: float, width: float = WIDTH
) -> tuple[float, float]:
    lows, highs = score_intervals([Asked(Tally(np.array(values), np.array(counts)), low, high)], width)
    return float(lows[0]), float(highs[0])


def wilson(hits: int, n: int) -> tuple[float, float]:
    p, z = hits / n, WIDTH
    centre = (p + z * z / 2 / n) / (1 + z * z / n)
    way = z * math.sqrt(p * (1 - p) / n + z * z / 4 / n / n) / (1 + z * z / n)
    return centre - way, centre + way


@pytest.mark.parametrize(("hits", "n"), [(57, 60), (1, 2), (30, 300), (1, 1000), (999, 1000)])
def test_with_two_answers_it_is_wilsons(hits: int, n: int) -> None:
    assert ends([0, 1], [n - hits, hits], 0, 1) == pytest.approx(wilson(hits, n), abs=1e-12)


@pytest.mark.parametrize("n", [1, 2, 60, 5000])
def test_where_everybody_says_the_same_it_is_wilsons_too(n: int) -> None:
    assert ends([1], [n], 0, 1) == pytest.approx(wilson(n, n), abs=1e-12)
    assert ends([0], [n], 0, 1) == pytest.approx(wilson(0, n), abs=1e-12)
    low, high = ends([3], [n], 1, 5)
    assert low == pytest.approx(3 - 2 * (1 - wilson(n, n)[0]), abs=1e-12)
    assert high == pytest.approx(3 + 2 * (1 - wilson(n, n)[0]), abs=1e-12)


def test_it_is_the_same_seen_from_the_other_end() -> None:
    low, high = ends([1, 2, 4, 5], [2, 3, 20, 9], 1, 5)
    assert ends([1, 2, 4, 5], [9, 20, 3, 2], 1, 5) == pytest.approx((6 - high, 6 - low), abs=1e-12)


def test_many_even_answers_have_the_interval_of_students_t() -> None:
    # z and the variance at the end make up for each other: with kurtosis 3 the way is that of t but for 1/n.
    counts = [10, 45, 90, 45, 10]
    n, spread = 200, math.sqrt(2 * (4 * 10 + 45) / 199)
    low, high = ends([1, 2, 3, 4, 5], list(map(float, counts)), 1, 5)
    assert (high - low) / 2 == pytest.approx(1.97196 * spread / math.sqrt(n), rel=2e-3)
    assert low + high == pytest.approx(6)


def test_an_answer_nobody_gave_widens_an_interval_by_the_next_one_only() -> None:
    near = ends([4, 5], [3, 57], 1, 5)
    assert near == pytest.approx(ends([4, 5], [3, 57], 3, 5), abs=1e-12)
    assert near[0] < ends([4, 5], [3, 57], 4, 5)[0]


def test_answers_that_are_not_whole_have_a_next_one_as_well() -> None:
    low, high = ends([0.25, 0.5, 1.0], [3, 4, 5], 0, 10)
    assert 0 <= low < 0.25 * 3 / 12 + 0.5 * 4 / 12 + 1.0 * 5 / 12 < high <= 1.25


def test_more_confidence_is_a_wider_interval() -> None:
    inner, outer = (ends([1, 2, 5], [3, 4, 5], 1, 5, width) for width in (1.0, 3.0))
    assert outer[0] < inner[0] < inner[1] < outer[1]


def test_all_are_worked_out_at_once_as_one_by_one() -> None:
    asked = [
        Asked(Tally(np.array([0.0, 1.0]), np.array([3.0, 57.0])), 0, 1),
        Asked(Tally(np.array([1.0, 2.0, 3.0, 4.0, 5.0]), np.array([3.0, 1.0, 9.0, 2.0, 4.0])), 1, 5),
        Asked(Tally(np.array([7.0]), np.array([2.0])), 1, 10),
    ]
    lows, highs = score_intervals(asked, WIDTH)
    for n, one in enumerate(asked):
        alone = ends(one.tally.values.tolist(), one.tally.counts.tolist(), one.low, one.high)
        assert (float(lows[n]), float(highs[n])) == pytest.approx(alone, abs=1e-12)


def test_a_tally_puts_alike_answers_together_and_averages_exactly() -> None:
    values, counts = np.array([0.1, 0.2, 0.1]), np.array([1.0, 1.0, 1.0])
    once = tally(values, counts)
    assert (once.values.tolist(), once.counts.tolist(), once.size) == ([0.1, 0.2], [2, 1], 3)
    assert average(values, counts) == average(np.array([1.0, 2.0]), np.array([2.0, 1.0])) / 10
