"""Segments: found where there are some, none where there are none, the same wherever the rows lie."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from functools import cache
from typing import Any

import numpy as np
import pytest

import jobtheory as jt

learn = jt.learn
NEEDS = 6
IMPORTANCE = {f"need-{n}": f"i{n}" for n in range(NEEDS)}
SATISFACTION = {f"need-{n}": f"s{n}" for n in range(NEEDS)}
QUICK: dict[str, Any] = {"references": 19, "most": 4}


def planted(people: int, groups: int, seed: int) -> tuple[dict[str, Any], Any]:
    """Answers of people in groups: every so many needs are unmet for each, none of them for the others."""
    rng = np.random.default_rng(seed)
    own: Any = rng.integers(0, groups, people)
    unmet: Any = np.arange(NEEDS) % groups == own[:, None]
    noise: Any = rng.normal(0, 0.8, (2, people, NEEDS))
    importance = (3.2 + 1.2 * unmet + noise[0]).round().clip(1, 5)
    satisfaction = (3.4 - 1.8 * unmet + noise[1]).round().clip(1, 5)
    return _frame(importance, satisfaction), own


def _frame(importance: Any, satisfaction: Any) -> dict[str, Any]:
    sides = {f"i{n}": importance[:, n] for n in range(NEEDS)} | {f"s{n}": satisfaction[:, n] for n in range(NEEDS)}
    return {name: column.tolist() for name, column in sides.items()}


@cache
def three() -> tuple[jt.learn.Segments, Any]:
    frame, own = planted(120, 3, 1)
    frame["plan"] = [["free", "pro", None][n] for n in own]
    frame["age"] = np.random.default_rng(2).integers(18, 70, len(own)).tolist()
    return learn.segments(frame, IMPORTANCE, SATISFACTION, **QUICK), own


def test_segments_that_are_there_are_found() -> None:
    found, own = three()
    assert found.are_found
    assert len(found) == 3
    assert found.p == 0.05
    assert [one.number for one in found] == [1, 2, 3]
    sizes = [one.people for one in found]
    assert sizes == sorted(sizes, reverse=True)
    assert sum(sizes) == found.grouped == found.people == 120
    assert sum(one.share for one in found) == pytest.approx(1)
    for one in found:
        mine = own[np.asarray(found.labels) == one.number]
        most = int(np.argmax(np.bincount(mine)))
        assert (mine == most).mean() > 0.9
        unmet = {f"need-{n}" for n in range(NEEDS) if n % 3 == most}
        assert set(list(one.profile)[:2]) == unmet
        for key, more in one.profile.items():
            assert more == one.landscape[key].opportunity - found.whole[key].opportunity
    assert found[2] is found.segments[1]


def test_of_people_without_groups_no_segments_are_formed() -> None:
    rng = np.random.default_rng(5)
    leaning = rng.normal(0, 1, (100, 1))  # some find everything important: a long heap, which k-means would split
    importance = np.clip(np.round(3.4 + leaning + rng.normal(0, 0.6, (100, NEEDS))), 1, 5)
    satisfaction = np.clip(np.round(3 + rng.normal(0, 1, (100, NEEDS))), 1, 5)
    found = learn.segments(_frame(importance, satisfaction), IMPORTANCE, SATISFACTION, **QUICK)
    assert not found.are_found
    assert len(found) == 0
    assert list(found) == []
    assert found.p > 0.05
    assert not np.asarray(found.labels).any()
    assert found.candidates[0].stability > 0.5  # so stable are two halves of a heap
    assert found.candidates[0].stability == pytest.approx(found.candidates[0].expected, abs=0.3)
    assert "No segments, 100 people" in str(found)
    with pytest.raises(jt.InvalidValueError, match="there are no segments"):
        found[1]
    with pytest.raises(jt.InvalidValueError, match="there are no segments"):
        found.describe("plan")


def test_a_number_that_is_asked_for_is_formed_all_the_same() -> None:
    rng = np.random.default_rng(7)
    frame = _frame(rng.integers(1, 6, (60, NEEDS)), rng.integers(1, 6, (60, NEEDS)))
    found = learn.segments(frame, IMPORTANCE, SATISFACTION, number=5, **QUICK)
    assert len(found) == 5
    assert found.asked == 5
    assert [one.number for one in found.candidates] == [2, 3, 4, 5]
    assert not found.are_found
    assert "Formed all the same" in str(found)


def test_it_is_repeatable_and_the_seed_is_kept() -> None:
    frame, _ = planted(60, 2, 3)
    one, other = (learn.segments(frame, IMPORTANCE, SATISFACTION, seed=4, **QUICK) for _ in range(2))
    assert (one.p, one.candidates, one.seed) == (other.p, other.candidates, 4)
    assert np.array_equal(one.labels, other.labels)
    assert not one.labels.flags.writeable


def test_a_lazy_frame_and_a_survey_give_the_same_segments() -> None:
    polars = pytest.importorskip("polars")
    frame, _ = planted(60, 2, 3)
    frame["i0"][4] = None
    here = learn.segments(frame, IMPORTANCE, SATISFACTION, **QUICK)
    there = learn.segments(polars.LazyFrame(frame), IMPORTANCE, SATISFACTION, **QUICK)
    headers = {f"i{n}": f"importance of need {n}" for n in range(NEEDS)}
    headers |= {f"s{n}": f"satisfaction with need {n}" for n in range(NEEDS)}
    needs = [f"need {n}" for n in range(NEEDS)]
    survey = learn.read_survey(polars.DataFrame(frame).rename(headers), needs, scale=(1, 5)).accept()
    again = learn.segments(survey, **QUICK)
    assert (here.people, here.grouped) == (60, 59)
    for other in (there, again):
        assert np.array_equal(here.labels, other.labels)
        assert here.p == other.p
    assert next(iter(again.to_frame("polars")["key"])) == "need-0"


def test_whoever_answered_half_is_grouped_where_that_is_asked_for() -> None:
    frame, _ = planted(60, 2, 3)
    frame["i0"][0] = frame["s1"][1] = None
    for n in range(4):
        frame[f"i{n}"][2] = None
    kept = learn.segments(frame, IMPORTANCE, SATISFACTION, missing="available", **QUICK)
    assert (kept.grouped, kept.missing) == (59, "available")
    assert kept.labels[2] == 0
    assert kept.labels[0] > 0
    assert sum(one.people for one in kept) == 59
    assert "1 of 60 people answered too little" in str(kept)
    left = learn.segments(frame, IMPORTANCE, SATISFACTION, **QUICK)
    assert left.grouped == 57


def test_who_they_are_is_described_afterwards() -> None:
    found, own = three()
    plan, age = found.describe("plan", "age")
    counts = np.bincount(own)
    assert plan.people == counts[0] + counts[1]
    assert plan.everybody == {"free": counts[0] / plan.people, "pro": counts[1] / plan.people}
    assert plan.strength > 0.8
    assert plan.p == 0.001
    assert plan.adjusted == 0.002
    assert age.adjusted == age.p > 0.05
    assert len(age.everybody) == 4
    assert sum(age.everybody.values()) == pytest.approx(1)
    with pytest.raises(jt.UnknownNameError, match=r"no column 'agee'.*Did you mean 'age'"):
        found.describe("agee")
    with pytest.raises(jt.InvalidValueError, match=r"number is 4.*from 1 to 3"):
        found[4]


def test_it_shows_itself() -> None:
    found, _ = three()
    shown = str(found)
    assert "3 segments, 120 people" in shown
    assert "put together because they answer so" in " ".join(shown.split())
    assert "everybody" in shown
    assert "<table" in found.to_html()
    assert repr(found).startswith("<Segments of 120 people: ")
    assert repr(found[1]).startswith(f"<Segment 1 of {found[1].people} people: 'need-")
    none = learn.segments({"a": [1] * 20, "b": [1] * 20}, {"n": "a"}, {"n": "b"}, **QUICK)
    assert repr(none) == "<Segments of 20 people: no segments>"
    assert "put together" not in str(none)
    assert none.p == 1
    frame = found.to_frame("polars")
    assert list(frame.columns) == ["key", "everybody", "segment_1", "segment_2", "segment_3"]
    assert frame["segment_1"][0] == found[1].landscape["need-0"].opportunity


def test_many_people_are_judged_by_some_and_grouped_in_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    frame, own = planted(80, 2, 3)
    monkeypatch.setattr("jobtheory.learn.surveying.stability.JUDGED", 60)
    monkeypatch.setattr("jobtheory.learn.surveying.segmenting.CELLS", 1)
    found = learn.segments(frame, IMPORTANCE, SATISFACTION, **QUICK)
    assert len(found) == 2
    first = np.bincount(own[np.asarray(found.labels) == 1])
    assert int(np.max(first)) > 0.9 * int(first.sum())


@pytest.mark.parametrize(
    ("people", "options", "message"),
    [
        (19, {}, "19 people who answered enough are too few"),
        (20, {"number": 5}, r"20 people, \d+ of them unlike each other, are too few for 5"),
        (20, {"number": 1}, "number is 1"),
        (20, {"most": 1}, "most is 1"),
        (20, {"references": 5}, "references is 5"),
        (20, {"confidence": 95}, "confidence is 95"),
        (20, {"missing": "pairs"}, "missing is 'pairs'"),
        (20, {"scheme": jt.learn.TopTwoBox(scale=(1, 4))}, "answers are off the scale from 1 to 4"),
    ],
)
def test_what_makes_no_sense_is_refused(people: int, options: Any, message: str) -> None:
    frame, _ = planted(people, 2, 3)
    with pytest.raises(jt.InvalidValueError, match=message):
        learn.segments(frame, IMPORTANCE, SATISFACTION, **options)
