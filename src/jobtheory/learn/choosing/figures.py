"""Columns of figures: levels as numbers, and who was hired as a mark."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.learn.choosing.labels import CHUNK, is_array
from jobtheory.learn.columns import is_blank

if TYPE_CHECKING:
    import numpy.typing as npt

    from jobtheory.hiring.crowd import Bools, Floats
    from jobtheory.model.values import Path


NUMBERS = (
    "Turn it into numbers first: a time into minutes, yes and no into 1 and 0, kinds such as brands into a "
    "column of 1 and 0 for each but one."
)


def numbers(column: Any, path: Path, hint: str = NUMBERS) -> npt.NDArray[Any]:
    """Return a column of numbers as it is stored, or as floats where something is missing: NaN then stands for it.

    Raises:
        InvalidTypeError: The column holds no numbers.
    """
    array: npt.NDArray[Any] = np.asarray(column if is_array(column) else column.to_numpy())
    if array.dtype.kind in "iufb":
        return array
    if array.dtype.kind == "O":
        try:
            return _as_floats(array)
        except (TypeError, ValueError):
            pass
    raise InvalidTypeError(
        f"the column holds {_kind(column)}, not numbers",
        path=path,
        hint=hint,
        code="JT721",
    )


HIRED = "Say 1 or True of the solution that was hired, 0 or False of all others."
AVAILABLE = "Say 1 or True where the solution was available, 0 or False where it was not."


def marks(column: Any, path: Path, hint: str = HIRED) -> Bools:
    """Return a column that says yes or no of each row, such as whether the solution was hired.

    Raises:
        InvalidValueError: It holds anything besides 0 and 1, or something is missing.
        InvalidTypeError: It holds no numbers.
    """
    array = numbers(column, path, hint)
    marked: Bools = np.asarray(array == 1, dtype=np.bool_)
    if np.count_nonzero(array) != np.count_nonzero(marked):
        row = int(np.argmax((array != 0) & ~marked))
        raise InvalidValueError(
            f"row {row} says {shown(array[row].item())}",
            path=path,
            hint=hint,
            code="JT721",
        )
    return marked


def read_whole(given: object, path: Path, what: str) -> int:
    """Return a whole number, of numpy or not.

    Raises:
        InvalidTypeError: It is none.
    """
    if isinstance(given, bool) or not isinstance(given, (int, np.integer)):
        raise InvalidTypeError(
            f"{what} is {shown(given)}", path=path, hint="Give a whole number, such as 1.", code="JT103"
        )
    return int(cast("int", given))


def _as_floats(objects: npt.NDArray[Any]) -> Floats:
    """Return numbers that are stored as objects, such as decimals, as floats; a text is none, whatever it says."""
    listed: list[Any] = objects.tolist()
    if any(isinstance(x, (str, bytes)) for x in listed):
        raise TypeError
    return np.array([np.nan if is_blank(x) else float(x) for x in listed])


def _kind(column: Any) -> str:
    if is_array(column) and column.dtype.kind == "O":
        return "text" if any(isinstance(x, str) for x in column[:CHUNK].tolist()) else "objects"
    dtype = str(column.dtype).partition("(")[0]
    return {"String": "text", "object": "objects", "Object": "objects", "Categorical": "text", "Enum": "text"}.get(
        dtype, dtype
    )
