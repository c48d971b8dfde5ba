"""What there is to show of surveys: how they are read, how unmet outcomes are, gaps, quadrants, derived importances."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jobtheory.errors import shown
from jobtheory.show.blocks import Block, Bullets, Column, Heading, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jobtheory.learn.surveying.drivers import DerivedImportance
    from jobtheory.learn.surveying.headers import Side
    from jobtheory.learn.surveying.landscape import Landscape, OpportunityScore
    from jobtheory.learn.surveying.paired import GapAnalysis
    from jobtheory.learn.surveying.quadrants import Quadrants
    from jobtheory.learn.surveying.schemes import Scale
    from jobtheory.learn.surveying.survey import Survey

SHOWN = 60
"""So many rows are shown; the value itself holds all of them."""

GROUPS = 6
"""The scores of so many groups stand beside each other."""

LISTED = 12
"""So many columns that are not read are listed with the reason."""

POLICIES = {
    "pairs": "people count for an outcome where they gave both answers",
    "available": "every answer counts on its side",
    "complete": "only people who left nothing out count",
    "refuse": "nobody left anything out",
}


def survey(value: Survey) -> list[Block]:
    """Return which columns are read as what, what is in doubt, and what is not read."""
    state = "settled" if value.is_settled else _counted(len(value.doubts), "doubt")
    needs = _counted(len(value.statements), "need")
    blocks: list[Block] = [
        Heading(f"Survey of {_people(value.people)} on {needs}: {state}", level=1),
        Paragraph(_scales(value)),
    ]
    if value.doubts:
        doubts = _together(value)
        titles = (Column("about"), Column("in doubt"), Column("taken as, if you accept it"))
        blocks += [Heading("To accept or to override"), Table(titles, doubts[:SHOWN]), *_more(len(doubts))]
    is_any_off = any(one.off for one in value.columns)
    columns = (
        Column("need"),
        Column("side"),
        Column("column"),
        Column("how"),
        Column("answers", is_figure=True),
        Column("blank", is_figure=True),
        *([Column("off the scale", is_figure=True)] if is_any_off else []),
        Column("note"),
    )
    rows = [
        (
            one.key,
            one.side,
            one.header,
            one.how,
            f"{sum(one.answers.values()):,}",
            f"{one.blank:,}",
            *([f"{sum(one.off.values()):,}"] if is_any_off else []),
            one.note,
        )
        for one in value.columns[:SHOWN]
    ]
    blocks += [Heading("Columns that are read"), Table(columns, rows), *_more(len(value.columns))]
    if value.lacking:
        lacking = [f"{key}: no column asks for its {' and '.join(sides)}" for key, sides in value.lacking.items()]
        blocks += [Heading("Needs that cannot be scored"), Bullets(_some(lacking))]
    if value.unread:
        unread = [f"{shown(header)} {reason}" for header, reason in value.unread.items()]
        blocks += [Heading("Columns that are not read"), Bullets(_some(unread))]
    return blocks


def _scales(value: Survey) -> str:
    low, high = value.scale
    if len(set(value.scales.values())) == 1:
        return f"Answers from {low} to {high}."
    return _stretched(value.scales, value.scale)


def _stretched(scales: Mapping[Side, Scale], onto: Scale | None) -> str:
    """Return from which scales answers are stretched onto which."""
    own = " and ".join(f"{side} from {ends[0]} to {ends[1]}" for side, ends in scales.items())
    return f"Answers on {own}, stretched onto {' to '.join(map(str, onto or ()))}."


def landscape(value: Landscape) -> list[Block]:
    """Return the outcomes, the most unmet first, with their intervals and ranks; then the groups beside each other."""
    named = any(one.band is not None for one in value)
    sure = f"{value.confidence:.0%}"
    columns = [
        Column("outcome"),
        Column("importance", is_figure=True),
        Column("satisfaction", is_figure=True),
        Column(f"opportunity ({sure})", is_figure=True),
        Column("shared rank", is_figure=True),
        Column("true rank", is_figure=True),
        Column("n", is_figure=True),
        *([Column("called")] if named else []),
    ]
    rows = [_scored(value, one, named=named) for one in value.ranked[:SHOWN]]
    first = f": most unmet is {value.statements[value.ranked[0].key]}" if rows else ""
    blocks: list[Block] = [
        Heading(f"{_counted(len(value), 'outcome')}, {_people(value.people)}{first}", level=1),
        Table(columns, rows),
        *_more(len(value)),
        Paragraph(_terms(value)),
    ]
    if value.unanswered:
        blocks.append(Paragraph(f"Not scored, since too few answered: {', '.join(value.unanswered)}."))
    return [*blocks, *_groups(value)]


def quadrants(value: Quadrants) -> list[Block]:
    """Return the outcomes by quadrant, and how sure each place is."""
    columns = (
        Column("quadrant"),
        Column("outcome"),
        Column("importance", is_figure=True),
        Column("satisfaction", is_figure=True),
        Column("sure", is_figure=True),
    )
    placed = sorted(value, key=lambda one: _QUADRANTS.index(_quadrant(one.quadrant)))
    rows = [
        (
            _quadrant(one.quadrant),
            value.statements[one.key],
            f"{one.importance:.2f}",
            f"{one.satisfaction:.2f}",
            "" if one.share is None else f"{one.share:.0%}",
        )
        for one in placed[:SHOWN]
    ]
    x, y = value.cross
    return [
        Heading("Importance and satisfaction", level=1),
        Table(columns, rows).without_empty(),
        *_more(len(value)),
        Paragraph(
            f"The lines cross at an importance of {x:.2f} and a satisfaction of {y:.2f} ({value.drawn})."
            + (
                " Sure is in what share of other samples like this one the outcome would lie in that quadrant."
                if any(one.share is not None for one in placed)
                else ""
            )
        ),
    ]


def gaps(value: GapAnalysis) -> list[Block]:
    """Return the gaps, the greatest first."""
    columns = (
        Column("outcome"),
        Column("importance", is_figure=True),
        Column("satisfaction", is_figure=True),
        Column("gap", is_figure=True),
        Column(f"{value.confidence:.0%} interval", is_figure=True),
        Column("t", is_figure=True),
        Column("df", is_figure=True),
        Column("p", is_figure=True),
        Column("p, adjusted", is_figure=True),
    )
    ordered = sorted(value, key=lambda one: -one.gap)
    rows = [
        (
            value.statements[one.key],
            f"{one.importance:.2f}",
            f"{one.satisfaction:.2f}",
            f"{one.gap:+.2f}",
            "" if one.low is None or one.high is None else f"{one.low:+.2f} to {one.high:+.2f}",
            "" if one.t is None else f"{one.t:.2f}",
            str(one.df),
            _chance(one.p),
            _chance(one.adjusted),
        )
        for one in ordered[:SHOWN]
    ]
    told = "Paired t-tests, both answers of the same people; adjusted for all outcomes by Holm's method."
    if value.scales:
        told = f"{_stretched(value.scales, value.scale)} {told}"
    return [
        Heading(f"Gaps of {_people(value.people)}", level=1),
        Table(columns, rows),
        *_more(len(value)),
        Paragraph(told),
    ]


def drivers(value: DerivedImportance) -> list[Block]:
    """Return the derived importances, the greatest first."""
    columns = (
        Column("outcome"),
        Column("importance", is_figure=True),
        Column("error", is_figure=True),
        Column(f"{value.confidence:.0%} interval", is_figure=True),
        Column("n", is_figure=True),
    )
    ordered = sorted(value, key=lambda one: -one.importance)
    rows = [
        (
            value.statements[one.key],
            f"{one.importance:.3f}",
            f"{one.error:.3f}",
            f"{one.low:.3f} to {one.high:.3f}",
            f"{one.n:,}",
        )
        for one in ordered[:SHOWN]
    ]
    told = f"Intervals: {value.interval}."
    if value.scales:
        told = f"{_stretched(value.scales, value.scale)} {told}"
    if value.r2 is not None:
        told = f"{value.r2:.0%} of the variance of the overall rating is accounted for. {told}"
    if value.unclear:
        unclear = ", ".join(value.statements[key] for key in value.unclear)
        told += f" Nothing can be told of {unclear}: all answers are the same."
    return [
        Heading(f"Importance derived from the overall rating ({value.method})", level=1),
        Table(columns, rows),
        *_more(len(value)),
        Paragraph(f"{told} It is association and no cause."),
    ]


def _together(value: Survey) -> list[tuple[str, str, str]]:
    """Return the doubts, what is in doubt alike about several columns in one row."""
    alike: dict[tuple[str, str | None], list[str]] = {}
    for one in value.doubts:
        alike.setdefault((one.problem, one.proposal), []).append(one.about)
    return [
        (
            about[0] if len(about) == 1 else f"{about[0]} and {len(about) - 1} more",
            problem,
            proposal or "you have to say",
        )
        for (problem, proposal), about in alike.items()
    ]


_QUADRANTS: tuple[str, ...] = (
    "concentrate here",
    "keep up the good work",
    "low priority",
    "possible overkill",
    "on a line",
)


def _quadrant(quadrant: Any) -> str:
    return "on a line" if quadrant is None else str(quadrant.value)


def _scored(value: Landscape, one: OpportunityScore, *, named: bool) -> list[str]:
    best, worst = one.ranks
    return [
        value.statements[one.key],
        f"{one.importance:.1f}",
        f"{one.satisfaction:.1f}",
        f"{one.opportunity:.1f} ({one.low:.1f} to {one.high:.1f})",
        str(one.rank),
        str(best) if best == worst else f"{best} to {worst}",
        f"{one.n:,}",
        *([one.band or ""] if named else []),
    ]


def _terms(value: Landscape) -> str:
    scheme = str(value.scheme)
    bands = "" if value.scheme.bands is None else f" Called as in {value.scheme.bands.name}."
    return (
        f"{scheme[:1].upper()}{scheme[1:]}; {POLICIES[value.missing]}. Outcomes share a rank where they cannot be told "
        "apart, or others between them link the two: then the true rank, which lies where it says for all at once, may "
        f"come behind the shared one.{bands}"
    )


def _groups(value: Landscape) -> list[Block]:
    if not value.groups:
        return []
    labels = list(value.groups)[:GROUPS]
    columns = [Column("outcome"), *(Column(_label(value, label), is_figure=True) for label in labels)]
    rows = [
        [value.statements[one.key], *(_in_group(value.groups[label], one.key) for label in labels)]
        for one in value.ranked[:SHOWN]
    ]
    left = [Paragraph(f"… and {len(value.groups) - GROUPS} more groups.")] if len(value.groups) > GROUPS else []
    return [Heading(f"Opportunity by {value.by}"), Table(columns, rows), *left]


def _label(value: Landscape, label: Any) -> str:
    name = "no answer" if label is None else str(label)
    return f"{name} ({value.groups[label].people:,})"


def _in_group(group: Landscape, key: str) -> str:
    found = next((one for one in group if one.key == key), None)
    return "" if found is None else f"{found.opportunity:.1f} ({found.low:.1f} to {found.high:.1f})"


def _chance(p: float | None) -> str:
    if p is None:
        return ""
    return f"{p:.3f}" if p >= 0.001 else "< 0.001"


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}" + ("" if count == 1 else "s")


def _people(count: int) -> str:
    return f"{count:,} {'person' if count == 1 else 'people'}"


def _more(count: int) -> list[Block]:
    return [Paragraph(f"… and {count - SHOWN} more.")] if count > SHOWN else []


def _some(items: Sequence[str]) -> list[str]:
    return [*items[:LISTED], *([f"… and {len(items) - LISTED} more"] if len(items) > LISTED else [])]
