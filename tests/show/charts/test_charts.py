"""Charts of comparisons: what they show is what the values say, whatever the names, at any width."""

import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import jobtheory as jt
from jobtheory.show.charts.coin import sides
from jobtheory.show.charts.comparison import parts
from jobtheory.show.charts.forces import ends
from jobtheory.show.charts.scales import ROUND, Scale, reaching, ticks
from jobtheory.show.charts.shares import ranks, verdicts
from jobtheory.show.comparisons import in_order
from jobtheory.show.drawing import theme
from tests.shared import hostile_cases
from tests.show.charts_of import charts, town

SVG = "{http://www.w3.org/2000/svg}"


def drawn(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314  # our own


def texts(root: ET.Element) -> list[str]:
    return [text.text or "" for text in root.iter(f"{SVG}text")]


def titles(root: ET.Element) -> list[str]:
    return [box.findtext(f"{SVG}title") or "" for box in root.iter(f"{SVG}g")]


@pytest.mark.parametrize("case", hostile_cases("text"))
def test_a_hostile_name_stays_a_name(case: dict[str, Any], escaped: Any) -> None:
    name = case.get("input", "\ud800")
    if case["expected"] == "clear error":
        with pytest.raises(jt.JobTheoryError, match=r"is not text|half a character"):
            town(name)
        return
    if not isinstance(name, str):
        return
    for svg in charts(name):
        assert not escaped.svg_ok(svg, name)
        assert not escaped.terminal_ok(svg)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=25)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(str.strip))
def test_any_name_is_well_formed(name: str) -> None:
    if name in {"walk", "taxi", "nothing"}:
        return
    for svg in charts(name):
        assert drawn(svg).attrib["role"] == "img"


@pytest.mark.parametrize("width", [360, 400, 960, 1600, 4000])
def test_a_chart_is_as_wide_as_asked(width: int) -> None:
    for svg in charts("tram", width=width):
        root = drawn(svg)
        assert float(root.attrib["width"]) == width
        assert root.findtext(f"{SVG}title")
        assert root.findtext(f"{SVG}desc")


def test_what_cannot_be_so_narrow_is_wider() -> None:
    job = jt.Job("Do", jt.Purpose(goals=["Be quick"]), jt.JobMap([]))
    many = jt.compare(job, [jt.Solution(f"way {n}", results={"be-quick": n}) for n in range(12)])
    assert 500 < float(drawn(many.to_svg(width=400)).attrib["width"]) < 800
    assert float(drawn(many.to_svg(width=960)).attrib["width"]) == 960


def test_six_short_names_stand_beside_each_other_on_a_telephone() -> None:
    fare = jt.Goal("Spend little", measure=jt.Measure("fare", "EUR/year", worst=9000, target=0, limit=8000))
    job = jt.Job("Travel", jt.Purpose(goals=[fare]), jt.JobMap([]))
    names = ["electric bicycle", "two trams", "long walk", "nothing else", "last coach", "storage heater"]
    told = jt.compare(job, [jt.Solution(name, results={"spend-little": 1500 * n}) for n, name in enumerate(names)])
    root = drawn(told.to_svg("levels", width=400))
    assert root.attrib["width"] == "400"
    assert {"electric", "bicycle", "EUR/", "year", "REJECT"} <= set(texts(root))


def test_a_range_has_the_colours_of_its_ends_below_it() -> None:
    fare = jt.Measure("running cost", "EUR/year", worst=6000, target=-500)
    job = jt.Job("Heat", jt.Purpose(goals=[jt.Goal("Spend little", measure=fare)]), jt.JobMap([]))
    open_ = jt.between("900 EUR/year", "4900 EUR/year", likely="2200 EUR/year")
    pump, stove = (jt.Solution(n, results={"spend-little": level}) for n, level in (("pump", open_), ("stove", 1700)))
    comparison = jt.compare(job, [pump, stove])
    cells = dict(zip(in_order(comparison), parts(comparison)[0].rows[0].cells, strict=True))
    assert list(cells["pump"].ends or ()) == pytest.approx([1100 / 6500, 5100 / 6500])
    assert not cells["stove"].ends
    root = drawn(comparison.to_svg("levels", width=400))
    assert "a range: its likely level, and below it its worst and its best end" in " ".join(texts(root))
    assert "likely 2,200" in " ".join(texts(root))  # wrapped, not cut
    box = next(g for g in root.iter(f"{SVG}g") if (g.findtext(f"{SVG}title") or "").startswith("Spend little, pump"))
    fills = [shape.attrib["fill"] for shape in box.iter(f"{SVG}rect")]
    assert fills == [theme.RAMP[2], theme.RAMP[0], theme.RAMP[3]]
    exact = drawn(jt.compare(job, [stove]).to_svg("levels", width=400))
    assert "a range" not in " ".join(texts(exact))


def test_a_comparison_has_a_cell_for_every_need_and_solution() -> None:
    comparison = town("tram")
    found = parts(comparison)
    assert [part.title for part in found] == ["Goals", "Hazards", "Problems", "Steps", "Changing over"]
    told = titles(drawn(comparison.to_svg("levels")))
    cells = [title for title in told if re.match(r".*, (tram|walk|taxi|nothing), ", title)]
    assert len(cells) == 4 * (len(comparison.job.needs) + len(comparison.job.adoption))
    assert "Arrive soon, tram, 12 to 20 min" in cells
    assert "Spend little, tram, unknown" in cells
    assert "Arrive soon, taxi, 70 min, past the limit" in cells
    assert "Travel, taxi, cannot be done, ruled out" in cells
    assert "Set out, walk, not taken" in cells
    assert "Arrive soon, nothing, unknown" in cells
    assert sum("done already" in cell for cell in cells) == 1
    whole = titles(drawn(comparison.to_svg()))
    assert set(told) < set(whole)
    little = parts(attrs.evolve(comparison, hire="little"))
    assert [part.title for part in little] == ["Goals", "Hazards", "Problems", "Steps"]


def test_cells_are_coloured_by_what_a_level_is_worth() -> None:
    comparison = town("tram")
    goals = parts(comparison)[0]
    cells = dict(zip(in_order(comparison), goals.rows[0].cells, strict=True))
    worth = {name: cell.worth for name, cell in cells.items()}
    assert worth == {"walk": 0.5, "tram": pytest.approx(44 / 60), "taxi": 0.0, "nothing": None}
    assert [name for name, cell in cells.items() if cell.is_unknown] == ["nothing"]
    assert [name for name, cell in cells.items() if cell.fault] == ["taxi"]
    porter = jt.Performer("buyer", "porter", importances={"lie": 0})
    side = jt.Job("Rest", jt.Purpose(goals=["Sleep"]), jt.JobMap.chain("Lie"), performers=[porter])
    own = jt.compare(side, [jt.Solution("bed", results={"sleep": 9}, steps={"lie": 9})]).performers["porter"]
    assert [row.cells[0].worth for part in parts(own) for row in part.rows] == [0.9, None]


def test_a_limit_that_nobody_knows_is_past_at_worst() -> None:
    limited = jt.Goal("Arrive", measure=jt.Measure("time", "min", worst=60, target=0, limit=50))
    job = jt.Job("Go", jt.Purpose(goals=[limited, "Sit"]), jt.JobMap([]))
    comparison = jt.compare(job, [jt.Solution("bus", results={"sit": 5})], unknown="worst")
    told = titles(drawn(comparison.to_svg()))
    assert "Arrive, bus, unknown, past the limit at worst" in told
    assert "ruled out: 'Arrive' is unknown, taken at its worst, and has a limit" in texts(drawn(comparison.to_svg()))


def test_the_worse_side_is_marked_and_whiskers_hold_what_may_be() -> None:
    comparison = town("tram")
    for name, found in comparison.experience.items():
        results, execution = sides(comparison, name)
        assert (results.value, execution.value) == (found.results, found.execution)
        assert results.counts is (found.results == found.overall)
        assert execution.counts is (found.execution == found.overall)
        assert f"{name}: {comparison.verdicts[name].value}, overall {found.overall:.2f}" in titles(
            drawn(comparison.to_svg("experience"))
        )
    told = texts(drawn(comparison.to_svg("experience")))
    assert {"results", "execution", "good enough from 0.8", "REJECT"} <= set(told)
    assert "what the side may turn out to be once what is open is known" in told
    assert "ruled out: Arrive soon, 70 min is past the limit of 60 min" in told
    only = jt.Job("Rest", jt.Purpose(goals=["Sleep"]), jt.JobMap.chain("Lie"))
    bed = jt.compare(only, [jt.Solution("bed", results={"sleep": 9})])
    assert texts(drawn(bed.to_svg("experience"))).count("no data") == 1


def test_each_side_has_a_whisker_of_its_own() -> None:
    job = jt.Job("Rest", jt.Purpose(goals=["Sleep", "Dream"]), jt.JobMap.chain("Lie", "Rise"))
    cot = jt.Solution("cot", results={"sleep": 6}, steps={"lie": jt.between(2, 4), "rise": 10})
    bed = jt.Solution("bed", results={"sleep": 8, "dream": 4}, steps={"lie": 9, "rise": 10})
    comparison = jt.compare(job, [cot, bed])
    results, execution = sides(comparison, "cot")
    assert (results.low, results.value, results.high) == (0.3, 0.3, 0.8)  # a dream is anything from 0 to 10
    assert (execution.low, execution.value, execution.high) == (0.6, 0.65, 0.7)
    found = comparison.experience["cot"]
    assert (found.low, found.high) == (min(results.low, execution.low), min(results.high, execution.high))
    root = drawn(comparison.to_svg("experience"))
    reach = [float(r.attrib["width"]) for r in root.iter(f"{SVG}rect") if r.attrib.get("fill") == theme.SERIES[0]]
    across = {
        round(abs(float(line.attrib["x2"]) - float(line.attrib["x1"])) / max(reach) * 0.6, 2)
        for line in root.iter(f"{SVG}line")
        if line.attrib["y1"] == line.attrib["y2"] and line.attrib.get("stroke") == theme.INK
    }
    assert {0.5, 0.1} <= across  # as shares of the scale, on which the results of the bed are 0.6


def test_only_the_first_few_objections_are_told() -> None:
    goals = [jt.Goal(f"g{n}", measure=jt.Measure("m", "point", 0, 10, limit=5)) for n in range(5)]
    job = jt.Job("Do", jt.Purpose(goals=goals), jt.JobMap([]))
    bad = jt.compare(job, [jt.Solution("bad", results={f"g{n}": 1 for n in range(5)})])
    told = texts(drawn(bad.to_svg("experience")))
    assert sum(text.startswith("ruled out") for text in told) == 3
    assert "… and 2 more" in told


def test_forces_are_bars_for_and_against_and_a_net() -> None:
    comparison = town("tram")
    root = drawn(comparison.to_svg("forces"))
    told = texts(root)
    for name, found in comparison.forces.items():
        assert name in told
        sizes = (found.push, found.pull, found.anxiety, found.habit)
        line = "push {:.3f} + pull {:.3f} − anxiety {:.3f} − habit {:.3f}".format(*sizes)
        assert f"{line} = net {found.net:+.3f}".replace("-", "−") in told
    bars = [title for title in titles(root) if re.match(r"(push|pull|anxiety|habit) ", title)]
    assert len(bars) == sum(
        size > 0 for f in comparison.forces.values() for size in (f.push, f.pull, f.anxiety, f.habit)
    )
    assert "= net" in " ".join(texts(drawn(comparison.to_svg("forces", width=330))))


def test_there_is_nothing_to_draw_where_no_force_works() -> None:
    comparison = town("tram")
    alone = attrs.evolve(comparison, incumbent=None)
    with pytest.raises(jt.InvalidValueError, match=r"nobody has the job today.*Name the incumbent.*JT714"):
        alone.to_svg("forces")
    with pytest.raises(jt.InvalidValueError, match=r"the incumbent is ruled out.*JT714"):
        attrs.evolve(comparison, incumbent="taxi").to_svg("forces")
    with pytest.raises(jt.InvalidValueError, match=r"nothing challenges the incumbent.*JT714"):
        attrs.evolve(comparison, solutions=comparison.solutions[:1]).to_svg("forces")
    with pytest.raises(jt.UnknownNameError, match=r"no picture 'force'.*forces.*JT712"):
        comparison.to_svg("force")


def test_the_balance_holds_every_force() -> None:
    low, high = ends([jt.Forces(0.2, 0.1, 0.0, 0.05, 0.25), jt.Forces(0.0, 0.0, 0.3, 0.6, -0.9)])
    assert (low, high) == (-1.0, 0.4)
    assert ends([jt.Forces(0, 0, 0, 0, 0)])[0] < 0 < ends([jt.Forces(0, 0, 0, 0, 0)])[1]


def test_a_move_goes_from_today_to_where_the_verdict_turns() -> None:
    job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap.chain("Set out", "Travel"))
    tram = jt.Solution("tram", results={"arrive-soon": 5}, steps={"set-out": 4, "travel": 8})
    walk = jt.Solution("walk", results={"arrive-soon": 5}, steps={"set-out": 9, "travel": 6})
    comparison = jt.compare(job, [tram, walk], incumbent="walk")
    turn = comparison.what_would_it_take("tram")
    move = turn.moves[0]
    assert (move.worst, move.target, move.today) == (0.0, 10.0, 5.0)
    root = drawn(turn.to_svg())
    told = texts(root)
    assert {"beyond 6.5 points (15% of the scale)", "today 5 points", "0 points", "10 points"} <= set(told)
    assert told[told.index("No level of these alone turns it") + 2] == "Travel"
    circles = [float(circle.attrib["cx"]) for circle in root.iter(f"{SVG}circle")]
    tracks = [rect for rect in root.iter(f"{SVG}rect") if rect.attrib.get("rx") == "5"]
    start, room = (float(tracks[0].attrib[key]) for key in ("x", "width"))
    assert circles[0] == pytest.approx(start + room / 2, abs=0.1)
    tips = [float(shape.attrib["points"].split(",")[0]) for shape in root.iter(f"{SVG}polygon")]
    assert tips[0] == pytest.approx(start + 0.65 * room, abs=0.1)
    slip = drawn(comparison.defence().to_svg())
    assert "how far it may slip" in texts(slip)
    assert any(text.startswith("no worse than ") for text in texts(slip))


def test_trials_limits_pairs_and_what_nothing_turns_are_told() -> None:
    turn = town("tram").what_would_it_take("taxi")
    told = texts(drawn(turn.to_svg()))
    assert "No single move and no pair of moves turns the verdict." in told
    limited = jt.Goal("Arrive", measure=jt.Measure("time", "min", worst=60, target=0, limit=20))
    job = jt.Job("Go", jt.Purpose(goals=[limited]), jt.JobMap([]))
    late = jt.compare(job, [jt.Solution("bus", results={"arrive": 30})])
    told = texts(drawn(late.what_would_it_take("bus").to_svg()))
    assert {"a limit that lets 30 min pass", "a limit that gives way"} <= set(told)
    trial = jt.compare(
        jt.Job("Go", jt.Purpose(goals=["Arrive", "Sit"]), jt.JobMap([])),
        [
            jt.Solution("bus", results={"arrive": 9, "sit": 3}),
            jt.Solution("walk", results={"arrive": 3, "sit": 4}),
        ],
        incumbent="walk",
        model=jt.SwitchingModel.gourville(),
    )
    told = texts(drawn(trial.what_would_it_take("bus").to_svg()))
    assert {"a trial that proves 9 points", "the same level, proven by a trial"} <= set(told)
    pair = jt.compare(
        jt.Job("Go", jt.Purpose(goals=["A", "B", "C"]), jt.JobMap([])),
        [jt.Solution("one", results={"a": 1, "b": 1, "c": 1}), jt.Solution("two", results={"a": 8, "b": 6, "c": 6})],
        unknown="worst",
    )
    told = texts(drawn(pair.what_would_it_take("one").to_svg()))
    assert "Both of these together:" in told
    assert "No single move suffices; the cheapest pair of moves does." in told
    alone = jt.compare(pair.job, pair.solutions[:1])
    assert "No level of these alone loses it" in texts(drawn(alone.what_would_it_take("one").to_svg()))


def test_an_unknown_level_has_no_place_on_the_scale() -> None:
    job = jt.Job("Go", jt.Purpose(goals=["Arrive", "Sit"]), jt.JobMap([]))
    bus, walk = jt.Solution("bus", results={"sit": 5}), jt.Solution("walk", results={"arrive": 3, "sit": 4})
    turn = jt.compare(job, [bus, walk], incumbent="walk").what_would_it_take("bus")
    assert turn.moves[0].today is None or turn.moves[1].today is None
    told = texts(drawn(turn.to_svg()))
    assert {"today unknown", "unknown, or no figure"} <= set(told)


def test_needs_that_turn_nothing_are_counted_where_they_are_many() -> None:
    goals = [f"Goal {n}" for n in range(50)]
    job = jt.Job("Do", jt.Purpose(goals=goals), jt.JobMap([]))
    alone = jt.compare(job, [jt.Solution("one", results={"goal-0": 5}), jt.Solution("two", results={"goal-0": 9})])
    told = texts(drawn(alone.what_would_it_take("two").to_svg()))
    assert (
        any(re.fullmatch(r"… and \d+ more", text) for text in told) or len(alone.what_would_it_take("two").moves) < 41
    )


def test_ranks_are_bars_that_fill_the_whole() -> None:
    found = town("tram").robustness(200)
    series, bars = ranks(found)
    assert [one.text for one in series] == ["rank 1", "rank 2", "rank 3", "ruled out"]  # nothing is ever fourth
    for bar in bars:
        assert sum(bar.shares) == pytest.approx(1)
        assert bar.shares[0] == found.acceptability[bar.name][0]
    assert {bar.note.split()[0] for bar in bars} == {"hired", "stays"}
    root = drawn(found.to_svg())
    boxes = [title for title in titles(root) if re.search(r", (rank \d|ruled out): ", title)]
    assert len(boxes) == sum(share > 0 for bar in bars for share in bar.shares)
    assert "200 draws" in root.findtext(f"{SVG}desc", "")


def test_low_ranks_share_a_shade_where_there_are_many() -> None:
    job = jt.Job("Do", jt.Purpose(goals=["Be quick", "Be good"]), jt.JobMap([]))
    solutions = [jt.Solution(f"way {n}", results={"be-quick": n, "be-good": 9 - n}) for n in range(9)]
    series, bars = ranks(jt.compare(job, solutions).robustness(300, weights={"be-quick": (1, 2)}))
    assert [one.text for one in series] == ["rank 1", "rank 2", "rank 3", "rank 4", "rank 5 to 9"]
    assert all(sum(bar.shares) == pytest.approx(1) for bar in bars)
    assert len({one.fill for one in series}) == 5
    given_ = texts(drawn(jt.compare(job, solutions).robustness(30, weights={"be-quick": (1, 2)}).to_svg()))
    assert any("weights within ranges" in text for text in given_)


def test_the_table_and_the_picture_have_the_same_ranks() -> None:
    job = jt.Job(
        "Do", jt.Purpose(goals=[jt.Goal("Be quick", measure=jt.Measure("m", "point", 0, 10, limit=1))]), jt.JobMap([])
    )
    for count, wanted in ((7, ["rank 1", "rank 2", "rank 3", "rank 4", "rank 5 to 6", "ruled out"]), (6, None)):
        ways = [jt.Solution(f"way {n}", results={"be-quick": n}) for n in range(count)]
        found = jt.compare(job, ways).robustness(50)  # the first is past the limit, so that nobody is ever last
        told = [one.text for one in ranks(found)[0]]
        assert told == (wanted or [*(f"rank {n}" for n in range(1, 6)), "ruled out"])
        _, head, _, *rows = [line for line in found.to_markdown().splitlines() if line][: count + 3]
        titles_ = [cell.strip() for cell in head.strip("|").split("|")]
        assert titles_[2:-1] == told
        assert len(rows) == count
        for row in rows:
            shares = [float(cell.strip().rstrip("%")) for cell in row.replace("\\", "").strip("|").split("|")[2:-1]]
            assert sum(shares) == pytest.approx(100)


def test_a_robustness_says_what_a_rank_and_a_hire_are() -> None:
    told = " ".join(texts(drawn(town("tram").robustness(20).to_svg())))
    assert "A rank is that of the overall experience; hired means that a switch from walk is worth it." in told


def test_verdicts_of_many_are_bars_too() -> None:
    comparison = town("tram")
    many = jt.learn.compare_many(
        comparison.job, comparison.solutions, importances={"spend-little": [0.0, 1.0, 50.0]}, incumbent="walk"
    )
    series, bars = verdicts(many)
    assert all(sum(bar.shares) == pytest.approx(1) for bar in bars)
    assert [bar.name for bar in bars] == sorted(many.names, key=lambda name: -many.shares[name])
    told = texts(drawn(many.to_svg()))
    assert {one.text for one in series} <= set(told)
    assert "Share of people who give each solution which verdict." in told
    nobody = jt.learn.compare_many(comparison.job, comparison.solutions, importances={"spend-little": []})
    with pytest.raises(jt.InvalidValueError, match=r"there are no people.*JT714"):
        nobody.to_svg()
    assert "<img" not in nobody.to_html()


def test_a_notebook_shows_the_first_picture_of_each() -> None:
    comparison = town("tram")
    for value in (comparison, comparison.what_would_it_take("tram"), comparison.robustness(50)):
        assert 'src="data:image/svg+xml;base64,' in value._repr_mimebundle_()["text/html"]
    assert jt.show.svg(comparison, picture="forces", width=500) == comparison.to_svg("forces", width=500)


def test_no_word_stands_on_what_hides_it() -> None:
    """Every text stands out against the last shape that was drawn behind it."""
    for svg in charts("tram"):
        for group in drawn(svg).iter(f"{SVG}g"):
            fills = [shape.attrib.get("fill", "none") for shape in group if shape.tag == f"{SVG}rect"]
            solid = [fill for fill in fills if fill != "none"]
            for text in group.findall(f"{SVG}text") if solid else ():  # names on a plane have their patches below
                assert max(theme.contrast(text.attrib["fill"], fill) for fill in solid) >= 4.5


@given(st.floats(-1e4, 1e4), st.floats(1e-2, 1e6), st.integers(2, 12))
def test_ticks_are_round_and_few(low: float, span: float, most: int) -> None:
    found = ticks(low, low + span, most)
    assert len(found) <= most
    assert all(low - 1e-6 * span <= tick <= low + span * (1 + 1e-6) for tick in found)
    assert all(float(f"{tick:g}") == pytest.approx(tick, rel=1e-9) for tick in found if abs(tick) < 100 * span)
    gaps = [b - a for a, b in pairwise(found)]
    assert all(gap == pytest.approx(gaps[0]) and gap > 0 for gap in gaps)


@given(st.floats(-100, 100), st.floats(0.01, 100))
def test_round_ends_hold_what_they_are_of(low: float, span: float) -> None:
    start, end = reaching(low, low + span)
    slack = 1e-6 * span
    assert start <= low + slack
    assert end >= low + span - slack
    assert start >= low - span * 1.01
    assert end <= low + span * 2.01


def test_a_scale_runs_either_way_and_never_beyond_its_ends() -> None:
    assert Scale(60, 0, 100, 200).at(15) == 175
    assert Scale(60, 0, 100, 200).at(-5) == 200
    assert Scale(0, 1, 200, 100).at(0.25) == 175
    assert ROUND[0] == 1


@pytest.mark.parametrize("width", [320, 400])
def test_a_narrow_title_says_the_verdict(width: int) -> None:
    comparison = town("the ferry across the harbour that goes every half an hour in summer")
    for picture in ("comparison", "experience", "levels", "forces", "grid"):
        root = drawn(comparison.to_svg(picture, width=width))
        size = [text.text or "" for text in root.iter(f"{SVG}text") if text.attrib["font-size"] == str(theme.TITLE)]
        assert " ".join(size) == root.attrib["aria-label"]
    turn = drawn(comparison.what_would_it_take("taxi").to_svg(width=width))
    assert "…" not in " ".join(text.text or "" for text in turn.iter(f"{SVG}text") if text.attrib["font-size"] == "16")


def test_levels_are_written_one_way_in_the_picture_and_in_the_text_of_a_turn() -> None:
    desk = jt.Goal("Spend little", measure=jt.Measure("cost", "EUR", worst=90_000, target=10_000))
    taste = jt.Goal("Taste", importance=9)
    job = jt.Job("Eat", jt.Purpose(goals=[desk, taste]), jt.JobMap([]))
    ways = [
        jt.Solution("old", results={"spend-little": 50_000, "taste": 5}),
        jt.Solution("new", results={"spend-little": 86_000, "taste": 5}),
    ]
    found = jt.compare(job, ways, incumbent="old").what_would_it_take("new")
    for text in (found.to_svg(), str(found)):
        assert "86,000 EUR" in text
        assert "50,000 EUR" in text
        assert not re.search(r"\d{5} EUR", text)


def test_challengers_stand_on_the_grid_where_the_figures_say() -> None:
    comparison = town("tram")
    found = comparison.grid()
    root = drawn(comparison.to_svg("grid"))
    told = root.findtext(f"{SVG}desc") or ""
    for name, one in found.items():
        assert f"{name}: {one.cell.value}" in told
        assert any(name in title and one.cell.value in title for title in titles(root))
    dots = [circle for box in root.iter(f"{SVG}g") for circle in box.findall(f"{SVG}circle")]
    across = sorted(float(circle.attrib["cx"]) for circle in dots)
    changes = sorted(one.behaviour_change for one in found.values())
    assert [x - across[0] for x in across] == pytest.approx(
        [(change - changes[0]) / (changes[-1] - changes[0]) * (across[-1] - across[0]) for change in changes], abs=0.2
    )
    assert "once what is open is known" in " ".join(texts(root))
    single = drawn(found["tram"].to_svg(width=400))
    assert single.attrib["aria-label"].startswith("tram in place of walk: ")
    alone = jt.compare(comparison.job, comparison.solutions[:1], incumbent="walk")
    with pytest.raises(jt.InvalidValueError, match=r"nothing challenges the incumbent.*JT714"):
        alone.to_svg("grid")
    with pytest.raises(jt.InvalidValueError, match=r"nobody has the job today.*JT714"):
        jt.compare(comparison.job, comparison.solutions).to_svg("grid")
