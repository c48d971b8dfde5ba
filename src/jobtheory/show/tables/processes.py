"""The tables of what people do: the process, how it fits the job, what to expect, and a draft of a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from jobtheory.model.conformance import StepFit
from jobtheory.model.number import exact
from jobtheory.show.tables import jobs
from jobtheory.show.tables.listing import FLAG, NUMBER, TEXT, WHOLE, columns, tabled
from jobtheory.show.tables.networks import ARROW

if TYPE_CHECKING:
    from jobtheory.model.conformance import Conformance
    from jobtheory.model.drafting import Draft
    from jobtheory.model.durations import Durations
    from jobtheory.model.outlook import Outlook
    from jobtheory.model.process import Process
    from jobtheory.model.quantity import Quantity
    from jobtheory.show.tables.listing import Listing

ACTIVITIES = columns(
    activity=TEXT,
    events=WHOLE,
    cases=WHOLE,
    starts=WHOLE,
    ends=WHOLE,
    rework=WHOLE,
    drop_off=NUMBER,
    mean_seconds=NUMBER,
    median_seconds=NUMBER,
)
FOLLOWS = columns(earlier=TEXT, later=TEXT, events=WHOLE, mean_seconds=NUMBER, median_seconds=NUMBER)
VARIANTS = columns(cases=WHOLE, activities=WHOLE, way=TEXT)
STEPS = columns(
    step=TEXT,
    statement=TEXT,
    done=WHOLE,
    skipped=WHOLE,
    not_reached=WHOLE,
    repeated=WHOLE,
    out_of_order=WHOLE,
    stopped=WHOLE,
    may_repeat=FLAG,
    may_skip=FLAG,
)
BREAKDOWNS = columns(step=TEXT, statement=TEXT, kind=TEXT, cases=WHOLE, share=NUMBER)
STRANGERS = columns(activity=TEXT, cases=WHOLE)
OUTLOOK = columns(activity=TEXT, visits=NUMBER, rework=NUMBER, completion=NUMBER, seconds=NUMBER)
DURATIONS = columns(what=TEXT, share=NUMBER, duration=NUMBER, unit=TEXT, seconds=NUMBER)
OMISSIONS = columns(earlier=TEXT, later=TEXT, cases=WHOLE, why=TEXT, is_repeat=FLAG)


def activities(value: Process) -> Listing:
    """Return a row for every activity."""
    rows = (
        (
            activity,
            events,
            value.reached[activity],
            value.starts.get(activity, 0),
            value.ends.get(activity, 0),
            value.rework.get(activity, 0),
            value.drop_off[activity],
            *_times(value.waits.get(activity)),
        )
        for activity, events in value.activities.items()
    )
    return tabled(ACTIVITIES, rows)


def follows(value: Process) -> Listing:
    """Return how often one activity directly followed another."""
    rows = (
        (earlier, later, events, *_times(value.between.get((earlier, later))))
        for (earlier, later), events in value.directly_follows.items()
    )
    return tabled(FOLLOWS, rows)


def variants(value: Process) -> Listing:
    """Return the ways through the process; none where they were not kept."""
    rows = ((cases, len(way), ARROW.join(map(str, way))) for way, cases in value.variants.items())
    return tabled(VARIANTS, rows)


def steps(value: Conformance) -> Listing:
    """Return how many cases did what with each step, in the order of the map."""
    names = [field.name for field in attrs.fields(StepFit)]
    told = value.job_map
    rows = ((key, told[key].statement, *(getattr(fit, name) for name in names)) for key, fit in value.steps.items())
    return tabled(STEPS, rows)


def breakdowns(value: Conformance) -> Listing:
    """Return where the job breaks down, the most frequent first."""
    told = value.job_map
    rows = ((one.step, told[one.step].statement, one.kind, one.cases, one.share) for one in value.breakdowns)
    return tabled(BREAKDOWNS, rows)


def strangers(value: Conformance) -> Listing:
    """Return the activities that serve no step."""
    return tabled(STRANGERS, value.strangers.items())


def outlook(value: Outlook) -> Listing:
    """Return a row for every activity: how often it is done, and what to expect from it on."""
    rows = (
        (
            activity,
            visits,
            value.rework[activity],
            value.completion_from[activity],
            _seconds(value.time_from.get(activity)),
        )
        for activity, visits in value.visits.items()
    )
    return tabled(OUTLOOK, rows)


def draft(value: Draft) -> Listing:
    """Return the steps that are proposed."""
    return jobs.steps(value.job_map)


def draft_edges(value: Draft) -> Listing:
    """Return which of them is proposed to come before which."""
    return jobs.edges(value.job_map)


def omissions(value: Draft) -> Listing:
    """Return what cases do and the draft leaves out."""
    rows = ((one.earlier, one.later, one.cases, one.why, one.is_repeat) for one in value.omissions)
    return tabled(OMISSIONS, rows)


def _times(value: Durations | None) -> tuple[float | None, float | None]:
    return (None, None) if value is None else (_seconds(value.mean), _seconds(value.median))


def _seconds(time: Quantity | None) -> float | None:
    return None if time is None else float(time.exact_in("s"))


def durations(value: Durations) -> Listing:
    """Return the mean, and what shares of all durations do not exceed."""
    known = [("mean", None, value.mean), *(("quantile", *pair) for pair in sorted(value.quantiles.items()))]
    rows = ((what, share, exact(time.magnitude), time.unit, _seconds(time)) for what, share, time in known)
    return tabled(DURATIONS, rows)
