"""What is open, whether it could turn a verdict, and what to find out."""

from typing import Any

import pytest

import jobtheory as jt

JOB = jt.Job(
    "Do it",
    jt.Purpose(
        goals=[
            jt.Goal("Gain", importance=8),
            jt.Goal("Look good", importance=1),
            jt.Goal("Cost little", measure=jt.Measure("price", "EUR", worst=100, target=0, limit=90), importance=1),
        ]
    ),
    jt.JobMap.chain("Start", "Finish"),
)
TRIED = jt.Evidence("trial", "us")


def solution(name: str, rating: float = 5, **results: Any) -> jt.Solution:
    """Return a solution at one rating everywhere; a level given as None is left out."""
    levels = {"gain": rating, "look-good": rating, "cost-little": 50} | {
        k.replace("_", "-"): v for k, v in results.items()
    }
    return jt.Solution(
        name,
        results={key: level for key, level in levels.items() if level is not None},
        steps={"start": rating, "finish": rating},
        evidence=TRIED,
    )


def test_an_unknown_that_cannot_turn_the_verdict_leaves_it_alone() -> None:
    comparison = jt.compare(JOB, [solution("old", 3), solution("new", 8, look_good=None)], incumbent="old")
    assert comparison.verdicts["new"] is jt.Verdict.HIRE
    assert comparison.leaning == {}
    assert comparison.experience["new"].low < comparison.experience["new"].high


def test_an_unknown_that_could_turn_it_makes_it_not_yet() -> None:
    comparison = jt.compare(JOB, [solution("old", 5), solution("new", 6, gain=None)], incumbent="old")
    assert set(comparison.verdicts.values()) == {jt.Verdict.NOT_YET}
    leaning = comparison.leaning["new"]
    assert leaning.verdict in {jt.Verdict.HIRE, jt.Verdict.REJECT}
    assert 0.5 <= leaning.share < 1
    assert [(q.solution, q.key, q.about) for q in leaning.find_out] == [("new", "gain", "unknown")]
    assert "It leans to" in comparison.why("new").headline
    assert "the level of 'Gain' with new" in comparison.why("old").headline


def test_only_what_could_turn_it_is_asked_for_the_most_decisive_first() -> None:
    new = solution("new", 5, gain=None, look_good=jt.between(4, 6), cost_little=50)
    leaning = jt.compare(JOB, [solution("old", 5), new], incumbent="old").leaning["new"]
    assert [question.key for question in leaning.find_out] == ["gain", "look-good"]
    assert leaning.find_out[0].share > leaning.find_out[1].share > 0
    assert leaning.find_out[1].about == "range"
    text = jt.compare(JOB, [solution("old", 5), new], incumbent="old").why("new").headline
    assert "more exactly 'Look good' with new" in text


def test_what_is_unknown_may_be_past_its_limit() -> None:
    comparison = jt.compare(JOB, [solution("old", 3), solution("new", 9, cost_little=None)], incumbent="old")
    assert comparison.verdicts["new"] is jt.Verdict.NOT_YET
    assert [question.key for question in comparison.leaning["new"].find_out] == ["cost-little"]
    worst = jt.compare(
        JOB, [solution("old", 3), solution("new", 9, cost_little=None)], incumbent="old", unknown="worst"
    )
    assert worst.verdicts["new"] is jt.Verdict.REJECT
    assert "is unknown, taken at its worst, and has a limit" in worst.why("new").headline


def test_a_range_that_may_be_past_its_limit_is_not_yet() -> None:
    def verdict(low: float, high: float, likely: float) -> jt.Verdict:
        new = solution("new", 9, cost_little=jt.between(low, high, likely))
        return jt.compare(JOB, [solution("old", 3), new], incumbent="old").verdicts["new"]

    assert verdict(20, 80, 50) is jt.Verdict.HIRE
    assert verdict(20, 95, 50) is jt.Verdict.NOT_YET
    assert verdict(20, 95, 93) is jt.Verdict.NOT_YET
    assert verdict(92, 95, 93) is jt.Verdict.REJECT


def test_a_solution_that_is_likely_past_its_limit_says_so_though_it_is_open() -> None:
    new = solution("new", 9, cost_little=jt.between(20, 95, 93))
    comparison = jt.compare(JOB, [solution("old", 3), new], incumbent="old")
    assert comparison.considered == ("old",)
    assert "is ruled out so far as is known, but not for sure" in comparison.why("new").headline


def test_an_open_incumbent_leaves_open_only_what_depends_on_it() -> None:
    # Merits alone: how the incumbent does on one need moves every challenger's net alike; the better one stays better.
    old = solution("old", 3, look_good=None)
    comparison = jt.compare(JOB, [old, solution("good", 7), solution("better", 8)], incumbent="old")
    assert comparison.hired == ("better",)
    assert comparison.verdicts["good"] is jt.Verdict.REJECT
    # Losses that loom larger depend on where the incumbent is.
    mixed = solution("mixed", 8, look_good=0, gain=8.4)
    even = solution("even", 8, look_good=2, gain=8)
    comparison = jt.compare(JOB, [old, mixed, even], incumbent="old", model=jt.SwitchingModel.gourville())
    assert comparison.verdicts["even"] is jt.Verdict.NOT_YET


def test_an_incumbent_that_may_be_past_its_limit_may_have_to_go() -> None:
    old = solution("old", 9, cost_little=None)
    new = solution("new", 5)
    comparison = jt.compare(JOB, [old, new], incumbent="old")
    assert comparison.verdicts == {"old": jt.Verdict.NOT_YET, "new": jt.Verdict.NOT_YET}
    surely = solution("old", 9, cost_little=jt.between(95, 99))
    assert jt.compare(JOB, [surely, new], incumbent="old").verdicts == {"old": jt.Verdict.FIRE, "new": jt.Verdict.HIRE}


@pytest.mark.parametrize(
    "model",
    [
        jt.SwitchingModel.prospect(),
        jt.SwitchingModel(1, 1.5, 2),
        jt.SwitchingModel(0, 0.5, 2),
        jt.SwitchingModel.gourville(),
    ],
)
def test_an_open_incumbent_is_bounded_for_every_curvature(model: jt.SwitchingModel) -> None:
    old = solution("old", 3, gain=jt.between(2, 4), look_good=None)
    claims = jt.Solution(
        "claims", results={"gain": 9, "look-good": 1, "cost-little": 50}, steps={"start": 9, "finish": 9}
    )
    comparison = jt.compare(JOB, [old, solution("clear", 9), claims], incumbent="old", model=model)
    assert comparison.verdicts["clear"] is jt.Verdict.HIRE
    assert comparison.verdicts["old"] is jt.Verdict.FIRE
    for low_gain in (2, 3, 4):
        for look in (0, 1, 5, 10):
            settled = jt.compare(
                JOB,
                [solution("old", 3, gain=low_gain, look_good=look), solution("clear", 9), claims],
                incumbent="old",
                model=model,
            )
            assert settled.verdicts["clear"] is jt.Verdict.HIRE


def test_a_claim_that_would_win_is_not_yet_until_a_trial() -> None:
    claimed = jt.Solution(
        "new", results={"gain": 9, "look-good": 5, "cost-little": 60}, steps={"start": 5, "finish": 5}
    )
    old = solution("old", 5)
    comparison = jt.compare(JOB, [old, claimed], incumbent="old", model=jt.SwitchingModel(3, 1, 100))
    assert comparison.verdicts == {"old": jt.Verdict.KEEP, "new": jt.Verdict.NOT_YET}
    leaning = comparison.leaning["new"]
    assert (leaning.verdict, leaning.share) == (jt.Verdict.REJECT, 1)
    assert [(q.key, q.about, q.share) for q in leaning.find_out] == [("gain", "claim", 1)]
    assert "in a trial whether the claim holds on 'Gain' with new" in comparison.why("new").headline


def test_a_claim_has_to_beat_whoever_is_hired_on_what_is_proven() -> None:
    def claims(rating: float) -> jt.Solution:
        return jt.Solution(
            "claims",
            results={"gain": rating, "look-good": rating, "cost-little": 50},
            steps={"start": rating, "finish": rating},
        )

    rivals = [solution("old", 4), solution("proven", 6)]
    better = jt.compare(JOB, [*rivals, claims(9)], incumbent="old", model=jt.SwitchingModel.gourville())
    assert better.verdicts == {"old": jt.Verdict.FIRE, "proven": jt.Verdict.HIRE, "claims": jt.Verdict.NOT_YET}
    assert len(better.leaning["claims"].find_out) == 1
    worse = jt.compare(JOB, [*rivals, claims(5)], incumbent="old", model=jt.SwitchingModel.gourville())
    assert worse.verdicts["claims"] is jt.Verdict.REJECT


def test_as_many_claims_are_asked_for_as_it_takes() -> None:
    even = jt.Job("Do it", jt.Purpose(goals=["One", "Two", "Three", "Four"]), jt.JobMap.chain("Start"))

    def at(name: str, *ratings: float, kind: str) -> jt.Solution:
        levels: dict[str, float] = dict(zip(("one", "two", "three", "four"), ratings, strict=True))
        return jt.Solution(name, results=levels, steps={"start": 5}, evidence=jt.Evidence(kind, "us"))

    old, new = at("old", 5, 5, 5, 5, kind="observed"), at("new", 9, 8, 7, 2, kind="claim")
    comparison = jt.compare(even, [old, new], incumbent="old", model=jt.SwitchingModel(2, 1, 100))
    # 4 + 3 + 2 are claimed against twice 3: the first alone does not do, the first two do.
    assert [question.key for question in comparison.leaning["new"].find_out] == ["one", "two"]
    assert [question.share for question in comparison.leaning["new"].find_out] == pytest.approx([4 / 9, 3 / 9])


def test_a_claim_beside_an_unknown_asks_for_both() -> None:
    new = jt.Solution("new", results={"gain": 9, "look-good": 5}, steps={"start": 5, "finish": 5})
    comparison = jt.compare(JOB, [solution("old", 5), new], incumbent="old", model=jt.SwitchingModel(3, 1, 100))
    assert {question.about for question in comparison.leaning["new"].find_out} == {"claim", "unknown"}


def test_what_must_all_turn_together_is_still_asked_for() -> None:
    # Neither of two unknowns turns the verdict alone in most completions; each does once the other is known.
    job = jt.Job("Do it", jt.Purpose(goals=[jt.Goal(f"Gain {n}") for n in range(12)]), jt.JobMap.chain("Start"))
    keys = [goal.key for goal in job.purpose.goals]
    old = jt.Solution("old", results=dict.fromkeys(keys, 9.9), steps={"start": 9}, evidence=TRIED)
    new = jt.Solution("new", results={}, steps={"start": 9}, evidence=TRIED)
    comparison = jt.compare(job, [old, new], incumbent="old")
    assert comparison.verdicts["new"] is jt.Verdict.NOT_YET
    leaning = comparison.leaning["new"]
    assert leaning.verdict is jt.Verdict.REJECT
    assert leaning.find_out


def test_the_least_and_the_most_of_an_open_experience_are_shown() -> None:
    experience = jt.compare(JOB, [solution("new", 6, gain=None)]).experience["new"]
    assert experience.low == experience.overall == pytest.approx((0 * 8 + 0.6 + 0.5) / 10)
    assert experience.high == pytest.approx(0.6)


def test_without_an_incumbent_what_is_open_counts_too() -> None:
    comparison = jt.compare(JOB, [solution("one", 5), solution("two", 6, gain=None), solution("three", 1)])
    assert comparison.verdicts == {"one": jt.Verdict.NOT_YET, "two": jt.Verdict.NOT_YET, "three": jt.Verdict.REJECT}
    assert "not yet" in comparison.why("one").headline
    assert "not yet: one and two" in str(comparison)


def test_a_side_without_any_data_leaves_nothing_open_and_rules_nothing_out() -> None:
    # Both goals have limits and nobody says anything of them: the verdict rests on the steps alone.
    one, two = (jt.Solution(name, steps={"start": n, "finish": n}) for name, n in (("one", 4), ("two", 7)))
    assert jt.compare(JOB, [one, two]).hired == ("two",)
    assert jt.compare(JOB, [one, two], incumbent="one", unknown="worst").hired == ("two",)
