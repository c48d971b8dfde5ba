"""What the functions of this place are given, read one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.model.values import Path

W = TypeVar("W", bound=str)


def read_confidence(given: object, at: Path) -> float:
    """Read how sure an interval shall be.

    Raises:
        InvalidTypeError: It is no number.
        InvalidValueError: It is no share strictly between 0 and 1.
    """
    if isinstance(given, bool) or not isinstance(given, (int, float)):
        raise InvalidTypeError(
            f"confidence is {shown(given)}", path=at, hint="Give a share, as in confidence=0.95.", code="JT103"
        )
    if not 0 < given < 1:
        raise InvalidValueError(
            f"confidence is {shown(given)}",
            path=at,
            hint="Give a share strictly between 0 and 1, as in confidence=0.95.",
            code="JT783",
        )
    return float(given)


def read_count(given: object, at: Path, what: str, least: int, most: int | None = None) -> int:
    """Read a whole number that is not too small, nor too large.

    Raises:
        InvalidTypeError: It is none.
        InvalidValueError: It is too small or too large.
    """
    if isinstance(given, bool) or not isinstance(given, int):
        raise InvalidTypeError(f"{what} is {shown(given)}", path=at, hint="Give a whole number.", code="JT103")
    if given < least or (most is not None and given > most):
        wanted = f"of {least} or more" if most is None else f"from {least:,} to {most:,}"
        raise InvalidValueError(
            f"{what} is {shown(given)}", path=at, hint=f"Give a whole number {wanted}.", code="JT521"
        )
    return given


def read_word(given: object, words: Sequence[W], at: Path, what: str) -> W:
    """Read one of several words.

    Raises:
        InvalidValueError: It is none of them.
    """
    for word in words:
        if given == word:
            return word
    raise InvalidValueError(
        f"{what} is {shown(given)}", path=at, hint=f"Give {', '.join(map(repr, words))}.", code="JT784"
    )
