"""A process counted where its events lie: in a database or on a cluster, so that only small tables come back."""

# narwhals gives expressions of many libraries one face, which type checkers see as Any.

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from jobtheory.errors import InvalidValueError
from jobtheory.learn.columns import Label, collected, narwhals, read_labels
from jobtheory.learn.events import AT, no_events, undecided
from jobtheory.model.counting import ProcessCounts
from jobtheory.model.durations import Durations, seen_durations
from jobtheory.model.evidence import Evidence, EvidenceKind
from jobtheory.model.process import Process, seen_process
from jobtheory.model.values import FrozenMap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

QUANTILES = (0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0)
"""The shares whose durations are kept: the shortest, the median, the longest, and what lies between."""

UNORDERED = ("DUCKDB", "PYSPARK", "PYSPARK_CONNECT", "SQLFRAME", "IBIS")
"""What keeps rows in no order of their own."""


def observed(cases: int) -> Evidence:
    """Return the evidence of an event log."""
    return Evidence(EvidenceKind.OBSERVED, "event log", sample=cases)


def has_row_order(frame: Any) -> bool:
    """Return whether the rows of a frame stand in an order of their own."""
    return getattr(frame.implementation, "name", "") not in UNORDERED


def reduce(frame: Any, columns: Mapping[str, str], evidence: Evidence | None) -> Process | None:
    """Return the process of a lazy frame, counted where it lies; None where narwhals cannot do that there."""
    nw = narwhals(AT)
    log = frame.select(*(nw.col(name).alias(argument) for argument, name in columns.items()))
    kinds = log.collect_schema()
    if not (kinds["time"].is_temporal() and (kinds["activity"].is_integer() or str(kinds["activity"]) == "String")):
        return None
    try:
        tables = _tables(nw, log, tuple(columns))
    except (NotImplementedError, AttributeError, nw.exceptions.InvalidOperationError):
        return None
    return _process(tables, evidence)


class Tables(NamedTuple):
    """What comes back: a few rows each."""

    activities: list[dict[str, Any]]
    starts: list[dict[str, Any]]
    ends: list[dict[str, Any]]
    cases: list[dict[str, Any]]
    waits: list[dict[str, Any]]
    between: list[dict[str, Any]]


def _tables(nw: Any, log: Any, names: Iterable[str]) -> Tables:
    missing = _rows(log.select(*(nw.col(name).is_null().cast(nw.Int64).sum() for name in names)))[0]
    for argument, count in missing.items():
        if count:
            raise InvalidValueError(
                f"{count:,} cells of the column are empty",
                path=(*AT, argument),
                hint="Fill them in, or leave these events out before reading.",
                code="JT757" if argument == "time" else "JT756",
            )
    by = [name for name in ("time", "order") if name in names]
    ties = log.group_by("case", *by).agg(n=nw.len()).select((nw.col("n") > 1).cast(nw.Int64).sum())
    if next(iter(_rows(ties)[0].values())):
        raise undecided(has_column="order" in by)
    behind = {"order_by": by}
    steps = log.with_columns(
        was=nw.col("activity").shift(1).over("case", **behind),
        next=nw.col("activity").shift(-1).over("case", **behind),
        took=(nw.col("time") - nw.col("time").shift(1).over("case", **behind)).dt.total_microseconds(),
    )
    moved = steps.filter(~nw.col("was").is_null())
    times = [nw.len().alias("n"), nw.col("took").mean().alias("mean")]
    times += [nw.col("took").quantile(share, "linear").alias(f"q{n}") for n, share in enumerate(QUANTILES)]
    each = log.group_by("case", "activity").agg(n=nw.len())
    whole = log.group_by("case").agg(first=nw.col("time").min(), last=nw.col("time").max())
    whole = whole.select(took=(nw.col("last") - nw.col("first")).dt.total_microseconds())
    return Tables(
        _rows(
            each.with_columns(again=(nw.col("n") > 1).cast(nw.Int64))
            .group_by("activity")
            .agg(events=nw.col("n").sum(), reached=nw.len(), rework=nw.col("again").sum())
        ),
        _rows(steps.filter(nw.col("was").is_null()).group_by("activity").agg(n=nw.len())),
        _rows(steps.filter(nw.col("next").is_null()).group_by("activity").agg(n=nw.len())),
        _rows(whole.select(*times)),
        _rows(moved.group_by("activity").agg(*times)),
        _rows(moved.group_by("was", "activity").agg(*times)),
    )


def _rows(frame: Any) -> list[dict[str, Any]]:
    return list(collected(frame, AT).rows(named=True))


def _process(tables: Tables, evidence: Evidence | None) -> Process:
    if not tables.activities:
        raise no_events()
    activities = sorted(tables.activities, key=lambda row: (-row["events"], str(row["activity"])))
    at = (*AT, "activity")
    named: dict[Any, Label] = {
        row["activity"]: label
        for row, label in zip(
            activities, read_labels([row["activity"] for row in activities], at, "JT756").labels, strict=True
        )
    }

    def counts(rows: Iterable[Mapping[str, Any]], what: str) -> FrozenMap[Label, int]:
        found = {named[row["activity"]]: int(row[what]) for row in rows}
        return FrozenMap({label: found[label] for label in named.values() if found.get(label)})

    between = sorted(tables.between, key=lambda row: (-row["n"], str(row["was"]), str(row["activity"])))
    pairs = [(named[row["was"]], named[row["activity"]]) for row in between]
    cases = int(tables.cases[0]["n"])
    counted = ProcessCounts(
        cases=cases,
        activities=counts(activities, "events"),
        reached=counts(activities, "reached"),
        rework=counts(activities, "rework"),
        directly_follows=FrozenMap({pair: int(row["n"]) for pair, row in zip(pairs, between, strict=True)}),
        starts=counts(tables.starts, "n"),
        ends=counts(tables.ends, "n"),
    )
    return seen_process(
        FrozenMap(),
        counted,
        duration=_durations(tables.cases[0]),
        waits=FrozenMap({named[row["activity"]]: _durations(row) for row in tables.waits}),
        between=FrozenMap(dict(zip(pairs, map(_durations, between), strict=True))),
        evidence=observed(cases) if evidence is None else evidence,
    )


def _durations(row: Mapping[str, Any]) -> Durations:
    quantiles = {share: float(row[f"q{n}"]) / 1e6 for n, share in enumerate(QUANTILES)}
    return seen_durations(float(row["mean"]) / 1e6, quantiles, int(row["n"]))
