"""What there is to show of a switch: where a challenger stands on the grid, and what people say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.hiring.grid import Cell
from jobtheory.show.blocks import Block, Bullets, Column, Heading, Paragraph, Table
from jobtheory.show.comparisons import rests_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.hiring.beside import Beside, ForcePair
    from jobtheory.hiring.forces import Forces
    from jobtheory.hiring.grid import Placement
    from jobtheory.hiring.reasons import Reason
    from jobtheory.hiring.shifting import Shift
    from jobtheory.model.evidence import Evidence

SHOWN = 6
"""So many ways, needs and quotes are shown of each; the value itself holds all of them."""

MEANT = {
    "push": "what mends what is not good enough today",
    "pull": "what is better than good enough",
    "anxiety": "losses on hazards, and gains that are only claimed",
    "habit": "all other losses, and the price of changing over",
}

DIRECTIONS = {"for": "for a switch", "against": "against a switch", "even": "neither way"}


def placement(value: Placement) -> list[Block]:
    """Return the grid with the challenger in it, what puts it there and what would move it."""
    cells = " or ".join(cell.value for cell in (value.cell, *(c for c in value.cells if c is not value.cell)))
    figures = (
        ("product", value.product_change, value.product_low, value.product_high, value.product_threshold, "from"),
        (
            "behaviour",
            value.behaviour_change,
            value.behaviour_low,
            value.behaviour_high,
            value.behaviour_threshold,
            "above",
        ),
    )
    blocks: list[Block] = [
        Heading(f"{value.name} in place of {value.incumbent}: {cells}", level=1),
        Table(
            (Column(""), Column("little behaviour changed"), Column("much behaviour changed")),
            [
                (
                    f"{'much' if product else 'little'} product changed",
                    *(_cell(value, Cell.of(product=product, behaviour=behaviour)) for behaviour in (False, True)),
                )
                for product in (True, False)
            ],
        ),
        Table(
            (
                Column("change of"),
                Column("is", is_figure=True),
                Column("may be", is_figure=True),
                Column("much", is_figure=True),
            ),
            [
                (
                    what,
                    f"{now:.2f}",
                    "" if low == high else f"{low:.2f} to {high:.2f}",
                    f"{start} {float(threshold):.2f}",
                )
                for what, now, low, high, threshold, start in figures
            ],
        ),
    ]
    blocks += _told("What it gains", value.gains, value)
    blocks += _told("What people have to do otherwise", value.efforts, value)
    for cell, ways in value.shifts.items():
        rows = [_shift(shift, m, n) for m, way in enumerate(ways[:SHOWN]) for n, shift in enumerate(way)]
        title = f"What would make it {'an' if cell is Cell.EASY_SELL else 'a'} {cell.value}"
        columns = (Column(""), Column("need"), Column("is"), Column("has to be"))
        blocks += [Heading(title), Table(columns, rows) if rows else Paragraph("Nothing that can be altered.")]
        if len(ways) > SHOWN:
            blocks.append(Paragraph(f"… and {len(ways) - SHOWN} more ways."))
    return blocks


def beside(value: Beside) -> list[Block]:
    """Return both sets of forces side by side, and what is behind those that disagree."""
    names = value.disagreeing
    verdict = "the model and what people say " + (f"disagree on {_listed(names)}" if names else "agree on every force")
    computed, stated = value.directions
    same = "both work" if computed == stated else f"the model works {DIRECTIONS[computed]}, what people say"
    columns = (
        Column("force"),
        Column("computed", is_figure=True),
        Column("stated", is_figure=True),
        Column("differs by", is_figure=True),
        Column(f"within {float(value.tolerance):.0%}"),
    )
    rows = [
        (p.force, f"{p.computed:.0%}", f"{p.stated:.0%}", f"{p.difference:+.0%}", "yes" if p.agrees else "no")
        for p in value.forces.values()
    ]
    rows.append(("net", f"{value.computed_net:+.0%}", f"{value.stated_net:+.0%}", "", ""))
    blocks: list[Block] = [
        Heading(f"{value.name} in place of {value.incumbent}: {verdict}", level=1),
        Table(columns, rows),
        Paragraph(f"On the whole {same} {DIRECTIONS[stated]}. Shares are of the sum of all four forces."),
    ]
    for name in names:
        blocks += _behind(value.forces[name], value)
    return blocks


def _behind(pair: ForcePair, value: Beside) -> list[Block]:
    blocks = _told(f"Computed {pair.force} comes from", pair.needs, value)
    if pair.quotes:
        more = [f"… and {len(pair.quotes) - SHOWN} more"] if len(pair.quotes) > SHOWN else []
        blocks += [Heading(f"Stated {pair.force} rests on"), Bullets([*map(_quote, pair.quotes[:SHOWN]), *more])]
    return blocks


def _quote(quote: Evidence) -> str:
    said = f"{quote.kind.value}: {quote.source}"
    return f"“{quote.note}” ({said})" if quote.note else said


def _told(title: str, reasons: Sequence[Reason], value: Placement | Beside) -> list[Block]:
    if not reasons:
        return []
    columns = (
        Column("counts", is_figure=True),
        Column("need"),
        Column(value.name),
        Column(value.incumbent),
        Column("rests on"),
    )
    rows = [(f"{r.effect:.3f}", r.statement, r.level, r.other, rests_on(r)) for r in reasons[:SHOWN]]
    blocks: list[Block] = [Heading(title), Table(columns, rows)]
    return [*blocks, Paragraph(f"… and {len(reasons) - SHOWN} more.")] if len(reasons) > SHOWN else blocks


def _cell(value: Placement, cell: Cell) -> str:
    if cell is value.cell:
        return f"{cell.value}: {value.name}"
    return f"{cell.value}: {value.name}?" if cell in value.cells else cell.value


def _shift(shift: Shift, way: int, place: int) -> tuple[str, str, str, str]:
    return "and" if place else "or" if way else "", shift.statement, shift.level, shift.needed


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def forces(value: Forces) -> list[Block]:
    """Return the four forces and what they come to, and what they rest on where they are stated."""
    way = DIRECTIONS["for" if value.net > 0 else "against" if value.net < 0 else "even"]
    is_stated = bool(value.evidence)
    columns = (Column("force"), Column("size", is_figure=True), Column("rests on" if is_stated else "made of"))
    rows = [
        (
            name,
            f"{getattr(value, name):.4g}" if is_stated else f"{getattr(value, name):.3f}",
            _said(value.evidence.get(name, ())) if is_stated else meant,
        )
        for name, meant in MEANT.items()
    ]
    net = f"{value.net:+.4g}" if is_stated else f"{value.net:+.3f}"
    return [Heading(f"On the whole {way} (net {net})", level=1), Table(columns, rows)]


def _said(quotes: Sequence[Evidence]) -> str:
    more = f" … and {len(quotes) - SHOWN} more" if len(quotes) > SHOWN else ""
    return "; ".join(map(_quote, quotes[:SHOWN])) + more
