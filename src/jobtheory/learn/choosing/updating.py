"""More choices refine what was learned: with the old data at hand all at once, without it by its sums."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from numbers import Real
from typing import TYPE_CHECKING

import attrs
import numpy as np

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.learn.choosing.choices import hired_of
from jobtheory.learn.choosing.differences import Differences
from jobtheory.learn.choosing.fitting import Wanted
from jobtheory.learn.choosing.fitting import fit as fit_anew
from jobtheory.learn.choosing.kept import Kept, keep
from jobtheory.learn.choosing.labels import some
from jobtheory.learn.choosing.learned import named_floats
from jobtheory.learn.choosing.likelihood import Sums, add_up, inverse, step_of
from jobtheory.learn.choosing.scenarios import joined, people_of
from jobtheory.model.values import FrozenMap

if TYPE_CHECKING:
    from jobtheory.hiring.crowd import Floats
    from jobtheory.learn.choosing.choice_fit import ChoiceFit
    from jobtheory.learn.choosing.choices import Choices
    from jobtheory.model.values import Path

LONGEST = 40
ALIKE = 1e-10
"""The least share of the variance of estimates, in any direction, that sums tell well."""

TOO_FAR = "the new choices move the estimates farther than the sums reach"


def let_go(fit: ChoiceFit, at: Path) -> ChoiceFit:
    """Return a fit that has sums in place of data."""
    if fit.learned.data is None:
        return fit
    if fit.nests:
        raise _refused("a nested logit has no sums that would stand for it", at)
    errors = np.sqrt(np.diag(fit.learned.classical))
    if np.linalg.eigvalsh(fit.learned.classical / np.outer(errors, errors))[0] < ALIKE:
        raise _refused("some columns tell so nearly the same that sums do not tell them apart", at)
    part = Differences(fit.learned.data, fit.learned.model.utility, hired_of(fit.learned.data, at), at)
    scales = np.abs(fit.learned.theta) + 1 / np.sqrt(np.diag(np.linalg.inv(fit.learned.classical)))
    part.scale(1 / scales)
    bread = np.linalg.inv(fit.learned.classical * np.outer(1 / scales, 1 / scales))
    meat = bread @ (fit.learned.robust / np.outer(scales, scales)) @ bread
    learned = attrs.evolve(fit.learned, data=None, kept=keep([part], fit.learned.theta / scales, meat))
    return attrs.evolve(fit, learned=learned)


def updated(fit: ChoiceFit, more: Choices, tolerance: object, at: Path) -> ChoiceFit:
    """Return what is learned from old choices and more."""
    nearest = _read_tolerance(tolerance, at)
    if fit.learned.data is not None:
        asked = fit.learned.asked
        both = joined(fit.learned.data, more, fit.learned.model.utility.columns, asked.panel)
        return fit_anew(both, Wanted(*asked))
    kept = fit.learned.kept
    strange = [label for label in more.solutions if label not in fit.solutions]
    if kept is None or (strange and fit.learned.model.utility.told_apart):
        raise _refused(f"the sums know nothing of {some(strange)}, which constants tell apart", at)
    part = Differences(more, fit.learned.model.utility, hired_of(more, at), at)
    part.scale(kept.scales)
    highest = 3 if kept.fourth is None else 4
    beta, *lower = (_climbed(kept, part, order, at) for order in range(highest, 1, -1))
    people = None if fit.panel is None else people_of(more, fit.panel)
    sums = add_up([part], beta, people, meat=True)
    whole = kept.moved(beta).plus(keep([part], beta, sums.meat))
    if step_of(Sums(0.0, whole.gradient, whole.second, whole.meat)) is None:
        raise _refused(TOO_FAR, at)
    bread = inverse(whole.second)
    errors = np.sqrt(np.diag(bread))
    differences = [(one - other) / errors for one, other in zip([beta, *lower], lower, strict=False)]
    apart = float(np.linalg.norm(differences[0]) + 2 * np.linalg.norm(_missed(kept, part, beta, bread) / errors))
    apart += 0.2 * sum(float(np.max(np.abs(one))) for one in differences[1:])
    if apart > nearest:
        raise _refused(
            f"the estimates move so far that they may be {apart:.2g} standard errors from those of all at once, above "
            f"tolerance={nearest:g}",
            at,
        )
    count = 0 if people is None else int(np.max(people)) + 1
    return _evolved(fit, more, whole, bread, apart=apart, null=part.null_log_likelihood, people=count)


def _refused(why: str, at: Path) -> InvalidValueError:
    return InvalidValueError(
        why, path=at, hint="Learn from the old and the new choices at once, with fit_choices.", code="JT737"
    )


def _missed(kept: Kept, part: Differences, beta: Floats, bread: Floats) -> Floats:
    """Return how far estimates may be off because the likelihood of the old choices ends at some order.

    The same order of the likelihood of the new choices misses so much of it as can be seen; that of the old ones is
    taken to miss as much for each chooser.
    """
    seen = keep([part], kept.at, kept.meat).near(beta, order=4)[1]
    missed = add_up([part], beta).gradient - seen
    return np.abs(bread @ missed) * max(1.0, kept.choosers / max(part.choosers, 1))


def _climbed(kept: Kept, part: Differences, order: int, at: Path) -> Floats:
    """Return what maximises the likelihood of old and new choices, the old one up to some order."""
    beta = kept.at
    value = -np.inf
    for _ in range(LONGEST):
        new = add_up([part], beta)
        old, slope, second = kept.near(beta, order=order)
        value = old + new.log_likelihood
        step = step_of(Sums(value, slope + new.gradient, second + new.information, np.zeros((0, 0))))
        if step is None:
            break
        gain = float((slope + new.gradient) @ step)
        if gain < 1e-14:
            return beta + step
        share = 1.0
        while share > 1e-6:
            trial = beta + share * step
            if kept.near(trial, order=order)[0] + add_up([part], trial).log_likelihood >= value - 1e-12 * abs(value):
                break
            share /= 2
        beta = beta + share * step
    raise _refused(TOO_FAR, at)


def _evolved(
    fit: ChoiceFit, more: Choices, whole: Kept, bread: Floats, *, apart: float, null: float, people: int
) -> ChoiceFit:
    root = np.outer(whole.scales, whole.scales)
    classical, robust = bread / root, bread @ whole.meat @ bread / root
    names = tuple(fit.coefficients)
    choosers = (fit.choosers[0] + len(more), fit.choosers[1] + int((more.sets.sizes > 1).sum()))
    hired = {label: share * len(more) for label, share in more.shares.items()}
    solutions = tuple(dict.fromkeys((*fit.solutions, *more.solutions)))
    shares = {
        label: (fit.observed_shares.get(label, 0.0) * fit.choosers[0] + hired.get(label, 0.0)) / choosers[0]
        for label in solutions
    }
    return attrs.evolve(
        fit,
        coefficients=named_floats(names, whole.at / whole.scales),
        standard_errors=named_floats(names, np.sqrt(np.diag(classical))),
        robust_standard_errors=named_floats(names, np.sqrt(np.maximum(np.diag(robust), 0))),
        log_likelihood=whole.log_likelihood,
        null_log_likelihood=fit.null_log_likelihood + null,
        solutions=solutions,
        observed_shares=FrozenMap(shares),
        choosers=choosers,
        people=None if fit.people is None else fit.people + people,
        tolerance=fit.tolerance + apart,
        learned=attrs.evolve(
            fit.learned,
            theta=whole.at / whole.scales,
            classical=classical,
            robust=robust,
            model=fit.learned.model._replace(known=solutions),
            kept=whole,
        ),
    )


def _read_tolerance(given: object, at: Path) -> float:
    if isinstance(given, bool) or not isinstance(given, Real):
        raise InvalidTypeError(
            f"tolerance= is {shown(given)}",
            path=at,
            hint="Give a number of standard errors, such as 0.1.",
            code="JT103",
        )
    if not float(given) >= 0:
        raise InvalidValueError(
            f"tolerance= is {shown(given)}",
            path=at,
            hint="Give a number of standard errors, 0 or more.",
            code="JT743",
        )
    return float(given)
