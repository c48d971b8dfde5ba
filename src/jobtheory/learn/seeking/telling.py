"""How opportunities put what they found into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.errors import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jobtheory.model.evidence import Evidence
    from jobtheory.model.solution import Solution


def quoted(text: str) -> str:
    """Return a statement or a name as it stands in a sentence."""
    return f"“{visible(text)}”"


def listed(names: Iterable[str]) -> str:
    """Return names as a sentence lists them.

    Example:
        >>> listed(["tram"]), listed(["tram", "bus", "walk"])
        ('tram', 'tram, bus and walk')
    """
    *most, last = map(visible, names)
    return f"{', '.join(most)} and {last}" if most else last


def what_it_rests_on(solution: Solution, keys: Iterable[str]) -> tuple[Evidence, ...]:
    """Return the evidence that is named for some levels of a solution, each once."""
    levels = {**solution.adoption, **solution.steps, **solution.results}
    found = [levels[key].evidence or solution.evidence for key in keys if key in levels]
    return tuple(dict.fromkeys(one for one in found if one is not None))
