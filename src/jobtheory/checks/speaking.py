"""What the words of a message speak of: the job, or a category, a product, a feature, praise, a feeling.

Every word has one role, painted in layers: what a later layer paints stands above an earlier one, so that a category's
word is jargon though it stands in a sentence that tells of the job. The job is told by what gets done, what it is done
for, under which circumstances, how much sooner or with how much less, and by what goes wrong today: the parts of a
desired outcome and of a struggle (Ulwick 2005, What Customers Want, ch. 2; Moesta 2020, Demand-Side Sales 101, ch. 3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from jobtheory.checks.phrases import Phrases
from jobtheory.checks.statement import Form, parse
from jobtheory.checks.words import split, stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobtheory.checks.lexicon import Lexicon
    from jobtheory.checks.words import Word

Speaks: TypeAlias = Literal["job", "jargon", "product", "feature", "vague", "emotion"]
"""What a word speaks of."""

STOPS = frozenset(".?!:;\u2013\u2014\u2026")
"""Signs at which a clause ends for good."""

JOINTS = frozenset({",", "and", "or", "&", "then"})
"""What may begin another clause."""

QUIET = (
    "functions.determiners",
    "functions.pronouns",
    "functions.prepositions",
    "messages.quiet",
    "messages.circumstances",
    "joining.and",
)
"""Lists of words that say nothing by themselves."""

WEAK: tuple[tuple[Speaks, str], ...] = (("vague", "vague.evaluations"), ("vague", "messages.empty"))
"""Lists of words that speak of nothing, but where the job is told around them."""

STRONG: tuple[tuple[Speaks, str], ...] = (
    ("emotion", "emotions.words"),
    ("vague", "messages.praise"),
    ("jargon", "jargon"),
    ("jargon", "messages.jargon"),
    ("feature", "messages.features"),
    ("feature", "messages.offers"),
    ("product", "products.technologies"),
    ("product", "products.brands"),
)
"""Lists of words that hide the job wherever they stand."""

HOLLOW = ("messages.empty", "messages.jargon", "messages.praise", "jargon", "vague.evaluations")
"""Lists of words that name nothing that gets done."""

SPENT = frozenset({"in", "within", "under", "than", "by", "every", "each", "after", "not", "takes", "waits", "to"})
"""Words before a time that is saved, spent or kept to."""

RELATIVE = frozenset({"that", "which", "who"})
"""Words behind which something is said of what stands before them."""

NEAR = 3
"""So many words before a figure such a word may stand: "in less than two days"."""

ACRONYM = 2
"""From so many capitals on, a word that no list knows is an abbreviation of the trade."""

HIDING: tuple[Speaks, ...] = ("jargon", "product", "feature", "vague")
"""The roles of words that stand where the job could be told."""


class Speech:
    """The words of a message and what each of them speaks of.

    Attributes:
        words: All words of the message, in order.
        roles: What each of them speaks of; None where it says nothing.
    """

    words: tuple[Word, ...]
    roles: list[Speaks | None]

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.words = split(text)
        self.roles = [None] * len(self.words)
        self._phrases = Phrases(self.words, lexicon)
        hollow = {n for name in HOLLOW for place in lexicon.find(name, self.words) for n in range(*place)}
        self._matters = [n not in hollow and self.says(n) for n in range(len(self.words))]
        for role, name in WEAK:
            self._paint_list(role, name)
        for start, end in self._sentences():
            self._read_sentence(start, end)
        self._paint_shapes()
        for role, name in STRONG:
            self._paint_list(role, name)

    def paint(self, role: Speaks, start: int, end: int) -> None:
        """Say what some of the words speak of, from one position to before another."""
        for n in range(start, end):
            self.roles[n] = role

    def says(self, at: int) -> bool:
        """Return whether a word says something by itself."""
        word = self.words[at]
        return word.text[0].isalnum() and not any(self.lexicon.has(name, word) for name in QUIET)

    def count(self, *roles: Speaks) -> int:
        """Return how many words that say something speak of one of these."""
        return sum(role in roles and self.says(n) for n, role in enumerate(self.roles))

    def runs(self) -> Iterator[tuple[Speaks, int, int]]:
        """Yield words next to each other that speak of the same, without what says nothing at their end."""
        at = 0
        while at < len(self.words):
            role, end = self.roles[at], at + 1
            while end < len(self.words) and self.roles[end] == role:
                end += 1
            said = [n for n in range(at, end) if self.says(n)]
            if role is not None and said:
                begin = next(n for n in range(at, end) if self.words[n].text[0].isalnum())
                yield role, begin, said[-1] + 1
            at = end

    def _paint_list(self, role: Speaks, name: str) -> None:
        for start, end in self.lexicon.find(name, self.words):
            self.paint(role, start, end)

    def _sentences(self) -> Iterator[tuple[int, int]]:
        """Yield sentences, each with the sign that ends it, or without where a line ends it."""
        start = 0
        for n, word in enumerate(self.words):
            if "\n" in self.text[self.words[n - 1].end : word.start] and n > start:
                yield start, n
                start = n
            if word.text in STOPS:
                yield start, n + 1
                start = n + 1
        if start < len(self.words):
            yield start, len(self.words)

    def _clauses(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        begin = start
        for n in range(start, end):
            if self.words[n].lower in JOINTS:
                yield begin, n
                begin = n + 1
        yield begin, end

    def _read_sentence(self, start: int, end: int) -> None:
        last = end - (self.words[end - 1].text in STOPS)
        is_question = self.words[end - 1].text == "?"
        if is_question and last - start > 1 and not self.lexicon.longest("messages.openers", self.words, start):
            self.paint("job", start, last)  # what somebody is up against
        for begin, stop in self._clauses(start, last):
            self._read_clause(begin, stop)
        for name in ("messages.struggles", "messages.gains"):
            for begin, stop in self.lexicon.find(name, self.words, start, last):
                self.paint("job", begin, min(stop + 1, last))
        self._read_times(start, last)

    def _read_clause(self, start: int, end: int) -> None:
        """Paint what gets done, by whom, or under which circumstances, up to the end of the clause."""
        if start < end and self._calls(start):
            self.paint("vague", start, start + 1)
        if self._is_done(start, end) or self._is_told(start, end):
            self.paint("job", start, end)
            return
        for n in range(start, end):
            enabled = self.lexicon.longest("messages.enabling", self.words, n)
            is_circumstance = self.lexicon.longest("messages.circumstances", self.words, n)
            if (enabled and self._is_done(n + enabled, end)) or (is_circumstance and self._has_matter(n + 1, end)):
                self.paint("job", n, end)
                return

    def _is_done(self, start: int, end: int) -> bool:
        """Whether somebody is told what gets done here: "Roll back a bad release"."""
        while start < end and any(
            self.lexicon.has(n, self.words[start]) for n in ("functions.adverbs", "emotions.not")
        ):
            start += 1
        if end - start <= 1 or self._calls(start) or not self.lexicon.is_verb(self.words[start].lower):
            return False
        is_only_verb = self.lexicon.is_verb(self.words[start].lower, only=True)
        if not self._has_matter(start + 1, end) or not (is_only_verb or self._follows_a_verb(start, end)):
            return False
        said = parse(self.text[self.words[start].start : self.words[end - 1].end], lexicon=self.lexicon)
        return said.form in {Form.ACTION, Form.OUTCOME}

    def _follows_a_verb(self, start: int, end: int) -> bool:
        """Whether what stands behind a word that may be a noun shows that it is a verb."""
        lists = ("functions.particles", "functions.prepositions")
        return (
            self.lexicon.has("functions.mostly-verbs", self.words[start])
            or self._phrases.is_object(start + 1)
            or any(self.lexicon.has(name, self.words[start + 1]) for name in lists)
            or any(self.lexicon.longest("messages.circumstances", self.words, n) for n in range(start + 2, end))
        )

    def _is_told(self, start: int, end: int) -> bool:
        """Whether it is told what happens: "we see you the same day", "screws that hold in old plaster"."""
        people = self.lexicon.longest("messages.people", self.words, start) if start < end else 0
        for n in range(start + max(people, 1), end):
            word = self.words[n].lower
            is_verb = self.lexicon.is_verb(stem(word))
            is_bare = people and n <= start + people + 1 and is_verb
            is_inflected = is_verb and word != stem(word) and self._phrases.is_object(n + 1)
            is_said_of = is_verb and self.words[n - 1].lower in RELATIVE and self._has_matter(start, n - 1)
            if (is_bare or is_inflected or is_said_of) and not self._calls(n):
                return self._has_matter(n + 1, end)
        return False

    def _has_matter(self, start: int, end: int) -> bool:
        """Whether anything is named between two words that is not what every advertisement could name."""
        return any(self._matters[start:end])

    def _calls(self, at: int) -> bool:
        """Whether the reader is only called upon here: "Discover", "Join"."""
        return any(self.lexicon.longest(name, self.words, at) for name in ("messages.calls", "messages.openers"))

    def _read_times(self, start: int, end: int) -> None:
        """Paint a time that something takes, or is sooner by: "in two days", "eleven days sooner"."""
        for first, last in self.lexicon.find("metrics.time", self.words, start, end):
            number = first - (first > start and self._is_number(first - 1))
            before = next((n for n in range(number - 1, max(start, number - NEAR) - 1, -1) if self._spends(n)), None)
            is_boast = last < end and self.lexicon.longest("messages.running", self.words, last)
            is_counted = number < first or self.words[first].lower.endswith("s")
            if before is not None and is_counted and not is_boast:
                self.paint("job", before, last)
            elif number < first and last < end and self.lexicon.longest("messages.gains", self.words, last):
                self.paint("job", number, last + 1)

    def _spends(self, at: int) -> bool:
        return self.words[at].lower in SPENT

    def _is_number(self, at: int) -> bool:
        word = self.words[at]
        return word.text[0].isdigit() or any(
            self.lexicon.has(name, word) for name in ("functions.numbers", "messages.numbers")
        )

    def _is_everyday(self, word: Word) -> bool:
        return self.lexicon.is_ordinary(word.lower) or self.lexicon.has("messages.abbreviations", word)

    def _paint_shapes(self) -> None:
        """Paint names of products, abbreviations and figures of what a thing has, which no list can hold."""
        shouts = not any(c.islower() for c in self.text)
        for n, word in enumerate(self.words):
            text, before = word.text, self.words[n - 1].text if n else ""
            is_short = text.isalpha() and len(text) >= ACRONYM and text.isupper()
            is_rated = before[:1].isdigit() and self.lexicon.has("messages.specs", word)
            is_offer = before.endswith("%") and word.lower == "off"
            if any(c.isupper() for c in text[1:]) and any(c.islower() for c in text):
                self.paint("product", n, n + 1)
            elif is_short and not shouts and not self._is_everyday(word):
                self.paint("jargon", n, n + 1)
            elif word.is_name and text[0].isdigit() and not shouts:
                self.paint("feature", n, n + 1)
            elif is_rated:
                self.paint("feature", n - 1, n + 1)
            elif is_offer:
                ends = (m for m in range(n, len(self.words)) if self.words[m].lower in STOPS | JOINTS)
                self.paint("feature", n - 1, next(ends, len(self.words)))
            if word.is_name and n and self.words[n - 1].is_name and self.lexicon.has("messages.names", word):
                self.paint("product", n - 1, n + 1)
