"""A value in a document and where it stands: read as what belongs there, or a fault is kept and None returned."""

from __future__ import annotations

import enum
import re
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, final

from jobtheory.documents.faults import MOST_KEPT, Faults
from jobtheory.documents.safe_json import Json, Object, Unreadable
from jobtheory.errors import InvalidTypeError, InvalidValueError, UnknownNameError, did_you_mean, shown
from jobtheory.model.number import Number, read_number
from jobtheory.model.quantity import Quantity
from jobtheory.model.values import Path, read_member, read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

T = TypeVar("T")
E = TypeVar("E", bound=enum.Enum)

_RATIO = re.compile(r"[+-]?[0-9]+/[0-9]+")

_HINTS = {
    "text": "Write it in double quotes.",
    "a number": "Write it without quotes, or as text such as '1/3'.",
    "a level": "Write a number, or text such as '45 min'.",
    "true or false": "Write it without quotes.",
    "a list": "Write it in square brackets, of one member if need be.",
    "an object": "Write it in braces, as pairs of key and value.",
}


@final
class Place:
    """A value, its path in the document, and the faults found so far."""

    __slots__ = ("faults", "path", "value")

    def __init__(self, value: Json, path: Path, faults: Faults) -> None:
        self.value: Json = value
        self.path: Path = path
        self.faults: Faults = faults

    def attempt(self, call: Callable[..., T], *args: Any, **kwargs: Any) -> T | None:
        """Return what a call returns, or None where the model refuses it."""
        return self.faults.attempt(self.path, call, *args, **kwargs)

    def mistaken(self, wanted: str) -> None:
        """Keep the fault that the value is of the wrong type."""
        value = self.value
        if isinstance(value, Unreadable):
            self.faults.keep(value.error, self.path)
        else:
            hint = "Leave the key out where nothing is known." if value is None else _HINTS[wanted]
            self.faults.add(partial(_mistaken, value, wanted, hint), self.path)

    def members(self, required: Mapping[str, Any], optional: Mapping[str, Any]) -> dict[str, Place] | None:
        """Return the members of an object, or None where it is none; unknown, doubled and missing keys are faults."""
        if not isinstance(self.value, Object):
            self.mistaken("an object")
            return None
        self._refuse_doubled(self.value)
        given: dict[str, Place] = {}
        unknown: list[str] = []
        for key, value in self.value.items():
            if key in required or key in optional:
                given[key] = Place(value, (*self.path, key), self.faults)
            else:
                unknown.append(key)
                self.faults.add(partial(_unknown, key, [*required, *optional]), self.path)
        for key in required:
            if key not in given and not self._is_misspelt(key, unknown):
                self.faults.add(partial(_missing, key), self.path)
        return given

    def entries(self) -> Iterator[tuple[str, Place]] | None:
        """Return the members of an object whose keys are for the document to choose, or None where it is none."""
        if not isinstance(self.value, Object):
            self.mistaken("an object")
            return None
        self._refuse_doubled(self.value)
        return ((key, self._part(shown(key), value)) for key, value in self.value.items())

    def items(self) -> Iterator[Place] | None:
        """Return the members of a list, or None where it is none."""
        if not isinstance(self.value, list):
            self.mistaken("a list")
            return None
        return (self._part(n, value) for n, value in enumerate(self.value))

    def _part(self, index: object, value: Json) -> Place:
        *outer, name = self.path
        return Place(value, (*outer, f"{name}[{index}]"), self.faults)

    def _refuse_doubled(self, value: Object) -> None:
        for key in value.doubled:
            self.faults.add(partial(_doubled, key), self.path)

    def _is_misspelt(self, key: str, unknown: list[str]) -> bool:
        """Return whether a missing key is there with a slip of the pen, which is a fault already."""
        return bool(unknown) and (self.faults.is_full or bool(did_you_mean(key, unknown[:MOST_KEPT])))


Read: TypeAlias = "Callable[[Place], T | None]"
"""Reads a place; None says that a fault was kept."""


def word(place: Place) -> str | None:
    """Read text that names something; whether anything goes by that name is found out elsewhere."""
    if isinstance(place.value, str):
        return place.value
    place.mistaken("text")
    return None


def text(place: Place) -> str | None:
    """Read text that says something."""
    given = word(place)
    return None if given is None else place.attempt(read_text, given, (), "the text")


def note(place: Place) -> str | None:
    """Read text that may be empty."""
    given = word(place)
    return None if given is None else place.attempt(read_text, given, (), "the text", empty=True)


def flag(place: Place) -> bool | None:
    """Read true or false."""
    if isinstance(place.value, bool):
        return place.value
    place.mistaken("true or false")
    return None


def number(place: Place) -> Number | None:
    """Read a number, or text such as ``"1/3"``."""
    return _ratio_or_number(place, "a number")


def figure(place: Place) -> Number | Quantity | None:
    """Read a number, or text with a unit."""
    given = place.value
    if isinstance(given, str) and not _RATIO.fullmatch(given):
        return place.faults.attempt_text(place.path, Quantity.parse, given)
    return _ratio_or_number(place, "a level")


def member(kind: type[E]) -> Read[E]:
    """Return what reads a member of an enumeration by its text."""
    known = {str(one.value): one for one in kind}

    def read(place: Place) -> E | None:
        given = word(place)
        if given is not None and given not in known:
            place.faults.refuse(place.path, read_member, kind, given, (), place.path[-1])
        return None if given is None else known.get(given)

    return read


def several(read: Read[T]) -> Read[list[T]]:
    """Return what reads a list."""

    def read_all(place: Place) -> list[T] | None:
        given = place.items()
        sound = given is not None
        whole: list[T] = []
        for item in given or ():
            part = read(item)
            if part is None:
                sound = False
            elif sound:
                whole.append(part)
        return whole if sound else None

    return read_all


def by_key(read: Read[T]) -> Read[dict[str, T]]:
    """Return what reads a mapping from keys that the document chooses."""

    def read_all(place: Place) -> dict[str, T] | None:
        before = place.faults.total
        given = place.entries()
        sound = given is not None and place.faults.total == before
        whole: dict[str, T] = {}
        for key, item in given or ():
            name, part = item.attempt(read_text, key, (), "the key"), read(item)
            if name is None or part is None:
                sound = False
            elif sound:
                whole[key] = part
        return whole if sound else None

    return read_all


def parts(
    place: Place, required: Mapping[str, Read[Any]], optional: Mapping[str, Read[Any]]
) -> tuple[dict[str, Any], bool]:
    """Return what could be read of an object by its keys, and whether that is all of it."""
    before = place.faults.total
    given = place.members(required, optional)
    sound = given is not None and place.faults.total == before
    readers = {**required, **optional}
    read = {key: readers[key](at) for key, at in (given or {}).items()}
    whole = {key: part for key, part in read.items() if part is not None}
    return whole, sound and len(whole) == len(read)


def record(
    kind: Callable[..., T],
    required: Mapping[str, Read[Any]],
    optional: Mapping[str, Read[Any]] | None = None,
    names: Mapping[str, str] | None = None,
) -> Read[T]:
    """Return what reads an object: its keys become the arguments of ``kind``, some by other ``names``.

    It is built only where all of it could be read, so that no fault leads to another.
    """

    def read(place: Place) -> T | None:
        whole, sound = parts(place, required, optional or {})
        arguments = {(names or {}).get(key, key): part for key, part in whole.items()}
        return place.attempt(kind, **arguments) if sound else None

    return read


def _ratio_or_number(place: Place, wanted: str) -> Number | None:
    given = place.value
    if isinstance(given, str) and _RATIO.fullmatch(given):
        return place.faults.attempt_text(place.path, read_number, given)
    if isinstance(given, (int, float, Fraction)) and not isinstance(given, bool):
        return given
    place.mistaken(wanted)
    return None


def described(value: Json) -> str:
    """Return a value as an error names it, in the words of JSON."""
    match value:
        case None | bool():
            return {None: "null", True: "true", False: "false"}[value]
        case list():
            return "a list"
        case Object():
            return "an object"
        case Unreadable():
            return "a number that cannot be kept"
        case _:
            return shown(value)


def _mistaken(value: Json, wanted: str, hint: str) -> InvalidTypeError:
    return InvalidTypeError(f"{described(value)} is not {wanted}", hint=hint, code="JT606")


def _unknown(key: str, known: list[str]) -> UnknownNameError:
    hint = did_you_mean(key, known) or f"Known are {', '.join(known)}."
    return UnknownNameError(f"unknown key {shown(key)}", hint=hint, code="JT607")


def _missing(key: str) -> InvalidValueError:
    return InvalidValueError(f"the key {shown(key)} is missing", hint="Add it.", code="JT608")


def _doubled(key: str) -> InvalidValueError:
    return InvalidValueError(f"the key {shown(key)} is given twice", hint="Keep one of them.", code="JT609")
