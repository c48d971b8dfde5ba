"""What must make no difference: units, order, the scale of importances, and solutions that are beaten anyway."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import assume, event, given, reject
from hypothesis import strategies as st

import jobtheory as jt
from jobtheory.model.level import Range
from tests.laws import oracle
from tests.laws.models import Model, models, picture, with_levels

if TYPE_CHECKING:
    from collections.abc import Mapping

SISTERS = {
    "min": ("min", "s", "h", "day"),
    "%": ("%", "1", "ppm"),
    "1": ("1", "%"),
    "m": ("m", "cm", "km"),
    "kg": ("g", "t"),
}


@given(data=st.data())
def test_reexpressing_a_level_in_another_unit_changes_nothing(data: st.DataObject) -> None:
    model = data.draw(models(known=False, ranges=True))

    def figure(level: Any, unit: str) -> Any:
        other = data.draw(st.sampled_from(SISTERS.get(unit, (unit,))))
        return jt.Quantity(jt.Quantity(oracle.number(level, unit), unit).exact_in(other), other)

    def amount(level: Any, unit: str) -> Any:
        if not isinstance(level, Range):
            return figure(level, unit)
        low, high = figure(level.low, unit), figure(level.high, unit)
        return jt.between(low, high, None if level.likely is None else figure(level.likely, unit))

    def again(key: str, level: jt.Level) -> jt.Level:
        need, content = model.job[key], level.content
        if content in (jt.SPARED, jt.UNDONE):
            return level
        if isinstance(content, tuple) and isinstance(need, jt.Problem) and need.within is not None:
            pair = amount(content[0], need.measure.unit), amount(content[1], need.within.unit)
            return attrs.evolve(level, content=pair)
        return attrs.evolve(level, content=amount(content, need.measure.unit))

    groups = ("results", "steps", "adoption")
    rewritten = [
        with_levels(s, {g: {key: again(key, level) for key, level in getattr(s, g).items()} for g in groups})
        for s in model.solutions
    ]
    before, after = picture(model.compare()), picture(model.with_solutions(rewritten).compare())
    del before["objections"], after["objections"]  # they quote the levels as they were written
    assert after == before


@pytest.mark.parametrize("open_", [True, False])
@given(data=st.data())
def test_order_of_steps_outcomes_solutions_changes_nothing(open_: bool, data: st.DataObject) -> None:  # noqa: FBT001  # a parameter
    model = data.draw(models(known=not open_, ranges=open_, max_solutions=4, field={"grain": 2}))
    job = model.job

    def shuffled(items: Any) -> list[Any]:
        return list(data.draw(st.permutations(list(items))))

    def reordered(levels: Mapping[str, jt.Level]) -> dict[str, jt.Level]:
        return dict(shuffled(levels.items()))

    purpose = jt.Purpose(*(shuffled(kind) for kind in (job.purpose.goals, job.purpose.hazards, job.purpose.problems)))
    action = jt.JobMap(
        shuffled(job.action.steps),
        shuffled(job.action.edges),
        alternatives=[shuffled(group) for group in shuffled(job.action.alternatives)],
        repeats=shuffled(job.action.repeats),
    )
    other = attrs.evolve(
        job, purpose=purpose, action=action, adoption=shuffled(job.adoption), performers=shuffled(job.performers)
    )
    solutions = [
        attrs.evolve(s, results=reordered(s.results), steps=reordered(s.steps), adoption=reordered(s.adoption))
        for s in shuffled(model.solutions)
    ]
    before, after = picture(model.compare()), picture(Model(other, tuple(solutions), model.setup).compare())
    assert after == before


def test_order_of_two_ways_that_are_worth_the_same_changes_nothing() -> None:
    """One rests on a claim, the other on a trial."""
    scale = jt.Measure("share", "1", 0, 1)
    goals = [jt.Goal("Arrive soon", measure=scale)]
    claim, trial = jt.Evidence("claim", "the seller"), jt.Evidence("trial", "a week of commuting")
    car = jt.Solution("car", results={"arrive-soon": 0.85}, steps={"walk": 0.2})
    tram = jt.Solution(
        "tram",
        results={"arrive-soon": jt.Level(0.7, trial)},
        steps={"walk": jt.Level(0.7, claim), "ride": jt.Level(0.7, trial)},
    )
    verdicts = [
        jt.compare(
            jt.Job(
                "Get across town",
                jt.Purpose(goals=goals),
                jt.JobMap([jt.Step(key, measure=scale) for key in keys], alternatives=[keys]),
            ),
            [car, tram],
            incumbent="car",
            model=jt.SwitchingModel.gourville(),
            slack=1,
        ).verdicts
        for keys in (("walk", "ride"), ("ride", "walk"))
    ]
    assert verdicts[0] == verdicts[1]
    assert verdicts[0]["tram"] is jt.Verdict.HIRE  # nothing is open, and the trial stands for what is gained


@given(data=st.data())
def test_scaling_all_importances_changes_nothing(data: st.DataObject) -> None:
    """All at once or a side at a time: the shares of a side are all that counts."""
    model = data.draw(models(known=False, ranges=True))
    factors = [Fraction(data.draw(st.integers(1, 9)), data.draw(st.integers(1, 9))) for _ in range(3)]

    def scaled(needs: Any, factor: Fraction) -> list[Any]:
        return [attrs.evolve(need, importance=oracle.number(need.importance, "1") * factor) for need in needs]

    job = model.job
    purpose = jt.Purpose(
        *(scaled(kind, factors[0]) for kind in (job.purpose.goals, job.purpose.hazards, job.purpose.problems))
    )
    action = attrs.evolve(job.action, steps=scaled(job.action.steps, factors[1]))
    adoption = scaled(job.adoption, factors[2])
    sides = (tuple(job.purpose), job.action.steps, job.adoption)
    factor_of = {need.key: factor for side, factor in zip(sides, factors, strict=True) for need in side}
    people = [
        attrs.evolve(p, importances={k: oracle.number(x, "1") * factor_of[k] for k, x in p.importances.items()})
        for p in job.performers
    ]  # what a performer leaves out he takes from the job, so that his own stand on the same scale
    other = attrs.evolve(job, purpose=purpose, action=action, adoption=adoption, performers=people)
    assert picture(model._replace(job=other).compare()) == picture(model.compare())


@st.composite
def beaten_models(draw: st.DrawFn) -> tuple[Model, jt.Solution, str]:
    """Draw a model on one kind of evidence, and a solution that another one is at least as good as everywhere."""
    model = draw(models(min_solutions=2, max_solutions=3, field={"nothing": False, "evidence": False, "grain": 2}))
    evidence = draw(st.builds(jt.Evidence, st.sampled_from(jt.EvidenceKind), st.just("a survey")))
    model = model.with_solutions([attrs.evolve(s, evidence=evidence) for s in model.solutions])
    # Where a side weighs nothing, what is lost on it costs nothing: equals are equal.
    model = model._replace(setup=model.setup._replace(balance=Fraction(draw(st.integers(1, 3)), 4)))
    better = draw(st.sampled_from(model.solutions))

    def worse(key: str, level: jt.Level) -> jt.Level:
        need, content = model.job[key], level.content
        if content is jt.UNDONE or draw(st.booleans()):
            return level
        if content is jt.SPARED:
            return attrs.evolve(level, content=need.measure.worst)
        if isinstance(content, tuple) and isinstance(need, jt.Problem) and need.within is not None:
            return attrs.evolve(level, content=(need.measure.worst, content[1]))
        x, worst = oracle.number(content, need.measure.unit), oracle.number(need.measure.worst, need.measure.unit)
        ahead = oracle.value(need.measure, content) > 0
        return attrs.evolve(level, content=(x + worst) / 2 if ahead else x)

    groups = ("results", "steps", "adoption")
    parts = {g: {key: worse(key, level) for key, level in getattr(better, g).items()} for g in groups}
    return model, with_levels(better, parts, name="beaten"), better.name


@given(drawn=beaten_models())
def test_a_dominated_solution_is_never_hired_while_its_dominator_is_considered(
    drawn: tuple[Model, jt.Solution, str],
) -> None:
    model, beaten, better = drawn
    before = model.compare()
    assume(better in before.considered)
    try:
        after = model.with_solutions([*model.solutions, beaten]).compare()
    except jt.InvalidValueError:  # half the way to the worst may be no possible share
        reject()
    judged = model.with_solutions([*model.solutions, beaten]).judge()
    results, execution = judged.results, judged.execution
    is_worse = (results["beaten"], execution["beaten"]) != (results[better], execution[better])
    if is_worse:
        event("worse by something that counts")
        assert after.verdicts["beaten"] is not jt.Verdict.HIRE
    for name in before.verdicts:
        assert after.verdicts[name] is before.verdicts[name]
        assert after.experience[name] == before.experience[name]
        assert after.forces.get(name) == before.forces.get(name)
    assert after.struggle == before.struggle
