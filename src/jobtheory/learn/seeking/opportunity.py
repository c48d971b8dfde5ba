"""An opportunity, what its size says, and all that were found of them."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, final

import attrs

from jobtheory.model.conformance import BreakdownKind
from jobtheory.model.evidence import Evidence
from jobtheory.model.job import Job
from jobtheory.model.values import FrozenMap, Shown, Value, read_member

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Opportunities", "Opportunity", "OpportunityKind", "SizeKind"]

Data: TypeAlias = Literal["survey", "comparison", "network", "process"]
"""What an opportunity is read off."""


@final
class OpportunityKind(enum.Enum):
    """The five kinds of opportunities."""

    UNMET = "unmet"
    """A need that matters and is badly served."""
    ADJACENT = "adjacent"
    """A job next to this one of which nothing on offer gives a good experience."""
    SIMPLIFY = "simplify"
    """More than anybody values, or effort that serves nothing."""
    ASSUMED = "assumed"
    """A limit that people only assume to be fixed, and that keeps something better out."""
    BREAKDOWN = "breakdown"
    """A moment where the job breaks down."""


@final
class SizeKind(enum.Enum):
    """What the size of an opportunity says. Sizes of two kinds cannot be compared."""

    SCORE = "opportunity score"
    """Importance + max(importance - satisfaction, 0), in points of the scale of the survey."""
    SHORTFALL = "weighted shortfall below good enough"
    """Of the solution that has the job today: one need's part of `Comparison.struggle`, from 0 to 1."""
    BEST_ON_OFFER = "shortfall of the best on offer below good enough"
    """How far the experience of the best solution is below good enough, from 0 to 1."""
    OVERSERVED = "satisfaction beyond importance"
    """Satisfaction - importance, in points of the scale of the survey."""
    SURPLUS = "level beyond the target"
    """How far the level today lies beyond the target, in the unit of the measure."""
    TIME = "time per case"
    """Time spent, on average over all cases; waiting and working together."""
    NET = "net force gained"
    """By how much the net force of what is hired rises; 1 is all that both sides weigh together."""
    EXPERIENCE = "experience gained"
    """By how much the overall experience of what is hired rises, from 0 to 1."""
    SHARE = "share of cases"
    """From 0 to 1."""


KINDS, SIZES = tuple(OpportunityKind), tuple(SizeKind)


@final
@attrs.frozen
class Opportunity(Value):
    """One opportunity; `opportunities` finds them.

    Attributes:
        kind: Which of the five kinds it is.
        keys: What it is about: the keys of needs, steps or jobs; the name of an activity where that serves no step.
        size: How large it is. What the size says depends on ``means``: only sizes that mean the same, in the same unit,
            can be compared.
        means: What the size says.
        unit: The unit of the size; ``"1"`` for shares of a whole.
        interval: Both ends of the interval of the size, where there is one: of a sample, of a level that is known only
            between two figures, or from what is proven to what is claimed.
        reason: Why it is one, in a sentence or two.
        rests_on: What it is read off.
        evidence: What that rests on, where it is said.
        breakdown: What goes wrong, where the job breaks down; else None.
    """

    kind: OpportunityKind
    keys: tuple[str, ...]
    size: float
    means: SizeKind = attrs.field(kw_only=True)
    unit: str = attrs.field(kw_only=True)
    interval: tuple[float, float] | None = attrs.field(default=None, kw_only=True)
    reason: str = attrs.field(kw_only=True)
    rests_on: Data = attrs.field(kw_only=True)
    evidence: tuple[Evidence, ...] = attrs.field(default=(), kw_only=True)
    breakdown: BreakdownKind | None = attrs.field(default=None, kw_only=True)

    @property
    def key(self) -> str:
        """What it is about; the first of several keys."""
        return self.keys[0]


@final
@attrs.frozen(repr=False)
class Opportunities(Value, Shown):
    """The opportunities of a job; made by `opportunities`, and ``print`` shows them.

    They stand kind by kind, within a kind by what the size says, and there the largest first. Kinds have no order of
    importance among them, since nobody can compare a share of cases with a shortfall.

    Attributes:
        job: The job.
        found: The opportunities.
        not_looked_for: By kind, what to give for it to be looked for.
        unknown: What could not be judged, since nobody knows enough of it: by key, what is not known.
        by: The column by which the survey tells groups of people apart; None where it does not.
        groups: What the survey says of each group by itself. ``found``, and the tables, are of all people together.

    Tables:
        - ``found``, a row for every opportunity; what it is about stands in one cell, parted by commas: ``kind``,
          ``keys``, ``size``, ``unit``, ``means``, ``low``, ``high``, ``breakdown``, ``reason``, ``rests_on``.
        - ``unknown``, what could not be judged, and what nobody knows of it: ``key``, ``lacking``.
        - ``not_looked_for``, the kinds that nobody looked for, and what to give for that: ``kind``, ``needed``.
    """

    job: Job
    found: tuple[Opportunity, ...]
    not_looked_for: FrozenMap[OpportunityKind, str]
    unknown: FrozenMap[str, str]
    by: str | None = None
    groups: FrozenMap[Any, tuple[Opportunity, ...]] = attrs.field(factory=FrozenMap)

    def __iter__(self) -> Iterator[Opportunity]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    def __getitem__(self, n: int) -> Opportunity:
        return self.found[n]

    def of(self, kind: OpportunityKind | str) -> tuple[Opportunity, ...]:
        """Return the opportunities of one kind, by it or its text.

        Raises:
            UnknownNameError: There is no such kind.
        """
        wanted = read_member(OpportunityKind, kind, ("Opportunities.of",), "kind")
        return tuple(one for one in self.found if one.kind is wanted)

    def about(self, key: str) -> tuple[Opportunity, ...]:
        """Return the opportunities that are about a need, a step, a job or an activity; none where there are none."""
        return tuple(one for one in self.found if key in one.keys)

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(self.of(kind))} {kind.value}" for kind in KINDS if self.of(kind))
        return f"<Opportunities of {self.job.key!r}: {counts or 'none'}>"


def in_order(found: list[Opportunity]) -> tuple[Opportunity, ...]:
    """Return opportunities kind by kind, then by what the size says, then the largest first; ties stay as they are."""
    return tuple(
        sorted(
            found, key=lambda one: (KINDS.index(one.kind), SIZES.index(one.means), one.rests_on, one.unit, -one.size)
        )
    )
