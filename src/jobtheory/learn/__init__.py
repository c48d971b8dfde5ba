"""What many people would do, and what can be learned from what they say and do.

>>> import jobtheory as jt
>>> job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon", "Spend little"]), jt.JobMap([]))
>>> tram = jt.Solution("tram", results={"arrive-soon": 8, "spend-little": 4})
>>> walk = jt.Solution("walk", results={"arrive-soon": 3, "spend-little": 10})
>>> jt.learn.compare_many(job, [tram, walk], importances={"arrive-soon": [1.0, 3.0]}).shares
{'tram': 0.5, 'walk': 0.5}

It needs the extra ``learn``. Every name is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from jobtheory.hiring.crowd import require_numpy

if TYPE_CHECKING:
    from jobtheory.learn.bands import Band as Band
    from jobtheory.learn.bands import Bands as Bands
    from jobtheory.learn.doubts import Doubt as Doubt
    from jobtheory.learn.doubts import SurveyColumn as SurveyColumn
    from jobtheory.learn.drivers import DerivedImportance as DerivedImportance
    from jobtheory.learn.drivers import Driver as Driver
    from jobtheory.learn.drivers import derived_importance as derived_importance
    from jobtheory.learn.implications import CutOff as CutOff
    from jobtheory.learn.implications import Degrees as Degrees
    from jobtheory.learn.implications import ImplicationMatrix as ImplicationMatrix
    from jobtheory.learn.interviews import StagePassage as StagePassage
    from jobtheory.learn.interviews import Switching as Switching
    from jobtheory.learn.interviews import switching as switching
    from jobtheory.learn.ladders import Ladder as Ladder
    from jobtheory.learn.ladders import Ladders as Ladders
    from jobtheory.learn.ladders import read_ladders as read_ladders
    from jobtheory.learn.landscape import Difference as Difference
    from jobtheory.learn.landscape import Landscape as Landscape
    from jobtheory.learn.landscape import OpportunityScore as OpportunityScore
    from jobtheory.learn.many import Many as Many
    from jobtheory.learn.many import compare_many as compare_many
    from jobtheory.learn.paired import Gap as Gap
    from jobtheory.learn.paired import GapAnalysis as GapAnalysis
    from jobtheory.learn.paired import gaps as gaps
    from jobtheory.learn.quadrants import Placed as Placed
    from jobtheory.learn.quadrants import Quadrant as Quadrant
    from jobtheory.learn.quadrants import Quadrants as Quadrants
    from jobtheory.learn.schemes import Individual as Individual
    from jobtheory.learn.schemes import Means as Means
    from jobtheory.learn.schemes import TopTwoBox as TopTwoBox
    from jobtheory.learn.schemes import opportunity_score as opportunity_score
    from jobtheory.learn.signs import Demand as Demand
    from jobtheory.learn.signs import DemandRung as DemandRung
    from jobtheory.learn.signs import demand as demand
    from jobtheory.learn.survey import Survey as Survey
    from jobtheory.learn.survey import read_survey as read_survey
    from jobtheory.learn.unmet import opportunity as opportunity
    from jobtheory.learn.value_map import LeftOut as LeftOut
    from jobtheory.learn.value_map import Relation as Relation
    from jobtheory.learn.value_map import ValueMap as ValueMap
    from jobtheory.learn.value_map import WhyLeftOut as WhyLeftOut

# No module has the name of a function: once imported it would stand in the function's place.
_HOMES = {
    "bands": ("Band", "Bands"),
    "doubts": ("Doubt", "SurveyColumn"),
    "drivers": ("DerivedImportance", "Driver", "derived_importance"),
    "implications": ("CutOff", "Degrees", "ImplicationMatrix"),
    "interviews": ("StagePassage", "Switching", "switching"),
    "ladders": ("Ladder", "Ladders", "read_ladders"),
    "landscape": ("Difference", "Landscape", "OpportunityScore"),
    "many": ("Many", "compare_many"),
    "paired": ("Gap", "GapAnalysis", "gaps"),
    "quadrants": ("Placed", "Quadrant", "Quadrants"),
    "schemes": ("Individual", "Means", "TopTwoBox", "opportunity_score"),
    "signs": ("Demand", "DemandRung", "demand"),
    "survey": ("Survey", "read_survey"),
    "unmet": ("opportunity",),
    "value_map": ("LeftOut", "Relation", "ValueMap", "WhyLeftOut"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Band",
    "Bands",
    "CutOff",
    "Degrees",
    "Demand",
    "DemandRung",
    "DerivedImportance",
    "Difference",
    "Doubt",
    "Driver",
    "Gap",
    "GapAnalysis",
    "ImplicationMatrix",
    "Individual",
    "Ladder",
    "Ladders",
    "Landscape",
    "LeftOut",
    "Many",
    "Means",
    "OpportunityScore",
    "Placed",
    "Quadrant",
    "Quadrants",
    "Relation",
    "StagePassage",
    "Survey",
    "SurveyColumn",
    "Switching",
    "TopTwoBox",
    "ValueMap",
    "WhyLeftOut",
    "compare_many",
    "demand",
    "derived_importance",
    "gaps",
    "opportunity",
    "opportunity_score",
    "read_ladders",
    "read_survey",
    "switching",
]

require_numpy(("jobtheory.learn",))


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
