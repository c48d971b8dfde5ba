"""The hierarchical value map: what leads to what, without what is told too seldom or implied by other relations."""

from __future__ import annotations

import enum
from functools import cached_property
from typing import TYPE_CHECKING, final

import attrs

from jobtheory.model.evidence import Evidence, EvidenceKind
from jobtheory.model.job import Job
from jobtheory.model.jobmap import JobMap
from jobtheory.model.keys import distinct_keys
from jobtheory.model.network import JobNetwork
from jobtheory.model.purpose import Purpose
from jobtheory.model.serving import Serves
from jobtheory.model.untangling import implied, untangle
from jobtheory.model.values import FrozenMap, Shown, Value, repr_items

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["LeftOut", "Relation", "ValueMap", "WhyLeftOut"]


@final
@attrs.frozen
class Relation(Value):
    """One answer leads to another.

    Attributes:
        lower: The means.
        upper: What it is a means to.
        direct: How often it leads there directly.
        indirect: How often it does through other answers.
        related: How often it does either way.
    """

    lower: str
    upper: str
    direct: int
    indirect: int
    related: int


@final
class WhyLeftOut(enum.Enum):
    """Why a relation that reaches the cut-off is not drawn."""

    IMPLIED = "implied"
    """A way through other relations that are drawn says the same."""
    AGAINST = "against"
    """It runs against relations that are told more often, with which it would close a circle."""
    TIED = "tied"
    """It lies on a circle of relations none of which is told less often, so that nobody can say which is the means."""


@final
@attrs.frozen
class LeftOut(Value):
    """A relation that reaches the cut-off and is not drawn.

    Attributes:
        relation: The relation.
        why: Why it is not drawn.
        way: The answers along the way that implies it, from its lower one to its upper one, or along the circle it
            would close, from its upper one back to its lower one.
    """

    relation: Relation
    why: WhyLeftOut
    way: tuple[str, ...]


@final
@attrs.frozen(repr=False)
class ValueMap(Value, Shown):
    """A hierarchical value map (Reynolds & Gutman 1988): what people tell often enough, as a drawing without circles.

    Relations at or above the cut-off are drawn between neighbours only: one that a way through others implies is left
    out of the drawing (their relations that are "mapped nonadjacent"), and told in `left_out`. Answers that lead to
    each other in a circle have no order. The relations told more often stay; one that would close a circle with them is
    left out, and of those that tie all, so that the map does not depend on the order of the interviews.

    Made by `ImplicationMatrix.value_map` and `Ladders.value_map`.

    Attributes:
        cutoff: How often a relation must be told.
        by: What must reach the cut-off: ``"direct"`` counts or the ``"total"``.
        relations: What is drawn, from the lower answer to the upper one.
        left_out: What reaches the cut-off and is not drawn, and why.
        share: The share of all relations that lie in the cells at or above the cut-off.
        answers: All answers, also those that no relation at or above the cut-off reaches.
        respondents: How many people were asked; None where nobody knows.

    Tables:
        - ``relations``, the relations that are drawn: ``lower``, ``upper``, ``direct``, ``indirect``, ``related``.
        - ``left_out``, the relations that reach the cut-off and are not drawn, and why: ``lower``, ``upper``,
          ``direct``, ``indirect``, ``related``, ``why``, ``way``.

    Example:
        >>> import jobtheory as jt
        >>> said = [["large bottle", "lasts long", "save money"]] * 3 + [["large bottle", "save money"]] * 2
        >>> drawn = jt.learn.read_ladders(said).value_map(cutoff=2)
        >>> [(one.lower, one.upper) for one in drawn.relations]
        [('large bottle', 'lasts long'), ('lasts long', 'save money')]
        >>> [(one.relation.upper, one.why.value) for one in drawn.left_out]
        [('save money', 'implied')]
    """

    cutoff: int
    by: str
    relations: tuple[Relation, ...]
    left_out: tuple[LeftOut, ...]
    share: float
    answers: tuple[str, ...]
    respondents: int | None

    @cached_property
    def drawn(self) -> tuple[str, ...]:
        """The answers that are on the map."""
        ends = {end for one in self.relations for end in (one.lower, one.upper)}
        return tuple(answer for answer in self.answers if answer in ends)

    @cached_property
    def levels(self) -> FrozenMap[str, int]:
        """How many rungs each answer on the map stands above the lowest ones: the longest way up to it."""
        below: dict[str, list[str]] = {answer: [] for answer in self.drawn}
        above: dict[str, list[str]] = {answer: [] for answer in self.drawn}
        for one in self.relations:
            below[one.upper].append(one.lower)
            above[one.lower].append(one.upper)
        waiting = {answer: len(lower) for answer, lower in below.items()}
        ready = [answer for answer in self.drawn if not waiting[answer]]
        levels: dict[str, int] = {}
        for answer in ready:  # grows while it is gone through
            levels[answer] = max((levels[lower] + 1 for lower in below[answer]), default=0)
            for upper in above[answer]:
                waiting[upper] -= 1
                if not waiting[upper]:
                    ready.append(upper)
        return FrozenMap({answer: levels[answer] for answer in self.drawn})

    def draft_network(self) -> JobNetwork:
        """Return the answers on the map as jobs, and the relations as what serves what, with how many say so.

        It is a draft: an answer on a ladder need not be a job yet. Say it as a verb and an object, take out what names
        a solution, and see `left_out`.
        """
        keys = dict(zip(self.drawn, distinct_keys(self.drawn, "job"), strict=True))
        jobs = [Job(answer, Purpose(), JobMap([]), key=keys[answer]) for answer in self.drawn]
        evidence = Evidence(EvidenceKind.STATED, "laddering interviews", sample=self.respondents)
        serves = [
            Serves(
                keys[one.lower],
                keys[one.upper],
                reason=f"told directly {_times(one.direct)}, through others {_times(one.indirect)}",
                evidence=evidence,
            )
            for one in self.relations
        ]
        return JobNetwork(jobs, serves)

    def __repr__(self) -> str:
        drawn = repr_items(tuple((one.lower, one.upper) for one in self.relations))
        return f"<ValueMap: cut-off {self.cutoff}, {self.share:.0%} of relations: {drawn}>"


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")


def draw(
    answers: Sequence[str],
    told: Mapping[tuple[str, str], Relation],
    counts: Mapping[tuple[str, str], int],
    *,
    cutoff: int,
    by: str,
    share: float,
    respondents: int | None,
) -> ValueMap:
    """Return the map of the relations that reach a cut-off."""
    index = {answer: n for n, answer in enumerate(answers)}
    pairs = {(index[lower], index[upper]): counts[lower, upper] for lower, upper in told}
    untangled = untangle(len(answers), pairs)
    short = implied(len(answers), untangled.kept)
    reasons = (
        (short, WhyLeftOut.IMPLIED),
        (untangled.against, WhyLeftOut.AGAINST),
        (untangled.tied, WhyLeftOut.TIED),
    )
    ways = {pair: (why, way) for ways, why in reasons for pair, way in ways.items()}

    def relation(pair: tuple[int, int]) -> Relation:
        return told[answers[pair[0]], answers[pair[1]]]

    return ValueMap(
        cutoff,
        by,
        tuple(relation(pair) for pair in sorted(pairs) if pair not in ways),
        tuple(
            LeftOut(relation(pair), ways[pair][0], tuple(answers[n] for n in ways[pair][1])) for pair in sorted(ways)
        ),
        share,
        tuple(answers),
        respondents,
    )
