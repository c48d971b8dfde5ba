"""Colours, sizes and dashes of every picture.

A picture brings its own white panel, so that it reads the same on a dark page and on a light one, and in print. Every
text stands out against what is behind it by 4.5 to 1 or more (WCAG 2.2, 1.4.3). No meaning rests on colour alone:
series differ in dash or shape too, ramps in lightness, and figures stand beside them.
"""

from __future__ import annotations

FONT = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif"
"""Fonts that are there on most machines; `lettering` leaves room for the widest of them."""

TITLE, TEXT, NOTE = 16, 13, 12
"""Sizes of letters in pixels: titles, names, and whatever says more about them. Nothing is smaller than a note."""

LEADING = 1.4
"""From one line to the next, in heights of letters; more than any of the fonts needs."""

MARGIN = 20
"""Between the edge of the panel and what is drawn."""

WIDTH = 960
"""So wide a picture is where nothing else is asked for."""

NARROWEST, WIDEST = 320, 4_000
"""What a picture may be asked to be."""

PANEL = "#ffffff"
FRAME = "#c9ced6"
BAND = "#f1f4f8"
INK = "#16191d"
QUIET = "#4a5159"
LINE = "#5d6773"
FILL = "#ffffff"

BLUE, ORANGE, GREEN, PURPLE = "#0b5cad", "#a34700", "#11734b", "#7b3f9e"
"""For lines and for words on the panel: told apart by colour-blind people (after Okabe & Ito 2008, darkened), and each
dark enough for text."""

SERIES = ("#0b5cad", "#e69f00", "#11734b", "#b86bb0", "#56b4e9", "#6b3d00")
"""Fills of series, each of another lightness too; text on them is written in `ink_on` of the fill."""

DASHES = ("", "6 4", "2 3", "10 3 2 3", "14 4", "1 5")
"""Dashes of series of lines, beside their colours."""

RAMP = ("#edf3fa", "#c5daef", "#93bce0", "#2f6fae", "#0a3f7a")
"""From little to much, the lightness falling from step to step, so that it survives a black and white printer."""

DIVERGING = ("#8a3a00", "#dd9a5c", "#f6e3d2", "#ffffff", "#d5e5f4", "#6ba4d8", "#0a4a8f")
"""From far below, over the middle, to far above."""


def ink_on(fill: str) -> str:
    """Return the colour of letters on a fill: dark or white, whichever stands out more.

    Example:
        >>> ink_on("#ffffff"), ink_on("#0a3f7a")
        ('#16191d', '#ffffff')
    """
    return max((INK, PANEL), key=lambda ink: contrast(ink, fill))


def contrast(one: str, other: str) -> float:
    """Return how much two colours stand out against each other, from 1 to 21 (WCAG 2.2, relative luminance).

    Example:
        >>> round(contrast("#000000", "#ffffff"), 1)
        21.0
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def ramped(share: float) -> str:
    """Return the colour of the ramp for a share from 0 to 1: each fifth has its own.

    Example:
        >>> ramped(0) == RAMP[0], ramped(1) == RAMP[-1]
        (True, True)
    """
    return RAMP[min(len(RAMP) - 1, max(0, int(share * len(RAMP))))]


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[n : n + 2], 16) / 255) for n in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    lifted: float = ((part + 0.055) / 1.055) ** 2.4
    return part / 12.92 if part <= 0.04045 else lifted
