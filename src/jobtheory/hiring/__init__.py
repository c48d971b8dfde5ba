"""Hiring and firing: screening, experience, forces, verdicts, and the reasons for them."""

from jobtheory.hiring.comparison import Comparison as Comparison
from jobtheory.hiring.comparison import compare as compare
from jobtheory.hiring.experience import Experience as Experience
from jobtheory.hiring.forces import Forces as Forces
from jobtheory.hiring.leaning import Leaning as Leaning
from jobtheory.hiring.leaning import Question as Question
from jobtheory.hiring.lessons import Lesson as Lesson
from jobtheory.hiring.reasons import Reason as Reason
from jobtheory.hiring.reasons import Reasons as Reasons
from jobtheory.hiring.robustness import Robustness as Robustness
from jobtheory.hiring.switching import SwitchingModel as SwitchingModel
from jobtheory.hiring.verdict import Verdict as Verdict
