"""What can go wrong, in one family of classes: every error says where, what and how to mend.

An error carries its parts as fields (``path``, ``problem``, ``hint``, ``code``) and builds its text from them::

    JobMap > step 'pour': depends on unknown step 'gring'. Did you mean 'grind'? [JT203]

Codes are permanent and share one namespace with the findings of a check.
"""

from __future__ import annotations

import difflib
import unicodedata
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "CheckError",
    "CycleError",
    "DocumentError",
    "InvalidTypeError",
    "InvalidValueError",
    "JobTheoryError",
    "MissingExtraError",
    "UnitError",
    "UnknownNameError",
]

SHOWN = 80
"""At most so many characters of a value are shown in an error."""

_BIDI = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def visible(text: str) -> str:
    r"""Return ``text`` with everything that could steer a terminal written as an escape.

    Control, bidirectional, separator, tag and lone surrogate characters are replaced, and zero-width characters other
    than the joiners that emoji and scripts need; all other text stays as it is.

    Example:
        >>> visible("caf\u00e9\x1b[2J")
        'café\\x1b[2J'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escape(c) if _unsafe(c) else c for c in text)


def _unsafe(c: str) -> bool:
    return (
        unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}
        or c in _BIDI
        or c in "\u200b\u2060\ufeff"
        or 0xE0000 <= ord(c) <= 0xE007F
    )


def _escape(c: str) -> str:
    return c.encode("unicode_escape").decode("ascii")


def shown(value: object) -> str:
    """Return a short, printable picture of any value: at most 80 characters, no control characters."""
    if isinstance(value, str):
        text = repr(value[: SHOWN + 1])
    elif isinstance(value, int) and not isinstance(value, bool) and value.bit_length() > 256:
        return f"a whole number of about {value.bit_length() * 3 // 10} digits"
    elif isinstance(value, (int, float, bool, type(None))):
        text = repr(value)
    elif isinstance(value, (bytes, bytearray)):
        text = repr(bytes(value[: SHOWN + 1]))
    elif isinstance(value, Decimal) or (isinstance(value, Fraction) and _is_short(value)):
        text = str(value)
    else:
        return one_of(type(value))
    text = visible(text)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _is_short(value: Fraction) -> bool:
    return value.numerator.bit_length() <= 256 and value.denominator.bit_length() <= 256


def one_of(kind: type) -> str:
    """Return the name of a class with its article: ``"a Goal"``, ``"an Evidence"``."""
    name = visible(kind.__name__[:40])[:SHOWN]
    return f"{'an' if name[:1] in set('AEIOUaeiou') else 'a'} {name}"


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return ``"Did you mean 'x'?"`` for the closest known name, or an empty text where none is close."""
    candidates = [k for k in known if len(k) <= SHOWN]
    close = difflib.get_close_matches(name[:SHOWN], candidates[:2000], n=1, cutoff=0.6)
    return f"Did you mean {shown(close[0])}?" if close else ""


class JobTheoryError(Exception):
    """The root of every error this library raises on purpose.

    Attributes:
        problem: What is wrong, as a sentence without a full stop.
        path: Where it is wrong, from the outside in, e.g. ``("JobMap", "step 'pour'")``.
        hint: How to mend it; may be empty.
        code: ``"JT"`` and three digits, permanent.

    Example:
        >>> import jobtheory as jt
        >>> try:
        ...     jt.Measure("ride", "min", worst=60, target=60)
        ... except jt.JobTheoryError as error:
        ...     print(error.code, error.path)
        JT111 ("Measure 'ride'",)
    """

    def __init__(self, problem: str, *, path: Iterable[str] = (), hint: str = "", code: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.path: tuple[str, ...] = tuple(path)
        self.hint = hint
        self.code = code

    def __str__(self) -> str:
        """Return where, what and how to mend, with the code last."""
        where = " > ".join(self.path)
        text = f"{where}: {self.problem}" if where else self.problem
        return f"{text}. {self.hint} [{self.code}]" if self.hint else f"{text}. [{self.code}]"

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by the fields, so that an error crosses a process boundary whole."""
        return (_rebuild, (type(self), dict(self.__dict__)))

    def within(self, *outer: str) -> JobTheoryError:
        """Return the same error seen from further out: ``outer`` is put before its path."""
        return _rebuild(type(self), {**self.__dict__, "path": (*outer, *self.path)})


def _rebuild(cls: type[JobTheoryError], fields: dict[str, Any]) -> JobTheoryError:
    error = cls.__new__(cls)
    error.args = (fields["problem"],)
    error.__dict__.update(fields)
    return error


class InvalidValueError(JobTheoryError, ValueError):
    """A value of the right type that makes no sense where it stands."""


class InvalidTypeError(JobTheoryError, TypeError):
    """A value of a type that is not taken there."""


class UnitError(InvalidValueError):
    """A quantity or unit that cannot be read, or two that do not convert into each other."""


class UnknownNameError(JobTheoryError, LookupError):
    """A key or name that nothing carries; the hint names the closest one that is known."""


class CycleError(InvalidValueError):
    """Steps that wait for each other.

    Attributes:
        cycle: The keys along the cycle, in order, the first one again at the end.
    """

    def __init__(
        self, problem: str, *, cycle: Iterable[str], path: Iterable[str] = (), hint: str = "", code: str
    ) -> None:
        super().__init__(problem, path=path, hint=hint, code=code)
        self.cycle: tuple[str, ...] = tuple(cycle)


class DocumentError(InvalidValueError):
    """A document that cannot be loaded.

    Attributes:
        faults: Every fault found, each an error of its own with its path into the document; at most 20 are kept.
        total: How many faults there were in all.
    """

    def __init__(
        self,
        problem: str,
        *,
        faults: Iterable[JobTheoryError] = (),
        total: int | None = None,
        path: Iterable[str] = (),
        hint: str = "",
        code: str,
    ) -> None:
        super().__init__(problem, path=path, hint=hint, code=code)
        self.faults: tuple[JobTheoryError, ...] = tuple(faults)
        self.total: int = len(self.faults) if total is None else total

    def __str__(self) -> str:
        """Return the summary and under it one line for each fault kept."""
        lines = [super().__str__(), *(f"  {fault}" for fault in self.faults)]
        if self.total > len(self.faults):
            lines.append(f"  … and {self.total - len(self.faults)} more")
        return "\n".join(lines)


class CheckError(JobTheoryError):
    """A check found what it was asked to stop at; ``findings`` holds all of it."""

    def __init__(
        self, problem: str, *, path: Iterable[str] = (), hint: str = "", code: str, findings: Iterable[Any] = ()
    ) -> None:
        super().__init__(problem, path=path, hint=hint, code=code)
        self.findings: tuple[Any, ...] = tuple(findings)


class MissingExtraError(JobTheoryError):
    """A part of the library that needs a package which is not installed; the hint names the extra that brings it.

    It is no ImportError, whose own ``path`` means something else.
    """


class JobTheoryWarning(UserWarning):
    """The root of every warning this library gives: of what is legal and risky; what is called says how to opt out."""


class SampleSharesWarning(JobTheoryWarning):
    """Shares are foretold with the constants of a sample, which are not the population's where it was drawn by choice.

    ``population_shares=`` corrects them; ``population_shares="sample"`` says that the sample was drawn at random.
    """


class NestScaleWarning(JobTheoryWarning):
    """The scale of a nest is surely above 1, as of nobody who takes what is best for him.

    Its solutions are no close substitutes: leave the nest out, or nest otherwise.
    """


class MixedWeightsWarning(JobTheoryWarning):
    """Importances of one side come from two sources that have no unit in common, so that they do not stand beside.

    ``scale="stated"`` scales those learned, so that together they weigh what was stated of them.
    """
