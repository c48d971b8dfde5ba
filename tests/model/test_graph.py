from itertools import pairwise
from typing import Any

import networkx as nx
import pytest

import jobtheory as jt
from jobtheory.errors import CycleError, InvalidTypeError, InvalidValueError, JobTheoryError
from jobtheory.model.measure import Measure
from tests.timing import quick

NX: Any = nx  # typed in part

FULL = jt.JobMap(
    [
        "boil",
        jt.Step("Grind the beans", key="grind", stage="prepare", measure=Measure("grain", "mm", 2, 1), importance=2),
        jt.Step("pour", optional=True),
        "drip",
        "taste",
    ],
    [("boil", "pour"), ("grind", "pour"), ("grind", "drip"), ("pour", "taste"), ("drip", "taste")],
    alternatives=[("drip", "pour")],
    repeats=[("taste", "grind")],
)


def test_a_map_is_the_inverse_of_its_graph() -> None:
    assert jt.JobMap.from_graph(FULL.graph) == FULL
    assert jt.JobMap.from_graph(FULL.graph).order == FULL.order
    assert jt.JobMap.from_graph(jt.JobMap([]).graph) == jt.JobMap([])


def test_the_graph_holds_the_steps_under_their_keys() -> None:
    graph = FULL.graph
    assert type(graph) is nx.DiGraph
    assert list(graph) == ["boil", "grind", "pour", "drip", "taste"]
    assert tuple(graph.edges) == FULL.edges
    assert graph.nodes["grind"] == {
        "step": FULL["grind"],
        "statement": "Grind the beans",
        "stage": "prepare",
        "optional": False,
    }
    assert graph.graph == {"alternatives": FULL.alternatives, "repeats": FULL.repeats}


def test_the_graph_is_fresh_and_frozen() -> None:
    one, other = FULL.graph, FULL.graph
    assert one is not other
    assert nx.is_frozen(one)
    with pytest.raises(nx.NetworkXError, match="Frozen graph can't be modified"):
        one.add_edge("taste", "boil")
    one.nodes["boil"]["step"] = "something else"  # attributes cannot be frozen, but they are nobody else's
    one.graph["repeats"] = ()
    assert other.nodes["boil"]["step"] == FULL["boil"]
    assert FULL.graph.graph["repeats"] == (("taste", "grind"),)


def test_the_callers_graph_is_neither_frozen_nor_changed_nor_kept() -> None:
    given: nx.DiGraph[str] = nx.DiGraph([("boil", "pour")], repeats=[["pour", "boil"]])
    given.nodes["boil"]["tags"] = ["hot"]
    before = nx.to_dict_of_dicts(given), {n: dict(d) for n, d in given.nodes(data=True)}, dict(given.graph)
    made = jt.JobMap.from_graph(given)
    assert not nx.is_frozen(given)
    assert (nx.to_dict_of_dicts(given), {n: dict(d) for n, d in given.nodes(data=True)}, dict(given.graph)) == before
    given.add_edge("pour", "boil")
    given.nodes["boil"]["tags"].append("steam")
    given.graph["repeats"].clear()
    given.remove_node("pour")
    assert made == jt.JobMap(["boil", "pour"], [("boil", "pour")], repeats=[("pour", "boil")])
    assert made.graph.nodes["boil"].get("tags") is None


def test_equal_graphs_make_equal_maps() -> None:
    one = jt.JobMap.from_graph(nx.DiGraph([("a", "b"), ("a", "c")]))
    other: nx.DiGraph[str] = nx.DiGraph()
    other.add_nodes_from("abc")
    other.add_edges_from([("a", "c"), ("a", "b")])
    assert jt.JobMap.from_graph(other) == one
    assert hash(jt.JobMap.from_graph(other)) == hash(one)


def test_attributes_of_a_node_become_the_parts_of_its_step() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    measure = Measure("time", "min", 5, 1)
    graph.add_node("a", statement="Boil water", stage="prepare", measure=measure, importance=3, optional=True)
    assert jt.JobMap.from_graph(graph)["a"] == jt.Step(
        "Boil water", key="a", stage="prepare", measure=measure, importance=3, optional=True
    )


def test_other_attributes_are_not_read() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph(name="coffee", rankdir="LR")
    graph.add_node("a", key="other", color="red", step="not a step", weight=object(), __class__="x")
    graph.add_edge("a", "b", weight=3, label="x" * 10**5)
    assert jt.JobMap.from_graph(graph) == jt.JobMap.chain("a", "b")


def test_nodes_may_be_steps_and_whole_numbers() -> None:
    step = jt.Step("Boil water")
    graph: nx.DiGraph[Any] = nx.DiGraph([(step, 1)])
    graph.nodes[step]["step"] = step
    assert jt.JobMap.from_graph(graph) == jt.JobMap([step, "1"], [("boil-water", "1")])


def test_views_and_subgraphs_are_graphs_too() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph([("a", "b"), ("b", "c")])
    assert jt.JobMap.from_graph(graph.subgraph(["a", "b"])).order == ("a", "b")
    assert jt.JobMap.from_graph(graph.reverse(copy=False)).order == ("c", "b", "a")


@pytest.mark.parametrize(
    "given",
    [NX.Graph([("a", "b")]), NX.MultiDiGraph([("a", "b")]), NX.MultiGraph(), {"a": ["b"]}, None, FULL],
    ids=lambda g: type(g).__name__,
)
def test_only_a_directed_graph_is_taken(given: Any) -> None:
    message = r"^JobMap\.from_graph: the graph is .*, not a networkx DiGraph\. Build an nx\.DiGraph\. \[JT210\]$"
    with pytest.raises(InvalidTypeError, match=message):
        jt.JobMap.from_graph(given)


@pytest.mark.parametrize("node", ["", "  ", True, 1.5, ("a", "b"), b"a", frozenset("a")], ids=repr)
def test_a_node_is_named_by_text_a_whole_number_or_a_step(node: Any) -> None:
    graph: nx.DiGraph[Any] = nx.DiGraph([(node, "b")])
    with pytest.raises(InvalidTypeError, match=r"^JobMap\.from_graph: a node is .*\. Name every node .*\[JT211\]$"):
        jt.JobMap.from_graph(graph)


def test_a_node_holds_the_step_of_its_own_key() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node("a", step=jt.Step("b"))
    message = r"^JobMap\.from_graph > node 'a': the node holds a step with another key, 'b'\. .*\[JT212\]$"
    with pytest.raises(InvalidValueError, match=message):
        jt.JobMap.from_graph(graph)


@pytest.mark.parametrize(
    ("attributes", "code"),
    [
        ({"statement": None}, "JT103"),
        ({"statement": ""}, "JT104"),
        ({"stage": "exekute"}, "JT105"),
        ({"importance": "2"}, "JT121"),
        ({"importance": -1}, "JT108"),
        ({"optional": None}, "JT103"),
        ({"measure": 5}, "JT103"),
    ],
)
def test_an_attribute_that_cannot_be_read_is_an_error_at_its_node(attributes: dict[str, Any], code: str) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node("a", **attributes)
    with pytest.raises(JobTheoryError, match=rf"^JobMap\.from_graph > node 'a' > Step .*\[{code}\]$"):
        jt.JobMap.from_graph(graph)


# --- hostile graphs: the cases gr-* and gs-* of the shared data


def hostile() -> dict[str, tuple[Any, type[JobTheoryError], str]]:
    return {
        "gr-self-loop": (nx.DiGraph([("a", "a")]), CycleError, r"step 'a': the step waits for itself"),
        "gr-cycle2": (nx.DiGraph([("a", "b"), ("b", "a")]), CycleError, r"'a' → 'b' → 'a'"),
        "gr-dup-step": (nx.DiGraph([(jt.Step("a"), jt.Step("a", importance=2))]), InvalidValueError, r"JT112"),
        "gr-empty-id": (nx.DiGraph([("", "a")]), InvalidTypeError, r"a node is ''.*JT211"),
        "gr-int-str": (nx.DiGraph([(1, "1")]), InvalidValueError, r"two steps have the key '1'.*JT112"),
        "gr-chain-100k": (
            NX.path_graph(100_001, create_using=nx.DiGraph),
            InvalidValueError,
            r"^JobMap\.from_graph: the graph has 100,001 nodes\. .*\[JT107\]$",
        ),
        "gr-clique-14": (NX.complete_graph(14, create_using=nx.DiGraph), CycleError, r"steps wait for each other"),
        "dense": (NX.complete_graph(300, create_using=nx.DiGraph), JobTheoryError, r"JT"),
    }


@pytest.mark.parametrize("case", hostile())
def test_hostile_graphs_are_refused_fast(case: str) -> None:
    graph, error, message = hostile()[case]
    with quick(), pytest.raises(error, match=message) as caught:
        jt.JobMap.from_graph(graph)
    assert len(str(caught.value)) < 1000
    assert not nx.is_frozen(graph)


def test_an_attribute_named_like_a_parameter_does_no_harm() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node("a")
    graph.nodes["a"].update(self=1, node_for_adding=2, statement="A", attr={})
    assert jt.JobMap.from_graph(graph) == jt.JobMap([jt.Step("A", key="a")])


def test_reserved_words_and_names_equal_but_for_case_are_keys_like_any_other() -> None:
    words = ["node", "graph", "edge", "end", "subgraph", "style", "class", "click", "__proto__", "constructor"]
    assert list(jt.JobMap.from_graph(nx.DiGraph(pairwise(words))).graph) == words
    assert jt.JobMap.from_graph(nx.DiGraph([("Pay", "pay")])).order == ("Pay", "pay")


@pytest.mark.parametrize("count", [2000, 10_000])
def test_a_long_chain_inside_the_limit_is_taken_in_under_a_second(count: int) -> None:
    graph = NX.path_graph(count, create_using=nx.DiGraph)
    with quick():
        made = jt.JobMap.from_graph(graph)
        assert len(made.order) == count
        assert made.graph.number_of_edges() == count - 1
