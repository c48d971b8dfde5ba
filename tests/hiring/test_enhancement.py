"""Whether an enhancement is progress: what serves, what costs, and what is friction, against figures worked by hand."""

from typing import Any

import attrs
import pytest

import jobtheory as jt

JOB = jt.Job(
    "Get across town",
    jt.Purpose(
        goals=[
            jt.Goal(
                "Arrive soon",
                measure=jt.Measure("door to door", "min", worst=60, target=10),
                importance=2,
                step="travel",
            )
        ],
        hazards=[jt.Hazard("Get soaked", likelihood="20 %")],
    ),
    jt.JobMap.chain("Set out", "Travel"),
    adoption=[jt.Step("Pay", measure=jt.Measure("price", "EUR", worst=1000, target=0))],
)
OLD = jt.Solution(
    "tram",
    results={"arrive-soon": "40 min", "get-soaked": "10 %"},
    steps={"set-out": 6, "travel": 5},
    adoption={"pay": "100 EUR"},
    evidence=jt.Evidence("observed", "riders"),
)


PROGRESS = (
    "t is progress over tram (net +0.075): it serves 'Travel' better. 'Set out' is friction: nothing is better for it."
)


def version(**changes: Any) -> jt.Solution:
    """Return the tram with some levels changed."""
    groups: dict[str, Any] = {
        name: {**getattr(OLD, name), **changes.pop(name, {})} for name in ("results", "steps", "adoption")
    }
    return attrs.evolve(OLD, **groups, **changes)


def keys(reasons: tuple[jt.Reason, ...]) -> list[str]:
    return [reason.key for reason in reasons]


def test_a_gain_at_a_price() -> None:
    """Half the results' weight of 2/3 on a value up by .2, less half of a price whose value is down by .1: 1/60."""
    new = version(results={"arrive-soon": "30 min"}, adoption={"pay": "200 EUR"}, changes=["travel"])
    found = jt.enhancement(JOB, OLD, new)
    assert (found.before, found.after) == ("tram (old)", "tram (new)")
    assert found.net == pytest.approx(1 / 60, abs=1e-15)
    assert found.is_progress
    assert [(r.key, r.other, r.level, r.note) for r in found.serves] == [
        ("arrive-soon", "40 min", "30 min", "by the change of 'Travel'")
    ]
    assert found.serves[0].effect == pytest.approx(0.2 / 3)
    assert [(r.key, r.other, r.level, r.effect, r.note) for r in found.costs] == [
        ("pay", "100 EUR", "200 EUR", -0.05, "harder to adopt")
    ]
    assert keys(found.effort) == ["pay", "travel"]
    assert found.friction == ()
    assert found.unknown == ()
    assert (found.experience_before.results, found.experience_after.results) == pytest.approx((13 / 30, 17 / 30))
    assert found.headline == (
        "tram (new) is progress over tram (old) (net +0.017): it serves 'Arrive soon' better, at the price of 'Pay'."
    )
    assert jt.enhancement(JOB, OLD, new, hire="little").net == pytest.approx(0.2 / 3)
    assert jt.enhancement(JOB, OLD, new, hire="little").effort[0].key == "travel"


def test_a_claimed_gain_counts_in_part_and_a_loss_threefold_as_in_compare() -> None:
    new = version(
        results={"arrive-soon": "30 min", "get-soaked": "11 %"}, changes=["travel"], evidence=jt.Evidence("claim", "us")
    )
    found = jt.enhancement(JOB, OLD, new, model=jt.SwitchingModel.gourville())
    assert found.net == pytest.approx(0.2 / 3 / 3 - 3 * 0.05 / 6)
    assert found.serves[0].note == (
        "by the change of 'Travel'; a claim: only 1/3 of the gain counts until it is proven"
    )
    assert not found.is_progress
    assert found.headline == (
        "tram (new) is no progress over tram (old) (net -0.003): 'Get soaked' gets worse, which 'Arrive soon' does not "
        "outweigh."
    )


@pytest.mark.parametrize(
    ("new", "headline", "friction"),
    [
        (version(name="t2"), "t2 changes nothing.", []),
        (
            version(name="t2", changes=["travel", "set-out"]),
            "t2 is friction: nothing gets better, and 'Set out' and 'Travel' only add effort.",
            ["set-out", "travel"],
        ),
        (
            version(name="t2", changes=["travel"]),
            "t2 is friction: nothing gets better, and 'Travel' only adds effort.",
            ["travel"],
        ),
        (
            version(name="t2", steps={"set-out": 5}, adoption={"pay": "200 EUR"}),
            "t2 is friction: nothing gets better, and 'Pay' and 'Set out' get worse.",
            ["pay", "set-out"],
        ),
        (
            version(name="t2", results={"get-soaked": "12 %"}),
            "t2 is friction: nothing gets better, and 'Get soaked' gets worse.",
            ["get-soaked"],
        ),
        (
            version(name="t", steps={"travel": 8}, changes=["set-out"]),
            PROGRESS,
            ["set-out"],
        ),
        (version(name="t2", results={"get-soaked": "0 %"}, changes=["set-out"]), None, []),
        (version(name="t2", steps={"travel": jt.SPARED}, changes=["travel"]), None, []),
    ],
)
def test_a_change_that_serves_nothing_is_friction(new: jt.Solution, headline: str | None, friction: list[str]) -> None:
    """Whatever may be served by a change is no friction: an outcome that names no step may be served by any."""
    found = jt.enhancement(JOB, OLD, new)
    assert keys(found.friction) == friction
    if headline is not None:
        assert found.headline == headline
    else:
        assert found.is_progress


def test_several_idle_changes_beside_a_gain() -> None:
    job = attrs.evolve(JOB, action=jt.JobMap.chain("Set out", "Travel", "Get off"))
    old = version(steps={"get-off": 5})
    new = attrs.evolve(old, steps={**old.steps, "travel": 8}, changes=["set-out", "get-off"])
    assert jt.enhancement(job, old, new).headline.endswith(
        "'Set out' and 'Get off' are friction: nothing is better for them."
    )


def test_what_the_old_version_did_differently_too_is_no_change() -> None:
    before, after = version(changes=["travel"]), version(changes=["travel", "set-out"])
    assert keys(jt.enhancement(JOB, before, after).effort) == ["set-out"]


def test_a_step_done_for_the_first_time_and_a_new_adoption_step_are_effort() -> None:
    job = attrs.evolve(JOB, adoption=[*JOB.adoption, jt.Step("Register", importance=0), jt.Step("Learn it")])
    old = attrs.evolve(OLD, steps={"set-out": 6})
    new = attrs.evolve(OLD, adoption={"pay": "100 EUR", "learn-it": 6})
    found = jt.enhancement(job, old, new)
    assert [(r.key, r.other, r.level, r.note) for r in found.effort] == [
        ("learn-it", "not needed", "6 points", "new to adopt"),
        ("travel", "unknown", "5 points", "done for the first time"),
    ]
    assert found.costs[0].effect == pytest.approx(-0.4 / 2 / 2)
    assert keys(found.friction) == ["learn-it", "travel"]
    assert [(r.key, r.note) for r in found.unknown] == [("travel", "unknown before")]
    easier = jt.enhancement(job, new, attrs.evolve(new, adoption={"pay": "100 EUR", "learn-it": 8}))
    assert [(r.key, r.note) for r in easier.serves] == [("learn-it", "easier to adopt")]


def test_a_new_thing_to_learn_is_no_friction_where_something_gets_better() -> None:
    new = version(steps={"set-out": 9}, adoption={"pay": "101 EUR"})
    found = jt.enhancement(JOB, OLD, new)
    assert keys(found.effort) == ["pay"]
    assert found.friction == ()


def test_what_nobody_knows_counts_neither_way_and_is_named() -> None:
    new = attrs.evolve(OLD, results={"arrive-soon": "30 min"}, adoption={})
    found = jt.enhancement(JOB, OLD, new)
    assert [(r.key, r.other, r.level, r.note, r.evidence) for r in found.unknown] == [
        ("get-soaked", "10 %", "unknown", "unknown after", None),
        ("pay", "100 EUR", "unknown", "unknown after", None),
    ]
    assert found.net == pytest.approx(0.2 / 3)
    assert not found.is_progress
    assert found.headline == (
        "tram (new) is no progress over tram (old): it serves 'Arrive soon' better, but the experience is worse (0.40 "
        "against 0.43)."
    )
    worst = jt.enhancement(JOB, OLD, new, unknown="worst")
    assert worst.unknown == ()
    assert keys(worst.costs) == ["pay", "get-soaked"]
    bare = attrs.evolve(OLD, results={"arrive-soon": "40 min"})
    assert [r.note for r in jt.enhancement(JOB, bare, bare).unknown] == ["unknown both"]
    assert jt.enhancement(JOB, bare, bare).headline == ("tram (new) changes nothing for which both levels are known.")


def test_slack_lets_an_experience_be_a_little_worse() -> None:
    new = version(results={"arrive-soon": "60 min"}, steps={"travel": jt.SPARED, "set-out": 9})
    assert jt.enhancement(JOB, OLD, new).net > 0
    assert not jt.enhancement(JOB, OLD, new).is_progress
    assert jt.enhancement(JOB, OLD, new, slack=0.5).is_progress


def test_a_version_that_is_ruled_out_is_no_progress() -> None:
    found = jt.enhancement(JOB, OLD, version(steps={"travel": 9, "set-out": jt.UNDONE}, name="tram 2"))
    assert not found.is_progress
    assert found.objections == ("'Set out' cannot be done with it",)
    assert found.headline == (
        "tram 2 is no progress over tram: it is ruled out, since 'Set out' cannot be done with it."
    )


def test_another_way_is_told_with_the_one_it_takes_the_place_of() -> None:
    action = jt.JobMap(
        ["Set out", "Ride", "Walk"], [("set-out", "ride"), ("set-out", "walk")], alternatives=[("ride", "walk")]
    )
    job = jt.Job("Get there", jt.Purpose(), action)
    old = jt.Solution("a", steps={"set-out": 5, "walk": 4})
    new = jt.Solution("a", steps={"set-out": 5, "ride": 8})
    found = jt.enhancement(job, old, new)
    assert [(r.key, r.note) for r in found.serves] == [("ride", "done for the first time; instead of 'Walk'")]


def test_more_needs_than_a_headline_holds_are_counted() -> None:
    job = jt.Job("Do it", jt.Purpose(goals=["A", "B", "C"]), jt.JobMap([]))
    levels = {"a": 5, "b": 5, "c": 5}
    new = jt.Solution("b", results={"a": 6, "b": 7, "c": 8})
    assert (
        "it serves 'C', 'B' and 1 more better." in jt.enhancement(job, jt.Solution("a", results=levels), new).headline
    )


def test_both_have_to_be_solutions() -> None:
    with pytest.raises(jt.InvalidTypeError, match="after is 5"):
        jt.enhancement(JOB, OLD, 5)  # type: ignore[arg-type]
