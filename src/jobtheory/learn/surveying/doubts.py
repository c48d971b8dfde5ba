"""What is in doubt about a survey: what was only guessed about a column, and what nobody can guess."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, final

import attrs

from jobtheory.errors import shown
from jobtheory.learn.surveying.headers import Side, is_odd
from jobtheory.learn.surveying.reading import ENOUGH, FEW, MANY, SCALES, told
from jobtheory.learn.surveying.wording import number_of
from jobtheory.model.values import FrozenMap, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jobtheory.learn.surveying.matching import Asked
    from jobtheory.learn.surveying.reading import Reading
    from jobtheory.learn.surveying.schemes import Scale

SHORT = 11
"""Scales that are shorter than this are written out."""

__all__ = ["Doubt", "SurveyColumn"]


@final
@attrs.frozen
class Doubt(Value):
    """Something about a survey that is only guessed, or that nobody can guess.

    Attributes:
        about: The header it is about, or ``"scale"``.
        problem: What is in doubt.
        proposal: How it is taken where the guess is accepted; None where there is no guess, so that you have to say.
    """

    about: str
    problem: str
    proposal: str | None


@final
@attrs.frozen
class SurveyColumn(Value):
    """A column that is read, and what its values mean.

    Attributes:
        header: The header, as it is in the frame.
        side: ``"importance"`` or ``"satisfaction"``.
        key: The need it asks about.
        how: ``"given"`` by you, ``"found"`` by its header, or ``"guessed"``.
        answers: How often each number is answered; codes off the scale are none of them.
        blank: How many people have no answer: cells that are empty, and values that mean nothing.
        off: How often each number is there that is off the scale, and no answer therefore.
        meanings: The number that each value is taken for that is no number itself, or another one; None for no answer.
        unread: How often each value is there that nobody understands.
        note: What else is odd about it, such as blanks in the header that cannot be seen.
    """

    header: str
    side: Side
    key: str
    how: str
    answers: FrozenMap[float, int]
    blank: int
    off: FrozenMap[float, int]
    meanings: FrozenMap[Any, float | None]
    unread: FrozenMap[Any, int]
    note: str


def column_of(asked: Asked, reading: Reading, scale: Scale) -> SurveyColumn:
    """Return what is read of one column."""
    off = reading.off(scale)
    answers = {x: count for x, count in reading.answers().items() if x not in off}
    taken = {value: number for value, number in reading.meanings.items() if value is not None and value != number}
    taken |= {value: None for value, number in reading.meanings.items() if number in off}
    unread = dict(reading.unread)
    notes = ["the header holds characters that cannot be seen"] if is_odd(asked.header) else []
    if any(isinstance(value, str) and number_of(value) is not None for value in reading.counts):
        notes.append("numbers are written as text")
    blank = sum(reading.counts.values()) - sum(map(sum, (answers.values(), off.values(), unread.values())))
    return SurveyColumn(
        asked.header,
        asked.side,
        asked.key,
        asked.how,
        FrozenMap(answers),
        blank,
        FrozenMap(off),
        FrozenMap(taken),
        FrozenMap(unread),
        "; ".join(notes),
    )


def scale_doubt(readings: Mapping[str, Reading], scales: Mapping[Side, Scale]) -> Doubt:
    """Return the doubt about a scale that nobody has given, or about two of them."""
    if len(set(scales.values())) > 1:
        told_ = " and ".join(f"{side} from {low} to {high}" for side, (low, high) in scales.items())
        say = ", ".join(f"'{side}': ({low}, {high})" for side, (low, high) in scales.items())
        return Doubt(
            "scale", f"two scales: answers go on {told_}, it seems; say scale={{{say}}}, or one for both", None
        )
    scale = scales["importance"]
    answers = [x for reading in readings.values() for x in reading.answers()]
    seen = f"answers run from {min(answers):g} to {max(answers):g}" if answers else "there is no answer"
    zero = ", 0 being one" if scale[0] == 0 and 0 in answers else ""
    return Doubt("scale", f"no scale is given, and {seen}", f"answers go from {scale[0]} to {scale[1]}{zero}")


def twin_doubt(asked: Asked, twin: str) -> Doubt:
    """Return the doubt about a column that asks for the same as one that is read."""
    return Doubt(
        twin,
        f"it asks for {asked.side} of {shown(asked.key)}, and so does {shown(asked.header)}: say "
        f"{asked.side}={{{shown(asked.key)}: …}}, or ignore=[…]",
        None,
    )


def reversed_doubt(asked: Asked, scale: Scale) -> Doubt:
    """Return the doubt about a column whose header says that its scale is reversed: it may be turned round already."""
    low, high = scale
    if all(isinstance(end, int) for end in scale) and high - low < SHORT:
        turned = "{" + ", ".join(f"{n}: {int(low + high) - n}" for n in range(int(low), int(high) + 1)) + "}"
    else:
        turned = f"{{{low}: {high}, …, {high}: {low}}}"
    header = shown(asked.header)
    return Doubt(
        asked.header,
        "the header says that the scale is reversed, and not whether answers are turned round already: "
        f"recode={{{header}: {turned}}} turns them round, recode={{{header}: {{{low}: {low}}}}} leaves them",
        None,
    )


def doubts_of(asked: Asked, reading: Reading, scale: Scale, *, is_turned: bool = False) -> list[Doubt]:
    """Return what is in doubt about one column, whose scale may have been turned round."""
    doubts: list[Doubt] = []
    if asked.how == "guessed":
        doubts.append(Doubt(asked.header, asked.why, f"it asks for {asked.side} of {shown(asked.key)}"))
    ordered = sorted(reading.guessed.items(), key=lambda one: (one[1] or 0, str(one[0])))
    words = {value: n for value, n in ordered if n is not None}
    nothing = [value for value, n in ordered if n is None]
    if words:
        listed = ", ".join(f"{shown(value)} is {n:g}" for value, n in words.items())
        problem = "the scale runs backwards: the words say so" if is_turned else "answers are words"
        doubts.append(Doubt(asked.header, problem, f"turned round: {listed}" if is_turned else listed))
    if nothing:
        counts = {value: reading.counts[value] for value in nothing}
        doubts.append(Doubt(asked.header, f"{told(counts)} {_are(counts)} no number", "no answer"))
    if reading.unread:
        doubts.append(
            Doubt(asked.header, f"nobody knows what {told(dict(sorted(reading.unread.items(), key=str)))} means", None)
        )
    return doubts + _off_scale(asked.header, reading, scale)


def _off_scale(header: str, reading: Reading, scale: Scale) -> list[Doubt]:
    off, answers = reading.off(scale), reading.answers()
    total = sum(answers.values())
    low, high = scale
    where = f"off the scale from {low} to {high}"
    doubts: list[Doubt] = []
    if off:
        problem = f"{told(off)} {_are(off)} {where}"
        if total >= ENOUGH and sum(off.values()) > FEW * total:
            share = sum(off.values()) / total
            return [Doubt(header, f"{problem}, {share:.0%} of its answers: it may have another scale", None)]
        doubts.append(Doubt(header, problem, "no answer"))
    middle = (float(low) + float(high)) / 2
    narrower = {end for start, end in SCALES if start == low and end < high}
    if total >= ENOUGH and (max(answers) <= middle or (max(answers) in narrower and total >= MANY)):
        problem = f"no answer is above {max(answers):g} on a scale to {high}: it may have another scale"
        doubts.append(Doubt(header, problem, "it has the same scale"))
    return doubts


def _are(values: Mapping[Any, int]) -> str:
    return "is" if len(values) == 1 else "are"
