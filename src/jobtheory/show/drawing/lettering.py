"""How much room letters take where nobody knows the font: at least what any usual one needs, and lines made of words.

Widths are hundredths of the height of letters, whole numbers, the greater of DejaVu Sans and Liberation Sans (which is
as wide as Arial and Helvetica), rounded up. Properties of characters come from Unicode 3.2, which every Python has: a
newer table would wrap one name differently on different versions. What it does not know is given room for an emoji.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from unicodedata import ucd_3_2_0 as ucd

from jobtheory.errors import visible

JOINER = "\u200d"
WIDE = 135
"""An emoji, or a character nobody knows."""

ELLIPSIS = "…"

BOLD = 118
"""Bold letters are so many hundredths as wide."""

HYPHEN = "-"
BROKEN = "\x1f"
"""Stands for a hyphen while lines are filled: no text that is safe to write holds it."""

MARKS = 3
"""More accents than this on one letter would climb into the line above; the rest are not drawn."""

_GROUPS = {
    30: "'Iijl",
    35: " ,./:;\\|\u00a0·",
    40: "()-[]ft",
    45: "!r",
    50: '"*J`',
    55: "csz",
    60: "?L_kvxy",
    65: "$0123456789FTabdeghnopqu{}",
    70: "ABEKPSVXYZ",
    75: "CNRU",
    80: "&DGHOQ",
    85: "#+<=>^w~←→↑↓−×",
    90: "M",
    100: "%Wm–",
    105: "@—…",
}
_WIDTHS = {letter: width for width, letters in _GROUPS.items() for letter in letters}

_PER_SCRIPT = ((0x0250, 115), (0x0400, 98), (0x0530, 118), (0x0600, 100), (0x0700, 125))
"""Up to this character: Latin with what it takes along, Greek, Cyrillic, Armenian and Hebrew, Arabic."""

_VERY_WIDE = re.compile("[\u2e3a\u2e3b\ufd3e-\ufdff\u2031\U00012000-\U000123ff]")
"""A dash of two or three letters, whole Arabic phrases as one character, cuneiform."""

_NEVER_FIRST = frozenset(
    "\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\u3041\u3043\u3045\u3047\u3049\u3063\u3083"
    "\u3085\u3087\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30fb\u30fc\uff01\uff09"
    "\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d"
)
"""What does not begin a line in Chinese or Japanese: commas, full stops, closing brackets, small kana."""

_NEVER_LAST = frozenset("\u3008\u300a\u300c\u300e\u3010\u3014\uff08\uff3b\uff5b")
"""What does not end one: opening brackets."""


def measured(text: str, size: int, *, bold: bool = False) -> int:
    """Return how many pixels a line of text needs at most.

    Example:
        >>> measured("Pour the water", 13), measured("日本", 13)
        (103, 28)
    """
    return -(-sum(_width(c) for c in text) * size * (BOLD if bold else 100) // 10_000)


def lettered(text: str, room: int, size: int, *, bold: bool = False, most: int | None = None) -> list[str]:
    """Return a text as lines of about the same length that fit into so many pixels, and is safe to write.

    Lines break between words, after hyphens, slashes and underscores, between East Asian characters, and inside a word
    that is longer than a line, with a hyphen where its script has one. Where there are more lines than ``most``, the
    last one ends in an ellipsis, behind a whole word unless little would be left.

    Example:
        >>> lettered("Grind the beans just before use", 130, 13)
        ['Grind the beans', 'just before use']
        >>> lettered("Confirmation of receipt", 120, 13)
        ['Confirmation', 'of receipt']
        >>> lettered("Spreadsheets", 70, 13)
        ['Spread-', 'sheets']
        >>> lettered("Grind the beans just before use", 130, 13, most=1)
        ['Grind the…']
    """
    pieces = tuple(_pieces(" ".join(visible(text).split())))
    width = {piece: measured(piece, size, bold=bold) for piece in pieces}
    space = measured(" ", size, bold=bold)
    lines = _filled(pieces, width, room, size, bold=bold, space=space)
    if most is not None and len(lines) > most:
        return [*_whole(lines[: most - 1]), _cut("".join(lines[most - 1 :]), room, size, bold=bold)]
    if len(lines) < 2 or max(width.values()) > room:  # parts of a word that is broken are even already
        return _whole(lines)
    # No word that fits is broken for the sake of even lines.
    tight, loose = max(room // 2, *width.values()), room
    while tight < loose:  # the narrowest room that needs no more lines makes them even
        middle = (tight + loose) // 2
        if len(_filled(pieces, width, middle, size, bold=bold, space=space)) > len(lines):
            tight = middle + 1
        else:
            loose = middle
    return _whole(_filled(pieces, width, loose, size, bold=bold, space=space))


def room_of(lines: list[str], size: int, *, bold: bool = False) -> int:
    """Return how many pixels the longest of some lines needs."""
    return max((measured(line, size, bold=bold) for line in lines), default=0)


def longest(text: str, size: int, *, bold: bool = False) -> int:
    """Return how many pixels the longest word of a text needs: in less room it is broken.

    Example:
        >>> longest("Open Spreadsheets", 13) == measured("Spreadsheets", 13)
        True
    """
    pieces = _pieces(" ".join(visible(text).split()))
    return max((measured(piece, size, bold=bold) for piece in pieces), default=0)


def clusters(text: str) -> list[str]:
    """Return the characters as people see them: a letter with its accents, a family of joined emoji.

    Example:
        >>> [len(cluster) for cluster in clusters("e\u0301a\U0001f469\u200d\U0001f467")]
        [2, 1, 3]
    """
    found: list[str] = []
    for c in text:
        joined = found and (_is_mark(c) or found[-1].endswith(JOINER) or "\U0001f3fb" <= c <= "\U0001f3ff")
        if joined or (found and _is_flag(c) and len(found[-1]) == 1 and _is_flag(found[-1])):
            found[-1] += c
        else:
            found.append(c)
    return found


def _filled(
    pieces: tuple[str, ...], width: dict[str, int], room: int, size: int, *, bold: bool, space: int
) -> list[str]:
    lines: list[str] = []
    line, taken = "", 0
    for piece in pieces:
        if piece == " ":
            line, taken = line + piece, taken + space
        elif taken + width[piece] <= room:
            line, taken = line + piece, taken + width[piece]
        else:
            lines.append(line)
            line, taken = piece, width[piece]
            if taken > room:
                *full, line = _broken(piece, room, size, bold=bold)
                lines += full
                taken = measured(line, size, bold=bold)
    return [kept for kept in (*lines, line) if kept.strip(" ")]


def _whole(lines: list[str]) -> list[str]:
    """Return lines as they are written: without the spaces that they were filled with, hyphens where words break."""
    return [line.strip(" ").replace(BROKEN, HYPHEN) for line in lines]


def _broken(word: str, room: int, size: int, *, bold: bool) -> list[str]:
    """Return a word that is longer than a line in parts that are not, about equally long."""
    found = clusters(word)
    widths = [measured(cluster, size, bold=bold) for cluster in found]
    full = max(room - (measured(HYPHEN, size, bold=bold) if any(map(_hyphenates, found)) else 0), 1)
    fair = sum(widths) / -(-sum(widths) // full)
    parts, taken, passed = [""], 0, 0
    for n, (cluster, needed) in enumerate(zip(found, widths, strict=True)):
        if parts[-1] and (taken + needed > full or passed + needed / 2 > fair * len(parts)):
            parts[-1] += BROKEN if _hyphenates(found[n - 1]) and _hyphenates(cluster) else ""
            parts.append("")
            taken = 0
        parts[-1] += cluster
        taken, passed = taken + needed, passed + needed
    return parts


def _hyphenates(cluster: str) -> bool:
    """Return whether a hyphen belongs between this and another letter: in Latin, Greek, Cyrillic and Armenian."""
    return cluster[0] < "\u0590" and ucd.category(cluster[0])[0] == "L"


def _cut(line: str, room: int, size: int, *, bold: bool) -> str:
    line = line.strip(" ").replace(BROKEN, "")
    kept, taken = "", measured(ELLIPSIS, size, bold=bold)
    for cluster in clusters(line):
        taken += measured(cluster, size, bold=bold)
        if taken > room:
            break
        kept += cluster
    words, space, _ = kept.rpartition(" ")
    if space and line[len(kept) : len(kept) + 1] != " " and 2 * len(words) > len(kept):
        kept = words
    return kept.rstrip(" ") + ELLIPSIS


def _pieces(text: str) -> list[str]:
    """Return what a line is made of and not broken in: words, spaces, East Asian characters."""
    found: list[str] = []
    for is_space, run in groupby(_few_marks(clusters(text)), key=lambda cluster: cluster == " "):
        if is_space:
            found.append(" ")
            continue
        open_ = ""
        for cluster in run:
            closes = bool(open_) and cluster[0] in _NEVER_FIRST
            if closes or (open_ == "word" and not _is_ideograph(cluster)) or open_ == "bracket":
                found[-1] += cluster
            else:
                found.append(cluster)
            open_ = _left_open(cluster)
    return found


def _left_open(cluster: str) -> str:
    """Return what may go on behind a character: a word, whatever a bracket holds, or only what never begins a line."""
    if cluster[0] in _NEVER_LAST:
        return "bracket"
    return "closed" if cluster in {"-", "/", "_"} or _is_ideograph(cluster) else "word"


def _few_marks(found: list[str]) -> list[str]:
    return [cluster if cluster.isascii() or JOINER in cluster else cluster[: MARKS + 1] for cluster in found]


@lru_cache(maxsize=4096)
def _width(c: str) -> int:
    known = _WIDTHS.get(c)
    if known is not None:
        return known
    if _is_mark(c) or c == JOINER:
        return 0
    if _VERY_WIDE.match(c):
        return 1200
    if ucd.east_asian_width(c) in {"W", "F"} and ucd.category(c) != "Cn":
        return 106
    base = ucd.normalize("NFD", c)[0]
    if base in _WIDTHS:
        return _WIDTHS[base]
    return next((width for end, width in _PER_SCRIPT if ord(c) < end), WIDE)


def _is_mark(c: str) -> bool:
    return c == JOINER or "\ufe00" <= c <= "\ufe0f" or ucd.category(c) in {"Mn", "Me"}


def _is_flag(c: str) -> bool:
    return "\U0001f1e6" <= c <= "\U0001f1ff"


def _is_ideograph(cluster: str) -> bool:
    return ucd.east_asian_width(cluster[0]) in {"W", "F"} and not "\uac00" <= cluster[0] <= "\ud7a3"
