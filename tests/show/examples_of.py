"""Values of every class that shows itself, with a name in every place where one can stand."""

import base64
import re
import warnings
from functools import lru_cache
from typing import Any

import attrs

import jobtheory as jt


def example(name: str = "Arrive soon") -> tuple[jt.Job, list[jt.Solution]]:
    job = jt.Job(
        f"Get across {name}",
        jt.Purpose(
            goals=[
                jt.Goal(
                    name,
                    key="goal",
                    measure=jt.Measure(name, "min", worst=60, target=0, limit=jt.Limit(50, assumed=True)),
                )
            ],
            hazards=[jt.Hazard(f"Lose {name}", key="hazard", likelihood="5 %", dimension="emotional", step="step")],
            problems=[
                jt.Problem(
                    f"Miss {name}", key="problem", within=jt.Measure("soon", "min", worst=60, target=0, baseline=60)
                )
            ],
        ),
        jt.JobMap(
            [jt.Step(name, key="step", stage="execute", optional=True), jt.Step("b"), jt.Step("c")],
            [("b", "step")],
            alternatives=[("step", "c")],
            repeats=[("step", "b")],
        ),
        circumstance=jt.Circumstance(name, trigger=name, constraints=[name]),
        performers=[jt.Performer("buyer", name, limits={"goal": 45}, veto=True), jt.Performer("executor", "Ann")],
        progress=[jt.Progress(name, name, "social")],
        adoption=[jt.Step(f"Pay {name}", key="pay"), jt.Step("Learn it", optional=True)],
    )
    evidence = jt.Evidence("observed", name)
    solutions = [
        jt.Solution(
            name,
            results={"goal": 40, "hazard": "1 %", "problem": (50, 5)},
            steps={"step": 4, "b": 5},
            adoption={"pay": 5},
        ),
        jt.Solution(
            "other",
            results={"goal": jt.between(10, 30), "hazard": "1 %", "problem": (50, 5)},
            steps={"c": jt.SPARED, "b": 9},
            adoption={"pay": 9},
            changes=["b"],
            evidence=evidence,
        ),
        jt.Solution("claimed", results={"goal": jt.Level(5, evidence)}),
        jt.Solution.nothing(),
    ]
    return job, solutions


@lru_cache(maxsize=64)
def everything(name: str) -> list[Any]:
    job, solutions = example(name)
    comparison = jt.compare(job, solutions, incumbent=name, model=jt.SwitchingModel.gourville())
    without = jt.compare(job, solutions)
    return [
        job,
        job.action,
        jt.JobNetwork(
            [job, jt.Job(name, jt.Purpose(), jt.JobMap([]), key="upper")], [jt.Serves(job, "upper", reason=name)]
        ),
        jt.JobNetwork([]),
        *solutions,
        jt.Solution("empty"),
        comparison,
        without,
        *map(comparison.why, comparison.verdicts),
        *map(without.why, without.verdicts),
        *comparison.grid().values(),
        comparison.beside("other", jt.Forces.from_quotes([("habit", jt.Evidence("stated", name, note=name))])),
        *(comparison.five_questions(solution, name) for solution in comparison.verdicts),
        without.five_questions(name),
        jt.enhancement(job, solutions[0], solutions[1]),
        jt.enhancement(job, solutions[0], attrs.evolve(solutions[0], changes=["b"])),
        jt.checks.read_message(name, job=job, solutions=solutions),
        jt.checks.read_message(name),
        *map(comparison.what_would_it_take, comparison.verdicts),
        *map(without.what_would_it_take, without.verdicts),
        comparison.grounds(),
        comparison.not_yet(),
        comparison.turning_weights(),
        *comparison.forces.values(),
        *forced(name),
        comparison.robustness(50),
        without.robustness(50, weights={"goal": (1, 2)}),
        jt.learn.compare_many(job, solutions, importances={"goal": [1, 2]}, incumbent=name),
        *laddered(name),
        *processed(name),
        *networked(name),
        *checked(name),
        *chosen(name),
        *disrupted(name),
        *surveyed(name),
        *interviewed(name),
        *sought(name),
    ]


def forced(name: str) -> list[Any]:
    said = jt.Evidence("stated", name, note=name)
    return [jt.Forces.stated(push=3, evidence={"push": [said], "habit": [said]}), jt.Forces.stated(habit=1)]


def processed(name: str) -> list[Any]:
    ways = {(name, "b", "c", "b"): 3, ("b", name): 1, ("c",): 2}
    process = jt.Process(ways, duration="3 day", waits=dict.fromkeys((name, "b", "c"), "90 s"))
    job_map = jt.JobMap([jt.Step(name, key=name), "B", "D"], [(name, "b")])
    draft = process.draft(support=1)
    return [
        process,
        *process.waits.values(),
        jt.Durations("3 day", {0.5: "2 day"}, count=3),
        process.conformance(job_map, {name: name, "b": "b"}),
        process.outlook(finished=[name]),
        draft,
    ]


def networked(name: str) -> list[Any]:
    job, solutions = example(name)
    upper = jt.Job(name, jt.Purpose(), jt.JobMap([]), key="upper")
    deep = jt.Job(name, jt.Purpose(), jt.JobMap.chain(name), key="deep")
    network = jt.JobNetwork(
        [job, upper, "part", "again", deep],
        [
            jt.Serves(job, upper, reason=name, evidence=jt.Evidence("observed", name)),
            ("again", upper),
            ("part", job),
            ("part", "again"),
            (deep, "part"),
        ],
    )
    served = {"upper": solutions[:1], job.key: solutions[1:], "part": solutions[:1]}
    path = deep.action.critical_path(dict.fromkeys(deep.action.order, "5 min"))
    return [
        network,
        path,
        network.coverage(job, served),
        *network.competitors(job, {"upper": solutions[:1], job.key: solutions[1:], "part": solutions[:1]}),
    ]


def laddered(name: str) -> list[Any]:
    ladders = jt.learn.read_ladders({name: [[name, "b", "c"], [name, "c"], ["c", name]], "other": [["d", "b"]]})
    return [ladders, ladders.implications, ladders.value_map(cutoff=1), ladders.value_map(cutoff=2)]


def checked(name: str) -> list[Any]:
    job, solutions = example(name)
    network = jt.JobNetwork([job, jt.Job(name, jt.Purpose(), jt.JobMap([]), key="upper")], [(job, "upper")])
    return [jt.check(job, solutions=solutions), jt.check(network, solutions={"upper": solutions[:1]})]


def chosen(name: str) -> list[Any]:
    people = 30
    columns: dict[str, Any] = {
        "case": [n // 2 for n in range(2 * people)],
        "who": [name, "other"] * people,
        "hired": [hit for n in range(people) for hit in ((1, 0) if n % 3 else (0, 1))],
        name: [10.0 + (7 * n) % 13 for n in range(2 * people)],
        "cost": [2.0 + (5 * n) % 7 for n in range(2 * people)],
    }
    data = jt.learn.ChoiceData.from_frame(columns, chooser="case", solution="who", hired="hired")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fit = jt.learn.fit_choices(data, needs=[name, "cost"], constants="other")
        forecast = fit.forecast()
    return [data, fit, forecast, fit.trade_off(name, "cost"), fit.evaluate(data)]


def surveyed(name: str) -> list[Any]:
    people = 40
    frame: dict[str, Any] = {f"i{n}": [5 if (one + n) % 2 else 2 for one in range(people)] for n in range(3)}
    frame |= {f"s{n}": [2 + (one + n) % 3 if (one + n) % 2 else 4 for one in range(people)] for n in range(3)}
    frame |= {"all": [1 + one % 5 for one in range(people)], name: [name, "else"] * (people // 2)}
    wants = dict(zip((name, "want", "other"), range(3), strict=True))
    asked, had = ({key: f"{side}{n}" for key, n in wants.items()} for side in "is")
    landscape = jt.learn.opportunity(frame, importance=asked, satisfaction=had)
    return [
        jt.learn.read_survey(
            {f"Importance: {name}": [5, 4, None], f"Satisfaction: {name}": ["2", name, "6"]}, scale=(1, 5)
        ),
        landscape,
        landscape.quadrants(),
        jt.learn.gaps(frame, asked, had),
        jt.learn.derived_importance(frame, "all", had),
        jt.learn.segments(frame, asked, had, number=2, most=2, references=19),
    ]


def interviewed(name: str) -> list[Any]:
    days = {"first thought": "2026-01-01", "deciding": "2026-01-11", "big hire": "2026-01-31"}
    told = [
        jt.SwitchTimeline(
            name, days, little_hires=["2026-02-01", "2026-02-03"], until="2026-03-01", hired=name, fired=f"{name} box"
        ),
        jt.SwitchTimeline(f"{name} two", {"first thought": "2026-01-01"}, until="2026-01-21", gave_up="2026-01-15"),
        jt.SwitchTimeline("Cleo", {"first thought": "2026-01-05", "deciding": "2026-01-08"}, until="2026-03-01"),
    ]
    return [*told, jt.learn.switching(told), jt.learn.demand(asked=200, said=120, paid=6, source=name)]


def sought(name: str) -> list[Any]:
    job, solutions = example(name)
    return [jt.learn.opportunities(job, comparison=jt.compare(job, solutions, incumbent=name))]


def disrupted(name: str) -> list[Any]:
    visit = jt.Job(f"{name} far away", jt.Purpose(goals=[name]), jt.JobMap([]), key="visit")
    fly = jt.Job(name, jt.Purpose(), jt.JobMap([]), key="fly")
    talk = jt.Job(f"{name} again", jt.Purpose(), jt.JobMap([]), key="talk")
    network = jt.JobNetwork([fly, talk, visit], [("fly", "visit"), ("talk", "visit")])
    (goal,) = (need.key for need in visit.needs)
    solutions = {
        "fly": [jt.Solution(name, results={goal: 8})],
        "talk": [jt.Solution(f"{name} call", results={goal: 4}, evidence=jt.Evidence("observed", name))],
    }
    return [jt.disruption(network, "fly", solutions, incumbent=name)]


PICTURE = re.compile(
    r'<img src="data:image/svg\+xml;base64,([A-Za-z0-9+/]+=*)" alt="[^"<>]+" '
    r'style="width:\d+px;max-width:100%;min-width:\d+px;height:auto">'
)


def apart(html: str) -> tuple[str, list[str]]:
    """Return a fragment without the images that hold themselves, and the pictures in them."""
    return PICTURE.sub("", html), [base64.b64decode(data).decode() for data in PICTURE.findall(html)]
