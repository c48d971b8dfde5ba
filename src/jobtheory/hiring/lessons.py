"""What is worth finding out before deciding, and how much it is worth."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, final

import attrs

from jobtheory.hiring.crowd import TIE, agreed, bar, find
from jobtheory.model.values import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.hiring.crowd import Floats, Found, Rule
    from jobtheory.hiring.dials import Dial
    from jobtheory.hiring.drawing import Batch, Draws

__all__ = ["Lesson"]

CLASSES = 16
"""What is found out of a figure is in which of so many classes it lies."""


@final
@attrs.frozen
class Lesson(Value):
    """One thing worth finding out before deciding, and how much deciding gains by it on average.

    The expected value of partial perfect information (Strong & Oakley 2013, An efficient method for computing
    single-parameter partial expected value of perfect information, Medical Decision Making 33(6):755-766): the mean
    worth of the best decision for each figure that may be found, less that of the best decision taken without it::

        gain = E[max over d of E[worth(d) | figure]] - max over d of E[worth(d)]

    A decision is whom to hire, or to keep the incumbent. Against an incumbent a hire is worth its net, keeping is worth
    0, and a hire that may not be (ruled out, not tolerable, or not consented to) costs the incumbent's overall
    experience. Where nobody holds the job, or whoever does is ruled out, a hire is worth its overall experience, and
    nothing if it is ruled out. The inner mean is that of the draws whose figure lies in the same of up to 16 classes,
    none of which reaches across a limit.
    Each half of the draws decides for the other half, so that chance alone gains nothing, and what does not stand out
    by two standard errors is left out.

    Attributes:
        solution: The solution whose level it is; None for a weight.
        key: The need; of alternatives whose common weight it is, the first by key.
        about: ``"unknown"`` a level nobody knows, ``"range"`` one known only between two figures, ``"weight"`` how much
            a need weighs.
        gain: The gain, in the unit of nets and experiences: 1 is all there is to win.
        error: Its standard error, about.
    """

    solution: str | None
    key: str
    about: Literal["unknown", "range", "weight"]
    gain: float
    error: float


class _Subject(NamedTuple):
    """What may be found out."""

    solution: str | None
    key: str
    about: Literal["unknown", "range", "weight"]


def lessons(draws: Draws, count: int) -> tuple[Lesson, ...]:
    """Return what is worth finding out, the greatest gain first."""
    import numpy as np

    classes = max(2, min(CLASSES, int(count ** (1 / 3))))
    subjects: list[_Subject] = []
    edges: list[Floats] = []
    columns: list[tuple[int, int]] = []
    layout = draws.layout
    decisions = len(layout.names)
    sums = counts = np.zeros(0)
    cross = np.zeros((decisions, decisions))
    start = 0
    for batch in draws.batches(count, keep=True):
        if not subjects:
            columns = _drawn_weights(layout.rule, batch)
            quantiles = np.arange(1, classes) / classes
            edges = [np.quantile(batch.weights[side][:, n], quantiles) for side, n in columns]
            subjects = [_Subject(layout.panel.names[d.solution], d.key, d.about) for d in layout.dials]
            subjects += [_Subject(None, layout.sides[side][n].keys[0], "weight") for side, n in columns]
            if not subjects:
                return ()
            sums = np.zeros((2 * len(subjects) * classes, decisions))
            counts = np.zeros(2 * len(subjects) * classes)
        worth = worth_of_hiring(layout.rule, find(layout.rule, batch.weights, layout.voices, batch.worths))
        worth = np.broadcast_to(worth, (batch.size, decisions))
        found = np.empty((batch.size, len(subjects)), dtype=np.int64)
        found[:, : len(layout.dials)] = _classes(layout.dials, batch.all_turns, classes)
        for n, (edge, (side, place)) in enumerate(zip(edges, columns, strict=True), start=len(layout.dials)):
            found[:, n] = np.searchsorted(edge, batch.weights[side][:, place])
        half = (start + np.arange(len(found))) % 2
        found += (half[:, None] * len(subjects) + np.arange(len(subjects))) * classes
        flat = found.ravel()
        counts += np.bincount(flat, minlength=len(counts))
        for n in range(decisions):
            repeated = np.repeat(worth[:, n], len(subjects))
            sums[:, n] += np.bincount(flat, weights=repeated, minlength=len(counts))
        cross += worth.T @ worth
        start += len(found)
    if count < 2:
        return ()
    shape = (2, len(subjects), classes)
    gains, errors = _gains(sums.reshape(*shape, decisions), counts.reshape(shape), cross / count)
    listed = [
        Lesson(*subject, gain, error)
        for subject, gain, error in zip(subjects, gains.tolist(), errors.tolist(), strict=True)
        if gain > 2 * error and gain > TIE
    ]
    return tuple(sorted(listed, key=lambda lesson: (-lesson.gain, lesson.solution or "", lesson.key)))


def _classes(dials: Sequence[Dial], turns: Floats, classes: int) -> Floats:
    """Return in which class each level lies: all alike, but that none has levels on both sides of a limit."""
    import numpy as np

    found = turns * classes
    for column, dial in enumerate(dials):
        limit = float(dial.limit)
        if 0 < limit < 1:
            below = min(classes - 1, max(1, round(limit * classes)))
            turned = turns[:, column]
            beyond = below + (turned - limit) / (1 - limit) * (classes - below)
            found[:, column] = np.where(turned < limit, np.minimum(turned / limit * below, below - 0.5), beyond)
    return np.minimum(found, classes - 0.5)


def worth_of_hiring(rule: Rule, found: Found) -> Floats:
    """Return what each decision is worth, by case: to hire a solution, or to keep whoever has the job."""
    import numpy as np

    alone: Floats = np.where(found.out, 0.0, found.worse)
    if rule.seat is None or found.nets is None:
        return alone
    allowed = (
        ~found.out
        & (found.worse >= bar(rule, found.worse, rule.seat) - TIE)
        & agreed([voice.net for voice in found.voices])
    )
    seat = slice(rule.seat, rule.seat + 1)
    switch = np.where(allowed, found.nets.net, -found.worse[:, seat])
    switch[:, seat] = 0
    worth: Floats = np.where(found.out[:, seat], alone, switch)
    return worth


def _drawn_weights(rule: Rule, batch: Batch) -> list[tuple[int, int]]:
    """Return the side and the place of every weight that is not always the same."""
    has = (rule.has_results, rule.has_execution, rule.seat is not None)
    return [
        (side, n)
        for side, weights in enumerate(batch.weights[:3])
        if has[side] and len(weights) > 1
        for n in range(weights.shape[1])
        if weights[0, n] != weights[1, n]
    ]


def _gains(sums: Floats, counts: Floats, cross: Floats) -> tuple[Floats, Floats]:
    """Return the gain of finding out each subject, and its standard error.

    ``sums`` of worths are by half, subject, class and decision, ``counts`` by half, subject and class; ``cross`` are
    the mean products of the worths of two decisions.
    """
    import numpy as np

    spread = np.diag(cross)[:, None] + np.diag(cross)[None, :] - 2 * cross
    draws = counts[:, :1].sum(axis=(1, 2))
    gains, variances = np.zeros(sums.shape[1]), np.zeros(sums.shape[1])
    for deciding in (0, 1):
        valued = 1 - deciding
        before = int(sums[deciding, 0].sum(axis=0).argmax())
        after = sums[deciding].argmax(axis=2)
        worth = np.take_along_axis(sums[valued], after[:, :, None], axis=2)[:, :, 0]
        gains += (worth - sums[valued, :, :, before]).sum(axis=1) / draws[valued] / 2
        variances += (counts[valued] * spread[after, before]).sum(axis=1) / draws[valued] ** 2 / 4
    return gains, np.sqrt(np.maximum(0.0, variances))
