"""Where the job breaks down in what people do, and what they spend time on that serves nothing."""

from __future__ import annotations

import math
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.learn.seeking.opportunity import Opportunity, OpportunityKind, SizeKind
from jobtheory.learn.seeking.telling import listed, quoted
from jobtheory.learn.student import normal_width
from jobtheory.model.activities import named
from jobtheory.model.conformance import BreakdownKind, Conformance, read_mapping_to_steps
from jobtheory.model.evidence import EvidenceKind
from jobtheory.model.level import figure_text
from jobtheory.model.process import Process
from jobtheory.model.units import convert

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jobtheory.model.activities import Activity
    from jobtheory.model.durations import Durations
    from jobtheory.model.evidence import Evidence
    from jobtheory.model.job import Job
    from jobtheory.model.values import Path

WORDS = {
    BreakdownKind.SKIPPED: "{} is skipped",
    BreakdownKind.REPEATED: "{} has to be done again",
    BreakdownKind.OUT_OF_ORDER: "{} is done before a step that comes first",
    BreakdownKind.STOPPED: "People stop after {}, with required steps still to do,",
}

UNTOLD = "cannot be told from the first time"

UNITS = (("day", 86400), ("h", 3600), ("min", 60), ("s", 1))


class Seen(NamedTuple):
    """What people do, read against the job."""

    job: Job
    process: Process | None
    """None where only its conformance is given."""
    steps: Mapping[Activity, tuple[str, ...]]
    """The steps that each activity serves."""
    cases: int
    strangers: Mapping[Activity, int]
    """In how many cases an activity is done that serves no step."""
    evidence: Evidence | None
    confidence: float


def read_seen(
    job: Job, process: object, mapping: object, confidence: float, path: Path
) -> tuple[Seen, Conformance | None]:
    """Read what people do; its conformance is None where only counts of it are known.

    Raises:
        InvalidTypeError: It is no process and no conformance.
        InvalidValueError: The mapping is missing or too much, or the conformance is with another job map.
        UnknownNameError: The mapping names an activity or a step that is not there.
    """
    if isinstance(process, Conformance):
        if mapping is not None:
            raise InvalidValueError(
                "a mapping is given with a conformance, which has its own",
                path=path,
                hint="Leave mapping= out, or give the process.",
                code="JT767",
            )
        if process.job_map != job.action:
            raise InvalidValueError(
                f"the process is held against another job map than that of {shown(job.key)}",
                path=path,
                hint="Give process.conformance(job.action, mapping).",
                code="JT766",
            )
        fit = process
        return Seen(job, None, fit.mapping, fit.cases, fit.strangers, fit.evidence, confidence), fit
    if not isinstance(process, Process):
        raise InvalidTypeError(
            f"process is {shown(process)}", path=path, hint="Give a Process, or its Conformance.", code="JT103"
        )
    if mapping is None:
        raise InvalidValueError(
            "a process is given without a mapping",
            path=path,
            hint="Give mapping= too: the step that each activity serves, as in {'sign form': 'sign'}.",
            code="JT767",
        )
    steps = read_mapping_to_steps(mapping, process.activities, job.action, (*path, "process"))
    strangers = {activity: cases for activity, cases in process.reached.items() if not steps.get(activity)}
    by_cases = dict(sorted(strangers.items(), key=lambda item: -item[1]))
    seen = Seen(job, process, steps, process.cases, by_cases, process.evidence, confidence)
    return seen, process.conformance(job.action, steps) if process.variants else None


def wilson(count: int, cases: int, confidence: float) -> tuple[float, float]:
    """Return the interval of a share of which so many of a sample are seen.

    Wilson 1927, Probable inference, the law of succession, and statistical inference, Journal of the American
    Statistical Association 22(158):209-212.

    Example:
        >>> [round(end, 4) for end in wilson(57, 60, 0.95)]
        [0.863, 0.9829]
    """
    z = normal_width(confidence)
    share, more = count / cases, z * z / cases
    middle = (share + more / 2) / (1 + more)
    half = z / (1 + more) * math.sqrt(share * (1 - share) / cases + more / (4 * cases))
    return (0.0 if count == 0 else middle - half), (1.0 if count == cases else middle + half)


def breakdowns(fit: Conformance, seen: Seen) -> Iterator[Opportunity]:
    """Yield the moments where the job breaks down."""
    for one in fit.breakdowns:
        yield _share(
            OpportunityKind.BREAKDOWN,
            (one.step,),
            one.cases,
            seen,
            f"{WORDS[one.kind].format(quoted(seen.job[one.step].statement))} in {_cases(one.cases, seen)}.",
            one.kind,
        )


def idle(seen: Seen) -> Iterator[Opportunity]:
    """Yield the activities that serve nothing, and those that are done again, with the time they take."""
    process = seen.process
    useless = dict(_serving_nothing(seen))
    spent: dict[Activity, tuple[Fraction, str]] = {}
    for activity, (cases, why) in useless.items():
        time = None if process is None else _seconds(process, activity)
        if not time:
            text = f"{quoted(named(activity))} {why}; it is done in {_cases(cases, seen)}."
            yield _share(OpportunityKind.SIMPLIFY, _about(activity, seen), cases, seen, text)
        else:
            spent[activity] = time, f"{why}; done in {_cases(cases, seen)}, it takes"
    if process is not None:
        for activity, cases in process.rework.items():
            if activity in useless or _seconds(process, activity) is None:
                continue
            time = _seconds_again(process, activity)
            if time:
                spent[activity] = time, f"is done again in {_cases(cases, seen)}, which takes"
            elif time is None:
                text = (
                    f"{quoted(named(activity))} is done again in {_cases(cases, seen)}; how long that takes {UNTOLD}."
                )
                yield _share(OpportunityKind.SIMPLIFY, _about(activity, seen), cases, seen, text)
    longest = max((time for time, _ in spent.values()), default=Fraction(1))
    unit = next((name for name, length in UNITS if longest >= length), "s")
    for activity, (time, why) in spent.items():
        size = float(f"{float(convert(time, 's', unit)):.6g}")
        yield Opportunity(
            OpportunityKind.SIMPLIFY,
            _about(activity, seen),
            size,
            means=SizeKind.TIME,
            unit=unit,
            reason=f"{quoted(named(activity))} {why} {figure_text(float(f'{size:.3g}'), unit)} of a case on average, "
            "waiting included.",
            rests_on="process",
            evidence=_evidence(seen),
        )


def _serving_nothing(seen: Seen) -> Iterator[tuple[Activity, tuple[int, str]]]:
    """Yield the activities that serve no step, or only steps on which no outcome hangs."""
    for activity, cases in seen.strangers.items():
        yield activity, (cases, "serves no step of the job")
    job = seen.job
    decided = [outcome.step for outcome in job.purpose]
    if seen.process is None or not decided or None in decided:  # where one is decided nowhere, any step may serve it
        return
    wanted = {key for step in decided if step is not None for key in (step, *job.action.ancestors(step))}
    for activity, keys in seen.steps.items():
        if keys and wanted.isdisjoint(keys):
            steps = listed(quoted(job[key].statement) for key in keys)
            yield activity, (seen.process.reached[activity], f"serves {steps}, on which no outcome hangs")


def _about(activity: Activity, seen: Seen) -> tuple[str, ...]:
    """Return the steps that an activity serves, or its name where it serves none."""
    return seen.steps.get(activity) or (named(activity),)


def _seconds(process: Process, activity: Activity) -> Fraction | None:
    """Return the seconds that an activity takes of a case on average; None where it is not known."""
    if activity not in process.waits:
        return None
    times = process.activities[activity]
    counted = times - process.starts.get(activity, 0) or times
    return process.waits[activity].mean.exact_in("s") * counted / process.cases


def _seconds_again(process: Process, activity: Activity) -> Fraction | None:
    """Return the seconds that doing an activity again takes of a case on average; None where it is not known.

    The first time may take far longer than the next one, so only times that are of doing it again alone count: those
    after an activity that it never follows for the first time. A time that is said, not seen, is one for each time.
    """
    if not process.variants:
        return None
    first: set[Activity] = set()
    again: Counter[Activity] = Counter()
    for way, cases in process.variants.items():
        places = [n for n, one in enumerate(way) if one == activity]
        first.update(way[n - 1] for n in places[:1] if n)
        for n in places[1:]:
            again[way[n - 1]] += cases
    total = Fraction(0)
    for before, times in again.items():
        took = process.between.get((before, activity), process.waits[activity])
        is_of_all = (before, activity) not in process.between or before in first
        if is_of_all and not _is_said(took):
            return None
        total += took.mean.exact_in("s") * times
    return total / process.cases


def _is_said(took: Durations) -> bool:
    """Return whether it is one duration that always holds."""
    return took.count == 1


def _share(
    kind: OpportunityKind,
    keys: tuple[str, ...],
    count: int,
    seen: Seen,
    reason: str,
    breakdown: BreakdownKind | None = None,
) -> Opportunity:
    return Opportunity(
        kind,
        keys,
        count / seen.cases,
        means=SizeKind.SHARE,
        unit="1",
        interval=wilson(count, seen.cases, seen.confidence) if _is_sample(seen) else None,
        reason=reason,
        rests_on="process",
        evidence=_evidence(seen),
        breakdown=breakdown,
    )


def _is_sample(seen: Seen) -> bool:
    """Return whether the cases were seen, and not only said or proposed."""
    return seen.evidence is not None and seen.evidence.kind >= EvidenceKind.TRIAL


def _cases(count: int, seen: Seen) -> str:
    share = f"{count:,} of {seen.cases:,} cases ({count / seen.cases:.0%}"
    if not _is_sample(seen):
        return f"{share})"
    low, high = wilson(count, seen.cases, seen.confidence)
    return f"{share}; {low:.0%} to {high:.0%} with {seen.confidence:.0%} confidence)"


def _evidence(seen: Seen) -> tuple[Evidence, ...]:
    return () if seen.evidence is None else (seen.evidence,)
