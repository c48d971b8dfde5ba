"""What there is to show of switch interviews: one timeline, many of them stage by stage, and signs of demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.model.demand import DemandSign
from jobtheory.show.blocks import Block, Column, Heading, Paragraph, Table

if TYPE_CHECKING:
    from jobtheory.learn.interviewing.interviews import StagePassage, Switching
    from jobtheory.learn.interviewing.signs import Demand
    from jobtheory.model.quantity import Quantity
    from jobtheory.model.timeline import SwitchTimeline


def timeline(value: SwitchTimeline) -> list[Block]:
    """Return what one person told: when each stage began, and how long it lasted."""
    durations = value.durations
    rows = [
        (stage.value, day.isoformat(), _time(durations[stage]) if stage in durations else "")
        for stage, day in value.events.items()
    ]
    switch = switched(value)
    columns = (Column("stage"), Column("from"), Column("lasted", is_figure=True))
    blocks: list[Block] = [
        Heading(f"{value.name}: {switch}" if switch else value.name, level=1),
        Table(columns, rows).without_empty(),
    ]
    told: list[str] = []
    if value.little_hires:
        last = value.little_hires[-1].isoformat()
        told.append(f"Used {_counted(len(value.little_hires), 'time')}, last on {last}.")
    if value.gave_up is not None:
        told.append(f"Gave up on {value.gave_up.isoformat()}.")
    elif value.is_under_way:
        told.append(f"Still under way on {value.last_day.isoformat()}.")
    return [*blocks, Paragraph(" ".join(told))] if told else blocks


def switched(value: SwitchTimeline) -> str:
    """Return what is given up for what, so far as that is told and done."""
    if value.fired and value.hired and not value.has_hired:
        return f"{value.fired}, with {value.hired} in mind" if value.gave_up is None else f"stayed with {value.fired}"
    return f"from {value.fired} to {value.hired}" if value.fired and value.hired else value.hired or value.fired


def switching(value: Switching) -> list[Block]:
    """Return how many go on from each stage and how long it takes them, and where they stall."""
    sure = f"{value.confidence:.0%}"
    columns = (
        Column("from"),
        Column("entered", is_figure=True),
        Column("under way", is_figure=True),
        Column("gave up", is_figure=True),
        Column(f"go on ({sure})", is_figure=True),
        Column("within", is_figure=True),
        Column(f"half of them by ({sure})", is_figure=True),
        Column("lost", is_figure=True),
    )
    rows = [_passed(one.stage.value if one.stage else "", one) for one in value]
    if value.to_hire is not None:
        rows.append(_passed("start to big hire", value.to_hire))
    is_open = any("?" in row[6] for row in rows)
    worst = value.stalls.stage
    return [
        Heading(
            f"{_counted(value.people, 'switch interview')}: most are lost at {worst.value if worst else ''}", level=1
        ),
        Table(columns, rows),
        Paragraph(
            "Whoever is still under way counts as long as they were watched, whoever gave up as not having gone on. "
            "Lost is the share of all people that enters a stage and does not go on within that time."
            + (" A ? stands for an end that is open: too few were watched so long." if is_open else "")
        ),
    ]


def demand(value: Demand) -> list[Block]:
    """Return how many people showed which sign of demand, and what is left from one to the next."""
    sure = f"{value.confidence:.0%}"
    columns = (
        Column("sign"),
        Column("people", is_figure=True),
        Column(f"of all ({sure})", is_figure=True),
        Column(f"of those before ({sure})", is_figure=True),
        Column("as evidence"),
    )
    rows = [
        (
            one.sign.value,
            f"{one.people:,}",
            _share(one.share, one.low, one.high),
            _share(one.kept, one.kept_low, one.kept_high),
            one.sign.evidence.value,
        )
        for one in value
    ]
    strongest, signs = value.strongest, [one.sign for one in value]
    told = "nobody showed any sign of it" if strongest is None else f"the strongest sign is {strongest.value}"
    blocks: list[Block] = [Heading(f"Demand among {value.asked:,} people: {told}", level=1), Table(columns, rows)]
    if value.under_way or (value.under_way == 0 and DemandSign.CAME_BACK in signs):
        again = ", and whoever has not come back so far as not coming back" if DemandSign.CAME_BACK in signs else ""
        count = "1 is still under way and counts"
        if value.under_way != 1:
            count = f"{value.under_way:,} are still under way and count"
        so_far = f"{count} as not having paid{again}: shares are the least that can come of it."
        blocks.append(Paragraph(so_far))
    return [*blocks, Paragraph(f"Source: {value.source}.")] if value.source else blocks


def _passed(name: str, one: StagePassage) -> list[str]:
    return [
        name,
        f"{one.entered:,}",
        f"{one.under_way:,}",
        f"{one.gave_up:,}",
        _share(one.conversion, one.low, one.high),
        _time(one.horizon),
        _median(one),
        f"{one.lost:.0%}",
    ]


def _median(one: StagePassage) -> str:
    if one.median is None:
        return "not half" if one.median_low is None else f"not half ({_time(one.median_low)} or more)"
    low = "?" if one.median_low is None else f"{_days(one.median_low):g}"
    high = "?" if one.median_high is None else _time(one.median_high)
    return f"{_days(one.median):g} ({low} to {high})"


def _share(share: float | None, low: float | None, high: float | None) -> str:
    return "" if share is None or low is None or high is None else f"{share:.0%} ({low:.0%} to {high:.0%})"


def _days(value: Quantity) -> float:
    return float(value.exact_in("day"))


def _time(value: Quantity) -> str:
    return f"{_days(value):g} day" + ("" if _days(value) == 1 else "s")


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}" + ("" if count == 1 else "s")
