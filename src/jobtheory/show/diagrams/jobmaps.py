"""Job maps as diagrams: stages as lanes, what is optional, alternative or done again, values or durations as colour."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, cast

from jobtheory.errors import SHOWN, InvalidValueError, shown
from jobtheory.model.keys import refuse_unknown
from jobtheory.model.level import Mark, content_text, figure_text, in_unit, read_figure
from jobtheory.model.number import exact, number
from jobtheory.model.quantity import Quantity
from jobtheory.model.solution import Solution
from jobtheory.model.values import inside, read_instance, read_mapping
from jobtheory.show.diagrams.diagram import Diagram, Link, LinkKind, Node, NodeKind
from jobtheory.show.diagrams.stages import banded
from jobtheory.show.drawing import theme
from jobtheory.show.drawing.legend import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jobtheory.model.conformance import Conformance
    from jobtheory.model.job import Job
    from jobtheory.model.jobmap import JobMap
    from jobtheory.model.level import Figure, FigureLike

AT = ("picture of a JobMap",)

NAMED = 3
"""So many levels are named that are on no step of a map."""


class Standing(NamedTuple):
    """How a step looks that a solution has no figure for, what is written on it and what that means."""

    fill: str
    note: str
    meaning: str


SPARED = Standing("#d8eedd", "spared", "spared: nobody has to do it any more")
UNDONE = Standing("#f6d9c6", "undone", "undone: cannot be done with it")
NOT_TAKEN = Standing("#d9dce1", "not taken", "not taken: another alternative is")


class Shade(NamedTuple):
    """How a step is coloured, and the figures that are written on it."""

    fill: str
    notes: tuple[str, ...]


def job(
    value: Job,
    *,
    values: Mapping[str, float] | None = None,
    durations: Mapping[str, FigureLike] | None = None,
    solution: Solution | None = None,
) -> Diagram:
    """Return the job map of a job under the job's own name."""
    return _diagram(value.action, value.statement, values, durations, solution)


def jobmap(
    value: JobMap,
    *,
    values: Mapping[str, float] | None = None,
    durations: Mapping[str, FigureLike] | None = None,
    solution: Solution | None = None,
) -> Diagram:
    """Return a job map as a diagram."""
    count = len(value)
    return _diagram(value, f"Job map of {count} step{'' if count == 1 else 's'}", values, durations, solution)


def conformance(value: Conformance) -> Diagram:
    """Return the job map that people were held against, coloured by the share of cases in which a step is done."""
    amiss: dict[str, list[str]] = {}
    for one in value.breakdowns:
        amiss.setdefault(one.step, []).append(f"{one.kind.value}: {one.cases:,}")
    shades = {
        key: Shade(theme.ramped(fit.done / value.cases), (f"done in {fit.done:,}", *amiss.get(key, ())))
        for key, fit in value.steps.items()
    }
    texts = [f"{20 * n} to {20 * (n + 1)} %" for n in range(5)]
    title = f"{value.fitness:.0%} of {value.cases:,} cases fit the job map"
    subtitle = "In how many cases each step is done, and what goes wrong there"
    return drawn(value.job_map, title, shades, _scale(texts, value.job_map, shades), subtitle)


def _diagram(
    value: JobMap,
    title: str,
    values: Mapping[str, float] | None,
    durations: Mapping[str, FigureLike] | None,
    solution: Solution | None,
) -> Diagram:
    if sum(one is not None for one in (values, durations, solution)) > 1:
        raise InvalidValueError(
            "a colour would mean more than one thing",
            path=AT,
            hint="Give one of values, durations and solution; draw one picture of each.",
            code="JT717",
        )
    return drawn(value, title, *_shades(value, values, durations, solution))


def drawn(value: JobMap, title: str, shades: Mapping[str, Shade], legend: Sequence[Entry], subtitle: str) -> Diagram:
    """Return a job map as a diagram, its steps coloured and noted."""
    index = {step.key: n for n, step in enumerate(value.steps)}
    group_of = {key: n for n, group in enumerate(value.alternatives) for key in group}
    names, bands = banded(value)
    nodes: list[Node] = []
    for n, step in enumerate(value.steps):
        notes = list(shades[step.key].notes) if step.key in shades else []
        kind = NodeKind.PLAIN
        if step.key in group_of:
            kind = NodeKind.ALTERNATIVE
            notes.append(f"one of {_letter(group_of[step.key])}" if len(value.alternatives) > 1 else "alternative")
        if step.optional:
            kind = NodeKind.OPTIONAL
            notes.append("optional")
        fill = shades[step.key].fill if step.key in shades else theme.FILL
        nodes.append(Node(step.statement, tuple(notes), kind, fill, bands[n]))
    links = [Link(index[one], index[other], _kind(value, one, other, group_of)) for one, other in value.edges]
    backwards = dict.fromkeys(pair for repeat in value.repeats for pair in pairwise(repeat))
    links += [Link(index[one], index[other], LinkKind.REPEAT) for one, other in backwards]
    order = sorted((index[key] for key in value.order), key=bands.__getitem__)
    return Diagram(title, nodes, links, order, names, legend=legend, subtitle=subtitle)


def _kind(value: JobMap, one: str, other: str, group_of: Mapping[str, int]) -> LinkKind:
    if one in group_of or other in group_of:
        return LinkKind.ALTERNATIVE
    return LinkKind.OPTIONAL if value[one].optional or value[other].optional else LinkKind.PLAIN


def _letter(n: int) -> str:
    """Return a name for a group: A to Z, then numbers."""
    return chr(ord("A") + n) if n < 26 else str(n + 1)


def _shades(
    value: JobMap,
    values: Mapping[str, float] | None,
    durations: Mapping[str, FigureLike] | None,
    solution: Solution | None,
) -> tuple[dict[str, Shade], list[Entry], str]:
    if solution is not None:
        one = read_instance(Solution, solution, AT, "solution")
        return *_of_solution(value, one), f"How well each step is done with {one.name}{_elsewhere(value, one)}"
    if values is not None:
        return *_of_values(value, values), "How well each step is done"
    if durations is not None:
        return *_of_durations(value, durations), "How long each step takes"
    return {}, [], ""


def _elsewhere(value: JobMap, solution: Solution) -> str:
    """Return what there is to say of levels that are on no step of a map.

    Raises:
        InvalidValueError: The solution says nothing about any step of the map.
    """
    stray = [key for key in solution.steps if key not in value]
    if len(stray) == len(solution.steps) and len(value) and not solution.is_nothing:
        given = f": its levels are on {_listed(stray)}" if stray else ""
        known = _listed([step.key for step in value.steps])
        raise InvalidValueError(
            f"{shown(solution.name)} has no level on any step of the map{given}",
            path=AT,
            hint=f"Give it steps= by key; the map has {known}.",
            code="JT720",
        )
    return f". On no step of this map: {_listed(stray)}" if stray else ""


def _listed(keys: Sequence[str]) -> str:
    more = f" and {len(keys) - NAMED} more" if len(keys) > NAMED else ""
    return ", ".join(shown(key) for key in keys[:NAMED]) + more


def _of_solution(value: JobMap, solution: Solution) -> tuple[dict[str, Shade], list[Entry]]:
    shades: dict[str, Shade] = {}
    standings: dict[Standing, None] = {}
    for step in value.steps:
        standing = _standing(value, solution, step.key)
        if standing is not None:
            standings[standing] = None
            shades[step.key] = Shade(standing.fill, (standing.note,))
        elif step.key in solution.steps:
            content = solution.steps[step.key].content
            with inside((*AT, f"step {shown(step.key)}")):
                worth = float(step.score(content).likely)
            shades[step.key] = Shade(theme.ramped(worth), (content_text(content, (step.measure.unit,)),))
    scale = _scale([f"{n / 5:g} to {(n + 1) / 5:g}" for n in range(5)], value, shades)
    return shades, [*scale[:5], *(Entry(one.meaning, one.fill) for one in standings), *scale[5:]]


def _standing(value: JobMap, solution: Solution, key: str) -> Standing | None:
    """Return how a step stands with a solution that says no figure of it, where that is known."""
    if key in solution.steps:
        return {Mark.SPARED: SPARED, Mark.UNDONE: UNDONE}.get(cast("Mark", solution.steps[key].content))
    others = next((group for group in value.alternatives if key in group), ())
    if any(one in solution.steps and solution.steps[one].content is not Mark.UNDONE for one in others):
        return NOT_TAKEN
    return SPARED if solution.is_nothing else None


def _of_values(value: JobMap, values: Mapping[str, float]) -> tuple[dict[str, Shade], list[Entry]]:
    known = {step.key for step in value.steps}
    shades: dict[str, Shade] = {}
    for key, given in read_mapping(values, AT, "values").items():
        refuse_unknown(key, known, AT, "unknown step", "JT203")
        with inside((*AT, f"step {shown(key)}")):
            worth = exact(number(given))
            if not 0 <= worth <= 1:
                raise InvalidValueError(
                    f"the value {shown(given)} is not between 0 and 1",
                    hint="A value is 0 at the worst level and 1 at the target; Measure.value gives it.",
                    code="JT716",
                )
        shades[key] = Shade(theme.ramped(float(worth)), (f"{float(worth):.2f}",))
    return shades, _scale([f"{n / 5:g} to {(n + 1) / 5:g}" for n in range(5)], value, shades)


def _of_durations(value: JobMap, durations: Mapping[str, FigureLike]) -> tuple[dict[str, Shade], list[Entry]]:
    known = {step.key for step in value.steps}
    figures: dict[str, Figure] = {}
    exactly: dict[str, Fraction] = {}
    unit: str | None = None
    for key, given in read_mapping(durations, AT, "durations").items():
        refuse_unknown(key, known, AT, "unknown step", "JT203")
        with inside((*AT, f"step {shown(key)}")):
            figure = figures[key] = read_figure(given, ())
            own = figure.unit if isinstance(figure, Quantity) else ""
            if own:
                in_unit(figure, "s")  # which says no of what is no time
            unit = own if unit is None else unit
            if bool(own) != bool(unit):
                raise InvalidValueError(
                    "some durations have a unit and others have none", hint="Give all the same form.", code="JT220"
                )
            exactly[key] = in_unit(figure, unit)
            if exactly[key] < 0:
                raise InvalidValueError(
                    f"the duration {figure_text(figure)[:SHOWN]} is negative", hint="Give 0 or more.", code="JT221"
                )
    longest = max(exactly.values(), default=Fraction(0))
    shades = {
        key: Shade(theme.ramped(float(exactly[key] / longest) if longest else 0), (figure_text(figure),))
        for key, figure in figures.items()
    }
    slowest = next((figures[key] for key, time in exactly.items() if time == longest), 0)
    unit = slowest.unit if isinstance(slowest, Quantity) else ""
    if not longest:
        return shades, _scale([figure_text(slowest)], value, shades)
    steps = [float(f"{float(in_unit(slowest, unit) * n / 5):.3g}") for n in range(6)]
    texts = [f"{figure_text(steps[n])} to {figure_text(steps[n + 1], unit)}" for n in range(5)]
    return shades, _scale(texts, value, shades)


def _scale(texts: Sequence[str], value: JobMap, shades: Mapping[str, Shade]) -> list[Entry]:
    entries = [Entry(text, colour) for text, colour in zip(texts, theme.RAMP, strict=False)]
    return entries + [Entry("not known", theme.FILL)] * (len(shades) < len(value.steps))
