"""Judging many settled cases at once, in floats: the rules of `judging` on arrays.

The first axis of every array runs over the cases; it has length 1 where all cases are alike, so that what is the same
for all is worked out once, in one matrix product. numpy is imported on first use: nothing else here needs it.
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from jobtheory.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    import numpy.typing as npt

    from jobtheory.hiring.judging import Setting
    from jobtheory.model.values import Path

    Floats: TypeAlias = npt.NDArray[np.float64]
    Bools: TypeAlias = npt.NDArray[np.bool_]
    Counts: TypeAlias = npt.NDArray[np.int64]
    S = TypeVar("S", bound=np.generic)

TIE = 1e-9
"""Figures that differ by less are equal: rounding makes a difference of about 1e-14 where there is none."""


BLOCK = 1 << 18
"""At most so many multiplications are made in one matrix product."""


class Weights(NamedTuple):
    """How much everything weighs, by case and need; each side sums to 1."""

    results: Floats
    execution: Floats
    adoption: Floats
    share: Floats
    """How much of a net the results weigh, by case."""


class Worths(NamedTuple):
    """What everything is worth, by case, solution and need."""

    results: Floats
    execution: Floats
    adoption: Floats
    claims: tuple[Bools, Bools]
    out: Bools
    """Whether a solution is ruled out, by case and solution."""


class Rule(NamedTuple):
    """What verdicts turn on beside weights and worths, in floats."""

    seat: int | None
    """Which solution has the job today."""
    good: float
    slack: float
    loss_aversion: float
    curvature: float
    supported: float
    has_results: bool
    has_execution: bool

    @classmethod
    def of(cls, setting: Setting, seat: int | None) -> Rule:
        """Return the rule of a comparison."""
        w = setting.weighing
        return cls(
            seat,
            w.good / w.one,
            w.slack / w.one,
            float(w.loss_aversion),
            w.curvature,
            float(w.supported),
            w.has_results,
            w.has_execution,
        )


class Nets(NamedTuple):
    """The net of every solution against the incumbent, by case and solution."""

    net: Floats
    in_full: Floats
    """The net if all claims hold."""
    size: Floats
    """The sum of all forces, whatever their direction: rounding is in proportion to it."""


class Found(NamedTuple):
    """What is found of every solution, by case and solution."""

    worse: Floats
    better: Floats
    """The worse and the better side."""
    out: Bools
    nets: Nets | None
    voices: tuple[Nets, ...]


class Judged(NamedTuple):
    """What becomes of every solution, by case and solution."""

    hired: Bools
    not_yet: Bools
    kept: Bools
    """Whether the incumbent stays, by case."""


def require_numpy(path: Path) -> None:
    """Make sure that numpy is installed.

    Raises:
        MissingExtraError: It is not.
    """
    try:
        import numpy as np
    except ImportError:
        raise MissingExtraError(
            "numpy is not installed", path=path, hint="Install jobtheory[learn].", code="JT520"
        ) from None
    del np


def product(weights: Floats, worths: Floats) -> Floats:
    """Return the weighted sums of cases × needs and cases × solutions × needs, by case and solution."""
    import numpy as np

    summed: Floats
    if len(worths) == 1:
        summed = times(weights, worths[0].T)
    elif len(weights) == 1:
        summed = worths @ weights[0]
    else:
        summed = np.einsum("ck,csk->cs", weights, worths)
    return summed


def find(rule: Rule, weights: Weights, voices: Iterable[Weights], worths: Worths, seat: Worths | None = None) -> Found:
    """Return the experience of every solution and, against an incumbent, the nets as everybody weighs them.

    ``seat`` are the worths among which the incumbent's are looked up; the same where left out.
    """
    import numpy as np

    sides: list[Floats] = []
    if rule.has_results:
        sides.append(product(weights.results, worths.results))
    if rule.has_execution:
        sides.append(product(weights.execution, worths.execution))
    worse, better = np.minimum(sides[0], sides[-1]), np.maximum(sides[0], sides[-1])
    if rule.seat is None:
        return Found(worse, better, worths.out, None, ())
    changes = _changes(rule, worths, seat or worths, rule.seat)
    return Found(
        worse, better, worths.out, _nets(weights, worths, changes), tuple(_nets(v, worths, changes) for v in voices)
    )


def times(one: Floats, other: Floats) -> Floats:
    """Return a matrix product, in blocks so small that no library starts threads for them.

    A batch is soon multiplied, and threads that wait for a processor take a hundred times as long as the product.
    """
    import numpy as np

    rows = max(1, BLOCK // max(1, other.size))
    product = np.empty((len(one), other.shape[1]))
    for start in range(0, len(one), rows):
        np.matmul(one[start : start + rows], other, out=product[start : start + rows])
    return product


def each(cases: npt.NDArray[S], rows: int) -> npt.NDArray[S]:
    """Return what holds for so many cases with a row for each, also where all are alike."""
    import numpy as np

    return cases if len(cases) == rows else np.broadcast_to(cases, (rows, *cases.shape[1:]))


class _Changes(NamedTuple):
    """How a difference on each need is felt before it is weighed: as supported, and if all claims hold."""

    results: tuple[Floats, Floats]
    execution: tuple[Floats, Floats]


def _changes(rule: Rule, worths: Worths, old: Worths, seat: int) -> _Changes:
    import numpy as np

    def felt(ours: Floats, theirs: Floats, claims: Bools) -> tuple[Floats, Floats]:
        difference = ours - theirs[:, seat : seat + 1]
        if rule.curvature == rule.loss_aversion == rule.supported == 1:
            return difference, difference
        size = np.abs(difference) if rule.curvature == 1 else np.abs(difference) ** rule.curvature
        in_full: Floats = np.where(difference > 0, size, -rule.loss_aversion * size)
        if rule.supported == 1 or not claims.any():
            return in_full, in_full
        return np.where((difference > 0) & claims, rule.supported * size, in_full), in_full

    return _Changes(
        felt(worths.results, old.results, worths.claims[0]), felt(worths.execution, old.execution, worths.claims[1])
    )


def _nets(weights: Weights, worths: Worths, changes: _Changes) -> Nets:
    """Return the nets as somebody weighs them."""
    import numpy as np

    share = weights.share[:, None]
    price = product(weights.adoption, 1 - worths.adoption) / 2

    def total(results: Floats, execution: Floats) -> Floats:
        return share * product(weights.results, results) + (1 - share) * product(weights.execution, execution)

    net = total(changes.results[0], changes.execution[0]) - price
    in_full = net
    if changes.results[0] is not changes.results[1] or changes.execution[0] is not changes.execution[1]:
        in_full = total(changes.results[1], changes.execution[1]) - price
    return Nets(net, in_full, total(np.abs(changes.results[1]), np.abs(changes.execution[1])) + price)


def judge(rule: Rule, found: Found) -> Judged:
    """Judge all cases."""
    import numpy as np

    considered = np.broadcast_to(~found.out, np.broadcast_shapes(found.out.shape, found.worse.shape))
    leading = lead(found.worse, found.better, considered)
    if rule.seat is None or found.nets is None:
        return Judged(leading, np.zeros_like(leading), np.zeros(len(leading), dtype=bool))
    seated = considered[:, rule.seat]
    net, in_full, _ = found.nets
    tolerable = considered & (found.worse >= bar(rule, found.worse, rule.seat) - TIE)
    tolerable[:, rule.seat] = False
    willing = tolerable & (net > TIE) & agreed([voice.net for voice in found.voices])
    best = np.where(willing, net, -np.inf).max(axis=1, keepdims=True)
    hired = willing & (net >= best - TIE)
    would_win = (in_full > TIE) & (in_full >= best - TIE) & agreed([voice.in_full for voice in found.voices])
    not_yet = tolerable & ~hired & would_win & seated[:, None]
    kept = seated & ~hired.any(axis=1)
    return Judged(np.where(seated[:, None], hired, leading), not_yet, kept)


def lead(worse: Floats, better: Floats, considered: Bools) -> Bools:
    """Return which solutions are first by leximin among those that are considered."""
    import numpy as np

    worse = np.where(considered, worse, -np.inf)
    top = considered & (worse >= worse.max(axis=1, keepdims=True) - TIE)
    better = np.where(top, better, -np.inf)
    first: Bools = top & (better >= better.max(axis=1, keepdims=True) - TIE)
    return first


def bar(rule: Rule, worse: Floats, seat: int) -> Floats:
    """Return from where on an experience is tolerable: good, or at most the slack below the incumbent's."""
    import numpy as np

    lowest: Floats = np.minimum(rule.good, worse[:, seat : seat + 1] - rule.slack)
    return lowest


def agreed(nets: Iterable[Floats]) -> Bools | bool:
    """Return where all nets are above 0."""
    everywhere: Bools | bool = True
    for net in nets:
        everywhere = everywhere & (net > TIE)
    return everywhere
