"""The printed figures of the main example, counted again from the rows without the library's arithmetic."""

import math
import re
import runpy
from collections import Counter
from fractions import Fraction
from pathlib import Path
from statistics import fmean
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


def test_what_is_learned_foresees_those_it_was_not_learned_from(example: dict[str, Any]) -> None:
    """Better than what was stated before any data was looked at, and than both baselines."""
    found = example["foresee"]()
    learned = found["weights learned"]
    others = [figures for name, figures in found.items() if name != "weights learned"]
    assert len(others) == 3
    assert all(learned[0] > hits + 0.2 and learned[1] < loss - 0.2 for hits, loss, _ in others)
    assert ["weights", "learned", f"{learned[0]:.1%}", f"{learned[1]:.3f}", f"{learned[2]:.3f}"] in [
        line.split() for line in example["report"]().splitlines()
    ]


def test_what_is_foreseen_is_counted_again_from_the_rows(example: dict[str, Any]) -> None:
    rows = {own[0].individual: own for own in jt.datasets.travel_mode().travellers()}
    taken = {who: next(n for n, row in enumerate(own) if row.choice) for who, own in rows.items()}
    hits: dict[str, list[float]] = {"the most frequent": [], "weights learned": []}
    losses: dict[str, list[float]] = {"the most frequent": [], "weights learned": []}
    for seed in range(example["SPLITS"]):
        parts = example["choices"]().split(0.5, seed=seed)
        first, second = ([int(who) for who in part.level("individual")[::4]] for part in parts)
        assert sorted([*first, *second]) == list(range(1, 211))
        counts = Counter(taken[who] for who in first)
        weights = example["learn"](parts[0]).coefficients
        for name, own in hits.items():
            likely: dict[int, list[float]] = {}
            for who in second:
                worths = [
                    weights["invt"] * row.invt
                    + weights["invc"] * row.invc
                    + weights["ttme"] * row.ttme
                    + weights.get(f"constant:{row.mode}", 0)
                    if name == "weights learned"
                    else math.log(counts[n])
                    for n, row in enumerate(rows[who])
                ]
                whole = sum(map(math.exp, worths))
                likely[who] = [math.exp(worth) / whole for worth in worths]
            best = {who: [n for n in range(4) if p[n] == max(p)] for who, p in likely.items()}
            own.append(fmean((taken[who] in best[who]) / len(best[who]) for who in second))
            losses[name].append(-fmean(math.log(likely[who][taken[who]]) for who in second))
    for name, own in hits.items():
        assert example["foresee"]()[name][:2] == pytest.approx((fmean(own), fmean(losses[name])))


def test_weights_go_back_into_the_job(example: dict[str, Any]) -> None:
    job = example["learned_job"]()
    assert {job.origin(key) for key in ("ride", "money", "terminal")} == {jt.Origin.ESTIMATED}
    weights = example["learn"](example["choices"]()).coefficients
    assert float(job["money"].importance) == pytest.approx(-150 * weights["invc"])
    assert float(job["ride"].importance) == pytest.approx(-660 * weights["invt"])
    assert "stated  71%, learned  44% (20% to 68%)" in example["report"]()


def test_the_data_is_that_of_the_peers() -> None:
    lines = shared("oracles", "dcm_travelmode", "data.csv").read_text(encoding="utf-8").splitlines()[1:]
    names = dict(enumerate(("air", "train", "bus", "car"), start=1))
    rows = [[int(float(cell)) for cell in line.split(",")[:9]] for line in lines]
    assert [tuple(row) for row in jt.datasets.travel_mode()] == [(row[0], names[row[1]], *row[2:]) for row in rows]
