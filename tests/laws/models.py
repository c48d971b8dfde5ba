"""What the laws share: how a comparison is set up, and how a finding is asserted."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import attrs
from hypothesis import strategies as st

import jobtheory as jt
from jobtheory.testing import competitors, jobs, switching_models
from tests.laws import oracle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hypothesis.strategies import DrawFn


class Setup(NamedTuple):
    """How a comparison is set up, beside the job and the solutions."""

    incumbent: str | None
    model: jt.SwitchingModel
    hire: Literal["big", "little"]
    good_enough: Fraction
    balance: Fraction
    slack: Fraction

    def compare(self, job: jt.Job, solutions: Sequence[jt.Solution]) -> jt.Comparison:
        return jt.compare(job, solutions, **self._asdict())

    def judge(self, job: jt.Job, solutions: Sequence[jt.Solution]) -> oracle.Judged:
        return oracle.judge(job, solutions, **self._asdict())


class Model(NamedTuple):
    """A job, what competes for it and how it is judged: what the laws speak about."""

    job: jt.Job
    solutions: tuple[jt.Solution, ...]
    setup: Setup

    def compare(self) -> jt.Comparison:
        return self.setup.compare(self.job, self.solutions)

    def judge(self) -> oracle.Judged:
        return self.setup.judge(self.job, self.solutions)

    def settled(self) -> Model:
        """Return the same model, the adoption of whoever has the job already done with."""
        done = {step.key: jt.SPARED for step in self.job.adoption}
        return self.with_solutions(
            [attrs.evolve(s, adoption=done) if s.name == self.setup.incumbent else s for s in self.solutions]
        )

    def with_solutions(self, solutions: Sequence[jt.Solution]) -> Model:
        return self._replace(solutions=tuple(solutions))


NOTHING_MORE: Mapping[str, Any] = MappingProxyType({})

HIRES: tuple[Literal["big"], Literal["little"]] = ("big", "little")


@st.composite
def setups(draw: DrawFn, /, solutions: Sequence[jt.Solution], *, incumbents: bool | None = None, **model: Any) -> Setup:
    """Draw how a comparison is set up; ``incumbents`` None draws whether there is one."""
    seated = draw(st.booleans()) if incumbents is None else incumbents
    return Setup(
        incumbent=draw(st.sampled_from([s.name for s in solutions])) if seated else None,
        model=draw(switching_models(**model)),
        hire=draw(st.sampled_from(HIRES)),
        good_enough=Fraction(draw(st.integers(0, 8)), 8),
        balance=Fraction(draw(st.integers(0, 4)), 4),
        slack=Fraction(draw(st.integers(0, 8)), 16),
    )


@st.composite
def models(
    draw: DrawFn,
    *,
    known: bool = True,
    ranges: bool = False,
    incumbents: bool | None = None,
    min_solutions: int = 1,
    max_solutions: int = 3,
    job: Mapping[str, Any] = NOTHING_MORE,
    field: Mapping[str, Any] = NOTHING_MORE,
    model: Mapping[str, Any] = NOTHING_MORE,
) -> Model:
    """Draw a model; the last three go to the strategies for its job, its solutions and its switching model."""
    wanted = draw(jobs(**job))
    solutions = draw(
        competitors(wanted, known=known, ranges=ranges, min_size=min_solutions, max_size=max_solutions, **field)
    )
    return Model(wanted, solutions, draw(setups(solutions, incumbents=incumbents, **model))).settled()


def picture(comparison: jt.Comparison) -> dict[str, Any]:
    """Return the whole result, in no order."""
    found = comparison.to_dict()
    for listed in ("hired", "fired", "considered"):
        found[listed] = sorted(found[listed])
    found["objections"] = {name: sorted(texts) for name, texts in found["objections"].items()}
    return found


def with_levels(solution: jt.Solution, levels: Mapping[str, Mapping[str, Any]], **more: Any) -> jt.Solution:
    """Return a solution with other levels, by group: results, steps, adoption."""
    changes: dict[str, Any] = {**levels, **more}
    return attrs.evolve(solution, **changes)
