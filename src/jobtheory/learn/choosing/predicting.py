"""How likely each solution is to be hired, by coefficients that were learned, and what shares follow from it."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, cast

import numpy as np

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.learn.choosing.differences import Differences
from jobtheory.learn.choosing.labels import some
from jobtheory.learn.choosing.nested import Nest, nest_of, see

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jobtheory.hiring.crowd import Counts, Floats
    from jobtheory.learn.choosing.choices import Choices
    from jobtheory.learn.choosing.labels import Label
    from jobtheory.learn.choosing.terms import Utility
    from jobtheory.model.values import Path


class Model(NamedTuple):
    """What a utility and its coefficients say."""

    utility: Utility
    nests: tuple[Nest, ...]
    known: tuple[Label, ...]
    """The solutions that were learned from."""


def read_like(given: object, at: Path) -> Mapping[Label, Label | None]:
    """Read what new solutions are like.

    Raises:
        InvalidTypeError: It is no mapping.
    """
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        raise InvalidTypeError(
            f"like= is {shown(given)}",
            path=at,
            hint="Give by new solution the one that it is like, as in {'tram': 'bus'}; None is like the base.",
            code="JT106",
        )
    return cast("Mapping[Label, Label | None]", given)


def likeness_of(
    model: Model, data: Choices, like: Mapping[Label, Label | None], at: Path
) -> Mapping[Label, Label | None]:
    """Return by new solution whose terms count for it.

    Raises:
        InvalidValueError: Terms tell solutions apart, and nothing says which of them count for a new one.
    """
    found = {**data.likeness, **like}
    strange = [label for label in data.solutions if label not in model.known and label not in found]
    if strange and (model.utility.told_apart or model.nests):
        raise InvalidValueError(
            f"nothing is known of {some(strange)}, and constants or nests tell solutions apart",
            path=at,
            hint=f"Say what it is like, as in like={{{strange[0]!r}: {model.known[0]!r}}}; None is like the base.",
            code="JT734",
        )
    wrong = [other for other in found.values() if other is not None and other not in model.known]
    if wrong:
        raise InvalidValueError(
            f"{some(wrong)} was not learned from, so that nothing can be like it",
            path=at,
            hint=f"It is one of {some(model.known)}.",
            code="JT734",
        )
    return found


class Predictor:
    """Probabilities of some data under any coefficients."""

    def __init__(self, model: Model, data: Choices, like: Mapping[Label, Label | None], at: Path) -> None:
        self.data: Choices = data
        self._model = model
        self._differences = Differences(data, model.utility, data.sets.starts[:-1], at, like)
        self._table = nest_of(data.solutions, model.nests, like)

    def probabilities(self, theta: Floats) -> Floats:
        """Return how likely each row is hired."""
        found = np.ones(self.data.rows)
        width = len(self._model.utility.terms)
        for choosers, z in self._differences:
            if self._model.nests:
                own, others = self._differences.codes_of(choosers)
                seen = see(z, theta, self._table[own], self._table[others], len(self._model.nests))
                first, rest = seen.first, seen.others
            else:
                rest = (theta[:width] @ z.reshape(width, -1)).reshape(z.shape[1:])
                top = np.maximum(rest.max(axis=0), 0)
                rest = np.exp(rest - top)
                first = np.exp(-top)
                total = rest.sum(axis=0) + first
                rest /= total
                first /= total
            self._differences.scatter(choosers, first, rest, found)
        return found

    def shares(self, theta: Floats, weights: Floats | None = None) -> Floats:
        """Return the share of each solution, choosers weighed where that is said."""
        return add_shares(self.data, self.probabilities(theta), weights)


def add_shares(data: Choices, likely: Floats, weights: Floats | None) -> Floats:
    """Return the share of each solution, given how likely each row is."""
    count = len(data.solutions)
    if weights is None:
        return np.bincount(data.codes, weights=likely, minlength=count) / max(len(data), 1)
    spread = np.repeat(weights, data.sets.sizes)
    return np.bincount(data.codes, weights=likely * spread, minlength=count) / float(weights.sum())


class Spread(NamedTuple):
    """How far coefficients are uncertain: by how much along which directions."""

    directions: Floats
    """By coefficient and direction."""
    covariance: Floats
    """By two directions."""


def slopes_of(figures: Callable[[Floats], Floats], theta: Floats, directions: Floats, sizes: Floats) -> Floats:
    """Return by direction the slopes of figures, taken from either side; sizes are how far it is uncertain in each."""
    slopes: list[Floats] = []
    for direction, size in zip(directions.T, sizes.tolist(), strict=True):
        apart = 1e-3 * size
        slopes.append((figures(theta + apart * direction) - figures(theta - apart * direction)) / (2 * apart))
    return np.array(slopes) if slopes else np.zeros((0, len(figures(theta))))


def variances_of(slopes: Floats, covariance: Floats) -> Floats:
    """Return the variances of figures by the delta method."""
    found: Floats = np.maximum(np.einsum("ks,kl,ls->s", slopes, covariance, slopes), 0)
    return found


def names_of(data: Choices) -> Sequence[object] | Counts:
    """Return what all choosers are called, to find them again in other data; their numbers where nobody named them."""
    if not data.choosers:
        return np.arange(len(data))
    first = data.sets.starts[:-1]
    parts = [data.named(name, first) for name in data.choosers]
    return parts[0] if len(parts) == 1 else list(zip(*(part.tolist() for part in parts), strict=True))
