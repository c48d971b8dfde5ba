"""How often one answer leads to another over many ladders: the implication matrix."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast, final

import attrs

from jobtheory.errors import InvalidTypeError, InvalidValueError, UnknownNameError, did_you_mean, shown
from jobtheory.learn.value_map import Relation, ValueMap, draw
from jobtheory.model.values import FrozenMap, Path, Shown, Value, read_text, repr_items

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jobtheory.model.network import JobNetwork

__all__ = ["CutOff", "Degrees", "ImplicationMatrix"]

AT = ("ImplicationMatrix",)

Pair: TypeAlias = tuple[str, str]
CountedBy: TypeAlias = Literal["respondents", "mentions"]
By: TypeAlias = Literal["direct", "total"]

COUNTED: tuple[CountedBy, ...] = ("respondents", "mentions")
BY: tuple[By, ...] = ("direct", "total")


@final
@attrs.frozen
class Degrees(Value):
    """How one answer stands between the others.

    Attributes:
        ins: How often other answers lead to it: it is an end.
        outs: How often it leads to other answers: it is a means.
        abstractness: ins / (ins + outs), from 0 for a mere means to 1 for a mere end; None where nothing leads either
            way.
        centrality: (ins + outs) / all relations: how much of what was said goes through it.
        prestige: ins / all relations: how much of what was said leads to it.
    """

    ins: int
    outs: int
    abstractness: float | None
    centrality: float
    prestige: float


@final
@attrs.frozen
class CutOff(Value):
    """How much a cut-off leaves.

    Attributes:
        cutoff: The cut-off.
        cells: How many pairs of answers are told at least so often.
        cells_share: Their share of all pairs that are told at all.
        share: The share of all relations that lie in these cells.
    """

    cutoff: int
    cells: int
    cells_share: float
    share: float


@final
@attrs.frozen(init=False, repr=False)
class ImplicationMatrix(Value, Shown):
    """How often each answer leads to each other one, directly and through others (Reynolds & Gutman 1988).

    Ladders go upward: of "carbonation → thirst-quenching → reward" the first answer leads directly to the second, the
    second to the third, and the first indirectly to the third. Reynolds and Gutman write both counts into one cell,
    direct before the point and indirect behind it: 4.06 is four times directly and six times indirectly.

    The matrix of `read_ladders` counts; one that was published can be written down by hand.

    Args:
        direct: How often one answer leads directly to another, by the pair (lower, upper).
        indirect: How often it does through others.
        related: How often it does either way, where that is not the sum: a respondent who says both counts once.
        counted: Whether the counts are of ``"respondents"`` or of ``"mentions"``.
        respondents: How many people were asked; None where nobody knows.
        answers: The answers, in the order in which they are shown; where left out, as they turn up in the pairs.

    Raises:
        InvalidTypeError, InvalidValueError: A pair is no pair of answers, or a count no whole number of 0 or more.

    Tables:
        - ``relations``, a row for every pair of answers that is told: ``lower``, ``upper``, ``direct``, ``indirect``,
          ``related``.
        - ``answers``, how each answer stands between the others: ``answer``, ``outs``, ``ins``, ``abstractness``,
          ``centrality``, ``prestige``.
        - ``cutoffs``, how much each cut-off leaves: ``cutoff``, ``cells``, ``cells_share``, ``share``.

    Example:
        >>> matrix = ImplicationMatrix(
        ...     {("carbonation", "thirst-quenching"): 4}, {("carbonation", "thirst-quenching"): 6}
        ... )
        >>> matrix.cell("carbonation", "thirst-quenching")
        '4.06'
    """

    direct: FrozenMap[Pair, int]
    indirect: FrozenMap[Pair, int]
    related: FrozenMap[Pair, int]
    counted: CountedBy
    respondents: int | None
    answers: tuple[str, ...]

    def __init__(
        self,
        direct: Mapping[Pair, int],
        indirect: Mapping[Pair, int] | None = None,
        *,
        related: Mapping[Pair, int] | None = None,
        counted: CountedBy = "respondents",
        respondents: int | None = None,
        answers: tuple[str, ...] = (),
    ) -> None:
        straight = _read_counts(direct, (*AT, "direct"))
        through = _read_counts({} if indirect is None else indirect, (*AT, "indirect"))
        either = {pair: straight.get(pair, 0) + through.get(pair, 0) for pair in (*straight, *through)}
        if related is not None:
            either = _read_counts(related, (*AT, "related"))
        told = dict.fromkeys((*answers, *(answer for pair in either for answer in pair)))
        self.__attrs_init__(
            FrozenMap(straight),
            FrozenMap(through),
            FrozenMap(either),
            read_option(counted, COUNTED, AT, "counted"),
            respondents,
            tuple(told),
        )

    def cell(self, lower: str, upper: str) -> str:
        """Return a cell as Reynolds and Gutman write it, such as ``"4.06"``; empty where nothing is told."""
        for answer in (lower, upper):
            if answer not in self.answers:
                hint = did_you_mean(answer, self.answers) or "See answers."
                raise UnknownNameError(f"no answer is {shown(answer)}", path=AT, hint=hint, code="JT754")
        direct, indirect = self.direct.get((lower, upper), 0), self.indirect.get((lower, upper), 0)
        return f"{direct}.{indirect:02}" if direct or indirect else ""

    @cached_property
    def degrees(self) -> FrozenMap[str, Degrees]:
        """How each answer stands between the others, by direct relations; `degrees_by` takes the indirect ones too."""
        return self.degrees_by("direct")

    def degrees_by(self, by: By) -> FrozenMap[str, Degrees]:
        """Return how each answer stands between the others.

        An answer that leads to itself, since it was given twice in a row, does not count.

        Args:
            by: ``"direct"`` relations, or the ``"total"`` of those told either way.

        The ratios are those of Pieters, Baumgartner & Allen (1995, A means-end chain approach to consumer goal
        structures, International Journal of Research in Marketing 12, 227-244).
        """
        counts = self._counts(by)
        total = sum(counts.values())
        ins, outs = dict.fromkeys(self.answers, 0), dict.fromkeys(self.answers, 0)
        for (lower, upper), count in counts.items():
            outs[lower] += count
            ins[upper] += count
        return FrozenMap({answer: _degrees(ins[answer], outs[answer], total) for answer in self.answers})

    def coverage(self, by: By = "direct") -> tuple[CutOff, ...]:
        """Return what each cut-off leaves, which is the usual help for choosing one.

        Reynolds and Gutman try cut-offs of 3 to 5 with 50 to 60 respondents, and look for one that keeps most of the
        relations in few of the cells.
        """
        counts = self._counts(by)
        total = sum(counts.values())
        found: list[CutOff] = []
        for cutoff in sorted(set(counts.values())):
            kept = [count for count in counts.values() if count >= cutoff]
            found.append(CutOff(cutoff, len(kept), len(kept) / len(counts), sum(kept) / total))
        return tuple(found)

    def value_map(self, *, cutoff: int, by: By = "direct") -> ValueMap:
        """Return the hierarchical value map: the relations told at least so often, none of them implied by others.

        Args:
            cutoff: How often a relation must be told; `coverage` helps to choose.
            by: What must reach the cut-off: the ``"direct"`` count, or the ``"total"`` of those told either way, which
                brings in relations that many tell, each through answers of their own.

        Raises:
            InvalidValueError: The cut-off is no whole number of 1 or more.
        """
        if not _is_count(cutoff) or not cutoff:
            raise InvalidValueError(
                f"the cut-off is {shown(cutoff)}",
                path=(*AT, "value_map"),
                hint="Give a whole number of 1 or more; coverage() shows what each leaves.",
                code="JT753",
            )
        counts = self._counts(by)
        told = {pair: self._relation(pair) for pair, count in counts.items() if count >= cutoff}
        share = sum(counts[pair] for pair in told) / sum(counts.values()) if counts else 0.0
        return draw(self.answers, told, counts, cutoff=cutoff, by=by, share=share, respondents=self.respondents)

    def draft_network(self, *, cutoff: int, by: By = "direct") -> JobNetwork:
        """Return a draft of the why/how network: the jobs and relations of the value map at a cut-off.

        It is a draft: what people name on a ladder need not be a job yet, and what the map left out, since it ran
        against what more of them say, is told by ``value_map(cutoff=…).left_out``.
        """
        return self.value_map(cutoff=cutoff, by=by).draft_network()

    def __repr__(self) -> str:
        who = "" if self.respondents is None else f" of {self.respondents:,} respondents"
        return f"<ImplicationMatrix: {len(self.related):,} relations{who} between {repr_items(self.answers)}>"

    def _counts(self, by: By) -> dict[Pair, int]:
        """Return how often pairs of different answers are told."""
        counts = self.direct if read_option(by, BY, AT, "by") == "direct" else self.related
        return {pair: count for pair, count in counts.items() if pair[0] != pair[1]}

    def _relation(self, pair: Pair) -> Relation:
        return Relation(*pair, self.direct.get(pair, 0), self.indirect.get(pair, 0), self.related.get(pair, 0))


def _degrees(ins: int, outs: int, total: int) -> Degrees:
    both = ins + outs
    return Degrees(
        ins, outs, ins / both if both else None, both / total if total else 0.0, ins / total if total else 0.0
    )


def read_option(value: object, known: tuple[Any, ...], path: Path, what: str) -> Any:
    """Read one of a few words."""
    if value not in known:
        listed = " or ".join(shown(word) for word in known)
        raise UnknownNameError(f"{what} is {shown(value)}", path=path, hint=f"Give {listed}.", code="JT105")
    return value


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _read_counts(given: object, path: Path) -> dict[Pair, int]:
    counts: dict[Pair, int] = {}
    try:
        items = list(cast("Mapping[object, object]", given).items())
    except AttributeError:
        raise InvalidTypeError(
            f"the counts are {shown(given)}", path=path, hint="Give a dict by pair (lower, upper).", code="JT106"
        ) from None
    for pair, count in items:
        picture = shown(pair)
        ends: tuple[object, ...] = cast("Any", pair) if isinstance(pair, tuple) else ()
        if len(ends) != 2:
            raise InvalidTypeError(
                f"a relation is named by {picture}",
                path=path,
                hint="Name it by (lower, upper).",
                code="JT106",
            )
        lower, upper = (read_text(end, path, "answer") for end in ends)
        if not _is_count(count):
            raise InvalidValueError(
                f"the count of {shown(lower)} → {shown(upper)} is {shown(count)}",
                path=path,
                hint="Give a whole number of 0 or more.",
                code="JT108",
            )
        if count:
            counts[lower, upper] = cast("int", count)
    return counts
