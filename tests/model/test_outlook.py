"""Expected time and chance of getting finished: as by hand, as by matrix, and as was seen."""

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given

import jobtheory as jt
from jobtheory.model.outlook import Chain
from tests.timing import quick

# Of those who write, half send and half write again: that is two writings each, of one hour, and one sending of two.
LETTER = jt.Process(
    {("write", "send"): 4, ("write", "write", "send"): 2, ("write", "write", "write", "send"): 2},
    between={("write", "write"): "1 h", ("write", "send"): "2 h"},
)


def test_a_loop_by_hand() -> None:
    ahead = LETTER.outlook(finished=["send"])
    assert (ahead.completion, ahead.time) == (1, jt.Quantity(2.75, "h"))
    assert ahead.visits == {"write": 14 / 8, "send": 1}
    assert ahead.rework == {"write": 6 / 8, "send": 0}
    assert ahead.time_from == {"write": jt.Quantity(2.75, "h"), "send": jt.Quantity(0, "h")}
    assert ahead.completion_from == {"write": 1, "send": 1}
    assert repr(ahead) == "<Outlook: finished with 100.0%, mean time 2.75 h>"


def test_who_ends_elsewhere_is_not_finished() -> None:
    process = jt.Process({("ask", "quote", "sign"): 6, ("ask", "quote"): 2, ("ask",): 2})
    ahead = process.outlook(finished=["sign"])
    assert ahead.completion == pytest.approx(0.6)
    assert ahead.completion_from == pytest.approx({"ask": 0.6, "quote": 0.75, "sign": 1})
    assert (ahead.time, dict(ahead.time_from)) == (None, {})
    assert repr(ahead) == "<Outlook: finished with 60.0%>"
    assert process.outlook(finished=[]).completion == 0
    assert process.outlook(finished={"sign", "quote", "ask"}).completion == pytest.approx(1)


def test_a_wait_stands_for_what_no_pair_says() -> None:
    process = jt.Process([["a", "b", "c"]], waits={"b": "1 h", "c": "1 day"}, between={("b", "c"): "30 min"})
    assert process.outlook(finished=["c"]).time == jt.Quantity(1.5, "h")
    partly = jt.Process([["a", "b", "c"]], waits={"b": "1 h"})
    assert partly.outlook(finished=["c"]).time is None


def test_an_unknown_end_is_refused() -> None:
    with pytest.raises(
        jt.UnknownNameError, match=r"finished: nothing like 'sent' is done\. Did you mean 'send'.*JT761"
    ):
        LETTER.outlook(finished=["sent"])
    with pytest.raises(jt.InvalidTypeError, match=r"finished is 'send'\..*JT106"):
        LETTER.outlook(finished="send")
    with pytest.raises(jt.UnknownNameError, match=r"nothing like 'a list' is done\..*JT761"):
        LETTER.outlook(finished=[["send"]])  # type: ignore[list-item]


def test_it_shows_itself() -> None:
    text = str(LETTER.outlook(finished=["send"]))
    assert text.startswith("Finished with a chance of 100%, 2.75 h on average\n\nFinished means to end with: send.")
    assert "A case that has not ended counts as given up" in " ".join(text.split())
    assert "Finished means to end with: nothing." in str(LETTER.outlook(finished=[]))
    long = jt.Process([[f"a{n}" for n in range(30)]]).outlook(finished=["a29"])
    assert "… and 10 more activities." in str(long)


WAYS = st.lists(st.lists(st.sampled_from("abcde"), min_size=1, max_size=8), min_size=1, max_size=8)

LASTS = {"a": 1, "b": 2, "c": 3, "d": 5, "e": 7}


def lasting(ways: list[list[str]]) -> dict[str | int, str]:
    return {name: f"{seconds} s" for name, seconds in LASTS.items() if any(name in way for way in ways)}


@given(WAYS)
def test_it_is_the_fundamental_matrix_of_kemeny_and_snell(ways: list[list[str]]) -> None:
    process = jt.Process(ways, waits=lasting(ways))
    names = [str(name) for name in process.activities]
    q = np.array([[process.directly_follows.get((a, b), 0) / process.activities[a] for b in names] for a in names])
    n = np.linalg.inv(np.eye(len(names)) - q)
    ends = np.array([process.ends.get(a, 0) / process.activities[a] if a in "ab" else 0.0 for a in names])
    ahead = process.outlook(finished=[a for a in "ab" if a in names])
    assert [ahead.completion_from[a] for a in names] == pytest.approx(n @ ends, abs=1e-9)
    held = np.array([sum(share * LASTS[b] for share, b in zip(row, names, strict=True)) for row in q])
    assert [float(ahead.time_from[a].exact_in("s")) for a in names] == pytest.approx(n @ held, abs=1e-9)
    starts = np.array([process.starts.get(a, 0) / process.cases for a in names])
    assert [ahead.visits[a] for a in names] == pytest.approx(starts @ n, abs=1e-9)


@given(WAYS)
def test_over_all_cases_it_is_what_was_seen(ways: list[list[str]]) -> None:
    process = jt.Process(ways, waits=lasting(ways))
    ahead = process.outlook(finished=["a"] if "a" in process.activities else [])
    assert ahead.time is not None
    mean = sum(LASTS[one] for way in ways for one in way[1:]) / len(ways)
    assert float(ahead.time.exact_in("s")) == pytest.approx(mean, abs=1e-9)
    assert ahead.completion == pytest.approx(sum(way[-1] == "a" for way in ways) / len(ways), abs=1e-9)
    assert sum(ahead.rework.values()) == pytest.approx(sum(len(way) - len(set(way)) for way in ways) / len(ways))


def test_what_is_seldom_left_is_still_exact() -> None:
    # A state that is left once in 1e12 visits: a solver that subtracts from 1 keeps four digits.
    chain = Chain([{0: 1 - 1e-12, 1: 5e-13}, {0: 0.5}], [5e-13, 0.5])
    assert chain.solve([1.0, 0.0])[0] == pytest.approx(1 / 7.5e-13, rel=1e-12)


def test_many_activities_take_no_time() -> None:
    ways = [[*range(n, n + 40), *range(n, n + 40)] for n in range(0, 1000, 20)]
    process = jt.Process(ways, waits=dict.fromkeys(range(1020), "1 s"))
    with quick():
        assert process.outlook(finished=[1019]).time == jt.Quantity(79, "s")
