"""The lanes of a job map: as few bands of one stage each as its edges allow, in the usual order of stages."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

from jobtheory.model.step import Stage

if TYPE_CHECKING:
    from jobtheory.model.jobmap import JobMap

NO_STAGE = "No stage"


def banded(value: JobMap) -> tuple[list[str], list[int]]:
    """Return the names of the bands from the top down, and the band of each step in declared order.

    Where edges follow the usual order of stages, every stage has one band. Where they do not, a stage is entered again.
    A map without stages has no bands.

    Example:
        >>> from jobtheory import JobMap, Step
        >>> banded(JobMap.chain(Step("Pour", stage="execute"), Step("Taste", stage="monitor")))
        (['Execute', 'Monitor'], [0, 1])
    """
    if all(step.stage is None for step in value.steps):
        return [], [0] * len(value.steps)
    index = {step.key: n for n, step in enumerate(value.steps)}
    after: list[list[int]] = [[] for _ in value.steps]
    waits = [0] * len(value.steps)
    for earlier, later in value.edges:
        after[index[earlier]].append(index[later])
        waits[index[later]] += 1
    ready: dict[Stage | None, list[int]] = {stage: [] for stage in (*Stage, None)}
    for n, step in enumerate(value.steps):
        if not waits[n]:
            ready[step.stage].append(n)
    names: list[str] = []
    bands = [0] * len(value.steps)
    while any(ready.values()):
        staged = [stage for stage in Stage if ready[stage]]
        rest: tuple[Stage | None, ...] = tuple(Stage) if staged else (None,)
        for stage in rest:
            if not ready[stage]:
                continue
            names.append(stage.value.capitalize() if stage else NO_STAGE)
            while ready[stage]:
                n = heappop(ready[stage])
                bands[n] = len(names) - 1
                for m in after[n]:
                    waits[m] -= 1
                    if not waits[m]:
                        heappush(ready[value.steps[m].stage], m)
    return names, bands
