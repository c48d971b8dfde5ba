"""A linter for customer jobs: what is unwise in a job is found, explained, and where that is mechanical, mended.

>>> import jobtheory as jt
>>> job = jt.Job("Use Jira", jt.Purpose(goals=["Make it seamless"]), jt.JobMap.chain("Plan", "Do", "Review"))
>>> [finding.code for finding in jt.check(job, select="statements")]
['JT811', 'JT814']
"""

from jobtheory.checks.check import check as check
from jobtheory.checks.check import rules as rules
from jobtheory.checks.explaining import Explanation as Explanation
from jobtheory.checks.explaining import explain as explain
from jobtheory.checks.finding import Finding as Finding
from jobtheory.checks.finding import Severity as Severity
from jobtheory.checks.lexicon import Lexicon as Lexicon
from jobtheory.checks.messages import Message as Message
from jobtheory.checks.messages import read_message as read_message
from jobtheory.checks.report import NetworkReport as NetworkReport
from jobtheory.checks.report import Report as Report
from jobtheory.checks.rule import Case as Case
from jobtheory.checks.rule import Hit as Hit
from jobtheory.checks.rule import Rule as Rule
from jobtheory.checks.rule import Sentence as Sentence
from jobtheory.checks.statement import Form as Form
from jobtheory.checks.statement import Part as Part
from jobtheory.checks.statement import Statement as Statement
from jobtheory.checks.statement import parse as parse

__all__ = [
    "Case",
    "Explanation",
    "Finding",
    "Form",
    "Hit",
    "Lexicon",
    "Message",
    "NetworkReport",
    "Part",
    "Report",
    "Rule",
    "Sentence",
    "Severity",
    "Statement",
    "check",
    "explain",
    "parse",
    "read_message",
    "rules",
]
