"""What a comparison rests on, and what to find out."""

import attrs
import pytest

import jobtheory as jt
from jobtheory import Verdict

CLAIM = jt.Evidence("claim", "the operator")
TRIAL = jt.Evidence("trial", "two weeks of our own", date="2026-03-01", sample=12)
SEEN = jt.Evidence("observed", "the walk today")


def compared(**more: object) -> jt.Comparison:
    """Return a tram that a trial carries, against walking."""
    job = jt.Job(
        "Get across town",
        jt.Purpose(goals=[jt.Goal("Arrive soon", importance=3), jt.Goal("Feel calm", dimension="emotional")]),
        jt.JobMap.chain("Set out", "Travel"),
    )
    tram = jt.Solution(
        "tram",
        results={"arrive-soon": jt.Level(8, TRIAL, others=[jt.Level(9.5, CLAIM)]), "feel-calm": 6},
        steps={"set-out": 9, "travel": 6},
        evidence=CLAIM,
    )
    walk = jt.Solution(
        "walk", results={"arrive-soon": 3, "feel-calm": 6}, steps={"set-out": 9, "travel": 6}, evidence=SEEN
    )
    return jt.compare(job, [tram, walk], incumbent="walk", model=jt.SwitchingModel.gourville(), **more)  # type: ignore[arg-type]


def test_sources_what_they_carry_and_what_falls_with_them() -> None:
    grounds = compared().grounds()
    by_name = {source.evidence: source for source in grounds.sources}
    assert by_name[SEEN].levels == (
        ("walk", "arrive-soon"), ("walk", "feel-calm"), ("walk", "set-out"), ("walk", "travel"),
    )  # fmt: skip
    assert by_name[SEEN].share == 0.5
    assert by_name[TRIAL].share == pytest.approx(0.75 / 4)
    assert grounds.kinds == {
        jt.EvidenceKind.CLAIM: pytest.approx(1.25 / 4),
        jt.EvidenceKind.TRIAL: pytest.approx(0.75 / 4),
        jt.EvidenceKind.OBSERVED: 0.5,
    }
    assert grounds.coverage == {"tram": 1.0, "walk": 1.0}
    assert by_name[TRIAL].withdrawn == {}  # the claim beside it steps in, and still suffices without a loss
    assert by_name[CLAIM].withdrawn["tram"] is Verdict.NOT_YET
    assert grounds.decisive == tuple(s for s in grounds.sources if s.is_decisive)
    assert "two weeks of our own (2026-03-01, n = 12)" in str(grounds)
    assert repr(grounds) == "<Grounds: 3 sources, 2 decisive>"


def test_sources_that_contradict_each_other_are_told() -> None:
    (found,) = compared().grounds().contradictions
    assert (found.solution, found.key) == ("tram", "arrive-soon")
    assert found.apart == pytest.approx(0.15)
    assert (found.counts, found.other) == (("8 points", TRIAL), ("9.5 points", CLAIM))
    assert "8 points (two weeks of our own (2026-03-01, n = 12)) against 9.5 points" in str(compared().grounds())
    near = jt.Level(8, TRIAL, others=[jt.Level(8.5, CLAIM)])
    job = jt.Job("Eat", jt.Purpose(goals=["Eat soon"]), jt.JobMap([]))
    assert jt.compare(job, [jt.Solution("pan", results={"eat-soon": near})]).grounds().contradictions == ()


def test_a_graph_from_sources_to_levels_to_verdicts() -> None:
    graph = compared().grounds().graph
    kinds = {name: attributes["kind"] for name, attributes in graph.nodes(data=True)}
    assert sorted(kinds.values()) == ["level"] * 8 + ["source"] * 3 + ["verdict"] * 2
    assert graph.nodes["verdict: tram"]["verdict"] is Verdict.HIRE
    assert list(graph.successors("source: trial, two weeks of our own")) == ["level: tram, arrive-soon"]
    assert graph.number_of_edges() == 16


def test_the_only_source_carries_everything() -> None:
    job = jt.Job("Eat", jt.Purpose(goals=["Eat soon"]), jt.JobMap([]))
    found = jt.compare(job, [jt.Solution("pan", results={"eat-soon": 3})]).grounds()
    assert found.sources[0].evidence.source == "no source named for pan"
    assert found.sources[0].withdrawn == {"pan": Verdict.NOT_YET}


def test_problems_are_told_in_both_units() -> None:
    within = jt.Measure("until it runs", "min", 60, 0)
    job = jt.Job("Eat", jt.Purpose(problems=[jt.Problem("It burns", within=within)]), jt.JobMap([]))
    level = jt.Level((50, 30), TRIAL, others=[jt.Level((90, 10), CLAIM)])
    found = jt.compare(job, [jt.Solution("pan", results={"it-burns": level})]).grounds()
    assert found.contradictions[0].counts[0] == "50 % in 30 min"


def test_what_others_say_is_kept_and_checked() -> None:
    with pytest.raises(jt.InvalidValueError, match=r"one of the others has no evidence.*JT148"):
        jt.Level(8, TRIAL, others=[jt.Level(9)])
    level = jt.Level(8, TRIAL, others=[jt.Level(9, CLAIM)])
    assert "others=(Level(content=9" in repr(level)
    assert "others" not in repr(jt.Level(8))
    job = jt.Job("Eat", jt.Purpose(goals=["Eat soon"]), jt.JobMap([]))
    pan = jt.Solution("pan", results={"eat-soon": level})
    assert jt.loads(jt.dumps(job, solutions=[pan])).solutions == (pan,)
    bad = jt.Solution("pan", results={"eat-soon": jt.Level(8, others=[jt.Level("9 kg", CLAIM)])})
    with pytest.raises(jt.UnitError, match="'kg' does not convert"):
        jt.compare(job, [bad])
    assert "JT877" in jt.check(job, solutions=[bad]).codes


def test_what_to_find_out_and_how() -> None:
    job = jt.Job(
        "Get across town",
        jt.Purpose(goals=["Arrive soon", jt.Goal("Feel calm", dimension="emotional")]),
        jt.JobMap([]),
    )
    tram = jt.Solution("tram", results={"arrive-soon": jt.between(2, 9)})
    walk = jt.Solution("walk", results={"arrive-soon": jt.between(4, 6), "feel-calm": 5})
    found = {
        (i.question.solution, i.question.key): i for i in jt.compare(job, [tram, walk], incumbent="walk").not_yet()
    }
    assert found["tram", "arrive-soon"].kind is jt.EvidenceKind.TRIAL
    assert "in a sandbox" in found["tram", "arrive-soon"].how
    assert found["tram", "feel-calm"].kind is jt.EvidenceKind.STATED
    assert found["walk", "arrive-soon"].kind is jt.EvidenceKind.OBSERVED
    assert set(found["tram", "arrive-soon"].verdicts) == {"tram", "walk"}


def test_a_way_that_is_not_taken_is_no_gap() -> None:
    ways = jt.Job(
        "Get across town",
        jt.Purpose(goals=["Arrive soon"]),
        jt.JobMap(["Set out", jt.Step("Ride", importance=2), "Walk"], alternatives=[("ride", "walk")]),
    )
    seen = jt.Evidence("observed", "a week")
    tram = jt.Solution("tram", results={"arrive-soon": 5}, steps={"set-out": 4, "ride": 5}, evidence=seen)
    bike = jt.Solution("bike", results={"arrive-soon": 4}, steps={"set-out": 8})
    both = jt.Solution("both", results={"arrive-soon": 4}, steps={"set-out": 8, "ride": jt.Level(3, seen), "walk": 4})
    grounds = jt.compare(ways, [tram, bike, both]).grounds()
    # on its side of the coin setting out weighs 1/4, and both ways together 3/4
    assert grounds.coverage == {"tram": 1.0, "bike": 5 / 8, "both": 1.0}
    # of three solutions: 2 sides of the tram, and of the last 2/3 of what both ways weigh, of 6 sides
    assert {one.evidence.source: one.share for one in grounds.sources}["a week"] == pytest.approx((2 + 1 / 2) / 6)
    free = attrs.evolve(ways, action=jt.JobMap(["Set out", jt.Step("Ride", importance=0)], alternatives=[]))
    assert jt.compare(free, [attrs.evolve(tram, steps={"set-out": 4})]).grounds().coverage == {"tram": 1.0}
    idle = jt.JobMap(
        ["Set out", jt.Step("Ride", importance=0), jt.Step("Walk", importance=0)], alternatives=[("ride", "walk")]
    )
    assert jt.compare(attrs.evolve(ways, action=idle), [tram]).grounds().coverage == {"tram": 1.0}
