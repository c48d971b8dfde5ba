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
from inspect import signature
from typing import TYPE_CHECKING, Any, TypeVar

from jobtheory.errors import InvalidTypeError, InvalidValueError, UnknownNameError, did_you_mean, shown
from jobtheory.show import finding
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
    from jobtheory.show.drawing.canvas import Canvas

__all__ = ["csv", "dot", "frame", "html", "markdown", "mermaid", "mimebundle", "plot", "rows", "svg", "text"]

T = TypeVar("T")

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


_DIAGRAMS: dict[str, str] = {
    "Job": "diagrams.jobmaps.job",
    "JobMap": "diagrams.jobmaps.jobmap",
    "JobNetwork": "diagrams.networks.network",
    "Process": "diagrams.processes.process",
    "Conformance": "diagrams.jobmaps.conformance",
}
"""What is drawn as nodes and links: class → the function that says which, also to Mermaid and Graphviz."""

_CHARTS: dict[str, dict[str, str]] = {
    "Comparison": {
        "comparison": "charts.comparison.comparison",
        "experience": "charts.coin.experience",
        "levels": "charts.comparison.levels",
        "forces": "charts.forces.forces",
    },
    "Turn": {"turn": "charts.turn.turn"},
    "Robustness": {"shares": "charts.shares.robustness"},
    "Many": {"shares": "charts.shares.many"},
    "ChoiceFit": {"coefficients": "charts.choices.fit"},
    "Forecast": {"shares": "charts.choices.forecast"},
    "Landscape": {"landscape": "charts.landscape.landscape"},
    "Quadrants": {"quadrants": "charts.landscape.quadrants"},
    "SwitchTimeline": {"timeline": "charts.timeline.timeline"},
    "Switching": {"passage": "charts.passage.passage"},
}
"""What is drawn otherwise: class → name of the picture → the function that draws it; the first is shown by itself.

Such a function takes the value, ``width=`` and options of its own, and returns a `Canvas`, or None where there is
nothing to draw.
"""

_AXES: dict[str, dict[str, str]] = {
    "Comparison": {
        "experience": "charts.axes.experience",
        "levels": "charts.axes.levels",
        "forces": "charts.axes.forces",
    },
    "Robustness": {"shares": "charts.axes.robustness"},
    "Many": {"shares": "charts.axes.many"},
    "Landscape": {"landscape": "charts.axes.landscape"},
    "SwitchTimeline": {"timeline": "charts.axes.timeline"},
    "Switching": {"passage": "charts.axes.passage"},
}
"""What is drawn on axes of matplotlib: class → name of the picture → the function that draws it; the first by itself.

Such a function takes the value and the axes.
"""

DRAWN_BY_ITSELF = 200
"""A notebook shows diagrams of up to so many nodes unasked; larger ones are drawn when somebody asks for them."""


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
    return _html(value, _blocks(value), _small(value))


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
        width: How wide it is to be, in pixels; what cannot be that narrow is wider.
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
    canvas = _drawn(value, picture, _read_width(width), options)
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
        value: A comparison, what comes of drawing it many times or of many people, the landscape of a survey, a
            timeline, or many of them.
        picture: Which one, where a value has several: of a comparison ``"experience"``, ``"levels"`` or ``"forces"``.
        ax: The axes; those of a new figure where left out.

    Raises:
        MissingExtraError: matplotlib is not installed; the extra ``plot`` brings it.
        InvalidTypeError: The value is of a class that is not drawn on axes, or ``ax`` is none.
        InvalidValueError: There is nothing to draw.
        UnknownNameError: It has no picture of such a name.
    """
    pictures = _AXES[_name(value, _AXES, "is not drawn on axes")]
    chosen = _chosen(value, picture, pictures, "plot")
    axes = import_module("jobtheory.show.charts.axes")
    own = axes.new_axes() if ax is None else ax
    if not hasattr(own, "add_patch"):
        raise InvalidTypeError(
            f"ax is {shown(ax)}", path=("plot",), hint="Give one Axes, such as figure.subplots().", code="JT103"
        )
    finding.function(__name__, pictures[chosen])(value, own)
    return own


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
    return _in_mermaid(_diagram(value, options))


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
    written_: str = import_module("jobtheory.show.diagrams.dots").dot(_diagram(value, options))
    return written_


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
    small = cache(lambda: _small(value))
    forms: dict[str, Callable[[], str | None]] = {
        "text/plain": lambda: plain(blocks),
        "text/html": lambda: _html(value, blocks, small()),
        "text/vnd.mermaid": lambda: None if (diagram := small()) is None else _unless_too_much(_in_mermaid, diagram),
    }
    wanted = set(forms if include is None else include) - set(exclude or ())
    written_ = {kind: render() for kind, render in forms.items() if kind in wanted}
    return {kind: text for kind, text in written_.items() if text is not None}


def _html(value: object, blocks: list[Block], small: Diagram | None) -> str:
    canvas: Canvas | None = None
    if small is not None:
        canvas = _unless_too_much(_sketched, small, theme.WIDTH)
    elif type(value).__name__ in _CHARTS:
        canvas = _unless_too_much(_drawn, value, None, theme.WIDTH, {})
    return markup(blocks, image(canvas) if canvas else "")


def _small(value: object) -> Diagram | None:
    """Return a value's nodes and links, where there are any and so few of them that a notebook shows them unasked."""
    if type(value).__name__ not in _DIAGRAMS:
        return None
    diagram = _diagram(value, {})
    return diagram if 0 < len(diagram.nodes) <= DRAWN_BY_ITSELF >= len(diagram.links) else None


def _unless_too_much(draw: Callable[..., T], *arguments: Any) -> T | None:
    """Return a picture; None where there is too much to draw, which is an error only for whoever asks for it."""
    try:
        return draw(*arguments)
    except InvalidValueError:
        return None


def _drawn(value: object, picture: str | None, width: int, options: dict[str, Any]) -> Canvas | None:
    name = _name(value, [*_DIAGRAMS, *_CHARTS], "has no picture")
    pictures = _CHARTS.get(name) or {"diagram": ""}
    chosen = _chosen(value, picture, pictures, "svg")
    if name in _DIAGRAMS:
        return _sketched(_diagram(value, options), width)
    drawn: Canvas | None = _told(finding.function(__name__, pictures[chosen]), value, {**options, "width": width})
    return drawn


def _sketched(diagram: Diagram, width: int) -> Canvas | None:
    canvas: Canvas | None = import_module("jobtheory.show.diagrams.sketching").sketch(diagram, width)
    return canvas


def _in_mermaid(diagram: Diagram) -> str:
    told: str = import_module("jobtheory.show.diagrams.mermaids").mermaid(diagram)
    return told


def _chosen(value: object, picture: str | None, pictures: dict[str, str], at: str) -> str:
    """Return the name of a picture: the first where none is named."""
    if picture is None:
        return next(iter(pictures))
    if picture not in pictures:
        raise UnknownNameError(
            f"{shown(value)} has no picture {shown(picture)}",
            path=(at,),
            hint=did_you_mean(picture, pictures) or f"Name one of {', '.join(pictures)}.",
            code="JT712",
        )
    return picture


def _diagram(value: object, options: dict[str, Any]) -> Diagram:
    name = _name(value, _DIAGRAMS, "is not drawn as nodes and links")
    diagram: Diagram = _told(finding.function(__name__, _DIAGRAMS[name]), value, options)
    return diagram


def _told(function: Callable[..., Any], value: object, options: dict[str, Any]) -> Any:
    known = [name for name in signature(function).parameters if name not in {"value", "width"}]
    unknown = next((name for name in options if name not in known and name != "width"), None)
    if unknown is not None:
        raise InvalidTypeError(
            f"the picture of {shown(value)} cannot be told {shown(unknown)}",
            hint=did_you_mean(unknown, known) or f"It takes {', '.join(known) or 'no options'}.",
            code="JT713",
        )
    return function(value, **options)


def _blocks(value: object) -> list[Block]:
    name = finding.found(value, _RENDERERS, _SEVERAL)
    if name is None:
        raise InvalidTypeError(
            f"{shown(value)} does not show itself", hint=f"Give one of {', '.join(_RENDERERS)}.", code="JT710"
        )
    blocks: list[Block] = finding.function(__name__, name)(value)
    return blocks


def _read_width(given: object) -> int:
    if isinstance(given, bool) or not isinstance(given, int) or not theme.NARROWEST <= given <= theme.WIDEST:
        raise InvalidValueError(
            f"the width is {shown(given)}",
            path=("svg",),
            hint=f"Give whole pixels from {theme.NARROWEST} to {theme.WIDEST:,}.",
            code="JT711",
        )
    return given


def _name(value: object, known: Iterable[str], otherwise: str) -> str:
    name = type(value).__name__
    if name not in known or not type(value).__module__.startswith("jobtheory."):
        raise InvalidTypeError(f"{shown(value)} {otherwise}", hint=f"Give one of {', '.join(known)}.", code="JT710")
    return name
