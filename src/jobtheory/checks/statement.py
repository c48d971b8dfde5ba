"""A statement taken apart: which words say the direction, the metric, the object, and under which circumstances.

After the grammar of Ulwick 2005 (What Customers Want, ch. 2): a desired outcome is a direction, a metric, an object of
control and, if need be, a clarifier; a job and a step are a verb, an object and, if need be, a context. An emotional or
social job says what to feel, or how to be perceived. What fits none of these is an event or a mere phrase.
"""

from __future__ import annotations

import enum
from functools import cached_property
from typing import TYPE_CHECKING, final

import attrs

from jobtheory.checks.lexicon import Lexicon
from jobtheory.checks.words import Word, split
from jobtheory.model.values import Value, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Form", "Part", "Statement", "parse"]

SUBORDINATE = {
    "when", "whenever", "while", "whilst", "if", "unless", "during", "after", "before", "until", "without", "despite",
    "even", "once", "so", "because", "where", "although", "though", "as",
}  # fmt: skip
"""Words that begin a clarifier of an outcome."""


NOUN_ENDINGS = (
    "s", "ing", "ness", "tion", "ship", "ity", "ment", "able", "ible", "ous", "ful", "less", "ance", "ence", "hood",
    "er", "ly", "ed", "ish", "ary", "ical", "ier",
)  # fmt: skip
"""Endings of words that are no verbs, where a word is not known."""

PREPOSITIONS_TOO = {"in", "on", "over", "through", "along", "around"}
"""Particles that more often begin a context where anything follows."""


@final
class Form(enum.Enum):
    """What kind of sentence a statement is."""

    OUTCOME = "outcome"
    """Direction, metric, object, clarifier."""
    EMOTIONAL = "emotional"
    """Feel something, or avoid feeling it."""
    SOCIAL = "social"
    """Be perceived as something, or avoid it."""
    ACTION = "action"
    """Verb, object, context."""
    PHRASE = "phrase"
    """No verb at its head: an event in full, or words that only name something."""


@final
@attrs.frozen
class Part(Value):
    """Some words of a statement or a message with one role.

    Attributes:
        role: In a statement ``"lead"``, ``"adverb"``, ``"direction"``, ``"metric"``, ``"object"``, ``"clarifier"``,
            ``"verb"``, ``"context"``, ``"feeling"`` or ``"perception"``; in a message what a `Message` tells.
        text: The words as they stand there.
        start: Where they begin in the statement.
        end: Where they end.
    """

    role: str
    text: str
    start: int
    end: int


@final
@attrs.frozen(repr=False)
class Statement(Value):
    """A statement and its parts, which together hold all its words in order.

    Example:
        >>> from jobtheory.checks import parse
        >>> one = parse("Minimize the time it takes to find a seat when the train is full")
        >>> one.form, one.direction, one.metric, one.object, one.clarifier
        (<Form.OUTCOME: 'outcome'>, 'Minimize', 'the time it takes', 'to find a seat', 'when the train is full')
        >>> one.render() == one.text
        True
    """

    text: str
    form: Form
    parts: tuple[Part, ...]

    def render(self) -> str:
        """Return the statement written again from its parts and what stands between them."""
        written: list[str] = []
        at = 0
        for part in self.parts:
            written += [self.text[at : part.start], part.text]
            at = part.end
        return "".join([*written, self.text[at:]])

    def part(self, role: str) -> Part | None:
        """Return the part with a role, or None."""
        return next((part for part in self.parts if part.role == role), None)

    @property
    def direction(self) -> str | None:
        """Which way: "Minimize"."""
        return self._text("direction")

    @property
    def metric(self) -> str | None:
        """What is measured: "the time it takes"."""
        return self._text("metric")

    @property
    def object(self) -> str | None:
        """What it is about: "to find a seat"."""
        return self._text("object")

    @property
    def clarifier(self) -> str | None:
        """Under which circumstances: "when the train is full"."""
        return self._text("clarifier")

    @property
    def verb(self) -> str | None:
        """What is done: "Set out"."""
        return self._text("verb")

    @property
    def context(self) -> str | None:
        """Where or when it is done: "on a commute"."""
        return self._text("context")

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words of it."""
        return split(self.text)

    def _text(self, role: str) -> str | None:
        part = self.part(role)
        return None if part is None else part.text

    def __repr__(self) -> str:
        return f"<Statement {self.form.value}: {' | '.join(f'{p.role} {p.text!r}' for p in self.parts)}>"


def parse(text: str, *, lexicon: Lexicon | None = None) -> Statement:
    """Take a statement apart; never fails on a text.

    Args:
        text: The statement.
        lexicon: The words to know; `Lexicon.english` where left out.

    Raises:
        InvalidTypeError, InvalidValueError: It is no text, or an empty one.

    Example:
        >>> parse("Get breakfast on a commute")
        <Statement action: verb 'Get' | object 'breakfast' | context 'on a commute'>
    """
    text = read_text(text, ("parse",), "text")
    return _Parser(text, lexicon or Lexicon.english()).statement()


class _Parser:
    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.words = split(text)
        self.lexicon = lexicon
        self.count = len(self.words)
        self.cuts: list[tuple[str, int]] = []
        """The role of each part and the word it begins at."""

    def statement(self) -> Statement:
        at = self._lead()
        form = self._form(at)
        return Statement(self.text, form, tuple(self._parts()))

    def _lead(self) -> int:
        length = self.lexicon.longest("functions.lead-ins", self.words, 0)
        if length and length < self.count:
            self.cuts.append(("lead", 0))
        if length + 1 < self.count and self.lexicon.has("functions.adverbs", self.words[length]):
            self.cuts.append(("adverb", length))
            length += 1
        return length if length < self.count else 0

    def _form(self, at: int) -> Form:
        for name, form, role in (
            ("emotions.perceived", Form.SOCIAL, "perception"),
            ("emotions.feeling", Form.EMOTIONAL, "feeling"),
        ):
            if length := self.lexicon.longest(name, self.words, at):
                self.cuts.append(("verb", at))
                self._then(role, at + length, self._subordinate(at + length + 1))
                return form
        if length := self._direction(at):
            return self._outcome(at, length)
        if self._is_verb(at):
            return self._action(at)
        self.cuts.append(("object", at))
        self._cut("clarifier", self._subordinate(at + 1))
        return Form.PHRASE

    def _direction(self, at: int) -> int:
        less, more, better = (
            self.lexicon.longest(f"directions.{way}", self.words, at) for way in ("less", "more", "better")
        )
        if self.lexicon.longest("directions.sure", self.words, at):
            return max(less, more)
        better = max(less, more, better)
        return better if better and self._metric_in(at + better, self._noun_end(at + better)) else 0

    def _outcome(self, at: int, length: int) -> Form:
        begin = at + length
        if begin >= self.count:
            return self._action(at)
        self.cuts.append(("direction", at))
        end = self._noun_end(begin)
        tail = self.lexicon.longest("functions.tails", self.words, end) if end < self.count else 0
        clarifier = self._subordinate(end + tail)
        if self._metric_in(begin, end) or tail or (end < self.count and self.words[end].lower in {"of", "that"}):
            self.cuts.append(("metric", begin))
            self._then("object", end + tail, clarifier)
        else:
            self._then("object", begin, clarifier)
        return Form.OUTCOME

    def _action(self, at: int) -> Form:
        self.cuts.append(("verb", at))
        begin = at + 1
        if begin < self.count and self.lexicon.has("functions.particles", self.words[begin]):
            is_last = begin + 1 == self.count
            begin += is_last or self.words[begin].lower not in PREPOSITIONS_TOO
        context = next(
            (
                n
                for n in range(begin + 1, self.count)
                if self.words[n].lower != "of" and self.lexicon.has("functions.clarifiers", self.words[n])
            ),
            self.count,
        )
        if begin < self.count and self.lexicon.has("functions.clarifiers", self.words[begin]):
            self._cut("context", begin)
        else:
            self._cut("object", begin)
            self._cut("context", context)
        return Form.ACTION

    def _is_verb(self, at: int) -> bool:
        """Whether a statement begins with a verb here: a known one, or a word that is known to be nothing else."""
        word = self.words[at]
        has = self.lexicon.has
        closed = ("functions.determiners", "functions.pronouns")
        if not word.text[0].isalpha() or any(has(name, word) for name in closed) or word.lower in SUBORDINATE:
            return False
        if has("functions.quantifiers", word):
            return at + 1 < self.count and has("functions.determiners", self.words[at + 1])
        if "-" in word.lower and not self.lexicon.is_verb(word.lower):
            first, _, rest = word.lower.partition("-")
            known = first in self.lexicon.lists["functions.prefixes"] or self._begins_an_object(at + 1)
            return self.lexicon.is_verb(rest) and known
        if self.lexicon.is_verb(word.lower):
            return self.lexicon.is_verb(word.lower, only=True) or not self._heads_a_noun(at)
        known = has("names", word) or has("functions.prepositions", word) or has("metrics.time", word)
        inflected = len(word.lower) > 4 and word.lower.endswith(NOUN_ENDINGS)
        return not (known or inflected or self.count == at + 1 or word.text[:2].isupper())

    def _begins_an_object(self, at: int) -> bool:
        lists = ("functions.determiners", "functions.pronouns")
        return at < self.count and any(self.lexicon.has(name, self.words[at]) for name in lists)

    def _heads_a_noun(self, at: int) -> bool:
        """Whether a word that may be a verb or a noun is the noun here, by what follows it."""
        if at + 1 >= self.count:
            return False
        after = self.words[at + 1].lower
        if after in {"of", "per", "is", "are", "was", "has"} or self._describes_a_noun(at):
            return True
        if self.lexicon.has("functions.intransitive", self.words[at]):
            return False
        if after in {"between", "that", "to", "in", "for", "on", "spent", "it", "needed", "lost", "taken"}:
            return self._is_metric(at)
        return False

    def _describes_a_noun(self, at: int) -> bool:
        """Whether a word is a noun, by what follows: "train fare per head", "distance walked", "home insurance"."""
        after = self.words[at + 1].lower
        if at + 2 < self.count and self.words[at + 2].lower == "per" and self._is_metric(at + 1):
            return True
        if self.lexicon.has("functions.measured", self.words[at]) and not self.lexicon.is_verb(after):
            return True
        if after.endswith("ed") and len(after) > len("need") and self.lexicon.metric(self.words, at) == 1:
            return True
        return self.lexicon.has("functions.attributes", self.words[at]) and self._names_goods(at + 1)

    def _names_goods(self, at: int) -> bool:
        """Whether nothing but a product is named from here on: "contents insurance"."""
        plain = all(w.text.isalnum() and not self.lexicon.has("functions.determiners", w) for w in self.words[at:])
        return plain and self.lexicon.has("functions.goods", self.words[-1])

    def _noun_end(self, at: int) -> int:
        """Return where the noun phrase that begins here ends: at a preposition, a clause or a participle."""
        n = at
        while n < self.count:
            word = self.words[n]
            if n > at and (
                not word.text[0].isalnum()
                or self.lexicon.has("functions.prepositions", word)
                or word.lower in SUBORDINATE
                or word.lower in {"it", "that", "which", "who", "and", "or", "is", "are", "needed", "spent", "lost"}
                or (word.lower.endswith("ed") and not self.lexicon.is_ordinary(word.lower))
            ):
                break
            n += 1
        return n

    def _metric_in(self, start: int, end: int) -> bool:
        return bool(self.lexicon.metrics(self.words, start, end))

    def _is_metric(self, at: int) -> bool:
        return self.lexicon.metric(self.words, at) > 0

    def _subordinate(self, at: int) -> int:
        return next((n for n in range(at, self.count) if self.words[n].lower in SUBORDINATE), self.count)

    def _then(self, role: str, begin: int, clarifier: int) -> None:
        if begin < clarifier:
            self._cut(role, begin)
        self._cut("clarifier", clarifier)

    def _cut(self, role: str, at: int) -> None:
        if at < self.count:
            self.cuts.append((role, at))

    def _parts(self) -> Iterator[Part]:
        ends = [at for _, at in self.cuts[1:]] + [self.count]
        for (role, at), end in zip(self.cuts, ends, strict=True):
            start, stop = self.words[at].start, self.words[end - 1].end
            yield Part(role, self.text[start:stop], start, stop)
