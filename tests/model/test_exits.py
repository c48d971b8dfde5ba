import sys
from collections.abc import Iterable
from types import ModuleType
from typing import Any

import pytest

import jobtheory as jt
from jobtheory.model import exits
from jobtheory.model.values import Shown

JOB = jt.Job("Wait", jt.Purpose(), jt.JobMap([]))
SHOWN = [JOB, JOB.action, jt.Solution("tram")]


class Renderer(ModuleType):
    """Says what it was asked for."""

    def text(self, value: object) -> str:
        return f"text of {value!r}"

    def html(self, value: object) -> str:
        return f"html of {value!r}"

    def mimebundle(self, value: object, include: Iterable[str] | None, exclude: Iterable[str] | None) -> dict[str, str]:
        return {"text/plain": f"{value!r} {include} {exclude}"}

    def svg(self, value: object, **told: object) -> str:
        return f"svg of {value!r} {told}"

    def mermaid(self, value: object, **told: object) -> str:
        return f"mermaid of {value!r} {told}"

    def dot(self, value: object, **told: object) -> str:
        return f"dot of {value!r} {told}"

    def markdown(self, value: object) -> str:
        return f"markdown of {value!r}"

    def frame(self, *told: object) -> tuple[object, ...]:
        return told

    def csv(self, value: object, file: object, table: str | None) -> str:
        return f"csv of {value!r} {file} {table}"


@pytest.fixture
def renderer(monkeypatch: pytest.MonkeyPatch) -> Renderer:
    one = Renderer("renderer")
    monkeypatch.setitem(sys.modules, "renderer", one)
    monkeypatch.setattr(exits, "RENDERERS", "renderer")
    return one


@pytest.mark.parametrize("value", SHOWN, ids=lambda v: type(v).__name__)
def test_what_shows_itself_asks_the_renderer_found_by_name(renderer: Renderer, value: Any) -> None:
    assert isinstance(value, Shown)
    assert str(value) == f"{value}" == renderer.text(value)
    assert value._repr_mimebundle_() == {"text/plain": f"{value!r} None None"}
    assert value._repr_mimebundle_(include=["a"], exclude=["b"]) == {"text/plain": f"{value!r} ['a'] ['b']"}
    assert value._repr_mimebundle_(["a"], ["b"]) == value._repr_mimebundle_(include=["a"], exclude=["b"])


def test_html_markdown_and_tables_go_the_same_way(renderer: Renderer) -> None:
    assert JOB.to_html() == renderer.html(JOB)
    assert JOB.to_markdown() == renderer.markdown(JOB)
    assert JOB.to_frame() == (JOB, None, None)
    assert JOB.to_frame("polars", table="steps") == (JOB, "polars", "steps")
    assert JOB.to_csv() == renderer.csv(JOB, None, None)
    assert str(JOB.to_csv("file", table="steps")) == renderer.csv(JOB, "file", "steps")


def test_pictures_and_diagrams_go_the_same_way(renderer: Renderer) -> None:
    told = {"values": None, "durations": None, "solution": None}
    for value in (JOB, JOB.action):
        assert value.to_svg(width=400) == renderer.svg(value, width=400, **told)
        assert value.to_mermaid() == renderer.mermaid(value)
        assert value.to_dot() == renderer.dot(value)
    network = jt.JobNetwork([JOB])
    asked: dict[str, object] = {"job": "wait", "solutions": {}}
    assert network.to_svg(job="wait", solutions={}) == renderer.svg(network, width=960, **asked)
    assert network.to_mermaid(job="wait", solutions={}) == renderer.mermaid(network, **asked)
    assert network.to_dot(job="wait", solutions={}) == renderer.dot(network, **asked)


@pytest.mark.parametrize("value", SHOWN, ids=lambda v: type(v).__name__)
def test_our_own_renderer_shows_text_and_html(value: Any) -> None:
    assert exits.RENDERERS == "jobtheory.show"
    bundle = value._repr_mimebundle_()
    assert {"text/plain", "text/html"} <= set(bundle)
    assert str(value)
    assert set(value._repr_mimebundle_(include=["text/plain"])) == {"text/plain"}
    assert "text/html" not in value._repr_mimebundle_(exclude=["text/html"])


def test_the_text_of_a_value_steers_no_terminal() -> None:
    nasty = "a\x1b[2J\u202e\u2028b"
    one = jt.Job(nasty, jt.Purpose([nasty]), jt.JobMap([jt.Step(nasty, key=nasty)]))
    for value in (one, one.action, jt.Solution(nasty, results={nasty: 1})):
        text = str(value)
        assert not set(text) & set("\x1b\u202e\u2028")
        assert text.replace("\n", "").isprintable()
