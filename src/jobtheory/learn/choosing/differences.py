"""What sets the solutions apart that a chooser did not hire from the one hired, in blocks that fit a processor's cache.

Of a logit only differences within a choice set count. Taking them from the solution hired, rather than from a mean,
needs one row less for each chooser, and keeps small differences between large levels. Choosers with equally many
solutions make up a block together, so that nothing is padded and every sum runs along an axis.
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from jobtheory.errors import InvalidValueError, shown
from jobtheory.learn.choosing.columns import LongRoles
from jobtheory.learn.choosing.labels import NAMED, some

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import numpy.typing as npt

    from jobtheory.hiring.crowd import Bools, Counts, Floats
    from jobtheory.learn.choosing.choices import Choices
    from jobtheory.learn.choosing.labels import Codes, Label
    from jobtheory.learn.choosing.terms import Term, Utility
    from jobtheory.model.values import Path

CELLS = 49_152
"""So many differences make up a block: few enough for a cache, and enough to make up for calling numpy."""

SINGLE, DOUBLE = 2.0**-23, 2.0**-52
"""To what share of themselves numbers of 32 and of 64 bits are told."""

LARGEST = 1e140
"""Levels beyond this do not stay finite once they are squared."""

KEPT = 64 * 2**20
"""Differences are kept between passes where they take no more bytes than this, or than the columns they come from."""


class Block(NamedTuple):
    """Differences of some choosers with equally many solutions."""

    choosers: Counts
    z: Floats
    """By term, solution that is not the reference, and chooser."""


class Differences:
    """The differences of all choosers, block after block; computed again on every pass where they take much room."""

    scales: Floats
    """The largest difference of each term; differences are given as shares of it."""
    names: tuple[str, ...]
    reach: Floats
    """No difference of a term is larger than this, in the scale they are given in."""
    sizes: Floats
    """The largest level of each term, either side of 0."""
    choosers: int
    """How many choosers there are, those who had no choice included."""
    pairs: int
    """How many comparisons there are of what was hired with something else."""
    null_log_likelihood: float
    """The log-likelihood where all solutions available are equally likely."""

    def __init__(
        self,
        data: Choices,
        utility: Utility,
        reference: Counts,
        at: Path,
        like: Mapping[Label, Label | None] | None = None,
    ) -> None:
        """Read what the terms need.

        Args:
            data: The choices.
            utility: The terms.
            reference: For each chooser the row that the others are set against.
            at: Where errors say that they are.
            like: By solution, the one whose terms count for it, or None for none.
        """
        self.names = utility.names
        self.choosers = len(data)
        self._data, self._terms, self._reference = data, utility.terms, reference
        known = dict.fromkeys((*data.solutions, *utility.told_apart))
        places: dict[Label | None, int] = {label: n for n, label in enumerate(known)}
        self._only = [None if term.solution is None else places[term.solution] for term in utility.terms]
        likened = None if like is None else [places.get(like.get(label, label), -1) for label in data.solutions]
        self._likened = None if likened is None else np.array(likened)
        self._levels = {name: data.level(name) for name in utility.columns}
        largest = {name: self._largest(name, at) for name in self._levels}
        self.sizes = np.array([1.0 if term.column is None else largest[term.column] for term in self._terms])
        even = data.sets.even
        self.null_log_likelihood = -(len(data) * math.log(even) if even else float(np.log(data.sets.sizes).sum()))
        self.scales = np.ones(len(self._terms))
        self.reach = 2 * self.sizes
        self.pairs = data.rows - len(data)
        room = 8 * self.pairs * len(self._terms)
        self._kept: list[Block] | None = None
        if room <= max(KEPT, _bytes(data, self._levels)):
            self._kept = list(self._made())

    @property
    def blur(self) -> Floats:
        """How much of each term, in the scale it is given in, is but the rounding of the numbers that hold it."""
        held = [None if term.column is None else self._levels[term.column].dtype for term in self._terms]
        precision = np.array([SINGLE if kind == np.float32 else DOUBLE for kind in held])
        found: Floats = precision * self.sizes / self.scales
        return found

    @property
    def terms(self) -> tuple[Term, ...]:
        """What coefficients multiply."""
        return self._terms

    @property
    def solutions(self) -> tuple[Label, ...]:
        """What solutions are called."""
        return self._data.solutions

    @property
    def without_constant(self) -> tuple[Label, ...]:
        """The solutions that have no constant."""
        constants = {term.solution for term in self._terms if term.column is None}
        return tuple(label for label in self.solutions if label not in constants)

    @property
    def never_hired(self) -> tuple[Label, ...]:
        """The solutions that no reference is of."""
        hired = np.bincount(self._data.codes[self._reference], minlength=len(self.solutions))
        return tuple(label for label, count in zip(self.solutions, hired.tolist(), strict=True) if not count)

    @property
    def is_unlabelled(self) -> bool:
        """Whether what is offered has no names, so that solutions are but places."""
        return isinstance(self._data.roles, LongRoles) and self._data.roles.solution is None

    @property
    def has_choices(self) -> bool:
        """Whether anybody had a choice."""
        return self._data.sets.even > 1 or bool((self._data.sets.sizes > 1).any())

    def __iter__(self) -> Iterator[Block]:
        if self._kept is not None:
            yield from self._kept
            return
        for block in self._made():
            np.divide(block.z, self.scales[:, None, None], out=block.z)
            yield block

    def codes_of(self, choosers: Counts) -> tuple[Codes, Codes]:
        """Return the solutions of a block: of the references, and by place and chooser of all others."""
        reference, rows = self._rows_of(choosers)
        return self._data.codes[reference], self._data.codes[rows]

    def _rows_of(self, choosers: Counts) -> tuple[Counts, Counts]:
        starts, reference = self._data.sets.starts, self._reference[choosers]
        size = int(starts[choosers[0] + 1] - starts[choosers[0]])
        rows = starts[choosers] + np.arange(size - 1)[:, None]
        rows += rows >= reference
        return reference, rows

    def scatter(self, choosers: Counts, first: Floats, others: Floats, out: Floats) -> None:
        """Put figures of a block in the places of its rows: of the references, and of all others."""
        reference, rows = self._rows_of(choosers)
        out[reference] = first
        out[rows] = others

    def scale(self, scales: Floats) -> None:
        """Give differences as shares of these from now on."""
        if self._kept is not None:
            for block in self._kept:
                np.divide(block.z, scales[:, None, None], out=block.z)
        self.scales = self.scales * scales
        self.reach = self.reach / scales

    def _parts(self) -> Iterator[tuple[int, Counts]]:
        """Yield how many solutions some choosers have, and who they are; those without a choice are left out."""
        sizes, even = self._data.sets.sizes, self._data.sets.even
        for size in [even] if even else np.unique(sizes).tolist():
            if size < 2:
                continue
            chosen = np.arange(len(sizes)) if even else np.flatnonzero(sizes == size)
            step = max(1, CELLS // ((size - 1) * len(self._terms)))
            for start in range(0, len(chosen), step):
                yield size, chosen[start : start + step]

    def _made(self) -> Iterator[Block]:
        for size, chosen in self._parts():
            reference, rows = self._rows_of(chosen)
            own_codes, other_codes = self._counted_as(reference), self._counted_as(rows)
            z = np.empty((len(self._terms), size - 1, len(chosen)))
            for n, (term, only) in enumerate(zip(self._terms, self._only, strict=True)):
                others = self._amounts(term.column, only, rows, other_codes)
                own = self._amounts(term.column, only, reference, own_codes)
                np.subtract(others, own, out=z[n], dtype=float)
            yield Block(chosen, z)

    def _counted_as(self, rows: Counts) -> Codes:
        """Return the solutions that some rows are counted as."""
        codes = self._data.codes.take(rows)
        return codes if self._likened is None else self._likened.take(codes)

    def _amounts(self, column: str | None, only: int | None, rows: Counts, codes: Codes) -> npt.NDArray[Any]:
        """Return what a coefficient multiplies in some rows, of these solutions."""
        if column is None:
            here: Bools = codes == only
            return here
        found = self._levels[column].take(rows)
        return found if only is None else np.where(codes == only, found, 0)

    def _largest(self, name: str, at: Path) -> float:
        """Return the largest level of a column, either side of 0; one that is missing where it does not count is none.

        Raises:
            InvalidValueError: A level is missing, or infinite, where a term counts it.
        """
        level = self._levels[name]
        ends = float(level.max()), float(level.min())
        if not all(map(math.isfinite, ends)):
            self._refuse_missing(name, at)
            finite = level[np.isfinite(level)]
            ends = float(finite.max(initial=0)), float(finite.min(initial=0))
        largest = max(ends[0], -ends[1])
        if largest > LARGEST:
            raise InvalidValueError(
                f"{shown(name)} goes to {largest:.3g}, which no number holds once it is squared",
                path=at,
                hint=f"Count it in another unit: levels may go to {LARGEST:g}.",
                code="JT743",
            )
        return largest

    def _refuse_missing(self, name: str, at: Path) -> None:
        data = self._data
        bad = ~np.isfinite(self._levels[name])
        counted = [only for term, only in zip(self._terms, self._only, strict=True) if term.column == name]
        if None not in counted:
            bad &= np.isin(self._counted_as(np.arange(data.rows)), np.array(counted))
        rows = np.flatnonzero(bad)
        if len(rows):
            choosers = np.unique(np.searchsorted(data.sets.starts, rows, side="right") - 1).tolist()
            listed = some([data.chooser(n) for n in choosers[:NAMED]], len(choosers))
            count = f"{len(rows):,} row{'' if len(rows) == 1 else 's'}"
            raise InvalidValueError(
                f"{shown(name)} is missing or infinite in {count}, of chooser {listed}",
                path=at,
                hint="Leave these choosers out, or say what the level is.",
                code="JT722",
            )


def _bytes(data: Choices, levels: Mapping[str, npt.NDArray[Any]]) -> int:
    """Return how much room the data itself takes, so far as it is read: levels, labels, choosers and what was hired."""
    return sum(level.nbytes for level in levels.values()) + data.codes.nbytes + 16 * data.rows
