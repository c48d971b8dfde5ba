import enum
import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobtheory.errors import InvalidTypeError, InvalidValueError
from jobtheory.model.number import LONGEST, exact, number, plain, read_number, text, unreadable
from tests.timing import quick


class Rank(enum.IntEnum):
    FIRST = 1


numbers = st.one_of(
    st.integers(-(10**300), 10**300),
    st.floats(allow_nan=False, allow_infinity=False),
    st.fractions(),
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**300), max_value=10**300),
)


@pytest.mark.parametrize(
    ("given_", "value"),
    [
        (1.1, Fraction(11, 10)),
        (np.float64(1.1), Fraction(11, 10)),
        (np.float32(0.5), Fraction(1, 2)),
        (np.int64(7), Fraction(7)),
        (7, Fraction(7)),
        (Rank.FIRST, Fraction(1)),
        (Decimal("0.10"), Fraction(1, 10)),
        (Decimal("0e999999999"), Fraction(0)),
        (Fraction(1, 3), Fraction(1, 3)),
        (5e-324, Fraction(5, 10**324)),
    ],
)
def test_decimals_are_taken_as_written(given_: Any, value: Fraction) -> None:
    assert exact(given_) == value
    assert type(exact(given_)) is Fraction


@pytest.mark.parametrize(
    ("given_", "kept"),
    [
        (45, 45),
        (45.0, 45),
        (-0.0, 0),
        (1.5, 1.5),
        (np.float64(1.5), 1.5),
        (10**15 - 1, 10**15 - 1),
        (10**15, 1e15),
        (10**15 + 1, 1000000000000001.0),
        (10**20 + 1, Fraction(10**20 + 1)),
        (Decimal("0.1"), 0.1),
        (Decimal("0.123456789012345678901234567890"), Fraction("0.123456789012345678901234567890")),
        (Fraction(4, 2), 2),
        (Fraction(1, 3), Fraction(1, 3)),
        (Fraction(0.1), Fraction(3602879701896397, 36028797018963968)),
        (1.7976931348623157e308, 1.7976931348623157e308),
    ],
)
def test_the_canonical_form(given_: Any, kept: Any) -> None:
    found = number(given_)
    assert (found, type(found)) == (kept, type(kept))
    assert math.copysign(1, found) == 1


@pytest.mark.parametrize(
    "given_",
    [True, "5", b"5", bytearray(b"5"), None, 1j, [5], object(), np.array([1.0]), np.bool_(1), Decimal],
)
@pytest.mark.parametrize("read", [exact, number])
def test_what_is_no_number_is_refused(read: Any, given_: Any) -> None:
    with pytest.raises(InvalidTypeError, match=r"is not a number\. .*\[JT121\]"):
        read(given_)


@pytest.mark.parametrize(
    "given_",
    [
        math.nan,
        math.inf,
        -math.inf,
        np.float64("nan"),
        np.float32("inf"),
        Decimal("NaN"),
        Decimal("sNaN123"),
        Decimal("-Infinity"),
    ],
)
@pytest.mark.parametrize("read", [exact, number])
def test_what_is_not_finite_is_refused(read: Any, given_: Any) -> None:
    with pytest.raises(InvalidValueError, match=r"is not a finite number\. .*\[JT122\]"):
        read(given_)


class Huge(float):
    """A real number that no float holds, as numbers of other libraries may be."""

    def __float__(self) -> float:
        raise OverflowError


def test_a_real_without_a_float_is_out_of_range() -> None:
    with pytest.raises(InvalidValueError, match="too large, too small or too fine"):
        number(Huge(1))


@pytest.mark.parametrize(
    "given_",
    [
        pytest.param(10**5000, id="digits"),
        10**309,
        -(10**400),
        Decimal("1e999999999"),
        Decimal("1e-999999999"),
        Decimal("1e-324"),
        Decimal("1." + "1" * 100_000),
        Fraction(10**100_000 + 1, 10**100_000),
        Fraction(1, 10**330),
        Fraction(10**310, 3),
        np.longdouble("1e400"),  # its float is infinite
    ],
)
@pytest.mark.parametrize("read", [exact, number])
def test_what_no_float_reaches_is_refused_at_once(read: Any, given_: Any) -> None:
    with (
        quick(1),
        pytest.raises(InvalidValueError, match=r"too large, too small or too fine|is not a finite number") as caught,
    ):
        read(given_)
    assert caught.value.code in {"JT122", "JT123"}
    assert len(str(caught.value)) < 250


def test_plain_refuses_a_fraction_out_of_range() -> None:
    with pytest.raises(InvalidValueError, match="JT123"):
        plain(Fraction(10**400))


@given(numbers)
def test_the_canonical_form_keeps_the_value(x: Any) -> None:
    try:
        kept = number(x)
    except InvalidValueError:
        assert not Fraction(5, 10**324) <= abs(exact_or_huge(x)) <= 10**308 or too_fine(x)
        return
    assert exact(kept) == exact(x)
    assert number(kept) == kept
    assert type(number(kept)) is type(kept)


def exact_or_huge(x: Any) -> Fraction:
    return Fraction(repr(x)) if isinstance(x, float) else Fraction(x)


def too_fine(x: Any) -> bool:
    return exact_or_huge(x).denominator.bit_length() > 1400 or len(str(exact_or_huge(x).numerator)) > 300


@given(numbers)
def test_text_reads_back_exactly(x: Any) -> None:
    try:
        kept = number(x)
    except InvalidValueError:
        return
    written = text(kept)
    assert len(written) <= LONGEST
    assert exact(read_number(written)) == exact(kept)
    assert type(read_number(written)) is type(kept)


@pytest.mark.parametrize(
    ("n", "written"),
    [
        (45, "45"),
        (-3, "-3"),
        (0.1, "0.1"),
        (1e15, "1000000000000000"),
        (1e16, "1e+16"),
        (1e-5, "1e-05"),
        (Fraction(1, 3), "1/3"),
        (Fraction(-1, 3), "-1/3"),
        (Fraction(10**20 + 1), "100000000000000000001"),
        (Fraction("-0.123456789012345678901234567890"), "-0.12345678901234567890123456789"),
        (Fraction("1.23456789012345678901e-100"), "1.23456789012345678901e-100"),
        (Fraction(10**70 + 1), f"{10**70 + 1}/1"),
    ],
)
def test_text_is_what_people_write(n: Any, written: str) -> None:
    assert text(n) == written
    assert exact(read_number(written)) == exact(n)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("45", 45),
        ("+45", 45),
        ("-0", 0),
        ("0.50", 0.5),
        ("1e3", 1000),
        ("1E-3", 0.001),
        ("4/2", 2),
        ("-1/3", Fraction(-1, 3)),
        ("0e999", 0),
    ],
)
def test_the_grammar(written: str, value: Any) -> None:
    assert read_number(written) == value


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("", "Write a number"),
        ("1,5", "decimal point instead of the comma"),
        ("1,500", "no thousands separators"),
        ("1,500.25", "no thousands separators"),
        ("5:30", "clock form"),
        ("\u22125", "ASCII hyphen"),
        ("1_000", "underscores"),
        ("1'000", "thousands separators"),
        ("1 000", "thousands separators"),
        ("0777", "leading zeros"),
        ("-01", "leading zeros"),
        (".5", "zero before the point"),
        ("5.", "digit after the point"),
        ("1/0", "denominator other than zero"),
        ("1e9999", "exponent of at most three digits"),
        ("NaN", "finite number"),
        ("-Infinity", "finite number"),
        ("\u0665", "digits 0 to 9"),
        ("\u00bd", "digits 0 to 9"),
        ("abc", "Write a decimal number"),
        ("0x10", "Write a decimal number"),
        ("1.5/2", "Write a decimal number"),
        (" 5", "Write a decimal number"),
        ("5\n", "Write a decimal number"),
        ("1\n2", "Write a decimal number"),
    ],
)
def test_each_slip_has_its_hint(written: str, hint: str) -> None:
    with pytest.raises(InvalidValueError, match=f"is not a number.*{hint}.*JT120"):
        read_number(written)
    assert unreadable(written).hint.endswith((".", "?"))


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("1" * 65, id="just"),
        pytest.param("9" * 1_000_000, id="digits"),
        pytest.param("1" * 500 + "/" + "1" * 500, id="ratio"),
        pytest.param("1," * 30_000, id="commas"),
    ],
)
def test_a_long_text_is_refused_at_once(written: str) -> None:
    with quick(0.05), pytest.raises(InvalidValueError, match=r"too long.*JT124"):
        read_number(written)


@pytest.mark.parametrize(
    "written",
    [
        "1e400",
        "1e-400",
        pytest.param("1" + "0" * 400 + "/1", id="large"),
        pytest.param("1" * 400 + "/" + "3" * 445, id="fine"),
    ],
)
def test_a_text_beyond_the_range_is_refused(written: str) -> None:
    with pytest.raises(InvalidValueError, match=r"too large, too small or too fine.*JT123"):
        read_number(written)


@pytest.mark.parametrize("given_", [5, None, b"5"])
def test_only_text_is_read(given_: Any) -> None:
    with pytest.raises(InvalidTypeError, match="Give the number as a text"):
        read_number(given_)
