"""Laddering interviews: from one "why is that important?" to the next, up to what it is all for."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal, cast, final

import attrs
import numpy as np

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.learn.columns import collected, columns_of, open_frame, read_label, read_labels, refuse_missing
from jobtheory.learn.implications import COUNTED, CountedBy, ImplicationMatrix, read_option
from jobtheory.learn.sequences import Sequences, counted, counted_once
from jobtheory.model.values import MAX_ITEMS, FrozenMap, Shown, Value, repr_items

if TYPE_CHECKING:
    from jobtheory.hiring.crowd import Counts
    from jobtheory.learn.value_map import ValueMap
    from jobtheory.model.network import JobNetwork
    from jobtheory.model.values import Path

__all__ = ["Ladder", "Ladders", "read_ladders"]

AT = ("read_ladders",)

LONGEST = 500
"""So many answers a ladder may have; interviews come to five or six."""


@final
@attrs.frozen
class Ladder(Value):
    """One ladder of one respondent.

    Attributes:
        respondent: Who was asked.
        answers: What they said, the most concrete first, each next the answer to "why is that important to you?".
    """

    respondent: str
    answers: tuple[str, ...] = attrs.field(repr=repr_items)


@final
@attrs.frozen(repr=False)
class Ladders(Value, Shown):
    """The ladders of laddering interviews; made by `read_ladders`.

    Attributes:
        ladders: The ladders, in the order in which they were read.
        counted: Whether a relation counts once for each of the ``"respondents"`` who tell it, or each of the
            ``"mentions"``.

    Tables:
        - ``ladders``, a row for every answer on every ladder, the lowest first: ``ladder``, ``respondent``, ``rung``,
          ``answer``.

    Example:
        >>> import jobtheory as jt
        >>> ladders = jt.learn.read_ladders(
        ...     {"Ann": ["flavored chip", "strong taste", "eat less"], "Ben": ["strong taste", "eat less"]}
        ... )
        >>> dict(ladders.implications.direct)
        {('flavored chip', 'strong taste'): 1, ('strong taste', 'eat less'): 2}
        >>> dict(ladders.implications.indirect)
        {('flavored chip', 'eat less'): 1}
    """

    ladders: tuple[Ladder, ...]
    counted: CountedBy = "respondents"

    @cached_property
    def respondents(self) -> tuple[str, ...]:
        """Who was asked, each once."""
        return tuple(dict.fromkeys(ladder.respondent for ladder in self.ladders))

    @cached_property
    def answers(self) -> tuple[str, ...]:
        """The answers, in the order in which they turn up."""
        return tuple(dict.fromkeys(answer for ladder in self.ladders for answer in ladder.answers))

    @cached_property
    def mentions(self) -> FrozenMap[str, int]:
        """How often each answer is given, or by how many respondents, as relations are counted."""
        owners = self._owners if self.counted == "respondents" else None
        return FrozenMap(_tally(self._sequences.codes, owners, self.answers))

    @cached_property
    def implications(self) -> ImplicationMatrix:
        """How often each answer leads to each other one, directly and through others."""
        told = self._sequences
        owners = self._owners
        direct: list[tuple[Counts, Counts]] = []
        indirect: list[tuple[Counts, Counts]] = []
        for apart, places in told.apart():
            (direct if apart == 1 else indirect).append((told.pairs(places, apart), owners[places]))
        counts = [self._pairs(found) for found in (direct, indirect, [*direct, *indirect])]
        return ImplicationMatrix(
            counts[0],
            counts[1],
            related=counts[2],
            counted=self.counted,
            respondents=len(self.respondents),
            answers=self.answers,
        )

    def value_map(self, *, cutoff: int, by: Literal["direct", "total"] = "direct") -> ValueMap:
        """Return the hierarchical value map at a cut-off; see `ImplicationMatrix.value_map`."""
        return self.implications.value_map(cutoff=cutoff, by=by)

    def draft_network(self, *, cutoff: int, by: Literal["direct", "total"] = "direct") -> JobNetwork:
        """Return a draft of the why/how network at a cut-off; see `ImplicationMatrix.draft_network`."""
        return self.implications.draft_network(cutoff=cutoff, by=by)

    def __len__(self) -> int:
        return len(self.ladders)

    def __repr__(self) -> str:
        return f"<Ladders: {len(self):,} of {len(self.respondents):,} respondents, by {self.counted}>"

    @cached_property
    def _sequences(self) -> Sequences:
        number = {answer: n for n, answer in enumerate(self.answers)}
        codes = np.array([number[answer] for ladder in self.ladders for answer in ladder.answers], dtype=np.int64)
        bounds = np.cumsum([0, *(len(ladder.answers) for ladder in self.ladders)])
        return Sequences(codes, bounds, len(number))

    @cached_property
    def _owners(self) -> Counts:
        """The number of the respondent of each answer."""
        number = {who: n for n, who in enumerate(self.respondents)}
        owner: Counts = np.array([number[ladder.respondent] for ladder in self.ladders], dtype=np.int64)
        return owner[self._sequences.owners]

    def _pairs(self, found: list[tuple[Counts, Counts]]) -> dict[tuple[str, str], int]:
        if not found:
            return {}
        size = len(self.answers)
        numbers = np.concatenate([pairs for pairs, _ in found])
        owners = np.concatenate([who for _, who in found])
        if self.counted == "respondents":
            told, times = counted_once(numbers, owners, size * size)
        else:
            told, times = counted(numbers, size * size)
        return {
            (self.answers[pair // size], self.answers[pair % size]): count
            for pair, count in zip(told.tolist(), times.tolist(), strict=True)
        }


def _tally(codes: Counts, owners: Counts | None, labels: tuple[str, ...]) -> dict[str, int]:
    found, times = counted(codes, len(labels)) if owners is None else counted_once(codes, owners, len(labels))
    return {labels[n]: count for n, count in zip(found.tolist(), times.tolist(), strict=True)}


def read_ladders(
    given: Any,
    *,
    respondent: str = "respondent",
    answer: str = "answer",
    order: str | None = "order",
    ladder: str | None = None,
    count: CountedBy = "respondents",
) -> Ladders:
    """Read the ladders of laddering interviews.

    A ladder goes upward: its first answer is the most concrete one, and each next answers "why is that important to
    you?". Answers are coded: what means the same is written the same.

    Args:
        given: A mapping of each respondent to a ladder, or to several; or a list of ladders, each of a respondent of
            its own; or a dataframe of any library that narwhals knows with a row for every answer.
        respondent: The column of the frame that says who was asked.
        answer: The column that says what they answered.
        order: The column of numbers or times that orders the answers of a ladder; where two are equal the order of the
            rows stays. None where the rows stand in order as they are.
        ladder: The column that tells the ladders of a respondent apart, where there can be several.
        count: A relation counts once for each of the ``"respondents"`` who tell it, however often they do, as Reynolds
            and Gutman count it; or each of the ``"mentions"`` does.

    Raises:
        MissingExtraError: For a dataframe narwhals is not installed.
        UnknownNameError: The frame has no such column; the hint names the nearest.
        InvalidValueError: There is no ladder, one is empty or too long, or a cell is empty.
        InvalidTypeError: What is given is no ladders, or an answer no label.

    Reynolds & Gutman (1988), Laddering theory, method, analysis, and interpretation, Journal of Advertising Research
    28 (1), 11-31.

    Example:
        >>> said = [["large bottle", "save money"], ["large bottle", "avoid waste", "save money"]]
        >>> matrix = read_ladders(said).implications
        >>> matrix.cell("large bottle", "save money")
        '1.01'
    """
    read_option(count, COUNTED, AT, "count")
    if isinstance(given, Mapping):
        ladders = [one for who, said in cast("Mapping[object, object]", given).items() for one in _of_one(who, said)]
    elif isinstance(given, (list, tuple)):
        ladders = [
            _ladder(f"respondent {n}", said, (*AT, f"ladder {n}"))
            for n, said in enumerate(cast("list[object]", given), start=1)
        ]
    else:
        ladders = _of_frame(given, {"respondent": respondent, "answer": answer, "order": order, "ladder": ladder})
    if not ladders:
        raise InvalidValueError(
            "there is no ladder", path=AT, hint="Give one at least, the most concrete answer first.", code="JT751"
        )
    return Ladders(tuple(ladders), count)


def _of_one(who: object, said: object) -> list[Ladder]:
    """Read the ladder of a respondent, or several."""
    at = (*AT, f"respondent {shown(who)}")
    name = read_label(who, at, "JT752")
    if isinstance(said, (str, bytes)) or not isinstance(said, Iterable):
        raise _no_ladder(said, at)
    parts = list(cast("Iterable[object]", said))
    if parts and all(isinstance(part, (list, tuple)) for part in parts):
        return [_ladder(name, part, (*at, f"ladder {n}")) for n, part in enumerate(parts, start=1)]
    return [_ladder(name, parts, at)]


def _ladder(who: str, said: object, path: Path) -> Ladder:
    if isinstance(said, (str, bytes)) or not isinstance(said, Iterable):
        raise _no_ladder(said, path)
    answers = tuple(
        read_label(answer, (*path, f"answer {n}"), "JT752")
        for n, answer in enumerate(cast("Iterable[object]", said), start=1)
    )
    _refuse_length(len(answers), path)
    return Ladder(who, answers)


def _no_ladder(said: object, path: Path) -> InvalidTypeError:
    return InvalidTypeError(
        f"a ladder is {shown(said)}", path=path, hint="Give a list of answers, the most concrete first.", code="JT106"
    )


def _refuse_length(length: int, path: Path) -> None:
    if not 1 <= length <= LONGEST:
        raise InvalidValueError(
            f"the ladder has {length:,} answers",
            path=path,
            hint=f"Give 1 to {LONGEST}; a new line of questions is a ladder of its own.",
            code="JT751",
        )


def _of_frame(given: object, columns: dict[str, str | None]) -> list[Ladder]:
    frame = open_frame(given, AT)
    if frame is None:
        raise InvalidTypeError(
            f"the ladders are {shown(given)}",
            path=AT,
            hint="Give a dict of respondents, a list of ladders, or a dataframe with a row for every answer.",
            code="JT106",
        )
    wanted = {argument: name for argument, name in columns.items() if name is not None}
    refuse_missing(columns_of(frame), wanted, AT)
    frame = frame.select(*dict.fromkeys(wanted.values()))
    frame = collected(frame, AT)
    if len(frame) > MAX_ITEMS:
        raise InvalidValueError(
            f"the frame has {len(frame):,} rows", path=AT, hint=f"At most {MAX_ITEMS:,} are taken.", code="JT107"
        )
    who = read_labels(frame[wanted["respondent"]], (*AT, "respondent"), "JT752")
    answers = read_labels(frame[wanted["answer"]], (*AT, "answer"), "JT752")
    rungs = who.codes
    if "ladder" in wanted:
        rungs = read_labels(frame[wanted["ladder"]], (*AT, "ladder"), "JT752").codes
    places = _order(frame[wanted["order"]]) if "order" in wanted else np.zeros(len(frame), dtype=np.int64)
    rows = np.lexsort((places, rungs, who.codes))
    owners, rungs = who.codes[rows], rungs[rows]
    starts = np.flatnonzero((np.diff(owners, prepend=-1) != 0) | (np.diff(rungs, prepend=-1) != 0))
    texts = [str(label) for label in answers.labels]
    numbers: list[int] = answers.codes[rows].tolist()
    said = [texts[number] for number in numbers]
    found: list[Ladder] = []
    edges: list[int] = starts.tolist()
    for start, end in pairwise([*edges, len(said)]):
        name = str(who.labels[int(owners[start])])
        _refuse_length(end - start, (*AT, f"respondent {shown(name)}"))
        found.append(Ladder(name, tuple(said[start:end])))
    return found


def _order(series: Any) -> Counts:
    """Return the ranks of numbers or times."""
    at = (*AT, "order")
    if not (series.dtype.is_numeric() or series.dtype.is_temporal()):
        raise InvalidTypeError(
            f"the column holds {series.dtype}, which has no order that can be relied on",
            path=at,
            hint="Give numbers or times, or order=None where the rows stand in order.",
            code="JT752",
        )
    values = series.to_numpy()
    missing = np.asarray(series.is_null().to_numpy())
    if series.dtype.is_float():
        missing = missing | np.isnan(values)
    if missing.any():
        raise InvalidValueError(
            "the cell is empty",
            path=(*at, f"row {int(np.argmax(missing))}"),
            hint="Fill it in, or leave the row out before reading.",
            code="JT752",
        )
    return np.unique(values, return_inverse=True)[1].reshape(-1)
