import copy
import pickle
from collections.abc import Callable
from types import MappingProxyType
from typing import Any

import attrs
import pytest

import jobtheory as jt
from jobtheory.errors import InvalidTypeError, InvalidValueError, UnknownNameError
from jobtheory.model import reaching
from tests.timing import quick

AIRLINE, CALL, ROCKET, HOTEL = (jt.Solution(name) for name in ("airline", "video call", "rocket", "hotel"))
NETWORK = jt.JobNetwork(
    ["Book a seat", "Fly there", "Travel there", "Talk with pictures", "Be with them", "Feel close"],
    [
        ("book-a-seat", "fly-there"),
        ("fly-there", "travel-there"),
        ("travel-there", "be-with-them"),
        ("talk-with-pictures", "be-with-them"),
        ("be-with-them", "feel-close"),
    ],
)


def told(found: tuple[jt.Competitor, ...]) -> list[tuple[int, str, str]]:
    return [(c.distance, c.solution.name, " ".join(c.path)) for c in found]


def test_who_competes_and_how_far_away_they_are() -> None:
    found = NETWORK.competitors(
        "fly-there",
        {
            "talk-with-pictures": [CALL],
            "fly-there": [AIRLINE],
            "travel-there": [ROCKET],
            "book-a-seat": [jt.Solution("agent")],
        },
    )
    assert told(found) == [
        (0, "airline", "fly-there"),
        (0, "nothing", "fly-there"),
        (0, "agent", "fly-there book-a-seat"),
        (1, "rocket", "fly-there travel-there"),
        (1, "nothing", "fly-there travel-there"),
        (2, "nothing", "fly-there travel-there be-with-them"),
        (2, "video call", "fly-there travel-there be-with-them talk-with-pictures"),
        (3, "nothing", "fly-there travel-there be-with-them feel-close"),
    ]
    assert [c.solution.name for c in found if c.is_part] == ["agent"]
    assert [c.solution.name for c in found if c.bypasses and not c.solution.is_nothing] == ["rocket", "video call"]
    assert found[-2].shared == "be-with-them"


def test_own_nothing_is_not_given_a_second_one() -> None:
    idle = jt.Solution.nothing("stay at home")
    found = NETWORK.competitors("be-with-them", {"be-with-them": [CALL, idle]})
    assert [(c.solution, c.job) for c in found] == [
        (CALL, "be-with-them"),
        (idle, "be-with-them"),
        (jt.Solution.nothing(), "feel-close"),
    ]


def test_doing_nothing_of_a_job_beside_stands_only_where_it_is_given() -> None:
    assert "talk-with-pictures" not in {c.job for c in NETWORK.competitors("fly-there", {})}
    found = NETWORK.competitors("fly-there", {"talk-with-pictures": [jt.Solution.nothing()]})
    assert found[-2].path == ("fly-there", "travel-there", "be-with-them", "talk-with-pictures")


def test_jobs_without_solutions_are_passed_through() -> None:
    assert told(NETWORK.competitors("feel-close", {"book-a-seat": [AIRLINE]})) == [
        (0, "nothing", "feel-close"),
        (0, "airline", "feel-close be-with-them travel-there fly-there book-a-seat"),
    ]
    assert told(NETWORK.competitors("feel-close", {"fly-there": []})) == [(0, "nothing", "feel-close")]


def test_a_platform_stands_under_each_of_its_jobs() -> None:
    phone = jt.Solution("phone")
    found = NETWORK.competitors("fly-there", {"book-a-seat": [phone], "talk-with-pictures": [phone]})
    assert [(c.distance, c.job, c.is_part) for c in found if c.solution == phone] == [
        (0, "book-a-seat", True),
        (2, "talk-with-pictures", False),
    ]


def test_of_several_ways_the_nearest_and_then_the_shortest_counts() -> None:
    """Down from the first why it is far, down from the second one it is near: the number of whys decides."""
    jobs = ["here", "why 1", "why 2", "step a", "step b", "there"]
    served = [("here", "why-1"), ("why-1", "why-2"), ("there", "why-2"), ("there", "step-b")]
    found = jt.JobNetwork(jobs, [*served, ("step-b", "step-a"), ("step-a", "why-1")]).competitors(
        "here", {"there": [AIRLINE]}
    )
    (there,) = (c for c in found if c.job == "there")
    assert there.path == ("here", "why-1", "step-a", "step-b", "there")
    assert there.distance == 1
    other = jt.JobNetwork(jobs, [*served, ("step-b", "why-1")]).competitors("here", {"there": [AIRLINE]})
    assert next(c for c in other if c.job == "there").path == ("here", "why-1", "step-b", "there")


def test_ties_go_to_what_is_declared_first() -> None:
    jobs = ["here", "left", "right", "there"]
    served = [("here", "left"), ("here", "right"), ("there", "left"), ("there", "right")]
    first = jt.JobNetwork(jobs, served).competitors("here", {"there": [AIRLINE]})
    assert told(first)[-1] == (1, "airline", "here left there")
    assert told(first)[1:3] == [(1, "nothing", "here left"), (1, "nothing", "here right")]
    second = jt.JobNetwork(jobs[::-1], served).competitors("here", {"there": [AIRLINE]})
    assert told(second)[-1] == (1, "airline", "here right there")


def test_a_job_that_is_above_and_below_counts_as_the_nearer() -> None:
    """It serves the first why as well as being a why itself."""
    network = jt.JobNetwork(["a", "mid", "top"], [("a", "mid"), ("mid", "top"), ("a", "top")])
    assert told(network.competitors("a", {})) == [(0, "nothing", "a"), (1, "nothing", "a mid"), (1, "nothing", "a top")]


def test_solutions_come_from_any_mapping_and_iterable() -> None:
    given = MappingProxyType({"fly-there": iter([AIRLINE])})
    assert NETWORK.competitors("fly-there", given)[0].solution == AIRLINE


AT = r"^JobNetwork > competitors > solutions"
WRONG: list[tuple[Any, type[Exception], str]] = [
    ([AIRLINE], InvalidTypeError, r"^JobNetwork > competitors: solutions is a list\. .*\[JT106\]$"),
    ({5: []}, InvalidTypeError, AT + r": key is 5, not text\. .*\[JT103\]$"),
    ({"fly-ther": []}, UnknownNameError, AT + r": unknown job 'fly-ther'\. Did you mean 'fly-there'\? \[JT230\]$"),
    ({"fly-there": AIRLINE}, InvalidTypeError, AT + r"\['fly-there'\]: solutions is a Solution\. .*\[JT106\]$"),
    ({"fly-there": "airline"}, InvalidTypeError, AT + r"\['fly-there'\]: solutions is 'airline'\. .*\[JT106\]$"),
    ({"fly-there": {AIRLINE}}, InvalidTypeError, AT + r"\['fly-there'\]: solutions is a set\. .*\[JT106\]$"),
    ({"fly-there": ["airline"]}, InvalidTypeError, AT + r".*: solution is 'airline', not a Solution\. .*\[JT103\]$"),
    (
        {"fly-there": [AIRLINE, HOTEL, AIRLINE]},
        InvalidValueError,
        AT + r"\['fly-there'\]: 2 solutions are called 'airline'\. Give each a name of its own\. \[JT235\]$",
    ),
]


@pytest.mark.parametrize(("given", "kind", "message"), WRONG)
def test_solutions_that_are_none_are_refused(given: Any, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message):
        NETWORK.competitors("fly-there", given)


# --- a competitor as a value

ONE = jt.Competitor(ROCKET, "ride", 1, ["drive", "arrive", "ride"])


def test_a_competitor_can_be_at_the_job_above_it_below_it_or_beside_it() -> None:
    beside = (ONE.shared, ONE.is_part, ONE.bypasses)
    assert beside == ("arrive", False, True)
    above = jt.Competitor(ROCKET, "arrive", 1, ["drive", "arrive"])
    assert (above.shared, above.is_part, above.bypasses) == ("arrive", False, True)
    below = jt.Competitor(ROCKET, "park", 0, ["drive", "park"])
    assert (below.shared, below.is_part, below.bypasses) == ("drive", True, False)
    same = jt.Competitor(ROCKET, "drive", 0, ["drive"])
    assert (same.shared, same.is_part, same.bypasses) == ("drive", False, False)


WRONG_ONES: list[tuple[Callable[[], object], type[Exception], str]] = [
    (lambda: jt.Competitor("x", "a", 0, ["a"]), InvalidTypeError, r"solution is 'x', not a Solution\. .*\[JT103\]$"),  # type: ignore[arg-type]
    (lambda: jt.Competitor(ROCKET, 5, 0, ["a"]), InvalidTypeError, r"job is 5, not text\. .*\[JT103\]$"),  # type: ignore[arg-type]
    (lambda: jt.Competitor(ROCKET, "a", 0, "a"), InvalidTypeError, r"path is 'a'\. .*\[JT106\]$"),
    (lambda: jt.Competitor(ROCKET, "a", 0, [5]), InvalidTypeError, r"key is 5, not text\. .*\[JT103\]$"),  # type: ignore[list-item]
    (
        lambda: jt.Competitor(ROCKET, "a", distance=True, path=["b", "a"]),
        InvalidTypeError,
        r"distance is True\. .*\[JT103\]$",
    ),
    (lambda: jt.Competitor(ROCKET, "a", 0.0, ["a"]), InvalidTypeError, r"distance is 0\.0\. .*\[JT103\]$"),  # type: ignore[arg-type]
    (lambda: jt.Competitor(ROCKET, "a", 0, []), InvalidValueError, r"the path of 0 keys does not lead 0 whys .*239\]$"),
    (lambda: jt.Competitor(ROCKET, "a", -1, ["a"]), InvalidValueError, r"does not lead -1 whys up .*\[JT239\]$"),
    (lambda: jt.Competitor(ROCKET, "a", 1, ["a"]), InvalidValueError, r"of 1 keys does not lead 1 whys up .*239\]$"),
    (lambda: jt.Competitor(ROCKET, "a", 0, ["a", "b"]), InvalidValueError, r"and then down to 'a'\. .*\[JT239\]$"),
]


@pytest.mark.parametrize(("make", "kind", "message"), WRONG_ONES)
def test_what_cannot_be_a_competitor_is_refused(
    make: Callable[[], object], kind: type[Exception], message: str
) -> None:
    with pytest.raises(kind, match="^Competitor: .*" + message):
        make()


def test_competitors_compare_by_value_however_they_were_made() -> None:
    network = jt.JobNetwork(["Drive", "Ride", "Arrive"], [("drive", "arrive"), ("ride", "arrive")])
    *_, found = network.competitors("drive", {"ride": [ROCKET]})
    assert found == ONE
    assert hash(found) == hash(ONE)
    assert repr(found) == "Competitor('rocket', job='ride', distance=1, path=('drive', 'arrive', 'ride'))"
    assert found != jt.Competitor(ROCKET, "ride", 0, ["drive", "arrive", "ride"])
    assert found != jt.Competitor(HOTEL, "ride", 1, ["drive", "arrive", "ride"])
    assert found.__eq__("rocket") is NotImplemented
    for other in (pickle.loads(pickle.dumps(found)), copy.copy(found), copy.deepcopy(found), attrs.evolve(found)):  # noqa: S301  # our own bytes
        assert other == found
        assert hash(other) == hash(found)
    assert attrs.evolve(found, path=["fly", "arrive", "ride"]).path[0] == "fly"
    with pytest.raises(InvalidValueError, match=r"does not lead 3 whys up .*\[JT239\]$"):
        attrs.evolve(found, distance=3)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        found.job = "fly"  # type: ignore[misc]  # nothing changes


# --- large networks


def tower(height: int) -> jt.JobNetwork:
    """Return jobs of which each serves the next and the one after it: as many paths as there are Fibonacci numbers."""
    steps = [(f"j{n}", f"j{n + up}") for up in (1, 2) for n in range(height - up)]
    return jt.JobNetwork([f"j{n}" for n in range(height)], steps)


def test_ten_thousand_whys_deep() -> None:
    depth = 10_000
    chain = jt.JobNetwork([f"j{n}" for n in range(depth)], [(f"j{n}", f"j{n + 1}") for n in range(depth - 1)])
    with quick():
        found = chain.competitors("j0", {f"j{depth - 1}": [ROCKET]})
    last = found[-2]
    assert (len(found), last.distance, len(last.path)) == (depth + 1, depth - 1, depth)
    with quick():
        for other in (pickle.loads(pickle.dumps(last)), copy.deepcopy(last), attrs.evolve(last)):  # noqa: S301  # our own bytes
            assert other == last
            assert hash(other) == hash(last)
        assert len(repr(last)) < 200
        assert len(chain.levels) == len(chain.ladder("j0")) == depth
        assert chain.reaches("j0", f"j{depth - 1}")
        assert copy.deepcopy(chain) == pickle.loads(pickle.dumps(chain)) == chain  # noqa: S301  # our own bytes
        del found, last, other


def test_no_path_is_enumerated() -> None:
    height = 10_000
    network = tower(height)
    solutions = {f"j{n}": [ROCKET] for n in range(height)}
    with quick(3):
        found = network.competitors(f"j{height // 2}", solutions)
    ranks = [(c.distance, c.job) for c in found if c.solution == ROCKET]
    assert len(ranks) == height
    assert found[-1].distance == height // 4


class Counted:
    """Lists of neighbours that count how often one is looked up."""

    def __init__(self, lists: list[list[int]]) -> None:
        self.lists = lists
        self.looks = 0

    def __getitem__(self, place: int) -> list[int]:
        self.looks += 1
        return self.lists[place]


@pytest.mark.parametrize("height", [10, 1_000])
def test_each_job_is_looked_at_once_each_way(height: int) -> None:
    """A second tower, of which the search knows nothing, costs nothing."""
    network = tower(height).merge(jt.JobNetwork([f"k{n}" for n in range(500)]))
    up: Any = Counted(network._up)
    down: Any = Counted(network._down)
    found = reaching.search(network.jobs, up, down, 0, {"j0": [ROCKET]})
    assert {c.job for c in found} == {f"j{n}" for n in range(height)}
    assert up.looks == height, "once each, on the way up"
    assert down.looks == height, "once each, on the way down"
