"""What there is to show of what people do: the process, how it fits the job, what to expect, and a draft of a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.model.drafting import WhyOmitted
from jobtheory.show.blocks import Block, Bullets, Column, Heading, Paragraph, Table
from jobtheory.show.jobs import jobmap
from jobtheory.show.naming import named
from jobtheory.show.speaking import time_in_words

if TYPE_CHECKING:
    from jobtheory.model.activities import Activity
    from jobtheory.model.conformance import Conformance
    from jobtheory.model.drafting import Draft
    from jobtheory.model.durations import Durations
    from jobtheory.model.outlook import Outlook
    from jobtheory.model.process import Process

SHOWN = 20
"""So many activities, pairs or breakdowns are shown; the value itself holds all of them."""

WAYS = 5
"""So many ways are shown."""


def process(value: Process) -> list[Block]:
    """Return what is done how often, what follows what, and the ways that are gone most."""
    title = f"{_cases(value.cases)}, {value.events:,} event{'' if value.events == 1 else 's'}"
    blocks: list[Block] = [Heading(title, level=1)]
    if value.duration is not None:
        blocks.append(Paragraph(f"From the first event to the last: {_times(value.duration)}."))
    listed = sorted(value.activities.items(), key=lambda item: -item[1])[:SHOWN]
    rows = [
        (
            str(activity),
            f"{count:,}",
            f"{value.reached[activity]:,}",
            f"{value.rework.get(activity, 0):,}",
            f"{value.drop_off[activity]:.0%}",
            _mean(value.waits.get(activity)),
        )
        for activity, count in listed
    ]
    titles = ("times", "cases", "again", "ends there", "takes")
    blocks.append(Table((Column("activity"), *(Column(one, is_figure=True) for one in titles)), rows).without_empty())
    blocks += _more(len(value.activities), "activities")
    pairs = sorted(value.directly_follows.items(), key=lambda item: -item[1])[:SHOWN]
    if pairs:
        moved = [(str(a), str(b), f"{count:,}", _mean(value.between.get((a, b)))) for (a, b), count in pairs]
        columns = (Column("from"), Column("to"), Column("times", is_figure=True), Column("takes", is_figure=True))
        blocks += [
            Heading("What follows what"),
            Table(columns, moved).without_empty(),
            *_more(len(value.directly_follows), "pairs"),
        ]
    ways = sorted(value.variants.items(), key=lambda item: -item[1])[:WAYS]
    if ways:
        gone = [(f"{count:,}", " → ".join(map(str, way))) for way, count in ways]
        is_all = len(ways) == len(value.variants)
        title = f"All {len(ways)} ways" if is_all else f"The {len(ways)} most frequent of {len(value.variants):,} ways"
        title = "The only way" if len(value.variants) == 1 else title
        blocks += [Heading(title), Table((Column("cases", is_figure=True), Column("way")), gone)]
    return blocks


def conformance(value: Conformance) -> list[Block]:
    """Return how many cases fit, where the job breaks down, and what serves no step."""
    blocks: list[Block] = [Heading(f"{value.fitness:.0%} of {_cases(value.cases)} fit the job map", level=1)]
    found = value.breakdowns
    names = {step.key: named(step) for step in value.job_map}
    if found:
        rows = [(names[one.step], one.kind.value, f"{one.cases:,}", f"{one.share:.0%}") for one in found[:SHOWN]]
        columns = (
            Column("step"),
            Column("breaks down"),
            Column("cases", is_figure=True),
            Column("share", is_figure=True),
        )
        blocks += [Heading("Where the job breaks down"), Table(columns, rows), *_more(len(found), "breakdowns")]
    kinds = ("done", "skipped", "not_reached", "repeated", "out_of_order", "stopped")
    titles = (Column("step"), *(Column(kind.replace("_", " "), is_figure=True) for kind in kinds))
    steps = [(names[key], *(f"{getattr(fit, kind):,}" for kind in kinds)) for key, fit in value.steps.items()]
    blocks += [Heading("Steps"), Table(titles, steps[:SHOWN]), *_more(len(steps), "steps")]
    if value.unseen:
        blocks.append(
            Paragraph(
                f"Served by no activity, so that nobody knows: {_listed(tuple(names[key] for key in value.unseen))}."
            )
        )
    if value.strangers:
        told = tuple(f"{activity} ({_cases(cases)})" for activity, cases in value.strangers.items())
        blocks.append(Paragraph(f"Serves no step: {_listed(told)}."))
    return blocks


def outlook(value: Outlook) -> list[Block]:
    """Return the mean time, the chance of getting finished, and both from each activity on."""
    time = "" if value.time is None else f", {time_in_words(value.time)} on average"
    ends = _listed(tuple(map(str, value.finished)))
    blocks: list[Block] = [
        Heading(f"Finished with a chance of {value.completion:.0%}{time}", level=1),
        Paragraph(
            f"Finished means to end with: {ends or 'nothing'}. A case that has not ended counts as given up: leave out "
            "those that began too late to have ended."
        ),
    ]
    rows = [
        (
            str(activity),
            f"{visits:.2f}",
            f"{value.rework[activity]:.2f}",
            f"{value.completion_from[activity]:.0%}",
            _to_go(value, activity),
        )
        for activity, visits in list(value.visits.items())[:SHOWN]
    ]
    titles = ("times in a case", "of these again", "finished", "still to go")
    table = Table((Column("from"), *(Column(one, is_figure=True) for one in titles)), rows)
    return [*blocks, table, *_more(len(value.visits), "activities")]


OMITTED = {
    WhyOmitted.DISAGREED: "too few cases agree on which of the two comes first",
    WhyOmitted.RARE: "too few cases have both, or go that way back",
    WhyOmitted.CIRCULAR: "with what more cases agree on it would close a circle",
    WhyOmitted.CONTRADICTED: "it would imply an order of others that too few cases agree on",
    WhyOmitted.UNORDERED: "a way back between two that the draft does not order",
}
"""Why something is left out of a draft, in words."""


def draft(value: Draft) -> list[Block]:
    """Return the proposal, and what it leaves out."""
    heading, *rest = jobmap(value.job_map)
    blocks: list[Block] = [
        Heading(f"A proposal: {heading.text}" if isinstance(heading, Heading) else "A proposal", level=1),
        *rest,
        Paragraph("What people do today is not yet what must get done: argue with it."),
    ]
    if value.omissions:
        told = [
            f"{one.earlier} → {one.later}{' again' if one.is_repeat else ''}: {_cases(one.cases)}, {one.why.value}"
            for one in value.omissions[:SHOWN]
        ]
        more = [f"… and {len(value.omissions) - SHOWN:,} more"] if len(value.omissions) > SHOWN else []
        reasons = dict.fromkeys(one.why for one in value.omissions[:SHOWN])
        meant = " ".join(f"{why.value.capitalize()}: {OMITTED[why]}." for why in reasons)
        blocks += [Heading("Left out"), Bullets([*told, *more]), Paragraph(meant)]
    return blocks


def _to_go(value: Outlook, activity: Activity) -> str:
    return time_in_words(value.time_from[activity]) if activity in value.time_from else ""


def _times(value: Durations) -> str:
    median = "" if value.median is None else f", median {time_in_words(value.median)}"
    return f"{time_in_words(value.mean)} on average{median}"


def _mean(value: Durations | None) -> str:
    return "" if value is None else time_in_words(value.mean)


def _cases(count: int) -> str:
    return f"{count:,} case{'' if count == 1 else 's'}"


def _more(count: int, what: str) -> list[Block]:
    return [Paragraph(f"… and {count - SHOWN:,} more {what}.")] if count > SHOWN else []


def _listed(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - SHOWN:,} more" if len(names) > SHOWN else ""
    return f"{', '.join(names[:SHOWN])}{more}"


def durations(value: Durations) -> list[Block]:
    """Return the mean, and what shares of all durations do not exceed."""
    seen = f", seen {value.count:,} times" if value.count > 1 else ""
    blocks: list[Block] = [Heading(f"{time_in_words(value.mean)} on average{seen}", level=1)]
    rows = [(f"{share:.0%}", time_in_words(time)) for share, time in sorted(value.quantiles.items())]
    columns = (Column("share of all", is_figure=True), Column("takes at most", is_figure=True))
    return [*blocks, Table(columns, rows)] if rows else blocks
