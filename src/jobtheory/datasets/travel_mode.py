"""How 210 people travelled between three Australian cities: what each could have taken, and what each took."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import NamedTuple, final, overload

from jobtheory.model.values import Tabled

__all__ = ["TravelMode", "TravelOption", "travel_mode"]


class TravelOption(NamedTuple):
    """One way in which one traveller could have gone.

    Attributes:
        individual: The traveller, 1 to 210.
        mode: ``"air"``, ``"train"``, ``"bus"`` or ``"car"``.
        choice: 1 for the way taken, 0 for the others.
        ttme: Terminal waiting time in minutes; 0 for the car.
        invc: In-vehicle cost of all stages, in Australian dollars.
        invt: In-vehicle time of all stages, in minutes.
        gc: Generalised cost, in Australian dollars: invc + invt × the value of travel time savings.
        hinc: Household income, in thousands of Australian dollars a year.
        psize: People travelling together.
    """

    individual: int
    mode: str
    choice: int
    ttme: int
    invc: int
    invt: int
    gc: int
    hinc: int
    psize: int


@final
class TravelMode(Tabled, Sequence[TravelOption]):
    """The 840 rows, four for each traveller, with where they come from.

    Attributes:
        source: Where the data comes from.
        licence: On what terms.
        sampling: How the travellers were drawn, and so what the data can and cannot say.

    Tables:
        - ``options``, the rows of the data as they are: ``individual``, ``mode``, ``choice``, ``ttme``, ``invc``,
          ``invt``, ``gc``, ``hinc``, ``psize``.
    """

    source = (
        "W. H. Greene and D. Hensher (1997), in W. H. Greene, Econometric Analysis, table F18-2 (7th ed.); "
        "from the PyPI package statsmodels, where it is called modechoice."
    )
    licence = "Public domain."
    sampling = (
        "210 non-business trips of 1987. The sample was drawn by choice: air, train and bus were over-sampled, the car "
        "under-sampled. How often each mode is taken here is the sample's share and not the population's."
    )

    def __init__(self, rows: Sequence[TravelOption]) -> None:
        self._rows = tuple(rows)

    @overload
    def __getitem__(self, index: int) -> TravelOption: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[TravelOption, ...]: ...
    def __getitem__(self, index: int | slice) -> TravelOption | tuple[TravelOption, ...]:
        """Return a row, or a tuple of rows."""
        return self._rows[index]

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    def travellers(self) -> Iterator[tuple[TravelOption, ...]]:
        """Yield each traveller's four options together."""
        for _, options in groupby(self._rows, key=lambda row: row.individual):
            yield tuple(options)

    def __repr__(self) -> str:
        """Return how much there is of what."""
        return f"<TravelMode: {len(self) // 4} travellers, {len(self)} rows>"


@cache
def travel_mode() -> TravelMode:
    """Return the travel mode data: what 210 people could have taken between three cities, and what they took.

    Example:
        >>> data = travel_mode()
        >>> data
        <TravelMode: 210 travellers, 840 rows>
        >>> data[0].mode, data[0].invt
        ('air', 100)
    """
    with files("jobtheory.datasets").joinpath("travel_mode.csv").open(encoding="utf-8") as file:
        rows = csv.reader(file)
        next(rows)  # the names of the columns, which are those of the fields
        return TravelMode([TravelOption(int(row[0]), row[1], *(int(cell) for cell in row[2:])) for row in rows])
