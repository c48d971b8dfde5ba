"""For every code that the library raises, a snippet that raises it, and the same one mended.

The tests execute both, and the documentation shows them, so they are short and say one thing each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.checks.raised import (
    choosing,
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

_PARTS = (values, maps, networks, jobs, comparing, writing, showing, learning, choosing, surveys, interviews)

EXAMPLES: dict[str, Example] = dict(sorted((code, one) for part in _PARTS for code, one in part.EXAMPLES.items()))
