"""Which column of a survey asks what: named by somebody, found by its header, or only guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from jobtheory.errors import shown
from jobtheory.learn.surveying.headers import SIDES, Header, Side, alike, match, read_header, second_of
from jobtheory.model.keys import slug

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

How: TypeAlias = Literal["given", "found", "guessed"]
"""How sure it is what a column asks."""


class Asked(NamedTuple):
    """What one column asks."""

    header: str
    side: Side
    key: str
    how: How
    why: str


class Matching(NamedTuple):
    """What each column asks, and why some are not read."""

    asked: tuple[Asked, ...]
    unread: dict[str, str]
    """Why a column is not read, by its header."""
    lacking: dict[str, tuple[Side, ...]]
    """The needs that cannot be scored, and the sides on which they have no column."""
    statements: dict[str, str]
    twins: dict[str, tuple[str, ...]]
    """The headers that ask for the same as one that is read, by that one: nobody knows which one is meant."""


def find_columns(
    headers: Sequence[str],
    needs: Mapping[str, str] | None,
    given: Mapping[Side, Mapping[str, str]],
    ignored: Collection[str],
) -> Matching:
    """Find out which column asks what.

    Args:
        headers: The headers, as they are.
        needs: The statements of the needs by their keys; None where the headers have to name them.
        given: By side and key, the header that somebody has named.
        ignored: Headers that are not to be read.
    """
    asked = [Asked(header, side, key, "given", "") for side in SIDES for key, header in given[side].items()]
    named = {one.header for one in asked}
    unread = {header: "left out as you asked" for header in headers if header in ignored}
    open_ = [read_header(header) for header in headers if header not in named and header not in unread]
    if needs is None:
        statements = {one.key: one.key for one in asked}
        for header in (one for one in open_ if one.side is not None and one.need):
            statements.setdefault(slug(header.need) or header.need, header.need)
    else:
        statements = dict(needs)
    twins: dict[str, tuple[str, ...]] = {}
    for side in SIDES:
        wanted = {key: text for key, text in statements.items() if key not in given[side]}
        own = [one for one in open_ if one.side == side]
        found, why = _on_one_side(side, own, wanted)
        asked += found
        unread |= why
        left = [one for one in own if one.text in why]
        for one in (one for one in asked if one.side == side):
            # What asks for the same as a column that is named is left out by naming that.
            same = [other for other in left if _is_twin(other, one, statements.get(one.key, one.key))]
            unread |= {
                other.text: f"{'asks' if other.sure else 'may ask'} for {side} of {shown(one.key)}, as "
                f"{shown(one.header)} does"
                for other in same
            }
            doubted = [other.text for other in same if one.how == "guessed" or (one.how == "found" and other.sure)]
            if doubted:
                twins[one.header] = tuple(doubted)
    found, why = _without_a_side([one for one in open_ if one.side is None], statements, asked)
    return _paired([*asked, *found], unread | why, statements, headers, twins)


def _is_twin(header: Header, asked: Asked, statement: str) -> bool:
    """Return whether a header asks for the same as a column that is read, or is that header's second."""
    return second_of(header.text) == asked.header or alike(header.need, asked.key, statement) == 1


def _on_one_side(side: Side, headers: Sequence[Header], needs: Mapping[str, str]) -> tuple[list[Asked], dict[str, str]]:
    guesses = match(headers, needs)
    asked: list[Asked] = []
    unread: dict[str, str] = {}
    for header in headers:
        guess = guesses.get(header.text)
        if guess is None:
            several = header.text in guesses
            unread[header.text] = (
                f"asks for {side}, and may mean several needs"
                if several
                else f"asks for {side} of no need that is known"
            )
        elif guess.alike == 1 and header.sure:
            asked.append(Asked(header.text, side, guess.need, "found", ""))
        else:
            why = f"reads {shown(header.need)}" if guess.alike < 1 else f"may ask for {side}"
            asked.append(Asked(header.text, side, guess.need, "guessed", why))
    return asked, unread


def _without_a_side(
    headers: Sequence[Header], needs: Mapping[str, str], asked: Sequence[Asked]
) -> tuple[list[Asked], dict[str, str]]:
    """Take two columns of one header for importance and satisfaction, in that order, as a guess."""
    unread = {one.text: "says neither importance nor satisfaction" for one in headers}
    known = {(one.side, one.key) for one in asked}
    found: list[Asked] = []
    by_text = {one.text: one for one in headers}
    for header in headers:
        first = second_of(header.text)
        if first not in by_text:
            continue
        guess = match([by_text[first]], needs).get(first)
        if guess is None or any((side, guess.need) in known for side in SIDES):
            continue
        for side, text in zip(SIDES, (first, header.text), strict=True):
            found.append(Asked(text, side, guess.need, "guessed", "the header is there twice"))
            known.add((side, guess.need))
            unread.pop(text)
    return found, unread


def _paired(
    asked: Sequence[Asked],
    unread: Mapping[str, str],
    statements: Mapping[str, str],
    headers: Sequence[str],
    twins: Mapping[str, tuple[str, ...]],
) -> Matching:
    """Keep what has both sides, in the order of the needs."""
    sides: dict[str, dict[Side, Asked]] = {key: {} for key in statements}
    for one in asked:
        sides.setdefault(one.key, {})[one.side] = one
    lacking: dict[str, tuple[Side, ...]] = {}
    reasons = dict(unread)
    whole: list[Asked] = []
    for key, own in sides.items():
        if len(own) == 2:
            whole += [own[side] for side in SIDES]
            continue
        lacking[key] = tuple(side for side in SIDES if side not in own)
        for there in own.values():
            reasons[there.header] = f"no column asks for {lacking[key][0]} of {shown(key)}"
    return Matching(
        tuple(whole),
        {header: reasons[header] for header in headers if header in reasons},
        lacking,
        {key: statements.get(key, key) for key in dict.fromkeys(one.key for one in whole)},
        {one.header: twins[one.header] for one in whole if one.header in twins},
    )
