"""Values of every class that holds a table, with a name in every place where one can stand, or with nothing in them."""

from __future__ import annotations

from typing import Any

import attrs

import jobtheory as jt
from tests.show.examples_of import everything, example


def values(name: str) -> list[Any]:
    """Return values of every class that holds a table, among them one at least with a row in each table."""
    return [*everything(name), *doubted(name), *grouped(name), undecided(name), *unnamed()]


def doubted(name: str) -> list[Any]:
    """Return what is told where two sources differ, something is worth finding out, and somebody stands against it."""
    goals = [jt.Goal(name, key="goal"), jt.Goal(f"{name} cheap", key="cheap")]
    payer = jt.Performer("buyer", name, importances={"goal": 0, "cheap": 1}, veto=True)
    job = jt.Job(f"Go {name}", jt.Purpose(goals=goals), jt.JobMap([]), performers=[payer])
    seen = jt.Evidence("observed", name)
    level = jt.Level(8, jt.Evidence("trial", name, date="2026-03-01", sample=3), others=[jt.Level(2, seen)])
    walk = jt.Solution(name, results={"goal": 4, "cheap": 9}, evidence=seen)
    tram = jt.Solution("tram", results={"goal": level, "cheap": jt.between(0, 8)})
    return [
        jt.compare(job, [walk, tram], incumbent=name).grounds(),
        jt.compare(attrs.evolve(job, performers=[]), [jt.Solution("ride", results={"goal": 5}), walk]).robustness(1000),
        jt.learn.compare_many(job, [walk, tram], importances={"goal": [9, 9]}, incumbent=name),
    ]


def grouped(name: str) -> list[Any]:
    """Return a survey of which something is in doubt and something is not read, and a landscape with groups."""
    asked: dict[str, Any] = {
        "which": [name, "b", name, "b", name, "b", None, name],
        f"I {name}": [5, 4, 5, 4, 5, 3, 5, 4],
        f"S {name}": [2, 1, 3, 2, 1, 2, 2, 3],
    }
    importance, satisfaction = {name: f"I {name}"}, {name: f"S {name}"}
    doubtful = {**asked, f"I {name}": ["5", name, None, "4", "5", "3", "5", "4"]}
    job = jt.Job("Go", jt.Purpose(goals=[jt.Goal(name, key=name)]), jt.JobMap([]))
    return [
        jt.learn.read_survey(doubtful, job, importance=importance, satisfaction=satisfaction, scale=(1, 5)),
        jt.learn.opportunity(asked, importance=importance, satisfaction=satisfaction, by="which"),
    ]


def undecided(name: str) -> jt.learn.Opportunities:
    """Return opportunities of which some could not be judged."""
    job, solutions = example(name)
    return jt.learn.opportunities(job, comparison=jt.compare(job, solutions, incumbent="claimed"))


def unnamed() -> list[Any]:
    """Return data in which solutions have numbers for names."""
    asked = {"case": [1, 1, 2, 2], "minutes": [10, 30, 30, 15]}
    return [jt.learn.ChoiceData.from_frame(asked, chooser="case"), jt.datasets.travel_mode()]


def empty() -> list[Any]:
    """Return values that hold nothing, or as little as they can."""
    nothing = jt.Job("Rest", jt.Purpose(), jt.JobMap([]))
    alone = jt.compare(jt.Job("Rest", jt.Purpose(), jt.JobMap.chain("Sleep")), [jt.Solution("bed", steps={"sleep": 8})])
    network = jt.JobNetwork(["Fly", "Travel"], [("fly", "travel")])
    unsaid = jt.learn.ImplicationMatrix({})
    return [
        nothing,
        nothing.action,
        jt.Solution("mute"),
        jt.JobNetwork([]),
        jt.check(jt.JobNetwork([])),
        alone,
        alone.why("bed"),
        alone.grounds(),
        jt.disruption(network, "fly", {"fly": [jt.Solution("jet")]}, incumbent="jet"),
        unsaid,
        unsaid.value_map(cutoff=1),
        jt.checks.read_message("Hello."),
    ]
