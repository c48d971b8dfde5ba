"""Rules about the words of a statement: free of solutions, one need at a time, measurable, and of its own kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.checks.family import Family, a_goal, a_job, a_step, an_outcome
from jobtheory.checks.feelings import feeling
from jobtheory.checks.finding import Severity
from jobtheory.checks.naming import jargon_of, products_named
from jobtheory.checks.statement import Form
from jobtheory.checks.vagueness import vague_event as vague_event_of
from jobtheory.checks.vagueness import vague_place
from jobtheory.checks.words import stem
from jobtheory.model.needs import Goal, Hazard, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobtheory.checks.lexicon import Lexicon
    from jobtheory.checks.rule import Case, Hit, Sentence

STATEMENTS = Family("statements")


@STATEMENTS.rule(
    "JT810",
    "names-a-competitor",
    Severity.ERROR,
    failing=a_goal("Arrive soon by tram").replace("(job)", '(job, solutions=[jt.Solution("tram")])'),
    mended=a_goal("Arrive soon").replace("(job)", '(job, solutions=[jt.Solution("tram")])'),
)
def names_a_competitor(case: Case) -> Iterator[Hit]:
    """A need that names one of the solutions that compete for it has decided the competition before it begins.

    What people want stays the same when the solution changes; a statement that names a solution does not.
    """
    for sentence, start, end in case.competitors_named:
        hint = "Say what is to be achieved with it."
        yield sentence.quoting(start, end, "{} is one of the solutions that compete", hint)


@STATEMENTS.rule(
    "JT811",
    "names-a-product",
    Severity.WARNING,
    failing=a_step("Look up the route in Google Maps"),
    mended=a_step("Look up the route"),
)
def names_a_product(case: Case) -> Iterator[Hit]:
    """A product, a brand or a technology is a way to do a job.

    A statement that names one shuts out every other way, among them those that nobody has thought of yet.
    """
    competing = {(sentence.path, n) for sentence, start, end in case.competitors_named for n in range(start, end)}
    for sentence in case.sentences:
        for start, end in sorted(products_named(sentence, case)):
            if any((sentence.path, n) in competing for n in range(start, end)):
                continue
            yield sentence.quoting(start, end, "{} is a way to do it", "Say what is to be achieved with it.")


@STATEMENTS.rule(
    "JT812",
    "two-metrics",
    Severity.WARNING,
    failing=a_goal("Minimize the time and cost of boarding"),
    mended=a_goal("Minimize the time it takes to board"),
)
def two_metrics(case: Case) -> Iterator[Hit]:
    """What is measured twice is judged once: whoever is faster and dearer has no level on this need.

    Each metric weighs differently to people, and solutions differ on them; give each a need of its own.
    """
    hint = "Give each metric a need of its own."
    for sentence, (kind, first, last) in case.seconds:
        if kind == "metric":
            yield sentence.quoting(first, last, "{} is a second metric", hint)


@STATEMENTS.rule(
    "JT813",
    "two-needs",
    Severity.WARNING,
    failing=a_job("Find and compare flights"),
    mended=a_job("Compare flights"),
)
def two_needs(case: Case) -> Iterator[Hit]:
    """Two needs in one statement have one weight and one level, though solutions may serve one and not the other."""
    hint = "State each need by itself."
    for sentence, (kind, first, last) in case.seconds:
        if kind == "need" or (kind == "action" and sentence.kind != "step"):
            yield sentence.quoting(first, last, "with {} a second need begins", hint)


@STATEMENTS.rule(
    "JT814",
    "vague",
    Severity.WARNING,
    failing=a_goal("Make the ride seamless"),
    mended=a_goal("Minimize the number of times to change on the way"),
)
def vague(case: Case) -> Iterator[Hit]:
    """What cannot be measured cannot be compared: everybody agrees with "seamless", nobody can say who achieves it."""
    for sentence in case.sentences:
        if sentence.kind in {"hazard", "problem"} or sentence.statement.form in {Form.EMOTIONAL, Form.SOCIAL}:
            continue
        place = vague_place(sentence, case.lexicon)
        if place is not None and not any(a < place[1] and place[0] < b for a, b in jargon_of(sentence, case)):
            hint = "Say what would be less, or more."
            yield sentence.quoting(*place, "{} says nothing that can be measured", hint)


@STATEMENTS.rule(
    "JT815",
    "no-direction",
    Severity.WARNING,
    failing=a_goal("The time it takes to board"),
    mended=a_goal("Minimize the time it takes to board"),
)
def no_direction(case: Case) -> Iterator[Hit]:
    """Without a direction nobody knows whether more or less of it is wanted."""
    hint = "Begin with a direction, as in 'Minimize the …', or with a verb."
    for sentence in case.of(Goal):
        words = sentence.statement.words
        if sentence.statement.form is Form.PHRASE and not (
            _says_otherwise(sentence, case.lexicon) or _says_which_way(sentence, case.lexicon)
        ):
            yield sentence.whole("it names something, and not which way it should go", hint)
        elif length := case.lexicon.longest("directions.none", words, 0):
            at = case.lexicon.past_determiner(words, length)
            if at < len(words) and case.lexicon.metrics(words, at, min(at + 3, len(words))):
                yield sentence.quoting(0, length, "{} leaves open which way it should go", hint)


@STATEMENTS.rule(
    "JT816",
    "vague-event",
    Severity.WARNING,
    failing=an_outcome('hazards=[jt.Hazard("Something goes wrong", likelihood="5 %")]'),
    mended=an_outcome('hazards=[jt.Hazard("The tram stops between two stations", likelihood="5 %")]'),
)
def vague_event(case: Case) -> Iterator[Hit]:
    """An event that nobody can recognise has no likelihood: one person counts a delay of a minute, another none."""
    for sentence in case.of(Goal, Hazard, Problem):
        place = vague_event_of(sentence, case.lexicon)
        if place is not None:
            hint = "Name the event so that two people would count the same cases."
            yield sentence.quoting(*place, "nobody can tell when {} has happened", hint)


@STATEMENTS.rule(
    "JT817",
    "emotion-in-functional",
    Severity.WARNING,
    failing=a_goal("Minimize the frustration of waiting"),
    mended=a_goal("Avoid feeling frustrated while waiting", ', dimension="emotional"'),
)
def emotion_in_functional(case: Case) -> Iterator[Hit]:
    """A feeling is a need like any other, but one of the emotional dimension.

    It is asked for, weighed and served in other ways than what gets done.
    """
    hazards = (sentence for sentence in case.of(Hazard) if sentence.statement.form is Form.EMOTIONAL)
    for sentence in (case.sentences[0], *case.of(Goal), *hazards):
        is_said_already = sentence.kind == "job" and sentence.statement.form in {Form.EMOTIONAL, Form.SOCIAL}
        if not sentence.is_functional or is_said_already:
            continue
        place = feeling(sentence, case.lexicon)
        if place is not None:
            is_job = sentence.kind == "job"
            declare = "Make it one of the job's goals" if is_job else 'Declare it with dimension="emotional"'
            hint = f"{declare}, or say what gets done."
            yield sentence.quoting(*place, "{} is a feeling, but the need is functional", hint)


@STATEMENTS.rule(
    "JT818",
    "jargon",
    Severity.WARNING,
    failing=a_goal("Leverage omnichannel insights on the way"),
    mended=a_goal("Minimize the likelihood that a change of platform is missed"),
)
def jargon(case: Case) -> Iterator[Hit]:
    """The words of a category hide the need from those who have it: no customer would say it so."""
    hint = "Say it as somebody would who has the need."
    for sentence in case.sentences:
        for start, end in jargon_of(sentence, case):
            yield sentence.quoting(start, end, "{} is jargon", hint)


def _says_which_way(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a phrase says how it is to be: "fewer homes in the dark", "every guest gets a room of her own"."""
    words = sentence.statement.words
    if words[0].lower in {"fewer", "less", "no", "more", "zero"}:
        return True
    noun = lexicon.past_determiner(words, 0)
    is_metric = bool(lexicon.metrics(words, noun, min(noun + 3, len(words))))
    verbs = (n for n in range(noun + 1, min(noun + 6, len(words))) if stem(words[n].lower) != words[n].lower)
    follows = (
        n + 1 < len(words) and lexicon.has("functions.determiners", words[n + 1])
        for n in verbs
        if lexicon.is_verb(stem(words[n].lower))
    )
    return noun > 0 and not is_metric and any(follows)


def _says_otherwise(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a phrase is no metric at all, so that another rule tells what is wrong."""
    return (
        vague_place(sentence, lexicon) is not None
        or bool(lexicon.find("jargon", sentence.statement.words))
        or (sentence.is_functional and feeling(sentence, lexicon) is not None)
    )
