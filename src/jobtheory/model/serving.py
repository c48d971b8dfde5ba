"""Why one job is done: another one that it serves, with the reason and what shows it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, final

import attrs

from jobtheory.errors import CycleError, InvalidTypeError, InvalidValueError, shown
from jobtheory.model.evidence import Evidence
from jobtheory.model.job import Job
from jobtheory.model.keys import refuse_unknown
from jobtheory.model.values import Path, Value, inside, read_instance, read_items, read_text

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Serves"]


@final
@attrs.frozen(init=False)
class Serves(Value):
    """One job is done for the sake of another: the answer to "why?".

    Args:
        lower: The key of the job that is done, or the `Job` itself.
        upper: The key of the job that it serves, or the `Job` itself.
        reason: Why, in the words of whoever was asked.
        evidence: What shows it.

    Raises:
        InvalidTypeError, InvalidValueError: A part cannot be read.
        CycleError: A job would serve itself.

    Example:
        >>> Serves("open-an-account", "spend-money-in-this-country", reason="shops take no foreign cards").upper
        'spend-money-in-this-country'
    """

    lower: str
    upper: str
    reason: str | None = attrs.field(default=None, kw_only=True)
    evidence: Evidence | None = attrs.field(default=None, kw_only=True)

    def __init__(
        self, lower: str | Job, upper: str | Job, *, reason: str | None = None, evidence: Evidence | None = None
    ) -> None:
        at = (f"Serves {shown(_key(lower))} → {shown(_key(upper))}",)
        below, above = read_text(_key(lower), at, "lower"), read_text(_key(upper), at, "upper")
        if below == above:
            raise CycleError(
                "a job serves itself",
                cycle=(below, below),
                path=at,
                hint="Leave it out; asking why leads to another job.",
                code="JT231",
            )
        self.__attrs_init__(
            below,
            above,
            reason=None if reason is None else read_text(reason, at, "reason"),
            evidence=None if evidence is None else read_instance(Evidence, evidence, at, "evidence"),
        )

    def without_grounds(self) -> Serves:
        """Return the bare pair, without reason and evidence."""
        return Serves(self.lower, self.upper)


def read_serves(given: object, index: Mapping[str, int], path: Path) -> tuple[Serves, ...]:
    """Read who serves whom, in the order of the jobs."""
    served = [_read_one(one, path) for one in read_items(given, path, "serves", ordered=False)]
    for one in served:
        refuse_unknown(one.lower, index, path, f"{shown(one.upper)} is served by unknown job", "JT230")
        refuse_unknown(one.upper, index, path, f"{shown(one.lower)} serves unknown job", "JT230")
    for (lower, upper), count in Counter((one.lower, one.upper) for one in served).items():
        if count > 1:
            raise InvalidValueError(
                f"that {shown(lower)} serves {shown(upper)} is given {count} times",
                path=path,
                hint="Give it once, with one reason.",
                code="JT232",
            )
    return tuple(sorted(served, key=lambda one: (index[one.lower], index[one.upper])))


def _read_one(given: object, path: Path) -> Serves:
    if isinstance(given, Serves):
        return given
    if isinstance(given, (set, frozenset)):
        raise InvalidTypeError(
            "a pair is a set, which has no direction", path=path, hint="Give pairs (lower, upper).", code="JT106"
        )
    ends = read_items(given, path, "a pair of serves")
    if len(ends) != 2:
        raise InvalidValueError(
            f"a pair of serves has {len(ends)} ends",
            path=path,
            hint="Give pairs (lower key, upper key), or Serves(lower, upper, reason=…).",
            code="JT233",
        )
    lower, upper = ends
    with inside(path):
        return Serves(lower, upper)  # type: ignore[arg-type]  # it reads them itself


def _key(given: object) -> object:
    return given.key if isinstance(given, Job) else given
