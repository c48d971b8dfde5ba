"""One comparison for each of many people, who weigh otherwise, know other levels, or have another incumbent."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, final

import attrs
import numpy as np
import numpy.typing as npt

from jobtheory.hiring.assessing import terms_of, view_of
from jobtheory.hiring.comparison import Comparison
from jobtheory.hiring.performers import consenting
from jobtheory.hiring.verdict import Verdict
from jobtheory.learn.field import as_for_somebody, fields
from jobtheory.learn.people import AT, read_people
from jobtheory.learn.standing import CODES, stand
from jobtheory.model import exits
from jobtheory.model.job import Job
from jobtheory.model.solution import Solution
from jobtheory.model.values import FrozenMap, Shown, read_instance, read_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jobtheory.hiring.assessing import Assessment
    from jobtheory.hiring.crowd import Counts
    from jobtheory.learn.people import People

__all__ = ["Many", "compare_many"]

CHUNK = 8192
"""So many people are judged at once."""

VERDICTS = tuple(Verdict)


@final
@attrs.frozen(eq=False, repr=False)
class Many(Shown):
    """The verdicts of many people on the same solutions; made by `compare_many`.

    Attributes:
        job: The job.
        names: The names of the solutions: the columns of `codes` and `verdicts`.
        codes: The verdict of each person on each solution, as its place among the members of `Verdict`; people are
            rows.
        settled: How many people were so near to a tie that they were compared one by one, in exact arithmetic.
        blocked: By solution and performer, the share of people for whom the performer stands against it.

    Tables:
        - ``people``, a row for every person, with a column of verdicts for every solution.
        - ``shares``, for every solution the share of people with each verdict on it: ``solution``, ``hire``, ``fire``,
          ``keep``, ``reject``, ``not_yet``.
        - ``blocked``, who stands against which solution, and for what share of people: ``solution``, ``performer``,
          ``share``.

    Example:
        >>> import jobtheory as jt
        >>> job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon", "Spend little"]), jt.JobMap([]))
        >>> tram = jt.Solution("tram", results={"arrive-soon": 8, "spend-little": 4})
        >>> walk = jt.Solution("walk", results={"arrive-soon": 3, "spend-little": 10})
        >>> found = jt.learn.compare_many(job, [tram, walk], importances={"arrive-soon": [1.0, 2.0, 3.0]})
        >>> found.hired, round(found.shares["tram"], 2)
        ((('walk',), ('tram',), ('tram',)), 0.67)
    """

    job: Job
    names: tuple[str, ...]
    codes: npt.NDArray[np.int8]
    settled: int
    blocked: FrozenMap[str, FrozenMap[str, float]]

    def __len__(self) -> int:
        return len(self.codes)

    @cached_property
    def verdicts(self) -> npt.NDArray[np.str_]:
        """The verdict of each person on each solution, as its text."""
        texts: npt.NDArray[np.str_] = np.array([verdict.value for verdict in VERDICTS])[self.codes]
        return texts

    @cached_property
    def hired(self) -> tuple[tuple[str, ...], ...]:
        """For each person the names of those that are given the job; more than one is a tie, none where none is."""
        rows, back = np.unique(self.codes == CODES[Verdict.HIRE], axis=0, return_inverse=True)
        sets = [tuple(name for name, hired in zip(self.names, row, strict=True) if hired) for row in rows.tolist()]
        return tuple(sets[n] for n in back.reshape(-1).tolist())

    @cached_property
    def shares(self) -> FrozenMap[str, float]:
        """By name, the share of people who hire it; a tie counts for each."""
        return self.share_of(Verdict.HIRE)

    @cached_property
    def kept(self) -> float:
        """The share of people whose incumbent keeps the job."""
        return float((self.codes == CODES[Verdict.KEEP]).any(axis=1).mean())

    def share_of(self, verdict: Verdict) -> FrozenMap[str, float]:
        """Return by name the share of people with a verdict on it."""
        means: list[float] = (self.codes == CODES[verdict]).mean(axis=0).tolist()
        return FrozenMap(dict(zip(self.names, means, strict=True)))

    def to_svg(self, *, width: int = 960) -> str:
        """Return the share of people who give each solution which verdict, as a picture in SVG.

        Args:
            width: How wide it is to be, in pixels; what cannot be that narrow is wider.

        Raises:
            InvalidValueError: The width makes no sense, or there are no people.

        Example:
            >>> import jobtheory as jt
            >>> job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap([]))
            >>> tram, walk = jt.Solution("tram", results={"arrive-soon": 6}), jt.Solution("walk")
            >>> found = jt.learn.compare_many(job, [tram, walk], levels={("walk", "arrive-soon"): [9.0, 3.0]})
            >>> "hired 50.0%" in found.to_svg()
            True
        """
        return exits.svg(self, width)

    def __repr__(self) -> str:
        listed = ", ".join(f"{name!r}: {share:.0%}" for name, share in list(self.shares.items())[:12])
        more = f", … {len(self.names) - 12} more" if len(self.names) > 12 else ""
        return f"<Many: {len(self):,} people on {self.job.statement!r}: {listed}{more}>"


def compare_many(
    job: Job,
    solutions: Iterable[Solution],
    *,
    importances: Any = None,
    levels: Mapping[tuple[str, str], Any] | None = None,
    incumbent: Any = None,
    **options: Any,
) -> Many:
    """Compare the same solutions for each of many people, as `jobtheory.compare` does for one.

    The verdicts are the same as those of a loop over ``compare``: all people are judged at once in floats, and whoever
    is so near to a tie that rounding could turn a verdict is compared again, exactly. Columns are taken as floats, each
    at its shortest decimal, so that 0.1 is a tenth.

    Args:
        job: The job.
        solutions: What competes.
        importances: A dataframe of any library that narwhals knows, a row for every person and a column for every need
            on which people differ, named by its key; or a mapping of key to array. Needs without a column weigh as the
            job says.
        levels: A mapping of (name of the solution, key) to an array with a level for every person, a number in the unit
            of the measure; NaN where nobody knows it. Of a problem with a time the array has two columns, share and
            time. Where levels of alternatives differ everybody is compared one by one, which takes longer.
        incumbent: The name of the solution that has the job for all, or an array of names, one for every person; None
            or an empty text for nobody.
        options: What else `jobtheory.compare` takes: model, hire, good_enough, balance, slack, unknown, performer.

    Raises:
        MissingExtraError: numpy, or for a dataframe narwhals, is not installed.
        InvalidValueError: Columns differ in length, or a figure is impossible.
        InvalidTypeError: A column holds no numbers.
        UnknownNameError: A column names no need of the job, or a level or an incumbent no solution.

    Example:
        >>> import jobtheory as jt
        >>> job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap([]))
        >>> tram = jt.Solution("tram", results={"arrive-soon": 6})
        >>> walk = jt.Solution("walk")
        >>> near = {("walk", "arrive-soon"): [9.0, 6.0, float("nan")]}
        >>> [verdict[1] for verdict in jt.learn.compare_many(job, [tram, walk], levels=near).verdicts.tolist()]
        ['hire', 'hire', 'not yet']
    """
    read_instance(Job, job, AT, "job")
    competing = tuple(
        read_instance(Solution, solution, AT, "solution") for solution in read_items(solutions, AT, "solutions")
    )
    people = read_people(job, competing, importances, levels, incumbent)
    return _judged(job, competing, people, options)


def _judged(job: Job, solutions: Sequence[Solution], people: People, options: Mapping[str, Any]) -> Many:
    template = Comparison(job, as_for_somebody(solutions, people), **options)
    view, terms = view_of(template), terms_of(template)
    names = tuple(solution.name for solution in solutions)
    codes = np.empty((people.size, len(names)), dtype=np.int8)
    voices = list(consenting(view)) if view.performer is None else []
    against = np.zeros((len(names), len(voices)), dtype=int)
    settled = 0
    for field, everybody in fields(view, solutions, terms, people):
        for start in range(0, len(everybody), CHUNK):
            rows = everybody[start : start + CHUNK]
            near = np.ones(len(rows), dtype=bool)
            if not field.is_uneven:
                stood = stand(field.rule, field.weighed(rows), field.ends(rows), len(rows))
                codes[rows] = stood.codes
                near = stood.is_near | field.deviant(rows)
                for n, stands in enumerate(stood.against):
                    against[:, n] += stands[~near].sum(axis=0)
            for person in rows[near].tolist():
                found = field.exactly(person)
                codes[person] = [CODES[verdict] for verdict in found.verdicts]
                against += _against(found, voices)
            settled += int(near.sum())
    blocked = {
        name: FrozenMap({who: times / people.size for who, times in zip(voices, row, strict=True) if times})
        for name, row in zip(names, against.tolist(), strict=True)
        if any(row)
    }
    return Many(job, names, codes, settled, FrozenMap(blocked))


def _against(found: Assessment, voices: Sequence[str]) -> Counts:
    """Return for one person, by solution and voice, whether the voice stands against the solution."""
    stands = np.zeros((len(found.verdicts), len(voices)), dtype=int)
    for n, one in enumerate(found.judgement.found):
        for voice, pulls in zip(found.setting.voices, one.voices, strict=False):
            stands[n, voices.index(voice.name)] = pulls.net <= 0
    return stands
