"""Thresholds: what sources say, where they disagree, and where they leave a score without a name."""

import json
import pickle
from fractions import Fraction
from typing import Any

import pytest

import jobtheory as jt
from jobtheory.learn.surveying.bands import PUBLISHED
from tests.shared import shared

Band: Any = jt.learn.Band  # wrong arguments are given as well
Bands: Any = jt.learn.Bands

IDS = {
    "ulwick_2005_via_innovatenow": "ulwick-2005",
    "singh": "singh",
    "lishix520": "lishix520",
    "ulwick_book_notes": "ulwick-notes",
    "monese_talk": "monese",
    "alidujie": "alidujie",
}


def named(name: str, *scores: tuple[float, float]) -> list[str | None]:
    bands = jt.learn.Bands.published(name)
    return [bands.label(*score) for score in scores]


def opportunities(name: str, *totals: float) -> list[str | None]:
    """Label opportunities of an importance of 10, or of their own where they are below it."""
    return named(name, *[(10, 20 - total) if total >= 10 else (total, total) for total in totals])


def test_every_scheme_from_print_is_there() -> None:
    schemes = json.loads(shared("oracles", "published", "opportunity_threshold_schemes.json").read_text())["schemes"]
    assert {IDS[scheme["id"]] for scheme in schemes} == set(PUBLISHED) - {"odi-functions"}
    for scheme in schemes:
        assert len(PUBLISHED[IDS[scheme["id"]]].bands) in {len(scheme["bands"]), len(scheme["bands"]) + 1}


def test_they_disagree_about_the_same_score() -> None:
    assert {name: PUBLISHED[name].label(10, 5) for name in PUBLISHED} == {
        "ulwick-2005": "low-hanging fruit",
        "singh": "extreme opportunity",
        "lishix520": "extreme underserved",
        "ulwick-notes": "extreme",
        "monese": "underserved",
        "alidujie": "extreme",
        "odi-functions": "very good",
    }


def test_lines_between_bands() -> None:
    assert opportunities("ulwick-2005", 15.1, 15, 12, 11.9, 10, 9.9) == [
        "extreme",
        "low-hanging fruit",
        "low-hanging fruit",
        "worthy of consideration",
        "worthy of consideration",
        "unattractive",
    ]
    alidujie = opportunities("alidujie", 15, 14.5, 10, 9.5, 7, 6.5)
    assert alidujie == ["extreme", "high", "high", "appropriate", "appropriate", "low"]
    assert opportunities("monese", 10.1, 10, 9.9) == ["underserved", None, "well-served"]
    notes = opportunities("ulwick-notes", 15, 14.95, 12, 10, 6)
    assert notes == ["extreme", "high", "high", "moderate", "appropriately served"]
    assert opportunities("odi-functions", 15.1, 15, 12.1, 12, 10.1, 10) == [
        "excellent",
        "very good",
        "very good",
        "good",
        "good",
        "limited",
    ]


def test_what_is_overserved() -> None:
    # Singh looks at it first; lishix520 only below 8: 9.0 beside 9.5 is not overserved there.
    assert named("singh", (9, 9.5), (8, 7.9), (7, 7)) == ["overserved", "table stakes", "appropriately served"]
    assert named("lishix520", (9.0, 9.5), (6.0, 7.5), (7, 7)) == ["appropriately served", "overserved candidate", None]
    assert named("ulwick-notes", (5, 6), (5, 5)) == ["overserved", None]
    assert named("odi-functions", (9, 9.5)) == ["overserved"]


def test_scores_are_compared_exactly() -> None:
    # 8.4 + (8.4 - 6.8) is 10 exactly, which floats miss.
    assert Bands.published("odi-functions").label(8.4, 6.8) == "limited"
    assert Band("x", least=10).holds(8.4, 6.8)
    assert Band("x", below=10).holds(Fraction(29, 3), 12)


def test_an_opportunity_of_its_own_counts() -> None:
    assert Bands.published("monese").label(8, 8, 10.5) == "underserved"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Bands.published("sing"), r"no published scheme is called 'sing'\. Did you mean 'singh'\? \[JT782\]"),
        (lambda: Bands("ours", []), r"Bands 'ours': there is no band.*JT777"),
        (lambda: Bands("ours", [1]), r"band is 1, not a Band.*JT103"),
        (lambda: Band("", least=1), r"label is empty.*JT104"),
        (lambda: Band("x", least="1"), r"Band 'x' > least.*JT121"),
        (lambda: Band("x", overserved=1), r"overserved is 1.*JT103"),
    ],
)
def test_what_is_no_band_is_refused(make: Any, message: str) -> None:
    with pytest.raises(jt.JobTheoryError, match=message):
        make()


def test_they_are_values() -> None:
    for bands in PUBLISHED.values():
        assert pickle.loads(pickle.dumps(bands)) == bands  # noqa: S301  # our own bytes
        assert hash(bands) == hash(Bands(bands.name, bands.bands, source=bands.source))
        assert bands.source
