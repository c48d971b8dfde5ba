"""What is done, by its name, and the ways through it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, cast

from jobtheory.errors import UnknownNameError, did_you_mean, shown
from jobtheory.model.values import Path, read_text

if TYPE_CHECKING:
    from collections.abc import Collection

Activity: TypeAlias = "str | int"
"""The name of something that is done: text, or a whole number that stands for one."""

Way: TypeAlias = tuple[Activity, ...]
"""The activities of one case, first to last."""


def read_activity(given: object, path: Path) -> Activity:
    """Read the name of an activity."""
    if isinstance(given, int) and not isinstance(given, bool):
        return given
    return read_text(given, path, "activity")


def refuse_unknown_activity(given: object, known: Collection[Any], path: Path) -> None:
    """Refuse an activity, or a pair of activities, that nobody does, naming the closest that somebody does."""
    try:
        if given in known:
            return
    except TypeError:  # what cannot be hashed names nothing
        pass
    names = [named(one) for one in known]
    listed = ", ".join(shown(name) for name in names[:6]) + (", …" if len(names) > 6 else "")
    hint = did_you_mean(named(given), names) or f"Known are {listed}."
    raise UnknownNameError(f"nothing like {shown(named(given))} is done", path=path, hint=hint, code="JT761")


def named(given: object) -> str:
    """Return the name of an activity as text, and a pair as two names with an arrow."""
    if isinstance(given, tuple):
        return " → ".join(str(end) for end in cast("tuple[object, ...]", given)[:3])
    return given if isinstance(given, str) else shown(given)
