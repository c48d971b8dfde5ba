"""The comparator: which of the competing solutions is hired, which is fired, and why."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, TypeVar, final

import attrs

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.hiring.assessing import Assessment, Ground, assess, concerns, terms_of, view_of
from jobtheory.hiring.experience import Experience
from jobtheory.hiring.forces import Forces, shortfall
from jobtheory.hiring.leaning import Leaning, lean
from jobtheory.hiring.performers import View, labels
from jobtheory.hiring.reasons import Case, Reasons, explain
from jobtheory.hiring.switching import SwitchingModel
from jobtheory.hiring.verdict import Verdict
from jobtheory.model import exits
from jobtheory.model.job import Job
from jobtheory.model.keys import refuse_unknown
from jobtheory.model.number import Number
from jobtheory.model.solution import Solution
from jobtheory.model.values import FrozenMap, Shown, Value, read_instance, read_items, read_number, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from jobtheory.hiring.robustness import Robustness
    from jobtheory.hiring.weights import SpreadLike

__all__ = ["Comparison", "compare"]

AT = ("compare",)
NEUTRAL = SwitchingModel.neutral()
T = TypeVar("T")
C = TypeVar("C", bound=str)


@final
@attrs.frozen(init=False, repr=False)
class Comparison(Value, Shown):
    """Solutions compared on one job; made by `compare`, which explains the arguments.

    Example:
        >>> import jobtheory as jt
        >>> job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap.chain("Set out", "Travel"))
        >>> tram = jt.Solution("tram", results={"arrive-soon": 8}, steps={"set-out": 7, "travel": 8})
        >>> walk = jt.Solution("walk", results={"arrive-soon": 3}, steps={"set-out": 10, "travel": 6})
        >>> comparison = jt.compare(job, [tram, walk], incumbent="walk")
        >>> comparison.verdicts["tram"], comparison.fired, round(comparison.forces["tram"].net, 3)
        (<Verdict.HIRE: 'hire'>, ('walk',), 0.225)
    """

    job: Job
    solutions: tuple[Solution, ...]
    incumbent: str | None = attrs.field(kw_only=True)
    model: SwitchingModel = attrs.field(kw_only=True)
    hire: Literal["big", "little"] = attrs.field(kw_only=True)
    good_enough: Number = attrs.field(kw_only=True)
    balance: Number = attrs.field(kw_only=True)
    slack: Number = attrs.field(kw_only=True)
    unknown: Literal["bounds", "worst"] = attrs.field(kw_only=True)
    performer: str | None = attrs.field(kw_only=True)

    def __init__(
        self,
        job: Job,
        solutions: Iterable[Solution],
        *,
        incumbent: str | Solution | None = None,
        model: SwitchingModel = NEUTRAL,
        hire: Literal["big", "little"] = "big",
        good_enough: float | Fraction = 0.8,
        balance: float | Fraction = 0.5,
        slack: float | Fraction = 0.05,
        unknown: Literal["bounds", "worst"] = "bounds",
        performer: str | None = None,
    ) -> None:
        competing = tuple(
            read_instance(Solution, solution, AT, "solution") for solution in read_items(solutions, AT, "solutions")
        )
        self.__attrs_init__(
            read_instance(Job, job, AT, "job"),
            competing,
            incumbent=_read_incumbent(incumbent, competing),
            model=read_instance(SwitchingModel, model, AT, "model"),
            hire=_read_choice(hire, ("big", "little"), "hire"),
            good_enough=_read_share(good_enough, "good_enough"),
            balance=_read_share(balance, "balance"),
            slack=_read_share(slack, "slack"),
            unknown=_read_choice(unknown, ("bounds", "worst"), "unknown"),
            performer=None if performer is None else read_text(performer, AT, "performer"),
        )
        if performer is not None:
            refuse_unknown(performer, labels(job.performers), AT, "the job has no performer", "JT505")
        _refuse_duplicates(competing)
        _ = self._assessed  # a fault in a level is reported when the comparison is made

    @cached_property
    def verdicts(self) -> FrozenMap[str, Verdict]:
        """What becomes of each solution, by name."""
        return _by_name(self.solutions, self._assessed.verdicts)

    @property
    def hired(self) -> tuple[str, ...]:
        """The names of those that are given the job; more than one is a tie, none where the incumbent stays."""
        return self._with(Verdict.HIRE)

    @property
    def fired(self) -> tuple[str, ...]:
        """The name of the incumbent where it loses the job."""
        return self._with(Verdict.FIRE)

    @cached_property
    def experience(self) -> FrozenMap[str, Experience]:
        """How good each solution is at the job, by name."""
        setting, corners = self._assessed.setting, self._assessed.corners
        return _by_name(self.solutions, [Experience.of(setting.weighing, self.job.purpose, c) for c in corners])

    @cached_property
    def forces(self) -> FrozenMap[str, Forces]:
        """The forces of each challenger, by name; empty without an incumbent, or where it is ruled out."""
        weighing = self._assessed.setting.weighing
        rows = zip(self.solutions, self._assessed.judgement.pulls, strict=True)
        return FrozenMap({solution.name: Forces.of(weighing, pulls) for solution, pulls in rows if pulls is not None})

    @cached_property
    def performers(self) -> FrozenMap[str, Comparison]:
        """The comparison as each performer alone sees it, with his own weights and limits, by name.

        It has everything that this one has: his verdicts, his forces, and what would win him over. Whoever weighs
        nothing that any solution has a level on is left out.
        """
        return FrozenMap(
            {
                name: attrs.evolve(self, performer=name)
                for name, p in labels(self.job.performers).items()
                if concerns(View(self.job, p), self.solutions)
            }
        )

    @cached_property
    def blocked(self) -> FrozenMap[str, tuple[str, ...]]:
        """For each challenger that somebody stands against, who does: the performers whose own net is not above 0.

        Only those count whose consent a hire needs: executors, and whoever has a veto.
        """
        a = self._assessed
        names = [voice.name for voice in a.setting.voices]
        against = {
            solution.name: tuple(name for name, pulls in zip(names, one.voices, strict=False) if pulls.net <= 0)
            for solution, one in zip(self.solutions, a.judgement.found, strict=True)
        }
        return FrozenMap({name: who for name, who in against.items() if who})

    @cached_property
    def struggle(self) -> float | None:
        """The incumbent's own shortfall below what is good enough, weighted; None without an incumbent."""
        n = self._assessed.setting.incumbent
        return None if n is None else shortfall(self._assessed.setting.weighing, self._assessed.corners[n].likely)

    @property
    def considered(self) -> tuple[str, ...]:
        """The names of the solutions that nothing known rules out."""
        rows = zip(self.solutions, self._assessed.judgement.considered, strict=True)
        return tuple(solution.name for solution, considered in rows if considered)

    @cached_property
    def objections(self) -> FrozenMap[str, tuple[str, ...]]:
        """For each solution that is ruled out, what rules it out, by name."""
        return FrozenMap(
            {p.solution.name: tuple(o.text for o in p.objections) for p in self._assessed.profiles if p.objections}
        )

    @cached_property
    def levels(self) -> FrozenMap[str, FrozenMap[str, str]]:
        """The level of each solution on each need it meets, as people write it, by name and key."""
        return FrozenMap(
            {
                p.solution.name: FrozenMap({e.key: e.text for e in (*p.results, *p.execution, *p.adoption)})
                for p in self._assessed.profiles
            }
        )

    @cached_property
    def leaning(self) -> FrozenMap[str, Leaning]:
        """For each solution with the verdict NOT_YET, what it leans to and what to find out, by name."""
        a = self._assessed
        return FrozenMap(lean(a.setting, a.profiles, a.corners, a.verdicts))

    def why(self, name: str) -> Reasons:
        """Return why a solution has its verdict: which needs decided, in their own units, and on what evidence.

        Raises:
            UnknownNameError: No solution has that name.
        """
        refuse_unknown(name, self.verdicts, ("Comparison.why",), "no solution is called", "JT503")
        a = self._assessed
        names = [solution.name for solution in self.solutions]
        case = Case(self.job, a.profiles, a.setting, a.corners, a.judgement, a.verdicts, self.leaning)
        return explain(case, names.index(name))

    def robustness(self, n: int = 10_000, *, seed: int = 0, weights: SpreadLike = "uniform") -> Robustness:
        """Return how the comparison stands if all that is open, and the weights, are drawn at random many times.

        Args:
            n: How many draws, up to ten million; a share is then known to about half of 1/√n.
            seed: The same seed gives the same draws, in whatever order solutions and needs stand.
            weights: What is known of the weights of each side. ``"uniform"``: nothing, so that all are as likely;
                ``"ordinal"``: only that their order is that of the importances, equal ones in any order; ``"given"``:
                the importances as they are; or by key a range ``(low, high)`` of importances, the other needs as given.
                What weighs nothing stays at nothing, adoption steps weigh as given where no range is given for them,
                and so do performers whose importances are their own.

        Raises:
            MissingExtraError: numpy is not installed.
            InvalidValueError: The number of draws, the seed or the weights cannot be used.
            UnknownNameError: A range is given for a key that the job does not have.

        Example:
            >>> import jobtheory as jt
            >>> job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon", "Spend little"]), jt.JobMap([]))
            >>> tram = jt.Solution("tram", results={"arrive-soon": 8, "spend-little": 4})
            >>> walk = jt.Solution("walk", results={"arrive-soon": 3, "spend-little": 10})
            >>> found = jt.compare(job, [tram, walk]).robustness(10_000)
            >>> round(found.hired["tram"], 1)  # the tram leads where arriving weighs more than 6/11
            0.5
        """
        from jobtheory.hiring.robustness import explore

        return explore(self, Ground(view_of(self), self._assessed), n, seed, weights)

    def to_dict(self) -> dict[str, Any]:
        """Return the whole result as plain dicts, lists, texts and numbers, ready for JSON."""
        return {
            "job": self.job.statement,
            "incumbent": self.incumbent,
            "model": {name: float(value) for name, value in attrs.asdict(self.model).items()},
            "hire": self.hire,
            "good_enough": float(self.good_enough),
            "balance": float(self.balance),
            "slack": float(self.slack),
            "unknown": self.unknown,
            "performer": self.performer,
            "verdicts": {name: verdict.value for name, verdict in self.verdicts.items()},
            "hired": list(self.hired),
            "fired": list(self.fired),
            "considered": list(self.considered),
            "blocked": {name: list(who) for name, who in self.blocked.items()},
            "performers": {
                name: {solution: verdict.value for solution, verdict in own.verdicts.items()}
                for name, own in self.performers.items()
            },
            "objections": {name: list(texts) for name, texts in self.objections.items()},
            "struggle": self.struggle,
            "experience": {name: attrs.asdict(experience) for name, experience in self.experience.items()},
            "forces": {name: attrs.asdict(forces) for name, forces in self.forces.items()},
            "leaning": {
                name: {
                    "verdict": leaning.verdict.value,
                    "share": leaning.share,
                    "find_out": [attrs.asdict(question) for question in leaning.find_out],
                }
                for name, leaning in self.leaning.items()
            },
        }

    def to_frame(self, backend: str | None = None) -> Any:
        """Return a dataframe with a row a solution: verdict, experience and forces.

        Args:
            backend: ``"pandas"``, ``"polars"`` or ``"pyarrow"``; the first of them that is installed where left out.

        Raises:
            MissingExtraError: narwhals or the dataframe library is not installed.
        """
        return exits.frame(self._rows(), backend)

    def to_html(self) -> str:
        """Return the comparison as an HTML fragment, escaped and with inline styles only."""
        return exits.html(self)

    def __repr__(self) -> str:
        listed = ", ".join(f"{name!r}: {verdict.name}" for name, verdict in list(self.verdicts.items())[:12])
        more = f", … {len(self.verdicts) - 12} more" if len(self.verdicts) > 12 else ""
        return f"<Comparison on {self.job.statement!r}: {listed}{more}>"

    @cached_property
    def _assessed(self) -> Assessment:
        return assess(view_of(self), self.solutions, terms_of(self), AT)

    def _with(self, verdict: Verdict) -> tuple[str, ...]:
        return tuple(name for name, found in self.verdicts.items() if found is verdict)

    def _rows(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = []
        for solution in self.solutions:
            forces = self.forces.get(solution.name)
            rows.append(
                {
                    "solution": solution.name,
                    "verdict": self.verdicts[solution.name].value,
                    **attrs.asdict(self.experience[solution.name]),
                    **{field: None if forces is None else getattr(forces, field) for field in _FORCES},
                }
            )
        return rows


def compare(
    job: Job,
    solutions: Iterable[Solution],
    *,
    incumbent: str | Solution | None = None,
    model: SwitchingModel = NEUTRAL,
    hire: Literal["big", "little"] = "big",
    good_enough: float | Fraction = 0.8,
    balance: float | Fraction = 0.5,
    slack: float | Fraction = 0.05,
    unknown: Literal["bounds", "worst"] = "bounds",
    performer: str | None = None,
) -> Comparison:
    """Compare the solutions that compete for a job: who is hired, who is fired, and why.

    A solution past a limit, with a required step that cannot be done, or against a veto is ruled out; doing nothing
    never is. With an incumbent, the challenger with the greatest net force above 0 is hired, if its experience is good
    or at most ``slack`` below the incumbent's. Without one, or where it is ruled out itself, whoever has the best
    experience by its worse side is hired. Equals are equal: several may be hired.

    Args:
        job: The job they compete for.
        solutions: What competes; `Solution.nothing` is an ordinary competitor.
        incumbent: The name of the solution that has the job today, or the solution itself.
        model: How people weigh a change; `SwitchingModel.neutral` where left out.
        hire: ``"big"``, adopting it, or ``"little"``, the next use with adoption already paid.
        good_enough: The value from which a side satisfies, from 0 to 1.
        balance: How much results weigh in the forces, from 0 to 1; the execution weighs the rest.
        slack: How far below the incumbent's the experience of a challenger may be, from 0 to 1.
        unknown: ``"bounds"`` lets what is open keep a verdict open; ``"worst"`` takes what nobody knows at its worst.
        performer: The name of a performer of the job, to compare as he alone sees it; as all do where left out: then a
            hire needs the net of executors with importances of their own to be above 0, and that of whoever has a veto.

    Returns:
        The comparison; ``print`` it, or ask it ``.verdicts``, ``.hired``, ``.forces`` and ``.why(name)``.

    Raises:
        UnknownNameError: A level is given for a key the job does not have, or the incumbent is no solution.
        InvalidValueError: Two solutions have one name, or none has any level.
        InvalidTypeError, UnitError: A level does not fit the need it is given for.

    Example:
        >>> import jobtheory as jt
        >>> job = jt.Job(
        ...     "Keep the grass short",
        ...     jt.Purpose(goals=[jt.Goal("Have the weekend free", measure=jt.Measure("mowing", "h/week", 3, 0))]),
        ...     jt.JobMap.chain("Cut the grass", "Clear the clippings"),
        ... )
        >>> mower = jt.Solution(
        ...     "mower",
        ...     results={"have-the-weekend-free": "2 h/week"},
        ...     steps={"cut-the-grass": 6, "clear-the-clippings": 5},
        ... )
        >>> robot = jt.Solution(
        ...     "robot",
        ...     results={"have-the-weekend-free": "0.2 h/week"},
        ...     steps={"cut-the-grass": jt.SPARED, "clear-the-clippings": jt.SPARED},
        ... )
        >>> jt.compare(job, [mower, robot], incumbent="mower").hired
        ('robot',)
    """
    return Comparison(
        job,
        solutions,
        incumbent=incumbent,
        model=model,
        hire=hire,
        good_enough=good_enough,
        balance=balance,
        slack=slack,
        unknown=unknown,
        performer=performer,
    )


def _by_name(solutions: Sequence[Solution], values: Sequence[T]) -> FrozenMap[str, T]:
    return FrozenMap({solution.name: value for solution, value in zip(solutions, values, strict=True)})


def _read_incumbent(given: object, solutions: Sequence[Solution]) -> str | None:
    name = given.name if isinstance(given, Solution) else given
    if name is None:
        return None
    if not isinstance(name, str):
        raise InvalidTypeError(
            f"incumbent is {shown(name)}", path=AT, hint="Give the name of a solution, or the solution.", code="JT103"
        )
    refuse_unknown(name, [s.name for s in solutions], AT, "the incumbent is no solution compared here:", "JT503")
    return name


def _read_choice(given: object, choices: tuple[C, ...], what: str) -> C:
    for choice in choices:
        if given == choice:
            return choice
    raise InvalidValueError(
        f"{what} is {shown(given)}", path=AT, hint=f"Give {' or '.join(map(repr, choices))}.", code="JT501"
    )


def _read_share(given: object, what: str) -> Number:
    value = read_number(given, AT, what)
    if not 0 <= value <= 1:
        raise InvalidValueError(f"{what} is {shown(value)}", path=AT, hint="Give a number from 0 to 1.", code="JT501")
    return value


def _refuse_duplicates(solutions: Sequence[Solution]) -> None:
    for name, count in Counter(solution.name for solution in solutions).items():
        if count > 1:
            raise InvalidValueError(
                f"{count} solutions are called {shown(name)}",
                path=AT,
                hint="Give each a name of its own.",
                code="JT504",
            )


_FORCES = tuple(field.name for field in attrs.fields(Forces))
