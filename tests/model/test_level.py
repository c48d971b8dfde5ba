import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

import jobtheory as jt
from jobtheory.errors import InvalidTypeError, InvalidValueError, JobTheoryError, UnitError
from jobtheory.model.level import Mark, Range, content_text, figure_text, in_unit, read_levels

PINT: Any = pint  # typed in part
FOREIGN = PINT.UnitRegistry()


@pytest.mark.parametrize(
    ("given", "content"),
    [
        (45, 45),
        (45.0, 45),
        (0.1, 0.1),
        (Decimal("0.1"), 0.1),
        (Fraction(1, 3), Fraction(1, 3)),
        (np.float64(0.5), 0.5),
        (np.int64(7), 7),
        ("45 min", jt.Quantity(45, "min")),
        ("1 1", jt.Quantity(1, "1")),
        (jt.Quantity(45, "min"), jt.Quantity(45, "min")),
        (FOREIGN.Quantity(45, "minute"), jt.Quantity(45, "min")),
        (PINT.application_registry.Quantity(2, "km/hour"), jt.Quantity(2, "km/h")),
        (jt.between(1, 2), Range(1, 2)),
        (jt.SPARED, Mark.SPARED),
        (jt.UNDONE, Mark.UNDONE),
        ((80, "30 min"), (80, jt.Quantity(30, "min"))),
        ([80, "30 min"], (80, jt.Quantity(30, "min"))),
        ((jt.between(70, 90), jt.between("20 min", "1 h")), (Range(70, 90), Range("20 min", "1 h"))),
    ],
    ids=str,
)
def test_whatever_says_a_level_is_taken(given: Any, content: Any) -> None:
    level = jt.Level(given)
    assert level.content == content
    assert type(level.content) is type(content)
    assert level.evidence is None
    assert hash(level) == hash(jt.Level(content))


def test_levels_are_equal_by_what_they_measure() -> None:
    assert jt.Level("1.1 h") == jt.Level("66 min")
    assert hash(jt.Level("1.1 h")) == hash(jt.Level("66 min"))
    assert jt.Level(FOREIGN.Quantity(1.1, "hour")) == jt.Level("66 min")
    assert jt.Level(66) != jt.Level("66 min")
    assert jt.Level(5) != jt.Level(5, jt.Evidence("trial", "x"))


@pytest.mark.parametrize(
    ("given", "error", "code"),
    [
        (None, InvalidTypeError, "JT144"),
        (float("nan"), InvalidValueError, "JT122"),
        (float("inf"), InvalidValueError, "JT122"),
        (-float("inf"), InvalidValueError, "JT122"),
        (Decimal("NaN"), InvalidValueError, "JT122"),
        (np.float64("nan"), InvalidValueError, "JT122"),
        (FOREIGN.Quantity(float("nan"), "minute"), InvalidValueError, "JT122"),
        (True, InvalidTypeError, "JT121"),
        (np.bool_(1), InvalidTypeError, "JT121"),
        (np.array([1.0]), InvalidTypeError, "JT121"),
        (1j, InvalidTypeError, "JT121"),
        (b"45 min", InvalidTypeError, "JT121"),
        ({"a": 1}, InvalidTypeError, "JT121"),
        (jt.Level(5), InvalidTypeError, "JT121"),
        ("45", UnitError, "JT130"),
        ("nan", InvalidValueError, "JT120"),
        ("45 minits", UnitError, "JT125"),
        ("1,5 h", InvalidValueError, "JT120"),
        ((1, 2, 3), InvalidValueError, "JT143"),
        ((), InvalidValueError, "JT143"),
        ([1], InvalidValueError, "JT143"),
        ((jt.SPARED, 1), InvalidTypeError, "JT121"),
        (((1, 2), 3), InvalidTypeError, "JT121"),
        ((1, None), InvalidTypeError, "JT144"),
    ],
    ids=lambda x: None if isinstance(x, type) else repr(x)[:30],
)
def test_what_says_no_level_is_refused(given: Any, error: type[JobTheoryError], code: str) -> None:
    with pytest.raises(error, match=rf"\[{code}\]$") as caught:
        jt.Level(given)
    assert caught.value.hint
    if not isinstance(given, jt.Level):
        with pytest.raises(error, match=rf"^Solution 'x' > results\['a'\]: .*\[{code}\]$"):
            jt.Solution("x", results={"a": given})


def test_what_is_unknown_is_left_out_and_never_none() -> None:
    message = "the level is None. Leave the key out: what is left out is unknown. [JT144]"
    with pytest.raises(InvalidTypeError, match=f"^{re.escape(message)}$"):
        jt.Level(None)  # type: ignore[arg-type]


def test_a_level_has_evidence_of_its_own() -> None:
    trial = jt.Evidence("trial", "a week")
    assert jt.Level("45 min", evidence=trial).evidence is trial
    assert jt.Level("45 min", trial) == jt.Level("45 min", evidence=trial)
    solution = jt.Solution("x", results={"a": jt.Level(5, trial), "b": 6})
    assert solution.results["a"].evidence is trial
    assert solution.results["b"] == jt.Level(6)


@pytest.mark.parametrize(
    ("level", "text"),
    [
        (jt.Level(45), "45"),
        (jt.Level(Fraction(1, 3)), "1/3"),
        (jt.Level("45 minutes"), "45 min"),
        (jt.Level(jt.between(1, 2)), "1 to 2"),
        (jt.Level(jt.between("20 min", "1 h", "25 min")), "20 min to 1 h, likely 25 min"),
        (jt.Level((80, "30 min")), "80 in 30 min"),
        (jt.Level((jt.between(70, 80), jt.between("1 h", "2 h"))), "70 to 80 in 1 to 2 h"),
        (jt.Level(jt.SPARED), "spared"),
        (jt.Level(jt.UNDONE), "undone"),
    ],
)
def test_a_level_reads_as_people_write_it(level: jt.Level, text: str) -> None:
    assert str(level) == text


def test_bare_numbers_are_written_in_the_unit_of_their_measure() -> None:
    assert content_text(45, ("min",)) == "45 min"
    assert content_text(jt.Quantity(45, "min"), ("h",)) == "45 min"
    assert content_text(Range(1, 2, 1.5), ("min",)) == "1 to 2 min, likely 1.5 min"
    assert content_text((80, 30), ("%", "min")) == "80 % in 30 min"
    assert content_text((80, 30), ("%",)) == "80 % in 30"
    assert figure_text(0.5) == "0.5"
    assert figure_text(6.932991202346041, "EUR") == "6.933 EUR"
    assert [figure_text(n) for n in (1234567, -86000, 1234567.25, 12345.67, 12345.678901234567)] == [
        "1,234,567",
        "-86,000",
        "1,234,567.25",  # as it was written
        "12,345.67",
        "12,346",  # as nobody writes it
    ]
    assert [figure_text(n) for n in (Fraction(1, 3), Fraction(26, 3), 1e300, 0.000012345678, 0.1 + 0.2)] == [
        "1/3",
        "8.667",
        "1e+300",
        "1.235e-05",
        "0.3",
    ]
    assert figure_text(Fraction(100_000_007, 300_000_007)) == "0.3333"


def test_a_unit_that_is_a_word_has_a_plural() -> None:
    assert [figure_text(n, "day") for n in (0, 1, 1.5, 2)] == ["0 days", "1 day", "1.5 days", "2 days"]
    assert [figure_text(2, unit) for unit in ("week", "inch", "byte", "person", "reply/day", "EUR/month")] == [
        "2 weeks", "2 inches", "2 bytes", "2 people", "2 replies/day", "2 EUR/month",
    ]  # fmt: skip
    assert [figure_text(2, unit) for unit in ("min", "h", "s", "kg", "MB", "%", "EUR", "mi")] == [
        "2 min", "2 h", "2 s", "2 kg", "2 MB", "2 %", "2 EUR", "2 mi",
    ]  # fmt: skip
    assert jt.Quantity.parse(figure_text(2, "day")) == jt.Quantity(2, "day")
    assert str(jt.Quantity(86000, "day")) == "86000 day"  # what is to be read back stays as it is


def test_a_figure_counts_in_its_unit_or_that_of_its_measure() -> None:
    assert in_unit(1.1, "min") == Fraction(11, 10)
    assert in_unit(jt.Quantity(1.1, "h"), "min") == 66
    with pytest.raises(UnitError, match=r"'h' does not convert into 'AUD'.*\[JT132\]$"):
        in_unit(jt.Quantity(1, "h"), "AUD")


# --- ranges


def test_a_range_holds_its_ends_and_the_best_guess() -> None:
    one = jt.between("20 min", "1 h", likely="25 min")
    assert (one.low, one.high, one.likely) == (
        jt.Quantity(20, "min"),
        jt.Quantity(1, "h"),
        jt.Quantity(25, "min"),
    )
    assert str(one) == "20 min to 1 h, likely 25 min"
    assert str(jt.between(1, 2)) == "1 to 2"
    assert jt.between(1, 1, 1) == Range(1, 1, 1)
    assert jt.between("20 min", "1 h") == jt.between(FOREIGN.Quantity(20, "minute"), "60 min")
    assert jt.between("20 min", "1 h") != jt.between("20 min", "1 h", "40 min")


@given(st.lists(st.fractions(-1000, 1000), min_size=3, max_size=3))
def test_a_range_takes_its_figures_in_order_and_in_no_other(figures: list[Fraction]) -> None:
    low, likely, high = sorted(figures)
    jt.between(low, high, likely)
    if low < high:
        with pytest.raises(InvalidValueError, match=r"the low end is above the high end\. Exchange them\. \[JT141\]$"):
            jt.between(high, low)
    if likely < high:
        with pytest.raises(InvalidValueError, match=r"the likely value .* lies outside\. .*\[JT142\]$"):
            jt.between(low, likely, high)
    if low < likely:
        with pytest.raises(InvalidValueError, match=r"\[JT142\]$"):
            jt.between(likely, high, low)


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ((20, "40 min"), InvalidTypeError, "between(20, 40 min): one end has a unit and another has none. Write"),
        (("1 h", "2 h", 90), InvalidTypeError, "between(1 h, 2 h): one end has a unit and another has none."),
        (("2 h", "90 min"), InvalidValueError, "between(2 h, 90 min): the low end is above the high end. Exchange"),
        (("1 h", "2 h", "3 h"), InvalidValueError, "between(1 h, 2 h): the likely value 3 h lies outside. Move"),
        (("1 h", "2 h", "59 min"), InvalidValueError, "between(1 h, 2 h): the likely value 59 min lies outside."),
        (("1 h", "2 km"), UnitError, "between(1 h, 2 km): 'h' does not convert into 'km'."),
        (("1 h", "2 h", "2 km"), UnitError, "between(1 h, 2 h): 'h' does not convert into 'km'."),
        (("x", 2), UnitError, "between(x, 2): 'x' "),
        (("x\x1b", 2), UnitError, r"between('x\x1b', 2): 'x\x1b' "),
        (("x" * 5000, 2), UnitError, "between('xxx"),
        ((None, 2), InvalidTypeError, "between(None, 2): None is not a number."),
        ((1, True), InvalidTypeError, "between(1, True): True is not a number."),
        ((1, float("nan")), InvalidValueError, "between(1, nan): nan is not a finite number."),
        ((1, 2, float("inf")), InvalidValueError, "between(1, 2): inf is not a finite number."),
        ((jt.between(1, 2), 3), InvalidTypeError, "between(a Range, 3): a Range is not a number."),
    ],
    ids=lambda x: None if isinstance(x, (type, str)) else str(x)[:40],
)
def test_a_range_that_makes_no_sense_is_refused(arguments: Any, error: type[JobTheoryError], message: str) -> None:
    with pytest.raises(error, match=f"^{re.escape(message)}") as caught:
        jt.between(*arguments)
    assert len(str(caught.value)) < 400
    assert str(caught.value).isprintable()


def test_levels_are_read_by_key_and_an_error_names_the_key() -> None:
    level = jt.Level(5)
    levels = read_levels({"a": level, "b": "45 min"}, ("here",), "results")
    assert levels["a"] is level
    assert levels == {"a": level, "b": jt.Level("45 min")}
    with pytest.raises(UnitError, match=r"^here > results\['b\\x1b'\]: '45' has no unit\. .*\[JT130\]$"):
        read_levels({"b\x1b": "45"}, ("here",), "results")
