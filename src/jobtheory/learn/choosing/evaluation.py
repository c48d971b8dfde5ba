"""How well choices are foreseen that were not learned from."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, final

import attrs
import numpy as np

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.learn.choosing.choices import hired_of
from jobtheory.learn.choosing.labels import Label
from jobtheory.model.values import FrozenMap, Shown, Value, read_instance

if TYPE_CHECKING:
    from jobtheory.hiring.crowd import Floats
    from jobtheory.learn.choosing.choice_data import ChoiceData
    from jobtheory.model.values import Path

__all__ = ["Bin", "Evaluation", "evaluate"]

BINS = 10


class Bin(NamedTuple):
    """Solutions that were foreseen about equally likely.

    Example:
        >>> Bin(0.1, 0.2, 40, 0.15, 0.125).observed
        0.125
    """

    low: float
    """They were foreseen at least so likely."""
    high: float
    """And less likely than this."""
    rows: int
    """So many rows there are."""
    foreseen: float
    """How likely they were on average."""
    observed: float
    """What share of them was hired."""


@final
@attrs.frozen(repr=False)
class Evaluation(Value, Shown):
    """How well choices are foreseen; made by `ChoiceFit.evaluate`.

    Choosers with one solution only are left out: they are foreseen by anybody.

    Attributes:
        choosers: How many choosers there are who had a choice.
        hit_rate: The share of choosers who hired what was likeliest; a tie counts as its share.
        log_loss: Minus the mean logarithm of how likely what was hired was: 0 at best.
        null_log_loss: The same where all solutions available are equally likely.
        calibration: What was foreseen about equally likely, in tenths, and how often it was hired.
        shares: By solution, its foreseen share.
        observed_shares: By solution, the share that hired it.

    Tables:
        - ``calibration``, what was foreseen about equally likely, and how often it was hired: ``low``, ``high``,
          ``rows``, ``foreseen``, ``observed``.
        - ``shares``, the foreseen share of every solution beside the observed one: ``solution``, ``foreseen``,
          ``observed``.
        - ``figures``, how well choices are foreseen, in one row: ``choosers``, ``hit_rate``, ``log_loss``,
          ``null_log_loss``, ``calibration_error``.
    """

    choosers: int
    hit_rate: float
    log_loss: float
    null_log_loss: float
    calibration: tuple[Bin, ...]
    shares: FrozenMap[Label, float]
    observed_shares: FrozenMap[Label, float]

    @property
    def calibration_error(self) -> float:
        """How far what was observed is from what was foreseen, on average over rows."""
        total = sum(one.rows for one in self.calibration)
        return sum(one.rows * abs(one.observed - one.foreseen) for one in self.calibration) / total

    def __repr__(self) -> str:
        return f"<Evaluation: {self.choosers:,} choosers, hit rate {self.hit_rate:.1%}, log loss {self.log_loss:.4f}>"


def evaluate(data: ChoiceData, likely: Any, path: Path = ("evaluate",)) -> Evaluation:
    """Return how well probabilities foresee what was hired, wherever they come from.

    Args:
        data: Choices, what was hired included.
        likely: A probability for each row, in the order of `ChoiceData.level`; those of a chooser add up to 1.
        path: Where errors say that they are.

    Raises:
        InvalidValueError: They are no probabilities, or nobody knows what was hired.
        InvalidTypeError: They are no numbers, or the data is no `ChoiceData`.

    Example:
        >>> from jobtheory.learn import ChoiceData
        >>> frame = {"case": [1, 1, 2, 2], "alt": ["tram", "walk"] * 2, "hired": [1, 0, 0, 1]}
        >>> data = ChoiceData.from_frame(frame, chooser="case", solution="alt", hired="hired")
        >>> found = evaluate(data, [0.8, 0.2, 0.6, 0.4])
        >>> found.hit_rate, round(found.log_loss, 4)
        (0.5, 0.5697)
    """
    from jobtheory.learn.choosing.choice_data import ChoiceData

    choices = read_instance(ChoiceData, data, path, "data").choices
    try:
        probabilities = np.asarray(likely, dtype=float)
    except (TypeError, ValueError):
        raise InvalidTypeError(
            f"what is likely is {shown(likely)}",
            path=path,
            hint="Give a number for every row, in the order of ChoiceData.level.",
            code="JT103",
        ) from None
    hired = hired_of(choices, path)
    starts, sizes = choices.sets.starts[:-1], choices.sets.sizes
    if probabilities.shape != (data.rows,) or not (
        bool((probabilities >= 0).all()) and bool(np.allclose(np.add.reduceat(probabilities, starts), 1, atol=1e-6))
    ):
        raise InvalidValueError(
            "these are no probabilities of the rows",
            path=path,
            hint="Give one for every row; those of each chooser add up to 1.",
            code="JT736",
        )
    choosing = sizes > 1
    if not choosing.any():
        raise InvalidValueError(
            "nobody had a choice", path=path, hint="Give choosers with two solutions or more.", code="JT726"
        )
    best = np.maximum.reduceat(probabilities, starts)
    leading = probabilities >= np.repeat(best, sizes) * (1 - 1e-12)
    ties = np.add.reduceat(leading.astype(float), starts)
    hits = leading[hired] / ties
    with np.errstate(divide="ignore"):
        losses = -np.log(probabilities[hired])
    rows = np.repeat(choosing, sizes)
    was_hired = np.zeros(data.rows)
    was_hired[hired] = 1
    count = len(data.solutions)
    shares = np.bincount(choices.codes, weights=probabilities, minlength=count) / len(data)
    return Evaluation(
        int(choosing.sum()),
        float(hits[choosing].mean()),
        float(losses[choosing].mean()),
        float(np.log(sizes[choosing]).mean()),
        _bins(probabilities[rows], was_hired[rows]),
        FrozenMap(dict(zip(data.solutions, shares.tolist(), strict=True))),
        data.shares,
    )


def _bins(foreseen: Floats, observed: Floats) -> tuple[Bin, ...]:
    places = np.minimum((foreseen * BINS).astype(np.int64), BINS - 1)
    counts = np.bincount(places, minlength=BINS)
    means, hits = (np.bincount(places, weights=what, minlength=BINS) for what in (foreseen, observed))
    return tuple(
        Bin(n / BINS, (n + 1) / BINS, count, mean / count, hit / count)
        for n, (count, mean, hit) in enumerate(zip(counts.tolist(), means.tolist(), hits.tolist(), strict=True))
        if count
    )
