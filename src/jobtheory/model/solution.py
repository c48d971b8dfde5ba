"""Whatever is hired for a job: a product, a service, a workaround, a habit, somebody else, or nothing at all."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any, final

import attrs

from jobtheory.errors import shown
from jobtheory.model.evidence import Evidence
from jobtheory.model.level import LevelLike, Levels, read_levels
from jobtheory.model.parts import written
from jobtheory.model.stepping import step_levels
from jobtheory.model.values import Shown, Value, read_instance, read_items, read_member, read_text, repr_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jobtheory.model.job import Job
    from jobtheory.model.jobmap import JobMap
    from jobtheory.model.parts import Part
    from jobtheory.model.process import Process

__all__ = ["Solution", "SolutionKind"]


@final
class SolutionKind(enum.Enum):
    """What kind of thing competes for the job."""

    PRODUCT = "product"
    SERVICE = "service"
    BUNDLE = "bundle"
    """A bundle of features."""
    WORKAROUND = "workaround"
    HABIT = "habit"
    PERSON = "person"
    """Somebody else does it."""
    NONCONSUMPTION = "non-consumption"
    """Nothing is hired."""


@final
@attrs.frozen(init=False)
class Solution(Value, Shown):
    """What one solution delivers, by the keys of a job's needs.

    A level is a number in the measure's unit, text such as ``"45 min"``, a pint quantity, `between`, for a step
    `SPARED` or `UNDONE`, for a problem with a time ``(share, time)``, or a `Level` with evidence of its own. A key left
    out is *unknown*, not zero. Of a group of alternatives, the members without a level are not taken where another has
    one.

    Args:
        name: What it is called.
        kind: What kind of thing it is; a `SolutionKind` or its text.
        results: Levels by outcome key.
        steps: Levels by step key.
        adoption: Levels by adoption step key.
        changes: The keys of steps that are done differently than today.
        evidence: What the levels rest on where they do not say it themselves. Where nothing is named it is a seller's
            claim for a challenger, and observed for the incumbent and for doing nothing.

    Raises:
        InvalidTypeError, InvalidValueError, UnitError: A level or another argument cannot be read.

    Tables:
        - ``levels``, a row for every level, with what it rests on: ``side``, ``key``, ``mark``, ``level``, ``low``,
          ``high``, ``unit``, ``time``, ``time_low``, ``time_high``, ``time_unit``, ``evidence``, ``source``, ``date``,
          ``sample``.

    Example:
        >>> from jobtheory import between
        >>> train = Solution(
        ...     "train", results={"arrive-soon": "95 min"}, steps={"get-there": between("5 min", "20 min")}
        ... )
        >>> print(train.results["arrive-soon"])
        95 min
    """

    name: str
    kind: SolutionKind = attrs.field(kw_only=True)
    results: Levels = attrs.field(kw_only=True)
    steps: Levels = attrs.field(kw_only=True)
    adoption: Levels = attrs.field(kw_only=True)
    changes: tuple[str, ...] = attrs.field(kw_only=True, repr=repr_items)
    evidence: Evidence | None = attrs.field(kw_only=True)

    def __init__(
        self,
        name: str,
        *,
        kind: SolutionKind | str = SolutionKind.PRODUCT,
        results: Mapping[str, LevelLike] | None = None,
        steps: Mapping[str, LevelLike] | None = None,
        adoption: Mapping[str, LevelLike] | None = None,
        changes: Iterable[str] = (),
        evidence: Evidence | None = None,
    ) -> None:
        at = (f"Solution {shown(name)}",)
        self.__attrs_init__(
            read_text(name, at, "name"),
            kind=read_member(SolutionKind, kind, at, "kind"),
            results=read_levels({} if results is None else results, at, "results"),
            steps=read_levels({} if steps is None else steps, at, "steps"),
            adoption=read_levels({} if adoption is None else adoption, at, "adoption"),
            changes=tuple(read_text(key, at, "change") for key in read_items(changes, at, "changes")),
            evidence=None if evidence is None else read_instance(Evidence, evidence, at, "evidence"),
        )

    @classmethod
    def nothing(cls, name: str = "nothing") -> Solution:
        """Return doing nothing: outcomes at their baseline (unknown where there is none), steps spared.

        It competes like any other solution, and is never screened out, since it is always possible.

        Example:
            >>> Solution.nothing().kind
            <SolutionKind.NONCONSUMPTION: 'non-consumption'>
        """
        return cls(name, kind=SolutionKind.NONCONSUMPTION)

    @classmethod
    def from_process(
        cls,
        name: str,
        process: Process,
        job: Job | JobMap,
        mapping: Mapping[Any, str | Iterable[str] | None],
        *,
        kind: SolutionKind | str = SolutionKind.PRODUCT,
        results: Mapping[str, LevelLike] | None = None,
        adoption: Mapping[str, LevelLike] | None = None,
        changes: Iterable[str] = (),
    ) -> Solution:
        """Return a solution with the step levels that a process shows: the mean time of a case at each step.

        A step gets a level where its measure is one of time and activities with known durations serve it alone: their
        durations together, over the cases that did any of them, in the unit of the measure, or a finer one, to six
        digits. The activity that a case begins with takes no time that a log could tell. Each level rests on what the
        process rests on, which for an event log is that it was observed. All other steps stay unknown.

        Args:
            name: What it is called.
            process: What people do with it.
            job: The job, or its job map.
            mapping: The key of the step that each activity serves; see `Process.conformance`.
            kind: What kind of thing it is; a `SolutionKind` or its text.
            results: Levels by outcome key, which a process does not show.
            adoption: Levels by adoption step key.
            changes: The keys of steps that are done differently than today.

        Raises:
            UnknownNameError: The mapping names no activity of the process, or no step of the job.
            InvalidValueError: No step can be given a level.

        Example:
            >>> from jobtheory import JobMap, Measure, Process, Step
            >>> job_map = JobMap.chain("Ask", Step("Decide", measure=Measure("time", "h", worst=48, target=0)))
            >>> offer = Process(
            ...     {("ask", "quote", "sign"): 3, ("ask", "sign"): 1}, waits={"quote": "1 day", "sign": "6 h"}
            ... )
            >>> desk = Solution.from_process("sales desk", offer, job_map, {"quote": "decide", "sign": "decide"})
            >>> print(desk.steps["decide"])
            24 h
        """
        steps = step_levels(process, job, mapping)
        return cls(name, kind=kind, results=results, steps=steps, adoption=adoption, changes=changes)

    @property
    def is_nothing(self) -> bool:
        """Whether it is doing nothing."""
        return self.kind is SolutionKind.NONCONSUMPTION

    def __rich_repr__(self) -> Iterator[Part]:
        return written(self)
