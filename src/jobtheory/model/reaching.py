"""Who competes for a job without doing it: whatever reaches what the job is for.

One search goes up from the job, rung by rung, and one goes down from all that was found, the nearest first. Each job
and each pair is looked at once, and no path is enumerated.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, final

import attrs

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.model.solution import Solution
from jobtheory.model.values import Path, Shown, Value, read_instance, read_items, read_text, repr_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jobtheory.model.job import Job
    from jobtheory.model.orders import Neighbours

__all__ = ["Competitor"]


class Spot(NamedTuple):
    """A job that a search came to; paths share what they have in common, so that a thousand of them cost no more."""

    key: str
    back: Spot | None
    """Where the search came from; None for the job that was asked about."""

    def path(self) -> tuple[str, ...]:
        """Return the keys from the job that was asked about to this one."""
        spot: Spot | None = self
        keys: list[str] = []
        while spot is not None:
            keys.append(spot.key)
            spot = spot.back
        return tuple(reversed(keys))


Way: TypeAlias = "Spot | tuple[str, ...]"


@final
@attrs.frozen(init=False, eq=False, repr=False)
class Competitor(Value, Shown):
    """A solution that competes for a job: at the job itself, or by another way to what the job is for.

    `JobNetwork.competitors` finds them.

    Args:
        solution: The solution.
        job: The key of the job that the solution is hired for.
        distance: The number of whys up from the job asked about to the nearest job that ``job`` serves or is.
        path: The keys from the job asked about up to that one and down to ``job``.

    Raises:
        InvalidValueError: The path does not go so many whys up, or leads elsewhere.
        InvalidTypeError: An argument is of a type that is not taken.

    Tables:
        - ``competitor``, one competitor: ``solution``, ``kind``, ``job``, ``distance``, ``shared``, ``way``,
          ``is_part``.

    Example:
        >>> from jobtheory import JobNetwork
        >>> network = JobNetwork(["Drive", "Ride", "Arrive"], [("drive", "arrive"), ("ride", "arrive")])
        >>> *_, bus = network.competitors("drive", {"ride": [Solution("bus")]})
        >>> bus.distance, bus.path, bus.shared, bus.is_part
        (1, ('drive', 'arrive', 'ride'), 'arrive', False)
    """

    solution: Solution
    job: str
    distance: int
    _way: Way = attrs.field(alias="path")

    def __init__(self, solution: Solution, job: str, distance: int, path: Iterable[str] | Spot) -> None:
        at = ("Competitor",)
        own = read_text(job, at, "job")
        given = path.path() if isinstance(path, Spot) else read_items(path, at, "path")
        keys = tuple(read_text(key, at, "key") for key in given)
        whys = _read_whys(distance, at)
        if keys[-1:] != (own,) or not 0 <= whys < len(keys):
            raise InvalidValueError(
                f"the path of {len(keys)} keys does not lead {whys} whys up and then down to {shown(own)}",
                path=at,
                hint="Give the keys from the job asked about up to the job that both are for, and down to this one.",
                code="JT239",
            )
        self.__attrs_init__(read_instance(Solution, solution, at, "solution"), own, whys, keys)

    @cached_property
    def path(self) -> tuple[str, ...]:
        """The keys from the job asked about up to the one that both are for, and down to the solution's own job."""
        return self._way.path() if isinstance(self._way, Spot) else self._way

    @property
    def shared(self) -> str:
        """The key of the job that both are for: the top of the path."""
        return self.path[self.distance]

    @property
    def is_part(self) -> bool:
        """Whether the solution does only a part of the job asked about: its own job serves that one."""
        return not self.distance and self.path[-1] != self.path[0]

    @property
    def bypasses(self) -> bool:
        """Whether what the job asked about is for is reached without doing that job."""
        return self.distance > 0

    def __eq__(self, other: object) -> bool:
        return self._parts() == other._parts() if isinstance(other, Competitor) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._parts())

    def __repr__(self) -> str:
        return (
            f"Competitor({self.solution.name!r}, job={self.job!r}, distance={self.distance}, "
            f"path={repr_items(self.path)})"
        )

    def __reduce__(self) -> tuple[type[Competitor], tuple[Solution, str, int, tuple[str, ...]]]:
        return Competitor, self._parts()

    def _parts(self) -> tuple[Solution, str, int, tuple[str, ...]]:
        return self.solution, self.job, self.distance, self.path


def search(
    jobs: Sequence[Job], up: Neighbours, down: Neighbours, start: int, attached: Mapping[str, Sequence[Solution]]
) -> tuple[Competitor, ...]:
    """Return who competes for a job: the nearest first, of those the ones with the shorter path, then as declared."""
    rungs = list(_rungs(jobs, up, [start], {start: Spot(jobs[start].key, None)}))
    above = {n for rung in rungs for n, _ in rung}
    nothing = Solution.nothing()
    seen: dict[int, Spot] = {}
    found: list[Competitor] = []
    for distance, rung in enumerate(rungs):
        fresh = {n: spot for n, spot in rung if n not in seen}
        seen.update(fresh)
        for below in _rungs(jobs, down, list(fresh), seen):
            for n, spot in below:
                solutions = attached.get(spot.key, ())
                found += [_competitor(solution, distance, spot) for solution in solutions]
                if n in above and not any(solution.is_nothing for solution in solutions):
                    found.append(_competitor(nothing, distance, spot))
    return tuple(found)


def _read_whys(given: object, path: Path) -> int:
    if not isinstance(given, int) or isinstance(given, bool):
        raise InvalidTypeError(
            f"distance is {shown(given)}", path=path, hint="Give a number of whys, an int.", code="JT103"
        )
    return given


def _competitor(solution: Solution, distance: int, spot: Spot) -> Competitor:
    """Return what a search came to, its path unwound when it is asked for."""
    found = Competitor.__new__(Competitor)
    found.__attrs_init__(solution, spot.key, distance, spot)
    return found


def _rungs(
    jobs: Sequence[Job], edges: Neighbours, rung: list[int], seen: dict[int, Spot]
) -> Iterator[list[tuple[int, Spot]]]:
    """Yield what edges lead to, rung by rung in declared order, each job once; what is seen already is passed over."""
    while rung:
        yield [(n, seen[n]) for n in rung]
        ahead: list[int] = []
        for n in rung:
            for other in edges[n]:
                if other not in seen:
                    seen[other] = Spot(jobs[other].key, seen[n])
                    ahead.append(other)
        rung = sorted(ahead)
