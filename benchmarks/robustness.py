"""What draws and populations cost: beside a peer, the bare arithmetic, and a loop over ``compare``.

Robustness stands beside a loop over a peer's weighted sum, and beside the bare draws and matrix products.

10,000 draws of 10 solutions on 50 needs: once with every level known and only the weights drawn, once with a range on
every level too. The peer is pymcdm's weighted sum (WSM), asked once a draw as its users do: it only ranks, on tables of
plain numbers. The floor draws the same figures in the same batches and multiplies them, and does nothing else: no
limits, ranks, ties, central weights or verdicts. It is written as anybody would write it in numpy, in batches that suit
it best. Ours and the floor are timed in turns. How far the floor itself is ahead of the peer bounds what anything that
makes these draws can reach: some 1,300 times with the weights alone, but less than 300 times with a range on every
level, for then each draw takes 500 levels more. Then 100,000 people, each with weights of their own, on 5 solutions and
20 needs. Prints ratios and the peak of extra memory; nothing passes or fails.
"""

import random
import tracemalloc
from collections.abc import Callable

import numpy as np
from pymcdm.methods import WSM
from timing import seconds

import jobtheory as jt
from jobtheory import learn

DRAWS, SOLUTIONS, OUTCOMES, STEPS = 10_000, 10, 25, 25
PEOPLE, LOOPED = 100_000, 200
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


def crowd() -> None:
    """Print what comparing many people costs."""
    draw = random.Random(2)  # noqa: S311  # nothing secret
    job = jt.Job(
        "Benchmark",
        jt.Purpose(goals=[f"goal {n}" for n in range(12)]),
        jt.JobMap.chain(*(f"step {n}" for n in range(8))),
    )
    solutions = [
        jt.Solution(
            f"s{n}",
            results={need.key: draw.randint(0, 100) / 10 for need in job.purpose},
            steps={step.key: draw.randint(0, 100) / 10 for step in job.action},
        )
        for n in range(5)
    ]
    stream = np.random.default_rng(1)
    weights = {
        "any weights": {need.key: stream.exponential(size=PEOPLE) for need in job.needs},
        "weights of 1 to 5": {need.key: stream.integers(1, 6, PEOPLE) for need in job.needs},
    }
    for title, columns in weights.items():
        few = {key: column[:LOOPED] for key, column in columns.items()}

        def loop(few: dict[str, np.ndarray] = few) -> object:
            people = [{key: float(column[n]) for key, column in few.items()} for n in range(LOOPED)]
            return [
                jt.compare(
                    jt.Job(
                        job.statement,
                        jt.Purpose(goals=[jt.Goal(g.statement, importance=own[g.key]) for g in job.purpose]),
                        jt.JobMap.chain(*(jt.Step(s.statement, importance=own[s.key]) for s in job.action)),
                    ),
                    solutions,
                    incumbent="s0",
                ).verdicts
                for own in people
            ]

        def ours(columns: dict[str, np.ndarray] = columns) -> learn.Many:
            return learn.compare_many(job, solutions, importances=columns, incumbent="s0")

        took, slow = seconds(ours, rounds=3), seconds(loop, rounds=3) * PEOPLE / LOOPED
        print(f"{PEOPLE:,} people, 5 solutions, 20 needs, {title}: {took:.2f} s, {ours().settled:,} settled one by one")
        print(f"  a loop over compare                {slow / took:8.1f} x")


def in_turns(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that two things take, timed in turns so that both meet the same machine."""
    pairs = [(seconds(one, rounds=1), seconds(other, rounds=1)) for _ in range(100)]
    return min(a for a, _ in pairs), min(b for _, b in pairs)


def main() -> None:
    """Print the ratios."""
    for title, spread in (("only the weights drawn", 0.0), ("a range on every level too", 1.0)):
        comparison, seat = build(spread=spread), build(spread=spread, incumbent=True)

        def ours(comparison: jt.Comparison = comparison) -> jt.Robustness:
            return comparison.robustness(DRAWS)

        def against(seat: jt.Comparison = seat) -> jt.Robustness:
            return seat.robustness(DRAWS)

        took, bare = in_turns(ours, floor(levels=bool(spread), batch=300 if spread else 1_000))
        theirs = seconds(peer(levels=bool(spread))) * DRAWS / PEER_DRAWS
        print(f"{DRAWS:,} draws, {SOLUTIONS} solutions, {OUTCOMES + STEPS} needs, {title}: {took * 1e3:.1f} ms")
        print(f"  a loop over a peer's weighted sum  {theirs / took:8.1f} x")
        print(f"  … and what the bare draws reach    {theirs / bare:8.1f} x")
        print(f"  the bare draws and products        {took / bare:8.2f} x as long as these")
        print(f"  against an incumbent, with forces  {seconds(against, rounds=7) / took:8.2f} x")
        started = seconds(lambda c=comparison: c.robustness(DRAWS).matters, rounds=3)  # type: ignore[misc]
        print(f"  … and asking what matters          {started / took:8.2f} x")
        print(f"  peak of extra memory               {peak(ours):8.1f} MiB")
        print(f"  … against an incumbent             {peak(lambda f=against: f().matters):8.1f} MiB")  # type: ignore[misc]
    crowd()


if __name__ == "__main__":
    main()
