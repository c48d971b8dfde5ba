"""Hiring and firing: screening, experience, forces, verdicts, and the reasons for them."""

from jobtheory.hiring.beside import Beside as Beside
from jobtheory.hiring.beside import ForcePair as ForcePair
from jobtheory.hiring.comparison import Comparison as Comparison
from jobtheory.hiring.comparison import compare as compare
from jobtheory.hiring.experience import Experience as Experience
from jobtheory.hiring.forces import Forces as Forces
from jobtheory.hiring.grid import Cell as Cell
from jobtheory.hiring.grid import Placement as Placement
from jobtheory.hiring.grounds import Contradiction as Contradiction
from jobtheory.hiring.grounds import Grounds as Grounds
from jobtheory.hiring.grounds import Source as Source
from jobtheory.hiring.inquiries import Inquiry as Inquiry
from jobtheory.hiring.leaning import Leaning as Leaning
from jobtheory.hiring.leaning import Question as Question
from jobtheory.hiring.moves import Move as Move
from jobtheory.hiring.moves import Turn as Turn
from jobtheory.hiring.reasons import Reason as Reason
from jobtheory.hiring.reasons import Reasons as Reasons
from jobtheory.hiring.shifting import Shift as Shift
from jobtheory.hiring.switching import SwitchingModel as SwitchingModel
from jobtheory.hiring.tipping import Tipping as Tipping
from jobtheory.hiring.tipping import TippingPoint as TippingPoint
from jobtheory.hiring.verdict import Verdict as Verdict
