"""What a check finds: one thing that is unwise, where it is, why, and how to mend it."""

from __future__ import annotations

import enum
from typing import final

import attrs

from jobtheory.model.values import Value

__all__ = ["Finding", "Severity"]


@final
class Severity(enum.Enum):
    """How much a finding matters; they compare by weight."""

    ADVICE = "advice"
    """Worth a thought; often fine as it is."""
    WARNING = "warning"
    """Very likely unwise."""
    ERROR = "error"
    """The model contradicts itself, or cannot mean what it says."""

    @property
    def weight(self) -> int:
        """Return 0 for advice, 1 for a warning, 2 for an error."""
        return list(Severity).index(self)

    def __lt__(self, other: Severity) -> bool:
        return self.weight < other.weight

    def __le__(self, other: Severity) -> bool:
        return self.weight <= other.weight

    def __gt__(self, other: Severity) -> bool:
        return self.weight > other.weight

    def __ge__(self, other: Severity) -> bool:
        return self.weight >= other.weight


@final
@attrs.frozen
class Finding(Value):
    """One thing that is unwise.

    Attributes:
        code: The rule that found it, ``"JT"`` and three digits, permanent; `jobtheory.checks.explain` tells more.
        severity: How much it matters.
        path: Where it is, from the outside in, such as ``("Job 'Get across town'", "Goal 'arrive-soon'")``.
        message: What is unwise, as a sentence without a full stop.
        hint: How to mend it.
        span: Where in the statement, as a pair of positions, or None where it is about more than words.
        text: The statement that the span is in, the name of the solution that it is about, or an empty text.
    """

    code: str
    severity: Severity
    path: tuple[str, ...]
    message: str
    hint: str
    span: tuple[int, int] | None = None
    text: str = ""

    def __str__(self) -> str:
        """Return it as errors are written: where, what, how to mend, and the code."""
        return f"{' > '.join(self.path)}: {self.message}. {self.hint} [{self.code}]"
