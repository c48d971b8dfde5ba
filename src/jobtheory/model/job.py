"""The job itself: one coin of purpose and action, the circumstance it arises in, and the people it takes."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias, cast, final

import attrs

from jobtheory.errors import InvalidValueError, MixedWeightsWarning, shown
from jobtheory.model import exits
from jobtheory.model.circumstance import Circumstance, Progress
from jobtheory.model.jobmap import JobMap
from jobtheory.model.keys import number_unnamed, read_key, refuse_duplicates, refuse_unknown
from jobtheory.model.needs import Outcome, bound
from jobtheory.model.number import Number, exact
from jobtheory.model.parts import written
from jobtheory.model.performer import Performer
from jobtheory.model.purpose import Purpose
from jobtheory.model.step import Step
from jobtheory.model.values import (
    FrozenMap,
    Path,
    Shown,
    Value,
    inside,
    read_instance,
    read_items,
    read_mapping,
    read_text,
    refuse_all_zero,
)
from jobtheory.model.weight import Estimates, Origin, Weight, ends_of, read_estimates, swing, weight_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jobtheory.model.level import FigureLike
    from jobtheory.model.parts import Part
    from jobtheory.model.solution import Solution

__all__ = ["Job", "Need"]

Need: TypeAlias = "Outcome | Step"
"""Whatever a level can be given for: an outcome, a step of the map or a step of adoption."""


@final
@attrs.frozen(init=False, repr=False)
class Job(Value, Shown):
    """The progress somebody tries to make in a circumstance: purpose, why, and action, what.

    Args:
        statement: The job, free of any solution: a verb, its object, and context where it helps.
        purpose: The success outcomes.
        action: The job map.
        circumstance: When the job arises.
        performers: Who has a part in it.
        progress: The shifts the person is after.
        adoption: The steps of the consumption chain (choose, pay, install, learn, move over): the price of changing
            over, which is no part of the job itself. `Step` values or texts.
        key: What the job is called for short; a slug of the statement where none is given.
        weights: By key, where an importance comes from that was not just stated; `with_importances` puts them there.

    Raises:
        InvalidValueError: Two needs have one key, two performers one role and name, or none of a side has an
            importance above 0; a weight is not the importance of its need.
        UnknownNameError: A goal names a step, or a performer or a progress names a need, that is not there.
        InvalidTypeError: An argument is of a type that is not taken.

    Tables:
        - ``needs``, a row for every outcome, step and step of adoption, with its scale and its importance: ``key``,
          ``statement``, ``side``, ``kind``, ``dimension``, ``step``, ``importance``, ``share``, ``origin``,
          ``importance_low``, ``importance_high``, ``importance_stated``, ``source``, ``measure``, ``unit``, ``worst``,
          ``target``, ``limit``, ``limit_kind``, ``baseline``, ``likelihood``, ``time_unit``, ``time_worst``,
          ``time_target``.
        - ``steps``, the steps in an order in which they can be done: ``number``, ``key``, ``statement``, ``stage``,
          ``optional``, ``importance``, ``share``, ``measure``, ``unit``, ``worst``, ``target``, ``limit``,
          ``limit_kind``, ``baseline``.

    Example:
        >>> commute = Job(
        ...     "Get through a dull commute",
        ...     Purpose(goals=["Stay full until lunch"], hazards=["Spill on the shirt"]),
        ...     JobMap.chain("Get it", "Consume it", "Clear up"),
        ... )
        >>> [need.key for need in commute.needs]
        ['stay-full-until-lunch', 'spill-on-the-shirt', 'get-it', 'consume-it', 'clear-up']
    """

    statement: str
    purpose: Purpose
    action: JobMap
    circumstance: Circumstance | None = attrs.field(kw_only=True)
    performers: tuple[Performer, ...] = attrs.field(kw_only=True)
    progress: tuple[Progress, ...] = attrs.field(kw_only=True)
    adoption: tuple[Step, ...] = attrs.field(kw_only=True)
    key: str = attrs.field(kw_only=True)
    weights: FrozenMap[str, Weight] = attrs.field(kw_only=True)

    def __init__(
        self,
        statement: str,
        purpose: Purpose,
        action: JobMap,
        *,
        circumstance: Circumstance | None = None,
        performers: Iterable[Performer] = (),
        progress: Iterable[Progress] = (),
        adoption: Iterable[Step | str] = (),
        key: str | None = None,
        weights: Mapping[str, Weight] | None = None,
    ) -> None:
        at = (f"Job {shown(statement)}",)
        given = read_mapping({} if weights is None else weights, at, "weights")
        self.__attrs_init__(
            read_text(statement, at, "statement"),
            read_instance(Purpose, purpose, at, "purpose"),
            read_instance(JobMap, action, at, "action"),
            circumstance=None
            if circumstance is None
            else read_instance(Circumstance, circumstance, at, "circumstance"),
            performers=tuple(
                read_instance(Performer, p, at, "performer") for p in read_items(performers, at, "performers")
            ),
            progress=tuple(read_instance(Progress, p, at, "progress") for p in read_items(progress, at, "progress")),
            adoption=_read_adoption(adoption, at),
            key=read_key(key, statement, at) or "job",
            weights=FrozenMap(
                {name: read_instance(Weight, w, at, f"weight {shown(name)}") for name, w in given.items()}
            ),
        )
        self._refuse_loose_ends(at)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The success outcomes, in declared order."""
        return tuple(self.purpose)

    @property
    def needs(self) -> tuple[Need, ...]:
        """The outcomes and the steps of the map, in declared order; adoption is no need."""
        return (*self.purpose, *self.action.steps)

    @property
    def is_bare(self) -> bool:
        """Whether no more than its statement is known, as of a job in a network that is only named yet."""
        parts = (self.purpose, self.action, self.circumstance, self.performers, self.progress, self.adoption)
        return not any(parts)

    def __getitem__(self, key: str) -> Need:
        refuse_unknown(key, self._by_key, (f"Job {shown(self.statement)}",), "unknown need", "JT301")
        return self._by_key[key]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and key in self._by_key

    def keys(self) -> tuple[str, ...]:
        """Return the keys that a level can be given for: outcomes, steps and adoption steps, in declared order."""
        return tuple(self._by_key)

    def story(self) -> str:
        """Return the job as a sentence: "When …, I want to …, so I can …".

        Example:
            >>> Job(
            ...     "Get through a dull commute",
            ...     Purpose(goals=["Stay full"]),
            ...     JobMap.chain("Consume it"),
            ...     circumstance=Circumstance("I drive to work alone"),
            ...     progress=[Progress("hungry by ten", "last until lunch", "functional")],
            ... ).story()
            'When I drive to work alone, I want to get through a dull commute, so I can last until lunch.'
        """
        clauses = [f"I want to {_running(self.statement)}"]
        if self.circumstance is not None:
            trigger = f" and {_running(self.circumstance.trigger)}" if self.circumstance.trigger else ""
            clauses.insert(0, f"When {_running(self.circumstance.situation)}{trigger}")
        if self.progress:
            clauses.append("so I can " + " and ".join(_running(p.to) for p in self.progress))
        return ", ".join(clauses) + "."

    def origin(self, key: str) -> Origin:
        """Return where the importance of a need comes from.

        Raises:
            UnknownNameError: The job has no need of that key.
        """
        need = self[key]
        return self.weights[need.key].origin if need.key in self.weights else Origin.STATED

    def with_importances(
        self, estimates: Estimates, keys: Mapping[str, str] | None = None, *, scale: str | None = None
    ) -> Job:
        """Return the job with importances that were learned from what people did, the stated ones kept beside them.

        A coefficient is the worth of one unit more of a level, so that its swing weight is the coefficient times the
        way from the measure's worst level to its target. Where the data declared a unit for the column, the way is
        taken in it. A column of no declared unit is taken to be counted in the unit of the measure, and nothing tells
        where it is not: declare ``units=`` where data is read.

        Intervals are those of the share that a need has of its side, by the delta method. Where one need of a side was
        learned, and nothing stands beside it or it is to weigh what was stated, its share is a fact and has none.

        Args:
            estimates: What was learned, such as a `jobtheory.learn.ChoiceFit`.
            keys: By key of a need, the name of the coefficient, one that counts for all solutions; where left out,
                every need whose key is one.
            scale: ``"stated"`` scales the weights learned on each side, so that together they weigh what was stated of
                them. Otherwise they are as learned, in units of utility.

        Raises:
            UnknownNameError: There is no such need or coefficient.
            InvalidValueError: By an estimate people avoid what the measure calls better, a coefficient is the worth
                of no level, or nothing was learned.
            InvalidTypeError: What is given was not learned, such as the data or the bare coefficients.

        Warns:
            MixedWeightsWarning: Another need of the side keeps an importance that was stated in other units.

        Example:
            >>> import jobtheory as jt
            >>> cost = jt.Measure("generalised cost", "AUD", worst=200, target=0)
            >>> wait = jt.Measure("at the terminal", "min", worst=90, target=0)
            >>> goals = [jt.Goal("Spend little", measure=cost, importance=2), jt.Goal("Wait little", measure=wait)]
            >>> job = Job("Travel between two cities", Purpose(goals=goals), JobMap([]))
            >>> frame = jt.datasets.travel_mode().to_frame("polars")
            >>> data = jt.learn.ChoiceData.from_frame(frame, chooser="individual", solution="mode", hired="choice")
            >>> fit = jt.learn.fit_choices(data, needs=["gc", "ttme"], constants="car", by_solution={"hinc": ["air"]})
            >>> learned = job.with_importances(fit, {"spend-little": "gc", "wait-little": "ttme"})
            >>> [round(float(need.importance), 2) for need in learned.outcomes]
            [3.1, 8.65]
            >>> learned.origin("wait-little"), float(learned.weights["wait-little"].stated)
            (<Origin.ESTIMATED: 'estimated'>, 1.0)
        """
        at = (f"Job {shown(self.statement)}", "with_importances")
        read_estimates(estimates, at)
        names = (
            {key: key for key in self.keys() if key in estimates.needs}
            if keys is None
            else read_mapping(keys, at, "keys")
        )
        if not names or not (scale is None or (isinstance(cast("object", scale), str) and scale == "stated")):
            raise InvalidValueError(
                f"scale is {shown(scale)}" if names else "no need is named",
                path=at,
                hint='Give scale="stated" or nothing.'
                if names
                else "Say whose coefficient is whose: keys={'arrive-soon': 'minutes'}.",
                code="JT733",
            )
        swings = {key: swing(estimates, name, self[key].measure, (*at, shown(key))) for key, name in names.items()}
        weights: dict[str, Weight] = {}
        for side in (self.outcomes, self.action.steps, self.adoption):
            learned = {need.key: swings[need.key] for need in side if need.key in swings}
            stated = sum(float(self._stated(need)) for need in side if need.key in learned)
            others = [need for need in side if need.key not in swings]
            factor = 1.0
            if scale == "stated" and stated:
                factor, beside = stated / sum(found.importance for found in learned.values()), 0.0
            else:
                beside = sum(float(need.importance) for need in others)
            if scale is None and learned:
                self._warn_of_mixture(others, estimates.source)
            for key, ends in ends_of(estimates, learned, beside).items():
                weights[key] = weight_of(
                    learned[key].importance, ends, factor, self._stated(self[key]), estimates.source
                )

        def weighed(needs: Iterable[Any]) -> tuple[Any, ...]:
            return tuple(
                attrs.evolve(need, importance=weights[need.key].importance) if need.key in weights else need
                for need in needs
            )

        purpose = self.purpose
        return attrs.evolve(
            self,
            purpose=Purpose(weighed(purpose.goals), weighed(purpose.hazards), weighed(purpose.problems)),
            action=attrs.evolve(self.action, steps=weighed(self.action.steps)),
            adoption=weighed(self.adoption),
            weights={**self.weights, **weights},
        )

    def _stated(self, need: Need) -> Number:
        """Return what was stated of a need's importance, also where another one has been learned since."""
        before = self.weights.get(need.key)
        return need.importance if before is None or before.stated is None else before.stated

    def _warn_of_mixture(self, others: Iterable[Need], source: str) -> None:
        mixed = [
            need.key
            for need in others
            if need.importance and (need.key not in self.weights or self.weights[need.key].source != source)
        ]
        if mixed:
            warnings.warn(
                f"the importances of {', '.join(map(shown, mixed[:5]))} stay in other units beside those learned; "
                'learn them too, or give scale="stated"',
                MixedWeightsWarning,
                stacklevel=3,
            )

    def to_svg(
        self,
        *,
        values: Mapping[str, float] | None = None,
        durations: Mapping[str, FigureLike] | None = None,
        solution: Solution | None = None,
        width: int = 960,
    ) -> str:
        """Return the job map as a picture under the job's own name; see `JobMap.to_svg`.

        Example:
            >>> Job("Have coffee", Purpose(), JobMap.chain("Boil water", "Pour")).to_svg().startswith("<svg")
            True
        """
        return exits.svg(self, width, values=values, durations=durations, solution=solution)

    def to_mermaid(self) -> str:
        """Return the job map as Mermaid text.

        Raises:
            InvalidValueError: It has more links or text than Mermaid takes.
        """
        return exits.mermaid(self)

    def to_dot(self) -> str:
        """Return the job map as DOT text, for Graphviz."""
        return exits.dot(self)

    def __repr__(self) -> str:
        counts = ", ".join(
            f"{count} {noun}{'' if count == 1 else 's'}"
            for count, noun in (
                (len(self.purpose.goals), "goal"),
                (len(self.purpose.hazards), "hazard"),
                (len(self.purpose.problems), "problem"),
                (len(self.action), "step"),
                (len(self.adoption), "adoption step"),
            )
            if count
        )
        return f"<Job {self.statement!r}: {counts or 'nothing yet'}>"

    def __rich_repr__(self) -> Iterator[Part]:
        return written(self)

    @cached_property
    def _by_key(self) -> dict[str, Need]:
        return {need.key: need for need in (*self.purpose, *self.action.steps, *self.adoption)}

    def _refuse_loose_ends(self, at: Path) -> None:
        refuse_duplicates((*self.purpose, *self.action.steps, *self.adoption), at, "needs")
        for needs, what in (
            (self.outcomes, "outcomes"),
            (self.action.steps, "steps"),
            (self.adoption, "adoption steps"),
        ):
            refuse_all_zero((need.importance for need in needs), at, what)
        steps = dict.fromkeys(self.action.order)
        for outcome in self.purpose:
            if outcome.step is not None:
                where = (*at, f"{type(outcome).__name__} {shown(outcome.key)}")
                refuse_unknown(outcome.step, steps, where, "is decided at unknown step", "JT302")
        parts = Counter((performer.name, performer.role) for performer in self.performers)
        for (name, role), count in parts.items():
            if count > 1:
                raise InvalidValueError(
                    f"{count} performers are the {role.value} {shown(name)}",
                    path=at,
                    hint="Give each a name of its own.",
                    code="JT304",
                )
        for performer in self.performers:
            where = (*at, f"Performer {shown(performer.name)}")
            for key in (*performer.importances, *performer.limits):
                refuse_unknown(key, self._by_key, where, "unknown need", "JT301")
            for key, limit in performer.limits.items():
                with inside((*where, f"limits[{shown(key)}]")):
                    bound(self._by_key[key], limit.level)
        for key, weight in self.weights.items():
            refuse_unknown(key, self._by_key, (*at, "weights"), "unknown need", "JT301")
            if exact(weight.importance) != exact(self._by_key[key].importance):
                raise InvalidValueError(
                    f"the weight is {shown(weight.importance)}, but the importance of the need "
                    f"{shown(self._by_key[key].importance)}",
                    path=(*at, f"weights[{shown(key)}]"),
                    hint="Leave the weight out where an importance is stated anew.",
                    code="JT739",
                )
        known = {outcome.key: outcome for outcome in self.purpose}
        for progress in self.progress:
            where = (*at, f"Progress to {shown(progress.to)}")
            for key in progress.outcomes:
                refuse_unknown(key, known, where, "is shown by unknown outcome", "JT303")


def _read_adoption(given: object, path: Path) -> tuple[Step, ...]:
    steps: list[Step] = []
    for step in read_items(given, path, "adoption"):
        if isinstance(step, str):
            with inside((*path, "adoption")):
                steps.append(Step(step))
        else:
            steps.append(read_instance(Step, step, path, "adoption step"))
    return number_unnamed(steps, "adoption")


def _running(text: str | None) -> str:
    """Return a statement as it runs inside a sentence: no capital unless it is "I" or an acronym, no full stop."""
    words = (text or "").strip().rstrip(".")
    first = words.split(" ", 1)[0]
    if re.match(r"I\b|.[A-Z0-9]", first):
        return words
    return words[:1].lower() + words[1:]
