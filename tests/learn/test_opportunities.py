"""Opportunities: each of the five kinds on figures worked by hand, and what is refused or not listed."""

from __future__ import annotations

import copy
import csv
import datetime
import pickle
from itertools import groupby
from statistics import fmean
from typing import Any

import attrs
import pytest

import jobtheory as jt
from jobtheory.errors import InvalidTypeError, InvalidValueError, UnknownNameError
from jobtheory.learn import Opportunities, Opportunity, OpportunityKind, SizeKind, opportunities
from jobtheory.learn.seeking.breaking import wilson
from tests.shared import shared

SOON = jt.Goal("Arrive soon", measure=jt.Measure("door to door", "min", worst=60, target=10), importance=3)
LITTLE = jt.Goal("Spend little", measure=jt.Measure("fare", "AUD", worst=30, target=0))
JOB = jt.Job("Get across town", jt.Purpose(goals=[SOON, LITTLE]), jt.JobMap.chain("Set out", "Travel"))
WALK = jt.Solution(
    "walk", results={"arrive-soon": "35 min", "spend-little": "0 AUD"}, steps={"set-out": 10, "travel": 6}
)
TRAM = jt.Solution(
    "tram", results={"arrive-soon": "20 min", "spend-little": "5 AUD"}, steps={"set-out": 8, "travel": 8}
)


def today(solution: jt.Solution, *others: jt.Solution, job: jt.Job = JOB, **settings: Any) -> Opportunities:
    """Return the opportunities of a comparison in which a solution has the job."""
    return opportunities(job, comparison=jt.compare(job, [solution, *others], incumbent=solution.name, **settings))


def told(found: Opportunities, kind: str) -> list[tuple[str, float]]:
    return [(one.key, round(one.size, 6)) for one in found.of(kind)]


# unmet needs


def test_the_struggle_is_told_need_by_need() -> None:
    comparison = jt.compare(JOB, [WALK, TRAM], incumbent="walk")
    found = opportunities(JOB, comparison=comparison)
    # 0.5 x 3/4 x (0.8 - 0.5), 0.5 x 1/2 x (0.8 - 0.6)
    assert told(found, "unmet") == [("arrive-soon", 0.1125), ("travel", 0.05)]
    assert comparison.struggle == pytest.approx(0.1625)
    assert found[0].reason == (
        "“Arrive soon” is badly served today: “walk” is at 35 min, and good enough begins at 20 min."
    )
    assert (found[0].means, found[0].unit, found[0].interval) == (SizeKind.SHORTFALL, "1", None)
    assert (found[0].rests_on, found[0].evidence) == ("comparison", ())


def test_a_range_gives_an_interval_and_an_unknown_level_gives_nothing() -> None:
    someday = attrs.evolve(WALK, results={"arrive-soon": jt.between("15 min", "60 min", "35 min")})
    (first, _), found = today(someday).of("unmet"), today(someday)
    assert first.interval == pytest.approx((0, 0.5 * 0.75 * 0.8))
    assert first.size == pytest.approx(0.1125)
    assert found.unknown == {"spend-little": "nobody knows the level of “walk”"}
    assert not found.about("spend-little")


def test_what_is_unknown_and_weighs_nothing_is_not_asked_for() -> None:
    job = attrs.evolve(JOB, purpose=jt.Purpose(goals=[SOON, attrs.evolve(LITTLE, importance=0)]))
    assert today(attrs.evolve(WALK, results={"arrive-soon": "35 min"}), job=job).unknown == {}


def test_taking_the_unknown_at_its_worst_makes_no_opportunity() -> None:
    found = today(attrs.evolve(WALK, results={"arrive-soon": "35 min"}), unknown="worst")
    assert [one.key for one in found] == ["arrive-soon", "travel"]


def test_doing_nothing_is_judged_by_its_baselines() -> None:
    goal = jt.Goal("Arrive soon", measure=jt.Measure("door to door", "min", worst=60, target=10, baseline=50))
    job = jt.Job("Get across town", jt.Purpose(goals=[goal]), jt.JobMap([]))
    found = today(jt.Solution.nothing(), jt.Solution("tram", results={"arrive-soon": 20}), job=job)
    assert told(found, "unmet") == [("arrive-soon", 0.6)]
    assert "“nothing” is at 50 min" in found[0].reason


def test_a_problem_with_a_time_is_told_by_its_value() -> None:
    within = jt.Measure("back on the road", "min", worst=60, target=0)
    job = jt.Job("Ride", jt.Purpose(problems=[jt.Problem("A tyre goes flat", within=within)]), jt.JobMap([]))
    found = today(jt.Solution("kit", results={"a-tyre-goes-flat": (80, "30 min")}), job=job)
    assert told(found, "unmet") == [("a-tyre-goes-flat", 0.4)]
    assert found[0].reason.endswith("“kit” is at 80 % in 30 min, and good enough is 80% of what could be had.")


def test_whoever_sees_the_job_weighs_by_his_own_importances() -> None:
    boss = jt.Performer("executor", "Ann", importances={"arrive-soon": 1})
    job = attrs.evolve(JOB, performers=[boss])
    assert told(today(WALK, job=job, performer="Ann"), "unmet")[0] == ("arrive-soon", 0.075)


def test_without_an_incumbent_nobody_knows_how_it_is_done_today() -> None:
    found = opportunities(JOB, comparison=jt.compare(JOB, [WALK, TRAM]))
    assert len(found) == 0
    assert found.not_looked_for[OpportunityKind.UNMET].startswith("the comparison has no incumbent")
    assert set(found.not_looked_for) == {
        OpportunityKind.UNMET,
        OpportunityKind.SIMPLIFY,
        OpportunityKind.ADJACENT,
        OpportunityKind.BREAKDOWN,
    }
    landscape = survey({"arrive-soon": ([5, 5], [1, 1])})
    both = opportunities(JOB, comparison=jt.compare(JOB, [WALK, TRAM]), survey=landscape)
    assert set(both.not_looked_for) == {OpportunityKind.ADJACENT, OpportunityKind.BREAKDOWN}


# what could be simpler


def test_what_goes_beyond_the_target_is_told_while_people_pay() -> None:
    diary = jt.Evidence("observed", "a diary")
    taxi = attrs.evolve(
        TRAM,
        name="taxi",
        results={"arrive-soon": jt.Level("5 min", diary), "spend-little": "15 AUD"},
        steps={"set-out": 9, "travel": 9},
    )
    (found,) = today(taxi).of("simplify")
    assert (found.key, found.size, found.unit, found.means) == ("arrive-soon", 5, "min", SizeKind.SURPLUS)
    assert found.evidence == (diary,)
    assert found.reason == (
        "With “taxi”, “Arrive soon” is at 5 min, beyond the target of 10 min, which adds nothing; meanwhile people pay "
        "elsewhere: “Spend little” is at 15 AUD."
    )
    ranged: dict[str, Any] = {**taxi.results, "arrive-soon": jt.between("5 min", "15 min", "8 min")}
    (found,) = today(attrs.evolve(taxi, results=ranged)).of("simplify")
    assert (found.size, found.interval) == (2, (0, 5))


@pytest.mark.parametrize(
    ("changes"),
    [
        {"results": {"arrive-soon": "5 min", "spend-little": "5 AUD"}},  # good enough
        {"results": {"arrive-soon": "5 min"}},  # nobody knows what it costs
        {"results": {"arrive-soon": "10 min", "spend-little": "15 AUD"}},  # on the target
    ],
)
def test_nothing_is_simpler_where_nothing_is_paid_or_nothing_is_too_much(changes: Any) -> None:
    assert not today(attrs.evolve(TRAM, **changes)).of("simplify")


def test_a_step_that_goes_badly_is_paid_in_effort() -> None:
    slow = attrs.evolve(TRAM, results={"arrive-soon": "5 min", "spend-little": 0}, steps={"set-out": 3, "travel": 9})
    (found,) = today(slow).of("simplify")
    assert found.reason.endswith("people pay elsewhere: “Set out” is at 3 points.")


@pytest.mark.parametrize(
    ("unit", "worst", "target", "is_price"),
    [
        ("EUR/month", 20, 0, True),
        ("h/week", 20, 0, True),
        ("h/week", 0, 20, False),
        ("km", 20, 0, False),
        ("{s/h}", 20, 0, False),
        ("K", 20, 0, False),
    ],
)
def test_a_price_is_money_or_time_of_which_less_is_better(
    unit: str,
    worst: float,
    target: float,
    is_price: bool,  # noqa: FBT001  # a parameter
) -> None:
    other = jt.Goal("Give little", measure=jt.Measure("what it takes", unit, worst=worst, target=target))
    job = jt.Job("Get across town", jt.Purpose(goals=[SOON, other]), jt.JobMap([]))
    taxi = jt.Solution("taxi", results={"arrive-soon": "5 min", "give-little": 10})
    assert bool(today(taxi, job=job).of("simplify")) is is_price


# jobs next door

HOME = jt.Job("Be home", jt.Purpose(goals=["Be at ease", "Be in time"]), jt.JobMap([]))
NETWORK = jt.JobNetwork([JOB, HOME, "Park", "Call home"], [(JOB, HOME), ("park", JOB), ("call-home", HOME)])


def door(at_ease: Any, in_time: Any, name: str = "train", **more: Any) -> jt.Solution:
    return jt.Solution(name, results={"be-at-ease": at_ease, "be-in-time": in_time}, **more)


def around(*solutions: jt.Solution, **more: Any) -> Opportunities:
    return opportunities(JOB, network=NETWORK, solutions={"be-home": solutions}, **more)


def test_a_job_next_door_is_told_where_the_best_on_offer_is_not_good() -> None:
    source = jt.Evidence("stated", "a poll")
    found = around(door(6, 7, evidence=source), door(5, 2, "bus"), jt.Solution.nothing())
    assert told(found, "adjacent") == [("be-home", 0.15)]
    assert (found[0].means, found[0].rests_on) == (SizeKind.BEST_ON_OFFER, "network")
    assert found[0].evidence == (source,)
    assert found[0].reason == (
        "“Be home”, which this job is done for, is badly served: the best on offer, train, comes to an experience of "
        "0.65, and 0.80 is good enough."
    )
    nobody = "no solution is given that says what it delivers"
    assert found.unknown == {"park": nobody, "call-home": nobody}


def test_equals_are_both_the_best() -> None:
    found = around(door(5, 7), door(7, 5, "bus"))
    assert "the best on offer, bus and train, come to" in found[0].reason


def test_jobs_below_and_beside_are_next_door_and_those_further_off_are_not() -> None:
    goals = jt.Purpose(goals=["Find a place"])
    park, call = jt.Job("Park", goals, jt.JobMap([])), jt.Job("Call home", goals, jt.JobMap([]))
    far = jt.Job("Live well", goals, jt.JobMap([]))
    network = jt.JobNetwork(
        [JOB, HOME, park, call, far], [(JOB, HOME), (park, JOB), (park, HOME), (call, HOME), (HOME, far)]
    )
    poor = [jt.Solution("x", results={"find-a-place": 3})]
    found = opportunities(JOB, network=network, solutions={"park": poor, "call-home": poor, "live-well": poor})
    assert told(found, "adjacent") == [("park", 0.5), ("call-home", 0.5)]
    assert "“Park”, which is done for this job, is" in found[0].reason
    assert "“Call home”, which is done for “Be home” too, is" in found[1].reason


def test_what_nobody_knows_of_an_offer_may_be_good() -> None:
    assert not around(door(6, 7), jt.Solution("bus")).of("adjacent")
    assert around(door(6, 7), jt.Solution("bus")).unknown["be-home"] == "nobody knows what bus delivers"
    assert not around(jt.Solution("bus", results={"be-at-ease": 8})).of("adjacent")
    (found,) = around(jt.Solution("bus", results={"be-at-ease": 2}))
    assert found.size == pytest.approx(0.2)  # 0.8 - (0.2 + 1) / 2
    assert found.interval == pytest.approx((0.2, 0.7))


def test_a_range_on_offer_gives_an_interval() -> None:
    (found,) = around(door(6, jt.between(4, 9)))
    assert found.size == pytest.approx(0.8 - 0.625)
    assert found.interval == pytest.approx((0.05, 0.3))


def test_what_is_past_a_limit_is_not_on_offer() -> None:
    limited = jt.Goal("Be at ease", measure=jt.Measure("ease", "point", 0, 10, limit=7))
    home = attrs.evolve(HOME, purpose=jt.Purpose(goals=[limited, "Be in time"]))
    network = NETWORK.with_job(home)
    found = opportunities(JOB, network=network, solutions={"be-home": [door(6, 10), door(7, 7, "bus")]})
    assert told(found, "adjacent") == [("be-home", 0.1)]
    (open_,) = opportunities(JOB, network=network, solutions={"be-home": [door(jt.between(6, 9), 6)]})
    assert open_.interval == pytest.approx((0.05, 0.8))
    (none,) = opportunities(JOB, network=network, solutions={"be-home": [door(jt.between(4, 6), 6)]})
    assert (none.size, none.interval) == (0.8, None)


def test_a_comparison_of_the_neighbour_is_taken_with_its_own_settings() -> None:
    comparison = jt.compare(HOME, [door(6, 7), jt.Solution.nothing()], good_enough=0.6)
    given = {"be-home": comparison}
    assert not opportunities(JOB, network=NETWORK, solutions=given).of("adjacent")
    strict = {"be-home": attrs.evolve(comparison, good_enough=0.7)}
    assert told(opportunities(JOB, network=NETWORK, solutions=strict), "adjacent") == [("be-home", 0.05)]
    alone = {"be-home": jt.compare(HOME, [jt.Solution("nothing", kind="non-consumption", results={"be-at-ease": 2})])}
    assert opportunities(JOB, network=NETWORK, solutions=alone).unknown["be-home"].startswith("no solution")
    mine = jt.compare(JOB, [WALK], incumbent="walk", good_enough=0.7)
    assert told(around(door(6, 7), comparison=mine), "adjacent") == [("be-home", 0.05)]


def test_the_best_side_does_not_make_up_for_the_worse() -> None:
    home = jt.Job("Be home", jt.Purpose(goals=["Be at ease"]), jt.JobMap.chain("Ride"))
    ride = jt.Solution("train", results={"be-at-ease": 10}, steps={"ride": 5})
    found = opportunities(JOB, network=NETWORK.with_job(home), solutions={"be-home": [ride]})
    assert told(found, "adjacent") == [("be-home", 0.3)]


def test_a_job_of_which_only_the_statement_is_known_stands_for_the_job_in_a_network() -> None:
    network = jt.JobNetwork(["Get across town", HOME], [("get-across-town", HOME)])
    assert told(opportunities(JOB, network=network, solutions={"be-home": [door(6, 7)]}), "adjacent")


# limits that are only assumed

CAPPED = attrs.evolve(
    JOB,
    purpose=jt.Purpose(
        goals=[
            SOON,
            jt.Goal("Spend little", measure=attrs.evolve(LITTLE.measure, limit=jt.Limit("10 AUD", assumed=True))),
        ]
    ),
)
TAXI = jt.Solution(
    "taxi",
    results={"arrive-soon": "10 min", "spend-little": "12 AUD"},
    steps={"set-out": 10, "travel": 10},
    evidence=jt.Evidence("trial", "a week by taxi"),
)


def test_an_assumed_limit_binds_where_somebody_else_would_be_hired_without_it() -> None:
    found = today(WALK, TAXI, job=CAPPED)
    (limit,) = found.of("assumed")
    free = jt.compare(JOB, [WALK, TAXI], incumbent="walk")
    assert (limit.key, limit.means) == ("spend-little", SizeKind.NET)
    assert limit.size == pytest.approx(free.forces["taxi"].net)
    assert limit.evidence == (TAXI.evidence,)
    assert limit.reason == (
        "The limit of 10 AUD on “Spend little” is only assumed to be fixed; without it taxi would be hired in place of "
        "walk."
    )


def test_what_is_gained_is_told_over_whoever_is_hired_with_the_limit() -> None:
    tram = attrs.evolve(TRAM, evidence=jt.Evidence("trial", "a week by tram"))
    (limit,) = today(WALK, TAXI, tram, job=CAPPED).of("assumed")
    free = jt.compare(JOB, [WALK, TAXI, tram], incumbent="walk").forces
    assert limit.size == pytest.approx(free["taxi"].net - free["tram"].net)


def test_a_limit_that_is_not_assumed_or_not_alone_does_not_bind() -> None:
    fixed = jt.Goal("Spend little", measure=attrs.evolve(LITTLE.measure, limit="10 AUD"))
    assert not today(WALK, TAXI, job=attrs.evolve(JOB, purpose=jt.Purpose(goals=[SOON, fixed]))).of("assumed")
    assert not today(WALK, TRAM, job=CAPPED).of("assumed")
    stuck = attrs.evolve(TAXI, steps={"set-out": 10, "travel": jt.UNDONE})
    assert not today(WALK, stuck, job=CAPPED).of("assumed")
    poor = attrs.evolve(TAXI, results={"arrive-soon": "59 min", "spend-little": "12 AUD"})
    assert not today(WALK, poor, job=CAPPED).of("assumed")


def test_a_claim_is_worth_a_trial_where_it_would_be_hired_if_it_holds() -> None:
    claimed = attrs.evolve(
        TAXI,
        results={"arrive-soon": "10 min", "spend-little": "11 AUD"},
        evidence=jt.Evidence("claim", "the ad"),
    )
    (limit,) = today(WALK, claimed, job=CAPPED, model=jt.SwitchingModel(optimism=9)).of("assumed")
    assert limit.reason.endswith(
        "without it taxi would not be ruled out, and a trial of what is claimed of it settles whether it is hired."
    )
    assert limit.size == 0
    # gains 0.5 x 3/4 x 0.5 + 0.25 x 0.4, loss 0.5 x 1/4 x 11/30
    assert limit.interval == pytest.approx((0, 0.1875 + 0.1 - 0.125 * 11 / 30))


def test_an_unknown_level_keeps_a_limit_off_the_list() -> None:
    vague = attrs.evolve(TAXI, results={"spend-little": "12 AUD"})
    assert jt.compare(JOB, [WALK, vague], incumbent="walk").verdicts["taxi"] is jt.Verdict.NOT_YET
    assert not today(WALK, vague, job=CAPPED).of("assumed")


def test_without_an_incumbent_the_experience_is_gained() -> None:
    comparison = jt.compare(CAPPED, [WALK, TAXI])
    (limit,) = opportunities(CAPPED, comparison=comparison)
    free = jt.compare(JOB, [WALK, TAXI]).experience
    assert limit.means is SizeKind.EXPERIENCE
    assert limit.size == pytest.approx(free["taxi"].overall - free["walk"].overall)
    assert limit.reason.endswith("taxi would be hired in place of walk.")
    (alone,) = opportunities(CAPPED, comparison=jt.compare(CAPPED, [TAXI]))
    assert alone.size == pytest.approx(free["taxi"].overall)
    assert alone.reason.endswith("without it taxi would be hired.")
    same = attrs.evolve(TAXI, name="limousine", results={"arrive-soon": "20 min", "spend-little": "0 AUD"})
    level = attrs.evolve(TAXI, results={"arrive-soon": "13 min", "spend-little": "12.6 AUD"})
    (tie,) = opportunities(CAPPED, comparison=jt.compare(CAPPED, [same, level]))
    assert (tie.size, tie.interval) == (0, None)
    assert tie.reason.endswith("without it taxi would be hired as well as limousine.")


def test_two_assumed_limits_bind_together() -> None:
    late = attrs.evolve(SOON, measure=attrs.evolve(SOON.measure, limit=jt.Limit("50 min", assumed=True)))
    job = attrs.evolve(CAPPED, purpose=jt.Purpose(goals=[late, CAPPED.purpose.goals[1]]))
    bus = attrs.evolve(
        TAXI,
        name="bus",
        results={"arrive-soon": "55 min", "spend-little": "11 AUD"},
        steps={"set-out": 10, "travel": 10},
    )
    foot = attrs.evolve(
        WALK, results={"arrive-soon": "50 min", "spend-little": "9 AUD"}, steps={"set-out": 1, "travel": 1}
    )
    (limit,) = today(foot, bus, job=job, slack=1).of("assumed")
    assert limit.keys == ("arrive-soon", "spend-little")
    assert limit.reason.startswith(
        "The limit of 50 min on “Arrive soon” and the limit of 10 AUD on “Spend little” are only assumed to be fixed; "
        "without them bus"
    )


def test_a_limit_of_somebody_with_a_veto_binds_too() -> None:
    buyer = jt.Performer("buyer", "Ann", limits={"spend-little": jt.Limit("10 AUD", assumed=True)}, veto=True)
    job = attrs.evolve(JOB, performers=[buyer])
    (limit,) = today(WALK, TAXI, job=job).of("assumed")
    assert limit.reason.startswith("Ann's limit of 10 AUD on “Spend little” is only assumed to be fixed")
    assert not today(WALK, TAXI, job=attrs.evolve(JOB, performers=[attrs.evolve(buyer, veto=False)])).of("assumed")
    generous = attrs.evolve(buyer, name="Ben", limits={"spend-little": 20})
    assert len(today(WALK, TAXI, job=attrs.evolve(JOB, performers=[buyer, generous])).of("assumed")) == 1
    alone = attrs.evolve(JOB, performers=[attrs.evolve(buyer, veto=False)])
    assert today(WALK, TAXI, job=alone, performer="Ann").of("assumed")


def test_a_limit_on_how_soon_a_problem_is_resolved_binds_too() -> None:
    within = jt.Measure("back on the road", "min", worst=60, target=0, limit=jt.Limit("20 min", assumed=True))
    job = jt.Job("Ride", jt.Purpose(problems=[jt.Problem("A tyre goes flat", within=within)]), jt.JobMap([]))
    kit = jt.Solution("kit", results={"a-tyre-goes-flat": (20, "10 min")})
    van = jt.Solution("van", results={"a-tyre-goes-flat": (100, "30 min")}, evidence=jt.Evidence("trial", "x"))
    (limit,) = today(kit, van, job=job).of("assumed")
    assert limit.reason.startswith("The limit of 20 min on “A tyre goes flat” is")
    assert limit.size == pytest.approx(0.5 - 0.2 * 5 / 6)


# what people do

SERVES = {"go": "set-out", "wait": "travel", "ride": "travel"}
RIDES = jt.Process(
    {("go", "wait", "ride"): 6, ("go", "ride", "chat", "ride"): 2, ("ride", "go"): 1, ("go", "chat"): 1},
    waits={"ride": "20 min", "chat": "30 min"},
    evidence=jt.Evidence("observed", "a log", sample=10),
)


def done(process: Any = RIDES, mapping: Any = SERVES, job: jt.Job = JOB, **more: Any) -> Opportunities:
    return opportunities(job, process=process, mapping=mapping, **more)


def test_where_the_job_breaks_down_is_told_with_wilsons_interval() -> None:
    found = done().of("breakdown")
    fit = RIDES.conformance(JOB.action, SERVES)
    assert [(one.key, one.breakdown, one.size) for one in found] == [
        (one.step, one.kind, one.share) for one in fit.breakdowns
    ]
    assert found[0].interval == pytest.approx(wilson(2, 10, 0.95))
    assert found[0].reason == ("“Travel” has to be done again in 2 of 10 cases (20%; 6% to 51% with 95% confidence).")
    assert (found[0].rests_on, found[0].evidence) == ("process", (RIDES.evidence,))
    assert found[1].reason.startswith("People stop after “Set out”, with required steps still to do, in 1 of 10 cases")
    assert done(confidence=0.5).of("breakdown")[0].interval == pytest.approx(wilson(2, 10, 0.5))


@pytest.mark.parametrize(
    ("count", "cases", "low", "high"),
    # Newcombe 1998, Two-sided confidence intervals for the single proportion, Stat. Med. 17:857-872, table 1
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_of_a_share_is_the_published_one(count: int, cases: int, low: float, high: float) -> None:
    assert wilson(count, cases, 0.95) == pytest.approx((low, high), abs=5e-5)
    below, above = wilson(cases - count, cases, 0.95)
    assert (1 - above, 1 - below) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize("evidence", [None, jt.Evidence("claim", "an offer")])
def test_a_process_that_nobody_observed_is_no_sample(evidence: jt.Evidence | None) -> None:
    found = done(attrs.evolve(RIDES, evidence=evidence)).of("breakdown")
    assert {one.interval for one in found} == {None}
    assert found[0].reason.endswith("in 2 of 10 cases (20%).")


def test_activities_for_nothing_and_what_is_done_again_take_time() -> None:
    found = done().of("simplify")
    # 30 min in 3 of 10 cases; 20 min again in 2 of them
    assert [(one.keys, one.size, one.unit, one.means) for one in found] == [
        (("chat",), 9, "min", SizeKind.TIME),
        (("travel",), 4, "min", SizeKind.TIME),
    ]
    assert found[0].reason == (
        "“chat” serves no step of the job; done in 3 of 10 cases (30%; 11% to 60% with 95% confidence), it takes 9 min "
        "of a case on average, waiting included."
    )
    assert found[1].reason.startswith("“ride” is done again in 2 of 10 cases")


def test_what_survey_and_comparison_see_the_other_way_round_is_told_of_both() -> None:
    over = survey({"arrive-soon": ([1] * 9, [5] * 9), "spend-little": ([5] * 9, [1] * 9)})
    found = opportunities(JOB, survey=over, comparison=jt.compare(JOB, [WALK], incumbent="walk"))
    (badly,) = [one for one in found.of("unmet") if one.rests_on == "comparison" and one.key == "arrive-soon"]
    (well,) = [one for one in found.of("simplify") if one.rests_on == "survey"]
    assert badly.reason.endswith(" The survey says the opposite: it is better served than it matters.")
    assert well.reason.endswith(" The comparison says the opposite: it is badly served today.")
    assert sum("says the opposite" in one.reason for one in found) == 2


def test_what_may_be_none_is_not_said_to_be_the_opposite() -> None:
    half = [4] * 50 + [3] * 50
    barely = survey({"arrive-soon": (half, [4] * 51 + [3] * 49), "spend-little": ([5] * 100, [1] * 100)})
    found = opportunities(JOB, survey=barely, comparison=jt.compare(JOB, [WALK], incumbent="walk"))
    (badly,) = [one for one in found.of("unmet") if one.rests_on == "comparison" and one.key == "arrive-soon"]
    (well,) = [one for one in found.of("simplify") if one.rests_on == "survey"]
    assert badly.reason.endswith(
        " By the survey it is better served than it matters, but that may be none: the interval holds 0."
    )
    assert well.reason.endswith(" It may be none: the interval holds 0. By the comparison it is badly served today.")
    assert not any("says the opposite" in one.reason for one in found)


def test_what_may_be_below_the_line_is_not_said_to_be_the_opposite() -> None:
    job = jt.Job(
        "Do it",
        jt.Purpose(goals=[jt.Goal("Reach far", measure=jt.Measure("reach", "km", worst=0, target=10)), "Other"]),
        jt.JobMap.chain("Go"),
    )
    car = jt.Solution("car", results={"reach-far": 30, "other": 9}, steps={"go": 2})
    for people, said in (
        (3, "By the survey it is badly served, but that may be none: the interval begins below 10."),
        (300, "The survey says the opposite: it is badly served."),
    ):
        unmet = survey({"reach-far": ([5] * people, [1] * people)})
        found = opportunities(job, survey=unmet, comparison=jt.compare(job, [car], incumbent="car"))
        (beyond,) = [one for one in found.of("simplify") if one.rests_on == "comparison"]
        assert beyond.reason.endswith(said)


def test_what_a_survey_says_of_each_group_is_told() -> None:
    frame = {"i": [5, 5, 5, 5], "s": [1, 1, 5, 5], "mode": ["car", "car", "tram", "tram"]}
    landscape = jt.learn.opportunity(frame, {"arrive-soon": "i"}, {"arrive-soon": "s"}, by="mode")
    found = opportunities(JOB, survey=landscape)
    assert found.by == "mode"
    assert {name: [(one.key, one.size) for one in own] for name, own in found.groups.items()} == {
        "car": [("arrive-soon", 20)],
        "tram": [],
    }
    shown = " ".join(str(found).split())
    assert "By mode What stands above is of all people together" in shown
    assert "car: unmet Arrive soon (20; " in shown
    assert "tram: nothing" in shown
    alone = opportunities(JOB, survey=landscape.groups["car"])
    assert (alone.by, dict(alone.groups)) == (None, {})
    assert "all people together" not in str(alone)


def log(*visits: tuple[str, float]) -> jt.Process:
    frame = {"case": [1] * len(visits), "activity": [one for one, _ in visits], "timestamp": [at for _, at in visits]}
    return jt.learn.discover(frame, unit="h")


def test_doing_it_again_takes_the_time_of_doing_it_again() -> None:
    # The first ride begins after 10 days, the second one hour later.
    process = log(("go", 0), ("ride", 240), ("ride", 241))
    (found,) = done(process, {"go": "set-out", "ride": "travel"}).of("simplify")
    assert (found.size, found.unit, found.means) == (1, "h", SizeKind.TIME)


def test_where_it_cannot_be_told_from_the_first_time_no_time_is_given() -> None:
    # Both rides follow a way there: of 240 h and 1 h nobody knows which was which once they are one mean.
    process = log(("go", 0), ("ride", 240), ("go", 241), ("ride", 242))
    serves = {"go": "set-out", "ride": "travel"}
    for seen in (process, attrs.evolve(process, between={})):
        found = {one.key: one for one in done(seen, serves).of("simplify")}
        assert (found["travel"].size, found["travel"].means) == (1, SizeKind.SHARE)
        assert found["travel"].reason.endswith("; how long that takes cannot be told from the first time.")
        assert (found["set-out"].size, found["set-out"].unit) == (1, "h"), "it was begun with, and took 1 h once"
    frame = {"case": [1, 1, 1], "activity": ["go", "ride", "ride"], "timestamp": [0, 1, 2]}
    counted = jt.learn.discover(frame, unit="h", variants=False)
    assert {one.means for one in done(counted, serves).of("simplify")} == {SizeKind.SHARE}


def test_the_unit_of_time_is_one_in_which_the_longest_is_1_or_more() -> None:
    slow = attrs.evolve(RIDES, waits={"chat": "30 day", "ride": "1 h"})
    assert [(one.size, one.unit) for one in done(slow).of("simplify")] == [(9, "day"), (0.00833333, "day")]
    quick = attrs.evolve(RIDES, waits={"chat": "1 s"})
    assert [(one.size, one.unit) for one in done(quick).of("simplify")] == [(0.3, "s")]


def test_where_no_time_is_known_the_share_of_cases_is_told() -> None:
    (found,) = done(attrs.evolve(RIDES, waits={})).of("simplify")
    assert (found.key, found.size, found.means) == ("chat", 0.3, SizeKind.SHARE)
    assert found.interval == pytest.approx(wilson(3, 10, 0.95))
    again = opportunities(JOB, process=attrs.evolve(RIDES, waits={}).conformance(JOB.action, SERVES))
    assert again == done(attrs.evolve(RIDES, waits={}))


def test_what_a_case_begins_with_takes_the_time_that_is_given() -> None:
    offer = jt.Process([["chat", "go", "ride"]], waits={"chat": "10 min"})
    assert [(one.key, one.size) for one in done(offer, {"go": "set-out", "ride": "travel"})] == [("chat", 10)]


def test_a_step_on_which_no_outcome_hangs_is_effort_for_nothing() -> None:
    early = attrs.evolve(SOON, step="set-out")
    job = attrs.evolve(JOB, purpose=jt.Purpose(goals=[early, attrs.evolve(LITTLE, step="set-out")]))
    rides = jt.Process({("go", "ride"): 4}, waits={"ride": "20 min"})
    (found,) = done(rides, {"go": "set-out", "ride": "travel"}, job)
    assert (found.keys, found.size) == (("travel",), 20)
    assert found.reason.startswith("“ride” serves “Travel”, on which no outcome hangs; done in 4 of 4 cases (100%), it")
    later = attrs.evolve(JOB, purpose=jt.Purpose(goals=[attrs.evolve(SOON, step="travel")]))
    assert not done(rides, {"go": "set-out", "ride": "travel"}, later).of("simplify")
    some = attrs.evolve(JOB, purpose=jt.Purpose(goals=[early, LITTLE]))  # nobody said where the other is decided
    assert not done(rides, {"go": "set-out", "ride": "travel"}, some).of("simplify")
    none = attrs.evolve(JOB, purpose=jt.Purpose())
    assert not done(rides, {"go": "set-out", "ride": "travel"}, none).of("simplify")


def test_counts_alone_tell_what_serves_nothing_and_not_where_the_job_breaks_down() -> None:
    log = {
        "case": [1, 1, 1, 2],
        "activity": ["go", "chat", "ride", "go"],
        "timestamp": ["2026-03-01T10:00", "2026-03-01T11:00", "2026-03-01T12:00", "2026-03-01T12:00"],
    }
    found = done(jt.learn.discover(log, variants=False), {"go": "set-out", "ride": "travel"})
    assert [(one.key, one.size, one.unit) for one in found] == [("chat", 30, "min")]
    assert found.not_looked_for[OpportunityKind.BREAKDOWN].startswith("the process holds no variants")


# surveys


def survey(answers: dict[str, tuple[list[int], list[int]]], **settings: Any) -> Any:
    frame = {f"{side} {key}": column for key, pair in answers.items() for side, column in zip("is", pair, strict=True)}
    importance, satisfaction = ({key: f"{side} {key}" for key in answers} for side in "is")
    return jt.learn.opportunity(frame, importance, satisfaction, **settings)


def test_a_survey_says_what_is_unmet_and_what_is_served_beyond_need() -> None:
    landscape = survey(
        {
            "arrive-soon": ([5] * 9 + [1], [1] * 7 + [5] * 3),
            "spend-little": ([5] * 4 + [1] * 6, [5] * 8 + [1] * 2),
            "travel": ([5] * 6 + [1] * 4, [5] * 5 + [1] * 5),
        },
        scheme=jt.learn.TopTwoBox(bands=jt.learn.Bands.published("ulwick-2005")),
    )
    found = opportunities(JOB, survey=landscape)
    assert [(one.kind.value, one.key, one.size) for one in found] == [
        ("unmet", "arrive-soon", 15),
        ("simplify", "spend-little", 4),
    ]
    score = landscape["arrive-soon"]
    assert found[0].interval == (score.low, score.high)
    assert found[0].reason.startswith(
        "“Arrive soon” matters (9 of 10) and is badly served (3): an opportunity of 15 (low-hanging fruit), "
    )
    assert (found[0].means, found[0].unit, found[0].rests_on) == (SizeKind.SCORE, "point", "survey")
    assert found[0].evidence == (jt.Evidence("stated", "survey", sample=10),)
    assert found[1].reason.startswith("“Spend little” is better served (8) than it matters (4): what goes into it")
    assert set(found.not_looked_for) == {
        OpportunityKind.ADJACENT,
        OpportunityKind.ASSUMED,
        OpportunityKind.BREAKDOWN,
    }


def test_outcomes_that_cannot_be_told_apart_say_so() -> None:
    asked = ([5] * 9 + [1], [1] * 7 + [5] * 3)
    landscape = survey({"arrive-soon": asked, "spend-little": asked, "travel": ([1] * 10, [1] * 10)})
    found = opportunities(JOB, survey=landscape).of("unmet")
    assert [one.key for one in found] == ["arrive-soon", "spend-little"]
    assert "Rank 1 of 3, shared with “Spend little”" in found[0].reason
    goals = [f"Outcome {n}" for n in range(8)]
    job = jt.Job("Get across town", jt.Purpose(goals=goals), jt.JobMap([]))
    many = survey({goal.key: asked for goal in job.purpose.goals})
    assert "“Outcome 5” and 2 more: they cannot be told apart." in opportunities(job, survey=many)[0].reason


def test_an_interval_that_holds_the_line_is_said_to_be_unsure() -> None:
    few = survey({"arrive-soon": ([5, 5, 5, 1], [1, 1, 1, 5]), "spend-little": ([1, 5, 1, 1], [1, 5, 5, 1])})
    found = opportunities(JOB, survey=few)
    assert ", which may be below 10 as well. Rank" in found.of("unmet")[0].reason
    assert found.of("simplify")[0].reason.endswith("It may be none: the interval holds 0.")
    sure = survey({"arrive-soon": ([5] * 90, [1] * 90), "spend-little": ([1] * 90, [5] * 90)})
    found = opportunities(JOB, survey=sure)
    assert "as well" not in found[0].reason
    assert "may be none" not in found.of("simplify")[0].reason
    low, high = found.of("simplify")[0].interval or (0, 0)
    assert 0 < low < 10 == high


@pytest.mark.parametrize("scheme", [jt.learn.Means(), jt.learn.Means(onto=(0, 10)), jt.learn.Individual()])
def test_the_line_is_the_greatest_importance_of_any_scheme(scheme: Any) -> None:
    unmet = survey({"arrive-soon": ([5] * 5, [4] * 5), "spend-little": ([4] * 5, [4] * 5)}, scheme=scheme)
    assert [one.key for one in opportunities(JOB, survey=unmet).of("unmet")] == ["arrive-soon"]


def test_who_is_satisfied_is_not_unmet_however_much_it_matters() -> None:
    assert not opportunities(JOB, survey=survey({"arrive-soon": ([5] * 9, [5] * 9)})).found


def test_a_group_has_a_landscape_of_its_own() -> None:
    frame = {"i": [5, 5, 5, 5], "s": [1, 1, 5, 5], "mode": ["car", "car", "tram", "tram"]}
    landscape = jt.learn.opportunity(frame, {"arrive-soon": "i"}, {"arrive-soon": "s"}, by="mode")
    assert opportunities(JOB, survey=landscape.groups["car"]).of("unmet")[0].size == 20
    assert not opportunities(JOB, survey=landscape.groups["tram"]).found


def test_an_outcome_with_too_few_answers_is_named() -> None:
    landscape = survey({"arrive-soon": ([5, 5], [1, 1]), "spend-little": ([5, None], [None, 1])})  # type: ignore[list-item]
    found = opportunities(JOB, survey=landscape, comparison=jt.compare(JOB, [WALK], incumbent="walk"))
    assert found.unknown == {"spend-little": "too few people answered about it"}
    vague = attrs.evolve(WALK, results={"arrive-soon": 35})
    found = opportunities(JOB, survey=landscape, comparison=jt.compare(JOB, [vague], incumbent="walk"))
    assert found.unknown == {
        "spend-little": "too few people answered about it; nobody knows the level of “walk”",
    }


# what is refused

OTHER = attrs.evolve(JOB, statement="Cross the river", key="cross")


@pytest.mark.parametrize(
    ("given", "problem", "code"),
    [
        ({}, "there is nothing to look in", "JT765"),
        ({"comparison": jt.compare(OTHER, [WALK])}, "the comparison is about 'cross', and not about the job", "JT766"),
        ({"comparison": jt.compare(CAPPED, [WALK])}, "the comparison is about another version of it", "JT766"),
        ({"process": RIDES}, "a process is given without a mapping", "JT767"),
        ({"mapping": SERVES, "comparison": jt.compare(JOB, [WALK])}, "a mapping is given without a process", "JT767"),
        (
            {"process": RIDES.conformance(JOB.action, SERVES), "mapping": SERVES},
            "a mapping is given with a conformance",
            "JT767",
        ),
        (
            {"process": RIDES.conformance(jt.JobMap.chain("Travel"), {"ride": "travel"})},
            "the process is held against another job map",
            "JT766",
        ),
        ({"network": NETWORK}, "a network is given without solutions", "JT767"),
        ({"solutions": {}, "comparison": jt.compare(JOB, [WALK])}, "solutions are given without a network", "JT767"),
        ({"network": NETWORK.with_job(CAPPED), "solutions": {}}, "the network is about another version", "JT766"),
        (
            {"network": NETWORK, "solutions": {"be-home": jt.compare(JOB, [WALK])}},
            r"the solutions\['be-home'\] is about 'get-across-town'",
            "JT766",
        ),
        ({"comparison": jt.compare(JOB, [WALK]), "confidence": 1.0}, "confidence is 1.0", "JT783"),
    ],
)
def test_what_does_not_go_together_is_refused(given: Any, problem: str, code: str) -> None:
    with pytest.raises(InvalidValueError, match=problem) as caught:
        opportunities(JOB, **given)
    assert caught.value.code == code
    assert caught.value.path[0] == "opportunities"


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"job": "get across town"}, "job is 'get across town', not a Job"),
        ({"comparison": [WALK]}, "comparison is a list, not a Comparison"),
        ({"survey": {"a": 1}}, "survey is a dict, not a Landscape"),
        ({"process": {"go": 1}, "mapping": {}}, "process is a dict"),
        ({"network": JOB, "solutions": {}}, "network is a Job, not a JobNetwork"),
        ({"network": NETWORK, "solutions": [WALK]}, "solutions is a list"),
    ],
)
def test_what_is_of_another_type_is_refused(given: Any, problem: str) -> None:
    with pytest.raises(InvalidTypeError, match=problem):
        opportunities(given.pop("job", JOB), **({"comparison": jt.compare(JOB, [WALK])} | given))


def test_names_that_are_not_there_are_refused() -> None:
    with pytest.raises(UnknownNameError, match="the job has no need 'arive-soon'"):
        opportunities(JOB, survey=survey({"arive-soon": ([5, 5], [1, 1])}))
    with pytest.raises(UnknownNameError, match="unknown job 'get-across-town'"):
        opportunities(JOB, network=jt.JobNetwork([HOME]), solutions={})
    with pytest.raises(UnknownNameError, match="unknown job 'be-hom'"):
        opportunities(JOB, network=NETWORK, solutions={"be-hom": [WALK]})
    with pytest.raises(UnknownNameError, match="the job map has no step 'travle'"):
        done(mapping={"go": "travle"})
    with pytest.raises(UnknownNameError, match="unknown kind 'umnet'"):
        today(WALK).of("umnet")


def test_a_fault_of_a_solution_next_door_is_told() -> None:
    with pytest.raises(UnknownNameError, match="be-at-eas"):
        around(jt.Solution("train", results={"be-at-eas": 6}))
    wrong = jt.Solution("train", results={"be-at-ease": "6 min"})
    with pytest.raises(jt.JobTheoryError, match="train"):
        around(wrong)


# on data that people left behind


def test_a_log_of_repairs_says_what_takes_time_for_nothing_and_where_it_breaks_down() -> None:
    with shared("oracles", "log_repair", "data.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    process = jt.learn.discover({name: [row[name] for row in rows] for name in ("case", "activity", "timestamp")})
    job = jt.Job(
        "Get a broken telephone to work again",
        jt.Purpose(goals=["Have it back soon"]),
        jt.JobMap.chain("Hand it in", "Find the defect", "Mend it", "Try it out", "Hear of it", "File it"),
    )
    serves = {
        "Register": "hand-it-in",
        "Analyze Defect": "find-the-defect",
        "Repair (Simple)": "mend-it",
        "Repair (Complex)": "mend-it",
        "Test Repair": "try-it-out",
        "Inform User": "hear-of-it",
        "Archive Repair": "file-it",
    }
    found = opportunities(job, process=process, mapping=serves)
    seconds: dict[str, float] = {}
    again: dict[str, float] = {}
    last: dict[str, datetime.datetime] = {}
    before: dict[str, set[str]] = {}
    for row in rows:  # the log stands in the order of time within each case
        now = datetime.datetime.fromisoformat(row["timestamp"])
        if row["case"] in last:
            took = (now - last[row["case"]]).total_seconds()
            seconds[row["activity"]] = seconds.get(row["activity"], 0) + took
            if row["activity"] in before[row["case"]]:
                again[row["activity"]] = again.get(row["activity"], 0) + took
        last[row["case"]] = now
        before.setdefault(row["case"], set()).add(row["activity"])
    cases = len(last)
    (restart,) = found.about("Restart Repair")
    assert (restart.kind, restart.unit) == (OpportunityKind.SIMPLIFY, "min")
    assert restart.size == pytest.approx(seconds["Restart Repair"] / cases / 60, rel=1e-5)
    timed = [one for one in found.of("simplify") if one is not restart and one.means is SizeKind.TIME]
    done_again = {f"“{name}”": took / cases / 60 for name, took in again.items()}
    assert [one.size for one in timed] == [
        pytest.approx(done_again[one.reason.partition(" is done")[0]], rel=1e-5) for one in timed
    ]
    untimed = [one for one in found.of("simplify") if one.means is SizeKind.SHARE]
    assert {one.reason.partition(" is done")[0] for one in (*timed, *untimed)} == set(done_again) - {"“Restart Repair”"}
    assert all(one.reason.endswith("how long that takes cannot be told from the first time.") for one in untimed)
    worst = found.of("breakdown")[0]
    assert worst.size == process.conformance(job.action, serves).breakdowns[0].share
    assert worst.interval is not None
    assert worst.interval[0] < worst.size < worst.interval[1]


def test_a_survey_of_air_travellers_says_what_they_miss() -> None:
    polars = pytest.importorskip("polars")
    frame: Any = polars.read_csv(shared("oracles", "survey_airlinesat", "data.csv"), null_values=["", "NA"])
    numbers = range(1, 24)
    goals = [jt.Goal(f"Outcome {n}", key=f"o{n}") for n in numbers]
    job = jt.Job("Fly somewhere", jt.Purpose(goals=goals), jt.JobMap([]))
    landscape = jt.learn.opportunity(
        frame,
        {f"o{n}": f"e{n}" for n in numbers},
        {f"o{n}": f"s{n}" for n in numbers},
        scheme=jt.learn.Means(scale=(1, 100)),
    )
    means: dict[str, tuple[float, float]] = {}
    for n in numbers:
        pairs = frame.select(f"e{n}", f"s{n}").drop_nulls()
        means[f"o{n}"] = (pairs[f"e{n}"].mean(), pairs[f"s{n}"].mean())
    found = opportunities(job, survey=landscape)
    assert {one.key for one in found.of("unmet")} == {
        key for key, (i, s) in means.items() if 2 * i - s >= 100 and s < i
    }
    assert {one.key for one in found.of("simplify")} == {key for key, (i, s) in means.items() if s > i}
    sizes = [one.size for one in found.of("unmet")]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == pytest.approx(max(2 * i - s for i, s in means.values()))


def test_travellers_between_two_cities_miss_time_and_money() -> None:
    options = jt.datasets.travel_mode()
    ride = jt.Measure("in the vehicle", "min", worst="12 h", target="1 h")
    money = jt.Measure("in-vehicle cost", "AUD", worst=150, target=0)
    wait = jt.Measure("at the terminal", "min", worst=90, target=0, limit=jt.Limit("1 h", assumed=True))
    job = jt.Job(
        "Travel between two cities",
        jt.Purpose(goals=[jt.Goal("Ride little", measure=ride), jt.Goal("Spend little", measure=money, importance=3)]),
        jt.JobMap.chain(jt.Step("Get through the terminal", measure=wait, key="terminal")),
    )

    def mean(mode: str, column: str) -> float:
        return fmean(getattr(option, column) for option in options if option.mode == mode)

    solutions = [
        jt.Solution(
            mode,
            results={"ride-little": mean(mode, "invt"), "spend-little": mean(mode, "invc")},
            steps={"terminal": mean(mode, "ttme")},
            evidence=jt.Evidence("observed", "transport networks of 1987"),
        )
        for mode in ("air", "train", "bus", "car")
    ]
    found = opportunities(job, comparison=jt.compare(job, solutions, incumbent="train"))
    short = {
        "ride-little": 0.5 * 0.25 * (0.8 - (720 - mean("train", "invt")) / 660),
        "spend-little": 0.5 * 0.75 * (0.8 - (1 - mean("train", "invc") / 150)),
        "terminal": 0.5 * (0.8 - (1 - mean("train", "ttme") / 90)),
    }
    assert {one.key: one.size for one in found.of("unmet")} == pytest.approx(
        {key: size for key, size in short.items() if size > 0}
    )
    assert mean("air", "ttme") > 60
    assert {one.key for one in found.of("assumed")} == (
        {"terminal"}
        if jt.compare(_free(job), solutions, incumbent="train").verdicts["air"] is jt.Verdict.HIRE
        else set()
    )


def _free(job: jt.Job) -> jt.Job:
    (step,) = job.action.steps
    return attrs.evolve(job, action=jt.JobMap([attrs.evolve(step, measure=attrs.evolve(step.measure, limit=None))]))


# the result


def test_the_result_is_a_value_that_shows_itself() -> None:
    found = opportunities(JOB, comparison=jt.compare(JOB, [WALK], incumbent="walk"), process=RIDES, mapping=SERVES)
    assert repr(found) == "<Opportunities of 'get-across-town': 2 unmet, 2 simplify, 3 breakdown>"
    assert list(found) == list(found.found)
    assert found.about("travel") == tuple(one for one in found if "travel" in one.keys)
    for copied in (copy.deepcopy(found), pickle.loads(pickle.dumps(found))):  # noqa: S301  # our own
        assert copied == found
        assert hash(copied) == hash(found)
    assert "text/html" in found._repr_mimebundle_()
    assert found.to_html().count("<table") == 3
    rows = found.to_frame("polars")
    assert rows.columns == [
        "kind",
        "keys",
        "size",
        "unit",
        "means",
        "low",
        "high",
        "breakdown",
        "reason",
        "rests_on",
    ]
    assert rows["size"].to_list() == [one.size for one in found]
    assert isinstance(found[0], Opportunity)


def test_all_five_kinds_stand_together_and_nothing_is_left_to_look_for() -> None:
    found = opportunities(
        CAPPED,
        comparison=jt.compare(CAPPED, [WALK, TAXI], incumbent="walk"),
        survey=survey({"arrive-soon": ([5] * 9, [1] * 9)}),
        process=RIDES,
        mapping=SERVES,
        network=NETWORK.with_job(CAPPED),
        solutions={"be-home": [door(6, 7)]},
    )
    assert [kind for kind, _ in groupby(found, key=lambda one: one.kind)] == list(OpportunityKind)
    assert found.not_looked_for == {}
    assert "Not looked for" not in str(found)
    for _, same in groupby(found, key=lambda one: (one.kind, one.means)):
        sizes = [one.size for one in same]
        assert sizes == sorted(sizes, reverse=True)


def test_nothing_found_is_told_too() -> None:
    perfect = jt.Solution("dream", results={"arrive-soon": 10, "spend-little": 0}, steps={"set-out": 10, "travel": 10})
    found = today(perfect)
    assert repr(found) == "<Opportunities of 'get-across-town': none>"
    assert str(found).startswith("No opportunity in Get across town\n\nNot looked for\n")
    assert not found


def test_many_opportunities_are_shown_in_part() -> None:
    steps = [f"Step {n}" for n in range(30)]
    job = jt.Job("Get across town", jt.Purpose(), jt.JobMap.chain(*steps))
    poor = jt.Solution("walk", steps={step.key: 1 for step in job.action.steps[:20]})
    found = today(poor, job=job)
    assert (len(found), len(found.unknown)) == (20, 10)
    assert "… and 8 more." in str(found)
