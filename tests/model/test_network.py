import copy
import pickle
import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import networkx as nx
import pytest

import jobtheory as jt
from jobtheory.errors import CycleError, InvalidTypeError, InvalidValueError, UnknownNameError
from tests.timing import quick

SPEND = jt.JobNetwork(
    ["Send a document", "Prove who I am", "Open an account", "Carry cash", "Spend money here"],
    [
        ("send-a-document", "open-an-account"),
        ("prove-who-i-am", "open-an-account"),
        jt.Serves("open-an-account", "spend-money-here", reason="shops take no foreign cards"),
        ("carry-cash", "spend-money-here"),
    ],
)
DIAMOND = jt.JobNetwork(list("dcba"), [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")])
DRIVE = jt.Job("Drive", jt.Purpose(goals=["Arrive soon"]), jt.JobMap.chain("Set out"))
NX: Any = nx
"""What of it the stubs leave open."""
EVIDENCE = jt.Evidence("observed", "twelve interviews", sample=12)


def bare(statement: str, key: str | None = None) -> jt.Job:
    return jt.Job(statement, jt.Purpose(), jt.JobMap([]), key=key)


def keys(network: jt.JobNetwork) -> list[str]:
    return [job.key for job in network]


def pairs(network: jt.JobNetwork) -> list[tuple[str, str]]:
    return [(one.lower, one.upper) for one in network.serves]


# --- what it holds


def test_jobs_keep_their_order_and_pairs_take_it() -> None:
    assert keys(DIAMOND) == list("dcba")
    assert pairs(DIAMOND) == [("c", "d"), ("b", "d"), ("a", "c"), ("a", "b")]
    assert jt.JobNetwork(list("dcba"), [("b", "d"), ("a", "c"), ("c", "d"), ("a", "b")]) == DIAMOND
    assert len(DIAMOND) == 4
    assert list(DIAMOND) == list(DIAMOND.jobs)


def test_a_text_becomes_a_job_of_which_nothing_else_is_known() -> None:
    assert SPEND["carry-cash"] == bare("Carry cash")
    assert jt.JobNetwork([DRIVE, "Arrive"], [(DRIVE, "arrive")])["drive"] is DRIVE


def test_texts_without_a_letter_are_numbered() -> None:
    network = jt.JobNetwork(["!!!", "Drive", "???"], [("job-1", "drive")])
    assert keys(network) == ["job-1", "drive", "job-3"]
    assert network["job-3"].statement == "???"


def test_a_network_of_nothing() -> None:
    empty = jt.JobNetwork([])
    assert (len(empty), empty.roots, empty.levels) == (0, (), ())
    assert empty.only() == empty.merge(empty) == empty
    assert jt.JobNetwork.from_graph(empty.graph) == empty
    with pytest.raises(UnknownNameError, match=r"^JobNetwork: unknown job 'a'\. There are none\. \[JT230\]$"):
        empty.why("a")


def test_jobs_come_from_any_iterable_and_pairs_from_a_set_too() -> None:
    assert jt.JobNetwork(iter(["a", "b"]), {("a", "b")}) == jt.JobNetwork(("a", "b"), [["a", "b"]])  # type: ignore[list-item]  # any pair will do


def test_the_repr_is_bounded() -> None:
    assert repr(jt.JobNetwork(["a"])) == "JobNetwork(('a',))"
    many = jt.JobNetwork([f"j{n}" for n in range(100)], [(f"j{n}", f"j{n + 1}") for n in range(99)])
    assert repr(many).count("…") == 2
    assert len(repr(many)) < 500


def test_a_network_is_a_value() -> None:
    again = jt.JobNetwork(SPEND.jobs, SPEND.serves)
    assert again == SPEND
    assert hash(again) == hash(SPEND)
    assert copy.deepcopy(SPEND) == pickle.loads(pickle.dumps(SPEND)) == SPEND  # noqa: S301  # our own bytes
    assert jt.JobNetwork(SPEND.jobs[::-1], SPEND.serves) != SPEND


def test_membership() -> None:
    network = jt.JobNetwork([DRIVE, "Arrive"])
    assert "drive" in network
    assert DRIVE in network
    assert bare("Drive") not in network
    assert bare("Fly") not in network
    assert "fly" not in network
    others: list[object] = [5, None, ["drive"], ("drive",)]
    assert not any(other in network for other in others)


# --- what it refuses

WRONG: list[tuple[Callable[[], object], type[Exception], str]] = [
    (lambda: jt.JobNetwork("abc"), InvalidTypeError, r"^JobNetwork: jobs is 'abc'\. Give a list .*\[JT106\]$"),
    (lambda: jt.JobNetwork({"a"}), InvalidTypeError, r"^JobNetwork: jobs is a set\. .*\[JT106\]$"),
    (lambda: jt.JobNetwork({"a": "b"}), InvalidTypeError, r"^JobNetwork: jobs is a dict\. .*\[JT106\]$"),
    (lambda: jt.JobNetwork(5), InvalidTypeError, r"^JobNetwork: jobs is 5\. .*\[JT106\]$"),  # type: ignore[arg-type]
    (lambda: jt.JobNetwork([5]), InvalidTypeError, r"^JobNetwork: job is 5, not a Job\. .*\[JT103\]$"),  # type: ignore[list-item]
    (lambda: jt.JobNetwork([""]), InvalidValueError, r"^JobNetwork > Job '': statement is empty\. .*\[JT104\]$"),
    (
        lambda: jt.JobNetwork(["a" * 2_001]),
        InvalidValueError,
        r"^JobNetwork > Job 'a+…: statement has 2,001 characters\. .*\[JT104\]$",
    ),
    (
        lambda: jt.JobNetwork(["a"] * 100_001),
        InvalidValueError,
        r"^JobNetwork: jobs has more than 100,000 members\. .*\[JT107\]$",
    ),
    (
        lambda: jt.JobNetwork(["a b", "A b!"]),
        InvalidValueError,
        r"^JobNetwork: two jobs have the key 'a-b': 'a b' and 'A b!'\. Give one of them a key= .*\[JT112\]$",
    ),
    (lambda: jt.JobNetwork(["a", "b"], "ab"), InvalidTypeError, r"^JobNetwork: serves is 'ab'\. .*\[JT106\]$"),  # type: ignore[arg-type]
    (
        lambda: jt.JobNetwork(["a", "b"], [{"a", "b"}]),  # type: ignore[list-item]
        InvalidTypeError,
        r"^JobNetwork: a pair is a set, which has no direction\. Give pairs \(lower, upper\)\. \[JT106\]$",
    ),
    (
        lambda: jt.JobNetwork(["a", "b"], ["ab"]),  # type: ignore[list-item]
        InvalidTypeError,
        r"^JobNetwork: a pair of serves is 'ab'\. .*\[JT106\]$",
    ),
    (
        lambda: jt.JobNetwork(["a", "b"], [("a",)]),  # type: ignore[list-item]
        InvalidValueError,
        r"^JobNetwork: a pair of serves has 1 ends\. .*\[JT233\]$",
    ),
    (
        lambda: jt.JobNetwork(["a", "b"], [("a", 5)]),  # type: ignore[list-item]
        InvalidTypeError,
        r"^JobNetwork > Serves 'a' → 5: upper is 5, not text\. .*\[JT103\]$",
    ),
    (
        lambda: jt.JobNetwork(["drive", "b"], [("drve", "b")]),
        UnknownNameError,
        r"^JobNetwork: 'b' is served by unknown job 'drve'\. Did you mean 'drive'\? \[JT230\]$",
    ),
    (
        lambda: jt.JobNetwork(["drive", "b"], [("drive", "arrive")]),
        UnknownNameError,
        r"^JobNetwork: 'drive' serves unknown job 'arrive'\. Did you mean 'drive'\? \[JT230\]$",
    ),
    (
        lambda: jt.JobNetwork(["a", "b"], [("a", "b"), jt.Serves("a", "b", reason="x"), ("a", "b")]),
        InvalidValueError,
        r"^JobNetwork: that 'a' serves 'b' is given 3 times\. Give it once, with one reason\. \[JT232\]$",
    ),
    (
        lambda: jt.JobNetwork(["a", "b"], [("a", "a")]),
        CycleError,
        r"^JobNetwork > Serves 'a' → 'a': a job serves itself\. .*\[JT231\]$",
    ),
    (
        lambda: jt.JobNetwork(list("abcd"), [("d", "a"), ("b", "c"), ("c", "a"), ("a", "b")]),
        CycleError,
        r"^JobNetwork: jobs serve each other in a circle: 'a' → 'b' → 'c' → 'a'\. Of two jobs one .*\[JT231\]$",
    ),
]


@pytest.mark.parametrize(("make", "kind", "message"), WRONG)
def test_what_cannot_be_a_network_is_refused(make: Callable[[], object], kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message):
        make()


def test_a_circle_of_two_thousand_is_named_in_order_and_shown_in_short() -> None:
    names = [f"j{n}" for n in range(2_000)]
    with quick(), pytest.raises(CycleError, match=r"'j0' → 'j1' → .* → … → .* → 'j1999' → 'j0'\.") as caught:
        jt.JobNetwork(names, [*pairwise(names), ("j1999", "j0")])
    assert caught.value.cycle == (*names, "j0")
    assert len(str(caught.value)) < 400


def test_control_characters_never_get_into_a_message() -> None:
    hostile = "drive\x1b[31m\u202e"
    with pytest.raises(UnknownNameError, match="unknown job") as caught:
        jt.JobNetwork(["Arrive"], [(hostile, "arrive")])
    assert not re.search(r"[\x00-\x1f\u202e]", str(caught.value))
    assert keys(jt.JobNetwork([hostile])) == ["drive-31m"]


ASKED: list[Callable[[jt.JobNetwork, Any], object]] = [
    lambda n, k: n[k],
    lambda n, k: n.why(k),
    lambda n, k: n.how(k),
    lambda n, k: n.ladder(k),
    lambda n, k: n.reaches(k, "spend-money-here"),
    lambda n, k: n.reaches("spend-money-here", k),
    lambda n, k: n.up_from(k),
    lambda n, k: n.down_from(k),
    lambda n, k: n.only("send-a-document", k),
    lambda n, k: n.competitors(k, {}),
]


@pytest.mark.parametrize("ask", ASKED)
def test_an_unknown_job_is_answered_with_the_nearest(ask: Callable[[jt.JobNetwork, Any], object]) -> None:
    with pytest.raises(
        UnknownNameError, match=r"^JobNetwork: unknown job 'cary-cash'\. Did you mean 'carry-cash'\? \[JT230\]$"
    ):
        ask(SPEND, "cary-cash")
    for wrong in (0, None, ["carry-cash"]):
        with pytest.raises(
            InvalidTypeError, match=r"^JobNetwork: a job is named by .*\. Name it by its key .*\[JT103\]$"
        ):
            ask(SPEND, wrong)
    assert ask(SPEND, SPEND["carry-cash"]) == ask(SPEND, "carry-cash")


# --- asking why and how


def test_why_goes_up_and_how_goes_down() -> None:
    assert SPEND.why("send-a-document") == ("open-an-account",)
    assert SPEND.why("spend-money-here") == ()
    assert SPEND.how("open-an-account") == ("send-a-document", "prove-who-i-am")
    assert SPEND.how("carry-cash") == ()
    assert DIAMOND.why("a") == ("c", "b")


def test_a_ladder_has_the_shortest_number_of_whys() -> None:
    assert SPEND.ladder("send-a-document") == (("send-a-document",), ("open-an-account",), ("spend-money-here",))
    assert DIAMOND.ladder("a") == (("a",), ("c", "b"), ("d",))
    jumping = jt.JobNetwork(list("abc"), [("a", "b"), ("b", "c"), ("a", "c")])
    assert jumping.ladder("a") == (("a",), ("b", "c"))
    assert jumping.ladder("c") == (("c",),)


def test_levels_begin_at_the_roots_and_take_the_longest_way() -> None:
    assert SPEND.roots == ("spend-money-here",)
    assert SPEND.levels == (
        ("spend-money-here",),
        ("open-an-account", "carry-cash"),
        ("send-a-document", "prove-who-i-am"),
    )
    jumping = jt.JobNetwork(["a", "b", "c", "alone"], [("a", "b"), ("b", "c"), ("a", "c")])
    assert jumping.levels == (("c", "alone"), ("b",), ("a",))
    assert jumping.roots == ("c", "alone")


def test_reaching() -> None:
    assert SPEND.reaches("send-a-document", "spend-money-here")
    assert not SPEND.reaches("spend-money-here", "send-a-document")
    assert not SPEND.reaches("carry-cash", "open-an-account")
    assert not SPEND.reaches("carry-cash", "carry-cash")


# --- parts and wholes


def test_slices_keep_what_is_between() -> None:
    assert SPEND.up_from("open-an-account") == jt.JobNetwork(["Open an account", "Spend money here"], [SPEND.serves[2]])
    assert SPEND.down_from("open-an-account") == jt.JobNetwork(
        ["Send a document", "Prove who I am", "Open an account"],
        [("send-a-document", "open-an-account"), ("prove-who-i-am", "open-an-account")],
    )
    assert DIAMOND.up_from("a") == DIAMOND.down_from("d") == DIAMOND


def test_only_some_jobs_serve_each_other_through_those_left_out() -> None:
    part = SPEND.only("spend-money-here", "send-a-document")
    assert keys(part) == ["send-a-document", "spend-money-here"]
    assert part.serves == (jt.Serves("send-a-document", "spend-money-here"),), "no reason was ever given for it"
    assert SPEND.only("open-an-account", "spend-money-here").serves == (SPEND.serves[2],)
    assert SPEND.only() == jt.JobNetwork([])
    assert SPEND.only(*keys(SPEND), "carry-cash") == SPEND


def test_merging_puts_two_networks_together() -> None:
    one = jt.JobNetwork(["a", "b"], [("a", "b")])
    other = jt.JobNetwork(["c", "b"], [jt.Serves("b", "c", evidence=EVIDENCE)])
    merged = one.merge(other)
    assert keys(merged) == ["a", "b", "c"]
    assert merged.serves == (jt.Serves("a", "b"), jt.Serves("b", "c", evidence=EVIDENCE))


def test_merging_takes_what_more_is_known_of() -> None:
    reasoned = jt.Serves("drive", "arrive", reason="there is no train")
    known = jt.JobNetwork([DRIVE, "Arrive"], [reasoned])
    sketch = jt.JobNetwork(["Drive", "Arrive"], [("drive", "arrive")])
    for merged in (known.merge(sketch), sketch.merge(known), known.merge(known)):
        assert merged == known
        assert merged.serves == (reasoned,)


def test_merging_believes_whom_it_is_told_to() -> None:
    mine = jt.JobNetwork(
        [jt.Job("Drive", jt.Purpose(goals=["Rest"]), jt.JobMap([])), "Arrive"],
        [jt.Serves("drive", "arrive", reason="it is far")],
    )
    theirs = jt.JobNetwork([DRIVE, "Arrive"], [jt.Serves("drive", "arrive", reason="there is no train")])
    assert mine.merge(theirs, prefer="self") == mine
    assert mine.merge(theirs, prefer="other") == theirs
    loud = jt.JobNetwork([bare("DRIVE", "drive")])
    assert theirs.merge(loud) == theirs
    with pytest.raises(InvalidValueError, match=r"prefer is 'mine'\. Give 'self' or 'other'.*JT234"):
        mine.merge(theirs, prefer="mine")  # type: ignore[arg-type]


def test_merging_refuses_to_let_one_win() -> None:
    known = jt.JobNetwork([DRIVE, "Arrive"], [jt.Serves("drive", "arrive", reason="there is no train")])
    differs = r"^JobNetwork > merge: the networks differ in what job 'drive' is\. .*\[JT234\]$"
    for other in (bare("Drive it", "drive"), jt.Job("Drive", jt.Purpose(goals=["Rest"]), jt.JobMap([]))):
        with pytest.raises(InvalidValueError, match=differs):
            known.merge(jt.JobNetwork([other]))
    for reason, evidence in (("it is dark", None), (None, EVIDENCE)):
        other_why = jt.JobNetwork(["Drive", "Arrive"], [jt.Serves("drive", "arrive", reason=reason, evidence=evidence)])
        with pytest.raises(
            InvalidValueError,
            match=r"^JobNetwork > merge: the networks differ in why 'drive' serves 'arrive'\. .*234\]$",
        ):
            known.merge(other_why)
    with pytest.raises(CycleError, match=r"^merge > JobNetwork: jobs serve each other in a circle: .*\[JT231\]$"):
        known.merge(jt.JobNetwork(["Arrive", "Drive"], [("arrive", "drive")]))
    with pytest.raises(InvalidTypeError, match=r"^JobNetwork > merge: other is 'drive', not a JobNetwork\."):
        known.merge("drive")  # type: ignore[arg-type]  # what is refused


def test_a_job_is_exchanged_where_it_stands() -> None:
    sketch = jt.JobNetwork(["Set out", "Drive", "Arrive"], [("set-out", "drive"), ("drive", "arrive")])
    known = sketch.with_job(DRIVE)
    assert known.jobs == (bare("Set out"), DRIVE, bare("Arrive"))
    assert known.serves == sketch.serves
    with pytest.raises(UnknownNameError, match=r"^JobNetwork: unknown job 'fly'\. .*\[JT230\]$"):
        sketch.with_job(bare("Fly"))
    with pytest.raises(InvalidTypeError, match=r"^JobNetwork: job is 'drive', not a Job\."):
        sketch.with_job("drive")  # type: ignore[arg-type]  # what is refused


# --- graphs


def test_the_graph_is_fresh_frozen_and_holds_everything() -> None:
    network = jt.JobNetwork([DRIVE, "Arrive"], [jt.Serves("drive", "arrive", reason="no train", evidence=EVIDENCE)])
    graph = network.graph
    assert graph is not network.graph
    assert nx.is_frozen(graph)
    assert dict(graph.nodes["drive"]) == {"job": DRIVE, "statement": "Drive"}
    assert dict(graph.edges["drive", "arrive"]) == {"reason": "no train", "evidence": EVIDENCE}
    assert jt.JobNetwork.from_graph(graph) == network


def test_a_graph_brings_its_own_names() -> None:
    given: nx.DiGraph[Any] = nx.DiGraph([(1, 2), (DRIVE, 2)])
    given.nodes[2]["statement"] = "Arrive"
    given.nodes[1]["colour"] = "red"
    given.edges[1, 2]["reason"] = "to see them"
    before: nx.DiGraph[Any] = nx.DiGraph(given)
    network = jt.JobNetwork.from_graph(given)
    assert keys(network) == ["1", "2", "drive"]
    assert network["2"] == bare("Arrive", "2")
    assert network["drive"] is DRIVE
    assert network.serves == (jt.Serves("1", "2", reason="to see them"), jt.Serves("drive", "2"))
    assert NX.utils.graphs_equal(given, before)


def graph_of(*nodes: object, **attributes: object) -> Any:
    graph: nx.DiGraph[Any] = nx.DiGraph()
    graph.add_nodes_from(nodes, **attributes)
    return graph


WRONG_GRAPHS: list[tuple[Callable[[], Any], type[Exception], str]] = [
    (lambda: 5, InvalidTypeError, r"from_graph: the graph is 5, not a networkx DiGraph\. .*\[JT210\]$"),
    (lambda: nx.Graph([("a", "b")]), InvalidTypeError, r"the graph is a Graph, .*\[JT210\]$"),
    (lambda: NX.MultiDiGraph([("a", "b")]), InvalidTypeError, r"the graph is a MultiDiGraph, .*\[JT210\]$"),
    (lambda: graph_of(" "), InvalidTypeError, r"from_graph: a node is ' '\. .* or a Job\. \[JT211\]$"),
    (
        lambda: graph_of(False),  # noqa: FBT003  # a node
        InvalidTypeError,
        r"from_graph: a node is False\. .*\[JT211\]$",
    ),
    (lambda: graph_of(("a", "b")), InvalidTypeError, r"from_graph: a node is a tuple\. .*\[JT211\]$"),
    (lambda: graph_of(*range(100_001)), InvalidValueError, r"the graph has 100,001 nodes\. .*\[JT107\]$"),
    (lambda: graph_of(1, "1"), InvalidValueError, r"two jobs have the key '1': '1' and '1'\. .*\[JT112\]$"),
    (
        lambda: graph_of("drove", job=DRIVE),
        InvalidValueError,
        r"^JobNetwork\.from_graph > node 'drove': the node holds a job with another key, 'drive'\. .*\[JT212\]$",
    ),
    (lambda: graph_of("a", statement=5), InvalidTypeError, r"> node 'a' > Job 5: statement is 5, not text\. .*103\]$"),
    (lambda: nx.DiGraph([("a", "a")]), CycleError, r"from_graph > Serves 'a' → 'a': a job serves itself\. .*231\]$"),
    (lambda: nx.DiGraph([("a", "b"), ("b", "a")]), CycleError, r"in a circle: 'a' → 'b' → 'a'\. .*\[JT231\]$"),
    (
        lambda: nx.DiGraph([("a", "b", {"reason": 5})]),
        InvalidTypeError,
        r"^JobNetwork\.from_graph > Serves 'a' → 'b': reason is 5, not text\. .*\[JT103\]$",
    ),
    (
        lambda: nx.DiGraph([("a", "b", {"evidence": "I saw it"})]),
        InvalidTypeError,
        r"^JobNetwork\.from_graph > Serves 'a' → 'b': evidence is 'I saw it', not an Evidence\. .*\[JT103\]$",
    ),
]


@pytest.mark.parametrize(("make", "kind", "message"), WRONG_GRAPHS)
def test_a_graph_that_is_no_network_is_refused(make: Callable[[], Any], kind: type[Exception], message: str) -> None:
    given = make()
    with pytest.raises(kind, match=message):
        jt.JobNetwork.from_graph(given)
