"""For every code that the library raises, a snippet that raises it, and the same one mended.

The tests execute both, and the documentation shows them, so they are short and say one thing each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.checks.raised import (
    comparing,
    interviews,
    jobs,
    learning,
    maps,
    networks,
    showing,
    surveys,
    values,
    writing,
)
from jobtheory.checks.raised.example import caught as caught

if TYPE_CHECKING:
    from jobtheory.checks.raised.example import Example

EXAMPLES: dict[str, Example] = dict(
    sorted(
        {
            **values.EXAMPLES,
            **maps.EXAMPLES,
            **networks.EXAMPLES,
            **jobs.EXAMPLES,
            **comparing.EXAMPLES,
            **writing.EXAMPLES,
            **showing.EXAMPLES,
            **learning.EXAMPLES,
            **surveys.EXAMPLES,
            **interviews.EXAMPLES,
        }.items()
    )
)
