"""A table as a dataframe of whichever library is installed, through narwhals."""

from __future__ import annotations

from datetime import datetime, time
from importlib import import_module
from typing import TYPE_CHECKING, Any

from jobtheory.errors import MissingExtraError, UnknownNameError, shown
from jobtheory.show.tables.listing import DATE, FLAG, NUMBER, TEXT, WHOLE, WHOLE_OR_NONE

if TYPE_CHECKING:
    from jobtheory.show.tables.listing import Listing

BACKENDS = ("pandas", "polars", "pyarrow")

TYPES = {TEXT: "String", NUMBER: "Float64", WHOLE: "Int64", WHOLE_OR_NONE: "Int64", FLAG: "Boolean", DATE: "Date"}
"""What narwhals calls the type of a column."""


def frame(listing: Listing, backend: str | None = None) -> Any:  # a frame of any library
    """Return a table as a dataframe.

    Raises:
        MissingExtraError: narwhals or the dataframe library is not installed.
        UnknownNameError: The backend is none of the three.
    """
    if backend is not None and backend not in BACKENDS:
        raise UnknownNameError(
            f"unknown backend {shown(backend)}",
            path=("to_frame",),
            hint=f"One of {', '.join(BACKENDS)}. A table is named by table=.",
            code="JT701",
        )
    nw = _load("narwhals", "Install jobtheory[learn].")
    chosen = backend or _first_installed()
    library = _load(chosen, f"Install {chosen}.")
    cells = {name: [row[name] for row in listing.rows] for name in listing.columns}
    if chosen == "pandas":
        return _pandas(nw, library, listing, cells)
    schema = {name: getattr(nw, TYPES[kind])() for name, kind in listing.columns.items()}
    return nw.from_dict(cells, schema=schema, backend=chosen).to_native()


def _pandas(nw: Any, pandas: Any, listing: Listing, cells: dict[str, list[Any]]) -> Any:
    """Return a frame of pandas, whose own types know neither days nor a whole number that is missing.

    Before its version 3 a text is an object, and a cast to text would make the word "None" of what is missing.
    """
    text = nw.String() if int(pandas.__version__.split(".")[0]) >= 3 else nw.Object()
    types = {
        TEXT: text,
        NUMBER: nw.Float64(),
        WHOLE: nw.Int64(),
        WHOLE_OR_NONE: nw.Float64(),
        FLAG: nw.Boolean(),
        DATE: nw.Datetime("us"),
    }
    days = [name for name, kind in listing.columns.items() if kind is DATE]
    midnights = {name: [None if day is None else datetime.combine(day, time()) for day in cells[name]] for name in days}
    schema = {name: types[kind] for name, kind in listing.columns.items()}
    made = nw.from_dict({**cells, **midnights}, schema=schema, backend="pandas").to_native()
    return made.astype({name: "Int64" for name, kind in listing.columns.items() if kind is WHOLE_OR_NONE})


def _first_installed() -> str:
    from importlib.util import find_spec

    for name in BACKENDS:
        if find_spec(name) is not None:
            return name
    raise MissingExtraError(
        "no dataframe library is installed",
        path=("to_frame",),
        hint=f"Install one of {', '.join(BACKENDS)}.",
        code="JT700",
    )


def _load(name: str, hint: str) -> Any:  # a module
    try:
        return import_module(name)
    except ImportError:
        raise MissingExtraError(f"{name} is not installed", path=("to_frame",), hint=hint, code="JT700") from None
