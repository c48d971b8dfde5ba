"""Solutions hired together: each does what it does best, and they compete as one."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, cast

import attrs

from jobtheory.errors import InvalidValueError, shown
from jobtheory.model.fitting import misfits, strangers
from jobtheory.model.job import Job
from jobtheory.model.jobmap import JobMap
from jobtheory.model.level import SPARED, Level, Mark, Range
from jobtheory.model.needs import Goal, Hazard, Problem
from jobtheory.model.number import plain
from jobtheory.model.purpose import Purpose
from jobtheory.model.solution import Solution, SolutionKind
from jobtheory.model.values import inside, read_instance, read_items, read_mapping, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jobtheory.model.job import Need
    from jobtheory.model.level import ContentLike, LevelLike, Levels
    from jobtheory.model.needs import Outcome
    from jobtheory.model.step import Step
    from jobtheory.model.values import Path

__all__ = ["bundle"]

Settlement: TypeAlias = "Literal['best', 'worst', 'sum'] | LevelLike"
"""What several solutions together deliver on a need: one word for how, or the level itself."""

WORDS = ("best", "worst", "sum")

NOT_ADDED = {"point", "%"}
"""Ratings and shares do not add up to ratings and shares."""

MARKED = 10**400
"""Beyond any level: doing away with a step is better than any, and that it cannot be done is worse."""


def bundle(
    job: Job, name: str, solutions: Iterable[Solution], *, settle: Mapping[str, Settlement] | None = None
) -> Solution:
    """Return solutions that are hired together as one, so that they compete as one.

    Where one of them gives a level, the bundle has it. Where several do, a step is done with whatever does it best; for
    an outcome or a step of adoption nobody can know, so that ``settle`` must say it.

    Args:
        job: The job they are hired for.
        name: What they are called together.
        solutions: Two solutions or more.
        settle: By key, ``"best"`` or ``"worst"`` for the best or worst of their levels, ``"sum"`` for what they come to
            together (fares, hours), or the level that the bundle has.

    Raises:
        InvalidValueError: Several give a level for an outcome or a step of adoption that ``settle`` leaves out, or
            levels cannot be settled so.
        UnknownNameError: A level is given for a key the job does not have.

    Example:
        >>> from jobtheory import Goal, JobMap, Measure, Purpose
        >>> fare = Goal("Spend little", measure=Measure("fares", "EUR", 40, 0))
        >>> job = Job("Get across town", Purpose(goals=[fare, "Arrive soon"]), JobMap.chain("Reach the line", "Ride"))
        >>> train = Solution("train", results={"spend-little": 8, "arrive-soon": 9}, steps={"ride": 9})
        >>> bike = Solution("bike", results={"spend-little": 2}, steps={"reach-the-line": 8, "ride": 3})
        >>> both = bundle(job, "bike and train", [bike, train], settle={"spend-little": "sum"})
        >>> {key: level.content for key, level in {**both.results, **both.steps}.items()}
        {'spend-little': 10, 'arrive-soon': 9, 'reach-the-line': 8, 'ride': 9}
    """
    at = (f"bundle {shown(name)}",)
    read_instance(Job, job, at, "job")
    members = [read_instance(Solution, s, at, "solution") for s in read_items(solutions, at, "solutions")]
    if len(members) < 2:
        raise InvalidValueError(
            f"{len(members)} solutions are no bundle", path=at, hint="Give two or more.", code="JT238"
        )
    for member in members:
        _refuse_misfits(job, member, (*at, f"Solution {shown(member.name)}"))
    settlements = read_mapping({} if settle is None else settle, at, "settle")
    for key in settlements:
        with inside((*at, "settle")):
            _ = job[key]
    steps = _Group(job.action.steps, [member.steps for member in members], "best")
    results = _Group(job.purpose, [member.results for member in members], None)
    adoption = _Group(job.adoption, [member.adoption for member in members], None)
    bundled = Solution(
        read_text(name, at, "name"),
        kind=SolutionKind.BUNDLE,
        results=results.settled(settlements, members, at),
        steps=steps.settled(settlements, members, at),
        adoption=adoption.settled(settlements, members, at),
        changes=tuple(dict.fromkeys(key for member in members for key in member.changes)),
    )
    _refuse_misfits(job, bundled, at)
    return bundled


def as_one(job: Job, above: Iterable[Job]) -> Job:
    """Return a job with the needs of those it serves beside its own, so that levels for all of them can be bundled.

    Of two needs of one key the nearest counts.
    """
    outcomes: dict[str, Outcome] = {}
    steps: dict[str, Step] = {}
    adoption: dict[str, Step] = {}
    for one in (job, *above):
        for outcome in one.purpose:
            outcomes.setdefault(outcome.key, attrs.evolve(outcome, step=None))
        steps = {step.key: step for step in one.action.steps} | steps
        adoption = {step.key: step for step in one.adoption} | adoption
    return Job(
        job.statement,
        Purpose(
            [o for o in outcomes.values() if isinstance(o, Goal)],
            [o for o in outcomes.values() if isinstance(o, Hazard)],
            [o for o in outcomes.values() if isinstance(o, Problem)],
        ),
        JobMap(steps[key] for key in steps.keys() - outcomes.keys()),
        adoption=[adoption[key] for key in adoption.keys() - steps.keys() - outcomes.keys()],
    )


def _refuse_misfits(job: Job, solution: Solution, path: Path) -> None:
    for fault in (*strangers(job, solution, path), *misfits(job, solution, path)):
        raise fault


class _Group(NamedTuple):
    """The levels of one kind that the members give."""

    needs: Iterable[Need]
    told: Sequence[Levels]
    usual: Literal["best"] | None
    """How several levels are settled where nothing is said."""

    def settled(self, settlements: Mapping[str, object], members: Sequence[Solution], path: Path) -> dict[str, Level]:
        """Return the level of each need of which any member tells."""
        found: dict[str, Level] = {}
        for need in self.needs:
            levels = [
                Level(level.content, level.evidence or member.evidence, others=level.others)
                for levels, member in zip(self.told, members, strict=True)
                if (level := levels.get(need.key)) is not None
            ]
            how = settlements.get(need.key, self.usual if len(levels) > 1 else None)
            with inside((*path, shown(need.key))):
                if levels or need.key in settlements:
                    found[need.key] = _settle(need, levels, how)
        return found


def _settle(need: Need, levels: Sequence[Level], how: object) -> Level:
    if isinstance(how, Level):
        return how
    if how is not None and how not in WORDS:
        return Level(cast("ContentLike", how))
    if how is None and len(levels) > 1:
        raise InvalidValueError(
            f"{len(levels)} of them give a level: {', '.join(map(str, levels[:6]))}",
            hint=f"Say what they come to together: settle={{{need.key!r}: …}}, 'best', 'worst', 'sum' or the level.",
            code="JT238",
        )
    if how is not None and not levels:
        raise InvalidValueError(
            f"nothing is there to take the {how} of", hint="Give the level, or leave the key out.", code="JT238"
        )
    return levels[0] if len(levels) == 1 else _summed(need, levels) if how == "sum" else _outdone(need, levels, how)


def _outdone(need: Need, levels: Sequence[Level], how: object) -> Level:
    """Return the best or the worst of several levels; of ranges that overlap, what the best or worst may come to."""
    sign = 1 if how == "best" else -1
    spans = [_spans(need, level) for level in levels]
    for level, mine in zip(levels, spans, strict=True):
        if all(sign * x >= sign * y for theirs in spans for x, y in zip(mine, theirs, strict=True)):
            return level
    if any(isinstance(level.content, (Mark, tuple)) for level in levels):
        raise InvalidValueError(
            f"none of {', '.join(map(str, levels[:6]))} is the {how} in every respect",
            hint=f"Give the level itself: settle={{{need.key!r}: …}}.",
            code="JT238",
        )
    pick = max if how == "best" else min
    direction = -1 if need.measure.less_is_better else 1
    return _ranged([direction * pick(parts) for parts in zip(*spans, strict=True)], levels)


def _summed(need: Need, levels: Sequence[Level]) -> Level:
    if need.measure.unit in NOT_ADDED or any(isinstance(level.content, (Mark, tuple)) for level in levels):
        raise InvalidValueError(
            f"{', '.join(map(str, levels[:6]))} cannot be added up",
            hint=f"Give the level itself: settle={{{need.key!r}: …}}.",
            code="JT238",
        )
    direction = -1 if need.measure.less_is_better else 1
    spans = [_spans(need, level) for level in levels]
    return _ranged([direction * sum(parts, Fraction(0)) for parts in zip(*spans, strict=True)], levels)


def _ranged(parts: Sequence[Fraction], levels: Sequence[Level]) -> Level:
    low, likely, high = sorted(parts)
    given = [level.evidence for level in levels]
    known = [evidence for evidence in given if evidence is not None]
    weakest = min(known, key=lambda evidence: evidence.kind.rank) if len(known) == len(given) else None
    if low == high:
        return Level(plain(low), weakest)
    middle = 2 * likely == low + high
    return Level(Range(plain(low), plain(high), None if middle else plain(likely)), weakest)


def _spans(need: Need, level: Level) -> list[Fraction]:
    """Return a level in numbers that rise the better it is: its low end, likely value and high end, part by part."""
    content = level.content
    if isinstance(content, Mark):
        return [Fraction(MARKED if content is SPARED else -MARKED)] * 3
    parts = content if isinstance(content, tuple) else (content,)
    measures = (need.measure, need.within) if isinstance(need, Problem) and need.within else (need.measure,)
    spans: list[Fraction] = []
    for part, measure in zip(parts, measures, strict=True):
        direction = -1 if measure.less_is_better else 1
        figures = measure.figures(part)
        spans += [direction * x for x in (figures * 3 if len(figures) == 1 else figures)]
    return spans
