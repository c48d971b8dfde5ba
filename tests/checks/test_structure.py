"""Rules about measures, maps and solutions at their limits: where they speak, and where they keep silent."""

import pytest

import jobtheory as jt

STEPS = jt.JobMap.chain("Choose a route", "Travel to the place", "Confirm the arrival")


def codes(goal: jt.Goal, *solutions: jt.Solution) -> set[str]:
    """Return what is found in measures and solutions."""
    job = jt.Job("Get across town", jt.Purpose(goals=[goal, "Arrive dry"]), STEPS)
    return set(jt.check(job, solutions=solutions, select=["measures", "solutions"]).codes)


@pytest.mark.parametrize(
    ("statement", "name", "unit", "is_wrong"),
    [
        ("Minimize the time it takes to board", "boarding", "AUD", True),
        ("Minimize the time it takes to board", "boarding", "min", False),
        ("Minimize the time spent on paperwork", "paperwork", "h/week", False),
        ("Minimize the cost of the ride", "ride", "min", True),
        ("Minimize the cost of the ride", "ride", "AUD", False),
        ("Minimize the cost of the ride", "ride", "AUD/week", False),
        ("Minimize the cost of the ride", "ride", "1", False),
        ("Minimize the cost of the ride", "ride", "{token}", False),
        ("Minimize the likelihood of rain", "rain", "km", True),
        ("Minimize the likelihood of rain", "rain", "%", False),
        ("Minimize the number of changes", "changes", "min", False),
        ("Minimize the time it takes to board", "cost of boarding", "AUD", False),  # two things: nobody knows which
        ("Get home", "cost", "min", True),
        ("Get home", "door to door", "min", False),
    ],
)
def test_a_unit_fits_its_metric(statement: str, name: str, unit: str, is_wrong: bool) -> None:  # noqa: FBT001  # a column
    goal = jt.Goal(statement, measure=jt.Measure(name, unit, worst=9, target=1))
    assert ("JT861" in codes(goal)) is is_wrong


@pytest.mark.parametrize(
    ("statement", "worst", "target", "is_against"),
    [
        ("Minimize the time it takes", 9, 1, False),
        ("Minimize the time it takes", 1, 9, True),
        ("Increase the time with the children", 9, 1, True),
        ("Increase the time with the children", 1, 9, False),
        ("Improve the time of arrival", 1, 9, False),  # says neither
        ("Minimize friction", 1, 9, False),  # has no metric
    ],
)
def test_a_direction_fits_its_measure(statement: str, worst: int, target: int, is_against: bool) -> None:  # noqa: FBT001  # a column
    measured = jt.Goal(statement, measure=jt.Measure("time", "min", worst=worst, target=target))
    assert ("JT860" in codes(measured)) is is_against
    other = jt.Goal(statement, measure=jt.Measure("fare", "AUD", worst=worst, target=target))
    assert "JT860" not in codes(other)


def test_the_default_measure_is_not_read() -> None:
    assert not codes(jt.Goal("Minimize the time it takes to board")) & {"JT860", "JT861", "JT862"}


def test_a_level_that_does_not_fit_is_left_to_the_comparison() -> None:
    goal = jt.Goal("Arrive soon", measure=jt.Measure("ride", "min", 60, 15, baseline=60))
    wrong = jt.Solution("tram", results={"arrive-soon": "5 km", "arrive-dry": 10, "elsewhere": 3})
    assert "JT871" not in codes(goal, wrong, jt.Solution.nothing())
    good = jt.Solution("tram", results={"arrive-soon": "5 min", "arrive-dry": 10})
    assert "JT871" in codes(goal, good)
    assert "JT871" not in codes(goal, jt.Solution("tram", results={"arrive-soon": "5 min"}))


def test_a_baseline_is_not_missed_where_doing_nothing_says_its_level() -> None:
    goal = jt.Goal("Arrive soon", measure=jt.Measure("ride", "min", 60, 15))
    assert "JT864" in codes(goal, jt.Solution.nothing())
    said = jt.Solution("stay", kind="non-consumption", results={"arrive-soon": 60})
    assert "JT864" not in codes(goal, said)
    assert "JT864" not in codes(goal)


@pytest.mark.parametrize(("share", "is_odd"), [(0.15, True), (15, False), ("0.15 %", False), (0, False), (1, False)])
def test_a_bare_share_of_a_percent_is_asked_about(share: object, is_odd: bool) -> None:  # noqa: FBT001  # a column
    problem = jt.Problem("A strike is called", within=jt.Measure("delay", "min", worst=60, target=0))
    job = jt.Job("Get across town", jt.Purpose(problems=[problem]), STEPS)
    tram = jt.Solution("tram", results={"a-strike-is-called": (share, "5 min")})  # type: ignore[dict-item]  # any figure
    assert ("JT866" in jt.check(job, solutions=[tram]).codes) is is_odd


def test_alternatives_need_no_edges_of_their_own() -> None:
    action = jt.JobMap(["Choose", "Walk", "Ride", "Arrive"], [("choose", "walk"), ("walk", "arrive")])
    job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), action)
    assert "JT846" in jt.check(job).codes
    either = jt.JobMap(action.steps, action.edges, alternatives=[("walk", "ride")])
    assert "JT846" not in jt.check(jt.Job("Get across town", job.purpose, either)).codes
