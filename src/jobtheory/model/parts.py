"""What a value is made of, for whoever prints values with rich: it asks for names and values, not for rich itself."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from inspect import Parameter, signature
from typing import TYPE_CHECKING, Any, TypeAlias, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

Part: TypeAlias = "tuple[str | None, object]"
"""A part as rich takes it: its name, where it has one, and what it is."""


def written(value: object) -> Iterator[Part]:
    """Yield what a value is made of, as it would be written in Python, without what goes without saying.

    Example:
        >>> from jobtheory import Goal, Step
        >>> list(written(Goal("Arrive soon", importance=3)))
        [(None, 'Arrive soon'), ('importance', 3)]
        >>> list(written(Step("Pour", stage="execute")))
        [(None, 'Pour'), ('stage', 'execute')]
    """
    for name, parameter in signature(type(value)).parameters.items():
        held = getattr(value, name)
        if parameter.default is Parameter.empty and parameter.kind is not Parameter.KEYWORD_ONLY:
            yield None, _plainly(held)
        elif not _goes_without_saying(value, name, held, parameter.default):
            yield name, _plainly(held)


def _goes_without_saying(value: object, name: str, held: Any, default: object) -> bool:
    if held == default or held is None or held is False:
        return True
    if name == "key":
        from jobtheory.model.keys import slug  # which itself needs what values have in common

        return bool(held == slug(getattr(value, "statement", "")))
    if name == "measure":
        return bool(held == held.rating())
    return hasattr(held, "__len__") and not len(held)


def _plainly(held: Any) -> object:
    if isinstance(held, enum.Enum):
        return held.value
    return dict(cast("Mapping[object, object]", held)) if isinstance(held, Mapping) else held
