import re
from fractions import Fraction
from typing import Any

import attrs
import pytest

import jobtheory as jt
from jobtheory.errors import InvalidTypeError, InvalidValueError, UnitError, UnknownNameError
from tests.timing import quick

RIDE = jt.Measure("ride", "min", worst=120, target=30)
PURPOSE = jt.Purpose([jt.Goal("Arrive soon", measure=RIDE, step="travel")], ["Miss the train"], ["A tyre goes flat"])
ACTION = jt.JobMap.chain("Set out", "Travel")


def job(**parts: Any) -> jt.Job:
    return jt.Job("Get across town", PURPOSE, ACTION, **parts)


def test_a_job_joins_purpose_and_action() -> None:
    one = job(adoption=["Buy a ticket", jt.Step("Learn the lines", importance=2)])
    assert one.outcomes == tuple(PURPOSE)
    assert one.needs == (*PURPOSE, *ACTION.steps)
    assert one.keys() == (
        "arrive-soon",
        "miss-the-train",
        "a-tyre-goes-flat",
        "set-out",
        "travel",
        "buy-a-ticket",
        "learn-the-lines",
    )
    assert [step.key for step in one.adoption] == ["buy-a-ticket", "learn-the-lines"]
    assert one.key == "get-across-town"
    assert (one.circumstance, one.performers, one.progress) == (None, (), ())


def test_needs_are_found_by_their_key() -> None:
    one = job(adoption=["Buy a ticket"])
    assert one["arrive-soon"] is PURPOSE.goals[0]
    assert one["travel"] is ACTION["travel"]
    assert one["buy-a-ticket"] is one.adoption[0]
    assert {key: one[key] for key in one.keys()} == dict(one)  # noqa: SIM118  # keys() is what a dict is made of
    assert "travel" in one
    assert "fly" not in one
    other: list[object] = [0, None, ["travel"]]
    assert not any(key in one for key in other)


def test_an_unknown_need_is_answered_with_the_nearest() -> None:
    with pytest.raises(
        UnknownNameError, match=r"^Job 'Get across town': unknown need 'travle'\. Did you mean 'travel'\? \[JT301\]$"
    ):
        job()["travle"]
    with pytest.raises(
        InvalidTypeError, match=r"^Job 'Get across town': unknown need 0\. Name it by its key.*\[JT103\]$"
    ):
        list(job())  # type: ignore[call-overload]


def test_a_job_may_be_empty() -> None:
    one = jt.Job("Wait", jt.Purpose(), jt.JobMap([]))
    assert one.needs == ()
    assert one.keys() == ()
    assert repr(one) == "<Job 'Wait': nothing yet>"


def test_a_repr_counts_what_there_is() -> None:
    assert repr(job()) == "<Job 'Get across town': 1 goal, 1 hazard, 1 problem, 2 steps>"
    assert repr(job(adoption=["a", "b"])).endswith("2 steps, 2 adoption steps>")
    assert repr(jt.Job("a", jt.Purpose(["b", "c"]), jt.JobMap(["d"]))) == "<Job 'a': 2 goals, 1 step>"


def test_jobs_change_by_copy() -> None:
    one = attrs.evolve(job(), statement="Cross town", key=None)
    assert (one.statement, one.key) == ("Cross town", "cross-town")
    assert attrs.evolve(job(), statement="Cross town").key == "get-across-town"
    assert job() == job()
    assert job() != job(adoption=["a"])


# --- what has to hang together


@pytest.mark.parametrize("kind", [jt.Goal, jt.Hazard, jt.Problem])
def test_an_outcome_is_decided_at_a_step_of_the_map(kind: Any) -> None:
    side = {jt.Goal: "goals", jt.Hazard: "hazards", jt.Problem: "problems"}[kind]
    purpose = jt.Purpose(**{side: [kind("a", step="travle")]})
    message = f"Job 'j' > {kind.__name__} 'a': is decided at unknown step 'travle'. Did you mean 'travel'? [JT302]"
    with pytest.raises(UnknownNameError, match=f"^{re.escape(message)}$"):
        jt.Job("j", purpose, ACTION)


def test_an_outcome_is_not_decided_at_a_step_of_adoption() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown step 'buy-a-ticket'.*\[JT302\]$"):
        jt.Job("j", jt.Purpose([jt.Goal("a", step="buy-a-ticket")]), ACTION, adoption=["Buy a ticket"])


@pytest.mark.parametrize("part", ["importances", "limits"])
def test_performers_speak_of_needs_that_are_there(part: str) -> None:
    performer = jt.Performer("buyer", "Mum", **{part: {"arive-soon": 1}})  # type: ignore[arg-type]
    message = "Job 'Get across town' > Performer 'Mum': unknown need 'arive-soon'. Did you mean 'arrive-soon'? [JT301]"
    with pytest.raises(UnknownNameError, match=f"^{re.escape(message)}$"):
        job(performers=[performer])


def test_performers_have_limits_of_their_own_in_any_unit() -> None:
    buyer = jt.Performer(
        "buyer", "Mum", importances={"travel": 0.5}, limits={"arrive-soon": "1.5 h", "set-out": 3}, veto=True
    )
    one = job(performers=[buyer])
    assert one.performers == (buyer,)
    assert buyer.limits == {"arrive-soon": jt.Limit("90 min"), "set-out": jt.Limit(3)}
    assert buyer.importances == {"travel": Fraction(1, 2)}
    assert (buyer.role, buyer.veto) == (jt.Role.BUYER, True)
    assumed = jt.Performer("executor", "Me", limits={"travel": jt.Limit(3, assumed=True)})
    assert assumed.limits["travel"].assumed
    ticket = jt.Performer("buyer", "Mum", limits={"buy-a-ticket": 3})
    assert job(performers=[ticket], adoption=["Buy a ticket"]).performers == (ticket,)


def test_a_performers_limit_converts_to_the_measure_of_its_need() -> None:
    message = (
        "Job 'Get across town' > Performer 'Mum' > limits['arrive-soon'] > Measure 'ride': "
        "'km' does not convert into 'min'."
    )
    with pytest.raises(UnitError, match=f"^{re.escape(message)}.*JT132"):
        job(performers=[jt.Performer("buyer", "Mum", limits={"arrive-soon": "5 km"})])


@pytest.mark.parametrize(
    ("parts", "error", "message"),
    [
        ({"importances": {"a": -1}}, InvalidValueError, "Performer 'Mum' > 'a': importance -1 is negative."),
        ({"importances": {"a": "2"}}, InvalidTypeError, "Performer 'Mum' > 'a' > importance: '2' is not a number."),
        ({"importances": {"a": True}}, InvalidTypeError, "Performer 'Mum' > 'a' > importance: True is not a number."),
        ({"limits": {"a": None}}, InvalidTypeError, "Performer 'Mum' > Limit None: None is not a number."),
        ({"limits": {"a": "5 minits"}}, UnitError, "Performer 'Mum' > Limit '5 minits': unknown unit 'minits'."),
    ],
)
def test_weights_and_limits_that_cannot_be_read_are_refused(parts: Any, error: Any, message: str) -> None:
    with pytest.raises(error, match=f"^{re.escape(message)}"):
        jt.Performer("buyer", "Mum", **parts)


def test_progress_is_shown_by_outcomes_of_the_job() -> None:
    shift = jt.Progress("late", "be early", "social", outcomes=iter(["arrive-soon"]))
    assert shift.outcomes == ("arrive-soon",)
    assert shift.dimension is jt.Dimension.SOCIAL
    assert job(progress=[shift]).progress == (shift,)
    for wrong in ("arive-soon", "travel"):
        with pytest.raises(
            UnknownNameError,
            match=rf"^Job 'Get across town' > Progress to 'be early': is shown by unknown outcome '{wrong}'\. .*JT303",
        ):
            job(progress=[jt.Progress("late", "be early", "social", [wrong])])


def test_a_fault_in_an_adoption_step_is_named_with_its_place() -> None:
    with pytest.raises(InvalidValueError, match=r"^Job 'Get across town' > adoption > Step '': statement is empty"):
        job(adoption=["", "b"])


# --- the story


@pytest.mark.parametrize(
    ("circumstance", "progress", "story"),
    [
        (None, [], "I want to get across town."),
        (jt.Circumstance("I live out of town"), [], "When I live out of town, I want to get across town."),
        (
            jt.Circumstance("The alarm rings.", trigger="I'm late"),
            [jt.Progress("late", "Be early", "functional"), jt.Progress("tired", "feel FRESH.", "emotional")],
            "When the alarm rings and I'm late, I want to get across town, so I can be early and feel FRESH.",
        ),
        (jt.Circumstance("I\u2019m late"), [], "When I\u2019m late, I want to get across town."),
        (jt.Circumstance("I, alone, wait"), [], "When I, alone, wait, I want to get across town."),
        (jt.Circumstance("In the USA it rains"), [], "When in the USA it rains, I want to get across town."),
        (jt.Circumstance("PDF files arrive"), [], "When PDF files arrive, I want to get across town."),
        (jt.Circumstance("A4 sheets run out"), [], "When A4 sheets run out, I want to get across town."),
        (jt.Circumstance("A tyre goes flat"), [], "When a tyre goes flat, I want to get across town."),
        (jt.Circumstance("X"), [], "When x, I want to get across town."),
    ],
)
def test_the_story_runs_as_a_sentence(circumstance: Any, progress: Any, story: str) -> None:
    assert job(circumstance=circumstance, progress=progress).story() == story


def test_a_circumstance_holds_what_cannot_be_chosen() -> None:
    one = jt.Circumstance("I drive", trigger="the traffic slows", constraints=(c for c in ("one hand", "no table")))
    assert one.constraints == ("one hand", "no table")
    assert jt.Circumstance("I drive").trigger is None


def test_roles_are_read_as_text() -> None:
    assert [str(role.value) for role in jt.Role] == ["executor", "contributor", "buyer"]


def test_a_job_of_ten_thousand_needs_is_built_in_linear_time() -> None:
    count = 10_000
    with quick(2.5):
        action = jt.JobMap([f"s{n}" for n in range(count)])
        purpose = jt.Purpose([jt.Goal(f"g{n}", step=f"s{count - 1 - n}") for n in range(count)])
        shift = jt.Progress("a", "b", "social", [f"g{count - 1 - n}" for n in range(count)])
        performer = jt.Performer("buyer", "Big", limits={f"g{n}": n for n in range(count)})
        assert len(jt.Job("Big", purpose, action, progress=[shift], performers=[performer]).keys()) == 2 * count


def test_a_limit_that_no_level_could_pass_is_refused() -> None:
    hazard = jt.Hazard("Miss the last train", likelihood="5 %")
    problem = jt.Problem("A strike is called", within=jt.Measure("delay", "min", worst=60, target=0))
    purpose = jt.Purpose(hazards=[hazard], problems=[problem])
    for key, limit in (("miss-the-last-train", "-1 %"), ("a-strike-is-called", 101)):
        buyer = jt.Performer("buyer", "Mum", limits={key: limit}, veto=True)
        with pytest.raises(InvalidValueError, match=r"is not possible\. Give one from 0 to 100.*\[JT147\]$") as caught:
            jt.Job("Get across town", purpose, jt.JobMap([]), performers=[buyer])
        assert caught.value.path == ("Job 'Get across town'", "Performer 'Mum'", f"limits['{key}']")
