"""How a job is done today, or how somebody proposes to do it: ways through activities, counted and timed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast, final

import attrs

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.model import exits
from jobtheory.model.activities import Activity, Way, named, read_activity, refuse_unknown_activity
from jobtheory.model.conformance import Conformance, conform
from jobtheory.model.counting import ProcessCounts, count
from jobtheory.model.drafting import Draft, draft
from jobtheory.model.durations import Durations, DurationsLike, read_count, read_durations, read_share
from jobtheory.model.evidence import Evidence
from jobtheory.model.outlook import Outlook, look_ahead
from jobtheory.model.values import (
    MAX_ITEMS,
    FrozenMap,
    Shown,
    Value,
    read_instance,
    read_items,
)

if TYPE_CHECKING:
    from jobtheory.model.job import Job
    from jobtheory.model.jobmap import JobMap

__all__ = ["Process"]

AT = ("Process",)


@final
@attrs.frozen(init=False, repr=False)
class Process(Value, Shown):
    """What people do, one activity after another: the process as it is, or as somebody proposes it.

    It differs from the job map, which is what must get done, whoever does it and however. `jobtheory.learn.discover`
    makes one of an event log; one is written by hand by its ways.

    Args:
        variants: The ways through the process: each a list of activities, or a mapping of such to how many cases went
            it. Empty where only counts are known.
        duration: How long a case takes from its first event to its last one.
        waits: How long an activity takes from the end of the one before it, by activity; a figure such as ``"3 day"``
            or `Durations`. It is waiting and working together: an event log with one time for each event cannot tell
            them apart.
        between: The same by the pair of activities, where it matters which one came before.
        evidence: What it rests on.
        counts: What is counted of it, where the ways were not kept.

    Raises:
        InvalidTypeError, InvalidValueError, UnitError: A part cannot be read.
        UnknownNameError: A time is given for what nobody does.

    Tables:
        - ``activities``, a row for every activity: ``activity``, ``events``, ``cases``, ``starts``, ``ends``,
          ``rework``, ``drop_off``, ``mean_seconds``, ``median_seconds``.
        - ``directly_follows``, how often one activity directly followed another: ``earlier``, ``later``, ``events``,
          ``mean_seconds``, ``median_seconds``.
        - ``variants``, the ways through the process; none where they were not kept: ``cases``, ``activities``, ``way``.

    Example:
        >>> offer = Process(
        ...     {("Ask", "Quote", "Sign"): 3, ("Ask", "Quote", "Quote", "Sign"): 1}, waits={"Quote": "3 day"}
        ... )
        >>> offer.cases, offer.directly_follows["Quote", "Sign"], dict(offer.rework)
        (4, 4, {'Quote': 1})
    """

    variants: FrozenMap[Way, int]
    duration: Durations | None = attrs.field(default=None, kw_only=True)
    waits: FrozenMap[Activity, Durations] = attrs.field(factory=FrozenMap, kw_only=True)
    between: FrozenMap[tuple[Activity, Activity], Durations] = attrs.field(factory=FrozenMap, kw_only=True)
    evidence: Evidence | None = attrs.field(default=None, kw_only=True)
    counts: ProcessCounts | None = attrs.field(default=None, kw_only=True)

    def __init__(
        self,
        variants: Iterable[Iterable[Activity]] | Mapping[Any, int],
        *,
        duration: DurationsLike | None = None,
        waits: Mapping[Any, DurationsLike] | None = None,
        between: Mapping[Any, DurationsLike] | None = None,
        evidence: Evidence | None = None,
        counts: ProcessCounts | None = None,
    ) -> None:
        ways = _read_ways(variants)
        if bool(ways) == (counts is not None):
            raise InvalidValueError(
                "there is no way through it" if counts is None else "both ways and their counts are given",
                path=AT,
                hint="Give a list of activities for each way; counts follow from them.",
                code="JT762",
            )
        known = count(ways) if counts is None else read_instance(ProcessCounts, counts, AT, "counts")
        self.__attrs_init__(
            FrozenMap(ways),
            duration=None if duration is None else read_durations(duration, (*AT, "duration")),
            waits=_read_times(waits, known.activities, "waits"),
            between=_read_times(between, known.directly_follows, "between"),
            evidence=None if evidence is None else read_instance(Evidence, evidence, AT, "evidence"),
            counts=counts,
        )

    @property
    def cases(self) -> int:
        """How many times somebody went through."""
        return self._counted.cases

    @property
    def events(self) -> int:
        """How many activities were done in all."""
        return sum(self.activities.values())

    @property
    def activities(self) -> FrozenMap[Activity, int]:
        """How often each activity was done."""
        return self._counted.activities

    @property
    def reached(self) -> FrozenMap[Activity, int]:
        """In how many cases each activity was done."""
        return self._counted.reached

    @property
    def directly_follows(self) -> FrozenMap[tuple[Activity, Activity], int]:
        """How often one activity directly followed another, by the pair."""
        return self._counted.directly_follows

    @property
    def starts(self) -> FrozenMap[Activity, int]:
        """How many cases began with an activity."""
        return self._counted.starts

    @property
    def ends(self) -> FrozenMap[Activity, int]:
        """How many cases ended with an activity."""
        return self._counted.ends

    @property
    def rework(self) -> FrozenMap[Activity, int]:
        """In how many cases an activity was done more than once, where there are any."""
        return self._counted.rework

    @cached_property
    def drop_off(self) -> FrozenMap[Activity, float]:
        """For each activity, the share of the cases that reach it and end right there.

        At the last activity of a job well done it is near 1; anywhere before, people give up; or their cases were still
        running when the log ended, which counts as giving up here. See `outlook` for what to do about that.
        """
        return FrozenMap({one: self.ends.get(one, 0) / cases for one, cases in self.reached.items()})

    def conformance(self, job_map: Job | JobMap, mapping: Mapping[Any, str | Iterable[str] | None]) -> Conformance:
        """Return how what people do fits what must get done: what they skip, repeat, or do out of order.

        Args:
            job_map: What must get done: a job map, or the job that has it.
            mapping: The step that each activity serves, by key; several keys where it serves several. An activity that
                is left out, or mapped to None, serves no step.

        Raises:
            UnknownNameError: The mapping names no activity of the process, or no step of the map.
            InvalidValueError: The process holds no variants, since only its counts were read.

        Example:
            >>> from jobtheory import JobMap
            >>> offer = Process({("ask", "quote", "sign"): 3, ("ask", "sign", "call"): 1})
            >>> found = offer.conformance(
            ...     JobMap.chain("Ask", "Compare", "Sign"), {"ask": "ask", "quote": "compare", "sign": "sign"}
            ... )
            >>> found.steps["compare"].skipped, dict(found.strangers), found.fitness
            (1, {'call': 1}, 0.75)
        """
        return conform(self, job_map, mapping)

    def draft(self, *, agreement: float = 0.9, support: int = 2, repeated: float = 0.05) -> Draft:
        """Return a draft of a job map, with what it leaves out; see `draft_job_map`."""
        at = (*AT, "draft")
        return draft(self, read_share(agreement, at), read_count(support, at, "support"), read_share(repeated, at))

    def draft_job_map(self, *, agreement: float = 0.9, support: int = 2, repeated: float = 0.05) -> JobMap:
        """Return a proposal of a job map: partly ordered steps without circles, and the repeats declared.

        It is a proposal to argue with, never the truth: what people do with today's solutions is not yet what must get
        done, and a step that nobody logs is missing. One activity comes before another where nearly all cases that have
        both do it first before the other; activities of which no case has two become alternatives; what cases skip is
        optional; a way back that cases go again becomes a repeat. `draft` tells what was left out.

        A case skips a step by doing something behind it. One that ends before the step says nothing of it: it may have
        been given up, and what people give up is no less needed. Only where more cases end right before a step than
        ever do it does the draft take it for something on top, and make it optional: whether the job was done by then
        no log can tell, so look at the last steps with care.

        Args:
            agreement: The share of cases that must agree on an order, from 0.5 up; also, of the cases that do a step
                or skip it, the share that has to do it for it not to be optional.
            support: In how many cases two activities must come together to be ordered at all.
            repeated: The share of cases that must go a way back for it to be declared.

        Raises:
            InvalidValueError: An argument is out of range, or the process holds no variants.

        Example:
            >>> work = Process({("ask", "quote", "sign"): 8, ("ask", "quote", "quote", "sign"): 2})
            >>> work.draft_job_map()
            JobMap(('ask', 'quote', 'sign'), edges=(('ask', 'quote'), ('quote', 'sign')), repeats=(('quote', 'quote'),))
        """
        return self.draft(agreement=agreement, support=support, repeated=repeated).job_map

    def outlook(self, *, finished: Iterable[Activity]) -> Outlook:
        """Return how long it takes on average, rework included, and how likely it is to be finished.

        The process is taken as an absorbing Markov chain: what comes next depends on the activity alone, with the
        shares seen (Kemeny & Snell 1960, Finite Markov Chains, ch. 3).

        A case that has not ended counts as given up where it stands: nobody can tell by its way that it is still
        running. In a log that is cut at some date the chance of getting finished is too low then, and the time too
        short. Before `jobtheory.learn.discover`, leave out *all* cases that began less than the longest time that cases
        take before the log ends, those of them that have ended too: if only unfinished ones go, the quick ones stay.

        Args:
            finished: The activities with which a case that ends there has got the job done.

        Raises:
            UnknownNameError: There is no such activity.

        Example:
            >>> offer = Process({("ask", "sign"): 3, ("ask",): 1}, between={("ask", "sign"): "2 day"})
            >>> ahead = offer.outlook(finished=["sign"])
            >>> ahead.completion, ahead.time
            (0.75, Quantity(1.5, 'day'))
        """
        return look_ahead(self, finished)

    def to_svg(self, *, activities: int = 20, links: int = 40, width: int = 960) -> str:
        """Return what follows what as a picture: links as thick as they are frequent, with counts and median times.

        Args:
            activities: So many of the most frequent activities are drawn.
            links: So many of the most frequent links between them, starts and ends included; the most frequent one to
                each activity and from it is always there. The picture says how much of all it shows.
            width: How wide the picture may be, in pixels; a diagram that needs less is narrower, and what cannot be
                that narrow is wider.

        Raises:
            InvalidTypeError, InvalidValueError: A number is none, or makes no sense; or there is far too much to draw.

        Example:
            >>> Process({("Ask", "Quote", "Sign"): 3, ("Ask", "Sign"): 1}).to_svg().startswith("<svg")
            True
        """
        return exits.svg(self, width, activities=activities, links=links)

    def to_mermaid(self, *, activities: int = 20, links: int = 40) -> str:
        """Return what follows what as Mermaid text.

        Args:
            activities: See `to_svg`.
            links: See `to_svg`.

        Raises:
            InvalidTypeError, InvalidValueError: A number is none, or makes no sense; or there is more than Mermaid
                takes.

        Example:
            >>> print(Process([["Ask", "Sign"]]).to_mermaid().splitlines()[1])
                n0["Ask #40;1 #215;#41;"]
        """
        return exits.mermaid(self, activities=activities, links=links)

    def to_dot(self, *, activities: int = 20, links: int = 40) -> str:
        """Return what follows what as DOT text, for Graphviz.

        Args:
            activities: See `to_svg`.
            links: See `to_svg`.

        Example:
            >>> print(Process([["Ask", "Sign"]]).to_dot().splitlines()[3])
                n0 [label="Ask (1 ×)"];
        """
        return exits.dot(self, activities=activities, links=links)

    @cached_property
    def _counted(self) -> ProcessCounts:
        return count(self.variants) if self.counts is None else self.counts

    def __repr__(self) -> str:
        return f"<Process: {self.cases:,} cases, {self.events:,} events of {len(self.activities):,} activities>"


def seen_process(variants: FrozenMap[Way, int], counts: ProcessCounts, **parts: Any) -> Process:
    """Return a process of which all has been counted and timed already."""
    process: Process = Process.__new__(Process)
    process.__attrs_init__(variants, counts=None if variants else counts, **parts)
    if variants:  # what a process works out when it is first asked for it
        object.__setattr__(process, "_counted", counts)
    return process


def _read_ways(given: object) -> dict[Way, int]:
    ways: dict[Way, int] = {}
    if isinstance(given, Mapping):
        pairs = list(cast("Mapping[object, object]", given).items())
    else:
        pairs = [(way, 1) for way in read_items(given, AT, "ways")]
    for n, (way, times) in enumerate(pairs, start=1):
        at = (*AT, f"way {n}")
        activities = tuple(read_activity(activity, at) for activity in read_items(way, at, "way"))
        if not activities:
            raise InvalidValueError("the way is empty", path=at, hint="Give one activity at least.", code="JT762")
        ways[activities] = ways.get(activities, 0) + read_count(times, at, "count")
    if len(ways) > MAX_ITEMS:
        raise InvalidValueError(
            f"there are {len(ways):,} ways", path=AT, hint=f"At most {MAX_ITEMS:,} are taken.", code="JT107"
        )
    return ways


def _read_times(given: object, known: Mapping[Any, int], what: str) -> FrozenMap[Any, Durations]:
    at = (*AT, what)
    if given is None:
        return FrozenMap()
    if not isinstance(given, Mapping):
        raise InvalidTypeError(
            f"{what} is {shown(given)}", path=AT, hint="Give a dict by activity, as in {'sign': '2 day'}.", code="JT106"
        )
    times = cast("Mapping[object, object]", given)
    for key in times:
        refuse_unknown_activity(key, known, at)
    return FrozenMap({key: read_durations(duration, (*at, named(key))) for key, duration in times.items()})
