"""Rules about the solutions that compete: whether the field is complete and what is said of them is worth anything."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from jobtheory.checks.family import Family, a_competition
from jobtheory.checks.finding import Severity
from jobtheory.checks.rule import Hit
from jobtheory.errors import JobTheoryError, shown
from jobtheory.model.evidence import EvidenceKind
from jobtheory.model.fitting import misfits, strangers
from jobtheory.model.level import Mark
from jobtheory.model.measure import ONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobtheory.checks.rule import Case
    from jobtheory.model.evidence import Evidence
    from jobtheory.model.job import Job
    from jobtheory.model.solution import Solution

SOLUTIONS = Family("solutions")

PERFECT = 'results={"arrive-soon": "20 min", "feel-calm-on-the-way": 10}'
SOON = 'results={"arrive-soon": "45 min"}'
TRIED = 'evidence=jt.Evidence("trial", "a week of commuting")'
CHANGES = 'changes=["travel-to-the-place"]'
WALK = 'jt.Solution("walk", kind="habit", results={"arrive-soon": "80 min"}, ' + TRIED + ")"
NOTHING = "jt.Solution.nothing()"


def _field(*solutions: str) -> str:
    return "[\n    " + ",\n    ".join(solutions) + ",\n]"


def _tram(more: str = f"{SOON}, {TRIED}") -> str:
    return f'jt.Solution("tram", kind="service", {more})'


GOOD = a_competition(_field(_tram(), WALK, NOTHING))


@SOLUTIONS.rule("JT877", "cannot-be-compared", Severity.ERROR,
      failing=a_competition(_field(_tram(f'results={{"arive-soon": "45 min"}}, {TRIED}'), WALK, NOTHING)),
      mended=GOOD)  # fmt: skip
def cannot_be_compared(case: Case) -> Iterator[Hit]:
    """A level of a key that the job does not have, on a scale that is not its need's, or of one of two namesakes.

    `compare` refuses the first of them that it meets; all of them are told here. In a network a solution may give
    levels for every job above its own, too.
    """
    for solution in case.solutions:
        at = _at(case, solution)
        above = _jobs_above(case, solution)
        for error in (*strangers(case.job, solution, at, above), *misfits(case.job, solution, at)):
            yield Hit(error.path, error.problem, error.hint, text=solution.name)
        for job in above:
            for error in misfits(job, solution, at):
                yield Hit(error.path, f"for {shown(job.key)}, {error.problem}", error.hint, text=solution.name)
    for name, count in Counter(solution.name for solution in case.solutions).items():
        if count > 1:
            at = (*case.at, f"Solution {shown(name)}")
            yield Hit(at, f"{count} solutions are called so", "Give each a name of its own.", text=name)


@SOLUTIONS.rule("JT870", "covers-nothing", Severity.WARNING,
      failing=a_competition(_field(_tram(TRIED), WALK, NOTHING)), mended=GOOD)  # fmt: skip
def covers_nothing(case: Case) -> Iterator[Hit]:
    """A solution without a level on any need of the job does not compete for it, or nobody has looked.

    In a network a level on a need of a job above counts too, and nobody could look where no need is known yet.
    """
    keys = {need.key for need in case.job.needs}
    for solution in case.solutions:
        needs = keys.union(*([need.key for need in job.needs] for job in _jobs_above(case, solution)))
        is_open = case.network is not None and not keys
        if not solution.is_nothing and not is_open and not needs & {*solution.results, *solution.steps}:
            hint = "Give its levels by key under results= and steps=, or leave it out."
            yield Hit(_at(case, solution), "it has no level on any need of the job", hint, text=solution.name)


@SOLUTIONS.rule("JT871", "too-good", Severity.WARNING,
      failing=a_competition(_field(_tram(f"{PERFECT}, {TRIED}"), WALK, NOTHING)),
      mended=GOOD)  # fmt: skip
def too_good(case: Case) -> Iterator[Hit]:
    """A solution that reaches or passes the target everywhere is either sold to you, or the targets are too low."""
    for solution in case.solutions:
        if solution.is_nothing or len(solution.results) < 2:
            continue
        try:
            worths = [
                case.job[key].score(level.content).low
                for key, level in solution.results.items()
                if key in case.job and not isinstance(level.content, Mark)
            ]
        except JobTheoryError:  # a level that does not fit is an error of compare
            continue
        if worths and all(worth == ONE for worth in worths):
            hint = "Look at the targets again, or at who gave the levels."
            yield Hit(_at(case, solution), "it is at or past the target on every outcome", hint, text=solution.name)


@SOLUTIONS.rule("JT872", "only-claims", Severity.ADVICE,
      failing=a_competition(_field(_tram(f'{SOON}, evidence=jt.Evidence("claim", "the operator")'), WALK, NOTHING)),
      mended=GOOD)  # fmt: skip
def only_claims(case: Case) -> Iterator[Hit]:
    """What a seller says of his own product is the weakest evidence there is; a trial on one's own data is cheap."""
    for solution in case.solutions:
        levels = [*solution.results.values(), *solution.steps.values()]
        if solution.is_nothing or not levels:
            continue
        own = solution.evidence
        kinds = {_kind(level.evidence or own) for level in levels}
        if kinds == {EvidenceKind.CLAIM}:
            hint = "Try it on a case of your own, or ask somebody who uses it."
            yield Hit(_at(case, solution), "all that is known of it is a seller's claim", hint, text=solution.name)


@SOLUTIONS.rule("JT873", "changes-without-adoption", Severity.WARNING,
      failing=a_competition(_field(_tram(f"{SOON}, {TRIED}, {CHANGES}"), WALK, NOTHING)),
      mended=a_competition(
          _field(_tram(f'{SOON}, {TRIED}, {CHANGES}, adoption={{"buy-a-pass": 8}}'), WALK, NOTHING)
      ).replace('arrival"),\n)', 'arrival"),\n    adoption=["Buy a pass"],\n)'))  # fmt: skip
def changes_without_adoption(case: Case) -> Iterator[Hit]:
    """To do steps differently than today has a price: to learn it, to pay for it, to move over. It is not named."""
    for solution in case.solutions:
        if solution.changes and not solution.adoption:
            hint = "Name the job's adoption= steps, and give the solution's levels on them."
            message = "it changes steps, and what changing over costs is not named"
            yield Hit(_at(case, solution), message, hint, text=solution.name)


@SOLUTIONS.rule("JT874", "non-consumption-missing", Severity.ADVICE,
      failing=a_competition(_field(_tram(), WALK)), mended=GOOD)  # fmt: skip
def non_consumption_missing(case: Case) -> Iterator[Hit]:
    """Doing nothing is always possible, and the competitor most often lost to. In a network it stands at every job."""
    if case.network is None and case.solutions and not any(solution.is_nothing for solution in case.solutions):
        yield Hit((*case.at, "solutions"), "doing nothing does not compete", "Add jt.Solution.nothing().")


@SOLUTIONS.rule("JT875", "single-competitor", Severity.WARNING,
      failing=a_competition(_field(_tram(), NOTHING)), mended=GOOD)  # fmt: skip
def single_competitor(case: Case) -> Iterator[Hit]:
    """One solution against nothing is a pitch, no comparison. People hire something for the job today.

    In a network those compete too that are hired for other jobs.
    """
    names = [solution.name for solution in case.solutions if not solution.is_nothing]
    if case.network is None and len(names) == 1:
        hint = "Ask what people use today, and what they did before."
        yield Hit((*case.at, "solutions"), f"{shown(names[0])} competes alone", hint)


@SOLUTIONS.rule("JT876", "one-category", Severity.ADVICE,
      failing=a_competition(_field(_tram(), _tram().replace("tram", "bus"), NOTHING)),
      mended=GOOD)  # fmt: skip
def one_category(case: Case) -> Iterator[Hit]:
    """Competitors from one category only: people hire habits, other people and workarounds too.

    In a network other categories stand under other jobs.
    """
    kinds = {solution.kind for solution in case.solutions if not solution.is_nothing}
    rivals = sum(not solution.is_nothing for solution in case.solutions)
    if case.network is None and len(kinds) == 1 and rivals > 1:
        kind = next(iter(kinds)).value
        hint = "Ask what else gets the job done: a habit, a person, a workaround; kind= says which."
        yield Hit((*case.at, "solutions"), f"all {rivals} that compete are of the kind {kind}", hint)


def _at(case: Case, solution: Solution) -> tuple[str, ...]:
    return (*case.at, f"Solution {shown(solution.name)}")


def _jobs_above(case: Case, solution: Solution) -> tuple[Job, ...]:
    """Return the jobs above this one, where the solution gives a level that is not about this one."""
    told = {*solution.results, *solution.steps, *solution.adoption, *solution.changes}
    return () if case.around is None or told.issubset(case.job.keys()) else case.around.above(case.job)


def _kind(evidence: Evidence | None) -> EvidenceKind | None:
    return None if evidence is None else evidence.kind
