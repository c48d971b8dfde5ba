"""What there is to show of a job, a job map and a solution."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from jobtheory.model.level import Level, content_text, figure_text
from jobtheory.model.measure import Measure
from jobtheory.model.needs import Hazard, Problem
from jobtheory.model.number import exact
from jobtheory.model.step import Step
from jobtheory.show.blocks import Block, Column, Heading, Paragraph, Table
from jobtheory.show.naming import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jobtheory.model.job import Job, Need
    from jobtheory.model.jobmap import CriticalPath, JobMap
    from jobtheory.model.measure import Limit
    from jobtheory.model.number import Number
    from jobtheory.model.solution import Solution

NEEDS = (Column("weight", is_figure=True), Column("measure"), Column("worst → target"), Column("note"))


def job(value: Job) -> list[Block]:
    """Return the job with its story, its needs under their kinds, and its steps in order."""
    blocks: list[Block] = [Heading(value.statement, level=1), Paragraph(value.story())]
    if value.circumstance is not None and value.circumstance.constraints:
        blocks.append(Paragraph(f"Given: {'; '.join(value.circumstance.constraints)}."))
    for noun, needs in (
        ("goal", value.purpose.goals),
        ("hazard", value.purpose.hazards),
        ("problem", value.purpose.problems),
    ):
        if needs:
            blocks += [Heading(f"{noun.capitalize()}s"), _needs(noun, needs, value.outcomes, value.action)]
    if value.action.steps:
        blocks += [Heading("Steps"), _steps(value.action), *_ways(value.action)]
    if value.adoption:
        blocks += [Heading("Adoption"), _needs("step", value.adoption, value.adoption, value.action)]
    if value.weights:
        blocks += [Heading("Where importances come from"), _origins(value)]
    if value.performers:
        rows = [
            (p.role.value, p.name, ", ".join(_limits(value, p.limits)) + (" (veto)" if p.veto else ""))
            for p in value.performers
        ]
        blocks += [
            Heading("Performers"),
            Table((Column("role"), Column("name"), Column("limits")), rows).without_empty(),
        ]
    return blocks


def _origins(value: Job) -> Table:
    """Return what was stated beside what is weighed, each as a share of all needs of the side, as weights are."""
    columns = (
        Column("need"),
        Column("origin"),
        *(Column(title, is_figure=True) for title in ("stated", "weight", "95 % interval")),
        Column("learned from"),
    )
    rows: list[tuple[str, ...]] = []
    for side in (value.outcomes, value.action.steps, value.adoption):
        whole = float(sum((exact(need.importance) for need in side), Fraction(0)))
        stated = float(sum((exact(_stated(value, need)) for need in side), Fraction(0)))
        for need in side:
            weight = value.weights.get(need.key)
            if weight is None:
                continue
            ends = [None if end is None else f"{float(end) / whole:.0%}" for end in (weight.low, weight.high)]
            rows.append(
                (
                    named(need),
                    weight.origin.value,
                    f"{float(weight.stated) / stated:.0%}" if weight.stated is not None and stated else "",
                    f"{float(weight.importance) / whole:.0%}",
                    " to ".join(end for end in ends if end is not None),
                    weight.source,
                )
            )
    return Table(columns, rows)


def _stated(value: Job, need: Need) -> Number:
    """Return what was stated of a need where that is known, or else what it weighs."""
    weight = value.weights.get(need.key)
    return need.importance if weight is None or weight.stated is None else weight.stated


def jobmap(value: JobMap) -> list[Block]:
    """Return the steps in an order in which they can be done, with what leads to each."""
    count = len(value)
    if not count:
        return [Heading("Job map of no steps", level=1)]
    return [Heading(f"Job map of {count} step{'' if count == 1 else 's'}", level=1), _steps(value), *_ways(value)]


def solution(value: Solution) -> list[Block]:
    """Return a solution's levels with what they rest on."""
    blocks: list[Block] = [Heading(f"{value.name} ({value.kind.value})", level=1)]
    if value.evidence is not None:
        blocks.append(Paragraph(f"Rests on {value.evidence.kind.value}: {value.evidence.source}."))
    rows = [
        (group, key, str(level), _evidence(level))
        for group, levels in (("results", value.results), ("steps", value.steps), ("adoption", value.adoption))
        for key, level in levels.items()
    ]
    if rows:
        blocks.append(
            Table((Column("group"), Column("key"), Column("level"), Column("evidence")), rows).without_empty()
        )
    elif value.is_nothing:
        blocks.append(Paragraph("Outcomes stay at their baseline, steps are spared."))
    else:
        blocks.append(Paragraph("Nothing is known of it yet."))
    if value.changes:
        blocks.append(Paragraph(f"Done differently than today: {', '.join(value.changes)}."))
    return blocks


def _needs(noun: str, needs: Sequence[Need], side: Iterable[Need], steps: JobMap) -> Table:
    total = sum((exact(need.importance) for need in side), Fraction(0))
    rows = [
        (
            named(need),
            f"{float(exact(need.importance) / total):.0%}",
            need.measure.name,
            _scale(need.measure),
            _note(need, steps),
        )
        for need in needs
    ]
    return Table([Column(noun), *NEEDS], rows).without_empty()


def _steps(value: JobMap) -> Table:
    total = sum((exact(step.importance) for step in value.steps), Fraction(0)) or Fraction(1)
    before: dict[str, list[str]] = {step.key: [] for step in value.steps}
    for earlier, later in value.edges:
        before[later].append(earlier)
    numbers = {key: str(n) for n, key in enumerate(value.order, start=1)}
    rows = [
        (
            numbers[step.key],
            named(step),
            f"{float(exact(step.importance) / total):.0%}",
            step.stage.value if step.stage else "",
            ", ".join(numbers[key] for key in before[step.key]),
            step.measure.name,
            _scale(step.measure),
            "optional" if step.optional else "",
        )
        for step in value
    ]
    columns = (
        Column("", is_figure=True),
        Column("step"),
        Column("weight", is_figure=True),
        Column("stage"),
        Column("after"),
        Column("measure"),
        Column("worst → target"),
        Column("note"),
    )
    return Table(columns, rows).without_empty()


def _ways(value: JobMap) -> list[Block]:
    total = sum((exact(step.importance) for step in value.steps), Fraction(0)) or Fraction(1)
    lines: list[str] = []
    for group in value.alternatives:
        weight = sum((exact(value[key].importance) for key in group), Fraction(0)) / total
        lines.append(
            f"One of: {' or '.join(value[key].statement for key in group)}; the one taken weighs {float(weight):.0%}."
        )
    lines += [f"Repeats: {' → '.join(value[key].statement for key in repeat)}." for repeat in value.repeats]
    return [Paragraph(line) for line in lines]


def _scale(measure: Measure) -> str:
    text = f"{figure_text(measure.worst)} → {figure_text(measure.target, measure.unit)}"
    if measure.limit is not None:
        assumed = ", assumed" if measure.limit.assumed else ""
        text += f" (limit {content_text(measure.limit.level)}{assumed})"
    return text


def _note(need: Need, steps: JobMap) -> str:
    parts = [] if isinstance(need, Step) or need.dimension.value == "functional" else [need.dimension.value]
    if isinstance(need, Problem) and need.within is not None:
        parts.append(f"within: {_scale(need.within)}")
    if isinstance(need, Hazard) and need.likelihood is not None:
        parts.append(f"likelihood {figure_text(need.likelihood)}")
    if need.measure.baseline is not None and need.measure != Measure.rating() and not _is_implied(need):
        parts.append(f"with nothing {figure_text(need.measure.baseline, need.measure.unit)}")
    if not isinstance(need, Step) and need.step is not None:
        parts.append(f"decided at {steps[need.step].statement}")
    if isinstance(need, Step) and need.optional:
        parts.append("optional")
    return "; ".join(parts)


def _is_implied(need: Need) -> bool:
    """Whether the baseline follows from the kind of need, so that it goes without saying."""
    return (isinstance(need, Hazard) and need.likelihood is not None) or (
        isinstance(need, Problem) and exact(need.measure.baseline or 0) == 0
    )


def _limits(value: Job, limits: Mapping[str, Limit]) -> list[str]:
    needs = [(value[key], limit) for key, limit in limits.items()]
    return [f"{need.statement}: {content_text(limit.level, (need.measure.unit,))}" for need, limit in needs]


def _evidence(level: Level) -> str:
    return "" if level.evidence is None else f"{level.evidence.kind.value}: {level.evidence.source}"


def critical_path(value: CriticalPath) -> list[Block]:
    """Return the steps that decide how long the whole takes."""
    rows = [(str(n), key) for n, key in enumerate(value.keys, start=1)]
    title = f"The longest way through takes {figure_text(value.duration)}"
    blocks: list[Block] = [Heading(title, level=1)]
    return [*blocks, Table((Column("", is_figure=True), Column("step")), rows)] if rows else blocks
