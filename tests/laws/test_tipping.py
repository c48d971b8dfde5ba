"""Turning weights: short of the importance told no verdict turns, beyond it those told do."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

import jobtheory as jt
from tests.laws.models import Model, models

FEW = settings(max_examples=max(5, settings().max_examples // 2))

KINDS = [
    pytest.param({"known": True}, id="all is known"),
    pytest.param({"known": False, "ranges": True}, id="much is open"),
]


def weighed(model: Model, key: str, importance: Fraction) -> Model:
    """Return a model in which one need has another importance."""

    def again(needs: Any) -> list[Any]:
        return [attrs.evolve(need, importance=importance) if need.key == key else need for need in needs]

    job = model.job
    purpose = jt.Purpose(again(job.purpose.goals), again(job.purpose.hazards), again(job.purpose.problems))
    action = attrs.evolve(job.action, steps=again(job.action.steps))
    return model._replace(job=attrs.evolve(job, purpose=purpose, action=action, adoption=again(job.adoption)))


@pytest.mark.parametrize("kind", KINDS)
@FEW
@given(data=st.data())
def test_beyond_the_importance_the_verdicts_turn_and_short_of_it_they_do_not(
    kind: dict[str, Any], data: st.DataObject
) -> None:
    model = data.draw(models(**kind))
    before = model.compare()
    for tipping in before.turning_weights():
        for point in (tipping.below, tipping.above):
            if point is None:
                event("nothing turns")
                continue
            event("something turns")
            now, place = Fraction(tipping.importance), Fraction(point.importance)
            way = Fraction(1, 10**6) * (abs(place - now) or 1)
            way = way if point is tipping.above else -way
            short = weighed(model, tipping.key, place - way) if place != now else model
            assert short.compare().verdicts == before.verdicts, tipping
            beyond = max(Fraction(0), place + way)
            after = weighed(model, tipping.key, beyond).compare().verdicts
            turned = {name: verdict for name, verdict in after.items() if verdict is not before.verdicts[name]}
            if beyond > 0:
                assert turned == point.turns, tipping
        for end, point in ((Fraction(0), tipping.below), (Fraction(tipping.importance) * 10**9 + 10**9, tipping.above)):
            if point is None and end > 0:
                assert weighed(model, tipping.key, end).compare().verdicts == before.verdicts, tipping


def test_the_nearest_comes_first_and_one_solution_may_be_asked_about() -> None:
    job = jt.Job(
        "Get across town",
        jt.Purpose(goals=[jt.Goal("Arrive soon", importance=3), "Spend little", "See the town"]),
        jt.JobMap.chain("Travel"),
    )
    tram = jt.Solution("tram", results={"arrive-soon": 8, "spend-little": 3, "see-the-town": 5})
    walk = jt.Solution("walk", results={"arrive-soon": 4, "spend-little": 10, "see-the-town": 6})
    found = jt.compare(job, [tram, walk], incumbent="walk").turning_weights()
    # net = (3·4 − 7·b − 1·c) / …: it is above 0 while arriving weighs more than (7 + 1) / 4 = 2
    assert [t.key for t in found] == ["spend-little", "arrive-soon", "see-the-town"]
    first = found[1]
    assert (first.share, first.above) == (0.6, None)
    assert first.below is not None
    assert (first.below.importance, first.below.share) == (2, 0.5)
    assert first.below.turns == {"tram": jt.Verdict.REJECT, "walk": jt.Verdict.KEEP}
    assert first.room == pytest.approx(0.1)
    assert found[0].above is not None
    assert found[0].above.importance == pytest.approx(11 / 7)
    assert found[2].above is not None
    assert found[2].above.importance == 5
    alone = jt.compare(job, [tram, walk], incumbent="walk").turning_weights("tram")[1]
    assert alone.below is not None
    assert alone.below.turns == {"tram": jt.Verdict.REJECT}
    with pytest.raises(jt.UnknownNameError, match="no solution is called 'trams'"):
        jt.compare(job, [tram, walk]).turning_weights("trams")
