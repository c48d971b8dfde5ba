"""Why somebody is after a job: the circumstance that it arises in, and the progress that is sought in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

import attrs

from jobtheory.errors import shown
from jobtheory.model.needs import Dimension
from jobtheory.model.values import Value, read_items, read_member, read_text, repr_items

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Circumstance", "Progress"]


@final
@attrs.frozen(init=False)
class Circumstance(Value):
    """When and where the job arises.

    Args:
        situation: The situation in words, as it would follow "When".
        trigger: What sets the job off.
        constraints: What cannot be chosen, in words.

    Example:
        >>> Circumstance("I drive to work alone", trigger="the traffic slows down").trigger
        'the traffic slows down'
    """

    situation: str
    trigger: str | None = None
    constraints: tuple[str, ...] = attrs.field(default=(), repr=repr_items)

    def __init__(self, situation: str, trigger: str | None = None, constraints: Iterable[str] = ()) -> None:
        at = (f"Circumstance {shown(situation)}",)
        self.__attrs_init__(
            read_text(situation, at, "situation"),
            None if trigger is None else read_text(trigger, at, "trigger"),
            tuple(read_text(c, at, "constraint") for c in read_items(constraints, at, "constraints")),
        )


@final
@attrs.frozen(init=False)
class Progress(Value):
    """The shift a person is after.

    Args:
        from_: Where they stand, in words.
        to: Where they want to be, in words, as it would follow "so I can".
        dimension: Functional, emotional or social; a `Dimension` or its text.
        outcomes: The keys of the outcomes that show it.

    Example:
        >>> Progress("hungry by ten", "last until lunch", "functional").to
        'last until lunch'
    """

    from_: str
    to: str
    dimension: Dimension
    outcomes: tuple[str, ...] = attrs.field(default=(), repr=repr_items)

    def __init__(self, from_: str, to: str, dimension: Dimension | str, outcomes: Iterable[str] = ()) -> None:
        at = (f"Progress to {shown(to)}",)
        self.__attrs_init__(
            read_text(from_, at, "from_"),
            read_text(to, at, "to"),
            read_member(Dimension, dimension, at, "dimension"),
            tuple(read_text(o, at, "outcome") for o in read_items(outcomes, at, "outcomes")),
        )
