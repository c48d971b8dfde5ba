"""Weights that nobody knows exactly: drawn from all that agree with what is known of them."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, cast

from jobtheory.errors import InvalidValueError, shown
from jobtheory.model.keys import refuse_unknown
from jobtheory.model.number import Number, exact
from jobtheory.model.values import FrozenMap, read_importance, read_items, read_mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from fractions import Fraction

    import numpy as np

    from jobtheory.hiring.crowd import Floats
    from jobtheory.hiring.performers import View
    from jobtheory.model.job import Job, Need
    from jobtheory.model.values import Path

Spread: TypeAlias = "Literal['uniform', 'ordinal', 'given'] | FrozenMap[str, tuple[Number, Number]]"
"""What is known of the weights."""

SpreadLike: TypeAlias = "Literal['uniform', 'ordinal', 'given'] | Mapping[str, tuple[float, float]]"

_NAMED: tuple[Literal["uniform"], Literal["ordinal"], Literal["given"]] = ("uniform", "ordinal", "given")


def read_spread(given: object, job: Job, path: Path) -> Spread:
    """Read what is known of the weights.

    Raises:
        InvalidValueError: It is none of the three words, or a range is none.
        UnknownNameError: A range is given for a key that the job does not have.
    """
    for name in _NAMED:
        if given == name:
            return name
    if not isinstance(given, Mapping):
        raise _unreadable(f"weights are {shown(given)}", path)
    ranges: dict[str, tuple[Number, Number]] = {}
    for key, ends in read_mapping(cast("object", given), path, "weights").items():
        refuse_unknown(key, job.keys(), path, "the job has no need", "JT301")
        at = (*path, f"weights[{shown(key)}]")
        read = [read_importance(end, at) for end in read_items(ends, at, "range")]
        if len(read) != 2 or exact(read[0]) > exact(read[1]):
            raise _unreadable(f"the range is {', '.join(map(shown, read)) or 'empty'}", at)
        ranges[key] = (read[0], read[1])
    return FrozenMap(ranges)


def _unreadable(problem: str, path: Path) -> InvalidValueError:
    return InvalidValueError(
        problem,
        path=path,
        hint="Give 'uniform', 'ordinal', 'given', or a mapping of key to (low, high), as in {'arrive-soon': (1, 3)}.",
        code="JT522",
    )


class Place(NamedTuple):
    """A need, or a group of alternatives, of which one is taken and carries the weight of all."""

    keys: tuple[str, ...]
    importances: tuple[Fraction, ...]
    total: Fraction
    """How much all of it weighs as given."""


def places(view: View, slots: Iterable[Sequence[Need]]) -> tuple[Place, ...]:
    """Return one side of a job as somebody sees it, in the order of declaration; alternatives in that of their keys."""
    found: list[Place] = []
    for slot in slots:
        needs = sorted(slot, key=attrgetter("key"))
        importances = tuple(map(view.importance, needs))
        total = sum(importances[1:], importances[0])
        found.append(Place(tuple([need.key for need in needs]), importances, total))
    return tuple(found)


def is_drawn(side: Sequence[Place], spread: Spread) -> bool:
    """Return whether the weights of a side differ from draw to draw."""
    if isinstance(spread, FrozenMap):
        return any(key in spread for place in side for key in place.keys)
    return spread != "given" and sum(1 for place in side if place.total) > 1


def drawer(side: Sequence[Place], spread: Spread, stream: np.random.Generator, path: Path) -> Callable[[int], Floats]:
    """Return what draws weights, as many rows as wanted, or a single one where all are the same.

    Raises:
        InvalidValueError: The ranges leave no weight on the side.
    """
    if not is_drawn(side, spread):
        return _given(side)
    if isinstance(spread, FrozenMap):
        return _within_ranges(side, spread, stream, path)
    weighing = [n for n, place in enumerate(side) if place.total]
    return _anywhere(side, weighing, stream) if spread == "uniform" else _in_order(side, weighing, stream)


def _given(side: Sequence[Place]) -> Callable[[int], Floats]:
    import numpy as np

    whole = sum((place.total for place in side), exact(0))
    weights = np.array([[float(place.total / whole) if whole else 0.0 for place in side]]).reshape(1, len(side))
    return lambda _: weights


def _anywhere(side: Sequence[Place], weighing: list[int], stream: np.random.Generator) -> Callable[[int], Floats]:
    """Draw evenly from the simplex: exponentials scaled to sum to 1 (Devroye 1986, p. 207)."""
    import numpy as np

    def draw(count: int) -> Floats:
        drawn = stream.standard_exponential((count, len(weighing)))
        drawn /= np.einsum("ij->i", drawn)[:, None]  # the sum of short rows, in half the time that sum takes
        if len(weighing) == len(side):
            return drawn
        weights = np.zeros((count, len(side)))
        weights[:, weighing] = drawn
        return weights

    return draw


def _in_order(side: Sequence[Place], weighing: list[int], stream: np.random.Generator) -> Callable[[int], Floats]:
    """Draw evenly from that part of the simplex whose order is that of the importances; ties are left free.

    Sorting a draw gives one from the part. Which of a tie gets which of its share follows the draw's own order, which
    is independent of the sorted figures.
    """
    import numpy as np

    anywhere = _anywhere(side, weighing, stream)
    ordered = sorted(weighing, key=lambda n: -side[n].total)
    groups = [list(group) for _, group in groupby(ordered, key=lambda n: side[n].total)]

    def draw(count: int) -> Floats:
        drawn = anywhere(count)
        ranked = -np.sort(-drawn[:, weighing], axis=1)
        weights = np.zeros_like(drawn)
        start = 0
        for group in groups:
            stop = start + len(group)
            own = np.argsort(np.argsort(-drawn[:, group], axis=1), axis=1)
            weights[:, group] = np.take_along_axis(ranked[:, start:stop], own, axis=1)
            start = stop
        return weights

    return draw


def _within_ranges(
    side: Sequence[Place], ranges: FrozenMap[str, tuple[Number, Number]], stream: np.random.Generator, path: Path
) -> Callable[[int], Floats]:
    import numpy as np

    rows = [
        (n, *((importance, importance) if key not in ranges else map(exact, ranges[key])))
        for n, place in enumerate(side)
        for key, importance in zip(place.keys, place.importances, strict=True)
    ]
    most = max(high for _, _, high in rows)
    if not most:
        raise InvalidValueError(
            "the ranges leave no weight on a side",
            path=(*path, "weights"),
            hint="Let at least one of its needs weigh something.",
            code="JT522",
        )
    lows = np.array([float(low / most) for _, low, _ in rows])
    spans = np.array([float((high - low) / most) for _, low, high in rows])
    totals = np.zeros((len(rows), len(side)))
    totals[np.arange(len(rows)), [n for n, _, _ in rows]] = 1

    def draw(count: int) -> Floats:
        weights: Floats = (lows + spans * (1 - stream.random((count, len(rows))))) @ totals
        weights /= weights.sum(axis=1, keepdims=True)
        return weights

    return draw
