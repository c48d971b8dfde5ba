"""Solutions read against a job, settled and judged: all that a comparison draws on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jobtheory.errors import InvalidValueError, shown
from jobtheory.hiring.completions import stand
from jobtheory.hiring.judging import Setting, Voice, judge
from jobtheory.hiring.performers import View, consenting, labels
from jobtheory.hiring.profile import read_profile, scope
from jobtheory.hiring.weighing import settle, weigh
from jobtheory.model.number import exact
from jobtheory.model.step import Step

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from jobtheory.hiring.comparison import Comparison
    from jobtheory.hiring.judging import Judgement
    from jobtheory.hiring.profile import Profile
    from jobtheory.hiring.switching import SwitchingModel
    from jobtheory.hiring.verdict import Verdict
    from jobtheory.hiring.weighing import Corners, Weighing
    from jobtheory.model.solution import Solution
    from jobtheory.model.values import Path


class Terms(NamedTuple):
    """The terms of a comparison, as `compare` explains them."""

    incumbent: str | None
    model: SwitchingModel
    is_big: bool
    good_enough: Fraction
    balance: Fraction
    slack: Fraction
    is_worst: bool
    """Whether what nobody knows is taken at its worst."""


class Assessment(NamedTuple):
    """What is found of all solutions."""

    profiles: tuple[Profile, ...]
    setting: Setting
    corners: tuple[Corners, ...]
    judgement: Judgement
    verdicts: tuple[Verdict, ...]


def view_of(comparison: Comparison) -> View:
    """Return the job as whoever a comparison is made for sees it."""
    named = labels(comparison.job.performers)
    return View(comparison.job, None if comparison.performer is None else named[comparison.performer])


def terms_of(comparison: Comparison) -> Terms:
    """Return the terms of a comparison."""
    return Terms(
        comparison.incumbent,
        comparison.model,
        is_big=comparison.hire == "big",
        good_enough=exact(comparison.good_enough),
        balance=exact(comparison.balance),
        slack=exact(comparison.slack),
        is_worst=comparison.unknown == "worst",
    )


def assess(view: View, solutions: Sequence[Solution], terms: Terms, path: Path) -> Assessment:
    """Judge solutions as somebody sees the job.

    Raises:
        InvalidValueError: No solution has a level on anything that counts.
    """
    profiles = read_profiles(view, solutions, terms, path)
    setting = set_up(view, solutions, profiles, terms)
    corners = tuple(settle(setting.weighing, profile) for profile in profiles)
    judgement = judge(setting, [corner.likely for corner in corners])
    return Assessment(profiles, setting, corners, judgement, stand(setting, corners, judgement.verdicts))


def read_profiles(view: View, solutions: Sequence[Solution], terms: Terms, path: Path) -> tuple[Profile, ...]:
    """Read all solutions against the job."""
    counts = scope(view, solutions, big=terms.is_big)
    profiles = tuple(
        read_profile(view, solution, counts, is_incumbent=solution.name == terms.incumbent, worst=terms.is_worst)
        for solution in solutions
    )
    if not (counts.results or counts.execution):
        raise _nothing_to_compare(view, solutions, path)
    return profiles


def _nothing_to_compare(view: View, solutions: Sequence[Solution], path: Path) -> InvalidValueError:
    """Return the error that says what is missing: needs, solutions, levels, or levels on what weighs anything."""
    needs = view.job.needs
    hint = "Give levels by key under results= or steps=; job.keys() lists the keys."
    if not needs:
        problem = "the job has no outcome and no step"
        hint = "Give it what solutions are judged by, as in Purpose(goals=['Arrive soon']) or JobMap.chain('Travel')."
    elif not solutions:
        group = "steps" if isinstance(needs[0], Step) else "results"
        problem = "there is no solution to compare"
        hint = f"Give one or more, as in Solution('tram', {group}={{{shown(needs[0].key)}: 8}})."
    elif any(solution.results or solution.steps for solution in solutions):
        problem = "no solution has a level on any outcome or step that weighs something"
        hint = "Give a level on one of an importance above 0, or raise the importance of one that has a level."
    else:
        problem = "no solution has a level on any outcome or step"
    return InvalidValueError(problem, path=path, hint=hint, code="JT502")


def set_up(view: View, solutions: Sequence[Solution], profiles: Sequence[Profile], terms: Terms) -> Setting:
    """Return how solutions are weighed, by whoever sees the job so and by all whose consent a hire needs."""

    def weighed(view: View) -> Weighing:
        own = scope(view, solutions, big=True)
        return weigh(
            view,
            profiles,
            terms.model,
            good_enough=terms.good_enough,
            balance=terms.balance,
            slack=terms.slack,
            has_results=own.results,
            has_execution=own.execution,
        )

    others = consenting(view) if view.performer is None else {}
    voices = tuple(Voice(name, weighed(other)) for name, other in others.items() if concerns(other, solutions))
    names = [solution.name for solution in solutions]
    return Setting(weighed(view), None if terms.incumbent is None else names.index(terms.incumbent), voices)


def concerns(view: View, solutions: Sequence[Solution]) -> bool:
    """Return whether any solution has a level on anything that somebody weighs."""
    counts = scope(view, solutions, big=True)
    return counts.results or counts.execution
