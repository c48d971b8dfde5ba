"""What is kept of choices when the data is let go of: their likelihood near the estimates, to the fourth order.

The derivatives of the log-likelihood of one chooser are minus the cumulants of z under the probabilities of what he
could hire; those of all choosers are sums, which neither grow with the data nor tell of any one of them.
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.hiring.crowd import Floats
    from jobtheory.learn.choosing.differences import Differences

MOST = 24
"""Of so many coefficients the fourth order is kept; it holds the fourth power of their number."""


class Kept(NamedTuple):
    """The likelihood of choices near some coefficients; everything in the scale of the differences then."""

    at: Floats
    """The coefficients."""
    scales: Floats
    log_likelihood: float
    gradient: Floats
    second: Floats
    """Minus the second derivatives, as are those that follow."""
    third: Floats
    fourth: Floats | None
    meat: Floats
    """The products of the scores, as they were."""
    choosers: int
    """Of how many choosers they are."""

    def near(self, beta: Floats, *, order: int) -> tuple[float, Floats, Floats]:
        """Return the log-likelihood of other coefficients, its gradient and minus its second derivatives."""
        h = beta - self.at
        two = self.second @ h
        three = np.tensordot(self.third, h, 1)
        value = self.log_likelihood + float(self.gradient @ h - two @ h / 2)
        gradient = self.gradient - two
        second = self.second
        if order > 2:
            value -= float(h @ three @ h) / 6
            gradient = gradient - three @ h / 2
            second = second + three
        if order > 3 and self.fourth is not None:
            four = np.tensordot(np.tensordot(self.fourth, h, 1), h, 1)
            value -= float(h @ four @ h) / 24
            gradient = gradient - four @ h / 6
            second = second + four / 2
        return value, gradient, second

    def moved(self, beta: Floats) -> Kept:
        """Return the same near other coefficients."""
        value, gradient, second = self.near(beta, order=4)
        third = self.third if self.fourth is None else self.third + np.tensordot(self.fourth, beta - self.at, 1)
        return self._replace(at=beta, log_likelihood=value, gradient=gradient, second=second, third=third)

    def plus(self, other: Kept) -> Kept:
        """Return the sums of both, near the same coefficients and in the same scale."""
        return self._replace(
            log_likelihood=self.log_likelihood + other.log_likelihood,
            gradient=self.gradient + other.gradient,
            second=self.second + other.second,
            third=self.third + other.third,
            fourth=None if self.fourth is None or other.fourth is None else self.fourth + other.fourth,
            meat=self.meat + other.meat,
            choosers=self.choosers + other.choosers,
        )


def keep(differences: Sequence[Differences], beta: Floats, meat: Floats) -> Kept:
    """Return the sums of some data near some coefficients."""
    width = len(beta)
    value = 0.0
    gradient, second = np.zeros(width), np.zeros((width, width))
    third = np.zeros((width * width, width))
    fourth: Floats | None = np.zeros((width * width, width * width)) if width <= MOST else None
    for part in differences:
        for _, z in part:
            v = np.concatenate([np.zeros((1, z.shape[2])), np.tensordot(beta, z, 1)])
            top = v.max(axis=0)
            p = np.exp(v - top)
            total = p.sum(axis=0)
            p /= total
            value -= float((top + np.log(total) - v[0]).sum())
            mean = np.einsum("kjn,jn->kn", z, p[1:])
            gradient -= mean.sum(axis=1)
            centred = np.concatenate([-mean[:, None], z - mean[:, None]], axis=1)
            flat = centred.reshape(width, -1)
            pairs = (centred[:, None] * centred[None]).reshape(width * width, *p.shape)
            weighted = pairs * p
            second += weighted.sum(axis=(1, 2)).reshape(width, width)
            third += weighted.reshape(width * width, -1) @ flat.T
            if fourth is not None:
                inside = weighted.sum(axis=1)  # the covariance of each chooser
                apart = (inside @ inside.T).reshape((width,) * 4)
                fourth += weighted.reshape(width * width, -1) @ pairs.reshape(width * width, -1).T
                for axes in ((0, 1, 2, 3), (0, 2, 1, 3), (0, 3, 2, 1)):
                    fourth -= apart.transpose(axes).reshape(width * width, width * width)
    return Kept(
        beta,
        np.asarray(differences[0].scales),
        value,
        gradient,
        second,
        third.reshape((width,) * 3),
        None if fourth is None else fourth.reshape((width,) * 4),
        meat,
        sum(part.choosers for part in differences),
    )
