"""Laws of behaviour: what is discovered is what a loop counts, in whatever order and unit it comes."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from collections import Counter
from itertools import pairwise
from typing import Any

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given

import jobtheory as jt
from jobtheory.learn import discover

NP: Any = np  # typed in part
EVENTS = st.lists(st.tuples(st.integers(0, 4), st.sampled_from("abcd"), st.integers(0, 50)), min_size=1, max_size=25)
"""Case, activity and seconds; many of them at the same time."""


def columns(events: list[tuple[int, str, int]]) -> dict[str, Any]:
    cases, activities, times = map(list, zip(*events, strict=True))
    return {"case": cases, "activity": activities, "timestamp": times}


def ways(events: list[tuple[int, str, int]]) -> dict[int, list[tuple[str, int]]]:
    """Return the events of each case in order of time, those of equal time as they stand."""
    found: dict[int, list[tuple[str, int]]] = {}
    for case, activity, time in sorted(events, key=lambda event: event[2]):
        found.setdefault(case, []).append((activity, time))
    return found


def seconds(time: jt.Quantity | None) -> float:
    assert time is not None
    return float(time.exact_in("s"))


@given(EVENTS)
def test_what_is_discovered_is_what_a_loop_counts(events: list[tuple[int, str, int]]) -> None:
    process = discover(columns(events), unit="s")
    gone = ways(events)
    assert process.variants == Counter(tuple(activity for activity, _ in way) for way in gone.values())
    by_hand = jt.Process(process.variants)
    for part in ("cases", "events", "activities", "reached", "directly_follows", "starts", "ends", "rework"):
        assert getattr(process, part) == getattr(by_hand, part)
    took: dict[tuple[str, str], list[int]] = {}
    for way in gone.values():
        for (a, one), (b, other) in pairwise(way):
            took.setdefault((a, b), []).append(other - one)
    assert set(process.between) == set(took)
    for pair, times in took.items():
        found = process.between[pair]
        assert found.count == len(times)
        assert seconds(found.mean) == pytest.approx(np.mean(times))
        for share, quantile in found.quantiles.items():
            assert seconds(quantile) == pytest.approx(NP.quantile(times, share))
    for activity, found in process.waits.items():
        assert seconds(found.mean) == pytest.approx(
            np.mean([t for (_, b), ts in took.items() if b == activity for t in ts])
        )
    assert process.duration is not None
    assert seconds(process.duration.mean) == pytest.approx(np.mean([way[-1][1] - way[0][1] for way in gone.values()]))


@given(EVENTS, st.randoms(use_true_random=False))
def test_the_order_of_rows_counts_only_where_times_are_equal(events: list[tuple[int, str, int]], random: Any) -> None:
    numbered = [(*event, n) for n, event in enumerate(events)]
    random.shuffle(numbered)
    log = columns([event[:3] for event in numbered])
    assert discover({**log, "n": [event[3] for event in numbered]}, order="n", unit="s") == discover(
        columns(events), unit="s"
    )


@given(EVENTS)
def test_another_unit_changes_nothing(events: list[tuple[int, str, int]]) -> None:
    log = columns(events)
    one = discover(log, unit="min")
    other = discover({**log, "timestamp": [60_000 * time for time in log["timestamp"]]}, unit="ms")
    assert one.variants == other.variants
    for pair, took in one.between.items():
        assert seconds(took.mean) == pytest.approx(seconds(other.between[pair].mean), rel=1e-14)
        assert seconds(took.median) == pytest.approx(seconds(other.between[pair].median), rel=1e-14)


@given(EVENTS)
def test_the_mean_time_ahead_is_the_mean_time_seen(events: list[tuple[int, str, int]]) -> None:
    process = discover(columns(events), unit="s")
    ahead = process.outlook(finished=list(process.ends))
    assert process.duration is not None
    assert seconds(ahead.time) == pytest.approx(seconds(process.duration.mean), abs=1e-9)
    assert ahead.completion == pytest.approx(1)
    assert 0 <= min(process.drop_off.values()) <= max(process.drop_off.values()) <= 1


@given(EVENTS)
def test_a_case_that_keeps_to_its_own_order_fits(events: list[tuple[int, str, int]]) -> None:
    first = next(iter(discover(columns(events), unit="s").variants))
    job_map = jt.JobMap.chain(*map(str, dict.fromkeys(first)))
    process = jt.Process([tuple(dict.fromkeys(first))])
    assert process.conformance(job_map, {activity: str(activity) for activity in process.activities}).fitness == 1
