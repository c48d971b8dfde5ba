"""Many switch interviews together: nobody under way is dropped, and where people stall is found."""

import datetime
import itertools
from typing import Any

import pytest

import jobtheory as jt

DAY = datetime.date(2026, 1, 1)
PEOPLE = itertools.count(1)


def day(n: int) -> datetime.date:
    return DAY + datetime.timedelta(n)


def told(*stages: tuple[str, int], until: int | None = 100, **options: Any) -> jt.SwitchTimeline:
    events = {stage: day(n) for stage, n in stages}
    last = None if until is None else day(until)
    return jt.SwitchTimeline(f"#{next(PEOPLE)}", events, until=last, **options)


def deciding(*waits: int | None, until: int = 100, **options: Any) -> list[jt.SwitchTimeline]:
    """People who decided on the first day and hired after some days, or not yet."""
    return [
        told(("deciding", 0), *([] if wait is None else [("big hire", wait)]), until=until, **options) for wait in waits
    ]


def test_whoever_is_under_way_is_censored_and_not_dropped() -> None:
    # 10 20 40+ 30 40+: left 4/5, 3/5, 2/5 before 40. Dropping the two would say that everybody hires.
    people = [*deciding(10, 20, 30), *deciding(None, None, until=40)]
    found = jt.learn.switching(people, horizon=35)["deciding"]
    assert (found.entered, found.moved_on, found.under_way, found.gave_up) == (5, 3, 2, 0)
    assert found.conversion == pytest.approx(3 / 5)
    assert found.low < 3 / 5 < found.high
    assert found.median == jt.Quantity(30, "day")
    assert found.lost == pytest.approx(2 / 5)


def test_whoever_was_watched_for_a_short_time_counts_for_that_time() -> None:
    # One was watched for 15 days only: of the four left after that, three have gone by 35.
    people = [*deciding(10, 20, 30, 34), *deciding(None, until=15), *deciding(None)]
    found = jt.learn.switching(people, horizon="35 day")["deciding"]
    assert found.conversion == pytest.approx(1 - 5 / 6 * 1 / 4)
    assert found.horizon == jt.Quantity(5, "week")


def test_whoever_gave_up_counts_as_not_having_gone_on() -> None:
    gone, stayed = deciding(10, 20), deciding(None, None, gave_up=day(15))
    found = jt.learn.switching([*gone, *stayed], horizon=90)["deciding"]
    assert (found.gave_up, found.under_way) == (2, 0)
    assert found.conversion == 0.5, "had they been censored when they gave up, it would be 5/8"


def test_who_gave_up_counts_for_good_however_soon_they_were_asked() -> None:
    gone, stayed = deciding(10, 11, 12, 13, 14, until=150), deciding(*[None] * 15, until=7, gave_up=day(4))
    found = jt.learn.switching([*gone, *stayed])
    passage = found["deciding"]
    assert passage.conversion == pytest.approx(0.25)
    assert passage.lost == pytest.approx(0.75)
    assert passage.median is None
    assert passage.low < 0.25 < passage.high < 0.5
    assert found.share_left("deciding", "12 day")[0] == pytest.approx(0.85)
    assert found.under_way("deciding") == ()
    assert found.to_hire is not None
    assert found.to_hire.conversion == pytest.approx(0.25)


def test_who_is_under_way_is_neither_gone_nor_stayed() -> None:
    people = [*deciding(10), *deciding(None, until=7), *deciding(None, until=9, gave_up=day(4))]
    found = jt.learn.switching(people)
    assert found.under_way("deciding") == (jt.Quantity(7, "day"),)
    days = [(jt.Quantity(time, "day"), went) for time, went in ((10, True), (7, False), (4, False))]
    assert found.watched("deciding") == tuple(days)


def test_a_stage_ends_where_the_next_one_that_is_told_begins() -> None:
    people = [
        told(("first thought", 0), ("passive looking", 3), ("big hire", 8), ("ongoing use", 9)),
        told(("first thought", 1), ("deciding", 8)),
    ]
    found = jt.learn.switching(people)
    assert [one.stage.value if one.stage else "" for one in found] == [
        "first thought",
        "passive looking",
        "deciding",
        "big hire",
    ]
    assert [one.entered for one in found] == [2, 1, 1, 1]
    assert found["first thought"].median == jt.Quantity(3, "day")
    assert found.left("first thought") == ((jt.Quantity(3, "day"), 0.5), (jt.Quantity(7, "day"), 0.0))
    assert found.in_use == 1
    assert found.to_hire is not None
    assert (found.to_hire.entered, found.to_hire.moved_on, found.to_hire.stage) == (2, 1, None)
    assert found.to_hire.median == jt.Quantity(8, "day")


def test_who_began_after_the_hire_is_not_on_the_way_to_it() -> None:
    found = jt.learn.switching([told(("big hire", 0), ("onboarding", 4))])
    assert found.to_hire is None
    assert [one.stage for one in found] == [jt.SwitchStage.BIG_HIRE], "nobody was asked beyond onboarding"
    later = jt.learn.switching([told(("onboarding", 4)), told(("onboarding", 4), ("ongoing use", 9))])
    assert later["onboarding"].conversion == 0.5


def test_the_horizon_is_as_long_as_a_quarter_and_five_of_them_were_watched() -> None:
    people = [one for n in range(40) for one in deciding(None, until=n)]
    assert jt.learn.switching(people)["deciding"].horizon == jt.Quantity(30, "day")
    assert jt.learn.switching(people[:8])["deciding"].horizon == jt.Quantity(3, "day")
    assert jt.learn.switching(people[:3])["deciding"].horizon == jt.Quantity(0, "day")


def test_where_they_stall_is_where_most_of_all_are_lost() -> None:
    # Two of three are lost while deciding, and they are few: more are lost while looking.
    people = [
        *[told(("active looking", 0)) for _ in range(5)],
        *[told(("active looking", 0), ("deciding", 5)) for _ in range(2)],
        *[told(("active looking", 0), ("deciding", 5), ("big hire", 9)) for _ in range(1)],
    ]
    found = jt.learn.switching(people, horizon=50)
    assert found["deciding"].conversion < found["active looking"].conversion
    assert found.stalls.stage is jt.SwitchStage.ACTIVE_LOOKING
    assert found.stalls.lost == pytest.approx(5 / 8)


def test_copies_are_refused_and_names_may_repeat() -> None:
    people = deciding(10, 20, None)
    with pytest.raises(
        jt.InvalidValueError, match=r"switching: given more than once: '#\d+'\. Leave copies out.*JT795"
    ):
        jt.learn.switching([*people, people[0]])
    twice = [jt.SwitchTimeline("Ann", {"deciding": day(0), "big hire": day(n)}, until=day(50)) for n in (3, 9)]
    assert jt.learn.switching(twice).people == 2


learn: Any = jt.learn
"""As callers without a type checker see it."""


WRONG: list[tuple[tuple[Any, ...], str]] = [
    (([],), r"there is no timeline.*JT793"),
    (([1],), r"timeline is 1, not a SwitchTimeline.*JT103"),
    (([told(("ongoing use", 0), until=None)],), r"nobody tells of anything before 'ongoing use'.*JT793"),
    ((deciding(1), -1), r"horizon is -1.*JT793"),
    ((deciding(1), float("nan")), r"horizon is nan.*JT793"),
    ((deciding(1), float("inf")), r"horizon is inf.*JT793"),
    ((deciding(1), "5 km"), r"'km' does not convert.*JT132"),
    ((deciding(1), [5]), r"horizon is a list.*JT103"),
    ((deciding(1), None, 95), r"confidence is 95.*JT783"),
]


@pytest.mark.parametrize(("given", "message"), WRONG)
def test_what_cannot_be_told_is_refused(given: tuple[Any, ...], message: str) -> None:
    names = ("horizon", "confidence")
    with pytest.raises(jt.JobTheoryError, match=message):
        learn.switching(given[0], **dict(zip(names, given[1:], strict=False)))


def test_a_stage_that_nobody_entered_is_named() -> None:
    found = jt.learn.switching(deciding(1))
    with pytest.raises(jt.InvalidValueError, match=r"nobody entered 'onboarding'.*Told are 'deciding'.*JT793"):
        _ = found["onboarding"]
    with pytest.raises(jt.UnknownNameError, match=r"unknown stage 'bought'.*JT105"):
        found.left("bought")


def test_a_quantity_is_a_horizon_too() -> None:
    assert jt.learn.switching(deciding(1), horizon=jt.Quantity(2, "week"))["deciding"].horizon == jt.Quantity(14, "day")


def test_it_shows_itself() -> None:
    people = [*deciding(10, 20, 30, 5, 6, 7), *deciding(None, None, until=40), told(("first thought", 0))]
    found = jt.learn.switching(people)
    assert str(found).startswith("9 switch interviews: most are lost at ")
    assert "start to" in str(found)
    assert "not half" in str(found)
    assert "<table" in found.to_html()
    assert repr(found) == "<Switching of 9 people: first thought 0%, deciding 75%>"
    assert len(found) == 2
    frame = found.to_frame("polars")
    assert frame.shape == (2, 13)
    assert frame["median_days"].to_list() == [None, 10.0]
    one = jt.learn.switching(deciding(1))
    assert str(one).startswith("1 switch interview: ")
    few = str(jt.learn.switching(deciding(*[1] * 3, *[None] * 4)))
    assert "not half (1 day or more)" in " ".join(few.split())
