"""Where a statement says nothing that can be measured, or names an event that nobody can recognise."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from jobtheory.checks.statement import Form
from jobtheory.checks.words import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.checks.lexicon import Lexicon
    from jobtheory.checks.rule import Sentence
    from jobtheory.checks.words import Word

Place: TypeAlias = "tuple[int, int] | None"
"""From which word to before which, or nowhere."""

WAYS = {"way", "manner", "fashion"}

BE = {"is", "are", "was", "were", "has", "have", "gets", "get"}

BECOMING = {"be", "become"}

NEAR = 4
"""So many words behind the head of a statement still belong to what it is about."""


def vague_place(sentence: Sentence, lexicon: Lexicon) -> Place:  # noqa: PLR0911  # one way out for each form
    """Return where a goal, a step or a job says nothing that can be measured, or None."""
    words, statement = sentence.statement.words, sentence.statement
    head = sentence.head
    if statement.form is Form.PHRASE:
        return _vague_phrase(sentence, lexicon) if sentence.kind == "goal" else None
    is_measured = _is_measured(sentence, lexicon)
    verb = lexicon.longest("vague.verbs", words, head)
    if verb and sentence.kind == "goal" and not (is_measured and statement.form is Form.OUTCOME):
        return head, head + verb
    if (
        sentence.kind == "goal"
        and words[head].lower in BECOMING
        and head + 2 < len(words)
        and words[head + 1].lower == "more"
    ):
        return head + 1, head + 3
    makes = bool(lexicon.longest("vague.making", words, head))
    if makes and sentence.kind == "goal":
        start = lexicon.past_determiner(words, head + 1)
        if start < len(words) and (length := lexicon.longest("vague.evaluations", words, start)):
            return start, start + length
        if start > head + 1 and start + 1 < len(words) and words[start].lower == "more":
            return start, start + 2
    if (
        makes
        and statement.form in {Form.ACTION, Form.OUTCOME}
        and sentence.kind == "goal"
        and (way := _vague_way(sentence, lexicon))
    ):
        return way
    if is_measured:
        return None
    if statement.form is Form.OUTCOME:
        return _vague_object(sentence, lexicon)
    if statement.form is Form.ACTION and (sentence.kind == "goal" or makes):
        return _vague_way(sentence, lexicon) or (_vague_thing(sentence, lexicon) if makes else None)
    return None


def vague_event(sentence: Sentence, lexicon: Lexicon) -> Place:
    """Return where an event is named that two people would not count alike, or None."""
    words = sentence.statement.words
    at = _event_at(sentence, lexicon)
    if at is None:
        return None
    for start, end in lexicon.find("events.predicates", words, at):
        if start - at <= NEAR:
            return min(start, at), end
    if sentence.kind != "goal" and (place := _poor(sentence, lexicon)):
        return place
    at, is_evaluated = lexicon.past_determiner(words, at), False
    while at < len(words) and (evaluation := lexicon.longest("events.evaluations", words, at)):
        at, is_evaluated = lexicon.past_determiner(words, at + evaluation), True
    if at >= len(words):
        return None
    if sentence.kind != "goal" and (sentence.statement.form is Form.PHRASE or len(words) == at + 2):
        at = next((n for n in (at + 1, at + 2) if n < len(words) and lexicon.longest("events.empty", words, n)), at)
    if at + lexicon.longest("events.bare", words, at) == len(words) and sentence.kind != "goal":
        return at, len(words)
    length = _vague_noun(sentence, at, lexicon, is_evaluated=is_evaluated)
    if not length:
        at, length, is_evaluated = _vague_noun_behind(sentence, at, lexicon)
    is_open = length and not _is_specified(sentence, at + length, lexicon, is_evaluated=is_evaluated)
    return (at, at + length) if is_open else None


def _is_measured(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a statement has a metric, in an outcome in its place, that does not only sound measurable."""
    words, metric = sentence.statement.words, sentence.statement.part("metric")
    begin, last = sentence.head + 1, len(words)
    about = sentence.statement.part("object")
    if sentence.statement.form is Form.OUTCOME:
        last = 0 if metric is None else sum(word.start < metric.end for word in words)
        if any(end == last for _, end in lexicon.find("vague.things", words, begin, max(begin, last))):
            return False
    elif about is not None:
        last = sum(word.start < about.end for word in words)
    ways = {n for start, end in lexicon.find("vague.ways", words, begin) for n in range(start, end)}
    return any(
        not lexicon.find("vague.things", words, start, end) and start not in ways
        for start, end in lexicon.metrics(words, begin, max(begin, last))
    )


def _poor(sentence: Sentence, lexicon: Lexicon) -> Place:
    """Look for what is only called bad, with nothing said of it: "poor handling of the parcels"."""
    words = sentence.statement.words
    if not lexicon.longest("events.poor", words, 0) or lexicon.longest("events.poor-and-plain", words, 0):
        return None
    end = next((n for n, w in enumerate(words) if n and lexicon.has("functions.prepositions", w)), len(words))
    is_said_of = any(
        w.lower in BE or (lexicon.is_verb(stem(w.lower)) and w.lower != stem(w.lower)) for w in words[2:end]
    )
    return None if is_said_of or end == 1 else (0, end)


def _vague_noun(sentence: Sentence, at: int, lexicon: Lexicon, *, is_evaluated: bool) -> int:
    words = sentence.statement.words
    return lexicon.longest("events.vague", words, at) or (
        lexicon.longest("events.generic", words, at) if is_evaluated else 0
    )


def _vague_noun_behind(sentence: Sentence, at: int, lexicon: Lexicon) -> tuple[int, int, bool]:
    """Look for a vague noun a little further on: "the harvest runs into difficulties"."""
    words = sentence.statement.words
    for start, end in lexicon.find("events.evaluations", words, at, min(at + 2 * NEAR, len(words))):
        noun = lexicon.past_determiner(words, end)
        while noun < len(words) and (more := lexicon.longest("events.evaluations", words, noun)):
            noun += more
        if start > at and noun < len(words) and (length := _vague_noun(sentence, noun, lexicon, is_evaluated=True)):
            return noun, length, True
    return at, 0, False


def _vague_phrase(sentence: Sentence, lexicon: Lexicon) -> Place:
    words = sentence.statement.words
    start = lexicon.past_determiner(words, sentence.head)
    if start >= len(words):
        return None
    length = lexicon.longest("vague.evaluations", words, start)
    if not length and start + 1 < len(words) and lexicon.has("functions.quantifiers", words[start]):
        thing = lexicon.longest("vague.things", words, start + 1)
        length = thing + 1 if thing else 0
    ways = lexicon.find("vague.ways", words, start)
    return (start, start + length) if length else ways[0] if ways else None


def _vague_object(sentence: Sentence, lexicon: Lexicon) -> Place:
    """Look at the noun behind the direction, over words that may only describe it."""
    words, direction = sentence.statement.words, sentence.statement.part("direction")
    behind = 0 if direction is None else direction.end
    start = lexicon.past_determiner(words, next((n for n, w in enumerate(words) if w.start > behind), len(words)))
    for n in range(start, min(start + NEAR - 1, len(words))):
        if length := lexicon.longest("vague.things", words, n):
            return n, n + length
        if not (lexicon.has("names", words[n]) or lexicon.has("verbs_too", words[n])):
            return None
    return None


def _vague_way(sentence: Sentence, lexicon: Lexicon) -> Place:
    """Look for what is said of how it is done, so far as it is not said of a circumstance."""
    words, about = sentence.statement.words, sentence.statement.part("object")
    last = next((n for n, word in enumerate(words) if about and word.start >= about.end), len(words))
    head = sentence.head + 1
    ways = lexicon.find("vague.ways", words, head)
    evaluated = lexicon.find("vague.evaluations", words, head)
    ways += [(start, end + 1) for start, end in evaluated if end < len(words) and words[end].lower in WAYS]
    return next(((start, end) for start, end in ways if end == len(words) or start <= last), None)


def _vague_thing(sentence: Sentence, lexicon: Lexicon) -> Place:
    head = sentence.head
    words = sentence.statement.words
    return next(iter(lexicon.find("vague.things", words, head + 1, min(head + NEAR + 2, len(words)))), None)


def _event_at(sentence: Sentence, lexicon: Lexicon) -> int | None:
    """Return the word at which the event begins, behind "the likelihood that" or "avoid"; None where none is meant."""
    words, statement = sentence.statement.words, sentence.statement
    risk = next((end for start, end in lexicon.find("metrics.share", words) if start < NEAR), None)
    avoiding = 0
    if sentence.kind != "goal":
        avoiding = lexicon.longest("events.avoiding", words, 0) or lexicon.longest("events.resolving", words, 0)
    if risk is None:
        return None if sentence.kind == "goal" or (statement.form is Form.OUTCOME and not avoiding) else avoiding
    while risk < len(words) and words[risk].lower in {"of", "that", "for"}:
        risk += 1
    return risk


def _does_something(words: Sequence[Word], after: int, lexicon: Lexicon) -> bool:
    """Whether a verb with an object follows: "bad weather delays the visit"."""
    return any(
        lexicon.is_verb(stem(word.lower))
        and word.lower != stem(word.lower)
        and lexicon.has("functions.determiners", then)
        for word, then in zip(words[after:], words[after + 1 :], strict=False)
    )


def _is_specified(sentence: Sentence, after: int, lexicon: Lexicon, *, is_evaluated: bool) -> bool:
    """Whether what follows a vague noun says which one is meant: "errors in the dosage sheet"."""
    words = sentence.statement.words
    if after >= len(words):
        return False
    if is_evaluated and _does_something(words, after, lexicon):
        return True
    if lexicon.longest("events.of-any-sort", words, after):
        return False
    in_time = words[after].lower == "in" and lexicon.find("metrics.time", words, after, min(after + NEAR, len(words)))
    if in_time:
        return False
    if not lexicon.longest("events.specifying", words, after):
        return lexicon.has("verbs", words[after])
    is_long = len(words) - after > NEAR + 1
    is_empty = any(lexicon.longest("events.empty", words, n) for n in (after - 1, after - 2) if n >= 0)
    is_named = sentence.kind == "goal" and not is_evaluated and not is_empty
    return is_long or is_named or bool(lexicon.longest("events.strongly-specifying", words, after))
