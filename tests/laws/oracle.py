"""The comparator a second time, slow and plain, written from section 4 of the design and not from the package.

It judges models in which every level that counts is a figure. Every number is an exact fraction; where the curvature is
no whole number, forces are decimals of 60 digits, and what differs by less than `CLOSE` is taken for a tie.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, TypeAlias

import jobtheory as jt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Verdict = jt.Verdict
Need: TypeAlias = "jt.Goal | jt.Hazard | jt.Problem | jt.Step"

CLOSE = Fraction(1, 10**11)
ZERO, ONE = Fraction(0), Fraction(1)


class OpenLevelError(Exception):
    """A level that counts is unknown or a range, so that the model has no single verdict."""


@dataclass(frozen=True)
class Worth:
    """What one solution brings on one need."""

    value: Fraction
    is_claim: bool = False


@dataclass(frozen=True)
class Read:
    """One solution, every level settled."""

    name: str
    results: tuple[Worth, ...]
    execution: tuple[Worth, ...]
    adoption: tuple[Worth, ...]
    out: bool


@dataclass(frozen=True)
class Push:
    """The forces of one challenger, and its net if its claims held in full."""

    push: Fraction
    pull: Fraction
    anxiety: Fraction
    habit: Fraction
    in_full: Fraction

    @property
    def net(self) -> Fraction:
        return self.push + self.pull - self.anxiety - self.habit


@dataclass(frozen=True)
class Judged:
    """What the theory says of a model."""

    verdicts: dict[str, jt.Verdict]
    considered: tuple[str, ...]
    results: dict[str, Fraction | None]
    execution: dict[str, Fraction | None]
    overall: dict[str, Fraction]
    is_good: dict[str, bool]
    by_kind: dict[str, tuple[Fraction | None, Fraction | None, Fraction | None]]
    forces: dict[str, Push] = field(default_factory=dict)
    struggle: Fraction | None = None
    is_close: bool = False
    """Whether rounding could turn it: real powers are involved, and two numbers that decide lie too near each other."""

    def named(self, verdict: jt.Verdict) -> tuple[str, ...]:
        return tuple(name for name, found in self.verdicts.items() if found is verdict)


def judge(
    job: jt.Job,
    solutions: Sequence[jt.Solution],
    *,
    incumbent: str | None = None,
    model: jt.SwitchingModel,
    hire: Literal["big", "little"] = "big",
    good_enough: Fraction = Fraction(4, 5),
    balance: Fraction = Fraction(1, 2),
    slack: Fraction = Fraction(1, 20),
) -> Judged:
    """Judge a model in which everything is known."""
    read = [_read(job, s, is_incumbent=s.name == incumbent, big=hire == "big") for s in solutions]
    has_results = any(s.results for s in solutions)
    has_execution = any(
        level.content is not jt.UNDONE or _nothing_else(job, s, key)
        for s in solutions
        for key, level in s.steps.items()
    )
    result_weights = _scaled([_number(need.importance) for need in job.purpose])
    step_weights = _scaled([sum((_number(step.importance) for step in slot), ZERO) for slot in slots(job)])
    results = {r.name: _mean(result_weights, r.results) if has_results else None for r in read}
    execution = {r.name: _mean(step_weights, r.execution) if has_execution else None for r in read}
    sides = {r.name: [v for v in (results[r.name], execution[r.name]) if v is not None] for r in read}
    overall = {name: min(both) for name, both in sides.items()}
    considered = [r.name for r in read if not r.out]
    share = balance if has_results and has_execution else ONE if has_results else ZERO

    common = {
        "considered": tuple(considered),
        "results": results,
        "execution": execution,
        "overall": overall,
        "is_good": {name: all(v >= good_enough for v in both) for name, both in sides.items()},
        "by_kind": {r.name: _by_kind(job, r) if has_results else (None, None, None) for r in read},
    }
    struggle = None
    if incumbent is not None:
        seat = next(r for r in read if r.name == incumbent)
        struggle = share * sum(
            (w * max(ZERO, good_enough - x.value) for w, x in zip(result_weights, seat.results, strict=True)), ZERO
        ) + (1 - share) * sum(
            (w * max(ZERO, good_enough - x.value) for w, x in zip(step_weights, seat.execution, strict=True)), ZERO
        )
    if incumbent is None or incumbent not in considered:
        best = max((sorted(sides[name]) for name in considered), default=None)
        verdicts = {
            name: Verdict.FIRE
            if name == incumbent
            else Verdict.HIRE
            if name in considered and sorted(sides[name]) == best
            else Verdict.REJECT
            for name in sides
        }
        return Judged(verdicts, struggle=struggle, **common)  # type: ignore[arg-type]  # a plain dict of its fields

    seat = next(r for r in read if r.name == incumbent)
    adoption_weights = _scaled([_number(step.importance) for step in job.adoption])
    forces = {
        r.name: _forces(
            job,
            r,
            seat,
            weights=([share * w for w in result_weights], [(1 - share) * w for w in step_weights]),
            adoption=adoption_weights if hire == "big" else [],
            model=model,
            good_enough=good_enough,
        )
        for r in read
        if r.name != incumbent
    }
    voices = [
        {
            r.name: _forces(
                job,
                r,
                seat,
                weights=weights,
                adoption=price if hire == "big" else [],
                model=model,
                good_enough=good_enough,
            )
            for r in read
            if r.name != incumbent
        }
        for weights, price in _voices(
            job, balance, has_results=has_results, has_execution=any(s.steps for s in solutions)
        )
    ]
    exact = _number(model.curvature).denominator == 1
    near = ZERO if exact else CLOSE
    floor = min(good_enough, overall[incumbent] - slack)
    able = [name for name in forces if name in considered and overall[name] >= floor]
    agreed = {name: all(voice[name].net > near for voice in voices) for name in forces}
    agreed_in_full = {name: all(voice[name].in_full > near for voice in voices) for name in forces}
    nets = [forces[name].net for name in able if forces[name].net > near and agreed[name]]
    verdicts = {incumbent: Verdict.FIRE if nets else Verdict.KEEP}
    for name, pull in forces.items():
        if name not in able:
            verdicts[name] = Verdict.REJECT
        elif nets and pull.net > near and pull.net >= max(nets) - near and agreed[name]:
            verdicts[name] = Verdict.HIRE
        elif pull.in_full > near and pull.in_full >= max(nets, default=ZERO) - near and agreed_in_full[name]:
            verdicts[name] = Verdict.NOT_YET
        else:
            verdicts[name] = Verdict.REJECT
    decisive = [ZERO, *(x for name in able for x in (forces[name].net, forces[name].in_full))]
    gaps = [abs(a - b) for n, a in enumerate(decisive) for b in decisive[n + 1 :]]
    gaps += [abs(x) for voice in voices for pull in voice.values() for x in (pull.net, pull.in_full)]
    return Judged(
        {s.name: verdicts[s.name] for s in solutions},
        forces=forces,
        struggle=struggle,
        is_close=_number(model.curvature) != 1 and any(gap < CLOSE for gap in gaps),
        **common,  # type: ignore[arg-type]  # a plain dict of its fields
    )


def _voices(
    job: jt.Job, balance: Fraction, *, has_results: bool, has_execution: bool
) -> Iterator[tuple[tuple[list[Fraction], list[Fraction]], list[Fraction]]]:
    """Yield the weights of everybody whose consent a hire needs and who weighs otherwise than the job."""
    for person in job.performers:
        if not person.importances or not (person.veto or person.role is jt.Role.EXECUTOR):
            continue

        def own(need: Need, person: jt.Performer = person) -> Fraction:
            return _number(person.importances.get(need.key, need.importance))

        outcomes = [own(need) for need in job.purpose]
        steps = [sum(map(own, slot), ZERO) for slot in slots(job)]
        results, execution = has_results and any(outcomes), has_execution and any(steps)
        if results or execution:
            share = balance if results and execution else ONE if results else ZERO
            yield (
                ([share * w for w in _scaled(outcomes)], [(1 - share) * w for w in _scaled(steps)]),
                _scaled([own(step) for step in job.adoption]),
            )


def slots(job: jt.Job) -> list[list[jt.Step]]:
    """Return what has to be got done: single steps, and groups of which one is taken."""
    found: list[list[jt.Step]] = []
    seen: set[str] = set()
    for step in job.action.steps:
        if step.key not in seen:
            group = next((g for g in job.action.alternatives if step.key in g), (step.key,))
            seen.update(group)
            found.append([s for s in job.action.steps if s.key in group])
    return found


def value(measure: jt.Measure, level: object) -> Fraction:
    """Return clip((x - worst) / (target - worst), 0, 1)."""
    x, worst, target = number(level, measure.unit), _number(measure.worst), _number(measure.target)
    return min(ONE, max(ZERO, (x - worst) / (target - worst)))


def is_past(measure: jt.Measure, limit: jt.Limit | None, level: object) -> bool:
    """Return whether a level is worse than a limit."""
    if limit is None:
        return False
    x, bound = number(level, measure.unit), number(limit.level, measure.unit)
    return x > bound if _number(measure.target) < _number(measure.worst) else x < bound


def number(level: object, unit: str) -> Fraction:
    """Return a figure as a number of a unit."""
    if isinstance(level, jt.Quantity):
        return level.exact_in(unit)
    if isinstance(level, (int, float, Fraction)):
        return _number(level)
    raise OpenLevelError(level)


def _number(x: float | Fraction) -> Fraction:
    return Fraction(repr(x)) if isinstance(x, float) else Fraction(x)


def _read(job: jt.Job, solution: jt.Solution, *, is_incumbent: bool, big: bool) -> Read:
    reader = _Reader(job, solution, is_incumbent=is_incumbent)
    results, execution = reader.results(), reader.execution()
    # Adoption is asked of who has yet to be adopted: in the big hire, and not of whoever has the job already.
    adoption = reader.adoption() if big and not is_incumbent else ()
    return Read(solution.name, results, execution, adoption, reader.out and not reader.nothing)


class _Reader:
    """Reads one solution; what rules it out is noted on the way."""

    def __init__(self, job: jt.Job, solution: jt.Solution, *, is_incumbent: bool) -> None:
        self.job = job
        self.solution = solution
        self.nothing = solution.kind is jt.SolutionKind.NONCONSUMPTION
        default = "observed" if is_incumbent or self.nothing else "claim"
        self.stated = solution.evidence.kind.value if solution.evidence else default
        self.out = False

    def results(self) -> tuple[Worth, ...]:
        found: list[Worth] = []
        for need in self.job.purpose:
            level = self.solution.results.get(need.key)
            if level is None and self.nothing:
                found.append(Worth(_at_baseline(need)))
            else:
                worth, past = self.known(need, level)
                found.append(worth)
                self.out = self.out or past
        return tuple(found)

    def execution(self) -> tuple[Worth, ...]:
        found: list[Worth] = []
        levels = self.solution.steps
        for slot in slots(self.job):
            given = [step for step in slot if step.key in levels]
            doable = [step for step in given if levels[step.key].content is not jt.UNDONE]
            if not doable and len(given) < len(slot):
                if not self.nothing:
                    raise OpenLevelError(slot[0].key)
                found.append(Worth(ONE))
            elif not doable:
                found.append(self.known(slot[0], levels[slot[0].key])[0])
                self.out = self.out or not all(step.optional for step in slot)
            else:
                # Several ways are open: the best of those that pass the limits is taken, on the better evidence.
                ways = [self.known(step, levels[step.key]) for step in doable]
                free = [worth for worth, past in ways if not past]
                self.out = self.out or not free
                found.append(max(free or [worth for worth, _ in ways], key=lambda w: (w.value, not w.is_claim)))
        return tuple(found)

    def adoption(self) -> tuple[Worth, ...]:
        found: list[Worth] = []
        for step in self.job.adoption:
            level = self.solution.adoption.get(step.key)
            if level is None and self.nothing:
                found.append(Worth(ONE))
            else:
                worth, past = self.known(step, level)
                found.append(worth)
                undone = level is not None and level.content is jt.UNDONE
                self.out = self.out or past or (undone and not step.optional)
        return tuple(found)

    def known(self, need: Need, level: jt.Level | None) -> tuple[Worth, bool]:
        """Return what a level is worth and whether it is past a limit."""
        if level is None:
            raise OpenLevelError(need.key)
        claim = (level.evidence.kind.value if level.evidence else self.stated) == "claim"
        content = level.content
        if content in (jt.SPARED, jt.UNDONE):
            return Worth(ONE if content is jt.SPARED else ZERO, claim), False
        limits = [p.limits[need.key] for p in self.job.performers if p.veto and need.key in p.limits]
        limits += [need.measure.limit] if need.measure.limit else []
        if isinstance(need, jt.Problem) and need.within is not None:
            if not isinstance(content, tuple):
                raise OpenLevelError(need.key)
            share, time = content
            past = any(is_past(need.measure, limit, share) for limit in limits)
            past = past or is_past(need.within, need.within.limit, time)
            return Worth(value(need.measure, share) * value(need.within, time), claim), past
        past = any(is_past(need.measure, limit, content) for limit in limits)
        return Worth(value(need.measure, content), claim), past


def _at_baseline(need: jt.Goal | jt.Hazard | jt.Problem) -> Fraction:
    if need.measure.baseline is None:
        raise OpenLevelError(need.key)
    share = value(need.measure, need.measure.baseline)
    if isinstance(need, jt.Problem) and need.within is not None and share:
        if need.within.baseline is None:
            raise OpenLevelError(need.key)
        return share * value(need.within, need.within.baseline)
    return share


def _nothing_else(job: jt.Job, solution: jt.Solution, key: str) -> bool:
    """Return whether all ways of getting the same thing done are stated."""
    slot = next(slot for slot in slots(job) if key in {step.key for step in slot})
    return all(step.key in solution.steps for step in slot)


def _forces(
    job: jt.Job,
    challenger: Read,
    seat: Read,
    *,
    weights: tuple[Sequence[Fraction], Sequence[Fraction]],
    adoption: Sequence[Fraction],
    model: jt.SwitchingModel,
    good_enough: Fraction,
) -> Push:
    loss_aversion, curvature, optimism = map(_number, (model.loss_aversion, model.curvature, model.optimism))
    push = pull = anxiety = habit = unsupported = ZERO
    kinds: list[bool] = [isinstance(need, jt.Hazard) for need in job.purpose]
    rows = [
        *zip(weights[0], challenger.results, seat.results, kinds, strict=True),
        *((w, new, old, False) for w, new, old in zip(weights[1], challenger.execution, seat.execution, strict=True)),
    ]
    for weight, new, old, is_hazard in rows:
        d = new.value - old.value
        force = weight * power(abs(d), curvature)
        if d > 0:
            below = max(ZERO, min(new.value, good_enough) - old.value) / d
            push += force * below
            pull += force * (1 - below)
            if new.is_claim:
                unsupported += force * (1 - 1 / optimism)
        elif is_hazard:
            anxiety += loss_aversion * force
        else:
            habit += loss_aversion * force
    price = sum((w * (1 - x.value) for w, x in zip(adoption, challenger.adoption, strict=True)), ZERO) / 2
    found = Push(push, pull, anxiety + unsupported, habit + price, ZERO)
    return Push(found.push, found.pull, found.anxiety, found.habit, found.net + unsupported)


def power(base: Fraction, exponent: Fraction) -> Fraction:
    """Return a power: exact for whole exponents, to 60 digits for others."""
    if exponent.denominator == 1 or base in {ZERO, ONE}:
        return base ** int(exponent) if exponent.denominator == 1 else base
    with localcontext() as context:
        context.prec = 60
        quotient = Decimal(base.numerator) / Decimal(base.denominator)
        return Fraction(quotient ** (Decimal(exponent.numerator) / Decimal(exponent.denominator)))


def _scaled(weights: Sequence[Fraction]) -> list[Fraction]:
    total = sum(weights, ZERO)
    return [w / total for w in weights] if total else list(weights)


def _mean(weights: Iterable[Fraction], worths: Iterable[Worth]) -> Fraction:
    return sum((w * x.value for w, x in zip(weights, worths, strict=True)), ZERO)


def _by_kind(job: jt.Job, read: Read) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
    found: list[Fraction | None] = []
    for kind in (jt.Goal, jt.Hazard, jt.Problem):
        rows = [
            (_number(need.importance), worth)
            for need, worth in zip(job.purpose, read.results, strict=True)
            if type(need) is kind
        ]
        total = sum((w for w, _ in rows), ZERO)
        found.append(sum((w * x.value for w, x in rows), ZERO) / total if total else None)
    return found[0], found[1], found[2]
