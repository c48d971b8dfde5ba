"""The forces add up, and what they come to is what Gourville found."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import event, given
from hypothesis import strategies as st

import jobtheory as jt
from tests.laws.models import Model, Setup, models, with_levels

NEUTRAL, GOURVILLE = jt.SwitchingModel.neutral(), jt.SwitchingModel.gourville()
CASES = [
    pytest.param(GOURVILLE, "trial", 3, id="proven: three times the loss"),
    pytest.param(GOURVILLE, "claim", 9, id="claimed: nine times the loss"),
    pytest.param(NEUTRAL, "trial", 1, id="neutral, proven: the loss"),
    pytest.param(NEUTRAL, "claim", 1, id="neutral, claimed: the loss"),
]
VERDICTS = {True: jt.Verdict.HIRE, False: jt.Verdict.REJECT}


@given(model=models(known=False, ranges=True, incumbents=True, min_solutions=2))
def test_forces_identity(model: Model) -> None:
    for forces in model.compare().forces.values():
        assert forces.net == pytest.approx(forces.push + forces.pull - forces.anxiety - forces.habit, abs=1e-12)
        assert min(forces.push, forces.pull, forces.anxiety, forces.habit) >= -1e-12


@given(model=models(incumbents=True, min_solutions=2, field={"nothing": False}))
def test_losses_on_hazards_are_anxiety_and_all_others_habit(model: Model) -> None:
    """The same job, its hazards declared as goals: what is left of anxiety is the claims, the rest has become habit."""
    job = model.job
    goals = [
        *job.purpose.goals,
        *(
            jt.Goal(h.statement, measure=h.measure, importance=h.importance, dimension=h.dimension, key=h.key)
            for h in job.purpose.hazards
        ),
    ]
    purpose = jt.Purpose(goals, (), job.purpose.problems)
    before = model.compare().forces
    after = model._replace(job=attrs.evolve(job, purpose=purpose)).compare().forces
    assert set(after) == set(before)
    for name, forces in before.items():
        assert after[name].net == pytest.approx(forces.net, abs=1e-12)
        assert after[name].habit - forces.habit == pytest.approx(forces.anxiety - after[name].anxiety, abs=1e-12)
        calm = model.setup._replace(model=attrs.evolve(model.setup.model, loss_aversion=0))
        claims = model._replace(setup=calm).compare().forces[name].anxiety
        assert after[name].anxiety == pytest.approx(claims, abs=1e-12)


@pytest.mark.parametrize(("kind", "felt"), [(jt.Hazard, "anxiety"), (jt.Goal, "habit"), (jt.Problem, "habit")])
@given(drop=st.integers(1, 10), loss_aversion=st.integers(0, 3))
def test_a_loss_is_felt_by_its_kind(kind: type[Any], felt: str, drop: int, loss_aversion: int) -> None:
    purpose = jt.Purpose(
        **{f"{kind.__name__.lower()}s": [kind("Arrive soon", measure=jt.Measure("share", "1", 0, 10))]}
    )
    job = jt.Job("Get across town", purpose, jt.JobMap([]))
    old, new = (jt.Solution(name, results={"arrive-soon": x}) for name, x in (("old", 10), ("new", 10 - drop)))
    model = jt.SwitchingModel(loss_aversion)
    found = jt.compare(job, [old, new], incumbent="old", model=model).forces["new"]
    assert not found.evidence
    forces = {name: getattr(found, name) for name in ("push", "pull", "anxiety", "habit", "net")}
    lost = loss_aversion * drop / 10
    expected = {"push": 0, "pull": 0, "anxiety": 0, "habit": 0, "net": -lost, felt: lost}
    assert forces == pytest.approx(expected)


@pytest.mark.parametrize(("switching", "kind", "factor"), CASES)
@given(data=st.data())
def test_a_gain_is_worth_a_switch_beyond_so_many_times_the_loss(
    switching: jt.SwitchingModel, kind: str, factor: int, data: st.DataObject
) -> None:
    """Gain and loss are summed by the oracle, over any needs of any kind."""
    drawn = data.draw(
        models(
            incumbents=True,
            min_solutions=2,
            max_solutions=2,
            job={"adoption": False, "limits": False},
            field={"evidence": False, "nothing": False, "marks": False, "grain": 2},
        )
    )
    evidence = jt.Evidence(kind, "a week of commuting")
    model = drawn.with_solutions([attrs.evolve(s, evidence=evidence) for s in drawn.solutions])
    model = model._replace(setup=model.setup._replace(model=switching, slack=Fraction(1)))
    (found,) = model._replace(setup=model.setup._replace(model=NEUTRAL)).judge().forces.values()
    gain, loss = found.push + found.pull, found.anxiety + found.habit
    event("at the edge" if gain == factor * loss else "off the edge")
    expect(model, gain > factor * loss)


@pytest.mark.parametrize(("switching", "kind", "factor"), CASES)
@given(data=st.data())
def test_a_gain_of_exactly_so_many_times_the_loss_is_not_enough(
    switching: jt.SwitchingModel, kind: str, factor: int, data: st.DataObject
) -> None:
    drop = Fraction(data.draw(st.integers(1, 20)), 20)
    weight = data.draw(st.integers(1, 9))
    over = Fraction(data.draw(st.sampled_from((-1, 0, 1))), data.draw(st.sampled_from((1, 10**6, 10**12))) * 2)
    scale = jt.Measure("share", "1", 0, 1)
    needs: list[tuple[str, float | Fraction]] = [
        ("Arrive soon", weight * (factor + over)),
        ("Stay rested", weight),
        ("Spend little", data.draw(st.integers(0, 5))),
    ]
    lost_is_hazard = data.draw(st.booleans())
    on_results = data.draw(st.booleans())
    if on_results:
        kinds = (jt.Goal, jt.Hazard if lost_is_hazard else jt.Problem, jt.Goal)
        built = [kind_(text, measure=scale, importance=w) for kind_, (text, w) in zip(kinds, needs, strict=True)]
        purpose = jt.Purpose(
            [x for x in built if isinstance(x, jt.Goal)],
            [x for x in built if isinstance(x, jt.Hazard)],
            [x for x in built if isinstance(x, jt.Problem)],
        )
        job, side = jt.Job("Get across town", purpose, jt.JobMap([])), "results"
    else:
        steps = [jt.Step(text, measure=scale, importance=w) for text, w in needs]
        job, side = jt.Job("Get across town", jt.Purpose(), jt.JobMap(steps)), "steps"
    evidence = jt.Evidence(kind, "a week of commuting")
    levels: tuple[dict[str, float | Fraction], ...] = (
        {"arrive-soon": 0, "stay-rested": drop},
        {"arrive-soon": drop, "stay-rested": 0},
    )
    old, new = (
        with_levels(jt.Solution(name, evidence=evidence), {side: {**found, "spend-little": Fraction(1, 2)}})
        for name, found in zip(("old", "new"), levels, strict=True)
    )
    good = Fraction(data.draw(st.integers(0, 8)), 8)
    setup = Setup("old", switching, "big", good, Fraction(1, 2), Fraction(1))
    expect(Model(job, (old, new), setup), over > 0)


def expect(model: Model, hired: bool) -> None:  # noqa: FBT001  # what is expected
    comparison = model.compare()
    (name,) = (s.name for s in model.solutions if s.name != model.setup.incumbent)
    assert (comparison.verdicts[name] is jt.Verdict.HIRE) == hired
    assert (comparison.verdicts[str(model.setup.incumbent)] is jt.Verdict.FIRE) == hired
    net = comparison.forces[name].net
    assert (net > 0) == hired or abs(net) < 1e-12


@pytest.mark.parametrize(("gain", "verdict"), [(3, "REJECT"), (4, "NOT_YET"), (9, "NOT_YET"), (10, "HIRE")])
def test_a_claim_between_three_and_nine_times_the_loss_waits_for_its_trial(gain: int, verdict: str) -> None:
    scale = jt.Measure("share", "1", 0, 1)
    goals = [jt.Goal("Arrive soon", measure=scale, importance=gain), jt.Goal("Stay rested", measure=scale)]
    job = jt.Job("Get across town", jt.Purpose(goals=goals), jt.JobMap([]))
    old = jt.Solution("old", results={"arrive-soon": 0, "stay-rested": 1})
    new = jt.Solution("new", results={"arrive-soon": 1, "stay-rested": 0})
    found = jt.compare(job, [old, new], incumbent="old", model=GOURVILLE).verdicts["new"]
    assert found is jt.Verdict[verdict]
    proven = attrs.evolve(new, evidence=jt.Evidence("trial", "a week"))
    after = jt.compare(job, [old, proven], incumbent="old", model=GOURVILLE).verdicts["new"]
    assert after is VERDICTS[gain > 3]


def test_a_limit_itself_is_not_past_it() -> None:
    measure = jt.Measure("ride", "min", worst=60, target=20, limit=40)
    job = jt.Job("Get across town", jt.Purpose(goals=[jt.Goal("Arrive soon", measure=measure)]), jt.JobMap([]))
    tram = jt.Solution("tram", results={"arrive-soon": "40 min"})
    walk = jt.Solution("walk", results={"arrive-soon": Fraction(40 * 10**9 + 1, 10**9)})
    assert jt.compare(job, [tram, walk]).considered == ("tram",)


def test_changing_over_costs_half_the_shortfall_whatever_the_loss_aversion() -> None:
    job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap([]), adoption=["Pay"])
    old = jt.Solution("old", results={"arrive-soon": 0})
    new = jt.Solution("new", results={"arrive-soon": 10}, adoption={"pay": 2})
    for loss_aversion in (0, 1, 3):
        model = jt.SwitchingModel(loss_aversion)
        assert jt.compare(job, [old, new], incumbent="old", model=model).forces["new"].habit == 0.4
        assert jt.compare(job, [old, new], incumbent="old", model=model, hire="little").forces["new"].habit == 0
