"""Software for a service desk: three performers, a vendor's claims, and a "not yet" that a trial turns into a hire.

Run it with ``python examples/buying_software.py``. The agents do the job, the customers wait for its result, and the
head of IT pays and may say no. A vendor claims a lot; what that is worth, who stands in the way, what to find out and
by which test, and what happens when the proof of concept comes in, is computed and printed. The figures are made up.
"""

import attrs

import jobtheory as jt

JOB = jt.Job(
    "Get employees back to work when their equipment fails",
    jt.Purpose(
        goals=[
            jt.Goal(
                "Minimize the time until an employee can work again",
                measure=jt.Measure("time to restore", "h", worst=16, target=2, baseline=16),
                importance=5,
                key="restore",
            ),
            jt.Goal(
                "Minimize what the desk costs a year",
                measure=jt.Measure("yearly cost", "EUR", worst=120_000, target=60_000, baseline=0),
                importance=2,
                key="cost",
            ),
            jt.Goal("Feel in control of the queue", dimension="emotional", key="control"),
        ],
        hazards=[jt.Hazard("A request is forgotten", likelihood="6 %", importance=2, key="forgotten")],
    ),
    jt.JobMap.chain(
        jt.Step("Take in the request", stage="locate", key="take-in"),
        jt.Step("Find the cause", stage="execute", importance=3, key="find"),
        jt.Step("Tell the employee how it stands", stage="monitor", key="tell"),
        jt.Step("Write down what helped", stage="conclude", optional=True, key="write-down"),
    ),
    performers=[
        jt.Performer("executor", "agents", importances={"restore": 3, "cost": 0, "control": 4}),
        jt.Performer("contributor", "employees", importances={"restore": 6, "cost": 0}),
        jt.Performer(
            "buyer", "head of IT", importances={"cost": 6, "forgotten": 4}, limits={"cost": "110000 EUR"}, veto=True
        ),
    ],
    adoption=[
        jt.Step("Move the old requests over", measure=jt.Measure("work", "day", worst=40, target=0), key="move"),
        jt.Step("Train the agents", measure=jt.Measure("training", "h", worst=16, target=0), key="train"),
    ],
)

MAILBOX = jt.Solution(
    "shared mailbox",
    kind="workaround",
    results={"restore": "9 h", "cost": "88000 EUR", "control": 3, "forgotten": "6 %"},
    steps={"take-in": 7, "find": 5, "tell": 3, "write-down": 2},
    evidence=jt.Evidence("observed", "last year's mailbox and payroll", date="2026-01-15", sample=5200),
)

VENDOR = jt.Evidence("claim", "the vendor's sales deck", date="2026-02-02")
CUSTOMERS = jt.Evidence("stated", "two reference customers", date="2026-02-20", sample=2)

DESK = jt.Solution(
    "desk software",
    results={
        "restore": jt.Level("4 h", VENDOR),
        "cost": jt.Level("86000 EUR", jt.Evidence("stated", "the vendor's binding offer", date="2026-02-25")),
        "control": jt.Level(8, CUSTOMERS),
        "forgotten": jt.Level("1 %", VENDOR),
    },
    steps={"take-in": 8, "find": 7, "tell": 9, "write-down": 5},
    adoption={"move": "12 day", "train": "6 h"},
    changes=["take-in", "tell", "write-down"],
    evidence=VENDOR,
)

POC = jt.Evidence("trial", "three weeks on our own requests, in a sandbox", date="2026-04-10", sample=310)

TRIED = attrs.evolve(
    DESK,
    results={
        **DESK.results,
        "restore": jt.Level("5.5 h", POC, others=[DESK.results["restore"]]),
        "forgotten": jt.Level("2 %", POC, others=[DESK.results["forgotten"]]),
    },
    steps={
        "take-in": jt.Level(8, POC),
        "find": jt.Level(6, POC),
        "tell": jt.Level(8, POC),
        "write-down": jt.Level(4, POC),
    },
)


def compared(desk: jt.Solution) -> jt.Comparison:
    """Compare with how it is done today; people over-weigh what they have, and sellers what they offer."""
    return jt.compare(
        JOB,
        [MAILBOX, desk, jt.Solution.nothing()],
        incumbent="shared mailbox",
        model=jt.SwitchingModel.gourville(),
        good_enough=0.6,
    )


def shown(comparison: jt.Comparison) -> None:
    """Print the verdict, and how each performer sees it."""
    why = comparison.why("desk software")
    print(f"{why.verdict.name.replace('_', ' ')}: {why.headline}")
    for name, own in comparison.performers.items():
        forces = own.forces["desk software"]
        print(f"  {name} alone would take: {' or '.join(own.hired) or 'no decision yet'} (net {forces.net:+.3f})")
    for name, who in comparison.blocked.items():
        print(f"  {name} is blocked by {' and '.join(who)}")


def main() -> None:
    """Print the story in four acts."""
    print("1. What the vendor claims\n")
    before = compared(DESK)
    shown(before)
    print("\n2. What to find out, and how\n")
    for inquiry in before.not_yet():
        need = JOB[inquiry.question.key].statement
        print(f"  {need} ({inquiry.question.solution}): {inquiry.how}")
    print()
    print(before.what_would_it_take("desk software"))
    print("\n3. The proof of concept comes in\n")
    after = compared(TRIED)
    shown(after)
    print()
    print(after.grounds())
    print("\n4. What would turn it now\n")
    print(after.defence())
    for tipping in after.turning_weights("desk software")[:3]:
        point = tipping.below or tipping.above
        if point is not None:
            moved = f"{tipping.share:.0%} to {point.share:.0%} of its side"
            print(f"  {JOB[tipping.key].statement}: from {moved}, and the desk software is no longer hired")


if __name__ == "__main__":
    main()
