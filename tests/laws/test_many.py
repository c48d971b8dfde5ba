"""Comparing many people at once gives each of them the verdicts that `compare` gives."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs
import numpy as np
import pytest
from hypothesis import event, given
from hypothesis import strategies as st

import jobtheory as jt
from jobtheory.model.level import Mark
from jobtheory.model.number import exact
from tests.laws.models import Model, models

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

PEOPLE = 4
KINDS = [
    pytest.param({"known": True}, id="all known"),
    pytest.param({"known": False, "ranges": True}, id="unknowns and ranges"),
    pytest.param({"known": False, "ranges": True, "job": {"alternatives": False}, "field": {"grain": 2}}, id="ties"),
    pytest.param({"known": False, "ranges": True, "incumbents": True, "min_solutions": 2}, id="an incumbent"),
]


class Crowd(NamedTuple):
    """A model, and in what people differ."""

    model: Model
    importances: dict[str, list[float]]
    levels: dict[tuple[str, str], list[Any]]
    incumbents: list[str | None]

    def person(self, row: int) -> jt.Comparison:
        """Compare as one person would, all written out."""
        own = {key: column[row] for key, column in self.importances.items()}
        job = self.model.job

        def weighed(needs: Any) -> list[Any]:
            return [attrs.evolve(n, importance=own[n.key]) if n.key in own else n for n in needs]

        purpose = job.purpose
        job = attrs.evolve(
            job,
            purpose=jt.Purpose(weighed(purpose.goals), weighed(purpose.hazards), weighed(purpose.problems)),
            action=attrs.evolve(job.action, steps=weighed(job.action.steps)),
            adoption=weighed(job.adoption),
        )
        solutions = [self._levelled(solution, row) for solution in self.model.solutions]
        setup = self.model.setup._replace(incumbent=self.incumbents[row])
        return setup.compare(job, solutions)

    def _levelled(self, solution: jt.Solution, row: int) -> jt.Solution:
        changes: dict[str, Any] = {
            "results": dict(solution.results),
            "steps": dict(solution.steps),
            "adoption": dict(solution.adoption),
        }
        for (name, key), column in self.levels.items():
            if name == solution.name:
                group = group_of(self.model.job, key)
                old = changes[group].pop(key, None)
                if not is_unknown(column[row]):
                    changes[group][key] = jt.Level(column[row], None if old is None else old.evidence)
        return attrs.evolve(solution, **changes)

    def compare_many(self) -> jt.learn.Many:
        setup = {key: value for key, value in self.model.setup._asdict().items() if key != "incumbent"}
        return jt.learn.compare_many(
            self.model.job,
            self.model.solutions,
            importances=self.importances or None,
            levels=self.levels,
            incumbent=self.incumbents,
            **setup,
        )


def group_of(job: jt.Job, key: str) -> str:
    if key in {need.key for need in job.purpose}:
        return "results"
    return "steps" if key in job.action else "adoption"


def is_unknown(level: Any) -> bool:
    return any(math.isnan(x) for x in np.ravel(level).tolist())


@st.composite
def crowds(draw: DrawFn, kind: dict[str, Any]) -> Crowd:
    model = draw(models(**kind))
    job = model.job
    needs = [*job.purpose, *job.action.steps, *job.adoption]
    weight = st.sampled_from([0, 1, 2, 3, 0.1, 0.2, 0.3])
    importances = {need.key: [draw(weight) for _ in range(PEOPLE)] for need in needs if draw(st.booleans())}
    for side in (job.purpose, job.action.steps, job.adoption):
        for row in range(PEOPLE):
            if all(need.key in importances and not importances[need.key][row] for need in side) and side:
                importances[next(iter(side)).key][row] = 1
    levels: dict[tuple[str, str], list[Any]] = {}
    for solution in model.solutions:
        for need in needs:
            if draw(st.integers(0, 3)) == 0:
                levels[solution.name, need.key] = [draw(_level(need)) for _ in range(PEOPLE)]
    names = [None, *(s.name for s in model.solutions)]
    seats = [draw(st.sampled_from(names)) for _ in range(PEOPLE)] if draw(st.booleans()) else None
    return Crowd(model, importances, levels, seats or [model.setup.incumbent] * PEOPLE)


def _level(need: Any) -> st.SearchStrategy[Any]:
    """Draw a level as an array holds it: at few places, ends and limits among them, and now and then unknown."""
    measures = [need.measure]
    if isinstance(need, jt.Problem) and need.within is not None:
        measures.append(need.within)
    parts: list[st.SearchStrategy[float]] = []
    for measure in measures:
        worst, target = exact(measure.worst), exact(measure.target)
        places = [float(worst + (target - worst) * k / 4) for k in range(5)]
        limit = measure.exact_limit
        if limit is not None and not isinstance(need, jt.Problem | jt.Hazard):
            places.append(float(limit))
        parts.append(st.sampled_from(places))
    known = parts[0] if len(parts) == 1 else st.tuples(*parts)
    unknown = math.nan if len(parts) == 1 else (math.nan, math.nan)
    return known | known | st.just(unknown)


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_everybody_gets_the_verdicts_of_compare(kind: dict[str, Any], data: st.DataObject) -> None:
    crowd = data.draw(crowds(kind))
    people: list[jt.Comparison] = []
    refused: set[str] = set()
    for row in range(PEOPLE):
        try:
            people.append(crowd.person(row))
        except jt.JobTheoryError as error:  # somebody knows no level, or nothing matters to him
            refused.add(error.code)
    if refused:
        with pytest.raises(jt.JobTheoryError, match="|".join(refused)):
            crowd.compare_many()
        return
    found = crowd.compare_many()
    event(f"{found.settled} of {PEOPLE} settled one by one")
    assert found.names == tuple(people[0].verdicts)
    assert found.verdicts.tolist() == [[verdict.value for verdict in one.verdicts.values()] for one in people]
    assert found.hired == tuple(one.hired for one in people)
    assert found.kept == sum(jt.Verdict.KEEP in one.verdicts.values() for one in people) / PEOPLE
    assert found.shares == {name: sum(name in one.hired for one in people) / PEOPLE for name in found.names}
    blocked = Counter((name, who) for one in people for name, by in one.blocked.items() for who in by)
    told = {(name, who): share for name, by in found.blocked.items() for who, share in by.items()}
    assert told == {pair: times / PEOPLE for pair, times in blocked.items()}


def test_a_mark_stays_where_no_array_replaces_it() -> None:
    """What an array cannot say, a solution says."""
    job = jt.Job("Get across town", jt.Purpose(), jt.JobMap.chain("Set out", "Travel"))
    tram = jt.Solution("tram", steps={"set-out": jt.SPARED, "travel": 5})
    found = jt.learn.compare_many(
        job, [tram, jt.Solution("walk", steps={"set-out": 7})], levels={("walk", "travel"): [9.0, 1.0]}
    )
    assert found.hired == (("walk",), ("tram",))
    assert isinstance(tram.steps["set-out"].content, Mark)
