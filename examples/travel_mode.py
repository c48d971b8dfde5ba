"""Travel between two cities: for how many of 210 real travellers is the solution hired the one they really took?

Run it with ``python examples/travel_mode.py``. Every anchor and every importance is stated below with its reason,
before any data is looked at; nothing is tuned to the travellers. Then the importances are learned from half of the
travellers, and the other half is foreseen by both.
"""

import textwrap
from collections import Counter
from collections.abc import Sequence
from functools import cache
from statistics import fmean
from typing import NamedTuple

import numpy as np

import jobtheory as jt
from jobtheory.datasets import TravelOption
from jobtheory.learn import ChoiceData, ChoiceFit, Evaluation, evaluate, fit_choices

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


LEVELS = {"ride": "invt", "money": "invc", "terminal": "ttme"}
"""The column in which each need is counted, in the unit of its measure."""

SPLITS = 20
"""So many times the travellers are halved by lot, with the seeds 0, 1, 2 …"""


HALVED = (
    f"Learned from half of them, the other half foreseen, {SPLITS} times by lot. A rule that only names somebody is "
    "taken to be right as often as in the half learned from. What hardly tells one from another is calibrated easily."
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


@cache
def choices() -> ChoiceData:
    """Return the choices, with what each rule names beside them; one of two that tie counts half."""
    data = jt.datasets.travel_mode()
    columns: dict[str, list[object]] = {name: [getattr(row, name) for row in data] for name in TravelOption._fields}
    columns["stated"], columns["cheapest"] = [], []
    for options in data.travellers():
        hired = compare(options).hired
        least = min(option.gc for option in options)
        ties = sum(option.gc == least for option in options)
        columns["stated"] += [(option.mode in hired) / len(hired) for option in options]
        columns["cheapest"] += [(option.gc == least) / ties for option in options]
    return ChoiceData.from_frame(columns, chooser="individual", solution="mode", hired="choice")


def learn(data: ChoiceData) -> ChoiceFit:
    """Learn what travellers weigh, and what else speaks for each mode, against the car."""
    return fit_choices(data, needs=LEVELS.values(), constants="car")


def rule(name: str, learned: ChoiceData, foreseen: ChoiceData) -> Evaluation:
    """Judge a rule that names who is hired and not how likely: it is trusted as often as it was right before."""
    right = evaluate_rule(name, learned)
    named = foreseen.level(name)
    others = (named == 0).astype(float).reshape(-1, 4)
    likely = right * named + (1 - right) * (others / others.sum(axis=1, keepdims=True)).ravel()
    return evaluate(foreseen, likely)


def evaluate_rule(name: str, data: ChoiceData) -> float:
    """Return how often a rule names what was hired."""
    return float(data.level(name)[data.level("choice") == 1].mean())


def most_frequent(learned: ChoiceData, foreseen: ChoiceData) -> Evaluation:
    """Judge the shares of those learned from, the same for everybody."""
    shares = np.array([learned.shares[label] for label in learned.solutions])
    modes = [row.mode for row in jt.datasets.travel_mode()[:4]]  # the order in which everybody's rows stand
    each = [float(shares[learned.solutions.index(mode)]) for mode in modes]
    likely = np.array(each * len(foreseen))
    return evaluate(foreseen, likely)


@cache
def foresee() -> dict[str, tuple[float, float, float]]:
    """Return by method the mean hit rate, log loss and calibration error over all splits."""
    found: dict[str, list[Evaluation]] = {}
    for seed in range(SPLITS):
        learned, foreseen = choices().split(0.5, seed=seed)
        for name, one in (
            ("weights learned", learn(learned).evaluate(foreseen)),
            ("weights stated: the solution hired", rule("stated", learned, foreseen)),
            ("the most frequent", most_frequent(learned, foreseen)),
            ("lowest generalised cost first", rule("cheapest", learned, foreseen)),
        ):
            found.setdefault(name, []).append(one)
    return {
        name: (
            fmean(one.hit_rate for one in all_),
            fmean(one.log_loss for one in all_),
            fmean(one.calibration_error for one in all_),
        )
        for name, all_ in found.items()
    }


def learned_job() -> jt.Job:
    """Return the job with the weights learned from all travellers, the stated ones kept beside them."""
    return JOB.with_importances(learn(choices()), LEVELS)


def weights() -> list[str]:
    """Return what was stated beside what was learned, as shares of each side, with 95 % intervals."""
    job = learned_job()
    whole = sum(float(need.importance) for need in job.outcomes)
    stated = sum(float(need.importance) for need in JOB.outcomes)
    lines: list[str] = []
    for need in job.outcomes:
        weight = job.weights[need.key]
        low, high = float(weight.low or 0) / whole, float(weight.high or 0) / whole
        lines.append(
            f"  {need.statement:<35} stated {float(JOB[need.key].importance) / stated:4.0%}, "
            f"learned {float(need.importance) / whole:4.0%} ({low:.0%} to {high:.0%})"
        )
    return lines


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
            "In the first table the importances were stated and not learned. All are the same for everybody. What "
            "else people care about, such as having a car at the other end, is not in the data; what was learned puts "
            "it into a constant for each mode, which belongs to this sample."
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
        *textwrap.wrap(HALVED, 98),
        "",
        f"  {'':<35} {'hits':>6}  {'log loss':>8}  {'calibration error':>17}",
        *(f"  {name:<35} {hits:6.1%}  {loss:8.3f}  {error:17.3f}" for name, (hits, loss, error) in foresee().items()),
        "",
        "What they weigh on the ride and in money, as stated before and as learned from what they did",
        "",
        *weights(),
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
