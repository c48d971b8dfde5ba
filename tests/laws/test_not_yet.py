"""NOT_YET, and what stands however the rest turns out."""

from __future__ import annotations

import math
import random
from itertools import chain, product
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

import jobtheory as jt
from tests.laws.completions import Completion, Open, complete, completions, corners, what_is_open
from tests.laws.models import Model, models

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hypothesis.strategies import SearchStrategy

KINDS = [
    pytest.param({"alternatives": False}, id="no alternatives"),
    pytest.param({"limits": False}, id="alternatives without limits"),
    pytest.param({}, id="alternatives with limits"),
]


def open_models(kind: Mapping[str, Any]) -> SearchStrategy[Model]:
    """Draw models in which anything may be open, and small ones with few places on each scale."""
    small = {"max_outcomes": 2, "max_steps": 2, **kind}
    return models(known=False, ranges=True, job=kind) | models(known=False, ranges=True, job=small, field={"grain": 2})


RARE = (1 / 256, 0.03)
"""What turns a verdict in so few completions is not looked for: drawing would seldom find them."""

FEW = settings(max_examples=max(5, settings().max_examples // 5))
"""For a law that looks at hundreds of completions of each model."""

TRIED = 100
"""So many completions are tried beside the corners before a witness is given up."""


def has_data(model: Model) -> bool:
    """Return whether some solution has a level on each side that has needs; filling brings in one without data."""
    results, steps = any(s.results for s in model.solutions), any(s.steps for s in model.solutions)
    return (results or not model.job.purpose) and (steps or not len(model.job.action))


def is_seat_open(model: Model, opened: Sequence[Open]) -> bool:
    """Return whether anything about whoever has the job is open; what becomes of others is then only bounded."""
    return any(one.solution == model.setup.incumbent for one in opened)


def contradicted(
    model: Model, opened: Sequence[Open], completion: Completion
) -> dict[str, tuple[jt.Verdict, jt.Verdict]]:
    """Return each verdict that was settled and turns out otherwise."""
    before, filled = model.compare().verdicts, complete(model, opened, completion)
    after = filled.compare().verdicts
    return {
        name: (verdict, after[name])
        for name, verdict in before.items()
        if verdict is not jt.Verdict.NOT_YET and after[name] is not verdict
    }


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_filling_what_is_open_never_contradicts_a_settled_verdict(kind: Mapping[str, Any], data: st.DataObject) -> None:
    model = data.draw(open_models(kind))
    opened = what_is_open(model)
    assume(opened)
    if all(verdict is jt.Verdict.NOT_YET for verdict in model.compare().verdicts.values()):
        return
    event("something is open and something is settled")
    tried = [*corners(model, opened), *(data.draw(completions(opened)) for _ in range(3))]
    for completion in dict.fromkeys(tried):
        assert not contradicted(model, opened, completion), complete(model, opened, completion).solutions


def tries(model: Model, opened: Sequence[Open]) -> Iterator[Completion]:
    """Yield completions, the telling ones first: all of them where there are few."""
    yield from corners(model, opened)
    ranges = [range(len(one.options)) for one in opened]
    chance = random.Random(1)  # noqa: S311  # no secret
    if math.prod(map(len, ranges)) <= 8 * TRIED:
        every = list(product(*ranges))
        chance.shuffle(every)
        yield from every
        return
    for n in range(2 * TRIED):  # ends alone in turn: much of what turns a verdict does so at an end
        yield tuple(chance.choice((0, len(r) - 1) if n % 2 else r) for r in ranges)


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_not_yet_is_given_with_cause(kind: Mapping[str, Any], data: st.DataObject) -> None:
    """Where the levels of whoever has the job are known, some completions differ, or a claim waits for its proof."""
    model = data.draw(open_models(kind))
    assume(has_data(model))
    undecided = {n for n, verdict in model.compare().verdicts.items() if verdict is jt.Verdict.NOT_YET}
    assume(undecided)
    opened = what_is_open(model)
    if is_seat_open(model, opened):
        return
    event("NOT_YET")
    seen: dict[str, set[jt.Verdict]] = {name: set() for name in undecided}
    for completion in tries(model, opened):
        verdicts = complete(model, opened, completion).compare().verdicts
        for name in list(undecided):
            seen[name].add(verdicts[name])
            if len(seen[name]) > 1 or jt.Verdict.NOT_YET in seen[name]:
                undecided.discard(name)
        if not undecided:
            return
    raise AssertionError(f"no two completions differ: {seen}")


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_not_yet_says_what_to_find_out(kind: Mapping[str, Any], data: st.DataObject) -> None:
    model = data.draw(open_models(kind))
    assume(has_data(model))
    for name, leaning in model.compare().leaning.items():
        assert leaning.find_out, name


@pytest.mark.parametrize("kind", KINDS)
@FEW
@given(data=st.data())
def test_only_what_could_turn_the_verdict_is_asked_for(kind: Mapping[str, Any], data: st.DataObject) -> None:
    """Of each level asked for, two values give two verdicts, all else alike."""
    model = data.draw(
        models(known=False, ranges=True, job={"max_outcomes": 1, "max_steps": 2, **kind}, field={"grain": 2})
    )
    leanings = model.compare().leaning
    assume(leanings and has_data(model))
    opened = what_is_open(model, parts=16)
    for name, leaning in leanings.items():
        for question in leaning.find_out:
            if question.about == "claim" or RARE[0] < question.share < RARE[1]:
                continue
            if question.share == 0:  # kept open by bounds alone
                continue
            places = [
                n for n, one in enumerate(opened) if one.solution == question.solution and question.key in one.keys
            ]
            assert places, question
            assert turns(model, opened, places[0], name), (name, question)


def turns(model: Model, opened: Sequence[Open], place: int, name: str) -> bool:
    """Return whether two values of one open level give two verdicts, all else alike."""
    last = len(opened[place].options) - 1
    for completion in chain(walk(opened, name), tries(model, opened)):
        seen = {
            complete(model, opened, (*completion[:place], n, *completion[place + 1 :])).compare().verdicts[name]
            for n in {0, last // 2, last}
        }
        if len(seen) > 1:
            return True
    return False


def walk(opened: Sequence[Open], name: str) -> Iterator[Completion]:
    """Yield completions from the worst for a solution to the best, one open level after the other."""
    ends = [(0, len(one.options) - 1) if one.solution == name else (len(one.options) - 1, 0) for one in opened]
    for n in range(len(opened) + 1):
        yield tuple(good if m < n else bad for m, (bad, good) in enumerate(ends))


@given(model=models(known=False, ranges=True, job={"max_outcomes": 2, "max_steps": 2}))
def test_doing_nothing_is_never_screened_out(model: Model) -> None:
    names = {s.name for s in model.solutions}
    nothing = jt.Solution.nothing("doing nothing")
    also = attrs.evolve(model.solutions[0], name="nothing, in their words", kind=jt.SolutionKind.NONCONSUMPTION)
    comparison = model.with_solutions([*model.solutions, nothing, also]).compare()
    assert {nothing.name, also.name} <= set(comparison.considered)
    assert not {nothing.name, also.name} & set(comparison.objections)
    assert names <= set(comparison.verdicts)


@given(model=models(known=False, ranges=True))
def test_taking_unknowns_at_their_worst_leaves_only_ranges_and_claims_open(model: Model) -> None:
    comparison = jt.compare(model.job, model.solutions, **model.setup._asdict(), unknown="worst")
    for leaning in comparison.leaning.values():
        assert all(question.about != "unknown" for question in leaning.find_out)


# What follows are single instances of the laws above, each of which drawing alone meets too seldom.

SHORT = jt.Measure("share", "1", 0, 1)
CLAIM, TRIAL = jt.Evidence("claim", "the seller"), jt.Evidence("trial", "a week of commuting")


def two_ways(*keys: str, limit: float | None = None) -> jt.Job:
    """Return a job with one goal and two alternative steps, the second with a limit of its own."""
    limited = jt.Measure("share", "1", 0, 1, limit=limit)
    steps = [jt.Step(key, measure=limited if key == "ride" else SHORT) for key in keys]
    return jt.Job(
        "Get across town",
        jt.Purpose(goals=[jt.Goal("Arrive soon", measure=SHORT)]),
        jt.JobMap(steps, alternatives=[keys]),
    )


def test_a_limit_on_any_of_the_ways_nobody_knows_keeps_a_verdict_open() -> None:
    job = two_ways("walk", "ride", limit=0.5)
    taxi = jt.Solution("taxi", results={"arrive-soon": 1})
    bus = jt.Solution("bus", results={"arrive-soon": 0}, steps={"walk": 0})
    assert jt.compare(job, [bus, taxi]).verdicts["taxi"] is jt.Verdict.NOT_YET
    assert jt.compare(job, [bus, attrs.evolve(taxi, steps={"ride": 0.25})]).verdicts["taxi"] is jt.Verdict.REJECT


def test_which_way_is_taken_decides_whether_a_gain_is_a_claim() -> None:
    job = two_ways("walk", "ride")
    seat = jt.Solution("car", results={"arrive-soon": 0.85}, steps={"walk": 0.2})

    def compared(walk: object) -> jt.Comparison:
        tram = jt.Solution(
            "tram",
            results={"arrive-soon": jt.Level(0.7, TRIAL)},
            steps={"walk": jt.Level(walk, CLAIM), "ride": jt.Level(0.7, TRIAL)},  # type: ignore[arg-type]  # a figure or a range
        )
        return jt.compare(job, [seat, tram], incumbent="car", model=jt.SwitchingModel.gourville(), slack=1)

    assert compared(0.2).fired == ("car",)  # the ride, proven in a trial, is the better way
    assert not compared(0.9).fired  # the walk is, and it is a claim
    open_ = compared(jt.between(0.2, 0.9, likely=0.75))
    assert open_.verdicts["car"] is jt.Verdict.NOT_YET
    assert open_.leaning["car"].verdict is jt.Verdict.FIRE
    assert open_.leaning["car"].share == pytest.approx(5 / 7, abs=0.08)  # the ride is better up to 0.7 of 0.2 to 0.9
    assert [q.key for q in open_.leaning["car"].find_out] == ["walk"]


def test_what_bounds_alone_keep_open_is_asked_for_with_no_share() -> None:
    """The ride hires, and so does any better walk though it is a claim; only a claimed 0.75, never taken, would not."""
    seat = jt.Solution("car", results={"arrive-soon": jt.Level(0.25, TRIAL)}, steps={"walk": 0})

    def compared(walk: object) -> jt.Comparison:
        steps = {"walk": jt.Level(walk, CLAIM), "ride": jt.Level(0.75, TRIAL)}  # type: ignore[arg-type]  # any level
        tram = jt.Solution("tram", results={"arrive-soon": 0}, steps=steps)
        model = jt.SwitchingModel(optimism=3)
        return jt.compare(two_ways("walk", "ride"), [seat, tram], incumbent="car", model=model, slack=1)

    assert {compared(walk).hired for walk in (0, 0.75, 0.76, 1)} == {("tram",)}
    leaning = compared(jt.between(0, 1)).leaning["tram"]
    assert (leaning.verdict, leaning.share) == (jt.Verdict.HIRE, 1)
    assert [(q.solution, q.key, q.share) for q in leaning.find_out] == [("tram", "walk", 0)]


def test_what_is_asked_for_is_the_way_that_is_open() -> None:
    job = two_ways("set-out", "choose-a-route")
    seat = jt.Solution("car", results={"arrive-soon": 0.5}, steps={"set-out": 0.4})
    tram = jt.Solution("tram", results={"arrive-soon": 0.5}, steps={"set-out": jt.between(0, 1), "choose-a-route": 0})
    leaning = jt.compare(job, [seat, tram], incumbent="car", slack=1).leaning["tram"]
    assert [q.key for q in leaning.find_out] == ["set-out"]


def test_a_limit_outside_the_scale_is_what_is_asked_for() -> None:
    job = jt.Job(
        "Get across town",
        jt.Purpose(
            goals=[
                jt.Goal("Arrive soon", measure=SHORT),
                jt.Goal("Spend little", measure=jt.Measure("share", "1", 0, 1, limit=-1)),
                jt.Goal("Stay rested", measure=SHORT),
            ]
        ),
        jt.JobMap([]),
    )
    tram = jt.Solution("tram", results={"stay-rested": 1})
    walk = jt.Solution("walk", results={"arrive-soon": 0, "spend-little": 0, "stay-rested": 0})
    leanings = jt.compare(job, [tram, walk]).leaning
    assert [q.key for q in leanings["tram"].find_out] == ["spend-little"]
    assert [q.key for q in leanings["walk"].find_out] == ["spend-little"]


def test_a_limit_on_the_share_of_a_pair_is_asked_for_whatever_the_time_is_worth() -> None:
    share = jt.Measure("share", "1", 0, 1, limit=0.5)
    problem = jt.Problem("A strike is called", measure=share, within=jt.Measure("delay", "min", worst=60, target=0))
    job = jt.Job("Get across town", jt.Purpose(problems=[problem]), jt.JobMap([]))
    tram = jt.Solution("tram", results={"a-strike-is-called": (jt.between(0.25, 0.75), 60)})
    comparison = jt.compare(job, [tram])
    assert comparison.verdicts["tram"] is jt.Verdict.NOT_YET
    assert 0 < comparison.leaning["tram"].share < 1
    assert [q.key for q in comparison.leaning["tram"].find_out] == ["a-strike-is-called"]


def test_whoever_has_the_job_is_not_asked_about_adoption() -> None:
    job = jt.Job(
        "Get across town",
        jt.Purpose(goals=["Arrive soon"]),
        jt.JobMap([]),
        adoption=[jt.Step("Install", measure=jt.Measure("time", "min", 60, 0, limit=30))],
    )
    tram = jt.Solution("tram", results={"arrive-soon": 2}, adoption={"install": 5})
    for adoption in ({}, {"install": 60}, {"install": jt.UNDONE}):
        car = jt.Solution("car", results={"arrive-soon": 5}, adoption=adoption)
        verdicts = jt.compare(job, [car, tram], incumbent="car").verdicts
        assert verdicts == {"car": jt.Verdict.KEEP, "tram": jt.Verdict.REJECT}
