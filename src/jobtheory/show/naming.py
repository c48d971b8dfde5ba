"""Needs, steps and jobs as people read them: by what they say, with the key where nobody would guess it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.model.keys import slug

if TYPE_CHECKING:
    from jobtheory.model.keys import Keyed


def named(one: Keyed) -> str:
    """Return a statement, and the key in brackets where one was given.

    Example:
        >>> import jobtheory as jt
        >>> named(jt.Goal("Arrive soon")), named(jt.Goal("Arrive soon", key="soon"))
        ('Arrive soon', 'Arrive soon (soon)')
    """
    return one.statement if slug(one.statement) == one.key else f"{one.statement} ({one.key})"
