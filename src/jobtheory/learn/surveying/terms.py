"""What somebody has said of a survey: which columns ask what, what its values mean, and which guesses are accepted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast, final

import attrs

from jobtheory.errors import InvalidTypeError, InvalidValueError, shown
from jobtheory.learn.surveying.headers import SIDES, Side
from jobtheory.learn.surveying.reading import Settled
from jobtheory.learn.surveying.schemes import Scale, read_scale
from jobtheory.learn.surveying.sheets import find_column, refuse_shared
from jobtheory.learn.surveying.wording import number_of, plain
from jobtheory.model.job import Job
from jobtheory.model.keys import slug
from jobtheory.model.values import FrozenMap, Value, read_items, read_mapping, read_number, read_text

if TYPE_CHECKING:
    from jobtheory.learn.surveying.sheets import Sheet

AT = ("read_survey",)
NOTHING: FrozenMap[Any, float | None] = FrozenMap()


@final
@attrs.frozen
class Terms(Value):
    """What somebody has said of a survey."""

    needs: FrozenMap[str, str] | None
    """The statements of the needs by their keys; None where the headers name them."""
    given: FrozenMap[Side, FrozenMap[str, str]]
    scales: FrozenMap[Side, Scale]
    """The scale of each side; empty where nobody has given one."""
    blank: frozenset[Any]
    recode: FrozenMap[Any, float | None]
    by_header: FrozenMap[str, FrozenMap[Any, float | None]]
    ignored: frozenset[str]
    accepted: frozenset[tuple[str, str, str]]
    """The guesses that are accepted: what they are about, what is in doubt, and how it is taken."""

    @classmethod
    def none(cls, needs: object) -> Terms:
        """Return the terms of a survey of which only the needs are known, or not even those."""
        nothing: FrozenMap[Any, Any] = FrozenMap()
        return cls(
            _read_needs(needs),
            FrozenMap(dict.fromkeys(SIDES, nothing)),
            nothing,
            frozenset(),
            nothing,
            nothing,
            frozenset(),
            frozenset(),
        )

    def with_(
        self,
        sheet: Sheet,
        *,
        importance: object,
        satisfaction: object,
        scale: object,
        blank: object,
        recode: object,
        ignore: object,
    ) -> Terms:
        """Return these terms and what else is said.

        Raises:
            InvalidTypeError, InvalidValueError, UnknownNameError: Some of it cannot be read.
        """
        given: dict[Side, FrozenMap[str, str]] = {
            side: FrozenMap({**self.given[side], **_read_headers(sheet, columns, side)})
            for side, columns in zip(SIDES, (importance, satisfaction), strict=True)
        }
        refuse_shared({str(side): columns for side, columns in given.items()}, AT)
        everywhere, by_header = _read_recode(sheet, recode)
        ignored = {
            find_column(sheet, name, (*AT, "ignore")) for name in read_items(ignore, AT, "ignore", ordered=False)
        }
        return attrs.evolve(
            self,
            given=FrozenMap(given),
            scales=self.scales if scale is None else _read_scales(scale),
            blank=self.blank | {_as_said(value) for value in read_items(blank, AT, "blank", ordered=False)},
            recode=FrozenMap({**self.recode, **everywhere}),
            by_header=FrozenMap(
                {
                    **self.by_header,
                    **{
                        name: FrozenMap({**self.by_header.get(name, NOTHING), **own}) for name, own in by_header.items()
                    },
                }
            ),
            ignored=self.ignored | ignored,
        )

    def is_direction_told(self, header: str, scale: Scale) -> bool:
        """Return whether it is said of one column which end of the scale an end stands for."""
        own = self.by_header.get(header, NOTHING)
        return any(own.get(end) in scale for end in scale)

    def settled(self, header: str, side: Side | None = None) -> Settled:
        """Return what is said of the values of one column, of whichever side."""
        recode = {**self.recode, **self.by_header.get(header, NOTHING)}
        return Settled(self.blank, recode, is_of_five=side is None or self.scales.get(side) in {None, (1, 5)})


def _read_scales(given: object) -> FrozenMap[Side, Scale]:
    """Read one scale for both sides, or one for each."""
    if not isinstance(given, Mapping):
        return FrozenMap(dict.fromkeys(SIDES, read_scale(given, AT)))
    by_side = read_mapping(cast("Mapping[object, object]", given), AT, "scale")
    if set(by_side) != set(SIDES):
        raise InvalidValueError(
            f"scale is told of {', '.join(map(shown, by_side)) or 'no side'}",
            path=AT,
            hint="Give both, as in {'importance': (1, 5), 'satisfaction': (1, 10)}, or one pair for all. Answers of "
            "one column on another scale go onto it by recode={'Q7': {0: 1, 5: 3, 10: 5}}.",
            code="JT777",
        )
    return FrozenMap({side: read_scale(by_side[side], (*AT, f"scale[{shown(side)}]")) for side in SIDES})


def _read_needs(given: object) -> FrozenMap[str, str] | None:
    if given is None:
        return None
    if isinstance(given, Job):
        return FrozenMap({need.key: need.statement for need in given.needs})
    if isinstance(given, Mapping):
        by_key = cast("Mapping[object, object]", given)
        return FrozenMap(
            {
                key: read_text(text, (*AT, "needs"), "statement")
                for key, text in read_mapping(by_key, AT, "needs").items()
            }
        )
    statements = [read_text(text, (*AT, "needs"), "need") for text in read_items(given, AT, "needs")]
    return FrozenMap({slug(text) or text: text for text in statements})


def _read_headers(sheet: Sheet, given: object, side: Side) -> dict[str, str]:
    if given is None:
        return {}
    return {
        key: find_column(sheet, name, (*AT, f"{side}[{shown(key)}]"))
        for key, name in read_mapping(given, AT, side).items()
    }


def _read_recode(
    sheet: Sheet, given: object
) -> tuple[dict[Any, float | None], dict[str, FrozenMap[Any, float | None]]]:
    """Read what values mean in all columns, and in single ones."""
    if given is None:
        return {}, {}
    if not isinstance(given, Mapping):
        raise InvalidTypeError(
            f"recode is {shown(given)}",
            path=AT,
            hint="Give a dict of value to number, as in {'very important': 5, 99: None}.",
            code="JT106",
        )
    everywhere: dict[Any, float | None] = {}
    by_header: dict[str, FrozenMap[Any, float | None]] = {}
    for value, meaning in cast("Mapping[object, Any]", given).items():
        if isinstance(meaning, Mapping):
            header = find_column(sheet, value, (*AT, "recode"))
            own = cast("Mapping[object, object]", meaning)
            by_header[header] = FrozenMap({_as_said(v): _read_meaning(m, v) for v, m in own.items()})
        else:
            everywhere[_as_said(value)] = _read_meaning(meaning, value)
    return everywhere, by_header


def _read_meaning(given: object, value: object) -> float | None:
    return None if given is None else float(read_number(given, AT, f"recode[{shown(value)}]"))


def _as_said(value: Any) -> Any:
    """Return a value as it is compared with those in a column: texts as they read, numbers as numbers."""
    if not isinstance(value, str):
        return value
    number = number_of(value)
    return plain(value) if number is None else number
