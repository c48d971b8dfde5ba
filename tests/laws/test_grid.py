"""The grid: what bounds a placement, what raises it, what makes no difference, and what moves it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, TypedDict

import attrs
import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

import jobtheory as jt
from jobtheory.model.level import Range
from tests.laws import oracle
from tests.laws.completions import complete, completions, corners, what_is_open
from tests.laws.models import Model, models, with_levels

ONE = Fraction(1)
SHARES = st.integers(0, 12).map(lambda n: Fraction(n, 12))


class Parted(TypedDict):
    """Where a grid is parted."""

    product_threshold: Fraction
    behaviour_threshold: Fraction


GRIDS = st.builds(Parted, product_threshold=SHARES, behaviour_threshold=SHARES)


@st.composite
def rivals(draw: st.DrawFn, /, **more: Any) -> Model:
    """Draw models in which somebody has the job, others may, and somebody has a level on an outcome."""
    more = {"known": False, "ranges": True, "max_solutions": 2, **more}
    model = draw(models(incumbents=True, min_solutions=2, **more))
    assume(any(solution.results for solution in model.solutions))
    return model


@given(model=rivals(), parted=GRIDS)
def test_coordinates_lie_from_0_to_1_and_between_their_bounds(model: Model, parted: Parted) -> None:
    for placement in model.compare().grid(**parted).values():
        assert 0 <= placement.product_low <= placement.product_change <= placement.product_high <= 1
        assert 0 <= placement.behaviour_low <= placement.behaviour_change <= placement.behaviour_high <= 1
        assert placement.cell in placement.cells
        assert placement.cell not in placement.shifts
        assert len(placement.shifts) == 2
        assert sum(r.effect for r in placement.gains) == pytest.approx(placement.product_change)
        assert min(1, sum(r.effect for r in placement.efforts)) == pytest.approx(placement.behaviour_change)


@given(model=rivals(known=True, ranges=False, job={"alternatives": False}))
def test_coordinates_are_the_sums_that_the_documentation_says(model: Model) -> None:
    """A second time, slow and plain, from values that the oracle reads."""
    job, setup = model.job, model.setup
    read = {
        s.name: oracle._read(job, s, is_incumbent=s.name == setup.incumbent, big=setup.hire == "big")
        for s in model.solutions
    }
    outcomes, steps, adoption = (
        oracle._scaled([oracle.number(need.importance, "1") for need in needs])
        for needs in (job.purpose, job.action.steps, job.adoption)
    )
    seat = read[str(setup.incumbent)]
    for solution in model.solutions:
        if solution.name == setup.incumbent:
            continue
        own = read[solution.name]
        gain = Fraction(0)
        for w, new, old in zip(outcomes, own.results, seat.results, strict=True):
            gain += w * max(Fraction(0), new.value - old.value)
        effort = Fraction(0)
        for step, w, new, old in zip(job.action.steps, steps, own.execution, seat.execution, strict=True):
            level = solution.steps.get(step.key)
            changed = step.key in solution.changes and not (level is not None and level.content is jt.SPARED)
            effort += w * (ONE if changed else max(Fraction(0), old.value - new.value))
        effort += sum((w * (1 - x.value) for w, x in zip(adoption, own.adoption, strict=False)), Fraction(0)) / 2
        placement = model.compare().grid(solution.name)
        assert placement.product_change == float(gain)
        assert placement.behaviour_change == float(min(ONE, effort))
        assert placement.cell.product == (gain >= Fraction(1, 3))
        assert placement.cell.behaviour == (effort > Fraction(1, 3))


@given(data=st.data())
def test_a_better_level_never_lowers_what_is_gained_nor_raises_what_is_asked(data: st.DataObject) -> None:
    model = data.draw(rivals())
    challenger = next(s for s in model.solutions if s.name != model.setup.incumbent)
    groups = [
        (g, key)
        for g in ("results", "steps", "adoption")
        for key, level in getattr(challenger, g).items()
        if not isinstance(level.content, (tuple, Range)) and level.content not in (jt.SPARED, jt.UNDONE)
    ]
    assume(groups)
    group, key = data.draw(st.sampled_from(groups))
    measure = model.job[key].measure
    level = getattr(challenger, group)[key]
    now, target = (oracle.number(x, measure.unit) for x in (level.content, measure.target))
    better = now + (target - now) * Fraction(data.draw(st.integers(0, 4)), 4)
    assume(oracle.value(measure, better) >= oracle.value(measure, now))
    raised = with_levels(challenger, {group: {**getattr(challenger, group), key: attrs.evolve(level, content=better)}})
    others = [raised if s.name == challenger.name else s for s in model.solutions]
    before = model.compare().grid(challenger.name)
    after = model.with_solutions(others).compare().grid(challenger.name)
    for end in ("change", "low", "high"):
        assert getattr(after, f"product_{end}") >= getattr(before, f"product_{end}")
        if not model.job.action.alternatives:
            assert getattr(after, f"behaviour_{end}") <= getattr(before, f"behaviour_{end}")


@given(data=st.data())
def test_scaling_all_importances_changes_nothing(data: st.DataObject) -> None:
    model = data.draw(rivals())
    factors = [Fraction(data.draw(st.integers(1, 9)), data.draw(st.integers(1, 9))) for _ in range(3)]

    def scaled(needs: Any, factor: Fraction) -> list[Any]:
        return [attrs.evolve(need, importance=oracle.number(need.importance, "1") * factor) for need in needs]

    job = model.job
    purpose = jt.Purpose(
        *(scaled(kind, factors[0]) for kind in (job.purpose.goals, job.purpose.hazards, job.purpose.problems))
    )
    action = attrs.evolve(job.action, steps=scaled(job.action.steps, factors[1]))
    other = attrs.evolve(job, purpose=purpose, action=action, adoption=scaled(job.adoption, factors[2]))
    assert model._replace(job=other).compare().grid() == model.compare().grid()


@given(data=st.data())
def test_reexpressing_a_level_in_another_unit_changes_nothing_but_how_it_is_written(data: st.DataObject) -> None:
    model = data.draw(rivals())
    sisters = {"min": "h", "%": "1", "1": "%", "m": "km"}

    def again(level: Any, unit: str) -> Any:
        if isinstance(level, Range):
            likely = None if level.likely is None else again(level.likely, unit)
            return jt.between(again(level.low, unit), again(level.high, unit), likely)
        other = sisters.get(unit, unit)
        return jt.Quantity(jt.Quantity(oracle.number(level, unit), unit).exact_in(other), other)

    def rewritten(key: str, level: jt.Level) -> jt.Level:
        need, content = model.job[key], level.content
        if content in (jt.SPARED, jt.UNDONE):
            return level
        if isinstance(content, tuple) and isinstance(need, jt.Problem) and need.within is not None:
            pair = again(content[0], need.measure.unit), again(content[1], need.within.unit)
            return attrs.evolve(level, content=pair)
        return attrs.evolve(level, content=again(content, need.measure.unit))

    solutions = [
        with_levels(
            s, {g: {k: rewritten(k, x) for k, x in getattr(s, g).items()} for g in ("results", "steps", "adoption")}
        )
        for s in model.solutions
    ]
    before, after = model.compare().grid(), model.with_solutions(solutions).compare().grid()
    for name, placement in before.items():
        blank: dict[str, Any] = {"gains": (), "efforts": (), "shifts": ()}
        assert attrs.evolve(after[name], **blank) == attrs.evolve(placement, **blank)
        figures = [
            [(cell, [[(x.key, x.needed, x.figure, x.size) for x in way] for way in ways]) for cell, ways in p.items()]
            for p in (after[name].shifts, placement.shifts)
        ]
        assert figures[0] == figures[1]


@given(data=st.data())
def test_whatever_is_open_turns_out_within_the_bounds(data: st.DataObject) -> None:
    model = data.draw(rivals())
    opened = what_is_open(model)
    assume(opened)
    before = model.compare().grid()
    tried = [*corners(model, opened), *(data.draw(completions(opened)) for _ in range(3))]
    for completion in dict.fromkeys(tried):
        for name, after in complete(model, opened, completion).compare().grid().items():
            placement = before[name]
            assert placement.product_low <= after.product_change <= placement.product_high
            assert placement.behaviour_low <= after.behaviour_change <= placement.behaviour_high
            assert after.cell in placement.cells


@given(data=st.data())
def test_each_way_into_a_neighbouring_cell_leads_there_and_no_shorter_one_does(data: st.DataObject) -> None:
    model = data.draw(rivals())
    parted = data.draw(GRIDS)
    challenger = next(s for s in model.solutions if s.name != model.setup.incumbent)
    placement = model.compare().grid(challenger.name, **parted)

    def cell(way: tuple[jt.Shift, ...], further: Fraction) -> jt.Cell:
        solution = altered(model, challenger, way, further)
        others = [solution if s.name == placement.name else s for s in model.solutions]
        return model.with_solutions(others).compare().grid(placement.name, **parted).cell

    for wanted, ways in placement.shifts.items():
        event("a way" if ways else "no way")
        assert [way[0].size for way in ways] == sorted(way[0].size for way in ways)
        for way in ways:
            if way[-1].needed.startswith("worse than"):
                assert cell(way, Fraction(1, 10**9)) is wanted
                assert cell(way, Fraction(0)) is placement.cell
            else:
                assert cell(way, Fraction(0)) is wanted
                if way[-1].about == "level" and way[-1].size:
                    falls = way[-1].needed.endswith("worse")
                    assert falls or cell(way, Fraction(1, 10**9)) is placement.cell
            if len(way) > 1:
                assert cell(way[:-1], Fraction(0)) is placement.cell


def altered(model: Model, solution: jt.Solution, way: tuple[jt.Shift, ...], further: Fraction) -> jt.Solution:
    """Return a solution with the shifts of a way made, the last one so much worse than its figure."""
    homes = {need.key: group for group, needs in groups(model.job).items() for need in needs}
    for n, shift in enumerate(way):
        if shift.about == "change":
            kept = [key for key in solution.changes if key != shift.key]
            more = [shift.key] if shift.needed == "done differently than today" else []
            solution = attrs.evolve(solution, changes=[*kept, *more])
            continue
        need, group, content = model.job[shift.key], homes[shift.key], shift.figure
        slack = further if n == len(way) - 1 else Fraction(0)
        if isinstance(content, tuple):
            content = (worse(need.measure, content[0], slack), content[1])
        elif content is not None:
            content = worse(need.measure, content, slack)
        levels = {**getattr(solution, group), shift.key: jt.Level(content)}  # type: ignore[arg-type]  # a figure
        solution = with_levels(solution, {group: levels})
    return solution


def worse(measure: jt.Measure, figure: float | Fraction, share: Fraction) -> Fraction:
    level, worst, target = (oracle.number(x, measure.unit) for x in (figure, measure.worst, measure.target))
    return level - share * (target - worst)


def groups(job: jt.Job) -> dict[str, tuple[Any, ...]]:
    return {"results": tuple(job.purpose), "steps": tuple(job.action.steps), "adoption": tuple(job.adoption)}
