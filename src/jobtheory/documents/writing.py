"""From the model to JSON: keys in one order, nothing that equals its default, mappings sorted by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.documents import timelines, ways
from jobtheory.documents.document import read_solutions
from jobtheory.documents.grounds import evidence_tree, object_tree
from jobtheory.documents.reading import FORMAT
from jobtheory.errors import InvalidTypeError, shown
from jobtheory.model.attaching import read_attached
from jobtheory.model.job import Job
from jobtheory.model.keys import slug
from jobtheory.model.level import Mark, Range
from jobtheory.model.measure import Measure
from jobtheory.model.needs import Dimension, Hazard, Problem
from jobtheory.model.quantity import Quantity
from jobtheory.model.solution import Solution, SolutionKind
from jobtheory.model.timeline import SwitchTimeline
from jobtheory.model.values import MAX_TEXT, read_instance, read_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jobtheory.documents.safe_json import Tree
    from jobtheory.model.circumstance import Circumstance, Progress
    from jobtheory.model.jobmap import JobMap
    from jobtheory.model.level import Content, Figure, Level
    from jobtheory.model.measure import Limit
    from jobtheory.model.needs import Outcome
    from jobtheory.model.network import JobNetwork
    from jobtheory.model.number import Number
    from jobtheory.model.performer import Performer
    from jobtheory.model.process import Process
    from jobtheory.model.purpose import Purpose
    from jobtheory.model.serving import Serves
    from jobtheory.model.step import Step
    from jobtheory.model.weight import Weight

_RATING = Measure.rating()
_RESOLVED = Problem("any").measure


def document(job: object, solutions: object) -> Tree:
    """Return a job and its solutions as what is written.

    Raises:
        InvalidTypeError: One of them is something else.
    """
    held = read_instance(Job, job, (), "job")
    return object_tree(jobtheory=FORMAT, job=_job(held), solutions=[_solution(s) for s in read_solutions(solutions)])


def network_document(held: JobNetwork, solutions: object) -> Tree:
    """Return a network of jobs and what competes in it as what is written.

    Raises:
        InvalidTypeError: One of them is something else.
        InvalidValueError: Two solutions to one job have one name.
        UnknownNameError: Solutions are given for a job that is not there.
    """
    competing = read_attached(dict.fromkeys(job.key for job in held), solutions, ())
    jobs: dict[str, Tree] = {"jobs": [_job_of_network(job) for job in held.jobs]}
    return object_tree(
        jobtheory=FORMAT,
        network=jobs | object_tree(serves=[_serves(one) for one in held.serves]),
        solutions={key: [_solution(s) for s in some] for key, some in sorted(competing.items())},
    )


def process_document(held: Process, solutions: object) -> Tree:
    """Return a process as what is written.

    Raises:
        InvalidTypeError: There are solutions.
        InvalidValueError: The ways of the process were not kept.
    """
    _refuse_solutions(solutions, "a process")
    return {"jobtheory": FORMAT, "process": ways.tree(held)}


def timelines_document(held: object, solutions: object) -> Tree:
    """Return timelines, one or any number of them, as what is written.

    Raises:
        InvalidTypeError: One of them is something else, or there are solutions.
    """
    _refuse_solutions(solutions, "what people told")
    given = (held,) if isinstance(held, SwitchTimeline) else read_items(held, (), "timelines")
    told = [read_instance(SwitchTimeline, one, (), f"timelines[{n}]") for n, one in enumerate(given)]
    return {"jobtheory": FORMAT, "timelines": [timelines.tree(one) for one in told]}


def _refuse_solutions(given: object, what: str) -> None:
    if given != ():
        raise InvalidTypeError(
            f"solutions is {shown(given)}, and nothing competes for {what}",
            hint="Leave it out; a job or a network of jobs has solutions.",
            code="JT103",
        )


def _job_of_network(job: Job) -> Tree:
    """Return a job, or no more than its statement where nothing else is known."""
    return job.statement if job.is_bare and slug(job.statement) and _key(job.key, job.statement) is None else _job(job)


def _serves(one: Serves) -> Tree:
    if one.reason is None and one.evidence is None:
        return [one.lower, one.upper]
    ends: dict[str, Tree] = {"lower": one.lower, "upper": one.upper}
    return ends | object_tree(reason=one.reason, evidence=evidence_tree(one.evidence))


def _job(job: Job) -> Tree:
    return (
        object_tree(
            statement=job.statement,
            key=_key(job.key, job.statement),
        )
        | {
            "purpose": _purpose(job.purpose),
            "action": _job_map(job.action),
        }
        | object_tree(
            circumstance=None if job.circumstance is None else _circumstance(job.circumstance),
            performers=[_performer(performer) for performer in job.performers],
            progress=[_progress(progress) for progress in job.progress],
            adoption=[_step(step) for step in job.adoption],
            weights={key: _origin(weight) for key, weight in sorted(job.weights.items())},
        )
    )


def _key(key: str, statement: str) -> str | None:
    """Return a key, or None where every reader makes the same of the statement.

    Which letters there are, and what is lower case, depends on the version of Unicode that a Python knows, so no more
    than ASCII is left to it; nor is there another way where the key is longer than one that can be given.
    """
    derived = key == slug(statement) and (statement.isascii() or len(key) > MAX_TEXT)
    return None if derived else key


def _purpose(purpose: Purpose) -> Tree:
    return object_tree(
        goals=[_outcome(goal) for goal in purpose.goals],
        hazards=[_outcome(hazard) for hazard in purpose.hazards],
        problems=[_outcome(problem) for problem in purpose.problems],
    )


def _outcome(outcome: Outcome) -> Tree:
    return (
        object_tree(statement=outcome.statement, key=_key(outcome.key, outcome.statement))
        | _scale(outcome)
        | object_tree(
            importance=_weight(outcome.importance),
            dimension=None if outcome.dimension is Dimension.FUNCTIONAL else outcome.dimension.value,
            step=outcome.step,
        )
    )


def _scale(outcome: Outcome) -> dict[str, Tree]:
    if isinstance(outcome, Hazard) and outcome.likelihood is not None:
        return {"likelihood": _figure(outcome.likelihood)}  # the measure follows from it
    if isinstance(outcome, Problem):
        within = None if outcome.within is None else _measure(outcome.within)
        return object_tree(within=within, measure=_other_measure(outcome.measure, _RESOLVED))
    return object_tree(measure=_other_measure(outcome.measure, _RATING))


def _job_map(action: JobMap) -> Tree:
    steps: dict[str, Tree] = {"steps": [_step(step) for step in action.steps]}
    return steps | object_tree(
        edges=_ways(action.edges), alternatives=_ways(action.alternatives), repeats=_ways(action.repeats)
    )


def _ways(ways: Iterable[Iterable[str]]) -> Tree:
    return [list(keys) for keys in ways]


def _step(step: Step) -> Tree:
    return object_tree(
        statement=step.statement,
        key=_key(step.key, step.statement),
        stage=None if step.stage is None else step.stage.value,
        measure=_other_measure(step.measure, _RATING),
        importance=_weight(step.importance),
        optional=step.optional or None,
    )


def _origin(weight: Weight) -> Tree:
    declared: dict[str, Tree] = {"importance": weight.importance, "origin": weight.origin.value}
    return declared | object_tree(low=weight.low, high=weight.high, stated=weight.stated, source=weight.source or None)


def _weight(importance: Number) -> Number | None:
    return None if importance == 1 else importance


def _other_measure(measure: Measure, default: Measure) -> Tree | None:
    return None if measure == default else _measure(measure)


def _measure(measure: Measure) -> Tree:
    return object_tree(
        name=measure.name,
        unit=measure.unit,
        worst=measure.worst,
        target=measure.target,
        limit=None if measure.limit is None else _limit(measure.limit),
        baseline=measure.baseline,
    )


def _limit(limit: Limit) -> Tree:
    level = _figure(limit.level)
    return {"level": level, "assumed": True} if limit.assumed else level


def _figure(figure: Figure) -> Tree:
    return str(figure) if isinstance(figure, Quantity) else figure


def _optional_figure(figure: Figure | None) -> Tree | None:
    return None if figure is None else _figure(figure)


def _circumstance(circumstance: Circumstance) -> Tree:
    return object_tree(
        situation=circumstance.situation, trigger=circumstance.trigger, constraints=list(circumstance.constraints)
    )


def _performer(performer: Performer) -> Tree:
    return object_tree(
        role=performer.role.value,
        name=performer.name,
        importances=dict(sorted(performer.importances.items())),
        limits={key: _limit(limit) for key, limit in sorted(performer.limits.items())},
        veto=performer.veto or None,
    )


def _progress(progress: Progress) -> Tree:
    shift = {"from": progress.from_, "to": progress.to, "dimension": progress.dimension.value}
    return shift | object_tree(outcomes=list(progress.outcomes))


def _solution(solution: Solution) -> Tree:
    return object_tree(
        name=solution.name,
        kind=None if solution.kind is SolutionKind.PRODUCT else solution.kind.value,
        results=_levels(solution.results),
        steps=_levels(solution.steps),
        adoption=_levels(solution.adoption),
        changes=list(solution.changes),
        evidence=evidence_tree(solution.evidence),
    )


def _levels(levels: Mapping[str, Level]) -> Tree:
    return {key: _level(level) for key, level in sorted(levels.items(), key=lambda item: item[0])}


def _level(level: Level) -> Tree:
    content = _content(level.content)
    if level.evidence is None and not level.others:
        return content
    declared: dict[str, Tree] = {"level": content}
    return declared | object_tree(
        evidence=evidence_tree(level.evidence), others=[_level(other) for other in level.others]
    )


def _content(content: Content) -> Tree:
    match content:
        case Mark():
            return content.value
        case tuple():
            return [_content(part) for part in content]
        case Range():
            ends = [_figure(content.low), _figure(content.high)]
            return object_tree(between=ends, likely=_optional_figure(content.likely))
        case _:
            return _figure(content)
