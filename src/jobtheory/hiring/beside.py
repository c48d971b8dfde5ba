"""What people say moves them and holds them back, set beside what their levels come to."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal, TypeAlias, final

import attrs

from jobtheory.hiring.arguments import read_share
from jobtheory.hiring.forces import FORCES, read_stated
from jobtheory.hiring.judging import differences, force_as_float, forces
from jobtheory.hiring.reasons import Reason, most_telling
from jobtheory.model.evidence import Evidence
from jobtheory.model.number import Number, exact
from jobtheory.model.values import FrozenMap, Path, Shown, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.hiring.pairing import Pair

__all__ = ["Beside", "ForcePair"]

Direction: TypeAlias = Literal["for", "against", "even"]
"""Which way a net works: for a switch, against it, or neither."""


@final
@attrs.frozen
class ForcePair(Value):
    """One force, computed and stated.

    Attributes:
        force: ``"push"``, ``"pull"``, ``"anxiety"`` or ``"habit"``.
        computed: Its share of all four, as computed from levels; 0 where all four are.
        stated: Its share of all four, as people state them.
        difference: stated - computed.
        agrees: Whether the two differ by no more than the tolerance.
        needs: The needs that the computed force comes from, the most telling first; the effects add up to it.
        quotes: What the stated one rests on.
    """

    force: str
    computed: float
    stated: float
    difference: float
    agrees: bool
    needs: tuple[Reason, ...]
    quotes: tuple[Evidence, ...]


@final
@attrs.frozen
class Beside(Value, Shown):
    """The forces of a challenger as computed, beside those that people state; made by `Comparison.beside`.

    Both are scaled to shares of their sum, since what people state has a scale of its own.

    Attributes:
        name: The challenger.
        incumbent: What has the job today.
        tolerance: By how much two shares may differ and still agree.
        forces: Each force in both, by name.
        computed_net: The computed net as a share of the sum, from -1 to 1.
        stated_net: The same of what people state.

    Tables:
        - ``forces``, a row for every force, computed and stated: ``force``, ``computed``, ``stated``, ``difference``,
          ``agrees``.
        - ``needs``, what each computed force comes from, need by need: ``part``, ``key``, ``statement``, ``effect``,
          ``level``, ``other``, ``evidence``, ``source``, ``note``.
        - ``quotes``, what each stated force rests on: ``force``, ``quote``, ``evidence``, ``source``.

    Example:
        >>> import jobtheory as jt
        >>> job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap.chain("Travel"))
        >>> tram = jt.Solution("tram", results={"arrive-soon": 9}, steps={"travel": 7})
        >>> walk = jt.Solution("walk", results={"arrive-soon": 3}, steps={"travel": 8})
        >>> said = jt.Forces.stated(push=4, anxiety=6)
        >>> beside = jt.compare(job, [tram, walk], incumbent="walk").beside("tram", said)
        >>> beside.disagreeing, beside.directions
        (('push', 'anxiety'), ('for', 'against'))
    """

    name: str
    incumbent: str
    tolerance: Number
    forces: FrozenMap[str, ForcePair]
    computed_net: float
    stated_net: float

    @property
    def disagreeing(self) -> tuple[str, ...]:
        """The forces on which the two differ by more than the tolerance."""
        return tuple(name for name, pair in self.forces.items() if not pair.agrees)

    @property
    def directions(self) -> tuple[Direction, Direction]:
        """Which way the computed net works, and which way the stated one does."""
        return _direction(self.computed_net), _direction(self.stated_net)

    @property
    def agrees(self) -> bool:
        """Whether both nets work the same way, and every force agrees."""
        computed, stated = self.directions
        return computed == stated and not self.disagreeing


def beside(pair: Pair, given: object, within: object, path: Path) -> Beside:
    """Return the computed forces of a challenger beside stated ones.

    Raises:
        InvalidTypeError: What is given is no forces, or the tolerance no number.
        InvalidValueError: No force that is given is above 0, or the tolerance is no share.
    """
    stated = read_stated(given, path)
    tolerance = read_share(within, path, "tolerance")
    pulls = forces(pair.weighing, pair.ours.likely, pair.theirs.likely)
    ours = [Fraction(force) for force in pulls[:4]]
    theirs = [exact(getattr(stated, name)) for name in FORCES]
    needs = _drivers(pair)
    found: dict[str, ForcePair] = {}
    for name, computed, said in zip(FORCES, _shares(ours), _shares(theirs), strict=True):
        gap = said - computed
        agrees = abs(gap) <= exact(tolerance)
        found[name] = ForcePair(
            name, float(computed), float(said), float(gap), agrees, needs[name], stated.evidence.get(name, ())
        )
    return Beside(
        pair.challenger.solution.name,
        pair.incumbent.solution.name,
        tolerance,
        FrozenMap(found),
        float(Fraction(pulls.net) / (sum(ours) or 1)),
        float((theirs[0] + theirs[1] - theirs[2] - theirs[3]) / sum(theirs)),
    )


def _drivers(pair: Pair) -> dict[str, tuple[Reason, ...]]:
    """Return the needs that each computed force comes from; the effects add up to the force."""
    weighing = pair.weighing
    told: dict[str, list[Reason]] = {name: [] for name in FORCES}
    rows = zip(
        (*pair.challenger.results, *pair.challenger.execution),
        (*pair.incumbent.results, *pair.incumbent.execution),
        differences(weighing, pair.ours.likely, pair.theirs.likely),
        strict=True,
    )
    for entry, other, (gain, below, is_claim, is_hazard) in rows:
        parts = {"push": below, "pull": gain - below}
        if gain < 0:
            parts = {"anxiety" if is_hazard else "habit": weighing.times(weighing.loss_aversion, -gain)}
        elif is_claim:
            parts["anxiety"] = weighing.times(1 - weighing.supported, gain)
        for name, part in parts.items():
            note = "a claim that is not proven" if name == "anxiety" and gain > 0 else ""
            told[name].append(pair.reason(entry, other.text, force_as_float(weighing, part), note))
    unit = 2 * weighing.one * weighing.whole
    for weight, entry, value in zip(
        weighing.adoption, pair.challenger.adoption, pair.ours.likely.adoption, strict=True
    ):
        cost = weight * (weighing.one - value) / unit
        told["habit"].append(pair.reason(entry, "no change", cost, "the price of changing over"))
    return {name: most_telling(reasons) for name, reasons in told.items()}


def _shares(sizes: Sequence[Fraction]) -> list[Fraction]:
    """Return sizes as shares of their sum; of nothing, every share is 0."""
    whole = sum(sizes)
    return [size / whole if whole else Fraction(0) for size in sizes]


def _direction(net: float) -> Direction:
    return "for" if net > 0 else "against" if net < 0 else "even"
