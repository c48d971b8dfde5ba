"""Ways along the edges between members that are found by their keys: steps of a map, jobs of a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.errors import shown
from jobtheory.model import orders

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jobtheory.model.keys import Keyed


def neighbours(members: Sequence[Keyed], edges: Iterable[tuple[str, str]]) -> list[list[int]]:
    """Return for each member the numbers of those its edges lead to."""
    index = {member.key: n for n, member in enumerate(members)}
    lists: list[list[int]] = [[] for _ in members]
    for one, other in edges:
        lists[index[one]].append(index[other])
    return lists


def find_ring(members: Sequence[Keyed], edges: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return the keys along one cycle, its start again at the end; empty where there is none."""
    before = neighbours(members, [(later, earlier) for earlier, later in edges])
    ordered = orders.order(before, neighbours(members, edges))
    if len(ordered) == len(members):
        return ()
    keys = [members[n].key for n in orders.cycle(before, ordered)]
    return (*keys, keys[0])


def way_text(keys: Sequence[str]) -> str:
    """Return the keys along a way as an error shows them, the middle of a long way left out."""
    listed = [shown(key) for key in keys]
    return " → ".join(listed if len(listed) <= 12 else [*listed[:6], "…", *listed[-5:]])
