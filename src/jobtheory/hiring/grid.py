"""Gourville's grid: how much a challenger changes the product, against how much it asks people to change.

Gourville 2006, Eager Sellers and Stony Buyers, Harvard Business Review 84(6):98-106, draws the four cells and gives no
figures; the coordinates, and where they are parted, are ours.
"""

from __future__ import annotations

import enum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, final

import attrs

from jobtheory.errors import InvalidValueError
from jobtheory.hiring.arguments import read_share
from jobtheory.hiring.changing import doings, efforts, gains
from jobtheory.hiring.reasons import Reason, most_telling
from jobtheory.hiring.shifting import Shift, behaviour_levers, product_levers, ways
from jobtheory.model import exits
from jobtheory.model.number import Number, exact
from jobtheory.model.values import FrozenMap, Path, Shown, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.hiring.changing import Doing
    from jobtheory.hiring.pairing import Pair
    from jobtheory.hiring.profile import Entry

__all__ = ["Cell", "Placement"]

THIRD = Fraction(1, 3)
"""Where both coordinates are parted unless something else is said.

Buyers over-weigh what they give up by about three: a change of behaviour above a third is felt as more than any product
could give. Sellers over-weigh what they offer by about three: a gain below a third is no whole new product even to
them.
"""


@final
class Cell(enum.Enum):
    """Where a challenger stands on Gourville's grid.

    Example:
        >>> Cell.of(product=True, behaviour=False)
        <Cell.SMASH_HIT: 'smash hit'>
    """

    EASY_SELL = "easy sell"
    """Little gained, little to do differently."""
    SURE_FAILURE = "sure failure"
    """Little gained, much to do differently."""
    LONG_HAUL = "long haul"
    """Much gained, much to do differently."""
    SMASH_HIT = "smash hit"
    """Much gained, little to do differently."""

    @classmethod
    def of(cls, *, product: bool, behaviour: bool) -> Cell:
        """Return the cell of a change of the product, and one of behaviour, that are great or not."""
        if product:
            return cls.LONG_HAUL if behaviour else cls.SMASH_HIT
        return cls.SURE_FAILURE if behaviour else cls.EASY_SELL

    @property
    def product(self) -> bool:
        """Whether the change of the product is great."""
        return self in {Cell.LONG_HAUL, Cell.SMASH_HIT}

    @property
    def behaviour(self) -> bool:
        """Whether the change of behaviour is great."""
        return self in {Cell.SURE_FAILURE, Cell.LONG_HAUL}


@final
@attrs.frozen
class Placement(Value, Shown):
    """Where a challenger stands on Gourville's grid, and what would move it one cell; made by `Comparison.grid`.

    Both coordinates run from 0 to 1. Unknown levels count at their worst and ranges at their likely value; ``low`` and
    ``high`` bound what they can turn out to be.

    Attributes:
        name: The challenger.
        incumbent: What has the job today.
        cell: The cell it stands in.
        cells: Every cell that it may turn out to stand in.
        product_change: What it gains on outcomes: the weighted sum of the gains in value.
        product_low: The least that can turn out to be.
        product_high: The most that can turn out to be.
        behaviour_change: What it asks people to do otherwise: the weights of the steps that are done differently, on
            the other steps the weighted losses in value, and half the weighted shortfall from target over the adoption
            steps; at most 1.
        behaviour_low: The least that can turn out to be.
        behaviour_high: The most that can turn out to be.
        product_threshold: From here the change of the product is great.
        behaviour_threshold: Above this the change of behaviour is great.
        gains: What makes up the change of the product, the most telling first.
        efforts: What makes up the change of behaviour, before it is cut at 1, the most telling first.
        shifts: For each of the two neighbouring cells the ways into it, all else equal, the smallest first. A way is
            one shift, or where none is enough by itself the fewest that are together. There are none where nothing
            that can be altered leads there.

    Tables:
        - ``changes``, both coordinates on the grid, and where each begins to be great: ``change``, ``amount``, ``low``,
          ``high``, ``threshold``, ``is_great``.
        - ``effects``, what makes up each coordinate, need by need: ``part``, ``key``, ``statement``, ``effect``,
          ``level``, ``other``, ``evidence``, ``source``, ``note``.
        - ``shifts``, the ways into the neighbouring cells, a row for every shift on a way: ``cell``, ``way``, ``key``,
          ``statement``, ``about``, ``level``, ``needed``, ``figure``, ``time_figure``, ``size``.

    Example:
        >>> import jobtheory as jt
        >>> job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap.chain("Set out", "Travel"))
        >>> car = jt.Solution("car", results={"arrive-soon": 4}, steps={"set-out": 8, "travel": 6})
        >>> bike = jt.Solution(
        ...     "bike", results={"arrive-soon": 8}, steps={"set-out": 8, "travel": 6}, changes=["travel"]
        ... )
        >>> placement = jt.compare(job, [car, bike], incumbent="car").grid("bike")
        >>> placement.cell, placement.product_change, placement.behaviour_change
        (<Cell.LONG_HAUL: 'long haul'>, 0.4, 0.5)
        >>> [(shift.key, shift.needed) for way in placement.shifts[jt.Cell.SMASH_HIT] for shift in way]
        [('travel', 'done as today')]
    """

    name: str
    incumbent: str
    cell: Cell
    cells: tuple[Cell, ...]
    product_change: float
    product_low: float
    product_high: float
    behaviour_change: float
    behaviour_low: float
    behaviour_high: float
    product_threshold: Number
    behaviour_threshold: Number
    gains: tuple[Reason, ...]
    efforts: tuple[Reason, ...]
    shifts: FrozenMap[Cell, tuple[tuple[Shift, ...], ...]]

    def to_svg(self, *, width: int = 960) -> str:
        """Return the grid with the challenger on it, and where it may turn out to stand, as SVG.

        Args:
            width: How wide the picture is to be, in pixels; what cannot be that narrow is wider.

        Raises:
            InvalidValueError: The width makes no sense.

        Example:
            >>> import jobtheory as jt
            >>> job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap.chain("Travel"))
            >>> car = jt.Solution("car", results={"arrive-soon": 4}, steps={"travel": 6})
            >>> bike = jt.Solution("bike", results={"arrive-soon": 8}, steps={"travel": 6})
            >>> "smash hit" in jt.compare(job, [car, bike], incumbent="car").grid("bike").to_svg()
            True
        """
        return exits.svg(self, width)


class Thresholds(NamedTuple):
    """Where the grid is parted."""

    product: Number
    behaviour: Number


def read_thresholds(product: object, behaviour: object, path: Path) -> Thresholds:
    """Read where the grid is parted."""
    return Thresholds(
        read_share(product, path, "product_threshold"), read_share(behaviour, path, "behaviour_threshold")
    )


def place(pair: Pair, thresholds: Thresholds, path: Path) -> Placement:
    """Return where a challenger stands on the grid.

    Raises:
        InvalidValueError: No solution has a level on any outcome.
    """
    if not pair.has_outcomes:
        raise InvalidValueError(
            "no solution has a level on any outcome, so that nobody knows what is gained",
            path=path,
            hint="Give levels by key under results=.",
            code="JT514",
        )
    product, behaviour = thresholds
    whole = pair.weighing.one * pair.weighing.whole
    ours, theirs, done = pair.ours, pair.theirs, doings(pair)
    gained = gains(pair, ours.likely, theirs.likely)
    asked = efforts(pair, ours.likely, theirs.likely, [one.likely for one in done])
    products = [
        Fraction(sum(parts), whole)
        for parts in (gains(pair, ours.low, theirs.high), gained, gains(pair, ours.high, theirs.low))
    ]
    behaviours = [
        min(Fraction(1), Fraction(sum(parts), 2 * whole))
        for parts in (
            efforts(pair, ours.high, theirs.low, [one.surely for one in done]),
            asked,
            efforts(pair, ours.low, theirs.high, [one.perhaps for one in done]),
        )
    ]
    great = [change >= exact(product) for change in products]
    hard = [change > exact(behaviour) for change in behaviours]
    cell = Cell.of(product=great[1], behaviour=hard[1])
    product_low, product_change, product_high = map(float, products)
    behaviour_low, behaviour_change, behaviour_high = map(float, behaviours)
    to_product = ways(
        product_levers(pair, up=not cell.product),
        abs(exact(product) * whole - sum(gained)),
        beyond=cell.product,
    )
    to_behaviour = ways(
        behaviour_levers(pair, done, up=not cell.behaviour) if behaviour != 1 else (),  # none asks for more than all
        abs(exact(behaviour) * 2 * whole - sum(asked)),
        beyond=not cell.behaviour,
    )
    return Placement(
        name=pair.challenger.solution.name,
        incumbent=pair.incumbent.solution.name,
        cell=cell,
        cells=tuple(one for one in Cell if one.product in great and one.behaviour in hard),
        product_change=product_change,
        product_low=product_low,
        product_high=product_high,
        behaviour_change=behaviour_change,
        behaviour_low=behaviour_low,
        behaviour_high=behaviour_high,
        product_threshold=product,
        behaviour_threshold=behaviour,
        gains=_told(pair, pair.challenger.results, pair.incumbent.results, [part / whole for part in gained]),
        efforts=_told_efforts(pair, done, [part / (2 * whole) for part in asked]),
        shifts=FrozenMap(
            {
                Cell.of(product=not cell.product, behaviour=cell.behaviour): to_product,
                Cell.of(product=cell.product, behaviour=not cell.behaviour): to_behaviour,
            }
        ),
    )


def _told(pair: Pair, ours: Sequence[Entry], theirs: Sequence[Entry], effects: Sequence[float]) -> tuple[Reason, ...]:
    rows = zip(ours, theirs, effects, strict=True)
    return most_telling([pair.reason(entry, other.text, effect) for entry, other, effect in rows])


def _told_efforts(pair: Pair, done: Sequence[Doing], effects: Sequence[float]) -> tuple[Reason, ...]:
    count = len(done)
    rows = zip(pair.challenger.execution, pair.incumbent.execution, done, effects[:count], strict=True)
    found = [
        pair.reason(entry, other.text, effect, "done differently than today" if doing.likely else "")
        for entry, other, doing, effect in rows
    ]
    adopted = zip(pair.challenger.adoption, effects[count:], strict=True)
    return most_telling(
        [*found, *(pair.reason(entry, "no change", effect, "the price of changing over") for entry, effect in adopted)]
    )
