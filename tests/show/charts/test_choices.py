"""Charts of what choices say: coefficients on one scale, shares beside those of today."""

import re
import xml.etree.ElementTree as ET

import pytest

import jobtheory as jt
from jobtheory.learn import ChoiceData, ChoiceFit, fit_choices

SVG = "{http://www.w3.org/2000/svg}"


def drawn(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314  # our own


def texts(svg: str) -> list[str]:
    return [text.text or "" for text in drawn(svg).iter(f"{SVG}text")]


@pytest.fixture(scope="module")
def data() -> ChoiceData:
    rows = jt.datasets.travel_mode()
    columns = {name: [getattr(row, name) for row in rows] for name in jt.datasets.TravelOption._fields}
    units = {"invt": "min", "invc": "AUD"}
    return ChoiceData.from_frame(columns, chooser="individual", solution="mode", hired="choice", units=units)


@pytest.fixture(scope="module")
def fit(data: ChoiceData) -> ChoiceFit:
    return fit_choices(data, needs=["invt", "invc", "ttme"], constants="car")


def test_every_coefficient_has_its_figures_with_units(fit: ChoiceFit) -> None:
    svg = fit.to_svg()
    told = texts(svg)
    assert {"−0.003995 per min", "−0.01391 per AUD", "−0.09689"} <= set(told)
    assert {*fit.coefficients} <= set(told)
    circles = [circle.attrib["fill"] for circle in drawn(svg).iter(f"{SVG}circle")]
    apart = [p < 0.05 for p in fit.p_values.values()]
    assert [fill != "#ffffff" for fill in circles[: len(apart)]] == apart


def test_what_is_far_from_nothing_is_at_the_edge() -> None:
    """Of 2,000 who had a level of 1 and one of 0 nine in ten took the greater: some 31 standard errors from nothing."""
    frame = {
        "case": [n // 2 for n in range(4_000)],
        "alt": ["a", "b"] * 2_000,
        "x": [1.0, 0.0] * 2_000,
        "hired": [int((n % 2 == 0) == (n % 20 > 1)) for n in range(4_000)],
    }
    data = ChoiceData.from_frame(frame, chooser="case", solution="alt", hired="hired")
    sure = fit_choices(data, needs=["x"])
    assert sure.coefficients["x"] / sure.standard_errors["x"] > 12
    svg = sure.to_svg(width=400)
    assert len(list(drawn(svg).iter(f"{SVG}polygon"))) == 1
    assert not [one for one in drawn(svg).iter(f"{SVG}g") if one.find(f"{SVG}circle") is not None]


def test_nests_are_against_one(data: ChoiceData) -> None:
    nested = fit_choices(
        data, needs=["invt", "invc", "ttme"], constants="car", nests={"ground": ["train", "bus", "car"]}
    )
    told = texts(nested.to_svg())
    assert "nest:ground" in told
    assert any("what would say nothing" in text for text in told)


def test_shares_stand_beside_those_of_today(data: ChoiceData, fit: ChoiceFit) -> None:
    night = data.with_solution("night train", like="train", levels={"invc": 20}).without("bus")
    found = fit.forecast(night, population_shares="sample")
    told = texts(found.to_svg())
    assert {"withdrawn", "new", "today"} <= set(told)
    for label, share in found.shares.items():
        assert any(text.startswith(f"{share:.1%} (") for text in told), label
    assert f"today {found.before['air']:.1%}, {found.change['air']:+.1%}".replace("-", "−") in told
    for width in (400, 960):
        assert float(drawn(found.to_svg(width=width)).attrib["width"]) == width


def test_names_are_escaped() -> None:
    frame = {
        "case": [n // 2 for n in range(12)],
        "alt": ["<b>", "w" * 200] * 6,
        "hired": [1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1],
        "a & b": [10, 30, 30, 15, 20, 25, 25, 20, 40, 30, 15, 20],
    }
    own = ChoiceData.from_frame(frame, chooser="case", solution="alt", hired="hired")
    found = fit_choices(own, needs=["a & b"])
    assert "a & b" in texts(found.to_svg())
    svg = found.forecast(population_shares="sample").to_svg(width=400)
    assert "&lt;b&gt;" in svg
    assert re.search(r"w{5,}…|w{20,}", svg)
