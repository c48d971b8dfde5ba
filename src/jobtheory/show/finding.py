"""Finding what shows a value: by the name of its class, in a module that is loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

T = TypeVar("T")


def found(value: object, known: Mapping[str, T], several: Mapping[str, T]) -> T | None:
    """Return what is known of the class of a value, or None where it is none of ours.

    Args:
        value: Any value.
        known: By the name of a class.
        several: The same of what a tuple or a list holds, where it holds nothing else.
    """
    kind, names = type(value), known
    if kind in {tuple, list}:
        kinds = {type(one) for one in cast("tuple[object, ...]", value)}
        kind, names = kinds.pop() if len(kinds) == 1 else tuple, several
    return names.get(kind.__name__) if kind.__module__.startswith("jobtheory.") else None


def function(package: str, path: str) -> Callable[..., Any]:
    """Return a function by the path to it within a package, such as ``"jobs.needs"``."""
    module, _, name = path.rpartition(".")
    loaded: Callable[..., Any] = getattr(import_module(f"{package}.{module}"), name)
    return loaded
