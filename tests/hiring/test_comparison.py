import copy
import json
import pickle
import re
from typing import Any

import attrs
import pytest

import jobtheory as jt

JOB = jt.Job(
    "Get across town",
    jt.Purpose(
        goals=[jt.Goal("Arrive soon", measure=jt.Measure("door to door", "min", worst=60, target=10), importance=2)],
        hazards=[jt.Hazard("Get soaked", likelihood=0.2)],
        problems=[
            jt.Problem("The way is blocked", within=jt.Measure("moving again", "min", worst=30, target=0, baseline=30))
        ],
    ),
    jt.JobMap.chain("Set out", "Travel", jt.Step("Park", optional=True)),
    adoption=[jt.Step("Pay", measure=jt.Measure("price", "EUR", worst=1000, target=0))],
)


def solution(name: str, minutes: object = 35, **more: Any) -> jt.Solution:
    results = {"arrive-soon": minutes, "get-soaked": 0.1, "the-way-is-blocked": (50, 15)} | more.pop("results", {})
    steps = {"set-out": 5, "travel": 5, "park": 5} | more.pop("steps", {})
    more.setdefault("adoption", {"pay": 0})
    return jt.Solution(
        name,
        results={k: v for k, v in results.items() if v is not None},
        steps={k: v for k, v in steps.items() if v is not None},
        **more,
    )


def test_experience_is_the_worse_side_with_each_kind_beside_it() -> None:
    experience = jt.compare(JOB, [solution("tram")]).experience["tram"]
    # values: goal 25/50, hazard 1 - .1/.2, problem .5 * .5; weights 2, 1, 1
    assert experience.results == pytest.approx((2 * 0.5 + 0.5 + 0.25) / 4)
    assert experience.execution == 0.5
    assert experience.overall == experience.results == experience.low == experience.high
    assert (experience.goals, experience.hazards, experience.problems) == (0.5, 0.5, 0.25)
    assert not experience.is_good


def test_a_kind_without_outcomes_has_no_value() -> None:
    job = jt.Job(
        "Rest", jt.Purpose(goals=["Sleep"], hazards=[jt.Hazard("Snore", importance=0)]), jt.JobMap.chain("Lie down")
    )
    experience = jt.compare(
        job, [jt.Solution("bed", results={"sleep": 9, "snore": 9}, steps={"lie-down": 9})]
    ).experience
    assert experience["bed"].hazards is experience["bed"].problems is None
    assert experience["bed"].is_good


def test_a_side_without_any_data_is_none_and_the_other_decides() -> None:
    only_results = [jt.Solution("a", results={"arrive-soon": 20}), jt.Solution("b", results={"arrive-soon": 30})]
    comparison = jt.compare(JOB, only_results, unknown="worst")
    assert comparison.experience["a"].execution is None
    assert comparison.hired == ("a",)
    against = jt.compare(JOB, only_results, incumbent="b", unknown="worst", hire="little")
    assert against.forces["a"].net == pytest.approx(
        0.5 * 0.2
    )  # the one side weighs all: half the weight, a fifth better
    assert "no data" in str(against)
    only_steps = jt.compare(
        JOB, [jt.Solution("a", steps={"travel": 9}), jt.Solution("b", steps={"travel": 3})], unknown="worst"
    )
    assert only_steps.experience["a"].results is None
    assert only_steps.experience["a"].goals is None
    assert "execution" in only_steps.why("b").headline


def test_what_doing_nothing_implies_is_no_data() -> None:
    comparison = jt.compare(JOB, [jt.Solution("a", results={"arrive-soon": 20}), jt.Solution.nothing()])
    assert comparison.experience["nothing"].execution is None


def test_ties_are_all_hired_and_said_so() -> None:
    old, one, two = solution("old"), solution("one", 20), solution("two", 20)
    comparison = jt.compare(JOB, [old, one, two], incumbent="old")
    assert comparison.hired == ("one", "two")
    assert comparison.fired == ("old",)
    assert "It ties: one and two are worth the same." in comparison.why("one").headline
    assert "one and two are hired (a tie)" in str(comparison)
    without = jt.compare(JOB, [one, two])
    assert without.hired == ("one", "two")
    assert "ties with two" in without.why("one").headline


def test_equal_worse_sides_are_told_apart_by_the_other() -> None:
    job = jt.Job("Do it", jt.Purpose(goals=["Gain"]), jt.JobMap.chain("Do"))
    one = jt.Solution("one", results={"gain": 5}, steps={"do": 9})
    two = jt.Solution("two", results={"gain": 5}, steps={"do": 7})
    three = jt.Solution("three", results={"gain": 9}, steps={"do": 5})
    comparison = jt.compare(job, [two, one])
    assert comparison.hired == ("one",)
    assert "as good as that of two (results 0.50), and its other side is better" in comparison.why("one").headline
    assert "but its other side is not" in comparison.why("two").headline
    assert [reason.key for reason in comparison.why("one").reasons] == ["do"]
    assert [reason.key for reason in jt.compare(job, [three, two]).why("three").reasons] == ["gain"]


def test_the_greatest_net_is_hired_and_the_others_are_told_so() -> None:
    comparison = jt.compare(JOB, [solution("old"), solution("good", 25), solution("best", 15)], incumbent="old")
    assert comparison.hired == ("best",)
    assert "would be worth a switch from old (net +0.050), but best is worth more" in comparison.why("good").headline
    assert "loses the job to best" in comparison.why("old").headline


def test_a_bad_experience_is_not_hired_whatever_the_net() -> None:
    # Much better results, but the steps are so bad that the worse side falls by more than the slack.
    old = solution("old", 35)
    harsh = solution(
        "harsh",
        10,
        steps={"set-out": 4, "travel": 3, "park": 2},
        results={"get-soaked": 0, "the-way-is-blocked": (100, 0)},
    )
    comparison = jt.compare(JOB, [old, harsh], incumbent="old")
    assert comparison.forces["harsh"].net > 0
    assert comparison.verdicts["harsh"] is jt.Verdict.REJECT
    assert "is not good (0.80), and more than 0.05 below" in comparison.why("harsh").headline
    assert "the experience with every challenger is bad" in comparison.why("old").headline
    assert jt.compare(JOB, [old, harsh], incumbent="old", slack=1).hired == ("harsh",)


def test_adoption_is_paid_in_the_big_hire_only_and_not_multiplied_by_loss_aversion() -> None:
    old, new = solution("old"), solution("new", 25, adoption={"pay": 500}, evidence=jt.Evidence("trial", "us"))
    big = jt.compare(JOB, [old, new], incumbent="old", model=jt.SwitchingModel.gourville())
    assert big.forces["new"].habit == pytest.approx(0.25)
    assert big.verdicts["new"] is jt.Verdict.REJECT
    little = jt.compare(JOB, [old, new], incumbent="old", model=jt.SwitchingModel.gourville(), hire="little")
    assert little.forces["new"].habit == 0
    assert little.hired == ("new",)


def test_an_adoption_step_that_cannot_be_done_rules_out_the_big_hire() -> None:
    new = solution("new", 15, adoption={"pay": jt.UNDONE})
    assert jt.compare(JOB, [solution("old"), new], incumbent="old").considered == ("old",)
    assert jt.compare(JOB, [solution("old"), new], incumbent="old", hire="little").hired == ("new",)


def test_an_optional_step_that_cannot_be_done_only_counts_nothing() -> None:
    comparison = jt.compare(JOB, [solution("tram", steps={"park": jt.UNDONE})])
    assert comparison.considered == ("tram",)
    assert comparison.experience["tram"].execution == pytest.approx(1 / 3)


def test_push_and_pull_part_at_good_enough() -> None:
    job = jt.Job("Do it", jt.Purpose(goals=["Gain"]), jt.JobMap.chain("Do"))
    old = jt.Solution("old", results={"gain": 7}, steps={"do": 9})
    new = jt.Solution("new", results={"gain": 10}, steps={"do": 10})
    comparison = jt.compare(job, [old, new], incumbent="old")
    assert comparison.forces["new"] == jt.Forces(push=0.05, pull=0.15, anxiety=0, habit=0, net=0.2)
    assert comparison.struggle == pytest.approx(0.05)


def test_curvature_is_that_of_prospect_theory() -> None:
    job = jt.Job("Do it", jt.Purpose(goals=["Gain", "Lose"]), jt.JobMap.chain("Do"))
    old = jt.Solution("old", results={"gain": 0, "lose": 10}, steps={"do": 9})
    new = jt.Solution("new", results={"gain": 10, "lose": 8}, steps={"do": 9})
    forces = jt.compare(job, [old, new], incumbent="old", model=jt.SwitchingModel.prospect()).forces["new"]
    assert forces.push + forces.pull == pytest.approx(0.25)
    assert forces.push == pytest.approx(0.2)
    assert forces.habit == pytest.approx(2.25 * 0.25 * 0.2**0.88)
    assert forces.net == pytest.approx(forces.push + forces.pull - forces.habit)


def test_the_best_of_several_alternatives_is_taken_and_carries_the_weight_of_the_group() -> None:
    job = jt.Job(
        "Get coffee",
        jt.Purpose(goals=["Taste"]),
        jt.JobMap(["Brew", "Buy", "Drink"], [("brew", "drink"), ("buy", "drink")], alternatives=[("brew", "buy")]),
    )

    def execution(**steps: Any) -> float | None:
        return jt.compare(job, [jt.Solution("x", results={"taste": 9}, steps=steps)]).experience["x"].execution

    assert execution(brew=6, drink=3) == pytest.approx((2 * 0.6 + 0.3) / 3)
    assert execution(brew=6, buy=9, drink=3) == pytest.approx((2 * 0.9 + 0.3) / 3)
    assert execution(brew=jt.UNDONE, buy=9, drink=3) == pytest.approx((2 * 0.9 + 0.3) / 3)
    neither = jt.compare(
        job, [jt.Solution("x", results={"taste": 9}, steps={"brew": jt.UNDONE, "buy": jt.UNDONE, "drink": 3})]
    )
    assert neither.considered == ()
    assert neither.hired == ()
    assert "nobody is hired" in str(neither)
    half = jt.compare(job, [jt.Solution("x", results={"taste": 9}, steps={"brew": jt.UNDONE, "drink": 3})])
    assert half.levels["x"]["buy"] == "unknown"
    nothing = jt.compare(
        job, [jt.Solution("x", results={"taste": 9}, steps={"brew": 1, "drink": 3}), jt.Solution.nothing()]
    )
    assert nothing.experience["nothing"].execution == 1


def test_an_alternative_past_its_limit_is_not_taken_while_another_is_open() -> None:
    job = jt.Job(
        "Get coffee",
        jt.Purpose(goals=["Taste"]),
        jt.JobMap(
            [jt.Step("Brew", measure=jt.Measure("time", "min", worst=10, target=0, limit=8)), "Buy"],
            alternatives=[("brew", "buy")],
        ),
    )
    both = jt.Solution("x", results={"taste": 9}, steps={"brew": "9 min", "buy": 1})
    comparison = jt.compare(job, [both])
    assert comparison.considered == ("x",)
    assert comparison.levels["x"]["buy"] == "1 point"
    slow = jt.Solution("x", results={"taste": 9}, steps={"brew": "9 min"})
    assert jt.compare(job, [slow]).considered == ()


def test_a_level_past_the_limit_of_somebody_with_a_veto_rules_out() -> None:
    def job(*, veto: bool) -> jt.Job:
        buyer = jt.Performer("buyer", "Ann", limits={"arrive-soon": "0.5 h"}, veto=veto)
        return attrs.evolve(JOB, performers=[buyer])

    slow = solution("slow", 40)
    vetoed = jt.compare(job(veto=True), [slow])
    assert vetoed.considered == ()
    assert vetoed.objections["slow"] == ("40 min is past the limit of Ann, who has a veto",)
    assert jt.compare(job(veto=False), [slow]).considered == ("slow",)


def test_of_two_with_a_veto_the_one_whose_limit_is_passed_is_named() -> None:
    performers = [
        jt.Performer("executor", "Ben", limits={"arrive-soon": 55}, veto=True),
        jt.Performer("buyer", "Ann", limits={"arrive-soon": 30}, veto=True),
    ]
    comparison = jt.compare(attrs.evolve(JOB, performers=performers), [solution("slow", 40)])
    assert comparison.objections["slow"] == ("40 min is past the limit of Ann, who has a veto",)


def test_a_challenger_that_costs_more_than_it_gains_is_told_so() -> None:
    comparison = jt.compare(JOB, [solution("old"), solution("new", 34, adoption={"pay": 500})], incumbent="old")
    assert "what it gains over old does not outweigh what it costs (net -0.245)" in comparison.why("new").headline
    assert "old stays: no challenger is worth a switch; new comes closest" in comparison.why("old").headline


def test_a_limit_is_past_only_beyond_it_and_is_named_as_assumed() -> None:
    goal = jt.Goal("Arrive", measure=jt.Measure("time", "min", 60, 0, limit=jt.Limit("0.5 h", assumed=True)))
    job = jt.Job("Get there", jt.Purpose(goals=[goal]), jt.JobMap.chain("Go"))
    at, past = (jt.Solution(n, results={"arrive": n}, steps={"go": 5}) for n in ("30 min", "30.01 min"))
    comparison = jt.compare(job, [at, past])
    assert comparison.considered == ("30 min",)
    assert (
        "30.01 min is past the limit of 30 min, which is only assumed to be fixed"
        in comparison.why("30.01 min").headline
    )


def test_a_time_past_the_limit_of_within_rules_out() -> None:
    within = jt.Measure("moving again", "min", 30, 0, limit=20)
    job = jt.Job("Get there", jt.Purpose(problems=[jt.Problem("Blocked", within=within)]), jt.JobMap.chain("Go"))
    comparison = jt.compare(job, [jt.Solution("x", results={"blocked": (90, "25 min")}, steps={"go": 5})])
    assert comparison.considered == ()
    assert comparison.objections["x"] == ("90 % in 25 min is past its limit",)


def test_doing_nothing_is_never_ruled_out() -> None:
    goal = jt.Goal("Be warm", measure=jt.Measure("warmth", "degC", worst=5, target=21, limit=15, baseline=8))
    job = jt.Job("Heat", jt.Purpose(goals=[goal]), jt.JobMap.chain("Set the heat"))
    comparison = jt.compare(
        job, [jt.Solution("stove", results={"be-warm": 10}, steps={"set-the-heat": 4}), jt.Solution.nothing()]
    )
    assert comparison.considered == ("nothing",)
    assert comparison.hired == ("nothing",)
    assert comparison.why("nothing").headline == (
        "doing nothing is hired: nothing else may take the job, though its experience of 0.19 is not good (0.80)."
    )


def test_what_is_past_a_limit_never_rules_doing_nothing_out() -> None:
    goal = jt.Goal("Be warm", measure=jt.Measure("warmth", "degC", worst=5, target=21, limit=15, baseline=8))
    job = jt.Job("Heat", jt.Purpose(goals=[goal]), jt.JobMap([]))
    comparison = jt.compare(job, [jt.Solution("stove", results={"be-warm": 20}), jt.Solution.nothing()])
    assert comparison.to_svg("levels").count("past the limit") == 0
    assert not any(obstacle.about == "limit" for obstacle in comparison.what_would_it_take("nothing").obstacles)
    assert comparison.to_frame("polars", table="levels")["is_past_limit"].to_list() == [False, False]


def test_what_is_refused_with_much_open_is_refused_for_what_stays_when_all_turns_out_well() -> None:
    goals = [jt.Goal("Shine", importance=1), jt.Goal("Save", importance=1)]
    pay = jt.Step("Pay", key="pay", measure=jt.Measure("price", "EUR", worst=100, target=0), importance=5)
    job = jt.Job("Do", jt.Purpose(goals=goals), jt.JobMap([]), adoption=[pay])
    old = jt.Solution("old", results={"shine": 5, "save": 5})
    dear = jt.Solution("dear", results={"shine": 9}, adoption={"pay": 95})
    comparison = jt.compare(job, [old, dear], incumbent="old")
    assert comparison.verdicts["dear"] is jt.Verdict.REJECT
    headline = comparison.why("dear").headline
    assert headline.startswith(
        "dear is not hired, even if all that is open turns out well for it: what it gains over old does not outweigh"
    )


def test_who_stays_because_all_others_are_bad_is_set_against_the_best_of_them() -> None:
    job = jt.Job("Do", jt.Purpose(goals=["Shine"]), jt.JobMap([]))
    levels = {"old": 7, "next": 5, "last": 1}
    comparison = jt.compare(job, [jt.Solution(n, results={"shine": x}) for n, x in levels.items()], incumbent="old")
    assert comparison.why("old").against == "next"
    assert comparison.why("old").headline.endswith("and worse than with it; next comes closest.")


def test_an_incumbent_alone_stays() -> None:
    comparison = jt.compare(JOB, [solution("old")], incumbent="old")
    assert comparison.verdicts["old"] is jt.Verdict.KEEP
    assert comparison.why("old").headline == "old stays: nothing else may take the job."


def test_doing_nothing_may_hold_the_job_and_lose_it() -> None:
    nothing = jt.Solution.nothing()
    comparison = jt.compare(
        JOB, [nothing, solution("tram", 10, evidence=jt.Evidence("trial", "us"))], incumbent=nothing, slack=1
    )
    assert comparison.incumbent == "nothing"
    assert comparison.levels["nothing"]["the-way-is-blocked"] == "0 %"
    assert comparison.levels["nothing"]["arrive-soon"] == "unknown"


def test_every_part_of_the_result_is_there_as_plain_data() -> None:
    old, new = solution("old"), solution("new", 15)
    comparison = jt.compare(
        JOB, [old, new, solution("open", None)], incumbent="old", model=jt.SwitchingModel.gourville()
    )
    data = comparison.to_dict()
    assert json.loads(json.dumps(data)) == data
    assert data["verdicts"] == {name: verdict.value for name, verdict in comparison.verdicts.items()}
    assert data["forces"]["new"]["net"] == comparison.forces["new"].net
    assert {question["about"] for question in data["leaning"]["new"]["find_out"]} == {"unknown"}
    frame = comparison.to_frame("polars")
    assert frame["solution"].to_list() == ["old", "new", "open"]
    assert frame["net"].to_list()[0] is None


def test_a_comparison_is_a_value() -> None:
    one, two = (jt.compare(JOB, [solution("old"), solution("new")], incumbent="old") for _ in range(2))
    assert one == two
    assert hash(one) == hash(two)
    assert pickle.loads(pickle.dumps(one)).verdicts == one.verdicts  # noqa: S301  # our own bytes
    assert copy.deepcopy(one) == one
    assert attrs.evolve(one, hire="little").hire == "little"
    assert repr(one) == "<Comparison on 'Get across town': 'old': KEEP, 'new': REJECT>"
    many = jt.compare(JOB, [solution(f"s{n}") for n in range(20)])
    assert repr(many).endswith("… 8 more>")


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (
            {"solutions": []},
            jt.InvalidValueError,
            r"compare: there is no solution to compare\. Give one or more, .*results=\{'arrive-soon': 8\}\).*JT502",
        ),
        (
            {"solutions": [jt.Solution("x")]},
            jt.InvalidValueError,
            r"no solution has a level on any outcome or step.*JT502",
        ),
        ({"solutions": [solution("x"), solution("x")]}, jt.InvalidValueError, r"2 solutions are called 'x'.*JT504"),
        ({"solutions": ["x"]}, jt.InvalidTypeError, r"solution is 'x', not a Solution.*JT103"),
        ({"solutions": solution("x")}, jt.InvalidTypeError, r"solutions is a Solution. Give a list.*JT106"),
        ({"incumbent": "crr"}, jt.UnknownNameError, r"no solution compared here: 'crr'. Did you mean 'car'\?.*JT503"),
        ({"incumbent": 5}, jt.InvalidTypeError, r"incumbent is 5. Give the name of a solution.*JT103"),
        ({"hire": "huge"}, jt.InvalidValueError, r"hire is 'huge'. Give 'big' or 'little'.*JT501"),
        ({"unknown": "best"}, jt.InvalidValueError, r"unknown is 'best'. Give 'bounds' or 'worst'.*JT501"),
        ({"good_enough": 1.2}, jt.InvalidValueError, r"good_enough is 1.2. Give a number from 0 to 1.*JT501"),
        ({"balance": -0.1}, jt.InvalidValueError, r"balance is -0.1. Give a number from 0 to 1.*JT501"),
        ({"slack": float("nan")}, jt.InvalidValueError, r"compare > slack: .*JT122"),
        ({"model": 3}, jt.InvalidTypeError, r"model is 3, not a SwitchingModel.*JT103"),
        ({"job": "x"}, jt.InvalidTypeError, r"job is 'x', not a Job.*JT103"),
    ],
)
def test_a_wrong_argument_is_named(arguments: dict[str, Any], error: type[jt.JobTheoryError], message: str) -> None:
    given: dict[str, Any] = {"job": JOB, "solutions": [solution("car")]} | arguments
    with pytest.raises(error, match=message):
        jt.compare(given.pop("job"), given.pop("solutions"), **given)


@pytest.mark.parametrize(
    ("made", "error", "message"),
    [
        (
            {"results": {"arrive-son": 5}},
            jt.UnknownNameError,
            "Solution 'x' > results: the job has no outcome 'arrive-son'. Did you mean 'arrive-soon'? [JT401]",
        ),
        (
            {"results": {"travel": 5}},
            jt.UnknownNameError,
            "Solution 'x' > results: the job has no outcome 'travel'. It is a step: give it under steps=. [JT401]",
        ),
        (
            {"steps": {"get-soaked": 0.1}},
            jt.UnknownNameError,
            "the job has no step 'get-soaked'. It is an outcome: give it under results=. [JT401]",
        ),
        ({"steps": {"pay": 5}}, jt.UnknownNameError, "It is an adoption step: give it under adoption=. [JT401]"),
        ({"adoption": {"zzz": 5}}, jt.UnknownNameError, "no adoption step 'zzz'. Known are pay. [JT401]"),
        ({"changes": ["zzz"]}, jt.UnknownNameError, "Solution 'x' > changes: the job has no step 'zzz'."),
        ({"results": {"arrive-soon": "5 km"}}, jt.UnitError, "Solution 'x' > results['arrive-soon']: "),
        (
            {"results": {"arrive-soon": jt.SPARED}},
            jt.InvalidTypeError,
            "the level is SPARED. SPARED and UNDONE are said of steps",
        ),
        ({"results": {"get-soaked": 1.5}}, jt.InvalidValueError, "a likelihood of 1.5 is not possible."),
        (
            {"results": {"the-way-is-blocked": 50}},
            jt.InvalidTypeError,
            "Give the pair (share, time), such as (80, '30 min').",
        ),
        ({"results": {"the-way-is-blocked": (120, 5)}}, jt.InvalidValueError, "a share of 120 % is not possible."),
        ({"results": {"arrive-soon": (1, 2)}}, jt.InvalidTypeError, "the level is a pair."),
    ],
)
def test_a_level_that_does_not_fit_is_named(made: dict[str, Any], error: type[jt.JobTheoryError], message: str) -> None:
    with pytest.raises(error, match=re.escape(message)):
        jt.compare(JOB, [jt.Solution("x", **made)])


def test_a_job_without_adoption_says_there_is_none() -> None:
    job = attrs.evolve(JOB, adoption=())
    with pytest.raises(jt.UnknownNameError, match=r"no adoption step 'pay'. There are none. \[JT401\]"):
        jt.compare(job, [solution("x")])


def test_asking_why_of_nobody_names_the_nearest() -> None:
    with pytest.raises(jt.UnknownNameError, match=r"no solution is called 'tran'. Did you mean 'tram'\? \[JT503\]"):
        jt.compare(JOB, [solution("tram")]).why("tran")


@pytest.mark.parametrize(
    ("parameter", "value"), [("loss_aversion", -1), ("curvature", 0), ("optimism", 0.5), ("loss_aversion", 1e6)]
)
def test_a_switching_model_outside_its_range_is_refused(parameter: str, value: float) -> None:
    with pytest.raises(
        jt.InvalidValueError, match=rf"SwitchingModel: {parameter} is .*Give a number from .* \[JT510\]"
    ):
        jt.SwitchingModel(**{parameter: value})


def test_the_presets_are_those_in_print() -> None:
    assert attrs.astuple(jt.SwitchingModel.neutral()) == (1, 1, 1)
    assert attrs.astuple(jt.SwitchingModel.gourville()) == (3, 1, 3)
    assert attrs.astuple(jt.SwitchingModel.prospect()) == (2.25, 0.88, 1)


def test_where_nothing_can_be_compared_it_is_said_what_is_missing() -> None:
    steps = jt.Job("Go", jt.Purpose(), jt.JobMap.chain("Set out"))
    with pytest.raises(jt.InvalidValueError, match=r"no solution to compare\. .*steps=\{'set-out': 8\}\)\. \[JT502\]"):
        jt.compare(steps, [])
    with pytest.raises(jt.InvalidValueError, match=r"the job has no outcome and no step\. .*Purpose\(.*JT502"):
        jt.compare(jt.Job("Go", jt.Purpose(), jt.JobMap([])), [jt.Solution("tram")])
    with pytest.raises(jt.InvalidValueError, match=r"no solution has a level on any outcome or step\. .*keys.*JT502"):
        jt.compare(steps, [jt.Solution("tram"), jt.Solution.nothing()])
    unmoved = jt.Performer("executor", "Ann", importances={"arrive": 0})
    both = jt.Job("Go", jt.Purpose(goals=["Arrive"]), jt.JobMap.chain("Set out"), performers=[unmoved])
    with pytest.raises(jt.InvalidValueError, match=r"that weighs something\. Give a level on one .*JT502"):
        jt.compare(both, [jt.Solution("tram", results={"arrive": 8})], performer="Ann")
