"""What it would take, on figures worked out by hand."""

import attrs
import pytest

import jobtheory as jt
from jobtheory import Verdict


def job(**more: object) -> jt.Job:
    """Return a job with a time, a price and two steps."""
    return jt.Job(
        "Get across town",
        jt.Purpose(
            goals=[
                jt.Goal("Arrive soon", measure=jt.Measure("door to door", "min", 60, 20)),
                jt.Goal("Spend little", measure=jt.Measure("fare", "AUD", 10, 0)),
            ]
        ),
        jt.JobMap.chain("Set out", "Travel"),
        **more,  # type: ignore[arg-type]
    )


WALK = jt.Solution("walk", results={"arrive-soon": 50, "spend-little": 0}, steps={"set-out": 9, "travel": 5})


def tram(time: float = 40, fare: float = 4, **more: object) -> jt.Solution:
    """Return a tram."""
    given: dict[str, object] = {"steps": {"set-out": 8, "travel": 5}, "evidence": jt.Evidence("trial", "a week")}
    given |= {"results": {"arrive-soon": time, "spend-little": fare}} | more
    return jt.Solution("tram", **given)  # type: ignore[arg-type]


def test_levels_in_their_own_units_the_smallest_move_first() -> None:
    # net = (10 min of 40 − 4 AUD of 10)·1/4 − 1 point of 10 · 1/4 = 1/16 − 1/10 − 1/40 = −1/16
    found = jt.compare(job(), [tram(), WALK], incumbent="walk", slack=0.1)
    assert found.forces["tram"].net == pytest.approx(-1 / 16)
    turn = found.what_would_it_take("tram")
    assert (turn.name, turn.toward, turn.is_so, turn.pair) == ("tram", Verdict.HIRE, False, None)
    assert [(m.key, m.level, m.unit, m.now) for m in turn.moves] == [
        ("arrive-soon", 30, "min", "40 min"),
        ("spend-little", 1.5, "AUD", "4 AUD"),
        ("travel", 7.5, "point", "5 points"),
        ("set-out", None, "point", "8 points"),
    ]
    assert [round(m.size, 6) for m in turn.moves[:3]] == [0.25, 0.25, 0.25]
    assert turn.smallest is turn.moves[0]
    assert "tram to be hired" in str(turn)
    assert "beyond" in str(turn)
    assert repr(turn) == "<Turn of 'tram' to HIRE: arrive-soon beyond 30 min>"


def test_the_incumbents_defence() -> None:
    found = jt.compare(job(), [tram(time=20, fare=0), WALK], incumbent="walk")
    assert found.fired == ("walk",)
    defence = found.defence()
    # net = 3/4·1/4 − 1/40 = 13/80: it stays where walking takes 30 min less or is 6.5 points better to do
    assert [(m.key, m.level) for m in defence.moves] == [
        ("arrive-soon", 24),
        ("spend-little", None),
        ("set-out", None),
        ("travel", None),
    ]
    # against 38 min the net is −1/20: it is 0 where walking is worth 1/5 less, 58 min
    kept = jt.compare(job(), [tram(time=38), WALK], incumbent="walk").defence()
    assert kept.is_so
    assert {m.key: m.level for m in kept.moves}["arrive-soon"] == 58
    assert "How far walk may slip" in str(kept)
    with pytest.raises(jt.InvalidValueError, match=r"nobody has the job today\..*\[JT506\]"):
        jt.compare(job(), [tram(), WALK]).defence()
    with pytest.raises(jt.UnknownNameError, match="no solution is called 'trams'"):
        jt.compare(job(), [tram(), WALK]).what_would_it_take("trams")


def test_a_pair_where_no_single_move_suffices() -> None:
    slow = tram(time=60, fare=6, steps={"set-out": 0, "travel": 5})
    turn = jt.compare(job(), [slow, WALK], incumbent="walk", good_enough=0.3).what_would_it_take("tram")
    assert turn.smallest is None
    assert turn.pair is not None
    assert sum(m.size for m in turn.pair) < 2
    assert "The cheapest pair" in str(turn)
    assert repr(turn) == "<Turn of 'tram' to HIRE: a pair>"


def test_proving_a_claim_is_a_move() -> None:
    claimed = tram(time=20, fare=4, evidence=jt.Evidence("claim", "the operator"))
    found = jt.compare(job(), [claimed, WALK], incumbent="walk", model=jt.SwitchingModel(1, 1, 3))
    assert found.verdicts["tram"] is Verdict.NOT_YET
    turn = found.what_would_it_take("tram")
    assert (turn.moves[0].about, turn.moves[0].key, turn.moves[0].level) == ("evidence", "arrive-soon", 20)
    assert "a trial that proves 20 min" in str(turn)
    assert found.not_yet()[0].kind is jt.EvidenceKind.TRIAL
    assert found.not_yet()[0].verdicts == ("tram",)


def test_a_limit_that_gives_way_is_a_move() -> None:
    strict = jt.Job(
        "Get across town",
        jt.Purpose(goals=[jt.Goal("Arrive soon", measure=jt.Measure("time", "min", 60, 20, limit=30)), "Spend little"]),
        jt.JobMap([]),
    )
    old = jt.Solution("walk", results={"arrive-soon": 30, "spend-little": 2})
    new = jt.Solution("tram", results={"arrive-soon": 32, "spend-little": 9})
    turn = jt.compare(strict, [new, old], incumbent="walk").what_would_it_take("tram")
    assert [(m.key, m.about, m.level) for m in turn.moves] == [
        ("arrive-soon", "limit", 32),
        ("arrive-soon", "level", 30),
        ("spend-little", "level", None),
    ]
    assert "a limit that lets 32 min pass" in str(turn)
    better = jt.Solution("tram", results={"arrive-soon": 28, "spend-little": 2})
    late = jt.Solution("walk", results={"arrive-soon": 31, "spend-little": 9})
    first = jt.compare(strict, [better, late], incumbent="walk").defence().moves[0]
    assert (first.about, first.level) == ("limit", 31)


def test_a_problems_pair_is_two_moves() -> None:
    goal = jt.Problem("A tram breaks down", within=jt.Measure("until it runs", "min", 60, 0))
    one = jt.Job("Get across town", jt.Purpose(problems=[goal]), jt.JobMap([]))
    key = "a-tram-breaks-down"
    old = jt.Solution("walk", results={key: (50, 30)})
    new = jt.Solution("tram", results={key: (40, 30)})
    turn = jt.compare(one, [new, old], incumbent="walk").what_would_it_take("tram")
    # 0.25 has to be reached: a share of 50 % in 30 min, or 40 % in 60·(1 − 0.25/0.4) = 22.5 min
    assert {m.about: m.level for m in turn.moves} == {"share": 50, "time": 22.5}
    assert "22.5 min (the time)" in str(turn)
    unknown = jt.compare(one, [jt.Solution("tram", results={}), old], incumbent="walk").what_would_it_take("tram")
    assert [(m.about, m.level) for m in unknown.moves] == [("level", None)]
    assert "No single move and no pair" in str(unknown)


def test_adoption_and_what_cannot_be_done_are_moves() -> None:
    dear = job(adoption=["Buy a pass"])
    cheap = tram(time=30, adoption={"buy-a-pass": 8})
    found = jt.compare(dear, [cheap, WALK], incumbent="walk")
    turn = found.what_would_it_take("tram")
    # without adoption the net is 0; half of 2/10 shortfall is 1/10 to be won elsewhere
    assert {m.key: m.level for m in turn.moves}["buy-a-pass"] is None
    undone = tram(time=20, fare=0, steps={"set-out": jt.UNDONE, "travel": 5})
    turn = jt.compare(job(), [undone, WALK], incumbent="walk").what_would_it_take("tram")
    assert {m.key: m.level for m in turn.moves}["set-out"] == 6.5  # as tolerable as the walk
    assert {m.key: m.level for m in turn.moves}["travel"] is None


def test_without_an_incumbent_the_worse_side_counts() -> None:
    found = jt.compare(job(), [tram(), WALK])
    # walk: results (0.25 + 1)/2, execution 0.7; tram: results (0.5 + 0.6)/2 = 0.55, execution 0.65
    turn = found.what_would_it_take("tram")
    assert {m.key: m.level for m in turn.moves} == {
        "arrive-soon": 34, "spend-little": 2.5, "set-out": None, "travel": None,
    }  # fmt: skip
    assert found.what_would_it_take("walk").is_so


def test_whoever_stands_against_it_can_be_won() -> None:
    boss = jt.Performer("buyer", "Boss", importances={"spend-little": 8, "arrive-soon": 1}, veto=True)
    found = jt.compare(job(performers=[boss]), [tram(time=20, fare=2), WALK], incumbent="walk")
    assert found.blocked == {"tram": ("Boss",)}
    move = {m.key: m.level for m in found.what_would_it_take("tram").moves}
    won = {m.key: m.level for m in found.performers["Boss"].what_would_it_take("tram").moves}
    assert move["spend-little"] == won["spend-little"]


def test_an_open_incumbent_is_asked_again_and_again() -> None:
    walk = jt.Solution("walk", results={"arrive-soon": jt.between(45, 55), "spend-little": 0},
                       steps={"set-out": 9, "travel": 5})  # fmt: skip
    found = jt.compare(job(), [tram(), walk], incumbent="walk")
    level = {m.key: m.level for m in found.what_would_it_take("tram").moves}["arrive-soon"]
    assert level == pytest.approx(25, abs=1e-6)


def test_alternatives_are_ways_of_their_own() -> None:
    two = jt.Job(
        "Get across town",
        jt.Purpose(goals=["Arrive soon"]),
        jt.JobMap(["Ride", "Drive"], [], alternatives=[["ride", "drive"]]),
    )
    old = jt.Solution("walk", results={"arrive-soon": 5}, steps={"ride": 6})
    new = jt.Solution("tram", results={"arrive-soon": 5}, steps={"ride": 4})
    moves = {m.key: m for m in jt.compare(two, [new, old], incumbent="walk").what_would_it_take("tram").moves}
    assert moves["drive"].now == "not taken"
    assert moves["drive"].level == pytest.approx(6, abs=1e-6)


def test_the_best_rival_has_to_be_beaten_too() -> None:
    bike = jt.Solution(
        "bike",
        results={"arrive-soon": 30, "spend-little": 1},
        steps={"set-out": 9, "travel": 5},
        evidence=jt.Evidence("trial", "a week"),
    )
    found = jt.compare(job(), [tram(), WALK, bike], incumbent="walk", slack=0.1)
    assert found.hired == ("bike",)
    # bike: net = 1/8 − 1/40 = 1/10; tram: −1/16, so that 26/40 of the time's scale are missing
    assert {m.key: m.level for m in found.what_would_it_take("tram").moves}["arrive-soon"] is None
    alone = {m.key: m.level for m in found.what_would_it_take("bike").moves}
    assert alone["arrive-soon"] == pytest.approx(46)
    poor = jt.Solution("taxi", results={"arrive-soon": 60, "spend-little": 10}, steps={"set-out": 0, "travel": 0})
    same = jt.compare(job(), [tram(), WALK, poor], incumbent="walk", slack=0.1).what_would_it_take("tram")
    assert same.moves == jt.compare(job(), [tram(), WALK], incumbent="walk", slack=0.1).what_would_it_take("tram").moves
    assert repr(found.what_would_it_take("bike")) == "<Turn of 'bike': it has HIRE already>"


def test_a_pair_of_which_each_clears_another_bar() -> None:
    two = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon", "Spend little"]), jt.JobMap.chain("Travel"))
    old = jt.Solution("walk", results={"arrive-soon": 8, "spend-little": 8}, steps={"travel": 8})
    new = jt.Solution("tram", results={"arrive-soon": 4, "spend-little": 8}, steps={"travel": 2})
    turn = jt.compare(two, [new, old], incumbent="walk").what_would_it_take("tram")
    assert turn.smallest is None
    assert turn.pair is not None
    # results have to reach 0.75, 0.3 more of one goal, execution 0.75, 0.55 more; together the net has to be above 0
    assert {m.key for m in turn.pair} == {"arrive-soon", "travel"}
    assert sum(m.size for m in turn.pair) == pytest.approx(0.95 + 0.05, abs=0.06)


def test_a_pair_keeps_to_the_limits() -> None:
    strict = jt.Job(
        "Get across town",
        jt.Purpose(goals=[jt.Goal("Arrive soon", measure=jt.Measure("time", "min", 60, 20, limit=50)), "Spend little"]),
        jt.JobMap.chain("Travel"),
    )
    old = jt.Solution("walk", results={"arrive-soon": 30, "spend-little": 8}, steps={"travel": 8})
    new = jt.Solution("tram", results={"arrive-soon": 45, "spend-little": 8}, steps={"travel": 2})
    pair = jt.compare(strict, [new, old], incumbent="walk").what_would_it_take("tram").pair
    assert pair is not None
    assert all(move.level is not None and move.level < 45 for move in pair if move.key == "arrive-soon")


@pytest.mark.parametrize("model", [jt.SwitchingModel(1, 1, 3), jt.SwitchingModel(1, 1.001, 3)])
def test_two_proofs_may_be_the_pair(model: jt.SwitchingModel) -> None:
    steps = ["Set out", "Wait", "Ride", "Get off"]
    four = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon", "Spend little"]), jt.JobMap.chain(*steps))
    keys = [step.key for step in four.action.steps]
    seen = jt.Evidence("observed", "a week")
    old = jt.Solution("walk", results={"arrive-soon": 5, "spend-little": 5}, steps=dict.fromkeys(keys, 10))
    new = jt.Solution(
        "tram", results={"arrive-soon": 10, "spend-little": 10}, steps={key: jt.Level(6, seen) for key in keys}
    )
    found = jt.compare(four, [new, old], incumbent="walk", model=model, good_enough=0.5)
    # each claim is worth 1/8, a third of it unproven, and the steps lose 4 · 1/20: both proofs win, one does not
    turn = found.what_would_it_take("tram")
    assert turn.smallest is None
    assert turn.pair is not None
    assert [(m.key, m.about, m.level) for m in turn.pair] == [
        ("arrive-soon", "evidence", 10), ("spend-little", "evidence", 10),
    ]  # fmt: skip
    assert "a trial that proves 10 points" in str(turn)


def test_curvature_is_searched_by_halving() -> None:
    for model in (jt.SwitchingModel.prospect(), jt.SwitchingModel(1, 0.5)):
        found = jt.compare(job(), [tram(), WALK], incumbent="walk", model=model, slack=0.5, good_enough=0.3)
        for move in found.what_would_it_take("tram").moves:
            if move.level is not None and move.key == "arrive-soon":
                better = jt.compare(
                    job(),
                    [tram(time=move.level - 1e-6), WALK],
                    incumbent="walk",
                    model=model,
                    slack=0.5,
                    good_enough=0.3,
                )
                assert better.hired == ("tram",)
        poor = tram(time=60, fare=10, steps={"set-out": 0, "travel": 0})
        pair = jt.compare(job(), [poor, WALK], incumbent="walk", model=model, good_enough=0.1).what_would_it_take(
            "tram"
        )
        assert pair.smallest is None


def test_a_performers_own_importances_may_move() -> None:
    boss = jt.Performer("buyer", "Boss", importances={"spend-little": 8}, veto=True)
    found = jt.compare(job(performers=[boss]), [tram(time=20, fare=2), WALK], incumbent="walk")
    own = {t.key: t for t in found.performers["Boss"].turning_weights("tram")}
    assert own["spend-little"].importance == 8
    assert own["spend-little"].below is not None
    assert own["spend-little"].below.turns == {"tram": Verdict.HIRE}
    job_wide = {t.key: t for t in found.turning_weights("tram")}
    assert job_wide["spend-little"].importance == 1


def limited(**more: object) -> jt.Job:
    """Return a job with limits on the time and the price."""
    return jt.Job(
        "Get across town",
        jt.Purpose(
            goals=[
                jt.Goal("Arrive soon", measure=jt.Measure("door to door", "min", 60, 20, limit=55)),
                jt.Goal("Spend little", measure=jt.Measure("fare", "AUD", 10, 0, limit=8)),
            ]
        ),
        jt.JobMap.chain("Set out", "Travel"),
        **more,  # type: ignore[arg-type]
    )


def in_the_way(turn: jt.Turn) -> list[tuple[str, str, str, float | None]]:
    return [(one.solution, one.key, one.about, one.level) for one in turn.obstacles]


def test_a_rival_that_nobody_knows_is_named() -> None:
    scooter = jt.Solution("scooter", results={"arrive-soon": 50}, steps={"set-out": jt.between(2, 9)})
    # with everything at its best the scooter has results (1/4 + 1)/2 and execution (9/10 + 1)/2: better than any one
    # move makes of the tram, whose results are at most (1/2 + 1)/2 while its execution stays at 0.65
    turn = jt.compare(job(), [tram(), scooter]).what_would_it_take("tram")
    assert turn.smallest is not None  # 0.625 is what the worse side of the scooter is at best, and 0.65 is more
    slow = tram(time=60, steps={"set-out": 0, "travel": 5})
    turn = jt.compare(job(), [slow, scooter]).what_would_it_take("tram")
    assert (turn.smallest, in_the_way(turn)) == (
        None,
        [
            ("scooter", "spend-little", "unknown", None),
            ("scooter", "set-out", "range", None),
            ("scooter", "travel", "unknown", None),
        ],
    )
    assert [one.why for one in turn.obstacles[:2]] == ["anything from worst to target is possible", "not known exactly"]
    for text in (str(turn), turn.to_markdown(), turn.to_html()):
        assert "In the way" in text
        assert "Find out what is open of scooter: no move is enough while it may be at its best." in text
    known = jt.Solution("scooter", results={"arrive-soon": 50, "spend-little": 0}, steps={"set-out": 9, "travel": 10})
    assert jt.compare(job(), [slow, known]).what_would_it_take("tram").obstacles == ()  # it is better, and that is all


def test_limits_that_are_broken_are_named_with_what_mends_them() -> None:
    taxi = tram(time=57, fare=9)
    turn = jt.compare(limited(), [taxi, WALK], incumbent="walk").what_would_it_take("tram")
    assert in_the_way(turn) == [("tram", "arrive-soon", "limit", 55), ("tram", "spend-little", "limit", 8)]
    assert [one.why for one in turn.obstacles] == ["past the limit of 55 min", "past the limit of 8 AUD"]
    assert turn.pair is not None  # both of them mended, and the net of (3/4·d − 0.1 …) is above 0 again
    assert {move.key for move in turn.pair} == {"arrive-soon", "spend-little"}
    assert "What rules it out, or could, has to be mended first, and all of it." in str(turn)
    boss = jt.Performer("buyer", "Boss", limits={"spend-little": 5}, veto=True)
    undone = tram(fare=9, steps={"set-out": jt.UNDONE, "travel": 0})
    turn = jt.compare(limited(performers=[boss]), [undone, WALK], incumbent="walk").what_would_it_take("tram")
    assert [(one.about, one.who, one.why) for one in turn.obstacles] == [
        ("limit", "Boss", "past the limit of Boss of 5 AUD"),
        ("undone", None, "cannot be done with it, and has to be"),
    ]
    late = jt.Solution("walk", results={"arrive-soon": 59, "spend-little": 9}, steps={"set-out": 9, "travel": 5})
    assert in_the_way(jt.compare(limited(), [tram(), late], incumbent="walk").defence()) == [
        ("walk", "arrive-soon", "limit", 55),
        ("walk", "spend-little", "limit", 8),
    ]


def test_what_is_open_of_the_solution_itself_is_named() -> None:
    ranged = tram(time=jt.between(30, 58), fare=0, steps={})  # type: ignore[arg-type]
    turn = jt.compare(limited(), [ranged, WALK]).what_would_it_take("tram")
    assert in_the_way(turn) == [
        ("tram", "arrive-soon", "range", 55),
        ("tram", "set-out", "unknown", None),
        ("tram", "travel", "unknown", None),
    ]
    assert turn.obstacles[0].why == "could be past the limit of 55 min"
    assert "it wins if all of that turns out well" in str(turn)
    assert repr(turn) == "<Turn of 'tram' to HIRE: nothing found, 3 levels in the way>"


def test_claims_that_win_only_together_are_named() -> None:
    steps = ["Set out", "Wait", "Ride"]
    three = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon", "Spend little"]), jt.JobMap.chain(*steps))
    keys = [step.key for step in three.action.steps]
    old = jt.Solution("walk", results=dict.fromkeys(["arrive-soon", "spend-little"], 10), steps=dict.fromkeys(keys, 4))
    new = jt.Solution("tram", results=dict.fromkeys(["arrive-soon", "spend-little"], 7), steps=dict.fromkeys(keys, 8))
    found = jt.compare(three, [new, old], incumbent="walk", model=jt.SwitchingModel(1, 1, 3), good_enough=0.5)
    # it loses 3/40 on each goal and gains 4/60 by each claim, of which a third counts: neither 10 points on a goal nor
    # the proof of one claim is enough, and all three proofs are
    turn = found.what_would_it_take("tram")
    assert [one.about for one in turn.obstacles] == ["claim"] * 3
    assert turn.obstacles[0].why == "what it gains is only claimed"
    assert "A trial that proves what is claimed counts the gains in full." in str(turn)


def test_the_limit_on_a_problem_is_that_of_the_part_that_is_past_it() -> None:
    quick = jt.Measure("until it runs", "min", 60, 0, limit=45)
    share = jt.Measure("share", "%", 0, 100, limit=40)
    problem = jt.Problem("A tram breaks down", key="down", within=quick, measure=share)
    other = jt.Goal("Spend little", measure=jt.Measure("fare", "AUD", 10, 0, limit=8))
    one = jt.Job("Get across town", jt.Purpose(goals=[other], problems=[problem]), jt.JobMap([]))
    old = jt.Solution("walk", results={"down": (90, 30), "spend-little": 1})

    def past(**level: object) -> list[tuple[str, float | None, str]]:
        new = jt.Solution("tram", results={"spend-little": 9} | level)  # type: ignore[arg-type]
        turn = jt.compare(one, [new, old]).what_would_it_take("tram")
        return [(o.about, o.level, o.unit) for o in turn.obstacles if o.key == "down"]

    assert past(down=(50, 50)) == [("limit", 45, "min")]
    assert past(down=(30, 50)) == [("limit", 40, "%")]
    assert past() == [("unknown", 40, "%")]
    only = attrs.evolve(
        one, purpose=jt.Purpose(goals=[other], problems=[attrs.evolve(problem, measure=jt.Problem("x").measure)])
    )
    new = jt.Solution("tram", results={"spend-little": 9})
    found = jt.compare(only, [new, old]).what_would_it_take("tram").obstacles
    assert [(o.level, o.unit) for o in found if o.key == "down"] == [(45, "min")]


def test_needs_that_turn_nothing_stand_as_in_the_job() -> None:
    steps = [jt.Step(f"Step {n}", key=f"s{n}") for n in range(12)]
    job = jt.Job("Do", jt.Purpose(goals=["Zeal", "Art"]), jt.JobMap.chain(*steps))
    levels = {step.key: 5 for step in steps}
    ways = [jt.Solution(n, results={"zeal": z, "art": z}, steps=levels) for n, z in (("one", 0), ("two", 10))]
    comparison = jt.compare(job, ways, incumbent="two")
    turn = comparison.what_would_it_take("one")
    idle = [move.key for move in turn.moves if move.level is None]
    assert idle == ["zeal", "art", *(step.key for step in steps)]
    order = [need.key for need in job.needs]
    tippings = list(comparison.turning_weights())
    for room in {one.room for one in tippings}:
        keys = [one.key for one in tippings if one.room == room]
        assert keys == sorted(keys, key=order.index)
