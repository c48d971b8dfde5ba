"""Levels on one need stand beside each other in one unit, and as they were written where they are in one already."""

from fractions import Fraction

import jobtheory as jt
from jobtheory.model.level import LevelLike
from jobtheory.show.charts.comparison import parts
from jobtheory.show.levels import written


def rows(*needs: jt.Goal | jt.Hazard | jt.Problem, **levels: LevelLike) -> list[str]:
    """Return what is written of one need, solution by solution."""
    goals = [need for need in needs if isinstance(need, jt.Goal)]
    hazards = [need for need in needs if isinstance(need, jt.Hazard)]
    problems = [need for need in needs if isinstance(need, jt.Problem)]
    job = jt.Job("Do", jt.Purpose(goals=goals, hazards=hazards, problems=problems), jt.JobMap([]))
    (need,) = needs
    solutions = [jt.Solution(name, results={need.key: level}) for name, level in levels.items()]
    comparison = jt.compare(job, [*solutions, jt.Solution.nothing()])
    told = written(comparison)
    cells = [cell for part in parts(comparison) for row in part.rows for cell in row.cells]
    assert {cell.text for cell in cells if not cell.is_unknown} == {
        text[need.key] for text in told.values() if text[need.key] != "unknown"
    }
    assert all(text[need.key] in str(comparison) for text in told.values())
    return [text[need.key] for text in told.values()]


def test_shares_are_per_cent_where_one_of_them_is() -> None:
    failing = jt.Hazard("It fails", likelihood=0.004)
    assert rows(failing, one=0, two=0.0015, three="0.05 %") == ["0 %", "0.15 %", "0.05 %", "0.4 %"]
    assert rows(failing, one=0, two=0.0015) == ["0", "0.0015", "0.004"]
    assert rows(jt.Hazard("It fails", likelihood="4 %"), one=0, two="100 ppm") == ["0 %", "0.01 %", "4 %"]


def test_units_that_differ_become_that_of_the_measure() -> None:
    soon = jt.Goal("Soon", measure=jt.Measure("time", "month", worst=90, target=0))
    assert rows(soon, one="5 year", two=24) == ["60 months", "24 months", "unknown"]
    assert rows(soon, one="5 year", two="2 year") == ["5 years", "2 years", "unknown"]
    assert rows(soon, one=jt.between("0.5 year", "2 year", likely="1 year"), two=3) == [
        "6 to 24 months, likely 12 months",
        "3 months",
        "unknown",
    ]
    assert rows(soon, one=Fraction(1, 3), two="3 month") == ["1/3 months", "3 months", "unknown"]


def test_both_figures_of_a_problem_have_a_unit_of_their_own() -> None:
    fails = jt.Problem("It fails", within=jt.Measure("mended after", "h", worst=72, target=0))
    assert rows(fails, one=(90, "1 day"), two=(50, 12)) == ["90 % in 24 h", "50 % in 12 h", "0 %"]
    assert rows(fails, one=(90, "1 day"), two=(50, "2 day")) == ["90 % in 1 day", "50 % in 2 days", "0 %"]
    assert rows(fails, one=(jt.between(0, 90), "1 day"), two=(50, jt.between("1 h", "2 h"))) == [
        "0 to 90 % in 24 h",
        "50 % in 1 to 2 h",
        "0 %",
    ]


def test_a_mark_stays_beside_levels_of_two_units() -> None:
    step = jt.Step("Travel", measure=jt.Measure("time", "min", worst=90, target=0))
    job = jt.Job("Get home", jt.Purpose(), jt.JobMap([step]))
    levels: dict[str, LevelLike] = {"bus": "1 h", "walk": 50, "letter": jt.SPARED, "raft": jt.UNDONE}
    told = written(jt.compare(job, [jt.Solution(name, steps={"travel": level}) for name, level in levels.items()]))
    assert [text["travel"] for text in told.values()] == ["60 min", "50 min", "spared", "undone"]
