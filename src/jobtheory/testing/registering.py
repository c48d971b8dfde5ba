"""Which strategy hypothesis takes for which of our types; it and the model are not imported until one is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["register_types"]

HOMES: dict[str, dict[str, str]] = {
    "jobtheory.hiring.comparison": {"Comparison": "comparisons"},
    "jobtheory.hiring.switching": {"SwitchingModel": "switching_models"},
    "jobtheory.model.circumstance": {"Circumstance": "circumstances", "Progress": "progress"},
    "jobtheory.model.evidence": {"Evidence": "evidence"},
    "jobtheory.model.job": {"Job": "jobs"},
    "jobtheory.model.jobmap": {"JobMap": "job_maps"},
    "jobtheory.model.level": {"Level": "levels", "Range": "ranges"},
    "jobtheory.model.measure": {"Limit": "limits", "Measure": "measures"},
    "jobtheory.model.needs": {"Goal": "goals", "Hazard": "hazards", "Problem": "problems"},
    "jobtheory.model.network": {"JobNetwork": "job_networks"},
    "jobtheory.model.performer": {"Performer": "performers"},
    "jobtheory.model.process": {"Process": "processes"},
    "jobtheory.model.purpose": {"Purpose": "purposes"},
    "jobtheory.model.quantity": {"Quantity": "quantities"},
    "jobtheory.model.solution": {"Solution": "solutions"},
    "jobtheory.model.step": {"Step": "steps"},
    "jobtheory.model.timeline": {"SwitchTimeline": "switch_timelines"},
}
"""For each module, its types and the strategy that draws values of each."""


def resolve(thing: object) -> SearchStrategy[Any] | None:
    """Return the strategy for one of our types, or None for anything else."""
    home = HOMES.get(getattr(thing, "__module__", None) or "")
    name = None if home is None else home.get(getattr(thing, "__qualname__", ""))
    if name is None:
        return None
    strategy: SearchStrategy[Any] = getattr(import_module("jobtheory.testing"), name)()
    return strategy


def register_types() -> None:
    """Tell hypothesis which strategies draw our types, by its public means.

    With a hypothesis that is known to us this is done already: where it resolves a type, it asks us for ours, and the
    model is not imported before. Call this, as in ``conftest.py``, where ``HYPOTHESIS_NO_PLUGINS`` is set or where
    ``st.from_type`` must not depend on that. It imports the model; calling it again changes nothing.

    Example:
        >>> from hypothesis import strategies as st
        >>> import jobtheory as jt
        >>> register_types()
        >>> st.from_type(jt.Job)
        jobs()
    """
    from hypothesis.strategies import register_type_strategy

    for module, types in HOMES.items():
        for name in types:
            register_type_strategy(getattr(import_module(module), name), _resolve_ours)


def _resolve_ours(kind: type[Any]) -> SearchStrategy[Any]:
    found = resolve(kind)
    assert found is not None, kind  # noqa: S101  # it is asked of registered types alone
    return found
