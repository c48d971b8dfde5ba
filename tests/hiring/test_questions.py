"""The five questions of the marketer, against figures worked by hand."""

from typing import Any

import attrs
import pytest

import jobtheory as jt
from jobtheory.checks import Lexicon, read_message

JOB = jt.Job(
    "Get across town",
    jt.Purpose(
        goals=[jt.Goal("Arrive soon", measure=jt.Measure("door to door", "min", worst=60, target=10), importance=2)],
        hazards=[jt.Hazard("Get soaked", likelihood="20 %"), jt.Hazard("Lose the bag", importance=0)],
        problems=[jt.Problem("The line is closed")],
    ),
    jt.JobMap.chain("Set out", "Travel"),
)
WALK = jt.Solution(
    "walk",
    kind="habit",
    results={"arrive-soon": "40 min", "get-soaked": "10 %", "the-line-is-closed": "100 %"},
    steps={"set-out": 9, "travel": 5},
)
TRAM = jt.Solution(
    "tram",
    results={
        "arrive-soon": jt.Level("15 min", jt.Evidence("trial", "five mornings")),
        "get-soaked": "12 %",
        "the-line-is-closed": "50 %",
    },
    steps={"set-out": 8, "travel": 9},
    evidence=jt.Evidence("claim", "the city"),
)
GOURVILLE = jt.SwitchingModel.gourville()


def asked(*solutions: jt.Solution, name: str = "tram", job: jt.Job = JOB, **options: Any) -> jt.FiveQuestions:
    return jt.compare(job, solutions or (TRAM, WALK), **options).five_questions(name)


def test_what_gained_is_grouped_by_the_kind_of_its_measure_in_own_units() -> None:
    """Weights of the results 1/2, 1/4, 1/4 and of the steps 1/2 each, halved; tram to walk .5 of 2/4, .4 of 1/2."""
    found = asked(incumbent="walk")
    assert found.against == "walk"
    assert dict(found.better.figures) == pytest.approx({"faster": 0.125, "easier": 0.1})
    assert found.better.answer == (
        "Faster: 'Arrive soon' (15 min, not 40 min); easier: 'Travel' (9 points, not 5 points). Worse: 'The line is "
        "closed' (50 %, not 100 %), 'Set out' (8 points, not 9 points) and 1 more."
    )
    assert found.better.evidence == (
        "faster: Arrive soon: 15 min against 40 min (counts +0.125; trial: five mornings)",
        "easier: Travel: 9 points against 5 points (counts +0.100; claim: the city)",
    )


@pytest.mark.parametrize(
    ("need", "level", "way"),
    [
        (jt.Hazard("A", key="a", measure=jt.Measure("lost", "h", worst=5, target=0)), "1 h", "safer"),
        (jt.Problem("A", key="a"), "90 %", "more reliable"),
        (jt.Goal("A", key="a", measure=jt.Measure("spent", "h/week", worst=5, target=0)), "1 h/week", "faster"),
        (jt.Goal("A", key="a", measure=jt.Measure("pace", "km/h", worst=0, target=10)), "9 km/h", "faster"),
        (jt.Goal("A", key="a", measure=jt.Measure("lasts", "h", worst=0, target=10)), "9 h", "otherwise better"),
        (jt.Goal("A", key="a", measure=jt.Measure("hits", "%", worst=0, target=100)), "90 %", "more reliable"),
        (jt.Goal("A", key="a", measure=jt.Measure("waste", "{h/x}", worst=9, target=0)), 1, "otherwise better"),
        (jt.Goal("A", key="a"), 9, "otherwise better"),
        (jt.Step("A", key="a", measure=jt.Measure("takes", "min", worst=60, target=0)), "5 min", "faster"),
        (jt.Step("A", key="a", measure=jt.Measure("takes", "min", worst=60, target=0)), jt.SPARED, "easier"),
        (jt.Step("A", key="a"), 9, "easier"),
    ],
)
def test_each_kind_of_need_makes_better_in_its_way(need: Any, level: Any, way: str) -> None:
    is_step = isinstance(need, jt.Step)
    kinds = {jt.Goal: "goals", jt.Hazard: "hazards", jt.Problem: "problems"}
    purpose = jt.Purpose() if is_step else jt.Purpose(**{kinds[type(need)]: [need]})
    job = jt.Job("Do it", purpose, jt.JobMap([need] if is_step else []))
    group = "steps" if is_step else "results"
    levels: list[dict[str, Any]] = [{group: {"a": at}} for at in (need.measure.worst, level)]
    old, new = jt.Solution("old", **levels[0]), jt.Solution("new", **levels[1])
    assert list(asked(old, new, name="new", job=job, incumbent="old").better.figures) == [way]


def test_nothing_to_be_better_than() -> None:
    assert asked().better.answer == "Nothing has the job today."
    assert asked(name="walk", incumbent="walk").better.answer == "walk is what people have today."
    same = asked(WALK, attrs.evolve(WALK, name="stroll"), name="stroll", incumbent="walk")
    assert same.better.answer == "No: nothing known of it is better than with walk."
    assert (asked().against, asked(name="walk", incumbent="walk").against) == (None, None)


def test_what_nobody_knows_is_neither_better_nor_worse() -> None:
    bare = attrs.evolve(WALK, results={"arrive-soon": "40 min"})
    found = asked(TRAM, bare, incumbent="walk").better
    assert list(found.figures) == ["faster", "easier"]
    found = asked(attrs.evolve(TRAM, results={"arrive-soon": "15 min"}), WALK, incumbent="walk").better
    assert found.answer.endswith("Not known of 2 needs.")
    assert "Get soaked" not in found.answer


RAIN = {"get-soaked": jt.between("4 %", "20 %", likely="10 %")}
BASIS = "Of 5 needs 1 rests on a trial, 4 rest on a claim."


@pytest.mark.parametrize(
    ("good_enough", "results", "answer"),
    [
        (0.3, {}, "Yes: the experience is good even at its low end (0.68)."),
        (0.6, RAIN, "Not for sure: the experience is good (0.70), but can turn out as low as 0.57."),
        (0.75, RAIN, "Not so far as is known: the experience is 0.70, and at best 0.78."),
        (0.8, {}, "No: the experience is 0.68, and good only from 0.80."),
    ],
)
def test_whether_it_consistently_helps(good_enough: float, results: dict[str, Any], answer: str) -> None:
    """Results .5 x .9 + .25 x .4 + .25 x .5 = .675; at 10 % rain .7, at 20 % .575, at 4 % .775."""
    tram = attrs.evolve(TRAM, results={**TRAM.results, **results})
    assert asked(tram, WALK, good_enough=good_enough).helps.answer == f"{answer} {BASIS}"


def test_what_it_rests_on_is_told_need_by_need() -> None:
    found = asked(attrs.evolve(TRAM, results={"arrive-soon": TRAM.results["arrive-soon"]}), WALK).helps
    assert found.evidence[:2] == ("Arrive soon: 15 min (trial: five mornings)", "Get soaked: unknown (nobody knows)")
    assert found.answer.endswith("Of 5 needs 1 rests on a trial, 2 rest on a claim, 2 are unknown.")
    assert found.figures["unknown"] == 2
    assert found.figures["results"] == pytest.approx(0.45)
    assert asked(name="walk", incumbent="walk").helps.answer.endswith("All of it rests on observation.")
    assert asked(TRAM, jt.Solution("rumour"), name="rumour").helps.answer.endswith("Nothing of it is known.")
    one = attrs.evolve(TRAM, results={**TRAM.results}, steps={"set-out": 8})
    assert "1 is unknown" in asked(one, WALK).helps.answer


def test_a_side_without_data_has_no_figure() -> None:
    found = asked(attrs.evolve(TRAM, steps={}), attrs.evolve(WALK, steps={})).helps
    assert "execution" not in found.figures
    assert len(found.evidence) == 3
    found = asked(attrs.evolve(TRAM, results={}), attrs.evolve(WALK, results={})).helps
    assert "results" not in found.figures
    assert len(found.evidence) == 2


def test_what_is_ruled_out_does_not_help() -> None:
    lame = attrs.evolve(TRAM, steps={"set-out": 8, "travel": jt.UNDONE})
    found = asked(lame, WALK)
    assert found.helps.answer.startswith("No: tram is ruled out, since 'Travel' cannot be done with it.")
    assert asked(lame, WALK, name="walk").rivals.answer == "Not the one it is compared with."


def test_anxieties_are_dangers_claims_and_hazards_nobody_knows() -> None:
    """A loss of .1 on a hazard of 1/4, halved and threefold: .0375; a claimed gain of .4 on half a side: .1."""
    found = asked(incumbent="walk", model=GOURVILLE).anxieties
    assert dict(found.figures) == pytest.approx({"losses": 0.0375, "claims": 0.1, "unknown": 0})
    assert found.answer == "More danger than today: 'Get soaked' (12 %, not 10 %); a seller's word for 'Travel'."
    assert found.evidence == (
        "Get soaked: 12 % against 10 % (counts -0.037; claim: the city)",
        "Travel: 9 points against 5 points (counts +0.033; claim: the city)",
    )
    bare = attrs.evolve(TRAM, results={"arrive-soon": "15 min"}, evidence=jt.Evidence("trial", "us"))
    unsure = asked(bare, WALK, incumbent="walk").anxieties
    assert unsure.answer == "Nobody knows how likely it is: 'Get soaked'."
    assert unsure.evidence == ("Get soaked: unknown",)
    assert unsure.figures["unknown"] == 1
    assert asked(name="walk", incumbent="walk").anxieties.answer == "None that is known."
    assert asked().anxieties.answer == (
        "None that is known; nothing has the job today that it could be more dangerous than."
    )


def test_rivals_are_those_with_a_better_overall_of_the_same_kind_or_another() -> None:
    perfect = {"arrive-soon": "10 min", "get-soaked": "0 %", "the-line-is-closed": "100 %"}
    metro = jt.Solution("metro", results=perfect, steps={"set-out": 9, "travel": 9})
    driver = jt.Solution("driver", kind="person", results=perfect, steps={"set-out": 10, "travel": 9})
    twin = attrs.evolve(TRAM, name="twin")
    maybe = attrs.evolve(
        TRAM, name="maybe", results={**TRAM.results, "get-soaked": jt.between("0 %", "20 %", likely="12 %")}
    )
    found = asked(TRAM, WALK, metro, driver, twin, maybe, jt.Solution.nothing()).rivals
    assert found.answer == (
        "Better: driver (indirectly) and metro (directly). As far as is known, perhaps maybe (directly)."
    )
    assert dict(found.figures) == pytest.approx({"driver": 0.95, "metro": 0.9})
    assert found.evidence == (
        "driver (indirectly), person: overall 0.95 against 0.68",
        "metro (directly), product: overall 0.90 against 0.68",
    )
    idle = asked(attrs.evolve(TRAM, results={}, steps={"set-out": 1, "travel": 1}), jt.Solution.nothing()).rivals
    assert idle.answer == "Better: doing nothing (indirectly)."


def test_whether_the_message_names_the_job() -> None:
    comparison = jt.compare(JOB, [TRAM, WALK], incumbent="walk")
    found = comparison.five_questions("tram", "Arrive soon when the tram stops at your door.").message
    assert found.answer == "Yes, with 'Arrive soon when the tram stops at your door'."
    assert found.evidence == ("job: Arrive soon when the tram stops at your door",)
    assert dict(found.figures) == {"share": 1.0}
    hidden = comparison.five_questions("tram", "A connected mobility platform.").message
    assert hidden.answer == (
        "No. It speaks of 'connected mobility platform', not of the job. Say what gets done, when, and what is sooner, "
        "safer or less, such as 'Arrive soon'."
    )
    silent = comparison.five_questions("tram", "Oh.").message
    assert (dict(silent.figures), silent.evidence) == ({}, ())
    read = read_message("Go by zeppelin before noon.", lexicon=Lexicon.english().extended("products.tools", "zeppelin"))
    assert comparison.five_questions("tram", read).message.figures["share"] == read.share
    assert comparison.five_questions("tram").message.answer == "No message was given."
    assert comparison.five_questions("tram").answers[4].question == "Does the message name the job?"


def test_what_cannot_be_asked_is_refused() -> None:
    comparison = jt.compare(JOB, [TRAM, WALK])
    with pytest.raises(jt.UnknownNameError, match="no solution is called 'trm'"):
        comparison.five_questions("trm")
    with pytest.raises(jt.InvalidTypeError, match="text is 5"):
        comparison.five_questions("tram", 5)  # type: ignore[arg-type]


def test_the_best_of_several_has_no_rival() -> None:
    simple = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap([]))
    three = [jt.Solution(name, results={"arrive-soon": level}) for name, level in (("a", 9), ("b", 5), ("c", 4))]
    asked = jt.compare(simple, three, incumbent="c").five_questions("a")
    assert asked.rivals.answer == "None of the 2 it is compared with."
