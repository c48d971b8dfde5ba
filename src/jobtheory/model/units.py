"""What a unit text means: an allow-list with exact factors, counts and currencies, and units of the user's own.

Conventions. A year is the Julian year of 365.25 days and a month a twelfth of it, 30.4375 days. A calorie is 4.184 J, a
kilobyte 1000 bytes, a kibibyte 1024. Hz, Bq and rpm say different things of a second and do not convert into one
another, nor into ``1/s``. Currencies and counts (``call``, ``{stock-out}``) convert to nothing but themselves.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from functools import cache, lru_cache
from typing import final

import attrs

from jobtheory.errors import InvalidTypeError, UnitError, did_you_mean, shown
from jobtheory.model.pint_bridge import Dimension, Factors, PintUnit, physical, physical_names
from jobtheory.model.unit_names import COUNTS, CURRENCIES, LOOKALIKES, MISTAKES, OFFSETS, TABLE, plural
from jobtheory.model.values import Value

__all__ = ["Unit", "convert", "convertible", "pint_units", "unit"]

LIMIT = 64
"""At most so many characters of a unit are read."""

_NAME_LIMIT = 32
_OWN_LIMIT = 40
_MOST_FACTORS = 6
_HIGHEST_POWER = 4

_NAME = r"\{[^{}]*\}|[^\W\d²³](?:-|[^\W²³])*|°[CF]?|[%1€$£¥]"
_SUPERSCRIPTS = {"²": 2, "³": 3}
_FACTOR = re.compile(rf" *({_NAME}) *(?:(?:\*\*|\^) *([+-]?[0-9]+)|([²³]))? *")


@final
@attrs.frozen
class Unit(Value):
    """A unit, by how it is written and what it is in base units: ``base = (x + offset) * factor``.

    The offset is 0 for all but degC and degF. Made by :func:`unit`.

    Example:
        >>> unit("km/h")
        Unit(name='km/h', factor=Fraction(5, 18), offset=Fraction(0, 1), dimension=(('m', 1), ('s', -1)))
    """

    name: str
    factor: Fraction
    offset: Fraction
    dimension: Dimension

    def to_base(self, x: Fraction) -> Fraction:
        """Return a number of this unit as one of base units.

        Example:
            >>> unit("degC").to_base(Fraction(25))
            Fraction(5963, 20)
        """
        return (x + self.offset) * self.factor


def unit(text: str) -> Unit:
    """Read a unit: a name, or a product, quotient and power of names such as ``km/h`` or ``kg*m/s**2``.

    Names are common physical units, ISO 4217 currency codes, things that people count, and a unit of one's own in
    braces. One unit has one spelling: ``unit("hours").name`` is ``"h"``.

    Raises:
        InvalidTypeError: ``text`` is no text.
        UnitError: It cannot be read as a unit.

    Example:
        >>> [unit(text).name for text in ("hours", "kilometer / hour", "calls/week", "m²", "{stock-out}")]
        ['h', 'km/h', 'call/week', 'm**2', '{stock-out}']
    """
    _check_text(text)
    if len(text) > LIMIT:
        raise _too_long(f"a unit of {len(text)} characters", text, LIMIT)
    return _unit(str(text).strip(" "))


def convertible(a: str, b: str) -> bool:
    """Return whether two units measure the same, so that one converts into the other.

    Raises:
        UnitError: One of them cannot be read as a unit.

    Example:
        >>> convertible("min", "week"), convertible("min", "AUD")
        (True, False)
    """
    return unit(a).dimension == unit(b).dimension


def convert(x: Fraction, a: str, b: str) -> Fraction:
    """Return an exact number of unit ``a`` as one of unit ``b``.

    Raises:
        UnitError: The units measure different things, or one cannot be read.

    Example:
        >>> convert(Fraction(90), "min", "h")
        Fraction(3, 2)
    """
    one, other = unit(a), unit(b)
    if one.name == other.name:
        return x
    if one.dimension != other.dimension:
        raise UnitError(
            f"{shown(one.name)} does not convert into {shown(other.name)}",
            hint=f"Use a unit that converts: {shown(one.name)} is in {_base_text(one)}, "
            f"{shown(other.name)} in {_base_text(other)}.",
            code="JT132",
        )
    return one.to_base(x) / other.factor - other.offset


def pint_units(text: str) -> list[PintUnit]:
    """Return the units in a text by the names that pint has for them, with what they must mean there.

    Example:
        >>> [(u.name, u.exponent, u.declared) for u in pint_units("AUD/h")]
        [('AUD', 1, True), ('hour', -1, False)]
    """
    known, physical = _pint_names(), physical_names()
    return [
        PintUnit(
            known.get(name, name).strip("{}"),
            exponent,
            unit(name).factor,
            unit(name).dimension,
            declared=name not in known and name not in physical,
        )
        for name, exponent in _factors(unit(text).name)
        if name != "1"
    ]


def _check_text(value: object) -> None:
    # The signature promises a text, documents and callers without a type checker do not.
    if not isinstance(value, str):
        raise InvalidTypeError(f"{shown(value)} is not a unit", hint="Write it as text, as in 'min'.", code="JT129")


@lru_cache(maxsize=4096)
def _unit(text: str) -> Unit:
    factors = _factors(text)
    units = {name: _simple(name) for name, _ in factors}
    powers: dict[str, int] = {}
    for name, exponent in factors:
        canonical = units[name].name
        if canonical != "1":
            powers[canonical] = powers.get(canonical, 0) + exponent
    powers = {name: exponent for name, exponent in powers.items() if exponent}
    parts = {u.name: u for u in units.values()}
    if not powers:
        return _known()["1"]
    if len(powers) == 1 and 1 in powers.values():
        return parts[next(iter(powers))]
    factor, dimension = Fraction(1), dict[str, int]()
    for name, exponent in powers.items():
        _check_power(name, exponent)
        if parts[name].offset:
            raise UnitError(
                f"{shown(name)} does not go into a product, quotient or power",
                hint="Use 'K': a difference of 1 degC is 1 K, one of 1 degF is 5/9 K.",
                code="JT127",
            )
        factor *= parts[name].factor ** exponent
        for base, power in parts[name].dimension:
            dimension[base] = dimension.get(base, 0) + power * exponent
    name = _text(powers)
    if len(name) > LIMIT:
        raise _too_long(f"a unit that takes {len(name)} characters", name, LIMIT)
    return Unit(name, factor, Fraction(0), tuple(sorted((b, p) for b, p in dimension.items() if p)))


def _factors(text: str) -> Factors:
    """Split a text into names and exponents by the grammar alone."""
    if not text:
        raise UnitError(
            "the unit is empty", hint="Write one, as in 'min'; a pure number has the unit '1'.", code="JT126"
        )
    if not text.isprintable():
        raise _malformed(text, "Write it with letters and plain spaces only.")
    factors: list[tuple[str, int]] = []
    position, sign = 0, 1
    while True:
        found = _FACTOR.match(text, position)
        if found is None:
            raise _malformed(text, _grammar_hint(text))
        name, power, superscript = found.groups()
        exponent = int(power) if power else _SUPERSCRIPTS.get(superscript, 1)
        _check_power(name, exponent)
        factors.append((name, sign * exponent))
        position = found.end()
        if position == len(text):
            break
        if text[position] not in "*/":
            raise _malformed(text, _grammar_hint(text))
        sign = -1 if text[position] == "/" else 1
        position += 1
    if sum(name != "1" for name, _ in factors) > _MOST_FACTORS:
        raise UnitError(
            f"{shown(text)} has {len(factors)} factors",
            hint=f"A unit has at most {_MOST_FACTORS}; name one of your own in braces, as in '{{stock-out}}'.",
            code="JT134",
        )
    return tuple(factors)


def _grammar_hint(text: str) -> str:
    if "(" in text or ")" in text:
        return "Write it without parentheses, as in 'kg*m/s**2'."
    if re.search(r"[\w%] +[0-9]", text):
        return "Write one number and one unit, as in '5.5 h'."
    if "{" in text or "}" in text:
        return "Write a unit of your own in one pair of braces, as in '{stock-out}'."
    return "Join names with '*' and '/', raise with '**', as in 'kg*m/s**2'; a unit of your own goes in braces."


def _check_power(name: str, exponent: int) -> None:
    if not 1 <= abs(exponent) <= _HIGHEST_POWER:
        raise UnitError(
            f"{shown(name)} is raised to the power {shown(exponent)}",
            hint=f"An exponent is a whole number from -{_HIGHEST_POWER} to {_HIGHEST_POWER} and not 0.",
            code="JT134",
        )


def _simple(name: str) -> Unit:
    """Return the unit of a single name."""
    if name.startswith("{"):
        return _own(name)
    if len(name) > _NAME_LIMIT:
        raise _too_long(f"a unit name of {len(name)} characters", name, _NAME_LIMIT)
    name = name.replace("\u03bc", "\u00b5")
    found = _known().get(name)
    if found is not None:
        return found
    canonical = physical_names().get(name)
    if canonical is None:
        raise UnitError(
            f"unknown unit {shown(name)}",
            hint=f"{_suggestion(name)} A unit of your own is written in braces, as in '{{stock-out}}'.".lstrip(),
            code="JT125",
        )
    factor, dimension = physical(canonical)
    return Unit(canonical, factor, Fraction(0), dimension)


def _own(name: str) -> Unit:
    """Return a unit that the user made up: its name in braces, one spelling for composed letters."""
    name = unicodedata.normalize("NFC", name)
    inner = name[1:-1]
    # What is not printable steers a terminal or hides from the eye; spaces at the ends cannot be seen either.
    if not inner.isprintable() or inner != inner.strip() or not 1 <= len(inner) <= _OWN_LIMIT:
        raise UnitError(
            f"{shown(name)} does not name a unit",
            hint=f"Write 1 to {_OWN_LIMIT} visible characters in the braces, as in '{{stock-out}}'.",
            code="JT128",
        )
    return Unit(name, Fraction(1), Fraction(0), ((name, 1),))


@cache
def _known() -> dict[str, Unit]:
    """Return every unit of our own by each of its names."""
    known: dict[str, Unit] = {}
    for dimension, lines in TABLE:
        for line in lines.strip().split("\n"):
            name, factor, *names = line.split()
            known |= dict.fromkeys(
                (name, *names), Unit(name, Fraction(factor), OFFSETS.get(name, Fraction(0)), dimension)
            )
    declared: dict[str, tuple[str, ...]] = {code: (code,) for code in CURRENCIES.split()}
    declared |= {word: (word, plural(word)) for word in COUNTS.split()}
    declared["person"] = ("person", "persons", "people")
    for name, spellings in declared.items():
        known |= dict.fromkeys(spellings, Unit(name, Fraction(1), Fraction(0), ((name, 1),)))
    return known


@cache
def _pint_names() -> dict[str, str]:
    """Return pint's name of each unit of the table, which is the first after its factor."""
    lines = (line.split() for _, text in TABLE for line in text.strip().split("\n"))
    return {name: names[0] for name, _, *names in lines}


def _suggestion(name: str) -> str:
    """Return the question that offers the nearest known unit, or an empty text."""
    plain = unicodedata.normalize("NFKC", name).translate(LOOKALIKES)
    nearest = MISTAKES.get(name) or _in_other_case(plain)
    if nearest is None and name[-1] in "23":
        root = _in_other_case(plain[:-1])
        nearest = root and f"{root}**{name[-1]}"
    nearest = nearest or MISTAKES.get(name.lower())
    return f"Did you mean {shown(nearest)}?" if nearest else did_you_mean(plain, (*_known(), *physical_names()))


def _in_other_case(name: str) -> str | None:
    """Return the spelling of a known unit that differs from a name in nothing but case."""
    units = {key: unit.name for key, unit in _known().items()} | physical_names()
    return units.get(name) or next((units[key] for key in units if key.casefold() == name.casefold()), None)


def _text(powers: dict[str, int]) -> str:
    above = [_power_text(name, power) for name, power in sorted(powers.items()) if power > 0]
    below = [_power_text(name, -power) for name, power in sorted(powers.items()) if power < 0]
    return "/".join(["*".join(above) or "1", *below])


def _power_text(name: str, power: int) -> str:
    return name if power == 1 else f"{name}**{power}"


def _base_text(u: Unit) -> str:
    powers = dict(u.dimension)
    return _text(powers) if powers else "pure numbers"


def _malformed(text: str, hint: str) -> UnitError:
    return UnitError(f"{shown(text)} does not read as a unit", hint=hint, code="JT126")


def _too_long(what: str, text: str, limit: int) -> UnitError:
    return UnitError(f"{what} is too long: {shown(text)}", hint=f"At most {limit} are read.", code="JT124")
