"""What an answer means that is no plain number: text with a number in it, words of a scale, words for nothing."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
LEADING = re.compile(r"([+-]?\d+(?:\.\d+)?)\s*(?:[-\u2013\u2014:=.)]|\s)\s*\D.*")
TRAILING = re.compile(r"\D.*?[\s(=:]\s*([+-]?\d+(?:\.\d+)?)\s*\)?")

NOTHING = frozenset(
    {
        "-",
        "--",
        ".",
        "?",
        "#n/a",
        "can't say",
        "cannot say",
        "dk",
        "don't know",
        "dont know",
        "n.a.",
        "n/a",
        "na",
        "nan",
        "no answer",
        "no opinion",
        "none",
        "not answered",
        "not applicable",
        "null",
        "prefer not to answer",
        "prefer not to say",
        "refused",
        "skip",
        "skipped",
        "unsure",
    }
)
"""Words that people and survey tools write where there is no answer."""

LADDERS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (
        ("not at all important", "not important at all", "unimportant"),
        ("slightly important", "of little importance", "not very important", "a little important"),
        ("moderately important", "somewhat important", "fairly important"),
        ("very important", "important"),
        ("extremely important", "absolutely essential", "essential"),
    ),
    (
        ("not at all important", "not important at all", "not important", "unimportant"),
        ("slightly important", "of little importance", "not very important", "a little important"),
        ("moderately important", "somewhat important", "fairly important"),
        ("important",),
        ("very important",),
    ),
    (
        ("not at all satisfied", "not satisfied at all"),
        ("slightly satisfied", "not very satisfied", "a little satisfied"),
        ("moderately satisfied", "somewhat satisfied", "fairly satisfied"),
        ("very satisfied",),
        ("extremely satisfied", "completely satisfied"),
    ),
    (
        ("very dissatisfied", "very unsatisfied"),
        ("dissatisfied", "somewhat dissatisfied", "unsatisfied"),
        ("neutral", "neither satisfied nor dissatisfied", "neither"),
        ("satisfied", "somewhat satisfied"),
        ("very satisfied",),
    ),
)
"""The rating scales of five answers that survey tools offer in English, the least first."""


LEAST = re.compile(r"\b(?:not|no|never|least|lowest|worst|poor|poorly|bad|badly|dis\w+|un\w+|strongly disagree)\b")
MOST = re.compile(r"\b(?:most|highest|best|very|extremely|completely|fully|absolutely|essential|excellent)\b")
"""Words that say of an answer that it is among the least, or among the greatest."""


def plain(text: str) -> str:
    """Return an answer as it reads: no blanks at the ends, single spaces, lower case, straight apostrophes."""
    return " ".join(unicodedata.normalize("NFKC", text).replace("\u2019", "'").split()).casefold()


def number_of(text: str) -> float | None:
    r"""Return the number that a text is and nothing else; None where it is none.

    Example:
        >>> number_of(" 4\u00a0"), number_of("4 - very")
        (4.0, None)
    """
    own = plain(text)
    return float(own) if NUMBER.fullmatch(own) else None


def number_in(text: str) -> float | None:
    """Return the number with which a text begins or ends, as survey tools write it beside the words.

    Example:
        >>> number_in("5 - very important"), number_in("Very important (5)"), number_in("4 or 5")
        (5.0, 5.0, None)
    """
    own = plain(text)
    if len(NUMBER.findall(own)) != 1:
        return None
    found = LEADING.fullmatch(own) or TRAILING.fullmatch(own)
    return None if found is None else float(found[1])


def pole(text: str) -> int:
    """Return -1 where the words of an answer say that it is among the least, 1 among the greatest, 0 where neither.

    Example:
        >>> pole("Very dissatisfied (5)"), pole("1 - most important"), pole("3 - neutral")
        (-1, 1, 0)
    """
    own = plain(text)
    return -1 if LEAST.search(own) else 1 if MOST.search(own) else 0


def says_nothing(text: str) -> bool:
    """Return whether a text says that there is no answer."""
    return plain(text) in NOTHING


def rungs(texts: Collection[str]) -> dict[str, float]:
    """Return what words mean on the scale of five that has most of them; nothing where two such scales disagree.

    A scale on which two of the words would be the same answer is none of theirs.

    Example:
        >>> rungs(["Very satisfied", "Neutral", "sort of"]), rungs(["Very satisfied"])
        ({'Very satisfied': 5.0, 'Neutral': 3.0}, {})
    """
    found: list[dict[str, float]] = []
    for ladder in LADDERS:
        at = {word: float(n) for n, rung in enumerate(ladder, start=1) for word in rung}
        own = {text: at[plain(text)] for text in texts if plain(text) in at}
        is_apart = len(set(own.values())) == len({plain(text) for text in own})
        found.append(own if is_apart else {})
    most = max(map(len, found))
    best = [one for one in found if len(one) == most]
    return best[0] if all(one == best[0] for one in best) else {}
