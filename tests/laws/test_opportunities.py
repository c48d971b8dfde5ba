"""Laws of opportunities: order and scale make no difference, and what nobody knows never makes one."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import assume, event, given, reject
from hypothesis import strategies as st

import jobtheory as jt
from jobtheory.learn import Opportunities, Opportunity, OpportunityKind, opportunities
from jobtheory.model.level import Mark
from jobtheory.testing import attached, job_networks
from tests.laws.models import models, with_levels

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hypothesis.strategies import DrawFn

    from tests.laws.models import Model

GROUPS = ("results", "steps", "adoption")


def found_in(model: Model) -> Opportunities:
    return opportunities(model.job, comparison=model.compare())


def names(found: Iterable[Opportunity]) -> set[tuple[OpportunityKind, tuple[str, ...]]]:
    return {(one.kind, one.keys) for one in found}


def seated(model: Model) -> jt.Solution:
    return next(s for s in model.solutions if s.name == model.setup.incumbent)


@st.composite
def capped(draw: DrawFn) -> Model:
    """Draw a model in which a limit that is only assumed keeps out somebody who would be hired."""
    free: Model = draw(
        models(known=True, max_solutions=4, job={"limits": False, "alternatives": False}, field={"grain": 2})
    )
    hired = draw(st.sampled_from(free.compare().hired or ("",)))
    levels = {key: level for s in free.solutions if s.name == hired for key, level in {**s.results, **s.steps}.items()}
    short = [
        (key, need.measure.exact_at((1 + worth) / 2))
        for key, level in levels.items()
        if not isinstance(level.content, (tuple, Mark))
        and (worth := (need := free.job[key]).score(level.content).likely) < 1
        and not (isinstance(need, jt.Hazard) and need.likelihood is not None)
    ]
    assume(short and hired not in {free.setup.incumbent, "nothing"})
    key, level = draw(st.sampled_from(short))

    def limited(needs: Iterable[Any]) -> list[Any]:
        limit = jt.Limit(level, assumed=True)
        return [attrs.evolve(n, measure=attrs.evolve(n.measure, limit=limit)) if n.key == key else n for n in needs]

    kinds = (free.job.purpose.goals, free.job.purpose.hazards, free.job.purpose.problems)
    job = attrs.evolve(
        free.job,
        purpose=jt.Purpose(*map(limited, kinds)),
        action=attrs.evolve(free.job.action, steps=limited(free.job.action.steps)),
    )
    return free._replace(job=job)


ANY = st.one_of(models(known=False, ranges=True, max_solutions=4, field={"grain": 2}), capped())


@given(capped())
def test_an_assumed_limit_that_keeps_out_who_would_be_hired_is_listed(model: Model) -> None:
    bound = found_in(model).of("assumed")
    event(bound[0].means.value)
    (one,) = bound
    assert one.size >= 0
    assert one.interval is None or one.interval[0] == one.size < one.interval[1]  # if what is claimed holds


@given(models(known=True, incumbents=True))
def test_with_everything_known_unmet_needs_add_up_to_the_struggle(model: Model) -> None:
    sizes = [one.size for one in found_in(model).of("unmet")]
    assert sum(sizes) == pytest.approx(model.compare().struggle)


@given(models(known=False, ranges=True, incumbents=True))
def test_what_is_unknown_only_takes_from_the_struggle(model: Model) -> None:
    found = found_in(model)
    assert sum(one.size for one in found.of("unmet")) <= (model.compare().struggle or 0) + 1e-12
    assert not {one.key for one in found.of("unmet")} & set(found.unknown)
    for one in found:
        assert one.size >= 0
        assert one.interval is None or one.interval[0] - 1e-12 <= one.size <= one.interval[1] + 1e-12


@given(models(known=False, ranges=True, incumbents=True))
def test_what_is_at_target_is_never_unmet(model: Model) -> None:
    best = {
        need.key: (need.measure.target, need.within.target)
        if isinstance(need, jt.Problem) and need.within is not None
        else need.measure.target
        for need in model.job.needs
    }
    outcomes = {outcome.key for outcome in model.job.outcomes}
    seat = seated(model)
    levels = {
        "results": {key: level for key, level in best.items() if key in outcomes},
        "steps": {key: level for key, level in best.items() if key not in outcomes},
    }
    others = [with_levels(s, levels) if s.name == seat.name else s for s in model.solutions]
    assert not found_in(model.with_solutions(others)).of("unmet")


@given(st.data())
def test_the_order_of_solutions_changes_nothing(data: Any) -> None:
    model = data.draw(ANY)
    other = model.with_solutions(data.draw(st.permutations(model.solutions)))
    before, after = found_in(model), found_in(other)
    assert after == before
    event(f"{len(before.of('assumed'))} limits bind")


@given(ANY, st.integers(2, 7))
def test_scaling_importances_changes_nothing(model: Model, factor: int) -> None:
    def heavier(needs: Iterable[Any]) -> list[Any]:
        return [attrs.evolve(need, importance=Fraction(need.importance) * factor) for need in needs]

    job = model.job
    people = [
        attrs.evolve(p, importances={key: Fraction(w) * factor for key, w in p.importances.items()})
        for p in job.performers
    ]
    other = attrs.evolve(
        job,
        purpose=jt.Purpose(*map(heavier, (job.purpose.goals, job.purpose.hazards, job.purpose.problems))),
        action=attrs.evolve(job.action, steps=heavier(job.action.steps)),
        adoption=heavier(job.adoption),
        performers=people,
        weights={},  # which say where the importances come from
    )
    before, after = found_in(model), found_in(model._replace(job=other))
    assert after.found == before.found
    assert after.unknown == before.unknown


@given(st.data())
def test_without_a_level_no_opportunity_is_added(data: Any) -> None:
    plain = {"alternatives": False}  # of alternatives, the one without a level is not taken: that is no lack of data
    model = data.draw(st.one_of(models(known=False, ranges=True, job=plain, field={"grain": 2}), capped()))
    levels = [(n, group, key) for n, s in enumerate(model.solutions) for group in GROUPS for key in getattr(s, group)]
    assume(levels)
    gone = data.draw(st.lists(st.sampled_from(levels), min_size=1, max_size=3, unique=True))
    left = [
        with_levels(
            s,
            {  # a side of which nothing is known any more counts no longer, which moves weight to the other
                group: {key: x for key, x in own.items() if (n, group, key) not in gone} or own
                for group, own in ((group, getattr(s, group)) for group in GROUPS)
            },
        )
        for n, s in enumerate(model.solutions)
    ]
    view = [need.importance for need in model.job.needs if any(need.key in {*s.results, *s.steps} for s in left)]
    assume(any(view))
    before, after = found_in(model), found_in(model.with_solutions(left))
    event(f"{len(before.of('assumed'))} limits bind before, {len(after.of('assumed'))} after")
    assert names(after) <= names(before)


@given(ANY)
def test_only_assumed_limits_that_a_known_level_is_past_bind(model: Model) -> None:
    job = model.job
    for one in found_in(model).of("assumed"):
        event("binds")
        for key in one.keys:
            need = job[key]
            own = [x.limit for x in (need.measure, getattr(need, "within", None)) if x is not None and x.limit]
            own += [p.limits[key] for p in job.performers if key in p.limits]
            assert any(limit.assumed for limit in own)
            assert any(key in getattr(s, group) for s in model.solutions for group in GROUPS)


@given(st.data())
def test_a_neighbour_is_listed_only_where_nothing_known_is_good(data: Any) -> None:
    network = data.draw(job_networks(min_jobs=2))
    solutions = data.draw(attached(network))
    job = data.draw(st.sampled_from(network.jobs))
    for other in network.jobs:
        try:
            jt.compare(other, network.at(other, solutions).solutions)
        except jt.JobTheoryError as error:
            if error.code != "JT502":  # what is said of one job does not fit another one
                reject()
    found = opportunities(job, network=network, solutions=solutions)
    near = {*network.why(job), *network.how(job), *(k for up in network.why(job) for k in network.how(up))}
    assert {one.key for one in found} | set(found.unknown) <= near - {job.key}
    assert not {one.key for one in found} & set(found.unknown)
    for one in found:
        event("listed")
        _, entrants, silent = network.at(one.key, solutions)
        assert not {s.name for s in solutions.get(one.key, ()) if not s.is_nothing} & set(silent)
        comparison = jt.compare(network[one.key], entrants)
        offers = [s.name for s in entrants if not s.is_nothing and s.name in comparison.considered]
        assert not any(comparison.experience[name].is_good for name in offers)


ANSWERS = st.lists(st.integers(1, 5), min_size=6, max_size=6)
OUTCOMES = ("arrive-soon", "spend-little", "arrive-relaxed")


@given(st.data(), st.sampled_from([jt.learn.TopTwoBox(), jt.learn.Means(), jt.learn.Individual()]))
def test_nobody_misses_what_everybody_is_fully_satisfied_with(data: Any, scheme: Any) -> None:
    job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon", "Spend little", "Arrive relaxed"]), jt.JobMap([]))
    content = data.draw(st.sampled_from(OUTCOMES))
    frame = {f"i {key}": data.draw(ANSWERS) for key in OUTCOMES}
    frame |= {f"s {key}": [5] * 6 if key == content else data.draw(ANSWERS) for key in OUTCOMES}
    landscape = jt.learn.opportunity(
        frame, {key: f"i {key}" for key in OUTCOMES}, {key: f"s {key}" for key in OUTCOMES}, scheme=scheme
    )
    found = opportunities(job, survey=landscape)
    assert content not in {one.key for one in found.of("unmet")}
    assert not {one.key for one in found.of("unmet")} & {one.key for one in found.of("simplify")}


WAYS = st.dictionaries(
    st.lists(st.sampled_from("abcx"), min_size=1, max_size=6).map(tuple), st.integers(1, 9), min_size=1, max_size=5
)


@given(WAYS, st.booleans(), st.booleans())
def test_breakdowns_are_those_of_the_conformance_and_time_is_never_more_than_there_is(
    ways: dict[tuple[str, ...], int],
    timed: bool,  # noqa: FBT001  # drawn
    mapped: bool,  # noqa: FBT001  # drawn
) -> None:
    job = jt.Job("Get across town", jt.Purpose(), jt.JobMap.chain("a", "b", "c"))
    process = jt.Process(ways)
    if timed:
        process = attrs.evolve(process, waits=dict.fromkeys(process.activities, "1 h"))
    serves = {one: str(one) for one in process.activities if one != "x"} if mapped else {}
    found = opportunities(job, process=process, mapping=serves)
    assert [(one.key, one.breakdown, one.size) for one in found.of("breakdown")] == [
        (one.step, one.kind, one.share) for one in process.conformance(job.action, serves).breakdowns
    ]
    spent = [jt.Quantity(one.size, one.unit).exact_in("h") for one in found.of("simplify") if one.unit != "1"]
    assert sum(spent) <= Fraction(process.events, process.cases) * Fraction(100001, 100000)
    without_times = opportunities(job, process=attrs.evolve(process, waits={}), mapping=serves)
    assert names(without_times) <= names(found)
