"""What a statement means, so far as two wordings of one thing can be told from two things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.checks.words import Word, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.checks.lexicon import Lexicon
    from jobtheory.checks.rule import Sentence

POINTING = frozenset(
    "a an the this that these those my your his her its our their one's".split()  # noqa: SIM905  # a list of words
)
"""Determiners that say of which one, and never that there is none, or how many."""


def meaning(sentence: Sentence, lexicon: Lexicon) -> tuple[str, frozenset[str]]:
    """Return which way a statement goes and the words that carry its meaning, without endings and order."""
    way = ""
    content: list[str] = []
    for word in sentence.statement.words:
        if lexicon.has("directions.less", word) or lexicon.has("directions.more", word):
            way = way or ("less" if lexicon.has("directions.less", word) else "more")
        elif word.text[0].isalnum() and not _is_function(word, lexicon):
            content.append(root(word.lower))
    return way, frozenset(content)


def wording(words: Sequence[Word]) -> tuple[str, ...]:
    """Return words in their order, without endings, articles and signs: what is left is said, not how it is said."""
    return tuple(root(word.lower) for word in words if word.text[0].isalnum() and word.lower not in POINTING)


def root(word: str) -> str:
    """Return a word without the endings of English inflection, "boarding" and "boards" as "board"."""
    word = stem(word)
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            bare = word[: -len(ending)]
            return bare[:-1] if len(bare) > 3 and bare[-1] == bare[-2] and bare[-1] not in "ls" else bare
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def _is_function(word: Word, lexicon: Lexicon) -> bool:
    lists = ("determiners", "pronouns", "prepositions", "clarifiers", "meaningless")
    return any(lexicon.has(f"functions.{name}", word) for name in lists)
