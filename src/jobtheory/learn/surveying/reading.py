"""What the values of one column mean as answers: numbers, words, codes off the scale, and nothing at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from jobtheory.errors import shown
from jobtheory.learn.surveying.sheets import is_number
from jobtheory.learn.surveying.wording import number_in, number_of, plain, rungs, says_nothing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from jobtheory.learn.surveying.schemes import Scale

LISTED = 5
"""So many values are listed in a sentence."""

MOST = 0.9
"""A scale holds at least this share of a column's answers; what is left are codes."""

FEW = 0.2
"""Where more than this share of a column's answers is off the scale, the column has another one."""

ENOUGH = 30
"""From so many answers on it is odd if many are off the scale, or none of them lies in its upper half."""

MANY = 90
"""From so many on, that the greatest answer is just the end of a narrower scale."""

SCALES: tuple[tuple[int, int], ...] = (
    (1, 5),
    (1, 7),
    (1, 10),
    (1, 100),
    (0, 1),
    (0, 4),
    (0, 5),
    (0, 6),
    (0, 10),
    (0, 100),
)


class Settled(NamedTuple):
    """What somebody has said of the values of a column."""

    blank: Collection[Any]
    """Values that mean that there is no answer; words as `plain` has them."""
    recode: Mapping[Any, float | None]
    """What values mean; words as `plain` has them."""
    is_of_five: bool = True
    """Whether the scale may have five answers, so that the words of such scales can be guessed."""


class Reading(NamedTuple):
    """What the values of a column mean."""

    counts: Mapping[Any, int]
    meanings: Mapping[Any, float | None]
    """The number that each value stands for, or None for no answer; a value nobody understands is left out."""
    guessed: Mapping[Any, float | None]
    """Those of the meanings that are only a guess."""
    unread: Mapping[Any, int]
    """How often each value is there that nobody understands."""

    def answers(self) -> dict[float, int]:
        """Return how often each number was answered, before any scale is looked at."""
        found: dict[float, int] = {}
        for value, meaning in self.meanings.items():
            if meaning is not None:
                found[meaning] = found.get(meaning, 0) + self.counts[value]
        return dict(sorted(found.items()))

    def off(self, scale: Scale) -> dict[float, int]:
        """Return how often each number was answered that is off a scale."""
        return {x: count for x, count in self.answers().items() if not scale[0] <= x <= scale[1]}


def read_values(counts: Mapping[Any, int], settled: Settled) -> Reading:
    """Return what the values of a column mean, as far as what somebody has said of them and they themselves tell."""
    meanings: dict[Any, float | None] = {}
    guessed: dict[Any, float | None] = {}
    words: list[str] = []
    unread: dict[Any, int] = {}
    for value, count in counts.items():
        name = plain(value) if isinstance(value, str) else value
        if name is None or name == "" or name in settled.blank:
            meanings[value] = None
        elif name in settled.recode:
            meanings[value] = settled.recode[name]
        elif is_number(value):
            meanings[value] = float(value)
        elif not isinstance(value, str):
            unread[value] = count
        elif (number := number_of(value)) is not None:
            meanings[value] = settled.recode.get(number, number) if number not in settled.blank else None
        elif says_nothing(value):
            guessed[value] = None
        elif (number := number_in(value)) is not None:
            guessed[value] = number
        else:
            words.append(value)
    if settled.is_of_five:
        guessed |= rungs(words)
    unread |= {word: counts[word] for word in words if word not in guessed}
    return Reading(counts, meanings | guessed, guessed, unread)


def likely_scale(readings: Iterable[Reading]) -> tuple[int, int] | None:
    """Return the scale that most columns seem to have, the wider one where as many have either."""
    votes: dict[tuple[int, int], int] = {}
    for reading in readings:
        answers = reading.answers()
        total = sum(answers.values())
        held = {s: sum(n for x, n in answers.items() if s[0] <= x <= s[1]) for s in SCALES}
        fitting = [s for s in SCALES if total and held[s] >= MOST * total]
        if fitting:
            narrowest = min(fitting, key=lambda s: (s[1] - s[0], -held[s]))
            votes[narrowest] = votes.get(narrowest, 0) + 1
    return max(votes, key=lambda s: (votes[s], s[1] - s[0]), default=None)


def told(counts: Mapping[Any, int]) -> str:
    """Return values and how often each is there, as a sentence has them."""
    listed = [f"{_shown(value)} ({count:,} {'time' if count == 1 else 'times'})" for value, count in counts.items()]
    more = [f"{len(listed) - LISTED} more"] if len(listed) > LISTED else []
    listed = listed[:LISTED] + more
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}"


def _shown(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else shown(value)
