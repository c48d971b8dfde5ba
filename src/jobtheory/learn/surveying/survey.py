"""Reading a survey: which column holds what, and what its values mean, with every guess shown before it counts."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias, final

import attrs

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.learn.surveying.doubts import (
    Doubt,
    SurveyColumn,
    column_of,
    doubts_of,
    reversed_doubt,
    scale_doubt,
    twin_doubt,
)
from jobtheory.learn.surveying.headers import SIDES, Side, read_header
from jobtheory.learn.surveying.matching import find_columns
from jobtheory.learn.surveying.reading import Reading, likely_scale, likely_scales, read_values, told
from jobtheory.learn.surveying.schemes import Scale
from jobtheory.learn.surveying.sheets import Sheet, plainly, read_sheet
from jobtheory.learn.surveying.terms import AT, Terms
from jobtheory.model.number import Number, exact
from jobtheory.model.values import FrozenMap, Shown

if TYPE_CHECKING:
    from jobtheory.learn.surveying.matching import Asked
    from jobtheory.model.job import Job
    from jobtheory.model.values import Path

__all__ = ["Survey", "read_survey"]

ScaleLike: TypeAlias = "Iterable[Number] | Mapping[str, Iterable[Number]]"
"""The least and the greatest answer, or those of each side."""

COMMON: Scale = (0, 10)
"""Answers on two scales are stretched onto this one."""


@final
@attrs.frozen(eq=False, repr=False)
class Survey(Shown):
    """A survey as it is read, and everything about it that is in doubt; made by `read_survey`.

    It stands in the place of a frame in `opportunity`, `gaps`, `derived_importance` and `segments`, once no doubt is
    left.

    Attributes:
        statements: The statement of each need that can be scored, by its key.
        columns: The columns that are read, by need, importance first.
        unread: Why each other column is not read, by its header.
        lacking: The needs that cannot be scored, and the sides on which they have no column.
        scale: The least and the greatest answer. Where the two sides have scales of their own, 0 to 10: both are
            stretched onto it.
        scales: The least and the greatest answer of each side, as it was asked.
        doubts: What is only guessed, or cannot be guessed: accept it or override it.
        people: How many rows there are.

    Tables:
        - ``columns``, a row for every column that is read: ``key``, ``side``, ``header``, ``how``, ``answers``,
          ``blank``, ``off``, ``note``.
        - ``doubts``, what is in doubt: ``about``, ``problem``, ``proposal``.
        - ``unread``, the columns that are not read: ``header``, ``reason``.

    Example:
        >>> import jobtheory as jt
        >>> frame = {"Importance: Arrive soon": [5, 4, None], "Satisfaction: Arrive soon": ["2", "n/a", "6"]}
        >>> survey = jt.learn.read_survey(frame, scale=(1, 5))
        >>> [doubt.problem for doubt in survey.doubts]
        ["'n/a' (1 time) is no number", '6 (1 time) is off the scale from 1 to 5']
        >>> survey.accept().is_settled
        True
    """

    statements: FrozenMap[str, str]
    columns: tuple[SurveyColumn, ...]
    unread: FrozenMap[str, str]
    lacking: FrozenMap[str, tuple[Side, ...]]
    scale: Scale
    scales: FrozenMap[Side, Scale]
    doubts: tuple[Doubt, ...]
    people: int
    _sheet: Sheet = attrs.field(alias="sheet")
    _terms: Terms = attrs.field(alias="terms")
    _readings: Mapping[str, Reading] = attrs.field(alias="readings")

    @property
    def is_settled(self) -> bool:
        """Whether nothing is in doubt any more, so that it can be analysed."""
        return not self.doubts

    @property
    def importance(self) -> FrozenMap[str, str]:
        """The headers of the columns that ask for importance, by need."""
        return FrozenMap({one.key: one.header for one in self.columns if one.side == "importance"})

    @property
    def satisfaction(self) -> FrozenMap[str, str]:
        """The headers of the columns that ask for satisfaction, by need."""
        return FrozenMap({one.key: one.header for one in self.columns if one.side == "satisfaction"})

    def accept(self, *about: str) -> Survey:
        """Return the same survey with guesses accepted.

        Args:
            about: The headers, or ``"scale"``, whose guesses are accepted; all guesses where none is named. What has no
                proposal stays in doubt.

        Raises:
            InvalidValueError: Nothing of that name is in doubt.
        """
        known = {doubt.about for doubt in self.doubts}
        wanted: set[str] = set()
        for name in about:
            # What is printed does not show which blanks a header has.
            alike = [one for one in known if plainly(one) == plainly(str(name))]
            wanted |= {name} & known or set(alike[:1] if len(alike) == 1 else [])
            if name not in known and len(alike) != 1:
                raise InvalidValueError(
                    f"nothing is in doubt about {shown(name)}",
                    path=("Survey.accept",),
                    hint=f"In doubt are {', '.join(map(shown, sorted(known)[:6]))}."
                    if known
                    else "Nothing is in doubt.",
                    code="JT779",
                )
        accepted = {
            (doubt.about, doubt.problem, doubt.proposal)
            for doubt in self.doubts
            if doubt.proposal is not None and (not about or doubt.about in wanted)
        }
        return _read(self._sheet, attrs.evolve(self._terms, accepted=self._terms.accepted | accepted))

    def override(
        self,
        *,
        importance: Mapping[str, str] | None = None,
        satisfaction: Mapping[str, str] | None = None,
        scale: ScaleLike | None = None,
        blank: Iterable[Any] = (),
        recode: Mapping[Any, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> Survey:
        """Return the same survey read otherwise; what is said here comes on top of what was said before.

        Args:
            importance: The headers of columns that ask for importance, by need.
            satisfaction: The headers of columns that ask for satisfaction, by need.
            scale: The least and the greatest answer, of all columns or by side; see `read_survey`.
            blank: Values that mean that there is no answer; see `read_survey`.
            recode: What values mean, in all columns or, by header, in one; see `read_survey`.
            ignore: Headers of columns that are not to be read.

        Raises:
            InvalidTypeError, InvalidValueError, UnknownNameError: An argument cannot be read.
        """
        return _read(
            self._sheet,
            self._terms.with_(
                self._sheet,
                importance=importance,
                satisfaction=satisfaction,
                scale=scale,
                blank=blank,
                recode=recode,
                ignore=ignore,
            ),
        )

    @cached_property
    def settled(self) -> Sheet:
        """The columns as numbers, for whatever analyses them.

        Raises:
            InvalidValueError: Something is still in doubt.
        """
        if self.doubts:
            listed = "; ".join(f"{shown(one.about)}: {one.problem}" for one in self.doubts[:3])
            more = f"; and {len(self.doubts) - 3} more" if len(self.doubts) > 3 else ""
            raise InvalidValueError(
                f"{len(self.doubts)} things about the survey are in doubt: {listed}{more}"
                if len(self.doubts) > 1
                else f"one thing about the survey is in doubt: {listed}",
                path=("Survey",),
                hint="Look at print(survey), then take survey.accept() or survey.override(...).",
                code="JT779",
            )
        meant = {one.header: self._meant(one) for one in self.columns}
        return self._sheet.recoded(meant)

    def rated(self, header: str, at: Path) -> Sheet:
        """Return the same columns as numbers, and that of another rating, where what is said of values counts too.

        Raises:
            InvalidValueError: Something is still in doubt.
            InvalidTypeError: The column holds what is no number, and nobody has said what it means.
        """
        if header in self._readings:
            return self.settled
        reading = read_values(self._sheet.counts(header), self._terms.settled(header))
        puzzling = dict(reading.unread) | {value: reading.counts[value] for value in reading.guessed}
        if puzzling:
            ordered = dict(sorted(puzzling.items(), key=str))
            say = ", ".join(f"{shown(value)}: {_say(reading.guessed.get(value, ...))}" for value in list(ordered)[:5])
            raise InvalidTypeError(
                f"the column {shown(header)} holds {told(ordered)}, and answers are numbers",
                path=at,
                hint=f"Say what they mean: survey.override(recode={{{shown(header)}: {{{say}}}}}); None is no answer.",
                code="JT774",
            )
        return self.settled.recoded({header: reading.meanings})

    def __repr__(self) -> str:
        state = f"{len(self.doubts)} in doubt" if self.doubts else "settled"
        return f"<Survey of {self.people:,} people: {state}>"

    def _meant(self, column: SurveyColumn) -> dict[Any, float | None]:
        """Return what each value of a column that is no number itself, or stands for another, is taken for."""
        reading = self._readings[column.header]
        low, high = scale = self.scales[column.side]
        return {
            value: _stretched(number, scale, self.scale) if number is not None and low <= number <= high else None
            for value, number in reading.meanings.items()
        }


def _say(meaning: Any) -> str:
    """Return what a value may mean, as a dict has it; an ellipsis where nobody can guess."""
    return "…" if meaning is ... else "None" if meaning is None else f"{meaning:g}"


def _stretched(number: float, scale: Scale, onto: Scale) -> float:
    """Return an answer on another scale, both ends of which are those of its own."""
    if scale == onto:
        return number
    (low, high), (first, last) = (tuple(map(exact, ends)) for ends in (scale, onto))
    return float(first + (exact(number) - low) / (high - low) * (last - first))


def read_survey(
    frame: object,
    needs: Job | Mapping[str, str] | Iterable[str] | None = None,
    *,
    importance: Mapping[str, str] | None = None,
    satisfaction: Mapping[str, str] | None = None,
    scale: ScaleLike | None = None,
    blank: Iterable[Any] = (),
    recode: Mapping[Any, Any] | None = None,
    ignore: Iterable[str] = (),
) -> Survey:
    r"""Find out which columns of a survey ask what, and what their values mean; nothing is dropped or changed unseen.

    Headers are read as they look: blanks that cannot be told apart, such as U+00A0, case and punctuation make no
    difference. A column is *found* where its header says "importance" or "satisfaction" (or "imp", "sat" and the like)
    and, beside it, the key or the statement of a need; it is *guessed* where it comes near to that. Values are numbers,
    numbers written as text, or empty cells; whatever else they are is in doubt: numbers off the scale, words of a
    rating scale, words that say that there is no answer, and words that nobody understands.

    Args:
        frame: A dataframe of any library that narwhals knows, with a row for everybody who was asked; a lazy one is
            counted where it lies. Or a mapping of header to array.
        needs: What was asked about: a job, statements, or statements by key. Where nothing is given the headers name
            the needs.
        importance: The headers of columns that ask for importance, by need, where they are known.
        satisfaction: The same of satisfaction.
        scale: The least and the greatest answer; guessed from the answers where left out. Where the two sides have
            scales of their own, both: ``{"importance": (1, 5), "satisfaction": (1, 10)}``. Answers are then stretched
            onto 0 to 10, and scored by their means. Answers of one column on another scale go onto this one by
            ``recode``, such as ``{"Q7": {x: 1 + 0.4 * x for x in range(11)}}``, and are scored by `Means`.
        blank: Values that mean that there is no answer, such as 0, 99 or ``"not sure"``: in all columns of answers,
            that of an overall rating among them (see `derived_importance`), and not in those that say who answers.
        recode: What values mean: ``{"very important": 5}`` in all columns of answers, ``{"Q7": {10: 5, 9: 5}}`` in
            one; None is no answer.
        ignore: Headers of columns that are not to be read.

    Raises:
        MissingExtraError: narwhals is not installed.
        InvalidTypeError, InvalidValueError: An argument cannot be read, two columns share a header, or no need has a
            column on both sides.
        UnknownNameError: There is no column of a name that is given.

    Example:
        >>> import jobtheory as jt
        >>> frame = {"imp_arrive_soon": [5, 4, 4], "Satisfaction:\u00a0Arrive soon": [2, 3, 2], "age": [31, 44, 27]}
        >>> survey = jt.learn.read_survey(frame, ["Arrive soon"], scale=(1, 5))
        >>> survey.importance, survey.satisfaction, survey.is_settled
        ({'arrive-soon': 'imp_arrive_soon'}, {'arrive-soon': 'Satisfaction:\xa0Arrive soon'}, True)
        >>> survey.unread
        {'age': 'says neither importance nor satisfaction'}
    """
    sheet = read_sheet(frame, AT)
    return _read(
        sheet,
        Terms.none(needs).with_(
            sheet,
            importance=importance,
            satisfaction=satisfaction,
            scale=scale,
            blank=blank,
            recode=recode,
            ignore=ignore,
        ),
    )


def _read(sheet: Sheet, terms: Terms) -> Survey:
    found = find_columns(sheet.names, terms.needs, terms.given, terms.ignored)
    if not found.asked:
        first = shown(next(iter(sheet.names), "Q1"))
        raise InvalidValueError(
            "no need has a column for importance and one for satisfaction",
            path=AT,
            hint=f"Name them: importance={{'arrive-soon': {first}}}, satisfaction={{…}}.",
            code="JT776",
        )
    readings = {
        one.header: read_values(sheet.counts(one.header), terms.settled(one.header, one.side)) for one in found.asked
    }
    scales = terms.scales or _guessed(found.asked, readings)
    turned = {one.header for one in found.asked if readings[one.header].runs_backwards(scales[one.side])}
    for one in found.asked:
        if one.header in turned:
            readings[one.header] = readings[one.header].turned(scales[one.side])
    told_reversed = [
        one.header
        for one in found.asked
        if read_header(one.header).is_reversed
        and one.header not in turned
        and not terms.is_direction_told(one.header, scales[one.side])
    ]
    doubts = [
        doubt
        for one in found.asked
        for doubt in (
            *([reversed_doubt(one, scales[one.side])] if one.header in told_reversed else []),
            *doubts_of(one, readings[one.header], scales[one.side], is_turned=one.header in turned),
            *(twin_doubt(one, twin) for twin in found.twins.get(one.header, ())),
        )
    ]
    if not terms.scales:
        doubts.insert(0, scale_doubt(readings, scales))
    return Survey(
        FrozenMap(found.statements),
        tuple(column_of(one, readings[one.header], scales[one.side]) for one in found.asked),
        FrozenMap(found.unread),
        FrozenMap(found.lacking),
        scales["importance"] if len(set(scales.values())) == 1 else COMMON,
        scales,
        tuple(doubt for doubt in doubts if (doubt.about, doubt.problem, doubt.proposal) not in terms.accepted),
        sum(readings[found.asked[0].header].counts.values()),
        sheet=sheet,
        terms=terms,
        readings=readings,
    )


def _guessed(asked: Iterable[Asked], readings: Mapping[str, Reading]) -> FrozenMap[Side, Scale]:
    """Return the scale that each side seems to have; one for both, unless most columns of the two end elsewhere."""
    sides = [[readings[one.header] for one in asked if one.side == side] for side in SIDES]
    own: tuple[Scale, ...] = likely_scales(sides)
    both: Scale = likely_scale(readings.values()) or (1, 5)
    return FrozenMap(zip(SIDES, own or (both, both), strict=True))
