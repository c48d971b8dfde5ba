"""The simulation behind the intervals' figures: that it draws what it says, and that intervals still cover."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from jobtheory.learn.student import incomplete_beta

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "explanation" / "intervals.md"


@pytest.fixture(scope="module", autouse=True)
def found() -> Iterator[None]:
    """The scripts find what stands beside them, and so do these tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [str(ROOT / "benchmarks"), *sys.path])
        yield


@pytest.fixture(scope="module")
def asking(found: None) -> Any:
    return importlib.import_module("simulation.asking")


def test_populations_are_those_that_are_drawn(asking: Any) -> None:
    rng = np.random.default_rng(1)
    frame = asking.draw(asking.NEEDS, 200_000, rng)
    for n, need in enumerate(asking.NEEDS):
        cells = asking.population(need)
        drawn = np.zeros((5, 5))
        np.add.at(drawn, (frame[f"i{n}"].astype(int) - 1, frame[f"s{n}"].astype(int) - 1), 1 / 200_000)
        assert np.abs(cells - drawn).max() < 0.005
        shares = np.diff([0, *asking.SHAPES[need.importance], 1])
        assert cells.sum(axis=1) == pytest.approx(shares, abs=1e-6)


@pytest.mark.parametrize(
    ("scheme", "missing"), [("top two boxes", "pairs"), ("means", "available"), ("individual", "pairs")]
)
def test_intervals_of_opportunities_cover(asking: Any, scheme: str, missing: str) -> None:
    # 12 needs in 120 surveys of 60 people: the share of hits has a standard error of about 0.7 %.
    shares = asking.cover_scores(scheme, missing, 60, 120, seed=11)
    assert 0.93 <= sum(shares) / len(shares) <= 0.97
    assert min(shares) >= 0.88


def test_equal_outcomes_are_seldom_told_apart(asking: Any) -> None:
    # Four kinds of equal needs in 60 surveys each: at 5 % more than 21 of 240 are seen once in a hundred times.
    any_pair, _ = asking.tell_apart("top two boxes", 60, 60, seed=12)
    assert sum(any_pair) / len(any_pair) <= 21 / 240


@pytest.mark.parametrize("method", ["regression", "spearman"])
def test_intervals_of_derived_importances_cover(asking: Any, method: str) -> None:
    shares = asking.cover_drivers(method, 60, 200, seed=13)
    assert 0.92 <= sum(shares) / len(shares) <= 0.98


def test_intervals_of_stage_times_cover(found: None) -> None:
    interviewing = importlib.import_module("simulation.interviewing")
    # Of 150 rounds fewer than 134 hold a truth that 95 in 100 should hold once in a thousand times.
    for way in ("many still under way", "two of five never do", "a third give up"):
        share, median = interviewing.cover_stages(way, 30, 150, seed=14)
        assert min(share, median) >= 134 / 150


def test_the_interval_of_a_share_covers_where_the_last_ones_speak_for_many(found: None) -> None:
    interviewing = importlib.import_module("simulation.interviewing")
    setting = interviewing.Setting((5, 130), 0.1)
    # Where what the last ones did is taken for certain, 88 to 93 of 100 rounds hold the truth.
    share = interviewing.cover_share(setting, 0.9, 60, 500, np.random.default_rng(17))
    assert 463 / 500 <= share <= 487 / 500


def test_how_often_kinds_of_intervals_hold_the_truth_is_worked_out(found: None) -> None:
    kinds = importlib.import_module("simulation.kinds")
    # A beta distribution of a half and a half is that of a squared sine (the arcsine law).
    for p in (0.025, 0.3, 0.975):
        assert kinds.quantile(p, 0.5, 0.5) == pytest.approx(np.sin(np.pi * p / 2) ** 2)
    low, high = kinds.jeffreys(3, 10)
    assert incomplete_beta(low, 3.5, 7.5) == pytest.approx(0.025)
    assert incomplete_beta(high, 3.5, 7.5) == pytest.approx(0.975)
    assert kinds.clopper_pearson(0, 10) == pytest.approx((0, 1 - 0.025**0.1))
    assert kinds.wilson(5, 10) == pytest.approx((0.2366, 0.7634), abs=5e-5)
    # Whatever is not left out is held: of one person, by hand.
    (share, *_) = kinds.cover_kind("exact (Clopper & Pearson)", 1, (0.98, 0.99))
    assert share == pytest.approx(0.98, abs=1e-4), "nobody of one is refused above 0.975"


def test_segments_are_found_where_there_are_some(found: None) -> None:
    segmenting = importlib.import_module("simulation.segmenting")
    share, right = segmenting.find_segments("three groups, far", 150, 3, seed=15)
    assert (share, right) == (1, 1)
    none, _ = segmenting.find_segments("no groups, some find all important", 150, 4, seed=16)
    assert none <= 1 / 4


def figures(name: str) -> list[float]:
    """Return the means in one of the tables of the page, per cent."""
    page = PAGE.read_text(encoding="utf-8")
    (shown,) = re.findall(rf"<!-- table: {name} -->\n(.*?)<!-- end -->", page, re.DOTALL)
    return [float(x) for x in re.findall(r"\| ([\d.]+) \(", shown)]


@pytest.mark.parametrize("name", ["scores", "drivers"])
def test_the_page_says_that_they_cover(name: str) -> None:
    assert all(93 <= share <= 97 for share in figures(name))
    assert len(figures(name)) >= 12


def test_the_page_says_that_equals_are_seldom_told_apart() -> None:
    assert all(share <= 5.2 for share in figures("equals"))
    assert len(figures("equals")) == 18


def rows_of(name: str) -> list[list[str]]:
    """Return the rows of a table."""
    page = PAGE.read_text(encoding="utf-8")
    (shown,) = re.findall(rf"<!-- table: {name} -->\n(.*?)<!-- end -->", page, re.DOTALL)
    return [[cell.strip() for cell in line.strip("| ").split("|")] for line in shown.strip().splitlines()[2:]]


def cells(name: str) -> dict[str, list[float]]:
    """Return the figures in a table of plain ones, by its first column."""
    return {row[0]: [float(x) for x in row[1:] if x] for row in rows_of(name)}


def test_the_page_says_that_stage_times_cover() -> None:
    found = cells("stages")
    assert len(found) == 16
    without = {"most never do: median", "most give up soon: median"}
    assert all(93 <= share <= 98.5 for row, shares in found.items() for share in shares if row not in without)
    assert sum(93 <= share <= 97 for shares in found.values() for share in shares) >= 41


def test_the_page_says_that_shares_near_one_cover() -> None:
    found = figures("near-one")
    assert len(found) == 32
    assert all(93 <= share <= 98 for share in found)
    assert sum(share <= 97 for share in found) >= 26


def test_the_page_says_that_no_other_kind_of_interval_is_better() -> None:
    rows = [row for row in rows_of("kinds") if row[0].endswith("0.9 to 0.99")]
    assert len(rows) == 6
    least = {
        row[0].split(":")[0]: min(float(x) for cell in row[1:] for x in re.findall(r"\((.*?)–", cell)) for row in rows
    }
    assert least.pop("exact (Clopper & Pearson)") >= 95
    assert max(least, key=lambda kind: least[kind]) == "exact with the mid-P"
    assert least["Jeffreys"] < 90
    assert least["score (Wilson)"] < 90


def test_the_page_says_that_segments_are_seldom_found_where_there_are_none() -> None:
    found = cells("segments")
    none = [shares[0] for row, shares in found.items() if row.startswith("no groups")]
    assert len(none) == 5
    assert sum(none) / len(none) <= 5
    assert all(shares[0] >= 90 and shares[1] >= 90 for row, shares in found.items() if row.endswith("far"))
