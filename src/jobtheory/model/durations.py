"""How long something took, over all the times it was seen: as quantities of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, cast, final

import attrs

from jobtheory.errors import InvalidTypeError, InvalidValueError, UnitError, shown
from jobtheory.model.level import FigureLike, read_figure
from jobtheory.model.number import exact
from jobtheory.model.quantity import Quantity
from jobtheory.model.values import FrozenMap, Path, Shown, Value, inside

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Durations"]

AT = ("Durations",)

DurationsLike: TypeAlias = "Durations | FigureLike"
"""What is taken as how long something takes: text such as ``"3 day"``, a quantity, or `Durations`."""


@final
@attrs.frozen(init=False)
class Durations(Value, Shown):
    """How long something took, over all the times it was seen.

    Args:
        mean: The mean; a quantity of time, or text such as ``"3 day"``.
        quantiles: The durations that shares of all of them do not exceed, by share: 0 for the shortest, 0.5 for the
            median, 1 for the longest.
        count: How many durations there are.

    Raises:
        InvalidTypeError, InvalidValueError, UnitError: A duration is no time, or negative; a share is not from 0 to 1.

    Tables:
        - ``durations``, the mean, and a row for every share of all durations: ``what``, ``share``, ``duration``,
          ``unit``, ``seconds``.

    Example:
        >>> took = Durations("4 h", quantiles={0.5: "3 h", 0.9: "1 day"}, count=12)
        >>> took.median
        Quantity(3, 'h')
    """

    mean: Quantity
    quantiles: FrozenMap[float, Quantity]
    count: int

    def __init__(self, mean: FigureLike, quantiles: Mapping[Any, FigureLike] | None = None, *, count: int = 1) -> None:
        given = cast("Mapping[object, object]", {} if quantiles is None else quantiles)
        figures = {
            read_share(share, AT): read_duration(figure, (*AT, f"quantile {shown(share)}"))
            for share, figure in given.items()
        }
        self.__attrs_init__(read_duration(mean, (*AT, "mean")), FrozenMap(figures), read_count(count, AT, "count"))

    @property
    def median(self) -> Quantity | None:
        """The duration that half of them do not exceed; None where nobody says it."""
        return self.quantiles.get(0.5)


def seen_durations(mean: float, quantiles: Mapping[float, float], count: int) -> Durations:
    """Return durations that were worked out from times, in seconds."""
    seen: Durations = Durations.__new__(Durations)
    marks = {share: _seconds(figure) for share, figure in quantiles.items()}
    seen.__attrs_init__(_seconds(mean), FrozenMap(marks), count)
    return seen


def _seconds(figure: float) -> Quantity:
    """Return seconds as a quantity, without the checks that figures of somebody else need."""
    if not 1e-12 < figure < 1e15:
        return Quantity(figure, "s")
    quantity: Quantity = Quantity.__new__(Quantity)
    quantity.__attrs_init__(int(figure) if figure.is_integer() else figure, "s")
    return quantity


def read_durations(given: object, path: Path) -> Durations:
    """Read how long something takes: durations, or one duration that always holds."""
    if isinstance(given, Durations):
        return given
    with inside(path):
        figure = read_duration(given, ())
        return Durations(figure, {0.5: figure})


def read_duration(given: object, path: Path) -> Quantity:
    """Read a time of 0 or more, with its unit."""
    figure = read_figure(given, path)
    if not isinstance(figure, Quantity):
        raise UnitError(
            f"the duration {shown(given)} has no unit", path=path, hint="Write one, as in '45 min'.", code="JT130"
        )
    with inside(path):
        if figure.exact_in("s") < 0:
            raise InvalidValueError(f"the duration {figure} is negative", hint="Give 0 or more.", code="JT221")
    return figure


def read_count(given: object, path: Path, what: str) -> int:
    """Read how often something happened: once or more."""
    if not isinstance(given, int) or isinstance(given, bool):
        raise InvalidTypeError(
            f"{what} is {shown(cast('Any', given))}", path=path, hint="Give a whole number.", code="JT103"
        )
    if given < 1:
        raise InvalidValueError(f"{what} is {shown(given)}", path=path, hint="Give 1 or more.", code="JT108")
    return given


def read_share(given: object, path: Path) -> float:
    """Read a share from 0 to 1."""
    try:
        share = float(exact(given))
    except (InvalidTypeError, InvalidValueError):
        share = -1.0
    if not 0 <= share <= 1:
        raise InvalidValueError(
            f"the share is {shown(given)}", path=path, hint="Give a number from 0 to 1.", code="JT501"
        )
    return share
