"""The shares of the population, where the sample was drawn by choice, and whom a chooser of it stands for."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import math
import warnings
from collections.abc import Mapping
from decimal import Decimal
from numbers import Real
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from jobtheory.errors import InvalidValueError, SampleSharesWarning, shown
from jobtheory.learn.choosing.labels import some
from jobtheory.learn.choosing.scenarios import code_of

if TYPE_CHECKING:
    from jobtheory.hiring.crowd import Floats
    from jobtheory.learn.choosing.choice_fit import ChoiceFit
    from jobtheory.learn.choosing.choices import Choices
    from jobtheory.learn.choosing.labels import Label
    from jobtheory.model.values import Path


def corrected(
    fit: ChoiceFit, given: Mapping[Label, float] | str | None, at: Path
) -> tuple[Mapping[Label, float] | None, Floats]:
    """Return the shares of the population, where they are given, and by how much they move the coefficients."""
    if given is None and fit.learned.model.utility.base is not None:
        warnings.warn(
            "the constants are those of the sample, and so are the shares; give population_shares=, or "
            'population_shares="sample" where it was drawn at random',
            SampleSharesWarning,
            stacklevel=4,
        )
    if given is None or (isinstance(given, str) and given == "sample"):
        return None, np.zeros(len(fit.learned.theta))
    population = _read_population(fit, given, at)
    return population, _shifts(fit, population)


def _read_population(fit: ChoiceFit, given: object, at: Path) -> Mapping[Label, float]:
    """Read the shares of the population, for a model that can be corrected by them."""
    if fit.learned.model.utility.base is None or fit.nests:
        raise InvalidValueError(
            "the model has nests" if fit.nests else "the model has no constants",
            path=at,
            hint="A sample drawn by choice is corrected through the constants of a plain model:"
            + (" leave nests= out, or forecast by .plain." if fit.nests else " learn with constants=."),
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
    found = _mapping(given)
    if found is None:
        raise InvalidValueError(
            f"they are {shown(given)}",
            path=where,
            hint='Give a mapping of solution to share, or "sample".',
            code="JT735",
        )
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


def _mapping(given: Any) -> dict[Label, float] | None:
    """Return a mapping, or what a series of pandas says by its labels; None of all else."""
    if isinstance(given, Mapping):
        return dict(cast("Mapping[Label, float]", given))
    is_labelled = hasattr(given, "to_dict") and getattr(given, "ndim", 0) == 1
    return dict(given.to_dict()) if is_labelled else None


def _as_shares(percentages: Mapping[Label, float]) -> str:
    listed = ", ".join(f"{label!r}: {float(share) / 100:.4g}" for label, share in list(percentages.items())[:4])
    return f"{{{listed}{', …' if len(percentages) > 4 else ''}}}"


def _is_share(x: object) -> bool:
    return not isinstance(x, bool) and isinstance(x, (Real, Decimal)) and 0 < float(x) < math.inf


def representing_by(fit: ChoiceFit, data: Choices, likely: Floats, population: Mapping[Label, float]) -> Floats:
    """Return for how many of the population each chooser of the sample stands.

    By Bayes' rule the sample holds a chooser Σ_i (H_i/Q_i) P_i times as often as the population does, with H and Q the
    shares of the sample and of the population. In the data learned from, shares then come out as the population's.
    """
    ratio = np.array([fit.observed_shares[label] / population[label] for label in data.solutions])
    times: Floats = np.add.reduceat(likely * ratio[data.codes], data.sets.starts[:-1])
    return 1 / times
