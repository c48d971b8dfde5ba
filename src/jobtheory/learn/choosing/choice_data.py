"""What people hired, and what else they could have: one set of available solutions for every choice."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast, final

import attrs

from jobtheory.errors import InvalidTypeError, UnknownNameError, shown
from jobtheory.learn.choosing import long_frames, scenarios, wide_frames
from jobtheory.learn.choosing.choices import Choices
from jobtheory.learn.choosing.columns import Columns, LongRoles, Part, WideRoles, require_column
from jobtheory.learn.choosing.figures import read_whole
from jobtheory.model.units import unit as read_unit
from jobtheory.model.values import FrozenMap, Shown, inside, read_items, read_mapping, read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

    from jobtheory.hiring.crowd import Floats
    from jobtheory.learn.choosing.labels import Label
    from jobtheory.model.values import Path

__all__ = ["ChoiceData"]

AT = ("ChoiceData",)


@final
@attrs.frozen(eq=False, repr=False)
class ChoiceData(Shown):
    """Who could have hired what, and hired what; made by `from_frame` or `from_wide`.

    A *chooser* is whoever decides once, among the solutions available at that time; somebody who decides several times
    is as many choosers, put together by ``panel=`` when weights are learned. Columns of the frame are read when they
    are needed and not copied, so do not change a frame in place that data was made of.

    Attributes:
        choices: Everything as arrays, for code of the library itself.

    Tables:
        - ``shares``, a row for every solution, with the share of choosers who hired it, where that is known:
          ``solution``, ``share``.

    Example:
        >>> frame = {
        ...     "case": [1, 1, 2, 2, 3, 3],
        ...     "alt": ["tram", "walk"] * 3,
        ...     "hired": [1, 0, 0, 1, 1, 0],
        ...     "minutes": [20, 45, 25, 15, 30, 50],
        ... }
        >>> data = ChoiceData.from_frame(frame, chooser="case", solution="alt", hired="hired")
        >>> data
        <ChoiceData: 3 choosers, 6 rows, solutions 'tram', 'walk'>
        >>> data.shares
        {'tram': 0.6666666666666666, 'walk': 0.3333333333333333}
    """

    choices: Choices

    @property
    def solutions(self) -> tuple[Label, ...]:
        """The labels of the solutions, whole numbers before texts, each in order."""
        return self.choices.solutions

    @property
    def units(self) -> FrozenMap[str, str]:
        """By column, the unit it is measured in, where that was said."""
        return self.choices.units

    @property
    def likeness(self) -> FrozenMap[Label, Label]:
        """By solution that was added to a scenario, the one it is taken to be like."""
        return self.choices.likeness

    @classmethod
    def from_frame(
        cls,
        frame: Any,
        *,
        chooser: str | Sequence[str],
        solution: str | None = None,
        hired: str | None = None,
        units: Mapping[str, str] | None = None,
    ) -> ChoiceData:
        """Read a long frame: a row for every solution that a chooser could have hired.

        Args:
            frame: A dataframe of any library that narwhals knows, or a mapping of name to array. Rows may stand in any
                order. A solution that was not available has no row.
            chooser: The column that says which rows belong to one choice; several columns where it takes several, as in
                ``["person", "task"]``.
            solution: The column with the label of the solution, a whole number or text. Left out where what is offered
                has no names: solutions are then called 1, 2, … by their place.
            hired: The column that is 1 or True for what was hired and 0 or False else. Left out for a scenario, of
                which nobody knows yet what will be hired.
            units: By column, the unit it is measured in, as in ``{"cost": "AUD", "time": "min"}``; `trade_off` then
                says its own.

        Raises:
            UnknownNameError: There is no such column.
            InvalidValueError: Some chooser hired nothing, or more than one, or has a solution twice; something is
                missing.
            InvalidTypeError: A column is not what its part needs.
            MissingExtraError: narwhals is not installed.
        """
        at = (*AT, "from_frame")
        names = _read_names(chooser, at)
        read = long_frames.read(frame, names, solution, hired, at)
        columns = Columns(Part(read.table, read.sets.order))
        return cls(
            Choices(
                read.solutions,
                read.sets,
                read.codes,
                read.hired,
                columns,
                names,
                LongRoles(names, solution, hired),
                _read_units(units, columns, at),
            )
        )

    @classmethod
    def from_wide(
        cls,
        frame: Any,
        *,
        hired: str | None,
        levels: Mapping[str, Mapping[Any, str | float] | str],
        solutions: Sequence[Label] | None = None,
        available: Mapping[Any, str] | str | None = None,
        chooser: str | None = None,
        units: Mapping[str, str] | None = None,
    ) -> ChoiceData:
        """Read a wide frame: a row for every choice, with columns of their own for the solutions' levels.

        Args:
            frame: A dataframe of any library that narwhals knows, or a mapping of name to array.
            hired: The column with the label of what was hired; None for a scenario.
            levels: By the name that a level is to have, the column of each solution, as in
                ``{"time": {"train": "train_time", "car": "car_time"}}``; a number stands for the same level everywhere.
                A text with ``{}``, such as ``"{}_time"``, is filled with each of ``solutions``.
            solutions: The labels; those named in ``levels`` where left out.
            available: By solution, the column that is 1 where it was available, or a text with ``{}``; what is not
                named is always available.
            chooser: The column that names each choice; the number of the row where left out.
            units: By the name of a level, or column, the unit it is measured in.

        Every other column, such as an income, is the same for all solutions of a row.

        Raises:
            UnknownNameError: There is no such column, or what was hired is no solution.
            InvalidValueError: What was hired was not available; something is missing.
            InvalidTypeError: A column is not what its part needs.
            MissingExtraError: narwhals is not installed.

        Example:
            >>> frame = {"choice": ["car", "train"], "car_min": [30, 50], "train_min": [40, 35], "age": [30, 50]}
            >>> data = ChoiceData.from_wide(
            ...     frame, hired="choice", levels={"time": "{}_min"}, solutions=["car", "train"]
            ... )
            >>> data
            <ChoiceData: 2 choosers, 4 rows, solutions 'car', 'train'>
        """
        at = (*AT, "from_wide")
        read = wide_frames.read(frame, hired, levels, solutions, available, chooser, at=at)
        columns = Columns(Part(read.levels, None), Part(read.table, read.of_rows))
        return cls(
            Choices(
                read.solutions,
                read.sets,
                read.codes,
                read.hired,
                columns,
                () if chooser is None else (chooser,),
                WideRoles(
                    hired,
                    FrozenMap({name: by if isinstance(by, str) else FrozenMap(by) for name, by in levels.items()}),
                    read.solutions,
                    FrozenMap(available) if isinstance(available, Mapping) else available,
                    chooser,
                ),
                _read_units(units, columns, at),
            )
        )

    def __len__(self) -> int:
        return len(self.choices)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns there are."""
        return tuple(self.choices.columns)

    @property
    def rows(self) -> int:
        """How many rows there are, one for each solution available to a chooser."""
        return self.choices.rows

    @property
    def knows_hired(self) -> bool:
        """Whether it is known what was hired; of a scenario it is not."""
        return self.choices.hired is not None

    @property
    def shares(self) -> FrozenMap[Label, float]:
        """By solution, the share of choosers who hired it.

        Raises:
            InvalidValueError: Nobody knows what was hired.
        """
        return self.choices.shares

    def with_levels(self, levels: Mapping[Any, float | Callable[[Floats], Any] | Sequence[float]]) -> ChoiceData:
        """Return a scenario in which levels are others; nobody knows yet what will be hired in it.

        Args:
            levels: By solution and column, a number, an array with a number for each chooser who has the solution, or a
                function of the levels there are, as in ``{("train", "time"): lambda minutes: 0.8 * minutes}``.

        Raises:
            UnknownNameError: There is no such solution or column.
            InvalidTypeError: What is given are no numbers.

        Example:
            >>> frame = {"case": [1, 1], "alt": ["tram", "walk"], "hired": [1, 0], "minutes": [20.0, 45.0]}
            >>> data = ChoiceData.from_frame(frame, chooser="case", solution="alt", hired="hired")
            >>> data.with_levels({("tram", "minutes"): lambda minutes: minutes / 2}).level("minutes").tolist()
            [10.0, 45.0]
        """
        return ChoiceData(scenarios.with_levels(self.choices, levels))

    def without(self, *solutions: Label) -> ChoiceData:
        """Return a scenario in which solutions are withdrawn; nobody knows yet what will be hired in it.

        Raises:
            UnknownNameError: There is no such solution.
            InvalidValueError: Somebody is left with nothing to hire.
        """
        return ChoiceData(scenarios.without(self.choices, solutions))

    def with_solution(
        self,
        label: Label,
        *,
        like: Label,
        levels: Mapping[str, float | Callable[[Floats], Any] | Sequence[float]] | None = None,
    ) -> ChoiceData:
        """Return a scenario with one more solution, available to whoever has the one that it is like.

        Args:
            label: What it is called.
            like: The solution whose levels it has where ``levels`` says nothing else, and whose constant and
                coefficients it is taken to share.
            levels: By column, its level: a number, an array, or a function of the levels of the one it is like.

        Raises:
            UnknownNameError: There is no such solution or column.
            InvalidValueError: There is a solution of that label already.
            InvalidTypeError: What is given are no numbers.
        """
        return ChoiceData(scenarios.with_solution(self.choices, label, like, {} if levels is None else levels))

    def only(self, keep: Any) -> ChoiceData:
        """Return the data of some choosers.

        Args:
            keep: For each chooser, in order, whether it is kept; or the numbers of those that are.

        Raises:
            InvalidTypeError: ``keep`` is neither.
            UnknownNameError: There are not so many choosers.
            InvalidValueError: Nobody is kept.
        """
        return ChoiceData(scenarios.only(self.choices, keep))

    def split(self, share: float = 0.5, *, seed: int, panel: str | None = None) -> tuple[ChoiceData, ChoiceData]:
        """Return two parts, drawn by lot: one to learn from, and one to foresee.

        Args:
            share: The share of choosers in the first part.
            seed: The same seed, a whole number from 0, draws the same parts.
            panel: The column that says who chose; all choices of one person come into the same part.

        Raises:
            InvalidValueError: A part would be empty.
            UnknownNameError: There is no such column.
            InvalidTypeError: The share is no number, or the seed no whole one.

        Example:
            >>> frame = {"case": [1, 1, 2, 2], "alt": [1, 2] * 2, "hired": [1, 0] * 2, "cost": [1, 2, 3, 4]}
            >>> data = ChoiceData.from_frame(frame, chooser="case", solution="alt", hired="hired")
            >>> [len(part) for part in data.split(0.5, seed=1)]
            [1, 1]
        """
        first, second = scenarios.split(self.choices, share, seed, panel)
        return ChoiceData(first), ChoiceData(second)

    def level(self, column: str) -> npt.NDArray[Any]:
        """Return a column of numbers, a row for each solution available to a chooser, sets together.

        Raises:
            UnknownNameError: There is no such column.
            InvalidTypeError: It holds no numbers.
        """
        return self.choices.level(column)

    def chooser(self, n: int) -> str | int:
        """Return what the nth chooser is called in the data, the first being the 0th; its number where unnamed.

        Raises:
            UnknownNameError: There are not so many.
            InvalidTypeError: It is no whole number.
        """
        at = (*AT, "chooser")
        place = read_whole(n, at, "the place of a chooser")
        if not 0 <= place < len(self):
            raise UnknownNameError(
                f"there is no chooser {shown(n)}",
                path=at,
                hint=f"The {len(self):,} choosers are counted from 0 to {len(self) - 1}.",
                code="JT743",
            )
        return self.choices.chooser(place)

    def __repr__(self) -> str:
        listed = ", ".join(shown(label) for label in self.solutions[:6])
        more = f", … {len(self.solutions) - 6} more" if len(self.solutions) > 6 else ""
        return f"<ChoiceData: {len(self):,} choosers, {self.rows:,} rows, solutions {listed}{more}>"


def read_alike(frame: object, roles: LongRoles | WideRoles, *, hired: bool) -> ChoiceData:
    """Read a frame of a form that was read before, with what was hired or without."""
    named = roles.hired if hired else None
    if isinstance(roles, LongRoles):
        return ChoiceData.from_frame(frame, chooser=roles.chooser, solution=roles.solution, hired=named)
    return ChoiceData.from_wide(
        frame,
        hired=named,
        levels=roles.levels,
        solutions=roles.solutions,
        available=roles.available,
        chooser=roles.chooser,
    )


def _read_names(given: object, at: Path) -> tuple[str, ...]:
    """Read the column, or columns, that name choosers."""
    if isinstance(given, str):
        return (given,)
    try:
        return cast("tuple[str, ...]", read_items(given, at, "chooser="))
    except InvalidTypeError as error:
        raise InvalidTypeError(
            error.problem,
            path=at,
            hint="Name the column that says which rows belong to one choice; several as in ['person', 'task'].",
            code="JT103",
        ) from None


def _read_units(given: Mapping[str, str] | None, columns: Columns, at: tuple[str, ...]) -> FrozenMap[str, str]:
    units = read_mapping(
        {} if given is None else given, at, "units", hint="Give a dict by column, as in {'cost': 'AUD'}."
    )
    found: dict[str, str] = {}
    for name, unit in units.items():
        require_column(columns, name, (*at, "units"), "a unit")
        with inside((*at, f"units[{shown(name)}]")):
            found[name] = read_unit(read_text(unit, (), "unit")).name
    return FrozenMap(found)
