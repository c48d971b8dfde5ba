"""Strategies of hypothesis for testing code that works with jobs, solutions and comparisons.

>>> from hypothesis import given
>>> import jobtheory as jt
>>> from jobtheory.testing import comparisons
>>> @given(comparisons())
... def test_somebody_is_fired_only_where_somebody_had_the_job(comparison: jt.Comparison) -> None:
...     assert comparison.incumbent or not comparison.fired
>>> test_somebody_is_fired_only_where_somebody_had_the_job()

What is drawn shrinks to one outcome, one step, small whole numbers and plain statements. Where hypothesis is installed,
``st.from_type(jt.Job)`` and the like find these strategies by themselves; see `register_types`.

Every name is loaded when it is first used: hypothesis imports this package by itself, so it must stay cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

try:
    import hypothesis as _hypothesis
except ModuleNotFoundError as _error:
    if _error.name != "hypothesis":
        raise
    from jobtheory.errors import MissingExtraError

    raise MissingExtraError(
        "the strategies need hypothesis, which is not installed",
        path=("jobtheory.testing",),
        hint="Install jobtheory[testing].",
        code="JT901",
    ) from None
else:
    del _hypothesis

if TYPE_CHECKING:
    from jobtheory.testing.behaving import processes as processes
    from jobtheory.testing.behaving import switch_timelines as switch_timelines
    from jobtheory.testing.competing import comparisons as comparisons
    from jobtheory.testing.competing import competitors as competitors
    from jobtheory.testing.competing import evidence as evidence
    from jobtheory.testing.competing import levels as levels
    from jobtheory.testing.competing import solutions as solutions
    from jobtheory.testing.competing import switching_models as switching_models
    from jobtheory.testing.measuring import figures as figures
    from jobtheory.testing.measuring import importances as importances
    from jobtheory.testing.measuring import limits as limits
    from jobtheory.testing.measuring import measures as measures
    from jobtheory.testing.measuring import quantities as quantities
    from jobtheory.testing.measuring import ranges as ranges
    from jobtheory.testing.needing import goals as goals
    from jobtheory.testing.needing import hazards as hazards
    from jobtheory.testing.needing import outcomes as outcomes
    from jobtheory.testing.needing import problems as problems
    from jobtheory.testing.needing import purposes as purposes
    from jobtheory.testing.needing import steps as steps
    from jobtheory.testing.registering import register_types as register_types
    from jobtheory.testing.serving import attached as attached
    from jobtheory.testing.serving import job_networks as job_networks
    from jobtheory.testing.working import circumstances as circumstances
    from jobtheory.testing.working import job_maps as job_maps
    from jobtheory.testing.working import jobs as jobs
    from jobtheory.testing.working import performers as performers
    from jobtheory.testing.working import progress as progress

_HOMES = {
    "behaving": ("processes", "switch_timelines"),
    "competing": ("comparisons", "competitors", "evidence", "levels", "solutions", "switching_models"),
    "measuring": ("figures", "importances", "limits", "measures", "quantities", "ranges"),
    "needing": ("goals", "hazards", "outcomes", "problems", "purposes", "steps"),
    "registering": ("register_types",),
    "serving": ("attached", "job_networks"),
    "working": ("circumstances", "job_maps", "jobs", "performers", "progress"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "attached",
    "circumstances",
    "comparisons",
    "competitors",
    "evidence",
    "figures",
    "goals",
    "hazards",
    "importances",
    "job_maps",
    "job_networks",
    "jobs",
    "levels",
    "limits",
    "measures",
    "outcomes",
    "performers",
    "problems",
    "processes",
    "progress",
    "purposes",
    "quantities",
    "ranges",
    "register_types",
    "solutions",
    "steps",
    "switch_timelines",
    "switching_models",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
