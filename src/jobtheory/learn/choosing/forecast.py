"""What shares solutions would have if things were otherwise."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import math
import warnings
from collections.abc import Mapping
from decimal import Decimal
from numbers import Real
from typing import TYPE_CHECKING, cast, final

import attrs
import numpy as np

from jobtheory.errors import InvalidValueError, SampleSharesWarning, shown
from jobtheory.learn.choosing.labels import Label, some
from jobtheory.learn.choosing.predicting import Predictor, Spread, add_shares, errors_of, likeness_of, names_of
from jobtheory.learn.choosing.scenarios import code_of
from jobtheory.learn.choosing.statistics import quantile
from jobtheory.model import exits
from jobtheory.model.values import FrozenMap, Shown, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.hiring.crowd import Counts, Floats
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
        before: By solution, its share in the data that was learned from, in the same way: of the same choosers where
            some of those are foretold, and of all where others are; empty where the data is gone.
        change_standard_errors: By solution, how far the change of its share is uncertain; empty where ``before`` is.
        population: Whether the shares are meant to be the population's.
        is_fixed: Whether the shares of the population were given: they then are facts, which fix the constants, and
            what is uncertain is uncertain because the other coefficients are.

    Standard errors are by the delta method: the slope of each share in the coefficients, and their covariance.

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

    def to_html(self) -> str:
        """Return the shares as an HTML fragment, escaped and with inline styles only."""
        return exits.html(self)

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
) -> Forecast:
    """Return what shares follow for some data."""
    model, theta = fit.learned.model, fit.learned.theta
    shifts = np.zeros(len(theta))
    population: Mapping[Label, float] | None = None
    if population_shares is None:
        if fit.learned.model.utility.base is not None:
            warnings.warn(
                "the constants are those of the sample, and so are the shares; give population_shares=, or "
                'population_shares="sample" where it was drawn at random',
                SampleSharesWarning,
                stacklevel=3,
            )
    elif population_shares != "sample":
        population = _read_population(fit, population_shares, at)
        shifts = _shifts(fit, population)
    likeness = likeness_of(model, data, like, at)
    own = None if fit.learned.data is None else Predictor(model, fit.learned.data, {}, at)
    is_same = own is not None and data is own.data
    predictor = own if own is not None and is_same else Predictor(model, data, likeness, at)
    # Where the data was let go of, whoever is foretold stands for the population himself.
    places = None if population is None or own is None or is_same else _places(own.data, data, at)
    among = None if own is None or is_same else _among(own.data, data, places)
    before_labels = () if own is None else own.data.solutions
    labels = tuple(dict.fromkeys((*before_labels, *data.solutions)))
    now_at, before_at = ([labels.index(label) for label in known] for known in (data.solutions, before_labels))

    def foretold(point: Floats) -> Floats:
        """Return the shares, and by how much they grow."""
        moved = point + shifts
        before, weights = np.zeros(0), None
        if own is not None:
            likely = own.probabilities(moved)
            representing = None if population is None else _representing(fit, own.data, likely, population)
            counted = representing if among is None else among if representing is None else among * representing
            before = add_shares(own.data, likely, counted)
            if representing is not None and places is not None:
                weights = representing[places]
        shares = before if is_same else predictor.shares(moved, weights)
        change = np.zeros(len(labels))
        change[now_at] += shares
        change[before_at] -= before
        return np.concatenate([shares, before, change])

    found = foretold(theta)
    errors = errors_of(foretold, theta, _spread(fit, is_fixed=population is not None))
    cuts = [len(data.solutions), len(data.solutions) + len(before_labels)]
    shares, before, _ = np.split(found, cuts)
    errors_of_shares, _, errors_of_change = np.split(errors, cuts)

    def named(known: Sequence[Label], figures: Floats) -> FrozenMap[Label, float]:
        return FrozenMap(dict(zip(known, figures.tolist(), strict=True)))

    return Forecast(
        named(data.solutions, shares),
        named(data.solutions, errors_of_shares),
        named(before_labels, before),
        named(labels, errors_of_change) if own is not None else FrozenMap(),
        population is not None or population_shares == "sample",
        population is not None,
    )


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


def _read_population(fit: ChoiceFit, given: object, at: Path) -> Mapping[Label, float]:
    """Read the shares of the population, for a model that can be corrected by them."""
    if fit.learned.model.utility.base is None or fit.nests:
        raise InvalidValueError(
            "the model has nests" if fit.nests else "the model has no constants",
            path=at,
            hint="A sample drawn by choice is corrected through the constants of a plain model: learn with constants=.",
            code="JT735",
        )
    return _read_shares(fit, given, at)


def _shifts(fit: ChoiceFit, population: Mapping[Label, float]) -> Floats:
    """Return by how much coefficients move from the sample to the population.

    With a constant for every solution but the base, a sample drawn by choice moves nothing but the constants, each by
    the logarithm of how much more of the solution is in the sample than in the population (Manski & Lerman 1977,
    Econometrica 45:1977-1988, citing McFadden).
    """
    utility = fit.learned.model.utility
    ratio = {label: fit.observed_shares[label] / population[label] for label in fit.solutions}
    shifts = np.zeros(len(fit.learned.theta))
    for k, term in enumerate(utility.terms):
        if term.column is None and term.solution is not None and utility.base is not None:
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
    total = 0.0 if wrong else float(sum(found.values()))
    if wrong or abs(total - 1) > 0.005:
        is_percentage = abs(total - 100) <= 0.5
        raise InvalidValueError(
            f"{some(wrong)} {'has' if len(wrong) == 1 else 'have'} no share above 0"
            if wrong
            else f"they add up to {total:.4g}{', as percentages do' if is_percentage else ''}",
            path=where,
            hint=f"Give shares, which add up to 1: {_as_shares(found)}."
            if is_percentage
            else "Give every solution that was learned from its share of the population; together they are 1.",
            code="JT735",
        )
    return {label: float(share) / total for label, share in found.items()}


def _as_shares(percentages: Mapping[Label, float]) -> str:
    listed = ", ".join(f"{label!r}: {float(share) / 100:.4g}" for label, share in list(percentages.items())[:4])
    return f"{{{listed}{', …' if len(percentages) > 4 else ''}}}"


def _is_share(x: object) -> bool:
    return not isinstance(x, bool) and isinstance(x, (Real, Decimal)) and 0 < float(x) < math.inf


def _representing(fit: ChoiceFit, data: Choices, likely: Floats, population: Mapping[Label, float]) -> Floats:
    """Return for how many of the population each chooser of the sample stands.

    By Bayes' rule the sample holds a chooser Σ_i (H_i/Q_i) P_i times as often as the population does, with H and Q the
    shares of the sample and of the population. In the data learned from, shares then come out as the population's.
    """
    ratio = np.array([fit.observed_shares[label] / population[label] for label in data.solutions])
    times: Floats = np.add.reduceat(likely * ratio[data.codes], data.sets.starts[:-1])
    return 1 / times


def _places(own: Choices, data: Choices, at: Path) -> Counts | None:
    """Return where choosers of other data stand in ours; None where they are all others, who stand for themselves."""
    if not own.choosers and not data.choosers and len(own) != len(data):
        raise InvalidValueError(
            "choosers have no names, so that nobody knows which of them were learned from",
            path=at,
            hint="Name them by chooser= where data is read, or foretell all of them.",
            code="JT735",
        )
    ours, theirs = list(names_of(own)), list(names_of(data))
    by_name = {name: n for n, name in enumerate(ours)}
    found = [by_name.get(name) for name in theirs]
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
    return np.array(known, dtype=np.int64)


def _among(own: Choices, data: Choices, places: Counts | None) -> Floats | None:
    """Return 1 for each of our choosers who is in other data, which holds no others; None where all of them count."""
    if places is None and len(data) < len(own) and own.choosers and data.choosers:
        by_name = {name: n for n, name in enumerate(names_of(own))}
        found = [by_name.get(name, -1) for name in names_of(data)]
        places = None if -1 in found else np.array(found, dtype=np.int64)
    return None if places is None else np.bincount(places, minlength=len(own)).astype(float)
