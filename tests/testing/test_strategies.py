"""The strategies: what they draw is as wide as they promise, what they are told not to draw they do not."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, assume, find, given, settings
from hypothesis import strategies as st

import jobtheory as jt
from jobtheory import testing
from jobtheory.model.level import Range
from jobtheory.testing import (
    attached,
    comparisons,
    competitors,
    job_maps,
    job_networks,
    jobs,
    levels,
    processes,
    solutions,
    switch_timelines,
    switching_models,
)
from jobtheory.testing.registering import HOMES

if TYPE_CHECKING:
    from collections.abc import Callable

FAST = settings(
    max_examples=3000,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    deadline=None,
)
JOB = jt.Job(
    "Get across town",
    jt.Purpose(
        goals=["Arrive soon"], problems=[jt.Problem("A strike is called", within=jt.Measure("delay", "min", 60, 0))]
    ),
    jt.JobMap(["Walk", "Ride"], alternatives=[("walk", "ride")]),
    adoption=["Pay"],
)

NETWORK = jt.JobNetwork(
    [jt.Job("Drive", jt.Purpose(goals=["Arrive soon"]), jt.JobMap([])), "Arrive"], [("drive", "arrive")]
)

REACHED: dict[str, tuple[st.SearchStrategy[Any], Callable[[Any], object]]] = {
    "time": (jobs(), lambda job: job.purpose.problems and job.purpose.problems[0].within),
    "alternatives": (jobs(), lambda job: job.action.alternatives),
    "adoption": (jobs(), lambda job: job.adoption),
    "vetoes": (jobs(), lambda job: any(p.veto and p.limits for p in job.performers)),
    "origins": (
        jobs(weights=True),
        lambda job: jt.Origin.ESTIMATED in {weight.origin for weight in job.weights.values()},
    ),
    "intervals below 0": (
        jobs(weights=True),
        lambda job: any((weight.low or 0) < 0 for weight in job.weights.values()),
    ),
    "no outcomes": (jobs(), lambda job: not job.purpose),
    "no steps": (jobs(), lambda job: not len(job.action)),
    "repeats": (job_maps(), lambda action: action.repeats),
    "any order": (job_maps(), lambda action: action.order != tuple(s.key for s in action.steps)),
    "unknown": (solutions(JOB), lambda solution: not solution.results and solution.steps),
    "not yet": (comparisons(), lambda c: c.leaning),
    "ties": (comparisons(), lambda c: len(c.hired) > 1),
    "fired": (comparisons(), lambda c: c.fired),
    "kept": (comparisons(known=True), lambda c: jt.Verdict.KEEP in c.verdicts.values()),
    "ruled out": (comparisons(), lambda c: c.objections),
    "ways that part and meet": (job_networks(), lambda n: len(n.levels) == 3 and len(n.serves) > len(n) - 1 > 2),
    "jobs apart": (job_networks(), lambda n: len(n.roots) > 1 and n.serves),
    "jobs known and jobs not": (job_networks(), lambda n: len({bool(job.needs) for job in n}) == 2),
    "reasons": (job_networks(), lambda n: any(one.reason and one.evidence for one in n.serves)),
    "declared from the top": (job_networks(), lambda n: n.serves and n.why(n.jobs[1]) == (n.jobs[0].key,)),
    "a platform": (attached(NETWORK), lambda given: set(given.get("drive", ())) & set(given.get("arrive", ()))),
    "nothing in its place": (attached(NETWORK), lambda given: any(s.is_nothing for s in given.get("drive", ()))),
    "levels": (attached(NETWORK), lambda given: any(s.results for s in given.get("drive", ()))),
    "no solution": (attached(NETWORK), lambda given: given.get("drive") == ()),
    "what is done again": (processes(), lambda process: process.rework and len(process.variants) > 1),
    "times of pairs": (processes(), lambda process: process.between and process.waits and process.duration),
    "quantiles": (processes(), lambda process: any(len(took.quantiles) == 3 for took in process.waits.values())),
    "names that are numbers": (processes(), lambda process: 7 in process.activities),
    "given up": (switch_timelines(), lambda told: told.gave_up and not told.has_hired),
    "in use": (switch_timelines(), lambda told: len(told.events) > 3 and told.little_hires and not told.until),
    "bought and not yet in use": (switch_timelines(), lambda told: told.has_hired and told.is_under_way),
    "curvature": (switching_models(), lambda model: model.curvature != 1),
}


@pytest.mark.parametrize("what", REACHED)
def test_strategies_reach(what: str) -> None:
    strategy, condition = REACHED[what]
    find(strategy, lambda value: bool(condition(value)), settings=FAST)


@given(solution=solutions(JOB, known=True, ranges=False, marks=False, evidence=False, quantities=False))
def test_what_is_not_to_be_drawn_is_not(solution: jt.Solution) -> None:
    assert set(solution.results) == {"arrive-soon", "a-strike-is-called"}
    assert solution.steps
    assert set(solution.adoption) == {"pay"}
    assert solution.evidence is None
    for level in (*solution.results.values(), *solution.steps.values(), *solution.adoption.values()):
        assert level.evidence is None
        parts = level.content if isinstance(level.content, tuple) else (level.content,)
        assert not any(isinstance(part, Range | jt.Quantity) for part in parts)
        assert level.content not in (jt.SPARED, jt.UNDONE)


@given(
    job=jobs(alternatives=False, adoption=False, problems_with_time=False, limits=False, baselines=False, weights=False)
)
def test_a_job_without_what_is_left_out(job: jt.Job) -> None:
    assert not job.action.alternatives
    assert not job.adoption
    assert all(problem.within is None for problem in job.purpose.problems)
    assert all(need.measure.limit is None for need in job.needs)
    assert not any(performer.limits for performer in job.performers)
    assert not job.weights


@given(process=processes(max_ways=2, max_length=3, times=False))
def test_a_process_is_no_larger_than_it_is_to_be(process: jt.Process) -> None:
    assert len(process.variants) <= 2
    assert max(map(len, process.variants)) <= 3
    assert (process.duration, dict(process.waits), dict(process.between)) == (None, {}, {})


@given(told=st.lists(switch_timelines(), min_size=1, max_size=4, unique=True), data=st.data())
def test_many_timelines_can_be_counted(told: list[jt.SwitchTimeline], data: st.DataObject) -> None:
    ends = data.draw(st.booleans())
    one = data.draw(switch_timelines(finished=ends))
    assert (one.stage is jt.SwitchStage.ONGOING_USE) is ends
    assume(one not in told)  # a copy is no other person
    found = jt.learn.switching([*told, one])
    assert found.people == len(told) + 1
    assert found.in_use == sum(other.stage is jt.SwitchStage.ONGOING_USE for other in (*told, one))


@given(network=job_networks(bare=True))
def test_of_bare_jobs_only_the_statement_is_known(network: jt.JobNetwork) -> None:
    assert all(job == jt.Job(job.statement, jt.Purpose(), jt.JobMap([])) for job in network)
    assert all(one == one.without_grounds() for one in network.serves)


@given(data=st.data())
def test_what_is_attached_can_be_asked_about(data: st.DataObject) -> None:
    network = data.draw(job_networks(min_jobs=1))
    given_ = data.draw(attached(network, max_size=3, nothing=False))
    assert not any(solution.is_nothing for field in given_.values() for solution in field)
    assert all(len(field) <= 3 for field in given_.values())
    assert network.competitors(network.jobs[0], given_)


@given(data=st.data())
def test_competitors_can_be_compared(data: st.DataObject) -> None:
    job = data.draw(jobs())
    field = data.draw(competitors(job, max_size=4, known=data.draw(st.booleans())))
    assert len({solution.name for solution in field}) == len(field)
    jt.compare(job, field)


@given(level=levels())
def test_a_level_without_a_need_is_one_of_a_step(level: jt.Level) -> None:
    jt.compare(jt.Job("Travel", jt.Purpose(), jt.JobMap(["Travel"])), [jt.Solution("tram", steps={"travel": level})])


@pytest.mark.parametrize("name", [name for names in HOMES.values() for name in names.values()])
def test_every_registered_type_has_a_public_strategy(name: str) -> None:
    assert name in testing.__all__


@pytest.mark.parametrize(("module", "name"), [(module, name) for module, names in HOMES.items() for name in names])
def test_every_type_resolves(module: str, name: str) -> None:
    testing.register_types()
    kind = getattr(__import__(module, fromlist=[name]), name)
    assert isinstance(find(st.from_type(kind), lambda _: True), kind)


def test_every_name_is_there_and_no_other() -> None:
    assert dir(testing) == sorted(testing.__all__)
    for name in testing.__all__:
        assert callable(getattr(testing, name))
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        _ = testing.nonsense


def test_the_package_loads_its_strategies_when_they_are_used() -> None:
    code = "import sys, jobtheory.testing; print([m for m in sys.modules if m.startswith('jobtheory.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "measuring" not in done.stdout
