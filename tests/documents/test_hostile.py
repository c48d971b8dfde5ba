"""The inputs that broke other readers of JSON, as documents: each is a clear error, in little time and memory."""

import codecs
import json
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jobtheory as jt
from jobtheory.errors import JobTheoryError, visible
from tests.documents.again import again
from tests.documents.golden_values import GOLDEN
from tests.shared import hostile_cases, shared
from tests.timing import quick

BARE = '{"jobtheory": 1, "job": {"statement": %s, "purpose": {}, "action": {"steps": [%s]}}}'
PRIME = 2**61 - 1


def level(written: str) -> str:
    start = BARE % ('"Rest"', "")
    return f'{start[:-1]}, "solutions": [{{"name": "bed", "results": {{"x": {written}}}}}]}}'


def text(value: Any) -> str:
    return BARE % (json.dumps(value), "")


def step(**parts: Any) -> str:
    return BARE % ('"Rest"', json.dumps({"statement": "Sleep"} | parts))


def sample(value: Any) -> str:
    return level(json.dumps({"level": 1, "evidence": {"kind": "trial", "source": "x", "sample": value}}))


def errbomb() -> str:
    return json.dumps(json.loads(text("Rest")) | {"solutions": [{"name": n} for n in range(50_000)]})


CASES: dict[str, Callable[[], str | bytes]] = {
    "js-dup-key": lambda: '{"jobtheory": 1, "jobtheory": 1, "job": {"statement": "Rest", "statement": "Sleep"}}',
    "js-inf": lambda: level("Infinity"),
    "js-1e-999": lambda: level("1e-999"),
    "js-int2e53": lambda: level("9007199254740993"),
    "js-frac-bomb": lambda: level("1e999999999"),
    "js-bom": lambda: "\ufeff" + level("1"),
    "js-utf16": lambda: level("1").encode("utf-16"),
    "js-latin1": lambda: text("x").replace("x", "é").encode("latin-1"),
    "js-overlong": lambda: text("x").encode().replace(b"x", b"\xc0\xaf"),
    "js-deep1100": lambda: level("[" * 1100 + "]" * 1100),
    "js-deep1e5": lambda: '{"a":' * 100_000 + "1" + "}" * 100_000,
    "js-deep-open": lambda: "[" * 10_000_000,
    "js-empty": lambda: "",
    "js-null": lambda: "null",
    "js-array": lambda: "[]",
    "js-two-docs": lambda: level("1") + level("1"),
    "js-trail-comma": lambda: level("1").replace('"x": 1', '"x": 1,'),
    "js-amp-arrays": lambda: "[" + "[]," * 3_000_000 + "[]]",
    "js-amp-keys": lambda: "{" + ",".join(f'"{n}":0' for n in range(1_000_000)) + "}",
    "js-str100mb": lambda: '"' + "x" * 100_000_000 + '"',
    "js-int-collide": lambda: level(json.dumps([n * PRIME for n in range(1, 20_001)])),
    "js-proto": lambda: '{"__proto__": {"x": 1}, "__class__": 1, "constructor": {}, "jobtheory": 1}',
    "st-str-none": lambda: text(None),
    "st-str-int": lambda: text(5),
    "st-str-dict": lambda: text({"a": [1]}),
    "st-bool-false": lambda: step(optional="false"),
    "st-bool-0": lambda: step(optional="0"),
    "st-bool-none": lambda: step(optional=None),
    "st-bool-list": lambda: step(optional=[]),
    "st-int-str": lambda: sample("7"),
    "st-int-arabic": lambda: sample("٣"),
    "st-num-true": lambda: step(importance=True),
    "st-num-bigint": lambda: step(importance=10**400),
    "st-list-str": lambda: level("1").replace('"results"', '"changes": "abc", "results"'),
    "st-list-none": lambda: level("1").replace('"results"', '"changes": null, "results"'),
    "st-extra-key": lambda: step(imprtance=1),
    "st-tag-list": lambda: sample(1).replace('"trial"', '["trial"]'),
    "st-tag-missing": lambda: sample(1).replace('"kind": "trial", ', ""),
    "st-errbomb": errbomb,
    "st-erransi": lambda: step(**{"\x1b[2J<script>": 1}),
}
ACCEPTED = {"js-bom", "js-int2e53"}


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_document_is_a_clear_error_in_bounded_time(name: str) -> None:
    given = CASES[name]()
    with quick(1):
        if name in ACCEPTED:
            jt.loads(given)
        else:
            with pytest.raises(JobTheoryError, match=r"\[JT\d{3}\]") as caught:
                jt.loads(given)
            message = str(caught.value)
            assert [visible(line) for line in message.split("\n")] == message.split("\n")
            assert len(message) < 20_000


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_document_takes_little_memory(name: str) -> None:
    given = CASES[name]()
    tracemalloc.start()
    try:
        jt.loads(given)
    except JobTheoryError:
        pass
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 64_000_000


@pytest.mark.parametrize("case", hostile_cases("json_text", "json_bytes", "bool", "int", "number", "list", "object"))
def test_every_hostile_document_is_tried(case: dict[str, Any]) -> None:
    shared("hostile", "cases.jsonl")
    if case["kind"] in {"json", "structuring"}:
        assert case["id"] in CASES


def test_every_structuring_case_is_tried() -> None:
    lines = shared("hostile", "cases.jsonl").read_text(encoding="utf-8").splitlines()
    assert {c["id"] for c in map(json.loads, lines) if c["kind"] in {"json", "structuring"}} == set(CASES)


def test_a_big_number_is_kept_to_its_last_digit() -> None:
    assert '"x": 9007199254740993\n' in again(level("9007199254740993"))


def test_fifty_thousand_faults_are_counted() -> None:
    with pytest.raises(jt.DocumentError, match=r"50,000 faults") as caught:
        jt.loads(errbomb())
    assert caught.value.total == 50_000
    assert len(caught.value.faults) == 20


DAMAGE: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["1/3", "5 min", "spared", "rest", "nap", "\ud800"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["key", "level", "between", "statement", "x", ""]), inner, max_size=3)
    ),
    max_leaves=4,
)


def damaged(value: Any, draw: Callable[[st.SearchStrategy[Any]], Any]) -> Any:
    """Put something else in one place of a document, or take one out."""
    if not value or not isinstance(value, (dict, list)) or draw(st.integers(0, 4)) == 0:
        return draw(DAMAGE)
    parts = cast("Any", value)
    place = draw(st.sampled_from([*parts] if isinstance(value, dict) else range(len(parts))))
    if draw(st.integers(0, 9)) == 0:
        del parts[place]
    else:
        parts[place] = damaged(parts[place], draw)
    return parts


@given(st.sampled_from([*GOLDEN]), st.data())
def test_whatever_is_damaged_is_told_or_does_not_matter(name: str, data: st.DataObject) -> None:
    document = damaged(json.loads(jt.dumps(*GOLDEN[name])), data.draw)
    found = read(json.dumps(document))
    if isinstance(found, jt.DocumentError):
        assert found.total == len(found.faults) > 0
        assert [visible(line) for line in str(found).split("\n")] == str(found).split("\n")
    else:
        assert jt.loads(jt.dumps(*found)) == found


def read(text: str) -> jt.Document | jt.DocumentError:
    try:
        return jt.loads(text)
    except jt.DocumentError as error:
        return error


@given(st.text() | st.binary() | st.text('{}[]",:0-.eE\\u \n'))
def test_whatever_is_no_document_is_told(content: str | bytes) -> None:
    with pytest.raises(jt.DocumentError, match="1 fault"):
        jt.loads(content)


def interpreter(program: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(p for p in sys.path if p)
    return subprocess.run(
        [sys.executable, "-O", "-c", program],
        env={**os.environ, "PYTHONPATH": path},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_a_raised_recursion_limit_does_not_take_the_interpreter_down(opening: str) -> None:
    run = interpreter(f"""
import sys
import jobtheory as jt
sys.setrecursionlimit(10**9)
try:
    jt.loads({opening!r} * 10**6)
except jt.DocumentError as error:
    print(error.faults[0].code)
""")
    assert (run.returncode, run.stdout) == (0, "JT603\n")


def test_no_limit_on_digits_does_not_make_a_long_number_slow() -> None:
    run = interpreter(f"""
import sys, time
import jobtheory as jt
sys.set_int_max_str_digits(0)
start = time.process_time()
for written in ("9" * 5_000_000, "-0." + "9" * 5_000_000, "1/" + "9" * 20_000):
    try:
        jt.loads({level("%s")!r} % (f'"{{written}}"' if "/" in written else written))
    except jt.DocumentError as error:
        print(error.faults[0].code)
print(time.process_time() - start < 10)
""")
    assert run.stderr == ""
    assert run.stdout == "JT610\nJT610\nJT124\nTrue\n"


def test_an_encoding_is_never_guessed() -> None:
    for mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE):
        with pytest.raises(jt.DocumentError, match="JT602"):
            jt.loads(mark + b"{}")
