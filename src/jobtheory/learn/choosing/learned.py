"""What a fit is made of: what was asked for, and the estimates as arrays."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple, cast, final

import attrs
import numpy as np
import numpy.typing as npt

from jobtheory.errors import InvalidValueError
from jobtheory.learn.choosing.choices import Choices
from jobtheory.learn.choosing.kept import Kept
from jobtheory.learn.choosing.predicting import Model
from jobtheory.model.values import FrozenMap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jobtheory.hiring.crowd import Floats
    from jobtheory.learn.choosing.labels import Label


class Asked(NamedTuple):
    """What was to be learned."""

    needs: tuple[str, ...]
    constants: Label | None
    by_solution: Mapping[str, tuple[Label, ...]]
    panel: str | None
    nests: Mapping[str, tuple[Label, ...]]


@final
@attrs.frozen(eq=False)
class Learned:
    """What a fit is made of, as arrays."""

    asked: Asked
    model: Model
    theta: npt.NDArray[np.float64]
    classical: npt.NDArray[np.float64]
    """The classical covariance."""
    robust: npt.NDArray[np.float64]
    """The robust one."""
    data: Choices | None
    """None where it was let go of."""
    kept: Kept | None
    """What then stands for it."""

    @property
    def covariance(self) -> npt.NDArray[np.float64]:
        """The one that intervals are made of."""
        return self.classical if self.asked.panel is None else self.robust


def named_floats(names: tuple[str, ...], array: Floats) -> FrozenMap[str, float]:
    """Return figures by name.

    Raises:
        InvalidValueError: One of them is no number.
    """
    figures = cast("list[float]", array.tolist())
    if not all(map(math.isfinite, figures)):
        raise InvalidValueError(
            "some standard error is no number",
            path=("fit_choices",),
            hint="Leave out columns that tell nearly the same.",
            code="JT730",
        )
    return FrozenMap(dict(zip(names, figures, strict=True)))
