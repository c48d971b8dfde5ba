"""The comparator: which of the competing solutions is hired, which is fired, and why."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, TypeVar, final, overload

import attrs

from jobtheory.errors import InvalidValueError, shown
from jobtheory.hiring.arguments import read_choice, read_incumbent, read_share, refuse_duplicates
from jobtheory.hiring.assessing import Assessment, assess, concerns, reassess, set_up, terms_of, view_of
from jobtheory.hiring.beside import Beside, beside
from jobtheory.hiring.experience import Experience
from jobtheory.hiring.forces import Forces, shortfall
from jobtheory.hiring.grid import THIRD, Placement, place, read_thresholds
from jobtheory.hiring.grounds import Grounds, grounds
from jobtheory.hiring.inquiries import Inquiries, inquiries
from jobtheory.hiring.leaning import Leaning, lean
from jobtheory.hiring.pairing import Pair, no_incumbent
from jobtheory.hiring.performers import View, labels
from jobtheory.hiring.profile import scope
from jobtheory.hiring.questions import FiveQuestions, answer
from jobtheory.hiring.reasons import Case, Reasons, explain
from jobtheory.hiring.switching import SwitchingModel
from jobtheory.hiring.telling import as_dict
from jobtheory.hiring.tipping import Tippings, Tips, weights
from jobtheory.hiring.turning import Field, Search
from jobtheory.hiring.verdict import Verdict
from jobtheory.model import exits
from jobtheory.model.evidence import Evidence, EvidenceKind
from jobtheory.model.job import Job
from jobtheory.model.keys import refuse_unknown
from jobtheory.model.level import Level
from jobtheory.model.number import Number
from jobtheory.model.solution import Solution
from jobtheory.model.values import FrozenMap, Shown, Value, read_instance, read_items, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from jobtheory.checks.messages import Message
    from jobtheory.hiring.judging import Setting
    from jobtheory.hiring.layout import Layout
    from jobtheory.hiring.moves import Turn
    from jobtheory.hiring.robustness import Robustness
    from jobtheory.hiring.weights import SpreadLike
    from jobtheory.model.level import Content, Levels
    from jobtheory.model.values import Path

__all__ = ["Comparison"]

AT = ("compare",)
NEUTRAL = SwitchingModel.neutral()
T = TypeVar("T")
C = TypeVar("C", bound=str)


@final
@attrs.frozen(init=False, repr=False)
class Comparison(Value, Shown):
    """Solutions compared on one job; made by `compare`, which explains the arguments.

    Tables:
        - ``solutions``, a row for every solution: verdict, experience, forces and the reason in words: ``solution``,
          ``verdict``, ``results``, ``execution``, ``overall``, ``is_good``, ``low``, ``high``, ``goals``, ``hazards``,
          ``problems``, ``push``, ``pull``, ``anxiety``, ``habit``, ``net``, ``reason``.
        - ``levels``, a row for every solution and need, with the level as people write it and as numbers, what it is
          worth from 0 at the worst level to 1 at the target, and whether it is past a limit: ``solution``, ``key``,
          ``statement``, ``text``, ``level``, ``low``, ``high``, ``unit``, ``time``, ``time_low``, ``time_high``,
          ``time_unit``, ``value``, ``is_past_limit``.
        - ``questions``, what to find out, for each solution whose verdict is open, the most decisive first: ``open``,
          ``solution``, ``key``, ``about``, ``share``.

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
            incumbent=read_incumbent(incumbent, competing),
            model=read_instance(SwitchingModel, model, AT, "model"),
            hire=read_choice(hire, ("big", "little"), "hire"),
            good_enough=read_share(good_enough, AT, "good_enough"),
            balance=read_share(balance, AT, "balance"),
            slack=read_share(slack, AT, "slack"),
            unknown=read_choice(unknown, ("bounds", "worst"), "unknown"),
            performer=None if performer is None else read_text(performer, AT, "performer"),
        )
        if performer is not None:
            refuse_unknown(performer, labels(job.performers), AT, "the job has no performer", "JT505")
        refuse_duplicates(competing)
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
            {p.solution.name: FrozenMap({e.key: e.text for e in p.entries}) for p in self._assessed.profiles}
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

    def what_would_it_take(self, name: str) -> Turn:
        """Return what it would take for a solution to be hired, or for the incumbent to stay, all else equal.

        For every need it gives the level beyond which the verdict turns, or that none would, and whether a trial or a
        limit that gives way would do; where no single move suffices, the cheapest pair. Levels are exact where the
        arithmetic is piecewise linear; with a curvature, an open incumbent or several ways through one place they are
        found by halving, to a billionth of the scale.

        Raises:
            UnknownNameError: No solution has that name.
        """
        refuse_unknown(name, self.verdicts, ("Comparison.what_would_it_take",), "no solution is called", "JT503")
        a, view = self._assessed, view_of(self)
        counts = scope(view, self.solutions, big=self.hire == "big")
        field = Field(view, a.profiles, a.setting, a.corners, a.verdicts, counts, self._retry)
        return Search(field, [solution.name for solution in self.solutions].index(name)).turn()

    def defence(self) -> Turn:
        """Return what it would take for the incumbent to keep the job, or how far it may slip where it does.

        Raises:
            InvalidValueError: Nobody has the job.
        """
        if self.incumbent is None:
            raise no_incumbent("nobody has the job today", ("Comparison.defence",))
        return self.what_would_it_take(self.incumbent)

    def turning_weights(self, name: str | None = None) -> Tippings:
        """Return how far each importance may move, all others as they are, before a verdict turns; the nearest first.

        The importances are the job's, and performers with others of their own keep these. Exact but for an open
        incumbent, where they are found by halving.

        Args:
            name: Only the verdict of this solution; any verdict where left out.

        Raises:
            UnknownNameError: No solution has that name.
        """
        if name is not None:
            refuse_unknown(name, self.verdicts, ("Comparison.turning_weights",), "no solution is called", "JT503")
        a = self._assessed

        view, terms = view_of(self), terms_of(self)

        def setting_at(key: str, importance: Fraction) -> Setting:
            return set_up(view.weighing(key, importance), self.solutions, a.profiles, terms)

        tips = Tips([s.name for s in self.solutions], a.corners, setting_at, name)
        found = [tips.of(weight) for weight in weights(view)]
        return Tippings(sorted(found, key=lambda tipping: tipping.room))

    def not_yet(self) -> Inquiries:
        """Return what to find out so that every NOT_YET becomes a yes or a no, and the cheapest kind of test for it."""
        return inquiries(self.job, self.solutions, self.incumbent, self.leaning.items())

    def grounds(self) -> Grounds:
        """Return what the verdicts rest on: sources, what turns without each, contradictions, coverage."""

        def again(solutions: Sequence[Solution]) -> FrozenMap[str, Verdict]:
            try:
                return attrs.evolve(self, solutions=solutions).verdicts
            except InvalidValueError:  # nothing is known of anything any more
                return FrozenMap(dict.fromkeys(self.verdicts, Verdict.NOT_YET))

        return grounds(view_of(self), self.solutions, self.incumbent, self.verdicts, again)

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

        return explore(self, lambda: self._layout, n, seed, weights)

    def to_dict(self) -> dict[str, Any]:
        """Return the whole result as plain dicts, lists, texts and numbers, ready for JSON."""
        return as_dict(self)

    def to_svg(self, picture: str | None = None, *, width: int = 960) -> str:
        """Return a picture of the comparison as SVG.

        Args:
            picture: ``"comparison"``, the whole: the experience and every level, and what is drawn where none is named;
                ``"experience"`` or ``"levels"``, one part of it; ``"forces"``, what moves people to each challenger and
                what holds them back; or ``"grid"``, where all challengers stand on Gourville's grid.
            width: How wide it is to be, in pixels; what cannot be that narrow is wider.

        Raises:
            InvalidValueError: The width makes no sense, or there are no forces or no challengers to draw.
            UnknownNameError: There is no picture of such a name.

        Example:
            >>> import jobtheory as jt
            >>> job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap([]))
            >>> tram, walk = (jt.Solution(name, results={"arrive-soon": n}) for name, n in (("tram", 8), ("walk", 3)))
            >>> jt.compare(job, [tram, walk], incumbent="walk").to_svg("forces").startswith("<svg")
            True
        """
        return exits.svg(self, width, picture=picture)

    def __repr__(self) -> str:
        listed = ", ".join(f"{name!r}: {verdict.name}" for name, verdict in list(self.verdicts.items())[:12])
        more = f", … {len(self.verdicts) - 12} more" if len(self.verdicts) > 12 else ""
        return f"<Comparison on {self.job.statement!r}: {listed}{more}>"

    @cached_property
    def _assessed(self) -> Assessment:
        return assess(view_of(self), self.solutions, terms_of(self), AT)

    @cached_property
    def _layout(self) -> Layout:
        from jobtheory.hiring.layout import Layout

        return Layout(view_of(self), self._assessed)

    def _retry(self, n: int, group: str, key: str, content: Content, proven: bool) -> Verdict:  # noqa: FBT001  # private
        """Return the verdict of a solution with another level."""
        solution = self.solutions[n]
        levels: Levels = getattr(solution, group)
        known = levels.get(key)
        evidence = Evidence(EvidenceKind.TRIAL, "a trial") if proven else None if known is None else known.evidence
        changes: dict[str, Any] = {group: {**levels, key: Level(content, evidence)}}
        changed = attrs.evolve(solution, **changes)
        return reassess(view_of(self), self.solutions, terms_of(self), self._assessed, n, changed)

    def _with(self, verdict: Verdict) -> tuple[str, ...]:
        return tuple(name for name, found in self.verdicts.items() if found is verdict)

    @overload
    def grid(
        self,
        name: None = None,
        *,
        product_threshold: float | Fraction = ...,
        behaviour_threshold: float | Fraction = ...,
    ) -> FrozenMap[str, Placement]: ...
    @overload
    def grid(
        self, name: str, *, product_threshold: float | Fraction = ..., behaviour_threshold: float | Fraction = ...
    ) -> Placement: ...
    def grid(
        self,
        name: str | None = None,
        *,
        product_threshold: float | Fraction = THIRD,
        behaviour_threshold: float | Fraction = THIRD,
    ) -> Placement | FrozenMap[str, Placement]:
        """Return where a challenger stands on Gourville's grid, or all of them by name.

        The coordinates are what it gains on outcomes, and what it asks people to do otherwise; see `Placement`. In the
        little hire changing over is paid already and counts nothing.

        Args:
            name: The challenger; all of them where left out.
            product_threshold: From where on, between 0 and 1, the change of the product is great. A third where left
                out: sellers over-weigh what they offer by about three, and less is no whole new product even to them.
            behaviour_threshold: Above what, between 0 and 1, the change of behaviour is great. A third where left out:
                people over-weigh what they give up by about three, and more is felt as more than anything could give.

        Raises:
            InvalidValueError: Nobody has the job today, no solution has a level on any outcome, or a threshold is not
                from 0 to 1.
            UnknownNameError: No challenger has that name.
        """
        at = ("Comparison.grid",)
        thresholds = read_thresholds(product_threshold, behaviour_threshold, at)
        if name is not None:
            return place(self._beside_incumbent(name, at), thresholds, at)
        self._require_incumbent(at)
        names = [solution.name for solution in self.solutions if solution.name != self.incumbent]
        return FrozenMap({one: place(self._beside_incumbent(one, at), thresholds, at) for one in names})

    def beside(self, name: str, stated: Forces, *, tolerance: float | Fraction = 0.15) -> Beside:
        """Set the forces of a challenger beside those that people state.

        Args:
            name: The challenger.
            stated: What people said, by `Forces.stated` or `Forces.from_quotes`.
            tolerance: By how much two shares, from 0 to 1, may differ and still agree.

        Raises:
            InvalidValueError: Nobody has the job today, whoever has it is ruled out, nothing is stated, or the
                tolerance is not from 0 to 1.
            UnknownNameError: No challenger has that name.
            InvalidTypeError: What is stated is no `Forces`.
        """
        at = ("Comparison.beside",)
        pair = self._beside_incumbent(name, at)
        if not self.forces:
            raise no_incumbent(f"{shown(self.incumbent)} has the job today and is ruled out", at)
        return beside(pair, stated, tolerance, at)

    def _beside_incumbent(self, name: str, at: Path) -> Pair:
        seat = self._require_incumbent(at)
        names = [solution.name for solution in self.solutions]
        refuse_unknown(name, [one for one in names if one != seat], at, "no challenger is called", "JT503")
        a = self._assessed
        n, i = names.index(name), names.index(seat)
        known = any(solution.results for solution in self.solutions)
        return Pair(
            self.job,
            a.setting.weighing,
            a.profiles[n],
            a.profiles[i],
            a.corners[n],
            a.corners[i],
            is_adopted=self.hire == "big",
            has_outcomes=known,
        )

    def _require_incumbent(self, at: Path) -> str:
        if self.incumbent is None:
            raise no_incumbent("nobody has the job today", at)
        return self.incumbent

    def five_questions(self, name: str, message: str | Message | None = None) -> FiveQuestions:
        """Answer the five questions of whoever markets a solution, each with the evidence it rests on.

        Does it consistently help; is it faster, safer, easier or more reliable than what people have today; which
        anxieties stand in the way; who does the job better; does the message name the job?

        Args:
            name: The solution.
            message: What is said of it: a slogan or a few sentences, or a `jobtheory.checks.Message` read already.

        Raises:
            UnknownNameError: No solution has that name.
            InvalidTypeError, InvalidValueError: The message is no text, or an empty one.
        """
        return answer(self, name, message)

    @property
    def case(self) -> Case:
        """What the modules that explain draw on; what a NOT_YET leans to is left out, which takes long to find."""
        a = self._assessed
        return Case(self.job, a.profiles, a.setting, a.corners, a.judgement, a.verdicts, FrozenMap())


def _by_name(solutions: Sequence[Solution], values: Sequence[T]) -> FrozenMap[str, T]:
    return FrozenMap({solution.name: value for solution, value in zip(solutions, values, strict=True)})
