import subprocess
import sys
import threading
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobtheory.errors import InvalidTypeError, InvalidValueError, JobTheoryError, UnitError
from jobtheory.model import pint_bridge
from jobtheory.model.pint_bridge import is_pint_quantity, physical, physical_names
from jobtheory.model.quantity import Quantity
from jobtheory.model.units import _known
from tests.shared import hostile_cases, shared
from tests.timing import quick

PINT: Any = pint  # whose annotations leave much unknown
REGISTRY = PINT.UnitRegistry()
EXACT = PINT.UnitRegistry(non_int_type=Fraction)
FOREIGN = PINT.UnitRegistry()
FOREIGN.define("AUD = [currency_AUD]")
FOREIGN.define("call = [call]")

OURS = [
    "min",
    "degC",
    "%",
    "km/h",
    "µs",
    "kWh",
    "t",
    "acre",
    "month",
    "inch",
    "l",
    "kB",
    "KiB",
    "rpm",
    "Hz",
    "kg*m/s**2",
    "1",
]


@pytest.mark.parametrize("registry", [REGISTRY, EXACT, PINT.get_application_registry(), PINT.LazyRegistry()])
@pytest.mark.parametrize("unit", OURS)
@pytest.mark.parametrize("magnitude", [45, 0.1, Fraction(1, 3)])
def test_out_and_in_again_is_the_same(registry: Any, unit: str, magnitude: Any) -> None:
    ours = Quantity(magnitude, unit)
    theirs = ours.to_pint(registry)
    assert is_pint_quantity(theirs)
    assert theirs.magnitude == magnitude
    assert Quantity.from_pint(theirs) == ours
    assert Quantity.from_pint(theirs).unit == unit


def test_the_application_registry_is_taken_where_none_is_given() -> None:
    theirs: Any = Quantity(45, "min").to_pint()
    assert theirs == PINT.get_application_registry().Quantity(45, "minute")


@pytest.mark.parametrize(
    "name", sorted({unit.name for unit in _known().values() if unit.dimension != ((unit.name, 1),)})
)
def test_pint_agrees_on_every_factor_of_ours(name: str) -> None:
    """A peer's result for the whole table: what pint makes of one of each, with exact arithmetic."""
    ours = Quantity(1, name)
    theirs = ours.to_pint(EXACT).to_root_units()
    factor = Fraction(theirs.magnitude)
    grams = dict(theirs.unit_items()).get("gram", 0)
    found = factor / Fraction(1000) ** int(grams)
    unit = _known()[name]
    if unit.dimension in {(("Hz", 1),), (("Bq", 1),), (("rpm", 1),)}:
        return  # ours do not convert into 1/s
    assert found == unit.to_base(Fraction(1))


@given(st.sampled_from(OURS), st.floats(-1e9, 1e9) | st.integers() | st.decimals(-1000, 1000, places=5))
def test_numbers_come_in_as_written(unit: str, magnitude: Any) -> None:
    theirs = Quantity(1, unit).to_pint(REGISTRY)
    given_ = REGISTRY.Quantity(magnitude, theirs.units)
    try:
        ours = Quantity(magnitude, unit)
    except InvalidValueError as error:
        with pytest.raises(InvalidValueError, match=error.code):
            Quantity.from_pint(given_)
        return
    assert Quantity.from_pint(given_) == ours


def test_a_unit_of_a_foreign_registry_is_taken_where_we_know_it() -> None:
    assert repr(Quantity.from_pint(FOREIGN.Quantity(5, "AUD/hour"))) == "Quantity(5, 'AUD/h')"
    money = Quantity(5, "AUD").to_pint(FOREIGN)
    assert (money.magnitude, money.units) == (5, FOREIGN.Unit("AUD"))
    assert Quantity.from_pint(money) == Quantity(5, "AUD")
    assert Quantity.from_pint(Quantity(5, "call/week").to_pint(FOREIGN)) == Quantity(5, "call/week")


@pytest.mark.parametrize("magnitude", [np.float64(1.5), np.int64(3), Decimal("0.1"), Fraction(1, 3)])
def test_any_real_scalar_is_a_magnitude(magnitude: Any) -> None:
    assert Quantity.from_pint(REGISTRY.Quantity(magnitude, "meter")) == Quantity(magnitude, "m")


@pytest.mark.parametrize(
    "unit", ["megameter", "megainch", "delta_degree_Celsius", "printers_point", "decibel", "henry**5", "meter**9"]
)
def test_a_pint_unit_that_is_not_known_here_is_refused(unit: str) -> None:
    theirs = REGISTRY.Quantity(5, REGISTRY.Unit(unit))
    with pytest.raises(UnitError, match=r"is not known here: .* Convert it with pint first.*JT137"):
        Quantity.from_pint(theirs)


def test_an_exponent_that_is_not_whole_is_refused() -> None:
    with pytest.raises(UnitError, match=r"'meter' has the exponent 0\.5.*JT137"):
        Quantity.from_pint(REGISTRY.Quantity(5, "meter**0.5"))


@pytest.mark.parametrize("given_", [5, "5 m", None, Quantity(5, "m"), REGISTRY.Unit("meter")])
def test_only_a_pint_quantity_comes_in(given_: Any) -> None:
    assert not is_pint_quantity(given_)
    with pytest.raises(InvalidTypeError, match=r"is not a pint quantity.*JT135"):
        Quantity.from_pint(given_)


@pytest.mark.parametrize("registry", ["x", 5, pint, REGISTRY.Quantity(5, "m")])
def test_only_a_registry_is_a_registry(registry: Any) -> None:
    with pytest.raises(InvalidTypeError, match=r"is not a pint registry.*JT138"):
        Quantity(5, "m").to_pint(registry)


@pytest.mark.parametrize("unit", ["AUD", "call", "point", "{stock-out}", "{mine}", "page"])
def test_a_declared_unit_is_never_taken_for_one_of_pints(unit: str) -> None:
    """A point of pint's is 1/72 inch, and its parser would split an unknown name into a prefix and a unit."""
    with pytest.raises(
        UnitError, match=r"does not define .* as the unit that it is here\. Define it there first.*JT136"
    ):
        Quantity(5, unit).to_pint(PINT.UnitRegistry())


def test_the_hint_mends() -> None:
    registry = PINT.UnitRegistry()
    registry.define("stock_out = [stock_out]")
    with pytest.raises(UnitError, match="stock-out"):
        Quantity(5, "{stock-out}").to_pint(registry)
    registry.define("mine = [mine]")
    assert str(Quantity(5, "{mine}").to_pint(registry)) == "5 mine"


def test_a_bare_registry_defines_nothing() -> None:
    with pytest.raises(UnitError, match="does not define 'minute'"):
        Quantity(5, "min").to_pint(PINT.UnitRegistry(None))


HOSTILE: dict[str, Any] = {
    "qv-str": "abc",
    "qv-ansi": "\x1b[2J",
    "qv-bytes": b"abc",
    "qv-obj": object(),
    "qv-bool": True,
    "qv-nan": float("nan"),
    "qv-inf": float("inf"),
    "qv-bigint": 10**5000,
    "qv-underflow": 5e-324,
}


@pytest.mark.parametrize("case", hostile_cases("quantity"))
def test_hostile_magnitudes(case: dict[str, Any] | None) -> None:
    if case is None:
        shared("hostile", "cases.jsonl")
    assert case is not None
    magnitude = HOSTILE[case["id"]]
    theirs = REGISTRY.Quantity(1, "km")
    theirs._magnitude = magnitude  # some are refused by pint's own constructor in some versions
    with quick(case["limits"]["seconds"]):
        with pytest.raises(JobTheoryError, match=r"JT1[23]\d") as coming_in:
            Quantity.from_pint(theirs)
        with pytest.raises(JobTheoryError, match=r"JT1[23]\d") as built:
            Quantity(magnitude, "km")
        for caught in (coming_in, built):
            assert str(caught.value).isprintable()
            assert len(str(caught.value)) < 250


def test_arrays_do_not_come_in() -> None:
    with pytest.raises(InvalidTypeError, match="a ndarray is not a number"):
        Quantity.from_pint(REGISTRY.Quantity(np.array([1.0, 2.0]), "m"))


@pytest.mark.parametrize("name", sorted(set(physical_names().values())))
def test_every_allowed_name_leads_to_our_base_units(name: str) -> None:
    factor, dimension = physical(name)
    assert factor > 0
    assert dimension
    assert {base for base, _ in dimension} <= {*pint_bridge._BASES.values(), "Sv"}


def test_first_use_from_many_threads_builds_one_registry() -> None:
    code = """
import threading
from jobtheory.model.units import unit
start = threading.Barrier(8)
found = []
def work():
    start.wait()
    found.append((unit("acre").factor, unit("psi*knot").factor))
threads = [threading.Thread(target=work) for _ in range(8)]
[t.start() for t in threads]
[t.join() for t in threads]
assert len(found) == 8 and len(set(found)) == 1
from jobtheory.model import pint_bridge
assert pint_bridge._exact_registry.cache_info().misses == 1
import pint
assert pint.application_registry.get() is not pint_bridge._exact_registry()
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_pint_is_not_imported_to_look_for_its_quantities(monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = REGISTRY.Quantity(5, "m")
    monkeypatch.delitem(sys.modules, "pint")
    assert not is_pint_quantity(theirs)
    monkeypatch.setitem(sys.modules, "pint", threading)  # half imported: no Quantity yet
    assert not is_pint_quantity(5)


def test_the_magnitude_goes_out_as_it_is() -> None:
    assert Quantity(Fraction(1, 3), "h").to_pint(EXACT).to("minute").magnitude == 20


def test_a_registry_that_means_something_else_is_refused_both_ways() -> None:
    registry = PINT.UnitRegistry(on_redefinition="ignore")
    registry.define("month = 30 * day")
    registry.define("quart = [quart]")
    for unit in ("month", "quart"):
        with pytest.raises(
            UnitError, match=r"does not define .* as the unit that it is here\. Convert it first.*JT136"
        ):
            Quantity(5, unit).to_pint(registry)
        with pytest.raises(UnitError, match=r"is not known here: that registry means something else by it.*JT137"):
            Quantity.from_pint(registry.Quantity(5, unit))


def test_a_point_of_pints_is_not_a_point_of_ours() -> None:
    with pytest.raises(UnitError, match="'point' is not known here: that registry means something else"):
        Quantity.from_pint(REGISTRY.Quantity(5, "point"))
