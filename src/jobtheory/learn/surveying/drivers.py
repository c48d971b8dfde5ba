"""The importance of outcomes derived from an overall rating: what goes with it when satisfaction goes up."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias, final

import attrs
import numpy as np

from jobtheory.errors import InvalidValueError
from jobtheory.learn.arguments import read_confidence, read_word
from jobtheory.learn.student import t_width
from jobtheory.learn.surveying.answers import Missing, answers_on, kept, stretched
from jobtheory.learn.surveying.association import Correlation, associate
from jobtheory.learn.surveying.headers import Side
from jobtheory.learn.surveying.regression import regress
from jobtheory.learn.surveying.schemes import Scale
from jobtheory.learn.surveying.sheets import Far, Near, find_column, read_columns, read_sheet, refuse_shared
from jobtheory.learn.surveying.survey import Survey
from jobtheory.model.keys import refuse_unknown
from jobtheory.model.values import FrozenMap, Shown, Value, read_flag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jobtheory.hiring.crowd import Counts

__all__ = ["DerivedImportance", "Driver", "derived_importance"]

Method: TypeAlias = Literal["regression", "pearson", "spearman", "kendall"]
"""How an importance is derived."""

METHODS: tuple[Method, ...] = ("regression", "pearson", "spearman", "kendall")
AT = ("derived_importance",)


@final
@attrs.frozen
class Driver(Value):
    """How much the overall rating goes with the satisfaction with one outcome.

    Attributes:
        key: The outcome.
        importance: The coefficient or the correlation.
        error: Its standard error, on which the interval rests: it needs no equal variances.
        low: The lower end of the interval.
        high: The upper end.
        classical_error: The standard error of a regression with equal variances and independent rows, as most programs
            print it; None for a correlation.
        n: How many rows it rests on.
    """

    key: str
    importance: float
    error: float
    low: float
    high: float
    classical_error: float | None
    n: int


@final
@attrs.frozen(repr=False)
class DerivedImportance(Value, Shown):
    """The importance of each outcome derived from an overall rating; made by `derived_importance`.

    Attributes:
        drivers: The outcomes, in declared order.
        method: How they are derived.
        interval: How their intervals come about.
        confidence: How sure these are.
        missing: What became of rows that lack an answer.
        r2: The share of the variance of the overall rating that a regression accounts for; None for correlations.
        intercept: The overall rating where every satisfaction is 0; None for correlations and within raters.
        rows: How many rows there are.
        unclear: Outcomes for which there is no correlation: one of the two answers is the same for everybody.
        statements: The statements of the outcomes, by key.
        scale: The least and the greatest answer onto which those of two scales are stretched; None where answers are
            taken as they are.
        scales: The least and the greatest answer of each side as it was asked, where they are stretched; the
            overall rating never is.

    Tables:
        - ``outcomes``, a row for every outcome: ``key``, ``statement``, ``importance``, ``error``, ``low``, ``high``,
          ``classical_error``, ``n``.
    """

    drivers: tuple[Driver, ...]
    method: Method
    interval: str
    confidence: float
    missing: Missing
    r2: float | None
    intercept: float | None
    rows: int
    unclear: tuple[str, ...]
    statements: FrozenMap[str, str]
    scale: Scale | None
    scales: FrozenMap[Side, Scale]

    def __getitem__(self, key: str) -> Driver:
        known = [one.key for one in self.drivers]
        refuse_unknown(key, known, ("DerivedImportance",), "no outcome is called", "JT301")
        return self.drivers[known.index(key)]

    def __iter__(self) -> Iterator[Driver]:
        return iter(self.drivers)

    def __len__(self) -> int:
        return len(self.drivers)

    def __repr__(self) -> str:
        listed = ", ".join(f"{one.key!r}: {one.importance:.2f}" for one in self.drivers[:12])
        more = f", … {len(self) - 12} more" if len(self) > 12 else ""
        return f"<DerivedImportance ({self.method}) from {self.rows:,} rows: {listed}{more}>"


def derived_importance(
    frame: object,
    overall: str,
    satisfaction: Mapping[str, str] | None = None,
    *,
    method: Method = "regression",
    rater: str | None = None,
    within: bool = False,
    missing: Missing = "complete",
    confidence: float = 0.95,
) -> DerivedImportance:
    """Derive how important outcomes are from how the satisfaction with them goes with an overall rating.

    It is association and no cause: what differs little between people, or goes along with something else, looks
    unimportant however much it matters. A coefficient is no swing weight either; times the swing it becomes one.

    Args:
        frame: A frame, a mapping of header to array, or a survey that is read already; see `opportunity`.
        overall: The column of the overall rating. Of a survey, what its ``blank`` and ``recode`` say counts here too;
            it needs not have the scale of the others.
        satisfaction: The column that asks for the satisfaction with each outcome, by its key.
        method: ``"regression"``, the coefficients of a linear regression of the overall rating on all of them at once;
            or one by one a correlation: ``"pearson"``, ``"spearman"`` or ``"kendall"`` (tau-b).
        rater: The column that says who rated, where people rated several times: their rows are taken together.
        within: True to compare only the ratings of the same rater, for a regression: how high somebody rates on the
            whole then makes no difference.
        missing: What becomes of rows that lack an answer: ``"complete"`` leaves them out, ``"refuse"`` raises an error,
            and with correlations ``"pairs"`` uses them for the outcomes of which they have both.
        confidence: How sure the intervals shall be.

    Raises:
        MissingExtraError: narwhals is not installed.
        InvalidTypeError: A column holds no numbers, or an argument is of a type that is not taken.
        InvalidValueError: There are too few rows, columns tell the same, or an argument makes no sense.
        UnknownNameError: There is no column of a name that is given.

    Example:
        >>> import jobtheory as jt
        >>> frame = {"soon": [1, 2, 3, 4, 5, 3], "cheap": [4, 1, 5, 2, 3, 2], "all": [1, 2, 4, 4, 5, 3]}
        >>> found = jt.learn.derived_importance(frame, "all", {"arrive-soon": "soon", "spend-little": "cheap"})
        >>> [(one.key, round(one.importance, 2)) for one in found]
        [('arrive-soon', 1.02), ('spend-little', 0.2)]
    """
    sheet, columns, statements = _read_sides(frame, satisfaction)
    total = find_column(sheet, overall, (*AT, "overall"))
    refuse_shared({"satisfaction": columns, "rating": {"all": total}}, AT)
    if isinstance(frame, Survey):
        sheet = frame.rated(total, (*AT, "overall"))
    chosen = read_word(method, METHODS, AT, "method")
    who = None if rater is None else find_column(sheet, rater, (*AT, "rater"))
    alone = read_flag(within, AT, "within")
    policies: tuple[Missing, ...] = (
        ("complete", "refuse") if chosen == "regression" else ("pairs", "complete", "refuse")
    )
    asked = _Asked(
        sheet,
        columns,
        total,
        read_word(missing, policies, AT, "missing"),
        read_confidence(confidence, AT),
        statements,
        stretched(frame),
    )
    if chosen == "regression":
        if alone and who is None:
            raise InvalidValueError(
                "within compares ratings of one rater, and no rater is named",
                path=AT,
                hint="Give rater= the column that says who rated.",
                code="JT784",
            )
        return _regressed(asked, who, within=alone)
    if who is not None or alone:
        raise InvalidValueError(
            "raters are told apart in a regression only", path=AT, hint="Give method='regression'.", code="JT784"
        )
    return _correlated(asked, chosen)


class _Asked(NamedTuple):
    """What is asked, and how."""

    sheet: Near | Far
    columns: Mapping[str, str]
    overall: str
    missing: Missing
    confidence: float
    statements: FrozenMap[str, str]
    stretched: tuple[Scale | None, FrozenMap[Side, Scale]]


def _read_sides(frame: object, satisfaction: object) -> tuple[Near | Far, Mapping[str, str], FrozenMap[str, str]]:
    """Read the sheet, which of its columns asks for what, and the statements of the needs."""
    if isinstance(frame, Survey):
        if satisfaction is not None:
            raise InvalidValueError(
                "a survey that is read already knows its columns",
                path=AT,
                hint="Leave satisfaction out, or take survey.override(...).",
                code="JT771",
            )
        return frame.settled, frame.satisfaction, frame.statements
    sheet = read_sheet(frame, AT)
    columns = read_columns(sheet, satisfaction, "satisfaction", AT)
    return sheet, columns, FrozenMap({key: key for key in columns})


def _correlated(asked: _Asked, method: Correlation) -> DerivedImportance:
    sheet = asked.sheet
    sides = {key: (name, asked.overall) for key, name in asked.columns.items()}
    answers = answers_on(sheet, sides, AT)
    pairs = answers.pairs()
    rows = pairs[0].size
    _, pairs = kept(answers, pairs, asked.missing, AT)
    drivers: list[Driver] = []
    unclear: list[str] = []
    for one in pairs:
        found = associate(one.both, method, asked.confidence) if one.both.size else None
        if found is None:
            unclear.append(one.key)
        else:
            drivers.append(Driver(one.key, found.value, found.error, found.low, found.high, None, one.both.size))
    return DerivedImportance(
        tuple(drivers),
        method,
        "jackknife on Fisher's scale" if method == "pearson" else "delta method on Fisher's scale",
        asked.confidence,
        asked.missing,
        None,
        None,
        rows,
        tuple(unclear),
        asked.statements,
        *asked.stretched,
    )


def _regressed(asked: _Asked, rater: str | None, *, within: bool) -> DerivedImportance:
    columns, sheet = asked.columns, asked.sheet
    if isinstance(sheet, Far):
        sheet = sheet.here([*columns.values(), asked.overall, *([] if rater is None else [rater])])
    x = np.column_stack([sheet.numbers(name, AT) for name in columns.values()])
    y = sheet.numbers(asked.overall, AT)
    labels = None if rater is None else sheet.labels(rater)
    gone = np.isnan(x).any(axis=1) | np.isnan(y)
    if labels is not None:
        gone |= np.array([label is None for label in labels])
    if asked.missing == "refuse" and gone.any():
        raise InvalidValueError(
            f"{int(gone.sum()):,} of {len(gone):,} rows lack an answer",
            path=AT,
            hint="Say what becomes of them: missing='complete' leaves them out.",
            code="JT775",
        )
    rows = np.flatnonzero(~gone)
    raters = None if labels is None else _numbered([labels[row] for row in rows.tolist()])
    found = regress(x[rows], y[rows], list(columns), raters, within=within, at=AT)
    width = t_width(asked.confidence, found.df)
    figures = zip(columns, found.coefficients.tolist(), found.robust.tolist(), found.classical.tolist(), strict=True)
    return DerivedImportance(
        tuple(Driver(key, b, e, b - width * e, b + width * e, plain, len(rows)) for key, b, e, plain in figures),
        "regression",
        "jackknife over rows (HC3)" if rater is None else "jackknife over raters (CR3)",
        asked.confidence,
        asked.missing,
        found.r2,
        found.intercept,
        len(gone),
        (),
        asked.statements,
        *asked.stretched,
    )


def _numbered(labels: Sequence[Any]) -> Counts:
    """Return labels as whole numbers from 0, in the order in which they turn up."""
    numbers = {label: n for n, label in enumerate(dict.fromkeys(labels))}
    return np.array([numbers[label] for label in labels], dtype=int)
