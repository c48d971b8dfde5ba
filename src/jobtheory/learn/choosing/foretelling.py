"""The shares of whoever is foretold, and of whoever was learned from, under any coefficients."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from jobtheory.errors import InvalidValueError
from jobtheory.learn.choosing.drawing import Drawn
from jobtheory.learn.choosing.population import representing_by
from jobtheory.learn.choosing.predicting import Predictor, add_shares, likeness_of, names_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jobtheory.hiring.crowd import Counts, Floats
    from jobtheory.learn.choosing.choice_fit import ChoiceFit
    from jobtheory.learn.choosing.choices import Choices
    from jobtheory.learn.choosing.labels import Label
    from jobtheory.model.values import Path


class Population(NamedTuple):
    """Whom choosers were drawn from."""

    shares: Mapping[Label, float] | None
    """By solution, its share; None where nobody gave any."""
    shifts: Floats
    """By how much coefficients move from the sample to it."""


class Foretelling:
    """Who is foretold, and who stands for whom.

    Where the data learned from was let go of, whoever is foretold stands for the population himself, and nothing is
    known of before.
    """

    own: Predictor | None
    """The choosers learned from, where they are at hand."""
    labels: tuple[Label, ...]
    """All solutions: first those of before, then new ones."""
    now_at: list[int]
    """The place among them of each solution now."""
    before_at: list[int]
    """The place of each solution before."""

    def __init__(
        self, fit: ChoiceFit, data: Choices, like: Mapping[Label, Label | None], population: Population, at: Path
    ) -> None:
        model, learned = fit.learned.model, fit.learned.data
        likeness = likeness_of(model, data, like, at)
        self.own = own = None if learned is None else Predictor(model, learned, {}, at)
        self._fit, self._population = fit, population
        self._is_same = own is not None and data is own.data
        self._now = own if own is not None and self._is_same else Predictor(model, data, likeness, at)
        self._whereabouts = None if own is None or self._is_same else _whereabouts(own.data, data)
        self._places: Counts | None = None
        self._among: Floats | None = None
        if own is not None and self._whereabouts is not None:
            if population.shares is not None:
                self._places = _places(own.data, data, self._whereabouts, at)
            self._among = _among(own.data, data, self._whereabouts, self._places)
        before = () if own is None else own.data.solutions
        self.labels = tuple(dict.fromkeys((*before, *data.solutions)))
        self.now_at, self.before_at = (
            [self.labels.index(label) for label in known] for known in (data.solutions, before)
        )

    @property
    def are_others(self) -> bool:
        """Whether those foretold are not known to be those learned from, and so stand for the population themselves."""
        return not self._is_same and self._places is None

    def figures(self, point: Floats) -> Floats:
        """Return the shares now and before, and by how much they grow, where coefficients are these."""
        moved = point + self._population.shifts
        before, weights = np.zeros(0), None
        if self.own is not None:
            likely = self.own.probabilities(moved)
            counted, weights = self._weighed(self.own, likely)
            before = add_shares(self.own.data, likely, counted)
        shares = before if self._is_same else self._now.shares(moved, weights)
        change = np.zeros(len(self.labels))
        change[self.now_at] += shares
        change[self.before_at] -= before
        return np.concatenate([shares, before, change])

    def drawn(self) -> list[Drawn]:
        """Return over whom shares are means: now, and before where that is known."""
        moved = self._fit.learned.theta + self._population.shifts
        data, own = self._now.data, self.own
        if own is None:
            return [Drawn(data, self._now.probabilities(moved), None, np.arange(len(data)))]
        likely = own.probabilities(moved)
        counted, weights = self._weighed(own, likely)
        before = Drawn(own.data, likely, counted, np.arange(len(own.data)))
        if self._whereabouts is None:
            return [before, before]
        is_new = self._whereabouts < 0
        units = np.where(is_new, len(own.data) + np.cumsum(is_new) - 1, self._whereabouts)
        return [Drawn(data, self._now.probabilities(moved), weights, units), before]

    def _weighed(self, own: Predictor, likely: Floats) -> tuple[Floats | None, Floats | None]:
        """Return for how many each of our choosers stands before, and each chooser foretold now."""
        shares = self._population.shares
        representing = None if shares is None else representing_by(self._fit, own.data, likely, shares)
        counted = representing if self._among is None else self._among * (1 if representing is None else representing)
        if self._is_same:
            return counted, counted
        return counted, None if representing is None or self._places is None else representing[self._places]


def _whereabouts(own: Choices, data: Choices) -> Counts:
    """Return where choosers of other data stand in ours, -1 for those who do not."""
    if not own.choosers and not data.choosers:
        return np.arange(len(data)) if len(data) == len(own) else np.full(len(data), -1)
    by_name = {name: n for n, name in enumerate(names_of(own))}
    return np.array([by_name.get(name, -1) for name in names_of(data)], dtype=np.int64)


def _places(own: Choices, data: Choices, whereabouts: Counts, at: Path) -> Counts | None:
    """Return where choosers of other data stand in ours; None where they are all others, who stand for themselves."""
    if not own.choosers and not data.choosers and len(own) != len(data):
        raise InvalidValueError(
            "choosers have no names, so that nobody knows which of them were learned from",
            path=at,
            hint="Name them by chooser= where data is read, or foretell all of them.",
            code="JT735",
        )
    known = int(np.count_nonzero(whereabouts >= 0))
    if not known:
        return None
    if known < len(data):
        raise InvalidValueError(
            f"{known:,} choosers were learned from and {len(data) - known:,} were not",
            path=at,
            hint="Foretell those of the sample, or others who stand for the population themselves, not both at once.",
            code="JT735",
        )
    return whereabouts


def _among(own: Choices, data: Choices, whereabouts: Counts, places: Counts | None) -> Floats | None:
    """Return 1 for each of our choosers who is in other data, which holds no others; None where all of them count."""
    if places is None and len(data) < len(own) and bool((whereabouts >= 0).all()):
        places = whereabouts
    return None if places is None else np.bincount(places, minlength=len(own)).astype(float)
