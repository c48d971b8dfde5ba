"""What people answered, reduced to counts: for each outcome how often each pair of answers was given.

From the counts follow all scores, exactly; how scores go together across outcomes follows from sums of products.
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias, final

import numpy as np

from jobtheory.errors import InvalidValueError, shown
from jobtheory.learn.surveying.reading import told
from jobtheory.learn.surveying.schemes import Individual, Means, TopTwoBox
from jobtheory.learn.surveying.sheets import Far, find_column, read_sheet, read_sides
from jobtheory.learn.surveying.survey import Survey
from jobtheory.model.values import FrozenMap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jobtheory.hiring.crowd import Bools, Counts, Floats
    from jobtheory.learn.surveying.headers import Side
    from jobtheory.learn.surveying.schemes import Scale, Scheme
    from jobtheory.learn.surveying.sheets import Near
    from jobtheory.model.values import Path

Missing: TypeAlias = Literal["pairs", "available", "complete", "refuse"]
"""What becomes of answers of people who left something out."""

POLICIES: tuple[Missing, ...] = ("pairs", "available", "complete", "refuse")

BLOCK = 1 << 16
"""So many rows are multiplied at once."""


class Pairs(NamedTuple):
    """How often each pair of answers was given about one outcome; NaN is no answer."""

    key: str
    importance: Floats
    satisfaction: Floats
    counts: Floats

    @property
    def both(self) -> Pairs:
        """Only the pairs of two answers."""
        return self._kept(~(np.isnan(self.importance) | np.isnan(self.satisfaction)))

    @property
    def halves(self) -> tuple[Pairs, Pairs]:
        """Those with an answer on importance, and those with one on satisfaction."""
        return self._kept(~np.isnan(self.importance)), self._kept(~np.isnan(self.satisfaction))

    @property
    def size(self) -> int:
        """How many people are counted."""
        return int(self.counts.sum())

    def _kept(self, rows: Bools) -> Pairs:
        return Pairs(self.key, self.importance[rows], self.satisfaction[rows], self.counts[rows])


@final
class Here:
    """Answers in memory: a row for every person and a column for every outcome, on each side."""

    def __init__(self, keys: tuple[str, ...], importance: Floats, satisfaction: Floats, sheet: Near) -> None:
        self.keys: tuple[str, ...] = keys
        self.importance: Floats = importance
        self.satisfaction: Floats = satisfaction
        self._sheet = sheet

    @classmethod
    def read(cls, sides: Mapping[str, tuple[str, str]], sheet: Near, at: Path) -> Here:
        """Read the two columns of each outcome.

        Raises:
            InvalidTypeError: One of them holds anything but numbers.
        """
        importance = np.column_stack([sheet.numbers(one, at) for one, _ in sides.values()])
        satisfaction = np.column_stack([sheet.numbers(one, at) for _, one in sides.values()])
        return cls(tuple(sides), importance, satisfaction, sheet)

    @property
    def size(self) -> int:
        """How many people were asked."""
        return len(self.importance)

    def pairs(self) -> Sequence[Pairs]:
        """Return how often each pair of answers was given, by outcome."""
        return [_paired(key, self.importance[:, n], self.satisfaction[:, n]) for n, key in enumerate(self.keys)]

    def complete(self) -> Here:
        """Return only the people who left nothing out."""
        gone = np.isnan(self.importance) | np.isnan(self.satisfaction)
        return self.of(np.flatnonzero(~gone.any(axis=1)))

    def split(self, by: str) -> dict[Any, Answers]:
        """Return the answers of each group of people, by what a column says of them."""
        rows: dict[Any, list[int]] = {}
        for row, label in enumerate(self._sheet.labels(by)):
            rows.setdefault(label, []).append(row)
        return {label: self.of(np.array(rows[label])) for label in sorted(rows, key=in_order)}

    def products(self, scheme: Scheme, centres: Floats, *, paired: bool) -> Floats:
        """Return the sums of products of what answers count, less their centres, column by column."""
        total = np.zeros((len(centres), len(centres)))
        for start in range(0, self.size, BLOCK):
            rows = slice(start, start + BLOCK)
            counted = _counted(scheme, self.importance[rows], self.satisfaction[rows], paired=paired)
            off = np.nan_to_num(counted - centres, nan=0.0)
            total += off.T @ off
        return total

    def of(self, rows: Counts) -> Here:
        """Return only some people."""
        return Here(self.keys, self.importance[rows], self.satisfaction[rows], self._sheet)


@final
class There:
    """Answers elsewhere, counted where they lie."""

    def __init__(self, sides: Mapping[str, tuple[str, str]], sheet: Far, at: Path, frame: Any = None) -> None:
        import narwhals as nw

        self.keys: tuple[str, ...] = tuple(sides)
        self._sides, self._sheet, self._at = sides, sheet, at
        self._frame: Any = sheet.frame if frame is None else frame
        self._names = {key: (f"importance of {n}", f"satisfaction of {n}") for n, key in enumerate(sides)}
        if frame is None:
            read = {
                new: sheet.number(old, at)
                for key in sides
                for new, old in zip(self._names[key], sides[key], strict=True)
            }
            self._frame = self._frame.with_columns(**read)
        self._nw = nw

    def pairs(self) -> Sequence[Pairs]:
        """Return how often each pair of answers was given, by outcome."""
        found: list[Pairs] = []
        for key in self.keys:
            rows = self._sheet.grouped(self._names[key], self._frame)
            table = np.array([[math.nan if x is None else float(x) for x in row] for row in rows]).reshape(-1, 3)
            order = np.lexsort((table[:, 1], table[:, 0]))
            found.append(Pairs(key, table[order, 0], table[order, 1], table[order, 2]))
        return found

    def complete(self) -> There:
        """Return only the people who left nothing out."""
        told: list[Any] = [~self._nw.col(name).is_null() for names in self._names.values() for name in names]
        return self._of(*told)

    def split(self, by: str) -> dict[Any, Answers]:
        """Return the answers of each group of people, by what a column says of them."""
        column = self._nw.col(by)
        return {
            label: self._of(self._silent(by) if label is None else column == label)
            for label in sorted(self._sheet.counts(by), key=in_order)
        }

    def here(self, sheet: Near) -> Here:
        """Return the same answers from the same sheet with its rows."""
        return Here.read(self._sides, sheet, self._at)

    def products(self, scheme: Scheme, centres: Floats, *, paired: bool) -> Floats:
        """Return the sums of products of what answers count, less their centres, column by column."""
        nw = self._nw
        off: dict[str, Any] = {}
        for key in self.keys:
            one, other = (nw.col(name) for name in self._names[key])
            both = ~one.is_null() & ~other.is_null()
            rates = [scheme.rate(one), scheme.rate(other)]
            there = [both, both] if paired else [~one.is_null(), ~other.is_null()]
            if isinstance(scheme, Individual):
                gap = rates[0] - rates[1]
                rates, there = [rates[0] + (gap + gap.abs()) / 2], [both]
            for rate, given in zip(rates, there, strict=True):
                centre = float(centres[len(off)])
                off[f"off {len(off)}"] = nw.when(given).then(rate - centre).otherwise(nw.lit(0.0))
        names = list(off)
        asked = [nw.col(one) * nw.col(other) for n, one in enumerate(names) for other in names[n:]]
        sums = self._sheet.sums(self._frame.select(**off), asked)
        total = np.zeros((len(names), len(names)))
        total[np.triu_indices(len(names))] = sums
        return np.triu(total) + np.triu(total, 1).T

    def _silent(self, by: str) -> Any:
        column = self._nw.col(by)
        return column.is_null() | column.is_nan() if self._sheet.schema[by].is_float() else column.is_null()

    def _of(self, *rows: Any) -> There:
        return There(self._sides, self._sheet, self._at, self._frame.filter(*rows))


Answers: TypeAlias = Here | There


class Read(NamedTuple):
    """The answers of a survey, the sheet that they stand on, and the statements of the needs."""

    answers: Answers
    sheet: Near | Far
    statements: FrozenMap[str, str]
    scheme: Scheme
    """How they are scored where nobody says."""


def read_answers(frame: object, importance: object, satisfaction: object, at: Path) -> Read:
    """Read the answers of a survey: a frame and which of its columns ask what, or a survey that is read already.

    Raises:
        InvalidTypeError, InvalidValueError, UnknownNameError: The frame or a column cannot be read.
    """
    if isinstance(frame, Survey):
        if importance is not None or satisfaction is not None:
            raise InvalidValueError(
                "a survey that is read already knows its columns",
                path=at,
                hint="Leave importance and satisfaction out, or take survey.override(...).",
                code="JT771",
            )
        sheet, statements = frame.settled, frame.statements
        # What is stretched onto another scale are no boxes any more.
        is_one = len(set(frame.scales.values())) == 1
        scheme: Scheme = TopTwoBox(scale=frame.scale) if is_one else Means(scale=frame.scale)
        sides = {key: (frame.importance[key], frame.satisfaction[key]) for key in statements}
    else:
        sheet = read_sheet(frame, at)
        sides = read_sides(sheet, importance, satisfaction, at)
        statements, scheme = FrozenMap({key: key for key in sides}), TopTwoBox()
    return Read(answers_on(sheet, sides, at), sheet, statements, scheme)


def stretched(frame: object) -> tuple[Scale | None, FrozenMap[Side, Scale]]:
    """Return onto what scale the answers of a survey of two scales are stretched, and from which; else nothing."""
    if isinstance(frame, Survey) and len(set(frame.scales.values())) > 1:
        return frame.scale, frame.scales
    return None, FrozenMap()


def answers_on(sheet: Near | Far, sides: Mapping[str, tuple[str, str]], at: Path) -> Answers:
    """Return the answers to pairs of questions, here or where they lie.

    Raises:
        InvalidTypeError: A column holds anything but numbers.
    """
    return There(sides, sheet, at) if isinstance(sheet, Far) else Here.read(sides, sheet, at)


def refuse_strays(pairs: Sequence[Pairs], scheme: Scheme, at: Path) -> None:
    """Refuse answers that cannot be given on the scale of a scheme.

    Raises:
        InvalidValueError: There is one.
    """
    for one in pairs:
        for what, answers in (("importance", one.importance), ("satisfaction", one.satisfaction)):
            wrong = scheme.strays(answers)
            if not wrong.any():
                continue
            low, high = scheme.scale
            off = (answers < float(low)) | (answers > float(high))
            shown_ = off if off.any() else wrong
            codes = {code: int(one.counts[answers == code].sum()) for code in np.unique(answers[shown_]).tolist()}
            raise InvalidValueError(
                f"answers are off the scale from {low} to {high}: {told(codes)}"
                if off.any()
                else f"answers lie between the points of the scale from {low} to {high}: {told(codes)}",
                path=(*at, f"{what}[{shown(one.key)}]"),
                hint="Read the frame with learn.read_survey and say what such codes mean, or give the right scale."
                if off.any()
                else f"Top boxes count whole points; scheme=Means(scale=({low}, {high})) takes any answer between.",
                code="JT773",
            )


def kept(answers: Answers, pairs: Sequence[Pairs], missing: Missing, at: Path) -> tuple[Answers, Sequence[Pairs]]:
    """Return the answers and their counts that are left under a policy on what is missing.

    Raises:
        InvalidValueError: Something is missing, and that is refused.
    """
    if missing == "complete":
        whole = answers.complete()
        return whole, whole.pairs()
    if missing == "refuse":
        for one in pairs:
            if one.both.size < one.size:
                raise InvalidValueError(
                    f"{one.size - one.both.size:,} of {one.size:,} people left out an answer",
                    path=(*at, shown(one.key)),
                    hint="Say what becomes of them: missing='pairs', 'available' or 'complete'.",
                    code="JT775",
                )
    return answers, pairs


def _paired(key: str, importance: Floats, satisfaction: Floats) -> Pairs:
    ones, one = np.unique(importance, return_inverse=True)
    others, other = np.unique(satisfaction, return_inverse=True)
    cells = np.bincount(one.reshape(-1) * len(others) + other.reshape(-1), minlength=len(ones) * len(others))
    there = np.flatnonzero(cells)
    return Pairs(key, ones[there // len(others)], others[there % len(others)], cells[there].astype(float))


def _counted(scheme: Scheme, importance: Floats, satisfaction: Floats, *, paired: bool) -> Floats:
    """Return what answers count: importance and satisfaction in turn, or one opportunity for each outcome."""
    rates = scheme.rates(importance), scheme.rates(satisfaction)
    if isinstance(scheme, Individual):
        own: Floats = rates[0] + np.maximum(rates[0] - rates[1], 0)
        return own
    if paired:
        gone = np.isnan(importance) | np.isnan(satisfaction)
        rates = np.where(gone, np.nan, rates[0]), np.where(gone, np.nan, rates[1])
    both: Floats = np.stack(rates, axis=2).reshape(len(importance), -1)
    return both


def in_order(label: object) -> tuple[bool, str, Any]:
    """Return what labels are sorted by: those that say nothing last, alike types together."""
    if isinstance(label, (int, float)):
        return False, "", label
    return label is None, type(label).__name__, str(label)


def read_by(sheet: Near | Far, by: object, at: Path) -> str | None:
    """Read which column says what group people belong to."""
    return None if by is None else find_column(sheet, by, (*at, "by"))
