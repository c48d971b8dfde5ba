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
    from jobtheory.learn.behaviour import discover as discover
    from jobtheory.learn.choosing.choice_data import ChoiceData as ChoiceData
    from jobtheory.learn.choosing.choice_fit import ChoiceFit as ChoiceFit
    from jobtheory.learn.choosing.evaluation import Bin as Bin
    from jobtheory.learn.choosing.evaluation import Evaluation as Evaluation
    from jobtheory.learn.choosing.evaluation import evaluate as evaluate
    from jobtheory.learn.choosing.fitting import fit_choices as fit_choices
    from jobtheory.learn.choosing.forecast import Forecast as Forecast
    from jobtheory.learn.choosing.statistics import RatioTest as RatioTest
    from jobtheory.learn.choosing.trade_off import TradeOff as TradeOff
    from jobtheory.learn.implications import CutOff as CutOff
    from jobtheory.learn.implications import Degrees as Degrees
    from jobtheory.learn.implications import ImplicationMatrix as ImplicationMatrix
    from jobtheory.learn.interviewing.interviews import StagePassage as StagePassage
    from jobtheory.learn.interviewing.interviews import Switching as Switching
    from jobtheory.learn.interviewing.interviews import switching as switching
    from jobtheory.learn.interviewing.signs import Demand as Demand
    from jobtheory.learn.interviewing.signs import DemandRung as DemandRung
    from jobtheory.learn.interviewing.signs import demand as demand
    from jobtheory.learn.ladders import Ladder as Ladder
    from jobtheory.learn.ladders import Ladders as Ladders
    from jobtheory.learn.ladders import read_ladders as read_ladders
    from jobtheory.learn.many import Many as Many
    from jobtheory.learn.many import compare_many as compare_many
    from jobtheory.learn.seeking.opportunity import Opportunities as Opportunities
    from jobtheory.learn.seeking.opportunity import Opportunity as Opportunity
    from jobtheory.learn.seeking.opportunity import OpportunityKind as OpportunityKind
    from jobtheory.learn.seeking.opportunity import SizeKind as SizeKind
    from jobtheory.learn.seeking.seek import opportunities as opportunities
    from jobtheory.learn.surveying.bands import Band as Band
    from jobtheory.learn.surveying.bands import Bands as Bands
    from jobtheory.learn.surveying.describing import Attribute as Attribute
    from jobtheory.learn.surveying.doubts import Doubt as Doubt
    from jobtheory.learn.surveying.doubts import SurveyColumn as SurveyColumn
    from jobtheory.learn.surveying.drivers import DerivedImportance as DerivedImportance
    from jobtheory.learn.surveying.drivers import Driver as Driver
    from jobtheory.learn.surveying.drivers import derived_importance as derived_importance
    from jobtheory.learn.surveying.landscape import Difference as Difference
    from jobtheory.learn.surveying.landscape import Landscape as Landscape
    from jobtheory.learn.surveying.landscape import OpportunityScore as OpportunityScore
    from jobtheory.learn.surveying.paired import GapAnalysis as GapAnalysis
    from jobtheory.learn.surveying.paired import NeedGap as NeedGap
    from jobtheory.learn.surveying.paired import gaps as gaps
    from jobtheory.learn.surveying.quadrants import Placed as Placed
    from jobtheory.learn.surveying.quadrants import Quadrant as Quadrant
    from jobtheory.learn.surveying.quadrants import Quadrants as Quadrants
    from jobtheory.learn.surveying.schemes import Individual as Individual
    from jobtheory.learn.surveying.schemes import Means as Means
    from jobtheory.learn.surveying.schemes import TopTwoBox as TopTwoBox
    from jobtheory.learn.surveying.schemes import opportunity_score as opportunity_score
    from jobtheory.learn.surveying.segmenting import segments as segments
    from jobtheory.learn.surveying.segments import Candidate as Candidate
    from jobtheory.learn.surveying.segments import Segment as Segment
    from jobtheory.learn.surveying.segments import Segments as Segments
    from jobtheory.learn.surveying.survey import Survey as Survey
    from jobtheory.learn.surveying.survey import read_survey as read_survey
    from jobtheory.learn.surveying.unmet import opportunity as opportunity
    from jobtheory.learn.value_map import LeftOut as LeftOut
    from jobtheory.learn.value_map import Relation as Relation
    from jobtheory.learn.value_map import ValueMap as ValueMap
    from jobtheory.learn.value_map import WhyLeftOut as WhyLeftOut

_HOMES = {
    "behaviour": ("discover",),
    "choosing.choice_data": ("ChoiceData",),
    "choosing.choice_fit": ("ChoiceFit",),
    "choosing.evaluation": ("Bin", "Evaluation", "evaluate"),
    "choosing.fitting": ("fit_choices",),
    "choosing.forecast": ("Forecast",),
    "choosing.statistics": ("RatioTest",),
    "choosing.trade_off": ("TradeOff",),
    "implications": ("CutOff", "Degrees", "ImplicationMatrix"),
    "interviewing.interviews": ("StagePassage", "Switching", "switching"),
    "interviewing.signs": ("Demand", "DemandRung", "demand"),
    "ladders": ("Ladder", "Ladders", "read_ladders"),
    "many": ("Many", "compare_many"),
    "seeking.opportunity": ("Opportunities", "Opportunity", "OpportunityKind", "SizeKind"),
    "seeking.seek": ("opportunities",),
    "surveying.bands": ("Band", "Bands"),
    "surveying.describing": ("Attribute",),
    "surveying.doubts": ("Doubt", "SurveyColumn"),
    "surveying.drivers": ("DerivedImportance", "Driver", "derived_importance"),
    "surveying.landscape": ("Difference", "Landscape", "OpportunityScore"),
    "surveying.paired": ("GapAnalysis", "NeedGap", "gaps"),
    "surveying.quadrants": ("Placed", "Quadrant", "Quadrants"),
    "surveying.schemes": ("Individual", "Means", "TopTwoBox", "opportunity_score"),
    "surveying.segmenting": ("segments",),
    "surveying.segments": ("Candidate", "Segment", "Segments"),
    "surveying.survey": ("Survey", "read_survey"),
    "surveying.unmet": ("opportunity",),
    "value_map": ("LeftOut", "Relation", "ValueMap", "WhyLeftOut"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Attribute",
    "Band",
    "Bands",
    "Bin",
    "Candidate",
    "ChoiceData",
    "ChoiceFit",
    "CutOff",
    "Degrees",
    "Demand",
    "DemandRung",
    "DerivedImportance",
    "Difference",
    "Doubt",
    "Driver",
    "Evaluation",
    "Forecast",
    "GapAnalysis",
    "ImplicationMatrix",
    "Individual",
    "Ladder",
    "Ladders",
    "Landscape",
    "LeftOut",
    "Many",
    "Means",
    "NeedGap",
    "Opportunities",
    "Opportunity",
    "OpportunityKind",
    "OpportunityScore",
    "Placed",
    "Quadrant",
    "Quadrants",
    "RatioTest",
    "Relation",
    "Segment",
    "Segments",
    "SizeKind",
    "StagePassage",
    "Survey",
    "SurveyColumn",
    "Switching",
    "TopTwoBox",
    "TradeOff",
    "ValueMap",
    "WhyLeftOut",
    "compare_many",
    "demand",
    "derived_importance",
    "discover",
    "evaluate",
    "fit_choices",
    "gaps",
    "opportunities",
    "opportunity",
    "opportunity_score",
    "read_ladders",
    "read_survey",
    "segments",
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
