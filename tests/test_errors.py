import copy
import pickle
import re
import sys
import warnings
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jobtheory
from jobtheory import errors
from jobtheory.checks.raised import EXAMPLES
from jobtheory.errors import (
    CheckError,
    CycleError,
    DocumentError,
    InvalidTypeError,
    InvalidValueError,
    JobTheoryError,
    MissingExtraError,
    UnitError,
    UnknownNameError,
    did_you_mean,
    one_of,
    shown,
    visible,
)

PACKAGE = Path(jobtheory.__file__).parent
BIDI = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

ERRORS: dict[type[JobTheoryError], JobTheoryError] = {
    JobTheoryError: JobTheoryError("it broke", code="JT999"),
    InvalidValueError: InvalidValueError("it broke", path=["a", "b"], hint="Mend it.", code="JT999"),
    InvalidTypeError: InvalidTypeError("it broke", path=("a",), code="JT999"),
    UnitError: UnitError("it broke", hint="Mend it.", code="JT999"),
    UnknownNameError: UnknownNameError("it broke", path=("a",), hint="Mend it.", code="JT999"),
    CheckError: CheckError("it broke", path=("a",), code="JT999", findings=["one", "two"]),
    CycleError: CycleError("it broke", cycle=["x", "y", "x"], path=("a",), code="JT999"),
    DocumentError: DocumentError(
        "2 faults",
        faults=[UnitError("one", path=("job",), code="JT998"), CycleError("two", cycle="xx", code="JT997")],
        total=5,
        path=("file.json",),
        code="JT999",
    ),
    MissingExtraError: MissingExtraError("it broke", path=("a",), hint="pip install 'jobtheory[learn]'.", code="JT999"),
}


def unpickled(data: bytes) -> Any:
    return pickle.loads(data)  # noqa: S301  # our own bytes


@pytest.fixture(params=ERRORS, ids=lambda kind: kind.__name__)
def error(request: pytest.FixtureRequest) -> JobTheoryError:
    return ERRORS[request.param]


def fields(one: JobTheoryError) -> dict[str, Any]:
    return {name: getattr(one, name) for name in ("problem", "path", "hint", "code", "args")} | {
        name: getattr(one, name) for name in ("cycle", "findings", "total") if hasattr(one, name)
    }


def test_every_error_class_is_public_and_has_a_sample() -> None:
    classes = {
        value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, JobTheoryError)
    }
    assert classes == set(ERRORS)
    assert {kind.__name__ for kind in classes} == set(errors.__all__)


@pytest.mark.parametrize(
    ("kind", "also"),
    [
        (InvalidValueError, ValueError),
        (InvalidTypeError, TypeError),
        (UnitError, InvalidValueError),
        (UnknownNameError, LookupError),
        (CycleError, InvalidValueError),
        (DocumentError, InvalidValueError),
    ],
)
def test_every_error_is_caught_as_what_python_calls_it(kind: type[JobTheoryError], also: type[Exception]) -> None:
    assert issubclass(kind, JobTheoryError)
    assert issubclass(kind, also)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_errors_cross_a_process_boundary_whole(error: JobTheoryError, protocol: int) -> None:
    back = unpickled(pickle.dumps(error, protocol))
    assert type(back) is type(error)
    assert fields(back) == fields(error)
    assert str(back) == str(error)
    assert [str(f) for f in getattr(back, "faults", ())] == [str(f) for f in getattr(error, "faults", ())]


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
def test_errors_copy_whole(error: JobTheoryError, copied: Callable[[JobTheoryError], JobTheoryError]) -> None:
    back = copied(error)
    assert type(back) is type(error)
    assert back is not error
    assert fields(back) == fields(error)
    assert str(back) == str(error)


def test_notes_survive_pickling() -> None:
    one = UnitError("it broke", code="JT999")
    one.add_note("while reading line 3")
    assert unpickled(pickle.dumps(one)).__notes__ == ["while reading line 3"]


def test_within_puts_where_it_was_seen_from_before_the_path(error: JobTheoryError) -> None:
    seen = error.within("outer", "inner")
    assert type(seen) is type(error)
    assert seen.path == ("outer", "inner", *error.path)
    assert str(seen).startswith("outer > inner")
    assert fields(seen) | {"path": error.path} == fields(error)


def test_the_text_says_where_what_and_how_to_mend() -> None:
    one = InvalidValueError("it broke", path=["JobMap", "step 'x'"], hint="Mend it.", code="JT999")
    assert one.path == ("JobMap", "step 'x'")
    assert str(one) == "JobMap > step 'x': it broke. Mend it. [JT999]"
    assert str(InvalidValueError("it broke", hint="Mend it.", code="JT999")) == "it broke. Mend it. [JT999]"
    assert str(InvalidValueError("it broke", path=("a",), code="JT999")) == "a: it broke. [JT999]"


def test_a_document_error_lists_what_it_keeps_and_counts_the_rest() -> None:
    assert (
        str(ERRORS[DocumentError])
        == "file.json: 2 faults. [JT999]\n  job: one. [JT998]\n  two. [JT997]\n  … and 3 more"
    )
    one = DocumentError("1 fault", faults=[UnitError("one", code="JT998")], code="JT999")
    assert one.total == 1
    assert str(one) == "1 fault. [JT999]\n  one. [JT998]"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("short", "'short'"),
        ("a\x1b[2J", r"'a\x1b[2J'"),
        ("ab\u202e", r"'ab\u202e'"),
        ("\ud800", r"'\ud800'"),
        (None, "None"),
        (True, "True"),
        (3, "3"),
        (0.1, "0.1"),
        (float("nan"), "nan"),
        (-(10**400), "a whole number of about 398 digits"),
        (b"\x00\xff", r"b'\x00\xff'"),
        (bytearray(b"ab"), "b'ab'"),
        (Fraction(-1, 3), "-1/3"),
        (Fraction(1, 3**400), "a Fraction"),
        (Fraction(3**400, 7), "a Fraction"),
        (Decimal("0.10"), "0.10"),
        ([1], "a list"),
        (jobtheory.Evidence("trial", "x"), "an Evidence"),
    ],
    ids=lambda value: None if isinstance(value, str) else type(value).__name__,
)
def test_how_a_value_is_shown(value: object, text: str) -> None:
    assert shown(value) == text


@pytest.mark.parametrize(
    "value",
    ["x" * 10**6, b"x" * 10**6, 10**70, "\x1b" * 100, Decimal("1" * 5000), 10**10000, Fraction(10**70, 3**40)],
    ids=lambda value: type(value).__name__,
)
def test_what_is_shown_is_cut_at_80_characters(value: object) -> None:
    assert len(shown(value)) <= 80


class Liar:
    def __repr__(self) -> str:
        raise RuntimeError("never called")

    __str__ = __repr__


@given(
    st.one_of(st.text(max_size=300), st.binary(max_size=300), st.integers(), st.floats(), st.fractions(), st.decimals())
)
def test_whatever_is_shown_is_short_and_steers_nothing(value: object) -> None:
    text = shown(value)
    assert len(text) <= 80
    assert visible(text) == text
    assert text.isprintable()


def test_showing_a_value_runs_none_of_its_code() -> None:
    assert shown(Liar()) == "a Liar"
    assert shown(type("\x1b[2J\u202e" * 40, (), {})()).startswith(r"a \x1b[2J\u202e")
    assert len(shown(type("\x1b" * 500, (), {})())) <= 82
    assert one_of(jobtheory.Goal) == "a Goal"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("plain", "plain"),
        ("café 日本 👩‍👧", "café 日本 👩‍👧"),  # the joiner in the emoji stays
        ("a\nb\tc", r"a\nb\tc"),
        ("\x7f\x9b", r"\x7f\x9b"),
        ("\u2028\u2029", r"\u2028\u2029"),
        ("\u200b\u2060\ufeff", r"\u200b\u2060\ufeff"),
        ("\ud800", r"\ud800"),
        ("\U000e0041", r"\U000e0041"),
        (BIDI, BIDI.encode("unicode_escape").decode()),
    ],
)
def test_what_steers_a_terminal_is_written_as_an_escape(text: str, seen: str) -> None:
    assert visible(text) == seen


def test_the_nearest_name_is_offered() -> None:
    assert did_you_mean("gring", ["boil", "grind"]) == "Did you mean 'grind'?"
    assert not did_you_mean("zzz", ["boil", "grind"])
    assert not did_you_mean("zzz", [])
    assert not did_you_mean("g" * 100, ["g" * 100])  # too long to be read
    assert did_you_mean("gr\x1bng", ["gr\x1bnd"]) == r"Did you mean 'gr\x1bnd'?"


def codes() -> set[str]:
    """Every code that the source raises; findings of a check are no errors and have a page of their own."""
    return {
        code
        for path in PACKAGE.rglob("*.py")
        for code in re.findall(
            r'code="(JT\d{3})"' if "checks" in path.relative_to(PACKAGE).parts else r"\bJT\d{3}\b",
            path.read_text(encoding="utf-8"),
        )
    }


def test_every_code_has_an_example_and_every_example_a_code() -> None:
    assert set(EXAMPLES) == codes()


def test_examples_stand_in_the_order_of_their_codes() -> None:
    assert list(EXAMPLES) == sorted(EXAMPLES)


def run(source: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        exec(compile(source, "<example>", "exec"), {"__name__": "example"})  # noqa: S102  # our own examples


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_failing_example_raises_its_code(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for package in EXAMPLES[code].without:
        monkeypatch.setitem(sys.modules, package, None)
        for name in [name for name in sys.modules if name.startswith("jobtheory.testing")]:
            monkeypatch.delitem(sys.modules, name)
    with pytest.raises(JobTheoryError, match=rf"\[{code}\]") as caught:
        run(EXAMPLES[code].failing)
    faults: tuple[JobTheoryError, ...] = getattr(caught.value, "faults", ())
    assert code in {caught.value.code, *(fault.code for fault in faults)}
    for one in faults or (caught.value,):
        assert one.hint, "an error says how to mend it"
        assert one.hint.endswith((".", "?"))
        assert not one.problem.endswith(".")
    assert visible(str(caught.value)).replace(r"\n", "\n") == str(caught.value)
    assert str(unpickled(pickle.dumps(caught.value))) == str(caught.value)


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_mended_example_runs(code: str) -> None:
    if "to_frame" in EXAMPLES[code].mended:
        pytest.importorskip("narwhals")
        pytest.importorskip("polars")
    run(EXAMPLES[code].mended)


@pytest.mark.parametrize("code", EXAMPLES)
def test_examples_are_short(code: str) -> None:
    for source in EXAMPLES[code][:2]:
        assert source.startswith("import jobtheory as jt\n")
        assert len(source.splitlines()) <= 8
        assert max(map(len, source.splitlines())) <= 120
    assert EXAMPLES[code].failing != EXAMPLES[code].mended
