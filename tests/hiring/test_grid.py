"""The grid of Gourville (2006, Eager Sellers and Stony Buyers, HBR 84(6):98-106), on cases that he places himself."""

import itertools
import json
import pickle
from fractions import Fraction
from typing import Any

import attrs
import pytest

import jobtheory as jt
from tests.shared import shared

Cell = jt.Cell
SEEN = jt.Evidence("observed", "seen in use")


def dvorak() -> jt.Comparison:
    """Return the typewriter keys of 1936 against those of 1873.

    A few per cent of speed are won (Liebowitz & Margolis 1990, The Fable of the Keys, J. Law and Economics 33:1-25);
    typists needed more than 25 days of four hours to type as fast as before (the same, on a test of 1956).
    """
    job = jt.Job(
        "Put words on paper",
        jt.Purpose(
            goals=[
                jt.Goal("Type fast", measure=jt.Measure("speed", "{word}/min", worst=20, target=100)),
                jt.Goal("Type without errors", measure=jt.Measure("wrong keys", "%", worst=10, target=0)),
                jt.Goal("Keep the hands at ease"),
            ]
        ),
        jt.JobMap.chain("Read the text", "Find the keys", "Strike the keys", "Call commands", "Check the page"),
        adoption=["Find a keyboard", jt.Step("Learn it", measure=jt.Measure("training", "h", worst=100, target=0))],
    )
    steps = {step.key: 8 for step in job.action.steps}
    qwerty = jt.Solution(
        "QWERTY", results={"type-fast": 60, "type-without-errors": 3, "keep-the-hands-at-ease": 5}, steps=steps
    )
    other = jt.Solution(
        "Dvorak",
        results={"type-fast": 63, "type-without-errors": 3, "keep-the-hands-at-ease": 7},
        steps=steps,
        changes=["find-the-keys", "strike-the-keys", "call-commands"],
        adoption={"find-a-keyboard": 4, "learn-it": 100},
        evidence=SEEN,
    )
    return jt.compare(job, [qwerty, other], incumbent="QWERTY")


def hybrid() -> jt.Comparison:
    """Return a car with two motors that is driven and fuelled like any other, against a car of its size."""
    job = jt.Job(
        "Get about by car",
        jt.Purpose(
            goals=[
                jt.Goal("Burn little fuel", measure=jt.Measure("fuel", "{l per 100 km}", worst=10, target=4)),
                jt.Goal("Emit little", measure=jt.Measure("carbon dioxide", "g/km", worst=240, target=90)),
                jt.Goal("Keep up with the traffic", measure=jt.Measure("0 to 100", "s", worst=16, target=8)),
                jt.Goal("Be seen to care", dimension="social"),
            ]
        ),
        jt.JobMap.chain("Start the car", "Drive", "Fill the tank", "Have it serviced"),
        adoption=[jt.Step("Pay for it", measure=jt.Measure("price", "USD", worst=40000, target=15000))],
    )
    steps = {step.key: 8 for step in job.action.steps}
    petrol = jt.Solution(
        "petrol car",
        results={"burn-little-fuel": 9, "emit-little": 210, "keep-up-with-the-traffic": 10, "be-seen-to-care": 3},
        steps=steps,
    )
    two = jt.Solution(
        "hybrid car",
        results={"burn-little-fuel": 5, "emit-little": 117, "keep-up-with-the-traffic": 10.5, "be-seen-to-care": 8},
        steps={**steps, "have-it-serviced": 7},
        adoption={"pay-for-it": 21500},
        evidence=SEEN,
    )
    return jt.compare(job, [petrol, two], incumbent="petrol car")


def recorder() -> jt.Comparison:
    """Return a recorder with a disk that pauses live television, against one with tapes."""
    job = jt.Job(
        "Watch what I like when I have time",
        jt.Purpose(
            goals=[
                "Watch when it suits",
                "Leave the room and miss nothing",
                jt.Goal("Sit through few commercials", measure=jt.Measure("time", "min/h", worst=16, target=0)),
                "Keep what I like",
            ],
            hazards=[jt.Hazard("Miss a programme", likelihood="30 %")],
        ),
        jt.JobMap.chain("Choose what to watch", "Set the recording", "Watch", "Put it away"),
        adoption=[
            jt.Step("Pay for it", measure=jt.Measure("price", "USD", worst=500, target=0)),
            jt.Step("Pay the guide", measure=jt.Measure("fee", "USD/month", worst=20, target=0)),
            "Connect it",
        ],
    )
    tapes = jt.Solution(
        "tape recorder",
        results={
            "watch-when-it-suits": 5,
            "leave-the-room-and-miss-nothing": 0,
            "sit-through-few-commercials": 8,
            "keep-what-i-like": 9,
            "miss-a-programme": "15 %",
        },
        steps={"choose-what-to-watch": 6, "set-the-recording": 4, "watch": 7, "put-it-away": 6},
    )
    disk = jt.Solution(
        "disk recorder",
        results={
            "watch-when-it-suits": 10,
            "leave-the-room-and-miss-nothing": 10,
            "sit-through-few-commercials": 4,
            "keep-what-i-like": 5,
            "miss-a-programme": "3 %",
        },
        steps={"choose-what-to-watch": 8, "set-the-recording": 9, "watch": 9, "put-it-away": jt.SPARED},
        changes=["choose-what-to-watch", "set-the-recording", "watch"],
        adoption={"pay-for-it": 300, "pay-the-guide": 12.95, "connect-it": 4},
        evidence=SEEN,
    )
    return jt.compare(job, [tapes, disk], incumbent="tape recorder")


PLACED = [
    pytest.param(dvorak(), "Dvorak", Cell.SURE_FAILURE, id="Dvorak keyboard"),
    pytest.param(hybrid(), "hybrid car", Cell.SMASH_HIT, id="hybrid car"),
    pytest.param(recorder(), "disk recorder", Cell.LONG_HAUL, id="recorder that pauses live television"),
]


@pytest.mark.parametrize(("comparison", "name", "cell"), PLACED)
def test_the_cases_of_the_article_fall_where_it_puts_them(comparison: jt.Comparison, name: str, cell: Cell) -> None:
    placement = comparison.grid(name)
    assert placement.cell is cell
    assert placement.cells == (cell,)
    # ... and do so wherever between a fifth and two fifths the grid is parted: nothing is tuned to a case.
    for product, behaviour in itertools.product(range(20, 41, 4), repeat=2):
        parted = {"product_threshold": Fraction(product, 100), "behaviour_threshold": Fraction(behaviour, 100)}
        assert comparison.grid(name, **parted).cell is cell


def test_the_cells_are_those_of_the_published_grid() -> None:
    published = json.loads(shared("oracles", "published", "gourville_9x.json").read_text(encoding="utf-8"))["matrix"]
    assert len(published) == len(Cell)
    for row in published:
        cell = Cell.of(product=row["product_change"] == "high", behaviour=row["behaviour_change"] == "high")
        assert cell.value == row["cell"]


def test_coordinates_by_hand() -> None:
    # gains: 3/80 and 2/10, over three outcomes; 3 of 5 steps differently, half of (.6 + 1)/2, cut at 1
    placement = dvorak().grid("Dvorak")
    assert placement.product_change == float((Fraction(3, 80) + Fraction(2, 10)) / 3)
    assert [reason.key for reason in placement.gains] == ["keep-the-hands-at-ease", "type-fast"]
    assert placement.behaviour_change == 1
    assert sum(reason.effect for reason in placement.efforts) == 0.6 + 0.4
    # gains: 4/6, 93/150, none where it loses, 1/2; a tenth lost on one of four steps, half of 6500/25000
    placement = hybrid().grid("hybrid car")
    assert placement.product_change == pytest.approx((4 / 6 + 93 / 150 + 0 + 1 / 2) / 4)
    assert placement.behaviour_change == pytest.approx(0.1 / 4 + 0.26 / 2)
    # gains: .5, 1, 4/16, none where it loses, .4; a step that is spared counts nothing
    placement = recorder().grid("disk recorder")
    assert placement.product_change == pytest.approx((0.5 + 1 + 0.25 + 0 + 0.4) / 5)
    assert sum(r.effect for r in placement.efforts) == pytest.approx(3 / 4 + (0.6 + 12.95 / 20 + 0.6) / 3 / 2)


def job(**more: Any) -> jt.Job:
    return jt.Job(
        "Get across town",
        jt.Purpose(goals=[jt.Goal("Arrive soon", measure=jt.Measure("ride", "min", worst=60, target=10)), "Stay dry"]),
        jt.JobMap.chain("Set out", "Travel"),
        **more,
    )


def solution(name: str, minutes: Any = 40, dry: Any = 5, out: Any = 5, travel: Any = 5, **more: Any) -> jt.Solution:
    results = {k: v for k, v in {"arrive-soon": minutes, "stay-dry": dry}.items() if v is not None}
    steps = {k: v for k, v in {"set-out": out, "travel": travel}.items() if v is not None}
    return jt.Solution(name, results=results, steps=steps, **more)


def placed(*args: Any, **more: Any) -> jt.Placement:
    return jt.compare(job(), [solution("old"), solution("new", *args, **more)], incumbent="old").grid("new")


def test_a_step_counts_once_whether_it_is_lost_on_or_done_differently_or_both() -> None:
    assert placed(travel=2).behaviour_change == pytest.approx(0.3 / 2)
    assert placed(travel=2, changes=["travel"]).behaviour_change == 0.5
    assert placed(travel=9, changes=["travel"]).behaviour_change == 0.5
    assert placed(travel=9).behaviour_change == 0
    assert placed(travel=jt.SPARED, changes=["travel"]).behaviour_change == 0
    assert placed(travel=jt.UNDONE, changes=["travel"]).behaviour_change == 0.5


def test_a_loss_on_an_outcome_is_no_change_of_behaviour_and_is_not_set_off_against_gains() -> None:
    placement = placed(minutes=20, dry=1)
    assert (placement.product_change, placement.behaviour_change) == (0.2, 0)
    assert placement.cell is Cell.EASY_SELL


def test_a_product_change_is_great_from_its_threshold_and_a_change_of_behaviour_above_it() -> None:
    at = {"product_threshold": 0.2, "behaviour_threshold": 0.5}
    comparison = jt.compare(job(), [solution("old"), solution("new", 20, 1, changes=["travel"])], incumbent="old")
    assert comparison.grid("new", **at).cell is Cell.SMASH_HIT
    assert comparison.grid("new", **(at | {"behaviour_threshold": 0.499})).cell is Cell.LONG_HAUL
    assert comparison.grid("new", **(at | {"product_threshold": 0.201})).cell is Cell.EASY_SELL
    assert comparison.grid("new").cell is Cell.SURE_FAILURE
    extreme = comparison.grid("new", product_threshold=0, behaviour_threshold=1)
    assert extreme.cell is Cell.SMASH_HIT
    assert extreme.shifts == {Cell.EASY_SELL: (), Cell.LONG_HAUL: ()}  # nothing gains less than nothing


def test_changing_over_counts_half_in_the_big_hire_and_nothing_in_the_little_one() -> None:
    pay = jt.Step("Pay", measure=jt.Measure("price", "EUR", worst=1000, target=0))
    solutions = [solution("old"), solution("new", 20, adoption={"pay": 900})]
    big = jt.compare(job(adoption=[pay]), solutions, incumbent="old").grid("new")
    assert big.behaviour_change == 0.45
    assert [reason.note for reason in big.efforts] == ["the price of changing over"]
    # At most 1/3, so that the shortfall is at most 2/3.
    assert big.shifts[Cell.EASY_SELL][0][0].figure == Fraction(2000, 3)
    assert big.shifts[Cell.EASY_SELL][0][0].needed == "666.6 EUR or better"
    little = jt.compare(job(adoption=[pay]), solutions, incumbent="old", hire="little").grid("new")
    assert (little.behaviour_change, little.efforts) == (0, ())
    assert {shift.key for ways in little.shifts.values() for way in ways for shift in way}.isdisjoint({"pay"})


def test_single_needs_that_move_it_one_cell_stand_in_their_own_units_the_smallest_first() -> None:
    # .2 is gained on the ride and nothing else; 1/3 is missing .1333, twice that on either need alone.
    placement = placed(minutes=20, dry=4, changes=["travel"])
    assert placement.cell is Cell.SURE_FAILURE
    longer = placement.shifts[Cell.LONG_HAUL]
    assert [[(shift.key, shift.level, shift.needed) for shift in way] for way in longer] == [
        [("stay-dry", "4 points", "7.667 points or better")]
    ]
    assert longer[0][0].figure == Fraction(23, 3)
    assert longer[0][0].size == pytest.approx(3.6667 / 10, abs=1e-4)
    assert [
        [(shift.key, shift.about, shift.level, shift.needed) for shift in way]
        for way in placement.shifts[Cell.EASY_SELL]
    ] == [[("travel", "change", "done differently than today", "done as today")]]


def test_what_makes_it_worse_moves_it_too() -> None:
    placement = placed(minutes=10, dry=7)  # gains: .3 + .1
    assert placement.cell is Cell.SMASH_HIT
    assert [[(shift.key, shift.needed) for shift in way] for way in placement.shifts[Cell.EASY_SELL]] == [
        [("arrive-soon", "worse than 16.67 min")],
        [("stay-dry", "worse than 5.666 points")],
    ]
    assert [[(shift.key, shift.about, shift.needed) for shift in way] for way in placement.shifts[Cell.LONG_HAUL]] == [
        [("set-out", "change", "done differently than today")],
        [("travel", "change", "done differently than today")],
    ]


def test_where_no_single_need_is_enough_the_fewest_together_are_named() -> None:
    new = solution("new", 30, 5, changes=["set-out", "travel"])
    placement = jt.compare(job(), [solution("old"), new], incumbent="old").grid("new", product_threshold=0.5)
    assert [[(shift.key, shift.needed) for shift in way] for way in placement.shifts[Cell.LONG_HAUL]] == [
        [("stay-dry", "10 points or better"), ("arrive-soon", "15 min or better")]
    ]
    assert [[shift.key for shift in way] for way in placement.shifts[Cell.EASY_SELL]] == [["set-out", "travel"]]
    out_of_reach = jt.compare(job(), [solution("old"), new], incumbent="old").grid("new", product_threshold=1)
    assert out_of_reach.shifts[Cell.LONG_HAUL] == ()
    assert "Nothing that can be altered." in str(out_of_reach)


def test_two_needs_made_worse_together_are_named_with_the_step_altered_once() -> None:
    steps = [jt.Step(text) for text in ("A", "B", "C", "D")]
    wide = jt.Job("Do it", jt.Purpose(goals=["Gain"]), jt.JobMap(steps))
    levels = dict.fromkeys("abcd", 8)
    old, new = (jt.Solution(name, results={"gain": 5}, steps=levels) for name in ("old", "new"))
    placement = jt.compare(wide, [old, new], incumbent="old").grid("new")
    ((first, second),) = placement.shifts[Cell.SURE_FAILURE]
    assert (first.key, first.about, second.key, second.about) == ("a", "change", "b", "change")
    heavy = attrs.evolve(wide, action=jt.JobMap([jt.Step("A", importance=3), jt.Step("B"), *steps[2:]]))
    parted = jt.compare(heavy, [old, new], incumbent="old").grid("new", behaviour_threshold=0.95)
    assert [shift.key for shift in parted.shifts[Cell.SURE_FAILURE][0]] == ["a", "b", "c", "d"]
    gained = jt.compare(wide, [old, jt.Solution("new", results={"gain": 9}, steps=levels)], incumbent="old")
    assert gained.grid("new").shifts[Cell.EASY_SELL][0][0].needed == "worse than 8.333 points"


def test_needs_made_worse_together_fall_back_to_today_before_the_last_one() -> None:
    placement = placed(minutes=10, dry=10)  # gains: .3 + .25; to fall below .1 takes both
    parted = jt.compare(job(), [solution("old"), solution("new", 10, 10)], incumbent="old")
    assert placement.cell is Cell.SMASH_HIT
    (way,) = parted.grid("new", product_threshold=0.1).shifts[Cell.EASY_SELL]
    assert [(shift.key, shift.needed) for shift in way] == [
        ("arrive-soon", "40 min or worse"),
        ("stay-dry", "worse than 7 points"),
    ]


def test_a_problem_with_a_time_is_moved_by_its_share_or_where_that_is_not_enough_by_its_time() -> None:
    within = jt.Measure("moving again", "min", worst=60, target=0)
    one = jt.Job("Get there", jt.Purpose(problems=[jt.Problem("Stand still", within=within)]), jt.JobMap([]))

    def shift(new: Any, threshold: float) -> jt.Shift:
        solutions = [
            jt.Solution("old", results={"stand-still": (0, 60)}),
            jt.Solution("new", results={} if new is None else {"stand-still": new}),
        ]
        placement = jt.compare(one, solutions, incumbent="old").grid("new", product_threshold=threshold)
        return next(ways for cell, ways in placement.shifts.items() if cell.product is not placement.cell.product)[0][0]

    assert (shift((50, 30), 0.4).figure, shift((50, 30), 0.4).needed) == ((80, 30), "80 % in 30 min or better")
    assert shift((50, 30), 0.6).figure == (100, 24)
    assert shift((50, 30), 0.2).figure == (40, 30)
    assert shift((50, 30), 0.2).needed == "worse than 40 % in 30 min"
    assert shift((50, jt.between(20, 40)), 0.4).figure == (80, 30)
    assert (shift(None, 0.4).figure, shift(None, 0.4).level) == ((40, 0), "unknown")


def test_what_is_open_bounds_both_coordinates_and_may_straddle_cells() -> None:
    old = solution("old")
    new = solution("new", jt.between(10, 40), None, travel=None)
    placement = jt.compare(job(), [old, new], incumbent="old").grid("new")
    # likely: 25 of 40 min, what nobody knows at its worst
    assert placement.product_change == pytest.approx(0.15)
    assert placement.product_low == 0
    assert placement.product_high == pytest.approx(0.3 + 0.25)
    assert placement.behaviour_change == 0.25
    assert (placement.behaviour_low, placement.behaviour_high) == (0, 0.25)
    assert placement.cells == (Cell.EASY_SELL, Cell.SMASH_HIT)
    assert "new in place of old: easy sell or smash hit" in str(placement)
    assert "smash hit: new?" in str(placement)
    assert "0.00 to 0.55" in str(placement)
    settled = jt.compare(job(), [old, new], incumbent="old", unknown="worst").grid("new")
    assert settled.product_low == 0
    assert settled.product_high == pytest.approx(0.3)
    assert settled.behaviour_low == settled.behaviour_high == 0.25
    seat = jt.compare(job(), [solution("old", jt.between(20, 40)), solution("new", 20)], incumbent="old").grid("new")
    assert seat.product_low == 0
    assert seat.product_high == pytest.approx(0.2)


def test_it_may_be_open_whether_a_step_is_done_differently() -> None:
    walk, ride = jt.Step("Walk"), jt.Step("Ride")
    either = jt.Job("Get there", jt.Purpose(goals=["Arrive"]), jt.JobMap([walk, ride], alternatives=[("walk", "ride")]))
    old = jt.Solution("old", results={"arrive": 5}, steps={"walk": 5})

    def found(steps: Any, changes: Any = ("ride",), **more: Any) -> tuple[float, float, float]:
        new = jt.Solution("new", results={"arrive": 5}, steps=steps, changes=changes)
        placement = jt.compare(either, [old, new], incumbent="old", **more).grid("new")
        return placement.behaviour_low, placement.behaviour_change, placement.behaviour_high

    assert found({"walk": 6, "ride": 5}) == (0, 0, 0)
    assert found({"walk": 6, "ride": 7}) == (1, 1, 1)
    assert found({"walk": 6, "ride": jt.between(5, 9, likely=6)}) == (0, 0, 1)
    assert found({"walk": 6, "ride": jt.between(5, 9)}) == (0, 1, 1)
    assert found({"walk": 6, "ride": jt.between(7, 9)}) == (1, 1, 1)
    assert found({"walk": 6, "ride": jt.SPARED}) == (0, 0, 0)
    # Nobody knows which of the two is taken.
    assert found({}) == (0, 1, 1)
    assert found({}, ["walk", "ride"]) == (1, 1, 1)
    assert found({"walk": jt.UNDONE}) == (1, 1, 1)
    assert found({}, unknown="worst") == (1, 1, 1)
    assert found({}, ()) == (0, 0.5, 0.5)


def test_nothing_is_said_of_moving_a_step_of_which_nobody_knows_how_it_is_done() -> None:
    walk, ride = jt.Step("Walk"), jt.Step("Ride")
    either = jt.Job("Get there", jt.Purpose(goals=["Arrive"]), jt.JobMap([walk, ride], alternatives=[("walk", "ride")]))
    old = jt.Solution("old", results={"arrive": 5}, steps={"walk": 5})
    unclear = jt.Solution("new", results={"arrive": 5}, changes=["ride"])
    assert jt.compare(either, [old, unclear], incumbent="old").grid("new").shifts[Cell.EASY_SELL] == ()
    # Where both can be taken, one made worse changes nothing: the other is taken.
    both = jt.Solution("new", results={"arrive": 5}, steps={"walk": 6, "ride": 5})
    ways = jt.compare(either, [old, both], incumbent="old").grid("new").shifts[Cell.SURE_FAILURE]
    assert [[(shift.key, shift.about) for shift in way] for way in ways] == [[("walk", "change")]]


def test_steps_without_any_level_still_count_where_they_are_done_differently() -> None:
    old, new = (
        jt.Solution(name, results={"arrive-soon": 40, "stay-dry": 5}, changes=changes)
        for name, changes in (("old", ()), ("new", ["travel"]))
    )
    placement = jt.compare(job(), [old, new], incumbent="old").grid("new")
    assert (placement.cell, placement.behaviour_change) == (Cell.SURE_FAILURE, 0.5)
    assert [shift.about for (shift,) in placement.shifts[Cell.EASY_SELL]] == ["change"]
    as_today = jt.compare(job(), [old, attrs.evolve(new, changes=())], incumbent="old").grid("new")
    assert [shift.about for (shift,) in as_today.shifts[Cell.SURE_FAILURE]] == ["change", "change"]


def test_what_is_spared_though_done_differently_is_moved_by_no_level() -> None:
    placement = placed(travel=jt.SPARED, changes=["travel"])
    assert {shift.key for way in placement.shifts[Cell.SURE_FAILURE] for shift in way} == {"set-out"}
    without = placed(travel=jt.SPARED)
    assert [(s.key, s.about, s.needed) for (s,) in without.shifts[Cell.SURE_FAILURE]] == [
        ("set-out", "change", "done differently than today")
    ]


def test_a_claim_is_placed_as_what_it_claims() -> None:
    model = jt.SwitchingModel.gourville()
    solutions = [solution("old"), solution("new", 10, 9)]
    plain, felt = (jt.compare(job(), solutions, incumbent="old", model=m) for m in (jt.SwitchingModel(), model))
    assert plain.grid() == felt.grid()
    assert plain.grid("new").product_change == pytest.approx(0.3 + 0.2)


def test_all_challengers_are_placed_where_no_name_is_given() -> None:
    solutions = [solution("old"), solution("new", 20), jt.Solution.nothing()]
    comparison = jt.compare(job(), solutions, incumbent="old")
    assert list(comparison.grid()) == ["new", "nothing"]
    assert comparison.grid()["new"] == comparison.grid("new")
    nothing = comparison.grid("nothing")
    assert (nothing.behaviour_high, nothing.efforts) == (0, ())
    assert pickle.loads(pickle.dumps(nothing)) == nothing  # noqa: S301  # our own bytes
    assert len({nothing, comparison.grid("nothing")}) == 1


def test_an_incumbent_that_is_ruled_out_is_still_what_people_would_switch_from() -> None:
    comparison = jt.compare(job(), [solution("old", travel=jt.UNDONE), solution("new", 20)], incumbent="old")
    assert comparison.fired == ("old",)
    assert comparison.grid("new").product_change == 0.2


def test_each_performer_has_a_grid_of_his_own() -> None:
    people = [jt.Performer("executor", "Ann", importances={"arrive-soon": 3})]
    comparison = jt.compare(job(performers=people), [solution("old"), solution("new", 20)], incumbent="old")
    assert comparison.grid("new").product_change == 0.2
    assert comparison.performers["Ann"].grid("new").product_change == pytest.approx(0.4 * 3 / 4)


def test_levels_that_no_number_of_ours_holds_exactly_are_rounded() -> None:
    goals = [jt.Goal("A", importance=10**300), jt.Goal("B", importance=Fraction(7, 3 * 10**299))]
    fine = jt.Job("Do it", jt.Purpose(goals=goals), jt.JobMap([]))
    old, new = jt.Solution("old", results={"a": 0, "b": 0}), jt.Solution("new", results={"a": 1, "b": 1})
    ((shift,),) = jt.compare(fine, [old, new], incumbent="old").grid("new").shifts[Cell.SMASH_HIT]
    assert isinstance(shift.figure, float)
    assert shift.figure == pytest.approx(10 / 3)


def test_levels_near_an_end_are_not_written_beyond_it() -> None:
    scale = jt.Measure("share", "1", worst=Fraction(1, 3), target=Fraction(1, 7))
    near = jt.Job("Do it", jt.Purpose(goals=[jt.Goal("A", measure=scale)]), jt.JobMap([]))
    old, new = jt.Solution("old", results={"a": 1}), jt.Solution("new", results={"a": Fraction(1, 4)})
    comparison = jt.compare(near, [old, new], incumbent="old")
    assert comparison.grid("new", product_threshold=0.99999).shifts[Cell.SMASH_HIT][0][0].needed == "1/7 or better"
    worse = comparison.grid("new", product_threshold=0.00001).shifts[Cell.EASY_SELL][0][0]
    assert worse.needed == f"worse than {float(Fraction(1, 3) - Fraction(4, 21) / 10**5):.6g}"


@pytest.mark.parametrize("name", ["new", None])
def test_without_an_incumbent_there_is_no_grid(name: Any) -> None:
    comparison = jt.compare(job(), [solution("old"), solution("new")])
    with pytest.raises(
        jt.InvalidValueError, match=r"^Comparison.grid: nobody has the job today. Say in compare .*JT506\]$"
    ):
        comparison.grid(name)


def test_without_a_level_on_any_outcome_there_is_no_grid() -> None:
    comparison = jt.compare(job(), [solution("old", None, None), solution("new", None, None)], incumbent="old")
    with pytest.raises(
        jt.InvalidValueError, match=r"^Comparison.grid: no solution has a level on any outcome.*JT514\]$"
    ):
        comparison.grid()


@pytest.mark.parametrize("name", ["old", "newer"])
def test_only_a_challenger_is_placed(name: str) -> None:
    comparison = jt.compare(job(), [solution("old"), solution("new")], incumbent="old")
    with pytest.raises(jt.UnknownNameError, match=rf"no challenger is called '{name}'.*'new'.*\[JT503\]"):
        comparison.grid(name)


@pytest.mark.parametrize("parted", [{"product_threshold": 1.1}, {"behaviour_threshold": -0.1}])
def test_a_threshold_is_a_share(parted: dict[str, float]) -> None:
    with pytest.raises(jt.InvalidValueError, match=rf"{next(iter(parted))} is .*Give a number from 0 to 1. \[JT501\]"):
        dvorak().grid("Dvorak", **parted)


def test_a_placement_shows_the_grid_its_parts_and_what_moves_it() -> None:
    placement = dvorak().grid("Dvorak")
    text = str(placement)
    assert text.startswith("Dvorak in place of QWERTY: sure failure\n")
    assert "sure failure: Dvorak" in text
    for title in ("What it gains", "What people have to do otherwise", "a long haul", "an easy sell"):
        assert title in text
    assert "<table" in placement._repr_mimebundle_()["text/html"]
    assert "| little product changed | easy sell | sure failure: Dvorak |" in jt.show.markdown(placement)


def test_long_lists_are_cut_and_counted() -> None:
    many = [f"Goal {n}" for n in range(9)]
    wide = jt.Job("Do it", jt.Purpose(goals=many), jt.JobMap.chain("Do"))
    old, new = (
        jt.Solution(n, results={f"goal-{k}": x for k in range(9)}, steps={"do": 5}) for n, x in (("old", 1), ("new", 4))
    )
    text = str(jt.compare(wide, [old, new], incumbent="old").grid("new"))
    assert "… and 3 more." in text
    assert "… and 3 more ways." in text
