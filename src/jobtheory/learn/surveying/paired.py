"""How far satisfaction falls short of importance, outcome by outcome, from the same people: paired t-tests."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import math
from typing import TYPE_CHECKING, final

import attrs

from jobtheory.errors import InvalidValueError
from jobtheory.learn.arguments import read_confidence, read_word
from jobtheory.learn.student import t_width, two_sided
from jobtheory.learn.surveying.answers import Missing, kept, read_answers, refuse_strays, stretched
from jobtheory.learn.surveying.averages import average, tally
from jobtheory.learn.surveying.headers import Side
from jobtheory.learn.surveying.ranking import holm
from jobtheory.learn.surveying.schemes import Means, Scale
from jobtheory.model.keys import refuse_unknown
from jobtheory.model.values import FrozenMap, Shown, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jobtheory.learn.surveying.answers import Pairs
    from jobtheory.model.number import Number

__all__ = ["GapAnalysis", "NeedGap", "gaps"]

AT = ("gaps",)
PAIRED: tuple[Missing, ...] = ("pairs", "complete", "refuse")


@final
@attrs.frozen
class NeedGap(Value):
    """How far satisfaction falls short of importance on one outcome, among those who gave both answers.

    Attributes:
        key: The outcome.
        n: How many people gave both answers.
        importance: Their average importance, on the scale of the answers; of two scales, on 0 to 10.
        satisfaction: Their average satisfaction.
        gap: The one less the other.
        error: The standard error of the gap; None where there is one person only.
        t: The gap in standard errors; None where there is no error, or it and the gap are 0.
        df: The degrees of freedom of Student's t.
        p: How likely as great a gap is, either way, where there is none; None where t is.
        adjusted: The same, adjusted for all outcomes (Holm 1979).
        low: The lower end of the interval of the gap; None where there is one person only.
        high: The upper end.
    """

    key: str
    n: int
    importance: float
    satisfaction: float
    gap: float
    error: float | None
    t: float | None
    df: int
    p: float | None
    adjusted: float | None
    low: float | None
    high: float | None


@final
@attrs.frozen(repr=False)
class GapAnalysis(Value, Shown):
    """The gap between importance and satisfaction on each outcome; made by `gaps`.

    Attributes:
        gaps: The outcomes, in declared order; those for which nobody gave both answers are left out.
        confidence: How sure the intervals are.
        missing: What became of answers of people who left something out.
        people: How many people were asked.
        unanswered: The outcomes for which nobody gave both answers.
        statements: The statements of the outcomes, by key.
        scale: The least and the greatest answer onto which those of two scales are stretched; None where answers are
            taken as they are.
        scales: The least and the greatest answer of each side as it was asked, where they are stretched.

    Tables:
        - ``outcomes``, a row for every outcome: ``key``, ``statement``, ``n``, ``importance``, ``satisfaction``,
          ``gap``, ``error``, ``t``, ``df``, ``p``, ``adjusted``, ``low``, ``high``.
    """

    gaps: tuple[NeedGap, ...]
    confidence: float
    missing: Missing
    people: int
    unanswered: tuple[str, ...]
    statements: FrozenMap[str, str]
    scale: Scale | None
    scales: FrozenMap[Side, Scale]

    def __getitem__(self, key: str) -> NeedGap:
        refuse_unknown(key, [one.key for one in self.gaps], ("GapAnalysis",), "no outcome is called", "JT301")
        return next(one for one in self.gaps if one.key == key)

    def __iter__(self) -> Iterator[NeedGap]:
        return iter(self.gaps)

    def __len__(self) -> int:
        return len(self.gaps)

    def __repr__(self) -> str:
        listed = ", ".join(f"{one.key!r}: {one.gap:+.2f}" for one in self.gaps[:12])
        more = f", … {len(self) - 12} more" if len(self) > 12 else ""
        return f"<GapAnalysis of {self.people:,} people: {listed}{more}>"


def gaps(
    frame: object,
    importance: Mapping[str, str] | None = None,
    satisfaction: Mapping[str, str] | None = None,
    *,
    scale: Iterable[Number] | None = None,
    missing: Missing = "pairs",
    confidence: float = 0.95,
) -> GapAnalysis:
    """Test on each outcome whether satisfaction falls short of importance, by a paired t-test (Student 1908).

    Answers are taken as they are; those of a survey whose sides have two scales are stretched onto 0 to 10 first.

    Args:
        frame: A frame, a mapping of header to array, or a survey that is read already; see `opportunity`.
        importance: The column that asks for the importance of each outcome, by its key.
        satisfaction: The column that asks for the satisfaction with it.
        scale: The least and the greatest answer; where left out that of the survey, and any number of a frame.
        missing: What becomes of people who left something out: ``"pairs"``, ``"complete"`` or ``"refuse"``, as with
            `opportunity`; a paired test always needs both answers.
        confidence: How sure the intervals shall be.

    Raises:
        MissingExtraError: narwhals is not installed.
        InvalidTypeError: A column holds no numbers, or an argument is of a type that is not taken.
        InvalidValueError: Answers are off the scale, or nobody answered, or an argument makes no sense.
        UnknownNameError: There is no column of a name that is given.

    Example:
        >>> import jobtheory as jt
        >>> frame = {"imp": [5, 5, 4, 2], "sat": [2, 4, 1, 3]}
        >>> gap = jt.learn.gaps(frame, {"arrive-soon": "imp"}, {"arrive-soon": "sat"})["arrive-soon"]
        >>> gap.gap, round(gap.t, 4), round(gap.p, 4)
        (1.5, 1.5667, 0.2152)
    """
    read = read_answers(frame, importance, satisfaction, AT)
    policy = read_word(missing, PAIRED, AT, "missing")
    sure = read_confidence(confidence, AT)
    pairs = read.answers.pairs()
    people = pairs[0].size
    if scale is not None:
        refuse_strays(pairs, Means(scale=scale), AT)
    _, pairs = kept(read.answers, pairs, policy, AT)
    found = [_gap(one.both, sure) for one in pairs if one.both.size]
    if not found:
        raise InvalidValueError(
            "nobody gave both answers about any outcome",
            path=AT,
            hint="Look at what learn.read_survey makes of the frame.",
            code="JT776",
        )
    tested = [one.p for one in found if one.p is not None]
    adjusted = iter(holm(tested))
    return GapAnalysis(
        tuple(one if one.p is None else attrs.evolve(one, adjusted=next(adjusted)) for one in found),
        sure,
        policy,
        people,
        tuple(one.key for one in pairs if not one.both.size),
        read.statements,
        *stretched(frame),
    )


def _gap(both: Pairs, confidence: float) -> NeedGap:
    wanted, had = average(both.importance, both.counts), average(both.satisfaction, both.counts)
    gap, n = float(wanted - had), both.size
    once = tally(both.importance - both.satisfaction, both.counts)
    squares = math.fsum(once.counts * (once.values - gap) ** 2)  # the same whichever side comes first
    error = t = p = low = high = None
    if n > 1:
        error = math.sqrt(squares / (n - 1) / n) if len(once.values) > 1 else 0.0
        if error:
            t = gap / error
        elif gap:
            t = math.copysign(math.inf, gap)
        p = None if t is None else two_sided(t, n - 1)
        way = t_width(confidence, n - 1) * error
        low, high = gap - way, gap + way
    return NeedGap(both.key, n, float(wanted), float(had), gap, error, t, n - 1, p, None, low, high)
