"""What the values of one column mean as answers: numbers, words, codes off the scale, and nothing at all."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from jobtheory.errors import shown
from jobtheory.learn.surveying.sheets import is_number
from jobtheory.learn.surveying.wording import number_in, number_of, plain, pole, rungs, says_nothing

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

FROM_ZERO = frozenset({10, 100})
"""Scales to these often begin at 0, so that a 0 beside them is an answer."""

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

    def runs_backwards(self, scale: Scale) -> bool:
        """Return whether words beside the numbers say that the greatest number is the least answer."""
        middle = (float(scale[0]) + float(scale[1])) / 2
        sides = {
            pole(value) * (1 if number > middle else -1)
            for value, number in self.guessed.items()
            if number is not None and number != middle and number_in(value) is not None and pole(value)
        }
        return sides == {-1}

    def turned(self, scale: Scale) -> Reading:
        """Return the same answers with the scale turned round: the least number for the greatest."""
        low, high = float(scale[0]), float(scale[1])

        def turn(numbers: Mapping[Any, float | None]) -> dict[Any, float | None]:
            return {v: low + high - x if x is not None and low <= x <= high else x for v, x in numbers.items()}

        return self._replace(meanings=turn(self.meanings), guessed=turn(self.guessed))

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
    """Return the scale that most columns seem to have, the wider one where as many have either.

    A 0 is an answer beside 10 or 100, and wherever as many columns have one as not; it is a code where most columns
    that end alike do without.
    """
    votes = Counter(scale for reading in readings if (scale := _own_scale(reading)) is not None)
    for low, high in list(votes):
        above = (1, high)
        if low == 0 and votes[above] and (high in FROM_ZERO or votes[0, high] >= votes[above]):
            votes[0, high] += votes.pop(above)
    return max(votes, key=lambda s: (votes[s], s[1] - s[0]), default=None)


def likely_scales(sides: Iterable[Iterable[Reading]]) -> tuple[tuple[int, int], ...]:
    """Return the scale of each side where most of its columns have one of their own that ends elsewhere; else none."""
    found: list[tuple[int, int]] = []
    for side in sides:
        readings = list(side)
        scale = likely_scale(readings)
        own = [one for one in map(_own_scale, readings) if one is not None]
        if scale is None or 2 * sum(one[1] == scale[1] for one in own) <= len(own):
            return ()
        found.append(scale)
    return tuple(found) if len({high for _, high in found}) > 1 else ()


def _own_scale(reading: Reading) -> tuple[int, int] | None:
    """Return the narrowest scale that holds nearly all answers; with its zeros, where they may be answers."""
    answers = reading.answers()
    total = sum(answers.values())
    held = {s: sum(n for x, n in answers.items() if s[0] <= x <= s[1]) for s in SCALES}
    fitting = [s for s in SCALES if total and held[s] >= MOST * total]
    if not fitting:
        return None
    low, high = min(fitting, key=lambda s: (s[1] - s[0], -held[s]))
    # Beside other codes a 0 is one as well.
    is_answer = bool(answers.get(0)) and (high in FROM_ZERO or held.get((0, high)) == total)
    return (0, high) if is_answer else (low, high)


def told(counts: Mapping[Any, int]) -> str:
    """Return values and how often each is there, as a sentence has them."""
    listed = [f"{_shown(value)} ({count:,} {'time' if count == 1 else 'times'})" for value, count in counts.items()]
    more = [f"{len(listed) - LISTED} more"] if len(listed) > LISTED else []
    listed = listed[:LISTED] + more
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}"


def _shown(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else shown(value)
