"""What people do as a picture: what is drawn of it, how thick, in which order, and what is said of the rest."""

import itertools
import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jobtheory as jt
from jobtheory.show.diagrams.diagram import Diagram, NodeKind
from jobtheory.show.diagrams.flows import Follows, onwards
from jobtheory.show.diagrams.processes import process

SVG = "{http://www.w3.org/2000/svg}"
ORDERS = jt.Process(
    {("take", "pack", "send"): 90, ("take", "ask", "take", "pack", "send"): 9, ("take", "stop"): 1},
    between={("take", "pack"): jt.Durations("4 h", quantiles={0.5: "3 h"}), ("take", "ask"): "1 day"},
    waits={"pack": "5 min", "stop": "8 s"},
)


def links(diagram: Diagram) -> dict[tuple[str, str], str]:
    return {(diagram.nodes[one.tail].text, diagram.nodes[one.head].text): one.label for one in diagram.links}


def test_a_process_is_drawn_with_counts_and_median_times() -> None:
    diagram = process(ORDERS)
    assert links(diagram) == {
        ("take", "pack"): "99 · 3 h",
        ("pack", "send"): "99",
        ("take", "ask"): "9 · 1 day",
        ("ask", "take"): "9",
        ("take", "stop"): "1",
        ("start", "take"): "100",
        ("send", "end"): "99",
        ("stop", "end"): "1",
    }
    assert [(node.text, node.notes) for node in diagram.nodes] == [
        ("take", ("109 ×",)),
        ("pack", ("99 ×",)),  # of which the link to it tells how long it takes
        ("send", ("99 ×",)),
        ("ask", ("9 ×",)),
        ("stop", ("1 ×", "8 s")),
        ("start", ()),
        ("end", ()),
    ]
    assert [node.kind for node in diagram.nodes[-2:]] == [NodeKind.TERMINAL] * 2
    assert diagram.title == "What is done in 100 cases"
    assert diagram.subtitle == "On links: how often, and the median time"
    assert "ask (9 ×) is followed by take (9)." in diagram.description
    assert [entry.text for entry in diagram.legend] == ["1 ×", "100 ×"]
    (one,) = (node.notes for node in process(jt.Process([["rest"]])).nodes[:1])
    assert one == ("1 ×",)
    assert process(jt.Process([[5, 6]])).title == "What is done in 1 case"


def test_links_are_as_thick_as_they_are_frequent() -> None:
    diagram = process(ORDERS)
    for one, other in itertools.combinations(diagram.links, 2):
        first, then = (int(link.label.split(" ")[0]) for link in (one, other))
        assert (one.thickness - other.thickness) * (first - then) >= 0
    assert {round(link.thickness, 1) for link in diagram.links} == {1.3, 1.9, 8.9, 9.0}
    assert re.findall(r"linkStyle (\S+) stroke-width:(\d+)px", ORDERS.to_mermaid()) == [
        ("4,7", "1"),
        ("2,3", "2"),
        ("0,1,5,6", "9"),
    ]
    assert 'n0 -> n1 [label="99 · 3 h", style="setlinewidth(6)"];' in ORDERS.to_dot()


def test_the_most_frequent_is_drawn_and_the_rest_is_counted() -> None:
    cut = process(ORDERS, activities=3, links=1)
    assert links(cut) == {
        ("take", "pack"): "99 · 3 h",
        ("pack", "send"): "99",
        ("start", "take"): "100",
        ("send", "end"): "99",
    }
    assert cut.subtitle == (
        "On links: how often, and the median time. "
        "The most frequent 3 of 5 activities and 4 of 8 links: 95 % of all that happens"
    )
    seen = 99 + 99 + 100 + 99
    assert seen / (ORDERS.events + ORDERS.cases) == pytest.approx(0.95, abs=0.01)
    # What a cut takes first: the most frequent ways to and from an activity, however rare they are beside others.
    assert set(links(process(ORDERS, links=5))) >= {("ask", "take"), ("take", "ask"), ("take", "stop"), ("stop", "end")}
    assert len(process(ORDERS, links=8).links) == 8
    assert "linkStyle" not in jt.JobMap.chain("a", "b").to_mermaid()


def test_little_of_much_is_less_than_one_percent() -> None:
    many = jt.Process([[f"{n}", f"{n + 1}"] for n in range(0, 800, 2)])
    cut = process(many, activities=2)
    assert (
        cut.subtitle == "The most frequent 2 of 800 activities and 3 of 1,200 links: less than 1 % of all that happens"
    )


@pytest.mark.parametrize("given_", [0, -1])
def test_a_cut_to_nothing_is_refused(given_: int) -> None:
    with pytest.raises(jt.InvalidValueError, match=r"picture of a Process.*activities is .*JT108"):
        ORDERS.to_svg(activities=given_)
    with pytest.raises(jt.InvalidValueError, match=r"links is .*JT108"):
        ORDERS.to_dot(links=given_)


def test_a_number_is_asked_for() -> None:
    with pytest.raises(jt.InvalidTypeError, match=r"links is 'all'.*JT103"):
        ORDERS.to_mermaid(links="all")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


FOLLOWS = st.lists(
    st.builds(Follows, st.integers(0, 4), st.integers(0, 4), st.integers(1, 9)),
    max_size=12,
    unique_by=lambda one: one[:2],
)


@given(FOLLOWS)
def test_nothing_goes_back_where_nothing_must(follows: list[Follows]) -> None:
    order = onwards(5, follows)
    assert sorted(order) == list(range(5))
    down = [one for one in follows if one.first < one.then]
    place = {node: n for n, node in enumerate(onwards(5, down))}
    assert all(place[one.first] < place[one.then] for one in down)


@given(FOLLOWS)
def test_less_goes_back_than_goes_on(follows: list[Follows]) -> None:
    place = {node: n for n, node in enumerate(onwards(5, follows))}
    moves = [(place[one.then] - place[one.first], one.times) for one in follows if one.first != one.then]
    back = sum(times for way, times in moves if way < 0)
    assert 2 * back <= sum(times for _, times in moves)


def test_conformance_is_the_job_map_coloured_by_what_is_done() -> None:
    tea = jt.Process({("boil", "pour"): 6, ("pour", "boil", "pour"): 2, ("boil",): 2})
    fit = tea.conformance(jt.JobMap.chain("Boil", "Pour", "Drink"), {"boil": "boil", "pour": "pour"})
    told = re.findall(r"<title>([^<]*)</title>", fit.to_svg(width=400))
    assert told == [
        "60% of 10 cases fit the job map",
        "Boil (done in 10, stopped: 2)",
        "Pour (done in 8, repeated: 2, out of order: 2)",
        "Drink",
    ]
    assert "80 to 100 %" in fit.to_svg()
    assert "not known" in fit.to_svg()


def test_notebooks_show_processes_and_how_they_fit() -> None:
    bundle = ORDERS._repr_mimebundle_()
    assert set(bundle) == {"text/plain", "text/html", "text/vnd.mermaid"}
    assert "data:image/svg+xml;base64," in bundle["text/html"]
    assert bundle["text/vnd.mermaid"] == ORDERS.to_mermaid() == jt.show.mermaid(ORDERS, activities=20)
    fit = ORDERS.conformance(jt.JobMap.chain("Take", "Send"), {"take": "take", "send": "send"})
    assert "data:image/svg+xml;base64," in fit._repr_mimebundle_()["text/html"]


def test_links_end_at_their_nodes_where_a_loop_takes_room_beside_them() -> None:
    work = jt.Process({("a", "b", "b", "a", "b"): 3}, between={("b", "b"): "12.34 min"})
    root = ET.fromstring(work.to_svg())  # noqa: S314  # our own
    boxes: list[tuple[float, float]] = []
    for shape in root.findall(f"{SVG}g[@class='box']/{SVG}rect[@stroke]"):
        left = float(shape.attrib["x"])
        boxes.append((left, left + float(shape.attrib["width"])))
    ways = [path.attrib["d"].split() for path in root.iter(f"{SVG}path")]
    ends = [float(x) for way in ways for x in (way[1], way[-2])]
    assert len(ends) == 2 * len(work.directly_follows) + 2 * 2
    assert sum(not any(left <= x <= right for left, right in boxes) for x in ends) == 1  # the loop, behind its arrow
