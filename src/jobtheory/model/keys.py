"""How needs and jobs are called for short: a key is a slug of the statement unless one is given."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Protocol, TypeVar

import attrs

from jobtheory.errors import InvalidTypeError, InvalidValueError, UnknownNameError, did_you_mean, shown
from jobtheory.model.values import Path, Value, read_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence


class Keyed(Protocol):
    """Whatever is found by its key."""

    @property
    def key(self) -> str:
        """What it is called for short."""
        ...

    @property
    def statement(self) -> str:
        """What it says."""
        ...


N = TypeVar("N", bound=Value)


def slug(statement: str) -> str:
    """Return a statement as a key: lower case, words joined by hyphens; empty where no letter or digit is left.

    Example:
        >>> slug("Arrive soon!")
        'arrive-soon'
    """
    text = unicodedata.normalize("NFC", statement).replace("'", "").replace("\u2019", "").lower()
    # Marks too: in many scripts the vowels of a word are marks on its letters.
    return "-".join("".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in text).split())


def read_key(key: object, statement: str, path: Path) -> str:
    """Read a key, or make one of the statement where none is given."""
    return slug(statement) if key is None or key == "" else read_text(key, path, "key")


def number_unnamed(items: Sequence[N], noun: str) -> tuple[N, ...]:
    """Give every member whose statement leaves no slug the noun and its ordinal as key."""
    return tuple(
        item if item.key else attrs.evolve(item, key=f"{noun}-{n}")  # type: ignore[attr-defined, misc]  # N is keyed
        for n, item in enumerate(items, start=1)
    )


def distinct_keys(statements: Iterable[str], noun: str) -> tuple[str, ...]:
    """Return a key for each statement, with the next number behind one that another has already.

    Example:
        >>> distinct_keys(["Pay", "Pay!", "?"], "step")
        ('pay', 'pay-2', 'step')
    """
    taken: dict[str, None] = {}
    for statement in statements:
        stem = slug(statement) or noun
        key, number = stem, 1
        while key in taken:
            number += 1
            key = f"{stem}-{number}"
        taken[key] = None
    return tuple(taken)


def refuse_duplicates(items: Iterable[Keyed], path: Path, what: str) -> None:
    """Refuse two members with one key."""
    members = list(items)
    for key, count in Counter(m.key for m in members).items():
        if count > 1:
            first, second = [m.statement for m in members if m.key == key][:2]
            raise InvalidValueError(
                f"two {what} have the key {shown(key)}: {shown(first)} and {shown(second)}",
                path=path,
                hint="Give one of them a key= of its own.",
                code="JT112",
            )


def refuse_unknown(key: object, known: Collection[str], path: Path, what: str, code: str) -> None:
    """Refuse a key that nothing carries, naming the closest that something does."""
    if not isinstance(key, str):
        raise InvalidTypeError(f"{what} {shown(key)}", path=path, hint="Name it by its key, a str.", code="JT103")
    if key not in known:
        keys = list(known)
        listed = ", ".join(shown(k) for k in keys[:6]) + (", …" if len(keys) > 6 else "")
        near = slug(key)
        hint = f"Did you mean {shown(near)}?" if near in known else did_you_mean(key, keys)
        hint = hint or (f"Known are {listed}." if keys else "There are none.")
        raise UnknownNameError(f"{what} {shown(key)}", path=path, hint=hint, code=code)
