"""Learning weights from choices: the conditional logit, plain or with nests."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from jobtheory.errors import InvalidValueError, NestScaleWarning, shown
from jobtheory.learn.choosing.choice_data import ChoiceData
from jobtheory.learn.choosing.choice_fit import ChoiceFit
from jobtheory.learn.choosing.choices import Choices, hired_of
from jobtheory.learn.choosing.differences import Differences
from jobtheory.learn.choosing.learned import Asked, Learned, named_floats
from jobtheory.learn.choosing.likelihood import inverse
from jobtheory.learn.choosing.logit import maximise
from jobtheory.learn.choosing.nested import maximise_nested, nest_of, read_nests
from jobtheory.learn.choosing.predicting import Model
from jobtheory.learn.choosing.scenarios import people_of
from jobtheory.learn.choosing.terms import read_utility
from jobtheory.model.values import FrozenMap, read_instance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jobtheory.hiring.crowd import Floats
    from jobtheory.learn.choosing.labels import Label
    from jobtheory.learn.choosing.logit import Estimate

__all__ = ["fit_choices"]

AT = ("fit_choices",)


def fit_choices(
    data: ChoiceData,
    needs: Iterable[str] = (),
    *,
    constants: Label | None = None,
    by_solution: Mapping[str, Iterable[Label]] | None = None,
    panel: str | None = None,
    nests: Mapping[str, Iterable[Label]] | None = None,
) -> ChoiceFit:
    """Learn from choices what people weigh, by maximum likelihood.

    How likely a solution is hired grows with its utility, a sum of levels times coefficients (the conditional
    logit, McFadden 1974). Only what differs within a choice set tells anything; a chooser with one solution tells
    nothing and does no harm.

    Args:
        data: The choices.
        needs: Columns with one coefficient for all solutions.
        constants: The label of the base: every other solution gets a constant. None for no constants.
        by_solution: By column, the solutions for which it counts, each with a coefficient of its own, as in
            ``{"income": ["air"]}``.
        panel: The column that says who chose, where people chose several times; robust standard errors are then
            clustered by person.
        nests: By name, solutions that are closer substitutes for each other than for those outside: the nested logit of
            one level. A scale below 1 says that they are, 1 is the plain logit, which is found too, as ``plain``.

    Warns:
        NestScaleWarning: The scale of a nest is above 1, and so is its interval.

    Raises:
        InvalidValueError: There are no best finite coefficients: columns that do not vary, are made up of others, or
            separate what is hired perfectly; something is missing. The error names columns or choosers.
        UnknownNameError: There is no such column or solution.
        InvalidTypeError: A column holds no numbers.

    Example:
        >>> import jobtheory as jt
        >>> from jobtheory.learn import ChoiceData, fit_choices
        >>> frame = jt.datasets.travel_mode().to_frame("polars")
        >>> data = ChoiceData.from_frame(frame, chooser="individual", solution="mode", hired="choice")
        >>> fit = fit_choices(data, needs=["gc", "ttme"], constants="car", by_solution={"hinc": ["air"]})
        >>> {name: round(x, 4) for name, x in fit.coefficients.items()}
        {'gc': -0.0155, 'ttme': -0.0961, 'constant:air': 5.2074, 'constant:bus': 3.1632, 'constant:train': 3.869, \
'hinc:air': 0.0133}
        >>> round(fit.log_likelihood, 4)
        -199.1284
    """
    return fit(
        read_instance(ChoiceData, data, AT, "data").choices,
        Wanted(needs, constants, {} if by_solution is None else by_solution, panel, {} if nests is None else nests),
    )


class Wanted(NamedTuple):
    """What is to be learned, as it is asked for."""

    needs: Iterable[str]
    constants: Label | None
    by_solution: Mapping[str, Iterable[Label]]
    panel: str | None
    nests: Mapping[str, Iterable[Label]]


def fit(data: Choices, wanted: Wanted) -> ChoiceFit:
    """Return what is learned from choices."""
    hired = hired_of(data, AT)
    utility = read_utility(data, wanted.needs, wanted.constants, wanted.by_solution, AT)
    read = read_nests(data, wanted.nests, AT)
    names = {f"nest:{nest.name}" for nest in read} & set(utility.names)
    if names:
        raise InvalidValueError(
            f"two coefficients would be called {shown(min(names))}", path=AT, hint="Rename the nest.", code="JT732"
        )
    asked = Asked(
        tuple(term.name for term in utility.terms if term.solution is None),
        utility.base,
        FrozenMap(
            {
                column: tuple(t.solution for t in utility.terms if t.column == column and t.solution is not None)
                for column in dict.fromkeys(t.column for t in utility.terms if t.solution is not None)
                if column is not None
            }
        ),
        wanted.panel,
        FrozenMap({nest.name: nest.solutions for nest in read}),
    )
    people = None if wanted.panel is None else people_of(data, wanted.panel)
    count = None if people is None else int(np.max(people)) + 1
    size = len(utility.terms) + len(read)
    if count is not None and count <= size:
        raise InvalidValueError(
            f"{shown(wanted.panel)} names {count:,} people, and {size} coefficients are asked for",
            path=(*AT, "panel"),
            hint="Errors clustered by person need more people than coefficients: leave panel= out, or ask for less.",
            code="JT742",
        )
    parts = [Differences(data, utility, hired, AT)]
    if not read:
        estimate = maximise(parts, AT, people=people)
        return _made(data, asked, Model(utility, (), data.solutions), estimate, parts[0].scales, people=count)
    nested, plain = maximise_nested(parts, [nest_of(data.solutions, read, {})], read, AT, people)
    scales = np.append(parts[0].scales, np.ones(len(read)))
    without = _made(
        data,
        asked._replace(nests=FrozenMap()),
        Model(utility, (), data.solutions),
        plain,
        parts[0].scales,
        people=count,
    )
    found = _made(data, asked, Model(utility, read, data.solutions), nested, scales, people=count, plain=without)
    _warn_of_scales(found)
    return found


def _made(
    data: Choices,
    asked: Asked,
    model: Model,
    estimate: Estimate,
    scales: Floats,
    *,
    people: int | None,
    plain: ChoiceFit | None = None,
) -> ChoiceFit:
    """Return a fit, its figures turned back from the scale in which they were found."""
    names = (*model.utility.names, *(f"nest:{nest.name}" for nest in model.nests))
    bread = inverse(estimate.sums.information)
    outer = scales[:, None] * scales
    robust = bread @ estimate.sums.meat @ bread
    if estimate.turn is not None:
        bread, robust = (estimate.turn @ found @ estimate.turn.T for found in (bread, robust))
    classical, robust = bread / outer, robust / outer
    estimates = estimate.coefficients / scales
    sizes = data.sets.sizes
    return ChoiceFit(
        named_floats(names, estimates),
        named_floats(names, np.sqrt(classical.diagonal())),
        named_floats(names, np.sqrt(np.maximum(robust.diagonal(), 0))),
        estimate.sums.log_likelihood,
        estimate.null_log_likelihood,
        data.solutions,
        data.shares,
        (len(data), int(np.count_nonzero(sizes > 1))),
        asked.panel,
        people,
        FrozenMap({nest.name: nest.solutions for nest in model.nests}),
        data.units,
        estimate.steps,
        0.0,
        plain,
        Learned(asked, model, estimates, classical, robust, data, None),
    )


def _warn_of_scales(found: ChoiceFit) -> None:
    """Warn of nests with a scale that no maximum of utility has (McFadden 1978; Börsch-Supan 1990)."""
    intervals = found.intervals()
    above = [name for name in found.nests if intervals[f"nest:{name}"][0] > 1]
    if above:
        told = ", ".join(f"{shown(name)} ({found.coefficients[f'nest:{name}']:.3g})" for name in above)
        warnings.warn(
            f"the scale of nest {told} is surely above 1, as of nobody who takes what is best for him at all levels; "
            "nest otherwise",
            NestScaleWarning,
            stacklevel=4,
        )
