"""K-means against groups worked out by hand, and people without groups who answer as real ones did."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

import numpy as np
import pytest

from jobtheory.learn.surveying.clusters import Points, agreement, best_of, k_means
from jobtheory.learn.surveying.structureless import Structureless, correlations, one_peak

NAN = np.nan


def test_groups_and_their_means() -> None:
    points = Points.of(np.array([[1.0, 1], [1, 2], [9, 9], [9, 8]]))
    runs = best_of(k_means(points, np.ones((5, 4)), 2, np.random.default_rng(1)), 5)
    first = runs.labels[0, 0]
    assert runs.labels[0].tolist() == [first, first, 1 - first, 1 - first]
    assert runs.centres[0, first].tolist() == [1, 1.5]
    assert runs.centres[0, 1 - first].tolist() == [9, 8.5]
    assert runs.within[0] == 1.0


def test_a_run_that_does_not_come_to_rest_is_cut_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobtheory.learn.surveying.clusters.MOST_ROUNDS", 1)
    points = Points.of(np.arange(40.0).reshape(-1, 1))
    runs = k_means(points, np.ones((3, 40)), 4, np.random.default_rng(1))
    away = np.abs(points.values - runs.centres[0].T)
    assert (runs.labels[0] == np.argmin(away, axis=1)).all()


def test_weights_move_the_means() -> None:
    points = Points.of(np.array([[0.0], [4], [100]]))
    runs = best_of(k_means(points, np.array([[3.0, 1, 1]] * 6), 2, np.random.default_rng(1)), 6)
    assert sorted(runs.centres[0, :, 0].tolist()) == [1, 100]
    assert runs.within[0] == 3 * 1 + 9


def test_what_was_left_out_counts_neither_in_a_distance_nor_in_a_mean() -> None:
    points = Points.of(np.array([[1.0, 1], [1, NAN], [9, 9], [NAN, 7]]))
    runs = best_of(k_means(points, np.ones((8, 4)), 2, np.random.default_rng(1)), 8)
    first = runs.labels[0, 0]
    assert runs.labels[0].tolist() == [first, first, 1 - first, 1 - first]
    assert runs.centres[0, 1 - first].tolist() == [9, 8]
    assert runs.within[0] == (9 - 8) ** 2 + 2 * (8 - 7) ** 2  # of two answers one is known: its distance counts twice


def test_people_who_are_all_alike_make_one_group() -> None:
    runs = k_means(Points.of(np.full((6, 2), 3.0)), np.ones((3, 6)), 2, np.random.default_rng(0))
    assert runs.within.tolist() == [0, 0, 0]
    assert (runs.labels == runs.labels[:, :1]).all()


@pytest.mark.parametrize(
    ("one", "other", "index"),
    [
        ([0, 0, 1, 1], [1, 1, 0, 0], 1.0),
        ([0, 0, 0, 0], [0, 0, 0, 0], 1.0),
        ([0, 0, 1, 1], [0, 1, 0, 1], -0.5),
        # Hubert & Arabie's formula by hand: pairs 2, rows 7, columns 6, of 15: (2 - 2.8) / (6.5 - 2.8).
        ([0, 0, 0, 0, 1, 1], [0, 0, 1, 1, 0, 1], (2 - 7 * 6 / 15) / (6.5 - 7 * 6 / 15)),
    ],
)
def test_agreement_of_two_groupings(one: list[int], other: list[int], index: float) -> None:
    assert agreement(np.array(one), np.array(other)) == pytest.approx(index)


def test_people_without_groups_answer_as_often_and_go_together_as_the_real_ones() -> None:
    rng = np.random.default_rng(3)
    leaning = rng.normal(0, 1, (400, 1))
    answers = np.clip(np.round(3 + 0.8 * leaning + rng.normal(0, 0.7, (400, 4))), 1, 5)
    answers[:40, 1] = NAN
    made = Structureless(answers, rng)
    drawn = [made.draw(rng) for _ in range(20)]
    for one in drawn:
        assert (np.isnan(one) == np.isnan(answers)).all()
        assert (np.sort(one, axis=0)[:360] == np.sort(answers, axis=0)[:360]).all()
    together = np.mean([correlations(one) for one in drawn], axis=0)
    assert together == pytest.approx(correlations(answers), abs=0.05)


def test_correlations_are_those_of_whoever_answered_both() -> None:
    answers = np.array([[1, 2, 5], [2, NAN, 5], [3, 6, 5], [4, 7, 5], [NAN, 1, 5.0]])
    found = correlations(answers)
    assert found[0, 1] == pytest.approx(np.corrcoef([1, 3, 4], [2, 6, 7])[0, 1])
    assert found[0, 2] == 0
    assert found.diagonal().tolist() == [1, 1, 1]


def test_two_heaps_need_a_wider_kernel_to_be_one() -> None:
    one, two = np.linspace(-2, 2, 200), np.concatenate([np.linspace(-3, -2, 100), np.linspace(2, 3, 100)])
    assert one_peak(two) > 3 * one_peak(one)
    assert one_peak(np.full(20, 3.0)) == 0
