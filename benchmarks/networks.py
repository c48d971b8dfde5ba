"""Networks of jobs beside networkx: who competes for a job, asked of a network that grows tenfold.

Every job serves the next one and the one after it, a solution stands at each, and the job asked about has a twentieth
of the jobs above it. The peer asks networkx for what is above, and for what is below each of those, the nearest first.
Prints ratios; above 1 the peer takes longer. Nothing passes or fails by time.
"""

import networkx as nx
from timing import seconds

import jobtheory as jt


def tower(height: int) -> tuple[list[str], list[tuple[str, str]]]:
    """Return jobs and whom each serves; the ways up are as many as the Fibonacci numbers."""
    keys = [f"j{n}" for n in range(height)]
    return keys, [(keys[n], keys[n + up]) for up in (1, 2) for n in range(height - up)]


def by_networkx(graph: "nx.DiGraph[str]", job: str) -> dict[str, int]:
    """Return the distance of every job that is reached."""
    nearest: dict[str, int] = {}
    for above, distance in nx.single_source_shortest_path_length(graph, job).items():  # the nearest first
        for below in (above, *nx.ancestors(graph, above)):
            nearest.setdefault(below, distance)
    return nearest


def row(height: int) -> tuple[str, float]:
    """Return the times at one size with how many times as long the peer takes, and the time of the question."""
    keys, served = tower(height)
    graph = nx.DiGraph(served)
    build = seconds(lambda: jt.JobNetwork(keys, served), rounds=3)
    peer_build = seconds(lambda: nx.is_directed_acyclic_graph(nx.DiGraph(served)), rounds=3)
    network = jt.JobNetwork(keys, served)
    job = keys[height - height // 20]
    solutions = {key: [jt.Solution("tram")] for key in keys}
    found = network.competitors(job, solutions)
    assert {c.job: c.distance for c in found} == by_networkx(graph, job)
    ask = seconds(lambda: network.competitors(job, solutions))
    peer_ask = seconds(lambda: by_networkx(graph, job), rounds=2)
    paths = seconds(lambda: sum(len(c.path) for c in network.competitors(job, solutions)), rounds=3)
    told = (
        f"{len(keys):6} {len(served):6} {build * 1e3:6.1f}ms {peer_build / build:7.2f}"
        f"   {ask * 1e3:6.1f}ms {peer_ask / ask:7.2f}   {paths * 1e3:8.1f}ms"
    )
    return told, ask


def main() -> None:
    """Print the ratios, and how the time of the question grows."""
    print(f"{'jobs':>6} {'pairs':>6} {'build':>8} {'ratio':>7}   {'ask':>8} {'ratio':>7}   {'and paths':>10}")
    small, before = row(1_000)
    print(small)
    large, after = row(10_000)
    print(large)
    print(f"ten times the jobs and pairs take {after / before:.1f} times as long to ask about")


if __name__ == "__main__":
    main()
