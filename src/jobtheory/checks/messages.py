"""Whether a marketing message names the job, or hides it behind the words of a category."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

import attrs

from jobtheory.checks.lexicon import Lexicon
from jobtheory.checks.speaking import HIDING, Speech
from jobtheory.checks.statement import Part, parse
from jobtheory.checks.words import split, stem
from jobtheory.errors import shown
from jobtheory.model.job import Job
from jobtheory.model.solution import Solution
from jobtheory.model.values import Shown, Value, read_instance, read_items, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jobtheory.model.job import Need

__all__ = ["Message", "read_message"]

AT = ("read_message",)

ENOUGH = 2
"""So many words have to speak of the job, for it to be named and not only touched upon."""

COMMON = frozenset({"lead", "adverb", "direction", "metric"})
"""The parts of a need that others have too."""

QUOTED = 3
"""A hint quotes so many of the places that hide the job."""


@final
@attrs.frozen
class Message(Value, Shown):
    """A marketing message, and what its words speak of; made by `read_message`.

    Attributes:
        text: The message.
        spans: The words that speak of something, in order. Their roles are ``"job"``, ``"jargon"``, ``"product"``,
            ``"feature"``, ``"vague"`` and ``"emotion"``.
        names_the_job: Whether at least two words speak of the job, and more than half of those that speak of it or
            hide it.
        share: How many of the words that speak of the job or hide it speak of the job, from 0 to 1; None where none
            does either. Articles, prepositions and the like do not count, nor do emotions.
        needs: The keys of the given job's needs that it speaks of.
        hint: How to say it instead; empty where there is nothing to mend.

    Tables:
        - ``spans``, the words that speak of something, in order: ``role``, ``text``, ``start``, ``end``.

    Example:
        >>> from jobtheory.checks import read_message
        >>> message = read_message("Roll back a bad release in ten seconds with our AI-powered platform.")
        >>> [(span.role, span.text) for span in message.spans]
        [('job', 'Roll back a bad release in ten seconds'), ('jargon', 'AI-powered platform')]
        >>> message.names_the_job, message.hint
        (True, "It names the job; leave out 'AI-powered platform'.")
    """

    text: str
    spans: tuple[Part, ...]
    names_the_job: bool
    share: float | None
    needs: tuple[str, ...]
    hint: str

    def of(self, *roles: str) -> tuple[str, ...]:
        """Return the words with one of some roles, as they stand in the message."""
        return tuple(span.text for span in self.spans if span.role in roles)


def read_message(
    text: str, *, job: Job | None = None, solutions: Iterable[Solution] = (), lexicon: Lexicon | None = None
) -> Message:
    """Read whether a marketing message, a slogan or a few sentences, names the job or hides it.

    A message names the job where it says what gets done, under which circumstances, what is sooner, safer or less, or
    what goes wrong today. It hides it behind the words of a category, features, names of products, or praise that
    any competitor could give himself.

    Args:
        text: The message, in English.
        job: The job it is to name: the words of its needs are no jargon, and the hint quotes a need left unsaid.
        solutions: What competes for the job: their names speak of a product.
        lexicon: The words to know; `Lexicon.english` where left out.

    Raises:
        InvalidTypeError, InvalidValueError: It is no text or an empty one, or another argument cannot be read.

    Example:
        >>> read_message("The all-in-one cloud platform for modern teams.").names_the_job
        False
        >>> read_message("Close the month in two days, not two weeks.").names_the_job
        True
    """
    text = read_text(text, AT, "text")
    known = Lexicon.english() if lexicon is None else read_instance(Lexicon, lexicon, AT, "lexicon")
    given = None if job is None else read_instance(Job, job, AT, "job")
    competing = [read_instance(Solution, s, AT, "solution") for s in read_items(solutions, AT, "solutions")]
    speech = Speech(text, known)
    wanted = {} if given is None else {need.key: _wanted(need.statement, known) for need in given.needs}
    _paint_needs(speech, {word for words in wanted.values() for word in words})
    _paint_names(speech, [s.name for s in competing if not s.is_nothing])
    _paint_allowed(speech)
    spoken, hiding = speech.count("job"), speech.count(*HIDING)
    said = {stem(word.lower) for word, role in zip(speech.words, speech.roles, strict=True) if role == "job"}
    needs = tuple(key for key, stems in wanted.items() if len(stems & said) >= max(1, min(ENOUGH, len(stems))))
    spans = tuple(_part(speech, role, first, last) for role, first, last in speech.runs())
    names = spoken >= ENOUGH and spoken > hiding
    unsaid = [] if given is None else [need for need in given.needs if need.key not in needs]
    return Message(
        text,
        spans,
        names,
        spoken / (spoken + hiding) if spoken + hiding else None,
        needs,
        _hint(spoken, [span.text for span in spans if span.role in HIDING], unsaid, names=names),
    )


def _wanted(statement: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the words of a need that nobody says by chance: not its direction, not its metric, nothing quiet."""
    parts = [part for part in parse(statement, lexicon=lexicon).parts if part.role not in COMMON]
    said = (Speech(part.text, lexicon) for part in parts)
    return frozenset(stem(word.lower) for one in said for n, word in enumerate(one.words) if one.says(n))


def _paint_needs(speech: Speech, wanted: set[str]) -> None:
    for n, word in enumerate(speech.words):
        if stem(word.lower) in wanted:
            speech.paint("job", n, n + 1)


def _paint_names(speech: Speech, names: Iterable[str]) -> None:
    stems = [stem(word.lower) for word in speech.words]
    for name in names:
        called = [stem(word.lower) for word in split(name)]
        for at in range(len(stems) - len(called) + 1 if called else 0):
            if stems[at : at + len(called)] == called:
                speech.paint("product", at, at + len(called))


def _paint_allowed(speech: Speech) -> None:
    """Leave out what the lexicon allows: nothing is ever found wrong in it."""
    for start, end in speech.lexicon.find("allowed", speech.words):
        for n in range(start, end):
            if speech.roles[n] in HIDING:
                speech.roles[n] = None


def _part(speech: Speech, role: str, first: int, last: int) -> Part:
    start, end = speech.words[first].start, speech.words[last - 1].end
    return Part(role, speech.text[start:end], start, end)


def _hint(spoken: int, hiding: list[str], unsaid: list[Need], *, names: bool) -> str:
    quoted = " and ".join(shown(words) for words in dict.fromkeys(hiding[:QUOTED]))
    if names:
        return f"It names the job; leave out {quoted}." if hiding else ""
    hardly = "hardly" if spoken else "not"
    seen = f"It speaks of {quoted}, {hardly} of the job." if hiding else f"It speaks {hardly} of the job."
    first = max(unsaid, key=lambda need: need.importance, default=None)
    such = f", such as {shown(first.statement)}" if first is not None else ""
    return f"{seen} Say what gets done, when, and what is sooner, safer or less{such}."
