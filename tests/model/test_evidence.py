import datetime
import itertools
import operator
import re
from typing import Any

import attrs
import pytest

import jobtheory as jt
from jobtheory.errors import InvalidTypeError, InvalidValueError

KINDS = ["claim", "stated", "trial", "observed", "repeated"]


def test_kinds_of_evidence_are_ordered_weakest_first() -> None:
    assert [kind.value for kind in jt.EvidenceKind] == KINDS
    assert [kind.rank for kind in jt.EvidenceKind] == [0, 1, 2, 3, 4]
    assert sorted(jt.EvidenceKind, key=lambda kind: kind.value) != sorted(jt.EvidenceKind) == list(jt.EvidenceKind)
    assert max(jt.EvidenceKind) is jt.EvidenceKind.REPEATED
    for one, other in itertools.product(jt.EvidenceKind, repeat=2):
        for compare in (operator.lt, operator.le, operator.gt, operator.ge, operator.eq):
            assert compare(one, other) == compare(one.rank, other.rank)


@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge])
def test_a_kind_compares_with_nothing_else(compare: Any) -> None:
    with pytest.raises(TypeError, match="not supported between instances of 'EvidenceKind' and 'str'"):
        compare(jt.EvidenceKind.CLAIM, "trial")


def test_evidence_holds_where_a_figure_comes_from() -> None:
    one = jt.Evidence("trial", "our office", date="2026-03-01", sample=12, note="they came back")
    assert one.kind is jt.EvidenceKind.TRIAL
    assert (one.source, one.date, one.sample, one.note) == (
        "our office",
        datetime.date(2026, 3, 1),
        12,
        "they came back",
    )
    assert one == jt.Evidence(
        jt.EvidenceKind.TRIAL, "our office", date=datetime.date(2026, 3, 1), sample=12, note="they came back"
    )
    assert attrs.evolve(one, sample=13).sample == 13
    bare = jt.Evidence("claim", "a seller")
    assert (bare.date, bare.sample, bare.note) == (None, None, "")


@pytest.mark.parametrize("date", ["1 March 2026", "2026-02-30", "", "01/03/2026", "x\x1b" * 100])
def test_a_date_that_cannot_be_read_is_refused(date: str) -> None:
    with pytest.raises(
        InvalidValueError, match=r"^Evidence 'a': date .* cannot be read\. Write it as '2026-03-01'\. \[JT110\]$"
    ) as caught:
        jt.Evidence("claim", "a", date=date)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("date", [20260301, 5.0])
def test_a_date_is_a_day(date: Any) -> None:
    with pytest.raises(
        InvalidTypeError, match=r"^Evidence 'a': date is .*\. Give a datetime\.date, or text .*\[JT103\]$"
    ):
        jt.Evidence("claim", "a", date=date)


def test_a_time_is_no_day_and_neither_is_a_missing_one() -> None:
    time = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)
    message = r"^Evidence 'a': date is .*, a time and not a day\. Give a day: call \.date\(\) on it\. \[JT103\]$"
    with pytest.raises(InvalidTypeError, match=message):
        jt.Evidence("claim", "a", date=time)
    missing: Any = type("NaTType", (), {})()
    with pytest.raises(
        InvalidValueError, match=r"^Evidence 'a': the day of date is missing\. Leave it out.*\[JT110\]$"
    ):
        jt.Evidence("claim", "a", date=missing)


@pytest.mark.parametrize("sample", [0, -1, 10**15 + 1, 10**400])
def test_a_sample_counts_at_least_one(sample: int) -> None:
    message = r"^Evidence 'a': sample is .*\. Give a whole number from 1 to 10\*\*15\. \[JT108\]$"
    with pytest.raises(InvalidValueError, match=message):
        jt.Evidence("claim", "a", sample=sample)
    assert jt.Evidence("claim", "a", sample=10**15).sample == 10**15


@pytest.mark.parametrize("sample", [True, 5.0, "12"])
def test_a_sample_is_a_whole_number(sample: Any) -> None:
    message = re.escape(f"Evidence 'a': sample is {sample!r}. Give a whole number. [JT103]")
    with pytest.raises(InvalidTypeError, match=f"^{message}$"):
        jt.Evidence("claim", "a", sample=sample)
