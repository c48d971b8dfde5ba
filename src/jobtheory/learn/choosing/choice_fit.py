"""What people weigh, learned from what they hired: coefficients, how sure they are, and what follows from them."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, final

import attrs

from jobtheory.errors import InvalidTypeError, InvalidValueError, UnknownNameError, did_you_mean, shown, visible
from jobtheory.learn.choosing.choice_data import ChoiceData, read_alike
from jobtheory.learn.choosing.choices import Choices, hired_of
from jobtheory.learn.choosing.evaluation import Evaluation, evaluate
from jobtheory.learn.choosing.forecast import Forecast, forecast
from jobtheory.learn.choosing.labels import Label
from jobtheory.learn.choosing.learned import Learned
from jobtheory.learn.choosing.predicting import Predictor, add_shares, likeness_of, read_like
from jobtheory.learn.choosing.statistics import RatioTest, exceeded, quantile, two_sided
from jobtheory.learn.choosing.trade_off import TradeOff, own_unit, trade_off
from jobtheory.model import exits
from jobtheory.model.values import FrozenMap, Shown, read_instance

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    import numpy.typing as npt

    from jobtheory.hiring.crowd import Floats
    from jobtheory.model.values import Path

__all__ = ["ChoiceFit"]

AT = ("ChoiceFit",)


@final
@attrs.frozen(eq=False, repr=False)
class ChoiceFit(Shown):
    """Weights learned from choices by maximum likelihood; made by `fit_choices`.

    Coefficients go by the name of the column, ``"constant:air"`` and ``"income:air"``; the scale of a nest by
    ``"nest:transit"``. Where choices of one person were put together with ``panel=``, intervals, p-values and whatever
    else needs a standard error take the robust ones.

    Other choices are read in the units of those learned from: columns are converted where both declare one, and where
    it does not convert, an error says so. A column of which no unit was declared is taken to be in the same.

    Attributes:
        coefficients: By name, the estimate.
        standard_errors: By name, the classical standard error, from the inverse of the information.
        robust_standard_errors: By name, the one that holds where the model is wrong too (White 1982), clustered by
            person with ``panel=``. There is no factor for small samples.
        log_likelihood: The logarithm of how likely the choices are.
        null_log_likelihood: The same where all solutions available are equally likely.
        solutions: The labels of the solutions.
        observed_shares: By solution, the share of choosers who hired it.
        choosers: How many choosers there were, and how many of them had a choice.
        panel: The column that said who chose, or None.
        people: How many people chose, where that was said.
        nests: By nest, its solutions.
        steps: How many steps of Newton's method it took.
        tolerance: How far the estimates may be from those of all data at once, in standard errors: 0 unless sums of old
            choices were updated; then the difference that the last order makes that is counted, a fifth of the one
            before, and twice what the same orders are seen to miss of the new choices. It is no bound that is proven:
            of 8,000 simulated updates all were within half of it.
        converged: Always True: where there is no maximum, an error says why instead.
        plain: The fit without nests, where there are any.
        learned: Everything as arrays, for code of the library itself.

    Tables:
        - ``coefficients``, a row for every coefficient: ``name``, ``coefficient``, ``standard_error``,
          ``robust_standard_error``, ``p``, ``low``, ``high``.
        - ``figures``, how well the fit does, in one row: ``choosers``, ``with_choice``, ``log_likelihood``,
          ``null_log_likelihood``, ``rho_squared``, ``adjusted_rho_squared``, ``aic``, ``bic``, ``coefficients``.

    Example:
        >>> from jobtheory.learn import ChoiceData, fit_choices
        >>> frame = {
        ...     "case": [n // 2 for n in range(12)],
        ...     "alt": ["tram", "walk"] * 6,
        ...     "hired": [1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1],
        ...     "minutes": [10, 30, 30, 15, 20, 25, 25, 20, 40, 30, 15, 20],
        ... }
        >>> data = ChoiceData.from_frame(frame, chooser="case", solution="alt", hired="hired")
        >>> fit = fit_choices(data, needs=["minutes"])
        >>> round(fit.coefficients["minutes"], 4), round(fit.standard_errors["minutes"], 4)
        (-0.1366, 0.1128)
    """

    coefficients: FrozenMap[str, float]
    standard_errors: FrozenMap[str, float]
    robust_standard_errors: FrozenMap[str, float]
    log_likelihood: float
    null_log_likelihood: float
    solutions: tuple[Label, ...]
    observed_shares: FrozenMap[Label, float]
    choosers: tuple[int, int]
    panel: str | None
    people: int | None
    nests: FrozenMap[str, tuple[Label, ...]]
    units: FrozenMap[str, str]
    steps: int
    tolerance: float
    plain: ChoiceFit | None
    learned: Learned
    converged: bool = attrs.field(default=True, init=False)

    @property
    def covariance(self) -> FrozenMap[str, FrozenMap[str, float]]:
        """The classical covariance of two estimates, as in ``covariance["cost"]["time"]``."""
        return self._by_names(self.learned.classical)

    @property
    def robust_covariance(self) -> FrozenMap[str, FrozenMap[str, float]]:
        """The robust covariance of two estimates, as in ``robust_covariance["cost"]["time"]``."""
        return self._by_names(self.learned.robust)

    def covariance_of(self, one: str, other: str) -> float:
        """Return the covariance of two estimates that intervals are made of: the robust one with ``panel=``.

        Raises:
            UnknownNameError: There is no such coefficient.
        """
        names = tuple(self.coefficients)
        i, j = (names.index(self._refuse_unknown(name, names, (*AT, "covariance_of"))) for name in (one, other))
        return float(self.learned.covariance[i, j])

    @property
    def needs(self) -> tuple[str, ...]:
        """The names of the coefficients that count for all solutions, as asked for: what one unit more is worth."""
        return self.learned.asked.needs

    def _by_names(self, matrix: Floats) -> FrozenMap[str, FrozenMap[str, float]]:
        names = tuple(self.coefficients)
        return FrozenMap(
            {
                name: FrozenMap(dict(zip(names, row, strict=True)))
                for name, row in zip(names, matrix.tolist(), strict=True)
            }
        )

    @property
    def rho_squared(self) -> float:
        """McFadden's R²: 1 minus the log-likelihood by that of equal shares (McFadden 1974, p. 121)."""
        return 1 - self.log_likelihood / self.null_log_likelihood

    @property
    def adjusted_rho_squared(self) -> float:
        """The same with one taken off the log-likelihood for each coefficient (Ben-Akiva & Lerman 1985, p. 167)."""
        return 1 - (self.log_likelihood - len(self.coefficients)) / self.null_log_likelihood

    @property
    def aic(self) -> float:
        """Akaike's criterion, of which less is better: 2 for each coefficient, less twice the log-likelihood (1974)."""
        return 2 * (len(self.coefficients) - self.log_likelihood)

    @property
    def bic(self) -> float:
        """Schwarz's criterion (1978): as Akaike's, with log n in place of 2; n are the choosers who had a choice."""
        return len(self.coefficients) * math.log(self.choosers[1]) - 2 * self.log_likelihood

    @property
    def source(self) -> str:
        """What was learned from, in words."""
        people = "" if self.people is None else f" of {self.people:,} people"
        return f"{self.choosers[1]:,} choices{people}"

    def intervals(self, level: float = 0.95) -> FrozenMap[str, tuple[float, float]]:
        """Return by name the interval of the estimate.

        Args:
            level: How often such intervals hold the truth.

        Raises:
            InvalidValueError: The level is no share between 0 and 1.
        """
        z = quantile(level, (*AT, "intervals"))
        errors = self.standard_errors if self.panel is None else self.robust_standard_errors
        return FrozenMap({name: (x - z * errors[name], x + z * errors[name]) for name, x in self.coefficients.items()})

    @property
    def p_values(self) -> FrozenMap[str, float]:
        """By name, how often an estimate as far from 0 comes about where the coefficient is 0; of a nest, from 1."""
        errors = self.standard_errors if self.panel is None else self.robust_standard_errors
        return FrozenMap(
            {name: two_sided((x - self.neutral(name)) / errors[name]) for name, x in self.coefficients.items()}
        )

    def neutral(self, name: str) -> float:
        """Return what a coefficient is where it says nothing: 1 for the scale of a nest, and else 0.

        Raises:
            UnknownNameError: There is no such coefficient.
        """
        self._refuse_unknown(name, tuple(self.coefficients), (*AT, "neutral"))
        return 1.0 if name not in self.learned.model.utility.names else 0.0

    def probabilities(
        self, data: Any = None, *, like: Mapping[Any, Label | None] | None = None
    ) -> npt.NDArray[np.float64]:
        """Return how likely each row is to be hired, in the order of `ChoiceData.level`.

        Args:
            data: `ChoiceData`, or a frame of the form that was learned from; the data learned from where left out.
            like: For new solutions, the one they are taken to be like, or None for none.

        Raises:
            InvalidValueError: Nothing is known of a new solution, or the data was let go of.
        """
        at = (*AT, "probabilities")
        chosen = self._read(data, at)
        likeness = likeness_of(self.learned.model, chosen, read_like(like, at), at)
        return Predictor(self.learned.model, chosen, likeness, at).probabilities(self.learned.theta)

    def shares(self) -> FrozenMap[Label, float]:
        """Return by solution the share foreseen in the data learned from: with constants, the observed one.

        Raises:
            InvalidValueError: The data was let go of.
        """
        data = self._own((*AT, "shares"))
        found: list[float] = add_shares(data, self.probabilities(), None).tolist()
        return FrozenMap(dict(zip(data.solutions, found, strict=True)))

    def forecast(
        self,
        changed: Any = None,
        *,
        like: Mapping[Any, Label | None] | None = None,
        population_shares: Mapping[Any, float] | str | None = None,
        at_random: bool = False,
    ) -> Forecast:
        """Return what shares the solutions would have.

        Args:
            changed: Choices as they would be: `ChoiceData`, as made by its ``with_levels``, ``with_solution`` and
                ``without``, or a frame of the form that was learned from. The data learned from where left out.
            like: By new solution, the one whose constant and coefficients count for it; None for those of the base.
            population_shares: By solution, its share of the population, where the sample was drawn by choice: constants
                are corrected, and each chooser learned from stands for as many of the population as there are like him.
                They are taken for facts, which fix the constants whatever the other coefficients are. ``"sample"`` says
                that the sample was drawn at random. Either way intervals are of the population, and count both that
                coefficients are uncertain and that other choosers might have been drawn. Where it is left out, they are
                of these very choosers, and count that coefficients are uncertain alone.
            at_random: Whether others than those learned from were drawn from the population at random, so that each
                stands for as many of it: as in a census, and not in another sample by choice. With shares of the
                population they are taken so, and a warning says it unless this does. Where the data learned from was
                let go of, all are others.

        Raises:
            InvalidValueError: Nothing is known of a new solution, or the shares are none.

        Warns:
            SampleSharesWarning: The model has constants, and nothing says how the sample was drawn; or nothing says how
                others were.
        """
        at = (*AT, "forecast")
        return forecast(self, self._read(changed, at), read_like(like, at), population_shares, at, at_random=at_random)

    def trade_off(self, of: str, against: str, *, level: float = 0.95) -> TradeOff:
        """Return how many units of one thing are as good as one unit more of another, with its interval.

        Args:
            of: The coefficient of what there is one unit more of.
            against: The coefficient of what it is counted in, such as the cost.
            level: How often such intervals hold the truth.

        Raises:
            UnknownNameError: There is no such coefficient.
            InvalidValueError: The level is no share between 0 and 1.
        """
        at = (*AT, "trade_off")
        names = tuple(self.learned.model.utility.names)
        i, j = (names.index(self._refuse_unknown(name, names, at)) for name in (of, against))
        c = self.learned.covariance
        return trade_off(
            (of, against),
            (float(self.learned.theta[i]), float(self.learned.theta[j])),
            (float(c[i, i]), float(c[j, j]), float(c[i, j])),
            (self._unit(i), self._unit(j)),
            level,
            at,
        )

    def unit_of(self, name: str) -> str | None:
        """Return the unit of the column that a coefficient multiplies, as the data declared it; None where it did not.

        Raises:
            UnknownNameError: There is no such coefficient.
        """
        names = tuple(self.coefficients)
        k = names.index(self._refuse_unknown(name, names, (*AT, "unit_of")))
        terms = self.learned.model.utility.terms
        column = terms[k].column if k < len(terms) else None
        return None if column is None else self.units.get(column)

    def _unit(self, k: int) -> str:
        column = self.learned.model.utility.terms[k].column
        if column is None:
            return "1"
        return self.units[column] if column in self.units else own_unit(column)

    def evaluate(self, other: Any, *, like: Mapping[Any, Label | None] | None = None) -> Evaluation:
        """Return how well choices are foreseen that were not learned from.

        Args:
            other: `ChoiceData`, or a frame of the form that was learned from.
            like: For solutions that were not learned from, the one they are taken to be like.

        Raises:
            InvalidValueError: Nobody knows what was hired, or nothing is known of a solution.
        """
        at = (*AT, "evaluate")
        data = self._read(other, at, hired=True)
        data_ = ChoiceData(data)
        return evaluate(data_, self.probabilities(data_, like=like), at)

    def update(self, more: Any, *, tolerance: float = 0.1) -> ChoiceFit:
        """Return what is learned from these choices and more.

        While the data learned from is at hand, all is learned at once. Without it, after `without_data`, its sums stand
        for it: the likelihood of the old choices up to the fourth order of how far the estimates move. How far that may
        be from all at once is told by ``tolerance`` of the result, in standard errors. The robust standard errors then
        count the scores of the old choices as they were, and old and new choices as those of different people.

        Args:
            more: `ChoiceData` or a frame of the form that was learned from. Its choosers are others, whatever they
                are called.
            tolerance: How far from all at once estimates may be, in standard errors.

        Raises:
            InvalidValueError: The sums do not say enough; the error says why. Or the tolerance is below 0.
            InvalidTypeError: The tolerance is no number.
        """
        from jobtheory.learn.choosing.updating import updated

        at = (*AT, "update")
        return updated(self, self._read(more, at, hired=True), tolerance, at)

    def without_data(self) -> ChoiceFit:
        """Return the same without the data learned from: its sums are enough to `update` it, and to foretell others.

        Raises:
            InvalidValueError: The model has nests, of which there are no such sums; or some columns tell so nearly the
                same that sums do not tell them apart.
        """
        from jobtheory.learn.choosing.updating import let_go

        return let_go(self, (*AT, "without_data"))

    def against(self, smaller: ChoiceFit) -> RatioTest:
        """Return whether this fits better than a smaller model that it contains, learned from the same choices.

        Raises:
            InvalidValueError: The other was not learned from the same choices, has no fewer coefficients, or has one
                that this has not.
            InvalidTypeError: It is no fit.
        """
        at = (*AT, "against")
        read_instance(ChoiceFit, smaller, at, "smaller fit")
        degrees = len(self.coefficients) - len(smaller.coefficients)
        others = [name for name in smaller.coefficients if name not in self.coefficients]
        is_same = (
            self.choosers == smaller.choosers
            and self.null_log_likelihood == smaller.null_log_likelihood
            and self.observed_shares == smaller.observed_shares
        )
        if degrees < 1 or others or not is_same:
            raise InvalidValueError(
                "the other is no smaller"
                if degrees < 1
                else f"this has no coefficient {shown(others[0])}"
                if others
                else "the other was not learned from the same choices",
                path=at,
                hint="Give a fit of the same data with fewer coefficients, all of which this one has too.",
                code="JT733",
            )
        statistic = max(2 * (self.log_likelihood - smaller.log_likelihood), 0.0)
        return RatioTest(statistic, degrees, exceeded(statistic, degrees))

    def to_svg(self, *, width: int = 960) -> str:
        """Return the coefficients with their intervals as SVG, each in its own standard errors.

        Args:
            width: How wide the picture is to be, in pixels; what cannot be that narrow is wider.

        Raises:
            InvalidValueError: The width makes no sense.
        """
        return exits.svg(self, width)

    def __repr__(self) -> str:
        listed = ", ".join(f"{visible(name)}: {x:.4g}" for name, x in list(self.coefficients.items())[:6])
        more = f", … {len(self.coefficients) - 6} more" if len(self.coefficients) > 6 else ""
        return f"<ChoiceFit of {self.source}: {listed}{more}>"

    @staticmethod
    def _refuse_unknown(name: object, known: tuple[str, ...], at: Path) -> str:
        if not isinstance(name, str) or name not in known:
            raise UnknownNameError(
                f"no coefficient is called {shown(name)}",
                path=at,
                hint=(did_you_mean(name, known) if isinstance(name, str) else "")
                or f"There is {', '.join(map(shown, known[:12]))}.",
                code="JT733",
            )
        return name

    def _own(self, at: Path) -> Choices:
        if self.learned.data is None:
            raise InvalidValueError(
                "the data learned from was let go of", path=at, hint="Give the choices that are meant.", code="JT737"
            )
        return self.learned.data

    def _read(self, given: object, at: Path, *, hired: bool = False) -> Choices:
        if given is None:
            return self._own(at)
        if isinstance(given, ChoiceData):
            if hired:
                hired_of(given.choices, at)
            return given.choices.measured_in(self.units, self.learned.model.utility.columns, at)
        roles = None if self.learned.data is None else self.learned.data.roles
        if roles is None:
            raise InvalidTypeError(
                f"the choices are {shown(given)}",
                path=at,
                hint="Give ChoiceData, made by from_frame or from_wide. A frame by itself is read only while the "
                "data that was learned from is at hand, and came from a frame.",
                code="JT103",
            )
        return read_alike(given, roles, hired=hired).choices
