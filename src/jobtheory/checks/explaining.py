"""What a code means, as a value: why it is raised or found, an example of it, and the example mended."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, final

import attrs

from jobtheory.errors import UnknownNameError, did_you_mean, shown
from jobtheory.model.values import Value, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jobtheory.checks.rule import Rule
    from jobtheory.model.values import Path

__all__ = ["Explanation", "explain"]


@final
@attrs.frozen
class Explanation(Value):
    """What a code means.

    Attributes:
        code: The code.
        name: What it is called for short.
        family: What it is about: a family of rules, or ``"errors"``.
        severity: ``"error"``, ``"warning"`` or ``"advice"``.
        why: Why it is unwise, or what the error means.
        failing: Code that runs and shows it.
        mended: The same code mended.
    """

    code: str
    name: str
    family: str
    severity: str
    why: str
    failing: str
    mended: str

    def __str__(self) -> str:
        """Return all of it as text."""
        blocks = (
            f"{self.code} {self.name} ({self.severity})",
            self.why,
            "Failing:",
            self.failing,
            "Mended:",
            self.mended,
        )
        return "\n\n".join(block.strip("\n") for block in blocks)


_OWN_RULE = """
from jobtheory.checks import Hit, Rule, Severity

def find(case):
    return [Hit(case.at, "it is short", "Say more.")] if len(case.job.{attribute}) < 9 else []

rule = Rule("ACME001", "too-short", Severity.ADVICE, "acme", "Short.", "", "", find)
"""

BROKEN = Explanation(
    "JT899",
    "broken-rule",
    "others",
    "warning",
    "A rule that another package offers could not be loaded or raised an error; all other rules were run.",
    _OWN_RULE.format(attribute="title"),
    _OWN_RULE.format(attribute="statement"),
)
"""What is said of a rule of somebody else's that fails."""


def explain(code: str) -> Explanation:
    """Return what a code means, of a finding as of an error.

    Args:
        code: The code, in any case, or the name of a rule such as ``"two-metrics"``.

    Raises:
        UnknownNameError: There is no such code.

    Example:
        >>> from jobtheory.checks import explain
        >>> explain("JT812").name
        'two-metrics'
    """
    given = read_text(code, ("explain",), "code").lower()
    code = _by_name().get(given, given.upper())
    rule = rule_of(code)
    if rule is not None:
        return Explanation(rule.code, rule.name, rule.family, rule.severity.value, rule.why, rule.failing, rule.mended)
    if code == BROKEN.code:
        return BROKEN
    from jobtheory.checks.meanings import WHY
    from jobtheory.checks.raised import EXAMPLES, caught

    if code in WHY:
        (name, why), example = WHY[code], EXAMPLES[code]
        return Explanation(code, name, "errors", "error", why, caught(example.failing), example.mended)
    known = [*_by_code(), *WHY]
    begun = [one for one in sorted(known) if one.startswith(code)]
    many = f"So begin {', '.join(begun[:6])}{' and others' if len(begun) > 6 else ''}." if begun else ""
    hint = (
        many
        or did_you_mean(code, known)
        or did_you_mean(given, _by_name())
        or "jobtheory.checks.rules() lists the rules."
    )
    raise UnknownNameError(
        f"no rule and no error has the code {shown(code)}", path=("explain",), hint=hint, code="JT803"
    )


def rule_of(code: str) -> Rule | None:
    """Return the rule with a code, or None."""
    return _by_code().get(code)


def codes_of(names: Iterable[str], at: Path) -> set[str]:
    """Return the codes of the rules that are called so: by code, its beginning, name or family.

    Raises:
        UnknownNameError: No rule is called so.
    """
    known = _by_code().values()
    codes: set[str] = set()
    for name in names:
        text = read_text(name, at, "name")
        found = {rule.code for rule in known if text in {rule.name, rule.family} or rule.code.startswith(text.upper())}
        if not found and text.upper() != BROKEN.code:
            every = [*(rule.code for rule in known), *(rule.name for rule in known), *(rule.family for rule in known)]
            hint = did_you_mean(text, every) or "jobtheory.checks.rules() lists them."
            raise UnknownNameError(f"no rule is called {shown(text)}", path=at, hint=hint, code="JT802")
        codes |= found or {BROKEN.code}
    return codes


@cache
def _by_name() -> dict[str, str]:
    return {rule.name: rule.code for rule in _by_code().values()}


@cache
def _by_code() -> dict[str, Rule]:
    from jobtheory.checks.check import all_rules

    return {rule.code: rule for rule in all_rules()}
