"""What shares solutions would have if things were otherwise."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, final

import attrs
import numpy as np

from jobtheory.errors import SampleSharesWarning, shown
from jobtheory.learn.choosing.drawing import drawing, following_of
from jobtheory.learn.choosing.foretelling import Foretelling, Population
from jobtheory.learn.choosing.labels import Label
from jobtheory.learn.choosing.population import corrected
from jobtheory.learn.choosing.predicting import Spread, slopes_of, variances_of
from jobtheory.learn.choosing.statistics import quantile
from jobtheory.model import exits
from jobtheory.model.values import FrozenMap, Shown, Value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jobtheory.hiring.crowd import Floats
    from jobtheory.learn.choosing.choice_fit import ChoiceFit
    from jobtheory.learn.choosing.choices import Choices
    from jobtheory.model.values import Path

__all__ = ["Forecast"]


@final
@attrs.frozen(repr=False)
class Forecast(Value, Shown):
    """What share of choosers would hire each solution; made by `ChoiceFit.forecast`.

    Attributes:
        shares: By solution, its share: the mean of how likely each chooser hires it.
        standard_errors: By solution, how far the share is uncertain.
        before: By solution, its share in the data that was learned from, in the same way: of the same choosers where
            some of those are foretold, and of all where others are; empty where the data is gone.
        change_standard_errors: By solution, how far the change of its share is uncertain; empty where ``before`` is.
        population: Whether the shares are those of the population that the choosers were drawn from, or else of these
            very choosers.
        is_fixed: Whether the shares of the population were given: they then are facts, which fix the constants, and
            what is uncertain is uncertain because the other coefficients are.

    Standard errors are by the delta method: the slope of each share in the coefficients, and their covariance. Those of
    a population count besides that other choosers might have been drawn: the variance of a mean over choosers, put
    together by person where ``panel=`` was given. Those of these very choosers do not.

    Tables:
        - ``shares``, a row for every solution: ``solution``, ``before``, ``share``, ``standard_error``, ``low``,
          ``high``, ``change``, ``change_standard_error``, ``change_low``, ``change_high``.
    """

    shares: FrozenMap[Label, float]
    standard_errors: FrozenMap[Label, float]
    before: FrozenMap[Label, float]
    change_standard_errors: FrozenMap[Label, float]
    population: bool
    is_fixed: bool

    @property
    def change(self) -> FrozenMap[Label, float]:
        """By solution, how much its share grows; a new one starts from 0, one withdrawn falls to 0."""
        if not self.before:
            return FrozenMap()
        labels = dict.fromkeys((*self.before, *self.shares))
        return FrozenMap({label: self.shares.get(label, 0.0) - self.before.get(label, 0.0) for label in labels})

    def change_intervals(self, level: float = 0.95) -> FrozenMap[Label, tuple[float, float]]:
        """Return by solution the interval of how much its share grows; what is new cannot fall.

        Args:
            level: How often such intervals hold the truth.

        Raises:
            InvalidValueError: The level is no share between 0 and 1.
        """
        z = quantile(level, ("Forecast", "change_intervals"))
        found: dict[Label, tuple[float, float]] = {}
        for label, change in self.change.items():
            reach = z * self.change_standard_errors[label]
            least, most = -1.0 if label in self.before else 0.0, 1.0 if label in self.shares else 0.0
            found[label] = (max(change - reach, least), min(change + reach, most))
        return FrozenMap(found)

    def intervals(self, level: float = 0.95) -> FrozenMap[Label, tuple[float, float]]:
        """Return by solution the interval of its share, cut at 0 and 1.

        Args:
            level: How often such intervals hold the truth.

        Raises:
            InvalidValueError: The level is no share between 0 and 1.
        """
        z = quantile(level, ("Forecast", "intervals"))
        return FrozenMap(
            {
                label: (
                    max(share - z * self.standard_errors[label], 0.0),
                    min(share + z * self.standard_errors[label], 1.0),
                )
                for label, share in self.shares.items()
            }
        )

    def to_svg(self, *, width: int = 960) -> str:
        """Return the share of each solution with its interval, beside the share today, as SVG.

        Args:
            width: How wide the picture is to be, in pixels; what cannot be that narrow is wider.

        Raises:
            InvalidValueError: The width makes no sense.
        """
        return exits.svg(self, width)

    def __repr__(self) -> str:
        listed = ", ".join(f"{shown(label)}: {share:.1%}" for label, share in list(self.shares.items())[:12])
        more = f", … {len(self.shares) - 12} more" if len(self.shares) > 12 else ""
        return f"<Forecast: {listed}{more}>"


def forecast(
    fit: ChoiceFit,
    data: Choices,
    like: Mapping[Label, Label | None],
    population_shares: Mapping[Label, float] | str | None,
    at: Path,
    *,
    at_random: bool,
) -> Forecast:
    """Return what shares follow for some data."""
    theta = fit.learned.theta
    population, shifts = corrected(fit, population_shares, at)
    told = Foretelling(fit, data, like, Population(population, shifts), at)
    if population is not None and told.are_others and not at_random:
        are = "are not" if told.own is not None else "are not known to be"
        warnings.warn(
            f"these choosers {are} those learned from, and are taken to be drawn from the population at random; say "
            "at_random=True where they were",
            SampleSharesWarning,
            stacklevel=3,
        )
    spread = _spread(fit, is_fixed=population is not None)
    slopes = slopes_of(told.figures, theta, spread.directions, np.sqrt(np.diag(spread.covariance)))
    variances = variances_of(slopes, spread.covariance)
    if population_shares is not None:
        following = None if population is None or told.own is None else following_of(fit, told.own, told.figures)
        variances += drawing(told.drawn(), (told.now_at, told.before_at, told.labels), following, fit.panel, told.own)
    cuts = [len(told.now_at), len(told.now_at) + len(told.before_at)]
    shares, before, _ = np.split(told.figures(theta), cuts)
    errors_of_shares, _, errors_of_change = np.split(np.sqrt(variances), cuts)
    before_labels = told.labels[: len(told.before_at)]
    return Forecast(
        _named(data.solutions, shares),
        _named(data.solutions, errors_of_shares),
        _named(before_labels, before),
        _named(told.labels, errors_of_change) if told.own is not None else FrozenMap(),
        population is not None or population_shares == "sample",
        population is not None,
    )


def _named(known: Sequence[Label], figures: Floats) -> FrozenMap[Label, float]:
    return FrozenMap(dict(zip(known, figures.tolist(), strict=True)))


def _spread(fit: ChoiceFit, *, is_fixed: bool) -> Spread:
    """Return how far coefficients are uncertain.

    Shares that are given as facts fix the constants, whatever the other coefficients are. Since constants reproduce
    the shares of the sample, they then move with the others as the likelihood's own constants do: by the regression of
    their estimates on those of the others.
    """
    covariance = fit.learned.covariance
    if not is_fixed:
        return Spread(np.eye(len(covariance)), covariance)
    constant = np.array([term.column is None for term in fit.learned.model.utility.terms])
    others, constants = np.flatnonzero(~constant), np.flatnonzero(constant)
    classical = fit.learned.classical
    directions = np.zeros((len(classical), len(others)))
    directions[others, np.arange(len(others))] = 1
    directions[constants] = np.linalg.solve(classical[np.ix_(others, others)], classical[np.ix_(others, constants)]).T
    return Spread(directions, covariance[np.ix_(others, others)])
