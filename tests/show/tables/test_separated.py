"""Comma-separated values: no formula, no loss."""

import csv
import io
import math
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobtheory.show.tables.listing import DATE, FLAG, NUMBER, TEXT, WHOLE, WHOLE_OR_NONE, columns, tabled
from jobtheory.show.tables.separated import disarmed, written

KINDS = columns(text=TEXT, number=NUMBER, whole=WHOLE, some=WHOLE_OR_NONE, flag=FLAG, date=DATE)
SIGNS = "=+-@\u2212\uff1d\uff0b\uff0d\uff20"
PLAIN = st.text(st.sampled_from("ab '\";,\n\t" + SIGNS) | st.characters(categories=("L", "N", "P")), max_size=20)
FORMULA = re.compile(rf"(?:^|[;\t\n])[\s]*[{re.escape(SIGNS)}]")


def rearmed(text: str) -> str:
    """Return what a text was before it was disarmed, as the docstring of `jobtheory.show.csv` says."""
    return re.sub(rf"(\A|[;\t\n])'(?=[\s']*[{re.escape(SIGNS)}])|\A'(?=[ ']*[\t\n])", r"\1", text)


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        (("-2.5", -2.5, -3, None, False, date(2026, 3, 1)), '"\'-2.5",-2.5,-3,,false,2026-03-01\r\n'),
        ((None, None, 0, 7, True, None), ",,0,7,true,\r\n"),
        (("", 1e22, 1, 1, True, None), '"",1e+22,1,1,true,\r\n'),
        (("", math.inf, 1, 1, True, None), '"",,1,1,true,\r\n'),
        (("", -math.inf, 1, 1, True, None), '"",,1,1,true,\r\n'),
        (("", math.nan, 1, 1, True, None), '"",,1,1,true,\r\n'),
    ],
)
def test_numbers_stay_numbers_and_what_is_missing_is_empty(cells: tuple[Any, ...], line: str) -> None:
    assert written(tabled(KINDS, [cells])).splitlines(keepends=True)[1] == line


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        (" =1+1", "' =1+1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("-2+3", "'-2+3"),
        ("\uff1d1", "'\uff1d1"),
        ("\ufe66x", "'\ufe66x"),
        ("\t=1", "'\t'=1"),
        ("\tx", "'\tx"),
        ("  \nx", "'  \nx"),
        ("\r=1", "\\r=1"),
        ("\r\n=1", "'\n'=1"),
        ("x;=cmd|' /C calc'!A0", "x;'=cmd|' /C calc'!A0"),
        ("a\n- b", "a\n'- b"),
        ("'=1", "''=1"),
        ("'tis", "'tis"),
        ("a-b; c", "a-b; c"),
        ("1 - 2 = 3, -4", "1 - 2 = 3, -4"),
        ("\x1b[2J", "\\x1b[2J"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("👩‍👩‍👧‍👦 é 日本語", "👩‍👩‍👧‍👦 é 日本語"),
    ],
)
def test_a_text_that_looks_like_a_formula_gets_an_apostrophe(text: str, safe: str) -> None:
    assert disarmed(text) == safe


@given(PLAIN)
def test_nothing_is_lost_and_no_cell_begins_a_formula(text: str) -> None:
    safe = disarmed(text)
    assert rearmed(safe) == text
    assert not FORMULA.search(safe)
    assert safe == text or FORMULA.search(text.replace("'", "")) or text.lstrip(" '")[:1] in {"\t", "\n"}


@given(st.lists(st.tuples(PLAIN, st.floats(allow_nan=False, allow_infinity=False), st.integers())))
def test_what_is_read_again_is_what_was_written(rows: list[tuple[str, float, int]]) -> None:
    kinds = columns(text=TEXT, number=NUMBER, whole=WHOLE)
    head, *found = csv.reader(io.StringIO(written(tabled(kinds, rows)), newline=""))
    assert head == list(kinds)
    assert [(rearmed(text), float(number), int(whole)) for text, number, whole in found] == rows


def test_names_of_columns_are_texts_like_all_others() -> None:
    assert written(tabled({"=1": TEXT, 'a"b': TEXT}, [])) == '"\'=1","a""b"\r\n'
