"""Customer jobs as values that code can hold: define a job, compare what competes for it, see who is hired and fired.

>>> import jobtheory as jt
>>> job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap.chain("Set out", "Travel"))
>>> tram = jt.Solution("tram", results={"arrive-soon": 8}, steps={"set-out": 7, "travel": 8})
>>> walk = jt.Solution("walk", results={"arrive-soon": 3}, steps={"set-out": 10, "travel": 6})
>>> jt.compare(job, [tram, walk]).hired
('tram',)

Every name is loaded when it is first used: importing the package imports nothing else.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jobtheory import checks as checks
    from jobtheory import datasets as datasets
    from jobtheory import documents as documents
    from jobtheory import errors as errors
    from jobtheory import learn as learn
    from jobtheory import show as show
    from jobtheory import testing as testing
    from jobtheory._version import __version__ as __version__
    from jobtheory.checks import Finding as Finding
    from jobtheory.checks import NetworkReport as NetworkReport
    from jobtheory.checks import Report as Report
    from jobtheory.checks import Severity as Severity
    from jobtheory.checks import check as check
    from jobtheory.documents import Document as Document
    from jobtheory.documents import NetworkDocument as NetworkDocument
    from jobtheory.documents import ProcessDocument as ProcessDocument
    from jobtheory.documents import TimelinesDocument as TimelinesDocument
    from jobtheory.documents import dump as dump
    from jobtheory.documents import dumps as dumps
    from jobtheory.documents import load as load
    from jobtheory.documents import loads as loads
    from jobtheory.errors import CheckError as CheckError
    from jobtheory.errors import CycleError as CycleError
    from jobtheory.errors import DocumentError as DocumentError
    from jobtheory.errors import InvalidTypeError as InvalidTypeError
    from jobtheory.errors import InvalidValueError as InvalidValueError
    from jobtheory.errors import JobTheoryError as JobTheoryError
    from jobtheory.errors import JobTheoryWarning as JobTheoryWarning
    from jobtheory.errors import MissingExtraError as MissingExtraError
    from jobtheory.errors import MixedWeightsWarning as MixedWeightsWarning
    from jobtheory.errors import NestScaleWarning as NestScaleWarning
    from jobtheory.errors import SampleSharesWarning as SampleSharesWarning
    from jobtheory.errors import UnitError as UnitError
    from jobtheory.errors import UnknownNameError as UnknownNameError
    from jobtheory.hiring import Answer as Answer
    from jobtheory.hiring import Beside as Beside
    from jobtheory.hiring import Bypass as Bypass
    from jobtheory.hiring import Cell as Cell
    from jobtheory.hiring import Comparison as Comparison
    from jobtheory.hiring import Contradiction as Contradiction
    from jobtheory.hiring import Disruption as Disruption
    from jobtheory.hiring import Enhancement as Enhancement
    from jobtheory.hiring import Experience as Experience
    from jobtheory.hiring import FiveQuestions as FiveQuestions
    from jobtheory.hiring import ForcePair as ForcePair
    from jobtheory.hiring import Forces as Forces
    from jobtheory.hiring import Gap as Gap
    from jobtheory.hiring import Grounds as Grounds
    from jobtheory.hiring import Inquiries as Inquiries
    from jobtheory.hiring import Inquiry as Inquiry
    from jobtheory.hiring import Leaning as Leaning
    from jobtheory.hiring import Lesson as Lesson
    from jobtheory.hiring import Move as Move
    from jobtheory.hiring import Obstacle as Obstacle
    from jobtheory.hiring import Placement as Placement
    from jobtheory.hiring import Question as Question
    from jobtheory.hiring import Reason as Reason
    from jobtheory.hiring import Reasons as Reasons
    from jobtheory.hiring import Robustness as Robustness
    from jobtheory.hiring import Shift as Shift
    from jobtheory.hiring import Source as Source
    from jobtheory.hiring import SwitchingModel as SwitchingModel
    from jobtheory.hiring import Tipping as Tipping
    from jobtheory.hiring import TippingPoint as TippingPoint
    from jobtheory.hiring import Tippings as Tippings
    from jobtheory.hiring import Turn as Turn
    from jobtheory.hiring import Verdict as Verdict
    from jobtheory.hiring import compare as compare
    from jobtheory.hiring import disruption as disruption
    from jobtheory.hiring import enhancement as enhancement
    from jobtheory.model.bundling import bundle as bundle
    from jobtheory.model.circumstance import Circumstance as Circumstance
    from jobtheory.model.circumstance import Progress as Progress
    from jobtheory.model.conformance import Breakdown as Breakdown
    from jobtheory.model.conformance import BreakdownKind as BreakdownKind
    from jobtheory.model.conformance import Conformance as Conformance
    from jobtheory.model.conformance import StepFit as StepFit
    from jobtheory.model.contest import Contest as Contest
    from jobtheory.model.counting import ProcessCounts as ProcessCounts
    from jobtheory.model.covering import Coverage as Coverage
    from jobtheory.model.covering import Coverages as Coverages
    from jobtheory.model.demand import DemandSign as DemandSign
    from jobtheory.model.drafting import Draft as Draft
    from jobtheory.model.drafting import Omission as Omission
    from jobtheory.model.drafting import WhyOmitted as WhyOmitted
    from jobtheory.model.durations import Durations as Durations
    from jobtheory.model.evidence import Evidence as Evidence
    from jobtheory.model.evidence import EvidenceKind as EvidenceKind
    from jobtheory.model.job import Job as Job
    from jobtheory.model.jobmap import CriticalPath as CriticalPath
    from jobtheory.model.jobmap import JobMap as JobMap
    from jobtheory.model.level import SPARED as SPARED
    from jobtheory.model.level import UNDONE as UNDONE
    from jobtheory.model.level import Level as Level
    from jobtheory.model.level import Range as Range
    from jobtheory.model.level import between as between
    from jobtheory.model.measure import Limit as Limit
    from jobtheory.model.measure import Measure as Measure
    from jobtheory.model.needs import Dimension as Dimension
    from jobtheory.model.needs import Goal as Goal
    from jobtheory.model.needs import Hazard as Hazard
    from jobtheory.model.needs import Problem as Problem
    from jobtheory.model.network import JobNetwork as JobNetwork
    from jobtheory.model.outlook import Outlook as Outlook
    from jobtheory.model.performer import Performer as Performer
    from jobtheory.model.performer import Role as Role
    from jobtheory.model.process import Process as Process
    from jobtheory.model.purpose import Purpose as Purpose
    from jobtheory.model.quantity import Quantity as Quantity
    from jobtheory.model.reaching import Competitor as Competitor
    from jobtheory.model.serving import Serves as Serves
    from jobtheory.model.solution import Solution as Solution
    from jobtheory.model.solution import SolutionKind as SolutionKind
    from jobtheory.model.step import Stage as Stage
    from jobtheory.model.step import Step as Step
    from jobtheory.model.timeline import SwitchStage as SwitchStage
    from jobtheory.model.timeline import SwitchTimeline as SwitchTimeline
    from jobtheory.model.weight import Origin as Origin
    from jobtheory.model.weight import Weight as Weight

_HOMES = {
    "_version": ("__version__",),
    "checks": ("Finding", "NetworkReport", "Report", "Severity", "check"),
    "documents": (
        "Document",
        "NetworkDocument",
        "ProcessDocument",
        "TimelinesDocument",
        "dump",
        "dumps",
        "load",
        "loads",
    ),
    "errors": (
        "CheckError",
        "CycleError",
        "DocumentError",
        "InvalidTypeError",
        "InvalidValueError",
        "JobTheoryError",
        "JobTheoryWarning",
        "MissingExtraError",
        "MixedWeightsWarning",
        "NestScaleWarning",
        "SampleSharesWarning",
        "UnitError",
        "UnknownNameError",
    ),
    "hiring": (
        "Answer",
        "Beside",
        "Bypass",
        "Cell",
        "Comparison",
        "Contradiction",
        "Disruption",
        "Enhancement",
        "Experience",
        "FiveQuestions",
        "ForcePair",
        "Forces",
        "Gap",
        "Grounds",
        "Inquiries",
        "Inquiry",
        "Leaning",
        "Move",
        "Obstacle",
        "Placement",
        "Question",
        "Reason",
        "Reasons",
        "Shift",
        "Source",
        "Lesson",
        "Robustness",
        "SwitchingModel",
        "Tipping",
        "TippingPoint",
        "Tippings",
        "Turn",
        "Verdict",
        "compare",
        "disruption",
        "enhancement",
    ),
    "model.bundling": ("bundle",),
    "model.circumstance": ("Circumstance", "Progress"),
    "model.contest": ("Contest",),
    "model.covering": ("Coverage", "Coverages"),
    "model.demand": ("DemandSign",),
    "model.evidence": ("Evidence", "EvidenceKind"),
    "model.job": ("Job",),
    "model.jobmap": ("CriticalPath", "JobMap"),
    "model.level": ("SPARED", "UNDONE", "Level", "Range", "between"),
    "model.measure": ("Limit", "Measure"),
    "model.needs": ("Dimension", "Goal", "Hazard", "Problem"),
    "model.network": ("JobNetwork",),
    "model.performer": ("Performer", "Role"),
    "model.purpose": ("Purpose",),
    "model.quantity": ("Quantity",),
    "model.reaching": ("Competitor",),
    "model.serving": ("Serves",),
    "model.solution": ("Solution", "SolutionKind"),
    "model.conformance": ("Breakdown", "BreakdownKind", "Conformance", "StepFit"),
    "model.counting": ("ProcessCounts",),
    "model.drafting": ("Draft", "Omission", "WhyOmitted"),
    "model.durations": ("Durations",),
    "model.outlook": ("Outlook",),
    "model.process": ("Process",),
    "model.step": ("Stage", "Step"),
    "model.timeline": ("SwitchStage", "SwitchTimeline"),
    "model.weight": ("Origin", "Weight"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}
_PLACES = frozenset({"checks", "datasets", "documents", "errors", "learn", "show", "testing"})

__all__ = [
    "SPARED",
    "UNDONE",
    "Answer",
    "Beside",
    "Breakdown",
    "BreakdownKind",
    "Bypass",
    "Cell",
    "CheckError",
    "Circumstance",
    "Comparison",
    "Competitor",
    "Conformance",
    "Contest",
    "Contradiction",
    "Coverage",
    "Coverages",
    "CriticalPath",
    "CycleError",
    "DemandSign",
    "Dimension",
    "Disruption",
    "Document",
    "DocumentError",
    "Draft",
    "Durations",
    "Enhancement",
    "Evidence",
    "EvidenceKind",
    "Experience",
    "Finding",
    "FiveQuestions",
    "ForcePair",
    "Forces",
    "Gap",
    "Goal",
    "Grounds",
    "Hazard",
    "Inquiries",
    "Inquiry",
    "InvalidTypeError",
    "InvalidValueError",
    "Job",
    "JobMap",
    "JobNetwork",
    "JobTheoryError",
    "JobTheoryWarning",
    "Leaning",
    "Lesson",
    "Level",
    "Limit",
    "Measure",
    "MissingExtraError",
    "MixedWeightsWarning",
    "Move",
    "NestScaleWarning",
    "NetworkDocument",
    "NetworkReport",
    "Obstacle",
    "Omission",
    "Origin",
    "Outlook",
    "Performer",
    "Placement",
    "Problem",
    "Process",
    "ProcessCounts",
    "ProcessDocument",
    "Progress",
    "Purpose",
    "Quantity",
    "Question",
    "Range",
    "Reason",
    "Reasons",
    "Report",
    "Robustness",
    "Role",
    "SampleSharesWarning",
    "Serves",
    "Severity",
    "Shift",
    "Solution",
    "SolutionKind",
    "Source",
    "Stage",
    "Step",
    "StepFit",
    "SwitchStage",
    "SwitchTimeline",
    "SwitchingModel",
    "TimelinesDocument",
    "Tipping",
    "TippingPoint",
    "Tippings",
    "Turn",
    "UnitError",
    "UnknownNameError",
    "Verdict",
    "Weight",
    "WhyOmitted",
    "__version__",
    "between",
    "bundle",
    "check",
    "compare",
    "disruption",
    "dump",
    "dumps",
    "enhancement",
    "load",
    "loads",
]


def __getattr__(name: str) -> object:
    if name in _PLACES:
        return import_module(f"{__name__}.{name}")
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*__all__, *_PLACES})
