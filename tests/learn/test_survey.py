"""Reading a survey: everything odd about it is seen, and nothing is changed that was not accepted."""

import math
from typing import Any

import pytest

import jobtheory as jt
from tests.learn.test_sheets import LIBRARIES, made
from tests.learn.test_unmet import airline

learn = jt.learn

MESSY: dict[str, list[Any]] = {
    "respondent": list(range(8)),
    "Importance:\u00a0Arrive soon": [5, 4, 4, 3, 5, 0, 6, None],
    "Satisfaction: Arrive soon ": ["2", " 3", "n/a", "", "1", "4\u00a0", "2", "2"],
    "imp - Spend so little": [1, 2, 3, 4, 5, 5, 5, 1],
    "Spend little (satisfaction)": ["Very satisfied", "Neutral", "Satisfied", "sort of", None, "Neutral", "5", "4"],
    "Satisfaction with the app": [3] * 8,
}
NEEDS = ["Arrive soon", "Spend little", "Get a seat"]


def messy(library: str = "mapping") -> Any:
    return made(library, MESSY)


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_messy_survey_is_read_alike_from_every_library(library: str) -> None:
    survey = learn.read_survey(messy(library), NEEDS, scale=(1, 5))
    assert survey.people == 8
    assert survey.importance == {"arrive-soon": "Importance:\u00a0Arrive soon", "spend-little": "imp - Spend so little"}
    assert survey.satisfaction["spend-little"] == "Spend little (satisfaction)"
    assert survey.lacking == {"get-a-seat": ("importance", "satisfaction")}
    assert survey.unread == {
        "respondent": "says neither importance nor satisfaction",
        "Satisfaction with the app": "asks for satisfaction of no need that is known",
    }
    assert [(one.header, one.how) for one in survey.columns] == [
        ("Importance:\u00a0Arrive soon", "found"),
        ("Satisfaction: Arrive soon ", "found"),
        ("imp - Spend so little", "guessed"),
        ("Spend little (satisfaction)", "found"),
    ]
    assert [(doubt.about[:12].strip(), doubt.problem, doubt.proposal) for doubt in survey.doubts] == [
        (
            "Importance:",
            "0 (1 time) and 6 (1 time) are off the scale from 1 to 5",
            "no answer",
        ),
        ("Satisfaction", "'n/a' (1 time) is no number", "no answer"),
        ("imp - Spend", "reads 'Spend so little'", "it asks for importance of 'spend-little'"),
        ("Spend little", "answers are words", "'Neutral' is 3, 'Satisfied' is 4, 'Very satisfied' is 5"),
        ("Spend little", "nobody knows what 'sort of' (1 time) means", None),
    ]


@pytest.mark.parametrize("library", LIBRARIES)
def test_settled_it_is_analysed_in_the_place_of_a_frame(library: str) -> None:
    survey = learn.read_survey(messy(library), NEEDS, scale=(1, 5)).accept()
    assert len(survey.doubts) == 1
    survey = survey.override(recode={"sort of": 3})
    assert survey.is_settled
    found = learn.opportunity(survey, by="respondent")
    assert (found["arrive-soon"].n, found["arrive-soon"].importance) == (3, 10)
    assert found["arrive-soon"].satisfaction == 0
    # 5 3 4 3 . 3 5 4 beside 1 2 3 4 5 5 5 1
    assert found["spend-little"].n == 7
    assert found["spend-little"].satisfaction == pytest.approx(40 / 7)
    assert found.statements == {"arrive-soon": "Arrive soon", "spend-little": "Spend little"}
    assert len(found.groups) == 8
    assert learn.gaps(survey)["spend-little"].n == 7
    assert "Spend little" in str(learn.gaps(survey))


def test_in_doubt_it_is_not_analysed() -> None:
    survey = learn.read_survey(messy(), NEEDS)
    message = r"6 things about the survey are in doubt: 'scale': .*; and 3 more\."
    with pytest.raises(jt.InvalidValueError, match=message):
        learn.opportunity(survey)
    with pytest.raises(jt.InvalidValueError, match=message):
        learn.gaps(survey)
    with pytest.raises(jt.InvalidValueError, match=message):
        learn.derived_importance(survey, "respondent")
    one = learn.read_survey({"imp a": [5, 9], "sat a": [1, 2]}, scale=(1, 5), recode={9: 7})
    with pytest.raises(
        jt.InvalidValueError, match=r"one thing about the survey is in doubt: 'imp a': 7 \(1 time\).*JT779"
    ):
        learn.opportunity(one)


def test_guesses_are_accepted_one_by_one() -> None:
    survey = learn.read_survey(messy(), NEEDS)
    assert {doubt.about for doubt in survey.doubts} == {"scale", *list(MESSY)[1:5]}
    once = survey.accept("scale", "imp - Spend so little")
    assert {doubt.about for doubt in once.doubts} == set(MESSY) - {
        "respondent",
        "imp - Spend so little",
        list(MESSY)[5],
    }
    with pytest.raises(
        jt.InvalidValueError, match=r"nothing is in doubt about 'scale'\. In doubt are 'Importance.*JT779"
    ):
        once.accept("scale")
    settled = learn.read_survey({"imp a": [5], "sat a": [1]}, scale=(1, 5))
    with pytest.raises(jt.InvalidValueError, match=r"nothing is in doubt about 'imp a'\. Nothing is in doubt\..*JT779"):
        settled.accept("imp a")


def test_what_is_accepted_of_one_scale_is_not_accepted_of_another() -> None:
    survey = learn.read_survey({"imp a": [5, 9] * 30 + [4] * 300, "sat a": [4, 2] * 180}, scale=(1, 5)).accept()
    assert survey.is_settled
    again = survey.override(scale=(1, 4))
    assert [doubt.problem[:28] for doubt in again.doubts] == ["5 (30 times) and 9 (30 times"]


def test_every_guess_can_be_overridden() -> None:
    survey = learn.read_survey(
        messy(),
        importance={"arrive-soon": "imp - Spend so little"},
        satisfaction={"arrive-soon": "Satisfaction with the app"},
        ignore=["respondent", "Spend little (satisfaction)"],
        scale=(1, 5),
    )
    assert survey.is_settled
    assert [one.how for one in survey.columns] == ["given", "given"]
    assert survey.unread["respondent"] == "left out as you asked"
    other = survey.override(satisfaction={"arrive-soon": "Satisfaction: Arrive soon "}, recode={"n/a": 1})
    assert other.satisfaction == {"arrive-soon": "Satisfaction: Arrive soon "}
    assert other.columns[1].answers == {1: 2, 2: 3, 3: 1, 4: 1}
    assert other.columns[1].blank == 1


def test_a_value_may_mean_something_else_in_one_column() -> None:
    frame = {"imp a": [5, 9, 1], "sat a": [9, 2, 2], "imp b": [1, 2, 3], "sat b": [1, 2, 9]}
    survey = learn.read_survey(frame, scale=(1, 5), recode={9: None, "imp a": {9: 5, 1: 2}})
    assert survey.is_settled
    assert {one.header: dict(one.answers) for one in survey.columns} == {
        "imp a": {2: 1, 5: 2},
        "sat a": {2: 2},
        "imp b": {1: 1, 2: 1, 3: 1},
        "sat b": {1: 1, 2: 1},
    }
    assert survey.columns[0].meanings == {9: 5, 1: 2}
    assert survey.columns[1].meanings == {9: None}


@pytest.mark.parametrize(("people", "doubted"), [(89, False), (90, True)])
def test_a_column_that_ends_where_a_narrower_scale_does_is_in_doubt(people: int, *, doubted: bool) -> None:
    seven = [1, 3, 7, 6, 5, 2, 4] * 13
    frame = {"imp a": seven, "sat a": seven, "imp b": seven, "sat b": [1, 2, 3, 4, 5, 5, 4] * 13}
    survey = learn.read_survey({name: answers[:people] for name, answers in frame.items()})
    assert survey.scale == (1, 7)
    problem = "no answer is above 5 on a scale to 7: it may have another scale"
    assert [doubt.problem for doubt in survey.doubts if doubt.about == "sat b"] == [problem] * doubted


def test_a_column_with_another_scale_is_not_taken_as_it_is() -> None:
    ten = [1, 3, 10, 9, 7, 8] * 20
    frame = {"imp a": [1, 5, 4] * 40, "sat a": ten, "imp b": [3, 2, 5] * 40, "sat b": [1, 1, 2] * 40}
    survey = learn.read_survey(frame)
    assert survey.scale == (1, 5)
    codes = "7 (20 times), 8 (20 times), 9 (20 times) and 10 (20 times)"
    assert {doubt.about: (doubt.problem, doubt.proposal) for doubt in survey.doubts} == {
        "scale": ("no scale is given, and answers run from 1 to 10", "answers go from 1 to 5"),
        "sat a": (f"{codes} are off the scale from 1 to 5, 67% of its answers: it may have another scale", None),
        "sat b": ("no answer is above 2 on a scale to 5: it may have another scale", "it has the same scale"),
    }
    halved = survey.override(recode={"sat a": {n: math.ceil(n / 2) for n in range(1, 11)}}).accept()
    assert halved.is_settled
    assert halved.columns[1].answers == {1: 20, 2: 20, 4: 40, 5: 40}
    left = survey.override(ignore=["sat a"]).accept()
    assert left.lacking == {"a": ("satisfaction",)}
    assert list(learn.opportunity(left).statements) == ["b"]


def test_zeros_of_a_scale_to_ten_are_kept() -> None:
    ten = [0, 1, *range(1, 11)] * 4
    survey = learn.read_survey({"imp a": ten, "sat a": ten[::-1], "imp b": ten, "sat b": [x or 3 for x in ten]})
    assert [(one.problem, one.proposal) for one in survey.doubts] == [
        ("no scale is given, and answers run from 0 to 10", "answers go from 0 to 10, 0 being one")
    ]
    assert survey.accept().columns[0].answers[0] == 4
    assert learn.opportunity(survey.accept())["a"].n == 48


def test_two_scales_are_told_and_not_mixed() -> None:
    frame = {"imp a": [1, 3, 5, 5], "sat a": [1, 10, 10, 7], "imp b": [5, 2, 1, 3], "sat b": [8, 9, 10, 1]}
    survey = learn.read_survey(frame)
    (doubt,) = survey.doubts
    assert doubt.problem.startswith(
        "two scales: answers go on importance from 1 to 5 and satisfaction from 1 to 10, it"
    )
    assert doubt.proposal is None
    assert not survey.accept().is_settled
    both = survey.override(scale={"importance": (1, 5), "satisfaction": (1, 10)})
    assert both.is_settled
    assert both.scale == (0, 10)
    assert dict(both.scales) == {"importance": (1, 5), "satisfaction": (1, 10)}
    assert "importance from 1 to 5 and satisfaction from 1 to 10, stretched onto 0 to 10" in " ".join(str(both).split())
    assert both.columns[0].answers == {1: 1, 3: 1, 5: 2}
    found = learn.opportunity(both)["a"]
    assert found.importance == pytest.approx((0 + 5 + 10 + 10) / 4)
    assert found.satisfaction == pytest.approx((0 + 10 + 10 + 60 / 9) / 4)
    one = survey.override(scale=(1, 10))
    assert (one.is_settled, one.scale) == (True, (1, 10))


def numbers(survey: Any, header: str) -> list[float]:
    sheet: Any = survey.settled
    return [float(x) for x in sheet.numbers(header, ("here",))]


def test_a_scale_that_runs_backwards_is_turned_round_if_you_accept_it() -> None:
    labels = ["Very satisfied (1)", "2", "Very dissatisfied (5)", "4"]
    survey = learn.read_survey({"imp a": [5, 4, 3, 1], "sat a": labels}, scale=(1, 5))
    (doubt,) = survey.doubts
    assert doubt.problem == "the scale runs backwards: the words say so"
    assert doubt.proposal == "turned round: 'Very dissatisfied (5)' is 1, 'Very satisfied (1)' is 5"
    turned = survey.accept()
    assert turned.is_settled
    assert numbers(turned, "sat a") == [5, 4, 1, 2]
    asis = {"very satisfied (1)": 1, "very dissatisfied (5)": 5}
    left = survey.override(recode={"sat a": asis})
    assert left.is_settled
    assert numbers(left, "sat a") == [1, 2, 5, 4]


def test_a_guess_is_accepted_by_the_header_as_it_is_printed() -> None:
    survey = learn.read_survey(messy(), NEEDS, scale=(1, 5))
    assert len(survey.accept("Importance: Arrive soon").doubts) == len(survey.doubts) - 1
    frame = {"imp a": ["n/a"], "sat a": [1], "imp\u00a0b": ["n/a"], "imp  b": [1], "sat b": ["n/a"]}
    two = learn.read_survey(frame, importance={"b": "imp\u00a0b"}, scale=(1, 5), ignore=["imp  b"])
    assert {doubt.about for doubt in two.accept("IMP B").doubts} == {"imp a", "sat b"}


def test_nothing_is_dropped_unseen() -> None:
    survey = learn.read_survey(messy(), NEEDS, scale=(1, 5))
    for one in survey.columns:
        told = (*one.answers.values(), *one.off.values(), *one.unread.values())
        assert sum(told) + one.blank == survey.people
    assert {one.header for one in survey.columns} | set(survey.unread) == set(MESSY)
    shown = str(survey)
    for header in MESSY:
        assert header.strip()[:10] in shown
    first, second = survey.columns[:2]
    assert first.meanings == {0: None, 6: None}
    assert first.note == "the header holds characters that cannot be seen"
    assert second.note == "the header holds characters that cannot be seen; numbers are written as text"


def test_needs_may_be_a_job_or_come_from_the_headers() -> None:
    job = jt.Job("Commute", jt.Purpose(goals=[jt.Goal("Arrive soon", key="soon")]), jt.JobMap.chain("Spend little"))
    assert set(learn.read_survey(messy(), job, scale=(1, 5)).statements) == {"soon", "spend-little"}
    assert set(learn.read_survey(messy(), {"x": "Arrive soon"}, scale=(1, 5)).statements) == {"x"}
    free = learn.read_survey(messy(), scale=(1, 5))
    assert free.statements == {"arrive-soon": "Arrive soon"}
    assert free.unread["imp - Spend so little"] == "no column asks for satisfaction of 'spend-so-little'"


@pytest.mark.parametrize("lazy", [False, True])
def test_a_real_survey_with_columns_that_are_named(*, lazy: bool) -> None:
    frame = airline()
    imp, sat = ({str(n): f"{side}{n}" for n in range(1, 24)} for side in "es")
    survey = learn.read_survey(frame.lazy() if lazy else frame, importance=imp, satisfaction=sat)
    assert survey.scale == (1, 100)
    assert [doubt.about for doubt in survey.doubts] == ["scale"]
    assert survey.unread["age"] == "says neither importance nor satisfaction"
    settled = survey.accept()
    scheme = learn.Means(scale=settled.scale)
    direct = learn.opportunity(frame, imp, sat, scheme=scheme)
    assert [one.opportunity for one in learn.opportunity(settled, scheme=scheme)] == [one.opportunity for one in direct]
    ranks = learn.derived_importance(settled, "overall_sat", method="spearman")
    assert ranks.drivers == learn.derived_importance(frame, "overall_sat", sat, method="spearman").drivers


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"needs": ["Fly"]}, r"no need has a column for importance and one for satisfaction\. Name them.*JT776"),
        ({"needs": 3}, r"needs is 3.*JT106"),
        ({"needs": {"a": 3}}, r"statement is 3.*JT103"),
        (
            {"importance": {"a": "respondent"}, "satisfaction": {"a": "respondent"}},
            r"'respondent' is named for the importance of 'a' and for the satisfaction of 'a'.*JT772",
        ),
        ({"scale": (1,)}, r"the scale is \(1\).*JT777"),
        ({"scale": {"importance": (1, 5)}}, r"scale is told of 'importance'\. Give both.*JT777"),
        ({"scale": {"importance": (1, 5), "satisfaction": (5, 1)}}, r"scale\['satisfaction'\]: the scale is.*JT777"),
        ({"scale": {}}, r"scale is told of no side.*JT777"),
        ({"blank": "n/a"}, r"blank is 'n/a'.*JT106"),
        ({"recode": [1]}, r"recode is a list.*JT106"),
        ({"recode": {"x": "5"}}, r"recode\['x'\].*JT121"),
        ({"recode": {"x": {1: 2}}}, r"the data has no column 'x'.*JT750"),
        ({"ignore": ["age"]}, r"ignore: the data has no column 'age'.*JT750"),
    ],
)
def test_what_cannot_be_read_is_refused(options: dict[str, Any], message: str) -> None:
    needs = options.pop("needs", None)
    with pytest.raises(jt.JobTheoryError, match=message):
        learn.read_survey(messy(), needs, **options)


def test_a_survey_knows_its_columns() -> None:
    survey = learn.read_survey({"imp a": [5], "sat a": [1]}, scale=(1, 5))
    with pytest.raises(jt.InvalidValueError, match=r"a survey that is read already knows its columns.*JT771"):
        learn.opportunity(survey, {"a": "imp a"}, {"a": "sat a"})
    with pytest.raises(jt.InvalidValueError, match=r"a survey that is read already knows its columns.*JT771"):
        learn.derived_importance(survey, "imp a", {"a": "sat a"})


def test_a_frame_without_columns_is_refused_and_not_counted() -> None:
    pandas = pytest.importorskip("pandas")
    with pytest.raises(jt.InvalidValueError, match=r"no need has a column.*JT776"):
        learn.read_survey(pandas.DataFrame())


def test_an_infinite_answer_is_off_the_scale() -> None:
    with pytest.raises(jt.InvalidValueError, match=r"off the scale from 1 to 5: inf \(1 time\).*JT773"):
        learn.opportunity({"imp": [math.inf, 2], "sat": [1, 2]}, {"a": "imp"}, {"a": "sat"})


def test_nobody_answered_a_column() -> None:
    survey = learn.read_survey({"imp a": [None, None], "sat a": [1, 2]})
    assert survey.doubts[0].problem == "no scale is given, and answers run from 1 to 2"
    empty = learn.read_survey({"imp a": [None], "sat a": [None]})
    assert empty.doubts[0].problem == "no scale is given, and there is no answer"
    with pytest.raises(jt.InvalidValueError, match=r"nobody gave both answers.*JT776"):
        learn.opportunity(empty.accept())


def test_it_shows_itself() -> None:
    survey = learn.read_survey(messy(), NEEDS)
    assert repr(survey) == "<Survey of 8 people: 6 in doubt>"
    assert str(survey).startswith("Survey of 8 people on 2 needs: 6 doubts\n")
    assert "you have to say" in str(survey)
    assert "<table" in survey.to_html()
    settled = learn.read_survey({"imp a": [5], "sat a": [1]}, scale=(1, 5))
    assert repr(settled) == "<Survey of 1 people: settled>"
    assert str(settled).startswith("Survey of 1 person on 1 need: settled\n")
    wide = {f"{side} {chr(97 + n // 26)}{chr(97 + n % 26)}": [5] for n in range(40) for side in ("imp", "sat")}
    wide |= {f"more {n}": [1] for n in range(14)}
    shown = str(learn.read_survey(wide, scale=(1, 5)))
    assert "… and 20 more." in shown
    assert "… and 2 more" in shown


def test_two_columns_for_the_same_are_a_doubt_until_you_say_which() -> None:
    first, other = "Importance: Arrive soon", "imp - arrive soon"
    frame = {first: [1, 1, 1], other: [5, 5, 5], "sat arrive soon": [1, 2, 3]}
    survey = learn.read_survey(frame, ["Arrive soon"], scale=(1, 5))
    (doubt,) = survey.accept().doubts
    assert (doubt.about, doubt.proposal) == (other, None)
    assert doubt.problem == (
        "it asks for importance of 'arrive-soon', and so does 'Importance: Arrive soon': "
        "say importance={'arrive-soon': …}, or ignore=[…]"
    )
    assert survey.unread == {other: "asks for importance of 'arrive-soon', as 'Importance: Arrive soon' does"}
    for settled, read, left, why in (
        (survey.override(ignore=[other]), first, other, "left out as you asked"),
        (survey.override(ignore=[first]), other, first, "left out as you asked"),
        (
            survey.override(importance={"arrive-soon": other}),
            other,
            first,
            "asks for importance of 'arrive-soon', as 'imp - arrive soon' does",
        ),
    ):
        assert settled.is_settled
        assert settled.importance == {"arrive-soon": read}
        assert settled.unread == {left: why}


def test_a_header_that_differs_in_its_blanks_or_is_there_twice_asks_for_the_same() -> None:
    frame = {"imp a": [1, 2], "imp\u00a0a": [5, 5], "sat a": [1, 2], "sat a.1": [3, 4]}
    survey = learn.read_survey(frame, ["a"], scale=(1, 5))
    assert [doubt.about for doubt in survey.doubts] == ["imp\u00a0a", "sat a.1"]
    assert survey.override(importance={"a": "imp a"}, satisfaction={"a": "sat a.1"}).is_settled


def test_only_what_asks_for_the_same_for_sure_is_doubted() -> None:
    weak = {"imp a": [1, 2], "performance: a": [1, 2], "sat a": [3, 4]}
    survey = learn.read_survey(weak, scale=(1, 5))
    assert survey.is_settled
    assert survey.satisfaction == {"a": "sat a"}, "it says so for sure"
    assert survey.unread == {"performance: a": "may ask for satisfaction of 'a', as 'sat a' does"}
    both = learn.read_survey({"imp a": [1], "performance: a": [1], "perf a": [2]}, scale=(1, 5)).accept()
    assert [doubt.about for doubt in both.doubts] == ["perf a"]
    # A need that is not scored is not doubted, and its second column is named all the same.
    lone = learn.read_survey({"imp a": [1], "sat a": [1], "imp b": [1], "imp: b": [1]}, scale=(1, 5))
    assert lone.is_settled
    assert lone.unread["imp: b"] == "asks for importance of 'b', as 'imp b' does"


def test_a_header_that_says_reversed_is_in_doubt_until_you_say_which_way() -> None:
    header = "sat a (R)"
    survey = learn.read_survey({"imp a": [5, 4, 3], header: [1, 2, 5]}, ["a"], scale=(1, 5))
    assert survey.satisfaction == {"a": header}
    (doubt,) = survey.accept().doubts
    assert (doubt.about, doubt.proposal) == (header, None)
    assert doubt.problem == (
        "the header says that the scale is reversed, and not whether answers are turned round already: "
        "recode={'sat a (R)': {1: 5, 2: 4, 3: 3, 4: 2, 5: 1}} turns them round, "
        "recode={'sat a (R)': {1: 1}} leaves them"
    )
    assert not survey.override(recode={header: {3: None}}).is_settled
    turned = survey.override(recode={header: {1: 5, 2: 4, 3: 3, 4: 2, 5: 1}})
    left = survey.override(recode={header: {1: 1}})
    assert turned.is_settled
    assert left.is_settled
    assert (numbers(turned, header), numbers(left, header)) == ([5, 4, 1], [1, 2, 5])


@pytest.mark.parametrize(
    ("scale", "told"), [((0, 10), "{0: 10, 1: 9, 2: 8, "), ((1, 100), "{1: 100, …, 100: 1}"), ((1.5, 5), "{1.5: 5, …")]
)
def test_a_long_scale_is_not_written_out(scale: tuple[float, float], told: str) -> None:
    (doubt,) = learn.read_survey({"imp a": [5, 4], "sat a (R)": [3, 2]}, scale=scale).doubts
    assert told in doubt.problem


def test_words_say_the_direction_of_a_reversed_scale() -> None:
    labels = ["Very satisfied (1)", "2", "Very dissatisfied (5)"]
    survey = learn.read_survey({"imp a": [5, 4, 3], "sat a (R)": labels}, scale=(1, 5))
    (doubt,) = survey.doubts
    assert doubt.problem == "the scale runs backwards: the words say so"
    assert numbers(survey.accept(), "sat a (R)") == [5, 4, 1]


def test_a_column_and_its_reversed_copy_are_two_for_the_same() -> None:
    survey = learn.read_survey({"imp a": [5, 4], "sat a": [1, 2], "sat a (R)": [5, 4]}, ["a"], scale=(1, 5))
    assert [doubt.about for doubt in survey.doubts] == ["sat a (R)"]
    assert survey.override(ignore=["sat a (R)"]).is_settled


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_column_is_named_as_it_looks(library: str) -> None:
    survey = learn.read_survey(
        messy(library),
        importance={"soon": "importance: Arrive soon"},
        satisfaction={"soon": "Satisfaction: Arrive soon"},
        scale=(1, 5),
        recode={"Importance: Arrive soon": {6: 5}},
    )
    assert survey.importance == {"soon": "Importance:\u00a0Arrive soon"}
    assert survey.satisfaction == {"soon": "Satisfaction: Arrive soon "}
    assert survey.columns[0].answers == {3: 1, 4: 2, 5: 3}


def test_what_is_off_the_scale_is_not_called_blank() -> None:
    frame = {"imp a": [1, 2, 3, 4, 5, None], "sat a": [0, 2, 10, 10, 5, None]}
    survey = learn.read_survey(frame, scale=(1, 5))
    first, other = survey.columns
    assert first.off == {}
    assert other.answers == {2: 1, 5: 1}
    assert other.off == {0: 1, 10: 2}
    assert (first.blank, other.blank) == (1, 1)
    lines = str(survey.accept()).splitlines()
    at = next(n for n, line in enumerate(lines) if "off the scale" in line)
    assert lines[at].split()[-7:] == ["how", "answers", "blank", "off", "the", "scale", "note"]
    assert lines[at + 2].split() == ["a", "satisfaction", "sat", "a", "found", "2", "1", "3"]
    assert survey.to_frame("polars")["off"].to_list() == [0, 3]
    assert "off the scale" not in str(learn.read_survey({"imp a": [5], "sat a": [1]}, scale=(1, 5)))


@pytest.mark.parametrize("library", LIBRARIES)
def test_one_column_on_another_scale_goes_onto_that_of_the_others(library: str) -> None:
    frame = made(library, {"imp a": [5, 3, 4], "sat a": [0, 5, 10]})
    with pytest.raises(
        jt.InvalidValueError, match=r"scale is told of 'sat a'\..*on another scale go onto it by recode="
    ):
        learn.read_survey(frame, scale={"sat a": (0, 10)})
    survey = learn.read_survey(frame, scale=(1, 5), recode={"sat a": {x: 1 + 0.4 * x for x in range(11)}})
    assert survey.is_settled
    assert survey.columns[1].answers == {1: 1, 3: 1, 5: 1}
    assert learn.opportunity(survey, scheme=learn.Means(scale=(1, 5)))["a"].satisfaction == 3
