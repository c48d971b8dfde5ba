"""What a check costs for each need, and whether that grows with the size of the job.

A job with 500 outcomes and 2,000 steps, then one of ten times the size. There is no peer that checks jobs; the floor is
splitting the same statements into words. Prints ratios; nothing passes or fails by time.
"""

import itertools

from timing import seconds

import jobtheory as jt

OUTCOMES, STEPS = 500, 2_000


def build(times: int) -> jt.Job:
    """Return a job of so many times the size, of many different statements."""
    goals = [
        jt.Goal(f"Minimize the time it takes to find berth {n} in port {n % 97} when it is dark")
        for n in range(times * (OUTCOMES - 100))
    ]
    hazards = [jt.Hazard(f"Lose parcel {n} on the way", likelihood="5 %") for n in range(times * 50)]
    problems = [jt.Problem(f"The lock of hold {n} is frozen") for n in range(times * 50)]
    steps = [
        jt.Step(f"Check the seal of crate {n} and deck {n % 13}", optional=n % 10 == 0) for n in range(times * STEPS)
    ]
    keys = [step.key for step in steps]
    edges = [*itertools.pairwise(keys), *zip(keys[::5], keys[3::5], strict=False)]
    return jt.Job("Load a ship", jt.Purpose(goals, hazards, problems), jt.JobMap(steps, edges))


def main() -> None:
    """Print the ratios."""
    jobs = {times: build(times) for times in (1, 10)}
    cost = {times: seconds(lambda job=job: jt.check(job)) / times for times, job in jobs.items()}  # type: ignore[misc]
    floor = seconds(lambda: [need.statement.split() for need in jobs[1].needs])
    print(f"one check of {OUTCOMES} outcomes and {STEPS} steps: {cost[1]:.2f} s")
    print(f"  per need                       {cost[1] / (OUTCOMES + STEPS) * 1e6:.0f} us")
    print(f"  per need at ten times the size {cost[10] / cost[1]:.2f} x")
    print(f"  splitting them into words      {floor / cost[1]:.4f} x")


if __name__ == "__main__":
    main()
