"""Scoring a survey: from answers to the opportunity landscape of everybody, and of each group."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs
import numpy as np

from jobtheory.errors import InvalidValueError
from jobtheory.learn.arguments import read_confidence, read_count, read_word
from jobtheory.learn.surveying.answers import POLICIES, kept, read_answers, read_by, refuse_strays
from jobtheory.learn.surveying.landscape import Landscape, OpportunityScore
from jobtheory.learn.surveying.ranking import Comparisons, compare_all, places, redraw, stand
from jobtheory.learn.surveying.schemes import Individual, Means, Scheme, read_scheme
from jobtheory.learn.surveying.scoring import Joint, intervals, join, score, takes_halves, usable
from jobtheory.model.values import FrozenMap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jobtheory.learn.surveying.answers import Answers, Missing

__all__ = ["opportunity"]

AT = ("opportunity",)


class Terms(NamedTuple):
    """How answers are taken, whoever gave them."""

    scheme: Scheme
    missing: Missing
    confidence: float
    seed: int
    statements: FrozenMap[str, str]


def opportunity(
    frame: object,
    importance: Mapping[str, str] | None = None,
    satisfaction: Mapping[str, str] | None = None,
    *,
    scheme: Scheme | None = None,
    by: str | None = None,
    missing: Missing = "pairs",
    confidence: float = 0.95,
    seed: int = 0,
) -> Landscape:
    """Score how unmet each outcome of a survey is, with intervals, and say which outcomes can be told apart.

    Args:
        frame: A dataframe of any library that narwhals knows, with a row for everybody who was asked; a lazy one is
            counted where it lies. Or a mapping of header to array, or what `read_survey` returns.
        importance: The column that asks for the importance of each outcome, by its key; left out for a survey that is
            read already.
        satisfaction: The column that asks for the satisfaction with it.
        scheme: How answers become scores: `TopTwoBox`, `Means` or `Individual`, with its scale. Where it is left out,
            the top two boxes of the scale of the survey, or of 1 to 5; means where its sides had two scales.
        by: A column that says what group people belong to; each gets a landscape of its own.
        missing: What becomes of people who left something out. ``"pairs"``: they count for the outcomes for which they
            gave both answers. ``"available"``: every answer counts, on its side. ``"complete"``: they do not count at
            all. ``"refuse"``: it is an error.
        confidence: How sure intervals and ranks shall be.
        seed: The seed of the samples that are drawn for the stability of places.

    Raises:
        MissingExtraError: narwhals is not installed.
        InvalidTypeError: A column holds no numbers, or an argument is of a type that is not taken.
        InvalidValueError: Answers are off the scale, or nobody answered, or an argument makes no sense.
        UnknownNameError: There is no column of a name that is given.

    Example:
        >>> import jobtheory as jt
        >>> frame = {"imp": [5, 5, 4, 2], "sat": [2, 4, 1, 3]}
        >>> found = jt.learn.opportunity(frame, {"arrive-soon": "imp"}, {"arrive-soon": "sat"})
        >>> found["arrive-soon"].importance, found["arrive-soon"].satisfaction, found["arrive-soon"].opportunity
        (7.5, 2.5, 12.5)
    """
    read = read_answers(frame, importance, satisfaction, AT)
    chosen = read.scheme if scheme is None else read_scheme(scheme, AT)
    terms = Terms(
        chosen,
        read_word(missing, POLICIES, AT, "missing"),
        read_confidence(confidence, AT),
        read_count(seed, AT, "seed", 0),
        read.statements,
    )
    column = read_by(read.sheet, by, AT)
    whole = landscape_of(read.answers, terms)
    if not whole.scores:
        raise InvalidValueError(
            "nobody gave both answers about any outcome",
            path=AT,
            hint="Look at what learn.read_survey makes of the frame.",
            code="JT776",
        )
    if column is None:
        return whole
    groups = {label: landscape_of(own, terms) for label, own in read.answers.split(column).items()}
    return attrs.evolve(whole, by=column, groups=FrozenMap(groups))


def landscape_of(answers: Answers, terms: Terms) -> Landscape:
    """Return the landscape of some people.

    Raises:
        InvalidValueError: Answers are off the scale, or missing where that is refused.
    """
    scheme, missing = terms.scheme, terms.missing
    pairs = answers.pairs()
    people = pairs[0].size
    refuse_strays(pairs, scheme, AT)
    answers, pairs = kept(answers, pairs, missing, AT)
    scored = usable(pairs, scheme, missing)
    if not scored:
        return _of_nobody(answers.keys, people, terms)
    used = [pairs[n] for n in scored]
    figures = tuple(score(one, scheme, missing) for one in used)
    joint = sides = join(answers, pairs, scored, scheme, missing)
    if isinstance(scheme, Individual):
        sides = join(answers, pairs, scored, Means(scale=scheme.scale, onto=scheme.onto), missing)
    ends = intervals(used, scheme, missing, sides, terms.confidence)
    opportunities = [one.opportunity for one in figures]
    compared = compare_all(joint, opportunities, terms.confidence)
    ranks = stand(opportunities, compared.adjusted, terms.confidence)
    stable = (places(redraw(joint, terms.seed)) == ranks.place).mean(axis=0)
    scores = tuple(
        OpportunityScore(
            one.key,
            float(exact.importance),
            float(exact.satisfaction),
            float(exact.opportunity),
            min(float(ends.opportunity.low[n]), float(exact.opportunity)),
            max(float(ends.opportunity.high[n]), float(exact.opportunity)),
            (float(ends.importance.low[n]), float(ends.importance.high[n])),
            (float(ends.satisfaction.low[n]), float(ends.satisfaction.high[n])),
            min(half.size for half in one.halves) if takes_halves(scheme, missing) else one.both.size,
            None if scheme.bands is None else scheme.bands.label(*exact),
            int(ranks.place[n]),
            int(ranks.rank[n]),
            (int(ranks.best[n]), int(ranks.worst[n])),
            float(stable[n]),
        )
        for n, (one, exact) in enumerate(zip(used, figures, strict=True))
    )
    return Landscape(
        scores,
        scheme,
        missing,
        terms.confidence,
        ends.method,
        people,
        pairs[0].size,
        tuple(key for n, key in enumerate(answers.keys) if n not in scored),
        terms.statements,
        terms.seed,
        None,
        FrozenMap(),
        exact=figures,
        joint=joint,
        sides=sides,
        compared=compared,
    )


def _of_nobody(keys: tuple[str, ...], people: int, terms: Terms) -> Landscape:
    """Return the landscape of people of whom nobody gave answers enough."""
    nothing = np.zeros((0, 0))
    joint = Joint(np.zeros(0), nothing, np.zeros((0, 1, 0)), 0)
    return Landscape(
        (),
        terms.scheme,
        terms.missing,
        terms.confidence,
        "score",
        people,
        0,
        keys,
        terms.statements,
        terms.seed,
        None,
        FrozenMap(),
        exact=(),
        joint=joint,
        sides=joint,
        compared=Comparisons(*[nothing] * 5),
    )
