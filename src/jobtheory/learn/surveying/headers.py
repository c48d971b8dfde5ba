r"""What the header of a survey's column says: whether it asks for importance or satisfaction, and of which need.

>>> read_header("How important is it: Arrive\u00a0soon")
Header(text='How important is it: Arrive\xa0soon', side='importance', need='Arrive soon', sure=True, is_reversed=False)
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from jobtheory.model.keys import slug

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Side: TypeAlias = Literal["importance", "satisfaction"]
SIDES: tuple[Side, Side] = ("importance", "satisfaction")

WORDS: dict[str, tuple[Side, bool]] = {
    **dict.fromkeys(("importance", "important", "imp"), ("importance", True)),
    **dict.fromkeys(("satisfaction", "satisfied", "sat"), ("satisfaction", True)),
    **dict.fromkeys(("expectation", "expected", "expect"), ("importance", False)),
    **dict.fromkeys(("performance", "performs", "perf", "fulfilled", "satisfy"), ("satisfaction", False)),
}
"""What a word of a header says of its side, and whether it says so for sure."""

PARTS = re.compile(r"[:|\[\](){}<>\u2013\u2014/?]| - |\.\.\.|\u2026")
"""What stands between a question and the need it asks about."""

REVERSED = re.compile(
    r"[\[(]\s*(?:r|rc|rev|reversed?|inverted|reverse[\s_-]?(?:coded|scored|keyed|worded))\s*[\])]"
    r"|[\s_:-]reverse[\s_-](?:coded|scored|keyed|worded)\s*$|_rev(?:ersed)?\s*$",
    re.IGNORECASE,
)
"""How a header says that the scale of its column is reversed."""

TOKENS = re.compile(r"[^\W\d_]+|\d+")

AGAIN = re.compile(r"(.+?)(?:\.1|_1| \(2\)|_duplicated_0|\.\.\.\d+)")
"""How readers of files name the second of two columns with one header."""

ALIKE = 0.6
"""So alike a header and a need must be for a guess; below they are not taken for the same."""

LONG = 4
"""A need of fewer letters is in many headers without being meant."""

ASKING = "a an and are for from how i in is it me my of on or that the to very what when with you your"
LITTLE = frozenset(ASKING.split())
"""Words that are in most questions and tell no need from another."""

AHEAD = 0.08
"""By so much the best guess must be more alike than the next one."""


class Header(NamedTuple):
    """What a header says."""

    text: str
    side: Side | None
    need: str
    """The words that are left for the need."""
    sure: bool
    is_reversed: bool = False
    """Whether it says that the scale is reversed."""


def read_header(text: str) -> Header:
    """Read one header."""
    whole = " ".join(unicodedata.normalize("NFKC", text).split())
    plain = REVERSED.sub(" ", whole)
    parts = [part.strip(" _-.,;") for part in PARTS.split(plain)]
    sides: set[Side] = set()
    sure = True
    rest: list[str] = []
    for part in parts:
        words = [WORDS[word] for word in _words(part) if word in WORDS]
        sides |= {side for side, _ in words}
        sure &= all(strong for _, strong in words)
        if part and not words:
            rest.append(part)
    if not rest:
        rest = [_without_side(part) for part in parts]
    side = sides.pop() if len(sides) == 1 else None
    return Header(text, side, " ".join(part for part in rest if part), sure, plain != whole)


def second_of(text: str) -> str | None:
    """Return the header that a column's is the second of, as readers of files name it; None where it is no second."""
    found = AGAIN.fullmatch(text)
    return None if found is None else found[1]


def is_odd(text: str) -> bool:
    """Return whether a header holds what cannot be seen: odd blanks, or characters that print nothing."""
    return text != " ".join(text.split()) or any(
        unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp"} or (c.isspace() and c != " ") for c in text
    )


class Guess(NamedTuple):
    """Which need a header may mean, and how alike the two are, from 0 to 1."""

    need: str
    alike: float


def match(headers: Sequence[Header], needs: Mapping[str, str]) -> dict[str, Guess | None]:
    """Return which need each header of one side means, by its text; None where several are as likely.

    Every need goes to one header at most: the most alike first, and of these one that says its side for sure.

    Args:
        headers: Headers of one side.
        needs: The statements of the needs by their keys.
    """
    ratings = [
        (alike(header.need, key, statement), header, key) for header in headers for key, statement in needs.items()
    ]
    ratings = sorted((one for one in ratings if one[0] >= ALIKE), key=lambda one: (-one[0], not one[1].sure))
    found: dict[str, Guess | None] = {}
    taken: set[str] = set()
    for likeness, header, key in ratings:
        if header.text in found or key in taken:
            continue
        rivals = [
            other
            for other, rival, at in ratings
            if (rival.text == header.text) != (at == key) and at not in taken and rival.text not in found
        ]
        if likeness < 1 and any(likeness - other < AHEAD for other in rivals):
            found[header.text] = None
            continue
        found[header.text] = Guess(key, likeness)
        taken.add(key)
    return found


def alike(text: str, key: str, statement: str) -> float:
    """Return how alike some words and a need are: 1 where they are the same but for case and punctuation."""
    own = slug(text)
    if own and own in {key, slug(key), slug(statement)}:
        return 1.0
    return max(_likeness(own, slug(other)) for other in (key, statement))


def _likeness(one: str, other: str) -> float:
    """Return the mean of how many words two texts share and how alike they are letter by letter, short of 1.

    Words such as "of" and "your" do not count, and a word in another form counts as the same. A header that holds every
    word of the need counts as very much alike: questions put more words around it.
    """
    ones, others = _telling(one), _telling(other)
    if len(other) >= LONG and set(others) <= set(ones):
        return 0.9
    shared = sum(any(_same(word, its) for its in others) for word in ones)
    letters = difflib.SequenceMatcher(None, "-".join(ones)[:200], "-".join(others)[:200], autojunk=False).ratio()
    return min((shared / max(len(ones) + len(others) - shared, 1) + letters) / 2, 0.99)


def _telling(text: str) -> list[str]:
    """Return the words of a slug that tell needs apart; all of them where none does."""
    words = list(dict.fromkeys(text.split("-")))
    return [word for word in words if word not in LITTLE] or words


def _same(one: str, other: str) -> bool:
    """Return whether two words are the same, or forms of one, such as "arrive" and "arriving"."""
    stem = max(min(len(one), len(other)) - 2, LONG)
    return one == other or (min(len(one), len(other)) >= LONG and one[:stem] == other[:stem])


def _words(text: str) -> list[str]:
    return TOKENS.findall(text.casefold())


def _without_side(part: str) -> str:
    return " ".join(word for word in TOKENS.findall(part) if word.casefold() not in WORDS)
