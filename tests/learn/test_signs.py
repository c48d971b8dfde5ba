"""Demand evidence: what is left from saying to paying and coming back."""

from typing import Any

import numpy as np
import pytest

import jobtheory as jt
from jobtheory.learn.interviewing.survival import interval

demand = jt.learn.demand


def test_counts_become_shares_of_all_and_of_those_before() -> None:
    found = demand(asked=200, said=120, answered=30, paid=6, came_back=3)
    assert [one.share for one in found] == [0.6, 0.15, 0.03, 0.015]
    assert [one.kept for one in found] == [None, 0.25, 0.2, 0.5]
    paid = found["paid"]
    assert (paid.low, paid.high) == interval(0.03, 200, 0.95)
    assert (paid.kept_low, paid.kept_high) == interval(0.2, 30, 0.95)
    assert found.strongest is jt.DemandSign.CAME_BACK


def test_signs_nobody_looked_for_are_left_out() -> None:
    found = demand(asked=50, answered=10, came_back=0)
    assert [one.sign.value for one in found] == ["answered", "came back"]
    assert found["came back"].kept == 0
    assert found.strongest is jt.DemandSign.ANSWERED
    with pytest.raises(
        jt.InvalidValueError, match=r"nobody looked for 'paid'\. Looked for were 'answered', 'came.*JT794"
    ):
        _ = found["paid"]


def test_of_nobody_no_share_is_kept() -> None:
    found = demand(asked=5, said=0, paid=0)
    assert found["paid"].kept is None
    assert found.strongest is None
    with pytest.raises(jt.InvalidValueError, match=r"nobody showed any sign of demand.*JT794"):
        found.evidence()
    with pytest.raises(jt.InvalidValueError, match=r"nobody showed 'paid'.*JT794"):
        found.evidence("paid")


@pytest.mark.parametrize("column", [[True, False, None, True], np.array([1, 0, np.nan, 1.0]), (1, 0, 0, 1)])
def test_people_may_be_given_one_by_one(column: Any) -> None:
    found = demand(said=[False, False, True, True], paid=column)
    assert found.asked == 4
    assert (found["said"].people, found["paid"].people) == (3, 2), "who paid would have said so"
    assert demand(asked=10, paid=column).asked == 10


def test_it_is_evidence_of_the_kind_that_the_sign_is() -> None:
    found = demand(asked=200, said=120, paid=6, source="the shop in May")
    assert found.evidence() == jt.Evidence("observed", "the shop in May", sample=200, note="6 of 200 paid")
    assert found.evidence("said").kind is jt.EvidenceKind.STATED
    assert demand(asked=2, paid=1).evidence().source == "signs of demand"


def test_timelines_show_who_paid_and_who_came_back() -> None:
    events = {"deciding": "2026-01-01", "big hire": "2026-01-05"}
    people = [
        jt.SwitchTimeline("a", {"deciding": "2026-01-01"}, until="2026-02-01"),
        jt.SwitchTimeline("b", events, until="2026-02-01"),
        jt.SwitchTimeline("c", events, until="2026-02-01", little_hires=["2026-01-05"]),
        jt.SwitchTimeline("d", events, until="2026-02-01", little_hires=["2026-01-05", "2026-01-09"]),
        jt.SwitchTimeline("e", {"onboarding": "2026-01-05"}, until="2026-02-01"),
    ]
    found = jt.learn.Demand.of_timelines(people)
    assert (found.asked, found["paid"].people, found["came back"].people) == (5, 4, 1)
    assert found.under_way == 1
    shown = " ".join(str(found).split())
    assert "1 is still under way and counts as not having paid, and whoever has not come back so far as not" in shown
    with pytest.raises(jt.InvalidTypeError, match=r"Demand\.of_timelines: timeline is 3.*JT103"):
        jt.learn.Demand.of_timelines([3])  # type: ignore[list-item]


def test_where_no_timeline_tells_of_uses_nobody_looked_for_them() -> None:
    hired = {"first thought": "2026-01-01", "big hire": "2026-01-05"}
    people = [jt.SwitchTimeline(f"#{n}", hired, until="2026-02-01") for n in range(18)]
    people += [jt.SwitchTimeline(f"late {n}", {"first thought": "2026-01-31"}, until="2026-02-01") for n in range(5)]
    people += [
        jt.SwitchTimeline("out", {"first thought": "2026-01-01"}, until="2026-02-01", gave_up="2026-01-03"),
    ]
    found = jt.learn.Demand.of_timelines(people)
    assert [one.sign.value for one in found] == ["paid"]
    assert (found["paid"].share, found.under_way) == (18 / 24, 5)
    shown = " ".join(str(found).split())
    assert "5 are still under way and count as not having paid: shares are the least that can come of it." in shown
    assert demand(asked=3, paid=1).under_way is None
    assert "under way" not in str(demand(asked=3, paid=1))


def test_copies_of_timelines_are_no_people() -> None:
    people = [jt.SwitchTimeline(f"p{n}", {"big hire": "2026-01-05"}, until="2026-02-01") for n in range(7)]
    with pytest.raises(jt.InvalidValueError, match=r"Demand\.of_timelines: given more than once: 'p0'\. .*JT795"):
        jt.learn.Demand.of_timelines([*people, people[0]])
    with pytest.raises(
        jt.InvalidValueError, match=r"more than once: 'p0', 'p1', 'p2', 'p3', 'p4' and 2 more\. .*JT795"
    ):
        jt.learn.Demand.of_timelines(people * 2)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, r"no sign is given.*JT794"),
        ({"asked": 5}, r"no sign is given.*JT794"),
        ({"paid": 3}, r"nobody knows of how many.*asked=.*JT794"),
        ({"asked": 5, "paid": 6}, r"6 paid and only 5 asked.*JT794"),
        ({"asked": 5, "said": 1, "paid": 2}, r"2 paid and only 1 said.*JT794"),
        ({"asked": 0, "paid": 0}, r"asked is 0.*JT521"),
        ({"asked": 5, "paid": -1}, r"paid is -1.*JT521"),
        ({"asked": True, "paid": 1}, r"asked is True.*JT103"),
        ({"asked": 1, "paid": [1, 0]}, r"asked is 1.*JT521"),
        ({"said": [1, 0], "paid": [1]}, r"signs are given of 1, 2 people.*JT531"),
        ({"said": [1, 0], "paid": 1}, r"paid: it is 1, and other signs are given person by person.*JT106"),
        ({"paid": "yes"}, r"paid: it is 'yes'.*JT106"),
        ({"came_back": ["yes"]}, r"came_back > row 0: 'yes' says neither yes nor no.*JT103"),
        ({"paid": [2]}, r"row 0: 2 says neither.*JT103"),
        ({"asked": 5, "paid": 1, "source": 3}, r"source is 3.*JT103"),
        ({"asked": 5, "paid": 1, "confidence": 2}, r"JT783"),
    ],
)
def test_what_is_no_sign_is_refused(given: dict[str, Any], message: str) -> None:
    with pytest.raises(jt.JobTheoryError, match=message):
        demand(**given)


def test_it_shows_itself() -> None:
    found = demand(asked=200, said=120, paid=6, source="the shop")
    assert str(found).startswith("Demand among 200 people: the strongest sign is paid\n")
    assert str(found).endswith("Source: the shop.")
    assert "<table" in found.to_html()
    assert repr(found) == "<Demand of 200 people: 120 said, 6 paid>"
    assert len(found) == 2
    assert found.to_frame("polars")["evidence"].to_list() == ["stated", "observed"]
    none = demand(asked=5, paid=0)
    assert str(none).startswith("Demand among 5 people: nobody showed any sign of it\n")
    assert "Source" not in str(none)
