"""The nested logit of one level: solutions of one nest are closer substitutes for each other than for those outside.

With λ the nest's scale, P(j) = P(j | nest) P(nest), where P(j | nest) = exp(V_j/λ) / Σ exp(V_i/λ) and P(nest) is in
proportion to exp(λ I), I = log Σ exp(V_i/λ); a solution in no nest stands for itself with exp(V_j) (McFadden 1978,
Modelling the choice of residential location; Train 2009, Discrete Choice Methods with Simulation, ch. 4.2). λ = 1 is
the plain logit.
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import numpy as np

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.learn.choosing.identification import refuse_tied
from jobtheory.learn.choosing.likelihood import Sums
from jobtheory.learn.choosing.logit import CLOSE, Estimate, maximise
from jobtheory.learn.choosing.scenarios import code_of
from jobtheory.model.values import read_items

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jobtheory.hiring.crowd import Counts, Floats
    from jobtheory.learn.choosing.choices import Choices
    from jobtheory.learn.choosing.differences import Differences
    from jobtheory.learn.choosing.labels import Codes, Label
    from jobtheory.model.values import Path

LEAST = 0.02
"""A scale does not get smaller; at 0 the best of a nest is hired without fail."""

MOST = 40
"""A scale that is larger is growing without end."""

LONGEST = 100
"""So many steps are tried."""

BLUR = 1e-8
"""A Hessian that is taken from gradients says nothing of directions in which it is so small a share."""

APART = 1e-5
"""Gradients are taken so far apart, in shares of the coefficients' scale, to find how they curve."""


class Nest(NamedTuple):
    """Solutions that are closer substitutes for each other."""

    name: str
    solutions: tuple[Label, ...]


class Seen(NamedTuple):
    """What is found of one block: by chooser the log-likelihood of the references, their scores, and all shares."""

    value: Floats
    scores: Floats
    first: Floats
    """The shares of the references."""
    others: Floats
    """The shares of all others, by place and chooser."""


def read_nests(data: Choices, given: object, at: Path) -> tuple[Nest, ...]:
    """Read nests.

    Raises:
        UnknownNameError: There is no such solution.
        InvalidValueError: A solution is in two nests, or a nest has less than two.
        InvalidTypeError: It is no mapping of name to solutions.
    """
    as_given = given
    read: Mapping[Any, Any] = {None: None} if not isinstance(given, Mapping) else cast("Any", given)
    if not all(isinstance(name, str) for name in read):
        raise InvalidTypeError(
            f"nests are {shown(as_given)}",
            path=at,
            hint="Give a mapping of name to solutions, as in {'transit': ['bus', 'train']}.",
            code="JT106",
        )
    where = (*at, "nests")
    found: list[Nest] = []
    for name, members in read.items():
        codes = [
            code_of(data.solutions, label, where) for label in read_items(members, where, shown(name), ordered=False)
        ]
        taken = {label for nest in found for label in nest.solutions}
        labels = tuple(dict.fromkeys(data.solutions[code] for code in codes))
        both = [label for label in labels if label in taken]
        if both or len(labels) < 2:
            raise InvalidValueError(
                f"{shown(both[0])} is in two nests" if both else f"the nest {shown(name)} has less than two solutions",
                path=where,
                hint="A solution is in one nest or in none; one that stands for itself is left out.",
                code="JT740",
            )
        found.append(Nest(name, labels))
    if len(found) == 1 and _offered(data) <= set(found[0].solutions):
        raise InvalidValueError(
            f"the nest {shown(found[0].name)} holds all solutions, so that nothing tells its scale from the size of "
            "the coefficients",
            path=where,
            hint="Leave the nest out, or leave out of it what is no close substitute for the others.",
            code="JT740",
        )
    return tuple(found)


def _offered(data: Choices) -> set[Label]:
    """Return the solutions that anybody could have hired beside another."""
    beside = np.repeat(data.sets.sizes > 1, data.sets.sizes)
    codes: list[int] = np.unique(data.codes[beside]).tolist()
    return {data.solutions[code] for code in codes}


def nest_of(solutions: Sequence[Label], nests: Sequence[Nest], like: Mapping[Label, Label | None]) -> Counts:
    """Return for each solution the number of its nest, -1 where it is in none."""
    by = {label: n for n, nest in enumerate(nests) for label in nest.solutions}
    counted = [like.get(label, label) for label in solutions]
    return np.array([-1 if label is None else by.get(label, -1) for label in counted], dtype=np.int64)


def see(z: Floats, theta: Floats, own: Codes, others: Codes, count: int) -> Seen:
    """Return what the nests make of one block.

    Args:
        z: The differences from the references.
        theta: The coefficients, and the scale of each nest.
        own: The nest of each reference.
        others: The nests of all others, by place and chooser.
        count: How many nests there are.
    """
    width = len(z)
    beta, scales = theta[:width], theta[width:]
    v = np.concatenate([np.zeros((1, z.shape[2])), np.tensordot(beta, z, 1)])
    nests = np.concatenate([own[None], others])
    v -= v.max(axis=0)
    total = np.where(nests < 0, np.exp(v), 0).sum(axis=0)
    within = np.zeros_like(v)  # the share inside its nest; of who stands alone, 1
    within[nests < 0] = 1
    sums, means = np.zeros((count, v.shape[1])), np.zeros((count, v.shape[1]))
    weights = np.zeros((count, v.shape[1]))
    for m in range(count):
        inside = nests == m
        top = np.where(inside, v, -np.inf).max(axis=0)
        top = np.where(np.isfinite(top), top, 0)
        grown = np.where(inside, np.exp((np.where(inside, v, 0) - top) / scales[m]), 0)
        whole = grown.sum(axis=0)
        there = whole > 0
        whole = np.where(there, whole, 1)
        sums[m] = top / scales[m] + np.log(whole)
        within += grown / whole
        means[m] = (grown / whole * v).sum(axis=0)
        weights[m] = np.where(there, np.exp(scales[m] * sums[m]), 0)
    total = total + weights.sum(axis=0)
    weights /= total
    shares = within * np.where(nests < 0, np.exp(v) / total, np.take_along_axis(weights, np.maximum(nests, 0), 0))
    mean = np.einsum("kjn,jn->kn", z, shares[1:])
    scores = np.empty((width + count, v.shape[1]))
    scores[:width] = -mean
    value = np.where(own < 0, v[0], 0) - np.log(total)
    for m in range(count):
        inside, hired = nests[1:] == m, own == m
        inner = np.einsum("kjn,jn->kn", z, np.where(inside, within[1:], 0))
        scores[:width] += np.where(hired, (1 - 1 / scales[m]) * inner, 0)
        slope = sums[m] - means[m] / scales[m]
        scores[width + m] = np.where(hired, slope + (means[m] - v[0]) / scales[m] ** 2, 0) - weights[m] * slope
        value = value + np.where(hired, v[0] / scales[m] - sums[m] + scales[m] * sums[m], 0)
    return Seen(value, scores, shares[0], shares[1:])


def _add_up(
    parts: Sequence[Differences], tables: Sequence[Counts], theta: Floats, count: int
) -> tuple[float, list[Floats]]:
    """Return the log-likelihood, and the scores of all choosers in each part."""
    value = 0.0
    scores: list[Floats] = []
    for part, table in zip(parts, tables, strict=True):
        own_scores = np.zeros((len(theta), part.choosers))
        for choosers, z in part:
            own, others = part.codes_of(choosers)
            seen = see(z, theta, table[own], table[others], count)
            value += float(seen.value.sum())
            own_scores[:, choosers] = seen.scores
        scores.append(own_scores)
    return value, scores


def maximise_nested(
    parts: Sequence[Differences],
    tables: Sequence[Counts],
    nests: Sequence[Nest],
    at: Path,
    people: Counts | None,
) -> tuple[Estimate, Estimate]:
    """Return what maximises the likelihood of the nested logit, and of the plain one.

    Raises:
        InvalidValueError: There is no maximum inside; the error names the culprits.
    """
    plain = maximise(parts, at, people=people)
    count = len(nests)
    theta = np.append(plain.coefficients, np.ones(count))

    def gradient(point: Floats) -> tuple[float, Floats, list[Floats]]:
        value, scores = _add_up(parts, tables, point, count)
        slope: Floats = np.sum([part.sum(axis=1) for part in scores], axis=0)
        return value, slope, scores

    def slope_at(point: Floats) -> Floats:
        return gradient(point)[1]

    value, slope, scores = gradient(theta)
    for steps in range(LONGEST):
        information = _curvature(slope_at, theta, scores)
        _refuse_idle(information, nests, at)
        step = _uphill(information, slope, scores)
        gain = float(slope @ step)
        if gain <= CLOSE:
            _refuse_growing(theta, nests, at)
            names = (*parts[0].names, *(f"nest:{nest.name}" for nest in nests))
            refuse_tied(names, information, BLUR, at)
            return _finished(plain, theta, value, information, scores, people=people, steps=steps), plain
        share, new = 1.0, None
        while new is None:
            trial = theta + share * step
            if (trial[len(theta) - count :] > LEAST).all():
                new = gradient(trial)
                if new[0] < value + 1e-4 * share * gain - 1e-12 * abs(value):
                    new = None
            share /= 2
            if new is None and share < 1e-8:
                low = [nests[m].name for m in range(count) if theta[len(theta) - count + m] < 2 * LEAST]
                raise _unbounded(low, "falls towards 0", at)
        theta = theta + 2 * share * step
        value, slope, scores = new
    _refuse_growing(theta, nests, at)
    raise _unbounded([], f"moves after {LONGEST} steps still", at)


def _refuse_growing(theta: Floats, nests: Sequence[Nest], at: Path) -> None:
    growing = [nest.name for m, nest in enumerate(nests) if theta[m - len(nests)] > MOST]
    if growing:
        raise _unbounded(growing, "grows without end", at)


def _unbounded(names: Sequence[str], how: str, at: Path) -> InvalidValueError:
    which = f"the scale of {', '.join(map(shown, names))}" if names else "the scale of some nest"
    return InvalidValueError(
        f"no maximum was found: {which} {how}",
        path=at,
        hint="Leave the nest out, or nest otherwise: its solutions are no close substitutes, or one is surely hired.",
        code="JT730",
    )


def _curvature(slope: Callable[[Floats], Floats], theta: Floats, scores: Sequence[Floats]) -> Floats:
    """Return minus the Hessian, from gradients a little to either side."""
    width = len(theta)
    outer = sum((part @ part.T for part in scores), np.zeros((width, width)))
    found = np.empty((width, width))
    for k in range(width):
        size = APART * max(abs(theta[k]), 1 / max(float(np.sqrt(outer[k, k])), 1.0))
        ahead, behind = theta.copy(), theta.copy()
        ahead[k] += size
        behind[k] -= size
        found[k] = -(slope(ahead) - slope(behind)) / (2 * size)
    return (found + found.T) / 2


def _refuse_idle(information: Floats, nests: Sequence[Nest], at: Path) -> None:
    width = len(information) - len(nests)
    idle = [nest.name for m, nest in enumerate(nests) if not abs(information[width + m, width + m]) > 0]
    if idle:
        raise InvalidValueError(
            f"nobody could choose between two solutions of {', '.join(map(shown, idle))}",
            path=at,
            hint="A nest shows where two of its solutions are available beside another one; leave it out.",
            code="JT740",
        )


def _uphill(information: Floats, slope: Floats, scores: Sequence[Floats]) -> Floats:
    """Return Newton's step where the likelihood is concave, and else the one along the scores' products."""
    root = np.sqrt(np.abs(np.diag(information)))
    try:
        np.linalg.cholesky(information / np.outer(root, root))
        return np.asarray(np.linalg.solve(information, slope), dtype=float)
    except np.linalg.LinAlgError:
        outer = sum((part @ part.T for part in scores), np.zeros_like(information))
        return np.asarray(np.linalg.lstsq(outer, slope, rcond=None)[0], dtype=float)


def _finished(
    plain: Estimate,
    theta: Floats,
    value: float,
    information: Floats,
    scores: Sequence[Floats],
    *,
    people: Counts | None,
    steps: int,
) -> Estimate:
    all_scores = np.concatenate(list(scores), axis=1)
    if people is not None:
        all_scores = np.array([np.bincount(people, weights=row) for row in all_scores], dtype=float)
    sums = Sums(value, all_scores.sum(axis=1), information, all_scores @ all_scores.T)
    return Estimate(theta, sums, plain.null_log_likelihood, steps)
