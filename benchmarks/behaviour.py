"""Processes from event logs beside pm4py: the same results built from the same formatted frame, in one run.

Both give directly-follows counts, starts, ends, variants, rework, and the durations of cases and pairs; that they agree
is asserted. Prints the seconds of the best of several interleaved rounds, their ratio, and how our time grows from one
million events to ten. Run it with ``nox -s mining``; a number behind it is the number of rounds.
"""

import sys
import time
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from jobtheory import Process
from jobtheory.learn import discover

warnings.simplefilter("ignore")
import pm4py  # noqa: E402  # it warns of what it lacks when it is imported

CASE, ACTIVITY, TIME = "case:concept:name", "concept:name", "time:timestamp"
CASES = 125_000
"""Of eight events each on average: one million."""


def event_log(cases: int) -> pd.DataFrame:
    """Return a made-up log of twelve activities, mostly in order, with skips and rework; cases lie together."""
    draw = np.random.default_rng(0)
    lengths = draw.poisson(6, cases) + 2
    size = int(lengths.sum())
    starts = np.cumsum(lengths) - lengths
    place = np.arange(size) - np.repeat(starts, lengths)
    activity = np.where(draw.random(size) < 0.8, np.minimum(place, 11), draw.integers(0, 12, size))
    passed = np.cumsum(draw.integers(1, 7200, size))
    at = np.repeat(draw.integers(0, 86_400 * 300, cases), lengths) + passed - np.repeat(passed[starts], lengths)
    return pd.DataFrame(
        {
            "case": np.array([f"case {n}" for n in range(cases)])[np.repeat(np.arange(cases), lengths)],
            "activity": np.array([f"activity {n}" for n in range(12)])[activity],
            "timestamp": pd.to_datetime(at, unit="s", utc=True),
        }
    )


def ours(log: pd.DataFrame) -> Process:
    """Return everything that we build."""
    return discover(log, case=CASE, activity=ACTIVITY, time=TIME)


def theirs(log: pd.DataFrame) -> dict[str, Any]:
    """Return the same as pm4py builds it."""
    follows, starts, ends = pm4py.discover_dfg(log)
    took, _, _ = pm4py.discover_performance_dfg(log)
    return {
        "follows": follows,
        "starts": starts,
        "ends": ends,
        "variants": pm4py.get_variants(log),
        "rework": pm4py.get_rework_cases_per_activity(log),
        "between": took,
        "durations": pm4py.get_all_case_durations(log),
    }


def agree(process: Process, peer: dict[str, Any]) -> None:
    """Make sure that both built the same."""
    assert process.directly_follows == peer["follows"]
    assert process.starts == peer["starts"]
    assert process.ends == peer["ends"]
    assert process.variants == peer["variants"]
    assert process.rework == peer["rework"]
    for pair, took in peer["between"].items():
        found = process.between[pair]
        assert found.median is not None
        assert abs(float(found.mean.exact_in("s")) - took["mean"]) < 1
        assert abs(float(found.median.exact_in("s")) - took["median"]) < 1
    assert process.duration is not None
    assert abs(float(process.duration.mean.exact_in("s")) - np.mean(peer["durations"])) < 1


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes once."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def beside(rounds: int) -> float:
    """Print the times of both on a million events, and return ours."""
    raw = event_log(CASES)
    log = pm4py.format_dataframe(raw, case_id="case", activity_key="activity", timestamp_key="timestamp")
    agree(ours(log), theirs(log))
    own, peer = float("inf"), float("inf")
    for _ in range(rounds):
        own = min(own, seconds(lambda: ours(log)), seconds(lambda: ours(log)))
        peer = min(peer, seconds(lambda: theirs(log)))
    print(f"{len(log):,} events: {own:.2f} s; pm4py {peer:.2f} s, {peer / own:.1f} times as long")
    return own


def grown(rounds: int, own: float) -> None:
    """Print our time on ten million events, and how many times that of a tenth it is."""
    log = event_log(10 * CASES).rename(columns={"case": CASE, "activity": ACTIVITY, "timestamp": TIME})
    ours(log)
    took = min(seconds(lambda: ours(log)) for _ in range(rounds))
    print(f"{len(log):,} events: {took:.2f} s, {took / own:.1f} times as long as a tenth of them")


def main(rounds: int = 5) -> None:
    """Print the times and the ratios."""
    grown(rounds, beside(rounds))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
