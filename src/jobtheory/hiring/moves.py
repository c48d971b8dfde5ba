"""What would turn a verdict: the level beyond which it turns, the cheapest pair of moves, and what is in their way."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, final

import attrs

from jobtheory.hiring.verdict import Verdict
from jobtheory.model import exits
from jobtheory.model.level import figure_text
from jobtheory.model.values import Shown, Value

__all__ = ["Move", "Obstacle", "Turn"]

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jobtheory.model.measure import Measure

WHY = {
    "undone": "cannot be done with it, and has to be",
    "unknown": "anything from worst to target is possible",
    "range": "not known exactly",
    "claim": "what it gains is only claimed",
}


@final
@attrs.frozen
class Move(Value):
    """One thing that could be otherwise, everything else equal.

    Attributes:
        key: The need it is about.
        statement: The need in words.
        about: What changes: ``"level"`` the solution's level, ``"share"`` or ``"time"`` one part of the level of a
            problem with a time, ``"limit"`` the limit that rules the solution out, ``"evidence"`` what the level rests
            on: a trial that proves it.
        level: The level beyond which the verdict holds, as an unrounded number in ``unit``; for a limit, how far it has
            to give way; for evidence, the level to be proven. None where no level of this need alone turns it.
        unit: The unit of the level.
        now: The level today, as people write it.
        size: How far it is from today's level, as a share of the way from the worst level to the target; 0 for
            evidence and limits, infinite where ``level`` is None.
        worst: The worst level on the scale of the measure, as a number in ``unit``.
        target: The target on that scale.
        today: Today's level as a number in ``unit``, of a range its worse end; None where it is unknown or no number.
    """

    key: str
    statement: str
    about: Literal["level", "share", "time", "limit", "evidence"]
    level: float | None
    unit: str
    now: str
    size: float
    worst: float
    target: float
    today: float | None


@final
@attrs.frozen
class Obstacle(Value):
    """One level that keeps any single move from turning a verdict.

    Attributes:
        solution: Whose level it is: the solution's own, or a rival's.
        key: The need it is about.
        statement: The need in words.
        about: Why it is in the way: ``"limit"`` it is past a limit, or could be, ``"undone"`` a required step cannot be
            done, ``"unknown"`` nobody knows it, ``"range"`` it is not known exactly, ``"claim"`` what it gains is only
            claimed.
        now: The level today, as people write it.
        level: The level of the limit, as a number in ``unit``; None where there is none.
        unit: The unit of the level.
        who: The performer whose limit it is; None where it is the measure's own.

    Example:
        >>> import jobtheory as jt
        >>> fare = jt.Measure("fare", "EUR", worst=10, target=0, limit=4)
        >>> job = jt.Job("Get home", jt.Purpose(goals=[jt.Goal("Spend little", measure=fare), "Sleep"]), jt.JobMap([]))
        >>> taxi = jt.Solution("taxi", results={"spend-little": 9, "sleep": 2})
        >>> walk = jt.Solution("walk", results={"spend-little": 0, "sleep": 9})
        >>> jt.compare(job, [taxi, walk]).what_would_it_take("taxi").obstacles[0].why
        'past the limit of 4 EUR'
    """

    solution: str
    key: str
    statement: str
    about: Literal["limit", "undone", "unknown", "range", "claim"]
    now: str
    level: float | None = None
    unit: str = ""
    who: str | None = None

    @property
    def why(self) -> str:
        """Why it is in the way, in a few words."""
        if self.level is None:
            return WHY[self.about]
        owner = "" if self.who is None else f" of {self.who}"
        limit = f"the limit{owner} of {figure_text(self.level, self.unit)}"
        return f"past {limit}" if self.about == "limit" else f"could be past {limit}"


@final
@attrs.frozen(repr=False)
class Turn(Value, Shown):
    """What it would take for a solution to have a verdict; ``print`` it.

    Attributes:
        name: The solution.
        toward: The verdict asked about: HIRE, or for the incumbent KEEP.
        is_so: Whether it has the verdict already. A level then says how far it may slip: short of it the verdict is
            lost.
        moves: One for each need, and those of limits and evidence that turn it: the smallest first, last those that
            turn nothing.
        pair: Where no single move suffices, the two that do with the least way to go together; else None.
        obstacles: Where no single move suffices, the levels that are in the way: of the solution first the limits that
            it is past and the steps that cannot be done, which all have to be mended, and what is unknown or only
            claimed where it would win with all of that at its best; then what is open of rivals that could turn out too
            good. Empty where no single level is the cause.

    Tables:
        - ``moves``, a row for every move, the smallest first; then, where it takes two together, those two: ``key``,
          ``statement``, ``about``, ``level``, ``unit``, ``size``, ``now``, ``in_pair``.
        - ``obstacles``, a row for every level that is in the way: ``solution``, ``key``, ``statement``, ``about``,
          ``now``, ``level``, ``unit``, ``who``, ``why``.

    Example:
        >>> import jobtheory as jt
        >>> job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap.chain("Set out", "Travel"))
        >>> tram = jt.Solution("tram", results={"arrive-soon": 5}, steps={"set-out": 4, "travel": 8})
        >>> walk = jt.Solution("walk", results={"arrive-soon": 5}, steps={"set-out": 9, "travel": 6})
        >>> turn = jt.compare(job, [tram, walk], incumbent="walk").what_would_it_take("tram")
        >>> [(move.key, move.level) for move in turn.moves]
        [('arrive-soon', 6.5), ('set-out', 7), ('travel', None)]
    """

    name: str
    toward: Verdict
    is_so: bool
    moves: tuple[Move, ...]
    pair: tuple[Move, Move] | None
    obstacles: tuple[Obstacle, ...] = ()

    @property
    def smallest(self) -> Move | None:
        """The smallest single move that turns it, or None."""
        return self.moves[0] if self.moves and self.moves[0].level is not None else None

    def to_svg(self, *, width: int = 960) -> str:
        """Return the way from today's level to the turning one, need by need on the measure's scale, as SVG.

        Args:
            width: How wide the picture is to be, in pixels; what cannot be that narrow is wider.

        Raises:
            InvalidValueError: The width makes no sense.

        Example:
            >>> import jobtheory as jt
            >>> job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap([]))
            >>> tram, walk = (jt.Solution(name, results={"arrive-soon": n}) for name, n in (("tram", 3), ("walk", 8)))
            >>> "beyond 8 points" in jt.compare(job, [tram, walk]).what_would_it_take("tram").to_svg()
            True
        """
        return exits.svg(self, width)

    def __repr__(self) -> str:
        first = self.smallest
        if self.is_so:
            return f"<Turn of {self.name!r}: it has {self.toward.name} already>"
        if first is not None:
            return f"<Turn of {self.name!r} to {self.toward.name}: {first.key} beyond {first.level:g} {first.unit}>"
        blocked = f", {len(self.obstacles)} levels in the way" if self.obstacles else ""
        return f"<Turn of {self.name!r} to {self.toward.name}: {'a pair' if self.pair else f'nothing found{blocked}'}>"


def outward(exact: Fraction, measure: Measure) -> float:
    """Return a level as a number that is not short of it: the nearest one, or the next on the better side."""
    nearest = float(exact)
    if Fraction(nearest) == exact or (Fraction(nearest) < exact) is measure.less_is_better:
        return int(nearest) if nearest.is_integer() and abs(nearest) < 1e15 else nearest
    return math.nextafter(nearest, -math.inf if measure.less_is_better else math.inf)


def ranked(moves: Iterable[Move], keys: Iterable[str]) -> tuple[Move, ...]:
    """Return moves, the smallest first, and among equals as the needs stand in the job, whose keys these are."""
    order = {key: n for n, key in enumerate(keys)}
    return tuple(sorted(moves, key=lambda move: (move.size, move.about != "evidence", order[move.key], move.about)))
