"""What a score is called: thresholds that disagree from source to source, each an explicit object with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

import attrs

from jobtheory.errors import InvalidValueError, shown
from jobtheory.model.keys import refuse_unknown
from jobtheory.model.number import Number, exact
from jobtheory.model.values import Value, read_flag, read_instance, read_items, read_number, read_text, repr_items

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

__all__ = ["Band", "Bands"]


@final
@attrs.frozen(init=False)
class Band(Value):
    """One band of scores: a label, and what a score must be to have it; every condition that is given must hold.

    Args:
        label: What the score is called.
        least: The score is this or more.
        over: The score is more than this.
        below: The score is less than this.
        importance: The importance is this or more.
        satisfaction: The satisfaction is this or more.
        overserved: True where the satisfaction must exceed the importance.

    Raises:
        InvalidTypeError, InvalidValueError: An argument cannot be read.

    Example:
        >>> Band("table stakes", below=10, importance=7.5).holds(8, 8.5)
        True
    """

    label: str
    least: Number | None = attrs.field(kw_only=True)
    over: Number | None = attrs.field(kw_only=True)
    below: Number | None = attrs.field(kw_only=True)
    importance: Number | None = attrs.field(kw_only=True)
    satisfaction: Number | None = attrs.field(kw_only=True)
    overserved: bool = attrs.field(kw_only=True)

    def __init__(
        self,
        label: str,
        *,
        least: float | None = None,
        over: float | None = None,
        below: float | None = None,
        importance: float | None = None,
        satisfaction: float | None = None,
        overserved: bool = False,
    ) -> None:
        at = (f"Band {shown(label)}",)
        given = {"least": least, "over": over, "below": below, "importance": importance, "satisfaction": satisfaction}
        self.__attrs_init__(
            read_text(label, at, "label"),
            **{name: None if x is None else read_number(x, at, name) for name, x in given.items()},
            overserved=read_flag(overserved, at, "overserved"),
        )

    def holds(
        self, importance: float | Fraction, satisfaction: float | Fraction, opportunity: float | Fraction | None = None
    ) -> bool:
        """Return whether the scores of an outcome have this label; its opportunity follows where it is left out."""
        wanted, had = exact(importance), exact(satisfaction)
        score = wanted + max(wanted - had, exact(0)) if opportunity is None else exact(opportunity)
        return (
            (self.least is None or score >= exact(self.least))
            and (self.over is None or score > exact(self.over))
            and (self.below is None or score < exact(self.below))
            and (self.importance is None or wanted >= exact(self.importance))
            and (self.satisfaction is None or had >= exact(self.satisfaction))
            and (not self.overserved or had > wanted)
        )


@final
@attrs.frozen(init=False)
class Bands(Value):
    """A scheme of thresholds: the first band of it that holds names a score.

    Thresholds are those of scores whose importance runs up to 10, so of opportunities up to 20.

    Args:
        name: What the scheme is called.
        bands: Its bands; the first that holds counts.
        source: Where it comes from.

    Raises:
        InvalidTypeError, InvalidValueError: An argument cannot be read, or there is no band.

    Example:
        >>> ours = Bands("ours", [Band("unmet", least=12), Band("met", below=10)])
        >>> ours.label(9, 5), ours.label(9, 9), ours.label(9, 7)
        ('unmet', 'met', None)
    """

    name: str
    bands: tuple[Band, ...] = attrs.field(repr=repr_items)
    source: str = attrs.field(default="", kw_only=True)

    def __init__(self, name: str, bands: Iterable[Band], *, source: str = "") -> None:
        at = (f"Bands {shown(name)}",)
        read = tuple(read_instance(Band, band, at, "band") for band in read_items(bands, at, "bands"))
        if not read:
            raise InvalidValueError("there is no band", path=at, hint="Give at least one Band.", code="JT777")
        self.__attrs_init__(read_text(name, at, "name"), read, source=read_text(source, at, "source", empty=True))

    @classmethod
    def published(cls, name: str) -> Bands:
        """Return a scheme from print; no two of them agree.

        What a source leaves open is left open: where none of its bands holds there is no label. A score on a line that
        a source gives to both sides, such as 12 in "10-12" and "12-15", is in the upper band; between bands printed to
        whole numbers or one decimal, such as "10-14" and "15 and more", the lower one goes on up to the upper one.

        Args:
            name: ``"ulwick-2005"``, ``"singh"``, ``"lishix520"``, ``"ulwick-notes"``, ``"monese"``, ``"alidujie"`` or
                ``"odi-functions"``.

        Raises:
            UnknownNameError: There is none of that name.

        Example:
            >>> {name: Bands.published(name).label(9, 6) for name in ("ulwick-2005", "monese", "odi-functions")}
            {'ulwick-2005': 'low-hanging fruit', 'monese': 'underserved', 'odi-functions': 'good'}
        """
        refuse_unknown(name, PUBLISHED, ("Bands.published",), "no published scheme is called", "JT782")
        return PUBLISHED[name]

    def label(
        self, importance: float | Fraction, satisfaction: float | Fraction, opportunity: float | Fraction | None = None
    ) -> str | None:
        """Return what the scores of an outcome are called, or None where no band holds.

        Args:
            importance: The importance.
            satisfaction: The satisfaction.
            opportunity: The opportunity, where it does not follow from them, as with `Individual`.
        """
        return next((band.label for band in self.bands if band.holds(importance, satisfaction, opportunity)), None)


def _published() -> dict[str, Bands]:
    schemes = [
        Bands(
            "ulwick-2005",
            [
                Band("extreme", over=15),
                Band("low-hanging fruit", least=12),
                Band("worthy of consideration", least=10),
                Band("unattractive", below=10),
            ],
            source="Ulwick 2005, What Customers Want, as told by innovatenow.app/prioritize-unmet-customer-needs",
        ),
        Bands(
            "singh",
            [
                Band("overserved", overserved=True),
                Band("extreme opportunity", least=15),
                Band("low-hanging fruit", least=12),
                Band("worth considering", least=10),
                Band("table stakes", importance=7.5, satisfaction=7.5),
                Band("appropriately served"),
            ],
            source="github.com/shikhirsingh/jtbd-odi-plugin",
        ),
        Bands(
            "lishix520",
            [
                Band("extreme underserved", least=15),
                Band("high underserved", least=12),
                Band("moderate underserved", least=10),
                Band("appropriately served", least=8),
                Band("overserved candidate", overserved=True),
            ],
            source="github.com/lishix520/jtbd-skills",
        ),
        Bands(
            "ulwick-notes",
            [
                Band("extreme", least=15),
                Band("high", least=12),
                Band("moderate", least=10),
                Band("appropriately served", least=6),
                Band("overserved", overserved=True),
            ],
            source="notes on Ulwick 2016, Jobs to be Done: Theory to Practice; 'much more satisfied than important' is "
            "read as 'more'",
        ),
        Bands(
            "monese",
            [Band("underserved", over=10), Band("well-served", below=10)],
            source="Diaconescu, speakerdeck.com/productmarketing/georgia-diaconescu-monese",
        ),
        Bands(
            "alidujie",
            [Band("extreme", least=15), Band("high", least=10), Band("appropriate", least=7), Band("low", below=7)],
            source="github.com/AliDujie/jtbd-knowledge-skill",
        ),
        Bands(
            "odi-functions",
            [
                Band("overserved", overserved=True),
                Band("excellent", over=15),
                Band("very good", over=12),
                Band("good", over=10),
                Band("limited"),
            ],
            source="ODI_functions.R, a script in R that goes round",
        ),
    ]
    return {scheme.name: scheme for scheme in schemes}


PUBLISHED = _published()
