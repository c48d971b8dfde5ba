"""Why: which needs decided, in their own units, with the evidence they rest on."""

import attrs
import pytest

import jobtheory as jt

JOB = jt.Job(
    "Get across town",
    jt.Purpose(
        goals=[jt.Goal("Arrive soon", measure=jt.Measure("door to door", "min", worst=60, target=10), importance=2)],
        hazards=[jt.Hazard("Get soaked", likelihood="20 %")],
    ),
    jt.JobMap.chain("Set out", "Travel"),
    adoption=[jt.Step("Pay", measure=jt.Measure("price", "EUR", worst=1000, target=0))],
)
CAR = jt.Solution("car", results={"arrive-soon": "40 min", "get-soaked": "0 %"}, steps={"set-out": 6, "travel": 5})
BIKE = jt.Solution(
    "bike",
    results={
        "arrive-soon": jt.Level("0.25 h", jt.Evidence("trial", "five mornings")),
        "get-soaked": "10 %",
    },
    steps={"set-out": 8, "travel": jt.SPARED},
    adoption={"pay": "100 EUR"},
    evidence=jt.Evidence("claim", "the shop"),
)


@pytest.mark.parametrize(
    "model", [jt.SwitchingModel.neutral(), jt.SwitchingModel.gourville(), jt.SwitchingModel.prospect()]
)
@pytest.mark.parametrize("hire", ["big", "little"])
def test_the_effects_of_a_switch_add_up_to_its_net(model: jt.SwitchingModel, hire: str) -> None:
    comparison = jt.compare(JOB, [CAR, BIKE], incumbent="car", model=model, hire=hire)  # type: ignore[arg-type]
    net = comparison.forces["bike"].net
    assert sum(reason.effect for reason in comparison.why("bike").reasons) == pytest.approx(net)
    assert sum(reason.effect for reason in comparison.why("car").reasons) == pytest.approx(-net)


def test_levels_stand_in_their_own_units_with_their_evidence() -> None:
    why = jt.compare(JOB, [CAR, BIKE], incumbent="car", model=jt.SwitchingModel.gourville()).why("bike")
    told = {reason.key: reason for reason in why.reasons}
    soon = told["arrive-soon"]
    assert (soon.level, soon.other, soon.evidence, soon.source) == (
        "0.25 h",
        "40 min",
        jt.EvidenceKind.TRIAL,
        "five mornings",
    )
    assert (told["travel"].level, told["travel"].other) == ("spared", "5 points")
    assert told["travel"].note == "a claim: only 1/3 of the gain counts until it is proven"
    assert (told["pay"].level, told["pay"].other, told["pay"].note) == (
        "100 EUR",
        "no change",
        "the price of changing over",
    )
    assert [reason.key for reason in why.contra] == ["get-soaked", "pay"]
    assert why.reasons[0] == max(why.reasons, key=lambda reason: abs(reason.effect))
    assert why.against == "car"


def test_without_an_incumbent_the_effects_add_up_to_the_lead_on_the_side_that_decides() -> None:
    comparison = jt.compare(JOB, [CAR, BIKE])
    assert comparison.hired == ("bike",)
    experience = comparison.experience
    assert experience["car"].results is not None
    assert experience["bike"].results is not None
    lead = experience["bike"].results - experience["car"].results
    assert experience["car"].overall == experience["car"].results or experience["car"].execution
    reasons = comparison.why("car").reasons
    deciding = {reason.key for reason in reasons}
    if deciding <= {"arrive-soon", "get-soaked"}:
        assert sum(reason.effect for reason in reasons) == pytest.approx(-lead)
    else:
        assert sum(reason.effect for reason in reasons) == pytest.approx(-(0.9 - 0.55))


def test_the_text_names_every_reason_in_a_table() -> None:
    why = jt.compare(JOB, [CAR, BIKE], incumbent="car").why("bike")
    text = str(why)
    assert text.startswith("HIRE — bike is hired in place of car: what it gains outweighs what it costs (net +")
    assert "For it\n" in text
    assert "Against it\n" in text
    for reason in why.reasons:
        assert reason.statement in text
    bundle = why._repr_mimebundle_()
    assert bundle["text/plain"] == text
    assert "<table" in bundle["text/html"]


def test_a_sentence_calls_doing_nothing_what_it_is() -> None:
    comparison = jt.compare(JOB, [CAR, jt.Solution.nothing()], incumbent="car", unknown="worst")
    assert comparison.why("nothing").headline.startswith("doing nothing is not hired")
    named = jt.compare(JOB, [CAR, jt.Solution.nothing("stay at home")], incumbent="car", unknown="worst")
    assert named.why("stay at home").headline.startswith("stay at home is not hired")


def test_whoever_is_alone_and_open_is_not_said_to_be_hired() -> None:
    price = jt.Step("Pay", measure=jt.Measure("price", "EUR", worst=100, target=0, limit=80))
    job_ = jt.Job("Get it done", jt.Purpose(goals=["Gain"]), jt.JobMap.chain("Do it"), adoption=[price])
    alone = jt.Solution("x", results={"gain": 9}, steps={"do-it": 9})
    reasons = jt.compare(job_, [alone]).why("x")
    assert reasons.verdict is jt.Verdict.NOT_YET
    assert reasons.headline.startswith("x: not yet. It leans to hire")
    out = jt.Solution("old", results={"gain": 5}, steps={"do-it": jt.UNDONE})
    assert jt.compare(job_, [alone, out], incumbent="old").why("x").headline.startswith("x: not yet.")
    maybe = jt.Solution("old", results={"gain": jt.between(0, 5)}, steps={"do-it": 5})
    rival = jt.Solution("new", results={"gain": 9}, steps={"do-it": jt.UNDONE})
    assert jt.compare(job_, [rival, maybe], incumbent="old").why("old").headline == (
        "old stays: nothing else may take the job."
    )
    dear = jt.Solution("new", results={"gain": 9}, steps={"do-it": 9}, adoption={"pay": jt.between(60, 99, likely=95)})
    stays = jt.Solution("old", results={"gain": 5}, steps={"do-it": 5})
    assert jt.compare(job_, [dear, stays], incumbent="old").why("old").headline.startswith("old: not yet.")


def test_what_nobody_knows_rests_on_nothing() -> None:
    job_ = jt.Job("Get it done", jt.Purpose(goals=["Gain", "Save"]), jt.JobMap([]))
    x = jt.Solution("x", results={"gain": 9}, evidence=jt.Evidence("trial", "a week"))
    y = jt.Solution("y", results={"gain": 5, "save": 5})
    reasons = jt.compare(job_, [x, y], incumbent="y").why("x")
    (unknown,) = [reason for reason in reasons.reasons if reason.key == "save"]
    assert (unknown.level, unknown.evidence, unknown.source) == ("unknown", None, "")
    assert "nobody knows" in str(reasons)


def test_the_reasons_of_an_incumbent_rest_on_what_its_own_levels_rest_on() -> None:
    diary = jt.Evidence("repeated", "a diary")
    car = attrs.evolve(CAR, steps={"set-out": jt.Level(6, diary)})
    why = jt.compare(JOB, [car, BIKE], incumbent="car", model=jt.SwitchingModel.gourville()).why("car")
    told = {reason.key: (reason.evidence, reason.source, reason.note) for reason in why.reasons}
    assert told == {
        "arrive-soon": (jt.EvidenceKind.OBSERVED, "no source named", ""),
        "get-soaked": (jt.EvidenceKind.OBSERVED, "no source named", ""),
        "set-out": (
            jt.EvidenceKind.REPEATED,
            "a diary",
            "against a claim: only 1/3 of the gain counts until it is proven",
        ),
        "travel": (None, "", "against a claim: only 1/3 of the gain counts until it is proven"),
        "pay": (jt.EvidenceKind.CLAIM, "the shop", "the price of changing over"),
    }
