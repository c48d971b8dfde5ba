"""What is open in a model, and the ways in which it may turn out."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, cast

from hypothesis import strategies as st

import jobtheory as jt
from jobtheory.model.level import Range
from tests.laws import oracle
from tests.laws.models import Model, with_levels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hypothesis.strategies import DrawFn

Figure: TypeAlias = "jt.Quantity | float | Fraction"
Group: TypeAlias = str
Completion: TypeAlias = tuple[int, ...]
"""For each thing that is open, the option that comes true."""


class Option(NamedTuple):
    """One way in which a thing that is open may turn out."""

    key: str
    content: Any


class Open(NamedTuple):
    """One thing that is open: a level nobody knows, or a range."""

    solution: str
    group: Group
    keys: frozenset[str]
    """The key, or those of the alternatives of which nobody knows which one is taken."""
    options: tuple[Option, ...]
    """Worst first."""
    level: jt.Level | None


def what_is_open(model: Model, parts: int = 4) -> list[Open]:
    """Return everything open that counts; a scale, or a range, is cut into so many parts."""
    found: list[Open] = []
    sides = {group: any(getattr(s, group) for s in model.solutions) for group in ("results", "steps")}
    for solution in model.solutions:
        for need in model.job.purpose if sides["results"] else ():
            level = solution.results.get(need.key)
            if level is None and solution.is_nothing and need.at_baseline() is not None:
                continue
            found += _open(model, solution, "results", [need], level, parts)
        for slot in oracle.slots(model.job) if sides["steps"] else ():
            given = [step for step in slot if step.key in solution.steps]
            doable = [step for step in given if solution.steps[step.key].content is not jt.UNDONE]
            if not doable and len(given) < len(slot) and not solution.is_nothing:
                found += _open(model, solution, "steps", [step for step in slot if step not in given], None, parts)
            for step in doable:
                found += _open(model, solution, "steps", [step], solution.steps[step.key], parts)
        if model.setup.hire == "big" and not solution.is_nothing and solution.name != model.setup.incumbent:
            for step in model.job.adoption:
                found += _open(model, solution, "adoption", [step], solution.adoption.get(step.key), parts)
    return found


def complete(model: Model, opened: Sequence[Open], completion: Completion) -> Model:
    """Return the model as it turns out."""
    solutions = {s.name: s for s in model.solutions}
    for one, choice in zip(opened, completion, strict=True):
        solution = solutions[one.solution]
        option = one.options[choice]
        level = jt.Level(option.content, None if one.level is None else one.level.evidence)
        levels = {**getattr(solution, one.group), option.key: level}
        solutions[one.solution] = with_levels(solution, {one.group: levels})
    return model.with_solutions(list(solutions.values()))


def corners(model: Model, opened: Sequence[Open]) -> Iterator[Completion]:
    """Yield all worst, all best, and for each solution the best for it and the worst for its rivals, and back."""
    worst, best = [0] * len(opened), [len(one.options) - 1 for one in opened]
    yield tuple(worst)
    yield tuple(best)
    for solution in model.solutions:
        for high in (True, False):
            yield tuple(
                best[n] if (one.solution == solution.name) == high else worst[n] for n, one in enumerate(opened)
            )


@st.composite
def completions(draw: DrawFn, opened: Sequence[Open]) -> Completion:
    return tuple(draw(st.integers(0, len(one.options) - 1)) for one in opened)


def _open(
    model: Model, solution: jt.Solution, group: Group, needs: Sequence[oracle.Need], level: jt.Level | None, parts: int
) -> Iterator[Open]:
    if level is not None and not _is_range(level.content):
        return
    options: list[tuple[bool, Fraction, Option]] = []
    for need in needs:
        limits = [need.measure.limit] if need.measure.limit else []
        limits += [p.limits[need.key] for p in model.job.performers if p.veto and need.key in p.limits]
        content = None if level is None else level.content
        if isinstance(need, jt.Problem) and need.within is not None:
            within = need.within
            share, time = content if isinstance(content, tuple) else (None, None)
            pairs = product(
                _figures(need, need.measure, limits, share, parts),
                _figures(None, within, [within.limit] if within.limit else [], time, parts),
            )
            for one, other in pairs:
                past = any(oracle.is_past(need.measure, x, one) for x in limits)
                past = past or oracle.is_past(within, within.limit, other)
                worth = oracle.value(need.measure, one) * oracle.value(within, other)
                options.append((not past, worth, Option(need.key, (one, other))))
        else:
            for figure in _figures(need, need.measure, limits, content, parts):
                past = any(oracle.is_past(need.measure, x, figure) for x in limits)
                options.append((not past, oracle.value(need.measure, figure), Option(need.key, figure)))
    options.sort(key=lambda option: option[:2])
    if len(options) > 1:
        keys = frozenset(need.key for need in needs)
        yield Open(solution.name, group, keys, tuple(option for _, _, option in options), level)


def _is_range(content: object) -> bool:
    return isinstance(content, Range) or (
        isinstance(content, tuple) and any(isinstance(x, Range) for x in cast("tuple[object, ...]", content))
    )


def _figures(
    need: oracle.Need | None, measure: jt.Measure, limits: Iterable[jt.Limit], content: object, parts: int
) -> list[Figure]:
    """Return figures that a level may turn out to be: ends, some between, some beyond, and around each limit."""
    if content is not None and not isinstance(content, Range):
        return [cast("Figure", content)]
    worst, target = (oracle.number(x, measure.unit) for x in (measure.worst, measure.target))
    span = target - worst
    bounds = [oracle.number(limit.level, measure.unit) for limit in limits]
    tried = [worst + span * Fraction(k, parts) for k in range(-1, parts + 2)]
    tried += [bound + span * Fraction(k, 16) for bound in bounds for k in (-1, 0, 1)]
    least: Fraction | None = None
    most: Fraction | None = None
    if isinstance(content, Range):
        least, most = (oracle.number(x, measure.unit) for x in (content.low, content.high))
        tried += [least + (most - least) * Fraction(k, parts) for k in range(parts + 1)]
        if content.likely is not None:
            tried.append(oracle.number(content.likely, measure.unit))
    elif isinstance(need, jt.Hazard) and need.likelihood is not None:
        least, most = Fraction(0), Fraction(100 if measure.unit == "%" else 1)
    elif isinstance(need, jt.Problem) and need.measure == jt.Problem("Any").measure:
        least, most = Fraction(0), Fraction(100)
    return sorted({x for x in tried if (least is None or least <= x) and (most is None or x <= most)})
