"""Laddering interviews: what is counted, what is drawn, what is refused, and what agrees with a peer."""

import csv
import json
import pickle
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest

import jobtheory as jt
from jobtheory.learn import ImplicationMatrix, Ladders, WhyLeftOut, read_ladders
from tests.shared import shared

LOGS = ("running_example", "receipt", "repair")

# The ladder of a salty snack that Reynolds & Gutman (1988) explain the method with.
SNACK = ["flavored chip", "strong taste", "eat less", "don't get fat", "better figure", "self-esteem"]

# Four say it directly and six through something else: their cell "4.06".
COOLER = {
    **{f"direct {n}": ["carbonation", "thirst-quenching"] for n in range(4)},
    **{f"through {n}": ["carbonation", "crisp", "thirst-quenching"] for n in range(6)},
}


def peer(name: str) -> tuple[dict[str, list[str]], dict[str, Any]]:
    """Return a log as ladders, a case as a respondent, and what pm4py counts in it."""
    ladders: dict[str, list[str]] = {}
    with shared("oracles", f"log_{name}", "data.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            ladders.setdefault(row["case"], []).append(row["activity"])
    found: dict[str, Any] = json.loads(shared("oracles", f"log_{name}", "oracle.json").read_text(encoding="utf-8"))
    return ladders, found


@pytest.mark.parametrize("name", LOGS)
def test_direct_counts_are_the_directly_follows_counts_of_pm4py(name: str) -> None:
    ladders, found = peer(name)
    matrix = read_ladders(ladders, count="mentions").implications
    assert matrix.direct == {(a, b): n for a, b, n in found["dfg"]}
    assert matrix.related == {(a, b): n for a, b, n in found["eventually_follows"]}


@pytest.mark.parametrize("name", LOGS)
@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_frame_of_a_log_gives_the_same_counts(name: str, library: str) -> None:
    frames = pytest.importorskip(library)
    ladders, found = peer(name)
    rows = [(who, answer, place) for who, said in ladders.items() for place, answer in enumerate(said)]
    rows.sort(key=lambda row: row[2])  # of all the first answers, then of all the second ones
    frame = frames.DataFrame(dict(zip(("case", "activity", "place"), map(list, zip(*rows, strict=True)), strict=True)))
    read = read_ladders(frame, respondent="case", answer="activity", order="place", count="mentions")
    assert read.implications.direct == {(a, b): n for a, b, n in found["dfg"]}
    assert {ladder.respondent: list(ladder.answers) for ladder in read.ladders} == ladders


def test_once_per_respondent_counts_nobody_twice() -> None:
    ladders = {"Ann": [["a", "b"], ["a", "b"], ["a", "c", "b"]], "Ben": ["a", "b"]}
    once = read_ladders(ladders)
    assert once.implications.direct == {("a", "b"): 2, ("a", "c"): 1, ("c", "b"): 1}
    assert once.implications.indirect == {("a", "b"): 1}
    assert once.implications.related == {("a", "b"): 2, ("a", "c"): 1, ("c", "b"): 1}
    assert once.mentions == {"a": 2, "b": 2, "c": 1}
    each = read_ladders(ladders, count="mentions")
    assert each.implications.direct == {("a", "b"): 3, ("a", "c"): 1, ("c", "b"): 1}
    assert each.implications.related == {("a", "b"): 4, ("a", "c"): 1, ("c", "b"): 1}
    assert each.mentions == {"a": 4, "b": 4, "c": 1}
    assert (len(each), each.respondents, each.answers) == (4, ("Ann", "Ben"), ("a", "b", "c"))


def test_a_published_ladder_and_a_published_cell() -> None:
    matrix = read_ladders([SNACK]).implications
    assert set(matrix.direct) == set(pairwise(SNACK))
    assert len(matrix.indirect) == 10  # of the 15 pairs of six answers five are direct
    assert read_ladders(COOLER).implications.cell("carbonation", "thirst-quenching") == "4.06"
    assert read_ladders(COOLER).implications.cell("thirst-quenching", "carbonation") == ""


def test_the_ratios_are_those_of_the_matrix_by_hand() -> None:
    # a leads 3 times to b and once to c, b twice to c: of 6 relations 4 leave a, 3 come to b, 3 to c.
    matrix = ImplicationMatrix({("a", "b"): 3, ("a", "c"): 1, ("b", "c"): 2, ("b", "b"): 9}, {("a", "c"): 3})
    a, b, c = (matrix.degrees[answer] for answer in "abc")
    assert (a.ins, a.outs, a.abstractness, a.centrality, a.prestige) == (0, 4, 0, 4 / 6, 0)
    assert (b.ins, b.outs, b.abstractness, b.centrality, b.prestige) == (3, 2, 3 / 5, 5 / 6, 3 / 6)
    assert (c.ins, c.outs, c.abstractness, c.centrality, c.prestige) == (3, 0, 1, 3 / 6, 3 / 6)
    total = matrix.degrees_by("total")
    assert (total["a"].outs, total["c"].ins, total["c"].prestige) == (7, 6, 6 / 9)


def test_what_nothing_leads_to_or_from_has_no_abstractness() -> None:
    alone = read_ladders([["a"]]).implications
    assert alone.degrees["a"] == jt.learn.Degrees(0, 0, None, 0, 0)
    assert alone.coverage() == ()
    assert alone.value_map(cutoff=1).relations == ()
    assert alone.value_map(cutoff=1).share == 0
    assert len(alone.draft_network(cutoff=1)) == 0


def test_coverage_says_what_each_cutoff_leaves() -> None:
    matrix = ImplicationMatrix({("a", "b"): 4, ("b", "c"): 4, ("a", "c"): 1, ("c", "d"): 1}, {("a", "c"): 4})
    assert [(c.cutoff, c.cells, c.cells_share, c.share) for c in matrix.coverage()] == [(1, 4, 1, 1), (4, 2, 0.5, 0.8)]
    assert [(c.cutoff, c.cells) for c in matrix.coverage("total")] == [(1, 4), (4, 3), (5, 1)]
    assert matrix.value_map(cutoff=4).share == 0.8
    assert matrix.value_map(cutoff=2).share == 0.8


def test_the_map_leaves_out_what_a_way_through_others_implies() -> None:
    matrix = ImplicationMatrix({("a", "b"): 3, ("b", "c"): 3, ("c", "d"): 3, ("a", "c"): 5, ("a", "d"): 4})
    drawn = matrix.value_map(cutoff=3)
    assert [(r.lower, r.upper) for r in drawn.relations] == [("a", "b"), ("b", "c"), ("c", "d")]
    assert {(o.relation.lower, o.relation.upper): (o.why, o.way) for o in drawn.left_out} == {
        ("a", "c"): (WhyLeftOut.IMPLIED, ("a", "b", "c")),
        ("a", "d"): (WhyLeftOut.IMPLIED, ("a", "b", "c", "d")),
    }
    assert drawn.levels == {"a": 0, "b": 1, "c": 2, "d": 3}
    assert [(r.lower, r.upper) for r in matrix.value_map(cutoff=4).relations] == [("a", "c"), ("a", "d")]
    assert matrix.value_map(cutoff=4).drawn == ("a", "c", "d")


def test_relations_that_many_tell_each_in_words_of_their_own_come_in_by_the_total() -> None:
    said = [["price", f"reason {n}", "save"] for n in range(4)]
    matrix = read_ladders(said).implications
    assert matrix.value_map(cutoff=2).relations == ()
    (only,) = matrix.value_map(cutoff=2, by="total").relations
    assert (only.lower, only.upper, only.direct, only.indirect, only.related) == ("price", "save", 0, 4, 4)


def test_a_circle_is_opened_where_it_is_told_least_and_said_so() -> None:
    matrix = ImplicationMatrix({("a", "b"): 5, ("b", "c"): 4, ("c", "a"): 3})
    drawn = matrix.value_map(cutoff=1)
    assert [(r.lower, r.upper) for r in drawn.relations] == [("a", "b"), ("b", "c")]
    (left,) = drawn.left_out
    assert (left.relation.lower, left.relation.upper, left.why) == ("c", "a", WhyLeftOut.AGAINST)
    assert left.way == ("a", "b", "c")
    assert drawn.draft_network().ladder("a") == (("a",), ("b",), ("c",))


def test_a_tie_is_a_tie_whatever_the_order() -> None:
    pairs = {("a", "b"): 2, ("b", "a"): 2, ("b", "c"): 2}
    for counts in (pairs, dict(reversed(pairs.items()))):
        drawn = ImplicationMatrix(counts, answers=("a", "b", "c")).value_map(cutoff=2)
        assert [(r.lower, r.upper) for r in drawn.relations] == [("b", "c")]
        assert {(o.relation.lower, o.relation.upper, o.why, o.way) for o in drawn.left_out} == {
            ("a", "b", WhyLeftOut.TIED, ("b", "a")),
            ("b", "a", WhyLeftOut.TIED, ("a", "b")),
        }


def test_an_answer_given_twice_in_a_row_is_counted_and_not_drawn() -> None:
    matrix = read_ladders([["a", "a", "b"]]).implications
    assert matrix.direct == {("a", "a"): 1, ("a", "b"): 1}
    assert [(r.lower, r.upper) for r in matrix.value_map(cutoff=1).relations] == [("a", "b")]


def test_the_draft_is_a_network_with_its_grounds() -> None:
    said = {"Ann": ["Send a document", "Open an account"], "Ben": ["Send a document", "open an account!"]}
    network = read_ladders(said).draft_network(cutoff=1)
    assert [job.key for job in network] == ["send-a-document", "open-an-account", "open-an-account-2"]
    assert network.why("send-a-document") == ("open-an-account", "open-an-account-2")
    first = network.serves[0]
    assert first.reason == "told directly once, through others never"
    assert first.evidence == jt.Evidence("stated", "laddering interviews", sample=2)


def test_ladders_are_values() -> None:
    ladders = read_ladders(COOLER)
    assert pickle.loads(pickle.dumps(ladders)) == ladders  # noqa: S301  # our own bytes
    assert hash(ladders.implications) == hash(read_ladders(COOLER).implications)
    assert ladders.implications != read_ladders(COOLER, count="mentions").implications
    assert repr(ladders) == "<Ladders: 10 of 10 respondents, by respondents>"
    assert repr(ladders.implications).startswith("<ImplicationMatrix: 3 relations of 10 respondents between")
    assert repr(ImplicationMatrix({})) == "<ImplicationMatrix: 0 relations between ()>"
    assert repr(ladders.value_map(cutoff=6)).startswith("<ValueMap: cut-off 6, 75% of relations: (('carbonation'")
    for value in (ladders, ladders.implications, ladders.value_map(cutoff=2)):
        assert "carbonation" in value.to_html()


def test_long_results_are_cut_where_they_are_shown() -> None:
    said = [[f"answer {n}", f"answer {n + 1}", f"answer {n + 2}"] for n in range(50)]
    ladders = read_ladders(said)
    assert "… and 20 more." in str(ladders)
    assert "answer 35" not in str(ladders.implications)
    drawn = str(ladders.value_map(cutoff=2))
    assert "… and 19 more." in drawn
    assert "Not on the map: answer 0, answer 51." in drawn
    assert "… and 20 more" in str(ladders.value_map(cutoff=1, by="total"))
    sparse = str(read_ladders([*said, ["answer 1", "answer 2"], ["answer 1", "answer 2"]]).value_map(cutoff=4))
    assert "and 20 more." in sparse


def test_a_frame_keeps_the_order_of_rows_where_the_order_is_equal() -> None:
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame(
        {"who": ["b", "a", "b", "a"], "said": [1, 2, 3, 4], "at": [1, 7, 1, 2], "line": ["x", "x", "y", "x"]}
    )
    named: dict[str, Any] = {"respondent": "who", "answer": "said"}
    rows = {one.respondent: one.answers for one in read_ladders(frame, **named, order="at").ladders}
    assert rows == {"b": ("1", "3"), "a": ("4", "2")}
    rows = {one.respondent: one.answers for one in read_ladders(frame.lazy(), **named, order=None).ladders}
    assert rows == {"b": ("1", "3"), "a": ("2", "4")}
    lines = read_ladders(frame, **named, order="at", ladder="line").ladders
    assert sorted((one.respondent, one.answers) for one in lines) == [("a", ("4", "2")), ("b", ("1",)), ("b", ("3",))]
    dates = frame.with_columns(
        polars.Series("day", ["2026-03-02", "2026-03-01", "2026-03-01", "2026-03-02"]).str.to_date()
    )
    rows = {one.respondent: one.answers for one in read_ladders(dates, **named, order="day").ladders}
    assert rows == {"b": ("3", "1"), "a": ("2", "4")}


def frame(**columns: Any) -> Any:
    polars = pytest.importorskip("polars")
    return polars.DataFrame({"respondent": ["a", "a"], "answer": ["x", "y"], "order": [1, 2], **columns}, strict=False)


NO_LADDERS: list[tuple[Any, type[Exception], str]] = [
    ([], jt.InvalidValueError, r"read_ladders: there is no ladder\. Give one at least.*\[JT751\]"),
    ({}, jt.InvalidValueError, r"there is no ladder.*JT751"),
    ([[]], jt.InvalidValueError, r"ladder 1: the ladder has 0 answers\..*JT751"),
    ({"a": []}, jt.InvalidValueError, r"respondent 'a': the ladder has 0 answers\..*JT751"),
    ([["x"] * 501], jt.InvalidValueError, r"the ladder has 501 answers\..*JT751"),
    ([["x", None]], jt.InvalidValueError, r"ladder 1 > answer 2: the cell is empty\..*JT752"),
    ([["x", float("nan")]], jt.InvalidValueError, r"answer 2: the cell is empty\..*JT752"),
    ([["x", " "]], jt.InvalidValueError, r"answer 2: the text is blank\..*JT752"),
    ([["x", 1.5]], jt.InvalidTypeError, r"answer 2: 1.5 is no label\. Labels are text or whole numbers.*JT752"),
    ([["x", True]], jt.InvalidTypeError, r"answer 2: True is no label\..*JT752"),
    ({"a": "x"}, jt.InvalidTypeError, r"respondent 'a': a ladder is 'x'\..*JT106"),
    ({None: ["x"]}, jt.InvalidValueError, r"respondent None: the cell is empty\..*JT752"),
    ({"a": 5}, jt.InvalidTypeError, r"a ladder is 5\..*JT106"),
    (["x"], jt.InvalidTypeError, r"ladder 1: a ladder is 'x'\..*JT106"),
    (5, jt.InvalidTypeError, r"the ladders are 5\..*JT106"),
    ("x", jt.InvalidTypeError, r"the ladders are 'x'\..*JT106"),
]


@pytest.mark.parametrize(("given", "error", "said"), NO_LADDERS)
def test_what_is_no_ladder_is_refused(given: Any, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        read_ladders(given)


@pytest.mark.parametrize(
    ("columns", "options", "said"),
    [
        ({}, {"answer": "answers"}, r"no column 'answers' for answer=\. Did you mean 'answer'\?.*JT750"),
        ({}, {"ladder": "zzz"}, r"no column 'zzz' for ladder=\. It has 'respondent', 'answer', 'order'\..*JT750"),
        ({}, {"order": 5}, r"order is 5\. Name a column of the frame.*JT103"),
        ({"answer": ["x", None]}, {}, r"answer > row 1: the cell is empty\..*JT752"),
        ({"respondent": [None, "a"]}, {}, r"respondent > row 0: the cell is empty\..*JT752"),
        ({"answer": [1.5, 2.5]}, {}, r"answer > row 0: 1.5 is no label\..*JT752"),
        ({"order": [1, None]}, {}, r"order > row 1: the cell is empty\..*JT752"),
        ({"order": [1.0, float("nan")]}, {}, r"order > row 1: the cell is empty\..*JT752"),
        ({"order": ["1", "10"]}, {}, r"the column holds String, which has no order that can be relied on\..*JT752"),
        ({}, {"count": "people"}, r"count is 'people'\. Give 'respondents' or 'mentions'\. \[JT105\]"),
    ],
)
def test_what_a_frame_lacks_is_refused(columns: dict[str, Any], options: dict[str, Any], said: str) -> None:
    with pytest.raises(jt.JobTheoryError, match=said):
        read_ladders(frame(**columns), **options)


def test_an_empty_frame_and_a_huge_one_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(jt.InvalidValueError, match=r"there is no ladder\..*JT751"):
        read_ladders(frame().head(0))
    monkeypatch.setattr("jobtheory.learn.ladders.MAX_ITEMS", 1)
    with pytest.raises(jt.InvalidValueError, match=r"the frame has 2 rows\..*JT107"):
        read_ladders(frame())


@pytest.mark.parametrize(
    ("direct", "said"),
    [
        ([("a", "b")], r"ImplicationMatrix > direct: the counts are a list\. Give a dict.*JT106"),
        ({"ab": 1}, r"a relation is named by 'ab'\..*JT106"),
        ({("a", "b"): 1.5}, r"the count of 'a' → 'b' is 1.5\..*JT108"),
        ({("a", "b"): -1}, r"the count of 'a' → 'b' is -1\..*JT108"),
        ({("a", 5): 1}, r"answer is 5, not text\..*JT103"),
    ],
)
def test_a_matrix_by_hand_is_checked(direct: Any, said: str) -> None:
    with pytest.raises(jt.JobTheoryError, match=said):
        ImplicationMatrix(direct)


def test_a_matrix_says_what_it_does_not_know() -> None:
    matrix = ImplicationMatrix({("a", "b"): 1, ("a", "c"): 0})
    assert matrix.direct == {("a", "b"): 1}
    with pytest.raises(jt.UnknownNameError, match=r"no answer is 'c'\. See answers\. \[JT754\]"):
        matrix.cell("a", "c")
    with pytest.raises(jt.InvalidValueError, match=r"the cut-off is 0\. Give a whole number of 1 or more.*JT753"):
        matrix.value_map(cutoff=0)
    with pytest.raises(jt.UnknownNameError, match=r"by is 'both'\. Give 'direct' or 'total'\. \[JT105\]"):
        matrix.coverage("both")  # type: ignore[arg-type]


def test_a_matrix_is_a_frame_too() -> None:
    pytest.importorskip("polars")
    rows = ImplicationMatrix({("a", "b"): 2}, {("a", "b"): 1}, related={("a", "b"): 2}).to_frame("polars").to_dicts()
    assert rows == [{"lower": "a", "upper": "b", "direct": 2, "indirect": 1, "related": 2}]


def test_counts_of_mentions_are_those_of_a_loop() -> None:
    said = [["a", "b", "a", "c"], ["b", "b", "c"], ["c"]]
    expected = Counter((one[i], one[j]) for one in said for j in range(len(one)) for i in range(j))
    assert read_ladders(said, count="mentions").implications.related == expected
    assert isinstance(read_ladders(said), Ladders)
