"""Where do people stall on the way to a folding bike, and what would get them over?

Run it with ``python examples/interviews.py``; it needs the extra ``learn``. The interviews are made up on the spot.
Whoever is still under way counts for as long as they were watched, whoever gave up as not having gone on; it is a
stall only where the intervals say so; and a comparison says what would get people over.
"""

import datetime
import random

import jobtheory as jt

STAGES = {
    "first thought": (15, 0.95),
    "passive looking": (40, 0.85),
    "active looking": (15, 0.8),
    "deciding": (12, 0.45),
    "big hire": (2, 1.0),
    "onboarding": (6, 0.9),
}
"""For each stage the days it takes on average, and the share that goes on from it, made up."""

INTERVIEWED = datetime.date(2026, 6, 1)

JOB = jt.Job(
    "Get to work across town",
    jt.Purpose(
        goals=[jt.Goal("Arrive on time", measure=jt.Measure("late", "min/week", worst=60, target=0), importance=3)],
        hazards=[jt.Hazard("Have it stolen", importance=2)],
    ),
    jt.JobMap.chain(jt.Step("Set out", key="go"), jt.Step("Ride", importance=2, key="ride")),
    adoption=[jt.Step("Find out whether it suits", key="suits"), jt.Step("Pay for it", key="pay")],
)


def interviews(people: int = 90) -> list[jt.SwitchTimeline]:
    """Return what made-up people told who thought of leaving the bus, some of whom went on to a folding bike."""
    draw = random.Random(11)  # noqa: S311  # made-up interviews, not a secret
    told: list[jt.SwitchTimeline] = []
    for n in range(people):
        day, gave_up = datetime.date(2025, 9, 1) + datetime.timedelta(draw.randrange(220)), None
        events: dict[str, datetime.date] = {}
        for stage, (days, goes_on) in STAGES.items():
            events[stage] = day
            day += datetime.timedelta(1 + int(draw.expovariate(1 / days)))
            if day > INTERVIEWED:
                break
            if draw.random() > goes_on:
                gave_up = day
                break
        else:
            events["ongoing use"] = day
        told.append(jt.SwitchTimeline(f"#{n}", events, until=INTERVIEWED, gave_up=gave_up, fired="bus"))
    return told


def offers(suits: int, evidence: jt.Evidence) -> jt.Comparison:
    """Compare the bus with a folding bike: how hard it is to find out whether it suits, and what that rests on."""
    seen = jt.Evidence("observed", "the interviews")
    bus = jt.Solution(
        "bus",
        results={"arrive-on-time": "35 min/week", "have-it-stolen": 10},
        steps={"go": 5, "ride": 5},
        adoption={"suits": 10, "pay": 10},
        evidence=seen,
    )
    bike = jt.Solution(
        "folding bike",
        results={"arrive-on-time": jt.Level("5 min/week", evidence), "have-it-stolen": jt.Level(8, seen)},
        steps={"go": jt.Level(8, evidence), "ride": jt.Level(8, evidence)},
        adoption={"suits": jt.Level(suits, seen), "pay": jt.Level(6, seen)},
    )
    return jt.compare(JOB, [bus, bike], incumbent="bus", model=jt.SwitchingModel.gourville())


CLAIM, TRIAL = jt.Evidence("claim", "the shop"), jt.Evidence("trial", "a week on a lent bike", sample=12)


def clear_stall(found: jt.learn.Switching) -> jt.learn.StagePassage:
    """Return the stage at which most are lost; surely fewer go on from it than from any other."""
    stall = found.stalls
    assert all(stall.high < one.low for one in found if one is not stall)
    return stall


def main() -> None:
    """Print where people stall, what would get them over, and the decision."""
    found = jt.learn.switching(interviews())
    print(found)
    stall = clear_stall(found)
    share = f"{stall.conversion:.0%} go on ({stall.low:.0%} to {stall.high:.0%})"
    print(f"\nOf those deciding {share}, surely fewer than from any other.")
    for what, suits, evidence in (("as it is sold today", 2, CLAIM), ("lent for a week first", 9, TRIAL)):
        print(f"\nThe folding bike {what}\n")
        print(offers(suits, evidence).why("folding bike"))
    print("\nDecision: lend it for a week. Whoever decides cannot find out whether it suits, and believes no shop.")


if __name__ == "__main__":
    main()
