"""How often the intervals of learned figures hold the truth, and how often equal outcomes are told apart.

Surveys are drawn again and again from made-up populations of which everything is known: answers on a scale of five that
are even, skewed or very skewed, that go together, and needs on either side of the kink where importance equals
satisfaction, near it and at it. Prints Markdown tables of the shares of surveys whose intervals hold the truth.

``python benchmarks/intervals.py --write`` puts the tables into ``docs/explanation/intervals.md``.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from simulation.asking import cover_drivers, cover_scores, tell_apart
from simulation.interviewing import SETTINGS, WAYS, cover_shares, cover_stages
from simulation.kinds import KINDS, cover_kind
from simulation.segmenting import APART, POPULATIONS, cover_groups, find_segments

PAGE = Path(__file__).parent.parent / "docs" / "explanation" / "intervals.md"
PLACES = re.compile(r"(<!-- table: ([\w-]+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)
SURVEYS = 2_000
SIZES = (60, 200, 1000)
PEOPLE = (15, 30, 60, 200)
GROUPED = 150
SCHEMES = ("top two boxes", "means", "individual")
BANDS = {"0.5 to 0.9": (0.5, 0.9), "0.9 to 0.99": (0.9, 0.99)}
METHODS = ("regression", "pearson", "spearman", "kendall")

Rows = Sequence[Sequence[str]]


def shares(values: Sequence[float]) -> str:
    """Return some shares as their mean, the least and the greatest, per cent."""
    return f"{100 * sum(values) / len(values):.1f} ({100 * min(values):.1f}–{100 * max(values):.1f})"


def table(titles: Sequence[str], rows: Rows) -> str:
    """Return rows as a Markdown table whose first column is words."""
    lines = [titles, ["---", *["---:"] * (len(titles) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def scores(surveys: int, workers: ProcessPoolExecutor) -> str:
    """Return how often intervals of opportunities hold the truth, by scheme, policy and size."""
    asked = [(scheme, missing) for scheme in SCHEMES for missing in ("pairs", "available")]
    jobs = {(s, m, n): workers.submit(cover_scores, s, m, n, surveys, seed=1) for s, m in asked for n in SIZES}
    rows = [[f"{s}, {m}", *(shares(jobs[s, m, n].result()) for n in SIZES)] for s, m in asked]
    return table(["scheme, missing", *(f"{n} people" for n in SIZES)], rows)


def drivers(surveys: int, workers: ProcessPoolExecutor) -> str:
    """Return how often intervals of derived importances hold the truth, by method and size."""
    jobs = {(m, n): workers.submit(cover_drivers, m, n, surveys, seed=2) for m in METHODS for n in SIZES}
    rows = [[m, *(shares(jobs[m, n].result()) for n in SIZES)] for m in METHODS]
    return table(["method", *(f"{n} people" for n in SIZES)], rows)


def equals(surveys: int, workers: ProcessPoolExecutor) -> str:
    """Return how often equal outcomes are told apart, by scheme and size: any of all, and a pair picked beforehand."""
    jobs = {(s, n): workers.submit(tell_apart, s, n, surveys, seed=3) for s in SCHEMES for n in SIZES}
    rows = [
        [f"{s}, {what}", *(shares(jobs[s, n].result()[at]) for n in SIZES)]
        for s in SCHEMES
        for at, what in enumerate(("any pair at all", "a pair picked beforehand"))
    ]
    return table(["scheme", *(f"{n} people" for n in SIZES)], rows)


def stages(surveys: int, workers: ProcessPoolExecutor) -> str:
    """Return how often intervals of the share that goes on, and of the median time, hold the truth."""
    jobs = {(w, n): workers.submit(cover_stages, w, n, surveys, seed=4) for w in WAYS for n in PEOPLE}
    rows = [
        [f"{way}: {what}", *(f"{100 * jobs[way, n].result()[at]:.1f}" for n in PEOPLE)]
        for way in WAYS
        for at, what in enumerate(("share", "median"))
    ]
    return table(["stage", *(f"{n} people" for n in PEOPLE)], rows)


def near_one(surveys: int, workers: ProcessPoolExecutor) -> str:
    """Return how often the interval of the share that goes on holds it, over many true shares; half as many rounds."""
    jobs = {(s, n): workers.submit(cover_shares, s, n, max(surveys // 2, 1), seed=6) for s in SETTINGS for n in PEOPLE}
    rows = [
        [f"{setting}: {what}", *(shares(jobs[setting, n].result()[at]) for n in PEOPLE)]
        for setting in SETTINGS
        for at, what in enumerate(("30 to 80 %", "90 to 99 %"))
    ]
    return table(["true share", *(f"{n} people" for n in PEOPLE)], rows)


def kinds(_surveys: int, workers: ProcessPoolExecutor) -> str:
    """Return how often kinds of intervals of a share hold it, worked out and not drawn."""
    asked = [(kind, band) for band in BANDS for kind in KINDS]
    jobs = {(k, b, n): workers.submit(cover_kind, k, n, BANDS[b]) for k, b in asked for n in PEOPLE}
    rows = [[f"{kind}: {band}", *(shares(jobs[kind, band, n].result()) for n in PEOPLE)] for kind, band in asked]
    return table(["kind of interval: true share", *(f"{n} people" for n in PEOPLE)], rows)


def segments(surveys: int, workers: ProcessPoolExecutor) -> str:
    """Return how often segments are found, and as many as there are groups; a twentieth of the surveys, being slow."""
    jobs = {name: workers.submit(find_segments, name, GROUPED, max(surveys // 20, 1), seed=5) for name in POPULATIONS}
    rows: list[list[str]] = []
    for name, population in POPULATIONS.items():
        found, right = jobs[name].result()
        rows.append([name, f"{100 * found:.0f}", "" if population.groups == 1 else f"{100 * right:.0f}"])
    return table([f"{GROUPED} people", "found", "of these as many as there are"], rows)


def within(surveys: int, workers: ProcessPoolExecutor) -> str:
    """Return how often intervals within segments hold the truth of a group; a fiftieth of the surveys, being slow."""
    jobs = {name: workers.submit(cover_groups, name, GROUPED, max(surveys // 50, 1), seed=7) for name in APART}
    rows = [[name, *(f"{100 * share:.0f}" for share in jobs[name].result())] for name in APART]
    return table([f"{GROUPED} people", "of its segment", "of its people"], rows)


TABLES: Mapping[str, Callable[[int, ProcessPoolExecutor], str]] = {
    "scores": scores,
    "equals": equals,
    "drivers": drivers,
    "stages": stages,
    "near-one": near_one,
    "kinds": kinds,
    "segments": segments,
    "within": within,
}


def main() -> None:
    """Draw the surveys and print the tables."""
    parser = argparse.ArgumentParser(description="How often intervals hold the truth.")
    parser.add_argument("--surveys", type=int, default=SURVEYS, help="how many surveys for each figure (%(default)s)")
    parser.add_argument("--only", choices=TABLES, help="only this table")
    parser.add_argument("--write", action="store_true", help="put the tables into the documentation")
    given = parser.parse_args()
    made: dict[str, str] = {}
    with ProcessPoolExecutor() as workers:
        for name in [given.only] if given.only else TABLES:
            made[name] = TABLES[name](given.surveys, workers)
            print(f"{name}, {given.surveys} surveys\n\n{made[name]}\n", flush=True)
    if given.write:
        text = PAGE.read_text(encoding="utf-8")
        fill = {name: f"\n{shown}\n\n" for name, shown in made.items()}
        PAGE.write_text(
            PLACES.sub(lambda place: f"{place[1]}{fill.get(place[2], place[3])}{place[4]}", text), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
