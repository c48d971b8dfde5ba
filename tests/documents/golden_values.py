"""What the golden documents hold: for each class of the model, all that it can be.

The files were written by the first version of the format. They are never changed: old documents load forever.
"""

from decimal import Decimal
from fractions import Fraction

import jobtheory as jt
from jobtheory.documents import Document, NetworkDocument, ProcessDocument, TimelinesDocument

EVERYWHERE = 'Grüße, 日本 \U0001f375 "quoted" \\ \n\t\x1b \u2028 </script>'
SURVEY = jt.Evidence("stated", "a survey", date="2026-03-01", sample=120, note="“as fast as by car”")


def job(purpose: jt.Purpose | None = None, action: jt.JobMap | None = None) -> jt.Job:
    return jt.Job("Rest", purpose or jt.Purpose(), action or jt.JobMap([]))


def delivering(**levels: object) -> Document:
    return Document(job(), (jt.Solution("bed", results=levels),))  # type: ignore[arg-type]  # levels of every kind


def rested(*steps: jt.Step) -> jt.JobMap:
    return jt.JobMap([jt.Step("Lie down"), *steps])


GOLDEN: dict[str, Document] = {
    "circumstance": Document(
        jt.Job(
            "Rest",
            jt.Purpose(),
            jt.JobMap([]),
            circumstance=jt.Circumstance(EVERYWHERE, trigger="it gets dark", constraints=["no bed", "no bed"]),
        )
    ),
    "evidence": Document(
        job(),
        (
            jt.Solution("bed", evidence=SURVEY),
            *(jt.Solution(f"bed, {kind.value}", evidence=jt.Evidence(kind, "x")) for kind in jt.EvidenceKind),
            jt.Solution("bed, at scale", evidence=jt.Evidence("observed", "logs", sample=10**15, date="0001-01-01")),
        ),
    ),
    "figure": delivering(
        zero=0,
        whole=-45,
        largest_whole=10**15 - 1,
        beyond=10**15,
        decimal=0.1,
        small=5e-324,
        large=1.7976931348623157e308,
        third=Fraction(-1, 3),
        many_digits=Decimal("0.1000000000000000055511151231257827"),
        big=12345678901234567890123,
        quantity="45 min",
        quantity_third=jt.Quantity(Fraction(1, 3), "h"),
        quantity_small=jt.Quantity(1e-7, "km/h"),
        own_unit="3 {stock-out}/week",
        money="19.99 AUD",
        share="25 %",
        pure="5 1",
        cold="-40 degC",
    ),
    "goal": Document(
        job(
            jt.Purpose(
                goals=[
                    jt.Goal("Wake up rested"),
                    jt.Goal("Überall schlafen"),
                    jt.Goal("???"),
                    jt.Goal("Sleep", key="the key", importance=Fraction(1, 3), dimension="emotional", step="lie-down"),
                    jt.Goal("Be left alone", importance=0, dimension="social"),
                    jt.Goal("Sleep long", measure=jt.Measure("sleep", "h", worst=0, target="480 min")),
                ]
            ),
            rested(),
        )
    ),
    "hazard": Document(
        job(
            jt.Purpose(
                hazards=[
                    jt.Hazard("Oversleep"),
                    jt.Hazard("Fall out", likelihood=0.05, importance=2.5, dimension="emotional", step="lie-down"),
                    jt.Hazard("Snore", likelihood="5 %", key="noise"),
                    jt.Hazard("Freeze", likelihood=Fraction(1, 3)),
                    jt.Hazard("Wake", measure=jt.Measure("wakings", "event/day", worst=5, target=0)),
                ]
            ),
            rested(),
        )
    ),
    "job": Document(
        jt.Job(
            "Rest",
            jt.Purpose(goals=["Wake up rested"]),
            jt.JobMap.chain("Lie down", "Sleep"),
            circumstance=jt.Circumstance("it is late"),
            performers=[jt.Performer("executor", "Kim")],
            progress=[jt.Progress("tired", "be awake", "functional")],
            adoption=["Buy it", jt.Step("!", importance=3), jt.Step("Set it up", key="install", stage="prepare")],
            key="sleep",
        ),
        (jt.Solution("bed"),),
    ),
    "job_map": Document(
        job(
            action=jt.JobMap(
                ["Lie down", "Read", "Listen", "Sleep", "…"],
                [("lie-down", "read"), ("lie-down", "listen"), ("read", "sleep"), ("listen", "sleep")],
                alternatives=[("read", "listen")],
                repeats=[("sleep", "read", "lie-down"), ("sleep", "sleep")],
            )
        )
    ),
    "level": Document(
        job(),
        (
            jt.Solution(
                "bed",
                results={
                    "figure": jt.Level(7, evidence=SURVEY),
                    "range": jt.Level(jt.between(1, 2), evidence=SURVEY),
                    "pair": (Fraction(2, 3), "30 min"),
                    "pair of ranges": jt.Level((jt.between(10, 90, likely=50), jt.between("1 h", "2 h")), SURVEY),
                    EVERYWHERE: 1,
                },
                steps={"lie-down": jt.SPARED, "sleep": jt.Level(jt.UNDONE, evidence=SURVEY), "read": jt.UNDONE},
            ),
        ),
    ),
    "measure": Document(
        job(
            action=jt.JobMap(
                [
                    jt.Step(f"{n}", measure=measure)
                    for n, measure in enumerate(
                        (
                            jt.Measure("rating", "point", 0, 10, baseline=0),
                            jt.Measure("rating", "point", 0, 10),
                            jt.Measure("ride", "hours", "90 min", 0.1, limit="1/3 h", baseline="45 min"),
                            jt.Measure("fare", "AUD", 100, 0, limit=jt.Limit(80, assumed=True)),
                            jt.Measure("heat", "degC", "50 degF", 20, limit=jt.Limit("41 degF"), baseline=-0.5),
                        )
                    )
                ]
            )
        )
    ),
    "performer": Document(
        jt.Job(
            "Rest",
            jt.Purpose(
                goals=["Wake up rested", jt.Goal("Save", measure=jt.Measure("price", "EUR", worst=900, target=0))]
            ),
            rested(),
            adoption=["Buy it"],
            performers=[
                jt.Performer("executor", "Kim"),
                jt.Performer("contributor", "Alex", importances={"save": 0, "buy-it": 0.5, "lie-down": Fraction(1, 7)}),
                jt.Performer(
                    "buyer",
                    "Procurement",
                    limits={"wake-up-rested": jt.Limit(3, assumed=True), "save": "20000 EUR", "buy-it": Fraction(2, 3)},
                    veto=True,
                ),
            ],
        )
    ),
    "problem": Document(
        job(
            jt.Purpose(
                problems=[
                    jt.Problem("The lamp fails"),
                    jt.Problem("It rains in", within=jt.Measure("dry again", "min", 60, 0, limit=45), importance=4),
                    jt.Problem("Noise", measure=jt.Measure("share resolved", "%", 0, 90), dimension="social", key="n"),
                    jt.Problem("Heat", step="lie-down"),
                ]
            ),
            rested(),
        )
    ),
    "progress": Document(
        jt.Job(
            "Rest",
            jt.Purpose(goals=["Wake up rested"]),
            jt.JobMap([]),
            progress=[
                jt.Progress("tired", "be awake", "functional"),
                jt.Progress("cross", "be kind", "emotional", ["wake-up-rested"]),
                jt.Progress("late", "be in time", "social", ["wake-up-rested", "wake-up-rested"]),
            ],
        )
    ),
    "purpose": Document(
        job(jt.Purpose(["Wake up rested"], ["Oversleep"], ["The lamp fails"])),
    ),
    "range": delivering(
        numbers=jt.between(1, 2),
        likely=jt.between(-1, 2, likely=0),
        point=jt.between(0.5, 0.5, likely=0.5),
        fractions=jt.between(Fraction(1, 3), Fraction(2, 3), likely=0.5),
        quantities=jt.between("20 min", "1 h", likely="1500 s"),
    ),
    "solution": Document(
        job(),
        (
            jt.Solution.nothing(),
            *(jt.Solution(f"bed, a {kind.value}", kind=kind) for kind in jt.SolutionKind),
            jt.Solution(
                "hammock",
                kind="workaround",
                results={"wake-up-rested": 4, "be-left-alone": 9},
                steps={"lie-down": 2},
                adoption={"buy-it": "30 min"},
                changes=["sleep", "lie-down"],
                evidence=SURVEY,
            ),
            jt.Solution("hammock"),
        ),
    ),
    "step": Document(
        job(
            action=jt.JobMap(
                [
                    jt.Step("Lie down"),
                    jt.Step("Sleep", key="nap", importance=2, optional=True),
                    jt.Step("Wake up", measure=jt.Measure("time", "min", 30, 0), importance=0.25),
                    *(jt.Step(f"Rest, {stage.value}", stage=stage) for stage in jt.Stage),
                ]
            )
        )
    ),
    "weight": Document(
        jt.Job(
            "Rest",
            jt.Purpose([jt.Goal("Wake up rested", importance=0.1), "Be left alone"], ["Oversleep"]),
            jt.JobMap([jt.Step("Lie down", importance=Fraction(1, 3))]),
            weights={
                "wake-up-rested": jt.Weight(0.1, "estimated", low=-0.5, high=0.7, stated=2, source="840 choices"),
                "be-left-alone": jt.Weight(1, "stated"),
                "oversleep": jt.Weight(1, "scored", source=EVERYWHERE),
                "lie-down": jt.Weight(Fraction(1, 3), "scored", high=1),
            },
        )
    ),
}

REST = jt.Job("Rest", jt.Purpose(goals=["Wake up rested"]), jt.JobMap.chain("Lie down", "Sleep"))

NETWORKS: dict[str, NetworkDocument] = {
    "network": NetworkDocument(
        jt.JobNetwork(
            [
                "Rest",
                "Find a bed",
                "Überall schlafen",
                "???",
                jt.Job("!!!", jt.Purpose(), jt.JobMap([])),
                jt.Job("Be awake", jt.Purpose(["Think"]), jt.JobMap.chain("Rise"), adoption=["Buy it"], key="the day"),
                EVERYWHERE,
                "lone",
            ],
            [("find-a-bed", "rest"), ("überall-schlafen", "rest"), ("rest", "the day"), ("find-a-bed", "the day")],
        ),
        {
            "the day": (
                jt.Solution("coffee", results={"think": 7}, evidence=SURVEY),
                jt.Solution.nothing(),
            ),
            "rest": (),
            "find-a-bed": (jt.Solution("hotel"),),
        },
    ),
    "serves": NetworkDocument(
        jt.JobNetwork(
            [REST, "Be awake", "Work", "Find a bed"],
            [
                ("find-a-bed", REST),
                jt.Serves(REST, "be-awake", reason=EVERYWHERE),
                jt.Serves(REST, "work", evidence=SURVEY),
                jt.Serves("be-awake", "work", reason="nobody works asleep", evidence=jt.Evidence("claim", "the boss")),
            ],
        )
    ),
}

PROCESSES: dict[str, ProcessDocument] = {
    "process": ProcessDocument(
        jt.Process(
            {("Ask", "Quote", "Sign"): 12, ("Ask", "Quote", "Quote"): 1, (EVERYWHERE, 7, 10**15, -1): 2, ("7",): 1},
            duration=jt.Durations("4 h", count=3),
            waits={
                "Quote": "3 day",
                7: jt.Durations(
                    "4 h", quantiles={0: "0.5 h", 0.1: jt.Quantity(Fraction(1, 3), "h"), 1: "1 day"}, count=12
                ),
                "7": jt.Durations("60 min", quantiles={0.5: "1 h"}),
                EVERYWHERE: jt.Durations("0 s", quantiles={0.5: "0 s"}, count=2),
            },
            between={("Quote", "Quote"): "1 day", ("Quote", "Sign"): "90 min", (7, 10**15): "1e-7 s"},
            evidence=SURVEY,
        )
    ),
}

TIMELINES: dict[str, TimelinesDocument] = {
    "switch_timeline": TimelinesDocument(
        (
            jt.SwitchTimeline(
                EVERYWHERE,
                {stage: f"2026-01-{10 + stage.rank}" for stage in jt.SwitchStage},
                little_hires=["2026-02-01", "2026-01-20", "2026-02-01"],
                until="2026-04-01",
                hired="folding bike",
                fired="bus",
                evidence=SURVEY,
            ),
            jt.SwitchTimeline("Ben", {"deciding": "0001-01-01"}, gave_up="2026-02-01", until="9999-12-31"),
            jt.SwitchTimeline("Ben", {"ongoing use": "2026-02-01"}),
        )
    ),
}
