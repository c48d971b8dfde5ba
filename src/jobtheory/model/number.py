"""Numbers as written: a decimal means what it says, and nothing is silently rounded.

``0.1`` here is one tenth, not the binary fraction that a float stores for it. A number is kept in one canonical form,
so that equal numbers look alike wherever they are stored, hashed or written.
"""

from __future__ import annotations

import math
import numbers
import re
import sys
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

from jobtheory.errors import SHOWN, InvalidTypeError, InvalidValueError, shown

__all__ = ["LONGEST", "Number", "exact", "number", "plain", "read_number", "text", "unreadable"]

Number: TypeAlias = "int | float | Fraction"
"""A number in canonical form: see :func:`number`."""

LIMIT = 64
"""At most so many characters of a decimal number are read."""

LONGEST = 850
"""At most so many characters are written for any number; beyond 64 only as numerator/denominator."""

_BITS = 1400  # of a numerator or denominator: any float times any factor of ours stays far below
_LARGEST = Fraction(sys.float_info.max)
_SMALLEST = Fraction(5, 10**324)
_WHOLE = 10**15  # below this a float holds every whole number and writes it without an exponent

_DECIMAL = re.compile(r"[+-]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?")
_RATIO = re.compile(r"([+-]?(?:0|[1-9][0-9]*))/([1-9][0-9]*)")

_HINTS = (
    (r"", "Write a number, as in '45'."),
    (r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?", "Write a decimal point and no thousands separators, as in '1.5' or '1500'."),
    (r".*,.*", "Write a decimal point instead of the comma, as in '1.5'."),
    (r".*\d:\d.*", "Write one number instead of a clock form, as in '5.5 h' or '330 min'."),
    (r"[\u2010-\u2015\u2212\ufe63\uff0d].*", "Write the ASCII hyphen '-' for minus."),
    (r".*\d_.*", "Write the digits without underscores."),
    (r"[+-]?\d{1,3}(['\u2019 ]\d{3})+.*", "Write the digits without thousands separators, as in '1500'."),
    (r"[+-]?0[0-9]+.*", "Write it without leading zeros."),
    (r"[+-]?\.[0-9].*", "Write a zero before the point, as in '0.5'."),
    (r"[+-]?[0-9]+\.", "Write a digit after the point, as in '5.0'."),
    (r"[+-]?[0-9]+/0+", "Write a denominator other than zero."),
    (r"[+-]?[0-9.]+[eE][+-]?[0-9]{4,}", "Write an exponent of at most three digits."),
    (r"(?i)[+-]?(nan|inf(inity)?)", "Only a finite number can be used."),
    (r".*[^\x00-\x7f].*", "Write it with the digits 0 to 9 and ASCII signs only."),
    (r"(?s).*", "Write a decimal number, as in '45', '0.1' or '1/3'."),
)


def exact(x: object) -> Fraction:
    """Return a number as the exact fraction that its decimal form says.

    Raises:
        InvalidTypeError: ``x`` is no real number (a bool, a text and an array are none).
        InvalidValueError: ``x`` is not finite, or beyond the range of a float.

    Example:
        >>> exact(1.1)
        Fraction(11, 10)
    """
    if type(x) is float:
        return _of_float(x)
    if type(x) is int and -_WHOLE < x < _WHOLE:
        return _of_int(x)
    if isinstance(x, bool):
        raise _not_a_number(x, "Write 1 or 0 if that is meant.")
    if isinstance(x, numbers.Rational):
        return _of_ratio(int(x.numerator), int(x.denominator))
    if isinstance(x, Decimal):
        return _of_decimal(x)
    if isinstance(x, numbers.Real):
        try:
            return _of_float(float(x))
        except OverflowError:
            raise _out_of_range(x) from None
    if isinstance(x, (str, bytes, bytearray)):
        raise _not_a_number(x, "Write it without quotes.")
    raise _not_a_number(x, "Give an int, a float, a Fraction or a Decimal.")


def number(x: object) -> Number:
    """Return a number in canonical form, the value unchanged.

    That is an int where it is whole and below 10**15, else a float where the float's shortest decimal form is the exact
    value, else a Fraction. So a Decimal of 30 digits keeps them all.

    Raises:
        InvalidTypeError: ``x`` is no real number (a bool, a text and an array are none).
        InvalidValueError: ``x`` is not finite, or beyond the range of a float.

    Example:
        >>> number(45.0), number(Decimal("0.1")), number(Fraction(1, 3))
        (45, 0.1, Fraction(1, 3))
    """
    if type(x) is int and -_WHOLE < x < _WHOLE:
        return x
    # A float is its own shortest decimal form: no need to go through fractions.
    if type(x) is float and math.isfinite(x) and not x.is_integer():
        return x
    return plain(exact(x))


def plain(f: Fraction) -> Number:
    """Return the canonical form of a fraction; see :func:`number`.

    Raises:
        InvalidValueError: The fraction is beyond the range of a float, or takes too many digits.

    Example:
        >>> plain(Fraction(90, 2)), plain(Fraction(1, 10)), plain(Fraction(1, 3))
        (45, 0.1, Fraction(1, 3))
    """
    f = _of_ratio(f.numerator, f.denominator)
    if f.denominator == 1 and -_WHOLE < f.numerator < _WHOLE:
        return f.numerator
    nearest = float(f)
    return nearest if _of_float(nearest) == f else f


def text(n: Number) -> str:
    """Return the text of a number, which :func:`read_number` reads back exactly.

    Example:
        >>> text(45), text(0.1), text(Fraction(1, 3)), text(1e300)
        ('45', '0.1', '1/3', '1e+300')
    """
    value = number(n)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    decimal = _decimal_text(value)
    return decimal if decimal and len(decimal) <= LIMIT else f"{value.numerator}/{value.denominator}"


def read_number(text: str) -> Number:
    """Read a number: a decimal with an optional exponent, or numerator/denominator.

    Raises:
        InvalidTypeError: ``text`` is no text.
        InvalidValueError: It is longer than 64 characters, reads as no number, or is beyond the range of a float.

    Example:
        >>> read_number("45"), read_number("-0.1"), read_number("1/3")
        (45, -0.1, Fraction(1, 3))
    """
    _check_text(text)
    ratio = _RATIO.fullmatch(text) if len(text) <= LONGEST else None
    if ratio:
        return plain(_of_ratio(int(ratio[1]), int(ratio[2])))
    if len(text) > LIMIT:
        raise InvalidValueError(
            f"a number of {len(text)} characters is too long: {shown(text)}",
            hint=f"Write it in at most {LIMIT} characters.",
            code="JT124",
        )
    if not _DECIMAL.fullmatch(text):
        raise unreadable(text)
    return plain(_of_decimal(Decimal(text)))


def unreadable(text: str) -> InvalidValueError:
    """Return the error that says why a text is no number, and how to write it.

    Example:
        >>> print(unreadable("1,5"))
        '1,5' is not a number. Write a decimal point instead of the comma, as in '1.5'. [JT120]
    """
    hint = next(hint for pattern, hint in _HINTS if re.fullmatch(pattern, text[:LIMIT]))
    return InvalidValueError(f"{shown(text)} is not a number", hint=hint, code="JT120")


def _check_text(value: object) -> None:
    # The signature of a reader promises a text, documents and callers without a type checker do not.
    if not isinstance(value, str):
        raise _not_a_number(value, "Give the number as a text, as in '45'.")


@lru_cache(maxsize=16384)
def _of_float(x: float) -> Fraction:
    if not math.isfinite(x):
        raise _not_finite(x)
    # float's own repr: a subclass such as numpy's float64 writes itself differently.
    return Fraction(float.__repr__(x))


@lru_cache(maxsize=16384)
def _of_int(x: int) -> Fraction:
    return Fraction(x)


def _of_ratio(numerator: int, denominator: int) -> Fraction:
    # Sizes come first: arithmetic on numbers of a million digits takes minutes.
    if numerator.bit_length() > _BITS or denominator.bit_length() > _BITS:
        raise _out_of_range(numerator if denominator == 1 else None)
    f = Fraction(numerator, denominator)
    if f and not _SMALLEST <= abs(f) <= _LARGEST:
        raise _out_of_range(numerator if denominator == 1 else None)
    return f


def _of_decimal(x: Decimal) -> Fraction:
    if not x.is_finite():
        raise _not_finite(x)
    if not x:
        return Fraction(0)
    # 1e999999999 is a short decimal and a fraction that fills the memory.
    if not -330 < x.adjusted() < 310 or len(x.as_tuple().digits) > _BITS // 4:
        raise _out_of_range(x)
    return _of_ratio(*x.as_integer_ratio())


def _decimal_text(f: Fraction) -> str:
    """Return the finite decimal form of a fraction, or an empty text where there is none."""
    twos = (f.denominator & -f.denominator).bit_length() - 1
    rest, fives = f.denominator >> twos, 0
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return ""
    places = max(twos, fives)
    digits = str(abs(f.numerator) * 10**places // f.denominator)
    kept = digits.rstrip("0")
    # A Decimal made from its digits is exact in any context.
    return str(Decimal((int(f < 0), tuple(map(int, kept)), len(digits) - len(kept) - places))).lower()


def _not_a_number(x: object, hint: str) -> InvalidTypeError:
    return InvalidTypeError(f"{shown(x)} is not a number", hint=hint, code="JT121")


def _not_finite(x: float | Decimal) -> InvalidValueError:
    return InvalidValueError(
        f"{str(x)[:SHOWN]} is not a finite number", hint="Leave out what is not known.", code="JT122"
    )


def _out_of_range(x: object) -> InvalidValueError:
    what = "a number" if x is None else str(x)[:SHOWN] if isinstance(x, Decimal) else shown(x)
    return InvalidValueError(
        f"{what} is too large, too small or too fine to be kept exactly",
        hint="Use another unit, or round it to what was measured.",
        code="JT123",
    )
