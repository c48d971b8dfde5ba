"""Being with someone 17,000 km away: who competes with an airline, seen from its category and from what flying is for.

Run it with ``python examples/reach_someone.py``. A second network, about spending money in another country, is asked in
the same way. The figures are made up to show what the library does; the rocket's are what its builders say of it.
"""

import jobtheory as jt

OUTCOMES = (
    jt.Goal("Feel close to them", dimension="emotional", importance=4),
    jt.Goal("Be together often", measure=jt.Measure("days together", "d/year", worst=0, target=50), importance=3),
    jt.Goal(
        "Lose little time under way",
        measure=jt.Measure("under way for a day together", "h", worst=12, target=0, baseline=0),
        importance=2,
    ),
    jt.Goal("Spend little", measure=jt.Measure("cost", "EUR/year", worst=8000, target=0, baseline=0), importance=2),
)
BE_WITH_THEM = jt.Job(
    "Be with someone far away",
    jt.Purpose(
        goals=OUTCOMES,
        hazards=[jt.Hazard("Miss what matters in their life", likelihood="90 %", importance=3)],
    ),
    jt.JobMap([]),
)
GET_THERE = jt.Job(
    "Cross the world",
    jt.Purpose(
        goals=[
            jt.Goal(
                "Arrive soon", measure=jt.Measure("door to door", "h", worst=40, target=4, baseline=40), importance=2
            )
        ],
        hazards=[jt.Hazard("Arrive ill", likelihood="10 %")],
    ),
    jt.JobMap.chain("Choose when to go", "Reach the place of departure", "Cover the distance", "Reach the person"),
)
FAMILY = jt.JobNetwork(
    [
        "Stay close as a family",
        BE_WITH_THEM,
        GET_THERE,
        "Travel through the air",
        "Travel through space",
        "Talk face to face from afar",
        "Live near each other",
    ],
    [
        jt.Serves("travel-through-the-air", GET_THERE, reason="seventeen thousand kilometres are too far to drive"),
        ("travel-through-space", GET_THERE),
        jt.Serves(
            GET_THERE,
            BE_WITH_THEM,
            reason="I want to hold my granddaughter",
            evidence=jt.Evidence("stated", "interviews with grandparents", sample=12),
        ),
        ("talk-face-to-face-from-afar", BE_WITH_THEM),
        (BE_WITH_THEM, "stay-close-as-a-family"),
        ("live-near-each-other", "stay-close-as-a-family"),
    ],
)


def together(close: float, often: str, lost: str, cost: str, miss: str) -> dict[str, jt.Level | str | float]:
    """Return what somebody delivers for being with someone."""
    return {
        "feel-close-to-them": close,
        "be-together-often": often,
        "lose-little-time-under-way": lost,
        "spend-little": cost,
        "miss-what-matters-in-their-life": miss,
    }


AIRLINES = [
    jt.Solution(
        "Southern Cross Airlines",
        kind="service",
        results={
            **together(9, "21 d/year", "4 h", "3500 EUR/year", "60 %"),
            "arrive-soon": "26 h",
            "arrive-ill": "5 %",
        },
    ),
    jt.Solution(
        "Half Fare Air",
        kind="service",
        results={
            **together(9, "21 d/year", "5 h", "2600 EUR/year", "65 %"),
            "arrive-soon": "34 h",
            "arrive-ill": "7 %",
        },
    ),
]
ROCKET = jt.Solution(
    "rocket",
    kind="service",
    results=together(9, "24 d/year", "0.5 h", "40000 EUR/year", "50 %") | {"arrive-soon": "5 h"},
    evidence=jt.Evidence("claim", "its builders: anywhere on Earth in less than an hour, at the price of a seat"),
)
VIDEO_CALL = jt.Solution(
    "video call",
    kind="service",
    results=together(6, "50 d/year", "0 h", "50 EUR/year", "30 %"),
    evidence=jt.Evidence("observed", "how families used it for two years", sample=40),
)
FAMILY_SOLUTIONS = {
    "travel-through-the-air": AIRLINES,
    "travel-through-space": [ROCKET],
    "talk-face-to-face-from-afar": [VIDEO_CALL, jt.Solution("telephone")],
    "live-near-each-other": [jt.Solution("moving house", kind="workaround")],
}

SPEND = jt.Job(
    "Spend money in this country",
    jt.Purpose(
        goals=[
            jt.Goal(
                "Pay from the first day", measure=jt.Measure("first payment", "d", worst=30, target=0, baseline=30)
            ),
            jt.Goal("Lose little on the way", measure=jt.Measure("fees", "%", worst=8, target=0, baseline=0)),
            "Be taken wherever I pay",
        ],
        hazards=[jt.Hazard("Lose the money", likelihood="2 %")],
    ),
    jt.JobMap([]),
)
PAYMENTS = jt.JobNetwork(
    ["Send a document", "Prove who I am", "Open an account", "Carry money along", SPEND],
    [
        ("send-a-document", "prove-who-i-am"),
        ("prove-who-i-am", "open-an-account"),
        ("open-an-account", SPEND),
        ("carry-money-along", SPEND),
    ],
)


def spending(first: str, fees: str, taken: float, loss: str) -> dict[str, jt.Level | str | float]:
    """Return what somebody delivers for spending money abroad."""
    return {
        "pay-from-the-first-day": first,
        "lose-little-on-the-way": fees,
        "be-taken-wherever-i-pay": taken,
        "lose-the-money": loss,
    }


PAYMENT_SOLUTIONS = {
    "send-a-document": [jt.Solution("courier", kind="service"), jt.Solution("registered letter", kind="service")],
    "prove-who-i-am": [jt.Solution("video identification", kind="service")],
    "open-an-account": [jt.Solution("bank", kind="service", results=spending("21 d", "1 %", 8, "0.1 %"))],
    "carry-money-along": [
        jt.Solution("wallet on the phone", results=spending("0 d", "1.5 %", 8, "0.2 %")),
        jt.Solution("cash", kind="habit", results=spending("0 d", "4 %", 7, "2 %")),
    ],
}


def category_view(network: jt.JobNetwork, job: str, solutions: dict[str, list[jt.Solution]]) -> list[jt.Competitor]:
    """Return whom a category sees: other solutions to the very same job."""
    return [c for c in network.competitors(job, solutions) if c.path == (job,) and not c.solution.is_nothing]


def network_view(network: jt.JobNetwork, job: str, solutions: dict[str, list[jt.Solution]]) -> list[jt.Competitor]:
    """Return whom only the network sees: what reaches what the job is for without it."""
    return [c for c in network.competitors(job, solutions) if c.bypasses and not c.solution.is_nothing]


def tell(network: jt.JobNetwork, job: str, solutions: dict[str, list[jt.Solution]]) -> None:
    """Print both views."""
    print(f"{network[job].statement}:", " then ".join(" or ".join(rung) for rung in network.ladder(job)[1:]) or "-")
    print("  the category sees:", ", ".join(c.solution.name for c in category_view(network, job, solutions)))
    for c in network_view(network, job, solutions):
        print(f"  {c.distance} {'why' if c.distance == 1 else 'whys'} up: {c.solution.name}, by {' > '.join(c.path)}")
    print()


def main() -> None:
    """Print who competes, and who could take the job away."""
    tell(FAMILY, "travel-through-the-air", FAMILY_SOLUTIONS)
    print(jt.disruption(FAMILY, "travel-through-the-air", FAMILY_SOLUTIONS, incumbent="Southern Cross Airlines"))
    print()
    tell(PAYMENTS, "send-a-document", PAYMENT_SOLUTIONS)
    print(jt.disruption(PAYMENTS, "open-an-account", PAYMENT_SOLUTIONS, incumbent="bank"))


if __name__ == "__main__":
    main()
