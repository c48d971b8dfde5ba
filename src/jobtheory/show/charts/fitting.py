"""How axes of matplotlib are fitted to what stands on them: names as lines, and how large a new figure is."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from jobtheory.errors import MissingExtraError
from jobtheory.show.charts.marks import word
from jobtheory.show.drawing.lettering import lettered, measured, room_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jobtheory.hiring.comparison import Comparison
    from jobtheory.show.charts.comparison import Cell

PLAIN: dict[str, Any] = {"parse_math": False}
"""What every text that holds a name is told."""

NEW = "jobtheory.show"
"""The label of a figure of ours, as long as nobody else has it."""

TEXT, SMALL, TITLE = 10, 9, 12
"""Sizes of letters in points: of names, of levels and labels of points, of titles. Sizes of matplotlib that are told in
words are near to these."""

INCH = 72

NAMES = 155
"""Names of rows have at most so much room, in points."""

LINES = 6
"""A name is cut after so many lines."""

CELL = (62, 110)
"""A column of levels in a new figure is at least and at most so wide, in points."""

LINE = 13
"""From one line of text to the next, in points."""


def new_axes() -> Any:
    """Return axes of a new figure.

    Raises:
        MissingExtraError: matplotlib is not installed.
    """
    figure, axes = require("matplotlib.pyplot").subplots(layout="constrained")
    figure.set_label(NEW)
    return axes


def given_away(ax: Any) -> None:
    """Let whoever has the axes now size their figure."""
    if is_new(ax):
        ax.figure.set_label("")


def require(module: str) -> Any:  # a module
    """Return a module of matplotlib.

    Raises:
        MissingExtraError: It is not installed.
    """
    try:
        return import_module(module)
    except ImportError:
        raise MissingExtraError(
            "matplotlib is not installed", path=("plot",), hint="Install jobtheory[plot].", code="JT700"
        ) from None


def legend(ax: Any, columns: int) -> None:
    """Write the legend below the axes, where it hides nothing."""
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, 0), borderaxespad=5.5, ncols=columns)


def is_new(ax: Any) -> bool:
    """Return whether the figure is one of ours, which nobody has sized."""
    label: object = ax.figure.get_label()
    return label == NEW


def room_in(ax: Any) -> float:
    """Return how wide axes are, in points."""
    width: float = ax.get_window_extent().width * INCH / ax.figure.dpi
    return width


def room_for_names(ax: Any) -> int:
    """Return how much room the names of rows have."""
    return int(max(60, min(NAMES, 0.4 * room_in(ax))))


def sized(ax: Any, width: float = 0, height: float = 0) -> None:
    """Make the figure large enough for so many points."""
    wide, tall = ax.figure.get_size_inches()
    ax.figure.set_size_inches(max(wide, width / INCH), height / INCH if height else tall)


def tall_enough(ax: Any, rows: Sequence[Sequence[str]], spare: float = 0) -> None:
    """Make a figure of ours as high as its rows need, and wider where their names are long."""
    if is_new(ax):
        longer = max((room_of(list(row), TEXT) for row in rows), default=0) - NAMES / 2
        sized(ax, INCH * 6.4 + max(0, longer), (LINE * (max(map(len, rows)) + 1) + 6) * len(rows) + 100 + spare)


def named(ax: Any, names: Iterable[str]) -> list[list[str]]:
    """Return names of rows as lines."""
    return [lettered(name, room_for_names(ax), TEXT, most=LINES) for name in names]


def with_verdicts(ax: Any, value: Comparison, names: Iterable[str], spare: float = 0) -> list[list[str]]:
    """Return names with their verdicts as lines; a name that is cut keeps its verdict."""
    rows: list[list[str]] = []
    for name in names:
        verdict = f"({word(value.verdicts[name])})"
        lines = lettered(f"{name} {verdict}", room_for_names(ax), TEXT)
        rows.append(lines if len(lines) <= LINES else [*lettered(name, room_for_names(ax), TEXT, most=LINES), verdict])
    tall_enough(ax, rows, spare)
    return rows


def said(cell: Cell, room: int) -> list[str]:
    """Return what a cell says as lines."""
    return [line for text in (cell.text, cell.fault) if text for line in lettered(text, room, SMALL, most=LINES)]


def name_rows(ax: Any, rows: Iterable[Sequence[str]]) -> None:
    """Name the rows, the first one on top."""
    labels = ["\n".join(row) for row in rows]
    ax.set_yticks(range(len(labels)), labels=labels, **PLAIN)
    ax.set_ylim(len(labels) - 0.5, -0.5)


def name_below(ax: Any, text: str) -> None:
    """Say what runs to the right."""
    room = int(max(120, room_in(ax) - NAMES / 2))
    ax.set_xlabel(text if measured(text, TEXT) <= room else "\n".join(lettered(text, room, TEXT)))


def entitle(ax: Any, text: str) -> None:
    """Write the title above the axes; matplotlib's own wrapping takes a dollar sign for a formula."""
    ax.set_title("\n".join(lettered(text, int(max(160, room_in(ax) - NAMES / 3)), TITLE)), **PLAIN)
