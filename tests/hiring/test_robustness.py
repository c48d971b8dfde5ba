"""Robustness against figures worked out by hand, and what it refuses."""

import math
import os
import pickle
import subprocess
import sys
import tracemalloc
from typing import Any

import pytest

import jobtheory as jt
from jobtheory.hiring import drawing

TWO = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon", "Spend little"]), jt.JobMap([]))
TRAM = jt.Solution("tram", results={"arrive-soon": 8, "spend-little": 4})
WALK = jt.Solution("walk", results={"arrive-soon": 3, "spend-little": 10})
N = 20_000
CLOSE = 4 * 0.5 / math.sqrt(N)
"""Four standard errors of a share."""


def near(x: float) -> Any:
    return pytest.approx(x, abs=CLOSE)


def test_uniform_weights_give_each_the_share_of_the_weights_that_favour_it() -> None:
    # The tram leads where 8w + 4(1-w) > 3w + 10(1-w), so w > 6/11; its central weight is the middle of 6/11 and 1.
    found: Any = jt.compare(TWO, [TRAM, WALK]).robustness(N)
    assert found.acceptability["tram"] == (near(5 / 11), near(6 / 11))
    assert found.hired["walk"] == near(6 / 11)
    assert found.central_weights["tram"] == {"arrive-soon": near(17 / 22), "spend-little": near(5 / 22)}
    assert found.central_weights["walk"] == {"arrive-soon": near(3 / 11), "spend-little": near(8 / 11)}
    assert found.confidence == {"tram": 1.0, "walk": 1.0}
    assert found.kept is None


def test_ordinal_weights_stay_in_the_order_of_the_importances() -> None:
    # The order w1 >= w2 leaves w1 from 1/2 to 1: the tram leads in 5/11 of 1 out of 1/2 of 1.
    job = jt.Job(
        "Get across town", jt.Purpose(goals=[jt.Goal("Arrive soon", importance=3), "Spend little"]), jt.JobMap([])
    )
    found = jt.compare(job, [TRAM, WALK]).robustness(N, weights="ordinal")
    assert found.hired["tram"] == near(10 / 11)
    # Three needs with a tie of the lower two: the means are those of the sorted simplex, 11/18, and the rest shared.
    three = jt.Job(
        "Get across town",
        jt.Purpose(goals=[jt.Goal("Arrive soon", importance=3), "Spend little", "Sit", jt.Goal("Look", importance=0)]),
        jt.JobMap([]),
    )
    one: Any = jt.compare(three, [TRAM]).robustness(N, weights="ordinal").central_weights["tram"]
    rest = near((5 / 18 + 2 / 18) / 2)
    assert one == {"arrive-soon": near(11 / 18), "spend-little": rest, "sit": rest, "look": 0}


def test_ranges_of_weights_are_drawn_evenly_and_scaled() -> None:
    # With w2 = 1 the tram leads where w1 > 6/5: of 1 to 3 that is 9/10.
    found: Any = jt.compare(TWO, [TRAM, WALK]).robustness(N, weights={"arrive-soon": (1, 3)})
    assert found.hired["tram"] == near(0.9)
    assert found.weights == {"arrive-soon": (1, 3)}


def test_alternatives_carry_the_weight_of_their_group() -> None:
    steps = [jt.Step("Ride"), jt.Step("Walk", importance=2), jt.Step("Pay", importance=3)]
    job = jt.Job("Get across town", jt.Purpose(), jt.JobMap(steps, alternatives=[("ride", "walk")]))
    tram = jt.Solution("tram", steps={"ride": 5, "pay": 5})
    given: Any = jt.compare(job, [tram]).robustness(10, weights="given").central_weights["tram"]
    assert given == {"ride": 0.5, "walk": 0.5, "pay": 0.5}
    ranged: Any = jt.compare(job, [tram]).robustness(10, weights={"ride": (4, 4)}).central_weights["tram"]
    assert ranged == {"ride": pytest.approx(2 / 3), "walk": pytest.approx(2 / 3), "pay": pytest.approx(1 / 3)}


def test_adoption_weighs_as_given_unless_a_range_says_otherwise() -> None:
    job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap([]), adoption=["Pay", "Learn"])
    old = jt.Solution("old", results={"arrive-soon": 2})
    new = jt.Solution(
        "new", results={"arrive-soon": 7}, adoption={"pay": 0, "learn": 10}, evidence=jt.Evidence("trial", "a week")
    )
    comparison = jt.compare(job, [old, new], incumbent="old")
    # The gain is 0.5; the cost half the weight of paying, which is above 1/2 wherever it leaves a net of 0 or less.
    assert comparison.robustness(100).hired["new"] == 1
    found = comparison.robustness(N, weights={"pay": (0, 1), "learn": (0, 0)})
    assert found.hired["new"] == 0
    assert found.kept == 1


def test_levels_are_drawn_evenly_by_value_between_their_ends() -> None:
    one = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap([]))
    ranged = jt.Solution("taxi", results={"arrive-soon": jt.between(2, 10, likely=3)})
    bus = jt.Solution("bus", results={"arrive-soon": 4})
    found = jt.compare(one, [ranged, bus, jt.Solution("raft")]).robustness(N)
    # The raft is anywhere: taxi > 4 in 3/4; it beats the raft where u < taxi.
    assert found.acceptability["bus"][2] == near(3 / 4 * 6 / 10)
    assert found.hired["bus"] == near(1 / 4 * 4 / 10)
    assert found.hired["taxi"] == near((1 - 0.16) / 2 / 0.8)
    assert found.confidence["bus"] == found.hired["bus"]


def test_a_limit_rules_out_the_share_of_a_range_that_is_past_it() -> None:
    fare = jt.Measure("fare", "AUD", worst=20, target=0, limit=15)
    job = jt.Job("Get across town", jt.Purpose(goals=[jt.Goal("Spend little", measure=fare)]), jt.JobMap([]))
    taxi = jt.Solution("taxi", results={"spend-little": jt.between(5, 20)})
    found = jt.compare(job, [taxi]).robustness(N)
    assert found.ruled_out["taxi"] == near(1 / 3)
    assert found.acceptability["taxi"] == (1 - found.ruled_out["taxi"],)
    assert found.confidence["taxi"] == found.hired["taxi"]


def test_equals_share_the_better_rank() -> None:
    twin = jt.Solution("twin", results=TRAM.results)
    found: Any = jt.compare(TWO, [TRAM, twin, WALK]).robustness(2_000)
    assert found.acceptability["tram"] == found.acceptability["twin"]
    first = found.acceptability["tram"][0]
    assert found.acceptability["tram"] == (first, pytest.approx(1 - first), 0)
    assert found.acceptability["walk"] == (pytest.approx(1 - first), 0, pytest.approx(first))


def test_who_is_never_first_has_neither_central_weights_nor_confidence() -> None:
    worse = jt.Solution("worse", results={"arrive-soon": 2, "spend-little": 3})
    found = jt.compare(TWO, [TRAM, worse]).robustness(100)
    assert found.central_weights["worse"] is None
    assert found.confidence["worse"] is None
    nobody = jt.Job("Pay", jt.Purpose(), jt.JobMap.chain("Pay"))
    none = jt.compare(nobody, [jt.Solution("barter", steps={"pay": jt.UNDONE})]).robustness(10)
    assert none.ruled_out == {"barter": 1.0}
    assert none.confidence == {"barter": None}


def test_against_an_incumbent_the_whole_rule_counts() -> None:
    # Without the veto the new one is hired wherever its gain exceeds its loss; the boss minds the loss alone.
    boss = jt.Performer("buyer", "Boss", importances={"arrive-soon": 0, "spend-little": 1}, veto=True)
    job = jt.Job("Get across town", TWO.purpose, jt.JobMap([]), performers=[boss])
    tested = jt.Evidence("trial", "a week")
    tram = jt.Solution("tram", results=TRAM.results, evidence=tested)
    free = jt.compare(TWO, [tram, WALK], incumbent="walk").robustness(N)
    assert free.hired["tram"] == near(5 / 11)
    assert free.kept == near(6 / 11)
    vetoed = jt.compare(job, [tram, WALK], incumbent="walk").robustness(N)
    assert vetoed.hired["tram"] == 0
    assert vetoed.kept == 1
    averse = jt.compare(TWO, [tram, WALK], incumbent="walk", model=jt.SwitchingModel.gourville()).robustness(N)
    assert averse.hired["tram"] == near(1 - 18 / 23)  # 5w > 3·6(1-w)


def test_what_is_worth_finding_out_is_what_a_decision_gains_by_it() -> None:
    # A known 0.5 against an even draw from 0 to 1: knowing it is worth E[max(u, 1/2)] - 1/2 = 1/8.
    one = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap([]))
    bus, raft = jt.Solution("bus", results={"arrive-soon": 5}), jt.Solution("raft")
    found = jt.compare(one, [bus, raft]).robustness(N)
    (lesson,) = found.matters
    assert (lesson.solution, lesson.key, lesson.about) == ("raft", "arrive-soon", "unknown")
    assert lesson.gain == pytest.approx(1 / 8, abs=0.005)
    assert 0 < lesson.error < 0.005


def test_what_cannot_change_a_decision_is_not_worth_finding_out() -> None:
    one = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap([]))
    bus = jt.Solution("bus", results={"arrive-soon": 9})
    raft = jt.Solution("raft", results={"arrive-soon": jt.between(0, 8)})
    comparison = jt.compare(one, [bus, raft])
    assert comparison.robustness(2_000).matters == ()
    assert comparison.robustness(1).matters == ()


def test_a_hire_that_may_not_be_costs_the_experience_one_has() -> None:
    # It gains 0.3 in two thirds and costs 0.5 in one: hired on average (1/30), worth 0.2 knowing.
    fare = jt.Measure("fare", "AUD", worst=20, target=0, limit=15)
    job = jt.Job(
        "Get across town",
        jt.Purpose(goals=["Arrive soon", jt.Goal("Spend little", measure=fare, importance=0)]),
        jt.JobMap([]),
    )
    tested = jt.Evidence("trial", "a week")
    old = jt.Solution("old", results={"arrive-soon": 5, "spend-little": 3})
    new = jt.Solution("new", results={"arrive-soon": 8, "spend-little": jt.between(5, 20)}, evidence=tested)
    found = jt.compare(job, [old, new], incumbent="old").robustness(N, weights="given")
    (lesson,) = found.matters
    assert (lesson.solution, lesson.key, lesson.about) == ("new", "spend-little", "range")
    assert lesson.gain == pytest.approx(0.2 - (0.2 - 0.5 / 3), abs=0.01)


def test_a_weight_may_be_worth_finding_out() -> None:
    # E[max(8w + 4(1-w), 3w + 10(1-w))] less the better mean, 6.5, on a scale of ten.
    found = jt.compare(TWO, [TRAM, WALK]).robustness(N)
    a = 6 / 11
    best = (10 * a - 7 * a * a / 2) + (4 * (1 - a) + 4 * (1 - a * a) / 2)
    for lesson in found.matters:
        assert (lesson.solution, lesson.about) == (None, "weight")
        assert lesson.gain == pytest.approx((best - 6.5) / 10, abs=0.006)
    assert {lesson.key for lesson in found.matters} == {"arrive-soon", "spend-little"}


def test_the_size_of_a_batch_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    job = jt.Job("Get across town", TWO.purpose, jt.JobMap.chain("Set out"))
    taxi = jt.Solution("taxi", results={"arrive-soon": jt.between(4, 9)}, steps={"set-out": jt.between(1, 9)})
    comparison = jt.compare(job, [TRAM, WALK, taxi], incumbent="tram")
    whole = comparison.robustness(500, weights="ordinal")
    monkeypatch.setattr(drawing, "BATCH", 20_000)
    parts = comparison.robustness(500, weights="ordinal")
    assert (parts.acceptability, parts.hired, parts.kept) == (whole.acceptability, whole.hired, whole.kept)


def test_draws_take_little_memory() -> None:
    job = jt.Job("Get across town", jt.Purpose(goals=[f"goal {n}" for n in range(40)]), jt.JobMap([]))
    raft = [jt.Solution(f"raft {n}") for n in range(9)]
    comparison = jt.compare(job, [jt.Solution("bus", results={"goal-0": 5}), *raft], incumbent="bus")
    tracemalloc.start()
    _ = comparison.robustness(3_000).matters
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 64 * 2**20


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"n": 0}, r"n is 0\. Give a whole number from 1 to 10,000,000\. \[JT521\]"),
        ({"n": 10_000_001}, "JT521"),
        ({"n": 2.5}, r"n is 2\.5, not a whole number.*JT103"),
        ({"n": True}, "JT103"),
        ({"seed": -1}, r"seed is -1.*JT521"),
        ({"seed": "x"}, "JT103"),
        ({"weights": "even"}, r"weights are 'even'\. Give 'uniform'.*JT522"),
        ({"weights": {"arrive": (1, 2)}}, r"the job has no need 'arrive'.*JT301"),
        ({"weights": {"arrive-soon": (2, 1)}}, r"weights\['arrive-soon'\]: the range is 2, 1.*JT522"),
        ({"weights": {"arrive-soon": (1,)}}, "JT522"),
        ({"weights": {"arrive-soon": ()}}, r"the range is empty.*JT522"),
        ({"weights": {"arrive-soon": (-1, 1)}}, "JT108"),
        ({"weights": {"arrive-soon": 1}}, "JT106"),
        ({"weights": {"arrive-soon": (0, 0), "spend-little": (0, 0)}}, r"leave no weight on a side.*JT522"),
    ],
)
def test_what_cannot_be_drawn_is_refused(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(jt.JobTheoryError, match=message):
        jt.compare(TWO, [TRAM, WALK]).robustness(**arguments)


def test_it_is_a_value_that_shows_itself() -> None:
    comparison = jt.compare(TWO, [TRAM, WALK], incumbent="walk")
    found = comparison.robustness(500, seed=3)
    assert found == comparison.robustness(500, seed=3) != comparison.robustness(500, seed=4)
    assert hash(found) == hash(comparison.robustness(500, seed=3))
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301  # our own
    assert repr(found).startswith("<Robustness of 500 draws on 'Get across town': 'tram': ")
    many = jt.compare(
        TWO,
        [jt.Solution(f"s{n}", results={"arrive-soon": n}) for n in range(10)] * 1
        + [jt.Solution(f"t{n}", results={"arrive-soon": n}) for n in range(4)],
    ).robustness(10)
    assert repr(many).endswith("… 2 more>")
    assert "<table" in found.to_html()


def test_without_numpy_only_robustness_is_missing() -> None:
    source = """
import sys
sys.modules["numpy"] = None
import jobtheory as jt
job = jt.Job("j", jt.Purpose(["c"]), jt.JobMap([]))
comparison = jt.compare(job, [jt.Solution("s", results={"c": 5})])
for ask in (comparison.robustness, lambda: jt.learn):
    try:
        ask()
    except jt.MissingExtraError as error:
        print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", source], capture_output=True, text=True, check=True, env={**os.environ}
    )
    assert done.stdout.splitlines() == [
        "Comparison.robustness: numpy is not installed. Install jobtheory[learn]. [JT520]",
        "jobtheory.learn: numpy is not installed. Install jobtheory[learn]. [JT520]",
    ]


def test_of_several_ways_the_better_one_is_taken_in_each_draw() -> None:
    # A ride of 2 to 10 or a walk of 4; a claim counts a third, so that only the ride's gain over 5 is discounted.
    steps = ["Ride", "Walk", "Pay cash", "Pay by card"]
    job = jt.Job(
        "Get there", jt.Purpose(), jt.JobMap(steps, alternatives=[("ride", "walk"), ("pay-cash", "pay-by-card")])
    )
    seen = jt.Evidence("observed", "seen in use")
    both = jt.Solution(
        "both",
        steps={
            "ride": jt.between(2, 10),
            "walk": jt.Level(4, seen),
            "pay-cash": jt.between(2, 10),
            "pay-by-card": jt.Level(4, seen),
        },
    )
    bus = jt.Solution("bus", steps={"walk": 4, "pay-cash": 4}, evidence=seen)
    found = jt.compare(job, [both, bus]).robustness(N, weights="given")
    assert found.acceptability["bus"] == (near(1 / 16), near(15 / 16))
    model = jt.SwitchingModel(optimism=3)
    switched = jt.compare(job, [both, bus], incumbent="bus", model=model).robustness(N, weights="given")
    assert switched.hired["both"] == near(15 / 16)
    assert switched.kept == near(1 / 16)
