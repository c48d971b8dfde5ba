"""A table as comma-separated values, in which no spreadsheet finds a formula that somebody hid in a name."""

from __future__ import annotations

import math
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jobtheory.errors import InvalidTypeError, shown, visible
from jobtheory.show.tables.listing import DATE, FLAG, NUMBER, TEXT

if TYPE_CHECKING:
    from jobtheory.model.exits import Target
    from jobtheory.show.tables.listing import Kind, Listing

LINE_END = "\r\n"

_BEGINS = "=+\\-@\u2212\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20\u207a\u207b\u207c\u208a\u208b\u208c\ufb29"
"""What begins a formula, also as a sign that is only written otherwise (full width, small, raised, lowered)."""

_FORMULA = re.compile(rf"(?:\A|(?<=[;\t\n]))(?=[\s']*[{_BEGINS}])|\A(?=[ ']*[\t\n])")
"""Before a formula, where a cell begins, or would begin for whoever takes another separator for the comma.

Apostrophes that stand there already count as blanks: so one can always be taken away again.
"""


def written(listing: Listing) -> str:
    """Return a table as comma-separated values, the names of the columns in the first line."""
    head = ",".join(_quoted(name) for name in listing.columns)
    lines = [",".join(_cell(kind, row[name]) for name, kind in listing.columns.items()) for row in listing.rows]
    return "".join(line + LINE_END for line in (head, *lines))


def write(file: Target, text: str) -> None:
    """Write a text to a path, or to a file that is open for text."""
    if isinstance(file, (str, os.PathLike)):
        Path(file).write_bytes(text.encode())
        return
    try:
        file.write(text)
    except (AttributeError, TypeError):  # neither a path nor a file, or one that is open for bytes
        raise InvalidTypeError(
            f"the file is {shown(file)}",
            path=("to_csv",),
            hint="Give a path, or a file that is open for text, as open(path, 'w', encoding='utf-8', newline='').",
            code="JT704",
        ) from None


def disarmed(text: str) -> str:
    """Return a text in which nothing begins a formula and nothing steers a terminal."""
    lines = re.split(r"([\n\t])", text.replace("\r\n", "\n"))
    return _FORMULA.sub("'", "".join(part if part in {"\n", "\t"} else visible(part) for part in lines))


def _cell(kind: Kind, cell: Any) -> str:
    if cell is None:
        return ""
    if kind is TEXT:
        return _quoted(cell)
    if kind is FLAG:
        return "true" if cell else "false"
    if kind is DATE:
        return str(cell.isoformat())
    return "" if kind is NUMBER and math.isinf(cell) else repr(cell)


def _quoted(text: str) -> str:
    doubled = disarmed(text).replace('"', '""')
    return f'"{doubled}"'
