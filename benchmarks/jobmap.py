"""Job maps beside networkx, on chains and ladders: building, ordering, everything before each step, critical path.

Prints ratios; above 1 the peer takes longer. Nothing passes or fails by time.
"""

import networkx as nx
from timing import seconds

import jobtheory as jt


def ladder(rungs: int) -> tuple[list[str], list[tuple[str, str]]]:
    """Return a ladder, which has 2 to the power of its rungs many ways through it."""
    keys = [f"{side}-{n}" for n in range(rungs) for side in ("a", "b")]
    edges = [(f"{one}-{n}", f"{two}-{n + 1}") for n in range(rungs - 1) for one in "ab" for two in "ab"]
    return keys, edges


def row(rungs: int) -> str:
    """Return the times on one ladder, and how many times as long the peer takes."""
    keys, edges = ladder(rungs)
    graph = nx.DiGraph(edges)
    build = seconds(lambda: jt.JobMap(keys, edges), rounds=5)
    peer_build = seconds(lambda: nx.is_directed_acyclic_graph(nx.DiGraph(edges)), rounds=5)
    maps = [jt.JobMap(keys, edges) for _ in range(10)]  # what a map has found once it keeps
    order = seconds(lambda: maps.pop().order, rounds=5)
    peer_order = seconds(lambda: list(nx.lexicographical_topological_sort(graph)), rounds=5)
    before = seconds(lambda: maps.pop().ancestors(keys[-1]), rounds=5)
    peer_before = seconds(lambda: nx.ancestors(graph, keys[-1]), rounds=5)
    return (
        f"{len(keys):6} {build * 1e3:6.1f}ms {peer_build / build:7.2f}"
        f"   {order * 1e3:6.1f}ms {peer_order / order:7.2f}"
        f"   {before * 1e3:6.1f}ms {peer_before / before:7.2f}"
    )


def main() -> None:
    """Print the ratios."""
    print(f"{'steps':>6} {'build':>8} {'ratio':>7}   {'order':>8} {'ratio':>7}   {'before':>8} {'ratio':>7}")
    for rungs in (50, 500, 2_500):
        print(row(rungs))


if __name__ == "__main__":
    main()
