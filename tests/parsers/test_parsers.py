"""Mermaid and DOT text, held against the real parsers; run by ``nox -s parsers``, which says what it needs."""

import html
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from jobtheory.errors import visible
from jobtheory.show.diagrams.diagram import Diagram, Link, Node
from jobtheory.show.diagrams.dots import dot
from jobtheory.show.diagrams.mermaids import CUT, mermaid
from tests.shared import hostile_cases
from tests.show.diagrams_of import diagrams

pytestmark = pytest.mark.skipif(
    "JOBTHEORY_NODE_MODULES" not in os.environ, reason="needs node with mermaid and @viz-js/viz: nox -s parsers"
)

PLAIN = [
    "Boil water",
    "1. first",
    "- one",
    "# two",
    "a_b_c *d* ~~e~~",
    "end",
    "x" * 300,
    "日本語 👩‍👩‍👧‍👦",
    "&lt;b&gt; &amp; #35;",
    "\\N \\G \\n",
]


def asked(given: list[Diagram]) -> list[dict[str, Any]]:
    texts = [{"mermaid": mermaid(diagram), "dot": dot(diagram)} for diagram in given]
    done = subprocess.run(
        ["node", str(Path(__file__).with_name("parse.mjs"))],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers


def said(node: Node) -> str:
    text = f"{node.text} ({', '.join(node.notes)})" if node.notes else node.text
    return " ".join(visible(text).split())


def decoded(text: str) -> str:
    """Return what Mermaid shows for a label as it keeps it: it marks the entities that it has read."""
    return html.unescape(text.replace("\ufb02°°", "&#").replace("\ufb02°", "&").replace("¶ß", ";"))


def names() -> list[str]:
    given = [case.values[0] for case in hostile_cases("text") if case.values[0] is not None]
    hostile = [case["input"] for case in given if isinstance(case.get("input"), str)]
    return [*PLAIN, *hostile]


@pytest.fixture(scope="module")
def answers() -> list[tuple[Diagram, int, int, dict[str, Any]]]:
    given = [one for name in names() for one in diagrams(name)]
    return [(*one, answer) for one, answer in zip(given, asked([one[0] for one in given]), strict=True)]


def test_mermaid_reads_every_node_and_link_and_shows_the_names(
    answers: list[tuple[Diagram, int, int, dict[str, Any]]],
) -> None:
    assert len(answers) >= 8 * len(PLAIN)
    for diagram, nodes, links, answer in answers:
        read = answer["mermaid"]
        assert "error" not in read, (diagram.nodes, read)
        assert (len(read["nodes"]), read["edges"]) == (nodes, links)
        cut = [text if len(text) <= CUT else text[: CUT - 1] + "…" for text in map(said, diagram.nodes)]
        assert sorted(map(decoded, read["nodes"])) == sorted(cut)


def test_graphviz_reads_every_node_and_link_and_shows_the_names(
    answers: list[tuple[Diagram, int, int, dict[str, Any]]],
) -> None:
    for diagram, nodes, links, answer in answers:
        read = answer["dot"]
        assert "error" not in read, (diagram.nodes, read)
        assert (len(read["nodes"]), read["edges"]) == (nodes, links)
        assert not read["links"]
        assert sorted(text.replace("\u00a0", " ") for text in read["nodes"]) == sorted(map(said, diagram.nodes))


def test_as_much_as_mermaid_takes_is_taken() -> None:
    nodes = [Node(f"step {n}") for n in range(101)]
    links = [Link(n, n + m + 1) for n in range(95) for m in range(5)][:475] + [Link(n, n + 6) for n in range(25)]
    (answer,) = asked([Diagram("full", nodes, links, range(101))])
    assert answer["mermaid"]["edges"] == len(links) == 500
