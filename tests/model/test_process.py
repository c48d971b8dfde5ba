"""A process by hand: what is counted, what is refused, and what it gives a solution."""

import pickle
import re
from typing import Any

import attrs
import pytest

import jobtheory as jt

OFFER = jt.Process(
    {("ask", "quote", "sign"): 5, ("ask", "quote", "quote", "sign"): 2, ("ask", "quote"): 3},
    duration="9 day",
    waits={"quote": jt.Durations("2 day", quantiles={0.5: "1 day"}, count=9), "sign": "1 week"},
    between={("ask", "quote"): "36 h"},
    evidence=jt.Evidence("observed", "the order book", sample=10),
)


def test_counts_follow_from_the_ways() -> None:
    assert (OFFER.cases, OFFER.events) == (10, 29)
    assert OFFER.activities == {"ask": 10, "quote": 12, "sign": 7}
    assert OFFER.reached == {"ask": 10, "quote": 10, "sign": 7}
    assert OFFER.directly_follows == {("ask", "quote"): 10, ("quote", "sign"): 7, ("quote", "quote"): 2}
    assert OFFER.starts == {"ask": 10}
    assert OFFER.ends == {"sign": 7, "quote": 3}
    assert OFFER.rework == {"quote": 2}
    assert OFFER.drop_off == {"ask": 0, "quote": 0.3, "sign": 1}
    assert repr(OFFER) == "<Process: 10 cases, 29 events of 3 activities>"


def test_ways_are_lists_and_counted_together() -> None:
    process = jt.Process([["a", 1], ("a", 1), ["a"]])
    assert process.variants == {("a", 1): 2, ("a",): 1}
    assert process == jt.Process({("a", 1): 2, ("a",): 1})
    assert pickle.loads(pickle.dumps(OFFER)) == OFFER  # noqa: S301  # our own bytes
    assert hash(process) == hash(jt.Process({("a", 1): 2, ("a",): 1}))


def test_of_what_was_only_counted_the_counts_are_kept() -> None:
    counted = jt.Process([], counts=jt.Process(OFFER.variants)._counted)
    assert (counted.cases, counted.events) == (10, 29)
    assert counted.rework == {"quote": 2}
    assert counted != OFFER
    assert pickle.loads(pickle.dumps(counted)) == counted  # noqa: S301  # our own bytes
    for what in (counted.draft, lambda: counted.conformance(JOB_MAP, {"ask": "ask"})):
        with pytest.raises(jt.InvalidValueError, match=r"the process holds no variants.*variants=True\. \[JT763\]"):
            what()
    with pytest.raises(jt.InvalidValueError, match=r"both ways and their counts are given\..*JT762"):
        jt.Process([["ask"]], counts=counted.counts)
    with pytest.raises(jt.InvalidTypeError, match=r"counts is 5, not a ProcessCounts\..*JT103"):
        jt.Process([], counts=5)  # type: ignore[arg-type]
    one = jt.Solution.from_process("desk", attrs.evolve(counted, waits=OFFER.waits), JOB_MAP, {"sign": "sign"})
    assert one.steps["sign"].content == jt.Quantity(7, "day")
    with pytest.raises(jt.InvalidValueError, match=r"Solution.from_process: the process holds no variants.*JT763"):
        jt.Solution.from_process(
            "desk", attrs.evolve(counted, waits=OFFER.waits), JOB_MAP, {"sign": "sign", "quote": "sign"}
        )


def test_one_duration_is_mean_and_median() -> None:
    assert OFFER.duration is not None
    assert (OFFER.duration.mean, OFFER.duration.median) == (jt.Quantity(9, "day"), jt.Quantity(9, "day"))
    assert OFFER.waits["quote"].median == jt.Quantity(1, "day")
    assert jt.Durations("1 h").median is None


REFUSED: list[tuple[Any, dict[str, Any], str]] = [
    ([], {}, r"Process: there is no way through it\. Give a list of activities for each way; counts.*JT762"),
    ([[]], {}, r"Process > way 1: the way is empty\..*JT762"),
    (["ask"], {}, r"way 1: way is 'ask'\..*JT106"),
    ("ask", {}, r"ways is 'ask'\..*JT106"),
    ([["ask", None]], {}, r"activity is None, not text\..*JT103"),
    ([["ask", True]], {}, r"activity is True, not text\..*JT103"),
    ([["ask", " "]], {}, r"activity is empty\..*JT104"),
    ({("ask",): 0}, {}, r"way 1: count is 0\. Give 1 or more\. \[JT108\]"),
    ({("ask",): 1.5}, {}, r"way 1: count is 1.5\. Give a whole number\. \[JT103\]"),
    ([["ask"]], {"duration": "9"}, r"duration: '9' has no unit\..*JT130"),
    ([["ask"]], {"duration": 9}, r"duration: the duration 9 has no unit\..*JT130"),
    ([["ask"]], {"duration": "9 km"}, r"Process > duration: .*JT"),
    ([["ask"]], {"duration": "-1 h"}, r"duration: the duration -1 h is negative\..*JT221"),
    ([["ask"]], {"waits": {"asks": "1 h"}}, r"waits: nothing like 'asks' is done\. Did you mean 'ask'\? \[JT761\]"),
    ([["ask"]], {"waits": {("x", "y"): "1 h"}}, r"nothing like 'x → y' is done\. Known are 'ask'\. \[JT761\]"),
    ([["ask"]], {"waits": [1]}, r"waits is a list\..*JT106"),
    ([["ask"]], {"between": {("ask", "ask"): "1 h"}}, r"between: nothing like 'ask → ask' is done\..*JT761"),
    ([["ask"]], {"evidence": "seen"}, r"evidence is 'seen', not an Evidence\..*JT103"),
]


@pytest.mark.parametrize(("ways", "parts", "said"), REFUSED)
def test_what_is_no_process_is_refused(ways: Any, parts: dict[str, Any], said: str) -> None:
    with pytest.raises(jt.JobTheoryError, match=said):
        jt.Process(ways, **parts)


def test_too_many_ways_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobtheory.model.process.MAX_ITEMS", 1)
    with pytest.raises(jt.InvalidValueError, match=r"there are 2 ways\. At most 1 are taken\. \[JT107\]"):
        jt.Process([["a"], ["b"]])


@pytest.mark.parametrize("share", [-0.1, 1.1, "half", float("nan"), None])
def test_durations_are_at_shares(share: Any) -> None:
    with pytest.raises(
        jt.InvalidValueError, match=r"Durations: the share is .*\. Give a number from 0 to 1\. \[JT501\]"
    ):
        jt.Durations("1 h", {share: "1 h"})


def test_it_is_a_frame_and_shows_itself() -> None:
    pytest.importorskip("polars")
    rows = OFFER.to_frame("polars").to_dicts()
    assert rows[1] == {
        "activity": "quote", "events": 12, "cases": 10, "starts": 0, "ends": 3, "rework": 2, "drop_off": 0.3,
        "mean_seconds": 172800.0, "median_seconds": 86400.0,
    }  # fmt: skip
    assert "quote" in OFFER.to_html()
    text = str(OFFER)
    assert text.startswith("10 cases, 29 events\n\nFrom the first event to the last: 9 days on average, median 9 days.")
    assert "All 3 ways" in text
    assert "The only way" in str(jt.Process([["a"]]))
    many = jt.Process([[str(n)] for n in range(60)])
    assert re.search(r"The \d+ most frequent of 60 ways", str(many))
    assert str(jt.Process([["a"]])).startswith("1 case, 1 event\n")
    long = jt.Process([[f"activity {n}" for n in range(30)]], duration=jt.Durations("1 h"))
    assert "… and 10 more activities." in str(long)
    assert "… and 9 more pairs." in str(long)
    assert "From the first event to the last: 1 h on average." in str(long)


# A step of two activities: the quotes take 12 × 2 days and the signings 7 × 1 week, over the 10 cases that do any.
JOB_MAP = jt.JobMap(
    [
        "Ask",
        jt.Step("Compare", measure=jt.Measure("time", "h", worst=500, target=0)),
        jt.Step("Sign", measure=jt.Measure("time", "day", worst=20, target=0)),
        jt.Step("Pay", measure=jt.Measure("cost", "EUR", worst=20, target=0)),
    ]
)


def test_a_process_gives_a_solution_its_levels() -> None:
    one = jt.Solution.from_process("desk", OFFER, JOB_MAP, {"ask": "ask", "quote": "compare", "sign": "sign"})
    assert dict(one.steps) == {
        "compare": jt.Level("57.6 h", OFFER.evidence),
        "sign": jt.Level("7 day", OFFER.evidence),
    }
    assert one.steps["compare"].content == jt.Quantity(57.6, "h")
    both = jt.Solution.from_process("desk", OFFER, JOB_MAP, {"quote": "compare", "sign": ["compare"]})
    assert both.steps["compare"].content == jt.Quantity((12 * 2 + 7 * 7) / 10 * 24, "h")
    job = jt.Job("Buy it", jt.Purpose(["Be sure"]), JOB_MAP, adoption=["Learn"])
    whole = jt.Solution.from_process(
        "desk",
        OFFER,
        job,
        {"sign": "sign", "ask": None},
        kind="service",
        results={"be-sure": 5},
        adoption={"learn": 9},
        changes=["sign"],
    )
    assert (whole.kind, whole.changes) == (jt.SolutionKind.SERVICE, ("sign",))
    assert jt.compare(job, [whole]).experience["desk"].execution is not None


def test_a_wait_for_the_first_activity_counts_where_somebody_says_it() -> None:
    process = jt.Process([["ask"], ["ask", "ask"]], waits={"ask": "1 h"})
    step = jt.JobMap([jt.Step("Ask", measure=jt.Measure("time", "h", worst=5, target=0))])
    assert jt.Solution.from_process("x", process, step, {"ask": "ask"}).steps["ask"].content == jt.Quantity(0.5, "h")
    alone = jt.Process([["ask"]], waits={"ask": "1 h"})
    assert jt.Solution.from_process("x", alone, step, {"ask": "ask"}).steps["ask"].content == jt.Quantity(1, "h")
    assert jt.Solution.from_process("x", alone, step, {"ask": "ask"}).steps["ask"].evidence is None


@pytest.mark.parametrize(
    "mapping", [{"sign": "ask"}, {"ask": "sign"}, {"sign": "pay"}, {"sign": ["sign", "compare"]}, {}]
)
def test_no_level_is_guessed(mapping: dict[Any, Any]) -> None:
    with pytest.raises(jt.InvalidValueError, match=r"Solution.from_process: no step is measured in time.*JT764"):
        jt.Solution.from_process("desk", OFFER, JOB_MAP, mapping)


def test_a_solution_needs_a_process_and_a_job() -> None:
    with pytest.raises(jt.InvalidTypeError, match=r"process is 'x', not a Process\..*JT103"):
        jt.Solution.from_process("desk", "x", JOB_MAP, {})  # type: ignore[arg-type]
    with pytest.raises(jt.InvalidTypeError, match=r"job is 'x', not a JobMap\..*JT103"):
        jt.Solution.from_process("desk", OFFER, "x", {})  # type: ignore[arg-type]
