"""The tables of switch interviews: one timeline, many of them stage by stage, and signs of demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.show.tables.listing import DATE, NUMBER, TEXT, WHOLE, columns, tabled

if TYPE_CHECKING:
    from jobtheory.learn.interviewing.interviews import Switching
    from jobtheory.learn.interviewing.signs import Demand
    from jobtheory.model.quantity import Quantity
    from jobtheory.model.timeline import SwitchTimeline
    from jobtheory.show.tables.listing import Listing

STAGES = columns(stage=TEXT, date=DATE, days=NUMBER)
USES = columns(date=DATE)
PASSAGES = columns(
    stage=TEXT,
    entered=WHOLE,
    moved_on=WHOLE,
    under_way=WHOLE,
    gave_up=WHOLE,
    conversion=NUMBER,
    low=NUMBER,
    high=NUMBER,
    lost=NUMBER,
    horizon_days=NUMBER,
    median_days=NUMBER,
    median_low_days=NUMBER,
    median_high_days=NUMBER,
)
SIGNS = columns(
    sign=TEXT,
    evidence=TEXT,
    people=WHOLE,
    share=NUMBER,
    low=NUMBER,
    high=NUMBER,
    kept=NUMBER,
    kept_low=NUMBER,
    kept_high=NUMBER,
)


def timeline(value: SwitchTimeline) -> Listing:
    """Return a row for every stage that is told: when it began, and how long it lasted."""
    durations = value.durations
    return tabled(STAGES, ((stage, day, _days(durations.get(stage))) for stage, day in value.events.items()))


def uses(value: SwitchTimeline) -> Listing:
    """Return the days on which what was hired was used."""
    return tabled(USES, ((day,) for day in value.little_hires))


def switching(value: Switching) -> Listing:
    """Return a row for every stage, times in days."""
    rows = (
        (
            one.stage,
            one.entered,
            one.moved_on,
            one.under_way,
            one.gave_up,
            one.conversion,
            one.low,
            one.high,
            one.lost,
            *(_days(time) for time in (one.horizon, one.median, one.median_low, one.median_high)),
        )
        for one in value.passages
    )
    return tabled(PASSAGES, rows)


def demand(value: Demand) -> Listing:
    """Return a row for every sign, the weakest first."""
    rows = ((one.sign.evidence if name == "evidence" else getattr(one, name) for name in SIGNS) for one in value.rungs)
    return tabled(SIGNS, rows)


def _days(time: Quantity | None) -> float | None:
    return None if time is None else float(time.exact_in("day"))
