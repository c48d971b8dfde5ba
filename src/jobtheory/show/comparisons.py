"""What there is to show of a comparison, and of the reasons for one verdict: the verdict first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.hiring.reasons import Reason, Reasons, question_text
from jobtheory.hiring.verdict import Verdict
from jobtheory.show.blocks import Block, Bullets, Column, Heading, Paragraph, Table
from jobtheory.show.levels import NOT_TAKEN, written

if TYPE_CHECKING:
    from jobtheory.hiring.comparison import Comparison
    from jobtheory.hiring.experience import Experience

TOLD = 3
"""So many reasons are shown of a verdict inside a comparison; ``why`` shows them all."""

ASKED = 6
"""So many questions are shown; ``leaning`` holds them all."""

MANY_SOLUTIONS = 5
MANY_TABLES = 3
MANY_NEEDS = 40
"""A page shows the levels of so many solutions side by side, in so many tables, on so many needs."""

ORDER = (Verdict.HIRE, Verdict.KEEP, Verdict.NOT_YET, Verdict.FIRE, Verdict.REJECT)


def comparison(value: Comparison) -> list[Block]:
    """Return who is hired and fired, the figures of every solution, and why."""
    names = in_order(value)
    blocks: list[Block] = [
        Heading(f"{value.job.statement}: {answered(value)}", level=1),
        _figures(value, names),
        Paragraph(_terms(value)),
        Heading("Why"),
    ]
    rows: list[tuple[str, str]] = []
    for name in names:
        reasons = value.why(name)
        rows.append((name, _without_name(reasons)))
        if value.verdicts[name] in {Verdict.HIRE, Verdict.KEEP, Verdict.NOT_YET}:
            rows += [("", f"· {_in_words(reason)}") for reason in reasons.reasons[:TOLD]]
    blocks.append(Table((Column("solution"), Column("because")), rows))
    questions = sorted(
        {question for leaning in value.leaning.values() for question in leaning.find_out},
        key=lambda q: (-q.share, q.solution, q.key),
    )
    asked = list(dict.fromkeys(_capital(question_text(value.job, question)) for question in questions))
    if asked:
        more = [f"… and {len(asked) - ASKED} more"] if len(asked) > ASKED else []
        blocks += [Heading("Find out"), Bullets([*asked[:ASKED], *more])]
    return [*blocks, *_levels(value, names)]


def reasons(value: Reasons) -> list[Block]:
    """Return why one solution has its verdict, need by need."""
    blocks: list[Block] = [Heading(f"{value.verdict.name.replace('_', ' ')} — {value.headline}", level=1)]
    for title, told in (("For it", value.pro), ("Against it", value.contra)):
        if told:
            rows = [(f"{r.effect:+.3f}", r.statement, r.level, r.other, rests_on(r)) for r in told]
            columns = (
                Column("counts", is_figure=True),
                Column("need"),
                Column(value.name),
                Column(value.against or ""),
                Column("rests on"),
            )
            blocks += [Heading(title), Table(columns, rows)]
    return blocks


def in_order(value: Comparison) -> list[str]:
    """Return the names of solutions in the order in which they are shown: by verdict, then by experience."""
    return sorted(value.verdicts, key=lambda name: (ORDER.index(value.verdicts[name]), -value.experience[name].overall))


def answered(value: Comparison) -> str:
    """Return who is hired, who stays, who is fired and what is open, in a few words."""
    parts = [f"{_listed(value.hired)} {'is' if len(value.hired) == 1 else 'are'} hired"] if value.hired else []
    if len(value.hired) > 1:
        parts[-1] += " (a tie)"
    kept = [name for name, verdict in value.verdicts.items() if verdict is Verdict.KEEP]
    parts += [f"{name} stays" for name in kept]
    parts += [f"{name} is fired" for name in value.fired]
    open_ = [name for name, verdict in value.verdicts.items() if verdict is Verdict.NOT_YET]
    if open_:
        parts.append(f"not yet: {_listed(tuple(open_))}")
    return ", ".join(parts) or "nobody is hired"


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _figures(value: Comparison, names: list[str]) -> Table:
    columns = [
        Column("verdict"),
        Column("solution"),
        Column("overall", is_figure=True),
        Column("results", is_figure=True),
        Column("execution", is_figure=True),
    ]
    if value.forces:
        columns += [Column(name, is_figure=True) for name in ("push", "pull", "anxiety", "habit", "net")]
    rows: list[list[str]] = []
    for name in names:
        experience = value.experience[name]
        row = [
            value.verdicts[name].name.replace("_", " "),
            name,
            _overall(experience),
            _side(experience.results),
            _side(experience.execution),
        ]
        if value.forces:
            forces = value.forces.get(name)
            row += (
                ["", "", "", "", ""]
                if forces is None
                else [f"{f:.2f}" for f in (forces.push, forces.pull, forces.anxiety, forces.habit)]
                + [f"{forces.net:+.3f}"]
            )
        rows.append(row)
    return Table(columns, rows)


def _levels(value: Comparison, names: list[str]) -> list[Block]:
    """Return needs and solutions with the levels in their own units, as many as a page holds."""
    needs = (*value.job.needs, *value.job.adoption)
    blocks: list[Block] = [Heading("Levels")]
    told, shown = written(value), names[: MANY_TABLES * MANY_SOLUTIONS]
    count = -(-len(shown) // MANY_SOLUTIONS)
    for n in range(count):
        chosen = shown[n * len(shown) // count : (n + 1) * len(shown) // count]
        rows = [
            [need.statement, *(told[name].get(need.key, NOT_TAKEN) for name in chosen)] for need in needs[:MANY_NEEDS]
        ]
        blocks.append(Table([Column("need"), *(Column(name) for name in chosen)], rows))
    more = [
        f"{left} more {what}{'s' if left > 1 else ''}"
        for left, what in ((len(names) - len(shown), "solution"), (len(needs) - MANY_NEEDS, "need"))
        if left > 0
    ]
    return [*blocks, Paragraph(f"… and {' and '.join(more)}.")] if more else blocks


def _overall(experience: Experience) -> str:
    text = f"{experience.overall:.2f}"
    return text if experience.low == experience.high else f"{text} ({experience.low:.2f} to {experience.high:.2f})"


def _side(value: float | None) -> str:
    return "no data" if value is None else f"{value:.2f}"


def _terms(value: Comparison) -> str:
    parts = [f"Good enough from {float(value.good_enough):g}; the worse side counts."]
    if value.incumbent is not None:
        model = value.model
        parts.append(
            f"{value.incumbent} has the job today and falls {value.struggle:.2f} short of good enough, need by need; "
            f"the {value.hire} hire; loss aversion {float(model.loss_aversion):g}, "
            f"curvature {float(model.curvature):g}, optimism {float(model.optimism):g}."
        )
    else:
        parts.append("Nobody has the job today.")
    return " ".join([*parts, *how_open(value)])


def how_open(value: Comparison) -> list[str]:
    """Return what figures make of levels that are not known exactly, where there are any."""
    is_open = any(experience.low != experience.high for experience in value.experience.values())
    return ["Figures take an unknown level at its worst and a range at its likely value."] * is_open


def _without_name(reasons: Reasons) -> str:
    headline = reasons.headline.removeprefix(reasons.name).lstrip(": ")
    return _capital(headline)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _in_words(reason: Reason) -> str:
    return f"{reason.statement}: {reason.level} against {reason.other} ({reason.effect:+.3f}, {rests_on(reason)})"


def rests_on(reason: Reason) -> str:
    """Return what a reason rests on, and what else there is to say."""
    if reason.evidence is None:
        return reason.note or "nobody knows"
    source = f"{reason.evidence.value}: {reason.source}" if reason.source else reason.evidence.value
    return f"{source}; {reason.note}" if reason.note else source
