"""Many people at once: what is read, what is refused, and what comes out."""

import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

import jobtheory as jt
from jobtheory.learn import field, many

MINUTES = jt.Measure("door to door", "min", worst=60, target=10, limit=50)
JOB = jt.Job(
    "Get across town",
    jt.Purpose(goals=[jt.Goal("Arrive soon", measure=MINUTES), "Spend little"]),
    jt.JobMap.chain("Set out"),
    adoption=["Pay"],
)
TRAM = jt.Solution("tram", results={"arrive-soon": 20, "spend-little": 4}, steps={"set-out": 8}, adoption={"pay": 10})
WALK = jt.Solution("walk", results={"arrive-soon": 40, "spend-little": 10}, steps={"set-out": 8}, adoption={"pay": 10})
NAN = math.nan


def compared(**given: Any) -> jt.learn.Many:
    return jt.learn.compare_many(JOB, [TRAM, WALK], **given)


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_frame_of_any_library_has_a_row_for_every_person(library: str) -> None:
    frames = pytest.importorskip(library)
    frame = frames.DataFrame({"arrive-soon": [1.0, 9.0], "spend-little": [9.0, 1.0]})
    found = compared(importances=frame)
    assert found.hired == (("walk",), ("tram",))
    assert found.to_frame(library).shape == (2, 2)
    if library == "polars":
        assert compared(importances=frame.lazy()).hired == found.hired


def test_incumbents_differ_from_person_to_person() -> None:
    found = compared(incumbent=["tram", None, "walk", ""], good_enough=0)
    assert len(found) == 4
    assert found.verdicts.tolist() == [
        [v.value for v in jt.compare(JOB, [TRAM, WALK], incumbent=who, good_enough=0).verdicts.values()]
        for who in ("tram", None, "walk", None)
    ]
    one = compared(incumbent=TRAM, importances={"arrive-soon": [9, 1]})
    assert one.kept == 0.5
    assert one.share_of(jt.Verdict.KEEP) == {"tram": 0.5, "walk": 0}
    assert compared(incumbent="", importances={"pay": [1]}).kept == 0


def test_a_level_past_a_limit_rules_out_whom_it_concerns() -> None:
    # At the limit itself it is not past it, and ties with the tram: both sides are worth 0.6 and 0.8.
    found = compared(levels={("walk", "arrive-soon"): [40.0, 50.0, 50.1, NAN]})
    assert [row[1] for row in found.verdicts.tolist()] == ["hire", "hire", "reject", "not yet"]
    assert found.hired[1] == ("tram", "walk")
    assert found.settled == 1


def test_levels_of_alternatives_are_settled_one_by_one() -> None:
    job = jt.Job("Get across town", jt.Purpose(), jt.JobMap(["Ride", "Walk"], alternatives=[("ride", "walk")]))
    bus = jt.Solution("bus", steps={"ride": 5})
    found = jt.learn.compare_many(
        job, [bus, jt.Solution("self", steps={"walk": 6})], levels={("bus", "walk"): [7.0, NAN]}
    )
    assert found.hired == (("bus",), ("self",))
    assert found.settled == 2


def test_a_problem_with_a_time_takes_two_columns() -> None:
    puncture = jt.Problem("A tyre goes flat", within=jt.Measure("back", "min", worst=60, target=0))
    job = jt.Job("Ride", jt.Purpose(problems=[puncture]), jt.JobMap([]))
    kit = jt.Solution("kit", results={"a-tyre-goes-flat": (50, 30)})
    shop = jt.Solution("shop")
    column = [(100.0, 30.0), (20.0, 0.0), (NAN, NAN)]
    found = jt.learn.compare_many(job, [kit, shop], levels={("shop", "a-tyre-goes-flat"): column})
    assert [row[1] for row in found.verdicts.tolist()] == ["hire", "reject", "not yet"]
    with pytest.raises(jt.InvalidValueError, match=r"row 0: the pair is known in part only.*JT532"):
        jt.learn.compare_many(job, [kit, shop], levels={("shop", "a-tyre-goes-flat"): [(NAN, 1.0)]})
    with pytest.raises(jt.InvalidTypeError, match=r"the shape \(1,\)\. Give the share and the time.*JT530"):
        jt.learn.compare_many(job, [kit, shop], levels={("shop", "a-tyre-goes-flat"): [1.0]})


def test_exact_ties_are_ties() -> None:
    # 0.1·3 + 0.2·3 is 0.9 exactly, which floats miss.
    job = jt.Job("Get across town", jt.Purpose(goals=["A", "B", "C"]), jt.JobMap([]))
    one = jt.Solution("one", results={"a": 9, "b": 0, "c": 0})
    two = jt.Solution("two", results={"a": 0, "b": 3, "c": 6})
    weights = {"a": [0.1, 0.2], "b": [0.1, 0.2], "c": [0.1, 0.2]}
    found = jt.learn.compare_many(job, [one, two], importances=weights)
    assert found.hired == (("one", "two"), ("one", "two"))
    assert found.settled == 2


def test_a_scale_that_floats_blur_is_read_exactly() -> None:
    near = jt.Measure("depth", "m", worst=1e9, target=1e9 + 1)
    job = jt.Job("Dive", jt.Purpose(goals=[jt.Goal("Get deep", measure=near)]), jt.JobMap([]))
    half = jt.Solution("half", results={"get-deep": 1e9 + 0.5})
    found = jt.learn.compare_many(
        job, [half, jt.Solution("other")], levels={("other", "get-deep"): [1e9 + 0.5, 1e9 + 0.25, 1e9 + 0.75, NAN]}
    )
    assert found.hired == (("half", "other"), ("half",), ("other",), ())


@pytest.mark.parametrize("limit", [Fraction(1, 3), Fraction(2, 3), Fraction(1, 7)])
@pytest.mark.parametrize(("worst", "target"), [(0, 1), (1, 0)])
def test_a_limit_between_two_floats_is_kept_exactly(limit: Fraction, worst: int, target: int) -> None:
    measure = jt.Measure("share", "1", worst=worst, target=target, limit=limit)
    edge = float(limit)
    figures = [edge, math.nextafter(edge, 0), math.nextafter(edge, 1)]
    found = field.is_past(measure, limit, np.array(figures))
    less = [Fraction(repr(x)) < limit for x in figures]
    assert found.tolist() == (less if target else [not x for x in less])


def test_people_are_judged_in_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    columns = {"arrive-soon": [1.0, 9.0] * 5, "spend-little": [9.0, 1.0] * 5}
    whole = compared(importances=columns)
    monkeypatch.setattr(many, "CHUNK", 3)
    assert (compared(importances=columns).codes == whole.codes).all()


def test_whoever_stands_against_a_solution_is_told() -> None:
    boss = jt.Performer("buyer", "Boss", importances={"arrive-soon": 0, "spend-little": 5}, veto=True)
    job = jt.Job("Get across town", JOB.purpose, JOB.action, performers=[boss], adoption=["Pay"])
    found = jt.learn.compare_many(job, [TRAM, WALK], incumbent="walk", importances={"arrive-soon": [9.0, 1.0]})
    assert found.blocked == {"tram": {"Boss": 1.0}}
    assert "tram: Boss stands against it for 100.0%" in str(found)
    own = jt.learn.compare_many(job, [TRAM, WALK], importances={"arrive-soon": [9.0, 1.0]}, performer="Boss")
    assert own.hired == (("walk",), ("walk",))


def test_it_shows_itself() -> None:
    found = compared(importances={"pay": [1, 1, 1]})
    assert str(found).startswith("Get across town: 3 people\n")
    assert "<table" in found.to_html()
    assert repr(found).startswith("<Many: 3 people on 'Get across town': 'tram': ")
    crowd = [jt.Solution(f"s{n}", results={"spend-little": n % 10}) for n in range(14)]
    assert repr(jt.learn.compare_many(JOB, crowd, importances={"pay": [1]})).endswith("… 2 more>")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, r"no column is given\. Give importances.*JT531"),
        ({"incumbent": "tram"}, "JT531"),
        ({"importances": {"pay": [1], "set-out": [1, 2]}}, r"columns have 1, 2 rows.*JT531"),
        ({"importances": {"paid": [1]}}, r"the job has no need 'paid'.*JT301"),
        ({"importances": {"pay": ["x"]}}, r"holds no numbers.*JT530"),
        ({"importances": {"pay": [None]}}, r"row 0: nan is no importance.*JT532"),
        ({"importances": {"pay": [object()]}}, "JT530"),
        ({"importances": {"pay": 1}}, r"the shape \(\).*JT530"),
        ({"importances": {"pay": [[1]]}}, r"the shape \(1, 1\)\. Give one number.*JT530"),
        ({"importances": {"pay": [1, -1]}}, r"row 1: -1\.0 is no importance.*JT532"),
        ({"importances": {"pay": [math.inf]}}, "JT532"),
        ({"importances": {"pay": [1, 0]}}, r"row 1: the importances of all adoption steps are 0.*JT109"),
        ({"importances": [1, 2]}, r"importances are a list.*JT103"),
        ({"levels": [1]}, r"levels are a list.*JT106"),
        ({"levels": {"tram": [1]}}, r"a level is given for 'tram'.*JT106"),
        ({"levels": {("trams", "pay"): [1]}}, r"no solution is called 'trams'.*JT503"),
        ({"levels": {("tram", "paid"): [1]}}, r"the job has no need 'paid'.*JT301"),
        ({"levels": {("tram", "pay"): [math.inf]}}, r"row 0: inf is no level.*JT532"),
        ({"incumbent": ["tran"]}, r"the incumbent is no solution compared here: 'tran'.*JT503"),
        ({"incumbent": "tran", "importances": {"pay": [1]}}, "JT503"),
        ({"importances": {"pay": [1]}, "good_enough": 2}, "JT501"),
    ],
)
def test_what_cannot_be_compared_is_refused(given: dict[str, Any], message: str) -> None:
    with pytest.raises(jt.JobTheoryError, match=message):
        compared(**given)


def test_a_chance_that_no_level_can_have_is_refused() -> None:
    job = jt.Job("Cross", jt.Purpose(hazards=[jt.Hazard("Fall", likelihood=0.5)]), jt.JobMap([]))
    with pytest.raises(jt.InvalidValueError, match=r"row 1: a likelihood of 1\.5 is not possible.*JT147"):
        jt.learn.compare_many(job, [jt.Solution("rope")], levels={("rope", "fall"): [0.1, 1.5]})
    with pytest.raises(jt.InvalidValueError, match=r"no solution has a level.*JT502"):
        jt.learn.compare_many(job, [jt.Solution("rope")], levels={("rope", "fall"): [NAN]})


def test_people_on_whom_another_side_counts_are_settled_one_by_one() -> None:
    # Only the first knows a level of a step: for the other the results alone count.
    job = jt.Job("Get across town", jt.Purpose(goals=["Spend little"]), jt.JobMap.chain("Set out"))
    taxi = jt.Solution("taxi", results={"spend-little": 4})
    car = jt.Solution("car", results={"spend-little": 3})
    found = jt.learn.compare_many(job, [taxi, car], levels={("car", "set-out"): [5.0, NAN]}, unknown="worst")
    assert found.settled == 1
    assert found.hired == (("car",), ("taxi",))
