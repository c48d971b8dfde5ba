"""What every value of the model has in common: closed, frozen, and checked once, when it is built.

A reader takes what a caller gave, returns the form we keep, and raises our own error with the path to the culprit.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar, cast, overload

from jobtheory.errors import (
    InvalidTypeError,
    InvalidValueError,
    JobTheoryError,
    UnknownNameError,
    did_you_mean,
    one_of,
    shown,
)
from jobtheory.model import exits
from jobtheory.model.number import exact, number
from jobtheory.model.parts import written

if TYPE_CHECKING:
    from jobtheory.model.number import Number
    from jobtheory.model.parts import Part

__all__ = ["FrozenMap", "Value"]

Path: TypeAlias = tuple[str, ...]
"""Where a value stands, from the outside in, as errors show it."""

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")
E = TypeVar("E", bound=enum.Enum)

_SURROGATE = re.compile("[\ud800-\udfff]")

MAX_TEXT = 2_000
"""Longest statement, name or source taken, in characters."""

MAX_ITEMS = 100_000
"""Most steps, edges, outcomes or levels one value may hold."""

SHOWN_ITEMS = 12
"""A repr shows at most so many members of a collection."""


class Value:
    """The base of every class of the model; the classes themselves are closed to subclassing."""

    __slots__ = ()

    if TYPE_CHECKING:  # attrs writes it; type checkers cannot see that

        def __attrs_init__(self, *args: Any, **kwargs: Any) -> None: ...

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        closed = [base.__name__ for base in cls.__bases__ if base is not Value and issubclass(base, Value)]
        if closed:
            raise _is_closed(closed[0], cls)

    def __rich_repr__(self) -> Iterator[Part]:
        """Yield what rich prints: what a value is made of, or what it shows where it shows itself."""
        return exits.parts(self) if isinstance(self, Shown) else written(self)


def _is_closed(parent: str, cls: type) -> InvalidTypeError:
    hint = f"Hold a {parent} in a field of your own class instead."
    return InvalidTypeError(f"{parent} is closed to subclassing", path=(cls.__name__,), hint=hint, code="JT101")


class Tabled:
    """Mixed into values that hold a table, or several: rows of named columns for a dataframe or a spreadsheet."""

    __slots__ = ()

    def to_frame(self, backend: str | None = None, *, table: str | None = None) -> Any:
        """Return a table as a dataframe; the class says which tables there are, and their columns.

        Columns keep their type where there is no row and where a cell is missing.

        Args:
            backend: ``"pandas"``, ``"polars"`` or ``"pyarrow"``; the first of them that is installed where left out.
            table: Which table; the first that the class names where left out.

        Raises:
            MissingExtraError: narwhals or the dataframe library is not installed.
            UnknownNameError: There is no such backend or table.
        """
        return exits.frame(self, backend, table)

    @overload
    def to_csv(self, file: None = None, *, table: str | None = None) -> str: ...
    @overload
    def to_csv(self, file: exits.Target, *, table: str | None = None) -> None: ...
    def to_csv(self, file: exits.Target | None = None, *, table: str | None = None) -> str | None:
        """Return a table as comma-separated values, or write it to a file; no name in it becomes a formula.

        `jobtheory.show.csv` says how it is written, and what is changed of a text that looks like a formula.

        Args:
            file: A path, or a file that is open for text, best with ``newline=""``; where left out the text is
                returned.
            table: Which table; the first that the class names where left out.

        Raises:
            InvalidTypeError: The file is none, or the name of a table; ``table=`` takes that.
            UnknownNameError: There is no such table.
        """
        return exits.csv(self, file, table)


class Shown(Tabled):
    """Mixed into values that show themselves: text in a terminal, text and a table in a notebook, and their tables."""

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        for name in ("to_svg", "to_mermaid", "to_dot"):  # whoever gives a file to one of them is told what to do
            if name in vars(cls):
                setattr(cls, name, exits.returning_text(vars(cls)[name]))

    def __str__(self) -> str:
        return exits.text(self)

    def _repr_mimebundle_(
        self, include: Iterable[str] | None = None, exclude: Iterable[str] | None = None
    ) -> dict[str, str]:
        return exits.mimebundle(self, include, exclude)

    @exits.returning_text
    def to_html(self) -> str:
        """Return it as an HTML fragment, escaped and with inline styles only."""
        return exits.html(self)

    @exits.returning_text
    def to_markdown(self) -> str:
        """Return it as Markdown: headings, paragraphs and tables as GitHub reads them, everything in it escaped."""
        return exits.markdown(self)

    def __rich_repr__(self) -> Iterator[Part]:
        """Yield what rich prints: what there is to show, part by part."""
        return exits.parts(self)


class FrozenMap(Mapping[K, V], Generic[K, V]):
    """A mapping that never changes: hashable, picklable, equal to any mapping with the same items in any order.

    Example:
        >>> FrozenMap({"a": 1, "b": 2}) == {"b": 2, "a": 1}
        True
        >>> hash(FrozenMap({"a": 1, "b": 2})) == hash(FrozenMap({"b": 2, "a": 1}))
        True
    """

    __slots__ = ("_hash", "_items")
    _items: dict[K, V]
    _hash: int | None

    def __init__(self, items: Mapping[K, V] | Iterable[tuple[K, V]] = ()) -> None:
        object.__setattr__(self, "_items", dict(items))
        object.__setattr__(self, "_hash", None)

    def __getitem__(self, key: K) -> V:
        return self._items[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __contains__(self, key: object) -> bool:
        return key in self._items

    def __hash__(self) -> int:
        if self._hash is None:
            object.__setattr__(self, "_hash", hash(frozenset(self._items.items())))
        return cast("int", self._hash)

    def __init_subclass__(cls) -> None:
        raise _is_closed("FrozenMap", cls)

    def __rich_repr__(self) -> Iterator[Part]:
        yield None, self._items

    def __setattr__(self, name: str, value: object) -> None:
        raise InvalidTypeError("a FrozenMap never changes", hint="Build a new one.", code="JT102")

    def __delattr__(self, name: str) -> None:
        raise InvalidTypeError("a FrozenMap never changes", hint="Build a new one.", code="JT102")

    def __reduce__(self) -> tuple[Any, ...]:
        return (FrozenMap, (self._items,))

    def __repr__(self) -> str:
        parts = [f"{key!r}: {value!r}" for key, value in islice(self._items.items(), SHOWN_ITEMS)]
        if len(self) > SHOWN_ITEMS:
            parts.append(f"… {len(self) - SHOWN_ITEMS} more")
        return "{" + ", ".join(parts) + "}"


def repr_items(items: Sequence[Any]) -> str:
    """Return the repr of a tuple, it and any tuple in it cut after the first dozen members."""
    parts = [
        repr_items(cast("tuple[object, ...]", i)) if isinstance(i, tuple) else repr(i) for i in items[:SHOWN_ITEMS]
    ]
    if len(items) > SHOWN_ITEMS:
        parts.append(f"… {len(items) - SHOWN_ITEMS} more")
    return f"({parts[0]},)" if len(parts) == 1 else f"({', '.join(parts)})"


@contextmanager
def inside(path: Path) -> Generator[None]:
    """Give every error of ours that leaves the block the path to where it happened."""
    try:
        yield
    except JobTheoryError as error:
        raise error.within(*path) from None


def read_text(value: object, path: Path, what: str, *, empty: bool = False) -> str:
    """Read a statement, name or source: text that is not blank, of bounded length, that can be written to a file."""
    if not isinstance(value, str):
        raise InvalidTypeError(
            f"{what} is {shown(value)}, not text", path=path, hint=f"Give the {what} as a str.", code="JT103"
        )
    if len(value) > MAX_TEXT:
        raise InvalidValueError(
            f"{what} has {len(value):,} characters",
            path=path,
            hint=f"At most {MAX_TEXT:,} are taken; say it shorter.",
            code="JT104",
        )
    if not empty and not value.strip():
        raise InvalidValueError(f"{what} is empty", path=path, hint="Say it in words.", code="JT104")
    if not value.isascii() and _SURROGATE.search(value):
        raise InvalidValueError(
            f"{what} {shown(value)} holds half a character (a lone surrogate), which no file can store",
            path=path,
            hint="Decode the text again where it was read.",
            code="JT104",
        )
    return str.__str__(value)  # str() of a subclass, such as an enumeration's member, may say something else


def read_flag(value: object, path: Path, what: str) -> bool:
    """Read True or False and nothing that merely resembles it."""
    if not isinstance(value, bool):
        raise InvalidTypeError(
            f"{what} is {shown(value)}, not True or False", path=path, hint="Give a bool.", code="JT103"
        )
    return value


def read_member(kind: type[E], value: object, path: Path, what: str) -> E:
    """Read a member of an enumeration, given itself or as its text."""
    if isinstance(value, kind):
        return value
    known = [str(member.value) for member in kind]
    if isinstance(value, str):
        if value in known:
            return kind(value)
        hint = did_you_mean(value, known) or f"One of {', '.join(known)}."
        raise UnknownNameError(f"unknown {what} {shown(value)}", path=path, hint=hint, code="JT105")
    raise InvalidTypeError(
        f"{what} is {shown(value)}", path=path, hint=f"Give {one_of(kind)}: {', '.join(known)}.", code="JT103"
    )


def read_instance(kind: type[T], value: object, path: Path, what: str) -> T:
    """Read a value that must already be of one of our classes."""
    if not isinstance(value, kind):
        raise InvalidTypeError(
            f"{what} is {shown(value)}, not {one_of(kind)}", path=path, hint=f"Give {one_of(kind)}.", code="JT103"
        )
    return value


def read_items(value: object, path: Path, what: str, *, ordered: bool = True) -> tuple[object, ...]:
    """Read any bounded iterable except a text or a mapping, which hardly anybody means as a list of its parts.

    A set has no order of its own, so that it is not taken where order counts.
    """
    refused = (str, bytes, Mapping, set, frozenset) if ordered else (str, bytes, Mapping)
    given = value
    is_bare = getattr(given, "ndim", 1) == 0  # an array of no dimension only seems to be iterable
    if isinstance(value, refused) or not isinstance(value, Iterable) or is_bare:
        raise InvalidTypeError(
            f"{what} is {shown(given)}",
            path=path,
            hint="Give a list or a tuple, of one member if need be.",
            code="JT106",
        )
    items = tuple(islice(cast("Iterable[object]", value), MAX_ITEMS + 1))
    if len(items) > MAX_ITEMS:
        raise InvalidValueError(
            f"{what} has more than {MAX_ITEMS:,} members",
            path=path,
            hint="Split it; nobody acts on so many at once.",
            code="JT107",
        )
    return items


def read_mapping(
    value: object, path: Path, what: str, *, hint: str = "Give a dict by key, as in {'arrive-soon': 8}."
) -> dict[str, object]:
    """Read a bounded mapping whose keys are text."""
    if not isinstance(value, Mapping):
        raise InvalidTypeError(f"{what} is {shown(value)}", path=path, hint=hint, code="JT106")
    given = tuple(islice(cast("Mapping[object, object]", value).items(), MAX_ITEMS + 1))
    if len(given) > MAX_ITEMS:
        raise InvalidValueError(
            f"{what} has more than {MAX_ITEMS:,} members",
            path=path,
            hint=f"At most {MAX_ITEMS:,} are taken.",
            code="JT107",
        )
    return {read_text(key, (*path, what), "key"): item for key, item in given}


def read_number(value: object, path: Path, what: str) -> Number:
    """Read a finite number, taken as it is written in decimals."""
    with inside((*path, what)):
        return number(value)


def read_importance(value: object, path: Path) -> Number:
    """Read a swing weight: a finite number that is not negative."""
    weight = read_number(value, path, "importance")
    if weight < 0:
        raise InvalidValueError(
            f"importance {shown(value)} is negative",
            path=path,
            hint="A swing weight is 0 or more; to turn the direction round, exchange worst and target.",
            code="JT108",
        )
    return weight


def refuse_all_zero(weights: Iterable[Number], path: Path, what: str) -> None:
    """Refuse a side on which nothing matters, since no share of nothing can be given to its needs."""
    given = list(weights)
    if given and not any(exact(w) for w in given):
        raise InvalidValueError(
            f"the importances of all {what} are 0",
            path=path,
            hint="Give at least one of them an importance above 0.",
            code="JT109",
        )
