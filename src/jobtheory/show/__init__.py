"""Every value worth looking at, as text for a terminal and as a table for a notebook.

>>> import jobtheory as jt
>>> print(jt.show.text(jt.Solution.nothing()))
nothing (non-consumption)
<BLANKLINE>
Outcomes stay at their baseline, steps are spared.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from jobtheory.errors import InvalidTypeError, shown
from jobtheory.show.frames import frame as frame
from jobtheory.show.markdown import written
from jobtheory.show.markup import markup
from jobtheory.show.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jobtheory.show.blocks import Block

__all__ = ["frame", "html", "markdown", "mimebundle", "text"]

_RENDERERS = {
    "Job": "jobs.job",
    "JobMap": "jobs.jobmap",
    "JobNetwork": "networks.network",
    "Competitor": "networks.competitor",
    "Solution": "jobs.solution",
    "Comparison": "comparisons.comparison",
    "Reasons": "comparisons.reasons",
    "Placement": "switches.placement",
    "Beside": "switches.beside",
    "Report": "reports.report",
    "NetworkReport": "reports.network_report",
    "Turn": "turning.turn",
    "Grounds": "grounds.grounds",
    "Message": "messages.message",
    "Enhancement": "enhancements.enhancement",
    "FiveQuestions": "questions.questions",
    "Robustness": "drawn.robustness",
    "Many": "drawn.many",
    "Disruption": "bypasses.disruption",
    "Ladders": "ladders.ladders",
    "ImplicationMatrix": "ladders.matrix",
    "ValueMap": "ladders.value_map",
    "Survey": "surveys.survey",
    "Landscape": "surveys.landscape",
    "Quadrants": "surveys.quadrants",
    "GapAnalysis": "surveys.gaps",
    "DerivedImportance": "surveys.drivers",
    "SwitchTimeline": "interviews.timeline",
    "Switching": "interviews.switching",
    "Demand": "interviews.demand",
    "Process": "processes.process",
    "Conformance": "processes.conformance",
    "Outlook": "processes.outlook",
    "Draft": "processes.draft",
    "Opportunities": "openings.opportunities",
    "ChoiceData": "choices.data",
    "ChoiceFit": "choices.fit",
    "Forecast": "choices.forecast",
    "TradeOff": "choices.trade_off",
    "Evaluation": "choices.evaluation",
}

_SEVERAL = {"Competitor": "networks.competitors"}
"""What is shown as one table where a tuple or a list holds nothing else."""


def text(value: object) -> str:
    """Return a value as text: aligned, with units, at most 100 columns wide, free of control characters.

    What `JobNetwork.competitors` returns is shown as one table.

    Raises:
        InvalidTypeError: The value is of a class that does not show itself.
    """
    return plain(_blocks(value))


def html(value: object) -> str:
    """Return a value as an HTML fragment: escaped, with inline styles only.

    Raises:
        InvalidTypeError: The value is of a class that does not show itself.
    """
    return markup(_blocks(value))


def markdown(value: object) -> str:
    """Return a value as Markdown: headings, paragraphs and tables, everything in it escaped.

    Raises:
        InvalidTypeError: The value is of a class that does not show itself.
    """
    return written(_blocks(value))


def mimebundle(
    value: object, include: Iterable[str] | None = None, exclude: Iterable[str] | None = None
) -> dict[str, str]:
    """Return the forms of a value by MIME type, as notebooks ask for them.

    Args:
        value: A value that shows itself.
        include: Only these types, where given.
        exclude: Not these types.
    """
    blocks = _blocks(value)
    forms: dict[str, Callable[[list[Block]], str]] = {"text/plain": plain, "text/html": markup}
    wanted = set(forms if include is None else include) - set(exclude or ())
    return {kind: render(blocks) for kind, render in forms.items() if kind in wanted}


def _blocks(value: object) -> list[Block]:
    name = _renderer(value)
    if name is None:
        raise InvalidTypeError(
            f"{shown(value)} does not show itself", hint=f"Give one of {', '.join(_RENDERERS)}.", code="JT710"
        )
    module, function = name.split(".")
    blocks: list[Block] = getattr(import_module(f"jobtheory.show.{module}"), function)(value)
    return blocks


def _renderer(value: object) -> str | None:
    kind, known = type(value), _RENDERERS
    if isinstance(value, (tuple, list)):
        kinds = {type(one) for one in cast("tuple[object, ...]", value)}
        kind, known = kinds.pop() if len(kinds) == 1 else tuple, _SEVERAL
    return known.get(kind.__name__) if kind.__module__.startswith("jobtheory.") else None
