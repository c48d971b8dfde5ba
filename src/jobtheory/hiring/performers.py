"""The people in a job, each with weights and limits of their own: one hire needs them all.

A performer's own comparison is the same comparison with his weights and his limits in place of the job's. A challenger
is hired only where the executor's own net is above 0, and that of nobody who has a veto is 0 or below.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import attrs

from jobtheory.model.needs import bound
from jobtheory.model.number import exact
from jobtheory.model.performer import Performer, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from jobtheory.model.job import Job, Need


class View(NamedTuple):
    """The job as somebody sees it: what it weighs, and whose limits bind."""

    job: Job
    performer: Performer | None = None
    """Who sees it; None for the job itself, with the limits of all who have a veto."""
    weights: Mapping[str, Fraction] | None = None
    """Importances by key in place of the job's own, where one of many people weighs otherwise."""

    def weighing(self, key: str, importance: Fraction) -> View:
        """Return the view of somebody to whom one need is of another importance, all else as it is."""
        own = None if self.performer is None else self.performer.importances
        if self.performer is not None and own is not None and key in own:
            return self._replace(performer=attrs.evolve(self.performer, importances={**own, key: importance}))
        return self._replace(weights={**(self.weights or {}), key: importance})

    def importance(self, need: Need) -> Fraction:
        """Return how much a need weighs."""
        own = None if self.performer is None else self.performer.importances.get(need.key)
        if own is None and self.weights is not None:
            return self.weights.get(need.key, exact(need.importance))
        return exact(need.importance if own is None else own)

    @property
    def weighs_results(self) -> bool:
        """Whether any outcome weighs anything."""
        return any(self.importance(need) for need in self.job.purpose)

    @property
    def weighs_execution(self) -> bool:
        """Whether any step weighs anything."""
        return any(self.importance(step) for step in self.job.action.steps)

    def limits(self) -> dict[str, list[tuple[str, Fraction]]]:
        """Return by key who has a limit there that rules out for all, and where it lies as a value."""
        binding = [p for p in self.job.performers if p.veto] if self.performer is None else [self.performer]
        found: dict[str, list[tuple[str, Fraction]]] = {}
        for performer in binding:
            for key, limit in performer.limits.items():
                found.setdefault(key, []).append((performer.name, bound(self.job[key], limit.level)))
        return found


def labels(performers: Iterable[Performer]) -> dict[str, Performer]:
    """Return performers by name, or by name and role where somebody has several."""
    listed = list(performers)
    names = Counter(p.name for p in listed)
    return {p.name if names[p.name] == 1 else f"{p.name} ({p.role.value})": p for p in listed}


def consenting(view: View) -> dict[str, View]:
    """Return those without whose consent nothing is hired and who weigh otherwise than the job itself does."""
    return {
        label: view._replace(performer=p)
        for label, p in sorted(labels(view.job.performers).items())
        if (p.veto or p.role is Role.EXECUTOR) and p.importances
    }
