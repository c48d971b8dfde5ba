"""Travel between two cities: for how many of 210 real travellers is the solution hired the one they really took?

Run it with ``python examples/travel_mode.py``. Every anchor and every importance is stated below with its reason,
before any data is looked at; nothing is tuned to the travellers.
"""

import textwrap
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import jobtheory as jt
from jobtheory.datasets import TravelOption

# The scales. Worst is worth nothing, target is worth everything, and both are fixed before anybody travels.
RIDE = jt.Measure("in the vehicle", "min", worst="12 h", target="1 h")  # a whole day gone; as short as it gets
MONEY = jt.Measure("in-vehicle cost", "AUD", worst=150, target=0)  # more than such a trip is worth to most; nothing
TERMINAL = jt.Measure("waiting at the terminal", "min", worst=90, target=0)  # as long as a short flight; no waiting

# The importances are swing weights: what going from worst to target is worth, here in Australian dollars of 1987.
# The swing in money is 150 dollars. The swing in time is 11 hours; an hour of one's own time is commonly valued at half
# an hour's pay (Small 2012, Valuation of travel time, Economics of Transportation 1:2-14), and pay is assumed to be
# 11 dollars an hour: 11 h x 5.50 AUD/h = 60.50 AUD.
WORTH_OF_MONEY = 150
WORTH_OF_TIME = 60.5

JOB = jt.Job(
    "Travel between two cities",
    jt.Purpose(
        goals=[
            jt.Goal("Spend little time on the ride", measure=RIDE, importance=WORTH_OF_TIME, key="ride"),
            jt.Goal("Spend little money", measure=MONEY, importance=WORTH_OF_MONEY, key="money"),
        ]
    ),
    jt.JobMap.chain(jt.Step("Get through the terminal", measure=TERMINAL, stage="prepare", key="terminal")),
    circumstance=jt.Circumstance(
        "I have private business in another city", constraints=["Sydney, Canberra and Melbourne, 1987"]
    ),
)


class Tally(NamedTuple):
    """How many of the travellers each way of foreseeing gets right."""

    travellers: int
    hired: float
    """A tie counts as its share: one of two hired is half a hit."""
    most_frequent: int
    cheapest: float
    """Lowest generalised cost first; a tie counts as its share."""


def solution(option: TravelOption) -> jt.Solution:
    """Return one traveller's option as a solution, at the levels of the data."""
    return jt.Solution(
        option.mode,
        kind="service" if option.mode != "car" else "product",
        results={"ride": option.invt, "money": option.invc},
        steps={"terminal": option.ttme},
        evidence=jt.Evidence("observed", "transport networks of 1987"),
    )


def compare(options: Sequence[TravelOption]) -> jt.Comparison:
    """Compare one traveller's four options; the data names no incumbent, so nobody has the job today."""
    return jt.compare(JOB, [solution(option) for option in options])


def tally() -> Tally:
    """Count for how many travellers the solution hired is the one they took, and the same for two baselines."""
    data = jt.datasets.travel_mode()
    taken = Counter(row.mode for row in data if row.choice)
    hired = cheapest = 0.0
    for options in data.travellers():
        chosen = next(option.mode for option in options if option.choice)
        winners = compare(options).hired
        hired += (chosen in winners) / len(winners)
        least = [option.mode for option in options if option.gc == min(other.gc for other in options)]
        cheapest += (chosen in least) / len(least)
    return Tally(sum(taken.values()), hired, max(taken.values()), cheapest)


def report() -> str:
    """Return the whole report: one traveller in full, then all of them, then what they can and cannot say."""
    data = jt.datasets.travel_mode()
    first = next(data.travellers())
    chosen = next(option.mode for option in first if option.choice)
    comparison = compare(first)
    counts = tally()
    shares = Counter(row.mode for row in data if row.choice)
    hits = [
        ("the solution hired", counts.hired),
        (f"always the most frequent ({shares.most_common(1)[0][0]})", counts.most_frequent),
        ("lowest generalised cost first", counts.cheapest),
    ]
    limits = [
        data.sampling,
        (
            "The importances were stated and not learned, the same for everybody. What else people care about, such "
            "as having a car at the other end, is not in the data."
        ),
        f"Source: {data.source}",
    ]
    lines = [
        str(JOB),
        "",
        f"Traveller 1, who took the {chosen}",
        "",
        str(comparison),
        "",
        f"All {counts.travellers} travellers: how many took what is foreseen",
        "",
        *(f"  {name:<35} {count:6.1f}  {count / counts.travellers:4.0%}" for name, count in hits),
        "",
        "They took: " + ", ".join(f"{mode} {n / counts.travellers:.1%}" for mode, n in sorted(shares.items())) + ".",
        "",
        "What this can and cannot say",
        "",
        *(textwrap.fill(text, 98, initial_indent="  ", subsequent_indent="  ") for text in limits),
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    print(report())
