"""What a process shows of the steps of a job: how long a case takes at each."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from jobtheory.errors import InvalidValueError, UnitError
from jobtheory.model.conformance import read_mapping_to_steps, refuse_without_variants
from jobtheory.model.job import Job
from jobtheory.model.jobmap import JobMap
from jobtheory.model.level import Level
from jobtheory.model.process import Process
from jobtheory.model.quantity import Quantity
from jobtheory.model.units import convert
from jobtheory.model.values import read_instance

if TYPE_CHECKING:
    from jobtheory.model.activities import Activity

AT = ("Solution.from_process",)

DIGITS = 6
"""A level has so many digits; no mean is known better."""

FINER = ("day", "h", "min", "s")
"""What a time is told in that is less than 1 of its measure's unit."""


def step_levels(process: object, job: object, mapping: object) -> dict[str, Level]:
    """Return the mean time of a case at each step that is measured in time and served by activities of its own."""
    seen = read_instance(Process, process, AT, "process")
    job_map = job.action if isinstance(job, Job) else read_instance(JobMap, job, AT, "job")
    steps = read_mapping_to_steps(mapping, seen.activities, job_map, AT)
    serving: dict[str, list[Activity]] = {}
    for activity, keys in steps.items():
        for key in keys:
            serving.setdefault(key, []).append(activity)
    levels: dict[str, Level] = {}
    for step in job_map.steps:
        own = serving.get(step.key, [])
        unit = step.measure.unit
        if not _is_time(unit) or any(len(steps[one]) > 1 for one in own) or not _is_timed(seen, own):
            continue
        seconds = sum((_total(seen, activity) for activity in own), Fraction(0)) / _cases(seen, own)
        levels[step.key] = Level(_readable(seconds, unit), seen.evidence)
    if not levels:
        raise InvalidValueError(
            "no step is measured in time and served by activities whose durations are known",
            path=AT,
            hint="Give steps a measure of time, and map to each an activity that serves no other.",
            code="JT764",
        )
    return levels


def _readable(seconds: Fraction, unit: str) -> Quantity:
    """Return a time in a unit, or in a finer one of which it is 1 or more."""
    told = unit
    if seconds < Quantity(1, unit).exact_in("s"):
        told = next((finer for finer in FINER if seconds >= Quantity(1, finer).exact_in("s")), unit)
    return Quantity(float(f"{float(convert(seconds, 's', told)):.{DIGITS}g}"), told)


def _is_timed(process: Process, own: list[Activity]) -> bool:
    """Return whether it is known how long some activities take, those aside with which cases begin."""
    known = [activity in process.waits for activity in own]
    first = [process.starts.get(activity, 0) == process.activities[activity] for activity in own]
    return any(known) and all(one or other for one, other in zip(known, first, strict=True))


def _is_time(unit: str) -> bool:
    try:
        Quantity(1, unit).exact_in("s")
    except UnitError:
        return False
    return True


def _total(process: Process, activity: Activity) -> Fraction:
    """Return the seconds of an activity in all cases; the first event of a case has nothing before it."""
    if activity not in process.waits:
        return Fraction(0)
    times = process.activities[activity] - process.starts.get(activity, 0)
    return process.waits[activity].mean.exact_in("s") * (times or process.activities[activity])


def _cases(process: Process, some: list[Activity]) -> int:
    """Return how many cases do any of some activities."""
    if len(some) == 1:
        return process.reached[some[0]]
    refuse_without_variants(process, AT)
    return sum(cases for way, cases in process.variants.items() if any(activity in way for activity in some))
