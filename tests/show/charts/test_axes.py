"""Charts on axes of matplotlib: the same content, names as they are, a clear word where it is absent."""

import sys
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest

import jobtheory as jt
from jobtheory.show.charts.shares import ranks
from tests.show.charts.test_surveys_and_switches import landscape, timelines
from tests.show.charts_of import choices, town, turn


@pytest.fixture
def axes() -> Iterator[Any]:
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("Agg")
    pyplot = pytest.importorskip("matplotlib.pyplot")
    yield pyplot.subplots(layout="constrained")[1]
    pyplot.close("all")


def everything(name: str) -> list[tuple[Any, str | None]]:
    comparison = town(name)
    many = jt.learn.compare_many(
        comparison.job, comparison.solutions, importances={"spend-little": [1.0, 9.0]}, incumbent="walk"
    )
    told = timelines(name)
    data, weighed = choices(name)
    return [
        *((comparison, picture) for picture in ("experience", "levels", "forces", "grid")),
        (comparison.grid(name), None),
        (comparison.robustness(50), None),
        (many, None),
        (turn(name), None),
        (landscape([name, "other"]), None),
        (landscape([name, "other", "third"]).quadrants(), None),
        (weighed, None),
        (weighed.forecast(data.without("b"), population_shares="sample"), None),
        *((one, None) for one in told),
        (jt.learn.switching(told), None),
    ]


def labels(ax: Any) -> list[str]:
    return [label.get_text() for label in ax.get_yticklabels()]


@pytest.mark.parametrize("name", ["tram", "$x^2$", "$\\frac{$", "a_b^c{", "\x1b[2J", "two\nlines"])
@pytest.mark.filterwarnings("ignore:Glyph")
def test_names_are_drawn_as_they_are(name: str, axes: Any) -> None:
    for value, picture in everything(name):
        axes.clear()
        assert jt.show.plot(value, picture, ax=axes) is axes
        axes.figure.canvas.draw()
    axes.clear()
    jt.show.plot(town(name), ax=axes)
    assert sum("(NOT YET)" in label or "(REJECT)" in label or "(KEEP)" in label for label in labels(axes)) == 4
    if name.isprintable():
        assert any(label.startswith(f"{name} (") for label in labels(axes))


def test_bars_are_as_long_as_the_values_say(axes: Any) -> None:
    comparison = town("tram")
    jt.show.plot(comparison, "forces", ax=axes)
    widths = [patch.get_width() for patch in axes.patches]
    found = [comparison.forces[label.split(" (")[0]] for label in labels(axes)]
    for start, force, sign in ((0, "push", 1), (1, "pull", 1), (2, "habit", -1), (3, "anxiety", -1)):
        drawn = widths[start * len(found) : (start + 1) * len(found)]
        assert drawn == pytest.approx([sign * getattr(one, force) for one in found])
    axes.clear()
    many_times = comparison.robustness(50)
    jt.show.plot(many_times, ax=axes)
    series, bars = ranks(many_times)
    assert sum(patch.get_width() for patch in axes.patches) == pytest.approx(100 * len(bars))
    assert [text.get_text() for text in axes.get_legend().get_texts()] == [one.text for one in series]


def test_levels_have_a_cell_for_every_need_and_solution(axes: Any) -> None:
    comparison = town("tram")
    jt.show.plot(comparison, "levels", ax=axes)
    needs = len(comparison.job.needs) + len(comparison.job.adoption)
    assert len(axes.texts) == 4 * needs == len(axes.patches) - 2  # a range has a strip of two
    told = [text.get_text() for text in axes.texts]
    assert {"12 to 20 min", "70 min\npast the limit", "?", "not taken"} <= set(told)


def test_a_turn_stands_on_the_scales_of_its_measures(axes: Any) -> None:
    found = turn("Taste")
    jt.show.plot(found, ax=axes)
    moves = [*(move for move in found.moves if move.level is not None), *(found.pair or ())]
    assert [label.split("\n")[0] for label in labels(axes)] == [move.statement for move in moves]
    ends = [line.get_xdata()[0] for line in axes.lines if line.get_marker() == "D"]
    wanted = [(move.level - move.worst) / (move.target - move.worst) for move in moves if move.level is not None]
    assert ends == pytest.approx([min(1, max(0, one)) for one in wanted])
    beaten = jt.compare(
        jt.Job("Eat", jt.Purpose(goals=["Taste"]), jt.JobMap([])),
        [jt.Solution("old", results={"taste": 10}), jt.Solution("new", results={"taste": 5})],
        incumbent="old",
    ).what_would_it_take("new")
    with pytest.raises(jt.InvalidValueError, match=r"nothing to draw in a Turn: No single move.*JT714"):
        jt.show.plot(beaten)


def test_choices_are_drawn_with_their_intervals(axes: Any) -> None:
    data, weighed = choices("tram")
    jt.show.plot(weighed, ax=axes)
    assert labels(axes) == list(weighed.coefficients)
    middles = [box.get_paths()[0].vertices[:, 0].mean() for box in axes.collections]
    assert middles == pytest.approx([one / weighed.standard_errors[name] for name, one in weighed.coefficients.items()])
    axes.clear()
    found = weighed.forecast(data.without("b"), population_shares="sample")
    jt.show.plot(found, ax=axes)
    assert [patch.get_width() for patch in axes.patches] == pytest.approx(
        [100 * share for share in (*found.shares.values(), *(found.before[name] for name in labels(axes)))]
    )
    assert sorted(labels(axes)) == ["b", "c", "tram"]


LONG = "The regional integrated public transport subscription with night buses and the ferry across the harbour"


@pytest.mark.parametrize("picture", ["experience", "levels", "forces"])
def test_long_names_keep_their_verdicts_and_overprint_nothing(picture: str, axes: Any) -> None:
    comparison = town(f"{LONG} {LONG} {LONG}")
    own = jt.show.plot(comparison, picture)
    assert own is not axes
    own.figure.canvas.draw()
    side = own.get_xticklabels() if picture == "levels" else own.get_yticklabels()
    verdicts = [label.get_text().replace("\n", " ") for label in side]
    (long,) = (text for text in verdicts if text.startswith("The regional"))
    assert long.endswith("REJECT" if picture == "levels" else "… (REJECT)")
    whole = own.figure.bbox
    for told in (side, own.get_yticklabels(), own.texts):
        boxes = [text.get_window_extent() for text in told if text.get_text()]
        assert all(box.x0 >= whole.x0 and box.x1 <= whole.x1 for box in boxes)
        assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    title = own.title.get_window_extent()
    assert title.x0 >= whole.x0
    assert title.x1 <= whole.x1


def test_a_new_figure_is_as_large_as_it_needs_to_be(axes: Any) -> None:
    small = jt.show.plot(town("tram"), "levels").figure
    steps = [jt.Step(f"Step {n}", importance=n + 1) for n in range(40)]
    job = jt.Job("Much", jt.Purpose(), jt.JobMap(steps))
    ways = [jt.Solution(f"way {n}", steps={f"step-{n}": 5}) for n in range(12)]
    large = jt.show.plot(jt.compare(job, ways), "levels").figure
    assert large.get_size_inches()[0] > 1.5 * small.get_size_inches()[0]
    assert large.get_size_inches()[1] > 2 * small.get_size_inches()[1]
    assert small.get_label() == ""
    before = axes.figure.get_size_inches().tolist()
    jt.show.plot(jt.compare(job, ways), "levels", ax=axes)
    assert axes.figure.get_size_inches().tolist() == before


def test_the_grid_has_challengers_where_they_stand(axes: Any) -> None:
    comparison = town("tram")
    jt.show.plot(comparison, "grid", ax=axes)
    placed = list(comparison.grid().values())
    named = axes.texts[4:]
    assert [text.get_text() for text in axes.texts[:4]] == ["smash hit", "long haul", "easy sell", "sure failure"]
    assert [text.get_text() for text in named] == [one.name for one in placed]
    assert [tuple(text.xy) for text in named] == [(one.behaviour_change, one.product_change) for one in placed]


def test_names_beside_crowded_points_keep_apart(axes: Any) -> None:
    own = jt.show.plot(landscape([f"Want number {n} of them all" for n in range(12)]))
    assert own is not axes
    own.figure.canvas.draw()
    named = [text for text in own.texts if text.get_text().startswith("Want")]
    boxes = [text.get_bbox_patch().get_window_extent() for text in named]
    assert len(boxes) == 12
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))


def test_more_names_than_there_is_room_for_are_written_all_the_same(axes: Any) -> None:
    axes.figure.set_size_inches(1, 1)
    jt.show.plot(landscape([f"{LONG} {n}" for n in range(12)]), ax=axes)
    assert len([text for text in axes.texts if text.get_text().startswith("The")]) == 12


def test_many_outcomes_have_numbers(axes: Any) -> None:
    jt.show.plot(landscape([f"want {n}" for n in range(30)]), ax=axes)
    told = [text.get_text() for text in axes.texts]
    assert {str(n) for n in range(1, 31)} <= set(told)
    assert axes.get_xlim() == (0, 10)
    axes.clear()
    jt.show.plot(landscape(["want"], None), ax=axes)
    assert [text.get_text() for text in axes.texts] == ["want"]


def test_a_timeline_is_on_dates(axes: Any) -> None:
    ann, ben, *_ = timelines("Ann")
    jt.show.plot(ann, ax=axes)
    assert [patch.get_width() for patch in axes.patches] == [10, 20, 29]
    assert labels(axes) == ["first thought", "deciding", "big hire", "little hires"]
    axes.clear()
    jt.show.plot(ben, ax=axes)
    assert len(axes.lines) == 1


def test_a_new_figure_is_made_where_none_is_given(axes: Any) -> None:
    own = jt.show.plot(town("tram"))
    assert own is not axes
    assert own.get_xlim() == (-1, 1)


def test_what_cannot_be_drawn_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    comparison = town("tram")
    with pytest.raises(jt.UnknownNameError, match=r"no picture 'force'.*forces.*JT712"):
        jt.show.plot(comparison, "force")
    with pytest.raises(jt.InvalidTypeError, match=r"a Solution is not drawn on axes.*JT710"):
        jt.show.plot(comparison.solutions[0])
    with pytest.raises(jt.InvalidTypeError, match=r"ax is a list. Give one Axes.*JT103"):
        jt.show.plot(comparison, ax=[])
    for module in ("matplotlib", "matplotlib.pyplot", "matplotlib.patches"):
        monkeypatch.setitem(sys.modules, module, None)
    for picture in ("experience", "levels", "forces"):
        with pytest.raises(
            jt.MissingExtraError, match=r"matplotlib is not installed.*Install jobtheory\[plot\].*JT700"
        ):
            jt.show.plot(comparison, picture)
