"""Switch timelines: the order of their days, how long stages last, and who is still under way."""

import datetime
import pickle
from typing import Any

import pytest

import jobtheory as jt

Stage = jt.SwitchStage
DAYS = {"first thought": "2026-01-10", "active looking": "2026-02-09", "big hire": "2026-02-12"}


def ann(events: Any = None, **options: Any) -> jt.SwitchTimeline:
    given: dict[str, Any] = {"until": "2026-03-01", **options}
    return jt.SwitchTimeline("Ann", DAYS if events is None else events, **given)


def test_stages_are_kept_in_their_order_and_last_until_the_next_one() -> None:
    told = ann(dict(reversed(DAYS.items())))
    assert list(told.events) == [Stage.FIRST_THOUGHT, Stage.ACTIVE_LOOKING, Stage.BIG_HIRE]
    assert told.durations == {Stage.FIRST_THOUGHT: jt.Quantity(30, "day"), Stage.ACTIVE_LOOKING: jt.Quantity(3, "day")}
    assert told.duration("first thought") == jt.Quantity(30, "day")
    assert told.duration(Stage.PASSIVE_LOOKING) is None, "skipped"
    assert told.duration("big hire") is None, "not over"
    assert told.elapsed("first thought", "big hire") == jt.Quantity(33, "day")
    assert told.elapsed("first thought", "onboarding") is None
    assert told == ann()
    assert hash(told) == hash(ann())


def test_where_somebody_stands() -> None:
    assert (ann().stage, ann().has_hired, ann().is_under_way) == (Stage.BIG_HIRE, True, True)
    assert not ann({"deciding": "2026-01-01"}).has_hired
    days = {**DAYS, "ongoing use": "2026-02-20"}
    used = jt.SwitchTimeline("Ben", days, little_hires=["2026-02-25", "2026-02-21"])
    assert (used.is_under_way, used.until, used.last_day) == (False, None, datetime.date(2026, 2, 25))
    assert used.little_hires == (datetime.date(2026, 2, 21), datetime.date(2026, 2, 25))
    stopped = ann({"deciding": "2026-01-01"}, gave_up=datetime.date(2026, 1, 20))
    assert (stopped.is_under_way, stopped.last_day) == (False, datetime.date(2026, 3, 1))


def test_days_may_be_the_same() -> None:
    told = ann(dict.fromkeys(("deciding", "big hire"), "2026-01-01"), little_hires=["2026-01-01"], until="2026-01-01")
    assert told.duration("deciding") == jt.Quantity(0, "day")


@pytest.mark.parametrize(
    ("events", "options", "message"),
    [
        (
            {"deciding": "2026-02-01", "first thought": "2026-03-01"},
            {},
            r"deciding on 2026-02-01 comes before first thought on 2026-03-01.*JT790",
        ),
        (DAYS, {"little_hires": ["2026-02-11"]}, r"a little hire on 2026-02-11 comes before big hire.*JT790"),
        ({"deciding": "2026-01-01"}, {"little_hires": ["2026-02-11"]}, r"used that was never hired.*JT790"),
        (DAYS, {"gave_up": "2026-02-01"}, r"gave up on 2026-02-01 comes before big hire.*JT790"),
        (DAYS, {"until": "2026-02-01"}, r"until on 2026-02-01 comes before big hire.*JT790"),
        (
            DAYS,
            {"until": "2026-02-15", "little_hires": ["2026-02-16"]},
            r"until on .* comes before a little hire.*JT790",
        ),
        (DAYS, {"until": "2026-02-15", "gave_up": "2026-02-16"}, r"until on .* comes before gave up.*JT790"),
        (DAYS, {"until": None}, r"'big hire' is the last stage told.*Give until=.*JT792"),
        ({}, {}, r"nothing is dated.*JT791"),
        ({"deciding": "2026-01-01", Stage.DECIDING: "2026-01-02"}, {}, r"'deciding' is told twice.*JT791"),
        ({"decided": "2026-01-01"}, {}, r"unknown stage 'decided'\. Did you mean 'deciding'.*JT105"),
        ({3: "2026-01-01"}, {}, r"stage is 3.*JT103"),
        ({"deciding": "01.02.2026"}, {}, r"deciding '01\.02\.2026' cannot be read.*JT110"),
        ({"deciding": datetime.datetime(2026, 1, 1)}, {}, r"deciding is a datetime.*JT103"),  # noqa: DTZ001  # so people do
        ({"deciding": 5}, {}, r"deciding is 5.*JT103"),
        ([("deciding", "2026-01-01")], {}, r"events is a list.*JT106"),
        (DAYS, {"little_hires": "2026-02-13"}, r"little_hires is '2026-02-13'.*JT106"),
        (DAYS, {"evidence": "observed"}, r"evidence is 'observed'.*JT103"),
        (DAYS, {"hired": 3}, r"hired is 3.*JT103"),
    ],
)
def test_what_cannot_have_been_is_refused(events: Any, options: dict[str, Any], message: str) -> None:
    with pytest.raises(jt.JobTheoryError, match=rf"SwitchTimeline 'Ann'.*{message}"):
        ann(events, **options)


def test_questions_about_no_stage_are_refused() -> None:
    with pytest.raises(jt.UnknownNameError, match=r"unknown stage 'bought'.*JT105"):
        ann().duration("bought")
    with pytest.raises(
        jt.InvalidValueError, match=r"'first thought' comes before 'deciding'\. Give the earlier.*JT790"
    ):
        ann().elapsed("deciding", "first thought")


def test_stages_compare_in_their_order() -> None:
    assert sorted(Stage, key=lambda stage: -stage.rank) == list(reversed(Stage))
    assert Stage.FIRST_THOUGHT < Stage.DECIDING <= Stage.DECIDING < Stage.ONGOING_USE
    assert Stage.BIG_HIRE > Stage.DECIDING >= Stage.DECIDING
    for compare in ("__lt__", "__le__", "__gt__", "__ge__"):
        assert getattr(Stage.DECIDING, compare)(3) is NotImplemented


def test_it_shows_itself() -> None:
    told = ann(hired="the app", fired="a notebook", little_hires=["2026-02-13"])
    assert str(told) == (
        "Ann: from a notebook to the app\n\n"
        "  stage           from         lasted\n"
        "  first thought   2026-01-10  30 days\n"
        "  active looking  2026-02-09   3 days\n"
        "  big hire        2026-02-12\n\n"
        "Used 1 time, last on 2026-02-13. Still under way on 2026-03-01."
    )
    assert "<table" in told.to_html()
    assert repr(told) == (
        "<SwitchTimeline 'Ann': first thought 2026-01-10, active looking 2026-02-09, big hire 2026-02-12; under way>"
    )
    stopped = ann({"deciding": "2026-01-01"}, gave_up="2026-01-20", hired="the app")
    assert str(stopped).startswith("Ann: the app\n")
    assert str(stopped).endswith("Gave up on 2026-01-20.")
    assert repr(stopped).endswith("; gave up>")
    used = jt.SwitchTimeline("Ben", {"deciding": "2026-01-01", "ongoing use": "2026-01-02"})
    assert str(used).startswith("Ben\n")
    assert repr(used).endswith("; in use>")
    assert pickle.loads(pickle.dumps(told)) == told  # noqa: S301  # our own bytes


@pytest.mark.parametrize(
    ("events", "gave_up", "title"),
    [
        ({"first thought": "2026-01-10"}, None, "Ann: a notebook, with the app in mind"),
        ({"first thought": "2026-01-10"}, "2026-01-12", "Ann: stayed with a notebook"),
        ({"first thought": "2026-01-10", "big hire": "2026-01-12"}, None, "Ann: from a notebook to the app"),
    ],
)
def test_no_switch_is_told_that_has_not_happened(events: Any, gave_up: str | None, title: str) -> None:
    told = jt.SwitchTimeline("Ann", events, until="2026-03-01", gave_up=gave_up, hired="the app", fired="a notebook")
    assert str(told).splitlines()[0] == title
    assert title in told.to_svg()
