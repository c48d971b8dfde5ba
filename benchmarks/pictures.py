"""Pictures of job maps: how long they take from 100 to 2,000 steps, and how often links cross beside Graphviz.

Prints times, their ratios and, beside each, what n log n would be. Where ``dot`` is installed its crossings are
measured, otherwise those are shown that were recorded: ``python benchmarks/pictures.py --record`` writes them.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from itertools import pairwise
from math import log2
from pathlib import Path
from statistics import median
from typing import Any

from timing import seconds

import jobtheory as jt
from jobtheory.show.layered.layout import Layout, Link, Size, laid_out
from jobtheory.show.layered.ranks import forwards

ROOT = Path(__file__).parents[1]
RECORDED = ROOT / "tests" / "show" / "layered" / "dot.json"
DOT = shutil.which("dot")
SHARED = Path(os.environ.get("JOBTHEORY_SHARED") or ROOT.parent / "shared")
PROCESSES = SHARED / "oracles" / "bpmn_miwg" / "data.json"


def numbers(seed: int, below: int) -> int:
    """Return a number that looks drawn by lot and is the same everywhere."""
    return (seed * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % 2**64 // 2**33 % below


def job_map(steps: int, *, stages: bool) -> jt.JobMap:
    """Return a map in which every step waits for one or two of the six before it; every tenth leads back."""
    names = [stage.value for stage in jt.Stage]
    members = [
        jt.Step(f"Do thing number {n}", key=str(n), stage=names[8 * n // steps] if stages else None)
        for n in range(steps)
    ]
    edges = dict.fromkeys(
        (str(max(0, n - 1 - numbers(7 * n + m, 6))), str(n)) for n in range(1, steps) for m in range(1 + n % 3 // 2)
    )
    found = jt.JobMap(members, list(edges))
    backwards = [
        (str(n), key)
        for n in range(10, steps, 10)
        for key in [next(earlier for earlier, later in reversed(found.edges) if later == str(n))]
    ]
    return jt.JobMap(members, list(edges), repeats=backwards)


def tangled(number: int) -> tuple[int, list[tuple[int, int]]]:
    """Return a graph of up to fifty nodes that nobody would draw by hand."""
    count = (12, 20, 30, 50)[numbers(number, 4)]
    links = int(count * (1.2, 1.5, 2.0)[numbers(number + 1_000, 3)])
    ends = [(numbers(number * 997 + n, count), numbers(number * 991 + n * 3 + 1, count)) for n in range(links)]
    return count, list(dict.fromkeys((min(pair), max(pair)) for pair in ends if pair[0] != pair[1]))


def ours(count: int, links: list[tuple[int, int]]) -> Layout:
    """Return our layout of a graph."""
    order = forwards(count, links)
    return laid_out([Size(120, 40)] * count, [Link(tail, head) for tail, head in links], order=order)


def dots(count: int, links: list[tuple[int, int]]) -> int:
    """Return how often links cross as Graphviz counts it."""
    lines = [*(f"n{n};" for n in range(count)), *(f"n{tail} -> n{head};" for tail, head in links)]
    done = subprocess.run(  # noqa: S603  # our own text
        [DOT or "dot", "-v", "-Tplain"],
        input=f"digraph {{{' '.join(lines)}}}",
        capture_output=True,
        text=True,
        check=True,
    )
    return sum(int(found) for found in re.findall(r"^mincross \S+: (\d+) crossings", done.stderr, re.MULTILINE))


def processes() -> dict[str, tuple[int, list[tuple[int, int]]]]:
    """Return the process graphs beside the repository, by their names; none where there are none."""
    if not PROCESSES.exists():
        return {}
    found: dict[str, tuple[int, list[tuple[int, int]]]] = {}
    for graph in json.loads(PROCESSES.read_text(encoding="utf-8"))["graphs"]:
        index = {node["id"]: n for n, node in enumerate(graph["nodes"])}
        links = dict.fromkeys((index[tail], index[head]) for tail, head in graph["edges"])
        found[graph["id"]] = (len(index), list(links))
    return found


def record() -> None:
    """Write what Graphviz gets."""
    asked = [DOT or "dot", "-V"]
    version = subprocess.run(asked, capture_output=True, text=True, check=True).stderr.strip()  # noqa: S603
    told: dict[str, Any] = {
        "program": version,
        "processes": {name: dots(*graph) for name, graph in processes().items()},
        "tangled": [{"nodes": n, "links": links, "crossings": dots(n, links)} for n, links in map(tangled, range(60))],
    }
    RECORDED.write_text(json.dumps(told, separators=(",", ":")) + "\n", encoding="utf-8")


def compare() -> None:
    """Print crossings beside those of Graphviz."""
    told = json.loads(RECORDED.read_text(encoding="utf-8"))
    measured = DOT is not None
    for title, graphs, recorded in (
        ("processes", list(processes().values()), list(told["processes"].values())),
        ("tangled", [tangled(n) for n in range(60)], [one["crossings"] for one in told["tangled"]]),
    ):
        if not graphs:
            continue
        mine = [ours(*graph).crossings for graph in graphs]
        theirs = [dots(*graph) for graph in graphs] if measured else recorded
        fewer = sum(a < b for a, b in zip(mine, theirs, strict=True))
        more = sum(a > b for a, b in zip(mine, theirs, strict=True))
        print(
            f"{title:>10} {len(graphs):3} graphs: crossings ours {sum(mine)} (median {median(mine):g}), "
            f"dot {sum(theirs)} (median {median(theirs):g}); fewer in {fewer}, more in {more}"
        )


def main() -> None:
    """Print times and crossings."""
    if "--record" in sys.argv:
        record()
    print(f"{'steps':>6} {'lanes':>6} {'seconds':>8} {'ratio':>6} {'n log n':>8}")
    for stages in (False, True):
        sizes = (100, 500, 2_000)
        taken = [seconds(job_map(n, stages=stages).to_svg, rounds=3) for n in sizes]
        ratios = ["", *(f"{later / earlier:.2f}" for earlier, later in pairwise(taken))]
        bounds = ["", *(f"{m * log2(m) / (n * log2(n)):.2f}" for n, m in pairwise(sizes))]
        for n, time, ratio, bound in zip(sizes, taken, ratios, bounds, strict=True):
            print(f"{n:6} {'yes' if stages else 'no':>6} {time:8.3f} {ratio:>6} {bound:>8}")
    compare()


if __name__ == "__main__":
    main()
