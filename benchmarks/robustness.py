"""What robustness costs beside a loop over a peer's weighted sum, and beside the bare draws and matrix products.

10,000 draws of 10 solutions on 50 needs: once with every level known and only the weights drawn, once with a range on
every level too. The peer is pymcdm's weighted sum (WSM), asked once a draw as its users do: it only ranks, on tables of
plain numbers. The floor draws the same figures in the same batches and multiplies them, and does nothing else: no
limits, ranks, ties, central weights or verdicts. Prints ratios and the peak of extra memory; nothing passes or fails.
"""

import random
import tracemalloc
from collections.abc import Callable

import numpy as np
from pymcdm.methods import WSM
from timing import seconds

import jobtheory as jt

DRAWS, SOLUTIONS, OUTCOMES, STEPS = 10_000, 10, 25, 25
PEER_DRAWS = 500
"""The peer is asked so often, and its time scaled up."""


def build(*, spread: float, incumbent: bool = False) -> jt.Comparison:
    """Return ten solutions on 25 outcomes and 25 steps, every level known but for so much."""
    draw = random.Random(1)  # noqa: S311  # nothing secret
    job = jt.Job(
        "Benchmark",
        jt.Purpose(goals=[jt.Goal(f"goal {n}", importance=1 + n % 4) for n in range(OUTCOMES)]),
        jt.JobMap.chain(*(f"step {n}" for n in range(STEPS))),
    )

    def level() -> float | jt.Range:
        x = draw.uniform(2, 8)
        return jt.between(round(x - spread, 3), round(x + spread, 3)) if spread else round(x, 3)

    solutions = [
        jt.Solution(
            f"s{n}",
            results={need.key: level() for need in job.purpose},
            steps={step.key: level() for step in job.action},
        )
        for n in range(SOLUTIONS)
    ]
    return jt.compare(job, solutions, incumbent="s0" if incumbent else None)


def floor(*, levels: bool, batch: int) -> Callable[[], object]:
    """Return the bare draws and products, in batches: weights of two sides, and where wanted all levels."""
    low = np.random.default_rng(1).uniform(0.1, 0.7, (SOLUTIONS, OUTCOMES))

    def draw() -> object:
        stream = np.random.Generator(np.random.SFC64(1))
        total = np.zeros(SOLUTIONS)
        for start in range(0, DRAWS, batch):
            rows = min(batch, DRAWS - start)
            for _ in range(2):
                weights = stream.standard_exponential((rows, OUTCOMES))
                weights /= weights.sum(axis=1, keepdims=True)
                if levels:
                    worths = stream.random((rows, SOLUTIONS, OUTCOMES))
                    worths *= 0.2
                    worths += low
                    total += np.einsum("ck,csk->cs", weights, worths).sum(axis=0)
                else:
                    total += (weights @ low.T).sum(axis=0)
        return total

    return draw


def peer(*, levels: bool) -> Callable[[], object]:
    """Return a loop over the peer's weighted sum, one draw at a time."""
    stream = np.random.default_rng(1)
    low = stream.uniform(0.1, 0.7, (SOLUTIONS, OUTCOMES + STEPS))
    weighted_sum, kinds = WSM(), np.ones(OUTCOMES + STEPS)

    def loop() -> object:
        first = np.zeros(SOLUTIONS)
        for _ in range(PEER_DRAWS):
            weights = stream.standard_exponential(OUTCOMES + STEPS)
            worths = low + 0.2 * stream.random(low.shape) if levels else low
            ranks = weighted_sum.rank(weighted_sum(worths, weights / weights.sum(), kinds))
            first += ranks == 1
        return first

    return loop


def peak(work: Callable[[], object]) -> float:
    """Return the most extra memory in MiB that something takes."""
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 2**20


def main() -> None:
    """Print the ratios."""
    for title, spread in (("only the weights drawn", 0.0), ("a range on every level too", 1.0)):
        comparison = build(spread=spread)
        batch = 400 if spread else 2_000
        ours = seconds(lambda c=comparison: c.robustness(DRAWS), rounds=9)  # type: ignore[misc]
        bare = seconds(floor(levels=bool(spread), batch=batch), rounds=9)
        theirs = seconds(peer(levels=bool(spread)), rounds=3) * DRAWS / PEER_DRAWS
        seat = build(spread=spread, incumbent=True)
        against = seconds(lambda c=seat: c.robustness(DRAWS), rounds=5)  # type: ignore[misc]
        found = comparison.robustness(DRAWS)
        _ = found.confidence
        more = seconds(lambda c=comparison: c.robustness(DRAWS).matters, rounds=3) - ours  # type: ignore[misc]
        print(f"{DRAWS:,} draws, {SOLUTIONS} solutions, {OUTCOMES + STEPS} needs, {title}: {ours * 1e3:.1f} ms")
        print(f"  a loop over a peer's weighted sum  {theirs / ours:8.1f} x")
        print(f"  the bare draws and products        {ours / bare:8.2f} x as long as these")
        print(f"  against an incumbent, with forces  {against / ours:8.2f} x")
        print(f"  what matters, when it is asked for {more / ours:8.2f} x more")
        print(f"  peak of extra memory               {peak(lambda c=comparison: c.robustness(DRAWS)):8.1f} MiB")  # type: ignore[misc]
        print(f"  … against an incumbent             {peak(lambda c=seat: c.robustness(DRAWS).matters):8.1f} MiB")  # type: ignore[misc]


if __name__ == "__main__":
    main()
