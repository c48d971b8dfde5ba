"""What competes for a job for people whose levels and importances differ, as arrays; and for one of them, exactly."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import attrs
import numpy as np

from jobtheory.hiring.assessing import assess
from jobtheory.hiring.crowd import Rule, Weights, Worths
from jobtheory.hiring.performers import View, consenting
from jobtheory.hiring.profile import read_profile, scope
from jobtheory.learn.people import AT, Given, measures_of
from jobtheory.learn.standing import Ends, Weighed
from jobtheory.model.evidence import EvidenceKind
from jobtheory.model.level import Level
from jobtheory.model.number import exact

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from fractions import Fraction

    from jobtheory.hiring.assessing import Assessment, Terms
    from jobtheory.hiring.crowd import Bools, Counts, Floats
    from jobtheory.hiring.profile import Entry, Profile, Scope
    from jobtheory.learn.people import People
    from jobtheory.model.job import Need
    from jobtheory.model.measure import Measure
    from jobtheory.model.solution import Solution

GROUPS = ("results", "steps", "adoption")
ENDS: tuple[Literal[0], Literal[1], Literal[2]] = (0, 1, 2)
SHARP = 1e-12
"""A value that a float gives less exactly is worked out as a fraction."""


class Varied(NamedTuple):
    """One level that differs from person to person."""

    given: Given
    side: int
    place: int
    values: Floats
    past: Bools


class Field:
    """What competes, with the same incumbent for all."""

    view: View
    solutions: Sequence[Solution]
    terms: Terms
    people: People
    seat: int | None
    counts: Scope
    slots: list[list[Sequence[Need]]]
    """What has to be got done on each side: needs, and groups of alternatives."""
    bare: list[Solution]
    """The solutions without the levels on which people differ."""
    full: list[Profile]
    """The solutions with such levels, as for somebody who knows them."""
    sparse: list[Profile]
    """The solutions without, as for somebody who does not."""
    varied: list[Varied]

    def __init__(self, view: View, solutions: Sequence[Solution], terms: Terms, people: People) -> None:
        self.view, self.solutions, self.terms, self.people = view, solutions, terms, people
        job = view.job
        self.slots = [
            [(need,) for need in job.purpose],
            list(job.action.choices),
            [(step,) for step in job.adoption],
        ]
        self.bare = [
            _levelled(solution, {(g.group, g.key): None for g in people.levels if g.solution == n})
            for n, solution in enumerate(solutions)
        ]
        somebody = as_for_somebody(solutions, people)
        self.counts = scope(view, somebody, big=terms.is_big)
        self.full = [self._profile(solution) for solution in somebody]
        self.sparse = [self._profile(solution) for solution in self.bare]
        self.varied = [self._vary(given) for given in people.levels]
        self.seat = None if terms.incumbent is None else [s.name for s in solutions].index(terms.incumbent)

    @property
    def is_uneven(self) -> bool:
        """Whether a level of an alternative differs, so that people differ in which way is taken."""
        return any(len(self.slots[one.side][one.place]) > 1 for one in self.varied)

    @property
    def rule(self) -> Rule:
        """The rule of the verdicts."""
        t = self.terms
        return Rule(
            self.seat,
            float(t.good_enough),
            float(t.slack),
            float(t.model.loss_aversion),
            float(t.model.curvature),
            1 / float(t.model.optimism),
            self.counts.results,
            self.counts.execution,
        )

    def exactly(self, person: int) -> Assessment:
        """Assess one person as `compare` does."""
        weights = {key: exact(float(column[person])) for key, column in self.people.importances.items()}
        levels: dict[int, dict[tuple[str, str], Level | None]] = {}
        for given in self.people.levels:
            old = getattr(self.solutions[given.solution], given.group).get(given.key)
            level = (
                None if given.unknown[person] else Level(given.content(person), None if old is None else old.evidence)
            )
            levels.setdefault(given.solution, {})[given.group, given.key] = level
        solutions = [_levelled(s, levels[n]) if n in levels else s for n, s in enumerate(self.solutions)]
        return assess(self.view._replace(weights=weights), solutions, self.terms, (*AT, f"row {person}"))

    def deviant(self, rows: Counts) -> Bools:
        """Return for whom other sides count than for most, so that they are settled one by one."""
        unlike = np.zeros(len(rows), dtype=bool)
        for side, counts in enumerate((self.counts.results, self.counts.execution)):
            states = np.full(len(rows), any(getattr(s, GROUPS[side]) for s in self.bare))
            for one in self.varied:
                if one.side == side:
                    states |= ~one.given.unknown[rows]
            total = self._importances(self.view, side, rows).sum(axis=1)
            unlike |= ((total > 0) & states) != counts
        return unlike

    def weighed(self, rows: Counts) -> Weighed:
        """Return how some people weigh."""
        views = consenting(self.view) if self.view.performer is None else {}
        others = [self._weights(view, rows) for view in views.values()]
        concerned = [
            ((weights.results.sum(axis=1) > 0) & has[0]) | ((weights.execution.sum(axis=1) > 0) & has[1])
            for weights in others
            for has in [self._has()]
        ]
        return Weighed(self._weights(self.view, rows), tuple(others), tuple(concerned))

    def _has(self) -> tuple[bool, bool]:
        return (
            any(p.solution.results for p in self.full),
            any(p.solution.steps for p in self.full),
        )

    def _weights(self, view: View, rows: Counts) -> Weights:
        sides: list[Floats] = []
        for side in range(3):
            weights = self._importances(view, side, rows)
            total = weights.sum(axis=1, keepdims=True)
            sides.append(np.divide(weights, total, out=np.zeros_like(weights), where=total > 0))
        has_results, has_execution = self._has()
        results = (sides[0].sum(axis=1) > 0) & has_results
        execution = (sides[1].sum(axis=1) > 0) & has_execution
        share: Floats = np.where(results & execution, float(self.terms.balance), np.where(results, 1.0, 0.0))
        return Weights(sides[0], sides[1], sides[2], share)

    def _importances(self, view: View, side: int, rows: Counts) -> Floats:
        """Return the importances of one side, one row where everybody weighs alike; the largest of a row is near 1."""
        own: Mapping[str, object] = {} if view.performer is None else view.performer.importances
        columns = self.people.importances
        slots = self.slots[side]
        alike = not any(step.key in columns and step.key not in own for slot in slots for step in slot)
        weights = np.zeros((1 if alike else len(rows), len(slots)))
        fixed = {step.key: float(view.importance(step)) for slot in slots for step in slot}
        for n, slot in enumerate(slots):
            for step in slot:
                column = columns.get(step.key) if step.key not in own else None
                weights[:, n] += fixed[step.key] * 1e-3 if column is None else column[rows] * 1e-3
        largest = weights.max(axis=1, keepdims=True, initial=0.0)
        scaled: Floats = np.divide(weights, largest, out=np.zeros_like(weights), where=largest > 0)
        return scaled

    def ends(self, rows: Counts) -> Ends:
        """Return what everything is worth to some people, at worst, likely and at best."""
        low, likely, high = (self._worths(end, rows) for end in ENDS)
        return Ends(low, likely, high)

    def _worths(self, end: Literal[0, 1, 2], rows: Counts) -> Worths:
        varied = [one for one in self.varied if self._counts(one)]
        sides = [profile.sides for profile in self.full]
        values: list[Floats] = []
        for side in range(3):
            row = [[float(entry.score.worth(end)) for entry in own[side]] for own in sides]
            values.append(np.array(row).reshape(1, len(sides), len(self.slots[side])))
        claims: list[Bools] = [
            np.array([[entry.is_claim(end) for entry in own[side]] for own in sides], dtype=bool).reshape(
                1, len(sides), len(self.slots[side])
            )
            for side in range(2)
        ]
        for side in {one.side for one in varied}:
            values[side] = np.repeat(values[side], len(rows), axis=0)
            if side < 2:
                claims[side] = np.repeat(claims[side], len(rows), axis=0)
        fixed = {(one.given.solution, one.side, one.place) for one in varied}
        out = np.array([[self._is_out(n, end, fixed) for n in range(len(sides))]])
        if varied:
            out = np.repeat(out, len(rows), axis=0)
        for one in varied:
            n, unknown = one.given.solution, one.given.unknown[rows]
            missing = self.sparse[n].sides[one.side][one.place]
            known = sides[n][one.side][one.place]
            values[one.side][:, n, one.place] = np.where(unknown, float(missing.score.worth(end)), one.values[rows])
            if one.side < 2:
                claims[one.side][:, n, one.place] = np.where(
                    unknown, missing.is_claim(end), known.evidence is EvidenceKind.CLAIM
                )
            if not self.solutions[n].is_nothing:
                out[:, n] |= np.where(unknown, _past(missing, end), one.past[rows])
        return Worths(values[0], values[1], values[2], (claims[0], claims[1]), out)

    def _counts(self, one: Varied) -> bool:
        """Return whether a level counts: not on a side without data, and not what has been paid for already."""
        counts = (self.counts.results, self.counts.execution, self.counts.adoption)
        return counts[one.side] and not (one.side == 2 and one.given.solution == self.seat)

    def _is_out(self, n: int, end: Literal[0, 1, 2], varied: set[tuple[int, int, int]]) -> bool:
        """Return whether a solution is ruled out by anything that is the same for all."""
        if self.solutions[n].is_nothing:
            return False
        return any(
            entry.blocks or _past(entry, end)
            for side, entries in enumerate(self.full[n].sides)
            for place, entry in enumerate(entries)
            if (n, side, place) not in varied
        )

    def _profile(self, solution: Solution) -> Profile:
        return read_profile(
            self.view,
            solution,
            self.counts,
            is_incumbent=solution.name == self.terms.incumbent,
            worst=self.terms.is_worst,
        )

    def _vary(self, given: Given) -> Varied:
        side = GROUPS.index(given.group)
        place = next(n for n, slot in enumerate(self.slots[side]) if given.key in {need.key for need in slot})
        need = self.view.job[given.key]
        limits = [end for _, end in self.view.limits().get(given.key, ())]
        values = np.ones(len(given.figures))
        past = np.zeros(len(given.figures), dtype=bool)
        parts = given.figures.reshape(len(given.figures), -1)
        for n, measure in enumerate(measures_of(need)):
            values *= value_of(measure, parts[:, n])
            for bound in [measure.exact_limit, *(limits if n == 0 else [])]:
                if bound is not None:
                    past |= is_past(measure, bound, parts[:, n])
        return Varied(given, side, place, values, past)


def value_of(measure: Measure, figures: Floats) -> Floats:
    """Return (x - worst)/(target - worst), clipped to 0 and 1, as the nearest float or one beside it."""
    worst, target = float(measure.worst), float(measure.target)
    if 4 * np.finfo(float).eps * (abs(worst) + abs(target)) <= SHARP * abs(target - worst):
        with np.errstate(over="ignore"):
            near: Floats = np.clip((figures - worst) / (target - worst), 0, 1)
        return near
    distinct, back = np.unique(figures, return_inverse=True)
    values = [0.0 if np.isnan(x) else float(measure.exact_value(exact(x))) for x in distinct.tolist()]
    found: Floats = np.array(values)[back]
    return found


def is_past(measure: Measure, limit: Fraction, figures: Floats) -> Bools:
    """Return which figures are worse than a limit; floats are ordered as the decimals they are written as."""
    edge = float(limit)
    beyond: Bools = figures > edge if measure.less_is_better else figures < edge
    if measure.is_past(limit, exact(edge)):  # the limit lies between two floats, and this one is past it
        beyond = beyond | (figures == edge)
    return np.asarray(beyond & ~np.isnan(figures))


def _past(entry: Entry, end: Literal[0, 1, 2]) -> bool:
    return (entry.score.past_low, entry.score.past_likely, entry.score.past_high)[end]


def _levelled(solution: Solution, levels: Mapping[tuple[str, str], Level | None]) -> Solution:
    """Return a solution with other levels; None leaves one out."""
    changes: dict[str, Any] = {}
    for (group, key), level in levels.items():
        own: dict[str, Level] = changes.setdefault(group, dict(getattr(solution, group)))
        own.pop(key, None)
        if level is not None:
            own[key] = level
    return attrs.evolve(solution, **changes) if changes else solution


def as_for_somebody(solutions: Sequence[Solution], people: People) -> list[Solution]:
    """Return solutions with the levels that they have for the first who states them."""
    levels: list[dict[tuple[str, str], Level | None]] = [{} for _ in solutions]
    for given in people.levels:
        old = getattr(solutions[given.solution], given.group).get(given.key)
        level = None
        if not given.unknown.all():
            level = Level(given.content(int(np.argmin(given.unknown))), None if old is None else old.evidence)
        levels[given.solution][given.group, given.key] = level
    return [_levelled(solution, own) for solution, own in zip(solutions, levels, strict=True)]


def fields(view: View, solutions: Sequence[Solution], terms: Terms, people: People) -> Iterable[tuple[Field, Counts]]:
    """Yield what competes for everybody with the same incumbent, and who they are."""
    for incumbent, rows in people.incumbents:
        yield Field(view, solutions, terms._replace(incumbent=incumbent), people), rows
