"""Where do people give up on opening an account, and is the new way to prove who one is worth it?

Run it with ``python examples/behaviour.py``; it needs the extra ``learn``. The event log is made up on the spot, from a
fixed seed, to show what the library does: a log becomes a process, the process is held against the job, the moments
where the job breaks down are told with whatever else could be done better, and what was observed meets what somebody
proposes.
"""

import random
from datetime import UTC, datetime, timedelta

import jobtheory as jt

JOB = jt.Job(
    "Open an account in a new country",
    jt.Purpose(
        goals=[
            jt.Goal("Be able to pay soon", measure=jt.Measure("first payment", "day", worst=30, target=1), importance=3)
        ],
        hazards=[jt.Hazard("Give up half way", likelihood="60 %", importance=3)],
    ),
    jt.JobMap.chain(
        jt.Step("Say who I am", stage="prepare", measure=jt.Measure("time", "min", worst=60, target=0), key="say"),
        jt.Step("Prove who I am", stage="confirm", measure=jt.Measure("time", "day", worst=10, target=0), key="prove"),
        jt.Step(
            "Agree to the terms", stage="confirm", measure=jt.Measure("time", "h", worst=48, target=0), key="agree"
        ),
        jt.Step(
            "Pay something in", stage="conclude", measure=jt.Measure("time", "day", worst=10, target=0), key="pay-in"
        ),
        repeats=[("prove", "prove")],
    ),
    adoption=[jt.Step("Get the app", measure=jt.Measure("time", "min", worst=60, target=0), key="get")],
)

SERVES = {
    "open form": "say",
    "fill in form": "say",
    "send documents": "prove",
    "documents accepted": "prove",
    "sign": "agree",
    "transfer": "pay-in",
}
"""The step that each activity of the log serves. "Call the hotline" serves none."""

DONE = "transfer"


Log = dict[str, list[object]]


def event_log(customers: int = 400) -> Log:
    """Return the made-up events of people who open an account by post: who, what and when."""
    draw = random.Random(7)  # noqa: S311  # a made-up log, not a secret
    log: Log = {"case": [], "activity": [], "timestamp": []}
    for n in range(customers):
        at = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(hours=draw.uniform(0, 2000))
        for what, hours in story(draw):
            at += timedelta(hours=draw.expovariate(1 / hours))
            for column, value in (("case", f"customer {n}"), ("activity", what), ("timestamp", at)):
                log[column].append(value)
    return log


def story(draw: random.Random) -> list[tuple[str, float]]:
    """Return what one customer does, and how many hours each takes on average."""
    done = [("open form", 1.0), ("fill in form", 0.3)]
    while draw.random() < 0.85:
        done.append(("send documents", 40))
        if draw.random() < 0.65:
            done.append(("documents accepted", 60))
            break
        if draw.random() < 0.4:
            done.append(("call the hotline", 20))
    if done[-1][0] == "documents accepted" and draw.random() < 0.9:
        done.append(("sign", 5))
    if done[-1][0] == "sign" and draw.random() < 0.95:
        done.append((DONE, 30))
    return done


def only_finished(log: Log) -> Log:
    """Return the events of those who got the job done."""
    finished = {case for case, what in zip(log["case"], log["activity"], strict=True) if what == DONE}
    rows = [n for n, case in enumerate(log["case"]) if case in finished]
    return {name: [column[n] for n in rows] for name, column in log.items()}


def by_post(log: Log) -> jt.Solution:
    """Return the way it is done today, with the levels that the log shows."""
    process = jt.learn.discover(log)
    to_the_end = jt.learn.discover(only_finished(log))
    assert to_the_end.duration is not None
    days = float(to_the_end.duration.mean.exact_in("day"))
    given_up = 1 - process.outlook(finished=[DONE]).completion
    return jt.Solution.from_process(
        "documents by post",
        process,
        JOB,
        SERVES,
        kind="service",
        results={
            "be-able-to-pay-soon": jt.Level(f"{days:.1f} day", to_the_end.evidence),
            "give-up-half-way": jt.Level(f"{given_up:.1%}", process.evidence),
        },
    )


def by_video(evidence: jt.Evidence) -> jt.Solution:
    """Return what a vendor proposes: to prove who one is in a video call. The process is written by hand."""
    proposed = jt.Process(
        [["open form", "fill in form", "video call", "sign", "transfer"]],
        waits={"fill in form": "15 min", "video call": "20 min", "sign": "10 min", "transfer": "1 day"},
        evidence=evidence,
    )
    return jt.Solution.from_process(
        "video call",
        proposed,
        JOB,
        {"open form": "say", "fill in form": "say", "video call": "prove", "sign": "agree", "transfer": "pay-in"},
        results={
            "be-able-to-pay-soon": jt.Level("1.1 day", evidence),
            "give-up-half-way": jt.Level("25 %", evidence),
        },
        adoption={"get": jt.Level("10 min", jt.Evidence("trial", "our own telephones"))},
        changes=["prove"],
    )


def decide(log: Log, evidence: jt.Evidence) -> jt.Comparison:
    """Compare what is observed with what is proposed, as people weigh them."""
    solutions = [by_post(log), by_video(evidence), jt.Solution.nothing()]
    return jt.compare(JOB, solutions, incumbent="documents by post", model=jt.SwitchingModel.gourville())


def openings(log: Log) -> jt.learn.Opportunities:
    """Return what could be done better about opening an account, by the log and by what competes today."""
    comparison = jt.compare(JOB, [by_post(log), jt.Solution.nothing()], incumbent="documents by post")
    return jt.learn.opportunities(JOB, comparison=comparison, process=jt.learn.discover(log), mapping=SERVES)


CLAIM = jt.Evidence("claim", "the vendor's deck")
TRIAL = jt.Evidence("trial", "50 of our own customers", sample=50)


if __name__ == "__main__":
    events = event_log()
    found = jt.learn.discover(events)
    print("What people do\n")
    print(found)
    print("\nHow that fits the job\n")
    print(found.conformance(JOB.action, SERVES))
    print("\nWhat to expect\n")
    print(found.outlook(finished=[DONE]))
    print("\nWhat could be done better\n")
    print(openings(events))
    print("\nIs the vendor's proposal worth it?\n")
    print(decide(events, CLAIM))
    print("\nAnd if a trial shows the same?\n")
    print(decide(events, TRIAL).why("video call"))
