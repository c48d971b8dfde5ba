"""The likelihood of the conditional logit, summed over choosers with what Newton's method needs.

A chooser hires the solution j of those available with probability exp(V_j) / Σ exp(V_i), where V is linear in the
coefficients (McFadden 1974, Conditional logit analysis of qualitative choice behavior, in Zarembka, Frontiers in
Econometrics, pp. 105-142). With z the differences from the solution hired, the log-likelihood of a chooser is
-log(1 + Σ exp(β'z_j)), its gradient -Σ p_j z_j, and minus its Hessian Σ p_j z_j z_j' - (Σ p_j z_j)(Σ p_j z_j)'.
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jobtheory.hiring.crowd import Counts, Floats
    from jobtheory.learn.choosing.differences import Block

SAFE = 500.0
"""Below this, an exponential neither overflows nor needs its largest term taken out."""


class Parts(Protocol):
    """Differences, block after block."""

    choosers: int
    """How many choosers there are."""
    reach: Floats
    """No difference of a term is larger than this."""

    def __iter__(self) -> Iterator[Block]: ...


class Sums(NamedTuple):
    """What is summed over all choosers."""

    log_likelihood: float
    gradient: Floats
    information: Floats
    """Minus the Hessian."""
    meat: Floats
    """The scores' products, summed over choosers or over the people who chose; empty where not asked for."""


def add_up(differences: Sequence[Parts], beta: Floats, people: Counts | None = None, *, meat: bool = False) -> Sums:
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
    by_person = None
    offset = 0
    if meat and people is not None:
        by_person = np.zeros((int(np.max(people)) + 1 if len(people) else 0, width))
    for part in differences:
        is_safe = float(np.abs(beta) @ part.reach) < SAFE
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
            weighted = flat * shares.reshape(-1)
            mean = weighted.reshape(z.shape).sum(axis=1)
            gradient -= mean.sum(axis=1)
            outer = mean @ mean.T
            information += weighted @ flat.T
            information -= outer
            if by_person is not None and people is not None:
                _gather(by_person, people[choosers + offset], mean)
            elif meat:
                products += outer
        offset += part.choosers
    if by_person is not None:
        products = by_person.T @ by_person
    return Sums(value, gradient, information, products)


def _gather(by_person: Floats, people: Counts, scores: Floats) -> None:
    """Add the scores of some choosers to those of the people who chose."""
    low = int(np.min(people))
    span = int(np.max(people)) - low + 1
    if span <= 4 * len(people) + 64:
        places = people - low
        for k, row in enumerate(scores):
            by_person[low : low + span, k] += np.bincount(places, weights=row, minlength=span)
    else:
        np.add.at(by_person, people, scores.T)


def step_of(sums: Sums, *, is_convex: bool = False) -> Floats | None:
    """Return Newton's step; None where the information has no inverse.

    Args:
        sums: The likelihood with its derivatives.
        is_convex: Whether the information has no negative part by the way it was summed.
    """
    try:
        if not is_convex:
            np.linalg.cholesky(sums.information)  # which fails where there is no maximum
        found: Floats = np.asarray(np.linalg.solve(sums.information, sums.gradient), dtype=float)
    except np.linalg.LinAlgError:
        return None
    return found if bool(sums.gradient @ found >= 0) else None  # which says no of what is no number too


def inverse(information: Floats) -> Floats:
    """Return the inverse of an information that has one."""
    root = np.sqrt(information.diagonal())
    outer = root[:, None] * root
    found: Floats = np.linalg.inv(information / outer) / outer
    symmetric: Floats = (found + found.T) / 2
    return symmetric
