"""The only way up: how a value of the model finds the code that shows it.

The model knows nothing of the layers above it. What shows values registers nothing either, so that importing a value
never imports a renderer; the renderer is found here by name when a value is first shown.
"""

from __future__ import annotations

import os
from functools import wraps
from importlib import import_module
from inspect import signature
from typing import TYPE_CHECKING, Any, ParamSpec, Protocol, TypeAlias, cast

from jobtheory.errors import InvalidTypeError, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jobtheory.model.parts import Part

P = ParamSpec("P")

RENDERERS = "jobtheory.show"


class Writable(Protocol):
    """A file that is open for writing text."""

    def write(self, text: str, /) -> object:
        """Write a text."""
        ...


Target: TypeAlias = "str | os.PathLike[str] | Writable"
"""Where a table is written: a path, or a file that is open for text."""


def returning_text(method: Callable[P, str]) -> Callable[P, str]:
    """Return a method that tells whoever gives it a file that it returns a text, and how that is written."""
    if hasattr(method, "__wrapped__"):  # a class that gets slots is made twice
        return method
    takes = sum(one.kind is one.POSITIONAL_OR_KEYWORD for one in signature(method).parameters.values())

    @wraps(method)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> str:
        first: Any = args[1] if len(args) > 1 else None  # whatever somebody gives
        is_path = isinstance(first, os.PathLike)
        if len(args) > takes or is_path or (isinstance(first, str) and "." in first):
            called = method.__name__
            is_file = is_path or isinstance(first, str)
            told = shown(os.fspath(cast("os.PathLike[str]", first)) if is_path else first)
            save = f"Path({told}).write_text(value.{called}(), encoding='utf-8')"
            raise InvalidTypeError(
                f"{told} is given, and it returns a text",
                path=(called,),
                hint=f"To save it: {save}." if is_file else "Give what it takes by name, as in width=600.",
                code="JT705",
            )
        return method(*args, **kwargs)

    return guarded


def text(value: object) -> str:
    """Return the plain text of a value, as a terminal shows it."""
    rendered: str = _show().text(value)
    return rendered


def html(value: object) -> str:
    """Return the HTML fragment of a value, as a notebook shows it."""
    rendered: str = _show().html(value)
    return rendered


def markdown(value: object) -> str:
    """Return a value as Markdown, as code reviews and wikis show it."""
    rendered: str = _show().markdown(value)
    return rendered


def svg(value: object, width: int, **options: object) -> str:
    """Return the picture of a value as SVG."""
    drawn: str = _show().svg(value, width=width, **options)
    return drawn


def mermaid(value: object, **options: object) -> str:
    """Return the diagram of a value as Mermaid text."""
    written: str = _show().mermaid(value, **options)
    return written


def dot(value: object, **options: object) -> str:
    """Return the diagram of a value as DOT text."""
    written: str = _show().dot(value, **options)
    return written


def mimebundle(value: object, include: Iterable[str] | None, exclude: Iterable[str] | None) -> dict[str, str]:
    """Return every form of a value that a notebook may choose from, by MIME type."""
    bundle: dict[str, str] = _show().mimebundle(value, include, exclude)
    return bundle


def parts(value: object) -> Iterator[Part]:
    """Return what there is to show of a value, part by part, for whoever prints values with rich."""
    shown: Iterator[Part] = _show().parts(value)
    return shown


def frame(value: object, backend: str | None, table: str | None) -> Any:
    """Return a table of a value as a dataframe of a library that is installed."""
    return _show().frame(value, backend, table)


def csv(value: object, file: Target | None, table: str | None) -> str | None:
    """Return a table of a value as comma-separated values, or write it to a file."""
    written: str | None = _show().csv(value, file, table)
    return written


def _show() -> Any:
    return import_module(RENDERERS)
