import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import jobtheory as jt

HEAVY = ("attrs", "attr", "pint", "networkx", "numpy", "hypothesis", "importlib.metadata", "narwhals", "pandas")


def loaded(source: str) -> list[str]:
    """Return what of the heavy modules a fresh interpreter has loaded after running some lines."""
    check = f"import json, sys; print(json.dumps([m for m in {HEAVY} if m in sys.modules]))"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", f"{source}\n{check}"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ},
    )
    assert done.returncode == 0, done.stderr
    found: list[str] = json.loads(done.stdout.splitlines()[-1])
    return found


def before() -> set[str]:
    """What an empty interpreter of this environment loads by itself (coverage, a .pth file of an editable install)."""
    return set(loaded(""))


@pytest.mark.parametrize("name", jt.__all__)
def test_every_public_name_resolves(name: str) -> None:
    value = getattr(jt, name)
    assert getattr(jt, name) is value
    assert vars(jt)[name] is value


@pytest.mark.parametrize(
    "name", sorted({"datasets", "documents", "errors", "show", "testing", "checks", "learn"} & jt._PLACES)
)
def test_every_public_place_resolves(name: str) -> None:
    assert getattr(jt, name) is importlib.import_module(f"jobtheory.{name}")


def test_names_are_sorted_as_ruff_sorts_them_and_none_is_given_twice() -> None:
    assert len(set(jt.__all__)) == len(jt.__all__)
    assert set(jt._HOME) == set(jt.__all__)
    assert not set(jt.__all__) & jt._PLACES


def test_dir_lists_the_public_names_and_places_and_nothing_else() -> None:
    assert dir(jt) == sorted({*jt.__all__, *jt._PLACES})


def test_the_names_that_type_checkers_see_are_those_there_are() -> None:
    source = Path(jt.__file__).read_text(encoding="utf-8")
    seen = {line.split(" as ")[1] for line in source.splitlines() if line.startswith("    from jobtheory")}
    assert seen == {*jt.__all__, *jt._PLACES}


@pytest.mark.parametrize("name", ["Jobs", "_nothing", "__wrapped__", "numpy"])
def test_an_unknown_name_is_an_attribute_error(name: str) -> None:
    with pytest.raises(AttributeError, match=rf"^module 'jobtheory' has no attribute '{name}'$"):
        getattr(jt, name)
    assert not hasattr(jt, name)


def test_an_unknown_name_cannot_be_imported() -> None:
    with pytest.raises(ImportError, match="cannot import name 'Jobs' from 'jobtheory'"):
        exec("from jobtheory import Jobs", {})  # noqa: S102  # as a user would write it


def test_a_star_import_brings_every_public_name() -> None:
    namespace: dict[str, Any] = {}
    exec("from jobtheory import *", namespace)  # noqa: S102  # as a user would write it
    assert set(namespace) - {"__builtins__"} == set(jt.__all__)


def test_every_public_class_says_what_it_is() -> None:
    for name in jt.__all__:
        value = getattr(jt, name)
        if callable(value):
            assert value.__doc__, name
            assert value.__module__.startswith("jobtheory."), name


def test_the_version_is_that_of_the_package() -> None:
    assert jt.__version__.count(".") >= 1


@pytest.mark.parametrize(
    "source", ["import jobtheory", "import jobtheory.errors", "import jobtheory as jt; jt.UnitError, dir(jt)"]
)
def test_importing_the_package_loads_nothing_else(source: str) -> None:
    assert set(loaded(source)) <= before()


MODEL = """
import jobtheory as jt
jt.Measure("x", "min", 0, "1 h").value("30 s")
jt.Hazard("a", likelihood="5 %"); jt.Problem("b", within=jt.Measure("t", "day", 2, 0)); jt.Goal("c", key="c")
buyer = jt.Performer("buyer", "m", limits={"c": 5})
job = jt.Job("j", jt.Purpose(["c"]), jt.JobMap.chain("a", "b"), performers=[buyer])
assert job.action.critical_path({"a": "1 min", "b": "2 h"}).duration == jt.Quantity(121, "min")
jt.Solution("s", results={"c": jt.between("1 AUD", "2 AUD")}, steps={"a": jt.SPARED})
jt.Evidence("claim", "x", date="2026-03-01")
repr(job), hash(job), job.story(), job.action.reaches("a", "b"), job.action.before("b")
try:
    jt.Measure("x", "minuts", 0, 1)
except jt.UnitError:
    pass
"""


def test_the_model_loads_neither_pint_nor_networkx_until_they_are_needed() -> None:
    assert set(loaded(MODEL)) <= before() | {"attrs", "attr"}


def test_pint_is_loaded_for_a_unit_that_only_pint_knows() -> None:
    assert "pint" in loaded("import jobtheory as jt; jt.Measure('x', 'acre', 0, 1)")


def test_networkx_is_loaded_for_a_graph() -> None:
    assert "networkx" in loaded("import jobtheory as jt; jt.JobMap.chain('a').graph")


def test_comparing_loads_neither_pint_nor_networkx() -> None:
    source = """
import jobtheory as jt
job = jt.Job("j", jt.Purpose(["c"]), jt.JobMap.chain("a", "b"))
jt.compare(job, [jt.Solution("s", results={"c": 5}, steps={"a": 5, "b": 5})]).verdicts
"""
    assert not {"pint", "networkx", "numpy"} & (set(loaded(source)) - before())
