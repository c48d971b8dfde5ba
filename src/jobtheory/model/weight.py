"""Where an importance comes from: stated, scored from a survey, or estimated from what people did."""

from __future__ import annotations

import enum
import math
from collections.abc import Mapping
from statistics import NormalDist
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast, final

import attrs

from jobtheory.errors import InvalidTypeError, InvalidValueError, UnknownNameError, did_you_mean, shown
from jobtheory.model.number import Number, exact, number
from jobtheory.model.quantity import Quantity
from jobtheory.model.values import Value, inside, read_importance, read_member, read_number, read_text

if TYPE_CHECKING:
    from collections.abc import Collection
    from fractions import Fraction

    from jobtheory.model.measure import Measure
    from jobtheory.model.values import Path

__all__ = ["Estimates", "Origin", "Weight"]


@final
class Origin(enum.Enum):
    """Where an importance comes from."""

    STATED = "stated"
    """Somebody says so."""
    SCORED = "scored"
    """The answers to a survey were turned into it."""
    ESTIMATED = "estimated"
    """It was learned from what people did."""


@final
@attrs.frozen(init=False)
class Weight(Value):
    """Where the importance of a need comes from, and how sure it is.

    Args:
        importance: The importance that the need has.
        origin: Stated, scored or estimated; an `Origin` or its text.
        low: The low end of its 95 % interval beside the other needs of its side: as a share of them all it is the low
            end of that of the share. `Job.with_importances` gives none where the share is a fact.
        high: The high end.
        stated: The importance that was stated, beside which this one stands.
        source: What it rests on, in words.

    Raises:
        InvalidValueError: The interval does not hold the importance.
        InvalidTypeError, UnknownNameError: An argument cannot be read.

    Example:
        >>> Weight(3.2, "estimated", low=2.1, high=4.3, stated=5, source="840 choices").origin
        <Origin.ESTIMATED: 'estimated'>
    """

    importance: Number
    origin: Origin
    low: Number | None = attrs.field(kw_only=True)
    high: Number | None = attrs.field(kw_only=True)
    stated: Number | None = attrs.field(kw_only=True)
    source: str = attrs.field(kw_only=True)

    def __init__(
        self,
        importance: float | Fraction,
        origin: Origin | str,
        *,
        low: float | Fraction | None = None,
        high: float | Fraction | None = None,
        stated: float | Fraction | None = None,
        source: str = "",
    ) -> None:
        at = ("Weight",)
        weight = read_importance(importance, at)
        ends = [None if end is None else read_number(end, at, name) for end, name in ((low, "low"), (high, "high"))]
        if any(
            end is not None and (exact(end) - exact(weight)) * side < 0 for end, side in zip(ends, (-1, 1), strict=True)
        ):
            raise InvalidValueError(
                f"the importance {shown(weight)} lies outside its interval",
                path=at,
                hint="Give the ends of the interval around it.",
                code="JT739",
            )
        self.__attrs_init__(
            weight,
            read_member(Origin, origin, at, "origin"),
            low=ends[0],
            high=ends[1],
            stated=None if stated is None else read_importance(stated, (*at, "stated")),
            source=read_text(source, at, "source", empty=True),
        )


class Estimates(Protocol):
    """Coefficients learned from what people did, by name: each the worth of one unit more of a level."""

    @property
    def coefficients(self) -> Mapping[str, float]:
        """The estimates."""
        ...

    @property
    def source(self) -> str:
        """What they were learned from."""
        ...

    @property
    def needs(self) -> Collection[str]:
        """The names of those that are the worth of a level, whatever solution has it."""
        ...

    def covariance_of(self, one: str, other: str) -> float:
        """Return the covariance of two estimates."""
        ...

    def unit_of(self, name: str) -> str | None:
        """Return the unit of which an estimate says what one more is worth; None where none was declared."""
        ...


def read_estimates(given: Estimates, path: Path) -> Estimates:
    """Read what was learned, by what it can be asked.

    Raises:
        InvalidTypeError: It cannot be asked what estimates can.
    """
    if not all(hasattr(given, name) for name in ("coefficients", "source", "needs", "covariance_of", "unit_of")):
        bare = isinstance(cast("object", given), Mapping)
        raise InvalidTypeError(
            f"what was learned is {shown(given)}",
            path=path,
            hint="Give the fit itself: its intervals and units go with the coefficients."
            if bare
            else "Give a fit, such as learn.fit_choices(data, ...) returns.",
            code="JT103",
        )
    return given


class Swing(NamedTuple):
    """What a coefficient makes of going from the worst level of a measure to its target."""

    name: str
    """The coefficient."""
    way: float
    """How far it is, in the unit of the coefficient."""
    importance: float


def swing(estimates: Estimates, name: object, measure: Measure, path: Path) -> Swing:
    """Return the swing weight that a coefficient makes of a measure.

    Where the unit of the coefficient was declared, the way from worst to target is taken in it; else it is taken to be
    that of the measure.

    Raises:
        UnknownNameError: There is no such coefficient.
        UnitError: The unit of the measure does not convert to that of the coefficient.
        InvalidValueError: It is the worth of no level, or by the estimate people avoid what the measure calls better.
    """
    coefficients = estimates.coefficients
    if not isinstance(name, str) or name not in coefficients:
        raise UnknownNameError(
            f"no coefficient is called {shown(name)}",
            path=path,
            hint=(did_you_mean(name, coefficients) if isinstance(name, str) else "")
            or f"There is {', '.join(map(shown, coefficients))}.",
            code="JT733",
        )
    if name not in estimates.needs:
        known = ", ".join(map(shown, estimates.needs))
        raise InvalidValueError(
            f"{shown(name)} is not what a level is worth, whatever solution has it",
            path=path,
            hint="Constants are not, nor what counts for some solutions only, nor the scale of a nest. "
            + (f"There is {known}." if known else "Learn it with needs=."),
            code="JT733",
        )
    with inside(path):
        way = _way(measure, estimates.unit_of(name))
    worth = coefficients[name] * way
    if worth <= 0:
        less, hired = ("less", "more") if measure.less_is_better else ("more", "less")
        raise InvalidValueError(
            f"of {shown(measure.name)} {less} is better, but people hired {hired} of it: "
            f"{shown(name)} is {coefficients[name]:.4g}",
            path=path,
            hint="Leave it out of keys=; ask whether the measure stands the wrong way, or what goes with the column.",
            code="JT738",
        )
    return Swing(name, way, worth)


def _way(measure: Measure, unit: str | None) -> float:
    """Return how far it is from the worst level of a measure to its target, in a unit."""
    if unit is None:
        return float(exact(measure.target) - exact(measure.worst))
    worst, target = (Quantity(end, measure.unit).exact_in(unit) for end in (measure.worst, measure.target))
    return float(target - worst)


def ends_of(estimates: Estimates, swings: Mapping[str, Swing], others: float) -> dict[str, tuple[float, float] | None]:
    """Return by key the ends of the 95 % interval of a swing beside the others of its side; None where it is a fact.

    What a need weighs is its share of all, so that the interval is that of the share by the delta method, cut at 0 and
    at 1, times what all of them weigh.

    Args:
        estimates: What was learned.
        swings: What was learned of the needs of a side.
        others: What the needs weigh that were not learned.
    """
    whole = sum(found.importance for found in swings.values()) + others
    z = NormalDist().inv_cdf(0.975)
    ends: dict[str, tuple[float, float] | None] = {}
    for key, found in swings.items():
        share = found.importance / whole
        slopes = [(one.name, one.way * ((other == key) - share)) for other, one in swings.items()]
        variance = sum(a * b * estimates.covariance_of(n, m) for n, a in slopes for m, b in slopes)
        reach = z * math.sqrt(max(variance, 0.0))
        is_fact = len(swings) == 1 and not others
        ends[key] = None if is_fact else (max(found.importance - reach, 0.0), min(found.importance + reach, whole))
    return ends


def weight_of(
    importance: float, ends: tuple[float, float] | None, factor: float, stated: Number, source: str
) -> Weight:
    """Return an importance that was learned as a weight beside the one that was stated."""
    low, high = (None, None) if ends is None else (ends[0] * factor, ends[1] * factor)
    return Weight(number(importance * factor), Origin.ESTIMATED, low=low, high=high, stated=stated, source=source)
