"""A challenger beside the incumbent: all that is drawn on to say how the one differs from the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jobtheory.errors import InvalidValueError
from jobtheory.hiring.reasons import reason_of

if TYPE_CHECKING:
    from jobtheory.hiring.profile import Entry, Profile
    from jobtheory.hiring.reasons import Reason
    from jobtheory.hiring.weighing import Corners, Weighing
    from jobtheory.model.job import Job
    from jobtheory.model.values import Path


class Pair(NamedTuple):
    """A challenger and the incumbent, read and weighed by one comparison."""

    job: Job
    weighing: Weighing
    challenger: Profile
    incumbent: Profile
    ours: Corners
    """The challenger with everything open settled."""
    theirs: Corners
    """The incumbent with everything open settled."""
    is_adopted: bool
    """Whether the challenger is to be adopted, so that changing over has its price."""
    has_outcomes: bool
    """Whether any solution that is compared has a level on an outcome."""

    def reason(self, entry: Entry, other: str, effect: float, note: str = "") -> Reason:
        """Return what a need of the challenger counts, against the incumbent's level as it is written."""
        return reason_of(self.job, entry, other, effect, note)


def no_incumbent(problem: str, path: Path) -> InvalidValueError:
    """Return the error for a switch from nothing."""
    hint = "Say in compare which incumbent= people would switch from."
    return InvalidValueError(problem, path=path, hint=hint, code="JT506")
