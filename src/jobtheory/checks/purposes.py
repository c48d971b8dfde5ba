"""Rules about a purpose as a whole: what is missing from it, stated twice, or on another level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.checks.family import CALM, Family, a_purpose
from jobtheory.checks.finding import Severity
from jobtheory.checks.meaning import meaning
from jobtheory.checks.rule import Hit
from jobtheory.errors import shown
from jobtheory.model.needs import Dimension, Goal, Hazard, Problem
from jobtheory.model.number import exact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobtheory.checks.rule import Case, Sentence

PURPOSE = Family("purpose")


@PURPOSE.rule(
    "JT830",
    "no-goal",
    Severity.WARNING,
    failing=a_purpose('jt.Purpose(hazards=[jt.Hazard("Miss the last tram", likelihood="5 %")])'),
    mended=a_purpose(
        f'jt.Purpose(goals=["Arrive soon", {CALM}], hazards=[jt.Hazard("Miss the last tram", likelihood="5 %")])'
    ),
)
def no_goal(case: Case) -> Iterator[Hit]:
    """A job without a goal is hired for nothing: doing nothing avoids every hazard of doing it."""
    if not case.job.purpose.goals:
        yield Hit((*case.at, "Purpose"), "it has no goal", "Say what progress the job makes.")


@PURPOSE.rule(
    "JT831",
    "stated-twice",
    Severity.WARNING,
    failing=a_purpose(f'jt.Purpose(goals=["Minimize the time to board", "Reduce the time for boarding", {CALM}])'),
    mended=a_purpose(f'jt.Purpose(goals=["Minimize the time to board", {CALM}])'),
)
def stated_twice(case: Case) -> Iterator[Hit]:
    """A need that is stated twice weighs twice, and tilts the comparison towards whoever serves it."""
    seen: dict[tuple[str, frozenset[str]], Sentence] = {}
    for sentence in case.of(Goal, Hazard, Problem):
        said = meaning(sentence, case.lexicon)
        if not said[1]:
            continue
        first = seen.setdefault(said, sentence)
        if first is not sentence:
            other = shown(first.statement.text)
            yield sentence.whole(f"it says what {other} says already", "Keep one of them, with the weight of both.")


@PURPOSE.rule(
    "JT832",
    "importances-tie",
    Severity.ADVICE,
    failing=a_purpose('jt.Purpose(goals=["Arrive soon", "Spend little", jt.Goal("Feel calm", dimension="emotional")])'),
    mended=a_purpose(
        'jt.Purpose(\n        goals=[\n            jt.Goal("Arrive soon", importance=3),\n            "Spend little",\n'
        '            jt.Goal("Feel calm", dimension="emotional"),\n        ]\n    )'
    ),
)
def importances_tie(case: Case) -> Iterator[Hit]:
    """Where all needs weigh the same, either nobody was asked, or the answer did not come through.

    An importance is a swing weight: the worth of going from the worst level to the target on that need.
    """
    outcomes = case.job.outcomes
    if len(outcomes) > 2 and len({exact(need.importance) for need in outcomes}) == 1:
        hint = "Ask what the way from worst to target is worth on each, or learn it from what people chose."
        yield Hit((*case.at, "Purpose"), f"all {len(outcomes)} outcomes weigh the same", hint)


@PURPOSE.rule(
    "JT833",
    "only-functional",
    Severity.ADVICE,
    failing=a_purpose('jt.Purpose(goals=["Arrive soon"])'),
    mended=a_purpose(f'jt.Purpose(goals=["Arrive soon", {CALM}])'),
)
def only_functional(case: Case) -> Iterator[Hit]:
    """People hire for how they feel and are seen too; a purpose that says neither often misses why they stay."""
    outcomes = case.job.outcomes
    if outcomes and all(need.dimension is Dimension.FUNCTIONAL for need in outcomes):
        hint = "Ask how people want to feel, and how they want to be seen."
        yield Hit((*case.at, "Purpose"), "nothing in it is emotional or social", hint)


@PURPOSE.rule(
    "JT834",
    "outcome-is-a-step",
    Severity.WARNING,
    failing=a_purpose(f'jt.Purpose(goals=["Choose the route", {CALM}])'),
    mended=a_purpose(f'jt.Purpose(goals=["Minimize the number of changes on the way", {CALM}])'),
)
def outcome_is_a_step(case: Case) -> Iterator[Hit]:
    """A step says how, an outcome says why. One that is both counts on both sides of the coin."""
    steps = {meaning(sentence, case.lexicon): sentence for sentence in case.steps}
    for sentence in case.of(Goal):
        said = meaning(sentence, case.lexicon)
        if said[1] and said in steps:
            step = shown(steps[said].statement.text)
            yield sentence.whole(
                f"it is the step {step} as well", "Say by what that step is judged, or what it is for."
            )


@PURPOSE.rule(
    "JT835",
    "outcome-is-the-job",
    Severity.WARNING,
    failing=a_purpose(f'jt.Purpose(goals=["Get across the town", {CALM}])'),
    mended=a_purpose(f'jt.Purpose(goals=["Arrive soon", {CALM}])'),
)
def outcome_is_the_job(case: Case) -> Iterator[Hit]:
    """Whoever does the job at all achieves an outcome that only repeats the job: it tells no solutions apart."""
    own = meaning(case.sentences[0], case.lexicon)
    for sentence in case.of(Goal):
        if own[1] and meaning(sentence, case.lexicon) == own:
            yield sentence.whole("it is the job itself", "Say by what people judge how well the job is done.")
