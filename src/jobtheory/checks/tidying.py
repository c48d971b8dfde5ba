"""Rules about what can be tidied up without a thought, each with its mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.checks.family import a_goal
from jobtheory.checks.finding import Severity
from jobtheory.checks.forms import STATEMENTS
from jobtheory.checks.mending import restated
from jobtheory.errors import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobtheory.checks.finding import Finding
    from jobtheory.checks.rule import Case, Hit

__all__ = ["STATEMENTS"]


def tidied(text: str) -> str:
    """Return a text with single spaces and without a full stop at its end; as it is where nothing else is left."""
    return " ".join(text.split()).rstrip(".; ") or text


@STATEMENTS.rule(
    "JT823",
    "untidy",
    Severity.ADVICE,
    failing=a_goal("Arrive  early."),
    mended=a_goal("Arrive early"),
    mend=restated(lambda finding: tidied(finding.text)),
)
def untidy(case: Case) -> Iterator[Hit]:
    """A full stop or doubled spaces make two statements of one, and look careless in a table."""
    for sentence in case.sentences:
        text = sentence.statement.text
        if tidied(text) != text:
            spaced, ending = " ".join(text.split()) != text, text.rstrip()[-1]
            ends = ending in ".;"
            what = " and ".join(["has doubled spaces"] * spaced + [f"ends with {shown(ending)}"] * ends)
            yield sentence.whole(f"it {what}", "Write it without; fix() does.")


def _without_lead(finding: Finding) -> str:
    start, end = finding.span or (0, 0)
    rest = (finding.text[:start] + finding.text[end:]).strip()
    return rest[:1].upper() + rest[1:]


@STATEMENTS.rule(
    "JT824",
    "lead-in",
    Severity.ADVICE,
    failing=a_goal("I want to arrive early"),
    mended=a_goal("Arrive early"),
    mend=restated(_without_lead),
)
def lead_in(case: Case) -> Iterator[Hit]:
    """That somebody wants it goes without saying; the statement begins with what is wanted."""
    for sentence in case.sentences:
        if lead := sentence.statement.part("lead"):
            last = sum(word.end <= lead.end for word in sentence.statement.words)
            yield sentence.quoting(0, last, "{} goes without saying", "Begin with the verb; fix() does.")
