"""What raises the errors about networks of jobs, and how it is mended."""

from __future__ import annotations

from jobtheory.checks.raised.example import Example, pair

EXAMPLES: dict[str, Example] = {
    "JT230": pair(
        """
jt.JobNetwork(["Drive", "Arrive"], [("drive", "ariv")])
""",
        """
jt.JobNetwork(["Drive", "Arrive"], [("drive", "arrive")])
""",
    ),
    "JT231": pair(
        """
jt.JobNetwork(["Drive", "Arrive"], [("drive", "arrive"), ("arrive", "drive")])
""",
        """
jt.JobNetwork(["Drive", "Arrive"], [("drive", "arrive")])
""",
    ),
    "JT232": pair(
        """
jt.JobNetwork(["Drive", "Arrive"], [("drive", "arrive"), ("drive", "arrive")])
""",
        """
jt.JobNetwork(["Drive", "Arrive"], [("drive", "arrive")])
""",
    ),
    "JT233": pair(
        """
jt.JobNetwork(["Drive", "Arrive"], [("drive", "arrive", "to see them")])
""",
        """
jt.JobNetwork(["Drive", "Arrive"], [jt.Serves("drive", "arrive", reason="to see them")])
""",
    ),
    "JT234": pair(
        """
one = jt.JobNetwork(["Drive", "Arrive"], [jt.Serves("drive", "arrive", reason="no train goes there")])
other = jt.JobNetwork(["Drive", "Arrive"], [jt.Serves("drive", "arrive", reason="it is dark")])
one.merge(other)
""",
        """
one = jt.JobNetwork(["Drive", "Arrive"], [jt.Serves("drive", "arrive", reason="no train goes there")])
other = jt.JobNetwork(["Drive", "Arrive"], [("drive", "arrive")])
one.merge(other)
""",
    ),
    "JT235": pair(
        """
network = jt.JobNetwork(["Drive", "Arrive"], [("drive", "arrive")])
network.competitors("drive", {"drive": [jt.Solution("car"), jt.Solution("car")]})
""",
        """
network = jt.JobNetwork(["Drive", "Arrive"], [("drive", "arrive")])
network.competitors("drive", {"drive": [jt.Solution("own car"), jt.Solution("rented car")]})
""",
    ),
    "JT236": pair(
        """
visit = jt.Job("See a friend", jt.Purpose(goals=["Feel close"]), jt.JobMap([]))
network = jt.JobNetwork(["Drive", "Call", visit], [("drive", visit), ("call", visit)])
drive, call = jt.Solution("app", results={"feel-close": 8}), jt.Solution("app", results={"feel-close": 5})
network.at(visit, {"drive": [drive], "call": [call]})
""",
        """
visit = jt.Job("See a friend", jt.Purpose(goals=["Feel close"]), jt.JobMap([]))
network = jt.JobNetwork(["Drive", "Call", visit], [("drive", visit), ("call", visit)])
drive, call = jt.Solution("ride app", results={"feel-close": 8}), jt.Solution("call app", results={"feel-close": 5})
network.at(visit, {"drive": [drive], "call": [call]})
""",
    ),
    "JT238": pair(
        """
job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap.chain("Set out", "Travel"))
bike = jt.Solution("bike", results={"arrive-soon": 4}, steps={"set-out": 9})
train = jt.Solution("train", results={"arrive-soon": 9}, steps={"travel": 9})
jt.bundle(job, "bike and train", [bike, train])
""",
        """
job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap.chain("Set out", "Travel"))
bike = jt.Solution("bike", results={"arrive-soon": 4}, steps={"set-out": 9})
train = jt.Solution("train", results={"arrive-soon": 9}, steps={"travel": 9})
jt.bundle(job, "bike and train", [bike, train], settle={"arrive-soon": "best"})
""",
    ),
    "JT239": pair(
        """
jt.Competitor(jt.Solution("bus"), "ride", 3, ["drive", "arrive", "ride"])
""",
        """
jt.Competitor(jt.Solution("bus"), "ride", 1, ["drive", "arrive", "ride"])
""",
    ),
}
