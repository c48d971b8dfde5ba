"""Solutions hired together compete as one."""

import pytest

import jobtheory as jt
from jobtheory.errors import InvalidValueError, UnknownNameError

JOB = jt.Job(
    "Get across town",
    jt.Purpose(
        goals=[jt.Goal("Spend little", measure=jt.Measure("fares", "EUR", 40, 0)), "Arrive rested"],
        hazards=[jt.Hazard("Get soaked", likelihood="20 %")],
        problems=[jt.Problem("Break down", within=jt.Measure("back on the way", "min", 60, 0))],
    ),
    jt.JobMap.chain("Reach the line", "Ride"),
    adoption=[jt.Step("Pay", measure=jt.Measure("price", "EUR", 1000, 0))],
)
TRIAL = jt.Evidence("trial", "two weeks")
CLAIM = jt.Evidence("claim", "the leaflet")


def bundle(one: jt.Solution, other: jt.Solution, **settle: object) -> jt.Solution:
    return jt.bundle(JOB, "both", [one, other], settle=settle)  # type: ignore[arg-type]  # some are wrong on purpose


def result(one: object, other: object, how: object, key: str = "spend-little") -> jt.Level:
    solutions = [jt.Solution(name, results={key: level}) for name, level in (("a", one), ("b", other))]  # type: ignore[dict-item]
    return jt.bundle(JOB, "both", solutions, settle={key: how}).results[key]  # type: ignore[dict-item]


def test_what_one_of_them_delivers_the_bundle_delivers_on_the_same_evidence() -> None:
    made = bundle(
        jt.Solution("a", results={"spend-little": 3}, changes=["ride", "reach-the-line"], evidence=TRIAL),
        jt.Solution("b", results={"arrive-rested": jt.Level(4, CLAIM)}, adoption={"pay": 20}, changes=["ride"]),
    )
    assert made.kind is jt.SolutionKind.BUNDLE
    assert dict(made.results) == {"spend-little": jt.Level(3, TRIAL), "arrive-rested": jt.Level(4, CLAIM)}
    assert dict(made.adoption) == {"pay": jt.Level(20)}
    assert made.changes == ("ride", "reach-the-line")


@pytest.mark.parametrize(
    ("one", "other", "best"),
    [
        (3, 8, jt.Level(8)),
        (8, 3, jt.Level(8)),
        (jt.SPARED, 10, jt.Level(jt.SPARED)),
        (jt.UNDONE, 0, jt.Level(0)),
        (jt.between(2, 4), jt.between(4, 6), jt.Level(jt.between(4, 6))),
        (jt.between(2, 9, 3), jt.between(4, 6), jt.Level(jt.between(4, 9, 5))),
        (5, jt.between(4, 6), jt.Level(jt.between(5, 6, 5))),
        (jt.Level(5, others=[jt.Level(4, CLAIM)]), 5, jt.Level(5, others=[jt.Level(4, CLAIM)])),
    ],
)
def test_a_step_is_done_with_whatever_does_it_best(one: object, other: object, best: jt.Level) -> None:
    made = bundle(jt.Solution("a", steps={"ride": one}), jt.Solution("b", steps={"ride": other}))  # type: ignore[dict-item]
    assert made.steps["ride"] == best


@pytest.mark.parametrize(
    ("one", "other", "how", "level"),
    [
        (3, 8, "sum", jt.Level(11)),
        ("3 EUR", 8, "best", jt.Level("3 EUR")),
        (3, 8, "worst", jt.Level(8)),
        (jt.between(3, 5), 8, "sum", jt.Level(jt.between(11, 13))),
        (jt.between(1, 9, 2), jt.between(3, 5), "worst", jt.Level(jt.between(3, 9, 4))),
        (3, 8, 12, jt.Level(12)),
        (3, 8, "9 EUR", jt.Level("9 EUR")),
        (3, 8, jt.Level(9, TRIAL), jt.Level(9, TRIAL)),
        (jt.Level(3, TRIAL), jt.Level(8, CLAIM), "sum", jt.Level(11, CLAIM)),
        (jt.Level(3, TRIAL), 8, "sum", jt.Level(11)),
        (jt.Level(3, TRIAL), jt.Level(8, CLAIM), "best", jt.Level(3, TRIAL)),
    ],
)
def test_an_outcome_is_settled_as_said(one: object, other: object, how: object, level: jt.Level) -> None:
    assert result(one, other, how) == level


def test_of_a_problem_one_is_better_in_both_or_the_level_must_be_said() -> None:
    fast, slow = (80, "10 min"), (50, "30 min")
    assert result(fast, slow, "best", "break-down") == jt.Level(fast)
    assert result(fast, slow, "worst", "break-down") == jt.Level(slow)
    assert result((90, "50 min"), fast, (90, "10 min"), "break-down") == jt.Level((90, "10 min"))
    with pytest.raises(InvalidValueError, match=r"is the best in every respect.*Give the level itself.*JT238"):
        result((90, "50 min"), fast, "best", "break-down")
    with pytest.raises(InvalidValueError, match=r"cannot be added up.*JT238"):
        result(fast, slow, "sum", "break-down")


@pytest.mark.parametrize(("key", "one", "other"), [("arrive-rested", 4, 3), ("get-soaked", "4 %", "2 %")])
def test_ratings_and_shares_do_not_add_up(key: str, one: object, other: object) -> None:
    with pytest.raises(InvalidValueError, match=rf"{key}.*cannot be added up\. Give the level itself.*JT238"):
        result(one, other, "sum", key)


def test_in_a_network_levels_for_the_jobs_above_are_bundled_too() -> None:
    day = jt.Job(
        "Have a good day", jt.Purpose(goals=["Be home early", "Arrive rested"]), jt.JobMap(["Ride"]), adoption=["Pay"]
    )
    network = jt.JobNetwork([JOB, day], [(JOB, day)])
    bike = jt.Solution("bike", results={"spend-little": 2, "be-home-early": 4}, steps={"ride": 4}, adoption={"pay": 9})
    train = jt.Solution("train", results={"spend-little": 3, "be-home-early": 6}, steps={"ride": 6})
    made = network.bundle(JOB, "both", [bike, train], settle={"spend-little": "sum", "be-home-early": "worst"})
    assert dict(made.results) == {"spend-little": jt.Level(5), "be-home-early": jt.Level(4)}
    assert made.steps["ride"] == jt.Level(6)
    (told, _) = network.at(day, {JOB.key: [made]}).solutions
    assert dict(told.results) == {"be-home-early": jt.Level(4)}
    with pytest.raises(UnknownNameError, match=r"'be-home-erly'.*'be-home-early'.*JT401"):
        network.bundle(JOB, "both", [bike, jt.Solution("x", results={"be-home-erly": 1})])


def test_less_is_better_where_the_measure_says_so() -> None:
    assert result("4 %", "2 %", "best", "get-soaked") == jt.Level("2 %")


def test_a_level_may_be_given_that_none_of_them_gives() -> None:
    assert bundle(jt.Solution("a"), jt.Solution("b"), **{"spend-little": 7}).results["spend-little"] == jt.Level(7)


def test_three_are_a_bundle_too() -> None:
    three = [jt.Solution(name, results={"spend-little": level}) for name, level in (("a", 1), ("b", 2), ("c", 4))]
    assert jt.bundle(JOB, "all", three, settle={"spend-little": "sum"}).results["spend-little"] == jt.Level(7)


@pytest.mark.parametrize("group", ["results", "adoption"])
def test_what_nobody_can_guess_must_be_said(group: str) -> None:
    key = {"results": "spend-little", "adoption": "pay"}[group]
    one, other = jt.Solution("a", **{group: {key: 3}}), jt.Solution("b", **{group: {key: 8}})  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=rf"bundle 'both' > '{key}': 2 of them give a level: 3, 8\. .*JT238"):
        bundle(one, other)


@pytest.mark.parametrize(
    ("solutions", "settle", "error", "message"),
    [
        ([jt.Solution("a")], {}, InvalidValueError, "1 solutions are no bundle.*JT238"),
        ([jt.Solution("a")] * 2, {"spend-litle": "sum"}, UnknownNameError, "'spend-litle'.*'spend-little'.*JT301"),
        ([jt.Solution("a")] * 2, {"spend-little": "sum"}, InvalidValueError, "to take the sum of.*JT238"),
        ([jt.Solution("a", results={"x": 1})] * 2, {}, UnknownNameError, "Solution 'a' > results: .*'x'.*JT401"),
        ([jt.Solution("a", results={"spend-little": "1 h"})] * 2, {}, jt.UnitError, "Solution 'a'.*JT1"),
    ],
)
def test_what_is_no_bundle_is_refused(
    solutions: list[jt.Solution], settle: dict[str, object], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        jt.bundle(JOB, "both", solutions, settle=settle)  # type: ignore[arg-type]  # wrong on purpose


def test_a_settled_level_must_fit_its_need() -> None:
    both = [jt.Solution("a", results={"spend-little": 1}), jt.Solution("b", results={"spend-little": 2})]
    made = jt.bundle(JOB, "both", both, settle={"spend-little": "3 EUR"})
    assert jt.compare(JOB, [made]).experience["both"].goals is not None
    with pytest.raises(jt.UnitError, match=r"spend-little.*JT1"):
        jt.bundle(JOB, "both", both, settle={"spend-little": "3 h"})
