"""Which picture a value has, and what draws it: nodes and links, charts, axes of matplotlib."""

from __future__ import annotations

from importlib import import_module
from inspect import signature
from typing import TYPE_CHECKING, Any, TypeVar

from jobtheory.errors import InvalidTypeError, InvalidValueError, UnknownNameError, did_you_mean, shown
from jobtheory.show import finding
from jobtheory.show.drawing import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jobtheory.show.diagrams.diagram import Diagram
    from jobtheory.show.drawing.canvas import Canvas

T = TypeVar("T")

SHOW = "jobtheory.show"

DIAGRAMS: dict[str, str] = {
    "Job": "diagrams.jobmaps.job",
    "JobMap": "diagrams.jobmaps.jobmap",
    "JobNetwork": "diagrams.networks.network",
    "Process": "diagrams.processes.process",
    "Conformance": "diagrams.jobmaps.conformance",
}
"""What is drawn as nodes and links: class → the function that says which, also to Mermaid and Graphviz."""

CHARTS: dict[str, dict[str, str]] = {
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

AXES: dict[str, dict[str, str]] = {
    "Comparison": {
        "experience": "charts.axes.experience",
        "levels": "charts.axes.levels",
        "forces": "charts.axes.forces",
    },
    "Robustness": {"shares": "charts.axes.robustness"},
    "Many": {"shares": "charts.axes.many"},
    "Turn": {"turn": "charts.axes.turn"},
    "ChoiceFit": {"coefficients": "charts.choices_on_axes.fit"},
    "Forecast": {"shares": "charts.choices_on_axes.forecast"},
    "Landscape": {"landscape": "charts.axes.landscape"},
    "Quadrants": {"quadrants": "charts.axes.quadrants"},
    "SwitchTimeline": {"timeline": "charts.axes.timeline"},
    "Switching": {"passage": "charts.axes.passage"},
}
"""What is drawn on axes of matplotlib: class → name of the picture → the function that draws it; the first by itself.

Such a function takes the value and the axes.
"""

DRAWN_BY_ITSELF = 200
"""A notebook shows diagrams of up to so many nodes unasked; larger ones are drawn when somebody asks for them."""


def drawn(value: object, picture: str | None, width: int, options: dict[str, Any]) -> Canvas | None:
    """Return a picture of a value, the first one where none is named; None where there is nothing in it."""
    name = _named(value, [*DIAGRAMS, *CHARTS], "has no picture")
    pictures = CHARTS.get(name) or {"diagram": ""}
    chosen = _chosen(value, picture, pictures, "svg")
    if name in DIAGRAMS:
        return _sketched(diagram_of(value, options), _read_width(width))
    told = {**options, "width": _read_width(width)}
    canvas: Canvas | None = _told(finding.function(SHOW, pictures[chosen]), value, told)
    return canvas


def drawn_by_itself(value: object, small: Diagram | None) -> Canvas | None:
    """Return the picture that a notebook shows of a value unasked, its nodes and links as `small_diagram` has them."""
    if small is not None:
        return _unless_too_much(_sketched, small, theme.WIDTH)
    return _unless_too_much(drawn, value, None, theme.WIDTH, {}) if type(value).__name__ in CHARTS else None


def plotted(value: object, picture: str | None, ax: Any) -> Any:
    """Draw a value on axes of matplotlib, those of a new figure where there are none, and return them."""
    pictures = AXES[_named(value, AXES, "is not drawn on axes")]
    chosen = _chosen(value, picture, pictures, "plot")
    fitting = import_module(f"{SHOW}.charts.fitting")
    own = fitting.new_axes() if ax is None else ax
    if not hasattr(own, "add_patch"):
        raise InvalidTypeError(
            f"ax is {shown(ax)}", path=("plot",), hint="Give one Axes, such as figure.subplots().", code="JT103"
        )
    finding.function(SHOW, pictures[chosen])(value, own)
    fitting.given_away(own)
    return own


def diagram_of(value: object, options: dict[str, Any]) -> Diagram:
    """Return the nodes and links of a value."""
    name = _named(value, DIAGRAMS, "is not drawn as nodes and links")
    diagram: Diagram = _told(finding.function(SHOW, DIAGRAMS[name]), value, options)
    return diagram


def small_diagram(value: object) -> Diagram | None:
    """Return a value's nodes and links, where there are any and so few of them that a notebook shows them unasked."""
    if type(value).__name__ not in DIAGRAMS:
        return None
    diagram = diagram_of(value, {})
    return diagram if 0 < len(diagram.nodes) <= DRAWN_BY_ITSELF >= len(diagram.links) else None


def in_mermaid(diagram: Diagram) -> str:
    """Return nodes and links as Mermaid text."""
    text: str = import_module(f"{SHOW}.diagrams.mermaids").mermaid(diagram)
    return text


def mermaid_by_itself(small: Diagram | None) -> str | None:
    """Return the Mermaid text that a notebook is given unasked."""
    return None if small is None else _unless_too_much(in_mermaid, small)


def in_dot(diagram: Diagram) -> str:
    """Return nodes and links as DOT text."""
    text: str = import_module(f"{SHOW}.diagrams.dots").dot(diagram)
    return text


def _sketched(diagram: Diagram, width: int) -> Canvas | None:
    canvas: Canvas | None = import_module(f"{SHOW}.diagrams.sketching").sketch(diagram, width)
    return canvas


def _unless_too_much(draw: Callable[..., T], *arguments: Any) -> T | None:
    """Return a picture; None where there is too much to draw, which is an error only for whoever asks for it."""
    try:
        return draw(*arguments)
    except InvalidValueError:
        return None


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


def _read_width(given: object) -> int:
    if isinstance(given, bool) or not isinstance(given, int) or not theme.NARROWEST <= given <= theme.WIDEST:
        raise InvalidValueError(
            f"the width is {shown(given)}",
            path=("svg",),
            hint=f"Give whole pixels from {theme.NARROWEST} to {theme.WIDEST:,}.",
            code="JT711",
        )
    return given


def _named(value: object, known: Iterable[str], otherwise: str) -> str:
    name = type(value).__name__
    if name not in known or not type(value).__module__.startswith("jobtheory."):
        raise InvalidTypeError(f"{shown(value)} {otherwise}", hint=f"Give one of {', '.join(known)}.", code="JT710")
    return name
