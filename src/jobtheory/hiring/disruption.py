"""Who could take a job away without ever doing it: whatever reaches what the job is for by another way.

An incumbent is not only replaced by something better at its job. Where a challenger reaches the outcome above, the job
itself is no longer done, and with it goes every solution to it. The category view never shows such a challenger; the
network of jobs does (Christensen, Hall, Dillon & Duncan 2016, Competing Against Luck, on jobs crossing categories).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Unpack, final

import attrs

from jobtheory.errors import shown
from jobtheory.hiring.comparing import compare
from jobtheory.hiring.comparison import Comparison
from jobtheory.hiring.experience import Experience
from jobtheory.hiring.verdict import Verdict
from jobtheory.model.attaching import read_attached
from jobtheory.model.job import Job
from jobtheory.model.keys import refuse_unknown
from jobtheory.model.network import JobNetwork
from jobtheory.model.number import Number, exact
from jobtheory.model.reaching import Competitor
from jobtheory.model.solution import Solution
from jobtheory.model.values import Shown, Value, read_instance, repr_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jobtheory.hiring.arguments import Settings
    from jobtheory.hiring.leaning import Question
    from jobtheory.hiring.moves import Turn

__all__ = ["Bypass", "Disruption", "Gap", "disruption"]

AT = ("disruption",)


@final
@attrs.frozen
class Gap(Value):
    """One outcome on which a challenger is not good enough today, or of which nobody knows.

    Attributes:
        key: The outcome.
        statement: The outcome in words.
        now: The level today, as people write it; ``"unknown"`` where nobody knows.
        enough: The level from which it is good enough, in ``unit``: of a problem the share resolved in no time.
        unit: The unit of ``enough``.
    """

    key: str
    statement: str
    now: str
    enough: Number
    unit: str


@final
@attrs.frozen(repr=False)
class Bypass(Value):
    """A challenger that reaches what a job is for without doing the job.

    Attributes:
        competitor: The challenger, with its own job, its distance and the path to it.
        reached: The key of the job that both are for.
        verdict: What becomes of it at that job, against the incumbent; None where it says nothing of what it delivers.
        experience: How good it is there today; None likewise.
        shortfall: How far its experience is below good enough, from 0 to 1: 0 where it is good enough. None likewise.
        gaps: The outcomes on which it is not good enough, or of which nobody knows.
        comparison: The comparison at that job, to go on from; None where nothing there can be compared.
    """

    competitor: Competitor
    reached: str
    verdict: Verdict | None
    experience: Experience | None
    shortfall: float | None
    gaps: tuple[Gap, ...]
    comparison: Comparison | None

    @property
    def name(self) -> str:
        """The name of the challenger."""
        return self.competitor.solution.name

    @property
    def open(self) -> tuple[Question, ...]:
        """What to find out before anybody can say, most decisive first; empty unless its verdict is NOT_YET."""
        leaning = None if self.comparison is None else self.comparison.leaning.get(self.name)
        return () if leaning is None else leaning.find_out

    @cached_property
    def turn(self) -> Turn | None:
        """What it would take for it to be hired; None where it says nothing of what it delivers."""
        if self.comparison is None or self.verdict is None:
            return None
        return self.comparison.what_would_it_take(self.name)

    def __repr__(self) -> str:
        verdict = "says nothing" if self.verdict is None else self.verdict.value
        return f"<Bypass: {self.name!r} at {self.reached!r}, {self.competitor.distance} whys up: {verdict}>"


@final
@attrs.frozen(repr=False)
class Disruption(Value, Shown):
    """The challengers that could make a job needless, the nearest first; made by `disruption`, and ``print`` shows it.

    A challenger that reaches several jobs above stands at each of them.

    Attributes:
        job: The key of the job.
        incumbent: The name of the solution that has the job today.
        bypasses: The challengers.

    Tables:
        - ``bypasses``, a row for every challenger and job that it reaches: ``challenger``, ``job``, ``distance``,
          ``way``, ``reached``, ``verdict``, ``overall``, ``shortfall``.
        - ``gaps``, the outcomes on which challengers are not good enough, or of which nobody knows: ``challenger``,
          ``reached``, ``key``, ``statement``, ``now``, ``enough``, ``unit``.
    """

    job: str
    incumbent: str
    bypasses: tuple[Bypass, ...]

    def __iter__(self) -> Iterator[Bypass]:
        return iter(self.bypasses)

    def __len__(self) -> int:
        return len(self.bypasses)

    def __repr__(self) -> str:
        return f"<Disruption of {self.incumbent!r}: {repr_items(tuple(one.name for one in self.bypasses))}>"


def disruption(
    network: JobNetwork,
    job: str | Job,
    solutions: Mapping[str, Iterable[Solution]],
    *,
    incumbent: str | Solution,
    **settings: Unpack[Settings],
) -> Disruption:
    """Return who could take a job away from its incumbent by another way to what the job is for.

    At each job that this one is done for, whatever reaches it without this one is compared there, the incumbent with
    it, on the outcomes of that job (`JobNetwork.at`). A challenger is listed once for each job of which it says what it
    delivers; one that says nothing anywhere is listed at the nearest that it reaches.

    Args:
        network: Which jobs serve which.
        job: The incumbent's job, or its key.
        solutions: The solutions by the key of the job that they are hired for; each may give levels for its own job and
            for those above it.
        incumbent: The solution that has the job today, or its name.
        **settings: As `compare` takes them: ``model``, ``hire``, ``good_enough``, ``balance``, ``slack``, ``unknown``.

    Raises:
        UnknownNameError: There is no such job, the incumbent is no solution to it, or a level is for no job served.
        InvalidValueError: An argument of `compare` is out of its range.

    Example:
        >>> import jobtheory as jt
        >>> visit = jt.Job("Be with someone far away", jt.Purpose(goals=["Feel close", "Lose no time"]), jt.JobMap([]))
        >>> network = jt.JobNetwork(["Fly", "Talk", visit], [("fly", visit), ("talk", visit)])
        >>> solutions = {
        ...     "fly": [jt.Solution("airline", results={"feel-close": 10, "lose-no-time": 1})],
        ...     "talk": [jt.Solution("video call", results={"feel-close": 5, "lose-no-time": 9})],
        ... }
        >>> (call,) = jt.disruption(network, "fly", solutions, incumbent="airline")
        >>> call.name, call.reached, call.verdict, [(gap.key, gap.enough) for gap in call.gaps]
        ('video call', 'be-with-someone-far-away', <Verdict.HIRE: 'hire'>, [('feel-close', 8)])
    """
    read_instance(JobNetwork, network, AT, "network")
    key = network[job.key if isinstance(job, Job) else job].key
    attached = read_attached([one.key for one in network], solutions, AT)
    name = incumbent.name if isinstance(incumbent, Solution) else incumbent
    names = [solution.name for solution in attached.get(key, ())]
    refuse_unknown(name, names, AT, f"the incumbent is no solution to {shown(key)}:", "JT503")
    found: list[Bypass] = []
    silent: dict[tuple[str, str], Bypass] = {}
    for path in _climb(network, key):
        view: _View | None = None
        for rival in _around(network, key, path, attached):
            if rival.solution.name != name:
                view = view or _View(network, path[-1], attached, name, settings)
                bypass = view.bypass(rival)
                if bypass.verdict is None:
                    silent.setdefault((rival.job, rival.solution.name), bypass)
                else:
                    found.append(bypass)
    telling = {(one.competitor.job, one.name) for one in found}
    found += [one for who, one in silent.items() if who not in telling]
    return Disruption(key, name, tuple(sorted(found, key=lambda one: one.competitor.distance)))


def _climb(network: JobNetwork, start: str) -> Iterable[tuple[str, ...]]:
    """Return the shortest path to each job that a job is done for, the nearest first."""
    paths: dict[str, tuple[str, ...]] = {start: (start,)}
    for rung in network.ladder(start):
        for lower in rung:
            for upper in network.why(lower):
                paths.setdefault(upper, (*paths[lower], upper))
    del paths[start]
    return paths.values()


def _around(
    network: JobNetwork, job: str, path: tuple[str, ...], attached: Mapping[str, tuple[Solution, ...]]
) -> Iterator[Competitor]:
    """Yield what reaches the job at the top of a path without the job at its foot, which is left out to see it."""
    below = network.down_from(path[-1])
    pairs = [one for one in below.serves if job not in {one.lower, one.upper}]
    rest = JobNetwork([one for one in below if one.key != job], pairs)
    hired = {key: some for key, some in attached.items() if key in rest}
    for one in rest.competitors(path[-1], hired):
        if not one.solution.is_nothing:
            yield Competitor(one.solution, one.job, len(path) - 1, (*path, *one.path[1:]))


class _View:
    """What competes at a job above, the incumbent of the job below with it."""

    def __init__(
        self,
        network: JobNetwork,
        shared: str,
        attached: Mapping[str, Iterable[Solution]],
        incumbent: str,
        settings: Settings,
    ) -> None:
        job, entrants, _ = network.at(shared, attached)
        self.job = job
        self.names = {solution.name for solution in entrants}
        if incumbent not in self.names:
            entrants = (*entrants, Solution(incumbent))
        told = any(solution.results or solution.steps for solution in entrants)
        self.comparison = compare(job, entrants, incumbent=incumbent, **settings) if told else None

    def bypass(self, competitor: Competitor) -> Bypass:
        """Return how a challenger stands."""
        name = competitor.solution.name
        comparison = self.comparison
        if comparison is None or name not in self.names:
            return Bypass(competitor, self.job.key, None, None, None, (), comparison)
        experience = comparison.experience[name]
        shortfall = 0.0 if experience.is_good else float(comparison.good_enough) - experience.overall
        gaps = tuple(_gaps(comparison, name))
        return Bypass(competitor, self.job.key, comparison.verdicts[name], experience, shortfall, gaps, comparison)


def _gaps(comparison: Comparison, name: str) -> Iterator[Gap]:
    """Yield the outcomes on which a solution is not good enough, or of which nobody knows."""
    (solution,) = (one for one in comparison.solutions if one.name == name)
    told = comparison.levels[name]
    for outcome in comparison.job.purpose:
        level = solution.results.get(outcome.key)
        if level is None or outcome.score(level.content).likely < exact(comparison.good_enough):
            enough = outcome.measure.level(comparison.good_enough)
            yield Gap(outcome.key, outcome.statement, told[outcome.key], enough, outcome.measure.unit)
