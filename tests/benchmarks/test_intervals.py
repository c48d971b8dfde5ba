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
