"""Rules about the form of a statement: jobs and steps are something to do, hazards are ahead, problems are here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.checks.family import a_goal, a_job, a_step, an_outcome
from jobtheory.checks.feelings import feeling
from jobtheory.checks.finding import Severity
from jobtheory.checks.statement import Form
from jobtheory.checks.wording import STATEMENTS
from jobtheory.checks.words import split
from jobtheory.model.needs import Dimension, Goal, Hazard, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobtheory.checks.lexicon import Lexicon
    from jobtheory.checks.rule import Case, Hit, Sentence

__all__ = ["STATEMENTS"]

OTHER = {Form.EMOTIONAL: Dimension.SOCIAL, Form.SOCIAL: Dimension.EMOTIONAL}
"""The dimension that a statement of a form has not."""


@STATEMENTS.rule(
    "JT819",
    "not-a-job",
    Severity.WARNING,
    failing=a_job("A better tram"),
    mended=a_job("Get across town"),
)
def not_a_job(case: Case) -> Iterator[Hit]:
    """A job is what a customer wants to get done: a verb and an object.

    For a product, a state or the aim of a company nobody hires anything. In a network a state or a feeling may be what
    other jobs are for.
    """
    sentence = case.sentences[0]
    is_served = case.network is not None and bool(case.network.how(case.job))
    if sentence.statement.text.rstrip().endswith("!"):
        yield sentence.whole("it is a slogan", "Say what the customer wants to get done.")
    aims = case.lexicon.find("aims", sentence.statement.words)
    if aims:
        hint = "Say what the customer wants to get done."
        yield sentence.quoting(*aims[0], "{} is the aim of a company", hint)
    elif is_served and (sentence.statement.form in OTHER or _is_a_state(sentence)):
        return
    elif sentence.statement.form in OTHER:
        yield sentence.whole("it is how one wants to feel or be seen", "Say the job; this is one of its goals.")
    elif sentence.statement.form is Form.PHRASE or _is_a_state(sentence):
        yield sentence.whole("it is no verb and object", _hint(sentence, case.lexicon, "Get across town"))
    elif sentence.statement.form is Form.OUTCOME and sentence.statement.metric is not None:
        yield sentence.whole("it is an outcome, by which a job is judged", "Say the job; this is one of its goals.")


@STATEMENTS.rule(
    "JT820",
    "step-without-a-verb",
    Severity.WARNING,
    failing=a_step("The right platform"),
    mended=a_step("Find the right platform"),
)
def step_without_a_verb(case: Case) -> Iterator[Hit]:
    """A step is something to get done: a verb and its object. A thing cannot be done, skipped or spared."""
    for sentence in case.steps:
        if sentence.statement.form is Form.PHRASE:
            yield sentence.whole("it is no verb and object", _hint(sentence, case.lexicon, "Choose a route"))
        elif sentence.statement.form in {Form.EMOTIONAL, Form.SOCIAL} or _is_a_state(sentence):
            yield sentence.whole("it is a state to be in, and nothing to do", "Make it a goal of the purpose.")


@STATEMENTS.rule(
    "JT821",
    "hazard-as-problem",
    Severity.WARNING,
    failing=an_outcome('problems=["Avoid missing the last tram"]'),
    mended=an_outcome('hazards=[jt.Hazard("Miss the last tram", likelihood="5 %")]'),
)
def hazard_as_problem(case: Case) -> Iterator[Hit]:
    """What is to be avoided is a hazard and has a likelihood; a problem has happened already and is to be resolved."""
    for sentence in case.of(Problem):
        words = sentence.statement.words
        head = sentence.head
        length = case.lexicon.longest("events.avoiding", words, head)
        kept = case.lexicon.longest("events.keeping", words, head) and case.lexicon.find("events.away", words)
        if length or kept:
            yield sentence.hit(
                0, head + max(length, 1), "it is worded as something to avoid", "Declare it as a Hazard."
            )


@STATEMENTS.rule(
    "JT822",
    "problem-as-hazard",
    Severity.WARNING,
    failing=an_outcome('hazards=[jt.Hazard("Recover a lost bag", likelihood="5 %")]'),
    mended=an_outcome('problems=["A bag is lost"]'),
)
def problem_as_hazard(case: Case) -> Iterator[Hit]:
    """What is to be resolved has happened: it is a problem, judged by how much of it is resolved and how soon."""
    for sentence in case.of(Hazard):
        words = sentence.statement.words
        head = sentence.head
        length = case.lexicon.longest("events.resolving", words, head)
        again = case.lexicon.longest("events.getting", words, head) and case.lexicon.find("events.again", words)
        is_done = again or _is_done_again(words[head].lower, case.lexicon) or _has_happened(sentence, case.lexicon)
        if length or is_done:
            yield sentence.hit(
                0, head + max(length, 1), "it is worded as something to resolve", "Declare it as a Problem."
            )


@STATEMENTS.rule(
    "JT826",
    "goal-as-event",
    Severity.WARNING,
    failing=an_outcome('hazards=["Minimize the time it takes to board"]'),
    mended=an_outcome('hazards=[jt.Hazard("Miss the last tram", likelihood="5 %")]'),
)
def goal_as_event(case: Case) -> Iterator[Hit]:
    """A hazard and a problem are events. What is to be less or more is a goal, and has a measure, not a likelihood."""
    for sentence in case.of(Hazard, Problem):
        metric = sentence.statement.part("metric")
        direction = sentence.statement.direction
        if metric is None or direction is None:
            continue
        measured, way = split(metric.text), split(direction)
        asks_for_more = case.lexicon.longest("directions.more", way, 0)
        counts_events = any(case.lexicon.find(f"metrics.{kind}", measured) for kind in ("share", "count"))
        avoids = case.lexicon.longest("directions.avoiding", way, 0)
        if case.lexicon.metrics(measured) and (asks_for_more or not (counts_events or avoids)):
            yield sentence.whole("it is worded as a goal", "Declare it as a Goal, or name the event.")


@STATEMENTS.rule(
    "JT825",
    "dimension",
    Severity.ADVICE,
    failing=a_goal("Minimize the time it takes to board", ', dimension="social"'),
    mended=a_goal("Be perceived as punctual", ', dimension="social"'),
)
def dimension(case: Case) -> Iterator[Hit]:
    """An emotional need says how one feels, a social one how one is seen; a metric of what gets done says neither."""
    for sentence in case.of(Goal):
        if (
            not sentence.is_functional
            and sentence.statement.form is Form.OUTCOME
            and not feeling(sentence, case.lexicon)
        ):
            hint = "Declare it functional, or say what to feel, or how to be perceived."
            yield sentence.whole("it reads as something functional, and is declared otherwise", hint)
        elif not sentence.is_functional and sentence.statement.form in OTHER:
            reads, declared = sentence.statement.form.value, OTHER[sentence.statement.form]
            if getattr(sentence.need, "dimension", None) is declared:
                yield sentence.whole(f"it reads as {reads}, and is declared {declared.value}", "Declare what it says.")
        elif sentence.is_functional and sentence.statement.form is Form.SOCIAL:
            yield sentence.whole("it says how one is seen, and is declared functional", 'Give it dimension="social".')


def _is_a_state(sentence: Sentence) -> bool:
    return (sentence.statement.verb or "").lower() == "be"


def _hint(sentence: Sentence, lexicon: Lexicon, example: str) -> str:
    """Return how to begin: with the plain verb of an "…ing" where there is one."""
    first = sentence.statement.words[0].lower
    bare = first.removesuffix("ing")
    doubled = bare[:-1] if bare[-2:-1] == bare[-1:] else bare
    plain = next((verb for verb in (bare, f"{bare}e", doubled) if bare != first and lexicon.is_verb(verb)), None)
    return f"Begin with a verb, as in '{example}'." if plain is None else f"Begin with '{plain.capitalize()} …'."


def _has_happened(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether an action is said to follow on what has happened: "serve the queue after the terminal has gone down"."""
    words = sentence.statement.words
    since = lexicon.find("events.since", words, 1)
    is_action = sentence.statement.form is Form.ACTION and not lexicon.longest("events.avoiding", words, 0)
    return is_action and bool(since) and bool(lexicon.find("events.happened", words, since[0][1]))


def _is_done_again(verb: str, lexicon: Lexicon) -> bool:
    """Whether a verb says that something is done a second time, such as "replant"."""
    rest = verb.removeprefix("re").removeprefix("-")
    is_verb = lexicon.is_verb(verb, only=True) or not lexicon.is_ordinary(verb)
    return rest != verb and is_verb and verb not in {"reply", "resort", "retire"} and lexicon.is_verb(rest)
