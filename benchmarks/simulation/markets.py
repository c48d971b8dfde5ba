"""Markets drawn at random: a job, who has it today, who wants it, and how good each of them truly is.

Nothing here knows how anybody decides. Every market has a seed of its own, so that any of them can be drawn alone.
"""

from __future__ import annotations

import random
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import jobtheory as jt

if TYPE_CHECKING:
    from collections.abc import Sequence

RISK = Fraction(1, 10)
"""The likelihood of each hazard when nothing is hired."""

LEVELS = 100
"""Values are drawn in hundredths, so that a level has one decimal on a scale from 0 to 10."""


class Offer(NamedTuple):
    """A solution as it truly is: its value on every need, from 0 to 1."""

    name: str
    results: tuple[Fraction, ...]
    execution: tuple[Fraction, ...]
    adoption: Fraction
    category: int
    """Offers of one category share what customers feel about the category."""

    @property
    def values(self) -> tuple[Fraction, ...]:
        """The values of outcomes, then of steps."""
        return (*self.results, *self.execution)


class Market(NamedTuple):
    """A job and what competes for it, the incumbent first, as everything truly is."""

    seed: str
    kinds: tuple[str, ...]
    """For each outcome what it is: a goal, a hazard or a problem."""
    importances: tuple[tuple[int, ...], tuple[int, ...]]
    """Of outcomes and of steps, from 1 to 10."""
    offers: tuple[Offer, ...]

    def draw(self, purpose: str) -> random.Random:
        """Return random numbers for one purpose, the same whatever else is drawn."""
        return random.Random(f"{self.seed}/{purpose}")  # noqa: S311  # nothing secret

    @property
    def weights(self) -> tuple[Fraction, ...]:
        """The true weights of outcomes, then of steps; each side weighs half."""
        return tuple(Fraction(w, 2 * sum(side)) for side in self.importances for w in side)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of outcomes, then of steps."""
        return (
            *(f"{kind}-{n}" for n, kind in enumerate(self.kinds)),
            *(f"step-{n}" for n in range(len(self.importances[1]))),
        )

    def job(
        self, importances: tuple[Sequence[float], Sequence[float]], performers: Sequence[jt.Performer] = ()
    ) -> jt.Job:
        """Return the job with such importances of outcomes and steps."""
        outcomes, steps = importances
        named = list(zip(self.keys, self.kinds, outcomes, strict=False))
        return jt.Job(
            "Get it done",
            jt.Purpose(
                goals=[jt.Goal(key, importance=w, key=key) for key, kind, w in named if kind == "goal"],
                hazards=[
                    jt.Hazard(key, likelihood=float(RISK), importance=w, key=key)
                    for key, kind, w in named
                    if kind == "hazard"
                ],
                problems=[jt.Problem(key, importance=w, key=key) for key, kind, w in named if kind == "problem"],
            ),
            jt.JobMap.chain(*(jt.Step(f"step {n}", importance=w) for n, w in enumerate(steps))),
            performers=performers,
            adoption=["change over"],
        )


def market(seed: str) -> Market:
    """Draw a market."""
    draw = random.Random(seed)  # noqa: S311  # nothing secret
    counts = (draw.randint(2, 4), draw.randint(1, 2), draw.randint(0, 1))
    kinds = tuple(kind for kind, count in zip(("goal", "hazard", "problem"), counts, strict=True) for _ in range(count))
    steps = draw.randint(2, 5)
    importances = (
        tuple(draw.randint(1, 10) for _ in kinds),
        tuple(draw.randint(1, 10) for _ in range(steps)),
    )
    offers = [_offer(draw, "incumbent", len(kinds), steps, around=0.5, adoption=1.0, category=0)]
    offers += [
        _offer(
            draw,
            f"challenger {n}",
            len(kinds),
            steps,
            around=0.55,
            adoption=draw.uniform(0.5, 1),
            category=draw.randint(0, 1),
        )
        for n in range(1, draw.randint(2, 4) + 1)
    ]
    return Market(seed, kinds, importances, tuple(offers))


def _offer(
    draw: random.Random, name: str, outcomes: int, steps: int, *, around: float, adoption: float, category: int
) -> Offer:
    """Draw an offer: each side has a quality of its own, and each need strays from it."""

    def side(count: int) -> tuple[Fraction, ...]:
        quality = draw.gauss(around, 0.12)
        return tuple(in_hundredths(draw.gauss(quality, 0.2)) for _ in range(count))

    return Offer(name, side(outcomes), side(steps), in_hundredths(adoption), category)


def in_hundredths(value: float) -> Fraction:
    """Return a value in hundredths, kept between 0 and 1."""
    return Fraction(min(LEVELS, max(0, round(value * LEVELS))), LEVELS)
