import pickle
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobtheory.errors import InvalidTypeError, UnitError, shown
from jobtheory.model import unit_names, units
from jobtheory.model.pint_bridge import physical_names
from jobtheory.model.units import Unit, convert, convertible, pint_units, unit
from tests.shared import hostile_cases, shared
from tests.timing import quick

TABLE_NAMES = sorted(units._known())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("minutes", "min"),
        ("mins", "min"),
        ("minute", "min"),
        ("hours", "h"),
        ("hr", "h"),
        ("days", "day"),
        ("\u00b5m", "\u00b5m"),
        ("\u03bcm", "\u00b5m"),
        ("um", "\u00b5m"),
        ("us", "\u00b5s"),
        ("percent", "%"),
        ("L", "l"),
        ("people", "person"),
        ("persons", "person"),
        ("queries", "query"),
        ("hand-offs", "hand-off"),
        ("replies", "reply"),
        ("delays", "delay"),
        ("surveys", "{surveys}"),
        ("AUD", "AUD"),
        ("\u2126", "ohm"),
        ("\u03a9", "ohm"),
        ("\u00b0C", "degC"),
        (" km ", "km"),
        ("km / h", "km/h"),
        ("kilometer / hour", "km/h"),
        ("km*h**-1", "km/h"),
        ("m^2", "m**2"),
        ("m\u00b2", "m**2"),
        ("m\u00b3", "m**3"),
        ("m ** 2", "m**2"),
        ("m*m", "m**2"),
        ("meter*kilogram/second**2", "kg*m/s**2"),
        ("kilogram * meter / second ** 2", "kg*m/s**2"),
        ("calls/week", "call/week"),
        ("AUD/h", "AUD/h"),
        ("m/s/s", "m/s**2"),
        ("1/min", "1/min"),
        ("min**-1", "1/min"),
        ("1", "1"),
        ("1*1", "1"),
        ("m/m", "1"),
        ("m/m*h", "h"),
        ("{stock-out}", "{stock-out}"),
        ("{a/b * c}", "{a/b * c}"),
        ("{e\u0301}", "{\u00e9}"),
        ("kWh/{stock-out}", "kWh/{stock-out}"),
        ("acres/day", "acre/day"),
        ("{" + "a" * 40 + "}", "{" + "a" * 40 + "}"),
    ],
)
def test_one_unit_has_one_spelling(text: str, name: str) -> None:
    if text == "surveys":
        with pytest.raises(UnitError, match="unknown unit 'surveys'"):
            unit(text)
        text = name
    assert unit(text).name == name
    assert unit(name) == unit(text)


@pytest.mark.parametrize(
    ("one", "factor", "other"),
    [
        ("h", 60, "min"),
        ("week", 7, "day"),
        ("month", Fraction("30.4375"), "day"),
        ("year", Fraction("365.25"), "day"),
        ("year", 12, "month"),
        ("mi", Fraction("1609.344"), "m"),
        ("ft", 12, "inch"),
        ("lb", 16, "oz"),
        ("t", 1000, "kg"),
        ("m**3", 1000, "l"),
        ("1", 100, "%"),
        ("%", 10_000, "ppm"),
        ("byte", 8, "bit"),
        ("KiB", 1024, "byte"),
        ("GiB", 1024**3, "byte"),
        ("TB", 10**12, "byte"),
        ("kWh", 3_600_000, "J"),
        ("kcal", 4184, "J"),
        ("kW*h", 1, "kWh"),
        ("J/s", 1, "W"),
        ("km/h", Fraction(5, 18), "m/s"),
        ("AUD/min", 60, "AUD/h"),
        ("hectare", 10_000, "m**2"),
        ("nautical_mile", 1852, "m"),
        ("knot", Fraction("1.852"), "km/h"),
        ("gallon", Fraction("3.785411784"), "l"),
        ("newton", 1, "kg*m/s**2"),
        ("bar", 100_000, "pascal"),
        ("calorie", Fraction("4.184"), "J"),
        ("ampere*volt", 1, "W"),
        ("sievert", 1000, "millisievert"),
        ("fortnight", 14, "day"),
    ],
)
def test_factors_are_exact(one: str, factor: Any, other: str) -> None:
    assert convert(Fraction(1), one, other) == factor
    assert convertible(one, other)


@pytest.mark.parametrize(
    ("one", "x", "other", "y"), [("degC", 25, "degF", 77), ("degC", 0, "K", "273.15"), ("degF", -40, "degC", -40)]
)
def test_temperatures_count_from_absolute_zero(one: str, x: Any, other: str, y: Any) -> None:
    assert convert(Fraction(x), one, other) == Fraction(y)
    assert convert(Fraction(y), other, one) == Fraction(x)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hz", "Bq"),
        ("Hz", "rpm"),
        ("Bq", "rpm"),
        ("Hz", "1/s"),
        ("rpm", "1/min"),
        ("AUD", "USD"),
        ("call", "{call}"),
        ("point", "1"),
        ("m", "s"),
        ("sievert", "gray"),
        ("degree", "1"),
    ],
)
def test_what_means_something_else_does_not_convert(one: str, other: str) -> None:
    assert not convertible(one, other)
    with pytest.raises(UnitError, match=r"does not convert into .* is in .*JT132"):
        convert(Fraction(1), one, other)


def test_the_hint_of_a_pure_number_says_so() -> None:
    with pytest.raises(UnitError, match="'%' is in pure numbers, 'km/h' in m/s"):
        convert(Fraction(1), "%", "km/h")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Min", "min"),
        ("H", "h"),
        ("KM", "km"),
        ("\u043c", "m"),
        ("\u043a\u043c", "km"),
        ("mo", "month"),
        ("m2", "m**2"),
        ("KM3", "km**3"),
        ("usd", "USD"),
        ("$", "USD"),
        ("Euro", "EUR"),
        ("times", "{time}"),
        ("ton", "t"),
        ("kmh", "km/h"),
        ("C", "degC"),
        ("\u00b0", "degree"),
        ("minuets", "minutes"),
        ("Acre", "acre"),
        ("lightyear", "light_year"),
        ("\uff4d", "m"),
    ],
)
def test_an_unknown_unit_names_the_nearest(text: str, meant: str) -> None:
    with pytest.raises(UnitError, match="unknown unit") as caught:
        unit(text)
    assert caught.value.hint.startswith(f"Did you mean {shown(meant)}? A unit of your own is written in braces")
    assert caught.value.code == "JT125"
    unit(meant)


def test_a_unit_near_nothing_points_to_braces() -> None:
    with pytest.raises(UnitError, match=r"unknown unit 'qqqq2'\. A unit of your own is written in braces") as caught:
        unit("qqqq2")
    assert "Did you mean" not in caught.value.hint


@pytest.mark.parametrize(
    ("text", "why", "code"),
    [
        ("", "is empty", "JT126"),
        ("  ", "is empty", "JT126"),
        ("kg m", "Join names", "JT126"),
        ("m*", "Join names", "JT126"),
        ("*m", "Join names", "JT126"),
        ("m//s", "Join names", "JT126"),
        ("m**2**2", "Join names", "JT126"),
        ("m**x", "Join names", "JT126"),
        ("%%", "Join names", "JT126"),
        ("m;", "Join names", "JT126"),
        ("'m'", "Join names", "JT126"),
        ("m = 5", "Join names", "JT126"),
        ("(m)", "without parentheses", "JT126"),
        ("m)", "without parentheses", "JT126"),
        ("{a}{b}", "one pair of braces", "JT126"),
        ("{{a}}", "one pair of braces", "JT126"),
        ("a}", "one pair of braces", "JT126"),
        ("5 m", "Join names", "JT126"),
        ("h 30 min", "one number and one unit", "JT126"),
        ("m\n", "plain spaces", "JT126"),
        ("m\u200b", "plain spaces", "JT126"),
        ("\ud800", "plain spaces", "JT126"),
        ("degC/h", "a difference of 1 degC is 1 K", "JT127"),
        ("degF**2", "a difference of 1 degC is 1 K", "JT127"),
        ("{}", "visible characters", "JT128"),
        ("{ a}", "visible characters", "JT128"),
        ("{" + "a" * 41 + "}", "visible characters", "JT128"),
        ("m**9**9**9", "raised to the power 9", "JT134"),
        ("km**99999", "raised to the power 99999", "JT134"),
        ("m**0", "raised to the power 0", "JT134"),
        ("m**4*m", "raised to the power 5", "JT134"),
        ("m/s**-5", "raised to the power -5", "JT134"),
        ("m*s*kg*K*bit*AUD*call", "has 7 factors", "JT134"),
        ("m**" + "9" * 61, "raised to the power", "JT134"),
        ("m" * 65, "too long", "JT124"),
        ("m" * 33, "too long", "JT124"),
        ("ha\u00b2*" * 5 + "nmi\u00b2*floz\u00b2", "has 7 factors", "JT134"),
        ("bbl\u00b2*floz\u00b2*nmi\u00b2*kgf\u00b2*lbf\u00b2*psi\u00b2", "that takes 85 characters", "JT124"),
    ],
)
def test_what_does_not_read_says_why(text: str, why: str, code: str) -> None:
    with quick(1):
        with pytest.raises(UnitError, match=why.replace("*", r"\*")) as caught:
            unit(text)
        assert caught.value.code == code
        assert caught.value.hint.endswith((".", "?"))


@pytest.mark.parametrize("given_", [5, None, b"m", ["m"]])
def test_only_text_is_read(given_: Any) -> None:
    with pytest.raises(InvalidTypeError, match=r"is not a unit\. Write it as text.*JT129"):
        unit(given_)


def test_every_name_means_one_thing() -> None:
    names = [
        name
        for _, lines in unit_names.TABLE
        for line in lines.strip().split("\n")
        for name in {part for i, part in enumerate(line.split()) if i != 1}
    ]
    words = unit_names.COUNTS.split()
    names += [
        *unit_names.CURRENCIES.split(),
        *words,
        *(unit_names.plural(word) for word in words),
        "people",
        *physical_names(),
    ]
    assert sorted(names) == sorted(set(names))
    assert len(unit_names.CURRENCIES.split()) == 156
    assert len(words) >= 80


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_every_name_reads_as_its_canonical_one(name: str) -> None:
    assert unit(unit(name).name) == unit(name)


def test_every_name_looked_up_in_pint_has_a_factor() -> None:
    for name in physical_names():
        assert unit(name).factor > 0
        assert unit(name).name in physical_names()


def test_every_mistake_leads_to_a_unit() -> None:
    for wrong, right in unit_names.MISTAKES.items():
        assert unit(right).name
        assert wrong not in units._known()


atoms = st.sampled_from(["m", "s", "kg", "h", "AUD", "call", "{own}", "%", "km", "1", "acre", "Hz"])


@given(st.lists(st.tuples(atoms, st.integers(-4, 4).filter(bool), st.sampled_from("*/")), min_size=1, max_size=6))
def test_the_canonical_name_reads_back(parts: list[tuple[str, int, str]]) -> None:
    text = "".join(f"{op if i else ''}{name}**{power}" for i, (name, power, op) in enumerate(parts))
    try:
        read = unit(text)
    except UnitError:
        with pytest.raises(UnitError, match=r"JT124|JT134"):
            unit(text)
        return
    assert unit(read.name) == read


@given(st.text(max_size=80))
def test_any_text_reads_or_is_refused_by_our_own_error(text: str) -> None:
    try:
        read = unit(text)
    except UnitError as error:
        answer = str(error)
    else:
        answer = read.name
        assert unit(read.name) == read
    assert answer.isprintable()


def test_pint_is_told_its_own_names() -> None:
    told = [(u.name, u.exponent, u.declared) for u in pint_units("kcal/{stock-out}**2*acre/min")]
    assert told == [("acre", 1, False), ("kilocalorie", 1, False), ("minute", -1, False), ("stock-out", -2, True)]
    assert pint_units("1") == []


def test_a_unit_is_a_value() -> None:
    assert pickle.loads(pickle.dumps(unit("km/h"))) == unit("km/h")  # noqa: S301  # our own bytes
    assert hash(Unit("m", Fraction(1), Fraction(0), (("m", 1),))) == hash(unit("m"))
    with pytest.raises(InvalidTypeError, match="closed to subclassing"):
        type("Mine", (Unit,), {})


@pytest.mark.parametrize("case", hostile_cases("unit_text"))
def test_hostile_units(case: dict[str, Any] | None) -> None:
    if case is None:
        shared("hostile", "cases.jsonl")
    assert case is not None
    with quick(case["limits"]["seconds"]):
        if case["expected"].startswith("accepted"):
            assert unit(case["input"]).name
        else:
            with pytest.raises(UnitError, match=r"JT1[23]") as caught:
                unit(case["input"])
            assert str(caught.value).isprintable()
