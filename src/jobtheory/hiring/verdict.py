"""What becomes of a solution."""

from __future__ import annotations

import enum
from typing import final

__all__ = ["Verdict"]


@final
class Verdict(enum.Enum):
    """What becomes of a solution in a comparison.

    Example:
        >>> Verdict.NOT_YET.value
        'not yet'
    """

    HIRE = "hire"
    """It is given the job."""
    FIRE = "fire"
    """The incumbent loses the job."""
    KEEP = "keep"
    """The incumbent stays."""
    REJECT = "reject"
    """It is not given the job."""
    NOT_YET = "not yet"
    """What is known so far does not settle it: a result of its own, never a weak yes."""
