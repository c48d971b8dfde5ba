"""Charts on axes of matplotlib, for whoever composes figures: the same content as the pictures, ready to be restyled.

Names are drawn as they are: a dollar sign begins no formula.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from jobtheory.show.charts.coin import EXECUTION, RESULTS, sides
from jobtheory.show.charts.comparison import RANGES, parts
from jobtheory.show.charts.fitting import (
    CELL,
    LINE,
    LINES,
    NAMES,
    PLAIN,
    SMALL,
    TEXT,
    entitle,
    is_new,
    legend,
    name_below,
    name_rows,
    require,
    room_for_names,
    room_in,
    said,
    sized,
    tall_enough,
    with_verdicts,
)
from jobtheory.show.charts.forces import AGAINST, FOR, challengers
from jobtheory.show.charts.landscape import NAMED, QUADRANTS
from jobtheory.show.charts.marks import nothing, word
from jobtheory.show.charts.passage import steps
from jobtheory.show.charts.points import name_points
from jobtheory.show.charts.regions import border
from jobtheory.show.charts.scales import Scale
from jobtheory.show.charts.shares import ranks, verdicts
from jobtheory.show.charts.timeline import days, stretches
from jobtheory.show.charts.turn import asked, goal
from jobtheory.show.comparisons import in_order
from jobtheory.show.drawing import theme
from jobtheory.show.drawing.lettering import lettered, longest
from jobtheory.show.turning import titled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobtheory.hiring.comparison import Comparison
    from jobtheory.hiring.moves import Turn
    from jobtheory.hiring.robustness import Robustness
    from jobtheory.learn.interviewing.interviews import Switching
    from jobtheory.learn.many import Many
    from jobtheory.learn.surveying.landscape import Landscape
    from jobtheory.learn.surveying.quadrants import Quadrants
    from jobtheory.model.timeline import SwitchTimeline
    from jobtheory.show.charts.shares import Bar, Series

DASHES = ("-", "--", ":", "-.", (0, (6, 2)), (0, (1, 3)))


def experience(value: Comparison, ax: Any) -> None:
    """Draw results to the left and execution to the right, and what the experience may turn out to be."""
    names = in_order(value)
    rows = with_verdicts(ax, value, names)
    for row, name in enumerate(names):
        results, execution = sides(value, name)
        for side, direction, fill in ((results, -1, RESULTS), (execution, 1, EXECUTION)):
            if side.value is not None:
                edge = theme.INK if side.counts else "none"
                ax.barh(row, direction * side.value, color=fill, edgecolor=edge, linewidth=2)
            if side.low != side.high:
                ax.plot([direction * side.low, direction * side.high], [row, row], color=theme.INK, marker="|")
    for direction in (-1, 1):
        ax.axvline(direction * float(value.good_enough), color=theme.INK, linestyle="--", linewidth=1)
    name_rows(ax, rows)
    ax.set_xlim(-1, 1)
    ax.set_xticks([-1, -0.5, 0, 0.5, 1], labels=["1", "0.5", "0", "0.5", "1"])
    name_below(ax, "← results (0 to 1)   execution (0 to 1) →")
    entitle(ax, f"{value.job.statement}: how good the experience is")


def levels(value: Comparison, ax: Any) -> None:
    """Draw needs against solutions, the levels in their own units."""
    patches = require("matplotlib.patches")
    names = in_order(value)
    rows = [row for part in parts(value) for row in part.rows]
    needs = [lettered(row.need.statement, NAMES, TEXT, most=LINES) for row in rows]
    if is_new(ax):
        texts = (*names, *(cell.text for row in rows for cell in row.cells))
        column = min(max(CELL[0], *(longest(text, TEXT) + 8 for text in texts)), CELL[1])
        sized(ax, NAMES + 30 + column * len(names))
    else:
        column = max(30, int(room_in(ax) / len(names)))
    told = [[said(cell, column - 6) for cell in row.cells] for row in rows]
    heads = [[*lettered(name, column - 4, TEXT, most=LINES), word(value.verdicts[name])] for name in names]
    if is_new(ax):
        tall = [max(map(len, (need, *texts))) for need, texts in zip(needs, told, strict=True)]
        sized(ax, height=LINE * (max(tall) + 0.8) * len(rows) + LINE * max(map(len, heads)) + 40)
    for y, row in enumerate(rows):
        for x, cell in enumerate(row.cells):
            fill = theme.PANEL if cell.worth is None else theme.ramped(cell.worth)
            look: dict[str, Any] = {"facecolor": fill, "edgecolor": theme.FRAME}
            if cell.is_unknown:
                look |= {"hatch": "///"}
            if cell.fault:
                look |= {"edgecolor": theme.ORANGE, "linewidth": 2.5}
            ax.add_patch(patches.Rectangle((x + 0.02, y - 0.48), 0.96, 0.96, **look))
            for n, end in enumerate(cell.ends or ()):
                strip = {"facecolor": theme.ramped(end), "edgecolor": theme.PANEL}
                ax.add_patch(patches.Rectangle((x + 0.02 + 0.48 * n, y + 0.38), 0.48, 0.1, **strip))
            behind = {"facecolor": fill, "edgecolor": "none", "pad": 1.5} if cell.is_unknown else None
            ink = theme.ink_on(fill)
            text = "\n".join(told[y][x])
            ax.text(
                x + 0.5,
                y - (0.05 if cell.ends else 0),
                text,
                ha="center",
                va="center",
                color=ink,
                fontsize="small",
                bbox=behind,
                **PLAIN,
            )
    name_rows(ax, needs)
    ax.set_xlim(0, len(names))
    ax.set_xticks([n + 0.5 for n in range(len(names))], labels=["\n".join(head) for head in heads], **PLAIN)
    ax.tick_params(length=0, top=False, labeltop=True, labelbottom=False)
    if any(cell.ends for row in rows for cell in row.cells):
        name_below(ax, RANGES)
    entitle(ax, f"{value.job.statement}: the level on each need")


def forces(value: Comparison, ax: Any) -> None:
    """Draw push and pull to the right, habit and anxiety to the left, and the net."""
    names = challengers(value)
    rows = with_verdicts(ax, value, names, spare=60)
    for direction, kinds in ((1, FOR), (-1, AGAINST)):
        starts = [0.0] * len(names)
        for force in kinds:
            sizes: list[float] = [direction * getattr(value.forces[name], force.name) for name in names]
            look = {"color": force.fill, "hatch": "///" if force.is_hatched else None, "edgecolor": theme.PANEL}
            ax.barh(range(len(names)), sizes, left=starts, label=force.name, **look)
            starts = [start + size for start, size in zip(starts, sizes, strict=True)]
    nets = [value.forces[name].net for name in names]
    ax.plot(nets, range(len(names)), "D", color=theme.INK, markeredgecolor=theme.PANEL, label="net", linestyle="none")
    ax.axvline(0, color=theme.INK)
    name_rows(ax, rows)
    name_below(ax, "← holds back   moves → (1 is all that both sides of the job weigh)")
    legend(ax, 3)
    entitle(ax, f"{value.job.statement}: against {value.incumbent}")


def robustness(value: Robustness, ax: Any) -> None:
    """Draw the shares of draws in which each solution has each rank."""
    _stacked(ax, *ranks(value))
    ax.set_xlabel(f"share of {value.n:,} draws, %")
    entitle(ax, f"{value.comparison.job.statement}: ranks")


def many(value: Many, ax: Any) -> None:
    """Draw the shares of people who give each solution each verdict."""
    _stacked(ax, *verdicts(value))
    ax.set_xlabel(f"share of {len(value):,} people, %")
    entitle(ax, f"{value.job.statement}: verdicts")


def landscape(value: Landscape, ax: Any) -> None:
    """Draw outcomes by importance and satisfaction with their intervals, and the limits of the bands."""
    scheme = value.scheme
    low, high = (float(end) * float(scheme.factor) + float(scheme.start) for end in scheme.ends)
    bands = () if scheme.bands is None else scheme.bands.bands
    limits = {float(one) for band in bands for one in (band.least, band.over, band.below) if one is not None}
    for limit in sorted(one for one in limits if low < one < 2 * high - low):
        line = border(limit, low, high)
        ax.plot(*zip(*line, strict=True), color=theme.LINE, linewidth=1)
        ax.annotate(f"{limit:g}", line[-1], xytext=(-3, -3), textcoords="offset points", ha="right", va="top")
    ax.plot([low, high], [low, high], color=theme.LINE, linestyle="--", linewidth=1)
    for one in value.ranked:
        across = [[one.importance - one.importance_range[0]], [one.importance_range[1] - one.importance]]
        up = [[one.satisfaction - one.satisfaction_range[0]], [one.satisfaction_range[1] - one.satisfaction]]
        ax.errorbar(
            [one.importance], [one.satisfaction], xerr=across, yerr=up, fmt="o", color=theme.INK, ecolor=theme.LINE
        )
    ax.set_xlim(low, high)
    ax.set_ylim(low, high)
    names = [
        value.statements[one.key] if len(value) <= NAMED else str(n) for n, one in enumerate(value.ranked, start=1)
    ]
    ax.set_xlabel(f"importance ({low:g} to {high:g})")
    ax.set_ylabel(f"satisfaction ({low:g} to {high:g})")
    entitle(ax, f"{len(value)} outcomes, {value.people:,} people")
    name_points(ax, names, [(one.importance, one.satisfaction) for one in value.ranked])


def quadrants(value: Quadrants, ax: Any) -> None:
    """Draw outcomes by importance and satisfaction, and the lines that cross between them."""
    for draw, at in zip((ax.axvline, ax.axhline), value.cross, strict=True):
        draw(at, color=theme.INK, linewidth=1)
    points = [(one.importance, one.satisfaction) for one in value]
    ax.plot(*zip(*points, strict=True), "o", color=theme.INK)
    ax.margins(0.08)
    ax.set_xlabel("importance")
    ax.set_ylabel("satisfaction")
    entitle(ax, "Importance and satisfaction")
    names = [value.statements[one.key] if len(value) <= NAMED else str(n) for n, one in enumerate(value, start=1)]
    name_points(ax, names, points, QUADRANTS, cross=value.cross)


def turn(value: Turn, ax: Any) -> None:
    """Draw how far each move goes, on the scale of its measure from the worst level to the target."""
    moves = [move for move in value.moves if move.level is not None]
    drawn = [*moves, *(value.pair or ())]
    if not drawn:
        raise nothing(value, asked(value).rstrip("."), "Print it: it says which needs turn nothing.")
    rows = [
        [*lettered(one.statement, room_for_names(ax), TEXT, most=LINES), *lettered(f"today {one.now}", NAMES, TEXT)]
        for one in drawn
    ]
    tall_enough(ax, rows, spare=30)
    for row, one in enumerate(drawn):
        scale = Scale(one.worst, one.target, 0, 1)
        start, end = 0.0 if one.today is None else scale.at(one.today), scale.at(one.level or 0)
        ax.barh(row, 1, color=theme.BAND, edgecolor=theme.FRAME, height=0.3, hatch="///" if one.today is None else None)
        ax.barh(row, end - start, left=start, color=theme.BLUE, height=0.12)
        if one.today is not None:
            ax.plot([start], [row], "o", color=theme.PANEL, markeredgecolor=theme.ORANGE, markeredgewidth=2)
        ax.plot([end], [row], "D", color=theme.BLUE)
        look = {"xytext": (0, 9), "ha": "left" if end < 0.3 else "right" if end > 0.7 else "center", **PLAIN}
        text = "\n".join(lettered(goal(value, one), int(room_in(ax) * 0.6), SMALL))
        ax.annotate(text, (end, row), textcoords="offset points", fontsize="small", va="bottom", **look)
    name_rows(ax, rows)
    ax.set_ylim(len(rows) - 0.5, -0.8)
    ax.set_xlim(-0.03, 1.03)
    ax.set_xticks([0, 1], labels=["worst", "target"])
    name_below(ax, asked(value))
    entitle(ax, titled(value))


def timeline(value: SwitchTimeline, ax: Any) -> None:
    """Draw the stages of one person, from day to day."""
    found = stretches(value)
    rows = [[one.name] for one in found] + ([["little hires"]] if value.little_hires else [])
    tall_enough(ax, rows)
    for row, one in enumerate(found):
        fill = theme.GREEN if one.is_hire else theme.RAMP[2]
        look = {"color": fill, "edgecolor": theme.LINE, "hatch": "///" if one.is_open else None}
        ax.barh(row, one.end - one.start, left=one.start, **look)
    if value.little_hires:
        uses = [len(found)] * len(value.little_hires)
        ax.plot(value.little_hires, uses, "D", color=theme.GREEN, linestyle="none")
    if value.gave_up is not None:
        ax.axvline(value.gave_up, color=theme.ORANGE, linestyle="--")
    name_rows(ax, rows)
    last = max(value.last_day, found[0].start + datetime.timedelta(days=1))
    ax.set_xticks(days(found[0].start, last, int(room_in(ax) - NAMES / 2)))
    ax.xaxis.set_major_formatter(_on_day)
    ax.set_xlabel("date")
    entitle(ax, value.name)


def _on_day(x: float, _: object) -> str:
    """Return a day of matplotlib, counted in days, as it is written."""
    day: datetime.datetime = require("matplotlib.dates").num2date(x)
    return day.date().isoformat()


def passage(value: Switching, ax: Any) -> None:
    """Draw for each stage the share that has not gone on; marks are people still there who were watched no longer."""
    for n, one in enumerate(value):
        if one.stage is not None:
            found = steps(value, one.stage)
            look = {"color": theme.SERIES[n % len(theme.SERIES)], "linestyle": DASHES[n % len(DASHES)]}
            times, shares = [step.time for step in found], [100 * step.left for step in found]
            ax.step(times, shares, where="post", label=one.stage.value, **look)
            until = [float(time.exact_in("day")) for time in value.under_way(one.stage)]
            left = [100 * value.share_left(one.stage, time)[0] for time in until]
            ax.plot(until, left, "|", color=look["color"], markersize=10, linestyle="none")
    ax.set_ylim(0, 100)
    ax.set_xlim(left=0)
    ax.set_xlabel("days since entering the stage")
    ax.set_ylabel("not gone on yet, %")
    ax.legend()
    entitle(ax, f"{value.people:,} people on the way to a switch")


def _stacked(ax: Any, series: Sequence[Series], bars: Sequence[Bar]) -> None:
    rows = [
        [*lettered(bar.name, room_for_names(ax), TEXT, most=LINES), *lettered(bar.note, NAMES, TEXT)] for bar in bars
    ]
    tall_enough(ax, rows, spare=60)
    starts = [0.0] * len(bars)
    for n, one in enumerate(series):
        sizes = [100 * bar.shares[n] for bar in bars]
        look = {"color": one.fill, "edgecolor": one.hatching or theme.LINE, "hatch": "///" if one.hatching else None}
        ax.barh(range(len(bars)), sizes, left=starts, label=one.text, **look)
        starts = [start + size for start, size in zip(starts, sizes, strict=True)]
    name_rows(ax, rows)
    ax.set_xlim(0, 100)
    legend(ax, 3)
