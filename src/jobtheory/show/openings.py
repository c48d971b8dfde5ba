"""What there is to show of the opportunities of a job: a table for each kind of size, and the reasons under it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from jobtheory.model.unit_names import spoken
from jobtheory.show.blocks import Block, Bullets, Column, Heading, Paragraph, Table

if TYPE_CHECKING:
    from jobtheory.learn.seeking.opportunity import Opportunities, Opportunity, OpportunityKind, SizeKind

SHOWN = 12
"""So many opportunities of one kind of size are shown; the value itself holds all of them."""

TITLES = {
    "unmet": "Unmet",
    "adjacent": "Badly served next door",
    "simplify": "To be made simpler",
    "assumed": "Limits only assumed",
    "breakdown": "Where the job breaks down",
}


def opportunities(value: Opportunities) -> list[Block]:
    """Return the opportunities kind by kind, what was not looked for, and what nobody knows."""
    count = len(value)
    some = "No opportunity" if not count else "1 opportunity" if count == 1 else f"{count:,} opportunities"
    blocks: list[Block] = [Heading(f"{some} in {value.job.statement}", level=1)]
    for kind, of_kind in groupby(value, key=lambda one: one.kind):
        for (means, unit), group in groupby(of_kind, key=lambda one: (one.means, one.unit)):
            blocks += _group(value, kind, means, unit, list(group))
    if value.groups:
        said = [f"{group}: {_in_group(value, found)}" for group, found in list(value.groups.items())[:SHOWN]]
        note = "What stands above is of all people together; the survey says of each group by itself:"
        blocks += [Heading(f"By {value.by}"), Paragraph(note), Bullets(said), *_more(len(value.groups))]
    if value.not_looked_for:
        told = [f"{kind.value}: {why}" for kind, why in value.not_looked_for.items()]
        blocks += [Heading("Not looked for"), Bullets(told)]
    if value.unknown:
        told = [f"{_statement(value, key)}: {why}" for key, why in list(value.unknown.items())[:SHOWN]]
        blocks += [Heading("Not known well enough"), Bullets(told), *_more(len(value.unknown))]
    return blocks


def _group(
    value: Opportunities, kind: OpportunityKind, means: SizeKind, unit: str, group: list[Opportunity]
) -> list[Block]:
    counted = "" if unit == "1" else f", in {spoken(unit, one=False)}"
    columns = [Column("about"), Column("size", is_figure=True)]
    rows = [[_about(value, one), _figure(one, one.size)] for one in group[:SHOWN]]
    if any(one.interval is not None for one in group[:SHOWN]):
        columns.append(Column("may be", is_figure=True))
        rows = [[*row, _interval(one)] for row, one in zip(rows, group, strict=False)]
    return [
        Heading(f"{TITLES[kind.value]}: {means.value}{counted}"),
        Table(columns, rows),
        Bullets([one.reason for one in group[:SHOWN]]),
        *_more(len(group)),
    ]


def _in_group(value: Opportunities, found: tuple[Opportunity, ...]) -> str:
    told = [f"{one.kind.value} {_about(value, one)} ({_figure(one, one.size)}; {_interval(one)})" for one in found]
    more = f", and {len(told) - SHOWN} more" if len(told) > SHOWN else ""
    return f"{', '.join(told[:SHOWN])}{more}" if told else "nothing"


def _statement(value: Opportunities, key: str) -> str:
    """Return what a need of the job is called; jobs next door and activities are called by their own name."""
    return value.job[key].statement if key in value.job else key


def _about(value: Opportunities, one: Opportunity) -> str:
    keys = ", ".join(_statement(value, key) for key in one.keys)
    return keys if one.breakdown is None else f"{keys} ({one.breakdown.value})"


def _interval(one: Opportunity) -> str:
    return "" if one.interval is None else f"{_figure(one, one.interval[0])} to {_figure(one, one.interval[1])}"


def _figure(one: Opportunity, figure: float) -> str:
    if one.means.name == "SHARE":
        return f"{figure:.0%}"
    return f"{figure:.2f}" if one.unit == "1" else f"{figure:.3g}" if abs(figure) < 1000 else f"{figure:,.0f}"


def _more(count: int) -> list[Block]:
    return [Paragraph(f"… and {count - SHOWN:,} more.")] if count > SHOWN else []
