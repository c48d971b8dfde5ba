"""The tables of what a check finds, and of what the words of a message speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.show.tables.listing import TEXT, WHOLE, WHOLE_OR_NONE, columns, tabled

if TYPE_CHECKING:
    from jobtheory.checks.messages import Message
    from jobtheory.checks.report import Findings
    from jobtheory.show.tables.listing import Listing

FINDINGS = columns(
    code=TEXT, severity=TEXT, where=TEXT, message=TEXT, hint=TEXT, text=TEXT, start=WHOLE_OR_NONE, end=WHOLE_OR_NONE
)
SPANS = columns(role=TEXT, text=TEXT, start=WHOLE, end=WHOLE)


def findings(value: Findings) -> Listing:
    """Return a row for every finding, the gravest first."""
    rows = (
        (
            one.code,
            one.severity,
            " > ".join(one.path),
            one.message,
            one.hint,
            one.text or None,
            *((None, None) if one.span is None else one.span),
        )
        for one in value.findings
    )
    return tabled(FINDINGS, rows)


def spans(value: Message) -> Listing:
    """Return the words that speak of something, in order."""
    return tabled(SPANS, ((one.role, one.text, one.start, one.end) for one in value.spans))
