"""Every value worth looking at: text for a terminal, tables and pictures for a notebook, diagrams for other tools.

>>> import jobtheory as jt
>>> print(jt.show.text(jt.Solution.nothing()))
nothing (non-consumption)
<BLANKLINE>
Outcomes stay at their baseline, steps are spared.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.show import finding, pictures
from jobtheory.show.drawing import theme
from jobtheory.show.drawing.embedding import image
from jobtheory.show.markdown import written
from jobtheory.show.markup import markup
from jobtheory.show.plain import plain
from jobtheory.show.tables import csv as csv
from jobtheory.show.tables import frame as frame
from jobtheory.show.tables import rows as rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jobtheory.show.blocks import Block
    from jobtheory.show.diagrams.diagram import Diagram

__all__ = ["csv", "dot", "frame", "html", "markdown", "mermaid", "mimebundle", "plot", "rows", "svg", "text"]

_RENDERERS = {
    "Job": "jobs.job",
    "JobMap": "jobs.jobmap",
    "JobNetwork": "networks.network",
    "CriticalPath": "jobs.critical_path",
    "Competitor": "networks.competitor",
    "Coverages": "networks.coverages",
    "Solution": "jobs.solution",
    "Comparison": "comparisons.comparison",
    "Reasons": "comparisons.reasons",
    "Placement": "switches.placement",
    "Beside": "switches.beside",
    "Report": "reports.report",
    "NetworkReport": "reports.network_report",
    "Turn": "turning.turn",
    "Tippings": "turning.tippings",
    "Inquiries": "inquiries.inquiries",
    "Forces": "switches.forces",
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
    "Segments": "segments.segments",
    "SwitchTimeline": "interviews.timeline",
    "Switching": "interviews.switching",
    "Demand": "interviews.demand",
    "Process": "processes.process",
    "Durations": "processes.durations",
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

_SEVERAL = {"Competitor": "networks.competitors", "Attribute": "segments.attributes"}
"""What is shown as one table where a tuple or a list holds nothing else."""


def text(value: object) -> str:
    """Return a value as text: aligned, with units, at most 100 columns wide, free of control characters.

    What `JobNetwork.competitors` returns is shown as one table.

    Raises:
        InvalidTypeError: The value is of a class that does not show itself.
    """
    return plain(_blocks(value))


def html(value: object) -> str:
    """Return a value as an HTML fragment: escaped, with inline styles only, its picture as an image that holds itself.

    Raises:
        InvalidTypeError: The value is of a class that does not show itself.
    """
    return _html(value, _blocks(value), pictures.small_diagram(value))


def markdown(value: object) -> str:
    """Return a value as Markdown: headings, paragraphs and tables, everything in it escaped.

    Raises:
        InvalidTypeError: The value is of a class that does not show itself.
    """
    return written(_blocks(value))


def svg(value: object, picture: str | None = None, *, width: int = theme.WIDTH, **options: Any) -> str:
    """Return the picture of a value as SVG: no script, no link, no font or file from elsewhere, a text alternative.

    Args:
        value: A value that has a picture.
        picture: Which one, where a value has several; the first where none is named.
        width: How wide it is to be, in pixels; what cannot be that narrow is wider, and nodes and links that need less
            are narrower.
        **options: What this picture can be told; see `JobMap.to_svg` and its like.

    Raises:
        InvalidTypeError: The value is of a class without a picture, or its picture takes no such option.
        InvalidValueError: The width makes no sense, there is nothing to draw, or far too much.
        UnknownNameError: It has no picture of such a name.

    Example:
        >>> import jobtheory as jt
        >>> jt.show.svg(jt.JobMap.chain("Boil water", "Pour")).startswith("<svg")
        True
    """
    canvas = pictures.drawn(value, picture, width, options)
    if canvas is None:
        raise InvalidValueError(
            f"there is nothing to draw in {shown(value)}",
            path=("svg",),
            hint="Draw it when it holds something.",
            code="JT714",
        )
    return canvas.written()


def plot(value: object, picture: str | None = None, *, ax: Any = None) -> Any:
    """Draw a value on axes of matplotlib, for whoever composes figures, and return the axes.

    The axes hold what a `svg` of the same name holds, as matplotlib's own shapes and texts, to be restyled at will.
    What makes a picture that needs no more work is `svg`.

    Args:
        value: A comparison, what it would take to turn it, what comes of drawing it many times or of many people, the
            landscape or the quadrants of a survey, what choices say and forecast, a timeline, or many of them.
        picture: Which one, where a value has several: of a comparison ``"experience"``, ``"levels"``, ``"forces"`` or
            ``"grid"``.
        ax: The axes; those of a new figure where left out.

    Raises:
        MissingExtraError: matplotlib is not installed; the extra ``plot`` brings it.
        InvalidTypeError: The value is of a class that is not drawn on axes, or ``ax`` is none.
        InvalidValueError: There is nothing to draw.
        UnknownNameError: It has no picture of such a name.
    """
    return pictures.plotted(value, picture, ax)


def mermaid(value: object, **options: Any) -> str:
    """Return the diagram of a value as Mermaid text, for wikis and issue trackers that draw it.

    Args:
        value: A value that is drawn as nodes and links.
        **options: What its picture can be told; see `JobNetwork.to_mermaid` and its like.

    Raises:
        InvalidTypeError: The value is of a class without a diagram, or its diagram takes no such option.
        InvalidValueError: It has more links or text than Mermaid takes.

    Example:
        >>> import jobtheory as jt
        >>> print(jt.show.mermaid(jt.JobMap.chain("Boil water", "Pour")))
        flowchart TB
            n0["Boil water"]
            n1["Pour"]
            n0 --> n1
        <BLANKLINE>
    """
    return pictures.in_mermaid(pictures.diagram_of(value, options))


def dot(value: object, **options: Any) -> str:
    """Return the diagram of a value as DOT text, for Graphviz and whatever reads its language.

    Args:
        value: A value that is drawn as nodes and links.
        **options: What its picture can be told; see `JobNetwork.to_dot` and its like.

    Raises:
        InvalidTypeError: The value is of a class without a diagram, or its diagram takes no such option.

    Example:
        >>> import jobtheory as jt
        >>> print(jt.show.dot(jt.JobMap.chain("Boil water", "Pour")))
        digraph {
            rankdir=TB;
            node [shape=box];
            n0 [label="Boil water"];
            n1 [label="Pour"];
            n0 -> n1;
        }
        <BLANKLINE>
    """
    return pictures.in_dot(pictures.diagram_of(value, options))


def parts(value: object) -> Iterator[tuple[str | None, object]]:
    """Yield what there is to show of a value as plain Python: texts, lists, and rows by column; rich prints it so."""
    yield from import_module("jobtheory.show.taken_apart").taken_apart(_blocks(value))


def mimebundle(
    value: object, include: Iterable[str] | None = None, exclude: Iterable[str] | None = None
) -> dict[str, str]:
    """Return the forms of a value by MIME type, as notebooks ask for them.

    There is no ``image/svg+xml``: notebooks that nobody trusts yet take it out. The image in the HTML stays.

    Args:
        value: A value that shows itself.
        include: Only these types, where given.
        exclude: Not these types.
    """
    blocks = _blocks(value)
    small = cache(lambda: pictures.small_diagram(value))
    forms: dict[str, Callable[[], str | None]] = {
        "text/plain": lambda: plain(blocks),
        "text/html": lambda: _html(value, blocks, small()),
        "text/vnd.mermaid": lambda: pictures.mermaid_by_itself(small()),
    }
    wanted = set(forms if include is None else include) - set(exclude or ())
    written_ = {kind: render() for kind, render in forms.items() if kind in wanted}
    return {kind: text for kind, text in written_.items() if text is not None}


def _html(value: object, blocks: list[Block], small: Diagram | None) -> str:
    canvas = pictures.drawn_by_itself(value, small)
    return markup(blocks, image(canvas) if canvas else "")


def _blocks(value: object) -> list[Block]:
    name = finding.found(value, _RENDERERS, _SEVERAL)
    if name is None:
        raise InvalidTypeError(
            f"{shown(value)} does not show itself", hint=f"Give one of {', '.join(_RENDERERS)}.", code="JT710"
        )
    blocks: list[Block] = finding.function(__name__, name)(value)
    return blocks
