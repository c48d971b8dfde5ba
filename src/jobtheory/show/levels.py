"""Levels beside each other: those on one need in one unit, so that their numbers compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.model.level import Mark, Range, content_text, in_unit
from jobtheory.model.needs import Problem
from jobtheory.model.quantity import Quantity
from jobtheory.model.step import Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobtheory.hiring.comparison import Comparison
    from jobtheory.model.job import Need
    from jobtheory.model.level import Content, Figure
    from jobtheory.model.solution import Solution

PERCENT = "%"

NOT_TAKEN = "not taken"
"""What is written of a way beside which another one is taken."""


def content_of(solution: Solution, need: Need) -> Content | None:
    """Return what a solution says of a need, or doing nothing implies; None where that is nothing."""
    for side in (solution.results, solution.steps, solution.adoption):
        if need.key in side:
            return side[need.key].content
    baseline = need.measure.baseline
    return baseline if solution.is_nothing and not isinstance(need, Step) else None


def written(value: Comparison) -> dict[str, dict[str, str]]:
    """Return the levels of solutions by name and key as ``levels`` has them, but those on one need in one unit.

    Where all are written in one unit, they stay as they are. Where they are not, they are converted to the unit of the
    measure, and shares to per cent where any of them is written so.

    Example:
        >>> import jobtheory as jt
        >>> time = jt.Measure("time", "min", worst=90, target=0)
        >>> job = jt.Job("Get home", jt.Purpose(goals=[jt.Goal("Arrive", measure=time)]), jt.JobMap([]))
        >>> bus, walk = (jt.Solution(name, results={"arrive": told}) for name, told in (("bus", 20), ("walk", "1 h")))
        >>> written(jt.compare(job, [bus, walk]))
        {'bus': {'arrive': '20 min'}, 'walk': {'arrive': '60 min'}}
    """
    texts = {name: dict(levels) for name, levels in value.levels.items()}
    for need in (*value.job.needs, *value.job.adoption):
        contents = {
            solution.name: content
            for solution in value.solutions
            if need.key in texts[solution.name] and (content := content_of(solution, need)) is not None
        }
        found = [set(_units(content, _own(need))) for content in contents.values()]
        own, targets = _own(need), [_target(unit, n, found) for n, unit in enumerate(_own(need))]
        if any(len({unit for units in found for m, unit in units if m == n}) > 1 for n in range(len(own))):
            for name, content in contents.items():
                texts[name][need.key] = content_text(_in(content, own, tuple(targets)), tuple(targets))
    return texts


def _own(need: Need) -> tuple[str, ...]:
    """Return the units of bare numbers: of the measure, and of the time that a problem takes."""
    within = need.within if isinstance(need, Problem) else None
    return (need.measure.unit,) if within is None else (need.measure.unit, within.unit)


def _target(unit: str, n: int, found: list[set[tuple[int, str]]]) -> str:
    return PERCENT if unit == "1" and any((n, PERCENT) in units for units in found) else unit


def _units(content: Content, own: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield the units that a level is written in, each with whether it is of the first or the second figure."""
    parts = content if isinstance(content, tuple) else (content,)
    for n, (part, unit) in enumerate(zip(parts, own, strict=False)):
        if not isinstance(part, Mark):
            for figure in _figures(part):
                yield n, figure.unit if isinstance(figure, Quantity) else unit


def _figures(part: Figure | Range) -> list[Figure]:
    ends = [part.low, part.high, part.likely] if isinstance(part, Range) else [part]
    return [end for end in ends if end is not None]


def _in(content: Content, own: tuple[str, ...], targets: tuple[str, ...]) -> Content:
    """Return a level as bare numbers of units."""
    if isinstance(content, Mark):
        return content
    if isinstance(content, tuple):
        share, time = (_part(part, unit, to) for part, unit, to in zip(content, own, targets, strict=True))
        return share, time
    return _part(content, own[0], targets[0])


def _part(part: Figure | Range, unit: str, target: str) -> Figure | Range:
    if isinstance(part, Range):
        low, high, *likely = (_figure(end, unit, target) for end in _figures(part))
        return Range(low, high, *likely)
    return _figure(part, unit, target)


def _figure(figure: Figure, unit: str, target: str) -> Figure:
    """Return a figure as a bare number of a unit; one that is written in it stays as it is written."""
    if isinstance(figure, Quantity):
        return figure.magnitude if figure.unit == target else figure.exact_in(target)
    return figure if unit == target else Quantity(in_unit(figure, unit), unit).exact_in(target)
