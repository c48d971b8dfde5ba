"""How the parts of a job map are read: steps, edges, alternatives and repeats, each fault with the step it concerns."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from jobtheory.errors import CycleError, InvalidTypeError, InvalidValueError, shown
from jobtheory.model.keys import refuse_unknown
from jobtheory.model.step import Step
from jobtheory.model.values import Path, inside, read_instance, read_items
from jobtheory.model.ways import find_ring, way_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

AT = ("JobMap",)


def read_step(given: object) -> Step:
    """Read a step, or make one of a text."""
    if isinstance(given, str):
        with inside(AT):
            return Step(given)
    return read_instance(Step, given, AT, "step")


def read_key(given: object, index: Mapping[str, int], path: Path, what: str) -> str:
    """Read the key of a step that is there."""
    key = given.key if isinstance(given, Step) else given
    if not isinstance(key, str):
        raise InvalidTypeError(
            f"{what} {shown(given)}", path=path, hint="Name a step by its key or the Step itself.", code="JT103"
        )
    refuse_unknown(key, index, path, what, "JT203")
    return key


def read_edges(given: object, index: Mapping[str, int]) -> tuple[tuple[str, str], ...]:
    """Read edges in the order of their steps."""
    pairs: list[tuple[str, str]] = []
    for edge in read_items(given, AT, "edges", ordered=False):
        if isinstance(edge, (set, frozenset)):
            raise InvalidTypeError(
                "an edge is a set, which has no direction", path=AT, hint="Give pairs (earlier, later).", code="JT106"
            )
        ends = read_items(edge, AT, "an edge")
        if len(ends) != 2:
            raise InvalidValueError(
                f"an edge has {len(ends)} ends", path=AT, hint="Give pairs (earlier, later) of keys.", code="JT201"
            )
        names = [end.key if isinstance(end, Step) else end for end in ends]
        places = [(*AT, f"step {shown(names[1])}"), (*AT, f"step {shown(names[0])}")]
        earlier = read_key(ends[0], index, places[0], "depends on unknown step")
        later = read_key(ends[1], index, places[1], "leads to unknown step")
        if earlier == later:
            raise CycleError(
                "the step waits for itself",
                cycle=(earlier, earlier),
                path=places[0],
                hint="Take the edge out; where the step is done again, declare "
                f"repeats=[({shown(earlier)}, {shown(earlier)})].",
                code="JT205",
            )
        pairs.append((earlier, later))
    if len(set(pairs)) < len(pairs):
        earlier, later = Counter(pairs).most_common(1)[0][0]
        raise InvalidValueError(
            f"the edge {shown(earlier)} → {shown(later)} is given twice", path=AT, hint="Give it once.", code="JT202"
        )
    return tuple(sorted(pairs, key=lambda pair: (index[pair[0]], index[pair[1]])))


def read_groups(given: object, index: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    """Read groups of alternatives in the order of their steps."""
    groups: list[tuple[str, ...]] = []
    taken: set[str] = set()
    for group in read_items(given, AT, "alternatives", ordered=False):
        keys = [
            read_key(k, index, AT, "alternatives name unknown step")
            for k in read_items(group, AT, "a group", ordered=False)
        ]
        if len(set(keys)) < 2:
            raise InvalidValueError(
                "a group of alternatives has fewer than two steps",
                path=AT,
                hint="Name two or more steps of which one is taken.",
                code="JT204",
            )
        doubled = sorted(taken.intersection(keys)) or [key for key, count in Counter(keys).items() if count > 1]
        if doubled:
            raise InvalidValueError(
                f"step {shown(doubled[0])} stands in alternatives twice",
                path=AT,
                hint="A step belongs to one group at most, once.",
                code="JT206",
            )
        taken.update(keys)
        groups.append(tuple(sorted(keys, key=index.__getitem__)))
    return tuple(sorted(groups, key=lambda group: index[group[0]]))


def read_repeats(given: object, index: Mapping[str, int], edges: set[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Read declared loops."""
    repeats: dict[tuple[str, ...], None] = {}
    for repeat in read_items(given, AT, "repeats"):
        keys = tuple(read_key(k, index, AT, "repeats name unknown step") for k in read_items(repeat, AT, "a repeat"))
        if len(keys) < 2:
            raise InvalidValueError(
                "a repeat has fewer than two keys",
                path=AT,
                hint="Give the way back, from the later step to the earlier one.",
                code="JT208",
            )
        if keys in edges:
            raise InvalidValueError(
                f"the repeat {way_text(keys)} is a plain edge too",
                path=AT,
                hint="Keep it in one place: edges lead forward, repeats lead back.",
                code="JT209",
            )
        repeats[keys] = None
    return tuple(repeats)


def refuse_cycle(steps: Sequence[Step], edges: Sequence[tuple[str, str]]) -> None:
    """Refuse steps that wait for each other, and name them in order."""
    ring = find_ring(steps, edges)
    if ring:
        raise CycleError(
            f"steps wait for each other: {way_text(ring)}",
            cycle=ring,
            path=AT,
            hint="Take one edge out; where steps are done again, declare it: "
            f"repeats=[({shown(ring[-2])}, {shown(ring[0])})].",
            code="JT205",
        )
