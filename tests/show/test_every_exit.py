"""Every class that shows itself, through every exit, with every hostile name: what is a name stays a name."""

import importlib
import inspect
import io
import pkgutil
import sys
from collections.abc import Iterator
from typing import Any

import pytest

import jobtheory
import jobtheory as jt
from jobtheory import show
from jobtheory.model.values import Shown, Value
from jobtheory.show import pictures
from jobtheory.show.blocks import Table
from jobtheory.show.markdown import written
from tests.shared import hostile_cases
from tests.show.examples_of import apart, everything, example

CLASSES = sorted(show._RENDERERS)
CASES: list[dict[str, Any]] = [case.values[0] for case in hostile_cases("text") if case.values[0] is not None]
NAMES: list[str] = [case["input"] for case in CASES if isinstance(case.get("input"), str)]
SAFE = "Arrive soon"


def loaded() -> None:
    for module in pkgutil.walk_packages(jobtheory.__path__, "jobtheory."):
        importlib.import_module(module.name)


def heirs(kind: type[Any]) -> Iterator[type[Any]]:
    known: list[type[Any]] = kind.__subclasses__()
    for heir in known:
        yield heir
        yield from heirs(heir)


def of_class(name: str, kind: str) -> list[Any]:
    return [value for value in everything(name) if type(value).__name__ == kind]


def test_no_class_that_shows_itself_is_left_out() -> None:
    """A new class fails here until it has a renderer, and until examples of it stand in `examples_of`."""
    loaded()
    shown = {heir.__name__ for heir in heirs(Shown)} - {"Findings"}
    assert shown == set(CLASSES)
    assert {type(value).__name__ for value in everything(SAFE)} == shown
    assert {*pictures.DIAGRAMS, *pictures.CHARTS} <= shown


def test_half_a_character_is_no_name() -> None:
    with pytest.raises(jt.JobTheoryError, match=r"is not text|half a character"):
        example("\ud800")


def charts(value: Any) -> list[str]:
    """Return the pictures of a value that are no nodes and links, where there is something to draw."""
    found: list[str] = []
    for name in pictures.CHARTS.get(type(value).__name__, {}):
        try:
            found.append(jt.show.svg(value, name))
        except jt.InvalidValueError as error:
            assert error.code == "JT714"  # noqa: PT017  # there is nothing to draw
    return found


@pytest.mark.parametrize("kind", CLASSES)
def test_a_notebook_shows_every_class(kind: str) -> None:
    for value in of_class(SAFE, kind):
        bundle = value._repr_mimebundle_()
        assert {"text/plain", "text/html"} <= set(bundle) <= {"text/plain", "text/html", "text/vnd.mermaid"}
        assert bundle["text/plain"] == str(value)
        assert bundle["text/html"] == jt.show.html(value)
        tables = sum(isinstance(block, Table) for block in show._blocks(value))
        assert bundle["text/html"].count("<table") == tables
        assert "<style" not in bundle["text/html"]
        assert kind in pictures.DIAGRAMS or "text/vnd.mermaid" not in bundle
    if kind in {*pictures.DIAGRAMS, *pictures.CHARTS}:
        assert any(apart(jt.show.html(value))[1] for value in of_class(SAFE, kind))
    if kind in pictures.DIAGRAMS:
        assert any("text/vnd.mermaid" in value._repr_mimebundle_() for value in of_class(SAFE, kind))


@pytest.mark.parametrize("kind", CLASSES)
@pytest.mark.parametrize("name", NAMES)
def test_hostile_names_are_escaped_at_every_exit(kind: str, name: str, escaped: Any) -> None:
    for value in of_class(name, kind):
        bundle = value._repr_mimebundle_()
        html, drawn = apart(bundle["text/html"])
        assert not escaped.html_ok(html, name)
        said = [repr(value), jt.show.markdown(value), *bundle.values(), *drawn, *charts(value)]
        for picture in [*drawn, *charts(value)]:
            assert not escaped.svg_ok(picture, name)
        for block in show._blocks(value):
            columns = len(block.columns) if isinstance(block, Table) else 0
            assert not escaped.markdown_table_ok(written([block]), name, columns)
        if "text/vnd.mermaid" in bundle:
            diagram = pictures.diagram_of(value, {})
            counts = len(diagram.nodes), len(diagram.links)
            said.append(jt.show.dot(value))
            assert not escaped.mermaid_ok(bundle["text/vnd.mermaid"], name, *counts)
            assert not escaped.dot_ok(said[-1], name, *counts)
        for text in said:
            assert not escaped.terminal_ok(text)


@pytest.mark.parametrize("case", [case for case in CASES if case["expected"] == "accepted unchanged"])
def test_names_that_do_no_harm_are_left_as_they_are(case: dict[str, Any]) -> None:
    job = of_class(case["input"], "Job")[0]
    assert case["input"] in str(job)
    assert case["input"] in jt.show.markdown(job)
    assert case["input"] in jt.show.html(job)


def printed(value: object, width: int = 100) -> str:
    console = pytest.importorskip("rich.console")
    out = io.StringIO()
    console.Console(file=out, width=width, color_system=None).print(value)
    return out.getvalue()


@pytest.mark.parametrize("kind", CLASSES)
def test_rich_prints_every_class(kind: str, escaped: Any) -> None:
    for name in [SAFE, *NAMES]:
        for value in of_class(name, kind):
            text = printed(value)
            assert text.startswith(f"{kind}(")
            assert not escaped.terminal_ok(text.replace("\r", ""))


def parts(value: Any) -> Iterator[Any]:
    """Yield a value and whatever rich would print of it, all the way down."""
    yield value
    held: list[Any] = []
    if type(value) is dict:
        held = [*value, *value.values()]
    elif type(value) in {tuple, list}:
        held = list(value)
    elif hasattr(value, "__rich_repr__"):
        held = [part for _, part in value.__rich_repr__()]
    for one in held:
        yield from parts(one)


def test_parts_are_values_whether_rich_is_there_or_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rich", None)
    for value in everything(SAFE):
        for part in parts(value):
            named: list[tuple[Any, Any]] = list(part.__rich_repr__()) if hasattr(part, "__rich_repr__") else []
            assert all(name is None or isinstance(name, str) for name, _ in named)


def test_every_value_says_what_it_is_made_of() -> None:
    """What a class is built from can be asked of it by the same name."""
    loaded()
    for kind in heirs(Value):
        if (
            "__rich_repr__" not in vars(kind)
            and not issubclass(kind, Shown)
            and kind.__module__.startswith("jobtheory.")
        ):
            known = {field.name for field in getattr(kind, "__attrs_attrs__", ())}
            assert set(inspect.signature(kind).parameters) <= known, kind


def test_rich_prints_what_is_written_without_what_goes_without_saying() -> None:
    job = jt.Job("Rest", jt.Purpose(goals=[jt.Goal("Sleep", importance=2)]), jt.JobMap.chain("Lie down"))
    assert printed(job, 200) == (
        "Job('Rest', Purpose(goals=(Goal('Sleep', importance=2),)), JobMap((Step('Lie down'),)))\n"
    )
    assert printed(jt.Solution("sofa", steps={"lie-down": 7})) == "Solution('sofa', steps={'lie-down': Level(7)})\n"
    assert printed(jt.Solution("sofa", kind="habit", evidence=jt.Evidence("claim", "an ad"))) == (
        "Solution('sofa', kind='habit', evidence=Evidence('claim', 'an ad'))\n"
    )
    assert printed(jt.JobNetwork(["Rest", "Work"], [("rest", "work")])) == (
        "JobNetwork('Network of 2 jobs on 2 levels', ['Work', '  Rest'])\n"
    )
    tea = jt.Process([["boil", "pour"]])
    assert "what_follows_what=[{'from': 'boil', 'to': 'pour', 'times': '1'}]" in printed(tea, 200)
    comparison = jt.compare(job, [jt.Solution("sofa", results={"sleep": 9}, steps={"lie-down": 9})])
    assert printed(comparison).splitlines()[1] == "    'Rest: sofa is hired',"
