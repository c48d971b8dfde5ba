"""Segmenting a survey: people grouped by what is unmet for them, or the answer that they fall into no groups.

People are grouped by their own opportunities and by nothing else (outcome-based segmentation: Ulwick 2005, What
Customers Want, ch. 4). Who they are is looked at afterwards: what age or plan says of needs is learned, and never put
in.
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from jobtheory.errors import InvalidValueError
from jobtheory.learn.arguments import read_confidence, read_count, read_word
from jobtheory.learn.surveying.answers import Here, read_answers, refuse_strays
from jobtheory.learn.surveying.clusters import Points, k_means
from jobtheory.learn.surveying.schemes import Scheme, read_scheme
from jobtheory.learn.surveying.segments import Candidate, Left, Segment, Segments
from jobtheory.learn.surveying.sheets import Far
from jobtheory.learn.surveying.stability import judge, opportunities
from jobtheory.learn.surveying.unmet import Terms, landscape_of
from jobtheory.model.values import FrozenMap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jobtheory.hiring.crowd import Counts, Floats
    from jobtheory.learn.surveying.landscape import Landscape

__all__ = ["segments"]

AT = ("segments",)
LEFT: tuple[Left, ...] = ("complete", "available")

FEWEST = 20
"""Of fewer people no segments are formed."""

SMALLEST = 5
"""So many people each segment must have on average, or so great a number is not tried."""

ENOUGH = 0.5
"""Whoever has less than this share of the opportunities is left out."""

STARTS = 30
"""So often groups of everybody are begun anew; those in which people lie nearest together are kept."""

CELLS = 4_000_000
"""So many distances are held at once."""


class _Wanted(NamedTuple):
    """What is asked for."""

    number: int | None
    most: int
    references: int
    confidence: float
    seed: int


def segments(
    frame: object,
    importance: Mapping[str, str] | None = None,
    satisfaction: Mapping[str, str] | None = None,
    *,
    scheme: Scheme | None = None,
    number: int | None = None,
    most: int = 6,
    missing: Left = "complete",
    references: int = 39,
    confidence: float = 0.95,
    seed: int = 0,
) -> Segments:
    """Group people by what is unmet for them, or say that they fall into no groups.

    Everybody's own opportunities, importance + max(importance - satisfaction, 0), are grouped by k-means. How many
    groups there are is judged by their stability when people are drawn anew, beside made-up people who answer each
    question and any two together alike, but fall into no groups: the number is chosen whose stability goes furthest
    beyond theirs. Where no number of groups goes beyond theirs in stability, in how close people lie together, and in
    how few lie between groups, all three together, there are no segments. The rows of a lazy frame
    are fetched: segments are of people.

    The scores of a segment are those of people put together because they answer so: whoever answered by chance like
    another segment is counted there. Their intervals leave that out; ask new people before much depends on them.

    Args:
        frame: A frame, a mapping of header to array, or a survey that is read already; see `opportunity`.
        importance: The column that asks for the importance of each outcome, by its key.
        satisfaction: The column that asks for the satisfaction with it.
        scheme: How the outcomes of each segment are scored afterwards; the top two boxes of the scale where left out.
            Its scale is that of the answers.
        number: How many segments to form, whether the data has them or not; left to the data where left out.
        most: The greatest number that is tried.
        missing: What becomes of people who left something out: ``"complete"`` leaves them out, ``"available"`` groups
            whoever answered half by what they answered.
        references: How often people without groups are made up; 39 are enough to judge at 95 %.
        confidence: How sure it shall be that there are segments before any are formed.
        seed: The seed of all that is drawn.

    Raises:
        MissingExtraError: narwhals is not installed.
        InvalidTypeError: A column holds no numbers, or an argument is of a type that is not taken.
        InvalidValueError: Answers are off the scale, there are too few people, or an argument makes no sense.
        UnknownNameError: There is no column of a name that is given.

    Example:
        >>> import jobtheory as jt
        >>> draw, theirs = np.random.default_rng(1), np.arange(80) % 2 == 0
        >>> def answers(high):
        ...     return np.where(high, draw.integers(4, 6, 80), draw.integers(1, 4, 80))
        >>> frame = {"a": answers(theirs), "b": answers(~theirs), "a had": answers(~theirs), "b had": answers(theirs)}
        >>> found = jt.learn.segments(frame, {"a": "a", "b": "b"}, {"a": "a had", "b": "b had"}, references=19)
        >>> [(one.people, next(iter(one.profile))) for one in found]
        [(40, 'b'), (40, 'a')]
    """
    read = read_answers(frame, importance, satisfaction, AT)
    chosen = read.scheme if scheme is None else read_scheme(scheme, AT)
    policy = read_word(missing, LEFT, AT, "missing")
    wanted = _Wanted(
        None if number is None else read_count(number, AT, "number", 2),
        read_count(most, AT, "most", 2, 50),
        read_count(references, AT, "references", 19, 9999),
        read_confidence(confidence, AT),
        read_count(seed, AT, "seed", 0),
    )
    terms = Terms(
        chosen, "complete" if policy == "complete" else "pairs", wanted.confidence, wanted.seed, read.statements
    )
    sheet, answers = read.sheet, read.answers
    if isinstance(sheet, Far):
        sheet = sheet.here(sheet.names)
    if not isinstance(answers, Here):
        answers = answers.here(sheet)
    refuse_strays(answers.pairs(), chosen, AT)
    grouped = _usable(answers, policy)
    own = answers.of(grouped)
    numbers = _numbers(own, wanted)
    rng = np.random.default_rng(wanted.seed)
    found = judge(np.hstack([own.importance, own.satisfaction]), numbers, wanted.references, rng)
    candidates = tuple(Candidate(n, *map(float, figures)) for n, *figures in zip(numbers, *found[:6], strict=True))
    whole = landscape_of(own, terms)
    labels: Counts = np.zeros(answers.size, dtype=np.int64)
    formed: tuple[Segment, ...] = ()
    if wanted.number is not None or found.p <= 1 - wanted.confidence:
        many = numbers[int(np.argmax(found.corrected))] if wanted.number is None else wanted.number
        labels[grouped] = _grouped(opportunities(own.importance, own.satisfaction), many, rng)
        formed = tuple(_segment(n, answers.of(np.flatnonzero(labels == n)), whole, terms) for n in range(1, many + 1))
    labels.flags.writeable = False
    return Segments(
        formed,
        candidates,
        found.p,
        wanted.confidence,
        labels,
        whole,
        answers.size,
        len(grouped),
        policy,
        wanted.number,
        wanted.seed,
        sheet=sheet,
    )


def _usable(answers: Here, missing: Left) -> Counts:
    """Return who is grouped: whoever left nothing out, or had enough to say."""
    told = ~np.isnan(opportunities(answers.importance, answers.satisfaction))
    shares = told.mean(axis=1)
    return np.flatnonzero(shares >= (1 if missing == "complete" else ENOUGH))


def _numbers(own: Here, wanted: _Wanted) -> list[int]:
    """Return the numbers of segments to try.

    Raises:
        InvalidValueError: There are too few people, or too few who differ, for any, or for the number that is wanted.
    """
    if own.size < FEWEST:
        raise InvalidValueError(
            f"{own.size:,} people who answered enough are too few for segments",
            path=AT,
            hint=f"Ask {FEWEST} or more; with missing='available' whoever answered half counts.",
            code="JT785",
        )
    unlike = len(np.unique(np.nan_to_num(opportunities(own.importance, own.satisfaction), nan=-1.0), axis=0))
    limit = max(min(own.size // SMALLEST, unlike), 2)
    if wanted.number is not None and wanted.number > limit:
        raise InvalidValueError(
            f"{own.size:,} people, {unlike:,} of them unlike each other, are too few for {wanted.number} segments",
            path=AT,
            hint=f"Ask for {limit} or fewer.",
            code="JT785",
        )
    return list(range(2, max(min(wanted.most, limit), wanted.number or 2) + 1))


def _grouped(own: Floats, number: int, rng: np.random.Generator) -> Counts:
    """Return the number of the segment of each person, the largest segment 1."""
    points = Points.of(own)
    at_once = max(min(STARTS, CELLS // (len(own) * number)), 1)
    labels, least = np.zeros(len(own), dtype=np.int64), np.inf
    for _ in range(0, STARTS, at_once):
        runs = k_means(points, np.ones((at_once, len(own))), number, rng)
        best = int(np.argmin(runs.within))
        if runs.within[best] < least:
            labels, least = runs.labels[best], runs.within[best]
    order = np.argsort(-np.bincount(labels, minlength=number), kind="stable")
    turn = np.empty(number, dtype=np.int64)
    turn[order] = np.arange(1, number + 1)
    ordered: Counts = turn[labels]
    return ordered


def _segment(number: int, own: Here, whole: Landscape, terms: Terms) -> Segment:
    landscape = landscape_of(own, terms)
    everybody = {one.key: one.opportunity for one in whole}
    more = {one.key: one.opportunity - everybody[one.key] for one in landscape}
    profile = FrozenMap(dict(sorted(more.items(), key=lambda item: -item[1])))
    return Segment(number, own.size, own.size / whole.counted, landscape, profile)
