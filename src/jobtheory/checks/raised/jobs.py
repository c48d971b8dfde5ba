"""What raises the errors about jobs, and how it is mended."""

from __future__ import annotations

from jobtheory.checks.raised.example import Example, job, pair

EXAMPLES: dict[str, Example] = {
    "JT301": job('job["arive-soon"]', 'job["arrive-soon"]'),
    "JT302": pair(
        'jt.Job("Eat", jt.Purpose(goals=[jt.Goal("Stay full", step="chew")]), jt.JobMap.chain("Swallow"))',
        'jt.Job("Eat", jt.Purpose(goals=[jt.Goal("Stay full", step="chew")]), jt.JobMap.chain("Chew", "Swallow"))',
    ),
    "JT303": pair(
        """
shift = jt.Progress("hungry by ten", "last until lunch", "functional", outcomes=["stay-ful"])
jt.Job("Eat", jt.Purpose(goals=["Stay full"]), jt.JobMap.chain("Chew"), progress=[shift])
""",
        """
shift = jt.Progress("hungry by ten", "last until lunch", "functional", outcomes=["stay-full"])
jt.Job("Eat", jt.Purpose(goals=["Stay full"]), jt.JobMap.chain("Chew"), progress=[shift])
""",
    ),
    "JT304": pair(
        """
people = [jt.Performer("buyer", "Ben") for _ in range(2)]
jt.Job("Eat", jt.Purpose(goals=["Stay full"]), jt.JobMap.chain("Chew"), performers=people)
""",
        """
people = [jt.Performer("buyer", "Ben"), jt.Performer("buyer", "Ann")]
jt.Job("Eat", jt.Purpose(goals=["Stay full"]), jt.JobMap.chain("Chew"), performers=people)
""",
    ),
}
