"""What raises the errors about surveys, and how it is mended."""

from __future__ import annotations

from jobtheory.checks.raised.example import Example, pair

SCORED = """import jobtheory as jt
frame = {"imp": [5, 4, 2], "sat": [2, 3, 3]}
"""


def scored(failing: str, mended: str) -> Example:
    """Return snippets about the answers of three people."""
    return pair(failing, mended, SCORED)


EXAMPLES: dict[str, Example] = {
    "JT771": scored(
        'jt.learn.opportunity(frame, {"soon": "imp"}, {"early": "sat"})',
        'jt.learn.opportunity(frame, {"soon": "imp"}, {"soon": "sat"})',
    ),
    "JT772": scored(
        'jt.learn.opportunity(frame, {"soon": "imp"}, {"soon": "imp"})',
        'jt.learn.opportunity(frame, {"soon": "imp"}, {"soon": "sat"})',
    ),
    "JT773": scored(
        'jt.learn.opportunity({"imp": [5, 6], "sat": [2, 0]}, {"soon": "imp"}, {"soon": "sat"})',
        """
survey = jt.learn.read_survey({"imp soon": [5, 6], "sat soon": [2, 0]}, scale=(1, 5), blank=[0, 6])
jt.learn.opportunity({"imp": [5, 4], "sat": [2, 1]}, {"soon": "imp"}, {"soon": "sat"})
""",
    ),
    "JT774": scored(
        'jt.learn.opportunity({"imp": [5, "n/a"], "sat": [2, 1]}, {"soon": "imp"}, {"soon": "sat"})',
        """
survey = jt.learn.read_survey({"imp soon": [5, "n/a"], "sat soon": [2, 1]}, scale=(1, 5), blank=["n/a"])
jt.learn.opportunity(survey)
""",
    ),
    "JT775": scored(
        """
frame["sat"] = [2, None, 3]
jt.learn.opportunity(frame, {"soon": "imp"}, {"soon": "sat"}, missing="refuse")
""",
        """
frame["sat"] = [2, None, 3]
jt.learn.opportunity(frame, {"soon": "imp"}, {"soon": "sat"}, missing="pairs")
""",
    ),
    "JT776": scored(
        'jt.learn.opportunity({"imp": [5, None], "sat": [None, 1]}, {"soon": "imp"}, {"soon": "sat"})',
        'jt.learn.opportunity(frame, {"soon": "imp"}, {"soon": "sat"})',
    ),
    "JT777": pair("jt.learn.TopTwoBox(scale=(5, 1))", "jt.learn.TopTwoBox(scale=(1, 5))"),
    "JT778": pair(
        'jt.learn.Means(scale=(1, 5), bands=jt.learn.Bands.published("singh"))',
        'jt.learn.Means(scale=(1, 5), onto=(0, 10), bands=jt.learn.Bands.published("singh"))',
    ),
    "JT779": scored(
        """
survey = jt.learn.read_survey({"imp soon": [5, 4], "sat soon": [2, 1]})
jt.learn.opportunity(survey)
""",
        """
survey = jt.learn.read_survey({"imp soon": [5, 4], "sat soon": [2, 1]})
print(survey.doubts)
jt.learn.opportunity(survey.accept())
""",
    ),
    "JT780": pair(
        """
frame = {"soon": [1, 2, 3, 4, 5], "early": [2, 4, 6, 8, 10], "all": [1, 2, 4, 4, 5]}
jt.learn.derived_importance(frame, "all", {"soon": "soon", "early": "early"})
""",
        """
frame = {"soon": [1, 2, 3, 4, 5], "early": [2, 4, 6, 8, 10], "all": [1, 2, 4, 4, 5]}
jt.learn.derived_importance(frame, "all", {"soon": "soon"})
""",
    ),
    "JT781": pair(
        'jt.learn.derived_importance({"soon": [1, 2], "all": [1, 2]}, "all", {"soon": "soon"})',
        'jt.learn.derived_importance({"soon": [1, 2, 4, 3], "all": [1, 2, 3, 3]}, "all", {"soon": "soon"})',
    ),
    "JT782": pair('jt.learn.Bands.published("sing")', 'jt.learn.Bands.published("singh")'),
    "JT783": scored(
        'jt.learn.gaps(frame, {"soon": "imp"}, {"soon": "sat"}, confidence=95)',
        'jt.learn.gaps(frame, {"soon": "imp"}, {"soon": "sat"}, confidence=0.95)',
    ),
    "JT784": scored(
        'jt.learn.opportunity(frame, {"soon": "imp"}, {"soon": "sat"}, missing="drop")',
        'jt.learn.opportunity(frame, {"soon": "imp"}, {"soon": "sat"}, missing="complete")',
    ),
    "JT785": pair(
        """
frame = {"imp": [5, 1] * 4, "sat": [1, 4] * 4}
jt.learn.segments(frame, {"soon": "imp"}, {"soon": "sat"})
""",
        """
frame = {"imp": [5, 1] * 20, "sat": [1, 4] * 20}
jt.learn.segments(frame, {"soon": "imp"}, {"soon": "sat"})
""",
    ),
    "JT786": pair(
        """
frame = {"imp": [4] * 30, "sat": [2] * 30, "plan": ["pro", "free"] * 15}
jt.learn.segments(frame, {"soon": "imp"}, {"soon": "sat"}).describe("plan")
""",
        """
frame = {"imp": [4] * 30, "sat": [2] * 30, "plan": ["pro", "free"] * 15}
found = jt.learn.segments(frame, {"soon": "imp"}, {"soon": "sat"})
if found.segments:
    found.describe("plan")
""",
    ),
}
