"""Messages: whether they name the job, what their words speak of, and how good that is on messages kept aside."""

from pathlib import Path

import pytest

import jobtheory as jt
from jobtheory.checks import Lexicon, read_message
from tests.checks.messages import KEPT, SEEN, message, rates, table, without_what_is_remembered

ROOT = Path(__file__).parents[2]
JOB = jt.Job(
    "Keep the books",
    jt.Purpose(
        goals=[jt.Goal("Minimize the time it takes to close the month", key="close", importance=2)],
        hazards=["A voucher is missing when the auditor asks"],
    ),
    jt.JobMap.chain("Collect the vouchers", "File the return"),
)


def test_there_are_enough_of_them_from_many_trades() -> None:
    for rows in (KEPT, SEEN):
        assert len(rows) == 60
        assert 25 <= sum(row["names_job"] for row in rows) <= 35
        assert len({row["trade"] for row in rows}) >= 8
    assert len({row["text"] for row in (*KEPT, *SEEN)}) == 120


def test_on_messages_kept_aside() -> None:
    """Without the words of the lists that only they have: whoever wrote both may have remembered them."""
    accuracy, precision, recall = rates(KEPT, without_what_is_remembered())
    assert accuracy >= 0.85
    assert precision >= 0.85
    assert recall >= 0.9


def test_on_messages_that_the_rules_were_made_with() -> None:
    assert [row["text"] for row in SEEN if message(row).names_the_job is not row["names_job"]] == []


def test_words_that_only_kept_messages_have_are_struck() -> None:
    struck, full = without_what_is_remembered().lists, Lexicon.english().lists
    assert "gourmet" in full["messages.praise"]
    assert "gourmet" not in struck["messages.praise"]
    assert {name for name in full if struck[name] != full[name]} <= {n for n in full if n.startswith("messages.")}


def test_the_documentation_gives_the_figures_that_come_out() -> None:
    page = (ROOT / "docs" / "howto" / "marketer.md").read_text(encoding="utf-8")
    assert table() in page, f"the page should hold:\n{table()}"


@pytest.mark.parametrize(
    "text",
    [
        "The easiest way to send money abroad.",
        "Never carry a heavy bottle upstairs again.",
        "Your flight was cancelled. We find you another seat while you sleep.",
        "Screws that hold in old plaster.",
        "For nights when the baby won't settle.",
        "Cold at night? This blanket warms in four minutes.",
        "Get your report four hours earlier.",
        "Always lock the shed before dark.",
        "SEND MONEY HOME BEFORE PAYDAY",
        "Fewer calls to the bank\nLess paper to file",
        "Read the meter from your TV.",
    ],
)
def test_messages_that_name_the_job(text: str) -> None:
    assert read_message(text).names_the_job


@pytest.mark.parametrize(
    "text",
    [
        "Ready to transform your business?",
        "We put our customers at the heart of everything we do.",
        "Three years running, the best.",
        "Up to 30% off.",
        "A 5 GHz router with 300 Mbit.",
        "Join us in minutes.",
        "Why?",
        "?!",
        "Titan Pro. ACME Max.",
        "Leading GRC and SIEM.",
        "Titan 8R.",
        "Be.",
        "Near the old town hall.",
        "Software that works the way you do.",
    ],
)
def test_messages_that_hide_it(text: str) -> None:
    assert not read_message(text).names_the_job


def test_spans_stand_where_they_say_with_what_they_speak_of() -> None:
    found = read_message(
        "Anxious? Close the month in two days with LedgerPeak, our award-winning Kubernetes dashboards."
    )
    assert all(found.text[span.start : span.end] == span.text for span in found.spans)
    assert [(span.role, span.text) for span in found.spans] == [
        ("emotion", "Anxious"),
        ("job", "Close the month in two days"),
        ("product", "LedgerPeak"),
        ("jargon", "award-winning"),
        ("product", "Kubernetes dashboards"),
    ]
    assert found.of("product", "feature") == ("LedgerPeak", "Kubernetes dashboards")


def test_the_share_is_of_words_that_speak_of_the_job_or_hide_it() -> None:
    """Six words of the job (roll, bad, release, ten, seconds are five; "back" is a particle), two of a category."""
    found = read_message("Roll back a bad release in ten seconds: our AI-powered platform.")
    assert found.share == pytest.approx(6 / 8)
    assert read_message("It is.").share is None
    assert read_message("The platform.").share == 0


def test_a_job_gives_words_that_are_no_jargon_and_a_need_to_name() -> None:
    hidden = read_message("The all-in-one suite for modern teams.", job=JOB)
    assert hidden.needs == ()
    assert hidden.hint == (
        "It speaks of 'all-in-one suite' and 'modern', not of the job. Say what gets done, when, and what is sooner, "
        "safer or less, such as 'Minimize the time it takes to close the month'."
    )
    named = read_message("Month close. Every voucher there for the auditor.", job=JOB)
    assert named.needs == ("close", "a-voucher-is-missing-when-the-auditor-asks")
    assert named.names_the_job
    assert not read_message("Month close. Every voucher there for the auditor.").names_the_job
    platform = jt.Job("Catch the train", jt.Purpose(goals=["Stand on the right platform"]), jt.JobMap([]))
    assert read_message("The right platform.", job=platform).names_the_job
    assert read_message("Hm.", job=jt.Job("Rest", jt.Purpose(), jt.JobMap([]))).hint.endswith("safer or less.")
    everything = read_message("The month, the vouchers, the auditor, the return we file, and platform.", job=JOB)
    assert everything.hint == "It names the job; leave out 'platform'."


def test_solutions_that_compete_are_products() -> None:
    solutions = [jt.Solution("night train"), jt.Solution.nothing(), jt.Solution("—")]
    found = read_message("Take the Night Trains home before noon.", solutions=solutions)
    assert found.of("product") == ("Night Trains",)
    assert read_message("Take nothing home before noon.", solutions=solutions).of("product") == ()


def test_words_of_ones_own() -> None:
    text = "Keep cows healthy with the smart platform."
    assert read_message(text).of("jargon") == ("platform",)
    mine = Lexicon.english().allowing("with the smart platform")
    assert read_message(text, lexicon=mine).hint == ""
    ours = Lexicon.english().extended("messages.jargon", "cows")
    assert read_message(text, lexicon=ours).of("jargon") == ("cows", "platform")


def test_what_is_no_message_is_refused() -> None:
    with pytest.raises(jt.InvalidValueError, match="text is empty"):
        read_message(" ")
    with pytest.raises(jt.InvalidTypeError, match="text is 5, not text"):
        read_message(5)  # type: ignore[arg-type]
    with pytest.raises(jt.InvalidTypeError, match="job is 5"):
        read_message("a", job=5)  # type: ignore[arg-type]
    with pytest.raises(jt.InvalidTypeError, match="solution is 5"):
        read_message("a", solutions=[5])  # type: ignore[list-item]
    with pytest.raises(jt.InvalidTypeError, match="lexicon is 5"):
        read_message("a", lexicon=5)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "words", ["to get a ", "when ", "that keeps ", "get a, ", "you ", "A? ", "roll to ", "to rain hen ", "\n", "% off "]
)
def test_a_long_message_is_read_in_no_time(words: str) -> None:
    text = "Go " + words * ((2000 - 3) // len(words))
    found = read_message(text)
    assert all(found.text[span.start : span.end] == span.text for span in found.spans)
