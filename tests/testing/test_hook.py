"""What happens where hypothesis and jobtheory meet, each time in a fresh interpreter."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import jobtheory

SOURCE = str(Path(jobtheory.__file__).parents[1])
HEAVY = ("attrs", "attr", "networkx", "pint", "numpy", "jobtheory.model", "jobtheory.hiring")
ENTRY = """
from importlib.metadata import EntryPoint
hook = EntryPoint('jobtheory', 'jobtheory.testing.hook', 'hypothesis').load()
"""


def run(code: str) -> str:
    env = {**os.environ, "PYTHONPATH": SOURCE}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False, env=env
    )
    assert not done.returncode, done.stderr
    return done.stdout.strip()


def test_the_hook_imports_nothing_heavy() -> None:
    """What hypothesis and its table of types import, it may: attrs, typing_extensions. Plug-ins of others stay out."""
    plain = "import os; os.environ['HYPOTHESIS_NO_PLUGINS'] = '1'; import hypothesis.strategies._internal.types, sys"
    without, with_hook = run(f"{plain}; print(*sys.modules)"), run(f"{plain}{ENTRY}print(*sys.modules)")
    allowed = {"jobtheory", "jobtheory.testing", "jobtheory.testing.hook"}
    brought = {name for name in set(with_hook.split()) - set(without.split()) if "." not in name or "job" in name}
    assert brought <= allowed | set(sys.stdlib_module_names)
    assert not [name for name in HEAVY if name in brought]


def test_the_hook_is_not_called() -> None:
    """Hypothesis calls what it loads where that can be called; a module cannot."""
    assert run(f"import hypothesis{ENTRY}print(callable(hook))") == "False"


@pytest.mark.parametrize("first", ["hypothesis", "jobtheory.testing", "jobtheory"])
def test_types_resolve_whatever_is_imported_first(first: str) -> None:
    code = f"""
import {first}
import hypothesis
{ENTRY}
import jobtheory as jt
from hypothesis import strategies as st
print(st.from_type(jt.Job), st.from_type(jt.Measure), st.from_type(jt.Quantity | None))
"""
    assert run(code).startswith("jobs() measures() one_of(")


def test_types_resolve_without_the_table_of_hypothesis() -> None:
    code = f"""
import hypothesis
from hypothesis.strategies._internal import types
del types._global_extra_lookup
{ENTRY}
"""
    run(code)
    code = """
import os
os.environ["HYPOTHESIS_NO_PLUGINS"] = "1"
import jobtheory as jt
from hypothesis import strategies as st
jt.testing.register_types()
print(st.from_type(jt.Solution))
"""
    assert run(code) == "solutions()"


def test_the_hook_survives_any_hypothesis() -> None:
    code = """
import sys, types
for name in ("hypothesis", "hypothesis.strategies", "hypothesis.strategies._internal.types"):
    sys.modules[name] = types.ModuleType(name)
import jobtheory.testing.hook
sys.modules["hypothesis.strategies._internal.types"] = None
sys.modules.pop("jobtheory.testing.hook")
import jobtheory.testing.hook
"""
    run(code)


def test_without_hypothesis_the_error_names_the_extra() -> None:
    code = """
import sys
sys.modules["hypothesis"] = None
import jobtheory as jt
try:
    jt.testing
except jt.MissingExtraError as error:
    print(error)
"""
    assert run(code) == (
        "jobtheory.testing: the strategies need hypothesis, which is not installed. Install jobtheory[testing]. [JT901]"
    )
