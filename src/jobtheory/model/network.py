"""Why and how: jobs that serve other jobs, from sending a document to spending money in this country."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Literal, final

import attrs

from jobtheory.errors import CycleError, InvalidTypeError, InvalidValueError, shown
from jobtheory.model import exits, graph, orders
from jobtheory.model.attaching import read_attached
from jobtheory.model.bundling import Settlement, as_one, bundle
from jobtheory.model.contest import Contest, Entrant, contest
from jobtheory.model.covering import Coverages, cover
from jobtheory.model.job import Job
from jobtheory.model.jobmap import JobMap
from jobtheory.model.keys import refuse_duplicates, refuse_unknown, slug
from jobtheory.model.purpose import Purpose
from jobtheory.model.reaching import Competitor, search
from jobtheory.model.serving import Serves, read_serves
from jobtheory.model.values import (
    Shown,
    Value,
    inside,
    read_instance,
    read_items,
    repr_items,
)
from jobtheory.model.ways import find_ring, neighbours, way_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import networkx as nx

    from jobtheory.model.solution import Solution

__all__ = ["JobNetwork"]

AT = ("JobNetwork",)
FROM_GRAPH = ("JobNetwork.from_graph",)


@final
@attrs.frozen(init=False, repr=False)
class JobNetwork(Value, Shown):
    """Jobs and the jobs they serve: asking "why?" climbs it, asking "how?" goes down.

    A network *has* a networkx graph and never is one. Jobs are stable, solutions come and go: they attach to any job in
    it, by its key. Iterating gives the jobs in declared order.

    Args:
        jobs: The jobs; a text becomes a job of which nothing but the statement is known yet.
        serves: Pairs ``(lower, upper)`` of keys or jobs, or `Serves` with a reason and evidence.

    Raises:
        CycleError: Jobs serve each other in a circle; the error names it in order.
        UnknownNameError: A pair names an unknown job; the hint names the nearest.
        InvalidValueError: Two jobs have one key, or a pair is given twice.
        InvalidTypeError: An argument is of a type that is not taken.

    Tables:
        - ``jobs``, a row for every job: ``key``, ``statement``, ``level``, ``serves``, ``served_by``, ``outcomes``,
          ``steps``.
        - ``serves``, which job serves which, and why: ``lower``, ``upper``, ``reason``, ``evidence``, ``source``,
          ``date``, ``sample``.

    Example:
        >>> network = JobNetwork(
        ...     ["Send a document", "Open an account", "Spend money in this country"],
        ...     [("send-a-document", "open-an-account"), ("open-an-account", "spend-money-in-this-country")],
        ... )
        >>> network.why("send-a-document")
        ('open-an-account',)
        >>> network.roots
        ('spend-money-in-this-country',)
    """

    jobs: tuple[Job, ...]
    serves: tuple[Serves, ...] = ()

    def __init__(self, jobs: Iterable[Job | str], serves: Iterable[Serves | tuple[str | Job, str | Job]] = ()) -> None:
        members = tuple(_read_job(job, n) for n, job in enumerate(read_items(jobs, AT, "jobs"), start=1))
        refuse_duplicates(members, AT, "jobs")
        index = {job.key: n for n, job in enumerate(members)}
        served = read_serves(serves, index, AT)
        ring = find_ring(members, [(one.lower, one.upper) for one in served])
        if ring:
            raise CycleError(
                f"jobs serve each other in a circle: {way_text(ring)}",
                cycle=ring,
                path=AT,
                hint="Of two jobs one is the means; take out the pair that has it the wrong way round.",
                code="JT231",
            )
        self.__attrs_init__(members, served)

    @classmethod
    def from_graph(cls, graph_: nx.DiGraph[str]) -> JobNetwork:
        """Return the network of a directed networkx graph, whose edges lead from a job to the one it serves.

        A node's name becomes the key. Its attribute ``job`` (a `Job`), or ``statement``, becomes the job; an edge's
        attributes ``reason`` and ``evidence`` are read, others are not. The graph is copied and left as it is, and
        `graph` and `from_graph` are each other's inverse.

        Example:
            >>> import networkx as nx
            >>> JobNetwork.from_graph(nx.DiGraph([("commute", "earn")])).why("commute")
            ('earn',)
        """
        given = graph.directed(graph_, FROM_GRAPH, "network", "jobs")
        names: dict[object, str] = {node: graph.name(node, FROM_GRAPH, Job) for node in given}
        jobs = [_job_of_node(names[node], node, attributes) for node, attributes in given.nodes(data=True)]
        served: list[Serves] = []
        for lower, upper, grounds in given.edges(data=True):
            with inside(FROM_GRAPH):
                reason, evidence = grounds.get("reason"), grounds.get("evidence")
                served.append(Serves(names[lower], names[upper], reason=reason, evidence=evidence))
        return cls(jobs, served)

    @property
    def graph(self) -> nx.DiGraph[str]:
        """A fresh, frozen networkx graph: nodes are keys with their `Job`, edges lead up and carry their grounds."""
        nodes = ((job.key, {"job": job, "statement": job.statement}) for job in self.jobs)
        edges = ((one.lower, one.upper, {"reason": one.reason, "evidence": one.evidence}) for one in self.serves)
        return graph.build(nodes, edges)

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """The keys of the jobs that serve no other: what it is all for."""
        return tuple(self.jobs[n].key for n, above in enumerate(self._up) if not above)

    @cached_property
    def levels(self) -> tuple[tuple[str, ...], ...]:
        """The keys of the jobs from the top: the roots first, every job below all that it serves."""
        depth = [0] * len(self.jobs)
        for n in self._from_top:
            depth[n] = max((depth[above] + 1 for above in self._up[n]), default=0)
        rungs: list[list[str]] = [[] for _ in range(max(depth, default=-1) + 1)]
        for n, job in enumerate(self.jobs):
            rungs[depth[n]].append(job.key)
        return tuple(tuple(rung) for rung in rungs)

    def __iter__(self) -> Iterator[Job]:
        return iter(self.jobs)

    def __len__(self) -> int:
        return len(self.jobs)

    def __contains__(self, key: object) -> bool:
        if isinstance(key, Job):
            return key.key in self._index and self[key.key] == key
        return isinstance(key, str) and key in self._index

    def __getitem__(self, key: str) -> Job:
        return self.jobs[self._at(key)]

    def why(self, job: str | Job) -> tuple[str, ...]:
        """Return the keys of the jobs that a job serves: one "why?"."""
        return self._keys(self._up[self._at(job)])

    def how(self, job: str | Job) -> tuple[str, ...]:
        """Return the keys of the jobs that serve a job: one "how?"."""
        return self._keys(self._down[self._at(job)])

    def ladder(self, job: str | Job) -> tuple[tuple[str, ...], ...]:
        """Return what asking "why?" again and again leads to: the job, what it serves, what that serves, and so on.

        Rung n holds the keys of the jobs that are n whys away by the shortest way.

        Example:
            >>> JobNetwork(["Post", "Bank", "Spend"], [("post", "bank"), ("bank", "spend")]).ladder("post")
            (('post',), ('bank',), ('spend',))
        """
        rungs = [[self._at(job)]]
        seen = set(rungs[0])
        while rungs[-1]:
            above = dict.fromkeys(n for below in rungs[-1] for n in self._up[below] if n not in seen)
            seen.update(above)
            rungs.append(sorted(above))
        return tuple(self._keys(rung) for rung in rungs[:-1])

    def reaches(self, lower: str | Job, upper: str | Job) -> bool:
        """Return whether one job serves another, be it through others."""
        start, goal = self._at(lower), self._at(upper)
        return start != goal and goal in _closure(self._up, start)

    def up_from(self, job: str | Job) -> JobNetwork:
        """Return the part of the network that tells why: a job and everything it serves, be it through others."""
        return self._part(_closure(self._up, self._at(job)))

    def down_from(self, job: str | Job) -> JobNetwork:
        """Return the part of the network that tells how: a job and everything that serves it, be it through others."""
        return self._part(_closure(self._down, self._at(job)))

    def only(self, *jobs: str | Job) -> JobNetwork:
        """Return the network of some jobs, which serve each other as they did through the jobs left out."""
        kept = {self._at(job) for job in jobs}
        near = orders.contract(self._up, self._from_top, sum(1 << n for n in kept))
        named = {(one.lower, one.upper): one for one in self.serves}
        pairs = [(self.jobs[n].key, self.jobs[above].key) for n in sorted(kept) for above in orders.members(near[n])]
        return JobNetwork(
            [self.jobs[n] for n in sorted(kept)], [named.get(pair) or Serves(pair[0], pair[1]) for pair in pairs]
        )

    def merge(self, other: JobNetwork, *, prefer: Literal["self", "other"] | None = None) -> JobNetwork:
        """Return one network of two; what both hold must be the same, or be told by one of them only.

        Of a job of which one network knows only the statement, the other's is taken; so of a pair without grounds.

        Args:
            other: The other network.
            prefer: Whose job or pair to take where both tell something different: ``"self"`` or ``"other"``. Where left
                out that is refused.

        Raises:
            InvalidValueError: Both tell something different of one job or one pair.
            CycleError: What one network puts above, the other puts below.
        """
        at = (*AT, "merge")
        read_instance(JobNetwork, other, at, "other")
        if prefer not in {"self", "other", None}:
            raise InvalidValueError(
                f"prefer is {shown(prefer)}", path=at, hint="Give 'self' or 'other', or leave it out.", code="JT234"
            )
        jobs = {job.key: job for job in self.jobs}
        for job in other.jobs:
            known = jobs.get(job.key, job)
            is_same = slug(known.statement) == slug(job.statement)
            told = [one for one in (known, job) if not (is_same and one.is_bare)] or [known]
            if prefer is None and told[0] != told[-1]:
                raise InvalidValueError(
                    f"the networks differ in what job {shown(job.key)} is",
                    path=at,
                    hint="Make the two the same, give one a key= of its own, or say prefer='self' or 'other'.",
                    code="JT234",
                )
            jobs[job.key] = told[-1 if prefer == "other" else 0]
        served = {(one.lower, one.upper): one for one in self.serves}
        for one in other.serves:
            grounded = [s for s in (served.get((one.lower, one.upper), one), one) if s != s.without_grounds()] or [one]
            if prefer is None and grounded[0] != grounded[-1]:
                raise InvalidValueError(
                    f"the networks differ in why {shown(one.lower)} serves {shown(one.upper)}",
                    path=at,
                    hint="Keep one reason and one evidence for the pair, or say prefer='self' or 'other'.",
                    code="JT234",
                )
            served[one.lower, one.upper] = grounded[-1 if prefer == "other" else 0]
        with inside(("merge",)):
            return JobNetwork(jobs.values(), served.values())

    def with_job(self, job: Job) -> JobNetwork:
        """Return the network with the job of the same key exchanged for this one."""
        read_instance(Job, job, AT, "job")
        place = self._at(job.key)
        return JobNetwork((*self.jobs[:place], job, *self.jobs[place + 1 :]), self.serves)

    def competitors(self, job: str | Job, solutions: Mapping[str, Iterable[Solution]]) -> tuple[Competitor, ...]:
        """Return whatever competes for a job, the nearest first: also what reaches what the job is for without it.

        The distance of a competitor is the number of whys up from the job to the nearest job that the competitor's own
        job serves or is. 0 is another solution to the same job, or to a part of it, which is marked so; 1 is another
        way to what the job is for; and so on. Doing nothing stands at every job from this one up.

        Args:
            job: The job.
            solutions: The solutions by the key of the job that they are hired for. A solution to several jobs stands
                under each.

        Raises:
            UnknownNameError: There is no job of such a key.
            InvalidValueError: Two solutions to one job have one name.
            InvalidTypeError: An argument is of a type that is not taken.

        Example:
            >>> from jobtheory import Solution
            >>> network = JobNetwork(
            ...     ["Fly there", "Talk with pictures", "Be with someone far away"],
            ...     [("fly-there", "be-with-someone-far-away"), ("talk-with-pictures", "be-with-someone-far-away")],
            ... )
            >>> airline, call = Solution("airline"), Solution("video call")
            >>> for c in network.competitors("fly-there", {"fly-there": [airline], "talk-with-pictures": [call]}):
            ...     print(c.distance, c.solution.name, " > ".join(c.path))
            0 airline fly-there
            0 nothing fly-there
            1 nothing fly-there > be-with-someone-far-away
            1 video call fly-there > be-with-someone-far-away > talk-with-pictures
        """
        at = (*AT, "competitors")
        start = self._at(job)
        attached = read_attached(self._index, solutions, at)
        return search(self.jobs, self._up, self._down, start, attached)

    def at(self, job: str | Job, solutions: Mapping[str, Iterable[Solution]]) -> Contest:
        """Return a job and what competes for it, whichever way it serves it: what `compare` takes at any level.

        Solutions to jobs that serve this one are told by its outcomes, which they share, and no longer by the steps of
        their own job maps. Doing nothing competes too. What gives no level for an outcome of this job does only a part
        of it, or says nothing: it is named under ``silent``; see `bundle` for parts that are hired together.

        Args:
            job: The job at which to compare.
            solutions: The solutions by the key of the job that they are hired for; a solution may give levels for its
                own job and for every job that this one serves.

        Raises:
            UnknownNameError: There is no job of such a key, or a level is for no job that the solution serves.
            InvalidValueError: A solution to several jobs gives two levels for one need.
        """
        place = self._at(job)
        attached = read_attached(self._index, solutions, (*AT, "at"))
        below = _closure(self._down, place)
        entrants = [
            Entrant(solution, lower, partial(self.up_from, lower.key))
            for number, lower in enumerate(self.jobs)
            if number in below
            for solution in attached.get(lower.key, ())
        ]
        return contest(self.jobs[place], entrants, (*AT, "at"))

    def bundle(
        self,
        job: str | Job,
        name: str,
        solutions: Iterable[Solution],
        *,
        settle: Mapping[str, Settlement] | None = None,
    ) -> Solution:
        """Return solutions that are hired together for a job as one, with their levels for the jobs above it too.

        It is `bundle` for solutions that say what they deliver up the ladder.

        Args:
            job: The job they are hired for.
            name: What they are called together.
            solutions: Two solutions or more.
            settle: What several levels on one need come to; see `bundle`.

        Raises:
            UnknownNameError: There is no job of such a key, or a level is for no job that this one is or serves.
            InvalidValueError: Several give a level for an outcome or a step of adoption that ``settle`` leaves out, or
                levels cannot be settled so.
        """
        above = [key for rung in self.ladder(job)[1:] for key in rung]
        return bundle(as_one(self.jobs[self._at(job)], [self[key] for key in above]), name, solutions, settle=settle)

    def coverage(self, job: str | Job, solutions: Mapping[str, Iterable[Solution]]) -> Coverages:
        """Return how much of a job each solution covers that is hired for it or for a job that serves it.

        Args:
            job: The job.
            solutions: The solutions by the key of the job that they are hired for.

        Raises:
            UnknownNameError: There is no job of such a key.
        """
        place = self._at(job)
        attached = read_attached(self._index, solutions, (*AT, "coverage"))
        below = set(self._keys(_closure(self._down, place)))
        told: dict[str, dict[str, Solution]] = {}
        for other in self.jobs:
            for solution in attached.get(other.key, ()):
                told.setdefault(solution.name, {})[other.key] = solution
        return Coverages(
            cover(
                self.jobs[place],
                [solution for key, solution in hired.items() if key in below],
                [key for key in hired if key in below],
                [key for key in hired if key not in below],
            )
            for hired in told.values()
            if not below.isdisjoint(hired)
        )

    def to_svg(
        self,
        *,
        job: str | Job | None = None,
        solutions: Mapping[str, Iterable[Solution]] | None = None,
        width: int = 960,
    ) -> str:
        """Return the network as a picture, what it is all for on top.

        Args:
            job: A job whose competitors are asked for: the ways up to what both are for, and down to the competitor's
                own job, stand out.
            solutions: The solutions by the key of the job that they are hired for; drawn below it.
            width: How wide the picture may be, in pixels; a diagram that needs less is narrower, and what cannot be
                that narrow is wider.

        Raises:
            UnknownNameError: There is no job of such a key.
            InvalidValueError: A job is named without solutions, the network has no jobs, or far too many.

        Example:
            >>> JobNetwork(["Post", "Bank"], [("post", "bank")]).to_svg().startswith("<svg")
            True
        """
        return exits.svg(self, width, job=job, solutions=solutions)

    def to_mermaid(
        self, *, job: str | Job | None = None, solutions: Mapping[str, Iterable[Solution]] | None = None
    ) -> str:
        """Return the network as Mermaid text; see `to_svg` for what it can be told.

        Raises:
            InvalidValueError: It has more links or text than Mermaid takes.

        Example:
            >>> print(JobNetwork(["Post", "Bank"], [("post", "bank")]).to_mermaid().splitlines()[3])
                n0 --> n1
        """
        return exits.mermaid(self, job=job, solutions=solutions)

    def to_dot(self, *, job: str | Job | None = None, solutions: Mapping[str, Iterable[Solution]] | None = None) -> str:
        """Return the network as DOT text, for Graphviz; see `to_svg` for what it can be told.

        Example:
            >>> print(JobNetwork(["Post", "Bank"], [("post", "bank")]).to_dot().splitlines()[5])
                n0 -> n1;
        """
        return exits.dot(self, job=job, solutions=solutions)

    def __repr__(self) -> str:
        served = f", serves={repr_items(tuple((s.lower, s.upper) for s in self.serves))}" if self.serves else ""
        return f"JobNetwork({repr_items(tuple(job.key for job in self.jobs))}{served})"

    @cached_property
    def _index(self) -> dict[str, int]:
        return {job.key: n for n, job in enumerate(self.jobs)}

    @cached_property
    def _up(self) -> list[list[int]]:
        return neighbours(self.jobs, [(one.lower, one.upper) for one in self.serves])

    @cached_property
    def _down(self) -> list[list[int]]:
        return neighbours(self.jobs, [(one.upper, one.lower) for one in self.serves])

    @cached_property
    def _from_top(self) -> list[int]:
        return orders.order(self._up, self._down)

    def _at(self, job: object) -> int:
        key = job.key if isinstance(job, Job) else job
        if not isinstance(key, str):
            raise InvalidTypeError(
                f"a job is named by {shown(job)}", path=AT, hint="Name it by its key or the Job itself.", code="JT103"
            )
        refuse_unknown(key, self._index, AT, "unknown job", "JT230")
        return self._index[key]

    def _keys(self, numbers: Iterable[int]) -> tuple[str, ...]:
        return tuple(self.jobs[n].key for n in numbers)

    def _part(self, kept: set[int]) -> JobNetwork:
        keys = {self.jobs[n].key for n in kept}
        return JobNetwork(
            [self.jobs[n] for n in sorted(kept)],
            [one for one in self.serves if one.lower in keys and one.upper in keys],
        )


def _closure(edges: list[list[int]], start: int) -> set[int]:
    """Return what is reached from a job along edges, itself included."""
    seen = {start}
    waiting = [start]
    while waiting:
        for other in edges[waiting.pop()]:
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return seen


def _read_job(given: object, n: int) -> Job:
    if isinstance(given, str):
        with inside(AT):
            job = Job(given, Purpose(), JobMap([]))
        return job if slug(job.statement) else attrs.evolve(job, key=f"job-{n}")
    return read_instance(Job, given, AT, "job")


def _job_of_node(name: str, node: object, attributes: Mapping[str, Any]) -> Job:
    given = attributes.get("job", node)
    with inside((*FROM_GRAPH, f"node {shown(name)}")):
        if not isinstance(given, Job):
            return Job(attributes.get("statement", name), Purpose(), JobMap([]), key=name)
        if given.key != name:
            raise InvalidValueError(
                f"the node holds a job with another key, {shown(given.key)}",
                hint="Name the node by the key of its job.",
                code="JT212",
            )
        return given
