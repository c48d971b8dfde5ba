"""What one comparison costs, where the time goes, and how that compares with a bare weighted sum and with a peer.

Five solutions on a job with 20 outcomes and 12 steps, a thousand times. The peer is pymcdm's TOPSIS on a table of the
same size, which only ranks: no units, limits, evidence, forces, reasons or unknowns. A weighted sum in plain floats is
the floor. Prints ratios; nothing passes or fails by time.
"""

import cProfile
import pstats
import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
from pymcdm.methods import TOPSIS
from timing import seconds

import jobtheory as jt

TIMES = 1_000


def build(*, unknown: float = 0.0, seed: int = 1) -> tuple[jt.Job, list[jt.Solution]]:
    """Return a job with 20 outcomes and 12 steps, and five solutions of whose levels a share is left out."""
    draw = random.Random(seed)  # noqa: S311  # nothing secret
    job = jt.Job(
        "Benchmark",
        jt.Purpose(
            goals=[
                jt.Goal(f"goal {n}", measure=jt.Measure("time", "min", 90, 5 + n), importance=1 + n % 4)
                for n in range(12)
            ],
            hazards=[jt.Hazard(f"hazard {n}", likelihood=0.05) for n in range(5)],
            problems=[jt.Problem(f"problem {n}") for n in range(3)],
        ),
        jt.JobMap.chain(*(f"step {n}" for n in range(12))),
        adoption=["learn", "pay"],
    )

    def level(key: str) -> object:
        if key.startswith("goal"):
            return f"{draw.randint(5, 90)} min" if draw.random() < 0.5 else draw.randint(5, 90)
        return draw.randint(0, 50) / 1000 if key.startswith("hazard") else draw.randint(0, 100)

    solutions = [
        jt.Solution(
            f"s{n}",
            results={o.key: level(o.key) for o in job.outcomes if draw.random() >= unknown},  # type: ignore[misc]
            steps={step.key: draw.randint(0, 10) for step in job.action},
            adoption={"learn": 9, "pay": 9},
        )
        for n in range(5)
    ]
    return job, solutions


def where(work: Callable[[], object]) -> str:
    """Return the share of the time that each part of the package takes."""
    profile = cProfile.Profile()
    profile.runcall(work)
    shares: dict[str, float] = {}
    total = 0.0
    for (file, _, _), (_, _, own, _, _) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        parts = Path(file).parts
        part = "/".join(parts[parts.index("jobtheory") + 1 :]) if "jobtheory" in parts else "the standard library"
        shares[part] = shares.get(part, 0.0) + own
        total += own
    largest = sorted(shares.items(), key=lambda item: -item[1])[:6]
    return ", ".join(f"{part} {share / total:.0%}" for part, share in largest)


def main() -> None:
    """Print the ratios."""
    job, solutions = build()
    _, gaps = build(unknown=0.3)
    values = np.random.default_rng(1).random((5, 32))
    weights, types = np.full(32, 1 / 32), np.ones(32)
    rows, flat = values.tolist(), weights.tolist()

    def floor() -> list[float]:
        return [sum(w * v for w, v in zip(flat, row, strict=True)) for row in rows]

    topsis = TOPSIS()
    ours = seconds(lambda: jt.compare(job, solutions, incumbent="s0"), times=TIMES // 5, rounds=5)
    plain = seconds(lambda: jt.compare(job, solutions), times=TIMES // 5, rounds=5)
    open_ = seconds(lambda: jt.compare(job, gaps, incumbent="s0"), times=TIMES // 5, rounds=5)
    leaning = seconds(lambda: jt.compare(job, gaps, incumbent="s0").leaning, rounds=3)
    peer = seconds(lambda: topsis(values, weights, types), times=TIMES, rounds=5)
    bare = seconds(floor, times=TIMES, rounds=5)
    print(f"one comparison, five solutions, 32 needs, an incumbent: {ours * 1e3:.2f} ms")
    print(f"{TIMES:,} of them: {ours * TIMES:.1f} s")
    print(f"  without an incumbent              {plain / ours:6.2f} x")
    print(f"  with 30 % of the levels left out  {open_ / ours:6.2f} x")
    print(f"  … and asking what to find out     {leaning / ours:6.2f} x")
    print(f"  a peer that only ranks (TOPSIS)   {peer / ours:6.2f} x")
    print(f"  a bare weighted sum               {bare / ours:6.2f} x")
    print(f"  where the time goes: {where(lambda: [jt.compare(job, solutions, incumbent='s0') for _ in range(100)])}")


if __name__ == "__main__":
    main()
