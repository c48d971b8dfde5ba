import copy
import enum
import inspect
import itertools
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any

import attrs
import pytest

import jobtheory as jt
from jobtheory.errors import InvalidTypeError, InvalidValueError, UnknownNameError, visible
from jobtheory.model import values
from jobtheory.model.jobmap import CriticalPath
from jobtheory.model.level import Range
from jobtheory.model.units import unit
from jobtheory.model.values import FrozenMap, Value
from tests.timing import quick

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden" / "reprs.txt"


def unpickled(data: bytes) -> Any:
    return pickle.loads(data)  # noqa: S301  # our own bytes


def samples() -> dict[str, Any]:
    """One value of every class, built anew at every call."""
    trial = jt.Evidence("trial", "two weeks in our own office", date="2026-03-01", sample=12, note="they came back")
    ride = jt.Measure("ride", "min", worst="2 h", target=30, limit=jt.Limit("3 h", assumed=True), baseline=90)
    soon = jt.Goal("Arrive soon", measure=ride, importance=2, dimension="social", step="travel")
    miss = jt.Hazard("Miss the train", likelihood="5 %")
    flat = jt.Problem("A tyre goes flat", within=jt.Measure("back on the road", "min", worst=60, target=0))
    purpose = jt.Purpose([soon], [miss], [flat])
    travel = jt.Step("Travel", stage="execute", importance=Fraction(1, 3), optional=True)
    action = jt.JobMap(["Set out", travel, "Walk"], [("set-out", "travel")], repeats=[("travel", "set-out")])
    circumstance = jt.Circumstance("I live out of town", "the alarm rings", ["no car"])
    progress = jt.Progress("late", "be early", "emotional", ["arrive-soon"])
    performer = jt.Performer("buyer", "Mum", importances={"walk": 2}, limits={"arrive-soon": "2 h"}, veto=True)
    job = jt.Job(
        "Get across town",
        purpose,
        action,
        circumstance=circumstance,
        performers=[performer],
        progress=[progress],
        adoption=["Buy a ticket"],
    )
    offer = jt.Process(
        {("ask", "quote", "sign"): 2, ("ask", "sign"): 1, ("sign", "ask"): 1},
        duration=jt.Durations("4 day", quantiles={0.5: "3 day"}, count=4),
        waits={"quote": "3 day"},
        between={("ask", "sign"): "2 h"},
        evidence=jt.Evidence("observed", "the order book", sample=4),
    )
    found = offer.conformance(jt.JobMap.chain("Ask", "Sign"), {"ask": "ask", "sign": ["sign"]})
    draft = offer.draft()
    serves = jt.Serves("get-across-town", "see-a-friend", reason="she lives there", evidence=trial)
    return {
        "Quantity": jt.Quantity(1.5, "h"),
        "Unit": unit("km/h"),
        "Evidence": trial,
        "Range": jt.between("20 min", "1 h", likely="25 min"),
        "Level": jt.Level((80, "30 min"), evidence=trial),
        "Limit": jt.Limit("3 h", assumed=True),
        "Measure": ride,
        "Goal": soon,
        "Hazard": miss,
        "Problem": flat,
        "Purpose": purpose,
        "Step": travel,
        "CriticalPath": action.critical_path({"set-out": "5 min", "walk": "90 s"}),
        "JobMap": action,
        "Circumstance": circumstance,
        "Progress": progress,
        "Performer": performer,
        "Weight": jt.Weight(3.25, "estimated", low=2, high=Fraction(13, 3), stated=3, source="840 choices"),
        "Job": job,
        "SwitchTimeline": jt.SwitchTimeline(
            "Ann",
            {"first thought": "2026-01-10", "big hire": "2026-02-12", "ongoing use": "2026-02-13"},
            little_hires=["2026-02-14"],
            until="2026-03-01",
            hired="train",
            fired="car",
            evidence=trial,
        ),
        "Solution": jt.Solution(
            "train",
            kind="service",
            results={"arrive-soon": "95 min", "miss-the-train": jt.between("1 %", "2 %")},
            steps={"walk": jt.UNDONE, "set-out": 7, "travel": jt.Level(8, trial)},
            adoption={"buy-a-ticket": jt.SPARED},
            changes=["walk"],
            evidence=jt.Evidence("claim", "the timetable"),
        ),
        "Durations": offer.duration,
        "ProcessCounts": offer._counted,
        "Process": offer,
        "StepFit": found.steps["sign"],
        "Breakdown": found.breakdowns[0],
        "Conformance": found,
        "Omission": draft.omissions[0],
        "Draft": draft,
        "Outlook": offer.outlook(finished=["sign"]),
        "Serves": serves,
        "JobNetwork": jt.JobNetwork([job, "See a friend"], [serves]),
        "Competitor": jt.Competitor(jt.Solution("call"), "talk", 1, ["get-across-town", "see-a-friend", "talk"]),
        "Coverage": jt.Coverage("train", ("get-across-town",), ("arrive-soon", "travel"), ("walk",), ("see-a-friend",)),
    }


NAMES = tuple(samples())


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def value(name: str) -> Any:
    return samples()[name]


def test_every_class_of_the_model_has_a_sample() -> None:
    classes = {kind.__name__ for kind in Value.__subclasses__() if kind.__module__.startswith("jobtheory.model")}
    assert classes == set(NAMES)
    for one, sample in samples().items():
        assert type(sample).__name__ == one


def test_values_are_frozen(value: Any) -> None:
    field = attrs.fields(value.__class__)[0].name
    before = getattr(value, field)
    with pytest.raises(attrs.exceptions.FrozenInstanceError, match=r"^(can't set attribute)?$"):
        setattr(value, field, before)
    with pytest.raises(attrs.exceptions.FrozenInstanceError, match=r"^(can't set attribute)?$"):
        delattr(value, field)
    with pytest.raises(AttributeError, match=r"^(can't set attribute)?$"):
        value.something_new = 1
    assert not hasattr(value, "__dict__")


def test_values_are_equal_by_value_and_hash_alike(name: str) -> None:
    one, other = samples()[name], samples()[name]
    assert (one is other) == (name == "Unit")  # units are read once
    assert one == other
    assert hash(one) == hash(other)
    assert {one: 1}[other] == 1
    others = [sample for key, sample in samples().items() if key != name]
    assert one not in others
    assert one != name


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_values_pickle(value: Any, protocol: int) -> None:
    hash(value)
    back = unpickled(pickle.dumps(value, protocol))
    assert back == value
    assert hash(back) == hash(value)
    assert repr(back) == repr(value)


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
def test_values_copy(value: Any, copied: Callable[[Any], Any]) -> None:
    assert copied(value) == value
    assert hash(copied(value)) == hash(value)


def test_values_evolve_into_equal_ones(value: Any) -> None:
    assert attrs.evolve(value) == value
    assert repr(attrs.evolve(value)) == repr(value)


def test_values_that_were_used_pickle_too() -> None:
    """What was computed and kept stays behind, and is computed anew."""
    job = samples()["Job"]
    assert "walk" in job
    assert job.action.reaches("set-out", "travel")
    assert job.action.dominators("walk") == ("walk",)
    back = unpickled(pickle.dumps(job))
    assert back == job
    assert back["walk"] == job["walk"]
    assert back.action.order == job.action.order


CHILD = """
import pickle, sys
sys.path.insert(0, ".")
from tests.model.test_values import samples
given, ours = pickle.load(sys.stdin.buffer), samples()
assert given == ours
assert {hash(v) for v in given.values()} == {hash(v) for v in ours.values()}
assert len({*given.values(), *ours.values()}) == len(ours)
pickle.dump((ours, repr(list(given.values()))), sys.stdout.buffer)
"""


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_values_cross_into_a_process_with_another_hash_seed(seed: str) -> None:
    ours = samples()
    for sample in ours.values():
        hash(sample)
    done = subprocess.run(
        [sys.executable, "-c", CHILD],
        input=pickle.dumps(ours),
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    theirs, text = unpickled(done.stdout)
    assert theirs == ours
    assert text == repr(list(ours.values()))
    assert {hash(v) for v in theirs.values()} == {hash(v) for v in ours.values()}


def test_values_are_closed_to_subclassing(value: Any) -> None:
    kind = type(value).__name__
    message = rf"^Mine: {kind} is closed to subclassing. Hold a {kind} in a field of your own class instead. \[JT101\]$"
    with pytest.raises(InvalidTypeError, match=message):
        type("Mine", (value.__class__,), {})


def test_the_closed_class_is_named_behind_a_mixin() -> None:
    with pytest.raises(InvalidTypeError, match=r"^Mine: FrozenMap is closed to subclassing"):
        type("Mine", (FrozenMap,), {})
    with pytest.raises(InvalidTypeError, match=r"^Mine: Goal is closed to subclassing"):
        type("Mine", (type("Mixin", (), {}), jt.Goal), {})


@pytest.mark.parametrize(
    ("kind", "positional"),
    [
        (jt.Evidence, 2),
        (Range, 3),
        (jt.Level, 2),
        (jt.Limit, 2),
        (jt.Measure, 6),
        (jt.Goal, 1),
        (jt.Hazard, 1),
        (jt.Problem, 1),
        (jt.Purpose, 3),
        (jt.Step, 1),
        (jt.JobMap, 2),
        (jt.Circumstance, 3),
        (jt.Progress, 4),
        (jt.Performer, 2),
        (jt.Weight, 2),
        (jt.Job, 3),
        (jt.Solution, 1),
    ],
)
def test_what_comes_after_the_first_arguments_is_given_by_name(kind: Any, positional: int) -> None:
    parameters = list(inspect.signature(kind).parameters.values())
    kinds = [p.kind for p in parameters]
    assert kinds.count(inspect.Parameter.POSITIONAL_OR_KEYWORD) == positional
    assert set(kinds[positional:]) <= {inspect.Parameter.KEYWORD_ONLY}
    assert [p.name for p in parameters] == [a.name for a in attrs.fields(kind)] or kind is jt.Evidence


# --- reprs


def golden() -> dict[str, str]:
    lines = GOLDEN.read_text(encoding="utf-8").splitlines()
    return dict(line.split(": ", 1) for line in lines if line)


def test_the_golden_file_holds_every_class() -> None:
    assert list(golden()) == list(NAMES)


def test_reprs_are_as_recorded(name: str, value: Any) -> None:
    assert repr(value) == golden()[name]


def test_reprs_that_read_as_code_build_an_equal_value(name: str, value: Any) -> None:
    if name in {"Quantity", "CriticalPath", "Circumstance"}:
        names = {"Quantity": jt.Quantity, "CriticalPath": CriticalPath, "Circumstance": jt.Circumstance}
        assert eval(repr(value), names) == value  # noqa: S307  # our own text


def huge() -> dict[str, Any]:
    keys = [f"step {n}" for n in range(2000)]
    slugs = [key.replace(" ", "-") for key in keys]
    chain = jt.JobMap.chain(*keys)
    purpose = jt.Purpose(*([f"{kind} {n}" for n in range(500)] for kind in ("goal", "hazard", "problem")))
    levels = {f"goal-{n}": n for n in range(500)}
    return {
        "chain": chain,
        "critical path": chain.critical_path(dict.fromkeys(slugs, 1)),
        "group": jt.JobMap(keys, alternatives=[slugs]),
        "groups": jt.JobMap(keys, alternatives=zip(slugs[::2], slugs[1::2], strict=True)),
        "repeat": jt.JobMap.chain(*keys, repeats=[slugs[::-1]]),
        "repeats": jt.JobMap.chain(*keys, repeats=zip(slugs[1:], slugs, strict=False)),
        "purpose": purpose,
        "job": jt.Job("Big", purpose, chain, adoption=[f"adopt {n}" for n in range(500)]),
        "solution": jt.Solution("big", results=levels, steps=dict.fromkeys(slugs, jt.SPARED), changes=slugs),
        "circumstance": jt.Circumstance("big", constraints=keys),
        "progress": jt.Progress("small", "big", "social", outcomes=list(levels)),
        "performer": jt.Performer("buyer", "Big", importances=levels, limits=levels),
    }


def test_reprs_of_500_outcomes_and_2000_steps_are_bounded() -> None:
    for name, value in huge().items():
        with quick(0.5):
            text = repr(value)
        assert len(text) < 8_000, name
        assert "…" in text or name == "job", name


def test_reprs_hold_no_control_characters() -> None:
    nasty = "a\x1b[2J\u202e\u200b\r\nb\u2028\x00"
    steps = [jt.Step(nasty, key=nasty), jt.Step("x", key=nasty * 2)]
    purpose = jt.Purpose(goals=[nasty])
    for value in (
        jt.Goal(nasty),
        jt.Evidence("claim", nasty, note=nasty),
        jt.Measure(nasty, "min", 0, 1),
        purpose,
        jt.JobMap(steps, [(nasty, nasty * 2)], repeats=[(nasty * 2, nasty)]),
        jt.JobMap(steps, alternatives=[(nasty, nasty * 2)]).critical_path({nasty: 1}),
        jt.Circumstance(nasty, nasty, [nasty]),
        jt.Progress(nasty, nasty, "social", [nasty]),
        jt.Performer("buyer", nasty, importances={nasty: 1}, limits={nasty: 1}),
        jt.Job(nasty, purpose, jt.JobMap(steps), key=nasty),
        jt.Solution(nasty, results={nasty: 1}, changes=[nasty]),
    ):
        assert repr(value).isprintable()
        assert visible(repr(value)) == repr(value)


# --- the frozen mapping


def test_rich_is_given_what_a_mapping_holds() -> None:
    assert list(FrozenMap({"a": 1}).__rich_repr__()) == [(None, {"a": 1})]


def test_a_frozen_map_is_a_mapping_whose_order_does_not_count() -> None:
    one, other = FrozenMap({"a": 1, "b": 2}), FrozenMap([("b", 2), ("a", 1)])
    assert one == other == {"a": 1, "b": 2}
    assert hash(one) == hash(other) == hash(one)
    assert one != FrozenMap({"a": 1})
    assert list(one) == ["a", "b"]
    assert list(other.items()) == [("b", 2), ("a", 1)]
    assert one["a"] == 1
    assert "a" in one
    assert "c" not in one
    assert len(one) == 2
    assert repr(one) == "{'a': 1, 'b': 2}"
    assert repr(FrozenMap[str, int]()) == "{}"
    assert isinstance(one, Mapping)
    with pytest.raises(KeyError, match="c"):
        one["c"]


def test_a_frozen_map_never_changes() -> None:
    given = {"a": 1}
    one: Any = FrozenMap(given)
    given["b"] = 2
    assert one == {"a": 1}
    message = r"^a FrozenMap never changes. Build a new one. \[JT102\]$"
    with pytest.raises(InvalidTypeError, match=message):
        one.comment = "x"
    with pytest.raises(InvalidTypeError, match=message):
        del one._items
    with pytest.raises(TypeError, match="does not support item assignment"):
        one["a"] = 2
    with pytest.raises(TypeError, match="does not support item deletion"):
        del one["a"]


COPIES: list[Callable[[Any], Any]] = [copy.copy, copy.deepcopy, lambda x: unpickled(pickle.dumps(x))]


@pytest.mark.parametrize("copied", COPIES)
def test_a_frozen_map_copies(copied: Callable[[Any], Any]) -> None:
    one = FrozenMap({"a": jt.Level(1), "b": jt.Level("2 min")})
    hash(one)
    assert copied(one) == one
    assert hash(copied(one)) == hash(one)
    assert repr(copied(one)) == repr(one)


def test_solutions_are_equal_whatever_the_order_of_their_levels() -> None:
    one = jt.Solution("x", results={"a": 1, "b": 2})
    other = jt.Solution("x", results={"b": 2, "a": 1})
    assert one == other
    assert hash(one) == hash(other)


# --- what is taken for a text, a flag, a member, a collection

TEXTS: list[tuple[Callable[[Any], object], str]] = [
    (jt.Goal, "Goal 5: statement"),
    (lambda x: jt.Goal("a", key=x), "Goal 'a': key"),
    (lambda x: jt.Goal("a", step=x), "Goal 'a': step"),
    (jt.Hazard, "Hazard 5: statement"),
    (jt.Problem, "Problem 5: statement"),
    (jt.Step, "Step 5: statement"),
    (lambda x: jt.Evidence("claim", x), "Evidence 5: source"),
    (lambda x: jt.Evidence("claim", "a", note=x), "Evidence 'a': note"),
    (lambda x: jt.Measure(x, "min", 0, 1), "Measure 5: name"),
    (jt.Circumstance, "Circumstance 5: situation"),
    (lambda x: jt.Circumstance("a", x), "Circumstance 'a': trigger"),
    (lambda x: jt.Circumstance("a", "b", [x]), "Circumstance 'a': constraint"),
    (lambda x: jt.Progress(x, "a", "social"), "Progress to 'a': from_"),
    (lambda x: jt.Progress("a", x, "social"), "Progress to 5: to"),
    (lambda x: jt.Progress("a", "b", "social", [x]), "Progress to 'b': outcome"),
    (lambda x: jt.Performer("buyer", x), "Performer 5: name"),
    (lambda x: jt.Performer("buyer", "a", limits={x: 1}), "Performer 'a' > limits: key"),
    (jt.Solution, "Solution 5: name"),
    (lambda x: jt.Solution("a", results={x: 1}), "Solution 'a' > results: key"),
    (lambda x: jt.Solution("a", changes=[x]), "Solution 'a': change"),
    (lambda x: jt.Job(x, jt.Purpose(), jt.JobMap([])), "Job 5: statement"),
]


@pytest.mark.parametrize(
    ("build", "path"),
    TEXTS,
)
def test_what_is_no_text_is_refused_where_it_stands(build: Callable[[Any], object], path: str) -> None:
    with pytest.raises(InvalidTypeError, match=rf"^{re.escape(path)} is 5, not text\. .*\. \[JT103\]$") as caught:
        build(5)
    assert caught.value.path


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "statement is empty. Say it in words. [JT104]"),
        (" \n\t\u3000", "statement is empty. Say it in words. [JT104]"),
        ("x" * 2001, "statement has 2,001 characters. At most 2,000 are taken; say it shorter. [JT104]"),
        ("a\ud800", r"statement 'a\ud800' holds half a character"),
    ],
    ids=["empty", "blank", "long", "surrogate"],
)
def test_texts_that_say_nothing_or_too_much_are_refused(text: str, message: str) -> None:
    with pytest.raises(InvalidValueError, match=re.escape(message)) as caught:
        jt.Goal(text)
    assert caught.value.code == "JT104"
    assert len(str(caught.value)) < 400


def test_texts_are_kept_as_they_are_given() -> None:
    assert jt.Goal(" Arrive\u00a0soon ").statement == " Arrive\u00a0soon "
    assert jt.Goal("x" * 2000).statement == "x" * 2000
    assert jt.Evidence("claim", "x", note="").note == ""


class Text(str):
    __slots__ = ()

    def __str__(self) -> str:
        return "something else"


def test_texts_of_a_class_of_ones_own_are_kept_as_plain_text() -> None:
    goal = jt.Goal(Text("Arrive soon"))
    assert (goal.statement, type(goal.statement), goal.key) == ("Arrive soon", str, "arrive-soon")
    assert list(jt.Solution("x", results={Text("a"): 1}).results) == ["a"]


FLAGS: list[tuple[Callable[[Any], object], str]] = [
    (lambda x: jt.Step("a", optional=x), "Step 'a': optional"),
    (lambda x: jt.Limit(5, x), "Limit 5: assumed"),
    (lambda x: jt.Performer("buyer", "a", veto=x), "Performer 'a': veto"),
]


@pytest.mark.parametrize(
    ("build", "path"),
    FLAGS,
)
@pytest.mark.parametrize("given", [1, 0, "yes", None])
def test_only_a_bool_is_a_flag(build: Callable[[Any], object], path: str, given: object) -> None:
    message = f"{path} is {given!r}, not True or False. Give a bool. [JT103]"
    with pytest.raises(InvalidTypeError, match=f"^{re.escape(message)}$"):
        build(given)


MEMBERS: list[tuple[Callable[[Any], object], str, str, enum.Enum]] = [
    (lambda x: jt.Evidence(x, "a").kind, "trial", "trail", jt.EvidenceKind.TRIAL),
    (lambda x: jt.Goal("a", dimension=x).dimension, "emotional", "Emotional", jt.Dimension.EMOTIONAL),
    (lambda x: jt.Step("a", stage=x).stage, "execute", "exekute", jt.Stage.EXECUTE),
    (lambda x: jt.Performer(x, "a").role, "buyer", "byer", jt.Role.BUYER),
    (lambda x: jt.Progress("a", "b", x).dimension, "social", "socail", jt.Dimension.SOCIAL),
    (lambda x: jt.Solution("a", kind=x).kind, "habit", "habits", jt.SolutionKind.HABIT),
]


@pytest.mark.parametrize(
    ("build", "known", "near", "want"),
    MEMBERS,
)
def test_members_are_read_from_themselves_and_their_text(
    build: Callable[[Any], object], known: str, near: str, want: enum.Enum
) -> None:
    assert build(want) is want
    assert build(known) is want
    with pytest.raises(UnknownNameError, match=rf"unknown \w+ '{near}'\. Did you mean '{known}'\? \[JT105\]$"):
        build(near)
    listed = ", ".join(str(member.value) for member in type(want))
    with pytest.raises(UnknownNameError, match=rf"unknown \w+ 'zzzz'\. One of {listed}\. \[JT105\]$"):
        build("zzzz")
    with pytest.raises(InvalidTypeError, match=rf" is 5\. Give an? {type(want).__name__}: {listed}\. \[JT103\]$"):
        build(5)


PARTS: list[tuple[Callable[[Any], object], str]] = [
    (lambda x: jt.Goal("a", measure=x), "Goal 'a': measure is 5, not a Measure. Give a Measure."),
    (lambda x: jt.Step("a", measure=x), "Step 'a': measure is 5, not a Measure. Give a Measure."),
    (lambda x: jt.Problem("a", within=x), "Problem 'a': within is 5, not a Measure. Give a Measure."),
    (lambda x: jt.Level(1, evidence=x), "Level 1: evidence is 5, not an Evidence. Give an Evidence."),
    (lambda x: jt.Solution("a", evidence=x), "Solution 'a': evidence is 5, not an Evidence. Give an Evidence."),
    (lambda x: jt.Purpose(goals=[x]), "Purpose: goal is 5, not a Goal. Give a Goal."),
    (lambda x: jt.Purpose(hazards=[x]), "Purpose: hazard is 5, not a Hazard. Give a Hazard."),
    (lambda x: jt.Purpose(problems=[x]), "Purpose: problem is 5, not a Problem. Give a Problem."),
    (lambda x: jt.JobMap([x]), "JobMap: step is 5, not a Step. Give a Step."),
    (lambda x: jt.Job("a", x, jt.JobMap([])), "Job 'a': purpose is 5, not a Purpose. Give a Purpose."),
    (lambda x: jt.Job("a", jt.Purpose(), x), "Job 'a': action is 5, not a JobMap. Give a JobMap."),
    (
        lambda x: jt.Job("a", jt.Purpose(), jt.JobMap([]), circumstance=x),
        "Job 'a': circumstance is 5, not a Circumstance. Give a Circumstance.",
    ),
    (
        lambda x: jt.Job("a", jt.Purpose(), jt.JobMap([]), performers=[x]),
        "Job 'a': performer is 5, not a Performer. Give a Performer.",
    ),
    (
        lambda x: jt.Job("a", jt.Purpose(), jt.JobMap([]), progress=[x]),
        "Job 'a': progress is 5, not a Progress. Give a Progress.",
    ),
    (
        lambda x: jt.Job("a", jt.Purpose(), jt.JobMap([]), adoption=[x]),
        "Job 'a': adoption step is 5, not a Step. Give a Step.",
    ),
]


@pytest.mark.parametrize(
    ("build", "message"),
    PARTS,
)
def test_parts_must_be_of_our_own_classes(build: Callable[[Any], object], message: str) -> None:
    with pytest.raises(InvalidTypeError, match=f"^{re.escape(message)} \\[JT103\\]$"):
        build(5)


EMPTY = jt.Purpose(), jt.JobMap([])
COLLECTIONS: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any], Any]] = {
    # what is built of a collection, what it keeps of it, and a member
    "goals": (lambda x: jt.Purpose(goals=x), lambda v: v.goals, jt.Goal("a")),
    "hazards": (lambda x: jt.Purpose(hazards=x), lambda v: v.hazards, jt.Hazard("a")),
    "problems": (lambda x: jt.Purpose(problems=x), lambda v: v.problems, jt.Problem("a")),
    "steps": (jt.JobMap, lambda v: v.steps, jt.Step("a")),
    "edges": (lambda x: jt.JobMap(["a", "b"], x), lambda v: v.edges, ("a", "b")),
    "alternatives": (lambda x: jt.JobMap(["a", "b"], alternatives=x), lambda v: v.alternatives, ("a", "b")),
    "repeats": (lambda x: jt.JobMap.chain("a", "b", repeats=x), lambda v: v.repeats, ("b", "a")),
    "constraints": (lambda x: jt.Circumstance("a", constraints=x), lambda v: v.constraints, "b"),
    "outcomes": (lambda x: jt.Progress("a", "b", "social", x), lambda v: v.outcomes, "c"),
    "performers": (lambda x: jt.Job("a", *EMPTY, performers=x), lambda v: v.performers, jt.Performer("buyer", "b")),
    "progress": (lambda x: jt.Job("a", *EMPTY, progress=x), lambda v: v.progress, jt.Progress("a", "b", "social")),
    "adoption": (lambda x: jt.Job("a", *EMPTY, adoption=x), lambda v: v.adoption, jt.Step("a")),
    "changes": (lambda x: jt.Solution("a", changes=x), lambda v: v.changes, "b"),
}


ITERABLES: list[Callable[[Any], Any]] = [list, tuple, iter, lambda m: (x for x in m), lambda m: dict.fromkeys(m).keys()]


@pytest.mark.parametrize("what", COLLECTIONS)
@pytest.mark.parametrize(
    "kind",
    ITERABLES,
    ids=["list", "tuple", "iterator", "generator", "keys"],
)
def test_collections_take_any_iterable_and_are_kept_as_tuples(what: str, kind: Callable[[Any], Any]) -> None:
    build, kept, member = COLLECTIONS[what]
    assert kept(build(kind([member]))) == (member,)
    assert kept(build(kind([]))) == ()


@pytest.mark.parametrize("what", COLLECTIONS)
@pytest.mark.parametrize("given", ["a text", b"bytes", {"a": 1}, 5, None, jt.Goal("a")], ids=lambda x: type(x).__name__)
def test_neither_a_text_nor_a_mapping_is_taken_for_a_list_of_its_parts(what: str, given: object) -> None:
    build = COLLECTIONS[what][0]
    message = rf": {what} is .*\. Give a list or a tuple, of one member if need be\. \[JT106\]$"
    with pytest.raises(InvalidTypeError, match=message):
        build(given)


@pytest.mark.parametrize("what", COLLECTIONS)
def test_endless_collections_are_refused_in_bounded_time(what: str) -> None:
    build, _, member = COLLECTIONS[what]
    with quick(), pytest.raises(InvalidValueError, match=rf": {what} has more than 100,000 members\. .* \[JT107\]$"):
        build(itertools.repeat(member))


@pytest.mark.parametrize("kind", [set, frozenset])
def test_a_set_is_taken_only_where_order_does_not_count(kind: type) -> None:
    with pytest.raises(InvalidTypeError, match=rf"^JobMap: steps is a {kind.__name__}\. .* \[JT106\]$"):
        jt.JobMap(kind(["a", "b"]))
    with pytest.raises(InvalidTypeError, match=rf"^Purpose: goals is a {kind.__name__}\. .* \[JT106\]$"):
        jt.Purpose(kind(["a"]))
    both = jt.JobMap(["a", "b", "c"], kind([("a", "c"), ("b", "c")]), alternatives=kind([frozenset(["b", "a"])]))
    assert both.edges == (("a", "c"), ("b", "c"))
    assert both.alternatives == (("a", "b"),)


@pytest.mark.parametrize("part", ["edges", "alternatives", "repeats"])
@pytest.mark.parametrize(
    ("given", "error", "code"),
    [
        ("ab", InvalidTypeError, "JT106"),
        ({"a": "b"}, InvalidTypeError, "JT106"),
        (itertools.repeat("a"), InvalidValueError, "JT107"),
    ],
    ids=["text", "dict", "endless"],
)
def test_members_of_the_wiring_are_collections_too(part: str, given: Any, error: Any, code: str) -> None:
    with pytest.raises(error, match=rf"^JobMap: an? (edge|group|repeat) (is|has) .*\[{code}\]$"):
        jt.JobMap(["a", "b"], **{part: [given]})


class Lookup(Mapping[str, object]):
    """A mapping that is no dict, of any length, and says what it likes about its length."""

    def __init__(self, keys: Callable[[], Iterator[str]], value: object, length: int) -> None:
        self.keys_, self.value, self.length = keys, value, length

    def __getitem__(self, key: str) -> object:
        return self.value

    def __iter__(self) -> Iterator[str]:
        return self.keys_()

    def __len__(self) -> int:
        return self.length


MAPPINGS: dict[str, Callable[[Any], Any]] = {
    "results": lambda x: jt.Solution("a", results=x).results,
    "steps": lambda x: jt.Solution("a", steps=x).steps,
    "adoption": lambda x: jt.Solution("a", adoption=x).adoption,
    "importances": lambda x: jt.Performer("buyer", "a", importances=x).importances,
    "limits": lambda x: jt.Performer("buyer", "a", limits=x).limits,
    "durations": lambda x: jt.JobMap(["a"]).critical_path(x).keys,
}


KINDS: list[Callable[[Any], Any]] = [dict, MappingProxyType, FrozenMap, lambda m: Lookup(lambda: iter(m), m["a"], 1)]


@pytest.mark.parametrize("what", MAPPINGS)
@pytest.mark.parametrize(
    "kind",
    KINDS,
    ids=["dict", "proxy", "frozen", "other"],
)
def test_mappings_may_be_of_any_kind(what: str, kind: Callable[[dict[str, object]], object]) -> None:
    assert list(MAPPINGS[what](kind({"a": 5}))) == ["a"]


@pytest.mark.parametrize("what", MAPPINGS)
@pytest.mark.parametrize("given", [["a"], [("a", 1)], "a", 5], ids=repr)
def test_what_is_no_mapping_is_refused(what: str, given: object) -> None:
    message = rf": {what} is .*\. Give a dict by key, as in \{{'arrive-soon': 8\}}\. \[JT106\]$"
    with pytest.raises(InvalidTypeError, match=message):
        MAPPINGS[what](given)


@pytest.mark.parametrize("length", [1, 10**9])
@pytest.mark.parametrize("what", MAPPINGS)
def test_endless_mappings_are_refused_in_bounded_time(what: str, length: int) -> None:
    with quick(), pytest.raises(InvalidValueError, match=rf": {what} has more than 100,000 members\. .* \[JT107\]$"):
        MAPPINGS[what](Lookup(lambda: map(str, itertools.count()), 1, length))


def test_nested_values_cannot_be_built_deep_enough_to_break_python() -> None:
    deep: Any = 1
    for _ in range(200_000):
        deep = (deep, 1)
    with pytest.raises(InvalidTypeError, match=r"^a tuple is not a number"):
        jt.Level(deep)
    for _ in range(200_000):  # taken apart from outside, since freeing it whole would recurse
        deep = deep[0]


def test_what_is_left_out_of_a_call_is_no_none() -> None:
    assert jt.Solution("a", results=None).results == {}
    assert jt.Performer("buyer", "a", importances=None, limits=None).limits == {}


@pytest.mark.parametrize("kind", [jt.Goal, jt.Hazard, jt.Problem, jt.Step])
def test_importances_are_numbers_that_are_not_negative(kind: Any) -> None:
    assert kind("a").importance == 1
    assert kind("a", importance=0).importance == 0
    assert kind("a", importance=0.1) == kind("a", importance=Fraction(1, 10))
    at = f"{kind.__name__} 'a'"
    with pytest.raises(InvalidValueError, match=rf"^{at}: importance -0\.5 is negative\. A swing weight .*\[JT108\]$"):
        kind("a", importance=-0.5)
    with pytest.raises(InvalidValueError, match=rf"^{at}: importance -1/3 is negative"):
        kind("a", importance=Fraction(-1, 3))
    for wrong, error, code in (
        (float("nan"), InvalidValueError, "JT122"),
        (float("inf"), InvalidValueError, "JT122"),
        (True, InvalidTypeError, "JT121"),
        ("2", InvalidTypeError, "JT121"),
        (None, InvalidTypeError, "JT121"),
    ):
        with pytest.raises(error, match=rf"^{at} > importance: .* \[{code}\]$"):
            kind("a", importance=wrong)


def test_a_side_on_which_nothing_matters_is_refused() -> None:
    message = r"^{}: the importances of all {} are 0\. Give at least one of them an importance above 0\. \[JT109\]$"
    zero = [jt.Step("a", importance=0), jt.Step("b", importance=0.0)]
    with pytest.raises(InvalidValueError, match=message.format("Job 'a'", "steps")):
        jt.Job("a", jt.Purpose(), jt.JobMap(zero))
    with pytest.raises(InvalidValueError, match=message.format("Job 'a'", "outcomes")):
        jt.Job("a", jt.Purpose([jt.Goal("b", importance=0)], [jt.Hazard("c", importance=0)]), jt.JobMap(["d"]))
    with pytest.raises(InvalidValueError, match=message.format("Job 'a'", "adoption steps")):
        jt.Job("a", *EMPTY, adoption=zero)
    assert len(jt.JobMap([*zero, "c"])) == 3


def test_the_errors_of_a_block_are_seen_from_outside() -> None:
    with (
        pytest.raises(UnknownNameError, match=r"^a > b > Step 'x': unknown stage") as caught,
        values.inside(("a", "b")),
    ):
        jt.Step("x", stage="?")
    assert caught.value.__cause__ is None
    with pytest.raises(KeyError, match="other"), values.inside(("a",)):
        raise KeyError("other")
