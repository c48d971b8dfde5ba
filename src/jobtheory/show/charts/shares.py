"""Shares as stacked bars: of draws in which a solution has each rank, of people who give it each verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jobtheory.hiring.verdict import Verdict
from jobtheory.show.charts.marks import LINES, WIDE, beside, inside, nothing
from jobtheory.show.charts.scales import Scale, draw_grid, write_ticks
from jobtheory.show.drawing import theme
from jobtheory.show.drawing.canvas import Canvas
from jobtheory.show.drawing.legend import Entry, legend
from jobtheory.show.drawing.lettering import lettered, room_of
from jobtheory.show.drawing.marks import hatch
from jobtheory.show.drawn import WEIGHTS, led, most_hired_first, ranks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.hiring.robustness import Robustness
    from jobtheory.learn.many import Many

BAR = 26


class Series(NamedTuple):
    """What a part of the bars stands for, and how it is drawn."""

    text: str
    fill: str
    hatching: str = ""


class Bar(NamedTuple):
    """A solution with its shares, in the order of the series, and what stands beside them."""

    name: str
    shares: Sequence[float]
    note: str


OUT = Series("ruled out", theme.PANEL, theme.ORANGE)

VERDICTS = {
    Verdict.HIRE: Series("hire", theme.SERIES[0]),
    Verdict.KEEP: Series("keep", theme.SERIES[2], theme.PANEL),
    Verdict.NOT_YET: Series("not yet", theme.PANEL, theme.LINE),
    Verdict.FIRE: Series("fire", theme.SERIES[1]),
    Verdict.REJECT: Series("reject", theme.FRAME),
}


def robustness(value: Robustness, *, width: int) -> Canvas:
    """Return how often each solution has which rank, and how often it is hired."""
    names = most_hired_first(value)
    known = WEIGHTS[value.weights] if isinstance(value.weights, str) else "weights within ranges"
    text = f"Share of {value.n:,} draws in which each has which rank; levels between their ends, {known}."
    if value.comparison.incumbent is not None:
        text += (
            f" A rank is that of the overall experience; hired means that a switch from {value.comparison.incumbent} "
            "is worth it."
        )
    title = f"{value.comparison.job.statement}: {led(value, names[0])}"
    return _stacked(title, text, *ranks(value), width=width)


def many(value: Many, *, width: int) -> Canvas:
    """Return what share of people gives each solution which verdict."""
    if not len(value):
        raise nothing(value, "there are no people", "Compare for somebody.")
    title = f"{value.job.statement}: {len(value):,} people"
    return _stacked(title, "Share of people who give each solution which verdict.", *verdicts(value), width=width)


def ranks(value: Robustness) -> tuple[list[Series], list[Bar]]:
    """Return the ranks from the first to the last, whatever is ruled out behind them, and the bars."""
    names = most_hired_first(value)
    own, count = ranks_of(value)
    shades = [theme.RAMP[-1 - n] for n in range(own)]
    series = [Series(f"rank {n + 1}", shade) for n, shade in enumerate(shades)]
    if own < count:
        series.append(Series(f"rank {own + 1} to {count}", theme.RAMP[0]))
    is_out = any(value.ruled_out.values())
    bars: list[Bar] = []
    for name in names:
        had = value.acceptability[name]
        lower = [max(0.0, 1.0 - value.ruled_out[name] - _total(had[:own]))] if own < count else []
        note = f"hired {value.hired[name]:.1%}"
        if name == value.comparison.incumbent:
            note = f"stays {value.kept:.1%}"
        bars.append(Bar(name, [*had[:own], *lower, *([value.ruled_out[name]] if is_out else [])], note))
    return [*series, *([OUT] if is_out else [])], bars


def verdicts(value: Many) -> tuple[list[Series], list[Bar]]:
    """Return the verdicts that somebody gives, and the bars, whoever is hired by most first."""
    shares = {verdict: value.share_of(verdict) for verdict in VERDICTS}
    seen = [verdict for verdict in VERDICTS if any(shares[verdict].values())]
    names = sorted(value.names, key=lambda name: -value.shares[name])
    bars = [Bar(name, [shares[one][name] for one in seen], f"hired {value.shares[name]:.1%}") for name in names]
    return [VERDICTS[one] for one in seen], bars


def _stacked(title: str, text: str, series: Sequence[Series], bars: Sequence[Bar], *, width: int) -> Canvas:
    canvas = Canvas(title, _told(text, series, bars), width=width)
    y = canvas.heading(text)
    notes = room_of([bar.note for bar in bars], theme.NOTE, bold=True) + 12
    left, right = float(theme.MARGIN), width - theme.MARGIN - notes
    if width >= WIDE:
        left += beside((bar.name for bar in bars), width) + 14
    else:
        left += 6
    scale = Scale(0, 1, left, right)
    marks = [(scale.at(n / 4), f"{n * 25} %") for n in range(5)]
    start = y = write_ticks(canvas, marks, y) + 4
    for bar in bars:
        room = left - theme.MARGIN - 14 if width >= WIDE else width - 2 * theme.MARGIN
        lines = lettered(bar.name, int(room), theme.TEXT, most=LINES)
        tall = len(lines) * theme.TEXT * theme.LEADING
        at = y + max(0.0, (tall - BAR) / 2) if width >= WIDE else y + tall + 3
        above = at + (BAR - tall) / 2 if width >= WIDE else y
        with canvas.box(bar.name):
            canvas.rect(theme.MARGIN - 4, above - 1, room + 8, tall + 3, fill=theme.PANEL)
            canvas.lines(theme.MARGIN, above, lines)
        draw_grid(canvas, marks, at - 4, at + BAR + 4)
        _bar(canvas, at, series, bar, scale)
        canvas.lines(right + 10, at + (BAR - theme.NOTE * theme.LEADING) / 2, [bar.note], size=theme.NOTE, bold=True)
        y = max(at + BAR, above + tall) + 12
    entries = [Entry(one.text, one.fill, hatching=one.hatching) for one in series]
    canvas.height = legend(canvas, max(y, start), entries) + theme.MARGIN - 6
    return canvas


def _bar(canvas: Canvas, y: float, series: Sequence[Series], bar: Bar, scale: Scale) -> None:
    so_far = 0.0
    for one, share in zip(series, bar.shares, strict=True):
        start, end = scale.at(so_far), scale.at(so_far + share)
        so_far += share
        if share > 0:
            with canvas.box(f"{bar.name}, {one.text}: {share:.1%}"):
                canvas.rect(start, y, end - start, BAR, fill=one.fill, stroke=theme.LINE)
                if one.hatching:
                    hatch(canvas, start, y, end - start, BAR, stroke=one.hatching)
                inside(canvas, (start, y, end - start, BAR), f"{share:.0%}", one.fill, is_hatched=bool(one.hatching))


def _told(text: str, series: Sequence[Series], bars: Sequence[Bar]) -> str:
    rows = [
        f"{bar.name}: {bar.note}; "
        + ", ".join(f"{one.text} {share:.1%}" for one, share in zip(series, bar.shares, strict=True) if share)
        + "."
        for bar in bars
    ]
    return " ".join([text, *rows])


def _total(shares: Sequence[float]) -> float:
    """Return a sum that is the same on every version of Python."""
    total = 0.0
    for share in shares:
        total += share
    return total
