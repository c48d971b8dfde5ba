"""The printed figures of the main example, counted again from the rows without the library's arithmetic."""

import re
import runpy
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import jobtheory as jt
from tests.shared import shared

EXAMPLE = Path(__file__).parents[2] / "examples" / "travel_mode.py"


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    return runpy.run_path(str(EXAMPLE))


def worth(x: int, worst: int, target: int) -> Fraction:
    return min(Fraction(1), max(Fraction(0), Fraction(x - worst, target - worst)))


def recount() -> tuple[Fraction, Fraction, int]:
    """Count hits of the worse side, then of the lowest generalised cost, ties shared; and the most frequent mode."""
    hired = cheapest = Fraction(0)
    data = jt.datasets.travel_mode()
    time, money = Fraction("60.5"), Fraction(150)
    for start in range(0, len(data), 4):
        rows = data[start : start + 4]
        taken = next(row.mode for row in rows if row.choice == 1)
        scores: dict[str, tuple[Fraction, Fraction]] = {}
        for row in rows:
            results = (time * worth(row.invt, 720, 60) + money * worth(row.invc, 150, 0)) / (time + money)
            execution = worth(row.ttme, 90, 0)
            scores[row.mode] = (min(results, execution), max(results, execution))
        best = [mode for mode, score in scores.items() if score == max(scores.values())]
        hired += Fraction(taken in best, len(best))
        least = [row.mode for row in rows if row.gc == min(r.gc for r in rows)]
        cheapest += Fraction(taken in least, len(least))
    most_frequent = Counter(row.mode for row in data if row.choice).most_common(1)[0][1]
    return hired, cheapest, most_frequent


def test_the_printed_figures_are_those_of_an_independent_count(example: dict[str, Any]) -> None:
    hired, cheapest, most_frequent = recount()
    printed = example["report"]()
    figures = {
        name: float(re.findall(rf"{re.escape(name)}.*?([\d.]+) +\d+%", printed)[0])
        for name in ("the solution hired", "always the most frequent", "lowest generalised cost first")
    }
    assert figures == {
        "the solution hired": pytest.approx(float(hired), abs=0.051),
        "always the most frequent": most_frequent,
        "lowest generalised cost first": pytest.approx(float(cheapest), abs=0.051),
    }
    assert example["tally"]().hired == pytest.approx(float(hired))


def test_it_beats_neither_by_tuning_nor_by_more_than_it_says(example: dict[str, Any]) -> None:
    tally = example["tally"]()
    assert tally.travellers == 210
    assert tally.hired > max(tally.most_frequent, tally.cheapest)


def test_no_figure_enters_both_sides(example: dict[str, Any]) -> None:
    options = next(jt.datasets.travel_mode().travellers())
    solution = example["solution"](options[0])
    assert set(solution.results) == {"ride", "money"}
    assert set(solution.steps) == {"terminal"}
    assert (str(solution.results["ride"]), str(solution.steps["terminal"])) == ("100", "69")


def test_the_report_says_what_the_sample_cannot_say(example: dict[str, Any]) -> None:
    printed = " ".join(example["report"]().split())
    assert "The sample was drawn by choice" in printed
    assert "stated and not learned" in printed
    assert max(len(line) for line in example["report"]().splitlines()) <= 100


def test_the_data_is_that_of_the_peers() -> None:
    lines = shared("oracles", "dcm_travelmode", "data.csv").read_text(encoding="utf-8").splitlines()[1:]
    names = dict(enumerate(("air", "train", "bus", "car"), start=1))
    rows = [[int(float(cell)) for cell in line.split(",")[:9]] for line in lines]
    assert [tuple(row) for row in jt.datasets.travel_mode()] == [(row[0], names[row[1]], *row[2:]) for row in rows]
