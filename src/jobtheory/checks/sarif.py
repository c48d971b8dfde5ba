"""A report in SARIF 2.1.0 (OASIS standard, 27 March 2020), as code-review tools read it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from jobtheory._version import __version__
from jobtheory.checks.explaining import rule_of
from jobtheory.checks.finding import Severity

if TYPE_CHECKING:
    from jobtheory.checks.finding import Finding
    from jobtheory.checks.report import Findings

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"


def sarif(report: Findings, file: str | None, source: str | None) -> dict[str, Any]:
    """Return the log of one run."""
    codes = list(report.codes)
    rules = [_rule(code) for code in codes]
    lines = [] if source is None else source.splitlines()
    results = [
        {
            "ruleId": finding.code,
            "ruleIndex": codes.index(finding.code),
            "level": LEVELS[finding.severity],
            "message": {"text": f"{finding.message}. {finding.hint}"},
            "locations": [_location(finding, file, lines)],
        }
        for finding in report
    ]
    driver = {"name": "jobtheory", "version": __version__, "rules": rules}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results,
                                                             "columnKind": "unicodeCodePoints"}]}  # fmt: skip


def _rule(code: str) -> dict[str, Any]:
    rule = rule_of(code)
    if rule is None:
        return {"id": code}
    return {
        "id": code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.name},
        "fullDescription": {"text": rule.why or rule.name},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _location(finding: Finding, file: str | None, lines: list[str]) -> dict[str, Any]:
    where: dict[str, Any] = {
        "logicalLocations": [{"fullyQualifiedName": " > ".join(finding.path), "name": finding.path[-1]}]
    }
    if file is not None:
        where["physicalLocation"] = {"artifactLocation": {"uri": file}, "region": _region(finding, lines)}
    return where


def _region(finding: Finding, lines: list[str]) -> dict[str, int]:
    """Return where the statement stands in the file; its first line where it cannot be found."""
    forms: set[str] = (
        {json.dumps(finding.text), json.dumps(finding.text, ensure_ascii=False)} if finding.text else set()
    )
    for number, line in enumerate(lines, start=1):
        for form in forms:
            at = line.find(form)
            if at >= 0:
                first, last = finding.span or (0, len(finding.text))
                if len(form) != len(finding.text) + 2:
                    first, last = 0, len(form) - 2  # escaped: the whole of it
                return {"startLine": number, "startColumn": at + 2 + first, "endColumn": at + 2 + last}
    return {"startLine": 1}
