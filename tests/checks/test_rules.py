"""Every rule finds what its example shows, and nothing in the mended one; no rule is wrong about our own examples."""

import contextlib
import io
import re
import runpy
from pathlib import Path
from typing import Any

import pytest

import jobtheory as jt
from jobtheory.checks import Rule, explain, rules
from jobtheory.checks.meanings import WHY
from jobtheory.checks.raised import EXAMPLES

ROOT = Path(__file__).parents[2]
EACH = pytest.mark.parametrize("rule", [pytest.param(rule, id=f"{rule.code} {rule.name}") for rule in rules()])


def run(code: str) -> dict[str, Any]:
    """Return what a snippet leaves behind."""
    made: dict[str, Any] = {}
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(code, made)  # noqa: S102  # our own examples
    made["printed"] = out.getvalue()
    return made


def report(code: str) -> jt.Report | jt.NetworkReport:
    """Return the report on the job, or the network, that a snippet makes."""
    made = run(code)
    if "network" in made:
        network: jt.JobNetwork = made["network"]
        return jt.check(network)
    job: jt.Job = made["job"]
    solutions = made.get("solutions", ())
    match = re.search(r"solutions=(\[.*?\])\)\)", code)
    return jt.check(job, solutions=eval(match[1], {"jt": jt}) if match else solutions)  # noqa: S307


@EACH
def test_the_example_of_a_rule_is_found(rule: Rule) -> None:
    assert rule.code in report(rule.failing).codes
    assert rule.code in run(rule.failing)["printed"]


@EACH
def test_the_mended_example_is_free_of_the_whole_family(rule: Rule) -> None:
    found = report(rule.mended).only(rule.family)
    assert not found, str(found)


@EACH
def test_a_rule_explains_itself(rule: Rule) -> None:
    explained = explain(rule.code)
    assert (explained.code, explained.name, explained.severity) == (rule.code, rule.name, rule.severity.value)
    assert len(explained.why.split()) > 8
    assert explained.failing != explained.mended
    text = str(explained)
    assert all(part.strip() in text for part in (rule.why, rule.failing, rule.mended))


def test_codes_are_permanent_and_one_namespace_with_the_errors() -> None:
    codes = [rule.code for rule in rules()]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"JT8[0-9][0-9]", code) for code in codes)
    assert not set(codes) & set(EXAMPLES)
    assert 30 <= len(codes) <= 59
    names = [rule.name for rule in rules()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("code", sorted(EXAMPLES))
def test_an_error_is_explained_by_code_that_runs(code: str) -> None:
    explained = explain(code)
    assert (explained.family, explained.severity, explained.name) == ("errors", "error", WHY[code][0])
    printed = run(explained.failing)["printed"]
    assert EXAMPLES[code].without or f"[{code}]" in printed
    run(explained.mended)


def test_every_error_has_a_reason() -> None:
    assert set(WHY) == set(EXAMPLES)


def test_no_rule_fires_on_our_own_examples_without_being_right() -> None:
    """What is found in them is right: one or two importances that tie, a fare that only one solution has, and so on."""
    accepted = {
        "commute.py": {"JT833", "JT874", "JT876"},
        "travel_mode.py": {"JT833", "JT842", "JT847", "JT874", "JT876"},
    }
    for name, codes in accepted.items():
        with contextlib.redirect_stdout(io.StringIO()):
            made = runpy.run_path(str(ROOT / "examples" / name))
        job = next(value for value in made.values() if isinstance(value, jt.Job))
        solutions = [value for value in made.values() if isinstance(value, jt.Solution)]
        found = jt.check(job, solutions=solutions)
        assert set(found.codes) <= codes, f"{name}: {found}"
