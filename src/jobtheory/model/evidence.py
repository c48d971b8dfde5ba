"""What a figure rests on: what people did is better evidence than what they say, and both than what a seller claims."""

from __future__ import annotations

import datetime
import enum
from typing import Any, final

import attrs

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.model.values import Path, Value, read_member, read_text

__all__ = ["Evidence", "EvidenceKind"]


@final
class EvidenceKind(enum.Enum):
    """Kinds of evidence, weakest first; they compare in that order.

    Example:
        >>> EvidenceKind.CLAIM < EvidenceKind.TRIAL
        True
    """

    CLAIM = "claim"
    """A seller says so."""
    STATED = "stated"
    """Customers say so."""
    TRIAL = "trial"
    """A proof of concept on the customer's own data showed it."""
    OBSERVED = "observed"
    """People were seen to get it."""
    REPEATED = "repeated"
    """People hire it again and again."""

    @property
    def rank(self) -> int:
        """0 for the weakest kind, 4 for the strongest."""
        return tuple(EvidenceKind).index(self)

    def __lt__(self, other: Any) -> bool:
        return self.rank < other.rank if isinstance(other, EvidenceKind) else NotImplemented

    def __le__(self, other: Any) -> bool:
        return self.rank <= other.rank if isinstance(other, EvidenceKind) else NotImplemented

    def __gt__(self, other: Any) -> bool:
        return self.rank > other.rank if isinstance(other, EvidenceKind) else NotImplemented

    def __ge__(self, other: Any) -> bool:
        return self.rank >= other.rank if isinstance(other, EvidenceKind) else NotImplemented


@final
@attrs.frozen(init=False)
class Evidence(Value):
    """Where a figure comes from.

    Args:
        kind: How strong it is; an `EvidenceKind` or its text, such as ``"trial"``.
        source: Who or what says so, in words.
        date: The day it was gathered, a ``datetime.date`` or ISO text such as ``"2026-03-01"``.
        sample: How many people, runs or records it rests on.
        note: Anything else worth keeping, such as a quote.

    Raises:
        InvalidTypeError, InvalidValueError, UnknownNameError: A part cannot be read.

    Example:
        >>> Evidence("trial", "two weeks in our own office", sample=12).kind
        <EvidenceKind.TRIAL: 'trial'>
    """

    kind: EvidenceKind
    source: str
    date: datetime.date | None = None
    sample: int | None = None
    note: str = ""

    def __init__(
        self,
        kind: EvidenceKind | str,
        source: str,
        *,
        date: datetime.date | str | None = None,
        sample: int | None = None,
        note: str = "",
    ) -> None:
        at = (f"Evidence {shown(source)}",)
        self.__attrs_init__(
            read_member(EvidenceKind, kind, at, "kind"),
            read_text(source, at, "source"),
            None if date is None else read_date(date, at, "date"),
            _read_sample(sample, at),
            read_text(note, at, "note", empty=True),
        )


def read_date(value: object, path: Path, what: str) -> datetime.date:
    """Read a day, given as a date or as ISO text."""
    if isinstance(value, str):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            raise InvalidValueError(
                f"{what} {shown(value)} cannot be read", path=path, hint="Write it as '2026-03-01'.", code="JT110"
            ) from None
    if type(value).__name__ in {"NaTType", "NAType"}:  # what pandas has where a day is missing
        raise InvalidValueError(
            f"the day of {what} is missing", path=path, hint="Leave it out where nobody knows it.", code="JT110"
        )
    if isinstance(value, datetime.datetime):  # pandas' Timestamp is one too
        raise InvalidTypeError(
            f"{what} is {shown(value)}, a time and not a day",
            path=path,
            hint="Give a day: call .date() on it.",
            code="JT103",
        )
    if not isinstance(value, datetime.date):
        raise InvalidTypeError(
            f"{what} is {shown(value)}", path=path, hint="Give a datetime.date, or text as '2026-03-01'.", code="JT103"
        )
    return value


def _read_sample(value: object, path: Path) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool):
        raise InvalidTypeError(f"sample is {shown(value)}", path=path, hint="Give a whole number.", code="JT103")
    if not 1 <= value <= 10**15:
        raise InvalidValueError(
            f"sample is {shown(value)}", path=path, hint="Give a whole number from 1 to 10**15.", code="JT108"
        )
    return value
