"""What there is to show of shares: over draws of what is open, and over people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.errors import shown
from jobtheory.hiring.verdict import Verdict
from jobtheory.show.blocks import Block, Bullets, Column, Heading, Paragraph, Table

if TYPE_CHECKING:
    from jobtheory.hiring.lessons import Lesson
    from jobtheory.hiring.robustness import Robustness
    from jobtheory.learn.many import Many

RANKS = 5
"""Up to so many ranks are shown; lower ones share the last of these, and ``acceptability`` holds them all."""

TOLD = 6
"""So many things to find out, or needs, are shown."""

WEIGHTS = {"uniform": "any weights", "ordinal": "any weights in the order of the importances", "given": "weights given"}


def robustness(value: Robustness) -> list[Block]:
    """Return how often each solution is hired and ranked where, who would prefer it, and what is worth finding out."""
    names = most_hired_first(value)
    known = WEIGHTS[value.weights] if isinstance(value.weights, str) else "weights within ranges"
    blocks: list[Block] = [
        Heading(f"{value.comparison.job.statement}: {led(value, names[0])}", level=1),
        _shares(value, names),
        Paragraph(f"{value.n:,} draws, seed {value.seed}; levels between their ends, {known}.{_by_net(value)}"),
    ]
    lessons = value.matters
    if lessons:
        more = [f"… and {len(lessons) - TOLD} more"] if len(lessons) > TOLD else []
        blocks += [Heading("Worth finding out"), Bullets([*(_told(value, one) for one in lessons[:TOLD]), *more])]
    return [*blocks, *_preferred(value, names)]


def many(value: Many) -> list[Block]:
    """Return what share of people gives each solution which verdict, and who stands against it."""
    if not len(value):
        return [Heading(f"{value.job.statement}: nobody", level=1)]
    shares = {verdict: value.share_of(verdict) for verdict in Verdict}
    seen = [verdict for verdict in Verdict if any(shares[verdict].values())]
    columns = [Column("solution"), *(Column(verdict.value, is_figure=True) for verdict in seen)]
    names = sorted(value.names, key=lambda name: -value.shares[name])
    rows = [[name, *(f"{shares[verdict][name]:.1%}" for verdict in seen)] for name in names]
    blocks: list[Block] = [
        Heading(f"{value.job.statement}: {len(value):,} people", level=1),
        Table(columns, rows),
    ]
    against = [
        f"{name}: {who} stands against it for {share:.1%}"
        for name, by in value.blocked.items()
        for who, share in by.items()
    ]
    return [*blocks, Heading("Blocked"), Bullets(against)] if against else blocks


def _by_net(value: Robustness) -> str:
    """Return how ranks and hires differ where somebody has the job today."""
    if value.comparison.incumbent is None:
        return ""
    return " Ranks go by the experience; hired is whoever is worth a switch most, claims counted as far as supported."


def most_hired_first(value: Robustness) -> list[str]:
    """Return the names of solutions in the order in which they are shown: by hires, then by ranks."""
    return sorted(value.hired, key=lambda name: (-value.hired[name], [-share for share in value.acceptability[name]]))


def ranks_of(value: Robustness) -> tuple[int, int]:
    """Return how many ranks are shown one by one, and the last one that any solution ever has."""
    had = [n for shares in value.acceptability.values() for n, share in enumerate(shares, start=1) if share]
    last = max(had, default=1)
    return (last if last <= RANKS else RANKS - 1), last


def led(value: Robustness, name: str) -> str:
    """Return how often whoever leads is hired, or stays."""
    if value.kept is not None and value.kept > value.hired[name]:
        return f"{value.comparison.incumbent} stays in {value.kept:.0%} of draws"
    return f"{name} is hired in {value.hired[name]:.0%} of draws"


def _shares(value: Robustness, names: list[str]) -> Table:
    ranks, last = ranks_of(value)
    columns = [Column("solution"), Column("hired", is_figure=True)]
    columns += [Column(f"rank {rank + 1}", is_figure=True) for rank in range(ranks)]
    columns += [Column(f"rank {ranks + 1} to {last}", is_figure=True)] * (ranks < last)
    columns += [Column("ruled out", is_figure=True), Column("confidence", is_figure=True)]
    rows: list[list[str]] = []
    for name in names:
        sure = value.confidence[name]
        had = value.acceptability[name]
        shares = [value.hired[name], *had[:ranks], *([sum(had[ranks:])] * (ranks < last)), value.ruled_out[name]]
        hired = [f"{share:.1%}" for share in shares]
        if name == value.comparison.incumbent:
            hired[0] = f"stays {value.kept:.1%}"
        rows.append([name, *hired, "" if sure is None else f"{sure:.1%}"])
    return Table(columns, rows)


def _told(value: Robustness, lesson: Lesson) -> str:
    statement = shown(value.comparison.job[lesson.key].statement)
    what = f"how much {statement} weighs" if lesson.solution is None else f"{statement} with {lesson.solution}"
    return f"{what}: worth {lesson.gain:.3f} (± {lesson.error:.3f})"


def _preferred(value: Robustness, names: list[str]) -> list[Block]:
    """Return what those weigh who prefer each solution, where weights are drawn."""
    if value.weights == "given":
        return []
    rows: list[list[str]] = []
    for name in names:
        weights = value.central_weights[name]
        if weights is not None:
            largest = sorted(weights.items(), key=lambda item: -item[1])[:TOLD]
            listed = ", ".join(f"{value.comparison.job[key].statement} {weight:.2f}" for key, weight in largest)
            rows.append([name, listed])
    columns = [Column("solution"), Column("is first with weights such as")]
    return [Heading("Who would prefer it"), Table(columns, rows)] if rows else []
