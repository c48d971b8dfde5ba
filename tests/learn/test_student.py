"""Student's t against tables and other programs."""

import math

import pytest

from jobtheory.learn.student import normal_width, t_width, two_sided

# Two-sided points of Student's t: Abramowitz & Stegun 1964, table 26.10.
TABLE = {(1, 0.05): 12.706, (2, 0.01): 9.925, (5, 0.1): 2.015, (10, 0.05): 2.228, (30, 0.01): 2.750, (120, 0.05): 1.980}

# R 4.2.2, 2 * pt(-t, df).
TAILS = {
    (33.3442059198878, 1064): 1.77661626670708e-167,
    (13.323194764027, 998): 2.15785271064493e-37,
    (16.3377031556835, 1026): 1.6576409144323e-53,
}


@pytest.mark.parametrize(("df", "p"), TABLE)
def test_points_are_those_of_the_table(df: int, p: float) -> None:
    assert t_width(1 - p, df) == pytest.approx(TABLE[df, p], abs=6e-4)


@pytest.mark.parametrize(("t", "df"), TAILS)
def test_tails_keep_their_relative_accuracy_however_small(t: float, df: int) -> None:
    assert two_sided(t, df) == pytest.approx(TAILS[t, df], rel=1e-11)
    assert two_sided(-t, df) == two_sided(t, df)


@pytest.mark.parametrize("t", [1e-8, 0.3, 1.0, 1.7, 2.0, 5.0, 1e4])
def test_with_one_degree_of_freedom_it_is_cauchys(t: float) -> None:
    assert two_sided(t, 1) == pytest.approx(1 - 2 * math.atan(t) / math.pi, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("t", [0.5, 1.5, 1.74, 3.0])
def test_with_two_it_has_a_closed_form(t: float) -> None:
    assert two_sided(t, 2) == pytest.approx(1 - t / math.sqrt(2 + t * t), rel=1e-12)


def test_with_many_it_is_normal() -> None:
    assert t_width(0.95, 10**7) == pytest.approx(normal_width(0.95), rel=1e-6)
    assert two_sided(1.959963984540054, 10**8) == pytest.approx(0.05, rel=1e-6)


def test_the_ends() -> None:
    assert two_sided(0, 5) == 1
    assert two_sided(math.inf, 5) == two_sided(-math.inf, 5) == 0
    assert two_sided(1e-300, 5) == 1


@pytest.mark.parametrize("df", [1, 3, 29, 30, 59, 1000])
@pytest.mark.parametrize("confidence", [0.5, 0.9, 0.95, 0.999])
def test_a_width_is_where_the_tail_is_what_is_left(df: int, confidence: float) -> None:
    assert two_sided(t_width(confidence, df), df) == pytest.approx(1 - confidence, rel=1e-9)
