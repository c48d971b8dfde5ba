"""A comparison with everything that a chart has to show, around a name."""

from collections.abc import Iterator

import jobtheory as jt


def town(name: str) -> jt.Comparison:
    """Return ways across a town, of which one and the performer have the name."""
    job = jt.Job(
        f"Get across {name}",
        jt.Purpose(
            goals=[
                jt.Goal(
                    "Arrive soon", measure=jt.Measure("time", "min", worst=60, target=0, limit=60), key="arrive-soon"
                ),
                jt.Goal("Spend little", measure=jt.Measure("fare", "AUD", worst=20, target=0)),
            ],
            hazards=[jt.Hazard("Get wet", likelihood="50 %")],
            problems=[jt.Problem("Lose the way", within=jt.Measure("found after", "min", worst=30, target=0))],
        ),
        jt.JobMap(
            [jt.Step("Set out"), jt.Step("Wait"), jt.Step("Travel")],
            [("set-out", "travel"), ("wait", "travel")],
            alternatives=[("set-out", "wait")],
        ),
        performers=[jt.Performer("buyer", f"{name} owner", importances={"spend-little": 3}, veto=True)],
        adoption=[jt.Step("Get a card")],
    )
    return jt.compare(
        job,
        [
            jt.Solution(
                "walk",
                results={"arrive-soon": 30, "spend-little": 0, "get-wet": "40 %", "lose-the-way": (50, 10)},
                steps={"wait": jt.SPARED, "travel": 6},
            ),
            jt.Solution(
                name,
                results={"arrive-soon": jt.between(12, 20), "get-wet": "20 %", "lose-the-way": (90, 5)},
                steps={"set-out": 7, "travel": 8},
                adoption={"get-a-card": 5},
            ),
            jt.Solution("taxi", results={"arrive-soon": 70, "spend-little": 15}, steps={"travel": jt.UNDONE}),
            jt.Solution.nothing(),
        ],
        incumbent="walk",
        model=jt.SwitchingModel.gourville(),
    )


def charts(name: str, width: int = 480) -> Iterator[str]:
    """Yield every chart of a comparison."""
    comparison = town(name)
    for picture in ("comparison", "experience", "levels", "forces"):
        yield comparison.to_svg(picture, width=width)
    for solution in (name, "walk"):
        yield comparison.what_would_it_take(solution).to_svg(width=width)
    yield comparison.robustness(20).to_svg(width=width)
    yield jt.learn.compare_many(
        comparison.job, comparison.solutions, importances={"spend-little": [1.0, 9.0]}, incumbent="walk"
    ).to_svg(width=width)


def choices(name: str) -> tuple[jt.learn.ChoiceData, jt.learn.ChoiceFit]:
    """Return what sixty people chose of three solutions, of which one has the name, and what that says."""
    solutions = (name, "b", "c")
    hired = [(3 * n * n + n) % 7 % 3 for n in range(60)]
    frame = {
        "person": [n for n in range(60) for _ in solutions],
        "way": list(solutions) * 60,
        "cost": [(5 * n + 3 * m) % 11 + 2 * (hired[n] != m) for n in range(60) for m in range(3)],
        "hired": [int(hired[n] == m) for n in range(60) for m in range(3)],
    }
    data = jt.learn.ChoiceData.from_frame(frame, chooser="person", solution="way", hired="hired")
    return data, jt.learn.fit_choices(data, needs=["cost"], constants="c")


def turn(name: str) -> jt.Turn:
    """Return what it would take for a kettle to be hired, of which one need has the name, and nobody knows one."""
    job = jt.Job(
        "Have tea",
        jt.Purpose(goals=[jt.Goal(name, key="named"), jt.Goal("Spend little"), jt.Goal("Be quick")]),
        jt.JobMap([]),
    )
    old = jt.Solution("old", results={"named": 8, "spend-little": 6, "be-quick": 5})
    new = jt.Solution("new", results={"named": 6, "spend-little": 9})
    return jt.compare(job, [old, new], incumbent="old", unknown="worst").what_would_it_take("new")
