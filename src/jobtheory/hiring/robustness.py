"""Robustness: how often each solution leads, and is hired, if what nobody knows exactly is drawn at random.

Stochastic multicriteria acceptability analysis, SMAA-2: Lahdelma & Salminen 2001, SMAA-2: Stochastic Multicriteria
Acceptability Analysis for Group Decision Making, Operations Research 49(3):444-454.
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar, final

import attrs

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.hiring.comparison import Comparison
from jobtheory.hiring.crowd import each, find, judge, lead, require_numpy, times
from jobtheory.hiring.drawing import Draws
from jobtheory.hiring.layout import Layout
from jobtheory.hiring.lessons import Lesson, lessons
from jobtheory.hiring.ranking import rank
from jobtheory.hiring.verdict import Verdict
from jobtheory.hiring.weights import Spread, read_spread
from jobtheory.model import exits
from jobtheory.model.values import FrozenMap, Shown, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jobtheory.hiring.crowd import Counts, Floats

__all__ = ["Robustness"]

AT = ("Comparison.robustness",)
MOST = 10_000_000
T = TypeVar("T")


@final
@attrs.frozen(repr=False)
class Robustness(Value, Shown):
    """How a comparison stands if all that is open is drawn at random; made by `Comparison.robustness`.

    Every unknown level is drawn evenly from worst to target and every range evenly between its ends, by value; weights
    are drawn as was asked for. Every draw is then judged by the same rule as the comparison itself, claims counted only
    so far as they are supported. The order of solutions is leximin: by the worse side of the experience, equal ones by
    the other (Lahdelma & Salminen 2001 rank by a utility; its place is taken by the experience).

    Attributes:
        comparison: The comparison.
        n: How many draws.
        seed: The seed of the draws.
        weights: What was known of the weights.
        acceptability: By name, the share of draws in which a solution has each rank, the first rank first (the rank
            acceptability indices). Equals share the better rank. A draw in which it is ruled out gives it no rank: the
            shares and that of `ruled_out` sum to 1.
        ruled_out: By name, the share of draws in which a solution is ruled out.
        central_weights: By name, the mean of the weights with which a solution is first, by key: what somebody weighs
            who prefers it. Each side sums to 1, alternatives of each other carry the weight of their group, a side
            without data is left out. None for a solution that is never first.
        hired: By name, the share of draws in which a solution is hired; ties count for each.
        kept: The share of draws in which the incumbent keeps the job; None without an incumbent.

    Tables:
        - ``solutions``, a row for every solution: the share of draws in which it is hired, first, ruled out or kept:
          ``solution``, ``hired``, ``first``, ``ruled_out``, ``confidence``, ``is_incumbent``, ``kept``.
        - ``ranks``, the share of draws in which each solution has each rank: ``solution``, ``rank``, ``share``.
        - ``weights``, with which weights a solution is first, on average; no row for one that never is: ``solution``,
          ``key``, ``weight``.
        - ``lessons``, what is worth finding out, the greatest gain first: ``solution``, ``key``, ``about``, ``gain``,
          ``error``.

    Example:
        >>> import jobtheory as jt
        >>> job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon", "Spend little"]), jt.JobMap([]))
        >>> tram = jt.Solution("tram", results={"arrive-soon": 8, "spend-little": 4})
        >>> taxi = jt.Solution("taxi", results={"arrive-soon": jt.between(7, 9), "spend-little": 1})
        >>> found = jt.compare(job, [tram, taxi]).robustness(weights="given")
        >>> found.hired, found.central_weights["taxi"]
        ({'tram': 1.0, 'taxi': 0.0}, None)
    """

    comparison: Comparison
    n: int
    seed: int
    weights: Spread
    acceptability: FrozenMap[str, tuple[float, ...]]
    ruled_out: FrozenMap[str, float]
    central_weights: FrozenMap[str, FrozenMap[str, float] | None]
    hired: FrozenMap[str, float]
    kept: float | None
    _layout: Layout = attrs.field(eq=False, alias="layout")

    @cached_property
    def confidence(self) -> FrozenMap[str, float | None]:
        """By name, how often a solution is first with its own central weights; None where it never is first.

        The confidence factor: whether the levels are known well enough for those who would prefer it. It is worked out
        when it is first asked for, from the same draws of the levels.
        """
        draws = self._draws()
        sure = _confidence(draws, self.central_weights, self.n)
        return FrozenMap({name: sure[name] for name in self.hired})

    @cached_property
    def matters(self) -> tuple[Lesson, ...]:
        """What is worth finding out before deciding, and by how much, the greatest gain first; see `Lesson`.

        It is worked out when it is first asked for, from the same draws.
        """
        return lessons(self._draws(), self.n)

    def to_svg(self, *, width: int = 960) -> str:
        """Return the shares of draws in which each solution has each rank, and is hired, as a picture in SVG.

        Args:
            width: How wide it is to be, in pixels; what cannot be that narrow is wider.

        Raises:
            InvalidValueError: The width makes no sense.

        Example:
            >>> import jobtheory as jt
            >>> job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap([]))
            >>> tram = jt.Solution("tram", results={"arrive-soon": jt.between(2, 9)})
            >>> walk = jt.Solution("walk", results={"arrive-soon": 3})
            >>> "rank 1" in jt.compare(job, [tram, walk]).robustness(100).to_svg()
            True
        """
        return exits.svg(self, width)

    def __repr__(self) -> str:
        listed = ", ".join(f"{name!r}: {share:.0%}" for name, share in list(self.hired.items())[:12])
        more = f", … {len(self.hired) - 12} more" if len(self.hired) > 12 else ""
        return f"<Robustness of {self.n:,} draws on {self.comparison.job.statement!r}: {listed}{more}>"

    def _draws(self) -> Draws:
        return Draws(self._layout, self.weights, self.seed, AT)


def explore(
    comparison: Comparison, layout: Callable[[], Layout], n: object, seed: object, weights: object
) -> Robustness:
    """Draw and judge, and count what comes out.

    Raises:
        MissingExtraError: numpy is not installed.
        InvalidValueError: The number of draws, the seed or the weights cannot be used.
        UnknownNameError: A range is given for a key that the job does not have.
    """
    count = _read_count(n, "n", 1, MOST)
    chosen = _read_count(seed, "seed", 0, (1 << 63) - 1)
    spread = read_spread(weights, comparison.job, AT)
    require_numpy(AT)
    laid_out = layout()
    draws = Draws(laid_out, spread, chosen, AT)
    tally = _tally(draws, count) if laid_out.dials or draws.is_weighed else _certain(draws)
    places = {name: n for n, name in enumerate(laid_out.names)}
    names = [solution.name for solution in comparison.solutions]

    def by_name(values: Sequence[T]) -> FrozenMap[str, T]:
        return FrozenMap({name: values[places[name]] for name in names})

    ranked: list[list[float]] = (tally.ranks / tally.draws).tolist()
    return Robustness(
        comparison,
        count,
        chosen,
        spread,
        by_name([tuple(row) for row in ranked]),
        by_name((tally.out / tally.draws).tolist()),
        by_name(_central(laid_out, tally)),
        by_name((tally.hired / tally.draws).tolist()),
        None if laid_out.rule.seat is None else tally.kept / tally.draws,
        layout=laid_out,
    )


class _Tally(NamedTuple):
    """What has been counted, by solution."""

    draws: int
    ranks: Counts
    out: Counts
    hired: Counts
    kept: int
    central: tuple[Floats, Floats]
    """For each side the sums of weights, by solution and need, over the draws in which it is first."""


def _tally(draws: Draws, count: int) -> _Tally:
    import numpy as np

    rule, voices = draws.layout.rule, draws.layout.voices
    competing = len(draws.layout.names)
    ranks, out, kept = np.zeros((competing, competing), dtype=int), np.zeros(competing, dtype=int), 0
    hired = np.zeros(competing, dtype=int)
    results, execution, _ = map(len, draws.layout.sides)
    central = (np.zeros((competing, results)), np.zeros((competing, execution)))
    for batch in draws.batches(count):
        rows = batch.size
        found = find(rule, batch.weights, voices, batch.worths)
        ranked = rank(each(found.worse, rows), each(found.better, rows), ~found.out)
        ranks += ranked.counts
        out += found.out[0] * rows if len(found.out) == 1 else found.out.sum(axis=0)
        for side, weights in enumerate((batch.weights.results, batch.weights.execution)):
            np.add(central[side], times(each(weights, rows).T, ranked.first).T, out=central[side])
        if rule.seat is not None:
            judged = judge(rule, found)
            hired += each(judged.hired, rows).sum(axis=0)
            kept += int(each(judged.kept, rows).sum())
    return _Tally(count, ranks, out, ranks[:, 0] if rule.seat is None else hired, kept, central)


def _certain(draws: Draws) -> _Tally:
    """Count the only draw there is, exactly."""
    import numpy as np

    judgement, solutions = draws.layout.found.judgement, draws.layout.solutions
    sides = [judgement.sides[n].ranked for n in solutions]
    considered = [judgement.considered[n] for n in solutions]
    verdicts = [judgement.verdicts[n] for n in solutions]
    ranks = np.zeros((len(sides), len(sides)), dtype=int)
    for n, own in enumerate(sides):
        if considered[n]:
            ranks[n, sum(other > own for other, taken in zip(sides, considered, strict=True) if taken)] = 1
    (batch,) = draws.batches(1)
    return _Tally(
        1,
        ranks,
        ~np.array(considered) * 1,
        np.array([verdict is Verdict.HIRE for verdict in verdicts]) * 1,
        int(Verdict.KEEP in verdicts),
        (ranks[:, :1] * batch.weights.results, ranks[:, :1] * batch.weights.execution),
    )


def _central(layout: Layout, tally: _Tally) -> list[FrozenMap[str, float] | None]:
    import numpy as np

    wins = tally.ranks[:, 0]
    columns, keys = zip(*layout.keys, strict=True)
    means = np.concatenate(tally.central, axis=1)[:, columns] / np.maximum(1, wins)[:, None]
    listed: list[list[float]] = means.tolist()
    return [
        FrozenMap(zip(keys, mean, strict=True)) if won else None
        for mean, won in zip(listed, wins.tolist(), strict=True)
    ]


def _confidence(
    draws: Draws, central: FrozenMap[str, FrozenMap[str, float] | None], count: int
) -> dict[str, float | None]:
    """Return how often each solution is first with its own central weights, the levels drawn."""
    import numpy as np

    layout = draws.layout
    owners = [(n, own) for n, name in enumerate(layout.names) if (own := central[name]) is not None]
    sure: dict[str, float | None] = dict.fromkeys(layout.names)
    if not owners:
        return sure
    weighing: list[Floats] = [
        np.array([[own.get(place.keys[0], 0.0) for place in side] for _, own in owners]).reshape(len(owners), len(side))
        for side in layout.sides[:2]
    ]
    wins, drawn = np.zeros(len(owners)), 0
    for batch in draws.batches(count if layout.dials else 1):
        counts = (layout.rule.has_results, layout.rule.has_execution)
        worths = (batch.worths.results, batch.worths.execution)
        sides = [worth @ own.T for worth, own, has in zip(worths, weighing, counts, strict=True) if has]
        worse, better = np.minimum(sides[0], sides[-1]), np.maximum(sides[0], sides[-1])
        for at, (n, _) in enumerate(owners):
            one, other = each(worse[:, :, at], batch.size), each(better[:, :, at], batch.size)
            wins[at] += lead(one, other, each(~batch.worths.out, batch.size))[:, n].sum()
        drawn += batch.size
    return sure | {layout.names[n]: float(won / drawn) for (n, _), won in zip(owners, wins, strict=True)}


def _read_count(given: object, what: str, least: int, most: int) -> int:
    if not isinstance(given, int) or isinstance(given, bool):
        raise InvalidTypeError(
            f"{what} is {shown(given)}, not a whole number", path=AT, hint=f"Give {what} as an int.", code="JT103"
        )
    if not least <= given <= most:
        raise InvalidValueError(
            f"{what} is {shown(given)}",
            path=AT,
            hint=f"Give a whole number from {least:,} to {most:,}.",
            code="JT521",
        )
    return int(given)
