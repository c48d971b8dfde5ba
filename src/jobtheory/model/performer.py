"""Who has a part in a job: their role, and what they weigh and refuse by themselves."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, cast, final

import attrs

from jobtheory.errors import shown
from jobtheory.model.measure import Limit
from jobtheory.model.number import Number
from jobtheory.model.values import (
    FrozenMap,
    Value,
    inside,
    read_flag,
    read_importance,
    read_mapping,
    read_member,
    read_text,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from jobtheory.model.level import Figure, FigureLike

__all__ = ["Performer", "Role"]


@final
class Role(enum.Enum):
    """Who has a part in a job; a hire needs them all."""

    EXECUTOR = "executor"
    """Does the job."""
    CONTRIBUTOR = "contributor"
    """Gives inputs or takes outputs."""
    BUYER = "buyer"
    """Pays."""


@final
@attrs.frozen(init=False)
class Performer(Value):
    """Somebody who has a part in the job, with weights and limits of their own.

    Args:
        role: Executor, contributor or buyer; a `Role` or its text.
        name: Who it is.
        importances: Their own swing weights by key; what is left out weighs as the need itself says.
        limits: Their own limits by key: a figure or a `Limit`.
        veto: True where a level past one of their own limits rules a solution out for everybody, and where nothing is
            hired, in place of what has the job, that is not worth a switch to them by their own importances.

    Example:
        >>> Performer("buyer", "Procurement", limits={"yearly-fee": "20000 EUR"}, veto=True).role
        <Role.BUYER: 'buyer'>
    """

    role: Role
    name: str
    importances: FrozenMap[str, Number] = attrs.field(kw_only=True)
    limits: FrozenMap[str, Limit] = attrs.field(kw_only=True)
    veto: bool = attrs.field(kw_only=True)

    def __init__(
        self,
        role: Role | str,
        name: str,
        *,
        importances: Mapping[str, float | Fraction] | None = None,
        limits: Mapping[str, FigureLike | Limit] | None = None,
        veto: bool = False,
    ) -> None:
        at = (f"Performer {shown(name)}",)
        weights = read_mapping({} if importances is None else importances, at, "importances")
        bounds = read_mapping({} if limits is None else limits, at, "limits")
        with inside(at):
            own = {key: x if isinstance(x, Limit) else Limit(cast("Figure", x)) for key, x in bounds.items()}
        self.__attrs_init__(
            read_member(Role, role, at, "role"),
            read_text(name, at, "name"),
            importances=FrozenMap({key: read_importance(x, (*at, shown(key))) for key, x in weights.items()}),
            limits=FrozenMap(own),
            veto=read_flag(veto, at, "veto"),
        )
