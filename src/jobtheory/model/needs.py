"""What people want of a job: goals to achieve, known hazards to avoid, unexpected problems to resolve."""

from __future__ import annotations

import enum
from functools import cache
from typing import TYPE_CHECKING, TypeAlias, TypedDict, final

import attrs

from jobtheory.errors import SHOWN, InvalidTypeError, InvalidValueError, UnitError, shown
from jobtheory.model.keys import read_key
from jobtheory.model.level import Content, FigureLike, Mark, Range, figure_text, in_unit, read_figure
from jobtheory.model.measure import NONE, Measure, Score
from jobtheory.model.number import Number, exact, plain
from jobtheory.model.quantity import Quantity
from jobtheory.model.units import unit as read_unit
from jobtheory.model.values import (
    Path,
    Value,
    read_importance,
    read_instance,
    read_member,
    read_text,
)

if TYPE_CHECKING:
    from fractions import Fraction

    from jobtheory.model.level import Figure
    from jobtheory.model.step import Step

__all__ = ["Dimension", "Goal", "Hazard", "Outcome", "Problem"]


@final
class Dimension(enum.Enum):
    """What a need is about; independent of its kind."""

    FUNCTIONAL = "functional"
    """Something gets done."""
    EMOTIONAL = "emotional"
    """How one feels."""
    SOCIAL = "social"
    """How one is seen by others."""


@final
@attrs.frozen(init=False)
class Goal(Value):
    """Something to achieve.

    Args:
        statement: What is to be achieved, free of any solution.
        measure: The scale it is judged on; a rating from 0 to 10 where none is given.
        importance: Its swing weight: the worth of going from the measure's worst level to its target.
        dimension: Functional, emotional or social; a `Dimension` or its text.
        step: The key of the step where it is decided.
        key: What it is called for short; a slug of the statement where none is given.

    Raises:
        InvalidTypeError, InvalidValueError, UnknownNameError: An argument cannot be read.

    Example:
        >>> Goal("Arrive soon", measure=Measure("door to door", "min", worst=120, target=30)).key
        'arrive-soon'
    """

    statement: str
    measure: Measure = attrs.field(kw_only=True)
    importance: Number = attrs.field(kw_only=True)
    dimension: Dimension = attrs.field(kw_only=True)
    step: str | None = attrs.field(kw_only=True)
    key: str = attrs.field(kw_only=True)

    def __init__(
        self,
        statement: str,
        *,
        measure: Measure | None = None,
        importance: float | Fraction = 1,
        dimension: Dimension | str = Dimension.FUNCTIONAL,
        step: str | None = None,
        key: str | None = None,
    ) -> None:
        at = (f"Goal {shown(statement)}",)
        self.__attrs_init__(
            read_text(statement, at, "statement"),
            measure=_read_measure(measure, Measure.rating(), at),
            **_common(statement, importance, dimension, step, key, at),
        )

    def score(self, content: Content, *limits: Fraction | None) -> Score:
        """Return what a level is worth on this goal."""
        return self.measure.score(content, *limits)

    def unknown(self, *limits: Fraction | None) -> Score:
        """Return the score of a level nobody knows."""
        return self.measure.unknown(*limits)

    def at_baseline(self) -> Score | None:
        """Return the score when nothing is hired, or None where nobody knows it."""
        return _at_baseline(self.measure)


@final
@attrs.frozen(init=False)
class Hazard(Value):
    """A known event to avoid: its likelihood is to be reduced, its importance carries the severity.

    Args:
        statement: The event, free of any solution.
        likelihood: The chance of it when nothing is hired: a number from 0 to 1, or text such as ``"5 %"``. The measure
            then runs from there, worst and baseline, to 0, so that a level p is worth 1 - p/likelihood. Levels are
            numbers in the same form: 0.005 where the likelihood is 0.05, 0.5 where it is ``"5 %"``; a level given
            as text with ``%`` is never in doubt.
        measure: The scale, where the likelihood is not what it is judged by; a rating without either, from
            0, avoided no better than by doing nothing, to 10, surely avoided.
        importance: Its swing weight: the worth of going from the measure's worst level to its target.
        dimension: Functional, emotional or social; a `Dimension` or its text.
        step: The key of the step where it is decided.
        key: What it is called for short; a slug of the statement where none is given.

    Raises:
        InvalidValueError: The likelihood is no chance above 0, or contradicts the measure.
        InvalidTypeError, UnitError, UnknownNameError: An argument cannot be read.

    Example:
        >>> spill = Hazard("Spill on the shirt", likelihood="5 %", importance=2)
        >>> spill.measure.value("0.5 %")
        0.9
    """

    statement: str
    likelihood: Number | Quantity | None = attrs.field(kw_only=True)
    measure: Measure = attrs.field(kw_only=True)
    importance: Number = attrs.field(kw_only=True)
    dimension: Dimension = attrs.field(kw_only=True)
    step: str | None = attrs.field(kw_only=True)
    key: str = attrs.field(kw_only=True)

    def __init__(
        self,
        statement: str,
        *,
        likelihood: FigureLike | None = None,
        measure: Measure | None = None,
        importance: float | Fraction = 1,
        dimension: Dimension | str = Dimension.FUNCTIONAL,
        step: str | None = None,
        key: str | None = None,
    ) -> None:
        at = (f"Hazard {shown(statement)}",)
        chance, derived = _read_likelihood(likelihood, at)
        chosen = _read_measure(measure, derived, at)
        if chance is not None and chosen != derived:
            raise InvalidValueError(
                "the likelihood and the measure contradict each other",
                path=at,
                hint="Give one of them; measure=None makes the measure anew from the likelihood.",
                code="JT151",
            )
        self.__attrs_init__(
            read_text(statement, at, "statement"),
            likelihood=chance,
            measure=chosen,
            **_common(statement, importance, dimension, step, key, at),
        )

    def score(self, content: Content, *limits: Fraction | None) -> Score:
        """Return what a level is worth on this hazard."""
        _refuse_impossible(self, content)
        return self.measure.score(content, *limits)

    def unknown(self, *limits: Fraction | None) -> Score:
        """Return the score of a level nobody knows."""
        return self.measure.unknown(*limits)

    def at_baseline(self) -> Score | None:
        """Return the score when nothing is hired, or None where nobody knows it."""
        return _at_baseline(self.measure)


@final
@attrs.frozen(init=False)
class Problem(Value):
    """An unexpected event to resolve: what counts is that it gets resolved, and how soon.

    Args:
        statement: The event, free of any solution.
        within: The time it takes to resolve it, as a `Measure` in a unit of time. A level is then the pair
            ``(share, time)``, such as ``(80, "30 min")``, and its value the product of the two.
        measure: The scale of the share; 0 to 100 % resolved, at 0 when nothing is hired, where none is given.
        importance: Its swing weight: the worth of going from never resolved to always resolved in good time.
        dimension: Functional, emotional or social; a `Dimension` or its text.
        step: The key of the step where it is decided.
        key: What it is called for short; a slug of the statement where none is given.

    Raises:
        InvalidValueError: ``within`` is not a measure of time.
        InvalidTypeError, UnknownNameError: An argument cannot be read.

    Example:
        >>> puncture = Problem("A tyre goes flat", within=Measure("back on the road", "min", worst=60, target=0))
        >>> puncture.key
        'a-tyre-goes-flat'
    """

    statement: str
    within: Measure | None = attrs.field(kw_only=True)
    measure: Measure = attrs.field(kw_only=True)
    importance: Number = attrs.field(kw_only=True)
    dimension: Dimension = attrs.field(kw_only=True)
    step: str | None = attrs.field(kw_only=True)
    key: str = attrs.field(kw_only=True)

    def __init__(
        self,
        statement: str,
        *,
        within: Measure | None = None,
        measure: Measure | None = None,
        importance: float | Fraction = 1,
        dimension: Dimension | str = Dimension.FUNCTIONAL,
        step: str | None = None,
        key: str | None = None,
    ) -> None:
        at = (f"Problem {shown(statement)}",)
        if within is not None and read_unit(read_instance(Measure, within, at, "within").unit).dimension != _TIME:
            raise InvalidValueError(
                f"within is measured in {shown(within.unit)}, which is no time",
                path=at,
                hint="Measure it in a unit of time, such as 'min'.",
                code="JT152",
            )
        self.__attrs_init__(
            read_text(statement, at, "statement"),
            within=within,
            measure=_read_measure(measure, _RESOLVED, at),
            **_common(statement, importance, dimension, step, key, at),
        )

    def score(self, content: Content, *limits: Fraction | None) -> Score:
        """Return what a level is worth on this problem: the share's value times the time's."""
        if self.within is None:
            _refuse_impossible(self, content)
            return self.measure.score(content, *limits)
        if not isinstance(content, tuple):
            if isinstance(content, Mark):
                return self.measure.score(content)  # raises: a mark is said of steps only
            raise InvalidTypeError(
                "the level is one figure, but the problem counts how soon it is resolved too",
                hint="Give the pair (share, time), such as (80, '30 min').",
                code="JT146",
            )
        share, time = content
        _refuse_impossible(self, share)
        return self.measure.score(share, *limits).times(self.within.score(time))

    def unknown(self, *limits: Fraction | None) -> Score:
        """Return the score of a level nobody knows."""
        share = self.measure.unknown(*limits)
        return share if self.within is None else share.times(self.within.unknown())

    def at_baseline(self) -> Score | None:
        """Return the score when nothing is hired, or None where nobody knows it."""
        share = _at_baseline(self.measure)
        if self.within is None or share is None:
            return share
        time = _at_baseline(self.within)
        if time is not None:
            return share.times(time)
        return NONE if share.high == 0 else None


Outcome: TypeAlias = "Goal | Hazard | Problem"
"""A success outcome, of any of the three kinds."""

_TIME = read_unit("min").dimension
_RESOLVED = Measure("share resolved", "%", worst=0, target=100, baseline=0)


class _Common(TypedDict):
    """What an outcome of any kind has."""

    importance: Number
    dimension: Dimension
    step: str | None
    key: str


def _common(statement: str, importance: object, dimension: object, step: object, key: object, path: Path) -> _Common:
    return {
        "importance": read_importance(importance, path),
        "dimension": read_member(Dimension, dimension, path, "dimension"),
        "step": None if step is None else read_text(step, path, "step"),
        "key": read_key(key, statement, path),
    }


def _read_measure(measure: object, default: Measure, path: Path) -> Measure:
    return default if measure is None else read_instance(Measure, measure, path, "measure")


def _read_likelihood(given: object, path: Path) -> tuple[Number | Quantity | None, Measure]:
    if given is None:
        return None, Measure.rating()
    figure = read_figure(given, (*path, "likelihood"))
    try:
        chance = in_unit(figure, "1")
    except UnitError as error:
        raise error.within(*path, "likelihood") from None
    if not 0 < chance <= 1:
        raise InvalidValueError(
            f"likelihood {shown(str(figure) if isinstance(figure, Quantity) else figure)} is not a chance above 0",
            path=path,
            hint="Give a number above 0 and at most 1, such as 0.05, or text such as '5 %'.",
            code="JT150",
        )
    unit = figure.unit if isinstance(figure, Quantity) else "1"
    worst = plain(figure.exact_in(unit) if isinstance(figure, Quantity) else exact(figure))
    return figure, Measure("likelihood", unit, worst=worst, target=0, baseline=worst)


def bound(need: Outcome | Step, level: Figure) -> Fraction:
    """Return where a limit stands, as an exact number of the need's unit.

    Raises:
        UnitError: It does not convert to the unit.
        InvalidValueError: It is a chance or a share that no level can have.
    """
    figure = need.measure.figure(level)
    _refuse_impossible(need, level)
    return figure


def _refuse_impossible(need: object, content: Content) -> None:
    """Refuse a chance, or a share of what is resolved, that is below nothing or above all.

    Raises:
        InvalidValueError: No level can be what is given.
    """
    is_chance = isinstance(need, Hazard) and need.likelihood is not None
    is_share = isinstance(need, Problem) and need.measure == _RESOLVED
    if not isinstance(need, (Hazard, Problem)) or not (is_chance or is_share) or isinstance(content, (Mark, tuple)):
        return
    unit = need.measure.unit
    for end in [content.low, content.high] if isinstance(content, Range) else [content]:
        if not 0 <= in_unit(end, unit) <= _whole(unit):
            what = "a likelihood" if is_chance else "a share"
            raise InvalidValueError(
                f"{what} of {figure_text(end, unit)[:SHOWN]} is not possible",
                hint=f"Give one from 0 to {_whole(unit)}, counted in {shown(unit)}, or text with %.",
                code="JT147",
            )


@cache
def _whole(unit: str) -> Fraction:
    """Return what all of something is in a unit: 1, or 100 in per cent."""
    return Quantity(1, "1").exact_in(unit)


def _at_baseline(measure: Measure) -> Score | None:
    return None if measure.baseline is None else measure.score(measure.baseline)
