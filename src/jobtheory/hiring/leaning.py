"""What a NOT_YET leans to, and what to find out so that it becomes a yes or a no."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, final

import attrs

from jobtheory.hiring.dials import FULL_TURN, Panel, turned
from jobtheory.hiring.judging import Memory, Setting, differences, forces, judge
from jobtheory.hiring.verdict import Verdict
from jobtheory.model.values import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.hiring.dials import Turns
    from jobtheory.hiring.profile import Profile
    from jobtheory.hiring.weighing import Corners, Point

__all__ = ["Leaning", "Question"]

DRAWS = 256
"""Completions drawn for the share of those that agree."""

TRIES = 1_000
"""About so many judgements are spent on what turns a verdict."""


@final
@attrs.frozen
class Question(Value):
    """One thing to find out.

    Attributes:
        solution: The solution it is about.
        key: The need whose level is open.
        about: ``"unknown"`` a level nobody knows, ``"range"`` one known only between two figures, ``"claim"`` one that
            rests on a seller's word: a trial on the customer's own data settles it.
        share: How decisive it is: the share of completions in which this alone turns the verdict, or for a claim the
            part of all unproven gains that rests on it.
    """

    solution: str
    key: str
    about: Literal["unknown", "range", "claim"]
    share: float


@final
@attrs.frozen
class Leaning(Value):
    """What a NOT_YET leans to.

    Attributes:
        verdict: The verdict of most completions, with claims counted only so far as they are supported.
        share: The share of completions that agree. Every unknown is drawn evenly from worst to target, every range
            evenly between its ends, by value, with a fixed seed.
        find_out: What to find out, most decisive first; only what could turn the verdict. Where bounds alone
            keep it open and nothing was found to turn it, all that is open about it and the incumbent, with share 0.
    """

    verdict: Verdict
    share: float
    find_out: tuple[Question, ...]


def lean(
    setting: Setting, profiles: Sequence[Profile], corners: Sequence[Corners], verdicts: Sequence[Verdict]
) -> dict[str, Leaning]:
    """Return what every NOT_YET leans to."""
    undecided = [n for n, verdict in enumerate(verdicts) if verdict is Verdict.NOT_YET]
    if not undecided:
        return {}
    panel = Panel.of(setting.weighing.one, profiles, corners)
    draws = panel.draw(DRAWS)
    seen = [[_supported(v) for v in judge(setting, panel.points(turns)).verdicts] for turns in draws]
    shares = _shares(setting, panel, draws, undecided)
    leanings: dict[str, Leaning] = {}
    for n in undecided:
        counts = Counter(row[n] for row in seen)
        verdict, count = max(counts.items(), key=lambda item: (item[1], item[0].value))
        questions = [
            Question(panel.names[dial.solution], dial.key, dial.about, share)
            for dial, share in zip(panel.dials, shares[n], strict=True)
            if share > 0
        ]
        questions.sort(key=lambda q: (-q.share, q.solution, q.key))
        questions += _claims(setting, profiles, corners, n)
        questions = questions or _whatever_is_open(panel, {n, setting.incumbent})
        leanings[panel.names[n]] = Leaning(verdict, count / len(seen), tuple(questions))
    return leanings


def _shares(setting: Setting, panel: Panel, draws: Sequence[Turns], undecided: Sequence[int]) -> dict[int, list[float]]:
    """Return for every undecided solution the share of completions in which each dial alone turns its verdict."""
    count = len(panel.dials)
    shares = {n: [0.0] * count for n in undecided}
    tried = draws[: max(2, TRIES // (2 * count))] if count else draws[:0]
    for turns in tried:
        memory: Memory = {}
        points = panel.points(turns)
        for d, dial in enumerate(panel.dials):
            ends: list[tuple[Verdict, ...]] = []
            for turn in (0, FULL_TURN):
                points_ = list(points)
                points_[dial.solution] = panel.point(dial.solution, turned(turns, d, turn))
                ends.append(judge(setting, points_, memory).verdicts)
            for n in undecided:
                shares[n][d] += (ends[0][n] is not ends[1][n]) / len(tried)
    for n in undecided:
        if not any(shares[n]):
            _walk(setting, panel, n, shares[n])
    return shares


def _walk(setting: Setting, panel: Panel, n: int, shares: list[float]) -> None:
    """Go from the worst completion for a solution to its best, and mark the dials at which the verdict turns."""
    turns = panel.worst_for(n)
    now = judge(setting, panel.points(turns)).verdicts[n]
    for d, turn in enumerate(panel.best_for(n)):
        turns = turned(turns, d, turn)
        after = judge(setting, panel.points(turns)).verdicts[n]
        if after is not now:
            shares[d] = 1 / DRAWS
        now = after


def _whatever_is_open(panel: Panel, concerned: set[int | None]) -> list[Question]:
    """Return what is open about the solutions concerned, where nothing was found to turn a verdict that is open.

    An open incumbent, and open ways of which only some are claims, are judged by bounds, which now and then are wider
    than what can happen.
    """
    return [
        Question(panel.names[dial.solution], dial.key, dial.about, 0.0)
        for dial in panel.dials
        if dial.solution in concerned
    ]


def _claims(setting: Setting, profiles: Sequence[Profile], corners: Sequence[Corners], n: int) -> list[Question]:
    """Return the claims whose proof would win the hire: the greatest first, and no more than it takes."""
    points = [corner.likely for corner in corners]
    judged = judge(setting, points)
    pulls = judged.pulls[n]
    if setting.incumbent is None or pulls is None or judged.verdicts[n] is not Verdict.NOT_YET:
        return []
    profile = profiles[n]
    entries = (*profile.results, *profile.execution)
    found = differences(setting.weighing, points[n], points[setting.incumbent])
    claims = sorted(
        ((d.gain, entry.key) for d, entry in zip(found, entries, strict=True) if d.is_claim and d.gain > 0),
        key=lambda claim: (-claim[0], claim[1]),
    )
    all_claimed = setting.weighing.total([gain for gain, _ in claims])
    hired = [p.net for p, v in zip(judged.pulls, judged.verdicts, strict=True) if p is not None and v is Verdict.HIRE]
    doubted = 1 - setting.weighing.supported
    nets = accumulate((doubted * gain for gain, _ in claims), initial=pulls.net)
    places = {entry.key: place for place, entry in enumerate(entries)}
    consents = _consents(setting, points[n], points[setting.incumbent], [places[key] for _, key in claims])
    return [
        Question(profile.solution.name, key, "claim", float(gain / all_claimed))
        for (gain, key), net, consent in zip(claims, nets, consents, strict=False)
        if net <= 0 or any(net < best for best in hired) or not consent
    ]


def _consents(setting: Setting, point: Point, seat: Point, claims: Sequence[int]) -> list[bool]:
    """Return whether everybody consents before a claim is proven, for claims that are proven one after another."""
    agreed = [True] * len(claims)
    doubted = 1 - setting.weighing.supported
    for voice in setting.voices:
        found = differences(voice.weighing, point, seat)
        start = forces(voice.weighing, point, seat).net
        nets = accumulate((doubted * max(0, found[place].gain) for place in claims), initial=start)
        agreed = [so_far and net > 0 for so_far, net in zip(agreed, nets, strict=False)]
    return agreed


def _supported(verdict: Verdict) -> Verdict:
    return Verdict.REJECT if verdict is Verdict.NOT_YET else verdict
