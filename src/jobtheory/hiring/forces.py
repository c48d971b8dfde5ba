"""Forces: push of the present and pull of the new against anxiety about the new and habit of the present."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal, cast, final

import attrs

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.hiring.judging import Pulls, force_as_float
from jobtheory.model.evidence import Evidence
from jobtheory.model.keys import refuse_unknown
from jobtheory.model.number import exact
from jobtheory.model.values import FrozenMap, Path, Shown, Value, read_instance, read_items, read_mapping, read_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jobtheory.hiring.weighing import Point, Weighing

__all__ = ["Forces"]

FORCES = ("push", "pull", "anxiety", "habit")
"""The four forces: the first two speak for a switch, the last two against it."""


@final
@attrs.frozen(repr=False)
class Forces(Value, Shown):
    """What moves people to a challenger and what holds them back; 1 is all that both sides weigh together.

    Those of a comparison are computed from levels. What people said in interviews is `stated`, on any scale and with
    the quotes it rests on; `Comparison.beside` sets one beside the other.

    Attributes:
        push: The gains that mend what is not good enough today.
        pull: The gains beyond what is good enough.
        anxiety: The losses on hazards, and the gains that rest on a claim, so far as it is not supported.
        habit: All other losses, and the cost of changing over.
        net: push + pull - anxiety - habit.
        evidence: What forces that are stated rest on, by force; empty where they are computed.

    Tables:
        - ``forces``, the four forces and their net: ``force``, ``size``.
        - ``quotes``, what stated forces rest on: ``force``, ``quote``, ``evidence``, ``source``.

    Example:
        >>> import jobtheory as jt
        >>> job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap.chain("Travel"))
        >>> tram = jt.Solution("tram", results={"arrive-soon": 9}, steps={"travel": 7})
        >>> walk = jt.Solution("walk", results={"arrive-soon": 3}, steps={"travel": 8})
        >>> jt.compare(job, [tram, walk], incumbent="walk").forces["tram"]
        Forces(push=0.25, pull=0.05, anxiety=0.0, habit=0.05, net=0.25)
    """

    push: float
    pull: float
    anxiety: float
    habit: float
    net: float
    evidence: FrozenMap[str, tuple[Evidence, ...]] = attrs.field(default=FrozenMap(), kw_only=True)

    @classmethod
    def of(cls, weighing: Weighing, pulls: Pulls) -> Forces:
        """Return forces as shares of what both sides weigh together."""
        return cls(*(force_as_float(weighing, force) for force in pulls[:5]))

    @classmethod
    def stated(
        cls,
        *,
        push: float | Fraction = 0,
        pull: float | Fraction = 0,
        anxiety: float | Fraction = 0,
        habit: float | Fraction = 0,
        evidence: Mapping[str, Iterable[Evidence]] | None = None,
    ) -> Forces:
        """Return forces as people state them, on any scale that all four share.

        Args:
            push: A number from 0 up, such as how many people named it, or a rating.
            pull: The same.
            anxiety: The same.
            habit: The same.
            evidence: What they rest on, by force; the words of whoever said it are the note of an `Evidence`.

        Raises:
            InvalidValueError: A force is below 0 or beyond 10**15, or none is above 0.
            InvalidTypeError: A force is no number, or a piece of evidence is none.
            UnknownNameError: Evidence is given for something else than a force.

        Example:
            >>> Forces.stated(push=3, pull=5, anxiety=7)
            Forces(push=3.0, pull=5.0, anxiety=7.0, habit=0.0, net=1.0)
        """
        at = ("Forces.stated",)
        given = (push, pull, anxiety, habit)
        sizes = [_read_size(size, name, at) for name, size in zip(FORCES, given, strict=True)]
        quotes = {} if evidence is None else read_mapping(evidence, at, "evidence")
        found: dict[str, tuple[Evidence, ...]] = {}
        for name, listed in quotes.items():
            read_force(name, (*at, "evidence"))
            here = (*at, f"evidence[{shown(name)}]")
            found[name] = tuple(
                read_instance(Evidence, e, here, "evidence") for e in read_items(listed, here, "evidence")
            )
        return cls._of_sizes(sizes, found, at)

    @classmethod
    def from_quotes(
        cls, quotes: Iterable[tuple[str, Evidence]], *, per: Literal["source", "mention"] = "source"
    ) -> Forces:
        """Return forces counted from what people said.

        Args:
            quotes: Pairs of a force and the evidence for it, such as ``("anxiety", Evidence("stated", "interview 3",
                note="What if it loses my data?"))``.
            per: ``"source"`` counts every source once for a force, however often it speaks of it, so that nobody is
                heard twice; ``"mention"`` counts every pair.

        Raises:
            InvalidValueError: There are no quotes.
            InvalidTypeError: A quote is no such pair.
            UnknownNameError: A quote speaks of something else than a force.

        Example:
            >>> said = [("anxiety", Evidence("stated", f"interview {n}")) for n in (1, 1, 2)]
            >>> Forces.from_quotes(said).anxiety, Forces.from_quotes(said, per="mention").anxiety
            (2.0, 3.0)
        """
        at = ("Forces.from_quotes",)
        refuse_unknown(per, ("source", "mention"), at, "quotes are not counted per", "JT105")
        found: dict[str, list[Evidence]] = {name: [] for name in FORCES}
        for n, quote in enumerate(read_items(quotes, at, "quotes", ordered=False), start=1):
            here = (*at, f"quote {n}")
            force, said = _read_quote(quote, here)
            found[force].append(said)
        counts = [len({quote.source for quote in said} if per == "source" else said) for said in found.values()]
        return cls._of_sizes([Fraction(count) for count in counts], {k: tuple(said) for k, said in found.items()}, at)

    @classmethod
    def _of_sizes(cls, sizes: list[Fraction], evidence: dict[str, tuple[Evidence, ...]], at: Path) -> Forces:
        if not any(sizes):
            raise _no_force(at)
        push, pull, anxiety, habit = sizes
        kept = FrozenMap({name: evidence[name] for name in FORCES if evidence.get(name)})
        return cls(*map(float, (*sizes, push + pull - anxiety - habit)), evidence=kept)

    def __repr__(self) -> str:
        names = (*FORCES, "net", "evidence") if self.evidence else (*FORCES, "net")
        return f"Forces({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"


def read_force(name: object, path: Path) -> str:
    """Read the name of a force."""
    refuse_unknown(name, FORCES, path, "there is no force", "JT105")
    return str(name)


def read_stated(given: object, path: Path) -> Forces:
    """Read forces that have shares of their sum."""
    stated = read_instance(Forces, given, path, "stated")
    if not any(_read_size(getattr(stated, name), name, path) for name in FORCES):
        raise _no_force(path)
    return stated


def _no_force(path: Path) -> InvalidValueError:
    return InvalidValueError(
        "no force is above 0", path=path, hint="State at least one, or give a quote.", code="JT516"
    )


def _read_quote(given: object, path: Path) -> tuple[str, Evidence]:
    if isinstance(given, tuple) and len(pair := cast("tuple[object, ...]", given)) == 2:
        return read_force(pair[0], path), read_instance(Evidence, pair[1], path, "evidence")
    raise InvalidTypeError(
        "a quote is the pair of a force and its evidence",
        path=path,
        hint="Write it as ('push', Evidence('stated', 'Ann')).",
        code="JT103",
    )


def _read_size(given: object, name: str, path: Path) -> Fraction:
    size = exact(read_number(given, path, name))
    if not 0 <= size <= 10**15:
        raise InvalidValueError(
            f"{name} is {shown(given)}",
            path=path,
            hint="Give a number from 0 to 10**15; which way a force works is known.",
            code="JT515",
        )
    return size


def shortfall(weighing: Weighing, point: Point) -> float:
    """Return how far a solution falls short of good enough, weighted over both sides."""
    share = weighing.share_of_results
    missing = [
        part * sum(w * max(0, weighing.good - v) for w, v in zip(weights, values, strict=True))
        for part, weights, values in (
            (share, weighing.results, point.results),
            (1 - share, weighing.execution, point.execution),
        )
    ]
    return float(sum(missing, Fraction(0)) / (weighing.one * weighing.whole))
