"""Made-up answers of people who fall into no groups, yet answer each question, and any two together, as real ones did.

People differ along as many directions as there are questions, those in which real ones differ, and in each of them
independently of the others. In each direction they lie as the real ones do, but around one peak: smoothed just so far
that no second one is left (Silverman 1981, Using kernel density estimates to investigate multimodality, Journal of the
Royal Statistical Society B 43:97-99). Answers follow from the order of people, so that each is given exactly as often
as it really was, and correlate as the real ones do (after Cario & Nelson 1997, Modeling and generating random vectors
with arbitrary marginal distributions and correlation matrix). So finding everything important, or leaning to one end
of the scale, or answering some questions alike, makes nobody a group.
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from jobtheory.hiring.crowd import Bools, Floats

ROUNDS = 4
"""So often correlations are corrected for what whole answers take off them."""

PEOPLE = 2000
"""So many people show what correlations come out."""

MOST = 0.99
CELLS = 256
HALVINGS = 14
TINY = 1e-9


class Directions(NamedTuple):
    """The directions in which people differ."""

    places: Floats
    """Where each person lies, by direction."""
    width: Floats
    """How much each direction is smoothed."""
    back: Floats
    """How questions are made of directions, each of variance 1."""

    def draw(self, people: int, rng: np.random.Generator) -> Floats:
        """Return how people lean on each question."""
        many, directions = self.places.shape
        chosen = np.take_along_axis(self.places, rng.integers(0, many, (people, directions)), axis=0)
        smoothed = chosen + self.width * rng.standard_normal((people, directions))
        spread = np.sqrt(self.places.var(axis=0) + self.width**2)
        leaning: Floats = ((smoothed - self.places.mean(axis=0)) / np.maximum(spread, TINY)) @ self.back.T
        return leaning


class Structureless:
    """Answers without groups, as many as one likes."""

    def __init__(self, answers: Floats, rng: np.random.Generator) -> None:
        """Take the answers of people, a column for every question, NaN where somebody gave none."""
        self._gone = np.isnan(answers)
        self._known = [np.sort(column[~np.isnan(column)]) for column in answers.T]
        mean, spread = np.nanmean(answers, axis=0), np.maximum(np.nanstd(answers, axis=0), TINY)
        places: Floats = np.where(self._gone, 0.0, (answers - mean) / spread)
        wanted = correlations(answers)
        leaning = wanted
        self._directions = directions(leaning, places)
        for _ in range(ROUNDS):
            made = self._answered(self._directions.draw(PEOPLE, rng))
            leaning = np.clip(leaning + wanted - correlations(made), -MOST, MOST)
            np.fill_diagonal(leaning, 1.0)
            self._directions = directions(leaning, places)

    def draw(self, rng: np.random.Generator) -> Floats:
        """Return answers of as many people, who left out the same as the real ones."""
        return self._answered(self._directions.draw(len(self._gone), rng), self._gone)

    def _answered(self, leaning: Floats, gone: Bools | None = None) -> Floats:
        """Return answers in the order of how people lean, each as often as it was given."""
        answers = np.full(leaning.shape, np.nan)
        for n, known in enumerate(self._known):
            rows = np.arange(len(leaning)) if gone is None else np.flatnonzero(~gone[:, n])
            order = rows[np.argsort(leaning[rows, n], kind="stable")]
            answers[order, n] = known[np.arange(len(rows)) * len(known) // len(rows)]
        return answers


def directions(leaning: Floats, places: Floats) -> Directions:
    """Return the directions in which people differ whose answers correlate so."""
    values, vectors = np.linalg.eigh(leaning)
    back = vectors * np.sqrt(np.maximum(values, 0))
    length = np.sqrt((back * back).sum(axis=1, keepdims=True))
    along: Floats = places @ vectors
    width = np.array([one_peak(column) for column in along.T])
    return Directions(along, width, back / np.maximum(length, TINY))


def one_peak(places: Floats) -> float:
    """Return the least width of a normal kernel with which people have one peak along a direction.

    Example:
        >>> one_peak(np.array([-1.0, 1.0] * 50)) > 0.9 > 0.5 > one_peak(np.linspace(-1, 1, 100))
        True
    """
    spread = float(places.std())
    if spread < TINY:
        return 0.0
    low, high = float(np.min(places)) - 1.5 * spread, float(np.max(places)) + 1.5 * spread
    counts = np.histogram(places, CELLS, (low, high))[0].astype(float)
    cell = (high - low) / CELLS
    away = np.arange(-CELLS + 1, CELLS) * cell
    least, most = cell, 3 * spread
    for _ in range(HALVINGS):
        middle = (least + most) / 2
        density = np.convolve(counts, np.exp(-((away / middle) ** 2) / 2))[CELLS - 1 : 2 * CELLS - 1]
        least, most = (middle, most) if _peaks(density) > 1 else (least, middle)
    return most


def _peaks(density: Floats) -> int:
    steps = np.diff(density)
    signs = np.sign(steps[np.abs(steps) > TINY * float(np.max(density))])
    return int(((signs[:-1] > 0) & (signs[1:] < 0)).sum())


def correlations(answers: Floats) -> Floats:
    """Return Pearson's correlations of all questions, each of those who answered both; 0 where there is none."""
    told = (~np.isnan(answers)).astype(float)
    filled = np.nan_to_num(answers - np.nanmean(answers, axis=0))
    n = np.maximum(told.T @ told, 1)
    one, other = (filled.T @ told) / n, (told.T @ filled) / n
    spread = ((filled**2).T @ told / n - one**2) * (told.T @ (filled**2) / n - other**2)
    together = (filled.T @ filled) / n - one * other
    found: Floats = np.divide(together, np.sqrt(np.maximum(spread, 0)), out=np.zeros_like(n), where=spread > TINY)
    np.fill_diagonal(found, 1.0)
    return found.clip(-1, 1)
