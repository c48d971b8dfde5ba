"""Choices as arrays: which rows belong to whom, which solution each is of, and which was hired."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, final

import attrs
import numpy as np
import numpy.typing as npt

from jobtheory.errors import InvalidValueError, shown
from jobtheory.learn.choosing.choice_sets import Sets
from jobtheory.learn.choosing.columns import Columns, LongRoles, WideRoles, require_column
from jobtheory.learn.choosing.labels import Codes, Label, labels
from jobtheory.model.units import convert
from jobtheory.model.values import FrozenMap, Path, inside

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

AT = ("ChoiceData",)


@final
@attrs.frozen(eq=False)
class Choices:
    """Who could have hired what, and hired what, row by row; the rows of a set stand together."""

    solutions: tuple[Label, ...]
    sets: Sets
    codes: Codes
    """The solution of each row, as its place among the solutions."""
    hired: npt.NDArray[np.int64] | None
    """The row that each chooser hired; None where nobody knows."""
    columns: Columns
    choosers: tuple[str, ...] = ()
    """The columns that name choosers; none where they go by their numbers."""
    roles: LongRoles | WideRoles | None = None
    """Which columns of the frame said what; None of a scenario, which is no frame's."""
    units: FrozenMap[str, str] = attrs.field(factory=FrozenMap)
    likeness: FrozenMap[Label, Label] = attrs.field(factory=FrozenMap)

    def __len__(self) -> int:
        return len(self.sets)

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return int(self.sets.starts[-1])

    @cached_property
    def shares(self) -> FrozenMap[Label, float]:
        """By solution, the share of choosers who hired it."""
        counts = np.bincount(self.codes[hired_of(self, AT)], minlength=len(self.solutions))
        found: list[float] = (counts / max(len(self), 1)).tolist()
        return FrozenMap(dict(zip(self.solutions, found, strict=True)))

    def level(self, column: str) -> npt.NDArray[Any]:
        """Return a column of numbers."""
        name = require_column(self.columns, column, AT, "a level")
        return self.columns.numbers(name, (*AT, shown(name)))

    def named(self, column: str, rows: Codes) -> npt.NDArray[Any]:
        """Return the labels that a column has in some rows."""
        held = self.columns[column]
        found = labels(held.source, (*AT, shown(column)))
        known = np.array(found.known, dtype=None if all(isinstance(x, int) for x in found.known) else object)
        picked: npt.NDArray[Any] = known[found.codes[rows if held.rows is None else held.rows[rows]]]
        return picked

    def measured_in(self, units: Mapping[str, str], columns: Iterable[str], at: Path) -> Choices:
        """Return the same with columns in other units; one of which either side declares none is left as it is.

        Raises:
            UnitError: A unit does not convert.
        """
        changed: dict[str, npt.NDArray[Any]] = {}
        for name in columns:
            mine, wanted = self.units.get(name), units.get(name)
            if mine is None or wanted is None or mine == wanted:
                continue
            with inside((*at, shown(name))):
                none, one = (convert(Fraction(n), mine, wanted) for n in (0, 1))
            changed[name] = self.level(name) * float(one - none) + float(none)
        if not changed:
            return self
        spoken = FrozenMap({**self.units, **{name: units[name] for name in changed}})
        return attrs.evolve(self, columns=self.columns.replaced(changed), units=spoken)

    def chooser(self, n: int) -> str | int:
        """Return what the nth chooser is called."""
        if not self.choosers:
            return n
        row = int(self.sets.starts[n])
        parts: list[str | int] = []
        for name in self.choosers:
            held = self.columns[name]
            one = np.empty(1, dtype=object)
            one[0] = held.source[row if held.rows is None else int(held.rows[row])]
            parts.append(labels(one, AT).known[0])
        return parts[0] if len(parts) == 1 else ", ".join(str(part) for part in parts)


def hired_of(data: Choices, at: Path) -> npt.NDArray[np.int64]:
    """Return the row of what each chooser hired.

    Raises:
        InvalidValueError: Nobody knows what was hired.
    """
    if data.hired is None:
        raise InvalidValueError(
            "nobody knows what was hired",
            path=at,
            hint="Give from_frame the column hired=; a scenario can be forecast only.",
            code="JT736",
        )
    return data.hired
