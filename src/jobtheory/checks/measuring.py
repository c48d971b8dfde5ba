"""Rules about measures: whether a scale fits what it measures, and whether anything on it can win."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.checks.family import CALM, Family, a_goal, a_purpose
from jobtheory.checks.finding import Severity
from jobtheory.checks.rule import Hit
from jobtheory.checks.words import Word, split
from jobtheory.errors import shown
from jobtheory.model.level import Mark, Range, figure_text
from jobtheory.model.measure import Measure
from jobtheory.model.needs import Goal, Hazard, Problem
from jobtheory.model.number import exact
from jobtheory.model.quantity import Quantity
from jobtheory.model.units import unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jobtheory.checks.lexicon import Lexicon
    from jobtheory.checks.rule import Case, Sentence

MEASURES = Family("measures")

TYPICAL = {
    "time": ("min",), "length": ("m",), "mass": ("kg",), "temperature": ("K", "degC"), "energy": ("J",),
    "volume": ("L",), "area": ("m**2",), "speed": ("m/s",), "share": ("%",),
}  # fmt: skip
"""For each kind of metric, units of the dimensions it can have; counts and the rest can be anything declared."""

DEFAULTS = (Measure.rating(), Problem("any").measure)
"""What needs are measured by where nobody says by what."""

PHYSICAL = frozenset({"s", "m", "kg", "K", "A", "mol", "cd", "rad", "B"})
"""What no money is measured in."""


@MEASURES.rule(
    "JT860",
    "direction-against-measure",
    Severity.ERROR,
    failing=a_goal("Minimize the time it takes to board", ', measure=jt.Measure("time", "min", worst=1, target=9)'),
    mended=a_goal("Minimize the time it takes to board", ', measure=jt.Measure("time", "min", worst=9, target=1)'),
)
def direction_against_measure(case: Case) -> Iterator[Hit]:
    """The statement asks for less and the measure rewards more, or the reverse: one of them is the wrong way round.

    The direction of a measure follows from the way between its worst level and its target.
    """
    for sentence, measure in _measured(case):
        direction = sentence.statement.part("direction")
        if direction is None or sentence.statement.metric is None:
            continue
        words = split(direction.text)
        less, more = (bool(case.lexicon.longest(f"directions.{way}", words, 0)) for way in ("less", "more"))
        is_against = less != more and less is not measure.less_is_better
        if is_against and _is_of(sentence, measure, case.lexicon):
            scale = f"{figure_text(measure.worst)} → {figure_text(measure.target, measure.unit)}"
            hit = sentence.whole(f"{shown(direction.text)} against a measure of {scale}", "Turn one of them round.")
            yield hit._replace(span=(direction.start, direction.end))


@MEASURES.rule(
    "JT861",
    "wrong-dimension",
    Severity.ERROR,
    failing=a_goal("Minimize the time it takes to board", ', measure=jt.Measure("boarding", "AUD", worst=9, target=1)'),
    mended=a_goal("Minimize the time it takes to board", ', measure=jt.Measure("boarding", "min", worst=9, target=1)'),
)
def wrong_dimension(case: Case) -> Iterator[Hit]:
    """A time is no money and a distance no share: no level can be given for such a need that means what it says."""
    for sentence, measure in _measured(case):
        metric = sentence.statement.part("metric")
        stated = _kinds(split(metric.text), case.lexicon) if metric else frozenset[str]()
        named = _kinds(split(measure.name), case.lexicon)
        kinds = stated or named
        if len(kinds) != 1 or (named and named != kinds) or measure.unit.startswith("{"):
            continue
        (kind,) = kinds
        if not _fits(kind, measure.unit):
            what = shown(metric.text if metric and stated else measure.name)
            message = f"{what} is measured in {shown(measure.unit)}"
            yield sentence.whole(message, f"Measure it in a unit of {kind}, or name what is measured.")


@MEASURES.rule(
    "JT862",
    "limit-beyond-target",
    Severity.ERROR,
    failing=a_goal("Arrive soon", ', measure=jt.Measure("ride", "min", worst=60, target=30, limit=20)'),
    mended=a_goal("Arrive soon", ', measure=jt.Measure("ride", "min", worst=60, target=30, limit=50)'),
)
def limit_beyond_target(case: Case) -> Iterator[Hit]:
    """A limit that the target itself is past rules out whoever reaches the target: none can be good and accepted."""
    for need in (*case.job.needs, *case.job.adoption):
        measure = need.measure
        if measure.limit is not None and measure.is_past(measure.exact_limit, exact(measure.target)):
            target, limit = (figure_text(level, measure.unit) for level in (measure.target, measure.limit.level))
            message = f"the target of {target} is past the limit of {limit}"
            yield Hit(
                case.path(need), message, "Set the limit between the worst level and the target, or past the worst."
            )


@MEASURES.rule(
    "JT863",
    "limit-never-binds",
    Severity.ADVICE,
    failing=a_goal("Arrive soon", ', measure=jt.Measure("ride", "min", worst=60, target=30, limit=90)'),
    mended=a_goal("Arrive soon", ', measure=jt.Measure("ride", "min", worst=60, target=30, limit=50)'),
)
def limit_never_binds(case: Case) -> Iterator[Hit]:
    """A limit beyond the worst level accepts what is worth nothing, and levels that nobody can tell apart."""
    for need in (*case.job.needs, *case.job.adoption):
        measure = need.measure
        limit = measure.exact_limit
        if limit is not None and limit != exact(measure.worst) and not measure.is_past(limit, exact(measure.worst)):
            hint = "Set worst to the limit, or the limit to what people really refuse."
            yield Hit(case.path(need), "the worst level is within the limit", hint)


@MEASURES.rule(
    "JT864",
    "no-baseline",
    Severity.WARNING,
    failing=a_goal("Arrive soon", ', measure=jt.Measure("ride", "min", 60, 15)').replace(
        "(job)", "(job, solutions=[jt.Solution.nothing()])"
    ),
    mended=a_goal("Arrive soon", ', measure=jt.Measure("ride", "min", 60, 15, baseline=60)').replace(
        "(job)", "(job, solutions=[jt.Solution.nothing()])"
    ),
)
def no_baseline(case: Case) -> Iterator[Hit]:
    """Doing nothing competes, and what it gives on this need is unknown: the comparison cannot but stay open."""
    if not any(solution.is_nothing for solution in case.solutions):
        return
    for need in case.job.purpose:
        given = any(need.key in s.results for s in case.solutions if s.is_nothing)
        if need.measure.baseline is None and not given:
            yield Hit(case.path(need), "nobody knows its level when nothing is hired", "Give the measure a baseline.")


@MEASURES.rule(
    "JT865",
    "hazard-without-likelihood",
    Severity.ADVICE,
    failing=a_purpose(f'jt.Purpose(goals=["Arrive soon", {CALM}], hazards=["Miss the last tram"])'),
    mended=a_purpose(
        f'jt.Purpose(goals=["Arrive soon", {CALM}], hazards=[jt.Hazard("Miss the last tram", likelihood="5 %")])'
    ),
)
def hazard_without_likelihood(case: Case) -> Iterator[Hit]:
    """A hazard is judged by how likely it is. Without the likelihood when nothing is hired it is only rated."""
    for hazard in case.job.purpose.hazards:
        if hazard.likelihood is None and not is_declared(hazard.measure):
            hint = "Give likelihood=, the chance of it when nothing is hired."
            yield Hit(case.path(hazard), "nobody says how likely it is", hint)


@MEASURES.rule(
    "JT866",
    "share-of-a-percent",
    Severity.WARNING,
    failing=a_purpose(
        f'jt.Purpose(goals=["Arrive soon", {CALM}], hazards=[jt.Hazard("Get soaked", likelihood="20 %")])'
    ).replace("(job)", '(job, solutions=[jt.Solution("tram", results={"get-soaked": 0.15})])'),
    mended=a_purpose(
        f'jt.Purpose(goals=["Arrive soon", {CALM}], hazards=[jt.Hazard("Get soaked", likelihood="20 %")])'
    ).replace("(job)", '(job, solutions=[jt.Solution("tram", results={"get-soaked": "15 %"})])'),
)
def share_of_a_percent(case: Case) -> Iterator[Hit]:
    """A bare number counts in the measure's unit: on a scale in per cent 0.15 is 0.15 %, and seldom meant so."""
    scales = {need.key: need for need in case.job.purpose if need.measure.unit == "%"}
    for solution in case.solutions:
        for key, level in solution.results.items():
            if key not in scales:
                continue
            share = level.content[0] if isinstance(level.content, tuple) else level.content
            if not isinstance(share, (Range, Quantity, Mark)) and 0 < exact(share) < 1:
                path = (*case.at, f"Solution {shown(solution.name)}", f"results[{shown(key)}]")
                text = figure_text(share)
                hint = f"Write '{text} %' if it is meant, or the per cent as a number."
                yield Hit(path, f"{text} is read as {text} %", hint, text=solution.name)


def is_declared(measure: Measure) -> bool:
    """Whether somebody declared a measure; rules of direction, unit and metric do not read the default ones."""
    return measure not in DEFAULTS


def _is_of(sentence: Sentence, measure: Measure, lexicon: Lexicon) -> bool:
    """Whether a measure is one of the metric in the statement, as far as their words tell."""
    metric = sentence.statement.part("metric")
    stated, named = _kinds(split(metric.text if metric else ""), lexicon), _kinds(split(measure.name), lexicon)
    return not named or not stated or bool(stated & named)


def _measured(case: Case) -> Iterator[tuple[Sentence, Measure]]:
    """Yield the statements of goals and hazards whose measure somebody declared."""
    for sentence in case.of(Goal, Hazard):
        if isinstance(sentence.need, (Goal, Hazard)) and is_declared(sentence.need.measure):
            yield sentence, sentence.need.measure


def _kinds(words: Sequence[Word], lexicon: Lexicon) -> frozenset[str]:
    return frozenset(kind for kind in lexicon.kinds if lexicon.find(f"metrics.{kind}", words))


def _fits(kind: str, name: str) -> bool:
    """Whether a metric can be measured in a unit, as far as its kind tells; a time a week is a time still."""
    whole, first = unit(name).dimension, unit(name.split("/", maxsplit=1)[0]).dimension
    if kind == "money":
        return not whole or not all(base in PHYSICAL for base, _ in first)
    if kind not in TYPICAL:
        return True
    return any(unit(typical).dimension in {whole, first} for typical in TYPICAL[kind])
