"""Importance and performance: lines, quadrants, and what lies on a line."""

import math
from typing import Any

import numpy as np
import pytest

import jobtheory as jt

Quadrant = jt.learn.Quadrant

POINTS: dict[str, tuple[float, float]] = {"a": (5, 1), "b": (5, 5), "c": (1, 1), "d": (1, 5)}


def landscape(points: dict[str, tuple[float, float]] = POINTS, people: int = 20, **options: Any) -> jt.learn.Landscape:
    frame = {key: [x] * people for key, (x, _) in points.items()}
    frame |= {f"{key} had": [y] * people for key, (_, y) in points.items()}
    scheme = options.pop("scheme", jt.learn.Means())
    return jt.learn.opportunity(frame, {k: k for k in points}, {k: f"{k} had" for k in points}, scheme=scheme)


def test_the_four_quadrants() -> None:
    found = landscape().quadrants()
    assert found.cross == pytest.approx((3, 3))
    assert {one.key: one.quadrant for one in found} == {
        "a": Quadrant.CONCENTRATE_HERE,
        "b": Quadrant.KEEP_UP,
        "c": Quadrant.LOW_PRIORITY,
        "d": Quadrant.OVERKILL,
    }
    assert all(one.share == 1 for one in found)
    assert found.of(Quadrant.OVERKILL) == ("d",)
    assert found["b"].importance == 5


@pytest.mark.parametrize(
    ("cross", "at"),
    [("means", (2.75, 3.0)), ("medians", (2.75, 3.0)), ("middle", (3.0, 3.0)), ((4, 2), (4.0, 2.0))],
)
def test_where_the_lines_cross(cross: Any, at: tuple[float, float]) -> None:
    points: dict[str, tuple[float, float]] = {"a": (5, 1), "b": (4, 5), "c": (1, 1), "d": (1, 5)}
    points |= {"e": (3, 3), "f": (2.5, 3)}
    assert landscape(points).quadrants(cross).cross == pytest.approx(at)


def test_on_a_line_an_outcome_is_in_no_quadrant() -> None:
    found = landscape({"a": (5, 1), "b": (1, 1)}).quadrants()
    assert [one.quadrant for one in found] == [None, None]
    assert [one.share for one in found] == [None, None]
    assert found.of(None) == ("a", "b")
    assert repr(found) == "<Quadrants of 2 outcomes: all on a line>"
    assert "on a line" in str(found)


def test_the_middle_is_that_of_the_scores() -> None:
    assert landscape(scheme=jt.learn.TopTwoBox()).quadrants("middle").cross == (5, 5)
    assert landscape(scheme=jt.learn.Individual(onto=(0, 10))).quadrants("middle").cross == (5, 5)


@pytest.mark.parametrize("scheme", [jt.learn.Means(), jt.learn.Individual(), jt.learn.TopTwoBox()])
def test_a_place_near_a_line_is_not_sure(scheme: Any) -> None:
    rng = np.random.default_rng(5)
    frame = {key: rng.integers(1, 6, 100) for key in ("a", "a had", "b", "b had")}
    frame["b"] = np.full(100, 1)
    frame["b had"] = np.full(100, 5)
    found = jt.learn.opportunity(frame, {"a": "a", "b": "b"}, {"a": "a had", "b": "b had"}, scheme=scheme).quadrants(
        (3 if scheme != jt.learn.TopTwoBox() else 4, 4.9)
    )
    share = found["a"].share
    assert share is not None
    assert 0 < share < 1
    assert found["b"].share == 1


@pytest.mark.parametrize(
    ("cross", "message"),
    [
        ("mean", r"cross is 'mean'\. Give 'means', 'medians', 'middle'\. \[JT784\]"),
        ((1, 2, 3), r"cross has 3 numbers.*JT777"),
        (("1", 2), r"JT121"),
        (3, r"cross is 3.*JT106"),
        ((math.nan, 1), r"JT122"),
    ],
)
def test_what_is_no_cross_is_refused(cross: Any, message: str) -> None:
    with pytest.raises(jt.JobTheoryError, match=message):
        landscape().quadrants(cross)


def test_they_show_themselves() -> None:
    found = landscape().quadrants()
    assert "concentrate here" in str(found)
    assert "<table" in found.to_html()
    assert found.to_frame("polars")["quadrant"].to_list()[0] == "concentrate here"
    assert repr(found).startswith("<Quadrants of 4 outcomes: 1 concentrate here, ")
    assert len(found) == 4
    with pytest.raises(jt.UnknownNameError, match=r"no outcome is called 'e'.*JT301"):
        _ = found["e"]
    lined = landscape({"a": (5, 1), "b": (1, 1)}).quadrants().to_frame("polars")
    assert lined["quadrant"].to_list() == [None, None]
