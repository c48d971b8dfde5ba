"""Linear regression by least squares, with standard errors that need no equal variances and no independent rows.

The classical standard errors are those of every textbook. The robust ones leave out one rater after another, each a
cluster of rows (the jackknife; where every row is a rater's only one this is HC3: MacKinnon & White 1985, Some
heteroskedasticity-consistent covariance matrix estimators with improved finite sample properties, Journal of
Econometrics 29:305-325; for clusters CR3: Bell & McCaffrey 2002, Bias reduction in standard errors for linear
regression with multi-stage samples, Survey Methodology 28:169-181).
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from jobtheory.errors import InvalidValueError, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.hiring.crowd import Counts, Floats
    from jobtheory.model.values import Path

SAME = 1e-8
"""A column of which so small a share is not told by the others tells nothing of its own."""


class Regression(NamedTuple):
    """What least squares gives."""

    intercept: float | None
    coefficients: Floats
    classical: Floats
    """Standard errors with equal variances and independent rows."""
    robust: Floats
    """Standard errors with neither."""
    df: int
    """The degrees of freedom of the robust ones."""
    r2: float


def regress(
    columns: Floats, target: Floats, names: Sequence[str], raters: Counts | None, *, within: bool, at: Path
) -> Regression:
    """Regress a target on some columns.

    Args:
        columns: A row for each rating, a column for each outcome.
        target: The overall rating.
        names: What the columns are called, for errors.
        raters: Who gave each rating, as whole numbers from 0; None where everybody rated once.
        within: Whether only ratings of the same rater are compared.
        at: Where errors are said to be.

    Raises:
        InvalidValueError: There are too few rows, or a column tells nothing that the others do not.
    """
    rows, wide = columns.shape
    everybody: Counts = np.arange(rows, dtype=np.int64)
    groups = everybody if raters is None else raters
    many = int(np.max(groups)) + 1 if rows else 0
    spent = wide + (many if within else 1)
    if rows <= spent or many < 3:
        raise InvalidValueError(
            f"{rows:,} ratings of {many:,} raters are too few for {wide} outcomes"
            + (" within raters" if within else ""),
            path=at,
            hint=f"More than {spent:,} ratings of at least 3 raters are needed.",
            code="JT781",
        )
    together = groups if within else np.zeros_like(everybody)
    x = _centred(columns, together)
    y = _centred(target[:, None], together)[:, 0]
    _refuse_same(x, columns, names, at)
    inverse: Floats = np.linalg.inv(x.T @ x).astype(float)
    coefficients = inverse @ (x.T @ y)
    left = y - x @ coefficients
    squares = float(left @ left)
    classical = np.sqrt(np.diag(inverse) * squares / (rows - spent))
    design, bread = (x, inverse) if within else _with_intercept(x, inverse)
    robust = np.sqrt(np.diag(_jackknife(design, bread, left, groups, many))[:wide])
    df = (rows - spent) if raters is None else many - 1
    total = float(y @ y)
    intercept = None if within else float(target.mean() - columns.mean(axis=0) @ coefficients)
    return Regression(intercept, coefficients, classical, robust, df, 1 - squares / total if total else 0.0)


def _centred(columns: Floats, groups: Counts) -> Floats:
    """Return columns less the means of their groups."""
    sizes = np.bincount(groups)
    centred = np.empty_like(columns, dtype=float)
    for n in range(columns.shape[1]):
        centred[:, n] = columns[:, n] - (np.bincount(groups, weights=columns[:, n]) / np.maximum(sizes, 1))[groups]
    return centred


def _refuse_same(x: Floats, columns: Floats, names: Sequence[str], at: Path) -> None:
    """Refuse the first column that those before it tell, and name them."""
    kept: list[int] = []
    for n in range(x.shape[1]):
        length = float(np.linalg.norm(x[:, n]))
        if length <= SAME * float(np.linalg.norm(columns[:, n])):
            raise InvalidValueError(
                f"the ratings of {shown(names[n])} do not differ",
                path=at,
                hint="Leave that outcome out: nothing can be learned of it here.",
                code="JT780",
            )
        if kept:
            before = x[:, kept]
            shares = np.linalg.lstsq(before, x[:, n], rcond=None)[0]
            if float(np.linalg.norm(x[:, n] - before @ shares)) <= SAME * length:
                scale = np.abs(shares) * np.linalg.norm(before, axis=0) / length
                culprits = [names[kept[at_]] for at_ in np.flatnonzero(scale > 1e-6).tolist()]
                raise InvalidValueError(
                    f"the ratings of {shown(names[n])} follow from those of {', '.join(map(shown, culprits[:5]))}",
                    path=at,
                    hint="Leave one of them out: they cannot be told apart.",
                    code="JT780",
                )
        kept.append(n)


def _with_intercept(x: Floats, inverse: Floats) -> tuple[Floats, Floats]:
    """Return centred columns and a column of ones, and the inverse of their products."""
    rows, wide = x.shape
    bread = np.zeros((wide + 1, wide + 1))
    bread[:wide, :wide], bread[wide, wide] = inverse, 1 / rows
    return np.column_stack([x, np.ones(rows)]), bread


def _jackknife(design: Floats, bread: Floats, left: Floats, groups: Counts, many: int) -> Floats:
    """Return the covariance of coefficients, leaving out one group of rows after another."""
    if many == len(left):
        leverage = np.einsum("ij,jk,ik->i", design, bread, design)
        moved = (design @ bread) * (left / np.maximum(1 - leverage, SAME))[:, None]
    else:
        moved = np.zeros((many, design.shape[1]))
        order = np.argsort(groups, kind="stable")
        for n, rows in enumerate(np.split(order, np.cumsum(np.bincount(groups, minlength=many))[:-1])):
            own = design[rows]
            rest = np.eye(len(rows)) - own @ bread @ own.T
            moved[n] = bread @ own.T @ np.linalg.lstsq(rest, left[rows], rcond=None)[0]
    spread: Floats = moved.T @ moved * ((many - 1) / many)
    return spread
