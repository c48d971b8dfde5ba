"""A proposal of a job map from what people do: an order that most agree on, and the ways back declared as repeats."""

from __future__ import annotations

import enum
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple, final

import attrs

from jobtheory.errors import InvalidValueError
from jobtheory.model import orders
from jobtheory.model.activities import Activity
from jobtheory.model.conformance import refuse_without_variants
from jobtheory.model.jobmap import JobMap
from jobtheory.model.keys import distinct_keys
from jobtheory.model.step import Step
from jobtheory.model.untangling import Order, implied, untangle
from jobtheory.model.values import FrozenMap, Shown, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.model.process import Process

__all__ = ["Draft", "Omission", "WhyOmitted"]

AT = ("Process", "draft")

Pair = tuple[int, int]


@final
class WhyOmitted(enum.Enum):
    """Why something that cases do is not in a draft."""

    DISAGREED = "disagreed"
    """Too few cases agree on which of the two comes first, so that the draft leaves their order open."""
    RARE = "rare"
    """Too few cases have both, or go that way back."""
    CIRCULAR = "circular"
    """With what more cases agree on it would close a circle."""
    CONTRADICTED = "contradicted"
    """With what more cases agree on it would imply an order of others that too few agree on."""
    UNORDERED = "unordered"
    """A way back between two that the draft does not order."""


@final
@attrs.frozen
class Omission(Value):
    """Something that cases do and that a draft leaves out.

    Attributes:
        earlier: The activity from which the way leads.
        later: The one to which it leads.
        cases: How many cases do so.
        why: Why it is left out.
        is_repeat: Whether it is a way back; otherwise an order.
    """

    earlier: Activity
    later: Activity
    cases: int
    why: WhyOmitted
    is_repeat: bool


@final
@attrs.frozen(repr=False)
class Draft(Value, Shown):
    """A proposal of a job map, made by `Process.draft`; never the truth.

    Attributes:
        job_map: The proposal; every activity is a step.
        mapping: The key of the step of each activity, as `Process.conformance` takes it.
        omissions: What cases do and the map does not say: orders that too few agree on, and ways back that few go.

    Tables:
        - ``steps``, the steps that are proposed: ``number``, ``key``, ``statement``, ``stage``, ``optional``,
          ``importance``, ``share``, ``measure``, ``unit``, ``worst``, ``target``, ``limit``, ``limit_kind``,
          ``baseline``.
        - ``edges``, which of them is proposed to come before which: ``earlier``, ``later``.
        - ``omissions``, what cases do and the draft leaves out: ``earlier``, ``later``, ``cases``, ``why``,
          ``is_repeat``.

    Example:
        >>> from jobtheory.model.process import Process
        >>> work = Process({("ask", "look", "sign"): 5, ("look", "ask", "sign"): 4, ("ask", "sign"): 1})
        >>> draft = work.draft()
        >>> draft.job_map
        JobMap(('ask', 'look', 'sign'), edges=(('ask', 'sign'), ('look', 'sign')))
        >>> [(one.earlier, one.later, one.cases, one.why.value) for one in draft.omissions]
        [('ask', 'look', 5, 'disagreed'), ('look', 'ask', 4, 'disagreed')]
    """

    job_map: JobMap
    mapping: FrozenMap[Activity, str]
    omissions: tuple[Omission, ...]

    def __repr__(self) -> str:
        return f"<Draft: {self.job_map!r}, {len(self.omissions)} omissions>"


class Tally(NamedTuple):
    """What cases do, by the numbers of their activities."""

    first: dict[Pair, int]
    """In how many cases one is done for the first time before another is."""
    back: dict[Pair, int]
    """How many cases go back from one directly to another that they did before."""


def draft(process: Process, agreement: float, support: int, repeated: float) -> Draft:
    """Return a draft of a job map."""
    if agreement <= 0.5:
        raise InvalidValueError(
            f"the agreement is {agreement:g}",
            path=AT,
            hint="Give more than 0.5: at half of the cases two activities come first equally often.",
            code="JT501",
        )
    refuse_without_variants(process, AT)
    names = list(process.activities)
    tally = _tally(process, names)
    order, omissions = _order(tally.first, len(names), agreement, support, names)
    reaches = order.above
    short = implied(len(names), order.relations)
    edges = [pair for pair in order.relations if pair not in short]
    keys = distinct_keys([str(name) for name in names], "step")
    doors = _Doors(process, names, reaches, edges, agreement)
    groups = _groups(tally.first, reaches, doors)
    doors.settle(groups)
    steps = [Step(str(name), key=keys[n], optional=n not in doors.needed) for n, name in enumerate(names)]
    repeats: list[Pair] = []
    for (later, earlier), cases in sorted(tally.back.items(), key=lambda item: (-item[1], item[0])):
        if reaches[later] >> earlier & 1:
            continue  # it leads on as the order does: the second time round a repeat
        if cases < repeated * process.cases:
            omissions.append(Omission(names[later], names[earlier], cases, WhyOmitted.RARE, is_repeat=True))
        elif later != earlier and not reaches[earlier] >> later & 1:
            omissions.append(Omission(names[later], names[earlier], cases, WhyOmitted.UNORDERED, is_repeat=True))
        else:
            repeats.append((later, earlier))
    job_map = JobMap(
        steps,
        [(keys[a], keys[b]) for a, b in edges],
        alternatives=[[keys[n] for n in group] for group in groups],
        repeats=[(keys[a], keys[b]) for a, b in repeats],
    )
    return Draft(
        job_map,
        FrozenMap(dict(zip(names, keys, strict=True))),
        tuple(sorted(omissions, key=lambda one: (one.is_repeat, -one.cases))),
    )


def _tally(process: Process, names: Sequence[Activity]) -> Tally:
    number = {name: n for n, name in enumerate(names)}
    firsts: dict[tuple[int, ...], int] = {}
    back: dict[Pair, int] = {}
    for way, cases in process.variants.items():
        places = [number[activity] for activity in way]
        order = tuple(dict.fromkeys(places))
        firsts[order] = firsts.get(order, 0) + cases
        if len(order) < len(places):
            seen: set[int] = set()
            gone: set[Pair] = set()
            for n, place in enumerate(places):
                if place in seen:
                    gone.add((places[n - 1], place))
                seen.add(place)
            for pair in gone:
                back[pair] = back.get(pair, 0) + cases
    first: dict[Pair, int] = {}
    for order, cases in firsts.items():
        for pair in combinations(order, 2):
            first[pair] = first.get(pair, 0) + cases
    return Tally(first, back)


def _order(
    first: dict[Pair, int], size: int, agreement: float, support: int, names: Sequence[Activity]
) -> tuple[Order, list[Omission]]:
    """Return the order that enough cases agree on, and what is left out."""
    agreed: dict[Pair, int] = {}
    omissions: list[Omission] = []
    against = [0] * size  # for each activity those that cases do not agree to do behind it
    for (a, b), cases in first.items():
        both = cases + first.get((b, a), 0)
        if cases > (1 - agreement) * both and both >= support:
            against[b] |= 1 << a
        why = WhyOmitted.RARE if both < support else WhyOmitted.DISAGREED if cases < agreement * both else None
        if why is None:
            agreed[a, b] = cases
        elif cases > (1 - agreement) * both:
            omissions.append(Omission(names[a], names[b], cases, why, is_repeat=False))
    untangled = untangle(size, agreed)
    order = Order(size)
    for a, b in sorted(untangled.kept, key=lambda pair: (-agreed[pair], str(names[pair[0]]), str(names[pair[1]]))):
        if order.implies_none_of(against, a, b):
            order.add(a, b)
        else:
            omissions.append(Omission(names[a], names[b], agreed[a, b], WhyOmitted.CONTRADICTED, is_repeat=False))
    for a, b in (*untangled.against, *untangled.tied):
        omissions.append(Omission(names[a], names[b], agreed[a, b], WhyOmitted.CIRCULAR, is_repeat=False))
    return order, omissions


class _Doors:
    """Whether what people leave out can be left out, or whether they just did not get that far.

    A case that does something behind a step without it has skipped it. One that ends before the step says nothing of
    it: it may have been given up. Only where more cases end right before a step than ever do it is it taken for
    something that comes on top, after the job is done. Right before it are the last steps that cannot be left out:
    whoever takes another branch has come as near.
    """

    def __init__(
        self,
        process: Process,
        names: Sequence[Activity],
        reaches: Sequence[int],
        edges: Sequence[Pair],
        agreement: float,
    ) -> None:
        self.reached = [process.reached[name] for name in names]
        self._cases, self._agreement, self._reaches = process.cases, agreement, reaches
        self._direct: list[list[int]] = [[] for _ in names]
        for a, b in edges:
            self._direct[b].append(a)
        self._before = [0] * len(names)
        number = {name: n for n, name in enumerate(names)}
        self._done: dict[int, int] = {}  # how many cases did which set of activities
        for way, cases in process.variants.items():
            done = 0
            for activity in way:
                done |= 1 << number[activity]
            self._done[done] = self._done.get(done, 0) + cases
        self.needed: set[int] = set()
        self.settle(())

    def settle(self, groups: Sequence[Sequence[int]]) -> None:
        """Go through the steps in their order, and find those that cannot be left out, and what is right before each.

        Args:
            groups: The alternatives; one of each group cannot be left out.
        """
        self.needed = {n for group in groups for n in group}
        grouped = frozenset(self.needed)
        for n in sorted(range(len(self._direct)), key=lambda n: -self._reaches[n].bit_count()):
            self._before[n] = 0
            for a in self._direct[n]:
                self._before[n] |= 1 << a if a in self.needed else self._before[a]
            if n not in grouped and self.are_passed(n):
                self.needed.add(n)

    def are_passed(self, *members: int) -> bool:
        """Return whether nearly all cases that get to these do one of them, no case having two, and go on from it."""
        did = sum(self.reached[n] for n in members)
        if did >= self._agreement * self._cases:
            return True
        before = behind = own = 0
        for n in members:
            own |= 1 << n
            before |= self._before[n]
            behind |= self._reaches[n]
        at_least = max((self.reached[n] for n in orders.members(before)), default=self._cases)
        if did * (1 + 1 / self._agreement) < at_least:  # so many did it, skipped it, or ended right before it
            return False
        skipped = ended = 0
        for done, cases in self._done.items():
            if done & own:
                continue
            if done & behind:
                skipped += cases
            elif done & before or not before:
                ended += cases
        return did >= self._agreement * (did + skipped) and did >= ended


def _groups(first: dict[Pair, int], reaches: Sequence[int], doors: _Doors) -> list[tuple[int, ...]]:
    """Return groups of activities of which no case has two and nearly every case has one, none of them before another.

    The most frequent ones come first, and each activity joins the first group that takes it. Cases that did not get so
    far do not count.
    """

    def excludes(a: int, b: int) -> bool:
        ordered = reaches[a] >> b & 1 or reaches[b] >> a & 1
        return not ordered and (a, b) not in first and (b, a) not in first

    waiting = sorted(range(len(reaches)), key=lambda n: (-doors.reached[n], n))
    groups: list[tuple[int, ...]] = []
    while waiting:
        group: list[int] = []
        for n in waiting:
            if all(excludes(n, other) for other in group):
                group.append(n)
        if len(group) > 1 and doors.are_passed(*group):
            groups.append(tuple(sorted(group)))
            waiting = [n for n in waiting if n not in group]
        else:
            waiting = waiting[1:]
    return groups
