"""What begins at a word of a statement: an object, a gerund, a clause, a metric."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.checks.words import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.checks.lexicon import Lexicon
    from jobtheory.checks.words import Word

CLAUSE = 8
"""So many words after its subject a clause has its verb."""

FINITE = {
    "is",
    "was",
    "has",
    "isn't",
    "wasn't",
    "hasn't",
    "doesn't",
    "does",
    "haven't",
    "aren't",
    "weren't",
    "went",
    "goes",
    "got",
}
"""Forms of verbs that stand behind a subject only."""

SHORT_GERUND = 5
"""Words this long or shorter that end in "ing" are seldom gerunds: "thing", "king"."""


class Phrases:
    """The words of a statement, to be asked what begins at one of them; nothing begins beyond the last."""

    def __init__(self, words: Sequence[Word], lexicon: Lexicon) -> None:
        self.words = words
        self.lexicon = lexicon

    def is_clause(self, start: int, end: int) -> bool:
        """Whether something is said of a subject of its own between two words: "the generator dies"."""
        subject = self.lexicon.past_determiner(self.words, start)
        begins = subject > start or self.is_object(start)
        for n in range(subject + 1, min(end, subject + CLAUSE)):
            if self.words[n].text == ",":
                return False
            if self.lexicon.has("functions.auxiliaries", self.words[n]) or self.words[n].lower in FINITE:
                return True
            if begins and self.words[n].lower.endswith("s") and self.lexicon.is_verb(stem(self.words[n].lower)):
                return True
            if not begins and self.is_object(n + 1) and self.lexicon.is_verb(stem(self.words[n].lower)):
                return True
            if self.words[n - 1].lower.endswith("s") and self.lexicon.is_verb(self.words[n].lower) and n + 1 < end:
                return self.is_object(n + 1) or self.lexicon.has("functions.prepositions", self.words[n + 1])
        return False

    def metric(self, at: int) -> int:
        """Return how many words a metric takes that begins here, one adjective before it included."""
        if at >= len(self.words):
            return 0
        if length := self.lexicon.metric(self.words, at):
            return length
        may_describe = self.lexicon.has("names", self.words[at]) or self.lexicon.has("verbs_too", self.words[at])
        if at + 1 < len(self.words) and may_describe:
            length = self.lexicon.metric(self.words, at + 1)
            return length + 1 if length else 0
        return 0

    def is_doing(self, at: int) -> bool:
        """Return whether a gerund with an object begins here: "labelling the parcels"."""
        if not self.is_gerund(at):
            return False
        has_particle = at + 1 < len(self.words) and self.lexicon.has("functions.particles", self.words[at + 1])
        return self.is_object(at + 1) or (has_particle and self.is_object(at + 2))

    def is_object(self, at: int) -> bool:
        """Return whether an object begins here, by its article or number."""
        if at >= len(self.words):
            return False
        lists = ("functions.determiners", "functions.pronouns", "functions.quantifiers", "functions.numbers")
        return any(self.lexicon.has(name, self.words[at]) for name in lists) or self.words[at].lower.isdigit()

    def is_gerund(self, at: int) -> bool:
        """Return whether this is a word in "ing" that tells of doing something."""
        if at >= len(self.words):
            return False
        word = self.words[at].lower
        return word.endswith("ing") and len(word) > SHORT_GERUND

    def stands(self, word: str, at: int) -> bool:
        """Return whether this is a given word."""
        return at < len(self.words) and self.words[at].lower == word

    def has_a_tail(self, at: int) -> bool:
        """Return whether words that say what a metric is spent on begin here: "it takes", "needed"."""
        return at < len(self.words) and self.lexicon.longest("functions.tails", self.words, at) > 0

    def is_object_soon(self, at: int) -> bool:
        """Return whether an object begins here or at the next word."""
        return self.is_object(at) or self.is_object(at + 1) or (at < len(self.words) and self.words[at].text != ",")
