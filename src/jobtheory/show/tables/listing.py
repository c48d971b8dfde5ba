"""What a table holds, before it is known for whom: named columns of one kind each, and rows of plain values."""

from __future__ import annotations

import enum
import math
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


class Kind(enum.Enum):
    """What the cells of a column are, in every row and where there is none."""

    TEXT = "text"
    """A text, or None."""
    NUMBER = "number"
    """A float, or None."""
    WHOLE = "whole"
    """A whole number, never None."""
    WHOLE_OR_NONE = "whole or none"
    """A whole number, or None."""
    FLAG = "flag"
    """True or False, never None."""
    DATE = "date"
    """A day, or None."""


TEXT, NUMBER, WHOLE, WHOLE_OR_NONE, FLAG, DATE = Kind

Columns: TypeAlias = "Mapping[str, Kind]"


class Listing(NamedTuple):
    """A table: its columns in order, by name, and its rows, each with a cell for every column."""

    columns: Columns
    rows: tuple[dict[str, Any], ...]


def columns(**kinds: Kind) -> dict[str, Kind]:
    """Return columns by their names."""
    return kinds


def tabled(kinds: Columns, rows: Iterable[Iterable[Any]]) -> Listing:
    """Return a table; a row gives its cells in the order of the columns."""
    plain = [(name, _PLAIN[kind]) for name, kind in kinds.items()]
    return Listing(
        kinds,
        tuple(
            {name: None if cell is None else as_plain(cell) for (name, as_plain), cell in zip(plain, row, strict=True)}
            for row in rows
        ),
    )


def _text(cell: object) -> str:
    return str(cell.value) if isinstance(cell, enum.Enum) else str(cell)


def _number(cell: Any) -> float | None:
    figure = float(cell)
    return None if math.isnan(figure) else figure


def _same(cell: Any) -> Any:
    return cell


_PLAIN: dict[Kind, Callable[[Any], Any]] = {
    TEXT: _text,
    NUMBER: _number,
    WHOLE: int,
    WHOLE_OR_NONE: int,
    FLAG: bool,
    DATE: _same,
}
"""What a cell of each kind becomes: an exact number a float, a member of an enumeration its text."""
