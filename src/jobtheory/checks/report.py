"""All that a check found, to be read, filtered, counted, mended, or handed on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, TypeVar, cast, final

import attrs

from jobtheory.checks.finding import Finding, Severity
from jobtheory.checks.lexicon import Lexicon
from jobtheory.errors import CheckError, shown
from jobtheory.model.job import Job
from jobtheory.model.network import JobNetwork
from jobtheory.model.solution import Solution
from jobtheory.model.values import FrozenMap, Shown, Value, read_member

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["NetworkReport", "Report"]

R = TypeVar("R")


class Findings(Shown):
    """What every report holds and can be asked, whatever was checked."""

    __slots__ = ()

    if TYPE_CHECKING:  # what each report has of its own
        findings: tuple[Finding, ...]

        def _checked(self) -> dict[str, Any]: ...

        def _title(self) -> str: ...

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __getitem__(self, place: int) -> Finding:
        return self.findings[place]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of what was found, each once, in order."""
        return tuple(dict.fromkeys(finding.code for finding in self.findings))

    @property
    def counts(self) -> FrozenMap[str, int]:
        """How many findings there are of each severity, by its text."""
        return FrozenMap(
            {s.value: sum(finding.severity is s for finding in self.findings) for s in sorted(Severity, reverse=True)}
        )

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that are errors."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that are warnings."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.WARNING)

    def only(self, *names: str, severity: Severity | str = Severity.ADVICE, at: str = "") -> Self:
        """Return a report of some of the findings.

        Args:
            names: Codes, beginnings of codes, names or families of rules; all where none is given.
            severity: The least severity.
            at: A text that the path contains, such as the key of a need.

        Raises:
            UnknownNameError: There is no such severity, or no rule is called so.
        """
        from jobtheory.checks.explaining import codes_of

        codes = codes_of(names, ("Report.only",)) if names else set(self.codes)
        found = self._at_least(read_member(Severity, severity, ("Report.only",), "severity"))
        wanted = tuple(f for f in found if f.code in codes and any(at in part for part in f.path))
        return _with(self, wanted)

    def _at_least(self, severity: Severity) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity >= severity)

    def raise_for(self, severity: Severity | str = Severity.ERROR) -> None:
        """Raise where there is any finding of this severity or a graver one.

        Raises:
            CheckError: There is; it tells the first and counts the others, and has them all as ``.findings``.
        """
        grave = self._at_least(read_member(Severity, severity, ("Report.raise_for",), "severity"))
        if grave:
            first, codes = grave[0], list(dict.fromkeys(finding.code for finding in grave[1:]))
            listed = ", ".join(codes[:6]) + (" and others" if len(codes) > 6 else "")
            others = f" ({len(grave) - 1} more: {listed})" if codes else ""
            raise CheckError(
                f"{first.message}{others}", path=first.path, hint=first.hint, code=first.code, findings=grave
            )

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain dicts, lists, texts and numbers, ready for JSON."""
        return {
            **self._checked(),
            "counts": dict(self.counts),
            "findings": [
                {
                    "code": finding.code,
                    "severity": finding.severity.value,
                    "path": list(finding.path),
                    "message": finding.message,
                    "hint": finding.hint,
                    "span": None if finding.span is None else list(finding.span),
                    "text": finding.text,
                }
                for finding in self.findings
            ],
        }

    def to_sarif(self, *, file: str | None = None, source: str | None = None) -> dict[str, Any]:
        """Return the report in the Static Analysis Results Interchange Format 2.1.0, which code-review tools show.

        Args:
            file: The file that holds the job, relative to the repository, such as ``"job.json"``.
            source: The text of that file: findings are then placed on the lines of their statements.
        """
        from jobtheory.checks.sarif import sarif

        return sarif(self, file, source)

    def __repr__(self) -> str:
        counts = ", ".join(f"{count} {name}" for name, count in self.counts.items() if count)
        return f"<{type(self).__name__} on {self._title()}: {counts or 'nothing found'}>"


@final
@attrs.frozen(repr=False)
class Report(Value, Findings):
    """What a check found, the gravest first. Iterating gives the findings; an empty report is false.

    Attributes:
        job: What was checked.
        solutions: The solutions that were checked with it.
        lexicon: The words it was checked with.
        findings: What was found.

    Tables:
        - ``findings``, a row for every finding, the gravest first: ``code``, ``severity``, ``where``, ``message``,
          ``hint``, ``text``, ``start``, ``end``.

    Example:
        >>> import jobtheory as jt
        >>> job = jt.Job(
        ...     "A better tram", jt.Purpose(goals=["Make it seamless"]), jt.JobMap.chain("Wait", "Board", "Ride")
        ... )
        >>> report = jt.check(job)
        >>> report.counts["warning"], len(report.only("statements"))
        (2, 2)
    """

    job: Job
    solutions: tuple[Solution, ...]
    lexicon: Lexicon = attrs.field(repr=False)
    findings: tuple[Finding, ...]

    def fix(self) -> Job:
        """Return the job with everything mended that can be mended mechanically; the meaning and the keys stay.

        Example:
            >>> import jobtheory as jt
            >>> job = jt.Job("Get across town.", jt.Purpose(goals=["Arrive soon"]), jt.JobMap.chain("Set out"))
            >>> jt.check(job).fix().statement
            'Get across town'
        """
        from jobtheory.checks.check import all_rules, check

        mends = {rule.code: rule.mend for rule in all_rules() if rule.mend is not None and rule.code in self.codes}
        job, report = self.job, self
        while found := [(mend, [f for f in report if f.code == code]) for code, mend in mends.items()]:
            before = job
            for mend, findings in found:
                job = mend(job, findings)
            if job == before:
                break
            report = check(job, solutions=self.solutions, lexicon=self.lexicon, select=list(mends))
        return job

    def _checked(self) -> dict[str, Any]:
        return {"job": self.job.statement}

    def _title(self) -> str:
        return shown(self.job.statement)


@final
@attrs.frozen(repr=False)
class NetworkReport(Value, Findings):
    """What a check of a network of jobs found, the gravest first. Iterating gives the findings; empty, it is false.

    A finding about one job has a path that begins with its key, such as ``("Job 'send-a-document'",)``.

    Attributes:
        network: What was checked.
        solutions: The solutions that were checked with it, by the key of the job that they are hired for.
        lexicon: The words it was checked with.
        findings: What was found.

    Tables:
        - ``findings``, a row for every finding, the gravest first: ``code``, ``severity``, ``where``, ``message``,
          ``hint``, ``text``, ``start``, ``end``.

    Example:
        >>> import jobtheory as jt
        >>> network = jt.JobNetwork(["Drive", "Ride", "Arrive"], [("drive", "arrive")])
        >>> jt.check(network).only("network").codes
        ('JT890',)
    """

    network: JobNetwork
    solutions: FrozenMap[str, tuple[Solution, ...]]
    lexicon: Lexicon = attrs.field(repr=False)
    findings: tuple[Finding, ...]

    def fix(self) -> JobNetwork:
        """Return the network with everything mended that can be mended mechanically in its jobs.

        What is meant, the keys, and which job serves which stay.

        Example:
            >>> import jobtheory as jt
            >>> jt.check(jt.JobNetwork(["I want to drive.", "Arrive"])).fix()["i-want-to-drive"].statement
            'Drive'
        """
        from jobtheory.checks.check import check

        if not self.findings:
            return self.network
        mended = [
            check(job, lexicon=self.lexicon, solutions=self.solutions.get(job.key, ()), select=self.codes).fix()
            for job in self.network
        ]
        return JobNetwork(mended, self.network.serves)

    def _checked(self) -> dict[str, Any]:
        return {
            "network": {"jobs": len(self.network), "roots": [self.network[key].statement for key in self.network.roots]}
        }

    def _title(self) -> str:
        count = len(self.network)
        return f"{count:,} job{'' if count == 1 else 's'}"


def _with(report: R, findings: tuple[Finding, ...]) -> R:
    changed: R = attrs.evolve(cast("Any", report), findings=findings)
    return changed
