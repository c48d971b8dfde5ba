"""What a person would expect of a comparison, each with the reason why."""

import pytest

import jobtheory as jt

OBSERVED = jt.Evidence("observed", "seen in use")


def test_doing_nothing_beats_a_dear_gadget_that_achieves_almost_nothing() -> None:
    # The gadget moves the goal by a twentieth of the way and costs nearly all one would ever pay.
    job = jt.Job(
        "Wake up rested",
        jt.Purpose(
            goals=[
                jt.Goal("Sleep long", measure=jt.Measure("sleep", "h", worst=5, target=8, baseline=6), key="sleep"),
                jt.Goal(
                    "Spend little", measure=jt.Measure("price", "EUR", worst=400, target=0, baseline=0), key="money"
                ),
            ]
        ),
        jt.JobMap.chain("Go to bed", "Fall asleep"),
    )
    gadget = jt.Solution(
        "gadget",
        results={"sleep": "6.15 h", "money": "380 EUR"},
        steps={"go-to-bed": 7, "fall-asleep": 7},
        evidence=OBSERVED,
    )
    nothing = jt.Solution.nothing()
    against_nothing = jt.compare(job, [gadget, nothing], incumbent="nothing")
    assert against_nothing.verdicts == {"gadget": jt.Verdict.REJECT, "nothing": jt.Verdict.KEEP}
    assert jt.compare(job, [gadget, nothing]).hired == ("nothing",)


def test_a_tenth_of_a_point_better_on_everything_is_not_hired_over_an_adoption_that_costs_a_month() -> None:
    # A month of moving over is half a side's weight lost; a tenth of a point on ten is a hundredth gained.
    job = jt.Job(
        "Keep the books",
        jt.Purpose(goals=["Close the month early", "Find every receipt"]),
        jt.JobMap.chain("Enter receipts", "Reconcile"),
        adoption=[
            jt.Step("Move the old books over", measure=jt.Measure("time", "day", worst=30, target=0), key="move")
        ],
    )
    keys = [need.key for need in job.needs]

    def at(name: str, rating: float, **more: jt.Quantity) -> jt.Solution:
        return jt.Solution(
            name,
            results=dict.fromkeys(keys[:2], rating),
            steps=dict.fromkeys(keys[2:], rating),
            adoption=more,
            evidence=OBSERVED,
        )

    old = at("old", 7)
    slightly_better = at("new", 7.1, move=jt.Quantity(1, "month"))
    comparison = jt.compare(job, [old, slightly_better], incumbent="old")
    assert comparison.verdicts["old"] is jt.Verdict.KEEP
    assert comparison.forces["new"].habit == 0.5
    assert comparison.forces["new"].push + comparison.forces["new"].pull == pytest.approx(0.01)
    # The next use is another matter: whoever has moved already uses the better one.
    assert jt.compare(job, [old, slightly_better], incumbent="old", hire="little").hired == ("new",)


@pytest.mark.parametrize("importance", [0.5, 1, 3])
def test_a_risk_cut_from_5_to_half_a_percent_counts_as_much_as_its_importance_says(importance: float) -> None:
    # Nine tenths of the way from the likelihood to none at all, times the hazard's share of all importances.
    job = jt.Job(
        "Rent out rooms",
        jt.Purpose(
            goals=["Fill the rooms"], hazards=[jt.Hazard("Double-book a room", likelihood="5 %", importance=importance)]
        ),
        jt.JobMap.chain("Take a booking"),
    )
    paper = jt.Solution(
        "paper", results={"fill-the-rooms": 6, "double-book-a-room": "5 %"}, steps={"take-a-booking": 6}
    )
    screen = jt.Solution(
        "screen",
        results={"fill-the-rooms": 6, "double-book-a-room": "0.5 %"},
        steps={"take-a-booking": 6},
        evidence=OBSERVED,
    )
    forces = jt.compare(job, [paper, screen], incumbent="paper").forces["screen"]
    assert forces.net == pytest.approx(0.5 * importance / (1 + importance) * 0.9)
    assert forces.anxiety == forces.habit == 0


def test_a_solution_that_spares_a_step_gains_by_it() -> None:
    # What nobody has to do any more is done as well as can be.
    job = jt.Job("Have clean plates", jt.Purpose(goals=["Clean plates"]), jt.JobMap.chain("Rinse", "Wash", "Dry"))
    by_hand = jt.Solution("by hand", results={"clean-plates": 8}, steps={"rinse": 6, "wash": 4, "dry": 5})
    machine = jt.Solution(
        "machine", results={"clean-plates": 8}, steps={"rinse": 6, "wash": 4, "dry": jt.SPARED}, evidence=OBSERVED
    )
    comparison = jt.compare(job, [by_hand, machine], incumbent="by hand")
    assert comparison.hired == ("machine",)
    assert comparison.experience["machine"].execution == pytest.approx((0.6 + 0.4 + 1) / 3)


def test_one_required_step_that_cannot_be_done_rejects_a_solution_that_shines_elsewhere() -> None:
    # A job that cannot be finished is not done, however good the rest.
    job = jt.Job(
        "Pay abroad",
        jt.Purpose(goals=["Pay at once", "Pay no fee"]),
        jt.JobMap.chain("Get to the till", "Prove who I am", "Pay"),
    )
    card = jt.Solution(
        "card", results={"pay-at-once": 6, "pay-no-fee": 4}, steps={"get-to-the-till": 6, "prove-who-i-am": 5, "pay": 6}
    )
    app = jt.Solution(
        "app",
        results={"pay-at-once": 10, "pay-no-fee": 10},
        steps={"get-to-the-till": 10, "prove-who-i-am": jt.UNDONE, "pay": 10},
        evidence=OBSERVED,
    )
    comparison = jt.compare(job, [card, app], incumbent="card")
    assert comparison.verdicts == {"card": jt.Verdict.KEEP, "app": jt.Verdict.REJECT}
    assert comparison.considered == ("card",)
    assert comparison.objections["app"] == ("'Prove who I am' cannot be done with it",)


def test_an_incumbent_past_its_limit_is_fired_and_somebody_acceptable_is_hired() -> None:
    # What is not acceptable cannot stay, even if it is the best at everything else.
    job = jt.Job(
        "Heat the house",
        jt.Purpose(
            goals=[
                jt.Goal("Be warm", importance=5),
                jt.Goal(
                    "Emit little", measure=jt.Measure("CO2", "kg/year", worst=9000, target=0, limit=3000), key="co2"
                ),
            ]
        ),
        jt.JobMap.chain("Set the heat"),
    )
    oil = jt.Solution("oil", results={"be-warm": 10, "co2": 6000}, steps={"set-the-heat": 9})
    pump = jt.Solution("heat pump", results={"be-warm": 8, "co2": 1000}, steps={"set-the-heat": 8})
    coal = jt.Solution("coal", results={"be-warm": 10, "co2": 8000}, steps={"set-the-heat": 5})
    comparison = jt.compare(job, [oil, pump, coal], incumbent="oil")
    assert comparison.fired == ("oil",)
    assert comparison.hired == ("heat pump",)
    assert comparison.verdicts["coal"] is jt.Verdict.REJECT
    assert "past the limit of 3,000 kg/year" in comparison.why("oil").headline
