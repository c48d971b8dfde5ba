"""The estimates that maximise the likelihood of a conditional logit, by Newton's method."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from jobtheory.errors import InvalidValueError
from jobtheory.learn.choosing.identification import refuse_idle, refuse_lone
from jobtheory.learn.choosing.likelihood import Sums, add_up, step_of
from jobtheory.learn.choosing.separation import separated
from jobtheory.learn.choosing.turning import Turned, turn_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jobtheory.hiring.crowd import Counts, Floats
    from jobtheory.learn.choosing.differences import Differences
    from jobtheory.learn.choosing.likelihood import Parts
    from jobtheory.model.values import Path

CLOSE = 1e-13
"""Newton stops where a step would gain so little: twice the gain is the squared length of the step in standard errors.
The step is still taken, which squares the error."""

NEARLY = 1e-5
"""After a step that gains so little the next is likely the last, and scores are summed too."""

STILL = 1e-3
"""Newton stops only where a step moves no utility by so much, or by such a share: where data is separated, steps never
get shorter."""

LONGEST = 60
"""So many steps are tried; a concave function with a maximum needs about six."""

WATCHED = (8, 12, 16, 20, 24, 28, 34, 40, 50)
"""After so many steps it is looked whether the data is separated."""


class Estimate(NamedTuple):
    """What maximises the likelihood, in the scale of the differences."""

    coefficients: Floats
    sums: Sums
    null_log_likelihood: float
    steps: int
    turn: Floats | None = None
    """The directions that sums are told in, where they are others than those of the coefficients."""


def maximise(differences: Sequence[Differences], at: Path, *, people: Counts | None = None) -> Estimate:
    """Return what maximises the likelihood.

    Raises:
        InvalidValueError: There is no maximum, or more than one; the error names the columns.
    """
    refuse_lone(differences, at)
    width = _scaled(differences, at)
    beta = np.zeros(width)
    sums = add_up(differences, beta)
    turn = turn_of(differences, sums.information, at)
    parts: Sequence[Parts] = differences
    if turn is not None:
        parts = [Turned(part, turn) for part in differences]
        sums = add_up(parts, beta)
    gain, steps = np.inf, 0
    while True:
        step = step_of(sums, is_convex=True)
        if step is None or steps in WATCHED:
            last = beta if step is None else step
            _refuse_separated(differences, last if turn is None else turn @ last, at)
        if step is None or steps >= LONGEST:
            raise InvalidValueError(
                f"no maximum was found in {steps} steps",
                path=at,
                hint="Leave out columns that tell nearly the same, and levels that are far from all others.",
                code="JT730",
            )
        gain = float(sums.gradient @ step)
        if gain <= CLOSE and float(np.abs(step).sum()) <= STILL * max(1.0, float(np.abs(beta).max())):
            break
        # A step squares the gain, so that this one may be the last.
        beta, sums = _climb(parts, beta, step, sums, gain, people=people, meat=gain <= NEARLY)
        steps += 1
    beta = beta + step
    sums = (
        sums._replace(log_likelihood=sums.log_likelihood + gain / 2)
        if len(sums.meat)
        else add_up(parts, beta, people, meat=True)
    )
    null = sum(part.null_log_likelihood for part in differences)
    return Estimate(beta if turn is None else turn @ beta, sums, null, steps + 1, turn)


def _refuse_separated(differences: Sequence[Differences], direction: Floats, at: Path) -> None:
    found = separated(differences, direction)
    if found is not None:
        raise found.error(differences, at)


def _climb(
    differences: Sequence[Parts],
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


def _flat(part: Differences) -> Iterator[Floats]:
    return (z.reshape(len(z), -1) for _, z in part)


def _scaled(differences: Sequence[Differences], at: Path) -> int:
    """Scale differences by the largest of each term, once no term is idle, and return how many terms there are."""
    width = len(differences[0].names)
    ends = [(flat.min(axis=1), flat.max(axis=1)) for part in differences for flat in _flat(part)]
    low, high = ends[0]
    for lower, higher in ends[1:]:
        low, high = np.minimum(low, lower), np.maximum(high, higher)
    refuse_idle(differences, low, high, at)
    largest: Floats = np.maximum(high, -low)
    for part in differences:
        part.scale(largest)
        part.reach = np.ones(width)
    return width
