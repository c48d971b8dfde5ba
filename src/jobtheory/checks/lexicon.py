"""The words that the rules know, kept as data beside the code; anybody may bring words of their own."""

from __future__ import annotations

from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, final

import attrs

from jobtheory.checks.words import Word, split, stem
from jobtheory.errors import InvalidTypeError, UnknownNameError, did_you_mean, shown
from jobtheory.model.values import FrozenMap, Value, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Lexicon"]

AT = ("Lexicon",)
LISTS = (
    "aims", "consumption", "directions", "emotions", "events", "functions", "jargon", "joining", "messages", "metrics",
    "names", "pairs", "products", "vague", "verbs", "verbs_too",
)  # fmt: skip
ORDINARY = ("verbs", "verbs_too", "names")
ALLOWED = "allowed"
SHORT = 3
"""A brand of so many letters or fewer, written in capitals, may as well be an abbreviation."""


@final
@attrs.frozen(repr=False)
class Lexicon(Value):
    """Lists of words and phrases by name, such as ``"jargon"`` or ``"products.brands"``.

    A phrase is found whatever its capitals, in singular and plural; a brand is found with its capitals only, or in
    capitals throughout.

    Attributes:
        lists: The phrases of each list. Each data file in ``jobtheory/checks/lexicon`` names its source.

    Example:
        >>> from jobtheory.checks import Lexicon
        >>> mine = Lexicon.english().extended("products.brands", "Acme Ledger").allowing("smart meter")
        >>> "Acme Ledger" in mine.lists["products.brands"]
        True
    """

    lists: FrozenMap[str, tuple[str, ...]]

    @classmethod
    def english(cls) -> Lexicon:
        """Return the lists that ship with the package."""
        return _english()

    def extended(self, name: str, *phrases: str) -> Lexicon:
        """Return a lexicon with more phrases in one list: own vendors, or verbs of a trade.

        Raises:
            UnknownNameError: There is no such list.
            InvalidTypeError: A phrase is no text.
        """
        more = tuple(read_text(phrase, AT, "phrase") for phrase in phrases)
        return Lexicon(FrozenMap({**self.lists, name: (*self._list(name), *more)}))

    def without(self, name: str, *phrases: str) -> Lexicon:
        """Return a lexicon with phrases taken out of one list."""
        gone = {phrase.lower() for phrase in phrases}
        return Lexicon(FrozenMap({**self.lists, name: tuple(p for p in self._list(name) if p.lower() not in gone)}))

    def allowing(self, *phrases: str) -> Lexicon:
        """Return a lexicon with phrases in which nothing is ever found wrong."""
        return self.extended(ALLOWED, *phrases)

    def longest(self, name: str, words: Sequence[Word], at: int) -> int:
        """Return how many words the longest phrase of a list takes that begins at a word; 0 where none does."""
        exact = name == "products.brands"
        for phrase in self._index[name].get(stem(words[at].lower), ()):
            if at + len(phrase) <= len(words) and all(
                _same(given, word, exact=exact) for given, word in zip(phrase, words[at:], strict=False)
            ):
                return len(phrase)
        return 0

    def find(self, name: str, words: Sequence[Word], start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        """Return where phrases of a list stand, as pairs of word positions; longer ones win, none overlap."""
        found: list[tuple[int, int]] = []
        at, last = start, len(words) if end is None else end
        while at < last:
            length = self.longest(name, words, at)
            if length and at + length <= last:
                found.append((at, at + length))
            at += max(1, length)
        return found

    def has(self, name: str, word: Word) -> bool:
        """Return whether one word by itself is in a list, in singular or plural."""
        return (word.lower in self._single[name]) or (stem(word.lower) in self._single[name])

    def is_verb(self, word: str, *, only: bool = False) -> bool:
        """Return whether a word is the base form of a verb, and of a word that is nothing else where ``only``."""
        return word in self._single["verbs"] or (not only and word in self._single["verbs_too"])

    def is_ordinary(self, word: str) -> bool:
        """Return whether a word is one of the language, and no name."""
        return any(stem(word) in self._single[name] or word in self._single[name] for name in ORDINARY)

    def past_determiner(self, words: Sequence[Word], at: int) -> int:
        """Return the position behind an article or the like, or the same position where there is none."""
        return at + 1 if at < len(words) and self.has("functions.determiners", words[at]) else at

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """What metrics may be measured in, as their lists are called: time, money, share and so on."""
        return tuple(name.removeprefix("metrics.") for name in self.lists if name.startswith("metrics."))

    def metric(self, words: Sequence[Word], at: int) -> int:
        """Return how many words a metric takes that begins at a word; 0 where none does."""
        return max(self.longest(f"metrics.{kind}", words, at) for kind in self.kinds)

    def metrics(self, words: Sequence[Word], start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        """Return where metrics stand."""
        return sorted(place for kind in self.kinds for place in self.find(f"metrics.{kind}", words, start, end))

    def __repr__(self) -> str:
        return f"<Lexicon of {len(self.lists)} lists, {sum(map(len, self.lists.values()))} phrases>"

    def _list(self, name: object) -> tuple[str, ...]:
        if not isinstance(name, str):
            raise InvalidTypeError(
                f"a list is named by {shown(name)}", path=AT, hint="Name it by a text.", code="JT129"
            )
        if name not in self.lists:
            known = sorted(self.lists)
            hint = did_you_mean(name, known) or f"Known are {', '.join(known)}."
            raise UnknownNameError(f"no list is called {shown(name)}", path=AT, hint=hint, code="JT801")
        return self.lists[name]

    @cached_property
    def _index(self) -> dict[str, dict[str, list[tuple[Word, ...]]]]:
        index: dict[str, dict[str, list[tuple[Word, ...]]]] = {}
        for name, phrases in self.lists.items():
            heads: dict[str, list[tuple[Word, ...]]] = {}
            for phrase in map(split, phrases):
                heads.setdefault(stem(phrase[0].lower), []).append(phrase)
            for same in heads.values():
                same.sort(key=len, reverse=True)
            index[name] = heads
        return index

    @cached_property
    def _single(self) -> dict[str, frozenset[str]]:
        return {name: frozenset(p.lower() for p in phrases if " " not in p) for name, phrases in self.lists.items()}


def _same(given: Word, word: Word, *, exact: bool) -> bool:
    if exact:
        bare = word.bare
        return bare == given.text or (len(bare) > SHORT and bare.isupper() and bare == given.text.upper())
    return given.lower == word.lower or stem(given.lower) == stem(word.lower)


@cache
def _english() -> Lexicon:
    lists: dict[str, tuple[str, ...]] = {ALLOWED: ()}
    folder = files("jobtheory.checks") / "lexicon"
    for name in LISTS:
        for section, phrases in _sections((folder / f"{name}.txt").read_text(encoding="utf-8")):
            lists[f"{name}.{section}" if section else name] = tuple(phrases)
    return Lexicon(FrozenMap(lists))


def _sections(text: str) -> Iterable[tuple[str, list[str]]]:
    """Yield the sections of a data file: ``[name]``, phrases apart by commas, ``#`` before what is for readers."""
    name, body = "", ""
    for line in [*text.splitlines(), "[]"]:
        if line.startswith("["):
            if body.strip(" ,"):
                yield name, [phrase.strip() for phrase in body.split(",") if phrase.strip()]
            name, body = line.strip("[]"), ""
        elif not line.startswith("#"):
            body += f" {line}"
