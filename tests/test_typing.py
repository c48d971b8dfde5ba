"""What type checkers reveal: lines that must have a type, and lines that must fail, under mypy and pyright alike.

An ignore that nothing needs is itself an error of both, so each ignored line here is one that must fail.
"""

# pyright: reportUnnecessaryTypeIgnoreComment=true
from fractions import Fraction
from typing import TYPE_CHECKING, assert_type

import attrs
import pytest

import jobtheory as jt

if TYPE_CHECKING:
    import networkx as nx

MEASURE = jt.Measure("ride", "min", worst="2 h", target=Fraction(1, 2), limit=jt.Limit(90))
JOB = jt.Job("Get there", jt.Purpose(goals=["Arrive", jt.Goal("Save", measure=MEASURE)]), jt.JobMap.chain("Go"))
SOLUTION = jt.Solution(
    "tram",
    kind="service",
    results={"arrive": jt.between(1, 5), "save": "20 min"},
    steps={"go": jt.SPARED},
)


def test_results_have_the_types_that_the_reference_says() -> None:
    comparison = jt.compare(JOB, [SOLUTION], incumbent=SOLUTION, model=jt.SwitchingModel.prospect())
    assert_type(MEASURE.value("1 h"), float)
    assert_type(JOB.outcomes, tuple[jt.Goal | jt.Hazard | jt.Problem, ...])
    assert_type(JOB.action.order, tuple[str, ...])
    assert_type(JOB.story(), str)
    assert_type(comparison, jt.Comparison)
    assert_type(comparison.verdicts["tram"], jt.Verdict)
    assert_type(comparison.hired, tuple[str, ...])
    assert_type(comparison.experience["tram"].results, float | None)
    assert_type(comparison.struggle, float | None)
    assert_type(comparison.why("tram"), jt.Reasons)
    assert_type(comparison.five_questions("tram").rivals, jt.Answer)
    assert_type(jt.enhancement(JOB, SOLUTION, SOLUTION), jt.Enhancement)
    assert_type(jt.checks.read_message("Arrive soon").share, float | None)
    document = jt.loads(jt.dumps(JOB))
    assert isinstance(document, jt.Document)
    assert_type(document.solutions, tuple[jt.Solution, ...])
    assert_type(attrs.evolve(SOLUTION, name="bus"), jt.Solution)
    job, solutions = jt.loads(jt.dumps(JOB, [SOLUTION]))
    assert job.keys() == JOB.keys()  # a job, or anything where it is a network
    held = jt.loads(jt.dumps(jt.JobNetwork([JOB]), {JOB.key: [SOLUTION]}))
    assert isinstance(held, jt.NetworkDocument)
    network, attached = held
    assert_type(network, jt.JobNetwork)
    assert_type(attached["get-there"], tuple[jt.Solution, ...])
    assert_type(network.competitors(JOB, attached), tuple[jt.Competitor, ...])
    assert solutions == (SOLUTION,)
    told = jt.loads(jt.dumps([jt.SwitchTimeline("Ann", {"ongoing use": "2026-02-01"})]))
    assert isinstance(told, jt.TimelinesDocument)
    assert_type(told.timelines, tuple[jt.SwitchTimeline, ...])
    proposed = jt.loads(jt.dumps(jt.Process([["ask", "sign"]])))
    assert isinstance(proposed, jt.ProcessDocument)
    assert_type(proposed.process, jt.Process)


def test_a_graph_is_a_digraph_of_keys() -> None:
    graph = JOB.action.graph
    if TYPE_CHECKING:
        assert_type(graph, nx.DiGraph[str])
    assert list(graph) == ["go"]


def test_wrong_arguments_are_wrong_for_type_checkers_too() -> None:
    with pytest.raises(jt.InvalidTypeError, match="JT103"):
        jt.Goal(5)  # type: ignore[arg-type]
    with pytest.raises(jt.InvalidTypeError, match="JT106"):
        jt.Purpose(goals=5)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="positional"):
        jt.Goal("Arrive", MEASURE)  # type: ignore[call-arg]
    with pytest.raises(AttributeError, match=r"^(can't set attribute)?$"):
        JOB.statement = "x"  # type: ignore[misc]
    with pytest.raises(jt.InvalidTypeError, match="JT106"):
        jt.dumps(jt.JobNetwork([JOB]), [SOLUTION])  # type: ignore[call-overload]
    with pytest.raises(jt.InvalidTypeError, match="JT106"):
        jt.dumps(JOB, {JOB.key: [SOLUTION]})  # type: ignore[dict-item]
    with pytest.raises(jt.InvalidValueError, match="JT501"):
        jt.compare(JOB, [SOLUTION], hire="huge")  # type: ignore[arg-type]
