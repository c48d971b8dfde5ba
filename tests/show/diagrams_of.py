"""Diagrams with a name in every place where one can stand, with the number of nodes and links that they have."""

from collections.abc import Iterator

import jobtheory as jt
from jobtheory.show.diagrams.diagram import Diagram
from jobtheory.show.diagrams.flows import Activity, Flow, Follows, flow
from jobtheory.show.diagrams.jobmaps import conformance, jobmap
from jobtheory.show.diagrams.jobmaps import job as job_diagram
from jobtheory.show.diagrams.networks import network
from jobtheory.show.diagrams.processes import process as process_diagram


def a_map(name: str) -> jt.JobMap:
    return jt.JobMap(
        [
            jt.Step(name, key="a", stage="define", measure=jt.Measure(name, "min", worst=60, target=0)),
            jt.Step(name, key="b", stage="execute", optional=True),
            jt.Step("Or this", key="c", stage="execute"),
            jt.Step(name, key="d"),
            jt.Step(name, key="e", stage="define"),
        ],
        [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("d", "e")],
        alternatives=[("b", "c")],
        repeats=[("d", "c", "a"), ("e", "e")],
    )


def diagrams(name: str) -> Iterator[tuple[Diagram, int, int]]:
    """Yield diagrams with their numbers of nodes and links."""
    action = a_map(name)
    job = jt.Job(name, jt.Purpose(), action)
    levels = jt.Solution(name, steps={"a": "20 min", "b": jt.SPARED, "c": jt.UNDONE})
    yield jobmap(action), 5, 8
    yield jobmap(action, durations={"a": "3 min", "c": "20 s"}), 5, 8
    yield job_diagram(job, values={"a": 0.25, "b": 1}), 5, 8
    yield job_diagram(job, solution=levels), 5, 8
    jobs = jt.JobNetwork(
        [jt.Job(name, jt.Purpose(), jt.JobMap([]), key=key) for key in "abcd"],
        [jt.Serves("a", "c", reason=name), ("b", "c"), ("c", "d")],
    )
    hired = {"a": [jt.Solution(name), jt.Solution("other")], "b": [jt.Solution(name)], "c": [jt.Solution.nothing()]}
    yield network(jobs), 4, 3
    yield network(jobs, job="a", solutions=hired), 8, 7
    then = f"{name} then"
    ways = {(name, then, name): 3, (then,): 1_000}
    process = jt.Process(ways, between={(name, then): "3 day"}, waits={then: "20 s"})
    yield process_diagram(process), 4, 6
    yield process_diagram(process, activities=1, links=1), 3, 2
    yield conformance(process.conformance(action, {name: "a", then: ["b", "e"]})), 5, 8
    activities = [Activity(name, 12, (name,)), Activity("Pack", 9), Activity(name, 3)]
    follows = [Follows(0, 1, 9), Follows(1, 2, 3), Follows(2, 0, 2), Follows(1, 1, 1_000)]
    yield flow(Flow(name, activities, follows, [(0, 12)], [(2, 1), (1, 6)])), 5, 7
    yield flow(Flow(name, activities[:1], [])), 1, 0
