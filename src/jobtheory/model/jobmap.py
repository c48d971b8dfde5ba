"""Action, the other side of the coin: the job map, a partial order of steps with options, alternatives and repeats."""

from __future__ import annotations

import itertools
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, final

import attrs

from jobtheory.errors import SHOWN, InvalidTypeError, InvalidValueError, shown
from jobtheory.model import exits, graph, orders
from jobtheory.model.keys import number_unnamed, refuse_duplicates, refuse_unknown
from jobtheory.model.level import Figure, FigureLike, figure_text, in_unit, read_figure
from jobtheory.model.number import plain
from jobtheory.model.parts import written
from jobtheory.model.quantity import Quantity
from jobtheory.model.step import Step
from jobtheory.model.values import (
    Path,
    Shown,
    Value,
    inside,
    read_items,
    read_mapping,
    repr_items,
)
from jobtheory.model.ways import neighbours, way_text
from jobtheory.model.wiring import (
    AT,
    read_edges,
    read_groups,
    read_repeats,
    read_step,
    refuse_cycle,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import networkx as nx

    from jobtheory.model.parts import Part
    from jobtheory.model.solution import Solution

__all__ = ["CriticalPath", "JobMap"]


@final
@attrs.frozen
class CriticalPath(Value, Shown):
    """The chain of steps that decides how long the whole takes.

    Attributes:
        keys: The steps on it, first to last.
        duration: Their durations together: a quantity in the unit of the first one, or a number where all are.

    Tables:
        - ``steps``, the steps on it, first to last: ``place``, ``key``.
    """

    keys: tuple[str, ...] = attrs.field(repr=repr_items)
    duration: Figure


@final
@attrs.frozen(init=False, repr=False)
class JobMap(Value, Shown):
    """What must get done: a partial order of steps, free of any solution.

    A map *has* a networkx graph and never is one. Declaration order settles whatever the edges leave open.
    Iterating gives the steps in an order in which they can be done.

    Args:
        steps: The steps; `Step` values, or texts that become steps rated from 0 to 10.
        edges: Pairs ``(earlier, later)`` of keys or steps.
        alternatives: Groups of steps of which one is taken.
        repeats: Declared loops: the keys along the way back, such as ``("monitor", "execute")`` or
            ``("monitor", "modify", "execute")``. A repeat is never a plain edge.

    Raises:
        CycleError: Steps wait for each other; the error names the cycle in order.
        UnknownNameError: An edge, an alternative or a repeat names an unknown step; the hint names the nearest.
        InvalidValueError: Two steps have one key, an edge is given twice, a step stands in two groups of alternatives,
            or a repeat does not lead back.
        InvalidTypeError: An argument is of a type that is not taken.

    Tables:
        - ``steps``, the steps in an order in which they can be done: ``number``, ``key``, ``statement``, ``stage``,
          ``optional``, ``importance``, ``share``, ``measure``, ``unit``, ``worst``, ``target``, ``limit``,
          ``limit_kind``, ``baseline``.
        - ``edges``, which step must come before which: ``earlier``, ``later``.
        - ``alternatives``, the groups of steps of which one is taken, a row for every member: ``group``, ``key``.
        - ``repeats``, the declared repeats, a row for every step along the way back: ``repeat``, ``place``, ``key``.

    Example:
        >>> coffee = JobMap(
        ...     ["Boil water", "Grind beans", "Pour", "Taste"],
        ...     [("boil-water", "pour"), ("grind-beans", "pour"), ("pour", "taste")],
        ...     repeats=[("taste", "pour")],
        ... )
        >>> coffee.order
        ('boil-water', 'grind-beans', 'pour', 'taste')
        >>> coffee.before("pour").order
        ('boil-water', 'grind-beans')
    """

    steps: tuple[Step, ...]
    edges: tuple[tuple[str, str], ...] = ()
    alternatives: tuple[tuple[str, ...], ...] = attrs.field(default=(), kw_only=True)
    repeats: tuple[tuple[str, ...], ...] = attrs.field(default=(), kw_only=True)

    def __init__(
        self,
        steps: Iterable[Step | str],
        edges: Iterable[tuple[str | Step, str | Step]] = (),
        *,
        alternatives: Iterable[Iterable[str | Step]] = (),
        repeats: Iterable[Iterable[str | Step]] = (),
    ) -> None:
        members = number_unnamed(tuple(read_step(step) for step in read_items(steps, AT, "steps")), "step")
        refuse_duplicates(members, AT, "steps")
        index = {step.key: n for n, step in enumerate(members)}
        pairs = read_edges(edges, index)
        refuse_cycle(members, pairs)
        groups = read_groups(alternatives, index)
        self.__attrs_init__(members, pairs, alternatives=groups, repeats=read_repeats(repeats, index, set(pairs)))
        self._refuse_repeats_forward()

    @classmethod
    def chain(
        cls,
        *steps: Step | str,
        alternatives: Iterable[Iterable[str | Step]] = (),
        repeats: Iterable[Iterable[str | Step]] = (),
    ) -> JobMap:
        """Return a map in which every step follows the one before it.

        Example:
            >>> JobMap.chain("Choose", "Order", "Eat").edges
            (('choose', 'order'), ('order', 'eat'))
        """
        members = number_unnamed(tuple(read_step(step) for step in read_items(steps, AT, "steps")), "step")
        edges = [(one.key, other.key) for one, other in itertools.pairwise(members)]
        return cls(members, edges, alternatives=alternatives, repeats=repeats)

    @classmethod
    def from_graph(cls, graph_: nx.DiGraph[str]) -> JobMap:
        """Return the map of a directed networkx graph, which is copied and left as it is.

        A node's name becomes the key. Its attributes ``step`` (a `Step`), or ``statement``, ``stage``, ``measure``,
        ``importance`` and ``optional``, become the step; other attributes are not read. The graph's own attributes
        ``alternatives`` and ``repeats`` are read, so that `graph` and `from_graph` are each other's inverse.

        Example:
            >>> import networkx as nx
            >>> JobMap.from_graph(nx.DiGraph([("boil", "pour")])).order
            ('boil', 'pour')
        """
        steps, edges, alternatives, repeats = graph.from_graph(graph_)
        return cls(steps, edges, alternatives=alternatives, repeats=repeats)

    @property
    def graph(self) -> nx.DiGraph[str]:
        """A fresh, frozen networkx graph: nodes are keys, each with its `Step` as the attribute ``step``."""
        return graph.to_graph(self.steps, self.edges, self.alternatives, self.repeats)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The keys in an order in which the steps can be done; the earliest declared first where several could be."""
        return tuple(self.steps[n].key for n in self._order)

    @cached_property
    def choices(self) -> tuple[tuple[Step, ...], ...]:
        """What has to be got done, in declaration order: single steps, and groups of which one is taken."""
        group_of = {key: group for group in self.alternatives for key in group}
        slots: dict[tuple[str, ...], None] = {group_of.get(step.key, (step.key,)): None for step in self.steps}
        return tuple(tuple(self[key] for key in slot) for slot in slots)

    def __iter__(self) -> Iterator[Step]:
        return (self.steps[n] for n in self._order)

    def __len__(self) -> int:
        return len(self.steps)

    def __contains__(self, key: object) -> bool:
        if isinstance(key, Step):
            return key.key in self._index and self[key.key] == key
        return isinstance(key, str) and key in self._index

    def __getitem__(self, key: str) -> Step:
        return self.steps[self._at(key)]

    def ancestors(self, key: str | Step) -> tuple[str, ...]:
        """Return the keys of all steps before one, in `order`."""
        return self._keys(self._closure[self._at(key)])

    def descendants(self, key: str | Step) -> tuple[str, ...]:
        """Return the keys of all steps after one, in `order`."""
        return self._keys(self._reverse_closure[self._at(key)])

    def reaches(self, earlier: str | Step, later: str | Step) -> bool:
        """Return whether one step comes before another on some way."""
        return bool(self._closure[self._at(later)] >> self._at(earlier) & 1)

    def dominators(self, key: str | Step) -> tuple[str, ...]:
        """Return the keys of the steps on every way from the beginning to one, itself included, in `order`."""
        return self._keys(self._dominators[self._at(key)])

    def before(self, key: str | Step) -> JobMap:
        """Return the part of the map that comes before a step."""
        return self._slice(self._closure[self._at(key)])

    def after(self, key: str | Step) -> JobMap:
        """Return the part of the map that comes after a step."""
        return self._slice(self._reverse_closure[self._at(key)])

    def only(self, *keys: str | Step) -> JobMap:
        """Return the map of some steps, in the order they had among each other through the steps left out."""
        kept = 0
        for key in keys:
            kept |= 1 << self._at(key)
        return self._slice(kept)

    def critical_path(self, durations: Mapping[str, FigureLike]) -> CriticalPath:
        """Return the chain of steps that decides how long the whole takes.

        Args:
            durations: The duration of each step by key: all quantities or texts such as ``"5 min"``, or all bare
                numbers. It may leave out optional steps, and members of a group of alternatives of which another one
                has a duration; what is left out takes no time.

        Raises:
            UnknownNameError: A key is no step.
            InvalidValueError: A duration is missing or negative, or numbers and quantities are mixed.
            UnitError: A duration cannot be read, or is not one of time like the others.

        Example:
            >>> coffee = JobMap(["boil", "grind", "pour"], [("boil", "pour"), ("grind", "pour")])
            >>> coffee.critical_path({"boil": "4 min", "grind": "45 s", "pour": "2 min"})
            CriticalPath(keys=('boil', 'pour'), duration=Quantity(6, 'min'))
        """
        at = (*AT, "critical_path")
        given: dict[str, Figure] = {}
        for key, duration in read_mapping(durations, at, "durations").items():
            self._at(key, at)
            given[key] = read_figure(duration, (*at, f"step {shown(key)}"))
        units = [d.unit for d in given.values() if isinstance(d, Quantity)]
        if units and len(units) < len(given):
            raise InvalidValueError(
                "some durations have a unit and others have none", path=at, hint="Give all the same form.", code="JT220"
            )
        self._refuse_missing(given, at)
        unit = "s" if units else ""
        weight = [Fraction(0)] * len(self.steps)
        for key, figure in given.items():
            with inside((*at, f"step {shown(key)}")):
                weight[self._index[key]] = in_unit(figure, unit)
                if weight[self._index[key]] < 0:
                    raise InvalidValueError(
                        f"the duration {figure_text(figure)[:SHOWN]} is negative", hint="Give 0 or more.", code="JT221"
                    )
        way, total = orders.longest(self._before, self._order, weight)
        duration = Quantity(plain(total), unit).to(units[0]) if units else plain(total)
        return CriticalPath(tuple(self.steps[n].key for n in way if self.steps[n].key in given), duration)

    def to_svg(
        self,
        *,
        values: Mapping[str, float] | None = None,
        durations: Mapping[str, FigureLike] | None = None,
        solution: Solution | None = None,
        width: int = 960,
    ) -> str:
        """Return the map as a picture: stages as lanes, and what is optional, alternative or done again drawn so.

        Args:
            values: The value of steps by key, from 0 to 1, as colour.
            durations: How long steps take by key, as colour: quantities, texts such as ``"5 min"``, or bare numbers.
            solution: A solution whose levels on the steps are shown, their values as colour.
            width: How wide the picture may be, in pixels; a diagram that needs less is narrower, and what cannot be
                that narrow is wider.

        Raises:
            InvalidValueError: More than one of the three is given, a value is not between 0 and 1, the solution has no
                level on any of the steps, the map has no steps, or far too many.
            UnknownNameError: A key is no step.

        Example:
            >>> coffee = JobMap.chain("Boil water", "Pour")
            >>> coffee.to_svg(durations={"boil-water": "4 min", "pour": "45 s"}).startswith("<svg")
            True
        """
        return exits.svg(self, width, values=values, durations=durations, solution=solution)

    def to_mermaid(self) -> str:
        """Return the map as Mermaid text.

        Raises:
            InvalidValueError: It has more links or text than Mermaid takes.

        Example:
            >>> print(JobMap.chain("Boil water", "Pour").to_mermaid().splitlines()[1])
                n0["Boil water"]
        """
        return exits.mermaid(self)

    def to_dot(self) -> str:
        """Return the map as DOT text, for Graphviz.

        Example:
            >>> print(JobMap.chain("Boil water", "Pour").to_dot().splitlines()[3])
                n0 [label="Boil water"];
        """
        return exits.dot(self)

    def __repr__(self) -> str:
        parts = [repr_items(tuple(step.key for step in self.steps))]
        parts += [
            f"{name}={repr_items(items)}"
            for name, items in (("edges", self.edges), ("alternatives", self.alternatives), ("repeats", self.repeats))
            if items
        ]
        return f"JobMap({', '.join(parts)})"

    def __rich_repr__(self) -> Iterator[Part]:
        return written(self)

    @cached_property
    def _index(self) -> dict[str, int]:
        return {step.key: n for n, step in enumerate(self.steps)}

    @cached_property
    def _before(self) -> list[list[int]]:
        return neighbours(self.steps, [(later, earlier) for earlier, later in self.edges])

    @cached_property
    def _order(self) -> list[int]:
        return orders.order(self._before, neighbours(self.steps, self.edges))

    @cached_property
    def _closure(self) -> list[int]:
        return orders.closure(self._before, self._order)

    @cached_property
    def _reverse_closure(self) -> list[int]:
        return orders.closure(neighbours(self.steps, self.edges), self._order[::-1])

    @cached_property
    def _dominators(self) -> list[int]:
        return orders.dominators(self._before, self._order)

    def _at(self, key: object, path: Path = AT) -> int:
        name = key.key if isinstance(key, Step) else key
        if not isinstance(name, str):
            raise InvalidTypeError(
                f"a step is named by {shown(key)}",
                path=path,
                hint="Name it by its key or the Step itself.",
                code="JT103",
            )
        refuse_unknown(name, self._index, path, "unknown step", "JT203")
        return self._index[name]

    def _keys(self, bits: int) -> tuple[str, ...]:
        return tuple(self.steps[n].key for n in self._order if bits >> n & 1)

    def _slice(self, kept: int) -> JobMap:
        near = orders.contract(self._before, self._order, kept)
        members = list(orders.members(kept))
        keys = {self.steps[n].key for n in members}
        groups = [[key for key in group if key in keys] for group in self.alternatives]
        return JobMap(
            [self.steps[n] for n in members],
            [(self.steps[p].key, self.steps[n].key) for n in members for p in orders.members(near[n])],
            alternatives=[group for group in groups if len(group) > 1],
            repeats=[repeat for repeat in self.repeats if keys.issuperset(repeat)],
        )

    def _refuse_missing(self, given: Mapping[str, object], path: Path) -> None:
        for slot in self.choices:
            if not any(step.key in given or step.optional for step in slot):
                missing = " or ".join(shown(step.key) for step in slot[:6]) + (" or …" if len(slot) > 6 else "")
                raise InvalidValueError(
                    f"no duration for step {missing}",
                    path=path,
                    hint="Give one; only optional steps may be left out.",
                    code="JT222",
                )

    def _refuse_repeats_forward(self) -> None:
        for repeat in self.repeats:
            last, first = repeat[0], repeat[-1]
            if last != first and not self.reaches(first, last):
                raise InvalidValueError(
                    f"the repeat {way_text(repeat)} does not lead back",
                    path=AT,
                    hint=f"A repeat starts at a later step and ends at an earlier one; no way leads from "
                    f"{shown(first)} to {shown(last)}.",
                    code="JT207",
                )
