"""What raises the errors about switch interviews and signs of demand, and how it is mended."""

from __future__ import annotations

from jobtheory.checks.raised.example import Example, pair

EXAMPLES: dict[str, Example] = {
    "JT790": pair(
        'jt.SwitchTimeline("Ann", {"deciding": "2026-02-01", "ongoing use": "2026-01-01"})',
        'jt.SwitchTimeline("Ann", {"deciding": "2026-01-01", "ongoing use": "2026-02-01"})',
    ),
    "JT791": pair(
        'jt.SwitchTimeline("Ann", {})',
        'jt.SwitchTimeline("Ann", {"first thought": "2026-01-01"}, until="2026-02-01")',
    ),
    "JT792": pair(
        'jt.SwitchTimeline("Ann", {"first thought": "2026-01-01"})',
        'jt.SwitchTimeline("Ann", {"first thought": "2026-01-01"}, until="2026-02-01")',
    ),
    "JT793": pair(
        "jt.learn.switching([])",
        """
ann = jt.SwitchTimeline("Ann", {"first thought": "2026-01-01"}, until="2026-02-01")
jt.learn.switching([ann])
""",
    ),
    "JT794": pair("jt.learn.demand(asked=100, said=20, paid=30)", "jt.learn.demand(asked=100, said=40, paid=30)"),
    "JT795": pair(
        """ann = jt.SwitchTimeline("Ann", {"first thought": "2026-01-10", "big hire": "2026-02-01"}, until="2026-03-01")
jt.learn.switching([ann, ann])""",
        """ann = jt.SwitchTimeline("Ann", {"first thought": "2026-01-10", "big hire": "2026-02-01"}, until="2026-03-01")
jt.learn.switching([ann])""",
    ),
}
