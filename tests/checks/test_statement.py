"""Statements taken apart: every part in its place, and nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobtheory.checks import Form, Lexicon, parse
from jobtheory.errors import InvalidTypeError, InvalidValueError
from tests.checks.statements import ALL

TEXTS = st.text(min_size=1, max_size=80).filter(lambda text: text.strip() != "")
SAID = "Minimize the time it takes to find and compare a seat when I want to feel be seen as , . of that is not 8 Jira"
WORDS = st.sampled_from(SAID.split(" "))


@pytest.mark.parametrize(
    ("text", "form", "parts"),
    [
        (
            "Minimize the time it takes to find a seat when the train is full",
            Form.OUTCOME,
            {
                "direction": "Minimize",
                "metric": "the time it takes",
                "object": "to find a seat",
                "clarifier": "when the train is full",
            },
        ),
        (
            "Reduce the risk of double-booking a room when two people plan at once",
            Form.OUTCOME,
            {
                "direction": "Reduce",
                "metric": "the risk",
                "object": "of double-booking a room",
                "clarifier": "when two people plan at once",
            },
        ),
        ("Reduce delays", Form.OUTCOME, {"direction": "Reduce", "metric": "delays"}),
        ("Minimize friction", Form.OUTCOME, {"direction": "Minimize", "object": "friction"}),
        ("Minimize", Form.ACTION, {"verb": "Minimize"}),
        ("Get breakfast on a commute", Form.ACTION, {"verb": "Get", "object": "breakfast", "context": "on a commute"}),
        ("Set out", Form.ACTION, {"verb": "Set out"}),
        ("Set up the tent", Form.ACTION, {"verb": "Set up", "object": "the tent"}),
        ("Walk on the beach", Form.ACTION, {"verb": "Walk", "context": "on the beach"}),
        ("I want to arrive soon", Form.ACTION, {"lead": "I want to", "verb": "arrive", "object": "soon"}),
        (
            "Feel calm while waiting",
            Form.EMOTIONAL,
            {"verb": "Feel", "feeling": "calm", "clarifier": "while waiting"},
        ),
        ("Avoid feeling lost", Form.EMOTIONAL, {"verb": "Avoid feeling", "feeling": "lost"}),
        ("Be perceived as careful", Form.SOCIAL, {"verb": "Be perceived", "perception": "as careful"}),
        ("Avoid being seen as late", Form.SOCIAL, {"verb": "Avoid being seen", "perception": "as late"}),
        ("The time it takes to board", Form.PHRASE, {"object": "The time it takes to board"}),
        ("A better drill", Form.PHRASE, {"object": "A better drill"}),
        ("Time between two trains", Form.PHRASE, {"object": "Time between two trains"}),
        ("Faster checkout", Form.PHRASE, {"object": "Faster checkout"}),
        ("Happiness", Form.PHRASE, {"object": "Happiness"}),
        ("Frobnicate the widget", Form.ACTION, {"verb": "Frobnicate", "object": "the widget"}),
        ("8 minutes", Form.PHRASE, {"object": "8 minutes"}),
        ("!", Form.PHRASE, {"object": "!"}),
        ("Improve the accuracy of the forecast", Form.OUTCOME, {"direction": "Improve", "metric": "the accuracy"}),
        ("Improve things", Form.ACTION, {"verb": "Improve", "object": "things"}),
    ],
)
def test_a_statement_is_taken_apart(text: str, form: Form, parts: dict[str, str]) -> None:
    found = parse(text)
    assert found.form is form, found
    for role, words in parts.items():
        part = found.part(role)
        assert part is not None, (role, found)
        assert (part.text, text[part.start : part.end]) == (words, words)
        if hasattr(found, role):
            assert getattr(found, role) == words


def test_a_part_that_is_missing_is_none() -> None:
    found = parse("Set out")
    assert (found.direction, found.metric, found.object, found.clarifier, found.context) == (None,) * 5
    assert repr(found) == "<Statement action: verb 'Set out'>"


@given(TEXTS | st.lists(WORDS, min_size=1, max_size=15).map(" ".join))
def test_what_is_taken_apart_is_written_again_as_it_was(text: str) -> None:
    found = parse(text)
    assert found.render() == text
    places = [place for part in found.parts for place in (part.start, part.end)]
    assert places == sorted(places)
    assert all(part.text == text[part.start : part.end] for part in found.parts)
    covered = {n for part in found.parts for n in range(part.start, part.end)}
    assert {n for word in found.words for n in range(word.start, word.end)} <= covered


@pytest.mark.parametrize("text", [row["statement"] for row in ALL])
def test_statements_of_people_are_written_again_as_they_were(text: str) -> None:
    assert parse(text).render() == text


def test_a_lexicon_of_ones_own_is_read() -> None:
    lexicon = Lexicon.english().extended("names", "frobnicate")
    assert parse("Frobnicate widget", lexicon=lexicon).form is Form.PHRASE


@pytest.mark.parametrize(
    ("given_", "error"), [(5, InvalidTypeError), ("", InvalidValueError), (" ", InvalidValueError)]
)
def test_what_is_no_statement_is_refused(given_: object, error: type[Exception]) -> None:
    with pytest.raises(error):
        parse(given_)  # type: ignore[arg-type]
