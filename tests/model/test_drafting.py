"""Drafts of job maps: an order that most agree on, repeats declared, and what is left out told."""

import csv
import json
from itertools import pairwise, permutations

import hypothesis.strategies as st
import pytest
from hypothesis import given

import jobtheory as jt
from tests.shared import shared


def test_a_chain_with_a_way_back() -> None:
    process = jt.Process(
        {("plan", "do", "check", "ship"): 7, ("plan", "do", "check", "do", "check", "ship"): 3, ("plan", "do"): 1}
    )
    draft = process.draft()
    assert draft.job_map == jt.JobMap.chain("plan", "do", "check", "ship", repeats=[("check", "do")])
    assert draft.mapping == {name: name for name in ("plan", "do", "check", "ship")}
    assert draft.omissions == ()
    assert process.draft_job_map() == draft.job_map
    assert process.conformance(draft.job_map, draft.mapping).fitting == 10


def test_what_few_cases_have_is_optional_and_what_excludes_itself_an_alternative() -> None:
    process = jt.Process(
        {
            ("in", "card", "out"): 6,
            ("in", "cash", "out"): 5,
            ("in", "coat", "card", "out"): 2,
            ("in", "coat", "cash", "out"): 2,
        }
    )
    job_map = process.draft_job_map()
    assert job_map.alternatives == (("card", "cash"),)
    assert [step.key for step in job_map.steps if step.optional] == ["coat"]
    assert ("coat", "card") in job_map.edges
    assert job_map.reaches("in", "coat")
    assert not job_map.reaches("card", "cash")


def drafted(ways: dict[str, int]) -> tuple[jt.Process, jt.JobMap]:
    process = jt.Process({tuple(way): cases for way, cases in ways.items()})
    return process, process.draft_job_map()


def optional(job_map: jt.JobMap) -> list[str]:
    return [step.key for step in job_map.steps if step.optional]


def test_a_step_before_which_people_give_up_is_no_less_needed() -> None:
    process, job_map = drafted({"abc": 60, "ab": 40})
    assert optional(job_map) == []
    fit = process.conformance(job_map, {key: key for key in "abc"})
    assert (fit.fitness, fit.steps["b"].stopped, fit.steps["c"].not_reached) == (0.6, 40, 40)
    # However few are left in the end, where more go on than give up at each step.
    assert optional(drafted({"abcde": 33, "abcd": 7, "abc": 10, "ab": 20, "a": 30})[1]) == []


def test_a_step_that_cases_go_past_is_optional() -> None:
    process, job_map = drafted({"abc": 60, "ac": 40})
    assert optional(job_map) == ["b"]
    assert process.conformance(job_map, {key: key for key in "abc"}).fitness == 1
    # Of the 50 that get past it, 45 do b: nine of ten, whatever the 50 would have done that gave up before.
    assert optional(drafted({"abc": 45, "ac": 5, "a": 40})[1]) == []
    assert optional(drafted({"abc": 44, "ac": 6, "a": 40})[1]) == ["b"]


def test_what_fewer_do_than_end_right_before_it_comes_on_top() -> None:
    assert optional(drafted({"abc": 50, "ab": 50})[1]) == []
    assert optional(drafted({"abc": 49, "ab": 51})[1]) == ["c"]
    # What follows an optional branch is not needed by those who do not take it.
    process, job_map = drafted({"ab": 90, "axyb": 4, "abxy": 2})
    assert optional(job_map) == ["x", "y"]
    process, job_map = drafted({"ab": 90, "abxy": 6})
    assert optional(job_map) == ["x", "y"]
    assert process.conformance(job_map, {key: key for key in "abxy"}).fitness == 1


def test_alternatives_before_which_people_give_up_are_alternatives() -> None:
    process, job_map = drafted({"akz": 30, "ahz": 25, "ak": 5, "a": 40})
    assert job_map.alternatives == (("k", "h"),)
    assert optional(job_map) == []
    assert process.conformance(job_map, {key: key for key in "akhz"}).fitness == 0.55


def test_where_cases_disagree_the_order_stays_open() -> None:
    process = jt.Process({("a", "b", "c"): 6, ("b", "a", "c"): 4})
    draft = process.draft()
    assert draft.job_map.edges == (("a", "c"), ("b", "c"))
    assert [(o.earlier, o.later, o.cases, o.why.value, o.is_repeat) for o in draft.omissions] == [
        ("a", "b", 6, "disagreed", False),
        ("b", "a", 4, "disagreed", False),
    ]
    agreed = process.draft(agreement=0.6)
    assert agreed.job_map.edges == (("a", "b"), ("b", "c"))
    assert [(o.earlier, o.later, o.cases) for o in agreed.omissions] == []


def test_a_circle_of_majorities_is_opened_and_told() -> None:
    # Two of three cases have a before b, b before c and c before a.
    process = jt.Process([["a", "b", "c"], ["b", "c", "a"], ["c", "a", "b"]])
    draft = process.draft(agreement=0.6, support=1)
    assert draft.job_map.edges == ()
    assert {(o.earlier, o.later, o.why.value) for o in draft.omissions} == {
        ("a", "b", "circular"),
        ("b", "c", "circular"),
        ("c", "a", "circular"),
    }


def test_an_order_is_left_out_that_would_imply_one_that_too_few_agree_on() -> None:
    # Few do b between, and so a before b before c; of the many who do a and c only, half do c first.
    process = jt.Process({("a", "c"): 40, ("c", "a"): 40, ("a", "b"): 4, ("b", "c"): 3})
    draft = process.draft()
    assert draft.job_map.edges == (("a", "b"),)
    assert ("b", "c", 3, "contradicted") in {(o.earlier, o.later, o.cases, o.why.value) for o in draft.omissions}


def test_what_is_rare_is_left_out_and_told() -> None:
    process = jt.Process({("a", "b"): 98, ("a", "b", "a"): 1, ("a", "c", "b"): 1})
    draft = process.draft()
    assert draft.job_map.repeats == ()
    told = {(o.earlier, o.later, o.cases, o.why.value, o.is_repeat) for o in draft.omissions}
    assert told == {("a", "c", 1, "rare", False), ("c", "b", 1, "rare", False), ("b", "a", 1, "rare", True)}
    assert process.draft(repeated=0.01).job_map.repeats == (("b", "a"),)


def test_a_way_back_between_what_has_no_order_is_told() -> None:
    process = jt.Process({("a", "b", "a"): 5, ("b", "a", "b"): 5})
    draft = process.draft()
    assert draft.job_map == jt.JobMap(["a", "b"])
    assert {(o.earlier, o.later, o.why.value) for o in draft.omissions if o.is_repeat} == {
        ("b", "a", "unordered"),
        ("a", "b", "unordered"),
    }


def test_names_that_have_one_key_get_two() -> None:
    job_map = jt.Process([["Pay", "pay!", 7, "?"]]).draft_job_map(support=1)
    assert [step.key for step in job_map.steps] == ["pay", "pay-2", "7", "step"]
    assert [step.statement for step in job_map.steps] == ["Pay", "pay!", "7", "?"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"agreement": 0.5}, r"Process > draft: the agreement is 0.5\. Give more than 0.5.*JT501"),
        ({"agreement": 2}, r"the share is 2\. Give a number from 0 to 1\. \[JT501\]"),
        ({"repeated": -1}, r"the share is -1\..*JT501"),
        ({"support": 0}, r"support is 0\. Give 1 or more\. \[JT108\]"),
    ],
)
def test_arguments_out_of_range_are_refused(options: dict[str, float], said: str) -> None:
    with pytest.raises(jt.InvalidValueError, match=said):
        jt.Process([["a"]]).draft_job_map(**options)  # type: ignore[arg-type]


def test_it_shows_itself_as_a_proposal() -> None:
    draft = jt.Process({("a", "b"): 6, ("b", "a"): 4}).draft()
    text = str(draft)
    assert text.startswith("A proposal: Job map of 2 steps")
    assert "argue with it" in text
    assert "a → b: 6 cases, disagreed" in text
    assert repr(draft).startswith("<Draft: JobMap(('a', 'b')), 2 omissions>")
    assert "a" in draft.to_html()
    wild = jt.Process([list(range(10)), list(range(9, -1, -1))]).draft()
    assert "… and 70 more" in str(wild)
    assert "Left out" not in str(jt.Process([["a"]]).draft())


def test_why_something_is_left_out_is_told_in_words() -> None:
    told = " ".join(str(jt.Process({("a", "b"): 5, ("b", "a"): 4}).draft()).split())
    assert "Disagreed: too few cases agree on which of the two comes first." in told
    assert "Circular" not in told, "nothing here is"


@pytest.mark.parametrize("name", ["running_example", "receipt", "repair"])
def test_real_logs_give_a_map_that_most_cases_fit(name: str) -> None:
    ways: dict[str, list[str]] = {}
    with shared("oracles", f"log_{name}", "data.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            ways.setdefault(row["case"], []).append(row["activity"])
    process = jt.Process(list(ways.values()))
    found = json.loads(shared("oracles", f"log_{name}", "oracle.json").read_text(encoding="utf-8"))
    assert process.directly_follows == {(a, b): n for a, b, n in found["dfg"]}
    draft = process.draft()
    (first,) = found["start_activities"]
    assert draft.job_map.order[0] == draft.mapping[first]
    assert process.conformance(draft.job_map, draft.mapping).fitness > 0.6


@given(st.lists(st.lists(st.sampled_from("abcde"), min_size=1, max_size=8), min_size=1, max_size=10))
def test_an_edge_is_what_enough_cases_agree_on(ways: list[list[str]]) -> None:
    job_map = jt.Process(ways).draft_job_map(agreement=0.8, support=2)
    for a, b in job_map.edges:
        both = [way for way in ways if a in way and b in way]
        assert len(both) >= 2
        assert sum(way.index(a) < way.index(b) for way in both) >= 0.8 * len(both)
    for a, b in permutations(job_map.order, 2):
        both = [way for way in ways if a in way and b in way]
        if job_map.reaches(a, b) and len(both) >= 2:
            assert sum(way.index(a) < way.index(b) for way in both) >= 0.8 * len(both)
    for later, earlier in job_map.repeats:
        assert later == earlier or job_map.reaches(earlier, later)
        assert any((later, earlier) in pairwise(way) for way in ways)
    for group in job_map.alternatives:
        assert all(len(set(group).intersection(way)) <= 1 for way in ways)
