"""Choices as they might be: other levels, a solution more or less, some of the choosers only."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from numbers import Real
from typing import TYPE_CHECKING, Any, cast

import attrs
import numpy as np

from jobtheory.errors import InvalidTypeError, InvalidValueError, UnknownNameError, shown
from jobtheory.learn.choosing.choice_sets import Sets, smallest
from jobtheory.learn.choosing.columns import column_of
from jobtheory.learn.choosing.figures import read_whole
from jobtheory.learn.choosing.labels import NAMED, in_order, labels, some
from jobtheory.learn.choosing.wide_frames import unknown_solution
from jobtheory.model.values import FrozenMap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from jobtheory.hiring.crowd import Bools, Counts, Floats
    from jobtheory.learn.choosing.choices import Choices
    from jobtheory.learn.choosing.labels import Label
    from jobtheory.model.values import Path


def code_of(solutions: Sequence[Label], label: object, at: Path) -> int:
    """Return the place of a solution.

    Raises:
        UnknownNameError: There is no such solution.
    """
    if not isinstance(label, bool) and isinstance(label, (str, Real)):
        for code, known in enumerate(solutions):
            if known == label and isinstance(label, str) == isinstance(known, str):
                return code
    raise unknown_solution(label, solutions, at)


def with_levels(data: Choices, levels: Mapping[tuple[Label, str], Any]) -> Choices:
    """Return data with other levels."""
    at = ("ChoiceData", "with_levels")
    changed: dict[str, Floats] = {}
    for pair, given in _mapping(levels, at, "by solution and column, as in {('train', 'time'): 40}").items():
        match pair:
            case ((str() | int()) as label, str(column)):
                code = code_of(data.solutions, label, at)
            case _:
                raise InvalidTypeError(
                    f"a level is given for {shown(pair)}",
                    path=at,
                    hint="Name it by the pair (solution, column), as in ('train', 'time').",
                    code="JT106",
                )
        if column not in changed:
            changed[column] = np.array(data.level(column), dtype=float)
        rows = np.asarray(data.codes == code)
        changed[column][rows] = _levels(given, changed[column][rows], (*at, f"{label!r}, {column!r}"))
    return attrs.evolve(data, columns=data.columns.replaced(changed), roles=None, hired=None)


def _mapping(given: object, at: Path, how: str) -> Mapping[object, Any]:
    """Read levels by what they are of.

    Raises:
        InvalidTypeError: They are no mapping.
    """
    if not isinstance(given, Mapping):
        raise InvalidTypeError(f"levels are {shown(given)}", path=at, hint=f"Give a mapping {how}.", code="JT106")
    return cast("Mapping[object, Any]", given)


def _levels(given: Any, present: Floats, at: Path) -> Floats:
    found: Any = given(present.copy()) if callable(given) else given
    try:
        array: npt.NDArray[Any] = np.asarray(found)
        if array.dtype.kind == "O" and all(isinstance(x, (Real, Decimal)) for x in array.ravel().tolist()):
            array = array.astype(float)
        # A text that looks like a number is none, and None says that nothing is known.
        if array.dtype.kind in "iufb":
            return np.broadcast_to(array.astype(float), present.shape)
    except (TypeError, ValueError):
        pass
    raise InvalidTypeError(
        f"what is given, {shown(found)}, is not as many numbers as there are levels",
        path=at,
        hint=f"Give a number, {len(present):,} of them, or a function of an array that returns one.",
        code="JT721",
    )


def _of(data: Choices, rows: Counts, starts: Counts, hired: Counts | None) -> Choices:
    """Return the data of some rows, put together anew."""
    return attrs.evolve(
        data,
        sets=Sets(starts, None),
        codes=data.codes[rows],
        hired=hired,
        columns=data.columns.only(rows),
        roles=None,
    )


def without(data: Choices, solutions: Iterable[Label]) -> Choices:
    """Return data from which solutions are withdrawn."""
    at = ("ChoiceData", "without")
    codes = [code_of(data.solutions, label, at) for label in solutions]
    stays = ~np.isin(data.codes, codes)
    sizes = np.add.reduceat(stays.astype(np.int64), data.sets.starts[:-1])
    if not sizes.all():
        left = np.flatnonzero(sizes == 0)
        raise InvalidValueError(
            f"nothing is left to hire for {some([data.chooser(int(n)) for n in left[:NAMED]], len(left))}",
            path=at,
            hint="Leave them out with .only(), or give them something else to hire.",
            code="JT741",
        )
    starts = np.append(0, np.cumsum(sizes))
    kept = [code for code in range(len(data.solutions)) if code not in codes]
    places = np.zeros(len(data.solutions), dtype=np.int64)
    places[kept] = np.arange(len(kept))
    found = _of(data, np.flatnonzero(stays), starts, None)
    return attrs.evolve(
        found,
        solutions=tuple(data.solutions[code] for code in kept),
        codes=smallest(places[found.codes], len(kept)),
    )


def with_solution(data: Choices, label: Label, like: Label, levels: Mapping[str, Any]) -> Choices:
    """Return data with one more solution."""
    at = ("ChoiceData", "with_solution")
    code = code_of(data.solutions, like, at)
    if not isinstance(cast("object", label), (int, str)) or isinstance(label, bool):
        raise InvalidTypeError(
            f"the solution is called {shown(label)}", path=at, hint="A label is a whole number or text.", code="JT721"
        )
    if label in data.solutions:
        raise InvalidValueError(
            f"there is a solution {shown(label)} already",
            path=at,
            hint="Give the new one a label of its own; with_levels changes one that is there.",
            code="JT725",
        )
    alike = np.flatnonzero(data.codes == code)
    of_rows = data.sets.of_rows
    order = np.argsort(np.concatenate([of_rows, of_rows[alike]]), kind="stable")
    rows = np.concatenate([np.arange(len(of_rows)), alike])[order]
    is_new = order >= len(of_rows)
    sizes = data.sets.sizes.copy()
    sizes[of_rows[alike]] += 1
    solutions = in_order([*data.solutions, label])
    places = np.array([solutions.index(one) for one in data.solutions], dtype=np.int64)
    found = _of(data, rows, np.append(0, np.cumsum(sizes)), None)
    codes = np.where(is_new, solutions.index(label), places[found.codes])
    changed: dict[str, Floats] = {}
    for name, given in _mapping(levels, at, "by column, as in {'time': 40}").items():
        column = cast("str", name)
        changed[column] = np.array(found.level(column), dtype=float)
        changed[column][is_new] = _levels(given, changed[column][is_new], (*at, column))
    return attrs.evolve(
        found,
        solutions=solutions,
        codes=smallest(codes, len(solutions)),
        columns=found.columns.replaced(changed),
        likeness=FrozenMap({**data.likeness, label: like}),
    )


def only(data: Choices, keep: Any) -> Choices:
    """Return the data of some choosers."""
    at = ("ChoiceData", "only")
    picked: npt.NDArray[Any] = np.asarray(keep)
    if picked.dtype == bool and picked.shape == (len(data),):
        chosen = np.flatnonzero(picked)
    elif picked.ndim == 1 and (picked.dtype.kind in "iu" or not picked.size):
        strange = picked[(picked < 0) | (picked >= len(data))].tolist()
        if strange:
            raise UnknownNameError(
                f"there is no chooser {some(strange)}",
                path=at,
                hint=f"The {len(data):,} choosers are counted from 0 to {len(data) - 1}.",
                code="JT743",
            )
        chosen = np.unique(picked.astype(np.int64))
    else:
        raise InvalidTypeError(
            f"keep is {shown(keep)}",
            path=at,
            hint=f"Give True or False for each of {len(data):,} choosers, or the numbers of some, from 0.",
            code="JT721",
        )
    if not chosen.size:
        raise InvalidValueError("nobody is kept", path=at, hint="Keep one chooser or more.", code="JT726")
    sizes = data.sets.sizes[chosen]
    starts = np.append(0, np.cumsum(sizes)).astype(np.int64)
    first = data.sets.starts[chosen]
    rows = np.repeat(first - starts[:-1], sizes) + np.arange(int(starts[-1]))
    hired = None if data.hired is None else data.hired[chosen] - first + starts[:-1]
    return _of(data, rows, starts, hired)


def split(data: Choices, share: float, seed: int, panel: str | None) -> tuple[Choices, Choices]:
    """Return two parts, drawn by lot."""
    at = ("ChoiceData", "split")
    if isinstance(share, bool) or not isinstance(cast("object", share), Real):
        raise InvalidTypeError(
            f"the share is {shown(share)}",
            path=at,
            hint="Give a number between 0 and 1; a column of persons is given as panel=.",
            code="JT103",
        )
    lot = read_whole(seed, at, "seed=")
    if lot < 0:
        raise InvalidValueError(
            f"seed= is {shown(seed)}", path=at, hint="Give a whole number from 0, such as 1.", code="JT743"
        )
    people = np.arange(len(data)) if panel is None else people_of(data, panel)
    count = int(np.max(people)) + 1 if len(people) else 0
    size = round(share * count) if math.isfinite(share) else 0
    if not 0 < size < count:
        raise InvalidValueError(
            f"{shown(share)} of {count:,} leaves a part empty",
            path=at,
            hint="Give a share between 0 and 1, and two choosers or more.",
            code="JT726",
        )
    drawn = np.zeros(count, dtype=bool)
    drawn[np.random.default_rng(lot).permutation(count)[:size]] = True
    first: Bools = drawn[people]
    return only(data, first), only(data, ~first)


def people_of(data: Choices, panel: str) -> Counts:
    """Return for each chooser the number of the person, as a column tells.

    Raises:
        UnknownNameError: There is no such column.
        InvalidValueError: The rows of one chooser name several people.
        InvalidTypeError: It is no name of a column.
    """
    if not isinstance(cast("object", panel), str):
        raise InvalidTypeError(
            f"panel= is {shown(panel)}",
            path=("ChoiceData", "panel"),
            hint="Give the name of one column, which says who chose.",
            code="JT103",
        )
    at = ("ChoiceData", f"panel {shown(panel)}")
    held = column_of(data.columns, panel, at, "panel=")
    codes = labels(held.source, at).codes
    codes = codes if held.rows is None else codes[held.rows]
    first = codes[data.sets.starts[:-1]]
    mixed = codes != np.repeat(first, data.sets.sizes)
    if mixed.any():
        chooser = int(data.sets.of_rows[int(np.argmax(mixed))])
        raise InvalidValueError(
            f"the rows of chooser {shown(data.chooser(chooser))} name several",
            path=at,
            hint="One choice is made by one person; the column panel= says by whom.",
            code="JT721",
        )
    distinct, places = np.unique(first, return_inverse=True)
    return smallest(places.reshape(-1), len(distinct))


def joined(first: Choices, second: Choices, levels: Iterable[str], panel: str | None) -> Choices:
    """Return two sets of choices as one: of different choosers, but of the same people where a panel names them."""
    from jobtheory.learn.choosing.columns import Columns, Part

    solutions = in_order({*first.solutions, *second.solutions})
    both = (first, second)
    codes = [np.array([solutions.index(label) for label in one.solutions], dtype=np.int64)[one.codes] for one in both]
    columns: dict[str, Any] = {name: np.concatenate([one.level(name) for one in both]) for name in levels}
    if panel is not None:
        named = [one.named(panel, np.arange(one.rows)).astype(object) for one in both]
        columns[panel] = np.concatenate(named)
    hired = [hired for hired in (first.hired, second.hired) if hired is not None]
    return attrs.evolve(
        first,
        solutions=solutions,
        sets=Sets(np.concatenate([first.sets.starts, second.sets.starts[1:] + first.rows]), None),
        codes=smallest(np.concatenate(codes), len(solutions)),
        hired=np.concatenate([hired[0], hired[1] + first.rows]),
        columns=Columns(Part(columns, None)),
        choosers=(),
    )
