"""The only way to pint and back: which of its units are taken, their exact factors, and its quantities in and out.

pint is imported on first need, inside functions. Its own reading of text is never used: it evaluates ``m**9**9**9`` and
takes ``H`` for henry. Names are looked up whole, and only those on the list below.
"""

from __future__ import annotations

import math
import sys
import threading
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from jobtheory.errors import InvalidTypeError, UnitError, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "Dimension",
    "Factors",
    "PintUnit",
    "agrees",
    "from_pint",
    "is_pint_quantity",
    "physical",
    "physical_names",
    "to_pint",
]

Dimension: TypeAlias = "tuple[tuple[str, int], ...]"
"""Base units and their exponents, sorted by name; empty for a pure number."""

Factors: TypeAlias = "tuple[tuple[str, int], ...]"
"""The units a compound is made of and their exponents, in the order in which they are written."""

# pint's name first, then what else is read as it. Volumes and the acre are those of the United States unless they say
# otherwise, a calorie is the thermochemical one of 4.184 J: pint's conventions, which we keep.
_ALLOWED = """
acre acres|hectare hectares ha|gallon gallons gal|imperial_gallon imperial_gallons|quart quarts qt|cup cups
tablespoon tablespoons tbsp|teaspoon teaspoons tsp|fluid_ounce fluid_ounces floz|pint pints|imperial_pint imperial_pints
barrel barrels|oil_barrel oil_barrels bbl|cubic_centimeter cubic_centimeters cubic_centimetre cc
nautical_mile nautical_miles nmi|knot knots|furlong furlongs|fathom fathoms|light_year light_years|angstrom angstroms
astronomical_unit astronomical_units|stone stones|carat carats|grain grains|troy_ounce troy_ounces|slug slugs
newton newtons N|kilonewton kilonewtons kN|pound_force force_pound lbf|kilogram_force force_kilogram kgf
pascal pascals Pa|hectopascal hectopascals hPa|kilopascal kilopascals kPa|megapascal megapascals MPa|bar bars
millibar millibars mbar|atmosphere atmospheres standard_atmosphere atm|torr
psi pound_force_per_square_inch|mmHg millimeter_Hg
calorie calories cal|BTU BTUs british_thermal_unit|therm therms|megajoule megajoules MJ|megawatt_hour MWh
electron_volt electron_volts eV|horsepower hp|metric_horsepower|gigawatt gigawatts GW|milliwatt milliwatts mW
volt volts V|millivolt millivolts mV|kilovolt kilovolts kV|ampere amperes A|milliampere milliamperes mA|ampere_hour Ah
ohm ohms \u03a9 \u2126|coulomb coulombs|farad farads|henry henries|tesla teslas|weber webers|siemens
lux|lumen lumens lm|candela candelas cd|mole moles mol|millimole millimoles mmol
radian radians rad|degree degrees deg|arcminute arcminutes|arcsecond arcseconds|turn turns
sievert sieverts Sv|millisievert millisieverts mSv|gray grays Gy|fortnight fortnights|century centuries
"""

# The base units of pint that an allowed unit may lead to, and ours for them. A gram is a thousandth of our kg.
_BASES = {
    "ampere": "A", "bit": "bit", "candela": "cd", "gram": "kg", "kelvin": "K",
    "meter": "m", "mole": "mol", "radian": "rad", "second": "s",
}  # fmt: skip

# Both are J/kg to pint, and yet a sievert of dose equivalent is not a gray of absorbed dose.
_OWN_BASE = {"sievert": Fraction(1), "millisievert": Fraction(1, 1000)}

_PINT_BASES = {ours: pints for pints, ours in _BASES.items()}

# pint takes 1 Hz for 1/s and 1 rpm for 2π rad/min; here they do not convert into anything else.
_OURS_ALONE = {"Hz", "Bq", "rpm", "Sv"}

_lock = threading.Lock()


@cache
def physical_names() -> dict[str, str]:
    """Return every name that is looked up in pint, with the one it is kept as.

    Example:
        >>> physical_names()["acres"]
        'acre'
    """
    groups = (group.split() for line in _ALLOWED.split("\n") for group in line.split("|"))
    return {name: names[0] for names in groups for name in names}


@cache
def physical(name: str) -> tuple[Fraction, Dimension]:
    """Return the exact factor to base units and the dimension of a name that :func:`physical_names` has.

    Example:
        >>> physical("nautical_mile")
        (Fraction(1852, 1), (('m', 1),))
    """
    own = _OWN_BASE.get(name)
    if own is not None:
        return own, (("Sv", 1),)
    with _lock:  # pint's registry fills caches of its own while it answers
        one = _exact_registry().Quantity(Fraction(1), name).to_root_units()
    exact_factor = Fraction(one.magnitude)
    dimension: dict[str, int] = {}
    for base, exponent in one.unit_items():
        dimension[_BASES[base]] = int(exponent)
        if base == "gram":
            exact_factor /= Fraction(1000) ** int(exponent)
    return exact_factor, tuple(sorted(dimension.items()))


@cache
def _exact_registry() -> Any:  # pint types its registry only in part
    """Build a registry of our own once, whatever the application sets as its own; called under the lock."""
    import pint  # on first need only

    registry: Any = pint.UnitRegistry  # its annotations allow for float only
    return registry(non_int_type=Fraction)


def is_pint_quantity(value: object) -> bool:
    """Return whether a value is a quantity of any pint registry, without importing pint.

    Example:
        >>> is_pint_quantity(45)
        False
    """
    pint = sys.modules.get("pint")
    kind = getattr(pint, "Quantity", None)
    return isinstance(kind, type) and isinstance(value, kind)


class PintUnit(NamedTuple):
    """A unit by the name that pint has for it, and what it must mean there."""

    name: str
    exponent: int
    factor: Fraction
    dimension: Dimension
    declared: bool
    """Whether it converts to nothing but itself."""


def from_pint(value: object) -> tuple[object, list[tuple[str, int]]]:
    """Return the magnitude of a pint quantity, and the names and exponents of its units; neither is checked.

    Raises:
        InvalidTypeError: The value is no pint quantity.
        UnitError: An exponent is not whole.
    """
    if not is_pint_quantity(value):
        raise InvalidTypeError(
            f"{shown(value)} is not a pint quantity",
            hint="Give a quantity of a pint registry, or text such as '45 min'.",
            code="JT135",
        )
    quantity: Any = value
    # The items, not the text: how a registry writes its units is up to whoever set it up.
    return quantity.magnitude, [(str(name), _whole(str(name), power)) for name, power in quantity.unit_items()]


def _whole(name: str, power: Any) -> int:  # whatever number type the registry uses
    if power != int(power):
        raise UnitError(
            f"the pint unit {shown(name)} has the exponent {power}", hint="Use whole exponents.", code="JT137"
        )
    return int(power)


def agrees(kind: Any, unit: PintUnit) -> bool:  # the quantity class of a registry
    """Return whether a registry, by its quantity class, means the same by a name as we do.

    A point of ours is a count, pint's is 1/72 inch; an application may have set its month to 30 days.
    """
    import pint  # on first need only

    none, one = (kind(n, pint.util.UnitsContainer({unit.name: 1})).to_root_units() for n in (0, 1))
    roots = {str(name): power for name, power in one.unit_items()}
    if unit.declared:
        return roots == {unit.name: 1}
    if any(base in _OURS_ALONE for base, _ in unit.dimension):
        return True
    grams = dict(unit.dimension).get("kg", 0)
    factor = float(one.magnitude - none.magnitude) / 1000.0**grams
    # Other registries calculate in floats; a unit that differs at all differs by more than this.
    return roots == {_PINT_BASES[base]: power for base, power in unit.dimension} and math.isclose(
        factor, unit.factor, rel_tol=1e-9
    )


def to_pint(
    magnitude: object, units: Iterable[PintUnit], registry: object = None
) -> Any:  # a class of the registry's own
    """Return a quantity of a pint registry, of the application's own where none is given; the number is not changed.

    Raises:
        InvalidTypeError: ``registry`` is no pint registry.
        UnitError: The registry does not define a unit, or as something else.
    """
    import pint  # on first need only

    ours: Any = pint.application_registry if registry is None else registry
    # A lazy registry and the application's are stand-ins, no registries by their class.
    kinds: Any = pint.registry
    if not isinstance(ours, (kinds.UnitRegistry, kinds.LazyRegistry, kinds.ApplicationRegistry)):
        raise InvalidTypeError(
            f"{shown(registry)} is not a pint registry", hint="Give a pint.UnitRegistry.", code="JT138"
        )
    names = {_known(ours, unit): unit.exponent for unit in units}
    return ours.Quantity(magnitude, pint.util.UnitsContainer(names))


def _known(registry: Any, unit: PintUnit) -> str:  # a pint registry
    """Return the registry's own name of a unit, refusing what it takes for something else."""
    import pint  # on first need only

    if unit.name.isidentifier():
        try:
            found = str(registry.get_name(unit.name))
        except pint.PintError:
            found = ""
        # Only what agrees: a registry splits an unknown name into a prefix and a unit.
        if found and agrees(registry.Quantity, unit._replace(name=found)):
            return found
    name = "".join(c if c.isalnum() else "_" for c in unit.name)
    raise UnitError(
        f"the pint registry does not define {shown(unit.name)} as the unit that it is here",
        hint=f"Define it there first, as in registry.define('{name} = [{name}]')."
        if unit.declared
        else "Convert it first, or give a registry with pint's usual definitions.",
        code="JT136",
    )
