"""The faults of a document, collected while it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from jobtheory.errors import DocumentError, JobTheoryError

if TYPE_CHECKING:
    from collections.abc import Callable

    from jobtheory.model.values import Path

T = TypeVar("T")

MOST_KEPT = 20
"""So many faults are reported; the others are counted."""

MOST_TEXTS = 200
"""After so many different figures and units that cannot be read, no more are tried: each looks for a close match."""


class Faults:
    """What is wrong with a document, first things first."""

    def __init__(self) -> None:
        self.kept: list[JobTheoryError] = []
        self.total: int = 0
        self.gave_up: bool = False
        self._texts: dict[tuple[object, str], JobTheoryError] = {}

    @property
    def is_full(self) -> bool:
        """Whether further faults are counted only, so that their wording need not be worked out."""
        return len(self.kept) >= MOST_KEPT

    def keep(self, error: JobTheoryError, path: Path = ()) -> None:
        """Count a fault, and keep it while there is room."""
        self.total += 1
        if not self.is_full:
            self.kept.append(error.within(*path))

    def add(self, make: Callable[[], JobTheoryError], path: Path) -> None:
        """Count a fault whose wording is worked out only where it is kept."""
        if self.is_full:
            self.total += 1
        else:
            self.keep(make(), path)

    def attempt(self, path: Path, call: Callable[..., T], *args: Any, **kwargs: Any) -> T | None:
        """Return what a call returns, or None where the model refuses it, which is a fault at ``path``."""
        try:
            return call(*args, **kwargs)
        except JobTheoryError as error:
            self.keep(error, path)
            return None

    def refuse(self, path: Path, call: Callable[..., object], *args: Any) -> None:
        """Keep the fault of a call that the model is known to refuse; only count it where there is no room."""
        if self.is_full:
            self.total += 1
        else:
            self.attempt(path, call, *args)

    def attempt_text(self, path: Path, call: Callable[[str], T], text: str) -> T | None:
        """Read a figure or a unit as `attempt` does, in bounded time however many cannot be read."""
        again = self._texts.get((call, text))
        if again is not None:
            self.keep(again, path)
            return None
        if len(self._texts) >= MOST_TEXTS:
            self.gave_up = True
            return None
        try:
            return call(text)
        except JobTheoryError as error:
            self._texts[call, text] = error
            self.keep(error, path)
            return None

    def error(self) -> DocumentError:
        """Return all faults as one error."""
        count = f"{self.total:,} fault{'' if self.total == 1 else 's'}"
        return DocumentError(
            f"the document cannot be loaded: {'at least ' if self.gave_up else ''}{count}",
            faults=self.kept,
            total=self.total,
            hint="Mend it and load the document again."
            if self.total == 1
            else "Mend them and load the document again.",
            code="JT600",
        )
