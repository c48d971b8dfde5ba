"""What a comparison rests on: sources, the levels they give, the verdicts these lead to, and what would fall with each.

What people did is better evidence than what they say, and both are better than what a seller claims. A claim is
discounted, and never forgotten: what other sources say of a level stands beside it.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, final

import attrs

from jobtheory.hiring.profile import presumed_kind
from jobtheory.hiring.verdict import Verdict
from jobtheory.model.evidence import Evidence, EvidenceKind
from jobtheory.model.graph import build
from jobtheory.model.level import Level, Levels, content_text
from jobtheory.model.values import FrozenMap, Shown, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jobtheory.hiring.performers import View
    from jobtheory.model.graph import Graph
    from jobtheory.model.job import Need
    from jobtheory.model.solution import Solution

__all__ = ["Contradiction", "Grounds", "Source"]

APART = Fraction(1, 10)
"""Two sources contradict each other where what they say is further apart than this share of the scale."""


@final
@attrs.frozen
class Source(Value):
    """Who or what says so, and what hangs on it.

    Attributes:
        evidence: The evidence as it was given.
        levels: The levels that rest on it, each as (solution, key).
        share: The part of all weight of all solutions that rests on it, from 0 to 1.
        withdrawn: The verdicts that turn if it is withdrawn, by solution: its levels are then what the next source says
            of them, or unknown.
    """

    evidence: Evidence
    levels: tuple[tuple[str, str], ...]
    share: float
    withdrawn: FrozenMap[str, Verdict]

    @property
    def is_decisive(self) -> bool:
        """Whether any verdict turns without it."""
        return bool(self.withdrawn)


@final
@attrs.frozen
class Contradiction(Value):
    """Two sources that say different things of one level.

    Attributes:
        solution: The solution.
        key: The need.
        statement: The need in words.
        counts: What counts, as people write it, and its evidence.
        other: What the other source says, and its evidence.
        apart: How far apart they are, as a share of the scale from worst to target.
    """

    solution: str
    key: str
    statement: str
    counts: tuple[str, Evidence]
    other: tuple[str, Evidence]
    apart: float


@final
@attrs.frozen(repr=False)
class Grounds(Value, Shown):
    """What a comparison rests on; ``print`` it.

    Attributes:
        sources: All sources, the one that most weight rests on first.
        contradictions: Where two sources say different things of one level, the widest apart first.
        coverage: For each solution but doing nothing the part of the weight of all needs that has a level, from 0 to 1.
        kinds: For each kind of evidence the part of all weight of all solutions that rests on it; what is unknown is
            missing from their sum.

    Tables:
        - ``sources``, a row for every source, the one that most weight rests on first: ``source``, ``kind``, ``date``,
          ``sample``, ``note``, ``levels``, ``share``, ``is_decisive``.
        - ``levels``, which level rests on which source: ``source``, ``kind``, ``solution``, ``key``.
        - ``withdrawn``, which verdict turns without which source: ``source``, ``kind``, ``solution``, ``verdict``,
          ``without``.
        - ``coverage``, for each solution what part of the weight of its needs has a level: ``solution``, ``share``.
        - ``contradictions``, where two sources say different things of one level: ``solution``, ``key``, ``level``,
          ``source``, ``other``, ``other_source``, ``apart``.

    Example:
        >>> import jobtheory as jt
        >>> job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap.chain("Set out", "Travel"))
        >>> diary = jt.Evidence("trial", "a week's diary", sample=5)
        >>> tram = jt.Solution("tram", results={"arrive-soon": 8}, evidence=diary)
        >>> walk = jt.Solution("walk", results={"arrive-soon": 3}, evidence=jt.Evidence("observed", "the walk today"))
        >>> grounds = jt.compare(job, [tram, walk], incumbent="walk").grounds()
        >>> [(source.evidence.source, dict(source.withdrawn)) for source in grounds.sources][0]
        ("a week's diary", {'tram': <Verdict.NOT_YET: 'not yet'>, 'walk': <Verdict.NOT_YET: 'not yet'>})
    """

    sources: tuple[Source, ...]
    contradictions: tuple[Contradiction, ...]
    coverage: FrozenMap[str, float]
    kinds: FrozenMap[EvidenceKind, float]
    verdicts: FrozenMap[str, Verdict]

    @property
    def decisive(self) -> tuple[Source, ...]:
        """The sources without which a verdict turns."""
        return tuple(source for source in self.sources if source.is_decisive)

    @property
    def graph(self) -> Graph:
        """A fresh frozen networkx graph from sources to levels to verdicts.

        Nodes are texts with a ``kind``: ``"source"``, ``"level"`` or ``"verdict"``. A source has its ``evidence``, a
        level its ``solution`` and ``key``, a verdict its ``solution`` and ``verdict``.
        """
        edges: list[tuple[str, str]] = []
        nodes: dict[str, dict[str, object]] = {}
        for source in self.sources:
            name = f"source: {source.evidence.kind.value}, {source.evidence.source}"
            nodes[name] = {"kind": "source", "evidence": source.evidence}
            for solution, key in source.levels:
                level, verdict = f"level: {solution}, {key}", f"verdict: {solution}"
                nodes[level] = {"kind": "level", "solution": solution, "key": key}
                nodes[verdict] = {"kind": "verdict", "solution": solution, "verdict": self.verdicts[solution]}
                edges += [(name, level), (level, verdict)]
        return build(nodes.items(), edges)

    def __repr__(self) -> str:
        return f"<Grounds: {len(self.sources)} sources, {len(self.decisive)} decisive>"


class Given(NamedTuple):
    """One level of one solution, with all that is said of it."""

    solution: int
    group: str
    key: str
    level: Level
    evidence: Evidence


def grounds(
    view: View,
    solutions: Sequence[Solution],
    incumbent: str | None,
    verdicts: FrozenMap[str, Verdict],
    again: Callable[[Sequence[Solution]], FrozenMap[str, Verdict]],
) -> Grounds:
    """Return what the verdicts on solutions rest on; ``again`` compares others in their place."""
    weights = [_weights(view, solution) for solution in solutions]
    given = [one for n, solution in enumerate(solutions) for one in _given(n, solution, incumbent)]
    by_source: dict[Evidence, list[Given]] = defaultdict(list)
    for one in given:
        by_source[one.evidence].append(one)
    whole = sum((sum(each.values(), Fraction(0)) for each in weights), Fraction(0)) or Fraction(1)
    sources: list[Source] = []
    for evidence, levels in by_source.items():
        after = again(_without(solutions, levels, evidence))
        turned = {name: verdict for name, verdict in after.items() if verdict is not verdicts[name]}
        share = sum((weights[one.solution].get(one.key, Fraction(0)) for one in levels), Fraction(0)) / whole
        pairs = tuple((solutions[one.solution].name, one.key) for one in levels)
        sources.append(Source(evidence, pairs, float(share), FrozenMap(turned)))
    sources.sort(key=lambda source: (-source.share, source.evidence.source, source.evidence.kind.rank))
    kinds = {
        kind: float(sum(source.share for source in sources if source.evidence.kind is kind)) for kind in EvidenceKind
    }
    return Grounds(
        tuple(sources),
        tuple(sorted(_contradictions(view, solutions, given), key=lambda c: (-c.apart, c.solution, c.key))),
        FrozenMap({s.name: _coverage(own, s) for own, s in zip(weights, solutions, strict=True) if not s.is_nothing}),
        FrozenMap({kind: share for kind, share in kinds.items() if share}),
        verdicts,
    )


def _weights(view: View, solution: Solution) -> dict[str, Fraction]:
    """Return what each need of a solution weighs, both sides alike; adoption is no need.

    Of several ways those that have a level carry the weight of all: the others are not taken.
    """
    weights: dict[str, Fraction] = {}
    sides: tuple[Sequence[Sequence[Need]], ...] = ([(need,) for need in view.job.purpose], view.job.action.choices)
    for slots in sides:
        total = sum((view.importance(need) for slot in slots for need in slot), Fraction(0)) or Fraction(1)
        for slot in slots:
            group = sum((view.importance(need) for need in slot), Fraction(0))
            taken = [need for need in slot if need.key in solution.steps] or slot
            own = sum((view.importance(need) for need in taken), Fraction(0))
            weights |= {
                need.key: group / total * (view.importance(need) / own if own else Fraction(1, len(taken)))
                for need in taken
            }
    return weights


def _given(n: int, solution: Solution, incumbent: str | None) -> Iterator[Given]:
    kind = presumed_kind(solution, is_incumbent=solution.name == incumbent)
    unnamed = Evidence(kind, f"no source named for {solution.name}")
    for group, levels in _groups(solution):
        for key, level in levels.items():
            yield Given(n, group, key, level, level.evidence or solution.evidence or unnamed)


def _groups(solution: Solution) -> Iterable[tuple[str, Levels]]:
    return ("results", solution.results), ("steps", solution.steps), ("adoption", solution.adoption)


def _without(solutions: Sequence[Solution], levels: Sequence[Given], evidence: Evidence) -> list[Solution]:
    """Return solutions without what one source says: with what the next one says of a level, or without the level."""
    left = list(solutions)
    for one in levels:
        kept: dict[str, Level] = dict(getattr(left[one.solution], one.group))
        rest = [other for other in one.level.others if other.evidence != evidence]
        if rest:
            kept[one.key] = Level(rest[0].content, rest[0].evidence, others=rest[1:])
        else:
            del kept[one.key]
        changes: dict[str, dict[str, Level]] = {one.group: kept}
        left[one.solution] = attrs.evolve(left[one.solution], **changes)  # type: ignore[arg-type]  # a group of levels
    return left


def _coverage(weights: dict[str, Fraction], solution: Solution) -> float:
    known = {*solution.results, *solution.steps}
    whole = sum(weights.values(), Fraction(0)) or Fraction(1)
    return float(sum((weight for key, weight in weights.items() if key in known), Fraction(0)) / whole)


def _contradictions(view: View, solutions: Sequence[Solution], given: Iterable[Given]) -> Iterator[Contradiction]:
    for one in given:
        need = view.job[one.key]
        worth = need.score(one.level.content)
        for other in one.level.others:
            theirs = need.score(other.content)
            apart = max(theirs.low - worth.high, worth.low - theirs.high)
            if apart > APART and other.evidence is not None:
                counts = (_text(need, one.level), one.evidence)
                said = (_text(need, other), other.evidence)
                yield Contradiction(solutions[one.solution].name, one.key, need.statement, counts, said, float(apart))


def _text(need: Need, level: Level) -> str:
    units = (need.measure.unit, *((within.unit,) if (within := getattr(need, "within", None)) is not None else ()))
    return content_text(level.content, units)
