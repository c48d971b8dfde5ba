import copy
import pickle
import statistics
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobtheory.errors import InvalidTypeError, InvalidValueError, JobTheoryError, UnitError
from jobtheory.model.quantity import Quantity
from tests.shared import hostile_cases, shared
from tests.timing import quick

TIMES = ["ns", "µs", "ms", "s", "min", "h", "day", "week", "month", "year"]
TEMPERATURES = ["K", "degC", "degF"]

magnitudes = st.one_of(
    st.integers(-(10**30), 10**30),
    st.floats(-1e280, 1e280).filter(lambda x: x == 0 or abs(x) > 1e-280),
    st.fractions(-(10**6), 10**6, max_denominator=10**6),
    st.decimals(-(10**9), 10**9, places=25),
)
units_ = st.sampled_from([*TIMES, *TEMPERATURES, "AUD", "{own}", "%", "1", "km/h", "kg*m/s**2", "acre", "call/week"])
quantities = st.builds(Quantity, magnitudes, units_)
times = st.builds(Quantity, st.integers(-1000, 1000) | st.fractions(max_denominator=50), st.sampled_from(TIMES))
tenths = st.integers(-6000, 6000)


@given(tenths, tenths)
def test_tenths_of_hours_compare_exactly_with_minutes(n: int, m: int) -> None:
    hours, minutes = Quantity(n / 10, "h"), Quantity(m, "min")
    assert (hours == minutes) == (minutes == hours) == (n * 6 == m)
    assert (hours <= minutes) == (minutes >= hours) == (n * 6 <= m)
    assert (hours < minutes) == (minutes > hours) == (n * 6 < m)


@given(tenths)
def test_tenths_of_hours_equal_their_minutes(n: int) -> None:
    hours, minutes = Quantity(n / 10, "h"), Quantity(6 * n, "min")
    assert hours == minutes
    assert hash(hours) == hash(minutes)
    assert hours <= minutes <= hours
    assert hours >= minutes >= hours


def test_the_examples_that_floats_get_wrong() -> None:
    assert Quantity(1.1, "h") == Quantity(66, "min")
    assert hash(Quantity(1.1, "h")) == hash(Quantity(66, "min"))
    assert Quantity(246, "min") <= Quantity(4.1, "h")
    assert Quantity(1, "month") == Quantity(30.4375, "day")
    assert Quantity(25, "degC") == Quantity(77, "degF") == Quantity(298.15, "K")
    assert Quantity(25, "%") == Quantity(0.25, "1")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Quantity(0, "m"), Quantity(0, "s")),
        (Quantity(1, "Hz"), Quantity(1, "Bq")),
        (Quantity(0, "degC"), Quantity(0, "K")),
        (Quantity(1, "AUD"), Quantity(1, "USD")),
        (Quantity(5, "1"), 5),
        (Quantity(0, "m"), 0),
        (Quantity(5, "m"), "5 m"),
        (Quantity(0.1, "m"), Quantity(Fraction(0.1), "m")),  # the binary fraction that a float stores
    ],
)
def test_what_is_not_equal(one: Any, other: Any) -> None:
    assert one != other
    assert other != one


@given(times, times, times)
def test_the_order_is_total_within_a_dimension(a: Quantity, b: Quantity, c: Quantity) -> None:
    assert [a < b, a == b, a > b].count(True) == 1
    assert (a <= b) == (a < b or a == b)
    assert (a >= b) == (b <= a)
    assert (a < b) == (b > a)
    if a <= b <= c:
        assert a <= c
    if a == b:
        assert hash(a) == hash(b)


@given(quantities, st.sampled_from(TIMES), st.sampled_from(TIMES))
def test_equal_quantities_have_one_hash(q: Quantity, one: str, other: str) -> None:
    assert hash(q) == hash(copy.deepcopy(q))
    if q.unit in TIMES:
        try:
            a, b = q.to(one), q.to(other)
        except InvalidValueError:
            return
        assert a == b == q
        assert hash(a) == hash(b) == hash(q)


@given(magnitudes, st.sampled_from([TIMES, TEMPERATURES]), st.data())
def test_there_and_back_is_exact(x: Any, family: list[str], data: st.DataObject) -> None:
    q = Quantity(x, data.draw(st.sampled_from(family)))
    other = data.draw(st.sampled_from(family))
    try:
        there = q.to(other)
    except InvalidValueError:
        with pytest.raises(InvalidValueError, match=r"JT123|JT133"):
            q.to(other)
        return
    back = there.to(q.unit)
    assert (back.magnitude, type(back.magnitude), back.unit) == (q.magnitude, type(q.magnitude), q.unit)
    assert there == q


@given(quantities)
def test_text_reads_back_the_same(q: Quantity) -> None:
    back = Quantity.parse(str(q))
    assert back == q
    assert (back.magnitude, type(back.magnitude), back.unit) == (q.magnitude, type(q.magnitude), q.unit)


@given(quantities)
def test_it_survives_pickling_copying_and_repr(q: Quantity) -> None:
    for back in (pickle.loads(pickle.dumps(q)), copy.copy(q), eval(repr(q)), attrs.evolve(q)):  # noqa: S301, S307  # our own
        assert (back.magnitude, back.unit) == (q.magnitude, q.unit)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("45 min", "45 min"),
        ("45min", "45 min"),
        ("  45   minutes ", "45 min"),
        ("1/3 h", "1/3 h"),
        ("-1/3h", "-1/3 h"),
        ("25 %", "25 %"),
        ("25%", "25 %"),
        ("25 degC", "25 degC"),
        ("25 °C", "25 degC"),
        ("1e3 m", "1000 m"),
        ("5eggs/{day}", None),
        ("5 {stock-out}", "5 {stock-out}"),
        ("12.50 AUD/h", "12.5 AUD/h"),
        ("5 1", "5 1"),
        ("5 1/min", "5 1/min"),
        ("3 km / h", "3 km/h"),
        ("0.1234567890123456789 m", "0.1234567890123456789 m"),
    ],
)
def test_parse(text: str, written: str | None) -> None:
    if written is None:
        with pytest.raises(UnitError, match="unknown unit 'eggs'"):
            Quantity.parse(text)
    else:
        assert str(Quantity.parse(text)) == written


@pytest.mark.parametrize(
    ("text", "why", "code"),
    [
        ("", "Write a number and a unit", "JT131"),
        ("   ", "Write a number and a unit", "JT131"),
        ("min", "Begin with a number", "JT131"),
        ("5-8 min", "Give a range by its two ends", "JT131"),
        ("5 \u2013 8 min", "Give a range by its two ends", "JT131"),
        ("5 to 8 min", "Give a range by its two ends", "JT131"),
        ("5 min to 1 h", "Give a range by its two ends", "JT131"),
        ("≥ 5 min", "Begin with a number", "JT131"),
        ("{1} m", "Begin with a number", "JT131"),
        ('"5 m"', "Begin with a number", "JT131"),
        ("<script>", "Begin with a number", "JT131"),
        ("½ h", "Begin with a number", "JT131"),
        ("5\nm", "plain spaces", "JT131"),
        ("5\tm", "plain spaces", "JT131"),
        ("5 m\0", "plain spaces", "JT131"),
        ("5\u00a0m", "plain spaces", "JT131"),
        ("5 m\u200b", "plain spaces", "JT131"),
        ("5 \u202em", "plain spaces", "JT131"),
        ("5 \ud800", "plain spaces", "JT131"),
        ("5", "has no unit", "JT130"),
        (" 5e3 ", "has no unit", "JT130"),
        ("1,5 m", "instead of the comma", "JT120"),
        ("1,500 m", "no thousands separators", "JT120"),
        ("1 500 m", "without thousands separators", "JT120"),
        ("1'500 m", "without thousands separators", "JT120"),
        ("1_500 m", "without underscores", "JT120"),
        ("5:30 min", "clock form", "JT120"),
        ("−5 m", "ASCII hyphen", "JT120"),
        ("0777 m", "leading zeros", "JT120"),
        (".5 m", "zero before the point", "JT120"),
        ("5. m", "digit after the point", "JT120"),
        ("1/0 m", "denominator other than zero", "JT120"),
        ("nan m", "'nan' is not a number. Only a finite", "JT120"),
        ("-Infinity m", "'-Infinity' is not a number. Only a finite", "JT120"),
        ("\u0665 m", "digits 0 to 9", "JT120"),
        ("1e9999 m", "at most three digits", "JT120"),
        ("1e400 m", "too large, too small", "JT123"),
        ("1e-300 m", "out of range", "JT133"),
        ("2e290 m", "out of range", "JT133"),
        ("5 m # hi", "does not read as a unit", "JT126"),
        ("5//2 m", "does not read as a unit", "JT126"),
        ("5 h 30 min", "one number and one unit", "JT126"),
        ("5 % 2", "one number and one unit", "JT126"),
        ("5 M", "Did you mean 'm'", "JT125"),
        ("1" * 65 + " m", "too long", "JT124"),
        ("5" + " " * 1000 + "m", "too long", "JT124"),
    ],
)
def test_what_does_not_parse_says_why(text: str, why: str, code: str) -> None:
    with pytest.raises(InvalidValueError, match=why) as caught:
        Quantity.parse(text)
    assert caught.value.code == code
    assert caught.value.hint.endswith((".", "?"))
    assert str(caught.value).isprintable()


@given(st.text(max_size=100) | st.from_regex(r"\A[0-9+\-.,:e/ ]{1,12}[a-zA-Z*/%{} ]{0,12}\Z"))
def test_any_text_parses_or_is_refused_by_our_own_error(text: str) -> None:
    try:
        q = Quantity.parse(text)
    except JobTheoryError as error:
        refusal = str(error)
    else:
        refusal = str(q)
        assert Quantity.parse(str(q)) == q
    assert refusal.isprintable()


@pytest.mark.parametrize("given_", [5, None, b"5 m", ["5 m"]])
def test_only_text_is_parsed(given_: Any) -> None:
    with pytest.raises(InvalidTypeError, match=r"is not a text\. .*JT129"):
        Quantity.parse(given_)


@pytest.mark.parametrize("magnitude", ["5", b"5", True, None, [5], np.array([5.0]), 1j, object()])
def test_a_magnitude_is_a_number(magnitude: Any) -> None:
    with pytest.raises(InvalidTypeError, match="is not a number"):
        Quantity(magnitude, "m")


@pytest.mark.parametrize(
    "magnitude",
    [
        float("nan"),
        float("inf"),
        Decimal("NaN"),
        pytest.param(10**5000, id="digits"),
        Decimal("1e999999999"),
        5e-324,
        1e291,
        -1e-291,
    ],
)
def test_a_magnitude_is_finite_and_in_range(magnitude: Any) -> None:
    with pytest.raises(InvalidValueError, match=r"finite|too large|out of range"):
        Quantity(magnitude, "m")


@pytest.mark.parametrize("magnitude", [1e290, -1e290, 1e-290, 0, -0.0, np.float64(1.5), np.int64(3), Decimal("0.1")])
def test_a_magnitude_in_range_is_taken(magnitude: Any) -> None:
    assert Quantity(magnitude, "m").exact_in("m") == Fraction(
        str(magnitude.item() if hasattr(magnitude, "item") else magnitude)
    )


def test_a_unit_is_text_that_reads() -> None:
    with pytest.raises(InvalidTypeError, match="is not a unit"):
        Quantity(5, 7)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(UnitError, match="Did you mean 'min'"):
        Quantity(5, "Min")


def test_the_unit_is_kept_in_its_one_spelling() -> None:
    assert (Quantity(45.0, "minutes").magnitude, Quantity(45.0, "minutes").unit) == (45, "min")
    assert Quantity(1, "kilometers / hour").unit == "km/h"


def test_conversion() -> None:
    assert repr(Quantity(20, "min").to("hours")) == "Quantity(Fraction(1, 3), 'h')"
    assert Quantity(20, "min").exact_in("h") == Fraction(1, 3)
    assert repr(Quantity(1.5, "kWh").to("J")) == "Quantity(5400000, 'J')"
    assert repr(Quantity(5, "m").to("m")) == "Quantity(5, 'm')"
    with pytest.raises(UnitError, match="'min' does not convert into 'm'"):
        Quantity(20, "min").to("m")
    with pytest.raises(UnitError, match="unknown unit 'H'"):
        Quantity(20, "min").to("H")
    with pytest.raises(InvalidTypeError, match="is not a unit"):
        Quantity(20, "min").exact_in(["h"])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(InvalidValueError, match=r"out of range.*JT133"):
        Quantity(1e290, "km").to("m")


@pytest.mark.parametrize("compare", ["__lt__", "__le__", "__gt__", "__ge__"])
def test_there_is_no_order_across_dimensions(compare: str) -> None:
    q = Quantity(1, "m")
    with pytest.raises(UnitError, match=r"'m' does not convert into 's'.*JT132"):
        getattr(q, compare)(Quantity(1, "s"))
    with pytest.raises(InvalidTypeError, match=r"'1 m' cannot be compared with 5\. Give it a unit too.*JT139"):
        getattr(q, compare)(5)


def test_the_other_way_round_is_refused_too() -> None:
    with pytest.raises(InvalidTypeError, match="cannot be compared with 5"):
        Quantity(1, "m") > 5  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue, reportUnusedExpression]  # noqa: B015


@pytest.mark.parametrize("function", [statistics.mean, statistics.stdev, sum, statistics.fmean, float, abs])
def test_arithmetic_fails_loudly(function: Any) -> None:
    with pytest.raises((TypeError, AttributeError), match=r"Quantity|numerator"):
        function(Quantity(1, "m") if function in {float, abs} else [Quantity(1, "m"), Quantity(2, "km")])


def test_it_is_frozen_and_closed() -> None:
    q = Quantity(1, "m")
    with pytest.raises(attrs.exceptions.FrozenInstanceError, match=r"^(can't set attribute)?$"):
        q.magnitude = 2  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    with pytest.raises(InvalidTypeError, match="Quantity is closed to subclassing"):
        type("Mine", (Quantity,), {})


def test_it_sorts_and_is_a_key() -> None:
    qs = [Quantity(2, "h"), Quantity(90, "min"), Quantity(1, "day")]
    assert [str(q) for q in sorted(qs)] == ["90 min", "2 h", "1 day"]
    assert str(max(qs)) == "1 day"
    assert {Quantity(60, "min"): 1}[Quantity(1, "h")] == 1


def test_common_units_need_no_pint() -> None:
    code = (
        "import sys; from jobtheory.model.quantity import Quantity, is_pint_quantity;"
        "Quantity.parse('45 min') < Quantity(1, 'h'); is_pint_quantity(5); assert 'pint' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("case", hostile_cases("quantity_text"))
def test_hostile_texts(case: dict[str, Any] | None) -> None:
    if case is None:
        shared("hostile", "cases.jsonl")
    assert case is not None
    text = case["input"] if "input" in case else DESCRIBED[case["id"]]
    with quick(case["limits"]["seconds"]), pytest.raises(InvalidValueError, match=r"JT1[23]") as caught:
        Quantity.parse(text)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 400


# Cases that say in words what their input is.
DESCRIBED = {
    "qt-digits-1m": "9" * 1_000_000 + " m",
    "qt-ident-10k": "5 " + "q" * 10_000,
    "qt-ident-100k": "5 " + "q" * 100_000,
    "qt-commas-30k": "1," * 30_000 + "1 m",
    "qt-mul-50k": "5 " + "*".join(["m"] * 50_000),
    "qt-space-1m": "5" + " " * 1_000_000 + "m",
    "qt-kilo-stack": "5 " + "kilo" * 20 + "meter",
    "qt-exc-surrogate": "5 \ud800",
}

SEMANTICS: dict[str, Any] = {
    "qs-eq-66min": lambda: all(Quantity(n / 10, "h") == Quantity(6 * n, "min") for n in range(1, 3000)),
    "qs-le-66min": lambda: all(
        Quantity(6 * n, "min") <= Quantity(n / 10, "h") <= Quantity(6 * n, "min") for n in range(1, 3000)
    ),
    "qs-sym": lambda: all(
        (Quantity(n / 10, "h") == Quantity(6 * n, "min")) == (Quantity(6 * n, "min") == Quantity(n / 10, "h"))
        for n in range(1, 3000)
    ),
    "qs-hash": lambda: all(hash(Quantity(n / 10, "h")) == hash(Quantity(6 * n, "min")) for n in range(1, 3000)),
    "qs-zero-dim": lambda: Quantity(0, "m") != Quantity(0, "s") and Quantity(0, "m") != 0,
    "qs-hz-bq": lambda: Quantity(5, "Hz") != Quantity(5, "Bq"),
    "qs-mean": lambda: refused(lambda: statistics.mean([Quantity(1, "m"), Quantity(30, "s")])),  # type: ignore[type-var]
    "qs-stdev": lambda: refused(lambda: statistics.stdev([Quantity(1, "m"), Quantity(30, "s")])),  # type: ignore[type-var]
    "qs-pickle-noapp": lambda: pickle.loads(pickle.dumps(Quantity(1.1, "h"))) == Quantity(66, "min"),  # noqa: S301
    "qs-month": lambda: Quantity(1, "month") == Quantity(30.4375, "day") != Quantity(30, "day"),
    "qs-ito": lambda: not any(hasattr(Quantity(1, "m"), name) for name in ("ito", "__iadd__", "_magnitude")),
    "qs-str-roundtrip": lambda: Quantity.parse(str(Quantity(25, "degC"))) == Quantity(25, "degC"),
}


def refused(function: Any) -> bool:
    try:
        function()
    except TypeError:
        return True
    return False


@pytest.mark.parametrize(
    "case", [c for c in hostile_cases("python") if c.values[0] is None or c.values[0]["kind"] == "quantity_semantics"]
)
def test_hostile_semantics(case: dict[str, Any] | None) -> None:
    if case is None:
        shared("hostile", "cases.jsonl")
    assert case is not None
    assert SEMANTICS[case["id"]]()
