"""The tables of laddering interviews: ladders, how often one answer leads to another, and the map of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.show.tables.listing import NUMBER, TEXT, WHOLE, columns, tabled
from jobtheory.show.tables.networks import ARROW

if TYPE_CHECKING:
    from jobtheory.learn.implications import ImplicationMatrix
    from jobtheory.learn.ladders import Ladders
    from jobtheory.learn.value_map import ValueMap
    from jobtheory.show.tables.listing import Listing

LADDERS = columns(ladder=WHOLE, respondent=TEXT, rung=WHOLE, answer=TEXT)
RELATIONS = columns(lower=TEXT, upper=TEXT, direct=WHOLE, indirect=WHOLE, related=WHOLE)
ANSWERS = columns(answer=TEXT, outs=WHOLE, ins=WHOLE, abstractness=NUMBER, centrality=NUMBER, prestige=NUMBER)
CUTOFFS = columns(cutoff=WHOLE, cells=WHOLE, cells_share=NUMBER, share=NUMBER)
LEFT_OUT = columns(**RELATIONS, why=TEXT, way=TEXT)


def ladders(value: Ladders) -> Listing:
    """Return a row for every answer on every ladder, the lowest first."""
    rows = (
        (number, one.respondent, rung, answer)
        for number, one in enumerate(value.ladders, start=1)
        for rung, answer in enumerate(one.answers, start=1)
    )
    return tabled(LADDERS, rows)


def relations(value: ImplicationMatrix) -> Listing:
    """Return a row for every pair of answers that is told."""
    rows = (
        (*pair, value.direct.get(pair, 0), value.indirect.get(pair, 0), related)
        for pair, related in value.related.items()
    )
    return tabled(RELATIONS, rows)


def answers(value: ImplicationMatrix) -> Listing:
    """Return how each answer stands between the others."""
    rows = (
        (answer, one.outs, one.ins, one.abstractness, one.centrality, one.prestige)
        for answer, one in value.degrees.items()
    )
    return tabled(ANSWERS, rows)


def cutoffs(value: ImplicationMatrix) -> Listing:
    """Return how much each cut-off leaves."""
    return tabled(CUTOFFS, ((one.cutoff, one.cells, one.cells_share, one.share) for one in value.coverage()))


def drawn(value: ValueMap) -> Listing:
    """Return the relations that are drawn."""
    rows = ((one.lower, one.upper, one.direct, one.indirect, one.related) for one in value.relations)
    return tabled(RELATIONS, rows)


def left_out(value: ValueMap) -> Listing:
    """Return the relations that reach the cut-off and are not drawn, and why."""
    rows = (
        (r.lower, r.upper, r.direct, r.indirect, r.related, one.why, ARROW.join(one.way))
        for one, r in ((one, one.relation) for one in value.left_out)
    )
    return tabled(LEFT_OUT, rows)
