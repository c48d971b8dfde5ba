"""The conditional logit: its likelihood with what Newton's method needs, and the estimates that maximise it.

A chooser hires the solution j of those available with probability exp(V_j) / Σ exp(V_i), where V is linear in the
coefficients (McFadden 1974, Conditional logit analysis of qualitative choice behavior, in Zarembka, Frontiers in
Econometrics, pp. 105-142). With z the differences from the solution hired, the log-likelihood of a chooser is
-log(1 + Σ exp(β'z_j)), its gradient -Σ p_j z_j, and minus its Hessian Σ p_j z_j z_j' - (Σ p_j z_j)(Σ p_j z_j)'.
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from jobtheory.errors import InvalidValueError
from jobtheory.learn.identification import refuse_collinear, refuse_idle, refuse_lone, separated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.hiring.crowd import Counts, Floats
    from jobtheory.learn.differences import Differences
    from jobtheory.model.values import Path

SAFE = 500.0
"""Below this, an exponential neither overflows nor needs its largest term taken out."""

CLOSE = 1e-13
"""Newton stops where a step would gain so little: twice the gain is the squared length of the step in standard errors.
The step is still taken, which squares the error."""

NEARLY = 1e-5
"""After a step that gains so little the next is likely the last, and scores are summed too."""

STILL = 1e-3
"""Newton stops only where a step moves no utility by so much: where data is separated, steps never get shorter."""

LONGEST = 60
"""So many steps are tried; a concave function with a maximum needs about six."""

WATCHED = (8, 12, 16, 20, 24, 28, 34, 40, 50)
"""After so many steps it is looked whether the data is separated."""


class Sums(NamedTuple):
    """What is summed over all choosers."""

    log_likelihood: float
    gradient: Floats
    information: Floats
    """Minus the Hessian."""
    meat: Floats
    """The scores' products, summed over choosers or over the people who chose; empty where not asked for."""


class Estimate(NamedTuple):
    """What maximises the likelihood, in the scale of the differences."""

    coefficients: Floats
    sums: Sums
    null_log_likelihood: float
    steps: int


def add_up(
    differences: Sequence[Differences], beta: Floats, people: Counts | None = None, *, meat: bool = False
) -> Sums:
    """Return the likelihood of some coefficients with what Newton's method needs.

    Args:
        differences: The data, in one part or several.
        beta: The coefficients.
        people: For each chooser the number of the person who chose, where scores are summed by person.
        meat: Whether the products of the scores are wanted.
    """
    width = len(beta)
    value = 0.0
    gradient, information = np.zeros(width), np.zeros((width, width))
    products = np.zeros((width, width)) if meat else np.zeros((0, 0))
    is_safe = float(np.abs(beta).sum()) < SAFE
    by_person = None
    offset = 0
    if meat and people is not None:
        by_person = np.zeros((int(people.max()) + 1 if len(people) else 0, width))
    for part in differences:
        for choosers, z in part:
            flat = z.reshape(width, -1)
            shares = (beta @ flat).reshape(z.shape[1:])
            if is_safe:
                np.exp(shares, out=shares)
                total = shares.sum(axis=0)
                total += 1
                value -= float(np.log(total).sum())
            else:
                top = np.maximum(shares.max(axis=0), 0)
                shares -= top
                np.exp(shares, out=shares)
                total = shares.sum(axis=0)
                total += np.exp(-top)
                value -= float((top + np.log(total)).sum())
            shares /= total
            weighted = z * shares
            mean = weighted.sum(axis=1)
            gradient -= mean.sum(axis=1)
            information += weighted.reshape(width, -1) @ flat.T
            information -= mean @ mean.T
            if by_person is not None and people is not None:
                _gather(by_person, people[choosers + offset], mean)
            elif meat:
                products += mean @ mean.T
        offset += part.choosers
    if by_person is not None:
        products = by_person.T @ by_person
    return Sums(value, gradient, information, products)


def _gather(by_person: Floats, people: Counts, scores: Floats) -> None:
    """Add the scores of some choosers to those of the people who chose."""
    low = int(people.min())
    span = int(people.max()) - low + 1
    if span <= 4 * len(people) + 64:
        places = people - low
        for k, row in enumerate(scores):
            by_person[low : low + span, k] += np.bincount(places, weights=row, minlength=span)
    else:
        np.add.at(by_person, people, scores.T)


def maximise(
    differences: Sequence[Differences], at: Path, *, people: Counts | None = None, start: Floats | None = None
) -> Estimate:
    """Return what maximises the likelihood.

    Raises:
        InvalidValueError: There is no maximum, or more than one; the error names the columns.
    """
    refuse_lone(differences, at)
    largest = _extremes(differences, at)
    beta = np.zeros(len(largest)) if start is None else start * largest
    sums = add_up(differences, beta)
    refuse_collinear(differences, sums.information if start is None else add_up(differences, beta * 0).information, at)
    gain, steps = np.inf, 0
    while True:
        step = step_of(sums)
        if step is None or steps in WATCHED:
            _refuse_separated(differences, beta if step is None else step, at)
        if step is None or steps >= LONGEST:
            raise InvalidValueError(
                f"no maximum was found in {steps} steps",
                path=at,
                hint="Leave out columns that tell nearly the same, and levels that are far from all others.",
                code="JT730",
            )
        gain = float(sums.gradient @ step)
        if gain <= CLOSE and float(np.abs(step).sum()) <= STILL:
            break
        # A step squares the gain, so that this one may be the last.
        beta, sums = _climb(differences, beta, step, sums, gain, people=people, meat=gain <= NEARLY)
        steps += 1
    beta = beta + step
    sums = (
        sums._replace(log_likelihood=sums.log_likelihood + gain / 2)
        if len(sums.meat)
        else add_up(differences, beta, people, meat=True)
    )
    null = sum(part.null_log_likelihood for part in differences)
    return Estimate(beta, sums, null, steps + 1)


def _refuse_separated(differences: Sequence[Differences], direction: Floats, at: Path) -> None:
    found = separated(differences, direction)
    if found is not None:
        raise found.error(differences, at)


def _climb(
    differences: Sequence[Differences],
    beta: Floats,
    step: Floats,
    sums: Sums,
    gain: float,
    *,
    people: Counts | None,
    meat: bool,
) -> tuple[Floats, Sums]:
    """Take a step, or the part of it that makes data more likely."""
    share = 1.0
    while True:
        new = add_up(differences, beta + share * step, people, meat=meat)
        noise = 1e-12 * (1 + abs(sums.log_likelihood))
        if new.log_likelihood >= sums.log_likelihood + 1e-4 * share * gain - noise or share < 1e-6:
            return beta + share * step, new
        share /= 2


def step_of(sums: Sums) -> Floats | None:
    """Return Newton's step; None where the information has no inverse."""
    root = np.sqrt(sums.information.diagonal())
    if not (np.isfinite(root) & (root > 0)).all():
        return None
    scaled = sums.information / (root[:, None] * root)
    try:
        np.linalg.cholesky(scaled)  # which fails where there is no maximum
    except np.linalg.LinAlgError:
        return None
    found: Floats = np.linalg.solve(scaled, sums.gradient / root) / root
    return found


def inverse(information: Floats) -> Floats:
    """Return the inverse of an information that has one."""
    root = np.sqrt(np.diag(information))
    found: Floats = np.linalg.inv(information / np.outer(root, root)) / np.outer(root, root)
    symmetric: Floats = (found + found.T) / 2
    return symmetric


def _extremes(differences: Sequence[Differences], at: Path) -> Floats:
    """Scale differences by the largest of each term, once no term is idle, and return by how much."""
    width = len(differences[0].names)
    low, high = np.full(width, np.inf), np.full(width, -np.inf)
    for part in differences:
        for _, z in part:
            np.minimum(low, z.min(axis=(1, 2)), out=low)
            np.maximum(high, z.max(axis=(1, 2)), out=high)
    refuse_idle(differences, low, high, at)
    largest: Floats = np.maximum(high, -low)
    for part in differences:
        part.scale(largest)
    return largest
