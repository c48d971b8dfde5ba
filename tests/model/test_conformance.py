"""How what people do fits what must get done, by hand and as a plain reading of the definitions has it."""

from itertools import permutations
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

import jobtheory as jt

COFFEE = jt.JobMap(
    ["Boil", "Grind", "Pour", jt.Step("Taste", optional=True), "Serve"],
    [("boil", "pour"), ("grind", "pour"), ("pour", "taste"), ("taste", "serve")],
    repeats=[("taste", "pour")],
)
SAME = {key: key for key in COFFEE.order}


def fit(ways: Any, job_map: jt.JobMap = COFFEE, mapping: Any = SAME) -> jt.Conformance:
    process = jt.Process(ways)
    return process.conformance(job_map, {a: s for a, s in mapping.items() if a in process.activities})


def faults(found: jt.Conformance) -> dict[tuple[str, str], int]:
    return {(one.step, one.kind.value): one.cases for one in found.breakdowns}


def test_every_order_of_the_map_fits() -> None:
    found = fit([["boil", "grind", "pour", "taste", "serve"], ["grind", "boil", "pour", "taste", "serve"]])
    assert (found.fitting, found.fitness, faults(found)) == (2, 1, {})
    assert found.unseen == ()


def test_optional_steps_may_be_skipped_and_required_ones_not() -> None:
    found = fit({("boil", "grind", "pour", "taste", "serve"): 5, ("boil", "pour", "serve"): 3})
    assert faults(found) == {("grind", "skipped"): 3}
    assert (found.steps["taste"].skipped, found.steps["taste"].may_skip) == (3, True)
    assert found.fitting == 5


def test_a_declared_repeat_is_no_fault_and_another_one_is() -> None:
    found = fit(
        {
            ("boil", "grind", "pour", "taste", "pour", "taste", "serve"): 4,
            ("boil", "grind", "boil", "pour", "taste", "serve"): 1,
        }
    )
    assert faults(found) == {("boil", "repeated"): 1}
    assert (found.steps["pour"].repeated, found.steps["pour"].may_repeat) == (4, True)
    assert found.fitting == 4


def test_out_of_order_is_told_of_the_step_that_came_too_soon() -> None:
    found = fit({("boil", "pour", "grind", "taste", "serve"): 2})
    assert faults(found) == {("pour", "out of order"): 2}
    assert found.steps["grind"].out_of_order == 0
    assert found.fitness == 0


def test_who_stops_has_not_skipped_what_comes_after() -> None:
    found = fit({("boil", "grind", "pour", "taste", "serve"): 1, ("boil", "grind", "pour"): 2, ("boil",): 3})
    assert faults(found) == {("boil", "stopped"): 3, ("pour", "stopped"): 2}
    assert (found.steps["serve"].skipped, found.steps["serve"].not_reached) == (0, 5)
    assert found.fitting == 1


def test_activities_that_serve_no_step_come_between_without_breaking() -> None:
    found = fit(
        {("open", "boil", "chat", "boil too", "grind", "pour", "taste", "serve"): 2},
        mapping={**SAME, "boil too": "boil", "chat": None},
    )
    assert found.strangers == {"open": 2, "chat": 2}
    assert (found.fitness, found.steps["boil"].repeated) == (1, 0)
    again = fit({("boil", "chat", "boil", "grind", "pour", "taste", "serve"): 2})
    assert faults(again) == {("boil", "repeated"): 2}


def test_one_activity_may_serve_several_steps() -> None:
    found = fit([["press", "serve"]], mapping={"press": ["boil", "grind", "pour"], "serve": "serve"})
    assert found.unseen == ("taste",)
    assert (found.fitness, found.mapping["press"]) == (1, ("boil", "grind", "pour"))
    twice = fit([["press", "press", "serve"]], mapping={"press": ("boil", "grind", "pour"), "serve": "serve"})
    assert faults(twice) == {("boil", "repeated"): 1, ("grind", "repeated"): 1}


def test_of_alternatives_one_has_to_be_done() -> None:
    pay = jt.JobMap(
        ["Choose", "Card", "Cash", "Leave"],
        [("choose", "card"), ("choose", "cash"), ("card", "leave"), ("cash", "leave")],
        alternatives=[("card", "cash")],
    )
    mapping = {key: key for key in pay.order}
    found = fit({("choose", "card", "leave"): 3, ("choose", "cash", "leave"): 1, ("choose", "leave"): 2}, pay, mapping)
    assert faults(found) == {("card", "skipped"): 2, ("cash", "skipped"): 2}
    assert found.fitting == 4


def test_what_no_activity_serves_is_unseen_and_not_skipped() -> None:
    found = fit([["boil", "pour", "serve"]])
    assert found.unseen == ("grind", "taste")
    assert (found.fitness, set(found.steps)) == (1, {"boil", "pour", "serve"})
    nothing = fit([["chat"]])
    assert nothing.fitness == 1
    assert nothing.steps == {}
    assert nothing.strangers == {"chat": 1}


def test_errors_name_the_place() -> None:
    process = jt.Process([["boil"]])
    with pytest.raises(jt.UnknownNameError, match=r"mapping\['boyl'\]: nothing like 'boyl' is done\. Did you.*JT761"):
        process.conformance(COFFEE, {"boyl": "boil"})
    with pytest.raises(jt.UnknownNameError, match=r"mapping\['boil'\]: the job map has no step 'poor'\. Did.*JT203"):
        process.conformance(COFFEE, {"boil": "poor"})
    with pytest.raises(jt.InvalidTypeError, match=r"mapping is 5\. Give a dict from activity to the key.*JT106"):
        process.conformance(COFFEE, 5)  # type: ignore[arg-type]
    with pytest.raises(jt.UnknownNameError, match=r"nothing like 'a list' is done|JT761"):
        process.conformance(COFFEE, {("a", "b"): "boil"})
    with pytest.raises(jt.InvalidTypeError, match=r"job_map is 'x', not a JobMap\..*JT103"):
        process.conformance("x", {})  # type: ignore[arg-type]


def test_it_shows_itself() -> None:
    found = fit({("boil", "chat", "pour", "serve"): 3, ("boil", "grind", "pour", "serve"): 1})
    text = str(found)
    assert text.startswith("25% of 4 cases fit the job map\n\nWhere the job breaks down")
    assert "Served by no activity, so that nobody knows: Taste." in text
    assert "Serves no step: chat (3 cases)." in text
    assert repr(found) == "<Conformance: 1 of 4 cases fit, 1 breakdowns>"
    assert "Grind" in found.to_html()
    steps = [f"Step {n}" for n in range(30)]
    long = jt.JobMap(steps)
    many = fit([[f"step-{n}" for n in range(29)]], long, {f"step-{n}": f"step-{n}" for n in range(30)})
    assert "… and 9 more steps." in str(many)
    told = jt.Process([[f"a{n}" for n in range(30)]]).conformance(long, {"a0": "step-0"})
    assert "and 9 more." in str(told)


CHAIN = jt.JobMap(["a", "b", "c", "d"], [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")])
LETTERS = {letter: letter for letter in "abcd"}


@given(st.lists(st.sampled_from("abcdx"), min_size=1, max_size=7))
def test_it_is_what_the_definitions_say(way: list[str]) -> None:
    done = [letter for letter in way if letter in LETTERS]
    kept = {letter: letter for letter in LETTERS if letter in done}
    found = jt.Process([way]).conformance(CHAIN, kept)
    for key, one in found.steps.items():
        before = [other for other in CHAIN.ancestors(key) if other in kept]
        assert one.done == 1
        assert one.repeated == (done.count(key) > 1)
        assert one.out_of_order == any(done.index(other) > done.index(key) for other in before)
        assert one.skipped == one.not_reached == one.stopped == 0
    orders = {order for order in permutations(kept) if list(order) == done}
    fits = bool(orders) and all(not one.out_of_order for one in found.steps.values())
    assert found.fitting == (fits or not kept)


@given(st.lists(st.sampled_from("abcdx"), min_size=1, max_size=7))
def test_a_step_is_done_skipped_or_not_reached(way: list[str]) -> None:
    found = jt.Process([way, ["a", "b", "c", "d"]]).conformance(CHAIN, LETTERS)
    for key, one in found.steps.items():
        assert one.done + one.skipped + one.not_reached == 2
        assert one.skipped == (key not in way and any(after in way for after in CHAIN.descendants(key)))
    assert sum(one.stopped for one in found.steps.values()) == (
        any(letter in way for letter in LETTERS) and any(one.not_reached for one in found.steps.values())
    )


def test_a_job_stands_for_its_map() -> None:
    job = jt.Job("Have tea", jt.Purpose(), jt.JobMap.chain("Boil", "Pour"))
    tea = jt.Process({("boil", "pour"): 1})
    mapping = {"boil": "boil", "pour": "pour"}
    assert tea.conformance(job, mapping) == tea.conformance(job.action, mapping)


def test_what_serves_no_step_stands_as_often_done_and_then_as_met() -> None:
    ways = {("boil", "grind", "pour", "w", "q", "z", "a", "serve"): 2, ("boil", "grind", "pour", "z", "serve"): 1}
    process = jt.Process(ways)
    found = process.conformance(COFFEE, {key: key for key in ("boil", "grind", "pour", "serve")})
    assert list(found.strangers.items()) == [("z", 3), ("w", 2), ("q", 2), ("a", 2)]
