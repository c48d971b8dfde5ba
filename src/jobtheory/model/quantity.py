"""A number with its unit, which hashes, pickles and compares exactly."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias, final

import attrs

from jobtheory.errors import InvalidTypeError, InvalidValueError, UnitError, shown
from jobtheory.model import pint_bridge
from jobtheory.model.number import LONGEST, Number, exact, number, plain, read_number, text, unreadable
from jobtheory.model.pint_bridge import is_pint_quantity
from jobtheory.model.units import LIMIT, convert, pint_units, unit
from jobtheory.model.values import Value

if TYPE_CHECKING:
    from jobtheory.model.pint_bridge import Dimension

__all__ = ["Quantity", "is_pint_quantity"]

Numeric: TypeAlias = float | Fraction | Decimal
"""What is taken as a magnitude."""

_HEAD = re.compile(r"[+-]?[0-9]+(?:/[0-9]+|(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)")

# Far inside a float's range, so that a conversion neither vanishes nor overflows where somebody reads it as a float.
_SMALLEST, _LARGEST = Fraction(1, 10**290), Fraction(10**290)


@final
@attrs.frozen(init=False, eq=False, repr=False)
class Quantity(Value):
    """A number and its unit.

    Quantities of one dimension are ordered and equal by what they measure, to the last digit as it is written:
    ``246 min <= 4.1 h`` and ``1.1 h == 66 min`` with one hash. A quantity never equals a bare number, nor one of
    another dimension. There is no arithmetic; take numbers of a unit with `exact_in`.

    Args:
        magnitude: A finite number, 0 or from 1e-290 to 1e290 either side of it.
        unit: A unit as :func:`jobtheory.model.units.unit` reads it, kept in its one spelling.

    Raises:
        InvalidTypeError: The magnitude is no number or the unit no text.
        InvalidValueError: The magnitude is not finite or out of range.
        UnitError: The unit cannot be read.

    Example:
        >>> Quantity(1.1, "hours") == Quantity(66, "min")
        True
        >>> Quantity(246, "min") <= Quantity(4.1, "h")
        True
    """

    magnitude: Number
    unit: str

    def __init__(self, magnitude: Numeric, unit: str) -> None:
        self.__attrs_init__(_in_range(number(magnitude)), _name(unit))

    @classmethod
    def parse(cls, text: str) -> Quantity:
        """Read a number and a unit, such as ``"45 min"``, ``"25 %"`` or ``"1/3 h"``.

        Raises:
            InvalidTypeError: ``text`` is no text.
            InvalidValueError: Its number is none, or out of range.
            UnitError: It has no unit, or one that cannot be read, or holds what is neither number nor unit.

        Example:
            >>> Quantity.parse("45 minutes")
            Quantity(45, 'min')
        """
        figure, name = _split(text)
        return cls(read_number(figure), name)

    @classmethod
    def from_pint(cls, quantity: object) -> Quantity:
        """Return a quantity of any pint registry as one of ours, its number taken as written.

        Raises:
            InvalidTypeError: It is no pint quantity, or its magnitude is no number.
            InvalidValueError: Its magnitude is not finite or out of range.
            UnitError: Its unit is none that is known here.

        Example:
            >>> import pint
            >>> Quantity.from_pint(pint.UnitRegistry().Quantity(45, "minute"))
            Quantity(45, 'min')
        """
        magnitude, factors = pint_bridge.from_pint(quantity)
        kept = _in_range(number(magnitude))
        name = "*".join(f"{name}**{exponent}" for name, exponent in factors) or "1"
        try:
            for single, _ in factors:
                for known in pint_units(single):
                    if not pint_bridge.agrees(type(quantity), known._replace(name=single)):
                        raise _foreign(single, "that registry means something else by it")
            return cls(kept, name)
        except UnitError as error:
            if error.code == "JT137":
                raise
            raise _foreign(name, error.problem) from error

    def to_pint(self, registry: object = None) -> Any:  # each pint registry has a class of its own
        """Return this as a quantity of a pint registry, of the application's own where none is given.

        Raises:
            InvalidTypeError: ``registry`` is no pint registry.
            UnitError: The registry does not define the unit.

        Example:
            >>> print(Quantity(45, "min").to_pint())
            45 minute
        """
        return pint_bridge.to_pint(self.magnitude, pint_units(self.unit), registry)

    def exact_in(self, unit: str) -> Fraction:
        """Return the exact number of another unit.

        Raises:
            UnitError: The unit cannot be read, or measures something else.

        Example:
            >>> Quantity(20, "min").exact_in("h")
            Fraction(1, 3)
        """
        return _converted(self.magnitude, self.unit, _name(unit))

    def to(self, unit: str) -> Quantity:
        """Return the same in another unit, exactly.

        Raises:
            UnitError: The unit cannot be read, or measures something else.
            InvalidValueError: The number in that unit is out of range.

        Example:
            >>> Quantity(20, "min").to("h"), Quantity(25, "degC").to("degF")
            (Quantity(Fraction(1, 3), 'h'), Quantity(77, 'degF'))
        """
        return Quantity(plain(self.exact_in(unit)), unit)

    def __str__(self) -> str:
        """Return the text that `parse` reads back as an equal quantity."""
        return f"{text(self.magnitude)} {self.unit}"

    def __repr__(self) -> str:
        return f"Quantity({self.magnitude!r}, {self.unit!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Quantity):
            return NotImplemented
        return _measured(self.magnitude, self.unit) == _measured(other.magnitude, other.unit)

    def __hash__(self) -> int:
        return hash(_measured(self.magnitude, self.unit))

    def __lt__(self, other: Quantity) -> bool:
        return _difference(self, other) < 0

    def __le__(self, other: Quantity) -> bool:
        return _difference(self, other) <= 0

    def __gt__(self, other: Quantity) -> bool:
        return _difference(self, other) > 0

    def __ge__(self, other: Quantity) -> bool:
        return _difference(self, other) >= 0


def _name(given: str) -> str:
    return unit(given).name


def _measured(magnitude: Number, name: str) -> tuple[Dimension, Fraction]:
    """Return what a quantity measures: its dimension and its exact number of base units."""
    return (_measure if isinstance(magnitude, Fraction) else _measured_before)(magnitude, name)


def _converted(magnitude: Number, name: str, other: str) -> Fraction:
    return (_convert if isinstance(magnitude, Fraction) else _converted_before)(magnitude, name, other)


def _measure(magnitude: Number, name: str) -> tuple[Dimension, Fraction]:
    u = unit(name)
    return u.dimension, u.to_base(exact(magnitude))


def _convert(magnitude: Number, name: str, other: str) -> Fraction:
    return convert(exact(magnitude), name, other)


# Never of fractions: any number of them can be made that share one hash, which would make a cache quadratic.
_measured_before = lru_cache(maxsize=16384)(_measure)
_converted_before = lru_cache(maxsize=16384)(_convert)


def _difference(one: Quantity, other: object) -> Fraction:
    if not isinstance(other, Quantity):
        raise InvalidTypeError(
            f"{shown(str(one))} cannot be compared with {shown(other)}",
            hint=f"Give it a unit too, or compare the number that exact_in({one.unit!r}) gives.",
            code="JT139",
        )
    dimension, value = _measured(one.magnitude, one.unit)
    other_dimension, other_value = _measured(other.magnitude, other.unit)
    if dimension != other_dimension:
        convert(Fraction(0), one.unit, other.unit)  # raises the error that names both units
    return value - other_value


def _in_range(magnitude: Number) -> Number:
    if magnitude and not _SMALLEST <= abs(exact(magnitude)) <= _LARGEST:
        raise InvalidValueError(
            f"the magnitude {shown(text(magnitude))} is out of range",
            hint="Give 0 or a number from 1e-290 to 1e290, in another unit if need be.",
            code="JT133",
        )
    return magnitude


_SECOND_NUMBER = re.compile(r"(?: *[-\u2013\u2014]|[^0-9]{0,80}? to) *[0-9]")
"""What follows the first number where somebody writes a range."""


def _split(given: str) -> tuple[str, str]:
    """Split a text into number and unit; only what each of them holds is left to their own readers."""
    _check_text(given)
    if len(given) > LONGEST + 1 + LIMIT:
        raise UnitError(
            f"a quantity of {len(given):,} characters is too long: {shown(given)}",
            hint="Write a number and a unit, as in '45 min'.",
            code="JT124",
        )
    if not given.isprintable():
        raise _malformed(given, "Write plain spaces and visible characters only, as in '45 min'.")
    given = given.strip(" ")
    if not given:
        raise _malformed(given, "Write a number and a unit, as in '45 min'.")
    head = _HEAD.match(given)
    rest = given[head.end() :] if head else given
    if head is None and not _resembles_number(given):
        raise _malformed(given, "Begin with a number, as in '45 min'.")
    if head is None or rest[:1] in set(",.:_'\u2019"):
        raise unreadable(_first_word(given))
    if re.match(r" +[0-9]{3}(?![0-9])", rest):
        raise unreadable(head[0] + rest[:8].rstrip(" "))
    if _SECOND_NUMBER.match(rest):
        raise _malformed(given, "Give a range by its two ends, as in between('45 min', '60 min').")
    if not rest.strip(" "):
        raise UnitError(
            f"{shown(given)} has no unit",
            hint=f"Write one after the number, as in '{given[:24]} min'; a pure number has the unit '1'.",
            code="JT130",
        )
    return head[0], rest


def _check_text(value: object) -> None:
    # The signature promises a text, documents and callers without a type checker do not.
    if not isinstance(value, str):
        raise InvalidTypeError(f"{shown(value)} is not a text", hint="Write a text such as '45 min'.", code="JT129")


def _first_word(given: str) -> str:
    """Return what stands where a number should, without the unit behind it."""
    word = re.match(r"[+-]?[A-Za-z]+|[^ A-Za-z%{]+", given)
    return word[0] if word else given


def _resembles_number(given: str) -> bool:
    return re.match(r"(?i)[+-]?(\.|nan\b|inf)|[\u2010-\u2015\u2212\ufe63\uff0d]|\d", given) is not None


def _foreign(name: str, why: str) -> UnitError:
    return UnitError(
        f"the pint unit {shown(name)} is not known here: {why}",
        hint="Convert it with pint first, as in q.to('meter'), or give a number in a unit of your own.",
        code="JT137",
    )


def _malformed(given: str, hint: str) -> UnitError:
    return UnitError(f"{shown(given)} is not a number with a unit", hint=hint, code="JT131")
