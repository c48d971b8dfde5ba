from typing import Any

import attrs
import pint
import pytest

import jobtheory as jt
from jobtheory.errors import JobTheoryError

PINT: Any = pint  # typed in part
FOREIGN = PINT.UnitRegistry()


def test_a_solution_holds_levels_by_key() -> None:
    trial = jt.Evidence("trial", "a week")
    one = jt.Solution(
        "train",
        kind="service",
        results={"a": "95 min", "b": jt.between(1, 2), "c": FOREIGN.Quantity(2, "hour"), "d": (80, "1 h")},
        steps={"e": jt.SPARED, "f": jt.UNDONE, "g": jt.Level(5, trial)},
        adoption={"h": 3},
        changes=["e"],
        evidence=trial,
    )
    assert one.kind is jt.SolutionKind.SERVICE
    assert one.results == {
        "a": jt.Level("95 min"),
        "b": jt.Level(jt.between(1, 2)),
        "c": jt.Level("2 h"),
        "d": jt.Level((80, "1 h")),
    }
    assert one.steps == {"e": jt.Level(jt.SPARED), "f": jt.Level(jt.UNDONE), "g": jt.Level(5, trial)}
    assert one.adoption == {"h": jt.Level(3)}
    assert (one.changes, one.evidence) == (("e",), trial)
    assert not one.is_nothing


def test_what_is_left_out_is_unknown() -> None:
    one = jt.Solution("tram")
    assert one.kind is jt.SolutionKind.PRODUCT
    assert one.results == one.steps == one.adoption == {}
    assert (one.changes, one.evidence) == ((), None)


def test_doing_nothing_is_a_solution_like_any_other() -> None:
    nothing = jt.Solution.nothing()
    assert nothing.name == "nothing"
    assert nothing.kind is jt.SolutionKind.NONCONSUMPTION
    assert nothing.is_nothing
    assert jt.Solution.nothing("go without") == jt.Solution("go without", kind="non-consumption")
    assert nothing == jt.Solution.nothing()


def test_solutions_change_by_copy() -> None:
    one = jt.Solution("tram", results={"a": 5})
    assert attrs.evolve(one, results={**one.results, "b": "6 min"}).results == {
        "a": jt.Level(5),
        "b": jt.Level("6 min"),
    }
    assert one.results == {"a": jt.Level(5)}


def test_the_kinds_of_what_competes() -> None:
    assert [kind.value for kind in jt.SolutionKind] == [
        "product",
        "service",
        "bundle",
        "workaround",
        "habit",
        "person",
        "non-consumption",
    ]


@pytest.mark.parametrize("part", ["results", "steps", "adoption"])
def test_a_level_that_cannot_be_read_is_named_with_its_key(part: str) -> None:
    for given, code in ((None, "JT144"), ("45", "JT130"), (True, "JT121"), ((1,), "JT143")):
        parts: dict[str, Any] = {part: {"a": 1, "b": given}}
        with pytest.raises(JobTheoryError, match=rf"^Solution 'tram' > {part}\['b'\]: .*\[{code}\]$"):
            jt.Solution("tram", **parts)
