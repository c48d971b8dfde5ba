"""Breakfast on the way to work: a milkshake, a bagel and nothing at all compete with the banana people have today.

Run it with ``python examples/commute.py``. The figures are made up to show what the library does: hazards with their
likelihood, a problem that has to be resolved in time, the price of changing over, evidence, and a verdict of "not yet"
that a trial turns into a yes.
"""

import attrs

import jobtheory as jt

JOB = jt.Job(
    "Get through a long, dull drive to work",
    jt.Purpose(
        goals=[
            jt.Goal(
                "Stay full until lunch",
                measure=jt.Measure("full for", "h", worst=0, target=4, baseline=0),
                importance=4,
            ),
            jt.Goal(
                "Have something to do on the way",
                measure=jt.Measure("lasts", "min", worst=0, target=20, baseline=0),
                importance=3,
            ),
            jt.Goal("Spend little", measure=jt.Measure("price", "USD", worst=8, target=0, baseline=0), importance=2),
            jt.Goal("Feel I treated myself", dimension="emotional"),
        ],
        hazards=[
            jt.Hazard("Stain the shirt", likelihood="10 %", importance=2, step="consume"),
            jt.Hazard("Take the eyes off the road", likelihood="20 %", importance=3, step="consume"),
        ],
        problems=[
            jt.Problem(
                "Stuck in traffic longer than planned",
                within=jt.Measure("something left after", "min", worst=10, target=0),
            ),
        ],
    ),
    jt.JobMap.chain(
        jt.Step("Get hold of it", stage="locate", measure=jt.Measure("time", "min", worst=10, target=0), key="get"),
        jt.Step("Consume it with one hand", stage="execute", importance=2, key="consume"),
        jt.Step("Clear up", stage="conclude", optional=True, key="clear-up"),
    ),
    circumstance=jt.Circumstance("I drive to work alone early in the morning", constraints=["one hand on the wheel"]),
    performers=[jt.Performer("executor", "commuter")],
    progress=[
        jt.Progress(
            "hungry by ten and bored", "arrive awake and last until lunch", "functional", ["stay-full-until-lunch"]
        )
    ],
    adoption=[
        jt.Step("Find out where to buy it", measure=jt.Measure("time", "min", worst=60, target=0), key="find-out")
    ],
)

BANANA = jt.Solution(
    "banana",
    results={
        "stay-full-until-lunch": "1 h",
        "have-something-to-do-on-the-way": "2 min",
        "spend-little": "0.5 USD",
        "feel-i-treated-myself": 2,
        "stain-the-shirt": "1 %",
        "take-the-eyes-off-the-road": "2 %",
        "stuck-in-traffic-longer-than-planned": (0, "10 min"),
    },
    steps={"get": "1 min", "consume": 8, "clear-up": 4},
    evidence=jt.Evidence("observed", "30 mornings in a car park", sample=30),
)

BAGEL = jt.Solution(
    "bagel",
    results={
        "stay-full-until-lunch": "3 h",
        "have-something-to-do-on-the-way": "8 min",
        "spend-little": "3 USD",
        "feel-i-treated-myself": 5,
        "stain-the-shirt": "8 %",
        "take-the-eyes-off-the-road": "15 %",
        "stuck-in-traffic-longer-than-planned": (20, "8 min"),
    },
    steps={"get": "6 min", "consume": 2, "clear-up": 3},
    adoption={"find-out": jt.SPARED},
    changes=["get"],
    evidence=jt.Evidence("observed", "30 mornings in a car park", sample=30),
)

MILKSHAKE = jt.Solution(
    "milkshake",
    results={
        "stay-full-until-lunch": "3.5 h",  # so the seller says
        "have-something-to-do-on-the-way": "20 min",  # so the seller says
        "spend-little": jt.Level("2 USD", jt.Evidence("observed", "the price list")),
        "feel-i-treated-myself": jt.Level(8, jt.Evidence("stated", "12 interviews", sample=12)),
        "stain-the-shirt": jt.Level("2 %", jt.Evidence("observed", "30 mornings in a car park", sample=30)),
        "take-the-eyes-off-the-road": jt.Level("3 %", jt.Evidence("observed", "30 mornings in a car park", sample=30)),
        "stuck-in-traffic-longer-than-planned": (80, "2 min"),
    },
    steps={"get": jt.Level("2 min", jt.Evidence("observed", "the queue")), "consume": 8, "clear-up": 7},
    adoption={"find-out": "5 min"},
    changes=["get"],
    evidence=jt.Evidence("claim", "the menu board"),
)


def compare(milkshake: jt.Solution) -> jt.Comparison:
    """Compare the ways to have breakfast as people weigh them: losses thrice, a seller's claims a third."""
    return jt.compare(
        JOB,
        [BANANA, BAGEL, milkshake, jt.Solution.nothing()],
        incumbent="banana",
        model=jt.SwitchingModel.gourville(),
    )


def after_a_trial(milkshake: jt.Solution) -> jt.Solution:
    """Return the milkshake with the same levels, now proven by a week of one's own mornings."""
    return attrs.evolve(milkshake, evidence=jt.Evidence("trial", "a week of my own mornings", sample=5))


if __name__ == "__main__":
    print(JOB)
    before = compare(MILKSHAKE)
    print("\nOn what the seller says\n")
    print(before)
    print("\nAfter a trial\n")
    print(compare(after_a_trial(MILKSHAKE)))
    print("\nAnd in full\n")
    print(compare(after_a_trial(MILKSHAKE)).why("milkshake"))
