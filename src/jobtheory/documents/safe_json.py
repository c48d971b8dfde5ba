"""JSON in and out, safely: bounded before it is parsed, numbers as written, nothing that JSON does not have."""

from __future__ import annotations

import json
import re
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias, final

from jobtheory.errors import InvalidTypeError, InvalidValueError, JobTheoryError, shown
from jobtheory.model.number import number
from jobtheory.model.number import text as number_text
from jobtheory.model.values import MAX_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

Json: TypeAlias = "str | bool | int | float | Fraction | list[Json] | Object | Unreadable | None"
"""A value as it was read."""

Tree: TypeAlias = "str | bool | int | float | Fraction | list[Tree] | dict[str, Tree]"
"""A value to be written."""

MOST_CHARACTERS = 10_000_000
MOST_BYTES = 4 * MOST_CHARACTERS
MOST_DEPTH = 64  # json.loads takes down CPython 3.11 on deep nesting where a program raised the recursion limit
MOST_CONTAINERS = 200_000  # an empty list takes 56 bytes, and two characters
MOST_MEMBERS = 500_000
LONGEST_STRING = 12 * MAX_TEXT  # every character of the longest text written as a pair of escapes
LONGEST_NUMBER = 400

_LIMITS_HINT = "Split the document; nobody acts on so much at once."

# Possessive, so that no text makes it go back. A lone quote is that of a string without an end.
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|["\[\]{},]', re.DOTALL)
_EXPONENT = re.compile(r"[eE][+-]?0*([0-9]*)")

_encode_string = json.JSONEncoder(ensure_ascii=False).encode


class Object(dict[str, "Json"]):
    """A JSON object that knows which of its keys were given more than once."""

    __slots__ = ("doubled",)
    doubled: tuple[str, ...]

    def __init__(self, pairs: list[tuple[str, Json]]) -> None:
        super().__init__(pairs)
        self.doubled = () if len(self) == len(pairs) else _doubled(key for key, _ in pairs)


@final
class Unreadable:
    """Stands where the document has a number that cannot be kept; whoever reads the value knows its path."""

    __slots__ = ("error",)

    def __init__(self, error: JobTheoryError) -> None:
        self.error: JobTheoryError = error


def read(given: str | bytes) -> Json:
    """Return the value that a JSON text holds.

    Raises:
        InvalidTypeError: What is given is neither text nor bytes.
        InvalidValueError: It is not UTF-8, not JSON, or past a limit.
    """
    text = _decode(given).removeprefix("\ufeff")
    refuse_excess(text)
    if not text or text.isspace():
        raise InvalidValueError("the document is empty", hint="Write one with jobtheory.dump.", code="JT601")
    try:
        value: Json = json.loads(
            text, object_pairs_hook=Object, parse_int=_whole, parse_float=_decimal, parse_constant=_constant
        )
    except json.JSONDecodeError as error:
        raise _not_json(error, text) from None
    return value


def write(tree: Tree) -> str:
    """Return a value as JSON, as ``json.dumps`` writes it with an indent of 2, but with every digit of its numbers."""
    return "".join(_write(tree, "\n")) + "\n"


def refuse_excess(text: str) -> None:
    """Refuse, in one pass, a text that would take much time or memory to parse.

    Raises:
        InvalidValueError: The text is past one of the limits.
    """
    if len(text) > MOST_CHARACTERS:
        raise InvalidValueError(
            f"the document has {len(text):,} characters, and at most {MOST_CHARACTERS:,} are taken",
            hint=_LIMITS_HINT,
            code="JT603",
        )
    depth = containers = members = 0
    for token in _TOKEN.finditer(text):
        start = token.start()
        match text[start]:
            case '"':
                length = token.end() - start
                if length == 1:
                    return  # the parser says so better, and goes no further
                if length - 2 > LONGEST_STRING:
                    raise _excess(text, start, f"a text has {length - 2:,} characters", LONGEST_STRING)
            case "[" | "{":
                depth += 1
                containers += 1
                if depth > MOST_DEPTH:
                    raise _excess(text, start, "lists and objects are nested too deep", MOST_DEPTH)
                if containers > MOST_CONTAINERS:
                    raise _excess(text, start, "there are too many lists and objects", MOST_CONTAINERS)
            case "]" | "}":
                depth -= 1
            case _:
                members += 1
                if members > MOST_MEMBERS:
                    raise _excess(text, start, "lists and objects have too many members", MOST_MEMBERS)


def _doubled(keys: Iterator[str]) -> tuple[str, ...]:
    return tuple(key for key, count in Counter(keys).items() if count > 1)


def _decode(given: str | bytes) -> str:
    if isinstance(given, str):
        return given
    # The signature says as much; callers without a type checker do not.
    if not isinstance(given, bytes):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise InvalidTypeError(
            f"the document is {shown(given)}, not text",
            hint="Give its text; load() reads a file.",
            code="JT612",
        )
    if len(given) > MOST_BYTES:
        raise InvalidValueError(
            f"the document has {len(given):,} bytes, and at most {MOST_CHARACTERS:,} characters are taken",
            hint=_LIMITS_HINT,
            code="JT603",
        )
    try:
        text = given.decode("utf-8")
    except UnicodeDecodeError as error:
        where = f"byte {error.start:,}"
        raise _not_utf8(f"the document is not UTF-8: {error.reason}", where) from None
    if "\0" in text[:4]:
        raise _not_utf8("the document is not UTF-8 but seems to be UTF-16 or UTF-32")
    return text


def _not_utf8(problem: str, *path: str) -> InvalidValueError:
    return InvalidValueError(problem, path=path, hint="Save it again as UTF-8.", code="JT602")


def _excess(text: str, position: int, problem: str, most: int) -> InvalidValueError:
    line = text.count("\n", 0, position) + 1
    return InvalidValueError(
        f"{problem}, and at most {most:,} are taken", path=(f"line {line}",), hint=_LIMITS_HINT, code="JT603"
    )


def _not_json(error: json.JSONDecodeError, text: str) -> InvalidValueError:
    path = (f"line {error.lineno}", f"column {error.colno}")
    problem, hint = f"not JSON: {error.msg[:1].lower()}{error.msg[1:]}", "Mend it there; an editor for JSON helps."
    here, before = text[error.pos : error.pos + 1], text[: error.pos].rstrip()[-1:]
    if error.msg == "Extra data":
        problem, hint = "more follows the end of the document", "Keep one document in one text."
    elif error.msg.startswith("Illegal trailing comma") or (before == "," and here in {"]", "}"}):
        problem, hint = "a comma stands before a closing bracket", "Take the comma out."
    elif error.pos == 0 and text.rstrip().endswith(".json"):
        problem, hint = f"{shown(text)} is the name of a document, not its text", "Read a file with load()."
    return InvalidValueError(problem, path=path, hint=hint, code="JT601")


def _whole(text: str) -> Json:
    return int(text) if len(text) <= 15 else _exactly(text)


def _decimal(text: str) -> Json:
    if len(text) <= 16:  # a float keeps 15 digits as they are written, and is much the quickest way
        value = float(text)
        if 1e-290 < abs(value) < 1e15:
            return int(value) if value.is_integer() else value
    return _exactly(text)


def _exactly(text: str) -> Json:
    exponent = _EXPONENT.search(text)
    if len(text) > LONGEST_NUMBER or (exponent and len(exponent[1]) > 3):
        return Unreadable(
            InvalidValueError(
                f"the number {shown(text)[1:-1]} is too long",
                hint=f"Write at most {LONGEST_NUMBER} digits, and three in an exponent.",
                code="JT610",
            )
        )
    try:
        return number(Decimal(text))
    except JobTheoryError as error:
        return Unreadable(error)


def _constant(text: str) -> Json:
    return Unreadable(
        InvalidValueError(
            f"{text} is no number that JSON has", hint="Leave the key out where nothing is known.", code="JT610"
        )
    )


def _write(tree: Tree, newline: str) -> Iterator[str]:
    inner = newline + "  "
    if isinstance(tree, dict) and tree:
        opening = "{"
        for key, value in tree.items():
            yield f"{opening}{inner}{_encode_string(key)}: "
            yield from _write(value, inner)
            opening = ","
        yield newline + "}"
    elif isinstance(tree, list) and tree:
        opening = "["
        for value in tree:
            yield opening + inner
            yield from _write(value, inner)
            opening = ","
        yield newline + "]"
    elif isinstance(tree, (int, float, Fraction)) and not isinstance(tree, bool):
        written = number_text(tree)
        yield f'"{written}"' if "/" in written else written
    else:
        yield _encode_string(tree)
