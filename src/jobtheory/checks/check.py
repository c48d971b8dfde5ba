"""The check: every rule, on everything, at once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast, overload

from jobtheory.checks.actions import ACTION
from jobtheory.checks.around import Around
from jobtheory.checks.competing import SOLUTIONS
from jobtheory.checks.explaining import BROKEN, codes_of
from jobtheory.checks.finding import Finding, Severity
from jobtheory.checks.lexicon import ALLOWED, Lexicon
from jobtheory.checks.measuring import MEASURES
from jobtheory.checks.networks import NETWORK
from jobtheory.checks.people import ROLES
from jobtheory.checks.purposes import PURPOSE
from jobtheory.checks.report import NetworkReport, Report
from jobtheory.checks.rule import Case, Rule
from jobtheory.checks.tidying import STATEMENTS
from jobtheory.checks.words import split
from jobtheory.errors import shown
from jobtheory.model.attaching import read_attached
from jobtheory.model.job import Job
from jobtheory.model.network import JobNetwork
from jobtheory.model.solution import Solution
from jobtheory.model.values import FrozenMap, read_instance, read_items, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["check", "rules"]

AT = ("check",)
GROUP = "jobtheory.rules"
"""The entry points under which other packages offer rules: a `Rule`, or a collection of them."""


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules that ship with the package, by code.

    Example:
        >>> from jobtheory.checks import rules
        >>> rules()[0].code, rules()[0].name
        ('JT810', 'names-a-competitor')
    """
    every = (*STATEMENTS, *PURPOSE, *ACTION, *MEASURES, *SOLUTIONS, *ROLES, *NETWORK)
    return tuple(sorted(every, key=lambda rule: rule.code))


@overload
def check(
    job: Job,
    *,
    solutions: Iterable[Solution] = (),
    select: Iterable[str] | str | None = None,
    ignore: Iterable[str] | str | None = None,
    lexicon: Lexicon | None = None,
) -> Report: ...
@overload
def check(
    job: JobNetwork,
    *,
    solutions: Mapping[str, Iterable[Solution]] = ...,
    select: Iterable[str] | str | None = None,
    ignore: Iterable[str] | str | None = None,
    lexicon: Lexicon | None = None,
) -> NetworkReport: ...
def check(
    job: Job | JobNetwork,
    *,
    solutions: Iterable[Solution] | Mapping[str, Iterable[Solution]] = (),
    select: Iterable[str] | str | None = None,
    ignore: Iterable[str] | str | None = None,
    lexicon: Lexicon | None = None,
) -> Report | NetworkReport:
    """Say what is unwise in a job, and in the solutions that compete for it; everything at once, in a fixed order.

    In a network of jobs every job is checked with what is hired for it, and so is how they serve each other. Of a job
    whose purpose or job map is empty that side is not checked there: it is only not known yet.

    Args:
        job: The job, or a network of jobs.
        solutions: What competes for it, in a network by the key of the job; rules about solutions need them.
        select: Only these rules: codes such as ``"JT813"``, beginnings of codes such as ``"JT81"``, names such as
            ``"two-needs"`` or families such as ``"statements"``.
        ignore: Not these rules, named the same way.
        lexicon: The words to know; `Lexicon.english` where left out.

    Returns:
        The findings, the gravest first; ``print`` it, count it, or ask it to `Report.raise_for` a severity.

    Raises:
        UnknownNameError: No rule is called as ``select`` or ``ignore`` says.
        InvalidTypeError: An argument is of a type that is not taken. A legal job never raises.

    Example:
        >>> import jobtheory as jt
        >>> job = jt.Job("Find and compare flights", jt.Purpose(goals=["Fly soon"]), jt.JobMap.chain("Search", "Book"))
        >>> for finding in jt.check(job, ignore=["action", "purpose"]):
        ...     print(finding.code, finding.severity.value, finding.message)
        JT813 warning with 'and compare' a second need begins

        >>> network = jt.JobNetwork(["Fly there", "Drive there", "See a friend"], [("fly-there", "see-a-friend")])
        >>> print(jt.check(network)[0])
        Job 'drive-there': it serves no job, and none serves it. Ask why it is done, and how; or leave it out. [JT890]
    """
    words = Lexicon.english() if lexicon is None else read_instance(Lexicon, lexicon, AT, "lexicon")
    chosen = _chosen(all_rules(), select, ignore)
    if isinstance(job, JobNetwork):
        given = cast("object", {} if solutions == () else solutions)
        attached = read_attached(dict.fromkeys(one.key for one in job), given, AT)
        around = Around(job, attached, words)
        found = _found(chosen, list(around.cases.values()))
        return NetworkReport(job, FrozenMap(attached), words, found)
    case = Case(
        read_instance(Job, job, AT, "job"),
        [read_instance(Solution, s, AT, "solution") for s in read_items(solutions, AT, "solutions")],
        words,
    )
    return Report(case.job, case.solutions, words, _found(chosen, [case]))


def _found(chosen: list[Rule], cases: list[Case]) -> tuple[Finding, ...]:
    """Return what rules find, the gravest first, then by code, by job and by place in the job."""
    ranked: list[tuple[tuple[Any, ...], Finding]] = []
    for n, case in enumerate(cases):
        place = {sentence.path: n for n, sentence in enumerate(case.sentences)}
        for rule in chosen:
            for f in _findings(rule, case) if _is_known(rule, case) else ():
                if not _is_allowed(f, case.lexicon):
                    rank = (-f.severity.weight, f.code, n, place.get(f.path, len(place)), f.path, f.span or (0, 0))
                    ranked.append((rank, f))
    ranked.sort(key=lambda one: one[0])
    return tuple(dict.fromkeys(finding for _, finding in ranked))


def _is_known(rule: Rule, case: Case) -> bool:
    """Whether what a rule looks at is known: in a network, a side of a job that is empty is not known yet."""
    sides = {"purpose": len(case.job.purpose), "action": len(case.job.action)}
    return case.network is None or sides.get(rule.family) != 0


@cache
def _own() -> dict[str, Rule]:
    return {rule.code: rule for rule in rules()}


def _findings(rule: Rule, case: Case) -> list[Finding]:
    if _own().get(rule.code) is rule:
        return rule.findings(case)
    try:
        return rule.findings(case)
    except Exception as error:  # noqa: BLE001  # a rule of somebody else's may raise anything
        return [_broken(case, f"rule {rule.code}", error)]


def _broken(case: Case, what: str, error: Exception) -> Finding:
    message = f"{what} raised {type(error).__name__}: {shown(str(error))}"
    return Finding(BROKEN.code, Severity.WARNING, case.at, message, "Tell whoever made it; all other rules were run.")


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return the rules of the package and those that other packages offer."""
    return (*rules(), *_others())


def _others() -> list[Rule]:
    """Return the rules that other packages offer; what cannot be loaded is reported when it is run."""
    from importlib.metadata import entry_points

    offered: list[Rule] = []
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
        try:
            loaded = entry.load()
            given = [loaded] if isinstance(loaded, Rule) else list(loaded)
            for rule in given:
                code = read_instance(Rule, rule, (entry.name,), "rule").code
                taken = code.startswith("JT")
                offered.append(_not_loaded(entry.name, ValueError(f"{code} is a code of jobtheory")) if taken else rule)
        except Exception as error:  # noqa: BLE001  # whatever is wrong with it, it is not fatal
            offered.append(_not_loaded(entry.name, error))
    return offered


def _not_loaded(name: str, error: Exception) -> Rule:
    def fail(_: Case) -> list[object]:
        raise error

    return Rule(name, name, Severity.WARNING, "others", "It could not be loaded.", "", "", fail)  # type: ignore[arg-type]  # never returns


def _chosen(known: tuple[Rule, ...], select: object, ignore: object) -> list[Rule]:
    wanted = None if select is None else _named(select, "select")
    unwanted: set[str] = set() if ignore is None else _named(ignore, "ignore")
    return [rule for rule in known if (wanted is None or rule.code in wanted) and rule.code not in unwanted]


def _named(names: object, what: str) -> set[str]:
    given = [names] if isinstance(names, str) else read_items(names, AT, what)
    at = (*AT, what)
    return codes_of([read_text(name, at, "name") for name in given], at)


def _is_allowed(finding: Finding, lexicon: Lexicon) -> bool:
    if finding.span is None or not lexicon.lists[ALLOWED]:
        return False
    words = split(finding.text)
    start, end = finding.span
    whole = start == 0 and end >= len(finding.text)
    return not whole and any(
        words[first].start < end and start < words[last - 1].end for first, last in lexicon.find(ALLOWED, words)
    )
