"""What people see: verdict first, units shown, aligned, safe."""

from pathlib import Path
from typing import Any, cast

import pytest

import jobtheory as jt
from jobtheory.show.blocks import Column, Table
from jobtheory.show.plain import plain
from jobtheory.show.width import pad, width, wrap
from tests.show.examples_of import apart, everything, example


@pytest.mark.parametrize(
    "name", ["x", "a very long name " * 20, "w" * 300, "日本語の名前" * 30, "n\u0303" * 200, "👩‍👩‍👧‍👦 family"]
)
def test_no_line_is_wider_than_a_hundred_columns(name: str) -> None:
    for value in everything(name):
        assert max(width(line) for line in str(value).splitlines()) <= 100


def test_tables_are_aligned() -> None:
    job, solutions = example()
    lines = str(jt.compare(job, solutions)).splitlines()
    head = next(line for line in lines if line.lstrip().startswith("verdict"))
    rows = lines[lines.index(head) + 1 :][:4]
    end = head.index("results") + len("results")
    assert all(row[end - 1].isdigit() and row[end : end + 1] in {" ", ""} for row in rows)


def test_the_verdict_comes_first() -> None:
    job, solutions = example()
    first = str(jt.compare(job, solutions, incumbent="Arrive soon", unknown="worst")).splitlines()[0]
    assert first.startswith("Get across Arrive soon: ")
    assert "Arrive soon is fired" in first or "Arrive soon stays" in first


def test_a_job_shows_everything_it_holds() -> None:
    text = str(example()[0])
    for part in (
        "When arrive soon and arrive soon, I want to get across Arrive soon, so I can arrive soon.",
        "Given: Arrive soon.",
        "60 → 0 min (limit 50, assumed)",
        "emotional; likelihood 5 %; decided at Arrive soon",
        "within: 60 → 0 min",
        "One of: Arrive soon or c; the one taken weighs",
        "Repeats: Arrive soon → b.",
        "Arrive soon (goal)",
        "Arrive soon: 45 min (veto)",
        "optional",
        "50%",
    ):
        assert part in " ".join(text.split()), part
    empty = jt.Job("Nothing yet", jt.Purpose(), jt.JobMap([]))
    assert str(empty) == "Nothing yet\n\nI want to nothing yet."
    bare = jt.Job(
        "Rest", jt.Purpose(goals=["Sleep"]), jt.JobMap.chain("Lie down"), circumstance=jt.Circumstance("I am tired")
    )
    assert [line for line in str(bare).splitlines() if line and line[0] != " "] == [
        "Rest",
        "When I am tired, I want to rest.",
        "Goals",
        "Steps",
    ]
    assert str(jt.JobMap.chain("a")).startswith("Job map of 1 step\n")


def test_solutions_say_what_they_rest_on() -> None:
    _, solutions = example()
    assert "Rests on observed: Arrive soon." in str(solutions[1])
    assert "Done differently than today: b." in str(solutions[1])
    assert "observed: Arrive soon" in str(solutions[2])
    assert "steps are spared" in str(solutions[3])
    assert "Nothing is known of it yet." in str(jt.Solution("empty"))


def test_many_solutions_needs_and_questions_are_cut_and_counted() -> None:
    goals = [jt.Goal(f"Goal {n}") for n in range(50)]
    job = jt.Job("Do much", jt.Purpose(goals=goals), jt.JobMap.chain("Do"))
    known = {goal.key: 5 for goal in goals[:20]}
    solutions = [jt.Solution(f"s{n}", results=known, steps={"do": 5}) for n in range(16)]
    text = str(jt.compare(job, solutions))
    assert "… and 1 more solution and 11 more needs." in text
    few = str(jt.compare(job, solutions[:6]))
    assert [line.split() for line in few.splitlines() if line.split()[:1] == ["need"]] == [
        ["need", "s0", "s1", "s2"],
        ["need", "s3", "s4", "s5"],
    ]
    assert "  · … and " in text


def test_a_notebook_may_ask_for_some_forms_only() -> None:
    job, _ = example()
    assert set(job._repr_mimebundle_()) == {"text/plain", "text/html", "text/vnd.mermaid"}
    assert set(jt.Solution("tram")._repr_mimebundle_()) == {"text/plain", "text/html"}
    assert set(job._repr_mimebundle_(include=["text/plain"])) == {"text/plain"}
    assert set(job._repr_mimebundle_(exclude=["text/plain", "text/vnd.mermaid"])) == {"text/html"}
    assert set(job._repr_mimebundle_(include=["image/png"])) == set()


def test_html_is_the_same_table_with_inline_styles_only() -> None:
    job, solutions = example("<b>")
    comparison = jt.compare(job, solutions)
    html = comparison.to_html()
    assert html == comparison._repr_mimebundle_()["text/html"]
    assert "<style" not in html
    assert "<b>" not in html
    assert "&lt;b&gt;" in html


def test_only_values_that_show_themselves_are_shown() -> None:
    with pytest.raises(jt.InvalidTypeError, match=r"5 does not show itself. Give one of Job, JobMap.* \[JT710\]"):
        jt.show.text(5)

    class Job:
        pass

    with pytest.raises(jt.InvalidTypeError, match=r"a Job does not show itself"):
        jt.show.html(Job())


def test_output_is_the_same_in_any_order_of_solutions() -> None:
    job, solutions = example()
    forwards = jt.compare(job, solutions, incumbent="other")
    backwards = jt.compare(job, solutions[::-1], incumbent="other")
    assert forwards.leaning == backwards.leaning
    assert [str(forwards.why(name)) for name in forwards.verdicts] == [
        str(backwards.why(name)) for name in forwards.verdicts
    ]


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 5, [""]),
        ("one two", 7, ["one two"]),
        ("one two", 6, ["one", "two"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("日本語", 4, ["日本", "語"]),
        ("a bcdefg", 3, ["a", "bcd", "efg"]),
    ],
)
def test_wrapping_breaks_between_words_and_inside_long_ones(text: str, room: int, lines: list[str]) -> None:
    assert wrap(text, room) == lines


def test_padding_counts_cells() -> None:
    assert pad("日", 4) == "日  "
    assert pad("日", 4, right=True) == "  日"
    assert width("e\u0301") == 1


def test_a_job_shows_what_is_there_with_nothing() -> None:
    measure = jt.Measure("ride", "min", worst=60, target=15, baseline=45)
    job = jt.Job("Get across town", jt.Purpose(goals=[jt.Goal("Arrive soon", measure=measure)]), jt.JobMap([]))
    assert "with nothing 45 min" in str(job)


def test_anything_shown_is_markdown_too() -> None:
    job = jt.Job("Get *across* town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap([]))
    solutions = [
        jt.Solution("tram", results={"arrive-soon": jt.between(2, 9)}),
        jt.Solution("walk", results={"arrive-soon": 5}),
    ]
    written = jt.show.markdown(jt.compare(job, solutions))
    assert written.startswith("## Get \\*across\\* town:")
    assert "\n- More exactly" in written
    assert "| verdict | solution | overall | results | execution |\n| --- | --- | ---: | ---: | ---: |" in written


def test_robustness_says_who_is_hired_how_often_and_what_to_find_out() -> None:
    job = jt.Job("Get there", jt.Purpose(goals=[f"goal {n}" for n in range(9)]), jt.JobMap([]))
    raft = jt.Solution("raft", results={"goal-0": 5})
    bus = jt.Solution("bus", results={f"goal-{n}": 5 for n in range(9)})
    text = str(jt.compare(job, [raft, bus]).robustness(4_000))
    assert "is hired in" in text.splitlines()[0]
    assert "4,000 draws, seed 0; levels between their ends, any weights." in text
    assert text.count("with raft: worth 0.01") == 6
    assert "· … and 2 more" in text
    assert "Who would prefer it" in text
    kept = jt.compare(job, [bus, jt.Solution("sled", results={"goal-0": 1})], incumbent="bus", unknown="worst")
    given = str(kept.robustness(10, weights="given"))
    assert given.splitlines()[0] == "Get there: bus stays in 100% of draws"
    assert "stays 100.0%" in given
    assert "Worth finding out" not in given
    assert "Who would prefer it" not in given
    blocked = jt.Job("Pay", jt.Purpose(), jt.JobMap.chain("Pay", "Go"))
    barter = jt.compare(blocked, [jt.Solution("barter", steps={"pay": jt.UNDONE, "go": 5})])
    assert "Who would prefer it" not in str(barter.robustness(10))


def test_a_notebook_shows_a_picture_below_the_tables() -> None:
    job, _ = example()
    for value in (job, job.action, jt.JobNetwork(["Post", "Bank"], [("post", "bank")])):
        html, pictures = apart(value._repr_mimebundle_()["text/html"])
        assert pictures == [jt.show.svg(value)]
        assert html.endswith('<div style="overflow-x:auto;margin:0.6em 0"></div></div>')
    assert apart(jt.show.html(jt.JobMap([])))[1] == []
    assert 'alt="Job map of 1 step. Pour."' in jt.show.html(jt.JobMap.chain("Pour"))


def test_a_notebook_draws_nothing_that_nobody_can_read() -> None:
    large = jt.JobMap([f"s{n}" for n in range(201)])
    linked = jt.JobMap([f"s{n}" for n in range(30)], [(f"s{a}", f"s{b}") for b in range(30) for a in range(b)])
    wordy = jt.JobMap([jt.Step("." * 2_000, key=str(n)) for n in range(150)])
    tangled = jt.JobMap(
        [f"s{n}" for n in range(180)],
        [(f"s{n}", f"s{n + 1}") for n in range(8)] + [(f"s{n}", f"s{n + 1}") for n in range(9, 179)],
    )
    nothing: set[str] = set()
    for value, kinds in ((large, nothing), (linked, nothing), (wordy, {"html"}), (tangled, {"html", "mermaid"})):
        bundle = value._repr_mimebundle_()
        assert bool(apart(bundle["text/html"])[1]) is ("html" in kinds)
        assert ("text/vnd.mermaid" in bundle) is ("mermaid" in kinds)


def test_rich_prints_what_stands_under_a_question_under_it() -> None:
    job, solutions = example()
    asked = jt.compare(job, solutions).five_questions("other", "Arrive soon.")
    title, *under = [part for _, part in asked.__rich_repr__()]
    assert title == "other: five questions"
    told: list[dict[str, Any]] = [cast("dict[str, Any]", part) for part in under]
    assert [next(iter(part))[:2] for part in told] == ["1.", "2.", "3.", "4.", "5."]
    assert told[0]["1. Does it consistently help?"][0] == asked.helps.answer


def test_what_to_find_out_is_told_the_most_decisive_first() -> None:
    job, solutions = example()
    found = jt.compare(job, solutions, incumbent="claimed").not_yet()
    assert found == tuple(found)  # a tuple, that shows itself
    lines = str(found).splitlines()
    assert lines[0] == f"{len(found)} things to find out"
    assert found[0].statement in lines[3]
    assert f"{found[0].question.share:.0%}" in lines[3]
    assert sum(line.startswith(("Trial: run", "Stated: ask", "Observed: watch")) for line in lines) == len(
        {one.how for one in found}
    )
    many = jt.Inquiries([*found] * 40)
    assert f"… and {len(many) - 20:,} more." in str(many)
    assert str(jt.Inquiries()) == "Nothing to find out\n\nNo verdict is open."


def test_importances_are_told_with_what_turns_below_and_above() -> None:
    goals = ["Arrive soon", "Spend little"]
    job = jt.Job("Get across town", jt.Purpose(goals=goals), jt.JobMap([]))
    tram = jt.Solution("tram", results={"arrive-soon": 8, "spend-little": 4})
    walk = jt.Solution("walk", results={"arrive-soon": 3, "spend-little": 10})
    tips = jt.compare(job, [tram, walk]).turning_weights()
    # the tram leads where arriving weighs more than 6/11 of all
    text = " ".join(str(tips).split())
    assert "Arrive soon 50% nothing 54.5% (tram: HIRE, walk: REJECT)" in text
    assert "Spend little 50% 45.5% (tram: HIRE, walk: REJECT) nothing" in text
    assert "Turn nothing" not in str(tips)
    assert "… and 40 more." in str(jt.Tippings([*tips] * 40))
    alone = jt.compare(
        jt.Job("Go", jt.Purpose(goals=["Arrive"]), jt.JobMap([])), [jt.Solution("a", results={"arrive": 1})]
    )
    assert str(alone.turning_weights()).endswith("There are no importances that could move.")
    same = jt.compare(job, [tram, jt.Solution("bus", results={"arrive-soon": 7, "spend-little": 3})]).turning_weights()
    assert str(same).endswith("Turn nothing however much they weigh: Arrive soon; Spend little.")


def test_a_longest_way_durations_and_what_covers_a_job_show_themselves() -> None:
    path = jt.JobMap.chain("Boil", "Pour").critical_path({"boil": "4 min", "pour": "1 min"})
    assert str(path) == "The longest way through takes 5 min\n\n     step\n  1  boil\n  2  pour"
    assert str(jt.JobMap([]).critical_path({})) == "The longest way through takes 0"
    took = jt.Durations("4 h", quantiles={0.9: "1 day", 0.5: "3 h"}, count=12)
    assert str(took).split("\n", 1)[0] == "4 h on average, seen 12 times"
    assert [line.split() for line in str(took).splitlines()[3:]] == [["50%", "3", "h"], ["90%", "1", "day"]]
    assert str(jt.Durations("4 h")) == "4 h on average"
    assert jt.show.rows(took)[1] == {"what": "quantile", "share": 0.5, "duration": 3.0, "unit": "h", "seconds": 10800.0}
    network = jt.JobNetwork([jt.Job("Go", jt.Purpose(goals=[f"Goal {n}" for n in range(9)]), jt.JobMap([]))])
    covered = network.coverage("go", {"go": [jt.Solution("bus", results={"goal-1": 3})]})
    assert str(covered).startswith("What 1 solution covers of the job\n")
    assert "goal-0, goal-2, goal-3, goal-4, goal-5, goal-6 and 2 more" in " ".join(str(covered).split())
    assert "… and 10 more." in str(jt.Coverages([*covered] * 50))
    assert str(network.coverage("go", {})).endswith("No solution is hired for it, or for a job that serves it.")


def test_forces_say_which_way_they_work() -> None:
    said = [("anxiety", jt.Evidence("stated", f"interview {n}", note="What if it is lost?")) for n in range(9)]
    text = " ".join(str(jt.Forces.from_quotes(said)).split())
    assert text.startswith("On the whole against a switch (net -9) ")
    assert "anxiety 9 “What if it is lost?” (stated: interview 0); " in text
    assert "… and 3 more" in text
    even = jt.Forces.stated(push=1, habit=1)
    assert "On the whole neither way (net +0.000)" in str(even)
    assert "all other losses, and the price of changing over" in str(even)
    assert jt.show.rows(even)[-1] == {"force": "net", "size": 0.0}


@pytest.mark.parametrize("target", ["job.svg", Path("job.svg")])
def test_whoever_gives_a_file_is_told_how_a_text_is_saved(target: Any) -> None:
    job, solutions = example()
    comparison = jt.compare(job, solutions)
    methods: list[Any] = [job.to_svg, job.to_html, job.action.to_mermaid, comparison.to_svg, comparison.to_markdown]
    for method in methods:
        with pytest.raises(
            jt.InvalidTypeError, match=rf"{method.__name__}: 'job\.svg' is given.*Path\('job\.svg'\).*JT705"
        ):
            method(target)
    give: Any = job.to_svg
    with pytest.raises(jt.InvalidTypeError, match=r"to_svg: 300 is given, and it returns a text\. .*width=600.*JT705"):
        give(300)
    assert comparison.to_svg("levels").startswith("<svg")
    assert job.to_svg(width=400).startswith("<svg")


def test_the_name_of_a_table_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    job, solutions = example()
    comparison = jt.compare(job, solutions)
    with pytest.raises(
        jt.InvalidTypeError, match=r"the file is 'levels', .* Write table='levels'; .*levels\.csv.*JT704"
    ):
        comparison.to_csv("levels")
    assert list(tmp_path.iterdir()) == []
    comparison.to_csv(Path("levels"), table="levels")
    comparison.to_csv("levels.csv", table="levels")
    assert Path("levels").read_bytes() == Path("levels.csv").read_bytes()


def test_a_column_that_holds_nothing_is_left_out() -> None:
    assert str(jt.Solution("tram", results={"arrive": 3})).splitlines()[2].split() == ["group", "key", "level"]
    seen = jt.Level(3, jt.Evidence("trial", "a week"))
    assert "trial: a week" in str(jt.Solution("tram", results={"arrive": seen}))
    assert "note" not in str(jt.Job("Go", jt.Purpose(goals=["Arrive"]), jt.JobMap([])))
    assert str(jt.JobMap([])) == "Job map of no steps"


def test_where_nothing_is_drawn_or_an_end_is_open_it_is_said() -> None:
    ladders = jt.learn.read_ladders({"Ann": [["a", "b"]]})
    assert "Nothing is told so often that it is drawn." in str(ladders.value_map(cutoff=2))
    told = next(value for value in everything("Arrive soon") if type(value).__name__ == "Switching")
    assert "A ? stands for an end that is open: too few were watched so long." in " ".join(str(told).split())


def test_a_column_is_not_narrower_than_its_longest_word() -> None:
    columns = (Column("stage"), *(Column(f"{n}", is_figure=True) for n in range(4)), Column("what is said of it"))
    rows = [
        ["big hire", *["40 (20 to 60 days)"] * 4, "a long remark that goes on and on"],
        ["onboarding", *["1"] * 4, "short"],
    ]
    lines = plain([Table(columns, rows)]).splitlines()
    assert any(line.lstrip().startswith("onboarding ") for line in lines)
    assert max(map(len, lines)) <= 100
