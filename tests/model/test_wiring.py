import re
from collections.abc import Callable
from typing import Any

import pytest

import jobtheory as jt
from jobtheory.errors import CycleError, InvalidTypeError, InvalidValueError, UnknownNameError

GRIND, POUR = jt.Step("grind"), jt.Step("pour")


def test_steps_are_named_by_their_key_or_themselves() -> None:
    by_key = jt.JobMap([GRIND, POUR, "taste"], [("grind", "pour"), ("pour", "taste")], repeats=[("taste", "pour")])
    assert jt.JobMap([GRIND, POUR, "taste"], [(GRIND, POUR), (POUR, "taste")], repeats=[("taste", POUR)]) == by_key
    either = jt.JobMap([GRIND, POUR], alternatives=[(GRIND, "pour")])
    assert either.alternatives == (("grind", "pour"),)


def test_the_order_in_which_edges_and_groups_are_given_does_not_count() -> None:
    edges = [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")]
    groups = [("b", "c"), ("e", "f")]
    one = jt.JobMap(list("abcdef"), edges, alternatives=groups)
    other = jt.JobMap(list("abcdef"), edges[::-1], alternatives=[g[::-1] for g in groups[::-1]])
    assert one == other
    assert hash(one) == hash(other)
    assert other.edges == tuple(edges)
    assert other.alternatives == tuple(groups)
    assert jt.JobMap(["a", "b"], alternatives=[{"b", "a"}]).alternatives == (("a", "b"),)


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (
            lambda: jt.JobMap(["grind", "pour"], [("gring", "pour")]),
            "JobMap > step 'pour': depends on unknown step 'gring'. Did you mean 'grind'? [JT203]",
        ),
        (
            lambda: jt.JobMap(["grind", "pour"], [("grind", "poor")]),
            "JobMap > step 'grind': leads to unknown step 'poor'. Did you mean 'pour'? [JT203]",
        ),
        (
            lambda: jt.JobMap(["grind", "pour"], [(jt.Step("boil"), "pour")]),
            "JobMap > step 'pour': depends on unknown step 'boil'. Known are 'grind', 'pour'. [JT203]",
        ),
        (
            lambda: jt.JobMap([], [("a", "b")]),
            "JobMap > step 'b': depends on unknown step 'a'. There are none. [JT203]",
        ),
        (
            lambda: jt.JobMap(["grind", "pour"], alternatives=[("grind", "poor")]),
            "JobMap: alternatives name unknown step 'poor'. Did you mean 'pour'? [JT203]",
        ),
        (
            lambda: jt.JobMap(["grind", "pour"], repeats=[("grind", "poor")]),
            "JobMap: repeats name unknown step 'poor'. Did you mean 'pour'? [JT203]",
        ),
    ],
)
def test_an_unknown_step_is_named_with_the_nearest(build: Callable[[], object], message: str) -> None:
    with pytest.raises(UnknownNameError, match=f"^{re.escape(message)}$"):
        build()


@pytest.mark.parametrize("part", ["edges", "alternatives", "repeats"])
@pytest.mark.parametrize("key", [5, None, ["grind"], b"grind", 1.5])
def test_what_is_no_key_is_refused(part: str, key: Any) -> None:
    with pytest.raises(
        InvalidTypeError, match=r"unknown step .*\. Name a step by its key or the Step itself\. \[JT103\]$"
    ):
        jt.JobMap([GRIND, POUR], **{part: [(key, "pour")]})


@pytest.mark.parametrize("edge", [(), ("grind",), ("grind", "pour", {"weight": 1})])
def test_an_edge_has_two_ends(edge: Any) -> None:
    with pytest.raises(InvalidValueError, match=rf"^JobMap: an edge has {len(edge)} ends\. Give pairs .*\[JT201\]$"):
        jt.JobMap([GRIND, POUR], [edge])


@pytest.mark.parametrize("kind", [set, frozenset])
def test_an_edge_that_is_a_set_has_no_direction(kind: Any) -> None:
    with pytest.raises(InvalidTypeError, match=r"^JobMap: an edge is a set, which has no direction\. .*\[JT106\]$"):
        jt.JobMap([GRIND, POUR], [kind(("grind", "pour"))])


def test_an_edge_given_twice_is_refused() -> None:
    with pytest.raises(
        InvalidValueError, match=r"^JobMap: the edge 'grind' → 'pour' is given twice\. Give it once\. \[JT202\]$"
    ):
        jt.JobMap([GRIND, POUR], [("grind", "pour"), (GRIND, POUR)])


def test_a_step_that_waits_for_itself_is_refused() -> None:
    message = (
        "JobMap > step 'pour': the step waits for itself. Take the edge out; where the step is done again, "
        "declare repeats=[('pour', 'pour')]. [JT205]"
    )
    with pytest.raises(CycleError, match=f"^{re.escape(message)}$") as caught:
        jt.JobMap([GRIND, POUR], [("pour", "pour")])
    assert caught.value.cycle == ("pour", "pour")
    assert jt.JobMap([GRIND, POUR], repeats=[("pour", "pour")]).repeats == (("pour", "pour"),)


def test_a_cycle_is_named_in_order() -> None:
    message = (
        "JobMap: steps wait for each other: 'b' → 'd' → 'c' → 'b'. Take one edge out; where steps are done again, "
        "declare it: repeats=[('c', 'b')]. [JT205]"
    )
    with pytest.raises(CycleError, match=f"^{re.escape(message)}$") as caught:
        jt.JobMap(["a", "b", "c", "d", "e"], [("a", "b"), ("b", "d"), ("d", "c"), ("c", "b"), ("d", "e")])
    assert caught.value.cycle == ("b", "d", "c", "b")
    mended = jt.JobMap(
        ["a", "b", "c", "d", "e"], [("a", "b"), ("b", "d"), ("d", "c"), ("d", "e")], repeats=[("c", "b")]
    )
    assert mended.order == ("a", "b", "d", "c", "e")


def test_a_long_cycle_is_shown_short_and_kept_whole() -> None:
    keys = [f"k{n}" for n in range(2000)]
    with pytest.raises(CycleError, match=r"'k5' → … → 'k1996' → 'k1997' → 'k1998' → 'k1999' → 'k0'\. Take") as caught:
        jt.JobMap(keys, zip(keys, [*keys[1:], keys[0]], strict=True))
    assert caught.value.cycle == (*keys, "k0")
    assert len(str(caught.value)) < 400


def test_a_group_of_alternatives_has_two_steps_at_least() -> None:
    groups: list[list[str | jt.Step]] = [[], ["grind"], ["grind", "grind"], [GRIND, "grind"]]
    for group in groups:
        with pytest.raises(
            InvalidValueError, match=r"^JobMap: a group of alternatives has fewer than two steps\. .*\[JT204\]$"
        ):
            jt.JobMap([GRIND, POUR], alternatives=[group])


def test_a_step_belongs_to_one_group_once() -> None:
    message = r"^JobMap: step 'b' stands in alternatives twice\. A step belongs to one group at most, once\. \[JT206\]$"
    for groups in ([("a", "b"), ("b", "c")], [("a", "b", "b")], [("a", "b", "c"), ("c", "b")]):
        with pytest.raises(InvalidValueError, match=message):
            jt.JobMap(["a", "b", "c"], alternatives=groups)


def test_a_repeat_leads_back_and_is_no_plain_edge() -> None:
    with pytest.raises(
        InvalidValueError, match=r"^JobMap: a repeat has fewer than two keys\. Give the way back, .*\[JT208\]$"
    ):
        jt.JobMap.chain("a", "b", repeats=[["b"]])
    with pytest.raises(InvalidValueError, match=r"^JobMap: the repeat 'a' → 'b' is a plain edge too\. .*\[JT209\]$"):
        jt.JobMap.chain("a", "b", repeats=[("a", "b")])
    message = "JobMap: the repeat 'a' → 'c' does not lead back. A repeat starts at a later step and ends at an earlier "
    with pytest.raises(
        InvalidValueError, match=f"^{re.escape(message)}one; no way leads from 'c' to 'a'\\. \\[JT207\\]$"
    ):
        jt.JobMap.chain("a", "b", "c", repeats=[("a", "c")])
    with pytest.raises(InvalidValueError, match=r"no way leads from 'a' to 'b'\. \[JT207\]$"):
        jt.JobMap(["a", "b"], repeats=[("b", "a")])


def test_declared_repeats_are_kept() -> None:
    repeats = [("monitor", "modify", "execute"), ("monitor", "execute")]
    one = jt.JobMap.chain("execute", "monitor", "modify", "conclude", repeats=repeats)
    assert one.repeats == tuple(repeats)
    assert jt.JobMap.chain("execute", "monitor", "modify", "conclude", repeats=[*repeats, repeats[0]]) == one
    assert one.edges == (("execute", "monitor"), ("monitor", "modify"), ("modify", "conclude"))


NASTY = "a\x1b[2J\u202e" + "x" * 1900


NASTY_BUILDS: list[Callable[[Any, Any], object]] = [
    lambda a, b: jt.JobMap([a, b], [(a, a)]),
    lambda a, b: jt.JobMap([a, b], [(a, b), (b, a)]),
    lambda a, b: jt.JobMap([a, b], [(a, b), (a, b)]),
    lambda a, b: jt.JobMap([a, a]),
    lambda a, b: jt.JobMap([a], [(a, b)]),
    lambda a, b: jt.JobMap([a, b], alternatives=[(a, b), (a, b)]),
    lambda a, b: jt.JobMap([a, b], [(a, b)], repeats=[(a, b)]),
    lambda a, b: jt.JobMap([a, b], repeats=[(a, b)]),
    lambda a, b: jt.JobMap([a, b]).critical_path({a.key: 1}),
    lambda a, b: jt.JobMap([a, b]).critical_path({a.key: "1 minit"}),
    lambda a, b: jt.JobMap([a, b]).before(NASTY * 2),
]


@pytest.mark.parametrize(
    "build",
    NASTY_BUILDS,
)
def test_errors_about_nasty_keys_are_short_and_steer_no_terminal(build: Callable[[Any, Any], object]) -> None:
    one, other = jt.Step(NASTY, key=NASTY), jt.Step(NASTY, key="b" + NASTY)
    with pytest.raises(jt.JobTheoryError, match=r"\[JT\d{3}\]$") as caught:
        build(one, other)
    assert str(caught.value).isprintable()
    assert "x" * 81 not in str(caught.value)
    assert len(str(caught.value)) < 700
