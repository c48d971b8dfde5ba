"""Rows as a dataframe of whichever library is installed, through narwhals."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from jobtheory.errors import MissingExtraError, UnknownNameError, shown

BACKENDS = ("pandas", "polars", "pyarrow")


def frame(rows: list[dict[str, Any]], backend: str | None = None) -> Any:  # a frame of any library
    """Return rows, all with the same keys, as a dataframe.

    Args:
        rows: The rows; their keys become the columns.
        backend: ``"pandas"``, ``"polars"`` or ``"pyarrow"``; the first of them that is installed where left out.

    Raises:
        MissingExtraError: narwhals or the dataframe library is not installed.
        UnknownNameError: The backend is none of the three.
    """
    if backend is not None and backend not in BACKENDS:
        raise UnknownNameError(
            f"unknown backend {shown(backend)}", path=("to_frame",), hint=f"One of {', '.join(BACKENDS)}.", code="JT701"
        )
    nw = _load("narwhals", "Install jobtheory[learn].")
    chosen = backend or _first_installed()
    _load(chosen, f"Install {chosen}.")
    columns: dict[str, list[Any]] = {name: [row[name] for row in rows] for name in (rows[0] if rows else ())}
    return nw.from_dict(columns, backend=chosen).to_native()


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
