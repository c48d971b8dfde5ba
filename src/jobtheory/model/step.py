"""A step: one thing to get done, free of any solution, and the universal stages it may belong to."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, final

import attrs

from jobtheory.errors import shown
from jobtheory.model.keys import read_key
from jobtheory.model.level import Content, Mark
from jobtheory.model.measure import FULL, NONE, Measure, Score
from jobtheory.model.number import Number
from jobtheory.model.values import (
    Value,
    read_flag,
    read_importance,
    read_instance,
    read_member,
    read_text,
)

if TYPE_CHECKING:
    from fractions import Fraction

__all__ = ["Stage", "Step"]


@final
class Stage(enum.Enum):
    """The universal stages of a job, in their usual order (Bettencourt & Ulwick 2008, HBR 86(5):109-114)."""

    DEFINE = "define"
    LOCATE = "locate"
    PREPARE = "prepare"
    CONFIRM = "confirm"
    EXECUTE = "execute"
    MONITOR = "monitor"
    MODIFY = "modify"
    CONCLUDE = "conclude"


@final
@attrs.frozen(init=False)
class Step(Value):
    """One thing to get done.

    Args:
        statement: What is done, free of any solution: a verb and its object.
        stage: The universal stage it belongs to; a `Stage` or its text.
        measure: The scale it is judged on; a rating from 0 to 10 where none is given.
        importance: Its swing weight: the worth of going from the measure's worst level to its target.
        optional: True where the job gets done without it too.
        key: What it is called for short; a slug of the statement where none is given.

    Raises:
        InvalidTypeError, InvalidValueError, UnknownNameError: An argument cannot be read.

    Example:
        >>> Step("Pour the water", stage="execute").key
        'pour-the-water'
    """

    statement: str
    stage: Stage | None = attrs.field(kw_only=True)
    measure: Measure = attrs.field(kw_only=True)
    importance: Number = attrs.field(kw_only=True)
    optional: bool = attrs.field(kw_only=True)
    key: str = attrs.field(kw_only=True)

    def __init__(
        self,
        statement: str,
        *,
        stage: Stage | str | None = None,
        measure: Measure | None = None,
        importance: float | Fraction = 1,
        optional: bool = False,
        key: str | None = None,
    ) -> None:
        at = (f"Step {shown(statement)}",)
        self.__attrs_init__(
            read_text(statement, at, "statement"),
            stage=None if stage is None else read_member(Stage, stage, at, "stage"),
            measure=Measure.rating() if measure is None else read_instance(Measure, measure, at, "measure"),
            importance=read_importance(importance, at),
            optional=read_flag(optional, at, "optional"),
            key=read_key(key, statement, at),
        )

    def score(self, content: Content, *limits: Fraction | None) -> Score:
        """Return what a level is worth on this step; spared is worth all, undone nothing."""
        if isinstance(content, Mark):
            return FULL if content is Mark.SPARED else NONE
        return self.measure.score(content, *limits)

    def unknown(self, *limits: Fraction | None) -> Score:
        """Return the score of a level nobody knows."""
        return self.measure.unknown(*limits)
