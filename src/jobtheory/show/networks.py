"""What there is to show of a network of jobs: level by level, and which job serves which, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.show.blocks import Block, Column, Heading, Table

if TYPE_CHECKING:
    from jobtheory.model.network import JobNetwork


def network(value: JobNetwork) -> list[Block]:
    """Return the jobs from the top down, each with the ones that it serves."""
    count = len(value)
    blocks: list[Block] = [Heading(f"Network of {count} job{'' if count == 1 else 's'}", level=1)]
    if not count:
        return blocks
    served: dict[str, list[str]] = {job.key: [] for job in value.jobs}
    for one in value.serves:
        served[one.lower].append(one.upper if one.reason is None else f"{one.upper} ({one.reason})")
    rows = [
        (str(depth), value[key].statement, key, "; ".join(served[key]))
        for depth, level in enumerate(value.levels)
        for key in level
    ]
    return [*blocks, Table((Column("whys down", is_figure=True), Column("job"), Column("key"), Column("serves")), rows)]
