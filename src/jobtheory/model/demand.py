"""What shows that there is demand: saying so is the least, answering an offer more, paying and coming back the most."""

from __future__ import annotations

import enum
from typing import Any, final

from jobtheory.model.evidence import EvidenceKind

__all__ = ["DemandSign"]


@final
class DemandSign(enum.Enum):
    """Signs of demand, weakest first; they compare in that order.

    Example:
        >>> DemandSign.SAID < DemandSign.PAID, DemandSign.PAID.evidence
        (True, <EvidenceKind.OBSERVED: 'observed'>)
    """

    SAID = "said"
    """They say that they would."""
    ANSWERED = "answered"
    """They answered an offer that was put to them: they left an address, an hour, a signature."""
    PAID = "paid"
    """They paid for it, or gave up what they had: the big hire."""
    CAME_BACK = "came back"
    """They used or paid for it again: the little hires."""

    @property
    def rank(self) -> int:
        """0 for the weakest sign, 3 for the strongest."""
        return tuple(DemandSign).index(self)

    @property
    def evidence(self) -> EvidenceKind:
        """The kind of evidence that it is."""
        return _KINDS[self.rank]

    def __lt__(self, other: Any) -> bool:
        return self.rank < other.rank if isinstance(other, DemandSign) else NotImplemented

    def __le__(self, other: Any) -> bool:
        return self.rank <= other.rank if isinstance(other, DemandSign) else NotImplemented

    def __gt__(self, other: Any) -> bool:
        return self.rank > other.rank if isinstance(other, DemandSign) else NotImplemented

    def __ge__(self, other: Any) -> bool:
        return self.rank >= other.rank if isinstance(other, DemandSign) else NotImplemented


_KINDS = (EvidenceKind.STATED, EvidenceKind.TRIAL, EvidenceKind.OBSERVED, EvidenceKind.REPEATED)
