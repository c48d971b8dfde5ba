"""A statement as words, each with its place in the text."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(r"\d{1,3}(?:,\d{3})+%?|[^\W_]+(?:[-'\u2019.&%°][^\W_]+)*%?|[^\w\s]|_")


class Word(NamedTuple):
    """A word, a number or a sign, and where it stands."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def is_name(self) -> bool:
        """Whether it has a capital, which in English marks a name anywhere but at the head."""
        return self.text != self.lower and any(c.isalpha() for c in self.text)

    @property
    def bare(self) -> str:
        """The word as it stands, without the ending of a possessive."""
        return self.text[:-2] if self.lower.endswith("'s") else self.text


def split(text: str) -> tuple[Word, ...]:
    """Return the words of a text in order, in linear time."""
    return tuple(Word(m[0], m[0].lower().replace("\u2019", "'"), m.start(), m.end()) for m in _WORD.finditer(text))


def stem(word: str) -> str:
    """Return a word without the ending of a possessive, a plural or a third person, so that all count as one."""
    word = word.removesuffix("'s")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
