"""How well the comparator foresees customers who do not follow its model.

Markets are drawn at random. In each, one customer of every kind decides by a rule of their own, seeing everything as it
truly is; an analyst who knows everything, and one who knows what analysts usually know, compare with the library.
Prints Markdown tables of how often each is right, with 95 % intervals, and how well the stated confidence fits.

``python benchmarks/customers.py --write`` puts the tables into ``docs/explanation/simulation.md``, and beside the
simulation a digest of each market, by which the tests find out that a market does not come out as it did.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from simulation.records import Record, play
from simulation.tables import tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MARKETS, SEED = 1_000, 1
HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "explanation" / "simulation.md"
DIGESTS = HERE / "simulation" / "digests.txt"
PLACES = re.compile(r"(<!-- table: ([\w-]+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


def seeds(count: int = MARKETS, seed: int = SEED) -> list[str]:
    """Return the seeds of so many markets."""
    return [f"{seed}/{n}" for n in range(count)]


def on_page() -> Mapping[str, str]:
    """Return the tables that the page shows, by name."""
    return {place[2]: place[3].strip() for place in PLACES.finditer(PAGE.read_text(encoding="utf-8"))}


def digest(shown: Mapping[str, str]) -> str:
    """Return a short text that differs where any table does."""
    return hashlib.sha256("\n".join(f"{name}\n{shown[name]}" for name in sorted(shown)).encode()).hexdigest()[:8]


def write(made: Mapping[str, str], records: Sequence[Record]) -> None:
    """Put the tables into the page, and a digest of them and of each market beside the simulation."""
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(PLACES.sub(lambda place: f"{place[1]}\n{made[place[2]]}\n\n{place[4]}", text), encoding="utf-8")
    lines = [digest(made), *(record.digest for record in records)]
    DIGESTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Play the markets through and print the tables."""
    parser = argparse.ArgumentParser(description="How well the comparator foresees customers of many kinds.")
    parser.add_argument("--markets", type=int, default=MARKETS, help="how many markets (%(default)s)")
    parser.add_argument("--seed", type=int, default=SEED, help="another seed draws other markets (%(default)s)")
    parser.add_argument("--write", action="store_true", help="put the tables into the documentation")
    given = parser.parse_args()
    drawn = seeds(given.markets, given.seed)
    with ProcessPoolExecutor() as workers:
        records = list(workers.map(play, drawn, chunksize=10))
    made = tables(records, drawn)
    for name, table in made.items():
        print(f"{name}, {len(records)} markets\n\n{table}\n")
    if given.write:
        write(made, records)


if __name__ == "__main__":
    main()
