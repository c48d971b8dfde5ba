"""Job maps, networks and processes as nodes and links: what they say, on every exit and with every name."""

import hashlib
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jobtheory as jt
from jobtheory.show.diagrams.diagram import Diagram, Link, LinkKind, Node, NodeKind
from jobtheory.show.diagrams.dots import dot
from jobtheory.show.diagrams.flows import Activity, Flow, Follows, flow
from jobtheory.show.diagrams.jobmaps import NOT_TAKEN, SPARED, UNDONE, jobmap
from jobtheory.show.diagrams.mermaids import mermaid
from jobtheory.show.diagrams.networks import network
from jobtheory.show.diagrams.sketching import sketch
from jobtheory.show.diagrams.stages import banded
from jobtheory.show.drawing import theme
from tests.shared import hostile_cases
from tests.show.diagrams_of import a_map, diagrams

SVG = "{http://www.w3.org/2000/svg}"
COFFEE = jt.JobMap(
    [jt.Step("Boil", stage="prepare"), jt.Step("Pour", stage="execute"), jt.Step("Wait", optional=True)],
    [("boil", "pour"), ("boil", "wait")],
)
HIRED = {"post": [jt.Solution("courier")], "carry": [jt.Solution("cash"), jt.Solution.nothing()]}
SPEND = jt.JobNetwork(["Post", "Bank", "Spend", "Carry"], [("post", "bank"), ("bank", "spend"), ("carry", "spend")])


def drawn(diagram: Diagram, width: int = 960) -> ET.Element:
    canvas = sketch(diagram, width)
    assert canvas is not None
    return ET.fromstring(canvas.written())  # noqa: S314  # our own


@pytest.mark.parametrize("case", hostile_cases("text"))
def test_a_hostile_name_stays_a_name_on_every_exit(case: dict[str, Any], escaped: Any) -> None:
    name = case.get("input", "\ud800")
    if case["expected"] == "clear error":
        with pytest.raises(jt.JobTheoryError, match=r"is not text|half a character"):
            a_map(name)
        return
    if not isinstance(name, str):
        return
    for diagram, nodes, links in diagrams(name):
        canvas = sketch(diagram, 480)
        assert canvas is not None
        written = canvas.written()
        assert not escaped.svg_ok(written, name)
        assert not escaped.mermaid_ok(mermaid(diagram), name, nodes, links)
        assert not escaped.dot_ok(dot(diagram), name, nodes, links)
        assert not any(map(escaped.terminal_ok, (written, mermaid(diagram), dot(diagram))))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(str.strip))
def test_any_name_is_well_formed_and_counted(name: str) -> None:
    for diagram, nodes, links in diagrams(name):
        assert len(diagram.nodes) == nodes
        assert len(diagram.links) == links
        root = drawn(diagram, 480)
        assert len(root.findall(f"{SVG}g[@class='box']")) == nodes + sum(bool(link.label) for link in diagram.links)
        assert len(re.findall(r"^ +n\d+ \S", mermaid(diagram), re.MULTILINE)) == links
        assert dot(diagram).count(" -> n") >= links


def test_names_in_a_picture_are_whole_in_titles_and_cut_in_boxes() -> None:
    name = "Compare " + "very " * 90 + "carefully"
    root = drawn(jobmap(jt.JobMap([jt.Step(name, key="a")])))
    (box,) = root.findall(f"{SVG}g[@class='box']")
    assert box.findtext(f"{SVG}title") == name
    texts = [text.text or "" for text in box.findall(f"{SVG}text")]
    assert len(texts) == 9
    assert texts[-1].endswith("very…")


@pytest.mark.parametrize("width", [400, 960])
def test_boxes_grow_before_a_word_breaks(width: int) -> None:
    steps = ["Open Spreadsheets", "Internationalization", "Talk", "تحديد المسؤوليات والمعلومات"]
    action = jt.JobMap(
        [jt.Step(step, key=str(n)) for n, step in enumerate(steps)], [("0", "1"), ("0", "2"), ("1", "3"), ("2", "3")]
    )
    root = drawn(jobmap(action), width)
    texts = " ".join(text.text or "" for text in root.iter(f"{SVG}text")).split()
    assert {word for step in steps for word in step.split()} <= set(texts)
    assert float(root.attrib["width"]) <= width


def test_names_use_the_room_that_a_picture_has() -> None:
    name = "Investigate discrepancies thoroughly and document all that was found in the ledger for the auditors"
    chain = jt.JobMap.chain(name, "Approve")
    wide, narrow = (drawn(jobmap(chain), width).findall(f"{SVG}g[@class='box']")[0] for width in (960, 400))
    assert len(wide.findall(f"{SVG}text")) == 4
    assert len(narrow.findall(f"{SVG}text")) <= 5
    assert not [text for box in (wide, narrow) for text in box.findall(f"{SVG}text") if "…" in (text.text or "")]


def test_a_word_that_is_wider_than_the_picture_is_broken_with_a_hyphen() -> None:
    word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
    root = drawn(jobmap(jt.JobMap.chain(word, "Talk", "Go")), 400)
    box, small, _ = root.findall(f"{SVG}g[@class='box']")
    lines = [text.text or "" for text in box.findall(f"{SVG}text")]
    assert len(lines) > 1
    assert all(line.endswith("-") for line in lines[:-1])
    assert "".join(line.rstrip("-") for line in lines) == word
    assert float(small.findall(f"{SVG}rect")[0].attrib["width"]) <= float(box.findall(f"{SVG}rect")[0].attrib["width"])


def test_names_in_a_large_diagram_have_the_usual_room() -> None:
    steps = [jt.Step("Decide which of the many offers that reach everybody is best", key=str(n)) for n in range(201)]
    root = drawn(jobmap(jt.JobMap(steps)))
    assert max(float(rect.attrib["width"]) for rect in root.findall(f"{SVG}g[@class='box']/{SVG}rect")) <= 174


def test_a_job_map_says_what_is_optional_alternative_and_done_again() -> None:
    diagram = jobmap(a_map("Do it"))
    assert [node.kind for node in diagram.nodes] == [
        NodeKind.PLAIN,
        NodeKind.OPTIONAL,
        NodeKind.ALTERNATIVE,
        NodeKind.PLAIN,
        NodeKind.PLAIN,
    ]
    assert diagram.nodes[1].notes == ("alternative", "optional")
    assert [(link.tail, link.head) for link in diagram.links if link.kind is LinkKind.REPEAT] == [
        (3, 2),
        (2, 0),
        (4, 4),
    ]
    assert {link.kind for link in diagram.links if 1 in {link.tail, link.head}} == {LinkKind.ALTERNATIVE}
    assert "Or this (alternative) leads to Do it, Do it (again)." in diagram.description
    told = {text.text for text in drawn(diagram).iter(f"{SVG}text")}
    assert {"done again", "to or from an alternative: one of them is taken", "Define", "Execute", "No stage"} <= told
    many = jt.JobMap(["a", "b", "c", "d"], alternatives=[("a", "b"), ("c", "d")])
    assert [node.notes[0] for node in jobmap(many).nodes] == ["one of A", "one of A", "one of B", "one of B"]
    groups = jt.JobMap([f"s{n}" for n in range(60)], alternatives=[(f"s{n}", f"s{n + 1}") for n in range(0, 60, 2)])
    assert jobmap(groups).nodes[-1].notes == ("one of 30",)
    assert LinkKind.OPTIONAL in {link.kind for link in jobmap(COFFEE).links}


def test_every_stage_has_one_lane_where_edges_follow_the_order_of_stages() -> None:
    stages = ["define", "prepare", "prepare", "execute"]
    value = jt.JobMap([jt.Step(f"s{n}", stage=stage) for n, stage in enumerate(stages)], [("s0", "s2"), ("s1", "s3")])
    assert banded(value) == (["Define", "Prepare", "Execute"], [0, 1, 1, 2])
    back = jt.JobMap.chain(jt.Step("a", stage="execute"), jt.Step("b", stage="define"), jt.Step("c", stage="execute"))
    assert banded(back) == (["Execute", "Define", "Execute"], [0, 1, 2])
    between = jt.JobMap.chain(jt.Step("a", stage="define"), "b", jt.Step("c", stage="execute"))
    assert banded(between) == (["Define", "No stage", "Execute"], [0, 1, 2])
    assert banded(jt.JobMap.chain("a", "b")) == ([], [0, 0])


def test_values_are_colours_and_figures() -> None:
    diagram = jobmap(COFFEE, values={"boil": 0, "pour": 1})
    assert [node.fill for node in diagram.nodes] == [theme.RAMP[0], theme.RAMP[4], theme.FILL]
    assert [node.notes for node in diagram.nodes] == [("0.00",), ("1.00",), ("optional",)]
    assert [entry.text for entry in diagram.legend] == [
        "0 to 0.2",
        "0.2 to 0.4",
        "0.4 to 0.6",
        "0.6 to 0.8",
        "0.8 to 1",
        "not known",
    ]
    assert diagram.subtitle == "How well each step is done"


def test_durations_are_colours_on_the_scale_of_the_longest() -> None:
    diagram = jobmap(COFFEE, durations={"pour": "90 s", "boil": "5 min", "wait": "0 s"})
    assert [node.fill for node in diagram.nodes] == [theme.RAMP[4], theme.RAMP[1], theme.RAMP[0]]
    assert [node.notes[0] for node in diagram.nodes] == ["5 min", "90 s", "0 s"]
    assert [entry.text for entry in diagram.legend][:2] == ["0 to 1 min", "1 to 2 min"]
    bare = jobmap(COFFEE, durations={"boil": 0})
    assert [entry.text for entry in bare.legend][-2:] == ["0", "not known"]
    with pytest.raises(jt.UnitError, match=r"step 'pour': 'EUR' does not convert into 's'.*JT132"):
        jobmap(COFFEE, durations={"pour": "3 EUR"})


def test_a_solution_colours_the_steps_by_what_its_levels_are_worth() -> None:
    solution = jt.Solution("kettle", steps={"boil": 10, "pour": jt.UNDONE})
    diagram = jobmap(COFFEE, solution=solution)
    assert [node.fill for node in diagram.nodes] == [theme.RAMP[4], UNDONE.fill, theme.FILL]
    assert [node.notes[0] for node in diagram.nodes] == ["10 points", "undone", "optional"]
    assert diagram.subtitle == "How well each step is done with kettle"
    assert [entry.text for entry in diagram.legend[5:]] == ["undone: cannot be done with it", "not known"]


def test_what_a_solution_does_away_with_or_does_not_take_is_no_unknown() -> None:
    action = jt.JobMap(["Boil", "Paper", "Metal", "Pour"], [("boil", "pour")], alternatives=[("paper", "metal")])
    capsules = jt.Solution("capsules", steps={"boil": jt.SPARED, "metal": 7})
    diagram = jobmap(action, solution=capsules)
    assert [node.fill for node in diagram.nodes] == [SPARED.fill, NOT_TAKEN.fill, theme.RAMP[3], theme.FILL]
    assert [node.notes for node in diagram.nodes[:2]] == [("spared",), ("not taken", "alternative")]
    assert [entry.text for entry in diagram.legend[5:]] == [SPARED.meaning, NOT_TAKEN.meaning, "not known"]
    assert [entry.colour for entry in diagram.legend[5:]] == [SPARED.fill, NOT_TAKEN.fill, theme.FILL]
    for fill in (SPARED.fill, UNDONE.fill, NOT_TAKEN.fill):
        assert theme.contrast(theme.ink_on(fill), fill) >= 4.5
        assert fill not in (*theme.RAMP, theme.FILL)
    undone = jobmap(action, solution=jt.Solution("none of it", steps={"metal": jt.UNDONE}))
    assert [node.fill for node in undone.nodes[1:3]] == [theme.FILL, UNDONE.fill]
    idle = jobmap(action, solution=jt.Solution.nothing())
    assert {node.fill for node in idle.nodes} == {SPARED.fill}


def test_a_solution_of_another_job_is_told() -> None:
    for steps in ({}, {"brew": 7, "press": 6, "plunge": 5, "serve": 4}):
        with pytest.raises(jt.InvalidValueError, match=r"'French press' has no level on any step.*'boil'.*JT720"):
            COFFEE.to_svg(solution=jt.Solution("French press", steps=steps))
    with pytest.raises(jt.InvalidValueError, match=r"its levels are on 'a', 'b', 'c' and 1 more.*JT720"):
        COFFEE.to_svg(solution=jt.Solution("French press", steps=dict.fromkeys("abcd", 7)))
    part = jobmap(COFFEE, solution=jt.Solution("kettle", steps={"boil": 10, "brew": 3}))
    assert part.subtitle == "How well each step is done with kettle. On no step of this map: 'brew'"


def test_the_ways_to_competitors_stand_out() -> None:
    diagram = network(SPEND, job="post", solutions=HIRED)
    kinds = {node.text: node.kind for node in diagram.nodes}
    assert kinds["Post"] is NodeKind.ASKED
    assert kinds["courier"] is NodeKind.SOLUTION
    assert kinds["cash"] is NodeKind.RIVAL
    assert {link.kind for link in diagram.links[:3]} == {LinkKind.PATH}
    assert "cash is hired for Carry." in diagram.description
    assert "Post serves Bank." in diagram.description
    plain = network(SPEND)
    assert {link.kind for link in plain.links} == {LinkKind.PLAIN}
    assert plain.title == "Why 4 jobs are done"
    assert network(jt.JobNetwork(["Post"])).title == "Why 1 job is done"
    assert network(SPEND, job=SPEND["bank"], solutions={}).title == "Who competes for: Bank"


def test_roots_stand_on_top() -> None:
    root = drawn(network(SPEND))
    tops = {box.findtext(f"{SVG}title"): float(box[1].attrib["y"]) for box in root.findall(f"{SVG}g[@class='box']")}
    assert tops["Spend"] < tops["Bank"] < tops["Post"]
    assert "rankdir=BT" in dot(network(SPEND))
    assert mermaid(network(SPEND)).startswith("flowchart BT\n")


def test_lines_of_a_process_are_as_thick_as_they_are_frequent() -> None:
    diagram = flow(Flow("Lunch", [Activity("Queue", 9), Activity("Eat", 8)], [Follows(0, 1, 8), Follows(1, 1, 2)]))
    assert [round(link.thickness, 2) for link in diagram.links] == [9.0, 3.15]
    root = drawn(diagram)
    assert {"8", "2"} <= {text.text for text in root.iter(f"{SVG}text")}
    assert 'label="8", style="setlinewidth(6)"' in dot(diagram)


def test_what_cannot_be_drawn_is_a_clear_error() -> None:
    long = jt.JobMap([jt.Step("x" * 2_000, key=str(n)) for n in range(400)])
    cases: list[tuple[str, Any]] = [
        (r"the width is 10\. Give whole pixels from 320 to 4,000\. \[JT711\]", lambda: COFFEE.to_svg(width=10)),
        (r"the width is True\..*JT711", lambda: jt.show.svg(COFFEE, width=True)),
        (r"has no picture 'forces'.*Name one of diagram.*JT712", lambda: jt.show.svg(COFFEE, "forces")),
        (
            r"cannot be told 'colour'. It takes values, durations, solution. \[JT713\]",
            lambda: jt.show.svg(COFFEE, colour={}),
        ),
        (r"there is nothing to draw in a JobMap.*JT714", lambda: jt.JobMap([]).to_svg()),
        (r"4,000 nodes to draw.*JT715", lambda: jt.JobMap([f"s{n}" for n in range(4_000)]).to_svg()),
        (r"the value 2 is not between 0 and 1.*JT716", lambda: COFFEE.to_svg(values={"boil": 2})),
        (r"a colour would mean more than one thing.*JT717", lambda: COFFEE.to_svg(values={}, durations={})),
        (r"unknown step 'bol'.*boil.*JT203", lambda: COFFEE.to_svg(durations={"bol": 3})),
        (r"some durations have a unit.*JT220", lambda: COFFEE.to_svg(durations={"boil": 3, "pour": "3 s"})),
        (r"the duration -3 s is negative.*JT221", lambda: COFFEE.to_svg(durations={"boil": "-3 s"})),
        (r"a job is named, but nothing.*JT718", lambda: SPEND.to_svg(job="post")),
        (r"unknown job 'pst'.*JT230", lambda: SPEND.to_svg(job="pst", solutions={})),
        (r"0 links and 6\d,\d+ characters are more than Mermaid takes.*JT719", long.to_mermaid),
        (r"a Solution has no picture.*JT710", lambda: jt.show.svg(jt.Solution("tram"))),
        (r"a Solution is not drawn as nodes and links.*JT710", lambda: jt.show.dot(jt.Solution("tram"))),
        (r"solution is 5", lambda: jt.show.svg(COFFEE, solution=5)),
    ]
    for message, draw in cases:
        with pytest.raises(jt.JobTheoryError, match=message):
            draw()


def test_as_many_links_as_mermaid_takes_and_no_more() -> None:
    nodes = [Node(str(n)) for n in range(502)]
    links = [Link(n, n + 1) for n in range(501)]
    assert mermaid(Diagram("full", nodes, links[:500], range(502))).count(" --> ") == 500
    with pytest.raises(jt.InvalidValueError, match=r"501 links .*JT719"):
        mermaid(Diagram("more", nodes, links, range(502)))


def test_methods_and_functions_draw_the_same() -> None:
    job = jt.Job("Have coffee", jt.Purpose(), COFFEE)
    assert COFFEE.to_svg() == jt.show.svg(COFFEE) == jt.show.svg(COFFEE, "diagram")
    assert job.to_svg(values={"boil": 1}, width=400) == jt.show.svg(job, width=400, values={"boil": 1})
    assert (job.to_mermaid(), job.to_dot()) == (COFFEE.to_mermaid(), COFFEE.to_dot())
    assert SPEND.to_svg(job="post", solutions=HIRED) == jt.show.svg(SPEND, job="post", solutions=HIRED)
    assert SPEND.to_mermaid() == jt.show.mermaid(SPEND)
    assert SPEND.to_dot(solutions=HIRED) == jt.show.dot(SPEND, solutions=HIRED)


def test_a_picture_is_about_as_wide_as_asked() -> None:
    steps = jt.JobMap([f"Do number {n}" for n in range(12)])
    narrow, wide = (ET.fromstring(steps.to_svg(width=width)) for width in (340, 1_600))  # noqa: S314  # our own
    assert float(narrow.attrib["width"]) <= 345
    assert 850 <= float(wide.attrib["width"]) <= 1_600
    assert float(narrow.attrib["height"]) > 2 * float(wide.attrib["height"])


ROOT = Path(__file__).parents[3]
GALLERY = sorted((ROOT / "docs" / "gallery").glob("*.svg"))
MADE = """
import sys; sys.path.insert(0, sys.argv[1])
import gallery, hashlib
for name, picture in gallery.PICTURES.items():
    print(name, hashlib.sha256(picture().encode()).hexdigest())
"""


@pytest.mark.parametrize("seed", ["0", "1", "4294967295"])
def test_the_gallery_is_made_again_byte_for_byte(seed: str) -> None:
    """The same whatever the seed of hashes; the test sessions say the same of every version of Python."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", MADE, str(ROOT / "docs")],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    assert done.returncode == 0, done.stderr
    made = dict(line.split() for line in done.stdout.splitlines())
    assert made == {path.stem: hashlib.sha256(path.read_bytes()).hexdigest() for path in GALLERY}
    assert len(made) >= 9


def test_every_picture_is_on_the_page_of_the_gallery() -> None:
    page = (ROOT / "docs" / "gallery.md").read_text(encoding="utf-8")
    assert {path.name for path in GALLERY} == set(re.findall(r"([\w-]+\.svg)\"", page))
