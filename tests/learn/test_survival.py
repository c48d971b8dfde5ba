"""Kaplan and Meier's estimate, on data with published answers."""

import pytest

from jobtheory.learn.interviewing.survival import Curve, Watched, interval
from jobtheory.learn.student import incomplete_beta

# Remission of 21 patients on 6-mercaptopurine, weeks, + censored (Freireich et al. 1963; Kalbfleisch & Prentice 2002,
# table 1.2 and example 1.1; the estimates as printed there and by R's survfit).
WEEKS = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
PATIENTS = [Watched(float(one.rstrip("+")), not one.endswith("+")) for one in WEEKS.split()]
PRINTED = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}
ERRORS = {6: 0.0764, 7: 0.0869, 10: 0.0963, 13: 0.1068, 16: 0.1141, 22: 0.1282, 23: 0.1346}


def test_the_estimate_is_the_published_one() -> None:
    curve = Curve.of(PATIENTS, 0.95)
    assert {step.time: round(step.left, 3) for step in curve.steps} == PRINTED
    assert [step.at_risk for step in curve.steps] == [21, 17, 15, 12, 11, 7, 6]
    assert curve.median[0] == 23


def test_as_many_people_are_taken_as_make_greenwoods_variance() -> None:
    for step in Curve.of(PATIENTS, 0.95).steps:
        error = (step.left * (1 - step.left) / step.effective) ** 0.5
        assert error == pytest.approx(ERRORS[int(step.time)], abs=6e-5)


def test_without_censoring_it_is_a_share_and_its_interval_that_of_a_share() -> None:
    curve = Curve.of([Watched(float(n), happened=True) for n in range(1, 11)], 0.95)
    assert [round(step.left, 10) for step in curve.steps] == [n / 10 for n in range(9, -1, -1)]
    assert all(step.effective == pytest.approx(10) for step in curve.steps)
    assert curve.left_at(5) == pytest.approx((0.5, *interval(0.5, 10, 0.95)))
    # Order statistics: with the mid-P the second and the ninth of ten are an interval of 97.9 %, tighter ones of less.
    assert curve.median == (5, 2, 9)


def test_the_interval_of_a_share_is_the_exact_one_with_the_mid_p() -> None:
    # Berry & Armitage 1995, Mid-P confidence intervals: a brief review, The Statistician 44:417-423; their equation
    # 1/2 P(x) + P(more) = 0.025, worked out here in whole numbers.
    from math import comb

    for hits, n in ((0, 10), (1, 10), (5, 10), (10, 10), (3, 200)):
        low, high = interval(hits / n, n, 0.95)

        def tail(p: float, hits: int = hits, n: int = n) -> float:
            terms = [comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)]
            return sum(terms[hits + 1 :]) + terms[hits] / 2

        assert low == 0 if hits == 0 else tail(low) == pytest.approx(0.025, abs=1e-9)
        assert high == 1 if hits == n else tail(high) == pytest.approx(0.975, abs=1e-9)
    assert interval(0.3, 0, 0.95) == (0, 1)


def test_before_anything_happened_and_after_anybody_was_watched() -> None:
    curve = Curve.of(PATIENTS, 0.95)
    left, low, high = curve.left_at(3)
    assert (left, high) == (1, 1)
    assert low == pytest.approx(0.5 ** (1 / 21) * 0.05 ** (1 / 21) / 0.5 ** (1 / 21), rel=1e-6)
    left, low, high = curve.left_at(40)
    assert left == pytest.approx(0.448, abs=5e-4)
    assert low == 0, "nobody was watched so long"
    assert high == curve.left_at(30)[2]


def test_of_nobody_to_whom_it_happened_there_is_no_median() -> None:
    curve = Curve.of([Watched(5, happened=False)] * 3, 0.95)
    assert curve.steps == ()
    assert curve.median == (None, None, None)
    assert curve.left_at(5)[0] == 1
    whole = Curve.of([Watched(2, happened=True)] * 2, 0.95)
    assert whole.left_at(2)[0] == 0
    assert whole.median == (2, 2, None)


# Worked by hand, weeks, + still watched, x gave up: 1 2x 3+ 4 5x 6 8+.
# Neither by 1: 6/7; by 2: 5/7; by 4: 5/7 * 3/4 = 15/28; by 5: 5/14; by 6: 5/28.
# Gone: 1/7, then 1/7 + 5/7 * 1/4 = 9/28, then 9/28 + 5/14 * 1/2 = 1/2. Gave up: 1/7, then 1/7 + 15/28 * 1/3 = 9/28.
WEEKS_OF_SEVEN = "1 2x 3+ 4 5x 6 8+"
GIVING_UP = [
    Watched(float(one.rstrip("x+")), one.isdigit(), gave_up=one.endswith("x")) for one in WEEKS_OF_SEVEN.split()
]


def test_giving_up_competes_with_going_on() -> None:
    curve = Curve.of(GIVING_UP, 0.95)
    assert [step.time for step in curve.steps] == [1, 4, 6]
    assert [step.left for step in curve.steps] == pytest.approx([6 / 7, 19 / 28, 1 / 2])
    assert [step.stopped for step in curve.changes] == pytest.approx([0, 1 / 7, 1 / 7, 9 / 28, 9 / 28])
    assert curve.median[0] == 6


def test_the_variance_of_the_incidence_is_that_of_the_delta_method() -> None:
    # Marubini & Valsecchi 1995, section 10.3: by hand, over (at risk, gone, gave up, neither before, gone after).
    rows = [(7, 1, 0, 1, 1 / 7), (6, 0, 1, 6 / 7, 1 / 7), (4, 1, 0, 5 / 7, 9 / 28), (3, 0, 1, 15 / 28, 9 / 28)]
    rows.append((2, 1, 0, 5 / 14, 1 / 2))
    for last, time in ((1, 1), (3, 4), (5, 6)):
        now = rows[last - 1][4]
        variance = sum(
            (now - gone) ** 2 * (d + x) / (n * (n - d - x))
            + s**2 * (n - d) * d / n**3
            - 2 * (now - gone) * s * d / n**2
            for n, d, x, s, gone in rows[:last]
        )
        (step,) = [step for step in Curve.of(GIVING_UP, 0.95).steps if step.time == time]
        assert step.left * (1 - step.left) / step.effective == pytest.approx(variance)


def test_without_censoring_the_incidence_is_a_share_of_all() -> None:
    people = [Watched(float(n), happened=n % 3 == 0, gave_up=n % 3 != 0) for n in range(1, 10)]
    curve = Curve.of(people, 0.95)
    assert [step.left for step in curve.steps] == pytest.approx([8 / 9, 7 / 9, 6 / 9])
    assert all(step.effective == pytest.approx(9) for step in curve.steps)
    assert curve.left_at(50) == pytest.approx((6 / 9, *interval(6 / 9, 9, 0.95))), "nobody is left of whom to wonder"
    assert curve.median == (None, 6, None)


def test_half_of_all_is_the_median() -> None:
    both = [*([Watched(1, happened=True)] * 3), *([Watched(2, happened=False, gave_up=True)] * 3)]
    assert Curve.of(both, 0.95).median[0] == 1


def test_who_gave_up_before_anybody_went_on_is_known_for_good() -> None:
    curve = Curve.of([Watched(2, happened=False, gave_up=True)] * 4 + [Watched(3, happened=False)] * 4, 0.95)
    assert curve.steps == ()
    assert curve.left_at(3) == pytest.approx((1, *interval(1, 8, 0.95)))
    left, low, high = curve.left_at(9)
    assert (left, high) == (1, 1)
    assert low == pytest.approx(interval(4 / 8, 4, 0.95)[0]), "the other half may have gone on unseen"


def test_the_incomplete_beta_function() -> None:
    # Of 5 tosses at least 2 heads: 26/32. Symmetry, and the uniform distribution.
    assert incomplete_beta(0.5, 2, 4) == pytest.approx(26 / 32)
    assert incomplete_beta(0.3, 1, 1) == pytest.approx(0.3)
    assert incomplete_beta(0.9, 2.5, 7.1) == pytest.approx(1 - incomplete_beta(0.1, 7.1, 2.5))
    assert (incomplete_beta(0, 2, 3), incomplete_beta(1, 2, 3)) == (0, 1)


# Worked by hand, + still watched, x gave up: 1x 2 3+ 4+ 5. Neither by 1: 4/5; by 2: 3/5; then one is left for all of
# these. Gone: 1/5, then 1/5 + 3/5 = 4/5.
LAST_OF_FIVE = [
    Watched(float(one.rstrip("x+")), one.isdigit(), gave_up=one.endswith("x")) for one in ["1x", "2", "3+", "4+", "5"]
]


def test_the_last_one_left_does_not_speak_for_certain_of_all_those_he_stands_for() -> None:
    step = Curve.of(LAST_OF_FIVE, 0.95).steps[-1]
    assert step.left == pytest.approx(1 / 5)
    # (at risk, gone, neither before, gone after) of the delta method; the last row adds nothing.
    rows = [(5, 0, 1, 0), (4, 1, 4 / 5, 1 / 5), (1, 1, 3 / 5, 4 / 5)]
    variance = sum(
        (4 / 5 - gone) ** 2 / (n * (n - 1)) + s**2 * (n - d) * d / n**3 - 2 * (4 / 5 - gone) * s * d / n**2
        for n, d, s, gone in rows[:2]
    )
    assert variance == pytest.approx((1 / 5) * (4 / 5) / 5), "as if all five had been watched to the end"
    # One speaks for 3/5, for whom without censoring 3 of 5 would: a quarter of (3/5)^2 / 1 - (3/5) / 5 is missing.
    assert step.effective == pytest.approx((1 / 5) * (4 / 5) / (variance + 0.06))


def test_those_who_end_on_the_last_day_and_differ_are_told_by_themselves() -> None:
    people = [
        Watched(1, happened=True),
        Watched(2, happened=False),
        Watched(3, happened=True),
        Watched(3, happened=False, gave_up=True),
    ]
    (_, step) = Curve.of(people, 0.95).steps
    # The two of the last day stand for 3/4: half of it goes on, and that share varies by 1/4 / 2, as is known already.
    variance = (3 / 8) ** 2 / (4 * 3) + 3 / 4**3 - 2 * (3 / 8) * 1 / 4**2 + (3 / 4) ** 2 / 8
    assert step.effective == pytest.approx((3 / 8) * (5 / 8) / variance)


def test_the_last_one_tells_no_less_than_where_it_has_happened_to_all() -> None:
    many = [Watched(n, happened=True) for n in range(2, 21)] + [Watched(30, happened=False)] * 19
    few = [Watched(1, happened=False, gave_up=True), *many, Watched(40, happened=True)]
    step = Curve.of(few, 0.95).steps[-1]
    assert step.left == pytest.approx(1 / 40)
    assert step.effective == pytest.approx(2), "it stands for half of all"
