"""Charts of surveys and of switch interviews: regions, intervals, labels that keep apart, curves, timelines."""

import datetime
import re
import xml.etree.ElementTree as ET
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jobtheory as jt
from jobtheory.show.charts.passage import steps
from jobtheory.show.charts.placing import DOT, Box, place, quadrant
from jobtheory.show.charts.regions import border
from jobtheory.show.charts.timeline import days, stretches
from tests.shared import hostile_cases

SVG = "{http://www.w3.org/2000/svg}"


def drawn(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314  # our own


def texts(root: ET.Element) -> list[str]:
    return [text.text or "" for text in root.iter(f"{SVG}text")]


def titles(root: ET.Element) -> list[str]:
    return [box.findtext(f"{SVG}title") or "" for box in root.iter(f"{SVG}g")]


def landscape(wants: list[str], bands: str | None = "ulwick-2005", scheme: Any = None) -> jt.learn.Landscape:
    frame = {
        f"{side}{n}": [
            5 if (7 * one + 3 * n) % 20 < (5 * n * n + 4 * m * n + 9 * (1 - m)) % 20 else 2 for one in range(20)
        ]
        for n in range(len(wants))
        for m, side in enumerate("is")
    }
    own = jt.learn.TopTwoBox(bands=None if bands is None else jt.learn.Bands.published(bands))
    keys = list(wants)
    return jt.learn.opportunity(
        frame,
        importance={key: f"i{n}" for n, key in enumerate(keys)},
        satisfaction={key: f"s{n}" for n, key in enumerate(keys)},
        scheme=scheme or own,
    )


def timelines(name: str) -> list[jt.SwitchTimeline]:
    return [
        jt.SwitchTimeline(
            name,
            {"first thought": "2026-01-01", "deciding": "2026-01-11", "big hire": "2026-01-31"},
            little_hires=["2026-02-01", "2026-02-03"],
            until="2026-03-01",
            hired=name,
            fired="mailbox",
        ),
        jt.SwitchTimeline("Ben", {"first thought": "2026-01-01"}, until="2026-01-21", gave_up="2026-01-15"),
        jt.SwitchTimeline("Cleo", {"first thought": "2026-01-05", "deciding": "2026-01-08"}, until="2026-03-01"),
        jt.SwitchTimeline("Dan", {"deciding": "2026-01-05", "ongoing use": "2026-01-08"}, fired=name),
    ]


def test_an_outcome_is_a_point_with_a_label_and_its_figures() -> None:
    found = landscape([f"want {n}" for n in range(8)])
    root = drawn(found.to_svg())
    assert len(list(root.iter(f"{SVG}circle"))) == 8 + 1  # the legend has one
    told = texts(root)
    assert {f"want {n}" for n in range(8)} <= set(told)
    for one in found:
        assert any(f"{one.opportunity:.1f} ({one.low:.1f} to {one.high:.1f})" in text for text in titles(root))
    narrow = texts(drawn(found.to_svg(width=400)))
    assert [text for text in narrow if re.fullmatch(r"\d", text) and text != "0"].count("3") >= 1
    assert "importance →" in narrow


def test_many_outcomes_have_numbers_and_a_key() -> None:
    found = landscape([f"want {n}" for n in range(60)], "singh")
    root = drawn(found.to_svg(width=400))
    assert float(root.attrib["width"]) == 600
    told = texts(root)
    assert all(told.count(str(n)) >= 2 for n in range(1, 61))  # beside its point, and in the key
    assert told.index("want 0") > told.index("overserved: more satisfied than it is important")
    huge = texts(drawn(landscape([f"want {n}" for n in range(130)], None).to_svg()))
    assert "… and 10 more, less unmet, as points without a number" in huge
    assert "120" in huge
    assert "121" not in huge


@pytest.mark.parametrize(
    "name", ["ulwick-2005", "singh", "lishix520", "ulwick-notes", "monese", "alidujie", "odi-functions"]
)
def test_every_published_scheme_has_its_regions(name: str) -> None:
    bands = jt.learn.Bands.published(name).bands
    told = texts(drawn(landscape(["a", "b"], name).to_svg(width=1600)))
    for band in bands:
        assert sum(text.startswith(f"{band.label}: ") for text in told) == 1
    limits = {float(limit) for band in bands for limit in (band.least, band.over, band.below) if limit is not None}
    assert {f"{limit:g}" for limit in limits} <= set(told)


def test_means_have_their_own_scale() -> None:
    told = texts(drawn(landscape(["a", "b"], scheme=jt.learn.Means()).to_svg()))
    assert {"1", "5", "as satisfied as it is important"} <= set(told)


@given(st.floats(0.5, 19.5), st.floats(0, 1))
def test_a_border_is_where_the_opportunity_is_the_limit(limit: float, share: float) -> None:
    corners = border(limit, 0, 10)
    for (x, y), (right, top) in pairwise(corners):
        importance, satisfaction = x + share * (right - x), y + share * (top - y)
        assert importance + max(importance - satisfaction, 0) == pytest.approx(limit)
    assert corners[0][1] == 0
    assert corners[-1][0] == 10 or corners[-1][1] == 10


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 600), st.integers(0, 400)), max_size=25),
    st.integers(10, 90),
    st.integers(10, 40),
)
def test_labels_never_meet(points: list[tuple[int, int]], width: int, height: int) -> None:
    room = Box(-50, -50, 650, 450)
    taken = [Box(0, 0, 30, 30)]
    found = place(points, [(width, height)] * len(points), room, taken, [Box(100, 0, 100, 400)])
    if found is None:
        return
    dots = [Box(x - DOT, y - DOT, x + DOT, y + DOT) for x, y in points]
    assert len(found) == len(points)
    assert all(not one.meets(other) for one, other in combinations([*found, *taken], 2))
    assert all(room.holds(one) for one in found)
    assert not any(one.meets(dot) for one in found for dot in dots)


def test_a_label_without_room_is_none() -> None:
    assert place([(5, 5)], [(50, 50)], Box(0, 0, 10, 10)) is None
    crowd = [(50 + n % 5, 50 + n // 5) for n in range(25)]
    assert place(crowd, [(30, 14)] * 25, Box(0, 0, 100, 100)) is None


def test_quadrants_are_named_where_there_is_room() -> None:
    found = landscape([f"want {n}" for n in range(6)]).quadrants()
    root = drawn(found.to_svg())
    told = texts(root)
    assert {"possible overkill", "keep up the good work", "low priority", "concentrate here"} <= set(told)
    for one in found:
        share = "on a line" if one.share is None else f"sure {one.share:.0%}"
        assert share in told
    edge = landscape(["a"]).quadrants(cross=(0.0, 0.0))
    assert "keep up the good work" in texts(drawn(edge.to_svg()))
    assert "low priority" not in texts(drawn(edge.to_svg()))


def test_there_is_nothing_to_draw_of_nothing() -> None:
    frame = {"i": [5, 4, None], "s": [1, 2, None], "group": ["a", "a", "b"]}
    groups = jt.learn.opportunity(frame, importance={"x": "i"}, satisfaction={"x": "s"}, by="group").groups
    with pytest.raises(jt.InvalidValueError, match=r"no outcome is scored.*JT714"):
        groups["b"].to_svg()
    assert "<img" not in groups["b"].to_html()


def test_no_label_hides_the_end_of_an_interval() -> None:
    root = drawn(landscape([f"outcome {n}" for n in range(12)], None).to_svg())
    shapes = [one for one in root.iter() if one.tag in {f"{SVG}rect", f"{SVG}line"}]
    whites = [n for n, one in enumerate(shapes) if one.tag == f"{SVG}rect" and one.get("rx") == "3"]
    bars = [n for n, one in enumerate(shapes) if one.tag == f"{SVG}line" and one.get("stroke-width") == "1.4"]
    assert len(whites) == 12
    assert bars
    assert max(whites) < min(bars)


def test_a_timeline_has_a_bar_for_every_stage() -> None:
    ann, ben, cleo, dan = timelines("Ann")
    assert [(one.name, (one.end - one.start).days, one.is_open) for one in stretches(ann)] == [
        ("first thought", 10, False),
        ("deciding", 20, False),
        ("big hire", 29, True),
    ]
    told = texts(drawn(ann.to_svg()))
    assert {"Ann: from mailbox to Ann", "10 days", "20 days", "so far 29 days", "little hires", "2026-01-01"} <= set(
        told
    )
    assert "59 days, from 2026-01-01 to 2026-03-01; still under way." in told
    assert "gave up" in texts(drawn(ben.to_svg(width=400)))
    assert "20 days, from 2026-01-01 to 2026-01-21; gave up on 2026-01-15." in texts(drawn(ben.to_svg()))
    assert "Cleo: a switch" in texts(drawn(cleo.to_svg()))
    assert "3 days, from 2026-01-05 to 2026-01-08." in texts(drawn(dan.to_svg()))
    today = jt.SwitchTimeline("Eve", {"big hire": "2026-01-01"}, until="2026-01-01")
    assert "so far 0 days" in texts(drawn(today.to_svg(width=320)))


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1)), st.integers(1, 30_000), st.integers(100, 900))
def test_dates_on_an_axis_are_few_and_between_the_ends(first: datetime.date, span: int, room: int) -> None:
    last = first + datetime.timedelta(days=span)
    found = days(first, last, room)
    assert 2 <= len(found) <= max(2, room // 80)
    assert first <= found[0] < found[-1] <= last
    assert found == sorted(found)


def test_a_curve_falls_where_somebody_goes_on_and_has_a_mark_where_one_was_watched_no_longer() -> None:
    found = jt.learn.switching(timelines("Ann"))
    first = steps(found, jt.SwitchStage.FIRST_THOUGHT)
    assert [(one.time, round(one.left, 3)) for one in first] == [(0.0, 1.0), (3.0, 0.667), (10.0, 0.333), (14.0, 0.333)]
    assert all(one.low <= one.left <= one.high for one in first)
    assert found.watched("first thought") == (
        (jt.Quantity(10, "day"), True),
        (jt.Quantity(14, "day"), False),
        (jt.Quantity(3, "day"), True),
    )
    assert found.under_way("first thought") == (), "who gave up after 14 days has no mark"
    assert found.share_left("first thought", "1 week")[0] == pytest.approx(2 / 3)
    assert found.share_left("first thought", 10)[0] == pytest.approx(1 / 3)
    with pytest.raises(jt.InvalidValueError, match=r"time is -1.*JT793"):
        found.share_left("first thought", -1)
    root = drawn(found.to_svg())
    told = texts(root)
    assert "first thought: 2 of 3 went on" in told
    assert "median 10 days (3 to no end known), 1 gave up" in " ".join(told)
    assert {"100 %", "50 %", "0 %", "days"} <= set(told)
    assert len(list(root.iter(f"{SVG}path"))) == len(found)
    alone = jt.learn.switching([jt.SwitchTimeline("Ann", {"deciding": "2026-01-01"}, until="2026-01-31")])
    told = texts(drawn(alone.to_svg(width=400)))
    assert "1 person on the way to a switch" in told
    assert any("no median: fewer than half went on" in text for text in told)


def everything(name: str) -> list[str]:
    found = landscape([name, "other", "third"])
    told = timelines(name)
    values = [found, found.quadrants(), *told, jt.learn.switching(told)]
    return [jt.show.svg(value, width=width) for value in values for width in (400, 900)]


@pytest.mark.parametrize("case", hostile_cases("text"))
def test_a_hostile_name_stays_a_name(case: dict[str, Any], escaped: Any) -> None:
    name = case.get("input", "\ud800")
    if case["expected"] == "clear error" or not isinstance(name, str) or not name.strip():
        return
    for svg in everything(name):
        assert not escaped.svg_ok(svg, name)
        assert not escaped.terminal_ok(svg)


def test_a_notebook_shows_them() -> None:
    found = landscape(["a", "b"])
    told = timelines("Ann")
    for value in (found, found.quadrants(), told[0], jt.learn.switching(told)):
        assert 'src="data:image/svg+xml;base64,' in value._repr_mimebundle_()["text/html"]


def test_a_label_stands_in_the_quadrant_of_its_point_where_there_is_room() -> None:
    room, cross = Box(0, 0, 400, 300), (200.0, 150.0)
    points = [(190.0, 100.0), (204.0, 100.0), (195.0, 160.0), (210.0, 290.0)]
    own = [quadrant(room, cross, point) for point in points]
    found = place(points, [(80, 16)] * 4, room, own=own)
    assert found is not None
    assert all(part.holds(box) for part, box in zip(own, found, strict=True))
    anywhere = place(points, [(80, 16)] * 4, room)
    assert anywhere is not None
    assert not all(part.holds(box) for part, box in zip(own, anywhere, strict=True))
    cramped = place([(5.0, 5.0)], [(80, 16)], room, own=[Box(0, 0, 10, 10)])
    assert cramped is not None
    assert room.holds(cramped[0])


def test_whoever_reads_a_survey_sees_statements_and_not_keys() -> None:
    job = jt.Job("Get home", jt.Purpose(goals=["Arrive soon", "Spend little"]), jt.JobMap([]))
    frame = {
        "Importance: Arrive soon": [5, 4, 5, 4, 3, 5],
        "Satisfaction: Arrive soon": [2, 1, 3, 2, 2, 1],
        "Importance: Spend little": [2, 3, 3, 1, 2, 1],
        "Satisfaction: Spend little": [4, 5, 4, 5, 3, 4],
        "Overall": [2, 3, 4, 2, 3, 1],
    }
    survey = jt.learn.read_survey(frame, job).accept()
    quadrants = jt.learn.opportunity(survey).quadrants()
    for found in (quadrants, jt.learn.gaps(survey), jt.learn.derived_importance(survey, "Overall")):
        assert "Arrive soon" in str(found)
        assert "arrive-soon" not in str(found)
        head, *rows = found.to_csv().splitlines()
        assert head.startswith('"key","statement",')
        assert rows[0].startswith('"arrive-soon","Arrive soon",')
    told = " ".join(texts(drawn(quadrants.to_svg())))
    assert "Arrive soon" in told
    assert "arrive-soon" not in told
    process = jt.Process({("go", "sit"): 3, ("sit", "go"): 1})
    fit = process.conformance(jt.JobMap.chain("Go", "Sit down"), {"go": "go", "sit": "sit-down"})
    assert '"sit-down","Sit down",' in fit.to_csv()
    assert fit.to_csv(table="breakdowns").splitlines()[0] == '"step","statement","kind","cases","share"'
