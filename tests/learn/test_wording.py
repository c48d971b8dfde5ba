"""Answers that are no plain numbers."""

import pytest

from jobtheory.learn.surveying.reading import Settled, likely_scale, likely_scales, read_values, told
from jobtheory.learn.surveying.wording import number_in, number_of, rungs, says_nothing

NOTHING_SAID = Settled((), {})


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("4", 4),
        (" 4\u00a0", 4),
        ("4.5", 4.5),
        ("-1", -1),
        ("\uff14", 4),
        ("4,5", None),
        ("four", None),
        ("4 5", None),
        ("", None),
    ],
)
def test_a_text_that_is_a_number(text: str, number: float | None) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5 - Very important", 5),
        ("5: very", 5),
        ("1 Not at all", 1),
        ("5=very", 5),
        ("Very important (5)", 5),
        ("Very important = 5", 5),
        ("4 or 5", None),
        ("very", None),
        ("5", None),
        ("Q5", None),
    ],
)
def test_a_text_with_a_number_in_it(text: str, number: float | None) -> None:
    assert number_in(text) == number


def test_words_of_a_rating_scale() -> None:
    unipolar = ["Not at all satisfied", "Slightly satisfied", "Very satisfied", "Extremely satisfied"]
    assert list(rungs(unipolar).values()) == [1, 2, 4, 5]
    bipolar = ["Very dissatisfied", "neutral", "VERY\u00a0satisfied"]
    assert list(rungs(bipolar).values()) == [1, 3, 5]
    assert rungs(["Important", "not at all important"]) == {"Important": 4, "not at all important": 1}
    assert rungs(["very satisfied"]) == {}, "4 on one scale and 5 on another"
    assert rungs(["maybe"]) == rungs([]) == {}


def test_words_for_nothing() -> None:
    assert all(map(says_nothing, ("n/a", "N/A ", "Don\u2019t know", "-", "Prefer not to say")))
    assert not any(map(says_nothing, ("no", "0", "never")))


def test_values_are_told_apart_by_what_they_are() -> None:
    counts = {5: 3, "4": 2, "": 1, None: 4, "n/a": 1, "5 - very": 2, "maybe": 1, True: 1, "essential": 1, " ": 1}
    found = read_values(counts, NOTHING_SAID)
    assert found.meanings == {
        5: 5,
        "4": 4,
        "": None,
        None: None,
        "n/a": None,
        "5 - very": 5,
        "essential": 5,
        " ": None,
    }
    assert found.guessed == {"n/a": None, "5 - very": 5, "essential": 5}
    assert found.unread == {"maybe": 1, True: 1}
    assert found.answers() == {4: 2, 5: 6}
    assert found.off((1, 4)) == {5: 6}


def test_what_somebody_has_said_comes_first() -> None:
    settled = Settled({0, "no idea"}, {"maybe": 3, 9: None, 7: 5}, is_of_five=False)
    found = read_values({0: 1, "0": 1, "No  idea": 1, "Maybe": 2, 9: 1, "7": 1, "very important": 1}, settled)
    assert found.meanings == {0: None, "0": None, "No  idea": None, "Maybe": 3, 9: None, "7": 5}
    assert found.unread == {"very important": 1}
    assert found.guessed == {}


@pytest.mark.parametrize(
    ("answers", "scale"),
    [
        ({1: 5, 2: 5, 5: 5}, (1, 5)),
        ({1: 5, 4: 5}, (1, 5)),
        ({0: 1, 1: 20, 5: 20, 6: 1}, (1, 5)),  # codes
        ({1: 5, 7: 5}, (1, 7)),
        ({0: 5, 10: 5}, (0, 10)),
        ({0: 1, **dict.fromkeys(range(1, 11), 20)}, (0, 10)),
        ({0: 1, 8: 20, 3: 20, 99: 1}, (0, 10)),  # 99 is a code, 0 is none
        ({0: 1, 60: 20, 3: 20}, (0, 100)),
        ({0: 1, 1: 20, 5: 20}, (0, 5)),  # nothing says that it is none
        ({1: 5, 10: 5}, (1, 10)),
        ({0: 5, 4: 5}, (0, 4)),
        ({0: 5, 1: 5}, (0, 1)),
        ({3: 5, 88: 5}, (1, 100)),
        ({0: 5, 88: 5}, (0, 100)),
        ({1000: 5}, None),
        ({}, None),
    ],
)
def test_a_scale_is_guessed_from_the_answers(answers: dict[int, int], scale: tuple[int, int] | None) -> None:
    assert likely_scale([read_values(answers, NOTHING_SAID)]) == scale


def test_most_columns_decide_on_the_scale() -> None:
    five, seven = read_values({1: 5, 5: 5}, NOTHING_SAID), read_values({1: 5, 7: 5}, NOTHING_SAID)
    assert likely_scale([five, five, seven]) == (1, 5)
    assert likely_scale([five, seven]) == (1, 7), "of as many the wider one"


def test_a_zero_is_an_answer_where_other_columns_have_it_too() -> None:
    zeros, none = ({**dict.fromkeys(range(1, 6), 20), 0: n} for n in (2, 0))
    zero, other = (read_values(one, NOTHING_SAID) for one in (zeros, none))
    assert likely_scale([zero, zero, other, other]) == (0, 5)
    assert likely_scale([zero, other, other, other]) == (1, 5), "of four one only: it stands apart"
    ten, clean = (read_values({**dict.fromkeys(range(1, 11), 20), 0: n}, NOTHING_SAID) for n in (1, 0))
    assert likely_scale([ten, clean, clean, clean, clean]) == (0, 10)


def test_each_side_may_have_a_scale() -> None:
    five, ten, zero = (read_values(dict.fromkeys(range(*ends), 5), NOTHING_SAID) for ends in ((1, 6), (1, 11), (0, 11)))
    assert likely_scales([[five, five], [ten, ten]]) == ((1, 5), (1, 10))
    assert likely_scales([[ten, ten], [zero, zero]]) == (), "that nobody gave a 0 is no other scale"
    assert likely_scales([[five, five], [five, ten]]) == (), "one column is not most of them"
    assert likely_scales([[five], [read_values({}, NOTHING_SAID)]]) == ()


@pytest.mark.parametrize(
    ("texts", "backwards"),
    [
        (["Very satisfied (1)", "Very dissatisfied (5)"], True),
        (["1 - most important", "2", "3"], True),
        (["1 - most important", "5 - least important"], True),
        (["Very satisfied (5)", "Very dissatisfied (1)"], False),
        (["Very satisfied (1)", "very good (5)"], False),  # who knows
        (["1 - often", "5 - seldom"], False),
        (["Very satisfied", "Neutral", "Satisfied"], False),
    ],
)
def test_words_that_contradict_the_numbers(texts: list[str], *, backwards: bool) -> None:
    found = read_values(dict.fromkeys(texts, 1), NOTHING_SAID)
    assert found.runs_backwards((1, 5)) is backwards
    assert found.turned((1, 5)).answers() == {6 - x: n for x, n in reversed(found.answers().items())}


def test_two_words_are_two_answers() -> None:
    assert rungs(["important", "very important"]) == {"important": 4, "very important": 5}
    assert rungs(["very important", "extremely important"]) == {"very important": 4, "extremely important": 5}
    assert rungs(["unimportant", "not important at all", "very important"]) == {}
    assert rungs(["very important"]) == {}, "the greatest answer on one scale, the second on another"


def test_values_are_listed_with_how_often_they_are_there() -> None:
    assert told({0.0: 1}) == "0 (1 time)"
    assert told({"a": 2, 1.5: 3000}) == "'a' (2 times) and 1.5 (3,000 times)"
    assert told(dict.fromkeys(range(7), 1)).endswith("4 (1 time) and 2 more")
