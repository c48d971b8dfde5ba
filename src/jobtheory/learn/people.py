"""What is given of each of many people: importances, levels, and who has the job for them today."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import numpy as np

from jobtheory.errors import InvalidTypeError, InvalidValueError, JobTheoryError, shown
from jobtheory.learn.columns import collected, open_frame
from jobtheory.model.keys import refuse_unknown
from jobtheory.model.needs import Problem
from jobtheory.model.number import exact, plain
from jobtheory.model.solution import Solution

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jobtheory.hiring.crowd import Bools, Floats
    from jobtheory.model.job import Job, Need
    from jobtheory.model.measure import Measure
    from jobtheory.model.values import Path

AT = ("compare_many",)


class Given(NamedTuple):
    """The levels of one solution on one need."""

    solution: int
    group: str
    key: str
    figures: Floats
    """By person; for a problem with a time by person and part, the share and the time."""
    unknown: Bools

    def content(self, person: int) -> Any:
        """Return the level of a person as a solution takes it."""
        parts = [plain(exact(x)) for x in self.figures[person].reshape(-1).tolist()]
        return parts[0] if len(parts) == 1 else (parts[0], parts[1])


class People(NamedTuple):
    """What is given of everybody, in the order of the rows."""

    size: int
    """How many there are."""
    importances: Mapping[str, Floats]
    levels: tuple[Given, ...]
    incumbents: tuple[tuple[str | None, Any], ...]
    """Each incumbent there is, and the rows of those for whom it has the job."""


def read_people(job: Job, solutions: Sequence[Solution], importances: object, levels: object, seats: object) -> People:
    """Read what is given of everybody.

    Raises:
        InvalidValueError: Columns differ in length, nothing says how many people there are, or a figure is impossible.
        InvalidTypeError: A column holds no numbers.
        UnknownNameError: A column names no need of the job, or a level or an incumbent no solution.
    """
    weights = _read_importances(job, importances)
    given = _read_levels(job, solutions, levels)
    column = _read_seats(seats)
    lengths = {len(weight) for weight in weights.values()} | {len(one.figures) for one in given}
    if not isinstance(column, (str, type(None))):
        lengths.add(len(column))
    if len(lengths) != 1:
        told = f"columns have {', '.join(f'{n:,}' for n in sorted(lengths))} rows" if lengths else "no column is given"
        raise InvalidValueError(
            told, path=AT, hint="Give importances, levels or incumbents with a row for every person.", code="JT531"
        )
    (count,) = lengths
    _refuse_nothing_matters(job, weights, count)
    return People(count, weights, given, _seated(column, [s.name for s in solutions], count))


def _read_importances(job: Job, given: object) -> dict[str, Floats]:
    columns = {} if given is None else _columns(given)
    for key in columns:
        refuse_unknown(key, job.keys(), (*AT, "importances"), "the job has no need", "JT301")
    found = {key: read_column(column, (*AT, f"importances[{shown(key)}]")) for key, column in columns.items()}
    for key, column in found.items():
        _refuse(~(column >= 0) | (column == float("inf")), column, "is no importance", f"importances[{shown(key)}]")
    return found


def _columns(given: object) -> dict[str, Any]:
    if isinstance(given, Mapping):
        return dict(cast("Mapping[str, Any]", given))
    frame = open_frame(given, AT)
    if frame is None:
        raise InvalidTypeError(
            f"importances are {shown(given)}",
            path=AT,
            hint="Give a dataframe with a row for every person, or a mapping of key to array.",
            code="JT103",
        )
    return _of_frame(collected(frame, AT))


def _of_frame(frame: Any) -> dict[str, Any]:
    return {name: frame[name].to_numpy() for name in frame.columns}


def _read_levels(job: Job, solutions: Sequence[Solution], given: object) -> tuple[Given, ...]:
    if given is None:
        return ()
    if not isinstance(given, Mapping):
        raise InvalidTypeError(
            f"levels are {shown(given)}",
            path=AT,
            hint="Give a mapping of (solution, key) to array, as in {('tram', 'arrive-soon'): minutes}.",
            code="JT106",
        )
    names = [solution.name for solution in solutions]
    found: list[Given] = []
    columns = cast("Mapping[object, object]", given)
    for pair, column in columns.items():
        match pair:
            case (str(name), str(key)):
                pass
            case _:
                raise InvalidTypeError(
                    f"a level is given for {shown(pair)}",
                    path=(*AT, "levels"),
                    hint="Name it by the pair (solution, key), as in ('tram', 'arrive-soon').",
                    code="JT106",
                )
        refuse_unknown(name, names, (*AT, "levels"), "no solution is called", "JT503")
        refuse_unknown(key, job.keys(), (*AT, "levels"), "the job has no need", "JT301")
        found.append(_read_level(job[key], group_of(job, key), names.index(name), column, f"levels[{name!r}, {key!r}]"))
    return tuple(found)


def group_of(job: Job, key: str) -> str:
    """Return under which argument of a solution a level stands."""
    if key in {need.key for need in job.purpose}:
        return "results"
    return "steps" if key in job.action else "adoption"


def _read_level(need: Need, group: str, solution: int, column: object, where: str) -> Given:
    measures = measures_of(need)
    figures = read_column(column, (*AT, where), width=len(measures))
    missing = np.isnan(figures.reshape(len(figures), -1))
    unknown: Bools = np.asarray(missing.all(axis=1))
    _refuse(np.asarray(np.isinf(figures).reshape(missing.shape).any(axis=1)), figures, "is no level", where)
    _refuse(np.asarray(missing.any(axis=1)) & ~unknown, figures, "is known in part only", where)
    for person in _extremes(figures):  # a level that is no level is the least or the greatest
        try:
            need.score(Given(solution, group, need.key, figures, unknown).content(person))
        except JobTheoryError as error:
            raise error.within(*AT, where, f"row {person}") from None
    return Given(solution, group, need.key, figures, unknown)


def _extremes(figures: Floats) -> set[int]:
    """Return the rows of the least and the greatest figures."""
    parts = figures.reshape(len(figures), -1)
    known = ~np.isnan(parts).any(axis=1)
    if not known.any():
        return set()
    rows = np.flatnonzero(known)
    return {int(rows[at]) for part in parts[known].T for at in (part.argmin(), part.argmax())}


def measures_of(need: Need) -> list[Measure]:
    """Return the measures of the parts of a level: a share and a time, or one alone."""
    if isinstance(need, Problem) and need.within is not None:
        return [need.measure, need.within]
    return [need.measure]


def read_column(column: object, path: Path, width: int = 1) -> Floats:
    """Read numbers, one for every person, or as many as are wanted of each."""
    try:
        given: Any = np.asarray(column)
        if given.dtype.kind not in "iufO":
            raise TypeError
        figures: Floats = given.astype(float)
    except (TypeError, ValueError):
        raise InvalidTypeError("the column holds no numbers", path=path, hint="Give floats.", code="JT530") from None
    wanted = "one number" if width == 1 else "the share and the time"
    if figures.shape[1:] != ((width,) if width > 1 else ()) or not figures.ndim:
        raise InvalidTypeError(
            f"the column has the shape {figures.shape}",
            path=path,
            hint=f"Give {wanted} for every person.",
            code="JT530",
        )
    return figures


def _refuse(wrong: Bools, figures: Floats, what: str, where: str) -> None:
    if wrong.any():
        row = int(np.argmax(wrong))
        figure = figures[row].tolist()
        raise InvalidValueError(
            f"{shown(figure) if isinstance(figure, float) else 'the pair'} {what}",
            path=(*AT, where, f"row {row}"),
            hint="An importance is a number of 0 or more; of a level nobody knows NaN is given.",
            code="JT532",
        )


def _refuse_nothing_matters(job: Job, weights: Mapping[str, Floats], count: int) -> None:
    sides: tuple[tuple[Iterable[Need], str], ...] = (
        (job.purpose, "outcomes"),
        (job.action.steps, "steps"),
        (job.adoption, "adoption steps"),
    )
    for needs, what in sides:
        listed = list(needs)
        if not listed or any(need.key not in weights and exact(need.importance) for need in listed):
            continue
        matters = np.zeros(count, dtype=bool)
        for need in listed:
            matters |= weights[need.key] > 0 if need.key in weights else False
        if not matters.all():
            raise InvalidValueError(
                f"the importances of all {what} are 0",
                path=(*AT, "importances", f"row {int(np.argmin(matters))}"),
                hint="Give at least one of them an importance above 0.",
                code="JT109",
            )


def _read_seats(given: object) -> Any:
    """Return the name of whoever has the job for all, or who has it for each, as a list."""
    if given is None or isinstance(given, str):
        return given or None
    if isinstance(given, Solution):
        return given.name
    return list(cast("Iterable[Any]", given))


def _seated(column: Any, names: Sequence[str], count: int) -> tuple[tuple[str | None, Any], ...]:
    if isinstance(column, (str, type(None))):
        if column is not None:
            refuse_unknown(column, names, AT, "the incumbent is no solution compared here:", "JT503")
        return ((column, np.arange(count)),)
    rows: dict[str | None, list[int]] = {}
    for row, name in enumerate(column):
        rows.setdefault(name or None, []).append(row)
    for name in rows:
        if name is not None:
            refuse_unknown(name, names, (*AT, "incumbent"), "the incumbent is no solution compared here:", "JT503")
    return tuple((None if name is None else str(name), np.array(own)) for name, own in rows.items())
