"""Where a document comes from and goes to: a path, written all at once, or a file that is already open."""

from __future__ import annotations

import io
import os
import secrets
import shutil
from pathlib import Path
from typing import Protocol, TypeAlias

from jobtheory.documents.safe_json import MOST_BYTES, MOST_CHARACTERS
from jobtheory.errors import InvalidTypeError, shown

Target: TypeAlias = "str | os.PathLike[str]"
"""A path."""

_CHUNK = 1 << 20


class Readable(Protocol):
    """A file that is open for reading, text or bytes."""

    def read(self, size: int, /) -> str | bytes:
        """Return at most so many characters or bytes, none at the end."""
        ...


class Writable(Protocol):
    """A file that is open for writing text."""

    def write(self, text: str, /) -> object:
        """Write a text."""
        ...


def read(file: Target | Readable) -> str | bytes:
    """Return what a file holds, and no more of it than shows that it is too much."""
    if isinstance(file, (str, os.PathLike)):
        with Path(file).open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    if not hasattr(file, "read"):
        raise _no_file(file, "Give a path, or a file that is open for reading.")
    chunks: list[str | bytes] = []
    room = 1
    while room > 0:  # a file may give less at once than it was asked for
        chunk = file.read(_CHUNK)
        if not chunk:
            break
        chunks.append(chunk)
        room = (MOST_CHARACTERS if isinstance(chunk, str) else MOST_BYTES) + 1 - sum(map(len, chunks))
    texts = [chunk for chunk in chunks if isinstance(chunk, str)]
    return "".join(texts) if len(texts) == len(chunks) else b"".join(c for c in chunks if not isinstance(c, str))


def write(file: Target | Writable, text: str) -> None:
    """Write a text to a path, or to a file that is open for text."""
    if isinstance(file, (str, os.PathLike)):
        _replace(Path(file), text.encode())
    elif not hasattr(file, "write") or _is_binary(file):
        raise _no_file(file, "Give a path, or a file that is open for text, as open(path, 'w', encoding='utf-8').")
    else:
        file.write(text)


def _replace(path: Path, content: bytes) -> None:
    """Write a file beside the one that is meant and put it in its place, so that nobody ever sees half of it."""
    path = path.resolve()  # a link goes on to lead where it leads
    if path.exists() and not path.is_file():
        path.write_bytes(content)  # a pipe or a device is written to, not replaced; a folder refuses
        return
    beside = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with beside.open("xb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())  # or a power failure might leave the new name without the new content
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _is_binary(file: object) -> bool:
    return isinstance(file, (io.RawIOBase, io.BufferedIOBase))


def _no_file(given: object, hint: str) -> InvalidTypeError:
    return InvalidTypeError(f"the file is {shown(given)}", hint=hint, code="JT612")
