import itertools
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

import jobtheory as jt
from jobtheory.errors import (
    CycleError,
    InvalidTypeError,
    InvalidValueError,
    JobTheoryError,
    UnitError,
    UnknownNameError,
)
from jobtheory.model.jobmap import CriticalPath
from tests.shared import shared
from tests.timing import quick

COFFEE = jt.JobMap(
    ["boil", "grind", "pour", "taste", jt.Step("sugar", optional=True)],
    [("boil", "pour"), ("grind", "pour"), ("pour", "sugar"), ("sugar", "taste")],
    repeats=[("taste", "sugar")],
)


def keys(part: jt.JobMap) -> tuple[str, ...]:
    return tuple(step.key for step in part)


def test_a_chain_lets_every_step_follow_the_one_before() -> None:
    chain = jt.JobMap.chain("Choose", jt.Step("Order", stage="execute"), "Eat", repeats=[("eat", "choose")])
    assert chain.edges == (("choose", "order"), ("order", "eat"))
    assert chain.order == ("choose", "order", "eat")
    assert chain["order"].stage is jt.Stage.EXECUTE
    assert chain.repeats == (("eat", "choose"),)
    assert jt.JobMap.chain() == jt.JobMap([])
    assert jt.JobMap.chain("a").edges == ()
    assert jt.JobMap.chain("a", "b", "c", alternatives=[("b", "c")]).alternatives == (("b", "c"),)


def test_a_map_is_iterated_in_an_order_in_which_it_can_be_done() -> None:
    assert COFFEE.order == ("boil", "grind", "pour", "sugar", "taste")
    assert tuple(COFFEE) == tuple(COFFEE[key] for key in COFFEE.order)
    assert [step.key for step in COFFEE.steps] == ["boil", "grind", "pour", "taste", "sugar"]
    assert len(COFFEE) == 5
    assert not jt.JobMap([])


def test_declaration_order_settles_what_the_edges_leave_open() -> None:
    assert jt.JobMap(list("dbca")).order == ("d", "b", "c", "a")
    assert jt.JobMap(list("dbca"), [("a", "d")]).order == ("b", "c", "a", "d")


def test_steps_are_found_by_their_key_or_themselves() -> None:
    assert COFFEE["pour"] == jt.Step("pour")
    assert "pour" in COFFEE
    assert "poor" not in COFFEE
    assert all(step in COFFEE for step in COFFEE)
    assert jt.Step("pour", importance=3) not in COFFEE
    assert jt.Step("poor") not in COFFEE
    other: list[object] = [5, None, ["pour"]]
    assert not any(one in COFFEE for one in other)
    with pytest.raises(UnknownNameError, match=r"^JobMap: unknown step 'poor'\. Did you mean 'pour'\? \[JT203\]$"):
        COFFEE["poor"]


ASKED: list[Callable[[jt.JobMap, Any], object]] = [
    lambda m, k: m[k],
    lambda m, k: m.ancestors(k),
    lambda m, k: m.descendants(k),
    lambda m, k: m.reaches(k, "pour"),
    lambda m, k: m.reaches("pour", k),
    lambda m, k: m.dominators(k),
    lambda m, k: m.before(k),
    lambda m, k: m.after(k),
    lambda m, k: m.only("pour", k),
]


@pytest.mark.parametrize("ask", ASKED)
def test_an_unknown_step_is_answered_with_the_nearest(ask: Callable[[jt.JobMap, Any], object]) -> None:
    with pytest.raises(UnknownNameError, match=r"^JobMap: unknown step 'gring'\. Did you mean 'grind'\? \[JT203\]$"):
        ask(COFFEE, "gring")
    for wrong in (0, None, ["grind"]):
        with pytest.raises(InvalidTypeError, match=r"^JobMap: a step is named by .*\. Name it by its key .*\[JT103\]$"):
            ask(COFFEE, wrong)
    assert ask(COFFEE, jt.Step("grind")) == ask(COFFEE, "grind")


def test_what_comes_before_and_after() -> None:
    assert COFFEE.ancestors("pour") == ("boil", "grind")
    assert COFFEE.ancestors("boil") == ()
    assert COFFEE.descendants("grind") == ("pour", "sugar", "taste")
    assert COFFEE.descendants("taste") == ()
    assert COFFEE.reaches("boil", "taste")
    assert not COFFEE.reaches("taste", "boil")
    assert not COFFEE.reaches("boil", "grind")
    assert not COFFEE.reaches("boil", "boil")
    assert COFFEE.dominators("taste") == ("pour", "sugar", "taste")
    assert COFFEE.dominators("boil") == ("boil",)


def test_slices_keep_what_is_whole() -> None:
    assert COFFEE.before("pour") == jt.JobMap(["boil", "grind"])
    assert COFFEE.after("pour") == jt.JobMap(
        [COFFEE["taste"], COFFEE["sugar"]], [("sugar", "taste")], repeats=[("taste", "sugar")]
    )
    assert COFFEE.before("boil") == jt.JobMap([])
    assert COFFEE.only("taste", "grind", "boil") == jt.JobMap(
        ["boil", "grind", "taste"], [("boil", "taste"), ("grind", "taste")]
    )
    assert COFFEE.only() == jt.JobMap([])
    assert COFFEE.only(*COFFEE.order, "boil") == COFFEE


def test_slices_keep_alternatives_of_which_two_are_left() -> None:
    either = jt.JobMap(list("abcd"), alternatives=[list("abc")])
    assert either.only("a", "c", "d").alternatives == (("a", "c"),)
    assert either.only("a", "d").alternatives == ()


def test_a_slice_of_steps_that_all_weigh_nothing_is_a_map_too() -> None:
    """The map is legal, so each part of it is."""
    part = jt.JobMap.chain(jt.Step("Wait", importance=0), "Go").before("go")
    assert keys(part) == ("wait",)


def test_leaving_out_the_middle_of_a_star_is_no_matter_of_size() -> None:
    """A map of 203 steps and 202 edges has a part of 202 steps, whatever the number of its edges."""
    ins, outs = [f"i{n}" for n in range(101)], [f"o{n}" for n in range(101)]
    star = jt.JobMap([*ins, "middle", *outs], [*((i, "middle") for i in ins), *(("middle", o) for o in outs)])
    assert len(star.only(*ins, *outs)) == 202


# --- choices


def test_choices_are_single_steps_and_groups_of_which_one_is_taken() -> None:
    pay = jt.JobMap.chain("Order", "Pay cash", "Eat").steps
    both = jt.JobMap([*pay, "Pay by card"], alternatives=[("pay-cash", "pay-by-card")])
    assert [[step.key for step in slot] for slot in both.choices] == [["order"], ["pay-cash", "pay-by-card"], ["eat"]]
    assert jt.JobMap([]).choices == ()


# --- the critical path


@pytest.mark.parametrize(
    ("durations", "want", "total"),
    [
        ({"boil": "4 min", "grind": "45 s", "pour": "2 min", "taste": "5 s"}, ("boil", "pour", "taste"), "365 s"),
        ({"boil": "4 min", "grind": "0.5 h", "pour": "2 min", "taste": 0}, None, None),
        ({"boil": 4, "grind": 5, "pour": 2, "taste": 1, "sugar": 3}, ("grind", "pour", "sugar", "taste"), 11),
        (
            {"boil": 0.1, "grind": 0.2, "pour": 0.7, "taste": Fraction(1, 3)},
            ("grind", "pour", "taste"),
            Fraction(37, 30),
        ),
        ({"boil": 1, "grind": 1, "pour": 0, "taste": 1}, ("boil", "pour", "taste"), 2),
        ({"boil": 1, "grind": 1, "pour": 0, "taste": 0}, ("boil",), 1),  # what takes no time decides nothing
    ],
)
def test_the_chain_of_steps_that_decides(durations: dict[str, Any], want: Any, total: Any) -> None:
    if want is None:
        with pytest.raises(
            InvalidValueError, match=r"^JobMap > critical_path: some durations have a unit .*\[JT220\]$"
        ):
            COFFEE.critical_path(durations)
        return
    found = COFFEE.critical_path(durations)
    assert found.keys == want
    assert found.duration == (jt.Quantity.parse(total) if isinstance(total, str) else total)


def test_the_duration_is_in_the_unit_of_the_first_one_given() -> None:
    chain = jt.JobMap.chain("a", "b")
    found = chain.critical_path({"b": "30 min", "a": jt.Quantity(1, "h")})
    assert found == CriticalPath(("a", "b"), jt.Quantity(90, "min"))
    assert str(found.duration) == "90 min"
    assert str(chain.critical_path({"a": "1 h", "b": "20 min"}).duration) == "4/3 h"


def test_optional_steps_and_alternatives_may_be_left_out() -> None:
    pay = jt.JobMap(
        ["order", "cash", "card", jt.Step("tip", optional=True), "eat"],
        [("order", "cash"), ("order", "card"), ("cash", "tip"), ("card", "tip"), ("tip", "eat")],
        alternatives=[("cash", "card")],
    )
    found = pay.critical_path({"order": 1, "card": 2, "eat": 3})
    assert found == CriticalPath(("order", "card", "eat"), 6)
    message = r"^JobMap > critical_path: no duration for step 'cash' or 'card'\. Give one; only optional .*\[JT222\]$"
    with pytest.raises(InvalidValueError, match=message):
        pay.critical_path({"order": 1, "eat": 3})
    with pytest.raises(InvalidValueError, match=r"no duration for step 'order'\. .*\[JT222\]$"):
        pay.critical_path({"card": 1, "eat": 3})
    assert jt.JobMap([]).critical_path({}) == CriticalPath((), 0)
    assert jt.JobMap([jt.Step("a", optional=True)]).critical_path({}) == CriticalPath((), 0)
    assert jt.JobMap([jt.Step("a", optional=True), "b"], alternatives=[("a", "b")]).critical_path({}).keys == ()


def test_a_missing_duration_of_a_large_group_is_shown_short() -> None:
    names = [f"k{n}" for n in range(500)]
    with pytest.raises(InvalidValueError, match=r"'k4' or 'k5' or …\. Give one.*\[JT222\]$"):
        jt.JobMap(names, alternatives=[names]).critical_path({})


@pytest.mark.parametrize(
    ("durations", "error", "message"),
    [
        ({"a": "5 m"}, UnitError, "JobMap > critical_path > step 'a': 'm' does not convert into 's'."),
        ({"a": "5 %"}, UnitError, "JobMap > critical_path > step 'a': '%' does not convert into 's'."),
        ({"a": "-5 min"}, InvalidValueError, "JobMap > critical_path > step 'a': the duration -5 min is negative."),
        ({"a": -0.5}, InvalidValueError, "JobMap > critical_path > step 'a': the duration -0.5 is negative."),
        ({"a": "5"}, UnitError, "JobMap > critical_path > step 'a': '5' has no unit."),
        ({"a": None}, InvalidTypeError, "JobMap > critical_path > step 'a': None is not a number."),
        ({"a": float("nan")}, InvalidValueError, "JobMap > critical_path > step 'a': nan is not a finite number."),
        ({"b": 1}, UnknownNameError, "JobMap > critical_path: unknown step 'b'."),
        ({5: 1}, InvalidTypeError, "JobMap > critical_path > durations: key is 5, not text."),
        ({}, InvalidValueError, "JobMap > critical_path: no duration for step 'a'."),
    ],
)
def test_durations_that_make_no_sense_are_refused(durations: Any, error: type[JobTheoryError], message: str) -> None:
    with pytest.raises(error, match=f"^{re.escape(message)}"):
        jt.JobMap(["a"]).critical_path(durations)


def test_a_long_negative_duration_is_shown_short() -> None:
    with pytest.raises(InvalidValueError, match=r"is negative\. Give 0 or more\. \[JT221\]$") as caught:
        jt.JobMap(["a"]).critical_path({"a": Fraction(-1, 3**500)})
    assert len(str(caught.value)) < 200


# --- hostile sizes


def ladder(rungs: int) -> jt.JobMap:
    """2 ** rungs ways through 2 * rungs + 2 steps."""
    layers = [["start"], *([f"l{n}", f"r{n}"] for n in range(rungs)), ["end"]]
    edges = [edge for one, other in itertools.pairwise(layers) for edge in itertools.product(one, other)]
    return jt.JobMap(itertools.chain.from_iterable(layers), edges)


@pytest.mark.parametrize(
    "build",
    [
        lambda: jt.JobMap.chain(*[f"k{n}" for n in range(2000)]),
        lambda: ladder(40),
        lambda: jt.JobMap.chain(*[f"k{n}" for n in range(2000)], repeats=[("k1999", "k0")]),
        lambda: jt.JobMap([f"k{n}" for n in range(140)], itertools.combinations([f"k{n}" for n in range(140)], 2)),
    ],
    ids=["chain", "ladder", "loop", "dense"],
)
def test_everything_a_map_answers_comes_in_under_a_second(build: Callable[[], jt.JobMap]) -> None:
    with quick():
        made = build()
        last, first = made.order[-1], made.order[0]
        assert made.reaches(first, last)
        assert len(made.ancestors(last)) == len(made) - 1
        assert len(made.descendants(first)) == len(made) - 1
        assert made.dominators(last)[0] == first
        assert len(made.before(last)) == len(made) - 1
        assert len(made.after(first)) == len(made) - 1
        assert len(made.only(first, last).edges) == 1
        assert len(made.choices) == len(made)
        assert made.critical_path(dict.fromkeys(made.order, 1)).keys[0] == first
        assert jt.JobMap.from_graph(made.graph) == made
        assert hash(made)
        assert repr(made)


def test_a_ladder_of_2_to_the_40_ways_has_one_longest() -> None:
    made = ladder(40)
    assert made.critical_path(dict.fromkeys(made.order, "1 min")).duration == jt.Quantity(42, "min")
    assert made.dominators("end") == ("start", "end")


CHAINS: list[Callable[[Any], object]] = [
    jt.JobMap,
    lambda names: jt.JobMap.chain(*names),
    lambda names: jt.JobMap(iter(names), itertools.pairwise(names)),
]


@pytest.mark.parametrize(
    "build",
    CHAINS,
)
def test_a_chain_of_too_many_steps_is_refused_fast(build: Callable[[list[str]], object]) -> None:
    names = [f"k{n}" for n in range(100_001)]
    message = r"^JobMap: steps has more than 100,000 members\. .*\[JT107\]$"
    with quick(0.5), pytest.raises(InvalidValueError, match=message):
        build(names)


def test_a_clique_of_14_names_one_cycle_at_once() -> None:
    names = [f"k{n}" for n in range(14)]
    message = r"^JobMap: steps wait for each other: 'k0' → 'k1' → 'k0'\. .*\[JT205\]$"
    with quick(), pytest.raises(CycleError, match=message):
        jt.JobMap(names, itertools.permutations(names, 2))


def test_ten_thousand_alternatives_are_read_at_once() -> None:
    names = [f"k{n}" for n in range(10_000)]
    with quick(1.5):
        assert len(jt.JobMap(names, alternatives=[names]).choices) == 1


def test_the_graph_cases_of_the_shared_data_are_all_known_here() -> None:
    path = shared("hostile", "cases.jsonl")
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    known = {case["id"] for case in cases if case["kind"] in {"graph", "graph_cost", "graph_state", "object_state"}}
    assert known == {
        "gr-self-loop",
        "gr-cycle2",
        "gr-dup-step",
        "gr-dup-edge",
        "gr-none-node",
        "gr-kwinj",
        "gr-empty-id",
        "gr-reserved",
        "gr-int-str",
        "gr-casefold",
        "gr-chain-100k",
        "gr-chain-2000",
        "gr-ladder-40",
        "gr-clique-14",
        "gs-alias-in",
        "gs-freeze-caller",
        "gs-attr-alias",
        "gs-order",
        "gs-hashseed",
        "gs-eq",
        "gs-backend-env",
        "os-nan-eq",
        "os-hash-list",
        "os-setattr",
        "os-evolve",
        "os-pickle-hashseed",
        "os-subclass",
        "os-deep-tuple",
        "os-self-ref",
        "os-dag-bomb",
        "os-repr-size",
        "os-repr-ansi",
    }


CHILD = """
import jobtheory as jt
names = [f"k{n}" for n in range(30)]
edges = {(a, b) for i, a in enumerate(names) for b in names[i + 1 :] if hash_free(a, b)}
made = jt.JobMap(names, edges, alternatives={("k3", "k4"), ("k8", "k9", "k7")}, repeats=[("k29", "k0")])
print(made.order, made.edges, made.alternatives, made.choices, repr(made), list(made.graph.edges))
print(made.ancestors("k29"), made.descendants("k0"), made.dominators("k29"), made.only("k1", "k20", "k9"))
print(made.critical_path({k: int(k[1:]) % 7 for k in names}))
try:
    jt.JobMap(names, {(a, b) for a in names for b in names if a != b})
except jt.CycleError as error:
    print(error)
try:
    jt.JobMap(names, {("k1", "q1"), ("k1", "q1")})
except jt.UnknownNameError as error:
    print(error)
"""


def test_nothing_depends_on_the_order_of_a_set() -> None:
    source = "def hash_free(a, b):\n    return (7 * int(a[1:]) + 3 * int(b[1:])) % 5 < 2\n" + CHILD
    texts = {
        subprocess.run(
            [sys.executable, "-c", source],
            capture_output=True,
            check=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1", "77", "4242")
    }
    assert len(texts) == 1
    assert "k29" in texts.pop()


def test_the_graph_comes_whatever_backends_the_environment_asks_networkx_for() -> None:
    source = "import jobtheory as jt; print(jt.JobMap.chain('a', 'b').graph.number_of_edges())"
    done = subprocess.run(
        [sys.executable, "-c", source],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "NETWORKX_FALLBACK_TO_NX": "true", "NETWORKX_CACHE_CONVERTED_GRAPHS": "false"},
    )
    assert done.stdout.strip() == "1"
