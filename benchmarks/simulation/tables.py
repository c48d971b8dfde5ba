"""The figures of a study as Markdown tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulation.markets import market
from simulation.records import MODELS, Lean, Record, View
from simulation.remedies import REMEDIES
from simulation.rules import KINDS, OTHERS
from simulation.scores import (
    BINS,
    Said,
    Share,
    as_text,
    bins,
    bootstrapped,
    brier,
    calibration_error,
    confidence,
    frequency,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

NAMES = [kind.name for kind in KINDS]

WAYS: Mapping[str, Callable[[Lean], bool]] = {
    "as presumed": lambda lean: lean.drawn,
    "levels found out": lambda lean: lean.revealed,
    "claims proven too": lambda lean: lean.proven,
}
"""What is found out, and whether a leaning came true then."""


def tables(records: Sequence[Record], seeds: Sequence[str]) -> Mapping[str, str]:
    """Return every table, by name."""
    made = {
        "informed": foreseen(records, 0, lambda view: view.informed),
        "usual": foreseen(records, 1, lambda view: view.usual),
        "not-yet": not_yet(records),
    }
    made |= {f"kinds-{name}": by_kind(records, m) for m, name in enumerate(MODELS)}
    return made | {
        "reliability": reliability(records),
        "calibration": calibration(records),
        "remedies": remedies(records, seeds),
    }


def foreseen(records: Sequence[Record], knowledge: int, told: Callable[[View], int]) -> str:
    """Return how often what customers do is foreseen: by four baselines, and by the three models."""
    rows = []
    for k, name in enumerate(NAMES):
        hits = [[n == r.choices[k] for n in (0, *r.sums[knowledge], r.others[k], *map(told, r.views))] for r in records]
        rows.append([name, *(Share.among(column) for column in zip(*hits, strict=True))])
    return markdown(["customers", "stays", "best sum", "… less cost", f"most of {OTHERS} others", *MODELS], rows)


def not_yet(records: Sequence[Record]) -> str:
    """Return how often nothing, claims alone, or something open is NOT_YET, and what proof makes of claims."""
    rows = []
    for m, name in enumerate(MODELS):
        views = [r.views[m] for r in records]
        claims = [all(lean.only_claims for lean in view.leanings) and not view.stands for view in views]
        waiting = [lean for view in views for lean in view.leanings if lean.only_claims and lean.offer]
        rows.append(
            [
                name,
                Share.among(view.stands for view in views),
                Share.among(claims),
                Share.among(not view.stands and not claim for view, claim in zip(views, claims, strict=True)),
                Share.among(lean.gets_it is lean.proven for lean in waiting),
            ]
        )
    heads = [
        "model",
        "every verdict stands",
        "not yet, claims alone",
        "not yet, levels open",
        "claims proven: is hired",
    ]
    return markdown(heads, rows)


def by_kind(records: Sequence[Record], m: int) -> str:
    """Return for one model what becomes of verdicts that stand, of those that do not, and of their confidence."""
    rows = []
    standing = [r for r in records if r.views[m].stands]
    waiting = [r for r in records if not r.views[m].stands]
    for k, name in enumerate(NAMES):
        said = [
            [Said(lean.share, (r.choices[k] == lean.offer) is lean.gets_it) for lean in of_levels(r.views[m])]
            for r in records
        ]
        rows.append(
            [
                name,
                Share.among(r.views[m].usual == r.choices[k] for r in standing),
                Share.among(r.views[m].usual == r.choices[k] for r in waiting),
                Share.among(r.choices[k] == 0 for r in waiting),
                *scored(said),
            ]
        )
    heads = ["stands: foreseen", "not yet: foreseen", "not yet: stays", "leaning came true", "Brier score", "ECE"]
    return markdown(["customers", *heads], rows)


def reliability(records: Sequence[Record]) -> str:
    """Return, for each bin of confidence, how often the leaning came true."""
    rows = []
    for m, name in enumerate(MODELS):
        for b, start in enumerate(BINS):
            leans = [[lean for lean in of_levels(r.views[m]) if bin_of(lean) == b] for r in records]
            cells = [
                as_text(bootstrapped([[Said(x.share, told(x)) for x in part] for part in leans], frequency))
                for told in WAYS.values()
            ]
            flat = [Said(x.share, x.revealed) for part in leans for x in part]
            mean = f"{100 * confidence(flat):.0f}" if flat else "–"
            rows.append([name, f"{start:.0%} to {start + 0.1:.0%}".replace("%", " %"), len(flat), mean, *cells])
    return markdown(["model", "share said", "leanings", "mean", *WAYS], rows)


def calibration(records: Sequence[Record]) -> str:
    """Return the scores of the confidence, by what was found out."""
    rows = []
    for m, name in enumerate(MODELS):
        for way, told in WAYS.items():
            said = [[Said(lean.share, told(lean)) for lean in of_levels(r.views[m])] for r in records]
            rows.append([name, way, as_text(bootstrapped(said, confidence)), *scored(said)])
    return markdown(["model", "found out", "mean share said", "came true", "Brier score", "ECE"], rows)


def remedies(records: Sequence[Record], seeds: Sequence[str]) -> str:
    """Return what the comparator foresees once it is set up for a rule, everything known."""
    rows = []
    markets = [market(seed) for seed in seeds]
    for remedy in REMEDIES:
        k = NAMES.index(remedy.kind)
        rows.append(
            [
                remedy.kind,
                remedy.what,
                Share.among(r.views[0].informed == r.choices[k] for r in records),
                Share.among(remedy.foreseen(one) == r.choices[k] for one, r in zip(markets, records, strict=True)),
            ]
        )
    return markdown(["customers", "setup", "neutral", "with the setup"], rows)


def scored(said: Sequence[Sequence[Said]]) -> list[str]:
    """Return how often it came true, the Brier score and the calibration error."""
    return [
        as_text(bootstrapped(said, frequency)),
        as_text(bootstrapped(said, brier), decimals=True),
        as_text(bootstrapped(said, calibration_error), decimals=True),
    ]


def of_levels(view: View) -> list[Lean]:
    """Return the leanings that hang on open levels; on claims alone, all completions agree by construction."""
    return [lean for lean in view.leanings if not lean.only_claims]


def bin_of(lean: Lean) -> int:
    """Return the number of the bin of a leaning's share."""
    return next(n for n, part in enumerate(bins([Said(lean.share, lean.revealed)])) if part)


def markdown(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table, its first column to the left."""
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)
