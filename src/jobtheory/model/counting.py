"""What can be counted of ways: what is done, what follows what, where cases begin and end."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any, final

import attrs

from jobtheory.model.activities import Activity
from jobtheory.model.values import FrozenMap, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jobtheory.model.activities import Way

__all__ = ["ProcessCounts"]


@final
@attrs.frozen
class ProcessCounts(Value):
    """What is counted of a process.

    Attributes:
        cases: How many times somebody went through.
        activities: How often each activity was done.
        reached: In how many cases each was done.
        directly_follows: How often one activity directly followed another, by the pair.
        starts: How many cases began with an activity.
        ends: How many cases ended with an activity.
        rework: In how many cases an activity was done more than once, where there are any.
    """

    cases: int
    activities: FrozenMap[Activity, int]
    reached: FrozenMap[Activity, int]
    directly_follows: FrozenMap[tuple[Activity, Activity], int]
    starts: FrozenMap[Activity, int]
    ends: FrozenMap[Activity, int]
    rework: FrozenMap[Activity, int]


def count(variants: Mapping[Way, int]) -> ProcessCounts:
    """Return what is counted of ways and how often each is gone."""
    activities: Counter[Any] = Counter()
    reached: Counter[Any] = Counter()
    follows: Counter[Any] = Counter()
    starts: Counter[Any] = Counter()
    ends: Counter[Any] = Counter()
    rework: Counter[Any] = Counter()
    for way, cases in variants.items():
        for activity, times in Counter(way).items():
            activities[activity] += times * cases
            reached[activity] += cases
            if times > 1:
                rework[activity] += cases
        for pair in pairwise(way):
            follows[pair] += cases
        starts[way[0]] += cases
        ends[way[-1]] += cases
    tables = (FrozenMap(dict(table)) for table in (activities, reached, follows, starts, ends, rework))
    return ProcessCounts(sum(variants.values()), *tables)
