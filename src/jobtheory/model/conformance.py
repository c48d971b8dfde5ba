"""How what people do fits what must get done: steps skipped, repeated, out of order; and where the job breaks down."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, cast, final

import attrs

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.model import exits, orders
from jobtheory.model.activities import Activity, named, refuse_unknown_activity
from jobtheory.model.evidence import Evidence
from jobtheory.model.job import Job
from jobtheory.model.jobmap import JobMap
from jobtheory.model.keys import refuse_unknown
from jobtheory.model.values import FrozenMap, Path, Shown, Value, read_instance, read_items

if TYPE_CHECKING:
    from jobtheory.model.activities import Way
    from jobtheory.model.process import Process

__all__ = ["Breakdown", "BreakdownKind", "Conformance", "StepFit"]

AT = ("Process", "conformance")


@final
@attrs.frozen
class StepFit(Value):
    """How many cases did what with one step.

    Attributes:
        done: They did it, once or more.
        skipped: They did not, and went on to a step behind it. Of a group of alternatives one has to be done.
        not_reached: They did not, and did nothing that comes after it.
        repeated: They came back to it after another step, or did one of its activities again.
        out_of_order: They did it before a step that comes first, and did that one later.
        stopped: It was the last thing they did for the job, with required steps still to do.
        may_repeat: Whether the map declares a repeat that the step lies on, so that doing it again is no fault.
        may_skip: Whether the step is optional, so that skipping it is no fault.
    """

    done: int
    skipped: int
    not_reached: int
    repeated: int
    out_of_order: int
    stopped: int
    may_repeat: bool
    may_skip: bool


@final
class BreakdownKind(enum.Enum):
    """What goes wrong at a step."""

    SKIPPED = "skipped"
    REPEATED = "repeated"
    OUT_OF_ORDER = "out of order"
    STOPPED = "stopped"


@final
@attrs.frozen
class Breakdown(Value):
    """A moment where the job breaks down.

    Attributes:
        step: The key of the step.
        kind: What goes wrong there.
        cases: In how many cases it does.
        share: Their share of all cases.
    """

    step: str
    kind: BreakdownKind
    cases: int
    share: float


@final
@attrs.frozen(repr=False)
class Conformance(Value, Shown):
    """How what people do fits what must get done; made by `Process.conformance`.

    A step is judged by the activities that serve it. One that no activity serves is not seen in the process, so that
    nothing is said of it. Activities that serve the same step one after another are one doing of it; activities that
    serve no step come between without breaking it.

    Attributes:
        job_map: What must get done.
        mapping: The keys of the steps that each activity serves.
        cases: How many cases there are.
        fitting: How many of them do every required step in an order of the map, and again only where that is declared.
        steps: How many cases did what with each step that is seen, in the order of the map.
        unseen: The keys of the steps that no activity serves.
        strangers: In how many cases an activity is done that serves no step.
        evidence: What the process rests on.

    Tables:
        - ``steps``, how many cases did what with each step, in the order of the map: ``step``, ``statement``, ``done``,
          ``skipped``, ``not_reached``, ``repeated``, ``out_of_order``, ``stopped``, ``may_repeat``, ``may_skip``.
        - ``breakdowns``, where the job breaks down, the most frequent first: ``step``, ``statement``, ``kind``,
          ``cases``, ``share``.
        - ``strangers``, the activities that serve no step: ``activity``, ``cases``.

    Example:
        >>> from jobtheory import JobMap
        >>> from jobtheory.model.process import Process
        >>> tea = Process({("boil", "pour"): 6, ("pour", "boil", "pour"): 2, ("boil",): 2})
        >>> found = tea.conformance(JobMap.chain("Boil", "Pour", "Drink"), {"boil": "boil", "pour": "pour"})
        >>> [(one.step, one.kind.value, one.cases) for one in found.breakdowns]
        [('boil', 'stopped', 2), ('pour', 'repeated', 2), ('pour', 'out of order', 2)]
        >>> found.fitness, found.unseen
        (0.6, ('drink',))
    """

    job_map: JobMap
    mapping: FrozenMap[Activity, tuple[str, ...]]
    cases: int
    fitting: int
    steps: FrozenMap[str, StepFit]
    unseen: tuple[str, ...]
    strangers: FrozenMap[Activity, int]
    evidence: Evidence | None = None

    @property
    def fitness(self) -> float:
        """The share of cases in which nothing is amiss."""
        return self.fitting / self.cases

    @cached_property
    def breakdowns(self) -> tuple[Breakdown, ...]:
        """Where the job breaks down, the most frequent first; what the map declares or leaves open is no fault."""
        found: list[Breakdown] = []
        for key, fit in self.steps.items():
            for kind, cases in (
                (BreakdownKind.SKIPPED, 0 if fit.may_skip else fit.skipped),
                (BreakdownKind.REPEATED, 0 if fit.may_repeat else fit.repeated),
                (BreakdownKind.OUT_OF_ORDER, fit.out_of_order),
                (BreakdownKind.STOPPED, fit.stopped),
            ):
                if cases:
                    found.append(Breakdown(key, kind, cases, cases / self.cases))
        return tuple(sorted(found, key=lambda one: -one.cases))

    def to_svg(self, *, width: int = 960) -> str:
        """Return the job map as a picture, coloured by the share of cases that do a step, with what goes wrong there.

        Args:
            width: How wide the picture may be, in pixels; a diagram that needs less is narrower, and what cannot be
                that narrow is wider.

        Raises:
            InvalidValueError: The map has no steps, or far too many.
        """
        return exits.svg(self, width)

    def __repr__(self) -> str:
        return f"<Conformance: {self.fitting:,} of {self.cases:,} cases fit, {len(self.breakdowns)} breakdowns>"


class Rules(NamedTuple):
    """What the map asks of the steps that are seen; sets of steps are whole numbers whose bits are the members."""

    keys: tuple[str, ...]
    before: list[int]
    after: list[int]
    groups: list[tuple[int, bool]]
    """The steps of which one is to be done, and whether that may be left out."""
    may_repeat: int


class Passage(NamedTuple):
    """What one way did, each as a set of steps."""

    done: int
    skipped: int
    not_reached: int
    repeated: int
    out_of_order: int
    stopped: int


def conform(process: Process, job_map: object, mapping: object) -> Conformance:
    """Return how a process fits a job map."""
    wanted = read_instance(JobMap, job_map.action if isinstance(job_map, Job) else job_map, AT, "job_map")
    steps = read_mapping_to_steps(mapping, process.activities, wanted, AT)
    refuse_without_variants(process, AT)
    served = {key for keys in steps.values() for key in keys}
    rules = _rules(wanted, [key for key in wanted.order if key in served])
    number = {key: n for n, key in enumerate(rules.keys)}
    numbered = {activity: tuple(number[key] for key in keys) for activity, keys in steps.items()}
    totals = [[0] * len(rules.keys) for _ in Passage._fields]
    strangers: dict[Activity, int] = {}
    fitting = 0
    for way, cases in process.variants.items():
        passage = _pass(rules, way, numbered)
        for counts, members in zip(totals, passage, strict=True):
            for n in orders.members(members):
                counts[n] += cases
        for activity in dict.fromkeys(one for one in way if not steps.get(one)):
            strangers[activity] = strangers.get(activity, 0) + cases
        fitting += cases * _fits(rules, passage)
    optional = {n for group, may_skip in rules.groups if may_skip for n in orders.members(group)}
    fits = {
        key: StepFit(
            **{kind: counts[n] for kind, counts in zip(Passage._fields, totals, strict=True)},
            may_repeat=bool(rules.may_repeat >> n & 1),
            may_skip=n in optional,
        )
        for n, key in enumerate(rules.keys)
    }
    return Conformance(
        wanted,
        FrozenMap(steps),
        process.cases,
        fitting,
        FrozenMap(fits),
        tuple(key for key in wanted.order if key not in served),
        FrozenMap(dict(sorted(strangers.items(), key=lambda item: -item[1]))),
        process.evidence,
    )


def read_mapping_to_steps(
    given: object, activities: Mapping[Activity, int], job_map: JobMap, path: Path
) -> dict[Activity, tuple[str, ...]]:
    """Read which steps each activity serves."""
    if not isinstance(given, Mapping):
        raise InvalidTypeError(
            f"mapping is {shown(given)}",
            path=path,
            hint="Give a dict from activity to the key of its step, as in {'check ticket': 'check'}.",
            code="JT106",
        )
    steps: dict[Activity, tuple[str, ...]] = {}
    for activity, served in cast("Mapping[object, object]", given).items():
        at = (*path, f"mapping[{shown(named(activity))}]")
        refuse_unknown_activity(activity, activities, at)
        keys = () if served is None else (served,) if isinstance(served, str) else read_items(served, at, "steps")
        for key in keys:
            refuse_unknown(key, job_map.order, at, "the job map has no step", "JT203")
        steps[cast("Activity", activity)] = tuple(dict.fromkeys(cast("Iterable[str]", keys)))
    return steps


def refuse_without_variants(process: Process, path: Path) -> None:
    """Refuse a process of which only counts are known."""
    if not process.variants:
        raise InvalidValueError(
            "the process holds no variants, so that nobody knows what happened in a case",
            path=path,
            hint="Discover it with variants=True.",
            code="JT763",
        )


def _rules(job_map: JobMap, keys: list[str]) -> Rules:
    number = {key: n for n, key in enumerate(keys)}

    def members(some: Iterable[str]) -> int:
        bits = 0
        for key in some:
            if key in number:
                bits |= 1 << number[key]
        return bits

    groups: list[tuple[int, bool]] = []
    for choice in job_map.choices:
        group = members(step.key for step in choice)
        if group:
            groups.append((group, any(step.optional for step in choice)))
    may_repeat = 0
    for repeat in job_map.repeats:
        later, earlier = repeat[0], repeat[-1]
        between = set(job_map.descendants(earlier)).intersection(job_map.ancestors(later))
        may_repeat |= members((*repeat, *between))
    return Rules(
        tuple(keys),
        [members(job_map.ancestors(key)) for key in keys],
        [members(job_map.descendants(key)) for key in keys],
        groups,
        may_repeat,
    )


def _pass(rules: Rules, way: Way, numbered: Mapping[Activity, tuple[int, ...]]) -> Passage:
    """Go one way, and note what it does with each step."""
    done = repeated = last = 0
    current: set[Activity] = set()  # the activities of the steps that are being done right now
    ahead: list[tuple[int, int]] = []  # each step at its first time, and what comes before it and is not done yet
    for activity in way:
        served = numbered.get(activity, ())
        now = 0
        for n in served:
            now |= 1 << n
        if not now:
            continue
        repeated |= now & done & (-1 if activity in current else ~last)
        current = {*current, activity} if not now & ~last else {activity}
        ahead += [(1 << n, rules.before[n] & ~done & ~now) for n in served if not done >> n & 1]
        done |= now
        last = now
    early = 0
    for step, before in ahead:
        early |= step if before & done else 0
    skipped, not_reached, is_open = _missing(rules, done)
    return Passage(done, skipped, not_reached, repeated, early, last if is_open else 0)


def _missing(rules: Rules, done: int) -> tuple[int, int, bool]:
    """Return the steps that are skipped, those not reached, and whether something required is among the latter."""
    skipped = not_reached = 0
    is_open = False
    for group, may_skip in rules.groups:
        if group & done:
            continue
        behind = 0
        for n in orders.members(group):
            behind |= rules.after[n]
        if behind & done:
            skipped |= group
        else:
            not_reached |= group
            is_open |= not may_skip
    return skipped, not_reached, is_open


def _fits(rules: Rules, passage: Passage) -> bool:
    required = 0
    for group, may_skip in rules.groups:
        required |= 0 if may_skip else group
    missing = (passage.skipped | passage.not_reached) & required
    return not (missing or passage.repeated & ~rules.may_repeat or passage.out_of_order)
