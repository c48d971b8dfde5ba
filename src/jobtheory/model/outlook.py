"""How long a process takes and whether it gets finished, rework included: an absorbing Markov chain."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, final

import attrs

from jobtheory.model.activities import Activity, refuse_unknown_activity
from jobtheory.model.quantity import Quantity
from jobtheory.model.values import FrozenMap, Shown, Value, read_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jobtheory.model.process import Process

__all__ = ["Outlook"]

AT = ("Process", "outlook")


@final
@attrs.frozen(repr=False)
class Outlook(Value, Shown):
    """What to expect of a case, rework included, by an absorbing Markov chain; made by `Process.outlook`.

    The states of the chain are the activities: Q holds the shares with which one follows another, R those with which a
    case ends behind one. With N = (I - Q)⁻¹ = I + Q + Q² + … the entry N[a, b] is how often b is still to be done from
    a on, every time round counted; N w is the time still to go, where w[a] is the mean time from a to whatever comes
    next; and N R the chance of ending well (Kemeny & Snell 1960, Finite Markov Chains, ch. 3).

    The chain knows no history: somebody who comes back to an activity goes on like somebody who comes for the first
    time. Over all cases that changes nothing: ``time``, ``completion`` and ``visits`` are the means that were seen.

    A case that has not ended counts as given up; `Process.outlook` says what to do where the log was cut.

    Attributes:
        finished: The activities with which a case that ends there has got the job done.
        time: The mean time of a case; None where some durations are unknown.
        completion: The chance that a case gets finished.
        visits: How often each activity is done in a case, on average.
        rework: How many of these visits come after the first of a case.
        time_from: The mean time still to go from each activity on; empty where some durations are unknown.
        completion_from: The chance of getting finished from each activity on.

    Tables:
        - ``activities``, a row for every activity: how often it is done, and what to expect from it on: ``activity``,
          ``visits``, ``rework``, ``completion``, ``seconds``.

    Example:
        >>> from jobtheory.model.process import Process
        >>> letter = Process({("write", "send"): 2, ("write", "write"): 2}, waits={"write": "2 h", "send": "1 h"})
        >>> ahead = letter.outlook(finished=["send"])
        >>> ahead.completion, ahead.visits["write"], ahead.rework["write"]
        (0.5, 1.5, 0.5)
        >>> ahead.time_from["write"]
        Quantity(1.5, 'h')
    """

    finished: tuple[Activity, ...]
    time: Quantity | None
    completion: float
    visits: FrozenMap[Activity, float]
    rework: FrozenMap[Activity, float]
    time_from: FrozenMap[Activity, Quantity]
    completion_from: FrozenMap[Activity, float]

    def __repr__(self) -> str:
        time = "" if self.time is None else f", mean time {self.time}"
        return f"<Outlook: finished with {self.completion:.1%}{time}>"


class Chain:
    """The states of an absorbing chain, one after another taken out of it without a subtraction.

    That keeps every figure exact to the last digits however seldom a state is left (Grassmann, Taksar & Heyman 1985,
    Regenerative analysis and steady state distributions for Markov chains, Operations Research 33, 1107-1116).
    """

    def __init__(self, ways: Sequence[Mapping[int, float]], leave: Sequence[float]) -> None:
        """Take the states out, those with the fewest neighbours first.

        Args:
            ways: For each state the shares with which others follow it.
            leave: For each state the share with which a case ends behind it.
        """
        rows = [{b: share for b, share in row.items() if b != a} for a, row in enumerate(ways)]
        into: list[set[int]] = [set() for _ in ways]
        for a, row in enumerate(rows):
            for b in row:
                into[b].add(a)
        out = list(leave)
        self._steps: list[tuple[int, float, dict[int, float], dict[int, float]]] = []
        for k in sorted(range(len(rows)), key=lambda n: len(rows[n]) * len(into[n])):
            row = rows[k]
            total = out[k] + sum(row.values())
            shares: dict[int, float] = {}
            for a in into[k]:
                share = shares[a] = rows[a].pop(k) / total
                out[a] += share * out[k]
                for b, onward in row.items():
                    if a != b:
                        rows[a][b] = rows[a].get(b, 0.0) + share * onward
                        into[b].add(a)
            for b in row:
                into[b].discard(k)
            self._steps.append((k, total, row, shares))

    def solve(self, gained: Sequence[float]) -> list[float]:
        """Return for each state what is gained from there on, where so much is gained at each visit: N times that."""
        values = list(gained)
        for k, _, _, shares in self._steps:
            for a, share in shares.items():
                values[a] += share * values[k]
        for k, total, row, _ in reversed(self._steps):
            values[k] = (values[k] + sum(share * values[b] for b, share in row.items())) / total
        return values


def look_ahead(process: Process, finished: object) -> Outlook:
    """Return the outlook of a process."""
    given = read_items(finished, AT, "finished", ordered=False)
    for one in given:
        refuse_unknown_activity(one, process.activities, (*AT, "finished"))
    goals = tuple(dict.fromkeys(cast("Iterable[Activity]", given)))
    names = list(process.activities)
    number = {name: n for n, name in enumerate(names)}
    ways: list[dict[int, float]] = [{} for _ in names]
    for (one, other), count in process.directly_follows.items():
        ways[number[one]][number[other]] = count / process.activities[one]
    leave = [process.ends.get(name, 0) / process.activities[name] for name in names]
    chain = Chain(ways, leave)
    completion = chain.solve([share if name in goals else 0.0 for name, share in zip(names, leave, strict=True)])
    first = {number[name]: count / process.cases for name, count in process.starts.items()}
    unit, takes = _takes(process)
    time, time_from = None, {}
    if takes is not None:
        held = [0.0] * len(names)
        for (one, other), seconds in takes.items():
            held[number[one]] += ways[number[one]][number[other]] * seconds
        still = chain.solve(held)
        time = _figure(sum(share * still[n] for n, share in first.items()), unit)
        time_from = {name: _figure(seconds, unit) for name, seconds in zip(names, still, strict=True)}
    return Outlook(
        goals,
        time,
        sum(share * completion[n] for n, share in first.items()),
        FrozenMap({name: process.activities[name] / process.cases for name in names}),
        FrozenMap({name: (process.activities[name] - process.reached[name]) / process.cases for name in names}),
        FrozenMap(time_from),
        FrozenMap(dict(zip(names, completion, strict=True))),
    )


def _takes(process: Process) -> tuple[str, dict[tuple[Activity, Activity], float] | None]:
    """Return the mean seconds from each activity to each that follows, None where one is unknown; and their unit."""
    units: dict[str, None] = {}
    takes: dict[tuple[Activity, Activity], float] = {}
    for pair in process.directly_follows:
        took = process.between.get(pair) or process.waits.get(pair[1])
        if took is None:
            return "s", None
        units[took.mean.unit] = None
        takes[pair] = float(took.mean.exact_in("s"))
    return next(iter(units)) if len(units) == 1 else "s", takes


def _figure(seconds: float, unit: str) -> Quantity:
    return Quantity(seconds, "s").to(unit)
