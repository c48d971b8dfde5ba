"""How far shares are uncertain because other choosers might have been drawn from the population.

A share is a mean over choosers, so that each moves it by so much as he lies off it (his influence, Hampel 1974, J. Am.
Stat. Assoc. 69:383-393). Where the model is right, what a chooser hires beyond what was to be expected has nothing to
do with how likely that was: coefficients are uncertain apart from this, and both variances add up. Where shares of the
population are facts, the constants follow whoever was drawn, so that today's shares come out as those facts.
"""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from jobtheory.learn.choosing.predicting import Predictor, add_shares, slopes_of
from jobtheory.learn.choosing.scenarios import code_of, only, people_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jobtheory.hiring.crowd import Counts, Floats
    from jobtheory.learn.choosing.choice_fit import ChoiceFit
    from jobtheory.learn.choosing.choices import Choices
    from jobtheory.learn.choosing.labels import Label


class Drawn(NamedTuple):
    """Choosers over whom shares are means, and for how many each stands."""

    data: Choices
    likely: Floats
    """How likely each row is hired."""
    weights: Floats | None
    """None where each stands for one."""
    units: Counts
    """The number of each chooser among all that were drawn."""

    def moves(self, total: int) -> Moves:
        """Return by how much each of so many choosers moves the shares."""
        weights = np.ones(len(self.data)) if self.weights is None else self.weights
        order = np.argsort(self.data.codes, kind="stable")
        ends = np.searchsorted(self.data.codes[order], np.arange(len(self.data.solutions) + 1))
        shares = add_shares(self.data, self.likely, self.weights)
        return Moves(self, total, weights / weights.sum(), shares, order, ends, self.data.sets.of_rows)


class Moves(NamedTuple):
    """By how much choosers move shares, solution after solution, so that little room is needed."""

    drawn: Drawn
    total: int
    parts: Floats
    shares: Floats
    order: Counts
    ends: Counts
    of_rows: Counts

    def of(self, code: int) -> Floats:
        """Return by how much each chooser moves the share of one solution."""
        data, likely, _, units = self.drawn
        rows = self.order[self.ends[code] : self.ends[code + 1]]
        off = np.full(len(data), -self.shares[code])
        off[self.of_rows[rows]] += likely[rows]
        found = np.zeros(self.total)
        found[units] = self.parts * off
        return found


class Strata(NamedTuple):
    """Which choosers are one person's, and within which groups they were drawn."""

    groups: Counts
    people: Counts

    def variance(self, moves: Floats) -> float:
        """Return the variance of the sum of what each chooser moves."""
        counts = np.bincount(self.groups)
        means = np.bincount(self.groups, weights=moves) / np.maximum(counts, 1)
        sums = np.bincount(self.people, weights=moves - means[self.groups])
        count = len(np.unique(self.people))
        return float(sums @ sums) * count / max(count - int(np.count_nonzero(counts)), 1)


def strata_of(own: Choices | None, other: Choices | None, panel: str | None, *, by_hired: bool) -> Strata:
    """Return who was drawn within what: choosers learned from, and after them others.

    Args:
        own: The choosers learned from.
        other: Choosers who were not.
        panel: The column that says who chose; choosers who have none are people of their own.
        by_hired: Whether the sample was drawn by choice, so many choosers of each solution.
    """
    groups: list[Counts] = []
    people: list[Counts] = []
    group = person = 0
    for data, is_split in ((own, by_hired), (other, False)):
        if data is None:
            continue
        codes = np.zeros(len(data), dtype=np.int64)
        if is_split and data.hired is not None:
            codes = data.codes[data.hired].astype(np.int64)
        whose = np.arange(len(data)) if panel is None or panel not in data.columns else people_of(data, panel)
        groups.append(codes + group)
        people.append(whose.astype(np.int64) + person)
        group, person = group + int(np.max(codes)) + 1, person + int(np.max(whose)) + 1
    return Strata(np.concatenate(groups), np.concatenate(people))


def follow(own: Choices, likely: Floats, observed: Sequence[float], codes: Sequence[int], covariance: Floats) -> Floats:
    """Return by how much each chooser moves the constants, by chooser and constant.

    With constants, the shares foreseen in the sample are the observed ones: so much as a chooser lies above them, they
    go down.

    Args:
        own: The choosers learned from.
        likely: How likely each row is hired, by the constants of the sample.
        observed: The share of each solution in the sample.
        codes: The solutions that have a constant, in their order.
        covariance: That of the constants where the other coefficients are known.
    """
    off = np.zeros((len(own), len(codes)))
    of_rows = own.sets.of_rows
    for k, code in enumerate(codes):
        rows = np.flatnonzero(own.codes == code)
        off[:, k] = -observed[code]
        off[of_rows[rows], k] += likely[rows]
    found: Floats = -off @ covariance
    return found


def drawing(
    drawn: Sequence[Drawn],
    places: tuple[Sequence[int], Sequence[int], Sequence[Label]],
    following: tuple[Floats, Floats] | None,
    panel: str | None,
    own: Predictor | None,
) -> Floats:
    """Return the variances of shares, now and before, and of changes, because others might have been drawn.

    Args:
        drawn: Over whom shares are means.
        places: Where the solutions of now and of before stand among all, and all.
        following: By how much our choosers move constants that shares are facts for, and these the shares.
        panel: The column that says who chose.
        own: The choosers learned from, where they are at hand.
    """
    now_at, before_at, labels = places
    is_known = drawn[0].units < (0 if own is None else len(own.data))
    others = None if is_known.all() else only(drawn[0].data, ~is_known)
    strata = strata_of(None if own is None else own.data, others, panel, by_hired=following is not None)
    count = len(strata.groups)
    known = [dict(zip(at, range(len(at)), strict=True)) for at in (now_at, before_at)]
    moves = [one.moves(count) for one in drawn]
    found = [np.zeros(len(now_at)), np.zeros(len(before_at)), np.zeros(len(labels))]
    offsets = (0, len(now_at))
    for place in range(len(labels)):
        change = np.zeros(count)
        for when, (codes, sign) in enumerate(zip(known, (1, -1), strict=True)):
            if place in codes:
                code = codes[place]
                moved = moves[when].of(code)
                if following is not None:
                    constants, slopes = following
                    moved[: len(constants)] += constants @ slopes[:, offsets[when] + code]
                found[when][code] = strata.variance(moved)
                change += sign * moved
        found[2][place] = strata.variance(change)
    return np.concatenate(found)


def following_of(fit: ChoiceFit, own: Predictor, foretold: Callable[[Floats], Floats]) -> tuple[Floats, Floats]:
    """Return by how much each of our choosers moves the constants, and each constant what is foretold."""
    learned = fit.learned
    terms, classical = learned.model.utility.terms, learned.classical
    constants = [k for k, term in enumerate(terms) if term.column is None]
    others = [k for k, term in enumerate(terms) if term.column is not None]
    across = classical[np.ix_(others, constants)]
    apart = classical[np.ix_(constants, constants)]
    apart = apart - across.T @ np.linalg.solve(classical[np.ix_(others, others)], across)
    slopes = slopes_of(foretold, learned.theta, np.eye(len(terms))[:, constants], np.sqrt(np.diag(apart)))
    codes = [code_of(own.data.solutions, terms[k].solution, ()) for k in constants]
    observed = [fit.observed_shares[label] for label in own.data.solutions]
    return follow(own.data, own.probabilities(learned.theta), observed, codes, apart), slopes
