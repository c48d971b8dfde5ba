"""One market played through: what each kind of customers does there, and what was foreseen."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from simulation.analysts import Known, knows_all, knows_some
from simulation.markets import Market, market
from simulation.rules import KINDS

import jobtheory as jt

if TYPE_CHECKING:
    from collections.abc import Mapping

MODELS: Mapping[str, jt.SwitchingModel] = {
    "neutral": jt.SwitchingModel.neutral(),
    "gourville": jt.SwitchingModel.gourville(),
    "prospect": jt.SwitchingModel.prospect(),
}

GETS_IT = (jt.Verdict.HIRE, jt.Verdict.KEEP)
"""The verdicts of whoever has the job in the end."""


class Lean(NamedTuple):
    """What one NOT_YET leans to, and what became of it."""

    offer: int
    gets_it: bool
    """Whether it leans to having the job: to HIRE, or for the incumbent to KEEP."""
    share: float
    only_claims: bool
    """Whether nothing but claims keeps it from a verdict."""
    revealed: bool
    """Whether the same comparison says so once all that is open is found out."""
    drawn: bool
    """The same where all that is open turns out as the leaning presumes."""
    proven: bool
    """The same where all that is open is found out and all claims are put to a trial."""


class View(NamedTuple):
    """What one model foresees in one market."""

    informed: int
    """Who gets the job, to an analyst who knows everything."""
    usual: int
    """The same to one who knows what analysts usually know."""
    leanings: tuple[Lean, ...]
    """To the second one; none where every verdict stands."""

    @property
    def stands(self) -> bool:
        """Whether nothing is NOT_YET."""
        return not self.leanings


class Record(NamedTuple):
    """One market."""

    choices: tuple[int, ...]
    """What one customer of each kind does."""
    others: tuple[int, ...]
    """What most of some others of each kind do."""
    sums: tuple[tuple[int, int], tuple[int, int]]
    """To an analyst who knows everything, and to one who does not: who has the best weighted sum, and who has it less
    what changing over costs."""
    views: tuple[View, ...]
    """For each model."""

    @property
    def digest(self) -> str:
        """A short text that differs where anything in the record does."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:8]


def chances(comparison: jt.Comparison) -> list[float]:
    """Return for each solution how likely it has the job in the end, by its verdict or by what that leans to."""
    found: list[float] = []
    for name, verdict in comparison.verdicts.items():
        leaning = comparison.leaning.get(name)
        share = 1.0 if leaning is None else leaning.share
        found.append(share if (verdict if leaning is None else leaning.verdict) in GETS_IT else 1 - share)
    return found


def forecast(comparison: jt.Comparison) -> int:
    """Return the number of the solution that most likely has the job in the end."""
    found = chances(comparison)
    return found.index(max(found))


def play(seed: str) -> Record:
    """Play one market through."""
    one = market(seed)
    informed, usual = knows_all(one), knows_some(one)
    return Record(
        tuple(kind.choice(one) for kind in KINDS),
        tuple(kind.others(one) for kind in KINDS),
        (_sums(informed), _sums(usual)),
        tuple(_view(one, informed, usual, model) for model in MODELS.values()),
    )


def _sums(known: Known) -> tuple[int, int]:
    return known.best_sum(less_cost=False), known.best_sum(less_cost=True)


def _view(one: Market, informed: Known, usual: Known, model: jt.SwitchingModel) -> View:
    comparison = usual.compare(model)
    later = [
        [verdict in GETS_IT for verdict in known.compare(model).verdicts.values()]
        for known in (usual.revealed(), usual.drawn(one.draw("drawn")), usual.proven())
        if comparison.leaning
    ]
    names = list(comparison.verdicts)
    leanings: list[Lean] = []
    for name, leaning in comparison.leaning.items():
        n, gets_it = names.index(name), leaning.verdict in GETS_IT
        only_claims = all(question.about == "claim" for question in leaning.find_out)
        came_true = [gets[n] is gets_it for gets in later]
        leanings.append(Lean(n, gets_it, leaning.share, only_claims, *came_true))
    return View(forecast(informed.compare(model)), forecast(comparison), tuple(leanings))
