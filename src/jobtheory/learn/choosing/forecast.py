"""What shares solutions would have if things were otherwise."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast, final

import attrs
import numpy as np

from jobtheory.errors import InvalidValueError, SampleSharesWarning, shown
from jobtheory.learn.choosing.columns import Label, some
from jobtheory.learn.choosing.predicting import Predictor, add_shares, errors_of, likeness_of, names_of
from jobtheory.learn.choosing.scenarios import code_of
from jobtheory.learn.choosing.statistics import quantile
from jobtheory.model import exits
from jobtheory.model.values import FrozenMap, Shown, Value

if TYPE_CHECKING:
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
        standard_errors: By solution, how far the share is uncertain because the coefficients are.
        before: By solution, its share in the data that was learned from, in the same way; empty where it is gone.
        population: Whether the shares are meant to be the population's.

    Tables:
        - ``shares``, a row for every solution: ``solution``, ``before``, ``share``, ``standard_error``, ``low``,
          ``high``.
    """

    shares: FrozenMap[Label, float]
    standard_errors: FrozenMap[Label, float]
    before: FrozenMap[Label, float]
    population: bool

    @property
    def change(self) -> FrozenMap[Label, float]:
        """By solution, how much its share grows; a new one starts from 0, one withdrawn falls to 0."""
        if not self.before:
            return FrozenMap()
        labels = dict.fromkeys((*self.before, *self.shares))
        return FrozenMap({label: self.shares.get(label, 0.0) - self.before.get(label, 0.0) for label in labels})

    def intervals(self, level: float = 0.95) -> FrozenMap[Label, tuple[float, float]]:
        """Return by solution the interval of its share, cut at 0 and 1."""
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

    def to_html(self) -> str:
        """Return the shares as an HTML fragment, escaped and with inline styles only."""
        return exits.html(self)

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
) -> Forecast:
    """Return what shares follow for some data."""
    model, theta = fit.learned.model, fit.learned.theta
    shifts = np.zeros(len(theta))
    corrected = False
    if population_shares is None:
        if fit.learned.model.utility.base is not None:
            warnings.warn(
                "the constants are those of the sample, and so are the shares; give population_shares=, or "
                'population_shares="sample" where it was drawn at random',
                SampleSharesWarning,
                stacklevel=3,
            )
    elif population_shares != "sample":
        shifts = _shifts(fit, population_shares, at)
        corrected = True
    likeness = likeness_of(model, data, like, at)
    predictor = Predictor(model, data, likeness, at)
    own = None if fit.learned.data is None else Predictor(model, fit.learned.data, {}, at)
    everybody = own.probabilities(theta + shifts) if own is not None else None
    representing = None
    if corrected and own is not None and everybody is not None:
        representing = _representing(fit, own.data, everybody, population_shares)
    weights = None
    if representing is not None and own is not None:
        weights = representing if data is own.data else _matched(own.data, data, representing, at)
    elif corrected and own is None:
        weights = None  # whoever is foretold stands for the population himself
    shares = predictor.shares(theta + shifts, weights)
    errors = errors_of(predictor, theta + shifts, fit.learned.covariance, weights)
    before: dict[Label, float] = {}
    if own is not None and everybody is not None:
        found = add_shares(own.data, everybody, representing)
        before = dict(zip(own.data.solutions, found.tolist(), strict=True))
    return Forecast(
        FrozenMap(dict(zip(data.solutions, shares.tolist(), strict=True))),
        FrozenMap(dict(zip(data.solutions, errors.tolist(), strict=True))),
        FrozenMap(before),
        corrected or population_shares == "sample",
    )


def _shifts(fit: ChoiceFit, given: object, at: Path) -> Floats:
    """Return by how much coefficients move from the sample to the population.

    With a constant for every solution but the base, a sample drawn by choice moves nothing but the constants, each by
    the logarithm of how much more of the solution is in the sample than in the population (Manski & Lerman 1977,
    Econometrica 45:1977-1988, citing McFadden).
    """
    utility = fit.learned.model.utility
    if utility.base is None or fit.nests:
        raise InvalidValueError(
            "the model has nests" if fit.nests else "the model has no constants",
            path=at,
            hint="A sample drawn by choice is corrected through the constants of a plain model: learn with constants=.",
            code="JT735",
        )
    population = _read_shares(fit, given, at)
    ratio = {label: fit.observed_shares[label] / population[label] for label in fit.solutions}
    shifts = np.zeros(len(fit.learned.theta))
    for k, term in enumerate(utility.terms):
        if term.column is None and term.solution is not None:
            shifts[k] = -np.log(ratio[term.solution] / ratio[utility.base])
    return shifts


def _read_shares(fit: ChoiceFit, given: object, at: Path) -> dict[Label, float]:
    where = (*at, "population_shares")
    if not isinstance(given, Mapping):
        raise InvalidValueError(
            f"they are {shown(given)}",
            path=where,
            hint='Give a mapping of solution to share, or "sample".',
            code="JT735",
        )
    found = dict(cast("Mapping[Label, float]", given))
    for label in found:
        code_of(fit.solutions, label, where)
    wrong = [label for label in fit.solutions if not _is_share(found.get(label))]
    if wrong or abs(sum(found.values()) - 1) > 0.005:
        raise InvalidValueError(
            f"{some(wrong)} {'has' if len(wrong) == 1 else 'have'} no share above 0"
            if wrong
            else f"they add up to {sum(found.values()):.4g}",
            path=where,
            hint="Give every solution that was learned from its share of the population; together they are 1.",
            code="JT735",
        )
    total = sum(found.values())
    return {label: share / total for label, share in found.items()}


def _is_share(x: object) -> bool:
    return isinstance(x, (int, float)) and not isinstance(x, bool) and 0 < x <= 1


def _representing(fit: ChoiceFit, data: Choices, likely: Floats, given: object) -> Floats:
    """Return for how many of the population each chooser of the sample stands.

    By Bayes' rule the sample holds a chooser Σ_i (H_i/Q_i) P_i times as often as the population does, with H and Q the
    shares of the sample and of the population. In the data learned from, shares then come out as the population's.
    """
    population = _read_shares(fit, given, ())
    ratio = np.array([fit.observed_shares[label] / population[label] for label in data.solutions])
    times: Floats = np.add.reduceat(likely * ratio[data.codes], data.sets.starts[:-1])
    return 1 / times


def _matched(own: Choices, data: Choices, weights: Floats, at: Path) -> Floats | None:
    """Return the weights of the choosers of other data; None where they are all others, who stand for themselves."""
    ours, theirs = list(names_of(own)), list(names_of(data))
    if ours == theirs:
        return weights
    places = {name: n for n, name in enumerate(ours)}
    found = [places.get(name) for name in theirs]
    known = [place for place in found if place is not None]
    if not known:
        return None
    if len(known) < len(found):
        raise InvalidValueError(
            f"{len(known):,} choosers were learned from and {len(found) - len(known):,} were not",
            path=at,
            hint="Foretell those of the sample, or others who stand for the population themselves, not both at once.",
            code="JT735",
        )
    return weights[known]
