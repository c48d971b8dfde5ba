"""How people weigh a change: losses against gains, small steps against large ones, claims against proof."""

from __future__ import annotations

from fractions import Fraction
from typing import final

import attrs

from jobtheory.errors import InvalidValueError, shown
from jobtheory.model.number import Number, exact
from jobtheory.model.values import Path, Value, read_number

__all__ = ["SwitchingModel"]

AT = ("SwitchingModel",)


@final
@attrs.frozen(init=False)
class SwitchingModel(Value):
    """How people weigh a change from what they have.

    A difference d on a need of weight w is felt as ``w·|d|^curvature``. Losses count ``loss_aversion`` times; a gain
    that rests on a seller's claim counts 1/``optimism``, since sellers over-weigh what they offer.

    Args:
        loss_aversion: λ, at least 0; how much more a loss weighs than a gain of the same size.
        curvature: α, above 0; below 1 small differences weigh more than their share.
        optimism: o, at least 1; how far sellers over-weigh their gains.

    Raises:
        InvalidValueError: A parameter lies outside its range.
        InvalidTypeError: A parameter is not a number.

    Example:
        >>> SwitchingModel.gourville()
        SwitchingModel(loss_aversion=3, curvature=1, optimism=3)
    """

    loss_aversion: Number
    curvature: Number
    optimism: Number

    def __init__(
        self, loss_aversion: float | Fraction = 1, curvature: float | Fraction = 1, optimism: float | Fraction = 1
    ) -> None:
        self.__attrs_init__(
            _parameter(loss_aversion, "loss_aversion", Fraction(0), Fraction(1000), AT),
            _parameter(curvature, "curvature", Fraction(1, 100), Fraction(100), AT),
            _parameter(optimism, "optimism", Fraction(1), Fraction(1000), AT),
        )

    @classmethod
    def neutral(cls) -> SwitchingModel:
        """Return the model that weighs merits alone: λ 1, α 1, o 1."""
        return cls()

    @classmethod
    def gourville(cls) -> SwitchingModel:
        """Return the 9× effect: buyers over-weigh what they have by three, sellers what they offer by three.

        λ 3, α 1, o 3, so that a claimed gain has to be nine times the loss, one proven in a trial three times
        (Gourville 2006, Eager Sellers and Stony Buyers, Harvard Business Review 84(6):98-106).
        """
        return cls(3, 1, 3)

    @classmethod
    def prospect(cls) -> SwitchingModel:
        """Return cumulative prospect theory's value function at its median parameters: λ 2.25, α .88, o 1.

        Tversky & Kahneman 1992, Advances in Prospect Theory, Journal of Risk and Uncertainty 5:297-323.
        """
        return cls(2.25, 0.88, 1)


def _parameter(given: object, what: str, low: Fraction, high: Fraction, path: Path) -> Number:
    value = read_number(given, path, what)
    if not low <= exact(value) <= high:
        raise InvalidValueError(
            f"{what} is {shown(value)}",
            path=path,
            hint=f"Give a number from {float(low):g} to {float(high):g}.",
            code="JT510",
        )
    return value
