"""What headers of survey exports say."""

import pytest

from jobtheory.learn.surveying.headers import Side, is_odd, match, read_header, second_of
from jobtheory.learn.surveying.matching import find_columns

NEEDS = {"arrive-soon": "Arrive soon", "spend-little": "Spend little money", "seat": "Get a seat"}
NONE: dict[Side, dict[str, str]] = {"importance": {}, "satisfaction": {}}


@pytest.mark.parametrize(
    ("text", "side", "need", "sure"),
    [
        ("Importance: Arrive soon", "importance", "Arrive soon", True),
        ("imp_arrive_soon", "importance", "arrive soon", True),
        ("Arrive soon [Satisfaction]", "satisfaction", "Arrive soon", True),
        ("Arrive\u00a0soon \u2013 satisfaction", "satisfaction", "Arrive soon", True),
        ("Q3_1 How important is it to you - Arrive soon", "importance", "Arrive soon", True),
        ("SAT12", "satisfaction", "12", True),
        ("How satisfied are you with this? ... Arrive soon", "satisfaction", "Arrive soon", True),
        ("Performance: Arrive soon", "satisfaction", "Arrive soon", False),
        ("Expectation of a seat", "importance", "of a seat", False),
        ("Arrive soon", None, "Arrive soon", True),
        ("importance and satisfaction", None, "and", True),
        ("satisfaction", "satisfaction", "", True),
        ("satin sheets", None, "satin sheets", True),
    ],
)
def test_a_header_says_what_it_asks(text: str, side: str | None, need: str, *, sure: bool) -> None:
    header = read_header(text)
    assert (header.side, header.need, header.sure) == (side, need, sure)


def test_what_cannot_be_seen_in_a_header_is_odd() -> None:
    assert all(map(is_odd, ("Arrive\u00a0soon", " Arrive soon", "Arrive  soon", "Arrive\u200bsoon", "Arrive\tsoon")))
    assert not any(map(is_odd, ("Arrive soon", "imp_1", "\u00dcberall schlafen?")))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Arrive soon.1", "Arrive soon"),  # pandas
        ("Arrive soon_duplicated_0", "Arrive soon"),  # polars
        ("Arrive soon_1", "Arrive soon"),  # pyarrow, duckdb
        ("Arrive soon...7", "Arrive soon"),  # R
        ("Arrive soon (2)", "Arrive soon"),  # Excel
        ("Arrive soon", None),
    ],
)
def test_the_second_of_two_headers_is_recognised(text: str, first: str | None) -> None:
    assert second_of(text) == first


def test_every_need_goes_to_the_header_most_like_it() -> None:
    headers = [read_header(f"importance: {text}") for text in ("Arrived soon", "arrive soon", "little money", "park")]
    found = match(headers, NEEDS)
    assert {text.partition(": ")[2]: guess and (guess.need, guess.alike == 1) for text, guess in found.items()} == {
        "arrive soon": ("arrive-soon", True),
        "little money": ("spend-little", False),
    }


def test_where_two_are_as_likely_nothing_is_guessed() -> None:
    needs = {"a": "Get a good sofa", "b": "Get a good sock"}
    found = match([read_header("importance: get a good song")], needs)
    assert list(found.values()) == [None]
    matched = find_columns(["importance: get a good song", "satisfaction: x"], needs, NONE, ())
    assert matched.unread["importance: get a good song"] == "asks for importance, and may mean several needs"


def test_a_question_around_a_need_is_a_good_guess() -> None:
    (guess,) = match([read_header("How important is it to arrive soon at work?")], NEEDS).values()
    assert guess is not None
    assert (guess.need, guess.alike) == ("arrive-soon", 0.9)


@pytest.mark.parametrize("text", ["Importance of arriving\u00a0soon", "how important is it for you to arrive sooner?"])
def test_a_need_in_other_words_is_a_guess(text: str) -> None:
    (guess,) = match([read_header(text)], NEEDS).values()
    assert guess is not None
    assert guess.need == "arrive-soon"
    assert guess.alike < 1


def test_short_words_and_beginnings_alone_do_not_make_a_need() -> None:
    needs = {"find": "Find out what it is", "pay": "Pay less"}
    for text in ("what is it", "payment of the lease", "finish"):
        assert match([read_header(f"importance: {text}")], needs) == {}


def test_headers_may_name_the_needs() -> None:
    headers = ["imp: Arrive soon", "imp: Sit", "sat: arrive soon!", "sat: Stand", "plan", "sat"]
    found = find_columns(headers, None, NONE, ("plan",))
    assert [(one.header, one.key, one.how) for one in found.asked] == [
        ("imp: Arrive soon", "arrive-soon", "found"),
        ("sat: arrive soon!", "arrive-soon", "found"),
    ]
    assert found.statements == {"arrive-soon": "Arrive soon"}
    assert found.lacking == {"sit": ("satisfaction",), "stand": ("importance",)}
    assert found.unread == {
        "imp: Sit": "no column asks for satisfaction of 'sit'",
        "sat: Stand": "no column asks for importance of 'stand'",
        "plan": "left out as you asked",
        "sat": "asks for satisfaction of no need that is known",
    }


def test_two_columns_of_one_header_are_a_guess() -> None:
    headers = ["Arrive soon", "Arrive soon.1", "Get a seat.1", "Age", "Age.1"]
    found = find_columns(headers, NEEDS, NONE, ())
    assert [(one.header, one.side, one.how) for one in found.asked] == [
        ("Arrive soon", "importance", "guessed"),
        ("Arrive soon.1", "satisfaction", "guessed"),
    ]
    assert set(found.unread) == {"Get a seat.1", "Age", "Age.1"}
    # Where a column is named already the two are no guess any more.
    given: dict[Side, dict[str, str]] = {"importance": {"arrive-soon": "Age"}, "satisfaction": {}}
    assert find_columns(headers, NEEDS, given, ()).asked == ()


@pytest.mark.parametrize(
    "text",
    [
        "sat a (R)",
        "Satisfaction [reverse coded]: a",
        "sat a (Reversed)",
        "sat a ( reverse-scored )",
        "sat: a - reverse scored",
        "sat_a_rev",
        "sat_a_reversed",
    ],
)
def test_a_header_says_that_a_scale_is_reversed(text: str) -> None:
    header = read_header(text)
    assert (header.side, header.need, header.sure, header.is_reversed) == ("satisfaction", "a", True, True)


@pytest.mark.parametrize("text", ["sat r", "sat: Get reversed", "sat: reverse the car", "sat_rev_a", "sat (review)"])
def test_other_words_do_not_say_so(text: str) -> None:
    assert not read_header(text).is_reversed
