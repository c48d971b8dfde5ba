"""What competes at a job, whichever way it serves it; and how much of it each solution covers."""

import pytest

import jobtheory as jt
from jobtheory.errors import InvalidValueError, UnknownNameError

VISIT = jt.Job(
    "See a friend",
    jt.Purpose(goals=["Feel close", jt.Goal("Spend little", measure=jt.Measure("cost", "EUR", 50, 0, baseline=0))]),
    jt.JobMap(
        ["Agree on a day", "Go there", "Have them come", jt.Step("Bring flowers", optional=True), "Talk"],
        alternatives=[("go-there", "have-them-come")],
    ),
    adoption=["Learn the way"],
)
DRIVE = jt.Job("Drive there", jt.Purpose(goals=["Arrive soon"]), jt.JobMap.chain("Start", "Steer"))
NETWORK = jt.JobNetwork(
    [DRIVE, "Call", VISIT, "Be a good friend"],
    [(DRIVE, VISIT), ("call", VISIT), (VISIT, "be-a-good-friend")],
)
CAR = jt.Solution(
    "car",
    results={"arrive-soon": 7, "feel-close": 9},
    steps={"start": 5, "go-there": 6},
    adoption={"learn-the-way": 4},
    changes=["start"],
)
PHONE = jt.Solution("phone", results={"feel-close": 5, "spend-little": 1})
HOST = jt.Solution("party", results={"feel-close": 7}, steps={"talk": 8, "have-them-come": 9}, changes=["talk"])


def test_solutions_to_the_job_itself_keep_all_they_say() -> None:
    job, solutions, silent = NETWORK.at(VISIT, {"see-a-friend": [HOST], "call": [jt.Solution("letter")]})
    assert job == VISIT
    assert solutions == (HOST, jt.Solution.nothing())
    assert silent == ("letter",)


def test_solutions_to_different_jobs_are_told_by_the_outcomes_they_share() -> None:
    contest = NETWORK.at("see-a-friend", {"drive-there": [CAR], "call": [PHONE], "see-a-friend": [HOST]})
    told = {solution.name: solution for solution in contest.solutions}
    assert list(told) == ["car", "phone", "party", "nothing"]
    assert dict(told["car"].results) == {"feel-close": jt.Level(9)}
    assert told["car"].steps == told["party"].steps == {}
    assert told["car"].changes == told["party"].changes == ()
    assert dict(told["car"].adoption) == {"learn-the-way": jt.Level(4)}
    found = jt.compare(contest.job, contest.solutions)
    assert found.experience["car"].execution is None
    assert found.experience["phone"].results == 0.5 * 0.5 + 0.5 * 0.98


def test_doing_nothing_competes_once_at_the_job_itself() -> None:
    idle = jt.Solution.nothing("stay at home")
    below = {"call": [jt.Solution.nothing("no call"), PHONE], "see-a-friend": [idle]}
    assert [s.name for s in NETWORK.at(VISIT, below).solutions] == ["phone", "stay at home"]
    assert [s.name for s in NETWORK.at(VISIT, {}).solutions] == ["nothing"]


def test_what_is_hired_elsewhere_does_not_compete() -> None:
    names = [s.name for s in NETWORK.at("call", {"drive-there": [CAR], "be-a-good-friend": [PHONE]}).solutions]
    assert names == ["nothing"]


def test_a_solution_to_several_jobs_says_all_it_says() -> None:
    here = jt.Solution("app", results={"feel-close": 5}, changes=["talk"], steps={"talk": 5})
    there = jt.Solution("app", results={"spend-little": 0}, evidence=jt.Evidence("trial", "a week"))
    (app, _) = NETWORK.at(VISIT, {"see-a-friend": [here], "call": [there]}).solutions
    assert set(app.results) == {"feel-close", "spend-little"}
    assert app.evidence == jt.Evidence("trial", "a week")
    same = {"call": [PHONE], "drive-there": [PHONE]}
    assert [s.name for s in NETWORK.at(VISIT, same).solutions] == ["phone", "nothing"]


def test_two_levels_for_one_need_are_refused() -> None:
    other = jt.Solution("phone", results={"feel-close": 6})
    with pytest.raises(InvalidValueError, match=r"'phone' gives 'feel-close' as 6 for one job and as 5 .*\[JT236\]"):
        NETWORK.at(VISIT, {"drive-there": [other], "call": [PHONE]})


@pytest.mark.parametrize(
    ("solution", "message"),
    [
        (
            jt.Solution("x", results={"feel-clos": 5}),
            r"> Solution 'x': .*'feel-clos' under results.*'feel-close'.*JT401",
        ),
        (jt.Solution("x", steps={"arrive-soon": 5}), r"'arrive-soon' under steps.*JT401"),
        (jt.Solution("x", adoption={"zzz": 5}), r"'zzz' under adoption\. Give levels for its own job.*JT401"),
    ],
)
def test_a_level_for_no_job_that_is_served_is_refused(solution: jt.Solution, message: str) -> None:
    with pytest.raises(UnknownNameError, match=message):
        NETWORK.at(VISIT, {"call": [solution]})


def test_a_level_for_a_job_further_up_is_taken_and_left_out() -> None:
    friend = jt.Job("Be a good friend", jt.Purpose(goals=["Be there for them"]), jt.JobMap([]))
    phone = jt.Solution("phone", results={"be-there-for-them": 4, "feel-close": 5})
    network = NETWORK.with_job(friend)
    (told, _) = network.at(VISIT, {"call": [phone]}).solutions
    assert set(told.results) == {"feel-close"}


def test_coverage_counts_needs_and_not_what_need_not_be_done() -> None:
    found = NETWORK.coverage(VISIT, {"drive-there": [CAR], "see-a-friend": [HOST], "be-a-good-friend": [HOST]})
    car, party = found
    assert (car.solution, car.jobs, car.elsewhere) == ("car", ("drive-there",), ())
    assert car.covered == ("feel-close", "go-there")
    assert car.missing == ("spend-little", "agree-on-a-day", "talk")
    assert (car.share, car.is_whole, car.is_platform) == (0.4, False, False)
    assert party.covered == ("feel-close", "have-them-come", "talk")
    assert (party.elsewhere, party.is_platform) == (("be-a-good-friend",), True)


def test_what_cannot_be_done_is_not_covered() -> None:
    all_but = jt.Solution(
        "all",
        results={"feel-close": 1, "spend-little": 1},
        steps={"agree-on-a-day": 1, "go-there": jt.SPARED, "talk": jt.UNDONE},
    )
    (found,) = NETWORK.coverage(VISIT, {"see-a-friend": [all_but]})
    assert found.missing == ("talk",)
    done = jt.Solution("all", results=all_but.results, steps={**all_but.steps, "talk": 2})
    (whole,) = NETWORK.coverage(VISIT, {"see-a-friend": [done]})
    assert whole.is_whole
    assert whole.share == 1


def test_of_a_job_that_tells_nothing_nothing_is_covered() -> None:
    (found,) = NETWORK.coverage("call", {"call": [PHONE], "drive-there": [CAR]})
    assert (found.solution, found.share, found.is_whole) == ("phone", 0, False)
